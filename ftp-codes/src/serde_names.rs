//! Commands, rules and verdicts as strings in data formats (feature `serde`).

use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::Command;
use crate::exchange::{Rule, Verdict};

/// A type whose values have names that do not change.
trait Named: Sized + fmt::Debug {
    const EXPECTED: &'static str;

    fn from_name(name: &str) -> Option<Self>;
}

struct Name<T>(PhantomData<T>);

impl<T: Named> Visitor<'_> for Name<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<T, E> {
        T::from_name(name).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(name), &self))
    }
}

/// Serializes the verb: `"RETR"`.
impl Serialize for Command {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.verb())
    }
}

/// Deserializes a verb, in upper or lower case.
impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(PhantomData))
    }
}

impl Named for Command {
    const EXPECTED: &'static str = "the verb of a listed FTP command";

    fn from_name(name: &str) -> Option<Self> {
        Self::from_verb(name.as_bytes())
    }
}

/// Serializes the short name: `"after-end"`.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Deserializes a short name.
impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(PhantomData))
    }
}

impl Named for Rule {
    const EXPECTED: &'static str = "the short name of a rule, such as `after-end`";

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

/// Serializes `"permitted"`, or the verdict and its rule: `"broken: after-end"`.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.rule() {
            None => serializer.serialize_str(self.name()),
            Some(rule) => serializer.collect_str(&format_args!("{}: {}", self.name(), rule.name())),
        }
    }
}

/// Deserializes `"permitted"`, or a verdict and its rule.
impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(PhantomData))
    }
}

impl Named for Verdict {
    const EXPECTED: &'static str = "`permitted`, or a verdict and its rule, such as `broken: after-end`";

    fn from_name(name: &str) -> Option<Self> {
        match name.split_once(": ") {
            None => (name == Self::Permitted.name()).then_some(Self::Permitted),
            Some((verdict, rule)) => {
                let rule = Rule::from_name(rule)?;
                [Self::Tolerated(rule), Self::Broken(rule)].into_iter().find(|one| one.name() == verdict)
            }
        }
    }
}
