//! The list of keys: what each takes, what it is when nothing is said, and what it is for.

use super::keys::{Kind, Section, key};
use kotodigi::words::text;

pub static KEYS: &[Section] = &[
    Section {
        name: "",
        help: text(
            "Komentorivin valitsimet ohittavat tämän tiedoston. Polut luetaan tämän tiedoston hakemistosta. Salaisuudet annetaan vain tiedostoina, oikeuksin 0400 tai 0600.",
            "Flaggor på kommandoraden går före denna fil. Sökvägar läses från denna fils katalog. Hemligheter anges bara som filer med rättigheterna 0400 eller 0600.",
            "Flags on the command line win over this file. Paths are read from the folder of this file. Secrets are given as files only, mode 0400 or 0600.",
        ),
        keys: &[
            key(
                "listen",
                Kind::Listen,
                "\"127.0.0.1:8080\"",
                text(
                    "Osoite ja portti. Muualta kuin omalta koneelta oikeita asiakastietoja käytetään vain TLS:llä tai luotetun välityspalvelimen kautta.",
                    "Adress och port. Verkliga kunduppgifter används från andra maskiner bara med TLS eller genom en betrodd proxy.",
                    "Address and port. Real clients' data is reached from other machines only by TLS or through a trusted proxy.",
                ),
            ),
            key(
                "data",
                Kind::Path,
                "\"/var/lib/kotodigi\"",
                text("Tietohakemisto.", "Datakatalogen.", "The data directory."),
            ),
            key(
                "trusted_proxies",
                Kind::Addresses,
                "[\"127.0.0.1\"]",
                text(
                    "Edessä olevien välityspalvelinten IP-osoitteet. Vain niiden X-Forwarded-For uskotaan, ja ilman TLS:ää vain ne ja tämä kone pääsevät sisään.",
                    "IP-adresserna för proxyservrarna framför. Bara deras X-Forwarded-For blir trodd, och utan TLS släpps bara de och denna maskin in.",
                    "IP addresses of the proxies in front. Only their X-Forwarded-For is believed; without TLS only they and this machine are let in.",
                ),
            ),
            key(
                "practice_listen",
                Kind::Listen,
                "\"127.0.0.1:8081\"",
                text(
                    "Osoite ja portti, josta harjoittelusivut annetaan. Oikean rekisterin osoitteesta niitä ei saa.",
                    "Adress och port för övningssidorna. De ges inte på det verkliga registrets adress.",
                    "Address and port of the practice pages. They are not offered at the address of a register for real clients.",
                ),
            ),
            key(
                "anchors",
                Kind::Paths,
                "[\"/mnt/muu-organisaatio/koto-digi.anchors\"]",
                text(
                    "Tiedostot, joihin ketjujen päät kirjoitetaan vähintään minuutin välein; mielellään toisen organisaation levyllä.",
                    "Filer dit kedjornas huvuden skrivs minst varje minut; helst på en annan organisations disk.",
                    "Files the heads of the chains are written to at least every minute; best on another organisation's disk.",
                ),
            ),
            key(
                "erased",
                Kind::Path,
                "\"/var/lib/kotodigi-erased/erased\"",
                text(
                    "Luettelo poistetuista asiakkaista. Se on tietohakemiston ja varmuuskopioiden ulkopuolella.",
                    "Förteckningen över raderade kunder. Den finns utanför datakatalogen och säkerhetskopiorna.",
                    "The list of erased clients. It stands outside the data directory and its backups.",
                ),
            ),
        ],
        open: false,
    },
    Section {
        name: "tls",
        help: text(
            "TLS 1.2 tai 1.3. Varmenne luetaan uudelleen, kun tiedosto muuttuu tai palvelin saa signaalin SIGHUP.",
            "TLS 1.2 eller 1.3. Certifikatet läses på nytt när filen ändras eller servern får signalen SIGHUP.",
            "TLS 1.2 or 1.3. The certificate is read again when its file changes or the server gets SIGHUP.",
        ),
        keys: &[
            key(
                "certificate",
                Kind::Path,
                "\"/etc/kotodigi/certificate.pem\"",
                text("Varmenneketju (PEM).", "Certifikatkedjan (PEM).", "The chain of certificates (PEM)."),
            ),
            key(
                "key",
                Kind::Path,
                "\"/etc/kotodigi/key.pem\"",
                text(
                    "Yksityinen avain (PEM), oikeuksin 0400 tai 0600.",
                    "Den privata nyckeln (PEM), rättigheter 0400 eller 0600.",
                    "The private key (PEM), mode 0400 or 0600.",
                ),
            ),
        ],
        open: false,
    },
    Section {
        name: "metrics",
        help: text(
            "Mittarit Prometheus-tekstinä polussa /metrics; vain, jos tämä osa on tiedostossa. Asiakkaista ja virkailijoista niissä ei ole mitään.",
            "Mätvärden som Prometheus-text på /metrics; bara om denna del finns i filen. De innehåller ingenting om kunder eller handläggare.",
            "Metrics as Prometheus text at /metrics; only where this section stands in the file. Nothing of clients or officers is in them.",
        ),
        keys: &[key(
            "listen",
            Kind::Listen,
            "\"127.0.0.1:9464\"",
            text("Osoite ja portti.", "Adress och port.", "Address and port."),
        )],
        open: false,
    },
    Section {
        name: "limits",
        help: text("Rajat.", "Gränser.", "Limits."),
        keys: &[
            key(
                "body_bytes",
                Kind::Whole(10_000, 100_000_000),
                "1000000",
                text(
                    "Pyynnön sisällön enimmäiskoko tavuina.",
                    "Största innehåll i en begäran, byte.",
                    "Largest body of a request, bytes.",
                ),
            ),
            key(
                "intake_bytes",
                Kind::Whole(1_000_000, 1_073_741_824),
                "67108864",
                text(
                    "Vanhan rekisterin tiedoston enimmäiskoko tavuina. Tiedostot ovat vain muistissa, yhteensä enintään neljä tämän kokoista.",
                    "Största fil av ett gammalt register, byte. Filerna finns bara i minnet, sammanlagt högst fyra av denna storlek.",
                    "Largest file of an old register, bytes. Files stand in memory only, all together at most four of this size.",
                ),
            ),
            key(
                "intake_second_over",
                Kind::Whole(0, 100_000),
                "5000",
                text(
                    "Vanhan rekisterin tuontiin, joka luo tai muuttaa useampaa asiakasta kuin tämä, tarvitaan toinen henkilö.",
                    "En import av ett gammalt register som skapar eller ändrar fler kunder än så kräver en andra person.",
                    "A load of an old register that makes or changes more clients than this takes a second person.",
                ),
            ),
            key(
                "intake_second_over_in_practice",
                Kind::Whole(0, 1_000_000),
                "500000",
                text(
                    "Sama raja harjoitusrekisterissä. Pienellä luvulla voi harjoitella tuontia kahdestaan.",
                    "Samma gräns i ett övningsregister. Med ett litet tal kan man öva en import på två personer.",
                    "The same limit in a training register. With a small number a load by two people can be practised.",
                ),
            ),
            key(
                "intake_open_hours",
                Kind::Whole(1, 720),
                "24",
                text(
                    "Kesken jääneestä tuonnista muistutetaan tuojaa ja esihenkilöä, tunteina.",
                    "Om en import som blivit oavslutad påminns den som importerar och chefen, timmar.",
                    "The loader and their supervisor are reminded of a load that was left unfinished, hours.",
                ),
            ),
            key(
                "head_seconds",
                Kind::Whole(1, 60),
                "10",
                text(
                    "Aika, jossa pyynnön otsakkeiden on tultava, sekunteina.",
                    "Tid inom vilken huvudena i en begäran ska komma, sekunder.",
                    "Time for the head of a request to come, seconds.",
                ),
            ),
            key(
                "connections",
                Kind::Whole(16, 65_535),
                "1024",
                text("Yhteyksiä yhtä aikaa.", "Samtidiga förbindelser.", "Connections at once."),
            ),
            key(
                "requests_per_minute",
                Kind::Whole(60, 100_000),
                "600",
                text(
                    "Asiakastietojen pyyntöjä minuutissa yhdellä tunnuksella, kaikissa istunnoissa yhteensä.",
                    "Begäranden om kunduppgifter per minut med ett konto, i alla sessioner tillsammans.",
                    "Requests for client data a minute by one account, in all its sessions together.",
                ),
            ),
            key(
                "opening_minutes",
                Kind::Whole(1, 480),
                "60",
                text(
                    "Kuinka kauan perustellusti avattu asiakas pysyy auki, minuutteina.",
                    "Hur länge en kund som öppnats med motivering förblir öppen, minuter.",
                    "How long a client opened with a reason stays open, minutes.",
                ),
            ),
            key(
                "idle_minutes",
                Kind::Whole(1, 60),
                "15",
                text(
                    "Käyttämätön istunto päättyy, minuutteina.",
                    "En oanvänd session avslutas, minuter.",
                    "A session not used ends, minutes.",
                ),
            ),
            key(
                "session_hours",
                Kind::Whole(1, 24),
                "12",
                text(
                    "Istunto päättyy viimeistään, tunteina.",
                    "En session avslutas senast, timmar.",
                    "A session ends at the latest, hours.",
                ),
            ),
            key(
                "unused_days",
                Kind::Whole(7, 366),
                "60",
                text(
                    "Käyttämätön tunnus suljetaan, päivinä.",
                    "Ett oanvänt konto stängs, dagar.",
                    "An account not used is closed, days.",
                ),
            ),
        ],
        open: false,
    },
    Section { name: "login", help: text("Kirjautuminen.", "Inloggning.", "Login."), keys: &[], open: true },
];
