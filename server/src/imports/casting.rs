//! From a draft that was made of a file to a poll, and for a replay to its result: every ballot goes the way of a web vote.

use super::voters::{self, Source, Voter};
use super::{ImportError, counted, progress_bar};
use app::polls::draft::PollDraft;
use app::polls::jobs::{self, Early};
use app::polls::replay::{self, ReplayBallot};
use app::web::AppState;
use app::{spaces, transact};
use domain::actor::Level;
use domain::ids::{PollId, SpaceId};
use domain::poll::{Chosen, PollState};
use domain::rights::{MayAdminister, MayRunSpace};
use domain::space::SpaceKind;
use domain::text;

/// The space a poll is to be in, should there be none of its name.
pub struct Place<'a> {
    /// Its name in addresses.
    pub slug: &'a str,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// Language of both (BCP 47).
    pub lang: String,
}

/// A file whose ballots are cast.
pub struct File<'a> {
    /// Its hash: by it an import that broke off is known again.
    pub hash: [u8; 32],
    /// Where its voters come from.
    pub source: Source<'a>,
    /// A voter for each ballot, and what it says.
    pub voters: Vec<(Voter, Chosen)>,
}

/// Writes a draft.
pub async fn drafted(
    app: &AppState,
    may: &MayRunSpace,
    draft: &PollDraft,
) -> Result<PollId, ImportError> {
    let (id, event, now) = (PollId(app.clock.id()), app.clock.id(), app.clock.now());
    transact!(&app.db, tx => {
        replay::create(tx, may, id, draft, event, now).await?;
        Ok::<PollId, ImportError>(id)
    })
}

/// Opens the poll, casts what is not cast yet, closes and counts.
pub async fn replayed(
    app: &AppState,
    administrator: &MayAdminister,
    may: &MayRunSpace,
    draft: &PollDraft,
    file: File<'_>,
) -> Result<PollId, ImportError> {
    let begun = replay::begin(app, may, file.hash, draft, file.voters.len()).await?;
    if begun.done > 0 && begun.done < begun.total {
        eprintln!(
            "Going on after {}.",
            counted(begun.done, "ballot", "ballots")
        );
    }
    let (people, chosen): (Vec<Voter>, Vec<Chosen>) = file.voters.into_iter().unzip();
    if begun.done == 0 {
        voters::residents(app, administrator, &file.source, &people, &begun).await?;
    }
    replay::publish(app, may, begun.poll, app.clock.now()).await?;
    let early = Early::at_command_line(may);
    jobs::open(app, begun.poll, app.clock.now(), Some(&early)).await?;
    if replay::state(app, begun.poll).await? == PollState::Open {
        let key = app
            .keys
            .replay(&file.hash, app.clock.as_ref())
            .map_err(|error| ImportError::File("the folder of keys".to_owned(), error))?;
        let ballots: Vec<ReplayBallot> = people
            .iter()
            .zip(chosen)
            .map(|(voter, chosen)| voters::ballot(voter.line, chosen, &file.hash, &key))
            .collect();
        let progress = progress_bar(u64::try_from(ballots.len()).unwrap_or(0), "ballots");
        replay::go_on(app, &begun, &ballots, |n| {
            progress.inc(u64::try_from(n).unwrap_or(0))
        })
        .await?;
        progress.finish_and_clear();
    }
    // Also counts one that was closed by an earlier run which broke off.
    jobs::close(app, begun.poll, app.clock.now(), Some(&early)).await?;
    Ok(begun.poll)
}

/// The space of this name; a process if there is none.
pub async fn space(
    app: &AppState,
    may: &MayAdminister,
    place: Place<'_>,
) -> Result<SpaceId, ImportError> {
    let slug = place.slug;
    if slug.is_empty() || text::slug(slug) != slug {
        return Err(ImportError::Refused(format!(
            "{slug:?} is no name for an address; use small letters, digits and hyphens"
        )));
    }
    let now = app.clock.now();
    let new = spaces::NewSpace {
        id: SpaceId(app.clock.id()),
        slug: slug.to_owned(),
        kind: SpaceKind::Process,
        title: place.title,
        summary: place.summary,
        body: String::new(),
        lang: place.lang,
        min_level: Level::Anonymous,
        phases: Vec::new(),
    };
    transact!(&app.db, tx => {
        let found = spaces::id_of(tx, slug).await?;
        if found.is_none() {
            spaces::found(tx, may, &new, now).await?;
        }
        Ok::<SpaceId, ImportError>(found.unwrap_or(new.id))
    })
}
