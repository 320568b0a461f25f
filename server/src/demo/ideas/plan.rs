//! One idea of the demonstration: what lots say about its text, its supports, what became of it, and what people say.

use super::places::Spot;
use super::talk::Talk;
use super::{Board, Seed, THRESHOLD};
use crate::demo::people::{self, Voter, lot, one_of};
use app::discussion::made::Made as Comment;
use app::ideas::made::{Answer, Made, Wording};
use domain::actor::Role;
use domain::discussion::Stance;
use domain::idea::{Place, Status};
use domain::ids::{AccountId, CommentId, IdeaId};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// An idea to be, with all that lots say about it.
pub struct Plan<'a> {
    /// What it is put together from.
    pub seed: &'static Seed,
    /// Where it is.
    pub spot: &'static Spot,
    /// Its language.
    pub lang: &'static str,
    /// What people say in it.
    pub talk: &'static Talk,
    /// Its number.
    pub number: u64,
    /// Who can have done something.
    pub voters: &'a [Voter],
    /// When it is now.
    pub now: Timestamp,
}

/// Where it is, put into a sentence; a sentence that begins with it begins with a capital letter.
fn filled(text: &str, spot: &Spot, lang: &str) -> String {
    let (name, at) = if lang == "de" {
        spot.german
    } else {
        spot.english
    };
    let text = text.replace("{at}", at).replace("{p}", name);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn pick<'a>(from: &[&'a str], n: u64) -> &'a str {
    from.get(one_of(n, from.len())).copied().unwrap_or_default()
}

impl Plan<'_> {
    fn lot(&self, salt: u64) -> u64 {
        lot(self.number.wrapping_mul(1009).wrapping_add(salt))
    }

    fn some(&self, salt: u64, of: usize) -> usize {
        one_of(self.number.wrapping_mul(1009).wrapping_add(salt), of)
    }

    /// Numbers and ids of its own.
    fn drawn(&self, what: &str) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new_derive_key("comitia 2026-12 demo idea");
        hasher
            .update(&self.number.to_le_bytes())
            .update(what.as_bytes());
        *hasher.finalize().as_bytes()
    }

    /// An id that is the same each time.
    pub fn id(&self, what: &str) -> Uuid {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&self.drawn(what)[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    }

    fn days_ago(&self, days: usize, salt: u64) -> Timestamp {
        let minutes = i64::try_from(days * 1440 + self.some(salt, 1300)).unwrap_or(0);
        self.now
            .checked_sub(SignedDuration::from_mins(minutes))
            .unwrap_or(self.now)
    }

    /// Who does something: each time another, and the same each time.
    pub fn somebody(&self, n: usize) -> AccountId {
        let at = self.some(5000, self.voters.len()) + n * 7;
        self.voters
            .get(at % self.voters.len().max(1))
            .map_or(AccountId::ERASED, |voter| voter.account)
    }

    /// A small number is likely, a large one rare: so it is with attention.
    fn rare(&self, salt: u64, most: usize, power: u32) -> usize {
        let share = self.some(salt, 1000);
        most * share.pow(power) / 1000_usize.pow(power)
    }

    /// Where it stands.
    pub fn status(&self) -> Status {
        match self.some(1, 100) {
            0..30 => Status::New,
            30..58 => Status::Discussed,
            58..70 => Status::UnderReview,
            70..76 => Status::Accepted,
            76..84 => Status::Rejected,
            84..89 => Status::Planned,
            89..94 => Status::InProgress,
            _ => Status::Done,
        }
    }

    /// How many days ago it was put forward: what is decided is old.
    fn age(&self, status: Status) -> usize {
        match status {
            Status::New => 1 + self.some(2, 40),
            Status::Discussed => 10 + self.some(2, 120),
            Status::UnderReview => 60 + self.some(2, 90),
            _ => 150 + self.some(2, 180),
        }
    }

    /// What it says.
    pub fn wording(&self, category: Option<Uuid>) -> Wording {
        let text = |text: &str| filled(text, self.spot, self.lang);
        let first = self.some(11, 3);
        let second = (first + 1 + self.some(12, 2)) % 3;
        let what = self.seed.what[self.some(13, 2)];
        let body = format!(
            "{} {}\n\n{}",
            text(self.seed.why[first]),
            text(self.seed.why[second]),
            text(what)
        );
        let (name, _) = if self.lang == "de" {
            self.spot.german
        } else {
            self.spot.english
        };
        let shift = |salt| {
            f64::from(u32::try_from(self.some(salt, 200)).unwrap_or(100)) / 100_000.0 - 0.001
        };
        let (north, east) = self.spot.point;
        let says_cost = self.seed.cost > 0 && self.some(14, 3) > 0;
        Wording {
            title: text(self.seed.title),
            body,
            lang: self.lang.to_owned(),
            category,
            district: Some(self.spot.district.to_owned()),
            place: name.to_owned(),
            point: Place::new(north + shift(15), east + shift(16)),
            cost_minor: says_cost.then(|| self.seed.cost * 100),
        }
    }

    fn answers(&self, status: Status, age: usize) -> Vec<Answer> {
        let steps: &[Status] = match status {
            Status::New => &[],
            Status::Discussed => &[Status::Discussed],
            Status::UnderReview => &[Status::UnderReview],
            Status::Rejected => &[Status::UnderReview, Status::Rejected],
            Status::Accepted => &[Status::UnderReview, Status::Accepted],
            Status::Planned => &[Status::UnderReview, Status::Accepted, Status::Planned],
            Status::InProgress => &[
                Status::UnderReview,
                Status::Accepted,
                Status::Planned,
                Status::InProgress,
            ],
            _ => &[
                Status::UnderReview,
                Status::Accepted,
                Status::Planned,
                Status::InProgress,
                Status::Done,
            ],
        };
        let by = if self.some(20, 2) == 0 {
            (
                people::part_account("councillor@lindenau.example"),
                Role::Councillor.word(),
            )
        } else {
            (
                people::part_account("unit.manager@lindenau.example"),
                Role::UnitManager.word(),
            )
        };
        let answer = |(n, step): (usize, &Status)| {
            let words = match step {
                Status::Accepted => pick(self.talk.accepted, self.lot(21)),
                Status::Rejected => pick(self.talk.rejected, self.lot(22)),
                Status::Planned => self.talk.news[self.some(23, 2)],
                Status::InProgress => self.talk.news[2],
                Status::Done => self.talk.news[3],
                _ => "",
            };
            Answer {
                status: *step,
                words: words.to_owned(),
                lang: self.lang.to_owned(),
                by,
                at: self.days_ago(age - (age * (n + 1)) / (steps.len() + 2), 24),
            }
        };
        steps.iter().enumerate().map(answer).collect()
    }

    /// All of it.
    pub fn made(&self, board: &Board) -> Made {
        let status = self.status();
        let age = self.age(status);
        let at = self.days_ago(age, 3);
        let most = if status == Status::New { 60 } else { 190 };
        let supports = 1 + self.rare(4, most, 3);
        let support = |n: usize| {
            let account = self.somebody(n);
            let tag = blake3::keyed_hash(&self.drawn("supports"), account.0.as_bytes());
            let days = age - age * self.rare(100 + u64::try_from(n).unwrap_or(0), 900, 2) / 1000;
            (*tag.as_bytes(), account, self.days_ago(days, 30).max(at))
        };
        let supports: Vec<_> = (0..supports.min(self.voters.len())).map(support).collect();
        let is_asked = supports.len() >= usize::try_from(THRESHOLD.0).unwrap_or(usize::MAX);
        let answers = self.answers(status, age);
        let works = matches!(status, Status::Planned | Status::InProgress | Status::Done);
        let milestone = |(n, title): (usize, &&str)| {
            let is_done =
                status == Status::Done || n < 2 + usize::from(status == Status::InProgress);
            let done = is_done.then(|| self.days_ago(age / (n + 3), 31));
            ((*title).to_owned(), None, done)
        };
        let milestones = self.talk.milestones.iter().enumerate().filter(|_| works);
        Made {
            id: IdeaId(self.id("idea")),
            board: board.id,
            wording: self.wording(board.categories.get(self.seed.category).copied().flatten()),
            status,
            author: self.somebody(0),
            at,
            due: (is_asked && status.is_undecided()).then(|| {
                let days = SignedDuration::from_hours(24 * (20 + i64::from(THRESHOLD.1)));
                at.checked_add(days).unwrap_or(at)
            }),
            supports,
            answers,
            milestones: milestones.map(milestone).collect(),
            random: self.drawn("random"),
        }
    }

    /// The discussion: what people say, and what is said to them.
    pub fn comments(&self, at: Timestamp) -> Vec<Comment> {
        let n = self.rare(
            6,
            if self.number.is_multiple_of(40) {
                60
            } else {
                16
            },
            2,
        );
        let since = self.now.as_second() - at.as_second();
        let mut comments: Vec<Comment> = Vec::new();
        for at_number in 0..n {
            let salt = 200 + 10 * u64::try_from(at_number).unwrap_or(0);
            let stance = match self.some(salt, 10) {
                0..5 => Stance::For,
                5..8 => Stance::Against,
                _ => Stance::Question,
            };
            let words = match stance {
                Stance::For => self.talk.pros,
                Stance::Against => self.talk.cons,
                Stance::Question => self.talk.questions,
            };
            let mut body = pick(words, self.lot(salt + 1)).to_owned();
            if self.some(salt + 2, 3) == 0 {
                body = format!("{body} {}", pick(self.talk.more, self.lot(salt + 3)));
            }
            let share = i64::try_from(at_number + 1).unwrap_or(1) * 1000
                / i64::try_from(n + 1).unwrap_or(1);
            let when = Timestamp::from_second(at.as_second() + since * share / 1000).unwrap_or(at);
            let helpful = i64::try_from(self.rare(salt + 4, 40, 3)).unwrap_or(0);
            let not = i64::try_from(self.rare(salt + 5, 14, 3)).unwrap_or(0);
            let id = CommentId(self.id(&format!("comment {at_number}")));
            let comment = Comment {
                id,
                parent: None,
                stance: Some(stance),
                role: None,
                body,
                lang: self.lang.to_owned(),
                author: self.somebody(40 + at_number),
                at: when,
                rated: (helpful, not),
            };
            comments.push(comment.clone());
            if self.some(salt + 6, 3) == 0 {
                comments.push(self.reply(&comment, stance, salt + 7));
            }
        }
        comments
    }

    fn reply(&self, to: &Comment, stance: Stance, salt: u64) -> Comment {
        let is_official = stance == Stance::Question && self.some(salt, 2) == 0;
        let (role, author, words) = if is_official {
            let manager = people::part_account("unit.manager@lindenau.example");
            (Some(Role::UnitManager), manager, self.talk.official)
        } else {
            (None, self.somebody(one_of(salt, 900)), self.talk.replies)
        };
        let after =
            SignedDuration::from_mins(30 + i64::try_from(self.some(salt + 1, 2000)).unwrap_or(0));
        Comment {
            id: CommentId(self.id(&format!("reply {}", to.id))),
            parent: Some(to.id),
            stance: None,
            role,
            body: pick(words, self.lot(salt + 2)).to_owned(),
            lang: self.lang.to_owned(),
            author,
            at: to.at.checked_add(after).unwrap_or(to.at).min(self.now),
            rated: (i64::try_from(self.rare(salt + 3, 9, 2)).unwrap_or(0), 0),
        }
    }
}
