#![doc = include_str!("../../docs/exchanges.md")]

mod attribution;
mod due;
mod event;
mod follow;
mod judgement;
mod login;
mod machine;
mod propriety;
mod queue;
mod received;
mod request;
mod rule;
mod session;
mod step;
mod verdict;

pub use event::Event;
pub use judgement::Judgement;
pub use login::Login;
pub use machine::Exchange;
pub use queue::TooManyWaiting;
pub use received::Received;
pub use request::Request;
pub use rule::Rule;
pub use session::Session;
pub use step::Step;
pub use verdict::Verdict;
