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
  const western = (text) => text.replace(/[\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59\uff10-\uff19]/g, (c) => c.charCodeAt() & 15);

  // The plain decimals that a typed amount may mean: the rule of inapp/domain/amounts.py.
  function readings(form, typed) {
    const { names, group, digits } = form.dataset;
    const text = western(typed).replace(/\p{Cf}/gu, "").replace(/[\u2019\u2018\u02bc\u00b4`\u066c]/g, "'")
      .replace(/[\u060c\uff0c]/g, ",").replace(/[\uff0e\u3002\uff61]/g, ".").replace(/\s+/g, " ").trim()
      .replace(new RegExp(`^(?:${names})|(?:${names})$`, "i"), "").trim();
    const unclear = /^(\d{1,3})([.,])(\d{3})$/.exec(text);
    if (unclear && +unclear[1]) {
      const [, whole, mark, part] = unclear;
      const small = +digits && !+part.slice(digits) ? [`${whole}.${part.slice(0, digits)}`] : [];
      return { plain: [whole + part, ...small], sure: !+digits && mark === group };
    }
    const found = /^(\d*|\d{1,3}([.,' ])\d{3}(?:\2\d{3})*|\d{1,2}([.,' ])(?:\d{2}\3)+\d{3})(?:([.,\u066b])(\d*))?$/.exec(text);
    if (!found || !/\d/.test(text) || found[4] && (found[4] === found[2] || found[4] === found[3])) return { plain: [] };
    return { plain: [(found[1].replace(/\D/g, "") || "0") + (found[5] ? "." + found[5] : "")], sure: true };
  }
  function reading(form) {
    const { amount, meant } = form.elements;
    return meant.value ? { plain: [meant.value], sure: true } : readings(form, amount.value);
  }

  const chosen = (form) => one("[name=method]:checked", form);
  const decimals = (form) => +(chosen(form) || form).dataset.digits;
  const units = (plain) => {
    const [whole, part = ""] = plain.split(".");
    return BigInt(whole + part.slice(0, 8).padEnd(8, 0));
  };

  // An amount with the account's decimals, cut to the chosen method's; nothing if more than zeros would be lost.
  function parts(form, plain = "x") {
    const digits = decimals(form);
    const [whole, part = ""] = plain.split(".");
    if (!/^\d{1,15}$/.test(whole) || part.length > +form.dataset.digits || +part.slice(digits)) return null;
    return [whole.replace(/^0+(?=\d)/, ""), part.slice(0, digits).padEnd(digits, 0)];
  }
  const grouped = (form, whole) => whole.replace(/\B(?=(\d{3})+$)/g, form.dataset.group);
  const joined = (form, [whole, part]) => grouped(form, whole) + (part && form.dataset.mark + part);

  function shown(form, found) {
    const text = joined(form, found) + " " + form.dataset.currency;
    return document.dir === "rtl" ? `\u2066${text}\u2069` : text;
  }
  function written(form, plain) {
    const found = parts(form, plain);
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

  // Write an amount into the field in our own notation, without the decimals that the chosen method cannot pay.
  function fill(form, plain) {
    const { amount, meant } = form.elements;
    const [whole, part = ""] = plain.split(".");
    const found = parts(form, plain) || parts(form, `${whole}.${part.slice(0, decimals(form))}`);
    amount.own = joined(form, found);
    if (amount.value !== amount.own) amount.value = amount.own;
    meant.value = found[0] + (found[1] && "." + found[1]);
    tell(form, "");
    soon(form);
  }

  // Group while typing. What we have grouped ourselves is told apart from marks that the trader has typed.
  function typing(form, inputType) {
    const { amount: field, meant } = form.elements;
    const { group, mark } = form.dataset;
    const bare = (text) => text.split(group).join("");
    const at = field.selectionStart, own = field.own || "";
    let before = field.value.slice(0, at), after = field.value.slice(at);
    if (own.endsWith(after)) {
      let same = 0;
      while (same < before.length && before[same] === own[same]) same += 1;
      if (same === before.length && own.slice(same, own.length - after.length) === group) {  // a mark goes with its figure
        if (inputType === "deleteContentForward") after = after.slice(1);
        else before = before.slice(0, -1);
      }
      before = bare(before.slice(0, same)) + before.slice(same);
      after = bare(after);
    }
    const found = /^(\d*)(?:([.,\u066b])(\d*))?$/.exec(western(before + after));
    meant.value = field.own = "";
    if (!found || found[2] && found[2] !== mark && found[2] !== "\u066b" && found[1].length < 4) return;
    const whole = found[1].replace(/^0+(?=\d)/, ""), part = found[3] || "";
    field.own = grouped(form, whole) + (found[2] ? mark + part : "");
    // 1.500 may mean thousands, whoever types it.
    if (whole && !(part.length === 3 && +whole && whole.length < 4)) meant.value = whole + (part && "." + part);
    if (field.value === field.own) return;
    field.value = field.own;
    let place = field.own.length, left = after.length;
    while (left && place) if (field.own[--place] !== group) left -= 1;
    field.setSelectionRange(place, place);
  }

  // What is wrong with the amount, as the server would say it; empty takes the words away.
  function tell(form, words, choices = []) {
    const line = one("#amount-error", form), field = form.elements.amount;
    if (line.hidden && !words) return;
    line.hidden = !words;
    one("span", line).textContent = words;
    field.parentNode.classList.toggle("bad", Boolean(words));
    field[words ? "setAttribute" : "removeAttribute"]("aria-invalid", "true");
    one("[data-choices]", form).replaceChildren(...choices.map((plain) => Object.assign(document.createElement("button"),
      { className: "chip", name: "fill", value: plain, textContent: written(form, plain) })));
  }
  function check(form) {
    const { plain, sure } = reading(form), { low, high } = chosen(form)?.dataset || {};
    const { such, which, least, most } = one("#amount-error", form).dataset;
    const asked = plain.length && !sure;
    const words = !form.elements.amount.value ? "" : !plain.length ? such : asked ? which
      : low && units(plain[0]) < units(low) ? least.replace("{amount}", written(form, low))
      : high && units(plain[0]) > units(high) ? most.replace("{amount}", written(form, high)) : "";
    tell(form, words, asked ? plain.filter((choice) => parts(form, choice)) : []);
    return words;
  }
  function tooMuch(form) {
    const { plain, sure } = reading(form), { high } = chosen(form)?.dataset || {};
    return sure && high && units(plain[0]) > units(high) ? high : "";
  }

  // Writing what is there already would have the browser lay out and paint it again.
  const put = (place, text) => { if (place.textContent !== text) place.textContent = text; };
  const mark = (elt, name, value) => { if (elt.getAttribute(name) !== value) elt.setAttribute(name, value); };
  function refresh(form) {
    const { plain, sure } = reading(form), go = one(".go", form), method = chosen(form), top = tooMuch(form);
    const found = parts(form, plain[0]), doubt = found && !sure ? "?" : "", text = written(form, plain[0]) + doubt;
    mark(form.elements.amount, "placeholder", joined(form, ["0", "0".repeat(decimals(form))]));
    put(one(".text", go), top ? go.dataset.top.replace("{amount}", written(form, top))
      : text ? go.dataset.full.replace("{amount}", text) : go.dataset.plain);
    for (const place of all("[data-sum]", form)) {
      put(place, found ? summed(form, found, ...place.dataset.sum.split(" ")) + doubt : "—");
    }
    for (const chip of all("[aria-pressed]", form)) {
      mark(chip, "aria-pressed", String(Boolean(text) && text === written(form, chip.value)));
    }
    for (const place of all("[data-show]", form)) {
      const { show } = place.dataset;
      if (method) put(place, show === "cost" && found && method.dataset.fee ? summed(form, found, 0, 1) : method.dataset[show]);
    }
  }

  // What follows from the amount waits for the picture of the key or the press itself, and is done once for several.
  let due = null;
  function soon(form) {
    if (!due) requestAnimationFrame(() => setTimeout(() => {
      refresh(due);
      due = null;
    }));
    due = form;
  }

  const payForm = (event) => event.target.closest("form.pay");
  function typed(event) {
    const form = payForm(event);
    if (event.target.matches("[data-find]")) return find(event.target);
    if (!form || event.isComposing) return;
    if (event.target.name === "amount") {
      typing(form, event.inputType);
      tell(form, "");
    }
    soon(form);
  }
  document.addEventListener("input", typed);
  document.addEventListener("compositionend", typed);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("[data-find]")) event.preventDefault();
  });
  // A long list keeps the rows with these letters, and the headings above them.
  function find(field) {
    const more = field.parentNode, wanted = field.value.trim().toLowerCase();
    let found = false;
    for (const row of all(".row", more)) {
      const hit = row.textContent.toLowerCase().includes(wanted);
      found ||= hit;
      row.hidden = !hit && !one(":checked", row);  // what is chosen stays in sight
    }
    for (const part of all(".group", more)) part.hidden = !one(".row:not([hidden])", part);
    one("[data-none]", more).hidden = found;
  }
  document.addEventListener("change", (event) => {
    const form = payForm(event);
    if (!form) return;
    const { plain, sure } = reading(form);
    if (sure && parts(form, plain[0])) fill(form, plain[0]);
    if (pressed) pressed = form;
    else check(form);
  });
  // A press that leaves the field must still hit what it aims at: the words, which move it, wait for its end.
  let pressed = null;
  document.addEventListener("mousedown", () => { pressed = true; });
  document.addEventListener("mouseup", () => setTimeout(() => {
    if (pressed?.isConnected) check(pressed);
    pressed = null;
  }));
  // What cannot be sent is not: the words say why, and the button offers the most that can.
  document.addEventListener("submit", (event) => {
    const form = payForm(event), top = form && tooMuch(form);
    // A second tap on what leads to the review must not land on what moves the money.
    if (event.submitter?.name !== "change" && one(".review [aria-disabled]", event.target.parentNode)) return event.preventDefault(), event.stopPropagation();
    if (!form || !check(form)) return;
    event.preventDefault();
    event.stopPropagation();
    form.elements.amount.focus();
    if (top && event.submitter?.matches(".go")) fill(form, top);
  }, true);
  document.addEventListener("click", (event) => {
    const chip = event.target.closest("[name=fill]");
    if (chip) {
      event.preventDefault();
      fill(chip.form, chip.value);
    } else if (event.target.closest(".amount")) one("#amount").focus();
  });

  // While a form is under way its fields stay what was sent, and its button keeps its words and the focus.
  function busy(form, on) {
    const go = one(".go", form);
    if (!go) return;
    if (on && form.contains(document.activeElement)) go.focus({ preventScroll: true });
    for (const part of form.children) part.inert = on && !part.contains(go);
    for (const name of ["aria-busy", "aria-disabled"]) on ? go.setAttribute(name, "true") : go.removeAttribute(name);
    if (on) say(one("#say").dataset.sending);
  }

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
  let clock = 0, since = Date.now(), looks = 0, failed = 0, acted = false;

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
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  // The trader has just changed the payment, here or in another tab.
  function lookNow() { acted = true; startOver(); watch(); }
  document.addEventListener("htmx:configRequest", (event) => {
    if (!acted || !event.target.matches("[data-poll]")) return;
    event.detail.parameters.acted = "1";
    acted = false;
  });
  document.addEventListener("cashier:look", lookNow);
  document.addEventListener("submit", (event) => { if (event.target.matches("[data-look]")) lookNow(); });

  // At the end the page leaves by itself, after a while in which any touch, key or focus keeps it.
  const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let leaving = 0;
  const seconds = (card) => one(".left-seconds", card);
  function stay(card) {
    clearInterval(leaving);
    card.removeAttribute("data-go");  // a trader who comes back with the back button wants to stay, too
    for (const counted of all(".left-seconds, .last-seconds", card)) counted.remove();
  }
  function goOn() {
    const card = one("[data-go]");
    clearInterval(leaving);
    if (!card || /^\s*javascript:/i.test(card.dataset.go)) return;
    if (STILL && seconds(card)) {
      stay(card);
      return;
    }
    const { go } = card.dataset;
    const end = Date.now() + +card.dataset.after;
    leaving = setInterval(() => {
      const left = end - Date.now();
      if (seconds(card)) seconds(card).textContent = ` (${Math.max(0, Math.ceil(left / 1000))})`;
      if (left > 0) return;
      stay(card);
      location.assign(go);
    }, 100);
  }
  for (const name of ["pointerdown", "keydown", "wheel", "focusin"]) {
    document.addEventListener(name, ({ target }) => {
      const card = one("[data-go]");
      if (card && seconds(card) && (name !== "focusin" || target.matches("a, button"))) stay(card);
    }, { passive: true });
  }

  // The server says how much time is left to pay; only its passing is counted here.
  let counting = 0;
  function countDown() {
    const line = one("[data-left]");
    clearInterval(counting);
    if (!line) return;
    const { left: first, from, words } = line.dataset;
    let before = +first;
    line.end ??= Date.now() + before * 1000;
    counting = setInterval(() => {
      const left = Math.max(0, Math.round((line.end - Date.now()) / 1000));
      line.hidden = left > +from;
      line.textContent = words.replace("{time}", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`);
      for (const minutes of [5, 1]) if (left <= minutes * 60 && before > minutes * 60) say(line.dataset[`at-${minutes}`]);
      before = left;
      if (left) return;
      clearInterval(counting);
      lookNow();
    }, 1000);
  }

  // A page whose session is over must not go on showing balance and payments to whoever sits there.
  let used = Date.now();
  setInterval(() => {
    if (Date.now() - used < 900000 || !one("form.pay, .review, [name=account]")) return;
    used += 60000;  // if it lives on, ask again in a minute
    htmx.ajax("GET", "/inapp/alive", "#main");
  }, SLOWEST);

  // Only with a hardware keyboard: a phone opens its own on a tap.
  const TYPES = matchMedia("(hover: hover) and (pointer: fine)").matches;
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
    all("form.pay").forEach((form) => {
      if (form.elements.meant.value) form.elements.amount.own = form.elements.amount.value;
      refresh(form);
    });
    all("[data-reveal], [data-find], [data-copy], [data-print]").forEach((button) => { button.hidden = false; });
    const late = one("[data-late][hidden]");
    if (late) setTimeout(() => { late.hidden = false; }, 60000);
    watch();
    goOn();
    countDown();
  }

  // --- what HTMX reports ---
  const say = (text) => { one("#say").textContent = text; };
  // What goes wrong on the way is said at the lower edge of the window, wherever the page is scrolled to.
  const net = one("#net");
  let slow = 0, refused = 0;
  function notice(word, again) {
    const card = one("[data-reference]"), text = net.dataset[word];
    net.textContent = word === "later" && card ? `${text} ${net.dataset.name}: ${card.dataset.reference}` : text || "";
    if (!again) return;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: net.dataset.again });
    button.addEventListener("click", again);
    net.append(" ", button);
  }
  const asks = (elt) => elt.matches("[data-poll]");  // nobody has pressed anything
  function unanswered({ detail: { elt } }) {
    failed += 1;
    refused += 1;
    const poll = asks(elt) ? "Poll" : "", off = !navigator.onLine;
    const word = off ? `off${poll}` : refused > (poll ? 5 : 2) ? "later" : `mute${poll}`;
    notice(word, !poll && !off && elt.matches("form") ? () => elt.requestSubmit() : null);
    watch();
  }
  function waiting(on) {
    for (const text of all("button.go .text:not(.off)")) {
      if (text.nextElementSibling?.matches(".off")) text.nextElementSibling.remove();
      text.hidden = on;
      if (on) text.after(Object.assign(document.createElement("span"), { className: "text off", textContent: net.dataset.wait }));
    }
    if (on) return;
    notice();
    if (failed) tick();
  }
  addEventListener("offline", () => waiting(true));
  addEventListener("online", () => waiting(false));
  // Proxies, firewalls and rate limiters answer too, with any status, or redirect: their pages are no part of ours.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, xhr, pathInfo } = event.detail;
    // A poll would take away the form whose answer is on its way, which HTMX then has nowhere to put.
    if (asks(elt) && one(".htmx-request", elt)) return event.preventDefault();
    if (xhr.getResponseHeader("X-Cashier") && xhr.responseURL.endsWith(pathInfo.finalRequestPath)) return;
    event.preventDefault();
    unanswered(event);
  });
  for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) document.addEventListener(name, unanswered);
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    if (asks(elt)) return;
    clearTimeout(slow);
    slow = setTimeout(() => notice("slow"), 8000);
  });
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.elt.matches("form")) busy(event.detail.elt, true); });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.matches("form")) busy(event.detail.elt, false);
    if (event.detail.successful) {
      failed = refused = 0;
      notice();
    }
    if (!asks(event.detail.elt)) clearTimeout(slow);
    // The trader acted in the PSP's step: poll at once, and quickly again.
    if (event.target.closest(".psp-step")) lookNow();
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const { target } = event.detail, step = target.closest(".psp-step"), card = one("[data-reference]");
    if (target.id === "main") {
      startOver();
      used = Date.now();
      scrollTo(0, 0);  // unlike HTMX's own "show", which would also scroll the page around our frame
      const go = one(".review .go");
      if (go) setTimeout(() => go.removeAttribute("aria-disabled"), 600);
      one("[data-focus]")?.focus({ preventScroll: !one("[aria-invalid]") });
    } else if (card) say(one(step ? "[data-focus], p" : "h2", step || card)?.textContent || "");
    settle();
    // What had the focus is gone: whoever works by keyboard or listens goes on at what is new.
    if (document.activeElement !== document.body) return;
    (one("[data-focus]", step || document) || step || (TYPES && one("#amount")) || one("#main")).focus({ preventScroll: true });
  });

  if (TYPES) (one("[data-focus]") || one("#amount"))?.focus({ preventScroll: true });
  // The keyboard covers the lower part of the window while a field is typed into; zooming shrinks the view as well.
  const view = window.visualViewport;
  let keys = 0;
  function keyboard() {
    const typing = document.activeElement?.matches("[inputmode], [type=password]") && view.scale < 1.01;
    const hidden = typing ? innerHeight - view.height - view.offsetTop : 0;
    const now = Math.max(0, Math.round(hidden));
    // Every element inherits it: a page is styled anew, though nothing has changed.
    if (now !== keys) document.documentElement.style.setProperty("--keys", `${keys = now}px`);
  }
  view?.addEventListener("resize", keyboard);
  document.addEventListener("focusout", () => view && setTimeout(keyboard));
  addEventListener("pageshow", (event) => { if (event.persisted) settle(); });
  settle();
})();
