"""Texts of the demo pages, German and Czech side by side. Square brackets mark what the operator has to fill in."""

from typing import Any

Texts = dict[str, dict[str, Any]]

HOME: Texts = {
    "de": {
        "heading": "Geschäftspartner beiderseits der Grenze finden",
        "lead": "Unternehmen, Institute und Kammern aus dem sächsisch-tschechischen Grenzraum – "
        "ein Verzeichnis in zwei Sprachen, offen und kostenfrei.",
        "search_description": "Das Verzeichnis der Wirtschaft im sächsisch-tschechischen Grenzraum: Lieferanten, "
        "Kunden und Partner auf beiden Seiten der Grenze finden, auf Deutsch und Tschechisch.",
        "map": ("Zwölf Regionen, ein Wirtschaftsraum", "Wählen Sie eine Region, um ihre Unternehmen zu sehen."),
        "steps": (
            "So funktioniert es",
            [
                (
                    "Suchen",
                    "Suchen Sie auf Deutsch: nach einer Leistung, einem Produkt, einer Firma oder einem Ort. "
                    "Sie finden auch Einträge, die es nur auf Tschechisch gibt.",
                ),
                (
                    "Vergleichen",
                    "Grenzen Sie die Ergebnisse nach Region, Branche, Zertifikat oder Sprache ein. Im Profil "
                    "steht, wann die Angaben zuletzt bestätigt wurden.",
                ),
                (
                    "Ansprechen",
                    "Rufen Sie an oder besuchen Sie die Website des Unternehmens. Kammern und Netzwerke auf beiden "
                    "Seiten der Grenze helfen beim ersten Gespräch.",
                ),
            ],
        ),
        "partners": "Partner auf beiden Seiten der Grenze",
        "action": (
            "Wer steht hinter Glokal?",
            "Das Projekt bringt Betriebe aus Sachsen und Tschechien zusammen – über die Sprachgrenze hinweg.",
            "Über das Projekt",
        ),
    },
    "cs": {
        "heading": "Obchodní partneři po obou stranách hranice",
        "lead": "Firmy, výzkumné ústavy a komory ze sasko-českého pohraničí – "
        "jeden katalog ve dvou jazycích, otevřený a zdarma.",
        "search_description": "Katalog firem sasko-českého pohraničí: najděte dodavatele, zákazníky a partnery "
        "na obou stranách hranice, česky i německy.",
        "map": ("Dvanáct regionů, jeden hospodářský prostor", "Vyberte region a prohlédněte si jeho firmy."),
        "steps": (
            "Jak to funguje",
            [
                (
                    "Hledejte",
                    "Zadejte česky službu, výrobek, firmu nebo obec. Najdete i záznamy, které existují jen v němčině.",
                ),
                (
                    "Porovnávejte",
                    "Výsledky zúžíte podle regionu, oboru, certifikátu nebo jazyka. V profilu vidíte, "
                    "kdy byly údaje naposledy potvrzeny.",
                ),
                (
                    "Oslovte",
                    "Zavolejte nebo navštivte web firmy. S prvním jednáním pomohou komory a sítě na obou stranách "
                    "hranice.",
                ),
            ],
        ),
        "partners": "Partneři na obou stranách hranice",
        "action": (
            "Kdo za portálem Glokal stojí?",
            "Projekt propojuje podniky ze Saska a Česka i přes jazykovou hranici.",
            "O projektu",
        ),
    },
}

PARTNERS = [
    "Regionalkammer Gewerbe und Technik Chemnitz",
    "Hospodářská komora Poohří a Polabí",
    "Wirtschaftskontor Oberlausitzer Bergland",
    "Rozvojová agentura Šluknovský výběžek",
    "Cluster Leichtbau Erzgebirge e.\u00a0V.",
    "Výzkumné centrum skla Jizera, z.ú.",
]

FOOTER_NOTE = {
    "de": "Glokal ist das gemeinsame Portal für die Wirtschaft im sächsisch-tschechischen Grenzraum.",
    "cs": "Glokal je společný portál pro firmy v sasko-českém pohraničí.",
}

DIRECTORY: Texts = {
    "de": {
        "title": "Unternehmen",
        "slug": "unternehmen",
        "search_description": "Unternehmen und Institutionen im sächsisch-tschechischen Grenzraum: suchen nach "
        "Leistung, Branche, Region und Umkreis.",
    },
    "cs": {
        "title": "Firmy",
        "slug": "firmy",
        "search_description": "Firmy a instituce sasko-českého pohraničí: hledání podle služby, oboru, regionu "
        "a vzdálenosti.",
    },
}

ABOUT: Texts = {
    "de": {
        "title": "Über das Projekt",
        "slug": "ueber-das-projekt",
        "introduction": "Zwischen Klingenthal und Kraslice liegen nur wenige Kilometer – und eine Sprachgrenze. Glokal "
        "hilft Betrieben, einander trotzdem zu finden.",
        "search_description": "Was Glokal ist, für wen es da ist und wer dahintersteht.",
        "body": [
            ("heading", {"text": "Worum es geht", "level": "h2"}),
            (
                "text",
                "<p>Viele Betriebe suchen Lieferanten in der Ferne, weil sie die Nachbarn jenseits der Grenze nicht "
                "kennen. Glokal führt die Angaben beider Seiten in <b>einem</b> Verzeichnis zusammen: mit denselben "
                "Branchen, denselben Begriffen für Leistungen und Zertifikate und einer Suche, die beide Sprachen "
                "versteht.</p><p>Das Portal richtet sich an:</p><ul><li>Unternehmen, die einkaufen, verkaufen oder "
                "gemeinsam entwickeln wollen,</li><li>Kammern, Cluster und Netzwerke, die ihre Mitglieder sichtbar "
                "machen,</li><li>Forschungseinrichtungen, die Partner aus der Praxis suchen.</li></ul>",
            ),
            (
                "faq",
                {
                    "heading": "Häufige Fragen",
                    "questions": [
                        {
                            "question": "Was kostet ein Eintrag?",
                            "answer": "<p>Nichts. Der Eintrag und die Nutzung des Portals sind kostenfrei.</p>",
                        },
                        {
                            "question": "Muss ich Tschechisch können?",
                            "answer": "<p>Nein. Sie suchen auf Deutsch; Leistungen, Branchen und Zertifikate stehen "
                            "immer in Ihrer Sprache da. Im Profil finden Sie die Sprachen, in denen der Betrieb "
                            "antwortet.</p>",
                        },
                        {
                            "question": "Welche Regionen gehören dazu?",
                            "answer": "<p>In Sachsen die sieben Landkreise von Görlitz bis zum Vogtland sowie die "
                            "Städte Dresden und Chemnitz, in Tschechien die Regionen Karlsbad (Karlovy Vary), "
                            "Ústí nad Labem (Aussig) und Liberec (Reichenberg).</p>",
                        },
                    ],
                },
            ),
            ("heading", {"text": "Förderung", "level": "h2"}),
            (
                "text",
                "<p>Das Vorhaben wird von der Europäischen Union im Programm Interreg Sachsen&nbsp;– Tschechien "
                "2021–2027 kofinanziert.</p>",
            ),
        ],
    },
    "cs": {
        "title": "O projektu",
        "slug": "o-projektu",
        "introduction": "Kraslice a Klingenthal dělí jen pár kilometrů – a jazyková hranice. Glokal pomáhá firmám "
        "najít se i přes ni.",
        "search_description": "Co je Glokal, komu slouží a kdo za ním stojí.",
        "body": [
            ("heading", {"text": "O co jde", "level": "h2"}),
            (
                "text",
                "<p>Mnoho podniků hledá dodavatele daleko, protože nezná sousedy za hranicí. Glokal spojuje údaje "
                "z obou stran do <b>jednoho</b> katalogu: se stejnými obory, stejnými názvy služeb a certifikátů "
                "a s vyhledáváním, které rozumí oběma jazykům.</p><p>Portál je určen:</p><ul><li>firmám, které chtějí "
                "nakupovat, prodávat nebo společně vyvíjet,</li><li>komorám, klastrům a sítím, které představují své "
                "členy,</li><li>výzkumným organizacím, které hledají partnery z praxe.</li></ul>",
            ),
            (
                "faq",
                {
                    "heading": "Časté otázky",
                    "questions": [
                        {
                            "question": "Kolik stojí zápis?",
                            "answer": "<p>Nic. Zápis i používání portálu jsou bezplatné.</p>",
                        },
                        {
                            "question": "Musím umět německy?",
                            "answer": "<p>Nemusíte. Hledáte česky; služby, obory a certifikáty vidíte vždy ve svém "
                            "jazyce. V profilu najdete jazyky, ve kterých firma odpovídá.</p>",
                        },
                        {
                            "question": "Které regiony sem patří?",
                            "answer": "<p>V Česku Karlovarský, Ústecký a Liberecký kraj, v Sasku sedm zemských okresů "
                            "od Zhořelce po Fojtsko (Vogtland) a města Drážďany a Chemnitz (Saská Kamenice).</p>",
                        },
                    ],
                },
            ),
            ("heading", {"text": "Podpora z Evropské unie", "level": "h2"}),
            (
                "text",
                "<p>Projekt je spolufinancován Evropskou unií v programu Interreg Česko&nbsp;– Sasko 2021–2027.</p>",
            ),
        ],
    },
}

IMPRINT: Texts = {
    "de": {
        "title": "Impressum",
        "slug": "impressum",
        "search_description": "Wer das Portal Glokal betreibt und wie er zu erreichen ist.",
        "body": [
            ("heading", {"text": "Anbieter", "level": "h2"}),
            (
                "text",
                "<p>[Name und Rechtsform des Betreibers]<br/>[Straße und Hausnummer]<br/>[Postleitzahl und Ort]</p>"
                "<p>Vertreten durch: [Name, Funktion]</p>"
                "<p>Telefon: [Telefonnummer]<br/>E-Mail: [E-Mail-Adresse]</p>"
                "<p>Registergericht und Registernummer: [Angabe, soweit vorhanden]<br/>"
                "Umsatzsteuer-Identifikationsnummer: [Angabe, soweit vorhanden]</p>",
            ),
            ("heading", {"text": "Verantwortlich für den Inhalt", "level": "h2"}),
            ("text", "<p>[Name und Anschrift der nach §&nbsp;18 Abs.&nbsp;2 MStV verantwortlichen Person]</p>"),
            ("heading", {"text": "Projektpartner in Tschechien", "level": "h2"}),
            ("text", "<p>[Name, Anschrift und IČO des Projektpartners]</p>"),
            ("heading", {"text": "Daten Dritter", "level": "h2"}),
            (
                "text",
                "<p>Orte und Koordinaten: ©&nbsp;GeoNames, Lizenz CC&nbsp;BY&nbsp;4.0, und ©&nbsp;GeoBasis-DE / "
                "BKG&nbsp;2017 (Daten verändert). Umrisse der Regionen: ©&nbsp;GeoBasis-DE / BKG&nbsp;2017 (Daten "
                "verändert) und Natural Earth. Klassifikationen: NACE Rev.&nbsp;2.1 und CPV&nbsp;2008, "
                "©&nbsp;Europäische Union.</p>",
            ),
        ],
    },
    "cs": {
        "title": "Provozovatel",
        "slug": "provozovatel",
        "search_description": "Kdo provozuje portál Glokal a jak ho kontaktovat.",
        "body": [
            ("heading", {"text": "Provozovatel portálu", "level": "h2"}),
            (
                "text",
                "<p>[Název a právní forma provozovatele]<br/>[Ulice a číslo]<br/>[PSČ a obec]</p>"
                "<p>Zastoupený: [jméno, funkce]</p><p>Telefon: [telefonní číslo]<br/>E-mail: [e-mailová adresa]</p>"
                "<p>Zápis v rejstříku: [údaj, pokud existuje]<br/>DIČ: [údaj, pokud existuje]</p>",
            ),
            ("heading", {"text": "Odpovědnost za obsah", "level": "h2"}),
            ("text", "<p>[Jméno a adresa osoby odpovědné za obsah]</p>"),
            ("heading", {"text": "Český projektový partner", "level": "h2"}),
            ("text", "<p>[Název, sídlo a IČO projektového partnera]</p>"),
            ("heading", {"text": "Data třetích stran", "level": "h2"}),
            (
                "text",
                "<p>Obce a souřadnice: ©&nbsp;GeoNames, licence CC&nbsp;BY&nbsp;4.0, a ©&nbsp;GeoBasis-DE / "
                "BKG&nbsp;2017 (upraveno). Obrysy regionů: ©&nbsp;GeoBasis-DE / BKG&nbsp;2017 (upraveno) a Natural "
                "Earth. Klasifikace: NACE Rev.&nbsp;2.1 a CPV&nbsp;2008, ©&nbsp;Evropská unie.</p>",
            ),
        ],
    },
}

PRIVACY: Texts = {
    "de": {
        "title": "Datenschutz",
        "slug": "datenschutz",
        "search_description": "Welche Daten das Portal Glokal verarbeitet und welche Rechte Sie haben.",
        "body": [
            ("heading", {"text": "Verantwortliche Stelle", "level": "h2"}),
            (
                "text",
                "<p>[Name, Anschrift und E-Mail-Adresse des Verantwortlichen]</p>"
                "<p>Datenschutzbeauftragte Person: [Name und Kontakt]</p>",
            ),
            ("heading", {"text": "Besuch des Portals", "level": "h2"}),
            (
                "text",
                "<p>Wenn Sie das Portal nur lesen, setzt es <b>keine Cookies</b> und bindet nichts von anderen "
                "Anbietern ein; Schriften, Karten und Symbole kommen von unserem eigenen Server. Der Server "
                "verarbeitet kurzzeitig Ihre IP-Adresse, um die Seite auszuliefern (Art.&nbsp;6 Abs.&nbsp;1 "
                "Buchst.&nbsp;f DSGVO). Protokolle werden nach [Anzahl] Tagen gelöscht.</p>",
            ),
            ("heading", {"text": "Einträge im Verzeichnis", "level": "h2"}),
            (
                "text",
                "<p>Angaben zu Unternehmen stammen von den Unternehmen selbst oder aus öffentlichen Registern. "
                "E-Mail-Adressen werden nicht veröffentlicht. Ansprechpersonen werden nur "
                "mit ihrer Einwilligung genannt, die sie jederzeit widerrufen können.</p>",
            ),
            ("heading", {"text": "Ihre Rechte", "level": "h2"}),
            (
                "text",
                "<p>Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung der Verarbeitung, "
                "Datenübertragbarkeit und Widerspruch (Art.&nbsp;15 bis 21 DSGVO) und können sich bei einer "
                "Aufsichtsbehörde beschweren: [zuständige Aufsichtsbehörde].</p>",
            ),
        ],
    },
    "cs": {
        "title": "Ochrana osobních údajů",
        "slug": "ochrana-osobnich-udaju",
        "search_description": "Jaké údaje portál Glokal zpracovává a jaká máte práva.",
        "body": [
            ("heading", {"text": "Správce údajů", "level": "h2"}),
            (
                "text",
                "<p>[Název, adresa a e-mail správce]</p><p>Pověřenec pro ochranu osobních údajů: [jméno a kontakt]</p>",
            ),
            ("heading", {"text": "Návštěva portálu", "level": "h2"}),
            (
                "text",
                "<p>Pokud portál jen čtete, <b>neukládá žádné cookies</b> a nic nenačítá od jiných poskytovatelů; "
                "písma, mapy i ikony přicházejí z našeho serveru. Server krátkodobě zpracovává vaši IP&nbsp;adresu, "
                "aby vám mohl stránku zobrazit (čl.&nbsp;6 odst.&nbsp;1 písm.&nbsp;f) GDPR). Protokoly serveru "
                "mažeme po [počet] dnech.</p>",
            ),
            ("heading", {"text": "Záznamy v katalogu", "level": "h2"}),
            (
                "text",
                "<p>Údaje o firmách pocházejí od samotných firem nebo z veřejných rejstříků. "
                "E-mailové adresy nezveřejňujeme. Kontaktní osoby uvádíme jen s jejich souhlasem, který mohou kdykoli "
                "odvolat.</p>",
            ),
            ("heading", {"text": "Vaše práva", "level": "h2"}),
            (
                "text",
                "<p>Máte právo na přístup k údajům, jejich opravu, výmaz, omezení zpracování a přenositelnost a právo "
                "vznést námitku (čl.&nbsp;15 až 21 GDPR). Stížnost můžete podat u dozorového úřadu: [příslušný "
                "dozorový úřad].</p>",
            ),
        ],
    },
}

ACCESSIBILITY: Texts = {
    "de": {
        "title": "Erklärung zur Barrierefreiheit",
        "slug": "barrierefreiheit",
        "search_description": "Wie barrierefrei das Portal Glokal ist und wie Sie Barrieren melden.",
        "body": [
            (
                "text",
                "<p>[Name des Betreibers] ist bemüht, das Portal Glokal im Einklang mit [maßgebliche "
                "Rechtsvorschrift] barrierefrei zugänglich zu machen.</p>",
            ),
            ("heading", {"text": "Stand der Vereinbarkeit mit den Anforderungen", "level": "h2"}),
            (
                "text",
                "<p>Maßstab sind die europäische Norm EN&nbsp;301&nbsp;549 und die WCAG&nbsp;2.1, Stufe&nbsp;AA. "
                "[Ergebnis der Prüfung: vollständig, teilweise oder nicht vereinbar; Ausnahmen mit Begründung]</p>",
            ),
            ("heading", {"text": "Erstellung dieser Erklärung", "level": "h2"}),
            (
                "text",
                "<p>Diese Erklärung wurde am [Datum] auf Grundlage einer [Selbstbewertung oder Prüfung durch eine "
                "unabhängige Stelle] erstellt.</p>",
            ),
            ("heading", {"text": "Barrieren melden", "level": "h2"}),
            (
                "text",
                "<p>Sind Ihnen Barrieren aufgefallen? Schreiben Sie an [E-Mail-Adresse] oder rufen Sie an: "
                "[Telefonnummer]. Sie erhalten innerhalb von [Frist] eine Antwort.</p>",
            ),
            ("heading", {"text": "Durchsetzungsverfahren", "level": "h2"}),
            (
                "text",
                "<p>Ist die Antwort nicht zufriedenstellend, können Sie sich wenden an: [zuständige "
                "Durchsetzungsstelle mit Anschrift].</p>",
            ),
        ],
    },
    "cs": {
        "title": "Prohlášení o přístupnosti",
        "slug": "pristupnost",
        "search_description": "Jak je portál Glokal přístupný a jak nahlásit překážku.",
        "body": [
            (
                "text",
                "<p>[Název provozovatele] usiluje o to, aby byl portál Glokal přístupný v souladu se zákonem "
                "č.&nbsp;99/2019&nbsp;Sb., o přístupnosti internetových stránek a mobilních aplikací.</p>",
            ),
            ("heading", {"text": "Stav souladu", "level": "h2"}),
            (
                "text",
                "<p>Měřítkem je evropská norma EN&nbsp;301&nbsp;549 a pravidla WCAG&nbsp;2.1 na úrovni AA. [Výsledek "
                "posouzení: plně, částečně, nebo není v souladu; výjimky s odůvodněním]</p>",
            ),
            ("heading", {"text": "Vypracování prohlášení", "level": "h2"}),
            (
                "text",
                "<p>Toto prohlášení bylo vypracováno dne [datum] na základě [vlastního posouzení nebo posouzení "
                "nezávislým subjektem].</p>",
            ),
            ("heading", {"text": "Zpětná vazba", "level": "h2"}),
            (
                "text",
                "<p>Narazili jste na překážku? Napište na [e-mailová adresa] nebo zavolejte na [telefonní číslo]. "
                "Odpovíme do [lhůta].</p>",
            ),
            ("heading", {"text": "Postup pro vymáhání práva", "level": "h2"}),
            ("text", "<p>Pokud vás odpověď neuspokojí, můžete se obrátit na: [příslušný úřad a jeho adresa].</p>"),
        ],
    },
}

__all__ = ["ABOUT", "ACCESSIBILITY", "DIRECTORY", "FOOTER_NOTE", "HOME", "IMPRINT", "PARTNERS", "PRIVACY", "Texts"]
