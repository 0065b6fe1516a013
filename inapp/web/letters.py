"""Mails to users, put into words: a page and a plain text in the user's language."""

from flask import Flask, g

from inapp.domain.letters import Letter
from inapp.domain.text import N_
from inapp.web import language
from inapp.web.accent import accent_colours
from inapp.web.templates import render

SUBJECT = N_("Set a new password for {broker}")


def in_words(app: Flask, letter: Letter) -> tuple[str, str, str, str]:
    """The subject, plain text and HTML of a letter, and the language in which they are."""
    with app.app_context():
        g.language = language.known(letter.language)
        brand = app.extensions["brand"]
        subject = language.translate(SUBJECT, broker=brand.display_name)
        values = {"letter": letter, "subject": subject, "fill": accent_colours(brand.accent)["light"]}
        text, html = render("letters/reset.txt", **values), render("letters/reset.xhtml", **values)
        return " ".join(subject.split()), text, html, language.current()
