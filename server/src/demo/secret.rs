//! The open secret polls of the demonstration: one where one option is chosen, one where options are ranked. Their trustees are played by the program.

use super::polls::{OptionText, PollText, Stands, Who};
use super::{DemoError, at_time, draft};
use crate::played_trustees;
use app::polls::{agree, jobs, replay, tend};
use app::web::AppState;
use domain::ids::SpaceId;
use domain::poll::{Method, PollState, Profile};
use domain::rights;
use std::collections::HashMap;

const fn option(title: &'static str, text: &'static str) -> OptionText {
    OptionText {
        title,
        text,
        liked: 0,
        project: None,
    }
}

const PLAYGROUND: PollText = PollText {
    space: "market-square",
    lang: "en",
    title: "Where should the new playground go?",
    summary: "There is money for one playground this year. The council has agreed on three places.",
    body: "Each place has been looked at by the planning office. All three are large enough for swings, a slide and a sand pit, and all three have shade in the afternoon.\n\n\
           This poll is **secret**: your own device seals the ballot before it is sent.",
    binding: "The council has bound itself to the result.",
    max: 1,
    by: None,
    none: true,
    shuffled: true,
    who: Who::Residents(16),
    days: (-2, 12),
    stands: Stands::Open(0),
    options: &[
        option(
            "By the mill pond",
            "Beside the footpath, with a fence towards the water",
        ),
        option(
            "Behind the town hall",
            "Where the car park of the staff is now",
        ),
        option("In the lime tree park", "On the lawn near the lower gate"),
    ],
};

const PATHS: PollText = PollText {
    space: "market-square",
    lang: "en",
    title: "In which order should the footpaths be lit?",
    summary: "Lamps can be put up along one footpath this winter, and along another each year after it.",
    body: "All five paths are used in the dark by people on their way to school, work or the station.\n\nThe lamps dim when nobody is there.",
    binding: "The works committee has promised to follow the order.",
    max: 1,
    by: Some(Method::InstantRunoff),
    none: false,
    shuffled: true,
    who: Who::Residents(16),
    days: (-1, 13),
    stands: Stands::Open(0),
    options: &[
        option("From the station to the mill", "600 m, used by commuters"),
        option("Along the school meadow", "350 m, used by 200 pupils"),
        option("Behind the cemetery", "400 m, now without any lamp"),
        option("Between the two bus stops", "150 m, with eleven steps"),
        option("Around the mill pond", "900 m, used by runners"),
    ],
};

/// Opens the polls, unless they are open.
pub async fn fill(
    app: &AppState,
    spaces: &HashMap<&'static str, SpaceId>,
) -> Result<(), DemoError> {
    for text in [&PLAYGROUND, &PATHS] {
        if let Some(space) = spaces.get(text.space) {
            open(app, *space, text).await?;
        }
    }
    Ok(())
}

/// Opens one of them. Each step looks first whether it was done.
async fn open(app: &AppState, space: SpaceId, poll: &PollText) -> Result<(), DemoError> {
    let may = rights::may_run_space(&rights::operator(), space)?;
    let text = app::polls::draft::PollDraft {
        profile: Profile::Secret { revote: true },
        // The server seals for nobody where another issuer asks voters itself.
        assisted: app.site.issuers.0.is_empty(),
        ..draft(app, poll, app.clock.now())?
    };
    let opening = at_time(app, text.opens_at);
    let source = blake3::derive_key("comitia 2026-11 demo poll", poll.title.as_bytes());
    let id = replay::begin(&opening, &may, source, &text, 0).await?.poll;
    replay::publish(&opening, &may, id, opening.clock.now()).await?;
    if replay::state(app, id).await? == PollState::Open {
        return Ok(());
    }
    if !app.site.issuers.0.is_empty() {
        // Other issuers go by the clock of today.
        played_trustees::seal(&opening, id).await?;
        agree(app).await?;
        tend(&opening).await?;
        agree(app).await?;
        if app::secret::held(app, id).await?.is_none() {
            tracing::warn!(poll = %id, "another issuer does not answer: this poll of the demonstration stays closed");
            return Ok(());
        }
    }
    played_trustees::make_ready(&opening, id).await?;
    jobs::open(&opening, id, text.opens_at, None).await?;
    Ok(())
}
