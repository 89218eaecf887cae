// Draws charts when they come near the window, the rest when the page is idle, all of them before it is printed.
(() => {
  'use strict';

  const printWidth = 640;
  const root = document.documentElement;
  const charts = [...document.querySelectorAll('figure.chart')].map((figure) => ({
    figure,
    plot: figure.querySelector('.plot'),
    stored: JSON.parse(figure.querySelector('script').textContent),
    height: figure.querySelector('.plot').style.height,
    drawn: false,
  }));

  let loading;
  const loadPlotly = () => loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = root.dataset.plotly;
    if (root.dataset.plotlyIntegrity) {
      script.integrity = root.dataset.plotlyIntegrity;
      script.crossOrigin = 'anonymous';
    }
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(`${script.src} could not be loaded`)));
    document.head.append(script);
  });

  /** Without plotly.js the reader gets what a reader without scripts gets. */
  const showStill = (chart) => {
    chart.plot.style.height = 'auto';
    chart.plot.innerHTML = chart.figure.querySelector('noscript').textContent;
  };

  const hideStill = (chart) => {
    chart.plot.replaceChildren();
    chart.plot.style.height = chart.height;
  };

  const render = async (chart) => {
    if (chart.drawn) return;
    chart.drawn = true;
    try {
      await loadPlotly();
      hideStill(chart);
      const { data, layout, config, frames } = window.rnnkitFigure(chart.stored, chart.plot);
      await window.Plotly.newPlot(chart.plot, { data, layout, config, frames });
      window.rnnkitSlides.listen(chart.plot);
      chart.figure.dataset.drawn = 'true';
    } catch (error) {
      showStill(chart);
      console.error(error);
    }
  };

  const redraw = (chart, width) => {
    if (chart.figure.dataset.drawn !== 'true') return;
    const figure = window.rnnkitFigure(chart.stored, chart.plot, width);
    window.rnnkitSlides.keep(figure, chart.plot);
    const { data, layout, config } = figure;
    if (width) Object.assign(layout, { autosize: false, width });
    window.Plotly.react(chart.plot, data, layout, config);
  };

  const near = new IntersectionObserver((entries) => {
    for (const entry of entries.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(entry.target);
      render(charts.find(({ figure }) => figure === entry.target));
    }
  }, { rootMargin: '600px 0px' });
  charts.forEach(({ figure }) => near.observe(figure));

  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  const drawRest = () => {
    const next = charts.find(({ drawn }) => !drawn);
    if (next) whenIdle(() => render(next).then(drawRest));
  };
  addEventListener('load', () => whenIdle(drawRest));

  document.addEventListener('themechange', () => charts.forEach((chart) => redraw(chart)));
  let wasNarrow = innerWidth < 640;
  addEventListener('resize', () => {
    const isNarrow = innerWidth < 640;
    if (isNarrow !== wasNarrow) charts.forEach((chart) => redraw(chart));
    wasNarrow = isNarrow;
  });

  addEventListener('beforeprint', () => {
    root.dataset.printing = 'true'; // the paper is light whatever the screen is
    charts.forEach((chart) => (chart.figure.dataset.drawn ? redraw(chart, printWidth) : showStill(chart)));
  });
  addEventListener('afterprint', () => {
    delete root.dataset.printing;
    charts.forEach((chart) => (chart.figure.dataset.drawn ? redraw(chart) : hideStill(chart)));
  });
})();
