"""Trees for training: silver ones (`teach.py`) and hand-made ones (CoNLL-U), as rows of numbers."""
import gzip, hashlib, json, subprocess
import numpy as np
import torch
import scheme

TAG = {t: i for i, t in enumerate(scheme.TAGS)}
REL = {r: i for i, r in enumerate(scheme.RELATIONS)}
AGR = {a: i for i, a in enumerate(scheme.AGREEMENTS)}
ENT = {e: i for i, e in enumerate(scheme.ENTITIES)}


def silver(path, most=10**9):
    """(trained on, kept apart): stories are split by a hash of their number, one in twenty-five kept apart."""
    train, apart = [], []
    with open(path, encoding="utf8") as lines:
        for line in lines:
            j = json.loads(line)
            part = int(hashlib.md5(str(j["story"]).encode()).hexdigest(), 16) % 25
            (apart if part == 0 else train).append(j)
            if len(train) >= most:
                break
    return train, apart


def conllu(path, words_command):
    """Hand-made trees, their multiword tokens (`du`, `aux`) one word, which is what the reader has."""
    opened = gzip.open if path.endswith(".gz") else open
    out = []
    with opened(path, "rt", encoding="utf8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        rows = [l.split("\t") for l in block.split("\n") if l and l[0] != "#"]
        words = {int(r[0]): r for r in rows if r[0].isdigit()}
        if not words:
            continue
        whole, form = {}, {}
        for r in rows:
            if "-" in r[0]:
                a, b = map(int, r[0].split("-"))
                form[a] = r[1]
                whole.update({k: a for k in range(a, b + 1)})
        groups = {}
        for k in sorted(words):
            groups.setdefault(whole.get(k, k), []).append(k)
        order = sorted(groups)
        index = {k: i for i, g in enumerate(order) for k in groups[g]}
        j = dict(w=[], t=[], h=[], d=[], a=[], e=None)
        for g in order:
            ks = groups[g]
            top = next((k for k in ks if index.get(int(words[k][6]), -1) != index[k]), ks[0])
            r = words[top]
            morph = dict(p.split("=") for p in r[5].split("|") if "=" in p)
            j["w"].append(form.get(g, words[ks[0]][1]))
            j["t"].append(scheme.tag(r[3], morph))
            head = int(r[6])
            j["h"].append(0 if head == 0 else index[head] + 1)
            j["d"].append(scheme.relation(r[7]) if head else "ROOT")
            j["a"].append(scheme.agreement(morph))
        if all(j["w"]) and not any(" " in w for w in j["w"]):
            out.append(j)
    lines = "\n".join("\t".join(j["w"]) for j in out) + "\n"
    got = subprocess.run([words_command, "--words"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    for j, line in zip(out, got.decode().split("\n")):
        cut = [w.split("\x1f") for w in line.split("\t")]
        assert len(cut) == len(j["w"]), line
        j["f"], j["x"] = [w[0] for w in cut], [tuple(map(int, w[1:5])) for w in cut]
    return out


def write_conllu(trees, path):
    """Silver trees as CoNLL-U; a space before each word, since how they were written is not kept."""
    with open(path, "w", encoding="utf8") as out:
        for j in trees:
            for i, (w, t, h, d) in enumerate(zip(j["w"], j["t"], j["h"], j["d"])):
                out.write("\t".join([str(i + 1), w, "_", t.split(":")[0], "_", "_", str(h), "root" if h == 0 else d, "_", "_"]) + "\n")
            out.write("\n")


def rows(trees, vocabulary, most=90):
    """Each tree as arrays: features, tags, agreements, entities, heads, relations."""
    out = []
    for j in trees:
        n = len(j["w"])
        if not 2 <= n <= most:
            continue
        x = np.array([(vocabulary.get(f, 0),) + tuple(l) for f, l in zip(j["f"], j["x"])], np.int16)
        e = [ENT[e] for e in j["e"]] if j["e"] else [-1] * n
        columns = ([TAG[t] for t in j["t"]], [AGR[a] for a in j["a"]], e, j["h"], [REL[d] for d in j["d"]])
        out.append((x, np.array(columns, np.int16)))
    return out


def batches(trees, tokens, random=None):
    """Batches of about so many words, of sentences of like length: features, tags, agreements, entities, heads, relations."""
    noise = random.random(len(trees)) * 3 if random else np.zeros(len(trees))
    order = sorted(range(len(trees)), key=lambda i: len(trees[i][0]) + noise[i])
    parts, part = [], []
    for i in order:
        part.append(i)
        if len(part) * len(trees[i][0]) >= tokens:
            parts.append(part)
            part = []
    if part:
        parts.append(part)
    if random:
        random.shuffle(parts)
    for part in parts:
        n = max(len(trees[i][0]) for i in part)
        x = np.zeros((len(part), n, 5), np.int64)
        y = np.full((len(part), 5, n), -1, np.int64)
        for r, i in enumerate(part):
            a, b = trees[i]
            x[r, : len(a)], y[r, :, : len(a)] = a, b
        y = torch.from_numpy(y)
        yield torch.from_numpy(x), y[:, 0], y[:, 1], y[:, 2], y[:, 3], y[:, 4]
