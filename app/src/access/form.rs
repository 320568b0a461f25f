//! What stands on every page before something about a person is opened: that it is recorded, and the question what for.

use crate::form::FormState;
use crate::i18n::Locale;
use crate::t;
use crate::ui::forms::{FieldText, InputKind, input, select};
use domain::access::{Field, Purpose, Why};
use leptos::prelude::*;

/// Longest reason, in characters.
const REASON: usize = 300;
/// Longest reference of a case, in characters.
const CASE: usize = 60;

/// "What you open here is recorded."
pub fn warning(l: Locale) -> impl IntoView {
    view! { <div class="notice warn"><h2>{t!(l, "access-warning-title")}</h2><p>{t!(l, "access-warning")}</p></div> }
}

/// The fields `purpose`, `reason` and `case`.
pub fn purpose_field(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let purpose = FieldText::new(
        "purpose",
        t!(l, "access-purpose"),
        t!(l, "access-purpose-hint"),
    );
    let reason = FieldText::new(
        "reason",
        t!(l, "access-reason"),
        t!(l, "access-reason-hint"),
    );
    let case = FieldText::new("case", t!(l, "access-case"), t!(l, "access-case-hint"));
    let choices = std::iter::once((String::new(), t!(l, "access-purpose-choose")))
        .chain(
            Purpose::ALL
                .iter()
                .map(|purpose| (purpose.word().to_owned(), purpose_name(l, *purpose))),
        )
        .collect();
    (
        select(l, form, &purpose, choices),
        input(l, form, &reason, InputKind::TEXT),
        input(l, form, &case, InputKind::TEXT),
    )
}

/// What was chosen; `None` if it was refused, with what is wrong noted at the fields.
pub fn purpose_of(form: &mut FormState) -> Option<Why> {
    let purpose = Purpose::from_word(form.fields.get("purpose"));
    if purpose.is_none() {
        form.refuse("purpose", "error-purpose", &[]);
    }
    let reason = if purpose == Some(Purpose::Other) {
        let reason = form.line("reason", REASON);
        form.say_if_empty("reason", "error-purpose-reason");
        reason
    } else {
        form.optional_line("reason", REASON)
    };
    // What somebody types is no case yet: it stands with their words, and the person is told as of anything else.
    let case = form.optional_line("case", CASE);
    let reason = match (reason.is_empty(), case.is_empty()) {
        (_, true) => reason,
        (true, false) => case,
        (false, false) => format!("{reason} ({case})"),
    };
    let is_right = ["purpose", "reason", "case"]
        .iter()
        .all(|field| form.error(field).is_none());
    purpose.filter(|_| is_right).map(|purpose| Why {
        purpose,
        reason,
        case: None,
    })
}

/// What a purpose is called.
#[must_use]
pub fn purpose_name(l: Locale, purpose: Purpose) -> String {
    t!(l, &format!("access-for-{}", purpose.word()))
}

/// What a kind of personal data is called.
#[must_use]
pub fn field_name(l: Locale, field: Field) -> String {
    t!(l, &format!("access-field-{}", field.word()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Fields;

    fn typed(purpose: &str, reason: &str) -> FormState {
        let mut fields = Fields::default();
        fields.set("purpose", purpose);
        fields.set("reason", reason);
        FormState::of(fields)
    }

    #[test]
    fn a_purpose_is_needed_and_another_one_wants_a_reason() {
        assert_eq!(purpose_of(&mut typed("", "because")), None);
        assert_eq!(purpose_of(&mut typed("curiosity", "because")), None);
        let mut bare = typed("other", " ");
        assert_eq!(purpose_of(&mut bare), None);
        assert_eq!(
            bare.error("reason").map(|e| e.key),
            Some("error-purpose-reason")
        );
        let why = purpose_of(&mut typed("other", "a call from the court")).expect("a reason");
        assert_eq!(
            (why.purpose, why.reason.as_str(), why.case),
            (Purpose::Other, "a call from the court", None)
        );
        assert!(purpose_of(&mut typed("letter", "")).is_some());
    }

    #[test]
    fn every_purpose_and_kind_of_data_has_a_name() {
        for l in Locale::ALL {
            let names = Purpose::ALL.iter().map(|purpose| purpose_name(l, *purpose));
            for name in names.chain(Field::ALL.iter().map(|field| field_name(l, *field))) {
                assert!(!name.starts_with("access-"), "{name}");
            }
        }
    }
}
