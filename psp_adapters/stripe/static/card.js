/* Stripe's Payment Element in our page. What became of the payment is told by our server alone. */
(() => {
  "use strict";
  const root = document.querySelector("[data-stripe]");
  if (!root) return;
  const pay = root.querySelector("button");
  const alertLine = root.querySelector("[role=alert]");
  const change = root.parentElement.querySelector("[data-change]");
  const say = (text) => { change.hidden = alertLine.hidden = !text; alertLine.querySelector("span").textContent = text || ""; };
  const failed = () => { root.querySelector(".stripe-wait")?.remove(); say(root.querySelector("[data-failed]").textContent); };
  if (typeof window.Stripe !== "function") { failed(); return; }

  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const stripe = window.Stripe(root.dataset.key, { locale: document.documentElement.lang });
  const elements = stripe.elements({
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
  const form = elements.create("payment", { wallets: { applePay: "never", googlePay: "never", link: "never" } });
  form.on("ready", () => { root.querySelector(".stripe-wait")?.remove(); pay.disabled = false; });
  form.on("loaderror", failed);
  const place = document.createElement("div");
  root.querySelector(".stripe-form").append(place);
  form.mount(place);

  // Stripe's words for a refused card say what happened; ours say what to do next.
  const ours = ({ code, decline_code: why }) => [why, code].filter(Boolean)
    .map((word) => root.querySelector(`[data-codes~="${CSS.escape(word)}"]`)).find(Boolean)?.textContent;
  const busy = (on) => {
    pay.disabled = on;
    pay.classList.toggle("busy", on);
  };

  pay.addEventListener("click", async () => {
    busy(true);
    say("");
    const { error } = await stripe.confirmPayment({
      elements, confirmParams: { return_url: root.dataset.return }, redirect: "if_required",
    }).catch(() => ({ error: {} }));
    if (error) {
      busy(false);
      if (error.type === "validation_error") {  // Stripe has said it beside the field
        form.focus();
        return;
      }
      say(ours(error) || error.message || root.querySelector("[data-failed]").textContent);
      alertLine.focus();
    } else root.dispatchEvent(new Event("cashier:look", { bubbles: true }));
  });
})();
