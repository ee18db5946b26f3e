//! Trees made by hand, in CoNLL-U, their multiword tokens (`du`, `aux`) one word, which is what the reader has.

use crate::scheme::relation;
use depeche_engine::grammar::Relation;
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

/// A sentence with its tree.
pub(crate) struct Tree {
    /// The words.
    pub words: Vec<String>,
    /// Whether white space follows each.
    pub spaces: Vec<bool>,
    /// Universal part of speech of each.
    pub parts: Vec<String>,
    /// Head of each: 0 the root, 1 the first word.
    pub heads: Vec<usize>,
    /// Relation of each.
    pub relations: Vec<Relation>,
}

/// The trees of a file, gzipped or not.
pub(crate) fn read(path: &Path) -> Result<Vec<Tree>, String> {
    let fault = |e: std::io::Error| format!("{}: {e}", path.display());
    let text = if path.extension().is_some_and(|e| e == "gz") {
        // gzip is on every machine that trains; a library of our own would serve this line alone.
        let mut child = Command::new("gzip")
            .arg("-dc")
            .arg(path)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(fault)?;
        let mut text = String::new();
        if let Some(out) = &mut child.stdout {
            out.read_to_string(&mut text).map_err(fault)?;
        }
        child.wait().map_err(fault)?;
        text
    } else {
        std::fs::read_to_string(path).map_err(fault)?
    };
    Ok(text.split("\n\n").filter_map(tree).collect())
}

fn tree(block: &str) -> Option<Tree> {
    let rows: Vec<Vec<&str>> = (block.lines().filter(|l| !l.starts_with('#')))
        .map(|l| l.split('\t').collect::<Vec<_>>())
        .filter(|r| r.len() >= 10)
        .collect();
    let mut whole: HashMap<usize, (usize, &str, bool)> = HashMap::new();
    for row in &rows {
        if let Some((a, b)) = row[0].split_once('-')
            && let (Ok(a), Ok(b)) = (a.parse(), b.parse())
        {
            for k in a..=b {
                whole.insert(k, (a, row[1], !row[9].contains("SpaceAfter=No")));
            }
        }
    }
    let words: Vec<(usize, &Vec<&str>)> = rows
        .iter()
        .filter_map(|r| Some((r[0].parse().ok()?, r)))
        .collect();
    let mut index: HashMap<usize, usize> = HashMap::new();
    let mut groups: Vec<Vec<(usize, &Vec<&str>)>> = Vec::new();
    for (k, row) in &words {
        let joins = whole.get(k).is_some_and(|(first, ..)| first != k);
        if !joins {
            groups.push(Vec::new());
        }
        index.insert(*k, groups.len());
        groups.last_mut()?.push((*k, row));
    }
    let mut tree = Tree {
        words: vec![],
        spaces: vec![],
        parts: vec![],
        heads: vec![],
        relations: vec![],
    };
    for group in &groups {
        let own = index[&group[0].0];
        let head = |row: &[&str]| row[6].parse::<usize>().unwrap_or(0);
        let top = group
            .iter()
            .find(|(_, r)| index.get(&head(r)) != Some(&own))
            .unwrap_or(&group[0]);
        let (form, space) = match whole.get(&group[0].0) {
            Some((_, form, space)) => (*form, *space),
            None => (group[0].1[1], !group[0].1[9].contains("SpaceAfter=No")),
        };
        let above = head(top.1);
        tree.words.push(form.to_owned());
        tree.spaces.push(space);
        tree.parts.push(top.1[3].to_owned());
        tree.heads.push(index.get(&above).copied().unwrap_or(0));
        tree.relations.push(if above == 0 {
            Relation::Root
        } else {
            relation(top.1[7])
        });
    }
    (tree.words.len() > 1 && tree.words.len() <= 120).then_some(tree)
}
