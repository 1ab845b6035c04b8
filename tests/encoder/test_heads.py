"""Heads beside attributions: marked when asked for by name, and only then."""

from types import SimpleNamespace

import numpy as np
import pytest

import dateline as dl
from dateline.encoder import Encoder
from dateline.encoder.heads import HEADS, find_sentences, read_outlook, read_predicates, read_sentences, read_syntax
from dateline.encoder.weights import Weights
from dateline.encoder.windows import cut_windows
from dateline.encoder.words import Paragraph, read_paragraphs
from dateline.records import Outlook
from dateline.testing import make_article, make_markup

REPORT = (
    "The two ministers met in Lisbon on Monday, a spokesman said. They did not sign the treaty. "
    "The council will vote on the port next week.\n\n"
    "Oka could resign if the talks fail, two officials said."
)
FACTS = {"facts": ["event", "future", "negated", "modal", "factuality"]}
TREE = {"relations": ["inside", "nsubj"], "tags": ["NOUN", "VERB"]}


def paragraph(starts: list[int], length: int = 3) -> Paragraph:
    words = np.array(starts, dtype=np.int32)
    none = np.zeros_like(words)
    return Paragraph(words, words + np.int32(length), none, none, none, none, none)


@pytest.fixture(scope="module")
def report() -> dl.Article:
    return make_article(REPORT)


def test_only_likely_events_are_predicates():
    """A word below the threshold gives no record; offsets are the article's, through all its paragraphs."""
    numbers = np.array([[-3, 9, 9, 9, 9], [4, 2, -2, 0, 1.5], [0.1, -40, 40, 3, -7]], dtype=np.float32)
    first, second = read_predicates([paragraph([0, 4]), paragraph([20])], numbers, FACTS)
    assert (first.start, first.end, second.start, second.end) == (4, 7, 20, 23)
    assert first.future == pytest.approx(0.8808) and first.negated == pytest.approx(0.1192) and first.modal == 0.5
    assert first.factuality == 1.5 and first.score == pytest.approx(0.982)


def test_numbers_stay_in_their_ranges():
    """Likelihoods lie between 0 and 1, the factuality between −3 and 3, whatever the head says."""
    numbers = np.array([[90, -90, 90, 0, 7], [90, 90, -90, 0, -7]], dtype=np.float32)
    high, low = read_predicates([paragraph([0, 4])], numbers, FACTS)
    assert (high.future, high.negated, high.factuality) == (0, 1, 3)
    assert (low.future, low.negated, low.factuality) == (1, 0, -3)


def test_columns_are_read_by_their_names():
    """The manifest says which column is which."""
    turned = {"facts": ["factuality", "modal", "negated", "future", "event"]}
    numbers = np.array([[4, 2, -2, 0, 1.5]], dtype=np.float32)
    assert read_predicates([paragraph([0])], numbers, FACTS) == read_predicates([paragraph([0])], numbers[:, ::-1], turned)


def test_the_shipped_head_tells_what_happened_from_what_will(report):
    """ "Met" happened, "sign" is denied, "vote" is to come, "resign" may be."""
    (markup,) = Encoder().mark([report], heads=("predicates",))
    found = {REPORT[one.start : one.end]: one for one in markup.predicates}
    assert {"met", "sign", "vote", "resign"} <= set(found)
    assert found["met"].factuality > 2 > found["resign"].factuality
    assert found["vote"].future > 0.5 > found["met"].future
    assert found["sign"].negated > max(found[word].negated for word in ("met", "vote", "resign"))
    assert found["resign"].future > 0.5


def test_a_head_changes_no_attribution(report):
    """Spans and links are the same whether or not predicates are asked for; those not asked for are not there."""
    (without,) = Encoder().mark([report])
    (beside,) = Encoder().mark([report], heads=["predicates"])
    assert without.predicates == () and beside.predicates
    assert without == beside.model_copy(update={"predicates": ()})


def test_an_unknown_head_is_refused(report):
    """The message says which there are."""
    with pytest.raises(dl.SettingsError, match="predicates") as caught:
        Encoder().mark([report], heads=("moods",))
    assert caught.value.code == "unknown_head"


def test_weights_without_a_head_say_so(report, tmp_path):
    """Older weights lack what newer ones have."""
    (tmp_path / "manifest.json").write_text('{"heads": {}}')
    with pytest.raises(dl.ModelError, match="predicates") as caught:
        Encoder(Weights(tmp_path)).mark([report], heads=("predicates",))
    assert caught.value.code == "missing_head"


def test_predicates_made_by_hand_lie_where_their_words_do(report):
    """What a test does not say of a predicate is that it surely happened."""
    markup = make_markup(report, predicates={"vote": {"future": 0.9, "factuality": 1}, "met": {}})
    met, vote = markup.predicates
    assert (REPORT[met.start : met.end], REPORT[vote.start : vote.end]) == ("met", "vote")
    assert (vote.future, vote.factuality) == (0.9, 1) and met.factuality > 2 > met.future


def test_heads_of_words_are_counted_through_the_article():
    """The trunk says how many words on a head stands, so that a window needs not know where in the article it lies."""
    numbers = np.array([(0, 0.05, 1, 0.9, 1), (1, 0.8, 0, 0.8, 0), (1, 0.01, -1, 0.70004, 1)], dtype=np.float32)
    numbers[:, [1, 3]] = np.log(numbers[:, [1, 3]])
    syntax = read_syntax([paragraph([0, 4]), paragraph([20])], numbers, TREE)
    assert syntax.heads == (1, 1, 1) and syntax.starts == (0, 4, 20)
    assert syntax.relations == ("nsubj", "root", "nsubj") and syntax.tags == ("NOUN", "VERB", "VERB")
    assert syntax.scores == (0.9, 0.8, 0.7)


def test_the_relation_is_that_to_the_head_which_is_taken():
    """Two words that hang on each other: the second takes its second choice, and what it is to that."""
    tags, roots = [[1], [1], [1]], np.log([[0.01], [0.02], [0.9]])
    jumps, likely, relations = [[1, 2], [-1, 1], [0, -2]], np.log([[0.9, 0.05], [0.6, 0.38], [0.9, 0.1]]), [[1, 0], [1, 0], [0, 1]]
    numbers = np.concatenate([tags, roots, jumps, likely, relations], axis=1).astype(np.float32)
    syntax = read_syntax([paragraph([0, 4, 8])], numbers, TREE)
    assert syntax.heads == (1, 2, 2)
    assert syntax.relations == ("nsubj", "inside", "root")
    assert syntax.scores == (0.9, 0.38, 0.9)


def test_an_outlook_has_two_numbers_a_word():
    """As a word of certainty and as a verb; a clause has the sum of one of each, nought beyond the words."""
    outlook = read_outlook([paragraph([0, 4]), paragraph([20])], np.array([[1.5, -2], [0.25, 1], [-1, 0]], dtype=np.float32), {})
    assert outlook == Outlook(as_marker=(1.5, 0.25, -1), as_verb=(-2, 1, 0))
    assert outlook.of(0, 1) == 2.5 and outlook.of(0, 3) == 0 == Outlook().of(0, 0)


def test_the_shipped_outlook_tells_what_is_to_come_from_what_was():
    """Of two clauses with "would", one looks ahead; a place in its lists for every word of the trees."""
    text = "The minister said she would resign on Friday. As a boy he would often walk to the harbour with his father, he said."
    article = make_article(text)
    (markup,) = Encoder().mark([article], heads=("syntax", "outlook"))
    assert len(markup.outlook.as_marker) == len(markup.syntax.starts)
    places = {start: at for at, start in enumerate(markup.syntax.starts)}
    ahead, back = ((places[text.index(f"would {verb}")], places[text.index(verb.split()[-1])]) for verb in ("resign", "often walk"))
    assert markup.outlook.of(*ahead) > markup.outlook.of(*back)


def test_a_sentence_is_the_mean_of_its_words():
    """Of the length 1, whatever the number of words; a paragraph's edge ends a sentence."""
    numbers = np.array([[2, 0], [0, 2], [0, 5]], dtype=np.float32)
    first, second = read_sentences([paragraph([0, 4]), paragraph([20])], numbers, {})
    assert first.vector == pytest.approx((0.70711, 0.70711)) and second.vector == (0, 1)
    assert (first.start, first.end, second.start, second.end) == (0, 7, 20, 23)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Talks failed. The envoy left.", ["Talks", "The"]),
        ("“We tried.” She left. 40 stayed!", ["“", "She", "40"]),
        ("The U.S. envoy and J. Smith met at 3.30 p.m. on Monday.", ["The"]),
        ("Was it signed? “No.”", ["Was", "“"]),
        ("One\n\nTwo.", ["One", "Two"]),
    ],
)
def test_sentences_begin_behind_a_stop_and_a_space(text, opening):
    """Not behind the stop of an initial, of a number, or before a small letter."""
    tokenizer = Encoder()._tokenizer
    blocks = text.split("\n\n")
    paragraphs = read_paragraphs(tokenizer, blocks, [text.index(block) for block in blocks])
    starts, ends = (np.concatenate([getattr(one, part) for one in paragraphs]) for part in ("starts", "ends"))
    assert [text[starts[at] : ends[at]] for at in find_sentences(paragraphs)] == opening


def test_every_head_of_the_weights_is_the_same_alone_and_in_company(report):
    """Whatever the weights hold can be asked for at once, and what is read beside an article changes nothing of it."""
    heads = [head for head in HEADS if head in Weights.shipped().manifest]
    other = make_article("Nobody answered the letter that the council had sent to the harbour's owners, its clerk said on Tuesday.")
    (alone,) = Encoder(threads=1).mark([report], heads=heads)
    _, again, _ = Encoder(threads=3).mark([other, report, other], heads=heads)
    assert heads and all(getattr(alone, head) for head in heads)
    assert again == alone


class FakeSession:
    """A graph that answers with the number of its call, a row a word, and remembers what it was asked."""

    def __init__(self, *sources: str) -> None:
        self.sources = sources
        self.asked: list[tuple[list[str], set[str]]] = []

    def get_inputs(self):
        return [SimpleNamespace(name=source) for source in self.sources]

    def run(self, names, inputs):
        self.asked.append((list(names), set(inputs)))
        return [np.full((1, 1), at, dtype=np.float32) for at, _ in enumerate(names)]


@pytest.fixture
def divided(report, monkeypatch):
    """An encoder whose syntax has a graph of its own, the graphs all fakes; and a window."""
    encoder = Encoder(threads=1)
    (window,) = cut_windows(read_paragraphs(encoder._tokenizer, ["Talks failed."], [0]))
    trunk, syntax = FakeSession(), FakeSession("deep", "casing", "paragraph")
    monkeypatch.setitem(encoder.__dict__, "_trunk", trunk)
    encoder._graphs["syntax"] = syntax
    return encoder, window, trunk, syntax


def test_a_head_with_a_graph_of_its_own_costs_nothing_unasked(divided):
    """Neither is its graph run, nor is the trunk asked for what it reads."""
    encoder, window, trunk, syntax = divided
    encoder._run(window, ("outer", "ends"))
    assert [names for names, _ in trunk.asked] == [["outer", "ends"]] and syntax.asked == []


def test_a_head_with_a_graph_of_its_own_reads_the_trunks_states(divided):
    """It is given what it names, each word's features among them, and answers in the place where it was asked for."""
    encoder, window, trunk, syntax = divided
    outer, ends, found = encoder._run(window, ("outer", "ends", "syntax"))
    assert [names for names, _ in trunk.asked] == [["outer", "ends", "deep", "states"]]
    assert syntax.asked == [(["syntax"], {"deep", "casing", "paragraph"})]
    assert (outer[0, 0], ends[0, 0], found[0, 0]) == (0, 1, 0)
