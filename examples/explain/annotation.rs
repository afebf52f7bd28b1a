//! Annotations: what stands below a reply in a log.

use std::io::{self, Write};

use crate::paper::Paper;
use crate::reply::Reply;

/// Writes what the code means; the first time it is met, in more words.
pub(crate) fn write(reply: &Reply, is_first: bool, paper: &Paper, out: &mut impl Write) -> io::Result<()> {
    let code = reply.code;
    let class = code.class();
    let digits = match code.group() {
        Some(group) => format!("({}, {})", class.name(), group.name()),
        None => format!("({}, no group)", class.name()),
    };
    let (name, headline) = match code.listed() {
        Some(listed) => (listed.name(), listed.headline()),
        None => ("is not listed", class.text()),
    };
    let unfinished = if reply.complete { "" } else { " [its last line is missing]" };
    let code = format!("{} {name}", code.as_str());
    writeln!(out, "    = {} {digits}: {headline}{unfinished}", paper.in_class(class, &code))?;
    if !is_first {
        return Ok(());
    }
    let description = reply.code.listed().map_or_else(|| class.description(), |listed| listed.description());
    paper.write_paragraph(6, description.split("\n\n").next().unwrap_or_default(), out)
}
