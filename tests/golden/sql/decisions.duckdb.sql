WITH "t11" AS (
  SELECT
    "t3"."customer_id",
    CASE
      WHEN "t3"."verdict" = 'never_here'
      THEN CAST(NULL AS TEXT)
      ELSE "t3"."product_id"
    END AS "product_id",
    "t3"."verdict"
  FROM "feedback" AS "t3"
  WHERE
    "t3"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    AND (
      (
        "t3"."undone_at" IS NULL
      )
      OR (
        "t3"."undone_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      )
    )
    AND "t3"."verdict" <> 'accept'
    AND NOT (
      COALESCE(
        CASE
          WHEN (
            "t3"."until" IS NULL
          ) AND "t3"."verdict" IN ('not_now', 'done')
          THEN "t3"."at" <= MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
          ELSE "t3"."until" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        END,
        FALSE
      )
    )
), "t24" AS (
  SELECT
    "t23"."customer_id",
    "t23"."kind",
    "t23"."owner",
    "t23"."customer_group",
    "t23"."arm",
    "t23"."before_id",
    "t23"."before_margin",
    "t23"."second",
    "t23"."third",
    "t23"."product_id",
    "t23"."products",
    "t23"."expected_margin",
    "t23"."low",
    "t23"."high",
    "t23"."reasons",
    "t23"."best_id",
    CASE
      WHEN "t23"."before_id" IS NULL
      THEN 'no_candidate'
      WHEN NOT (
        COALESCE("t23"."expected_margin" > 0, FALSE)
      )
      AND COALESCE("t23"."before_margin" > 0, FALSE)
      THEN 'feedback'
      WHEN NOT (
        COALESCE("t23"."expected_margin" > 0, FALSE)
      )
      THEN 'no_gain'
      WHEN "t23"."arm" = 'control'
      THEN 'control'
      ELSE 'best_offer'
    END AS "reason"
  FROM (
    SELECT
      "t18"."customer_id",
      "t18"."kind",
      "t18"."owner",
      "t18"."customer_group",
      "t18"."arm",
      "t9"."before_id",
      "t9"."before_margin",
      "t22"."second",
      "t22"."third",
      "t22"."product_id",
      "t22"."products",
      "t22"."expected_margin",
      "t22"."low",
      "t22"."high",
      "t22"."reasons",
      "t22"."best_id"
    FROM (
      SELECT
        "t10"."customer_id",
        "t10"."kind",
        "t10"."owner",
        "t10"."customer_group",
        CASE
          WHEN SUBSTRING(
            MD5('control|' || "t10"."customer_id"),
            CASE
              WHEN (
                0 + 1
              ) >= 1
              THEN 0 + 1
              ELSE 0 + 1 + LENGTH(MD5('control|' || "t10"."customer_id"))
            END,
            8
          ) < '19999999'
          THEN 'control'
          ELSE 'treated'
        END AS "arm"
      FROM (
        SELECT
          "t8"."customer_id",
          "t8"."kind",
          "t8"."owner",
          "t5"."customer_group"
        FROM (
          SELECT
            "t1"."customer_id",
            "t1"."kind",
            "t1"."owner"
          FROM "customers" AS "t1"
        ) AS "t8"
        INNER JOIN "customer_groups" AS "t5"
          ON "t8"."customer_id" = "t5"."customer_id"
      ) AS "t10"
    ) AS "t18"
    LEFT OUTER JOIN (
      SELECT
        "t0"."customer_id" AS "before_id",
        "t0"."expected_margin" AS "before_margin"
      FROM "offers" AS "t0"
      WHERE
        "t0"."rank" = 1
    ) AS "t9"
      ON "t18"."customer_id" = "t9"."before_id"
    LEFT OUTER JOIN (
      SELECT
        "t20"."second",
        "t20"."third",
        "t20"."product_id",
        "t20"."products",
        "t20"."expected_margin",
        "t20"."low",
        "t20"."high",
        "t20"."reasons",
        "t20"."customer_id" AS "best_id"
      FROM (
        SELECT
          "t19"."customer_id",
          "t19"."customer_group",
          "t19"."product_id",
          "t19"."products",
          "t19"."rank",
          "t19"."antecedent",
          "t19"."confidence",
          "t19"."support",
          "t19"."n_antecedent",
          "t19"."n_both",
          "t19"."n_group",
          "t19"."confidence_adjusted",
          "t19"."would_buy_anyway",
          "t19"."chance_low",
          "t19"."chance_high",
          "t19"."extra_if_contacted",
          "t19"."extra_low",
          "t19"."extra_high",
          "t19"."extra_source",
          "t19"."reading",
          "t19"."value",
          "t19"."at_risk",
          "t19"."at_risk_value",
          "t19"."keep",
          "t19"."keep_source",
          "t19"."cost",
          "t19"."gain",
          "t19"."expected_margin",
          "t19"."low",
          "t19"."high",
          "t19"."pays_from",
          "t19"."keep_from",
          "t19"."rank_key",
          "t19"."decision",
          "t19"."reasons",
          ROW_NUMBER() OVER (
            PARTITION BY "t19"."customer_id"
            ORDER BY "t19"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place_left",
          LEAD("t19"."product_id", 1) OVER (
            PARTITION BY "t19"."customer_id"
            ORDER BY "t19"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "second",
          LEAD("t19"."product_id", 2) OVER (
            PARTITION BY "t19"."customer_id"
            ORDER BY "t19"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "third"
        FROM (
          SELECT
            "t4"."customer_id",
            "t4"."customer_group",
            "t4"."product_id",
            "t4"."products",
            "t4"."rank",
            "t4"."antecedent",
            "t4"."confidence",
            "t4"."support",
            "t4"."n_antecedent",
            "t4"."n_both",
            "t4"."n_group",
            "t4"."confidence_adjusted",
            "t4"."would_buy_anyway",
            "t4"."chance_low",
            "t4"."chance_high",
            "t4"."extra_if_contacted",
            "t4"."extra_low",
            "t4"."extra_high",
            "t4"."extra_source",
            "t4"."reading",
            "t4"."value",
            "t4"."at_risk",
            "t4"."at_risk_value",
            "t4"."keep",
            "t4"."keep_source",
            "t4"."cost",
            "t4"."gain",
            "t4"."expected_margin",
            "t4"."low",
            "t4"."high",
            "t4"."pays_from",
            "t4"."keep_from",
            "t4"."rank_key",
            "t4"."decision",
            "t4"."reasons"
          FROM "offers" AS "t4"
          ANTI JOIN (
            SELECT DISTINCT
              "t12"."customer_id",
              "t12"."product_id"
            FROM "t11" AS "t12"
            WHERE
              "t12"."product_id" IS NOT NULL
          ) AS "t15"
            ON "t4"."customer_id" = "t15"."customer_id"
            AND "t4"."product_id" = "t15"."product_id"
          ANTI JOIN (
            SELECT DISTINCT
              "t12"."customer_id"
            FROM "t11" AS "t12"
            WHERE
              "t12"."product_id" IS NULL
          ) AS "t16"
            ON "t4"."customer_id" = "t16"."customer_id"
        ) AS "t19"
      ) AS "t20"
      WHERE
        "t20"."place_left" = 0
    ) AS "t22"
      ON "t18"."customer_id" = "t22"."best_id"
  ) AS "t23"
)
SELECT
  SUBSTRING(
    MD5('e0c21f72cbeed076|2026-01-01T00:00:00+00:00|' || "t32"."customer_id"),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(MD5('e0c21f72cbeed076|2026-01-01T00:00:00+00:00|' || "t32"."customer_id"))
    END,
    16
  ) AS "decision_id",
  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS "at",
  "t32"."customer_id",
  CASE
    WHEN "t32"."kind" = 'account'
    THEN CAST(NULL AS TEXT)
    ELSE "t32"."customer_id"
  END AS "person_id",
  CASE
    WHEN "t32"."kind" = 'account'
    THEN "t32"."customer_id"
    ELSE CAST(NULL AS TEXT)
  END AS "account_id",
  "t32"."owner",
  "t32"."customer_group",
  CASE WHEN "t32"."reason" = 'best_offer' THEN 'offer' ELSE 'no_contact' END AS "action",
  "t32"."product_id",
  "t32"."products",
  CASE WHEN "t32"."reason" = 'best_offer' THEN 'seller' ELSE CAST(NULL AS TEXT) END AS "channel",
  "t32"."arm",
  CASE
    WHEN "t32"."reason" IN ('best_offer', 'control') AND (
      "t32"."arm" <> 'exempt'
    )
    THEN CASE WHEN "t32"."arm" = 'control' THEN 0.1 ELSE 0.9 END
    ELSE 1.0
  END AS "propensity",
  CASE WHEN "t32"."reason" = 'best_offer' THEN "t32"."expected_margin" ELSE 0.0 END AS "expected_margin",
  CASE WHEN "t32"."reason" = 'best_offer' THEN "t32"."low" ELSE 0.0 END AS "low",
  CASE WHEN "t32"."reason" = 'best_offer' THEN "t32"."high" ELSE 0.0 END AS "high",
  "t32"."place",
  "t32"."reason",
  CASE
    WHEN "t32"."reason" = 'no_candidate'
    THEN 'Nothing they lack goes with what they have.'
    WHEN "t32"."reason" = 'feedback'
    THEN 'Somebody said no to every offer that pays.'
    WHEN "t32"."reason" = 'no_gain'
    THEN 'No offer is worth its contact.'
    WHEN "t32"."reason" = 'control'
    THEN 'In the control group: left alone, so that we learn what contact adds.'
    WHEN "t32"."reason" = 'capacity'
    THEN 'Pays, but the list is full of better ones.'
    ELSE "t32"."reasons"
  END AS "reasons",
  CASE
    WHEN "t32"."third" IS NOT NULL
    THEN CAST(["t32"."second", "t32"."third"] AS TEXT[])
    WHEN "t32"."second" IS NOT NULL
    THEN CAST(["t32"."second"] AS TEXT[])
    ELSE []
  END AS "runners_up",
  'e0c21f72cbeed076' AS "policy_version"
FROM (
  SELECT
    "t31"."customer_id",
    "t31"."kind",
    "t31"."owner",
    "t31"."customer_group",
    "t31"."arm",
    "t31"."before_id",
    "t31"."before_margin",
    "t31"."second",
    "t31"."third",
    "t31"."product_id",
    "t31"."products",
    "t31"."expected_margin",
    "t31"."low",
    "t31"."high",
    "t31"."reasons",
    "t31"."best_id",
    CASE
      WHEN (
        "t31"."reason" = 'best_offer'
      ) AND (
        "t31"."number" IS NULL
      )
      THEN 'capacity'
      ELSE "t31"."reason"
    END AS "reason",
    "t31"."listed_id",
    "t31"."number",
    "t31"."number" AS "place"
  FROM (
    SELECT
      "t26"."customer_id",
      "t26"."kind",
      "t26"."owner",
      "t26"."customer_group",
      "t26"."arm",
      "t26"."before_id",
      "t26"."before_margin",
      "t26"."second",
      "t26"."third",
      "t26"."product_id",
      "t26"."products",
      "t26"."expected_margin",
      "t26"."low",
      "t26"."high",
      "t26"."reasons",
      "t26"."best_id",
      "t26"."reason",
      "t30"."listed_id",
      "t30"."number"
    FROM "t24" AS "t26"
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          "t27"."customer_id" AS "listed_id",
          (
            ROW_NUMBER() OVER (
              PARTITION BY COALESCE("t27"."owner", '')
              ORDER BY CAST(ROUND("t27"."expected_margin", 9) AS DOUBLE) DESC, "t27"."customer_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1 AS "number"
        FROM (
          SELECT
            *
          FROM "t24" AS "t25"
          WHERE
            "t25"."reason" = 'best_offer'
        ) AS "t27"
      ) AS "t28"
      WHERE
        "t28"."number" <= 50
    ) AS "t30"
      ON "t26"."customer_id" = "t30"."listed_id"
  ) AS "t31"
) AS "t32"
