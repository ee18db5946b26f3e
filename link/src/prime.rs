//! The texts that the model has read before any story: the habits of the genre.

use crate::model::Model;
use crate::symbols;

/// Which text primes the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Prime {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

impl Prime {
    /// A model that has read the text of this language.
    pub(crate) fn model(self) -> Model {
        #[cfg(any(test, feature = "prime-once"))]
        {
            static PRIMED: [std::sync::OnceLock<Model>; 2] =
                [const { std::sync::OnceLock::new() }; 2];
            PRIMED[self as usize].get_or_init(|| self.read()).clone()
        }
        #[cfg(not(any(test, feature = "prime-once")))]
        self.read()
    }

    fn read(self) -> Model {
        // Part of the format, like the model: never a letter of them changes.
        let text = match self {
            Self::French => include_str!("prime-fr.txt"),
            Self::English => include_str!("prime-en.txt"),
        };
        let mut symbols = Vec::with_capacity(text.len());
        text.chars().for_each(|c| symbols::write(c, &mut symbols));
        let mut model = Model::new();
        for symbol in symbols {
            for at in (0..8).rev() {
                model.learn(symbol >> at & 1 == 1);
            }
        }
        model
    }
}
