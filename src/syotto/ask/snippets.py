"""What a company pastes where its events come from: for each SDK the lines with host and key."""

from __future__ import annotations

from dataclasses import dataclass

from syotto.schema.source import ConsentMode, Source, SourceKind


@dataclass(frozen=True)
class Snippet:
    """One way in. about: when to take it."""

    name: str
    about: str
    code: str


SEGMENT = """\
import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = AnalyticsBrowser.load(
  { writeKey: "KEY", cdnURL: "HOST" },
  { integrations: { "Segment.io": { apiHost: "BARE/v1", protocol: "SCHEME" } } },
);
analytics.page();"""
SEGMENT_ASKING = """\
import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = new AnalyticsBrowser();
let asked = {};
analytics.addSourceMiddleware(({ payload, next }) => {
  payload.obj.context.consent = { categoryPreferences: asked };
  next(payload);
});

// Your consent banner calls this with what the visitor chose. Before that
// nothing is loaded, and nothing is stored or read on the device.
export function consented(choices) {     // {Analytics: true, Advertising: false}
  asked = choices;
  if (choices.Analytics) {
    analytics.load(
      { writeKey: "KEY", cdnURL: "HOST" },
      { integrations: { "Segment.io": { apiHost: "BARE/v1", protocol: "SCHEME" } } },
    );
    analytics.page();
  }
  analytics.track("Segment Consent Preference Updated");
}"""
COUNTING = """\
<!-- Before the visitor has chosen: the page is counted, and nobody is known. -->
<script>
fetch("HOST/v1/p", { method: "POST", keepalive: true, body: JSON.stringify({
  writeKey: "KEY", type: "page", anonymousId: "not-yet-asked",
  messageId: crypto.randomUUID(),
  properties: { url: location.origin + location.pathname, title: document.title } }) });
</script>"""
RUDDER = """\
import { RudderAnalytics } from "@rudderstack/analytics-js";

const analytics = new RudderAnalytics();
analytics.load("KEY", "HOST", { configUrl: "HOST" });
analytics.page();"""
FORMS = """\
<script src="HOST/forms.js" data-key="KEY" defer></script>

<form data-syotto="contact">
  <input name="email" type="email"> <input name="first_name">
  <label><input type="checkbox" data-consent="newsletter" data-channel="email"
    data-version="2026-05"> Send me news about spare parts.</label>
  <button>Send</button>
</form>"""
NODE = """\
import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "KEY", host: "HOST" });
analytics.track({ userId: "4711", event: "Order Completed",
  properties: { order_id: "1001",
    products: [{ product_id: "SEAL-40", price: 19.9, quantity: 2 }] } });"""
PYTHON = """\
import segment.analytics as analytics

analytics.write_key = "KEY"
analytics.host = "HOST"
analytics.identify("4711", {"email": "ann@mill.example", "company": {"name": "Mill"}})
analytics.flush()"""
CURL = """\
curl -u KEY: HOST/v1/track -H 'Content-Type: application/json' \\
  -d '{"userId": "4711", "event": "Quote Requested", "properties": {"product_id": "SEAL-40"}}'"""
HOOK = """\
# in syotto.toml; the secret stands in a variable of the environment
[hooks.NAME]
secret = "$NAME_SECRET"
scheme = "standard"            # or timestamp, hex, base64
event = "Order Completed"
each = "line_items"
[hooks.NAME.map]
userId = "customer.email"
order_id = "number"
timestamp = "created_at"
"products.product_id" = "sku"
"products.price" = "price"
"products.quantity" = "quantity"

# the sender posts to  HOST/v1/hooks/NAME"""


def snippets(source: Source, host: str) -> list[Snippet]:
    """The ways in for a source; `host` is how the world reaches the public listener."""
    if source.kind == SourceKind.WEBHOOK:
        made = [Snippet("Webhook", "The mapping, and where to send", HOOK)]
    elif source.kind == SourceKind.TRACKING:
        made = tracking(source)
    else:
        made = []
    return [Snippet(one.name, one.about, filled(one.code, source, host)) for one in made]


def tracking(source: Source) -> list[Snippet]:
    asks = source.consent == ConsentMode.REQUIRED
    browser = (
        [
            Snippet(
                "Web site", "Segment's browser SDK, behind your consent banner", SEGMENT_ASKING
            ),
            Snippet("Before consent", "Counts pages without knowing anybody", COUNTING),
        ]
        if asks
        else [
            Snippet("Web site", "Segment's browser SDK, as it is on npm", SEGMENT),
            Snippet("Web site, RudderStack", "RudderStack's browser SDK", RUDDER),
        ]
    )
    return [
        *browser,
        Snippet("Forms", "Forms that your pages have already; no SDK is needed", FORMS),
        Snippet("Node", "Segment's SDK for servers", NODE),
        Snippet("Python", "Segment's SDK for servers", PYTHON),
        Snippet("Anything else", "One request, one event", CURL),
    ]


def filled(code: str, source: Source, host: str) -> str:
    scheme, _, bare = host.partition("://")
    values = {"KEY": source.write_key, "HOST": host, "BARE": bare, "SCHEME": scheme}
    if source.kind == SourceKind.WEBHOOK:
        values |= {"NAME_SECRET": f"{source.source_id.upper()}_SECRET", "NAME": source.source_id}
    for name in sorted(values, key=len, reverse=True):
        code = code.replace(name, values[name])
    return code
