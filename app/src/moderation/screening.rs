//! Before a text is public: who may publish at all, how much, and what the rules of the space notice. Nothing is decided here: what is noticed
//! waits for moderators.

use super::store::{items, settings, suspensions, texts};
use crate::clock::{from_millis, millis};
use crate::db::{DbError, Tx};
use crate::error::{OrNotFound, Problem};
use crate::form::{Fields, FormState};
use crate::i18n::Locale;
use crate::identity;
use crate::t;
use crate::web::Visit;
use domain::actor::{Actor, Role};
use domain::ids::{AccountId, SpaceId};
use domain::moderation::limits::{Limits, limits};
use domain::moderation::rules::{Seen, Why};
use domain::moderation::{ContentKind, Origin, Suspended, Visibility};
use domain::rights;
use domain::similarity::Trigrams;
use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;
use uuid::Uuid;

/// The field that people do not see and that programs fill in.
pub const HONEY: &str = "website";
/// Texts with fewer groups of letters are alike by chance: "Good idea!".
const COMPARED: usize = 40;

/// A text that is about to be published, or an edited one.
#[derive(Clone, Debug)]
pub struct Fresh<'a> {
    /// What it is.
    pub kind: ContentKind,
    /// The id it has, or will have.
    pub id: Uuid,
    /// Where.
    pub space: SpaceId,
    /// The idea it belongs to; itself where it belongs to none.
    pub about: Uuid,
    /// Who writes.
    pub actor: &'a Actor,
    /// What it is called, or what it is an answer to.
    pub title: &'a str,
    /// What it says.
    pub text: &'a str,
    /// Language of both.
    pub lang: &'a str,
    /// The field at which a refusal is shown.
    pub field: &'static str,
    /// What stands in the field that people do not see.
    pub honey: &'a str,
    /// Whether it was published before and is only changed: limits of how many do not count it again.
    pub is_edit: bool,
    /// The id of the item that is opened if it has to wait.
    pub item: Uuid,
    /// When.
    pub now: Timestamp,
}

/// A text with what the visit knows of it; the rest is filled in beside it: `Fresh { title, ..screening(&visit, …) }`.
pub fn screening<'a>(
    visit: &'a Visit,
    kind: ContentKind,
    id: Uuid,
    (space, about): (SpaceId, Uuid),
    fields: &'a Fields,
) -> Fresh<'a> {
    Fresh {
        kind,
        id,
        space,
        about,
        actor: &visit.actor,
        title: "",
        text: "",
        lang: visit.locale.tag(),
        field: "body",
        honey: fields.get(HONEY),
        is_edit: false,
        item: visit.app.clock.id(),
        now: visit.now,
    }
}

/// What becomes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screened {
    /// It is public at once.
    Publish,
    /// It waits for moderators; the item is there.
    Hold {
        /// Why.
        why: Vec<Why>,
    },
    /// It is not taken; what was typed stays in the form.
    Refuse {
        /// At which field.
        field: &'static str,
        /// Key of the words.
        key: &'static str,
        /// Numbers in them.
        args: Vec<(&'static str, i64)>,
    },
}

impl Screened {
    /// Who reads the text from now on; `None` where it was refused, which is then noted in the form.
    pub fn or_refuse(&self, form: &mut FormState) -> Option<Visibility> {
        match self {
            Self::Publish => Some(Visibility::Visible),
            Self::Hold { .. } => Some(Visibility::Held),
            Self::Refuse { field, key, args } => {
                form.refuse(*field, key, args);
                None
            }
        }
    }
}

/// The field that people do not see: whoever fills it in is a program.
pub fn honey(l: Locale) -> impl IntoView {
    view! {
        <div class="honey" aria-hidden="true"><label for=HONEY>{t!(l, "honey-label")}</label>
            <input id=HONEY name=HONEY r#type="text" tabindex="-1" autocomplete="off"/></div>
    }
}

/// Whether somebody takes part in a space, or is suspended from it.
///
/// # Errors
/// When the database fails.
pub async fn may_take_part(
    tx: &mut Tx,
    account: AccountId,
    space: SpaceId,
    now: Timestamp,
) -> Result<Result<(), Suspended>, DbError> {
    let until = suspensions::until(tx, account, space, now).await?;
    Ok(until.map_or(Ok(()), |until| Err(Suspended { until })))
}

/// Looks at a text before it is public. Called in the transaction that publishes it, before its row is written; for a text that has to wait
/// the item is there afterwards.
///
/// # Errors
/// [`Problem::Denied`] for visitors, below level 1 and for those who are suspended; when the database fails.
pub async fn screen(tx: &mut Tx, fresh: &Fresh<'_>) -> Result<Screened, Problem> {
    let account = fresh.actor.account.unwrap_or(AccountId::ERASED);
    let suspended = may_take_part(tx, account, fresh.space, fresh.now).await?;
    let by = *rights::may_publish(fresh.actor, suspended.err())?.by();
    if !fresh.honey.is_empty() {
        return Ok(refused(HONEY, "honey-filled", &[]));
    }
    let made = identity::card(tx, by).await?.or_not_found()?.created_at;
    let age = fresh.now.duration_since(from_millis(made)?);
    let limits = limits(fresh.actor.level, age);
    if let Some(refused) = too_many(tx, fresh, by, limits).await? {
        return Ok(refused);
    }
    // The title of a comment is that of its idea, by somebody else.
    let whole = match fresh.kind {
        ContentKind::Comment => fresh.text.to_owned(),
        _ => format!("{}\n{}", fresh.title, fresh.text),
    };
    let trigrams = Trigrams::of(&whole);
    let sketch = trigrams.sketch();
    let alike = if trigrams.len() < COMPARED {
        0
    } else {
        texts::nearest(tx, fresh, &sketch).await?
    };
    let is_staff = Role::ALL
        .iter()
        .any(|role| fresh.actor.is(*role, Some(fresh.space)));
    let seen = Seen {
        text: &whole,
        limits,
        account_days: u32::try_from(age.as_hours() / 24).unwrap_or(u32::MAX),
        texts_before: texts::count_before(tx, by, fresh.id).await?,
        alike,
        is_staff,
    };
    let mut why = settings::of(tx, fresh.space).await?.rules.notice(&seen);
    if fresh.kind != ContentKind::Name {
        texts::note(tx, fresh, by, &sketch).await?;
    }
    let waits = items::standing_of(tx, fresh.kind, fresh.id).await?;
    if fresh.is_edit && waits.is_some_and(|waits| waits.asked_for_change) {
        why.insert(0, Why::Changed);
    }
    if !why.is_empty() {
        hold(tx, fresh, by, &why).await?;
        return Ok(Screened::Hold { why });
    }
    // An edit of what waits for moderators does not make it public.
    let still_waits = fresh.is_edit && waits.is_some_and(|waits| waits.is_open_and_held);
    Ok(if still_waits {
        Screened::Hold { why }
    } else {
        Screened::Publish
    })
}

/// Lets a text wait for moderators.
async fn hold(tx: &mut Tx, fresh: &Fresh<'_>, by: AccountId, why: &[Why]) -> Result<(), DbError> {
    let origin = match why.first() {
        Some(Why::Changed) => Origin::Changed,
        Some(Why::Before) => Origin::Before,
        _ => Origin::Rule,
    };
    let opened = items::Opened {
        id: fresh.item,
        space: fresh.space,
        kind: fresh.kind,
        content: fresh.id,
        about: fresh.about,
        author: Some(by),
        title: fresh.title,
        text: fresh.text,
        lang: fresh.lang,
        origin,
        why,
        ground: None,
        now: fresh.now,
    };
    items::open(tx, &opened).await?;
    Ok(())
}

fn refused(field: &'static str, key: &'static str, args: &[(&'static str, i64)]) -> Screened {
    Screened::Refuse {
        field,
        key,
        args: args.to_vec(),
    }
}

/// Whether the account has published so much lately that it has to wait.
async fn too_many(
    tx: &mut Tx,
    fresh: &Fresh<'_>,
    by: AccountId,
    limits: Limits,
) -> Result<Option<Screened>, DbError> {
    // A name is no text: it floods nothing.
    if fresh.is_edit || fresh.kind == ContentKind::Name {
        return Ok(None);
    }
    let spans = [
        (10, limits.in_ten_minutes, "limit-ten-minutes"),
        (24 * 60, limits.in_a_day, "limit-day"),
    ];
    for (minutes, most, key) in spans {
        let since = fresh.now - SignedDuration::from_mins(minutes);
        if texts::count_since(tx, by, millis(since)).await? >= most {
            return Ok(Some(refused(fresh.field, key, &[("most", most)])));
        }
    }
    Ok(None)
}
