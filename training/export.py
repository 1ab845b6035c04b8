"""Write the trained heads and trunk as ONNX into the package, with their manifest.

    python training/export.py WEIGHTS.pt BASE_MODEL_FOLDER src/dateline/encoder/weights [--heads HEAD.pt …] [--exact]

``--heads``: what `fit_syntax.py`, `fit_predicates.py`, `fit_sentences.py`, `fit_entities.py` and `weigh_forecasts.py` wrote for this
trunk. Where ``WEIGHTS`` is a folder of weights, ``OUT`` must hold its files: only the heads are written, and the manifest anew.

Weights are kept in 8 bits with a scale per output; activations are cut to 8 bits row by row at run time, so that what stands
beside a word does not set the precision of its numbers. ``--exact`` writes 32-bit weights instead, to measure what that costs.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from export_heads import write_chains, write_head, write_inner
from model import HEADS, HIDDEN, LINK, PREDICATE_FACTS, TAGS, TIME_TYPES, Encoder, Tagger, forbidden
from syntax import LAYERS_READ

MIDDLE = 128  # the byte that stands for nought
EPSILON = 1e-12
LEAST_GELU = -0.17  # no value of the function lies lower
CONTRIB = "com.microsoft"


class Graph:
    """Nodes and constants of a graph under construction."""

    def __init__(self, *, exact: bool) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.exact = exact
        self.axis = 1  # of the rows: states are [1, pieces, 384] in the trunk, [words, 384] in the heads
        self.known: set[str] = set()
        self.rows: dict[str, tuple[str, str]] = {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def shared(self, name: str, value: np.ndarray) -> str:
        """A constant that many nodes use."""
        if name not in self.known:
            self.known.add(name)
            self.constant(name, value)
        return name

    def quantise_rows(self, source: str, lowest: float | None = None) -> tuple[str, str]:
        """8 bits an activation, one scale a row: a row's numbers depend on that row alone.

        Args:
            source: The rows.
            lowest: A bound below which no activation can be, where there is one: it spares looking for the least.

        Returns:
            The packed rows and their scales.
        """
        if source in self.rows:
            return self.rows[source]
        name, last = f"{source}.rows", self.shared("axis.last", np.array([-1]))
        if lowest is None:
            low = self.add("Neg", [self.add("ReduceMin", [source, last], f"{name}.low")], f"{name}.negative")
        else:
            low = self.constant(f"{name}.negative", np.array(-lowest, np.float32))
        top = self.add("ReduceMax", [source, last], f"{name}.top")
        peak = self.add("Max", [top, low, self.shared("least", np.array(1e-9, np.float32))], f"{name}.peak")
        scale = self.add("Mul", [peak, self.shared("step", np.array(1 / 127, np.float32))], f"{name}.scale")
        flat = self.add("Reshape", [scale, self.shared("shape.flat", np.array([-1]))], f"{name}.flat")
        middle = numpy_helper.from_array(np.array([MIDDLE], np.uint8))
        zero = self.add("ConstantOfShape", [self.add("Shape", [flat], f"{name}.shape")], f"{name}.zero", value=middle)
        packed = self.add("QuantizeLinear", [source, flat, zero], f"{name}.packed", axis=self.axis)
        self.rows[source] = packed, scale
        return packed, scale

    def linear(self, name: str, source: str, weight: np.ndarray, bias: np.ndarray | None) -> str:
        """``source @ weight.T + bias``; ``weight`` is ``[out, in]`` as torch keeps it."""
        if self.exact or len(weight) < 64:
            product = self.add("MatMul", [source, self.constant(f"{name}.w", weight.T.astype(np.float32))], f"{name}.product")
        else:
            packed, scale = self.quantise_rows(source)
            step = np.maximum(np.abs(weight).max(1) / 127, 1e-12).astype(np.float32)
            table = np.rint(weight / step[:, None]).astype(np.int8).T
            inputs = [
                packed,
                self.constant(f"{name}.w", table),
                self.shared("unit", np.array(1, np.float32)),
                self.constant(f"{name}.scale", step),
                self.shared("middle", np.array(MIDDLE, np.uint8)),
            ]
            counted = self.add("MatMulIntegerToFloat", inputs, f"{name}.counted", CONTRIB)
            product = self.add("Mul", [counted, scale], f"{name}.product")
        if bias is None:
            return product
        return self.add("Add", [product, self.constant(f"{name}.b", bias.astype(np.float32))], name)

    def embedding(self, name: str, index: str, table: np.ndarray) -> str:
        """Rows of a table, kept in 8 bits with a scale a row."""
        if self.exact or len(table) < 1000:
            return self.add("Gather", [self.constant(f"{name}.table", table.astype(np.float32)), index], name)
        scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-12).astype(np.float32)
        packed = np.rint(table / scale).astype(np.int8)
        rows = self.add("Gather", [self.constant(f"{name}.table", packed), index], f"{name}.rows")
        real = self.add("Cast", [rows], f"{name}.real", to=TensorProto.FLOAT)
        scales = self.add("Gather", [self.constant(f"{name}.scale", scale), index], f"{name}.scales")
        return self.add("Mul", [real, scales], name)

    def skip_norm(self, name: str, state: str, added: str, norm: torch.nn.LayerNorm, bias: np.ndarray) -> str:
        """``norm(state + added + bias)``, in three nodes: the fused one is three times slower on a CPU."""
        added = self.add("Add", [added, self.constant(f"{name}.bias", bias)], f"{name}.biased")
        return self.norm(name, self.add("Add", [state, added], f"{name}.sum"), norm)

    def norm(self, name: str, source: str, norm: torch.nn.LayerNorm) -> str:
        gamma, beta = (
            self.constant(f"{name}.{part}", value.detach().numpy()) for part, value in (("gamma", norm.weight), ("beta", norm.bias))
        )
        return self.add("LayerNormalization", [source, gamma, beta], name, epsilon=EPSILON)

    def write(self, path: Path, inputs: list, outputs: list) -> None:
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, self.constants)
        opsets = [helper.make_opsetid("", 21), helper.make_opsetid(CONTRIB, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opsets, ir_version=10, producer_name="dateline"), path)


def values(module: torch.nn.Linear) -> tuple[np.ndarray, np.ndarray]:
    return module.weight.detach().numpy(), module.bias.detach().numpy()


def write_trunk(encoder: Encoder, path: Path, *, deep: bool, exact: bool) -> None:
    """The graph of one window.

    Inputs: ``pieces``, ``casing``, ``quotation`` ``[1, pieces]``; ``heads`` ``[words]``.
    Outputs: ``states`` ``[words, 384]``; ``outer`` and ``inner`` ``[words, 7]``, the taggers' emissions; ``ends`` ``[words, 512]``, the
    linker's projections; and ``deep``, for the heads of `export_heads.py`, or, where there are none, ``times`` ``[words, 9]`` and
    ``predicates`` of the joint run. All of it is computed, whatever is asked for.
    """
    graph, trunk = Graph(exact=exact), encoder.trunk
    word = graph.embedding("word", "pieces", trunk.word.weight.detach().numpy())
    casing = graph.embedding("casing_rows", "casing", trunk.casing.weight.detach().numpy())
    quotation = graph.embedding("quotation_rows", "quotation", trunk.quotation.weight.detach().numpy())
    length = graph.add("Shape", ["pieces"], "length", start=1, end=2)
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    table = graph.constant("position.table", trunk.position.weight.detach().numpy())
    position = graph.add("Slice", [table, zero, length, zero, one], "position")
    state = graph.add("Sum", [word, casing, quotation, position], "embedded")
    state = graph.norm("state", state, trunk.norm)
    layers = []
    for number, layer in enumerate(trunk.layers[:-1]):
        state = write_layer(graph, f"layer{number}", state, layer)
        layers.append(state)
    # Of the last layer only the words' first pieces are read: three quarters of all pieces, the rest being context and words' others.
    asked = graph.add("Gather", [state, "heads"], "asked", axis=1)
    state = write_layer(graph, f"layer{len(trunk.layers) - 1}", state, trunk.layers[-1], asked)
    graph.axis = 0
    states = graph.add("Squeeze", [state, zero], "states")
    for name, tagger in taggers_of(encoder).items():
        write_tagger(graph, tagger, name, states)
    graph.linear("ends", states, *values(encoder.linker.project))
    integer, real = TensorProto.INT64, TensorProto.FLOAT
    inputs = [helper.make_tensor_value_info(name, integer, [1, "pieces"]) for name in ("pieces", "casing", "quotation")]
    inputs.append(helper.make_tensor_value_info("heads", integer, ["words"]))
    sizes = {"states": HIDDEN, **dict.fromkeys(taggers_of(encoder), TAGS), "ends": 4 * LINK}
    if deep:
        write_inner(graph, layers)
        sizes["deep"] = len(LAYERS_READ) * HIDDEN
    else:
        sizes |= write_joint(graph, encoder, states)
    outputs = [helper.make_tensor_value_info(name, real, ["words", size]) for name, size in sizes.items()]
    graph.write(path, inputs, outputs)


def write_joint(graph: Graph, encoder: Encoder, states: str) -> dict[str, int]:
    """The joint run's heads for times and predicates, and their widths: fitted beside the trunk, stale on any other."""
    write_tagger(graph, encoder.times, "times", states)
    active = graph.add("Gelu", [graph.linear("predicates.hidden", states, *values(encoder.predicates.hidden))], "predicates.active")
    graph.linear("predicates", active, *values(encoder.predicates.out))
    return {"times": len(encoder.times.first), "predicates": len(PREDICATE_FACTS)}


def taggers_of(encoder: Encoder) -> dict[str, Tagger]:
    """The tagging heads by the name of their layer."""
    return {"outer": encoder.tagger, "inner": encoder.inner}


def write_layer(graph: Graph, name: str, state: str, layer: torch.nn.Module, asked: str | None = None) -> str:
    """One block: of all pieces, or of those ``asked`` for, which still see all others."""
    asked = asked or state
    sources = {"query": asked, "key": state, "value": state}
    parts = [graph.linear(f"{name}.{part}", source, *values(getattr(layer, part))) for part, source in sources.items()]
    mixed = graph.add("MultiHeadAttention", parts, f"{name}.mixed", CONTRIB, num_heads=HEADS)
    weight, bias = values(layer.output)
    mixed = graph.linear(f"{name}.output", mixed, weight, None)
    state = graph.skip_norm(f"{name}.norm", asked, mixed, layer.norm, bias)
    weight, bias = values(layer.up)
    wide = graph.linear(f"{name}.up", state, weight, None)
    wide = graph.add("BiasGelu", [wide, graph.constant(f"{name}.up.b", bias)], f"{name}.gelu", CONTRIB)
    if not graph.exact:
        graph.quantise_rows(wide, LEAST_GELU)
    weight, bias = values(layer.down)
    narrow = graph.linear(f"{name}.down", wide, weight, None)
    return graph.skip_norm(f"{name}.norm_out", state, narrow, layer.norm_out, bias)


def write_tagger(graph: Graph, tagger: torch.nn.Module, name: str, states: str) -> None:
    zero = graph.constant(f"{name}.axis", np.array([0]))
    parts = [states]
    for feature in ("casing", "quotation"):
        row = graph.add("Squeeze", [feature, zero], f"{name}.{feature}.row")
        index = graph.add("Gather", [row, "heads"], f"{name}.{feature}.index")
        parts.append(graph.embedding(f"{name}.{feature}", index, getattr(tagger, feature).weight.detach().numpy()))
    joined = graph.add("Concat", parts, f"{name}.joined", axis=1)
    hidden = graph.linear(f"{name}.hidden", joined, *values(tagger.hidden))
    active = graph.add("Gelu", [hidden], f"{name}.active")
    weight, bias = values(tagger.out)
    graph.linear(name, active, weight, bias)


def write_linker(encoder: Encoder, path: Path) -> None:
    """The graph that scores pairs.

    Inputs: ``pooled`` ``[pairs, 128]``, ``features`` ``[pairs, 8]``: a feature's size stands for "absent"; the eighth is 1 for "the cue
    has no source", 2 for "the content has no cue", 0 otherwise. Output: ``score`` ``[pairs]``.
    """
    graph, linker = Graph(exact=True), encoder.linker
    tables = [table.weight.detach().numpy() for table in linker.features]
    tables = [np.concatenate([table, np.zeros((1, LINK), np.float32)]) for table in tables]
    tables.append(np.concatenate([np.zeros((1, LINK), np.float32), linker.none.detach().numpy()]))
    whole = np.concatenate(tables)
    shift = np.cumsum([0, *(len(table) for table in tables[:-1])])
    rows = graph.add("Add", ["features", graph.constant("shift", shift[None, :])], "rows")
    gathered = graph.add("Gather", [graph.constant("tables", whole), rows], "gathered")
    summed = graph.add("ReduceSum", [gathered, graph.constant("axis", np.array([1]))], "between", keepdims=0)
    active = graph.add("Gelu", [graph.add("Add", ["pooled", summed], "sum")], "active")
    weight, bias = values(linker.out)
    graph.linear("column", active, weight, bias)
    graph.add("Squeeze", ["column", graph.constant("last", np.array([1]))], "score")
    graph.write(
        path,
        [
            helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["pairs", LINK]),
            helper.make_tensor_value_info("features", TensorProto.INT64, ["pairs", len(tables)]),
        ],
        [helper.make_tensor_value_info("score", TensorProto.FLOAT, ["pairs"])],
    )


def write_vocabulary(base: Path, path: Path) -> None:
    """The tokenizer, without the truncation and padding that it was published with."""
    settings = json.loads((base / "tokenizer.json").read_text(encoding="utf8"))
    settings["truncation"] = settings["padding"] = None
    settings["post_processor"] = None
    path.write_text(json.dumps(settings, ensure_ascii=False, separators=(",", ":")), encoding="utf8")


def moves_of(tagger: torch.nn.Module) -> dict[str, list]:
    """The CRF's own weights, moves that no labelling makes at minus ten thousand."""
    ban = np.where(forbidden(len(tagger.first)), -1e4, 0)
    rounded = lambda table: np.round(table, 5).tolist()
    return {
        "first": rounded(tagger.first.detach().numpy() + ban[-1]),
        "moves": rounded(tagger.transitions.detach().numpy() + ban[:-1]),
        "last": rounded(tagger.last.detach().numpy()),
    }


def write_heads(paths: list[Path], out: Path, *, exact: bool) -> dict[str, dict]:
    """The heads, a graph each. Returns: their entries in the manifest by name."""
    entries = {}
    for head in map(torch.load, paths):
        name = next(iter(head["state"])).partition(".")[0]
        write_head(Graph(exact=exact), name, head["state"], out / f"{name}.onnx")
        if name == "mentions":
            write_chains(Graph(exact=True), head["state"], out / "chains.onnx")
        entries[name] = {part: value for part, value in head.items() if part != "state"}
    return entries


def write_manifest(out: Path, manifest: dict) -> None:
    """Write the manifest, with the digest of each file that is there."""
    names = sorted(path.name for path in out.iterdir() if path.suffix == ".onnx" or path.name == "tokenizer.json")
    digests = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    (out / "manifest.json").write_text(json.dumps({"files": digests} | manifest, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("weights", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--heads", type=Path, nargs="*", default=[])
    parser.add_argument("--exact", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    entries = write_heads(options.heads, options.out, exact=options.exact)
    if options.weights.is_dir():
        manifest = json.loads((options.weights / "manifest.json").read_text(encoding="utf8"))
        write_manifest(options.out, {name: part for name, part in manifest.items() if name != "files"} | entries)
        return
    encoder = Encoder()
    encoder.load_state_dict(torch.load(options.weights), strict=False)
    write_trunk(encoder, options.out / "trunk.onnx", deep=bool(entries), exact=options.exact)
    write_linker(encoder, options.out / "linker.onnx")
    write_vocabulary(options.base, options.out / "tokenizer.json")
    joint = {"times": {"types": TIME_TYPES, **moves_of(encoder.times)}, "predicates": {"facts": PREDICATE_FACTS}}
    manifest = {"heads": {name: moves_of(tagger) for name, tagger in taggers_of(encoder).items()}}
    write_manifest(options.out, manifest | (entries or joint))


if __name__ == "__main__":
    main()
