//! What the directory's answer means for the roles here: worked out before anything is written.

use super::ldap::Person;
use super::outcome::{Change, What};
use super::settings::Settings;
use crate::db::{DbError, Tx};
use domain::actor::Grant;
use domain::ids::{AccountId, SpaceId};

/// So many leaving at once is no accident of a small town hall.
const FEW: usize = 5;

/// What groups mean, with the spaces found.
pub struct Meaning(Vec<(String, Grant)>);

impl Meaning {
    /// Finds the spaces that the settings name; one that is not there gives nobody a role.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(tx: &mut Tx, settings: &Settings) -> Result<Self, DbError> {
        let mut found = Vec::new();
        for role in &settings.roles {
            let space = match &role.space {
                None => None,
                Some(slug) => match crate::spaces::id_of(tx, slug).await? {
                    Some(space) => Some::<SpaceId>(space),
                    None => {
                        tracing::warn!(space = %slug, "the directory's settings name a space that is not there");
                        continue;
                    }
                },
            };
            let grant = Grant {
                role: role.role,
                space,
            };
            found.push((role.group.to_lowercase(), grant));
        }
        Ok(Self(found))
    }

    /// The roles of a person, each with the group that gives it.
    pub fn roles(&self, person: &Person) -> Vec<(Grant, String)> {
        let mut roles: Vec<(Grant, String)> = Vec::new();
        for (group, grant) in &self.0 {
            let is_new = !roles.iter().any(|(held, _)| held == grant);
            if is_new && person.groups.contains(group) {
                roles.push((*grant, group.clone()));
            }
        }
        roles
    }
}

/// Somebody who works here.
#[derive(Clone, Debug)]
pub struct Member {
    /// The name to sign in with.
    pub uid: String,
    /// The e-mail address.
    pub email: String,
    /// The name to show.
    pub name: String,
    /// Roles, each with the group that gives it.
    pub roles: Vec<(Grant, String)>,
}

impl Member {
    /// Something that happens to them.
    pub fn change(&self, what: What, account: AccountId, grant: Option<Grant>) -> Change {
        Change {
            what,
            uid: self.uid.clone(),
            name: self.name.clone(),
            account,
            grant,
        }
    }
}

/// Whom of the people of the directory it makes staff: those with a role and an address. Of several with one name or one address none: nobody could
/// say who of them acts.
pub fn staff(people: Vec<Person>, meaning: &Meaning) -> Vec<Member> {
    let member = |person: Person| {
        let roles = meaning.roles(&person);
        let email = person.email.filter(|_| !roles.is_empty())?;
        Some(Member {
            uid: person.uid,
            email,
            name: person.name,
            roles,
        })
    };
    let members: Vec<Member> = people.into_iter().filter_map(member).collect();
    let count = |is_same: &dyn Fn(&Member) -> bool| members.iter().filter(|m| is_same(m)).count();
    let is_alone = |member: &Member| {
        let alone = count(&|other| other.uid == member.uid) == 1
            && count(&|other| other.email == member.email) == 1;
        if !alone {
            tracing::warn!(
                uid = member.uid,
                "left out: the directory names somebody else by the same name or address"
            );
        }
        alone
    };
    let alone: Vec<bool> = members.iter().map(is_alone).collect();
    members
        .into_iter()
        .zip(alone)
        .filter_map(|(member, alone)| alone.then_some(member))
        .collect()
}

/// Whether so many leave at once that it is more likely that the directory is broken: more than a share in a hundred, and at least five; or everybody.
pub fn is_suspicious(members: usize, leaving: usize, share: usize) -> bool {
    let everybody = leaving > 0 && leaving == members;
    everybody || (leaving >= FEW && leaving * 100 > members * share)
}

/// Whether a role loses more than a share in a hundred of those who hold it. One alone who goes is daily life, and must not keep a role until somebody
/// has looked.
pub fn is_drained(holders: usize, losing: usize, share: usize) -> bool {
    losing > 1 && losing * 100 > holders * share
}

#[cfg(test)]
mod tests {
    use super::{is_drained, is_suspicious};

    #[test]
    fn an_empty_answer_does_not_lock_the_town_hall_out() {
        for (members, leaving) in [(1, 1), (4, 4), (12, 5), (19, 5), (400, 101)] {
            assert!(
                is_suspicious(members, leaving, 25),
                "{leaving} of {members}"
            );
        }
        for (members, leaving) in [(0, 0), (4, 3), (20, 5), (400, 100)] {
            assert!(
                !is_suspicious(members, leaving, 25),
                "{leaving} of {members}"
            );
        }
        assert!(!is_suspicious(12, 5, 50) && is_suspicious(20, 5, 24));
    }

    #[test]
    fn an_empty_group_does_not_empty_a_role() {
        for (holders, losing) in [(2, 2), (7, 2), (40, 11)] {
            assert!(is_drained(holders, losing, 25), "{losing} of {holders}");
        }
        for (holders, losing) in [(0, 0), (1, 1), (8, 2), (40, 10)] {
            assert!(!is_drained(holders, losing, 25), "{losing} of {holders}");
        }
        assert!(!is_drained(7, 2, 50));
    }
}
