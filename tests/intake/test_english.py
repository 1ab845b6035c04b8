"""Is it English at all?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake.english import FEWEST_WORDS, check_english
from dateline.records import InputError

FRENCH = (
    "Le ministère des ports de Tavrie a annoncé lundi qu’il rouvrirait le détroit aux bateaux de pêche avant la fin du mois. "
    "L’envoyée d’Oslana, Mira Dusek, a déclaré devant une commission à Lendova que son gouvernement n’avait pas été consulté. "
    "Les deux pays se disputent le détroit depuis qu’un patrouilleur y a coulé il y a onze ans, et aucun traité n’a réglé la question."
)
INDONESIAN = (
    "Kementerian pelabuhan Tavria mengatakan pada hari Senin bahwa selat itu akan dibuka kembali untuk kapal nelayan sebelum akhir bulan. "
    "Utusan Oslana, Mira Dusek, mengatakan kepada sebuah komite di Lendova bahwa pemerintahnya tidak pernah ditanya tentang rencana itu. "
    "Kedua negara telah berselisih tentang selat tersebut sejak sebuah kapal patroli tenggelam di sana sebelas tahun yang lalu."
)
DUTCH = (
    "De regering van Tavrië heeft maandag gezegd dat zij de zeestraat weer zal openen voor vissersboten. Het was de eerste keer dat de "
    "minister er over sprak met de pers. Zij had eerder geweigerd om met de oppositie over het plan te praten. Of de boten ook in de "
    "nacht mogen varen, is nog niet bekend. Het ministerie wil er later op terugkomen, zo zei een woordvoerder in Lendova."
)
CHINESE = "塔夫里亚港务部周一表示，将在月底之前重新向渔船开放海峡。奥斯拉纳特使在伦多瓦对委员会说，该国政府没有就这一计划接受过咨询。" * 6


@pytest.mark.parametrize("text", [FRENCH, INDONESIAN, DUTCH, CHINESE], ids=["French", "Indonesian", "Dutch", "Chinese"])
def test_another_language_is_refused(text):
    """A report in a language other than English is refused, and the message gives the share that decided."""
    with pytest.raises(InputError, match="%") as caught:
        check_english(text)
    assert caught.value.code == "not_english"


def test_english_news_passes(report):
    """A report in English, foreign names and all, is let through."""
    check_english(report * 4)


def test_capitals_are_english_too(report):
    """An old wire that prints in capitals is let through."""
    check_english(report.upper())


@pytest.mark.parametrize("text", ["Le détroit est rouvert, dit Lendova.", "海峡重新开放", "", "Dusek: no."])
def test_a_text_too_short_to_tell_passes(text):
    """A line or two, in whatever language, is not judged."""
    check_english(text)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(["détroit", "kapal", "regering", "pelabuhan"]), min_size=FEWEST_WORDS, max_size=90))
def test_words_of_which_none_is_english_are_refused_from_the_fewest_on(words):
    """From the fewest words that can be judged on, a text without one common English word is refused."""
    with pytest.raises(InputError):
        check_english(" ".join(words))


def test_a_long_quotation_in_another_language_leaves_a_report_english(report):
    """A foreign paragraph inside an English report does not get the whole refused."""
    check_english(f"{report}\n“{FRENCH[:180]}”\n\n{report}")
