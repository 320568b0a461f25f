//! The profile `secret`, from outside.

mod ceremony;
mod demo;
mod device;
mod faults;
mod folder;
mod manifests;
mod other_issuer;
mod path;
mod places;
mod properties;
mod python;
mod ranked;
mod red_operator;
mod red_record;
mod refusals;
mod rfc9474;
mod signatures;
mod support;
mod vectors;
