"""The best projective tree with one root (Eisner's algorithm), for relabelling; what ships is `grammar/src/eisner.rs`."""
import numpy as np


def projective(arcs):
    """Heads (0 the root) for scores in rows: a row a word, a column a head."""
    n = len(arcs)
    m = n + 1
    score = np.full((m, m), -1e9)
    score[:, 1:] = arcs.T
    score[0] -= 2000
    right, left = np.zeros((m, m)), np.zeros((m, m))
    open_right, open_left = np.full((m, m), -1e18), np.full((m, m), -1e18)
    cut_open, cut_right, cut_left = (np.zeros((m, m), int) for _ in range(3))
    for k in range(1, m):
        i = np.arange(m - k)
        j = i + k
        w = np.arange(k)
        rows = i[:, None] + w
        both = right[i[:, None], rows] + left[rows + 1, j[:, None]]
        best = both.argmax(1)
        value = both[i, best]
        cut_open[i, j] = i + best
        open_right[i, j] = value + score[i, j]
        open_left[i, j] = value + score[j, i]
        both = left[i[:, None], rows] + open_left[rows, j[:, None]]
        best = both.argmax(1)
        left[i, j], cut_left[i, j] = both[i, best], i + best
        both = open_right[i[:, None], rows + 1] + right[rows + 1, j[:, None]]
        best = both.argmax(1)
        right[i, j], cut_right[i, j] = both[i, best], i + 1 + best
    heads = np.zeros(n, int)
    todo = [(0, n, True, True)]
    while todo:
        i, j, forward, complete = todo.pop()
        if i == j:
            continue
        if complete and forward:
            w = cut_right[i, j]
            todo += [(i, w, True, False), (w, j, True, True)]
        elif complete:
            w = cut_left[i, j]
            todo += [(i, w, False, True), (w, j, False, False)]
        else:
            w = cut_open[i, j]
            if forward:
                heads[j - 1] = i
            else:
                heads[i - 1] = j
            todo += [(i, w, True, True), (w + 1, j, False, True)]
    return heads
