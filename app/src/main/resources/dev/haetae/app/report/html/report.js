"use strict";
(() => {
  const findings = [...document.querySelectorAll(".finding")];

  /* Shows what filters leave over. */
  const prepareFilter = (filter) => {
    const search = document.getElementById("search");
    const buttons = [...filter.querySelectorAll("[data-severity]")];
    const openAll = document.getElementById("open-all");
    const isPressed = (button) => button.getAttribute("aria-pressed") === "true";

    const apply = () => {
      const wanted = search.value.trim().toLowerCase();
      const severities = new Set(buttons.filter(isPressed).map((each) => each.dataset.severity));
      for (const finding of findings) {
        const named = finding.textContent.toLowerCase().includes(wanted);
        finding.hidden = !(named && severities.has(finding.dataset.severity));
      }
    };
    const openEach = () => {
      const isOpen = openAll.textContent === "Open all";
      findings.forEach((each) => {
        each.open = isOpen;
      });
      openAll.textContent = isOpen ? "Close all" : "Open all";
    };

    buttons.forEach((each) =>
      each.addEventListener("click", () => {
        each.setAttribute("aria-pressed", String(!isPressed(each)));
        apply();
      }),
    );
    search.addEventListener("input", apply);
    openAll.addEventListener("click", openEach);
    filter.hidden = false;
  };

  /* What a link names may be hidden by the filter, or lie in what is closed. */
  const openNamed = () => {
    const named = document.getElementById(location.hash.slice(1));
    for (let each = named; each; each = each.parentElement) {
      if (each.tagName === "DETAILS") {
        each.hidden = false;
        each.open = true;
      }
    }
    named?.scrollIntoView();
  };

  /* Paper cannot be opened; records stay closed, for they are long. */
  let closedOnScreen = [];
  const setOpen = (isOpen) =>
    closedOnScreen.forEach((each) => {
      each.open = isOpen;
    });
  const openForPaper = () => {
    closedOnScreen = [...document.querySelectorAll("details:not(.evidence):not([open])")];
    setOpen(true);
  };

  const filter = document.querySelector(".filter");
  if (filter) {
    prepareFilter(filter);
  }
  window.addEventListener("beforeprint", openForPaper);
  window.addEventListener("afterprint", () => setOpen(false));
  window.addEventListener("hashchange", openNamed);
  openNamed();
})();
