//! Listings: a line for each file.

use std::fs::Metadata;
use std::time::{SystemTime, UNIX_EPOCH};

use ftp_codes::payload::{Fact, Facts, ModificationTime};

use super::tree::Entry;

/// The facts that the server knows (RFC 3659 §7.5).
pub(super) const FACTS: [&str; 4] = ["type", "size", "modify", "perm"];

/// Half a year: `ls` shows the year of what is older.
const RECENT: u64 = 180 * 24 * 60 * 60;

/// When a file was modified last.
pub(super) fn modified(metadata: &Metadata) -> Option<ModificationTime> {
    ModificationTime::from_system_time(metadata.modified().ok()?).map(ModificationTime::whole_second)
}

/// As `ls -l` has it, which is what clients read in a `LIST`, though no RFC says so.
pub(super) fn long(entry: &Entry) -> Vec<u8> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let kind = if entry.metadata.is_dir() { "drwxr-xr-x" } else { "-rw-r--r--" };
    let time = modified(&entry.metadata).map_or_else(String::new, |time| {
        let month = MONTHS.get(usize::from(time.month()).wrapping_sub(1)).copied().unwrap_or_default();
        let age = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let is_recent = age.abs_diff(time.unix_timestamp().unsigned_abs()) < RECENT;
        let clock = format!("{:02}:{:02}", time.hour(), time.minute());
        let last = if is_recent { clock } else { time.year().to_string() };
        format!("{month} {:>2} {last:>5}", time.day())
    });
    format!("{kind} 1 ftp ftp {:>12} {time} {}", entry.metadata.len(), entry.name).into_bytes()
}

/// The facts that were asked for, and a path (RFC 3659 §7). `None` if the path cannot stand in such a line.
pub(super) fn with_facts<T>(
    metadata: &Metadata,
    path: &str,
    wanted: &[&str],
    write: impl FnOnce(Facts<'_>) -> T,
) -> Option<T> {
    let mut values = Vec::new();
    for name in wanted {
        let value = match *name {
            "type" if metadata.is_dir() => "dir".to_owned(),
            "type" => "file".to_owned(),
            "size" if metadata.is_file() => metadata.len().to_string(),
            "modify" => modified(metadata).map_or_else(String::new, |time| time.to_string()),
            "perm" if metadata.is_dir() => "cdeflmp".to_owned(),
            "perm" => "adfrw".to_owned(),
            _ => String::new(),
        };
        if !value.is_empty() {
            values.push((*name, value));
        }
    }
    let facts: Vec<_> = values.iter().filter_map(|(name, value)| Fact::new(name, value)).collect();
    Facts::new(&facts, path.as_bytes()).map(write)
}
