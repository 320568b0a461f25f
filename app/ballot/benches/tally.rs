//! How long it takes to count 100,000 ranked ballots: `cargo xtask bench tally`. Every ballot ranks all of ten options by lot, which is the worst case:
//! hardly two of them are alike.

use ballot::methods::{
    BordaRules, Rules, RunoffRules, SchulzeRules, Span, Strength, StvRules, TieSeed, Unranked,
    Vote, count_choices,
};
use std::error::Error;
use std::time::Instant;

/// Options of the poll.
const OPTIONS: u16 = 10;
/// Ballots.
const BALLOTS: usize = 100_000;
/// Seconds in which they are meant to be counted.
const AIM: f64 = 1.0;

/// Numbers that look drawn by lot and are the same each time (SplitMix64).
struct Lots(u64);

impl Lots {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % (below as u64)).unwrap_or(0)
    }

    /// All options, in an order by lot.
    fn ranking(&mut self) -> Vote {
        let mut options: Vec<u16> = (1..=OPTIONS).collect();
        for at in (1..options.len()).rev() {
            options.swap(at, self.next(at + 1));
        }
        Vote::Ranking(options.into_iter().map(|option| vec![option]).collect())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let span = Span {
        options: OPTIONS,
        min: 1,
        max: OPTIONS,
    };
    let borda = Rules::Borda(BordaRules {
        span,
        equal: true,
        unranked: Unranked::Average,
        seats: 1,
    });
    let schulze = Rules::Schulze(SchulzeRules {
        span,
        equal: true,
        strength: Strength::WinningVotes,
        seats: 1,
    });
    let runoff = Rules::Runoff(RunoffRules { span });
    let stv = Rules::Stv(StvRules { span, seats: 3 });
    let mut lots = Lots(1);
    let votes: Vec<Vote> = (0..BALLOTS).map(|_| lots.ranking()).collect();
    for rules in [borda, schulze, runoff, stv] {
        let choices: Result<Vec<Vec<u8>>, _> =
            votes.iter().map(|vote| rules.encode(vote)).collect();
        let choices = choices.map_err(|error| format!("{error:?}"))?;
        let begun = Instant::now();
        let counted = count_choices(rules, &choices, &TieSeed([7; 32]));
        let (_, invalid) = counted.map_err(|error| format!("{error:?}"))?;
        let seconds = begun.elapsed().as_secs_f64();
        let verdict = if seconds < AIM { "meets" } else { "misses" };
        if invalid > 0 {
            return Err(format!("{invalid} ballots of {} are invalid", rules.id()).into());
        }
        println!(
            "{BALLOTS:>7} ballots {:<16} {seconds:>7.3} s   {verdict} the aim",
            rules.id()
        );
    }
    Ok(())
}
