// A group's lag over the last hour, drawn by uPlot each time the stream sends "trend".
(() => {
  "use strict";

  const figure = document.getElementById("trend");
  const chart = document.getElementById("chart");
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Europe/Copenhagen",
  });
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const width = () => Math.max(240, chart.clientWidth);
  let plot = null;
  let data = null;

  function axis(label, more) {
    return {
      label,
      stroke: colour("--text"),
      grid: { stroke: colour("--line"), width: 1 },
      ticks: { stroke: colour("--line"), width: 1 },
      ...more,
    };
  }

  function draw() {
    if (!data) return;
    plot?.destroy();
    const fromZero = { range: (_, low, high) => [0, Math.max(10, high)] };
    plot = new uPlot(
      {
        width: width(),
        height: 260,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: true }, seconds: fromZero, records: fromZero },
        series: [
          {},
          { scale: "seconds", stroke: colour("--link"), width: 2, points: { show: false } },
          { scale: "records", stroke: colour("--wait"), width: 2, dash: [6, 4], points: { show: false } },
        ],
        axes: [
          axis("", { values: (_, times) => times.map((time) => clock.format(time * 1000)) }),
          axis(figure.dataset.seconds, { scale: "seconds" }),
          axis(figure.dataset.records, { scale: "records", side: 1, grid: { show: false } }),
        ],
      },
      data,
      chart,
    );
  }

  document.addEventListener("console:trend", (event) => {
    data = event.detail;
    if (plot) plot.setData(data);
    else draw();
  });
  window.addEventListener("resize", () => plot?.setSize({ width: width(), height: 260 }));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
