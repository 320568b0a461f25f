//! The shape of a process: steps, gateways and the flows between them, and whether it can get stuck.
//!
//! Pure: no files, no clock. Here is the control flow of the BPMN 2.0 subset only: start and end events, steps (tasks of
//! any kind), exclusive and parallel gateways, sequence flows. Reading BPMN XML, conditions, timers, messages,
//! sub-processes, running a case and drawing it are not here.
//!
//! ```
//! use workflow::{Fault, Graph, Node, soundness};
//!
//! let nodes = [("asked", Node::Start), ("check", Node::Step), ("answered", Node::End)];
//! let graph = Graph::new(nodes, [("asked", "check"), ("check", "answered")])?;
//! assert_eq!(soundness(&graph), []);
//!
//! let faults = soundness(&Graph::new(nodes, [("asked", "check")])?);
//! assert_eq!(faults[0], Fault::DeadEnd { node: "asked".into() });
//! assert_eq!(faults[2].to_string(), "answered: no way leads here from the start");
//! # Ok::<(), workflow::GraphError>(())
//! ```

mod graph;
mod soundness;

pub use graph::{Graph, GraphError, Node};
pub use soundness::{Fault, MAX_MARKINGS, soundness};
