"""What is said of one offer to one person, over all channels."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, strategies as st

from syotto.decide.pitch import Pitch, why_not
from syotto.schema.content import MOST_FEATURES, About


def pitch(*features, offer="pump", angle="", channel="email"):
    return Pitch(About("c", offer=offer, features=features, angle=angle), channel)


def test_three_features_of_one_offer_and_no_more():
    before = [pitch("quiet", "small"), pitch("light", channel="web")]
    assert why_not(pitch("quiet", channel="sms"), before) is None
    assert why_not(pitch("cheap"), before) == (
        "they were told light, quiet, small of pump; with cheap it would be more than 3 features"
    )
    assert why_not(pitch("cheap", offer="seal"), before) is None
    assert why_not(pitch("a", "b", "c", "d"), []).startswith("with a, b, c, d it would be more")


def test_the_next_channel_makes_the_case_by_another_angle():
    before = [pitch(angle="authority"), pitch(angle="liking", channel="sms")]
    assert why_not(pitch(angle="authority", channel="sms"), before) == (
        "the last word on pump, by email, had the same message angle (authority)"
    )
    assert why_not(pitch(angle="authority"), before) is None
    assert why_not(pitch(angle="liking", channel="sms"), before) is None
    assert why_not(pitch(channel="sms"), [pitch()]) is None


pitches = st.builds(
    pitch,
    st.sampled_from("abcdef"),
    st.sampled_from("abcdef"),
    offer=st.sampled_from(["", "pump", "seal"]),
    angle=st.sampled_from(["", "liking", "authority"]),
    channel=st.sampled_from(["email", "sms", "web"]),
)


@given(st.lists(pitches, max_size=12))
def test_however_many_are_tried_nobody_hears_more_and_what_names_no_offer_always_goes(tried):
    had = []
    for one in tried:
        reason = why_not(one, had)
        assert reason is None or one.about.offer
        if reason is None:
            had.insert(0, one)
    for offer in ("pump", "seal"):
        said = [one for one in had if one.about.offer == offer]
        assert len({feature for one in said for feature in one.about.features}) <= MOST_FEATURES
        for newer, older in pairwise(said):
            same = newer.about.angle == older.about.angle != ""
            assert not (same and newer.channel != older.channel)
