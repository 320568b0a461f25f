//! Where a ballot is: in the box, or in the record, with the proof that it is.

use super::files::{Lasting, file, found};
use crate::error::{Answer, OrNotFound, Problem};
use crate::secret::assist;
use crate::secret::proofs::inclusion;
use crate::secret::store::{self, Whereabouts};
use crate::web::Visit;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use ballot::Receipt;
use ballot::secret::{CredentialId, to_json};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

/// `GET /polls/{id}/record/receipts/{receipt}`: where the ballot with this receipt is. For one in the record also its leaf, the newest checkpoint, and the proof
/// that the leaf is under it.
pub async fn receipt(visit: Visit, Path((id, receipt)): Path<(String, String)>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let receipt: Receipt = receipt.parse().map_err(|_| Problem::NotFound)?;
    let name = held.name();
    let mut tx = visit.app.box_db.read().await?;
    let place = store::whereabouts(&mut tx, name, receipt).await?;
    let value = match place.or_not_found()? {
        Whereabouts::Waiting => json!({ "state": "waiting" }),
        Whereabouts::Recorded { leaf, batch } => {
            let newest = store::checkpoints_before(&mut tx, name, u64::MAX, 1).await?;
            let newest = newest.into_iter().next().or_not_found()?;
            let proof = inclusion(&mut tx, name, leaf, newest.size).await?;
            let bytes = store::leaves_from(&mut tx, name, leaf, 1).await?;
            let proof: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
            json!({
                "state": "recorded",
                "number": leaf,
                "batch": batch,
                "leaf": STANDARD.encode(bytes.first().or_not_found()?),
                "checkpoint": newest.note,
                "proof": proof,
            })
        }
    };
    Ok(file(value.to_string(), "application/json", Lasting::Moment))
}

/// `GET /polls/{id}/record/receipts/{receipt}/file`: the sealed ballot with the promise for it, to keep. Whoever has the receipt may have it.
pub async fn receipt_file(visit: Visit, Path((id, receipt)): Path<(String, String)>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let receipt: Receipt = receipt.parse().map_err(|_| Problem::NotFound)?;
    let kept = assist::receipt_file(&visit.app, &held, receipt).await?;
    let json = to_json(&kept).map_err(Problem::internal)?;
    let mut response = file(json, "application/json", Lasting::Moment);
    let name = held.name().to_string();
    let name: String = name.chars().take(8).collect();
    let disposition = format!("attachment; filename=\"comitia-receipt-{name}.json\"");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// `GET /polls/{id}/record/first.json`: the newest checkpoint with the proof that the manifest is the first leaf under it, so that a browser reads little.
pub async fn first(visit: Visit, Path(id): Path<String>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let mut tx = visit.app.box_db.read().await?;
    let newest = store::checkpoints_before(&mut tx, held.name(), u64::MAX, 1).await?;
    let newest = newest.into_iter().next().or_not_found()?;
    let proof = inclusion(&mut tx, held.name(), 0, newest.size).await?;
    let proof: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
    let value = json!({ "checkpoint": newest.note, "proof": proof });
    Ok(file(value.to_string(), "application/json", Lasting::Moment))
}

/// `GET /polls/{id}/record/credentials/{cid}`: number and receipt of the last ballot of a credential, so that a voter's other device can go on. Until a
/// ballot is in the record nobody but its voter knows the name of its credential.
pub async fn credential(visit: Visit, Path((id, cid)): Path<(String, String)>) -> Answer {
    let held = found(&visit.app, &id).await?;
    let cid = cid_of(&cid).or_not_found()?;
    let mut tx = visit.app.box_db.read().await?;
    let last = store::last_ballots(&mut tx, held.name(), &[cid]).await?;
    let (_, seq, receipt) = last.into_iter().next().or_not_found()?;
    let value = json!({ "seq": seq, "receipt": receipt.to_string() });
    Ok(file(value.to_string(), "application/json", Lasting::Moment))
}

/// A name of 64 lower-case hexadecimal digits.
fn cid_of(text: &str) -> Option<CredentialId> {
    let digits: Vec<u8> = text
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    let bytes: Vec<u8> = pairs.iter().map(|[high, low]| high << 4 | low).collect();
    let bytes = bytes.try_into().ok().filter(|_| rest.is_empty())?;
    Some(CredentialId(bytes))
}
