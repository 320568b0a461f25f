//! A bounded load generator: keep-alive HTTP/1.1 connections that wait for each answer before asking again.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{ACCEPT_ENCODING, CONTENT_TYPE, COOKIE, HOST, ORIGIN};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::process::interrupted;

/// No answer in this time counts as an error.
const PATIENCE: Duration = Duration::from_secs(30);
/// A connection gives up after this many errors, so that a dead server ends the run.
const PATIENT_WITH: u64 = 20;

/// Whom to ask, and how many at once.
#[derive(Clone)]
pub struct Target {
    /// `127.0.0.1:PORT`.
    pub address: String,
    /// Connections held open.
    pub connections: u32,
}

impl Target {
    /// The authority browsers would use; the server's own base URL says `localhost`.
    fn authority(&self) -> String {
        let port = self.address.rsplit(':').next().unwrap_or_default();
        format!("localhost:{port}")
    }
}

/// What came back.
#[derive(Default)]
pub struct Sample {
    /// From the first counted request to the end.
    pub took: Duration,
    /// Answers by status.
    pub statuses: BTreeMap<u16, u64>,
    /// Requests without an answer.
    pub errors: u64,
    /// Bytes of bodies, as sent over the wire.
    pub bytes: u64,
    latencies: Vec<Duration>,
}

impl Sample {
    /// Answers.
    pub fn count(&self) -> usize {
        self.latencies.len()
    }

    /// Answers per second.
    pub fn rate(&self) -> f64 {
        self.count() as f64 / self.took.as_secs_f64().max(f64::EPSILON)
    }

    /// The time in milliseconds that this part (0 to 1) of the answers took at most; latencies must be sorted.
    pub fn percentile(&self, part: f64) -> f64 {
        let index = (self.latencies.len() as f64 * part).ceil() as usize;
        self.latencies
            .get(index.saturating_sub(1))
            .map_or(0.0, |latency| latency.as_secs_f64() * 1000.0)
    }

    /// Bytes of the average body.
    pub fn average_bytes(&self) -> u64 {
        self.bytes / u64::try_from(self.count()).unwrap_or(1).max(1)
    }

    /// Whether every request was answered, and with this status.
    pub fn is_all(&self, status: u16) -> bool {
        self.errors == 0 && self.count() > 0 && self.statuses.keys().all(|got| *got == status)
    }

    fn note(&mut self, status: u16, bytes: usize, latency: Duration) {
        *self.statuses.entry(status).or_default() += 1;
        self.bytes += bytes as u64;
        self.latencies.push(latency);
    }

    fn add(&mut self, other: Self) {
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
        self.errors += other.errors;
        self.bytes += other.bytes;
        self.latencies.extend(other.latencies);
    }
}

/// Who reads a page, and how.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The encodings they accept.
    pub encoding: &'a str,
    /// Their `Cookie` header, if they are signed in.
    pub cookie: Option<&'a str>,
    /// How long they look at a page before they ask for the next.
    pub pause: Duration,
}

/// Reads one page over and over: `warm_up` uncounted, then `length` counted.
pub async fn pages(
    target: Target,
    path: &str,
    reader: Reader<'_>,
    warm_up: Duration,
    length: Duration,
) -> Result<Sample> {
    let from = Instant::now() + warm_up;
    pages_until(target, path, reader, from, move || {
        Instant::now() >= from + length
    })
    .await
}

/// Reads one page over and over until it is over; what is asked before `from` is not counted.
pub async fn pages_until(
    target: Target,
    path: &str,
    reader: Reader<'_>,
    from: Instant,
    is_over: impl Fn() -> bool + Clone + Send + 'static,
) -> Result<Sample> {
    let connections = open(&target).await;
    let ask = Request::builder()
        .uri(path)
        .header(HOST, target.authority())
        .header(ACCEPT_ENCODING, reader.encoding);
    let ask = match reader.cookie {
        Some(cookie) => ask.header(COOKIE, cookie),
        None => ask,
    };
    let ask = ask.body(Full::<Bytes>::default())?;
    let mut sample = on_each(connections, |mut connection| {
        let (ask, is_over, pause) = (ask.clone(), is_over.clone(), reader.pause);
        async move {
            let mut sample = Sample::default();
            while !is_over() && !interrupted() && sample.errors < PATIENT_WITH {
                let sent = Instant::now();
                let answer = connection.ask(ask.clone()).await;
                match answer {
                    _ if sent < from => {}
                    Ok((status, body)) => sample.note(status, body.len(), sent.elapsed()),
                    Err(_) => sample.errors += 1,
                }
                if !pause.is_zero() {
                    tokio::time::sleep(pause).await;
                }
            }
            sample
        }
    })
    .await?;
    sample.took = from.elapsed();
    Ok(sample)
}

/// Something a browser sends from our own page.
#[derive(Clone)]
pub struct Post {
    /// Its `Cookie` header, if it sends one.
    pub cookie: Option<String>,
    /// The type of the body.
    pub kind: &'static str,
    /// What is sent.
    pub body: Bytes,
}

impl Post {
    fn to(&self, path: &str, target: &Target) -> Result<Request<Full<Bytes>>> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(HOST, target.authority())
            .header(ORIGIN, format!("http://{}", target.authority()))
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, self.kind);
        let request = match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        };
        Ok(request.body(Full::new(self.body.clone()))?)
    }
}

/// Sends each of these once, as fast as the connections allow. The bodies of the answers stand in the order of the requests, empty for those without.
pub async fn posts(
    target: Target,
    path: &str,
    posts: Vec<Post>,
    done: impl Fn() + Clone + Send + 'static,
) -> Result<(Sample, Vec<Bytes>)> {
    let answers = Arc::new(Mutex::new(vec![Bytes::new(); posts.len()]));
    let posts: Arc<[Post]> = posts.into();
    let next = Arc::new(AtomicUsize::new(0));
    let connections = open(&target).await;
    let begun = Instant::now();
    let mut sample = on_each(connections, |mut connection| {
        let (posts, next, done) = (Arc::clone(&posts), Arc::clone(&next), done.clone());
        let (target, path, answers) = (target.clone(), path.to_owned(), Arc::clone(&answers));
        async move {
            let mut sample = Sample::default();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(post) = posts.get(number) else {
                    break;
                };
                if interrupted() || sample.errors >= PATIENT_WITH {
                    break;
                }
                let sent = Instant::now();
                match connection.ask_or_none(post.to(&path, &target)).await {
                    Ok((status, body)) => {
                        sample.note(status, body.len(), sent.elapsed());
                        keep(&answers, number, body);
                    }
                    Err(_) => sample.errors += 1,
                }
                done();
            }
            sample
        }
    })
    .await?;
    sample.took = begun.elapsed();
    let answers = Arc::try_unwrap(answers).map(Mutex::into_inner);
    Ok((
        sample,
        answers.ok().and_then(Result::ok).unwrap_or_default(),
    ))
}

fn keep(answers: &Mutex<Vec<Bytes>>, number: usize, body: Bytes) {
    let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(place) = answers.get_mut(number) {
        *place = body;
    }
}

/// Asks for one page once.
pub async fn get(target: &Target, path: &str) -> Result<Bytes> {
    let mut connection = Connection {
        address: target.address.clone(),
        open: None,
    };
    let ask = Request::builder()
        .uri(path)
        .header(HOST, target.authority());
    let (status, body) = connection.ask(ask.body(Full::default())?).await?;
    if status != 200 {
        bail!("{path} answers with {status}");
    }
    Ok(body)
}

/// Opens the connections before any clock runs; what fails here is tried again, and counted, with the first request.
async fn open(target: &Target) -> Vec<Connection> {
    let mut connections = Vec::new();
    for _ in 0..target.connections {
        let mut connection = Connection {
            address: target.address.clone(),
            open: None,
        };
        connection.open = connection.connect().await.ok();
        connections.push(connection);
    }
    connections
}

async fn on_each<Work, Done>(connections: Vec<Connection>, work: Work) -> Result<Sample>
where
    Work: Fn(Connection) -> Done,
    Done: Future<Output = Sample> + Send + 'static,
{
    let mut tasks = JoinSet::new();
    for connection in connections {
        tasks.spawn(work(connection));
    }
    let mut sample = Sample::default();
    while let Some(part) = tasks.join_next().await {
        sample.add(part?);
    }
    sample.latencies.sort_unstable();
    Ok(sample)
}

/// One connection, opened anew after an error.
struct Connection {
    address: String,
    open: Option<SendRequest<Full<Bytes>>>,
}

impl Connection {
    async fn ask_or_none(&mut self, request: Result<Request<Full<Bytes>>>) -> Result<(u16, Bytes)> {
        self.ask(request?).await
    }

    /// Sends a request and reads the whole answer: its status and its body.
    async fn ask(&mut self, request: Request<Full<Bytes>>) -> Result<(u16, Bytes)> {
        let answer = match tokio::time::timeout(PATIENCE, self.exchange(request)).await {
            Ok(answer) => answer,
            Err(_) => bail!("no answer within {} s", PATIENCE.as_secs()),
        };
        if answer.is_err() {
            self.open = None;
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        answer
    }

    async fn exchange(&mut self, request: Request<Full<Bytes>>) -> Result<(u16, Bytes)> {
        let mut sender = match self.open.take() {
            Some(sender) if !sender.is_closed() => sender,
            _ => self.connect().await?,
        };
        sender.ready().await?;
        let answer = sender.send_request(request).await?;
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await?.to_bytes();
        self.open = Some(sender);
        Ok((status, body))
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>> {
        let stream = TcpStream::connect(&self.address).await?;
        stream.set_nodelay(true)?;
        let (sender, driver) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(driver);
        Ok(sender)
    }
}

#[cfg(test)]
mod tests;
