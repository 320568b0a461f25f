//! How a comment looks, with its replies.

use super::list::Thread;
use super::shown::Shown;
use super::store::Row;
use super::talk::Talk;
use super::words;
use crate::db::DbError;
use crate::i18n::Locale;
use crate::identity::role_name;
use crate::moderation::{label_name, report_link};
use crate::profile::Names;
use crate::t;
use crate::ui::{Markdown, lang_of};
use crate::web::Visit;
use domain::discussion::Stance;
use domain::moderation::{ContentKind, Label, Visibility};
use domain::rights::discussion::{may_edit_comment, may_rate_comment, may_withdraw_comment};
use jiff::Timestamp;
use leptos::either::EitherOf3;
use leptos::prelude::*;
use uuid::Uuid;

/// What comments on one page have in common.
pub struct Cards<'a> {
    visit: &'a Visit,
    talk: &'a Talk,
    names: &'a Names,
    labels: &'a [(Uuid, Label)],
    is_moderator: bool,
}

impl<'a> Cards<'a> {
    /// Those of a page of a discussion.
    pub fn of(visit: &'a Visit, shown: &'a Shown) -> Self {
        Self::new(visit, &shown.talk, &shown.names, &shown.labels)
    }

    /// Those of another page.
    pub fn new(
        visit: &'a Visit,
        talk: &'a Talk,
        names: &'a Names,
        labels: &'a [(Uuid, Label)],
    ) -> Self {
        Self {
            visit,
            talk,
            names,
            labels,
            is_moderator: talk.is_moderated_by(visit),
        }
    }

    fn name(&self, row: &Row) -> String {
        self.names
            .of(self.talk.topic.space, row.author())
            .to_owned()
    }

    fn l(&self) -> Locale {
        self.visit.locale
    }

    fn is_own(&self, row: &Row) -> bool {
        self.visit.actor.account == Some(row.author())
    }

    /// What stands in place of the text for this reader, if they do not get to read it.
    fn in_place(&self, row: &Row) -> Result<Option<&'static str>, DbError> {
        let may_read = self.is_own(row) || self.is_moderator;
        Ok(match row.visibility()? {
            _ if row.withdrawn_at.is_some() => Some("comment-withdrawn"),
            Visibility::Hidden if !may_read => Some("comment-hidden"),
            Visibility::Held if !may_read => Some("comment-held"),
            Visibility::Hidden | Visibility::Held | Visibility::Visible => None,
        })
    }
}

/// A comment with the replies that are shown at once.
pub fn thread(cards: &Cards<'_>, thread: &Thread) -> Result<impl IntoView + use<>, DbError> {
    let l = cards.l();
    let comment = &thread.comment;
    let replies = thread
        .replies
        .iter()
        .map(|reply| Ok(view! { <li>{one(cards, reply)?}</li> }))
        .collect::<Result<Vec<_>, DbError>>()?;
    let shown = i64::try_from(replies.len()).unwrap_or(i64::MAX);
    let more = (comment.replies > shown).then(|| {
        let href = format!("/comments/{}/reply", comment.id);
        view! { <p class="small"><a href=href>{t!(l, "comment-all-replies", n = comment.replies)}</a></p> }
    });
    let list = (!replies.is_empty()).then(|| view! { <ol class="replies">{replies}</ol> });
    Ok(view! { <li>{one(cards, comment)?}{list}{more}</li> })
}

/// One comment or reply.
pub fn one(cards: &Cards<'_>, row: &Row) -> Result<AnyView, DbError> {
    let l = cards.l();
    let id = format!("comment-{}", row.id);
    if let Some(key) = cards.in_place(row)? {
        return Ok(view! { <article class="comment gone" id=id tabindex="-1"><p class="muted">{t!(l, key)}</p></article> }.into_any());
    }
    let role = row.role();
    let class = match (role, row.stance()) {
        (Some(_), _) => "comment official",
        (None, Some(Stance::For)) => "comment pro",
        (None, Some(Stance::Against)) => "comment con",
        (None, Some(Stance::Question)) => "comment asks",
        (None, None) => "comment",
    };
    let label = format!("{id}-by");
    let head = head(cards, row, label.clone())?;
    let (unseen, foot) = (unseen(cards, row)?, foot(cards, row)?);
    let noted = cards
        .labels
        .iter()
        .filter(|(content, _)| *content == row.id);
    let noted = noted
        .map(|(_, label)| view! { <p class="small noted"><b>{t!(l, "comment-noted")}</b>" "{label_name(l, *label)}</p> })
        .collect::<Vec<_>>();
    Ok(view! {
        <article class=class id=id tabindex="-1" aria-labelledby=label>
            {head}
            {unseen}
            {noted}
            <Markdown text=row.body.clone() lang=lang_of(cards.visit, &row.lang)/>
            {foot}
        </article>
    }
    .into_any())
}

/// Who, for or against, when.
fn head(cards: &Cards<'_>, row: &Row, label: String) -> Result<impl IntoView + use<>, DbError> {
    let l = cards.l();
    let tag = match (row.role(), row.stance()) {
        (Some(role), _) => {
            let words = t!(l, "comment-administration", role = role_name(l, role));
            EitherOf3::A(view! { <span class="tag open">{words}</span> })
        }
        (None, Some(stance)) => {
            EitherOf3::B(view! { <span class="tag stance">{words::stance(l, stance)}</span> })
        }
        (None, None) => EitherOf3::C(()),
    };
    let edited = row.edited_at.map(|_| {
        view! { " · "<a href=format!("/comments/{}/history", row.id)>{t!(l, "comment-edited")}</a> }
    });
    let by_author = cards.talk.topic.authors.contains(&row.author()).then(|| {
        view! { " "<span class="small muted">{t!(l, "comment-by-author")}</span> }
    });
    let when = words::stored(cards.visit, row.created_at)?;
    let at = Timestamp::from_millisecond(row.created_at);
    let at = at.map(|at| at.to_string()).unwrap_or_default();
    Ok(view! {
        <header>
            <p id=label>{tag}" "<b class="who">{cards.name(row)}</b>{by_author}</p>
            <p class="small muted"><a href=format!("/comments/{}", row.id)><time datetime=at>{when}</time></a>{edited}</p>
        </header>
    })
}

/// Says to those who can read it that others cannot.
fn unseen(cards: &Cards<'_>, row: &Row) -> Result<Option<impl IntoView + use<>>, DbError> {
    let key = match row.visibility()? {
        Visibility::Visible => return Ok(None),
        Visibility::Held => "comment-held-own",
        Visibility::Hidden => "comment-hidden-own",
    };
    let words = t!(cards.l(), key);
    Ok(Some(
        view! { <div class="notice warn"><p>{words}</p></div> },
    ))
}

/// What can be done with it.
fn foot(cards: &Cards<'_>, row: &Row) -> Result<impl IntoView + use<>, DbError> {
    let l = cards.l();
    let (visit, forum) = (cards.visit, cards.talk.forum());
    let written = row.written()?;
    let path = format!("/comments/{}", row.id);
    let who = cards.name(row);
    let named = |key: &str| view! { {t!(l, key)}<span class="hide">": "{who.clone()}</span> };
    let link = |below: &str, key: &str| {
        view! { <a class="button quiet slim" href=format!("{path}/{below}")>{named(key)}</a> }
    };
    let is_open = domain::rights::discussion::is_discussed(&forum, visit.now).is_ok();
    let reply = (is_open && row.is_public()).then(|| link("reply", "comment-reply"));
    let edit = may_edit_comment(&visit.actor, &forum, &written, visit.now).is_ok();
    let edit = edit.then(|| link("edit", "comment-edit"));
    let withdraw = may_withdraw_comment(&visit.actor, &written).is_ok();
    let withdraw = withdraw.then(|| link("withdraw", "comment-withdraw"));
    let is_rateable = visit.actor.account.is_none() && is_open
        || may_rate_comment(&visit.actor, &forum, &written, visit.now).is_ok();
    let rate = (is_rateable && row.is_public()).then(|| rating(cards, row));
    let report = (row.is_public() && !cards.is_own(row))
        .then(|| report_link(l, ContentKind::Comment, row.id));
    let found = (row.rated > 0).then(|| {
        view! { <p class="small muted found">{t!(l, "comment-found-helpful", n = row.helpful, of = row.rated)}</p> }
    });
    Ok(
        view! { <footer class="no-print">{found}<div class="actions">{rate}{reply}{edit}{withdraw}{report}</div></footer> },
    )
}

/// The two buttons that say whether it helped; the one that was pressed takes it back.
fn rating(cards: &Cards<'_>, row: &Row) -> impl IntoView + use<> {
    let l = cards.l();
    let back = cards.visit.uri.path_and_query().map_or("/", |p| p.as_str());
    let who = cards.name(row);
    let button = |value: &'static str, is_mine: bool, key: &str| {
        let sent = if is_mine { "none" } else { value };
        let label = view! { {t!(l, key)}<span class="hide">": "{who.clone()}</span> };
        view! { <button class="button quiet slim helped" name="rate" value=sent aria-pressed=if is_mine { "true" } else { "false" }>{label}</button> }
    };
    view! {
        <form method="post" action=format!("/comments/{}/rate", row.id)>
            <input r#type="hidden" name="back" value=back.to_owned()/>
            {button("helpful", row.mine == Some(true), "comment-helpful")}
            {button("unhelpful", row.mine == Some(false), "comment-unhelpful")}
        </form>
    }
}
