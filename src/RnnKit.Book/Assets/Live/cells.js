// One step of a recurrent cell at a time, with every number of it, as RnnKit's Trace and StepAccount have them.
(() => {
  'use strict';

  const { math: { multiply, sigmoid } } = window.rnnkitLive;
  const digits = 4, mostTerms = 8;

  /** @typedef {{ name: string, W: Tensor, U: Tensor, b: Tensor, squash: (a: number) => number, symbol: string, meaning: string }} Gate */

  // How a number, a factor, a list and a sum of products are printed.

  /** @param {number} value */
  const number = (value) => {
    const text = value.toFixed(digits);
    return /[1-9]/.test(text) ? text : text.replace('-', '');
  };

  /** @param {number} value */
  const factor = (value) => (number(value).startsWith('-') ? `(${number(value)})` : number(value));

  /** @param {ArrayLike<number>} values */
  const placesOf = (values) => Array.from(values, (_, k) => k).filter((k) => values[k] !== 0);

  /** @param {ArrayLike<number>} values */
  const list = (values) => {
    const places = placesOf(values);
    return values.length > mostTerms && places.length > 0 && places.length <= 2
      ? `(${places.map((k) => `${number(values[k])} at ${k}`).join(', ')}, else 0; ${values.length} numbers)`
      : `(${Array.from(values, number).join(', ')})`;
  };

  /** @param {Tensor} w @param {number} row @param {ArrayLike<number>} values */
  const product = (w, row, values) => {
    const terms = placesOf(values);
    /** @param {number} k */
    const part = (k) => w.values[row * w.columns + k] * values[k];
    const shown = [...terms].sort((a, b) => Math.abs(part(b)) - Math.abs(part(a))).slice(0, mostTerms).sort((a, b) => a - b);
    if (shown.length === 0) return number(0);
    const text = shown.map((k) => `${factor(w.values[row * w.columns + k])}·${factor(values[k])}`).join(' + ');
    const rest = terms.filter((k) => !shown.includes(k));
    return rest.length > 0 ? `(${text} + ${factor(rest.reduce((sum, k) => sum + part(k), 0))}[${rest.length} more terms])` : `(${text})`;
  };

  /** @param {Weights} weights @param {string} prefix @param {string} name @param {'σ' | 'tanh'} symbol @param {string} meaning @returns {Gate} */
  const gateOf = (weights, prefix, name, symbol, meaning) => {
    const ending = name ? `_${name}` : '';
    /** @param {string} letter */
    const tensor = (letter) => weights.tensor(`${prefix}${letter}${ending}`);
    return { name, W: tensor('W'), U: tensor('U'), b: tensor('b'), squash: symbol === 'σ' ? sigmoid : Math.tanh, symbol, meaning };
  };

  /** W x + U h + b. @param {Gate} gate @param {Vector} x @param {ArrayLike<number>} h */
  const sum = (gate, x, h) => multiply(gate.U, h, multiply(gate.W, x, gate.b.values));

  /** The gate's values, or one and the same where it is held. @param {Gate} gate @param {Vector} x @param {Vector} h @param {Record<string, number>} held */
  const open = (gate, x, h, held) => {
    const a = sum(gate, x, h);
    return gate.name in held ? a.map(() => held[gate.name]) : a.map(gate.squash);
  };

  /** @param {Gate} gate @param {CellStepRecord} record @param {number} unit @returns {AccountRow[]} */
  const gateLines = (gate, record, unit) => {
    const { name } = gate, of = name ? `_${name}` : '';
    const a = sum(gate, record.x, record.before.h)[unit];
    const lines = [
      row(`a${of}`, `W${of} x + U${of} h_before + b${of}`, `${product(gate.W, unit, record.x)} + ${product(gate.U, unit, record.before.h)} + ${factor(gate.b.values[unit])}`, a, `what the ${gate.symbol === 'σ' ? 'sigmoid' : 'tanh'} sees`),
    ];
    const value = record.blocks[name][unit];
    lines.push(name in record.held
      ? row(name, value === 1 ? 'held open' : 'held shut', number(value), value, gate.meaning)
      : row(name, `${gate.symbol}(a${of})`, `${gate.symbol}(${number(a)})`, value, gate.meaning));
    return lines;
  };

  /** @param {string} name @param {string} symbols @param {string} numbers @param {number} value @param {string} meaning @returns {AccountRow} */
  const row = (name, symbols, numbers, value, meaning) => ({ name, symbols, numbers, result: number(value), meaning });

  /** @param {CellStepRecord} record @param {number} step @param {number} unit @param {AccountRow[]} lines @returns {Account} */
  const accountOf = (record, step, unit, lines) => ({
    title: `step ${step}, unit ${unit}`,
    given: [`x = ${list(record.x)}`, ...Object.entries(record.before).map(([name, values]) => `${name}_before = ${list(values)}`)],
    lines,
  });

  /** @param {number} hidden @param {string[]} states */
  const zeros = (hidden, states) => Object.fromEntries(states.map((name) => [name, new Float64Array(hidden)]));

  /** Hochreiter and Schmidhuber 1997, Gers et al. 2000. @param {Weights} weights @param {string} prefix @returns {RunningCell} */
  const lstm = (weights, prefix) => {
    const forget = gateOf(weights, prefix, 'f', 'σ', 'forget gate: how much of the old cell state is kept');
    const input = gateOf(weights, prefix, 'i', 'σ', 'input gate: how much of the candidate is written');
    const candidate = gateOf(weights, prefix, 'g', 'tanh', 'candidate: what could be written');
    const output = gateOf(weights, prefix, 'o', 'σ', 'output gate: how much of the cell state is shown');
    const hidden = forget.b.rows;
    return {
      kind: 'lstm', hidden, gates: ['f', 'i', 'o'], shown: ['f', 'i', 'g', 'o', 'c', 'h'],
      start: () => zeros(hidden, ['h', 'c']),
      step: (x, before, held = {}) => {
        const [f, i, g, o] = [forget, input, candidate, output].map((gate) => open(gate, x, before.h, held));
        const c = f.map((keep, k) => keep * before.c[k] + i[k] * g[k]);
        const tanhC = c.map(Math.tanh);
        return { x, before, held, blocks: { f, i, g, o, c, 'tanh c': tanhC, h: o.map((show, k) => show * tanhC[k]) } };
      },
      account: (record, step, unit) => {
        const at = Object.fromEntries(Object.entries(record.blocks).map(([name, values]) => [name, values[unit]]));
        return accountOf(record, step, unit, [
          ...[forget, input, candidate, output].flatMap((gate) => gateLines(gate, record, unit)),
          row('c', 'f·c_before + i·g', `${factor(at.f)}·${factor(record.before.c[unit])} + ${factor(at.i)}·${factor(at.g)}`, at.c, 'cell state: the kept part and the written part'),
          row('tanh c', 'tanh(c)', `tanh(${number(at.c)})`, at['tanh c'], 'the cell state, squashed'),
          row('h', 'o·tanh c', `${factor(at.o)}·${factor(at['tanh c'])}`, at.h, 'hidden state: what is shown'),
        ]);
      },
    };
  };

  /** Cho et al. 2014, with the reset after the product. @param {Weights} weights @param {string} prefix @returns {RunningCell} */
  const gru = (weights, prefix) => {
    const reset = gateOf(weights, prefix, 'r', 'σ', 'reset gate: how much of the old state the candidate sees');
    const update = gateOf(weights, prefix, 'z', 'σ', 'update gate: how much of the old state stays');
    const candidate = gateOf(weights, prefix, 'n', 'tanh', 'candidate: the new content');
    const bias = weights.tensor(`${prefix}b_hn`);
    const hidden = bias.rows;
    return {
      kind: 'gru', hidden, gates: ['r', 'z'], shown: ['r', 'z', 'n', 'h'],
      start: () => zeros(hidden, ['h']),
      step: (x, before, held = {}) => {
        const [r, z] = [reset, update].map((gate) => open(gate, x, before.h, held));
        const s = multiply(candidate.U, before.h, bias.values);
        const n = multiply(candidate.W, x, candidate.b.values).map((a, k) => Math.tanh(a + r[k] * s[k]));
        return { x, before, held, blocks: { r, z, n, s, h: n.map((fresh, k) => fresh + z[k] * (before.h[k] - fresh)) } };
      },
      account: (record, step, unit) => {
        const at = Object.fromEntries(Object.entries(record.blocks).map(([name, values]) => [name, values[unit]]));
        const [b, before] = [candidate.b.values[unit], record.before.h[unit]];
        const a = multiply(candidate.W, record.x)[unit] + b + at.r * at.s;
        return accountOf(record, step, unit, [
          ...[reset, update].flatMap((gate) => gateLines(gate, record, unit)),
          row('s', 'U_n h_before + b_hn', `${product(candidate.U, unit, record.before.h)} + ${factor(bias.values[unit])}`, at.s, 'the old state, multiplied'),
          row('a_n', 'W_n x + b_n + r·s', `${product(candidate.W, unit, record.x)} + ${factor(b)} + ${factor(at.r)}·${factor(at.s)}`, a, 'what the tanh sees'),
          row('n', 'tanh(a_n)', `tanh(${number(a)})`, at.n, candidate.meaning),
          row('h', '(1 - z)·n + z·h_before', `(1 - ${factor(at.z)})·${factor(at.n)} + ${factor(at.z)}·${factor(before)}`, at.h, 'hidden state: between the new and the old'),
        ]);
      },
    };
  };

  /** Elman 1990. @param {Weights} weights @param {string} prefix @returns {RunningCell} */
  const rnn = (weights, prefix) => {
    const gate = gateOf(weights, prefix, '', 'tanh', 'hidden state: the new summary');
    return {
      kind: 'rnn', hidden: gate.b.rows, gates: [], shown: ['h'],
      start: () => zeros(gate.b.rows, ['h']),
      step: (x, before) => ({ x, before, held: {}, blocks: { h: open(gate, x, before.h, {}) } }),
      account: (record, step, unit) => accountOf(record, step, unit, gateLines(gate, record, unit)),
    };
  };

  /** @param {Weights} weights @param {string} prefix */
  const of = (weights, prefix) => (weights.names.includes(`${prefix}W_f`) ? lstm : weights.names.includes(`${prefix}W_z`) ? gru : rnn)(weights, prefix);

  Object.assign(window.rnnkitLive, { cells: { of } });
})();
