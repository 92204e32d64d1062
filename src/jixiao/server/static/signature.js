// A signature drawn with finger or mouse: `canvas[data-signs]` names the hidden field that takes the picture when the form is sent.
"use strict";
for (const canvas of document.querySelectorAll("canvas[data-signs]")) {
  const field = document.getElementById(canvas.dataset.signs);
  const pen = canvas.getContext("2d");
  let length = 0;
  let last = null;
  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    length = 0;
    field.value = "";
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  clear();
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const next = at(event);
    Object.assign(pen, { lineWidth: 5, lineCap: "round", strokeStyle: "#10243c" });
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...next);
    pen.stroke();
    length += Math.hypot(next[0] - last[0], next[1] - last[1]);
    last = next;
    event.preventDefault();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      last = null;
      // A dot is no signature.
      if (length > 60) field.value = canvas.toDataURL("image/png");
    });
  }
  document.querySelector(`[data-clears="${canvas.id}"]`)?.addEventListener("click", clear);
}
