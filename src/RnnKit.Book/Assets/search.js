// Search over the whole book, and the keys: Ctrl+K searches, the left and right arrow turn the page.
(() => {
  'use strict';

  const dialog = document.querySelector('dialog.search');
  const input = dialog.querySelector('input');
  const count = dialog.querySelector('[role=status]');
  const list = dialog.querySelector('.hits');
  const button = document.querySelector('button.find');
  const most = 30;

  let loading;
  const loadIndex = () => loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'assets/search-index.js';
    script.addEventListener('load', () => resolve(window.rnnkitSearchIndex.map((section) => ({
      ...section,
      inHeading: fold(`${section.notebook} ${section.heading}`),
      inText: fold(section.text),
    }))));
    script.addEventListener('error', () => reject(new Error('the index of the search could not be loaded')));
    document.head.append(script);
  });

  /** Lower case without accents, letter for letter, so that places in it are places in the text. */
  const fold = (text) => [...text].map((letter) => {
    const bare = letter.normalize('NFD')[0].toLowerCase();
    return bare.length === letter.length ? bare : letter;
  }).join('');

  /** How well a section answers: every word must be there; a heading counts for more, and so does the start of a word. */
  const score = (section, words) => {
    let sum = 0;
    for (const word of words) {
      const begins = new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'gu');
      const inHeading = section.inHeading.includes(word);
      const found = (section.inText.match(begins) ?? []).length;
      if (!inHeading && !section.inText.includes(word)) return 0;
      sum += (inHeading ? 10 : 0) + Math.min(5, found) + 0.5;
    }
    return sum;
  };

  /** Words around the first place where one is found, with every one marked. */
  const excerpt = (section, words) => {
    const places = words.map((word) => section.inText.indexOf(word)).filter((place) => place >= 0);
    const from = Math.max(0, Math.min(...places, section.text.length) - 50);
    const start = from === 0 ? 0 : section.text.indexOf(' ', from) + 1;
    const shown = section.text.slice(start, start + 180);
    const folded = fold(shown);
    const line = document.createElement('p');
    let place = 0;
    while (place < shown.length) {
      const next = words
        .map((word) => ({ word, at: folded.indexOf(word, place) }))
        .filter(({ at }) => at >= 0)
        .sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0];
      if (!next) break;
      const mark = document.createElement('mark');
      mark.textContent = shown.slice(next.at, next.at + next.word.length);
      line.append(shown.slice(place, next.at), mark);
      place = next.at + next.word.length;
    }
    line.append(shown.slice(place), start + 180 < section.text.length ? ' …' : '');
    return line;
  };

  const hit = (section, words) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `${encodeURIComponent(section.page)}#${encodeURIComponent(section.id)}`;
    const where = document.createElement('small');
    where.textContent = section.notebook;
    const what = document.createElement('strong');
    what.textContent = section.heading;
    link.append(where, what, excerpt(section, words));
    item.append(link);
    return item;
  };

  const find = async () => {
    const words = fold(input.value).split(/\s+/).filter((word) => word.length > 0);
    if (words.length === 0) {
      list.replaceChildren();
      count.textContent = '';
      return;
    }
    try {
      const sections = await loadIndex();
      const hits = sections.map((section) => ({ section, points: score(section, words) }))
        .filter(({ points }) => points > 0)
        .sort((a, b) => b.points - a.points);
      list.replaceChildren(...hits.slice(0, most).map(({ section }) => hit(section, words)));
      count.textContent = hits.length === 0 ? 'Nothing found'
        : `${hits.length} ${hits.length === 1 ? 'section' : 'sections'} found${hits.length > most ? `, the best ${most} shown` : ''}`;
    } catch (error) {
      count.textContent = `The search does not work: ${error.message}.`;
    }
  };

  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    loadIndex().catch(() => {}); // the first search says so
  };

  button.hidden = false;
  button.addEventListener('click', open);
  input.addEventListener('input', find);
  list.addEventListener('click', (event) => {
    if (event.target.closest('a')) dialog.close();
  });

  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.preventDefault(); // in a search box it would only empty the box
      dialog.close();
    }
    if (event.key === 'Enter' && event.target === input) {
      event.preventDefault(); // it would close the dialog
      list.querySelector('a')?.click();
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops = [input, ...list.querySelectorAll('a')];
    const next = stops[stops.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      open();
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const nowhere = document.activeElement === document.body || document.activeElement?.id === 'content';
    if (!plain || !nowhere || dialog.open) return;
    const relation = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
    if (relation) document.querySelector(`.turn a[rel=${relation}]`)?.click();
  });

  // VS Code opens a file by its path, and only a page that was opened from a disk knows one.
  const inEditor = document.querySelector('a.vscode');
  if (inEditor && location.protocol === 'file:') {
    const path = decodeURIComponent(new URL(inEditor.dataset.notebook, location.href).pathname);
    inEditor.href = `vscode://file${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}`;
    inEditor.hidden = false;
  }
})();
