#!/usr/bin/env bash
# abcjs: an explicit key keeps the sharps of its tonic. The ABC standard 2.1 reads K:D exp _b _e ^f as these three accidentals alone:
# C is C, 60 in MIDI; abcjs plays C sharp, 61.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund abcjs@6.7.2 > /dev/null

cat > try.js <<'PROGRAM'
const abcjs = require('abcjs');
const tune = abcjs.parseOnly('X:1\nM:4/4\nL:1/8\nK:D exp _b _e ^f\nBEFC|')[0];
console.log(tune.setUpAudio({}).tracks[0].filter(event => event.cmd === 'note').map(event => event.pitch).join(' '));
PROGRAM

seen=$(node try.js)
expected='70 63 66 61'
echo "abcjs 6.7.2"
echo "$seen"
if [ "$seen" != "$expected" ]; then
  echo "changed; expected: $expected" >&2
  exit 1
fi
