// The console's own script. Every page works without it. Keys lead somewhere and never move money.
"use strict";

(() => {
  const KEYS = {
    "/": ["Search", () => document.querySelector("[data-search]")?.focus()],
    j: ["Next row", () => step(1)],
    k: ["Row before", () => step(-1)],
    Enter: ["Open the row", () => here()?.querySelector("[data-open]")?.click()],
    n: ["Next in queue", () => document.querySelector("[data-next], a[rel=next]")?.click()],
    "?": ["This list of keys", () => help()],
  };

  const rows = () => [...document.querySelectorAll("[data-rows] tbody tr")];
  const here = () => document.querySelector("[data-rows] tr.here");

  function step(by) {
    const all = rows();
    const place = all.indexOf(here());
    const next = all[place < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, place + by))];
    here()?.classList.remove("here");
    next?.classList.add("here");
    next?.querySelector("[data-open]")?.focus({preventScroll: true});
    next?.scrollIntoView({block: "nearest"});
  }

  function help() {
    const known = document.querySelector("dialog.keys");
    if (known) return known.showModal();
    const dialog = document.body.appendChild(document.createElement("dialog"));
    const list = document.createElement("dl");
    const close = document.createElement("button");
    dialog.className = "keys";
    dialog.setAttribute("aria-label", "Keys");
    for (const [key, [words]] of Object.entries(KEYS)) {
      const name = list.appendChild(document.createElement("dt"));
      name.appendChild(document.createElement("kbd")).textContent = key;
      list.appendChild(document.createElement("dd")).textContent = words;
    }
    close.textContent = "Close";
    close.addEventListener("click", () => dialog.close());
    dialog.append(list, close);
    dialog.showModal();
  }

  document.addEventListener("keydown", (event) => {
    const shut = event.target.closest("dialog:not([open])"); // the focus leaves it a moment after it has closed
    const busy = !shut && event.target.closest("input, select, textarea, button, summary, dialog, [contenteditable]");
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (busy || held || event.defaultPrevented || !(event.key in KEYS)) return;
    if (event.key === "Enter" && (event.target.closest("a") || !here())) return;
    event.preventDefault();
    KEYS[event.key][1]();
  });

  document.querySelector("form[data-onward]")?.requestSubmit();

  for (const id of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    const text = id.textContent;
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy ${text}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    });
    id.append(button);
  }
})();
