// What a page can do once it is read: everything here is a convenience, and pages are complete without it.
(() => {
  "use strict";

  const LANGUAGE = "recto-verso-language";
  const SCHEME = "recto-verso-scheme";

  const config = JSON.parse(document.getElementById("rv-config").textContent);
  const labels = config.labels;
  const base = new URL(config.base + "/", location.href);
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

  // Storage may be refused, in a private window for example.
  function remember(key, value) {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch { /* The choice then lasts as long as the page. */ }
  }

  function recall(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  const status = document.querySelector("[data-status]");
  let hiding;
  function say(text) {
    status.textContent = text;
    clearTimeout(hiding);
    hiding = setTimeout(() => { status.textContent = ""; }, 6000);
  }

  // Language: the same section on the other side, however the link is opened.
  function keepSection() {
    each("a[data-switch-language]", (link) => { link.hash = location.hash; });
  }
  keepSection();
  addEventListener("hashchange", keepSection);
  each("a[data-switch-language]", (link) =>
    link.addEventListener("click", () => remember(LANGUAGE, link.dataset.switchLanguage)));

  // Light, dark, or whatever the system says.
  const schemes = ["auto", "light", "dark"];
  const themeColors = [...document.querySelectorAll("meta[name=theme-color]")]
    .map((meta) => ({ meta, own: meta.content }));

  function showScheme(scheme) {
    const root = document.documentElement;
    if (scheme === "auto") root.removeAttribute("data-md-color-scheme");
    else root.setAttribute("data-md-color-scheme", scheme === "dark" ? "slate" : "default");
    for (const { meta, own } of themeColors) {
      const wanted = themeColors.find((other) => other.meta.media.includes(scheme));
      meta.content = wanted ? wanted.own : own;
    }
    each("[data-scheme-toggle]", (button) => {
      button.dataset.scheme = scheme;
      const text = `${labels.scheme} ${labels["scheme_" + scheme]}`;
      button.setAttribute("aria-label", text);
      button.title = text;
    });
  }

  let scheme = schemes.includes(recall(SCHEME)) ? recall(SCHEME) : "auto";
  showScheme(scheme);
  each("[data-scheme-toggle]", (button) => button.addEventListener("click", () => {
    scheme = schemes[(schemes.indexOf(scheme) + 1) % schemes.length];
    remember(SCHEME, scheme === "auto" ? "" : scheme);
    showScheme(scheme);
    say(button.title);
  }));

  // The link to share belongs to no language, and points at the section one is reading.
  each("[data-copy-link]", (button) => button.addEventListener("click", async () => {
    const link = new URL(button.dataset.copyLink, location.href);
    link.hash = location.hash;
    try {
      await navigator.clipboard.writeText(link.href);
      say(labels.copied);
    } catch {
      say(fill(labels.copy_failed, { link: link.href }));
    }
  }));

  // Code is there to be tried: each sample, though not what it printed, can be copied.
  each(".md-typeset .highlight", (sample) => {
    const code = sample.querySelector("pre code");
    if (!code || sample.closest(".rv-output")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "rv-copy";
    button.textContent = labels.copy_code;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code.textContent);
        say(labels.code_copied);
      } catch {
        getSelection().selectAllChildren(code);
        say(labels.code_selected);
      }
    });
    sample.classList.add("rv-sample");
    sample.append(button);
  });

  // The menu opens by itself; it closes with Escape and when one goes elsewhere.
  each("[data-menu]", (menu) => {
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
  });

  // What is too wide scrolls by itself, also from the keyboard.
  function makeScrollable() {
    each(".md-typeset table", (table) => {
      if (table.closest(".rv-table, .highlighttable")) return;
      const wrapper = document.createElement("div");
      wrapper.className = "rv-table";
      table.replaceWith(wrapper);
      wrapper.append(table);
    });
    const kinds = { ".rv-table": "scroll_table", ".md-typeset pre": "scroll_code", ".katex-display": "scroll_formula" };
    for (const [selector, label] of Object.entries(kinds)) {
      each(selector, (element) => {
        if (element.scrollWidth <= element.clientWidth) {
          for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
        } else {
          element.setAttribute("tabindex", "0");
          element.setAttribute("role", "group");
          element.setAttribute("aria-label", labels[label]);
        }
      });
    }
  }
  makeScrollable();
  addEventListener("resize", makeScrollable);
  document.fonts?.ready.then(makeScrollable);

  // Search: the dialog is on the page; what answers it is fetched when it first opens.
  const dialog = document.getElementById("rv-search");
  const input = dialog.querySelector("input");
  const searchStatus = dialog.querySelector("[data-search-status]");
  const retry = dialog.querySelector("[data-search-retry]");
  let search;

  function loadScript(path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(path, base);
      script.onload = resolve;
      script.onerror = () => {
        script.remove();
        reject(new Error(path));
      };
      document.head.append(script);
    });
  }

  function prepareSearch() {
    if (search) return;
    retry.hidden = true;
    const waiting = setTimeout(() => { searchStatus.textContent = labels.search_loading; }, 300);
    search = loadScript("assets/search.js")
      .then(() => window.RectoVersoSearch.connect({ dialog, base, labels, config, loadScript, fill }))
      .catch(() => {
        search = undefined;
        searchStatus.textContent = labels.search_failed;
        retry.hidden = false;
      })
      .finally(() => clearTimeout(waiting));
  }

  function openSearch() {
    if (!dialog.open) dialog.showModal();
    input.focus();
    input.select();
    prepareSearch();
  }

  each("[data-search-open]", (button) => button.addEventListener("click", openSearch));
  retry.addEventListener("click", () => {
    input.focus();
    prepareSearch();
  });
  dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });

  addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !writing;
    const letter = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !letter) return;
    event.preventDefault();
    openSearch();
  });

  // `?search=words` opens the search: the page for lost addresses links to it.
  const asked = new URLSearchParams(location.search).get("search");
  if (asked !== null) {
    input.value = asked;
    openSearch();
  }
})();
