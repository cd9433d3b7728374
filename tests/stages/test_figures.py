"""Key figures: a number and what it counts; no dates, no durations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.stages.figures import figures
from khulasa.stages.summary.reading import article_sentences
from tests.factories import article
from tests.stages.reading_fixture import own

NONE = {
    "ar": [
        "في عام 2024 وحده.",
        "أعلن هزيمته في عامي 2017 و 2019 على التوالي.",
        "بعد 3 سنوات من الانتصار.",
        "خلال الشهرين الماضيين.",
        "في ٢٣ آذار ٢٠١٩ عند الساعة 10 صباحا.",
        "رجل عمره 50 عاما.",
        "المادة 5 من القانون، والقرار رقم 2254 أيضا.",
        "للمرة الأولى في القرن الثالث.",
        "آلاف المقاتلين ومئات الجرحى.",
        "قدرت اللجنة العدد بنحو 400، ما يعكس تصاعداً.",
        "وصل أحد الجنود.",
        "صدر في 13 نوفمبر 1991 أمرا بالقبض عليهما.",
        "انقطع في بطولة 1966 عندما فازت إنجلترا.",
        "القرار الذي صدر 748 بأغلبية كبيرة.",
        "الاثنا عشري جزء من الأمعاء.",
        "خلال الأيام الأربعة الأخيرة، والاثنان معا.",
        "أصيب 12 بجروح وقتل 5 برصاص مجهولين ونجا 40 فقط.",
        "في الصفحة 12 وعلى متن الرحلة 815 وفي الدقيقة 42.",
        "بلغت الحرارة 45 درجة ثم 41 درجة مئوية.",
        "يمثل هذا خمس ثروة البلاد.",
        "انتشر كوفيد-19 سريعا بعد هجمات 9/11 دامية.",
        "حرب 1948 وثورة 2011 وموسم 2019 طويل.",
        "من 1962 إلى 1970، و2012 ثم 2013.",
        "أنتجت كمية كبيرة، ولست مهتما.",
        "أعلنت شركة ميتا كشفها.",
        "تراجع مليون ونصف المليون شخص.",
        "وصل 14 لشركة و12 بسيارة وطائرة 350 ولسيارة.",
        "في القاعة 147 أقر البرلمان القانون، والقاعة 88 ارتفعت فيها الأصوات.",
        "تجاوزت حرارته 39 درجة، وارتفع 7 درجات تحت الصفر.",
        "زارها أربع مرات، وتأهل إلى نصف النهائي في نصف الكرة الشمالي خلال نصف الساعة الأولى.",
        "في 2000 أزمة كبيرة وفي 2019 حالة واحدة.",
        "خرج منها عام 1325 قاصداً الحج، ولأكتوبر 1973 مكانة في الذاكرة.",
        "عند الساعة الثانية، بسرعة كبيرة في الساعة الثالثة.",
    ],
    "en": [
        "In 2024 attacks rose.",
        "A 50-year-old man, aged 25, waited 3 days and two weeks.",
        "On 5 May at 10 p.m. in the 1990s.",
        "Article 5 rights; Flight 12 passengers.",
        "Thousands of people and hundreds of tents.",
        "It came third in the 21st century.",
        "One man left.",
        "The 2019 elections and the 1948 wars.",
        "They won 3-1, after 2-0 winners had left.",
        "Call 0800 123 456 or +44 20 7946 0958 now.",
        "It leaves at 9.30 passengers say, or at 6.15pm.",
        "It was 30C, then 25 degrees; the mayor, 66, stayed.",
        "Covid-19 cases, F16 jets, 9/11 attacks and G7 leaders.",
        "Boeing 737 jets and its Nova 9 phones.",
        "On September 11 attacks resumed.",
        "She ran the 100m hurdles and 10k races, and the wall is 3.5m high.",
        "Ann walked 12m and then 40k.",
        "He won it four times, and twice more.",
        "In the second half of the match; a third man; the third of the cars; a quarter of an hour.",
        "In 1900 women could not vote.",
        "Men aged between 19 and 44 were arrested.",
        "Losses of 9,6 litres.",
        "A 56 × 24 mm frame and 4x4 cars.",
        "They voted six to five.",
        "She was injured 12 minutes later.",
        "A few million homes and several hundred shops.",
    ],
    "xx": ["12 Boote und 14 Schiffe."],
}
FOUND = [
    ("ar", "ألقت القبض على ٢٥ عنصرا من الخلايا.", ["٢٥ عنصرا"]),
    ("ar", "تشكيل تحالف من 84 دولة في عام 2014.", ["84 دولة"]),
    ("ar", "شهدت 15 دولة أكثر من 70 هجوما إرهابيا.", ["15 دولة", "أكثر من 70 هجوما"]),
    ("ar", "وأن 41٪ من عمليات داعش تستهدف دولا.", ["41٪ من عمليات داعش"]),
    ("ar", "ليصل إلى نحو 2000 جندي.", ["نحو 2000 جندي"]),
    (
        "ar",
        "ما بين 9 آلاف و10 آلاف سجين، ونحو 40 ألفاً من أفراد عائلاتهم.",
        ["ما بين 9 آلاف و10 آلاف سجين", "نحو 40 ألفاً من أفراد عائلاتهم"],
    ),
    ("ar", "لأكثر من عشرة آلاف عنصر.", ["أكثر من عشرة آلاف عنصر"]),
    ("ar", "بكلفة 85 مليون دولار.", ["85 مليون دولار"]),
    ("en", "About 2,000 US troops and 41% of ISIS operations.", ["About 2,000 US troops", "41% of ISIS operations"]),
    ("en", "It will cost at least $85 million.", ["at least $85 million"]),
    ("en", "Up to two to three million people need food.", ["Up to two to three million people"]),
    ("en", "Some 1,948 people and nearly 1998 tents.", ["Some 1,948 people", "nearly 1998 tents"]),
    ("en", "Between 9,000 and 10,000 prisoners fled.", ["Between 9,000 and 10,000 prisoners"]),
    (
        "en",
        "At least 25 suspected cell members and three women.",
        ["At least 25 suspected cell members", "three women"],
    ),
]
MONEY = [
    ("en", "It paid £86m, US$30m, €2.3tn and $1.4 m.", ["£86m", "US$30m", "€2.3tn", "$1.4 m"]),
    ("en", "It cost $1.20 a litre, or 40€ per head.", ["$1.20 a litre", "40€ per head"]),
    ("ar", "بقيمة $12m ثم 5.5 مليار$ ثم 7 ملايين يورو.", ["$12m", "5.5 مليار$", "7 ملايين يورو"]),
    ("ar", "بسعر 80 دولارا للبرميل.", ["80 دولارا للبرميل"]),
]
PERCENT = [
    ("en", "Sales rose 5%, or 1 per cent of the market.", ["5%", "1 per cent of the market"]),
    ("en", "It lost 6% of its value Saturday.", ["6% of its value"]),
    ("en", "Half a dozen, or 42% of the population lives there.", ["42% of the population"]),
    ("en", "Some 30% of the city's shops; -3% on the day.", ["Some 30% of the city's shops", "-3%"]),
    (
        "en",
        "At least 1,147 of the county's 4,890 teachers never existed.",
        ["At least 1,147 of the county's 4,890 teachers"],
    ),
    ("en", "Two-thirds of voters agreed.", ["Two-thirds of voters"]),
    ("ar", "حصل على 44 في المئة من المقاعد يوم الأحد.", ["44 في المئة من المقاعد"]),
    ("ar", "ارتفع %15 ثم خمسة بالمائة ثم 2 في المائة.", ["%15", "خمسة بالمائة", "2 في المائة"]),
    ("ar", "ثلاثة أرباع السكان.", ["ثلاثة أرباع السكان"]),
]
NOUNS = [
    ("en", "At 14 companies and in Rafah 12 people left.", ["14 companies", "12 people"]),
    ("en", "A crowd of 2,000 people and two other guests.", ["2,000 people", "two other guests"]),
    ("en", "Over 30 were injured and 12 are missing.", ["Over 30 were injured", "12 are missing"]),
    ("en", "Two police stations, six police and nine women.", ["Two police stations", "six police", "nine women"]),
    ("en", "It hit a bus, killing 12 and wounding more than 40.", ["killing 12", "wounding more than 40"]),
    ("ar", "أدى إلى مقتل 12 وإصابة 40 بجروح.", ["مقتل 12", "إصابة 40"]),
    ("en", "A blast left 40 killed, 12 injured 3 more, or 40 killed 12.", ["40 killed", "12 injured"]),
    ("en", "It pays $5 a day. The $5 is paid at noon.", ["$5 a day"]),
    ("en", "A million people and half a million homes.", ["A million people", "half a million homes"]),
    ("en", "Winds of 105 miles per hour, or 90km/h.", ["105 miles per hour", "90km/h"]),
    (
        "en",
        "Rates fell 25 basis points; it covers 9.6 square kilometres.",
        ["25 basis points", "9.6 square kilometres"],
    ),
    ("ar", "3 آلاف بلاغ و15 يورو و12 وثيقة.", ["3 آلاف بلاغ", "15 يورو", "12 وثيقة"]),
    ("ar", "تضرر مليون تلميذ و500 تشكيل.", ["مليون تلميذ", "500 تشكيل"]),
    ("ar", "رفعها 75 نقطة أساس.", ["75 نقطة أساس"]),
    ("ar", "على 60 كيلو متراً مربعاً، و25سم.", ["60 كيلو متراً مربعاً", "25سم"]),
    ("ar", "مساحتها 7,4 مليون كيلومتر مربع و783،562 نسمة.", ["7,4 مليون كيلومتر مربع", "783،562 نسمة"]),
    ("ar", "سقط 2016 قتيلاً و1987 جريحاً.", ["2016 قتيلاً", "1987 جريحاً"]),
    ("ar", "نزح 3 ملايين و500 ألف شخص.", ["3 ملايين و500 ألف شخص"]),
    ("ar", "خمس سيارات، وخمس شاحنات السبت.", ["خمس سيارات", "خمس شاحنات"]),
    ("ar", "اثنان من المتسابقين ذوي الخبرة.", ["اثنان من المتسابقين"]),
]
TOGETHER = [
    ("en", "They took 61 of the 99 seats.", ["61 of the 99 seats"]),
    ("en", "One in five pupils and three in ten schools.", ["One in five pupils", "three in ten schools"]),
    ("en", "It recalled 1.2 million of its Nova 9 phones.", ["1.2 million of its Nova 9 phones"]),
    ("en", "It claimed 294 attacks in 2024, against 121 the year before.", ["294 attacks in 2024, against 121"]),
    ("en", "They won 61 of the 99 seats, down from 70.", ["61 of the 99 seats, down from 70"]),
    (
        "en",
        "It lost $8 million, compared with a profit of $3 million a year earlier.",
        ["$8 million, compared with a profit of $3 million"],
    ),
    ("en", "It grew from 51% to 62%.", ["from 51% to 62%"]),
    ("en", "It was cut to 4% from 4.5%.", ["to 4% from 4.5%"]),
    ("en", "It has 120 boats (against 90 boats in May).", ["120 boats (against 90 boats in May)"]),
    ("en", "Some 5-7% of homes and $5m-$7m.", ["Some 5-7% of homes", "$5m-$7m"]),
    (
        "ar",
        "أعلن مسؤوليته عن نحو 294 هجوماً، مقارنة بـ121 هجوماً في العام السابق.",
        ["نحو 294 هجوماً، مقارنة بـ121 هجوماً"],
    ),
    ("ar", "ارتفعت من 310 طلبات في 2020 إلى 540 طلبا في 2021.", ["من 310 طلبات في 2020 إلى 540 طلبا"]),
    ("ar", "بلغ المؤشر 900 نقطة، بعد أن كان 850 أمس.", ["900 نقطة، بعد أن كان 850"]),
    ("ar", "صوت 55 نائباً من أصل 120.", ["55 نائباً من أصل 120"]),
    ("ar", "نال 210 أصوات مقابل 98 صوتاً.", ["210 أصوات مقابل 98 صوتاً"]),
    ("ar", "واحد من كل ستة أطفال.", ["واحد من كل ستة أطفال"]),
    ("ar", "رفعها إلى 7,5 في المائة من 6 في المائة.", ["إلى 7,5 في المائة من 6 في المائة"]),
]
APART = [
    ("en", "It sold 20 ships against a payment of $5 million.", ["20 ships", "$5 million"]),
    ("en", "Profit rose 12% to $3.4bn.", ["12%", "$3.4bn"]),
    ("en", "It has 30 dogs, as the owner of the old house on the hill by the sea says, against 12.", ["30 dogs"]),
    ("en", "Troops from 12 states went to 30 camps.", ["12 states", "30 camps"]),
    ("ar", "باعت 20 سفينة مقابل 5 ملايين دولار.", ["20 سفينة", "5 ملايين دولار"]),
    ("ar", "قتل 5 جنود من 20 دولة.", ["5 جنود", "20 دولة"]),
    ("ar", "أنتج (60 مليون طن) مقابل 43 مليون طن.", ["60 مليون طن"]),
    (
        "en",
        "It sold 20 cars to 30 firms and 12 boats, against 9 planes.",
        ["20 cars", "30 firms", "12 boats", "9 planes"],
    ),
]

MEASURED = [
    ("en", "A quake of magnitude 7 killed 12,000 people.", ["magnitude 7", "12,000 people"]),
    ("en", "It had a magnitude of 6.4; a 7.1-magnitude quake followed.", ["a magnitude of 6.4", "7.1-magnitude"]),
    ("ar", "زلزال بلغت قوته 6.1 درجة على مقياس ريختر.", ["بلغت قوته 6.1 درجة"]),
    ("ar", "ضربت هزة بقوة 5,2 درجات المدينة، وأخرى شدتها 4.", ["بقوة 5,2 درجات", "شدتها 4"]),
    ("ar", "سجل 5.2 درجات على مقياس ريختر.", ["5.2 درجات"]),
    ("ar", "هاجمها بقوة 5 جنود وبقوة 300 جندي.", ["5 جنود", "300 جندي"]),
    ("en", "It lies 48 light years away.", ["48 light years"]),
    ("ar", "يبعد 48 سنة ضوئية.", ["48 سنة ضوئية"]),
    ("en", "A crowd of 54,300 watched.", ["A crowd of 54,300"]),
    ("ar", "نزوح 2.6 مليون.", ["نزوح 2.6 مليون"]),
]
SCALED = [
    ("en", "It handles 3.5m containers a year, up from 2.9m.", ["3.5m containers a year, up from 2.9m"]),
    ("en", "There are 212m homes and 40k users.", ["212m homes", "40k users"]),
]
MULTIPLES = [
    ("en", "It is three times the average.", ["three times the average"]),
    ("en", "It is 1.6 times the size of Earth.", ["1.6 times the size of Earth"]),
    ("en", "Its mass is 5.6 times that of Earth.", ["5.6 times that of Earth"]),
    (
        "en",
        "They are five times more likely to fall, three times as many.",
        ["five times more likely", "three times as many"],
    ),
    ("ar", "هطلت ثلاثة أضعاف المعدل الشهري.", ["ثلاثة أضعاف المعدل"]),
    ("ar", "تعادل 5.6 أضعاف كتلة الأرض أو 1.6 مرة حجم القمر.", ["5.6 أضعاف كتلة الأرض", "1.6 مرة حجم القمر"]),
    ("ar", "ارتفعت الأسعار خمسة أضعاف.", ["خمسة أضعاف"]),
]
RATES = [
    (
        "en",
        "It uses 20 million litres of water a day and 5 tonnes of food.",
        ["20 million litres of water a day", "5 tonnes of food"],
    ),
    ("en", "It costs $3.90 a dose, or 9 rupees a child a day.", ["$3.90 a dose", "9 rupees a child a day"]),
    ("en", "They kept 2,300 pages of bank records.", ["2,300 pages of bank records"]),
    ("ar", "بواقع 170 ديناراً لكل نعجة، و2400 درهم لكل من المتدربين.", ["170 ديناراً لكل نعجة", "2400 درهم"]),
    (
        "ar",
        "بسرعة 168 كيلومتراً في الساعة التيار، و90 كيلومتراً في الساعة الثانية.",
        ["168 كيلومتراً في الساعة", "90 كيلومتراً"],
    ),
]
RATIOS = [
    ("en", "Here 1 in 12 fell ill, compared with 1 in 6.", ["1 in 12 fell ill, compared with 1 in 6"]),
    ("ar", "أصيب طفل واحد من كل 12، مقابل واحد من كل ستة.", ["واحد من كل 12، مقابل واحد من كل ستة"]),
    ("ar", "طفل واحد من كل 12 نال ثلاث جرعات، مقابل واحد من كل ستة.", ["واحد من كل 12", "ثلاث جرعات"]),
    ("en", "It passed by 151 votes to 147.", ["151 votes to 147"]),
    ("ar", "منح 11 عقداً من أصل 14 لشركة صديقه.", ["11 عقداً من أصل 14"]),
    ("ar", "بأغلبية 151 صوتاً مقابل 147 أقر البرلمان القانون.", ["151 صوتاً مقابل 147"]),
    ("ar", "أصيب 112 آخرون، وفي 1900 مدرسة.", ["112 آخرون", "1900 مدرسة"]),
]
FRACTIONS = [
    ("en", "A third of voters and nearly half of the houses.", ["A third of voters", "nearly half of the houses"]),
    ("en", "It lost half its value, about a tenth of the price.", ["half its value", "about a tenth of the price"]),
    ("en", "No more than half of the pupils came.", ["No more than half of the pupils"]),
    ("ar", "فقدت نحو ثلث مياهها ونزح ثلثا السكان.", ["نحو ثلث مياهها", "ثلثا السكان"]),
    ("ar", "يحوي 45 مليون متر مكعب، أي ربع سعته.", ["45 مليون متر مكعب", "ربع سعته"]),
    ("en", "Two thirds of the 650 members came.", ["Two thirds of the 650 members"]),
    ("ar", "اشترك ثلثي سكان المدينة، وبيع بربع السعر.", ["ثلثي سكان المدينة", "ربع السعر"]),
]
NOT_DENIED = [
    ("en", "No, more than 50 nurses came.", ["more than 50 nurses"]),
    ("en", "Not only more than 50 nurses but 12 dogs came.", ["more than 50 nurses", "12 dogs"]),
    ("en", "She did not know that more than 50 nurses came.", ["more than 50 nurses"]),
    ("en", "The rule does not bind any small town with more than 50 shops.", ["more than 50 shops"]),
    ("en", "There is no power in about 50 shops.", ["about 50 shops"]),
    ("ar", "لم يصل نحو 30 طالباً.", ["نحو 30 طالباً"]),
    ("en", "The note says more than 50 nurses came.", ["more than 50 nurses"]),
    ("ar", "لا، أكثر من 30 طالباً جاؤوا.", ["أكثر من 30 طالباً"]),
    ("ar", "ولا تزال أكثر من 50 خيمة هناك.", ["أكثر من 50 خيمة"]),
    ("ar", "لا سيما أكثر من 30 طالباً.", ["أكثر من 30 طالباً"]),
    ("ar", "لم يصل إلا نحو 30 طالباً.", ["نحو 30 طالباً"]),
    ("ar", "حضر ما لا يقل عن 30 طالباً.", ["ما لا يقل عن 30 طالباً"]),
]
DENIED = [
    ("en", "No more than 60 nurses came.", ["No more than 60 nurses"]),
    (
        "en",
        "No fewer than 300 nurses and no less than $40 million.",
        ["No fewer than 300 nurses", "no less than $40 million"],
    ),
    ("en", "Not more than 14 tents, wounding no more than 40.", ["Not more than 14 tents", "wounding no more than 40"]),
    ("en", "It isn’t over 80 loaves a day.", ["isn’t over 80 loaves a day"]),
    ("en", "It cost no more than half a million dollars.", ["no more than half a million dollars"]),
    ("en", "It costs no more than about 50 dollars.", ["no more than about 50 dollars"]),
    ("en", "Not one in five pupils passed.", ["Not one in five pupils"]),
    ("ar", "ثمنه لا يتجاوز 7 آلاف درهم.", ["لا يتجاوز 7 آلاف درهم"]),
    ("ar", "ولا يزيد عن 50 طالباً، ولن تتجاوز 20 مليون درهم.", ["لا يزيد عن 50 طالباً", "لن تتجاوز 20 مليون درهم"]),
    ("ar", "ليس أكثر من 14 حافلة، ولم يتجاوز 9 قوارب.", ["ليس أكثر من 14 حافلة", "لم يتجاوز 9 قوارب"]),
    ("ar", "عددهم لا يقل عن 30 طالباً.", ["لا يقل عن 30 طالباً"]),
    ("ar", "من دون أن يتجاوز 30 طالباً.", ["من دون أن يتجاوز 30 طالباً"]),
    ("ar", "لا يكاد يتجاوز نحو 30 طالباً.", ["لا يكاد يتجاوز نحو 30 طالباً"]),
    # the negation is not beside its qualifier, which says the opposite by itself
    ("en", "It does not employ more than 50 nurses.", ["50 nurses"]),
    ("ar", "لم يصل أكثر من 50 طالباً.", ["50 طالباً"]),
]
MAIMED = [
    ("ar", "بلغ الدرهم 37 مقابل اليورو، ثم 12 مقارنة بالين.", []),
    ("ar", "قرية من كل أربع قرى بلا ماء.", []),
    ("ar", "سجلت 12 حالة لكل 100 ألف نسمة.", ["12 حالة لكل 100 ألف نسمة"]),
    ("en", "Doctors see 12 cases for every 1,000 people.", ["12 cases for every 1,000 people"]),
    ("en", "It has 12 cases per 100,000 but 5 beds.", ["12 cases per 100,000", "5 beds"]),
    (
        "ar",
        "وافق خمسة من الحكام السبعة، وثلاثة من أعضاء اللجنة العشرة.",
        ["خمسة من الحكام السبعة", "ثلاثة من أعضاء اللجنة العشرة"],
    ),
    ("ar", "وصل خمسة من الحكام الاثنين الماضي.", ["خمسة من الحكام"]),
    ("en", "It drew 30 ships from 12 states, up from 20.", ["30 ships from 12 states, up from 20"]),
    ("en", "It drew 30 ships from 12 states, up from 20 ships.", ["30 ships from 12 states, up from 20 ships"]),
    (
        "en",
        "It drew 30 ships that came from the far north, from the east and from 12 states, up from 20 ships.",
        ["30 ships", "12 states"],
    ),
    ("ar", "جاء 90 عازفاً من 12 دولة، مقابل 70 قبل عام.", ["90 عازفاً من 12 دولة، مقابل 70"]),
    ("ar", "بلغ 40 ألف فرنك، مقابل 30,5 ألفاً.", ["40 ألف فرنك، مقابل 30,5 ألفاً"]),
    ("ar", "فيها 5 فرص و6 أنفاق و7 أنظمة و9 أنواع.", ["5 فرص", "6 أنفاق", "7 أنظمة", "9 أنواع"]),
    ("ar", "شمل البحث 1730 مدرسة و1645 أسرة.", ["1730 مدرسة", "1645 أسرة"]),
    ("ar", "كانت أزمة 1973 صعبة، واتفاقية 1979 ملزمة، وعام 1850 بداية.", []),
    ("ar", "وصفت بأنها في 2009 كبيرة، والعقد 2009 كبيرة.", []),
]


PIECES = {
    "en": [
        "{} seats",
        "{}",
        "{}%",
        "${}m",
        "of the",
        "in",
        "from",
        "to",
        "against",
        "one in",
        "up from",
        "half of the",
        "a third of",
        "times the average",
        "magnitude",
        "{}m",
        "per",
        "a day",
        "votes to",
        "litres of water",
        "(",
        ")",
        "-",
        ",",
    ],
    "ar": [
        "{} مقعدا",
        "{}",
        "{}٪",
        "{} في المئة",
        "من",
        "من أصل",
        "من كل",
        "لكل",
        "نصف السكان",
        "ثلث",
        "أضعاف المعدل",
        "بقوة",
        "درجات",
        "في الساعة",
        "إلى",
        "و",
        "مقابل",
        "بين",
        "مقارنة بـ{}",
        "(",
        ")",
        "،",
        "-",
    ],
}


def _numbered(pieces: list[str]) -> str:
    """A text of the pieces, no number twice."""
    return " ".join(piece.format(100 + at) for at, piece in enumerate(pieces))


def _found(text: str, lang: str) -> list[str]:
    of = article(text, lang=lang)
    return [figure.text for figure in figures(of, article_sentences(of))]


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in NONE.items() for text in texts])
def test_no_figure(lang: str, text: str) -> None:
    assert _found(text, lang) == []


@pytest.mark.parametrize(("lang", "text", "expected"), FOUND)
def test_figures_with_what_they_count(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), MONEY + PERCENT)
def test_money_and_percentages_are_figures_by_themselves(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), NOUNS)
def test_the_noun_is_whole(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), APART)
def test_two_figures_that_only_stand_near(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), TOGETHER)
def test_two_numbers_that_are_one_figure(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), MEASURED + SCALED + MULTIPLES)
def test_a_number_says_what_it_measures_or_multiplies(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), RATES + RATIOS)
def test_a_rate_or_a_ratio_keeps_what_it_is_of(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), FRACTIONS)
def test_a_fraction_in_words_says_of_what(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), NOT_DENIED + DENIED)
def test_a_figure_never_says_the_opposite(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), MAIMED)
def test_no_number_stands_without_what_it_needs(lang: str, text: str, expected: list[str]) -> None:
    assert _found(text, lang) == expected


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES["en"]), min_size=1, max_size=12).map(_numbered), st.just("en"))
def test_figures_never_overlap(text: str, lang: str) -> None:
    _stand_one_behind_another(text, lang)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES["ar"]), min_size=1, max_size=12).map(_numbered), st.just("ar"))
def test_figures_never_overlap_in_arabic(text: str, lang: str) -> None:
    _stand_one_behind_another(text, lang)


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="0123456789٣٥ .,،-–/:%٪$€()kmرب والفيaetfrom\u0640\u00a0", max_size=60),
    st.sampled_from(["ar", "en"]),
)
def test_any_text_has_figures_of_its_own(text: str, lang: str) -> None:
    of = article(text or "x", lang=lang)
    assert all(figure.text and figure.text in figure.sentence.text for figure in figures(of, article_sentences(of)))


def _stand_one_behind_another(text: str, lang: str) -> None:
    of = article(text, lang=lang)
    for sentence in article_sentences(of):
        last = 0
        for figure in figures(of, [sentence]):
            at = sentence.text.find(figure.text, last)
            assert at >= last
            last = at + len(figure.text)


@pytest.mark.parametrize("name", ["barrier.en", "port.ar"])
def test_a_figure_stands_in_its_sentence(name: str) -> None:
    of = own(name)
    made = figures(of, article_sentences(of))
    assert 3 <= len(made) <= 6
    assert all(figure.text in figure.sentence.text for figure in made)


def test_at_most_six_and_each_once() -> None:
    of = article("There were 17 boats, 18 boats, 19 boats.", "Then 17 boats, 11 cars, 12 cars, 13 cars, 14 cars.")
    assert [f.text for f in figures(of, article_sentences(of))] == [
        "17 boats",
        "18 boats",
        "19 boats",
        "11 cars",
        "12 cars",
        "13 cars",
    ]


def test_small_counts_give_way_to_what_says_more() -> None:
    of = article(
        "Three judges and two clerks saw 17 boats, 18 cars and $5.", "Later 4%, 20 dogs, nine cats and 30 birds came."
    )
    assert [f.text for f in figures(of, article_sentences(of))] == [
        "17 boats",
        "18 cars",
        "$5",
        "4%",
        "20 dogs",
        "30 birds",
    ]


def test_small_counts_stay_where_there_is_room() -> None:
    of = article("Three judges and two clerks saw 17 boats.", "Nine cats came.")
    assert [f.text for f in figures(of, article_sentences(of))] == [
        "Three judges",
        "two clerks",
        "17 boats",
        "Nine cats",
    ]
