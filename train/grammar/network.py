"""The network: letters of words in, for each word a tag, agreement, entity, head and relation out.

Embeddings (frequent word, last three and two letters, first three, shape) → one dense layer → two residual convolutions over
three words → two bidirectional light recurrent layers, whose gates depend on their input alone so that every product of
matrices is taken for all words at once → heads by a biaffine product with a bias for distance, relations by the sum of two
projections. `engine/src/grammar/network.rs` computes the same.
"""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F
import scheme

WIDTHS = (32, 20, 12, 12, 8)
ROWS = (2000, 600, 1000, 96)
# Clipping, in root mean squares, that loses least for normally distributed weights.
CLIP = {3: 1.9, 4: 2.7, 8: 4.5}
FAR = 33


class Quantise(torch.autograd.Function):
    """Rounds weights to `bits` with one scale a row (or one a table); gradients pass straight through."""

    @staticmethod
    def forward(ctx, w, bits, rows):
        q, scale = quantised(w, bits, rows)
        return q * scale

    @staticmethod
    def backward(ctx, g):
        return g, None, None


def quantised(w, bits, rows):
    """The whole numbers and the scales."""
    most = 2 ** (bits - 1) - 1
    if rows:
        clip = torch.minimum(w.abs().amax(-1, keepdim=True), CLIP[bits] * w.pow(2).mean(-1, keepdim=True).sqrt())
    else:
        clip = CLIP[bits] * w.pow(2).mean().sqrt().reshape(1, 1)
    # Scales are shipped in 16 bits, and the network is trained with what is shipped.
    scale = (clip.clamp(min=1e-6) / most).half().float()
    return (w / scale).round().clamp(-most, most), scale


class State:
    quantise = False
    bits = 4


class Dense(nn.Module):
    def __init__(self, i, o, bias=True):
        super().__init__()
        self.w = nn.Parameter(torch.randn(o, i) / math.sqrt(i))
        self.b = nn.Parameter(torch.zeros(o)) if bias else None

    def forward(self, x):
        w = Quantise.apply(self.w, State.bits, True) if State.quantise else self.w
        return F.linear(x, w, self.b)


class Scan(torch.autograd.Function):
    """h[t] = f[t] * h[t - 1] + g[t] along the second axis."""

    @staticmethod
    def forward(ctx, f, g):
        fs, gs = f.unbind(1), g.unbind(1)
        h = gs[0]
        out = [h]
        for t in range(1, len(fs)):
            h = torch.addcmul(gs[t], fs[t], h)
            out.append(h)
        h = torch.stack(out, 1)
        ctx.save_for_backward(f, h)
        return h

    @staticmethod
    def backward(ctx, dh):
        f, h = ctx.saved_tensors
        fs, ds = f.unbind(1), dh.unbind(1)
        n = len(fs)
        d = ds[n - 1]
        out = [None] * n
        out[n - 1] = d
        for t in range(n - 2, -1, -1):
            d = torch.addcmul(ds[t], fs[t + 1], d)
            out[t] = d
        d = torch.stack(out, 1)
        df = torch.zeros_like(f)
        df[:, 1:] = d[:, 1:] * h[:, :-1]
        return df, d


class Recurrent(nn.Module):
    """Both directions, half of the width each."""

    def __init__(self, d):
        super().__init__()
        self.h = d // 2
        self.l = Dense(d, 3 * d)
        self.l.b.data[:d] = 1.5
        self.n = nn.LayerNorm(d)

    def forward(self, x, mask):
        y, h, d = self.l(x), self.h, 2 * self.h
        m = mask[..., None]
        f = torch.sigmoid(y[..., :d]) * m + (1 - m)
        g = (1 - f) * torch.tanh(y[..., d : 2 * d])
        o = torch.sigmoid(y[..., 2 * d :])
        f = torch.cat([f[..., :h], f[..., h:].flip(1)], -1)
        g = torch.cat([g[..., :h], g[..., h:].flip(1)], -1)
        s = Scan.apply(f, g)
        s = torch.cat([s[..., :h], s[..., h:].flip(1)], -1)
        return (self.n(o * s) + x) * m


class Convolution(nn.Module):
    def __init__(self, d, dilation):
        super().__init__()
        self.l, self.k, self.n = Dense(3 * d, d), dilation, nn.LayerNorm(d)

    def forward(self, x, mask):
        k, n = self.k, x.shape[1]
        z = F.pad(x, (0, 0, k, k))
        y = F.relu(self.l(torch.cat([z[:, :n], x, z[:, 2 * k : 2 * k + n]], -1)))
        return self.n(x + y) * mask[..., None]


class Network(nn.Module):
    def __init__(self, words, d=64, arc=32, label=32, drop=0.1):
        super().__init__()
        self.config = dict(words=words, d=d, arc=arc, label=label)
        rows = (words + 1,) + ROWS
        self.e = nn.ParameterList([nn.Parameter(torch.randn(r, w) * 0.5) for r, w in zip(rows, WIDTHS)])
        self.drop = nn.Dropout(drop)
        self.inp, self.inn = Dense(sum(WIDTHS), d), nn.LayerNorm(d)
        self.conv = nn.ModuleList([Convolution(d, 1), Convolution(d, 2)])
        self.rec = nn.ModuleList([Recurrent(d), Recurrent(d)])
        self.tag, self.agr, self.ent = (Dense(d, len(x)) for x in (scheme.TAGS, scheme.AGREEMENTS, scheme.ENTITIES))
        self.root = nn.Parameter(torch.randn(d) * 0.1)
        self.head, self.dep, self.bi, self.hb = Dense(d, arc), Dense(d, arc), Dense(arc, arc, False), Dense(arc, 1)
        self.near = nn.Parameter(torch.zeros(2, FAR + 1))
        self.lhead, self.ldep, self.lout = Dense(d, label), Dense(d, label), Dense(label, len(scheme.RELATIONS))

    def forward(self, x, mask):
        def table(k):
            return Quantise.apply(self.e[k], State.bits, False) if State.quantise else self.e[k]

        x = torch.cat([F.embedding(x[..., k], table(k)) for k in range(5)], -1)
        x = self.inn(F.relu(self.inp(self.drop(x)))) * mask[..., None]
        for layer in self.conv:
            x = layer(x, mask)
        for layer in self.rec:
            x = self.drop(layer(x, mask))
        xr = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        heads, deps = F.relu(self.head(xr)), F.relu(self.dep(x))
        arcs = torch.einsum("bia,bja->bij", self.bi(deps), heads) + self.hb(heads).transpose(1, 2)
        n = x.shape[1]
        i, j = torch.arange(n)[:, None] + 1, torch.arange(n + 1)[None]
        far = (i - j).abs().clamp(max=FAR)
        arcs = arcs + self.near[0][far] * (j < i) + self.near[1][far] * (j > i)
        arcs = arcs.masked_fill(torch.cat([torch.ones_like(mask[:, :1]), mask], 1)[:, None] == 0, -1e9)
        arcs = arcs.masked_fill((i == j)[None], -1e9)
        return arcs, xr, x

    def relations(self, xr, x, heads):
        picked = torch.gather(self.lhead(xr), 1, heads.clamp(min=0)[..., None].expand(-1, -1, self.config["label"]))
        return self.lout(F.relu(picked + self.ldep(x)))
