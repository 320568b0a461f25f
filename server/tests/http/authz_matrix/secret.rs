//! Polls with secret ballots, for the table of rights.

use super::*;

/// Routes that only a poll with secret ballots has.
pub fn is_secret(route: &str) -> bool {
    let ends = "/record /device /credential /trustees /verify /polls/{id}/ballots";
    let holds = "/record/ /polls/{id}/assisted/";
    let is_at_end = ends.split(' ').any(|end| route.ends_with(end));
    is_at_end || holds.split(' ').any(|part| route.contains(part))
}

/// A poll with secret ballots in each state. One for all people is enough: an empty request changes nothing.
pub async fn secret_polls(town: &Town) -> BTreeMap<&'static str, PollId> {
    const DAY: i64 = 86_400;
    for _ in 0..20 {
        town.roll_entry("Mitte", "1990-05-17").await;
    }
    let space = town.space("secret").await;
    let mut polls = BTreeMap::new();
    for (state, opens_in, closes_in) in [
        ("draft", 30 * DAY, 60 * DAY),
        ("preview", 30 * DAY, 60 * DAY),
        ("published", 30 * DAY, 60 * DAY),
        ("open", -3600, 60 * DAY),
        ("closed", -3600, 60),
    ] {
        let text = PollText {
            secret: true,
            assisted: true,
            opens_in,
            closes_in,
            ..PollText::default()
        };
        let id = match state {
            "draft" | "preview" => town.poll(space, state, &text).await,
            "published" => {
                let secret = SecretPoll::published(town, &text).await;
                town.jobs().await;
                secret.id
            }
            _ => SecretPoll::open(town, &text).await.id,
        };
        polls.insert(state, id);
    }
    town.clock.advance(120);
    town.jobs().await;
    polls
}
