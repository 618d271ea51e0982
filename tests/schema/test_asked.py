"""What somebody says of themselves when they ask for us, whatever the event is called."""

import pytest

from syotto.schema.asked import Asked, asked_of, read

FORM = {"form": "contact", "fields": {
    "email": "anna@mill.fi", "phone": "040 123 4567", "first_name": "Anna", "last_name": "Virtanen",
    "company": "Mill Oy", "country": "Finland", "question": "Do you service pumps?",
}}  # fmt: skip
TIP = {"who": "Anna Virtanen, Mill Oy", "name": "Anna Virtanen", "company": "Mill Oy",
       "phone": "+358401234567", "need": "a pump", "photo": "x.jpg"}  # fmt: skip
MAIL = {"email": "anna@mill.fi", "name": "Anna", "subject": "Pump", "text": "The P-7 leaks.",
        "note": "Please call her."}  # fmt: skip
REQUEST = {"product_id": "P-7", "address": {"country": "DE", "postalCode": "80331"},
           "company": {"id": "7", "name": "Mill"}, "quantity": 3}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "properties", "traits", "said"),
    [
        ("Form Submitted", FORM, {}, {
            "name": "Anna Virtanen", "company": "Mill Oy", "email": "anna@mill.fi",
            "phone": "040 123 4567", "country": "Finland", "said": ("Do you service pumps?",),
        }),
        ("Tip Given", TIP, {}, {
            "name": "Anna Virtanen", "company": "Mill Oy", "phone": "+358401234567",
            "said": ("a pump",), "tip_id": "12",
        }),
        ("Tip Given", {"who": "the foreman", "reach": "?"}, {}, {"name": "the foreman"}),
        ("Enquiry Received", MAIL, {}, {
            "name": "Anna", "email": "anna@mill.fi", "said": ("The P-7 leaks.", "Please call her."),
        }),
        ("Enquiry Received", {"subject": "Call me"}, {}, {"said": ("Call me",)}),
        ("Offer Requested", REQUEST, {"name": "Anna", "phone": 358401}, {
            "name": "Anna", "company": "Mill", "phone": "358401", "country": "DE",
            "postcode": "80331", "product": "P-7",
        }),
        ("Demo Requested", {}, {}, {}),
    ],
)  # fmt: skip
def test_what_was_said_is_kept(name, properties, traits, said):
    found = asked_of(name, properties, traits, "tip-12")
    assert found.kept() == {**said, "event_id": "tip-12"}
    assert read(found.kept()) == found


def test_who_asks_twice_said_all_of_it_and_what_came_last_counts():
    first = Asked(name="Anna", phone="1", said=("a pump",))
    both = first.then(Asked(phone="2", said=("now", "a pump")))
    assert both == Asked(name="Anna", phone="2", said=("now", "a pump"))


def test_of_a_colleague_only_the_words_are_kept():
    other = Asked(name="Ben", phone="2", said=("me too",))
    assert other.in_passing() == Asked(said=("Ben: me too",))


def test_what_another_version_kept_is_read_as_far_as_it_is_known():
    assert read({"phone": "1", "shoe_size": 44}) == Asked(phone="1")
    assert read(None) == Asked()
