//! Trustees who make a key together: enough of them open, fewer do not, and whoever deals wrongly is found out.

use ballot::PollId;
use ballot::secret::{
    Ceremony, CeremonyError, Collected, Confirmed, Sealing, Share, SheetError, Task, Trial,
    TrusteeAnswer, TrusteeFile, check_canary, from_json, to_json,
};
use proptest::prelude::*;

const POLL: &str = "018f0000-0000-7000-8000-000000000001";

fn file(number: u16) -> TrusteeFile {
    TrusteeFile {
        poll: POLL.to_owned(),
        secret: [u8::try_from(number).expect("small"); 32],
    }
}

fn task(t: u16, n: u16) -> Task {
    Task {
        ceremony: Ceremony {
            poll: POLL.to_owned(),
            nonce: [7; 32],
            t,
            n,
        },
        index: 1,
        joined: Vec::new(),
        dealt: Vec::new(),
        trial: None,
    }
}

fn of(task: &Task, index: u16) -> Task {
    Task {
        index,
        ..task.clone()
    }
}

fn joined(t: u16, n: u16) -> Task {
    let mut task = task(t, n);
    for index in 1..=n {
        let joined = file(index).join(&task.ceremony, index).expect("joined");
        task.ceremony.check_joined(&joined).expect("good");
        task.joined.push(joined);
    }
    task
}

fn dealt(t: u16, n: u16) -> Task {
    let mut task = joined(t, n);
    for index in 1..=n {
        let dealt = file(index).deal(&of(&task, index)).expect("dealt");
        task.check_dealt(&dealt).expect("good");
        task.dealt.push(dealt);
    }
    task
}

fn confirmed(task: &Task, index: u16) -> Confirmed {
    match file(index).collect(&of(task, index)).expect("collected") {
        Collected::All(confirmed) => confirmed,
        Collected::Wrong(complaint) => panic!("{complaint:?}"),
    }
}

fn shares(task: &Task) -> (Sealing, Vec<Share>) {
    let share = |index| file(index).share(&of(task, index)).expect("a share");
    let all = (1..=task.ceremony.n).map(share).collect();
    (task.sealing().expect("a key"), all)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn enough_shares_open_and_fewer_do_not(n in 1_u16..8, t in 1_u16..8, skip in 0_usize..8) {
        prop_assume!(t <= n);
        let task = dealt(t, n);
        let (sealing, mut shares) = shares(&task);
        prop_assert_eq!((sealing.t, sealing.n), (t, n));
        for index in 1..=n {
            task.check_confirmed(&confirmed(&task, index)).expect("confirmed");
        }
        shares.rotate_left(skip % usize::from(n));
        prop_assert!(sealing.interpolate(&shares[..usize::from(t)]).is_ok());
        prop_assert!(sealing.interpolate(&shares[..usize::from(t) - 1]).is_err());
    }

    #[test]
    fn a_sheet_is_read_back_and_one_wrong_digit_noticed(secret: [u8; 32], place in 0_usize..56, add in 1_usize..32) {
        let file = TrusteeFile { poll: POLL.to_owned(), secret };
        let sheet = file.sheet();
        prop_assert_eq!(TrusteeFile::from_sheet(POLL, &sheet.to_uppercase()), Ok(file.clone()));
        prop_assert_eq!(TrusteeFile::from_sheet("another", &sheet), Err(SheetError::Check));
        let plain: String = sheet.replace('-', "");
        prop_assert_eq!(TrusteeFile::from_sheet(POLL, &plain[1..]), Err(SheetError::Length));
        prop_assert_eq!(TrusteeFile::from_sheet(POLL, &format!("{plain}0")), Err(SheetError::Length));
        let digits = "0123456789abcdefghjkmnpqrstvwxyz";
        let old = digits.find(&plain[place..=place]).expect("a digit");
        let new = (old + add) % 32;
        let mut wrong = plain.clone();
        wrong.replace_range(place..=place, &digits[new..=new]);
        prop_assert_eq!(TrusteeFile::from_sheet(POLL, &wrong), Err(SheetError::Check));
    }

    #[test]
    fn a_task_with_one_byte_changed_is_refused_or_complained_of(place in 0_usize..4000, xor in 1_u8..=255) {
        let task = dealt(2, 3);
        let mut bytes = to_json(&task).expect("JSON").into_bytes();
        let at = place % bytes.len();
        bytes[at] ^= xor;
        // What still reads as a task of the same ceremony does not yield a confirmed key that others would not have.
        if let Ok(changed) = from_json::<Task>(&bytes)
            && changed.index == 1
            && let Ok(Collected::All(confirmed)) = file(1).collect(&changed)
        {
            let agrees = task.check_confirmed(&confirmed).is_ok();
            prop_assert_eq!(agrees, task.members() == changed.members() && task.sealing() == changed.sealing());
        }
    }
}

#[test]
fn every_step_done_again_gives_the_same() {
    let task = dealt(2, 3);
    for index in 1..=3 {
        let own = of(&task, index);
        let place = usize::from(index) - 1;
        assert_eq!(file(index).deal(&own).as_ref(), Ok(&task.dealt[place]));
        assert_eq!(confirmed(&task, index), confirmed(&task, index));
    }
    // In another ceremony nothing is as it was, so that no value of one says anything about the other.
    let mut other = self::task(2, 3);
    other.ceremony.nonce = [8; 32];
    let again = file(1).join(&other.ceremony, 1).expect("joined");
    assert_ne!(again.key, task.joined[0].key);
}

#[test]
fn a_wrong_share_is_laid_open_and_names_its_dealer() {
    let mut task = dealt(2, 3);
    // Dealer 2 sends trustee 3 what is for trustee 1.
    let ct = task.dealt[1].sealed[0].ct.clone();
    task.dealt[1].sealed[1].ct = ct;
    let Ok(Collected::Wrong(complaint)) = file(3).collect(&of(&task, 3)) else {
        panic!("no complaint");
    };
    assert_eq!((complaint.by, complaint.dealer), (3, 2));
    assert_eq!(task.check_complaint(&complaint), Ok(()));
    assert!(file(3).share(&of(&task, 3)).is_err());
    assert!(matches!(
        file(1).collect(&of(&task, 1)),
        Ok(Collected::All(_))
    ));
    // The same complaint against somebody else, by somebody else, or against what is right, does not hold.
    for (by, dealer) in [(3, 1), (1, 2), (3, 3), (3, 9)] {
        let mut other = complaint.clone();
        (other.by, other.dealer) = (by, dealer);
        let refused = Err(CeremonyError::Complaint { dealer });
        assert_eq!(task.check_complaint(&other), refused, "{by} {dealer}");
    }
    assert!(dealt(2, 3).check_complaint(&complaint).is_err());
    let mut lying = complaint;
    lying.point = task.joined[0].key;
    assert!(task.check_complaint(&lying).is_err());
}

#[test]
fn nobody_joins_deals_or_confirms_for_another() {
    let task = dealt(2, 3);
    let mut copied = task.joined[0].clone();
    copied.index = 2;
    assert_eq!(
        task.ceremony.check_joined(&copied),
        Err(CeremonyError::Joined { index: 2 })
    );
    let mut copied = task.dealt[0].clone();
    copied.index = 2;
    assert_eq!(
        task.check_dealt(&copied),
        Err(CeremonyError::Dealt { index: 2 })
    );
    let mut copied = confirmed(&task, 1);
    copied.index = 2;
    assert_eq!(
        task.check_confirmed(&copied),
        Err(CeremonyError::Confirmed { index: 2 })
    );
    for index in [0, 4] {
        assert_eq!(
            file(1).join(&task.ceremony, index),
            Err(CeremonyError::Numbers)
        );
    }
    assert_eq!(file(2).deal(&of(&task, 1)), Err(CeremonyError::OtherSecret));
}

#[test]
fn a_round_waits_for_the_one_before() {
    let mut early = joined(2, 3);
    assert_eq!(file(1).collect(&early), Err(CeremonyError::NotYet));
    early.joined.pop();
    assert_eq!(file(1).deal(&early), Err(CeremonyError::NotYet));
    assert_eq!(early.members_code(), Err(CeremonyError::NotYet));
    for (t, n) in [(0, 1), (3, 2), (1, 65)] {
        let ceremony = task(t, n).ceremony;
        assert_eq!(file(1).join(&ceremony, 1), Err(CeremonyError::Numbers));
    }
}

#[test]
fn a_commitment_that_takes_another_away_is_refused() {
    // With t = n a last dealer could choose commitments that cancel the others', would they not have to show that they know theirs.
    let task = dealt(2, 2);
    let mut rogue = task.dealt[1].clone();
    rogue.dealing.commitments[0] = task.dealt[0].dealing.commitments[1];
    assert_eq!(
        task.check_dealt(&rogue),
        Err(CeremonyError::Dealt { index: 2 })
    );
}

#[test]
fn who_is_alone_does_all_in_one_step() {
    let mut task = task(1, 1);
    let answer = file(1).begin(&task).expect("an answer");
    let TrusteeAnswer {
        joined: Some(joined),
        dealt: Some(dealt),
        confirmed: Some(confirmed),
        ..
    } = answer
    else {
        panic!("{answer:?}")
    };
    task.joined = vec![joined];
    task.dealt = vec![dealt];
    task.check_confirmed(&confirmed).expect("confirmed");
    let (sealing, shares) = shares(&task);
    assert!(sealing.interpolate(&shares).is_ok());
}

#[test]
fn a_trial_shows_the_share_made_in_the_ceremony() {
    let mut task = dealt(2, 3);
    assert_eq!(file(1).trial(&task), Err(CeremonyError::NotYet));
    let (poll_id, nonce) = (PollId([1; 32]), [2; 32]);
    task.trial = Some(Trial { poll_id, nonce });
    let part = file(1).trial(&task).expect("a part");
    let sealing = task.sealing().expect("a key");
    assert_eq!(check_canary(&poll_id, &sealing, &nonce, &part), Ok(()));
    assert!(check_canary(&poll_id, &sealing, &[3; 32], &part).is_err());
}

#[test]
fn people_compare_digits_that_follow_from_all_keys() {
    let code = joined(2, 3).members_code().expect("a code");
    assert_eq!(code.len(), 28 + 6);
    let mut other = joined(2, 3);
    let mut stranger = file(9).join(&other.ceremony, 2).expect("joined");
    std::mem::swap(&mut other.joined[1], &mut stranger);
    assert_ne!(other.members_code().expect("a code"), code);
}
