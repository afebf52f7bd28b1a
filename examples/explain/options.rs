//! The command line.

use std::ffi::OsString;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
What does this FTP reply mean?

usage: explain [--json] ARGUMENT...
       explain [--json] < LOG

An argument is one of
  421                 a reply code, listed or not
  2xx x3x 55x 2yz     a mask: every listed code that it matches
  10060               an error of Windows Sockets that clients print beside reply codes
  NotLoggedIn         the name of a code, a class, a group or a Winsock error, in any case
  \"227 Entering ...\"  a reply as a server sent it

Without arguments, a log or a transcript of FTP sessions is read from standard input. Every reply in it is
explained below its last line, and a summary of codes by class and group ends the output. Lines may carry
what clients and servers put before them: time stamps, addresses, `S: `, `< `, `<--- `, `Response: ` and others.

options
  --json      one JSON object per line: per argument, or per reply of the log
  -h, --help  this text
  --          what follows is an argument, even if it begins with `-`

Output is coloured on a terminal, unless NO_COLOR is set. Exit status: 0; 1 if reading or writing failed;
2 if an argument or an option is wrong. The others are explained all the same, unless an option is wrong.
";

/// What the command line asks for.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Objects instead of text.
    pub(crate) json: bool,
    /// Only the help.
    pub(crate) help: bool,
    /// What to explain; nothing: the log on standard input.
    pub(crate) arguments: Vec<String>,
}

impl Options {
    /// Reads the command line without the program's name.
    ///
    /// # Errors
    ///
    /// Every option that does not exist. With one of them the output could be in a form that nobody asked for, so there
    /// is none; what is wrong with the arguments is told together with it.
    pub(crate) fn read(words: impl Iterator<Item = OsString>) -> Result<Self, Vec<String>> {
        let mut options = Self::default();
        let mut faults = Vec::new();
        let mut only_arguments = false;
        for word in words {
            let word = word.to_string_lossy();
            match &*word {
                argument if only_arguments || !argument.starts_with('-') => options.arguments.push(argument.to_owned()),
                "--" => only_arguments = true,
                "--json" => options.json = true,
                "-h" | "--help" => options.help = true,
                unknown => faults.push(format!("unknown option `{unknown}`; `--help` lists the options")),
            }
        }
        if faults.is_empty() {
            return Ok(options);
        }
        let questions = options.arguments.iter().map(|argument| argument.parse::<crate::question::Question>());
        faults.extend(questions.filter_map(Result::err));
        Err(faults)
    }
}
