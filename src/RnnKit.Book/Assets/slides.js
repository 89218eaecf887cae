// Sliders of charts: arrow keys move them, and a chart that is drawn anew stays where the reader left it.
(() => {
  'use strict';

  /** Where a slider stands, and what that place changes in the traces and in the layout. */
  const changesAt = (slider, place) => structuredClone(slider.steps[place]?.args ?? [{}, {}]);

  const stand = (figure, index, place) => {
    const [traces, layout] = changesAt(figure.layout.sliders[index], place);
    for (const [key, value] of Object.entries(traces)) {
      figure.data.forEach((trace, i) => { trace[key] = Array.isArray(value) ? value[i % value.length] : value; });
    }
    Object.assign(figure.layout, layout);
    figure.layout.sliders[index].active = place;
  };

  const keep = (figure, plot) => (plot.layout?.sliders ?? []).forEach(({ active = 0 }, index) => {
    if (figure.layout.sliders?.[index]) stand(figure, index, active);
  });

  const move = (plot, by) => {
    const { active = 0, steps } = plot.layout.sliders[0];
    const place = Math.min(Math.max(active + by, 0), steps.length - 1);
    const [traces, layout] = changesAt(plot.layout.sliders[0], place);
    return window.Plotly.update(plot, traces, { ...layout, 'sliders[0].active': place });
  };

  const listen = (plot) => {
    if (!plot.layout?.sliders?.length) return;
    plot.tabIndex = 0;
    plot.setAttribute('aria-label', `${plot.getAttribute('aria-label')}. Left and right arrow keys move its slider.`);
    plot.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      move(plot, by);
    });
  };

  window.rnnkitSlides = { keep, listen };
})();
