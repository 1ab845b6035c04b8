"""Trees: no word is left without a way to a root, and of all trees the likeliest is found."""

from itertools import product

import numpy as np
import pytest

from dateline.encoder.trees import CROSSING_COST, ROOT, ROOT_COST, choose_heads, mend_circles, under_circles

ONE_SENTENCE = np.array([0])


def table(*rows: list[tuple[int, float]]) -> tuple[np.ndarray, np.ndarray]:
    """Of each word its heads with their log likelihoods, the root's last."""
    heads = np.array([[head for head, _ in row] for row in rows])
    return heads, np.array([[chance for _, chance in row] for row in rows], dtype=np.float32)


def find_circles(heads: dict[int, int]) -> bool:
    """Does any word reach itself?"""
    for word in heads:
        at = heads[word]
        for _ in heads:
            if at == word:
                return True
            at = heads.get(at, ROOT)
    return False


def likeliest_by_trying(arcs: dict[int, dict[int, float]]) -> float:
    """The sum of the best tree, by looking at every choice of heads there is."""
    chosen = (dict(zip(arcs, heads, strict=True)) for heads in product(*arcs.values()))
    return max(sum(arcs[word][head] for word, head in heads.items()) for heads in chosen if not find_circles(heads))


def tree_of(arcs: dict[int, dict[int, float]]) -> dict[int, int]:
    """Of each word the best head, circles mended."""
    best = [max(heads, key=heads.__getitem__) for heads in arcs.values()]

    def others(word: int) -> list[tuple[float, int, int]]:
        return [(arcs[word][best[word]] - chance, word, head) for head, chance in arcs[word].items() if head != best[word]]

    _, circles = under_circles(np.array([word if head == ROOT else head for word, head in enumerate(best)]))
    return dict(enumerate(best)) | mend_circles(best, circles.tolist(), others)


@pytest.mark.parametrize("seed", range(150))
def test_no_tree_is_likelier(seed):
    """Against every choice of heads, with circles within circles among them."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 8))
    arcs = {}
    for word in range(size):
        others = [other for other in range(size) if other != word and rng.random() < 0.6]
        arcs[word] = {ROOT: float(-rng.random() * 9), **{other: float(-rng.random()) for other in others}}
    found = tree_of(arcs)
    assert not find_circles(found)
    assert sum(arcs[word][head] for word, head in found.items()) == pytest.approx(likeliest_by_trying(arcs))


def test_words_under_a_circle_are_those_that_reach_no_root():
    """The third hangs on a circle, the last two on a root."""
    loose, circles = under_circles(np.array([1, 0, 1, 3, 3]))
    assert (loose.tolist(), circles.tolist()) == ([0, 1, 2], [0, 1])


def test_the_less_likely_of_two_that_hang_on_each_other_gives_way():
    """ "Aide" and "said" each take the other first; "said" has the better second choice, to be the root."""
    heads, likely = table([(1, -0.1), (0, -9.0)], [(0, -0.2), (1, -0.5)])
    assert choose_heads(heads, likely, ONE_SENTENCE).tolist() == [0, 1]


def test_what_makes_no_circle_keeps_its_best_head():
    """A circle elsewhere in the article changes nothing."""
    heads, likely = table([(1, -0.1), (0, -9)], [(2, -0.2), (1, -9)], [(0, -0.3), (2, -9)], [(4, -0.1), (3, -9)], [(3, -9), (4, -0.1)])
    assert choose_heads(heads, likely, np.array([0, 3])).tolist()[3:] == [0, 1]


def test_a_second_root_costs_and_so_does_a_head_in_another_sentence():
    """Within a sentence the root gives way; over its end only a much likelier head does."""
    heads, likely = table([(0, -1.0), (1, -1.1)], [(1, -0.1), (1, -0.1)])
    heads[0] = [1, 0]
    likely[0] = [-1.0 - ROOT_COST / 2, -1.0]
    assert choose_heads(heads, likely, ONE_SENTENCE).tolist() == [0, 0]
    assert choose_heads(heads, likely, np.array([0, 1])).tolist() == [1, 0]
    likely[0] = [-1.0, -1.0 - CROSSING_COST]
    assert choose_heads(heads, likely, np.array([0, 1])).tolist() == [0, 0]


def test_a_long_text_without_roots_is_read():
    """Thousands of pairs that hang on each other: no depth of recursion is used up."""
    size = 6000
    partner = np.arange(size) ^ 1
    heads = np.stack([partner, np.arange(size)], axis=1)
    likely = np.tile(np.array([-0.1, -5.0], dtype=np.float32), (size, 1))
    choice = choose_heads(heads, likely, ONE_SENTENCE)
    assert not len(under_circles(heads[np.arange(size), choice])[0])
    assert choice.sum() == size // 2
