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
pub(super) use size::after_keyword;
pub use size::{BufferSize, FileSize, TransferSize};
pub use time::ModificationTime;
