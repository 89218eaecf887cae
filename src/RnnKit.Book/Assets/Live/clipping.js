// Two walkers on the loss surface of notebook 06, one step at a time: one free, one on a leash.
(() => {
  'use strict';

  const live = window.rnnkitLive;
  const { el, math } = live;
  const [rate, last] = [0.1, 250];
  const map = { w: [3.5, 6], b: [-3.2, 1.2], places: 120 };

  /** @typedef {{ w: number, b: number }} Place */

  /** One sigmoid unit without input, run for 50 steps from 0.5. @param {Place} place */
  const lossOf = ({ w, b }) => {
    let h = 0.5;
    for (let t = 0; t < 50; t++) h = math.sigmoid(w * h + b);
    return (h - 0.7) ** 2;
  };

  /** By central differences. @param {Place} place @returns {Place} */
  const gradient = ({ w, b }, e = 1e-6) => ({
    w: (lossOf({ w: w + e, b }) - lossOf({ w: w - e, b })) / (2 * e),
    b: (lossOf({ w, b: b + e }) - lossOf({ w, b: b - e })) / (2 * e),
  });

  /** @param {Place} g */
  const norm = (g) => Math.hypot(g.w, g.b);

  /** @param {Place} place @param {number} threshold @returns {Place} */
  const stepped = (place, threshold) => {
    const g = gradient(place);
    const scale = Math.min(1, threshold / norm(g));
    return { w: place.w - rate * scale * g.w, b: place.b - rate * scale * g.b };
  };

  /** The loss as a picture, dark where it is low. @param {HTMLCanvasElement} canvas */
  const paint = (canvas) => {
    const context = canvas.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(map.places, map.places);
    for (let y = 0; y < map.places; y++) {
      for (let x = 0; x < map.places; x++) {
        const w = map.w[0] + (map.w[1] - map.w[0]) * x / (map.places - 1);
        const b = map.b[1] - (map.b[1] - map.b[0]) * y / (map.places - 1);
        const height = Math.min(1, Math.sqrt(lossOf({ w, b }) / 0.49));
        pixels.data.set([28 + 200 * height, 48 + 180 * height, 84 + 150 * height, 255], 4 * (y * map.places + x));
      }
    }
    context.putImageData(pixels, 0, 0);
  };

  /** @param {Place[]} path */
  const line = (path) => path.map(({ w, b }) =>
    `${(100 * (w - map.w[0]) / (map.w[1] - map.w[0])).toFixed(2)},${(100 * (map.b[1] - b) / (map.b[1] - map.b[0])).toFixed(2)}`).join(' ');

  /** @param {HTMLElement} host */
  const clipping = (host) => {
    const slider = el('input', { type: 'range', id: 'clipping-threshold', min: -1, max: 2, step: 0.1, value: 0 });
    const shown = el('output', { for: slider.id });
    const form = el('div', { class: 'row' },
      ...[1, 10, last].map((count) => el('button', { type: 'button', class: count === 1 ? 'act' : '', click: () => walk(count) }, count === last ? `All ${last}` : count === 1 ? 'One step' : `${count} steps`)),
      el('button', { type: 'button', click: () => restart() }, 'Start over'));
    const said = el('p', { class: 'note', role: 'status' });
    const canvas = el('canvas', { width: map.places, height: map.places });
    const ways = ['free', 'leashed'].map((name) => live.svg('polyline', { class: name }));
    const ends = ['free', 'leashed'].map((name) => live.svg('circle', { class: name, r: '1.6' }));
    const over = live.svg('svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    over.append(...ways, ...ends);
    const picture = el('div', { class: 'cliff', role: 'img', 'aria-label': 'The loss by weight w, from 3.5 to 6 to the right, and bias b, from -3.2 at the bottom to 1.2 at the top. Dark is low. A wall runs across it. The table below says where both walkers are.' }, canvas);
    picture.append(over);
    const table = live.scrollable('The two walkers');
    host.replaceChildren(el('p', { class: 'field' }, el('label', { for: slider.id }, 'The leash: threshold θ ', shown), slider), form, said, picture,
      el('p', { class: 'note' }, 'Right: weight w, 3.5 to 6. Up: bias b, -3.2 to 1.2. Dark is low. Orange walks free, white on the leash. Where a free walker lands after the wall depends on the last digits of its slope, so it may be elsewhere than in the notebook.'), table);

    /** @type {Place[][]} */
    let paths = [];
    const threshold = () => 10 ** Number(slider.value);

    const draw = () => {
      shown.textContent = threshold().toPrecision(2);
      slider.setAttribute('aria-valuetext', threshold().toPrecision(2));
      paths.forEach((path, k) => {
        const end = line(path.slice(-1)).split(',');
        ways[k].setAttribute('points', line(path));
        ends[k].setAttribute('cx', end[0]);
        ends[k].setAttribute('cy', end[1]);
      });
      const rows = ['free', 'on the leash'].map((name, k) => {
        const path = paths[k], place = path[path.length - 1];
        const strides = path.slice(1).map((p, i) => norm({ w: p.w - path[i].w, b: p.b - path[i].b }));
        const numbers = [place.w, place.b, lossOf(place), norm(gradient(place)), strides.at(-1) ?? 0, Math.max(0, ...strides)];
        return el('tr', { 'data-at': numbers.join(' ') }, el('th', { scope: 'row' }, name), ...numbers.map((number) => el('td', {}, number.toPrecision(4))));
      });
      table.replaceChildren(el('table', {}, el('caption', {}, `After ${paths[0].length - 1} of ${last} steps at learning rate ${rate}`),
        el('thead', {}, el('tr', {}, ...['walker', 'w', 'b', 'loss', 'gradient norm', 'last stride', 'longest stride'].map((name) => el('th', { scope: 'col' }, name)))),
        el('tbody', {}, ...rows)));
    };

    /** @param {number} count */
    const walk = (count) => {
      const before = paths[0].length - 1;
      for (let k = 0; k < count && paths[0].length <= last; k++) {
        paths[0].push(stepped(paths[0][paths[0].length - 1], Infinity));
        paths[1].push(stepped(paths[1][paths[1].length - 1], threshold()));
      }
      draw();
      const [free, leashed] = paths.map((path) => lossOf(path[path.length - 1]).toPrecision(3));
      said.textContent = before === last ? `Both have taken their ${last} steps. Start over.` : `Step ${paths[0].length - 1}: loss ${free} free, ${leashed} on the leash.`;
    };

    const restart = () => {
      paths = [[{ w: 5, b: -2 }], [{ w: 5, b: -2 }]];
      said.textContent = '';
      draw();
    };

    slider.addEventListener('input', restart);
    paint(canvas);
    restart();
  };

  live.widgets.clipping = clipping;
})();
