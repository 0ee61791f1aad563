//! What each kind of finding is called in a heading; the code behind it is for programs.

use super::field::Field;
use super::finding::Kind;
use crate::words::{Lang, Text, text};

/// `Henkilötunnus on väärän muotoinen (pic_format) · Hetu`: what is wrong, and in which column. A column that is not
/// there is named by its field.
pub fn of_group(code: &str, column: &str, lang: Lang) -> String {
    let Some(kind) = Kind::parse(code) else { return format!("{code} · {column}") };
    let missing = matches!(kind, Kind::ColumnMissing | Kind::ColumnAbsent);
    let field = Field::parse(column).filter(|_| missing);
    format!("{} · {}", kind.heading(lang), field.map_or(column, |field| field.label().say(lang)))
}

impl Kind {
    /// `henkilötunnuksen muoto (pic_format)`
    pub fn heading(self, lang: Lang) -> String {
        format!("{} ({})", self.title().say(lang), self.code())
    }

    pub fn parse(code: &str) -> Option<Kind> {
        Kind::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    pub const fn title(self) -> Text {
        match self {
            Kind::PicFormat => text(
                "Henkilötunnus on väärän muotoinen",
                "Personbeteckningen har fel form",
                "Identity code of a wrong form",
            ),
            Kind::PicCheckCharacter => text(
                "Henkilötunnuksen tarkistusmerkki ei täsmää",
                "Personbeteckningens kontrolltecken stämmer inte",
                "Last character of the identity code is wrong",
            ),
            Kind::PicInFuture => text(
                "Henkilötunnuksen syntymäaika on tulevaisuudessa",
                "Personbeteckningens födelsedatum ligger i framtiden",
                "Birth date of the identity code is in the future",
            ),
            Kind::PicBirthDateMismatch => text(
                "Syntymäaika ja henkilötunnus ovat ristiriidassa",
                "Födelsedatum och personbeteckning motsäger varandra",
                "Birth date and identity code disagree",
            ),
            Kind::LeftOut => {
                text("Rivi jätetään pois päätöksellä", "Raden lämnas bort enligt beslut", "Row left out by decision")
            }
            Kind::NoSuchClient => {
                text("Päätöksen asiakasta ei ole", "Beslutets kund finns inte", "The client of a decision is not there")
            }
            Kind::DuplicateInFile => text("Sama henkilö kahdesti", "Samma person två gånger", "Same person twice"),
            Kind::SamePersonPerhaps | Kind::SimilarPersonPerhaps => text(
                "Ehkä sama henkilö toisella rivillä",
                "Kanske samma person på en annan rad",
                "Perhaps the same person on another row",
            ),
            Kind::IdentityMissing => text(
                "Ei henkilötunnusta eikä syntymäaikaa",
                "Varken personbeteckning eller födelsedatum",
                "Neither identity code nor birth date",
            ),
            Kind::NameMissing => text("Nimi puuttuu", "Namnet saknas", "Name missing"),
            Kind::GivenNamesMissing => text("Etunimi puuttuu", "Förnamnet saknas", "Given name missing"),
            Kind::NameSplitUnsure => {
                text("Nimen osat epävarmat", "Namnets delar är osäkra", "Parts of the name are uncertain")
            }
            Kind::FirstRightMissing => text(
                "Ensimmäisen luvan päivä puuttuu",
                "Dagen för det första tillståndet saknas",
                "Day of the first permit missing",
            ),
            Kind::DateInvalid => text("Ei ole päivämäärä", "Är inget datum", "Not a date"),
            Kind::DateTwoDigitYear => text("Vuosi kahdella numerolla", "Årtal med två siffror", "Year with two digits"),
            Kind::BirthYearOfCode => text(
                "Syntymävuoden vuosisata henkilötunnuksesta",
                "Födelseårets århundrade ur personbeteckningen",
                "Century of the birth year from the identity code",
            ),
            Kind::BirthYearUnknown => {
                text("Syntymävuosi kahdella numerolla", "Födelseår med två siffror", "Birth year with two digits")
            }
            Kind::DateInFuture => text("Päivä on tulevaisuudessa", "Dagen ligger i framtiden", "Day in the future"),
            Kind::DateLongAgo => text("Päivä on hyvin vanha", "Dagen ligger långt tillbaka", "Day very long ago"),
            Kind::DateOrder => {
                text("Päivät väärässä järjestyksessä", "Dagarna i fel ordning", "Days in the wrong order")
            }
            Kind::PlanBeginsLate => text(
                "Suunnitelma alkaa yli vuoden päästä",
                "Planen börjar om över ett år",
                "Plan begins over a year from now",
            ),
            Kind::PlanWithoutBeginning => {
                text("Suunnitelman alku puuttuu", "Planens början saknas", "Beginning of the plan missing")
            }
            Kind::PlanTooLong => text("Suunnitelma on liian pitkä", "Planen är för lång", "Plan too long"),
            Kind::ArrivalBeforeBirth => {
                text("Muutto ennen syntymää", "Flyttning före födelsen", "Moved in before birth")
            }
            Kind::RightBeforeBirth => text("Lupa ennen syntymää", "Tillstånd före födelsen", "Permit before birth"),
            Kind::JobseekerUnderAge => {
                text("Työnhakija alle 15-vuotias", "Arbetssökande under 15 år", "Jobseeker under 15")
            }
            Kind::MunicipalityUnknown => text("Tuntematon kunta", "Okänd kommun", "Unknown municipality"),
            Kind::MunicipalityMerged => text("Kunta on yhdistynyt", "Kommunen har gått samman", "Merged municipality"),
            Kind::CountryUnknown => text("Tuntematon maa", "Okänt land", "Unknown country"),
            Kind::LanguageUnknown => text("Tuntematon kieli", "Okänt språk", "Unknown language"),
            Kind::PermitUnknown => {
                text("Tuntematon lupa tai oikeus", "Okänt tillstånd eller okänd rätt", "Unknown permit or right")
            }
            Kind::YesNoUnknown => text("Ei kyllä eikä ei", "Varken ja eller nej", "Neither yes nor no"),
            Kind::PhoneDoubtful => {
                text("Epäilyttävä puhelinnumero", "Tvivelaktigt telefonnummer", "Doubtful telephone number")
            }
            Kind::EmailDoubtful => {
                text("Epäilyttävä sähköpostiosoite", "Tvivelaktig e-postadress", "Doubtful e-mail address")
            }
            Kind::Mojibake => text("Rikkoutuneet merkit", "Trasiga tecken", "Broken characters"),
            Kind::LostCharacter => text("Kadonnut kirjain", "Förlorad bokstav", "Lost letter"),
            Kind::ControlCharacter => {
                text("Ohjausmerkki tai rivinvaihto", "Styrtecken eller radbrytning", "Control character or line break")
            }
            Kind::MixedScripts => text("Kaksi kirjaimistoa nimessä", "Två alfabet i ett namn", "Two scripts in a name"),
            Kind::NameOtherScript => {
                text("Nimi muulla kirjaimistolla", "Namn med annat alfabet", "Name in another script")
            }
            Kind::LooksLikeFormula => {
                text("Nimi näyttää kaavalta", "Namnet ser ut som en formel", "Name that looks like a formula")
            }
            Kind::DigitInName => text("Nimessä on numero", "Namnet har en siffra", "Digit in a name"),
            Kind::ByteNotInEncoding => {
                text("Tavu ei kuulu merkistöön", "Byte utanför teckenkodningen", "Byte outside the encoding")
            }
            Kind::CellTooLong => text("Solu on liian pitkä", "Cellen är för lång", "Cell too long"),
            Kind::RowLength => {
                text("Rivillä on liian vähän soluja", "Raden har för få celler", "Row with too few cells")
            }
            Kind::RowTooLong => {
                text("Rivillä on liikaa soluja", "Raden har för många celler", "Row with too many cells")
            }
            Kind::QuoteUnclosed => {
                text("Lainausmerkki jää auki", "Citattecken som inte avslutas", "Quotation mark left open")
            }
            Kind::NotInSection73 => {
                text("Saraketta ei saa siirtää", "Kolumnen får inte överföras", "Column that may not be moved")
            }
            Kind::ColumnMissing => text("Sarake puuttuu", "Kolumnen saknas", "Column missing"),
            Kind::ColumnAbsent => text("Saraketta ei ole", "Kolumnen finns inte", "No such column"),
            Kind::RegisteredElsewhere => text(
                "Rekisterissä, mutta ei sinun nähtävissäsi",
                "I registret, men inte synlig för dig",
                "In the register, but not for you to see",
            ),
            Kind::RegisteredPerhaps => {
                text("Ehkä jo rekisterissä", "Kanske redan i registret", "Perhaps in the register already")
            }
            Kind::NamedOtherwise => text(
                "Rekisterissä toinen nimi samalla tunnuksella",
                "Ett annat namn i registret med samma beteckning",
                "Another name in the register with the same code",
            ),
            Kind::ClientNumberOfAnother => text(
                "Asiakasnumero on toisella henkilöllä",
                "Kundnumret tillhör en annan person",
                "Client number of another person",
            ),
            Kind::NumberTwice => text(
                "Sama asiakasnumero kahdella henkilöllä",
                "Samma kundnummer på två personer",
                "One client number on two persons",
            ),
            Kind::MunicipalityMissing => text("Kotikunta puuttuu", "Hemkommunen saknas", "No municipality"),
            Kind::NotThisMunicipality => {
                text("Toisen kunnan asiakas", "En annan kommuns kund", "Client of another municipality")
            }
            Kind::AssessmentOutsideWindow => {
                text("Arviointi määräajan jälkeen", "Bedömning efter tidsfristen", "Assessment after its window")
            }
            Kind::AssessmentBeforeRight => {
                text("Arviointi ennen lupaa", "Bedömning före tillståndet", "Assessment before the permit")
            }
            Kind::PlanBeforeRight => text("Suunnitelma ennen lupaa", "Plan före tillståndet", "Plan before the permit"),
            Kind::KeptTooLong => {
                text("Tiedot olisi pitänyt poistaa", "Uppgifterna borde ha raderats", "Data due to be erased")
            }
            Kind::RowWithoutClient => text("Rivi, jolla ei ole asiakasta", "Rad utan kund", "Row without a client"),
            Kind::RowOlder => text("Vanhempi rivi jäi pois", "En äldre rad lämnades bort", "Older row left out"),
            Kind::ColumnBeyond => text("Sarake, jota ei luettu", "Kolumn som inte lästes", "Column that was not read"),
            Kind::PartNotRead => text("Osaa ei luettu", "Delen lästes inte", "Part that was not read"),
            Kind::PartUnused => text("Osaa ei yhdistetty", "Delen kopplades inte", "Part that was not joined"),
            Kind::ColumnIgnored => {
                text("Saraketta ei tunnistettu", "Kolumnen kändes inte igen", "Column not recognised")
            }
            Kind::ColumnUnsure => {
                text("Sarake luettiin sisällöstä", "Kolumnen tolkades utifrån innehållet", "Column read by its content")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_heading_of_words_and_its_code() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(*kind));
            for lang in Lang::ALL {
                let heading = kind.heading(lang);
                assert!(heading.ends_with(&format!(" ({})", kind.code())) && heading.len() < 90, "{heading}");
            }
        }
    }
}
