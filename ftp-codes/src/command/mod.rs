//! Commands, and the replies that each may get.

mod line;
mod replies;

pub use line::UnknownCommand;
