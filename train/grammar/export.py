"""Writes a trained network as the file the reader loads (`engine/src/grammar/file.rs` reads it).

`DPG1`, a byte for the language, then: width, arc and label width (a byte each, a multiple of eight), how many words the
vocabulary has (16 bits, little endian as all), its bytes' length (32 bits) and itself, each word on a line; then the tables
and layers in the order of `parts`. A table is one scale (16-bit float), then its weights; a layer a scale for each output, a
bias for each output if it has any, then its weights by output. Weights are four bits each, two a byte, the first in the low
half, offset by eight; norms and other vectors are 16-bit floats.
"""
import numpy as np
import torch
from network import State, quantised


def parts(net):
    for k, e in enumerate(net.e):
        yield "table", e
    yield "layer", net.inp
    yield "norm", net.inn
    for c in net.conv:
        yield "layer", c.l
        yield "norm", c.n
    for r in net.rec:
        yield "layer", r.l
        yield "norm", r.n
    for l in (net.tag, net.agr, net.ent):
        yield "layer", l
    yield "vector", net.root
    for l in (net.head, net.dep, net.bi, net.hb):
        yield "layer", l
    yield "vector", net.near
    for l in (net.lhead, net.ldep, net.lout):
        yield "layer", l


def halves(t):
    return t.detach().half().numpy().astype("<f2").tobytes()


def nibbles(q):
    q = q.detach().to(torch.int8).numpy().ravel().astype(np.int16) + 8
    if len(q) % 2:
        q = np.append(q, 8)
    return (q[0::2] | q[1::2] << 4).astype(np.uint8).tobytes()


def file(net, words, language):
    text = "\n".join(words).encode()
    c = net.config
    out = [b"DPG1", language[:1].encode(), bytes([c["d"], c["arc"], c["label"]]), len(words).to_bytes(2, "little"),
           len(text).to_bytes(4, "little"), text]
    for kind, part in parts(net):
        if kind == "table":
            q, scale = quantised(part, State.bits, False)
            out += [halves(scale), nibbles(q)]
        elif kind == "layer":
            q, scale = quantised(part.w, State.bits, True)
            out += [halves(scale)] + ([halves(part.b)] if part.b is not None else []) + [nibbles(q)]
        elif kind == "norm":
            out += [halves(part.weight), halves(part.bias)]
        else:
            out.append(halves(part))
    return b"".join(out)


def write(net, words, language, path):
    import brotli
    bytes_ = file(net, words, language)
    with open(path, "wb") as f:
        f.write(bytes_)
    return f"{path}: {len(bytes_)} bytes, {len(brotli.compress(bytes_, quality=11, lgwin=24))} brotli"
