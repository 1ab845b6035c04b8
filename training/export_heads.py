"""Heads that are fitted on a finished trunk, a graph each: syntax, predicates, sentences.

Not parts of the trunk's graph, for onnxruntime computes all of a graph whatever is asked of it (its option to do otherwise does nothing
in 1.32): a head that nobody asks for is not even loaded.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnx import TensorProto, helper

from model import HIDDEN
from syntax import FAR, HEADS, LAYERS_READ, REACH, RELATION

if TYPE_CHECKING:
    from export import Graph

CONTRIB = "com.microsoft"
EPSILON = 1e-5
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
    linear(graph, state, "sentences", joined, "sentences.project")
    return len(state["sentences.project.bias"])


def write_syntax(graph: "Graph", state: State) -> int:
    """``deep``, ``casing``, ``paragraph`` → ``syntax``.

    ``syntax`` ``[words, 4]``: how many words on a word's head stands (nought: a root), its relation, its tag, how sure the head is.
    """
    casing = graph.embedding("syntax.casing", "casing", table(state, "syntax.casing.weight"))
    entered = linear(graph, state, "syntax.entered", graph.add("Concat", ["deep", casing], "syntax.joined", axis=1), "syntax.enter")
    distance, mask = write_terrain(graph)
    whole = write_block(graph, state, entered, distance, mask)
    whole = norm(graph, state, "syntax.state", whole, "syntax.norm")
    head, sure = write_arcs(graph, state, whole, distance, mask)
    relation = write_relations(graph, state, whole, head)
    tagged = linear(
        graph,
        state,
        "syntax.tag",
        active(graph, state, "syntax.tag.active", whole, "syntax.schemes.gum.tag_hidden"),
        "syntax.schemes.gum.tag_out",
    )
    tag = graph.add("ArgMax", [tagged], "syntax.tag.best", axis=1, keepdims=0)
    jump = graph.add("Sub", [head, "syntax.places"], "syntax.jump")
    last = graph.shared("axis.last", np.array([-1]))
    columns = [graph.add("Cast", [part], f"syntax.column{at}", to=TensorProto.FLOAT) for at, part in enumerate((jump, relation, tag))]
    columns = [graph.add("Unsqueeze", [part, last], f"{part}.wide") for part in (*columns, sure)]
    graph.add("Concat", columns, "syntax", axis=1)
    return 4


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


def write_block(graph: "Graph", state: State, source: str, distance: str, mask: str) -> str:
    """The small attention block. ``[words, 256]``."""
    part = "syntax.block"
    normed = norm(graph, state, f"{part}.normed", source, f"{part}.norm")
    first = graph.shared("axis.first", np.array([0]))
    three = [
        graph.add("Unsqueeze", [linear(graph, state, f"{part}.{name}", normed, f"{part}.{name}"), first], f"{part}.{name}.batch")
        for name in ("query", "key", "value")
    ]
    rows = graph.add("Gather", [graph.constant(f"{part}.table", table(state, f"{part}.distance.weight")), distance], f"{part}.near")
    bias = graph.add("Add", [graph.add("Transpose", [rows], f"{part}.turned", perm=[2, 0, 1]), mask], f"{part}.masked")
    bias = graph.add("Unsqueeze", [bias, first], f"{part}.bias")
    mixed = graph.add("MultiHeadAttention", [*three, "", "", bias], f"{part}.mixed", CONTRIB, num_heads=HEADS)
    mixed = graph.add("Squeeze", [mixed, first], f"{part}.flat")
    middle = graph.add("Add", [source, linear(graph, state, f"{part}.output", mixed, f"{part}.output")], f"{part}.middle")
    wide = active(graph, state, f"{part}.wide", norm(graph, state, f"{part}.normed_up", middle, f"{part}.norm_up"), f"{part}.up")
    return graph.add("Add", [middle, linear(graph, state, f"{part}.down", wide, f"{part}.down")], f"{part}.out")


def write_arcs(graph: "Graph", state: State, source: str, distance: str, mask: str) -> tuple[str, str]:
    """The likeliest head of each word, and how likely it is. ``[words]`` each."""
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
    share = graph.add("Softmax", [scores], "syntax.share", axis=1)
    sure = graph.add("ReduceMax", [share, graph.shared("axis.last", np.array([-1]))], "syntax.sure", keepdims=0)
    return graph.add("ArgMax", [scores], "syntax.head", axis=1, keepdims=0), sure


def write_relations(graph: "Graph", state: State, source: str, head: str) -> str:
    """The likeliest relation of each word to its head. ``[words]``."""
    part, last = "syntax.schemes.gum", graph.shared("axis.last", np.array([-1]))
    of, to = (
        active(graph, state, "syntax.relation_of", source, f"{part}.relation_of"),
        active(graph, state, "syntax.relation_to", source, f"{part}.relation_to"),
    )
    to = graph.add("Gather", [to, head], "syntax.relation_to.head")
    count = len(state[f"{part}.relation_out.bias"])
    turned = graph.linear("syntax.relation", of, table(state, f"{part}.relation").T, None)
    turned = graph.add(
        "Reshape", [turned, graph.constant("syntax.relation.shape", np.array([-1, count, RELATION]))], "syntax.relation.turned"
    )
    paired = graph.add("MatMul", [turned, graph.add("Unsqueeze", [to, last], "syntax.relation_to.column")], "syntax.relation.paired")
    paired = graph.add("Squeeze", [paired, last], "syntax.relation.scores")
    joined = graph.add("Concat", [of, to], "syntax.relation.joined", axis=1)
    scores = graph.add("Add", [paired, linear(graph, state, "syntax.relation.alone", joined, f"{part}.relation_out")], "syntax.relations")
    return graph.add("ArgMax", [scores], "syntax.relation.best", axis=1, keepdims=0)


WRITERS = {"syntax": write_syntax, "predicates": write_predicates, "sentences": write_sentences}
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
