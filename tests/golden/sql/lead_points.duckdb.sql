SELECT
  "t22"."person_id",
  "t22"."told"."rule" AS "rule",
  "t22"."told"."part" AS "part",
  "t22"."told"."category" AS "category",
  "t22"."told"."points" AS "points",
  "t22"."told"."times" AS "times",
  "t22"."told"."days" AS "days",
  "t22"."told"."because" AS "because"
FROM (
  SELECT
    "t21"."person_id",
    UNNEST(
      CAST([
        {'rule': 'decides', 'part': 'fit', 'category': 'role', 'points': "t21"."worth_0", 'times': CAST(NULL AS BIGINT), 'days': CAST(NULL AS BIGINT), 'because': 'decides'},
        {'rule': 'reachable', 'part': 'fit', 'category': 'other', 'points': "t21"."worth_1", 'times': CAST(NULL AS BIGINT), 'days': CAST(NULL AS BIGINT), 'because': 'reachable'},
        {'rule': 'pages', 'part': 'engagement', 'category': 'content', 'points': CAST(ROUND("t21"."worth_2" * COALESCE(CAST("t21"."left_2" AS DOUBLE), 0.0), 9) AS DOUBLE), 'times': COALESCE("t21"."times_2", 0), 'days': CAST(FLOOR((
          "t21"."age_2"
        ) / (
          86400
        )) AS BIGINT), 'because': 'pages (' || CAST(COALESCE("t21"."times_2", 0) AS TEXT) || '×, last ' || CAST(CAST(FLOOR((
          "t21"."age_2"
        ) / (
          86400
        )) AS BIGINT) AS TEXT) || ' days ago)'},
        {'rule': 'silent', 'part': 'engagement', 'category': 'other', 'points': "t21"."worth_3", 'times': CAST(NULL AS BIGINT), 'days': CAST(NULL AS BIGINT), 'because': 'silent'}
      ] AS STRUCT(
        "rule" TEXT,
        "part" TEXT,
        "category" TEXT,
        "points" DOUBLE,
        "times" BIGINT,
        "days" BIGINT,
        "because" TEXT
      )[])
    ) AS "told"
  FROM (
    SELECT
      "t20".*
      EXCLUDE ("person_id_right")
    FROM (
      SELECT
        "t19"."person_id",
        "t19"."worth_0",
        "t19"."worth_1",
        "t19"."worth_2",
        "t19"."worth_3",
        "t17"."person_id" AS "person_id_right",
        "t17"."left_2",
        "t17"."times_2",
        "t17"."age_2"
      FROM (
        SELECT
          "t15"."person_id",
          CASE
            WHEN COALESCE(LOWER("t15"."persona") = 'executive', FALSE)
            THEN 40.0
            ELSE 0.0
          END AS "worth_0",
          CASE WHEN LOWER("t15"."email") IS NOT NULL THEN 30.0 ELSE 0.0 END AS "worth_1",
          CASE WHEN COALESCE(LOWER("t15"."persona") = 'finance', FALSE) THEN 1.0 ELSE 0.0 END + CASE
            WHEN COALESCE(LOWER("t15"."persona") = 'finance', FALSE) = FALSE
            THEN 3.0
            ELSE 0.0
          END AS "worth_2",
          CASE WHEN (
            COALESCE("t15"."asked_4", 0) >= 1
          ) = FALSE THEN -20.0 ELSE 0.0 END AS "worth_3"
        FROM (
          SELECT
            "t14".*
            EXCLUDE ("person_id_right")
          FROM (
            SELECT
              "t11"."account_id",
              "t11"."email",
              "t11"."person_id",
              "t11"."persona",
              "t13"."person_id" AS "person_id_right",
              "t13"."asked_4"
            FROM (
              SELECT
                "t9".*
                EXCLUDE ("person_id_right")
              FROM (
                SELECT
                  "t5"."account_id",
                  "t5"."email",
                  "t5"."person_id",
                  "t6"."person_id" AS "person_id_right",
                  "t6"."persona"
                FROM (
                  SELECT
                    "t1"."account_id",
                    "t1"."email",
                    "t1"."person_id"
                  FROM "people" AS "t1"
                ) AS "t5"
                LEFT OUTER JOIN (
                  SELECT
                    "t2"."person_id",
                    "t2"."persona"
                  FROM "personas" AS "t2"
                ) AS "t6"
                  ON "t5"."person_id" = "t6"."person_id"
              ) AS "t9"
            ) AS "t11"
            LEFT OUTER JOIN (
              SELECT
                "t8"."person_id",
                SUM(
                  CAST(COALESCE(
                    (
                      "t8"."name" = 'Page Viewed'
                    )
                    AND (
                      "t8"."at" > MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                    ),
                    FALSE
                  ) AS INT)
                ) AS "asked_4"
              FROM (
                SELECT
                  *
                FROM "events" AS "t0"
                WHERE
                  "t0"."name" IN ('Page Viewed')
                  AND COALESCE("t0"."actor", 'human') <> 'machine'
                  AND "t0"."person_id" IS NOT NULL
                  AND "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
              ) AS "t8"
              GROUP BY
                1
            ) AS "t13"
              ON "t11"."person_id" = "t13"."person_id"
          ) AS "t14"
        ) AS "t15"
      ) AS "t19"
      LEFT OUTER JOIN (
        SELECT
          "t7"."person_id",
          SUM(
            CASE
              WHEN COALESCE(
                (
                  "t7"."name" = 'Page Viewed'
                )
                AND (
                  "t7"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
                )
                AND COALESCE(
                  STARTS_WITH(
                    LOWER(
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                        END,
                        CASE
                          WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                        END
                      )
                    ),
                    '/x'
                  ),
                  FALSE
                ),
                FALSE
              )
              THEN CAST(EXP(
                CAST(1767225600 - CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t7"."at") AS TIMESTAMP)) AS BIGINT) AS DOUBLE) * -2.674178937345468E-7
              ) AS DECIMAL(38, 9))
              ELSE CAST(0 AS DECIMAL(38, 9))
            END
          ) + SUM(
            CASE
              WHEN COALESCE(
                (
                  "t7"."name" = 'Order Tracked'
                )
                AND (
                  "t7"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
                )
                AND COALESCE(
                  STARTS_WITH(
                    LOWER(
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                        END,
                        CASE
                          WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                        END
                      )
                    ),
                    '/x'
                  ),
                  FALSE
                ),
                FALSE
              )
              THEN CAST(EXP(
                CAST(1767225600 - CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t7"."at") AS TIMESTAMP)) AS BIGINT) AS DOUBLE) * -2.674178937345468E-7
              ) AS DECIMAL(38, 9))
              ELSE CAST(0 AS DECIMAL(38, 9))
            END
          ) AS "left_2",
          SUM(
            CAST(COALESCE(
              (
                "t7"."name" = 'Page Viewed'
              )
              AND (
                "t7"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
              )
              AND COALESCE(
                STARTS_WITH(
                  LOWER(
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                      END
                    )
                  ),
                  '/x'
                ),
                FALSE
              ),
              FALSE
            ) AS BIGINT)
          ) + SUM(
            CAST(COALESCE(
              (
                "t7"."name" = 'Order Tracked'
              )
              AND (
                "t7"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
              )
              AND COALESCE(
                STARTS_WITH(
                  LOWER(
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                      END
                    )
                  ),
                  '/x'
                ),
                FALSE
              ),
              FALSE
            ) AS BIGINT)
          ) AS "times_2",
          MIN(
            1767225600 - CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t7"."at") AS TIMESTAMP)) AS BIGINT)
          ) FILTER(WHERE
            COALESCE(
              (
                "t7"."name" = 'Page Viewed'
              )
              AND (
                "t7"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
              )
              AND COALESCE(
                STARTS_WITH(
                  LOWER(
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                      END
                    )
                  ),
                  '/x'
                ),
                FALSE
              ),
              FALSE
            )
            OR COALESCE(
              (
                "t7"."name" = 'Order Tracked'
              )
              AND (
                "t7"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
              )
              AND COALESCE(
                STARTS_WITH(
                  LOWER(
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t7"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                      END
                    )
                  ),
                  '/x'
                ),
                FALSE
              ),
              FALSE
            )) AS "age_2"
        FROM (
          SELECT
            *
          FROM "events" AS "t0"
          WHERE
            "t0"."name" IN ('Order Tracked', 'Page Viewed')
            AND COALESCE("t0"."actor", 'human') <> 'machine'
            AND "t0"."person_id" IS NOT NULL
            AND "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        ) AS "t7"
        GROUP BY
          1
      ) AS "t17"
        ON "t19"."person_id" = "t17"."person_id"
    ) AS "t20"
  ) AS "t21"
) AS "t22"
WHERE
  "t22"."told"."points" <> 0
