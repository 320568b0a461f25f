//! What this browser keeps (IndexedDB): one text for each poll and person. A text is replaced only by whoever has read it, so that two tabs never
//! go two ways; and it is on disk before anything follows from it.

use js_sys::{Function, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "comitia";
const SHELF: &str = "secret-polls";

/// The browser's store.
pub struct Store(IdbDatabase);

/// Calls a setter of an event with the functions of a promise.
fn promised(listen: impl Fn(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |yes, no| listen(&yes, &no)))
}

async fn answered(request: &IdbRequest) -> Result<JsValue, JsValue> {
    promised(|yes, no| {
        request.set_onsuccess(Some(yes));
        request.set_onerror(Some(no));
    })
    .await?;
    request.result()
}

impl Store {
    /// Opens it.
    pub async fn open() -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or(JsValue::UNDEFINED)?;
        let factory = window.indexed_db()?.ok_or(JsValue::UNDEFINED)?;
        let request = factory.open_with_u32(DATABASE, 1)?;
        let asked = request.clone();
        let upgrade = Closure::once_into_js(move |_: JsValue| {
            if let Ok(database) = asked.result() {
                // A shelf that cannot be made is missed at the first reading.
                let _ = database
                    .unchecked_into::<IdbDatabase>()
                    .create_object_store(SHELF);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let database = answered(&request).await?;
        Ok(Self(database.unchecked_into()))
    }

    fn shelf(&self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(SHELF, mode)?;
        let shelf = transaction.object_store(SHELF)?;
        Ok((transaction, shelf))
    }

    /// What is kept under a name.
    pub async fn get(&self, name: &str) -> Result<Option<String>, JsValue> {
        let (_, shelf) = self.shelf(IdbTransactionMode::Readonly)?;
        let found = answered(&shelf.get(&JsValue::from_str(name))?).await?;
        Ok(found.as_string())
    }

    /// Replaces what is kept, if it is what is expected; `false` if it is not. What follows may rely on it.
    pub async fn replace(
        &self,
        name: &str,
        expected: Option<&str>,
        new: Option<&str>,
    ) -> Result<bool, JsValue> {
        let (transaction, shelf) = self.shelf(IdbTransactionMode::Readwrite)?;
        let done = promised(|yes, no| {
            transaction.set_oncomplete(Some(yes));
            transaction.set_onabort(Some(no));
            transaction.set_onerror(Some(no));
        });
        let name = JsValue::from_str(name);
        let found = answered(&shelf.get(&name)?).await?;
        let is_expected = found.as_string().as_deref() == expected;
        if is_expected {
            match new {
                Some(new) => shelf.put_with_key(&JsValue::from_str(new), &name)?,
                None => shelf.delete(&name)?,
            };
        }
        done.await?;
        Ok(is_expected)
    }
}
