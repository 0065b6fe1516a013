"""The words of the console in the broker's language."""

from inapp.console import texts


def test_a_sentence_of_a_use_case_is_said_in_the_brokers_language(console):
    with console.app_context():
        console.extensions["console_texts"] = texts.of("de")
        console.extensions["console_language"] = "ar"
        assert texts.t("It is too late to cancel this payment.") == "Diese Zahlung kann nicht mehr abgebrochen werden."
        assert texts.t("Words that nobody has translated {x}", x=1) == "Words that nobody has translated 1"
        assert (texts.language(), texts.direction()) == ("ar", "rtl")
