// Has KaTeX set every formula. Where KaTeX did not come, the TeX source stays and can be read.
(() => {
  'use strict';
  if (!window.katex) return;

  // What Jupyter's MathJax knows and KaTeX does not: environments of plain LaTeX, and labels, which show nothing or their name.
  const environments = [
    [/\\(begin|end)\{eqnarray(\*?)\}/g, (_, border) => (border === 'begin' ? '\\begin{array}{rcl}' : '\\end{array}')],
    [/\\(begin|end)\{(multline|displaymath|math)(\*?)\}/g, (_, border, name, star) => `\\${border}{gather${star || (name === 'multline' ? '' : '*')}}`],
    [/\\(begin|end)\{flalign(\*?)\}/g, '\\$1{align$2}'],
    [/\\label\s*\{[^{}]*\}/g, ''],
    [/\\eqref\s*\{([^{}]*)\}/g, '(\\text{$1})'],
    [/\\ref\s*\{([^{}]*)\}/g, '\\text{$1}'],
  ];
  const known = (source) => environments.reduce((text, [what, instead]) => text.replace(what, instead), source);

  for (const formula of document.querySelectorAll('.math')) {
    window.katex.render(known(formula.textContent), formula, {
      displayMode: formula.classList.contains('display'),
      throwOnError: false,
      strict: 'ignore',
    });
  }
})();
