//! Who acts as a trustee: whoever was named, and nobody in their place, no administrator either.

use super::{Denied, MayActAsTrustee, signed_in};
use crate::actor::Actor;
use crate::ids::{AccountId, PollId};

/// The permit to do the steps of a trustee, for whoever was named as one.
///
/// # Errors
/// [`Denied::SignIn`] or [`Denied::Role`].
pub fn may_act_as_trustee(
    actor: &Actor,
    poll: PollId,
    trustees: &[(u16, AccountId)],
) -> Result<MayActAsTrustee, Denied> {
    let by = signed_in(actor)?;
    let own = trustees.iter().find(|(_, account)| *account == by);
    let (number, _) = own.ok_or(Denied::Role)?;
    Ok(MayActAsTrustee {
        by,
        poll,
        number: *number,
    })
}

#[cfg(test)]
mod tests {
    use super::may_act_as_trustee;
    use crate::ids::{AccountId, PollId};
    use crate::rights::{Denied, operator};
    use uuid::Uuid;

    #[test]
    fn an_administrator_is_no_trustee_of_others() {
        let poll = PollId(Uuid::from_u128(1));
        let other = (1, AccountId(Uuid::from_u128(2)));
        let admin = operator();
        let denied = may_act_as_trustee(&admin, poll, &[other]);
        assert_eq!(denied.err(), Some(Denied::Role));
        let own = (2, AccountId(Uuid::nil()));
        let may = may_act_as_trustee(&admin, poll, &[other, own]).expect("named");
        assert_eq!(*may.number(), 2);
    }
}
