"""More of what the French teacher has seen too little: subjects behind their verb.

    inversion.py SILVER OUT --words-command target/release/examples/words

Two things. A finite verb must have a subject in French: where the teacher found none, the bare noun behind the verb is it,
not its object (`Parmi eux figure le maire`, `que soutiennent les partis`). And sentences that it reads well, `X a déclaré que
P`, are told once more as `"P", a déclaré X.`, their trees turned with them; each is a sentence more.
"""
import argparse, json, random, subprocess
import reporting

FINITE = ("pres", "past", "fut", "cond", "subj")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM")


def finite(j, v, kids):
    tags = [j["t"][v]] + [j["t"][k] for k in kids if j["d"][k] in ("aux", "aux:pass", "cop")]
    return any(t.split(":")[0] in ("VERB", "AUX") and t.split(":")[1] in FINITE for t in tags)


def children(j):
    kids = [[] for _ in j["w"]]
    for i, h in enumerate(j["h"]):
        if h:
            kids[h - 1].append(i)
    return kids


def give_subjects(j):
    """Makes the bare noun behind a finite verb without subject its subject; gives how many."""
    kids, given = children(j), 0
    for v, t in enumerate(j["t"]):
        if not t.startswith("VERB") or j["d"][v] not in ("ROOT", "parataxis", "acl:relcl", "advcl", "ccomp"):
            continue
        own = kids[v]
        if any(j["d"][k] in ("nsubj", "nsubj:pass", "csubj") for k in own) or not finite(j, v, own):
            continue
        if any(j["w"][k].lower() in ("il", "ce", "c'", "on", "-t-il", "-il", "y") for k in own):
            continue
        cased = lambda k: any(j["d"][c] in ("case", "mark") for c in kids[k])
        bare_before = [k for k in own if k < v and j["t"][k].split(":")[0] in NOUNS and not cased(k)
                       and j["d"][k] not in ("expl", "iobj") and not reporting.TIME.match(j["w"][k])
                       and j["w"][k].lower() not in ("que", "qu'", "où", "dont", "l'", "le", "la", "les", "lequel")]
        behind = [k for k in own if k > v and j["d"][k] == "obj" and j["t"][k].split(":")[0] in NOUNS and not cased(k)]
        if behind and not bare_before:
            j["d"][behind[0]] = "nsubj:pass" if any(j["d"][k] == "aux:pass" for k in own) else "nsubj"
            given += 1
    return given


def span(j, kids, i):
    low = high = i
    todo = [i]
    while todo:
        k = todo.pop()
        low, high = min(low, k), max(high, k)
        todo += kids[k]
    return list(range(low, high + 1))


def inverted(j, rng):
    """The sentence told with its reporting clause behind, or None."""
    kids = children(j)
    v = next((i for i, h in enumerate(j["h"]) if h == 0), None)
    if v is None or j["f"][v] not in reporting.PARTICIPLES | reporting.FINITE:
        return None
    own = kids[v]
    subject = [k for k in own if j["d"][k] in ("nsubj", "nsubj:pass") and k < v]
    clause = [k for k in own if j["d"][k] == "ccomp" and k > v]
    if len(subject) != 1 or len(clause) != 1 or j["t"][subject[0]].split(":")[0] not in ("NOUN", "PROPN"):
        return None
    s, c = subject[0], clause[0]
    said = span(j, kids, c)
    if j["f"][said[0]] not in ("que", "qu'") or not finite(j, c, kids[c]):
        return None
    who = span(j, kids, s)
    while j["d"][who[-1]] == "punct":
        who.pop()
    if v in who or c in who or said[-1] < len(j["w"]) - 3 or len(who) > 25:
        return None
    said = said[1:]
    while j["d"][said[-1]] == "punct" and j["w"][said[-1]] in (".", ","):
        said.pop()
    parts = [k for k in own if k not in (s, c) and j["d"][k] not in ("punct", "cc", "mark", "conj", "parataxis", "advcl", "ccomp")]
    taken = set(who) | set(said)
    before = [k for k in parts if j["d"][k] in ("aux", "expl", "iobj", "aux:pass") and k < v]
    if any(j["w"][k].lower() in ("n'", "ne") for k in own):
        return None
    rest = [k for k in parts if k not in before and k > v or (k in parts and j["d"][k] == "advmod" and k < v and k > min(before or [v]))]
    verb = sorted(before) + [v]
    tail = [span(j, kids, k) for k in rest]
    if any(set(t) & taken for t in tail) or any(len(t) > 12 for t in tail):
        return None
    near = [t for t in tail if rng.random() < 0.7]
    far = [t for t in tail if t not in near]
    order, new = [], []

    def put(i):
        order.append(i)
        new.append((j["w"][i], None))

    def sign(text):
        order.append(None)
        new.append((text, None))

    marks = rng.choices([('"', '"'), ("«", "»"), ("“", "”"), None], [6, 2, 1, 3])[0]
    if marks:
        sign(marks[0])
    for n, i in enumerate(said):
        put(i)
    if marks:
        sign(marks[1])
    sign(",")
    comma = len(order) - 1
    for i in verb:
        put(i)
    for t in near:
        for i in t:
            put(i)
    for i in who:
        put(i)
    for t in far:
        for i in t:
            put(i)
    sign(".")
    if len(set(i for i in order if i is not None)) != sum(i is not None for i in order):
        return None
    place = {i: k for k, i in enumerate(order) if i is not None}
    out = dict(story=j["story"], w=[], f=[], x=[], t=[], h=[], d=[], a=[], e=[])
    first_said = said[0]
    for k, i in enumerate(order):
        if i is None:
            word, tag, agr, ent = new[k][0], "PUNCT", "", "O"
            head, rel = (place[v] if k == comma else place[c]) + 1, "punct"
        else:
            word, tag, agr, ent = j["w"][i], j["t"][i], j["a"][i], j["e"][i]
            if i == first_said and j["t"][i] != "PROPN":
                word = word[:1].upper() + word[1:]
            if i == who[0] and i == 0 and tag != "PROPN":
                word = word[:1].lower() + word[1:]
            if i == c:
                head, rel = 0, "ROOT"
            elif i == v:
                head, rel = place[c] + 1, "parataxis"
            else:
                h = j["h"][i] - 1
                if h not in place:
                    return None
                head, rel = place[h] + 1, j["d"][i]
        for key, value in zip("wthdae", (word, tag, head, rel, agr, ent)):
            out[key].append(value)
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("silver"); p.add_argument("out"); p.add_argument("--words-command", required=True)
    a = p.parse_args()
    rng = random.Random(1)
    given, more = 0, []
    with open(a.silver, encoding="utf8") as lines, open(a.out, "w", encoding="utf8") as out:
        for line in lines:
            j = json.loads(line)
            given += give_subjects(j)
            out.write(json.dumps(j, ensure_ascii=False) + "\n")
            # Twice: signs and the places of times and places are drawn anew.
            more += [turned for turned in (inverted(j, rng), inverted(j, rng)) if turned]
        text = "\n".join("\t".join(j["w"]) for j in more) + "\n"
        got = subprocess.run([a.words_command, "--words"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
        for j, line in zip(more, got.split("\n")):
            cut = [w.split("\x1f") for w in line.split("\t")]
            j["f"], j["x"] = [w[0] for w in cut], [tuple(map(int, w[1:5])) for w in cut]
            out.write(json.dumps(j, ensure_ascii=False) + "\n")
    print(f"{given} subjects given, {len(more)} sentences told once more")


if __name__ == "__main__":
    main()
