"""What the loaders say, in English. They write Chinese; a message is recognised by its form.

{places} in braces stand for anything. One named after a table of `FORMS` ({place}, {header}, {message}) is said in English
too; the others are the document's own words. The first form that fits is taken.
"""

from __future__ import annotations

_MESSAGES = {
    # findings
    "另有 {count} 处同类情况：{message}": "{count} more like it: {message}",
    "按“{quoted}”，责任单位中列第一位的读作牵头单位": "by “{quoted}”, the first of the responsible agencies is read as the lead",
    "单位名单以分隔号结尾，可能漏了一个单位": "the list of agencies ends in a separator: one may be missing",
    "不是单位，没有读入：{text}": "no agency, not read: {text}",
    "同一单位写了两次，只计一次：{text}": "an agency written twice, counted once: {text}",
    "整项措施没有责任单位": "the whole measure has no responsible agency",
    "没有写任何单位": "no agency at all",
    "没有责任单位": "no responsible agency",
    "“{name}”可能是“{full}”，原文省略了“{prefix}”，按原文读":
        "“{name}” may be “{full}”: the source leaves out “{prefix}”; read as printed",
    "编号的括号全角、半角混用（前者全角，后者半角），编号照读":
        "brackets of numbers are full-width in the former, half-width in the latter; the numbers are read all the same",
    "没有任务内容，这一行没有读入：{text}": "no task in this row, not read: {text}",
    "没有任务内容，按上一行的任务读：{text}": "no task in this row, read with the task above: {text}",
    "是说明文字，没有读入为任务：{text}": "an explanation, not read as a task: {text}",
    "是合计行，没有读入为任务": "a row of totals, not read as a task",
    "只有 {count} 格，表头有 {width} 格，缺的格按空白读":
        "only {count:cell|cells} under a header of {width}; the missing ones are read as blank",
    "有 {count} 格，表头只有 {width} 格，多出的没有读入：{text}":
        "{count:cell|cells} under a header of only {width}; what is over was not read: {text}",
    "这一行不在任何任务之下，没有读入：{text}": "this line stands under no task, not read: {text}",
    "标注之后的文字没有单位，没有读入：{text}": "text after the annotation, without an agency, not read: {text}",
    "没有认出任务列和单位列的表头，这个表没有读入：{text}":
        "no header of a task and an agency column was found; this table was not read: {text}",
    "是领导或个人，不作为单位读入": "leaders or persons, not read as agencies",
    "这一列没有读入": "this column was not read",
    "有 {count} 处隐藏文字，没有读入": "{count:hidden text was|hidden texts were} not read",
    "有 {count} 处修订中删除的文字，没有读入": "{count:text|texts} deleted in tracked changes, not read",
    "去掉了 {count} 个看不见的控制字符": "{count:invisible control character|invisible control characters} removed",
    "页眉页脚没有读入：{text}": "page header or footer, not read: {text}",
    "是隐藏的工作表，没有读入": "a hidden sheet, not read",
    "公式没有保存的结果，按空白读；请用 Excel 打开并保存一次":
        "a formula without a saved result, read as blank; please open and save it once in Excel",
    "有 {count} 列在表中是隐藏的，没有读入": "{count:hidden column was|hidden columns were} not read",
    "有 {count} 行在表中是隐藏的，也读入了": "{count:hidden row was|hidden rows were} read too",
    "第 {column} 列以后还有内容，没有读入": "there is more after column {column}, not read",
    "单元格是错误值 {value}": "the cell is the error value {value}",
    # why a file cannot be read
    "表中没有一行写了单位，请检查牵头单位、责任单位两列是否填写。":
        "No row of the table names an agency; please check whether the columns of lead and responsible agencies are filled in.",
    "文件已损坏或没有传完整，请重新下载或重新保存后再试。":
        "The file is damaged or incomplete; please download or save it again.",
    "压缩包里不是 Word 文档或 Excel 工作簿，请解压后上传里面的文档。":
        "The archive is neither a Word document nor an Excel workbook; please unpack it and upload the document inside.",
    "文件带有宏，请另存为不带宏的 .xlsx 或 .docx 后再试。":
        "The file has macros; please save it as .xlsx or .docx without macros.",
    "文件里的部件超过 {count} 个，不像正常的文档，请另存后再试。":
        "The file has more than {count} parts, which no normal document has; please save it anew.",
    "文件有密码保护，请取消密码、另存后再试。": "The file has a password; please save it without.",
    "文件用了不常见的压缩方法，请用 Office 或 WPS 另存后再试。":
        "The file is compressed in an unusual way; please save it anew with Office or WPS.",
    "文件解压后过大，不像正常的文档，请删去多余内容、另存后再试。":
        "Unpacked, the file is larger than normal documents are; please remove what is not needed and save it anew.",
    "文件里有文档类型声明（DOCTYPE），出于安全没有读取，请用 Office 或 WPS 另存后再试。":
        "The file declares a document type (DOCTYPE) and was not read, for safety; please save it anew with Office or WPS.",
    "文档里的表格嵌套太深，无法读取，请简化后另存再试。":
        "The tables of the document are nested too deep to be read; please simplify it and save it anew.",
    "Word 文件里没有正文，请用 Word 或 WPS 另存为 .docx 后再试。":
        "The Word file has no body; please save it as .docx with Word or WPS.",
    "表格的列数或合并单元格多得不正常，无法读取，请检查后另存再试。":
        "The table has more columns or merged cells than can be read; please check it and save it anew.",
    "文件是空的，里面没有可读的内容，请换一个有内容的文件。": "The file is empty; please take one with content.",
    "文件不是文本（无法按 UTF-8 或 GB18030 读出文字），请另存为纯文本（UTF-8）后再试。":
        "The file is no text (neither UTF-8 nor GB18030); please save it as plain text (UTF-8).",
    "单个文件网页里没有正文，请在浏览器中另存为“网页，仅 HTML”后再试。":
        "The single-file web page has no body; please save it as “Webpage, HTML only” in the browser.",
    "网页的表格嵌套太深，无法读取，请用浏览器打开后另存或复制文字再试。":
        "The tables of the page are nested too deep to be read; please save it anew from the browser, or copy the text.",
    "网页的标签嵌套太深，无法读取，请用浏览器打开后另存或复制文字再试。":
        "The tags of the page are nested too deep to be read; please save it anew from the browser, or copy the text.",
    "PDF 里没有文字（可能是扫描件），请先识别文字（OCR），再存成 .docx、.xlsx 或带文字的 PDF。":
        "The PDF has no text (a scan?); please recognise the text first (OCR) and save it as .docx, .xlsx or PDF with text.",
    "PDF 超过 {count} 页，请只保留分工表所在的页再试。":
        "The PDF has more than {count} pages; please keep those of the responsibility table only.",
    "文件是图片，不是文本，请先识别文字（OCR），再存成 .docx、.xlsx 或文本。":
        "The file is a picture; please recognise the text first (OCR) and save it as .docx, .xlsx or text.",
    "文件是图片或音视频，不是文本，请换成 .docx、.xlsx 或文本。":
        "The file is a picture, sound or film; please take .docx, .xlsx or text.",
    "文件是压缩包，请先解压，再上传里面的文档。": "The file is an archive; please unpack it and upload the document inside.",
    "文件是 RTF 格式，请用 Word 或 WPS 打开，另存为 .docx 后再试。":
        "The file is RTF; please open it in Word or WPS and save it as .docx.",
    "文件是程序，不是文档，请换一个文件。": "The file is a program; please take another file.",
    "文件是旧版 Word 或 WPS 文字（.doc、.wps），请用 Word 或 WPS 打开，另存为 .docx 后再试。":
        "The file is of an old Word or WPS Writer (.doc, .wps); please open it in Word or WPS and save it as .docx.",
    "文件是演示文稿，不是责任分工表，请换成 .docx、.xlsx 或文本。":
        "The file is a presentation; please take .docx, .xlsx or text.",
    "认不出这个旧版 Office 或 WPS 文件，请打开后另存为 .docx 或 .xlsx 再试。":
        "This old Office or WPS file is not known; please open it and save it as .docx or .xlsx.",
    "请至少指出一列任务和一列单位。": "Please name at least one column of actions and one of agencies.",
    "没有找到表格，无法按指定的列读取。": "No table was found to read with these columns.",
    "指定的列不在表里：表只有 {count} 列。": "A column named is not in the table: it has {count:column|columns} only.",
    "没有找到表头：需要有一行同时写着任务列（如“工作内容”）和单位列（如“牵头单位”“责任单位”）。":
        "No header was found: one row has to name both a column of tasks (such as “工作内容”) and one of agencies "
        "(such as “牵头单位”, “责任单位”).",
    "没有找到责任分工表，也没有找到正文里的“（责任单位：…）”一类标注。":
        "No responsibility table was found, nor any annotation in the text like “（责任单位：…）”.",
    "没有找到责任分工表（纯文本里各列之间要用制表符或逗号隔开），也没有找到正文里的“（责任单位：…）”一类标注。":
        "No responsibility table was found (in plain text its columns are parted by tabs or commas), "
        "nor any annotation in the text like “（责任单位：…）”.",
    "文件是音视频，不是文本，请换成 .docx、.xlsx 或文本。": "The file is sound or film; please take .docx, .xlsx or text.",
    "文件是 OFD 版式文件，请用 OFD 阅读器或 WPS 打开，另存为 PDF 或 Word 文档（.docx）后再试。":
        "The file is OFD; please open it in an OFD reader or WPS and save it as PDF or a Word document (.docx).",
    "文件是 OpenDocument 格式（.odt、.ods），请打开后另存为 .docx 或 .xlsx 再试。":
        "The file is OpenDocument (.odt, .ods); please open it and save it as .docx or .xlsx.",
    "{place}的表头缺少工作内容（如“工作任务”“主要任务”）一列，请补上这一列的表头后再试。":
        "The header in {place} lacks a column of tasks (such as “工作任务”, “主要任务”); please add its header.",
    "{place}的表头缺少单位（如“牵头单位”“责任单位”）一列，请补上这一列的表头后再试。":
        "The header in {place} lacks a column of agencies (such as “牵头单位”, “责任单位”); please add its header.",
    "另有 {count} 处发现没有列出":
        "{count} more findings are not listed",
    "单位写的是“{mark}”，按没有单位读":
        "“{mark}” in place of an agency, read as none",
    "内容完全相同，可能重复，都计入了":
        "printed alike from end to end, perhaps by mistake; all are counted",
    "“{one}”与“{other}”写法相近，可能是同一单位，按两个单位处理":
        "“{one}” and “{other}” are written alike and may be one; kept as two agencies",
    "“{name}”里混有别种文字的字母：{letters}":
        "“{name}” has letters of another script among its own: {letters}",
    "文件在中间断开，没有传完或没有存完，最后一行可能不全":
        "the file ends in the middle: not all of it was sent or saved, and its last row may be incomplete",
    "文件超过 {count} MB，请只保留分工表，或分成几个文件再试。":
        "The file is larger than {count} MB; please keep the responsibility table only, or split the file.",
    "文件有 {count} 行，最多读 {most} 行，请只保留分工表，或分成几个文件再试。":
        "The file has {count} rows, and {most} can be read; please keep the responsibility table only, or split the file.",
    "表格有 {count} 列，最多读 {most} 列，请只保留分工表再试。":
        "The table has {count} columns, and {most} can be read; please keep the responsibility table only.",
    "文件有 {count} 格，最多读 {most} 格，请只保留分工表再试。":
        "The file has {count} cells, and {most} can be read; please keep the responsibility table only.",
    "{place}第 {column} 列有 {count} 个字，一格最多 {most} 个字，请检查后再试。":
        "Column {column} in {place} has {count} characters, and a cell may have {most}; please check it.",
    "文件的部件用了不常见的编码，请用 Office 或 WPS 另存后再试。":
        "The parts of the file are in an unusual encoding; please save it anew with Office or WPS.",
    "工作簿是“严格 Open XML”格式，请另存为普通的 .xlsx 后再试。":
        "The workbook is in the format “Strict Open XML”; please save it as an ordinary .xlsx.",
    "工作表有超过 {count} 个单元格，请只保留分工表再试。":
        "The sheet has more than {count} cells; please keep the responsibility table only.",
    "文件不是文本（{place}无法按 UTF-8 或 GB18030 读出文字），请另存为纯文本（UTF-8）后再试。":
        "The file is no text ({place} is neither UTF-8 nor GB18030); please save it as plain text (UTF-8).",
    "工作表里合并单元格或链接的范围大得不正常，无法读取，请检查后另存再试。":
        "The sheet has merged cells or links too large to be read; please check it and save it anew.",
}  # fmt: skip
_PLACES = {
    "文末": "end of the file",
    "全文": "whole document",
    "全表": "whole table",
    "各页": "every page",
    "文件": "file",
    "列“{name}”": "column “{name}”",
    "措施 {name}（{place}）": "measure {name} ({place})",
    "{place} · {header}": "{place} · {header}",
    "{place}；{place_2}": "{place}; {place_2}",
    "第 {page} 页{place}": "page {page}, {place}",
    "第 {page} 页": "page {page}",
    "第 {rows} 行": "{rows:rows}",
    "{place}第 {rows} 行": "{place}, {rows:rows}",
    "第 {number} 段": "paragraph {number}",
    "表 {number}": "table {number}",
    "工作表 {name}": "sheet {name}",
}
_HEADERS = {
    "标注": "annotation",
    "句末标注的责任单位": "annotation at the end of the task",
    "第 {number} 列": "column {number}",
}
FORMS = {"message": _MESSAGES, "place": _PLACES, "header": _HEADERS}
