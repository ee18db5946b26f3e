//! What context is found, and what is none: short cases by kind and language.

use super::super::staged::stage;
use crate::story::{Claim, Context};

const COMMITMENTS: fn(&Context) -> &[Claim] = |context| &context.commitments;
const DEMANDS: fn(&Context) -> &[Claim] = |context| &context.demands;
const STICKING_POINTS: fn(&Context) -> &[Claim] = |context| &context.sticking_points;
const NEXT_STEPS: fn(&Context) -> &[Claim] = |context| &context.next_steps;

/// Reads each marked story and compares one list of its claims, each after whose it is.
#[track_caller]
fn check(list: fn(&Context) -> &[Claim], cases: &[(&str, &str)]) {
    for (story, expected) in cases {
        let staged = stage(story);
        let claims = list(&staged.occasion.context).iter().map(|claim| {
            let whose = claim.whose.map_or("?", |who| staged.name(who));
            format!("{whose}: {}", claim.span.of(&staged.source))
        });
        assert_eq!(claims.collect::<Vec<_>>().join(" | "), *expected, "{story}");
    }
}

/// The same of whole stories, in which speech is found too.
#[track_caller]
fn check_whole(list: fn(&Context) -> &[Claim], cases: &[(&str, &str)]) {
    for (story, expected) in cases {
        let read = crate::read(story);
        let claims = list(&read.context).iter().map(|claim| {
            let name = |who: usize| read.participants[who].name.of(story);
            let whose = claim.whose.map_or("?", name);
            format!("{whose}: {}", claim.span.of(story))
        });
        assert_eq!(claims.collect::<Vec<_>>().join(" | "), *expected, "{story}");
    }
}

#[test]
fn a_commitment_is_what_somebody_undertakes() {
    check(
        COMMITMENTS,
        &[
            (
                "<Malte> s'est engagée à prêter deux navires.",
                "Malte: prêter deux navires",
            ),
            (
                "Les ministres ont promis de rouvrir le port et de payer les pêcheurs.",
                "?: rouvrir le port | ?: payer les pêcheurs",
            ),
            (
                "[Anne Roche] a accepté de vendre ses filets.",
                "Anne Roche: vendre ses filets",
            ),
            (
                "<Malte> a décidé de fermer le port.",
                "Malte: fermer le port",
            ),
            (
                "[Jane Roe] pledged to lend two ships.",
                "Jane Roe: lend two ships",
            ),
            (
                "[Jane Roe] vowed to reopen the harbour and pay the fishermen.",
                "Jane Roe: reopen the harbour | Jane Roe: pay the fishermen",
            ),
            ("The ministers agreed to sell the nets.", "?: sell the nets"),
            (
                "The two countries reached an agreement to reopen the border.",
                "?: reopen the border",
            ),
            (
                "The two sides agreed that trade should resume.",
                "?: trade should resume",
            ),
        ],
    );
}

#[test]
fn a_text_binds_those_who_are_to_sign_it() {
    check(
        COMMITMENTS,
        &[
            (
                "L'accord prévoit la vente de filets, le prêt de navires et l'envoi de vivres.",
                "?: la vente de filets | ?: le prêt de navires | ?: l'envoi de vivres",
            ),
            (
                "The agreement requires the sale of the nets.",
                "?: the sale of the nets",
            ),
            ("Le bulletin prévoit la fin des pluies.", ""),
            ("The job requires a sense of humour.", ""),
        ],
    );
}

#[test]
fn who_says_what_he_will_do_undertakes_it() {
    check_whole(
        COMMITMENTS,
        &[
            (
                "La ministre Anne Roche a annoncé qu'elle prêterait deux navires aux pêcheurs.",
                "Anne Roche: prêterait deux navires aux pêcheurs",
            ),
            (
                "\"Nous prêterons deux navires aux pêcheurs de la côte\", a déclaré Anne Roche.",
                "Anne Roche: prêterons deux navires aux pêcheurs de la côte",
            ),
            (
                "Malta said it would lend two ships to the fishermen.",
                "Malta: lend two ships to the fishermen",
            ),
            (
                "\"We will lend two ships to the fishermen of the coast,\" Jane Roe said.",
                "Jane Roe: lend two ships to the fishermen of the coast",
            ),
            ("Jane Roe said it would rain on the coast.", ""),
            ("Jane Roe said prices would rise on the coast.", ""),
        ],
    );
}

#[test]
fn what_is_denied_done_or_only_possible_is_no_commitment() {
    check(
        COMMITMENTS,
        &[
            ("[Anne Roche] n'a pas promis de rester.", ""),
            ("[Anne Roche] avait promis de rester.", ""),
            (
                "Ils cherchent les moyens de garantir le prix du poisson.",
                "",
            ),
            ("[Anne Roche] a décidé de rentrer chez elle.", ""),
            ("[Jane Roe] has not promised to stay.", ""),
            ("[Jane Roe] refused to say when she would pay refunds.", ""),
            ("[Jane Roe] had agreed to stay.", ""),
            ("[Jane Roe] accepted an offer to sell the nets.", ""),
        ],
    );
}

#[test]
fn a_demand_is_what_somebody_asks_of_another() {
    check(
        DEMANDS,
        &[
            (
                "[Anne Roche] a exigé le départ des navires.",
                "Anne Roche: le départ des navires",
            ),
            (
                "Les pêcheurs demandent à <Malte> de rouvrir le port et de baisser les taxes.",
                "?: rouvrir le port | ?: baisser les taxes",
            ),
            (
                "Les pêcheurs réclament une baisse des taxes.",
                "?: une baisse des taxes",
            ),
            (
                "Le maire a appelé les pêcheurs à quitter le port.",
                "?: quitter le port",
            ),
            (
                "Les pêcheurs exigent que le port rouvre.",
                "?: le port rouvre",
            ),
            ("Le maire a appelé au calme.", "?: calme"),
            (
                "[Jane Roe] called for a binding calendar, her office said.",
                "Jane Roe: a binding calendar",
            ),
            (
                "The fishermen urged <Malta> to reopen the port and to lower the taxes.",
                "?: reopen the port | ?: lower the taxes",
            ),
            ("The fishermen are demanding lower taxes.", "?: lower taxes"),
            (
                "[Jane Roe] asked the council for more ships.",
                "Jane Roe: more ships",
            ),
            (
                "[Jane Roe] wants the council to reopen the harbour.",
                "Jane Roe: reopen the harbour",
            ),
        ],
    );
}

#[test]
fn who_says_what_others_should_do_demands_it() {
    check_whole(
        DEMANDS,
        &[
            (
                "\"Malte doit rouvrir le port aux navires étrangers\", a déclaré Anne Roche.",
                "Malte: rouvrir le port aux navires étrangers",
            ),
            (
                "\"N'attendez pas le retour des navires\", a lancé Anne Roche aux pêcheurs.",
                "Anne Roche: N'attendez pas le retour des navires",
            ),
            (
                "Malta should reopen its harbour to foreign ships, Jane Roe said.",
                "Malta: reopen its harbour to foreign ships",
            ),
            (
                "\"We want an end to the strike,\" Jane Roe said.",
                "Jane Roe: an end to the strike",
            ),
        ],
    );
}

#[test]
fn a_question_a_wish_of_ones_own_or_a_call_to_nobody_is_no_demand() {
    check(
        DEMANDS,
        &[
            ("[Anne Roche] a demandé si le port était ouvert.", ""),
            ("Elle se réclame de la coopérative.", ""),
            ("Les pêcheurs sont appelés à voter.", ""),
            ("[Jane Roe] asked whether the harbour was open.", ""),
            ("[Jane Roe] wants to reopen the harbour.", ""),
            ("He closed the harbour in order to save fuel.", ""),
        ],
    );
}

#[test]
fn a_sticking_point_is_what_parties_do_not_agree_on() {
    check(
        STICKING_POINTS,
        &[
            (
                "Tout avance, mais les quotas restent une pierre d'achoppement entre voisins.",
                "?: les quotas",
            ),
            (
                "Le principal point de blocage est le prix du poisson.",
                "?: le prix du poisson",
            ),
            (
                "Les discussions achoppent sur le prix du poisson.",
                "?: le prix du poisson",
            ),
            (
                "Les deux voisins restent en désaccord sur les quotas de pêche.",
                "?: les quotas de pêche",
            ),
            (
                "Les pêcheurs s'opposent à la vente du port.",
                "?: la vente du port",
            ),
            ("Les quotas divisent les ministres.", "?: Les quotas"),
            (
                "<Malte> refuse de payer pour les autres.",
                "Malte: payer pour les autres",
            ),
            (
                "Export quotas remain the main sticking point.",
                "?: Export quotas",
            ),
            (
                "The main sticking point is the price of fish.",
                "?: the price of fish",
            ),
            (
                "Talks broke down over the price of fish.",
                "?: the price of fish",
            ),
            (
                "The fishermen oppose the sale of the harbour.",
                "?: the sale of the harbour",
            ),
            ("<Malta> rejected the plan.", "Malta: the plan"),
            (
                "Les négociateurs n'arrivent pas à s'entendre sur le partage des coûts.",
                "?: le partage des coûts",
            ),
            (
                "Negotiators remain divided over who pays for the dredging.",
                "?: who pays for the dredging",
            ),
            (
                "The two sides are at odds over the border.",
                "?: the border",
            ),
        ],
    );
}

#[test]
fn a_criticism_a_silence_or_a_scene_is_no_sticking_point() {
    check(
        STICKING_POINTS,
        &[
            ("[Anne Roche] a critiqué le gouvernement.", ""),
            ("[Anne Roche] refuse de répondre.", ""),
            ("Le hangar est divisé en six compartiments.", ""),
            ("Des enfants criaient sur les balcons et le toit.", ""),
            ("[Jane Roe] criticised the government.", ""),
            ("[Jane Roe] refused to comment.", ""),
            ("Children screamed on the balconies and the roof.", ""),
        ],
    );
}

#[test]
fn a_next_step_is_what_is_still_to_come() {
    check(
        NEXT_STEPS,
        &[
            (
                "Les capitales doivent encore approuver ce texte, alors que le temps presse.",
                "?: Les capitales doivent encore approuver ce texte",
            ),
            (
                "Les ministres se réuniront mardi à <Oslo>.",
                "?: Les ministres se réuniront mardi à Oslo",
            ),
            (
                "[Anne Roche] doit rencontrer [Paul Vidal] vendredi à <Oslo>.",
                "Anne Roche: rencontrer Paul Vidal vendredi à Oslo",
            ),
            (
                "Une audience est prévue le 20 janvier.",
                "?: Une audience est prévue le 20 janvier",
            ),
            ("Le vote aura lieu jeudi.", "?: Le vote aura lieu jeudi"),
            (
                "The text must still be approved by five parliaments.",
                "?: The text must still be approved by five parliaments",
            ),
            (
                "[Jane Roe] is expected to sign the agreement on Friday.",
                "Jane Roe: sign the agreement on Friday",
            ),
            (
                "The ministers will meet on Tuesday in <Oslo>.",
                "?: The ministers will meet on Tuesday in Oslo",
            ),
            ("The council plans to vote next week.", "?: vote next week"),
            (
                "La prochaine réunion est fixée au 12 mai.",
                "?: La prochaine réunion est fixée au 12 mai",
            ),
            (
                "The bill now goes to the Senate.",
                "?: The bill now goes to the Senate",
            ),
            (
                "A hearing is scheduled for Jan. 20.",
                "?: A hearing is scheduled for Jan. 20",
            ),
        ],
    );
}

#[test]
fn weather_markets_and_what_is_long_past_are_no_next_steps() {
    check(
        NEXT_STEPS,
        &[
            ("Les prix du poisson devraient augmenter mardi.", ""),
            ("La pluie tombera mardi sur la côte.", ""),
            ("[Anne Roche] sera élue en mars 1998.", ""),
            ("Prices are expected to rise next week.", ""),
            ("It will rain on Tuesday.", ""),
            ("Their plan to sell the nets failed.", ""),
        ],
    );
}

#[test]
fn what_is_told_as_done_is_no_claim() {
    for list in [COMMITMENTS, DEMANDS, STICKING_POINTS, NEXT_STEPS] {
        check(
            list,
            &[
                ("Le port a fermé mardi et les navires sont rentrés.", ""),
                ("The harbour closed on Tuesday and the ships returned.", ""),
            ],
        );
    }
}

#[test]
fn what_is_told_again_is_one_claim() {
    check(
        DEMANDS,
        &[(
            "Les pêcheurs réclament une baisse des taxes portuaires. [Anne Roche] réclame aussi une baisse des taxes \
             portuaires.",
            "?: une baisse des taxes portuaires",
        )],
    );
}
