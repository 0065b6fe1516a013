// A local stand-in for the part of Stripe.js that a page with the Payment Element uses.
// Styles are set through the CSSOM alone, so that a page without inline styles in its CSP can show it.
(() => {
  "use strict";

  const source = new URL(document.currentScript.src);
  // Loaded from Stripe's own address (a test routes it here), it speaks to Stripe's API; else to where it came from.
  const base = source.hostname.endsWith("stripe.com") ? "https://api.stripe.com" : source.origin;
  const VARIABLES = {
    colorText: "#1a2233", colorBackground: "#ffffff", colorPrimary: "#4b45d6", colorDanger: "#b3202e",
    borderRadius: "8px", fontFamily: "system-ui, sans-serif", fontSizeBase: "16px",
  };
  const NIGHT = { colorText: "#e7ebf1", colorBackground: "#19202a", colorDanger: "#ee6c76" };

  const element = (name, styles = {}, facts = {}) => {
    const made = Object.assign(document.createElement(name), facts);
    Object.assign(made.style, styles);
    return made;
  };

  const invalid = (message, code) => ({ type: "validation_error", code, message });

  const call = async (key, path, fields, method = "POST") => {
    const body = new URLSearchParams({ key, ...fields });
    const address = `${base}/v1/payment_intents/${path}`;
    try {
      const answer = method === "GET"
        ? await fetch(`${address}?${body}`, { credentials: "omit" })
        : await fetch(address, { method, body, credentials: "omit" });
      const json = await answer.json();
      return answer.ok ? { paymentIntent: json } : { error: json.error };
    } catch {
      return { error: { type: "api_connection_error", message: "We are experiencing issues connecting to our payments provider." } };
    }
  };

  const intentOf = (secret) => secret.split("_secret_")[0];

  class PaymentElement {
    constructor(options, elements) {
      this.options = options;
      this.elements = elements;
      this.listeners = {};
    }

    on(event, listener) {
      (this.listeners[event] ||= []).push(listener);
      return this;
    }

    tell(event, facts = {}) {
      for (const listener of this.listeners[event] || []) listener({ elementType: "payment", ...facts });
    }

    mount(target) {
      const place = typeof target === "string" ? document.querySelector(target) : target;
      if (!place) throw new Error("The selector you specified applies to no DOM elements that are currently on the page.");
      const look = this.elements.look;
      this.root = element("div", { display: "grid", gap: "12px", fontFamily: look.fontFamily, color: look.colorText });
      this.root.dataset.stripe = "payment-element";
      this.inputs = {};
      this.field("number", "Card number", "cc-number", "1234 1234 1234 1234");
      const pair = element("div", { display: "grid", gap: "12px", gridTemplateColumns: "1fr 1fr" });
      this.root.append(pair);
      this.field("expiry", "Expiration date", "cc-exp", "MM / YY", pair);
      this.field("cvc", "Security code", "cc-csc", "CVC", pair);
      this.problem = element("p", { color: look.colorDanger, margin: "0" }, { role: "alert", hidden: true });
      this.root.append(this.problem);
      place.replaceChildren(this.root);
      queueMicrotask(() => this.tell("ready"));
    }

    field(name, text, complete, hint, place = this.root) {
      const look = this.elements.look;
      const id = `local-stripe-${name}`;
      const box = element("div");
      const label = element("label", { display: "block", marginBottom: "4px" }, { htmlFor: id, textContent: text });
      const input = element("input", {
        width: "100%", minHeight: "44px", padding: "0 12px", boxSizing: "border-box", fontSize: look.fontSizeBase,
        color: look.colorText, background: look.colorBackground, border: "1px solid #8a94a6", borderRadius: look.borderRadius,
      }, { id, inputMode: "numeric", autocomplete: complete, placeholder: hint });
      input.addEventListener("input", () => {
        this.problem.hidden = true;
        this.tell("change", { complete: this.complete(), empty: this.empty(), value: { type: "card" } });
      });
      this.inputs[name] = input;
      box.append(label, input);
      place.append(box);
    }

    values() {
      const [month = "", year = ""] = this.inputs.expiry.value.replaceAll(" ", "").split("/");
      return { number: this.inputs.number.value.replaceAll(" ", ""), month, year, cvc: this.inputs.cvc.value.trim() };
    }

    complete() {
      const { number, month, year, cvc } = this.values();
      return /^\d{12,19}$/.test(number) && /^\d{1,2}$/.test(month) && /^\d{2}(\d{2})?$/.test(year) && /^\d{3,4}$/.test(cvc);
    }

    empty() {
      return Object.values(this.inputs).every((input) => !input.value);
    }

    check() {
      if (this.complete()) return null;
      const { number, month, year } = this.values();
      const error = !/^\d{12,19}$/.test(number) ? invalid("Your card number is incomplete.", "incomplete_number")
        : !/^\d{1,2}$/.test(month) || !/^\d{2}(\d{2})?$/.test(year)
          ? invalid("Your card's expiration date is incomplete.", "incomplete_expiry")
          : invalid("Your card's security code is incomplete.", "incomplete_cvc");
      this.problem.textContent = error.message;
      this.problem.hidden = false;
      return error;
    }

    focus() { this.inputs.number.focus(); }
    update() {}
    unmount() { this.root?.remove(); }
    destroy() { this.unmount(); this.elements.payment = null; }
  }

  // The buttons of wallets, each with a test card in it; none where the page may not ask for payment.
  class ExpressCheckoutElement extends PaymentElement {
    mount(place) {
      this.root = element("div", { display: "grid", gap: "8px" });
      const allowed = document.featurePolicy?.allowsFeature("payment") !== false;
      const found = {};
      for (const [name, text] of allowed ? [["applePay", "Apple Pay"], ["googlePay", "Google Pay"]] : []) {
        if (this.options.paymentMethods?.[name] === "never") continue;
        found[name] = true;
        const height = `${this.options.buttonHeight || 44}px`;
        const button = element("button", { minHeight: height, font: "inherit" }, { type: "button", textContent: text });
        button.addEventListener("click", () => this.tell("confirm", { paymentFailed: () => {} }));
        this.root.append(button);
      }
      place.replaceChildren(this.root);
      queueMicrotask(() => this.tell("ready", { availablePaymentMethods: Object.keys(found).length ? found : undefined }));
    }

    values() { return { number: "4242424242424242", month: "12", year: String(new Date().getFullYear() + 5), cvc: "123" }; }
    check() { return null; }
  }

  const ELEMENTS = { payment: PaymentElement, expressCheckout: ExpressCheckoutElement };

  class Elements {
    constructor(options) {
      this.options = options;
      this.update(options);
    }

    update({ appearance = {} }) {
      this.look = { ...VARIABLES, ...(appearance.theme === "night" ? NIGHT : {}), ...appearance.variables };
    }

    create(type, options = {}) {
      if (!ELEMENTS[type]) throw new Error(`The local Stripe has no ${type} element.`);
      if (this.payment) throw new Error(`Can only create one Element of type ${type}.`);
      this.payment = new ELEMENTS[type](options, this);
      this.type = type;
      return this.payment;
    }

    getElement(type) { return type === this.type ? this.payment || null : null; }

    async submit() {
      const error = this.payment ? this.payment.check() : invalid("No element was mounted.", "no_element");
      return error ? { error } : { selectedPaymentMethod: "card" };
    }

    async fetchUpdates() { return {}; }
  }

  // Over everything, as the real one is: resolves with what the payer pressed.
  const challenge = () => new Promise((resolve) => {
    const layer = element("div", {
      position: "fixed", inset: "0", zIndex: "2147483647", display: "grid", placeItems: "center", padding: "16px",
      background: "rgba(10, 14, 22, .7)",
    }, { role: "dialog", ariaModal: "true", ariaLabel: "3-D Secure" });
    const box = element("div", {
      display: "grid", gap: "12px", maxWidth: "360px", padding: "20px", borderRadius: "8px", fontFamily: VARIABLES.fontFamily, color: "#1a2233", background: "#fff",
    });
    box.append(element("h2", { margin: "0" }, { textContent: "3-D Secure" }));
    box.append(element("p", { margin: "0" }, { textContent: "Your bank asks whether this payment is yours. Local Stripe, no real money." }));
    for (const [outcome, text] of [["complete", "Complete"], ["fail", "Fail"]]) {
      const button = element("button", { minHeight: "44px", font: "inherit" }, { type: "button", textContent: text });
      button.addEventListener("click", () => { layer.remove(); resolve(outcome); });
      box.append(button);
    }
    layer.append(box);
    document.body.append(layer);
    box.querySelector("button").focus();
  });

  const handle = async (key, secret, result) => {
    const action = result.paymentIntent?.next_action;
    if (result.paymentIntent?.status !== "requires_action" || action?.type !== "use_stripe_sdk") return result;
    const outcome = await challenge();
    const path = `${intentOf(secret)}/challenge`;
    const ended = await call(key, path, { client_secret: secret, source: action.use_stripe_sdk.source, outcome });
    const refused = ended.paymentIntent?.last_payment_error;
    return refused ? { error: { ...refused, payment_intent: ended.paymentIntent } } : ended;
  };

  const confirm = async (key, { elements, clientSecret, confirmParams = {}, redirect = "always" }) => {
    const secret = clientSecret || elements?.options.clientSecret;
    const error = elements?.payment?.check();
    if (error) return { error };
    if (redirect === "always" && !confirmParams.return_url) throw new Error("confirmParams.return_url is required.");
    const { number, month, year, cvc } = elements ? elements.payment.values() : {};
    const typed = {
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": number,
      "payment_method_data[card][exp_month]": month,
      "payment_method_data[card][exp_year]": year,
      "payment_method_data[card][cvc]": cvc,
      expected_payment_method_type: "card",
    };
    const result = await handle(key, secret, await call(key, `${intentOf(secret)}/confirm`, {
      client_secret: secret,
      ...(elements ? typed : { payment_method: confirmParams.payment_method }),
      use_stripe_sdk: "true",
      ...(confirmParams.return_url ? { return_url: confirmParams.return_url } : {}),
    }));
    if (redirect === "always" && result.paymentIntent) {
      const back = new URL(confirmParams.return_url);
      back.searchParams.set("payment_intent", result.paymentIntent.id);
      back.searchParams.set("payment_intent_client_secret", secret);
      back.searchParams.set("redirect_status", result.paymentIntent.status);
      window.location.assign(back);
      return new Promise(() => {});
    }
    return result;
  };

  window.Stripe = (key, options = {}) => {
    if (!/^pk_/.test(key || "")) throw new Error("Please call Stripe() with your publishable key.");
    const retrieve = (secret) => call(key, intentOf(secret), { client_secret: secret }, "GET");
    return {
      elements: (given = {}) => {
        if (!given.clientSecret) throw new Error("The local Stripe needs elements({clientSecret}).");
        return new Elements({ locale: options.locale, ...given });
      },
      confirmPayment: (given) => confirm(key, given),
      retrievePaymentIntent: retrieve,
      handleNextAction: async ({ clientSecret }) => handle(key, clientSecret, await retrieve(clientSecret)),
    };
  };
  window.Stripe.version = "local";
})();
