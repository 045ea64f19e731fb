"use strict";

// Something that has to last beyond the page; where storage is switched off it lasts as long as that.
const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* not kept */ } };
const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };

// What the next page is made by, beside its address.
const tell = (name, value) => {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
};

// Single keys, unless the reader is typing or has switched them off (WCAG 2.1.4).
const dialog = document.getElementById("keys");
const switched = dialog.querySelector("input");
const places = { h: "/", p: "/people/", d: "/dates/", e: "/events/", s: "/stories/" };
let going = 0;

// The first link of each entry of the page's lists; those folded away are none.
const entries = () => [...document.querySelectorAll(
  "main :is(.river, .texts, .results, .names, .relatives) > li")]
  .map((entry) => entry.querySelector("h3 a, b a, a"))
  .filter((link) => link?.checkVisibility());

// From where the reader is, also between two entries, to the next or the one before.
const step = (forward) => {
  const links = entries();
  const here = document.activeElement;
  const order = (link) => here.compareDocumentPosition(link);
  const next = here === document.body || here.id === "main"
    ? links[0]
    : forward
      ? links.find((link) => order(link) & Node.DOCUMENT_POSITION_FOLLOWING)
      : links.findLast((link) => order(link) & Node.DOCUMENT_POSITION_PRECEDING && !link.contains(here));
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const act = {
  "/": () => {
    const field = document.querySelector("[data-search]");
    field?.focus();
    field?.select();
  },
  "?": () => dialog.showModal(),
  j: () => step(true),
  k: () => step(false),
  o: () => { if (entries().includes(document.activeElement)) document.activeElement.click(); },
  g: () => { going = Date.now(); },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const field = "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";
  if (event.target.closest(field) || dialog.open || !switched.checked) return;
  const place = Date.now() - going < 1500 && places[event.key];
  going = 0;
  // The editors' queue has keys of its own; each names the button or link it presses.
  const pressed = /^[a-z]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
  if (place) location.assign(place);
  else if (pressed) pressed.click();
  else if (act[event.key]) act[event.key]();
  else return;
  event.preventDefault();
});

switched.checked = kept("keys") !== "off";
switched.addEventListener("change", () => keep("keys", switched.checked ? "on" : "off"));
for (const button of document.querySelectorAll("[data-keys]")) {
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
}

// When the reader was here before, for the front page to say what came since (articles/visits.py):
// the last page of the visit before, and the newest. It tells nobody from anybody.
if (location.pathname === "/") {
  const now = Math.floor(Date.now() / 1000);
  const [before = "", newest = ""] = (/(?:^|; )visits=([\d.]*)/.exec(document.cookie)?.[1] ?? "").split(".");
  const visit = now - newest < 1800 ? before : newest;
  tell("visits", `${visit}.${now}`);
}

// An answer that replaces what had the focus must not send the reader back to the top of the page.
document.addEventListener("htmx:afterSettle", (event) => {
  if (document.activeElement !== document.body || event.target.id === "card") return;
  event.target.tabIndex = -1;
  event.target.focus({ preventScroll: true });
});

// What could not be fetched says so where it was to stand; the next answer takes its place.
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  document.addEventListener(failure, ({ detail: { target } }) => {
    if (target.id === "card") return;
    const note = document.createElement("p");
    Object.assign(note, { className: "error", role: "alert" });
    note.textContent = document.getElementById("announce").dataset.failed;
    target.prepend(note);
  });
}

// The switch between light and dark; without it the reader's system decides.
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const label = () => { button.textContent = theme() === "dark" ? button.dataset.light : button.dataset.dark; };
  label();
  button.hidden = false;
  dark.addEventListener("change", label);
  button.addEventListener("click", () => {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    tell("theme", root.dataset.theme);
    label();
  });
}
