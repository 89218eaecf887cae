// Inside an LSTM or a GRU: every gate and state over what it reads, the verdict after each step, one step in numbers.
(() => {
  'use strict';

  const live = window.rnnkitLive;
  const { el, percent, math } = live;
  const most = 60;

  /**
   * @typedef {object} Subject
   * @property {string} model
   * @property {string} label what is typed
   * @property {string} first
   * @property {string} one what a step reads
   * @property {string} what the verdict's name
   * @property {(text: string) => string[]} split
   * @property {(metadata: Record<string, string>) => string[]} alphabet
   * @property {(alphabet: string[]) => string[]} classes
   * @property {number} unit shown at first
   * @property {number} step shown at first
   */

  /** @type {Record<string, string>} */
  const meanings = {
    f: 'forget gate', i: 'input gate', g: 'candidate', o: 'output gate', c: 'cell state', h: 'hidden state',
    r: 'reset gate', z: 'update gate', n: 'candidate',
  };

  /** Colors end at ±1 for what is squashed, at ±2 for the cell state. @param {string} name @param {number} value */
  const shade = (name, value) => Math.max(-1, Math.min(1, name === 'c' ? value / 2 : value));

  /** Everything that the network does with a text. @param {RunningCell} cell @param {Weights} weights @param {number[]} ids @param {number} inputs @param {Record<string, number>} held */
  const run = (cell, weights, ids, inputs, held) => {
    const [W, b] = [weights.tensor('head.W'), weights.tensor('head.b')];
    let before = cell.start();
    return ids.map((id) => {
      const x = new Float64Array(inputs);
      x[id] = 1;
      const record = cell.step(x, before, held);
      before = Object.fromEntries(Object.keys(before).map((name) => [name, record.blocks[name]]));
      return { record, p: math.softmax(math.multiply(W, record.blocks.h, b.values)) };
    });
  };

  /** @param {Account} account */
  const printed = ({ title, given, lines }) => {
    const width = Math.max(...lines.map(({ name }) => name.length));
    return [title, ...given.map((one) => `  ${one}`), ...lines.map(({ name, symbols, numbers, result, meaning }) =>
      `\n${`${name.padEnd(width)} = ${symbols}`.padEnd(38)}  # ${meaning}\n${' '.repeat(width)} = ${numbers} = ${result}`)].join('\n');
  };

  /** @param {Subject} subject @returns {(host: HTMLElement) => void} */
  const inside = (subject) => (host) => {
    const weights = live.weights(subject.model);
    const cell = live.cells.of(weights, '');
    const alphabet = subject.alphabet(weights.metadata);
    const classes = subject.classes(alphabet);
    let [step, unit] = [subject.step, subject.unit];

    const field = el('input', { type: 'text', id: `${subject.model}-text`, spellcheck: false, autocomplete: 'off', autocapitalize: 'off' });
    field.value = subject.first;
    const holds = cell.gates.map((gate) => el('select', { id: `${subject.model}-${gate}`, 'data-gate': gate },
      el('option', { value: '' }, 'as learned'), el('option', { value: 1 }, 'held open'), el('option', { value: 0 }, 'held shut')));
    const form = el('form', {},
      el('label', { for: field.id }, subject.label), field, el('button', { type: 'submit', class: 'act' }, 'Read'),
      el('div', { class: 'row' }, ...holds.map((hold) => el('span', { class: 'field' }, el('label', { for: hold.id }, `${hold.dataset.gate}, ${meanings[hold.dataset.gate ?? '']} `), hold))),
      el('details', {}, el('summary', {}, `The ${alphabet.length} ${subject.one}s that it knows`), el('p', {}, alphabet.join(' '))));
    const verdict = el('p', { class: 'said', role: 'status' });
    const note = el('p', { class: 'note', role: 'status' });
    const grid = live.scrollable('Gates and states');
    const units = el('select', { id: `${subject.model}-unit` }, ...Array.from({ length: cell.hidden }, (_, u) => el('option', { value: u }, `unit ${u}`)));
    const account = el('pre', { class: 'account', tabindex: 0, 'aria-live': 'polite', 'aria-label': 'One step in numbers' });
    const chosen = el('p', {});
    host.replaceChildren(form, verdict, note, grid, el('div', { class: 'detail' }, el('p', { class: 'field' }, el('label', { for: units.id }, 'One step in numbers, of '), units), chosen, account));

    const show = () => {
      const typed = subject.split(field.value);
      const known = typed.filter((word) => alphabet.includes(word));
      const unknown = [...new Set(typed.filter((word) => !alphabet.includes(word)))];
      const listed = unknown.slice(0, 8).map((word) => `“${word.slice(0, 30)}”`).join(', ') + (unknown.length > 8 ? ' and others' : '');
      const trouble = typed.length === 0 ? 'There is nothing to read yet. Type something.'
        : typed.length > most ? `This is too long: ${typed.length.toLocaleString('en')} ${subject.one}s. Type at most ${most}.`
        : known.length === 0 ? `It knows none of this: ${listed}. It was trained on ${alphabet.length} ${subject.one}s, listed above.` : '';
      host.classList.toggle('refused', trouble !== '');
      if (trouble) {
        verdict.textContent = '';
        note.textContent = trouble;
        grid.replaceChildren();
        chosen.textContent = account.textContent = '';
        return;
      }
      const held = Object.fromEntries(holds.filter(({ value }) => value !== '').map((hold) => [hold.dataset.gate ?? '', Number(hold.value)]));
      const steps = run(cell, weights, known.map((word) => alphabet.indexOf(word)), alphabet.length, held);
      const last = steps[steps.length - 1].p, best = math.indexOfMax(last);
      verdict.textContent = `${subject.what}: ${classes[best]}, ${percent(last[best])}`;
      note.textContent = unknown.length > 0 ? `Left out, since it has never seen them: ${listed}.` : '';
      step = Math.min(step, known.length - 1);
      draw(known, steps);
    };

    /** @param {string[]} words @param {ReturnType<typeof run>} steps */
    const draw = (words, steps) => {
      const buttons = words.map((word, t) => el('button', { type: 'button', 'aria-pressed': 'false', click: () => choose(t, unit) }, word));
      /** @param {string} name @param {number} u */
      const row = (name, u) => el('tr', {}, el('th', { scope: 'row' }, `${name} ${u}`), ...steps.map(({ record }, t) => {
        const value = record.blocks[name][u];
        return el('td', { style: `--v:${Math.abs(shade(name, value)).toFixed(3)}`, class: value < 0 ? 'below' : '', 'data-value': value, title: `${name} of unit ${u} after “${words[t]}”: ${value.toFixed(4)}`, click: () => choose(t, u) },
          el('span', { class: 'unseen' }, value.toFixed(2)));
      }));
      const table = el('table', { class: 'heat dense' },
        el('caption', {}, 'Blue is above zero, orange below; the stronger, the further. Choose a column for its numbers.'),
        el('thead', {}, el('tr', {}, el('td'), ...buttons.map((button) => el('th', { scope: 'col' }, button)))),
        el('tbody', {}, el('tr', { class: 'verdicts' }, el('th', { scope: 'row' }, subject.what.toLowerCase()), ...steps.map(({ p }) => {
          const best = math.indexOfMax(p);
          return el('td', { 'data-p': Array.from(p).join(' '), title: `${classes[best]}: ${percent(p[best])}` }, el('span', { class: 'verdict' }, `${classes[best]} ${Math.round(100 * p[best])}%`));
        }))),
        ...cell.shown.map((name) => el('tbody', { 'data-block': name },
          el('tr', {}, el('th', { scope: 'rowgroup', colspan: words.length + 1, class: 'group' }, `${name}, ${meanings[name]}${name in (steps[0].record.held) ? ', held' : ''}`)),
          ...Array.from({ length: cell.hidden }, (_, u) => row(name, u)))));
      table.querySelector('thead')?.addEventListener('keydown', (event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[/** @type {KeyboardEvent} */ (event).key];
        const next = buttons[buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + (by ?? 0)];
        if (!by || !next) return;
        event.preventDefault();
        next.focus();
        next.click();
      });
      /** @param {number} t @param {number} u */
      const choose = (t, u) => {
        [step, unit] = [t, u];
        units.value = String(u);
        buttons.forEach((button, k) => button.setAttribute('aria-pressed', String(k === t)));
        for (const line of table.rows) for (const one of line.cells) one.classList.toggle('chosen', line.cells.length > 1 && one.cellIndex === t + 1);
        chosen.textContent = `After “${words[t]}”, ${subject.one} ${t + 1} of ${words.length}:`;
        account.textContent = printed(cell.account(steps[t].record, t, u));
      };
      units.onchange = () => choose(step, Number(units.value));
      grid.replaceChildren(table);
      choose(step, unit);
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      show();
    });
    for (const hold of holds) hold.addEventListener('change', show);
    show();
  };

  /** @param {string} text */
  const words = (text) => live.words.english(text).filter((word) => /[\p{L}\p{N}\p{S}]/u.test(word));

  live.widgets['inside-lstm'] = inside({
    model: 'reviews-lstm', label: 'A review', one: 'word', what: 'Verdict', unit: 5, step: 9,
    first: 'the screen is great but the battery is not good i bought it last week',
    split: words,
    alphabet: (metadata) => metadata.words.split(' '),
    classes: () => ['bad', 'good'],
  });

  live.widgets['inside-gru'] = inside({
    model: 'letters-gru', label: 'Letters from a to h; it was trained on thirteen', one: 'letter', what: 'First letter', unit: 0, step: 6,
    first: 'chabbadgefahd',
    split: (text) => [...text.toLowerCase()].filter((letter) => letter.trim() !== ''),
    alphabet: (metadata) => [...metadata.letters],
    classes: (alphabet) => alphabet,
  });
})();
