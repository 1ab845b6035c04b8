"""Take the package's weights back into torch, to go on training from them.

    python training/restore.py src/dateline/encoder/weights OUT.pt

What was kept in 8 bits comes back as the numbers that it stands for: the difference to the weights before export is at most half a step.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import LAYERS, LINK, Encoder, forbidden

BANNED = -1e4


def read_constants(path: Path) -> dict[str, np.ndarray]:
    """The constants of a graph by name."""
    return {constant.name: numpy_helper.to_array(constant) for constant in onnx.load(path).graph.initializer}


def linear(constants: dict[str, np.ndarray], name: str, bias: str | None = None) -> dict[str, np.ndarray]:
    """A layer's weight and bias as torch keeps them: ``[out, in]`` and ``[out]``."""
    weight = constants[f"{name}.w"].astype(np.float32)
    weight = weight * constants[f"{name}.scale"] if f"{name}.scale" in constants else weight
    return {"weight": weight.T, "bias": constants[bias or f"{name}.b"]}


def norm(constants: dict[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """A normalisation's weight and bias."""
    return {"weight": constants[f"{name}.gamma"], "bias": constants[f"{name}.beta"]}


def read_layer(constants: dict[str, np.ndarray], name: str) -> dict[str, np.ndarray]:
    """One block of the trunk."""
    parts = {part: linear(constants, f"{name}.{part}") for part in ("query", "key", "value", "up")}
    parts["output"] = linear(constants, f"{name}.output", f"{name}.norm.bias")
    parts["down"] = linear(constants, f"{name}.down", f"{name}.norm_out.bias")
    parts |= {part: norm(constants, f"{name}.{part}") for part in ("norm", "norm_out")}
    return {f"{part}.{kind}": value for part, kinds in parts.items() for kind, value in kinds.items()}


def read_tagger(constants: dict[str, np.ndarray], name: str, moves: dict[str, list]) -> dict[str, np.ndarray]:
    """One tagging head; moves that no labelling makes are nought again, as in training."""
    allowed = ~forbidden(len(moves["first"]))
    state = {f"{feature}.weight": constants[f"{name}.{feature}.table"] for feature in ("casing", "quotation")}
    state |= {f"hidden.{kind}": value for kind, value in linear(constants, f"{name}.hidden").items()}
    state |= {f"out.{kind}": value for kind, value in linear(constants, name).items()}
    first, table, last = (np.array(moves[part], dtype=np.float32) for part in ("first", "moves", "last"))
    return state | {"first": np.where(allowed[-1], first, 0), "transitions": np.where(allowed[:-1], table, 0), "last": last}


def read_linker(trunk: dict[str, np.ndarray], constants: dict[str, np.ndarray], sizes: list[int]) -> dict[str, np.ndarray]:
    """The linking head: its projection stands in the trunk's graph, its tables in one, each with a row of nought behind it."""
    state = {f"project.{kind}": value for kind, value in linear(trunk, "ends").items()}
    state |= {f"out.{kind}": value for kind, value in linear(constants, "column").items()}
    start = 0
    for at, size in enumerate(sizes):
        state[f"features.{at}.weight"] = constants["tables"][start : start + size]
        start += size + 1
    return state | {"none": constants["tables"][-2:].reshape(2, LINK)}


def restore(folder: Path) -> dict[str, torch.Tensor]:
    """The weights of a folder as the state of an `Encoder`."""
    trunk, pairs = read_constants(folder / "trunk.onnx"), read_constants(folder / "linker.onnx")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf8"))
    heads = manifest["heads"] | ({"times": manifest["times"]} if "times" in manifest else {})
    state = {
        "trunk.word.weight": trunk["word.table"].astype(np.float32) * trunk["word.scale"],
        "trunk.position.weight": trunk["position.table"],
        "trunk.casing.weight": trunk["casing_rows.table"],
        "trunk.quotation.weight": trunk["quotation_rows.table"],
    }
    state |= {f"trunk.norm.{kind}": value for kind, value in norm(trunk, "state").items()}
    for number in range(LAYERS):
        state |= {f"trunk.layers.{number}.{name}": value for name, value in read_layer(trunk, f"layer{number}").items()}
    for layer, moves in heads.items():
        name = "tagger" if layer == "outer" else layer
        state |= {f"{name}.{part}": value for part, value in read_tagger(trunk, layer, moves).items()}
    if "predicates.hidden.w" in trunk:
        state |= {f"predicates.hidden.{kind}": value for kind, value in linear(trunk, "predicates.hidden").items()}
        state |= {f"predicates.out.{kind}": value for kind, value in linear(trunk, "predicates").items()}
    sizes = [table.num_embeddings for table in Encoder().linker.features]
    state |= {f"linker.{name}": value for name, value in read_linker(trunk, pairs, sizes).items()}
    return {name: torch.tensor(np.ascontiguousarray(value)) for name, value in state.items()}


def restore_body(folder: Path) -> dict[str, torch.Tensor]:
    """The body of the syntax head, as the state of a `Syntax` without schemes."""
    constants = read_constants(folder / "syntax.onnx")
    state = {"casing.weight": constants["syntax.casing.table"], "block.distance.weight": constants["syntax.block.table"]}
    names = {"enter": "syntax.entered", "block.up": "syntax.block.wide.linear"}
    names |= {f"block.{part}": f"syntax.block.{part}" for part in ("query", "key", "value", "output", "down")}
    for part, name in names.items():
        state |= {f"{part}.{kind}": value for kind, value in linear(constants, name).items()}
    for part, name in (("block.norm", "syntax.block.normed"), ("block.norm_up", "syntax.block.normed_up"), ("norm", "syntax.state")):
        state |= {f"{part}.{kind}": constants[f"{name}.{kind}"] for kind in ("weight", "bias")}
    return {name: torch.tensor(np.ascontiguousarray(value, dtype=np.float32)) for name, value in state.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    state = restore(options.folder)
    missing, unknown = Encoder().load_state_dict(state, strict=False)
    assert not unknown, unknown
    print("not in the package:", ", ".join(missing))
    torch.save(state, options.out)


if __name__ == "__main__":
    main()
