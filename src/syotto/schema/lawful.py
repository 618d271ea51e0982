"""What may be done without consent, where nobody objected: defaults for each country.

These are defaults to start from and no legal advice: have them read by who knows your market, and
change them in `[lawful.COUNTRY]` of syotto.toml. Who is not sure leaves a list empty: then only
consent counts.

A rule is `business_` or `consumer_` and what is done: mailing (e-mail and SMS), post, calls,
profiling, ad_audiences, tracking, recording. It lists what may stand in for consent:
existing_customer (bought lately: the "soft opt-in" of Directive 2002/58/EC, article 13(2), for
similar products) and legitimate_interest. A person is business where a company is known for them.
A country that is not listed is as `*`; a rule that a country does not list is as in `*`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from syotto.schema.words import Basis, Channel, Purpose

Rules = Mapping[str, Sequence[str]]

CUSTOMER = (Basis.EXISTING_CUSTOMER.value,)
INTEREST = (Basis.EXISTING_CUSTOMER.value, Basis.LEGITIMATE_INTEREST.value)
NOTHING: tuple[str, ...] = ()
BUSINESS, CONSUMER = "business", "consumer"
OTHERS = "*"
HOW = ("mailing", "post", "calls", "profiling", "ad_audiences", "tracking", "recording")
RULES = tuple(f"{kind}_{how}" for kind in (BUSINESS, CONSUMER) for how in HOW)


def ruled(
    business_mailing: Sequence[str],
    consumer_mailing: Sequence[str],
    business_calls: Sequence[str],
    consumer_calls: Sequence[str],
) -> dict[str, Sequence[str]]:
    return {
        "business_mailing": business_mailing,
        "consumer_mailing": consumer_mailing,
        "business_calls": business_calls,
        "consumer_calls": consumer_calls,
    }


DEFAULTS: dict[str, Rules] = {
    OTHERS: {
        **ruled(CUSTOMER, CUSTOMER, CUSTOMER, NOTHING),
        **dict.fromkeys(("business_post", "consumer_post"), INTEREST),
        **dict.fromkeys(("business_profiling", "consumer_profiling"), INTEREST),
        **dict.fromkeys(("business_ad_audiences", "consumer_ad_audiences"), NOTHING),
        **dict.fromkeys(("business_tracking", "consumer_tracking"), NOTHING),
        **dict.fromkeys(("business_recording", "consumer_recording"), NOTHING),
    },
    # mail to companies needs consent as mail to anybody does; who bought may be written to
    **dict.fromkeys(("DE", "CH"), ruled(CUSTOMER, CUSTOMER, INTEREST, NOTHING)),
    **dict.fromkeys(("AT", "ES"), ruled(CUSTOMER, CUSTOMER, NOTHING, NOTHING)),
    **dict.fromkeys(("DK", "NL"), ruled(CUSTOMER, CUSTOMER, INTEREST, NOTHING)),
    **dict.fromkeys(("NO", "IT", "BE"), ruled(CUSTOMER, CUSTOMER, INTEREST, INTEREST)),
    "PL": ruled(NOTHING, NOTHING, NOTHING, NOTHING),
    # companies may be written to until they object
    **dict.fromkeys(("FI", "SE", "EE", "IE", "GB"), ruled(INTEREST, CUSTOMER, INTEREST, INTEREST)),
    "FR": ruled(INTEREST, CUSTOMER, INTEREST, CUSTOMER),
    # a running or recent business relationship stands for consent
    **dict.fromkeys(("CA", "AU", "NZ"), ruled(CUSTOMER, CUSTOMER, INTEREST, CUSTOMER)),
    "US": {
        **ruled(INTEREST, INTEREST, INTEREST, CUSTOMER),
        **dict.fromkeys(("business_tracking", "consumer_tracking"), INTEREST),
    },
}

COUNTRY_NAMES: dict[str, str] = {
    "austria": "AT", "osterreich": "AT", "österreich": "AT", "australia": "AU", "belgium": "BE",
    "belgique": "BE", "belgië": "BE", "canada": "CA", "switzerland": "CH", "schweiz": "CH",
    "suisse": "CH", "germany": "DE", "deutschland": "DE", "denmark": "DK", "danmark": "DK",
    "estonia": "EE", "eesti": "EE", "spain": "ES", "españa": "ES", "finland": "FI", "suomi": "FI",
    "france": "FR", "united kingdom": "GB", "great britain": "GB", "england": "GB", "uk": "GB",
    "scotland": "GB", "wales": "GB", "ireland": "IE", "eire": "IE", "italy": "IT", "italia": "IT",
    "netherlands": "NL", "nederland": "NL", "norway": "NO", "norge": "NO", "new zealand": "NZ",
    "poland": "PL", "polska": "PL", "sweden": "SE", "sverige": "SE", "united states": "US",
    "united states of america": "US", "usa": "US",
    "aut": "AT", "aus": "AU", "bel": "BE", "can": "CA", "che": "CH", "deu": "DE", "dnk": "DK",
    "est": "EE", "esp": "ES", "fin": "FI", "fra": "FR", "gbr": "GB", "irl": "IE", "ita": "IT",
    "nld": "NL", "nor": "NO", "nzl": "NZ", "pol": "PL", "swe": "SE",
}  # fmt: skip
"""What records call the countries that have rules of their own; others are taken as codes."""

PURPOSES: dict[str, str] = {
    **{purpose.value: purpose.value for purpose in Purpose},
    **dict.fromkeys(
        ("marketing", "direct_marketing", "all", "everything", "markkinointi", "werbung"),
        "marketing",
    ),
    **dict.fromkeys(("newsletter", "email", "news", "uutiskirje"), Purpose.MAILING.value),
    **dict.fromkeys(("call", "phone", "telemarketing"), Purpose.CALLS.value),
    **dict.fromkeys(("personalisation", "personalization", "profile"), Purpose.PROFILING.value),
    **dict.fromkeys(
        ("advertising", "ads", "targeting", "retargeting", "custom_audiences"),
        Purpose.AD_AUDIENCES.value,
    ),
    **dict.fromkeys(
        ("analytics", "statistics", "performance", "measurement", "analytics_storage"),
        Purpose.TRACKING.value,
    ),
    **dict.fromkeys(("transactional", "customer_service", "one_to_one"), Purpose.SERVICE.value),
}
"""What sources call a purpose, in small letters with _ for spaces. What is called otherwise and
goes through e-mail, SMS, post or telephone is a topic of mailing or calls."""
CHANNELS: dict[str, str] = {
    **{channel.value: channel.value for channel in Channel},
    **dict.fromkeys(("mail", "e_mail", "newsletter", "sahkoposti"), Channel.EMAIL.value),
    **dict.fromkeys(("telephone", "call", "mobile", "puhelin", "telefon"), Channel.PHONE.value),
    **dict.fromkeys(("text", "text_message", "whatsapp"), Channel.SMS.value),
    **dict.fromkeys(("letter", "print", "paper", "direct_mail"), Channel.POST.value),
    **dict.fromkeys(("all", "every"), Channel.ANY.value),
}
BASES: dict[str, str] = {
    **{basis.value: basis.value for basis in Basis},
    "soft_opt_in": Basis.EXISTING_CUSTOMER.value,
    "customer": Basis.EXISTING_CUSTOMER.value,
    "legitimate_interest_existing_customer": Basis.EXISTING_CUSTOMER.value,
    "legitimate_interest_prospect_lead": Basis.LEGITIMATE_INTEREST.value,
    "legitimate_interest_pql": Basis.LEGITIMATE_INTEREST.value,
    "legitimate_interest_client": Basis.EXISTING_CUSTOMER.value,
    "legitimate_interest_other": Basis.LEGITIMATE_INTEREST.value,
    "performance_of_contract": Basis.CONTRACT.value,
    "performance_of_a_contract": Basis.CONTRACT.value,
    "freely_given_consent_from_contact": Basis.CONSENT.value,
    "consent_with_notice": Basis.CONSENT.value,
}
TOPICS = {
    Channel.EMAIL.value: Purpose.MAILING.value,
    Channel.SMS.value: Purpose.MAILING.value,
    Channel.POST.value: Purpose.MAILING.value,
    Channel.PHONE.value: Purpose.CALLS.value,
}
"""What a purpose with a name of the sender's own is about, by its channel."""
NO_WORD = r"[^\w]+"


def rules_of(given: Mapping[str, Rules]) -> dict[str, Rules]:
    """The defaults, and over them what the settings say: every country with every rule."""
    names = {*DEFAULTS, *given}
    rest = {**DEFAULTS[OTHERS], **given.get(OTHERS, {})}
    return {
        name: {**rest, **DEFAULTS.get(name, {}), **given.get(name, {})} for name in sorted(names)
    }


def plain(word: str) -> str:
    """`Direct Marketing` is direct_marketing."""
    return "_".join("".join(c if c.isalnum() else " " for c in word.lower()).split())


def purpose_of(word: str, channel: str) -> str | None:
    """Our word for a purpose of a source; None for what has to do with none of ours."""
    return PURPOSES.get(plain(word)) or TOPICS.get(channel_of(channel))


def channel_of(word: str) -> str:
    return CHANNELS.get(plain(word), Channel.ANY.value)


def basis_of(word: str | None) -> str | None:
    return BASES.get(plain(word or Basis.CONSENT))
