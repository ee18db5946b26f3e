"""Silver trees once more, as a larger network reads them that has learnt from silver and hand-made trees: smoother than the
teacher's, which errs without rule where it is unsure.

    relabel.py NETWORK.pt SILVER OUT
"""
import json, sys
import numpy as np
import torch
import data, scheme
from network import Network
from tree import projective


def main():
    network, silver, out = sys.argv[1:4]
    torch.set_num_threads(1)
    saved = torch.load(network)
    c = saved["config"]
    net = Network(c["words"], d=c["d"], arc=c["arc"], label=c["label"])
    net.load_state_dict(saved["state"])
    net.eval()
    vocabulary = {w: i + 1 for i, w in enumerate(saved["words"])}
    changed = total = 0
    with open(silver, encoding="utf8") as lines, open(out, "w", encoding="utf8") as file, torch.no_grad():
        stock = []

        def flush():
            nonlocal changed, total
            order = sorted(range(len(stock)), key=lambda i: len(stock[i]["w"]))
            for at in range(0, len(order), 64):
                part = [stock[i] for i in order[at : at + 64]]
                n = max(len(j["w"]) for j in part)
                x, mask = np.zeros((len(part), n, 5), np.int64), torch.zeros(len(part), n)
                for r, j in enumerate(part):
                    x[r, : len(j["w"])] = [(vocabulary.get(f, 0),) + tuple(l) for f, l in zip(j["f"], j["x"])]
                    mask[r, : len(j["w"])] = 1
                arcs, xr, v = net(torch.from_numpy(x), mask)
                heads = np.zeros((len(part), n), np.int64)
                for r, j in enumerate(part):
                    k = len(j["w"])
                    heads[r, :k] = projective(arcs[r, :k, : k + 1].numpy())
                scores = net.relations(xr, v, torch.from_numpy(heads))
                scores[..., 0] = -1e9
                relations, tags = scores.argmax(-1).numpy(), net.tag(v).argmax(-1).numpy()
                for r, j in enumerate(part):
                    k = len(j["w"])
                    changed += sum(a != b for a, b in zip(heads[r, :k], j["h"]))
                    total += k
                    j["h"] = heads[r, :k].tolist()
                    j["d"] = ["ROOT" if h == 0 else scheme.RELATIONS[d] for h, d in zip(j["h"], relations[r, :k])]
                    j["t"] = [scheme.TAGS[t] for t in tags[r, :k]]
            for j in stock:
                file.write(json.dumps(j, ensure_ascii=False) + "\n")
            stock.clear()

        for line in lines:
            stock.append(json.loads(line))
            if len(stock) == 4096:
                flush()
                print(f"{total} words, {100 * changed / total:.2f} % of heads changed", flush=True)
        flush()


if __name__ == "__main__":
    main()
