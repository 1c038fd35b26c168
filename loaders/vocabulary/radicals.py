"""Radicals that stand for letters: a font may name 长 by the radical ⻓, as both have one shape, and a PDF repeats that name.

Unicode's normal form NFKC knows the Kangxi radicals and the compatibility ideographs, but hardly any of the CJK Radicals
Supplement (U+2E80–2EF3). The letters for these follow Unicode's EquivalentUnifiedIdeograph.txt and the fonts for simplified
Chinese. They also decide about ⼾ (U+2F3E), which NFKC would make 戶.
"""

RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾",
        "厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵水灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒㓁羊羊耂肀月臼艹艹艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟户",
        strict=True,
    )
)
