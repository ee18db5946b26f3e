//! Subjects behind their verb, which a French finite verb cannot lack: `…, tempère la professeure`, `que soutiennent les
//! partis`, `Parmi eux figure le maire`.
//!
//! The network learns from hardly any such clause, and takes the subject for an object, or hangs it on the noun before it
//! (`ont averti dans une tribune quarante maires`). What grammar knows for certain is put right here.

use super::{Node, Relation, Tag};

/// Tells clauses that are put between a subject and its verb: `Le vaccin, explique Mme Roy, est prêt`. No comma stands alone
/// between a subject and its verb, so that the noun before it is no subject of `explique`, and the noun behind is.
pub(super) fn part_clauses(nodes: &mut [Node]) {
    for verb in 0..nodes.len() {
        let Some((outer, inner)) = parted(nodes, verb) else {
            continue;
        };
        nodes[inner].head = verb as u8 + 1;
        nodes[inner].relation = Relation::Nsubj;
        // The clause that goes on behind is the one that is parted.
        let goes_on = |k: &usize| {
            *k > inner && nodes[*k].tag.is_verb() && nodes[*k].relation != Relation::Acl
        };
        let main = own(nodes, verb).find(goes_on);
        let main = main.or_else(|| {
            usize::from(nodes[verb].head)
                .checked_sub(1)
                .filter(|m| *m > inner)
        });
        let Some(main) = main else { continue };
        if usize::from(nodes[main].head) == verb + 1 {
            nodes[main].head = nodes[verb].head;
            nodes[main].relation = nodes[verb].relation;
        }
        nodes[verb].head = main as u8 + 1;
        nodes[verb].relation = Relation::Parataxis;
        nodes[outer].head = main as u8 + 1;
        let passive = own(nodes, main).any(|k| nodes[k].relation == Relation::AuxPass);
        nodes[outer].relation = if passive {
            Relation::NsubjPass
        } else {
            Relation::Nsubj
        };
    }
}

/// The noun before the comma before a verb, taken for its subject, and the bare noun behind the verb.
fn parted(nodes: &[Node], verb: usize) -> Option<(usize, usize)> {
    let helped = |k: &usize| matches!(nodes[*k].relation, Relation::Aux | Relation::AuxPass);
    let helper = own(nodes, verb).find(|k| helped(k) && nodes[*k].tag.is_finite());
    if !nodes[verb].tag.is_verb() || !(nodes[verb].tag.is_finite() || helper.is_some()) {
        return None;
    }
    let first = helper.unwrap_or(verb).min(verb);
    let comma = first
        .checked_sub(1)
        .filter(|k| nodes[*k].tag == Tag::Punct)?;
    let outer = own(nodes, verb).find(|k| nodes[*k].relation.is_subject())?;
    let alone = (outer..comma)
        .all(|k| nodes[k].tag != Tag::Punct && (k == outer || hangs_on(nodes, k, outer)));
    let inner = own(nodes, verb).find(|k| {
        *k > verb
            && nodes[*k].relation == Relation::Obj
            && nodes[*k].tag.is_noun()
            && is_bare(nodes, *k)
    })?;
    let end = (inner + 1..nodes.len()).find(|k| !hangs_on(nodes, *k, inner))?;
    (outer < comma && alone && nodes[outer].tag.is_noun() && nodes[end].tag == Tag::Punct)
        .then_some((outer, inner))
}

/// Gives each finite verb that has no subject the bare noun behind it.
pub(super) fn find_subjects(nodes: &mut [Node]) {
    for verb in 0..nodes.len() {
        if !lacks_subject(nodes, verb) {
            continue;
        }
        let reports = reports(nodes, verb);
        // `martèle depuis des mois le gouvernement`
        let can_be = |k: usize| match nodes[k].relation {
            Relation::Obj => true,
            Relation::Nmod => reports && nodes[k].tag.is_noun(),
            _ => false,
        };
        let object = own(nodes, verb).find(|k| *k > verb && can_be(*k) && is_bare(nodes, *k));
        let found = object.or_else(|| reports.then(|| strayed(nodes, verb)).flatten());
        if let Some(subject) = found {
            let false_subjects: Vec<usize> = own(nodes, verb)
                .filter(|k| nodes[*k].relation.is_subject())
                .collect();
            for k in false_subjects {
                nodes[k].relation = Relation::Obl;
            }
            let passive = own(nodes, verb).any(|k| nodes[k].relation == Relation::AuxPass);
            let node = &mut nodes[subject];
            node.head = verb as u8 + 1;
            node.relation = if passive {
                Relation::NsubjPass
            } else {
                Relation::Nsubj
            };
        }
    }
}

/// Whether a verb tells whose words stand beside it: behind a comma or a quote mark, without a conjunction.
fn reports(nodes: &[Node], verb: usize) -> bool {
    let node = nodes[verb];
    if node.relation == Relation::Parataxis {
        return true;
    }
    let before = |k: &usize| {
        matches!(
            nodes[*k].relation,
            Relation::Aux | Relation::AuxPass | Relation::Expl
        )
    };
    let first = own(nodes, verb)
        .filter(before)
        .min()
        .unwrap_or(verb)
        .min(verb);
    let apart = first > 0 && nodes[first - 1].tag == Tag::Punct;
    let joined =
        own(nodes, verb).any(|k| matches!(nodes[k].relation, Relation::Mark | Relation::Cc));
    matches!(node.relation, Relation::Advcl | Relation::Conj) && apart && !joined
}

/// Whether a verb is finite and has no subject, of its own or shared.
fn lacks_subject(nodes: &[Node], verb: usize) -> bool {
    let node = nodes[verb];
    let clause = matches!(
        node.relation,
        Relation::Root | Relation::Parataxis | Relation::AclRelcl | Relation::Advcl
    ) || reports(nodes, verb);
    let helped = |k: usize| {
        matches!(nodes[k].relation, Relation::Aux | Relation::AuxPass) && nodes[k].tag.is_finite()
    };
    let finite = node.tag.is_finite() && node.tag != Tag::VerbImp || own(nodes, verb).any(helped);
    // A bare noun before the verb is its subject, whatever the network called it; so is an impersonal `il`, which shows a
    // gender where the pronoun of a reflexive shows none.
    let subject = |k: usize| match nodes[k].relation {
        // `Parmi eux` is none, even where the network takes it for one.
        Relation::Nsubj | Relation::NsubjPass => k > verb || is_bare(nodes, k),
        Relation::Csubj | Relation::Cop => true,
        Relation::Expl => nodes[k].agreement.is_masculine(),
        Relation::Obj | Relation::Appos | Relation::Dep | Relation::Nmod => {
            k < verb && nodes[k].tag.is_noun() && is_bare(nodes, k)
        }
        _ => false,
    };
    // Outside of reporting and relative clauses something else opens the sentence in the subject's place.
    let open = |k: usize| {
        k < verb
            && matches!(
                nodes[k].relation,
                Relation::Obl | Relation::Iobj | Relation::Nsubj
            )
    };
    let turned =
        node.relation == Relation::AclRelcl || reports(nodes, verb) || own(nodes, verb).any(open);
    node.tag.is_verb() && clause && finite && turned && !own(nodes, verb).any(subject)
}

/// The subject of a reporting verb that was hung on a word between: on an infinitive (`a voulu minimiser l'entourage`), or on
/// a noun with its preposition (`a déclaré à la presse Anne Roy`).
fn strayed(nodes: &[Node], verb: usize) -> Option<usize> {
    let between: Vec<usize> = own(nodes, verb)
        .filter(|k| {
            *k > verb
                && matches!(
                    nodes[*k].relation,
                    Relation::Obl
                        | Relation::Xcomp
                        | Relation::Advcl
                        | Relation::Iobj
                        | Relation::Ccomp
                )
        })
        .collect();
    let behind = |k: &usize| {
        *k > verb
            && nodes[*k].tag.is_noun()
            && is_bare(nodes, *k)
            && between.iter().any(|b| b != k && hangs_on(nodes, *k, *b))
            && matches!(
                nodes[*k].relation,
                Relation::Obj
                    | Relation::Nmod
                    | Relation::Appos
                    | Relation::Conj
                    | Relation::Obl
                    | Relation::Dep
            )
    };
    let has = |k: usize, relations: &[Relation]| {
        own(nodes, k).any(|c| relations.contains(&nodes[c].relation))
    };
    let joined = |k: usize| has(k, &[Relation::Cc]);
    let determined = |k: &usize| has(*k, &[Relation::Det, Relation::Nummod]) && !joined(*k);
    let named = |k: &usize| nodes[*k].tag == Tag::Propn && nodes[*k].relation == Relation::Appos;
    (verb + 1..nodes.len())
        .filter(behind)
        .find(determined)
        .or_else(|| (verb + 1..nodes.len()).filter(behind).find(named))
        .or_else(|| {
            own(nodes, verb).find(|k| {
                *k > verb
                    && nodes[*k].relation == Relation::Obl
                    && is_bare(nodes, *k)
                    && determined(k)
            })
        })
}

/// The words that hang on a word.
fn own(nodes: &[Node], top: usize) -> impl Iterator<Item = usize> + '_ {
    (0..nodes.len()).filter(move |k| usize::from(nodes[*k].head) == top + 1)
}

/// Whether no preposition or conjunction opens it.
fn is_bare(nodes: &[Node], k: usize) -> bool {
    !own(nodes, k).any(|c| matches!(nodes[c].relation, Relation::Case | Relation::Mark))
}

/// Whether `k` is below `top`.
fn hangs_on(nodes: &[Node], k: usize, top: usize) -> bool {
    let mut above = k;
    for _ in 0..nodes.len() {
        match usize::from(nodes[above].head).checked_sub(1) {
            Some(head) if head == top => return true,
            Some(head) => above = head,
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Agreement, Entity};

    /// Words as (head from 1, relation, tag); gives the verb's subject after mending.
    #[track_caller]
    fn check(words: &[(u8, Relation, Tag)], verb: usize, expected: Option<usize>) {
        let mut nodes = parsed(words);
        find_subjects(&mut nodes);
        let subject = own(&nodes, verb).find(|k| nodes[*k].relation.is_subject());
        assert_eq!(subject, expected);
    }

    fn parsed(words: &[(u8, Relation, Tag)]) -> Vec<Node> {
        let node = |(head, relation, tag): &(u8, Relation, Tag)| Node {
            head: *head,
            before: 0,
            behind: 0,
            relation: *relation,
            tag: *tag,
            agreement: Agreement::None,
            entity: Entity::None,
        };
        words.iter().map(node).collect()
    }

    #[test]
    fn the_object_of_a_reporting_clause_without_subject_is_its_subject() {
        // « … viendra », tempère la professeure
        let words = [
            (0, Relation::Root, Tag::VerbFut),
            (1, Relation::Parataxis, Tag::VerbPres),
            (4, Relation::Det, Tag::Det),
            (2, Relation::Obj, Tag::Noun),
        ];
        check(&words, 1, Some(3));
    }

    #[test]
    fn a_subject_hung_on_the_noun_between_comes_back() {
        // … viendra, averti dans une tribune quarante maires
        let words = [
            (0, Relation::Root, Tag::VerbFut),
            (3, Relation::Aux, Tag::AuxPres),
            (1, Relation::Parataxis, Tag::VerbPastPart),
            (5, Relation::Case, Tag::Adp),
            (3, Relation::Obl, Tag::Noun),
            (7, Relation::Nummod, Tag::Num),
            (5, Relation::Nmod, Tag::Noun),
        ];
        check(&words, 2, Some(6));
    }

    #[test]
    fn a_clause_with_a_subject_keeps_its_object() {
        // le maire, qui dirige la ville
        let words = [
            (2, Relation::Det, Tag::Det),
            (0, Relation::Root, Tag::Noun),
            (4, Relation::Nsubj, Tag::Pron),
            (2, Relation::AclRelcl, Tag::VerbPres),
            (6, Relation::Det, Tag::Det),
            (4, Relation::Obj, Tag::Noun),
        ];
        check(&words, 3, Some(2));
    }

    #[test]
    fn a_clause_put_between_a_subject_and_its_verb_is_parted_from_it() {
        // Le vaccin, explique la professeure, arrive
        let words = [
            (2, Relation::Det, Tag::Det),
            (4, Relation::Nsubj, Tag::Noun),
            (2, Relation::Punct, Tag::Punct),
            (0, Relation::Root, Tag::VerbPres),
            (6, Relation::Det, Tag::Det),
            (4, Relation::Obj, Tag::Noun),
            (8, Relation::Punct, Tag::Punct),
            (4, Relation::Conj, Tag::VerbPres),
        ];
        let mut nodes = parsed(&words);
        part_clauses(&mut nodes);
        let told = |k: usize| (nodes[k].head, nodes[k].relation);
        assert_eq!(told(1), (8, Relation::Nsubj), "arrive has its subject back");
        assert_eq!(told(3), (8, Relation::Parataxis));
        assert_eq!(told(5), (4, Relation::Nsubj));
        assert_eq!(told(7), (0, Relation::Root));
    }

    #[test]
    fn a_subject_with_words_put_in_behind_it_stays() {
        // Mme Roy, la professeure, explique le vaccin.
        let words = [
            (7, Relation::Nsubj, Tag::Propn),
            (1, Relation::Flat, Tag::Propn),
            (1, Relation::Punct, Tag::Punct),
            (5, Relation::Det, Tag::Det),
            (1, Relation::Appos, Tag::Noun),
            (1, Relation::Punct, Tag::Punct),
            (0, Relation::Root, Tag::VerbPres),
            (9, Relation::Det, Tag::Det),
            (7, Relation::Obj, Tag::Noun),
            (7, Relation::Punct, Tag::Punct),
        ];
        let mut nodes = parsed(&words);
        part_clauses(&mut nodes);
        assert_eq!(nodes[0].head, 7);
        assert_eq!(nodes[8].relation, Relation::Obj);
    }

    #[test]
    fn an_order_has_no_subject() {
        let words = [
            (0, Relation::Root, Tag::VerbImp),
            (1, Relation::Obj, Tag::Noun),
        ];
        check(&words, 0, None);
    }
}
