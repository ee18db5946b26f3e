//! Whether a clause is reported: whether gold has, nearly word for word, the same clause as an indirect quote.

use super::{Case, Label, share};
use depeche_score::QuoteKind;

/// Two clauses that share so much are one; what shares less, and more than half, is neither right nor wrong.
const SAME: f64 = 0.7;

pub(super) fn label(case: &Case) -> Vec<Label> {
    let at = case.traced.at;
    let mut label = Label::No;
    for quote in &case.dispatch.gold.quotes {
        let shared = share(case, quote, at);
        if quote.unsure && shared > 0.0 {
            label = Label::Unscored;
        }
        if shared >= 0.5 && !quote.unsure {
            return vec![match quote.kind {
                QuoteKind::Indirect if shared >= SAME => Label::Yes,
                QuoteKind::Indirect => Label::Unscored,
                QuoteKind::Direct => Label::No,
            }];
        }
    }
    vec![label]
}
