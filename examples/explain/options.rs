//! The command line.

use std::ffi::OsString;

use ftp_codes::Command;

/// What `--help` prints.
pub(crate) const HELP: &str = "\
What does this FTP reply mean?

usage: explain [OPTIONS] ARGUMENT...
       explain [OPTIONS] < LOG
       explain [OPTIONS] --raw < BYTES

An argument is one of
  421                 a reply code, listed or not
  2xx x3x 55x 2yz     a mask: every listed code that it matches
  10060               an error of Windows Sockets that clients print beside reply codes
  NotLoggedIn         the name of a code, a class, a group or a Winsock error, in any case
  RETR                a command, in any case: what it does, and what it may be answered with
  \"227 Entering ...\"  a reply as a server sent it

Without arguments, a log or a transcript of FTP sessions is read from standard input. Every reply in it is
explained below its last line: what it means, what its text says to a program, and whether the command that it
answers may be answered with it. A summary of codes by class and group, and a list of what broke the rules, end the
output. Lines may carry what clients and servers put before them: time stamps, addresses, `S: `, `< `, `<--- `,
`Response: ` and others before a reply, `C: `, `> `, `---> `, `Command: ` and others before a command.

options
  --raw           standard input is what a server sent, byte for byte, to the end of the connection
  --command VERB  the replies answer this command: with --raw, with arguments, and in a log without commands
  --json          one JSON object per line: per argument, per reply of the log, per reply or error of the bytes
  -h, --help      this text
  --              what follows is an argument, even if it begins with `-`

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
    /// Bytes on standard input instead of a log.
    pub(crate) raw: bool,
    /// What the replies answer.
    pub(crate) command: Option<Command>,
    /// What to explain; nothing: what is on standard input.
    pub(crate) arguments: Vec<String>,
}

impl Options {
    /// Reads the command line without the program's name.
    ///
    /// # Errors
    ///
    /// Every option that does not exist or has no good value. With one of them the output could be in a form that nobody
    /// asked for, so there is none; what is wrong with the arguments is told together with it.
    pub(crate) fn read(words: impl Iterator<Item = OsString>) -> Result<Self, Vec<String>> {
        let mut options = Self::default();
        let mut faults = Vec::new();
        let mut only_arguments = false;
        let mut words = words.map(|word| word.to_string_lossy().into_owned());
        while let Some(word) = words.next() {
            match &*word {
                argument if only_arguments || !argument.starts_with('-') => options.arguments.push(argument.to_owned()),
                "--" => only_arguments = true,
                "--json" => options.json = true,
                "--raw" => options.raw = true,
                "-h" | "--help" => options.help = true,
                "--command" => match words.next() {
                    Some(verb) => faults.extend(options.set_command(&verb).err()),
                    None => faults.push("`--command` lacks its verb, as in `--command MDTM`".to_owned()),
                },
                other => match other.strip_prefix("--command=") {
                    Some(verb) => faults.extend(options.set_command(verb).err()),
                    None => faults.push(format!("unknown option `{other}`; `--help` lists the options")),
                },
            }
        }
        if options.raw && !options.arguments.is_empty() {
            faults.push("`--raw` reads standard input; leave out the arguments or `--raw`".to_owned());
        }
        if faults.is_empty() {
            return Ok(options);
        }
        let questions = options.arguments.iter().map(|argument| argument.parse::<crate::question::Question>());
        faults.extend(questions.filter_map(Result::err));
        Err(faults)
    }

    fn set_command(&mut self, verb: &str) -> Result<(), String> {
        let command = Command::from_verb(verb.as_bytes());
        self.command = Some(command.ok_or_else(|| {
            let verbs = Command::ALL.iter().map(|command| command.verb()).collect::<Vec<_>>().join(", ");
            format!("`{verb}` is not a listed command; listed are {verbs}")
        })?);
        Ok(())
    }
}
