WITH "t9" AS (
  SELECT
    "t0"."product_id" AS "valued_id",
    "t0"."value"
  FROM "products" AS "t0"
), "t26" AS (
  SELECT
    *
  FROM "owned" AS "t6"
  WHERE
    "t6"."how" = 'order' AND "t6"."margin" IS NOT NULL
), "t42" AS (
  SELECT
    "t36"."product_id",
    CAST(SUM(CAST("t36"."margin" AS DECIMAL(38, 9))) AS DOUBLE) / CAST(COUNT(*) AS DOUBLE) AS "typical"
  FROM "t26" AS "t36"
  GROUP BY
    1
)
SELECT
  "t95"."customer_id",
  "t95"."customer_group",
  "t95"."product_id",
  "t95"."products",
  "t95"."rank",
  "t95"."antecedent",
  "t95"."confidence",
  "t95"."support",
  "t95"."n_antecedent",
  "t95"."n_both",
  "t95"."n_group",
  "t95"."confidence_adjusted",
  CASE WHEN "t95"."reading" = 'incremental' THEN "t95"."chance" ELSE 0.0 END AS "would_buy_anyway",
  "t95"."chance_low",
  "t95"."chance_high",
  "t95"."added" AS "extra_if_contacted",
  "t95"."added_low" AS "extra_low",
  "t95"."added_high" AS "extra_high",
  "t95"."extra_source",
  "t95"."reading",
  "t95"."value",
  "t95"."at_risk",
  "t95"."at_risk_value",
  "t95"."keep",
  "t95"."keep_source",
  "t95"."cost",
  "t95"."gain",
  "t95"."gain" AS "expected_margin",
  "t95"."low",
  "t95"."high",
  "t95"."pays_from",
  "t95"."keep_from",
  (
    "t95"."confidence" + "t95"."support"
  ) / 2 AS "rank_key",
  CASE WHEN COALESCE("t95"."gain" > 0, FALSE) THEN 'offer' ELSE 'no_contact' END AS "decision",
  CASE
    WHEN "t95"."first_name" IS NULL
    THEN CAST("t95"."n_both" AS TEXT) || ' of the ' || CAST("t95"."n_group" AS TEXT) || ' in their group have '
    ELSE CAST("t95"."n_both" AS TEXT) || ' of the ' || CAST("t95"."n_antecedent" AS TEXT) || ' in their group who have ' || "t95"."first_name" || CASE
      WHEN "t95"."second_name" IS NOT NULL
      THEN ' and ' || "t95"."second_name"
      ELSE ''
    END || ' also have '
  END || COALESCE("t95"."offer_name", "t95"."product_id") || ' (' || CASE
    WHEN CAST(ROUND("t95"."confidence" * 1000, 0) AS BIGINT) < 100
    THEN CAST(CAST(FLOOR((
      CAST(ROUND("t95"."confidence" * 1000, 0) AS BIGINT)
    ) / (
      10
    )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t95"."confidence" * 1000, 0) AS BIGINT) % 10 AS TEXT)
    ELSE CAST(CAST(ROUND("t95"."confidence" * 100, 0) AS BIGINT) AS TEXT)
  END || ' %' || '; ' || CASE
    WHEN CAST(ROUND("t95"."confidence_adjusted" * 1000, 0) AS BIGINT) < 100
    THEN CAST(CAST(FLOOR((
      CAST(ROUND("t95"."confidence_adjusted" * 1000, 0) AS BIGINT)
    ) / (
      10
    )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t95"."confidence_adjusted" * 1000, 0) AS BIGINT) % 10 AS TEXT)
    ELSE CAST(CAST(ROUND("t95"."confidence_adjusted" * 100, 0) AS BIGINT) AS TEXT)
  END || ' %' || ' adjusted for small numbers)' || CASE
    WHEN "t95"."reading" = 'confidence'
    THEN '; read as the chance of a sale, as nobody takes a contract unasked' || CASE
      WHEN "t95"."risk_name" IS NULL
      THEN ''
      ELSE '; ' || CASE
        WHEN CAST(ROUND("t95"."keep" * 1000, 0) AS BIGINT) < 100
        THEN CAST(CAST(FLOOR((
          CAST(ROUND("t95"."keep" * 1000, 0) AS BIGINT)
        ) / (
          10
        )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t95"."keep" * 1000, 0) AS BIGINT) % 10 AS TEXT)
        ELSE CAST(CAST(ROUND("t95"."keep" * 100, 0) AS BIGINT) AS TEXT)
      END || ' %' || ' are expected to keep ' || "t95"."risk_name" || ' (' || "t95"."keep_source" || ')'
    END
    ELSE CASE
      WHEN "t95"."stands_in"
      THEN '; that share stands for the chance to buy within 90 days, which no earlier data could tell'
      ELSE '; ' || CASE
        WHEN CAST(ROUND("t95"."chance" * 1000, 0) AS BIGINT) < 100
        THEN CAST(CAST(FLOOR((
          CAST(ROUND("t95"."chance" * 1000, 0) AS BIGINT)
        ) / (
          10
        )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t95"."chance" * 1000, 0) AS BIGINT) % 10 AS TEXT)
        ELSE CAST(CAST(ROUND("t95"."chance" * 100, 0) AS BIGINT) AS TEXT)
      END || ' %' || ' would buy it within 90 days anyway'
    END || ', and contact is ' || CASE WHEN "t95"."extra_source" = 'measured' THEN 'measured' ELSE 'assumed' END || ' to lift that by ' || CASE
      WHEN CAST(ROUND("t95"."lift" * 1000, 0) AS BIGINT) < 100
      THEN CAST(CAST(FLOOR((
        CAST(ROUND("t95"."lift" * 1000, 0) AS BIGINT)
      ) / (
        10
      )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t95"."lift" * 1000, 0) AS BIGINT) % 10 AS TEXT)
      ELSE CAST(CAST(ROUND("t95"."lift" * 100, 0) AS BIGINT) AS TEXT)
    END || ' %'
  END || CASE
    WHEN "t95"."pays_from" IS NULL
    THEN CASE
      WHEN "t95"."reading" = 'confidence'
      THEN '; no chance would pay.'
      ELSE '; no lift would pay.'
    END
    ELSE '; pays from ' || CASE WHEN "t95"."reading" = 'confidence' THEN 'a chance of ' ELSE 'a lift of ' END || CASE
      WHEN CAST(ROUND("t95"."pays_from" * 1000, 0) AS BIGINT) < 100
      THEN CAST(CAST(FLOOR((
        CAST(ROUND("t95"."pays_from" * 1000, 0) AS BIGINT)
      ) / (
        10
      )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t95"."pays_from" * 1000, 0) AS BIGINT) % 10 AS TEXT)
      ELSE CAST(CAST(ROUND("t95"."pays_from" * 100, 0) AS BIGINT) AS TEXT)
    END || ' %' || '.'
  END AS "reasons"
FROM (
  SELECT
    "t94".*
    EXCLUDE ("risk_name_id")
  FROM (
    SELECT
      "t93"."customer_id",
      "t93"."customer_group",
      "t93"."product_id",
      "t93"."antecedent",
      "t93"."confidence",
      "t93"."support",
      "t93"."n_antecedent",
      "t93"."n_both",
      "t93"."n_group",
      "t93"."confidence_adjusted",
      "t93"."products",
      "t93"."chance",
      "t93"."chance_low",
      "t93"."chance_high",
      "t93"."reading",
      "t93"."stands_in",
      "t93"."value",
      "t93"."at_risk",
      "t93"."at_risk_value",
      "t93"."keep",
      "t93"."keep_source",
      "t93"."cost",
      "t93"."lift",
      "t93"."extra_source",
      "t93"."lift_low",
      "t93"."lift_high",
      "t93"."added",
      "t93"."added_low",
      "t93"."added_high",
      "t93"."net",
      "t93"."gain",
      "t93"."low",
      "t93"."high",
      "t93"."pays_from",
      "t93"."keep_from",
      "t93"."rank",
      "t93"."offer_name_key",
      "t93"."first_name_key",
      "t93"."second_name_key",
      "t93"."risk_name_key",
      "t93"."offer_name",
      "t93"."first_name",
      "t93"."second_name",
      "t27"."risk_name_id",
      "t27"."risk_name"
    FROM (
      SELECT
        "t91".*
        EXCLUDE ("second_name_id")
      FROM (
        SELECT
          "t90"."customer_id",
          "t90"."customer_group",
          "t90"."product_id",
          "t90"."antecedent",
          "t90"."confidence",
          "t90"."support",
          "t90"."n_antecedent",
          "t90"."n_both",
          "t90"."n_group",
          "t90"."confidence_adjusted",
          "t90"."products",
          "t90"."chance",
          "t90"."chance_low",
          "t90"."chance_high",
          "t90"."reading",
          "t90"."stands_in",
          "t90"."value",
          "t90"."at_risk",
          "t90"."at_risk_value",
          "t90"."keep",
          "t90"."keep_source",
          "t90"."cost",
          "t90"."lift",
          "t90"."extra_source",
          "t90"."lift_low",
          "t90"."lift_high",
          "t90"."added",
          "t90"."added_low",
          "t90"."added_high",
          "t90"."net",
          "t90"."gain",
          "t90"."low",
          "t90"."high",
          "t90"."pays_from",
          "t90"."keep_from",
          "t90"."rank",
          "t90"."offer_name_key",
          "t90"."first_name_key",
          "t90"."second_name_key",
          "t90"."risk_name_key",
          "t90"."offer_name",
          "t90"."first_name",
          "t28"."second_name_id",
          "t28"."second_name"
        FROM (
          SELECT
            "t88".*
            EXCLUDE ("first_name_id")
          FROM (
            SELECT
              "t87"."customer_id",
              "t87"."customer_group",
              "t87"."product_id",
              "t87"."antecedent",
              "t87"."confidence",
              "t87"."support",
              "t87"."n_antecedent",
              "t87"."n_both",
              "t87"."n_group",
              "t87"."confidence_adjusted",
              "t87"."products",
              "t87"."chance",
              "t87"."chance_low",
              "t87"."chance_high",
              "t87"."reading",
              "t87"."stands_in",
              "t87"."value",
              "t87"."at_risk",
              "t87"."at_risk_value",
              "t87"."keep",
              "t87"."keep_source",
              "t87"."cost",
              "t87"."lift",
              "t87"."extra_source",
              "t87"."lift_low",
              "t87"."lift_high",
              "t87"."added",
              "t87"."added_low",
              "t87"."added_high",
              "t87"."net",
              "t87"."gain",
              "t87"."low",
              "t87"."high",
              "t87"."pays_from",
              "t87"."keep_from",
              "t87"."rank",
              "t87"."offer_name_key",
              "t87"."first_name_key",
              "t87"."second_name_key",
              "t87"."risk_name_key",
              "t87"."offer_name",
              "t29"."first_name_id",
              "t29"."first_name"
            FROM (
              SELECT
                "t85".*
                EXCLUDE ("offer_name_id")
              FROM (
                SELECT
                  "t84"."customer_id",
                  "t84"."customer_group",
                  "t84"."product_id",
                  "t84"."antecedent",
                  "t84"."confidence",
                  "t84"."support",
                  "t84"."n_antecedent",
                  "t84"."n_both",
                  "t84"."n_group",
                  "t84"."confidence_adjusted",
                  "t84"."products",
                  "t84"."chance",
                  "t84"."chance_low",
                  "t84"."chance_high",
                  "t84"."reading",
                  "t84"."stands_in",
                  "t84"."value",
                  "t84"."at_risk",
                  "t84"."at_risk_value",
                  "t84"."keep",
                  "t84"."keep_source",
                  "t84"."cost",
                  "t84"."lift",
                  "t84"."extra_source",
                  "t84"."lift_low",
                  "t84"."lift_high",
                  "t84"."added",
                  "t84"."added_low",
                  "t84"."added_high",
                  "t84"."net",
                  "t84"."gain",
                  "t84"."low",
                  "t84"."high",
                  "t84"."pays_from",
                  "t84"."keep_from",
                  "t84"."rank",
                  "t84"."offer_name_key",
                  "t84"."first_name_key",
                  "t84"."second_name_key",
                  "t84"."risk_name_key",
                  "t30"."offer_name_id",
                  "t30"."offer_name"
                FROM (
                  SELECT
                    "t82"."customer_id",
                    "t82"."customer_group",
                    "t82"."product_id",
                    "t82"."antecedent",
                    "t82"."confidence",
                    "t82"."support",
                    "t82"."n_antecedent",
                    "t82"."n_both",
                    "t82"."n_group",
                    "t82"."confidence_adjusted",
                    "t82"."products",
                    "t82"."chance",
                    "t82"."chance_low",
                    "t82"."chance_high",
                    "t82"."reading",
                    "t82"."stands_in",
                    "t82"."value",
                    "t82"."at_risk",
                    "t82"."at_risk_value",
                    "t82"."keep",
                    "t82"."keep_source",
                    "t82"."cost",
                    "t82"."lift",
                    "t82"."extra_source",
                    "t82"."lift_low",
                    "t82"."lift_high",
                    "t82"."added",
                    "t82"."added_low",
                    "t82"."added_high",
                    "t82"."net",
                    "t82"."gain",
                    "t82"."low",
                    "t82"."high",
                    "t82"."pays_from",
                    "t82"."keep_from",
                    "t82"."rank",
                    "t82"."product_id" AS "offer_name_key",
                    LIST_EXTRACT("t82"."antecedent", 1) AS "first_name_key",
                    LIST_EXTRACT("t82"."antecedent", 2) AS "second_name_key",
                    "t82"."at_risk" AS "risk_name_key"
                  FROM (
                    SELECT
                      "t81"."customer_id",
                      "t81"."customer_group",
                      "t81"."product_id",
                      "t81"."antecedent",
                      "t81"."confidence",
                      "t81"."support",
                      "t81"."n_antecedent",
                      "t81"."n_both",
                      "t81"."n_group",
                      "t81"."confidence_adjusted",
                      "t81"."products",
                      "t81"."chance",
                      "t81"."chance_low",
                      "t81"."chance_high",
                      "t81"."reading",
                      "t81"."stands_in",
                      "t81"."value",
                      "t81"."at_risk",
                      "t81"."at_risk_value",
                      "t81"."keep",
                      "t81"."keep_source",
                      "t81"."cost",
                      "t81"."lift",
                      "t81"."extra_source",
                      "t81"."lift_low",
                      "t81"."lift_high",
                      "t81"."added",
                      "t81"."added_low",
                      "t81"."added_high",
                      "t81"."net",
                      "t81"."gain",
                      "t81"."low",
                      "t81"."high",
                      "t81"."pays_from",
                      "t81"."keep_from",
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY "t81"."customer_id"
                          ORDER BY "t81"."gain" IS NULL ASC, CAST(ROUND("t81"."gain", 9) AS DOUBLE) DESC, "t81"."product_id" ASC
                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                        ) - 1
                      ) + 1 AS "rank"
                    FROM (
                      SELECT
                        "t80"."customer_id",
                        "t80"."customer_group",
                        "t80"."product_id",
                        "t80"."antecedent",
                        "t80"."confidence",
                        "t80"."support",
                        "t80"."n_antecedent",
                        "t80"."n_both",
                        "t80"."n_group",
                        "t80"."confidence_adjusted",
                        "t80"."products",
                        "t80"."chance",
                        "t80"."chance_low",
                        "t80"."chance_high",
                        "t80"."reading",
                        "t80"."stands_in",
                        "t80"."value",
                        "t80"."at_risk",
                        "t80"."at_risk_value",
                        "t80"."keep",
                        "t80"."keep_source",
                        "t80"."cost",
                        "t80"."lift",
                        "t80"."extra_source",
                        "t80"."lift_low",
                        "t80"."lift_high",
                        "t80"."added",
                        "t80"."added_low",
                        "t80"."added_high",
                        "t80"."net",
                        (
                          "t80"."added" * (
                            "t80"."value" - (
                              (
                                1 - "t80"."keep"
                              ) * "t80"."at_risk_value"
                            )
                          )
                        ) - "t80"."cost" AS "gain",
                        LEAST(
                          (
                            "t80"."added_low" * "t80"."net"
                          ) - "t80"."cost",
                          (
                            "t80"."added_high" * "t80"."net"
                          ) - "t80"."cost"
                        ) AS "low",
                        GREATEST(
                          (
                            "t80"."added_low" * "t80"."net"
                          ) - "t80"."cost",
                          (
                            "t80"."added_high" * "t80"."net"
                          ) - "t80"."cost"
                        ) AS "high",
                        CASE
                          WHEN (
                            "t80"."net" > 0
                          )
                          AND (
                            CASE WHEN "t80"."reading" = 'confidence' THEN 1.0 ELSE "t80"."chance" END > 0
                          )
                          AND (
                            (
                              "t80"."cost" / NULLIF("t80"."net", 0.0)
                            ) <= CASE WHEN "t80"."reading" = 'confidence' THEN 1.0 ELSE 1 - "t80"."chance" END
                          )
                          THEN (
                            "t80"."cost" / NULLIF("t80"."net", 0.0)
                          ) / NULLIF(CASE WHEN "t80"."reading" = 'confidence' THEN 1.0 ELSE "t80"."chance" END, 0.0)
                          ELSE NULL
                        END AS "pays_from",
                        CASE
                          WHEN "t80"."added" <= 0
                          THEN CAST(NULL AS DOUBLE)
                          WHEN (
                            "t80"."at_risk_value" <= 0
                          )
                          AND (
                            (
                              "t80"."value" - (
                                "t80"."cost" / NULLIF("t80"."added", 0.0)
                              )
                            ) >= 0
                          )
                          THEN 0.0
                          WHEN (
                            "t80"."at_risk_value" > 0
                          )
                          AND (
                            (
                              1 - (
                                (
                                  "t80"."value" - (
                                    "t80"."cost" / NULLIF("t80"."added", 0.0)
                                  )
                                ) / NULLIF("t80"."at_risk_value", 0.0)
                              )
                            ) <= 1
                          )
                          THEN GREATEST(
                            1 - (
                              (
                                "t80"."value" - (
                                  "t80"."cost" / NULLIF("t80"."added", 0.0)
                                )
                              ) / NULLIF("t80"."at_risk_value", 0.0)
                            ),
                            0.0
                          )
                          ELSE NULL
                        END AS "keep_from"
                      FROM (
                        SELECT
                          "t79"."customer_id",
                          "t79"."customer_group",
                          "t79"."product_id",
                          "t79"."antecedent",
                          "t79"."confidence",
                          "t79"."support",
                          "t79"."n_antecedent",
                          "t79"."n_both",
                          "t79"."n_group",
                          "t79"."confidence_adjusted",
                          "t79"."products",
                          "t79"."chance",
                          "t79"."chance_low",
                          "t79"."chance_high",
                          "t79"."reading",
                          "t79"."stands_in",
                          "t79"."value",
                          "t79"."at_risk",
                          "t79"."at_risk_value",
                          "t79"."keep",
                          "t79"."keep_source",
                          "t79"."cost",
                          "t79"."lift",
                          "t79"."extra_source",
                          "t79"."lift_low",
                          "t79"."lift_high",
                          CASE
                            WHEN "t79"."reading" = 'confidence'
                            THEN "t79"."chance"
                            ELSE LEAST("t79"."chance" * "t79"."lift", 1 - "t79"."chance")
                          END AS "added",
                          LEAST(
                            CASE
                              WHEN "t79"."reading" = 'confidence'
                              THEN "t79"."chance_low"
                              ELSE LEAST("t79"."chance_low" * "t79"."lift_low", 1 - "t79"."chance_low")
                            END,
                            CASE
                              WHEN "t79"."reading" = 'confidence'
                              THEN "t79"."chance_high"
                              ELSE LEAST("t79"."chance_high" * "t79"."lift_low", 1 - "t79"."chance_high")
                            END
                          ) AS "added_low",
                          CASE
                            WHEN "t79"."reading" = 'confidence'
                            THEN CASE
                              WHEN "t79"."reading" = 'confidence'
                              THEN "t79"."chance_high"
                              ELSE LEAST(GREATEST(1 / (
                                "t79"."lift_high" + 1
                              ), "t79"."chance_low"), "t79"."chance_high")
                            END
                            ELSE LEAST(
                              CASE
                                WHEN "t79"."reading" = 'confidence'
                                THEN "t79"."chance_high"
                                ELSE LEAST(GREATEST(1 / (
                                  "t79"."lift_high" + 1
                                ), "t79"."chance_low"), "t79"."chance_high")
                              END * "t79"."lift_high",
                              1 - CASE
                                WHEN "t79"."reading" = 'confidence'
                                THEN "t79"."chance_high"
                                ELSE LEAST(GREATEST(1 / (
                                  "t79"."lift_high" + 1
                                ), "t79"."chance_low"), "t79"."chance_high")
                              END
                            )
                          END AS "added_high",
                          "t79"."value" - (
                            (
                              1 - "t79"."keep"
                            ) * "t79"."at_risk_value"
                          ) AS "net"
                        FROM (
                          SELECT
                            "t78"."customer_id",
                            "t78"."customer_group",
                            "t78"."product_id",
                            "t78"."antecedent",
                            "t78"."confidence",
                            "t78"."support",
                            "t78"."n_antecedent",
                            "t78"."n_both",
                            "t78"."n_group",
                            "t78"."confidence_adjusted",
                            "t78"."products",
                            "t78"."chance",
                            "t78"."chance_low",
                            "t78"."chance_high",
                            "t78"."reading",
                            "t78"."stands_in",
                            "t78"."value",
                            "t78"."at_risk",
                            "t78"."at_risk_value",
                            "t78"."keep",
                            "t78"."keep_source",
                            "t78"."cost",
                            "t21"."lift",
                            "t21"."extra_source",
                            "t21"."lift_low",
                            "t21"."lift_high"
                          FROM (
                            SELECT
                              "t76"."customer_id",
                              "t76"."customer_group",
                              "t76"."product_id",
                              "t76"."antecedent",
                              "t76"."confidence",
                              "t76"."support",
                              "t76"."n_antecedent",
                              "t76"."n_both",
                              "t76"."n_group",
                              "t76"."confidence_adjusted",
                              "t76"."products",
                              "t76"."chance",
                              "t76"."chance_low",
                              "t76"."chance_high",
                              "t76"."reading",
                              "t76"."stands_in",
                              "t76"."value",
                              "t76"."at_risk",
                              "t76"."at_risk_value",
                              "t76"."keep",
                              "t76"."keep_source",
                              5.0 AS "cost"
                            FROM (
                              SELECT
                                "t66"."customer_id",
                                "t66"."customer_group",
                                "t66"."product_id",
                                "t66"."antecedent",
                                "t66"."confidence",
                                "t66"."support",
                                "t66"."n_antecedent",
                                "t66"."n_both",
                                "t66"."n_group",
                                "t66"."confidence_adjusted",
                                "t66"."products",
                                "t66"."chance",
                                "t66"."chance_low",
                                "t66"."chance_high",
                                "t66"."reading",
                                "t66"."stands_in",
                                "t66"."value",
                                "t75"."at_risk",
                                COALESCE("t75"."at_risk_value", 0.0) AS "at_risk_value",
                                COALESCE("t75"."keep", 1.0) AS "keep",
                                COALESCE("t75"."keep_source", 'one') AS "keep_source"
                              FROM (
                                SELECT
                                  "t64"."customer_id",
                                  "t64"."customer_group",
                                  "t64"."product_id",
                                  "t64"."antecedent",
                                  "t64"."confidence",
                                  "t64"."support",
                                  "t64"."n_antecedent",
                                  "t64"."n_both",
                                  "t64"."n_group",
                                  "t64"."confidence_adjusted",
                                  "t64"."products",
                                  "t64"."chance",
                                  "t64"."chance_low",
                                  "t64"."chance_high",
                                  "t64"."reading",
                                  "t64"."stands_in",
                                  CASE
                                    WHEN "t64"."sold_as" = 'order'
                                    THEN "t64"."value" * COALESCE("t64"."size", 1.0)
                                    ELSE "t64"."value"
                                  END AS "value"
                                FROM (
                                  SELECT
                                    "t61"."customer_id",
                                    "t61"."customer_group",
                                    "t61"."product_id",
                                    "t61"."antecedent",
                                    "t61"."confidence",
                                    "t61"."support",
                                    "t61"."n_antecedent",
                                    "t61"."n_both",
                                    "t61"."n_group",
                                    "t61"."confidence_adjusted",
                                    "t61"."products",
                                    "t61"."chance",
                                    "t61"."chance_low",
                                    "t61"."chance_high",
                                    "t61"."reading",
                                    "t61"."stands_in",
                                    "t61"."value",
                                    "t63"."sized_id",
                                    "t63"."size",
                                    "t17"."sold_id",
                                    "t17"."sold_as"
                                  FROM (
                                    SELECT
                                      "t59".*
                                      EXCLUDE ("valued_id")
                                    FROM (
                                      SELECT
                                        "t55"."customer_id",
                                        "t55"."customer_group",
                                        "t55"."product_id",
                                        "t55"."antecedent",
                                        "t55"."confidence",
                                        "t55"."support",
                                        "t55"."n_antecedent",
                                        "t55"."n_both",
                                        "t55"."n_group",
                                        "t55"."confidence_adjusted",
                                        "t55"."products",
                                        "t55"."chance",
                                        "t55"."chance_low",
                                        "t55"."chance_high",
                                        "t55"."reading",
                                        "t55"."stands_in",
                                        "t56"."valued_id",
                                        "t56"."value"
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            "t2"."customer_id",
                                            "t2"."customer_group",
                                            "t2"."product_id",
                                            "t2"."antecedent",
                                            "t2"."confidence",
                                            "t2"."support",
                                            "t2"."n_antecedent",
                                            "t2"."n_both",
                                            "t2"."n_group",
                                            "t2"."confidence_adjusted",
                                            CAST(["t2"."product_id"] AS TEXT[]) AS "products",
                                            "t2"."would_buy_anyway" AS "chance",
                                            COALESCE("t2"."chance_low", "t2"."would_buy_anyway") AS "chance_low",
                                            COALESCE("t2"."chance_high", "t2"."would_buy_anyway") AS "chance_high",
                                            'incremental' AS "reading",
                                            FALSE AS "stands_in"
                                          FROM "chances" AS "t2"
                                          WHERE
                                            "t2"."would_buy_anyway" IS NOT NULL
                                        ) AS "t22"
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            "t39"."customer_id",
                                            "t39"."customer_group",
                                            "t39"."product_id",
                                            "t39"."antecedent",
                                            "t39"."confidence",
                                            "t39"."support",
                                            "t39"."n_antecedent",
                                            "t39"."n_both",
                                            "t39"."n_group",
                                            "t39"."confidence_adjusted",
                                            "t39"."products",
                                            "t39"."confidence_adjusted" AS "chance",
                                            GREATEST(
                                              "t39"."confidence_adjusted" - (
                                                SQRT(
                                                  (
                                                    "t39"."confidence_adjusted" * (
                                                      1 - "t39"."confidence_adjusted"
                                                    )
                                                  ) / (
                                                    "t39"."n_antecedent" + 1
                                                  )
                                                ) * 1.2815515594
                                              ),
                                              0.0
                                            ) AS "chance_low",
                                            LEAST(
                                              "t39"."confidence_adjusted" + (
                                                SQRT(
                                                  (
                                                    "t39"."confidence_adjusted" * (
                                                      1 - "t39"."confidence_adjusted"
                                                    )
                                                  ) / (
                                                    "t39"."n_antecedent" + 1
                                                  )
                                                ) * 1.2815515594
                                              ),
                                              1.0
                                            ) AS "chance_high",
                                            CASE WHEN "t39"."first" IS NOT NULL THEN 'confidence' ELSE 'incremental' END AS "reading",
                                            NOT (
                                              "t39"."first" IS NOT NULL
                                            ) AS "stands_in"
                                          FROM (
                                            SELECT
                                              "t7"."customer_id",
                                              "t7"."customer_group",
                                              "t7"."product_id",
                                              "t7"."products",
                                              "t7"."antecedent",
                                              "t7"."confidence",
                                              "t7"."support",
                                              "t7"."n_antecedent",
                                              "t7"."n_both",
                                              "t7"."n_group",
                                              "t7"."confidence_adjusted",
                                              "t7"."rank_key",
                                              "t31"."first"
                                            FROM "cross_sell" AS "t7"
                                            LEFT OUTER JOIN (
                                              SELECT
                                                "t0"."product_id" AS "first"
                                              FROM "products" AS "t0"
                                              WHERE
                                                "t0"."sold_as" = 'subscription'
                                            ) AS "t31"
                                              ON LIST_EXTRACT("t7"."products", 1) = "t31"."first"
                                          ) AS "t39"
                                        ) AS "t49"
                                      ) AS "t55"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          *
                                        FROM "t9" AS "t19"
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            "t44"."product_id" AS "valued_id",
                                            CAST(SUM(CAST("t44"."value" AS DECIMAL(38, 9))) AS DOUBLE) AS "value"
                                          FROM (
                                            SELECT
                                              "t40"."product_id",
                                              "t40"."products",
                                              "t40"."item",
                                              "t32"."valued_id",
                                              "t32"."value"
                                            FROM (
                                              SELECT
                                                "t34"."product_id",
                                                "t34"."products",
                                                UNNEST("t34"."products") AS "item"
                                              FROM (
                                                SELECT DISTINCT
                                                  "t5"."product_id",
                                                  "t5"."products"
                                                FROM "cross_sell" AS "t5"
                                                WHERE
                                                  ARRAY_LENGTH("t5"."products") > 1
                                              ) AS "t34"
                                            ) AS "t40"
                                            INNER JOIN "t9" AS "t32"
                                              ON "t40"."item" = "t32"."valued_id"
                                          ) AS "t44"
                                          GROUP BY
                                            1
                                        ) AS "t50"
                                      ) AS "t56"
                                        ON "t55"."product_id" = "t56"."valued_id"
                                    ) AS "t59"
                                  ) AS "t61"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t58"."sized_id",
                                      GREATEST(
                                        (
                                          "t58"."own" + (
                                            "t54"."usual" * 3.0
                                          )
                                        ) / NULLIF("t58"."expected" + (
                                          "t54"."usual" * 3.0
                                        ), 0.0),
                                        0.01
                                      ) AS "size"
                                    FROM (
                                      SELECT
                                        "t48"."customer_id" AS "sized_id",
                                        CAST(SUM(CAST("t48"."margin" AS DECIMAL(38, 9))) AS DOUBLE) AS "own",
                                        CAST(SUM(CAST("t48"."typical" AS DECIMAL(38, 9))) AS DOUBLE) AS "expected"
                                      FROM (
                                        SELECT
                                          "t37"."customer_id",
                                          "t37"."product_id",
                                          "t37"."how",
                                          "t37"."first_at",
                                          "t37"."last_at",
                                          "t37"."times",
                                          "t37"."amount",
                                          "t37"."margin",
                                          "t46"."typical"
                                        FROM "t26" AS "t37"
                                        INNER JOIN "t42" AS "t46"
                                          ON "t37"."product_id" = "t46"."product_id"
                                      ) AS "t48"
                                      GROUP BY
                                        1
                                    ) AS "t58"
                                    CROSS JOIN (
                                      SELECT
                                        CAST(SUM(CAST("t43"."typical" AS DECIMAL(38, 9))) AS DOUBLE) / COUNT(*) AS "usual"
                                      FROM "t42" AS "t43"
                                    ) AS "t54"
                                  ) AS "t63"
                                    ON "t61"."customer_id" = "t63"."sized_id"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t0"."product_id" AS "sold_id",
                                      "t0"."sold_as"
                                    FROM "products" AS "t0"
                                  ) AS "t17"
                                    ON "t61"."product_id" = "t17"."sold_id"
                                ) AS "t64"
                              ) AS "t66"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t73"."customer_id",
                                  "t73"."product_id",
                                  "t73"."at_risk",
                                  "t73"."at_risk_value",
                                  "t73"."keep",
                                  "t73"."keep_source"
                                FROM (
                                  SELECT
                                    "t72"."customer_id",
                                    "t72"."customer_group",
                                    "t72"."product_id",
                                    "t72"."kind_id",
                                    "t72"."category",
                                    "t72"."at_risk",
                                    "t72"."at_risk_value",
                                    "t72"."kept_id",
                                    "t72"."added_id",
                                    "t72"."observed",
                                    "t72"."pair_group",
                                    "t72"."one",
                                    "t72"."other",
                                    "t72"."both_share",
                                    "t72"."keep",
                                    "t72"."keep_source",
                                    ROW_NUMBER() OVER (
                                      PARTITION BY "t72"."customer_id", "t72"."product_id"
                                      ORDER BY (
                                        1 - "t72"."keep"
                                      ) * "t72"."at_risk_value" DESC, "t72"."at_risk" ASC
                                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                    ) - 1 AS "place"
                                  FROM (
                                    SELECT
                                      "t71"."customer_id",
                                      "t71"."customer_group",
                                      "t71"."product_id",
                                      "t71"."kind_id",
                                      "t71"."category",
                                      "t71"."at_risk",
                                      "t71"."at_risk_value",
                                      "t71"."kept_id",
                                      "t71"."added_id",
                                      "t71"."observed",
                                      "t71"."pair_group",
                                      "t71"."one",
                                      "t71"."other",
                                      "t71"."both_share",
                                      COALESCE("t71"."observed", COALESCE("t71"."both_share", 0.0)) AS "keep",
                                      CASE WHEN "t71"."observed" IS NOT NULL THEN 'observed' ELSE 'support' END AS "keep_source"
                                    FROM (
                                      SELECT
                                        "t70"."customer_id",
                                        "t70"."customer_group",
                                        "t70"."product_id",
                                        "t70"."kind_id",
                                        "t70"."category",
                                        "t70"."at_risk",
                                        "t70"."at_risk_value",
                                        "t23"."kept_id",
                                        "t23"."added_id",
                                        "t23"."observed",
                                        "t24"."pair_group",
                                        "t24"."one",
                                        "t24"."other",
                                        "t24"."both_share"
                                      FROM (
                                        SELECT
                                          "t68".*
                                          EXCLUDE ("had_category")
                                        FROM (
                                          SELECT
                                            "t67".*
                                            EXCLUDE ("owner")
                                          FROM (
                                            SELECT
                                              "t66"."customer_id",
                                              "t66"."customer_group",
                                              "t66"."product_id",
                                              "t33"."kind_id",
                                              "t33"."category",
                                              "t47"."owner",
                                              "t47"."at_risk",
                                              "t47"."had_category",
                                              "t47"."at_risk_value"
                                            FROM (
                                              SELECT
                                                "t64"."customer_id",
                                                "t64"."customer_group",
                                                "t64"."product_id",
                                                "t64"."antecedent",
                                                "t64"."confidence",
                                                "t64"."support",
                                                "t64"."n_antecedent",
                                                "t64"."n_both",
                                                "t64"."n_group",
                                                "t64"."confidence_adjusted",
                                                "t64"."products",
                                                "t64"."chance",
                                                "t64"."chance_low",
                                                "t64"."chance_high",
                                                "t64"."reading",
                                                "t64"."stands_in",
                                                CASE
                                                  WHEN "t64"."sold_as" = 'order'
                                                  THEN "t64"."value" * COALESCE("t64"."size", 1.0)
                                                  ELSE "t64"."value"
                                                END AS "value"
                                              FROM (
                                                SELECT
                                                  "t61"."customer_id",
                                                  "t61"."customer_group",
                                                  "t61"."product_id",
                                                  "t61"."antecedent",
                                                  "t61"."confidence",
                                                  "t61"."support",
                                                  "t61"."n_antecedent",
                                                  "t61"."n_both",
                                                  "t61"."n_group",
                                                  "t61"."confidence_adjusted",
                                                  "t61"."products",
                                                  "t61"."chance",
                                                  "t61"."chance_low",
                                                  "t61"."chance_high",
                                                  "t61"."reading",
                                                  "t61"."stands_in",
                                                  "t61"."value",
                                                  "t63"."sized_id",
                                                  "t63"."size",
                                                  "t17"."sold_id",
                                                  "t17"."sold_as"
                                                FROM (
                                                  SELECT
                                                    "t59".*
                                                    EXCLUDE ("valued_id")
                                                  FROM (
                                                    SELECT
                                                      "t55"."customer_id",
                                                      "t55"."customer_group",
                                                      "t55"."product_id",
                                                      "t55"."antecedent",
                                                      "t55"."confidence",
                                                      "t55"."support",
                                                      "t55"."n_antecedent",
                                                      "t55"."n_both",
                                                      "t55"."n_group",
                                                      "t55"."confidence_adjusted",
                                                      "t55"."products",
                                                      "t55"."chance",
                                                      "t55"."chance_low",
                                                      "t55"."chance_high",
                                                      "t55"."reading",
                                                      "t55"."stands_in",
                                                      "t56"."valued_id",
                                                      "t56"."value"
                                                    FROM (
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          "t2"."customer_id",
                                                          "t2"."customer_group",
                                                          "t2"."product_id",
                                                          "t2"."antecedent",
                                                          "t2"."confidence",
                                                          "t2"."support",
                                                          "t2"."n_antecedent",
                                                          "t2"."n_both",
                                                          "t2"."n_group",
                                                          "t2"."confidence_adjusted",
                                                          CAST(["t2"."product_id"] AS TEXT[]) AS "products",
                                                          "t2"."would_buy_anyway" AS "chance",
                                                          COALESCE("t2"."chance_low", "t2"."would_buy_anyway") AS "chance_low",
                                                          COALESCE("t2"."chance_high", "t2"."would_buy_anyway") AS "chance_high",
                                                          'incremental' AS "reading",
                                                          FALSE AS "stands_in"
                                                        FROM "chances" AS "t2"
                                                        WHERE
                                                          "t2"."would_buy_anyway" IS NOT NULL
                                                      ) AS "t22"
                                                      UNION ALL
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          "t39"."customer_id",
                                                          "t39"."customer_group",
                                                          "t39"."product_id",
                                                          "t39"."antecedent",
                                                          "t39"."confidence",
                                                          "t39"."support",
                                                          "t39"."n_antecedent",
                                                          "t39"."n_both",
                                                          "t39"."n_group",
                                                          "t39"."confidence_adjusted",
                                                          "t39"."products",
                                                          "t39"."confidence_adjusted" AS "chance",
                                                          GREATEST(
                                                            "t39"."confidence_adjusted" - (
                                                              SQRT(
                                                                (
                                                                  "t39"."confidence_adjusted" * (
                                                                    1 - "t39"."confidence_adjusted"
                                                                  )
                                                                ) / (
                                                                  "t39"."n_antecedent" + 1
                                                                )
                                                              ) * 1.2815515594
                                                            ),
                                                            0.0
                                                          ) AS "chance_low",
                                                          LEAST(
                                                            "t39"."confidence_adjusted" + (
                                                              SQRT(
                                                                (
                                                                  "t39"."confidence_adjusted" * (
                                                                    1 - "t39"."confidence_adjusted"
                                                                  )
                                                                ) / (
                                                                  "t39"."n_antecedent" + 1
                                                                )
                                                              ) * 1.2815515594
                                                            ),
                                                            1.0
                                                          ) AS "chance_high",
                                                          CASE WHEN "t39"."first" IS NOT NULL THEN 'confidence' ELSE 'incremental' END AS "reading",
                                                          NOT (
                                                            "t39"."first" IS NOT NULL
                                                          ) AS "stands_in"
                                                        FROM (
                                                          SELECT
                                                            "t7"."customer_id",
                                                            "t7"."customer_group",
                                                            "t7"."product_id",
                                                            "t7"."products",
                                                            "t7"."antecedent",
                                                            "t7"."confidence",
                                                            "t7"."support",
                                                            "t7"."n_antecedent",
                                                            "t7"."n_both",
                                                            "t7"."n_group",
                                                            "t7"."confidence_adjusted",
                                                            "t7"."rank_key",
                                                            "t31"."first"
                                                          FROM "cross_sell" AS "t7"
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              "t0"."product_id" AS "first"
                                                            FROM "products" AS "t0"
                                                            WHERE
                                                              "t0"."sold_as" = 'subscription'
                                                          ) AS "t31"
                                                            ON LIST_EXTRACT("t7"."products", 1) = "t31"."first"
                                                        ) AS "t39"
                                                      ) AS "t49"
                                                    ) AS "t55"
                                                    LEFT OUTER JOIN (
                                                      SELECT
                                                        *
                                                      FROM "t9" AS "t19"
                                                      UNION ALL
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          "t44"."product_id" AS "valued_id",
                                                          CAST(SUM(CAST("t44"."value" AS DECIMAL(38, 9))) AS DOUBLE) AS "value"
                                                        FROM (
                                                          SELECT
                                                            "t40"."product_id",
                                                            "t40"."products",
                                                            "t40"."item",
                                                            "t32"."valued_id",
                                                            "t32"."value"
                                                          FROM (
                                                            SELECT
                                                              "t34"."product_id",
                                                              "t34"."products",
                                                              UNNEST("t34"."products") AS "item"
                                                            FROM (
                                                              SELECT DISTINCT
                                                                "t5"."product_id",
                                                                "t5"."products"
                                                              FROM "cross_sell" AS "t5"
                                                              WHERE
                                                                ARRAY_LENGTH("t5"."products") > 1
                                                            ) AS "t34"
                                                          ) AS "t40"
                                                          INNER JOIN "t9" AS "t32"
                                                            ON "t40"."item" = "t32"."valued_id"
                                                        ) AS "t44"
                                                        GROUP BY
                                                          1
                                                      ) AS "t50"
                                                    ) AS "t56"
                                                      ON "t55"."product_id" = "t56"."valued_id"
                                                  ) AS "t59"
                                                ) AS "t61"
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    "t58"."sized_id",
                                                    GREATEST(
                                                      (
                                                        "t58"."own" + (
                                                          "t54"."usual" * 3.0
                                                        )
                                                      ) / NULLIF("t58"."expected" + (
                                                        "t54"."usual" * 3.0
                                                      ), 0.0),
                                                      0.01
                                                    ) AS "size"
                                                  FROM (
                                                    SELECT
                                                      "t48"."customer_id" AS "sized_id",
                                                      CAST(SUM(CAST("t48"."margin" AS DECIMAL(38, 9))) AS DOUBLE) AS "own",
                                                      CAST(SUM(CAST("t48"."typical" AS DECIMAL(38, 9))) AS DOUBLE) AS "expected"
                                                    FROM (
                                                      SELECT
                                                        "t37"."customer_id",
                                                        "t37"."product_id",
                                                        "t37"."how",
                                                        "t37"."first_at",
                                                        "t37"."last_at",
                                                        "t37"."times",
                                                        "t37"."amount",
                                                        "t37"."margin",
                                                        "t46"."typical"
                                                      FROM "t26" AS "t37"
                                                      INNER JOIN "t42" AS "t46"
                                                        ON "t37"."product_id" = "t46"."product_id"
                                                    ) AS "t48"
                                                    GROUP BY
                                                      1
                                                  ) AS "t58"
                                                  CROSS JOIN (
                                                    SELECT
                                                      CAST(SUM(CAST("t43"."typical" AS DECIMAL(38, 9))) AS DOUBLE) / COUNT(*) AS "usual"
                                                    FROM "t42" AS "t43"
                                                  ) AS "t54"
                                                ) AS "t63"
                                                  ON "t61"."customer_id" = "t63"."sized_id"
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    "t0"."product_id" AS "sold_id",
                                                    "t0"."sold_as"
                                                  FROM "products" AS "t0"
                                                ) AS "t17"
                                                  ON "t61"."product_id" = "t17"."sold_id"
                                              ) AS "t64"
                                            ) AS "t66"
                                            INNER JOIN (
                                              SELECT
                                                "t0"."product_id" AS "kind_id",
                                                COALESCE("t0"."category", '') AS "category",
                                                "t0"."remaining_years" AS "years"
                                              FROM "products" AS "t0"
                                              WHERE
                                                "t0"."sold_as" = 'subscription'
                                            ) AS "t33"
                                              ON LIST_EXTRACT("t66"."products", 1) = "t33"."kind_id"
                                            INNER JOIN (
                                              SELECT
                                                "t41"."customer_id" AS "owner",
                                                "t41"."kind_id" AS "at_risk",
                                                "t41"."category" AS "had_category",
                                                CAST("t41"."margin" AS DOUBLE) * "t41"."years" AS "at_risk_value"
                                              FROM (
                                                SELECT
                                                  "t35"."customer_id",
                                                  "t35"."product_id",
                                                  "t35"."how",
                                                  "t35"."first_at",
                                                  "t35"."last_at",
                                                  "t35"."times",
                                                  "t35"."amount",
                                                  "t35"."margin",
                                                  "t33"."kind_id",
                                                  "t33"."category",
                                                  "t33"."years"
                                                FROM (
                                                  SELECT
                                                    *
                                                  FROM "owned" AS "t6"
                                                  WHERE
                                                    "t6"."how" = 'subscription'
                                                ) AS "t35"
                                                INNER JOIN (
                                                  SELECT
                                                    "t0"."product_id" AS "kind_id",
                                                    COALESCE("t0"."category", '') AS "category",
                                                    "t0"."remaining_years" AS "years"
                                                  FROM "products" AS "t0"
                                                  WHERE
                                                    "t0"."sold_as" = 'subscription'
                                                ) AS "t33"
                                                  ON "t35"."product_id" = "t33"."kind_id"
                                              ) AS "t41"
                                            ) AS "t47"
                                              ON "t66"."customer_id" = "t47"."owner"
                                              AND "t33"."category" = "t47"."had_category"
                                              AND "t33"."kind_id" <> "t47"."at_risk"
                                          ) AS "t67"
                                        ) AS "t68"
                                      ) AS "t70"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t3"."product_id" AS "kept_id",
                                          "t3"."added_id",
                                          "t3"."keep" AS "observed"
                                        FROM "keeps" AS "t3"
                                      ) AS "t23"
                                        ON "t70"."at_risk" = "t23"."kept_id" AND "t70"."kind_id" = "t23"."added_id"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t4"."customer_group" AS "pair_group",
                                          "t4"."item_a" AS "one",
                                          "t4"."item_b" AS "other",
                                          "t4"."support" AS "both_share"
                                        FROM "pairs" AS "t4"
                                      ) AS "t24"
                                        ON "t70"."customer_group" = "t24"."pair_group"
                                        AND LEAST("t70"."at_risk", "t70"."kind_id") = "t24"."one"
                                        AND GREATEST("t70"."at_risk", "t70"."kind_id") = "t24"."other"
                                    ) AS "t71"
                                  ) AS "t72"
                                ) AS "t73"
                                WHERE
                                  "t73"."place" = 0
                              ) AS "t75"
                                ON "t66"."customer_id" = "t75"."customer_id"
                                AND "t66"."product_id" = "t75"."product_id"
                            ) AS "t76"
                          ) AS "t78"
                          CROSS JOIN (
                            SELECT
                              "t1"."lift",
                              "t1"."extra_source",
                              "t1"."low" AS "lift_low",
                              "t1"."high" AS "lift_high"
                            FROM "lifts" AS "t1"
                          ) AS "t21"
                        ) AS "t79"
                      ) AS "t80"
                    ) AS "t81"
                  ) AS "t82"
                  WHERE
                    "t82"."rank" <= 5
                ) AS "t84"
                LEFT OUTER JOIN (
                  SELECT
                    "t0"."product_id" AS "offer_name_id",
                    COALESCE("t0"."name", "t0"."product_id") AS "offer_name"
                  FROM "products" AS "t0"
                ) AS "t30"
                  ON "t84"."offer_name_key" = "t30"."offer_name_id"
              ) AS "t85"
            ) AS "t87"
            LEFT OUTER JOIN (
              SELECT
                "t0"."product_id" AS "first_name_id",
                COALESCE("t0"."name", "t0"."product_id") AS "first_name"
              FROM "products" AS "t0"
            ) AS "t29"
              ON "t87"."first_name_key" = "t29"."first_name_id"
          ) AS "t88"
        ) AS "t90"
        LEFT OUTER JOIN (
          SELECT
            "t0"."product_id" AS "second_name_id",
            COALESCE("t0"."name", "t0"."product_id") AS "second_name"
          FROM "products" AS "t0"
        ) AS "t28"
          ON "t90"."second_name_key" = "t28"."second_name_id"
      ) AS "t91"
    ) AS "t93"
    LEFT OUTER JOIN (
      SELECT
        "t0"."product_id" AS "risk_name_id",
        COALESCE("t0"."name", "t0"."product_id") AS "risk_name"
      FROM "products" AS "t0"
    ) AS "t27"
      ON "t93"."risk_name_key" = "t27"."risk_name_id"
  ) AS "t94"
) AS "t95"
