WITH "t44" AS (
  SELECT
    "t38"."customer_id",
    "t38"."product_id",
    BOOL_AND(CAST("t38"."verdict" = 'already_has' AS BOOLEAN)) AS "has_it"
  FROM (
    SELECT
      "t22"."customer_id",
      CASE
        WHEN "t22"."verdict" = 'never_here'
        THEN CAST(NULL AS TEXT)
        ELSE "t22"."product_id"
      END AS "product_id",
      "t22"."verdict"
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
    ) AS "t22"
    WHERE
      (
        (
          "t22"."undone_at" IS NULL
        ) OR (
          "t22"."undone_at" > "t22"."moment"
        )
      )
      AND "t22"."verdict" <> 'accept'
      AND NOT (
        COALESCE(
          CASE
            WHEN (
              "t22"."until" IS NULL
            ) AND "t22"."verdict" IN ('not_now', 'done')
            THEN (
              "t22"."at" + INTERVAL '90' DAY
            ) <= "t22"."moment"
            ELSE "t22"."until" <= "t22"."moment"
          END,
          FALSE
        )
      )
  ) AS "t38"
  GROUP BY
    1,
    2
)
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
  "t78"."pressure",
  "t78"."expected_margin",
  "t78"."low",
  "t78"."high",
  "t78"."minutes",
  "t78"."owner",
  "t78"."reasons",
  "t78"."basis",
  "t78"."until",
  "t78"."why_not",
  "t78"."why_words",
  "t78"."rank"
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
    "t77"."low",
    "t77"."high",
    "t77"."minutes",
    "t77"."owner",
    "t77"."reasons",
    "t77"."basis",
    "t77"."until",
    "t77"."net",
    "t77"."pressure",
    "t77"."expected_margin",
    "t77"."held_words",
    "t77"."held_since",
    "t77"."contacted_days",
    "t77"."said_no",
    "t77"."forbidden",
    "t77"."lead_owner",
    "t77"."sale_place",
    "t77"."why_not",
    "t77"."why_words",
    CASE
      WHEN (
        "t77"."why_not" IS NOT NULL
      )
      AND NOT (
        "t77"."why_not" IN ('held', 'rested')
      )
      THEN CAST(NULL AS BIGINT)
      ELSE (
        ROW_NUMBER() OVER (
          PARTITION BY "t77"."customer_id"
          ORDER BY (
            "t77"."why_not" IS NOT NULL
          )
          AND NOT (
            "t77"."why_not" IN ('held', 'rested')
          ) ASC, "t77"."expected_margin" IS NULL ASC, CAST(ROUND("t77"."expected_margin", 9) AS DOUBLE) DESC, "t77"."kind" ASC, "t77"."what" ASC, "t77"."channel" ASC, COALESCE("t77"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1
      ) + 1
    END AS "rank"
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
      "t76"."low",
      "t76"."high",
      "t76"."minutes",
      "t76"."owner",
      "t76"."reasons",
      "t76"."basis",
      "t76"."until",
      "t76"."net",
      "t76"."pressure",
      "t76"."expected_margin",
      "t76"."held_words",
      "t76"."held_since",
      "t76"."contacted_days",
      "t76"."said_no",
      "t76"."forbidden",
      "t76"."lead_owner",
      "t76"."sale_place",
      CASE
        WHEN "t76"."said_no"
        THEN 'feedback'
        WHEN "t76"."forbidden"
        THEN 'not_permitted'
        WHEN COALESCE("t76"."until" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'), FALSE)
        THEN 'over'
        WHEN "t76"."lead_owner" IS NOT NULL
        THEN 'with_seller'
        WHEN (
          "t76"."product_id" IS NOT NULL
        ) AND (
          "t76"."sale_place" > 0
        )
        THEN 'same_sale'
        WHEN (
          "t76"."kind" <> 'keep'
        ) AND (
          "t76"."held_words" IS NOT NULL
        )
        THEN 'held'
        WHEN COALESCE("t76"."minutes" > 0, FALSE) AND (
          "t76"."contacted_days" IS NOT NULL
        )
        THEN 'rested'
        ELSE CAST(NULL AS TEXT)
      END AS "why_not",
      CASE
        WHEN "t76"."said_no"
        THEN 'Somebody said no to it.'
        WHEN "t76"."forbidden"
        THEN 'They may not be contacted that way.'
        WHEN COALESCE("t76"."until" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'), FALSE)
        THEN 'It is too late for it.'
        WHEN "t76"."lead_owner" IS NOT NULL
        THEN 'A seller works on them as a lead.'
        WHEN (
          "t76"."product_id" IS NOT NULL
        ) AND (
          "t76"."sale_place" > 0
        )
        THEN 'Another candidate would sell the same, and is worth more.'
        WHEN (
          "t76"."kind" <> 'keep'
        ) AND (
          "t76"."held_words" IS NOT NULL
        )
        THEN 'Held: ' || "t76"."held_words" || ' since ' || CAST(CAST("t76"."held_since" AS DATE) AS TEXT) || '. Nothing is sold meanwhile.'
        WHEN COALESCE("t76"."minutes" > 0, FALSE) AND (
          "t76"."contacted_days" IS NOT NULL
        )
        THEN 'Contacted ' || CASE
          WHEN "t76"."contacted_days" = 0
          THEN 'today'
          WHEN "t76"."contacted_days" = 1
          THEN 'yesterday'
          ELSE CAST("t76"."contacted_days" AS TEXT) || ' days ago'
        END || ': left alone for a while.'
        ELSE CAST(NULL AS TEXT)
      END AS "why_words"
    FROM (
      SELECT
        "t75"."customer_id",
        "t75"."person_id",
        "t75"."kind",
        "t75"."what",
        "t75"."product_id",
        "t75"."channel",
        "t75"."now",
        "t75"."later",
        "t75"."cannibalised",
        "t75"."cost",
        "t75"."low",
        "t75"."high",
        "t75"."minutes",
        "t75"."owner",
        "t75"."reasons",
        "t75"."basis",
        "t75"."until",
        "t75"."net",
        "t75"."pressure",
        "t75"."expected_margin",
        "t75"."held_words",
        "t75"."held_since",
        "t75"."contacted_days",
        "t75"."said_no",
        "t75"."forbidden",
        "t75"."lead_owner",
        ROW_NUMBER() OVER (
          PARTITION BY "t75"."customer_id", "t75"."product_id"
          ORDER BY NOT (
            "t75"."said_no" OR "t75"."forbidden"
          ) DESC, "t75"."expected_margin" IS NULL ASC, CAST(ROUND("t75"."expected_margin", 9) AS DOUBLE) DESC, "t75"."kind" ASC, "t75"."what" ASC, "t75"."channel" ASC, COALESCE("t75"."person_id", '') ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "sale_place"
      FROM (
        SELECT
          "t74".*
          EXCLUDE ("live_id")
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
            "t73"."low",
            "t73"."high",
            "t73"."minutes",
            "t73"."owner",
            "t73"."reasons",
            "t73"."basis",
            "t73"."until",
            "t73"."net",
            "t73"."pressure",
            "t73"."expected_margin",
            "t73"."held_words",
            "t73"."held_since",
            "t73"."contacted_days",
            "t73"."said_no",
            "t73"."forbidden",
            "t42"."live_id",
            "t42"."lead_owner"
          FROM (
            SELECT
              "t71".*
              EXCLUDE ("by_phone", "by_sms", "by_email", "who", "permitted_id", "by_any", "by_post")
            FROM (
              SELECT
                "t70"."customer_id",
                "t70"."person_id",
                "t70"."kind",
                "t70"."what",
                "t70"."product_id",
                "t70"."channel",
                "t70"."now",
                "t70"."later",
                "t70"."cannibalised",
                "t70"."cost",
                "t70"."low",
                "t70"."high",
                "t70"."minutes",
                "t70"."owner",
                "t70"."reasons",
                "t70"."basis",
                "t70"."until",
                "t70"."net",
                "t70"."pressure",
                "t70"."expected_margin",
                "t70"."held_words",
                "t70"."held_since",
                "t70"."contacted_days",
                "t70"."said_no",
                "t70"."who",
                "t70"."permitted_id",
                "t70"."by_any",
                "t70"."by_email",
                "t70"."by_phone",
                "t70"."by_sms",
                "t70"."by_post",
                COALESCE(
                  NOT (
                    CASE
                      WHEN "t70"."channel" = 'seller'
                      THEN "t70"."by_any"
                      WHEN "t70"."channel" = 'email'
                      THEN "t70"."by_email"
                      WHEN "t70"."channel" = 'phone'
                      THEN "t70"."by_phone"
                      WHEN "t70"."channel" = 'sms'
                      THEN "t70"."by_sms"
                      WHEN "t70"."channel" = 'post'
                      THEN "t70"."by_post"
                      ELSE TRUE
                    END
                  ),
                  FALSE
                ) AS "forbidden"
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
                  "t69"."owner",
                  "t69"."reasons",
                  "t69"."basis",
                  "t69"."until",
                  "t69"."net",
                  "t69"."pressure",
                  "t69"."expected_margin",
                  "t69"."held_words",
                  "t69"."held_since",
                  "t69"."contacted_days",
                  "t69"."said_no",
                  "t69"."who",
                  "t31"."permitted_id",
                  "t31"."by_any",
                  "t31"."by_email",
                  "t31"."by_phone",
                  "t31"."by_sms",
                  "t31"."by_post"
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
                    "t67"."low",
                    "t67"."high",
                    "t67"."minutes",
                    "t67"."owner",
                    "t67"."reasons",
                    "t67"."basis",
                    "t67"."until",
                    "t67"."net",
                    "t67"."pressure",
                    "t67"."expected_margin",
                    "t67"."held_words",
                    "t67"."held_since",
                    "t67"."contacted_days",
                    "t67"."said_no",
                    COALESCE("t67"."person_id", "t67"."customer_id") AS "who"
                  FROM (
                    SELECT
                      "t66".*
                      EXCLUDE ("never_id", "no_id", "no_to", "has_it", "subject")
                    FROM (
                      SELECT
                        "t65"."customer_id",
                        "t65"."person_id",
                        "t65"."kind",
                        "t65"."what",
                        "t65"."product_id",
                        "t65"."channel",
                        "t65"."now",
                        "t65"."later",
                        "t65"."cannibalised",
                        "t65"."cost",
                        "t65"."low",
                        "t65"."high",
                        "t65"."minutes",
                        "t65"."owner",
                        "t65"."reasons",
                        "t65"."basis",
                        "t65"."until",
                        "t65"."net",
                        "t65"."pressure",
                        "t65"."expected_margin",
                        "t65"."held_words",
                        "t65"."held_since",
                        "t65"."contacted_days",
                        "t65"."subject",
                        "t65"."never_id",
                        "t65"."no_id",
                        "t65"."no_to",
                        "t65"."has_it",
                        (
                          "t65"."never_id" IS NOT NULL
                        )
                        OR (
                          (
                            "t65"."no_id" IS NOT NULL
                          )
                          AND NOT (
                            COALESCE("t65"."has_it" AND (
                              "t65"."kind" = 'supply'
                            ), FALSE)
                          )
                        ) AS "said_no"
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
                          "t64"."low",
                          "t64"."high",
                          "t64"."minutes",
                          "t64"."owner",
                          "t64"."reasons",
                          "t64"."basis",
                          "t64"."until",
                          "t64"."net",
                          "t64"."pressure",
                          "t64"."expected_margin",
                          "t64"."held_words",
                          "t64"."held_since",
                          "t64"."contacted_days",
                          "t64"."subject",
                          "t48"."never_id",
                          "t49"."no_id",
                          "t49"."no_to",
                          "t49"."has_it"
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
                            "t62"."owner",
                            "t62"."reasons",
                            "t62"."basis",
                            "t62"."until",
                            "t62"."net",
                            "t62"."pressure",
                            "t62"."expected_margin",
                            "t62"."held_words",
                            "t62"."held_since",
                            "t62"."contacted_days",
                            COALESCE("t62"."product_id", "t62"."what") AS "subject"
                          FROM (
                            SELECT
                              "t61".*
                              EXCLUDE ("rested_id")
                            FROM (
                              SELECT
                                "t60"."customer_id",
                                "t60"."person_id",
                                "t60"."kind",
                                "t60"."what",
                                "t60"."product_id",
                                "t60"."channel",
                                "t60"."now",
                                "t60"."later",
                                "t60"."cannibalised",
                                "t60"."cost",
                                "t60"."low",
                                "t60"."high",
                                "t60"."minutes",
                                "t60"."owner",
                                "t60"."reasons",
                                "t60"."basis",
                                "t60"."until",
                                "t60"."net",
                                "t60"."pressure",
                                "t60"."expected_margin",
                                "t60"."held_words",
                                "t60"."held_since",
                                "t39"."rested_id",
                                "t39"."contacted_days"
                              FROM (
                                SELECT
                                  "t58".*
                                  EXCLUDE ("held_id")
                                FROM (
                                  SELECT
                                    "t57"."customer_id",
                                    "t57"."person_id",
                                    "t57"."kind",
                                    "t57"."what",
                                    "t57"."product_id",
                                    "t57"."channel",
                                    "t57"."now",
                                    "t57"."later",
                                    "t57"."cannibalised",
                                    "t57"."cost",
                                    "t57"."low",
                                    "t57"."high",
                                    "t57"."minutes",
                                    "t57"."owner",
                                    "t57"."reasons",
                                    "t57"."basis",
                                    "t57"."until",
                                    "t57"."net",
                                    "t57"."pressure",
                                    "t57"."expected_margin",
                                    "t37"."held_id",
                                    "t37"."held_words",
                                    "t37"."held_since"
                                  FROM (
                                    SELECT
                                      "t55"."customer_id",
                                      "t55"."person_id",
                                      "t55"."kind",
                                      "t55"."what",
                                      "t55"."product_id",
                                      "t55"."channel",
                                      "t55"."now",
                                      "t55"."later",
                                      "t55"."cannibalised",
                                      "t55"."cost",
                                      "t55"."low",
                                      "t55"."high",
                                      "t55"."minutes",
                                      COALESCE("t55"."owner", "t55"."looks_after") AS "owner",
                                      "t55"."reasons",
                                      "t55"."basis",
                                      "t55"."until",
                                      "t55"."net",
                                      0.0 AS "pressure",
                                      "t55"."net" AS "expected_margin"
                                    FROM (
                                      SELECT
                                        "t54"."customer_id",
                                        "t54"."person_id",
                                        "t54"."kind",
                                        "t54"."what",
                                        "t54"."product_id",
                                        "t54"."channel",
                                        "t54"."now",
                                        "t54"."later",
                                        "t54"."cannibalised",
                                        "t54"."cost",
                                        "t54"."low",
                                        "t54"."high",
                                        "t54"."minutes",
                                        "t54"."owner",
                                        "t54"."reasons",
                                        "t54"."basis",
                                        "t54"."until",
                                        "t54"."net",
                                        "t17"."looked_id",
                                        "t17"."looks_after"
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            "t5"."customer_id",
                                            CAST(NULL AS TEXT) AS "person_id",
                                            'offer' AS "kind",
                                            "t5"."product_id" AS "what",
                                            "t5"."product_id",
                                            'seller' AS "channel",
                                            "t5"."extra_if_contacted" * "t5"."value" AS "now",
                                            0.0 AS "later",
                                            COALESCE("t5"."extra_if_contacted" * (
                                              1 - "t5"."keep"
                                            ) * "t5"."at_risk_value", 0.0) AS "cannibalised",
                                            "t5"."cost",
                                            "t5"."low",
                                            "t5"."high",
                                            15.0 AS "minutes",
                                            CAST(NULL AS TEXT) AS "owner",
                                            "t5"."reasons",
                                            CASE WHEN "t5"."extra_source" = 'measured' THEN 'measured' ELSE 'assumed' END AS "basis",
                                            CAST(NULL AS TIMESTAMPTZ) AS "until",
                                            "t5"."expected_margin" AS "net"
                                          FROM "offers" AS "t5"
                                        ) AS "t23"
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              "t7"."customer_id",
                                              "t7"."person_id",
                                              "t7"."kind",
                                              "t7"."what",
                                              "t7"."product_id",
                                              "t7"."channel",
                                              "t7"."now",
                                              "t7"."later",
                                              "t7"."cannibalised",
                                              "t7"."cost",
                                              "t7"."low",
                                              "t7"."high",
                                              "t7"."minutes",
                                              "t7"."owner",
                                              "t7"."reasons",
                                              "t7"."basis",
                                              "t7"."until",
                                              (
                                                (
                                                  "t7"."now" + COALESCE("t7"."later", 0.0)
                                                ) - COALESCE("t7"."cannibalised", 0.0)
                                              ) - COALESCE("t7"."cost", 0.0) AS "net"
                                            FROM "referral_candidates" AS "t7"
                                          ) AS "t24"
                                          UNION ALL
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                COALESCE("t43"."account_id", "t43"."person_id") AS "customer_id",
                                                "t43"."person_id",
                                                'lead' AS "kind",
                                                "t43"."person_id" AS "what",
                                                CAST(NULL AS TEXT) AS "product_id",
                                                'phone' AS "channel",
                                                CAST("t43"."expected_profit" AS DOUBLE) + 60.0 + (
                                                  (
                                                    1 - "t43"."probability"
                                                  ) * 40.0
                                                ) AS "now",
                                                0.0 AS "later",
                                                0.0 AS "cannibalised",
                                                (
                                                  (
                                                    1 - "t43"."probability"
                                                  ) * 40.0
                                                ) + 60.0 AS "cost",
                                                (
                                                  (
                                                    "t43"."low" * (
                                                      (
                                                        CAST("t43"."expected_profit" AS DOUBLE) + 60.0 + (
                                                          (
                                                            1 - "t43"."probability"
                                                          ) * 40.0
                                                        )
                                                      ) / NULLIF("t43"."probability", 0.0)
                                                    )
                                                  ) - 60.0
                                                ) - (
                                                  (
                                                    1 - "t43"."low"
                                                  ) * 40.0
                                                ) AS "low",
                                                (
                                                  (
                                                    "t43"."high" * (
                                                      (
                                                        CAST("t43"."expected_profit" AS DOUBLE) + 60.0 + (
                                                          (
                                                            1 - "t43"."probability"
                                                          ) * 40.0
                                                        )
                                                      ) / NULLIF("t43"."probability", 0.0)
                                                    )
                                                  ) - 60.0
                                                ) - (
                                                  (
                                                    1 - "t43"."high"
                                                  ) * 40.0
                                                ) AS "high",
                                                15.0 AS "minutes",
                                                COALESCE("t43"."looks_after", "t43"."own") AS "owner",
                                                ARRAY_TO_STRING("t43"."reasons", '; ') AS "reasons",
                                                'assumed' AS "basis",
                                                CAST(NULL AS TIMESTAMPTZ) AS "until",
                                                (
                                                  (
                                                    CAST("t43"."expected_profit" AS DOUBLE) + 60.0 + (
                                                      (
                                                        1 - "t43"."probability"
                                                      ) * 40.0
                                                    ) + COALESCE(0.0, 0.0)
                                                  ) - COALESCE(0.0, 0.0)
                                                ) - COALESCE((
                                                  (
                                                    1 - "t43"."probability"
                                                  ) * 40.0
                                                ) + 60.0, 0.0) AS "net"
                                              FROM (
                                                SELECT
                                                  "t41".*
                                                  EXCLUDE ("account_id_right")
                                                FROM (
                                                  SELECT
                                                    "t35"."person_id",
                                                    "t35"."account_id",
                                                    "t35"."points",
                                                    "t35"."fit",
                                                    "t35"."engagement",
                                                    "t35"."account_points",
                                                    "t35"."probability",
                                                    "t35"."low",
                                                    "t35"."high",
                                                    "t35"."expected_profit",
                                                    "t35"."qualified",
                                                    "t35"."stage",
                                                    "t35"."reasons",
                                                    "t35"."why_not",
                                                    "t35"."scoring_version",
                                                    "t35"."shadow_points",
                                                    "t35"."own",
                                                    "t18"."account_id" AS "account_id_right",
                                                    "t18"."looks_after"
                                                  FROM (
                                                    SELECT
                                                      "t30".*
                                                      EXCLUDE ("person_id_right")
                                                    FROM (
                                                      SELECT
                                                        "t21"."person_id",
                                                        "t21"."account_id",
                                                        "t21"."points",
                                                        "t21"."fit",
                                                        "t21"."engagement",
                                                        "t21"."account_points",
                                                        "t21"."probability",
                                                        "t21"."low",
                                                        "t21"."high",
                                                        "t21"."expected_profit",
                                                        "t21"."qualified",
                                                        "t21"."stage",
                                                        "t21"."reasons",
                                                        "t21"."why_not",
                                                        "t21"."scoring_version",
                                                        "t21"."shadow_points",
                                                        "t20"."person_id" AS "person_id_right",
                                                        "t20"."own"
                                                      FROM (
                                                        SELECT
                                                          *
                                                        FROM "lead_scores" AS "t10"
                                                        WHERE
                                                          "t10"."qualified" AND "t10"."expected_profit" IS NOT NULL
                                                      ) AS "t21"
                                                      LEFT OUTER JOIN (
                                                        SELECT
                                                          "t11"."person_id",
                                                          "t11"."owner" AS "own"
                                                        FROM "people" AS "t11"
                                                      ) AS "t20"
                                                        ON "t21"."person_id" = "t20"."person_id"
                                                    ) AS "t30"
                                                  ) AS "t35"
                                                  LEFT OUTER JOIN (
                                                    SELECT
                                                      "t9"."account_id",
                                                      "t9"."owner" AS "looks_after"
                                                    FROM "accounts" AS "t9"
                                                  ) AS "t18"
                                                    ON "t35"."account_id" = "t18"."account_id"
                                                ) AS "t41"
                                              ) AS "t43"
                                            ) AS "t50"
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
                                                "t8"."minutes",
                                                "t8"."owner",
                                                "t8"."reasons",
                                                "t8"."basis",
                                                "t8"."until",
                                                (
                                                  (
                                                    "t8"."now" + COALESCE("t8"."later", 0.0)
                                                  ) - COALESCE("t8"."cannibalised", 0.0)
                                                ) - COALESCE("t8"."cost", 0.0) AS "net"
                                              FROM "supply_candidates" AS "t8"
                                            ) AS "t25"
                                          ) AS "t51"
                                        ) AS "t52"
                                      ) AS "t54"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t6"."customer_id" AS "looked_id",
                                          "t6"."owner" AS "looks_after"
                                        FROM "customers" AS "t6"
                                      ) AS "t17"
                                        ON "t54"."customer_id" = "t17"."looked_id"
                                    ) AS "t55"
                                  ) AS "t57"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t27"."customer_id" AS "held_id",
                                      "t27"."words" AS "held_words",
                                      "t27"."since" AS "held_since"
                                    FROM (
                                      SELECT
                                        "t4"."customer_id",
                                        "t4"."person_id",
                                        "t4"."hold",
                                        "t4"."about",
                                        "t4"."since",
                                        "t4"."words",
                                        ROW_NUMBER() OVER (
                                          PARTITION BY "t4"."customer_id"
                                          ORDER BY CASE
                                            WHEN "t4"."hold" = 'complaint'
                                            THEN 0
                                            WHEN "t4"."hold" = 'late_delivery'
                                            THEN 1
                                            WHEN "t4"."hold" = 'quote'
                                            THEN 2
                                            ELSE NULL
                                          END ASC, "t4"."since" ASC, "t4"."about" ASC
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                        ) - 1 AS "hold_rank"
                                      FROM "holds" AS "t4"
                                    ) AS "t27"
                                    WHERE
                                      "t27"."hold_rank" = 0
                                  ) AS "t37"
                                    ON "t57"."customer_id" = "t37"."held_id"
                                ) AS "t58"
                              ) AS "t60"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t29"."customer_id" AS "rested_id",
                                  "t29"."days" AS "contacted_days"
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
                                ) AS "t29"
                                WHERE
                                  "t29"."days" < 30
                              ) AS "t39"
                                ON "t60"."customer_id" = "t39"."rested_id"
                            ) AS "t61"
                          ) AS "t62"
                        ) AS "t64"
                        LEFT OUTER JOIN (
                          SELECT
                            "t45"."customer_id" AS "never_id"
                          FROM "t44" AS "t45"
                          WHERE
                            "t45"."product_id" IS NULL
                        ) AS "t48"
                          ON "t64"."customer_id" = "t48"."never_id"
                        LEFT OUTER JOIN (
                          SELECT
                            "t45"."customer_id" AS "no_id",
                            "t45"."product_id" AS "no_to",
                            "t45"."has_it"
                          FROM "t44" AS "t45"
                          WHERE
                            "t45"."product_id" IS NOT NULL
                        ) AS "t49"
                          ON "t64"."customer_id" = "t49"."no_id" AND "t64"."subject" = "t49"."no_to"
                      ) AS "t65"
                    ) AS "t66"
                  ) AS "t67"
                ) AS "t69"
                LEFT OUTER JOIN (
                  SELECT
                    "t16"."person_id" AS "permitted_id",
                    BOOL_OR(CAST("t16"."allowed" AND "t16"."channel" IN ('email', 'phone') AS BOOLEAN)) AS "by_any",
                    BOOL_OR(CAST("t16"."allowed" AND (
                      "t16"."channel" = 'email'
                    ) AS BOOLEAN)) AS "by_email",
                    BOOL_OR(CAST("t16"."allowed" AND (
                      "t16"."channel" = 'phone'
                    ) AS BOOLEAN)) AS "by_phone",
                    BOOL_OR(CAST("t16"."allowed" AND (
                      "t16"."channel" = 'sms'
                    ) AS BOOLEAN)) AS "by_sms",
                    BOOL_OR(CAST("t16"."allowed" AND (
                      "t16"."channel" = 'post'
                    ) AS BOOLEAN)) AS "by_post"
                  FROM (
                    SELECT
                      *
                    FROM "permissions" AS "t1"
                    WHERE
                      "t1"."purpose" IN ('mailing', 'calls')
                  ) AS "t16"
                  GROUP BY
                    1
                ) AS "t31"
                  ON "t69"."who" = "t31"."permitted_id"
              ) AS "t70"
            ) AS "t71"
          ) AS "t73"
          LEFT OUTER JOIN (
            SELECT
              "t33"."who" AS "live_id",
              MAX(COALESCE("t33"."lead_owner", '')) AS "lead_owner"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t15"."lead_id",
                  FIRST("t15"."step" ORDER BY "t15"."at" DESC) AS "state",
                  MAX(COALESCE("t15"."account_ref", "t15"."person_ref")) AS "who",
                  MAX("t15"."owner") AS "lead_owner"
                FROM (
                  SELECT
                    *
                  FROM "leads" AS "t0"
                  WHERE
                    "t0"."step" IN ('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')
                ) AS "t15"
                GROUP BY
                  1
              ) AS "t26"
              WHERE
                "t26"."state" IN ('open', 'handed', 'accepted') AND "t26"."who" IS NOT NULL
            ) AS "t33"
            GROUP BY
              1
          ) AS "t42"
            ON "t73"."customer_id" = "t42"."live_id"
        ) AS "t74"
      ) AS "t75"
    ) AS "t76"
  ) AS "t77"
) AS "t78"
