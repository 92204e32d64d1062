// Draws each chart of the page from its specification; where that fails, its picture stands instead.
"use strict";

const NARROW = 530;

const options = {
  actions: false,
  renderer: "svg",
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true },
};

const picture = (place) => {
  const image = document.createElement("img");
  image.src = place.dataset.picture;
  image.alt = place.getAttribute("aria-label");
  place.replaceChildren(image);
};

// A narrow place is told, so that the drawing is made for it: made smaller, nobody could read its words.
const address = (place) => {
  const spec = place.dataset.spec;
  const room = place.clientWidth < NARROW ? `room=${place.clientWidth}` : "";
  return room ? `${spec}${spec.includes("?") ? "&" : "?"}${room}` : spec;
};

const draw = async (place) => {
  place.classList.add("waiting");
  try {
    const answer = await fetch(address(place), { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    const spec = await answer.json();
    const inner = document.createElement("div");
    place.replaceChildren(inner);
    await vegaEmbed(inner, spec, options);
    // A drawing is as wide as its place; its own width and height become its proportions.
    const svg = inner.querySelector("svg");
    if (svg) {
      svg.removeAttribute("width");
      svg.removeAttribute("height");
      // The place bears the name of the chart, and the table its numbers.
      svg.setAttribute("aria-hidden", "true");
    }
  } catch {
    picture(place);
  } finally {
    place.classList.remove("waiting");
  }
};

document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll(".drawn[data-spec]")) draw(place);
});
