// The letter model of notebook 11 writes while the reader moves the temperature.
(() => {
  'use strict';

  const live = window.rnnkitLive;
  const { el, percent, math, letters: { draws, drawn } } = live;
  const [longest, pause, likely] = [2000, 45, 9];

  /** @param {string} letter */
  const named = (letter) => ({ ' ': '(space)', '\n': '(new line)' })[letter] ?? letter;

  /** @param {HTMLElement} host */
  const temperature = (host) => {
    const model = live.letters.of(live.weights('prose-gru'));
    const prompt = el('input', { type: 'text', id: 'temperature-prompt', spellcheck: false, autocomplete: 'off', autocapitalize: 'off' });
    prompt.value = 'the ';
    const slider = el('input', { type: 'range', id: 'temperature-slider', min: 0.1, max: 2, step: 0.05, value: 0.8, 'aria-describedby': 'temperature-note' });
    const shown = el('output', { for: 'temperature-slider' });
    const start = el('button', { type: 'submit', class: 'act' }, 'Write');
    const form = el('form', {},
      el('label', { for: prompt.id }, 'Begin with'), prompt,
      el('label', { for: slider.id }, 'Temperature ', shown), slider, start);
    const note = el('p', { class: 'note', role: 'status', id: 'temperature-note' });
    const paper = el('p', { class: 'paper', tabindex: 0, role: 'group', 'aria-label': 'What it writes' });
    const next = live.scrollable('The likeliest next letters');
    host.replaceChildren(form, note, paper, next);

    let scores = model.read(0), random = draws(1), seed = 1, written = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const degree = () => Number(slider.value);

    const bars = () => {
      const p = math.softmax(scores, degree());
      const best = Array.from(p, (_, id) => id).sort((a, b) => p[b] - p[a]).slice(0, likely);
      shown.textContent = degree().toFixed(2);
      next.replaceChildren(el('table', { class: 'bars' },
        el('caption', {}, 'The likeliest next letters at this temperature'),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'letter'), el('th', { scope: 'col' }, 'probability'))),
        el('tbody', {}, ...best.map((id) => el('tr', {}, el('td', {}, named(model.letters[id])), el('td', { style: `--v:${p[id].toFixed(3)}`, 'data-p': p[id] }, percent(p[id])))))));
    };

    /** Reads what is typed; letters that it does not know are left out. */
    const begin = () => {
      stop();
      const typed = [...prompt.value.toLowerCase()];
      const unknown = [...new Set(typed.filter((letter) => !model.letters.includes(letter)))];
      const known = typed.filter((letter) => model.letters.includes(letter));
      model.forget();
      written = 0;
      if (known.length > longest) {
        note.textContent = `This is too long: ${typed.length.toLocaleString('en')} letters. Begin with at most ${longest.toLocaleString('en')}.`;
        paper.replaceChildren();
        return false;
      }
      for (const letter of ['\n', ...known]) scores = model.read(model.letters.indexOf(letter));
      note.textContent = unknown.length > 0 ? `Left out, since it has never seen them: ${unknown.slice(0, 12).join(' ')}` : '';
      paper.replaceChildren(el('strong', {}, known.join('')), '');
      bars();
      return true;
    };

    const one = () => {
      const id = drawn(math.softmax(scores, degree()), random());
      const last = /** @type {Text} */ (paper.lastChild);
      last.data += model.letters[id];
      scores = model.read(id);
      written++;
    };

    const tick = () => {
      if (written >= longest || !host.isConnected) {
        stop();
        note.textContent = `It stops here, after ${longest.toLocaleString('en')} letters.`;
        return;
      }
      one();
      if (written % 5 === 0) bars();
      timer = setTimeout(tick, pause);
    };

    const stop = () => {
      clearTimeout(timer);
      timer = undefined;
      start.textContent = 'Write';
      bars();
    };

    /** With reduced motion the text stands there at once. */
    const write = () => {
      random = draws(seed++);
      if (!begin()) return;
      if (live.calm) {
        while (written < 240) one();
        bars();
        return;
      }
      start.textContent = 'Stop';
      tick();
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (timer === undefined) write();
      else stop();
    });
    slider.addEventListener('input', bars);
    slider.addEventListener('change', () => { if (live.calm && written > 0) write(); });
    prompt.addEventListener('change', begin);
    begin();
  };

  live.widgets.temperature = temperature;
})();
