"""What roles, units, fields, columns and choices are called: (Chinese, English)."""

from __future__ import annotations

from dashboard.text.language import Names
from loaders import COLUMNS

ROLES = Names(
    {
        "lead": ("牵头", "Lead"),
        "responsible": ("责任", "Responsible"),
        "support": ("配合", "Support"),
        "supervise": ("督办", "Supervise"),
    }
)
#: A role is never colour alone: each has its mark, readable in black and white.
MARKS = {"lead": "●", "responsible": "○", "support": "△", "supervise": "□"}
UNITS = Names(
    {"measures": ("措施", "Measures"), "actions": ("任务", "Actions"), "assignments": ("分工", "Assignments")}
)
FIELDS = Names(
    {
        "document": ("文档", "Document"),
        "measure": ("措施", "Measure"),
        "agency": ("单位", "Agency"),
        "role": ("角色", "Role"),
        "q": ("关键词", "Words"),
    }
)
#: The columns of the tidy table, in grids and downloads.
COLUMN_LABELS = Names(
    {column.name: (column.zh, column.en) for column in COLUMNS} | {"document": FIELDS.pairs["document"]}
)
WORKLOAD = (
    Names(
        {
            "agency": ("单位", "Agency"),
            "total": ("合计", "Total"),
            "share": ("占比", "Share"),
            "lead_alone": ("独自牵头（任务）", "Leads alone (actions)"),
            "lead_jointly": ("共同牵头（任务）", "Leads jointly (actions)"),
            "partners": ("合作单位数", "Partner agencies"),
        }
    )
    | ROLES
)

#: The choices of the matrix page.
ROW_UNITS = Names({"measures": UNITS.pairs["measures"], "actions": UNITS.pairs["actions"]})
ROW_ORDERS = Names({"source": ("原表次序", "As printed"), "together": ("相近相邻", "Alike together")})
ORDERS = Names(
    {
        "source": ROW_ORDERS.pairs["source"],
        "load": ("由多到少", "Most first"),
        "together": ROW_ORDERS.pairs["together"],
    }
)
#: The tabs of the overview.
TABS = Names({"read": ("逐项阅读", "Read"), "table": ("分工明细", "Assignments")})
#: What a column of a source table may hold.
KINDS = Names(
    {
        "ignore": ("不使用", "Not used"),
        "number": ("序号", "Number"),
        "task": ("任务（措施）", "Action (measure)"),
        "detail": ("具体内容", "Details"),
        "deadline": ("完成时限", "Deadline"),
        "lead": ("牵头单位", "Lead agency"),
        "responsible": ("责任单位", "Responsible agency"),
        "support": ("配合单位", "Supporting agency"),
        "supervise": ("督办单位", "Supervising agency"),
    }
)
#: What a header was taken for, where it is not one of KINDS.
TAKEN_FOR = KINDS | Names({"person": ("人员（不计为单位）", "Person (no agency)"), "ignored": ("未使用", "Not used")})
LEVELS = Names({"warning": ("需核对", "To check"), "note": ("供参考", "Note")})
