//! What can be said of a leaf by itself is computed for many leaves at once, on several threads where there are some. What is said stands in the order of
//! the leaves, so that findings do not depend on who was faster.

use std::{num::NonZeroUsize, panic::resume_unwind, thread};

/// Leaves that are in memory at once.
const LEAVES: usize = 1024;
/// Bytes of leaves after which no more are read before those are done.
const BYTES: usize = 4 * 1024 * 1024;

/// The next leaves; empty after the last.
pub(super) fn next_leaves(leaves: &mut impl Iterator<Item = Vec<u8>>) -> Vec<Vec<u8>> {
    let (mut some, mut bytes) = (Vec::new(), 0);
    while some.len() < LEAVES && bytes < BYTES {
        let Some(leaf) = leaves.next() else { break };
        bytes += leaf.len();
        some.push(leaf);
    }
    some
}

/// Does the work for each item, on so many threads. One thread is this one: a browser has no other.
pub(super) fn each<T: Sync, A: Send>(
    threads: NonZeroUsize,
    items: &[T],
    work: impl Fn(&T) -> A + Sync,
) -> Vec<A> {
    if threads.get() == 1 || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    let share = items.len().div_ceil(threads.get());
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = items
            .chunks(share)
            .map(|some| scope.spawn(move || some.iter().map(work).collect::<Vec<A>>()))
            .collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_stand_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        for threads in 1..9 {
            let threads = NonZeroUsize::new(threads).expect("not 0");
            let doubled: Vec<u32> = items.iter().map(|n| n * 2).collect();
            assert_eq!(each(threads, &items, |n| n * 2), doubled);
        }
    }

    #[test]
    fn leaves_are_read_in_portions() {
        let mut long = (0..200).map(|_| vec![0; 65_535]);
        assert_eq!(next_leaves(&mut long).len(), 65);
        let mut short = (0..1500).map(|_| vec![0]);
        assert_eq!(next_leaves(&mut short).len(), 1024);
        assert_eq!(next_leaves(&mut short).len(), 476);
        assert!(next_leaves(&mut short).is_empty());
    }
}
