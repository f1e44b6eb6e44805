"""Files as programs and people write them, and files meant to do harm."""

import datetime
import zipfile

import pytest
from openpyxl import Workbook

from directory.exchange.problems import FileProblem
from directory.exchange.reading import MAX_CELL, MAX_COLUMNS, read_lines
from directory.exchange.text_files import CHUNK

CZECH = "název;obec\nPřílišně žluťoučký kůň s.r.o.;Ústí nad Labem\nŘezárna Děčín, a.s.;Děčín\n"
GERMAN = "Name;Ort\nMüller & Söhne GmbH;Görlitz\nGießerei Weiß;Zwickau\n"
WESTERN = "Name;Ort\nCrème Café à la carte;Görlitz\nÅngström Garçon GmbH;Plauen\nPlatten 20 m² GmbH;Zwickau\n"


def cells(path) -> list[list[str]]:
    return [line.cells for line in read_lines(path)]


def expected(text: str) -> list[list[str]]:
    return [line.split(";") for line in text.splitlines()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_czech_in_every_encoding(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(CZECH.encode(encoding))
    assert cells(path) == expected(CZECH)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1250", "cp1252"])
def test_german_in_every_encoding(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(GERMAN.encode(encoding))
    assert cells(path) == expected(GERMAN)


def test_western_letters_are_not_taken_for_czech_ones(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(WESTERN.encode("cp1252"))
    assert cells(path) == expected(WESTERN)


def test_character_cut_by_the_chunk_is_still_utf8(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("n;o\n" + "\n".join("ř" * 99 + ";x" for _ in range(1000)), encoding="utf-8")
    assert path.stat().st_size > 2 * CHUNK
    assert cells(path)[1:] == [["ř" * 99, "x"]] * 1000


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_found_below_a_title_and_beside_other_delimiters(tmp_path, delimiter):
    rows = [["Name", "Ort", "Text"], ["A, B & C; D", "Chemnitz", "x|y"]]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    path = tmp_path / "a.csv"
    path.write_text("Mitglieder der Kammer, Stand 2026\r\n" + "\r\n".join(lines), encoding="utf-8")
    assert cells(path)[1:] == rows


def test_quoted_line_ends_stay_in_the_cell_and_rows_are_counted_as_a_spreadsheet_does(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Name;Text\n"A";"erste\nzweite ""Zeile"""\n\n;\nB;c\n', encoding="utf-8")
    assert [(line.number, line.cells) for line in read_lines(path)] == [
        (1, ["Name", "Text"]),
        (2, ["A", 'erste\nzweite "Zeile"']),
        (5, ["B", "c"]),
    ]


def test_open_quotation_mark_is_named_and_not_read_to_the_end(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Name;Ort\n"A;b\n' + "c;d\n" * MAX_CELL, encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        cells(path)
    assert problem.value.code == "open-quote"


@pytest.mark.parametrize("mark_in_row", [None, 20])
def test_rows_do_not_vanish_in_an_open_quotation_mark(tmp_path, mark_in_row):
    """The mark opens in row 3; nothing closes it, or a cell of row 20 that happens to be quoted."""
    rows = [f"Werk {number};DE;09111;Chemnitz" for number in range(2, 34)]
    rows[1] = '"' + rows[1]
    if mark_in_row:
        rows[mark_in_row - 2] = 'Werk 20;"DE";09111;Chemnitz'
    path = tmp_path / "a.csv"
    path.write_text("Name;Land;PLZ;Ort\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(FileProblem) as problem:
        cells(path)
    assert (problem.value.code, problem.value.details) == ("open-quote", {"line": 3})


def test_quotation_marks_inside_an_unquoted_cell_are_letters(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('Name;Ort\nRohre 5" AG;Chemnitz\nWerk "Nord" AG;Zwickau\n', encoding="utf-8")
    assert cells(path)[1:] == [['Rohre 5" AG', "Chemnitz"], ['Werk "Nord" AG', "Zwickau"]]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_one_broken_byte_does_not_garble_the_whole_file(tmp_path, mark):
    lines = CZECH.splitlines()
    broken = [lines[0], lines[1], *[lines[2]] * 3]
    path = tmp_path / "a.csv"
    path.write_bytes(mark + "\n".join(broken).encode() + "\nŘada;Děčín".encode().replace("č".encode(), b"\xe8"))
    with pytest.raises(FileProblem) as problem:
        cells(path)
    assert (problem.value.code, problem.value.details) == ("encoding", {"line": 6})


def test_control_characters_do_not_reach_the_database(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"Name;Ort\n" + b" " * 2000 + b"A\x00B\x07\x1f;Chemnitz\n")
    assert cells(path)[1] == ["AB", "Chemnitz"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 100, "not-a-table"),
        (b"%PDF-1.7 ...", "not-a-table"),
        (b"\xd0\xcf\x11\xe0 old workbook", "not-a-table"),
        (b"PK\x03\x04 broken", "not-a-table"),
        (b"a;" * (MAX_COLUMNS + 5) + b"b\n", "too-many-columns"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, content, code):
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as problem:
        cells(path)
    assert problem.value.code == code


def test_excel_protected_zeros(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('PLZ;Ort\n"=""01067""";Dresden\n', encoding="utf-8")
    assert cells(path)[1] == ["01067", "Dresden"]


def workbook(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_workbook_numbers_dates_and_formulas(tmp_path):
    path = workbook(
        tmp_path / "a.xlsx",
        [["Name", "PLZ", "Datum", "F"], ["A", 1067.0, datetime.date(2026, 3, 1), "=1+1", "x"], [], ["B"]],
    )
    lines = list(read_lines(path))
    assert lines[1].cells == ["A", "1067", "2026-03-01", "", "x"]
    assert (lines[2].number, lines[2].cells[0]) == (4, "B")


def test_workbook_is_known_by_its_content_not_its_name(tmp_path):
    path = workbook(tmp_path / "a.csv", [["Name"], ["A"]])
    assert cells(path) == [["Name"], ["A"]]


def test_zip_bomb_is_not_unpacked(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [["Name"], ["A"]])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/x", "w", force_zip64=True) as part,
    ):
        for _ in range(420):
            part.write(b"\0" * 1024**2)
    assert path.stat().st_size < 2 * 1024**2
    with pytest.raises(FileProblem) as problem:
        cells(path)
    assert problem.value.code == "too-large"


def test_archive_without_a_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(FileProblem) as problem:
        cells(path)
    assert problem.value.code == "not-a-table"
