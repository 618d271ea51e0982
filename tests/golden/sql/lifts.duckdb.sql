WITH "t18" AS (
  SELECT
    "t17"."arm",
    "t17"."person_ref",
    COUNT(*) AS "draws",
    CAST(SUM("t17"."bought") AS BIGINT) AS "bought",
    CAST(SUM(CAST("t17"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "weight",
    CAST(SUM(CAST("t17"."weight" * "t17"."bought" AS DECIMAL(38, 9))) AS DOUBLE) AS "weighted"
  FROM (
    SELECT
      "t12"."person_ref",
      "t12"."at",
      "t12"."arm",
      "t12"."sought",
      "t12"."weight",
      "t12"."draw",
      COALESCE("t8"."sells", FALSE) AS "sells",
      COALESCE("t16"."bought", 0.0) AS "bought"
    FROM (
      SELECT
        "t5"."person_ref",
        "t5"."at",
        "t5"."arm",
        "t5"."action" AS "sought",
        1 / COALESCE("t5"."propensity", 1.0) AS "weight",
        ROW_NUMBER() OVER (
          ORDER BY "t5"."person_ref" ASC, "t5"."at" ASC, "t5"."channel" ASC, "t5"."action" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "draw"
      FROM (
        SELECT
          *
        FROM "exposures" AS "t0"
        WHERE
          "t0"."arm" IN ('treated', 'control')
          AND (
            "t0"."at" + INTERVAL '90' DAY
          ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
          AND (
            (
              "t0"."propensity" IS NULL
            ) OR (
              "t0"."propensity" > 0
            )
          )
      ) AS "t5"
    ) AS "t12"
    LEFT OUTER JOIN (
      SELECT
        "t2"."product_id",
        TRUE AS "sells"
      FROM (
        SELECT DISTINCT
          "t1"."product_id"
        FROM "order_lines" AS "t1"
        WHERE
          "t1"."kind" = 'sale'
      ) AS "t2"
    ) AS "t8"
      ON "t12"."sought" = "t8"."product_id"
    LEFT OUTER JOIN (
      SELECT
        "t14"."draw",
        1.0 AS "bought"
      FROM (
        SELECT DISTINCT
          "t13"."draw"
        FROM (
          SELECT
            "t12"."person_ref",
            "t12"."at",
            "t12"."arm",
            "t12"."sought",
            "t12"."weight",
            "t12"."draw",
            COALESCE("t8"."sells", FALSE) AS "sells",
            "t10"."who",
            "t10"."what",
            "t10"."bought_at"
          FROM (
            SELECT
              "t5"."person_ref",
              "t5"."at",
              "t5"."arm",
              "t5"."action" AS "sought",
              1 / COALESCE("t5"."propensity", 1.0) AS "weight",
              ROW_NUMBER() OVER (
                ORDER BY "t5"."person_ref" ASC, "t5"."at" ASC, "t5"."channel" ASC, "t5"."action" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "draw"
            FROM (
              SELECT
                *
              FROM "exposures" AS "t0"
              WHERE
                "t0"."arm" IN ('treated', 'control')
                AND (
                  "t0"."at" + INTERVAL '90' DAY
                ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                AND (
                  (
                    "t0"."propensity" IS NULL
                  ) OR (
                    "t0"."propensity" > 0
                  )
                )
            ) AS "t5"
          ) AS "t12"
          LEFT OUTER JOIN (
            SELECT
              "t2"."product_id",
              TRUE AS "sells"
            FROM (
              SELECT DISTINCT
                "t1"."product_id"
              FROM "order_lines" AS "t1"
              WHERE
                "t1"."kind" = 'sale'
            ) AS "t2"
          ) AS "t8"
            ON "t12"."sought" = "t8"."product_id"
          INNER JOIN (
            SELECT DISTINCT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t1"."customer_id" AS "who",
                  "t1"."product_id" AS "what",
                  "t1"."at" AS "bought_at"
                FROM "order_lines" AS "t1"
                WHERE
                  "t1"."kind" = 'sale'
              ) AS "t3"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t1"."person_id" AS "who",
                  "t1"."product_id" AS "what",
                  "t1"."at" AS "bought_at"
                FROM "order_lines" AS "t1"
                WHERE
                  "t1"."kind" = 'sale'
              ) AS "t4"
            ) AS "t6"
            WHERE
              "t6"."who" IS NOT NULL
          ) AS "t10"
            ON "t12"."person_ref" = "t10"."who"
        ) AS "t13"
        WHERE
          "t13"."bought_at" > "t13"."at"
          AND "t13"."bought_at" <= (
            "t13"."at" + INTERVAL '90' DAY
          )
          AND (
            NOT (
              "t13"."sells"
            ) OR (
              "t13"."sought" = "t13"."what"
            )
          )
      ) AS "t14"
    ) AS "t16"
      ON "t12"."draw" = "t16"."draw"
  ) AS "t17"
  GROUP BY
    1,
    2
)
SELECT
  'all' AS "name",
  CASE
    WHEN (
      "t26"."bought_treated" >= 20
    )
    AND (
      "t26"."bought_control" >= 20
    )
    AND (
      "t26"."ratio" IS NOT NULL
    )
    THEN "t26"."ratio" - 1
    ELSE 0.2
  END AS "lift",
  CASE
    WHEN (
      "t26"."bought_treated" >= 20
    )
    AND (
      "t26"."bought_control" >= 20
    )
    AND (
      "t26"."ratio" IS NOT NULL
    )
    THEN (
      "t26"."ratio" / EXP("t26"."spread" * 1.2815515655446004)
    ) - 1
    ELSE 0.05
  END AS "low",
  CASE
    WHEN (
      "t26"."bought_treated" >= 20
    )
    AND (
      "t26"."bought_control" >= 20
    )
    AND (
      "t26"."ratio" IS NOT NULL
    )
    THEN (
      "t26"."ratio" * EXP("t26"."spread" * 1.2815515655446004)
    ) - 1
    ELSE 0.4
  END AS "high",
  CASE
    WHEN (
      "t26"."bought_treated" >= 20
    )
    AND (
      "t26"."bought_control" >= 20
    )
    AND (
      "t26"."ratio" IS NOT NULL
    )
    THEN 'measured'
    ELSE 'assumed'
  END AS "extra_source",
  "t26"."treated",
  "t26"."control",
  "t26"."bought_treated",
  "t26"."bought_control"
FROM (
  SELECT
    MAX("t25"."rate") FILTER(WHERE
      "t25"."arm" = 'treated') / NULLIF(MAX("t25"."rate") FILTER(WHERE
      "t25"."arm" = 'control'), 0.0) AS "ratio",
    SQRT(
      MAX("t25"."variance" / NULLIF("t25"."rate" * "t25"."rate", 0.0)) FILTER(WHERE
        "t25"."arm" = 'treated') + MAX("t25"."variance" / NULLIF("t25"."rate" * "t25"."rate", 0.0)) FILTER(WHERE
        "t25"."arm" = 'control')
    ) AS "spread",
    COALESCE(MAX("t25"."draws") FILTER(WHERE
      "t25"."arm" = 'treated'), 0) AS "treated",
    COALESCE(MAX("t25"."draws") FILTER(WHERE
      "t25"."arm" = 'control'), 0) AS "control",
    COALESCE(MAX("t25"."bought") FILTER(WHERE
      "t25"."arm" = 'treated'), 0) AS "bought_treated",
    COALESCE(MAX("t25"."bought") FILTER(WHERE
      "t25"."arm" = 'control'), 0) AS "bought_control"
  FROM (
    SELECT
      "t24"."arm",
      "t24"."rate",
      SUM("t24"."draws") AS "draws",
      SUM("t24"."bought") AS "bought",
      CAST(SUM(CAST("t24"."residual" * "t24"."residual" AS DECIMAL(38, 9))) AS DOUBLE) / (
        POWER(CAST(SUM(CAST("t24"."weight" AS DECIMAL(38, 9))) AS DOUBLE), 2)
      ) AS "variance"
    FROM (
      SELECT
        "t23"."arm",
        "t23"."person_ref",
        "t23"."draws",
        "t23"."bought",
        "t23"."weight",
        "t23"."weighted",
        "t23"."rate",
        "t23"."weighted" - (
          "t23"."rate" * "t23"."weight"
        ) AS "residual"
      FROM (
        SELECT
          "t20"."arm",
          "t20"."person_ref",
          "t20"."draws",
          "t20"."bought",
          "t20"."weight",
          "t20"."weighted",
          "t22"."rate"
        FROM "t18" AS "t20"
        INNER JOIN (
          SELECT
            "t19"."arm",
            CAST(SUM(CAST("t19"."weighted" AS DECIMAL(38, 9))) AS DOUBLE) / CAST(SUM(CAST("t19"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "rate"
          FROM "t18" AS "t19"
          GROUP BY
            1
        ) AS "t22"
          ON "t20"."arm" = "t22"."arm"
      ) AS "t23"
    ) AS "t24"
    GROUP BY
      1,
      2
  ) AS "t25"
) AS "t26"
