// Search on the index of digests: the words in the box, folded as the index was folded, asked of Pagefind as they are
// and without their affixes. Results are the site's own words, marked where they match.
import { Terms } from "./search-terms.js";

const PAGE = 10;
const PAUSE = 200;
const EXACT = 1000;

const results = document.getElementById("results");
const field = document.querySelector(".search-field");
if (results && field) start(results, field);

function start(section, input) {
  const main = section.closest("main");
  const said = section.dataset;
  const list = section.querySelector(".results-list");
  const count = section.querySelector(".results-count");
  const more = section.querySelector(".results-more");
  const lang = document.documentElement.lang;
  const plural = new Intl.PluralRules(lang);
  let engine = null;
  let turn = 0;
  let found = [];
  let queried = [];

  async function load() {
    const bundle = new URL(said.bundle, document.baseURI);
    const [pagefind, rules] = await Promise.all([
      import(new URL("pagefind.js", bundle)),
      fetch(new URL("terms.json", bundle)).then((answer) => answer.json()),
    ]);
    await pagefind.options({ baseUrl: new URL("..", bundle).pathname });
    return { pagefind, terms: new Terms(rules) };
  }

  function ready() {
    engine ??= load();
    return engine;
  }

  // The digests that have all words, each as it is or without its affixes; the engine is asked for one word at a time,
  // since it passes over words that it does not know. A word found as it is counts for more.
  async function ask(words) {
    const { pagefind, terms } = await ready();
    const hits = await Promise.all(
      words.map(async (word) => {
        const [exact, bare] = await Promise.all([word, terms.bare(word)].map((form) => pagefind.search(form)));
        const scores = new Map(bare.results.map((result) => [result.id, { result, score: result.score }]));
        for (const result of exact.results) scores.set(result.id, { result, score: result.score + EXACT });
        return scores;
      }),
    );
    const [first, ...rest] = hits;
    const all = [...first.keys()].filter((id) => rest.every((scores) => scores.has(id)));
    const score = (id) => hits.reduce((sum, scores) => sum + scores.get(id).score, 0);
    return all
      .map((id) => ({ result: first.get(id).result, score: score(id) }))
      .sort((a, b) => b.score - a.score)
      .map(({ result }) => result);
  }

  async function search(query) {
    const mine = (turn += 1);
    const open = query.trim() !== "";
    section.hidden = !open;
    main.toggleAttribute("data-searching", open);
    delete said.query;
    if (!open) return;
    section.setAttribute("aria-busy", "true");
    if (!list.children.length) count.textContent = said.loading;
    try {
      const { terms } = await ready();
      const words = [...new Set(terms.words(query))];
      const answer = words.length ? await ask(words) : [];
      if (mine !== turn) return;
      found = answer;
      queried = words.map((word) => [word, terms.bare(word)]);
      const shown = await page(0);
      if (mine !== turn) return;
      list.replaceChildren(...shown);
      count.textContent = said[plural.select(found.length)].replace("{n}", found.length);
      more.hidden = found.length <= PAGE;
    } catch (error) {
      if (mine !== turn) return;
      engine = null;
      main.removeAttribute("data-searching");
      list.replaceChildren();
      count.textContent = said.failed;
    }
    section.removeAttribute("aria-busy");
    said.query = query;
  }

  async function page(from) {
    const { terms } = await ready();
    const loaded = await Promise.all(found.slice(from, from + PAGE).map((result) => result.data()));
    return loaded.map(({ url, meta }) => entry(url, meta.shown, terms));
  }

  function entry(url, shown, terms) {
    const title = element("h2", "result-title", shown.title, terms);
    const link = element("a");
    link.href = url;
    link.append(...title.childNodes);
    title.append(link);
    const line = element("p", "dateline");
    line.append(
      shown.outlet ? element("bdi", "", shown.outlet) : said.unstatedOutlet,
      " · ",
      element("bdi", "", [shown.date ?? said.unstatedDate]),
    );
    const item = element("li", "result");
    item.append(title, line);
    const quote = best(shown.text, terms);
    if (quote) item.append(element("p", "result-text", quote, terms));
    if (said[shown.state]) {
      const how = element("p", "how");
      how.append(element("span", `mark mark-${shown.state === "missing" ? "missing" : "machine"}`, [said[shown.state]]));
      item.append(how);
    }
    return item;
  }

  // A text in its language, with the words that were asked for marked.
  function element(name, kind, text, terms) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (!text) return made;
    const [words, foreign] = text;
    if (foreign) {
      made.lang = foreign;
      made.dir = "auto";
    }
    let at = 0;
    for (const { start: from, end } of terms ? matches(words, terms) : []) {
      const mark = document.createElement("mark");
      mark.textContent = words.slice(from, end);
      made.append(words.slice(at, from), mark);
      at = end;
    }
    made.append(words.slice(at));
    return made;
  }

  function matches(text, terms) {
    return terms.placed(text).filter(({ word }) => queried.some((asked) => fits(word, asked, terms)));
  }

  function fits(word, asked, terms) {
    return terms.forms(word).some((form) => asked.some((start) => form.startsWith(start)));
  }

  // The sentence that has most of the words that were asked for; the first of these.
  function best(sentences, terms) {
    const score = ([text]) => {
      const words = terms.words(text);
      return queried.filter((asked) => words.some((word) => fits(word, asked, terms))).length;
    };
    const scores = sentences.map(score);
    return sentences[scores.indexOf(Math.max(...scores))];
  }

  function remember(query) {
    const address = new URL(location.href);
    if (query.trim()) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  }

  let pause = 0;
  input.addEventListener("focus", () => ready().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      remember(input.value);
      search(input.value);
    }, PAUSE);
  });
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    remember(input.value);
    search(input.value);
  });
  more.querySelector("button").addEventListener("click", async () => {
    const next = list.children.length;
    list.append(...(await page(next)));
    more.hidden = list.children.length >= found.length;
    list.children[next]?.querySelector("a").focus();
  });

  const query = new URLSearchParams(location.search).get("q") ?? "";
  if (query) {
    input.value = query;
    search(query);
  }
}
