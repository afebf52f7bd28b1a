//! The tokens of a match: its arms, the shape of their patterns, and where a body ends.

pub(crate) mod arms;
pub(crate) mod expression;
pub(crate) mod pattern;
pub(crate) mod tokens;
