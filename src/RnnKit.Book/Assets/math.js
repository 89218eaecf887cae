// Has KaTeX set every formula. Where KaTeX did not come, the TeX source stays and can be read.
(() => {
  'use strict';
  if (!window.katex) return;
  for (const formula of document.querySelectorAll('.math')) {
    const source = formula.textContent;
    window.katex.render(source, formula, {
      displayMode: formula.classList.contains('display'),
      throwOnError: false,
      strict: 'ignore',
    });
  }
})();
