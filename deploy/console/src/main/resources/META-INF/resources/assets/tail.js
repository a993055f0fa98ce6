// Pause: rows that come are held back by console.js while the list has data-paused, and put in afterwards.
(() => {
  "use strict";

  const button = document.getElementById("pause");
  const list = document.querySelector("[data-rows=tail]");
  if (!button || !list) return;
  const held = document.getElementById("held");
  const said = document.getElementById("pause-said");

  button.hidden = false;
  button.addEventListener("click", () => {
    const paused = list.toggleAttribute("data-paused");
    button.setAttribute("aria-pressed", String(paused));
    button.textContent = paused ? button.dataset.continue : button.dataset.pause;
    said.textContent = paused ? said.dataset.paused : said.dataset.goesOn;
    held.textContent = "";
    if (!paused) document.dispatchEvent(new CustomEvent("console:continue", { detail: list }));
  });
  document.addEventListener("console:held", (event) => {
    held.textContent = `${event.detail} ${held.dataset.text}`;
  });
})();
