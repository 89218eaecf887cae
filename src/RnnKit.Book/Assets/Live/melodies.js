// Melodies in ABC notation, as far as the network of notebook 11 writes it, and their sound from the browser's own oscillators.
(() => {
  'use strict';

  const semitones = /** @type {Record<string, number>} */ ({ C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 });
  const sign = /(?<bar>:*\||::)|(?<accidental>\^{1,2}|=)?(?<letter>[A-Ga-gz])(?<octaves>[,']*)(?<times>\d*)(?<parts>\/+\d*)?/g;
  const [loudness, attack, release, most] = [0.25, 0.012, 0.06, 1000];

  /** @param {string} digits */
  const whole = (digits) => Math.min(Number(digits), most);

  /** / and /2 halve, // quarters. @param {string} slashes */
  const partsOf = (slashes) => {
    const digits = slashes.replace(/^\/+/, '');
    return digits ? Math.max(whole(digits), 1) : 2 ** Math.min(slashes.length, 6);
  };

  /** A sharp holds to the end of its bar, in all octaves; what is no music is left out. @type {Melodies['notesOf']} */
  const notesOf = (abc) => {
    /** @type {Map<string, number>} */
    const bar = new Map();
    const notes = [];
    for (const { groups = {} } of abc.matchAll(sign)) {
      if (groups.bar) {
        bar.clear();
        continue;
      }
      const { accidental, letter, octaves, times, parts = '' } = groups;
      const length = (times ? whole(times) : 1) / partsOf(parts);
      if (letter === 'z') {
        notes.push({ pitch: null, length });
        continue;
      }
      const name = letter.toUpperCase();
      if (accidental) bar.set(name, accidental === '=' ? 0 : accidental.length);
      const octave = (letter === name ? 0 : 1) + [...octaves].reduce((sum, mark) => sum + (mark === ',' ? -1 : 1), 0);
      notes.push({ pitch: 60 + 12 * octave + semitones[name] + (bar.get(name) ?? 0), length });
    }
    return notes;
  };

  /** @type {Melodies['play']} */
  const play = (notes, eighth, ended) => {
    const audio = new AudioContext();
    let at = audio.currentTime + 0.05;
    for (const { pitch, length } of notes) {
      const end = at + length * eighth;
      if (pitch !== null) {
        const [tone, volume] = [audio.createOscillator(), audio.createGain()];
        tone.type = 'triangle';
        tone.frequency.value = 440 * 2 ** ((pitch - 69) / 12);
        volume.gain.setValueAtTime(0, at);
        volume.gain.linearRampToValueAtTime(loudness, at + attack);
        volume.gain.setTargetAtTime(0, Math.max(at + attack, end - release), release / 3);
        tone.connect(volume).connect(audio.destination);
        tone.start(at);
        tone.stop(end);
      }
      at = end;
    }
    const timer = setTimeout(() => { stop(); ended(); }, 1000 * (at - audio.currentTime));
    const stop = () => {
      clearTimeout(timer);
      audio.close();
    };
    return stop;
  };

  Object.assign(window.rnnkitLive, { melodies: { notesOf, play } });
})();
