WITH "t19" AS (
  SELECT
    "t16"."person_id",
    CASE
      WHEN COALESCE(LOWER("t16"."persona") = 'executive', FALSE)
      THEN 40.0
      ELSE 0.0
    END AS "worth_0",
    CASE WHEN LOWER("t16"."email") IS NOT NULL THEN 30.0 ELSE 0.0 END AS "worth_1",
    CASE WHEN COALESCE(LOWER("t16"."persona") = 'finance', FALSE) THEN 1.0 ELSE 0.0 END + CASE
      WHEN COALESCE(LOWER("t16"."persona") = 'finance', FALSE) = FALSE
      THEN 3.0
      ELSE 0.0
    END AS "worth_2",
    CASE WHEN (
      COALESCE("t16"."asked_4", 0) >= 1
    ) = FALSE THEN -20.0 ELSE 0.0 END AS "worth_3"
  FROM (
    SELECT
      "t15".*
      EXCLUDE ("person_id_right")
    FROM (
      SELECT
        "t10"."account_id",
        "t10"."email",
        "t10"."person_id",
        "t10"."persona",
        "t12"."person_id" AS "person_id_right",
        "t12"."asked_4"
      FROM (
        SELECT
          "t8".*
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
        ) AS "t8"
      ) AS "t10"
      LEFT OUTER JOIN (
        SELECT
          "t7"."person_id",
          SUM(
            CAST(COALESCE(
              (
                "t7"."name" = 'Page Viewed'
              )
              AND (
                "t7"."at" > MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
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
        ) AS "t7"
        GROUP BY
          1
      ) AS "t12"
        ON "t10"."person_id" = "t12"."person_id"
    ) AS "t15"
  ) AS "t16"
)
SELECT
  "t25"."person_id",
  CASE "t25"."place"
    WHEN 0
    THEN 'decides'
    WHEN 1
    THEN 'reachable'
    WHEN 2
    THEN 'pages'
    WHEN 3
    THEN 'silent'
    ELSE ''
  END AS "rule",
  CASE "t25"."place"
    WHEN 0
    THEN 'fit'
    WHEN 1
    THEN 'fit'
    WHEN 2
    THEN 'engagement'
    WHEN 3
    THEN 'engagement'
    ELSE ''
  END AS "part",
  CASE "t25"."place"
    WHEN 0
    THEN 'role'
    WHEN 1
    THEN 'other'
    WHEN 2
    THEN 'content'
    WHEN 3
    THEN 'other'
    ELSE ''
  END AS "category",
  "t25"."points",
  "t25"."times",
  "t25"."days",
  CASE
    WHEN "t25"."times" IS NULL
    THEN CASE "t25"."place"
      WHEN 0
      THEN 'decides'
      WHEN 1
      THEN 'reachable'
      WHEN 2
      THEN 'pages'
      WHEN 3
      THEN 'silent'
      ELSE ''
    END
    ELSE CASE "t25"."place"
      WHEN 0
      THEN 'decides'
      WHEN 1
      THEN 'reachable'
      WHEN 2
      THEN 'pages'
      WHEN 3
      THEN 'silent'
      ELSE ''
    END || ' (' || CAST("t25"."times" AS TEXT) || '×, last ' || CAST("t25"."days" AS TEXT) || ' days ago)'
  END AS "because"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t22"."person_id",
      CAST("t22"."one"."place" AS BIGINT) AS "place",
      "t22"."one"."points" AS "points",
      CAST(NULL AS BIGINT) AS "times",
      CAST(NULL AS BIGINT) AS "days"
    FROM (
      SELECT
        "t20"."person_id",
        UNNEST(
          CAST([
            {'place': 0, 'points': "t20"."worth_0"},
            {'place': 1, 'points': "t20"."worth_1"},
            {'place': 3, 'points': "t20"."worth_3"}
          ] AS STRUCT("place" TINYINT, "points" DOUBLE)[])
        ) AS "one"
      FROM "t19" AS "t20"
    ) AS "t22"
  ) AS "t24"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t18"."person_id",
      CAST("t18"."place" AS BIGINT) AS "place",
      CAST(ROUND(
        CASE "t18"."place" WHEN 2 THEN "t21"."worth_2" ELSE 0.0 END * CAST("t18"."left" AS DOUBLE),
        9
      ) AS DOUBLE) AS "points",
      "t18"."times",
      CAST(FLOOR((
        "t18"."age"
      ) / (
        86400
      )) AS BIGINT) AS "days"
    FROM (
      SELECT
        "t14"."person_id",
        "t14"."place",
        SUM(
          CAST(EXP(
            CAST("t14"."age" AS DOUBLE) * CASE "t14"."place" WHEN 2 THEN -2.674178937345468E-7 ELSE 0.0 END
          ) AS DECIMAL(18, 9))
        ) AS "left",
        COUNT(*) AS "times",
        MIN("t14"."age") AS "age"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t0"."person_id",
            CASE
              WHEN (
                "t0"."name" = 'Page Viewed'
              )
              AND (
                "t0"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
              )
              AND COALESCE(
                STARTS_WITH(
                  LOWER(
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                      END
                    )
                  ),
                  '/x'
                ),
                FALSE
              )
              THEN 2
              WHEN (
                "t0"."name" = 'Order Tracked'
              )
              AND (
                "t0"."at" > MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC')
              )
              AND COALESCE(
                STARTS_WITH(
                  LOWER(
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                      END
                    )
                  ),
                  '/x'
                ),
                FALSE
              )
              THEN 2
              ELSE NULL
            END AS "place",
            1767225600 - CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t0"."at") AS TIMESTAMP)) AS BIGINT) AS "age"
          FROM "events" AS "t0"
          WHERE
            "t0"."name" IN ('Order Tracked', 'Page Viewed')
            AND COALESCE("t0"."actor", 'human') <> 'machine'
            AND "t0"."person_id" IS NOT NULL
            AND "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        ) AS "t13"
        WHERE
          "t13"."place" IS NOT NULL
      ) AS "t14"
      GROUP BY
        1,
        2
    ) AS "t18"
    INNER JOIN "t19" AS "t21"
      ON "t18"."person_id" = "t21"."person_id"
  ) AS "t23"
) AS "t25"
WHERE
  "t25"."points" <> 0
