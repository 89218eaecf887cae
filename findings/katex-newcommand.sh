#!/usr/bin/env bash
# KaTeX refuses \newcommand for a name that it has itself, such as \R; MathJax, which Jupyter uses, takes it.
# A notebook whose first cell says \newcommand{\R}{\mathbb{R}} shows red source there, and KaTeX's own \R everywhere else.
# Exits with 1 when the behavior changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund katex@0.19.1 > /dev/null
cat > try.js <<'JS'
const katex = require('katex');
console.log(`katex ${katex.version}`);
const set = (tex) => {
  try {
    katex.renderToString(tex, { throwOnError: true });
    return 'set';
  } catch (error) {
    return error.message;
  }
};
const results = {
  ofItsOwn: set('\\newcommand{\\R}{\\mathbf{R}} x \\in \\R'),
  ofNobody: set('\\newcommand{\\myset}{\\mathbf{R}} x \\in \\myset'),
  byDef: set('\\def\\R{\\mathbf{R}} x \\in \\R'),
};
console.log(results);
const asSeen = results.ofItsOwn.includes('attempting to redefine \\R') && results.ofNobody === 'set' && results.byDef === 'set';
console.log(asSeen ? 'as seen' : 'changed');
process.exit(asSeen ? 0 : 1);
JS
node try.js

# Seen with katex 0.19.1:
#   ofItsOwn: KaTeX parse error: \newcommand{\R} attempting to redefine \R; use \renewcommand at position 15 …
#   ofNobody: set
#   byDef: set
