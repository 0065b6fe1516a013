"use strict";

const by = (id) => document.getElementById(id);
const chosenValue = (name) => document.querySelector(`input[name="${name}"]:checked`).value;
const PUMP_MS = 1000;
const WIRE_ROWS = 7;
const SOURCE_OF_FRAME = { phone: "iOS", web: "Web" };
const CLOSED = {
  success: "Finished. The cashier reported success.",
  close: "The cashier was closed.",
  user: "The browser was closed.",
};

let users = JSON.parse(by("users").textContent);
let chosen = JSON.parse(by("chosen").textContent);
let opener = null;

const user = () => users.find((item) => item.userId === chosen.user);
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
  by("session").textContent = user().signedIn ? "Session kept by the app" : user().email;
  by("sign-out").hidden = !user().signedIn;
}

function drawUser() {
  by("name").textContent = user().name;
  by("avatar").textContent = user().name.split(" ").map((word) => word[0]).join("");
  by("token-user").textContent = chosen.user;
  by("figure").textContent = "";
  drawAccounts();
  drawFigures();
  remember();
}

function remember() {
  const query = new URLSearchParams({ mode: chosenValue("mode"), ...chosen });
  history.replaceState(null, "", `/?${query}`);
}

function drawControls() {
  document.body.dataset.mode = chosenValue("mode");
  document.body.dataset.theme = by("theme").value || "dark";
  by("flows").hidden = chosenValue("identity") === "handoff";
  by("token-field").hidden = by("flows").hidden || chosenValue("flow") !== "2";
}

function drawWire(calls) {
  by("wire").replaceChildren(
    ...calls.reverse().map((call) => {
      const row = document.createElement("li");
      const facts = [call.type, call.amount, call.error, call.fault].filter(Boolean).join(" ");
      row.dataset.direction = call.direction;
      row.dataset.bad = String(!call.status || call.status >= 400);
      row.append(
        Object.assign(document.createElement("span"), { textContent: `${call.method} ${call.path}` }),
        Object.assign(document.createElement("b"), { textContent: call.status ?? "—" }),
      );
      if (facts) row.append(Object.assign(document.createElement("small"), { textContent: facts }));
      return row;
    }),
  );
}

async function ask(path, body) {
  const answer = await fetch(path, body && { method: "POST", body: JSON.stringify(body) });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error);
  return found;
}

async function refresh() {
  const [people, calls] = await Promise.all([ask("/_sim/users"), ask(`/_sim/calls?last=${WIRE_ROWS}`)]);
  users = people;
  drawFigures();
  drawWire(calls);
}

async function pump() {
  await refresh().catch(() => {});
  setTimeout(pump, PUMP_MS);
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
  let path = "";
  try {
    path = frame.contentWindow.location.pathname;
  } catch {
    return; // Another origin: the cashier is still at work.
  }
  const result = /^\/callback\/(success|close)$/.exec(path);
  if (result) closeBrowser(result[1]);
}

function showBrowser(url) {
  const frame = document.createElement("iframe");
  frame.title = "Cashier";
  frame.src = url;
  frame.addEventListener("load", () => watch(frame));
  by("host").textContent = new URL(url).host;
  by("view").replaceChildren(frame);
  by("browser").hidden = false;
  by("app").inert = true;
  by("close").focus();
}

function request(screen) {
  const source = by("source").value;
  const sent = {
    userId: chosen.user,
    account: chosen.account,
    screen,
    identity: chosenValue("identity"),
    lang: by("lang").value,
    theme: by("theme").value,
    source: source === "frame" ? SOURCE_OF_FRAME[chosenValue("mode")] : source,
  };
  if (!by("token-field").hidden && by("login-token").value) {
    sent.login_token = by("login-token").value.trim();
    // A login token is good for one sign-in; the kept session serves from then on.
    by("login-token").value = "";
  }
  return sent;
}

async function open(button) {
  opener = button;
  say("Asking for a one-time token…");
  try {
    const { url } = await ask("/_sim/open", request(button.dataset.open));
    say("");
    showBrowser(url);
  } catch (error) {
    say(`The cashier cannot be opened: ${error.message}`);
  }
}

async function signOut() {
  await ask("/_sim/logout", { userId: chosen.user }).catch((error) => say(error.message));
  await refresh();
}

document.querySelectorAll("[data-open]").forEach((button) => button.addEventListener("click", () => open(button)));
by("close").addEventListener("click", () => closeBrowser("user"));
by("sign-out").addEventListener("click", signOut);
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

by("controls").open = matchMedia("(min-width: 900px)").matches;
drawControls();
drawUser();
pump();
