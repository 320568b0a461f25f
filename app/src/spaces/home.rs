//! What the home page shows of spaces.

use super::store::{self, SpaceRecord};
use crate::db::{DbError, Tx};
use crate::polls;
use crate::t;
use crate::ui::lang_of;
use crate::web::Visit;
use leptos::prelude::*;

/// Spaces shown.
const SHOWN: i64 = 6;

/// The first spaces, each with the number of polls that are open there.
pub struct Glimpse(Vec<(SpaceRecord, i64)>);

impl Glimpse {
    /// Loads them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut Tx) -> Result<Self, DbError> {
        let spaces = store::list(tx, "", "", SHOWN).await?;
        let open = polls::open_by_space(tx).await?;
        let count = |space: &SpaceRecord| {
            let found = open.iter().find(|(id, _)| *id == space.id);
            found.map_or(0, |(_, n)| *n)
        };
        let counted = spaces.into_iter().map(|space| {
            let open = count(&space);
            (space, open)
        });
        Ok(Self(counted.collect()))
    }

    /// The section; nothing where there are no spaces.
    pub fn section(&self, visit: &Visit) -> impl IntoView + use<> {
        let l = visit.locale;
        (!self.0.is_empty()).then(|| {
            let cards = self
                .0
                .iter()
                .map(|(space, open)| {
                    let lang = lang_of(visit, &space.lang);
                    view! {
                        <li class="space-card">
                            <h3 lang=lang.clone()><a href=format!("/spaces/{}", space.slug)>{space.title.clone()}</a></h3>
                            <p lang=lang>{space.summary.clone()}</p>
                            <p class="small muted">{t!(l, "space-open-polls", n = *open)}</p>
                        </li>
                    }
                })
                .collect_view();
            view! { <div class="head"><h2>{t!(l, "spaces-title")}</h2><a href="/spaces">{t!(l, "home-all-spaces")}</a></div><ul class="grid">{cards}</ul> }
        })
    }
}
