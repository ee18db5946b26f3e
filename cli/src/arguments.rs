//! What the command is told: its verbs and flags, and the help that says them.

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use depeche::words::Tongue;
use std::path::PathBuf;

/// What a run ends with; told in the help.
pub(crate) mod code {
    /// Everything was done.
    pub(crate) const DONE: u8 = 0;
    /// Something was not read, or two readings differ.
    pub(crate) const PARTLY: u8 = 1;
    /// The command was told something that it does not know; clap ends so too.
    pub(crate) const MISUSE: u8 = 2;
    /// What was read could not be written.
    pub(crate) const UNWRITTEN: u8 = 3;
    /// Ctrl+C, as shells have it.
    pub(crate) const INTERRUPTED: u8 = 130;
}

const CODES: &str = "\
Exit codes:
  0    everything was read and written; `changes` and `compare` found no difference, `check` found
       every quote word for word
  1    something was not read, and said so, and the rest was; `changes` and `compare` found
       differences, `check` a quote that is not word for word
  2    a flag or a verb that does not exist, or nothing to read
  3    the output could not be written: a full disk, a closed pipe
  130  stopped with Ctrl+C; the stories written by then are whole and kept";

const INPUTS: &str = "\
What is read:
  text as it is, wrapped, quoted or damaged by mail or a wire; IPTC 7901, ANPA 1312, NITF,
    NewsML 1, NewsML-G2, ninjs, saved web pages, mails, documents (.docx): told by their
    content, mended and read as the page does
  of many stories: mailboxes, .zip, .gz, and .jsonl (each line a document, or with --text a
    field of it)
  folders whole, in the order of names, without what is hidden and without known readings
    (.gold.json)
  patterns, for shells that leave them as they are: * ? [a-z] {a,b}, and ** for any folders
  - is standard input, which is read when nothing is named and it is no terminal

No story of more than 400,000 characters is read, and no file, line or mail of more than 16 MB.
A text whose language was not recognised is read all the same; its JSON says so.";

const TEXTS: &str = "\
Each of the two files holds one story, in any form that `read` reads. Commas, stops and the form
of quote marks are not compared, nor is what stands around a story: notes, bylines, credits.
Offsets in json count UTF-8 bytes in the text as it was read; sha256 tells whether somebody else's
is the same. A quote that the dispatch gives in another language is not judged, and said to be so.";

/// Reads news-agency dispatches, French or English: who is in them, who was there, who said what, what is promised, when.
#[derive(Debug, Parser)]
#[command(name = "depeche", version, after_help = CODES, max_term_width = 110)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Read dispatches, and write what is in them
    Read(Read),
    /// Measure the reader on dispatches whose reading is known
    Score(Score),
    /// Say what an update changed in a story, in words and in meaning
    Changes(Changes),
    /// Judge each quote of an article by the dispatch that it was made from
    Check(Check),
    /// Say what differs between two readings of the same stories, as `read` wrote them
    Compare(Compare),
    /// Write completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Write the man page, of the command or of one of its verbs
    Man {
        /// The verb
        verb: Option<String>,
    },
}

/// How dispatches are read and written.
#[derive(Debug, Args)]
#[command(after_help = CODES, after_long_help = format!("{INPUTS}\n\n{CODES}"))]
pub(crate) struct Read {
    /// Files, folders, patterns; - is standard input
    #[arg(value_name = "FILES")]
    pub(crate) inputs: Vec<PathBuf>,
    /// What is written of each story
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// JSON without line breaks, a story a line
    #[arg(short, long)]
    pub(crate) lines: bool,
    /// JSON that stands alone: with the file it is from, the text that offsets count in, and the text's SHA-256
    #[arg(short, long)]
    pub(crate) whole: bool,
    /// The field of each line of a .jsonl that holds the text; a.b is b within a
    #[arg(short, long, value_name = "FIELD")]
    pub(crate) text: Option<String>,
    /// The field of each line of a .jsonl that holds the day it was sent, 2026-03-04, from which Friday is counted
    #[arg(short, long, value_name = "FIELD", requires = "text")]
    pub(crate) date: Option<String>,
    /// Which table --format csv writes
    #[arg(long, value_enum, default_value_t)]
    pub(crate) table: Table,
    /// The language of headings in csv (where it also says what stands between cells) and markdown
    #[arg(long, value_enum, default_value_t)]
    pub(crate) words: Words,
    /// Where to write, instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// How many cores to use: all, unless said
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub(crate) threads: usize,
    /// No progress bar and no summary; what is not read is said all the same
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// What is written of a story.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// The story JSON, one after the other
    #[default]
    Json,
    /// The same as json --lines
    Lines,
    /// A table for spreadsheets, of all stories together
    Csv,
    /// A brief
    Markdown,
    /// W3C Web Annotations, as JSON-LD
    Annotations,
    /// A known reading to be put right by hand, by which the reader is measured
    Gold,
}

/// A table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// Everybody and everything named, with presence
    People,
    /// The quotes, each with its source
    #[default]
    Quotes,
    /// The dates, with what happens on them
    Dates,
}

/// A language to speak in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Words {
    /// English
    #[default]
    En,
    /// French
    Fr,
}

impl Words {
    /// The language.
    pub(crate) const fn tongue(self) -> Tongue {
        match self {
            Self::En => Tongue::English,
            Self::Fr => Tongue::French,
        }
    }
}

/// Two versions of a story.
#[derive(Debug, Args)]
#[command(after_help = CODES, after_long_help = format!("{TEXTS}\n\n{CODES}"))]
pub(crate) struct Changes {
    /// The story; - is standard input
    pub(crate) old: PathBuf,
    /// Its later version; - is standard input
    pub(crate) new: PathBuf,
    #[command(flatten)]
    pub(crate) report: Report,
}

/// An article, and the story that it quotes.
#[derive(Debug, Args)]
#[command(after_help = CODES, after_long_help = format!("{TEXTS}\n\n{CODES}"))]
pub(crate) struct Check {
    /// The dispatch; - is standard input
    pub(crate) story: PathBuf,
    /// The article made from it; - is standard input
    pub(crate) article: PathBuf,
    #[command(flatten)]
    pub(crate) report: Report,
}

/// How what two texts come to is written.
#[derive(Debug, Args)]
pub(crate) struct Report {
    /// What is written
    #[arg(short, long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,
    /// The language to speak in; in csv it also says what stands between cells
    #[arg(long, value_enum, default_value_t)]
    pub(crate) words: Words,
    /// Where to write, instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// A form of what two texts come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Lines for people: [-words that went-], {+words that came+}
    #[default]
    Text,
    /// All of it, with the place of each word in both texts
    Json,
    /// A report
    Markdown,
    /// A table for spreadsheets
    Csv,
}

/// How the reader is measured.
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub(crate) struct Score {
    /// A folder of dispatches <id>.txt beside their known readings <id>.gold.json
    pub(crate) dir: String,
    /// List every miss and false alarm before the table
    #[arg(long)]
    pub(crate) errors: bool,
    /// Only the stories whose id starts so, such as fr-
    #[arg(long, value_name = "PREFIX")]
    pub(crate) only: Option<String>,
    /// Measure the story JSON <id>.json in this folder instead of reading the dispatches
    #[arg(long, value_name = "DIR")]
    pub(crate) read: Option<String>,
}

/// What is compared. Two texts are compared by `changes`.
#[derive(Debug, Args)]
#[command(after_help = CODES)]
pub(crate) struct Compare {
    /// Story JSON as `read` writes it, or a folder of files of it
    pub(crate) before: PathBuf,
    /// The same stories in the same order, read otherwise
    pub(crate) after: PathBuf,
    /// Only the table, not each difference
    #[arg(short, long)]
    pub(crate) summary: bool,
}
