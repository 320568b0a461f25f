//! A receiver of mail that speaks as much SMTP (RFC 5321) as a sender needs.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

/// What a receiver was sent: envelope and text of each mail.
pub type Received = Arc<Mutex<Vec<String>>>;

/// Takes mails one after the other; the first `refused` are put off.
pub async fn receive(listener: TcpListener, received: Received, mut refused: usize) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            return;
        };
        let (reading, mut writing) = stream.into_split();
        let mut lines = BufReader::new(reading).lines();
        let mut mail = String::new();
        let mut in_text = false;
        writing.write_all(b"220 test\r\n").await.expect("a reader");
        while let Ok(Some(line)) = lines.next_line().await {
            if in_text && line != "." {
                mail.push_str(&line);
                mail.push('\n');
                continue;
            }
            let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                "." => {
                    in_text = false;
                    let mail = std::mem::take(&mut mail);
                    received.lock().expect("unharmed").push(mail);
                    "250 taken\r\n"
                }
                "DATA" => {
                    in_text = true;
                    "354 go on\r\n"
                }
                "MAIL" if refused > 0 => {
                    refused -= 1;
                    "451 later\r\n"
                }
                "MAIL" | "RCPT" => {
                    mail.push_str(&line);
                    mail.push('\n');
                    "250 fine\r\n"
                }
                "QUIT" => "221 bye\r\n",
                _ => "250 fine\r\n",
            };
            let _ = writing.write_all(answer.as_bytes()).await;
        }
    }
}

/// Quoted-printable (RFC 2045, 6.7) undone, as far as plain ASCII words need it.
#[must_use]
pub fn decoded(mail: &str) -> String {
    mail.replace("=\n", "").replace("=3D", "=")
}
