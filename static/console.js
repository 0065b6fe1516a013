// The console's own script. Every page works without it. Keys lead somewhere and never move money.
"use strict";

(() => {
  const KEYS = {
    "/": () => document.querySelector("[data-search]")?.focus(),
    j: () => step(1),
    k: () => step(-1),
    x: () => here()?.querySelector("[type=checkbox]")?.click(),
    Enter: () => here()?.querySelector("[data-open]")?.click(),
    n: () => document.querySelector("[data-next], a[rel=next]")?.click(),
    "?": () => document.querySelector("dialog.keys")?.showModal(),
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

  document.addEventListener("keydown", (event) => {
    const shut = event.target.closest("dialog:not([open])"); // the focus leaves it a moment after it has closed
    const busy = !shut && event.target.closest("input:not([type=checkbox]), select, textarea, button, summary, dialog, [contenteditable]");
    const held = event.ctrlKey || event.metaKey || event.altKey;
    if (busy || held || event.defaultPrevented || !(event.key in KEYS)) return;
    if (event.key === "Enter" && (event.target.closest("a, input") || !here())) return;
    event.preventDefault();
    KEYS[event.key]();
  });

  document.querySelector("form[data-onward]")?.requestSubmit();

  const help = document.querySelector("[data-keys]");
  if (help) {
    help.hidden = false;
    help.addEventListener("click", KEYS["?"]);
  }

  const all = document.querySelector("[data-all]");
  const boxes = [...document.querySelectorAll("[data-rows] [name=ref][type=checkbox]")];
  function count() {
    const chosen = boxes.filter((box) => box.checked).length;
    const told = document.querySelector("[data-chosen]");
    told.textContent = chosen ? told.dataset.chosen.replace("{count}", chosen) : "";
    for (const button of document.querySelectorAll("[data-of-rows]")) button.disabled = !chosen;
    all.firstElementChild.checked = chosen === boxes.length;
    all.firstElementChild.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  if (all && boxes.length) {
    all.hidden = false;
    all.addEventListener("change", (event) => {
      for (const box of boxes) box.checked = event.target.checked;
      count();
    });
    for (const box of boxes) box.addEventListener("change", count);
    window.addEventListener("pageshow", count); // a browser keeps what was chosen when one goes back
  }

  // What was typed outlives a session that ends meanwhile: it waits in this tab until its page is there again.
  const [copy, copied] = document.body.dataset.words?.split("|") ?? [];
  const TYPED = "textarea[name], input[name=text], input[name=number], select[name=reason]";
  const place = (field) => `typed ${new URL(field.form.action).pathname} ${field.name}`;
  document.addEventListener("submit", (event) => {
    if (copy) for (const field of event.target.querySelectorAll(TYPED)) sessionStorage.setItem(place(field), field.value);
  });
  if (copy && !document.querySelector("[name=second_code]")) { // that page leads on, or back to the form
    if (!document.querySelector(".told, .problem"))
      for (const field of document.querySelectorAll(TYPED)) field.value ||= sessionStorage.getItem(place(field)) ?? "";
    sessionStorage.clear();
  }

  for (const id of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    const text = id.textContent;
    button.type = "button";
    button.textContent = copy;
    button.setAttribute("aria-label", `${copy} ${text}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 1500);
    });
    id.append(button);
  }
})();
