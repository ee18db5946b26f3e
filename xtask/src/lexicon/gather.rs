//! Gathering names: from each package what it knows best, then the hand-written lists, then the marks on common words.

mod curated;
mod demonyms;
mod first_names;
mod places;
mod words;

use super::lists::List;
use super::packages::Packages;
use crate::failure::Outcome;

/// Everything, from the packages and from `engine/lexicon/curated`.
pub(super) fn all(packages: &Packages) -> Outcome<List> {
    let words = words::Words::read(packages)?;
    let curated = curated::Curated::read()?;
    let mut list = List::default();
    places::countries(packages, &mut list)?;
    demonyms::gather(packages, &mut list)?;
    places::capitals(packages, &mut list)?;
    curated.add_to(&mut list);
    places::subdivisions(packages, &words, &mut list)?;
    places::cities(packages, &words, &mut list)?;
    places::calendar(packages, &mut list)?;
    first_names::gather(packages, &words, &mut list)?;
    curated.finish(&words, &mut list);
    Ok(list)
}
