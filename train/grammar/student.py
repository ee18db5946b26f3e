"""Trains the network of a language and writes its file.

    student.py LANGUAGE SILVER OUT.bin --words-command target/release/examples/words [--gold FILE:TIMES ...] [options]

Prints, each epoch, how much of the silver kept apart it reads as the teacher does (greedy heads; `cargo xtask score grammar`
measures what ships).
"""
import argparse, collections, time
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import data, export, scheme
from network import Network, State

PUNCT = scheme.RELATIONS.index("punct")
SUBJECTS = [scheme.RELATIONS.index(r) for r in ("nsubj", "nsubj:pass")]


def evaluate(net, trees):
    net.eval()
    count = np.zeros(9)
    with torch.no_grad():
        for x, t, a, e, h, r in data.batches(trees, 6000):
            mask = (t >= 0).float()
            arcs, xr, v = net(x, mask)
            heads = arcs.argmax(-1)
            rel = net.relations(xr, v, heads).argmax(-1)
            word = (t >= 0) & (r != PUNCT)
            right = word & (heads == h)
            is_subject = lambda r: (r == SUBJECTS[0]) | (r == SUBJECTS[1])
            gold, mine = is_subject(r) & word, is_subject(rel) & word
            count += [word.sum(), right.sum(), (right & (rel == r)).sum(), (t >= 0).sum(), ((net.tag(v).argmax(-1) == t) & (t >= 0)).sum(),
                      gold.sum(), mine.sum(), (gold & mine & right).sum(), ((net.ent(v).argmax(-1) == e) & (t >= 0)).sum()]
    w, u, l, all_, tag, g, m, b, ent = count
    return f"UAS {100 * u / w:.2f} LAS {100 * l / w:.2f} tag {100 * tag / all_:.2f} subject {200 * b / (g + m):.2f} entity {100 * ent / all_:.2f}"


class Mean:
    """A running mean of the weights over the last steps, which reads better than the last weights themselves."""

    KEEP = 0.998

    def __init__(self, net):
        self.weights = [p.detach().clone() for p in net.parameters()]

    def add(self, net):
        with torch.no_grad():
            for mean, p in zip(self.weights, net.parameters()):
                mean.lerp_(p, 1 - self.KEEP)

    def put(self, net):
        with torch.no_grad():
            for mean, p in zip(self.weights, net.parameters()):
                p.copy_(mean)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("language"); p.add_argument("silver"); p.add_argument("out")
    p.add_argument("--words-command", required=True); p.add_argument("--gold", nargs="*", default=[]); p.add_argument("--test", nargs="*", default=[])
    p.add_argument("--epochs", type=int, default=8); p.add_argument("--quantised-epochs", type=int, default=3)
    p.add_argument("--width", type=int, default=64); p.add_argument("--vocabulary", type=int, default=2000)
    p.add_argument("--most", type=int, default=10**9); p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--tokens", type=int, default=1500); p.add_argument("--seed", type=int, default=1); p.add_argument("--drop", type=float, default=0.1)
    p.add_argument("--save")
    p.add_argument("--arc", type=int, default=32)
    p.add_argument("--apart", help="where to write the sentences kept apart, as CoNLL-U, for `cargo xtask score grammar`")
    a = p.parse_args()
    torch.manual_seed(a.seed); torch.set_num_threads(1)
    random = np.random.default_rng(a.seed)
    train, apart = data.silver(a.silver, a.most)
    counts = collections.Counter(f for j in train for f in j["f"])
    # Ties are broken by the word itself, so that the vocabulary is the same twice.
    words = [w for w, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[: a.vocabulary]]
    vocabulary = {w: i + 1 for i, w in enumerate(words)}
    if a.apart:
        data.write_conllu(apart, a.apart)
    trees, apart = data.rows(train, vocabulary), data.rows(apart, vocabulary)
    for gold in a.gold:
        path, times = gold.rsplit(":", 1)
        trees += data.rows(data.conllu(path, a.words_command), vocabulary) * int(times)
    tests = [(t.split("/")[-1], data.rows(data.conllu(t, a.words_command), vocabulary, 200)) for t in a.test]
    net = Network(len(words), d=a.width, arc=a.arc, label=a.arc, drop=a.drop)
    print(a.language, len(trees), "sentences,", sum(len(x) for x, _ in trees), "words;", len(apart), "apart;",
          sum(q.numel() for q in net.parameters()), "weights", flush=True)
    steps = sum(1 for _ in data.batches(trees, a.tokens)) * a.epochs
    best = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=0.01, betas=(0.9, 0.98))
    step, begun, mean = 0, time.time(), None
    for epoch in range(a.epochs):
        State.quantise = epoch >= a.epochs - a.quantised_epochs
        net.train()
        total = n = 0
        for x, t, g, e, h, r in data.batches(trees, a.tokens, random):
            rate = a.rate * min(1, step / 200) * (1 - 0.98 * step / steps)
            for group in best.param_groups:
                group["lr"] = rate
            mask = (t >= 0).float()
            arcs, xr, v = net(x, mask)
            loss = F.cross_entropy(arcs.flatten(0, 1), h.flatten(), ignore_index=-1)
            loss = loss + 0.5 * F.cross_entropy(net.tag(v).flatten(0, 1), t.flatten(), ignore_index=-1)
            loss = loss + 0.7 * F.cross_entropy(net.relations(xr, v, h).flatten(0, 1), r.flatten(), ignore_index=-1)
            loss = loss + 0.2 * F.cross_entropy(net.agr(v).flatten(0, 1), g.flatten(), ignore_index=-1)
            if (e >= 0).any():
                loss = loss + 0.3 * F.cross_entropy(net.ent(v).flatten(0, 1), e.flatten(), ignore_index=-1)
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            best.step()
            step += 1
            if State.quantise:
                mean = Mean(net) if mean is None else mean
                mean.add(net)
            total += loss.item()
            n += 1
        if epoch + 1 == a.epochs and mean:
            print("last:", evaluate(net, apart[:1500]), flush=True)
            mean.put(net)
        print(f"epoch {epoch + 1}{' quantised' if State.quantise else ''}: loss {total / n:.3f}, {evaluate(net, apart[:1500])}, {time.time() - begun:.0f} s", flush=True)
    State.quantise = a.quantised_epochs > 0
    print("kept apart:", evaluate(net, apart))
    for name, rows in tests:
        print(name + ":", evaluate(net, rows), flush=True)
    if a.save:
        torch.save(dict(state=net.state_dict(), config=net.config, words=words), a.save)
    if State.quantise:
        print(export.write(net, words, a.language, a.out))


if __name__ == "__main__":
    main()
