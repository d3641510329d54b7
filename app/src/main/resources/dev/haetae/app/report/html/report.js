"use strict";
(() => {
  const filter = document.querySelector(".filter");
  if (!filter) {
    return;
  }
  const findings = [...document.querySelectorAll(".finding")];
  const search = document.getElementById("search");
  const buttons = [...filter.querySelectorAll("[data-severity]")];
  const openAll = document.getElementById("open-all");

  const apply = () => {
    const wanted = search.value.trim().toLowerCase();
    const severities = new Set(
      buttons
        .filter((each) => each.getAttribute("aria-pressed") === "true")
        .map((each) => each.dataset.severity),
    );
    for (const finding of findings) {
      const named = finding.textContent.toLowerCase().includes(wanted);
      finding.hidden = !(named && severities.has(finding.dataset.severity));
    }
  };

  const openEach = (isOpen) => {
    findings.forEach((each) => {
      each.open = isOpen;
    });
    openAll.textContent = isOpen ? "Close all" : "Open all";
  };

  buttons.forEach((each) =>
    each.addEventListener("click", () => {
      each.setAttribute("aria-pressed", String(each.getAttribute("aria-pressed") !== "true"));
      apply();
    }),
  );
  search.addEventListener("input", apply);
  openAll.addEventListener("click", () => openEach(openAll.textContent === "Open all"));
  window.addEventListener("beforeprint", () => openEach(true));
  filter.hidden = false;
})();
