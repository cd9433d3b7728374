// The words of a text as search compares them: the same rules as khulasa/site/search_terms.py, whose data comes with
// the index (terms.json), so that both sides agree. tests/e2e/test_search.py compares the two.

const DROPPED = /[\p{Mn}\p{Me}\p{Cf}]/u;
const DIGIT = /\p{Nd}/u;
const WORD = /[\p{L}\p{N}]+/gu;
const MOST_DIGITS = 9;

export class Terms {
  constructor(data) {
    this.same = new Map(Object.entries(data.same));
    this.zeros = [...data.zeros].map((zero) => zero.codePointAt(0));
    this.drop = data.drop;
    this.affixes = data.affixes;
    this.whole = new Set(data.whole);
    this.folded = new Map();
  }

  // What one character becomes: none, one or several.
  foldChar(char) {
    let folded = this.folded.get(char);
    if (folded === undefined) {
      folded = "";
      for (const part of (this.same.get(char) ?? char).normalize("NFKD")) {
        if (part === this.drop || DROPPED.test(part)) continue;
        folded += DIGIT.test(part) ? this.digit(part) : (this.same.get(part) ?? part).toLowerCase();
      }
      this.folded.set(char, folded);
    }
    return folded;
  }

  digit(char) {
    const code = char.codePointAt(0);
    const zero = this.zeros.findLast((start) => start <= code && code - start <= MOST_DIGITS);
    return zero === undefined ? char : String(code - zero);
  }

  fold(text) {
    let folded = "";
    for (const char of text) folded += this.foldChar(char);
    return folded;
  }

  // The folded words of a text.
  words(text) {
    return this.fold(text).match(WORD) ?? [];
  }

  // The folded words of a text, each with where it stands in the text as it is written.
  placed(text) {
    let folded = "";
    const starts = [];
    const ends = [];
    let at = 0;
    for (const char of text) {
      const made = this.foldChar(char);
      at += char.length;
      if (made === "" && ends.length) ends[ends.length - 1] = at;
      for (let unit = 0; unit < made.length; unit += 1) {
        starts.push(at - char.length);
        ends.push(at);
      }
      folded += made;
    }
    return [...folded.matchAll(WORD)].map((match) => ({
      word: match[0],
      start: starts[match.index],
      end: ends[match.index + match[0].length - 1],
    }));
  }

  // A folded word and what is left of it without each of its affixes, longest first.
  forms(word) {
    const found = [word];
    for (const { prefixes, suffixes } of this.affixes) {
      for (const group of prefixes) {
        for (const form of [...found]) {
          if (this.whole.has(form)) continue;
          for (const [prefix, rest] of group) {
            if (form.startsWith(prefix) && length(form) - length(prefix) >= rest) found.push(form.slice(prefix.length));
          }
        }
      }
      const last = found.at(-1);
      if (this.whole.has(last)) continue;
      const fits = suffixes.find(([ending, , rest]) => last.endsWith(ending) && length(last) - length(ending) >= rest);
      if (fits) found.push(last.slice(0, last.length - fits[0].length) + fits[1]);
    }
    return [...new Set(found)].sort((a, b) => length(b) - length(a));
  }

  // A word of a query without any of its affixes; the beginning of a whole word stays as it is.
  bare(word) {
    for (const whole of this.whole) if (whole.startsWith(word)) return word;
    return this.forms(word).at(-1);
  }
}

function length(text) {
  return [...text].length;
}
