#!/usr/bin/env bash
# abcjs: a sharp holds in its own octave only. The ABC standard 2.1 has it hold in all octaves to the end of the bar (propagate-accidentals,
# default pitch): ^F f is F sharp twice, 66 and 78 in MIDI; abcjs plays 66 and 77.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund abcjs@6.7.2 > /dev/null

cat > try.js <<'PROGRAM'
const abcjs = require('abcjs');
const tune = abcjs.parseOnly('X:1\nM:4/4\nL:1/8\nK:C\n^Ff|')[0];
console.log(tune.setUpAudio({}).tracks[0].filter(event => event.cmd === 'note').map(event => event.pitch).join(' '));
PROGRAM

seen=$(node try.js)
expected='66 77'
echo "abcjs 6.7.2"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
