"""What a document says of itself: issuer, date of issue, document number."""

from datetime import date

import pytest

from dashboard.library.imprint_guess import imprint_of
from dashboard.model.stored_document import as_stored
from loaders import load_document

_BODY = "一、修路\n（一）修好城西的路。把路修好，年底通车。（市交通局牵头，市财政局配合）\n（二）建好桥。桥要建好。（市交通局牵头）\n"


def imprint(above: str = "", below: str = ""):
    return imprint_of(as_stored(load_document(f"{above}\n{_BODY}{below}\n".encode(), name="plan.txt")))


def test_the_number_of_the_document_is_read_in_any_brackets():
    for printed in ("东政办发〔2023〕12号", "东政办发[2023]12号", "东政办发（2023）第12号"):
        assert imprint(f"东江市修路工作方案\n{printed}\n").number == "东政办发〔2023〕12号"


@pytest.mark.parametrize("printed", ["2023年5月6日", "二〇二三年五月六日", "（2023年5月6日）"])
def test_the_date_is_that_of_a_line_of_its_own(printed):
    found = imprint("东江市修路工作方案\n", f"东江市人民政府办公室\n{printed}")

    assert (found.issued_on, found.issuer) == (date(2023, 5, 6), "东江市人民政府办公室")


def test_who_speaks_stands_before_the_subject():
    assert imprint("东江市人民政府关于印发修路工作方案的通知\n").issuer == "东江市人民政府"


def test_who_speaks_stands_above_the_number():
    assert imprint("东江市人民政府办公室\n东政办发〔2023〕12号\n东江市修路工作方案\n").issuer == "东江市人民政府办公室"


def test_a_day_that_no_calendar_has_is_no_date():
    assert imprint("东江市修路工作方案\n", "2023年2月30日").issued_on is None


def test_what_is_not_said_stays_empty():
    found = imprint("修路工作方案\n")

    assert (found.issuer, found.issued_on, found.number) == ("", None, "")
