// What a look at a card comes to, as the server will say it too (monitoring/assets/stocktaking).
export const LABELS = { match: "相符", misplaced: "错位", status: "状态不符", missing: "没有找到", surplus: "盘盈" };

export const fold = (text) => (text || "").normalize("NFKC").replace(/\s+/g, "").toLowerCase();

export function compare(card, look, statuses) {
  if (look.gone) return { result: "missing", told: ["没有找到"] };
  if (!card) return { result: "surplus", told: ["没有资产卡片"] };
  const told = [];
  const moved = (label, book, found) => {
    if (found && fold(found) !== fold(book)) told.push(`${label}：账上“${book || "未填"}”，实际“${found}”`);
  };
  if (!card.inside) told.push("不在本轮盘点范围内");
  moved("地点", card.place, look.place);
  moved("使用人", card.holder, look.holder);
  let result = told.length ? "misplaced" : "match";
  if (look.status && look.status !== card.status) {
    told.push(`状态：账上“${statuses[card.status] || card.status}”，实际“${statuses[look.status]}”`);
    if (result === "match") result = "status";
  }
  return { result, told };
}
