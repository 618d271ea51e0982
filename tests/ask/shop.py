"""A small shop on a real snapshot: six customers, four codes, drawn tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from syotto.run.house import House, open_house
from syotto.run.workspace import create
from syotto.schema import DERIVED
from tests.tables import arrow, drawn

AS_OF = datetime(2026, 1, 31, tzinfo=UTC)

DRAWN = {
    "order_lines": """
order_id | line_no | at         | customer_id | product_id | product_name | kind   | quantity | amount | margin
O1       | 1       | 2025-10-03 | ann         | P          | pump         | sale   | 1        | 900.00 | 300.00
O1       | 2       | 2025-10-03 | ann         | POST       | postage      | charge | 1        | 15.00  | 0.00
O2       | 1       | 2026-01-12 | ann         | S          | seal         | sale   | 4        | 40.00  | 12.00
O3       | 1       | 2025-11-20 | bob         | P          | pump         | sale   | 1        | 950.00 | 320.00
O4       | 1       | 2025-12-01 | cid         | P          | pump         | sale   | 1        | 880.00 | 290.00
O4       | 2       | 2025-12-01 | cid         | K          | seal kit     | sale   | 1        | 120.00 | 50.00
C4       | 1       | 2025-12-05 | cid         | K          | seal kit     | return | -1       | -120.00| -50.00
O5       | 1       | 2025-12-09 | dan         | P          | pump         | sale   | 1        | 910.00 | 310.00
O6       | 1       | 2025-12-11 | eve         | K          | seal kit     | sale   | 2        | 240.00 | 100.00
O7       | 1       | 2025-12-15 | fay         | S          | seal         | sale   | 1        | 10.00  | 3.00
O8       | 1       | 2025-12-16 | -           | S          | seal         | sale   | 1        | 10.00  | 3.00
""",
    "products": """
product_id | name     | category | is_product | available | price  | margin_share | buyers | recent_buyers | amount  | margin | last_at
P          | pump     | pumps    | true       | true      | 900.00 | 0.34         | 4      | 3             | 3640.00 | 1220.00| 2025-12-09
K          | seal kit | seals    | true       | true      | 120.00 | 0.42         | 2      | 2             | 240.00  | 100.00 | 2025-12-11
S          | seal     | seals    | true       | true      | 10.00  | 0.30         | 3      | 2             | 60.00   | 18.00  | 2026-01-12
POST       | postage  | -        | false      | false     | 15.00  | 0.00         | 1      | 1             | 15.00   | 0.00   | 2025-10-03
""",
    "customers": """
customer_id | kind    | name         | owner | unit  | country | orders | products | amount | margin | first_at   | last_at    | recency_days
ann         | account | Ahola & Sons | Salla | North | Finland | 2      | 2        | 955.00 | 312.00 | 2025-10-03 | 2026-01-12 | 19
bob         | account | Boreal Mills | Salla | South | Finland | 1      | 1        | 950.00 | 320.00 | 2025-11-20 | 2025-11-20 | 72
cid         | account | Cedar        | Jukka | North | Sweden  | 1      | 2        | 880.00 | 290.00 | 2025-12-01 | 2025-12-01 | 61
dan         | account | Dan & Co     | Jukka | South | Finland | 1      | 1        | 910.00 | 310.00 | 2025-12-09 | 2025-12-09 | 53
eve         | person  | -            | -     | -     | Finland | 1      | 1        | 240.00 | 100.00 | 2025-12-11 | 2025-12-11 | 51
fay         | person  | <b>Fay</b>   | Salla | North | Finland | 1      | 1        | 10.00  | 3.00   | 2025-12-15 | 2025-12-15 | 47
""",
    "automations": """
kind  | segment   | people | acts | acts_low | acts_high | by_machine | minutes | minutes_source | hours | cost   | setup  | saves  | low    | high   | pays_from | verdict
call  | customers | 2      | 60   | 50       | 70        | 12         | 10      | measured       | 10    | 600.00 | 120.00 | 480.00 | 340.00 | 640.00 | 12        | automate
quote | customers | 1      | 6    | 3        | 10        | 0          | 10      | assumed        | 1     | 60.00  | 120.00 | -60.00 | -105.00| 80.00  | 12        | unclear
""",
    "pressure_fits": """
channel | risk   | risk_low | risk_high | growth | growth_low | growth_high | half_life_days | wear | unsubscribes | unseen  | contacts | unsubscribed | complained | basis       | about
email   | 0.001  | 0.0005   | 0.002     | 0.3    | 0.15       | 0.6         | 30             | 1    | 0.0005       | 0.0005  | 400      | 25           | 3          | description | Description, not cause.
any     | 0.0005 | 0.000125 | 0.002     | 0.3    | 0.15       | 0.6         | 30             | 1    | -            | 0.0005  | 0        | 0            | 0          | assumed     | Assumed.
""",
    "contact_prices": """
customer_id | person_id | channel | price | low  | high | recent | contacts | last_at    | worth  | basis
ann         | -         | email   | 0.50  | 0.20 | 1.37 | 2.0    | 3        | 2026-01-20 | 312.00 | description
bob         | -         | email   | 0.32  | 0.16 | 0.64 | 0.0    | 0        | 2025-08-20 | 320.00 | description
cid         | -         | email   | 0.90  | 0.40 | 2.00 | 7.0    | 9        | 2026-01-29 | 290.00 | description
""",
    "lifetime_values": """
customer_id | value  | low   | high   | own_error | shared_error | orders_value | contracts_value | years | probability_alive | alive_low | alive_high | expected_purchases | purchases_low | purchases_high | purchase_value | next_purchase_at | next_purchase_low | next_purchase_high | model  | segment | basis               | why
ann         | 600.0  | 200.0 | 1100.0 | 300.0     | 60.0         | 500.0        | 100.0           | 2     | 0.9               | 0.8       | 0.95       | 4.2                | 1             | 8              | 130.0          | 2026-03-04       | 2026-02-10        | 2026-08-01         | BG/NBD | all     | own history         | days with a purchase: 2
bob         | 90.0   | 0.0   | 300.0  | 120.0     | 20.0         | 90.0         | 0.0             | 2     | 0.7               | 0.5       | 0.85       | 1.1                | 0             | 3              | 90.0           | -                | -                 | -                  | BG/NBD | all     | customers like them | days with a purchase: 1
cid         | 1200.0 | 700.0 | 1900.0 | 400.0     | 120.0        | 1200.0       | 0.0             | 2     | 0.8               | 0.7       | 0.9        | 6.0                | 2             | 11             | 220.0          | 2026-02-20       | 2026-02-02        | 2026-05-01         | BG/NBD | all     | own history         | days with a purchase: 5
eve         | -      | -     | -      | -         | -            | -            | 0.0             | 2     | -                 | -         | -          | -                  | -             | -              | -              | -                | -                 | -                  | -      | -       | refused             | 3 customers came back: 30 are needed
""",
    "lifetime_forecasts": """
segment | tenth | customers | weeks | purchases | low  | high | came | as_before | as_all | error | error_as_before | error_as_all | margin | margin_low | margin_high | margin_came | margin_as_before | covered
all     | 0     | 20        | 26    | 50.0      | 40.0 | 60.0 | 55.0 | 70.0      | 70.0   | 1.1   | 1.4             | 1.9          | 900.0  | 700.0      | 1100.0      | 950.0       | 1200.0           | 0.85
all     | 1     | 10        | 26    | 10.0      | 6.0  | 14.0 | 12.0 | 20.0      | 35.0   | 0.8   | 1.0             | 1.9          | 200.0  | 100.0      | 300.0       | 250.0       | 300.0            | 0.90
all     | 2     | 10        | 26    | 40.0      | 30.0 | 50.0 | 43.0 | 50.0      | 35.0   | 1.4   | 1.8             | 1.9          | 700.0  | 500.0      | 900.0       | 700.0       | 900.0            | 0.80
""",
    "lifetime_fits": """
about     | segment | model   | chosen | customers | held_out | tested_on | why
purchases | all     | BG/NBD  | true   | 20        | -1.83    | 20        | none made what came after the cut likelier
purchases | all     | MBG/NBD | false  | 20        | -1.95    | 20        | what came after the cut was less likely with it
""",
    "churn_risks": """
risk_id     | customer_id | kind     | what | subscription_id | due_at     | hazard | low  | high | at_stake | warnings              | pays_from | missing
contract:s1 | ann         | contract | K    | s1              | 2026-03-01 | 0.30   | 0.10 | 0.55 | 100.0    | a complaint is open   | 0.17      | nobody knows whether a contact keeps them
rhythm:cid  | cid         | rhythm   | -    | -               | 2025-12-20 | 0.20   | 0.10 | 0.30 | 1500.0   | silence               | 0.02      | nobody knows whether a contact keeps them
rhythm:bob  | bob         | rhythm   | -    | -               | 2026-09-01 | 0.30   | 0.15 | 0.50 | 128.0    | -                     | 0.13      | nobody knows whether a contact keeps them
""",
    "keep_candidates": """
customer_id | kind | what   | channel | cost | low  | high  | basis
ann         | keep | s1     | seller  | 5.0  | -5.0 | 25.0  | unknown
cid         | keep | orders | seller  | 5.0  | -5.0 | 295.0 | unknown
""",
    "kpis": """
kpi                 | period  | dimension | member | value | low  | high | numerator | denominator | measure | since      | until      | known_from | target | pace
leads               | 2025-12 | all       | all    | 40    | -    | -    | 40        | -           | number  | 2025-12-01 | 2026-01-01 | 2026-01-01 | 60     | 0.67
leads               | 2026-01 | all       | all    | 50    | -    | -    | 50        | -           | number  | 2026-01-01 | 2026-02-01 | 2026-02-01 | 60     | 0.86
leads               | 2026-01 | owner     | Salla  | 30    | -    | -    | 30        | -           | number  | 2026-01-01 | 2026-02-01 | 2026-02-01 | 25     | 1.24
leads               | 2026-01 | owner     | Jukka  | 20    | -    | -    | 20        | -           | number  | 2026-01-01 | 2026-02-01 | 2026-02-01 | -      | -
leads               | 2026-01 | unit      | North  | 11    | -    | -    | 11        | -           | number  | 2026-01-01 | 2026-02-01 | 2026-02-01 | -      | -
lead_to_opportunity | 2025-12 | all       | all    | 0.25  | 0.17 | 0.35 | 10        | 40          | share   | 2025-12-01 | 2026-01-01 | 2026-01-31 | 0.20   | 1.25
lead_to_opportunity | 2026-01 | all       | all    | -     | -    | -    | 3         | 50          | share   | 2026-01-01 | 2026-02-01 | 2026-03-03 | 0.20   | -
hours_to_answer     | 2026-01 | all       | all    | 8     | 5    | 12.5 | 30        | 50          | hours   | 2026-01-01 | 2026-02-01 | 2026-02-01 | 4      | 0.5
cost_per_lead       | 2026-01 | all       | all    | 80    | -    | -    | 4000      | 50          | money   | 2026-01-01 | 2026-02-01 | 2026-02-01 | -      | -
""",
    "owned": """
customer_id | product_id | how   | first_at   | last_at    | times | amount
ann         | P          | order | 2025-10-03 | 2025-10-03 | 1     | 900.00
ann         | S          | order | 2026-01-12 | 2026-01-12 | 1     | 40.00
bob         | P          | order | 2025-11-20 | 2025-11-20 | 1     | 950.00
cid         | P          | order | 2025-12-01 | 2025-12-01 | 1     | 880.00
cid         | K          | order | 2025-12-01 | 2025-12-01 | 1     | 120.00
dan         | P          | order | 2025-12-09 | 2025-12-09 | 1     | 910.00
eve         | K          | order | 2025-12-11 | 2025-12-11 | 1     | 240.00
fay         | S          | order | 2025-12-15 | 2025-12-15 | 1     | 10.00
""",
    "purchases": """
customer_id | product_id | first_at   | last_at    | times | quantity | amount | margin
ann         | P          | 2025-10-03 | 2025-10-03 | 1     | 1        | 900.00 | 300.00
ann         | S          | 2026-01-12 | 2026-01-12 | 1     | 4        | 40.00  | 12.00
bob         | P          | 2025-11-20 | 2025-11-20 | 1     | 1        | 950.00 | 320.00
cid         | P          | 2025-12-01 | 2025-12-01 | 1     | 1        | 880.00 | 290.00
cid         | K          | 2025-12-01 | 2025-12-01 | 1     | 0        | 0.00   | 0.00
dan         | P          | 2025-12-09 | 2025-12-09 | 1     | 1        | 910.00 | 310.00
eve         | K          | 2025-12-11 | 2025-12-11 | 1     | 2        | 240.00 | 100.00
fay         | S          | 2025-12-15 | 2025-12-15 | 1     | 1        | 10.00  | 3.00
""",
    "customer_groups": """
customer_id | customer_group
ann         | mills
bob         | mills
cid         | mills
dan         | mills
eve         | homes
fay         | homes
""",
    "groups": """
customer_group | name  | how               | about             | customers | orders | products | amount  | margin  | recency_days
mills          | Mills | given by a column | segment is mills  | 4         | 1.3    | 1.8      | 3695.00 | 1232.00 | 57
homes          | Homes | given by a column | segment is homes  | 2         | 1.0    | 1.0      | 250.00  | 103.00  | 49
""",
    "pairs": """
customer_group | item_a | item_b | n_ab | n_a | n_b | n | support | confidence_ab | confidence_ba | lift
mills          | K      | P      | 1    | 1   | 4   | 4 | 0.25    | 1.0           | 0.25          | 1.0
mills          | P      | S      | 1    | 4   | 1   | 4 | 0.25    | 0.25          | 1.0           | 1.0
""",
    "offers": """
customer_id | customer_group | product_id | rank | antecedent | confidence | support | n_antecedent | n_both | n_group | confidence_adjusted | would_buy_anyway | chance_low | chance_high | extra_if_contacted | extra_low | extra_high | extra_source | reading     | value | at_risk | at_risk_value | keep | keep_source | cost | gain | expected_margin | low  | high  | pays_from | decision   | reasons
ann         | mills          | K          | 1    | P          | 0.25       | 0.25    | 4            | 1      | 4       | 0.24                | 0.40             | 0.30       | 0.50        | 0.08               | 0.015     | 0.20       | assumed      | incremental | 500.0 | S       | 100.0         | 0.9  | observed    | 5.0  | 34.2 | 34.2            | 2.35 | 93.0  | 0.025     | offer      | 1 of 4 owners of pump in Mills also have it (25 %).
bob         | mills          | K          | 1    | P          | 0.25       | 0.25    | 4            | 1      | 4       | 0.24                | 0.30             | 0.20       | 0.40        | 0.06               | 0.01      | 0.16       | assumed      | incremental | 500.0 | -       | -             | 1.0  | one         | 5.0  | 25.0 | 25.0            | 0.0  | 75.0  | 0.033     | offer      | 1 of 4 owners of pump in Mills also have it (25 %).
bob         | mills          | S          | 2    | P          | 0.25       | 0.25    | 4            | 1      | 4       | 0.24                | 0.20             | 0.10       | 0.30        | 0.04               | 0.005     | 0.12       | assumed      | incremental | 20.0  | -       | -             | 1.0  | one         | 5.0  | -4.2 | -4.2            | -4.9 | -2.6  | 1.25      | no_contact | 1 of 4 owners of pump in Mills also have it (25 %).
dan         | mills          | K          | 1    | P          | 0.25       | 0.25    | 4            | 1      | 4       | 0.24                | 0.30             | 0.20       | 0.40        | 0.06               | 0.01      | 0.16       | assumed      | incremental | 500.0 | -       | -             | 1.0  | one         | 5.0  | 25.0 | 25.0            | 0.0  | 75.0  | 0.033     | offer      | 1 of 4 owners of pump in Mills also have it (25 %).
cid         | mills          | S          | 1    | P          | 0.25       | 0.25    | 4            | 1      | 4       | 0.24                | 0.20             | 0.10       | 0.30        | 0.04               | 0.005     | 0.12       | assumed      | incremental | 20.0  | -       | -             | 1.0  | one         | 5.0  | -4.2 | -4.2            | -4.9 | -2.6  | 1.25      | no_contact | 1 of 4 owners of pump in Mills also have it (25 %).
""",
    "decisions": """
decision_id | at         | customer_id | owner | customer_group | action     | product_id | channel | arm     | propensity | expected_margin | low | high | place | reason       | reasons | policy_version
d-ann       | 2026-01-31 | ann         | Salla | mills          | offer      | K          | seller  | treated | 0.9        | 34.2            | 2.35| 93.0 | 1     | best_offer   | 1 of 4 owners of pump in Mills also have it (25 %). | abc123
d-bob       | 2026-01-31 | bob         | Salla | mills          | offer      | K          | seller  | treated | 0.9        | 25.0            | 0.0 | 75.0 | 2     | best_offer   | 1 of 4 owners of pump in Mills also have it (25 %). | abc123
d-cid       | 2026-01-31 | cid         | Jukka | mills          | no_contact | -          | seller  | treated | 0.9        | 0.0             | 0.0 | 0.0  | -     | no_gain      | No offer pays. | abc123
d-dan       | 2026-01-31 | dan         | Jukka | mills          | no_contact | -          | seller  | control | 0.1        | 0.0             | 0.0 | 0.0  | -     | control      | In the control group. | abc123
d-eve       | 2026-01-31 | eve         | -     | homes          | no_contact | -          | seller  | treated | 0.9        | 0.0             | 0.0 | 0.0  | -     | no_candidate | Nothing to offer. | abc123
d-fay       | 2026-01-31 | fay         | Salla | homes          | no_contact | -          | seller  | treated | 0.9        | 0.0             | 0.0 | 0.0  | -     | no_candidate | Nothing to offer. | abc123
""",
    "people": """
person_id | name     | email            | title      | account_id | country | owner
kai       | Kai Aho  | kai@ahola.fi     | buyer      | ann        | Finland | -
liisa     | Liisa Aho| liisa@ahola.fi   | director   | ann        | Finland | -
mats      | Mats Ek  | mats@cedar.se    | engineer   | cid        | Sweden  | Jukka
""",
    "accounts": """
account_id | name         | industry | country | owner | unit
ann        | Ahola & Sons | paper    | Finland | Salla | North
cid        | Cedar        | pulp     | Sweden  | Jukka | North
new        | Newcomers    | paper    | Finland | Jukka | North
""",
    "memberships": """
person_id | account_id | role | buying_role
kai       | ann        | buys | pays
mats      | cid        | -    | decides
""",
    "events": """
event_id | at                  | kind | name        | channel | person_id | account_id | content_id | actor
e1       | 2026-01-20T09:00:00 | page | Page Viewed | web     | kai       | ann        | seals      | human
e2       | 2026-01-20T09:05:00 | page | Page Viewed | web     | kai       | ann        | pumps      | human
e3       | 2026-01-21T03:00:00 | page | Page Viewed | web     | kai       | ann        | pumps      | machine
e4       | 2026-01-22T10:00:00 | page | Page Viewed | web     | mats      | cid        | pumps      | human
""",
    "timeline": """
kind     | entry_id | state      | at                  | customer_id | person_id | account_id | channel | what        | words                | number | amount
visit    | e1       | human      | 2026-01-20T09:05:00 | ann         | kai       | ann        | web     | Page Viewed | -                    | 2      | -
visit    | e3       | machine    | 2026-01-21T03:00:00 | ann         | kai       | ann        | web     | Page Viewed | pumps                | 1      | -
visit    | e4       | human      | 2026-01-22T10:00:00 | cid         | mats      | cid        | web     | Page Viewed | pumps                | 1      | -
order    | O1       | sale       | 2025-10-03T00:00:00 | ann         | -         | ann        | -       | -           | -                    | 2      | 915.00
order    | O2       | sale       | 2026-01-12T00:00:00 | ann         | -         | ann        | -       | seal        | -                    | 1      | 40.00
order    | O4       | sale       | 2025-12-01T00:00:00 | cid         | -         | cid        | -       | -           | -                    | 2      | 1000.00
delivery | O2       | late       | 2026-01-19T00:00:00 | ann         | -         | ann        | -       | -           | -                    | 4      | -
case     | B1       | open       | 2026-01-21T00:00:00 | ann         | kai       | ann        | -       | complaint   | The seal leaks.      | -      | -
case     | B2       | open       | 2026-01-25T00:00:00 | cid         | mats      | cid        | -       | complaint   | Cedar waits.         | -      | -
quote    | Q1       | opened     | 2026-01-23T00:00:00 | ann         | liisa     | ann        | -       | K           | -                    | -      | 480.00
""",
    "search": """
kind        | id    | name         | about        | person_id | account_id | customer_id | text
person      | kai   | Kai Aho      | Ahola & Sons | kai       | ann        | ann         | ¦kai¦kai aho¦ahola & sons¦kai@ahola.fi¦+358401234567¦
person      | liisa | Liisa Aho    | Ahola & Sons | liisa     | ann        | ann         | ¦liisa¦liisa aho¦ahola & sons¦liisa@ahola.fi¦
person      | mats  | Mats Ek      | Cedar        | mats      | cid        | cid         | ¦mats¦mats ek¦cedar¦mats@cedar.se¦
account     | ann   | Ahola & Sons | paper        | -         | ann        | ann         | ¦ann¦ahola & sons¦paper¦
account     | cid   | Cedar        | pulp         | -         | cid        | cid         | ¦cid¦cedar¦pulp¦
customer    | bob   | Boreal Mills | Finland      | -         | -          | bob         | ¦bob¦boreal mills¦finland¦
""",
    "assets": """
asset_id | account_id | product_id | installed_at | serviced_at | due_at     | readings | read_at
X1       | ann        | P          | 2024-01-10   | 2024-12-01  | 2025-12-01 | 3        | 2026-01-30
X2       | ann        | P          | 2025-10-10   | -           | 2026-10-10 | 0        | -
X3       | cid        | P          | 2025-12-10   | -           | 2026-12-10 | 0        | -
""",
    "supply_needs": """
need_id       | customer_id | account_id | kind    | subject | asset_id | product_id | last_at    | due_at     | low_at     | high_at    | rests_on | in_horizon | value | basis                | reason
service:ann:X1| ann         | ann        | service | X1      | X1       | P          | 2024-12-01 | 2025-12-01 | 2025-12-01 | 2025-12-01 | -        | 0.6        | -     | setting service_days | Serviced on 01 Dec 2024
supply:cid:S  | cid         | cid        | supply  | S       | -        | S          | 2026-01-12 | 2026-02-20 | 2026-02-05 | 2026-03-30 | 6        | 0.7        | 12.50 | own rhythm           | Bought seal on 7 days
renewal:eve:C1| eve         | -          | renewal | C1      | -        | -          | 2024-03-01 | 2026-03-01 | 2026-03-01 | 2026-03-01 | -        | -          | 99.00 | contract             | Renews every year
""",
    "supply_fits": """
kind   | about | how     | why                                 | rows
supply | all   | fitted  | 1,200 times between purchases       | 1200
wear   | heat  | unknown | heat does not rise with time.       | 12
""",
    "referral_split": """
name | p_type1 | low | high | basis  | why                 | came | margin | margin_low | margin_high | incentive | pays_to | pays_to_low | pays_to_high | for_nothing
all  | 0.4     | 0.3 | 0.5  | others | 12 of 20 were asked | 30   | 100    | 80         | 120         | 60        | 40      | 28          | 52           | 1080
""",
    "referral_values": """
customer_id | value | low | high | seen | referrals | brought | credit | p_type1 | basis | incentive | pays_to | pays  | own_value | own_value_by  | quadrant | last_at
ann         | 130   | -20 | 300  | 90   | 3         | 2       | 1.5    | 0.4     | asked | 60        | 35      | true  | 312       | margin so far | champion | 2025-12-01
cid         | 20    | 0   | 60   | 20   | 1         | 1       | 1      | 0.1     | others| 60        | 12      | false | 290       | margin so far | advocate | 2025-12-09
dan         | 0     | 0   | 0    | 0    | 0         | 0       | 0      | -       | -     | 0         | 40      | -     | 310       | margin so far | affluent | -
""",
    "satisfied": """
customer_id | person_id | mark | at
ann         | kai       | 5    | 2026-01-20
""",
    "assumptions": """
name | value | low  | high | rows | weight | about
lift | 0.2   | 0.05 | 0.4  | 3    | 84.20  | relative lift of contact until a control group tells
""",
    "findings": """
name        | severity | what                         | rows | share | amount | example | fix
no_customer | caution  | Lines that name no customer  | 1    | 0.09  | 10.00  | O8      | Give the customer number.
""",
}


def shop(folder: Path, more: Mapping[str, str] = {}, **settings: object) -> House:
    """The workspace with its build; nothing is loaded in it. more: tables drawn otherwise."""
    drawings = {**DRAWN, **more}
    create(folder, {"currency": "EUR", **settings})
    house = open_house(folder)
    with house.warehouse.begin() as build:
        build.as_of = AS_OF
        for name, spec in DERIVED.items():
            rows = drawn(drawings[name], dict(spec.columns.items())) if name in drawings else []
            build.keep(spec, arrow(spec, rows))
    return house


def same_build(built: House, folder: Path) -> House:
    """A new workspace that reads the build of another one: its log and ledger are its own."""
    create(folder, {"currency": built.settings.currency})
    house = open_house(folder)
    house.__dict__["warehouse"] = built.warehouse
    return house
