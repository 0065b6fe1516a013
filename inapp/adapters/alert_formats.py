"""The forms in which chat services take an alert: each a body, and what counts as taken, by their own documents.

Texts of alerts may hold words of others (a name, a reference at a PSP), so no form lets them link, mention or format.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from inapp.adapters.http import json_object
from inapp.domain.model import Alert
from inapp.domain.outcomes import Answer

LONGEST = 1900
"""Characters of a message: Discord takes 2000, Telegram and Google Chat 4096."""
_SLACK = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>])")
_WEDGES = str.maketrans(
    "<>", "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
)

Body = dict[str, object]


def _line(alert: Alert) -> str:
    """An alert in one line for people."""
    line = " ".join(filter(None, ("[cashier]", alert.code, alert.ref))) + f": {alert.text}"
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def plain(alert: Alert, url: str) -> Body:
    """Our own form, for programs; `at` is milliseconds since the epoch."""
    return {"id": alert.id, "at": alert.at, "code": alert.code, "ref": alert.ref, "text": alert.text}


def _slack(alert: Alert, url: str) -> Body:
    """Three characters begin its mentions and links (docs.slack.dev, formatting message text)."""
    return {"text": "".join(_SLACK.get(character, character) for character in _line(alert))}


def _discord(alert: Alert, url: str) -> Body:
    """`allowed_mentions` with nothing in it lets nobody be called; flag 4 shows no previews of links."""
    return {
        "content": _MARKDOWN.sub(r"\\\1", _line(alert).translate(_WEDGES))[:2000],
        "allowed_mentions": {"parse": []},
        "flags": 4,
    }


def _teams(alert: Alert, url: str) -> Body:
    """An Adaptive Card, which Workflows demand; a TextRun, unlike a TextBlock, reads no Markdown."""
    text = {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": _line(alert)}]}
    schema = "http://adaptivecards.io/schemas/adaptive-card.json"
    card = {"$schema": schema, "type": "AdaptiveCard", "version": "1.4", "body": [text]}
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "attachments": [attachment]}


def _google_chat(alert: Alert, url: str) -> Body:
    """`<…>` would be a link or call somebody."""
    return {"text": _line(alert).translate(_WEDGES)}


def _telegram(alert: Alert, url: str) -> Body:
    """`sendMessage` without `parse_mode`, so the text is plain; the chat stands in the query of the address."""
    chat = parse_qs(urlsplit(url).query)["chat_id"][0]
    return {"chat_id": chat, "text": _line(alert), "link_preview_options": {"is_disabled": True}}


def _is_2xx(answer: Answer) -> bool:
    return 200 <= answer.status < 300


def _telegram_took(answer: Answer) -> bool:
    return _is_2xx(answer) and json_object(answer).get("ok") is True


def _teams_took(answer: Answer) -> bool:
    """Workflows answer 202; the older connectors answer 200 for a failure too, and `1` for success."""
    return answer.status == 202 or (answer.status == 200 and answer.body.strip() in (b"", b"1"))


@dataclass(frozen=True, slots=True)
class Format:
    """A service's form: the ends of its hosts' names, the body of an alert, and whether an answer means "taken"."""

    hosts: tuple[str, ...]
    body: Callable[[Alert, str], Body]
    took: Callable[[Answer], bool] = _is_2xx


FORMATS: Mapping[str, Format] = {
    "json": Format((), plain),
    "slack": Format(("hooks.slack.com", "hooks.slack-gov.com"), _slack),
    "discord": Format(("discord.com", "discordapp.com"), _discord),
    "teams": Format(("logic.azure.com", "api.powerplatform.com", "webhook.office.com"), _teams, _teams_took),
    "googlechat": Format(("chat.googleapis.com",), _google_chat),
    "telegram": Format(("api.telegram.org",), _telegram, _telegram_took),
}


def format_of(name: str, url: str) -> Format:
    """The format of this name or, for `auto`, that of the address's host; `json` for a host that no service has."""
    if name != "auto":
        return FORMATS[name]
    host = urlsplit(url).hostname or ""
    fitting = (f for f in FORMATS.values() if any(host == end or host.endswith(f".{end}") for end in f.hosts))
    return next(fitting, FORMATS["json"])


def encoded(body: Body) -> bytes:
    """A body as it is sent."""
    return json.dumps(body).encode()
