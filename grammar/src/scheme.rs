//! Relations, tags and agreement, in the order in which the network numbers them (`train/grammar/scheme.py`).

/// Declares an enum whose variants are numbered from 0, with its list.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// Every one, in the order of the network.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The one of a number.
            #[allow(dead_code)]
            pub(crate) fn of(number: usize) -> Option<Self> {
                Self::ALL.get(number).copied()
            }
        }
    };
}

numbered! {
    /// What a word is to its head: the relations of Universal Dependencies that both languages have.
    Relation {
        /// The top of a sentence.
        Root,
        /// Subject.
        Nsubj,
        /// Subject of a passive.
        NsubjPass,
        /// A clause as subject.
        Csubj,
        /// Object.
        Obj,
        /// Indirect object.
        Iobj,
        /// A noun, with its preposition or a time, that hangs on a verb or predicate.
        Obl,
        /// Who does it, beside a passive.
        OblAgent,
        /// A clause as complement, with a subject of its own: what is said.
        Ccomp,
        /// A complement whose subject is another's: `veut partir`.
        Xcomp,
        /// A clause that says when, why, how.
        Advcl,
        /// A clause that hangs on a noun, without relative pronoun.
        Acl,
        /// A relative clause.
        AclRelcl,
        /// Adverb.
        Advmod,
        /// Adjective on a noun.
        Amod,
        /// Figure on a noun.
        Nummod,
        /// Determiner.
        Det,
        /// Preposition of a noun.
        Case,
        /// What opens a subordinate clause.
        Mark,
        /// Coordinating conjunction.
        Cc,
        /// A further member of a list; hangs on the first.
        Conj,
        /// Apposition.
        Appos,
        /// A further word of a name (French).
        Flat,
        /// A further word of a fixed expression.
        Fixed,
        /// A noun that goes with the noun behind it (English, names too).
        Compound,
        /// A noun that hangs on a noun.
        Nmod,
        /// The possessor: `Kenya's`, `her`.
        NmodPoss,
        /// Auxiliary.
        Aux,
        /// Auxiliary of a passive.
        AuxPass,
        /// Copula; hangs on the predicate.
        Cop,
        /// A pronoun that stands for nothing: `il faut`, `s'est`, `there is`.
        Expl,
        /// Who is addressed.
        Vocative,
        /// A clause beside the clause: above all a reporting one, on what it reports.
        Parataxis,
        /// Interjection.
        Discourse,
        /// Sign.
        Punct,
        /// None of these.
        Dep,
    }
}

numbered! {
    /// Part of speech; of verbs and auxiliaries with their form.
    Tag {
        /// Adjective.
        Adj,
        /// Preposition.
        Adp,
        /// Adverb.
        Adv,
        /// Coordinating conjunction.
        Cconj,
        /// Determiner.
        Det,
        /// Interjection.
        Intj,
        /// Common noun.
        Noun,
        /// Figure.
        Num,
        /// Particle: `not`, `to`, `'s`.
        Part,
        /// Pronoun.
        Pron,
        /// Name.
        Propn,
        /// Sign.
        Punct,
        /// Subordinating conjunction.
        Sconj,
        /// Symbol.
        Sym,
        /// Anything else.
        X,
        /// Verb, present.
        VerbPres,
        /// Verb, past or imperfect.
        VerbPast,
        /// Verb, future.
        VerbFut,
        /// Verb, conditional.
        VerbCond,
        /// Verb, subjunctive.
        VerbSubj,
        /// Verb, imperative.
        VerbImp,
        /// Verb, infinitive.
        VerbInf,
        /// Verb, past participle.
        VerbPastPart,
        /// Verb, present participle or gerund.
        VerbPresPart,
        /// Auxiliary or copula, present.
        AuxPres,
        /// Auxiliary, past or imperfect.
        AuxPast,
        /// Auxiliary, future.
        AuxFut,
        /// Auxiliary, conditional.
        AuxCond,
        /// Auxiliary, subjunctive.
        AuxSubj,
        /// Auxiliary, imperative.
        AuxImp,
        /// Auxiliary, infinitive.
        AuxInf,
        /// Auxiliary, past participle.
        AuxPastPart,
        /// Auxiliary, present participle.
        AuxPresPart,
    }
}

numbered! {
    /// Gender and number, as far as the word's form or its neighbours show them.
    Agreement {
        /// Neither.
        None,
        /// Masculine.
        Masculine,
        /// Feminine.
        Feminine,
        /// Singular.
        Singular,
        /// Plural.
        Plural,
        /// Masculine singular.
        MasculineSingular,
        /// Feminine singular.
        FeminineSingular,
        /// Masculine plural.
        MasculinePlural,
        /// Feminine plural.
        FemininePlural,
    }
}

numbered! {
    /// What a word names, as the network guesses from its form and company alone.
    Entity {
        /// Nothing.
        None,
        /// A person.
        Person,
        /// A place.
        Place,
        /// An organisation.
        Organisation,
        /// Something else: a people, a law, a work.
        Other,
    }
}

impl Relation {
    /// Its name in Universal Dependencies.
    #[must_use]
    pub const fn name(self) -> &'static str {
        const NAMES: [&str; 36] = [
            "root",
            "nsubj",
            "nsubj:pass",
            "csubj",
            "obj",
            "iobj",
            "obl",
            "obl:agent",
            "ccomp",
            "xcomp",
            "advcl",
            "acl",
            "acl:relcl",
            "advmod",
            "amod",
            "nummod",
            "det",
            "case",
            "mark",
            "cc",
            "conj",
            "appos",
            "flat",
            "fixed",
            "compound",
            "nmod",
            "nmod:poss",
            "aux",
            "aux:pass",
            "cop",
            "expl",
            "vocative",
            "parataxis",
            "discourse",
            "punct",
            "dep",
        ];
        NAMES[self as usize]
    }

    /// Whether it is a subject's, active or passive.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::NsubjPass)
    }
}

impl Tag {
    /// Whether it is a full verb's.
    #[must_use]
    pub const fn is_verb(self) -> bool {
        self as u8 >= Self::VerbPres as u8 && self as u8 <= Self::VerbPresPart as u8
    }

    /// Whether it is an auxiliary's or a copula's.
    #[must_use]
    pub const fn is_auxiliary(self) -> bool {
        self as u8 >= Self::AuxPres as u8
    }

    /// Whether it is a finite form's, of a verb or an auxiliary.
    #[must_use]
    pub const fn is_finite(self) -> bool {
        matches!(
            self,
            Self::VerbPres
                | Self::VerbPast
                | Self::VerbFut
                | Self::VerbCond
                | Self::VerbSubj
                | Self::VerbImp
                | Self::AuxPres
                | Self::AuxPast
                | Self::AuxFut
                | Self::AuxCond
                | Self::AuxSubj
                | Self::AuxImp
        )
    }

    /// Whether it is an infinitive's.
    #[must_use]
    pub const fn is_infinitive(self) -> bool {
        matches!(self, Self::VerbInf | Self::AuxInf)
    }

    /// Whether it is a noun's or a name's.
    #[must_use]
    pub const fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Propn)
    }

    /// Its name: the universal part of speech, of verbs with the form.
    #[must_use]
    pub const fn name(self) -> &'static str {
        const NAMES: [&str; 33] = [
            "ADJ",
            "ADP",
            "ADV",
            "CCONJ",
            "DET",
            "INTJ",
            "NOUN",
            "NUM",
            "PART",
            "PRON",
            "PROPN",
            "PUNCT",
            "SCONJ",
            "SYM",
            "X",
            "VERB:pres",
            "VERB:past",
            "VERB:fut",
            "VERB:cond",
            "VERB:subj",
            "VERB:imp",
            "VERB:inf",
            "VERB:ppart",
            "VERB:prpart",
            "AUX:pres",
            "AUX:past",
            "AUX:fut",
            "AUX:cond",
            "AUX:subj",
            "AUX:imp",
            "AUX:inf",
            "AUX:ppart",
            "AUX:prpart",
        ];
        NAMES[self as usize]
    }
}

impl Agreement {
    /// Whether it is a plural.
    #[must_use]
    pub const fn is_plural(self) -> bool {
        matches!(
            self,
            Self::Plural | Self::MasculinePlural | Self::FemininePlural
        )
    }

    /// Whether it is feminine.
    #[must_use]
    pub const fn is_feminine(self) -> bool {
        matches!(
            self,
            Self::Feminine | Self::FeminineSingular | Self::FemininePlural
        )
    }

    /// Whether it is masculine.
    #[must_use]
    pub const fn is_masculine(self) -> bool {
        matches!(
            self,
            Self::Masculine | Self::MasculineSingular | Self::MasculinePlural
        )
    }
}

impl Entity {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Other => "other",
        }
    }
}
