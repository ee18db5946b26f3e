//! Whether a clause is reported: whether gold has, for the most part, the same clause as an indirect quote.

use super::{Case, Label, share};
use depeche_score::QuoteKind;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let at = case.traced.at;
    let mut label = Label::No;
    for quote in &case.dispatch.gold.quotes {
        let shared = share(case, quote, at);
        if quote.unsure && shared > 0.0 {
            label = Label::Unscored;
        }
        if shared >= 0.5 && !quote.unsure {
            let same = quote.kind == QuoteKind::Indirect;
            return vec![if same { Label::Yes } else { Label::No }];
        }
    }
    vec![label]
}
