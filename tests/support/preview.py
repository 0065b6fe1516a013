"""The settings of a broker whose preview has every scene."""

EVERYTHING = {
    "CASHIER_DEMO": "1",
    "CASHIER_PUBLIC_URL": "https://cashier.example",
    "CASHIER_ACCENT": "#FFD400",
    "CASHIER_REVIEW_DEPOSITS_FROM": "5000",
    "CASHIER_SECOND_FACTOR": "optional",
    "CASHIER_SUPPORT_EMAIL": "help@broker.example",
    "CASHIER_SUPPORT_PHONE": "+49 30 1234567",
    "CASHIER_SUPPORT_URL": "https://broker.example/help",
    "CASHIER_MOCK_MORE": "1",
    "CASHIER_PSPS": "mock stripe",
    "STRIPE_SECRET_KEY": "sk_test_preview",
    "STRIPE_PUBLISHABLE_KEY": "pk_test_preview",
    "STRIPE_WEBHOOK_SECRETS": "whsec_preview",
    "STRIPE_SAVED_CARDS": "1",
    "STRIPE_WALLETS": "1",
}
