"""The setting that names the broker's file of rules."""

from pathlib import Path

NO_RULES = "none"


def rules_file(value: str, demo: bool) -> str:
    """The text of a file of rules, or an empty one for `none`. Raises ValueError with every mistake and its line."""
    if value.strip() == NO_RULES:
        return ""
    from inapp.domain import rule_file  # nobody else needs the parser at the start

    try:
        with Path(value).open("rb") as file:
            found = file.read(4 * rule_file.LONGEST + 1)
        if len(found) > 4 * rule_file.LONGEST:
            raise ValueError(f"names a file of more than {rule_file.LONGEST} characters")
        text = rule_file.text_in(found)
    except OSError as error:
        raise ValueError(f"names a file that cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError("names a file that is not UTF-8: save it so") from None
    try:
        rule_file.read(text)
    except rule_file.BadRules as error:
        lines = "".join(f"\n  {value}, line {line}: {what}" for line, what in error.problems)
        raise ValueError(f"names a file with mistakes:{lines}") from None
    return text
