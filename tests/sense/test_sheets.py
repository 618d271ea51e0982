from __future__ import annotations

import zipfile

import pytest

from syotto.errors import SourceError
from syotto.sense.files import sources
from syotto.sense.source import engine, fetch

CELLS = """<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>source_id</t></is></c>
<c r="B1" t="inlineStr"><is><t>city</t></is></c><c r="C1" t="inlineStr"><is><t>size</t></is></c>
<c r="D1" t="inlineStr"><is><t>updated_at</t></is></c></row>
<row r="3"><c r="A3"><v>17850</v></c><c r="B3" t="inlineStr"><is><t>Åbo</t></is></c>
<c r="C3"><v>2.5</v></c><c r="D3" s="1"><v>40575.5</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>007</t></is></c></row>
</sheetData></worksheet>"""
STYLES = """<?xml version="1.0" encoding="UTF-8"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs>
</styleSheet>"""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(path, cells):
    """A workbook as Excel writes it: zipped XML with one sheet."""
    parts = {
        "[Content_Types].xml": f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/></Types>""",
        "_rels/.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
        "xl/workbook.xml": f"""<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">
<sheets><sheet name="one" sheetId="1" r:id="r1"/></sheets></workbook>""",
        "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{LINKS}/styles" Target="styles.xml"/></Relationships>""",
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": cells,
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path


def test_a_sheet_is_read_as_texts_with_its_line_numbers(tmp_path):
    (source,) = sources([workbook(tmp_path / "w.xlsx", CELLS)], tmp_path)
    backend = engine(tmp_path)
    rows = [tuple(row.values()) for row in fetch(backend, source.read(backend)).to_pylist()]
    assert source.columns == ("source_id", "city", "size", "updated_at")
    assert rows == [("17850", "Åbo", "2.5", "2011-02-01 12:00:00"), ("007", None, None, None)]
    assert source.lines([0, 1], 2) == [3, 4]


def test_an_empty_workbook_says_so(tmp_path):
    cells = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    with pytest.raises(SourceError, match="empty"):
        sources([workbook(tmp_path / "w.xlsx", cells)], tmp_path)
