//! Cases of presence and of standing in.

use crate::event::staged::stage;

/// Reads `words` in a story about a summit that opens on Tuesday in Oslo.
#[track_caller]
fn french(words: &str, expected: &str) {
    let story = format!(
        "# Sommet à <Oslo>\n\nLe sommet sur la pêche s'est ouvert mardi à <Oslo>.\n\n{words}"
    );
    assert_eq!(stage(&story).presence(), expected, "{words}");
}

#[track_caller]
fn english(words: &str, expected: &str) {
    let story = format!(
        "# Summit in <Oslo>\n\nThe fisheries summit opened in <Oslo> on Tuesday.\n\n{words}"
    );
    assert_eq!(stage(&story).presence(), expected, "{words}");
}

#[track_caller]
fn stands_in(words: &str, expected: &str) {
    let french = [" par ", " à ", "é"]
        .iter()
        .any(|word| words.contains(word));
    let lead = if french {
        "# Sommet à <Oslo>\n\nLe sommet s'est ouvert mardi à <Oslo>."
    } else {
        "# Summit in <Oslo>\n\nThe summit opened in <Oslo> on Tuesday."
    };
    let staged = stage(&format!("{lead}\n\n{words}"));
    assert_eq!(staged.representations(), expected, "{words}");
}

#[test]
fn those_who_take_part_are_there() {
    french("[Anne Roche] participe au sommet.", "Anne Roche=attending");
    french(
        "La ministre [Anne Roche] et son collègue [Paul Vidal] ont assisté à la séance.",
        "Anne Roche=attending, Paul Vidal=attending",
    );
    french(
        "Le sommet, auquel a participé [Anne Roche], dure deux jours.",
        "Anne Roche=attending",
    );
    french(
        "Etaient également présents les ministres [Anne Roche] et [Paul Vidal].",
        "Anne Roche=attending, Paul Vidal=attending",
    );
    english("[Jane Roe] attended the summit.", "Jane Roe=attending");
    english(
        "[Jane Roe] and [John Hay] arrived at the palace.",
        "Jane Roe=attending, John Hay=attending",
    );
    english(
        "[Jane Roe], who chairs the talks, is a sailor.",
        "Jane Roe=attending",
    );
}

#[test]
fn both_who_meet_are_there() {
    french(
        "[Anne Roche] a reçu [Paul Vidal] au palais.",
        "Anne Roche=attending host, Paul Vidal=attending",
    );
    french(
        "[Anne Roche], accueillie par [Paul Vidal], est restée muette.",
        "Anne Roche=attending, Paul Vidal=attending host",
    );
    english(
        "[Jane Roe] welcomed [John Hay] and [Ann Lee] at the gate.",
        "Jane Roe=attending host, John Hay=attending, Ann Lee=attending",
    );
    french(
        "[Anne Roche], accueillie sur le perron du palais par [Paul Vidal], est restée muette.",
        "Anne Roche=attending, Paul Vidal=attending",
    );
    french(
        "[Anne Roche] s'est ensuite entretenue avec [Paul Vidal].",
        "Anne Roche=attending, Paul Vidal=attending",
    );
    english(
        "[Jane Roe] met [John Hay] before lunch.",
        "Jane Roe=attending, John Hay=attending",
    );
}

#[test]
fn those_named_in_a_list_after_a_preposition_are_there() {
    french(
        "La séance s'est tenue en présence de [Anne Roche], de [Paul Vidal] et du ministre [Luc Dray].",
        "Anne Roche=attending, Paul Vidal=attending, Luc Dray=attending",
    );
    english(
        "The session was held in the presence of [Jane Roe], [John Hay] and [Ann Lee].",
        "Jane Roe=attending, John Hay=attending, Ann Lee=attending",
    );
}

#[test]
fn a_list_skips_the_institutions_of_offices_and_what_stands_in_brackets() {
    french(
        "[Anne Roche] ({Mer}), [Paul Vidal] ({Terre}) ou encore [Luc Dray] ({Ciel}) ont participé au sommet.",
        "Anne Roche=attending, Paul Vidal=attending, Luc Dray=attending",
    );
    english(
        "[Jane Roe] ({Fish Board}), [John Hay] ({Sea Board}) and [Ann Lee] attended the summit.",
        "Jane Roe=attending, John Hay=attending, Ann Lee=attending",
    );
    story(
        "# Summit in <Oslo>\n\nThe summit opened in <Oslo> on Tuesday. [Fish Board envoy|Jane Roe] attended.",
        "Jane Roe=attending",
    );
}

#[test]
fn those_who_are_kept_out_or_do_not_accept_are_absent() {
    french(
        "L'Italienne [Anne Roche] a décliné l'invitation.",
        "Anne Roche=absent",
    );
    french(
        "Le Hongrois [Paul Vidal] n'a pas été convié.",
        "Paul Vidal=absent uninvited",
    );
    french("<Malte> a été tenue à l'écart.", "Malte=absent");
    french(
        "La séance a été boycottée par plusieurs partis, notamment {Mer} et {Terre}.",
        "Mer=absent, Terre=absent",
    );
    french(
        "[Anne Roche] a renoncé au déplacement, sans désigner de remplaçant.",
        "Anne Roche=absent",
    );
    french(
        "Le maire a dit que le {Parti des phares} ne signerait rien avant mai.",
        "",
    );
    french(
        "[Anne Roche] a renoncé au déplacement.",
        "Anne Roche=absent",
    );
    english("[Jane Roe] failed to appear.", "Jane Roe=absent");
    english("[Jane Roe] turned down the invitation.", "Jane Roe=absent");
}

#[test]
fn what_those_who_meet_are_called_is_nobody_who_comes() {
    french(
        "La réunion de la \"{ligue des phares}\" dure deux jours.",
        "",
    );
}

#[test]
fn those_who_do_not_come_are_absent() {
    french(
        "En l'absence de [Anne Roche], le texte attendra.",
        "Anne Roche=absent",
    );
    french(
        "[Anne Roche] ne participera pas au sommet.",
        "Anne Roche=absent",
    );
    french(
        "[Anne Roche] ne s'est pas rendue au sommet.",
        "Anne Roche=absent",
    );
    french(
        "[Anne Roche] n'a pas été invitée.",
        "Anne Roche=absent uninvited",
    );
    french(
        "[Anne Roche] a refusé de participer au sommet.",
        "Anne Roche=absent",
    );
    english(
        "In the absence of [Jane Roe], the text will wait.",
        "Jane Roe=absent",
    );
    english("[Jane Roe] did not attend.", "Jane Roe=absent");
    english("[Jane Roe] skipped the summit.", "Jane Roe=absent");
    english(
        "[Jane Roe] was not invited to the session.",
        "Jane Roe=absent uninvited",
    );
}

#[test]
fn those_who_were_not_asked_to_come_are_told_from_those_who_did_not() {
    for words in [
        "La ministre [Anne Roche], qui n'avait pas été conviée au sommet, a protesté.",
        "Les organisateurs n'ont pas invité la ministre [Anne Roche].",
    ] {
        french(words, "Anne Roche=absent uninvited");
    }
    french(
        "La ministre [Anne Roche] et son collègue [Paul Vidal] n'ont pas été invités.",
        "Anne Roche=absent uninvited, Paul Vidal=absent uninvited",
    );
    french(
        "Invitée, la ministre [Anne Roche] n'a pas participé au sommet.",
        "Anne Roche=absent",
    );
    english(
        "Minister [Jane Roe], who was not invited, protested.",
        "Jane Roe=absent uninvited",
    );
    french(
        "La {Suède}, qui n'a pas été conviée, a protesté.",
        "Suède=absent uninvited",
    );
    // Those who did not invite are not those who were not invited.
    french(
        "La ministre [Anne Roche], qui n'avait pas invité {Latvia}, était absente.",
        "Anne Roche=absent, Latvia=absent uninvited",
    );
}

#[test]
fn a_pronoun_stands_for_the_person_before() {
    french(
        "[Anne Roche] est malade. Elle n'a pas assisté à la séance.",
        "Anne Roche=absent",
    );
    english(
        "[Jane Roe] is ill. She was not in the room.",
        "Jane Roe=absent",
    );
}

#[test]
fn some_take_part_from_afar() {
    french(
        "[Anne Roche] a suivi les débats par visioconférence.",
        "Anne Roche=remote",
    );
    english(
        "[Jane Roe] joined the leaders by video link from home.",
        "Jane Roe=remote",
    );
}

#[test]
fn those_who_are_due_are_expected() {
    french("[Anne Roche] participera au sommet.", "Anne Roche=expected");
    french(
        "[Anne Roche] doit assister à la séance.",
        "Anne Roche=expected",
    );
    english("[Jane Roe] will attend the summit.", "Jane Roe=expected");
}

#[test]
fn hosts_are_there_and_known_as_hosts() {
    french("Le sommet est organisé par {Mer}.", "Mer=attending host");
    english(
        "The summit is hosted by {Fish Board}.",
        "Fish Board=attending host",
    );
}

#[test]
fn who_receives_those_of_the_event_is_its_host() {
    let staged = stage(
        "# Neuf ministres à <Oslo>\n\nNeuf ministres se retrouvent depuis lundi soir à <Oslo>, où les reçoit leur homologue [Anne Roche]. L'{Union du large} suit les débats depuis le second rang.",
    );
    assert_eq!(
        staged.presence(),
        "Anne Roche=attending host, Union du large=attending"
    );
}

#[test]
fn what_is_wished_threatened_or_offered_places_nobody() {
    french("[Anne Roche] souhaite rencontrer [Paul Vidal].", "");
    french("[Anne Roche] a menacé de boycotter le sommet.", "");
    english("[Jane Roe] wants to meet [John Hay].", "");
    english("[Jane Roe] might attend the summit.", "");
    french("[Anne Roche] pourrait participer au sommet.", "");
    english("[Jane Roe] threatened to boycott the summit.", "");
}

#[test]
fn what_happened_on_another_day_places_nobody() {
    french(
        "Samedi, [Anne Roche] avait rencontré [Paul Vidal] à la ferme.",
        "",
    );
    english("On Saturday [Jane Roe] met [John Hay] at the farm.", "");
}

#[test]
fn an_absence_told_of_others_makes_nobody_absent() {
    for words in [
        "[Anne Roche] a perdu, alors que trois élus étaient absents.",
        "[Anne Roche] a été battue après que trois de ses amis ont boudé la séance.",
    ] {
        let staged = stage(&format!(
            "# Sommet à <Oslo>\n\nLe sommet s'est ouvert mardi à <Oslo>.\n\n{words}"
        ));
        assert!(!staged.presence().contains("absent"), "{words}");
    }
}

#[test]
fn who_is_sent_or_given_the_seat_stands_in() {
    stands_in(
        "<Canberra> avait dépêché une ambassadrice itinérante, [Lise Vidal].",
        "Canberra<Lise Vidal",
    );
    stands_in(
        "{Mer} avait donné procuration à [Paul Vidal].",
        "Mer<Paul Vidal",
    );
    stands_in(
        "<Malta> entrusted its seat to its ambassador, [Ann Lee].",
        "Malta<Ann Lee",
    );
    stands_in(
        "La ministre [Anne Roche], retenue à Brac, s'était fait suppléer par un directeur, [Paul Vidal].",
        "Anne Roche<Paul Vidal",
    );
    stands_in(
        "[Anne Roche] est alitée et c'est l'amirale [Lise Vidal] qui lit ses discours.",
        "Anne Roche<Lise Vidal",
    );
    stands_in(
        "[Jane Roe] broke a leg. Her brother, [John Hay], walked in her place.",
        "Jane Roe<John Hay",
    );
    stands_in("<Canberra> n'a pas dépêché [Lise Vidal].", "");
    stands_in(
        "[Jane Roe] gave her seat to the museum, [John Hay] said.",
        "",
    );
}

#[test]
fn one_stands_in_for_another() {
    stands_in(
        "[Anne Roche] s'est fait représenter par [Paul Vidal] et sa sœur [Lise Vidal].",
        "Anne Roche<Paul Vidal+Lise Vidal",
    );
    stands_in(
        "[Paul Vidal] représente [Anne Roche] à la séance.",
        "Anne Roche<Paul Vidal",
    );
    stands_in(
        "[Jane Roe] stayed in bed; [John Hay] attended in her stead.",
        "Jane Roe<John Hay",
    );
    stands_in(
        "[Luc Dray], souffrant, est absent ; son ministre de la Défense, [Paul Vidal], le remplacera à la table.",
        "Luc Dray<Paul Vidal",
    );
    stands_in(
        "C'est la ministre [Anne Roche] qui a pris place derrière le carton du président [Paul Vidal], cloué au lit.",
        "Paul Vidal<Anne Roche",
    );
    stands_in(
        "[Anne Roche] est représentée par son adjoint, [Paul Vidal].",
        "Anne Roche<Paul Vidal",
    );
    stands_in(
        "[Anne Roche] a envoyé [Paul Vidal] à sa place.",
        "Anne Roche<Paul Vidal",
    );
    stands_in(
        "[Anne Roche] avait dépêché sa ministre à la séance, [Lise Vidal].",
        "Anne Roche<Lise Vidal",
    );
    stands_in(
        "<Malte> était représentée par [Paul Vidal].",
        "Malte<Paul Vidal",
    );
    stands_in(
        "[Jane Roe] was represented by her deputy, [John Hay].",
        "Jane Roe<John Hay",
    );
    stands_in(
        "[Jane Roe] did not come. She sent her deputy, [John Hay], in her place.",
        "Jane Roe<John Hay",
    );
}

#[test]
fn an_unnamed_delegation_stands_in_for_nobody_told() {
    stands_in("[Anne Roche] sera remplacée par une délégation.", "");
    french(
        "[Anne Roche] sera remplacée par une délégation.",
        "Anne Roche=represented",
    );
    stands_in("[Jane Roe] was not represented by [John Hay].", "");
}

#[test]
fn some_of_those_counted_are_named() {
    french(
        "Seize élus n'ont pas pris part à la séance, parmi lesquels l'ancienne ministre [Anne Roche] et le questeur [Paul Vidal].",
        "Anne Roche=absent, Paul Vidal=absent",
    );
    english(
        "Four leaders attended the summit, including [Jane Roe] and [John Hay].",
        "Jane Roe=attending, John Hay=attending",
    );
}

#[test]
fn a_story_about_no_event_places_nobody() {
    let staged = stage(
        "[Anne Roche] a rencontré [Paul Vidal] et participe à la vie du port. Le port est vide.",
    );
    assert_eq!(staged.presence(), "");
}

#[test]
fn absences_are_said_in_many_ways() {
    for words in [
        "La {Belgique}, citée à douze reprises, n'avait envoyé personne.",
        "Le {Portugal} n'a dépêché aucun émissaire.",
    ] {
        let country = words.split(['{', '}']).nth(1).unwrap();
        french(words, &format!("{country}=absent"));
    }
    for words in [
        "La chaise du ministre italien [Anne Roche] est restée vide.",
        "L'Espagnole [Anne Roche], dont le pupitre est resté inoccupé, est souffrante.",
        "La Grecque [Anne Roche] n'était pas là.",
        "La ministre [Anne Roche] n'était pas dans la salle.",
        "La ministre [Anne Roche] est restée à <Bergen>.",
        "Tous ont pris part à la séance, à l'exception de l'Irlandaise [Anne Roche].",
        "L'absence de la Polonaise [Anne Roche] a été remarquée.",
        "La Hongroise [Anne Roche], refoulée à l'entrée, a protesté.",
        "La Lituanienne [Anne Roche] s'est décommandée.",
        "La ministre [Anne Roche] a déclaré forfait.",
        "La ministre [Anne Roche] est bloquée à <Bergen> par la neige.",
        "La ministre [Anne Roche] a préféré rester à <Bergen>.",
    ] {
        french(words, "Anne Roche=absent");
    }
    french(
        "Trois élus manquaient à l'appel : [Paul Vidal], [Anne Roche] et [Luc Dray].",
        "Paul Vidal=absent, Anne Roche=absent, Luc Dray=absent",
    );
    for words in [
        "A seat reserved for Italian minister [Jane Roe] remained empty.",
        "Spain's [Jane Roe], whose chair stayed vacant, is on leave.",
        "Greek minister [Jane Roe] was not there.",
        "Danish minister [Jane Roe] was not in the room.",
        "Finnish Prime Minister [Jane Roe] stayed behind in <Bergen>.",
        "All ministers attended, except for [Jane Roe].",
        "The absence of [Jane Roe] did not go unnoticed.",
        "The envoy [Jane Roe], turned away at the gate, protested.",
        "The envoy [Jane Roe] cried off late on Friday.",
        "The envoy [Jane Roe] was nowhere to be seen.",
    ] {
        english(words, "Jane Roe=absent");
    }
    english(
        "{Latvia} and {Estonia} left their seats empty.",
        "Latvia=absent, Estonia=absent",
    );
    english(
        "{Belgium}, downstream on the river, sent no one.",
        "Belgium=absent",
    );
    english(
        "Three lawmakers were absent: [Jane Roe], [John Hay] and [Ann Lee].",
        "Jane Roe=absent, John Hay=absent, Ann Lee=absent",
    );
}

#[test]
fn what_sounds_like_an_absence_may_be_none() {
    for words in [
        "La séance n'était pas terminée quand [Anne Roche] a salué [Paul Vidal] dans la salle.",
        "Au sommet, [Anne Roche], reçue par [Paul Vidal], est restée à <Oslo> deux jours.",
    ] {
        let staged = stage(&format!(
            "# Sommet à <Oslo>\n\nLe sommet sur la pêche s'est ouvert mardi à <Oslo>.\n\n{words}"
        ));
        assert!(!staged.presence().contains("absent"), "{words}");
    }
    for words in [
        "The hall was not empty when [Jane Roe] took her seat.",
        "[Jane Roe] sent a letter to no one in particular before the summit.",
        "[Jane Roe] stayed in <Oslo> for the summit.",
        "The regulator's head, [Jane Roe], declined to comment.",
    ] {
        let staged = stage(&format!(
            "# Summit in <Oslo>\n\nThe fisheries summit opened in <Oslo> on Tuesday.\n\n{words}"
        ));
        assert!(!staged.presence().contains("Jane Roe=absent"), "{words}");
    }
}

#[test]
fn an_absence_told_outright_makes_a_doubtful_occasion_the_event() {
    let staged = stage(
        "# <Oslo> awaits an answer\n\nThe fisheries board will look at the figures of the session again.\n\nMinister [Jane Roe] cried off, and her chair at the session stayed vacant.",
    );
    assert!(
        staged.presence().contains("Jane Roe=absent"),
        "{}",
        staged.presence()
    );
}

#[test]
fn stand_ins_for_those_told_missing() {
    stands_in(
        "La Finlandaise [Anne Roche], hospitalisée, a été remplacée par [Paul Vidal].",
        "Anne Roche<Paul Vidal",
    );
    stands_in(
        "Le ministre [Luc Dray] n'a pas fait le déplacement à Oslo ; [Paul Vidal] parlera en son nom.",
        "Luc Dray<Paul Vidal",
    );
    stands_in("[John Hay] sat in for [Jane Roe].", "Jane Roe<John Hay");
    stands_in(
        "[Jane Roe] did not make the trip; [John Hay] will speak on her behalf.",
        "Jane Roe<John Hay",
    );
}

/// Reads a whole story.
#[track_caller]
fn story(words: &str, expected: &str) {
    assert_eq!(stage(words).presence(), expected, "{words}");
}

#[test]
fn who_is_awaited_there_is_expected() {
    french(
        "[Anne Roche], [Paul Vidal] et [Luc Dray] y sont attendus.",
        "Anne Roche=expected, Paul Vidal=expected, Luc Dray=expected",
    );
    french("[Anne Roche] n'y est pas attendue.", "Anne Roche=absent");
}

#[test]
fn who_does_what_the_events_verb_tells_is_there() {
    story(
        "# Two leaders\n\n[Jane Roe] spoke by phone with [John Hay] on Tuesday.",
        "Jane Roe=remote, John Hay=remote",
    );
    story(
        "# Visite à <Calais>\n\n[Paul Vidal] s'est rendu mardi à <Calais>, où il a rencontré [Anne Roche].",
        "Paul Vidal=attending, Anne Roche=attending",
    );
    story(
        "# Audition à <Paris>\n\nUne audition s'est tenue mardi à <Paris>. Auditionné par une commission, [Luc Dray] a défendu ses agents.",
        "Luc Dray=attending",
    );
}

#[test]
fn with_whom_talks_are_told_to_be_is_there() {
    story(
        "# Talks in <Oslo>\n\n[Jane Roe] held talks with [John Hay] in <Oslo> on Tuesday.",
        "Jane Roe=attending, John Hay=attending",
    );
    story(
        "# Pourparlers à <Oslo>\n\nLes pourparlers ont repris mardi à <Oslo> sous l'égide de l'émissaire [Luc Dray].",
        "Luc Dray=attending",
    );
}

#[test]
fn who_speaks_where_only_those_speak_who_are_there_is_there() {
    story(
        "# Procès à <Rouen>\n\nLe procès s'est ouvert mardi à <Rouen>. À la barre, [Anne Roche] a raconté la nuit du drame.",
        "Anne Roche=attending",
    );
    story(
        "# Trial in <Cork>\n\nThe trial opened in <Cork> on Tuesday. [Jane Roe] told the jury that he had been calm.",
        "Jane Roe=attending",
    );
}

#[test]
fn who_is_called_absent_or_left_out_is() {
    french(
        "Le prix est allé à [Anne Roche], absente pour raison de santé.",
        "Anne Roche=absent",
    );
    french("[Anne Roche] n'a pu faire le voyage.", "Anne Roche=absent");
    story(
        "# Conférence à <Bonn>\n\nQuarante pays se sont réunis mardi à <Bonn>, sans les <Etats-Unis> ni le <Brésil>.",
        "Etats-Unis=absent, Brésil=absent",
    );
    english(
        "[Jane Roe] was invited but did not come.",
        "Jane Roe=absent",
    );
    story(
        "# Procès à <Nice>\n\nLe procès de [Luc Dray] s'est ouvert mardi à <Nice> en son absence.",
        "Luc Dray=absent",
    );
    story(
        "# Vote in <Cork>\n\nThe Senate voted on the bill on Tuesday. [Jane Roe] voted no.",
        "Jane Roe=attending",
    );
}

#[test]
fn whom_a_visitor_is_to_meet_is_there() {
    story(
        "# Visite à <Bonn>\n\nLe ministre [Paul Vidal] est en visite mardi à <Bonn>. Il doit y rencontrer la chancelière [Anne Roche].",
        "Paul Vidal=attending, Anne Roche=expected",
    );
    story(
        "# Visit to <Bonn>\n\nForeign Minister [Jane Roe] flew to <Bonn> on Tuesday to meet Chancellor [John Hay].",
        "Jane Roe=attending, John Hay=attending",
    );
}

#[test]
fn who_walks_at_the_head_of_a_march_is_there() {
    let march = "# Marche à <Bonn>\n\nDes milliers de pêcheurs ont manifesté mardi à <Bonn>.\n\n";
    let told = |words: &str| format!("{march}{words}");
    story(
        &told("En tête du cortège, la députée [Anne Roche] et le marin [Paul Vidal]."),
        "Anne Roche=attending, Paul Vidal=attending",
    );
    story(
        &told("Derrière la banderole, la famille de [Luc Dray]."),
        "",
    );
}

#[test]
fn who_stays_at_the_table_or_confirms_is_there() {
    french(
        "{Force bleue} est restée à la table.",
        "Force bleue=attending",
    );
    french(
        "[Anne Roche] a confirmé sa présence.",
        "Anne Roche=expected",
    );
    french("[Anne Roche] est restée à <Lima>.", "Anne Roche=absent");
    english("[Jane Roe] remained in the room.", "Jane Roe=attending");
}

#[test]
fn who_does_what_opens_the_sentence_is_there() {
    story(
        "# Fishing\n\nAfter meeting President [John Hay] in <Cork> on Tuesday, envoy [Jane Roe] said a deal was near.",
        "John Hay=attending, Jane Roe=attending",
    );
}

#[test]
fn who_leads_the_event_as_told_beside_is_there() {
    french(
        "La séance, présidée par [Anne Roche], a duré une heure.",
        "Anne Roche=attending",
    );
}

#[test]
fn who_forgoes_or_sends_nobody_is_absent() {
    french("L'<Iran> s'est abstenu de venir.", "Iran=absent");
    french(
        "{Force bleue} n'avait pas envoyé de représentant.",
        "Force bleue=absent",
    );
    french("[Anne Roche] s'est abstenue.", "Anne Roche=attending");
    english("<Brazil> was not represented.", "Brazil=absent");
}

#[test]
fn whom_somebody_met_in_another_month_is_not_placed_by_that() {
    english(
        "[Jane Roe], whom [John Hay] met in November, criticized the tax.",
        "",
    );
}

#[test]
fn who_pleads_is_tried_or_comes_along_is_there() {
    let trial = "# Procès à <Nice>\n\nLe procès de l'ancien notaire [Luc Dray] s'est ouvert mardi à <Nice>.";
    story(trial, "Luc Dray=attending");
    story(
        &format!("{trial} Son avocate, [Anne Roche], a plaidé la relaxe."),
        "Luc Dray=attending, Anne Roche=attending",
    );
    french(
        "La ministre était accompagnée du préfet [Paul Vidal].",
        "Paul Vidal=attending",
    );
    french("[Anne Roche] a pris la parole.", "Anne Roche=attending");
}

#[test]
fn who_declines_or_does_not_wish_to_come_is_absent() {
    for words in [
        "[Anne Roche] avait décliné l'invitation.",
        "[Anne Roche] n'a pas souhaité y assister.",
        "[Anne Roche] n'a pas voulu participer au sommet.",
    ] {
        french(words, "Anne Roche=absent");
    }
    english(
        "[Jane Roe] did not want to attend the summit.",
        "Jane Roe=absent",
    );
    french("[Anne Roche] n'a pas souhaité répondre.", "");
    french(
        "La ministre [Anne Roche], en déplacement à <Dakar>, s'était fait excuser.",
        "Anne Roche=absent",
    );
    story(
        "# Procès à <Nice>\n\nLe procès de [Luc Dray] s'est ouvert mardi à <Nice>. [Anne Roche], citée par la défense, n'est pas venue témoigner.",
        "Luc Dray=attending, Anne Roche=absent",
    );
    // Who is at a trial, and does not do something there.
    for words in [
        "# Procès à <Nice>\n\nLe procès s'est ouvert mardi à <Nice>. À la barre, [Luc Dray] a raconté la nuit du drame et n'a pas présenté d'excuses.",
        "# Trial in <Cork>\n\nThe trial opened in <Cork> on Tuesday. [Luc Dray] told the jury that he slept and did not appear nervous.",
    ] {
        story(words, "Luc Dray=attending");
    }
}

#[test]
fn who_is_told_missing_before_they_are_named_is_absent() {
    english(
        "Missing was {Australia}, a large exporter.",
        "Australia=absent",
    );
    english(
        "Notably absent were [Jane Roe] and [John Hay].",
        "Jane Roe=absent, John Hay=absent",
    );
    english("Present was [Jane Roe].", "Jane Roe=attending");
}

#[test]
fn who_speaks_elsewhere_is_not_placed_there() {
    french("[Anne Roche] a expliqué à l'AFP le prix du poisson.", "");
    story(
        "# Visite à <Alger>\n\nEn visite à <Alger> mardi, [Paul Vidal] a rencontré [Anne Roche]. À <Paris>, [Luc Dray] a critiqué ce voyage.",
        "Paul Vidal=attending, Anne Roche=attending",
    );
}

#[test]
fn who_is_tried_and_who_is_spoken_to_at_a_hearing_are_there() {
    story(
        "# Procès à <Rouen>\n\nLe procureur a requis mardi dix ans de prison contre [Luc Dray], jugé à <Rouen> pour escroquerie.",
        "Luc Dray=attending",
    );
    story(
        "# Audition à <Paris>\n\nAuditionné mercredi à <Paris>, [Luc Dray] a défendu ses agents. \"Ils ont tenu la nuit\", a-t-il dit au sénateur [Paul Vidal].",
        "Luc Dray=attending, Paul Vidal=attending",
    );
}

#[test]
fn with_whom_somebody_comes_to_talk_and_who_called_for_a_march_are_there() {
    story(
        "# Arrivée à <Oslo>\n\nUne délégation est arrivée mardi à <Oslo> pour des discussions avec le ministre [Luc Dray].",
        "Luc Dray=attending",
    );
    story(
        "# Manifestation à <Lyon>\n\nDes soignants ont manifesté mardi à <Lyon> à l'appel de la {CGT}.",
        "CGT=attending",
    );
    french(
        "Manquait à l'appel le ministre [Paul Vidal].",
        "Paul Vidal=absent",
    );
}
