//! A second issuer as a process of its own, as another administration runs it, and what voters do there.

use crate::passkey::Passkey;
use crate::program::command;
use crate::secret::{Device, SecretPoll};
use crate::{Browser, Person, Reply, Town};
use app::clock::Clock;
use ballot::secret::record::vkey::VerifierKey;
use ballot::secret::{BlindAnswer, IssueRequest, SlotOpening, from_json, issue_challenge, to_json};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Output, Stdio};

/// Its name.
pub const NAME: &str = "County of Ostrau";

/// A running `comitia issuer`; killed (SIGKILL) when it is dropped.
pub struct Office {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its key.
    pub key: VerifierKey,
    /// Its address as voters know it.
    pub url: String,
    folder: PathBuf,
    binary: String,
    _printed: BufReader<ChildStdout>,
}

/// A browser bundle that does nothing: pages draw their islands with it.
fn bundle(folder: &Path) -> PathBuf {
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("pkg")).expect("a folder");
    let manifest =
        json!({ "files": ["loader.js"], "loader": "loader.js", "trustees": "loader.js" });
    std::fs::write(site.join("pkg/manifest.json"), manifest.to_string()).expect("a file");
    std::fs::write(site.join("pkg/loader.js"), "export {};\n").expect("a file");
    site
}

impl Office {
    /// Starts it on a folder, and waits until it listens; port 0 takes a free one.
    #[must_use]
    pub fn start(binary: &str, folder: &Path, port: u16) -> Self {
        std::fs::create_dir_all(folder).expect("a folder");
        let mut child = command(binary)
            .args(["issuer", "--name", NAME, "--address-limit", "0"])
            .args(["--listen", &format!("127.0.0.1:{port}")])
            .arg("--data")
            .arg(folder.join("data"))
            .arg("--site")
            .arg(bundle(folder))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut printed = BufReader::new(child.stdout.take().expect("its output"));
        let mut next = |before: &str| {
            let mut line = String::new();
            printed.read_line(&mut line).expect("its output is text");
            let found = line.trim().strip_prefix(before).map(str::to_owned);
            found.unwrap_or_else(|| panic!("not {before}…: {line}"))
        };
        let key = next("key ").parse().expect("a key");
        next("issues for ");
        let address = next("listening on http://").parse().expect("an address");
        let url = next("open ");
        Self {
            child,
            address,
            key,
            url,
            folder: folder.to_owned(),
            binary: binary.to_owned(),
            _printed: printed,
        }
    }

    /// Ends it without a warning (SIGKILL), and starts it again where it was.
    #[must_use]
    pub fn killed_and_started(self) -> Self {
        let (binary, folder, port) = (
            self.binary.clone(),
            self.folder.clone(),
            self.address.port(),
        );
        drop(self);
        Self::start(&binary, &folder, port)
    }

    /// The setting that names it.
    #[must_use]
    pub fn setting(&self) -> String {
        format!("{NAME} {} {}", self.url, self.key)
    }

    /// A file in its folder of data.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join("data").join(name)
    }

    /// From now on it serves this town, under this name and address.
    pub fn serve_as(&self, town: &Town, name: &str, url: &str) {
        let key = app::secret::asking_key(&town.app).expect("a key");
        let text = format!(
            "[[town]]\nname = \"{name}\"\nurl = \"{url}\"\nkey = \"{}\"\n",
            key.public()
        );
        std::fs::write(self.file("towns.toml"), text).expect("the file is written");
    }

    /// From now on it serves this town.
    pub fn serve(&self, town: &Town) {
        let site = &town.app.site;
        self.serve_as(town, &site.operator, site.base_url.as_str());
    }

    /// A step of its operator at the command line.
    #[must_use]
    pub fn step(&self, arguments: &[&str]) -> Output {
        let mut command = command(&self.binary);
        command.arg("issuer").args(arguments);
        command.arg("--data").arg(self.folder.join("data"));
        command.output().expect("it runs")
    }

    /// Takes up persons of the town's roll into its own register; their codes, in the same order.
    pub async fn enrol(&self, town: &Town, people: &[Person]) -> Vec<String> {
        let mut csv = "reference,name\n".to_owned();
        for (number, person) in people.iter().enumerate() {
            csv += &format!("{},Person {number}\n", reference(town, person).await);
        }
        let (register, codes) = (
            self.folder.join("register.csv"),
            self.folder.join("codes.csv"),
        );
        std::fs::write(&register, csv).expect("the file is written");
        let (file, to) = (
            register.to_str().expect("text"),
            codes.to_str().expect("text"),
        );
        let done = self.step(&["enrol", file, "--codes", to]);
        assert!(done.status.success(), "{done:?}");
        let table = std::fs::read_to_string(&codes).expect("the codes");
        std::fs::remove_file(codes).expect("the codes go");
        let code = |line: &str| line.rsplit(',').nth(1).expect("a code").to_owned();
        table.lines().skip(1).map(code).collect()
    }

    /// A browser for its pages.
    #[must_use]
    pub fn visitor(&self) -> Browser {
        Browser::new(self.address)
    }

    /// What its page asks the browser for, when a code was typed.
    pub async fn making(&self, code: &str) -> String {
        let page = self.visitor().post("/enrol", &[("code", code)]).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let props = page.body.split_once("data-props=\"").expect("an island").1;
        let props = props.split_once('"').expect("its end").0;
        let props = props.replace("&quot;", "\"").replace("&#x27;", "'");
        let props: Value = serde_json::from_str(&props.replace("&amp;", "&")).expect("props");
        props["question"]["Here"]
            .as_str()
            .expect("options")
            .to_owned()
    }

    /// A passkey that is made with a code.
    pub async fn passkey(&self, town: &Town, code: &str) -> Passkey {
        let options = self.making(code).await;
        let (passkey, answer) = Passkey::make(town.clock.random(), &self.url, &options);
        let fields = [("code", code), ("credential", answer.as_str())];
        let made = self.visitor().post("/enrol/passkey", &fields).await;
        assert_eq!(made.status, 200, "{}", made.text());
        passkey
    }

    /// Sends what a voter's browser brings.
    pub async fn send(&self, ask: &IssueRequest, passkey: &mut Passkey) -> Reply {
        let challenge = URL_SAFE_NO_PAD.encode(issue_challenge(&ask.request));
        let passkey = passkey.show(&challenge);
        self.send_with(ask, &passkey).await
    }

    /// The same, with an answer of a passkey that was made elsewhere.
    pub async fn send_with(&self, ask: &IssueRequest, passkey: &Value) -> Reply {
        let ask_json = to_json(ask).expect("JSON");
        let body = format!("{{\"ask\":{ask_json},\"passkey\":{passkey}}}");
        let path = format!("/polls/{}/credential", ask.request.poll_id);
        self.visitor().post_json(&path, &body).await
    }

    /// The right to vote of a person, from both issuers; the device has the credential then.
    pub async fn enrol_device(
        &self,
        device: &mut Device,
        secret: &SecretPoll,
        (person, passkey): (&Person, &mut Passkey),
    ) {
        let first = device.ask(secret, person).await;
        assert_eq!(first.status, 200, "{}", first.text());
        let first: BlindAnswer = from_json(&first.bytes).expect("an answer");
        let asked = asked(device, secret, person).await;
        let second = self.send(&asked, passkey).await;
        assert_eq!(second.status, 200, "{}", second.text());
        let second: BlindAnswer = from_json(&second.bytes).expect("an answer");
        let answers = [first.blind_sig, second.blind_sig];
        let credential = device.voter.finalise(&device.poll, &answers);
        device.credential = Some(credential.expect("both signatures are good"));
    }
}

/// What a person's browser takes along to the second issuer.
pub async fn asked(device: &Device, secret: &SecretPoll, person: &Person) -> IssueRequest {
    let opening = person.browser.get(&secret.path("/opening")).await;
    assert_eq!(opening.status, 200, "{}", opening.text());
    let opening: SlotOpening = from_json(&opening.bytes).expect("an opening");
    let request = device.voter.blind(&device.poll, 1).expect("a request");
    IssueRequest { request, opening }
}

/// What stands for a person in the registers of both.
pub async fn reference(town: &Town, person: &Person) -> String {
    let entry = person.entry.expect("on the roll");
    let mut tx = town.app.db.read().await.expect("a connection");
    let found = app::roll::reference(&mut tx, entry).await;
    found.expect("the database").expect("a reference")
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
