//! The file that somebody takes along, as a reader of it sees it.

use super::*;

/// The files of the ZIP that this browser downloads.
pub async fn downloaded(town: &Town, browser: &Browser, language: &str) -> Vec<(String, String)> {
    let session = browser.cookie("comitia").expect("signed in");
    let request = format!(
        "POST /me/data/export HTTP/1.1\r\nHost: {}\r\nCookie: comitia={session}\r\nSec-Fetch-Site: same-origin\r\nAccept-Language: {language}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        town.address
    );
    let mut stream = TcpStream::connect(town.address).await.expect("it listens");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("answered");
    let at = answer
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .expect("a head");
    let head = String::from_utf8_lossy(&answer[..at]).to_lowercase();
    assert!(
        head.contains("application/zip")
            && head.contains("no-store")
            && head.contains("attachment"),
        "{head}"
    );
    let mut zip = zip::ZipArchive::new(Cursor::new(answer[at + 4..].to_vec())).expect("a ZIP");
    let mut files = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a file");
        let name = file.name().expect("a name in UTF-8").into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        files.push((name, text));
    }
    files
}

/// Whether a value is what the schema says: as much of JSON Schema as our schemas use.
pub fn fits(value: &Value, schema: &Value) -> bool {
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => return false,
    };
    let is = |kind: &&str| match (*kind, value) {
        ("null", Value::Null) | ("boolean", Value::Bool(_)) => true,
        ("integer", Value::Number(n)) => n.is_i64(),
        ("string", Value::String(text)) => match schema["format"].as_str() {
            Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
            Some("date") => text.parse::<jiff::civil::Date>().is_ok(),
            _ => true,
        },
        ("array", Value::Array(items)) => items.iter().all(|item| fits(item, &schema["items"])),
        ("object", Value::Object(fields)) => {
            let properties = schema["properties"].as_object().expect("properties");
            let names = schema["required"].as_array().expect("required");
            names
                .iter()
                .all(|name| fields.contains_key(name.as_str().expect("a name")))
                && fields.iter().all(|(name, value)| {
                    properties
                        .get(name)
                        .is_some_and(|property| fits(value, property))
                })
        }
        _ => false,
    };
    types.iter().any(is)
}
