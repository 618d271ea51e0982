WITH "t30" AS (
  SELECT
    "t27"."person_id",
    "t27"."blank",
    "t27"."account_id",
    "t27"."buyer",
    "t27"."paid",
    "t27"."blank" AS "blind",
    "t27"."person_id" AS "number"
  FROM (
    SELECT
      "t24"."person_id",
      "t24"."blank",
      "t12"."account_id",
      "t19"."buyer",
      "t19"."paid"
    FROM (
      SELECT
        "t3"."person_id",
        COALESCE(NOT (
          "t3"."allowed"
        ) AND NOT (
          COALESCE("t3"."stated", FALSE)
        ), FALSE) AS "blank"
      FROM "permissions" AS "t3"
      WHERE
        "t3"."purpose" = 'mailing'
        AND "t3"."channel" = 'email'
        AND "t3"."address" IS NOT NULL
    ) AS "t24"
    INNER JOIN (
      SELECT
        "t7"."person_id",
        "t7"."account_id"
      FROM "people" AS "t7"
    ) AS "t12"
      ON "t24"."person_id" = "t12"."person_id"
    LEFT OUTER JOIN (
      SELECT
        "t8"."customer_id" AS "buyer",
        CAST("t8"."margin" AS DECIMAL(38, 9)) AS "paid"
      FROM "customers" AS "t8"
    ) AS "t19"
      ON "t24"."person_id" = "t19"."buyer"
  ) AS "t27"
), "t36" AS (
  SELECT
    "t33"."account_id",
    "t33"."name",
    "t33"."domain",
    "t33"."registration_no",
    "t33"."industry",
    "t33"."size",
    "t33"."tier",
    "t33"."country",
    "t33"."owner",
    "t33"."unit",
    "t33"."properties",
    "t33"."records",
    "t33"."first_at",
    "t33"."updated_at",
    "t33"."known",
    "t33"."buyer",
    "t33"."paid",
    "t33"."known" IS NULL AS "blind",
    "t33"."account_id" AS "number"
  FROM (
    SELECT
      "t10"."account_id",
      "t10"."name",
      "t10"."domain",
      "t10"."registration_no",
      "t10"."industry",
      "t10"."size",
      "t10"."tier",
      "t10"."country",
      "t10"."owner",
      "t10"."unit",
      "t10"."properties",
      "t10"."records",
      "t10"."first_at",
      "t10"."updated_at",
      "t29"."known",
      "t19"."buyer",
      "t19"."paid"
    FROM "accounts" AS "t10"
    LEFT OUTER JOIN (
      SELECT DISTINCT
        "t9"."account_id" AS "known"
      FROM "memberships" AS "t9"
      WHERE
        (
          (
            "t9"."to" IS NULL
          )
          OR (
            "t9"."to" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
          )
        )
        AND CASE
          WHEN CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'decid')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'decision')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'executive_sponsor')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'executive sponsor')
          THEN 'decides'
          WHEN CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'pays')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'budget')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'purchas')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'procure')
          THEN 'pays'
          WHEN CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'uses')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'user')
          THEN 'uses'
          WHEN CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'influenc')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'champion')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'block')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'other')
          OR CONTAINS(LOWER(COALESCE("t9"."buying_role", "t9"."role")), 'legal')
          THEN 'influences'
          ELSE NULL
        END = 'decides'
    ) AS "t29"
      ON "t10"."account_id" = "t29"."known"
    LEFT OUTER JOIN (
      SELECT
        "t8"."customer_id" AS "buyer",
        CAST("t8"."margin" AS DECIMAL(38, 9)) AS "paid"
      FROM "customers" AS "t8"
    ) AS "t19"
      ON "t10"."account_id" = "t19"."buyer"
  ) AS "t33"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      'never_asked' AS "name",
      '' AS "about",
      "t34"."rows",
      "t34"."of",
      (
        (
          (
            CAST("t34"."rows" AS DOUBLE) / CAST("t34"."of" AS DOUBLE)
          ) + (
            (
              1.642374415149816 / CAST("t34"."of" AS DOUBLE)
            ) / 2
          )
        ) / (
          (
            1.642374415149816 / CAST("t34"."of" AS DOUBLE)
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
                      CAST("t34"."rows" AS DOUBLE) / CAST("t34"."of" AS DOUBLE)
                    ) * (
                      (
                        (
                          CAST("t34"."rows" AS DOUBLE) / CAST("t34"."of" AS DOUBLE)
                        ) * -1
                      ) + 1
                    )
                  ) / CAST("t34"."of" AS DOUBLE)
                ) + (
                  (
                    (
                      1.642374415149816 / CAST("t34"."of" AS DOUBLE)
                    ) / CAST("t34"."of" AS DOUBLE)
                  ) / 4
                )
              ),
              0.5
            )
          ) * 1.2815515655446004
        ) / (
          (
            1.642374415149816 / CAST("t34"."of" AS DOUBLE)
          ) + 1
        )
      ) AS "low",
      (
        (
          (
            CAST("t34"."rows" AS DOUBLE) / CAST("t34"."of" AS DOUBLE)
          ) + (
            (
              1.642374415149816 / CAST("t34"."of" AS DOUBLE)
            ) / 2
          )
        ) / (
          (
            1.642374415149816 / CAST("t34"."of" AS DOUBLE)
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
                      CAST("t34"."rows" AS DOUBLE) / CAST("t34"."of" AS DOUBLE)
                    ) * (
                      (
                        (
                          CAST("t34"."rows" AS DOUBLE) / CAST("t34"."of" AS DOUBLE)
                        ) * -1
                      ) + 1
                    )
                  ) / CAST("t34"."of" AS DOUBLE)
                ) + (
                  (
                    (
                      1.642374415149816 / CAST("t34"."of" AS DOUBLE)
                    ) / CAST("t34"."of" AS DOUBLE)
                  ) / 4
                )
              ),
              0.5
            )
          ) * 1.2815515655446004
        ) / (
          (
            1.642374415149816 / CAST("t34"."of" AS DOUBLE)
          ) + 1
        )
      ) AS "high",
      "t34"."amount",
      "t34"."example",
      CAST(NULL AS TIMESTAMPTZ) AS "since"
    FROM (
      SELECT
        COALESCE(SUM(CAST("t31"."blind" AS BIGINT)), 0) AS "rows",
        COUNT(*) AS "of",
        CAST(COALESCE(SUM("t31"."paid") FILTER(WHERE
          "t31"."blind"), 0) AS DOUBLE) AS "amount",
        MIN("t31"."number") FILTER(WHERE
          "t31"."blind") AS "example"
      FROM "t30" AS "t31"
    ) AS "t34"
    WHERE
      (
        SELECT
          COUNT(*) AS "CountStar()"
        FROM "t30" AS "t31"
      ) > 0
  ) AS "t40"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        'silent_source' AS "name",
        "t26"."source" AS "about",
        CAST(FLOOR(
          (
            EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t26"."last" AS TIMESTAMP))
          ) / 86400
        ) AS BIGINT) AS "rows",
        "t26"."days" AS "of",
        CAST(NULL AS DOUBLE) AS "low",
        CAST(NULL AS DOUBLE) AS "high",
        CAST(NULL AS DOUBLE) AS "amount",
        CAST(NULL AS TEXT) AS "example",
        CAST("t26"."last" AS TIMESTAMPTZ) AS "since"
      FROM (
        SELECT
          "t25"."source",
          COUNT(*) AS "days",
          MIN("t25"."day") AS "first",
          MAX("t25"."day") AS "last"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT DISTINCT
                'cases from ' || COALESCE("t0"."source", 'files') AS "source",
                DATE_TRUNC('DAY', "t0"."opened_at") AS "day"
              FROM "cases" AS "t0"
              WHERE
                DATE_TRUNC('DAY', "t0"."opened_at") IS NOT NULL
            ) AS "t14"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT DISTINCT
                'deliveries from ' || COALESCE("t1"."source", 'files') AS "source",
                DATE_TRUNC('DAY', "t1"."delivered_at") AS "day"
              FROM "deliveries" AS "t1"
              WHERE
                DATE_TRUNC('DAY', "t1"."delivered_at") IS NOT NULL
            ) AS "t15"
          ) AS "t20"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT DISTINCT
                'orders from ' || COALESCE("t2"."source", 'files') AS "source",
                DATE_TRUNC('DAY', "t2"."at") AS "day"
              FROM "order_lines" AS "t2"
              WHERE
                DATE_TRUNC('DAY', "t2"."at") IS NOT NULL
            ) AS "t16"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT DISTINCT
                  'events from ' || COALESCE("t4"."source", 'files') AS "source",
                  DATE_TRUNC('DAY', "t4"."at") AS "day"
                FROM "events" AS "t4"
                WHERE
                  DATE_TRUNC('DAY', "t4"."at") IS NOT NULL
              ) AS "t17"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT DISTINCT
                  'activities from ' || COALESCE("t5"."source", 'files') AS "source",
                  DATE_TRUNC('DAY', "t5"."at") AS "day"
                FROM "activities" AS "t5"
                WHERE
                  DATE_TRUNC('DAY', "t5"."at") IS NOT NULL
              ) AS "t18"
            ) AS "t21"
          ) AS "t23"
        ) AS "t25"
        GROUP BY
          1
      ) AS "t26"
      WHERE
        (
          (
            EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t26"."last" AS TIMESTAMP))
          ) / 86400
        ) > GREATEST(
          7.0,
          (
            (
              (
                EPOCH(CAST("t26"."last" AS TIMESTAMP)) - EPOCH(CAST("t26"."first" AS TIMESTAMP))
              ) / 86400
            ) / GREATEST("t26"."days" - 1, 1)
          ) * 5
        )
        AND "t26"."days" >= 5
    ) AS "t35"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'no_decision_maker' AS "name",
        '' AS "about",
        "t39"."rows",
        "t39"."of",
        (
          (
            (
              CAST("t39"."rows" AS DOUBLE) / CAST("t39"."of" AS DOUBLE)
            ) + (
              (
                1.642374415149816 / CAST("t39"."of" AS DOUBLE)
              ) / 2
            )
          ) / (
            (
              1.642374415149816 / CAST("t39"."of" AS DOUBLE)
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
                        CAST("t39"."rows" AS DOUBLE) / CAST("t39"."of" AS DOUBLE)
                      ) * (
                        (
                          (
                            CAST("t39"."rows" AS DOUBLE) / CAST("t39"."of" AS DOUBLE)
                          ) * -1
                        ) + 1
                      )
                    ) / CAST("t39"."of" AS DOUBLE)
                  ) + (
                    (
                      (
                        1.642374415149816 / CAST("t39"."of" AS DOUBLE)
                      ) / CAST("t39"."of" AS DOUBLE)
                    ) / 4
                  )
                ),
                0.5
              )
            ) * 1.2815515655446004
          ) / (
            (
              1.642374415149816 / CAST("t39"."of" AS DOUBLE)
            ) + 1
          )
        ) AS "low",
        (
          (
            (
              CAST("t39"."rows" AS DOUBLE) / CAST("t39"."of" AS DOUBLE)
            ) + (
              (
                1.642374415149816 / CAST("t39"."of" AS DOUBLE)
              ) / 2
            )
          ) / (
            (
              1.642374415149816 / CAST("t39"."of" AS DOUBLE)
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
                        CAST("t39"."rows" AS DOUBLE) / CAST("t39"."of" AS DOUBLE)
                      ) * (
                        (
                          (
                            CAST("t39"."rows" AS DOUBLE) / CAST("t39"."of" AS DOUBLE)
                          ) * -1
                        ) + 1
                      )
                    ) / CAST("t39"."of" AS DOUBLE)
                  ) + (
                    (
                      (
                        1.642374415149816 / CAST("t39"."of" AS DOUBLE)
                      ) / CAST("t39"."of" AS DOUBLE)
                    ) / 4
                  )
                ),
                0.5
              )
            ) * 1.2815515655446004
          ) / (
            (
              1.642374415149816 / CAST("t39"."of" AS DOUBLE)
            ) + 1
          )
        ) AS "high",
        "t39"."amount",
        "t39"."example",
        CAST(NULL AS TIMESTAMPTZ) AS "since"
      FROM (
        SELECT
          COALESCE(SUM(CAST("t37"."blind" AS BIGINT)), 0) AS "rows",
          COUNT(*) AS "of",
          CAST(COALESCE(SUM("t37"."paid") FILTER(WHERE
            "t37"."blind"), 0) AS DOUBLE) AS "amount",
          MIN("t37"."number") FILTER(WHERE
            "t37"."blind") AS "example"
        FROM "t36" AS "t37"
      ) AS "t39"
      WHERE
        (
          SELECT
            COUNT(*) AS "CountStar()"
          FROM "t36" AS "t37"
        ) > 0
    ) AS "t41"
  ) AS "t42"
) AS "t43"
WHERE
  "t43"."rows" > 0
