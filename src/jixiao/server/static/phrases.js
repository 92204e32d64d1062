// Puts a phrase into its field where the cursor is; without script the phrases are a list to copy from.
"use strict";

const insert = (button) => {
  const field = document.getElementById(button.dataset.insertsInto);
  const text = button.closest("li").querySelector("[data-phrase]").textContent;
  const room = field.maxLength < 0 ? text.length : field.maxLength - field.value.length + field.selectionEnd - field.selectionStart;
  if (room < text.length) {
    button.textContent = "写不下了";
    return;
  }
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
};

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("button[data-inserts-into]")) {
    button.hidden = !document.getElementById(button.dataset.insertsInto);
    button.addEventListener("click", () => insert(button));
  }
});
