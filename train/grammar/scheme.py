"""The scheme of the trees: Universal Dependencies, one list of relations, tags and forms for both languages.

The teachers differ: the French one follows Sequoia's UD, the English one ClearNLP. `english` turns the latter into UD: a
preposition hangs on its noun, a copula on its predicate, conjuncts on the first, a conjunction on the conjunct it opens.
"""

RELATIONS = """ROOT nsubj nsubj:pass csubj obj iobj obl obl:agent ccomp xcomp advcl acl acl:relcl advmod amod nummod det case
mark cc conj appos flat fixed compound nmod nmod:poss aux aux:pass cop expl vocative parataxis discourse punct dep""".split()

FORMS = "pres past fut cond subj imp inf ppart prpart".split()
TAGS = "ADJ ADP ADV CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM X".split() + [
    f"{tag}:{form}" for tag in ("VERB", "AUX") for form in FORMS
]
# Gender and number together; the first says nothing.
AGREEMENTS = ["", "M", "F", "S", "P", "MS", "FS", "MP", "FP"]
ENTITIES = ["O", "PER", "LOC", "ORG", "MISC"]

FRENCH = {
    "obl:mod": "obl", "obl:arg": "obl", "aux:tense": "aux", "aux:caus": "aux", "expl:subj": "expl", "expl:comp": "expl",
    "expl:pass": "expl", "expl:pv": "expl", "flat:name": "flat", "flat:foreign": "flat", "parataxis:insert": "parataxis",
    "parataxis:obj": "parataxis", "csubj:pass": "csubj", "iobj:agent": "iobj", "orphan": "conj", "dislocated": "obj",
    "reparandum": "dep", "goeswith": "flat", "list": "conj", "advcl:cleft": "advcl", "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj", "csubj:outer": "csubj", "obj:agent": "obj", "obj:lvc": "obj", "nsubj:pass:outer": "nsubj:pass",
    "root": "ROOT", "nsubj:impers": "nsubj",
}


def relation(label):
    """The relation that a UD label stands for here."""
    label = FRENCH.get(label, label)
    if label in RELATIONS:
        return label
    base = label.split(":")[0]
    return base if base in RELATIONS else "dep"


def tag(pos, morph):
    """The tag of a word with this universal part of speech and these features (a dict)."""
    if pos == "SPACE" or pos == "_":
        pos = "X"
    if pos not in ("VERB", "AUX"):
        return pos if pos in TAGS else "X"
    form, mood, tense = morph.get("VerbForm"), morph.get("Mood"), morph.get("Tense")
    if form == "Inf":
        end = "inf"
    elif form in ("Part", "Ger"):
        end = "ppart" if tense == "Past" else "prpart"
    elif mood in ("Cnd", "Sub", "Imp"):
        end = {"Cnd": "cond", "Sub": "subj", "Imp": "imp"}[mood]
    else:
        end = {"Fut": "fut", "Past": "past", "Imp": "past"}.get(tense, "pres")
    return f"{pos}:{end}"


def agreement(morph):
    """Gender and number of a word with these features."""
    gender = {"Masc": "M", "Fem": "F"}.get(morph.get("Gender"), "")
    number = {"Sing": "S", "Plur": "P"}.get(morph.get("Number"), "")
    return gender + number


BE = set("be is are was were been being am 's 're 'm ’s ’re ’m".split())
MODALS = {"will": "fut", "'ll": "fut", "wo": "fut", "shall": "fut", "would": "cond", "'d": "cond", "could": "cond",
          "should": "cond", "might": "cond"}
PENN = {"VB": "inf", "VBP": "pres", "VBZ": "pres", "VBD": "past", "VBG": "prpart", "VBN": "ppart"}
PLAIN = {"neg": "advmod", "auxpass": "aux:pass", "nsubjpass": "nsubj:pass", "csubjpass": "csubj", "dobj": "obj",
         "poss": "nmod:poss", "relcl": "acl:relcl", "acomp": "xcomp", "attr": "xcomp", "oprd": "xcomp", "prt": "compound",
         "preconj": "cc", "predet": "det", "quantmod": "advmod", "intj": "discourse", "meta": "dep", "nmod": "compound",
         "pobj": "obl", "pcomp": "advcl", "prep": "advmod", "agent": "advmod", "dative": "iobj", "npadvmod": "obl"}


def english(words, tags, poses, heads, labels):
    """UD heads and relations, and tags of this scheme, of a ClearNLP tree with Penn tags. Heads count from 0, -1 the root."""
    n = len(words)
    children = [[] for _ in range(n)]
    for i, h in enumerate(heads):
        if h >= 0:
            children[h].append(i)
    heads, labels = list(heads), list(labels)
    # A conjunction goes to the conjunct that follows it.
    for i in range(n):
        if labels[i] == "cc" and heads[i] >= 0:
            after = [c for c in children[heads[i]] if c > i and labels[c] == "conj"]
            if after:
                heads[i] = after[0]
    for i in range(n):
        seen = 0
        while labels[i] == "conj" and heads[i] >= 0 and labels[heads[i]] == "conj" and seen < n:
            heads[i] = heads[heads[i]]
            seen += 1
    # Which word stands for a preposition (its object) and for a copula (its predicate).
    instead, mark = {}, {}
    for i in range(n):
        kids = children[i]
        if labels[i] in ("prep", "agent", "dative") or (labels[i] in ("conj", "pobj", "ROOT") and tags[i] in ("IN", "TO")):
            objects = [c for c in kids if labels[c] == "pobj"] or [c for c in kids if labels[c] == "prep" and c == i + 1]
            clauses = [c for c in kids if labels[c] == "pcomp"]
            if objects:
                instead[i], mark[i] = objects[0], "case"
            elif clauses:
                instead[i], mark[i] = clauses[0], "mark"
        elif words[i].lower() in BE and tags[i].startswith("VB"):
            there = any(labels[c] == "expl" for c in kids)
            predicates = [c for c in kids if labels[c] in ("attr", "acomp")]
            if predicates and there:
                labels[predicates[0]] = "nsubj"
            elif predicates:
                instead[i], mark[i] = predicates[0], "cop"
    owner = {o: p for p, o in instead.items()}

    def end(i):
        for _ in range(n):
            if i not in instead:
                break
            i = instead[i]
        return i

    new_heads, new_labels, verbal = [0] * n, [""] * n, [False] * n
    for i in range(n):
        if i in instead:
            new_heads[i], new_labels[i] = end(instead[i]), mark[i]
            continue
        top, hops = i, 0
        while top in owner and hops < n:
            top = owner[top]
            hops += 1
        h = heads[top]
        verbal[i] = h >= 0 and mark.get(h) == "cop"
        new_heads[i] = end(h) if h >= 0 else -1
        label = labels[top]
        if label == "agent":
            label = "obl:agent"
        elif label in ("prep", "dative", "pobj") and top != i:
            label = "acl/advcl" if mark[top] == "mark" else "nmod/obl"
        elif label == "npadvmod":
            label = "nmod/obl"
        elif label in ("acl", "advcl"):
            label = "acl/advcl" if label == "advcl" else "acl"
        new_labels[i] = label
    out = []
    for i in range(n):
        form = PENN.get(tags[i])
        if form:
            base = "AUX" if new_labels[i] in ("aux", "auxpass", "cop") else "VERB"
            out.append(f"{base}:{form}")
        elif tags[i] == "MD":
            out.append("AUX:" + MODALS.get(words[i].lower().replace("’", "'"), "pres"))
        else:
            pos = {"SPACE": "X", "VERB": "NOUN", "AUX": "X"}.get(poses[i], poses[i])
            out.append(pos if pos in TAGS else "X")
    for i in range(n):
        label, h = new_labels[i], new_heads[i]
        if "/" in label:
            noun = h >= 0 and not verbal[i] and out[h] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "SYM")
            label = label.split("/")[0 if noun else 1]
            if label == "obl" and out[i].startswith("VERB"):
                label = "advcl"
        else:
            label = PLAIN.get(label, label)
        if label == "aux" and tags[i] == "TO":
            label = "mark"
        new_labels[i] = relation(label)
        if h < 0:
            new_labels[i] = "ROOT"
    return new_heads, new_labels, out


def is_tree(heads):
    """Whether these heads are one tree with one root."""
    if sum(h < 0 for h in heads) != 1:
        return False
    for i in range(len(heads)):
        seen = 0
        while i >= 0:
            i = heads[i]
            seen += 1
            if seen > len(heads):
                return False
    return True
