//! What happened, written in the transaction that made it happen; other features read it. Never about who voted.

mod about;

pub use about::{EVENTS, clear_erased, clear_facts, count_erased, count_facts, forget};

use crate::clock::millis;
use crate::db::{DbError, Tx};
use crate::{run, sql};
use domain::ids::AccountId;
use domain::poll::Step;
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! kinds {
    ($($name:ident $word:literal),+ $(,)?) => {
        /// All that can happen. Each is stored as a noun and what was done to it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = concat!("`", $word, "`")] $name,)+
        }

        impl Kind {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word it is stored as.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    };
}

kinds! {
    AccountCreated "account.created",
    AccountMatched "account.matched",
    AccountReleased "account.released",
    AccountSignedOut "account.signed_out",
    AccessQuestioned "access.questioned",
    AccessAnswered "access.answered",
    DeviceShared "device.shared",
    CodeRefused "code.refused",
    CodeVoided "code.voided",
    LettersPrinted "letters.printed",
    ClaimOpened "claim.opened",
    ClaimDecided "claim.decided",
    SignalDecided "signal.decided",
    AccountReaddressed "account.readdressed",
    AccountRestored "account.restored",
    ProfileEdited "profile.edited",
    ContactAsked "contact.asked",
    ContactRefused "contact.refused",
    ContactConfirmed "contact.confirmed",
    ContactReplaced "contact.replaced",
    ContactRestored "contact.restored",
    PostPrinted "post.printed",
    NoticesEdited "notices.edited",
    PasskeyAdded "passkey.added",
    PasskeyRemoved "passkey.removed",
    RoleGranted "role.granted",
    RoleRevoked "role.revoked",
    IdentityLinked "identity.linked",
    IdentityUnlinked "identity.unlinked",
    DirectoryFollowed "directory.followed",
    MemberChanged "member.changed",
    ProviderCreated "provider.created",
    ProviderEdited "provider.edited",
    ProviderDeleted "provider.deleted",
    ProviderFailed "provider.failed",
    RoleAsked "role.asked",
    RoleConfirmed "role.confirmed",
    RoleRefused "role.refused",
    RollImported "roll.imported",
    PeopleSearched "people.searched",
    AccountErased "account.erased",
    AccountWarned "account.warned",
    DataExported "data.exported",
    DataCleared "data.cleared",
    CorrectionRequested "correction.requested",
    CorrectionAnswered "correction.answered",
    ConsentGranted "consent.granted",
    ConsentWithdrawn "consent.withdrawn",
    QuestionAsked "question.asked",
    QuestionAnswered "question.answered",
    AmendmentProposed "amendment.proposed",
    AmendmentDecided "amendment.decided",
    AmendmentRated "amendment.rated",
    AmendmentWithdrawn "amendment.withdrawn",
    CommentWritten "comment.written",
    CommentEdited "comment.edited",
    CommentWithdrawn "comment.withdrawn",
    CommentRated "comment.rated",
    SpaceCreated "space.created",
    SpaceEdited "space.edited",
    PhaseWritten "phase.written",
    PhaseRemoved "phase.removed",
    PollCreated "poll.created",
    PollEdited "poll.edited",
    PollDeleted "poll.deleted",
    PollNoted "poll.noted",
    PollPreviewed "poll.previewed",
    PollRedrafted "poll.redrafted",
    PollPublished "poll.published",
    PollWithdrawn "poll.withdrawn",
    PollOpened "poll.opened",
    PollClosed "poll.closed",
    PollCounted "poll.counted",
    PollArchived "poll.archived",
    BoardCreated "board.created",
    BoardEdited "board.edited",
    IdeaProposed "idea.proposed",
    IdeaEdited "idea.edited",
    IdeaWithdrawn "idea.withdrawn",
    IdeaJoined "idea.joined",
    IdeaLeft "idea.abandoned",
    IdeaInvited "idea.invited",
    IdeaDue "idea.reached",
    IdeaAnswered "idea.answered",
    IdeaStepped "idea.stepped",
    IdeaRated "idea.rated",
    IdeaMerged "idea.merged",
    IdeaSplit "idea.separated",
    IdeaMoved "idea.moved",
    TrusteesNamed "trustees.named",
    TrusteeActed "trustee.acted",
    CeremonyRestarted "ceremony.restarted",
    ContentReported "content.reported",
    ContentClaimed "content.claimed",
    ContentNoted "content.noted",
    ContentModerated "content.moderated",
    AppealFiled "appeal.filed",
    AppealDecided "appeal.decided",
    RulesEdited "rules.edited",
    TemplatesEdited "templates.edited",
}

impl Kind {
    /// What a step in the life of a poll is written down as; the actor says whether somebody took it, or its time had come.
    #[must_use]
    pub fn of_step(step: Step) -> Self {
        match step {
            Step::ShowPreview => Self::PollPreviewed,
            Step::BackToDraft => Self::PollRedrafted,
            Step::Publish => Self::PollPublished,
            Step::Withdraw => Self::PollWithdrawn,
            Step::Open => Self::PollOpened,
            Step::Close => Self::PollClosed,
            Step::Archive => Self::PollArchived,
        }
    }
}

/// Writes down that something happened to `subject`.
///
/// # Errors
/// When the database fails.
pub async fn record(
    tx: &mut Tx,
    id: Uuid,
    now: Timestamp,
    kind: Kind,
    subject: Uuid,
    actor: Option<AccountId>,
    facts: &serde_json::Value,
) -> Result<(), DbError> {
    run!(tx, c => sqlx::query(sql!("INSERT INTO events (id, at, kind, subject, actor, facts) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(id).bind(millis(now)).bind(kind.word()).bind(subject).bind(actor.map(|actor| actor.0)).bind(facts.to_string())
        .execute(c).await?.rows_affected());
    Ok(())
}

/// Something that happened.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Happened {
    /// Its id: later ones are larger.
    pub id: Uuid,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// What, as it is stored.
    pub kind: String,
    /// To what or whom.
    pub subject: Uuid,
    /// By whom.
    pub actor: Option<Uuid>,
}

/// What happened after an event and before a time, in its order, at most `limit`.
///
/// # Errors
/// When the database fails.
pub async fn after(
    tx: &mut Tx,
    id: Uuid,
    until: Timestamp,
    limit: i64,
) -> Result<Vec<Happened>, DbError> {
    Ok(
        run!(tx, c => sqlx::query_as(sql!("SELECT id, at, kind, subject, actor FROM events WHERE id > $1 AND at <= $2 ORDER BY id LIMIT $3"))
        .bind(id).bind(millis(until)).bind(limit).fetch_all(c).await?),
    )
}

/// How often something happened to a subject since a time, in milliseconds since 1970.
///
/// # Errors
/// When the database fails.
pub async fn count_since(
    tx: &mut Tx,
    kind: Kind,
    subject: Uuid,
    since: i64,
) -> Result<i64, DbError> {
    Ok(
        run!(tx, c => sqlx::query_scalar(sql!("SELECT COUNT(*) FROM events WHERE subject = $1 AND kind = $2 AND at >= $3"))
        .bind(subject).bind(kind.word()).bind(since).fetch_one(c).await?),
    )
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use std::collections::HashSet;

    #[test]
    fn kinds_are_a_noun_and_what_was_done_to_it() {
        let words: HashSet<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        assert_eq!(words.len(), Kind::ALL.len(), "two have one word");
        for word in words {
            let (noun, verb) = word.split_once('.').expect("a dot");
            let plain = |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(plain(noun) && plain(verb) && !noun.is_empty(), "{word}");
            let is_past = ["ed", "signed_out", "withdrawn", "written"]
                .iter()
                .any(|end| verb.ends_with(end));
            assert!(is_past, "{word}");
        }
    }
}
