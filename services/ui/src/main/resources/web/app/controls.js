// What the reader does: filters and other choices, which are the page's address; theme, refresh and
// keyboard, which stay in the browser.
import htmx from "htmx.org";

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
// As long as a pause in typing.
const TYPED = 300;

// --- choices -----------------------------------------------------------------------------------

// Links and forms are of the page as it was rendered. Whoever is quicker than the answer to a choice
// must not lose it, so only what they change is applied to what is chosen by now.
function changed(search) {
  const rendered = new URLSearchParams(byId("board").dataset.query);
  const wanted = new URLSearchParams(search);
  const chosen = new URLSearchParams(location.search);
  for (const name of new Set([...rendered.keys(), ...wanted.keys()])) {
    if (!wanted.has(name)) {
      chosen.delete(name);
    } else if (wanted.get(name) !== rendered.get(name)) {
      chosen.set(name, wanted.get(name));
    }
  }
  return chosen.size ? "?" + chosen : "";
}

function go(search) {
  const query = changed(search);
  if (query !== location.search) {
    history.pushState(null, "", location.pathname + query);
  }
  show();
}

// What had the focus when the reader last chose; null before that.
let focused = null;

function show() {
  focused = document.activeElement ? document.activeElement.id : "";
  htmx.ajax("GET", "fragments/board" + location.search, {
    source: "#board", target: "#board", swap: "morph",
  });
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "board" || focused === null) {
    return;
  }
  const gone = document.activeElement === document.body && focused && !byId(focused);
  if (gone && byId("filter-range")) {
    byId("filter-range").focus({ preventScroll: true });
  }
  announce();
});

function announce() {
  const chips = [...document.querySelectorAll(".chip")].map((chip) => chip.textContent.replace("×", "").trim());
  const text = chips.length ? "Filtered by " + chips.join(", ") : "Not filtered";
  if (byId("announce").textContent !== text) {
    byId("announce").textContent = text;
  }
}

function queryOf(form) {
  const query = new URLSearchParams();
  const data = new FormData(form);
  for (const [name, value] of data) {
    const isDefault = value === "" || name + value === "rangeall" || name + value === "compareprevious";
    const isUnused = (name === "from" || name === "to") && data.get("range") !== "custom";
    if (!isDefault && !isUnused) {
      query.append(name, value);
    }
  }
  return query.size ? "?" + query : "";
}

// A range of one's own waits for its days.
function isWaiting(form) {
  const data = new FormData(form);
  return data.get("range") === "custom" && !data.get("from") && !data.get("to");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) {
    event.preventDefault();
    // Slices of a bar are links within an SVG, which have no search of their own.
    go(new URL(link.getAttribute("href"), location).search);
  }
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-go]")) {
    event.preventDefault();
    go(queryOf(event.target));
  }
});
document.addEventListener("change", (event) => {
  const form = event.target.closest("form.filter-form");
  if (form && !isWaiting(form)) {
    go(queryOf(form));
  }
});
let typing;
document.addEventListener("input", (event) => {
  if (event.target.matches("[data-typed]")) {
    clearTimeout(typing);
    typing = setTimeout(() => go(queryOf(event.target.form)), TYPED);
  }
});
window.addEventListener("popstate", () => {
  if (byId("board")) {
    show();
  }
});

// --- theme and refresh -------------------------------------------------------------------------

function keep(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch (storageIsForbidden) {
    // Then it holds until the page is left.
  }
}

const theme = byId("theme-choice");
theme.value = root.dataset.theme || "system";

function paint(choice) {
  if (choice === "light" || choice === "dark") {
    root.dataset.theme = choice;
  } else {
    delete root.dataset.theme;
  }
  theme.value = root.dataset.theme || "system";
  document.dispatchEvent(new Event("themechange"));
}

theme.addEventListener("change", () => {
  paint(theme.value);
  keep("theme", theme.value);
});
// Chosen in another tab; without a key, all that was kept is gone.
window.addEventListener("storage", (event) => {
  if (event.key === "theme" || event.key === null) {
    paint(event.newValue);
  }
});

const refresh = byId("refresh-choice");
if ([...refresh.options].some((option) => option.value === root.dataset.refresh)) {
  refresh.value = root.dataset.refresh;
} else {
  root.dataset.refresh = refresh.value;
}
refresh.addEventListener("change", () => {
  root.dataset.refresh = refresh.value;
  keep("refresh", refresh.value);
});

// --- keyboard ----------------------------------------------------------------------------------

const help = byId("help");
const shortcuts = byId("shortcuts");
byId("help-open").addEventListener("click", () => help.showModal());
try {
  shortcuts.checked = localStorage.getItem("shortcuts") !== "off";
} catch (storageIsForbidden) {
  // Then they work.
}
shortcuts.addEventListener("change", () => keep("shortcuts", shortcuts.checked ? "on" : "off"));

const focus = (element) => {
  if (element) {
    element.focus();
  }
};
const press = (element) => {
  if (element) {
    element.click();
  }
};
const keys = {
  "?": () => help.showModal(),
  f: () => focus(byId("filter-range")),
  c: () => press(byId("clear-filters")),
  "/": () => focus(document.querySelector("[data-typed]")),
  n: () => focus(byId("run-now")),
  d: () => press(document.querySelector(".pages-nav a[href='./']")),
  p: () => press(document.querySelector(".pages-nav a[href='pipeline']")),
};
document.addEventListener("keydown", (event) => {
  // A dialog that has just closed keeps the focus until the next frame: nobody types there.
  const typingInto =
    event.target.checkVisibility() && event.target.closest("input, select, textarea, dialog");
  const act = keys[event.key];
  if (act && shortcuts.checked && !typingInto && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    act();
  }
});
