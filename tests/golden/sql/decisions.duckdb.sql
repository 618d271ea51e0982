WITH "t12" AS (
  SELECT
    "t10"."customer_id",
    CASE
      WHEN "t10"."verdict" = 'never_here'
      THEN CAST(NULL AS TEXT)
      ELSE "t10"."product_id"
    END AS "product_id",
    "t10"."verdict"
  FROM (
    SELECT
      "t3"."feedback_id",
      "t3"."at",
      "t3"."customer_id",
      "t3"."product_id",
      "t3"."verdict",
      "t3"."until",
      "t3"."by",
      "t3"."undone_at",
      "t3"."source",
      "t3"."received_at",
      "t3"."load_id",
      GREATEST(
        MAX("t3"."at") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
        MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      ) AS "moment"
    FROM "feedback" AS "t3"
  ) AS "t10"
  WHERE
    (
      (
        "t10"."undone_at" IS NULL
      ) OR (
        "t10"."undone_at" > "t10"."moment"
      )
    )
    AND "t10"."verdict" <> 'accept'
    AND NOT (
      COALESCE(
        CASE
          WHEN (
            "t10"."until" IS NULL
          ) AND "t10"."verdict" IN ('not_now', 'done')
          THEN (
            "t10"."at" + INTERVAL '90' DAY
          ) <= "t10"."moment"
          ELSE "t10"."until" <= "t10"."moment"
        END,
        FALSE
      )
    )
), "t25" AS (
  SELECT
    "t24"."customer_id",
    "t24"."kind",
    "t24"."owner",
    "t24"."customer_group",
    "t24"."arm",
    "t24"."before_id",
    "t24"."before_margin",
    "t24"."second",
    "t24"."third",
    "t24"."product_id",
    "t24"."products",
    "t24"."expected_margin",
    "t24"."low",
    "t24"."high",
    "t24"."reasons",
    "t24"."best_id",
    CASE
      WHEN "t24"."before_id" IS NULL
      THEN 'no_candidate'
      WHEN NOT (
        COALESCE("t24"."expected_margin" > 0, FALSE)
      )
      AND COALESCE("t24"."before_margin" > 0, FALSE)
      THEN 'feedback'
      WHEN NOT (
        COALESCE("t24"."expected_margin" > 0, FALSE)
      )
      THEN 'no_gain'
      WHEN "t24"."arm" = 'control'
      THEN 'control'
      ELSE 'best_offer'
    END AS "reason"
  FROM (
    SELECT
      "t15"."customer_id",
      "t15"."kind",
      "t15"."owner",
      "t15"."customer_group",
      "t15"."arm",
      "t9"."before_id",
      "t9"."before_margin",
      "t23"."second",
      "t23"."third",
      "t23"."product_id",
      "t23"."products",
      "t23"."expected_margin",
      "t23"."low",
      "t23"."high",
      "t23"."reasons",
      "t23"."best_id"
    FROM (
      SELECT
        "t11"."customer_id",
        "t11"."kind",
        "t11"."owner",
        "t11"."customer_group",
        CASE
          WHEN SUBSTRING(
            MD5('control|' || "t11"."customer_id"),
            CASE
              WHEN (
                0 + 1
              ) >= 1
              THEN 0 + 1
              ELSE 0 + 1 + LENGTH(MD5('control|' || "t11"."customer_id"))
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
      ) AS "t11"
    ) AS "t15"
    LEFT OUTER JOIN (
      SELECT
        "t0"."customer_id" AS "before_id",
        "t0"."expected_margin" AS "before_margin"
      FROM "offers" AS "t0"
      WHERE
        "t0"."rank" = 1
    ) AS "t9"
      ON "t15"."customer_id" = "t9"."before_id"
    LEFT OUTER JOIN (
      SELECT
        "t21"."second",
        "t21"."third",
        "t21"."product_id",
        "t21"."products",
        "t21"."expected_margin",
        "t21"."low",
        "t21"."high",
        "t21"."reasons",
        "t21"."customer_id" AS "best_id"
      FROM (
        SELECT
          "t20"."customer_id",
          "t20"."customer_group",
          "t20"."product_id",
          "t20"."products",
          "t20"."rank",
          "t20"."antecedent",
          "t20"."confidence",
          "t20"."support",
          "t20"."n_antecedent",
          "t20"."n_both",
          "t20"."n_group",
          "t20"."confidence_adjusted",
          "t20"."would_buy_anyway",
          "t20"."chance_low",
          "t20"."chance_high",
          "t20"."extra_if_contacted",
          "t20"."extra_low",
          "t20"."extra_high",
          "t20"."extra_source",
          "t20"."reading",
          "t20"."value",
          "t20"."at_risk",
          "t20"."at_risk_value",
          "t20"."keep",
          "t20"."keep_source",
          "t20"."cost",
          "t20"."gain",
          "t20"."expected_margin",
          "t20"."low",
          "t20"."high",
          "t20"."pays_from",
          "t20"."keep_from",
          "t20"."rank_key",
          "t20"."decision",
          "t20"."reasons",
          ROW_NUMBER() OVER (
            PARTITION BY "t20"."customer_id"
            ORDER BY "t20"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place_left",
          LEAD("t20"."product_id", 1) OVER (
            PARTITION BY "t20"."customer_id"
            ORDER BY "t20"."rank" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS "second",
          LEAD("t20"."product_id", 2) OVER (
            PARTITION BY "t20"."customer_id"
            ORDER BY "t20"."rank" ASC
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
              "t13"."customer_id",
              "t13"."product_id"
            FROM "t12" AS "t13"
            WHERE
              "t13"."product_id" IS NOT NULL
          ) AS "t18"
            ON "t4"."customer_id" = "t18"."customer_id"
            AND "t4"."product_id" = "t18"."product_id"
          ANTI JOIN (
            SELECT DISTINCT
              "t13"."customer_id"
            FROM "t12" AS "t13"
            WHERE
              "t13"."product_id" IS NULL
          ) AS "t19"
            ON "t4"."customer_id" = "t19"."customer_id"
        ) AS "t20"
      ) AS "t21"
      WHERE
        "t21"."place_left" = 0
    ) AS "t23"
      ON "t15"."customer_id" = "t23"."best_id"
  ) AS "t24"
)
SELECT
  SUBSTRING(
    MD5('e0c21f72cbeed076|2026-01-01T00:00:00+00:00|' || "t33"."customer_id"),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(MD5('e0c21f72cbeed076|2026-01-01T00:00:00+00:00|' || "t33"."customer_id"))
    END,
    16
  ) AS "decision_id",
  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS "at",
  "t33"."customer_id",
  CASE
    WHEN "t33"."kind" = 'account'
    THEN CAST(NULL AS TEXT)
    ELSE "t33"."customer_id"
  END AS "person_id",
  CASE
    WHEN "t33"."kind" = 'account'
    THEN "t33"."customer_id"
    ELSE CAST(NULL AS TEXT)
  END AS "account_id",
  "t33"."owner",
  "t33"."customer_group",
  CASE WHEN "t33"."reason" = 'best_offer' THEN 'offer' ELSE 'no_contact' END AS "action",
  "t33"."product_id",
  "t33"."products",
  CASE WHEN "t33"."reason" = 'best_offer' THEN 'seller' ELSE CAST(NULL AS TEXT) END AS "channel",
  "t33"."arm",
  CASE
    WHEN "t33"."reason" IN ('best_offer', 'control') AND (
      "t33"."arm" <> 'exempt'
    )
    THEN CASE WHEN "t33"."arm" = 'control' THEN 0.1 ELSE 0.9 END
    ELSE 1.0
  END AS "propensity",
  CASE WHEN "t33"."reason" = 'best_offer' THEN "t33"."expected_margin" ELSE 0.0 END AS "expected_margin",
  CASE WHEN "t33"."reason" = 'best_offer' THEN "t33"."low" ELSE 0.0 END AS "low",
  CASE WHEN "t33"."reason" = 'best_offer' THEN "t33"."high" ELSE 0.0 END AS "high",
  "t33"."place",
  "t33"."reason",
  CASE
    WHEN "t33"."reason" = 'no_candidate'
    THEN 'Nothing they lack goes with what they have.'
    WHEN "t33"."reason" = 'feedback'
    THEN 'Somebody said no to every offer that pays.'
    WHEN "t33"."reason" = 'no_gain'
    THEN 'No offer is worth its contact.'
    WHEN "t33"."reason" = 'control'
    THEN 'In the control group: left alone, so that we learn what contact adds.'
    WHEN "t33"."reason" = 'capacity'
    THEN 'Pays, but the list is full of better ones.'
    ELSE "t33"."reasons"
  END AS "reasons",
  CASE
    WHEN "t33"."third" IS NOT NULL
    THEN CAST(["t33"."second", "t33"."third"] AS TEXT[])
    WHEN "t33"."second" IS NOT NULL
    THEN CAST(["t33"."second"] AS TEXT[])
    ELSE []
  END AS "runners_up",
  'e0c21f72cbeed076' AS "policy_version"
FROM (
  SELECT
    "t32"."customer_id",
    "t32"."kind",
    "t32"."owner",
    "t32"."customer_group",
    "t32"."arm",
    "t32"."before_id",
    "t32"."before_margin",
    "t32"."second",
    "t32"."third",
    "t32"."product_id",
    "t32"."products",
    "t32"."expected_margin",
    "t32"."low",
    "t32"."high",
    "t32"."reasons",
    "t32"."best_id",
    CASE
      WHEN (
        "t32"."reason" = 'best_offer'
      ) AND (
        "t32"."number" IS NULL
      )
      THEN 'capacity'
      ELSE "t32"."reason"
    END AS "reason",
    "t32"."listed_id",
    "t32"."number",
    "t32"."number" AS "place"
  FROM (
    SELECT
      "t27"."customer_id",
      "t27"."kind",
      "t27"."owner",
      "t27"."customer_group",
      "t27"."arm",
      "t27"."before_id",
      "t27"."before_margin",
      "t27"."second",
      "t27"."third",
      "t27"."product_id",
      "t27"."products",
      "t27"."expected_margin",
      "t27"."low",
      "t27"."high",
      "t27"."reasons",
      "t27"."best_id",
      "t27"."reason",
      "t31"."listed_id",
      "t31"."number"
    FROM "t25" AS "t27"
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          "t28"."customer_id" AS "listed_id",
          (
            ROW_NUMBER() OVER (
              PARTITION BY COALESCE("t28"."owner", '')
              ORDER BY CAST(ROUND("t28"."expected_margin", 9) AS DOUBLE) DESC, "t28"."customer_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1
          ) + 1 AS "number"
        FROM (
          SELECT
            *
          FROM "t25" AS "t26"
          WHERE
            "t26"."reason" = 'best_offer'
        ) AS "t28"
      ) AS "t29"
      WHERE
        "t29"."number" <= 50
    ) AS "t31"
      ON "t27"."customer_id" = "t31"."listed_id"
  ) AS "t32"
) AS "t33"
