"""The dispatch that the tests of intake are about: an invented quarrel over an invented strait."""

import pytest

LEAD = "The harbour ministry of Tavria said on Monday that it would reopen the strait to fishing boats before the end of the month."
ENVOY = "Oslana’s envoy, Mira Dusek, told a committee in Lendova that her government had not been asked about the plan."
QUARREL = "The two countries have argued about the strait since a patrol boat sank there eleven years ago, and no treaty has settled it."


@pytest.fixture(scope="session")
def paragraphs() -> tuple[str, str, str]:
    """Three whole paragraphs of a report."""
    return LEAD, ENVOY, QUARREL


@pytest.fixture(scope="session")
def report(paragraphs) -> str:
    """A report that ends with the three paragraphs; its head has a headline only."""
    return "\n\n".join(("Tavria to reopen strait to fishing boats", *paragraphs)) + "\n"


@pytest.fixture(scope="session")
def page(paragraphs) -> str:
    """A news page with a menu, metadata, the report and a list of other stories."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Tavria to reopen strait to fishing boats | Lendova Courier</title>
<meta property="og:title" content="Tavria to reopen strait to fishing boats">
<meta property="og:site_name" content="Lendova Courier"><meta name="author" content="Ada Kessel">
<link rel="canonical" href="https://courier.example/strait">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
  {{"@type": "WebPage", "name": "Strait"}}, {{"@type": "NewsArticle", "datePublished": "2021-03-03T18:30:00-05:00"}}]}}</script>
</head><body><nav><a href="/">Home</a> <a href="/politics">Politics</a></nav>
<article><h1>Tavria to reopen strait to fishing boats</h1>{body}</article>
<aside><h3>Related stories</h3><ul><li><a href="/boat">Oslana sends second patrol boat to the strait</a></li>
<li><a href="/vote">Budget vote put off again in Lendova</a></li></ul></aside><footer>© Lendova Courier</footer></body></html>"""
