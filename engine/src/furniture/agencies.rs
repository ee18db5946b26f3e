//! The wire agencies, by every name they sign with.

use crate::language::WordState;
use crate::text::Text;
use std::collections::HashMap;
use std::sync::OnceLock;

/// How many words the longest name has.
pub(super) const LONGEST: usize = 3;

/// Names in folded words, each with the agency's usual short name; the longest first.
const AGENCIES: &[(&[&str], &str)] = &[
    (&["agence", "france", "presse"], "AFP"),
    (&["agence", "france-presse"], "AFP"),
    (&["the", "associated", "press"], "AP"),
    (&["associated", "press"], "AP"),
    (&["thomson", "reuters"], "Reuters"),
    (&["press", "association"], "PA"),
    (&["pa", "media"], "PA"),
    (&["the", "canadian", "press"], "The Canadian Press"),
    (&["canadian", "press"], "The Canadian Press"),
    (&["la", "presse", "canadienne"], "La Presse canadienne"),
    (&["presse", "canadienne"], "La Presse canadienne"),
    (&["anadolu", "agency"], "Anadolu"),
    (&["kyodo", "news"], "Kyodo"),
    (&["afp-services"], "AFP"),
    (&["afp"], "AFP"),
    (&["reuters"], "Reuters"),
    (&["ap"], "AP"),
    (&["xinhua"], "Xinhua"),
    (&["tass"], "TASS"),
    (&["pa"], "PA"),
    (&["dpa"], "dpa"),
    (&["ansa"], "ANSA"),
    (&["efe"], "EFE"),
    (&["kyodo"], "Kyodo"),
    (&["yonhap"], "Yonhap"),
    (&["pti"], "PTI"),
    (&["ani"], "ANI"),
    (&["ians"], "IANS"),
    (&["belga"], "Belga"),
    (&["keystone-ats"], "Keystone-ATS"),
    (&["ats"], "ATS"),
    (&["aps"], "APS"),
    (&["tap"], "TAP"),
    (&["bloomberg"], "Bloomberg"),
    (&["upi"], "UPI"),
    (&["aap"], "AAP"),
    (&["bernama"], "Bernama"),
    (&["lusa"], "Lusa"),
    (&["anadolu"], "Anadolu"),
    (&["kuna"], "KUNA"),
    (&["qna"], "QNA"),
    (&["spa"], "SPA"),
    (&["wam"], "WAM"),
    (&["mena"], "MENA"),
    (&["irna"], "IRNA"),
    (&["sana"], "SANA"),
    (&["azertac"], "AZERTAC"),
    (&["kcna"], "KCNA"),
    (&["vna"], "VNA"),
    (&["antara"], "Antara"),
    (&["agerpres"], "Agerpres"),
    (&["hina"], "Hina"),
    (&["tanjug"], "Tanjug"),
    (&["panapress"], "Panapress"),
    (&["abp"], "ABP"),
    (&["aip"], "AIP"),
    (&["ria"], "RIA"),
    (&["afp-jiji"], "AFP"),
    (&["interfax"], "Interfax"),
    (&["ritzau"], "Ritzau"),
    (&["ntb"], "NTB"),
    (&["anp"], "ANP"),
    (&["pap"], "PAP"),
    (&["apa"], "APA"),
    (&["awp"], "AWP"),
    (&["bns"], "BNS"),
    (&["cmc"], "CMC"),
    (&["map"], "MAP"),
];

/// The agency whose name begins at token `i`, and just past its last token. The name must be capitalised, since some are
/// words (`tap`, `pa`) in lower case.
pub(super) fn at(text: &Text, i: usize) -> Option<(&'static str, usize)> {
    text.token(i)
        .is_capitalised()
        .then(|| in_any_case(text, i))?
}

/// The same where brackets show that it signs: some agencies write themselves in lower case there.
pub(super) fn in_any_case(text: &Text, i: usize) -> Option<(&'static str, usize)> {
    by_first_word()
        .get(text.word(i))?
        .iter()
        .find(|(words, _)| text.is_run(i, words))
        .map(|(words, name)| (*name, i + words.len()))
}

/// The names by their first word: nearly every capitalised word of a text is asked for, and nearly none is one.
type ByFirstWord = HashMap<&'static str, Vec<(&'static [&'static str], &'static str)>, WordState>;

fn by_first_word() -> &'static ByFirstWord {
    static MAP: OnceLock<ByFirstWord> = OnceLock::new();
    MAP.get_or_init(|| {
        let mut map = ByFirstWord::default();
        for &(words, name) in AGENCIES {
            map.entry(words[0]).or_default().push((words, name));
        }
        map
    })
}
