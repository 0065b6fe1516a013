"""What the fields of methods take."""

import pytest

from inapp.domain.fields import MISSING, WRONG, Field, FieldKind


@pytest.mark.parametrize(
    ("kind", "typed", "plain", "wrong"),
    [
        (FieldKind.IBAN, " gb82 west 1234 5698 7654 32 ", "GB82WEST12345698765432", ""),
        (FieldKind.IBAN, "GB82WEST12345698765433", "GB82WEST12345698765433", WRONG),
        (FieldKind.IBAN, "GB82", "GB82", WRONG),
        (FieldKind.EMAIL, "a@b.example", "a@b.example", ""),
        (FieldKind.EMAIL, "a@b", "a@b", WRONG),
        (FieldKind.DIGITS, "0123", "0123", ""),
        (FieldKind.DIGITS, "١٢٣", "١٢٣", WRONG),
        (FieldKind.TEXT, "  a   b ", "a b", ""),
        (FieldKind.TEXT, "a\u200bb", "a\u200bb", WRONG),
        (FieldKind.TEXT, "   ", "", MISSING),
    ],
)
def test_a_value_is_written_in_one_way_and_checked(kind: FieldKind, typed: str, plain: str, wrong: str) -> None:
    field = Field("it", "It", kind)
    assert field.plain(typed) == plain
    assert field.wrong(plain) == wrong


def test_a_pattern_is_for_the_whole_value_and_an_empty_one_may_be_left_out() -> None:
    field = Field("it", "It", pattern="[A-Z]{2}", required=False)
    assert [field.wrong(value) for value in ("", "AB", "ABC")] == ["", "", WRONG]


@pytest.mark.parametrize("name", ["", "A", "a.b", "a b", "a" * 31])
def test_a_name_is_one_that_forms_and_adapters_can_carry(name: str) -> None:
    with pytest.raises(ValueError, match="name of a field"):
        Field(name, "It")
