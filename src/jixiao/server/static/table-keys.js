// Moving between the fields of a table by keyboard, and filling a column from a spreadsheet. The page works without it.
"use strict";

const fields = (column) => [...document.querySelectorAll(`[data-column="${column}"]`)];
const told = (field) => field.dispatchEvent(new Event("input", { bubbles: true }));

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const column = field.dataset ? field.dataset.column : undefined;
  if (!column || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  // Arrows choose in a list; there only Enter moves on.
  const list = field.tagName === "SELECT";
  const step = event.key === "Enter" ? (event.shiftKey ? -1 : 1) : list ? 0 : { ArrowDown: 1, ArrowUp: -1 }[event.key] || 0;
  if (!step) return;
  event.preventDefault();
  const all = fields(column);
  const next = all[all.indexOf(field) + step];
  if (next) {
    next.focus();
    if (next.select) next.select();
  }
});

function put(field, text) {
  if (field.tagName !== "SELECT") {
    field.value = text;
    return;
  }
  const option = [...field.options].find((one) => one.text === text || one.value === text);
  if (option) field.value = option.value;
}

// A table that may grow gets another line like its last one, empty and with the next number in its names.
function grown(field) {
  const table = field.closest("table[data-grow]");
  if (!table) return false;
  const last = table.tBodies[0].lastElementChild;
  const line = last.cloneNode(true);
  const number = table.tBodies[0].rows.length;
  line.cells[0].textContent = number + 1;
  for (const one of line.querySelectorAll("[data-column]")) {
    one.name = one.name.replace(/\|\d+\|/, `|${number}|`);
    one.id = one.name;
    one.value = "";
    one.setAttribute("aria-label", one.getAttribute("aria-label").replace(/\d+/, number + 1));
    one.removeAttribute("aria-invalid");
  }
  last.after(line);
  return true;
}

document.addEventListener("paste", (event) => {
  const column = event.target.dataset ? event.target.dataset.column : undefined;
  const text = event.clipboardData.getData("text/plain").replace(/\r/g, "").replace(/\n$/, "");
  if (!column || !/[\n\t]/.test(text)) return;
  event.preventDefault();
  let all = fields(column);
  const start = all.indexOf(event.target);
  text.split("\n").forEach((line, down) => {
    if (!all[start + down] && grown(event.target)) all = fields(column);
    const first = all[start + down];
    if (!first) return;
    const row = [...first.closest("tr, .point").querySelectorAll("[data-column]")];
    line.split("\t").forEach((cell, across) => {
      const field = row[row.indexOf(first) + across];
      if (field) put(field, cell.trim());
    });
  });
  told(event.target);
});
