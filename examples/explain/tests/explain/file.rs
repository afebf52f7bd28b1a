//! Files: those that can be read, and those that cannot.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Told, run};

/// A folder with files of these names.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for (file, bytes) in files {
        fs::write(folder.join(file), bytes).expect("a file");
    }
    folder
}

fn read(options: &[&str], folder: &Path, files: &[&str]) -> Told {
    let paths: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
    let paths = paths.iter().map(|path| path.to_str().expect("a name in UTF-8"));
    run(&options.iter().copied().chain(paths).collect::<Vec<_>>(), b"")
}

#[test]
fn each_file_that_has_no_replies_is_named_with_the_reason() {
    let files: [(&str, &[u8]); 5] = [
        ("empty.log", b""),
        ("program", b"\x7fELF\0\0\n\0"),
        ("old.log.gz", b"\x1f\x8b\x08\0"),
        ("shell.txt", b"\xff\xfe2\x002\x000\0 \0"),
        ("notes.txt", b"something else\n"),
    ];
    let folder = folder("reasons", &files);
    for (file, code, reason) in [
        ("empty.log", 3, "the file is empty"),
        ("program", 3, "this is neither a log nor a capture"),
        ("old.log.gz", 1, "`zcat FILE | ftp-explain`"),
        ("shell.txt", 1, "`iconv -f UTF-16 -t UTF-8 FILE | ftp-explain`"),
        ("notes.txt", 3, "`--formats`"),
        (".", 1, "this is a directory"),
        ("none.log", 1, "no such file"),
        ("none.pcap", 1, "no such file"),
    ] {
        let told = read(&["--summary"], &folder, &[file]);
        assert_eq!(told.code, code, "{file}: {}", told.err);
        assert!(told.err.contains(file) && told.err.contains(reason), "{file}: {}", told.err);
        assert_eq!(told.err.lines().count(), 1, "{file}: {}", told.err);
    }
    let told = run(&["nosuchfile"], b"");
    assert!(told.code == 2 && told.err.contains("no file has this name"), "{}", told.err);
    fs::remove_dir_all(folder).expect("the folder is removed");
}

#[test]
fn several_files_are_told_apart_and_one_that_is_missing_stops_nothing() {
    let folder = folder("several", &[("a.log", b"S: 220 a\n"), ("b.log", b"S: 230 b\n")]);
    let told = read(&["--summary"], &folder, &["a.log", "none.log", "b.log"]);
    let names: Vec<_> = told.text().lines().filter(|line| line.starts_with("==> ")).collect();
    let expected = ["a.log", "none.log", "b.log"].map(|name| format!("==> {} <==", folder.join(name).display()));
    assert_eq!(names, expected);
    assert_eq!((told.code, told.text().matches("1 reply in 1 line\n").count()), (1, 2));
    let told = read(&["--json"], &folder, &["a.log", "b.log"]);
    let objects = told.text().lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect(line));
    let files: Vec<_> = objects.map(|object| object["file"].as_str().map(str::to_owned)).collect();
    assert_eq!(files, ["a.log", "b.log"].map(|name| Some(folder.join(name).display().to_string())));
    fs::remove_dir_all(folder).expect("the folder is removed");
}
