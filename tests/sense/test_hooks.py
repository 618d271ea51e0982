from __future__ import annotations

import base64
import hmac
import json
from hashlib import sha256

import pytest
from hypothesis import given, strategies as st

from syotto.errors import SettingError
from syotto.sense.happenings import Unusable
from syotto.sense.hooks import event_of, parse
from syotto.sense.signatures import NotSigned, Signing, checked
from syotto.sense.tracking import take_events

SECRET = "s3cret"
KEY = SECRET.encode()
NOW = 1_780_000_000.0
ORDERS = {
    "secret": "$ORDERS",
    "event": "Order Completed",
    "each": "line_items",
    "map": {
        "userId": "customer.email",
        "timestamp": "created_at",
        "order_id": "number",
        "subtotal": "subtotal_price",
        "currency": "currency",
        "products.product_id": "coalesce(sku, id)",
        "products.name": "concat(title, ' ', variant)",
        "products.price": "(net + tax) / quantity",
        "products.quantity": "quantity",
    },
}
ORDER = {
    "number": 1001,
    "created_at": "2026-05-04T12:00:00+03:00",
    "currency": "EUR",
    "subtotal_price": "59.80",
    "customer": {"email": "ann@mill.fi"},
    "line_items": [
        {
            "sku": "SEAL-40",
            "title": "Seal kit",
            "variant": "40 mm",
            "net": "39.80",
            "tax": 0,
            "quantity": 2,
        },
        {"id": 77, "title": "Oil", "net": 20, "tax": 0, "quantity": 1},
    ],
}


def hook(**more):
    return parse("orders", {**ORDERS, **more}, {"ORDERS": SECRET})


def mac(content, key=KEY):
    return hmac.new(key, content, sha256).digest()


def test_an_order_in_json_is_an_order_completed():
    event = event_of(hook(), ORDER, "m1")
    assert (event["type"], event["event"], event["userId"]) == (
        "track",
        "Order Completed",
        "ann@mill.fi",
    )
    assert event["messageId"] == "orders-m1"
    assert event["properties"] == {
        "order_id": 1001,
        "subtotal": "59.80",
        "currency": "EUR",
        "products": [
            {"product_id": "SEAL-40", "name": "Seal kit 40 mm", "price": "19.90", "quantity": 2},
            {"product_id": 77, "name": "Oil ", "price": "20", "quantity": 1},
        ],
    }
    assert take_events([event]).rejected == ()


def test_a_contact_change_is_an_identify_and_a_booking_a_meeting():
    contact = hook(
        event="identify", each="", map={"userId": "id", "email": "email", "title": "job.title"}
    )
    said = event_of(contact, {"id": 7, "email": "ann@mill.fi", "job": {"title": "Buyer"}}, "1")
    assert (said["type"], said["userId"], said["traits"]) == (
        "identify",
        "7",
        {"email": "ann@mill.fi", "title": "Buyer"},
    )
    booking = hook(
        event="Meeting Scheduled",
        each="",
        map={
            "userId": "payload.invitee.email",
            "meeting_id": "payload.uuid",
            "starts_at": "date(payload.day, '%d.%m.%Y %H:%M')",
        },
    )
    met = event_of(
        booking,
        {"payload": {"invitee": {"email": "ann@mill.fi"}, "uuid": "u1", "day": "01.06.2026 10:00"}},
        "1",
    )
    assert met["properties"] == {"meeting_id": "u1", "starts_at": "2026-06-01T10:00:00+00:00"}


@pytest.mark.parametrize(
    ("body", "word"),
    [([], "no JSON object"), ({"number": 1}, "Neither userId"), ({**ORDER, "line_items": {}}, "no list"),
     ({**ORDER, "line_items": [{"net": "ten", "tax": 1, "quantity": 1}]}, "'ten' is not a number")],
)  # fmt: skip
def test_what_cannot_be_mapped_says_why(body, word):
    with pytest.raises(Unusable, match=word):
        event_of(hook(), body, "1")


@pytest.mark.parametrize(
    ("wrong", "word"),
    [({"secret": ""}, "no 'secret'"), ({"scheme": "md5"}, "'md5'"), ({"evnt": "x"}, "'evnt'"),
     ({"map": {"order_id": "number"}}, "neither userId"), ({"map": {"userId": "a +"}}, "a \\+"),
     ({"secret": "$NOPE"}, "NOPE")],
)  # fmt: skip
def test_a_wrong_section_says_what_is_wrong(wrong, word):
    with pytest.raises(SettingError, match=word):
        hook(**wrong)


BODY = json.dumps(ORDER).encode()
WHSEC = "whsec_" + base64.b64encode(b"0123456789abcdef").decode()
T = str(int(NOW))


def signed(scheme, body=BODY, moment=T, key=KEY):
    if scheme == "standard":
        sign = base64.b64encode(mac(f"msg_1.{moment}.".encode() + body, key)).decode()
        return {
            "webhook-id": "msg_1",
            "webhook-timestamp": moment,
            "webhook-signature": f"v1a,x v1,{sign}",
        }
    if scheme == "timestamp":
        return {"x-signature": f"t={moment},v1={mac(f'{moment}.'.encode() + body, key).hex()}"}
    if scheme == "hex":
        return {"x-hub-signature-256": f"sha256={mac(body, key).hex()}"}
    return {"x-shopify-hmac-sha256": base64.b64encode(mac(body, key)).decode()}


def check(scheme, headers, body=BODY, now=NOW, secret=SECRET):
    return checked(
        hook(scheme=scheme).signing if secret == SECRET else signing(scheme, secret),
        headers,
        body,
        now,
    )


def signing(scheme, secret):
    return Signing(scheme, secret, "webhook-signature", 300)


SCHEMES = ["standard", "timestamp", "hex", "base64"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_signed_message_has_a_number_and_a_changed_one_none(scheme):
    number = check(scheme, signed(scheme))
    assert number == check(scheme, signed(scheme))
    with pytest.raises(NotSigned, match="does not fit"):
        check(scheme, signed(scheme), BODY + b" ")
    with pytest.raises(NotSigned, match="does not fit"):
        check(scheme, signed(scheme, key=b"other"))
    with pytest.raises(NotSigned, match="is missing"):
        check(scheme, {})


@pytest.mark.parametrize("scheme", ["standard", "timestamp"])
@pytest.mark.parametrize("apart", [-301, 301])
def test_an_old_message_is_refused(scheme, apart):
    with pytest.raises(NotSigned, match="301 seconds"):
        check(scheme, signed(scheme), now=NOW + apart)
    assert check(scheme, signed(scheme), now=NOW + apart * 300 / 301)


def test_the_example_of_standard_webhooks_is_accepted():
    """The reference implementation's own test vector."""
    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    assert (
        check("standard", headers, b'{"test": 2432232314}', 1614265330, secret)
        == headers["webhook-id"]
    )


@given(
    st.sampled_from(SCHEMES),
    st.dictionaries(
        st.sampled_from(
            [
                "webhook-id",
                "webhook-timestamp",
                "webhook-signature",
                "x-signature",
                "x-hub-signature-256",
                "x-shopify-hmac-sha256",
            ]
        ),
        st.text(max_size=40),
    ),
    st.binary(max_size=40),
)
def test_nothing_unsigned_comes_in_and_nothing_breaks(scheme, headers, body):
    with pytest.raises(NotSigned):
        check(scheme, headers, body)
