// Has KaTeX set every formula. Where KaTeX did not come, the TeX source stays and can be read.
(() => {
  'use strict';
  if (!window.katex) return;

  // What Jupyter's MathJax takes and KaTeX does not: environments of plain LaTeX; labels, which show nothing or their name; new
  // commands of a name that is there already; switches of MathJax itself.
  const replacements = [
    [/\\(begin|end)\{eqnarray\*?\}/g, (_, border) => (border === 'begin' ? '\\begin{array}{rcl}' : '\\end{array}')],
    [/\\(begin|end)\{multline(\*?)\}/g, '\\$1{gather$2}'],
    [/\\(begin|end)\{(?:displaymath|math)\}/g, '\\$1{gather*}'],
    [/\\(begin|end)\{flalign(\*?)\}/g, '\\$1{align$2}'],
    [/\\label\s*\{[^{}]*\}|\\require\s*\{[^{}]*\}|\\hfill(?![A-Za-z])/g, ''],
    [/\\eqref\s*\{([^{}]*)\}/g, '(\\text{$1})'],
    [/\\ref\s*\{([^{}]*)\}/g, '\\text{$1}'],
    [/\\mbox(?![A-Za-z])/g, '\\text'],
    [/\\DeclareMathOperator(\*?)\s*\{?(\\[A-Za-z]+)\}?\s*\{([^{}]*)\}/g, '\\gdef$2{\\operatorname$1{$3}}'],
    [/\\(?:new|renew|provide)command\*?\s*\{?(\\[A-Za-z]+)\}?\s*(?:\[(\d)\])?(?=\s*\{)/g,
      (_, name, count) => `\\gdef${name}${[...Array(Number(count ?? 0)).keys()].map((i) => `#${i + 1}`).join('')}`],
  ];
  const known = (source) => replacements.reduce((text, [what, instead]) => text.replace(what, instead), source);
  const needsDisplay = (source) => /\\begin\{(?:align|alignat|equation|gather|CD)\*?\}|\\tag(?![A-Za-z])/.test(source);

  // As in a notebook, what one formula defines holds in the later ones.
  const macros = {};
  for (const formula of document.querySelectorAll('.math')) {
    const source = known(formula.textContent);
    window.katex.render(source, formula, {
      displayMode: formula.classList.contains('display') || needsDisplay(source),
      throwOnError: false,
      strict: 'ignore',
      macros,
      globalGroup: true,
    });
  }
})();
