"""Characters: traditional and simplified ones, brackets, separators, ends of sentences and lines."""

import re

_TRADITIONAL = str.maketrans(
    "牽頭單責門辦參與協務內時舉項實導領聯號編類進設開業經會負機標區體學動長點間節問題據資執縣廳發財衛環應農鄉鎮團黨館總權處關網數誌術稅國際歷風險隊員證監銀僑臺漁遊電廣視並佈"
    "併來侷係個備傢傳價億儘優兩別則創劃劉勵匯叢吳呂啟喬噸噹嚮嚴囌圍園堅報場塊塗婁婦孫宮寧審寫將專對層屬島崗嶽師幫幾庫廈廟廠廢張強彆彙後徑徹慄態慼戰戶掛揚揮撐撥擊擔擬擴於昇晉"
    "暢暫曆書朮東條楊極構樂樑檢檯欄歐殘氣決況測湯準溫滷濛瀋瀏災為無狀獄獨現甦畝畢當療盡盧矇硃確碼礦祕種稱穀積竇箇範簡簽籌籤糧糰紀約級細組結絡給統維線緣練織繫繼續罰羅義習聶職"
    "脩興荊莊華萬葉蓆蓋蔔蔣蕭薑藍藺蘆蘇蘭補製見規覽訂計託記訪許註証評詞試話詳認說調談請諶諸謝譚議護讀貝貫貳費貿賀賈質賬賴賽趙車軍載輛輯輸轄連週運達適遲邊鄒鄧鄭醫釋鉤銷錄錢錶"
    "鍾鏈鐘閉閔閤閱閻闆陞陳陸陽階隱鞏韆韋韓頁須預頻額顏顧颱飛餘饒馬馮駐驟髮鬍鬚鬱魚魯鮑鳥鹵麥麴麵黃齊齒齣龍龐龔龜",
    "牵头单责门办参与协务内时举项实导领联号编类进设开业经会负机标区体学动长点间节问题据资执县厅发财卫环应农乡镇团党馆总权处关网数志术税国际历风险队员证监银侨台渔游电广视并布"
    "并来局系个备家传价亿尽优两别则创划刘励汇丛吴吕启乔吨当向严苏围园坚报场块涂娄妇孙宫宁审写将专对层属岛岗岳师帮几库厦庙厂废张强别汇后径彻栗态戚战户挂扬挥撑拨击担拟扩于升晋"
    "畅暂历书术东条杨极构乐梁检台栏欧残气决况测汤准温卤蒙沈浏灾为无状狱独现苏亩毕当疗尽卢蒙朱确码矿秘种称谷积窦个范简签筹签粮团纪约级细组结络给统维线缘练织系继续罚罗义习聂职"
    "修兴荆庄华万叶席盖卜蒋萧姜蓝蔺芦苏兰补制见规览订计托记访许注证评词试话详认说调谈请谌诸谢谭议护读贝贯贰费贸贺贾质账赖赛赵车军载辆辑输辖连周运达适迟边邹邓郑医释钩销录钱表"
    "钟链钟闭闵合阅阎板升陈陆阳阶隐巩千韦韩页须预频额颜顾台飞余饶马冯驻骤发胡须郁鱼鲁鲍鸟卤麦曲面黄齐齿出龙庞龚龟",
)

#: Brackets around a remark; a remark in brackets; brackets and quotation marks, inside which separators do not count.
OPENING_BRACKETS, CLOSING_BRACKETS = "（(〔[【［{｛", "）)〕]】］}｝"
BRACKETED = re.compile(r"[（(〔\[【].*?[)）〕\]】]")
OPENING, CLOSING = "（(〔[【〈<《「“［", "）)〕]】〉>》」”］"
#: The characters between two agencies of a list.
SEPARATORS = "、，,；;､﹑﹔；\n"
#: The characters at the end of a sentence.
SENTENCE_ENDS = tuple("。；;！!？?")
#: The characters at the end of a line that does not go on in the next: a sentence, heading or bracket is complete.
LINE_ENDS = tuple("。！？；：.!?;:”）)】〕")
#: The characters at the end of a line that is only the beginning of a title.
TITLE_GOES_ON = tuple("，、,：:；;（(“《—和与及的")
#: How a line begins that goes on with the one above: 及配套设施, 、停车场.
BEGINS_WITH_AND = re.compile("以及|及(?![时早格第])|与(?![时会])|、")
#: Marks beside the names of a list, which no name contains; a text may say what they mean: ★为牵头单位.
LIST_MARKS = "★☆●◎▲△■◆◇※＊*#＃"
#: Marks that repeat the cell above.
SAME_AS_ABOVE = ("同上", "同前", "〃")


def simplify(text: str) -> str:
    """The text with the traditional characters of this vocabulary simplified; for comparison only, never for output."""
    return text if text.isascii() else text.translate(_TRADITIONAL)


#: A word that stands upright: 生⏎态⏎环⏎境.
UPRIGHT = re.compile(r"[\u4e00-\u9fff](?:\s*\n\s*[\u4e00-\u9fff])+")
