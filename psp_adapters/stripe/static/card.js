/* Stripe's Payment Element in our page. What became of the payment is told by our server alone. */
(() => {
  "use strict";
  const root = document.querySelector("[data-stripe]");
  if (!root) return;
  const pay = root.querySelector("button");
  const alertLine = root.querySelector("[role=alert]");
  const say = (text) => { alertLine.hidden = !text; alertLine.querySelector("span").textContent = text || ""; };
  const failed = () => { root.querySelector(".stripe-wait")?.remove(); say(root.querySelector("[data-failed]").textContent); };
  if (typeof window.Stripe !== "function") { failed(); return; }

  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const stripe = window.Stripe(root.dataset.key, { locale: document.documentElement.lang });
  // A card that was kept needs no form: the trader chose it, and the bank may still ask who they are.
  const { kept, starts, wallets } = root.dataset;
  // Without the frame's permission no wallet opens.
  if (wallets === "" && document.featurePolicy?.allowsFeature("payment") === false) { failed(); return; }
  let elements;
  if (kept) pay.disabled = false;
  else {
    elements = stripe.elements({
      clientSecret: root.dataset.secret,
      appearance: {
        theme: style.colorScheme === "dark" ? "night" : "stripe",
        variables: {
          colorPrimary: colour("--accent"), colorBackground: colour("--card"), colorText: colour("--ink"),
          colorTextSecondary: colour("--dim"), colorTextPlaceholder: colour("--dim"), colorDanger: colour("--bad"),
          borderRadius: "8px", fontSizeBase: "16px", fontFamily: getComputedStyle(document.body).fontFamily,
        },
        rules: { ".Input": { border: `1px solid ${colour("--edge")}`, boxShadow: "none" } },
      },
    });
    const others = { link: "never", paypal: "never", klarna: "never", amazonPay: "never" };
    const form = wallets === ""
      ? elements.create("expressCheckout", { buttonHeight: 48, paymentMethods: { applePay: "always", googlePay: "always", ...others } })
      : elements.create("payment", { wallets: { applePay: "never", googlePay: "never", link: "never" } });
    form.on("ready", ({ availablePaymentMethods: found }) => {
      root.querySelector(".stripe-wait")?.remove();
      pay.disabled = false;
      if (wallets === "" && !found) failed();
    });
    form.on("confirm", start);  // a wallet's own button was pressed, and its owner has agreed
    form.on("loaderror", failed);
    const place = document.createElement("div");
    root.querySelector(".stripe-form").append(place);
    form.mount(place);
  }

  // Stripe's words for a refused card say what happened; ours say what to do next.
  const ours = ({ code, decline_code: why }) => [why, code].filter(Boolean)
    .map((word) => root.querySelector(`[data-codes~="${CSS.escape(word)}"]`)).find(Boolean)?.textContent;
  const busy = (on) => {
    pay.disabled = on;
    pay.classList.toggle("busy", on);
  };

  async function start(agreed) {
    busy(true);
    say("");
    const { error } = await stripe.confirmPayment({
      ...(kept ? { clientSecret: root.dataset.secret } : { elements }),
      confirmParams: { return_url: root.dataset.return, ...(kept && { payment_method: kept }) },
      redirect: "if_required",
    }).catch(() => ({ error: {} }));
    if (error) {
      busy(false);
      agreed?.paymentFailed?.({ reason: "fail" });
      if (error.type === "validation_error" && elements) {  // Stripe has said it beside the field
        elements.getElement("payment").focus();
        return;
      }
      say(ours(error) || error.message || root.querySelector("[data-failed]").textContent);
      alertLine.focus();
    } else root.dispatchEvent(new Event("cashier:look", { bubbles: true }));
  }
  pay.addEventListener("click", start);
  if (starts) start();
})();
