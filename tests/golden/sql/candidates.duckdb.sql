WITH "t50" AS (
  SELECT
    "t44"."customer_id",
    "t44"."product_id",
    BOOL_AND(CAST("t44"."verdict" = 'already_has' AS BOOLEAN)) AS "has_it"
  FROM (
    SELECT
      "t26"."customer_id",
      CASE
        WHEN "t26"."verdict" = 'never_here'
        THEN CAST(NULL AS TEXT)
        ELSE "t26"."product_id"
      END AS "product_id",
      "t26"."verdict"
    FROM (
      SELECT
        "t2"."feedback_id",
        "t2"."at",
        "t2"."customer_id",
        "t2"."product_id",
        "t2"."verdict",
        "t2"."until",
        "t2"."by",
        "t2"."undone_at",
        "t2"."source",
        "t2"."received_at",
        "t2"."load_id",
        GREATEST(
          MAX("t2"."at") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
          MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        ) AS "moment"
      FROM "feedback" AS "t2"
    ) AS "t26"
    WHERE
      (
        (
          "t26"."undone_at" IS NULL
        ) OR (
          "t26"."undone_at" > "t26"."moment"
        )
      )
      AND "t26"."verdict" <> 'accept'
      AND NOT (
        COALESCE(
          CASE
            WHEN (
              "t26"."until" IS NULL
            ) AND "t26"."verdict" IN ('not_now', 'done')
            THEN (
              "t26"."at" + INTERVAL '90' DAY
            ) <= "t26"."moment"
            ELSE "t26"."until" <= "t26"."moment"
          END,
          FALSE
        )
      )
  ) AS "t44"
  GROUP BY
    1,
    2
)
SELECT
  "t86"."customer_id",
  "t86"."person_id",
  "t86"."kind",
  "t86"."what",
  "t86"."product_id",
  "t86"."channel",
  "t86"."now",
  "t86"."later",
  "t86"."cannibalised",
  "t86"."cost",
  "t86"."pressure",
  "t86"."expected_margin",
  "t86"."low",
  "t86"."high",
  "t86"."minutes",
  "t86"."owner",
  "t86"."reasons",
  "t86"."basis",
  "t86"."until",
  "t86"."why_not",
  "t86"."why_words",
  "t86"."rank"
FROM (
  SELECT
    "t85"."customer_id",
    "t85"."person_id",
    "t85"."kind",
    "t85"."what",
    "t85"."product_id",
    "t85"."channel",
    "t85"."now",
    "t85"."later",
    "t85"."cannibalised",
    "t85"."cost",
    "t85"."minutes",
    "t85"."owner",
    "t85"."reasons",
    "t85"."basis",
    "t85"."until",
    "t85"."pressure",
    "t85"."expected_margin",
    "t85"."low",
    "t85"."high",
    "t85"."held_words",
    "t85"."held_since",
    "t85"."contacted_days",
    "t85"."said_no",
    "t85"."forbidden",
    "t85"."unproved",
    "t85"."late",
    "t85"."lead_owner",
    "t85"."sale_place",
    "t85"."why_not",
    "t85"."why_words",
    CASE
      WHEN (
        "t85"."why_not" IS NOT NULL
      )
      AND NOT (
        "t85"."why_not" IN ('held', 'rested')
      )
      THEN CAST(NULL AS BIGINT)
      ELSE (
        ROW_NUMBER() OVER (
          PARTITION BY "t85"."customer_id"
          ORDER BY (
            "t85"."why_not" IS NOT NULL
          )
          AND NOT (
            "t85"."why_not" IN ('held', 'rested')
          ) ASC, "t85"."expected_margin" IS NULL ASC, CAST(ROUND("t85"."expected_margin", 9) AS DOUBLE) DESC, "t85"."kind" ASC, "t85"."what" ASC, "t85"."channel" ASC, COALESCE("t85"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1
    END AS "rank"
  FROM (
    SELECT
      "t84"."customer_id",
      "t84"."person_id",
      "t84"."kind",
      "t84"."what",
      "t84"."product_id",
      "t84"."channel",
      "t84"."now",
      "t84"."later",
      "t84"."cannibalised",
      "t84"."cost",
      "t84"."minutes",
      "t84"."owner",
      "t84"."reasons",
      "t84"."basis",
      "t84"."until",
      "t84"."pressure",
      "t84"."expected_margin",
      "t84"."low",
      "t84"."high",
      "t84"."held_words",
      "t84"."held_since",
      "t84"."contacted_days",
      "t84"."said_no",
      "t84"."forbidden",
      "t84"."unproved",
      "t84"."late",
      "t84"."lead_owner",
      "t84"."sale_place",
      CASE
        WHEN "t84"."said_no"
        THEN 'feedback'
        WHEN "t84"."forbidden"
        THEN 'not_permitted'
        WHEN "t84"."late"
        THEN 'over'
        WHEN (
          "t84"."kind" <> 'offer'
        ) AND (
          "t84"."expected_margin" IS NULL
        )
        THEN 'unknown'
        WHEN "t84"."unproved"
        THEN 'unproved'
        WHEN "t84"."lead_owner" IS NOT NULL
        THEN 'with_seller'
        WHEN (
          "t84"."product_id" IS NOT NULL
        ) AND (
          "t84"."sale_place" > 0
        )
        THEN 'same_sale'
        WHEN (
          "t84"."kind" <> 'keep'
        ) AND (
          "t84"."held_words" IS NOT NULL
        )
        THEN 'held'
        WHEN COALESCE("t84"."minutes" > 0, FALSE) AND (
          "t84"."contacted_days" IS NOT NULL
        )
        THEN 'rested'
        ELSE CAST(NULL AS TEXT)
      END AS "why_not",
      CASE
        WHEN "t84"."said_no"
        THEN 'Somebody said no to it.'
        WHEN "t84"."forbidden"
        THEN 'They may not be contacted that way.'
        WHEN "t84"."late"
        THEN 'It is too late for it.'
        WHEN (
          "t84"."kind" <> 'offer'
        ) AND (
          "t84"."expected_margin" IS NULL
        )
        THEN 'What it would bring is not known.'
        WHEN "t84"."unproved"
        THEN 'They buy it by themselves; that a contact adds to it is assumed, and not measured.'
        WHEN "t84"."lead_owner" IS NOT NULL
        THEN 'A seller works on them as a lead.'
        WHEN (
          "t84"."product_id" IS NOT NULL
        ) AND (
          "t84"."sale_place" > 0
        )
        THEN 'Another candidate would sell the same, and is worth more.'
        WHEN (
          "t84"."kind" <> 'keep'
        ) AND (
          "t84"."held_words" IS NOT NULL
        )
        THEN 'Held: ' || "t84"."held_words" || ' since ' || CAST(CAST("t84"."held_since" AS DATE) AS TEXT) || '. Nothing is sold meanwhile.'
        WHEN COALESCE("t84"."minutes" > 0, FALSE) AND (
          "t84"."contacted_days" IS NOT NULL
        )
        THEN 'Contacted ' || CASE
          WHEN "t84"."contacted_days" = 0
          THEN 'today'
          WHEN "t84"."contacted_days" = 1
          THEN 'yesterday'
          ELSE CAST("t84"."contacted_days" AS TEXT) || ' days ago'
        END || ': left alone for a while.'
        ELSE CAST(NULL AS TEXT)
      END AS "why_words"
    FROM (
      SELECT
        "t83"."customer_id",
        "t83"."person_id",
        "t83"."kind",
        "t83"."what",
        "t83"."product_id",
        "t83"."channel",
        "t83"."now",
        "t83"."later",
        "t83"."cannibalised",
        "t83"."cost",
        "t83"."minutes",
        "t83"."owner",
        "t83"."reasons",
        "t83"."basis",
        "t83"."until",
        "t83"."pressure",
        "t83"."expected_margin",
        "t83"."low",
        "t83"."high",
        "t83"."held_words",
        "t83"."held_since",
        "t83"."contacted_days",
        "t83"."said_no",
        "t83"."forbidden",
        "t83"."unproved",
        "t83"."late",
        "t83"."lead_owner",
        ROW_NUMBER() OVER (
          PARTITION BY "t83"."customer_id", "t83"."product_id"
          ORDER BY NOT (
            "t83"."said_no" OR "t83"."forbidden" OR "t83"."late" OR "t83"."unproved"
          ) DESC, "t83"."expected_margin" IS NULL ASC, CAST(ROUND("t83"."expected_margin", 9) AS DOUBLE) DESC, "t83"."kind" ASC, "t83"."what" ASC, "t83"."channel" ASC, COALESCE("t83"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "sale_place"
      FROM (
        SELECT
          "t82".*
          EXCLUDE ("live_id")
        FROM (
          SELECT
            "t81"."customer_id",
            "t81"."person_id",
            "t81"."kind",
            "t81"."what",
            "t81"."product_id",
            "t81"."channel",
            "t81"."now",
            "t81"."later",
            "t81"."cannibalised",
            "t81"."cost",
            "t81"."minutes",
            "t81"."owner",
            "t81"."reasons",
            "t81"."basis",
            "t81"."until",
            "t81"."pressure",
            "t81"."expected_margin",
            "t81"."low",
            "t81"."high",
            "t81"."held_words",
            "t81"."held_since",
            "t81"."contacted_days",
            "t81"."said_no",
            "t81"."forbidden",
            "t81"."unproved",
            "t81"."late",
            "t48"."live_id",
            "t48"."lead_owner"
          FROM (
            SELECT
              "t79"."customer_id",
              "t79"."person_id",
              "t79"."kind",
              "t79"."what",
              "t79"."product_id",
              "t79"."channel",
              "t79"."now",
              "t79"."later",
              "t79"."cannibalised",
              "t79"."cost",
              "t79"."minutes",
              "t79"."owner",
              "t79"."reasons",
              "t79"."basis",
              "t79"."until",
              "t79"."pressure",
              "t79"."expected_margin",
              "t79"."low",
              "t79"."high",
              "t79"."held_words",
              "t79"."held_since",
              "t79"."contacted_days",
              "t79"."said_no",
              "t79"."forbidden",
              COALESCE(
                (
                  "t79"."kind" = 'supply'
                )
                AND (
                  "t79"."what" = "t79"."product_id"
                )
                AND (
                  "t79"."basis" <> 'measured'
                ),
                FALSE
              ) AS "unproved",
              COALESCE("t79"."until" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'), FALSE) AS "late"
            FROM (
              SELECT
                "t78".*
                EXCLUDE ("by_any", "by_email", "by_phone", "by_post", "by_sms", "permitted_id", "who")
              FROM (
                SELECT
                  "t77"."customer_id",
                  "t77"."person_id",
                  "t77"."kind",
                  "t77"."what",
                  "t77"."product_id",
                  "t77"."channel",
                  "t77"."now",
                  "t77"."later",
                  "t77"."cannibalised",
                  "t77"."cost",
                  "t77"."minutes",
                  "t77"."owner",
                  "t77"."reasons",
                  "t77"."basis",
                  "t77"."until",
                  "t77"."pressure",
                  "t77"."expected_margin",
                  "t77"."low",
                  "t77"."high",
                  "t77"."held_words",
                  "t77"."held_since",
                  "t77"."contacted_days",
                  "t77"."said_no",
                  "t77"."who",
                  "t77"."permitted_id",
                  "t77"."by_any",
                  "t77"."by_email",
                  "t77"."by_phone",
                  "t77"."by_sms",
                  "t77"."by_post",
                  COALESCE(
                    NOT (
                      CASE
                        WHEN "t77"."channel" = 'seller'
                        THEN "t77"."by_any"
                        WHEN "t77"."channel" = 'email'
                        THEN "t77"."by_email"
                        WHEN "t77"."channel" = 'phone'
                        THEN "t77"."by_phone"
                        WHEN "t77"."channel" = 'sms'
                        THEN "t77"."by_sms"
                        WHEN "t77"."channel" = 'post'
                        THEN "t77"."by_post"
                        ELSE TRUE
                      END
                    ),
                    FALSE
                  ) AS "forbidden"
                FROM (
                  SELECT
                    "t76"."customer_id",
                    "t76"."person_id",
                    "t76"."kind",
                    "t76"."what",
                    "t76"."product_id",
                    "t76"."channel",
                    "t76"."now",
                    "t76"."later",
                    "t76"."cannibalised",
                    "t76"."cost",
                    "t76"."minutes",
                    "t76"."owner",
                    "t76"."reasons",
                    "t76"."basis",
                    "t76"."until",
                    "t76"."pressure",
                    "t76"."expected_margin",
                    "t76"."low",
                    "t76"."high",
                    "t76"."held_words",
                    "t76"."held_since",
                    "t76"."contacted_days",
                    "t76"."said_no",
                    "t76"."who",
                    "t37"."permitted_id",
                    "t37"."by_any",
                    "t37"."by_email",
                    "t37"."by_phone",
                    "t37"."by_sms",
                    "t37"."by_post"
                  FROM (
                    SELECT
                      "t74"."customer_id",
                      "t74"."person_id",
                      "t74"."kind",
                      "t74"."what",
                      "t74"."product_id",
                      "t74"."channel",
                      "t74"."now",
                      "t74"."later",
                      "t74"."cannibalised",
                      "t74"."cost",
                      "t74"."minutes",
                      "t74"."owner",
                      "t74"."reasons",
                      "t74"."basis",
                      "t74"."until",
                      "t74"."pressure",
                      "t74"."expected_margin",
                      "t74"."low",
                      "t74"."high",
                      "t74"."held_words",
                      "t74"."held_since",
                      "t74"."contacted_days",
                      "t74"."said_no",
                      COALESCE("t74"."person_id", "t74"."customer_id") AS "who"
                    FROM (
                      SELECT
                        "t73".*
                        EXCLUDE ("has_it", "never_id", "no_id", "no_to", "subject")
                      FROM (
                        SELECT
                          "t72"."customer_id",
                          "t72"."person_id",
                          "t72"."kind",
                          "t72"."what",
                          "t72"."product_id",
                          "t72"."channel",
                          "t72"."now",
                          "t72"."later",
                          "t72"."cannibalised",
                          "t72"."cost",
                          "t72"."minutes",
                          "t72"."owner",
                          "t72"."reasons",
                          "t72"."basis",
                          "t72"."until",
                          "t72"."pressure",
                          "t72"."expected_margin",
                          "t72"."low",
                          "t72"."high",
                          "t72"."held_words",
                          "t72"."held_since",
                          "t72"."contacted_days",
                          "t72"."subject",
                          "t72"."never_id",
                          "t72"."no_id",
                          "t72"."no_to",
                          "t72"."has_it",
                          (
                            "t72"."never_id" IS NOT NULL
                          )
                          OR (
                            (
                              "t72"."no_id" IS NOT NULL
                            )
                            AND NOT (
                              COALESCE("t72"."has_it" AND (
                                "t72"."kind" = 'supply'
                              ), FALSE)
                            )
                          ) AS "said_no"
                        FROM (
                          SELECT
                            "t71"."customer_id",
                            "t71"."person_id",
                            "t71"."kind",
                            "t71"."what",
                            "t71"."product_id",
                            "t71"."channel",
                            "t71"."now",
                            "t71"."later",
                            "t71"."cannibalised",
                            "t71"."cost",
                            "t71"."minutes",
                            "t71"."owner",
                            "t71"."reasons",
                            "t71"."basis",
                            "t71"."until",
                            "t71"."pressure",
                            "t71"."expected_margin",
                            "t71"."low",
                            "t71"."high",
                            "t71"."held_words",
                            "t71"."held_since",
                            "t71"."contacted_days",
                            "t71"."subject",
                            "t54"."never_id",
                            "t55"."no_id",
                            "t55"."no_to",
                            "t55"."has_it"
                          FROM (
                            SELECT
                              "t69"."customer_id",
                              "t69"."person_id",
                              "t69"."kind",
                              "t69"."what",
                              "t69"."product_id",
                              "t69"."channel",
                              "t69"."now",
                              "t69"."later",
                              "t69"."cannibalised",
                              "t69"."cost",
                              "t69"."minutes",
                              "t69"."owner",
                              "t69"."reasons",
                              "t69"."basis",
                              "t69"."until",
                              "t69"."pressure",
                              "t69"."expected_margin",
                              "t69"."low",
                              "t69"."high",
                              "t69"."held_words",
                              "t69"."held_since",
                              "t69"."contacted_days",
                              COALESCE("t69"."product_id", "t69"."what") AS "subject"
                            FROM (
                              SELECT
                                "t68".*
                                EXCLUDE ("rested_id")
                              FROM (
                                SELECT
                                  "t67"."customer_id",
                                  "t67"."person_id",
                                  "t67"."kind",
                                  "t67"."what",
                                  "t67"."product_id",
                                  "t67"."channel",
                                  "t67"."now",
                                  "t67"."later",
                                  "t67"."cannibalised",
                                  "t67"."cost",
                                  "t67"."minutes",
                                  "t67"."owner",
                                  "t67"."reasons",
                                  "t67"."basis",
                                  "t67"."until",
                                  "t67"."pressure",
                                  "t67"."expected_margin",
                                  "t67"."low",
                                  "t67"."high",
                                  "t67"."held_words",
                                  "t67"."held_since",
                                  "t45"."rested_id",
                                  "t45"."contacted_days"
                                FROM (
                                  SELECT
                                    "t65".*
                                    EXCLUDE ("held_id")
                                  FROM (
                                    SELECT
                                      "t64"."customer_id",
                                      "t64"."person_id",
                                      "t64"."kind",
                                      "t64"."what",
                                      "t64"."product_id",
                                      "t64"."channel",
                                      "t64"."now",
                                      "t64"."later",
                                      "t64"."cannibalised",
                                      "t64"."cost",
                                      "t64"."minutes",
                                      "t64"."owner",
                                      "t64"."reasons",
                                      "t64"."basis",
                                      "t64"."until",
                                      COALESCE("t24"."price", 0.0) AS "pressure",
                                      "t64"."net" - COALESCE("t24"."price", 0.0) AS "expected_margin",
                                      "t64"."low" - COALESCE("t24"."price_high", 0.0) AS "low",
                                      "t64"."high" - COALESCE("t24"."price_low", 0.0) AS "high",
                                      "t43"."held_id",
                                      "t43"."held_words",
                                      "t43"."held_since"
                                    FROM (
                                      SELECT
                                        "t62"."customer_id",
                                        "t62"."person_id",
                                        "t62"."kind",
                                        "t62"."what",
                                        "t62"."product_id",
                                        "t62"."channel",
                                        "t62"."now",
                                        "t62"."later",
                                        "t62"."cannibalised",
                                        "t62"."cost",
                                        "t62"."low",
                                        "t62"."high",
                                        "t62"."minutes",
                                        COALESCE("t62"."owner", "t62"."looks_after") AS "owner",
                                        "t62"."reasons",
                                        "t62"."basis",
                                        "t62"."until",
                                        "t62"."net",
                                        CASE "t62"."channel"
                                          WHEN 'seller'
                                          THEN 'phone'
                                          WHEN 'call'
                                          THEN 'phone'
                                          WHEN 'mail'
                                          THEN 'email'
                                          WHEN 'activity'
                                          THEN 'phone'
                                          ELSE "t62"."channel"
                                        END AS "through",
                                        COALESCE("t62"."person_id", '') AS "whom"
                                      FROM (
                                        SELECT
                                          "t61"."customer_id",
                                          "t61"."person_id",
                                          "t61"."kind",
                                          "t61"."what",
                                          "t61"."product_id",
                                          "t61"."channel",
                                          "t61"."now",
                                          "t61"."later",
                                          "t61"."cannibalised",
                                          "t61"."cost",
                                          "t61"."low",
                                          "t61"."high",
                                          "t61"."minutes",
                                          "t61"."owner",
                                          "t61"."reasons",
                                          "t61"."basis",
                                          "t61"."until",
                                          "t61"."net",
                                          "t20"."looked_id",
                                          "t20"."looks_after"
                                        FROM (
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              "t6"."customer_id",
                                              CAST(NULL AS TEXT) AS "person_id",
                                              'offer' AS "kind",
                                              "t6"."product_id" AS "what",
                                              "t6"."product_id",
                                              'seller' AS "channel",
                                              "t6"."extra_if_contacted" * "t6"."value" AS "now",
                                              0.0 AS "later",
                                              COALESCE("t6"."extra_if_contacted" * (
                                                1 - "t6"."keep"
                                              ) * "t6"."at_risk_value", 0.0) AS "cannibalised",
                                              "t6"."cost",
                                              "t6"."low",
                                              "t6"."high",
                                              15.0 AS "minutes",
                                              CAST(NULL AS TEXT) AS "owner",
                                              "t6"."reasons",
                                              CASE WHEN "t6"."extra_source" = 'measured' THEN 'measured' ELSE 'assumed' END AS "basis",
                                              CAST(NULL AS TIMESTAMPTZ) AS "until",
                                              "t6"."expected_margin" AS "net"
                                            FROM "offers" AS "t6"
                                          ) AS "t27"
                                          UNION ALL
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t56"."customer_id",
                                                  "t56"."person_id",
                                                  "t56"."kind",
                                                  "t56"."what",
                                                  "t56"."product_id",
                                                  "t56"."channel",
                                                  "t56"."now",
                                                  "t56"."later",
                                                  "t56"."cannibalised",
                                                  "t56"."cost",
                                                  "t56"."low",
                                                  "t56"."high",
                                                  "t56"."minutes",
                                                  "t56"."owner",
                                                  "t56"."reasons",
                                                  "t56"."basis",
                                                  "t56"."until",
                                                  CASE
                                                    WHEN (
                                                      (
                                                        "t56"."now" IS NOT NULL
                                                      ) OR (
                                                        "t56"."later" IS NOT NULL
                                                      )
                                                    )
                                                    AND COALESCE("t56"."basis" <> 'unknown', TRUE)
                                                    THEN (
                                                      (
                                                        COALESCE("t56"."now", 0.0) + COALESCE("t56"."later", 0.0)
                                                      ) - COALESCE("t56"."cannibalised", 0.0)
                                                    ) - COALESCE("t56"."cost", 0.0)
                                                    ELSE CAST(NULL AS DOUBLE)
                                                  END AS "net"
                                                FROM (
                                                  SELECT
                                                    COALESCE("t49"."account_id", "t49"."person_id") AS "customer_id",
                                                    "t49"."person_id",
                                                    'lead' AS "kind",
                                                    "t49"."person_id" AS "what",
                                                    CAST(NULL AS TEXT) AS "product_id",
                                                    'phone' AS "channel",
                                                    CAST("t49"."expected_profit" AS DOUBLE) + 60.0 + (
                                                      (
                                                        1 - "t49"."probability"
                                                      ) * 40.0
                                                    ) AS "now",
                                                    0.0 AS "later",
                                                    0.0 AS "cannibalised",
                                                    (
                                                      (
                                                        1 - "t49"."probability"
                                                      ) * 40.0
                                                    ) + 60.0 AS "cost",
                                                    (
                                                      (
                                                        "t49"."low" * (
                                                          (
                                                            CAST("t49"."expected_profit" AS DOUBLE) + 60.0 + (
                                                              (
                                                                1 - "t49"."probability"
                                                              ) * 40.0
                                                            )
                                                          ) / NULLIF("t49"."probability", 0.0)
                                                        )
                                                      ) - 60.0
                                                    ) - (
                                                      (
                                                        1 - "t49"."low"
                                                      ) * 40.0
                                                    ) AS "low",
                                                    (
                                                      (
                                                        "t49"."high" * (
                                                          (
                                                            CAST("t49"."expected_profit" AS DOUBLE) + 60.0 + (
                                                              (
                                                                1 - "t49"."probability"
                                                              ) * 40.0
                                                            )
                                                          ) / NULLIF("t49"."probability", 0.0)
                                                        )
                                                      ) - 60.0
                                                    ) - (
                                                      (
                                                        1 - "t49"."high"
                                                      ) * 40.0
                                                    ) AS "high",
                                                    COALESCE(15.0, CASE WHEN 'phone' IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END) AS "minutes",
                                                    COALESCE("t49"."looks_after", "t49"."own") AS "owner",
                                                    ARRAY_TO_STRING(LIST_SLICE("t49"."reasons", 1, 4), '; ') AS "reasons",
                                                    'assumed' AS "basis",
                                                    CAST(NULL AS TIMESTAMPTZ) AS "until"
                                                  FROM (
                                                    SELECT
                                                      "t47".*
                                                      EXCLUDE ("account_id_right")
                                                    FROM (
                                                      SELECT
                                                        "t41"."person_id",
                                                        "t41"."account_id",
                                                        "t41"."points",
                                                        "t41"."fit",
                                                        "t41"."engagement",
                                                        "t41"."account_points",
                                                        "t41"."probability",
                                                        "t41"."low",
                                                        "t41"."high",
                                                        "t41"."expected_profit",
                                                        "t41"."qualified",
                                                        "t41"."stage",
                                                        "t41"."reasons",
                                                        "t41"."why_not",
                                                        "t41"."scoring_version",
                                                        "t41"."shadow_points",
                                                        "t41"."own",
                                                        "t21"."account_id" AS "account_id_right",
                                                        "t21"."looks_after"
                                                      FROM (
                                                        SELECT
                                                          "t36".*
                                                          EXCLUDE ("person_id_right")
                                                        FROM (
                                                          SELECT
                                                            "t25"."person_id",
                                                            "t25"."account_id",
                                                            "t25"."points",
                                                            "t25"."fit",
                                                            "t25"."engagement",
                                                            "t25"."account_points",
                                                            "t25"."probability",
                                                            "t25"."low",
                                                            "t25"."high",
                                                            "t25"."expected_profit",
                                                            "t25"."qualified",
                                                            "t25"."stage",
                                                            "t25"."reasons",
                                                            "t25"."why_not",
                                                            "t25"."scoring_version",
                                                            "t25"."shadow_points",
                                                            "t23"."person_id" AS "person_id_right",
                                                            "t23"."own"
                                                          FROM (
                                                            SELECT
                                                              *
                                                            FROM "lead_scores" AS "t12"
                                                            WHERE
                                                              "t12"."qualified" AND "t12"."expected_profit" IS NOT NULL
                                                          ) AS "t25"
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              "t13"."person_id",
                                                              "t13"."owner" AS "own"
                                                            FROM "people" AS "t13"
                                                          ) AS "t23"
                                                            ON "t25"."person_id" = "t23"."person_id"
                                                        ) AS "t36"
                                                      ) AS "t41"
                                                      LEFT OUTER JOIN (
                                                        SELECT
                                                          "t11"."account_id",
                                                          "t11"."owner" AS "looks_after"
                                                        FROM "accounts" AS "t11"
                                                      ) AS "t21"
                                                        ON "t41"."account_id" = "t21"."account_id"
                                                    ) AS "t47"
                                                  ) AS "t49"
                                                ) AS "t56"
                                              ) AS "t57"
                                              UNION ALL
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t8"."customer_id",
                                                  "t8"."person_id",
                                                  "t8"."kind",
                                                  "t8"."what",
                                                  "t8"."product_id",
                                                  "t8"."channel",
                                                  "t8"."now",
                                                  "t8"."later",
                                                  "t8"."cannibalised",
                                                  "t8"."cost",
                                                  "t8"."low",
                                                  "t8"."high",
                                                  COALESCE(
                                                    "t8"."minutes",
                                                    CASE WHEN "t8"."channel" IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END
                                                  ) AS "minutes",
                                                  "t8"."owner",
                                                  "t8"."reasons",
                                                  "t8"."basis",
                                                  "t8"."until",
                                                  CASE
                                                    WHEN (
                                                      (
                                                        "t8"."now" IS NOT NULL
                                                      ) OR (
                                                        "t8"."later" IS NOT NULL
                                                      )
                                                    )
                                                    AND COALESCE("t8"."basis" <> 'unknown', TRUE)
                                                    THEN (
                                                      (
                                                        COALESCE("t8"."now", 0.0) + COALESCE("t8"."later", 0.0)
                                                      ) - COALESCE("t8"."cannibalised", 0.0)
                                                    ) - COALESCE("t8"."cost", 0.0)
                                                    ELSE CAST(NULL AS DOUBLE)
                                                  END AS "net"
                                                FROM "keep_candidates" AS "t8"
                                              ) AS "t30"
                                            ) AS "t58"
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t9"."customer_id",
                                                  "t9"."person_id",
                                                  "t9"."kind",
                                                  "t9"."what",
                                                  "t9"."product_id",
                                                  "t9"."channel",
                                                  "t9"."now",
                                                  "t9"."later",
                                                  "t9"."cannibalised",
                                                  "t9"."cost",
                                                  "t9"."low",
                                                  "t9"."high",
                                                  COALESCE(
                                                    "t9"."minutes",
                                                    CASE WHEN "t9"."channel" IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END
                                                  ) AS "minutes",
                                                  "t9"."owner",
                                                  "t9"."reasons",
                                                  "t9"."basis",
                                                  "t9"."until",
                                                  CASE
                                                    WHEN (
                                                      (
                                                        "t9"."now" IS NOT NULL
                                                      ) OR (
                                                        "t9"."later" IS NOT NULL
                                                      )
                                                    )
                                                    AND COALESCE("t9"."basis" <> 'unknown', TRUE)
                                                    THEN (
                                                      (
                                                        COALESCE("t9"."now", 0.0) + COALESCE("t9"."later", 0.0)
                                                      ) - COALESCE("t9"."cannibalised", 0.0)
                                                    ) - COALESCE("t9"."cost", 0.0)
                                                    ELSE CAST(NULL AS DOUBLE)
                                                  END AS "net"
                                                FROM "supply_candidates" AS "t9"
                                              ) AS "t31"
                                              UNION ALL
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t10"."customer_id",
                                                  "t10"."person_id",
                                                  "t10"."kind",
                                                  "t10"."what",
                                                  "t10"."product_id",
                                                  "t10"."channel",
                                                  "t10"."now",
                                                  "t10"."later",
                                                  "t10"."cannibalised",
                                                  "t10"."cost",
                                                  "t10"."low",
                                                  "t10"."high",
                                                  COALESCE(
                                                    "t10"."minutes",
                                                    CASE WHEN "t10"."channel" IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END
                                                  ) AS "minutes",
                                                  "t10"."owner",
                                                  "t10"."reasons",
                                                  "t10"."basis",
                                                  "t10"."until",
                                                  CASE
                                                    WHEN (
                                                      (
                                                        "t10"."now" IS NOT NULL
                                                      ) OR (
                                                        "t10"."later" IS NOT NULL
                                                      )
                                                    )
                                                    AND COALESCE("t10"."basis" <> 'unknown', TRUE)
                                                    THEN (
                                                      (
                                                        COALESCE("t10"."now", 0.0) + COALESCE("t10"."later", 0.0)
                                                      ) - COALESCE("t10"."cannibalised", 0.0)
                                                    ) - COALESCE("t10"."cost", 0.0)
                                                    ELSE CAST(NULL AS DOUBLE)
                                                  END AS "net"
                                                FROM "referral_candidates" AS "t10"
                                              ) AS "t32"
                                            ) AS "t35"
                                          ) AS "t59"
                                        ) AS "t61"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t7"."customer_id" AS "looked_id",
                                            "t7"."owner" AS "looks_after"
                                          FROM "customers" AS "t7"
                                        ) AS "t20"
                                          ON "t61"."customer_id" = "t20"."looked_id"
                                      ) AS "t62"
                                    ) AS "t64"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t4"."customer_id" AS "priced_id",
                                        COALESCE("t4"."person_id", '') AS "priced_person",
                                        "t4"."channel" AS "priced_channel",
                                        "t4"."price",
                                        COALESCE("t4"."low", "t4"."price") AS "price_low",
                                        COALESCE("t4"."high", "t4"."price") AS "price_high"
                                      FROM "contact_prices" AS "t4"
                                    ) AS "t24"
                                      ON "t64"."customer_id" = "t24"."priced_id"
                                      AND "t64"."whom" = "t24"."priced_person"
                                      AND "t64"."through" = "t24"."priced_channel"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t29"."customer_id" AS "held_id",
                                        "t29"."words" AS "held_words",
                                        "t29"."since" AS "held_since"
                                      FROM (
                                        SELECT
                                          "t5"."customer_id",
                                          "t5"."person_id",
                                          "t5"."hold",
                                          "t5"."about",
                                          "t5"."since",
                                          "t5"."words",
                                          ROW_NUMBER() OVER (
                                            PARTITION BY "t5"."customer_id"
                                            ORDER BY CASE
                                              WHEN "t5"."hold" = 'complaint'
                                              THEN 0
                                              WHEN "t5"."hold" = 'late_delivery'
                                              THEN 1
                                              WHEN "t5"."hold" = 'quote'
                                              THEN 2
                                              ELSE NULL
                                            END ASC, "t5"."since" ASC, "t5"."about" ASC
                                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                          ) - 1 AS "hold_rank"
                                        FROM "holds" AS "t5"
                                      ) AS "t29"
                                      WHERE
                                        "t29"."hold_rank" = 0
                                    ) AS "t43"
                                      ON "t64"."customer_id" = "t43"."held_id"
                                  ) AS "t65"
                                ) AS "t67"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t34"."customer_id" AS "rested_id",
                                    "t34"."days" AS "contacted_days"
                                  FROM (
                                    SELECT
                                      "t3"."customer_id",
                                      "t3"."at",
                                      "t3"."how",
                                      CAST(FLOOR(
                                        (
                                          EPOCH(
                                            CAST(GREATEST(
                                              MAX("t3"."at") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                              MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                            ) AS TIMESTAMP)
                                          ) - EPOCH(CAST("t3"."at" AS TIMESTAMP))
                                        ) / (
                                          86400
                                        )
                                      ) AS BIGINT) AS "days"
                                    FROM "last_contacts" AS "t3"
                                  ) AS "t34"
                                  WHERE
                                    "t34"."days" < 30
                                ) AS "t45"
                                  ON "t67"."customer_id" = "t45"."rested_id"
                              ) AS "t68"
                            ) AS "t69"
                          ) AS "t71"
                          LEFT OUTER JOIN (
                            SELECT
                              "t51"."customer_id" AS "never_id"
                            FROM "t50" AS "t51"
                            WHERE
                              "t51"."product_id" IS NULL
                          ) AS "t54"
                            ON "t71"."customer_id" = "t54"."never_id"
                          LEFT OUTER JOIN (
                            SELECT
                              "t51"."customer_id" AS "no_id",
                              "t51"."product_id" AS "no_to",
                              "t51"."has_it"
                            FROM "t50" AS "t51"
                            WHERE
                              "t51"."product_id" IS NOT NULL
                          ) AS "t55"
                            ON "t71"."customer_id" = "t55"."no_id" AND "t71"."subject" = "t55"."no_to"
                        ) AS "t72"
                      ) AS "t73"
                    ) AS "t74"
                  ) AS "t76"
                  LEFT OUTER JOIN (
                    SELECT
                      "t18"."person_id" AS "permitted_id",
                      BOOL_OR(CAST("t18"."allowed" AND "t18"."channel" IN ('email', 'phone') AS BOOLEAN)) AS "by_any",
                      BOOL_OR(CAST("t18"."allowed" AND (
                        "t18"."channel" = 'email'
                      ) AS BOOLEAN)) AS "by_email",
                      BOOL_OR(CAST("t18"."allowed" AND (
                        "t18"."channel" = 'phone'
                      ) AS BOOLEAN)) AS "by_phone",
                      BOOL_OR(CAST("t18"."allowed" AND (
                        "t18"."channel" = 'sms'
                      ) AS BOOLEAN)) AS "by_sms",
                      BOOL_OR(CAST("t18"."allowed" AND (
                        "t18"."channel" = 'post'
                      ) AS BOOLEAN)) AS "by_post"
                    FROM (
                      SELECT
                        *
                      FROM "permissions" AS "t1"
                      WHERE
                        "t1"."purpose" IN ('mailing', 'calls')
                    ) AS "t18"
                    GROUP BY
                      1
                  ) AS "t37"
                    ON "t76"."who" = "t37"."permitted_id"
                ) AS "t77"
              ) AS "t78"
            ) AS "t79"
          ) AS "t81"
          LEFT OUTER JOIN (
            SELECT
              "t39"."who" AS "live_id",
              MAX(COALESCE("t39"."lead_owner", '')) AS "lead_owner"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t17"."lead_id",
                  FIRST("t17"."step" ORDER BY "t17"."at" DESC) AS "state",
                  MAX(COALESCE("t17"."account_ref", "t17"."person_ref")) AS "who",
                  MAX("t17"."owner") AS "lead_owner"
                FROM (
                  SELECT
                    *
                  FROM "leads" AS "t0"
                  WHERE
                    "t0"."step" IN ('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')
                ) AS "t17"
                GROUP BY
                  1
              ) AS "t28"
              WHERE
                "t28"."state" IN ('open', 'handed', 'accepted') AND "t28"."who" IS NOT NULL
            ) AS "t39"
            GROUP BY
              1
          ) AS "t48"
            ON "t81"."customer_id" = "t48"."live_id"
        ) AS "t82"
      ) AS "t83"
    ) AS "t84"
  ) AS "t85"
) AS "t86"
