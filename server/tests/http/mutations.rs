//! A few thousand requests that no page of ours sends, to every route: whatever comes, the server does not fail.

use domain::actor::Role;
use std::collections::BTreeSet;
use support::sources::{self, Route};
use support::{Person, PollText, Town, both};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Requests to each route on each engine.
const EACH: usize = 70;

/// The same numbers in every run (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(mixed).expect("31 bits") % sides
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.roll(of.len())]
    }
}

/// What a request is put together from.
struct Pieces {
    ids: Vec<String>,
    names: Vec<String>,
    values: Vec<String>,
}

impl Pieces {
    fn of(ids: Vec<String>) -> Self {
        let long = "a".repeat(100_000);
        let mut values: Vec<String> = [
            "",
            " ",
            "1",
            "0",
            "-1",
            "99999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "32768",
            "NaN",
            "1e309",
            "2026-11-22T18:00",
            "2026-99-99T99:99",
            "9999-12-31T23:59",
            "-9999-01-01T00:00",
            "0000-00-00T00:00",
            "%00",
            "%ff%fe",
            "%",
            "%zz",
            "a%00b",
            "%0d%0aset-cookie:%20a=b",
            "<script>alert(1)</script>",
            "' OR 1=1 --",
            "%F0%9F%97%B3",
            "%E2%80%AE",
            "a@b.example",
            "@",
            "on",
            "none",
            "en",
            "approval",
            "single",
            "publish",
            "administrator",
            "null",
            "{}",
            "[[",
            "{\"id\":1}",
            "//evil.example",
            "../../etc/passwd",
            "a,b;c",
            "%C3%28",
        ]
        .map(str::to_owned)
        .into();
        values.extend(ids.iter().cloned());
        values.push(long);
        Self {
            ids,
            names: names(),
            values,
        }
    }

    fn value(&self, dice: &mut Dice) -> &str {
        &self.values[dice.roll(self.values.len())]
    }

    fn path(&self, route: &Route, dice: &mut Dice) -> String {
        const ODD: &[&str] = &[
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "%7B00000000-0000-0000-0000-000000000000%7D",
            "urn:uuid:00000000-0000-0000-0000-000000000000",
            "%00",
            "%ff",
            "..%2f..%2f",
            "%2e%2e",
            "'%20OR%201=1",
            "x",
            "-1",
            "%F0%9F%97%B3",
            "en-XA",
            "%25",
            "a%20b",
        ];
        let mut path = String::new();
        for part in route.path.split('/').skip(1) {
            path.push('/');
            match (part.contains('{'), dice.roll(4)) {
                (false, _) => path.push_str(part),
                (true, 0) => path.push_str(dice.pick(ODD)),
                (true, _) => path.push_str(&self.ids[dice.roll(self.ids.len())]),
            }
        }
        match dice.roll(12) {
            0 => path.push('/'),
            1 => path.push_str("//"),
            2 => path.insert(0, '/'),
            3 => path.push_str("%00"),
            4 => path.push_str(&"/x".repeat(200)),
            _ => {}
        }
        if dice.roll(2) == 0 {
            path.push('?');
            path.push_str(&self.form(dice, 3, 2_000));
        }
        path
    }

    /// Fields with values as they come, not encoded: a percent sign may stand alone. Long values are cut to `limit`.
    fn form(&self, dice: &mut Dice, most: usize, limit: usize) -> String {
        let mut pairs: Vec<String> = Vec::new();
        for _ in 0..=dice.roll(most) {
            let name = &self.names[dice.roll(self.names.len())];
            let value: String = self.value(dice).chars().take(limit).collect();
            pairs.push(format!("{name}={}", value.replace(' ', "+")));
            if dice.roll(6) == 0 {
                pairs.extend(pairs.last().cloned());
            }
        }
        pairs.join(dice.pick(&["&", "&", "&", "&&", ";"]))
    }

    fn body(&self, dice: &mut Dice) -> (&'static str, Vec<u8>) {
        const FORM: &str = "application/x-www-form-urlencoded";
        match dice.roll(12) {
            0 => (FORM, vec![0xff, 0xfe, 0, b'=', 0x80]),
            1 => (FORM, Vec::new()),
            2 => (FORM, b"&&==&=&%&a".to_vec()),
            3 => (
                "application/json",
                b"{\"id\":\"\",\"response\":{}}".to_vec(),
            ),
            4 => ("application/json", b"[[[[".to_vec()),
            5 => (
                "multipart/form-data; boundary=x",
                b"--x\r\n\r\n--x--".to_vec(),
            ),
            6 => ("text/plain", self.form(dice, 4, 5_000).into_bytes()),
            7 => ("", self.form(dice, 4, 5_000).into_bytes()),
            _ => (FORM, self.form(dice, 12, 100_000).into_bytes()),
        }
    }
}

/// The names of all fields of forms and queries, as the sources read them.
fn names() -> Vec<String> {
    let calls = [
        "get",
        "has",
        "all",
        "line",
        "optional_line",
        "paragraphs",
        "optional_paragraphs",
        "optional_number",
        "email",
        "moment",
        "value",
    ];
    let mut names: BTreeSet<String> = ["x", "", "%00", "a[b]"].map(str::to_owned).into();
    for source in sources::all()
        .iter()
        .filter(|source| source.path.starts_with("app/src"))
    {
        let code = source.code();
        for call in calls {
            for (at, start) in code.match_indices(&format!(".{call}(\"")) {
                let rest = &code[at + start.len()..];
                names.extend(rest.split('"').next().map(str::to_owned));
            }
        }
    }
    assert!(names.len() > 5);
    names.into_iter().collect()
}

async fn raw(town: &Town, request: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(town.address).await.expect("connects");
    // A server that refuses early may close while we still send.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let line = String::from_utf8_lossy(answer.get(..32.min(answer.len()))?).into_owned();
    line.split(' ').nth(1)?.parse().ok()
}

fn request(route: &Route, pieces: &Pieces, session: &str, dice: &mut Dice) -> (String, Vec<u8>) {
    let usual = route.methods.last().map_or(
        "GET",
        |method| {
            if *method == "post" { "POST" } else { "GET" }
        },
    );
    let methods = [
        usual, usual, usual, "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "BREW",
    ];
    let method = dice.pick(&methods);
    let path = pieces.path(route, dice);
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n",
        dice.pick(&["localhost", "evil.example", "", "a:b:c"])
    );
    if dice.roll(10) != 0 {
        head.push_str("sec-fetch-site: same-origin\r\n");
    }
    match dice.roll(10) {
        0 => {}
        1 => head.push_str("cookie: comitia=%00; language=xx; =; ;;\r\n"),
        2 => head.push_str(&format!(
            "cookie: comitia={session}; comitia=other; language=en-XA\r\n"
        )),
        3 => head.push_str(&format!("cookie: {}\r\n", "c".repeat(6000))),
        _ => head.push_str(&format!("cookie: comitia={session}\r\n")),
    }
    match dice.roll(6) {
        0 => head.push_str("accept-language: ;;q=,*;q=x,\u{e9}\r\n"),
        1 => head.push_str("accept-encoding: br;q=0, gzip, \"\r\nx-forwarded-for: x, , ::1\r\n"),
        2 => head.push_str("if-none-match: \"\r\nrange: bytes=9-1\r\n"),
        _ => {}
    }
    let (kind, body) = if method == "GET" || method == "HEAD" {
        ("", Vec::new())
    } else {
        pieces.body(dice)
    };
    if !kind.is_empty() {
        head.push_str(&format!("content-type: {kind}\r\n"));
    }
    if !body.is_empty() || method == "POST" {
        head.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    let shown: String = String::from_utf8_lossy(&body).chars().take(600).collect();
    let told = format!("{head}\n{shown}");
    let mut bytes = format!("{head}\r\n").into_bytes();
    bytes.extend(body);
    (told, bytes)
}

/// Somebody who may do everything, so that requests get far. Requests can sign them out or take their role: there is always a next one.
async fn somebody(town: &Town, number: usize) -> Person {
    match number % 5 {
        0 => town.resident("Rita").await,
        _ => town.official("Ada", Role::Administrator, None).await,
    }
}

async fn ids(town: &Town) -> Vec<String> {
    let space = town.space("budget").await;
    let other = PollText {
        closes_in: 60,
        ..PollText::default()
    };
    let mut ids = vec![space.to_string(), "budget".to_owned()];
    ids.push(town.poll(space, "published", &other).await.to_string());
    town.jobs().await;
    town.clock.advance(120);
    ids.push(
        town.poll(space, "published", &PollText::default())
            .await
            .to_string(),
    );
    town.jobs().await;
    for state in ["draft", "preview", "published"] {
        let later = PollText {
            opens_in: 86_400,
            ..PollText::default()
        };
        ids.push(town.poll(space, state, &later).await.to_string());
    }
    ids.push(town.resident("Ben").await.account.to_string());
    ids
}

both!(
    whatever_comes_the_server_does_not_fail,
    |config| {
        config.demo = true;
        config.account_limit = 0;
        config.address_limit = 0;
    },
    async |town: &Town| {
        let pieces = Pieces::of(ids(town).await);
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let mut failed = Vec::new();
        let routes = sources::routes();
        for (number, route) in routes.iter().enumerate() {
            let mut session = String::new();
            for turn in 0..EACH {
                if turn % 10 == 0 {
                    let person = somebody(town, turn / 10).await;
                    session = person.browser.cookie("comitia").expect("signed in");
                }
                let (told, bytes) = request(route, &pieces, &session, &mut dice);
                match raw(town, &bytes).await {
                    Some(status) if status < 500 => {}
                    status => failed.push(format!("{status:?} for {told}")),
                }
            }
            assert!(number < 500, "so many routes?");
        }
        let count = failed.len();
        failed.truncate(12);
        assert!(
            failed.is_empty(),
            "{count} requests of {}:\n{}",
            routes.len() * EACH,
            failed.join("\n----\n")
        );
    }
);
