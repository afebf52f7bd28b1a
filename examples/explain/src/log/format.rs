//! `FORMATS`: the forms of logs that are known, each with lines that were recorded.
//!
//! A format reads one line, from which the time stamps, processes and levels of loggers have been taken off, and says what
//! was said in it. A format whose records have several lines keeps what it needs in [`State`].

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use ftp_codes::RawCode;

use super::client::lanes::Lanes;
use super::client::python::Ftplib;
use super::client::{self, curl, mark, node, python};
use super::head::Head;
use super::{access, packet, server};
use crate::conversation::{Fnv, Key, Side};
use crate::time::Time;

/// A form of logs.
pub(crate) struct Format {
    /// The program, and how it is made to write such a log.
    pub(crate) name: &'static str,
    /// Lines as they are printed, the first of which is recognised by itself.
    pub(crate) sample: &'static str,
    /// What a line can begin with; nothing: with anything.
    pub(super) begins: &'static [u8],
    /// Reads a line; whether it is one of this format.
    pub(super) read: Read,
    /// Whether lines without marks can be replies.
    pub(super) bare: Bare,
    /// What to do to see replies, if logs of this form have none.
    pub(crate) remedy: Option<&'static str>,
}

/// Reads a line.
pub(super) type Read = fn(&mut State, &Line<'_>, Sink<'_>) -> bool;

/// Takes what a line says.
pub(super) type Sink<'s> = &'s mut dyn FnMut(Said<'_>);

/// Whether a line that nothing marks can be a reply in a log of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bare {
    /// All of them are marked.
    Never,
    /// Where a command waits for one.
    AfterCommand,
    /// The same, but not every reply need be there.
    Sparse,
    /// There, and on the line after a reply.
    AfterReply,
    /// Replies are not marked.
    Always,
}

/// A line of a log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'l> {
    /// All of it, without its end.
    pub(super) whole: &'l [u8],
    /// What comes after the head.
    pub(super) text: &'l [u8],
    /// What loggers have put before it.
    pub(super) head: Head<'l>,
}

impl<'l> Line<'l> {
    /// What comes after the head, with all blanks but the one that separates them. After `INFO:name:` there is none.
    pub(super) fn said(&self) -> &'l [u8] {
        let stamp = self.head.bytes.trim_ascii_end().rsplit(|byte| byte.is_ascii_whitespace()).next();
        let is_apart =
            stamp.is_none_or(|stamp| !stamp.ends_with(b":") || memchr::memchr_iter(b':', stamp).count() != 2);
        let blanks = self.head.blanks().saturating_sub(usize::from(is_apart));
        self.whole.get(self.head.bytes.len() - blanks..).unwrap_or(self.text)
    }
}

impl Line<'_> {
    /// When it was written.
    pub(super) fn time(&self) -> Option<Time> {
        const LONGEST: usize = 80;
        self.head.time().or_else(|| Time::find(self.whole.get(..LONGEST).unwrap_or(self.whole)))
    }
}

/// Something that a line says.
#[derive(Debug)]
pub(super) struct Said<'l> {
    /// Identifies the connection, if the format knows better than the head of the line.
    pub(super) key: Option<Key>,
    pub(super) what: What<'l>,
}

/// What can be said.
#[derive(Debug)]
pub(super) enum What<'l> {
    /// One side has sent lines, which come without their last end.
    Text(Side, Cow<'l, [u8]>, Form),
    /// One side has sent bytes.
    Bytes(Side, Cow<'l, [u8]>),
    /// A command, the code of its last reply, and the text of that if the log has it.
    Pair(Cow<'l, [u8]>, RawCode, Option<Cow<'l, [u8]>>),
    /// The client has connected.
    Connected,
    /// The connection was closed.
    Closed,
    /// The client may have sent a command that the log does not show.
    Hidden,
    /// Replies are missing, also those to commands that the log shows.
    Gap,
}

/// How faithful a log is to the lines of a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Every line is there.
    Exact,
    /// Lines may be missing, also the last one.
    Gaps,
    /// Lines may be missing, and the hyphen after the code of a first line.
    Flat,
    /// The beginning of a line; more of it follows.
    Part,
}

impl<'l> Said<'l> {
    pub(super) fn text(side: Side, text: impl Into<Cow<'l, [u8]>>) -> Self {
        Self { key: None, what: What::Text(side, text.into(), Form::Exact) }
    }

    pub(super) fn server(text: impl Into<Cow<'l, [u8]>>) -> Self {
        Self::text(Side::Server, text)
    }

    pub(super) fn client(text: impl Into<Cow<'l, [u8]>>) -> Self {
        Self::text(Side::Client, text)
    }

    pub(super) fn on(self, key: Key) -> Self {
        Self { key: Some(key), ..self }
    }

    pub(super) fn in_form(mut self, new: Form) -> Self {
        if let What::Text(_, _, form) = &mut self.what {
            *form = new;
        }
        self
    }
}

impl<'l> From<What<'l>> for Said<'l> {
    fn from(what: What<'l>) -> Self {
        Self { key: None, what }
    }
}

/// What formats remember between lines.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) client: client::State,
    pub(super) curl: curl::State,
    pub(super) ftplib: Ftplib,
    pub(super) node: node::State,
    /// The connections of each process, in logs that do not tell them apart.
    lanes: HashMap<Option<Key>, Lanes, BuildHasherDefault<Fnv>>,
    pub(super) server: server::State,
    pub(super) access: access::State,
    pub(super) packet: packet::State,
    /// Whether a line was one of a known form.
    pub(super) has_format: bool,
    /// Whether it is being tried out how the log can be read: then its form must not be guessed.
    pub(super) is_trial: bool,
    /// Whether a reply has begun and not ended on the connection of this process.
    pub(super) is_open: bool,
}

impl State {
    /// No log has more processes at the same time.
    const PROCESSES: usize = 1024;

    /// The connections of a process. If there are too many processes, all others are forgotten.
    pub(super) fn lanes_of(&mut self, process: Option<Key>) -> &mut Lanes {
        if self.lanes.len() >= Self::PROCESSES && !self.lanes.contains_key(&process) {
            self.lanes.clear();
        }
        self.lanes.entry(process).or_default()
    }

    /// The end of the log.
    pub(super) fn end(&mut self, sink: Sink<'_>) {
        self.curl.end(sink);
        self.ftplib.flush(None, sink);
        self.packet.end(sink);
    }

    /// Whether the next line belongs to a record that has begun. It is offered to this format first, with its head.
    pub(super) fn inside(&self) -> Option<Read> {
        let inside = self.packet.inside().or_else(|| self.curl.inside());
        inside.or_else(|| self.client.inside()).or_else(|| self.node.inside())
    }
}

/// The formats, in the order in which they are tried.
pub(crate) const FORMATS: &[Format] = &[
    Format {
        name: "vsftpd (log_ftp_protocol=YES)",
        sample: "Sat Nov 21 14:16:53 2026 [pid 1779] FTP response: Client \"127.0.0.1\", \"220 (vsFTPd 3.0.3)\"\n\
                 Sat Nov 21 14:16:53 2026 [pid 1779] FTP command: Client \"127.0.0.1\", \"USER demo\"",
        begins: b"FCOD",
        read: server::vsftpd,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "Pure-FTPd (-d -d)",
        sample: "Nov 21 14:18:51 host pure-ftpd: (?@127.0.0.1) [DEBUG] Command [user] [demo]\n\
                 Nov 21 14:18:51 host pure-ftpd: (?@127.0.0.1) [DEBUG] 331 User demo OK. Password required",
        begins: b"",
        read: server::pure_ftpd,
        bare: Bare::Never,
        remedy: Some("Pure-FTPd logs replies if it is told to debug twice, with `-d -d`"),
    },
    Format {
        name: "pyftpdlib (logging.DEBUG)",
        sample: "[D 2026-11-21 14:19:18] 127.0.0.1:35878-[] -> 220 pyftpdlib 2.2.0 ready.\n\
                 [D 2026-11-21 14:19:18] 127.0.0.1:35878-[] <- USER demo",
        begins: b"",
        read: server::pyftpdlib,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "aioftp",
        sample: "2026-11-21 14:17:36,866 DEBUG aioftp.client: 220 ProFTPD Server (Demo archive) [127.0.0.1]\n\
                 2026-11-21 14:17:36,866 DEBUG aioftp.client: USER demo",
        begins: b"",
        read: python::aioftp,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "BSD ftpd (ftpd -d), GNU inetutils ftpd",
        sample: "Nov 21 14:17:21 host ftpd[1234]: <--- 220 \n\
                 Nov 21 14:17:21 host ftpd[1234]: localhost FTP server (GNU inetutils 2.4) ready.\n\
                 Nov 21 14:17:21 host ftpd[1234]: command: USER demo",
        begins: b"",
        read: server::bsd,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "uftpd (-l debug)",
        sample: "12345> Sent: 220 uftpd (2.15) ready.\n12345> Recv: USER anonymous",
        begins: b"SR",
        read: server::uftpd,
        bare: Bare::AfterCommand,
        remedy: None,
    },
    Format {
        name: "IIS and other servers (W3C), Zeek",
        sample: "#Fields: date time c-ip cs-method cs-uri-stem sc-status x-session\n\
                 2026-11-21 14:17:21 192.0.2.1 USER demo 331 1234",
        begins: b"#0123456789C",
        read: access::columns,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "ProFTPD (ExtendedLog) and other access logs",
        sample: "127.0.0.1 UNKNOWN demo [21/Nov/2026:14:17:22 +0000] \"RETR report.csv\" 226 31",
        begins: b"",
        read: access::access,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "ProFTPD (SystemLog, TraceLog)",
        sample: "2026-11-21 14:17:21,820 [9284] <response:1>: 331 Password required for demo",
        begins: b"d<",
        read: server::proftpd,
        bare: Bare::Never,
        remedy: Some(
            "the system log of ProFTPD has no replies; `ExtendedLog` has their codes, and `Trace response:1` the replies",
        ),
    },
    Format {
        name: "xferlog",
        sample: "Sat Nov 21 14:17:22 2026 0 127.0.0.1 31 /srv/ftp/pub/report.csv b _ o r demo ftp 0 * c",
        begins: b"",
        read: access::xferlog,
        bare: Bare::Never,
        remedy: Some(
            "a transfer log has no replies; the server logs them with `log_ftp_protocol=YES` (vsftpd), `ExtendedLog` \
             (ProFTPD) or `-d -d` (Pure-FTPd)",
        ),
    },
    Format {
        name: "access log in the words of HTTP",
        sample: "127.0.0.1 - demo [21/Nov/2026:14:18:56 -0000] \"GET /pub/report.csv\" 200 31",
        begins: b"",
        read: access::clf,
        bare: Bare::Never,
        remedy: Some("its codes are those of HTTP; Pure-FTPd logs replies with `-d -d`"),
    },
    Format {
        name: "ftp-explain (--json)",
        sample: "{\"code\":230,\"command\":\"PASS\",\"connection\":1,\"multiline\":false,\"verdict\":\"permitted\"}",
        begins: b"{",
        read: access::own,
        bare: Bare::Never,
        remedy: Some("this is what `ftp-explain` itself has printed; give it the log that this is about"),
    },
    Format {
        name: "Suricata (eve.json)",
        sample: "{\"event_type\":\"ftp\",\"flow_id\":1,\"ftp\":{\"command\":\"USER\",\"command_data\":\"demo\",\
                 \"completion_code\":[\"331\"],\"reply\":[\"Please specify the password.\"]}}",
        begins: b"{",
        read: packet::suricata,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tshark (-T ek)",
        sample: "{\"layers\":{\"tcp\":{\"tcp_tcp_srcport\":\"21\",\"tcp_tcp_dstport\":\"55362\"},\
                 \"ftp\":{\"text\":\"220 (vsFTPd 3.0.3)\\\\r\\\\n\"}}}",
        begins: b"{",
        read: packet::ek,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tshark (-T json, -T pdml, -V)",
        sample: "          \"tcp.srcport\": \"21\",\n          \"tcp.dstport\": \"55362\",\n\
                 \x20         \"220 (vsFTPd 3.0.3)\\\\r\\\\n\": {",
        begins: b" TF",
        read: packet::layers,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tcpdump",
        sample: "14:16:53.770295 IP localhost.ftp > localhost.40894: Flags [P.], seq 1:21, ack 1, win 64, length 20: FTP: 220 \
                 (vsFTPd 3.0.3)",
        begins: b"I0123456789 \t",
        read: packet::tcpdump,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tshark",
        sample: "    4   0.013692    127.0.0.1 → 127.0.0.1    FTP 86 Response: 220 (vsFTPd 3.0.3)",
        begins: b" <0123456789",
        read: packet::lines,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tshark (-x)",
        sample: "0000  00 00 00 00 00 00 00 00 00 00 00 00 08 00 45 00   ..............E.\n\
                 0010  00 3c 0b 8f 40 00 40 06 31 1f 7f 00 00 01 7f 00   .<..@.@.1.......\n\
                 0020  00 01 00 15 80 72 4e c5 d1 22 10 40 98 c7 50 18   .....rN..\".@..P.\n\
                 0030  00 40 fe 3c 00 00 32 32 30 20 28 76 73 46 54 50   .@.<..220 (vsFTP\n\
                 0040  64 20 33 2e 30 2e 33 29 0d 0a                     d 3.0.3)..",
        begins: b"0",
        read: packet::frames,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tshark (-z follow)",
        sample: "Follow: tcp,ascii\nFilter: tcp.stream eq 1\nNode 0: 127.0.0.1:40894\nNode 1: 127.0.0.1:21\n\t20\n\
                 220 (vsFTPd 3.0.3)\n\n11\nUSER demo",
        begins: b"Fp",
        read: packet::follow,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "ssldump (-d)",
        sample: "New TCP connection #1: 127.0.0.1(40894) <-> 127.0.0.1(21)\n0.0050 (0.0050)  S>C\n\
                 ---------------------------------------------------------------\n220 (vsFTPd 3.0.3)\n\
                 ---------------------------------------------------------------",
        begins: b"N",
        read: packet::ssldump,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "ngrep",
        sample: "T 127.0.0.1:21 -> 127.0.0.1:40894 [AP] #4\n  220 (vsFTPd 3.0.3)..",
        begins: b"Tifm",
        read: packet::ngrep,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tcpflow (-c)",
        sample: "127.000.000.001.00021-127.000.000.001.40894: 220 (vsFTPd 3.0.3)",
        begins: b"0123456789abcdef:",
        read: packet::tcpflow,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tcpflow (-cJ)",
        sample: "{\"src_host\":\"127.0.0.1\",\"src_port\":21,\"dst_host\":\"127.0.0.1\",\"dst_port\":40894,\"payload\": \
                 [50,50,48,32,111,107,13,10]}",
        begins: b"{",
        read: packet::tcpflow_json,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "tshark (-T fields)",
        sample: "tcp.srcport\tftp.response.code\tftp.response.arg\tftp.request.command\tftp.request.arg\n\
                 21\t220\t(vsFTPd 3.0.3)\t\t",
        begins: b"",
        read: packet::fields,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "transcript",
        sample: "S: 220 ready\nC: QUIT\nS: 221-Goodbye.\nS: 221 Logout.",
        begins: b"SC-",
        read: client::transcript,
        bare: Bare::AfterCommand,
        remedy: None,
    },
    Format {
        name: "Python ftplib (set_debuglevel)",
        sample: "*resp* '220 (vsFTPd 3.0.3)'\n*cmd* 'USER demo'\n*resp* '331 Please specify the password.'",
        begins: b"*",
        read: python::ftplib,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "WinSCP",
        sample: "< 2026-11-21 14:17:21.570 220 ready\n> 2026-11-21 14:17:21.571 USER demo",
        begins: b"<>.!*",
        read: client::winscp,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "basic-ftp (verbose)",
        sample: "Connected to 127.0.0.1:21 (No encryption)\n< 220 (vsFTPd 3.0.3)\n\nLogin security: No encryption\n> USER demo",
        begins: b"CL<>",
        read: node::basic_ftp,
        bare: Bare::AfterReply,
        remedy: None,
    },
    Format {
        name: "curl (-v, --trace, --trace-ascii)",
        sample: "< 220 (vsFTPd 3.0.3)\n> USER demo\n< 331 Please specify the password.",
        begins: b"<>*{}= \r0123456789",
        read: curl::curl,
        bare: Bare::AfterCommand,
        remedy: None,
    },
    Format {
        name: "lftp (debug), ftp and tnftp (-d)",
        sample: "<--- 220 (vsFTPd 3.0.3)\n---> USER demo\n<--- 331 Please specify the password.",
        begins: b"<-*!",
        read: client::lftp,
        bare: Bare::Sparse,
        remedy: None,
    },
    Format {
        name: "aria2 (-l, --console-log-level=info)",
        sample: "2026-11-21 14:17:21.953810 [INFO] [FtpConnection.cc:350] CUID#7 - Response received:\n220 (vsFTPd 3.0.3)\n\n\
                 2026-11-21 14:17:21.953815 [INFO] [FtpConnection.cc:87] CUID#7 - Requesting:\nUSER ********",
        begins: b"C",
        read: client::aria2,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "Yafc (-d, -t)",
        sample: "<-- [192.0.2.1] 220 (vsFTPd 3.0.3)\n--> [192.0.2.1] USER demo",
        begins: b"<-",
        read: client::yafc,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "Wput (-d)",
        sample: "connected[220] '(vsFTPd 3.0.3)'\nLogging in as demo ... ---->USER demo\n[331] 'Please specify the password.'",
        begins: b"[c=L-",
        read: client::wput,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "wget (-d, -S)",
        sample: "--> USER demo\n\n331 Please specify the password.",
        begins: b"-=",
        read: client::wget,
        bare: Bare::Always,
        remedy: None,
    },
    Format {
        name: "Perl Net::FTP (Debug => 1)",
        sample: "Net::FTP=GLOB(0x561a2ab73ee0)<<< 220 (vsFTPd 3.0.3)\nNet::FTP=GLOB(0x561a2ab73ee0)>>> USER demo",
        begins: b"",
        read: client::perl,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "rclone (-vv --dump responses)",
        sample: "2026/11/21 14:17:21 DEBUG : FTP Rx: \"220 (vsFTPd 3.0.3)\"\n2026/11/21 14:17:21 DEBUG : FTP Tx: \"USER demo\"",
        begins: b"F",
        read: client::rclone,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "pycurl (DEBUGFUNCTION)",
        sample: "debug(1): b'220 (vsFTPd 3.0.3)\\r\\n'\ndebug(2): b'USER demo\\r\\n'",
        begins: b"",
        read: curl::pycurl,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "suppaftp (log, at level trace)",
        sample: "[2026-11-21T14:17:21Z TRACE suppaftp::sync_ftp] CC IN: [50, 50, 48, 32, 97, 13, 10]\n\
                 [2026-11-21T14:17:21Z TRACE suppaftp::sync_ftp] CC OUT: USER demo",
        begins: b"CF[",
        read: client::suppaftp,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "ftp of Node.js (debug)",
        sample: "[parser] < '220 (vsFTPd 3.0.3)\\r\\n'\n[connection] > 'USER demo'",
        begins: b"[",
        read: node::node_ftp,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "jsftp (DEBUG=jsftp:*)",
        sample: "2026-11-21T14:17:21.163Z jsftp:response 220 (vsFTPd 3.0.3)\n2026-11-21T14:17:21.165Z jsftp:command user demo",
        begins: b"",
        read: node::jsftp,
        bare: Bare::AfterCommand,
        remedy: None,
    },
    Format {
        name: "NcFTP (-d)",
        sample: "14:18:00  220: (vsFTPd 3.0.3)\n14:18:00  Cmd: USER demo",
        begins: b" C123456",
        read: client::ncftp,
        bare: Bare::Never,
        remedy: None,
    },
    Format {
        name: "FileZilla, Ruby Net::FTP, and other programs that mark what they send and receive",
        sample: "2026-11-21 14:23:13 12967 1 Response: 220 (vsFTPd 3.0.3)\n2026-11-21 14:23:19 12967 1 Command: USER demo",
        begins: b"",
        read: mark::marks,
        bare: Bare::AfterCommand,
        remedy: None,
    },
    Format {
        name: "ProFTPD (ExtendedLog with any LogFormat)",
        sample: "127.0.0.1|demo|[21/Nov/2026:14:17:22 +0000]|RETR report.csv|226|Transfer complete",
        begins: b"",
        read: access::any,
        bare: Bare::Never,
        remedy: None,
    },
];
