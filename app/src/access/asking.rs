//! What staff are asked and told before they open a person's data.

use super::mine::purpose_words;
use crate::form::FormState;
use crate::i18n::Locale;
use crate::t;
use crate::ui::forms::{FieldText, InputKind, input, select};
use domain::access::Purpose;
use leptos::prelude::*;

/// Purposes somebody can choose; the others follow from what is done.
const CHOSEN: [Purpose; 4] = [
    Purpose::Request,
    Purpose::Correction,
    Purpose::Misuse,
    Purpose::Other,
];
/// Longest reason, in characters.
const REASON: usize = 300;

/// Says that what follows will be recorded.
pub fn warning(l: Locale) -> impl IntoView {
    view! { <div class="notice warn recorded"><p>{t!(l, "access-warning")}</p></div> }
}

/// The fields `purpose` and `reason`.
pub fn purpose_field(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let mut choices = vec![(String::new(), t!(l, "access-choose"))];
    choices.extend(CHOSEN.map(|purpose| (purpose.word().to_owned(), purpose_words(l, purpose))));
    let purpose = FieldText::new("purpose", t!(l, "access-purpose"), String::new());
    let reason = FieldText::new(
        "reason",
        t!(l, "access-reason"),
        t!(l, "access-reason-hint"),
    );
    view! {
        {select(l, form, &purpose, choices)}
        {input(l, form, &reason, InputKind::TEXT)}
    }
}

/// The purpose that was chosen and the reason; what is missing is noted.
pub fn purpose_of(form: &mut FormState) -> Option<(Purpose, String)> {
    let purpose = Purpose::from_word(form.fields.get("purpose"));
    let purpose = purpose.filter(|purpose| CHOSEN.contains(purpose));
    if purpose.is_none() {
        form.refuse("purpose", "access-purpose-empty", &[]);
    }
    let reason = form.optional_line("reason", REASON);
    if purpose.is_some_and(Purpose::needs_reason) && reason.is_empty() {
        form.refuse("reason", "access-reason-empty", &[]);
    }
    let purpose = purpose?;
    (!form.is_refused()).then_some((purpose, reason))
}
