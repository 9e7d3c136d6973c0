/// Two intents in many scripts; the last text of each is not learnt from.
enum ToyLanguage: String, CaseIterable {
    case english = "en"
    case chinese = "zh"
    case japanese = "ja"
    case thai = "th"
    case korean = "ko"
    case hindi = "hi"
    case arabic = "ar"
    case russian = "ru"

    private var music: [String] {
        switch self {
        case .english: ["play a song", "play some music", "another song please", "play music by the river"]
        case .chinese: ["播放音乐", "我想听音乐", "请放一首音乐", "换一首音乐"]
        case .japanese: ["音楽をかけて", "音楽が聞きたい", "次の音楽をお願い", "もっと音楽"]
        case .thai: ["เปิดเพลง", "อยากฟังเพลง", "ขอเพลงใหม่", "เพลงนี้ดี"]
        case .korean: ["음악 틀어줘", "음악을 듣고 싶어", "다른 음악", "음악 더"]
        case .hindi: ["गाना बजाओ", "एक गाना सुनाओ", "नया गाना चलाओ", "अच्छा गाना"]
        case .arabic: ["شغل أغنية", "أريد أغنية", "أغنية أخرى", "أغنية جديدة"]
        case .russian: ["включи песню", "хочу песню", "другую песню", "песню ещё"]
        }
    }

    private var weather: [String] {
        switch self {
        case .english: ["will it rain today", "the weather tomorrow", "rain or sun", "the weather in the rain"]
        case .chinese: ["今天天气怎么样", "明天天气好吗", "查一下天气", "天气冷不冷"]
        case .japanese: ["今日の天気は", "明日の天気を教えて", "天気予報", "天気はいい"]
        case .thai: ["อากาศวันนี้", "พรุ่งนี้อากาศดีไหม", "สภาพอากาศ", "อากาศหนาว"]
        case .korean: ["오늘 날씨 어때", "내일 날씨", "날씨 알려줘", "날씨 추워"]
        case .hindi: ["आज मौसम कैसा है", "कल का मौसम", "मौसम बताओ", "मौसम ठंडा"]
        case .arabic: ["كيف الطقس اليوم", "الطقس غدا", "حالة الطقس", "الطقس بارد"]
        case .russian: ["какая погода сегодня", "погода завтра", "скажи погоду", "погода холодная"]
        }
    }

    var intents: [(name: String, texts: [String])] { [("music", music), ("weather", weather)] }
}
