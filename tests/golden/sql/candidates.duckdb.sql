WITH "t47" AS (
  SELECT
    "t41"."customer_id",
    "t41"."product_id",
    BOOL_AND(CAST("t41"."verdict" = 'already_has' AS BOOLEAN)) AS "has_it"
  FROM (
    SELECT
      "t25"."customer_id",
      CASE
        WHEN "t25"."verdict" = 'never_here'
        THEN CAST(NULL AS TEXT)
        ELSE "t25"."product_id"
      END AS "product_id",
      "t25"."verdict"
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
    ) AS "t25"
    WHERE
      (
        (
          "t25"."undone_at" IS NULL
        ) OR (
          "t25"."undone_at" > "t25"."moment"
        )
      )
      AND "t25"."verdict" <> 'accept'
      AND NOT (
        COALESCE(
          CASE
            WHEN (
              "t25"."until" IS NULL
            ) AND "t25"."verdict" IN ('not_now', 'done')
            THEN (
              "t25"."at" + INTERVAL '90' DAY
            ) <= "t25"."moment"
            ELSE "t25"."until" <= "t25"."moment"
          END,
          FALSE
        )
      )
  ) AS "t41"
  GROUP BY
    1,
    2
)
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
  "t83"."pressure",
  "t83"."expected_margin",
  "t83"."low",
  "t83"."high",
  "t83"."minutes",
  "t83"."owner",
  "t83"."reasons",
  "t83"."basis",
  "t83"."until",
  "t83"."why_not",
  "t83"."why_words",
  "t83"."rank"
FROM (
  SELECT
    "t82"."customer_id",
    "t82"."person_id",
    "t82"."kind",
    "t82"."what",
    "t82"."product_id",
    "t82"."channel",
    "t82"."now",
    "t82"."later",
    "t82"."cannibalised",
    "t82"."cost",
    "t82"."minutes",
    "t82"."owner",
    "t82"."reasons",
    "t82"."basis",
    "t82"."until",
    "t82"."pressure",
    "t82"."expected_margin",
    "t82"."low",
    "t82"."high",
    "t82"."held_words",
    "t82"."held_since",
    "t82"."contacted_days",
    "t82"."said_no",
    "t82"."forbidden",
    "t82"."unproved",
    "t82"."lead_owner",
    "t82"."sale_place",
    "t82"."why_not",
    "t82"."why_words",
    CASE
      WHEN (
        "t82"."why_not" IS NOT NULL
      )
      AND NOT (
        "t82"."why_not" IN ('held', 'rested')
      )
      THEN CAST(NULL AS BIGINT)
      ELSE (
        ROW_NUMBER() OVER (
          PARTITION BY "t82"."customer_id"
          ORDER BY (
            "t82"."why_not" IS NOT NULL
          )
          AND NOT (
            "t82"."why_not" IN ('held', 'rested')
          ) ASC, "t82"."expected_margin" IS NULL ASC, CAST(ROUND("t82"."expected_margin", 9) AS DOUBLE) DESC, "t82"."kind" ASC, "t82"."what" ASC, "t82"."channel" ASC, COALESCE("t82"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1
    END AS "rank"
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
      "t81"."lead_owner",
      "t81"."sale_place",
      CASE
        WHEN "t81"."said_no"
        THEN 'feedback'
        WHEN "t81"."forbidden"
        THEN 'not_permitted'
        WHEN COALESCE("t81"."until" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'), FALSE)
        THEN 'over'
        WHEN "t81"."unproved"
        THEN 'unproved'
        WHEN "t81"."lead_owner" IS NOT NULL
        THEN 'with_seller'
        WHEN (
          "t81"."product_id" IS NOT NULL
        ) AND (
          "t81"."sale_place" > 0
        )
        THEN 'same_sale'
        WHEN (
          "t81"."kind" <> 'keep'
        ) AND (
          "t81"."held_words" IS NOT NULL
        )
        THEN 'held'
        WHEN COALESCE("t81"."minutes" > 0, FALSE) AND (
          "t81"."contacted_days" IS NOT NULL
        )
        THEN 'rested'
        ELSE CAST(NULL AS TEXT)
      END AS "why_not",
      CASE
        WHEN "t81"."said_no"
        THEN 'Somebody said no to it.'
        WHEN "t81"."forbidden"
        THEN 'They may not be contacted that way.'
        WHEN COALESCE("t81"."until" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'), FALSE)
        THEN 'It is too late for it.'
        WHEN "t81"."unproved"
        THEN 'They buy it by themselves; that a contact adds to it is assumed, and not measured.'
        WHEN "t81"."lead_owner" IS NOT NULL
        THEN 'A seller works on them as a lead.'
        WHEN (
          "t81"."product_id" IS NOT NULL
        ) AND (
          "t81"."sale_place" > 0
        )
        THEN 'Another candidate would sell the same, and is worth more.'
        WHEN (
          "t81"."kind" <> 'keep'
        ) AND (
          "t81"."held_words" IS NOT NULL
        )
        THEN 'Held: ' || "t81"."held_words" || ' since ' || CAST(CAST("t81"."held_since" AS DATE) AS TEXT) || '. Nothing is sold meanwhile.'
        WHEN COALESCE("t81"."minutes" > 0, FALSE) AND (
          "t81"."contacted_days" IS NOT NULL
        )
        THEN 'Contacted ' || CASE
          WHEN "t81"."contacted_days" = 0
          THEN 'today'
          WHEN "t81"."contacted_days" = 1
          THEN 'yesterday'
          ELSE CAST("t81"."contacted_days" AS TEXT) || ' days ago'
        END || ': left alone for a while.'
        ELSE CAST(NULL AS TEXT)
      END AS "why_words"
    FROM (
      SELECT
        "t80"."customer_id",
        "t80"."person_id",
        "t80"."kind",
        "t80"."what",
        "t80"."product_id",
        "t80"."channel",
        "t80"."now",
        "t80"."later",
        "t80"."cannibalised",
        "t80"."cost",
        "t80"."minutes",
        "t80"."owner",
        "t80"."reasons",
        "t80"."basis",
        "t80"."until",
        "t80"."pressure",
        "t80"."expected_margin",
        "t80"."low",
        "t80"."high",
        "t80"."held_words",
        "t80"."held_since",
        "t80"."contacted_days",
        "t80"."said_no",
        "t80"."forbidden",
        "t80"."unproved",
        "t80"."lead_owner",
        ROW_NUMBER() OVER (
          PARTITION BY "t80"."customer_id", "t80"."product_id"
          ORDER BY NOT (
            "t80"."said_no" OR "t80"."forbidden" OR "t80"."unproved"
          ) DESC, "t80"."expected_margin" IS NULL ASC, CAST(ROUND("t80"."expected_margin", 9) AS DOUBLE) DESC, "t80"."kind" ASC, "t80"."what" ASC, "t80"."channel" ASC, COALESCE("t80"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "sale_place"
      FROM (
        SELECT
          "t79".*
          EXCLUDE ("live_id")
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
            "t78"."said_no",
            "t78"."forbidden",
            "t78"."unproved",
            "t45"."live_id",
            "t45"."lead_owner"
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
              "t76"."forbidden",
              COALESCE(
                (
                  "t76"."kind" = 'supply'
                )
                AND (
                  "t76"."what" = "t76"."product_id"
                )
                AND (
                  "t76"."basis" <> 'measured'
                ),
                FALSE
              ) AS "unproved"
            FROM (
              SELECT
                "t75".*
                EXCLUDE ("by_sms", "by_any", "by_post", "by_phone", "who", "by_email", "permitted_id")
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
                  "t74"."who",
                  "t74"."permitted_id",
                  "t74"."by_any",
                  "t74"."by_email",
                  "t74"."by_phone",
                  "t74"."by_sms",
                  "t74"."by_post",
                  COALESCE(
                    NOT (
                      CASE
                        WHEN "t74"."channel" = 'seller'
                        THEN "t74"."by_any"
                        WHEN "t74"."channel" = 'email'
                        THEN "t74"."by_email"
                        WHEN "t74"."channel" = 'phone'
                        THEN "t74"."by_phone"
                        WHEN "t74"."channel" = 'sms'
                        THEN "t74"."by_sms"
                        WHEN "t74"."channel" = 'post'
                        THEN "t74"."by_post"
                        ELSE TRUE
                      END
                    ),
                    FALSE
                  ) AS "forbidden"
                FROM (
                  SELECT
                    "t73"."customer_id",
                    "t73"."person_id",
                    "t73"."kind",
                    "t73"."what",
                    "t73"."product_id",
                    "t73"."channel",
                    "t73"."now",
                    "t73"."later",
                    "t73"."cannibalised",
                    "t73"."cost",
                    "t73"."minutes",
                    "t73"."owner",
                    "t73"."reasons",
                    "t73"."basis",
                    "t73"."until",
                    "t73"."pressure",
                    "t73"."expected_margin",
                    "t73"."low",
                    "t73"."high",
                    "t73"."held_words",
                    "t73"."held_since",
                    "t73"."contacted_days",
                    "t73"."said_no",
                    "t73"."who",
                    "t34"."permitted_id",
                    "t34"."by_any",
                    "t34"."by_email",
                    "t34"."by_phone",
                    "t34"."by_sms",
                    "t34"."by_post"
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
                      "t71"."said_no",
                      COALESCE("t71"."person_id", "t71"."customer_id") AS "who"
                    FROM (
                      SELECT
                        "t70".*
                        EXCLUDE ("no_id", "has_it", "subject", "no_to", "never_id")
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
                          "t69"."subject",
                          "t69"."never_id",
                          "t69"."no_id",
                          "t69"."no_to",
                          "t69"."has_it",
                          (
                            "t69"."never_id" IS NOT NULL
                          )
                          OR (
                            (
                              "t69"."no_id" IS NOT NULL
                            )
                            AND NOT (
                              COALESCE("t69"."has_it" AND (
                                "t69"."kind" = 'supply'
                              ), FALSE)
                            )
                          ) AS "said_no"
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
                            "t68"."minutes",
                            "t68"."owner",
                            "t68"."reasons",
                            "t68"."basis",
                            "t68"."until",
                            "t68"."pressure",
                            "t68"."expected_margin",
                            "t68"."low",
                            "t68"."high",
                            "t68"."held_words",
                            "t68"."held_since",
                            "t68"."contacted_days",
                            "t68"."subject",
                            "t51"."never_id",
                            "t52"."no_id",
                            "t52"."no_to",
                            "t52"."has_it"
                          FROM (
                            SELECT
                              "t66"."customer_id",
                              "t66"."person_id",
                              "t66"."kind",
                              "t66"."what",
                              "t66"."product_id",
                              "t66"."channel",
                              "t66"."now",
                              "t66"."later",
                              "t66"."cannibalised",
                              "t66"."cost",
                              "t66"."minutes",
                              "t66"."owner",
                              "t66"."reasons",
                              "t66"."basis",
                              "t66"."until",
                              "t66"."pressure",
                              "t66"."expected_margin",
                              "t66"."low",
                              "t66"."high",
                              "t66"."held_words",
                              "t66"."held_since",
                              "t66"."contacted_days",
                              COALESCE("t66"."product_id", "t66"."what") AS "subject"
                            FROM (
                              SELECT
                                "t65".*
                                EXCLUDE ("rested_id")
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
                                  "t64"."pressure",
                                  "t64"."expected_margin",
                                  "t64"."low",
                                  "t64"."high",
                                  "t64"."held_words",
                                  "t64"."held_since",
                                  "t42"."rested_id",
                                  "t42"."contacted_days"
                                FROM (
                                  SELECT
                                    "t62".*
                                    EXCLUDE ("held_id")
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
                                      "t61"."minutes",
                                      "t61"."owner",
                                      "t61"."reasons",
                                      "t61"."basis",
                                      "t61"."until",
                                      COALESCE("t23"."price", 0.0) AS "pressure",
                                      "t61"."net" - COALESCE("t23"."price", 0.0) AS "expected_margin",
                                      "t61"."low" - COALESCE("t23"."price_high", 0.0) AS "low",
                                      "t61"."high" - COALESCE("t23"."price_low", 0.0) AS "high",
                                      "t40"."held_id",
                                      "t40"."held_words",
                                      "t40"."held_since"
                                    FROM (
                                      SELECT
                                        "t59"."customer_id",
                                        "t59"."person_id",
                                        "t59"."kind",
                                        "t59"."what",
                                        "t59"."product_id",
                                        "t59"."channel",
                                        "t59"."now",
                                        "t59"."later",
                                        "t59"."cannibalised",
                                        "t59"."cost",
                                        "t59"."low",
                                        "t59"."high",
                                        "t59"."minutes",
                                        COALESCE("t59"."owner", "t59"."looks_after") AS "owner",
                                        "t59"."reasons",
                                        "t59"."basis",
                                        "t59"."until",
                                        "t59"."net",
                                        CASE "t59"."channel"
                                          WHEN 'seller'
                                          THEN 'phone'
                                          WHEN 'call'
                                          THEN 'phone'
                                          WHEN 'mail'
                                          THEN 'email'
                                          WHEN 'activity'
                                          THEN 'phone'
                                          ELSE "t59"."channel"
                                        END AS "through",
                                        COALESCE("t59"."person_id", '') AS "whom"
                                      FROM (
                                        SELECT
                                          "t58"."customer_id",
                                          "t58"."person_id",
                                          "t58"."kind",
                                          "t58"."what",
                                          "t58"."product_id",
                                          "t58"."channel",
                                          "t58"."now",
                                          "t58"."later",
                                          "t58"."cannibalised",
                                          "t58"."cost",
                                          "t58"."low",
                                          "t58"."high",
                                          "t58"."minutes",
                                          "t58"."owner",
                                          "t58"."reasons",
                                          "t58"."basis",
                                          "t58"."until",
                                          "t58"."net",
                                          "t19"."looked_id",
                                          "t19"."looks_after"
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
                                          ) AS "t26"
                                          UNION ALL
                                          SELECT
                                            *
                                          FROM (
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
                                              FROM "referral_candidates" AS "t8"
                                            ) AS "t29"
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t53"."customer_id",
                                                  "t53"."person_id",
                                                  "t53"."kind",
                                                  "t53"."what",
                                                  "t53"."product_id",
                                                  "t53"."channel",
                                                  "t53"."now",
                                                  "t53"."later",
                                                  "t53"."cannibalised",
                                                  "t53"."cost",
                                                  "t53"."low",
                                                  "t53"."high",
                                                  "t53"."minutes",
                                                  "t53"."owner",
                                                  "t53"."reasons",
                                                  "t53"."basis",
                                                  "t53"."until",
                                                  CASE
                                                    WHEN (
                                                      (
                                                        "t53"."now" IS NOT NULL
                                                      ) OR (
                                                        "t53"."later" IS NOT NULL
                                                      )
                                                    )
                                                    AND COALESCE("t53"."basis" <> 'unknown', TRUE)
                                                    THEN (
                                                      (
                                                        COALESCE("t53"."now", 0.0) + COALESCE("t53"."later", 0.0)
                                                      ) - COALESCE("t53"."cannibalised", 0.0)
                                                    ) - COALESCE("t53"."cost", 0.0)
                                                    ELSE CAST(NULL AS DOUBLE)
                                                  END AS "net"
                                                FROM (
                                                  SELECT
                                                    COALESCE("t46"."account_id", "t46"."person_id") AS "customer_id",
                                                    "t46"."person_id",
                                                    'lead' AS "kind",
                                                    "t46"."person_id" AS "what",
                                                    CAST(NULL AS TEXT) AS "product_id",
                                                    'phone' AS "channel",
                                                    CAST("t46"."expected_profit" AS DOUBLE) + 60.0 + (
                                                      (
                                                        1 - "t46"."probability"
                                                      ) * 40.0
                                                    ) AS "now",
                                                    0.0 AS "later",
                                                    0.0 AS "cannibalised",
                                                    (
                                                      (
                                                        1 - "t46"."probability"
                                                      ) * 40.0
                                                    ) + 60.0 AS "cost",
                                                    (
                                                      (
                                                        "t46"."low" * (
                                                          (
                                                            CAST("t46"."expected_profit" AS DOUBLE) + 60.0 + (
                                                              (
                                                                1 - "t46"."probability"
                                                              ) * 40.0
                                                            )
                                                          ) / NULLIF("t46"."probability", 0.0)
                                                        )
                                                      ) - 60.0
                                                    ) - (
                                                      (
                                                        1 - "t46"."low"
                                                      ) * 40.0
                                                    ) AS "low",
                                                    (
                                                      (
                                                        "t46"."high" * (
                                                          (
                                                            CAST("t46"."expected_profit" AS DOUBLE) + 60.0 + (
                                                              (
                                                                1 - "t46"."probability"
                                                              ) * 40.0
                                                            )
                                                          ) / NULLIF("t46"."probability", 0.0)
                                                        )
                                                      ) - 60.0
                                                    ) - (
                                                      (
                                                        1 - "t46"."high"
                                                      ) * 40.0
                                                    ) AS "high",
                                                    COALESCE(15.0, CASE WHEN 'phone' IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END) AS "minutes",
                                                    COALESCE("t46"."looks_after", "t46"."own") AS "owner",
                                                    ARRAY_TO_STRING("t46"."reasons", '; ') AS "reasons",
                                                    'assumed' AS "basis",
                                                    CAST(NULL AS TIMESTAMPTZ) AS "until"
                                                  FROM (
                                                    SELECT
                                                      "t44".*
                                                      EXCLUDE ("account_id_right")
                                                    FROM (
                                                      SELECT
                                                        "t38"."person_id",
                                                        "t38"."account_id",
                                                        "t38"."points",
                                                        "t38"."fit",
                                                        "t38"."engagement",
                                                        "t38"."account_points",
                                                        "t38"."probability",
                                                        "t38"."low",
                                                        "t38"."high",
                                                        "t38"."expected_profit",
                                                        "t38"."qualified",
                                                        "t38"."stage",
                                                        "t38"."reasons",
                                                        "t38"."why_not",
                                                        "t38"."scoring_version",
                                                        "t38"."shadow_points",
                                                        "t38"."own",
                                                        "t20"."account_id" AS "account_id_right",
                                                        "t20"."looks_after"
                                                      FROM (
                                                        SELECT
                                                          "t33".*
                                                          EXCLUDE ("person_id_right")
                                                        FROM (
                                                          SELECT
                                                            "t24"."person_id",
                                                            "t24"."account_id",
                                                            "t24"."points",
                                                            "t24"."fit",
                                                            "t24"."engagement",
                                                            "t24"."account_points",
                                                            "t24"."probability",
                                                            "t24"."low",
                                                            "t24"."high",
                                                            "t24"."expected_profit",
                                                            "t24"."qualified",
                                                            "t24"."stage",
                                                            "t24"."reasons",
                                                            "t24"."why_not",
                                                            "t24"."scoring_version",
                                                            "t24"."shadow_points",
                                                            "t22"."person_id" AS "person_id_right",
                                                            "t22"."own"
                                                          FROM (
                                                            SELECT
                                                              *
                                                            FROM "lead_scores" AS "t11"
                                                            WHERE
                                                              "t11"."qualified" AND "t11"."expected_profit" IS NOT NULL
                                                          ) AS "t24"
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              "t12"."person_id",
                                                              "t12"."owner" AS "own"
                                                            FROM "people" AS "t12"
                                                          ) AS "t22"
                                                            ON "t24"."person_id" = "t22"."person_id"
                                                        ) AS "t33"
                                                      ) AS "t38"
                                                      LEFT OUTER JOIN (
                                                        SELECT
                                                          "t10"."account_id",
                                                          "t10"."owner" AS "looks_after"
                                                        FROM "accounts" AS "t10"
                                                      ) AS "t20"
                                                        ON "t38"."account_id" = "t20"."account_id"
                                                    ) AS "t44"
                                                  ) AS "t46"
                                                ) AS "t53"
                                              ) AS "t54"
                                              UNION ALL
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
                                              ) AS "t30"
                                            ) AS "t55"
                                          ) AS "t56"
                                        ) AS "t58"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t7"."customer_id" AS "looked_id",
                                            "t7"."owner" AS "looks_after"
                                          FROM "customers" AS "t7"
                                        ) AS "t19"
                                          ON "t58"."customer_id" = "t19"."looked_id"
                                      ) AS "t59"
                                    ) AS "t61"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t4"."customer_id" AS "priced_id",
                                        COALESCE("t4"."person_id", '') AS "priced_person",
                                        "t4"."channel" AS "priced_channel",
                                        "t4"."price",
                                        COALESCE("t4"."low", "t4"."price") AS "price_low",
                                        COALESCE("t4"."high", "t4"."price") AS "price_high"
                                      FROM "contact_prices" AS "t4"
                                    ) AS "t23"
                                      ON "t61"."customer_id" = "t23"."priced_id"
                                      AND "t61"."whom" = "t23"."priced_person"
                                      AND "t61"."through" = "t23"."priced_channel"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t28"."customer_id" AS "held_id",
                                        "t28"."words" AS "held_words",
                                        "t28"."since" AS "held_since"
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
                                      ) AS "t28"
                                      WHERE
                                        "t28"."hold_rank" = 0
                                    ) AS "t40"
                                      ON "t61"."customer_id" = "t40"."held_id"
                                  ) AS "t62"
                                ) AS "t64"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t32"."customer_id" AS "rested_id",
                                    "t32"."days" AS "contacted_days"
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
                                  ) AS "t32"
                                  WHERE
                                    "t32"."days" < 30
                                ) AS "t42"
                                  ON "t64"."customer_id" = "t42"."rested_id"
                              ) AS "t65"
                            ) AS "t66"
                          ) AS "t68"
                          LEFT OUTER JOIN (
                            SELECT
                              "t48"."customer_id" AS "never_id"
                            FROM "t47" AS "t48"
                            WHERE
                              "t48"."product_id" IS NULL
                          ) AS "t51"
                            ON "t68"."customer_id" = "t51"."never_id"
                          LEFT OUTER JOIN (
                            SELECT
                              "t48"."customer_id" AS "no_id",
                              "t48"."product_id" AS "no_to",
                              "t48"."has_it"
                            FROM "t47" AS "t48"
                            WHERE
                              "t48"."product_id" IS NOT NULL
                          ) AS "t52"
                            ON "t68"."customer_id" = "t52"."no_id" AND "t68"."subject" = "t52"."no_to"
                        ) AS "t69"
                      ) AS "t70"
                    ) AS "t71"
                  ) AS "t73"
                  LEFT OUTER JOIN (
                    SELECT
                      "t17"."person_id" AS "permitted_id",
                      BOOL_OR(CAST("t17"."allowed" AND "t17"."channel" IN ('email', 'phone') AS BOOLEAN)) AS "by_any",
                      BOOL_OR(CAST("t17"."allowed" AND (
                        "t17"."channel" = 'email'
                      ) AS BOOLEAN)) AS "by_email",
                      BOOL_OR(CAST("t17"."allowed" AND (
                        "t17"."channel" = 'phone'
                      ) AS BOOLEAN)) AS "by_phone",
                      BOOL_OR(CAST("t17"."allowed" AND (
                        "t17"."channel" = 'sms'
                      ) AS BOOLEAN)) AS "by_sms",
                      BOOL_OR(CAST("t17"."allowed" AND (
                        "t17"."channel" = 'post'
                      ) AS BOOLEAN)) AS "by_post"
                    FROM (
                      SELECT
                        *
                      FROM "permissions" AS "t1"
                      WHERE
                        "t1"."purpose" IN ('mailing', 'calls')
                    ) AS "t17"
                    GROUP BY
                      1
                  ) AS "t34"
                    ON "t73"."who" = "t34"."permitted_id"
                ) AS "t74"
              ) AS "t75"
            ) AS "t76"
          ) AS "t78"
          LEFT OUTER JOIN (
            SELECT
              "t36"."who" AS "live_id",
              MAX(COALESCE("t36"."lead_owner", '')) AS "lead_owner"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t16"."lead_id",
                  FIRST("t16"."step" ORDER BY "t16"."at" DESC) AS "state",
                  MAX(COALESCE("t16"."account_ref", "t16"."person_ref")) AS "who",
                  MAX("t16"."owner") AS "lead_owner"
                FROM (
                  SELECT
                    *
                  FROM "leads" AS "t0"
                  WHERE
                    "t0"."step" IN ('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')
                ) AS "t16"
                GROUP BY
                  1
              ) AS "t27"
              WHERE
                "t27"."state" IN ('open', 'handed', 'accepted') AND "t27"."who" IS NOT NULL
            ) AS "t36"
            GROUP BY
              1
          ) AS "t45"
            ON "t78"."customer_id" = "t45"."live_id"
        ) AS "t79"
      ) AS "t80"
    ) AS "t81"
  ) AS "t82"
) AS "t83"
