"use strict";
// A dot of the comparison opens its sentence where the reader is; without this its link leads to the words in their report.
{
  const drawer = document.getElementById("drawer");
  const show = (link) => {
    for (const part of drawer.querySelectorAll("[data-part]")) part.textContent = link.dataset[part.dataset.part];
    drawer.querySelector("a").href = link.href;
    drawer.showPopover({ source: link });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-words]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(link);
  });
}
