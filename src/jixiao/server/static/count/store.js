// What the phone keeps: cards of rounds, looks until the server has them, photos. Nothing is lost when the page is closed.
const NAME = "jixiao-count";
const VERSION = 1;

const asked = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export async function open() {
  const request = indexedDB.open(NAME, VERSION);
  request.onupgradeneeded = () => {
    const db = request.result;
    db.createObjectStore("rounds", { keyPath: "id" });
    db.createObjectStore("looks", { keyPath: "id" }).createIndex("round", "round");
    db.createObjectStore("photos", { keyPath: "id", autoIncrement: true }).createIndex("look", "look");
  };
  const db = await asked(request);
  // A newer page in another tab may want to change the tables.
  db.onversionchange = () => db.close();
  return new Store(db);
}

class Store {
  constructor(db) {
    this.db = db;
  }

  async round(id) {
    return asked(this.db.transaction("rounds").objectStore("rounds").get(id));
  }

  async keepRound(round) {
    return this.write("rounds", (store) => store.put(round));
  }

  async looks(round) {
    return asked(this.db.transaction("looks").objectStore("looks").index("round").getAll(round));
  }

  // A look and its photos, or neither.
  async keepLook(look, photos) {
    const work = this.db.transaction(["looks", "photos"], "readwrite");
    work.objectStore("looks").put(look);
    for (const blob of photos) work.objectStore("photos").add({ look: look.id, round: look.round, blob, state: "waiting" });
    return finished(work);
  }

  async markLooks(changes) {
    return this.write("looks", (store) => changes.forEach((look) => store.put(look)));
  }

  async photos(round) {
    const all = await asked(this.db.transaction("photos").objectStore("photos").getAll());
    return all.filter((photo) => photo.round === round);
  }

  async dropPhoto(id) {
    return this.write("photos", (store) => store.delete(id));
  }

  async refusePhoto(photo, reason) {
    return this.write("photos", (store) => store.put({ ...photo, state: "refused", reason }));
  }

  async forget(round) {
    for (const look of await this.looks(round)) await this.write("looks", (store) => store.delete(look.id));
    for (const photo of await this.photos(round)) await this.dropPhoto(photo.id);
    return this.write("rounds", (store) => store.delete(round));
  }

  write(name, change) {
    const work = this.db.transaction(name, "readwrite");
    change(work.objectStore(name));
    return finished(work);
  }
}

const finished = (work) =>
  new Promise((resolve, reject) => {
    work.oncomplete = () => resolve();
    work.onerror = work.onabort = () => reject(work.error);
  });
