//! Tests of the mechanism; each decision's own are beside its stage.

use super::table::Table;
use super::written::{Written, escape, hash_of};
use super::*;

/// A table of `feature weight…` lines.
fn written(lines: &str) -> Written {
    let seen = |line: &str| if line.starts_with('#') { "" } else { " 3" };
    let lines = lines.lines().map(|line| format!("{line}{}\n", seen(line)));
    Written::parse(&lines.collect::<String>()).expect("a table")
}

fn model(decision: Decision, lines: &str) -> Model {
    let packed = written(lines).packed().expect("can be packed");
    let table = Box::leak(Box::new(Table::unpacked(&packed)));
    Model { decision, table }
}

fn near(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

#[test]
fn a_written_table_is_read_as_it_was_written() {
    let text = "# training-set: 00ff\n# threshold: 0.70\n# outputs: a b\nbias 0.50 -1.00 12\nverb=di%20re 2.00 0.00 3\n";
    let table = Written::parse(text).expect("a table");
    assert_eq!(table.text(), text);
    assert_eq!(table.outputs(), 2);
    assert!(near(table.threshold(), 0.7));
    assert_eq!(table.fact("training-set"), Some("00ff"));
    assert!(Written::parse("bias").is_err(), "no weight");
    assert!(Written::parse("bias x 3").is_err(), "no number");
    assert!(
        Written::parse("# outputs: a b\nbias 1 3").is_err(),
        "a weight too few"
    );
}

/// Whether every weight that is written is found in the packed table, and nothing else.
#[track_caller]
fn check_packing(written: &Written) {
    let packed = written.packed().expect("can be packed");
    let table = Table::unpacked(&packed);
    let outputs = written.outputs();
    let weights = || written.features.values().flat_map(|(weights, _)| weights);
    let most = weights().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    for (name, (weights, _)) in &written.features {
        let mut scores = [0.0; MOST_OUTPUTS];
        table.add(hash_of(name), 1.0, &mut scores);
        for (score, weight) in scores[..outputs].iter().zip(weights) {
            assert!(
                (score - weight).abs() <= most / 127.0 * 0.51,
                "{name}: {score}, not {weight}"
            );
        }
        assert!(scores[outputs..].iter().all(|s| *s == 0.0));
    }
    assert_eq!(
        table.threshold(),
        (written.threshold() * 100.0).round() / 100.0
    );
    let strangers = (0..1000).filter(|n| {
        let mut scores = [0.0; MOST_OUTPUTS];
        table.add(hash_of(&format!("stranger={n}")), 1.0, &mut scores);
        scores.iter().any(|s| *s != 0.0)
    });
    assert!(
        strangers.count() <= 2,
        "of a thousand features without weight"
    );
}

#[test]
fn packing_keeps_every_weight() {
    check_packing(&written(
        "bias 0.5\nverb=dire 2\nverb+role=dire&nsubj -1.25",
    ));
    check_packing(&written(
        "# outputs: a b c\nbias 0.5 0 -0.5\nverb=dire 2 -2 0.01",
    ));
    check_packing(&Written::default());
    let many: String = (0..3000)
        .map(|n| format!("word={n} {}\n", (n % 19) as f32 / 4.0 - 2.0))
        .collect();
    check_packing(&written(&many));
}

#[test]
fn every_shipped_table_packs_and_belongs_to_a_decision() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/decisions/weights");
    for entry in std::fs::read_dir(folder).expect("the folder of weights") {
        let path = entry.expect("a file").path();
        let Some(name) = path
            .file_name()
            .and_then(|n| n.to_str()?.strip_suffix(".txt"))
        else {
            continue;
        };
        let text = std::fs::read_to_string(&path).expect("text");
        let written = Written::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        check_packing(&written);
        let (decision, tag) = name.split_once('.').expect("decision and tag");
        let decision = (Decision::ALL.iter().find(|d| d.name() == decision)).expect(name);
        let outputs = match decision.form() {
            Form::Sorting(names) => names.join(" "),
            Form::YesNo | Form::Ranking | Form::Variants => String::new(),
        };
        assert_eq!(
            written.fact("outputs").unwrap_or_default(),
            outputs,
            "{name}"
        );
        assert!(
            Language::ALL
                .iter()
                .any(|l| super::tag(*decision, *l) == tag),
            "{name}"
        );
        for language in Language::ALL
            .iter()
            .filter(|l| super::tag(*decision, **l) == tag)
        {
            assert!(Model::of(*decision, *language).is_taught(), "{name}");
        }
    }
}

#[test]
fn hashing_in_reading_is_hashing_in_packing() {
    let value = "Saint-Jean d'été & 50 %\u{a0}=";
    let mut name = "verb+role=".to_owned();
    escape(value, &mut name);
    name.push('&');
    assert!(!name.contains(char::is_whitespace), "{name}");
    let model = model(
        Decision::Occasion,
        &format!("{name} 2\nverb=dire 1\nalone -1\nwords=8 0.5"),
    );
    let check = |describe: &dyn Fn(&mut Features), expected: f32| {
        let mut f = model.features();
        describe(&mut f);
        assert!(
            near(f.scores[0], expected),
            "{}, not {expected}",
            f.scores[0]
        );
    };
    check(&|f| f.of2("verb+role", value, ""), 2.0);
    check(&|f| f.of2("verb+role", "", value), 0.0);
    check(&|f| f.of("verb", "dire"), 1.0);
    check(&|f| f.of("verb", "dit"), 0.0);
    check(&|f| f.when(true, "alone"), -1.0);
    check(&|f| f.when(false, "alone"), 0.0);
    check(&|f| f.number("words", 9), 0.5);
    check(
        &|f| {
            f.worth(0.5);
            f.of("verb", "dire");
            f.add("alone");
        },
        0.0,
    );
}

#[test]
fn a_judgement_holds_from_its_threshold_on() {
    let check = |lines: &str, probability: f32, holds: bool| {
        let mut f = model(Decision::Occasion, lines).features();
        f.add("seen");
        let verdict = f.judge(Span::default());
        assert!(near(verdict.probability, probability), "{verdict:?}");
        assert_eq!(verdict.holds, holds, "{verdict:?}");
    };
    check("seen 2", 0.881, true);
    check("seen -2", 0.119, false);
    check("bias -4\nseen 2", 0.119, false);
    check("unseen 2", 0.5, true);
    check("# threshold: 0.90\nseen 2", 0.881, false);
    check("", 0.5, false);
}

#[test]
fn a_sorting_is_a_softmax_over_its_outputs() {
    let lines = "# outputs: person organisation place none\nseen 1 0 0 2\nbias 0 0 0 -1";
    let sorted = |lines: &str| {
        let mut f = model(Decision::NameKind, lines).features();
        f.add("seen");
        f.sort(Span::default())
    };
    let one = sorted(lines);
    assert!(one.output == 0 || one.output == 3, "{one:?}");
    assert!(near(one.probability, 0.365), "{one:?}");
    assert_eq!(one.claim, None, "under a half: {one:?}");
    let two = sorted("# outputs: person organisation place none\nseen 0 0 9 0");
    assert_eq!((two.output, two.claim), (2, Some(2)));
    assert_eq!(sorted("").claim, None);
}

#[test]
fn a_sorting_claims_what_is_likely_enough_though_nothing_is_likelier() {
    let sorted = |threshold: &str| {
        let lines = format!(
            "# threshold: {threshold}\n# outputs: person organisation place none\nseen 1 0 0 1.4"
        );
        let mut f = model(Decision::NameKind, &lines).features();
        f.add("seen");
        f.sort(Span::default())
    };
    let likely = sorted("0.30");
    assert_eq!((likely.output, likely.claim), (3, Some(0)), "{likely:?}");
    assert_eq!(sorted("0.40").claim, None);
}

#[test]
fn the_best_candidate_is_chosen_unless_it_is_none_or_in_doubt() {
    let lines = "weak 1\nstrong 4\nnothing 2";
    let choose = |lines: &str, candidates: &[&'static str]| {
        let mut ranking = model(Decision::Speaker, lines).ranking(Span::default());
        for feature in candidates {
            let mut f = ranking.features();
            f.add(feature);
            if *feature == "nothing" {
                ranking.add_none(f);
            } else {
                ranking.add(f, "phrase", Span::default());
            }
        }
        ranking.choose()
    };
    let strong = choose(lines, &["weak", "strong", "nothing"]).expect("a choice");
    assert_eq!(strong.index, 1);
    assert!(near(strong.probability, 0.843), "{strong:?}");
    assert_eq!(choose(lines, &["weak", "nothing"]), None, "none of them");
    assert_eq!(choose(lines, &["weak", "weak", "weak"]), None, "in doubt");
    assert_eq!(choose("", &["strong"]), None, "untaught");
    assert_eq!(choose(lines, &[]), None, "nobody");
    assert!(near(
        choose(lines, &["weak"]).expect("the only one").probability,
        1.0
    ));
}

#[test]
fn large_scores_stay_finite() {
    let mut sum = ranking::Sum::default();
    for score in [-1000.0, 1000.0, 999.0] {
        sum.add(score);
    }
    assert!(near(sum.share(1000.0), 0.731));
    assert!(near(sum.share(-1000.0), 0.0));
    assert!(near(logistic(-1000.0), 0.0) && near(logistic(1000.0), 1.0));
}

#[test]
fn buckets_grow_and_name_their_least_number() {
    let mut last = 0;
    for number in 0..300 {
        let least: usize = bucket(number).parse().expect("a number");
        assert!(least <= number && least >= last, "{number} in {least}");
        assert_eq!(bucket(least), bucket(number));
        last = least;
    }
}

#[test]
fn a_packed_table_that_is_none_is_empty() {
    for bytes in [
        &b""[..],
        b"\x01",
        b"\x04\x32\x00\0\0\0\0\xff\xff",
        b"\x01\x32\x0e\0\0\0\0\x02\x00\xff\xff\xff\xff\xff\xff",
    ] {
        let mut scores = [0.0; MOST_OUTPUTS];
        Table::unpacked(bytes).add(77, 1.0, &mut scores);
        assert_eq!(scores, [0.0; MOST_OUTPUTS]);
    }
    assert_eq!(packed_table(b"\x05a.frx", "a", "fr"), None);
    assert_eq!(
        packed_table(b"\x04a.fr\x01\0x\x04a.en\x01\0y", "a", "en"),
        Some(&b"y"[..])
    );
}

#[cfg(feature = "trace")]
#[test]
fn a_trace_keeps_names_and_what_was_chosen() {
    // Only within `recorded`.
    let mut f = model(Decision::Occasion, "seen 2").features();
    f.of("verb", "di re");
    f.judge(Span::new(1, 2));
    let (_, trace) = crate::trace::read_traced("");
    assert!(trace.decisions.is_empty());
    let (_, trace) = trace::recorded(&trace::Weights::default(), || {
        let mut f = model(Decision::Occasion, "seen 2").features();
        f.of("verb", "di re");
        f.add("seen");
        f.judge(Span::new(1, 2))
    });
    let [traced] = &trace.decisions[..] else {
        panic!("one decision, not {trace:?}");
    };
    let names: Vec<&str> = traced.candidates[0]
        .features
        .iter()
        .map(|f| f.name.as_str())
        .collect();
    assert_eq!(names, ["verb=di%20re", "seen", "bias"]);
    assert_eq!((traced.chosen, traced.at), (Some(0), Span::new(1, 2)));
}
