//! Each stage knows only those before it, as `engine/src/lib.rs` says: told by what the modules import.
//!
//! Every path that leads from one module of the crate's root into another is held against [`ORDER`], in imports and in code
//! alike; what is compiled for tests alone is left aside.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemFn, ItemMod, ItemUse, Meta, UseTree};

/// The modules of the crate's root; each may know those before it. `lib` is the root itself, `read` and `read_with`.
const ORDER: &[&str] = &[
    // What every stage uses.
    "order",
    "span",
    "date",
    "language",
    "lexicon",
    "given",
    "story",
    "decisions",
    // The stages.
    "text",
    "furniture",
    "grammar",
    "cast",
    "names",
    "quotes",
    "calendar",
    "event",
    // What runs them, and what is made of a reading.
    "analysis",
    "stages",
    "json",
    "amend",
    "lib",
    "trace",
    "show",
];

/// Imports against the order, each with its reason. None is left, and none may be added: a type that two stages share
/// belongs below both.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

#[test]
fn each_module_knows_only_those_before_it() {
    let mut found = imports();
    let mut wrong = Vec::new();
    for (from, to, _) in EXCEPTIONS {
        if !found.remove(&((*from).to_owned(), (*to).to_owned())) {
            wrong.push(format!(
                "{from} no longer knows {to}: take the exception out"
            ));
        }
    }
    for (from, to) in &found {
        match (place(from), place(to)) {
            (Some(a), Some(b)) if b < a => {}
            (Some(_), Some(_)) => wrong.push(format!("{from} knows {to}, which comes after it")),
            _ => wrong.push(format!("{from} knows {to}: both need a place in ORDER")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(found.len() > 50, "only {} imports were found", found.len());
}

#[test]
fn the_order_is_that_of_the_list_in_lib() {
    let lib = source("lib.rs");
    let stages = lib.lines().filter_map(|line| {
        let (number, rest) = line.strip_prefix("//! ")?.split_once(". ")?;
        number.parse::<usize>().ok()?;
        let name = rest.trim_start_matches(['`', '[']);
        name.split(['`', ']']).next()
    });
    let stages: Vec<&str> = stages.collect();
    let ordered: Vec<&str> = ORDER
        .iter()
        .copied()
        .filter(|name| stages.contains(name))
        .collect();
    assert_eq!(stages, ordered, "the stages in lib.rs, and in ORDER");
    assert_eq!(stages.len(), 7);
}

#[track_caller]
fn check(module: &[&str], code: &str, expected: &[&str]) {
    let file = syn::parse_file(code).expect("Rust");
    let mut reader = Reader {
        module: module.iter().map(|name| (*name).to_owned()).collect(),
        roots: BTreeMap::from([("Span".to_owned(), "span".to_owned())]),
        found: BTreeSet::new(),
        children: Vec::new(),
    };
    reader.visit_file(&file);
    let found: Vec<&str> = reader.found.iter().map(String::as_str).collect();
    assert_eq!(found, expected, "in {code}");
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let names = ["names", "roles"];
    check(&names, "use crate::text::Text;", &["text"]);
    check(
        &names,
        "use crate::{text::Text, story};",
        &["story", "text"],
    );
    check(&names, "use super::super::quotes::read;", &["quotes"]);
    check(&names, "use super::kinds::Kind;", &["names"]);
    check(&names, "fn f() -> crate::Span { todo!() }", &["span"]);
    check(
        &names,
        "fn f() { assert!(crate::event::is()); }",
        &["event"],
    );
    check(&names, "fn f() { crate::read(\"\"); }", &["lib"]);
    check(
        &names,
        "mod a { use super::super::super::cast::Cast; }",
        &["cast"],
    );
    check(
        &names,
        "// crate::text\nconst A: &str = \"crate::text\";",
        &[],
    );
    check(&names, "#[cfg(test)] mod tests { use crate::json; }", &[]);
    check(&names, "#[cfg(test)] use crate::json;", &[]);
    check(
        &names,
        "#[cfg(feature = \"trace\")] use crate::json;",
        &["json"],
    );
}

fn place(module: &str) -> Option<usize> {
    ORDER.iter().position(|name| *name == module)
}

/// Which module of the root knows which other.
fn imports() -> BTreeSet<(String, String)> {
    let lib = parsed("lib.rs");
    let mut found = BTreeSet::new();
    let mut reader = Reader::of(Vec::new(), roots(&lib));
    reader.visit_file(&lib);
    let mut waiting = reader.children;
    while let Some(module) = waiting.pop() {
        let path = module.join("/");
        let file = [format!("{path}.rs"), format!("{path}/mod.rs")];
        let file = file.iter().find(|file| Path::new(SRC).join(file).exists());
        let file = file.unwrap_or_else(|| panic!("{path} has no file"));
        let mut reader = Reader::of(module.clone(), roots(&lib));
        reader.visit_file(&parsed(file));
        waiting.append(&mut reader.children);
        reader.found.remove(&module[0]);
        let known = reader.found.into_iter();
        found.extend(known.map(|other| (module[0].clone(), other)));
    }
    found
}

const SRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

fn source(file: &str) -> String {
    let path = Path::new(SRC).join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parsed(file: &str) -> File {
    syn::parse_file(&source(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// What the root has from its modules, under the name it has there: `Span` from `span`.
fn roots(lib: &File) -> BTreeMap<String, String> {
    let mut roots = BTreeMap::new();
    for item in &lib.items {
        let Item::Use(item) = item else { continue };
        for path in paths(&item.tree) {
            if let [module, .., name] = &path[..] {
                roots.insert(name.clone(), module.clone());
            }
        }
    }
    roots
}

/// Gathers the paths of one file.
struct Reader {
    /// Where it is: `names`, `roles`.
    module: Vec<String>,
    roots: BTreeMap<String, String>,
    /// The modules of the root that paths lead into.
    found: BTreeSet<String>,
    /// Modules in files of their own.
    children: Vec<Vec<String>>,
}

impl Reader {
    fn of(module: Vec<String>, roots: BTreeMap<String, String>) -> Self {
        Self {
            module,
            roots,
            found: BTreeSet::new(),
            children: Vec::new(),
        }
    }

    /// Notes which module a path leads into.
    fn note(&mut self, path: &[String]) {
        let from = match path.first().map(String::as_str) {
            Some("crate") => &[][..],
            Some("super") => &self.module[..],
            _ => return,
        };
        let up = path.iter().filter(|part| *part == "super").count();
        let from = &from[..from.len() - up.min(from.len())];
        let down = path
            .iter()
            .find(|part| *part != "crate" && *part != "super");
        let Some(first) = from.first().or(down) else {
            return;
        };
        let is_module = place(first).is_some() && first != "lib";
        let module = match self.roots.get(first) {
            _ if is_module => first.clone(),
            Some(module) => module.clone(),
            None => "lib".to_owned(),
        };
        self.found.insert(module);
    }

    /// Paths in a macro's words, which are no syntax yet.
    fn note_tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == ':' => continue,
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if matches!(&*word, "crate" | "super") && path.last() != Some(&word) {
                        path.clear();
                    }
                    path.push(word);
                    continue;
                }
                TokenTree::Group(group) => self.note_tokens(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            self.note(&std::mem::take(&mut path));
        }
        self.note(&path);
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if is_for_tests(&item.attrs) {
            return;
        }
        self.module.push(item.ident.to_string());
        match &item.content {
            Some(_) => visit::visit_item_mod(self, item),
            None => self.children.push(self.module.clone()),
        }
        self.module.pop();
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        if !is_for_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if !is_for_tests(&item.attrs) {
            for path in paths(&item.tree) {
                self.note(&path);
            }
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.to_string());
        self.note(&parts.collect::<Vec<_>>());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.note_tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}

/// Every path of an import: two in `crate::{text::Text, story}`.
fn paths(tree: &UseTree) -> Vec<Vec<String>> {
    match tree {
        UseTree::Path(path) => {
            let mut rest = paths(&path.tree);
            rest.iter_mut()
                .for_each(|p| p.insert(0, path.ident.to_string()));
            rest
        }
        UseTree::Group(group) => group.items.iter().flat_map(paths).collect(),
        UseTree::Name(name) => vec![vec![name.ident.to_string()]],
        UseTree::Rename(name) => vec![vec![name.ident.to_string()]],
        _ => vec![vec!["*".to_owned()]],
    }
}

/// Whether something is compiled for tests alone: `#[cfg(test)]`, `#[cfg(all(test, …))]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else {
            return false;
        };
        let told = list.tokens.to_string();
        let first = told
            .trim_start_matches("all")
            .trim_start_matches([' ', '(']);
        list.path.is_ident("cfg")
            && (first == "test" || first.starts_with("test ") || first.starts_with("test,"))
    })
}
