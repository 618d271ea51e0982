"""Records of people and companies as they are compared: plain text, bare numbers, weighted words.

Case, accents and punctuation do not tell people apart. Words of a company's name or street weigh
by how rare they are, ln(1 + rows / rows with the word), after legal forms (Ltd, GmbH, Oy) are gone:
"Aalto Pumps" and "Aalto Pump Services Ltd" share the word that matters.

Source of the weights: inverse document frequency, Spärck Jones (1972).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import phonenumbers
import pyarrow as pa
import pyarrow.compute as pc
from cleanco import basename
from numpy.typing import NDArray

from syotto.maths.codes import arrow, ranked
from syotto.maths.hashing import digest

Longs = NDArray[np.int64]
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th"}
WORDS = pa.list_(pa.struct({"word": pa.string(), "weight": pa.float64()}))
MADE_BY_SYSTEMS = ("unique_id", "side")
PEOPLE = (
    "first_name", "last_name", "birth_date", "national_id", "email", "phone", "street", "postcode",
    "city", "country", "company",
)  # fmt: skip
COMPANIES = (
    "company", "domain", "registration_no", "email", "phone", "street", "postcode", "city",
    "country",
)  # fmt: skip
WORDED = ("company", "street")
NOTHING_SEEN: Mapping[str, Any] = MappingProxyType({})
SIGNS = r"[^\p{L}\p{N}]{2,}|[^\p{L}\p{N} ]"
"""What is no letter or digit; a single blank may stay."""


@dataclass(frozen=True)
class Often:
    """How often values were seen in `rows` records. times: by digest, where more than once."""

    rows: int
    times: Mapping[str, int]

    @classmethod
    def of(cls, values: pa.ChunkedArray, rows: int) -> Often:
        counted = pc.value_counts(values.drop_null().combine_chunks())
        several = counted.filter(pc.greater(counted.field("counts"), 1))
        names, times = (several.field(name).to_pylist() for name in ("values", "counts"))
        return cls(rows, dict(zip(map(digest, names), times, strict=True)))

    def times_of(self, values: pa.Array) -> Longs:
        """Of values that nobody had, once."""
        return np.array([self.times.get(digest(one), 1) for one in values.to_pylist()], np.int64)


Seen = Mapping[str, Often]


def keys_of_people(records: pa.Table, seen: Seen = NOTHING_SEEN) -> pa.Table:
    """Records (unique_id, side and any of PEOPLE) with the columns they are compared by.

    seen: how often words were seen before, by column; else the records themselves say it.
    """
    return made(records, PEOPLE, ("company",), seen)


def keys_of_companies(records: pa.Table, seen: Seen = NOTHING_SEEN) -> pa.Table:
    """Records (unique_id, side and any of COMPANIES) with the columns they are compared by.

    seen: how often words were seen before, by column; else the records themselves say it.
    """
    keys = made(records, COMPANIES, WORDED, seen)
    if "street_words" in keys.column_names:
        house = pc.extract_regex(keys["street"], r"(?:^|\D)(?P<number>\d+)").combine_chunks()
        keys = keys.append_column("house", pc.struct_field(house, "number"))
    return keys


def made(
    records: pa.Table, columns: tuple[str, ...], worded: tuple[str, ...], seen: Seen
) -> pa.Table:
    """A column that is empty is none."""
    keys = records.select([name for name in MADE_BY_SYSTEMS if name in records.column_names])
    country = records["country"] if "country" in records.column_names else None
    for name in columns:
        if name not in records.column_names or records[name].null_count == len(records):
            continue
        given = records[name].cast(pa.string())
        values = telephone(given, country) if name == "phone" else MAKERS.get(name, plain)(given)
        keys = keys.append_column(name, values)
        if name in worded:
            keys = with_words(keys, name, values, seen.get(f"{name}_words"))
    return keys


def plain(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Small letters without accents, digits, single blanks; nothing is null."""
    bare = folded(pc.utf8_lower(values))
    bare = pc.replace_substring_regex(bare, r"['’.]", "")
    bare = pc.replace_substring_regex(bare, SIGNS, " ")
    return filled(pc.utf8_trim_whitespace(bare))


def folded(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Accents and letters of single languages as plain letters; most values need nothing."""
    strange = pc.invert(pc.fill_null(pc.string_is_ascii(values), True))
    if not pc.any(strange).as_py():
        return values
    bare = pc.utf8_normalize(values.filter(strange), "NFKD")
    bare = pc.utf8_lower(pc.replace_substring_regex(bare, r"\p{M}", ""))
    for letter, letters in LETTERS.items():
        bare = pc.replace_substring(bare, letter, letters)
    whole = values.combine_chunks()
    return pa.chunked_array(
        [pc.replace_with_mask(whole, strange.combine_chunks(), bare.combine_chunks())]
    )


def number(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Letters and digits alone: registration and identity numbers, days of birth."""
    return filled(pc.replace_substring_regex(pc.utf8_upper(values), r"[^\p{L}\p{N}]+", ""))


def address(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """An e-mail address or domain in small letters."""
    return filled(
        pc.replace_substring_regex(pc.utf8_lower(values), r"^https?://|^www\.|\s|/.*$", "")
    )


def filled(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(values, ""), pa.scalar(None, pa.string()), values)


def company(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """A company's name without its legal form."""
    return plain(each(values, lambda name: basename(" ".join(name.split()))))


def telephone(values: pa.ChunkedArray, country: pa.ChunkedArray | None) -> pa.ChunkedArray:
    """With the country's code where number and country tell it, else the digits."""
    bare = pc.replace_substring_regex(pc.utf8_lower(values), r"\(0\)|(?:ext|x|#|;).*$", "")
    abroad = pc.match_substring_regex(bare, r"^\W*(?:\+|00)")
    digits = pc.replace_substring_regex(bare, r"\D+", "")
    whole = pc.binary_join_element_wise("+", pc.utf8_ltrim(digits, "0"), "")
    if country is None:
        return filled(pc.if_else(abroad, whole, digits))
    coded = country.cast(pa.string()).combine_chunks().dictionary_encode()
    ways = [(code, trunk) for code, trunk in map(dialling, coded.dictionary.to_pylist())]
    at_home = digits
    for place, (code, trunk) in enumerate(ways):
        if code:
            own = pc.replace_substring_regex(digits, f"^{trunk}", "") if trunk else digits
            here = pc.fill_null(pc.equal(coded.indices, place), False)
            at_home = pc.if_else(here, pc.binary_join_element_wise(f"+{code}", own, ""), at_home)
    return filled(
        pc.if_else(pc.or_(abroad, pc.equal(digits, "")), pc.if_else(abroad, whole, ""), at_home)
    )


def dialling(country: str | None) -> tuple[int, str]:
    """The code of a country and what stands before a number at home; 0 where it is unknown."""
    known = phonenumbers.PhoneMetadata.metadata_for_region((country or "").strip().upper(), None)
    if known is None or known.country_code is None:
        return 0, ""
    return known.country_code, known.national_prefix or ""


def each(values: pa.ChunkedArray, how: Callable[[str], str | None]) -> pa.ChunkedArray:
    """`how` of each different value; nothing is null."""
    coded = values.combine_chunks().dictionary_encode()
    told = pa.array([how(value) or None for value in coded.dictionary.to_pylist()], pa.string())
    return pa.chunked_array([told.take(coded.indices)])


MAKERS: dict[str, Callable[[pa.ChunkedArray], pa.ChunkedArray]] = {
    "national_id": number, "registration_no": number, "birth_date": number,
    "email": address, "domain": address, "company": company,
}  # fmt: skip


def with_words(keys: pa.Table, name: str, values: pa.ChunkedArray, often: Often | None) -> pa.Table:
    """Adds NAME_words (a list of word and weight), NAME_weight (their sum), NAME_rare (the rarest
    two words, ascending, joined) and NAME_rarest."""
    words, weight, rarest, rare = weighed(values, often)
    for column, made_of in (
        ("words", words), ("weight", weight), ("rarest", rarest), ("rare", rare),
    ):  # fmt: skip
        keys = keys.append_column(f"{name}_{column}", made_of)
    return keys


def weighed(
    values: pa.ChunkedArray, often: Often | None
) -> tuple[pa.Array, pa.Array, pa.Array, pa.Array]:
    """Each row's different words with their weights, their sum, and its rarest words."""
    lists = pc.split_pattern(pc.fill_null(values, ""), " ").combine_chunks()
    row = pc.list_parent_indices(lists).to_numpy().astype(np.int64)
    code, names = ranked(pa.chunked_array([lists.flatten()]))
    pair = np.unique(row * (len(names) + 1) + code)
    row, code = np.divmod(pair, len(names) + 1)
    use = np.asarray(pc.not_equal(names, "").to_numpy(zero_copy_only=False))[code]
    row, code = row[use], code[use]
    counted = np.bincount(code, minlength=len(names)).clip(1)
    rows, times = (often.rows, often.times_of(names)) if often else (len(values), counted)
    weights = np.log1p(rows / times)
    order = np.lexsort((code, -weights[code], row))
    row, code = row[order], code[order]
    starts = np.searchsorted(row, np.arange(len(values) + 1))
    size = np.diff(starts)
    items = pa.StructArray.from_arrays(
        [names.take(arrow(code)), arrow(weights[code])], ["word", "weight"]
    )
    none = pa.array(size == 0)
    words = pa.ListArray.from_arrays(arrow(starts.astype(np.int32)), items, mask=none).cast(WORDS)
    total = np.bincount(row, weights[code], minlength=len(values))
    rarest = nth(names, code, starts, size, 0)
    second = nth(names, code, starts, size, 1)
    rare = pc.if_else(
        pc.less(rarest, second),
        pc.binary_join_element_wise(rarest, second, " "),
        pc.binary_join_element_wise(second, rarest, " "),
    )
    return words, arrow(total), rarest, rare


def nth(names: pa.Array, code: Longs, starts: Longs, size: Longs, place: int) -> pa.Array:
    """The word at a place of each row's words; null where it has fewer."""
    at = np.minimum(starts[:-1] + place, max(len(code) - 1, 0))
    if not len(code):
        return pa.nulls(len(size), pa.string())
    return pc.if_else(
        pa.array(size > place), names.take(arrow(code[at])), pa.scalar(None, pa.string())
    )
