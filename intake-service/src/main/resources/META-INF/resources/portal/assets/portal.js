// Without this script everything works as well: the page of a flag then has to be fetched anew.
"use strict";

// Follows a flag: fetches the part of the page that changes, and says aloud which name now stands where.
const names = document.querySelector("[data-follow]");
if (names) {
  const live = document.getElementById("live");
  const statuses = () => new Map([...names.querySelectorAll("[data-name]")].map(row => [row.dataset.name, row.dataset.status]));
  let shown = null;
  let patience = 2000;
  const look = async () => {
    try {
      const answer = await fetch(names.dataset.follow, {headers: {"X-Requested-With": "JavaScript"}});
      if (answer.status === 499) {
        live.textContent = live.dataset.out;
        return;
      }
      if (!answer.ok) {
        throw new Error(answer.status);
      }
      const text = await answer.text();
      if (shown !== text) {
        const before = statuses();
        const focused = names.contains(document.activeElement);
        names.innerHTML = text;
        if (focused) {
          names.querySelector("[tabindex]").focus();
        }
        const news = [...statuses()].filter(([name, status]) => before.get(name) !== status);
        live.textContent = news.length ? news.map(([name, status]) => `${name}: ${status}`).join(". ") : live.dataset.live;
        shown = text;
        patience = 2000;
      } else {
        // What stands still is asked for less often.
        patience = Math.min(patience * 1.2, 15000);
        if (live.textContent === live.dataset.lost) {
          live.textContent = live.dataset.live;
        }
      }
    } catch {
      live.textContent = live.dataset.lost;
      patience = Math.min(patience * 2, 60000);
    }
    setTimeout(look, patience);
  };
  setTimeout(look, 500);
}

// After a form came back with faults, the list of them is where to go on.
document.getElementById("faults")?.focus();

// A form is sent once; the server sees to it as well.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", event => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  });
  // Whoever came back with the browser's button may send again; it is the same flag.
  addEventListener("pageshow", () => delete form.dataset.sent);
}
