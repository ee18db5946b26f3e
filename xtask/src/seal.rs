//! The last step of a build: what Trunk wrote is locked down and made to work without a network.
//!
//! Into each page goes its security policy, with the digest of every script that stands in it, and the name of the build;
//! beside them a service worker that knows the digest of every file (`src/offline/sw.js`), and the headers for hosts that
//! read some; and the module under a name that stays, for scripts of others. The grammars, which Trunk only copies, are
//! joined by what only readers of their language need, and take names with their digests; the style sheets become one
//! ([`styles`]). Sealing again is sealing anew.

use crate::failure::{Failure, Outcome};
use crate::files::{self, REBUILD, RESTORE};
use crate::misuse;
use crate::project::{dist, root};
use crate::sizes::files_below;
use crate::styles;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use depeche_engine::{Language, grammar};
use sha2::{Digest as _, Sha256};
use std::path::Path;

/// The pages of a build.
const PAGES: [&str; 2] = ["index.html", "404.html"];
/// What is for hosts, or for somebody who asks for it, and never fetched by a reader's browser to be kept.
const NOT_KEPT: [&str; 8] = [
    "404.html",
    "LICENCES.txt",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "_headers",
    "reader.d.ts",
    "reader.js",
    "sw.js",
];

/// The languages whose grammars are in a build.
const LANGUAGES: [&str; 2] = ["fr", "en"];

const POLICY: &str = r#"<meta http-equiv="Content-Security-Policy""#;
/// What Trunk marks scripts with, for its server to put a number in.
const NONCE: &str = r#" nonce="{{__TRUNK NONCE__}}""#;
const BUILD: &str = r#"<meta name="build""#;

/// `seal [DIR]`: what `build` does by itself, for whoever runs Trunk without it.
pub(crate) fn verb(mut args: lexopt::Parser) -> Outcome<()> {
    let dir = match args.next().map_err(misuse)? {
        None => dist(),
        Some(lexopt::Arg::Value(dir)) => dir.into(),
        Some(other) => return Err(misuse(other.unexpected())),
    };
    seal(&dir)
}

/// Seals the build in `dist`.
pub(crate) fn seal(dist: &Path) -> Outcome<()> {
    let own = |name: &str| files::text(&root().join(name), RESTORE);
    for page in PAGES {
        let file = dist.join(page);
        files::write(&file, unsealed(&files::text(&file, REBUILD)?))?;
    }
    styles::join(dist)?;
    name_grammars(dist)?;
    let files = files_below(dist)?;
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    let script = reader(&own("src/reader.js")?, &names).ok_or_else(|| {
        Failure::new(
            "there is no module, or a grammar is missing",
            dist.display().to_string(),
            "build the page again with `cargo xtask build`",
        )
    })?;
    files::write(&dist.join("reader.js"), &script)?;
    files::write(
        &dist.join("reader.d.ts"),
        &(own("src/api.d.ts")? + READER_TYPES),
    )?;
    let build = build_of(dist)?;
    for page in PAGES {
        let file = dist.join(page);
        let html = files::text(&file, REBUILD)?;
        files::write(
            &file,
            &sealed(&html, &build).ok_or_else(|| {
                Failure::new(
                    "there is no <meta charset> to put the security policy behind",
                    file.display().to_string(),
                    "begin its <head> with <meta charset=\"utf-8\" />",
                )
            })?,
        )?;
    }
    let policy = policy(&unsealed(&files::text(&dist.join("index.html"), REBUILD)?));
    let headers = own("static/_headers")?.replace("@policy@", &policy);
    files::write(&dist.join("_headers"), &headers)?;
    let worker = own("src/offline/sw.js")?
        .replace("@build@", &build)
        .replace("'@files@'", &kept_files(dist)?)
        .replace("'@grammars@'", &kept_grammars(dist)?);
    files::write(&dist.join("sw.js"), &worker)
}

/// Gives the grammars that Trunk copied names with their digests, and tells the page.
fn name_grammars(dist: &Path) -> Outcome<()> {
    let page = dist.join("index.html");
    let mut html = files::text(&page, REBUILD)?;
    for language in LANGUAGES {
        let copied = format!("grammar/{language}.bin");
        // They have been renamed when this is done again.
        let Ok(content) = std::fs::read(dist.join(&copied)) else {
            continue;
        };
        // The module may have them too, where Trunk built it by itself.
        let content = with_lists(language, &content);
        let named = grammar_name(language, &content);
        files::write(&dist.join(&named), &content)?;
        let _ = std::fs::remove_file(dist.join(&copied));
        html = html.replace(&copied, &named);
    }
    // Empty by now, if it is there at all.
    let _ = std::fs::remove_dir(dist.join("grammar"));
    files::write(&page, &html)
}

/// A grammar with what only those need who read its language.
fn with_lists(language: &str, grammar: &[u8]) -> Vec<u8> {
    let known = [Language::French, Language::English];
    let language = known.into_iter().find(|known| known.tag() == language);
    language.map_or_else(|| grammar.to_vec(), |l| grammar::with_lists(l, grammar))
}

fn grammar_name(language: &str, content: &[u8]) -> String {
    format!("grammar-{language}-{}.bin", short(&Sha256::digest(content)))
}

/// The language of a grammar, by the name of its file; `None` for any other file.
pub(crate) fn language_of(name: &str) -> Option<&str> {
    let (language, _) = name.strip_prefix("grammar-")?.split_once('-')?;
    name.ends_with(".bin").then_some(language)
}

/// The module for scripts of others, under a name that stays, from its source and the names of the build's files.
fn reader(source: &str, names: &[&str]) -> Option<String> {
    let glue = names.iter().find_map(|name| {
        let stem = name.strip_suffix(".js")?;
        stem.starts_with("depeche-").then_some(stem)
    })?;
    let mut script = source.replace("@module@", glue);
    for language in LANGUAGES {
        let mut grammars = names.iter().filter(|n| language_of(n) == Some(language));
        script = script.replace(&format!("@{language}@"), grammars.next()?);
    }
    Some(script)
}

/// What `reader.js` exports, beside the types of a story.
const READER_TYPES: &str = "
/** Reads one dispatch. Rejects only when a file of the page that it needs cannot be fetched. */
export function read(text: string): Promise<Story>;
/** How many participants, quotes and dates there are in it. */
export function tally(text: string): Promise<Uint32Array>;
";

/// The name of a build: a digest of what every file of it holds.
fn build_of(dist: &Path) -> Outcome<String> {
    let mut digest = Sha256::new();
    for (name, content) in files_below(dist)? {
        // Made from the others.
        if !["_headers", "sw.js"].contains(&name.as_str()) {
            digest.update(name.as_bytes());
            digest.update([0]);
            digest.update(Sha256::digest(&content));
        }
    }
    Ok(short(&digest.finalize()))
}

/// The beginning of a digest, enough to tell builds and files apart.
fn short(digest: &[u8]) -> String {
    digest[..8].iter().map(|b| format!("{b:02x}")).collect()
}

/// What the service worker keeps, as the JavaScript object of names and digests that it reads.
fn kept_files(dist: &Path) -> Outcome<String> {
    let files = files_below(dist)?;
    let kept = files
        .iter()
        .filter(|(name, _)| !NOT_KEPT.contains(&name.as_str()) && language_of(name).is_none());
    let entries = kept.map(|(name, content)| {
        // A host may answer `index.html` with a redirection to its folder, and that cannot be kept.
        let name = if name == "index.html" { "" } else { name };
        let url = serde_json::Value::from(format!("./{name}"));
        format!("{url}:\"sha256-{}\"", digest(content))
    });
    Ok(format!("{{{}}}", entries.collect::<Vec<_>>().join(",")))
}

/// What it keeps of the grammars, as the JavaScript object of languages, names and digests that it reads.
fn kept_grammars(dist: &Path) -> Outcome<String> {
    let files = files_below(dist)?;
    let entries = files.iter().filter_map(|(name, content)| {
        let language = language_of(name)?;
        Some(format!(
            "{language}:[\"./{name}\",\"sha256-{}\"]",
            digest(content)
        ))
    });
    Ok(format!("{{{}}}", entries.collect::<Vec<_>>().join(",")))
}

/// A page with its policy, before anything that the policy could forbid, and the name of its build.
fn sealed(html: &str, build: &str) -> Option<String> {
    let charset = html.find("<meta charset")?;
    let line_end = charset + html[charset..].find('\n')?;
    let (before, after) = html.split_at(line_end);
    Some(format!(
        "{before}\n    {POLICY} content=\"{}\" />\n    {BUILD} content=\"{build}\" />{after}",
        policy(html)
    ))
}

/// A page without what [`sealed`] put into it, and without the numbers of Trunk's server.
fn unsealed(html: &str) -> String {
    let lines = html.split_inclusive('\n').filter(|line| {
        !line.trim_start().starts_with(POLICY) && !line.trim_start().starts_with(BUILD)
    });
    lines.collect::<String>().replace(NONCE, "")
}

/// The policy of a page: its own files and the scripts that stand in it; no other script, no style in the markup, no
/// string that becomes markup, no other host.
fn policy(html: &str) -> String {
    let scripts: String = inline_scripts(html)
        .map(|script| format!(" 'sha256-{}'", digest(script.as_bytes())))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' data:; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types worker"
    )
}

/// The text of every script that stands in the page itself.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(script)
    })
}

fn digest(content: &[u8]) -> String {
    BASE64.encode(Sha256::digest(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html>\n  <head>\n    <meta charset=\"utf-8\" />\n    <script>let a = '<b>';</script>\n    <script type=\"module\">import './a.js';</script>\n    <script src=\"./b.js\"></script>\n  </head>\n</html>\n";

    #[test]
    fn the_reader_loads_the_files_of_its_build() {
        let source = "import './@module@.js'; '@module@_bg.wasm', '@fr@', '@en@'";
        let names = [
            "depeche-0123.js",
            "grammar-en-4567.bin",
            "grammar-fr-89ab.bin",
        ];
        assert_eq!(
            reader(source, &names).as_deref(),
            Some(
                "import './depeche-0123.js'; 'depeche-0123_bg.wasm', 'grammar-fr-89ab.bin', 'grammar-en-4567.bin'"
            )
        );
        assert_eq!(reader(source, &names[..2]), None, "a grammar is missing");
        assert_eq!(reader(source, &names[1..]), None, "the module is missing");
        let own = files::text(&root().join("src/reader.js"), RESTORE).expect("its source");
        let script = reader(&own, &names).expect("a reader");
        assert!(!script.contains('@'), "{script}");
    }

    #[test]
    fn a_grammar_is_told_by_its_name() {
        let name = grammar_name("fr", b"DPG1f");
        assert_eq!(name.len(), "grammar-fr-0123456789abcdef.bin".len());
        assert_eq!(language_of(&name), Some("fr"));
        assert_ne!(name, grammar_name("fr", b"DPG1f."));
        for other in ["grammar/fr.bin", "depeche-01_bg.wasm", "grammar-fr-01.js"] {
            assert_eq!(language_of(other), None, "{other}");
        }
    }

    #[test]
    fn the_policy_stands_before_every_script() {
        let page = sealed(PAGE, "0123").expect("a page");
        assert!(page.find(POLICY) < page.find("<script"), "{page}");
        assert!(page.contains("content=\"0123\""), "{page}");
    }

    #[test]
    fn a_page_without_a_head_cannot_be_sealed() {
        assert_eq!(sealed("<p>", "0123"), None);
    }

    #[test]
    fn sealing_again_changes_nothing() {
        let once = sealed(PAGE, "0123").expect("a page");
        assert_eq!(unsealed(&once), PAGE);
        assert_eq!(policy(&once), policy(PAGE));
    }

    #[test]
    fn the_scripts_of_a_page_are_found_as_the_browser_finds_them() {
        let found: Vec<_> = inline_scripts(PAGE).collect();
        assert_eq!(found, ["let a = '<b>';", "import './a.js';"]);
    }

    #[test]
    fn the_numbers_of_the_developer_s_server_are_not_published() {
        let page = PAGE.replace("<script>", &format!("<script{NONCE}>"));
        assert_ne!(page, PAGE);
        assert_eq!(unsealed(&page), PAGE);
    }

    #[test]
    fn the_developer_s_server_has_the_policy_of_the_page() {
        let config =
            files::text(&root().join("Trunk.toml"), RESTORE).expect("Trunk's configuration");
        let (_, list) = config.split_once("\ncsp = [\n").expect("a policy");
        let (list, _) = list.split_once("\n]").expect("its end");
        let lines = list.lines().map(|line| line.trim().trim_end_matches(','));
        let served: Vec<_> = lines.map(|line| line.trim_matches('"')).collect();
        let published = policy("<script>let a = 1;</script>");
        let start = published.find("'sha256-").expect("a digest");
        let end = start + published[start..].find(';').expect("the next directive");
        let mut with_number = published.clone();
        with_number.replace_range(start..end, "'nonce-{{NONCE}}'");
        assert_eq!(served.join("; "), with_number);
    }

    #[test]
    fn a_script_is_allowed_by_its_digest_only() {
        // `printf 'let a = 1;' | openssl dgst -sha256 -binary | openssl base64`
        let page = PAGE.replace("let a = '<b>';", "let a = 1;");
        assert!(
            policy(&page).contains("'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck='"),
            "{}",
            policy(&page)
        );
        assert_ne!(policy(&page), policy(PAGE));
        for loose in [
            "unsafe-inline",
            "'unsafe-eval'",
            "*",
            "http:",
            "https:",
            "blob:",
        ] {
            assert!(!policy(&page).contains(loose), "{loose}");
        }
    }
}
