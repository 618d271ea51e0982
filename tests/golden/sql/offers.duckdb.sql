WITH "t8" AS (
  SELECT
    "t0"."product_id" AS "valued_id",
    "t0"."value"
  FROM "products" AS "t0"
)
SELECT
  "t80"."customer_id",
  "t80"."customer_group",
  "t80"."product_id",
  "t80"."products",
  "t80"."rank",
  "t80"."antecedent",
  "t80"."confidence",
  "t80"."support",
  "t80"."n_antecedent",
  "t80"."n_both",
  "t80"."n_group",
  "t80"."confidence_adjusted",
  CASE WHEN "t80"."reading" = 'incremental' THEN "t80"."chance" ELSE 0.0 END AS "would_buy_anyway",
  "t80"."chance_low",
  "t80"."chance_high",
  "t80"."added" AS "extra_if_contacted",
  "t80"."added_low" AS "extra_low",
  "t80"."added_high" AS "extra_high",
  "t80"."extra_source",
  "t80"."reading",
  "t80"."value",
  "t80"."at_risk",
  "t80"."at_risk_value",
  "t80"."keep",
  "t80"."keep_source",
  "t80"."cost",
  "t80"."gain",
  "t80"."gain" AS "expected_margin",
  "t80"."low",
  "t80"."high",
  "t80"."pays_from",
  "t80"."keep_from",
  (
    "t80"."confidence" + "t80"."support"
  ) / 2 AS "rank_key",
  CASE WHEN COALESCE("t80"."gain" > 0, FALSE) THEN 'offer' ELSE 'no_contact' END AS "decision",
  "t80"."reasons"
FROM (
  SELECT
    "t79".*
    EXCLUDE ("risk_name", "second_name", "first_name", "offer_name")
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
      "t78"."lift",
      "t78"."extra_source",
      "t78"."lift_low",
      "t78"."lift_high",
      "t78"."added",
      "t78"."added_low",
      "t78"."added_high",
      "t78"."net",
      "t78"."gain",
      "t78"."low",
      "t78"."high",
      "t78"."pays_from",
      "t78"."keep_from",
      "t78"."rank",
      "t78"."offer_name",
      "t78"."first_name",
      "t78"."second_name",
      "t78"."risk_name",
      CASE
        WHEN "t78"."first_name" IS NULL
        THEN CAST("t78"."n_both" AS TEXT) || ' of the ' || CAST("t78"."n_group" AS TEXT) || ' in their group have '
        ELSE CAST("t78"."n_both" AS TEXT) || ' of the ' || CAST("t78"."n_antecedent" AS TEXT) || ' in their group who have ' || "t78"."first_name" || CASE
          WHEN "t78"."second_name" IS NOT NULL
          THEN ' and ' || "t78"."second_name"
          ELSE ''
        END || ' also have '
      END || "t78"."offer_name" || ' (' || CASE
        WHEN CAST(ROUND("t78"."confidence" * 1000, 0) AS BIGINT) < 100
        THEN CAST(CAST(FLOOR((
          CAST(ROUND("t78"."confidence" * 1000, 0) AS BIGINT)
        ) / (
          10
        )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t78"."confidence" * 1000, 0) AS BIGINT) % 10 AS TEXT)
        ELSE CAST(CAST(ROUND("t78"."confidence" * 100, 0) AS BIGINT) AS TEXT)
      END || ' %' || '; ' || CASE
        WHEN CAST(ROUND("t78"."confidence_adjusted" * 1000, 0) AS BIGINT) < 100
        THEN CAST(CAST(FLOOR((
          CAST(ROUND("t78"."confidence_adjusted" * 1000, 0) AS BIGINT)
        ) / (
          10
        )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t78"."confidence_adjusted" * 1000, 0) AS BIGINT) % 10 AS TEXT)
        ELSE CAST(CAST(ROUND("t78"."confidence_adjusted" * 100, 0) AS BIGINT) AS TEXT)
      END || ' %' || ' adjusted for small numbers)' || CASE
        WHEN "t78"."reading" = 'confidence'
        THEN '; read as the chance of a sale, as nobody takes a contract unasked' || CASE
          WHEN "t78"."risk_name" IS NULL
          THEN ''
          ELSE '; ' || CASE
            WHEN CAST(ROUND("t78"."keep" * 1000, 0) AS BIGINT) < 100
            THEN CAST(CAST(FLOOR((
              CAST(ROUND("t78"."keep" * 1000, 0) AS BIGINT)
            ) / (
              10
            )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t78"."keep" * 1000, 0) AS BIGINT) % 10 AS TEXT)
            ELSE CAST(CAST(ROUND("t78"."keep" * 100, 0) AS BIGINT) AS TEXT)
          END || ' %' || ' are expected to keep ' || "t78"."risk_name" || ' (' || "t78"."keep_source" || ')'
        END
        ELSE CASE
          WHEN "t78"."stands_in"
          THEN '; that share stands for the chance to buy within 90 days, which no earlier data could tell'
          ELSE '; ' || CASE
            WHEN CAST(ROUND("t78"."chance" * 1000, 0) AS BIGINT) < 100
            THEN CAST(CAST(FLOOR((
              CAST(ROUND("t78"."chance" * 1000, 0) AS BIGINT)
            ) / (
              10
            )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t78"."chance" * 1000, 0) AS BIGINT) % 10 AS TEXT)
            ELSE CAST(CAST(ROUND("t78"."chance" * 100, 0) AS BIGINT) AS TEXT)
          END || ' %' || ' would buy it within 90 days anyway'
        END || ', and contact is ' || CASE WHEN "t78"."extra_source" = 'measured' THEN 'measured' ELSE 'assumed' END || ' to lift that by ' || CASE
          WHEN CAST(ROUND("t78"."lift" * 1000, 0) AS BIGINT) < 100
          THEN CAST(CAST(FLOOR((
            CAST(ROUND("t78"."lift" * 1000, 0) AS BIGINT)
          ) / (
            10
          )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t78"."lift" * 1000, 0) AS BIGINT) % 10 AS TEXT)
          ELSE CAST(CAST(ROUND("t78"."lift" * 100, 0) AS BIGINT) AS TEXT)
        END || ' %'
      END || CASE
        WHEN "t78"."pays_from" IS NULL
        THEN CASE
          WHEN "t78"."reading" = 'confidence'
          THEN '; no chance would pay.'
          ELSE '; no lift would pay.'
        END
        ELSE '; pays from ' || CASE WHEN "t78"."reading" = 'confidence' THEN 'a chance of ' ELSE 'a lift of ' END || CASE
          WHEN CAST(ROUND("t78"."pays_from" * 1000, 0) AS BIGINT) < 100
          THEN CAST(CAST(FLOOR((
            CAST(ROUND("t78"."pays_from" * 1000, 0) AS BIGINT)
          ) / (
            10
          )) AS BIGINT) AS TEXT) || '.' || CAST(CAST(ROUND("t78"."pays_from" * 1000, 0) AS BIGINT) % 10 AS TEXT)
          ELSE CAST(CAST(ROUND("t78"."pays_from" * 100, 0) AS BIGINT) AS TEXT)
        END || ' %' || '.'
      END AS "reasons"
    FROM (
      SELECT
        "t77".*
        EXCLUDE ("offer_name_key", "second_name_key", "first_name_key", "risk_name_key")
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
          "t76"."cost",
          "t76"."lift",
          "t76"."extra_source",
          "t76"."lift_low",
          "t76"."lift_high",
          "t76"."added",
          "t76"."added_low",
          "t76"."added_high",
          "t76"."net",
          "t76"."gain",
          "t76"."low",
          "t76"."high",
          "t76"."pays_from",
          "t76"."keep_from",
          "t76"."rank",
          "t76"."offer_name_key",
          "t76"."first_name_key",
          "t76"."second_name_key",
          "t76"."risk_name_key",
          COALESCE("t76"."offer_name", "t76"."product_id") AS "offer_name",
          "t76"."first_name",
          "t76"."second_name",
          "t76"."risk_name"
        FROM (
          SELECT
            "t75".*
            EXCLUDE ("risk_name_id")
          FROM (
            SELECT
              "t74"."customer_id",
              "t74"."customer_group",
              "t74"."product_id",
              "t74"."antecedent",
              "t74"."confidence",
              "t74"."support",
              "t74"."n_antecedent",
              "t74"."n_both",
              "t74"."n_group",
              "t74"."confidence_adjusted",
              "t74"."products",
              "t74"."chance",
              "t74"."chance_low",
              "t74"."chance_high",
              "t74"."reading",
              "t74"."stands_in",
              "t74"."value",
              "t74"."at_risk",
              "t74"."at_risk_value",
              "t74"."keep",
              "t74"."keep_source",
              "t74"."cost",
              "t74"."lift",
              "t74"."extra_source",
              "t74"."lift_low",
              "t74"."lift_high",
              "t74"."added",
              "t74"."added_low",
              "t74"."added_high",
              "t74"."net",
              "t74"."gain",
              "t74"."low",
              "t74"."high",
              "t74"."pays_from",
              "t74"."keep_from",
              "t74"."rank",
              "t74"."offer_name_key",
              "t74"."first_name_key",
              "t74"."second_name_key",
              "t74"."risk_name_key",
              "t74"."offer_name",
              "t74"."first_name",
              "t74"."second_name",
              "t24"."risk_name_id",
              "t24"."risk_name"
            FROM (
              SELECT
                "t72".*
                EXCLUDE ("second_name_id")
              FROM (
                SELECT
                  "t71"."customer_id",
                  "t71"."customer_group",
                  "t71"."product_id",
                  "t71"."antecedent",
                  "t71"."confidence",
                  "t71"."support",
                  "t71"."n_antecedent",
                  "t71"."n_both",
                  "t71"."n_group",
                  "t71"."confidence_adjusted",
                  "t71"."products",
                  "t71"."chance",
                  "t71"."chance_low",
                  "t71"."chance_high",
                  "t71"."reading",
                  "t71"."stands_in",
                  "t71"."value",
                  "t71"."at_risk",
                  "t71"."at_risk_value",
                  "t71"."keep",
                  "t71"."keep_source",
                  "t71"."cost",
                  "t71"."lift",
                  "t71"."extra_source",
                  "t71"."lift_low",
                  "t71"."lift_high",
                  "t71"."added",
                  "t71"."added_low",
                  "t71"."added_high",
                  "t71"."net",
                  "t71"."gain",
                  "t71"."low",
                  "t71"."high",
                  "t71"."pays_from",
                  "t71"."keep_from",
                  "t71"."rank",
                  "t71"."offer_name_key",
                  "t71"."first_name_key",
                  "t71"."second_name_key",
                  "t71"."risk_name_key",
                  "t71"."offer_name",
                  "t71"."first_name",
                  "t25"."second_name_id",
                  "t25"."second_name"
                FROM (
                  SELECT
                    "t69".*
                    EXCLUDE ("first_name_id")
                  FROM (
                    SELECT
                      "t68"."customer_id",
                      "t68"."customer_group",
                      "t68"."product_id",
                      "t68"."antecedent",
                      "t68"."confidence",
                      "t68"."support",
                      "t68"."n_antecedent",
                      "t68"."n_both",
                      "t68"."n_group",
                      "t68"."confidence_adjusted",
                      "t68"."products",
                      "t68"."chance",
                      "t68"."chance_low",
                      "t68"."chance_high",
                      "t68"."reading",
                      "t68"."stands_in",
                      "t68"."value",
                      "t68"."at_risk",
                      "t68"."at_risk_value",
                      "t68"."keep",
                      "t68"."keep_source",
                      "t68"."cost",
                      "t68"."lift",
                      "t68"."extra_source",
                      "t68"."lift_low",
                      "t68"."lift_high",
                      "t68"."added",
                      "t68"."added_low",
                      "t68"."added_high",
                      "t68"."net",
                      "t68"."gain",
                      "t68"."low",
                      "t68"."high",
                      "t68"."pays_from",
                      "t68"."keep_from",
                      "t68"."rank",
                      "t68"."offer_name_key",
                      "t68"."first_name_key",
                      "t68"."second_name_key",
                      "t68"."risk_name_key",
                      "t68"."offer_name",
                      "t26"."first_name_id",
                      "t26"."first_name"
                    FROM (
                      SELECT
                        "t66".*
                        EXCLUDE ("offer_name_id")
                      FROM (
                        SELECT
                          "t65"."customer_id",
                          "t65"."customer_group",
                          "t65"."product_id",
                          "t65"."antecedent",
                          "t65"."confidence",
                          "t65"."support",
                          "t65"."n_antecedent",
                          "t65"."n_both",
                          "t65"."n_group",
                          "t65"."confidence_adjusted",
                          "t65"."products",
                          "t65"."chance",
                          "t65"."chance_low",
                          "t65"."chance_high",
                          "t65"."reading",
                          "t65"."stands_in",
                          "t65"."value",
                          "t65"."at_risk",
                          "t65"."at_risk_value",
                          "t65"."keep",
                          "t65"."keep_source",
                          "t65"."cost",
                          "t65"."lift",
                          "t65"."extra_source",
                          "t65"."lift_low",
                          "t65"."lift_high",
                          "t65"."added",
                          "t65"."added_low",
                          "t65"."added_high",
                          "t65"."net",
                          "t65"."gain",
                          "t65"."low",
                          "t65"."high",
                          "t65"."pays_from",
                          "t65"."keep_from",
                          "t65"."rank",
                          "t65"."offer_name_key",
                          "t65"."first_name_key",
                          "t65"."second_name_key",
                          "t65"."risk_name_key",
                          "t27"."offer_name_id",
                          "t27"."offer_name"
                        FROM (
                          SELECT
                            "t63"."customer_id",
                            "t63"."customer_group",
                            "t63"."product_id",
                            "t63"."antecedent",
                            "t63"."confidence",
                            "t63"."support",
                            "t63"."n_antecedent",
                            "t63"."n_both",
                            "t63"."n_group",
                            "t63"."confidence_adjusted",
                            "t63"."products",
                            "t63"."chance",
                            "t63"."chance_low",
                            "t63"."chance_high",
                            "t63"."reading",
                            "t63"."stands_in",
                            "t63"."value",
                            "t63"."at_risk",
                            "t63"."at_risk_value",
                            "t63"."keep",
                            "t63"."keep_source",
                            "t63"."cost",
                            "t63"."lift",
                            "t63"."extra_source",
                            "t63"."lift_low",
                            "t63"."lift_high",
                            "t63"."added",
                            "t63"."added_low",
                            "t63"."added_high",
                            "t63"."net",
                            "t63"."gain",
                            "t63"."low",
                            "t63"."high",
                            "t63"."pays_from",
                            "t63"."keep_from",
                            "t63"."rank",
                            "t63"."product_id" AS "offer_name_key",
                            LIST_EXTRACT("t63"."antecedent", 1) AS "first_name_key",
                            LIST_EXTRACT("t63"."antecedent", 2) AS "second_name_key",
                            "t63"."at_risk" AS "risk_name_key"
                          FROM (
                            SELECT
                              "t62"."customer_id",
                              "t62"."customer_group",
                              "t62"."product_id",
                              "t62"."antecedent",
                              "t62"."confidence",
                              "t62"."support",
                              "t62"."n_antecedent",
                              "t62"."n_both",
                              "t62"."n_group",
                              "t62"."confidence_adjusted",
                              "t62"."products",
                              "t62"."chance",
                              "t62"."chance_low",
                              "t62"."chance_high",
                              "t62"."reading",
                              "t62"."stands_in",
                              "t62"."value",
                              "t62"."at_risk",
                              "t62"."at_risk_value",
                              "t62"."keep",
                              "t62"."keep_source",
                              "t62"."cost",
                              "t62"."lift",
                              "t62"."extra_source",
                              "t62"."lift_low",
                              "t62"."lift_high",
                              "t62"."added",
                              "t62"."added_low",
                              "t62"."added_high",
                              "t62"."net",
                              "t62"."gain",
                              "t62"."low",
                              "t62"."high",
                              "t62"."pays_from",
                              "t62"."keep_from",
                              (
                                ROW_NUMBER() OVER (
                                  PARTITION BY "t62"."customer_id"
                                  ORDER BY "t62"."gain" IS NULL ASC, CAST(ROUND("t62"."gain", 9) AS DOUBLE) DESC, "t62"."product_id" ASC
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) - 1
                              ) + 1 AS "rank"
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
                                "t61"."at_risk",
                                "t61"."at_risk_value",
                                "t61"."keep",
                                "t61"."keep_source",
                                "t61"."cost",
                                "t61"."lift",
                                "t61"."extra_source",
                                "t61"."lift_low",
                                "t61"."lift_high",
                                "t61"."added",
                                "t61"."added_low",
                                "t61"."added_high",
                                "t61"."net",
                                (
                                  "t61"."added" * (
                                    "t61"."value" - (
                                      (
                                        1 - "t61"."keep"
                                      ) * "t61"."at_risk_value"
                                    )
                                  )
                                ) - "t61"."cost" AS "gain",
                                LEAST(
                                  (
                                    "t61"."added_low" * "t61"."net"
                                  ) - "t61"."cost",
                                  (
                                    "t61"."added_high" * "t61"."net"
                                  ) - "t61"."cost"
                                ) AS "low",
                                GREATEST(
                                  (
                                    "t61"."added_low" * "t61"."net"
                                  ) - "t61"."cost",
                                  (
                                    "t61"."added_high" * "t61"."net"
                                  ) - "t61"."cost"
                                ) AS "high",
                                CASE
                                  WHEN (
                                    "t61"."net" > 0
                                  )
                                  AND (
                                    CASE WHEN "t61"."reading" = 'confidence' THEN 1.0 ELSE "t61"."chance" END > 0
                                  )
                                  AND (
                                    (
                                      "t61"."cost" / NULLIF("t61"."net", 0.0)
                                    ) <= CASE WHEN "t61"."reading" = 'confidence' THEN 1.0 ELSE 1 - "t61"."chance" END
                                  )
                                  THEN (
                                    "t61"."cost" / NULLIF("t61"."net", 0.0)
                                  ) / NULLIF(CASE WHEN "t61"."reading" = 'confidence' THEN 1.0 ELSE "t61"."chance" END, 0.0)
                                  ELSE NULL
                                END AS "pays_from",
                                CASE
                                  WHEN "t61"."added" <= 0
                                  THEN CAST(NULL AS DOUBLE)
                                  WHEN (
                                    "t61"."at_risk_value" <= 0
                                  )
                                  AND (
                                    (
                                      "t61"."value" - (
                                        "t61"."cost" / NULLIF("t61"."added", 0.0)
                                      )
                                    ) >= 0
                                  )
                                  THEN 0.0
                                  WHEN (
                                    "t61"."at_risk_value" > 0
                                  )
                                  AND (
                                    (
                                      1 - (
                                        (
                                          "t61"."value" - (
                                            "t61"."cost" / NULLIF("t61"."added", 0.0)
                                          )
                                        ) / NULLIF("t61"."at_risk_value", 0.0)
                                      )
                                    ) <= 1
                                  )
                                  THEN GREATEST(
                                    1 - (
                                      (
                                        "t61"."value" - (
                                          "t61"."cost" / NULLIF("t61"."added", 0.0)
                                        )
                                      ) / NULLIF("t61"."at_risk_value", 0.0)
                                    ),
                                    0.0
                                  )
                                  ELSE NULL
                                END AS "keep_from"
                              FROM (
                                SELECT
                                  "t60"."customer_id",
                                  "t60"."customer_group",
                                  "t60"."product_id",
                                  "t60"."antecedent",
                                  "t60"."confidence",
                                  "t60"."support",
                                  "t60"."n_antecedent",
                                  "t60"."n_both",
                                  "t60"."n_group",
                                  "t60"."confidence_adjusted",
                                  "t60"."products",
                                  "t60"."chance",
                                  "t60"."chance_low",
                                  "t60"."chance_high",
                                  "t60"."reading",
                                  "t60"."stands_in",
                                  "t60"."value",
                                  "t60"."at_risk",
                                  "t60"."at_risk_value",
                                  "t60"."keep",
                                  "t60"."keep_source",
                                  "t60"."cost",
                                  "t60"."lift",
                                  "t60"."extra_source",
                                  "t60"."lift_low",
                                  "t60"."lift_high",
                                  CASE
                                    WHEN "t60"."reading" = 'confidence'
                                    THEN "t60"."chance"
                                    ELSE LEAST("t60"."chance" * "t60"."lift", 1 - "t60"."chance")
                                  END AS "added",
                                  LEAST(
                                    CASE
                                      WHEN "t60"."reading" = 'confidence'
                                      THEN "t60"."chance_low"
                                      ELSE LEAST("t60"."chance_low" * "t60"."lift_low", 1 - "t60"."chance_low")
                                    END,
                                    CASE
                                      WHEN "t60"."reading" = 'confidence'
                                      THEN "t60"."chance_high"
                                      ELSE LEAST("t60"."chance_high" * "t60"."lift_low", 1 - "t60"."chance_high")
                                    END
                                  ) AS "added_low",
                                  CASE
                                    WHEN "t60"."reading" = 'confidence'
                                    THEN CASE
                                      WHEN "t60"."reading" = 'confidence'
                                      THEN "t60"."chance_high"
                                      ELSE LEAST(GREATEST(1 / (
                                        "t60"."lift_high" + 1
                                      ), "t60"."chance_low"), "t60"."chance_high")
                                    END
                                    ELSE LEAST(
                                      CASE
                                        WHEN "t60"."reading" = 'confidence'
                                        THEN "t60"."chance_high"
                                        ELSE LEAST(GREATEST(1 / (
                                          "t60"."lift_high" + 1
                                        ), "t60"."chance_low"), "t60"."chance_high")
                                      END * "t60"."lift_high",
                                      1 - CASE
                                        WHEN "t60"."reading" = 'confidence'
                                        THEN "t60"."chance_high"
                                        ELSE LEAST(GREATEST(1 / (
                                          "t60"."lift_high" + 1
                                        ), "t60"."chance_low"), "t60"."chance_high")
                                      END
                                    )
                                  END AS "added_high",
                                  "t60"."value" - (
                                    (
                                      1 - "t60"."keep"
                                    ) * "t60"."at_risk_value"
                                  ) AS "net"
                                FROM (
                                  SELECT
                                    "t59"."customer_id",
                                    "t59"."customer_group",
                                    "t59"."product_id",
                                    "t59"."antecedent",
                                    "t59"."confidence",
                                    "t59"."support",
                                    "t59"."n_antecedent",
                                    "t59"."n_both",
                                    "t59"."n_group",
                                    "t59"."confidence_adjusted",
                                    "t59"."products",
                                    "t59"."chance",
                                    "t59"."chance_low",
                                    "t59"."chance_high",
                                    "t59"."reading",
                                    "t59"."stands_in",
                                    "t59"."value",
                                    "t59"."at_risk",
                                    "t59"."at_risk_value",
                                    "t59"."keep",
                                    "t59"."keep_source",
                                    "t59"."cost",
                                    "t19"."lift",
                                    "t19"."extra_source",
                                    "t19"."lift_low",
                                    "t19"."lift_high"
                                  FROM (
                                    SELECT
                                      "t57"."customer_id",
                                      "t57"."customer_group",
                                      "t57"."product_id",
                                      "t57"."antecedent",
                                      "t57"."confidence",
                                      "t57"."support",
                                      "t57"."n_antecedent",
                                      "t57"."n_both",
                                      "t57"."n_group",
                                      "t57"."confidence_adjusted",
                                      "t57"."products",
                                      "t57"."chance",
                                      "t57"."chance_low",
                                      "t57"."chance_high",
                                      "t57"."reading",
                                      "t57"."stands_in",
                                      "t57"."value",
                                      "t57"."at_risk",
                                      "t57"."at_risk_value",
                                      "t57"."keep",
                                      "t57"."keep_source",
                                      5.0 AS "cost"
                                    FROM (
                                      SELECT
                                        "t48"."customer_id",
                                        "t48"."customer_group",
                                        "t48"."product_id",
                                        "t48"."antecedent",
                                        "t48"."confidence",
                                        "t48"."support",
                                        "t48"."n_antecedent",
                                        "t48"."n_both",
                                        "t48"."n_group",
                                        "t48"."confidence_adjusted",
                                        "t48"."products",
                                        "t48"."chance",
                                        "t48"."chance_low",
                                        "t48"."chance_high",
                                        "t48"."reading",
                                        "t48"."stands_in",
                                        "t48"."value",
                                        "t56"."at_risk",
                                        COALESCE("t56"."at_risk_value", 0.0) AS "at_risk_value",
                                        COALESCE("t56"."keep", 1.0) AS "keep",
                                        COALESCE("t56"."keep_source", 'one') AS "keep_source"
                                      FROM (
                                        SELECT
                                          "t46".*
                                          EXCLUDE ("valued_id")
                                        FROM (
                                          SELECT
                                            "t44"."customer_id",
                                            "t44"."customer_group",
                                            "t44"."product_id",
                                            "t44"."antecedent",
                                            "t44"."confidence",
                                            "t44"."support",
                                            "t44"."n_antecedent",
                                            "t44"."n_both",
                                            "t44"."n_group",
                                            "t44"."confidence_adjusted",
                                            "t44"."products",
                                            "t44"."chance",
                                            "t44"."chance_low",
                                            "t44"."chance_high",
                                            "t44"."reading",
                                            "t44"."stands_in",
                                            "t45"."valued_id",
                                            "t45"."value"
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
                                            ) AS "t20"
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                "t34"."customer_id",
                                                "t34"."customer_group",
                                                "t34"."product_id",
                                                "t34"."antecedent",
                                                "t34"."confidence",
                                                "t34"."support",
                                                "t34"."n_antecedent",
                                                "t34"."n_both",
                                                "t34"."n_group",
                                                "t34"."confidence_adjusted",
                                                "t34"."products",
                                                "t34"."confidence_adjusted" AS "chance",
                                                GREATEST(
                                                  "t34"."confidence_adjusted" - (
                                                    SQRT(
                                                      (
                                                        "t34"."confidence_adjusted" * (
                                                          1 - "t34"."confidence_adjusted"
                                                        )
                                                      ) / (
                                                        "t34"."n_antecedent" + 1
                                                      )
                                                    ) * 1.2815515594
                                                  ),
                                                  0.0
                                                ) AS "chance_low",
                                                LEAST(
                                                  "t34"."confidence_adjusted" + (
                                                    SQRT(
                                                      (
                                                        "t34"."confidence_adjusted" * (
                                                          1 - "t34"."confidence_adjusted"
                                                        )
                                                      ) / (
                                                        "t34"."n_antecedent" + 1
                                                      )
                                                    ) * 1.2815515594
                                                  ),
                                                  1.0
                                                ) AS "chance_high",
                                                CASE WHEN "t34"."first" IS NOT NULL THEN 'confidence' ELSE 'incremental' END AS "reading",
                                                NOT (
                                                  "t34"."first" IS NOT NULL
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
                                                  "t29"."first"
                                                FROM "cross_sell" AS "t7"
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    "t0"."product_id" AS "first"
                                                  FROM "products" AS "t0"
                                                  WHERE
                                                    "t0"."sold_as" = 'subscription'
                                                ) AS "t29"
                                                  ON LIST_EXTRACT("t7"."products", 1) = "t29"."first"
                                              ) AS "t34"
                                            ) AS "t40"
                                          ) AS "t44"
                                          LEFT OUTER JOIN (
                                            SELECT
                                              *
                                            FROM "t8" AS "t16"
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                "t37"."product_id" AS "valued_id",
                                                CAST(SUM(CAST("t37"."value" AS DECIMAL(38, 9))) AS DOUBLE) AS "value"
                                              FROM (
                                                SELECT
                                                  "t35"."product_id",
                                                  "t35"."products",
                                                  "t35"."item",
                                                  "t28"."valued_id",
                                                  "t28"."value"
                                                FROM (
                                                  SELECT
                                                    "t31"."product_id",
                                                    "t31"."products",
                                                    UNNEST("t31"."products") AS "item"
                                                  FROM (
                                                    SELECT DISTINCT
                                                      "t3"."product_id",
                                                      "t3"."products"
                                                    FROM "cross_sell" AS "t3"
                                                    WHERE
                                                      ARRAY_LENGTH("t3"."products") > 1
                                                  ) AS "t31"
                                                ) AS "t35"
                                                INNER JOIN "t8" AS "t28"
                                                  ON "t35"."item" = "t28"."valued_id"
                                              ) AS "t37"
                                              GROUP BY
                                                1
                                            ) AS "t41"
                                          ) AS "t45"
                                            ON "t44"."product_id" = "t45"."valued_id"
                                        ) AS "t46"
                                      ) AS "t48"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t54"."customer_id",
                                          "t54"."product_id",
                                          "t54"."at_risk",
                                          "t54"."at_risk_value",
                                          "t54"."keep",
                                          "t54"."keep_source"
                                        FROM (
                                          SELECT
                                            "t53"."customer_id",
                                            "t53"."customer_group",
                                            "t53"."product_id",
                                            "t53"."kind_id",
                                            "t53"."category",
                                            "t53"."at_risk",
                                            "t53"."at_risk_value",
                                            "t53"."kept_id",
                                            "t53"."added_id",
                                            "t53"."observed",
                                            "t53"."pair_group",
                                            "t53"."one",
                                            "t53"."other",
                                            "t53"."both_share",
                                            "t53"."keep",
                                            "t53"."keep_source",
                                            ROW_NUMBER() OVER (
                                              PARTITION BY "t53"."customer_id", "t53"."product_id"
                                              ORDER BY (
                                                1 - "t53"."keep"
                                              ) * "t53"."at_risk_value" DESC, "t53"."at_risk" ASC
                                              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                            ) - 1 AS "place"
                                          FROM (
                                            SELECT
                                              "t52"."customer_id",
                                              "t52"."customer_group",
                                              "t52"."product_id",
                                              "t52"."kind_id",
                                              "t52"."category",
                                              "t52"."at_risk",
                                              "t52"."at_risk_value",
                                              "t52"."kept_id",
                                              "t52"."added_id",
                                              "t52"."observed",
                                              "t52"."pair_group",
                                              "t52"."one",
                                              "t52"."other",
                                              "t52"."both_share",
                                              COALESCE("t52"."observed", COALESCE("t52"."both_share", 0.0)) AS "keep",
                                              CASE WHEN "t52"."observed" IS NOT NULL THEN 'observed' ELSE 'support' END AS "keep_source"
                                            FROM (
                                              SELECT
                                                "t51"."customer_id",
                                                "t51"."customer_group",
                                                "t51"."product_id",
                                                "t51"."kind_id",
                                                "t51"."category",
                                                "t51"."at_risk",
                                                "t51"."at_risk_value",
                                                "t21"."kept_id",
                                                "t21"."added_id",
                                                "t21"."observed",
                                                "t22"."pair_group",
                                                "t22"."one",
                                                "t22"."other",
                                                "t22"."both_share"
                                              FROM (
                                                SELECT
                                                  "t49".*
                                                  EXCLUDE ("owner", "had_category")
                                                FROM (
                                                  SELECT
                                                    "t48"."customer_id",
                                                    "t48"."customer_group",
                                                    "t48"."product_id",
                                                    "t30"."kind_id",
                                                    "t30"."category",
                                                    "t39"."owner",
                                                    "t39"."at_risk",
                                                    "t39"."had_category",
                                                    "t39"."at_risk_value"
                                                  FROM (
                                                    SELECT
                                                      "t46".*
                                                      EXCLUDE ("valued_id")
                                                    FROM (
                                                      SELECT
                                                        "t44"."customer_id",
                                                        "t44"."customer_group",
                                                        "t44"."product_id",
                                                        "t44"."antecedent",
                                                        "t44"."confidence",
                                                        "t44"."support",
                                                        "t44"."n_antecedent",
                                                        "t44"."n_both",
                                                        "t44"."n_group",
                                                        "t44"."confidence_adjusted",
                                                        "t44"."products",
                                                        "t44"."chance",
                                                        "t44"."chance_low",
                                                        "t44"."chance_high",
                                                        "t44"."reading",
                                                        "t44"."stands_in",
                                                        "t45"."valued_id",
                                                        "t45"."value"
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
                                                        ) AS "t20"
                                                        UNION ALL
                                                        SELECT
                                                          *
                                                        FROM (
                                                          SELECT
                                                            "t34"."customer_id",
                                                            "t34"."customer_group",
                                                            "t34"."product_id",
                                                            "t34"."antecedent",
                                                            "t34"."confidence",
                                                            "t34"."support",
                                                            "t34"."n_antecedent",
                                                            "t34"."n_both",
                                                            "t34"."n_group",
                                                            "t34"."confidence_adjusted",
                                                            "t34"."products",
                                                            "t34"."confidence_adjusted" AS "chance",
                                                            GREATEST(
                                                              "t34"."confidence_adjusted" - (
                                                                SQRT(
                                                                  (
                                                                    "t34"."confidence_adjusted" * (
                                                                      1 - "t34"."confidence_adjusted"
                                                                    )
                                                                  ) / (
                                                                    "t34"."n_antecedent" + 1
                                                                  )
                                                                ) * 1.2815515594
                                                              ),
                                                              0.0
                                                            ) AS "chance_low",
                                                            LEAST(
                                                              "t34"."confidence_adjusted" + (
                                                                SQRT(
                                                                  (
                                                                    "t34"."confidence_adjusted" * (
                                                                      1 - "t34"."confidence_adjusted"
                                                                    )
                                                                  ) / (
                                                                    "t34"."n_antecedent" + 1
                                                                  )
                                                                ) * 1.2815515594
                                                              ),
                                                              1.0
                                                            ) AS "chance_high",
                                                            CASE WHEN "t34"."first" IS NOT NULL THEN 'confidence' ELSE 'incremental' END AS "reading",
                                                            NOT (
                                                              "t34"."first" IS NOT NULL
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
                                                              "t29"."first"
                                                            FROM "cross_sell" AS "t7"
                                                            LEFT OUTER JOIN (
                                                              SELECT
                                                                "t0"."product_id" AS "first"
                                                              FROM "products" AS "t0"
                                                              WHERE
                                                                "t0"."sold_as" = 'subscription'
                                                            ) AS "t29"
                                                              ON LIST_EXTRACT("t7"."products", 1) = "t29"."first"
                                                          ) AS "t34"
                                                        ) AS "t40"
                                                      ) AS "t44"
                                                      LEFT OUTER JOIN (
                                                        SELECT
                                                          *
                                                        FROM "t8" AS "t16"
                                                        UNION ALL
                                                        SELECT
                                                          *
                                                        FROM (
                                                          SELECT
                                                            "t37"."product_id" AS "valued_id",
                                                            CAST(SUM(CAST("t37"."value" AS DECIMAL(38, 9))) AS DOUBLE) AS "value"
                                                          FROM (
                                                            SELECT
                                                              "t35"."product_id",
                                                              "t35"."products",
                                                              "t35"."item",
                                                              "t28"."valued_id",
                                                              "t28"."value"
                                                            FROM (
                                                              SELECT
                                                                "t31"."product_id",
                                                                "t31"."products",
                                                                UNNEST("t31"."products") AS "item"
                                                              FROM (
                                                                SELECT DISTINCT
                                                                  "t3"."product_id",
                                                                  "t3"."products"
                                                                FROM "cross_sell" AS "t3"
                                                                WHERE
                                                                  ARRAY_LENGTH("t3"."products") > 1
                                                              ) AS "t31"
                                                            ) AS "t35"
                                                            INNER JOIN "t8" AS "t28"
                                                              ON "t35"."item" = "t28"."valued_id"
                                                          ) AS "t37"
                                                          GROUP BY
                                                            1
                                                        ) AS "t41"
                                                      ) AS "t45"
                                                        ON "t44"."product_id" = "t45"."valued_id"
                                                    ) AS "t46"
                                                  ) AS "t48"
                                                  INNER JOIN (
                                                    SELECT
                                                      "t0"."product_id" AS "kind_id",
                                                      COALESCE("t0"."category", '') AS "category",
                                                      "t0"."remaining_years" AS "years"
                                                    FROM "products" AS "t0"
                                                    WHERE
                                                      "t0"."sold_as" = 'subscription'
                                                  ) AS "t30"
                                                    ON LIST_EXTRACT("t48"."products", 1) = "t30"."kind_id"
                                                  INNER JOIN (
                                                    SELECT
                                                      "t36"."customer_id" AS "owner",
                                                      "t36"."kind_id" AS "at_risk",
                                                      "t36"."category" AS "had_category",
                                                      CAST("t36"."margin" AS DOUBLE) * "t36"."years" AS "at_risk_value"
                                                    FROM (
                                                      SELECT
                                                        "t32"."customer_id",
                                                        "t32"."product_id",
                                                        "t32"."how",
                                                        "t32"."first_at",
                                                        "t32"."last_at",
                                                        "t32"."times",
                                                        "t32"."amount",
                                                        "t32"."margin",
                                                        "t30"."kind_id",
                                                        "t30"."category",
                                                        "t30"."years"
                                                      FROM (
                                                        SELECT
                                                          *
                                                        FROM "owned" AS "t6"
                                                        WHERE
                                                          "t6"."how" = 'subscription'
                                                      ) AS "t32"
                                                      INNER JOIN (
                                                        SELECT
                                                          "t0"."product_id" AS "kind_id",
                                                          COALESCE("t0"."category", '') AS "category",
                                                          "t0"."remaining_years" AS "years"
                                                        FROM "products" AS "t0"
                                                        WHERE
                                                          "t0"."sold_as" = 'subscription'
                                                      ) AS "t30"
                                                        ON "t32"."product_id" = "t30"."kind_id"
                                                    ) AS "t36"
                                                  ) AS "t39"
                                                    ON "t48"."customer_id" = "t39"."owner"
                                                    AND "t30"."category" = "t39"."had_category"
                                                    AND "t30"."kind_id" <> "t39"."at_risk"
                                                ) AS "t49"
                                              ) AS "t51"
                                              LEFT OUTER JOIN (
                                                SELECT
                                                  "t4"."product_id" AS "kept_id",
                                                  "t4"."added_id",
                                                  "t4"."keep" AS "observed"
                                                FROM "keeps" AS "t4"
                                              ) AS "t21"
                                                ON "t51"."at_risk" = "t21"."kept_id" AND "t51"."kind_id" = "t21"."added_id"
                                              LEFT OUTER JOIN (
                                                SELECT
                                                  "t5"."customer_group" AS "pair_group",
                                                  "t5"."item_a" AS "one",
                                                  "t5"."item_b" AS "other",
                                                  "t5"."support" AS "both_share"
                                                FROM "pairs" AS "t5"
                                              ) AS "t22"
                                                ON "t51"."customer_group" = "t22"."pair_group"
                                                AND LEAST("t51"."at_risk", "t51"."kind_id") = "t22"."one"
                                                AND GREATEST("t51"."at_risk", "t51"."kind_id") = "t22"."other"
                                            ) AS "t52"
                                          ) AS "t53"
                                        ) AS "t54"
                                        WHERE
                                          "t54"."place" = 0
                                      ) AS "t56"
                                        ON "t48"."customer_id" = "t56"."customer_id"
                                        AND "t48"."product_id" = "t56"."product_id"
                                    ) AS "t57"
                                  ) AS "t59"
                                  CROSS JOIN (
                                    SELECT
                                      "t1"."lift",
                                      "t1"."extra_source",
                                      "t1"."low" AS "lift_low",
                                      "t1"."high" AS "lift_high"
                                    FROM "lifts" AS "t1"
                                  ) AS "t19"
                                ) AS "t60"
                              ) AS "t61"
                            ) AS "t62"
                          ) AS "t63"
                          WHERE
                            "t63"."rank" <= 5
                        ) AS "t65"
                        LEFT OUTER JOIN (
                          SELECT
                            "t0"."product_id" AS "offer_name_id",
                            COALESCE("t0"."name", "t0"."product_id") AS "offer_name"
                          FROM "products" AS "t0"
                        ) AS "t27"
                          ON "t65"."offer_name_key" = "t27"."offer_name_id"
                      ) AS "t66"
                    ) AS "t68"
                    LEFT OUTER JOIN (
                      SELECT
                        "t0"."product_id" AS "first_name_id",
                        COALESCE("t0"."name", "t0"."product_id") AS "first_name"
                      FROM "products" AS "t0"
                    ) AS "t26"
                      ON "t68"."first_name_key" = "t26"."first_name_id"
                  ) AS "t69"
                ) AS "t71"
                LEFT OUTER JOIN (
                  SELECT
                    "t0"."product_id" AS "second_name_id",
                    COALESCE("t0"."name", "t0"."product_id") AS "second_name"
                  FROM "products" AS "t0"
                ) AS "t25"
                  ON "t71"."second_name_key" = "t25"."second_name_id"
              ) AS "t72"
            ) AS "t74"
            LEFT OUTER JOIN (
              SELECT
                "t0"."product_id" AS "risk_name_id",
                COALESCE("t0"."name", "t0"."product_id") AS "risk_name"
              FROM "products" AS "t0"
            ) AS "t24"
              ON "t74"."risk_name_key" = "t24"."risk_name_id"
          ) AS "t75"
        ) AS "t76"
      ) AS "t77"
    ) AS "t78"
  ) AS "t79"
) AS "t80"
