// What the page does by itself: it asks for news and counts ages.
import htmx from "htmx.org";

const root = document.documentElement;
// While a run goes on or the pipeline fills up there is something to watch.
const WATCHING = 1000;
const LIVE = 2000;
// As long as it takes to read a line.
const READ = 2000;
const BOARD = "fragments/board";
const byId = (id) => document.getElementById(id);

// --- asking for news ---------------------------------------------------------------------------

// As much as the page has been open: nobody sets that clock.
let asked = performance.now();
let askedLive = asked;
let shownSet = byId("status").dataset.set;
// The server's clock is the one that as-of times were made by.
let skew = Date.parse(byId("status").dataset.now) - Date.now();
const now = () => Date.now() + skew;

// Zero seconds mean that nobody is to be asked.
function interval() {
  return Number(root.dataset.refresh) * 1000 || Infinity;
}

function pause() {
  const watching = byId("status").dataset.running || document.querySelector("[data-filling]");
  return watching ? Math.min(WATCHING, interval()) : interval();
}

function pollLive() {
  if (!document.hidden && interval() < Infinity && performance.now() - askedLive >= LIVE) {
    askedLive = performance.now();
    for (const part of document.querySelectorAll("[data-live]")) {
      htmx.trigger(part, "poll");
    }
  }
}

function poll() {
  if (document.hidden || performance.now() - asked < pause()) {
    return;
  }
  asked = performance.now();
  for (const part of document.querySelectorAll("[hx-trigger=poll]:not([data-live])")) {
    htmx.trigger(part, "poll");
  }
}

// What nobody sees is refreshed when it comes into sight.
const stale = new Set();

function refreshStale() {
  // A choice brings all parts anew, and would be given up for one of them.
  if (document.querySelector("#board :is(a, form).htmx-request")) {
    return;
  }
  for (const part of stale) {
    const box = part.getBoundingClientRect();
    if (!part.isConnected) {
      stale.delete(part);
    } else if (!document.hidden && box.top < innerHeight && box.bottom > 0) {
      stale.delete(part);
      htmx.trigger(part, "refresh");
    }
  }
}

function takeNewSet() {
  const set = byId("status").dataset.set;
  if (set !== shownSet) {
    shownSet = set;
    document.querySelectorAll("[hx-trigger=refresh]").forEach((part) => stale.add(part));
    refreshStale();
  }
}

for (const moved of ["scroll", "resize", "visibilitychange"]) {
  document.addEventListener(moved, refreshStale, { passive: true, capture: true });
}

// The session is over. This page's address leads through the sign-in and back to it.
function signInAgain() {
  if (byId("session-ended").hidden) {
    byId("session-ended").hidden = false;
    setTimeout(() => location.reload(), READ);
  }
}

// The answer to a question that has changed since is dropped.
document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.elt;
  const path = event.detail.requestConfig.path;
  const current = part.id === "board" ? BOARD + location.search : part.getAttribute("hx-get");
  if (part.matches("#board, [hx-trigger=refresh]") && path !== current) {
    event.detail.shouldSwap = false;
  }
});
document.addEventListener("htmx:configRequest", (event) => {
  // The first numbers are those that the address asks for.
  if (event.detail.path === BOARD) {
    event.detail.path = BOARD + location.search;
  }
  const etag = event.detail.elt.dataset.etag;
  if (etag) {
    event.detail.headers["If-None-Match"] = `W/"${etag}"`;
  }
});
const gone = () => { byId("offline").hidden = false; };
for (const failure of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, gone);
}
// Of the way back htmx does not say that.
document.addEventListener("htmx:historyCacheMiss", ({ detail: { xhr } }) => {
  xhr.timeout = htmx.config.timeout;
  xhr.onerror = xhr.ontimeout = gone;
});
for (const answer of ["htmx:beforeOnLoad", "htmx:historyCacheMissLoad", "htmx:historyCacheMissLoadError"]) {
  document.addEventListener(answer, ({ detail: { xhr } }) => {
    // A proxy answers for a dashboard that is gone.
    byId("offline").hidden = xhr.status < 500;
    if (xhr.status === 401) {
      signInAgain();
    }
  });
}
document.addEventListener("htmx:afterSettle", () => {
  tick();
  takeNewSet();
});
document.addEventListener("visibilitychange", poll);

document.addEventListener("submit", (event) => {
  if (event.target.classList.contains("run")
      && byId("run-now").getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// --- ages --------------------------------------------------------------------------------------

function ageText(milliseconds) {
  const minutes = Math.floor(milliseconds / 60000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return minutes + " min old";
  if (minutes < 1440) return Math.floor(minutes / 60) + " h " + (minutes % 60) + " min old";
  return Math.floor(minutes / 1440) + " d " + (Math.floor(minutes / 60) % 24) + " h old";
}

function countdownText(milliseconds) {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 0) return ", due now";
  if (seconds < 60) return ", in " + seconds + " s";
  if (seconds < 3600) return ", in " + Math.ceil(seconds / 60) + " min";
  return ", in " + Math.floor(seconds / 3600) + " h " + (Math.floor(seconds / 60) % 60) + " min";
}

function say(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

function tick() {
  const age = byId("age");
  if (age) {
    say(age, ageText(now() - Date.parse(age.dataset.ageOf)));
    const line = byId("as-of");
    const level =
      now() >= Date.parse(line.dataset.staleFrom) ? "stale"
      : now() >= Date.parse(line.dataset.lateFrom) ? "late" : "fresh";
    if (line.dataset.level !== level) {
      line.dataset.level = level;
    }
  }
  const countdown = byId("countdown");
  if (countdown) {
    say(countdown, countdownText(Date.parse(countdown.dataset.countdownTo) - now()));
  }
}

tick();
setInterval(() => {
  tick();
  poll();
  pollLive();
  refreshStale();
}, 1000);
