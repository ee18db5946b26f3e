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
    fn any_string_at_all_is_mended(text in any::<String>()) {
        let mended = mend(&text);
        prop_assert!(mended.map.pasted(mended.text.len()) <= text.len());
    }
}
