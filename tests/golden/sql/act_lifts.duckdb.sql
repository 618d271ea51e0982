WITH "t56" AS (
  SELECT
    "t36"."at",
    "t36"."arm",
    "t36"."draw",
    "t36"."who",
    "t36"."sought",
    "t36"."bought_from",
    "t36"."weight",
    CASE WHEN "t53"."hit" IS NOT NULL THEN 1.0 ELSE 0.0 END AS "bought"
  FROM (
    SELECT
      "t30".*
      EXCLUDE ("propensity")
    FROM (
      SELECT
        "t27"."at",
        "t27"."arm",
        "t27"."propensity",
        "t27"."decision_id" AS "draw",
        "t27"."customer_id" AS "who",
        "t27"."what" AS "sought",
        "t27"."customer_id" || '|' || CASE
          WHEN "t27"."what" = "t27"."product_id"
          THEN "t27"."product_id"
          ELSE CAST(NULL AS TEXT)
        END AS "bought_from",
        1 / COALESCE("t27"."propensity", 1.0) AS "weight"
      FROM (
        SELECT
          "t12"."decision_id",
          "t12"."at",
          "t12"."customer_id",
          "t12"."person_id",
          "t12"."account_id",
          "t12"."owner",
          "t12"."customer_group",
          "t12"."action",
          "t12"."product_id",
          "t12"."what",
          "t12"."products",
          "t12"."channel",
          "t12"."arm",
          "t12"."propensity",
          "t12"."expected_margin",
          "t12"."low",
          "t12"."high",
          ROW_NUMBER() OVER (
            PARTITION BY "t12"."customer_id", "t12"."what"
            ORDER BY "t12"."at" ASC, "t12"."decision_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place",
          "t12"."reason",
          "t12"."reasons",
          "t12"."runners_up",
          "t12"."policy_version",
          "t12"."source",
          "t12"."received_at",
          "t12"."load_id"
        FROM (
          SELECT
            *
          FROM "decisions" AS "t1"
          WHERE
            "t1"."reason" IN ('best_supply', 'control_supply')
        ) AS "t12"
      ) AS "t27"
      WHERE
        "t27"."place" = 0
        AND "t27"."arm" IN ('treated', 'control')
        AND (
          "t27"."at" + INTERVAL '90' DAY
        ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        AND (
          (
            "t27"."propensity" IS NULL
          )
          OR (
            (
              "t27"."propensity" > 0
            ) AND (
              "t27"."propensity" < 1
            )
          )
        )
    ) AS "t30"
  ) AS "t36"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t41"."draw" AS "hit"
        FROM (
          SELECT
            "t36"."at",
            "t36"."arm",
            "t36"."draw",
            "t36"."who",
            "t36"."sought",
            "t36"."bought_from",
            "t36"."weight",
            "t24"."hit_of",
            "t24"."hit_at"
          FROM (
            SELECT
              "t30".*
              EXCLUDE ("propensity")
            FROM (
              SELECT
                "t27"."at",
                "t27"."arm",
                "t27"."propensity",
                "t27"."decision_id" AS "draw",
                "t27"."customer_id" AS "who",
                "t27"."what" AS "sought",
                "t27"."customer_id" || '|' || CASE
                  WHEN "t27"."what" = "t27"."product_id"
                  THEN "t27"."product_id"
                  ELSE CAST(NULL AS TEXT)
                END AS "bought_from",
                1 / COALESCE("t27"."propensity", 1.0) AS "weight"
              FROM (
                SELECT
                  "t12"."decision_id",
                  "t12"."at",
                  "t12"."customer_id",
                  "t12"."person_id",
                  "t12"."account_id",
                  "t12"."owner",
                  "t12"."customer_group",
                  "t12"."action",
                  "t12"."product_id",
                  "t12"."what",
                  "t12"."products",
                  "t12"."channel",
                  "t12"."arm",
                  "t12"."propensity",
                  "t12"."expected_margin",
                  "t12"."low",
                  "t12"."high",
                  ROW_NUMBER() OVER (
                    PARTITION BY "t12"."customer_id", "t12"."what"
                    ORDER BY "t12"."at" ASC, "t12"."decision_id" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1 AS "place",
                  "t12"."reason",
                  "t12"."reasons",
                  "t12"."runners_up",
                  "t12"."policy_version",
                  "t12"."source",
                  "t12"."received_at",
                  "t12"."load_id"
                FROM (
                  SELECT
                    *
                  FROM "decisions" AS "t1"
                  WHERE
                    "t1"."reason" IN ('best_supply', 'control_supply')
                ) AS "t12"
              ) AS "t27"
              WHERE
                "t27"."place" = 0
                AND "t27"."arm" IN ('treated', 'control')
                AND (
                  "t27"."at" + INTERVAL '90' DAY
                ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                AND (
                  (
                    "t27"."propensity" IS NULL
                  )
                  OR (
                    (
                      "t27"."propensity" > 0
                    ) AND (
                      "t27"."propensity" < 1
                    )
                  )
                )
            ) AS "t30"
          ) AS "t36"
          INNER JOIN (
            SELECT
              "t4"."customer_id" || '|' || "t4"."product_id" AS "hit_of",
              "t4"."at" AS "hit_at"
            FROM "order_lines" AS "t4"
            WHERE
              "t4"."kind" = 'sale'
          ) AS "t24"
            ON "t36"."bought_from" = "t24"."hit_of"
        ) AS "t41"
        WHERE
          "t41"."hit_at" > "t41"."at"
          AND "t41"."hit_at" <= (
            "t41"."at" + INTERVAL '90' DAY
          )
      ) AS "t46"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t40"."draw" AS "hit"
        FROM (
          SELECT
            "t36"."at",
            "t36"."arm",
            "t36"."draw",
            "t36"."who",
            "t36"."sought",
            "t36"."bought_from",
            "t36"."weight",
            "t15"."hit_of",
            "t15"."hit_at"
          FROM (
            SELECT
              "t30".*
              EXCLUDE ("propensity")
            FROM (
              SELECT
                "t27"."at",
                "t27"."arm",
                "t27"."propensity",
                "t27"."decision_id" AS "draw",
                "t27"."customer_id" AS "who",
                "t27"."what" AS "sought",
                "t27"."customer_id" || '|' || CASE
                  WHEN "t27"."what" = "t27"."product_id"
                  THEN "t27"."product_id"
                  ELSE CAST(NULL AS TEXT)
                END AS "bought_from",
                1 / COALESCE("t27"."propensity", 1.0) AS "weight"
              FROM (
                SELECT
                  "t12"."decision_id",
                  "t12"."at",
                  "t12"."customer_id",
                  "t12"."person_id",
                  "t12"."account_id",
                  "t12"."owner",
                  "t12"."customer_group",
                  "t12"."action",
                  "t12"."product_id",
                  "t12"."what",
                  "t12"."products",
                  "t12"."channel",
                  "t12"."arm",
                  "t12"."propensity",
                  "t12"."expected_margin",
                  "t12"."low",
                  "t12"."high",
                  ROW_NUMBER() OVER (
                    PARTITION BY "t12"."customer_id", "t12"."what"
                    ORDER BY "t12"."at" ASC, "t12"."decision_id" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ) - 1 AS "place",
                  "t12"."reason",
                  "t12"."reasons",
                  "t12"."runners_up",
                  "t12"."policy_version",
                  "t12"."source",
                  "t12"."received_at",
                  "t12"."load_id"
                FROM (
                  SELECT
                    *
                  FROM "decisions" AS "t1"
                  WHERE
                    "t1"."reason" IN ('best_supply', 'control_supply')
                ) AS "t12"
              ) AS "t27"
              WHERE
                "t27"."place" = 0
                AND "t27"."arm" IN ('treated', 'control')
                AND (
                  "t27"."at" + INTERVAL '90' DAY
                ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                AND (
                  (
                    "t27"."propensity" IS NULL
                  )
                  OR (
                    (
                      "t27"."propensity" > 0
                    ) AND (
                      "t27"."propensity" < 1
                    )
                  )
                )
            ) AS "t30"
          ) AS "t36"
          INNER JOIN (
            SELECT
              "t5"."asset_id" AS "hit_of",
              "t5"."serviced_at" AS "hit_at"
            FROM "assets" AS "t5"
          ) AS "t15"
            ON "t36"."sought" = "t15"."hit_of"
        ) AS "t40"
        WHERE
          "t40"."hit_at" > "t40"."at"
          AND "t40"."hit_at" <= (
            "t40"."at" + INTERVAL '90' DAY
          )
      ) AS "t45"
    ) AS "t49"
  ) AS "t53"
    ON "t36"."draw" = "t53"."hit"
)
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
        *
      FROM (
        SELECT
          'lead' AS "kind",
          CASE WHEN "t82"."known" THEN "t82"."lift" ELSE "t16"."lift_else" END AS "lift",
          CASE WHEN "t82"."known" THEN "t82"."low" ELSE "t16"."low_else" END AS "low",
          CASE WHEN "t82"."known" THEN "t82"."high" ELSE "t16"."high_else" END AS "high",
          CASE WHEN "t82"."known" THEN 'measured' ELSE 'assumed' END AS "extra_source",
          "t82"."treated",
          "t82"."control",
          "t82"."bought_treated" AS "came_treated",
          "t82"."bought_control" AS "came_control"
        FROM (
          SELECT
            "t78"."log",
            "t78"."variance",
            "t78"."treated",
            "t78"."control",
            "t78"."bought_treated",
            "t78"."bought_control",
            SQRT("t78"."variance") * 1.2815515655446004 AS "reach",
            COALESCE(
              (
                "t78"."bought_treated" >= 20
              )
              AND (
                "t78"."bought_control" >= 20
              )
              AND (
                "t78"."log" IS NOT NULL
              ),
              FALSE
            ) AS "known",
            EXP("t78"."log") - 1 AS "lift",
            EXP("t78"."log" - (
              SQRT("t78"."variance") * 1.2815515655446004
            )) - 1 AS "low",
            EXP("t78"."log" + (
              SQRT("t78"."variance") * 1.2815515655446004
            )) - 1 AS "high"
          FROM (
            SELECT
              LN(
                NULLIF(MAX("t74"."rate") FILTER(WHERE
                  "t74"."arm" = 'treated'), 0.0) / NULLIF(MAX("t74"."rate") FILTER(WHERE
                  "t74"."arm" = 'control'), 0.0)
              ) AS "log",
              MAX("t74"."variance" / NULLIF("t74"."rate" * "t74"."rate", 0.0)) FILTER(WHERE
                "t74"."arm" = 'treated') + MAX("t74"."variance" / NULLIF("t74"."rate" * "t74"."rate", 0.0)) FILTER(WHERE
                "t74"."arm" = 'control') AS "variance",
              COALESCE(MAX("t74"."draws") FILTER(WHERE
                "t74"."arm" = 'treated'), 0) AS "treated",
              COALESCE(MAX("t74"."draws") FILTER(WHERE
                "t74"."arm" = 'control'), 0) AS "control",
              COALESCE(MAX("t74"."bought") FILTER(WHERE
                "t74"."arm" = 'treated'), 0) AS "bought_treated",
              COALESCE(MAX("t74"."bought") FILTER(WHERE
                "t74"."arm" = 'control'), 0) AS "bought_control"
            FROM (
              SELECT
                "t68"."category",
                "t68"."arm",
                "t68"."rate",
                SUM("t68"."draws") AS "draws",
                SUM("t68"."bought") AS "bought",
                CAST(SUM(CAST("t68"."residual" * "t68"."residual" AS DECIMAL(38, 9))) AS DOUBLE) / (
                  POWER(CAST(SUM(CAST("t68"."weight" AS DECIMAL(38, 9))) AS DOUBLE), 2)
                ) AS "variance"
              FROM (
                SELECT
                  "t65"."category",
                  "t65"."arm",
                  "t65"."who",
                  "t65"."draws",
                  "t65"."bought",
                  "t65"."weight",
                  "t65"."weighted",
                  "t65"."rate",
                  "t65"."weighted" - (
                    "t65"."rate" * "t65"."weight"
                  ) AS "residual"
                FROM (
                  SELECT
                    "t62"."category",
                    "t62"."arm",
                    "t62"."who",
                    "t62"."draws",
                    "t62"."bought",
                    "t62"."weight",
                    "t62"."weighted",
                    CAST(SUM(CAST("t62"."weighted" AS DECIMAL(38, 9))) OVER (
                      PARTITION BY "t62"."category", "t62"."arm"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) / CAST(SUM(CAST("t62"."weight" AS DECIMAL(38, 9))) OVER (
                      PARTITION BY "t62"."category", "t62"."arm"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) AS "rate"
                  FROM (
                    SELECT
                      "t58"."category",
                      "t58"."arm",
                      "t58"."who",
                      COUNT(*) AS "draws",
                      CAST(SUM("t58"."bought") AS BIGINT) AS "bought",
                      CAST(SUM(CAST("t58"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "weight",
                      CAST(SUM(CAST("t58"."weight" * "t58"."bought" AS DECIMAL(38, 9))) AS DOUBLE) AS "weighted"
                    FROM (
                      SELECT
                        "t55"."at",
                        "t55"."arm",
                        "t55"."draw",
                        "t55"."who",
                        "t55"."sought",
                        "t55"."bought_from",
                        "t55"."weight",
                        "t55"."bought",
                        CAST(NULL AS TEXT) AS "category"
                      FROM (
                        SELECT
                          "t35"."at",
                          "t35"."arm",
                          "t35"."draw",
                          "t35"."who",
                          "t35"."sought",
                          "t35"."bought_from",
                          "t35"."weight",
                          CASE WHEN "t52"."hit" IS NOT NULL THEN 1.0 ELSE 0.0 END AS "bought"
                        FROM (
                          SELECT
                            "t29".*
                            EXCLUDE ("propensity")
                          FROM (
                            SELECT
                              "t26"."at",
                              "t26"."arm",
                              "t26"."propensity",
                              "t26"."decision_id" AS "draw",
                              "t26"."customer_id" AS "who",
                              "t26"."what" AS "sought",
                              "t26"."customer_id" || '|' || CASE
                                WHEN "t26"."what" = "t26"."product_id"
                                THEN "t26"."product_id"
                                ELSE CAST(NULL AS TEXT)
                              END AS "bought_from",
                              1 / COALESCE("t26"."propensity", 1.0) AS "weight"
                            FROM (
                              SELECT
                                "t11"."decision_id",
                                "t11"."at",
                                "t11"."customer_id",
                                "t11"."person_id",
                                "t11"."account_id",
                                "t11"."owner",
                                "t11"."customer_group",
                                "t11"."action",
                                "t11"."product_id",
                                "t11"."what",
                                "t11"."products",
                                "t11"."channel",
                                "t11"."arm",
                                "t11"."propensity",
                                "t11"."expected_margin",
                                "t11"."low",
                                "t11"."high",
                                ROW_NUMBER() OVER (
                                  PARTITION BY "t11"."customer_id", "t11"."what"
                                  ORDER BY "t11"."at" ASC, "t11"."decision_id" ASC
                                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                ) - 1 AS "place",
                                "t11"."reason",
                                "t11"."reasons",
                                "t11"."runners_up",
                                "t11"."policy_version",
                                "t11"."source",
                                "t11"."received_at",
                                "t11"."load_id"
                              FROM (
                                SELECT
                                  *
                                FROM "decisions" AS "t1"
                                WHERE
                                  "t1"."reason" IN ('best_lead', 'control_lead')
                              ) AS "t11"
                            ) AS "t26"
                            WHERE
                              "t26"."place" = 0
                              AND "t26"."arm" IN ('treated', 'control')
                              AND (
                                "t26"."at" + INTERVAL '60' DAY
                              ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                              AND (
                                (
                                  "t26"."propensity" IS NULL
                                )
                                OR (
                                  (
                                    "t26"."propensity" > 0
                                  ) AND (
                                    "t26"."propensity" < 1
                                  )
                                )
                              )
                          ) AS "t29"
                        ) AS "t35"
                        LEFT OUTER JOIN (
                          SELECT DISTINCT
                            *
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t39"."draw" AS "hit"
                              FROM (
                                SELECT
                                  "t35"."at",
                                  "t35"."arm",
                                  "t35"."draw",
                                  "t35"."who",
                                  "t35"."sought",
                                  "t35"."bought_from",
                                  "t35"."weight",
                                  "t20"."hit_of",
                                  "t20"."hit_at"
                                FROM (
                                  SELECT
                                    "t29".*
                                    EXCLUDE ("propensity")
                                  FROM (
                                    SELECT
                                      "t26"."at",
                                      "t26"."arm",
                                      "t26"."propensity",
                                      "t26"."decision_id" AS "draw",
                                      "t26"."customer_id" AS "who",
                                      "t26"."what" AS "sought",
                                      "t26"."customer_id" || '|' || CASE
                                        WHEN "t26"."what" = "t26"."product_id"
                                        THEN "t26"."product_id"
                                        ELSE CAST(NULL AS TEXT)
                                      END AS "bought_from",
                                      1 / COALESCE("t26"."propensity", 1.0) AS "weight"
                                    FROM (
                                      SELECT
                                        "t11"."decision_id",
                                        "t11"."at",
                                        "t11"."customer_id",
                                        "t11"."person_id",
                                        "t11"."account_id",
                                        "t11"."owner",
                                        "t11"."customer_group",
                                        "t11"."action",
                                        "t11"."product_id",
                                        "t11"."what",
                                        "t11"."products",
                                        "t11"."channel",
                                        "t11"."arm",
                                        "t11"."propensity",
                                        "t11"."expected_margin",
                                        "t11"."low",
                                        "t11"."high",
                                        ROW_NUMBER() OVER (
                                          PARTITION BY "t11"."customer_id", "t11"."what"
                                          ORDER BY "t11"."at" ASC, "t11"."decision_id" ASC
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                        ) - 1 AS "place",
                                        "t11"."reason",
                                        "t11"."reasons",
                                        "t11"."runners_up",
                                        "t11"."policy_version",
                                        "t11"."source",
                                        "t11"."received_at",
                                        "t11"."load_id"
                                      FROM (
                                        SELECT
                                          *
                                        FROM "decisions" AS "t1"
                                        WHERE
                                          "t1"."reason" IN ('best_lead', 'control_lead')
                                      ) AS "t11"
                                    ) AS "t26"
                                    WHERE
                                      "t26"."place" = 0
                                      AND "t26"."arm" IN ('treated', 'control')
                                      AND (
                                        "t26"."at" + INTERVAL '60' DAY
                                      ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                      AND (
                                        (
                                          "t26"."propensity" IS NULL
                                        )
                                        OR (
                                          (
                                            "t26"."propensity" > 0
                                          ) AND (
                                            "t26"."propensity" < 1
                                          )
                                        )
                                      )
                                  ) AS "t29"
                                ) AS "t35"
                                INNER JOIN (
                                  SELECT
                                    "t3"."person_ref" AS "hit_of",
                                    "t3"."created_at" AS "hit_at"
                                  FROM "opportunities" AS "t3"
                                  WHERE
                                    "t3"."person_ref" IS NOT NULL
                                ) AS "t20"
                                  ON "t35"."sought" = "t20"."hit_of"
                              ) AS "t39"
                              WHERE
                                "t39"."hit_at" > "t39"."at"
                                AND "t39"."hit_at" <= (
                                  "t39"."at" + INTERVAL '60' DAY
                                )
                            ) AS "t44"
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t38"."draw" AS "hit"
                              FROM (
                                SELECT
                                  "t35"."at",
                                  "t35"."arm",
                                  "t35"."draw",
                                  "t35"."who",
                                  "t35"."sought",
                                  "t35"."bought_from",
                                  "t35"."weight",
                                  "t23"."hit_of",
                                  "t23"."hit_at"
                                FROM (
                                  SELECT
                                    "t29".*
                                    EXCLUDE ("propensity")
                                  FROM (
                                    SELECT
                                      "t26"."at",
                                      "t26"."arm",
                                      "t26"."propensity",
                                      "t26"."decision_id" AS "draw",
                                      "t26"."customer_id" AS "who",
                                      "t26"."what" AS "sought",
                                      "t26"."customer_id" || '|' || CASE
                                        WHEN "t26"."what" = "t26"."product_id"
                                        THEN "t26"."product_id"
                                        ELSE CAST(NULL AS TEXT)
                                      END AS "bought_from",
                                      1 / COALESCE("t26"."propensity", 1.0) AS "weight"
                                    FROM (
                                      SELECT
                                        "t11"."decision_id",
                                        "t11"."at",
                                        "t11"."customer_id",
                                        "t11"."person_id",
                                        "t11"."account_id",
                                        "t11"."owner",
                                        "t11"."customer_group",
                                        "t11"."action",
                                        "t11"."product_id",
                                        "t11"."what",
                                        "t11"."products",
                                        "t11"."channel",
                                        "t11"."arm",
                                        "t11"."propensity",
                                        "t11"."expected_margin",
                                        "t11"."low",
                                        "t11"."high",
                                        ROW_NUMBER() OVER (
                                          PARTITION BY "t11"."customer_id", "t11"."what"
                                          ORDER BY "t11"."at" ASC, "t11"."decision_id" ASC
                                          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                                        ) - 1 AS "place",
                                        "t11"."reason",
                                        "t11"."reasons",
                                        "t11"."runners_up",
                                        "t11"."policy_version",
                                        "t11"."source",
                                        "t11"."received_at",
                                        "t11"."load_id"
                                      FROM (
                                        SELECT
                                          *
                                        FROM "decisions" AS "t1"
                                        WHERE
                                          "t1"."reason" IN ('best_lead', 'control_lead')
                                      ) AS "t11"
                                    ) AS "t26"
                                    WHERE
                                      "t26"."place" = 0
                                      AND "t26"."arm" IN ('treated', 'control')
                                      AND (
                                        "t26"."at" + INTERVAL '60' DAY
                                      ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                      AND (
                                        (
                                          "t26"."propensity" IS NULL
                                        )
                                        OR (
                                          (
                                            "t26"."propensity" > 0
                                          ) AND (
                                            "t26"."propensity" < 1
                                          )
                                        )
                                      )
                                  ) AS "t29"
                                ) AS "t35"
                                INNER JOIN (
                                  SELECT
                                    "t3"."account_ref" AS "hit_of",
                                    "t3"."created_at" AS "hit_at"
                                  FROM "opportunities" AS "t3"
                                  WHERE
                                    NOT (
                                      "t3"."person_ref" IS NOT NULL
                                    )
                                ) AS "t23"
                                  ON "t35"."who" = "t23"."hit_of"
                              ) AS "t38"
                              WHERE
                                "t38"."hit_at" > "t38"."at"
                                AND "t38"."hit_at" <= (
                                  "t38"."at" + INTERVAL '60' DAY
                                )
                            ) AS "t43"
                          ) AS "t48"
                        ) AS "t52"
                          ON "t35"."draw" = "t52"."hit"
                      ) AS "t55"
                    ) AS "t58"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t62"
                ) AS "t65"
              ) AS "t68"
              GROUP BY
                1,
                2,
                3
            ) AS "t74"
          ) AS "t78"
        ) AS "t82"
        CROSS JOIN (
          SELECT
            0.2 AS "lift_else",
            0.05 AS "low_else",
            0.4 AS "high_else"
          FROM "lifts" AS "t0"
          WHERE
            "t0"."category" IS NULL
        ) AS "t16"
      ) AS "t86"
    ) AS "t88"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'supply' AS "kind",
          CASE WHEN "t87"."known" THEN "t87"."lift" ELSE "t17"."lift_else" END AS "lift",
          CASE WHEN "t87"."known" THEN "t87"."low" ELSE "t17"."low_else" END AS "low",
          CASE WHEN "t87"."known" THEN "t87"."high" ELSE "t17"."high_else" END AS "high",
          CASE WHEN "t87"."known" THEN 'measured' ELSE 'assumed' END AS "extra_source",
          "t87"."treated",
          "t87"."control",
          "t87"."bought_treated" AS "came_treated",
          "t87"."bought_control" AS "came_control"
        FROM (
          SELECT
            "t80"."log",
            "t80"."variance",
            "t80"."treated",
            "t80"."control",
            "t80"."bought_treated",
            "t80"."bought_control",
            SQRT("t80"."variance") * 1.2815515655446004 AS "reach",
            COALESCE(
              (
                "t80"."bought_treated" >= 20
              )
              AND (
                "t80"."bought_control" >= 20
              )
              AND (
                "t80"."log" IS NOT NULL
              ),
              FALSE
            ) AS "known",
            EXP("t80"."log") - 1 AS "lift",
            EXP("t80"."log" - (
              SQRT("t80"."variance") * 1.2815515655446004
            )) - 1 AS "low",
            EXP("t80"."log" + (
              SQRT("t80"."variance") * 1.2815515655446004
            )) - 1 AS "high"
          FROM (
            SELECT
              LN(
                NULLIF(MAX("t77"."rate") FILTER(WHERE
                  "t77"."arm" = 'treated'), 0.0) / NULLIF(MAX("t77"."rate") FILTER(WHERE
                  "t77"."arm" = 'control'), 0.0)
              ) AS "log",
              MAX("t77"."variance" / NULLIF("t77"."rate" * "t77"."rate", 0.0)) FILTER(WHERE
                "t77"."arm" = 'treated') + MAX("t77"."variance" / NULLIF("t77"."rate" * "t77"."rate", 0.0)) FILTER(WHERE
                "t77"."arm" = 'control') AS "variance",
              COALESCE(MAX("t77"."draws") FILTER(WHERE
                "t77"."arm" = 'treated'), 0) AS "treated",
              COALESCE(MAX("t77"."draws") FILTER(WHERE
                "t77"."arm" = 'control'), 0) AS "control",
              COALESCE(MAX("t77"."bought") FILTER(WHERE
                "t77"."arm" = 'treated'), 0) AS "bought_treated",
              COALESCE(MAX("t77"."bought") FILTER(WHERE
                "t77"."arm" = 'control'), 0) AS "bought_control"
            FROM (
              SELECT
                "t71"."category",
                "t71"."arm",
                "t71"."rate",
                SUM("t71"."draws") AS "draws",
                SUM("t71"."bought") AS "bought",
                CAST(SUM(CAST("t71"."residual" * "t71"."residual" AS DECIMAL(38, 9))) AS DOUBLE) / (
                  POWER(CAST(SUM(CAST("t71"."weight" AS DECIMAL(38, 9))) AS DOUBLE), 2)
                ) AS "variance"
              FROM (
                SELECT
                  "t67"."category",
                  "t67"."arm",
                  "t67"."who",
                  "t67"."draws",
                  "t67"."bought",
                  "t67"."weight",
                  "t67"."weighted",
                  "t67"."rate",
                  "t67"."weighted" - (
                    "t67"."rate" * "t67"."weight"
                  ) AS "residual"
                FROM (
                  SELECT
                    "t64"."category",
                    "t64"."arm",
                    "t64"."who",
                    "t64"."draws",
                    "t64"."bought",
                    "t64"."weight",
                    "t64"."weighted",
                    CAST(SUM(CAST("t64"."weighted" AS DECIMAL(38, 9))) OVER (
                      PARTITION BY "t64"."category", "t64"."arm"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) / CAST(SUM(CAST("t64"."weight" AS DECIMAL(38, 9))) OVER (
                      PARTITION BY "t64"."category", "t64"."arm"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) AS "rate"
                  FROM (
                    SELECT
                      "t61"."category",
                      "t61"."arm",
                      "t61"."who",
                      COUNT(*) AS "draws",
                      CAST(SUM("t61"."bought") AS BIGINT) AS "bought",
                      CAST(SUM(CAST("t61"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "weight",
                      CAST(SUM(CAST("t61"."weight" * "t61"."bought" AS DECIMAL(38, 9))) AS DOUBLE) AS "weighted"
                    FROM (
                      SELECT
                        "t57"."at",
                        "t57"."arm",
                        "t57"."draw",
                        "t57"."who",
                        "t57"."sought",
                        "t57"."bought_from",
                        "t57"."weight",
                        "t57"."bought",
                        CAST(NULL AS TEXT) AS "category"
                      FROM "t56" AS "t57"
                      WHERE
                        NOT (
                          "t57"."bought_from" IS NOT NULL
                        )
                    ) AS "t61"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t64"
                ) AS "t67"
              ) AS "t71"
              GROUP BY
                1,
                2,
                3
            ) AS "t77"
          ) AS "t80"
        ) AS "t87"
        CROSS JOIN (
          SELECT
            "t0"."lift" AS "lift_else",
            "t0"."low" AS "low_else",
            "t0"."high" AS "high_else"
          FROM "lifts" AS "t0"
          WHERE
            "t0"."category" IS NULL
        ) AS "t17"
      ) AS "t90"
    ) AS "t93"
  ) AS "t94"
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
          'rebuy' AS "kind",
          CASE WHEN "t84"."known" THEN "t84"."lift" ELSE "t17"."lift_else" END AS "lift",
          CASE WHEN "t84"."known" THEN "t84"."low" ELSE "t17"."low_else" END AS "low",
          CASE WHEN "t84"."known" THEN "t84"."high" ELSE "t17"."high_else" END AS "high",
          CASE WHEN "t84"."known" THEN 'measured' ELSE 'assumed' END AS "extra_source",
          "t84"."treated",
          "t84"."control",
          "t84"."bought_treated" AS "came_treated",
          "t84"."bought_control" AS "came_control"
        FROM (
          SELECT
            "t79"."log",
            "t79"."variance",
            "t79"."treated",
            "t79"."control",
            "t79"."bought_treated",
            "t79"."bought_control",
            SQRT("t79"."variance") * 1.2815515655446004 AS "reach",
            COALESCE(
              (
                "t79"."bought_treated" >= 20
              )
              AND (
                "t79"."bought_control" >= 20
              )
              AND (
                "t79"."log" IS NOT NULL
              ),
              FALSE
            ) AS "known",
            EXP("t79"."log") - 1 AS "lift",
            EXP("t79"."log" - (
              SQRT("t79"."variance") * 1.2815515655446004
            )) - 1 AS "low",
            EXP("t79"."log" + (
              SQRT("t79"."variance") * 1.2815515655446004
            )) - 1 AS "high"
          FROM (
            SELECT
              LN(
                NULLIF(MAX("t76"."rate") FILTER(WHERE
                  "t76"."arm" = 'treated'), 0.0) / NULLIF(MAX("t76"."rate") FILTER(WHERE
                  "t76"."arm" = 'control'), 0.0)
              ) AS "log",
              MAX("t76"."variance" / NULLIF("t76"."rate" * "t76"."rate", 0.0)) FILTER(WHERE
                "t76"."arm" = 'treated') + MAX("t76"."variance" / NULLIF("t76"."rate" * "t76"."rate", 0.0)) FILTER(WHERE
                "t76"."arm" = 'control') AS "variance",
              COALESCE(MAX("t76"."draws") FILTER(WHERE
                "t76"."arm" = 'treated'), 0) AS "treated",
              COALESCE(MAX("t76"."draws") FILTER(WHERE
                "t76"."arm" = 'control'), 0) AS "control",
              COALESCE(MAX("t76"."bought") FILTER(WHERE
                "t76"."arm" = 'treated'), 0) AS "bought_treated",
              COALESCE(MAX("t76"."bought") FILTER(WHERE
                "t76"."arm" = 'control'), 0) AS "bought_control"
            FROM (
              SELECT
                "t69"."category",
                "t69"."arm",
                "t69"."rate",
                SUM("t69"."draws") AS "draws",
                SUM("t69"."bought") AS "bought",
                CAST(SUM(CAST("t69"."residual" * "t69"."residual" AS DECIMAL(38, 9))) AS DOUBLE) / (
                  POWER(CAST(SUM(CAST("t69"."weight" AS DECIMAL(38, 9))) AS DOUBLE), 2)
                ) AS "variance"
              FROM (
                SELECT
                  "t66"."category",
                  "t66"."arm",
                  "t66"."who",
                  "t66"."draws",
                  "t66"."bought",
                  "t66"."weight",
                  "t66"."weighted",
                  "t66"."rate",
                  "t66"."weighted" - (
                    "t66"."rate" * "t66"."weight"
                  ) AS "residual"
                FROM (
                  SELECT
                    "t63"."category",
                    "t63"."arm",
                    "t63"."who",
                    "t63"."draws",
                    "t63"."bought",
                    "t63"."weight",
                    "t63"."weighted",
                    CAST(SUM(CAST("t63"."weighted" AS DECIMAL(38, 9))) OVER (
                      PARTITION BY "t63"."category", "t63"."arm"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) / CAST(SUM(CAST("t63"."weight" AS DECIMAL(38, 9))) OVER (
                      PARTITION BY "t63"."category", "t63"."arm"
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) AS "rate"
                  FROM (
                    SELECT
                      "t60"."category",
                      "t60"."arm",
                      "t60"."who",
                      COUNT(*) AS "draws",
                      CAST(SUM("t60"."bought") AS BIGINT) AS "bought",
                      CAST(SUM(CAST("t60"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "weight",
                      CAST(SUM(CAST("t60"."weight" * "t60"."bought" AS DECIMAL(38, 9))) AS DOUBLE) AS "weighted"
                    FROM (
                      SELECT
                        "t57"."at",
                        "t57"."arm",
                        "t57"."draw",
                        "t57"."who",
                        "t57"."sought",
                        "t57"."bought_from",
                        "t57"."weight",
                        "t57"."bought",
                        CAST(NULL AS TEXT) AS "category"
                      FROM "t56" AS "t57"
                      WHERE
                        "t57"."bought_from" IS NOT NULL
                    ) AS "t60"
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS "t63"
                ) AS "t66"
              ) AS "t69"
              GROUP BY
                1,
                2,
                3
            ) AS "t76"
          ) AS "t79"
        ) AS "t84"
        CROSS JOIN (
          SELECT
            "t0"."lift" AS "lift_else",
            "t0"."low" AS "low_else",
            "t0"."high" AS "high_else"
          FROM "lifts" AS "t0"
          WHERE
            "t0"."category" IS NULL
        ) AS "t17"
      ) AS "t89"
    ) AS "t91"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'referral' AS "kind",
          CASE WHEN "t72"."known" THEN "t72"."lift" ELSE "t18"."lift_else" END AS "lift",
          CASE WHEN "t72"."known" THEN "t72"."low" ELSE "t18"."low_else" END AS "low",
          CASE WHEN "t72"."known" THEN "t72"."high" ELSE "t18"."high_else" END AS "high",
          CASE WHEN "t72"."known" THEN 'measured' ELSE 'assumed' END AS "extra_source",
          "t72"."treated",
          "t72"."control",
          "t72"."bought_treated" AS "came_treated",
          "t72"."bought_control" AS "came_control"
        FROM (
          SELECT
            "t59"."treated",
            "t59"."control",
            "t59"."bought_treated",
            "t59"."bought_control",
            COALESCE(
              (
                "t59"."bought_treated" >= 20
              )
              AND (
                "t59"."treated" >= 20
              )
              AND (
                "t59"."control" >= 20
              ),
              FALSE
            ) AS "known",
            (
              CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
            ) - (
              CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
            ) AS "lift",
            (
              (
                CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
              ) - (
                CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
              )
            ) - (
              POWER(
                (
                  (
                    POWER(
                      (
                        (
                          CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                        ) - (
                          (
                            (
                              (
                                CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                ) / 2
                              )
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          ) - (
                            (
                              (
                                POWER(
                                  (
                                    (
                                      (
                                        (
                                          CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                        ) * (
                                          (
                                            (
                                              CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                    ) + (
                                      (
                                        (
                                          1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                        ) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                      ) / 4
                                    )
                                  ),
                                  0.5
                                )
                              ) * 1.2815515655446004
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          )
                        )
                      ),
                      2
                    )
                  ) + (
                    POWER(
                      (
                        (
                          (
                            (
                              (
                                CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                ) / 2
                              )
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          ) + (
                            (
                              (
                                POWER(
                                  (
                                    (
                                      (
                                        (
                                          CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                        ) * (
                                          (
                                            (
                                              CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                    ) + (
                                      (
                                        (
                                          1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                        ) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                      ) / 4
                                    )
                                  ),
                                  0.5
                                )
                              ) * 1.2815515655446004
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          )
                        ) - (
                          CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                        )
                      ),
                      2
                    )
                  )
                ),
                0.5
              )
            ) AS "low",
            (
              (
                CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
              ) - (
                CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
              )
            ) + (
              POWER(
                (
                  (
                    POWER(
                      (
                        (
                          (
                            (
                              (
                                CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                ) / 2
                              )
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          ) + (
                            (
                              (
                                POWER(
                                  (
                                    (
                                      (
                                        (
                                          CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                        ) * (
                                          (
                                            (
                                              CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                    ) + (
                                      (
                                        (
                                          1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                        ) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                                      ) / 4
                                    )
                                  ),
                                  0.5
                                )
                              ) * 1.2815515655446004
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          )
                        ) - (
                          CAST("t59"."bought_treated" AS DOUBLE) / NULLIF(CAST("t59"."treated" AS DOUBLE), 0.0)
                        )
                      ),
                      2
                    )
                  ) + (
                    POWER(
                      (
                        (
                          CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                        ) - (
                          (
                            (
                              (
                                CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                ) / 2
                              )
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          ) - (
                            (
                              (
                                POWER(
                                  (
                                    (
                                      (
                                        (
                                          CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                        ) * (
                                          (
                                            (
                                              CAST("t59"."bought_control" AS DOUBLE) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                    ) + (
                                      (
                                        (
                                          1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                        ) / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                                      ) / 4
                                    )
                                  ),
                                  0.5
                                )
                              ) * 1.2815515655446004
                            ) / (
                              (
                                1.642374415149816 / NULLIF(CAST("t59"."control" AS DOUBLE), 0.0)
                              ) + 1
                            )
                          )
                        )
                      ),
                      2
                    )
                  )
                ),
                0.5
              )
            ) AS "high"
          FROM (
            SELECT
              COALESCE(SUM(CAST("t54"."arm" = 'treated' AS INT)), 0) AS "treated",
              COALESCE(SUM(CAST("t54"."arm" = 'control' AS INT)), 0) AS "control",
              CAST(COALESCE(SUM("t54"."bought") FILTER(WHERE
                "t54"."arm" = 'treated'), 0) AS BIGINT) AS "bought_treated",
              CAST(COALESCE(SUM("t54"."bought") FILTER(WHERE
                "t54"."arm" = 'control'), 0) AS BIGINT) AS "bought_control"
            FROM (
              SELECT
                "t34"."at",
                "t34"."arm",
                "t34"."draw",
                "t34"."who",
                "t34"."sought",
                "t34"."bought_from",
                "t34"."weight",
                CASE WHEN "t47"."hit" IS NOT NULL THEN 1.0 ELSE 0.0 END AS "bought"
              FROM (
                SELECT
                  "t28".*
                  EXCLUDE ("propensity")
                FROM (
                  SELECT
                    "t25"."at",
                    "t25"."arm",
                    "t25"."propensity",
                    "t25"."decision_id" AS "draw",
                    "t25"."customer_id" AS "who",
                    "t25"."what" AS "sought",
                    "t25"."customer_id" || '|' || CASE
                      WHEN "t25"."what" = "t25"."product_id"
                      THEN "t25"."product_id"
                      ELSE CAST(NULL AS TEXT)
                    END AS "bought_from",
                    1 / COALESCE("t25"."propensity", 1.0) AS "weight"
                  FROM (
                    SELECT
                      "t10"."decision_id",
                      "t10"."at",
                      "t10"."customer_id",
                      "t10"."person_id",
                      "t10"."account_id",
                      "t10"."owner",
                      "t10"."customer_group",
                      "t10"."action",
                      "t10"."product_id",
                      "t10"."what",
                      "t10"."products",
                      "t10"."channel",
                      "t10"."arm",
                      "t10"."propensity",
                      "t10"."expected_margin",
                      "t10"."low",
                      "t10"."high",
                      ROW_NUMBER() OVER (
                        PARTITION BY "t10"."customer_id", "t10"."what"
                        ORDER BY "t10"."at" ASC, "t10"."decision_id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) - 1 AS "place",
                      "t10"."reason",
                      "t10"."reasons",
                      "t10"."runners_up",
                      "t10"."policy_version",
                      "t10"."source",
                      "t10"."received_at",
                      "t10"."load_id"
                    FROM (
                      SELECT
                        *
                      FROM "decisions" AS "t1"
                      WHERE
                        "t1"."reason" IN ('best_referral', 'control_referral')
                    ) AS "t10"
                  ) AS "t25"
                  WHERE
                    "t25"."place" = 0
                    AND "t25"."arm" IN ('treated', 'control')
                    AND (
                      "t25"."at" + INTERVAL '90' DAY
                    ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                    AND (
                      (
                        "t25"."propensity" IS NULL
                      )
                      OR (
                        (
                          "t25"."propensity" > 0
                        ) AND (
                          "t25"."propensity" < 1
                        )
                      )
                    )
                ) AS "t28"
              ) AS "t34"
              LEFT OUTER JOIN (
                SELECT DISTINCT
                  "t37"."draw" AS "hit"
                FROM (
                  SELECT
                    "t34"."at",
                    "t34"."arm",
                    "t34"."draw",
                    "t34"."who",
                    "t34"."sought",
                    "t34"."bought_from",
                    "t34"."weight",
                    "t19"."hit_of",
                    "t19"."hit_at"
                  FROM (
                    SELECT
                      "t28".*
                      EXCLUDE ("propensity")
                    FROM (
                      SELECT
                        "t25"."at",
                        "t25"."arm",
                        "t25"."propensity",
                        "t25"."decision_id" AS "draw",
                        "t25"."customer_id" AS "who",
                        "t25"."what" AS "sought",
                        "t25"."customer_id" || '|' || CASE
                          WHEN "t25"."what" = "t25"."product_id"
                          THEN "t25"."product_id"
                          ELSE CAST(NULL AS TEXT)
                        END AS "bought_from",
                        1 / COALESCE("t25"."propensity", 1.0) AS "weight"
                      FROM (
                        SELECT
                          "t10"."decision_id",
                          "t10"."at",
                          "t10"."customer_id",
                          "t10"."person_id",
                          "t10"."account_id",
                          "t10"."owner",
                          "t10"."customer_group",
                          "t10"."action",
                          "t10"."product_id",
                          "t10"."what",
                          "t10"."products",
                          "t10"."channel",
                          "t10"."arm",
                          "t10"."propensity",
                          "t10"."expected_margin",
                          "t10"."low",
                          "t10"."high",
                          ROW_NUMBER() OVER (
                            PARTITION BY "t10"."customer_id", "t10"."what"
                            ORDER BY "t10"."at" ASC, "t10"."decision_id" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) - 1 AS "place",
                          "t10"."reason",
                          "t10"."reasons",
                          "t10"."runners_up",
                          "t10"."policy_version",
                          "t10"."source",
                          "t10"."received_at",
                          "t10"."load_id"
                        FROM (
                          SELECT
                            *
                          FROM "decisions" AS "t1"
                          WHERE
                            "t1"."reason" IN ('best_referral', 'control_referral')
                        ) AS "t10"
                      ) AS "t25"
                      WHERE
                        "t25"."place" = 0
                        AND "t25"."arm" IN ('treated', 'control')
                        AND (
                          "t25"."at" + INTERVAL '90' DAY
                        ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        AND (
                          (
                            "t25"."propensity" IS NULL
                          )
                          OR (
                            (
                              "t25"."propensity" > 0
                            ) AND (
                              "t25"."propensity" < 1
                            )
                          )
                        )
                    ) AS "t28"
                  ) AS "t34"
                  INNER JOIN (
                    SELECT
                      "t2"."customer_id" AS "hit_of",
                      GREATEST("t2"."at", "t2"."came_at") AS "hit_at"
                    FROM "referrals" AS "t2"
                    WHERE
                      "t2"."came_at" IS NOT NULL
                  ) AS "t19"
                    ON "t34"."who" = "t19"."hit_of"
                ) AS "t37"
                WHERE
                  "t37"."hit_at" > "t37"."at"
                  AND "t37"."hit_at" <= (
                    "t37"."at" + INTERVAL '90' DAY
                  )
              ) AS "t47"
                ON "t34"."draw" = "t47"."hit"
            ) AS "t54"
          ) AS "t59"
        ) AS "t72"
        CROSS JOIN (
          SELECT
            0.03 AS "lift_else",
            0.01 AS "low_else",
            0.08 AS "high_else"
          FROM "lifts" AS "t0"
          WHERE
            "t0"."category" IS NULL
        ) AS "t18"
      ) AS "t73"
    ) AS "t75"
  ) AS "t92"
) AS "t95"
