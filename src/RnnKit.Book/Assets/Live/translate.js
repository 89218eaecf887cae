// Translate a sentence of your own: the French, where each word looked, and what else the network would have said.
(() => {
  'use strict';

  const live = window.rnnkitLive;
  const { el, percent } = live;
  const mostWords = 50;

  const first = 'She bought a red dress yesterday.';

  /** Why a sentence cannot be translated; nothing where it can. @param {string} text */
  const refusal = (text) => {
    if (text.trim() === '') return 'There is no sentence yet. Type one in English.';
    const count = text.trim().split(/\s+/).length;
    if (count > mostWords || text.length > 1000) return `This is too long: ${count.toLocaleString('en')} ${count === 1 ? 'word' : 'words'}. The network learned from short sentences; type at most ${mostWords} words.`;
    const tokens = live.words.english(text);
    if (tokens.length === 0) return 'There is no sentence yet. Type one in English.';
    return tokens.length > 2 * mostWords ? 'This has too many signs. Type an English sentence.' : '';
  };

  /** What became of the words that it never saw. @param {TranslatedSentence} done */
  const aboutUnknown = (done) => {
    const words = [...new Set(done.unknown)];
    if (words.length === 0) return '';
    const listed = words.map((word) => `“${word}”`).join(', ');
    const copied = done.steps.filter(({ id }) => id === 3).length;
    const all = done.unknown.length === done.source.length ? 'It has never seen any of these words, so the French is a guess about nothing. ' : '';
    return `${all}Never in its lessons: ${listed}. The network read “an unknown word” instead. ${copied === 0
      ? 'It wrote none in French.'
      : `It wrote “an unknown word” ${copied === 1 ? 'once' : `${copied} times`}; the program around it put the English word there at which it looked most.`}`;
  };

  /** @param {TranslatedSentence} done @param {Translating} translator */
  const namesOf = (done, translator) => done.steps.map(({ id }, t) => (t < done.target.length ? done.target[t] : translator.french[id] === '<end>' ? '(end)' : translator.french[id]));

  /** @param {HTMLElement} host */
  const translate = (host) => {
    const translator = live.translator.of(live.weights('translator'));
    const field = el('textarea', { id: 'translate-text', rows: 2, spellcheck: false, autocomplete: 'off', lang: 'en' });
    field.value = first;
    const greedy = el('input', { type: 'radio', name: 'translate-search', value: 1, checked: true });
    const beam = el('input', { type: 'radio', name: 'translate-search', value: 4 });
    const form = el('form', {},
      el('label', { for: 'translate-text' }, 'An English sentence'), field,
      el('fieldset', {}, el('legend', {}, 'Search'),
        el('label', {}, greedy, ' greedy: the likeliest word each time'),
        el('label', {}, beam, ' beam of 4: the likeliest sentence of four side by side')),
      el('button', { type: 'submit', class: 'act' }, 'Translate'));
    const said = el('p', { class: 'said', role: 'status', lang: 'fr' });
    const note = el('p', { class: 'note', role: 'status' });
    const detail = el('div', { class: 'detail' });
    host.replaceChildren(form, said, note, detail);

    const show = () => {
      const trouble = refusal(field.value);
      detail.replaceChildren();
      said.textContent = '';
      note.textContent = trouble;
      if (trouble) return;
      const done = translator.translate(field.value, beam.checked ? 4 : 1);
      said.textContent = done.text || '(nothing)';
      note.textContent = aboutUnknown(done) + (done.finished ? '' : ' It found no end and was stopped.');
      detail.replaceChildren(...details(done, translator));
    };
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      show();
    });
    form.addEventListener('change', (event) => { if (event.target !== field) show(); });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      show();
    });
    show();
  };

  /** The words one by one, the heatmap, and what else each word might have been. @param {TranslatedSentence} done @param {Translating} translator */
  const details = (done, translator) => {
    const names = namesOf(done, translator);
    const others = el('div', { class: 'others', 'aria-live': 'polite' });
    const buttons = names.map((name, t) => el('button', { type: 'button', 'aria-pressed': 'false', lang: 'fr', click: () => choose(t) }, name));
    const rows = names.map((name, t) => el('tr', {},
      el('th', { scope: 'row', lang: 'fr' }, name),
      ...Array.from(done.steps[t].weights, (weight, s) => el('td', { style: `--v:${weight.toFixed(3)}`, 'data-weight': weight, title: `${name} looks at ${done.source[s]}: ${percent(weight)}` },
        el('span', { class: 'unseen' }, percent(weight))))));
    /** @param {number} chosen */
    const choose = (chosen) => {
      buttons.forEach((button, t) => button.setAttribute('aria-pressed', String(t === chosen)));
      rows.forEach((row, t) => row.classList.toggle('chosen', t === chosen));
      others.replaceChildren(...runnersUp(done, translator, names, chosen));
    };
    const strip = el('div', { class: 'strip', role: 'group', 'aria-label': 'French words, one by one' }, ...buttons);
    strip.addEventListener('keydown', (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const next = buttons[buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + (by ?? 0)];
      if (!by || !next) return;
      event.preventDefault();
      next.focus();
      next.click();
    });
    const map = live.scrollable('Alignment', el('table', { class: 'heat' },
      el('caption', {}, 'Where each French word looked: the stronger the color, the more. Each row adds up to 100%.'),
      el('thead', {}, el('tr', {}, el('td'), ...done.source.map((word) => el('th', { scope: 'col', lang: 'en' }, el('span', {}, word))))),
      el('tbody', {}, ...rows)));
    choose(0);
    return [el('p', { class: 'label' }, 'Word by word'), strip, others, map];
  };

  /** @param {TranslatedSentence} done @param {Translating} translator @param {string[]} names @param {number} t */
  const runnersUp = (done, translator, names, t) => {
    const { best, weights, id } = done.steps[t];
    const looked = weights.indexOf(Math.max(...weights));
    /** @param {number} other */
    const called = (other) => ({ 2: '(end)', 3: '(an unknown word)' })[other] ?? translator.french[other];
    return [
      el('p', {}, 'For ', el('strong', { lang: 'fr' }, names[t]), ' it looked most at ', el('strong', {}, done.source[looked]), ` (${percent(weights[looked])}).`),
      live.scrollable('What it could have written here', el('table', { class: 'bars' },
        el('caption', {}, 'What it could have written here'),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'word'), el('th', { scope: 'col' }, 'probability'))),
        el('tbody', {}, ...best.map((one) => el('tr', { class: one.id === id ? 'chosen' : '' },
          el('td', { lang: 'fr' }, called(one.id), one.id === id ? el('span', { class: 'unseen' }, ' (written)') : ''),
          el('td', { style: `--v:${one.p.toFixed(3)}`, 'data-p': one.p }, percent(one.p))))))),
    ];
  };

  live.widgets.translate = translate;
})();
