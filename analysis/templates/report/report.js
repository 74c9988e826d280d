"use strict";
// Long tables can be searched.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  for (const table of all("table")) {
    const rows = all("tbody tr", table);
    if (rows.length < 8) continue;
    const label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("output");
    label.className = "search";
    input.type = "search";
    input.autocomplete = "off";
    label.append("Search this table ", input, " ", count);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
      count.textContent = words ? `${rows.filter((row) => !row.hidden).length} of ${rows.length} rows` : "";
    });
    table.closest(".scroll").before(label);
  }
})();
