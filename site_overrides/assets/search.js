// Answers the search dialog from search.json. Loaded when the dialog first opens.
window.RectoVersoSearch = (() => {
  "use strict";

  const SHOWN = 30;
  const SLICE = 250;
  const EXCERPT = 170;
  const BOOST = { title: 8, keywords: 5, tags: 4, other: 3, short: 2, body: 1 };
  const LIGATURES = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l" };

  // The same for what is written and for what is asked: "Œuvré" and "oeuvre" meet.
  function fold(text) {
    return text.toLowerCase().replace(/[œæßøł]/g, (letter) => LIGATURES[letter]).normalize("NFKD").replace(/\p{M}+/gu, "");
  }

  // Words with their places. A single letter beside an apostrophe is grammar: l'erreur, qu'on n'a, it's.
  function* words(text) {
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
      const [word] = match;
      const start = match.index;
      const end = start + word.length;
      const apostrophe = /['’ʼ]/;
      if (word.length === 1 && (apostrophe.test(text[end] ?? "") || apostrophe.test(text[start - 1] ?? ""))) continue;
      yield { folded: fold(word), start, end };
    }
  }

  const tokens = (text) => Array.from(words(text), (word) => word.folded);

  function create(MiniSearch) {
    return new MiniSearch({
      fields: Object.keys(BOOST),
      storeFields: ["weight"],
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: {
        boost: BOOST,
        // Who types a term wants the questions about it before what it is called.
        boostDocument: (id, term, stored) => stored.weight ?? 1,
        prefix: (term, index, terms) => index === terms.length - 1,
        fuzzy: (term) => (term.length >= 5 ? 0.18 : false),
      },
    });
  }

  function find(index, query) {
    const all = index.search(query, { combineWith: "AND" });
    if (all.length || tokens(query).length < 2) return { results: all, partial: false };
    return { results: index.search(query, { combineWith: "OR" }), partial: true };
  }

  // Text as nodes, the words that matched marked.
  function marked(text, terms, from = 0, to = text.length) {
    const nodes = [];
    let at = from;
    for (const { folded, start, end } of words(text)) {
      if (start < from || end > to || !terms.has(folded)) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      nodes.push(text.slice(at, start), mark);
      at = end;
    }
    nodes.push(text.slice(at, to));
    return nodes;
  }

  // The stretch of the text with the most different matches; undefined when it has none.
  function stretch(text, terms) {
    const hits = Array.from(words(text)).filter((word) => terms.has(word.folded));
    let best;
    hits.forEach((hit, first) => {
      const seen = new Set();
      for (let i = first; i < hits.length && hits[i].end - hit.start < EXCERPT; i += 1) seen.add(hits[i].folded);
      if (!best || seen.size > best.size) best = { start: hit.start, size: seen.size };
    });
    if (!best) return undefined;
    if (text.length <= EXCERPT * 1.25) return { from: 0, to: text.length };
    let from = Math.max(0, best.start - 40);
    if (from > 0) from = text.indexOf(" ", from) + 1 || from;
    if (from > best.start) from = best.start;
    let to = Math.min(text.length, from + EXCERPT);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), best.start + 1);
    return { from, to };
  }

  function excerpt(document_, terms) {
    for (const text of [document_.short, document_.body]) {
      const found = text && stretch(text, terms);
      if (found) {
        const nodes = marked(text, terms, found.from, found.to);
        return [found.from > 0 ? "… " : "", ...nodes, found.to < text.length ? " …" : ""];
      }
    }
    const text = document_.short || "";
    return [text.length > EXCERPT ? `${text.slice(0, text.lastIndexOf(" ", EXCERPT))} …` : text];
  }

  function part(className, nodes, language) {
    const element = document.createElement("span");
    element.className = className;
    if (language) element.lang = language;
    element.append(...nodes);
    return element;
  }

  async function load(base, loadScript) {
    const [response] = await Promise.all([
      fetch(new URL("search.json", base)),
      window.MiniSearch || loadScript("assets/vendor/minisearch/minisearch.min.js"),
    ]);
    if (!response.ok) throw new Error(`search.json: ${response.status}`);
    const data = await response.json();
    if (data.version !== 1) throw new Error(`search.json: version ${data.version}`);
    return data.documents;
  }

  async function connect({ dialog, base, labels, config, loadScript, fill }) {
    const input = dialog.querySelector("input");
    const status = dialog.querySelector("[data-search-status]");
    const list = dialog.querySelector("[data-search-results]");

    // Enter may come before the index does: it then means the first result there will be.
    let entered = false;
    const noteEnter = (event) => { if (event.key === "Enter") entered = true; };
    input.addEventListener("keydown", noteEnter);
    const documents = await load(base, loadScript).catch((failure) => {
      input.removeEventListener("keydown", noteEnter);
      throw failure;
    });
    const index = create(window.MiniSearch);
    const began = performance.now();
    for (let from = 0; from < documents.length; from += SLICE) {
      const slice = documents.slice(from, from + SLICE).map((entry, offset) => ({ ...entry, id: from + offset }));
      await index.addAllAsync(slice, { chunkSize: 25 });
      if (performance.now() - began > 300) {
        status.textContent = fill(labels.search_progress, { percent: Math.round((100 * from) / documents.length) });
      }
    }

    function item(result) {
      const entry = documents[result.id];
      const terms = new Set(result.terms);
      const link = document.createElement("a");
      link.href = new URL(entry.path, base);
      link.append(part("rv-search__title", marked(entry.title, terms), entry.language));
      if (entry.topic) link.append(part("rv-search__topic", [entry.topic]));
      const fields = new Set(Object.values(result.match).flat());
      if (entry.other && entry.other !== entry.title && fields.has("other") && !fields.has("title")) {
        link.append(part("rv-search__other", marked(entry.other, terms), entry.language === config.other ? config.language : config.other));
      }
      link.append(part("rv-search__excerpt", excerpt(entry, terms), entry.language));
      const element = document.createElement("li");
      element.append(link);
      return element;
    }

    function show() {
      const query = input.value.trim();
      const { results, partial } = tokens(query).length ? find(index, query) : { results: [] };
      list.replaceChildren(...results.slice(0, SHOWN).map(item));
      const values = { count: results.length, shown: SHOWN };
      if (!query) status.textContent = labels.search_hint;
      else if (!results.length) status.textContent = labels.search_none;
      else if (partial) status.textContent = fill(labels.search_some, values);
      else if (results.length > SHOWN) status.textContent = fill(labels.search_first, values);
      else status.textContent = fill(results.length === 1 ? labels.search_one : labels.search_many, values);
      status.parentElement.scrollTop = 0;
    }

    let pause;
    input.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(show, 100);
    });
    dialog.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const next = at + (event.key === "ArrowDown" ? 1 : -1);
        if (next < 0) input.focus();
        else links[Math.min(next, links.length - 1)]?.focus();
      } else if (event.key === "Enter" && document.activeElement === input) {
        event.preventDefault();
        clearTimeout(pause);
        show();
        list.querySelector("a")?.click();
      } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
        input.focus();
      }
    });
    // A result may be the page one is on: the address does not change, so the dialog closes by itself.
    list.addEventListener("click", (event) => {
      if (event.target.closest("a")?.pathname === location.pathname) dialog.close();
    });
    input.removeEventListener("keydown", noteEnter);
    show();
    if (entered) list.querySelector("a")?.click();
  }

  return { connect, create, find, fold, tokens };
})();
