//! The page's side: it begins a worker, hears how far it is, and ends it. The work itself is the worker's, so the page stays responsive.

use super::{At, Desk, Errand, Step, Told};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

thread_local! {
    /// The worker that is at it, with the functions that it calls.
    static WORKER: RefCell<Option<Running>> = const { RefCell::new(None) };
}

struct Running {
    worker: Worker,
    _hear: Closure<dyn FnMut(MessageEvent)>,
    _fail: Closure<dyn FnMut(Event)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// The program is there.
pub fn wake(desk: Desk) {
    desk.step.set(Step::Ready);
}

/// Begins, from the start.
pub fn start(desk: Desk) {
    desk.at.set(At::default());
    desk.step.set(Step::Working);
    if begin(desk).is_err() {
        end(desk, Step::Broken);
    }
}

/// Ends the worker where it is.
pub fn stop(desk: Desk) {
    end(desk, Step::Stopped);
}

/// The worker goes after the call that it may be in.
fn end(desk: Desk, step: Step) {
    desk.step.set(step);
    let running = WORKER.take();
    leptos::task::spawn_local(async move { drop(running) });
}

fn begin(desk: Desk) -> Result<(), JsValue> {
    let (script, errand) = desk.page.with_value(|page| {
        let errand = Errand {
            record: page.record.clone(),
            poll: page.poll,
        };
        (page.script.clone(), serde_json::to_string(&errand))
    });
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    options.set_name(&errand.unwrap_or_default());
    let worker = Worker::new_with_options(&script, &options)?;
    let hear = Closure::new(move |event: MessageEvent| hear(desk, &event));
    let fail = Closure::new(move |_: Event| end(desk, Step::Broken));
    worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
    WORKER.set(Some(Running {
        worker,
        _hear: hear,
        _fail: fail,
    }));
    Ok(())
}

fn hear(desk: Desk, event: &MessageEvent) {
    let text = event.data().as_string().unwrap_or_default();
    match serde_json::from_str(&text) {
        Ok(Told::At(at)) => desk.at.set(at),
        Ok(Told::Unreached { file }) => end(desk, Step::Unreached(file)),
        Ok(Told::Done(found)) => end(desk, Step::Done(found)),
        Err(_) => end(desk, Step::Broken),
    }
}

/// A number as the page's language writes it.
#[must_use]
pub fn number(n: u64) -> String {
    let lang = document().document_element();
    let lang = lang.and_then(|element| element.get_attribute("lang"));
    #[expect(
        clippy::cast_precision_loss,
        reason = "no poll has 2^53 of anything, and scripts have no other numbers"
    )]
    let number = js_sys::Number::from(n as f64);
    String::from(number.to_locale_string(&lang.unwrap_or_default()))
}

/// Moves the focus to the heading of what is new.
pub fn arrived() {
    // Without a next frame there is nothing to move the focus to.
    let _ = request_animation_frame(|| {
        let found = document().get_element_by_id("verifier");
        if let Some(element) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok())
        {
            let _ = element.focus();
        }
    });
}
