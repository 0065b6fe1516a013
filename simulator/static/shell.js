"use strict";

const by = (id) => document.getElementById(id);
const chosenValue = (name) => document.querySelector(`input[name="${name}"]:checked`).value;
const PUMP_MS = 1000;
const WATCH_MS = 400;
const MOST_CALLS = 200;
const TICK_MS = 1000;
const RESTART_MS = 60000;
const SOURCE_OF_FRAME = { phone: "iOS", web: "Web" };
const PARTIES = {
  app: "app", browser: "browser", ctrader: "cTrader", cashier: "cashier", crm: "CRM", provider: "provider",
};
const IDENTITY_HINTS = {
  sso: "The cashier has the login screen and makes the tokens.",
  handoff: "cTrader makes the one-time token; the cashier redeems it here.",
  crm: "The broker’s CRM has the login screen and makes the tokens.",
};
const TOKEN_HINTS = {
  fresh: "",
  used: "Logging in spends the token twice; a screen is opened with its last token again.",
  expired: "The token is held back until it is too old. The cashier’s own take 61 seconds.",
};
const CLOSED = {
  login: "Logged in.",
  success: "Finished. The cashier reported success.",
  close: "The cashier was closed.",
  user: "The browser was closed.",
};

let users = JSON.parse(by("users").textContent);
let chosen = JSON.parse(by("chosen").textContent);
let opener = null;
let running = null; // how the cashier runs, where somebody starts it anew when it is wanted otherwise
let lastUrl = null; // with a token that a screen has already spent
let shownAfter = 0;
const rows = new Map();

const user = () => users.find((item) => item.userId === chosen.user);
const identity = () => chosenValue("identity");
const account = () => user().accounts.find((item) => item.login === chosen.account);

function say(text, closedBy) {
  by("status").textContent = text;
  if (closedBy) by("status").dataset.closedBy = closedBy;
  else delete by("status").dataset.closedBy;
}

function drawAccounts() {
  by("accounts").replaceChildren(
    ...user().accounts.map((item) => {
      const row = by("account-row").content.cloneNode(true);
      const input = row.querySelector("input");
      input.value = item.login;
      input.checked = item.login === chosen.account;
      row.querySelector(".login").textContent = item.login;
      row.querySelector(".balance").dataset.balanceOf = item.login;
      return row;
    }),
  );
}

function write(element, text) {
  if (element.textContent === text) return;
  const changed = element.textContent !== "";
  element.textContent = text;
  if (changed) element.animate?.({ opacity: [0.3, 1] }, 600);
}

function drawFigures() {
  for (const item of user().accounts) {
    write(document.querySelector(`[data-balance-of="${item.login}"]`), item.balance);
  }
  const now = account();
  by("selected").textContent = now.login;
  write(by("figure"), now.balance);
  by("equity").textContent = now.equity;
  by("margin").textContent = now.usedMargin;
  by("free").textContent = now.freeMargin;
  drawSession();
}

function drawSession() {
  const { signedIn, accessToken, inappToken, email } = user();
  const ownLogin = identity() !== "handoff";
  const kept = accessToken ? "Logged in · kept" : "Logged in until the app ends";
  by("session").textContent = signedIn ? kept : email;
  by("log-in").hidden = !ownLogin || signedIn;
  by("log-out").hidden = !ownLogin || !(signedIn || accessToken);
  for (const [id, held] of [["access-token", accessToken], ["inapp-token", inappToken]]) {
    by(id).textContent = held ? "held" : "none";
    by(id).dataset.held = String(held);
  }
  by("restart").disabled = !(signedIn || accessToken);
}

function drawUser() {
  by("name").textContent = user().name;
  by("avatar").textContent = user().name.split(" ").map((word) => word[0]).join("");
  by("figure").textContent = "";
  drawAccounts();
  drawFigures();
  remember();
}

function remember() {
  const query = new URLSearchParams({ mode: chosenValue("mode"), identity: identity(), ...chosen });
  history.replaceState(null, "", `/?${query}`);
}

function drawControls() {
  document.body.dataset.mode = chosenValue("mode");
  document.body.dataset.theme = by("theme").value || "dark";
  by("identity-hint").textContent = IDENTITY_HINTS[identity()];
  by("token-hint").textContent = TOKEN_HINTS[chosenValue("token")];
  by("keeps").hidden = identity() === "handoff";
  by("inapp-field").hidden = identity() === "sso" && !running;
}

function fillRow(row, call) {
  const part = (name) => row.querySelector(name);
  const bad = call.direction !== "note" && (!call.status || call.status >= 400);
  const facts = [call.type, call.amount, call.error, call.fault].filter(Boolean).join(" · ");
  row.dataset.direction = call.direction;
  row.dataset.state = call.direction !== "note" && call.ms === null ? "pending" : bad ? "bad" : "good";
  part(".step").textContent = call.step ?? "·";
  part(".what").textContent = call.note || call.path;
  part(".outcome b").textContent = call.direction === "note" ? "" : call.status ?? (call.ms === null ? "…" : "—");
  part(".outcome small").textContent = call.ms === null ? "" : `${call.ms} ms`;
  part(".route span").textContent =
    call.from === call.to ? `inside ${PARTIES[call.from]}` : `${PARTIES[call.from]} → ${PARTIES[call.to]}`;
  part(".route code").textContent = [call.method, call.path, facts && `· ${facts}`].filter(Boolean).join("\u00a0");
}

function drawCalls(calls) {
  const list = by("calls");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  // Started anew, the simulator counts from one again.
  if (calls.length && calls.at(-1).id < shownAfter) shownAfter = 0;
  const shown = calls.filter((call) => call.id > shownAfter);
  const ids = new Set(shown.map((call) => call.id));
  for (const [id, row] of rows) {
    if (!ids.has(id)) {
      row.remove();
      rows.delete(id);
    }
  }
  for (const call of shown) {
    const known = rows.get(call.id);
    const row = known ?? by("call-row").content.firstElementChild.cloneNode(true);
    if (known && known.dataset.state !== "pending") continue;
    fillRow(row, call);
    if (!known) {
      rows.set(call.id, row);
      list.append(row);
    }
  }
  by("nothing-yet").hidden = rows.size > 0;
  if (atEnd) list.scrollTop = list.scrollHeight;
}

const pathOf = (url) => new URL(url, location.href).pathname;

async function note(step, from, to, text, more) {
  await ask("/_sim/note", { step, from, to, note: text, ...more }).catch(() => {});
}

async function ask(path, body) {
  const answer = await fetch(path, body && { method: "POST", body: JSON.stringify(body) });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
}

async function refresh() {
  const before = account().balance;
  const people = await ask(`/_sim/users?identity=${identity()}`);
  users = people;
  drawFigures();
  const now = account();
  if (before !== now.balance && before && refresh.of === `${now.login}`) {
    await note("12", "ctrader", "app", `New balance ${now.balance}`);
  }
  refresh.of = `${now.login}`;
}

async function watchCalls() {
  if (!document.hidden) drawCalls(await ask(`/_sim/calls?last=${MOST_CALLS}`));
}

async function forever(work, pause) {
  await work().catch(() => {});
  setTimeout(() => forever(work, pause), pause);
}

function closeBrowser(closedBy) {
  by("view").replaceChildren();
  by("browser").hidden = true;
  by("app").inert = false;
  say(CLOSED[closedBy], closedBy);
  opener?.focus();
  refresh().catch(() => {});
}

function watch(frame) {
  let place = null;
  try {
    place = frame.contentWindow.location;
    const result = /^\/callback\/(success|close|login)$/.exec(place.pathname);
    if (result) leave(result[1], new URLSearchParams(place.search).get("token"));
  } catch {
    return turned(frame); // Another origin: the broker is still at work.
  }
}

async function leave(result, token) {
  closeBrowser(result);
  if (result === "login") {
    await note("1", "browser", "app", "Reached the login success address", { path: "/callback/login" });
    await exchange(token);
  }
  if (result === "success") await note("11", "browser", "app", "Reached the success address", { path: "/callback/success" });
  if (result === "close") await note(null, "browser", "app", "Reached the close address", { path: "/callback/close" });
}

// All that can be seen of a page of another origin is that one was loaded.
function turned(frame) {
  const first = frame.dataset.turned === undefined;
  frame.dataset.turned = "yes";
  if (!first) return note(frame.dataset.login ? "1" : "9", "browser", frame.dataset.party, "The next page was loaded");
  const ms = Math.round(performance.now() - Number(frame.dataset.began));
  return note(frame.dataset.login ? "1" : "8", "browser", frame.dataset.party, "The screen has loaded", { ms });
}

function showBrowser(url, login, party) {
  const frame = document.createElement("iframe");
  frame.title = login ? "Login screen" : "Cashier";
  frame.src = url;
  Object.assign(frame.dataset, { began: performance.now(), party, ...(login && { login: "yes" }) });
  frame.addEventListener("load", () => watch(frame));
  by("host").textContent = new URL(url).host;
  by("view").replaceChildren(frame);
  by("browser").hidden = false;
  by("app").inert = true;
  by("close").focus();
}

function passedOn() {
  const source = by("source").value;
  return {
    lang: by("lang").value,
    theme: by("theme").value,
    source: source === "frame" ? SOURCE_OF_FRAME[chosenValue("mode")] : source,
  };
}

async function hold(token) {
  let { wait } = await ask("/_sim/expire", { token });
  for (; wait > 0; wait -= 1) {
    say(`The one-time token is held back: ${wait} s`);
    await new Promise((done) => setTimeout(done, TICK_MS));
  }
  say("");
}

// The choice is for one use: the next token is a fresh one again.
function takeTokenChoice() {
  const choice = chosenValue("token");
  document.querySelector('input[name="token"][value="fresh"]').checked = true;
  drawControls();
  return choice;
}

async function logIn(button) {
  opener = button;
  const party = identity() === "crm" ? "crm" : "cashier";
  try {
    const first = by("first-login").checked ? { firstLogin: "true" } : {};
    const { url } = await ask("/_sim/login", { identity: identity(), ...first, ...passedOn() });
    await note("1", "browser", party, "Opens the login screen", { path: pathOf(url) });
    say("");
    showBrowser(url, true, party);
  } catch (error) {
    say(`The login screen cannot be opened: ${error.message}`);
  }
}

async function exchange(token, identityThen = identity()) {
  const choice = takeTokenChoice();
  try {
    if (choice === "expired") await hold(token);
    const wanted = { token, identity: identityThen, keep: by("keep-access").checked };
    const found = await ask("/_sim/exchange", wanted);
    document.querySelector(`input[name="identity"][value="${found.identity}"]`).checked = true;
    drawControls();
    remember();
    await signedIn(found);
    if (choice === "used") await ask("/_sim/exchange", wanted);
  } catch (error) {
    say(`The login token was refused: ${error.message}`);
  }
  await refresh().catch(() => {});
}

async function signedIn(found) {
  const kept = [found.accessToken && "accessToken", found.inappToken && "inappToken"].filter(Boolean).join(" and ");
  await note("3", "ctrader", "app", kept ? `Session begins; the app keeps ${kept}` : "Session begins; the app keeps no token");
  const person = users.find((item) => item.userId === found.userId);
  if (!person) return say(`User ${found.userId} is logged in, but has no account in this cTrader.`);
  if (person.userId !== chosen.user) {
    chosen = { user: person.userId, account: person.accounts[0].login };
    by("user").value = person.userId;
    drawUser();
  }
  say(`Logged in as ${person.name}.`, "login");
}

async function start() {
  const wanted = { userId: chosen.user, identity: identity() };
  try {
    if (user().accessToken) await note("1", "app", "ctrader", "The app starts and finds an accessToken");
    else await note("1", "app", "app", "The app starts and finds no accessToken");
    const found = await ask("/_sim/start", wanted);
    if (found.signedIn) await signedIn(found);
    else say("The app has started. Nobody is logged in.");
  } catch (error) {
    say(`The stored accessToken was refused: ${error.message}`);
  }
  await refresh().catch(() => {});
}

async function screenUrl(screen) {
  const choice = takeTokenChoice();
  if (choice === "used") {
    if (!lastUrl) throw new Error("no screen was opened yet whose token could be used again");
    return lastUrl;
  }
  const { url } = await ask("/_sim/open", {
    userId: chosen.user,
    account: chosen.account,
    screen,
    identity: identity(),
    relogin: false,
    passInappToken: by("pass-inapp").checked,
    ...passedOn(),
  });
  if (identity() === "handoff") await note("5–6", "ctrader", "ctrader", "cTrader makes the one-time token");
  if (choice === "expired") await hold(new URL(url).searchParams.get("token"));
  return url;
}

async function open(button) {
  opener = button;
  say("Asking for a one-time token…");
  try {
    await note("4", "app", "ctrader", `The user presses ${button.textContent.trim()}`);
    const url = await screenUrl(button.dataset.open);
    say("");
    lastUrl = url;
    await note("7", "browser", "cashier", "Opens the screen with the one-time token", { path: pathOf(url) });
    showBrowser(url, false, "cashier");
  } catch (error) {
    say(`The cashier cannot be opened: ${error.message}`);
  }
}

async function logOut() {
  await ask("/_sim/logout", { userId: chosen.user, identity: identity() })
    .then(() => say("Logged out."))
    .catch((error) => say(error.message));
  await refresh().catch(() => {});
}

const wanted = () => ({ identity: identity(), inappTokens: identity() === "sso" && by("inapp").checked });
const runsAsWanted = () => JSON.stringify(running) === JSON.stringify(wanted());

async function rearrange() {
  drawControls();
  await ask("/_sim/crm", { inappTokens: by("inapp").checked });
  ({ running } = await ask("/_sim/cashier", { wanted: wanted() }));
  if (!running || runsAsWanted()) return;
  by("app").inert = true;
  say("The cashier starts again with these settings…");
  for (const end = Date.now() + RESTART_MS; !runsAsWanted() && Date.now() < end; ) {
    await new Promise((done) => setTimeout(done, WATCH_MS));
    ({ running } = await ask("/_sim/cashier"));
  }
  by("app").inert = false;
  say(runsAsWanted() ? "The cashier runs with these settings." : "The cashier did not start again: see its log.");
}

async function changeIdentity() {
  lastUrl = null;
  remember();
  await rearrange();
  await refresh();
}

document.querySelectorAll("[data-open]").forEach((button) => button.addEventListener("click", () => open(button)));
by("close").addEventListener("click", () => closeBrowser("user"));
by("log-in").addEventListener("click", () => logIn(by("log-in")));
by("log-out").addEventListener("click", logOut);
by("restart").addEventListener("click", start);
by("clear").addEventListener("click", () => {
  shownAfter = Math.max(shownAfter, ...rows.keys());
  drawCalls([]);
});
by("inapp").addEventListener("change", rearrange);
document.querySelectorAll('input[name="identity"]').forEach((input) => input.addEventListener("change", changeIdentity));
by("controls").addEventListener("change", drawControls);
document.querySelectorAll('input[name="mode"]').forEach((input) =>
  input.addEventListener("change", () => {
    drawControls();
    remember();
  }),
);
by("user").addEventListener("change", () => {
  const next = users.find((item) => String(item.userId) === by("user").value);
  chosen = { user: next.userId, account: next.accounts[0].login };
  drawUser();
});
by("accounts").addEventListener("change", (event) => {
  chosen.account = Number(event.target.value);
  by("figure").textContent = "";
  drawFigures();
  remember();
});

// A login screen that took the whole window comes back here; the token is taken out of the address at once.
const returned = new URLSearchParams(location.hash.slice(1)).get("login");

by("controls").open = matchMedia("(min-width: 900px)").matches;
drawControls();
drawUser();
Promise.all([ask("/_sim/crm", {}), ask("/_sim/cashier")]).then(([crm, cashier]) => {
  running = cashier.running;
  by("inapp").checked = crm.inappTokens || cashier.wanted.inappTokens;
  drawControls();
});

if (returned) {
  note("1", "browser", "app", "Reached the login success address", { path: "/callback/login" }).then(() => exchange(returned, null));
} else if (user().accessToken) start();
forever(refresh, PUMP_MS);
forever(watchCalls, WATCH_MS);
