"""One course told in every way that a sheet has, on one picture: what a reader of any sort gets."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import pypdfium2
from PIL import Image

from desk.paper.handout import set_handout
from desk.records.codes import Mode
from desk.records.consultation import Handout
from desk.records.nearby import Landmark
from desk.records.resource import Childcare, Contact, LocalText, Participation
from desk.records.sheet import Choices, Side
from desk.records.town import Town
from tests.paper.sheets import KOMINKAN, PAGE, make_handout, smartphone_course

TOWN = Town(
    code="1",
    municipality="けやき野市",
    name="栄町一丁目",
    reading="サカエチョウイッチョウメ",
    latitude=35.7335,
    longitude=139.537,
)
LANDMARKS = (
    Landmark(
        name="市民ホール", reading="シミンホール", english="City Hall Theatre", latitude=35.7286, longitude=139.5352
    ),
    Landmark(
        name="交流センター",
        reading="コウリュウセンター",
        english="Exchange Centre",
        latitude=35.7249,
        longitude=139.542,
    ),
    Landmark(
        name="けやき野駅", reading="ケヤキノエキ", english="Keyakino Station", latitude=35.7244, longitude=139.5362
    ),
)
TOLD = {
    "easy": (
        "はじめての スマートフォン",
        "スマートフォンの つかいかたを 学びます。電話の かけかた、写真の とりかた、地図の 見かたです。1人ずつ ゆっくり 教えます。",
    ),
    "en": (
        "Smartphones for beginners",
        "From making calls to taking photos and reading maps: we help each person, step by step.",
    ),
    "zh-Hans": ("智能手机入门", "从打电话、拍照片到看地图，老师会一对一耐心地教您。"),
    "ko": ("처음 배우는 스마트폰", "전화 거는 법, 사진 찍는 법, 지도 보는 법까지 한 분 한 분 친절하게 알려 드립니다."),
    "vi": (
        "Điện thoại thông minh cho người mới bắt đầu",
        "Từ cách gọi điện, chụp ảnh đến xem bản đồ: chúng tôi hướng dẫn tận tình từng người.",
    ),
    "ne": ("स्मार्टफोन पहिलो पटक सिक्नेहरूका लागि", "फोन गर्ने, फोटो खिच्ने र नक्सा हेर्ने तरिका एक-एक जनालाई बिस्तारै सिकाउँछौं।"),
    "th": ("สมาร์ตโฟนสำหรับผู้เริ่มต้น", "สอนตั้งแต่การโทร การถ่ายรูป ไปจนถึงการดูแผนที่ ทีละคนอย่างใจเย็น"),
    "my": ("စမတ်ဖုန်း အခြေခံသင်တန်း", "ဖုန်းခေါ်နည်း၊ ဓာတ်ပုံရိုက်နည်း၊ မြေပုံကြည့်နည်းတို့ကို တစ်ဦးချင်း စေတနာထား သင်ပေးပါသည်။"),
    "fil": (
        "Smartphone para sa baguhan",
        "Mula sa pagtawag at pagkuha ng litrato hanggang sa pagtingin ng mapa: tuturuan namin ang bawat isa nang dahan-dahan.",
    ),
    "pt": ("Celular para iniciantes", "Como ligar, tirar fotos e ver mapas: ensinamos cada pessoa com calma."),
}
"""What the city would have written, for readers of each language."""


def handouts() -> Mapping[str, Handout]:
    """Every way by the name it has on the command line."""
    modes = {
        "standard": Choices(),
        "large": Choices(mode=Mode.LARGE),
        "furigana": Choices(mode=Mode.FURIGANA),
        "easy": Choices(mode=Mode.EASY),
        "pair": Choices(mode=Mode.PAIR, beside=Side(language="vi")),
        "mono": Choices(mono=True),
    }
    languages = {language: Choices(language=language) for language in TOLD if language != "easy"}
    found = {name: handout(choices) for name, choices in (modes | languages).items()}
    short = handout(Choices())
    items = tuple(replace(item, short=True) for item in short.items)
    found["short"] = replace(short, items=items)
    return {name: found[name] for name in (*modes, "short", *languages)}


def handout(choices: Choices) -> Handout:
    """A course with a map: as much as a page holds."""
    texts = tuple(LocalText(language=language, title=title, text=text) for language, (title, text) in TOLD.items())
    plain = smartphone_course()
    assert plain.course is not None
    course = replace(
        plain,
        english=TOLD["en"][0],
        texts=texts,
        residency=(),
        place=replace(KOMINKAN, latitude=35.7269, longitude=139.5381),
        contact=Contact(phone="042-000-1101", url=PAGE),
        participation=Participation(childcare=Childcare(fee=0), wheelchair=True, beginner=True),
        course=replace(plain.course, belongings=""),
    )
    made = make_handout(course)
    items = tuple(
        replace(item, landmarks=LANDMARKS, walk=12, town=TOWN.name) if number == 0 else item
        for number, item in enumerate(made.items)
    )
    return replace(made, items=items, town=TOWN, choices=choices)


def pages(one: Handout, dots_an_inch: float) -> list[Image.Image]:
    """The pages of a sheet as pictures."""
    document = pypdfium2.PdfDocument(io.BytesIO(set_handout(one).pdf))
    return [page.render(scale=dots_an_inch / 72).to_pil().convert("RGB") for page in document]


def montage(pictures: list[Image.Image], columns: int, gap: int) -> Image.Image:
    """Pictures of one size in rows, on grey."""
    width, height = pictures[0].size
    rows = -(-len(pictures) // columns)
    whole = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + gap) + gap), (176, 180, 184))
    for number, picture in enumerate(pictures):
        row, column = divmod(number, columns)
        whole.paste(picture, (gap + column * (width + gap), gap + row * (height + gap)))
    return whole
