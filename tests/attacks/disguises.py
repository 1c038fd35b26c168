"""e40–e50: files that are called what they are not."""

import gzip

from tests.attacks.base import attack, comma, html
from tests.attacks.office import package, word, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@attack(".xlsx")
def e40_encrypted():
    """a workbook with a password"""
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


@attack(".xls")
def e41_old_xls():
    """the first bytes of an old workbook, and nothing of it behind them"""
    return OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(512)


@attack(".xlsx")
def e42_html_named():
    """a web page called .xlsx, as many office systems export"""
    return html()


@attack(".xls")
def e43_html_named():
    """the same, called .xls, with the conditional comments of Office"""
    office = "<!--[if gte mso 9]><xml><x:ExcelWorkbook/></xml><![endif]-->"
    return html(head=f'<meta charset="utf-8">{office}').replace(
        "<html>", '<html xmlns:x="urn:schemas-microsoft-com:office:excel">'
    )


@attack(".xlsx")
def e44_csv_named():
    """a CSV in GBK called .xlsx"""
    return comma().encode("gbk")


@attack(".csv")
def e45_xlsx_named():
    """a workbook called .csv"""
    return package(workbook())


@attack(".xlsx")
def e46_docx_named():
    """a Word document called .xlsx"""
    return package(word())


@attack(".txt")
def e47_png_named():
    """a picture called .txt"""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64)


@attack(".docx")
def e48_pdf_named():
    """a PDF called .docx, and of its pages nothing"""
    return b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


@attack(".csv")
def e49_gzip():
    """a gzip called .csv"""
    return gzip.compress(comma().encode())


@attack(".xls")
def e50_mhtml_named():
    """a web page in one file (MHTML) called .xls"""
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="edge"\r\n\r\n'
        "--edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{html()}\r\n--edge--\r\n"
    )
