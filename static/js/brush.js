"use strict";

// A stretch of the search's histogram is drawn with the pointer; each bar alone is a link anyway.
{
  let drawn = null;

  const at = (event) => {
    const box = drawn.chart.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * drawn.chart.viewBox.baseVal.width;
  };
  const bars = () => {
    const [from, to] = [drawn.from, drawn.to].sort((one, other) => one - other);
    return [...drawn.chart.querySelectorAll("a")].map((link) => {
      const { x, width } = link.querySelector(".target").getBBox();
      return { link, within: x < to && x + width > from };
    });
  };
  const show = (all) => {
    for (const { link, within } of all) link.setAttribute("fill-opacity", within ? "1" : ".3");
  };
  const clear = () => {
    for (const link of drawn.chart.querySelectorAll("a")) link.removeAttribute("fill-opacity");
    drawn = null;
  };

  document.addEventListener("dragstart", (event) => {
    if (event.target.closest?.(".over-time")) event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    const chart = event.target.closest?.(".over-time svg");
    if (!chart || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    drawn = { chart, moved: false };
    drawn.from = drawn.to = at(event);
  });
  document.addEventListener("pointermove", (event) => {
    if (!drawn) return;
    drawn.to = at(event);
    drawn.moved ||= Math.abs(drawn.to - drawn.from) > 6;
    if (drawn.moved) show(bars());
  });
  document.addEventListener("pointercancel", () => { if (drawn) clear(); });
  document.addEventListener("pointerup", (event) => {
    if (!drawn) return;
    const chosen = bars().filter((bar) => bar.within).map((bar) => bar.link.dataset);
    const [chart, moved] = [drawn.chart, drawn.moved];
    clear();
    if (!moved) return;
    // The click that comes next, if any, would follow the bar under the pointer.
    const stop = (click) => { click.preventDefault(); click.stopPropagation(); };
    chart.addEventListener("click", stop, true);
    setTimeout(() => chart.removeEventListener("click", stop, true));
    if (!chosen.length) return;
    const [first, last] = ["from", "to"].map((end) => document.getElementById(`id_published_${end}`));
    first.value = chosen[0].first;
    last.value = chosen.at(-1).last;
    last.dispatchEvent(new Event("change", { bubbles: true }));
  });

  const hint = () => {
    for (const each of document.querySelectorAll("[data-brush]")) each.hidden = false;
  };
  hint();
  document.addEventListener("htmx:afterSwap", hint);
}
