extension Vocabulary {
    mutating func addSpanish() {
        decimalSign = ","
        groupSigns = [0x2E, 0x27, 0x2019]
        adjectiveFollows = true
        andJoinsTens = true
        ordinalEndings = ["o", "a", "er"]
        addSpanishNumbers()
        add(
            months: "enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept octubre/oct "
                + "noviembre/nov diciembre/dic")
        add(weekdays: "lunes martes miércoles/miercoles jueves viernes sábado/sabado domingo")
        weaken("mar sept un una uno segundo")
        add("hoy", dayOffset: 0)
        add("mañana manana", dayOffset: 1)
        add("ayer", dayOffset: -1)
        add("anteayer antier", dayOffset: -2)
        add(phrase: "pasado mañana") { $0.dayOffset = 2 }
        // “por la mañana” is no tomorrow.
        add(phrase: "por la mañana") { $0.roles = [.am] }
        add(phrase: "de la mañana") { $0.roles = [.am] }
        for phrase in ["de la tarde", "por la tarde", "de la noche", "por la noche"] { add(phrase: phrase) { $0.roles = [.pm] } }

        add("segundo segundos seg s", .second)
        add("minuto minutos min", .minute)
        add("hora horas h", .hour)
        add("día dia días dias", .day)
        add("semana semanas", .week)
        add("mes meses", .month)
        add("año ano años anos", .year)

        add("euro euros", currency: "EUR")
        add("dólar dolar dólares dolares", currency: "USD")
        add("libra libras", currency: "GBP")
        add("peso pesos", currency: nil)
        add("yen yenes", currency: "JPY")
        add("céntimo céntimos centimos centavo centavos", currency: nil, isMinor: true)

        add("y", .and)
        add("un una", .a)
        add("medio media", .half)
        add("cuarto", .quarter)
        add("coma punto", .point)
        add("menos", .minus)
        add("de del", .of)
        add(phrase: "por ciento") { $0.roles = [.percent] }
        add("hace", .agoBefore)
        add("en", .ahead)
        add(phrase: "dentro de") { $0.roles = [.ahead] }
        add("próximo próxima proximo proxima siguiente", .next)
        for phrase in ["que viene", "que entra"] { add(phrase: phrase) { $0.roles = [.next] } }
        add("pasado pasada último última ultimo ultima", .last)
        add("este esta", .this)
        for phrase in ["a las", "a la", "sobre las", "hasta las", "desde las"] { add(phrase: phrase) { $0.roles = [.at] } }
        add("el", .on, .the)
        add("am", .am)
        add("pm", .pm)
        add("mediodía mediodia") { $0.clock = 43_200 }
        add("medianoche") { $0.clock = 0 }
    }

    private mutating func addSpanishNumbers() {
        add(
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve "
                + "veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
            cardinals: 0)
        for (word, number) in [
            ("un", 1), ("una", 1), ("dieciseis", 16), ("veintiún", 21), ("veintiuna", 21), ("veintidos", 22), ("veintitres", 23),
            ("veintiseis", 26),
        ] { add(word) { $0.cardinal = number } }
        add("treinta cuarenta cincuenta sesenta setenta ochenta noventa", cardinals: 30, step: 10)
        add("cien ciento", multiplier: 100)
        for (words, number) in [
            ("doscientos doscientas", 200), ("trescientos trescientas", 300), ("cuatrocientos cuatrocientas", 400),
            ("quinientos quinientas", 500),
            ("seiscientos seiscientas", 600), ("setecientos setecientas", 700), ("ochocientos ochocientas", 800),
            ("novecientos novecientas", 900),
        ] { add(words) { $0.cardinal = number } }
        add("mil", multiplier: 1000)
        add("docena docenas", multiplier: 12)
        add("millón millon millones", multiplier: 1e6)
        let ordinals = [
            "primero primera primer", "segundo segunda", "tercero tercera tercer", "cuarto cuarta", "quinto quinta", "sexto sexta",
            "séptimo séptima septimo septima", "octavo octava", "noveno novena", "décimo décima decimo decima",
        ]
        for (place, words) in ordinals.enumerated() { add(words) { $0.ordinal = place + 1 } }
    }
}
