/* The parts that HTML and HTMX leave open: amounts while typing, the pace of polling, leaving at the end. */
(() => {
  "use strict";
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The token is used up; it must not stay in the history or be copied with the address.
  const address = new URL(location.href);
  if (address.searchParams.has("token")) {
    address.searchParams.delete("token");
    history.replaceState(null, "", address.pathname + address.search);
  }

  // --- the form ---
  const western = (text) => text.replace(/[\u0660-\u0669]/g, (c) => c.charCodeAt(0) - 0x660)
    .replace(/[\u06f0-\u06f9]/g, (c) => c.charCodeAt(0) - 0x6f0).replace(/\u066b/g, ".");

  const chosen = (form) => one("[name=method]:checked", form);
  const decimals = (form) => +(chosen(form) || form).dataset.digits;

  // An amount with the account's decimals, cut to the chosen method's; nothing if more than zeros would be lost.
  function parts(form, typed) {
    const digits = decimals(form);
    const [whole, part = "", ...rest] = typed.trim().split(form.dataset.mark);
    if (rest.length || !/^\d{1,15}$/.test(whole) || !/^\d*$/.test(part)) return null;
    if (part.length > +form.dataset.digits || /[^0]/.test(part.slice(digits))) return null;
    return [whole, part.slice(0, digits).padEnd(digits, "0")];
  }
  const joined = (form, [whole, part]) => whole + (part && form.dataset.mark + part);

  function shown(form, [whole, part]) {
    const grouped = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, form.dataset.group);
    const text = joined(form, [grouped, part]) + " " + form.dataset.currency;
    return document.dir === "rtl" ? `\u2066${text}\u2069` : text;
  }
  function written(form, typed) {
    const found = parts(form, typed);
    return found ? shown(form, found) : "";
  }
  // So many times the amount and the method's fee: hundredths of a percent, rounded up, and a fixed sum.
  function summed(form, found, amounts, fees) {
    const [share, fixed] = (chosen(form)?.dataset.fee || "0 0").split(" ").map(BigInt);
    const minor = BigInt(found.join("")), fee = (minor * share + 9999n) / 10000n + fixed;
    const sum = minor * BigInt(amounts) + fee * BigInt(fees), digits = found[1].length;
    const text = String(sum < 0 ? 0 : sum).padStart(digits + 1, "0"), end = text.length - digits;
    return shown(form, [text.slice(0, end), text.slice(end)]);
  }

  // What a chip offers, without the decimals that the chosen method cannot pay.
  function filled(form, chip) {
    const [whole, part = ""] = chip.dataset.fill.split(form.dataset.mark);
    return joined(form, [whole, part.slice(0, decimals(form)).padEnd(decimals(form), "0")]);
  }

  function refresh(form) {
    const field = one("#amount", form);
    const latin = western(field.value);
    if (latin !== field.value) field.value = latin;
    field.placeholder = joined(form, ["0", "0".repeat(decimals(form))]);
    const found = parts(form, field.value), text = found && shown(form, found);
    const go = one(".go", form);
    one(".text", go).textContent = text ? go.dataset.full.replace("{amount}", text) : go.dataset.plain;
    for (const place of all("[data-sum]", form)) {
      place.textContent = found ? summed(form, found, ...place.dataset.sum.split(" ")) : "—";
    }
    for (const chip of all("[data-fill]", form)) {
      chip.setAttribute("aria-pressed", String(Boolean(text) && text === written(form, filled(form, chip))));
    }
    const method = chosen(form);
    for (const place of all("[data-show]", form)) {
      if (method) place.textContent = method.dataset[place.dataset.show];
    }
    const cost = one("[data-show=cost]", form);
    if (found && cost && method?.dataset.fee) cost.textContent = summed(form, found, 0, 1);
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form.pay");
    if (event.target.matches("[data-find]")) find(event.target);
    else if (form) refresh(form);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-find]")) event.preventDefault();
  });
  // A long list of methods keeps the rows with these letters, and the headings above them.
  function find(field) {
    const more = field.parentNode, wanted = field.value.trim().toLowerCase();
    for (const row of all(".row", more)) row.hidden = !row.textContent.toLowerCase().includes(wanted);
    for (const part of all(".group", more)) part.hidden = !one(".row:not([hidden])", part);
    one("[data-none]", more).hidden = Boolean(one(".row:not([hidden])", more));
  }
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form.pay");
    const field = form && one("#amount", form);
    const found = field && parts(form, field.value);
    if (found) field.value = joined(form, found);
  });
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-fill]");
    if (chip) {
      one("#amount", chip.form).value = filled(chip.form, chip);
      refresh(chip.form);
    } else if (event.target.closest(".amount")) one("#amount").focus();
  });

  // --- small buttons: passwords, references, receipts ---
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reveal], [data-copy], [data-print]");
    if (!button) return;
    const { reveal, copy } = button.dataset;
    if (reveal) {
      const field = one(`#${reveal}`);
      const shown = field.type === "password";
      field.type = shown ? "text" : "password";
      button.setAttribute("aria-pressed", String(shown));
    } else if (copy) {
      // Frames may not use the newer interface, and what is marked shows what was copied.
      getSelection().selectAllChildren(button.previousElementSibling);
      if (document.execCommand("copy")) say(button.textContent = copy);
    } else print();
  });

  // --- the status card ---
  // Most payments finish within a moment; a trader should not wait for the next poll.
  const FIRST = [300, 500, 700], QUICK = 1000, SLOW = 3000, SLOWEST = 10000, LONGEST = 60000;
  let clock = 0, since = Date.now(), looks = 0, failed = 0, leaving = 0;

  function pace() {
    const waited = Date.now() - since;
    const usual = FIRST[looks] || (waited < 60000 ? QUICK : waited < 300000 ? SLOW : SLOWEST);
    return Math.min(usual * 2 ** failed, LONGEST);
  }
  function tick() {
    const card = one("[data-poll]");
    if (card && !document.hidden) {
      looks += 1;
      htmx.trigger(card, "tick");
    }
    watch();
  }
  function startOver() { since = Date.now(); looks = 0; }
  function watch() {
    clearTimeout(clock);
    if (one("[data-poll]")) clock = setTimeout(tick, pace());
  }
  function goOn() {
    const card = one("[data-go]");
    clearTimeout(leaving);
    if (!card || /^\s*javascript:/i.test(card.dataset.go)) return;
    leaving = setTimeout(() => {
      const { go } = card.dataset;
      card.removeAttribute("data-go");  // a trader who comes back with the back button wants to stay
      location.assign(go);
    }, +card.dataset.after);
  }
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  // The trader has just changed the payment, here or in another tab.
  function lookNow() { startOver(); watch(); }
  document.addEventListener("cashier:look", lookNow);
  document.addEventListener("submit", (event) => { if (event.target.matches("[data-look]")) lookNow(); });

  // A page whose session is over must not go on showing balance and payments to whoever sits there.
  let used = Date.now();
  setInterval(() => {
    if (Date.now() - used < 900000 || !one("form.pay, [name=account]")) return;
    used += 60000;  // if it lives on, ask again in a minute
    htmx.ajax("GET", "/inapp/alive", "#main");
  }, SLOWEST);

  const language = document.documentElement.lang;
  function inFrame() {
    all("[name=framed]").forEach((field) => { field.value = "1"; });
    all("[data-frameless]").forEach((link) => {
      Object.assign(link, { target: "_blank", rel: "noopener noreferrer" });
      one("[data-tab]").hidden = false;
    });
  }
  function settle() {
    if (window.top !== window) inFrame();
    one("form[data-submit]")?.submit();
    all("time[datetime]").forEach((time) => {
      const shown = new Intl.DateTimeFormat(({ en: "en-GB" }[language] || language) + "-u-nu-latn",
        { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false });
      time.textContent = shown.format(new Date(time.dateTime));
    });
    all("form.pay").forEach(refresh);
    all("[data-reveal], [data-find], [data-copy], [data-print]").forEach((button) => { button.hidden = false; });
    watch();
    goOn();
  }

  // --- what HTMX reports ---
  const say = (text) => { one("#say").textContent = text; };
  function offline(on) {
    const line = one("[data-offline]");
    if (!line) return;
    if (on && line.hidden) say(line.textContent);
    line.hidden = !on;
  }
  function unanswered() {
    failed += 1;
    offline(true);
    watch();
  }
  // Proxies, firewalls and rate limiters answer too, with any status, or redirect: their pages are no part of ours.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, pathInfo } = event.detail;
    if (xhr.getResponseHeader("X-Cashier") && xhr.responseURL.endsWith(pathInfo.finalRequestPath)) return;
    event.preventDefault();
    unanswered();
  });
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, unanswered);
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      failed = 0;
      offline(false);
    }
    // The trader acted in the PSP's step: poll at once, and quickly again.
    if (event.target.closest(".psp-step")) lookNow();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const card = one("[role=status]");
    if (event.detail.target.id === "main") {
      startOver();
      used = Date.now();
      scrollTo(0, 0);  // unlike HTMX's own "show", which would also scroll the page around our frame
      one("[data-focus]")?.focus({ preventScroll: !one("[aria-invalid]") });
    } else if (card && !event.detail.target.closest(".psp-step")) say(one("h2", card).textContent);
    settle();
  });

  // Only with a hardware keyboard: a phone opens its own on a tap.
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
    (one("[data-focus]") || one("#amount"))?.focus({ preventScroll: true });
  }
  // The keyboard covers the lower part of the window while a field is typed into; zooming shrinks the view as well.
  const view = window.visualViewport;
  function keyboard() {
    const typing = document.activeElement?.matches("[inputmode], [type=password]") && view.scale < 1.01;
    const hidden = typing ? innerHeight - view.height - view.offsetTop : 0;
    document.documentElement.style.setProperty("--keys", `${Math.max(0, Math.round(hidden))}px`);
  }
  view?.addEventListener("resize", keyboard);
  document.addEventListener("focusout", () => view && setTimeout(keyboard));
  addEventListener("pageshow", (event) => { if (event.persisted) settle(); });
  settle();
})();
