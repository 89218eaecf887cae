// The composer of notebook 11 writes a tune at a temperature, and the page plays it.
(() => {
  'use strict';

  const live = window.rnnkitLive;
  const { el, math, letters: { draws, drawn }, melodies } = live;
  const [longest, eighth] = [300, 0.16];

  /** @param {HTMLElement} host */
  const tune = (host) => {
    const model = live.letters.of(live.weights('melodies-gru'));
    const meters = ['3/4', '4/4', '6/8'].map((text, i) => el('option', { value: text, selected: i === 0 }, text));
    const meter = el('select', { id: 'tune-meter' }, ...meters);
    const slider = el('input', { type: 'range', id: 'tune-temperature', min: 0.1, max: 2, step: 0.05, value: 0.6, 'aria-describedby': 'tune-note' });
    const shown = el('output', { for: slider.id });
    const sound = el('button', { type: 'button', class: 'act' });
    const form = el('form', {},
      el('label', { for: meter.id }, 'Meter'), meter,
      el('label', { for: slider.id }, 'Temperature ', shown), slider,
      el('div', { class: 'row' }, el('button', { type: 'submit', class: 'act' }, 'Another tune'), sound));
    const note = el('p', { class: 'note', role: 'status', id: 'tune-note' });
    const paper = el('p', { class: 'paper', tabindex: 0, role: 'group', 'aria-label': 'The tune in ABC notation' });
    host.replaceChildren(form, note, paper);

    let seed = 1;
    /** @type {MelodyNote[]} */
    let notes = [];
    /** @type {(() => void) | undefined} */
    let stop;

    const silence = () => {
      stop?.();
      stop = undefined;
      sound.textContent = 'Play';
    };

    /** Reads the meter and writes until the line ends. The same seed at another temperature shows what the temperature does. */
    const compose = () => {
      silence();
      const [random, degree] = [draws(seed), Number(slider.value)];
      /** @type {Vector} */
      let scores = new Float64Array();
      let text = '';
      model.forget();
      for (const letter of `\nM:${meter.value} `) scores = model.read(model.letters.indexOf(letter));
      while (text.length < longest) {
        const id = drawn(math.softmax(scores, degree), random());
        if (model.letters[id] === '\n') break;
        text += model.letters[id];
        scores = model.read(id);
      }
      notes = melodies.notesOf(text);
      shown.textContent = degree.toFixed(2);
      paper.textContent = text;
      paper.dataset.notes = notes.map(({ pitch, length }) => `${pitch ?? 'z'}:${length}`).join(' ');
      sound.disabled = notes.length === 0;
      const seconds = eighth * notes.reduce((sum, one) => sum + one.length, 0);
      note.textContent = notes.length === 0
        ? 'It wrote no note. Ask for another tune, or lower the temperature.'
        : `♪ ${notes.length} notes, ${seconds.toFixed(0)} seconds${text.length < longest ? '' : `; cut off after ${longest} signs`}`;
    };

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      seed++;
      compose();
    });
    sound.addEventListener('click', () => {
      if (stop) {
        silence();
        return;
      }
      try {
        stop = melodies.play(notes, eighth, silence);
        sound.textContent = 'Stop';
      } catch {
        note.textContent = 'This browser makes no sounds.';
      }
    });
    slider.addEventListener('input', compose);
    meter.addEventListener('change', compose);
    compose();
  };

  live.widgets.tune = tune;
})();
