//! What cannot be a set.

use ftp_codes::{CodeSet, code_set};

const UNLISTED: CodeSet = code_set!(unlisted);
const A_NUMBER: CodeSet = code_set!(220 | 299);
const A_MASK: CodeSet = code_set!(9xx | 44x);
const A_NAME: CodeSet = code_set!(ServiceRedy | NotLoggedIn);
const A_BINDING: CodeSet = code_set!(code @ 4xx);
const A_GUARD: CodeSet = code_set!(4xx if true);
const NOTHING: CodeSet = code_set!();
const A_LIST: CodeSet = code_set!(421, 425);
const A_CLASS: CodeSet = code_set!(TransientNegative | FileSystem);
const A_SUM: CodeSet = code_set!(4xx + 5xx);

fn main() {}
