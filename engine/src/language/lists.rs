//! How a word list is written: words between white space, or phrases under a head; `#` begins a remark.

/// What may stand behind a lemma, as `fr/events.txt` explains.
pub(crate) const MARKS: [char; 6] = ['?', '&', '+', '@', '~', '!'];

/// The phrases of a list whose lines are `head: phrase, phrase`, each with its head.
pub(crate) fn phrases(list: &str) -> impl Iterator<Item = (&str, &str)> {
    lines(list)
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(head, phrases)| phrases.split(',').map(move |phrase| (head.trim(), phrase)))
}

/// The lines of a list without remarks.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default())
}
