"""What carries how sure a report is, in its construction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.interpret.certainty import Construction, find_certainty_words


def found(text: str) -> list[str]:
    return [text[item.start : item.end] for item in find_certainty_words(text)]


STRETCHES = [
    # modals; a contraction is whole, "not" stays out, "won't" is one word
    ("Prices will not rise.", ["will"]),
    ("We’ll stay, and they won’t go.", ["We’ll", "won’t"]),
    ("The mayor’ll be there; she’d be wise to.", ["mayor’ll", "she’d"]),
    ("The strike may well end.", ["may well"]),
    ("It never will.", ["will"]),
    ("The bank should raise rates by June.", ["should"]),
    # adverbs, beside their modals
    ("It would most likely be held in May.", ["would", "most likely"]),
    ("It will almost certainly fail.", ["will", "almost certainly"]),
    ("In all likelihood the treaty dies.", ["In all likelihood"]),
    ("She is probably going to resign.", ["probably", "going to"]),
    ("They likely will leave.", ["likely", "will"]),
    # predicates: auxiliaries, adverbs between and "to" are in
    ("Talks are likely to fail.", ["are likely to"]),
    ("Talks are not likely to fail.", ["are not likely to"]),
    ("Talks aren’t very likely to fail.", ["aren’t very likely to"]),
    ("A deal is very unlikely.", ["is very unlikely"]),
    ("A deal looks increasingly unlikely.", ["looks increasingly unlikely"]),
    ("A deal, unlikely until last week, was signed.", ["unlikely"]),
    ("A deal likely to be signed in Brno fell through.", ["likely to"]),
    ("He is almost certain to lose.", ["is almost certain to"]),
    ("He is by no means certain to lose.", ["is by no means certain to"]),
    ("It is far from certain that he loses.", ["is far from certain"]),
    ("Defeat is all but certain.", ["is all but certain"]),
    ("It’s a foregone conclusion.", ["It’s a foregone conclusion"]),
    ("She is widely expected to run.", ["is widely expected to"]),
    ("She was not, aides say, expected to run.", ["expected to"]),
    ("She has long been expected to run.", ["has long been expected to"]),
    ("The ruling is expected on Friday.", ["is expected"]),
    ("It is now scheduled for May.", ["is now scheduled for"]),
    ("The train is due at noon.", ["is due"]),
    ("The envoy is due to land at noon.", ["is due to"]),
    ("We’re not going to pay.", ["We’re not going to"]),
    ("The mayor’s going to resign.", ["mayor’s going to"]),
    ("The army is about to move.", ["is about to"]),
    ("They are reportedly planning to leave.", ["are reportedly planning to"]),
    ("He is to meet the king on Monday.", ["is to"]),
    ("Rates could be set to rise.", ["could be set to"]),
    # verbs
    ("The party plans to sue.", ["plans to"]),
    ("The party has never planned to sue.", ["has never planned to"]),
    ("The party does not intend to sue.", ["does not intend to"]),
    ("He vowed not to sue.", ["vowed not to"]),
    ("Both had agreed to sue.", ["had agreed to"]),
    ("The owner refuses to sell.", ["refuses to"]),
    ("He hopes to open a second office.", ["hopes to"]),
    ("The union is threatening to walk out.", ["is threatening to"]),
    ("They expect the bank to wait.", ["expect"]),
    ("She doubted the court would agree.", ["doubted", "would"]),
    ("I don’t think it is going anywhere.", ["don’t think"]),
    ("They fear a split.", ["fear"]),
    ("He ruled out a pact.", ["ruled out"]),
    ("He cannot rule out a pact.", ["cannot rule out"]),
    ("A pact can’t be ruled out.", ["can’t be ruled out"]),
    # nouns
    ("The port has no immediate plans to close.", ["has no immediate plans to"]),
    ("The port’s plans to close are known.", ["plans to"]),
    ("The port has no intention of closing.", ["has no intention of"]),
    ("Her threat to quit worked.", ["threat to"]),
    ("There is little chance of rain.", ["little chance"]),
    ("There is no chance that it passes.", ["no chance that"]),
    ("It has a very good chance of passing.", ["a very good chance"]),
    ("War is a real possibility.", ["is a real possibility"]),
    ("There is a real possibility that it fails.", ["a real possibility that"]),
    ("The chances of a truce are slim.", ["chances of a truce are slim"]),
    ("Chances are the truce holds.", ["Chances are"]),
    ("There’s hardly any chance of rain.", ["hardly any chance"]),
    ("There’s a chance he goes.", ["a chance"]),
    ("There’s no guarantee that it works.", ["no guarantee"]),
    ("He can’t rule that out.", ["can’t rule that out"]),
    ("The treaty, to be signed in May, is short.", ["to be"]),
    ("They’re likely facing defeat.", ["likely"]),
    ("They promised $5 million.", ["promised"]),
    ("The town is headed for ruin.", ["is headed for"]),
    # numbers
    ("There is a 70 percent chance that it rains.", ["a 70 percent chance"]),
    ("Odds of two-to-one against were offered.", ["Odds of two-to-one against"]),
    ("It is a 50-50 chance.", ["a 50-50 chance"]),
]


@pytest.mark.parametrize(("text", "stretches"), STRETCHES, ids=[text for text, _ in STRETCHES])
def test_a_construction_is_found_whole(text, stretches):
    """The stretch is that of the guidelines, auxiliaries and "to" included."""
    assert found(text) == stretches


NOT_FOUND = [
    "Theresa May said so in May, and again on May 3.",
    "His last will was read. The union has a will of its own.",
    "They were going to Brno.",
    "The delay was due to a storm.",
    "The goal is to win.",
    "What matters is to win.",
    "The news is to them a shock.",
    "Perhaps 30 people came.",
    "The rules set for everyone hold.",
    "It poses a threat to peace.",
    "She got the chance to speak.",
    "It raised the risk of war.",
    "In the unlikely event of war, they left.",
    "There are certain limits.",
    "He’d won. He’d better go.",
    "The promises that earned applause were few.",
    "It is impossible to say. It is possible to say.",
    "The party’s planned route was long.",
    "The king is believed to be ill.",
    "She wants to be king. It remains to be seen.",
    "They agreed with the plan. The plan for the port failed.",
    "He expressed doubts about it.",
    "It polled among likely voters.",
    "The poll ran Nov. 6 to 10 on telephones.",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_a_word_that_only_looks_like_one_is_not_found(text):
    """Months, names, nouns, movement, causes, numbers of things."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "term", "negative"),
    [
        ("A deal is highly unlikely.", "highly unlikely", True),
        ("A deal is not likely.", "not likely", True),
        ("A deal is not unlikely.", "not unlikely", False),
        ("A deal is hardly likely.", "not likely", True),
        ("A deal isn’t impossible.", "not impossible", False),
        ("He is not certain to go.", "not certain", False),
        ("He is certain not to go.", "certain not", True),
        ("He is not expected to go.", "not expected to", True),
        ("He is no longer expected to go.", "not expected to", True),
        ("He has no plans to go.", "not plan to", True),
        ("He won’t go.", "will not", True),
        ("He will not go.", "will", False),
        ("He cannot rule out going.", "not ruled out", False),
        ("He ruled out going.", "rule out", True),
        ("He doubts it.", "doubt", True),
        ("He did not doubt it would.", "not doubt", False),
        ("There is no doubt that he will.", "not doubts", False),
        ("There is hardly any chance that he goes.", "no chance", True),
        ("Rates may not be set to rise.", "may not", True),
    ],
)
def test_what_the_stretch_itself_denies(text, term, negative):
    """Negation within the words is part of the term; denying certainty or impossibility does not deny the happening."""
    first = find_certainty_words(text)[0]
    assert (first.term, first.negative) == (term, negative)


@pytest.mark.parametrize(
    ("text", "term", "kind"),
    [
        ("He plans to go.", "plan to", "plan"),
        ("He vowed to go.", "vow to", "promise"),
        ("He threatened to go.", "threaten to", "threat"),
        ("He is due to go.", "due to", "schedule"),
        ("He is to go on Friday.", "is to", "schedule"),
        ("He is set to go.", "set to", "schedule"),
        ("He is expected to go.", "expected to", "forecast"),
        ("He could be expected to go.", "could", "forecast"),
        ("He refused to go.", "refuse to", "plan"),
    ],
)
def test_the_words_suggest_a_kind(text, term, kind):
    """Plan, promise, threat and schedule have words of their own; "could" takes their force."""
    [item] = find_certainty_words(text)
    assert (item.term, item.kind) == (term, kind)


@pytest.mark.parametrize(
    ("text", "construction"),
    [
        ("He will go.", Construction.MODAL),
        ("He probably goes.", Construction.ADVERB),
        ("He is likely to go.", Construction.ADJECTIVE),
        ("He has a good chance of going.", Construction.NOUN),
        ("He intends to go.", Construction.VERB),
        ("It is a 30% chance.", Construction.NUMBER),
    ],
)
def test_each_construction_is_named(text, construction):
    """Modal, adverb, adjective, noun, verb, number."""
    assert [item.construction for item in find_certainty_words(text)] == [construction]


def test_a_clause_is_searched_with_its_surroundings():
    """Only what lies in the stretch is given, in the text's own code points, and what stands before it still decides."""
    text = "The port failed to plan to close, and it will."
    start = text.index("plan")
    assert find_certainty_words(text, start, start + 10) == []
    [item] = find_certainty_words(text, text.index("and"), len(text))
    assert text[item.start : item.end] == "will"


def test_letters_that_change_their_length_do_not_move_anything():
    """The capital İ is two characters in lower case."""
    text = "İzmir and İstanbul will vote."
    [item] = find_certainty_words(text)
    assert text[item.start : item.end] == "will"


WORDS = [
    "will",
    "not",
    "likely",
    "to",
    "is",
    "almost",
    "certain",
    "no",
    "chance",
    "of",
    "70",
    "percent",
    "plans",
    "he",
    "won’t",
    "’",
    "'s",
    ".",
    ",",
    "the",
    "May",
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60))
def test_whatever_is_read_spans_are_in_order(text):
    """Stretches lie in the text, do not overlap, are in order and begin and end with no white space."""
    items = find_certainty_words(text)
    edges = [edge for item in items for edge in (item.start, item.end)]
    assert edges == sorted(edges) and all(0 <= edge <= len(text) for edge in edges)
    assert all(text[item.start : item.end].strip() == text[item.start : item.end] != "" for item in items)
