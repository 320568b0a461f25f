//! The options in the form of a poll: numbered rows that can be added, moved and removed without scripts.

use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::polls::draft::OptionDraft;
use crate::polls::store::PollOption;
use crate::t;
use crate::ui::TextArea;
use crate::ui::forms::{FieldText, InputKind, input};
use domain::poll::MAX_OPTIONS;
use leptos::prelude::*;
use std::sync::LazyLock;

/// Longest title of an option.
const TITLE: usize = 200;
/// Longest description of an option.
const DESCRIPTION: usize = 5_000;
/// Rows a form can have: one more than options permitted, so that one too many can be told.
const ROWS: usize = MAX_OPTIONS + 1;

/// Names of the fields of one row.
struct Names {
    title: String,
    description: String,
    cost: String,
    /// Number the option has in the store: what an import knows of it beyond the form stays with it.
    from: String,
}

static NAMES: LazyLock<Vec<Names>> = LazyLock::new(|| {
    let names = |row: usize| Names {
        title: format!("option-{row}-title"),
        description: format!("option-{row}-description"),
        cost: format!("option-{row}-cost"),
        from: format!("option-{row}-from"),
    };
    (1..=ROWS).map(names).collect()
});

impl Names {
    fn parts(&self) -> [&str; 4] {
        [&self.title, &self.description, &self.cost, &self.from]
    }
}

/// What was typed in one row: title, description, cost, number in the store.
type Row = [String; 4];

fn rows(fields: &Fields) -> Vec<Row> {
    let is_there = |names: &&Names| fields.0.iter().any(|(name, _)| *name == names.title);
    let row = |names: &Names| names.parts().map(|name| fields.get(name).to_owned());
    NAMES.iter().take_while(is_there).map(row).collect()
}

fn set_rows(fields: &mut Fields, rows: Vec<Row>) {
    fields.0.retain(|(name, _)| !name.starts_with("option-"));
    for (names, row) in NAMES.iter().zip(rows) {
        for (name, value) in names.parts().into_iter().zip(row) {
            fields.set(name, value);
        }
    }
}

/// Fills the rows from what is stored.
pub fn fill(fields: &mut Fields, options: &[PollOption]) {
    let row = |option: &PollOption| {
        [
            option.title.clone(),
            option.description.clone(),
            option.cost_minor.map(plain_money).unwrap_or_default(),
            option.number.to_string(),
        ]
    };
    set_rows(fields, options.iter().map(row).collect());
}

/// Empty rows for a poll that is begun.
pub fn fill_new(fields: &mut Fields) {
    set_rows(fields, vec![Row::default(); 3]);
}

/// Carries out a button that works on the rows; `false` if it is another button.
pub fn act(fields: &mut Fields) -> bool {
    let action = fields.get("action").to_owned();
    let mut rows = rows(fields);
    if action == "add" {
        if rows.len() < ROWS {
            rows.push(Row::default());
        }
        set_rows(fields, rows);
        return true;
    }
    let Some((verb, number)) = action.split_once('-') else {
        return false;
    };
    let at = number.parse::<usize>().unwrap_or(0);
    match verb {
        "up" if (2..=rows.len()).contains(&at) => rows.swap(at - 2, at - 1),
        "down" if at > 0 && at < rows.len() => rows.swap(at - 1, at),
        "remove" if (1..=rows.len()).contains(&at) => {
            rows.remove(at - 1);
        }
        "up" | "down" | "remove" => {}
        _ => return false,
    }
    set_rows(fields, rows);
    true
}

/// Reads the rows; those in which nothing is typed are left out. What is wrong is noted.
pub fn read(form: &mut FormState, stored: &[PollOption]) -> Vec<OptionDraft> {
    let mut options: Vec<OptionDraft> = Vec::new();
    for (names, row) in NAMES.iter().zip(rows(&form.fields)) {
        if row[..3].iter().all(|typed| typed.trim().is_empty()) {
            continue;
        }
        let title = form.line(&names.title, TITLE);
        let description = form.optional_paragraphs(&names.description, DESCRIPTION);
        let cost_minor = money(form, &names.cost);
        if !title.is_empty() && options.iter().any(|other| other.title == title) {
            form.refuse(&names.title, "option-twice", &[]);
        }
        let from = row[3].parse::<i16>().ok();
        let known = from.and_then(|n| stored.iter().find(|option| option.number == n));
        options.push(OptionDraft {
            title,
            description,
            cost_minor,
            reference: known.and_then(|option| option.reference.clone()),
            category: known.and_then(|option| option.category.clone()),
            district: known.and_then(|option| option.district.clone()),
            latitude: known.and_then(|option| option.latitude),
            longitude: known.and_then(|option| option.longitude),
        });
    }
    options
}

/// An amount in major units (`1900` or `1900.50`; a comma will do) as minor units, if something is typed.
pub fn money(form: &mut FormState, field: &'static str) -> Option<i64> {
    let typed = form.fields.get(field).trim().replace(',', ".");
    if typed.is_empty() {
        return None;
    }
    let (whole, cents) = typed.split_once('.').unwrap_or((&typed, "00"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let amount = (digits(whole) && whole.len() <= 12 && digits(cents) && cents.len() == 2)
        .then(|| format!("{whole}{cents}").parse::<i64>().ok())
        .flatten();
    if amount.is_none() {
        form.refuse(field, "error-money", &[]);
    }
    amount
}

/// An amount as [`money`] reads it.
pub fn plain_money(minor: i64) -> String {
    match minor % 100 {
        0 => (minor / 100).to_string(),
        cents => format!("{}.{cents:02}", minor / 100),
    }
}

/// Names and labels of the fields of the rows of both forms.
pub fn labels(l: Locale, stored: &Fields, typed: &Fields) -> Vec<(String, String)> {
    let longest = rows(stored).len().max(rows(typed).len());
    let label = |(names, n): (&Names, usize)| {
        [
            (names.title.clone(), t!(l, "option-n-title", n = n)),
            (
                names.description.clone(),
                t!(l, "option-n-description", n = n),
            ),
            (names.cost.clone(), t!(l, "option-n-cost", n = n)),
        ]
    };
    NAMES.iter().zip(1..=longest).flat_map(label).collect()
}

/// The rows.
pub fn view(l: Locale, form: &FormState) -> impl IntoView + use<> {
    let count = rows(&form.fields).len();
    let numbered = NAMES.iter().zip(1..=count);
    let rows: Vec<_> = numbered
        .map(|(names, n)| row(l, form, names, n, count))
        .collect();
    view! {
        <ol class="edit-list">{rows}</ol>
        <div class="actions"><button class="button secondary" name="action" value="add">{t!(l, "option-add")}</button></div>
    }
}

fn row(
    l: Locale,
    form: &FormState,
    names: &'static Names,
    n: usize,
    count: usize,
) -> impl IntoView + use<> {
    let form = alone(form, names);
    let text = |name: &'static str, label| FieldText::new(name, label, String::new());
    let title = text(&names.title, t!(l, "option-n-title", n = n));
    let description = text(&names.description, t!(l, "option-n-description", n = n));
    let cost = text(&names.cost, t!(l, "option-n-cost", n = n));
    let wide = InputKind {
        width: "w-full",
        ..InputKind::TEXT
    };
    let amount = InputKind {
        width: "w-m",
        ..InputKind::NUMBER
    };
    let button = |action: &str, class: &'static str, words: String| {
        view! { <button class=class name="action" value=format!("{action}-{n}")>{words}<span class="hide">{t!(l, "option-n-which", n = n)}</span></button> }
    };
    view! {
        <li>
            {input(l, &form, &title, wide)}
            <TextArea l form=form.clone() text=description rows=2/>
            {input(l, &form, &cost, amount)}
            <input r#type="hidden" name=names.from.as_str() value=form.value(&names.from)/>
            <div class="actions">
                {(n > 1).then(|| button("up", "button slim secondary", t!(l, "option-up")))}
                {(n < count).then(|| button("down", "button slim secondary", t!(l, "option-down")))}
                {button("remove", "button slim danger quiet", t!(l, "admin-remove"))}
            </div>
        </li>
    }
}

/// The form of one row alone: fields keep copies of what they are given, and there may be hundreds of rows.
fn alone(form: &FormState, names: &Names) -> FormState {
    let mut own = FormState::default();
    for name in names.parts() {
        own.fields.set(name, form.value(name));
    }
    let of_row = |error: &&crate::form::FieldError| names.parts().contains(&&*error.field);
    own.errors = form.errors.iter().filter(of_row).cloned().collect();
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(titles: &[&str], action: &str) -> Fields {
        let mut fields = Fields::default();
        let row = |title: &&str| {
            [
                (*title).to_owned(),
                String::new(),
                String::new(),
                String::new(),
            ]
        };
        set_rows(&mut fields, titles.iter().map(row).collect());
        fields.set("action", action);
        fields
    }

    fn titles(fields: &Fields) -> Vec<String> {
        rows(fields).into_iter().map(|[title, ..]| title).collect()
    }

    #[test]
    fn rows_are_added_moved_and_removed_and_nothing_else_is_lost() {
        let after = |action| {
            let mut fields = typed(&["a", "b", "c"], action);
            fields.set("title", "kept");
            let acted = act(&mut fields);
            assert_eq!(fields.get("title"), "kept");
            (acted, titles(&fields).join(","))
        };
        assert_eq!(after("add"), (true, "a,b,c,".to_owned()));
        assert_eq!(after("up-2"), (true, "b,a,c".to_owned()));
        assert_eq!(after("down-2"), (true, "a,c,b".to_owned()));
        assert_eq!(after("remove-1"), (true, "b,c".to_owned()));
        for harmless in ["up-1", "down-3", "up-0", "remove-9", "remove-x"] {
            assert_eq!(after(harmless), (true, "a,b,c".to_owned()), "{harmless}");
        }
        assert_eq!(after("save"), (false, "a,b,c".to_owned()));
    }

    #[test]
    fn amounts_are_read_as_they_are_written() {
        let read = |text: &str| {
            let mut form = FormState::default();
            form.fields.set("budget", text);
            let amount = money(&mut form, "budget");
            (amount, form.is_refused())
        };
        assert_eq!(read("1900"), (Some(190_000), false));
        assert_eq!(read(" 1900,50 "), (Some(190_050), false));
        assert_eq!(read(""), (None, false));
        for bad in ["-1", "1.5", "1,900.50", "a", "9999999999999", ".50"] {
            assert_eq!(read(bad), (None, true), "{bad}");
        }
        for minor in [0, 100, 190_050, 5] {
            assert_eq!(read(&plain_money(minor)).0, Some(minor));
        }
    }
}
