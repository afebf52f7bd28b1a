//! The commands that must follow an intermediate reply.

use crate::codes::Codes;
use crate::fault::shown;
use crate::nearest::nearest;
use crate::once::Once;
use crate::part::Part;
use crate::place::Place;
use crate::row::Row;

/// What must be sent after an intermediate reply: one of these commands.
///
/// After a `331` to `USER` it is `PASS`, after a `350` to `REST` one of several (RFC 959 §5.4, §6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The intermediate replies.
    pub after: Vec<u16>,
    /// The verbs, one of which must follow.
    pub verbs: Vec<String>,
}

/// Reads the `next` of a command, whose replies were read before.
pub(crate) fn read(row: &mut Row<'_>, codes: &Codes<'_>, verbs: &[String]) -> Vec<Next> {
    let intermediate: Vec<(u16, Place)> = codes.places(Part::Intermediate).collect();
    let mut once = Once::default();
    let faults = row.faults();
    let next = row.rows("next", |row| {
        let after = after(row, &intermediate, &mut once);
        let verbs = known(row, verbs);
        Some(Next { after, verbs })
    });
    // What could not be read may be the one that is missing.
    let unread = row.faults() > faults;
    for (code, at) in intermediate {
        if !unread && !once.has(&code.to_string()) {
            let remedy = format!("add `next = [{{ after = [{code}], verbs = [\"...\"] }}]`");
            row.miss(&["next"], at, format!("no command follows the intermediate reply {code}; {remedy}"));
        }
    }
    next
}

fn after(row: &mut Row<'_>, intermediate: &[(u16, Place)], once: &mut Once) -> Vec<u16> {
    let mut after = Vec::new();
    for cell in row.some_integers("after") {
        let Some((code, _)) = intermediate.iter().find(|(code, _)| i64::from(*code) == cell.value) else {
            let remedy = "add it to `intermediate`, or remove it here";
            row.refuse(cell.at, format!("{} is no intermediate reply of this command; {remedy}", cell.value));
            continue;
        };
        once.take(row, "code", &code.to_string(), cell.at);
        after.push(*code);
    }
    after
}

fn known(row: &mut Row<'_>, verbs: &[String]) -> Vec<String> {
    let cells = row.some_lines("verbs");
    for cell in &cells {
        if !verbs.iter().any(|verb| verb == cell.value) {
            let remedy = match nearest(cell.value, verbs.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add a `[[command]]` for it".to_owned(),
            };
            row.refuse(cell.at, format!("unknown verb {}; {remedy}", shown(cell.value)));
        }
    }
    cells.iter().map(|cell| cell.value.to_owned()).collect()
}
