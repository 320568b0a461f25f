//! Who of the staff opened what about whom, and why: written down in the transaction that reads the data, in a chain of hashes.
//!
//! Whoever shows data about a person to staff does it like this, after a page that has [`warning`] and [`purpose_field`]:
//!
//! ```ignore
//! let may = rights::may_serve(&visit.actor)?;
//! let mut form = FormState::of(fields);
//! let Some(why) = access::purpose_of(&mut form) else { return draw_again(&visit, &form) };
//! let opened = Opened { may: &may, person, why: &why, fields: &[Field::Name, Field::BirthDate] };
//! let data = transact!(&visit.app.db, tx => {
//!     let data = store::read(tx, …).await?;
//!     access::record(tx, &opened, visit.now).await?;
//!     Ok::<_, Problem>(data)
//! })?;
//! ```

mod form;
mod record;
mod store;

pub use form::{field_name, purpose_field, purpose_name, purpose_of, warning};
pub use record::{Opened, record};
