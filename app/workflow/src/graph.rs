//! Nodes and flows.

use std::{collections::HashMap, fmt};

/// What a node of a process is (BPMN 2.0.2, §10 and §13).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// Where a case begins.
    Start,
    /// Where a token of a case ends.
    End,
    /// A task of any kind, or an event in the middle: takes the token of one flow and gives one to the next.
    Step,
    /// Goes on along one flow, whichever flow it was reached by.
    Exclusive,
    /// Waits for all flows that lead to it, then goes on along all that lead away.
    Parallel,
}

/// A process: named nodes, and flows from node to node. Nodes and flows are in the order in which they were given.
#[derive(Clone, Debug)]
pub struct Graph {
    pub(crate) nodes: Vec<(String, Node)>,
    /// From and to, by place in `nodes`.
    pub(crate) flows: Vec<(usize, usize)>,
}

impl Graph {
    /// A graph of nodes by id, and of flows by the ids of the nodes they lead from and to.
    ///
    /// # Errors
    /// The first id that two nodes have, or the first end of a flow that is no node.
    pub fn new<'a>(
        nodes: impl IntoIterator<Item = (&'a str, Node)>,
        flows: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, GraphError> {
        let mut places = HashMap::new();
        let mut list = Vec::new();
        for (id, node) in nodes {
            if places.insert(id, list.len()).is_some() {
                return Err(GraphError::NodeTwice {
                    node: id.to_owned(),
                });
            }
            list.push((id.to_owned(), node));
        }
        let place = |id: &str| {
            places
                .get(id)
                .copied()
                .ok_or_else(|| GraphError::UnknownNode {
                    node: id.to_owned(),
                })
        };
        let flows = flows
            .into_iter()
            .map(|(from, to)| Ok((place(from)?, place(to)?)));
        Ok(Self {
            nodes: list,
            flows: flows.collect::<Result<_, _>>()?,
        })
    }

    /// The flows that lead to a node, by place.
    pub(crate) fn incoming(&self, node: usize) -> Vec<usize> {
        (0..self.flows.len())
            .filter(|flow| self.flows[*flow].1 == node)
            .collect()
    }

    /// The flows that lead away from a node, by place.
    pub(crate) fn outgoing(&self, node: usize) -> Vec<usize> {
        (0..self.flows.len())
            .filter(|flow| self.flows[*flow].0 == node)
            .collect()
    }
}

/// Why nodes and flows make no graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GraphError {
    /// Two nodes have one id.
    NodeTwice {
        /// The id.
        node: String,
    },
    /// A flow leads from or to something that is no node.
    UnknownNode {
        /// The id in the flow.
        node: String,
    },
}

impl fmt::Display for GraphError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NodeTwice { node } => write!(f, "two nodes are called {node:?}"),
            Self::UnknownNode { node } => {
                write!(f, "a flow leads from or to {node:?}, which is no node")
            }
        }
    }
}

impl std::error::Error for GraphError {}
