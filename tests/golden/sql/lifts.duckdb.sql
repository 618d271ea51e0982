WITH "t20" AS (
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
      ) AS "t12"
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
      ) AS "t13"
    ) AS "t16"
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
      ) AS "t8"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t4"."person_id" AS "who",
          "t4"."product_id" AS "what",
          "t4"."started_at" AS "taken_at"
        FROM "subscriptions" AS "t4"
      ) AS "t9"
    ) AS "t14"
  ) AS "t17"
  WHERE
    "t17"."who" IS NOT NULL
), "t36" AS (
  SELECT
    "t32"."who",
    "t32"."at",
    "t32"."arm",
    "t32"."sought",
    "t32"."draw",
    "t32"."weight",
    CASE WHEN "t35"."hit" IS NOT NULL THEN 1.0 ELSE 0.0 END AS "bought",
    "t10"."kind" AS "category"
  FROM (
    SELECT
      "t30".*
      EXCLUDE ("propensity")
    FROM (
      SELECT
        "t29"."who",
        "t29"."at",
        "t29"."arm",
        "t29"."sought",
        "t29"."propensity",
        "t29"."draw",
        1 / COALESCE("t29"."propensity", 1.0) AS "weight"
      FROM (
        SELECT
          "t28"."who",
          "t28"."at",
          "t28"."arm",
          "t28"."sought",
          "t28"."propensity",
          ROW_NUMBER() OVER (
            ORDER BY "t28"."who" ASC, "t28"."at" ASC, "t28"."sought" ASC, "t28"."arm" ASC, "t28"."propensity" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "draw"
        FROM (
          SELECT
            "t27"."who",
            "t27"."at",
            "t27"."arm",
            "t27"."sought",
            "t27"."propensity"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t6"."at",
                "t6"."arm",
                "t6"."propensity",
                COALESCE("t19"."home", "t6"."person_ref") AS "who",
                "t6"."action" AS "sought"
              FROM "exposures" AS "t6"
              LEFT OUTER JOIN (
                SELECT
                  "t15"."person_ref" AS "member",
                  MIN("t15"."account_ref") AS "home"
                FROM (
                  SELECT
                    *
                  FROM "memberships" AS "t5"
                  WHERE
                    "t5"."to" IS NULL
                ) AS "t15"
                GROUP BY
                  1
              ) AS "t19"
                ON "t6"."person_ref" = "t19"."member"
            ) AS "t24"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t1"."at",
                "t1"."arm",
                "t1"."propensity",
                "t1"."customer_id" AS "who",
                "t1"."product_id" AS "sought"
              FROM "decisions" AS "t1"
              WHERE
                "t1"."reason" IN ('best_offer', 'control')
            ) AS "t11"
          ) AS "t27"
        ) AS "t28"
      ) AS "t29"
      WHERE
        "t29"."arm" IN ('treated', 'control')
        AND (
          "t29"."at" + INTERVAL '30' DAY
        ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        AND (
          (
            "t29"."propensity" IS NULL
          )
          OR (
            (
              "t29"."propensity" > 0
            ) AND (
              "t29"."propensity" < 1
            )
          )
        )
    ) AS "t30"
  ) AS "t32"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t21"."what" AS "sold"
    FROM "t20" AS "t21"
  ) AS "t25"
    ON "t32"."sought" = "t25"."sold"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t33"."draw" AS "hit"
    FROM (
      SELECT
        "t32"."who",
        "t32"."at",
        "t32"."arm",
        "t32"."sought",
        "t32"."draw",
        "t32"."weight",
        "t25"."sold" IS NOT NULL AS "sells",
        "t26"."buyer",
        "t26"."what",
        "t26"."taken_at"
      FROM (
        SELECT
          "t30".*
          EXCLUDE ("propensity")
        FROM (
          SELECT
            "t29"."who",
            "t29"."at",
            "t29"."arm",
            "t29"."sought",
            "t29"."propensity",
            "t29"."draw",
            1 / COALESCE("t29"."propensity", 1.0) AS "weight"
          FROM (
            SELECT
              "t28"."who",
              "t28"."at",
              "t28"."arm",
              "t28"."sought",
              "t28"."propensity",
              ROW_NUMBER() OVER (
                ORDER BY "t28"."who" ASC, "t28"."at" ASC, "t28"."sought" ASC, "t28"."arm" ASC, "t28"."propensity" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "draw"
            FROM (
              SELECT
                "t27"."who",
                "t27"."at",
                "t27"."arm",
                "t27"."sought",
                "t27"."propensity"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t6"."at",
                    "t6"."arm",
                    "t6"."propensity",
                    COALESCE("t19"."home", "t6"."person_ref") AS "who",
                    "t6"."action" AS "sought"
                  FROM "exposures" AS "t6"
                  LEFT OUTER JOIN (
                    SELECT
                      "t15"."person_ref" AS "member",
                      MIN("t15"."account_ref") AS "home"
                    FROM (
                      SELECT
                        *
                      FROM "memberships" AS "t5"
                      WHERE
                        "t5"."to" IS NULL
                    ) AS "t15"
                    GROUP BY
                      1
                  ) AS "t19"
                    ON "t6"."person_ref" = "t19"."member"
                ) AS "t24"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t1"."at",
                    "t1"."arm",
                    "t1"."propensity",
                    "t1"."customer_id" AS "who",
                    "t1"."product_id" AS "sought"
                  FROM "decisions" AS "t1"
                  WHERE
                    "t1"."reason" IN ('best_offer', 'control')
                ) AS "t11"
              ) AS "t27"
            ) AS "t28"
          ) AS "t29"
          WHERE
            "t29"."arm" IN ('treated', 'control')
            AND (
              "t29"."at" + INTERVAL '30' DAY
            ) <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            AND (
              (
                "t29"."propensity" IS NULL
              )
              OR (
                (
                  "t29"."propensity" > 0
                ) AND (
                  "t29"."propensity" < 1
                )
              )
            )
        ) AS "t30"
      ) AS "t32"
      LEFT OUTER JOIN (
        SELECT DISTINCT
          "t21"."what" AS "sold"
        FROM "t20" AS "t21"
      ) AS "t25"
        ON "t32"."sought" = "t25"."sold"
      INNER JOIN (
        SELECT
          "t21"."who" AS "buyer",
          "t21"."what",
          "t21"."taken_at"
        FROM "t20" AS "t21"
      ) AS "t26"
        ON "t32"."who" = "t26"."buyer"
    ) AS "t33"
    WHERE
      "t33"."taken_at" > "t33"."at"
      AND "t33"."taken_at" <= (
        "t33"."at" + INTERVAL '30' DAY
      )
      AND (
        NOT (
          "t33"."sells"
        ) OR (
          "t33"."sought" = "t33"."what"
        )
      )
  ) AS "t35"
    ON "t32"."draw" = "t35"."hit"
  LEFT OUTER JOIN (
    SELECT
      "t0"."product_id" AS "kind_of",
      "t0"."category" AS "kind"
    FROM "products" AS "t0"
  ) AS "t10"
    ON "t32"."sought" = "t10"."kind_of"
), "t44" AS (
  SELECT
    "t43"."category",
    "t43"."arm",
    "t43"."rate",
    SUM("t43"."draws") AS "draws",
    SUM("t43"."bought") AS "bought",
    CAST(SUM(CAST("t43"."residual" * "t43"."residual" AS DECIMAL(38, 9))) AS DOUBLE) / (
      POWER(CAST(SUM(CAST("t43"."weight" AS DECIMAL(38, 9))) AS DOUBLE), 2)
    ) AS "variance"
  FROM (
    SELECT
      "t42"."category",
      "t42"."arm",
      "t42"."who",
      "t42"."draws",
      "t42"."bought",
      "t42"."weight",
      "t42"."weighted",
      "t42"."rate",
      "t42"."weighted" - (
        "t42"."rate" * "t42"."weight"
      ) AS "residual"
    FROM (
      SELECT
        "t41"."category",
        "t41"."arm",
        "t41"."who",
        "t41"."draws",
        "t41"."bought",
        "t41"."weight",
        "t41"."weighted",
        CAST(SUM(CAST("t41"."weighted" AS DECIMAL(38, 9))) OVER (
          PARTITION BY "t41"."category", "t41"."arm"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) / CAST(SUM(CAST("t41"."weight" AS DECIMAL(38, 9))) OVER (
          PARTITION BY "t41"."category", "t41"."arm"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) AS "rate"
      FROM (
        SELECT
          "t40"."category",
          "t40"."arm",
          "t40"."who",
          COUNT(*) AS "draws",
          CAST(SUM("t40"."bought") AS BIGINT) AS "bought",
          CAST(SUM(CAST("t40"."weight" AS DECIMAL(38, 9))) AS DOUBLE) AS "weight",
          CAST(SUM(CAST("t40"."weight" * "t40"."bought" AS DECIMAL(38, 9))) AS DOUBLE) AS "weighted"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t37"."who",
              "t37"."at",
              "t37"."arm",
              "t37"."sought",
              "t37"."draw",
              "t37"."weight",
              "t37"."bought",
              CAST(NULL AS TEXT) AS "category"
            FROM "t36" AS "t37"
          ) AS "t38"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM "t36" AS "t37"
            WHERE
              "t37"."category" IS NOT NULL
          ) AS "t39"
        ) AS "t40"
        GROUP BY
          1,
          2,
          3
      ) AS "t41"
    ) AS "t42"
  ) AS "t43"
  GROUP BY
    1,
    2,
    3
), "t52" AS (
  SELECT
    "t48"."log",
    "t48"."variance",
    "t48"."treated",
    "t48"."control",
    "t48"."bought_treated",
    "t48"."bought_control",
    'all' AS "name",
    CAST(NULL AS TEXT) AS "category",
    COALESCE(
      (
        "t48"."bought_treated" >= 20
      )
      AND (
        "t48"."bought_control" >= 20
      )
      AND (
        "t48"."log" IS NOT NULL
      ),
      FALSE
    ) AS "known"
  FROM (
    SELECT
      LN(
        NULLIF(MAX("t46"."rate") FILTER(WHERE
          "t46"."arm" = 'treated'), 0.0) / NULLIF(MAX("t46"."rate") FILTER(WHERE
          "t46"."arm" = 'control'), 0.0)
      ) AS "log",
      MAX("t46"."variance" / NULLIF("t46"."rate" * "t46"."rate", 0.0)) FILTER(WHERE
        "t46"."arm" = 'treated') + MAX("t46"."variance" / NULLIF("t46"."rate" * "t46"."rate", 0.0)) FILTER(WHERE
        "t46"."arm" = 'control') AS "variance",
      COALESCE(MAX("t46"."draws") FILTER(WHERE
        "t46"."arm" = 'treated'), 0) AS "treated",
      COALESCE(MAX("t46"."draws") FILTER(WHERE
        "t46"."arm" = 'control'), 0) AS "control",
      COALESCE(MAX("t46"."bought") FILTER(WHERE
        "t46"."arm" = 'treated'), 0) AS "bought_treated",
      COALESCE(MAX("t46"."bought") FILTER(WHERE
        "t46"."arm" = 'control'), 0) AS "bought_control"
    FROM (
      SELECT
        *
      FROM "t44" AS "t45"
      WHERE
        "t45"."category" IS NULL
    ) AS "t46"
  ) AS "t48"
)
SELECT
  "t58"."name",
  "t58"."category",
  CASE
    WHEN "t58"."known"
    THEN (
      EXP("t58"."log") - 1
    ) * 0.3333333333333333
    ELSE 0.2
  END AS "lift",
  CASE
    WHEN "t58"."known"
    THEN (
      EXP("t58"."log" - (
        SQRT("t58"."variance") * 1.2815515655446004
      )) - 1
    ) * 0.3333333333333333
    ELSE 0.05
  END AS "low",
  CASE
    WHEN "t58"."known"
    THEN (
      EXP("t58"."log" + (
        SQRT("t58"."variance") * 1.2815515655446004
      )) - 1
    ) * 0.3333333333333333
    ELSE 0.4
  END AS "high",
  CASE WHEN "t58"."known" THEN 'measured' ELSE 'assumed' END AS "extra_source",
  "t58"."treated",
  "t58"."control",
  "t58"."bought_treated",
  "t58"."bought_control"
FROM (
  SELECT
    *
  FROM "t52" AS "t53"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t56"."middle" + (
        (
          0.09 / (
            "t56"."variance" + 0.09
          )
        ) * (
          "t56"."log" - "t56"."middle"
        )
      ) AS "log",
      (
        (
          0.09 / (
            "t56"."variance" + 0.09
          )
        ) * "t56"."variance"
      ) + (
        (
          1 - (
            0.09 / (
              "t56"."variance" + 0.09
            )
          )
        ) * (
          1 - (
            0.09 / (
              "t56"."variance" + 0.09
            )
          )
        ) * "t56"."about"
      ) AS "variance",
      "t56"."treated",
      "t56"."control",
      "t56"."bought_treated",
      "t56"."bought_control",
      'category ' || "t56"."category" AS "name",
      "t56"."category",
      TRUE AS "known"
    FROM (
      SELECT
        "t51"."category",
        "t51"."log",
        "t51"."variance",
        "t51"."treated",
        "t51"."control",
        "t51"."bought_treated",
        "t51"."bought_control",
        "t55"."middle",
        "t55"."about"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t47"."category",
            LN(
              NULLIF(MAX("t47"."rate") FILTER(WHERE
                "t47"."arm" = 'treated'), 0.0) / NULLIF(MAX("t47"."rate") FILTER(WHERE
                "t47"."arm" = 'control'), 0.0)
            ) AS "log",
            MAX("t47"."variance" / NULLIF("t47"."rate" * "t47"."rate", 0.0)) FILTER(WHERE
              "t47"."arm" = 'treated') + MAX("t47"."variance" / NULLIF("t47"."rate" * "t47"."rate", 0.0)) FILTER(WHERE
              "t47"."arm" = 'control') AS "variance",
            COALESCE(MAX("t47"."draws") FILTER(WHERE
              "t47"."arm" = 'treated'), 0) AS "treated",
            COALESCE(MAX("t47"."draws") FILTER(WHERE
              "t47"."arm" = 'control'), 0) AS "control",
            COALESCE(MAX("t47"."bought") FILTER(WHERE
              "t47"."arm" = 'treated'), 0) AS "bought_treated",
            COALESCE(MAX("t47"."bought") FILTER(WHERE
              "t47"."arm" = 'control'), 0) AS "bought_control"
          FROM (
            SELECT
              *
            FROM "t44" AS "t45"
            WHERE
              "t45"."category" IS NOT NULL
          ) AS "t47"
          GROUP BY
            1
        ) AS "t49"
        WHERE
          "t49"."log" IS NOT NULL
      ) AS "t51"
      CROSS JOIN (
        SELECT
          "t53"."log" AS "middle",
          "t53"."variance" AS "about"
        FROM "t52" AS "t53"
        WHERE
          "t53"."known"
      ) AS "t55"
    ) AS "t56"
  ) AS "t57"
) AS "t58"
