// The few operations of a forward pass, in the order in which a textbook writes them.
(() => {
  'use strict';

  /** @type {Mathematics['multiply']} W x + add. */
  const multiply = (w, x, add) => {
    const y = new Float64Array(w.rows);
    for (let r = 0; r < w.rows; r++) {
      let sum = add ? add[r] : 0;
      for (let k = 0, at = r * w.columns; k < x.length; k++) sum += w.values[at + k] * x[k];
      y[r] = sum;
    }
    return y;
  };

  /** @type {Mathematics['column']} */
  const column = (w, k) => Float64Array.from({ length: w.rows }, (_, r) => w.values[r * w.columns + k]);

  /** @type {Mathematics['sigmoid']} */
  const sigmoid = (a) => 1 / (1 + Math.exp(-a));

  /** @type {Mathematics['softmax']} */
  const softmax = (logits, temperature = 1) => {
    let top = -Infinity;
    for (let i = 0; i < logits.length; i++) top = Math.max(top, logits[i]);
    const p = Float64Array.from(logits, (z) => Math.exp((z - top) / temperature));
    const sum = p.reduce((a, b) => a + b, 0);
    return p.map((v) => v / sum);
  };

  /** @type {Mathematics['indexOfMax']} */
  const indexOfMax = (values) => {
    let best = 0;
    for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
    return best;
  };

  Object.assign(window.rnnkitLive, { math: { multiply, column, sigmoid, softmax, indexOfMax } });
})();
