"""The names of roles, units, fields, columns and choices: (Chinese, English)."""

from dashboard.text.language import Names
from loaders import COLUMNS
from loaders.edits import EDITABLE
from loaders.other_columns import TOGETHER
from loaders.schema import CORRECTED

ROLES = Names(
    lead=("牵头", "Lead"),
    responsible=("责任", "Responsible"),
    support=("配合", "Support"),
    supervise=("督办", "Supervise"),
)
#: Each role has a mark, so that it can be told in black and white, too.
MARKS = {"lead": "●", "responsible": "○", "support": "△", "supervise": "□"}
UNITS = Names(measures=("措施", "Measures"), actions=("任务", "Actions"), assignments=("分工", "Assignments"))
FIELDS = Names(
    document=("文档", "Document"),
    section=("章节", "Section"),
    measure=("措施", "Measure"),
    agency=("单位", "Agency"),
    category=("单位类别", "Kind of agency"),
    role=("角色", "Role"),
    due=("时限", "Deadline"),
    missing=("缺项", "Missing"),
    q=("关键词", "Search"),
    asof=("截至日期", "As of"),
)
#: Kinds of agencies (`agency_kinds.KINDS`).
CATEGORIES = Names(
    central=("中央单位", "Central"),
    province=("省级", "Province"),
    city=("市级", "City"),
    county=("县级及以下", "County and below"),
    enterprise=("企业", "Enterprise"),
    other=("其他", "Other"),
)
#: Groups of deadlines (`due_groups.GROUPS`).
DUE_GROUPS = Names(
    past=("已到期", "Past due"),
    month=("本月", "This month"),
    quarter=("本季度其余", "Rest of this quarter"),
    later=("以后", "Later"),
    open=("无具体日期", "No fixed date"),
    none=("未写期限", "No deadline"),
)
#: What an action may lack (`filters.MISSING`).
MISSING = Names(responsible=("没有责任（配合）单位", "No responsible or supporting agency"))
#: The columns of the tidy table, in grids and downloads.
COLUMN_LABELS = Names(
    {column.name: (column.zh, column.en) for column in COLUMNS}
    | {"document": FIELDS.pairs["document"], TOGETHER: ("其他列", "Other columns"), CORRECTED: ("更正", "Corrected")}
)
WORKLOAD = (
    Names(
        agency=("单位", "Agency"),
        total=("合计", "Total"),
        share=("占比", "Share"),
        lead_alone=("独自牵头（任务）", "Leads alone (actions)"),
        lead_jointly=("共同牵头（任务）", "Leads jointly (actions)"),
        partners=("同任务单位数", "Agencies in the same actions"),
    )
    | ROLES
)

#: The choices of the matrix page.
ROW_UNITS = Names(measures=UNITS.pairs["measures"], actions=UNITS.pairs["actions"])
ROW_ORDERS = Names(source=("按原表顺序", "As printed"), together=("按关联聚类", "Group similar"))
ORDERS = Names(
    source=ROW_ORDERS.pairs["source"],
    load=("按任务多少", "By workload"),
    together=ROW_ORDERS.pairs["together"],
)
#: The two forms of the overview.
LISTS = Names(read=("逐项阅读", "Read"), table=("分工明细", "Assignments"))
READING_ORDERS = Names(source=ROW_ORDERS.pairs["source"], due=("按时限", "By deadline"))
#: What the page of deadlines and targets shows, and what the lines of its months are.
TIME_VIEWS = Names(
    months=("按月排列", "By month"),
    targets=("量化目标", "Targets"),
    policies=("政策名称", "Policies"),
)
LANES = Names(agencies=("单位", "Agencies"), measures=UNITS.pairs["measures"])
#: What a column of a source table may hold.
KINDS = Names(
    ignore=("其他（照原文保留）", "Other (kept as printed)"),
    number=("序号", "Number"),
    section=("类别（章节）", "Section"),
    task=("任务（措施）", "Action (measure)"),
    detail=("具体内容", "Details"),
    deadline=("完成时限", "Deadline"),
    lead=("牵头单位", "Lead agency"),
    responsible=("责任单位", "Responsible agency"),
    support=("配合单位", "Supporting agency"),
    supervise=("督办单位", "Supervising agency"),
    person=("人员（不计为单位）", "Person (not an agency)"),
)
#: What a header was read as: one of KINDS, or none that the contract has a place for.
TAKEN_FOR = KINDS | Names(ignored=("照原文保留", "Kept as printed"))
#: What a person may correct in an action.
EDITABLE_NAMES = Names({name: (KINDS if name in ROLES else COLUMN_LABELS).pairs[name] for name in EDITABLE})
#: The columns of findings and of the source as printed.
CHECK_LABELS = Names(
    level=("程度", "Level"),
    place=("位置", "Place"),
    message=("内容", "Finding"),
    printed=("原文", "As printed"),
)
#: Kinds of targets; with them the names of policies, which are none; kinds of differences between two documents.
TARGET_KINDS = Names(
    deadline=("期限", "Deadline"),
    amount=("数额", "Amount"),
    frequency=("频次", "Frequency"),
)
FOUND_KINDS = TARGET_KINDS | Names(name=("政策名称", "Policy"))
TARGET_KIND_CHOICES = Names(all=("全部", "All")) | TARGET_KINDS
DIFFERENCES = Names(
    measure_added=("新增措施", "Measure added"),
    measure_removed=("删去措施", "Measure removed"),
    number=("序号变化", "Renumbered"),
    section=("章节变化", "Section changed"),
    title=("标题变化", "Title changed"),
    text=("内容变化", "Text changed"),
    deadline=("时限变化", "Deadline changed"),
    agency_added=("新增单位", "Agency added"),
    agency_removed=("删去单位", "Agency removed"),
    agency_moved=("角色变化", "Role changed"),
)
LEVELS = Names(warning=("需核对", "To check"), note=("供参考", "Note"))

PAIRS = Names(
    {
        "from": ("牵头单位", "Lead"),
        "to": ("协同单位", "Partner"),
        "kind": ("关系", "Relation"),
        "actions": ("任务数", "Actions"),
        "action_ids": ("原表行号", "Source rows"),
    }
)

RELATIONS = Names(
    crossing=("协同矩阵", "Matrix"),
    flow=("流向图", "Flow"),
    questions=("问题提示", "Questions"),
)

CONFIDENCES = Names(
    {
        "verified": ("已查证", "verified"),
        "well-known": ("待核实", "unverified"),
        "unsure": ("存疑", "uncertain"),
    }
)
