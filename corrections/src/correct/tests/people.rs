//! Corrections of participants: who they are, what they are, whether they were there.

use super::{ALREADY, APPLIED, GONE, IN_THE_WAY, NOTHING, check, check_elsewhere, nth, said_by};
use crate::sample::anchor;
use crate::{Anchor, Correction};
use depeche_engine::story::{Kind, PresenceStatus};

#[test]
fn a_participant_is_named_otherwise() {
    let rename = |who: &str, name: &str| Correction::Rename {
        who: anchor(who),
        name: anchor(name),
    };
    check(
        &[rename("Ola Lie", "deputy Ola Lie")],
        &[APPLIED],
        &[
            "- person Ola Lie = Lie / deputy x2 attending",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person* deputy Ola Lie = Lie = Ola Lie / deputy x2 attending",
            "+ deputy Ola Lie for Kari Dahl",
            "+ deputy Ola Lie represents Kari Dahl",
        ],
    );
    check(
        &[rename("Ana Moe", "Ana Moe")],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister x2 attending",
        ],
    );
    check(&[rename("Ana Moe", "Paul Ness")], &[IN_THE_WAY], &[]);
    check_elsewhere(&rename("Ana Moe", "minister Ana Moe"), GONE, NOTHING);
}

#[test]
fn two_participants_are_one() {
    let merge = |who: &str, into: &str| Correction::Merge {
        who: anchor(who),
        into: anchor(into),
    };
    check(
        &[merge("Ana Moe", "Paul Ness")],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "- person Paul Ness = Ness / union leader x2 attending",
            "- direct \"The boats will sail again on Friday\" Ana Moe (named) [] told",
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "- Commitments \"The boats will sail again on Friday\" Ana Moe",
            "- Ana Moe met Paul Ness",
            "+ person* Paul Ness = Ness = Ana Moe = Moe / Harbour minister / union leader x4 attending",
            "+ direct \"The boats will sail again on Friday\" Paul Ness (named) [] told",
            "+ indirect* \"the pay offer was final\" Paul Ness (hand) [] said",
            "+ Commitments \"The boats will sail again on Friday\" Paul Ness",
        ],
    );
    check(
        &[merge("Ola Lie", "Kari Dahl")],
        &[APPLIED],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "- person Ola Lie = Lie / deputy x2 attending",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person* Kari Dahl = Ola Lie = Lie / Premier / deputy x3 represented",
        ],
    );
    check(
        &[merge("Ana Moe", "Ana Moe")],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister x2 attending",
        ],
    );
    let then = [
        merge("Ana Moe", "Paul Ness"),
        said_by("the pay offer was final", "Ana Moe"),
    ];
    check(
        &then,
        &[APPLIED, ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "- person Paul Ness = Ness / union leader x2 attending",
            "- direct \"The boats will sail again on Friday\" Ana Moe (named) [] told",
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "- Commitments \"The boats will sail again on Friday\" Ana Moe",
            "- Ana Moe met Paul Ness",
            "+ person* Paul Ness = Ness = Ana Moe = Moe / Harbour minister / union leader x4 attending",
            "+ direct \"The boats will sail again on Friday\" Paul Ness (named) [] told",
            "+ indirect* \"the pay offer was final\" Paul Ness (hand) [] said",
            "+ Commitments \"The boats will sail again on Friday\" Paul Ness",
        ],
    );
    check_elsewhere(&merge("Ana Moe", "Paul Ness"), GONE, NOTHING);
}

#[test]
fn a_mention_speaks_of_somebody_else() {
    let split = |mention, of: Option<&str>| Correction::Split {
        mention,
        of: of.map(anchor),
    };
    check(
        &[split(nth("Lie", 1), None)],
        &[APPLIED],
        &[
            "- person Ola Lie = Lie / deputy x2 attending",
            "+ person* Ola Lie / deputy x1 attending",
            "+ person* Lie x1 none",
        ],
    );
    check(
        &[split(nth("Ness", 1), Some("Kari Dahl"))],
        &[APPLIED],
        &[
            "- person Paul Ness = Ness / union leader x2 attending",
            "- person Kari Dahl / Premier x1 represented",
            "- indirect \"the wages were still open\" Paul Ness (named) [] said",
            "+ person* Paul Ness / union leader x1 attending",
            "+ person* Kari Dahl = Ness / Premier x2 represented",
            "+ indirect \"the wages were still open\" Kari Dahl (named) [] said",
        ],
    );
    check(
        &[split(anchor("Kari Dahl"), Some("Paul Ness"))],
        &[APPLIED],
        &[
            "- person Paul Ness = Ness / union leader x2 attending",
            "- person Kari Dahl / Premier x1 represented",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person* Paul Ness = Ness = Kari Dahl / union leader / Premier x3 attending",
            "+ Ola Lie for Paul Ness",
            "+ Ola Lie represents Paul Ness",
        ],
    );
    check(
        &[split(anchor("Kari Dahl"), None)],
        &[ALREADY],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "+ person* Kari Dahl / Premier x1 represented",
        ],
    );
    check(&[split(anchor("Kari"), None)], &[NOTHING], &[]);
    check_elsewhere(&split(anchor("Kari Dahl"), None), GONE, NOTHING);
}

#[test]
fn a_participant_is_of_another_kind_or_none() {
    let kind = |who: &str, kind| Correction::Kind {
        who: anchor(who),
        kind,
    };
    check(
        &[kind("Ana Moe", Kind::Organisation)],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ organisation* Ana Moe = Moe / Harbour minister x2 attending",
        ],
    );
    check(
        &[kind("Ana Moe", Kind::Person)],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister x2 attending",
        ],
    );
    check_elsewhere(&kind("Ana Moe", Kind::Person), GONE, NOTHING);
    let none = |who: &str| Correction::NoParticipant { who: anchor(who) };
    check(
        &[none("Ana Moe")],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "- direct \"The boats will sail again on Friday\" Ana Moe (named) [] told",
            "- indirect \"the pay offer was final\" - (undecided) [Ana Moe, Paul Ness] said",
            "- Commitments \"The boats will sail again on Friday\" Ana Moe",
            "- Ana Moe met Paul Ness",
            "+ direct \"The boats will sail again on Friday\" - (none) [] told",
            "+ indirect \"the pay offer was final\" - (undecided) [Paul Ness] said",
            "+ Commitments \"The boats will sail again on Friday\" -",
        ],
    );
    check(
        &[none("Ola Lie")],
        &[APPLIED],
        &[
            "- person Ola Lie = Lie / deputy x2 attending",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
        ],
    );
    check(&[none("The union")], &[ALREADY], &[]);
    check_elsewhere(&none("Ana Moe"), GONE, ALREADY);
}

#[test]
fn a_participant_was_missed() {
    let add = |words: &str, kind| Correction::AddParticipant {
        words: anchor(words),
        kind,
    };
    check(
        &[add("OSLO", Kind::Place)],
        &[APPLIED],
        &["+ place* OSLO x1 none"],
    );
    check(
        &[add("union", Kind::Organisation)],
        &[APPLIED],
        &["+ organisation* union x2 none"],
    );
    check(
        &[add("Ana Moe", Kind::Person)],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister x2 attending",
        ],
    );
    check(
        &[add("Bergen", Kind::Organisation)],
        &[APPLIED],
        &["- place Bergen x1 none", "+ organisation* Bergen x1 none"],
    );
    check(
        &[add("Premier Kari Dahl", Kind::Person)],
        &[APPLIED],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person* Premier Kari Dahl x1 represented",
            "+ Ola Lie for Premier Kari Dahl",
            "+ Ola Lie represents Premier Kari Dahl",
        ],
    );
    check(&[add("Kari", Kind::Person)], &[IN_THE_WAY], &[]);
    check_elsewhere(&add("union", Kind::Organisation), GONE, APPLIED);
}

#[test]
fn a_role_is_added_changed_and_taken_away() {
    let (who, role) = (anchor("Ana Moe"), anchor("Harbour minister"));
    let add = |role: &str| Correction::AddRole {
        who: anchor("Ana Moe"),
        role: anchor(role),
    };
    check(
        &[add("deputy")],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister / deputy* x2 attending",
        ],
    );
    check(
        &[add("Harbour minister")],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister* x2 attending",
        ],
    );
    check_elsewhere(&add("deputy"), GONE, NOTHING);
    let change = |from: &str, to: &str| Correction::ChangeRole {
        who: who.clone(),
        role: anchor(from),
        to: anchor(to),
    };
    check(
        &[change("Harbour minister", "minister")],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / minister* x2 attending",
        ],
    );
    check(
        &[change("Premier", "Harbour minister")],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister* x2 attending",
        ],
    );
    check(&[change("Premier", "deputy")], &[NOTHING], &[]);
    check_elsewhere(&change("Harbour minister", "minister"), GONE, NOTHING);
    let none = |role: &Anchor| Correction::NoRole {
        who: who.clone(),
        role: role.clone(),
    };
    check(
        &[none(&role)],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe x2 attending",
        ],
    );
    check(
        &[none(&anchor("Premier"))],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person* Ana Moe = Moe / Harbour minister x2 attending",
        ],
    );
    check_elsewhere(&none(&role), GONE, NOTHING);
}

#[test]
fn somebody_was_there_or_not() {
    let there = |who: &str, status| Correction::Presence {
        who: anchor(who),
        status,
    };
    check(
        &[there("Ana Moe", PresenceStatus::Absent)],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person Ana Moe = Moe / Harbour minister x2 absent*",
        ],
    );
    check(
        &[there("Ana Moe", PresenceStatus::Attending)],
        &[ALREADY],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "+ person Ana Moe = Moe / Harbour minister x2 attending*",
        ],
    );
    check(
        &[there("Kari Dahl", PresenceStatus::None)],
        &[APPLIED],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person Kari Dahl / Premier x1 none*",
        ],
    );
    check_elsewhere(&there("Ana Moe", PresenceStatus::Absent), NOTHING, NOTHING);
}

#[test]
fn who_stood_in_is_another() {
    let by = |who: &str, by: &[&str]| Correction::StandIns {
        who: anchor(who),
        by: by.iter().map(|b| anchor(b)).collect(),
    };
    check(
        &[by("Kari Dahl", &["Paul Ness"])],
        &[APPLIED],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person Kari Dahl / Premier x1 represented*",
            "+ Paul Ness* for Kari Dahl",
            "+ Paul Ness represents Kari Dahl",
        ],
    );
    check(
        &[by("Kari Dahl", &["Ola Lie"])],
        &[ALREADY],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "- Ola Lie for Kari Dahl",
            "+ person Kari Dahl / Premier x1 represented*",
            "+ Ola Lie* for Kari Dahl",
        ],
    );
    check(
        &[by("Kari Dahl", &[])],
        &[APPLIED],
        &[
            "- person Kari Dahl / Premier x1 represented",
            "- Ola Lie for Kari Dahl",
            "- Ola Lie represents Kari Dahl",
            "+ person Kari Dahl / Premier x1 absent*",
        ],
    );
    check(
        &[by("Ana Moe", &["Bergen", "Ola Lie"])],
        &[APPLIED],
        &[
            "- person Ana Moe = Moe / Harbour minister x2 attending",
            "- place Bergen x1 none",
            "+ person Ana Moe = Moe / Harbour minister x2 represented*",
            "+ place Bergen x1 attending*",
            "+ Bergen, Ola Lie* for Ana Moe",
            "+ Bergen represents Ana Moe",
            "+ Ola Lie represents Ana Moe",
        ],
    );
    check(&[by("Ana Moe", &["Ana Moe"])], &[IN_THE_WAY], &[]);
    check_elsewhere(&by("Kari Dahl", &["Ola Lie"]), NOTHING, NOTHING);
}
