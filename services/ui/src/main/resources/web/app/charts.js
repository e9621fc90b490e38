// Draws charts from the tables beside them.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const root = document.documentElement;
const motion = window.matchMedia("(prefers-reduced-motion: reduce)");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const byId = (id) => document.getElementById(id);
const drawn = new WeakMap();
// Where the pointer is on a canvas: the tooltip there is opened again over new numbers.
const pointed = new WeakMap();

// The style sheet's colours depend on the theme; only a used one is a colour to a canvas.
const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);

function colour(name) {
  probe.style.color = "var(" + name + ")";
  return getComputedStyle(probe).color;
}

// The cells hold the numbers and their texts; a chart says nothing that the table does not.
function read(figure) {
  const column = Number(figure.dataset.column);
  const columns = (names) => (names || "").split(" ").filter(Boolean).map(Number);
  const before = columns(figure.dataset.previous);
  const goal = Number(figure.dataset.goal);
  const note = Number(figure.dataset.note);
  const told = columns(figure.dataset.told);
  const table = byId(figure.dataset.table);
  const head = (column) => table.tHead.rows[0].cells[column].textContent;
  // None where the cell has none: a day that goes on has no evening yet.
  const number = (cell) => (cell.dataset.value ? Number(cell.dataset.value) : null);
  return {
    title: head(column),
    titlesBefore: before.map(head),
    titleGoal: goal ? head(goal) : "",
    titleNote: note ? head(note) : "",
    points: [...table.tBodies[0].rows].map((row) => ({
      label: row.cells[0].textContent,
      value: number(row.cells[column]),
      text: row.cells[column].textContent,
      before: before.map((other) => number(row.cells[other])),
      goal: goal ? number(row.cells[goal]) : null,
      textGoal: goal ? row.cells[goal].textContent : "",
      textsBefore: before.map((other) => row.cells[other].textContent),
      note: note ? row.cells[note].textContent : "",
      told: told.map((other) => "\n" + head(other) + ": " + row.cells[other].textContent).join(""),
      // What a bar does: it filters, or leads to its orders.
      link: row.querySelector("a.filter") || row.querySelector("a.orders"),
      chosen: row.classList.contains("chosen"),
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

// Braces and bars would be read as styles.
function plain(text) {
  return text.replace(/[{}|]/g, " ");
}

// A tooltip that is drawn breaks no line by itself.
function lines(text) {
  return text.replace(/(.{30,45}?) /g, "$1\n");
}

// Of an hour.
function day(label) {
  return label.split(",")[0];
}

// Of hours, only the first of a day is named, whatever hour the clocks have then; those of a single day by themselves.
function naming(names) {
  const single = names.every((name) => day(name) === day(names[0]));
  return single
    ? { formatter: (name) => name.split(", ").pop() }
    : {
        interval: (index, name) => index > 0 && day(name) !== day(names[index - 1]),
        formatter: day,
      };
}

// Of the 24 hours, at which a label such as 14:15 stands.
function hours(label) {
  const [hour, minute] = label.split(":").map(Number);
  return hour + minute / 60;
}

const DAY = {
  type: "value",
  min: 0,
  max: 24,
  interval: 3,
  splitLine: { show: false },
  // From one time in the table to the next.
  axisPointer: { snap: true },
};

// How each line before is dashed: no colour would say which is which to everybody.
const DASHES = [[4, 4], [1, 4]];

function option(figure) {
  const kind = figure.dataset.chart;
  const { title, titlesBefore, titleGoal, titleNote, points } = read(figure);
  const ofDay = kind === "day";
  const line = kind === "line" || ofDay;
  // Where on the axis a value stands: a day's axis has times, which are not all as far from each other.
  const placed = (point, value) => (ofDay ? [hours(point.label), value] : value);
  const anyChosen = points.some((point) => point.chosen);
  const accent = colour("--accent");
  const lying = kind === "bar";
  const narrow = figure.clientWidth < 520;
  const shownBefore = titlesBefore.map((_, index) => index)
    .filter((index) => points.some((point) => point.before[index] !== null));
  const compared = shownBefore.length > 0;
  const wanted = points.some((point) => point.goal !== null);
  const noted = points.some((point) => point.note);
  const named = compared || wanted || noted;
  const names = points.map((point) => point.label);
  const label = { color: colour("--muted"), fontSize: 12 };
  const categories = {
    ...(ofDay ? DAY : { type: "category", data: names, boundaryGap: kind !== "line" }),
    inverse: lying,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colour("--line") } },
    axisLabel: {
      ...label,
      hideOverlap: true,
      ...(ofDay ? { formatter: (hour) => String(hour).padStart(2, "0") + ":00" } : {}),
      ...(kind === "line" ? naming(names) : {}),
      ...(lying ? { width: narrow ? 90 : 150, overflow: "truncate" } : {}),
    },
  };
  const values = {
    type: "value",
    splitNumber: lying && narrow ? 3 : 4,
    minInterval: figure.dataset.currency ? 0 : 1,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { ...label, formatter: axisFormat(figure.dataset.currency), hideOverlap: true },
    splitLine: { lineStyle: { color: colour("--grid") } },
  };
  return {
    animation: !motion.matches,
    animationDuration: 250,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: lying ? 14 : 4, right: 16, top: named ? 34 : 12, bottom: 4, containLabel: true },
    // Drawn like the rest, so that a refresh has nothing to carry for it.
    legend: {
      show: named,
      left: 0,
      top: 0,
      // On one line, also of three days in a narrow window.
      itemWidth: narrow ? 14 : 18,
      itemHeight: 9,
      itemGap: narrow ? 8 : 10,
      selectedMode: false,
      textStyle: { color: colour("--muted"), fontSize: narrow ? 11 : 12 },
    },
    xAxis: lying ? values : categories,
    yAxis: lying ? categories : values,
    tooltip: {
      trigger: "axis",
      // Drawn on the canvas: a name with markup in it is only ever text.
      renderMode: "richText",
      confine: true,
      axisPointer: { type: line ? "line" : "shadow", animation: false },
      backgroundColor: colour("--surface"),
      borderColor: colour("--line"),
      textStyle: { color: colour("--text"), fontSize: 13 },
      formatter: ([at]) => {
        const point = points[at.dataIndex];
        return plain(point.label).slice(0, 60) + "\n" + title + ": " + point.text + (point.partial ? " so far" : "") + point.told
          + (point.goal === null ? "" : "\n" + titleGoal + ": " + point.textGoal)
          + shownBefore.filter((index) => point.before[index] !== null)
            .map((index) => "\n" + titlesBefore[index] + ": " + point.textsBefore[index]).join("")
          + (point.note ? "\n" + titleNote + ": " + lines(plain(point.note).slice(0, 200)) : "");
      },
    },
    series: [{
      name: title,
      type: line ? "line" : "bar",
      data: points.map((point) => ({
        value: placed(point, point.value),
        itemStyle: point.partial || (anyChosen && !point.chosen) ? { opacity: 0.5 } : {},
      })),
      cursor: points.some((point) => point.link) ? "pointer" : "default",
      color: accent,
      barMaxWidth: lying ? 22 : 44,
      itemStyle: { borderRadius: lying ? [0, 3, 3, 0] : [3, 3, 0, 0] },
      showSymbol: false,
      lineStyle: { width: 2 },
      areaStyle: line ? { opacity: 0.1 } : undefined,
    }, ...shownBefore.map((index) => ({
      name: titlesBefore[index],
      type: "line",
      data: points.map((point) => placed(point, point.before[index])),
      color: colour("--muted"),
      symbol: "circle",
      symbolSize: 5,
      showSymbol: !line,
      silent: true,
      lineStyle: { width: 1.5, type: DASHES[index] },
    })), ...(wanted ? [{
      name: titleGoal,
      type: "line",
      data: points.map((point) => point.goal),
      color: colour("--good"),
      // A mark as wide as the bar, so that a month alone has its goal too.
      symbol: "rect",
      symbolSize: [28, 3],
      showSymbol: true,
      silent: true,
      lineStyle: { width: 1.5 },
    }] : []), ...(noted ? [{
      name: titleNote,
      type: "line",
      // Above all that is drawn of the step.
      data: points.map((point) => (point.note ? Math.max(point.value, point.goal, ...point.before) : null)),
      color: colour("--late"),
      symbol: "diamond",
      symbolSize: 11,
      symbolOffset: [0, -11],
      showSymbol: true,
      silent: true,
      lineStyle: { width: 0 },
    }] : [])],
  };
}

function create(figure, canvas) {
  const chart = init(canvas);
  canvas.chart = chart;
  chart.getZr().on("mousemove", (event) => pointed.set(canvas, [event.offsetX, event.offsetY]));
  chart.getZr().on("globalout", () => pointed.delete(canvas));
  // Not the bar alone: its whole band, so that small bars can be hit. And not the chart's own click: that is none
  // where the bar grew under the pointer between press and release.
  canvas.addEventListener("click", (event) => {
    const box = canvas.getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top];
    if (chart.containPixel("grid", at)) {
      const [across, along] = chart.convertFromPixel("grid", at);
      const point = read(figure).points[figure.dataset.chart === "bar" ? along : across];
      if (point && point.link) {
        point.link.click();
      }
    }
  });
  return chart;
}

function theme() {
  return (root.dataset.theme || "") + dark.matches;
}

function draw() {
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    const canvas = figure.querySelector(".canvas");
    const version = document.body.clientWidth + figure.outerHTML.split(">")[0]
      + byId(figure.dataset.table).innerHTML + theme();
    if (drawn.get(canvas) === version) {
      continue;
    }
    drawn.set(canvas, version);
    const rows = byId(figure.dataset.table).tBodies[0].rows.length;
    figure.classList.toggle("chart-tall", figure.dataset.chart === "bar" && rows > 9);
    const chart = canvas.chart || create(figure, canvas);
    chart.resize();
    chart.setOption(option(figure), { notMerge: true });
    const at = pointed.get(canvas);
    if (at) {
      chart.dispatchAction({ type: "showTip", x: at[0], y: at[1] });
    }
  }
}

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("button.toggle");
  toggle?.setAttribute("aria-expanded", String(toggle.getAttribute("aria-expanded") !== "true"));
});

let resizing;
window.addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(draw, 100);
});
dark.addEventListener("change", draw);
document.addEventListener("htmx:afterSettle", draw);
document.addEventListener("themechange", draw);
window.addEventListener("beforeprint", draw);

draw();
