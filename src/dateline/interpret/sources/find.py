"""The whole way from attributions to sources."""

from dateline.interpret.sources.identities import POSSESSIVE, Identity, find_identities
from dateline.interpret.sources.kinds import Name
from dateline.interpret.sources.named import find_named
from dateline.interpret.sources.names import is_common_body, opens_sentence
from dateline.interpret.sources.people import People, Person
from dateline.interpret.sources.phrases import Phrase, Shape, names_in
from dateline.interpret.sources.roles import find_standing
from dateline.interpret.sources.sentences import sentence_around
from dateline.interpret.sources.sourcing import Clauses, Terms, find_clauses, find_reach, find_terms, inherit_terms
from dateline.interpret.sources.states import whole_name
from dateline.records import Agent, Anonymity, Article, Attribution, Reach, Role, Source, Span


def find_sources(article: Article, attributions: tuple[Attribution, ...]) -> tuple[tuple[Attribution, ...], tuple[Source, ...]]:
    """Say who the sources of an article are, and how it describes each.

    Args:
        article: The text.
        attributions: Its attributions.

    Returns:
        The attributions with their ``source_ids``, and the sources in the order in which they come.
    """
    text = article.text
    stretches = [(passage.start, passage.end) for passage in article.passages_of(Role.BODY)]
    named = find_named(article, attributions)
    names, people = named.names, named.people
    identities, owners = find_identities(text, attributions, names, people)
    ids = {id(identity): f"s{number}" for number, identity in enumerate(identities, start=1)}
    used: dict[int, list[Attribution]] = {id(identity): [] for identity in identities}
    for attribution in attributions:
        for identity in owners[attribution.id]:
            used.setdefault(id(identity), []).append(attribution)
    clauses = find_clauses(text, stretches)
    terms = _terms(text, identities, used, names, clauses)
    sources = [_source(text, identity, ids[id(identity)], terms[id(identity)], names, people) for identity in identities]
    sources = _spread_reach(text, identities, sources)
    told = tuple(
        attribution.model_copy(update={"source_ids": tuple(ids[id(identity)] for identity in owners[attribution.id])})
        for attribution in attributions
    )
    return told, tuple(sources)


def _terms(
    text: str, identities: list[Identity], used: dict[int, list[Attribution]], names: list[Name], clauses: Clauses
) -> dict[int, Terms]:
    """The terms of each source by its identity; one of a group has the group's."""
    contents = sorted({(span.start, span.end, one.id) for mine in used.values() for one in mine for span in one.content})
    found: dict[int, Terms] = {}
    for identity in identities:
        named = _proper_name(text, identity, names) is not None
        hosts = _hosts(identity, used[id(identity)], contents)
        own = find_terms(text, identity, used[id(identity)], clauses, named=named, hosts=hosts)
        group = identity.group
        if group is not None and id(group) in found and not named:
            own = inherit_terms(own, found[id(group)], sibling=not group.phrases[0].plural)
        found[id(identity)] = own
    return found


def _hosts(identity: Identity, mine: list[Attribution], contents: list[tuple[int, int, str]]) -> list[tuple[int, int]] | None:
    """The contents of others in which a source stands; ``None`` where one of its mentions stands in none."""
    own = {attribution.id for attribution in mine}
    hosts: list[tuple[int, int]] = []
    for phrase in identity.phrases:
        around = [(low, high) for low, high, name in contents if low <= phrase.start < high and name not in own]
        if not around:
            return None
        hosts += around
    return hosts


def _source(text: str, identity: Identity, name: str, terms: Terms, names: list[Name], people: People) -> Source:
    proper = _proper_name(text, identity, names)
    named = proper is not None
    standing = find_standing(text, identity, names, people)
    first = identity.phrases[0]
    plural = any(phrase.plural for phrase in identity.phrases if not phrase.pronoun) and identity.person is None
    agent = _agent(identity, plural=plural)
    return Source(
        id=name,
        score=identity.score,
        name=proper,
        agent=agent,
        named=named,
        role=standing.role,
        title=_span(text, standing.title),
        affiliation=_span(text, standing.affiliation),
        anonymity=terms.anonymity,
        reason=_span(text, terms.reason),
        reach=terms.reach,
        count=1 if agent is Agent.PERSON else first.count,
        plural=plural,
        proximity=_span(text, terms.proximity),
        relay=_span(text, terms.relay),
        mentions=tuple(Span.of(text, phrase.start, phrase.end) for phrase in identity.phrases),
    )


def _span(text: str, extent: tuple[int, int] | None) -> Span | None:
    return Span.of(text, *extent) if extent else None


def _proper_name(text: str, identity: Identity, names: list[Name]) -> str | None:
    """The fullest proper name that an article gives a source: that of a body, or of a body or document that is called after its maker."""
    if identity.person is not None:
        return _name_of_person(identity.person, names)
    given = [phrase.name for phrase in identity.phrases if phrase.name is not None and phrase.shape in {Shape.PERSON, Shape.BODY}]
    proper = [name for name in given if len(name.words) > 1 or not is_common_body(name) or not opens_sentence(text, name.start)]
    whole = [whole_name(text, name, names) for name in (given if proper else ())]
    if identity.shape in {Shape.BODY, Shape.DOCUMENT}:
        whole += [called for phrase in identity.phrases if (called := _called_after(text, phrase, names))]
    return max(whole, key=len, default=None)


def _name_of_person(person: Person, names: list[Name]) -> str:
    """The fullest form; ‘Mrs. Oslan’ where the surname alone would be that of a Peter Oslan, too."""
    shared = " " not in person.name and any(len(name.words) > 1 and name.words[-1] == person.name for name in names)
    return " ".join([*person.places[0].title, person.name]) if shared else person.name


def _called_after(text: str, phrase: Phrase, names: list[Name]) -> str | None:
    """‘the Oslan campaign’, ‘a new Courier poll’: the words from the maker's name to the noun; ‘Oslan’s report’ is no name of a report."""
    if phrase.name is not None or not phrase.noun:
        return None
    inside = [name for name in names_in(names, phrase.start, phrase.head_end) if name.start >= phrase.start]
    if not inside or inside[0].end >= phrase.head_end or (is_common_body(inside[0]) and opens_sentence(text, inside[0].start)):
        return None
    if POSSESSIVE.search(text, inside[0].start, phrase.head_end):
        return None
    return text[inside[0].start : phrase.head_end].strip(" ,")


def _agent(identity: Identity, *, plural: bool) -> Agent:
    if identity.shape is Shape.PERSON:
        return Agent.PERSON
    if identity.shape is Shape.BODY:
        return Agent.ORGANIZATION
    if identity.shape is Shape.DOCUMENT:
        return Agent.DOCUMENT
    return Agent.GROUP if plural or identity.phrases[0].plural else Agent.PERSON


def _spread_reach(text: str, identities: list[Identity], sources: list[Source]) -> list[Source]:
    """Where a clause says that others spoke on the same terms, every other unnamed person whom the outlet spoke to may be one of them."""
    granting = [
        identity
        for identity, source in zip(identities, sources, strict=True)
        if source.anonymity is Anonymity.GRANTED and find_reach(text, [sentence_around(text, phrase.start) for phrase in identity.phrases])
    ]
    if not granting:
        return sources
    return [source.model_copy(update={"reach": Reach.POSSIBLE}) if source.anonymity is Anonymity.IMPLIED else source for source in sources]
