"""The rules of a journey where the settings say nothing: as `[journey]` would write them."""

from __future__ import annotations

from typing import Any

B2B, SHOP = "b2b", "shop"
BOUGHT = ["Order Placed", "Order Completed", "Contract Started"]
AGREED = ["Opportunity Won", "Quote Accepted"]
DECLINED = ["Opportunity Lost", "Quote Declined"]
SPOKE = ["Referral Made", "Review Written", "Reference Given", "Recommendation *"]
INTEREST = [
    "Product Viewed",
    "Products Searched",
    "Brochure *",
    "Price *",
    "Pricing *",
    "Catalogue *",
    "Calculator *",
    "Content Downloaded",
    "Webinar *",
    "Email Link Clicked x3",
    "Email Click x3",
]
CARTS = ["Product Added", "Cart Viewed", "Checkout Started", "Checkout Step Viewed"]

STAGES: dict[str, dict[str, dict[str, Any]]] = {
    B2B: {
        "visitor": {},
        "suspect": {"enter": ["Identified"], "set": ["subscriber", "suspect", "contact"]},
        "prospect": {
            "enter": INTEREST,
            "set": ["prospect", "engaged"],
            "keep": INTEREST,
            "days": 90,
            "back_to": "suspect",
        },
        "lead": {
            "enter": [
                "Offer Requested", "Quote Requested", "Demo Requested", "Contact Requested",
                "Trial Started", "Tip *", "Enquiry Received", "Lead Captured", "Lead Qualified",
            ],
            "lost": ["Lead Disqualified"],
            "set": ["lead", "marketingqualifiedlead", "salesqualifiedlead", "mql", "sal", "sql"],
            "days": 180,
            "back_to": "prospect",
        },
        "opportunity": {
            "enter": ["Opportunity Opened", "Quote Sent"],
            "won": AGREED,
            "lost": DECLINED,
            "set": ["opportunity"],
            "again": True,
        },
        "customer": {
            "enter": [*AGREED, *BOUGHT],
            "set": ["customer"],
            "keep": [*AGREED, *BOUGHT],
            "days": 730,
            "back_to": "former customer",
            "customer": True,
        },
        "loyal": {
            "enter": ["Opportunity Won x2", "Order Placed x5", "Order Completed x5"],
            "keep": [*AGREED, *BOUGHT],
            "days": 730,
            "back_to": "former customer",
            "customer": True,
        },
        "advocate": {
            "enter": SPOKE,
            "set": ["evangelist", "advocate"],
            "keep": [*AGREED, *BOUGHT, *SPOKE],
            "days": 730,
            "back_to": "former customer",
            "customer": True,
        },
        "former customer": {"set": ["former customer"]},
    },
    SHOP: {
        "visitor": {},
        "known": {"enter": ["Identified"]},
        "cart": {
            "enter": CARTS,
            "won": BOUGHT,
            "days": 30,
            "back_to": "known",
            "again": True,
        },
        "customer": {
            "enter": BOUGHT,
            "keep": BOUGHT,
            "days": 365,
            "back_to": "former customer",
            "customer": True,
        },
        "repeat": {
            "enter": ["Order Placed x2", "Order Completed x2", *SPOKE],
            "keep": BOUGHT,
            "days": 365,
            "back_to": "former customer",
            "customer": True,
        },
        "former customer": {},
    },
}  # fmt: skip
DEFAULTS: dict[str, Any] = {
    "like": "",
    "session_minutes": 30,
    "within_days": 90,
    "period_days": 180,
    "targets": {},
    "own_sites": [],
    "ignore": [
        "Email Delivered", "Email Bounced", "Email Sent", "Email Deferred", "Email Dropped",
        "Email Processed", "Email Bounce", "Honeypot Clicked",
    ],
    "owners": {
        "partner": [
            "channel: partner*", "channel: dealer*", "channel: reseller*", "channel: distributor*",
            "channel: marketplace*",
        ],
        "customer": ["channel: visit", "channel: customer*", "kind: site visit*"],
        "external": [
            "channel: social*", "channel: review*", "channel: press*", "channel: forum*",
            "channel: ad", "channel: ads",
        ],
        "brand": ["channel: *"],
    },
    "origins": {
        "offer request": [
            "kind: offer request*", "kind: quote request*", "kind: demo request*",
            "kind: contact request*",
        ],
        "tip": ["kind: tip *", "channel: tip"],
        "event": [
            "channel: event", "kind: event *", "kind: webinar *", "campaign: *trade show*",
            "campaign: *webinar*",
        ],
        "visit": ["channel: visit", "channel: field"],
        "phone": ["channel: phone"],
        "meeting": ["channel: meeting"],
        "portal": ["channel: portal"],
        "email": ["channel: email", "campaign: email", "campaign: *newsletter*", "referrer: *://mail.*"],
        "ad": [
            "channel: ad", "channel: ads", "campaign: *cpc*", "campaign: *adwords*",
            "campaign: *paid*", "campaign: display*", "referrer: *gclid=*",
            "referrer: *doubleclick.*",
            "referrer: *googleadservices.*",
        ],
        "search": [
            "campaign: organic*",
            "referrer: *://www.google.*", "referrer: *://google.*", "referrer: *bing.*",
            "referrer: *duckduckgo.*", "referrer: *yahoo.*", "referrer: *ecosia.*",
            "referrer: *baidu.*", "referrer: *://search.*",
        ],
        "social": [
            "channel: social*", "campaign: social", "referrer: *linkedin.*",
            "referrer: *facebook.*",
            "referrer: *instagram.*", "referrer: *://t.co/*", "referrer: *youtube.*",
            "referrer: *xing.*", "referrer: *://social.*",
        ],
        "partner": ["channel: partner*", "channel: dealer*", "channel: reseller*"],
        "referral": ["campaign: referral", "referrer: *://*"],
    },
}  # fmt: skip
