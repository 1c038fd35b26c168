"""The errors: why a file cannot be read and what its user can do, by code, in Chinese and in English."""

from __future__ import annotations

from loaders.messages.templates import Message


def _error(zh: str, en: str) -> Message:
    return Message("error", zh, en)


ERRORS = {
    # The file
    "file-not-found": _error(
        "文件打不开（没有这个文件），请检查后再试。",
        "The file cannot be opened: there is no such file. Please check its name.",
    ),
    "file-is-folder": _error(
        "文件打不开（这是一个文件夹），请检查后再试。",
        "The file cannot be opened: it is a folder. Please name a file in it.",
    ),
    "file-forbidden": _error(
        "文件打不开（没有权限），请检查后再试。",
        "The file cannot be opened: you may not read it. Please check its permissions.",
    ),
    "file-not-opened": _error(
        "文件打不开（{reason}），请检查后再试。", "The file cannot be opened ({reason}). Please check it and try again."
    ),
    "file-empty": _error(
        "文件是空的，里面没有可读的内容，请换一个有内容的文件。", "The file is empty. Please choose one with content."
    ),
    "file-damaged": _error(
        "文件已损坏或没有传完整，请重新下载或重新保存后再试。",
        "The file is damaged or incomplete. Please download or save it again.",
    ),
    "file-too-large": _error(
        "文件超过 {most} MB，请只保留分工表，或分成几个文件再试。",
        "The file is larger than {most} MB. Please keep only the responsibility table, or split the file.",
    ),
    "password": _error(
        "文件有密码保护，请取消密码、另存后再试。",
        "The file is protected by a password. Please save it without one.",
    ),
    "macros": _error(
        "文件带有宏，请另存为不带宏的 .xlsx 或 .docx 后再试。",
        "The file contains macros. Please save it as .xlsx or .docx without macros.",
    ),
    "not-text": _error(
        "文件不是文本（无法按 UTF-8 或 GB18030 读出文字），请另存为纯文本（UTF-8）后再试。",
        "The file is no text, neither in UTF-8 nor in GB18030. Please save it as plain text (UTF-8).",
    ),
    "line-not-text": _error(
        "文件不是文本（第 {line} 行无法按 UTF-8 或 GB18030 读出文字），请另存为纯文本（UTF-8）后再试。",
        "The file is no text: line {line} is neither UTF-8 nor GB18030. Please save it as plain text (UTF-8).",
    ),
    # Formats that are not read
    "picture": _error(
        "文件是图片，不是文本，请先识别文字（OCR），再存成 .docx、.xlsx 或文本。",
        "The file is a picture. Please recognise its text first (OCR) and save it as .docx, .xlsx or text.",
    ),
    "sound-or-film": _error(
        "文件是音视频，不是文本，请换成 .docx、.xlsx 或文本。",
        "The file is sound or film. Please choose a .docx, .xlsx or text file.",
    ),
    "picture-sound-or-film": _error(
        "文件是图片或音视频，不是文本，请换成 .docx、.xlsx 或文本。",
        "The file is a picture, sound or film. Please choose a .docx, .xlsx or text file.",
    ),
    "archive": _error(
        "文件是压缩包，请先解压，再上传里面的文档。",
        "The file is an archive. Please unpack it and upload the document inside.",
    ),
    "archive-of-other-files": _error(
        "压缩包里不是 Word 文档或 Excel 工作簿，请解压后上传里面的文档。",
        "The archive is neither a Word document nor an Excel workbook. Please unpack it and upload the document inside.",
    ),
    "program": _error("文件是程序，不是文档，请换一个文件。", "The file is a program. Please choose a document."),
    "presentation": _error(
        "文件是演示文稿，不是责任分工表，请换成 .docx、.xlsx 或文本。",
        "The file is a presentation. Please choose a .docx, .xlsx or text file.",
    ),
    "rtf": _error(
        "文件是 RTF 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试。",
        "The file is RTF. Please open it in Word or WPS and save it as .docx.",
    ),
    "ofd": _error(
        "文件是 OFD 版式文件，请用 OFD 阅读器或 WPS 打开，另存为 PDF 或 Word 文档（.docx）后再试。",
        "The file is OFD. Please open it in an OFD reader or WPS and save it as PDF or .docx.",
    ),
    "opendocument": _error(
        "文件是 OpenDocument 格式（.odt、.ods），请打开后另存为 .docx 或 .xlsx 再试。",
        "The file is OpenDocument (.odt, .ods). Please open it and save it as .docx or .xlsx.",
    ),
    "old-word": _error(
        "文件是旧版 Word 或 WPS 文字（.doc、.wps），请用 Word 或 WPS 打开，另存为 .docx 后再试。",
        "The file is from an old Word or WPS Writer (.doc, .wps). Please open it in Word or WPS and save it as .docx.",
    ),
    "old-office": _error(
        "认不出这个旧版 Office 或 WPS 文件，请打开后另存为 .docx 或 .xlsx 再试。",
        "This old Office or WPS file is of no known kind. Please open it and save it as .docx or .xlsx.",
    ),
    "strict-open-xml": _error(
        "工作簿是“严格 Open XML”格式，请另存为普通的 .xlsx 后再试。",
        "The workbook is in the format “Strict Open XML”. Please save it as an ordinary .xlsx.",
    ),
    # Archives (.docx, .xlsx)
    "too-many-parts": _error(
        "文件里的部件超过 {most} 个，不像正常的文档，请另存后再试。",
        "The file has more than {most:,} parts, which no ordinary document has. Please save it anew.",
    ),
    "odd-compression": _error(
        "文件用了不常见的压缩方法，请用 Office 或 WPS 另存后再试。",
        "The file is compressed in an unusual way. Please save it anew with Office or WPS.",
    ),
    "odd-encoding": _error(
        "文件的部件用了不常见的编码，请用 Office 或 WPS 另存后再试。",
        "The file is in an unusual encoding. Please save it anew with Office or WPS.",
    ),
    "unpacked-too-large": _error(
        "文件解压后过大，不像正常的文档，请删去多余内容、另存后再试。",
        "Unpacked, the file is larger than any ordinary document. Please remove what is not needed and save it anew.",
    ),
    "doctype": _error(
        "文件里有文档类型声明（DOCTYPE），出于安全没有读取，请用 Office 或 WPS 另存后再试。",
        "The file declares a document type (DOCTYPE) and was not read, for safety. "
        "Please save it anew with Office or WPS.",
    ),
    # Bodies
    "word-without-body": _error(
        "Word 文件里没有正文，请用 Word 或 WPS 另存为 .docx 后再试。",
        "The Word file has no body. Please save it as .docx with Word or WPS.",
    ),
    "page-without-body": _error(
        "单个文件网页里没有正文，请在浏览器中另存为“网页，仅 HTML”后再试。",
        "The single-file web page has no body. Please save it in the browser as “Webpage, HTML only”.",
    ),
    "scanned-pdf": _error(
        "PDF 里没有文字（可能是扫描件），请先识别文字（OCR），再存成 .docx、.xlsx 或带文字的 PDF。",
        "The PDF has no text and may be a scan. "
        "Please recognise its text first (OCR) and save it as .docx, .xlsx or a PDF with text.",
    ),
    "too-many-pages": _error(
        "PDF 超过 {most} 页，请只保留分工表所在的页再试。",
        "The PDF has more than {most} pages. Please keep only those of the responsibility table.",
    ),
    "tables-too-deep": _error(
        "文档里的表格嵌套太深，无法读取，请简化后另存再试。",
        "The tables of the document are nested too deep to be read. Please simplify it and save it anew.",
    ),
    "page-tables-too-deep": _error(
        "网页的表格嵌套太深，无法读取，请用浏览器打开后另存或复制文字再试。",
        "The tables of the page are nested too deep to be read. Please save it anew from the browser, or copy its text.",
    ),
    "page-tags-too-deep": _error(
        "网页的标签嵌套太深，无法读取，请用浏览器打开后另存或复制文字再试。",
        "The tags of the page are nested too deep to be read. Please save it anew from the browser, or copy its text.",
    ),
    # Sizes
    "too-many-rows": _error(
        "文件有 {count:,} 行，最多读 {most:,} 行，请只保留分工表，或分成几个文件再试。",
        "The file has {count:,} rows, and at most {most:,} can be read. "
        "Please keep only the responsibility table, or split the file.",
    ),
    "too-many-columns": _error(
        "表格有 {count:,} 列，最多读 {most:,} 列，请只保留分工表再试。",
        "The table has {count:,} columns, and at most {most:,} can be read. Please keep only the responsibility table.",
    ),
    "too-many-cells": _error(
        "文件有 {count:,} 格，最多读 {most:,} 格，请只保留分工表再试。",
        "The file has {count:,} cells, and at most {most:,} can be read. Please keep only the responsibility table.",
    ),
    "sheet-too-large": _error(
        "工作表有超过 {most:,} 个单元格，请只保留分工表再试。",
        "The sheet has more than {most:,} cells. Please keep only the responsibility table.",
    ),
    "cell-too-long": _error(
        "{place}有 {count:,} 个字，一格最多 {most:,} 个字，请检查后再试。",
        "There are {count:,} characters in {place}, and a cell may have {most:,}. Please check it.",
    ),
    "spans-too-large": _error(
        "表格的列数或合并单元格多得不正常，无法读取，请检查后另存再试。",
        "The table has more columns or merged cells than can be read. Please check it and save it anew.",
    ),
    "ranges-too-large": _error(
        "工作表里合并单元格或链接的范围大得不正常，无法读取，请检查后另存再试。",
        "The merged cells or links of the sheet cover more than can be read. Please check it and save it anew.",
    ),
    # The table
    "nothing-found": _error(
        "没有找到责任分工表，也没有找到正文里的“（责任单位：…）”一类标注。",
        "There is no responsibility table, nor any annotation in the text like “（责任单位：…）”.",
    ),
    "nothing-found-in-text": _error(
        "没有找到责任分工表（纯文本里各列之间要用制表符或逗号隔开），也没有找到正文里的“（责任单位：…）”一类标注。",
        "There is no responsibility table (in plain text, tabs or commas have to part its columns), "
        "nor any annotation in the text like “（责任单位：…）”.",
    ),
    "no-header": _error(
        "没有找到表头：需要有一行同时写着任务列（如“工作内容”）和单位列（如“牵头单位”“责任单位”）。",
        "There is no header: one row has to name a column of actions (such as “工作内容”) "
        "and one of agencies (such as “牵头单位”, “责任单位”).",
    ),
    "header-without-task": _error(
        "{place}的表头缺少工作内容（如“工作任务”“主要任务”）一列，请补上这一列的表头后再试。",
        "The header in {place} lacks a column of actions (such as “工作任务”, “主要任务”). Please add its header.",
    ),
    "header-without-agency": _error(
        "{place}的表头缺少单位（如“牵头单位”“责任单位”）一列，请补上这一列的表头后再试。",
        "The header in {place} lacks a column of agencies (such as “牵头单位”, “责任单位”). Please add its header.",
    ),
    "no-agencies": _error(
        "表中没有一行写了单位，请检查牵头单位、责任单位两列是否填写。",
        "No row of the table names an agency. Please check whether the columns of agencies are filled in.",
    ),
    # Columns that a person named
    "columns-without-task-or-agency": _error(
        "请至少指出一列任务和一列单位。", "Please name at least one column of actions and one of agencies."
    ),
    "columns-without-table": _error(
        "没有找到表格，无法按指定的列读取。", "There is no table that could be read with these columns."
    ),
    "columns-outside-table": _error(
        "指定的列不在表里：表只有 {width} 列。",
        "One of these columns is not in the table, which has only {width:column|columns}.",
    ),
}
