WITH "t53" AS (
  SELECT
    "t47"."customer_id",
    "t47"."product_id",
    BOOL_AND(CAST("t47"."verdict" = 'already_has' AS BOOLEAN)) AS "has_it"
  FROM (
    SELECT
      "t29"."customer_id",
      CASE
        WHEN "t29"."verdict" = 'never_here'
        THEN CAST(NULL AS TEXT)
        ELSE "t29"."product_id"
      END AS "product_id",
      "t29"."verdict"
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
    ) AS "t29"
    WHERE
      (
        (
          "t29"."undone_at" IS NULL
        ) OR (
          "t29"."undone_at" > "t29"."moment"
        )
      )
      AND "t29"."verdict" <> 'accept'
      AND NOT (
        COALESCE(
          CASE
            WHEN (
              "t29"."until" IS NULL
            ) AND "t29"."verdict" IN ('not_now', 'done')
            THEN (
              "t29"."at" + INTERVAL '90' DAY
            ) <= "t29"."moment"
            ELSE "t29"."until" <= "t29"."moment"
          END,
          FALSE
        )
      )
  ) AS "t47"
  GROUP BY
    1,
    2
)
SELECT
  "t93"."customer_id",
  "t93"."person_id",
  "t93"."kind",
  "t93"."what",
  "t93"."product_id",
  "t93"."channel",
  "t93"."now",
  "t93"."later",
  "t93"."cannibalised",
  "t93"."cost",
  "t93"."pressure",
  "t93"."expected_margin",
  "t93"."low",
  "t93"."high",
  "t93"."minutes",
  "t93"."owner",
  "t93"."reasons",
  "t93"."basis",
  "t93"."until",
  "t93"."why_not",
  "t93"."why_words",
  "t93"."rank"
FROM (
  SELECT
    "t92"."customer_id",
    "t92"."person_id",
    "t92"."kind",
    "t92"."what",
    "t92"."product_id",
    "t92"."channel",
    "t92"."now",
    "t92"."later",
    "t92"."cannibalised",
    "t92"."cost",
    "t92"."minutes",
    "t92"."owner",
    "t92"."reasons",
    "t92"."basis",
    "t92"."until",
    "t92"."pressure",
    "t92"."expected_margin",
    "t92"."low",
    "t92"."high",
    "t92"."held_words",
    "t92"."held_since",
    "t92"."contacted_days",
    "t92"."said_no",
    "t92"."forbidden",
    "t92"."unproved",
    "t92"."late",
    "t92"."lead_owner",
    "t92"."sale_place",
    "t92"."why_not",
    "t92"."why_words",
    CASE
      WHEN (
        "t92"."why_not" IS NOT NULL
      )
      AND NOT (
        "t92"."why_not" IN ('held', 'rested')
      )
      THEN CAST(NULL AS BIGINT)
      ELSE (
        ROW_NUMBER() OVER (
          PARTITION BY "t92"."customer_id"
          ORDER BY (
            "t92"."why_not" IS NOT NULL
          )
          AND NOT (
            "t92"."why_not" IN ('held', 'rested')
          ) ASC, "t92"."expected_margin" IS NULL ASC, CAST(ROUND("t92"."expected_margin", 9) AS DOUBLE) DESC, "t92"."kind" ASC, "t92"."what" ASC, "t92"."channel" ASC, COALESCE("t92"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1
    END AS "rank"
  FROM (
    SELECT
      "t91"."customer_id",
      "t91"."person_id",
      "t91"."kind",
      "t91"."what",
      "t91"."product_id",
      "t91"."channel",
      "t91"."now",
      "t91"."later",
      "t91"."cannibalised",
      "t91"."cost",
      "t91"."minutes",
      "t91"."owner",
      "t91"."reasons",
      "t91"."basis",
      "t91"."until",
      "t91"."pressure",
      "t91"."expected_margin",
      "t91"."low",
      "t91"."high",
      "t91"."held_words",
      "t91"."held_since",
      "t91"."contacted_days",
      "t91"."said_no",
      "t91"."forbidden",
      "t91"."unproved",
      "t91"."late",
      "t91"."lead_owner",
      "t91"."sale_place",
      CASE
        WHEN "t91"."said_no"
        THEN 'feedback'
        WHEN "t91"."forbidden"
        THEN 'not_permitted'
        WHEN "t91"."late"
        THEN 'over'
        WHEN (
          "t91"."kind" <> 'offer'
        ) AND (
          "t91"."expected_margin" IS NULL
        )
        THEN 'unknown'
        WHEN "t91"."unproved"
        THEN 'unproved'
        WHEN "t91"."lead_owner" IS NOT NULL
        THEN 'with_seller'
        WHEN (
          "t91"."product_id" IS NOT NULL
        ) AND (
          "t91"."sale_place" > 0
        )
        THEN 'same_sale'
        WHEN (
          "t91"."kind" <> 'keep'
        ) AND (
          "t91"."held_words" IS NOT NULL
        )
        THEN 'held'
        WHEN COALESCE("t91"."minutes" > 0, FALSE) AND (
          "t91"."contacted_days" IS NOT NULL
        )
        THEN 'rested'
        ELSE CAST(NULL AS TEXT)
      END AS "why_not",
      CASE
        WHEN "t91"."said_no"
        THEN 'Somebody said no to it.'
        WHEN "t91"."forbidden"
        THEN 'They may not be contacted that way.'
        WHEN "t91"."late"
        THEN 'It is too late for it.'
        WHEN (
          "t91"."kind" <> 'offer'
        ) AND (
          "t91"."expected_margin" IS NULL
        )
        THEN 'What it would bring is not known.'
        WHEN "t91"."unproved"
        THEN 'They buy it by themselves; that a contact adds to it is assumed, and not measured.'
        WHEN "t91"."lead_owner" IS NOT NULL
        THEN 'A seller works on them as a lead.'
        WHEN (
          "t91"."product_id" IS NOT NULL
        ) AND (
          "t91"."sale_place" > 0
        )
        THEN 'Another candidate would sell the same, and is worth more.'
        WHEN (
          "t91"."kind" <> 'keep'
        ) AND (
          "t91"."held_words" IS NOT NULL
        )
        THEN 'Held: ' || "t91"."held_words" || ' since ' || CAST(CAST("t91"."held_since" AS DATE) AS TEXT) || '. Nothing is sold meanwhile.'
        WHEN COALESCE("t91"."minutes" > 0, FALSE) AND (
          "t91"."contacted_days" IS NOT NULL
        )
        THEN 'Contacted ' || CASE
          WHEN "t91"."contacted_days" = 0
          THEN 'today'
          WHEN "t91"."contacted_days" = 1
          THEN 'yesterday'
          ELSE CAST("t91"."contacted_days" AS TEXT) || ' days ago'
        END || ': left alone for a while.'
        ELSE CAST(NULL AS TEXT)
      END AS "why_words"
    FROM (
      SELECT
        "t90"."customer_id",
        "t90"."person_id",
        "t90"."kind",
        "t90"."what",
        "t90"."product_id",
        "t90"."channel",
        "t90"."now",
        "t90"."later",
        "t90"."cannibalised",
        "t90"."cost",
        "t90"."minutes",
        "t90"."owner",
        "t90"."reasons",
        "t90"."basis",
        "t90"."until",
        "t90"."pressure",
        "t90"."expected_margin",
        "t90"."low",
        "t90"."high",
        "t90"."held_words",
        "t90"."held_since",
        "t90"."contacted_days",
        "t90"."said_no",
        "t90"."forbidden",
        "t90"."unproved",
        "t90"."late",
        "t90"."lead_owner",
        ROW_NUMBER() OVER (
          PARTITION BY "t90"."customer_id", "t90"."product_id"
          ORDER BY NOT (
            "t90"."said_no" OR "t90"."forbidden" OR "t90"."late" OR "t90"."unproved"
          ) DESC, "t90"."expected_margin" IS NULL ASC, CAST(ROUND("t90"."expected_margin", 9) AS DOUBLE) DESC, "t90"."kind" ASC, "t90"."what" ASC, "t90"."channel" ASC, COALESCE("t90"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "sale_place"
      FROM (
        SELECT
          "t89".*
          EXCLUDE ("live_id")
        FROM (
          SELECT
            "t88"."customer_id",
            "t88"."person_id",
            "t88"."kind",
            "t88"."what",
            "t88"."product_id",
            "t88"."channel",
            "t88"."now",
            "t88"."later",
            "t88"."cannibalised",
            "t88"."cost",
            "t88"."minutes",
            "t88"."owner",
            "t88"."reasons",
            "t88"."basis",
            "t88"."until",
            "t88"."pressure",
            "t88"."expected_margin",
            "t88"."low",
            "t88"."high",
            "t88"."held_words",
            "t88"."held_since",
            "t88"."contacted_days",
            "t88"."said_no",
            "t88"."forbidden",
            "t88"."unproved",
            "t88"."late",
            "t51"."live_id",
            "t51"."lead_owner"
          FROM (
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
              "t86"."minutes",
              "t86"."owner",
              "t86"."reasons",
              "t86"."basis",
              "t86"."until",
              "t86"."pressure",
              "t86"."expected_margin",
              "t86"."low",
              "t86"."high",
              "t86"."held_words",
              "t86"."held_since",
              "t86"."contacted_days",
              "t86"."said_no",
              "t86"."forbidden",
              COALESCE(
                (
                  "t86"."kind" = 'supply'
                )
                AND (
                  "t86"."what" = "t86"."product_id"
                )
                AND (
                  "t86"."basis" <> 'measured'
                ),
                FALSE
              ) AS "unproved",
              COALESCE("t86"."until" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'), FALSE) AS "late"
            FROM (
              SELECT
                "t85".*
                EXCLUDE ("by_any", "by_email", "by_phone", "by_post", "by_sms", "permitted_id", "who")
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
                  "t84"."who",
                  "t84"."permitted_id",
                  "t84"."by_any",
                  "t84"."by_email",
                  "t84"."by_phone",
                  "t84"."by_sms",
                  "t84"."by_post",
                  COALESCE(
                    NOT (
                      CASE
                        WHEN "t84"."channel" = 'seller'
                        THEN "t84"."by_any"
                        WHEN "t84"."channel" = 'email'
                        THEN "t84"."by_email"
                        WHEN "t84"."channel" = 'phone'
                        THEN "t84"."by_phone"
                        WHEN "t84"."channel" = 'sms'
                        THEN "t84"."by_sms"
                        WHEN "t84"."channel" = 'post'
                        THEN "t84"."by_post"
                        ELSE TRUE
                      END
                    ),
                    FALSE
                  ) AS "forbidden"
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
                    "t83"."who",
                    "t40"."permitted_id",
                    "t40"."by_any",
                    "t40"."by_email",
                    "t40"."by_phone",
                    "t40"."by_sms",
                    "t40"."by_post"
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
                      COALESCE("t81"."person_id", "t81"."customer_id") AS "who"
                    FROM (
                      SELECT
                        "t80".*
                        EXCLUDE ("has_it", "never_id", "no_id", "no_to", "subject")
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
                          "t79"."subject",
                          "t79"."never_id",
                          "t79"."no_id",
                          "t79"."no_to",
                          "t79"."has_it",
                          (
                            "t79"."never_id" IS NOT NULL
                          )
                          OR (
                            (
                              "t79"."no_id" IS NOT NULL
                            )
                            AND NOT (
                              COALESCE("t79"."has_it" AND (
                                "t79"."kind" = 'supply'
                              ), FALSE)
                            )
                          ) AS "said_no"
                        FROM (
                          SELECT
                            "t78"."customer_id",
                            "t78"."person_id",
                            "t78"."kind",
                            "t78"."what",
                            "t78"."product_id",
                            "t78"."channel",
                            "t78"."now",
                            "t78"."later",
                            "t78"."cannibalised",
                            "t78"."cost",
                            "t78"."minutes",
                            "t78"."owner",
                            "t78"."reasons",
                            "t78"."basis",
                            "t78"."until",
                            "t78"."pressure",
                            "t78"."expected_margin",
                            "t78"."low",
                            "t78"."high",
                            "t78"."held_words",
                            "t78"."held_since",
                            "t78"."contacted_days",
                            "t78"."subject",
                            "t60"."never_id",
                            "t61"."no_id",
                            "t61"."no_to",
                            "t61"."has_it"
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
                              COALESCE("t76"."product_id", "t76"."what") AS "subject"
                            FROM (
                              SELECT
                                "t75".*
                                EXCLUDE ("rested_id")
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
                                  "t48"."rested_id",
                                  "t48"."contacted_days"
                                FROM (
                                  SELECT
                                    "t72".*
                                    EXCLUDE ("held_id")
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
                                      COALESCE("t26"."price", 0.0) AS "pressure",
                                      "t71"."net" - COALESCE("t26"."price", 0.0) AS "expected_margin",
                                      "t71"."low" - COALESCE("t26"."price_high", 0.0) AS "low",
                                      "t71"."high" - COALESCE("t26"."price_low", 0.0) AS "high",
                                      "t46"."held_id",
                                      "t46"."held_words",
                                      "t46"."held_since"
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
                                        "t69"."low",
                                        "t69"."high",
                                        "t69"."minutes",
                                        COALESCE("t69"."owner", "t69"."looks_after") AS "owner",
                                        "t69"."reasons",
                                        "t69"."basis",
                                        "t69"."until",
                                        "t69"."net",
                                        CASE "t69"."channel"
                                          WHEN 'seller'
                                          THEN 'phone'
                                          WHEN 'call'
                                          THEN 'phone'
                                          WHEN 'mail'
                                          THEN 'email'
                                          WHEN 'activity'
                                          THEN 'phone'
                                          ELSE "t69"."channel"
                                        END AS "through",
                                        COALESCE("t69"."person_id", '') AS "whom"
                                      FROM (
                                        SELECT
                                          "t68"."customer_id",
                                          "t68"."person_id",
                                          "t68"."kind",
                                          "t68"."what",
                                          "t68"."product_id",
                                          "t68"."channel",
                                          "t68"."now",
                                          "t68"."later",
                                          "t68"."cannibalised",
                                          "t68"."cost",
                                          "t68"."low",
                                          "t68"."high",
                                          "t68"."minutes",
                                          "t68"."owner",
                                          "t68"."reasons",
                                          "t68"."basis",
                                          "t68"."until",
                                          "t68"."net",
                                          "t21"."looked_id",
                                          "t21"."looks_after"
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
                                              CASE
                                                WHEN (
                                                  "t6"."extra_source" = 'measured'
                                                ) AND (
                                                  "t6"."reading" = 'incremental'
                                                )
                                                THEN 'measured'
                                                ELSE 'assumed'
                                              END AS "basis",
                                              CAST(NULL AS TIMESTAMPTZ) AS "until",
                                              "t6"."expected_margin" AS "net"
                                            FROM "offers" AS "t6"
                                          ) AS "t30"
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
                                                  COALESCE("t63"."account_id", "t63"."person_id") AS "customer_id",
                                                  "t63"."person_id",
                                                  'lead' AS "kind",
                                                  "t63"."person_id" AS "what",
                                                  CAST(NULL AS TEXT) AS "product_id",
                                                  'phone' AS "channel",
                                                  LEAST("t63"."probability" * "t63"."lift", 1 - "t63"."probability") * "t63"."value" AS "now",
                                                  0.0 AS "later",
                                                  0.0 AS "cannibalised",
                                                  "t63"."cost",
                                                  LEAST(
                                                    (
                                                      LEAST("t63"."low" * "t63"."lift_low", 1 - "t63"."low") * "t63"."value"
                                                    ) - "t63"."cost",
                                                    (
                                                      LEAST("t63"."low" * "t63"."lift_high", 1 - "t63"."low") * "t63"."value"
                                                    ) - "t63"."cost",
                                                    (
                                                      LEAST("t63"."high" * "t63"."lift_low", 1 - "t63"."high") * "t63"."value"
                                                    ) - "t63"."cost",
                                                    (
                                                      LEAST("t63"."high" * "t63"."lift_high", 1 - "t63"."high") * "t63"."value"
                                                    ) - "t63"."cost"
                                                  ) AS "low",
                                                  GREATEST(
                                                    (
                                                      LEAST("t63"."low" * "t63"."lift_low", 1 - "t63"."low") * "t63"."value"
                                                    ) - "t63"."cost",
                                                    (
                                                      LEAST("t63"."low" * "t63"."lift_high", 1 - "t63"."low") * "t63"."value"
                                                    ) - "t63"."cost",
                                                    (
                                                      LEAST("t63"."high" * "t63"."lift_low", 1 - "t63"."high") * "t63"."value"
                                                    ) - "t63"."cost",
                                                    (
                                                      LEAST("t63"."high" * "t63"."lift_high", 1 - "t63"."high") * "t63"."value"
                                                    ) - "t63"."cost"
                                                  ) AS "high",
                                                  COALESCE(15.0, CASE WHEN 'phone' IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END) AS "minutes",
                                                  "t63"."owner",
                                                  ARRAY_TO_STRING(LIST_SLICE("t63"."reasons", 1, 4), '; ') AS "reasons",
                                                  "t63"."caused_by" AS "basis",
                                                  CAST(NULL AS TIMESTAMPTZ) AS "until",
                                                  CASE
                                                    WHEN (
                                                      (
                                                        (
                                                          LEAST("t63"."probability" * "t63"."lift", 1 - "t63"."probability") * "t63"."value"
                                                        ) IS NOT NULL
                                                      )
                                                      OR (
                                                        0.0 IS NOT NULL
                                                      )
                                                    )
                                                    AND COALESCE("t63"."caused_by" <> 'unknown', TRUE)
                                                    THEN (
                                                      (
                                                        COALESCE(
                                                          LEAST("t63"."probability" * "t63"."lift", 1 - "t63"."probability") * "t63"."value",
                                                          0.0
                                                        ) + COALESCE(0.0, 0.0)
                                                      ) - COALESCE(0.0, 0.0)
                                                    ) - COALESCE("t63"."cost", 0.0)
                                                    ELSE CAST(NULL AS DOUBLE)
                                                  END AS "net"
                                                FROM (
                                                  SELECT
                                                    "t62"."person_id",
                                                    "t62"."account_id",
                                                    "t62"."points",
                                                    "t62"."fit",
                                                    "t62"."engagement",
                                                    "t62"."account_points",
                                                    "t62"."probability",
                                                    "t62"."low",
                                                    "t62"."high",
                                                    "t62"."expected_profit",
                                                    "t62"."qualified",
                                                    "t62"."stage",
                                                    "t62"."reasons",
                                                    "t62"."why_not",
                                                    "t62"."scoring_version",
                                                    "t62"."shadow_points",
                                                    "t62"."owner",
                                                    "t62"."lift",
                                                    "t62"."act",
                                                    "t62"."lift_low",
                                                    "t62"."lift_high",
                                                    "t62"."caused_by",
                                                    (
                                                      (
                                                        1 - "t62"."probability"
                                                      ) * 40.0
                                                    ) + 60.0 AS "cost",
                                                    (
                                                      CAST("t62"."expected_profit" AS DOUBLE) + (
                                                        (
                                                          (
                                                            1 - "t62"."probability"
                                                          ) * 40.0
                                                        ) + 60.0
                                                      )
                                                    ) / NULLIF("t62"."probability", 0.0) AS "value"
                                                  FROM (
                                                    SELECT
                                                      "t59"."person_id",
                                                      "t59"."account_id",
                                                      "t59"."points",
                                                      "t59"."fit",
                                                      "t59"."engagement",
                                                      "t59"."account_points",
                                                      "t59"."probability",
                                                      "t59"."low",
                                                      "t59"."high",
                                                      "t59"."expected_profit",
                                                      "t59"."qualified",
                                                      "t59"."stage",
                                                      "t59"."reasons",
                                                      "t59"."why_not",
                                                      "t59"."scoring_version",
                                                      "t59"."shadow_points",
                                                      "t59"."owner",
                                                      "t27"."lift",
                                                      "t27"."act",
                                                      "t27"."lift_low",
                                                      "t27"."lift_high",
                                                      "t27"."caused_by"
                                                    FROM (
                                                      SELECT
                                                        "t55".*
                                                        EXCLUDE ("looks_after", "own")
                                                      FROM (
                                                        SELECT
                                                          "t52"."person_id",
                                                          "t52"."account_id",
                                                          "t52"."points",
                                                          "t52"."fit",
                                                          "t52"."engagement",
                                                          "t52"."account_points",
                                                          "t52"."probability",
                                                          "t52"."low",
                                                          "t52"."high",
                                                          "t52"."expected_profit",
                                                          "t52"."qualified",
                                                          "t52"."stage",
                                                          "t52"."reasons",
                                                          "t52"."why_not",
                                                          "t52"."scoring_version",
                                                          "t52"."shadow_points",
                                                          "t52"."own",
                                                          "t52"."looks_after",
                                                          COALESCE("t52"."looks_after", "t52"."own") AS "owner"
                                                        FROM (
                                                          SELECT
                                                            "t50".*
                                                            EXCLUDE ("account_id_right")
                                                          FROM (
                                                            SELECT
                                                              "t44"."person_id",
                                                              "t44"."account_id",
                                                              "t44"."points",
                                                              "t44"."fit",
                                                              "t44"."engagement",
                                                              "t44"."account_points",
                                                              "t44"."probability",
                                                              "t44"."low",
                                                              "t44"."high",
                                                              "t44"."expected_profit",
                                                              "t44"."qualified",
                                                              "t44"."stage",
                                                              "t44"."reasons",
                                                              "t44"."why_not",
                                                              "t44"."scoring_version",
                                                              "t44"."shadow_points",
                                                              "t44"."own",
                                                              "t23"."account_id" AS "account_id_right",
                                                              "t23"."looks_after"
                                                            FROM (
                                                              SELECT
                                                                "t39".*
                                                                EXCLUDE ("person_id_right")
                                                              FROM (
                                                                SELECT
                                                                  "t28"."person_id",
                                                                  "t28"."account_id",
                                                                  "t28"."points",
                                                                  "t28"."fit",
                                                                  "t28"."engagement",
                                                                  "t28"."account_points",
                                                                  "t28"."probability",
                                                                  "t28"."low",
                                                                  "t28"."high",
                                                                  "t28"."expected_profit",
                                                                  "t28"."qualified",
                                                                  "t28"."stage",
                                                                  "t28"."reasons",
                                                                  "t28"."why_not",
                                                                  "t28"."scoring_version",
                                                                  "t28"."shadow_points",
                                                                  "t25"."person_id" AS "person_id_right",
                                                                  "t25"."own"
                                                                FROM (
                                                                  SELECT
                                                                    *
                                                                  FROM "lead_scores" AS "t13"
                                                                  WHERE
                                                                    "t13"."qualified" AND "t13"."expected_profit" IS NOT NULL
                                                                ) AS "t28"
                                                                LEFT OUTER JOIN (
                                                                  SELECT
                                                                    "t14"."person_id",
                                                                    "t14"."owner" AS "own"
                                                                  FROM "people" AS "t14"
                                                                ) AS "t25"
                                                                  ON "t28"."person_id" = "t25"."person_id"
                                                              ) AS "t39"
                                                            ) AS "t44"
                                                            LEFT OUTER JOIN (
                                                              SELECT
                                                                "t12"."account_id",
                                                                "t12"."owner" AS "looks_after"
                                                              FROM "accounts" AS "t12"
                                                            ) AS "t23"
                                                              ON "t44"."account_id" = "t23"."account_id"
                                                          ) AS "t50"
                                                        ) AS "t52"
                                                      ) AS "t55"
                                                    ) AS "t59"
                                                    CROSS JOIN (
                                                      SELECT
                                                        "t11"."lift",
                                                        "t11"."kind" AS "act",
                                                        "t11"."low" AS "lift_low",
                                                        "t11"."high" AS "lift_high",
                                                        "t11"."extra_source" AS "caused_by"
                                                      FROM "act_lifts" AS "t11"
                                                      WHERE
                                                        "t11"."kind" IN ('lead')
                                                    ) AS "t27"
                                                  ) AS "t62"
                                                ) AS "t63"
                                              ) AS "t64"
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
                                              ) AS "t33"
                                            ) AS "t65"
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
                                              ) AS "t34"
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
                                              ) AS "t35"
                                            ) AS "t38"
                                          ) AS "t66"
                                        ) AS "t68"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t7"."customer_id" AS "looked_id",
                                            "t7"."owner" AS "looks_after"
                                          FROM "customers" AS "t7"
                                        ) AS "t21"
                                          ON "t68"."customer_id" = "t21"."looked_id"
                                      ) AS "t69"
                                    ) AS "t71"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t4"."customer_id" AS "priced_id",
                                        COALESCE("t4"."person_id", '') AS "priced_person",
                                        "t4"."channel" AS "priced_channel",
                                        "t4"."price",
                                        COALESCE("t4"."low", "t4"."price") AS "price_low",
                                        COALESCE("t4"."high", "t4"."price") AS "price_high"
                                      FROM "contact_prices" AS "t4"
                                    ) AS "t26"
                                      ON "t71"."customer_id" = "t26"."priced_id"
                                      AND "t71"."whom" = "t26"."priced_person"
                                      AND "t71"."through" = "t26"."priced_channel"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t32"."customer_id" AS "held_id",
                                        "t32"."words" AS "held_words",
                                        "t32"."since" AS "held_since"
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
                                      ) AS "t32"
                                      WHERE
                                        "t32"."hold_rank" = 0
                                    ) AS "t46"
                                      ON "t71"."customer_id" = "t46"."held_id"
                                  ) AS "t72"
                                ) AS "t74"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t37"."customer_id" AS "rested_id",
                                    "t37"."days" AS "contacted_days"
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
                                  ) AS "t37"
                                  WHERE
                                    "t37"."days" < 30
                                ) AS "t48"
                                  ON "t74"."customer_id" = "t48"."rested_id"
                              ) AS "t75"
                            ) AS "t76"
                          ) AS "t78"
                          LEFT OUTER JOIN (
                            SELECT
                              "t54"."customer_id" AS "never_id"
                            FROM "t53" AS "t54"
                            WHERE
                              "t54"."product_id" IS NULL
                          ) AS "t60"
                            ON "t78"."customer_id" = "t60"."never_id"
                          LEFT OUTER JOIN (
                            SELECT
                              "t54"."customer_id" AS "no_id",
                              "t54"."product_id" AS "no_to",
                              "t54"."has_it"
                            FROM "t53" AS "t54"
                            WHERE
                              "t54"."product_id" IS NOT NULL
                          ) AS "t61"
                            ON "t78"."customer_id" = "t61"."no_id" AND "t78"."subject" = "t61"."no_to"
                        ) AS "t79"
                      ) AS "t80"
                    ) AS "t81"
                  ) AS "t83"
                  LEFT OUTER JOIN (
                    SELECT
                      "t19"."person_id" AS "permitted_id",
                      BOOL_OR(CAST("t19"."allowed" AND "t19"."channel" IN ('email', 'phone') AS BOOLEAN)) AS "by_any",
                      BOOL_OR(CAST("t19"."allowed" AND (
                        "t19"."channel" = 'email'
                      ) AS BOOLEAN)) AS "by_email",
                      BOOL_OR(CAST("t19"."allowed" AND (
                        "t19"."channel" = 'phone'
                      ) AS BOOLEAN)) AS "by_phone",
                      BOOL_OR(CAST("t19"."allowed" AND (
                        "t19"."channel" = 'sms'
                      ) AS BOOLEAN)) AS "by_sms",
                      BOOL_OR(CAST("t19"."allowed" AND (
                        "t19"."channel" = 'post'
                      ) AS BOOLEAN)) AS "by_post"
                    FROM (
                      SELECT
                        *
                      FROM "permissions" AS "t1"
                      WHERE
                        "t1"."purpose" IN ('mailing', 'calls')
                    ) AS "t19"
                    GROUP BY
                      1
                  ) AS "t40"
                    ON "t83"."who" = "t40"."permitted_id"
                ) AS "t84"
              ) AS "t85"
            ) AS "t86"
          ) AS "t88"
          LEFT OUTER JOIN (
            SELECT
              "t42"."who" AS "live_id",
              MAX(COALESCE("t42"."lead_owner", '')) AS "lead_owner"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t18"."lead_id",
                  FIRST("t18"."step" ORDER BY "t18"."at" DESC) AS "state",
                  MAX(COALESCE("t18"."account_ref", "t18"."person_ref")) AS "who",
                  MAX("t18"."owner") AS "lead_owner"
                FROM (
                  SELECT
                    *
                  FROM "leads" AS "t0"
                  WHERE
                    "t0"."step" IN ('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')
                ) AS "t18"
                GROUP BY
                  1
              ) AS "t31"
              WHERE
                "t31"."state" IN ('open', 'handed', 'accepted') AND "t31"."who" IS NOT NULL
            ) AS "t42"
            GROUP BY
              1
          ) AS "t51"
            ON "t88"."customer_id" = "t51"."live_id"
        ) AS "t89"
      ) AS "t90"
    ) AS "t91"
  ) AS "t92"
) AS "t93"
