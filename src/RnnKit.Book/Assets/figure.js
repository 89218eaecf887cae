// Makes a stored figure fit the page: its colors from the style sheet, its width from the column, its title left to the caption.
(() => {
  'use strict';

  const narrow = 560;
  const mostNumbersAcross = 8; // in a narrow heatmap
  const palette = ['#2b7bba', '#d1662a', '#2f9469', '#b65a9c', '#8a6fc9', '#a08a1c', '#cf4f5a', '#5e8796'];
  const gray = /^(?:black|white|#([0-9a-f])\1\1|#([0-9a-f]{2})\2\2|#(?:2a3f5f|444|e5ecf6|c8d4e3|ebf0f8|dfe8f3)|rgba?\(\s*(\d+)\s*,\s*\3\s*,\s*\3\s*(?:,[^)]*)?\))$/i;

  /** Near black or near white: a line in it is lost on one of the two backgrounds. */
  const extreme = /^(?:black|white|#([0-3f])\1\1|#([0-3][0-9a-f]|[ef][0-9a-f])\2\2|rgb\(\s*([0-5]?\d|2[2-5]\d)\s*,\s*\3\s*,\s*\3\s*\))$/i;

  const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

  /** Colors as the style sheet has them now, read from the plot's own element. */
  const colorsOf = (element) => {
    const style = getComputedStyle(element);
    return { ink: style.color, grid: style.borderTopColor, axis: style.outlineColor, card: style.backgroundColor, font: style.fontFamily };
  };

  /** A font without a color of its own takes the page's; a gray was chosen for one background and the page has two. */
  const releaseFont = (font) => {
    if (isObject(font) && typeof font.color === 'string' && gray.test(font.color)) delete font.color;
  };

  const dressAxis = (axis, colors) => {
    releaseFont(axis.tickfont);
    releaseFont(axis.title?.font);
    Object.assign(axis, {
      gridcolor: colors.grid, zerolinecolor: colors.axis, linecolor: colors.axis, tickcolor: colors.axis,
    });
    delete axis.color;
    return axis;
  };

  const dressFlatAxis = (axis, colors) => ({ automargin: true, ...dressAxis(axis, colors) });

  const dressSceneAxis = (axis, colors) => ({ ...dressAxis(axis, colors), showbackground: false, color: colors.ink });

  /** Names of the axes that the traces and the layout use: xaxis, yaxis2, and so on. */
  const axesOf = (figure) => {
    const named = Object.keys(figure.layout).filter((key) => /^[xy]axis\d*$/.test(key));
    const used = figure.data.flatMap((trace) => ['x', 'y'].map((letter) => (trace[`${letter}axis`] ?? letter).replace(/^[xy]/, `${letter}axis`)));
    return new Set([...named, ...used]);
  };

  const dressLayout = (figure, colors, width) => {
    const { layout } = figure;
    const hasPie = figure.data.every((trace) => trace.type === 'pie' || trace.type === 'table');
    delete layout.title;
    delete layout.width;
    delete layout.height;
    layout.autosize = true;
    layout.paper_bgcolor = 'rgba(0,0,0,0)';
    layout.plot_bgcolor = 'rgba(0,0,0,0)';
    layout.font = { size: width < narrow ? 12 : 13, ...layout.font, color: colors.ink, family: colors.font };
    layout.colorway ??= layout.template?.layout?.colorway ?? palette;
    layout.hoverlabel = { bgcolor: colors.card, bordercolor: colors.axis, ...layout.hoverlabel, font: { color: colors.ink, family: colors.font } };
    layout.modebar = { bgcolor: 'rgba(0,0,0,0)', color: colors.axis, activecolor: colors.ink, ...layout.modebar };
    layout.margin = { l: 56, r: 16, b: 48, ...layout.margin, t: Math.min(layout.margin?.t ?? 28, layout.annotations ? 48 : 28) };
    if (!hasPie) for (const name of axesOf(figure)) layout[name] = dressFlatAxis(layout[name] ?? {}, colors);
    for (const key of Object.keys(layout).filter((name) => /^scene\d*$/.test(name))) {
      for (const axis of ['xaxis', 'yaxis', 'zaxis']) layout[key][axis] = dressSceneAxis(layout[key][axis] ?? {}, colors);
    }
    for (const note of layout.annotations ?? []) {
      releaseFont(note.font);
      if (typeof note.arrowcolor !== 'string' || gray.test(note.arrowcolor)) note.arrowcolor = colors.ink;
      if (typeof note.bgcolor === 'string' && gray.test(note.bgcolor)) note.bgcolor = colors.card;
    }
    for (const shape of layout.shapes ?? []) {
      if (typeof shape.line?.color === 'string' && extreme.test(shape.line.color)) shape.line.color = colors.axis;
    }
    for (const slider of layout.sliders ?? []) Object.assign(slider, { bordercolor: colors.axis, tickcolor: colors.axis });
    dressLegend(layout, width);
    if (width < narrow) [...axesOf(figure)].filter((name) => name.startsWith('x')).forEach((name) => spareTicks(layout[name]));
  };

  /** A narrow chart has room for few labels: fixed distances go, fixed labels are thinned. */
  const spareTicks = (axis) => {
    if (!axis || axis.type === 'log') return;
    if (axis.tickmode === 'linear') delete axis.tickmode;
    delete axis.dtick;
    axis.nticks = 8;
    const step = Math.ceil((axis.tickvals?.length ?? 0) / 8);
    for (const key of ['tickvals', 'ticktext']) if (step > 1 && Array.isArray(axis[key])) axis[key] = axis[key].filter((_, i) => i % step === 0);
  };

  const dressLegend = (layout, width) => {
    layout.legend = { ...layout.legend, bgcolor: 'rgba(0,0,0,0)' };
    releaseFont(layout.legend.font);
    releaseFont(layout.legend.title?.font);
    if (width < narrow && !layout.sliders) Object.assign(layout.legend, { orientation: 'h', x: 0, xanchor: 'left', y: -0.28, yanchor: 'top' });
  };

  const dressTrace = (trace, colors, width) => {
    for (const line of [trace.line, trace.marker]) {
      if (typeof line?.color === 'string' && extreme.test(line.color)) line.color = colors.ink;
    }
    if (width < narrow && typeof trace.texttemplate === 'string' && trace.type === 'heatmap') {
      const fits = (trace.z?.[0]?.length ?? 0) <= mostNumbersAcross;
      trace.texttemplate = fits ? trace.texttemplate.replace('.2f', '.1f') : ''; // the whole number is a touch away
      trace.textfont = { ...trace.textfont, size: 9 };
    }
    for (const error of [trace.error_x, trace.error_y]) {
      if (typeof error?.color === 'string' && gray.test(error.color)) error.color = colors.ink;
    }
    for (const bar of [trace.colorbar, trace.marker?.colorbar]) {
      releaseFont(bar?.tickfont);
      releaseFont(bar?.title?.font);
    }
    const draws = trace.type === 'heatmap' || trace.type === 'contour' || trace.type === 'surface';
    if (draws && trace.showscale !== false) trace.colorbar = { thickness: width < narrow ? 8 : 14, outlinewidth: 0, ...trace.colorbar };
  };

  /** The figure as plotly.js should draw it into the element, leaving the stored one as it is. */
  window.rnnkitFigure = (stored, element, width = element.clientWidth) => {
    const figure = structuredClone(stored);
    const colors = colorsOf(element);
    figure.data.forEach((trace) => dressTrace(trace, colors, width));
    dressLayout(figure, colors, width);
    figure.config = { ...figure.config, responsive: true, displaylogo: false, modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'] };
    return figure;
  };
})();
