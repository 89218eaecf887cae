async (id, figure, address) => {
  const place = () => document.getElementById(id); // a live chart's next state may have taken it away
  if (place()) place().style.minHeight = `${figure.layout.height ?? 450}px`; // what stands below stays where it is while the chart is drawn
  const pause = () => new Promise(done => setTimeout(done, 50));

  // plotly.js: the page's own, the one that the first cell brought (its output may be drawn later than this one), or the one at the address.
  const library = async () => {
    for (let tries = 0; tries < 40 && !window.Plotly; tries++) await (window.rnnkitPlotly?.catch(pause) ?? pause());
    if (!window.Plotly && address) await new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: () => failed(new Error("it is not at " + address)) });
      document.head.append(script);
    });
    if (!window.Plotly) throw new Error("this page does not hold it");
    return window.Plotly;
  };

  // A chart without a ground takes the ink that its page's ground asks for; a note that is to hide what is behind it takes the ground.
  const dress = layout => {
    const old = layout.font?.color;
    if (!old || !/^rgba\(.*, 0\)$/.test(layout.paper_bgcolor ?? "")) return layout;
    const colorOf = element => element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
    let ground = place();
    while (ground && /^(transparent|rgba\(.*, 0\))$/.test(colorOf(ground))) ground = ground.parentElement;
    const [red, green, blue] = colorOf(ground).match(/[\d.]+/g).map(Number);
    const ink = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "#d8d8d8" : "#3b3b3b";
    const veil = `rgba(${red}, ${green}, ${blue}, 0.8)`;
    return JSON.parse(JSON.stringify(layout), (_, value) => value === old ? ink : value === "rgba(127, 127, 127, 0)" ? veil : value);
  };

  // Without the script: the data, as many as a page can show.
  const table = () => {
    const thin = (list, most) => list.length <= most ? list : Array.from({ length: most }, (_, i) => list[Math.round(i * (list.length - 1) / (most - 1))]);
    const short = value => typeof value === "number" ? String(+value.toPrecision(4)) : String(value ?? "");
    const rows = figure.data.filter(trace => trace.visible !== false).flatMap(trace => trace.z
      ? thin(trace.z.map((row, i) => [trace.y?.[i] ?? i, ...thin(row, 10)]), 12)
      : [[(trace.name ?? trace.type) + ", x", ...thin(trace.x ?? [], 10)], [(trace.name ?? trace.type) + ", y", ...thin(trace.y ?? [], 10)]].filter(row => row.length > 1));
    const grid = document.createElement("table");
    for (const row of rows) {
      const line = grid.insertRow();
      for (const value of row) line.insertCell().append(short(value));
    }
    return grid;
  };

  try {
    const plotly = await library();
    if (!place()) return;
    const layout = dress(figure.layout);
    place().replaceChildren();
    await plotly.newPlot(place(), figure.data, layout, { responsive: true, ...figure.config });
  } catch (problem) {
    if (!place()) return;
    const words = document.createElement("p");
    words.textContent = `${figure.layout.title?.text ?? "A chart"}. It cannot be drawn: it needs plotly.js, and ${problem.message}. Run the notebook's first cell, then this one. Its data, thinned:`;
    place().style.minHeight = "";
    place().replaceChildren(words, table());
  }
}
