//! rust-analyzer resolves a name in a match macro to the variant.
//!
//! It is asked the same questions about a name in a pattern and about the plain path `ReplyCode::FileUnavailable`, and must
//! give the same answers. The test is skipped if rust-analyzer cannot be run; `rustup component add rust-analyzer rust-src`
//! installs it.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

const SOURCE: &str = "\
use ftp_codes::{CodeSet, RawCode, ReplyCode, code_matches, code_set, match_code};

pub const PLAIN: ReplyCode = ReplyCode::FileUnavailable;

pub fn decide(code: RawCode) -> u8 {
    match_code!(code { FileUnavailable | 331 => 1, 2xx => 2, _ => 3 })
}

pub fn bound(code: ReplyCode) -> u8 {
    match_code!(code { found @ (421 | FileUnavailable) if found.detail() > 0 => 1, _ => 3 })
}

pub fn question(code: &RawCode) -> bool {
    code_matches!(code, FileUnavailable)
}

pub const SET: CodeSet = code_set!(4xx | FileUnavailable);
";

const NAME: &str = "FileUnavailable";

#[test]
fn a_name_in_a_pattern_is_the_variant() {
    let Some(mut editor) = Editor::open() else { return };
    let positions: Vec<(usize, usize)> =
        SOURCE.lines().enumerate().filter_map(|(line, text)| Some((line, text.find(NAME)?))).collect();
    let [plain, patterns @ ..] = positions.as_slice() else { panic!("no names") };
    assert_eq!(patterns.len(), 4);

    let expected = editor.ask("textDocument/hover", *plain, json!({}));
    if expected["contents"]["value"].as_str().is_none_or(|text| !text.contains("550")) {
        return skip("rust-analyzer cannot run the procedural macros of this compiler");
    }
    let definition = editor.ask("textDocument/definition", *plain, json!({}));
    // The variant is generated, so an editor cannot rename it: neither here nor there.
    let rename = editor.ask("textDocument/prepareRename", *plain, json!({}));
    for position in patterns {
        let hover = editor.ask("textDocument/hover", *position, json!({}));
        assert_eq!(hover["contents"], expected["contents"], "hover at {position:?}");
        assert_eq!(editor.ask("textDocument/definition", *position, json!({})), definition, "at {position:?}");
        assert_eq!(editor.ask("textDocument/prepareRename", *position, json!({})), rename, "at {position:?}");
    }

    // Every pattern is among the references to the plain path.
    let context = json!({ "context": { "includeDeclaration": false } });
    let references = editor.ask("textDocument/references", *plain, context);
    let mut found: Vec<(u64, u64)> = (references.as_array().expect("references").iter())
        .filter(|reference| reference["uri"].as_str().is_some_and(|uri| uri.ends_with("/editor/src/lib.rs")))
        .map(|reference| &reference["range"]["start"])
        .filter_map(|start| Some((start["line"].as_u64()?, start["character"].as_u64()?)))
        .collect();
    found.sort_unstable();
    let expected: Vec<(u64, u64)> = positions.iter().map(|(line, column)| (*line as u64, *column as u64)).collect();
    assert_eq!(found, expected);
}

fn skip(reason: &str) {
    // Not `eprintln!`, whose output a passing test does not show.
    writeln!(io::stderr(), "tests/editor.rs: skipped, {reason}").expect("standard error");
}

/// rust-analyzer with a small package open.
struct Editor {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    file: String,
    requests: u64,
}

impl Editor {
    /// `None` if rust-analyzer cannot be run, which is reported.
    fn open() -> Option<Self> {
        let runs = Command::new("rust-analyzer").arg("--version").output().is_ok_and(|output| output.status.success());
        if !runs {
            skip("rust-analyzer cannot be run");
            return None;
        }
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
        fs::create_dir_all(root.join("src")).expect("a folder");
        fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("the lock file");
        let manifest = format!(
            "[package]\nname = \"editor\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nftp-codes = {{ path = {:?} }}\n\n[workspace]\n",
            workspace.join("ftp-codes")
        );
        fs::write(root.join("Cargo.toml"), manifest).expect("a manifest");
        fs::write(root.join("src/lib.rs"), SOURCE).expect("a source file");
        let mut process = Command::new("rust-analyzer")
            .env("CARGO_TARGET_DIR", root.join("target"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it has just run");
        let input = process.stdin.take().expect("piped");
        let output = BufReader::new(process.stdout.take().expect("piped"));
        let file = format!("file://{}", root.join("src/lib.rs").display());
        let mut editor = Self { process, input, output, file, requests: 0 };
        editor.start(&format!("file://{}", root.display()));
        Some(editor)
    }

    /// Opens the file, and waits until the package is loaded.
    fn start(&mut self, root: &str) {
        let capabilities = json!({
            "experimental": { "serverStatusNotification": true },
            "textDocument": { "hover": { "contentFormat": ["plaintext"] } },
        });
        let options = json!({ "checkOnSave": false, "cachePriming": { "enable": false } });
        let parameters = json!({
            "processId": null, "rootUri": root, "capabilities": capabilities, "initializationOptions": options,
        });
        self.request("initialize", &parameters);
        self.send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
        let document = json!({ "uri": self.file, "languageId": "rust", "version": 1, "text": SOURCE });
        let opened = json!({ "textDocument": document });
        self.send(&json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": opened }));
        loop {
            let message = self.receive();
            if message["method"] == "experimental/serverStatus" && message["params"]["quiescent"] == true {
                return;
            }
        }
    }

    /// Asks about the middle of the name at a position. Returns the result, or the error.
    fn ask(&mut self, method: &str, (line, column): (usize, usize), mut parameters: Value) -> Value {
        parameters["textDocument"] = json!({ "uri": self.file });
        parameters["position"] = json!({ "line": line, "character": column + 4 });
        self.request(method, &parameters)
    }

    fn request(&mut self, method: &str, parameters: &Value) -> Value {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": parameters }));
        loop {
            let mut message = self.receive();
            if message["id"] == id && message.get("method").is_none() {
                let part = if message.get("error").is_some() { "error" } else { "result" };
                return message[part].take();
            }
        }
    }

    /// The next message. Requests from the server are answered with null.
    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.output.read_line(&mut line).expect("a header"), 0, "rust-analyzer has ended");
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.trim().parse().expect("a length");
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a message");
        let message: Value = serde_json::from_slice(&body).expect("JSON");
        if message.get("method").is_some() && message.get("id").is_some() {
            let result = if message["method"] == "workspace/configuration" { json!([null]) } else { Value::Null };
            self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result }));
        }
        message
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("rust-analyzer reads");
        self.input.flush().expect("rust-analyzer reads");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
