"use strict";

// A test card's button fills the form; paying stays a press of its own.
for (const button of document.querySelectorAll("[data-card]")) {
  button.addEventListener("click", () => {
    document.getElementById("number").value = button.dataset.card;
    document.getElementById("expiry").value = button.dataset.expiry;
    document.getElementById("cvc").value = button.dataset.cvc;
  });
}
