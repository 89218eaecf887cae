// English text to tokens and French tokens to text, by the rules of RnnKit's Tokenizer.
(() => {
  'use strict';

  const joiner = '￭', spacer = '▁';
  const bases = 'aceinouyACEINOUY';
  const accents = [
    ['\u0300', 'à èìǹòùỳÀ ÈÌǸÒÙỲ'], ['\u0301', 'áćéíńóúýÁĆÉÍŃÓÚÝ'], ['\u0302', 'âĉêî ôûŷÂĈÊÎ ÔÛŶ'],
    ['\u0308', 'ä ëï öüÿÄ ËÏ ÖÜŸ'], ['\u0327', ' çȩ ņ    ÇȨ Ņ   '],
  ];

  /** @param {string} letter @param {string} mark */
  const compose = (letter, mark) => {
    const composed = accents.find(([m]) => m === mark)?.[1][bases.indexOf(letter)] ?? ' ';
    return letter !== '' && bases.includes(letter) && composed !== ' ' ? composed : null;
  };

  /** @type {Record<string, string>} */
  const plain = {
    '’': "'", '‘': "'", 'ʼ': "'", '′': "'", '“': '"', '”': '"', '„': '"', '\u2010': '-', '\u2011': '-', '￭': '■', '▁': '_',
    '\u00AD': '', '\u200B': '', '\u2060': '', '\uFEFF': '', '…': '...',
  };

  /** One spelling for what different keyboards write. @param {string} text */
  const unify = (text) => {
    /** @type {string[]} */
    const signs = [];
    for (let i = 0; i < text.length; i++) {
      const sign = text[i];
      const composed = compose(signs.at(-1) ?? '', sign);
      if (composed) signs[signs.length - 1] = composed;
      else if (sign in plain) signs.push(...plain[sign]);
      else signs.push(/[\s\u0085]/.test(sign) ? ' ' : sign);
    }
    return signs.join('');
  };

  const piece = new RegExp(
    String.raw`(?:\p{L}\.){2,}`
    + String.raw`|(?<word>(?:(?<![\p{L}\p{Nd}])-(?=\p{Nd}))?[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:[-'][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*|(?<=\p{Nd})[.,:]\p{Nd}+)*)`
    + String.raw`|\.{2,}|-{2,}|\S`, 'gu');

  const contraction = /(?:n't|'(?:s|m|d|re|ve|ll))$/i;

  /** don't is do n't. @param {string} word */
  const contracted = (word) => {
    /** @type {string[]} */
    const parts = [];
    for (let match = contraction.exec(word); match && match.index > 0; match = contraction.exec(word)) {
      parts.unshift(match[0]);
      word = word.slice(0, match.index);
    }
    return [word, ...parts];
  };

  /** @param {string} token */
  const isDots = (token) => /^\.*$/.test(token);

  /** @param {string[]} tokens @param {number} i */
  const isNumber = (tokens, i) => i >= 0 && i < tokens.length && /\p{Nd}$/u.test(tokens[i]);

  /** @param {string} token */
  const isDecade = (token) => /^\p{Nd}0s$/iu.test(token);

  const clipped = new Set(['tis', 'twas', 'em', 'til', 'cause', 'cos', 'bout']);

  /** Which side a token holds on to. @param {string} token @param {boolean} french */
  const holdOf = (token, french) => {
    if (/^(?:[,.;:!?)\]}%°»″]|\.\.\.)$/.test(token)) return 'left';
    if (/^[([{«$£]$/.test(token) || (token === '€' && !french)) return 'right';
    if (token === '/') return 'both';
    if (!french && token.length > 1 && (token[0] === "'" || token.toLowerCase() === "n't")) return 'left';
    if (french && /^-\p{L}/u.test(token)) return token.endsWith("'") ? 'both' : 'left';
    return french && token.length > 1 && token.endsWith("'") ? 'right' : 'neither';
  };

  /** The spaces of French before ; : ! ? » % and after «. @param {string[]} tokens @param {number} i */
  const frenchGap = (tokens, i) => {
    const [before, token] = [tokens[i - 1], tokens[i]];
    if (/^[!?]$/.test(before) && /^[!?]$/.test(token)) return '';
    if (/^[;!?]$/.test(token)) return '\u202F';
    return /^[:»%]$/.test(token) || before === '«' ? '\u00A0' : null;
  };

  /** What stands before each token by rule. @param {string[]} tokens @param {boolean} french */
  const gapsOf = (tokens, french) => {
    let before = 'right', single = false, quoted = false;
    /** @param {number} i */
    const apostrophe = (i) => {
      if (isNumber(tokens, i - 1) && isNumber(tokens, i + 1) && tokens[i + 2] === '"') return 'left';
      if (!single && !french && i + 1 < tokens.length && (isDecade(tokens[i + 1]) || clipped.has(tokens[i + 1].toLowerCase()))) return 'right';
      single = !single && tokens.indexOf("'", i + 1) > 0;
      return single ? 'right' : 'left';
    };
    /** @param {number} i */
    const quote = (i) => {
      const feet = isNumber(tokens, i - 1) && (tokens[i - 1].includes("'") || (i >= 3 && tokens[i - 2] === "'" && isNumber(tokens, i - 3)));
      const inches = feet || (isNumber(tokens, i - 1) && !quoted && tokens.slice(i + 1).filter((t) => t === '"').length % 2 === 0);
      if (inches) return 'left';
      quoted = !quoted;
      return quoted ? 'right' : 'left';
    };
    return tokens.map((token, i) => {
      const hold = token === "'" ? apostrophe(i) : token === '"' ? quote(i) : holdOf(token, french);
      const together = before === 'right' || before === 'both' || hold === 'left' || hold === 'both';
      const dots = i > 0 && isDots(tokens[i - 1]) && isDots(token);
      before = hold;
      if (i === 0) return '';
      return (french ? frenchGap(tokens, i) : null) ?? (together && !dots ? '' : ' ');
    });
  };

  /** @type {Tokenizing['english']} */
  const english = (text, lowerCase = true) => {
    text = unify(text);
    if (lowerCase) text = text.toLowerCase();
    /** @type {string[]} */
    const words = [];
    /** @type {boolean[]} */
    const apart = [];
    for (const match of text.matchAll(piece)) {
      const parts = match.groups?.word ? contracted(match[0]) : [match[0]];
      words.push(...parts);
      apart.push(match.index > 0 && text[match.index - 1] === ' ', ...parts.slice(1).map(() => false));
    }
    const gaps = gapsOf(words, false);
    return words.flatMap((word, i) => (i > 0 && (gaps[i] !== '') !== apart[i] ? [apart[i] ? spacer : joiner, word] : [word]));
  };

  /** Capitals where a sentence starts. @param {string[]} tokens */
  const dressed = (tokens) => {
    let starts = true;
    return tokens.map((token) => {
      const hasLetter = /[\p{L}\p{Nd}]/u.test(token);
      const capital = starts && hasLetter;
      starts = /^[.!?]$/.test(token) || (starts && !hasLetter);
      return capital ? token[0].toUpperCase() + token.slice(1) : token;
    });
  };

  /** @type {Tokenizing['french']} */
  const french = (tokens) => {
    /** @type {string[]} */
    const words = [];
    /** @type {(string | null)[]} */
    const marks = [];
    let mark = null;
    for (const token of tokens) {
      if (token === joiner || token === spacer) mark = token;
      else {
        words.push(token);
        marks.push(mark);
        mark = null;
      }
    }
    const gaps = gapsOf(words, true);
    return dressed(words).map((word, i) => {
      const gap = i === 0 || marks[i] === joiner ? '' : marks[i] === spacer && gaps[i] === '' ? ' ' : gaps[i];
      return gap + word;
    }).join('');
  };

  Object.assign(window.rnnkitLive, { words: { english, french } });
})();
