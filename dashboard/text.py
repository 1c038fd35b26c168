"""The interface's words. Every sentence a person reads comes from here or from the document."""

from __future__ import annotations

ROLES = {"lead": "牵头", "responsible": "责任", "support": "配合", "supervise": "督办"}
#: A role is never colour alone: each has its mark, readable in black and white.
MARKS = {"lead": "●", "responsible": "○", "support": "△", "supervise": "□"}
UNITS = {"measures": "措施", "actions": "任务", "assignments": "分工"}
#: The number words that go with a unit: 13 项措施.
COUNTED = {"measures": "项措施", "actions": "项任务", "agencies": "个单位", "assignments": "项分工"}
FIELDS = {"document": "文档", "measure": "措施", "agency": "单位", "role": "角色", "q": "关键词"}
WORKLOAD = {
    "agency": "单位",
    "total": "合计",
    "share": "占比",
    "lead_alone": "独自牵头（任务）",
    "lead_jointly": "共同牵头（任务）",
    "partners": "合作单位数",
} | ROLES
PAIRS = {"from": "牵头单位", "to": "合作单位", "kind": "关系", "actions": "任务数", "action_ids": "原表行号"}

#: The choices of the matrix page.
ROW_UNITS = {"measures": "措施", "actions": "任务"}
ROW_ORDERS = {"source": "原表次序", "together": "相近相邻"}
ORDERS = {"source": "原表次序", "load": "由多到少", "together": "相近相邻"}
#: The choices of the page of collaboration.
RELATIONS = {"crossing": "往来矩阵", "flow": "流向图", "questions": "会上可问"}
#: How sure a fact about an agency is.
CONFIDENCES = {"verified": "已查证", "well-known": "通识，未逐一查证", "unsure": "待核实"}
#: What a column of a source table may hold.
KINDS = {
    "ignore": "不使用",
    "number": "序号",
    "task": "任务（措施）",
    "detail": "具体内容",
    "deadline": "完成时限",
    "lead": "牵头单位",
    "responsible": "责任单位",
    "support": "配合单位",
    "supervise": "督办单位",
}
#: What a header was taken for, where it is not one of KINDS.
TAKEN_FOR = KINDS | {"person": "人员（不计为单位）", "ignored": "未使用"}
#: What stands in the name of an agency that is called otherwise today: before its printed names, after a doubtful one.
FORMER = "原"
UNSURE = "（待核实）"
LEVELS = {"warning": "需核对", "note": "供参考"}

_WORDS = {
    "app": "责任分工看板",
    "counted.measures": "措施",
    "counted.actions": "任务",
    "counted.agencies": "单位",
    "counted.assignments": "分工",
    "overview.nav": "总览",
    "overview.title": "总览：任务全文与承担单位",
    "overview.read": "逐项阅读",
    "overview.table": "分工明细",
    "matrix.nav": "责任矩阵",
    "matrix.title": "责任矩阵：谁牵头、谁负责",
    "matrix.rows": "行",
    "matrix.row_order": "行的次序",
    "matrix.column_order": "单位的次序",
    "matrix.download": "下载矩阵 CSV",
    "matrix.hint": "点击标记查看任务全文和全部单位。右边和下边的数字是该行、该列中各角色的标记数（格数）。",
    "matrix.name": "责任矩阵",
    "workload.nav": "单位负荷",
    "workload.title": "单位负荷：每个单位承担多少",
    "workload.count": "按什么计数",
    "workload.axis": "承担的{unit}数（项）",
    "workload.hint": "点击条形可只看该单位，再次点击恢复。",
    "workload.open": "点击表中一格，打开该单位的画像。",
    "workload.top": "图中为前 {top} 个单位，其余 {rest} 个见下表。",
    "workload.both": "既牵头又负责的{unit}在两段里各计一次，合计只计一次。",
    "workload.share": "占比：该单位承担的{unit}占全部 {total} 项{unit}的比例，“单位”筛选不影响全部之数。",
    "workload.download": "下载负荷表 CSV",
    "workload.name": "单位负荷",
    "agency.nav": "单位画像",
    "agency.title": "单位画像：牵头什么、参与什么、与谁共事",
    "agency.links": "单位画像：",
    "agency.choose": "看哪个单位",
    "agency.choose.none": "选择一个单位",
    "agency.hint": "点击单位名称查看它牵头什么、参与什么、与谁共事。●、○ 等后面的数字是它以该角色承担的任务数。",
    "agency.count": "{count} 个单位",
    "agency.rest": "其余 {count} 个单位请在上面选择。",
    "agency.no_kind": "没有资料的单位",
    "agency.in_role": "{role}：{count} 项任务",
    "agency.printed": "原表写作",
    "agency.full_name": "全称",
    "agency.kind": "类别",
    "agency.at_level": "{kind}（层级：{level}）",
    "agency.via": "其间名称",
    "agency.today": "现行机构",
    "agency.goes_on": "沿用，未更名",
    "agency.since": "承继时间",
    "agency.by": "不晚于 {date}",
    "agency.note": "说明",
    "agency.source": "资料来源",
    "agency.partners": "与谁共事",
    "agency.role": "{role}（{count} 项任务）",
    "agency.download": "下载合作单位 CSV",
    "agency.name": "合作单位",
    "agency.alone": "独自牵头",
    "agency.jointly": "共同牵头",
    "agency.with": "合作单位",
    "agency.filtered": "数字为“筛选后 / 全部”，按任务计。",
    "partners.calls_on": "它牵头时，参与的单位",
    "partners.called_by": "它参与时，牵头的单位",
    "partners.co_leads": "与它共同牵头的单位",
    "partners.label": "{agency}，{kind}：{count} 项任务",
    "partners.rest": "其余 {count} 个见下载的合作单位表。",
    "collaboration.nav": "协同关系",
    "collaboration.title": "协同关系：谁和谁一起承担",
    "collaboration.relation": "看什么",
    "collaboration.download": "下载协同表 CSV",
    "collaboration.name": "协同关系",
    "collaboration.none": "所示任务中没有两个单位一起承担的。",
    "collaboration.crowded": "有 {count} 项任务各写了 {most} 个以上的单位，没有计入协同关系。",
    "pairs.co_lead": "共同牵头",
    "pairs.actions": "{count} 项任务",
    "pairs.cut": "共 {count} 项任务，这里列出前 {most} 项。",
    "pairs.corner": "牵头单位 ↓　合作单位 →",
    "pairs.total": "任务数",
    "pairs.cell": "{kind} {count} 项任务",
    "pairs.label": "{lead} — {partner}：{said}",
    "pairs.hint": "行是牵头单位，列是同一任务中的其他单位：○ 3 指列中单位负责该行单位牵头的 3 项任务，● 2 指两个单位共同牵头 2 项。点击数字查看任务；任务数不重复计。",
    "pairs.left_out": "表中只列合作最多的单位，另有 {leads} 个牵头单位、{partners} 个合作单位见下载的协同表。",
    "flow.title": "从牵头单位到合作单位的流向",
    "flow.hint": "左边是牵头单位，右边是合作单位，粗细是共同承担的任务数。点击一条流或一个单位，下面列出这些任务。",
    "flow.rest": "其余 {count} 个单位",
    "flow.picked": "{names}：{count} 项任务",
    "questions.hint": "点击一行，查看它的任务和分工。",
    "questions.most_leads": "牵头任务最多的单位",
    "questions.several_leads": "有几个牵头单位的任务：谁排第一？",
    "questions.without_responsible": "没有责任单位的措施",
    "questions.without_partners": "牵头单位独自承担、没有其他单位的任务",
    "questions.named_once": "只出现一次的单位",
    "questions.leads": "牵头 {count} 项任务",
    "questions.first": "排第一：{first}；其次：{others}",
    "questions.top": "共 {count} 个牵头单位，列出前 {most} 个",
    "questions.count": "{count} 项",
    "questions.none": "没有",
    "questions.rest": "其余 {count} 项未列出，可先筛选再看。",
    "filter.clear": "清除筛选",
    "filter.all": "全部",
    "filter.none": "未筛选",
    "filter.q.help": "在措施、任务和单位中查找；多个词用空格隔开，符合任一个即可。",
    "filter.counts": "{assignments} 项分工\n{actions} 项任务\n{measures} 项措施",
    "empty": "没有符合筛选条件的任务。",
    "empty.relax": "去掉“{field}”筛选，可看到 {count} 项任务。",
    "empty.drop": "去掉“{field}”筛选",
    "no_assignments": "所示任务都没有写单位。",
    "empty.clear": "单独去掉任何一项筛选都没有结果，请清除全部筛选。",
    "documents.nav": "文档",
    "documents.title_page": "文档：选择、上传，核对读成了什么",
    "documents.choose": "查看文档",
    "documents.all": "全部文档",
    "documents.together": "全部文档（{count} 份）",
    "documents.none": "还没有可读的文档，请在“文档”页上传一份责任分工表，或把文件放入 data/documents。",
    "documents.add": "添加文档",
    "documents.session": "上传和粘贴的内容只在本次浏览器会话中使用，不会保存到服务器，刷新或关闭页面后需要重新上传。",
    "documents.upload": "上传文件",
    "documents.upload.label": "Word、Excel、PDF、网页或文本文件，可多选",
    "documents.paste": "粘贴文字",
    "documents.paste.label": "从网页或 Word 复制的表格或文字",
    "documents.paste.read": "读取粘贴的文字",
    "documents.paste.name": "粘贴的文字.txt",
    "documents.reading": "正在读取第 {at} 个文件，共 {of} 个：{name}",
    "documents.open": "打开",
    "documents.remove": "移除",
    "documents.title": "标题（可修改，只影响本次会话的显示）",
    "documents.headers": "表头读作：",
    "documents.tell": "没有认出表头。请对照下面的前几行，指出每一列是什么，再点“按以上各列读取”。",
    "documents.lost": "链接中的文档“{name}”不在这里（上传的文档只在当时的会话中有），现在显示的是另一份文档。",
    "documents.number": "第 {number} 列",
    "documents.column": "第 {number} 列是",
    "documents.told": "按以上各列读取",
    "documents.findings": "{count} 处需要留意",
    "documents.check": "与原文核对",
    "documents.check.hint": "点击左边一行分工，右边显示它在原文中的位置；填写原表行号，左边只列该行的分工。",
    "documents.check.row": "原表行号",
    "documents.one": "核对原文时请在左侧选择一份文档，不选“全部文档”。",
    "filter.dropped": "已清除不适用于当前文档的筛选：{values}",
    "error.slow": "文件读取超时，已经停止，请拆成几个较小的文件后再试。",
    "error.large": "文件展开后太大，放不进内存，请只保留分工表部分后再试。",
    "error.died": "文件没能读完（可能太大或已损坏），请另存后再试，或只保留分工表部分。",
    "error.file": "文件打不开（{reason}），请检查文件和权限。",
    "csv.name": "责任分工",
    "download": "下载 CSV",
    "download.note": "文件可直接用 Excel、WPS 打开；可能被当作公式的内容前加了一个单引号（'）。",
    "no_agency": "未写单位",
    "close": "关闭",
    "current": "按现行机构",
    "current.help": "按今天的机构名称显示并计数：由同一机构承继的单位合并为一个，原名写在括号里；同一任务同一角色只计一次。承继关系见“单位画像”。",
    "current.help.none": "本文档的单位都没有已知的更名。",
    "current.column": "现行机构",
    "current.problem": "单位资料表 data/agencies.csv 有误，没有使用：{reason}",
    "findings": "读表时发现 {count} 处需要留意",
    "source": "来源：{name} · 共 {rows} 行",
    "row": "原表第 {row} 行",
    "error": "这一页没能显示（编号 {id}）。请刷新或换一页；若仍出现，请把编号告诉管理员。",
    "http.unknown_parameter": "未知的参数“{name}”，可用的参数：{known}。",
    "http.unknown_value": "参数“{name}”没有“{value}”这个值。",
    "http.one_value": "参数“{name}”只能给一个值。",
    "http.no_document": "没有可用的文档：{reason}",
}


def t(key: str, **values: object) -> str:
    """The words for `key`, with `values` filled in."""
    return _WORDS[key].format(**values)


def chosen_words(chosen) -> str:
    """A filter in words: 单位：省金融办 · 角色：牵头. Empty where nothing is filtered."""
    parts = []
    for name in chosen.active:
        values = getattr(chosen, name)
        if name == "q":
            said = f"“{values if len(values) <= 40 else values[:39] + '…'}”"
        elif name == "role":
            said = "、".join(ROLES[role] for role in values)
        else:
            said = "、".join(values[:3]) + (f" 等 {len(values)} 个" if len(values) > 3 else "")
        parts.append(f"{FIELDS[name]}：{said}")
    return " · ".join(parts)
