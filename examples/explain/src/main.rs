//! What does this FTP reply mean?
//!
//! ```sh
//! ftp-explain 421 2xx x3x 10060 RETR "227 Entering Passive Mode (192,168,1,2,19,136)"
//! curl -v ftp://ftp.example.org/ 2>&1 | ftp-explain
//! ftp-explain --summary /var/log/vsftpd.log
//! ftp-explain capture.pcap
//! ftp-explain watch ftp.example.org
//! ```
//!
//! `question` is about arguments. `log`, `capture`, `wire` and `watch` read inputs, and `input` finds out which of them can; what
//! they see is judged in `conversation`, the place to start reading, and goes to a `report`.

mod capture;
mod conversation;
mod endpoint;
mod input;
mod log;
mod question;
mod reply;
mod report;
mod time;
mod transcript;
mod watch;
mod wire;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ColorChoice, Parser, Subcommand};
use ftp_codes::Command;
use indicatif::{ProgressBar, ProgressStyle};

use conversation::Conversations;
use question::Question;
use report::{Html, Masked, Objects, Paper, Report, Show, Text, Unit, harmless};

/// Standard input or output failed, or a file.
const FAILURE: u8 = 1;
/// A bad argument or option.
const USAGE: u8 = 2;
/// The input has no reply.
const NOTHING: u8 = 3;

/// The width of a line of `--help`.
const WIDTH: usize = 100;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const ABOUT: &str = "\
What does this FTP reply mean? Explains reply codes, commands and whole logs, and says who broke the rules.";

const AFTER: &str = "\
An ARGUMENT is one of
  421                 a reply code, listed or not
  2xx x3x 55x 2yz     a mask: every listed code that it matches
  10060               an error of Windows Sockets, as some clients print beside reply codes
  NotLoggedIn         the name of a code, a class, a group or a Winsock error, in any case
  RETR                a command, in any case: what it does, and which replies it may get
  '2xx | 331..=336'   a pattern of `match_code!`: every listed code that it matches
  file not found      words: the codes, errors and commands that they describe
  \"227 Entering ...\"  a reply as a server sent it
  ./vsftpd.log        a file: the log of a client or a server, or a capture of packets

Without arguments, a log is read from standard input. Each reply is explained below its last line: what it means, which \
values its text contains, and which rule it breaks, if any. At the end come what failed, what broke the rules, and how \
often each code occurred. Passwords are shown as ****, except in hexadecimal dumps.

Exit status: 0 on success; 1 if reading or writing failed; 2 if an argument or an option is wrong; 3 if a log has no reply.";

/// What the command line asks for.
#[derive(Debug, Parser)]
#[command(name = "ftp-explain", version, about = ABOUT, after_help = AFTER, styles = STYLES, max_term_width = WIDTH)]
#[command(disable_help_subcommand = true)]
struct Options {
    #[command(subcommand)]
    mode: Option<Mode>,
    /// What to explain; by default, the log on standard input
    #[arg(value_name = "ARGUMENT")]
    arguments: Vec<String>,
    /// Read what a server sent, byte for byte, instead of a log
    #[arg(long)]
    raw: bool,
    /// The command that the replies answer, if the input does not show it
    #[arg(long, value_name = "VERB", value_parser = command)]
    command: Option<Command>,
    /// Print JSON, one object per line; the README documents the keys
    #[arg(long, global = true)]
    json: bool,
    /// Add texts, descriptions, grammars and sources to each object
    #[arg(long, global = true, requires = "json")]
    full: bool,
    /// Write a page to attach to a bug report, and print nothing
    #[arg(long, global = true, value_name = "FILE", conflicts_with_all = ["json", "summary", "violations"])]
    html: Option<PathBuf>,
    /// Print only the summary: what failed, what broke the rules, how often each code occurred
    #[arg(long, global = true, conflicts_with_all = ["json", "violations"])]
    summary: bool,
    /// Print only what breaks a rule
    #[arg(long, global = true)]
    violations: bool,
    /// List the known formats of logs, each with lines as they are printed
    #[arg(long)]
    formats: bool,
    /// When to use colours; `auto` means on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value_t)]
    color: ColorChoice,
}

/// What else there is to do than to explain arguments and logs.
#[derive(Debug, Subcommand)]
enum Mode {
    Watch(watch::Watch),
}

fn command(verb: &str) -> Result<Command, String> {
    Command::from_verb(verb.as_bytes()).ok_or_else(|| {
        let verbs = Command::ALL.iter().map(|command| command.verb()).collect::<Vec<_>>().join(", ");
        format!("not a listed command; write one of {verbs}")
    })
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(code) => code,
        // The reader has seen enough: `ftp-explain < log | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            notice(&error.to_string());
            ExitCode::from(FAILURE)
        }
    }
}

fn run(options: &Options) -> io::Result<ExitCode> {
    if let Some(Mode::Watch(watch)) = &options.mode {
        let mut report = report_of(options, None)?;
        report.counts(Unit::Connection);
        let end = watch::run(watch, &mut Conversations::new(None), &mut report, notice)?;
        report.end(&end)?;
        return Ok(ExitCode::SUCCESS);
    }
    if options.formats {
        let mut out = stdout();
        report::formats(&paper(options), &mut out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    if options.arguments.is_empty() {
        if io::stdin().is_terminal() {
            notice("reading a log from the terminal; `--help` lists what else there is");
        }
        return read(None, options);
    }
    if options.html.is_some() {
        let [log] = options.arguments.as_slice() else {
            notice("`--html` takes one log; write a page for each");
            return Ok(ExitCode::from(USAGE));
        };
        return read(Some(Path::new(log)), options);
    }
    let mut code = ExitCode::SUCCESS;
    let mut out = stdout();
    let paper = paper(options);
    let (files, questions): (Vec<String>, Vec<String>) =
        options.arguments.iter().cloned().partition(|argument| options.raw || input::is_file(argument));
    for (position, question) in Question::read_all(&questions).into_iter().enumerate() {
        match question {
            Ok(question) if options.json => {
                let judgement = question.judgement(options.command);
                writeln!(out, "{}", report::of_question(&question, &judgement, options.full))?;
            }
            Ok(question) => {
                if position > 0 {
                    writeln!(out)?;
                }
                report::answer(&question, &question.judgement(options.command), &paper, &mut out)?;
            }
            Err(fault) => {
                notice(&fault);
                code = ExitCode::from(USAGE);
            }
        }
    }
    out.flush()?;
    for (position, file) in files.iter().enumerate() {
        let path = Some(Path::new(file)).filter(|_| file != "-");
        if files.len() > 1 && !options.json {
            let blank = if position > 0 || !questions.is_empty() { "\n" } else { "" };
            writeln!(out, "{blank}==> {} <==", harmless(file))?;
            out.flush()?;
        }
        match read(path, options) {
            Ok(status) if status == ExitCode::SUCCESS => {}
            Ok(status) => code = status,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return Err(error),
            Err(error) => {
                notice(&error.to_string());
                code = ExitCode::from(FAILURE);
            }
        }
    }
    Ok(code)
}

/// Explains a file, or standard input.
fn read(path: Option<&Path>, options: &Options) -> io::Result<ExitCode> {
    let file = match path {
        Some(path) if path.is_dir() => {
            let error = io::Error::new(ErrorKind::IsADirectory, "this is a directory; name the logs in it");
            return Err(named(error, path));
        }
        Some(path) => Some(File::open(path).map_err(|error| named(error, path))?),
        None => None,
    };
    let mut report = report_of(options, path)?;
    let mut talks = Conversations::new(options.command);
    let (end, is_text) = match file {
        Some(file) => {
            let length = file.metadata().map_or(0, |metadata| metadata.len());
            let bar = progress(show(options), length, options);
            let mut reader = BufReader::with_capacity(1 << 18, bar.wrap_read(file));
            let end = input::explain(&mut reader, options.raw, &mut talks, &mut report);
            bar.finish_and_clear();
            end
        }
        None => input::explain(&mut io::stdin().lock(), options.raw, &mut talks, &mut report),
    }
    .map_err(|error| match path {
        Some(path) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::InvalidData) => named(error, path),
        _ => error,
    })?;
    report.end(&end)?;
    end.notes.iter().for_each(|note| notice(note));
    if end.replies > 0 || options.raw {
        return Ok(ExitCode::SUCCESS);
    }
    let about = path.map(|path| format!("{}: ", path.display())).unwrap_or_default();
    let what = match (end.format, end.remedy) {
        _ if end.lines == 0 && end.format.is_none() => match path {
            Some(_) => "the file is empty".to_owned(),
            None => "nothing came from standard input; `--help` lists what else there is".to_owned(),
        },
        (Some(format), Some(remedy)) => format!("no reply found ({format}): {remedy}"),
        (Some(format), None) => {
            format!("no reply found ({format}): this log shows too little of the sessions")
        }
        (None, _) if !is_text => "no reply found, because this is neither a log nor a capture of packets".to_owned(),
        (None, _) => UNKNOWN.to_owned(),
    };
    notice(&format!("{about}{what}"));
    Ok(ExitCode::from(NOTHING))
}

const UNKNOWN: &str = "no reply found, because the format of the log is not known. `--formats` lists the known ones; with \
    `--raw` the input is what a server sent, byte for byte. If you report this, add a few lines of the log and the name of \
    the program that wrote them";

/// The report that the options ask for about a log, or about what has no name.
fn report_of(options: &Options, log: Option<&Path>) -> io::Result<Masked> {
    let report: Box<dyn Report> = match &options.html {
        Some(page) if log.is_some_and(|log| is_same(log, page)) => {
            let error = io::Error::new(ErrorKind::InvalidInput, "this is the log; write the page to another file");
            return Err(named(error, page));
        }
        Some(page) => {
            let out = File::create(page).map_err(|error| named(error, page))?;
            let name = log.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
            Box::new(Html::new(name, out))
        }
        None if options.json => {
            let name = log.map(|log| log.to_string_lossy().into_owned());
            Box::new(Objects::new(options.full, options.violations, name, stdout()))
        }
        None => Box::new(Text::new(show(options), paper(options), stdout())),
    };
    Ok(Masked::new(report))
}

/// The error with the file in which it happened.
fn named(error: io::Error, path: &Path) -> io::Error {
    let what = match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    io::Error::new(error.kind(), format!("{}: {what}", path.display()))
}

/// How much of a text report is asked for.
fn show(options: &Options) -> Show {
    match (options.summary, options.violations) {
        (true, _) => Show::Summary,
        (_, true) => Show::Violations,
        _ => Show::Everything,
    }
}

/// Whether both paths lead to the same file.
fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().zip(other.canonicalize().ok()).is_some_and(|(one, other)| one == other)
}

/// A bar on the terminal that shows how far a file has been read. It is hidden if the output shows that already.
fn progress(show: Show, length: u64, options: &Options) -> ProgressBar {
    const SHORT: u64 = 1 << 22;
    let is_silent = show != Show::Everything || options.html.is_some() || options.json && !io::stdout().is_terminal();
    if !is_silent || length < SHORT {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(length);
    let style = ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left");
    style.map_or_else(|_| ProgressBar::hidden(), |style| bar.with_style(style))
}

fn stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Standard output: whether it takes colour, and how wide it is.
fn paper(options: &Options) -> Paper {
    let choice = match options.color {
        ColorChoice::Auto => anstream::AutoStream::choice(&io::stdout()),
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
    };
    Paper::of_stdout(choice != anstream::ColorChoice::Never)
}

/// Writes a notice to standard error. If that is closed, there is nowhere left to say so.
fn notice(fault: &str) {
    let _ = writeln!(io::stderr(), "ftp-explain: {}", harmless(fault));
}
