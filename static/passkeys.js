/* Passkeys on the login screen: asks the browser for one, and sends its answer with the form that asked. */
(() => {
  "use strict";
  if (!window.PublicKeyCredential || window.top !== window) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const listed = (known = []) => known.map((one) => ({ ...one, id: bytes(one.id) }));

  function ask({ challenge, user, allowCredentials, excludeCredentials, ...rest }) {
    const options = { ...rest, challenge: bytes(challenge) };
    return user
      ? navigator.credentials.create({ publicKey: {
        ...options, user: { ...user, id: bytes(user.id) }, excludeCredentials: listed(excludeCredentials) } })
      : navigator.credentials.get({ publicKey: { ...options, allowCredentials: listed(allowCredentials) } });
  }
  const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  function written({ id, rawId, type, response }) {
    const said = Object.fromEntries(PARTS.filter((part) => response[part]).map((part) => [part, text(response[part])]));
    if (response.getTransports) said.transports = response.getTransports();
    return JSON.stringify({ id, rawId: text(rawId), type, response: said, clientExtensionResults: {} });
  }

  // Before HTMX and the browser send the form: first the answer, then the form.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const options = form.dataset.passkey;
    if (!options || form.credential.value) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.classList.contains("busy")) return;
    const [cancelled, known] = all("[data-cancelled], [data-known]", form);
    form.classList.add("busy");
    cancelled.hidden = true;
    if (known) known.hidden = true;
    try {
      form.credential.value = written(await ask(JSON.parse(options)));
      form.requestSubmit();
    } catch (error) {  // cancelled, timed out, or nothing here fits
      (error.name === "InvalidStateError" && known || cancelled).hidden = false;
    }
    form.classList.remove("busy");
  }, true);

  function show() {
    for (const form of all("form[data-passkey]")) {
      form.hidden = false;
      const button = form.querySelector("[data-first]");
      if (!button) continue;
      all("[data-focus]").forEach((one) => one.removeAttribute("data-focus"));
      button.dataset.focus = "";
    }
  }
  document.addEventListener("htmx:afterSettle", show, true);
  show();
})();
