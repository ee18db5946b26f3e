//! What [`Decision::PresenceTogether`] is told of a participant: what was weighed of it alone, what words say of it outright,
//! and what is found of the others.
//!
//! A story that names one absentee names more, and where a meeting's table is described most of those named sit at it. What
//! is known of one participant alone can't tell that.

use super::super::bucket;
use super::certain::Told;
use super::{OUTPUTS, Reader, View};
use crate::decisions::{Decision, Features, Model};
use crate::story::{Kind, PresenceStatus};

/// The outputs that claim something.
const CLAIMS: usize = OUTPUTS.len() - 1;

/// Below this share nothing is less likely: one improbable output must not outweigh all else.
const LEAST_SHARE: f32 = 0.002;

/// What the weights make of a participant.
pub(super) struct Weighed {
    pub status: PresenceStatus,
    /// How probable it is that it is not there itself.
    pub missing: f32,
}

impl Weighed {
    fn of(status: PresenceStatus, shares: &[f32]) -> Self {
        let missing = [PresenceStatus::Absent, PresenceStatus::Represented];
        let shares = OUTPUTS.iter().zip(shares);
        let missing = shares.filter(|(output, _)| missing.contains(output));
        Self {
            status,
            missing: missing.map(|(_, share)| share).sum(),
        }
    }
}

/// What all participants are likely to be, added up.
pub(super) struct Together {
    all: Sum,
    by_kind: [Sum; 3],
}

/// The shares of some participants, added up, and how many words say each outright.
#[derive(Clone, Copy, Default)]
struct Sum {
    count: f32,
    shares: [f32; CLAIMS],
    told: [u32; CLAIMS],
}

impl Together {
    pub fn of(views: &[Option<View>]) -> Self {
        let mut together = Self {
            all: Sum::default(),
            by_kind: [Sum::default(); 3],
        };
        for view in views.iter().flatten() {
            together.all.add(view);
            together.by_kind[number_of(view.kind)].add(view);
        }
        together
    }

    /// Whether there is nobody whose company could tell anything.
    fn is_alone(&self) -> bool {
        self.all.count < 1.5
    }
}

impl Reader<'_> {
    /// What the weights make of a participant in the company of all others.
    pub(super) fn weighed_together(&self, who: usize, view: &View, together: &Together) -> Weighed {
        if together.is_alone() {
            return Weighed::of(view.weighed, &view.shares);
        }
        let scene = self.scene;
        let model = Model::of(Decision::PresenceTogether, scene.text().language());
        let mut features = model.features();
        describe(view, together, &mut features);
        let sorted = features.sort(scene.cast.participants[who].name);
        Weighed::of(super::decided(sorted.claim), &sorted.shares)
    }
}

fn describe(view: &View, together: &Together, features: &mut Features) {
    const ALONE: [&str; 4] = [
        "alone-attending",
        "alone-absent",
        "alone-represented",
        "alone-none",
    ];
    const OTHERS: [&str; CLAIMS] = ["others-attending", "others-absent", "others-represented"];
    const ALIKE: [&str; CLAIMS] = ["alike-attending", "alike-absent", "alike-represented"];
    const TOLD: [&str; CLAIMS] = [
        "told-others-attending",
        "told-others-absent",
        "told-others-represented",
    ];
    const KINDS: [&str; 3] = ["person", "organisation", "place"];
    for (name, share) in ALONE.into_iter().zip(view.shares) {
        features.worth(share.max(LEAST_SHARE).ln());
        features.add(name);
    }
    let others = together.all.without(view);
    for (name, mean) in OTHERS.into_iter().zip(others.means()) {
        features.worth(4.0 * mean);
        features.add(name);
    }
    let alike = together.by_kind[number_of(view.kind)].without(view);
    for (name, mean) in ALIKE.into_iter().zip(alike.means()) {
        features.worth(4.0 * mean);
        features.add(name);
    }
    features.worth(1.0);
    for (name, told) in TOLD.into_iter().zip(others.told) {
        features.of(name, bucket(told.min(3) as usize));
    }
    let kind = KINDS[number_of(view.kind)];
    features.of("kind", kind);
    features.of2("told", name_of(view.told), kind);
}

impl Sum {
    fn add(&mut self, view: &View) {
        self.count += 1.0;
        for (sum, share) in self.shares.iter_mut().zip(view.shares) {
            *sum += share;
        }
        if let Some(output) = output_of(view.told) {
            self.told[output] += 1;
        }
    }

    /// The same without a participant that was added.
    fn without(mut self, view: &View) -> Self {
        self.count -= 1.0;
        for (sum, share) in self.shares.iter_mut().zip(view.shares) {
            *sum -= share;
        }
        if let Some(output) = output_of(view.told) {
            self.told[output] -= 1;
        }
        self
    }

    fn means(&self) -> [f32; CLAIMS] {
        self.shares.map(|sum| sum.max(0.0) / self.count.max(1.0))
    }
}

/// The place among [`OUTPUTS`] of what is told outright.
fn output_of(told: Told) -> Option<usize> {
    let Told::Surely(status) = told else {
        return None;
    };
    OUTPUTS[..CLAIMS]
        .iter()
        .position(|output| *output == status)
}

fn name_of(told: Told) -> &'static str {
    match told {
        Told::Nothing => "nothing",
        Told::Open => "open",
        Told::Surely(PresenceStatus::Absent) => "absent",
        Told::Surely(PresenceStatus::Represented) => "represented",
        Told::Surely(_) => "attending",
    }
}

/// The place of a kind among those that can be present.
fn number_of(kind: Kind) -> usize {
    match kind {
        Kind::Person => 0,
        Kind::Organisation => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(kind: Kind, shares: [f32; OUTPUTS.len()], told: Told) -> View<'static> {
        View {
            kind,
            mentions: &[],
            shares,
            weighed: PresenceStatus::None,
            told,
            at: None,
        }
    }

    /// What is left of three participants when the first is taken off.
    fn others(views: [View<'static>; 3]) -> Sum {
        let views = views.map(Some);
        let together = Together::of(&views);
        let [first, ..] = &views;
        together.all.without(first.as_ref().unwrap())
    }

    #[test]
    fn nobody_is_company_to_themselves() {
        let absent = Told::Surely(PresenceStatus::Absent);
        let left = others([
            view(Kind::Person, [0.0, 1.0, 0.0, 0.0], absent),
            view(Kind::Person, [0.5, 0.0, 0.5, 0.0], Told::Open),
            view(Kind::Place, [0.5, 0.0, 0.0, 0.5], Told::Nothing),
        ]);
        assert_eq!(left.told, [0, 0, 0]);
        assert_eq!(left.means(), [0.5, 0.0, 0.25]);
    }

    #[test]
    fn what_is_told_of_others_counts() {
        let absent = Told::Surely(PresenceStatus::Absent);
        let left = others([
            view(Kind::Person, [0.0; 4], Told::Open),
            view(Kind::Person, [0.0; 4], absent),
            view(Kind::Organisation, [0.0; 4], absent),
        ]);
        assert_eq!(left.told, [0, 2, 0]);
    }

    #[test]
    fn one_alone_has_no_company() {
        let alone = view(Kind::Person, [0.2; 4], Told::Open);
        let views = [Some(alone)];
        let left = Together::of(&views).all.without(views[0].as_ref().unwrap());
        assert!(left.means().iter().all(|mean| mean.abs() < 1e-6));
    }
}
