WITH "t18" AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t3"."customer_id" AS "who",
          "t3"."product_id" AS "what",
          "t3"."at" AS "taken_at"
        FROM "order_lines" AS "t3"
        WHERE
          "t3"."kind" = 'sale'
      ) AS "t11"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t3"."person_id" AS "who",
          "t3"."product_id" AS "what",
          "t3"."at" AS "taken_at"
        FROM "order_lines" AS "t3"
        WHERE
          "t3"."kind" = 'sale'
      ) AS "t12"
    ) AS "t15"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t4"."customer_id" AS "who",
          "t4"."product_id" AS "what",
          "t4"."started_at" AS "taken_at"
        FROM "subscriptions" AS "t4"
      ) AS "t7"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t4"."person_id" AS "who",
          "t4"."product_id" AS "what",
          "t4"."started_at" AS "taken_at"
        FROM "subscriptions" AS "t4"
      ) AS "t8"
    ) AS "t13"
  ) AS "t16"
  WHERE
    "t16"."who" IS NOT NULL
), "t31" AS (
  SELECT
    "t27"."who",
    "t27"."at",
    "t27"."arm",
    "t27"."sought",
    "t27"."draw",
    "t27"."weight",
    CASE WHEN "t30"."hit" IS NOT NULL THEN 1.0 ELSE 0.0 END AS "bought",
    "t9"."kind" AS "category"
  FROM (
    SELECT
      "t25".*
      EXCLUDE ("propensity")
    FROM (
      SELECT
        "t20"."who",
        "t20"."at",
        "t20"."arm",
        "t20"."sought",
        "t20"."propensity",
        "t20"."draw",
        1 / COALESCE("t20"."propensity", 1.0) AS "weight"
      FROM (
        SELECT
          "t17"."who",
          "t17"."at",
          "t17"."arm",
          "t17"."sought",
          "t17"."propensity",
          ROW_NUMBER() OVER (
            ORDER BY "t17"."who" ASC, "t17"."at" ASC, "t17"."sought" ASC, "t17"."arm" ASC, "t17"."propensity" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "draw"
        FROM (
          SELECT
            "t14"."who",
            "t14"."at",
            "t14"."arm",
            "t14"."sought",
            "t14"."propensity"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t1"."at",
                "t1"."arm",
                "t1"."propensity",
                "t1"."person_ref" AS "who",
                "t1"."action" AS "sought"
              FROM "exposures" AS "t1"
            ) AS "t6"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t2"."at",
                "t2"."arm",
                "t2"."propensity",
                "t2"."customer_id" AS "who",
                "t2"."product_id" AS "sought"
              FROM "decisions" AS "t2"
              WHERE
                "t2"."reason" IN ('best_offer', 'control')
            ) AS "t10"
          ) AS "t14"
        ) AS "t17"
      ) AS "t20"
      WHERE
        "t20"."arm" IN ('treated', 'control')
        AND (
          "t20"."at" + INTERVAL '30' DAY
        ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        AND (
          (
            "t20"."propensity" IS NULL
          ) OR (
            "t20"."propensity" > 0
          )
        )
    ) AS "t25"
  ) AS "t27"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t19"."what" AS "sold"
    FROM "t18" AS "t19"
  ) AS "t23"
    ON "t27"."sought" = "t23"."sold"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t28"."draw" AS "hit"
    FROM (
      SELECT
        "t27"."who",
        "t27"."at",
        "t27"."arm",
        "t27"."sought",
        "t27"."draw",
        "t27"."weight",
        "t23"."sold" IS NOT NULL AS "sells",
        "t24"."buyer",
        "t24"."what",
        "t24"."taken_at"
      FROM (
        SELECT
          "t25".*
          EXCLUDE ("propensity")
        FROM (
          SELECT
            "t20"."who",
            "t20"."at",
            "t20"."arm",
            "t20"."sought",
            "t20"."propensity",
            "t20"."draw",
            1 / COALESCE("t20"."propensity", 1.0) AS "weight"
          FROM (
            SELECT
              "t17"."who",
              "t17"."at",
              "t17"."arm",
              "t17"."sought",
              "t17"."propensity",
              ROW_NUMBER() OVER (
                ORDER BY "t17"."who" ASC, "t17"."at" ASC, "t17"."sought" ASC, "t17"."arm" ASC, "t17"."propensity" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "draw"
            FROM (
              SELECT
                "t14"."who",
                "t14"."at",
                "t14"."arm",
                "t14"."sought",
                "t14"."propensity"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t1"."at",
                    "t1"."arm",
                    "t1"."propensity",
                    "t1"."person_ref" AS "who",
                    "t1"."action" AS "sought"
                  FROM "exposures" AS "t1"
                ) AS "t6"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t2"."at",
                    "t2"."arm",
                    "t2"."propensity",
                    "t2"."customer_id" AS "who",
                    "t2"."product_id" AS "sought"
                  FROM "decisions" AS "t2"
                  WHERE
                    "t2"."reason" IN ('best_offer', 'control')
                ) AS "t10"
              ) AS "t14"
            ) AS "t17"
          ) AS "t20"
          WHERE
            "t20"."arm" IN ('treated', 'control')
            AND (
              "t20"."at" + INTERVAL '30' DAY
            ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            AND (
              (
                "t20"."propensity" IS NULL
              ) OR (
                "t20"."propensity" > 0
              )
            )
        ) AS "t25"
      ) AS "t27"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t19"."what" AS "sold"
        FROM "t18" AS "t19"
      ) AS "t23"
        ON "t27"."sought" = "t23"."sold"
      INNER JOIN (
        SELECT
          "t19"."who" AS "buyer",
          "t19"."what",
          "t19"."taken_at"
        FROM "t18" AS "t19"
      ) AS "t24"
        ON "t27"."who" = "t24"."buyer"
    ) AS "t28"
    WHERE
      "t28"."taken_at" > "t28"."at"
      AND "t28"."taken_at" <= (
        "t28"."at" + INTERVAL '30' DAY
      )
      AND (
        NOT (
          "t28"."sells"
        ) OR (
          "t28"."sought" = "t28"."what"
        )
      )
  ) AS "t30"
    ON "t27"."draw" = "t30"."hit"
  LEFT OUTER JOIN (
    SELECT
      "t0"."product_id" AS "kind_of",
      "t0"."category" AS "kind"
    FROM "products" AS "t0"
  ) AS "t9"
    ON "t27"."sought" = "t9"."kind_of"
), "t39" AS (
  SELECT
    "t38"."category",
    "t38"."arm",
    "t38"."rate",
    SUM("t38"."draws") AS "draws",
    SUM("t38"."bought") AS "bought",
    CAST(SUM(CAST("t38"."residual" * "t38"."residual" AS DECIMAL(38, 9))) AS DOUBLE) / (
      POWER(CAST(SUM(CAST("t38"."weight" AS DECIMAL(38, 9))) AS DOUBLE), 2)
    ) AS "variance"
  FROM (
    SELECT
      "t37"."category",
      "t37"."arm",
      "t37"."who",
      "t37"."draws",
      "t37"."bought",
      "t37"."weight",
      "t37"."weighted",
      "t37"."rate",
      "t37"."weighted" - (
        "t37"."rate" * "t37"."weight"
      ) AS "residual"
    FROM (
      SELECT
        "t36"."category",
        "t36"."arm",
        "t36"."who",
        "t36"."draws",
        "t36"."bought",
        "t36"."weight",
        "t36"."weighted",
        CAST(SUM(CAST("t36"."weighted" AS DECIMAL(38, 9))) OVER (
          PARTITION BY "t36"."category", "t36"."arm"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) / CAST(SUM(CAST("t36"."weight" AS DECIMAL(38, 9))) OVER (
          PARTITION BY "t36"."category", "t36"."arm"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) AS "rate"
      FROM (
        SELECT
          "t35"."category",
          "t35"."arm",
          "t35"."who",
          COUNT(*) AS "draws",
          CAST(SUM("t35"."bought") AS BIGINT) AS "bought",
          CAST(SUM(CAST("t35"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "weight",
          CAST(SUM(CAST("t35"."weight" * "t35"."bought" AS DECIMAL(38, 9))) AS DOUBLE) AS "weighted"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t32"."who",
              "t32"."at",
              "t32"."arm",
              "t32"."sought",
              "t32"."draw",
              "t32"."weight",
              "t32"."bought",
              CAST(NULL AS TEXT) AS "category"
            FROM "t31" AS "t32"
          ) AS "t33"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM "t31" AS "t32"
            WHERE
              "t32"."category" IS NOT NULL
          ) AS "t34"
        ) AS "t35"
        GROUP BY
          1,
          2,
          3
      ) AS "t36"
    ) AS "t37"
  ) AS "t38"
  GROUP BY
    1,
    2,
    3
), "t47" AS (
  SELECT
    "t43"."log",
    "t43"."variance",
    "t43"."treated",
    "t43"."control",
    "t43"."bought_treated",
    "t43"."bought_control",
    'all' AS "name",
    CAST(NULL AS TEXT) AS "category",
    COALESCE(
      (
        "t43"."bought_treated" >= 20
      )
      AND (
        "t43"."bought_control" >= 20
      )
      AND (
        "t43"."log" IS NOT NULL
      ),
      FALSE
    ) AS "known"
  FROM (
    SELECT
      LN(
        NULLIF(MAX("t41"."rate") FILTER(WHERE
          "t41"."arm" = 'treated'), 0.0) / NULLIF(MAX("t41"."rate") FILTER(WHERE
          "t41"."arm" = 'control'), 0.0)
      ) AS "log",
      MAX("t41"."variance" / NULLIF("t41"."rate" * "t41"."rate", 0.0)) FILTER(WHERE
        "t41"."arm" = 'treated') + MAX("t41"."variance" / NULLIF("t41"."rate" * "t41"."rate", 0.0)) FILTER(WHERE
        "t41"."arm" = 'control') AS "variance",
      COALESCE(MAX("t41"."draws") FILTER(WHERE
        "t41"."arm" = 'treated'), 0) AS "treated",
      COALESCE(MAX("t41"."draws") FILTER(WHERE
        "t41"."arm" = 'control'), 0) AS "control",
      COALESCE(MAX("t41"."bought") FILTER(WHERE
        "t41"."arm" = 'treated'), 0) AS "bought_treated",
      COALESCE(MAX("t41"."bought") FILTER(WHERE
        "t41"."arm" = 'control'), 0) AS "bought_control"
    FROM (
      SELECT
        *
      FROM "t39" AS "t40"
      WHERE
        "t40"."category" IS NULL
    ) AS "t41"
  ) AS "t43"
)
SELECT
  "t53"."name",
  "t53"."category",
  CASE
    WHEN "t53"."known"
    THEN (
      EXP("t53"."log") - 1
    ) * 0.3333333333333333
    ELSE 0.2
  END AS "lift",
  CASE
    WHEN "t53"."known"
    THEN (
      EXP("t53"."log" - (
        SQRT("t53"."variance") * 1.2815515655446004
      )) - 1
    ) * 0.3333333333333333
    ELSE 0.05
  END AS "low",
  CASE
    WHEN "t53"."known"
    THEN (
      EXP("t53"."log" + (
        SQRT("t53"."variance") * 1.2815515655446004
      )) - 1
    ) * 0.3333333333333333
    ELSE 0.4
  END AS "high",
  CASE WHEN "t53"."known" THEN 'measured' ELSE 'assumed' END AS "extra_source",
  "t53"."treated",
  "t53"."control",
  "t53"."bought_treated",
  "t53"."bought_control"
FROM (
  SELECT
    *
  FROM "t47" AS "t48"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t51"."middle" + (
        (
          0.09 / (
            "t51"."variance" + 0.09
          )
        ) * (
          "t51"."log" - "t51"."middle"
        )
      ) AS "log",
      (
        (
          0.09 / (
            "t51"."variance" + 0.09
          )
        ) * "t51"."variance"
      ) + (
        (
          1 - (
            0.09 / (
              "t51"."variance" + 0.09
            )
          )
        ) * (
          1 - (
            0.09 / (
              "t51"."variance" + 0.09
            )
          )
        ) * "t51"."about"
      ) AS "variance",
      "t51"."treated",
      "t51"."control",
      "t51"."bought_treated",
      "t51"."bought_control",
      'category ' || "t51"."category" AS "name",
      "t51"."category",
      TRUE AS "known"
    FROM (
      SELECT
        "t46"."category",
        "t46"."log",
        "t46"."variance",
        "t46"."treated",
        "t46"."control",
        "t46"."bought_treated",
        "t46"."bought_control",
        "t50"."middle",
        "t50"."about"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t42"."category",
            LN(
              NULLIF(MAX("t42"."rate") FILTER(WHERE
                "t42"."arm" = 'treated'), 0.0) / NULLIF(MAX("t42"."rate") FILTER(WHERE
                "t42"."arm" = 'control'), 0.0)
            ) AS "log",
            MAX("t42"."variance" / NULLIF("t42"."rate" * "t42"."rate", 0.0)) FILTER(WHERE
              "t42"."arm" = 'treated') + MAX("t42"."variance" / NULLIF("t42"."rate" * "t42"."rate", 0.0)) FILTER(WHERE
              "t42"."arm" = 'control') AS "variance",
            COALESCE(MAX("t42"."draws") FILTER(WHERE
              "t42"."arm" = 'treated'), 0) AS "treated",
            COALESCE(MAX("t42"."draws") FILTER(WHERE
              "t42"."arm" = 'control'), 0) AS "control",
            COALESCE(MAX("t42"."bought") FILTER(WHERE
              "t42"."arm" = 'treated'), 0) AS "bought_treated",
            COALESCE(MAX("t42"."bought") FILTER(WHERE
              "t42"."arm" = 'control'), 0) AS "bought_control"
          FROM (
            SELECT
              *
            FROM "t39" AS "t40"
            WHERE
              "t40"."category" IS NOT NULL
          ) AS "t42"
          GROUP BY
            1
        ) AS "t44"
        WHERE
          "t44"."log" IS NOT NULL
      ) AS "t46"
      CROSS JOIN (
        SELECT
          "t48"."log" AS "middle",
          "t48"."variance" AS "about"
        FROM "t47" AS "t48"
        WHERE
          "t48"."known"
      ) AS "t50"
    ) AS "t51"
  ) AS "t52"
) AS "t53"
