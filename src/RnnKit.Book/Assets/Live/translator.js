// The translator of notebook 15: a bidirectional GRU reads, a GRU with additive attention writes (Bahdanau et al. 2015).
(() => {
  'use strict';

  const { math: { multiply, column, softmax, indexOfMax }, cells, words } = window.rnnkitLive;
  const [pad, start, end, unknown] = [0, 1, 2, 3];
  const runnersUp = 5;

  /** @param {ArrayLike<number>} first @param {ArrayLike<number>} second */
  const stacked = (first, second) => Float64Array.from([...Array.from(first), ...Array.from(second)]);

  /**
   * The likeliest continuations of some beginnings together, best first.
   * @param {{ logP: number, scores: Vector }[]} beginnings @param {number} room
   */
  const likeliest = (beginnings, room) => {
    /** @type {{ logP: number, k: number, id: number }[]} */
    const best = [];
    beginnings.forEach(({ logP, scores }, k) => {
      for (let id = 0; id < scores.length; id++) {
        const sum = logP + scores[id];
        if (sum === -Infinity || (best.length === room && sum <= best[room - 1].logP)) continue;
        let place = best.length;
        while (place > 0 && best[place - 1].logP < sum) place--;
        best.splice(place, 0, { logP: sum, k, id });
        if (best.length > room) best.pop();
      }
    });
    return best;
  };

  /** @param {number} length */
  const lengthPenalty = (length) => ((5 + length) / 6) ** 0.6;

  /** @param {Weights} weights @returns {Translating} */
  const of = (weights) => {
    const specials = ['<pad>', '<start>', '<end>', '<unk>'];
    const english = new Map([...specials, ...weights.metadata.english.split(' ')].map((word, id) => [word, id]));
    const french = [...specials, ...weights.metadata.french.split(' ')];
    const [forward, backward, decoder] = ['encoder.forward.', 'encoder.backward.', 'decoder.'].map((prefix) => cells.of(weights, prefix));
    const [source, target] = [weights.tensor('encoder.embedding.E'), weights.tensor('decoder.embedding.E')];
    const [Wq, Wk, v] = ['W_q', 'W_k', 'v'].map((name) => weights.tensor(`decoder.attention.${name}`));
    const [bridgeW, bridgeB, readW, readB, outW, outB] =
      ['bridge.h.W', 'bridge.h.b', 'readout.W', 'readout.b', 'output.W', 'output.b'].map((name) => weights.tensor(name));

    /** @param {RunningCell} cell @param {Vector[]} xs */
    const states = (cell, xs) => {
      let { h } = cell.start();
      return xs.map((x) => (h = cell.step(x, { h }).blocks.h));
    };

    /** @param {number[]} ids */
    const encode = (ids) => {
      const xs = ids.map((id) => column(source, id));
      const there = states(forward, xs);
      const back = states(backward, [...xs].reverse()).reverse();
      const memory = there.map((h, s) => stacked(h, back[s]));
      const last = stacked(there[there.length - 1], back[0]);
      return { memory, keys: memory.map((h) => multiply(Wk, h)), initial: multiply(bridgeW, last, bridgeB.values).map(Math.tanh) };
    };

    /**
     * Looks back, takes the step, and scores every word.
     * @param {ReturnType<typeof encode>} encoded @param {number} id @param {Vector} s
     */
    const next = ({ memory, keys }, id, s) => {
      const q = multiply(Wq, s);
      const look = softmax(keys.map((key) => key.reduce((sum, k, i) => sum + v.values[i] * Math.tanh(q[i] + k), 0)));
      const c = new Float64Array(memory[0].length);
      memory.forEach((h, place) => h.forEach((value, i) => { c[i] += look[place] * value; }));
      const state = decoder.step(stacked(column(target, id), c), { h: s }).blocks.h;
      const p = softmax(multiply(outW, multiply(readW, stacked(state, c), readB.values).map(Math.tanh), outB.values));
      const logP = p.map(Math.log);
      logP[pad] = logP[start] = -Infinity; // padding and start are no words
      return { state, look, p, logP };
    };

    /** @param {ReturnType<typeof next>} done @param {number} id @returns {WrittenStep} */
    const written = (done, id) => ({
      id, logP: done.logP[id], weights: done.look,
      best: likeliest([{ logP: 0, scores: done.logP }], runnersUp).map((one) => ({ id: one.id, p: done.p[one.id] })),
    });

    /** @param {WrittenStep[]} steps @returns {FoundTranslation} */
    const found = (steps) => {
      const logP = steps.reduce((sum, one) => sum + one.logP, 0);
      const finished = steps.at(-1)?.id === end;
      return { steps, finished, logP, score: logP / lengthPenalty(steps.length) };
    };

    /** @param {ReturnType<typeof encode>} encoded @param {number} longest */
    const greedy = (encoded, longest) => {
      /** @type {WrittenStep[]} */
      const steps = [];
      /** @type {Vector} */
      let state = encoded.initial;
      let id = start;
      while (steps.length < longest && id !== end) {
        const done = next(encoded, id, state);
        [state, id] = [done.state, indexOfMax(done.logP)];
        steps.push(written(done, id));
      }
      return found(steps);
    };

    /** The likeliest few beginnings stay; one that says its end gives up its place. @param {ReturnType<typeof encode>} encoded @param {number} longest @param {number} width */
    const beam = (encoded, longest, width) => {
      /** @type {{ steps: WrittenStep[], logP: number, state: Vector, id: number }[]} */
      let alive = [{ steps: [], logP: 0, state: encoded.initial, id: start }];
      /** @type {typeof alive} */
      const done = [];
      for (let t = 0; t < longest && alive.length > 0; t++) {
        const ran = alive.map((one) => next(encoded, one.id, one.state));
        const kept = likeliest(ran.map(({ logP }, k) => ({ logP: alive[k].logP, scores: logP })), width - done.length);
        const continued = kept.map(({ k, id, logP }) => ({ steps: [...alive[k].steps, written(ran[k], id)], logP, state: ran[k].state, id }));
        done.push(...continued.filter((one) => one.id === end));
        alive = continued.filter((one) => one.id !== end);
      }
      const all = [...[...done, ...alive].map((one) => found(one.steps)), greedy(encoded, longest)]; // no beam ends below greedy
      return all.reduce((best, one) => (one.score > best.score ? one : best));
    };

    /** @type {Translating['translate']} */
    const translate = (sentence, width) => {
      const read = words.english(sentence);
      const encoded = encode(read.map((word) => english.get(word) ?? unknown));
      const longest = 2 * read.length + 10;
      const best = width === 1 ? greedy(encoded, longest) : beam(encoded, longest, width);
      const said = best.steps.filter((one) => one.id !== end)
        .map((one) => (one.id === unknown ? read[indexOfMax(one.weights)] : french[one.id]));
      const names = new Map(words.english(sentence, false).filter((word) => /^\p{Lu}/u.test(word)).reverse().map((word) => [word.toLowerCase(), word]));
      const text = words.french(said.map((word) => names.get(word) ?? word));
      return { source: read, unknown: read.filter((word) => !english.has(word)), target: said, text, steps: best.steps, finished: best.finished, score: best.score };
    };

    return { french, translate };
  };

  Object.assign(window.rnnkitLive, { translator: { of } });
})();
