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
  // HTMX, which runs after us, stores the address in the browser even with its history switched off.
  document.addEventListener("DOMContentLoaded", () => {
    try { sessionStorage.removeItem("htmx-current-path-for-history"); } catch { /* storage is forbidden: nothing is there */ }
  });

  // --- the form ---
  const western = (text) => text.replace(/[\u0660-\u0669]/g, (c) => c.charCodeAt(0) - 0x660)
    .replace(/[\u06f0-\u06f9]/g, (c) => c.charCodeAt(0) - 0x6f0).replace(/\u066b/g, ".");

  function written(form, typed) {
    const { digits, mark, group, currency } = form.dataset;
    const [whole, part = "", ...rest] = typed.trim().split(mark);
    if (rest.length || !/^\d{1,15}$/.test(whole) || !/^\d*$/.test(part) || part.length > +digits) return "";
    const grouped = whole.replace(/^0+(?=\d)/, "").replace(/\B(?=(\d{3})+$)/g, group);
    const text = grouped + (+digits ? mark + part.padEnd(+digits, "0") : "") + " " + currency;
    return document.dir === "rtl" ? `\u2066${text}\u2069` : text;
  }

  function refresh(form) {
    const field = one("#amount", form);
    const latin = western(field.value);
    if (latin !== field.value) field.value = latin;
    const text = written(form, field.value);
    const go = one(".go", form);
    one(".text", go).textContent = text ? go.dataset.full.replace("{amount}", text) : go.dataset.plain;
    for (const place of all("[data-sum]", form)) place.textContent = text || "—";
    for (const chip of all("[data-fill]", form)) {
      chip.setAttribute("aria-pressed", String(Boolean(text) && text === written(form, chip.dataset.fill)));
    }
    const method = one("[name=method]:checked", form);
    for (const place of all("[data-show]", form)) {
      if (method) place.textContent = method.dataset[place.dataset.show];
    }
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest("form.pay");
    if (form) refresh(form);
  });
  document.addEventListener("change", (event) => {
    const { id, form, value } = event.target;
    if (id !== "amount" || !written(form, value)) return;
    const [whole, part = ""] = value.trim().split(form.dataset.mark);
    event.target.value = +form.dataset.digits ? whole + form.dataset.mark + part.padEnd(+form.dataset.digits, "0") : whole;
  });
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-fill]");
    if (chip) {
      one("#amount", chip.form).value = chip.dataset.fill;
      refresh(chip.form);
    } else if (event.target.closest(".amount")) one("#amount").focus();
  });

  // --- passwords ---
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-reveal]");
    if (!button) return;
    const field = one(`#${button.dataset.reveal}`);
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });

  // --- the status card ---
  const AT_ONCE = 250, QUICK = 1000, SLOW = 3000, SLOWEST = 10000;
  let clock = 0, since = Date.now(), leaving = 0;

  function pace() {
    const waited = Date.now() - since;
    // Most payments finish within a moment; a trader should not wait for the next poll.
    return waited < 2000 ? AT_ONCE : waited < 60000 ? QUICK : waited < 300000 ? SLOW : SLOWEST;
  }
  function tick() {
    const card = one("[data-poll]");
    if (card && !document.hidden) htmx.trigger(card, "tick");
    watch();
  }
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
  function lookNow() { since = Date.now(); watch(); }
  document.addEventListener("cashier:look", lookNow);
  document.addEventListener("submit", (event) => { if (event.target.matches("[data-look]")) lookNow(); });

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
    all("[data-reveal]").forEach((button) => { button.hidden = false; });
    watch();
    goOn();
  }

  // --- what HTMX reports ---
  const offline = (on) => all("[data-offline]").forEach((line) => { line.hidden = !on; });
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
    document.addEventListener(name, () => offline(true));
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) offline(false);
    // The trader acted in the PSP's step: poll at once, and quickly again.
    if (event.target.closest(".psp-step")) lookNow();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const card = one("[role=status]");
    if (event.detail.target.id === "main") {
      since = Date.now();
      scrollTo(0, 0);  // unlike HTMX's own "show", which would also scroll the page around our frame
      one("[data-focus]")?.focus({ preventScroll: !one("[aria-invalid]") });
    } else if (card && !event.detail.target.closest(".psp-step")) one("#say").textContent = one("h2", card).textContent;
    settle();
  });

  // Only with a hardware keyboard: a phone opens its own on a tap.
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) {
    (one("[data-focus]") || one("#amount"))?.focus({ preventScroll: true });
  }
  window.visualViewport?.addEventListener("resize", () => {
    const hidden = innerHeight - visualViewport.height - visualViewport.offsetTop;
    document.documentElement.style.setProperty("--keys", `${Math.max(0, Math.round(hidden))}px`);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) settle(); });
  settle();
})();
