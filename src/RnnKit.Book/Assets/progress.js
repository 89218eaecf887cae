// How far the reader has come in each notebook, kept in the browser; shown in the contents and on the first page.
(() => {
  'use strict';

  const key = 'rnnkit-progress';
  const finished = 0.98;
  const page = document.body.dataset.page;

  const load = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {}; // storage is switched off, or holds something else: nothing has been read
    }
  };

  const save = (shares) => {
    try {
      localStorage.setItem(key, JSON.stringify(shares));
    } catch {
      // without storage the progress lasts as long as the page
    }
  };

  let shares = load();

  /** The number, which is shown everywhere, and the word, which the narrow contents keep for those who listen. */
  const write = (mark, share) => {
    const word = document.createElement('span');
    word.className = 'word';
    word.textContent = share >= finished ? 'read' : ' read';
    mark.replaceChildren(share >= finished ? '' : `${Math.max(1, Math.round(share * 100))} %`, word);
  };

  const show = () => {
    for (const mark of document.querySelectorAll('.progress')) {
      const share = shares[mark.dataset.page] ?? 0;
      if (share > 0) write(mark, share);
      else mark.replaceChildren();
      mark.classList.toggle('finished', share >= finished);
      mark.style.setProperty('--share', share);
    }
    const start = document.querySelector('a.start');
    if (!start) return;
    const pages = [...document.querySelectorAll('.series .progress')].map((mark) => mark.dataset.page);
    const begun = pages.filter((name) => (shares[name] ?? 0) > 0);
    const next = pages.find((name) => (shares[name] ?? 0) > 0 && shares[name] < finished)
      ?? pages[pages.indexOf(begun.at(-1)) + 1] ?? pages[0];
    start.textContent = begun.length > 0 ? 'Go on reading' : 'Start reading';
    start.href = encodeURIComponent(begun.length > 0 ? next : pages[0]);
    document.querySelector('button.forget').hidden = begun.length === 0;
  };

  document.querySelector('button.forget')?.addEventListener('click', () => {
    shares = {};
    save(shares);
    show();
    document.querySelector('a.start').focus();
  });

  show();
  addEventListener('storage', (event) => {
    if (event.key !== key) return;
    shares = load();
    show();
  });
  if (!page) return;

  const article = document.querySelector('article');
  const measure = () => {
    const { top, height } = article.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (innerHeight - top) / height));
    if (scrollY === 0 && height > innerHeight) return; // a page that was only opened is not begun
    if (share <= (shares[page] ?? 0)) return;
    shares = { ...load(), [page]: Math.round(share * 1000) / 1000 };
    save(shares);
    show();
  };

  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => { waiting = false; measure(); }, 250);
  }, { passive: true });
})();
