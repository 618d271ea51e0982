"""Personas from titles in several languages, by the rules of a new workspace."""

from __future__ import annotations

import pytest

from syotto.know.personas import named_titles
from syotto.run.defined import personas_of
from syotto.schema.condition_text import Misread
from syotto.schema.persona import Personas, parse
from tests.company import workspace

TITLES = {
    "executive": "Toimitusjohtaja|VD|Geschäftsführer|Directeur général|Director general|Managing Director|CEO|Director",
    "finance": "CFO|Talousjohtaja|Ekonomichef|Leiter Finanzen|Directeur financier|Director financiero|Financial Controller",
    "purchasing": "Buyer|Ostopäällikkö|Hankintajohtaja|Inköpschef|Einkaufsleiter|Responsable des achats|Jefe de compras",
    "production": "Mill Manager|Tuotantojohtaja|Produktionschef|Werksleiter|Directeur d'usine|Jefe de planta|Shift Leader",
    "maintenance": "Maintenance Supervisor|Kunnossapitopäällikkö|Underhållschef|Instandhaltungsleiter|Responsable maintenance|Jefe de mantenimiento",
    "engineering": "Process Engineer|Suunnitteluinsinööri|Projektingenjör|Projektingenieur|Ingénieur procédés|Ingeniero de proyecto",
    "it": "IT Manager|Tietohallintojohtaja|IT-chef|Leiter EDV|Responsable informatique|Jefe de sistemas",
    "marketing": "Marketing Director|Markkinointipäällikkö|Marknadschef|Leiterin Marketing|Chargée de marketing|Jefa de marketing",
    "sales": "Sales Manager|Myyntipäällikkö|Försäljningschef|Vertriebsleiter|Directeur des ventes|Jefe de ventas",
    "other": "Office Manager|Sihteeri|Sekreterare|Sekretärin|Secrétaire|Secretaria",
}  # fmt: skip
SAID = [(title, persona) for persona, titles in TITLES.items() for title in titles.split("|")]


@pytest.fixture(scope="module")
def rules(tmp_path_factory) -> Personas:
    return personas_of(workspace(tmp_path_factory.mktemp("personas") / "shop"))


@pytest.mark.parametrize(("title", "persona"), SAID, ids=[title for title, _ in SAID])
def test_the_rules_that_a_workspace_begins_with_name_titles_in_six_languages(rules, title, persona):
    found = rules.of_title(title)
    assert found is not None
    assert found[0].name == persona


def test_of_several_words_the_longest_counts_and_otherwise_only_without_others():
    rules = parse({"a": {"words": ["mill"], "otherwise": ["very long word"]}, "b": {"words": ["mill manager"]}})  # fmt: skip
    assert rules.of_title("Mill")[0].name == "a"
    assert rules.of_title("The mill-manager, very long word")[0].name == "b"
    assert rules.of_title("a very long word")[0].name == "a"
    assert rules.of_title("Windmills") is None


def test_a_title_that_no_rule_names_is_suggested_from_those_alike_with_its_chance(rules):
    slip, stranger, named = named_titles(rules, ["Mantenance Superviser", "Plumber", "Buyer"])
    assert (slip.persona, slip.how) == ("maintenance", "suggested")
    assert 0.5 < slip.probability < 1
    assert (stranger.persona, stranger.how, stranger.probability) == (None, "none", None)
    assert (named.persona, named.how, named.because) == (
        "purchasing",
        "rule",
        "The title has “buyer”.",
    )


def test_nothing_is_suggested_from_too_few_titles():
    rules = parse({"a": {"words": ["maintenance supervisor"]}})
    assert named_titles(rules, ["maintenance superviser"])[0].how == "none"


def test_rules_that_cannot_be_read_say_where():
    for wrong in (
        [],
        {"a": []},
        {"a": {"wrods": []}},
        {"a": {"words": "x"}},
        {"a": {"words": ["*"]}},
        {"a": {"buying_role": "boss"}},
    ):
        with pytest.raises(Misread, match="expected"):
            parse(wrong)
