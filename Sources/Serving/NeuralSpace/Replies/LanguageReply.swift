import Corpus

/// A language with its English name. Any other tag may be used too: nothing in learning depends on this list.
package struct LanguageReply: Codable {
    package var language: String
    package var code: String

    /// The languages of NeuralSpace's catalogue and a few more, by name.
    package static let all: [LanguageReply] = names.split(whereSeparator: \.isNewline).compactMap { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        return parts.count == 2 ? LanguageReply(language: String(parts[1]), code: String(parts[0])) : nil
    }.sorted { $0.language < $1.language }

    private static let names = """
        acm Arabic, Mesopotamian
        af Afrikaans
        afb Arabic, Gulf
        akw Akwa
        am Amharic
        ama Amanayé
        an Aragonese
        apc Arabic, Levantine
        apd Arabic, Sudanese
        ar Arabic
        arz Arabic, Egyptian
        as Assamese
        az Azerbaijani
        ba Bashkir
        be Belarusian
        bg Bulgarian
        bn Bengali
        br Breton
        bs Bosnian
        ca Catalan
        ce Chechen
        cs Czech
        cv Chuvash
        cy Welsh
        da Danish
        de German
        el Greek
        en English
        eo Esperanto
        es Spanish
        et Estonian
        eu Basque
        fa Persian
        fi Finnish
        fr French
        ga Irish
        gl Galician
        gu Gujarati
        ha Hausa
        he Hebrew
        hi Hindi
        hr Croatian
        ht Haitian Creole
        hu Hungarian
        hy Armenian
        id Indonesian
        io Ido
        is Icelandic
        it Italian
        ja Japanese
        jv Javanese
        ka Georgian
        kk Kazakh
        km Khmer
        kn Kannada
        ko Korean
        ky Kyrgyz
        la Latin
        lb Luxembourgish
        lo Lao
        lt Lithuanian
        lv Latvian
        mg Malagasy
        mk Macedonian
        ml Malayalam
        mn Mongolian
        mr Marathi
        ms Malay
        mt Maltese
        multilingual Several languages in one model
        my Burmese
        nb Norwegian Bokmål
        ne Nepali
        nl Dutch
        oc Occitan
        or Odia
        pa Punjabi
        pl Polish
        pt Portuguese
        ro Romanian
        ru Russian
        si Sinhala
        sk Slovak
        sl Slovenian
        sq Albanian
        sr Serbian
        su Sundanese
        sv Swedish
        sw Swahili
        ta Tamil
        te Telugu
        tg Tajik
        th Thai
        tl Tagalog
        tr Turkish
        tt Tatar
        ug Uyghur
        uk Ukrainian
        ur Urdu
        uz Uzbek
        vi Vietnamese
        vo Volapük
        yo Yoruba
        zh Chinese
        zu Zulu
        """
}

/// NeuralSpace's catalogue calls "multilingual" what BCP 47 calls "mul"; its client knows no other name.
extension LanguageTag {
    private static let several = (catalogue: "multilingual", tag: "mul")

    package init?(catalogued code: String) { self.init(code == Self.several.catalogue ? Self.several.tag : code) }

    /// As the NeuralSpace API names it.
    package var catalogueCode: String { code == Self.several.tag ? Self.several.catalogue : code }
}
