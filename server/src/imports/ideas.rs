//! `comitia import ideas FILE.csv`: ideas of another platform come onto a board, and if wished the comments on them. What is there already stays as it
//! is, so an import that was broken off goes on; what is wrong with a line is told, and the other lines come in.

use super::{ImportError, counted, faults, grouped, progress_bar, read, refuse_real};
use app::db::DbError;
use app::discussion::made::{self as talk, Made as Comment};
use app::error::Problem;
use app::ideas::made::{self, Made, Wording};
use app::web::AppState;
use app::{ideas, transact};
use domain::discussion;
use domain::idea::Status;
use domain::idea::sheet::{self, LineFault, Mapping, Sheet};
use domain::ids::{AccountId, BoardId, CommentId, IdeaId};
use domain::rights::{self, MayRunSpace};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Ideas that are written in one transaction.
const AT_ONCE: usize = 20;

/// What to do with a file.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Name in addresses of the board they go to.
    pub board: String,
    /// Which column each field is read from: `title=Name`.
    pub map: Vec<String>,
    /// What other words for a status mean here: `archived=rejected`.
    pub statuses: Vec<String>,
    /// A table of comments on them.
    pub comments: Option<PathBuf>,
    /// Language of lines that name none.
    pub lang: String,
    /// Makes up who supported each: as many as the table counts, in an empty database or the demonstration alone.
    pub invent: bool,
    /// Only says what would happen.
    pub dry_run: bool,
}

/// What came of an import.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Ideas that are new, or would be.
    pub new: usize,
    /// Ideas that were there already.
    pub known: usize,
    /// Comments that are new.
    pub comments: usize,
    /// What is wrong, by line.
    pub faults: Vec<LineFault>,
    /// What else there is to know, line by line.
    pub notes: Vec<String>,
    /// Whether nothing was written.
    pub dry_run: bool,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        for note in &self.notes {
            writeln!(f, "{note}")?;
        }
        let verb = if self.dry_run { "would be new" } else { "new" };
        writeln!(
            f,
            "{} {verb}, {} there already, {}; {}",
            counted(self.new, "idea", "ideas"),
            grouped(u64::try_from(self.known).unwrap_or(u64::MAX)),
            counted(self.comments, "comment", "comments"),
            counted(
                self.faults.len(),
                "line has a fault and was left out",
                "faults, whose lines were left out"
            ),
        )
    }
}

/// Numbers that follow from the board and what a line is known by, the same each time.
fn drawn(board: BoardId, kind: &str, key: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("comitia 2026-12 imported idea");
    hasher.update(board.0.as_bytes());
    for part in [kind, key] {
        hasher
            .update(&part.len().to_le_bytes())
            .update(part.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

fn id_of(drawn: &[u8; 32]) -> Uuid {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&drawn[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// What words for a status mean.
fn statuses(pairs: &[String]) -> Result<BTreeMap<String, Status>, ImportError> {
    let mut found = BTreeMap::new();
    for pair in pairs.iter().flat_map(|pair| pair.split(',')) {
        let known = pair.split_once('=');
        let known = known.and_then(|(word, ours)| Some((word, Status::from_word(ours)?)));
        let (word, status) = known
            .filter(|(_, status)| !status.is_gone())
            .ok_or_else(|| ImportError::Refused(format!("{pair}: this is no WORD=STATUS")))?;
        found.insert(word.trim().to_owned(), status);
    }
    Ok(found)
}

/// What all lines share.
struct Ground {
    board: BoardId,
    may: MayRunSpace,
    categories: HashMap<String, Uuid>,
    districts: Vec<String>,
    area: domain::idea::Area,
    statuses: BTreeMap<String, Status>,
    now: Timestamp,
}

async fn ground(app: &AppState, wish: &Wish) -> Result<Ground, ImportError> {
    let mut tx = app.db.read().await?;
    let board = made::board(&mut tx, &wish.board).await?;
    let board =
        board.ok_or_else(|| ImportError::Refused(format!("there is no board {}", wish.board)))?;
    let categories = made::categories(&mut tx, board.id()).await?;
    drop(tx);
    let may = rights::may_run_space(&rights::operator(), board.rules.space);
    Ok(Ground {
        board: board.id(),
        may: may.map_err(Problem::from)?,
        categories: categories
            .into_iter()
            .map(|c| (c.name.to_lowercase(), c.id))
            .collect(),
        districts: board.draft.districts.clone(),
        area: board.draft.area.clone(),
        statuses: statuses(&wish.statuses)?,
        now: app.clock.now(),
    })
}

/// An idea of a line; what the board does not know of it is left out and noted.
fn made_of(sheet: &Sheet, ground: &Ground, wish: &Wish, report: &mut Report) -> Made {
    let mut note = |what: &str| report.notes.push(format!("line {}: {what}", sheet.line));
    let category = ground
        .categories
        .get(&sheet.category.to_lowercase())
        .copied();
    if category.is_none() && !sheet.category.is_empty() {
        note(&format!("the board has no category {}", sheet.category));
    }
    let district = ground
        .districts
        .iter()
        .find(|d| d.eq_ignore_ascii_case(&sheet.district))
        .cloned();
    if district.is_none() && !sheet.district.is_empty() {
        note(&format!("the board has no district {}", sheet.district));
    }
    let point = sheet.point.filter(|point| ground.area.contains(*point));
    if point.is_none() && sheet.point.is_some() {
        note("its place lies outside the area of the board");
    }
    let other = sheet.other_status.as_deref();
    let mapped = other.and_then(|word| ground.statuses.get(word).copied());
    if let Some(word) = other.filter(|_| mapped.is_none()) {
        note(&format!(
            "status {word} is none of ours and became new (--status {word}=…)"
        ));
    }
    let at = sheet.at.unwrap_or(ground.now).min(ground.now);
    let random = drawn(ground.board, "idea", &sheet.key);
    let supports = if wish.invent { sheet.supports } else { 0 };
    if supports == 0 && sheet.supports > 0 {
        note(&format!(
            "its {} were not made up (--invent)",
            counted(
                usize::try_from(sheet.supports).unwrap_or(usize::MAX),
                "support",
                "supports"
            )
        ));
    }
    let support = |n: u32| {
        let tag = blake3::keyed_hash(&random, &n.to_le_bytes());
        let after = SignedDuration::from_mins(i64::from(n) * 7 % (60 * 24 * 90));
        let when = at.saturating_add(after).unwrap_or(at).min(ground.now);
        (*tag.as_bytes(), AccountId::ERASED, when)
    };
    Made {
        id: IdeaId(id_of(&random)),
        board: ground.board,
        wording: Wording {
            title: sheet.title.clone(),
            body: sheet.body.clone(),
            lang: sheet.lang.clone().unwrap_or_else(|| wish.lang.clone()),
            category,
            district,
            place: sheet.place.clone(),
            point,
            cost_minor: sheet.cost_minor,
        },
        status: sheet.status.or(mapped).unwrap_or(Status::New),
        author: AccountId::ERASED,
        at,
        supports: (0..supports).map(support).collect(),
        answers: Vec::new(),
        milestones: Vec::new(),
        due: None,
        random,
    }
}

/// Brings in the file; nothing of what was there before changes.
///
/// # Errors
/// [`ImportError`]; faults of single lines are no error but stand in the report.
pub async fn import(app: &AppState, file: &Path, wish: &Wish) -> Result<Report, ImportError> {
    if wish.invent {
        refuse_real(app).await?;
    }
    let mapping = Mapping::parse(&wish.map)
        .map_err(|pair| ImportError::Refused(format!("{pair}: this is no FIELD=COLUMN")))?;
    let ground = ground(app, wish).await?;
    let (sheets, wrong) =
        sheet::read(&read(file)?, &mapping).map_err(|whole| faults(file, &whole))?;
    let mut report = Report {
        faults: wrong,
        dry_run: wish.dry_run,
        ..Report::default()
    };
    let made: Vec<Made> = sheets
        .iter()
        .map(|sheet| made_of(sheet, &ground, wish, &mut report))
        .collect();
    let bar = progress_bar(u64::try_from(made.len()).unwrap_or(0), "ideas");
    for some in made.chunks(AT_ONCE) {
        let is_dry = wish.dry_run;
        let new: Result<usize, DbError> = transact!(&app.db, tx => {
            let mut new = 0;
            for made in some {
                let is_new = if is_dry {
                    !made::is_there(tx, made.id).await?
                } else {
                    made::put(tx, &ground.may, made).await?
                };
                new += usize::from(is_new);
            }
            Ok(new)
        });
        let new = new?;
        report.new += new;
        report.known += some.len() - new;
        bar.inc(u64::try_from(some.len()).unwrap_or(0));
    }
    bar.finish_and_clear();
    if let Some(file) = &wish.comments {
        comments(app, file, &ground, wish, &sheets, &mut report).await?;
    }
    Ok(report)
}

/// The comments of a table, by the key of the idea they are on: those that are replied to first.
async fn comments(
    app: &AppState,
    file: &Path,
    ground: &Ground,
    wish: &Wish,
    sheets: &[Sheet],
    report: &mut Report,
) -> Result<(), ImportError> {
    let bytes = read(file)?;
    let langs: HashMap<&str, &str> = sheets
        .iter()
        .map(|sheet| {
            (
                sheet.key.as_str(),
                sheet.lang.as_deref().unwrap_or(&wish.lang),
            )
        })
        .collect();
    let found = table(&bytes, ground, &langs, report)
        .map_err(|error| ImportError::Refused(format!("{}: {error}", file.display())))?;
    if wish.dry_run {
        report.comments = found.values().map(Vec::len).sum();
        return Ok(());
    }
    for (key, comments) in found {
        let idea = IdeaId(id_of(&drawn(ground.board, "idea", &key)));
        let new: Result<usize, DbError> = transact!(&app.db, tx => {
            if ideas::topic(tx, idea).await?.is_none() {
                return Ok(0);
            }
            talk::put(tx, &ground.may, idea, &comments).await
        });
        report.comments += new?;
    }
    Ok(())
}

type Comments = BTreeMap<String, Vec<Comment>>;

fn table(
    bytes: &[u8],
    ground: &Ground,
    langs: &HashMap<&str, &str>,
    report: &mut Report,
) -> Result<Comments, csv::Error> {
    let mut reader = csv::Reader::from_reader(bytes);
    let columns = reader.headers()?.clone();
    let mut found = Comments::new();
    let mut known: HashMap<String, bool> = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let of = |names: &[&str]| {
            let place = columns.iter().position(|column| names.contains(&column));
            place
                .and_then(|place| record.get(place))
                .unwrap_or("")
                .trim()
        };
        let (key, id, parent) = (
            of(&["proposal_id", "idea"]),
            of(&["id", "key"]),
            of(&["parent_id", "parent"]),
        );
        let body = domain::text::paragraphs(of(&["text", "body"]), discussion::LENGTH)
            .and_then(domain::text::required);
        let (Ok(body), Some(lang)) = (body, langs.get(key)) else {
            report.notes.push(format!("comments, line {line}: left out, because its text or its idea is missing or too long"));
            continue;
        };
        // Replies stand one level deep here: what answers a reply answers its comment.
        let is_reply = known.contains_key(parent);
        let is_deep = known.get(parent).copied().unwrap_or(false);
        let of_id = |id: &str| CommentId(id_of(&drawn(ground.board, "comment", id)));
        let above = found
            .get(key)
            .and_then(|so_far| so_far.iter().find(|c| c.id == of_id(parent)));
        let parent = match above {
            Some(above) if is_deep => above.parent,
            Some(above) => Some(above.id),
            None => None,
        };
        known.insert(id.to_owned(), is_reply);
        let number = |names: &[&str]| of(names).parse::<i64>().unwrap_or(0).max(0);
        let at = sheet::moment(of(&["date", "created_at"])).unwrap_or(ground.now);
        let comment = Comment {
            id: of_id(id),
            parent,
            stance: None,
            role: None,
            body,
            lang: (*lang).to_owned(),
            author: AccountId::ERASED,
            at: at.min(ground.now),
            rated: (
                number(&["votes_for", "helpful"]),
                number(&["votes_against"]),
            ),
        };
        found.entry(key.to_owned()).or_default().push(comment);
    }
    Ok(found)
}
