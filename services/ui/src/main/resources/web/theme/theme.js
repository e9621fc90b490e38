// Runs before the first paint, so that nothing moves or flashes when the other scripts arrive: with a
// script, charts stand in for their tables, and the reader's choices of before hold.
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  // Without them, as of a release that is gone, nobody draws the charts: then the tables are the page.
  document.addEventListener("error", (event) => {
    if (event.target.tagName === "SCRIPT") {
      root.classList.remove("js");
    }
  }, true);
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") {
      root.dataset.theme = theme;
    }
    const refresh = localStorage.getItem("refresh");
    if (/^\d{1,4}$/.test(refresh || "")) {
      root.dataset.refresh = refresh;
    }
  } catch (storageIsForbidden) {
    // Then nothing was chosen before.
  }
})();
