"""Mends what the French teacher reads wrongly: `"…", a déclaré mardi Anne Roy, ministre`.

It was trained on trees with hardly a reporting clause, and takes the speaker for an object or an apposition. Here the
clause is parsed apart, hung on the words it reports as their parataxis, and the noun after its verb becomes its subject. A
sentence in which the clause cannot be told from the rest is dropped: no tree teaches better than a wrong one.
"""
import os, re

LISTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "engine", "src", "language", "fr")
IRREGULAR = {
    "dire": "dit dit disent disait disaient", "écrire": "écrit écrit écrivent écrivait", "répondre": "répondu répond répondent",
    "prévenir": "prévenu prévient préviennent", "poursuivre": "poursuivi poursuit poursuivent", "lire": "lu lit lisent",
    "reprendre": "repris reprend reprennent", "conclure": "conclu conclut concluent", "promettre": "promis promet promettent",
    "admettre": "admis admet admettent", "reconnaître": "reconnu reconnaît reconnaissent reconnait", "soutenir": "soutenu soutient soutiennent",
    "convenir": "convenu convient conviennent", "défendre": "défendu défend défendent", "décrire": "décrit décrit décrivent",
    "sourire": "souri sourit sourient", "rire": "ri rit rient", "croire": "cru croit croient", "interrompre": "interrompu interrompt",
    "émouvoir": "ému émeut émeuvent", "plaindre": "plaint plaint plaignent", "inscrire": "inscrit", "faire": "fait fait font",
    "craindre": "craint craint craignent", "apprendre": "appris", "savoir": "su", "entendre": "entendu entend entendent",
    "contredire": "contredit contredit contredisent", "prédire": "prédit prédit prédisent", "démentir": "démenti dément démentent",
    "peindre": "peint", "maintenir": "maintenu maintient maintiennent", "introduire": "introduit introduit", "revenir": "revenu",
}
ADVERBS = set("""notamment ensuite également aussi encore toutefois cependant ainsi par ailleurs alors déjà même vivement
enfin d' abord en outre pour sa part plus tôt tard auparavant simplement immédiatement récemment d'ailleurs de son côté leur
bien lui-même elle-même""".split())
CLITICS = {"s'", "se", "l'", "lui", "nous", "leur", "m'", "me"}
TIME = re.compile(
    r"^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|mars|avril|mai|juin|juillet|août|septembre|"
    r"octobre|novembre|décembre|jours?|soir|soirée|matin|matinée|ans?|heures?|fois|hier|semaine|mois|année|midi|nuit|veille|"
    r"lendemain|minutes?|weekend|week-end)$", re.I)
MARKS = {'"', "«", "»", "“", "”"}
NOMINAL = {"NOUN", "PROPN", "PRON", "ADJ", "X", "NUM", "ADV"}


def forms():
    participles, finite = set(), set()
    for name in ("aside-verbs", "report-verbs", "remark-verbs"):
        for line in open(os.path.join(LISTS, name + ".txt"), encoding="utf8"):
            for verb in line.split("#")[0].split():
                verb = verb.removeprefix("s'")
                if verb in IRREGULAR:
                    first, *rest = IRREGULAR[verb].split()
                    participles.add(first)
                    finite.update(rest)
                elif verb.endswith("er"):
                    stem = verb[:-2]
                    participles.add(stem + "é")
                    finite.update(stem + e for e in ("e", "ent"))
                    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
                    finite.update(soft + e for e in ("ait", "aient", "a"))
                    if re.search(r"[eé][lrtcvgmsn]$", stem):
                        finite.update(stem[:-2] + "è" + stem[-1] + e for e in ("e", "ent"))
                elif verb.endswith("ir"):
                    stem = verb[:-1]
                    participles.add(stem)
                    finite.update((stem + "t", stem + "ssent", stem + "ssait"))
    return participles, finite


PARTICIPLES, FINITE = forms()
HAVE = {"a", "ont", "avait", "avaient", "aurait", "auraient"}
BE = {"est", "sont", "était", "étaient"}


def find(words):
    """The reporting clause of a sentence as (start, end, verb, quoted), or None."""
    low = [w.lower().replace("’", "'") for w in words]
    n, inside, state = len(words), [], False
    straight = [i for i, w in enumerate(words) if w == '"']
    if len(straight) % 2 and straight[0] and (straight[0] + 1 == n or words[straight[0] + 1] in (",", ".", "?", "!")):
        # The sentence goes on with words quoted before it began.
        state = True
    for w in words:
        state = True if w in ("«", "“") else False if w in ("»", "”") else (not state if w == '"' else state)
        inside.append(state)
    quoted = any(w in MARKS for w in words)
    for i in range(2, n):
        if words[i - 1] not in (",", '"', "»", "”", "?", "!", "…") or inside[i - 1]:
            continue
        j = i
        while j < n and low[j] in CLITICS and j < i + 2:
            j += 1
        verb = None
        if j < n and (low[j] in HAVE or (low[j] in BE and j > i)):
            k = j + 1
            if k < n and low[k].startswith("-"):
                k += 1
            while k < n and low[k] in ADVERBS:
                k += 1
            if k < n and low[k] in PARTICIPLES:
                verb = k
        elif j < n and low[j] in FINITE:
            verb = j
        if verb is None or (verb + 1 < n and low[verb + 1] in ("que", "qu'", "à", "de", "d'") and low[verb + 1] in ("que", "qu'")):
            continue
        stop = n - 1 if words[n - 1] in (".", "!", "?", "…") else n
        for z in range(verb + 1, n):
            if words[z] in MARKS and (inside[z] or words[z] in ("«", "“")):
                stop = z - 1 if words[z - 1] in (",", ":") else z
                break
        return i, stop, verb, quoted
    return None


def mend(nlp, doc, trees):
    counts = dict(mended=0, dropped=0)
    found = [find([w[2] for w in s]) for _, s, _ in trees]
    todo, parts = [], []
    for k, ((_, s, tree), f) in enumerate(zip(trees, found)):
        if not f:
            continue
        start, stop, verb, quoted = f
        if not quoted or stop < len(s) - 1:
            # Where no mark shows the end: a clause amid the words it reports ends at its comma; one after them, which have
            # a finite verb of their own, goes to the end.
            before = any(t.split(":")[0] in ("VERB", "AUX") and t.split(":")[1] in ("pres", "past", "fut", "cond", "subj")
                         for t in tree["t"][:start])
            commas = [z for z in range(verb + 1, stop) if s[z][2] == ","]
            if not before and commas:
                stop = commas[0]
        if stop - start > 45:
            counts["dropped"] += 1
            found[k] = False
            continue
        todo.append((k, start, stop, verb))
        words = [w[2].replace("’", "'") if len(w[2]) > 1 else {"«": '"', "»": '"', "“": '"', "”": '"'}.get(w[2], w[2]) for w in s]
        parts += [words[:start] + words[stop:], words[start:stop] + ["."]]
    docs = nlp.pipe((doc(nlp, p) for p in parts), batch_size=128)
    drop = set(k for k, f in enumerate(found) if f is False)
    for k, start, stop, verb in todo:
        rest, clause = next(docs), next(docs)
        story, s, tree = trees[k]
        new = splice(s, tree, rest, clause, start, stop, verb)
        if new is None:
            drop.add(k)
            counts["dropped"] += 1
        else:
            trees[k] = (story, s, new)
            counts["mended"] += 1
    return [t for k, t in enumerate(trees) if k not in drop], counts


def splice(s, tree, rest, clause, start, stop, verb):
    import scheme
    n = len(s)
    index = list(range(start)) + list(range(stop, n))
    h, d, t, a = [None] * n, [None] * n, list(tree["t"]), list(tree["a"])

    def fill(i, token, head, label):
        h[i], d[i] = head, label
        morph = token.morph.to_dict()
        t[i], a[i] = scheme.tag(token.pos_, morph), scheme.agreement(morph)

    for k, token in enumerate(rest):
        fill(index[k], token, -1 if token.head.i == token.i else index[token.head.i], scheme.relation(token.dep_))
    roots = [i for i in index if h[i] == -1]
    inner = [x for x in clause if x.head.i == x.i]
    if len(roots) != 1 or len(inner) != 1:
        return None
    root, top = roots[0], inner[0]
    # The verb itself must be the top of its clause, or a name wrongly made so.
    if top.i != verb - start:
        if top.pos_ not in ("PROPN", "NOUN") or clause[verb - start].head.i != top.i:
            return None
    for token in clause[:-1]:
        i = start + token.i
        head = token.head.i
        fill(i, token, start + head, scheme.relation(token.dep_))
        if top.i != verb - start and head == top.i:
            h[i] = verb if i < top.i + start or token.dep_ in ("punct",) else start + head
    if top.i != verb - start:
        h[start + top.i], d[start + top.i] = verb, "obj"
    h[verb], d[verb] = root, "parataxis"
    if t[verb].split(":")[0] != "VERB":
        t[verb] = "VERB:ppart" if s[verb][0] in PARTICIPLES else "VERB:pres"
    kids = [i for i in range(start, stop) if h[i] == verb]
    for i in range(start, verb):
        if s[i][0] in HAVE | BE:
            h[i], d[i] = verb, "aux"
            t[i] = "AUX:" + ("past" if "v" in s[i][0] or "ét" in s[i][0] else "pres")
    subjects = [i for i in kids if d[i] in ("nsubj", "nsubj:pass")]
    clitics = [i for i in range(start, stop) if s[i][0].startswith("-") and len(s[i][0]) > 1 and abs(i - verb) < 3]
    if clitics:
        for i in clitics[:1]:
            h[i], d[i], t[i] = verb, "nsubj", "PRON"
        for i in subjects:
            if i not in clitics:
                d[i] = "obl"
    elif not subjects:
        cased = {h[i] for i in range(start, stop) if d[i] in ("case", "mark")}
        fits = [i for i in kids if i > verb and t[i].split(":")[0] in NOMINAL and not TIME.match(s[i][2]) and i not in cased
                and d[i] not in ("advmod", "punct", "cc", "mark", "case")]
        if not fits:
            return None
        first = fits[0]
        d[first] = "nsubj"
        if t[first] in ("ADV", "X", "ADJ") and s[first][2][:1].isupper():
            t[first] = "PROPN"
        for i in fits[1:]:
            if d[i] in ("obj", "nsubj", "xcomp", "dep", "flat"):
                comma = any(s[z][2] == "," for z in range(first, i))
                h[i], d[i] = first, "appos" if comma else "flat"
    elif all(i < verb for i in subjects):
        # `, X déclare Y` is no inverted clause.
        return None
    if start and s[start - 1][2] == ",":
        h[start - 1], d[start - 1] = verb, "punct"
    if stop < n and s[stop][2] == ",":
        h[stop], d[stop] = verb, "punct"
    if any(x is None for x in h):
        return None
    return dict(h=h, d=d, t=t, a=a, e=tree["e"])
