// What a page does on its own: theme button, copy buttons, boxes that scroll by keyboard, the current section.
(() => {
  'use strict';

  const themeButton = document.querySelector('button.theme');
  const themes = ['system', 'light', 'dark'];
  const nameTheme = () => {
    const { current } = window.rnnkitTheme;
    themeButton.innerHTML = `<span class="word">Theme: </span>${current}`;
    themeButton.dataset.current = current;
  };
  themeButton.hidden = false;
  nameTheme();
  themeButton.addEventListener('click', () => {
    const next = themes[(themes.indexOf(window.rnnkitTheme.current) + 1) % themes.length];
    window.rnnkitTheme.set(next);
    nameTheme();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => document.dispatchEvent(new Event('themechange')));

  const copyText = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyBySelection(text); // pages from the file system may lack the clipboard interface
    }
  };

  const copyBySelection = (text) => {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  };

  for (const block of document.querySelectorAll('.code')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', 'Copy this code');
    button.addEventListener('click', async () => {
      const done = await copyText(block.querySelector('code').textContent);
      button.textContent = done ? 'Copied' : 'Not copied';
      setTimeout(() => { button.textContent = 'Copy'; }, 1600);
    });
    block.append(button);
  }

  // A box that scrolls must be reachable by keyboard, and only then.
  const boxes = document.querySelectorAll('pre, .scroll, .math.display');
  const watchOverflow = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute('tabindex');
    }
  });
  boxes.forEach((box) => watchOverflow.observe(box));

  const contents = document.getElementById('contents');
  contents.addEventListener('click', (event) => {
    if (event.target.closest('a') && contents.matches(':popover-open')) contents.hidePopover();
  });

  const links = new Map([...contents.querySelectorAll('.sections a')].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  if (headings.length > 0) {
    const markCurrent = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120);
      const current = passed.at(-1)?.id;
      for (const [id, link] of links) {
        if (id === current) link.setAttribute('aria-current', 'location');
        else link.removeAttribute('aria-current');
      }
    };
    let waiting = false;
    addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; markCurrent(); });
    }, { passive: true });
    markCurrent();
  }
})();
