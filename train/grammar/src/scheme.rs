//! How the labels of hand-made trees are named here: the table of `train/grammar/scheme.py`.

use depeche_engine::grammar::Relation;

/// The relation that a UD label stands for.
pub(crate) fn relation(label: &str) -> Relation {
    let label = match label {
        "obl:mod" | "obl:arg" => "obl",
        "aux:tense" | "aux:caus" => "aux",
        "expl:subj" | "expl:comp" | "expl:pass" | "expl:pv" => "expl",
        "flat:name" | "flat:foreign" | "goeswith" => "flat",
        "csubj:pass" | "csubj:outer" => "csubj",
        "orphan" | "list" => "conj",
        "dislocated" | "obj:agent" | "obj:lvc" => "obj",
        "reparandum" => "dep",
        "nsubj:caus" | "nsubj:outer" | "nsubj:impers" => "nsubj",
        "nsubj:pass:outer" => "nsubj:pass",
        other => other,
    };
    let named = |label: &str| Relation::ALL.iter().find(|r| r.name() == label).copied();
    let base = label.split(':').next().unwrap_or(label);
    named(label)
        .or_else(|| named(base))
        .unwrap_or(Relation::Dep)
}
