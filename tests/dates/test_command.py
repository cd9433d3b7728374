"""`khulasa dates`: lines in, lines out."""

import json
from datetime import date

from khulasa.commands.dates import run


def test_one_line_out_for_each_line_in() -> None:
    lines = ["وقع الهجوم أمس.\n", "\n", "لا تاريخ هنا.\r\n"]
    out = [json.loads(line) for line in run(lines, "ar", date(2021, 9, 15), as_json=True)]
    assert [len(record["expressions"]) for record in out] == [1, 0, 0]
    assert out[0]["expressions"][0] == {
        "text": "أمس",
        "start": 11,
        "end": 14,
        "type": "DATE",
        "value": "2021-09-14",
        "mod": None,
        "basis": "publication",
    }


def test_plain_output_names_values() -> None:
    assert list(run(["In early 2012 and on Monday."], "en", None, as_json=False)) == ["early 2012=2012 START\tMonday=?"]
