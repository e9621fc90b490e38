// What the page does by itself: it asks for news, counts ages, and draws charts from the tables.
(function () {
  "use strict";

  const root = document.documentElement;
  const REFRESH = Number(root.dataset.refresh) * 1000;
  // While a run goes on or the pipeline fills up there is something to watch.
  const WATCHING = 1000;
  const motion = window.matchMedia("(prefers-reduced-motion: reduce)");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const byId = (id) => document.getElementById(id);

  // --- asking for news ---------------------------------------------------------------------------

  let asked = Date.now();
  let shownSet = byId("status").dataset.set;
  // The server's clock is the one that as-of times were made by.
  let skew = Date.parse(byId("status").dataset.now) - Date.now();
  const now = () => Date.now() + skew;

  function pause() {
    return byId("status").dataset.running || byId("board").dataset.filling ? WATCHING : REFRESH;
  }

  function poll() {
    if (document.hidden || Date.now() - asked < pause()) {
      return;
    }
    asked = Date.now();
    htmx.trigger("#status", "poll");
    if (byId("board").dataset.filling) {
      htmx.trigger("#board", "poll");
    }
  }

  function takeNewSet() {
    const set = byId("status").dataset.set;
    if (set === shownSet) {
      return;
    }
    shownSet = set;
    for (const part of document.querySelectorAll("[hx-trigger=refresh]")) {
      htmx.trigger(part, "refresh");
    }
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const etag = event.detail.elt.dataset.etag;
    if (etag) {
      event.detail.headers["If-None-Match"] = etag;
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const answer = event.detail.xhr;
    const etag = answer && answer.getResponseHeader("ETag");
    if (etag && event.detail.elt.id === "status") {
      event.detail.elt.dataset.etag = etag;
    }
  });
  for (const failure of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, () => { byId("offline").hidden = false; });
  }
  document.addEventListener("htmx:beforeOnLoad", () => { byId("offline").hidden = true; });
  document.addEventListener("htmx:afterSettle", () => {
    tick();
    takeNewSet();
    draw();
  });
  document.addEventListener("visibilitychange", poll);

  // A choice becomes part of the address, so that a link or a reload shows the same.
  document.addEventListener("click", (event) => {
    const choice = event.target.closest("a.choice");
    if (choice && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      history.replaceState(null, "", choice.getAttribute("href").split("#")[0]);
    }
  });
  document.addEventListener("submit", (event) => {
    if (byId("run-now").getAttribute("aria-disabled") === "true") {
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
    if (seconds < 3600) return ", in " + Math.floor(seconds / 60) + " min " + (seconds % 60) + " s";
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

  // --- charts ------------------------------------------------------------------------------------

  const drawn = new WeakMap();

  function colour(name) {
    return getComputedStyle(root).getPropertyValue(name).trim();
  }

  // The cells hold the numbers and their texts; a chart says nothing that the table does not.
  function read(figure) {
    const column = Number(figure.dataset.column);
    const table = byId(figure.dataset.table);
    return {
      title: table.tHead.rows[0].cells[column].textContent,
      points: [...table.tBodies[0].rows].map((row) => ({
        label: row.cells[0].textContent,
        value: Number(row.cells[column].dataset.value),
        text: row.cells[column].textContent,
        partial: row.classList.contains("partial"),
      })),
    };
  }

  function axisFormat(currency) {
    const style = currency ? { style: "currency", currency } : {};
    const format = new Intl.NumberFormat(root.lang, {
      ...style, notation: "compact", maximumFractionDigits: 1, minimumFractionDigits: 0,
    });
    return (value) => format.format(value);
  }

  function option(figure) {
    const kind = figure.dataset.chart;
    const { title, points } = read(figure);
    const accent = colour("--accent");
    const lying = kind === "bar";
    const narrow = figure.clientWidth < 520;
    const names = points.map((point) => point.label);
    const label = { color: colour("--muted"), fontSize: 12 };
    const categories = {
      type: "category",
      data: names,
      inverse: lying,
      boundaryGap: kind !== "line",
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--line") } },
      axisLabel: {
        ...label,
        hideOverlap: true,
        // Of hours, only the days' beginnings are named.
        ...(kind === "line"
          ? {
              interval: (index, name) => name.endsWith(", 00:00"),
              formatter: (name) => name.split(",")[0],
            }
          : {}),
        ...(lying ? { width: narrow ? 90 : 150, overflow: "truncate" } : {}),
      },
    };
    const values = {
      type: "value",
      splitNumber: lying && narrow ? 3 : 4,
      minInterval: figure.dataset.currency ? 0 : 1,
      axisLabel: { ...label, formatter: axisFormat(figure.dataset.currency), hideOverlap: true },
      splitLine: { lineStyle: { color: colour("--grid") } },
    };
    return {
      animation: !motion.matches,
      animationDuration: 250,
      animationDurationUpdate: 250,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: lying ? 14 : 4, right: 16, top: 12, bottom: 4, containLabel: true },
      xAxis: lying ? values : categories,
      yAxis: lying ? categories : values,
      tooltip: {
        trigger: "axis",
        // Drawn on the canvas: a name with markup in it is only ever text.
        renderMode: "richText",
        confine: true,
        axisPointer: { type: kind === "line" ? "line" : "shadow", animation: false },
        backgroundColor: colour("--surface"),
        borderColor: colour("--line"),
        textStyle: { color: colour("--text"), fontSize: 13 },
        formatter: ([at]) => {
          const point = points[at.dataIndex];
          // Braces and bars would be read as styles.
          const name = point.label.replace(/[{}|]/g, " ").slice(0, 60);
          return name + "\n" + title + ": " + point.text + (point.partial ? " so far" : "");
        },
      },
      series: [{
        name: title,
        type: kind === "line" ? "line" : "bar",
        data: points.map((point) => ({
          value: point.value,
          itemStyle: point.partial ? { opacity: 0.5 } : {},
        })),
        color: accent,
        barMaxWidth: lying ? 22 : 44,
        itemStyle: { borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
        showSymbol: false,
        lineStyle: { width: 2 },
        areaStyle: kind === "line" ? { opacity: 0.1 } : undefined,
      }],
    };
  }

  function draw() {
    for (const figure of document.querySelectorAll("figure[data-chart]")) {
      const canvas = figure.querySelector(".canvas");
      const version = document.body.clientWidth + figure.outerHTML.split(">")[0]
        + byId(figure.dataset.table).textContent + dark.matches;
      if (drawn.get(canvas) === version) {
        continue;
      }
      drawn.set(canvas, version);
      const rows = byId(figure.dataset.table).tBodies[0].rows.length;
      figure.classList.toggle("chart-tall", figure.dataset.chart === "bar" && rows > 9);
      const chart = echarts.getInstanceByDom(canvas) || echarts.init(canvas);
      chart.resize();
      chart.setOption(option(figure), { notMerge: true });
    }
  }

  document.addEventListener("click", (event) => {
    const toggle = event.target.closest("button.toggle");
    if (!toggle) {
      return;
    }
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
  });

  let resizing;
  window.addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(draw, 100);
  });
  dark.addEventListener("change", draw);
  window.addEventListener("beforeprint", draw);

  draw();
  tick();
  setInterval(() => {
    tick();
    poll();
  }, 1000);
})();
