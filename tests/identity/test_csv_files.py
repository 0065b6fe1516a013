"""CSV files as spreadsheets write them: encodings, separators, empty rows, quoted fields."""

import codecs

import pytest

from inapp.domain.errors import Invalid
from inapp.identity import csv_files

ROWS = [["user_id", "name"], ["7", "Zoë, the first"], ["8", 'Ann "A" Bell']]
COLUMNS = ("user_id", "name")


def written(separator=",", end="\r\n", rows=ROWS) -> str:
    def field(text):
        return f'"{text}"'.replace('"A"', '""A""') if separator in text or '"' in text else text

    return "".join(separator.join(map(field, row)) + end for row in rows)


def read(text: str) -> dict[int, list[str]]:
    return csv_files.read(text, COLUMNS, lambda row: [row["user_id"], row["name"]])


WANTED = {2: ROWS[1], 3: ROWS[2]}
ENCODED = {
    "utf-8": written().encode(),
    "utf-8 with a mark": codecs.BOM_UTF8 + written().encode(),
    "utf-16 of Windows": written("\t").encode("utf-16"),
    "utf-16 big-endian": codecs.BOM_UTF16_BE + written("\t").encode("utf-16-be"),
    "utf-16 without a mark": written("\t").encode("utf-16-le"),
    "utf-16 big-endian without a mark": written("\t").encode("utf-16-be"),
    "utf-32": written("\t").encode("utf-32"),
    "windows-1252": written(";").encode("cp1252"),
}


@pytest.mark.parametrize("how", ENCODED)
def test_every_encoding_of_a_spreadsheet_gives_the_same_rows(how):
    assert read(csv_files.decoded(ENCODED[how])) == WANTED
    assert csv_files.is_guessed(ENCODED[how]) is (how == "windows-1252")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", csv_files.SEPARATORS)
def test_every_separator_and_line_end_gives_the_same_rows(separator, end):
    assert read(written(separator, end)) == WANTED


@pytest.mark.parametrize("separator", csv_files.SEPARATORS)
def test_empty_rows_count_for_nothing_but_keep_their_number(separator):
    text = written(separator, rows=[ROWS[0], ROWS[1], [" ", ""], ["", ""], ROWS[2], ["", ""], ["", " "]]) + "\n\n"
    assert read(text) == {2: ROWS[1], 5: ROWS[2]}


def test_the_line_that_tells_excel_the_separator_is_no_row():
    assert read("sep=;\r\n" + written(";")) == {3: ROWS[1], 4: ROWS[2]}


def test_a_header_may_be_quoted_and_in_capitals():
    assert read('"User_ID";"NAME"\n7;Zoë\n') == {2: ["7", "Zoë"]}


def test_a_field_may_hold_the_other_separators_and_a_line_end_is_not_printable():
    assert read('user_id,name\n7,"a;b,c"\n') == {2: ["7", "a;b,c"]}
    with pytest.raises(csv_files.BadRows) as caught:
        read('user_id,name\n7,"a\nb"\n8,c,d\n')
    assert [line for line, _ in caught.value.rows] == [3, 4]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"user_id,name\n7,Ann\n8,\x81\n", "line 3: it is neither UTF-8 nor Windows-1252: save the file as UTF-8"),
        (codecs.BOM_UTF16_LE + b"u\0s\0\n\0x", "line 2: it is neither UTF-8 nor Windows-1252: save the file as UTF-8"),
    ],
)
def test_what_cannot_be_decoded_is_named_by_its_line(data, said):
    with pytest.raises(Invalid) as caught:
        csv_files.decoded(data)
    assert str(caught.value) == said


@pytest.mark.parametrize("text", ["", "\n\n", ";;\n", "user_id;title\n7;Ann\n", "user_id,name,name\n7,a,b\n"])
def test_a_file_without_the_header_is_refused(text):
    with pytest.raises(Invalid, match="line 1: the header must be user_id,name"):
        read(text)
