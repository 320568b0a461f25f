//! Whether a process can begin, go on and end, whatever is chosen on the way.
//!
//! First the shape is checked; a graph whose shape is right is then run through all its markings (a marking says which
//! flows hold a token). Sound means, after van der Aalst, "Workflow nets" (1997): from every marking that can be reached
//! the case can end; no flow ever holds two tokens; and no step is dead. A case has ended when no token is left, so an
//! end event takes its token away and others may still be on their way, as in BPMN.

use std::{collections::HashMap, fmt};

use crate::{Graph, Node};

/// The most markings that are looked at; 16 parallel steps have 65,536 and more.
pub const MAX_MARKINGS: usize = 100_000;

/// Why a process is not sound.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the one field is the id of the node, or the ids of the flow's two ends"
)]
pub enum Fault {
    /// There is no start.
    NoStart,
    /// There is no end.
    NoEnd,
    /// A start besides the first.
    SecondStart { node: String },
    /// A flow leads to a start.
    FlowIntoStart { node: String },
    /// A flow leads away from an end.
    FlowOutOfEnd { node: String },
    /// More than one flow leads to a node that is no gateway.
    NeedsJoin { node: String },
    /// More than one flow leads away from a node that is no gateway.
    NeedsSplit { node: String },
    /// A gateway with one way in and one way out.
    IdleGateway { node: String },
    /// No way leads here from the start.
    Unreachable { node: String },
    /// No way leads from here to an end.
    DeadEnd { node: String },
    /// A token can come here that never gets on, and the case can never end.
    Stuck { from: String, to: String },
    /// A second token can come while one is still here.
    Unsafe { from: String, to: String },
    /// It can be reached in the drawing but never happens in any case.
    Dead { node: String },
    /// More than [`MAX_MARKINGS`] markings: too large to be sure.
    TooLarge,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStart => f.write_str("the process has no start"),
            Self::NoEnd => f.write_str("the process has no end"),
            Self::SecondStart { node } => {
                write!(f, "{node}: the process has another start already")
            }
            Self::FlowIntoStart { node } => write!(f, "{node}: a flow leads to this start"),
            Self::FlowOutOfEnd { node } => write!(f, "{node}: a flow leads away from this end"),
            Self::NeedsJoin { node } => write!(
                f,
                "{node}: several flows lead here; join them with a gateway"
            ),
            Self::NeedsSplit { node } => write!(
                f,
                "{node}: several flows lead away; split them with a gateway"
            ),
            Self::IdleGateway { node } => {
                write!(f, "{node}: this gateway neither splits nor joins")
            }
            Self::Unreachable { node } => write!(f, "{node}: no way leads here from the start"),
            Self::DeadEnd { node } => write!(f, "{node}: no way leads from here to an end"),
            Self::Stuck { from, to } => write!(f, "a case can get stuck between {from} and {to}"),
            Self::Unsafe { from, to } => {
                write!(f, "a case can be twice between {from} and {to} at once")
            }
            Self::Dead { node } => write!(f, "{node}: no case ever comes here"),
            Self::TooLarge => f.write_str("the process is too large to be checked"),
        }
    }
}

/// Every fault of a process, those of the shape by node; none means that it is sound.
/// Markings are looked at only when the shape has no fault.
#[must_use]
pub fn soundness(graph: &Graph) -> Vec<Fault> {
    let mut faults = shape(graph);
    if faults.is_empty() {
        faults = markings(graph).unwrap_or_else(|fault| vec![fault]);
    }
    faults
}

/// Faults that can be seen in the drawing.
fn shape(graph: &Graph) -> Vec<Fault> {
    let places = |kind| (0..graph.nodes.len()).filter(move |place| graph.nodes[*place].1 == kind);
    let (starts, ends) = (
        Vec::from_iter(places(Node::Start)),
        Vec::from_iter(places(Node::End)),
    );
    let mut faults = Vec::new();
    faults.extend(starts.is_empty().then_some(Fault::NoStart));
    faults.extend(ends.is_empty().then_some(Fault::NoEnd));
    let from_start = reach(graph, &starts, |flow| flow);
    let to_end = reach(graph, &ends, |(from, to)| (to, from));
    for (place, (id, kind)) in graph.nodes.iter().enumerate() {
        let node = id.clone();
        let (ins, outs) = (graph.incoming(place).len(), graph.outgoing(place).len());
        let fault = match kind {
            Node::Start if starts[0] != place => Some(Fault::SecondStart { node }),
            Node::Start if ins > 0 => Some(Fault::FlowIntoStart { node }),
            Node::End if outs > 0 => Some(Fault::FlowOutOfEnd { node }),
            Node::Start | Node::Step if outs > 1 => Some(Fault::NeedsSplit { node }),
            Node::End | Node::Step if ins > 1 => Some(Fault::NeedsJoin { node }),
            Node::Exclusive | Node::Parallel if ins == 1 && outs == 1 => {
                Some(Fault::IdleGateway { node })
            }
            _ => None,
        };
        faults.extend(fault);
        let node = || id.clone();
        faults.extend(
            (!starts.is_empty() && !from_start[place]).then(|| Fault::Unreachable { node: node() }),
        );
        faults
            .extend((!ends.is_empty() && !to_end[place]).then(|| Fault::DeadEnd { node: node() }));
    }
    faults
}

/// Which nodes can be reached from some, along flows turned by `turn`.
fn reach(graph: &Graph, from: &[usize], turn: fn((usize, usize)) -> (usize, usize)) -> Vec<bool> {
    let mut reached = vec![false; graph.nodes.len()];
    let mut next: Vec<usize> = from.to_vec();
    while let Some(place) = next.pop() {
        if !std::mem::replace(&mut reached[place], true) {
            let ways = graph.flows.iter().map(|flow| turn(*flow));
            next.extend(ways.filter(|(from, _)| *from == place).map(|(_, to)| to));
        }
    }
    reached
}

/// Which flows hold a token.
type Marking = Vec<bool>;

/// Faults that show when a process runs. The shape has no fault, so a start has one flow and a step one in and one out.
fn markings(graph: &Graph) -> Result<Vec<Fault>, Fault> {
    let ways: Vec<Way> = (0..graph.nodes.len())
        .flat_map(|node| ways(graph, node))
        .collect();
    let mut first = vec![false; graph.flows.len()];
    for start in (0..graph.nodes.len()).filter(|node| graph.nodes[*node].1 == Node::Start) {
        graph
            .outgoing(start)
            .into_iter()
            .for_each(|flow| first[flow] = true);
    }
    let mut numbers = HashMap::from([(first.clone(), 0)]);
    let mut all = vec![first];
    let (mut before, mut happened) = (vec![Vec::new()], vec![false; graph.nodes.len()]);
    let mut number = 0;
    while let Some(marking) = all.get(number).cloned() {
        for way in ways
            .iter()
            .filter(|way| way.takes.iter().all(|flow| marking[*flow]))
        {
            happened[way.node] = true;
            let next = way.go(&marking).map_err(|flow| unsafe_flow(graph, flow))?;
            let known = numbers.len();
            let to = *numbers.entry(next.clone()).or_insert(known);
            if to == known {
                if known == MAX_MARKINGS {
                    return Err(Fault::TooLarge);
                }
                all.push(next);
                before.push(Vec::new());
            }
            before[to].push(number);
        }
        number += 1;
    }
    let mut faults = stuck(graph, &all, &before);
    let dead = graph
        .nodes
        .iter()
        .zip(happened)
        .filter(|((_, kind), happened)| *kind != Node::Start && !happened);
    faults.extend(dead.map(|((node, _), _)| Fault::Dead { node: node.clone() }));
    Ok(faults)
}

/// One thing that can happen: a node takes the tokens of some flows and gives tokens to others.
struct Way {
    node: usize,
    takes: Vec<usize>,
    gives: Vec<usize>,
}

impl Way {
    /// The marking after it, or the flow that would hold two tokens.
    fn go(&self, marking: &Marking) -> Result<Marking, usize> {
        let mut next = marking.clone();
        self.takes.iter().for_each(|flow| next[*flow] = false);
        for flow in &self.gives {
            if std::mem::replace(&mut next[*flow], true) {
                return Err(*flow);
            }
        }
        Ok(next)
    }
}

fn ways(graph: &Graph, node: usize) -> Vec<Way> {
    let (ins, outs) = (graph.incoming(node), graph.outgoing(node));
    match graph.nodes[node].1 {
        Node::Start => Vec::new(),
        Node::End => ins
            .into_iter()
            .map(|flow| Way {
                node,
                takes: vec![flow],
                gives: Vec::new(),
            })
            .collect(),
        Node::Parallel => vec![Way {
            node,
            takes: ins,
            gives: outs,
        }],
        Node::Step | Node::Exclusive => {
            let way = |from: usize, to: &usize| Way {
                node,
                takes: vec![from],
                gives: vec![*to],
            };
            ins.iter()
                .flat_map(|from| outs.iter().map(move |to| way(*from, to)))
                .collect()
        }
    }
}

fn ends(graph: &Graph, flow: usize) -> (String, String) {
    let (from, to) = graph.flows[flow];
    (graph.nodes[from].0.clone(), graph.nodes[to].0.clone())
}

fn unsafe_flow(graph: &Graph, flow: usize) -> Fault {
    let (from, to) = ends(graph, flow);
    Fault::Unsafe { from, to }
}

/// The flows that hold a token where nothing more can happen, in the order of the flows; or, if something always can,
/// where the end cannot be reached any more.
fn stuck(graph: &Graph, all: &[Marking], before: &[Vec<usize>]) -> Vec<Fault> {
    let mut can_end = vec![false; all.len()];
    let mut next: Vec<usize> = (0..all.len())
        .filter(|number| !all[*number].contains(&true))
        .collect();
    while let Some(number) = next.pop() {
        if !std::mem::replace(&mut can_end[number], true) {
            next.extend(&before[number]);
        }
    }
    let mut goes_on = vec![false; all.len()];
    before
        .iter()
        .flatten()
        .for_each(|number| goes_on[*number] = true);
    let lost: Vec<usize> = (0..all.len()).filter(|number| !can_end[*number]).collect();
    let halted: Vec<usize> = lost
        .iter()
        .copied()
        .filter(|number| !goes_on[*number])
        .collect();
    let shown = if halted.is_empty() { lost } else { halted };
    let flows =
        (0..graph.flows.len()).filter(|flow| shown.iter().any(|number| all[*number][*flow]));
    flows
        .map(|flow| ends(graph, flow))
        .map(|(from, to)| Fault::Stuck { from, to })
        .collect()
}
