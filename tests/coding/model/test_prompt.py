"""What a language model is asked: the codebook's definitions, examples and exclusions, its codes in the schema, and a digest of all."""

from pathlib import Path

import pytest

from analysis.coding.full_sheets import MOST_FRAMES, sheet_instructions, variables
from analysis.coding.model.prompt import VARIANTS, answer_schema, prompt_digest, prompt_instructions, variables_to_code
from analysis.lexicons.load import read_codebook

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def book():
    return read_codebook(ROOT / "seeds" / "codebook.toml")


def test_the_prompt_holds_definition_example_and_exclusion_of_each_code(book):
    told = prompt_instructions(variables_to_code(book), book)
    for name, own in book.coding.items():
        for code, each in own["codes"].items() if name != "rules" and "codes" in own else ():
            line = next(line for line in told.splitlines() if line.startswith(f"- {code}: {each['definition']}"))
            assert all(one in line for one in each["examples"] + each.get("exclusions", []))
    assert "## hedged" in told and "## voice" not in told


def test_people_and_models_are_told_the_same(book):
    printed = " ".join(
        (ROOT / "docs" / "coding-codebook.md").read_text("utf-8").translate(str.maketrans("", "", "*`“”")).split()
    )
    for name in ("stance", "author_stance", "frames", "tone"):
        own = book.coding[name]
        codes = own.get("codes", {}).values()
        for said in [
            *own.get("rules", []),
            *(one for each in codes for one in (each["definition"], *each["examples"])),
        ]:
            assert said.translate(str.maketrans("", "", "“”")) in printed, said


def test_the_schema_allows_the_codes_of_the_codebook_and_nothing_else(book):
    fields = answer_schema(variables_to_code(book), [3, 4])["properties"]["sentences"]["items"]["properties"]
    assert (
        fields["number"]["enum"] == [3, 4]
        and fields["stance"]["enum"] == [-1, 0, 1, None]
        and fields["tone"]["enum"] == [-2, -1, 0, 1, 2, None]
    )
    assert fields["frames"]["items"]["enum"] == [
        name.partition(".")[2] for name in book.categories["framing"] if name.startswith("issue.")
    ]


def test_variants_say_the_same_in_other_words_or_another_order(book):
    told = [prompt_instructions(variables_to_code(book), book, variant) for variant in range(1, VARIANTS + 1)]
    assert len(set(told)) == VARIANTS and len({tuple(sorted(one.splitlines()[1:])) for one in told}) == 1
    assert told[0].index("- alliance:") < told[0].index("- history:") and told[5].index("- alliance:") > told[5].index(
        "- history:"
    )


def test_the_version_is_that_of_all_that_is_asked(book):
    every = variables_to_code(book)
    assert prompt_digest(every, book) == prompt_digest(variables_to_code(book), book)
    assert (
        len(
            {
                prompt_digest(every, book),
                prompt_digest(every, book, 2),
                prompt_digest(every[:2], book),
                prompt_digest(variables_to_code(None), None),
            }
        )
        == 4
    )


def test_without_a_codebook_or_its_coding_the_labels_are_told():
    assert "Human interest (generic)" in prompt_instructions(variables_to_code(None), None)


def test_what_is_told_of_no_variable_or_code_is_an_error(tmp_path):
    text = (ROOT / "seeds" / "codebook.toml").read_text("utf-8")
    for old, new, why in (("[coding.tone]", "[coding.mood]", r"\[coding.mood\]: no variable 'mood'"),
                          ("[coding.frames.codes.history]", "[coding.frames.codes.past]", "no code 'past'; valid: alliance")):  # fmt: skip
        (tmp_path / "c.toml").write_text(text.replace(old, new), "utf-8")
        with pytest.raises(ValueError, match=why):
            variables_to_code(read_codebook(tmp_path / "c.toml"))
    with pytest.raises(
        ValueError, match="no variable 'mood'; valid: stance, author_stance, frames, tone, hedged, voice"
    ):
        variables_to_code(read_codebook(ROOT / "seeds" / "codebook.toml"), ["mood"])


def test_half_of_the_variants_name_the_codes_backwards(book):
    told = [prompt_instructions(variables_to_code(book), book, variant) for variant in range(1, VARIANTS + 1)]
    backwards = [one.index("- alliance:") > one.index("- history:") for one in told]
    assert backwards == [False] * 3 + [True] * 3
    assert [one.splitlines()[0] for one in told[:3]] == [one.splitlines()[0] for one in told[3:]]


def test_sheets_and_prompts_name_the_poles_of_the_axis(book):
    lines = sheet_instructions(variables(book), book)
    up, down = (book.categories["stance"][pole] for pole in book.axis)
    assert f"1: {up}. -1: {down}. 0: neither" in lines[1] and f"Name at most {MOST_FRAMES}, separated" in lines[3]
    assert [line.partition(":")[0] for line in lines[1:]] == ["stance", "author_stance", "frames", "tone"]
