//! What replies state about files.

mod fact_names;
mod facts;
mod hash;
mod path;
mod restart;
mod size;
mod time;

pub use fact_names::FactNames;
pub use facts::{ChangedFacts, Fact, FactIter, Facts};
pub use hash::FileHash;
pub use path::{PathName, UniqueFile};
pub use restart::{Delay, RestartMarker, RestartOffset};
pub use size::{BufferSize, FileSize, TransferSize};
pub(super) use size::{after_keyword, read_one_line};
pub use time::ModificationTime;
