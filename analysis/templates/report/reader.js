"use strict";
// The reader: which marks are on, what a mark is, the way from a number to its sentences, search, and the audit of marks.
// A place is the innermost <mark> of a stretch of text; the marks around it lie on the same stretch.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const reader = one("reader"), panel = one("panel"), columns = reader.querySelector(".columns");
  const texts = all(".text", columns), list = one("told");
  const marks = all("mark[data-m]", columns), places = marks.filter((mark) => mark.hasAttribute("title"));
  const boxes = all(".toggles input[value]:not([data-group], #labels, #shades, #checking)"), groups = all("input[data-group]");
  const told = new WeakMap(), elements = new Map();
  const wide = matchMedia("(min-width: 56.25em)");
  let found = [], at = -1, origin = null, last = null; // what a row leads to, where it came from, the place told of
  let panes = [0, 1], front = 0; // the articles on view: two where there is room, else the one in front
  let listening = () => {}; // to changes of what is on

  function make(tag, text = "", more = {}) {
    return Object.assign(document.createElement(tag), { textContent: text }, more);
  }
  function chain(place) { // the marks on a stretch, the outermost first
    const found = [];
    for (let mark = place; mark.tagName === "MARK"; mark = mark.parentElement) found.unshift(mark);
    return found;
  }
  function lines(place) { // what there is to say of the marks on a stretch; the panel says it, not the browser
    if (!told.has(place)) {
      told.set(place, place.title.split("\n"));
      place.title = "";
    }
    return told.get(place);
  }
  function pieces(number) { // the elements of a mark
    if (!elements.size) for (const mark of marks) elements.set(mark.dataset.m, [...(elements.get(mark.dataset.m) ?? []), mark]);
    return elements.get(String(number));
  }
  const innermost = (mark) => all("mark", mark)[0] ? innermost(mark.querySelector("mark")) : mark;
  const isOff = (mark) => mark.classList.contains("off");
  const isPlace = (element) => element.tagName === "MARK" && element.hasAttribute("title");
  const shown = (place) => !chain(place).every(isOff);
  for (const element of all(".scripted")) element.hidden = false;
  if (!wide.matches) reader.querySelector(".toggles").open = false; // the articles come before what can be switched

  // ---- articles: side by side, or one at a time behind tabs

  function arrange() {
    const tabs = one("tabs"), names = texts.map((text) => text.dataset.name);
    const few = wide.matches && texts.length < 3;
    texts.forEach((text, number) => {
      text.hidden = !few && (wide.matches ? !panes.includes(number) : number !== front);
      text.id = `column${number}`;
      if (!wide.matches && texts.length > 1) {
        text.setAttribute("role", "tabpanel");
        text.setAttribute("aria-labelledby", `tab${number}`);
      } else for (const name of ["role", "aria-labelledby"]) text.removeAttribute(name);
    });
    tabs.hidden = few || texts.length < 2;
    tabs.replaceChildren();
    tabs.removeAttribute("role");
    if (tabs.hidden) return;
    if (wide.matches) {
      panes.forEach((own, side) => {
        const label = make("label", side ? "Right " : "Left "), choice = make("select");
        names.forEach((name, number) => choice.append(make("option", name, { value: number, selected: number === own })));
        choice.addEventListener("change", () => {
          panes[side] = Number(choice.value);
          if (panes[0] === panes[1]) panes[1 - side] = own;
          panes.sort((a, b) => a - b);
          arrange();
          all("select", tabs)[panes.indexOf(Number(choice.value))].focus();
        });
        label.append(choice);
        tabs.append(label);
      });
    } else {
      tabs.setAttribute("role", "tablist");
      tabs.setAttribute("aria-label", "Articles");
      names.forEach((name, number) => {
        const tab = make("button", name, { type: "button", id: `tab${number}`, tabIndex: number === front ? 0 : -1 });
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-selected", number === front);
        tab.setAttribute("aria-controls", `column${number}`);
        tab.addEventListener("click", () => turn(number));
        tab.addEventListener("keydown", (event) => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (step) turn((number + step + texts.length) % texts.length);
        });
        tabs.append(tab);
      });
    }
  }
  function turn(number) {
    front = number;
    arrange();
    one(`tab${number}`).focus();
  }
  function uncover(text) { // an article that is not on view; beside the one that was looked at last
    const number = texts.indexOf(text), before = front;
    front = number;
    if (!panes.includes(number)) panes = [panes.includes(before) ? before : panes[0], number].sort((a, b) => a - b);
    if (text.hidden) arrange();
  }
  function reveal(element) {
    for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    const text = element.closest(".text");
    if (text) uncover(text);
    element.scrollIntoView({ block: "center" });
  }
  wide.addEventListener("change", arrange);
  arrange();

  // ---- switches: measures, categories, voices

  const ofGroup = (box) => all("input", reader.querySelector(`fieldset[data-of="${CSS.escape(box.dataset.group)}"]`));

  function underline() {
    const on = new Set(boxes.filter((box) => box.checked).map((box) => box.value)), lanes = new Map();
    for (const mark of marks) mark.classList.toggle("off", !(on.has(mark.dataset.c) && on.has(mark.dataset.v)));
    for (const place of places) { // a mark takes the highest line that is free where it begins
      const here = chain(place).filter((mark) => !isOff(mark));
      const taken = new Set(here.map((mark) => lanes.get(mark.dataset.m)));
      for (const mark of here) {
        if (!lanes.has(mark.dataset.m)) {
          let lane = 0;
          while (taken.has(lane)) lane++;
          lanes.set(mark.dataset.m, lane);
          taken.add(lane);
        }
        mark.dataset.lane = Math.min(lanes.get(mark.dataset.m), 3);
      }
    }
    for (const box of groups) {
      const own = ofGroup(box);
      box.checked = own.every((one) => one.checked);
      box.indeterminate = !box.checked && own.some((one) => one.checked);
    }
    enter();
    listening();
  }
  function enter() { // one stop for Tab in each article, the arrow keys go on from there
    for (const text of texts) {
      for (const place of all('mark[tabindex="0"]', text)) place.tabIndex = -1;
      const first = all("mark[title]", text).find(shown);
      if (first) first.tabIndex = 0;
    }
  }
  for (const box of boxes) box.addEventListener("change", underline);
  for (const box of groups) {
    box.addEventListener("change", () => {
      for (const own of ofGroup(box)) own.checked = box.checked;
      underline();
    });
  }
  one("labels").addEventListener("change", (event) => columns.classList.toggle("unlabelled", !event.target.checked));
  one("shades").addEventListener("change", (event) => columns.classList.toggle("unshaded", !event.target.checked));
  enter();

  // ---- the panel: what the marks of a place are

  function item(line) {
    const entry = make("li");
    line.split(" · ").forEach((part, number) => {
      const piece = make(number ? "span" : "strong");
      if (part.startsWith("source ")) {
        piece.append("source ");
        part.slice(7).split("; ").forEach((key, n) => piece.append(n ? "; " : "", reference(key)));
      } else piece.textContent = part;
      entry.append(piece, " ");
    });
    return entry;
  }
  const reference = (key) => (one(`ref-${key}`) ? make("a", key, { href: `#ref-${key}` }) : key);

  function tell(place) { // a place, or a whole sentence that a row leads to
    last = place;
    const known = isPlace(place) ? lines(place).filter((_, number) => !isOff(chain(place)[number])) : [];
    list.replaceChildren(...known.map(item));
    one("place").textContent = found.length ? `${at + 1} of ${found.length}: ${panel.dataset.name}` : "";
    for (const id of ["previous", "next"]) one(id).hidden = found.length < 2;
    panel.hidden = false;
  }
  columns.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    if (mark && shown(innermost(mark)) && !checking()) tell(innermost(mark));
  });
  columns.addEventListener("focusin", (event) => {
    if (isPlace(event.target) && !checking()) tell(event.target);
  });
  columns.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !isPlace(event.target) || checking()) return;
    event.preventDefault();
    const open = places.filter(shown);
    visit(open[(open.indexOf(event.target) + step + open.length) % open.length]);
  });

  // ---- from a number to its sentences

  function focus(place) {
    if (isPlace(place)) {
      for (const other of all('mark[tabindex="0"]', place.closest(".article"))) other.tabIndex = -1;
      place.tabIndex = 0;
    } else place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }
  function visit(place) {
    if (!isPlace(place)) tell(place); // a mark in focus tells of itself; the panel stands before the page is moved
    else panel.hidden = false;
    reveal(place);
    focus(place);
  }
  function clear() {
    for (const element of all(".hit")) element.classList.remove("hit");
    found = [];
    at = -1;
  }
  function go(number) {
    at = (number + found.length) % found.length;
    visit(found[at]);
  }
  function show(link, from) {
    if (checking()) one("checking").click();
    clear();
    origin = from;
    panel.dataset.name = all("td.text", link.closest("tr")).map((cell) => cell.textContent).filter(Boolean).join(", ");
    found = link.dataset.marks ? marked(link.dataset.marks.split(" "))
      : link.dataset.sentences.split(" ").map((number) => one(`s${number}`));
    for (const place of found) place.closest(".sentence")?.classList.add("hit");
    go(0);
  }
  function marked(numbers) { // the places of these marks, switched on
    const wanted = new Set();
    for (const mark of numbers.flatMap(pieces)) {
      mark.classList.add("hit");
      wanted.add(mark.dataset.c).add(mark.dataset.v);
    }
    for (const box of boxes) box.checked ||= wanted.has(box.value);
    underline();
    return numbers.map((number) => innermost(pieces(number)[0]));
  }
  function close() {
    if (checking()) one("checking").click();
    const back = origin ?? (panel.contains(document.activeElement) ? last : null);
    panel.hidden = true;
    clear();
    back?.focus();
    panel.hidden = true; // the focus on a mark has opened it again
    origin = null;
  }
  function follow() { // an address that leads into the articles
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {} // the name itself, then
    const target = name && one(name);
    if (!target) return;
    if (!columns.contains(target)) {
      if (target.contains(reader) || reader.contains(target)) reveal(target);
      return;
    }
    if (target.tagName === "MARK") {
      clear();
      visit(marked([target.dataset.m])[0]);
    } else {
      reveal(target);
      focus(target.closest(".sentence"));
    }
  }
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-row]"), same = event.target.closest('a[href^="#"]');
    if (link) {
      event.preventDefault();
      show(link, link);
    } else if (same?.hash && same.hash === location.hash) follow();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  one("close").addEventListener("click", close);
  one("previous").addEventListener("click", () => go(at - 1));
  one("next").addEventListener("click", () => go(at + 1));

  const links = new Map(all("a[data-row]").map((link) => [link.dataset.row, link]));
  for (const figure of all("figure[id]")) { // a click near what is drawn for a row is a click on the row's link
    const drawn = all(`svg [id^="${figure.id}-row-"]`, figure).filter((shape) => links.has(shape.id));
    for (const shape of drawn) shape.classList.add("leads");
    figure.querySelector("svg")?.addEventListener("click", (event) => {
      const distance = (shape) => {
        const box = shape.getBoundingClientRect();
        return Math.hypot(Math.max(box.left - event.clientX, 0, event.clientX - box.right),
                          Math.max(box.top - event.clientY, 0, event.clientY - box.bottom));
      };
      const [nearest] = drawn.sort((one, other) => distance(one) - distance(other));
      if (nearest && distance(nearest) < 12) show(links.get(nearest.id), figure.querySelector(".scroll"));
    });
  }

  // ---- the text of an article and its offsets: UTF-16 units in the page, code points in a file

  const read = new Map();

  function content(text) {
    if (!read.has(text)) {
      const nodes = [], starts = [], article = text.querySelector(".article");
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      let length = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push(node);
        starts.push(length);
        length += node.length;
      }
      read.set(text, { nodes, starts, whole: article.textContent });
    }
    return read.get(text);
  }
  function node(text, unit, ends) { // the text node that holds a unit, and where in it
    const { nodes, starts } = content(text);
    let low = 0, high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] < unit || (!ends && starts[middle] === unit)) low = middle;
      else high = middle;
    }
    return [nodes[low], unit - starts[low]];
  }
  function stretch(text, start, end) {
    const range = document.createRange();
    range.setStart(...node(text, start, false));
    range.setEnd(...node(text, end, true));
    return range;
  }
  function highlight(name, ranges) {
    if (!CSS.highlights) return; // an old browser shows the sentence alone
    const lit = new Highlight();
    for (const range of ranges) lit.add(range);
    CSS.highlights.set(name, lit);
  }
  const points = (text, unit) => [...content(text).whole.slice(0, unit)].length;
  const units = (text, point) => [...content(text).whole].slice(0, point).join("").length;
  const nameOf = (text) => text.dataset.name;

  // ---- search

  const MOST_LINES = 300, AROUND = 70;
  let hits = [], hit = -1;

  function pattern(query) {
    if (!/[\p{L}\p{N}]/u.test(query)) return null;
    const words = query.trim().split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/\\\*/gu, "[\\p{L}\\p{M}\\p{N}]*")
      .replace(/['’‘]/gu, "['’‘]").replace(/["“”]/gu, '["“”]').replace(/[-‐‑–]/gu, "[-‐‑–]"));
    const before = /^[\p{L}\p{N}]/u.test(query.trim()) ? "(?<![\\p{L}\\p{N}])" : "";
    const after = one("whole").checked && /[\p{L}\p{N}*]$/u.test(query.trim()) ? "(?![\\p{L}\\p{N}])" : "";
    return new RegExp(before + words.join("\\s+") + after, "giu");
  }
  function search() {
    const query = one("query").value, wanted = query.trim().length > 1 ? pattern(query) : null;
    hits = wanted ? texts.flatMap((text) => [...content(text).whole.matchAll(wanted)].map((match) => {
      const start = match.index, end = start + match[0].length;
      return { text, start, end, range: stretch(text, start, end) };
    })) : [];
    hit = -1;
    highlight("hits", hits.map((one) => one.range));
    highlight("hit", []);
    for (const id of ["hit-before", "hit-after"]) one(id).disabled = !hits.length;
    one("concordance").hidden = !hits.length;
    concordance();
    count(Boolean(wanted));
  }
  function count(asked) {
    const per = texts.map((text) => [nameOf(text), hits.filter((one) => one.text === text).length]).filter(([, number]) => number);
    const where = per.map(([name, number]) => `${number} in ${name}`).join(", ");
    one("found").textContent = !asked ? "" : !hits.length ? "No place" : `${hit < 0 ? "" : `${hit + 1} of `}${hits.length} ${hits.length === 1 ? "place" : "places"}: ${where}`;
  }
  const flat = (words) => words.replace(/\s+/gu, " ");
  const sentenceOf = (range) => range.startContainer.parentElement.closest(".sentence");

  function concordance() { // each place in its context, article by article
    const inside = one("concordance").querySelector(".lines");
    inside.replaceChildren();
    for (const text of texts) {
      const own = hits.slice(0, MOST_LINES).filter((one) => one.text === text), rows = make("ol");
      if (!own.length) continue;
      for (const one of own) {
        const { whole } = content(text), sentence = sentenceOf(one.range)?.querySelector(".n");
        const line = make("a", "", { href: `#${sentence?.id ?? "reader"}` }), left = make("span", "", { className: "left" });
        left.append(make("bdi", flat(whole.slice(Math.max(0, one.start - AROUND), one.start))));
        line.append(make("small", sentence?.dataset.n ?? ""), left, make("b", flat(whole.slice(one.start, one.end))),
                    make("span", flat(whole.slice(one.end, one.end + AROUND)), { className: "right" }));
        line.addEventListener("click", (event) => {
          event.preventDefault();
          event.stopPropagation();
          meet(hits.indexOf(one), true);
        });
        const row = make("li");
        row.append(line);
        rows.append(row);
      }
      const title = make("p");
      title.append(make("b", nameOf(text)));
      inside.append(title, rows);
    }
    if (hits.length > MOST_LINES) inside.append(make("p", `The first ${MOST_LINES} of ${hits.length} places are shown.`));
  }
  function meet(number, moving) {
    if (!hits.length) return;
    hit = (number + hits.length) % hits.length;
    const { text, range } = hits[hit], sentence = sentenceOf(range), before = document.activeElement;
    uncover(text);
    highlight("hit", [range]);
    reveal(sentence ?? range.startContainer.parentElement);
    if (!CSS.highlights) getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    if (moving && sentence) focus(sentence);
    else before.focus({ preventScroll: true });
    count(true);
  }
  one("query").addEventListener("input", search);
  one("whole").addEventListener("change", search);
  one("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter") meet(hit + (event.shiftKey ? -1 : 1), false);
  });
  one("hit-before").addEventListener("click", () => meet(hit - 1, false));
  one("hit-after").addEventListener("click", () => meet(hit + 1, false));
  for (const button of all("#words button")) {
    button.addEventListener("click", () => {
      one("query").value = button.dataset.word;
      one("whole").checked = true;
      search();
    });
  }

  // ---- the audit: is each mark right, and what is missing

  const stores = { verdicts: new Map(), voices: new Map(), codes: new Map(), read: new Map() }, done = [];
  const KEY = `discourse audit ${texts.map((text) => text.dataset.digest).join(" ")}`, FRAME = one("frames")?.querySelector("input")?.value.split(".")[0];
  let now = null, sentence = null, picked = null, queue = [];

  function checking() {
    return one("checking").checked;
  }
  const say = (words) => void (one("said").textContent = words); // and nothing else
  const keyOf = (...parts) => parts.join("\t");
  const spanOf = (element) => element.dataset.at.split(" ").map(Number);
  function described(mark) {
    const [start, end] = spanOf(mark), cut = mark.dataset.c.indexOf("/");
    return { article: mark.closest(".text").dataset.article, start, end, measure: mark.dataset.c.slice(0, cut), category: mark.dataset.c.slice(cut + 1) };
  }
  const verdictKey = (entry) => keyOf(entry.article, entry.start, entry.end, entry.measure, entry.category);
  const textOf = (article) => texts.find((text) => text.dataset.article === article);
  const keys = new Map(); // of a verdict to the marks it speaks of
  function known() {
    if (!keys.size) {
      for (const mark of marks.filter((mark) => mark.id)) {
        const key = verdictKey(described(mark));
        keys.set(key, [...(keys.get(key) ?? []), mark]);
      }
    }
    return keys;
  }

  function change(changes, where) { // [store, key, value] each; undefined removes
    done.push({ where, before: changes.map(([store, key]) => [store, key, stores[store].get(key)]) });
    apply(changes);
  }
  function apply(changes) {
    for (const [store, key, value] of changes) {
      if (value === undefined) stores[store].delete(key);
      else stores[store].set(key, value);
      if (store === "verdicts") paint(key);
    }
    keep();
    refresh();
  }
  function undo() {
    const action = done.pop();
    if (!action) return;
    apply(action.before);
    say("Undone.");
    if (action.where?.isConnected) select(action.where);
  }
  function paint(key) {
    for (const mark of known().get(key) ?? []) {
      for (const piece of pieces(mark.dataset.m)) {
        if (stores.verdicts.has(key)) piece.dataset.verdict = stores.verdicts.get(key).verdict;
        else delete piece.dataset.verdict;
      }
    }
  }

  // kept in this browser, if it keeps anything for a file
  function keep() {
    try {
      localStorage.setItem(KEY, JSON.stringify({ coder: one("coder").value, ...Object.fromEntries(Object.entries(stores).map(([name, map]) => [name, [...map]])) }));
      one("kept").textContent = "Kept in this browser until you save the file.";
    } catch {
      one("kept").textContent = "This browser cannot keep your work: save it before you close the page.";
    }
  }
  function recall() {
    let kept = null;
    try {
      kept = JSON.parse(localStorage.getItem(KEY));
    } catch {} // keep() says so at the first change
    if (!kept) return keep();
    one("coder").value = kept.coder ?? "";
    for (const [name, map] of Object.entries(stores)) for (const [key, value] of kept[name] ?? []) map.set(key, value);
    for (const key of stores.verdicts.keys()) paint(key);
    keep();
  }

  function line() { // the marks that are on, in the order of the text
    queue = marks.filter((mark) => mark.id && !isOff(mark));
  }
  const judged = (mark) => stores.verdicts.has(verdictKey(described(mark)));

  function select(mark) {
    now?.classList.remove("now");
    now = mark;
    mark.classList.add("now");
    sentence = mark.closest(".sentence");
    const place = innermost(mark), own = chain(place).indexOf(mark);
    list.replaceChildren(item(lines(place)[own]));
    const staying = panel.contains(document.activeElement);
    reveal(place);
    if (!staying) focus(place);
    refresh();
  }
  function step(by) {
    if (!queue.length) return say("No marks are shown: switch on a measure.");
    const here = queue.indexOf(now);
    if (here >= 0) return select(queue[(here + by + queue.length) % queue.length]);
    const next = queue.findIndex((mark) => now && now.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING);
    select(queue[Math.max(0, next)]);
  }
  function judge(verdict) {
    if (!now || isOff(now)) return;
    const entry = described(now), mark = now;
    change([["verdicts", verdictKey(entry), { ...entry, verdict }]], mark);
    say(`${mark.textContent}: ${verdict}.`);
    if (queue.indexOf(mark) < queue.length - 1) step(1);
    else say(`${mark.textContent}: ${verdict}. That was the last mark shown.`);
  }

  // what is said of a sentence
  function place() {
    const [start, end] = spanOf(sentence);
    return { article: sentence.closest(".text").dataset.article, start, end };
  }
  const codeKey = (where, measure, category) => keyOf(where.article, where.start, where.end, measure, category);
  function coded(measure, category) {
    return sentence ? stores.codes.get(codeKey(place(), measure, category))?.value : undefined;
  }
  function code(measure, values) { // category to value; undefined removes
    const where = place();
    change(Object.entries(values).map(([category, value]) => ["codes", codeKey(where, measure, category), value === undefined ? undefined : { ...where, measure, category, value }]), now);
  }
  for (const box of all("#stance input")) {
    box.addEventListener("change", () => sentence && code("author_stance", { all: box.value === "" ? undefined : Number(box.value) }));
  }
  for (const box of all("#frames input")) {
    box.addEventListener("change", () => {
      if (!sentence) return;
      const frames = all("#frames input[value]:not([value=''])"), none = one("frames").querySelector("input[value='']");
      if (box === none && none.checked) for (const frame of frames) frame.checked = false;
      else if (box.checked) none.checked = false;
      const count = frames.filter((frame) => frame.checked).length;
      code("framing", { [FRAME]: count || none.checked ? count : undefined, ...Object.fromEntries(frames.map((frame) => [frame.value, frame.checked ? 1 : undefined])) });
    });
  }
  function neighbour(by) {
    const every = all(".sentence[data-at]", columns), here = every.indexOf(sentence), next = every[here + by];
    if (!next) return;
    sentence = next;
    const staying = panel.contains(document.activeElement);
    reveal(next);
    if (!staying) focus(next);
    refresh();
  }

  // words that are selected, or typed as they stand in the sentence
  document.addEventListener("selectionchange", () => {
    const selection = getSelection(), range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const article = range?.startContainer.parentElement?.closest(".article");
    if (!checking() || !article || !article.contains(range.endContainer)) return;
    const text = article.closest(".text"), before = document.createRange();
    before.setStart(article, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const chosen = range.toString(), lead = chosen.length - chosen.trimStart().length, start = before.toString().length + lead;
    if (!chosen.trim()) return;
    picked = { text, start, end: start + chosen.trim().length };
    one("chosen").value = flat(chosen.trim());
    sentence = range.startContainer.parentElement.closest(".sentence") ?? sentence;
    one("adding").open = true;
    refresh();
  });
  function words() { // where they stand, in code points
    const typed = flat(one("chosen").value.trim());
    const inPoints = (text, start, end) => ({ article: text.dataset.article, start: points(text, start), end: points(text, end) });
    if (!typed) return say("Select words in the text, or type them.");
    if (picked && flat(content(picked.text).whole.slice(picked.start, picked.end)) === typed) return inPoints(picked.text, picked.start, picked.end);
    if (!sentence) return say("Choose a sentence first: click on it.");
    const text = sentence.closest(".text"), [low] = spanOf(sentence), start = units(text, low);
    const search = new RegExp(typed.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/ /gu, "\\s+"), "u").exec(sentence.textContent);
    if (!search) return say("These words do not occur in this sentence.");
    return inPoints(text, start + search.index, start + search.index + search[0].length);
  }
  function weighed() {
    one("weighing").hidden = !one("what").selectedOptions[0]?.closest("[data-weighed]");
    one("weight").value = /negative/u.test(one("what").value) ? -1 : 1;
  }
  one("what").addEventListener("change", weighed);
  weighed();
  one("add").addEventListener("click", () => {
    const where = words();
    if (!where) return;
    const [measure, category] = one("what").value.split(/\/(.*)/su), entry = { ...where, measure, category, verdict: "missing" };
    if (known().has(verdictKey(entry))) return say("This mark is already there.");
    if (!one("weighing").hidden) {
      entry.weight = Number(one("weight").value);
      if (!one("weight").value || !Number.isFinite(entry.weight) || !entry.weight) return say("Enter a weight: a number other than 0.");
    }
    change([["verdicts", verdictKey(entry), entry]], now);
    say(`Added: ${one("chosen").value}.`);
  });
  one("revoice").addEventListener("click", () => {
    const where = words();
    if (!where) return;
    const key = keyOf(where.article, where.start, where.end);
    const over = [...stores.voices].find(([other, one]) => other !== key && one.article === where.article && one.start < where.end && where.start < one.end);
    if (over) return say("These words overlap others whose voice you changed. Remove that change first.");
    const source = one("speaker").value.trim();
    change([["voices", key, { ...where, voice: one("voice").value, ...(source ? { source } : {}) }]], now);
    say(`Changed: ${one("chosen").value}.`);
  });

  // what has been done, and how much is left
  function refresh() {
    if (!checking()) return;
    for (const button of all("#audit [data-verdict]")) {
      button.setAttribute("aria-pressed", Boolean(now) && stores.verdicts.get(verdictKey(described(now)))?.verdict === button.dataset.verdict);
      button.disabled = !now;
    }
    one("undo").disabled = !done.length;
    const tally = new Map(), seen = new Set();
    for (const mark of queue) {
      const entry = described(mark), key = verdictKey(entry);
      if (seen.has(key)) continue;
      seen.add(key);
      const own = tally.get(entry.measure) ?? tally.set(entry.measure, [0, 0]).get(entry.measure);
      own[0] += stores.verdicts.has(key);
      own[1]++;
    }
    const judgedNow = [...tally.values()].reduce((sum, [own]) => sum + own, 0);
    one("progress").textContent = `${judgedNow} of ${seen.size} marks judged: ${[...tally].map(([name, [own, of]]) => `${name} ${own} of ${of}`).join(", ")}.`;
    one("sentence").textContent = sentence ? flat(sentence.textContent).trim() : "None. Click on a sentence, or go to a mark.";
    for (const box of all("#stance input")) box.checked = box.value === String(coded("author_stance", "all") ?? "");
    for (const box of all("#frames input")) box.checked = box.value ? coded("framing", box.value) === 1 : coded("framing", FRAME) === 0;
    if (one("judged").open) table();
    made();
  }
  function table() { // judged of all, by measure and article, with what was read whole
    const cells = new Map();
    for (const [key, [mark]] of known()) {
      const entry = described(mark), cell = keyOf(entry.measure, entry.article), own = cells.get(cell) ?? cells.set(cell, [0, 0]).get(cell);
      own[0] += stores.verdicts.has(key);
      own[1]++;
    }
    const measures = all("#what optgroup").map((group) => group.label), head = make("tr"), names = texts.map((text) => text.dataset.article);
    head.append(make("th", "Measure", { scope: "col", className: "text" }), ...texts.map((text) => make("th", nameOf(text), { scope: "col" })));
    one("judged").querySelector("thead").replaceChildren(head);
    one("judged").querySelector("tbody").replaceChildren(...measures.map((measure) => {
      const row = make("tr");
      row.append(make("th", measure, { scope: "row" }), ...names.map((article, number) => {
        const [own, of] = cells.get(keyOf(measure, article)) ?? [0, 0], cell = make("td", `${own} of ${of} `), label = make("label", ""), key = keyOf(article, measure);
        const box = make("input", "", { type: "checkbox", checked: stores.read.has(key) });
        box.setAttribute("aria-label", `${nameOf(texts[number])} read whole for ${measure}`);
        box.addEventListener("change", () => change([["read", key, box.checked ? { article, measure } : undefined]], now));
        label.append(box, " read whole");
        cell.append(label);
        return cell;
      }));
      return row;
    }));
  }
  function made() {
    const quote = (entry) => [...content(textOf(entry.article)).whole].slice(entry.start, entry.end).join("");
    const range = (entry) => stretch(textOf(entry.article), units(textOf(entry.article), entry.start), units(textOf(entry.article), entry.end));
    const own = [
      ...[...stores.verdicts].filter(([, one]) => one.verdict === "missing").map(([key, one]) => ["verdicts", key, one, `missing ${one.measure}, ${one.category}`]),
      ...[...stores.voices].map(([key, one]) => ["voices", key, one, `voice: ${one.voice}${one.source ? `, ${one.source}` : ""}`]),
      ...[...stores.codes].map(([key, one]) => ["codes", key, one, `${one.measure.replace("_", " ")}, ${one.category}: ${String(one.value).replace("-", "−")}`]),
    ];
    one("changes").querySelector("summary").textContent = `Added and changed (${own.length})`;
    one("changes").querySelector("ul").replaceChildren(...own.map(([store, key, entry, what]) => {
      const row = make("li", `${what}: “${flat(quote(entry)).slice(0, 80)}” `), button = make("button", "Remove", { type: "button" });
      button.setAttribute("aria-label", `Remove ${what}`);
      button.addEventListener("click", () => change([[store, key, undefined]], now));
      row.append(button);
      return row;
    }));
    highlight("added", own.filter(([store]) => store === "verdicts").map(([, , entry]) => range(entry)));
    highlight("revoiced", own.filter(([store]) => store === "voices").map(([, , entry]) => range(entry)));
  }

  // the file
  function file() {
    const order = texts.map((text) => text.dataset.article);
    const sorted = (map) => [...map.values()].sort((a, b) => order.indexOf(a.article) - order.indexOf(b.article) || a.start - b.start || a.end - b.end ||
      (verdictKey(a) < verdictKey(b) ? -1 : 1));
    const [verdicts, voices, codes] = ["verdicts", "voices", "codes"].map((name) => sorted(stores[name])), wholly = [...stores.read.values()];
    const named = new Set([...verdicts, ...voices, ...codes, ...wholly].map((entry) => entry.article));
    const articles = texts.filter((text) => named.has(text.dataset.article)).map((text) => {
      const article = text.dataset.article, own = wholly.filter((entry) => entry.article === article).map((entry) => entry.measure).sort();
      return { article, digest: text.dataset.digest, ...(own.length ? { read: own } : {}) };
    });
    const time = new Date().toISOString().replace(/\.\d+/u, "");
    return { format: "discourse audit", version: 1, coder: one("coder").value.trim(), coder_kind: "person", time, articles, verdicts, voices, codes };
  }
  function save() {
    if (!one("coder").value.trim()) {
      say("Enter your name or initials first: they are saved in the file.");
      return one("coder").focus();
    }
    const address = URL.createObjectURL(new Blob([`${JSON.stringify(file(), null, 1)}\n`], { type: "application/json" }));
    make("a", "", { href: address, download: `audit-${one("coder").value.trim().replace(/[^\p{L}\p{N}]+/gu, "-")}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    say("Saved to your downloads.");
  }
  async function load(input) {
    const [chosen] = input.files;
    if (!chosen) return;
    try {
      take(JSON.parse(await chosen.text()));
      say(`Loaded: ${chosen.name}.`);
    } catch (error) {
      say(`${chosen.name} was not loaded: ${error.message}`);
    }
    input.value = "";
  }
  function take(data) { // in place of what is there; undo brings that back
    if (data?.format !== "discourse audit" || data.version !== 1) throw new Error("it is not an audit file of version 1.");
    for (const { article, digest } of data.articles ?? []) {
      if (!textOf(article)) throw new Error(`it refers to “${article}”, which is not in this report.`);
      if (textOf(article).dataset.digest !== digest) throw new Error(`the text of “${article}” has changed since.`);
    }
    const given = { verdicts: (data.verdicts ?? []).map((one) => [verdictKey(one), one]), voices: (data.voices ?? []).map((one) => [keyOf(one.article, one.start, one.end), one]),
      codes: (data.codes ?? []).map((one) => [codeKey(one, one.measure, one.category), one]),
      read: (data.articles ?? []).flatMap(({ article, read }) => (read ?? []).map((measure) => [keyOf(article, measure), { article, measure }])) };
    for (const [, one] of [...given.verdicts, ...given.voices, ...given.codes]) if (!textOf(one.article)) throw new Error(`it has a verdict on “${one.article}”, which it does not list.`);
    const gone = Object.entries(stores).flatMap(([name, map]) => [...map.keys()].map((key) => [name, key, undefined]));
    const come = Object.entries(given).flatMap(([name, rows]) => rows.map(([key, value]) => [name, key, value]));
    const last = new Map([...gone, ...come].map((row) => [keyOf(row[0], row[1]), row]));
    one("coder").value = data.coder ?? "";
    change([...last.values()], now);
  }

  const actions = { y: () => judge("right"), n: () => judge("wrong"), d: () => judge("doubtful"), u: undo, j: () => step(1), k: () => step(-1), ArrowRight: () => step(1), ArrowLeft: () => step(-1) };
  reader.addEventListener("keydown", (event) => {
    if (!checking() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('select, textarea, #tabs, input:not([type="checkbox"])')) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  columns.addEventListener("click", (event) => {
    if (!checking() || !getSelection().isCollapsed) return;
    const mark = event.target.closest("mark"), on = mark && chain(innermost(mark)).filter((one) => !isOff(one)).pop();
    if (on) return select(pieces(on.dataset.m)[0]);
    sentence = event.target.closest(".sentence") ?? sentence;
    refresh();
  });
  for (const button of all("#audit [data-verdict]")) button.addEventListener("click", () => judge(button.dataset.verdict));
  for (const [id, action] of Object.entries({ back: () => step(-1), on: () => step(1), undo, save, load: () => one("file").click(), "sentence-before": () => neighbour(-1), "sentence-after": () => neighbour(1) })) {
    one(id).addEventListener("click", action);
  }
  one("file").addEventListener("change", (event) => load(event.target));
  one("judged").addEventListener("toggle", refresh);
  one("coder").addEventListener("input", keep);
  let recalled = false;
  one("checking").addEventListener("change", () => {
    one("audit").hidden = !checking();
    panel.classList.toggle("checking", checking());
    panel.hidden = !checking();
    panel.setAttribute("aria-label", checking() ? "Check the marks" : "The mark in focus");
    now?.classList.remove("now");
    if (!checking()) return;
    clear();
    one("place").textContent = "";
    origin = one("checking");
    if (!recalled) recall();
    recalled = true;
    line();
    const first = queue.find((mark) => !judged(mark)) ?? queue[0];
    if (first) select(first);
    else refresh();
  });
  listening = () => {
    line();
    refresh();
  };

  follow();
  addEventListener("load", () => requestAnimationFrame(follow)); // the browser has its own idea of where to go meanwhile
})();
