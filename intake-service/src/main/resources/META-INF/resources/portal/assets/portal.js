// Without this script everything works as well: the page of a flag then has to be fetched anew.
"use strict";

// Follows a flag: is told by a stream of the server that something is new, fetches the part of the page that changes, and
// says aloud which name now stands where. By fetch, since an EventSource does not tell a lost login from a lost connection.
const names = document.querySelector("[data-follow]");
if (names) {
  const live = document.getElementById("live");
  const ours = {"X-Requested-With": "JavaScript"};
  const wait = time => new Promise(done => setTimeout(done, time));
  const say = text => {
    if (live.textContent !== text) {
      live.textContent = text;
    }
  };
  const statuses = () => new Map([...names.querySelectorAll("[data-name]")].map(row => [row.dataset.name, row.dataset.status]));
  let shown = null;
  const show = text => {
    if (shown === text) {
      return;
    }
    const before = statuses();
    const focused = names.contains(document.activeElement);
    names.innerHTML = text;
    if (focused) {
      names.querySelector("[tabindex]").focus();
    }
    const news = [...statuses()].filter(([name, status]) => before.get(name) !== status);
    say(news.length ? news.map(([name, status]) => `${name}: ${status}`).join(". ") : live.dataset.live);
    shown = text;
  };
  const get = async (address, headers) => {
    const answer = await fetch(address, {headers: {...ours, ...headers}});
    if (answer.status === 499) {
      say(live.dataset.out);
      throw new DOMException("logged out", "AbortError");
    }
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    return answer;
  };
  const look = async () => show(await (await get(names.dataset.follow)).text());
  const follow = async () => {
    let last = null;
    let patience = 1000;
    for (;;) {
      try {
        const stream = await get(`/portal/flags/${names.dataset.flag}/events`, last ? {"Last-Event-ID": last} : {});
        if (stream.status === 204) {
          return;
        }
        const reader = stream.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = "";
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          patience = 1000;
          const events = (rest + part.value).split("\n\n");
          rest = events.pop();
          for (const id of events.map(event => event.match(/^id: ?(.+)$/m)).filter(Boolean)) {
            await look();
            last = id[1];
          }
          if (live.textContent === live.dataset.lost) {
            say(live.dataset.live);
          }
        }
      } catch (problem) {
        if (problem.name === "AbortError") {
          return;
        }
        say(live.dataset.lost);
        // Where there is no place for one more stream, the page is looked at now and then.
        patience = Math.min(patience * 2, 60000);
      }
      await wait(patience);
    }
  };
  follow();
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
