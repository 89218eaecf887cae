// A model that reads a text letter by letter and scores the next one, and how letters are drawn from its scores.
(() => {
  'use strict';

  const { cells, math } = window.rnnkitLive;

  /** Random numbers from a seed (Vigna's splitmix, in 32 bits). @param {number} seed */
  const draws = (seed) => () => {
    seed = (seed + 0x9e3779b9) | 0;
    let t = seed ^ (seed >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 2 ** 32;
  };

  /** @param {Vector} p @param {number} u */
  const drawn = (p, u) => {
    let id = 0;
    while (id < p.length - 1 && (u -= p[id]) > 0) id++;
    return id;
  };

  /** The model with the state that it carries from letter to letter. @param {Weights} weights @returns {LetterModel} */
  const of = (weights) => {
    const letters = [...weights.metadata.letters];
    const cell = cells.of(weights, '');
    const [E, W, b] = ['embedding.E', 'head.W', 'head.b'].map((name) => weights.tensor(name));
    let state = cell.start();
    return {
      letters,
      forget: () => { state = cell.start(); },
      read: (id) => {
        const { blocks } = cell.step(math.column(E, id), state);
        state = { h: blocks.h };
        return math.multiply(W, blocks.h, b.values);
      },
    };
  };

  Object.assign(window.rnnkitLive, { letters: { of, draws, drawn } });
})();
