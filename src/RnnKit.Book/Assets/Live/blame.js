// How much gradient arrives: the norm of the Jacobian product of notebook 05 by cell, scale of U and lag.
(() => {
  'use strict';

  const live = window.rnnkitLive;
  const { el } = live;
  const every = 5;

  /** Which state the gradient is followed through: the one that a cell keeps. @type {Record<string, 'h' | 'c'>} */
  const follows = { rnn: 'h', gru: 'h', lstm: 'c' };

  /** The weights with every U multiplied by a number. @param {Weights} weights @param {number} scale @returns {Weights} */
  const scaled = (weights, scale) => ({
    ...weights,
    tensor: (name) => {
      const tensor = weights.tensor(name);
      return /\.U(?:_|$)/.test(name) ? { ...tensor, values: tensor.values.map((u) => u * scale) } : tensor;
    },
  });

  /** Uᵀ a. @param {Tensor} u @param {Vector} a @param {Vector} into */
  const addBack = (u, a, into) => {
    for (let r = 0; r < u.rows; r++) for (let k = 0, at = r * u.columns; k < u.columns; k++) into[k] += u.values[at + k] * a[r];
  };

  /**
   * One step back, for the gradient of one number: from those of h_t and c_t to those before the step.
   * @param {string} kind @param {(name: string) => Tensor} U @param {CellStepRecord} record @param {Record<string, Vector>} d
   * @returns {Record<string, Vector>}
   */
  const back = (kind, U, { blocks, before }, d) => {
    const dh = new Float64Array(d.h.length);
    /** @param {Vector} gradient @param {Vector} value */
    const sigmoid = (gradient, value) => gradient.map((g, k) => g * value[k] * (1 - value[k]));
    /** @param {Vector} gradient @param {Vector} value */
    const tanh = (gradient, value) => gradient.map((g, k) => g * (1 - value[k] ** 2));
    if (kind === 'rnn') {
      addBack(U(''), tanh(d.h, blocks.h), dh);
      return { h: dh };
    }
    if (kind === 'gru') {
      const { r, z, n, s } = blocks;
      const dn = tanh(d.h.map((g, k) => g * (1 - z[k])), n);
      addBack(U('_z'), sigmoid(d.h.map((g, k) => g * (before.h[k] - n[k])), z), dh);
      addBack(U('_r'), sigmoid(dn.map((g, k) => g * s[k]), r), dh);
      addBack(U('_n'), dn.map((g, k) => g * r[k]), dh);
      return { h: dh.map((g, k) => g + d.h[k] * z[k]) };
    }
    const { f, i, g, o, 'tanh c': shown } = blocks;
    const dc = d.c.map((one, k) => one + d.h[k] * o[k] * (1 - shown[k] ** 2));
    addBack(U('_o'), sigmoid(d.h.map((one, k) => one * shown[k]), o), dh);
    addBack(U('_i'), sigmoid(dc.map((one, k) => one * g[k]), i), dh);
    addBack(U('_f'), sigmoid(dc.map((one, k) => one * before.c[k]), f), dh);
    addBack(U('_g'), tanh(dc.map((one, k) => one * i[k]), g), dh);
    return { h: dh, c: dc.map((one, k) => one * f[k]) };
  };

  /** The largest singular value, by Jacobi's rotations of AᵀA. @param {Vector[]} a its rows */
  const largest = (a) => {
    const n = a.length;
    const size = Math.max(...a.map((row) => Math.max(...row.map(Math.abs))));
    if (size === 0 || !Number.isFinite(size)) return size;
    const m = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_, j) => a.reduce((sum, row) => sum + (row[i] / size) * (row[j] / size), 0)));
    for (let sweep = 0; sweep < 12; sweep++) {
      let off = 0;
      for (let p = 0; p < n; p++) {
        for (let q = p + 1; q < n; q++) {
          if (Math.abs(m[p][q]) < 1e-14) continue;
          off = Math.max(off, Math.abs(m[p][q]));
          const theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
          const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
          const c = 1 / Math.hypot(t, 1), s = t * c;
          for (let k = 0; k < n; k++) [m[k][p], m[k][q]] = [c * m[k][p] - s * m[k][q], s * m[k][p] + c * m[k][q]];
          for (let k = 0; k < n; k++) [m[p][k], m[q][k]] = [c * m[p][k] - s * m[q][k], s * m[p][k] + c * m[q][k]];
        }
      }
      if (off < 1e-8) break;
    }
    return size * Math.sqrt(Math.max(...m.map((row, k) => row[k])));
  };

  /** The norm of the product at lag 0, 5, 10 and so on. @param {Weights} stored @param {string} name @param {number} scale */
  const norms = (stored, name, scale) => {
    const weights = scaled(stored, scale);
    const cell = live.cells.of(weights, `${name}.`);
    const x = stored.tensor('x');
    let before = cell.start();
    const records = Array.from({ length: x.columns }, (_, t) => {
      const record = cell.step(live.math.column(x, t), before);
      before = Object.fromEntries(Object.keys(before).map((state) => [state, record.blocks[state]]));
      return record;
    });
    /** @type {Record<string, Tensor>} */
    const kept = {};
    /** @param {string} ending */
    const U = (ending) => kept[ending] ??= weights.tensor(`${name}.U${ending}`);
    const followed = follows[cell.kind];
    let rows = Array.from({ length: cell.hidden }, (_, unit) => {
      const d = cell.start();
      d[followed][unit] = 1;
      return d;
    });
    const found = [largest(rows.map((d) => d[followed]))];
    records.reverse().forEach((record, k) => {
      rows = rows.map((d) => back(cell.kind, U, record, d));
      if ((k + 1) % every === 0) found.push(largest(rows.map((d) => d[followed])));
    });
    return found;
  };

  /** @param {number} value */
  const written = (value) => (value >= 0.001 && value < 10000 ? value.toPrecision(3) : value.toExponential(1).replace('e+', 'e'));

  const height = { top: 10, bottom: -25 }; // powers of ten

  /** @param {number[]} values @param {number} chosen */
  const chart = (values, chosen) => {
    /** @param {number} value */
    const y = (value) => 8 + 184 * (height.top - Math.min(height.top, Math.max(height.bottom, Math.log10(value)))) / (height.top - height.bottom);
    /** @param {number} k */
    const x = (k) => 46 + 344 * k / (values.length - 1);
    const svg = live.svg('svg', { viewBox: '0 0 400 216', class: 'lags', 'aria-hidden': 'true' });
    for (const power of [10, 0, -10, -20]) {
      svg.append(live.svg('line', { x1: '46', x2: '390', y1: `${y(10 ** power)}`, y2: `${y(10 ** power)}` }), live.svg('text', { x: '40', y: `${y(10 ** power) + 4}`, 'text-anchor': 'end' }, `1e${power}`));
    }
    for (let k = 0; k < values.length; k += 4) svg.append(live.svg('text', { x: `${x(k)}`, y: '211', 'text-anchor': 'middle' }, `${k * every}`));
    svg.append(live.svg('polyline', { points: values.map((value, k) => `${x(k)},${y(value)}`).join(' ') }), live.svg('circle', { cx: `${x(chosen)}`, cy: `${y(values[chosen])}`, r: '5' }));
    return svg;
  };

  /** @param {HTMLElement} host */
  const blame = (host) => {
    const weights = live.weights('blame');
    const kinds = el('select', { id: 'blame-cell' }, ...weights.metadata.kinds.split(' ').map((kind) => el('option', {}, kind)));
    const scale = el('input', { type: 'range', id: 'blame-scale', min: 0.2, max: 3, step: 0.1, value: 1 });
    const lag = el('input', { type: 'range', id: 'blame-lag', min: 0, max: 100, step: every, value: 50 });
    const [scaleShown, lagShown] = [el('output', { for: scale.id }), el('output', { for: lag.id })];
    const said = el('p', { class: 'said', role: 'status' });
    const stage = el('div', {});
    host.replaceChildren(el('form', {},
      el('span', { class: 'field' }, el('label', { for: kinds.id }, 'Cell'), kinds),
      el('label', { for: scale.id }, 'Spectral radius of U ', scaleShown), scale,
      el('label', { for: lag.id }, 'Lag in steps ', lagShown), lag), said,
      el('p', { class: 'note' }, 'The largest factor by which a small change of the state can grow on its way, over 100 random inputs, untrained: of h in RNN and GRU, of c in the LSTM.'), stage);

    /** @type {Record<string, number[]>} */
    const done = {};
    const show = () => {
      const found = done[`${kinds.value} ${scale.value}`] ??= norms(weights, kinds.value, Number(scale.value));
      const chosen = Number(lag.value) / every;
      scaleShown.textContent = Number(scale.value).toFixed(1);
      lagShown.textContent = lag.value;
      said.textContent = `After ${lag.value} steps, ${written(found[chosen])} of 1 arrives.`;
      stage.replaceChildren(chart(found, chosen), el('details', {}, el('summary', {}, 'The numbers'), el('table', {},
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'lag'), el('th', { scope: 'col' }, 'norm'))),
        el('tbody', {}, ...found.map((value, k) => el('tr', {}, el('td', {}, `${k * every}`), el('td', { 'data-norm': value }, written(value))))))));
    };
    host.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
    for (const control of [kinds, scale, lag]) control.addEventListener('input', show);
    show();
  };

  live.widgets.blame = blame;
})();
