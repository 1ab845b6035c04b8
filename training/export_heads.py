"""Heads that are fitted on a finished trunk, a graph each: syntax, predicates, sentences, outlook, mentions and their chains.

Not parts of the trunk's graph, for onnxruntime computes all of a graph whatever is asked of it (its option to do otherwise does nothing
in 1.32): a head that nobody asks for is not even loaded.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnx import TensorProto, helper

from dateline.encoder.chains import FEATURE_SIZES
from dateline.encoder.mentions import LONGEST, PART, TYPES
from model import HIDDEN
from syntax import FAR, HEADS, LAYERS_READ, REACH, RELATION

if TYPE_CHECKING:
    from export import Graph

CONTRIB = "com.microsoft"
EPSILON = 1e-5
CHOICES = 4
"""How many heads of a word are passed on: where the likeliest make a circle, one of the words takes another."""
State = dict[str, torch.Tensor]


def table(state: State, name: str) -> np.ndarray:
    return state[name].detach().float().numpy()


def linear(graph: "Graph", state: State, name: str, source: str, part: str) -> str:
    """A layer of a head by its name in the head's state."""
    return graph.linear(name, source, table(state, f"{part}.weight"), table(state, f"{part}.bias"))


def active(graph: "Graph", state: State, name: str, source: str, part: str) -> str:
    return graph.add("Gelu", [linear(graph, state, f"{name}.linear", source, part)], name)


def norm(graph: "Graph", state: State, name: str, source: str, part: str) -> str:
    gamma, beta = (graph.constant(f"{name}.{kind}", table(state, f"{part}.{kind}")) for kind in ("weight", "bias"))
    return graph.add("LayerNormalization", [source, gamma, beta], name, epsilon=EPSILON)


def write_inner(graph: "Graph", layers: list[str]) -> str:
    """``deep`` ``[words, layers · 384]``, of the trunk's graph: what the blocks in `LAYERS_READ` say of each word, in a row."""
    first = graph.shared("axis.first", np.array([0]))
    parts = []
    for number in LAYERS_READ:
        flat = graph.add("Squeeze", [layers[number - 1], first], f"deep.flat{number}")
        parts.append(graph.add("Gather", [flat, "heads"], f"deep{number}"))
    return graph.add("Concat", parts, "deep", axis=1)


def write_predicates(graph: "Graph", state: State) -> int:
    """``deep``, ``states`` → ``predicates`` ``[words, facts]``."""
    joined = graph.add("Concat", ["deep", "states"], "predicates.joined", axis=1)
    linear(graph, state, "predicates", active(graph, state, "predicates.active", joined, "predicates.hidden"), "predicates.out")
    return len(state["predicates.out.bias"])


def write_sentences(graph: "Graph", state: State) -> int:
    """``deep``, ``states`` → ``sentences`` ``[words, 384]``: what each word adds to the mean that stands for its sentence."""
    joined = graph.add("Concat", ["deep", "states"], "sentences.joined", axis=1)
    linear(graph, state, "sentences", active(graph, state, "sentences.active", joined, "sentences.hidden"), "sentences.project")
    return len(state["sentences.project.bias"])


def write_outlook(graph: "Graph", state: State) -> int:
    """``deep``, ``states`` → ``outlook`` ``[words, 2]``: log odds of a word as that of certainty, and as the verb."""
    joined = graph.add("Concat", ["deep", "states"], "outlook.joined", axis=1)
    linear(graph, state, "outlook", joined, "outlook.out")
    return len(state["outlook.out.bias"])


def write_syntax(graph: "Graph", state: State) -> int:
    """``deep``, ``casing``, ``paragraph`` → ``syntax``.

    ``syntax`` ``[words, 2 + 3 · CHOICES]``: a word's tag; the log likelihood that it is a root; then of its likeliest heads, the best
    first, how many words on each stands (nought: a root), the log likelihoods, and the relations.
    """
    whole, distance, mask = write_body(graph, state, "syntax")
    heads, likely, rooted = write_arcs(graph, state, whole, distance, mask)
    relations = write_relations(graph, state, whole, heads)
    active_tag = active(graph, state, "syntax.tag.active", whole, "syntax.schemes.gum.tag_hidden")
    tagged = linear(graph, state, "syntax.tag", active_tag, "syntax.schemes.gum.tag_out")
    tag = graph.add("ArgMax", [tagged], "syntax.tag.best", axis=1, keepdims=1)
    last = graph.shared("axis.last", np.array([-1]))
    jumps = graph.add("Sub", [heads, graph.add("Unsqueeze", ["syntax.places", last], "syntax.places.column")], "syntax.jumps")
    jumps, tag, relations = (graph.add("Cast", [part], f"{part}.number", to=TensorProto.FLOAT) for part in (jumps, tag, relations))
    graph.add("Concat", [tag, rooted, jumps, likely, relations], "syntax", axis=1)
    return 2 + 3 * CHOICES


def write_body(graph: "Graph", state: State, root: str) -> tuple[str, str, str]:
    """What the heads for trees and for mentions have alike. Returns: words ``[words, 256]``, and what `write_terrain` does."""
    casing = graph.embedding("syntax.casing", "casing", table(state, f"{root}.casing.weight"))
    entered = linear(graph, state, "syntax.entered", graph.add("Concat", ["deep", casing], "syntax.joined", axis=1), f"{root}.enter")
    distance, mask = write_terrain(graph)
    whole = write_block(graph, state, entered, distance, mask, root)
    return norm(graph, state, "syntax.state", whole, f"{root}.norm"), distance, mask


def write_terrain(graph: "Graph") -> tuple[str, str]:
    """How far each word stands from each other, and a mask of pairs in different paragraphs. ``[words, words]`` each."""
    zero, one = graph.shared("nought", np.array(0)), graph.shared("one.scalar", np.array(1))
    count = graph.add("Squeeze", [graph.add("Shape", ["casing"], "syntax.shape")], "syntax.count")
    places = graph.add("Range", [zero, count, one], "syntax.places")
    first, last = graph.shared("axis.first", np.array([0])), graph.shared("axis.last", np.array([-1]))
    row, column = graph.add("Unsqueeze", [places, first], "syntax.row"), graph.add("Unsqueeze", [places, last], "syntax.column")
    apart = graph.add("Sub", [row, column], "syntax.apart")
    low, high = graph.shared("reach.low", np.array(-REACH)), graph.shared("reach.high", np.array(REACH))
    distance = graph.add("Add", [graph.add("Clip", [apart, low, high], "syntax.near"), high], "syntax.distance")
    same = graph.add(
        "Equal",
        [
            graph.add("Unsqueeze", ["paragraph", first], "syntax.home.row"),
            graph.add("Unsqueeze", ["paragraph", last], "syntax.home.column"),
        ],
        "syntax.same",
    )
    near, far = graph.shared("near", np.array(0, np.float32)), graph.shared("far", np.array(FAR, np.float32))
    return distance, graph.add("Where", [same, near, far], "syntax.mask")


def write_block(graph: "Graph", state: State, source: str, distance: str, mask: str, root: str) -> str:
    """The small attention block. ``[words, 256]``."""
    part, own = "syntax.block", f"{root}.block"
    normed = norm(graph, state, f"{part}.normed", source, f"{own}.norm")
    first = graph.shared("axis.first", np.array([0]))
    three = [
        graph.add("Unsqueeze", [linear(graph, state, f"{part}.{name}", normed, f"{own}.{name}"), first], f"{part}.{name}.batch")
        for name in ("query", "key", "value")
    ]
    rows = graph.add("Gather", [graph.constant(f"{part}.table", table(state, f"{own}.distance.weight")), distance], f"{part}.near")
    bias = graph.add("Add", [graph.add("Transpose", [rows], f"{part}.turned", perm=[2, 0, 1]), mask], f"{part}.masked")
    bias = graph.add("Unsqueeze", [bias, first], f"{part}.bias")
    mixed = graph.add("MultiHeadAttention", [*three, "", "", bias], f"{part}.mixed", CONTRIB, num_heads=HEADS)
    mixed = graph.add("Squeeze", [mixed, first], f"{part}.flat")
    middle = graph.add("Add", [source, linear(graph, state, f"{part}.output", mixed, f"{own}.output")], f"{part}.middle")
    wide = active(graph, state, f"{part}.wide", norm(graph, state, f"{part}.normed_up", middle, f"{own}.norm_up"), f"{own}.up")
    return graph.add("Add", [middle, linear(graph, state, f"{part}.down", wide, f"{own}.down")], f"{part}.out")


def write_arcs(graph: "Graph", state: State, source: str, distance: str, mask: str) -> tuple[str, str, str]:
    """The likeliest heads of each word and their log likelihoods, ``[words, CHOICES]`` each; that of being a root, ``[words, 1]``."""
    part = "syntax.schemes.gum"
    of, to = (
        active(graph, state, "syntax.arc_of", source, f"{part}.arc_of"),
        active(graph, state, "syntax.arc_to", source, f"{part}.arc_to"),
    )
    turned = graph.linear("syntax.arc", of, table(state, f"{part}.arc").T, None)
    scores = graph.add("MatMul", [turned, graph.add("Transpose", [to], "syntax.arc_to.turned", perm=[1, 0])], "syntax.arcs.paired")
    governs = graph.add("Transpose", [linear(graph, state, "syntax.governs", to, f"{part}.governs")], "syntax.governs.row", perm=[1, 0])
    near = graph.add(
        "Gather", [graph.constant("syntax.arcs.table", table(state, f"{part}.distance.weight")[:, 0]), distance], "syntax.arcs.near"
    )
    self = graph.add("Equal", [distance, graph.shared("reach.high", np.array(REACH))], "syntax.self")
    root = graph.add(
        "Where",
        [self, linear(graph, state, "syntax.root", of, f"{part}.root"), graph.shared("near", np.array(0, np.float32))],
        "syntax.rooted",
    )
    scores = graph.add("Sum", [scores, governs, near, root, mask], "syntax.arcs")
    likely = graph.add("LogSoftmax", [scores], "syntax.likely", axis=1)
    own = graph.add("Where", [self, likely, graph.shared("far", np.array(FAR, np.float32))], "syntax.own")
    rooted = graph.add("ReduceMax", [own, graph.shared("axis.last", np.array([-1]))], "syntax.rootedness", keepdims=1)
    wide = graph.add(
        "Pad", [likely, graph.shared("wider", np.array([0, 0, 0, CHOICES])), graph.shared("far", np.array(FAR, np.float32))], "syntax.wide"
    )  # a window may have fewer words than there are choices
    most = graph.shared("choices", np.array([CHOICES]))
    graph.nodes.append(helper.make_node("TopK", [wide, most], ["syntax.best", "syntax.places.best"], name="syntax.best", axis=1))
    final = graph.add("Sub", ["syntax.count", graph.shared("one.scalar", np.array(1))], "syntax.final")
    return graph.add("Min", ["syntax.places.best", final], "syntax.heads"), "syntax.best", rooted


def write_relations(graph: "Graph", state: State, source: str, heads: str) -> str:
    """The likeliest relation of each word to each of its likeliest heads. ``[words, CHOICES]``."""
    part, first = "syntax.schemes.gum", graph.shared("axis.second", np.array([1]))
    of, to = (
        active(graph, state, "syntax.relation_of", source, f"{part}.relation_of"),
        active(graph, state, "syntax.relation_to", source, f"{part}.relation_to"),
    )
    to = graph.add("Gather", [to, heads], "syntax.relation_to.heads")
    count = len(state[f"{part}.relation_out.bias"])
    turned = graph.linear("syntax.relation", of, table(state, f"{part}.relation").T, None)
    shape = graph.constant("syntax.relation.shape", np.array([-1, count, RELATION]))
    turned = graph.add(
        "Transpose", [graph.add("Reshape", [turned, shape], "syntax.relation.square")], "syntax.relation.turned", perm=[0, 2, 1]
    )
    paired = graph.add("MatMul", [to, turned], "syntax.relation.paired")
    alone = graph.add(
        "Expand",
        [graph.add("Unsqueeze", [of, first], "syntax.relation_of.row"), graph.shared("each", np.array([1, CHOICES, 1]))],
        "syntax.relation_of.rows",
    )
    joined = graph.add("Concat", [alone, to], "syntax.relation.joined", axis=2)
    scores = graph.add("Add", [paired, linear(graph, state, "syntax.relation.alone", joined, f"{part}.relation_out")], "syntax.relations")
    return graph.add("ArgMax", [scores], "syntax.relation.best", axis=2, keepdims=0)


def write_mentions(graph: "Graph", state: State) -> int:
    """``deep``, ``casing``, ``paragraph`` → ``mentions``: what `dateline.encoder.mentions` reads of each word."""
    whole, _, _ = write_body(graph, state, "mentions.body")
    own = "mentions.finder"
    first, last = (active(graph, state, f"mentions.{part}", whole, f"{own}.{part}") for part in ("first", "last"))
    turned = graph.linear("mentions.pair", first, table(state, f"{own}.pair").T, None)
    across = graph.add("MatMul", [turned, graph.add("Transpose", [last], "mentions.last.turned", perm=[1, 0])], "mentions.across")
    closes = linear(graph, state, "mentions.closes", last, f"{own}.alone_last")
    closes = graph.add("Transpose", [closes], "mentions.closes.row", perm=[1, 0])
    opens = linear(graph, state, "mentions.opens", first, f"{own}.alone_first")
    whole_band = write_band(graph, graph.add("Sum", [across, opens, closes], "mentions.scores"), table(state, f"{own}.length.weight"))
    kinds = linear(graph, state, "mentions.kinds", active(graph, state, "mentions.kind", whole, f"{own}.kind"), f"{own}.kind_out")
    fifth, five = graph.constant("mentions.fifth", np.array(0.2, np.float32)), graph.constant("mentions.five", np.array(5, np.float32))
    weight = graph.add("Mul", [linear(graph, state, "mentions.weight", whole, f"{own}.weight"), fifth], "mentions.weight.small")
    weight = graph.add("Mul", [graph.add("Tanh", [weight], "mentions.weight.bent"), five], "mentions.weight.bound")
    parts = [linear(graph, state, f"mentions.chainer.{part}", whole, f"mentions.chainer.{part}") for part in ("first", "last", "mean")]
    graph.add("Concat", [whole_band, kinds, weight, *parts], "mentions", axis=1)
    return LONGEST + 3 * len(TYPES) + 1 + 3 * PART


def write_band(graph: "Graph", scores: str, length: np.ndarray) -> str:
    """Scores by first and last word → by first word and by how many follow, low over a paragraph's edge. ``[words, LONGEST]``."""
    last, one = graph.shared("axis.last", np.array([-1])), graph.shared("one.scalar", np.array(1))
    column = graph.add("Unsqueeze", ["syntax.places", last], "mentions.places")
    reached = graph.add("Add", [column, graph.constant("mentions.reach", np.arange(LONGEST)[None])], "mentions.reached")
    final = graph.add("Sub", ["syntax.count", one], "mentions.final")
    inside = graph.add("Min", [reached, final], "mentions.inside")
    band = graph.add("GatherElements", [scores, inside], "mentions.gathered", axis=1)
    band = graph.add("Add", [band, graph.constant("mentions.length", length[:, 0][None])], "mentions.band")
    home = graph.add(
        "Equal",
        [graph.add("Gather", ["paragraph", inside], "mentions.home"), graph.add("Unsqueeze", ["paragraph", last], "mentions.own")],
        "mentions.same",
    )
    there = graph.add("LessOrEqual", [reached, final], "mentions.there")
    open_ = graph.add("And", [home, there], "mentions.open")
    return graph.add("Where", [open_, band, graph.shared("far", np.array(FAR, np.float32))], "mentions.masked")


def write_chains(graph: "Graph", state: State, path: Path) -> None:
    """The graph that scores pairs of mentions: a `dateline.encoder.chains.Scorer`."""
    own, one = "mentions.chainer", graph.constant("one", np.array([1]))
    graph.axis = 0
    pooled = graph.add("Gelu", ["pooled"], "active")
    later, earlier = (linear(graph, state, name, pooled, f"{own}.{name}") for name in ("later", "earlier"))
    columns = [graph.constant(f"{name}.at", np.array([at])) for at, name in enumerate(("of", "to"))]
    columns = [graph.add("Gather", ["pairs", at], f"{at}.column", axis=1) for at in columns]
    of, to = (graph.add("Squeeze", [column, one], f"{column}.flat") for column in columns)
    product = graph.add("Mul", [graph.add("Gather", [pooled, of], "of.pooled"), graph.add("Gather", [pooled, to], "to.pooled")], "product")
    alike = graph.linear("alike", product, table(state, f"{own}.alike.weight"), None)
    tables = [table(state, f"{own}.features.{at}.weight") for at in range(len(FEATURE_SIZES))]
    shift = graph.constant("shift", np.cumsum([0, *FEATURE_SIZES[:-1]])[None])
    rows = graph.add(
        "Gather", [graph.constant("tables", np.concatenate(tables)), graph.add("Add", ["features", shift], "rows")], "gathered"
    )
    between = graph.add("ReduceSum", [rows, one], "between", keepdims=0)
    sides = graph.add("Gather", [later, of], "of.later"), graph.add("Gather", [earlier, to], "to.earlier")
    summed = graph.add("Gelu", [graph.add("Sum", [*sides, alike, between], "sum")], "summed")
    hidden = active(graph, state, "hidden", summed, f"{own}.hidden")
    graph.add("Squeeze", [linear(graph, state, "column", hidden, f"{own}.out"), one], "score")
    graph.add("Squeeze", [linear(graph, state, "alone.column", pooled, f"{own}.new"), one], "alone")
    real, integer = TensorProto.FLOAT, TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("pooled", real, ["mentions", PART]),
        helper.make_tensor_value_info("pairs", integer, ["pairs", 2]),
        helper.make_tensor_value_info("features", integer, ["pairs", len(FEATURE_SIZES)]),
    ]
    outputs = [helper.make_tensor_value_info("score", real, ["pairs"]), helper.make_tensor_value_info("alone", real, ["mentions"])]
    graph.write(path, inputs, outputs)


WRITERS = {
    "syntax": write_syntax,
    "predicates": write_predicates,
    "sentences": write_sentences,
    "outlook": write_outlook,
    "mentions": write_mentions,
}
INPUTS = {
    "deep": (TensorProto.FLOAT, len(LAYERS_READ) * HIDDEN),
    "states": (TensorProto.FLOAT, HIDDEN),
    "casing": (TensorProto.INT64, None),
    "paragraph": (TensorProto.INT64, None),
}


def write_head(graph: "Graph", name: str, state: State, path: Path) -> None:
    """The graph of one head; every row is a word, ``paragraph`` the number of a word's paragraph in its window."""
    graph.axis = 0
    size = WRITERS[name](graph, state)
    used = {source for node in graph.nodes for source in node.input}
    inputs = [
        helper.make_tensor_value_info(source, kind, ["words", width] if width else ["words"])
        for source, (kind, width) in INPUTS.items()
        if source in used
    ]
    graph.write(path, inputs, [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", size])])
