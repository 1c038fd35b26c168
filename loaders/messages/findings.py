"""The findings: what a document has that a person should know, by code, in Chinese and in English."""

from __future__ import annotations

from loaders.messages.templates import Message

FINDINGS = {
    # The document as a whole
    "findings-not-listed": Message(
        "warning", "另有 {count:,} 处发现没有列出", "{count:,} more findings are not listed"
    ),
    "more-like-it": Message("note", "另有 {count} 处同类情况：{finding}", "{count} more like this: {finding}"),
    "file-cut-off": Message(
        "warning",
        "文件在中间断开，没有传完或没有存完，最后一行可能不全",
        "The file breaks off: it was not sent or saved completely, and its last row may be incomplete",
    ),
    "invisible-characters-removed": Message(
        "note",
        "去掉了 {count} 个看不见的控制字符",
        "{count:invisible control character was|invisible control characters were} removed",
    ),
    "first-agency-leads": Message(
        "warning",
        "按“{statement}”，责任单位中列第一位的读作牵头单位",
        "Because of “{statement}”, the first of the responsible agencies is read as the lead",
    ),
    # What was not read
    "hidden-sheet": Message("warning", "是隐藏的工作表，没有读入", "This sheet is hidden and was not read"),
    "hidden-columns": Message(
        "note",
        "有 {count} 列在表中是隐藏的，没有读入",
        "{count:hidden column was|hidden columns were} not read",
    ),
    "hidden-rows": Message(
        "note",
        "有 {count} 行在表中是隐藏的，也读入了",
        "{count:hidden row was|hidden rows were} read all the same",
    ),
    "hidden-text": Message(
        "warning", "有 {count} 处隐藏文字，没有读入", "{count:hidden text was|hidden texts were} not read"
    ),
    "deleted-text": Message(
        "warning",
        "有 {count} 处修订中删除的文字，没有读入",
        "{count:text|texts} deleted in tracked changes, not read",
    ),
    "beyond-last-column": Message(
        "warning", "第 {column} 列以后还有内容，没有读入", "There is more after column {column}, which was not read"
    ),
    "page-header-or-footer": Message(
        "note", "页眉页脚没有读入：{text}", "This page header or footer was not read: {text}"
    ),
    "table-not-read": Message(
        "note",
        "没有认出任务列和单位列的表头，这个表没有读入：{text}",
        "This table was not read, because it has no header of a column of actions and one of agencies: {text}",
    ),
    "column-not-read": Message("note", "这一列没有读入", "This column was not read"),
    "persons-not-read": Message(
        "note", "是领导或个人，不作为单位读入", "These are leaders or other persons, not read as agencies"
    ),
    "explanation-not-read": Message(
        "note", "是说明文字，没有读入为任务：{text}", "This is an explanation, not read as an action: {text}"
    ),
    "total-not-read": Message("note", "是合计行，没有读入为任务", "This is a row of totals, not read as an action"),
    "row-without-task": Message(
        "warning", "没有任务内容，这一行没有读入：{text}", "This row has no action and was not read: {text}"
    ),
    "line-under-no-task": Message(
        "note",
        "这一行不在任何任务之下，没有读入：{text}",
        "This line stands under no action and was not read: {text}",
    ),
    "text-after-annotation": Message(
        "note",
        "标注之后的文字没有单位，没有读入：{text}",
        "The text after the annotation names no agency and was not read: {text}",
    ),
    # What was read with a doubt
    "task-from-above": Message(
        "warning",
        "没有任务内容，按上一行的任务读：{text}",
        "This row has no action of its own and is read with the one above: {text}",
    ),
    "row-too-short": Message(
        "warning",
        "只有 {count} 格，表头有 {width} 格，缺的格按空白读",
        "Only {count:cell|cells} under a header of {width}; the missing ones are read as blank",
    ),
    "row-too-long": Message(
        "warning",
        "有 {count} 格，表头只有 {width} 格，多出的没有读入：{text}",
        "{count:cell|cells} under a header of only {width}; the rest was not read: {text}",
    ),
    "error-value": Message("warning", "单元格是错误值 {value}", "The cell holds the error value {value}"),
    "formula-without-result": Message(
        "warning",
        "公式没有保存的结果，按空白读；请用 Excel 打开并保存一次",
        "The formula has no saved result and is read as blank; please open and save the file once in Excel",
    ),
    # Agencies
    "list-ends-in-separator": Message(
        "warning",
        "单位名单以分隔号结尾，可能漏了一个单位",
        "The list of agencies ends in a separator: one may be missing",
    ),
    "not-an-agency": Message("note", "不是单位，没有读入：{text}", "This is no agency and was not read: {text}"),
    "agency-repeated": Message(
        "warning", "同一单位写了两次，只计一次：{text}", "An agency is written twice and counted once: {text}"
    ),
    "mark-for-no-agency": Message(
        "note", "单位写的是“{mark}”，按没有单位读", "“{mark}” stands in place of an agency and is read as none"
    ),
    "action-without-agency": Message("warning", "没有写任何单位", "No agency is named"),
    "action-without-responsible": Message("note", "没有责任单位", "No responsible agency is named"),
    "measure-without-responsible": Message(
        "warning", "整项措施没有责任单位", "The whole measure has no responsible agency"
    ),
    "names-alike": Message(
        "note",
        "“{one}”与“{other}”写法相近，可能是同一单位，按两个单位处理",
        "“{one}” and “{other}” are written alike and may be one agency; they are kept as two",
    ),
    "letters-of-another-script": Message(
        "warning",
        "“{name}”里混有别种文字的字母：{letters}",
        "“{name}” has letters of another script among its own: {letters}",
    ),
    "place-left-out": Message(
        "note",
        "“{name}”可能是“{full}”，原文省略了“{prefix}”，按原文读",
        "“{name}” may be “{full}”: the source leaves out “{prefix}”; the name is read as printed",
    ),
    # The table
    "rows-printed-twice": Message(
        "warning",
        "内容完全相同，可能重复，都计入了",
        "These rows are printed alike from end to end, perhaps by mistake; all are counted",
    ),
    "brackets-mixed": Message(
        "note",
        "编号的括号全角、半角混用（前者全角，后者半角），编号照读",
        "The brackets of the numbers are full-width in the former rows and half-width in the latter; "
        "the numbers are read all the same",
    ),
}
