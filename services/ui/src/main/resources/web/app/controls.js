// What the reader does: filters and other choices, which are the page's address; theme, refresh and
// keyboard, which stay in the browser.
import htmx from "htmx.org";

const root = document.documentElement;
const byId = (id) => document.getElementById(id);

// --- choices -----------------------------------------------------------------------------------

// Links and forms ask for the page's own address, with what they change of it; htmx shows it in the browser's bar
// when the answer is there. By then the reader may have chosen the next thing, which must not lose this one.
let chosen = new URLSearchParams(location.search);
let restoring;
// What had the focus when the reader last chose; null before that.
let focused = null;

const DAYS = ["range", "from", "to"];
const isChoice = (request) => request.path.startsWith("./");

// What is still asked for when the reader chooses something else, or goes back: its answer would come too late.
function giveUp() {
  restoring?.abort();
  document.querySelectorAll("#board [hx-sync]").forEach((part) => htmx.trigger(part, "htmx:abort"));
}

// A range of one's own waits for its days, and keeps nothing else waiting.
function isWaiting(data) {
  return data.get("range") === "custom" && data.has("from") && !data.get("from") && !data.get("to");
}

// A name that is none of its list's filters nothing: the field says so, and all else stays as it is.
function unlisted(form) {
  return [...form.querySelectorAll("input[list]")].filter((field) => {
    const name = field.value.trim().toLowerCase();
    const isListed = !name || [...field.list.options].some((option) => option.value.toLowerCase() === name);
    const wrong = byId(field.id + "-wrong");
    if (!isListed || wrong.textContent) {
      wrong.textContent = isListed ? "" : wrong.dataset.wrong;
      field.setAttribute("aria-invalid", String(!isListed));
    }
    return !isListed;
  }).map((field) => field.name);
}

function wanted({ path, formData }) {
  const query = new URLSearchParams(path.slice(2).split("#")[0]);
  for (const [name, value] of formData) {
    const isDefault = value === "" || name + value === "rangeall" || name + value === "compareprevious";
    const isUnused = (name === "from" || name === "to") && formData.get("range") !== "custom";
    if (!isDefault && !isUnused) {
      query.append(name, value);
    }
  }
  return query;
}

// They are of the page as it was rendered, so only what they change is applied to what is chosen by now.
function choose(query, left) {
  const rendered = new URLSearchParams(byId("board").dataset.query);
  for (const name of new Set([...rendered.keys(), ...query.keys()])) {
    if (left.includes(name)) {
      continue;
    }
    if (!query.has(name)) {
      chosen.delete(name);
    } else if (query.get(name) !== rendered.get(name)) {
      chosen.set(name, query.get(name));
    }
  }
}

document.addEventListener("htmx:configRequest", (event) => {
  const request = event.detail;
  if (!isChoice(request)) {
    return;
  }
  const left = [...(isWaiting(request.formData) ? DAYS : []), ...unlisted(request.elt)];
  const before = String(chosen);
  choose(wanted(request), left);
  if (left.length && String(chosen) === before) {
    event.preventDefault();
    return;
  }
  giveUp();
  const [, part] = request.path.split("#");
  request.path = "./" + (chosen.size ? "?" + chosen : "") + (part ? "#" + part : "");
  request.parameters = {};
  focused = document.activeElement?.id ?? "";
});

// Enter in a field is a change and a submission: what is asked for already is not asked for twice.
document.addEventListener("submit", (event) => {
  if (event.target.id === "filter-form" && event.target.classList.contains("htmx-request")) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);

// With a key held the click is the browser's: a new tab, a new window, a download.
document.addEventListener("click", (event) => {
  const isHeld = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (isHeld && event.target.closest("a[href]")) {
    event.stopPropagation();
  }
}, true);

// Asked again for what is there already, the way back stays as long as it was.
document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history } }) => {
  if (history.path === location.pathname + location.search) {
    history.type = "replace";
  }
});

document.addEventListener("htmx:historyCacheMiss", (event) => {
  giveUp();
  restoring = event.detail.xhr;
  event.detail.swapSpec.swapStyle = "morph";
  chosen = new URLSearchParams(location.search);
  focused = document.activeElement?.id ?? "";
});

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "board" || focused === null) {
    return;
  }
  const part = event.detail.pathInfo?.anchor;
  if (part) {
    // htmx has scrolled there; who does not see it goes on from there too.
    byId(part + "-title").focus({ preventScroll: true });
  }
  const gone = document.activeElement === document.body && focused && !byId(focused);
  if (gone) {
    // In a narrow window the filters may be folded away behind their button.
    [byId("filter-range"), byId("filter-open")].find((place) => place?.checkVisibility())?.focus({ preventScroll: true });
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

const keys = {
  "?": () => help.showModal(),
  f: () => {
    byId("filter-fold")?.setAttribute("open", "");
    byId("filter-range")?.focus();
  },
  c: () => byId("clear-filters")?.click(),
  "/": () => document.querySelector("[data-typed]")?.focus(),
  n: () => byId("run-now").focus(),
  d: () => document.querySelector(".pages-nav a[href='./']").click(),
  p: () => document.querySelector(".pages-nav a[href='pipeline']").click(),
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
