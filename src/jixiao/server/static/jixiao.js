// Small helps for every page; each page works without them.
"use strict";

// htmx sends the token that the forms of the page carry.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token.value;
});

// A request that failed says so where the person is looking.
for (const kind of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(kind, () => {
    const place = document.getElementById("trouble");
    if (place) place.hidden = false;
  });
}
document.addEventListener("htmx:afterOnLoad", () => {
  const place = document.getElementById("trouble");
  if (place) place.hidden = true;
});

// An open menu closes on Escape and on a click elsewhere.
const menus = () => document.querySelectorAll("header details[open]");
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// A form is sent once, and the button says that it is at work. Downloads and searches (get) stay as they are.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post" || event.defaultPrevented) return;
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "1";
  if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
  setTimeout(() => {
    delete event.target.dataset.sent;
    if (event.submitter) event.submitter.removeAttribute("aria-busy");
  }, 8000);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const busy of document.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
});

// Wide tables say that there is more to the side.
const tell = () => {
  for (const box of document.querySelectorAll(".scroll")) box.classList.toggle("more", box.scrollWidth > box.clientWidth + 1);
};
addEventListener("resize", tell);
document.addEventListener("DOMContentLoaded", tell);
document.addEventListener("htmx:afterSettle", tell);

// One box in the head of a table chooses all its rows.
document.addEventListener("DOMContentLoaded", () => {
  for (const all of document.querySelectorAll("input[data-all]")) {
    const boxes = () => all.closest("table").querySelectorAll(`input[name="${all.dataset.all}"]`);
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes()) box.checked = all.checked;
    });
  }
});
