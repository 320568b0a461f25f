//! The people of the demonstration: three thousand residents with names put together from lists, the same each time.

use super::DemoError;
use app::identity::known::{self, KnownResident};
use app::roll;
use app::transact;
use app::web::AppState;
use domain::actor::{Grant, Role};
use domain::ids::{AccountId, SpaceId};
use domain::rights::MayAdminister;
use domain::roll_csv::RollEntry;
use jiff::civil::Date;
use uuid::Uuid;

/// Residents on the roll.
const RESIDENTS: usize = 3000;
/// Domain of all addresses; `.example` belongs to nobody (RFC 2606).
const DOMAIN: &str = "lindenau.example";

/// Districts, and how many in a hundred live there.
const DISTRICTS: [(&str, usize); 6] = [
    ("Inner city", 24),
    ("North bank", 20),
    ("Mill quarter", 18),
    ("Railway quarter", 17),
    ("Harbour", 12),
    ("Hill villages", 9),
];

const GIVEN: &str = "Aaron Agnes Aleksandra Alma Amira Anton Arda Beate Ben Bruno Carla Cem Chiara Clara Daniel David Dilan Edith \
    Elena Elif Emil Emma Erik Eva Fatma Felix Finn Frieda Georg Greta Hannah Hedwig Henri Ida Ivan Jakob Jana \
    Johanna Jonas Karl Kemal Lea Leila Lena Linh Lukas Malik Mara Marta Mateo Mia Milan Nadia Nina Noah Olga \
    Oskar Paula Samira Sofia Theo Tomasz Vera Yusuf";

const FAMILY: &str = "Acker Albrecht Amsel Aydin Bach Baum Berger Birke Brandt Brunner Celik Dahl Demir Dorn Eber Engel Falk \
    Fiedler Fink Forster Garten Geiger Gerber Graf Hagen Hain Hartmann Heller Hirsch Holm Imhof Jahn Jansen \
    Kaiser Kaya Keller Kern Koch Kowalski Kramer Lang Lindner Lorenz Marek Mertens Moser Nagel Nguyen Novak Otto \
    Pfeiffer Popescu Quast Reich Reuter Richter Sahin Sander Schilling Seidel Sommer Stein Tanner Ullrich Vogel \
    Wagner Weber Winkler Yilmaz Zander Ziegler Zimmer";

const STREETS: [&str; 8] = [
    "Mill Lane",
    "Harbour Street",
    "Linden Road",
    "Station Square",
    "North Bank",
    "Old Market",
    "Chestnut Way",
    "Vineyard Hill",
];

/// Somebody the demonstration can be seen as.
pub struct Part {
    /// What they are.
    pub title: &'static str,
    /// The address they sign in with.
    pub email: &'static str,
    name: &'static str,
    resident: bool,
    role: Option<(Role, Option<&'static str>)>,
}

/// Everybody the demonstration can be seen as.
pub const PARTS: [Part; 10] = [
    part(
        "citizen, on the roll of residents",
        "amira@lindenau.example",
        "Amira Sahin",
        true,
        None,
    ),
    part(
        "citizen, not on the roll",
        "jonas@lindenau.example",
        "Jonas Imhof",
        false,
        None,
    ),
    part(
        "moderator",
        "moderator@lindenau.example",
        "Greta Falk",
        true,
        Some((Role::Moderator, None)),
    ),
    part(
        "second moderator, for appeals",
        "appeals@lindenau.example",
        "Mateo Lorenz",
        true,
        Some((Role::Moderator, None)),
    ),
    part(
        "councillor",
        "councillor@lindenau.example",
        "Tomasz Marek",
        true,
        Some((Role::Councillor, None)),
    ),
    part(
        "case worker",
        "case.worker@lindenau.example",
        "Nadia Reuter",
        true,
        Some((Role::CaseWorker, None)),
    ),
    part(
        "unit manager",
        "unit.manager@lindenau.example",
        "Oskar Brandt",
        true,
        Some((Role::UnitManager, None)),
    ),
    part(
        "administrator of the budget",
        "budget@lindenau.example",
        "Elif Demir",
        true,
        Some((Role::Administrator, Some("participatory-budget-2027"))),
    ),
    part(
        "administrator",
        "admin@lindenau.example",
        "Vera Winkler",
        true,
        Some((Role::Administrator, None)),
    ),
    part(
        "auditor",
        "auditor@lindenau.example",
        "Karl Quast",
        false,
        Some((Role::Auditor, None)),
    ),
];

const fn part(
    title: &'static str,
    email: &'static str,
    name: &'static str,
    resident: bool,
    role: Option<(Role, Option<&'static str>)>,
) -> Part {
    Part {
        title,
        email,
        name,
        resident,
        role,
    }
}

/// A resident with an account, who may have voted.
pub struct Voter {
    /// The account.
    pub account: AccountId,
    /// Where they live.
    pub district: String,
    /// When they were born.
    pub born: Date,
}

/// Numbers that look drawn by lot and are the same each time (SplitMix64).
pub fn lot(seed: u64) -> u64 {
    let mixed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// One of `n`, by lot.
pub fn one_of(seed: u64, n: usize) -> usize {
    let n = u64::try_from(n.max(1)).unwrap_or(1);
    usize::try_from(lot(seed) % n).unwrap_or(0)
}

/// The account of somebody the demonstration can be seen as.
pub fn part_account(email: &str) -> AccountId {
    AccountId(account_id(email))
}

/// The id of the account of a resident or part, the same each time, so that a filling that broke off goes on.
fn account_id(email: &str) -> Uuid {
    let hash = blake3::derive_key("comitia 2026-11 demo account", email.as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

fn district(n: u64) -> &'static str {
    let mut at = one_of(n, 100);
    for (name, share) in DISTRICTS {
        if at < share {
            return name;
        }
        at -= share;
    }
    DISTRICTS[0].0
}

/// A day of birth, from newborn to ninety-five; the middle years are the fullest.
fn born(n: u64, today: Date) -> Date {
    let age = (one_of(n, 96) + one_of(n.wrapping_add(7), 70)) / 2;
    let year = today.year() - i16::try_from(age).unwrap_or(40) - 1;
    let month = i8::try_from(one_of(n + 1, 12) + 1).unwrap_or(1);
    let day = i8::try_from(one_of(n + 2, 28) + 1).unwrap_or(1);
    Date::new(year, month, day).unwrap_or(today)
}

/// A made-up address, the same each time.
fn address(line: u64) -> String {
    let street = STREETS[one_of(line, STREETS.len())];
    format!("{street} {}, 04999 Lindenau", one_of(line + 3, 120) + 1)
}

fn entry(
    reference: String,
    name: (&str, &str),
    birth_date: Date,
    district: &str,
    email: String,
    line: u64,
) -> RollEntry {
    RollEntry {
        reference,
        given_name: name.0.to_owned(),
        family_name: name.1.to_owned(),
        birth_date,
        district: Some(district.to_owned()),
        email: Some(email),
        email_is_shared: false,
        address: Some(address(line)),
        left: None,
        phone: None,
        line,
    }
}

fn residents(today: Date) -> Vec<RollEntry> {
    let given: Vec<&str> = GIVEN.split_whitespace().collect();
    let family: Vec<&str> = FAMILY.split_whitespace().collect();
    let made_up = (0..RESIDENTS).map(|n| {
        let (given, family) = (
            given[n * 37 % given.len()],
            family[(n * 5 + n / 64) % family.len()],
        );
        let seed = u64::try_from(n).unwrap_or(0);
        let email = format!(
            "{}.{}{n}@{DOMAIN}",
            given.to_lowercase(),
            family.to_lowercase()
        );
        let seed = seed * 11;
        entry(
            format!("LN-{:06}", 100_000 + n * 7),
            (given, family),
            born(seed, today),
            district(seed + 5),
            email,
            seed,
        )
    });
    let parts = PARTS.iter().enumerate().filter(|(_, part)| part.resident);
    let parts = parts.map(|(n, part)| {
        let name = part.name.split_once(' ').unwrap_or((part.name, ""));
        let n_16 = i16::try_from(n).unwrap_or(0);
        let birth_date = Date::new(1994 - 3 * n_16, 5, 17).unwrap_or(today);
        let place = DISTRICTS[n % DISTRICTS.len()].0;
        entry(
            format!("LN-{:06}", 900_000 + n),
            name,
            birth_date,
            place,
            part.email.to_owned(),
            0,
        )
    });
    made_up.chain(parts).collect()
}

/// Writes roll, accounts and roles; yields those who may have voted, in an order of their own.
pub async fn fill(
    app: &AppState,
    may: &MayAdminister,
    today: Date,
) -> Result<Vec<Voter>, DemoError> {
    let now = app.clock.now();
    let roll = residents(today);
    let rows: Vec<(Uuid, &RollEntry)> = roll.iter().map(|entry| (app.clock.id(), entry)).collect();
    let has_account = |n: usize, entry: &RollEntry| {
        n.is_multiple_of(2)
            || PARTS
                .iter()
                .any(|part| entry.email.as_deref() == Some(part.email))
    };
    let known: Vec<KnownResident> = roll
        .iter()
        .enumerate()
        .filter(|(n, entry)| has_account(*n, entry))
        .filter_map(|(_, entry)| {
            let email = entry.email.clone()?;
            Some(KnownResident {
                account: account_id(&email),
                name: format!("{} {}", entry.given_name, entry.family_name),
                email,
                reference: entry.reference.clone(),
            })
        })
        .collect();
    let done: Result<(), DemoError> = transact!(&app.db, tx => {
        for some in rows.chunks(roll::ENTRIES_AT_ONCE) {
            roll::upsert(tx, may, some, now).await?;
        }
        for some in known.chunks(roll::ENTRIES_AT_ONCE) {
            known::insert_accounts(tx, may, some, "en", now).await?;
        }
        for part in PARTS.iter().filter(|part| !part.resident) {
            known::insert_account(tx, may, account_id(part.email), part.email, part.name, now).await?;
        }
        Ok::<(), DemoError>(())
    });
    done?;
    let mut voters: Vec<(u64, Voter)> = roll
        .iter()
        .enumerate()
        .filter(|(n, _)| n % 2 == 0 && *n < RESIDENTS)
        .filter_map(|(n, entry)| {
            let voter = Voter {
                account: AccountId(account_id(entry.email.as_deref()?)),
                district: entry.district.clone()?,
                born: entry.birth_date,
            };
            Some((lot(u64::try_from(n).ok()? + 77), voter))
        })
        .collect();
    voters.sort_by_key(|(place, _)| *place);
    Ok(voters.into_iter().map(|(_, voter)| voter).collect())
}

/// Gives the parts their roles; spaces are there by now.
pub async fn grant(
    app: &AppState,
    may: &MayAdminister,
    space_of: impl Fn(&str) -> Option<SpaceId>,
) -> Result<(), DemoError> {
    let now = app.clock.now();
    let grants: Vec<(&str, Grant)> = PARTS
        .iter()
        .filter_map(|part| {
            let (role, slug) = part.role?;
            let space = match slug {
                Some(slug) => Some(space_of(slug)?),
                None => None,
            };
            Some((part.email, Grant { role, space }))
        })
        .collect();
    transact!(&app.db, tx => {
        for (email, grant) in &grants {
            known::insert_grant(tx, may, email, *grant, now).await?;
        }
        Ok::<(), DemoError>(())
    })
}
