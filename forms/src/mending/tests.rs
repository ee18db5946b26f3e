use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &str, deeds: &[Deed]) {
    let mended = mend(text);
    assert_eq!(mended.text, expected);
    let done: Vec<Deed> = mended.deeds.iter().map(|(deed, _)| *deed).collect();
    assert_eq!(done, deeds, "{text}");
}

#[track_caller]
fn unchanged(text: &str) {
    let mended = mend(text);
    assert_eq!((mended.text.as_str(), &mended.deeds[..]), (text, &[][..]));
    assert!(mended.map.is_whole(text.len()));
}

#[test]
fn text_in_order_stays_byte_for_byte() {
    unchanged("");
    unchanged("\n \r\n");
    unchanged(
        "LISBONNE, 6 janvier (Reuters) - Les équipages des bacs arrêteront vendredi.\r\n\r\n« Rien n'est joué », a dit Inês São.\r\n",
    );
    unchanged(
        "The ferry union met.\nIts members will vote on Friday.\nNo date was given for talks.\nThe line is 140 years old.",
    );
    unchanged("AT&T and R&D; a > b");
    unchanged("- Le pont rouvre\n- Le quai ferme\n- La digue tient");
    unchanged("CH\u{c2}\u{bb} and \u{c9}\u{bb}");
}

#[test]
fn characters_decoded_by_the_wrong_table_are_decoded_anew() {
    check(
        "D\u{c3}\u{a9}claration du pr\u{c3}\u{a9}sident",
        "Déclaration du président",
        &[Deed::CharactersRecoded],
    );
    check(
        "He said \u{e2}\u{20ac}\u{153}no\u{e2}\u{20ac}\u{9d}, it\u{e2}\u{20ac}\u{2122}s over",
        "He said “no”, it’s over",
        &[Deed::CharactersRecoded],
    );
    check(
        "all\u{c3} s: \u{c3}\u{a9}t\u{c3}\u{a9} \u{c3} Oslo",
        "all\u{e0} s: été à Oslo",
        &[Deed::CharactersRecoded],
    );
}

#[test]
fn references_of_html_are_decoded() {
    check(
        "&quot;Non&quot;, a dit Zo&eacute; &#039;Zo&#x27; R&amp;D",
        "\"Non\", a dit Zoé 'Zo' R&D",
        &[Deed::EntitiesDecoded],
    );
    check(
        "l&amp;#39;accord de l&amp;eacute;t&eacute;",
        "l'accord de lété",
        &[Deed::EntitiesDecoded],
    );
    unchanged("&unknown; &#xZZ; &; &eacute");
}

#[test]
fn characters_that_show_nothing_are_dropped() {
    check(
        "Ragn\u{ad}hild Moe",
        "Ragnhild Moe",
        &[Deed::SoftHyphensDropped],
    );
    check(
        "\u{feff}Ragn\u{200b}hild\u{0} Moe",
        "Ragnhild Moe",
        &[Deed::InvisibleDropped],
    );
}

#[test]
fn a_story_quoted_in_a_mail_is_unquoted() {
    check(
        "On 4 Mar 2026, Desk wrote:\n> Ferries may stop\n>\n>> The union met.",
        "Ferries may stop\n\nThe union met.",
        &[Deed::LinesUnquoted],
    );
    unchanged("Le prix : > 10 euros\nLa suite demain.\n> 12 euros");
}

#[test]
fn lines_cut_at_a_width_are_joined_and_paragraphs_stay() {
    check(
        "Ferries may stop on Friday\n\nFerries along the northern coast will stay\nin port from Friday unless crews agree on\npay, the union said on Wednesday after a\nsecond night of talks.\n\nNobody has left.\n",
        "Ferries may stop on Friday\n\nFerries along the northern coast will stay in port from Friday unless crews agree on pay, the union said on Wednesday after a second night of talks.\n\nNobody has left.\n",
        &[Deed::LinesJoined],
    );
}

#[test]
fn indented_lines_begin_paragraphs() {
    let mended = mend(
        "   Ferries along the northern coast will stay\nin port from Friday unless crews agree on\npay, the union said.\n   The harbour of Tromso was closed since the\nearly morning, and nobody had left.\n",
    );
    assert_eq!(mended.text.matches('\n').count(), 2, "{}", mended.text);
}

#[test]
fn words_cut_at_the_end_of_a_line_are_joined() {
    check(
        "unless crews and com-\npanies agree",
        "unless crews and companies agree",
        &[Deed::WordsJoined],
    );
    check(
        "\"Nous irons\", a-t-\nil dit",
        "\"Nous irons\", a-t-il dit",
        &[Deed::WordsJoined],
    );
    check(
        "le vice-\nprésident est là",
        "le vice-président est là",
        &[Deed::WordsJoined],
    );
    let cut = mend(
        "Ferries along the northern coast will stay\nin port unless crews agree on pay, the\nunion said. Its leader is Ragnhild Aas-\nBerg, who lives in Tromso, and who left a\nmeeting early.",
    );
    assert!(
        cut.text.contains("Ragnhild Aas-Berg, who lives"),
        "{}",
        cut.text
    );
    unchanged("PARIS -\nle port rouvre");
    unchanged("Le plan B-\n\nle port rouvre");
}

#[test]
fn signs_of_a_wire_are_written_out() {
    check(
        "OSLO (NNA) _ Ferries stop. ``No,'' she said.",
        "OSLO (NNA) - Ferries stop. \"No,\" she said.",
        &[Deed::SignsWritten],
    );
    check(
        "Ferries may stop =\n\nThe union met.",
        "Ferries may stop\n\nThe union met.",
        &[Deed::SignsWritten],
    );
    check(
        "# Ferries may stop\n\nThe union met.",
        "Ferries may stop\n\nThe union met.",
        &[Deed::SignsWritten],
    );
    unchanged("#ferries are a topic\nThe equation a = b");
}

#[test]
fn what_a_wire_sends_around_a_story_is_dropped() {
    let text = "\u{1}abc062 4 i 118 ccccb   nna 061\r\n\nNorway-transport/\r\n\u{2}Ferries may stop =\r\n\n   Tromso (NNA) - The union met.\r\n\n# NNA NOTEBOOK\r\n- Editing by: Per Holm\r\n\n\u{3}041137 GMT Mar 26\r\n\u{4}";
    let mended = mend(text);
    assert_eq!(
        mended.text.trim(),
        "Ferries may stop\r\n\n   Tromso (NNA) - The union met."
    );
    let text = "\u{16}AV2607\u{1f}__nordi\r\nr i\u{13}QBC-EU--Talks\r\n\u{2}BC-EU--Talks,190<\r\n^Ferries may stop<\r\n^Eds: Adds absence.<\r\n^By IDA KVAM=\r\n\t OSLO (NNA) _ The union met.\r\n^___<\r\n\u{3}\r\n03-04-26 1137EST\r\n";
    let mended = mend(text);
    let filled: Vec<&str> = mended
        .text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(
        filled,
        [
            "Ferries may stop",
            "By IDA KVAM",
            "OSLO (NNA) - The union met."
        ]
    );
}

const TELEX: &str = "LE MINISTRE FRANÇAIS PIERRE VARENNE A DÉCLARÉ VENDREDI À PARIS QUE L'ACCORD ÉTAIT PRÊT ET QUE L'ONU L'AVAIT REÇU.";

#[test]
fn a_text_in_capitals_gets_its_small_letters_back() {
    check(
        TELEX,
        "Le ministre français Pierre Varenne a déclaré vendredi à Paris que l'accord était prêt et que l'ONU l'avait reçu.",
        &[Deed::CapitalsUndone],
    );
    check(
        "FERRIES WILL STOP ON FRIDAY\n\nOSLO, MARCH 4 (REUTERS) - NORWEGIAN PRIME MINISTER RAGNHILD MOE SAID ON WEDNESDAY THAT NATO HAD NOT BEEN TOLD. \"NO,\" SHE SAID.",
        "Ferries will stop on Friday\n\nOSLO, March 4 (Reuters) - Norwegian Prime Minister Ragnhild Moe said on Wednesday that NATO had not been told. \"No,\" she said.",
        &[Deed::CapitalsUndone],
    );
}

#[test]
fn a_french_text_without_accents_gets_them_back() {
    check(
        "Le ministre a annonce que la reunion etait reportee a jeudi, ou elle devait etre levee. Il annonce une enquete a Paris.",
        "Le ministre a annoncé que la réunion était reportée à jeudi, où elle devait être levée. Il annonce une enquête à Paris.",
        &[Deed::AccentsRestored],
    );
}

#[test]
fn capitals_that_lost_their_accents_get_both_back() {
    check(
        "LE PRESIDENT A DECLARE VENDREDI QUE LA REUNION ETAIT REPORTEE A JEUDI ET QUE LES DELEGUES AVAIENT QUITTE PARIS.",
        "Le président a déclaré vendredi que la réunion était reportée à jeudi et que les délégués avaient quitté Paris.",
        &[Deed::CapitalsUndone, Deed::AccentsRestored],
    );
}

#[test]
fn a_text_that_lacks_nothing_throughout_is_not_restored() {
    // A headline in capitals.
    unchanged(
        "LES BACS RESTERONT A QUAI VENDREDI\n\nLes équipages des bacs l'ont annoncé mercredi à Brest.",
    );
    unchanged(
        "FERRIES MAY STOP ON FRIDAY, UNION SAYS AFTER A SECOND NIGHT OF TALKS\n\nThe union met in Oslo on Friday, and its members will vote on what was said there by the end of the month.",
    );
    // Few accents, where few are needed.
    unchanged(
        "Le pont de Brest rouvre vendredi, dit la mairie. Les bacs restent au port et les routes sont libres. Une visite est prise pour mardi dans la ville et au port.",
    );
    // One word that has lost its own.
    unchanged(
        "Le ministre a annonce la réunion de mercredi à Brest, où les délégués étaient attendus.",
    );
    unchanged(
        "The declaration of the president was general, and the region had its elections in the decision of the federal court.",
    );
    unchanged("PARIS (AFP)");
}

#[test]
fn english_lines_of_a_french_text_stay_without_accents() {
    let mended = mend(
        "The president said that the decision of the region was general.\n\nLe ministre a declare que la reunion etait reportee a jeudi et que la decision du president etait prete.",
    );
    let english = "The president said that the decision of the region was general.\n";
    assert!(mended.text.starts_with(english), "{}", mended.text);
}

#[test]
fn what_is_restored_leads_back_to_what_was_pasted() {
    let text = "Le ministre a declare que la reunion etait reportee et que les delegues avaient quitte Oslo.";
    let mended = mend(text);
    for word in ["declare", "reunion", "quitte", "Oslo"] {
        let restored = mended
            .text
            .split(' ')
            .find(|w| plain(w) == plain(word) || w.trim_end_matches('.') == word);
        let at = mended
            .text
            .find(restored.unwrap_or_default())
            .unwrap_or_default();
        assert_eq!(&text[mended.map.pasted(at)..][..word.len()], word);
    }
}

#[test]
fn a_long_row_of_marks_is_no_trouble() {
    let text = format!("{TELEX} {}PARIS", "\")".repeat(100_000));
    assert!(mend(&text).text.ends_with("Paris"));
}

fn plain(word: &str) -> String {
    word.chars().map(depeche_engine::without_accents).collect()
}

proptest! {
    #[test]
    fn any_text_is_mended_with_a_map_that_never_falls(text in "([a-zé]{1,9}|[-> \n\r`'_=#^<&;]|&amp;|&#39;|\u{c3}\u{a9}|\u{ad}|[A-Z. ]){0,80}") {
        let mended = mend(&text);
        let mut last = 0;
        for (at, _) in mended.text.char_indices() {
            let pasted = mended.map.pasted(at);
            prop_assert!(pasted >= last && pasted <= text.len() && text.is_char_boundary(pasted));
            last = pasted;
        }
        prop_assert_eq!(mended.deeds.is_empty(), mended.map.is_whole(text.len()));
    }

    #[test]
    fn any_text_is_restored_with_a_map_that_never_falls(text in "(LE |la |ETE |a |reunion |etait |\\(AFP\\) - |L'|d’|[A-ZÉÈŒ]{1,9} |[.\"«»:\n-]|ß|ŉ|İ){20,80}") {
        let mended = mend(&text);
        let mut last = 0;
        for (at, _) in mended.text.char_indices() {
            let pasted = mended.map.pasted(at);
            prop_assert!(pasted >= last && text.is_char_boundary(pasted));
            last = pasted;
        }
        prop_assert_eq!(mended.deeds.is_empty(), mended.map.is_whole(text.len()));
    }

    #[test]
    fn any_string_at_all_is_mended(text in any::<String>()) {
        let mended = mend(&text);
        prop_assert!(mended.map.pasted(mended.text.len()) <= text.len());
    }
}
