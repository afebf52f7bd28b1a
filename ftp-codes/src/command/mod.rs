//! Commands, and the replies that each may be answered with.

mod kind;
mod line;
mod part;
mod permits;
mod replies;

pub use kind::CommandKind;
pub use line::UnknownCommand;
pub use part::Part;
pub use replies::Replies;
