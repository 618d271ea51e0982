SELECT
  "t33"."kind",
  "t33"."segment",
  "t33"."people",
  "t33"."acts",
  "t33"."acts_low",
  "t33"."acts_high",
  "t33"."by_machine",
  "t33"."minutes",
  "t33"."minutes_source",
  "t33"."hours",
  "t33"."cost",
  "t33"."setup",
  "t33"."saves",
  "t33"."low",
  "t33"."high",
  "t33"."pays_from",
  CASE
    WHEN "t33"."low" > 0
    THEN 'automate'
    WHEN "t33"."high" < 0
    THEN 'by_hand'
    ELSE 'unclear'
  END AS "verdict"
FROM (
  SELECT
    "t32"."kind",
    "t32"."segment",
    "t32"."acts",
    "t32"."people",
    "t32"."months",
    "t32"."known",
    "t32"."whole",
    "t32"."squares",
    "t32"."mailed",
    COALESCE("t32"."by_machine", 0) AS "by_machine",
    "t32"."minutes",
    "t32"."fewest",
    "t32"."most",
    "t32"."minutes_source",
    POWER(
      CASE
        WHEN (
          SQRT(CAST("t32"."acts" AS DOUBLE)) - 0.6407757827723002
        ) IS NULL
        THEN SQRT(CAST("t32"."acts" AS DOUBLE)) - 0.6407757827723002
        ELSE GREATEST(0, SQRT(CAST("t32"."acts" AS DOUBLE)) - 0.6407757827723002)
      END,
      2
    ) AS "acts_low",
    POWER((
      SQRT(CAST("t32"."acts" AS DOUBLE)) + 0.6407757827723002
    ), 2) AS "acts_high",
    (
      "t32"."acts" * "t32"."minutes"
    ) / 60 AS "hours",
    "t32"."acts" * "t32"."minutes" * 1.0 AS "cost",
    120.0 AS "setup",
    (
      "t32"."acts" * "t32"."minutes" * 1.0
    ) - 120.0 AS "saves",
    (
      (
        POWER(
          CASE
            WHEN (
              SQRT(CAST("t32"."acts" AS DOUBLE)) - 0.6407757827723002
            ) IS NULL
            THEN SQRT(CAST("t32"."acts" AS DOUBLE)) - 0.6407757827723002
            ELSE GREATEST(0, SQRT(CAST("t32"."acts" AS DOUBLE)) - 0.6407757827723002)
          END,
          2
        )
      ) * "t32"."fewest" * 1.0
    ) - 120.0 AS "low",
    (
      (
        POWER((
          SQRT(CAST("t32"."acts" AS DOUBLE)) + 0.6407757827723002
        ), 2)
      ) * "t32"."most" * 1.0
    ) - 120.0 AS "high",
    CASE
      WHEN (
        "t32"."minutes" * 1.0
      ) > 0
      THEN CAST(CEIL(120.0 / NULLIF("t32"."minutes" * 1.0, 0)) AS BIGINT)
      ELSE NULL
    END AS "pays_from"
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
      "t31"."by_machine",
      CASE
        WHEN "t31"."known" >= 6
        THEN "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
        ELSE CASE "t31"."kind"
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
        WHEN "t31"."known" >= 6
        THEN CASE
          WHEN (
            (
              "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
            ) - (
              SQRT(
                CASE
                  WHEN (
                    (
                      "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      ) * (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL
                  THEN (
                    "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) * (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    )
                  )
                  ELSE GREATEST(
                    0,
                    (
                      "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      ) * (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      )
                    )
                  )
                END / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
              ) * 1.2815515655446004
            )
          ) IS NULL
          THEN (
            "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
          ) - (
            SQRT(
              CASE
                WHEN (
                  (
                    "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) * (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    )
                  )
                ) IS NULL
                THEN (
                  "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                ) - (
                  (
                    "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) * (
                    "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  )
                )
                ELSE GREATEST(
                  0,
                  (
                    "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) * (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    )
                  )
                )
              END / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
            ) * 1.2815515655446004
          )
          ELSE GREATEST(
            0,
            (
              "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
            ) - (
              SQRT(
                CASE
                  WHEN (
                    (
                      "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      ) * (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL
                  THEN (
                    "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) - (
                    (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) * (
                      "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    )
                  )
                  ELSE GREATEST(
                    0,
                    (
                      "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                    ) - (
                      (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      ) * (
                        "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                      )
                    )
                  )
                END / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
              ) * 1.2815515655446004
            )
          )
        END
        ELSE CASE "t31"."kind"
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
        WHEN "t31"."known" >= 6
        THEN (
          "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
        ) + (
          SQRT(
            CASE
              WHEN (
                (
                  "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                ) - (
                  (
                    "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) * (
                    "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  )
                )
              ) IS NULL
              THEN (
                "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
              ) - (
                (
                  "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                ) * (
                  "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                )
              )
              ELSE GREATEST(
                0,
                (
                  "t31"."squares" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                ) - (
                  (
                    "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  ) * (
                    "t31"."whole" / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
                  )
                )
              )
            END / NULLIF(CAST("t31"."known" AS DOUBLE), 0)
          ) * 1.2815515655446004
        )
        ELSE CASE "t31"."kind"
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
      CASE WHEN "t31"."known" >= 6 THEN 'measured' ELSE 'assumed' END AS "minutes_source"
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
        "t20"."mailed",
        "t20"."by_machine"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t27"."kind",
            "t27"."segment",
            COUNT(*) AS "acts",
            COUNT(DISTINCT "t27"."owner") AS "people",
            COUNT(DISTINCT "t27"."month") AS "months",
            COUNT("t27"."minutes") AS "known",
            CAST(SUM(CAST("t27"."minutes" AS DECIMAL(38, 9))) AS DOUBLE) AS "whole",
            CAST(SUM("t27"."square") AS DOUBLE) AS "squares"
          FROM (
            SELECT
              "t26"."at",
              "t26"."owner",
              "t26"."kind",
              "t26"."minutes",
              "t26"."customer_id",
              "t26"."segment",
              CAST(FLOOR(
                (
                  (
                    EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t26"."at" AS TIMESTAMP))
                  ) / 86400
                ) / 30
              ) AS BIGINT) AS "month",
              CAST("t26"."minutes" * "t26"."minutes" AS DECIMAL(38, 9)) AS "square"
            FROM (
              SELECT
                "t25".*
                EXCLUDE ("buyer", "group_of")
              FROM (
                SELECT
                  "t24"."at",
                  "t24"."owner",
                  "t24"."kind",
                  "t24"."minutes",
                  "t24"."customer_id",
                  "t24"."buyer",
                  "t24"."group_of",
                  COALESCE("t24"."group_of", 'no customers yet') AS "segment"
                FROM (
                  SELECT
                    "t23"."at",
                    "t23"."owner",
                    "t23"."kind",
                    "t23"."minutes",
                    "t23"."customer_id",
                    "t9"."buyer",
                    "t9"."group_of"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t15"."at",
                        "t15"."owner",
                        "t15"."kind",
                        "t15"."minutes",
                        COALESCE("t15"."account_ref", "t18"."home", "t15"."person_ref") AS "customer_id"
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
                      ) AS "t15"
                      LEFT OUTER JOIN (
                        SELECT
                          "t13"."person_ref" AS "member",
                          "t13"."account_ref" AS "home"
                        FROM (
                          SELECT
                            "t10"."person_ref",
                            MIN("t10"."account_ref") AS "account_ref",
                            COUNT(DISTINCT "t10"."account_ref") AS "homes"
                          FROM (
                            SELECT
                              *
                            FROM "memberships" AS "t4"
                            WHERE
                              (
                                (
                                  "t4"."from" IS NULL
                                )
                                OR (
                                  "t4"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                )
                              )
                              AND (
                                (
                                  "t4"."to" IS NULL
                                )
                                OR (
                                  "t4"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                )
                              )
                          ) AS "t10"
                          GROUP BY
                            1
                        ) AS "t13"
                        WHERE
                          "t13"."homes" = 1
                      ) AS "t18"
                        ON "t15"."person_ref" = "t18"."member"
                    ) AS "t21"
                    WHERE
                      "t21"."at" > MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                      AND "t21"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  ) AS "t23"
                  LEFT OUTER JOIN (
                    SELECT
                      "t1"."customer_id" AS "buyer",
                      COALESCE("t1"."segment", 'customers') AS "group_of"
                    FROM "customers" AS "t1"
                  ) AS "t9"
                    ON "t23"."customer_id" = "t9"."buyer"
                ) AS "t24"
              ) AS "t25"
            ) AS "t26"
          ) AS "t27"
          GROUP BY
            1,
            2
        ) AS "t28"
        WHERE
          "t28"."acts" >= 6 AND (
            "t28"."months" * 30
          ) >= 90
      ) AS "t30"
      LEFT OUTER JOIN (
        SELECT
          "t17"."segment" AS "mailed",
          COUNT(*) AS "by_machine"
        FROM (
          SELECT
            "t14"."customer_id",
            "t14"."at",
            COALESCE("t14"."group_of", 'no customers yet') AS "segment"
          FROM (
            SELECT
              "t8"."customer_id",
              "t8"."at",
              "t9"."buyer",
              "t9"."group_of"
            FROM (
              SELECT
                "t0"."customer_id",
                "t0"."at"
              FROM "contacts" AS "t0"
              WHERE
                "t0"."at" > MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                AND "t0"."channel" IN ('email', 'sms')
            ) AS "t8"
            LEFT OUTER JOIN (
              SELECT
                "t1"."customer_id" AS "buyer",
                COALESCE("t1"."segment", 'customers') AS "group_of"
              FROM "customers" AS "t1"
            ) AS "t9"
              ON "t8"."customer_id" = "t9"."buyer"
          ) AS "t14"
        ) AS "t17"
        GROUP BY
          1
      ) AS "t20"
        ON "t30"."segment" = "t20"."mailed"
    ) AS "t31"
  ) AS "t32"
) AS "t33"
