//! What rules ask of a tree. Words are given and asked for by their token's index; where no tree tells, the answer is `None` or
//! empty.
//!
//! A verb group is named by its content word, as in Universal Dependencies: `déclaré` in `a déclaré`, `reached` in `could not be
//! reached`. Where a copula links a predicate, the predicate names it: `prêt` in `est prêt`.

use super::{Agreement, Entity, Grammar, MOST_WORDS, Node, Relation, Tag};
use crate::language::Classes;
use crate::text::{TokenKind, words};
use std::ops::Range;

impl Grammar<'_, '_> {
    /// Whether there is a tree at a token.
    pub fn knows(&self, i: usize) -> bool {
        self.node(i).is_some()
    }

    /// What a word is to its head; [`Relation::Dep`] where no tree is.
    pub fn relation(&self, i: usize) -> Relation {
        self.node(i).map_or(Relation::Dep, |(n, _)| n.relation)
    }

    /// Part of speech and form; [`Tag::X`] where no tree is.
    pub fn tag(&self, i: usize) -> Tag {
        self.node(i).map_or(Tag::X, |(n, _)| n.tag)
    }

    /// Gender and number.
    pub fn agreement(&self, i: usize) -> Agreement {
        self.node(i).map_or(Agreement::None, |(n, _)| n.agreement)
    }

    /// What the network takes a word to name.
    pub fn entity(&self, i: usize) -> Entity {
        self.node(i).map_or(Entity::None, |(n, _)| n.entity)
    }

    /// The head of a word; none for the top of a sentence.
    pub fn head(&self, i: usize) -> Option<usize> {
        let (node, start) = self.node(i)?;
        Some(start + usize::from(node.head).checked_sub(1)?)
    }

    /// The heads above a word, the nearest first.
    pub fn above(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(i), |i| self.head(*i))
    }

    /// Everything that hangs on a word, itself included: one run of tokens, because trees are projective.
    pub fn subtree(&self, i: usize) -> Range<usize> {
        let extent = |n: &Node| i - usize::from(n.before)..i + usize::from(n.behind) + 1;
        self.node(i).map_or(i..i + 1, |(n, _)| extent(n))
    }

    /// The words that hang on a word directly, in the order of the text.
    pub fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let (tree, start) = self.tree(i).unwrap_or_default();
        let is_head = move |n: &Node| usize::from(n.head) == i - start + 1;
        self.subtree(i)
            .filter(move |k| tree.get(*k - start).is_some_and(is_head))
    }

    /// Those of them with one of these relations.
    pub fn children_as<'g>(
        &'g self,
        i: usize,
        relations: &'g [Relation],
    ) -> impl Iterator<Item = usize> + 'g {
        self.children(i)
            .filter(move |k| relations.contains(&self.relation(*k)))
    }

    /// The first of them.
    pub fn child_as(&self, i: usize, relations: &[Relation]) -> Option<usize> {
        self.children(i)
            .find(|k| relations.contains(&self.relation(*k)))
    }

    /// The top of the tree that holds a word.
    pub fn top(&self, i: usize) -> Option<usize> {
        self.node(i)?;
        Some(self.above(i).last().unwrap_or(i))
    }

    /// The verb or predicate of the clause that a word stands in: the nearest word above it, itself included, that is a verb,
    /// has a subject or a copula, or is the top.
    pub fn clause_of(&self, i: usize) -> Option<usize> {
        self.node(i)?;
        std::iter::once(i)
            .chain(self.above(i))
            .find(|k| self.is_predicate(*k))
            .or_else(|| self.top(i))
    }

    /// Whether a word is the head of a clause: a full verb, or what a copula links to its subject.
    pub fn is_predicate(&self, i: usize) -> bool {
        let attributive = matches!(
            self.relation(i),
            Relation::Amod | Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Case
        );
        !attributive
            && (self.tag(i).is_verb()
                || self
                    .child_as(i, &[Relation::Cop, Relation::Nsubj, Relation::NsubjPass])
                    .is_some())
    }

    /// The subject that stands with a verb, active or passive, relative pronouns and clitics included.
    pub fn own_subject(&self, verb: usize) -> Option<usize> {
        self.child_as(
            verb,
            &[Relation::Nsubj, Relation::NsubjPass, Relation::Csubj],
        )
    }

    /// Who or what does, or in a passive undergoes, what a verb says: its own subject, a relative pronoun's noun, or the one
    /// it shares with the verb it is coordinated with, complements or hangs on.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut verb = verb;
        // Each step goes up the tree, which is no deeper than this.
        for _ in 0..MOST_WORDS {
            if let Some(subject) = self.own_subject(verb) {
                return Some(self.antecedent(subject, verb));
            }
            let head = self.head(verb)?;
            match self.relation(verb) {
                Relation::Conj | Relation::Xcomp => {
                    // `a demandé à X de partir`: who leaves is whoever is asked.
                    if self.relation(verb) == Relation::Xcomp
                        && let Some(object) = self.child_as(head, &[Relation::Obj, Relation::Iobj])
                        && object < verb
                    {
                        return Some(object);
                    }
                    verb = head;
                }
                Relation::Advcl | Relation::Parataxis if !self.is_finite(verb) => verb = head,
                Relation::Acl | Relation::AclRelcl => return Some(head),
                _ => return None,
            }
        }
        None
    }

    /// The noun that a relative pronoun, subject of `verb`, stands for; any other word stands for itself.
    fn antecedent(&self, subject: usize, verb: usize) -> usize {
        let relative = self.relation(verb) == Relation::AclRelcl
            || self.relation(verb) == Relation::Conj
                && self
                    .head(verb)
                    .is_some_and(|v| self.relation(v) == Relation::AclRelcl);
        let pronoun = self.tag(subject) == Tag::Pron
            && self.text.is_any(
                subject,
                words![
                    "qui",
                    "lequel",
                    "laquelle",
                    "lesquels",
                    "lesquelles",
                    "who",
                    "which",
                    "that"
                ],
            );
        if !(relative && pronoun) {
            return subject;
        }
        let clause = std::iter::once(verb)
            .chain(self.above(verb))
            .find(|k| self.relation(*k) == Relation::AclRelcl);
        clause.and_then(|c| self.head(c)).unwrap_or(subject)
    }

    /// Who does it: the agent of a passive, else the subject of an active.
    pub fn actor(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            return self.child_as(verb, &[Relation::OblAgent]).or_else(|| {
                // Where the network took it for a place or a time, its preposition tells.
                self.children_as(verb, &[Relation::Obl]).find(|k| {
                    let preposition = self.preposition(*k);
                    *k > verb
                        && preposition.is_some_and(|p| self.text.is_any(p, words!["par", "by"]))
                })
            });
        }
        self.subject(verb)
    }

    /// Who or what undergoes it: the object, or the subject of a passive.
    pub fn patient(&self, verb: usize) -> Option<usize> {
        if self.is_passive(verb) {
            return self.subject(verb);
        }
        self.child_as(verb, &[Relation::Obj])
    }

    /// Whether a verb is passive.
    pub fn is_passive(&self, verb: usize) -> bool {
        // `n'est pas venu`: these have no passive.
        if self.text.has(verb, Classes::TAKES_BEING) {
            return false;
        }
        self.child_as(verb, &[Relation::NsubjPass, Relation::AuxPass])
            .is_some()
            || self.tag(verb) == Tag::VerbPastPart
                && matches!(self.relation(verb), Relation::Acl | Relation::Advcl)
                && self.child_as(verb, &[Relation::Aux]).is_none()
    }

    /// The preposition of a noun: `à` of `à Paris`, `d'` of `d'après`.
    pub fn preposition(&self, noun: usize) -> Option<usize> {
        self.child_as(noun, &[Relation::Case])
    }

    /// The nouns that hang on a verb with a preposition or as times, agents of passives included.
    pub fn obliques(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        self.children_as(verb, &[Relation::Obl, Relation::OblAgent, Relation::Iobj])
    }

    /// What a verb of speech says: the head of its complement clause, or of the clause beside which it stands as a parataxis.
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "rules still find what is reported by its marks and words"
        )
    )]
    pub fn reported(&self, verb: usize) -> Option<usize> {
        if let Some(clause) = self.child_as(verb, &[Relation::Ccomp]) {
            return Some(clause);
        }
        match self.relation(verb) {
            Relation::Parataxis => self.head(verb),
            _ => self
                .child_as(verb, &[Relation::Xcomp])
                .filter(|x| self.tag(*x).is_infinitive()),
        }
    }

    /// Whether what a verb or predicate says is denied: `n'a pas dit`, `never came`, `no one came`.
    pub fn is_negated(&self, verb: usize) -> bool {
        let no = words![
            "pas",
            "jamais",
            "plus",
            "guère",
            "aucunement",
            "nullement",
            "not",
            "n't",
            "never",
            "no",
            "aucun",
            "aucune",
            "personne",
            "rien",
            "ni",
            "nobody",
            "none",
            "nothing",
            "neither",
            "cannot"
        ];
        let negator = |k: usize| {
            self.text.is_any(k, no) && !self.text.is(k, "plus")
                || self.text.is(k, "plus")
                    && (self.subtree(verb).start..k)
                        .any(|i| self.text.is_any(i, words!["ne", "n'"]))
                || self.text.word(k).ends_with("n't")
        };
        self.children(verb).any(|k| match self.relation(k) {
            Relation::Advmod | Relation::Aux | Relation::AuxPass | Relation::Cop => negator(k),
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj => {
                negator(k) && self.tag(k) != Tag::Noun
                    || self.children_as(k, &[Relation::Det]).any(|d| {
                        self.text
                            .is_any(d, words!["aucun", "aucune", "no", "neither"])
                    })
            }
            _ => false,
        })
    }

    /// The auxiliaries of a verb or the copula and auxiliaries of a predicate, in the order of the text.
    pub fn auxiliaries(&self, verb: usize) -> impl Iterator<Item = usize> + '_ {
        self.children_as(verb, &[Relation::Aux, Relation::AuxPass, Relation::Cop])
    }

    /// Whether a verb is finite, by itself or by its auxiliary.
    pub fn is_finite(&self, verb: usize) -> bool {
        self.tag(verb).is_finite() || self.auxiliaries(verb).any(|a| self.tag(a).is_finite())
    }

    /// The word that carries a clause's tense and mood: its first finite auxiliary, else the verb.
    pub fn finite_word(&self, verb: usize) -> usize {
        let finite = |a: &usize| self.tag(*a).is_finite();
        self.auxiliaries(verb).find(finite).unwrap_or(verb)
    }

    /// Whether a clause tells of what is to come: a future, or an auxiliary or governor that says so.
    pub fn is_future(&self, verb: usize) -> bool {
        let carrier = self.finite_word(verb);
        matches!(self.tag(carrier), Tag::VerbFut | Tag::AuxFut)
    }

    /// Whether a clause tells of what might be: a conditional.
    pub fn is_conditional(&self, verb: usize) -> bool {
        // The tag may be that of an imperfect. No imperfect ends so.
        let endings = ["erait", "eraient", "iendrait", "iendraient"];
        let carrier = self.finite_word(verb);
        let word = self.text.word(carrier);
        matches!(self.tag(carrier), Tag::VerbCond | Tag::AuxCond)
            || self.tag(carrier).is_finite() && endings.iter().any(|end| word.ends_with(end))
    }

    /// The members of the list that a word opens, itself first: `Paris`, `Berlin`, `Rome` of `Paris, Berlin et Rome`.
    pub fn list(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(first).chain(self.children_as(first, &[Relation::Conj]))
    }

    /// The head of the list that a word is a member of; itself when it stands alone.
    pub fn list_head(&self, i: usize) -> usize {
        match self.relation(i) {
            Relation::Conj => self.head(i).unwrap_or(i),
            _ => i,
        }
    }

    /// The appositions of a noun.
    pub fn appositions(&self, noun: usize) -> impl Iterator<Item = usize> + '_ {
        self.children_as(noun, &[Relation::Appos])
    }

    /// The phrase of a noun without what follows it as apposition, relative clause, further list member or parenthesis, and
    /// without preposition: `le président de la région` of `au président de la région, qui parle`.
    pub fn noun_phrase(&self, noun: usize) -> Range<usize> {
        let whole = self.subtree(noun);
        let mut start = noun;
        let mut end = noun + 1;
        for k in self.children(noun) {
            let part = self.subtree(k);
            let relation = self.relation(k);
            if k < noun {
                let outside = matches!(
                    relation,
                    Relation::Case
                        | Relation::Mark
                        | Relation::Cc
                        | Relation::Punct
                        | Relation::Cop
                ) || matches!(
                    relation,
                    Relation::Nsubj
                        | Relation::NsubjPass
                        | Relation::Advmod
                        | Relation::Aux
                        | Relation::Expl
                );
                if outside {
                    start = noun;
                } else {
                    start = start.min(part.start);
                }
                continue;
            }
            let ends = matches!(
                relation,
                Relation::Appos
                    | Relation::AclRelcl
                    | Relation::Conj
                    | Relation::Cc
                    | Relation::Parataxis
                    | Relation::Advcl
                    | Relation::Ccomp
            ) || relation == Relation::Acl && self.text.raw(part.start) == ",";
            let sign = self.text.kind(part.start) == TokenKind::Punct
                && !matches!(self.text.raw(part.start), "\"");
            if ends || sign {
                break;
            }
            end = end.max(part.end);
        }
        start.max(whole.start)..end.min(whole.end)
    }

    /// The extent of a clause by its verb or predicate, the signs at either end and the conjunction that opens it left aside.
    pub fn clause(&self, verb: usize) -> Range<usize> {
        let mut run = self.subtree(verb);
        let sign = |i: usize| {
            matches!(
                self.text.kind(i),
                TokenKind::Punct | TokenKind::Dash | TokenKind::Ellipsis
            )
        };
        while run.start < verb
            && (sign(run.start)
                || matches!(self.relation(run.start), Relation::Cc | Relation::Mark)
                    && self.head(run.start) == Some(verb))
        {
            run.start += 1;
        }
        while run.end > verb + 1 && sign(run.end - 1) {
            run.end -= 1;
        }
        run
    }
}
