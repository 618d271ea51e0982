WITH "t20" AS (
  SELECT
    "t12"."customer_id",
    CASE
      WHEN "t12"."verdict" = 'never_here'
      THEN CAST(NULL AS TEXT)
      ELSE "t12"."product_id"
    END AS "product_id",
    "t12"."verdict"
  FROM (
    SELECT
      "t5"."feedback_id",
      "t5"."at",
      "t5"."customer_id",
      "t5"."product_id",
      "t5"."verdict",
      "t5"."until",
      "t5"."by",
      "t5"."undone_at",
      "t5"."source",
      "t5"."received_at",
      "t5"."load_id",
      GREATEST(
        MAX("t5"."at") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
        MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      ) AS "moment"
    FROM "feedback" AS "t5"
  ) AS "t12"
  WHERE
    (
      (
        "t12"."undone_at" IS NULL
      ) OR (
        "t12"."undone_at" > "t12"."moment"
      )
    )
    AND "t12"."verdict" <> 'accept'
    AND NOT (
      COALESCE(
        CASE
          WHEN (
            "t12"."until" IS NULL
          ) AND "t12"."verdict" IN ('not_now', 'done')
          THEN (
            "t12"."at" + INTERVAL '90' DAY
          ) <= "t12"."moment"
          ELSE "t12"."until" <= "t12"."moment"
        END,
        FALSE
      )
    )
), "t39" AS (
  SELECT
    "t38"."customer_id",
    "t38"."kind",
    "t38"."owner",
    "t38"."customer_group",
    "t38"."arm",
    "t38"."contacted_days",
    "t38"."held_words",
    "t38"."held_since",
    "t38"."before_id",
    "t38"."before_margin",
    "t38"."second",
    "t38"."third",
    "t38"."product_id",
    "t38"."products",
    "t38"."expected_margin",
    "t38"."low",
    "t38"."high",
    "t38"."reasons",
    "t38"."best_id",
    CASE
      WHEN "t38"."before_id" IS NULL
      THEN 'no_candidate'
      WHEN NOT (
        COALESCE("t38"."expected_margin" > 0, FALSE)
      )
      AND COALESCE("t38"."before_margin" > 0, FALSE)
      THEN 'feedback'
      WHEN NOT (
        COALESCE("t38"."expected_margin" > 0, FALSE)
      )
      THEN 'no_gain'
      WHEN "t38"."held_words" IS NOT NULL
      THEN 'held'
      WHEN "t38"."contacted_days" IS NOT NULL
      THEN 'rested'
      WHEN "t38"."arm" = 'control'
      THEN 'control'
      ELSE 'best_offer'
    END AS "reason"
  FROM (
    SELECT
      "t35"."customer_id",
      "t35"."kind",
      "t35"."owner",
      "t35"."customer_group",
      "t35"."arm",
      "t35"."contacted_days",
      "t35"."held_words",
      "t35"."held_since",
      "t11"."before_id",
      "t11"."before_margin",
      "t37"."second",
      "t37"."third",
      "t37"."product_id",
      "t37"."products",
      "t37"."expected_margin",
      "t37"."low",
      "t37"."high",
      "t37"."reasons",
      "t37"."best_id"
    FROM (
      SELECT
        "t32".*
        EXCLUDE ("held_id")
      FROM (
        SELECT
          "t30"."customer_id",
          "t30"."kind",
          "t30"."owner",
          "t30"."customer_group",
          "t30"."arm",
          "t30"."contacted_days",
          "t17"."held_id",
          "t17"."held_words",
          "t17"."held_since"
        FROM (
          SELECT
            "t28".*
            EXCLUDE ("rested_id")
          FROM (
            SELECT
              "t23"."customer_id",
              "t23"."kind",
              "t23"."owner",
              "t23"."customer_group",
              "t23"."arm",
              "t19"."rested_id",
              "t19"."contacted_days"
            FROM (
              SELECT
                "t14"."customer_id",
                "t14"."kind",
                "t14"."owner",
                "t14"."customer_group",
                CASE
                  WHEN SUBSTRING(
                    MD5('control|' || "t14"."customer_id"),
                    CASE
                      WHEN (
                        0 + 1
                      ) >= 1
                      THEN 0 + 1
                      ELSE 0 + 1 + LENGTH(MD5('control|' || "t14"."customer_id"))
                    END,
                    8
                  ) < '19999999'
                  THEN 'control'
                  ELSE 'treated'
                END AS "arm"
              FROM (
                SELECT
                  "t10"."customer_id",
                  "t10"."kind",
                  "t10"."owner",
                  "t7"."customer_group"
                FROM (
                  SELECT
                    "t3"."customer_id",
                    "t3"."kind",
                    "t3"."owner"
                  FROM "customers" AS "t3"
                ) AS "t10"
                INNER JOIN "customer_groups" AS "t7"
                  ON "t10"."customer_id" = "t7"."customer_id"
              ) AS "t14"
            ) AS "t23"
            LEFT OUTER JOIN (
              SELECT
                "t15"."customer_id" AS "rested_id",
                "t15"."days" AS "contacted_days"
              FROM (
                SELECT
                  "t2"."customer_id",
                  "t2"."at",
                  "t2"."how",
                  CAST(FLOOR(
                    (
                      EPOCH(
                        CAST(GREATEST(
                          MAX("t2"."at") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                          MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        ) AS TIMESTAMP)
                      ) - EPOCH(CAST("t2"."at" AS TIMESTAMP))
                    ) / (
                      86400
                    )
                  ) AS BIGINT) AS "days"
                FROM "last_contacts" AS "t2"
              ) AS "t15"
              WHERE
                "t15"."days" < 30
            ) AS "t19"
              ON "t23"."customer_id" = "t19"."rested_id"
          ) AS "t28"
        ) AS "t30"
        LEFT OUTER JOIN (
          SELECT
            "t13"."customer_id" AS "held_id",
            "t13"."words" AS "held_words",
            "t13"."since" AS "held_since"
          FROM (
            SELECT
              "t1"."customer_id",
              "t1"."person_id",
              "t1"."hold",
              "t1"."about",
              "t1"."since",
              "t1"."words",
              ROW_NUMBER() OVER (
                PARTITION BY "t1"."customer_id"
                ORDER BY CASE
                  WHEN "t1"."hold" = 'complaint'
                  THEN 0
                  WHEN "t1"."hold" = 'late_delivery'
                  THEN 1
                  WHEN "t1"."hold" = 'quote'
                  THEN 2
                  ELSE NULL
                END ASC, "t1"."since" ASC, "t1"."about" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "hold_rank"
            FROM "holds" AS "t1"
          ) AS "t13"
          WHERE
            "t13"."hold_rank" = 0
        ) AS "t17"
          ON "t30"."customer_id" = "t17"."held_id"
      ) AS "t32"
    ) AS "t35"
    LEFT OUTER JOIN (
      SELECT
        "t0"."customer_id" AS "before_id",
        "t0"."expected_margin" AS "before_margin"
      FROM "offers" AS "t0"
      WHERE
        "t0"."rank" = 1
    ) AS "t11"
      ON "t35"."customer_id" = "t11"."before_id"
    LEFT OUTER JOIN (
      SELECT
        "t34"."second",
        "t34"."third",
        "t34"."product_id",
        "t34"."products",
        "t34"."expected_margin",
        "t34"."low",
        "t34"."high",
        "t34"."reasons",
        "t34"."customer_id" AS "best_id"
      FROM (
        SELECT
          "t31"."customer_id",
          "t31"."customer_group",
          "t31"."product_id",
          "t31"."products",
          "t31"."rank",
          "t31"."antecedent",
          "t31"."confidence",
          "t31"."support",
          "t31"."n_antecedent",
          "t31"."n_both",
          "t31"."n_group",
          "t31"."confidence_adjusted",
          "t31"."would_buy_anyway",
          "t31"."chance_low",
          "t31"."chance_high",
          "t31"."extra_if_contacted",
          "t31"."extra_low",
          "t31"."extra_high",
          "t31"."extra_source",
          "t31"."reading",
          "t31"."value",
          "t31"."at_risk",
          "t31"."at_risk_value",
          "t31"."keep",
          "t31"."keep_source",
          "t31"."cost",
          "t31"."gain",
          "t31"."expected_margin",
          "t31"."low",
          "t31"."high",
          "t31"."pays_from",
          "t31"."keep_from",
          "t31"."rank_key",
          "t31"."decision",
          "t31"."reasons",
          ROW_NUMBER() OVER (
            PARTITION BY "t31"."customer_id"
            ORDER BY "t31"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place_left",
          LEAD("t31"."product_id", 1) OVER (
            PARTITION BY "t31"."customer_id"
            ORDER BY "t31"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "second",
          LEAD("t31"."product_id", 2) OVER (
            PARTITION BY "t31"."customer_id"
            ORDER BY "t31"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "third"
        FROM (
          SELECT
            "t6"."customer_id",
            "t6"."customer_group",
            "t6"."product_id",
            "t6"."products",
            "t6"."rank",
            "t6"."antecedent",
            "t6"."confidence",
            "t6"."support",
            "t6"."n_antecedent",
            "t6"."n_both",
            "t6"."n_group",
            "t6"."confidence_adjusted",
            "t6"."would_buy_anyway",
            "t6"."chance_low",
            "t6"."chance_high",
            "t6"."extra_if_contacted",
            "t6"."extra_low",
            "t6"."extra_high",
            "t6"."extra_source",
            "t6"."reading",
            "t6"."value",
            "t6"."at_risk",
            "t6"."at_risk_value",
            "t6"."keep",
            "t6"."keep_source",
            "t6"."cost",
            "t6"."gain",
            "t6"."expected_margin",
            "t6"."low",
            "t6"."high",
            "t6"."pays_from",
            "t6"."keep_from",
            "t6"."rank_key",
            "t6"."decision",
            "t6"."reasons"
          FROM "offers" AS "t6"
          ANTI JOIN (
            SELECT DISTINCT
              "t21"."customer_id",
              "t21"."product_id"
            FROM "t20" AS "t21"
            WHERE
              "t21"."product_id" IS NOT NULL
          ) AS "t26"
            ON "t6"."customer_id" = "t26"."customer_id"
            AND "t6"."product_id" = "t26"."product_id"
          ANTI JOIN (
            SELECT DISTINCT
              "t21"."customer_id"
            FROM "t20" AS "t21"
            WHERE
              "t21"."product_id" IS NULL
          ) AS "t27"
            ON "t6"."customer_id" = "t27"."customer_id"
        ) AS "t31"
      ) AS "t34"
      WHERE
        "t34"."place_left" = 0
    ) AS "t37"
      ON "t35"."customer_id" = "t37"."best_id"
  ) AS "t38"
)
SELECT
  SUBSTRING(
    MD5('e6f88cc5a75eefa3|2026-01-01T00:00:00+00:00|' || "t47"."customer_id"),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(MD5('e6f88cc5a75eefa3|2026-01-01T00:00:00+00:00|' || "t47"."customer_id"))
    END,
    16
  ) AS "decision_id",
  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS "at",
  "t47"."customer_id",
  CASE
    WHEN "t47"."kind" = 'account'
    THEN CAST(NULL AS TEXT)
    ELSE "t47"."customer_id"
  END AS "person_id",
  CASE
    WHEN "t47"."kind" = 'account'
    THEN "t47"."customer_id"
    ELSE CAST(NULL AS TEXT)
  END AS "account_id",
  "t47"."owner",
  "t47"."customer_group",
  CASE WHEN "t47"."reason" = 'best_offer' THEN 'offer' ELSE 'no_contact' END AS "action",
  "t47"."product_id",
  "t47"."products",
  CASE WHEN "t47"."reason" = 'best_offer' THEN 'seller' ELSE CAST(NULL AS TEXT) END AS "channel",
  "t47"."arm",
  CASE
    WHEN "t47"."reason" IN ('best_offer', 'control') AND (
      "t47"."arm" <> 'exempt'
    )
    THEN CASE WHEN "t47"."arm" = 'control' THEN 0.1 ELSE 0.9 END
    ELSE 1.0
  END AS "propensity",
  CASE WHEN "t47"."reason" = 'best_offer' THEN "t47"."expected_margin" ELSE 0.0 END AS "expected_margin",
  CASE WHEN "t47"."reason" = 'best_offer' THEN "t47"."low" ELSE 0.0 END AS "low",
  CASE WHEN "t47"."reason" = 'best_offer' THEN "t47"."high" ELSE 0.0 END AS "high",
  "t47"."place",
  "t47"."reason",
  CASE
    WHEN "t47"."reason" = 'no_candidate'
    THEN 'Nothing they lack goes with what they have.'
    WHEN "t47"."reason" = 'feedback'
    THEN 'Somebody said no to every offer that pays.'
    WHEN "t47"."reason" = 'no_gain'
    THEN 'No offer is worth its contact.'
    WHEN "t47"."reason" = 'control'
    THEN 'In the control group: left alone, so that we learn what contact adds.'
    WHEN "t47"."reason" = 'capacity'
    THEN 'Pays, but the list is full of better ones.'
    WHEN "t47"."reason" = 'held'
    THEN 'Held: ' || "t47"."held_words" || ' since ' || CAST(CAST("t47"."held_since" AS DATE) AS TEXT) || '. Nothing is sold meanwhile.'
    WHEN "t47"."reason" = 'rested'
    THEN 'Contacted ' || CASE
      WHEN "t47"."contacted_days" = 0
      THEN 'today'
      WHEN "t47"."contacted_days" = 1
      THEN 'yesterday'
      ELSE CAST("t47"."contacted_days" AS TEXT) || ' days ago'
    END || ': left alone for a while.'
    ELSE "t47"."reasons"
  END AS "reasons",
  CASE
    WHEN "t47"."third" IS NOT NULL
    THEN CAST(["t47"."second", "t47"."third"] AS TEXT[])
    WHEN "t47"."second" IS NOT NULL
    THEN CAST(["t47"."second"] AS TEXT[])
    ELSE []
  END AS "runners_up",
  'e6f88cc5a75eefa3' AS "policy_version"
FROM (
  SELECT
    "t46"."customer_id",
    "t46"."kind",
    "t46"."owner",
    "t46"."customer_group",
    "t46"."arm",
    "t46"."contacted_days",
    "t46"."held_words",
    "t46"."held_since",
    "t46"."before_id",
    "t46"."before_margin",
    "t46"."second",
    "t46"."third",
    "t46"."product_id",
    "t46"."products",
    "t46"."expected_margin",
    "t46"."low",
    "t46"."high",
    "t46"."reasons",
    "t46"."best_id",
    CASE
      WHEN "t46"."reason" IN ('best_offer', 'control') AND (
        "t46"."number" IS NULL
      )
      THEN 'capacity'
      ELSE "t46"."reason"
    END AS "reason",
    "t46"."listed_id",
    "t46"."listed",
    "t46"."number",
    CASE
      WHEN "t46"."listed" = 'best_offer'
      THEN "t46"."number"
      ELSE CAST(NULL AS BIGINT)
    END AS "place"
  FROM (
    SELECT
      "t41"."customer_id",
      "t41"."kind",
      "t41"."owner",
      "t41"."customer_group",
      "t41"."arm",
      "t41"."contacted_days",
      "t41"."held_words",
      "t41"."held_since",
      "t41"."before_id",
      "t41"."before_margin",
      "t41"."second",
      "t41"."third",
      "t41"."product_id",
      "t41"."products",
      "t41"."expected_margin",
      "t41"."low",
      "t41"."high",
      "t41"."reasons",
      "t41"."best_id",
      "t41"."reason",
      "t45"."listed_id",
      "t45"."listed",
      "t45"."number"
    FROM "t39" AS "t41"
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          "t42"."customer_id" AS "listed_id",
          "t42"."reason" AS "listed",
          (
            SUM(CAST("t42"."reason" = 'best_offer' AS BIGINT)) OVER (
              PARTITION BY COALESCE("t42"."owner", '')
              ORDER BY CAST(ROUND("t42"."expected_margin", 9) AS DOUBLE) DESC, "t42"."customer_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) + 1
          ) - CAST("t42"."reason" = 'best_offer' AS BIGINT) AS "number"
        FROM (
          SELECT
            *
          FROM "t39" AS "t40"
          WHERE
            "t40"."reason" IN ('best_offer', 'control')
        ) AS "t42"
      ) AS "t43"
      WHERE
        "t43"."number" <= 50
    ) AS "t45"
      ON "t41"."customer_id" = "t45"."listed_id"
  ) AS "t46"
) AS "t47"
