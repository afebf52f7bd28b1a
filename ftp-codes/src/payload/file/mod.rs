//! What replies state about files.

mod fact_names;
mod facts;
mod hash;
mod path;
mod restart;
mod size;
mod time;

pub use fact_names::{FactNameIter, FactNames};
pub use facts::{ChangedFacts, Fact, FactIter, Facts};
pub use hash::FileHash;
pub use path::{PathBytes, PathName, UniqueFile};
pub use restart::{Delay, RestartMarker, RestartPoint};
pub(super) use size::after_keyword;
pub use size::{FileSize, ProtectionBufferSize, TransferSize};
pub use time::ModificationTime;
