// The stream of a page. The server sends two kinds of news, each as JSON:
//   part {name, html}   goes into the element with data-part="name"
//   row  {name, html}   goes on top of the list with data-rows="name" (data-at-most="200"), unless it is there by its id
// and says "beat" when it has nothing to say, and "again" when the stream is to be opened anew.
// A lost stream is said in #connection and opened again, first soon, then more rarely.
(() => {
  "use strict";

  const soonest = 1000;
  const rarest = 10000;
  const silence = 30000;

  const main = document.getElementById("content");
  const connection = document.getElementById("connection");
  const address = main.dataset.stream.trim();
  let source = null;
  let pause = soonest;
  let lost = false;
  let watch = null;
  // What came for a list while it had data-paused; "console:continue" with the list puts it in.
  const held = new Map();

  function replace(element, html) {
    const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
    const open = [...element.querySelectorAll("details[open][id]")].map((details) => details.id);
    element.innerHTML = html;
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    window.htmx?.process(element);
  }

  function part({ name, html }) {
    document.querySelectorAll(`[data-part="${CSS.escape(name)}"]`).forEach((element) => {
      if (element.hasAttribute("data-paused")) held.set(element, { part: html, rows: [] });
      else replace(element, html);
    });
    document.dispatchEvent(new CustomEvent("console:part", { detail: name }));
  }

  function row({ name, html }) {
    document.querySelectorAll(`[data-rows="${CSS.escape(name)}"]`).forEach((list) => {
      if (list.hasAttribute("data-paused")) hold(list, html);
      else put(list, html);
    });
  }

  // A row that is there already came with the part as well.
  function put(list, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const id = template.content.firstElementChild?.id;
    if (id && document.getElementById(id)) return;
    list.prepend(template.content);
    while (list.children.length > atMost(list)) list.lastElementChild.remove();
  }

  function atMost(list) {
    return Number(list.dataset.atMost || 200);
  }

  function hold(list, html) {
    const waiting = held.get(list) || { rows: [] };
    held.set(list, waiting);
    waiting.rows.push(html);
    if (waiting.rows.length > atMost(list)) waiting.rows.shift();
    waiting.count = (waiting.count || 0) + 1;
    document.dispatchEvent(new CustomEvent("console:held", { detail: waiting.count }));
  }

  document.addEventListener("console:continue", ({ detail: list }) => {
    const waiting = held.get(list);
    held.delete(list);
    if (waiting?.part !== undefined) replace(list, waiting.part);
    waiting?.rows.forEach((html) => put(list, html));
  });

  function say(text, isLost) {
    connection.textContent = text;
    connection.classList.toggle("lost", isLost);
    main.classList.toggle("stale", isLost);
  }

  function alive() {
    clearTimeout(watch);
    watch = setTimeout(retry, silence);
    pause = soonest;
    if (lost) {
      lost = false;
      say(connection.dataset.back, false);
    }
  }

  function close() {
    clearTimeout(watch);
    source?.close();
    source = null;
  }

  function retry() {
    close();
    if (!lost) {
      lost = true;
      say(connection.dataset.lost, true);
    }
    // Not all browsers of a room at the same moment.
    setTimeout(check, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, rarest);
  }

  // A stream can not tell "no longer logged in" from "gone"; this can.
  async function check() {
    try {
      const answer = await fetch("/session", {
        headers: { "X-Requested-With": "JavaScript" },
        redirect: "manual",
        cache: "no-store",
      });
      if (answer.status === 204) return open();
      if ([401, 403, 499].includes(answer.status) || answer.type === "opaqueredirect") {
        say("", true);
        document.getElementById("logged-out").hidden = false;
        return undefined;
      }
    } catch {
      // Still gone.
    }
    return retry();
  }

  function open() {
    close();
    const opened = new EventSource(address);
    source = opened;
    const on = (type, handle) =>
      opened.addEventListener(type, (event) => {
        if (source !== opened) return;
        alive();
        handle(JSON.parse(event.data));
      });
    on("beat", () => {});
    on("part", part);
    on("row", row);
    on("again", open);
    opened.addEventListener("error", () => {
      if (source === opened) retry();
    });
    clearTimeout(watch);
    watch = setTimeout(retry, silence);
  }

  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && address) open();
  });
  if (address) open();
})();
