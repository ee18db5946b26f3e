//! What comes with the address of the page, when it is opened and whenever the address changes: which text is shown, and
//! that none of the reader's own is lost to it.
//!
//! A link goes before the reader's draft, and never into its place: the draft is what they wrote themselves. A text of
//! theirs that is in no link is not replaced without asking.

use super::{Ask, Clerk};
use crate::arrival::{self, Arrival, HostedName};
use crate::examples;
use crate::intake::{self, Problem};
use crate::link::{self, Brought, Copied, Fault, Look, Referred};
use crate::pieces::{self, Piece};
use crate::reading::Reading;
use crate::source::Source;
use crate::state::{Action, Hand, Notice, Offer, Origin, Panel, Purpose, Side, Step, Tidings};
use crate::web::{self, fragment, hosted, paste_box, session};
use depeche_engine::Given;
use std::rc::Rc;

impl Clerk {
    /// Opens what the address, the box or the draft hold when the page is opened.
    pub(super) fn open_first(&self) {
        if session::returned() {
            fragment::set(None);
            return self.tell(Tidings::Returned);
        }
        let early = Some(paste_box::text()).filter(|text| !text.trim().is_empty());
        let arrival = arrival();
        if arrival == Arrival::Nothing {
            if let Some(text) = early {
                self.opens_with_story();
                self.open_early(text);
            } else if let Some(example) = self.left_example() {
                self.opens_with_story();
                self.answer(Ask::Example(example));
            } else if let Some(draft) = session::draft() {
                self.opens_with_story();
                self.show_draft(draft);
            }
            return;
        }
        if let Some(text) = early {
            session::keep_draft(&text);
        }
        self.opens_with_story();
        self.arrive(arrival, true);
    }

    /// Opens what was in the box before the module was there.
    fn open_early(&self, text: String) {
        if link::may_be(&text) && !Piece::Links.is_there() {
            let early = text.clone();
            return self.with_text(Piece::Links, &early, |clerk| clerk.open_early(text));
        }
        if !self.pasted_link(&text, true) {
            // Whoever is still typing keeps the box.
            let keep_box = paste_box::has_focus();
            self.take_apart(text, Purpose::Box { keep_box });
        }
    }

    /// Follows the address that is there already.
    pub(super) fn address_again(&self) {
        self.arrive(arrival(), false);
    }

    /// Follows a link that was pasted where a text is expected: one that a mailer wrapped cannot be clicked whole.
    /// `in_box` says whether it stands in the box now, where it does not belong.
    pub(super) fn pasted_link(&self, pasted: &str, in_box: bool) -> bool {
        let Some(links) = pieces::links().filter(|_| link::may_be(pasted)) else {
            return false;
        };
        let payload = (links.payload)(pasted);
        match (links.read)(&payload) {
            Ok(_) => {
                if in_box {
                    paste_box::set_text("");
                    fragment::set(Some(&payload));
                }
                self.arrive(Arrival::Link(payload), in_box);
                true
            }
            Err(
                fault @ Fault::Cut {
                    expected: Some(_), ..
                },
            ) => {
                self.refuse(Notice::Link(fault), true);
                true
            }
            Err(_) => false,
        }
    }

    /// Follows the address, which somebody else has changed.
    pub(super) fn address_changed(&self) {
        if fragment::get() != fragment::settled() {
            self.forget_waiting(|purpose| matches!(purpose, Purpose::Arrive { .. }));
            self.arrive(arrival(), false);
        }
    }

    /// The reader lets the text that was offered take the place of theirs, or not.
    pub(super) fn answered(&self, take: bool) {
        let offer = self.now.borrow().travel.question.clone();
        self.do_(Action::Travel(Step::Answered));
        match offer.filter(|_| take) {
            Some(offer) => self.accept(&offer, false),
            None => fragment::put_back(),
        }
    }

    /// If a copy of a text was awaited and this is one, what the sender looked at is opened in it.
    pub(super) fn anchor(&self, reading: &Reading) {
        let Some(awaited) = self.now.borrow().travel.awaited.clone() else {
            return;
        };
        if !self.is_copy(reading, &awaited) {
            // Perhaps a part of it was pasted: the whole is still awaited.
            self.do_(Action::Open(awaited.look.panel));
            let lengths = (reading.text.len(), awaited.length);
            self.tell(match awaited.in_copy(reading) {
                Copied::Other => Tidings::OtherCopy(lengths.0, lengths.1),
                _ => Tidings::LostInCopy(lengths.0, lengths.1),
            });
        }
    }

    /// Opens what a sender looked at in a copy of their text, if it is one.
    fn is_copy(&self, reading: &Reading, referred: &Referred) -> bool {
        let (selection, tidings) = match referred.in_copy(reading) {
            Copied::Same(selection) => (selection, Tidings::SameCopy),
            Copied::Found(selection) => (selection, Tidings::FoundInCopy),
            Copied::Lost | Copied::Other => return false,
        };
        self.do_(Action::Travel(Step::Arrived));
        let look = Look {
            selection,
            ..referred.look
        };
        self.look(reading, look);
        if !referred.corrections.0.is_empty() {
            self.do_(Action::Hand(Hand::Bring(referred.corrections.clone())));
        }
        if !look.more {
            self.tell(tidings);
        }
        true
    }

    fn arrive(&self, arrival: Arrival, first: bool) {
        match arrival {
            Arrival::Nothing => self.go_back(),
            Arrival::Link(payload) => self.with_text(Piece::Links, "", move |clerk| {
                clerk.follow(&payload, first);
            }),
            Arrival::Plain(text) if intake::is_file(&text) && !Piece::Files.is_there() => {
                let held = text.clone();
                self.with_text(Piece::Files, &held, move |clerk| {
                    clerk.arrive(Arrival::Plain(text), first);
                });
            }
            Arrival::Plain(text) => {
                if arrival::shares(&fragment::query()) {
                    fragment::set_plain(&text);
                }
                let sources = intake::sources(text.clone()).unwrap_or_default();
                let source = sources.into_iter().next().map(|(_, source)| source);
                let offer = Offer {
                    source: source.unwrap_or_else(|| text.into()),
                    origin: Origin::Link,
                    look: Look::default(),
                };
                self.offer(offer, first);
            }
            Arrival::Hosted(name) => self.fetch_hosted(name, first),
            Arrival::NotHosted(name) => {
                self.refuse(Notice::Problem(Problem::NotHosted(name)), first);
            }
        }
    }

    /// Follows a link.
    fn follow(&self, payload: &str, first: bool) {
        let Some(links) = pieces::links() else { return };
        match (links.read)(payload) {
            Ok(Brought::Text(source, look)) => {
                let origin = Origin::Link;
                self.offer(
                    Offer {
                        source,
                        origin,
                        look,
                    },
                    first,
                );
            }
            Ok(Brought::Reference(referred)) => self.await_copy(referred),
            Err(fault) => self.refuse(Notice::Link(fault), first),
        }
    }

    /// Shows a story that lies beside the page.
    fn fetch_hosted(&self, name: HostedName, first: bool) {
        let clerk = self.clone();
        let asked = fragment::get();
        hosted::fetch(name.clone(), move |answer| {
            // Whoever went on to another address in the meantime wants that one.
            if fragment::get() != asked {
                return;
            }
            match answer {
                Ok(bytes) => clerk.with_text(Piece::Files, "", move |clerk| {
                    clerk.open_hosted(&name, &bytes, first);
                }),
                Err(problem) => clerk.refuse(Notice::Problem(problem), first),
            }
        });
    }

    fn open_hosted(&self, name: &HostedName, bytes: &[u8], first: bool) {
        let Some(files) = pieces::files() else {
            return;
        };
        match (files.open)(&name.to_string(), bytes, &web::decode) {
            Ok(stories) => {
                let story = stories.into_iter().next();
                let offer = Offer {
                    source: story.map_or_else(Source::default, |(_, source)| source),
                    origin: Origin::Hosted,
                    look: Look::default(),
                };
                self.offer(offer, first);
            }
            Err(problem) => self.refuse(Notice::Problem(problem), first),
        }
    }

    /// Says what is wrong; what is shown stays, and so does what its address says.
    fn refuse(&self, notice: Notice, first: bool) {
        self.say(notice);
        if !first {
            fragment::put_back();
        }
    }

    /// Shows a text, unless it would take the place of one of the reader's own that is nowhere else: then asks.
    fn offer(&self, offer: Offer, first: bool) {
        if let Err(problem @ (Problem::Empty | Problem::OnlySpaces | Problem::TooLong(_))) =
            intake::look(&offer.source.text)
        {
            return self.refuse(Notice::Problem(problem), first);
        }
        if !first && self.is_unsaved() && paste_box::text() != offer.source.text {
            self.do_(Action::Travel(Step::Ask(Rc::new(offer))));
        } else {
            self.accept(&offer, first);
        }
    }

    /// Whether the box holds a text of the reader's own that no address holds too.
    fn is_unsaved(&self) -> bool {
        let own = {
            let now = self.now.borrow();
            now.reading.is_none() || now.origin.is_own()
        };
        let text = paste_box::text();
        own && !text.trim().is_empty()
            && !fragment::settled().is_some_and(|f| carries_text(&f))
            && !examples::ALL.iter().any(|example| example.text == text)
    }

    fn accept(&self, offer: &Offer, first: bool) {
        // Whatever becomes of it, the address stays: it has the text.
        fragment::settle();
        let purpose = Purpose::Arrive {
            origin: offer.origin.clone(),
            look: offer.look,
            first,
        };
        self.read(offer.source.clone(), purpose);
    }

    /// Shows what came with the address, as its sender saw it.
    pub(super) fn arrived(&self, reading: Reading, origin: Origin, look: Look, first: bool) {
        if first {
            let draft = session::draft().filter(|draft| draft != reading.pasted());
            paste_box::set_text(draft.as_deref().unwrap_or_default());
        }
        let reading = self.put(reading, origin);
        self.look(&reading, look);
        if let Some(second) = reading.source.second.clone() {
            let (matter, text) = *second;
            let source = Source::carried(text, Given::default());
            self.read(source, Purpose::Second(matter));
        }
        if session::take_seen() {
            self.say(Notice::SeenByHost);
        }
    }

    fn look(&self, reading: &Reading, look: Look) {
        self.do_(Action::Open(look.panel));
        match link::known(look.selection, reading) {
            Some(selection) => self.do_(Action::Select(selection, Side::Explorer)),
            // On a phone nothing of the sender's is in the sheet, which would only cover the story.
            None if look.panel == Panel::default() => self.do_(Action::Sheet(false)),
            None => {}
        }
        if look.more {
            self.tell(Tidings::Newer);
        }
    }

    fn await_copy(&self, referred: Referred) {
        fragment::settle();
        if (self.reading()).is_some_and(|reading| self.is_copy(&reading, &referred)) {
            return;
        }
        let length = referred.length;
        self.do_(Action::Travel(Step::Await(Rc::new(referred))));
        self.do_(Action::Box(true));
        self.tell(Tidings::Awaited(length));
        if let Some(draft) = session::draft().filter(|_| paste_box::text().is_empty()) {
            self.show_draft(draft);
        }
    }

    /// The address holds nothing any more: the reader went back to what was before a link, which is their own text.
    fn go_back(&self) {
        fragment::settle();
        let own = {
            let now = self.now.borrow();
            now.reading.is_none() || now.origin.is_own()
        };
        if own {
            return;
        }
        match session::draft() {
            Some(draft) => self.show_draft(draft),
            None => {
                paste_box::set_text("");
                self.do_(Action::Clear("".into()));
            }
        }
    }

    pub(super) fn show_draft(&self, draft: String) {
        paste_box::set_text(&draft);
        if intake::look(&draft).is_ok() {
            self.take_apart(draft, Purpose::Box { keep_box: false });
        }
    }

    fn tell(&self, tidings: Tidings) {
        self.say(Notice::Travel(tidings));
    }
}

/// Whether a fragment carries a whole text; no link was made or followed where [`Piece::Links`] is not there.
fn carries_text(fragment: &str) -> bool {
    let links = pieces::links();
    links.is_some_and(|links| matches!((links.read)(fragment), Ok(Brought::Text(..))))
}

fn arrival() -> Arrival {
    arrival::of(&fragment::get().unwrap_or_default(), &fragment::query())
}
