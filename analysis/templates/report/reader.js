"use strict";
// The evidence reader: which marks are underlined, what a mark is, and the way from a number to its sentences.
// A place is the innermost <mark> of a stretch of text; the marks around it lie on the same stretch.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const reader = document.getElementById("reader"), panel = document.getElementById("panel");
  const position = document.getElementById("place"), list = document.getElementById("told");
  const marks = all("mark[data-m]", reader), places = marks.filter((mark) => mark.title);
  const told = new Map(), elements = new Map();
  let found = [], at = -1, origin = null, last = null; // what a row leads to, where it came from, the place told of

  for (const place of places) {
    told.set(place, place.title.split("\n"));
    place.removeAttribute("title"); // the panel tells it
    place.tabIndex = -1;
  }
  for (const mark of marks) {
    elements.set(mark.dataset.m, [...(elements.get(mark.dataset.m) ?? []), mark]);
  }
  for (const element of all(".scripted")) element.hidden = false;

  function chain(place) { // the marks on a stretch, the outermost first
    const found = [];
    for (let mark = place; mark.tagName === "MARK"; mark = mark.parentElement) found.unshift(mark);
    return found;
  }
  const innermost = (mark) => all("mark", mark).pop() ?? mark;
  const isOff = (mark) => mark.classList.contains("off");
  const shown = (place) => !chain(place).every(isOff);

  // ---- switches: measures, categories, voices

  const boxes = all(".toggles input[value]:not([data-measure])");

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
    for (const box of all("input[data-measure]")) {
      const own = all("input", document.querySelector(`fieldset[data-of="${CSS.escape(box.dataset.measure)}"]`));
      box.checked = own.every((one) => one.checked);
      box.indeterminate = !box.checked && own.some((one) => one.checked);
    }
    for (const article of all(".article", reader)) { // one stop for Tab in each article, the arrow keys go on from there
      for (const place of all('mark[tabindex="0"]', article)) place.tabIndex = -1;
      const first = all("mark[tabindex]", article).find(shown);
      if (first) first.tabIndex = 0;
    }
  }
  for (const box of boxes) box.addEventListener("change", underline);
  for (const box of all("input[data-measure]")) {
    box.addEventListener("change", () => {
      for (const own of all(`fieldset[data-of="${CSS.escape(box.dataset.measure)}"] input`)) own.checked = box.checked;
      underline();
    });
  }

  // ---- the panel: what the marks of a place are

  function item(line) {
    const entry = document.createElement("li");
    line.split(" · ").forEach((part, number) => {
      const piece = document.createElement(number ? "span" : "strong");
      if (part.startsWith("source ")) {
        piece.append("source ");
        part.slice(7).split("; ").forEach((key, n) => piece.append(n ? "; " : "", reference(key)));
      } else piece.textContent = part;
      entry.append(piece, " ");
    });
    return entry;
  }
  function reference(key) {
    if (!document.getElementById(`ref-${key}`)) return key;
    const link = document.createElement("a");
    link.href = `#ref-${key}`;
    link.textContent = key;
    return link;
  }
  function tell(place) { // a place, or a whole sentence that a row leads to
    last = place;
    const lines = (told.get(place) ?? []).filter((_, number) => !isOff(chain(place)[number]));
    list.replaceChildren(...lines.map(item));
    position.textContent = found.length ? `${at + 1} of ${found.length}: ${panel.dataset.name}` : "";
    for (const id of ["previous", "next"]) document.getElementById(id).hidden = found.length < 2;
    panel.hidden = false;
  }
  reader.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark");
    if (mark && shown(innermost(mark))) tell(innermost(mark));
  });
  reader.addEventListener("focusin", (event) => {
    if (told.has(event.target)) tell(event.target);
  });
  reader.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !told.has(event.target)) return;
    event.preventDefault();
    const open = places.filter(shown);
    visit(open[(open.indexOf(event.target) + step + open.length) % open.length]);
  });

  // ---- from a number to its sentences

  function visit(place) {
    if (told.has(place)) {
      for (const other of all('mark[tabindex="0"]', place.closest(".article"))) other.tabIndex = -1;
      place.tabIndex = 0;
    } else place.tabIndex = -1;
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
    if (!told.has(place)) tell(place); // a mark in focus tells of itself
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
    clear();
    origin = from;
    panel.dataset.name = all("td.text", link.closest("tr")).map((cell) => cell.textContent).filter(Boolean).join(", ");
    found = link.dataset.marks ? marked(link.dataset.marks.split(" "))
      : link.dataset.sentences.split(" ").map((number) => document.getElementById(`s${number}`));
    for (const place of found) place.closest(".sentence")?.classList.add("hit");
    go(0);
  }
  function marked(numbers) { // the places of these marks, switched on
    const wanted = new Set();
    for (const mark of numbers.flatMap((number) => elements.get(number))) {
      mark.classList.add("hit");
      wanted.add(mark.dataset.c).add(mark.dataset.v);
    }
    for (const box of boxes) box.checked ||= wanted.has(box.value);
    underline();
    return numbers.map((number) => innermost(elements.get(number)[0]));
  }
  function close() {
    const back = origin ?? (panel.contains(document.activeElement) ? last : null);
    panel.hidden = true;
    clear();
    back?.focus();
    panel.hidden = true; // the focus on a mark has opened it again
    origin = null;
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-row]");
    if (!link) return;
    event.preventDefault();
    show(link, link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
  document.getElementById("close").addEventListener("click", close);
  document.getElementById("previous").addEventListener("click", () => go(at - 1));
  document.getElementById("next").addEventListener("click", () => go(at + 1));

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
      if (nearest && distance(nearest) < 12) {
        show(links.get(nearest.id), figure.querySelector(".scroll"));
      }
    });
  }

  underline();
})();
