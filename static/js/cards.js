"use strict";
// A name in a report, pointed at or reached by keyboard, shows who it is. Escape puts the card away,
// the pointer may wander onto it, and a tap follows the link as ever (WCAG 1.4.13).
{
  const card = document.getElementById("card");
  const names = ".text :is(.person, .place, .organisation):not(.unsure)";
  let link = null;
  let waiting = 0;

  const close = () => {
    clearTimeout(waiting);
    link = null;
    card.hidePopover();
  };

  // Beneath the line, or above it where the window ends; never over the words it explains.
  const place = () => {
    const line = [...link.getClientRects()].at(-1);
    const room = document.documentElement.clientWidth - card.offsetWidth - 8;
    const below = line.bottom + card.offsetHeight + 8 < innerHeight;
    card.style.left = `${scrollX + Math.max(8, Math.min(line.left, room))}px`;
    card.style.top = `${scrollY + (below ? line.bottom : line.top - card.offsetHeight)}px`;
  };

  const open = (name, pause) => {
    clearTimeout(waiting);
    if (name === link) return;
    waiting = setTimeout(async () => {
      link = name;
      await htmx.ajax("GET", `${name.pathname}card/`, { target: card, source: card });
      if (link !== name || !card.childElementCount) return;
      card.showPopover();
      place();
    }, pause);
  };

  const leave = () => {
    clearTimeout(waiting);
    waiting = setTimeout(close, 250);
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const name = event.target.closest(names);
    if (name) open(name, 300);
    else if (card.contains(event.target)) clearTimeout(waiting);
    else if (link !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const name = event.target.closest(names);
    if (name && name.matches(":focus-visible")) open(name, 300);
    else if (!card.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && link) close();
  });
}
