//! The generator against a small server that speaks just enough HTTP.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

use super::*;

/// Answers every request with this status and body, keeping connections open; remembers the heads.
fn small_server(status: &'static str, body: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("bound").to_string();
    let heads = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&heads);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let heads = Arc::clone(&kept);
            thread::spawn(move || {
                let mut reader = BufReader::new(stream);
                while let Some(head) = read_request(&mut reader) {
                    heads.lock().expect("not poisoned").push(head);
                    let answer = format!(
                        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}",
                        body.len()
                    );
                    if reader.get_mut().write_all(answer.as_bytes()).is_err() {
                        break;
                    }
                }
            });
        }
    });
    (address, heads)
}

fn read_request(reader: &mut impl BufRead) -> Option<String> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .and_then(|n| n.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).ok()?;
    Some(head + &String::from_utf8_lossy(&body))
}

#[tokio::test]
async fn pages_are_counted_after_the_warm_up() {
    let (address, heads) = small_server("200 OK", "hello");
    let target = Target {
        address,
        connections: 2,
    };
    let moment = Duration::from_millis(150);
    let plain = Reader {
        encoding: "identity",
        cookie: None,
        pause: Duration::ZERO,
    };
    let sample = pages(target, "/polls", plain, moment, moment)
        .await
        .expect("measured");
    assert!(
        sample.is_all(200),
        "{:?}, {} errors",
        sample.statuses,
        sample.errors
    );
    assert_eq!(sample.average_bytes(), 5);
    assert!(sample.percentile(0.5) <= sample.percentile(0.99));
    let asked = heads.lock().expect("not poisoned").len();
    assert!(sample.count() < asked, "the warm-up is not counted");
}

/// The same form from each of these.
fn each(cookies: &[String]) -> Vec<Post> {
    let post = |cookie: &String| Post {
        cookie: Some(cookie.clone()),
        kind: "application/x-www-form-urlencoded",
        body: Bytes::from_static(b"option=1"),
    };
    cookies.iter().map(post).collect()
}

#[tokio::test]
async fn every_cookie_votes_once_from_our_own_origin() {
    let (address, heads) = small_server("303 See Other", "gone");
    let port = address.rsplit(':').next().expect("a port").to_owned();
    let cookies: Vec<_> = (0..100)
        .map(|number| format!("comitia={number}."))
        .collect();
    let target = Target {
        address,
        connections: 8,
    };
    let (sample, answers) = posts(target, "/polls/1/vote", each(&cookies), || {})
        .await
        .expect("measured");
    assert!(sample.is_all(303));
    assert_eq!(sample.count(), 100);
    assert!(answers.len() == 100 && answers.iter().all(|body| body == "gone"));
    let heads = heads.lock().expect("not poisoned");
    for cookie in &cookies {
        assert_eq!(
            heads
                .iter()
                .filter(|head| head.contains(&format!("cookie: {cookie}\r\n")))
                .count(),
            1
        );
    }
    assert!(
        heads
            .iter()
            .all(|head| head.contains(&format!("origin: http://localhost:{port}\r\n")))
    );
    assert!(
        heads
            .iter()
            .all(|head| head.contains("sec-fetch-site: same-origin") && head.ends_with("option=1"))
    );
}

#[tokio::test]
async fn a_dead_server_ends_the_run_with_errors() {
    let target = Target {
        address: "127.0.0.1:1".to_owned(),
        connections: 2,
    };
    let cookies = vec!["comitia=a".to_owned(); 1000];
    let (sample, _) = posts(target, "/", each(&cookies), || {})
        .await
        .expect("ended");
    assert_eq!(sample.count(), 0);
    assert_eq!(sample.errors, 2 * PATIENT_WITH);
    assert!(!sample.is_all(303));
}

#[test]
fn percentiles_of_known_latencies() {
    let latencies = (1..=100).map(Duration::from_millis).collect();
    let sample = Sample {
        latencies,
        took: Duration::from_secs(2),
        ..Sample::default()
    };
    assert!((sample.percentile(0.5) - 50.0).abs() < 1e-9);
    assert!((sample.percentile(0.99) - 99.0).abs() < 1e-9);
    assert!((sample.percentile(1.0) - 100.0).abs() < 1e-9);
    assert!((sample.rate() - 50.0).abs() < 1e-9);
}
