//! A table is a source file like any other: an edit triggers a rebuild, and a fault stops the build until it is fixed.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// A package with a program that prints every code of its own table.
struct Package {
    root: PathBuf,
}

impl Package {
    fn new() -> Self {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("src")).expect("a new directory");
        let package = Self { root };
        // A separate workspace; otherwise cargo expects it to be a member of the one that contains it.
        package.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"rebuild\"\nedition = \"2024\"\n\n\
                 [dependencies]\nftp-codes = {{ path = {:?} }}\n\n\
                 [workspace]\n",
                workspace.join("ftp-codes"),
            ),
        );
        // The versions that the workspace uses, so that no network is needed.
        fs::copy(workspace.join("Cargo.lock"), package.root.join("Cargo.lock")).expect("the lock file");
        package.write(
            "src/main.rs",
            "ftp_codes::reply_codes! {\n    mod codes = \"../codes.toml\";\n}\n\n\
             fn main() {\n    for &code in codes::ReplyCode::ALL {\n        println!(\"{code}\");\n    }\n}\n",
        );
        package
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.root.join(file), text).expect("a file in our own directory");
    }

    /// What the program prints, or what the compiler reports.
    fn run(&self) -> Result<String, String> {
        let cargo = env::var_os("CARGO").expect("cargo runs the tests");
        let output = Command::new(cargo)
            .args(["run", "--quiet", "--offline", "--color", "never"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .output()
            .expect("cargo has just run");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
    }
}

const CLASS: &str = r#"[[class]]
digit = 2
name = "Done"
text = "Done."
doc = "It is done."
defined = "our manual, page 3"
"#;

fn reply(code: u16, name: &str, headline: &str) -> String {
    format!(
        r#"
[[reply]]
code = {code}
name = "{name}"
headline = "{headline}"
text = "{headline}"
standing = "de-facto"
defined = "our manual, page 4"
doc = "Go on."
"#
    )
}

#[test]
fn an_edit_of_the_table_rebuilds() {
    let package = Package::new();
    let table = CLASS.to_owned() + &reply(220, "Ready", "Ready.");
    package.write("codes.toml", &table);
    assert_eq!(package.run().as_deref(), Ok("220 Ready.\n"));

    let edited = CLASS.to_owned() + &reply(220, "Ready", "Ready at last.") + &reply(221, "Closing", "Good bye.");
    package.write("codes.toml", &edited);
    assert_eq!(package.run().as_deref(), Ok("220 Ready at last.\n221 Good bye.\n"));

    package.write("codes.toml", &edited.replace("code = 221", "code = 21"));
    let message = package.run().expect_err("21 is not a code");
    assert!(message.contains("../codes.toml:18:8: `code` is 21, but a code has three digits, 100 to 999"), "{message}");
    assert!(message.contains("main.rs:2:17"), "{message}");

    package.write("codes.toml", &table);
    assert_eq!(package.run().as_deref(), Ok("220 Ready.\n"));
}
