"""The encoder: articles in, marks out."""

import os
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from threading import Lock
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from dateline.encoder.chains import Scorer as ChainScorer
from dateline.encoder.chains import mark_mentions
from dateline.encoder.crf import Floats, Moves, best_tags, find_spans, span_scores
from dateline.encoder.heads import HEADS, MENTIONS, NAMES, check_heads
from dateline.encoder.linker import Scorer, link_spans
from dateline.encoder.mentions import Longs
from dateline.encoder.pairs import terrain_of
from dateline.encoder.weights import Weights
from dateline.encoder.windows import SEP, Window, cut_groups, cut_windows
from dateline.encoder.words import Ints, Paragraph, read_paragraphs
from dateline.records import Article, Layer, Link, MarkedSpan, Markup, Part, Role

PARTS = (Part.SOURCE, Part.CUE, Part.CONTENT)
AHEAD_WINDOWS_A_THREAD = 8
PAIRS_AT_ONCE = 20_000
"""Pairs of mentions that are scored together: what it takes of memory grows with them."""
ENDS = "ends"
"""The output from which the linking head pools its spans. Shape: ``[words, 512]``."""
SHARED = ("deep", "states")
"""The outputs from which heads with a graph of their own read: onnxruntime computes the whole of a graph, so what is asked for by name
is no part of the trunk's. Shapes: ``[words, 1920]``, ``[words, 384]``."""


@dataclass(frozen=True, slots=True)
class Work:
    """An article on its way through the trunk. ``outputs`` names the columns of each result."""

    article: Article
    paragraphs: list[Paragraph]
    windows: list[Window]
    outputs: tuple[str, ...]
    results: "list[Future[list[Floats]]]"


class Encoder:
    """Marks articles with the weights in the package.

    A window is always run alone and on one thread, so what is found in it cannot depend on what is read beside it, on how many threads
    there are, or on how many articles are given at once. Threads run different windows. Safe to use from several threads.

    Args:
        weights: Where the weights are; those of the package by default.
        threads: How many windows are run at once; by default one per processor that this process may use.

    Raises:
        ModelError: The weights are missing or wrong (on first use).
    """

    def __init__(self, weights: Weights | None = None, *, threads: int | None = None) -> None:
        self.weights = weights or Weights.shipped()
        self.threads = threads or _processors()
        self._lock = Lock()
        self._graphs: dict[str, Any] = {}

    def mark(self, articles: Iterable[Article], *, heads: Collection[str] = ()) -> Iterator[Markup]:
        """Mark articles, in order; reads ahead only as far as keeps the threads busy.

        Only body passages are shown to the trunk: nothing but body may become evidence, and a related headline between two paragraphs
        must not colour what stands around it.

        Args:
            articles: Taken from as they are needed.
            heads: What to mark beside attributions, by the name of its field in `Markup`: ``predicates``, ``syntax``, ``sentences``,
                ``outlook``, ``mentions``. What is not asked for is not computed.

        Returns:
            One markup per article.

        Raises:
            SettingsError: A head that there is not.
            ModelError: The weights are missing or wrong, or lack a head.
        """
        check_heads(heads, self.weights)
        return self._mark(articles, tuple(head for head in NAMES if head in heads))

    def _mark(self, articles: Iterable[Article], heads: tuple[str, ...]) -> Iterator[Markup]:
        self.warm(heads)
        ahead: list[Work] = []
        waiting = 0
        with ThreadPoolExecutor(self.threads) as pool:
            for article in articles:
                ahead.append(self._begin(article, pool, heads))
                waiting += len(ahead[-1].windows)
                while ahead and waiting > self.threads * AHEAD_WINDOWS_A_THREAD:
                    work = ahead.pop(0)
                    waiting -= len(work.windows)
                    yield self._finish(work)
            for work in ahead:
                yield self._finish(work)

    def warm(self, heads: Collection[str] = ()) -> None:
        """Load the weights now rather than on first use, with them those of the heads that are named."""
        with self._lock:
            _ = self._tokenizer, self._trunk, self._scorer, self._moves
            for head in heads:
                if head not in self._graphs and f"{head}.onnx" in self.weights.manifest["files"]:
                    self._graphs[head] = _session(self.weights.read(f"{head}.onnx"))
            if MENTIONS in heads:
                _ = self._chain_scorer

    def _begin(self, article: Article, pool: ThreadPoolExecutor, heads: tuple[str, ...] = ()) -> Work:
        outputs = (*(layer.value for layer in self._moves), ENDS, *heads)
        passages = list(article.passages_of(Role.BODY))
        texts = [article.text[passage.start : passage.end] for passage in passages]
        paragraphs = read_paragraphs(self._tokenizer, texts, [passage.start for passage in passages])
        windows = cut_windows(paragraphs)
        return Work(article, paragraphs, windows, outputs, [pool.submit(self._run, window, outputs) for window in windows])

    def _run(self, window: Window, outputs: tuple[str, ...]) -> list[Floats]:
        inputs = {
            "pieces": window.pieces[None].astype(np.int64),
            "casing": window.casing[None].astype(np.int64),
            "quotation": window.quotation[None].astype(np.int64),
            "heads": window.heads.astype(np.int64),
        }
        own = [name for name in outputs if name in self._graphs]
        joint = [*(name for name in outputs if name not in own), *(SHARED if own else ())]
        said: dict[str, Any] = dict(zip(joint, self._trunk.run(joint, inputs), strict=True))
        if own:
            said["casing"] = inputs["casing"][0, window.heads]
            said["paragraph"] = np.cumsum(inputs["pieces"][0] == SEP)[window.heads]
        for name in own:
            said[name] = _run_head(name, self._graphs[name], said)
        return [said[name] for name in outputs]

    def _finish(self, work: Work) -> Markup:
        results = [result.result() for result in work.results]
        if not results:
            return Markup(article_id=work.article.id, spans=(), links=())
        said = {name: np.concatenate(part) for name, part in zip(work.outputs, zip(*results, strict=True), strict=True)}
        spans: list[MarkedSpan] = []
        links: list[Link] = []
        emissions = {layer: said[layer.value] for layer in self._moves}
        for layer, (rows, scores) in find_rows(work.paragraphs, emissions, self._moves).items():
            self._mark_layer(work, layer, rows, scores, said[ENDS], spans, links)
        asked = {name: read(work.paragraphs, said[name], self.weights.manifest[name]) for name, read in HEADS.items() if name in said}
        if MENTIONS in said:
            asked[MENTIONS] = mark_mentions(work.article.text, work.paragraphs, said[MENTIONS], self._chain_scorer)
        return Markup(article_id=work.article.id, spans=tuple(spans), links=tuple(links), **asked)

    def _mark_layer(
        self, work: Work, layer: Layer, rows: Ints, scores: list[float], ends: Floats, spans: list[MarkedSpan], links: list[Link]
    ) -> None:
        low = np.concatenate([paragraph.starts for paragraph in work.paragraphs])[rows[:, 1]].tolist()
        high = np.concatenate([paragraph.ends for paragraph in work.paragraphs])[rows[:, 2]].tolist()
        base = len(spans)
        spans += [
            MarkedSpan.model_construct(layer=layer, part=PARTS[role], start=start, end=end, score=score)
            for role, start, end, score in zip(rows[:, 0].tolist(), low, high, scores, strict=True)
        ]
        links += [
            Link.model_construct(cue=base + cue, other=base + other, score=score)
            for cue, other, score in link_spans(rows, ends, terrain_of(work.paragraphs), self._scorer)
        ]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        tokenizer: Tokenizer = Tokenizer.from_str(self.weights.read("tokenizer.json").decode())
        tokenizer.encode_special_tokens = True  # "[SEP]" in an article is five characters, not a separator
        return tokenizer

    @cached_property
    def _trunk(self) -> Any:
        return _session(self.weights.read("trunk.onnx"))

    @cached_property
    def _scorer(self) -> Scorer:
        session = _session(self.weights.read("linker.onnx"))
        return lambda pooled, features: session.run(["score"], {"pooled": pooled, "features": features})[0]

    @cached_property
    def _chain_scorer(self) -> ChainScorer:
        session = _session(self.weights.read("chains.onnx"))

        def score(pooled: Floats, pairs: Longs, features: Longs) -> tuple[Floats, Floats]:
            scored: list[Floats] = []
            for low in range(0, max(len(pairs), 1), PAIRS_AT_ONCE):
                part = {"pairs": pairs[low : low + PAIRS_AT_ONCE], "features": features[low : low + PAIRS_AT_ONCE]}
                some, alone = session.run(["score", "alone"], {"pooled": pooled, **part})
                scored.append(some)
            return np.concatenate(scored), alone

        return score

    @cached_property
    def _moves(self) -> dict[Layer, Moves]:
        heads = self.weights.manifest["heads"]
        return {Layer(name): Moves.from_manifest(head) for name, head in heads.items()}


def find_rows(
    paragraphs: list[Paragraph], emissions: dict[Layer, Floats], moves: dict[Layer, Moves]
) -> dict[Layer, tuple[Ints, list[float]]]:
    """Decode an article's spans, all layers side by side.

    Returns:
        Of each layer ``[spans, 3]``: role, first word, last word, counted through the article, in its order; and each span's score, 0–1.
    """
    edges = np.cumsum([0, *(len(paragraph) for paragraph in paragraphs)]).tolist()
    parts = [emissions[layer][low:high] for layer in emissions for low, high in pairwise(edges)]
    which = [at for at, _ in enumerate(emissions) for _ in paragraphs]
    tagged = best_tags(parts, [moves[layer] for layer in emissions], which)
    found = {}
    for at, layer in enumerate(emissions):
        rows, scores = [np.zeros((0, 3), dtype=np.int32)], [np.zeros(0, dtype=np.float32)]
        for base, (tags, likelihoods) in zip(edges, tagged[at * len(paragraphs) : (at + 1) * len(paragraphs)], strict=False):
            if tags.any():
                spans = find_spans(tags)
                scores.append(span_scores(likelihoods, spans))
                rows.append(spans + np.array([0, base, base], dtype=np.int32))
        found[layer] = np.concatenate(rows), [round(score, 4) for score in np.concatenate(scores).tolist()]
    return found


def _run_head(name: str, graph: Any, said: dict[str, Any]) -> Floats:
    """A head's numbers. One that looks only within paragraphs is shown a few of them at once: what it costs grows with the square."""
    sources = [source.name for source in graph.get_inputs()]
    if "paragraph" not in sources:
        return graph.run([name], {source: said[source] for source in sources})[0]  # type: ignore[no-any-return]
    parts = [graph.run([name], {source: said[source][low:high] for source in sources})[0] for low, high in cut_groups(said["paragraph"])]
    return np.concatenate(parts)


def _session(graph: bytes) -> Any:
    """A graph on one thread.

    Without VNNI a processor adds pairs of 8-bit products in 16 bits, where large ones are cut off; the setting makes onnxruntime choose
    products that cannot overflow there, and changes nothing elsewhere. The fused skip normalisation is slower than its parts.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])


def _processors() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows do not say which processors a process may use
        return os.cpu_count() or 1
