//! What `cargo package` writes compiles outside the workspace, as a user gets it.

use std::path::Path;

use crate::check::Check;
use crate::command::{Result, Run as _, cargo, empty, shell, target, work};
use crate::package::Package;

pub(crate) const CHECK: Check = Check {
    name: "packages",
    about: "the packages, as they are published, compile in a user's program",
    needs: &[],
    in_all: true,
    run,
};

/// In the order in which they are published.
const CRATES: [&str; 3] = ["ftp-codes-spec", "ftp-codes-macros", "ftp-codes"];

const DEFAULT: &str = r#"
use ftp_codes::payload::PassiveAddress;
use ftp_codes::reply::Reply;
use ftp_codes::{RawCode, match_code};

fn main() {
    let reply = Reply::parse(b"227 Entering Passive Mode (192,0,2,1,4,1)\r\n").unwrap();
    let next = match_code!(reply.code() { 227 => "connect", 4xx | 5xx => "give up", unlisted | _ => "wait" });
    assert_eq!(next, "connect");
    assert_eq!(PassiveAddress::read(reply).unwrap().value.socket_addr().port(), 1025);
    assert_eq!(RawCode::new(299).unwrap().listed(), None);
}
"#;

const BARE: &str = r"
#![no_std]

pub const fn is_done(code: ftp_codes::RawCode) -> bool {
    ftp_codes::code_matches!(code, 2xx)
}
";

fn run() -> Result {
    let version = env!("CARGO_PKG_VERSION");
    let (directory, target) = (work("packages")?, target());
    // They are compiled below.
    cargo("package --quiet --no-verify --allow-dirty -p ftp-codes-spec -p ftp-codes-macros -p ftp-codes").run()?;
    let unpacked = directory.join("unpacked");
    empty(&unpacked)?;
    let mut patch = String::from("\n[patch.crates-io]\n");
    for name in CRATES {
        let archive = target.join(format!("package/{name}-{version}.crate"));
        shell(&format!("tar -xzf {archive:?} -C {unpacked:?}")).run()?;
        patch += &format!("{name} = {{ path = {:?} }}\n", unpacked.join(format!("{name}-{version}")));
    }
    let build = directory.join("target");
    user(&directory, "with-defaults", "", &patch, "main.rs", DEFAULT)?.cargo("run --quiet", &build).run()?;
    let bare = ", default-features = false";
    user(&directory, "without-defaults", bare, &patch, "lib.rs", BARE)?.cargo("check --quiet", &build).run()
}

fn user(directory: &Path, name: &str, more: &str, patch: &str, file: &str, source: &str) -> Result<Package> {
    let version = env!("CARGO_PKG_VERSION");
    let manifest = format!("[dependencies]\nftp-codes = {{ version = \"={version}\"{more} }}\n{patch}");
    Package::new(directory.join(name), &manifest, file, source)?.locked()
}
