//! `/moderation/statements/{id}/undo`: undoing a decision, for a reason that everybody it concerned is told.

use super::not_decided;
use crate::error::{Answer, OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::moderation::deciding::{self, Deciding};
use crate::moderation::shared::{Tab, page};
use crate::moderation::store::statements::{self, Statement};
use crate::moderation::words::{decision_name, moment, restriction};
use crate::ui::forms::FieldText;
use crate::ui::{self, TextArea, lang_of};
use crate::web::{Id, LocalPath, Page, Section, Visit};
use crate::{t, transact};
use domain::ids::StatementId;
use domain::rights;
use leptos::prelude::*;

/// Longest reason.
const REASON: usize = 5000;

async fn found(visit: &Visit, id: StatementId) -> Result<Statement, Problem> {
    rights::may_enter_moderation(&visit.actor)?;
    let statement = statements::find(&mut visit.app.db.read().await?, id).await?;
    let statement = statement.or_not_found()?;
    rights::may_moderate(&visit.actor, statement.space)?;
    if statement.undone_at.is_some() || statement.undoes.is_some() {
        return Err(Problem::Conflict);
    }
    Ok(statement)
}

pub async fn ask(visit: Visit, Id(id): Id<StatementId>) -> Answer {
    let statement = found(&visit, id).await?;
    let form = visit.typed_before().await?.unwrap_or_default();
    draw(&visit, &statement, &form).await
}

async fn draw(visit: &Visit, statement: &Statement, form: &FormState) -> Answer {
    let l = visit.locale;
    let what = decision_name(l, &statement.decision);
    let title = t!(l, "undo-title", what = what);
    let shell = Page::new(Section::Moderation, title.clone());
    let facts = FieldText::new("facts", t!(l, "undo-facts"), t!(l, "undo-facts-hint"));
    let back = format!("/moderation/items/{}", statement.item);
    let when = moment(visit, statement.at);
    let lang = lang_of(visit, &statement.lang);
    page(visit, Tab::Queue, shell, Some(form), || {
        view! {
            {ui::back(l, back.clone())}
            <h1>{title}</h1>
            <p class="lede" lang=lang>{statement.title.clone()}</p>
            <p>{restriction(l, statement)}" "{t!(l, "undo-decided", when = when)}</p>
            <form method="post" class="measure" novalidate>
                <TextArea l form=form.clone() text=facts rows=4/>
                <div class="actions"><button class="button">{t!(l, "undo-do")}</button><a class="button quiet" href=back>{t!(l, "admin-cancel")}</a></div>
            </form>
        }
    })
    .await
}

pub async fn carry_out(visit: Visit, Id(id): Id<StatementId>, fields: Fields) -> Answer {
    let statement = found(&visit, id).await?;
    let mut form = FormState::of(fields);
    let facts = form.paragraphs("facts", REASON);
    form.say_if_empty("facts", "decide-facts-empty");
    if form.is_refused() {
        return draw(&visit, &statement, &form).await;
    }
    let by = Deciding::new(&visit)?;
    let undone =
        transact!(&visit.app.db, tx => deciding::undo(tx, &by, &statement, &facts, None).await)?;
    if let Err(why) = undone {
        form.refuse("facts", not_decided(why), &[]);
        return draw(&visit, &statement, &form).await;
    }
    visit.notice("item-undone-notice").await?;
    let to = format!("/moderation/items/{}", statement.item);
    Ok(visit.redirect(&LocalPath::new(to)))
}
