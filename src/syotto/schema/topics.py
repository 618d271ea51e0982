"""Topics: kinds of mailings that people can leave one by one, as the setting `topics` names them.

In the log's consents a topic is a purpose: `topic/newsletter`, or a source's own word for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from syotto.schema.lawful import plain

PREFIX = "topic/"


def by_word(topics: Mapping[str, str]) -> dict[str, str]:
    """What a source may call a topic, in plain letters: its name, or what people read."""
    return {plain(word): name for name, label in topics.items() for word in (label, name)}


def topic_of(word: str, topics: Mapping[str, str]) -> str | None:
    """The topic that a purpose in a consent is about; None where it is about none."""
    if word.startswith(PREFIX):
        return word.removeprefix(PREFIX)
    return by_word(topics).get(plain(word))
