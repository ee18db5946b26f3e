//! Who is tied to whom: a drawing, and the same as sentences in a table; those of one kind, or of one person, where there are
//! many.

use super::context::participant;
use super::explorer::Props;
use super::fact::{chip, lang, tidy};
use crate::state::{Action, Selection, Ties};
use depeche_engine::Span;
use depeche_engine::order;
use depeche_engine::story::RelationKind;
use yew::prelude::*;

/// The height of a name in the drawing, and the columns its lines run between, in its own units.
const LINE: usize = 24;
const LEFT: usize = 142;
const RIGHT: usize = 218;
const WIDTH: usize = 360;

/// How wide a name may be, in tenths of the size it is set in: what fits beside the lines in the widest of the fonts a
/// system has. Capitals take 8 of them there, other letters 6.
const NAME: usize = 111;

/// Every tie of one kind between the same two, with the places that show it.
struct Tie {
    from: usize,
    to: usize,
    kind: RelationKind,
    evidence: Vec<Span>,
}

/// The panel.
pub fn panel(props: &Props) -> Html {
    let Props { desk, reading, .. } = props;
    let mut ties: Vec<Tie> = Vec::new();
    for relation in &reading.story.relations {
        let same =
            |t: &&mut Tie| (t.from, t.to, t.kind) == (relation.from, relation.to, relation.kind);
        match ties.iter_mut().find(same) {
            Some(tie) => tie.evidence.push(relation.evidence),
            None => ties.push(Tie {
                from: relation.from,
                to: relation.to,
                kind: relation.kind,
                evidence: vec![relation.evidence],
            }),
        }
    }
    if ties.is_empty() {
        return html! { <p class="empty">{ desk.words.no_links }</p> };
    }
    order::sort_by_key(&mut ties, |t| (t.from, t.to, t.kind));
    let controls = controls(props, &ties);
    let alone = alone(props, &ties).filter(|_| props.ties.alone);
    ties.retain(|tie| alone.is_none_or(|who| tie.is_of(who)));
    let kind = props.ties.kind;
    // Whoever is looked at alone may have no tie of the kind that was chosen before.
    if ties.iter().any(|tie| Some(tie.kind) == kind) {
        ties.retain(|tie| Some(tie.kind) == kind);
    }
    html! {
        <div class="groups links">
            { controls }
            { drawing(props, &ties) }
            { table(props, &ties) }
        </div>
    }
}

impl Tie {
    fn is_of(&self, who: usize) -> bool {
        [self.from, self.to].contains(&who)
    }
}

/// Who is selected and can be looked at alone, having ties.
fn alone(props: &Props, ties: &[Tie]) -> Option<usize> {
    let Selection::Participant(who) = props.selection else {
        return None;
    };
    ties.iter().any(|tie| tie.is_of(who)).then_some(who)
}

/// Those who act on the left, those they are tied to on the right, a line for each tie, thicker the more it shows.
fn drawing(props: &Props, ties: &[Tie]) -> Html {
    let Props { desk, .. } = props;
    let column = |end: fn(&Tie) -> usize| {
        let mut names: Vec<usize> = ties.iter().map(end).collect();
        order::sort_by_key(&mut names, |name| *name);
        names.dedup();
        names
    };
    let (left, right) = (column(|t| t.from), column(|t| t.to));
    let rows = left.len().max(right.len());
    // Both columns are centred on the longer one.
    let y = |names: &[usize], index: usize| {
        let at = names.iter().position(|n| *n == index).unwrap_or_default();
        (rows - names.len()) * LINE / 2 + at * LINE + LINE / 2
    };
    let lines = ties.iter().enumerate().map(|(i, tie)| {
        let (from, to) = (y(&left, tie.from), y(&right, tie.to));
        let middle = (LEFT + RIGHT) / 2;
        let lit = [tie.from, tie.to]
            .map(Selection::Participant)
            .contains(&props.selection);
        let d = format!("M{LEFT} {from}C{middle} {from} {middle} {to} {RIGHT} {to}");
        html! {
            <path key={i} {d} class={classes!("tie", tie.kind.name(), lit.then_some("lit-tie"))}
                stroke-width={tie.evidence.len().min(6).to_string()} />
        }
    });
    let side = |names: &[usize], x: usize, anchor: &'static str| -> Html {
        (names.iter())
            .map(|index| name(props, *index, x, y(names, *index), anchor))
            .collect()
    };
    html! {
        <svg class="drawing" role="img" viewBox={format!("0 0 {WIDTH} {}", rows * LINE)} aria-label={(desk.words.drawing)(ties.len())}>
            { for lines }
            <g key="left">{ side(&left, LEFT - 8, "end") }</g>
            <g key="right">{ side(&right, RIGHT + 8, "start") }</g>
        </svg>
    }
}

/// What each kind of line stands for, of those that there are; pressing one leaves the others out. Below, to look at whoever is
/// selected alone.
fn controls(props: &Props, ties: &[Tie]) -> Html {
    let Props { desk, reading, .. } = props;
    let now = props.ties;
    let mut kinds: Vec<RelationKind> = ties.iter().map(|tie| tie.kind).collect();
    order::sort_by_key(&mut kinds, |kind| *kind);
    kinds.dedup();
    let press =
        |name, on, ties, label, count: &str| chip(desk, name, on, Action::Tied(ties), label, count);
    let kinds = kinds.into_iter().map(|kind| {
        let on = now.kind == Some(kind);
        let count = ties.iter().filter(|tie| tie.kind == kind).count();
        let kind_now = (!on).then_some(kind);
        let label = html! {
            <>
                <svg class="sample" viewBox="0 0 30 8" aria-hidden="true"><path class={classes!("tie", kind.name())} d="M0 4h30" stroke-width="2" /></svg>
                { " " }{ (desk.words.relation)(kind) }
            </>
        };
        press(kind.name(), on, Ties { kind: kind_now, ..now }, label, &count.to_string())
    });
    let alone = alone(props, ties).map(|who| {
        let label = html! { (desk.words.only)(&tidy(reading.name(who))) };
        press(
            "alone",
            now.alone,
            Ties {
                alone: !now.alone,
                ..now
            },
            label,
            "",
        )
    });
    html! { <div class="chips" data-rove="button">{ for kinds }{ for alone }</div> }
}

fn name(props: &Props, index: usize, x: usize, y: usize, anchor: &'static str) -> Html {
    let Props { desk, reading, .. } = props;
    let selection = Selection::Participant(index);
    let whole = tidy(reading.name(index));
    let mut room = NAME;
    let fits = |c: &char| {
        room = room.saturating_sub(if c.is_uppercase() { 8 } else { 6 });
        room > 0
    };
    let mut shown: String = whole.chars().take_while(fits).collect();
    if shown.len() < whole.len() {
        shown.truncate(shown.trim_end().len());
        shown.push('…');
    }
    html! {
        <text key={index} x={x.to_string()} y={(y + 4).to_string()} text-anchor={anchor} lang={lang(reading)}
            class={(props.selection == selection).then_some("current")} onclick={desk.select(selection)}>
            <title>{ whole }</title>{ shown }
        </text>
    }
}

fn table(props: &Props, ties: &[Tie]) -> Html {
    let Props { desk, .. } = props;
    let rows = ties.iter().enumerate().map(|(i, tie)| {
        // A tie shown in several places leads to the one after the one being looked at.
        let next = match tie.evidence.iter().position(|e| Some(*e) == props.here) {
            Some(at) => tie.evidence[(at + 1) % tie.evidence.len()],
            None => tie.evidence[0],
        };
        html! {
            <tr key={i}>
                <td>{ participant(props, tie.from) }{ " " }{ (desk.words.relation)(tie.kind) }{ " " }{ participant(props, tie.to) }</td>
                <td><button type="button" class="quiet" onclick={desk.reveal(next)}>{ (desk.words.places)(tie.evidence.len()) }</button></td>
            </tr>
        }
    });
    html! {
        <table>
            <thead><tr>
                <th scope="col">{ desk.words.columns.link }</th>
                <th scope="col">{ desk.words.mentions_title }</th>
            </tr></thead>
            <tbody data-rove="button">{ for rows }</tbody>
        </table>
    }
}
