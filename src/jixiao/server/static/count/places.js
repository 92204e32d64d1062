// The round room by room: how far every place is, and the place that somebody stands in.
import { fold } from "./compare.js";

const NOWHERE = "（卡片上没写地点）";
const order = new Intl.Collator("zh-CN", { numeric: true });

export class Places {
  constructor() {
    this.names = new Map();
    this.codes = new Map();
  }

  // Takes the cards to be counted; the same place written in another width or with blanks is one place.
  build(cards) {
    this.names.clear();
    this.codes.clear();
    for (const { code, place } of cards) {
      const key = fold(place);
      if (!this.names.has(key)) this.names.set(key, place || NOWHERE);
      if (!this.codes.has(key)) this.codes.set(key, []);
      this.codes.get(key).push(code);
    }
  }

  has(text) {
    return this.codes.has(fold(text));
  }

  // [{key, name, seen, all}], what is not finished first, then by name with numbers in their order.
  progress(isSeen) {
    const told = [...this.codes].map(([key, codes]) => ({ key, name: this.names.get(key), all: codes.length, seen: codes.filter(isSeen).length }));
    return told.sort((one, other) => (one.seen === one.all) - (other.seen === other.all) || order.compare(one.name, other.name));
  }

  listed() {
    return [...this.names].filter(([key]) => key).map(([, name]) => name).sort(order.compare);
  }

  within(key) {
    return this.codes.get(key) || [];
  }
}
