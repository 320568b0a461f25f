//! What a list is asked for: all of it stands in the address, so that a list can be sent to somebody else, and turned back to.

use crate::form::Fields;
use crate::ideas::store::{BoardRecord, Category};
use crate::web::Visit;
use domain::idea::{Sort, Status};
use domain::ids::{AccountId, IdeaId};
use uuid::Uuid;

/// Characters of words that are looked for.
const WORDS: usize = 200;

/// Where a page of a list goes on: behind the idea that has this place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Whether an order at random has come around its end.
    pub lap: bool,
    /// Where the last idea stands in the order.
    pub key: i64,
    /// The last idea.
    pub id: IdeaId,
}

impl Cursor {
    /// As it stands in the address.
    fn words(self) -> String {
        format!("{}_{}_{}", u8::from(self.lap), self.key, self.id)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '_');
        Some(Self {
            lap: parts.next()? == "1",
            key: parts.next()?.parse().ok()?,
            id: parts.next()?.parse().ok()?,
        })
    }
}

/// What somebody wants to see of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Ideas with these words; may be empty.
    pub words: String,
    /// Ideas of this category.
    pub category: Option<Uuid>,
    /// Ideas of this part of the municipality; empty for all.
    pub district: String,
    /// Ideas that stand here.
    pub status: Option<Status>,
    /// Only those that the visitor wrote.
    pub mine: bool,
    /// Only those that the visitor follows.
    pub followed: bool,
    /// In which order.
    pub sort: Sort,
    /// Where an order at random begins: the same for one visitor, another for the next.
    pub seed: Option<u32>,
    /// As a map instead of a list.
    pub map: bool,
    /// Where this page begins.
    pub after: Option<Cursor>,
}

impl Wanted {
    /// What an address asks for; what makes no sense in it is left out.
    #[must_use]
    pub fn of(query: &Fields, board: &BoardRecord, categories: &[Category]) -> Self {
        let visible = query.get("q").trim().chars().filter(|c| !c.is_control());
        let words: String = visible.take(WORDS).collect();
        let category = query.get("category").parse().ok();
        let district = query.get("district");
        let districts = &board.draft.districts;
        let default = Sort::usual(!words.is_empty());
        let sort = Sort::from_word(query.get("sort")).unwrap_or(default);
        // Without words nothing fits better than anything else; with them an order at random helps nobody.
        let sort = match (sort, words.is_empty()) {
            (Sort::Fitting, true) => Sort::Newest,
            (Sort::Random, false) => Sort::Fitting,
            (sort, _) => sort,
        };
        let status = Status::from_word(query.get("status"));
        Self {
            category: category.filter(|id| categories.iter().any(|c| c.id == *id)),
            district: districts
                .iter()
                .find(|d| *d == district)
                .cloned()
                .unwrap_or_default(),
            status: status.filter(|status| !status.is_gone()),
            mine: query.has("mine", "yes"),
            followed: query.has("followed", "yes"),
            seed: query.get("seed").parse().ok(),
            map: query.get("view") == "map",
            after: Cursor::parse(query.get("after")),
            words,
            sort,
        }
    }

    /// Whether some ideas are left out.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        !self.words.is_empty() || self.is_narrowed()
    }

    /// Whether some ideas are left out that have the words.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.category.is_some()
            || !self.district.is_empty()
            || self.status.is_some()
            || self.mine
            || self.followed
    }

    /// Whose own ideas are asked for; nobody has any who is not signed in.
    #[must_use]
    pub fn whose(&self, visit: &Visit) -> AccountId {
        visit.actor.account.unwrap_or(AccountId::ERASED)
    }

    /// The address of a page of this list; `page` is `/boards/…`, or one of its feeds.
    #[must_use]
    pub fn address(&self, page: &str, after: Option<Cursor>) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        let pairs = [
            ("q", self.words.clone()),
            (
                "category",
                self.category.map(|id| id.to_string()).unwrap_or_default(),
            ),
            ("district", self.district.clone()),
            ("status", self.status.map_or("", Status::word).to_owned()),
            ("mine", if self.mine { "yes" } else { "" }.to_owned()),
            (
                "followed",
                if self.followed { "yes" } else { "" }.to_owned(),
            ),
            ("sort", self.sort.word().to_owned()),
            (
                "seed",
                self.seed
                    .filter(|_| self.sort == Sort::Random)
                    .map(|seed| seed.to_string())
                    .unwrap_or_default(),
            ),
            ("view", if self.map { "map" } else { "" }.to_owned()),
            ("after", after.map(Cursor::words).unwrap_or_default()),
        ];
        for (name, value) in pairs {
            if !value.is_empty() {
                query.append_pair(name, &value);
            }
        }
        format!("{page}?{}", query.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_from_the_address() {
        let cursor = Cursor {
            lap: true,
            key: -12,
            id: IdeaId(Uuid::from_u128(7)),
        };
        assert_eq!(Cursor::parse(&cursor.words()), Some(cursor));
        for bad in [
            "",
            "1",
            "1_2",
            "1_x_y",
            "1_2_3",
            "0_99999999999999999999_00000000-0000-0000-0000-000000000007",
        ] {
            assert_eq!(Cursor::parse(bad), None, "{bad}");
        }
    }
}
