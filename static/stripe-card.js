/* Stripe's Payment Element in our page. What became of the payment is told by our server alone. */
(() => {
  "use strict";
  const root = document.querySelector("[data-stripe]");
  if (!root) return;
  const pay = root.querySelector("button");
  const alertLine = root.querySelector("[role=alert]");
  const say = (text) => { alertLine.hidden = !text; alertLine.firstElementChild.textContent = text || ""; };
  if (typeof window.Stripe !== "function") { say(root.dataset.failed); return; }

  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const stripe = window.Stripe(root.dataset.key, { locale: document.documentElement.lang });
  const elements = stripe.elements({
    clientSecret: root.dataset.secret,
    appearance: {
      theme: style.colorScheme.includes("dark") ? "night" : "stripe",
      variables: {
        colorPrimary: colour("--accent"), colorBackground: colour("--well"), colorText: colour("--ink"),
        colorTextSecondary: colour("--dim"), colorDanger: colour("--bad"), borderRadius: "8px", fontSizeBase: "16px",
      },
    },
  });
  const form = elements.create("payment", { wallets: { applePay: "never", googlePay: "never" } });
  form.on("ready", () => { root.querySelector(".psp-hint")?.remove(); pay.disabled = false; });
  form.on("loaderror", () => say(root.dataset.failed));
  const place = document.createElement("div");
  root.querySelector(".stripe-form").append(place);
  form.mount(place);

  pay.addEventListener("click", async () => {
    pay.disabled = true;
    say("");
    const { error } = await stripe.confirmPayment({
      elements, confirmParams: { return_url: root.dataset.return }, redirect: "if_required",
    });
    if (error) { say(error.message); pay.disabled = false; } else { pay.textContent = root.dataset.busy; }
  });
})();
