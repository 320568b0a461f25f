//! What there is to take along: who opened what about somebody, and what they asked about it.

use super::store;
use crate::db::{DbError, Tx};
use crate::privacy::{Exported, Kind, ROWS, Whose, moment};
use domain::access::Record;
use serde_json::{Value, json};

type Rows = Result<Vec<Vec<Value>>, DbError>;

/// Who opened what.
pub const OPENED: Exported = Exported {
    name: "opened",
    columns: &[
        ("number", Kind::Number),
        ("at", Kind::Moment),
        ("who", Kind::Text),
        ("role", Kind::Role),
        ("purpose", Kind::Words("access-for-")),
        ("reason", Kind::Text),
        ("case", Kind::Text),
        ("what", Kind::Words("access-field-")),
    ],
    read: |tx, whose| Box::pin(opened(tx, whose)),
};

async fn opened(tx: &mut Tx, whose: &Whose) -> Rows {
    let records = store::about(tx, whose.account, whose.entry, i64::MAX, ROWS).await?;
    let row = |record: Record| {
        vec![
            json!(record.number),
            moment(record.at),
            json!(record.actor_name),
            json!(record.role),
            json!(record.purpose),
            json!(record.reason),
            json!(record.case_reference),
            json!(record.fields),
        ]
    };
    Ok(records.into_iter().map(row).collect())
}

/// What somebody asked about it.
pub const QUESTIONS: Exported = Exported {
    name: "questions",
    columns: &[
        ("number", Kind::Number),
        ("at", Kind::Moment),
        ("question", Kind::Text),
        ("answer", Kind::Text),
        ("answered", Kind::Moment),
        ("answered_by", Kind::Text),
    ],
    read: |tx, whose| Box::pin(questions(tx, whose)),
};

async fn questions(tx: &mut Tx, whose: &Whose) -> Rows {
    let asked = store::questions::of(tx, whose.account, 0, i64::MAX).await?;
    let row = |question: store::questions::Question| {
        vec![
            json!(question.number),
            moment(question.asked_at),
            json!(question.body),
            json!(question.answer),
            question.answered_at.map_or(Value::Null, moment),
            json!(question.answered_name),
        ]
    };
    Ok(asked.into_iter().map(row).collect())
}
