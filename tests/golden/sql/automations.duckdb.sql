SELECT
  "t32"."kind",
  "t32"."segment",
  "t32"."people",
  "t32"."acts",
  "t32"."acts_low",
  "t32"."acts_high",
  "t32"."by_machine",
  "t32"."minutes",
  "t32"."minutes_source",
  "t32"."hours",
  "t32"."cost",
  "t32"."setup",
  "t32"."saves",
  "t32"."low",
  "t32"."high",
  "t32"."pays_from",
  CASE
    WHEN "t32"."low" > 0
    THEN 'automate'
    WHEN "t32"."high" < 0
    THEN 'by_hand'
    ELSE 'unclear'
  END AS "verdict"
FROM (
  SELECT
    "t31"."kind",
    "t31"."segment",
    "t31"."acts",
    "t31"."people",
    "t31"."months",
    "t31"."known",
    "t31"."whole",
    "t31"."squares",
    "t31"."mailed",
    COALESCE("t31"."by_machine", 0) AS "by_machine",
    "t31"."minutes",
    "t31"."fewest",
    "t31"."most",
    "t31"."minutes_source",
    POWER(
      CASE
        WHEN (
          SQRT(CAST("t31"."acts" AS DOUBLE)) - 0.6407757827723002
        ) IS NULL
        THEN SQRT(CAST("t31"."acts" AS DOUBLE)) - 0.6407757827723002
        ELSE GREATEST(0, SQRT(CAST("t31"."acts" AS DOUBLE)) - 0.6407757827723002)
      END,
      2
    ) AS "acts_low",
    POWER((
      SQRT(CAST("t31"."acts" AS DOUBLE)) + 0.6407757827723002
    ), 2) AS "acts_high",
    (
      "t31"."acts" * "t31"."minutes"
    ) / 60 AS "hours",
    "t31"."acts" * "t31"."minutes" * 1.0 AS "cost",
    120.0 AS "setup",
    (
      "t31"."acts" * "t31"."minutes" * 1.0
    ) - 120.0 AS "saves",
    (
      (
        POWER(
          CASE
            WHEN (
              SQRT(CAST("t31"."acts" AS DOUBLE)) - 0.6407757827723002
            ) IS NULL
            THEN SQRT(CAST("t31"."acts" AS DOUBLE)) - 0.6407757827723002
            ELSE GREATEST(0, SQRT(CAST("t31"."acts" AS DOUBLE)) - 0.6407757827723002)
          END,
          2
        )
      ) * "t31"."fewest" * 1.0
    ) - 120.0 AS "low",
    (
      (
        POWER((
          SQRT(CAST("t31"."acts" AS DOUBLE)) + 0.6407757827723002
        ), 2)
      ) * "t31"."most" * 1.0
    ) - 120.0 AS "high",
    CASE
      WHEN (
        "t31"."minutes" * 1.0
      ) > 0
      THEN CAST(CEIL(120.0 / NULLIF("t31"."minutes" * 1.0, 0)) AS BIGINT)
      ELSE NULL
    END AS "pays_from"
  FROM (
    SELECT
      "t30"."kind",
      "t30"."segment",
      "t30"."acts",
      "t30"."people",
      "t30"."months",
      "t30"."known",
      "t30"."whole",
      "t30"."squares",
      "t30"."mailed",
      "t30"."by_machine",
      CASE
        WHEN "t30"."known" >= 6
        THEN "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
        ELSE CASE "t30"."kind"
          WHEN 'call'
          THEN 12.0
          WHEN 'note'
          THEN 5.0
          WHEN 'quote'
          THEN 30.0
          WHEN 'activity'
          THEN 15.0
          ELSE 15.0
        END
      END AS "minutes",
      CASE
        WHEN "t30"."known" >= 6
        THEN CASE
          WHEN (
            (
              "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
            ) - (
              SQRT(
                CASE
                  WHEN (
                    (
                      "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      ) * (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL
                  THEN (
                    "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) * (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    )
                  )
                  ELSE GREATEST(
                    0,
                    (
                      "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      ) * (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      )
                    )
                  )
                END / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
              ) * 1.2815515655446004
            )
          ) IS NULL
          THEN (
            "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
          ) - (
            SQRT(
              CASE
                WHEN (
                  (
                    "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) * (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    )
                  )
                ) IS NULL
                THEN (
                  "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                ) - (
                  (
                    "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) * (
                    "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  )
                )
                ELSE GREATEST(
                  0,
                  (
                    "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) * (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    )
                  )
                )
              END / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
            ) * 1.2815515655446004
          )
          ELSE GREATEST(
            0,
            (
              "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
            ) - (
              SQRT(
                CASE
                  WHEN (
                    (
                      "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      ) * (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL
                  THEN (
                    "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) * (
                      "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    )
                  )
                  ELSE GREATEST(
                    0,
                    (
                      "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      ) * (
                        "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                      )
                    )
                  )
                END / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
              ) * 1.2815515655446004
            )
          )
        END
        ELSE CASE "t30"."kind"
          WHEN 'call'
          THEN 12.0
          WHEN 'note'
          THEN 5.0
          WHEN 'quote'
          THEN 30.0
          WHEN 'activity'
          THEN 15.0
          ELSE 15.0
        END / 2
      END AS "fewest",
      CASE
        WHEN "t30"."known" >= 6
        THEN (
          "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
        ) + (
          SQRT(
            CASE
              WHEN (
                (
                  "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                ) - (
                  (
                    "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) * (
                    "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  )
                )
              ) IS NULL
              THEN (
                "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
              ) - (
                (
                  "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                ) * (
                  "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                )
              )
              ELSE GREATEST(
                0,
                (
                  "t30"."squares" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                ) - (
                  (
                    "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  ) * (
                    "t30"."whole" / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
                  )
                )
              )
            END / NULLIF(CAST("t30"."known" AS DOUBLE), 0)
          ) * 1.2815515655446004
        )
        ELSE CASE "t30"."kind"
          WHEN 'call'
          THEN 12.0
          WHEN 'note'
          THEN 5.0
          WHEN 'quote'
          THEN 30.0
          WHEN 'activity'
          THEN 15.0
          ELSE 15.0
        END * 2
      END AS "most",
      CASE WHEN "t30"."known" >= 6 THEN 'measured' ELSE 'assumed' END AS "minutes_source"
    FROM (
      SELECT
        "t29"."kind",
        "t29"."segment",
        "t29"."acts",
        "t29"."people",
        "t29"."months",
        "t29"."known",
        "t29"."whole",
        "t29"."squares",
        "t20"."mailed",
        "t20"."by_machine"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t26"."kind",
            "t26"."segment",
            COUNT(*) AS "acts",
            COUNT(DISTINCT "t26"."owner") AS "people",
            COUNT(DISTINCT "t26"."month") AS "months",
            COUNT("t26"."minutes") AS "known",
            CAST(SUM(CAST("t26"."minutes" AS DECIMAL(38, 9))) AS DOUBLE) AS "whole",
            CAST(SUM("t26"."square") AS DOUBLE) AS "squares"
          FROM (
            SELECT
              "t25"."at",
              "t25"."owner",
              "t25"."kind",
              "t25"."minutes",
              "t25"."customer_id",
              "t25"."segment",
              CAST(FLOOR(
                (
                  (
                    EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t25"."at" AS TIMESTAMP))
                  ) / 86400
                ) / 30
              ) AS BIGINT) AS "month",
              CAST("t25"."minutes" * "t25"."minutes" AS DECIMAL(38, 9)) AS "square"
            FROM (
              SELECT
                "t24".*
                EXCLUDE ("buyer", "group_of")
              FROM (
                SELECT
                  "t23"."at",
                  "t23"."owner",
                  "t23"."kind",
                  "t23"."minutes",
                  "t23"."customer_id",
                  "t23"."buyer",
                  "t23"."group_of",
                  COALESCE("t23"."group_of", 'no customers yet') AS "segment"
                FROM (
                  SELECT
                    "t22"."at",
                    "t22"."owner",
                    "t22"."kind",
                    "t22"."minutes",
                    "t22"."customer_id",
                    "t10"."buyer",
                    "t10"."group_of"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t16"."at",
                        "t16"."owner",
                        "t16"."kind",
                        "t16"."minutes",
                        COALESCE("t16"."account_ref", "t14"."home", "t16"."person_ref") AS "customer_id"
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t2"."at",
                            "t2"."owner",
                            "t2"."person_ref",
                            "t2"."account_ref",
                            "t2"."minutes",
                            LOWER(COALESCE("t2"."kind", 'activity')) AS "kind"
                          FROM "activities" AS "t2"
                          WHERE
                            NOT (
                              LOWER(COALESCE("t2"."kind", 'activity')) IN ('visit', 'meeting')
                            )
                        ) AS "t11"
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            "t3"."created_at" AS "at",
                            "t3"."owner",
                            "t3"."person_ref",
                            "t3"."account_ref",
                            CAST(NULL AS DOUBLE) AS "minutes",
                            'quote' AS "kind"
                          FROM "quotes" AS "t3"
                        ) AS "t5"
                      ) AS "t16"
                      LEFT OUTER JOIN (
                        SELECT
                          "t8"."person_ref" AS "member",
                          MIN("t8"."account_ref") AS "home"
                        FROM (
                          SELECT
                            *
                          FROM "memberships" AS "t4"
                          WHERE
                            "t4"."to" IS NULL
                        ) AS "t8"
                        GROUP BY
                          1
                      ) AS "t14"
                        ON "t16"."person_ref" = "t14"."member"
                    ) AS "t18"
                    WHERE
                      "t18"."at" > MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                      AND "t18"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  ) AS "t22"
                  LEFT OUTER JOIN (
                    SELECT
                      "t1"."customer_id" AS "buyer",
                      COALESCE("t1"."segment", 'customers') AS "group_of"
                    FROM "customers" AS "t1"
                  ) AS "t10"
                    ON "t22"."customer_id" = "t10"."buyer"
                ) AS "t23"
              ) AS "t24"
            ) AS "t25"
          ) AS "t26"
          GROUP BY
            1,
            2
        ) AS "t27"
        WHERE
          "t27"."acts" >= 6 AND (
            "t27"."months" * 30
          ) >= 90
      ) AS "t29"
      LEFT OUTER JOIN (
        SELECT
          "t17"."segment" AS "mailed",
          COUNT(*) AS "by_machine"
        FROM (
          SELECT
            "t15"."customer_id",
            "t15"."at",
            COALESCE("t15"."group_of", 'no customers yet') AS "segment"
          FROM (
            SELECT
              "t9"."customer_id",
              "t9"."at",
              "t10"."buyer",
              "t10"."group_of"
            FROM (
              SELECT
                "t0"."customer_id",
                "t0"."at"
              FROM "contacts" AS "t0"
              WHERE
                "t0"."at" > MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                AND "t0"."channel" IN ('email', 'sms')
            ) AS "t9"
            LEFT OUTER JOIN (
              SELECT
                "t1"."customer_id" AS "buyer",
                COALESCE("t1"."segment", 'customers') AS "group_of"
              FROM "customers" AS "t1"
            ) AS "t10"
              ON "t9"."customer_id" = "t10"."buyer"
          ) AS "t15"
        ) AS "t17"
        GROUP BY
          1
      ) AS "t20"
        ON "t29"."segment" = "t20"."mailed"
    ) AS "t30"
  ) AS "t31"
) AS "t32"
