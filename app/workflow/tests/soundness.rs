//! Which processes are sound, and what is said of those that are not.

use proptest::prelude::*;
use workflow::{Fault, Graph, GraphError, Node, soundness};

/// A graph from lines like `a -> b -> c`; the first letter of an id says what it is: `s`tart, `e`nd, `x` exclusive, `p`arallel,
/// anything else a step.
fn graph(lines: &[&str]) -> Graph {
    let chains: Vec<Vec<&str>> = lines
        .iter()
        .map(|line| line.split("->").map(str::trim).collect())
        .collect();
    let mut ids: Vec<&str> = chains.iter().flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let kind = |id: &str| match id.as_bytes()[0] {
        b's' => Node::Start,
        b'e' => Node::End,
        b'x' => Node::Exclusive,
        b'p' => Node::Parallel,
        _ => Node::Step,
    };
    let flows = chains
        .iter()
        .flat_map(|chain| chain.windows(2).map(|pair| (pair[0], pair[1])));
    Graph::new(ids.iter().map(|id| (*id, kind(id))), flows).expect("a graph")
}

fn faults(lines: &[&str]) -> Vec<String> {
    soundness(&graph(lines))
        .iter()
        .map(Fault::to_string)
        .collect()
}

#[test]
fn sound_processes() {
    for lines in [
        &["s -> a -> e"][..],
        &["s -> x1 -> a -> x2 -> e", "x1 -> b -> x2"],
        &["s -> x1 -> a -> e1", "x1 -> e2"],
        &["s -> p1 -> a -> p2 -> e", "p1 -> b -> p2"],
        &["s -> p1 -> a -> e1", "p1 -> b -> e2"],
        &["s -> x1 -> a -> x2 -> e", "x2 -> b -> x1"],
        &[
            "s -> p1 -> x1 -> a -> x2 -> p2 -> e",
            "x2 -> c -> x1",
            "p1 -> b -> p2",
        ],
    ] {
        assert_eq!(faults(lines), [""; 0], "{lines:?}");
    }
}

#[test]
fn a_graph_is_of_nodes_it_has_once() {
    let twice = Graph::new([("a", Node::Start), ("a", Node::End)], []);
    assert_eq!(
        twice.expect_err("twice"),
        GraphError::NodeTwice { node: "a".into() }
    );
    let unknown = Graph::new([("a", Node::Start)], [("a", "b")]);
    assert_eq!(
        unknown.expect_err("unknown"),
        GraphError::UnknownNode { node: "b".into() }
    );
}

#[test]
fn faults_of_the_shape_are_all_named() {
    assert_eq!(
        soundness(&graph(&["a -> b"])),
        [Fault::NoStart, Fault::NoEnd]
    );
    assert_eq!(faults(&["s -> a"]), ["the process has no end"]);
    let node = |id: &str| id.to_owned();
    assert_eq!(
        soundness(&graph(&[
            "s1 -> a -> e",
            "s2 -> b -> b1",
            "e -> s1",
            "a -> f"
        ])),
        [
            Fault::NeedsSplit { node: node("a") },
            Fault::DeadEnd { node: node("b") },
            Fault::DeadEnd { node: node("b1") },
            Fault::FlowOutOfEnd { node: node("e") },
            Fault::DeadEnd { node: node("f") },
            Fault::FlowIntoStart { node: node("s1") },
            Fault::SecondStart { node: node("s2") },
            Fault::DeadEnd { node: node("s2") },
        ]
    );
    assert_eq!(
        soundness(&graph(&[
            "s -> x1 -> a -> x2 -> e",
            "x1 -> b -> e",
            "c -> a"
        ])),
        [
            Fault::NeedsJoin { node: node("a") },
            Fault::Unreachable { node: node("c") },
            Fault::NeedsJoin { node: node("e") },
            Fault::IdleGateway { node: node("x2") },
        ]
    );
}

#[test]
fn a_join_that_waits_for_the_way_not_taken_gets_stuck() {
    assert_eq!(
        faults(&["s -> x1 -> a -> p1 -> e", "x1 -> b -> p1"]),
        [
            "a case can get stuck between a and p1",
            "a case can get stuck between b and p1",
            "e: no case ever comes here",
            "p1: no case ever comes here"
        ]
    );
}

#[test]
fn a_join_that_does_not_wait_lets_two_through() {
    assert_eq!(
        faults(&["s -> p1 -> a -> x1 -> e", "p1 -> b -> x1"]),
        ["a case can be twice between x1 and e at once"]
    );
}

#[test]
fn a_loop_within_parallel_ways_that_takes_a_token_with_it_is_found() {
    // The way back leads before the split: its other token is still under way when the split gives a second one.
    let found = soundness(&graph(&[
        "s -> x1 -> p1 -> a -> x2 -> p2 -> e",
        "x2 -> c -> x1",
        "p1 -> b -> p2",
    ]));
    assert_eq!(
        found,
        [Fault::Unsafe {
            from: "p1".into(),
            to: "b".into()
        }]
    );
}

#[test]
fn a_case_that_goes_round_for_ever_is_found() {
    // Each round gives a token that may end, but the one that goes round never does.
    let found = soundness(&graph(&["s -> x1 -> p1 -> b -> x1", "p1 -> d -> e"]));
    assert!(
        matches!(&found[..], [Fault::Unsafe { from, .. }] if from == "p1" || from == "d"),
        "{found:?}"
    );
}

#[test]
fn a_process_that_is_too_large_is_not_called_sound() {
    let wide = |ways: usize| {
        let lines: Vec<String> = (0..ways).map(|way| format!("p1 -> a{way} -> p2")).collect();
        let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        lines.extend(["s -> p1", "p2 -> e"]);
        soundness(&graph(&lines))
    };
    assert_eq!(wide(10), []);
    assert_eq!(wide(17), [Fault::TooLarge]);
}

/// A process of blocks, each with one way in and one way out.
#[derive(Clone, Debug)]
enum Block {
    Step,
    Sequence(Vec<Block>),
    Split(Node, Vec<Block>),
    Loop(Box<Block>, Box<Block>),
}

fn blocks() -> impl Strategy<Value = Block> {
    Just(Block::Step).prop_recursive(3, 9, 3, |inner| {
        let kind = prop_oneof![Just(Node::Exclusive), Just(Node::Parallel)];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..3).prop_map(Block::Sequence),
            (kind, proptest::collection::vec(inner.clone(), 2..4))
                .prop_map(|(kind, ways)| Block::Split(kind, ways)),
            (inner.clone(), inner).prop_map(|(on, back)| Block::Loop(Box::new(on), Box::new(back))),
        ]
    })
}

/// Nodes and flows while blocks are drawn.
#[derive(Default)]
struct Drawing {
    nodes: Vec<(String, Node)>,
    flows: Vec<(usize, usize)>,
}

impl Drawing {
    fn add(&mut self, node: Node) -> usize {
        self.nodes.push((format!("n{}", self.nodes.len()), node));
        self.nodes.len() - 1
    }

    /// Draws a block after a node and returns its last node. `join` turns the kind of a split into that of its join.
    fn draw(&mut self, block: &Block, after: usize, join: fn(Node) -> Node) -> usize {
        match block {
            Block::Step => {
                let step = self.add(Node::Step);
                self.flows.push((after, step));
                step
            }
            Block::Sequence(list) => list
                .iter()
                .fold(after, |after, block| self.draw(block, after, join)),
            Block::Split(kind, ways) => {
                let (split, end) = (self.add(*kind), self.add(join(*kind)));
                self.flows.push((after, split));
                for way in ways {
                    let last = self.draw(way, split, join);
                    self.flows.push((last, end));
                }
                end
            }
            Block::Loop(on, back) => {
                let (begin, end) = (self.add(Node::Exclusive), self.add(Node::Exclusive));
                self.flows.push((after, begin));
                for (way, from, to) in [(on, begin, end), (back, end, begin)] {
                    let last = self.draw(way, from, join);
                    self.flows.push((last, to));
                }
                end
            }
        }
    }
}

fn process(block: &Block, join: fn(Node) -> Node) -> Graph {
    let mut drawing = Drawing::default();
    let start = drawing.add(Node::Start);
    let last = drawing.draw(block, start, join);
    let end = drawing.add(Node::End);
    drawing.flows.push((last, end));
    let Drawing { nodes, flows } = drawing;
    let ids = flows
        .iter()
        .map(|(from, to)| (nodes[*from].0.as_str(), nodes[*to].0.as_str()));
    Graph::new(nodes.iter().map(|(id, node)| (id.as_str(), *node)), ids).expect("a graph")
}

proptest! {
    #[test]
    fn processes_of_blocks_are_sound(block in blocks()) {
        prop_assert_eq!(soundness(&process(&block, |kind| kind)), []);
    }

    #[test]
    fn a_split_with_the_other_join_is_not(kind in prop_oneof![Just(Node::Exclusive), Just(Node::Parallel)], ways in proptest::collection::vec(blocks(), 2..4)) {
        let swapped = |kind| if kind == Node::Exclusive { Node::Parallel } else { Node::Exclusive };
        prop_assert_ne!(soundness(&process(&Block::Split(kind, ways), swapped)), []);
    }

    #[test]
    fn any_graph_gets_an_answer(kinds in proptest::collection::vec(0..5_usize, 0..9), flows in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..14)) {
        let all = [Node::Start, Node::End, Node::Step, Node::Exclusive, Node::Parallel];
        let ids: Vec<String> = (0..kinds.len()).map(|place| format!("n{place}")).collect();
        let nodes = ids.iter().zip(&kinds).map(|(id, kind)| (id.as_str(), all[*kind]));
        let flows: Vec<(&str, &str)> = match ids.len() {
            0 => Vec::new(),
            count => flows.iter().map(|(from, to)| (ids[from.index(count)].as_str(), ids[to.index(count)].as_str())).collect(),
        };
        let found = soundness(&Graph::new(nodes, flows).expect("a graph"));
        prop_assert!(!found.is_empty() || kinds.iter().filter(|kind| **kind == 0).count() == 1);
    }
}
