"""Average checkpoints, weighted: a head that one of them has not comes from the others alone.

    python training/mix.py OUT.pt ONE.pt[*WEIGHT] OTHER.pt[*WEIGHT] …

Averages of the last epochs of a run, and of two runs of which one began where the other ended, score as well as the best of
them and swing less.
"""

import sys

import torch


def main() -> None:
    out, *parts = sys.argv[1:]
    states = [(torch.load(path), float(weight or 1)) for path, _, weight in (part.partition("*") for part in parts)]
    names = {name for state, _ in states for name in state}
    mixed = {}
    for name in sorted(names):
        mine = [(state[name].float(), weight) for state, weight in states if name in state]
        mixed[name] = sum(value * weight for value, weight in mine) / sum(weight for _, weight in mine)
    torch.save(mixed, out)


if __name__ == "__main__":
    main()
