//! `VirtualPath`: a path as the client sees it.

use std::fmt;
use std::path::{Component, Path};

use super::answer::Refusal;

/// A path from the root that the client sees, without `.` and `..`: there is nothing above the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct VirtualPath {
    names: Vec<String>,
}

impl VirtualPath {
    /// The path that an argument means to who stands here.
    ///
    /// # Errors
    ///
    /// If it holds what is no name: bytes that are not UTF-8 (RFC 2640 §3.1), control characters, or on some systems
    /// letters of drives and other separators.
    pub(super) fn join(&self, argument: &[u8]) -> Result<Self, Refusal> {
        let path = std::str::from_utf8(argument).map_err(|_| Refusal::argument("the path is not UTF-8"))?;
        if path.is_empty() {
            return Err(Refusal::argument("a path is missing"));
        }
        let mut joined = if path.starts_with('/') { Self::default() } else { self.clone() };
        for name in path.split('/') {
            match name {
                "" | "." => {}
                ".." => joined = joined.parent(),
                name if is_name(name) => joined.names.push(name.to_owned()),
                _ => return Err(Refusal::argument("the path holds what cannot be part of a name")),
            }
        }
        Ok(joined)
    }

    /// The directory that it is in; that of the root is the root.
    pub(super) fn parent(&self) -> Self {
        let mut names = self.names.clone();
        names.pop();
        Self { names }
    }

    /// The same path with one more name.
    pub(super) fn child(&self, name: &str) -> Self {
        Self { names: self.names.iter().cloned().chain([name.to_owned()]).collect() }
    }

    /// The names, from the root on.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether it is the root.
    pub(super) fn is_root(&self) -> bool {
        self.names.is_empty()
    }
}

/// Whether it names one thing in a directory, on this system, and can be sent in a line.
pub(super) fn is_name(name: &str) -> bool {
    let mut components = Path::new(name).components();
    let is_one =
        matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == name);
    is_one && !name.chars().any(char::is_control)
}

impl fmt::Display for VirtualPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_root() {
            return f.write_str("/");
        }
        self.names.iter().try_for_each(|name| write!(f, "/{name}"))
    }
}
