SELECT
  "t52"."person_id",
  "t52"."account_id",
  "t52"."points",
  "t52"."fit",
  "t52"."engagement",
  "t52"."account_points",
  "t52"."reasons",
  "t52"."shadow_points"
FROM (
  SELECT
    "t51".*
    EXCLUDE ("person_id_right")
  FROM (
    SELECT
      "t50"."person_id",
      "t50"."account_id",
      "t50"."fit",
      "t50"."engagement",
      "t50"."points",
      "t50"."account_points",
      "t50"."reasons",
      "t35"."person_id" AS "person_id_right",
      "t35"."shadow_points"
    FROM (
      SELECT
        "t48".*
        EXCLUDE ("person_id_right")
      FROM (
        SELECT
          "t47"."person_id",
          "t47"."account_id",
          "t47"."fit",
          "t47"."engagement",
          "t47"."points",
          "t47"."account_points",
          "t27"."person_id" AS "person_id_right",
          "t27"."reasons"
        FROM (
          SELECT
            "t45"."person_id",
            "t45"."account_id",
            "t45"."fit",
            "t45"."engagement",
            "t45"."points",
            CASE
              WHEN "t45"."account_id" IS NOT NULL
              THEN COALESCE("t45"."account_points", 0.0)
              ELSE CAST(NULL AS DOUBLE)
            END AS "account_points"
          FROM (
            SELECT
              "t44".*
              EXCLUDE ("account_id_right")
            FROM (
              SELECT
                "t36"."person_id",
                "t36"."account_id",
                "t36"."fit",
                "t36"."engagement",
                "t36"."points",
                "t43"."account_id" AS "account_id_right",
                "t43"."account_points"
              FROM (
                SELECT
                  "t32"."person_id",
                  "t32"."account_id",
                  "t32"."fit",
                  "t32"."engagement",
                  (
                    "t32"."fit" * "t32"."engagement"
                  ) / 100.0 AS "points"
                FROM (
                  SELECT
                    "t30"."person_id",
                    "t30"."account_id",
                    GREATEST(0.0, LEAST(COALESCE("t30"."fit", 0.0), 100.0)) AS "fit",
                    GREATEST(0.0, LEAST(COALESCE("t30"."engagement", 0.0), 100.0)) AS "engagement"
                  FROM (
                    SELECT
                      "t28".*
                      EXCLUDE ("person_id_right")
                    FROM (
                      SELECT
                        "t9"."person_id",
                        "t9"."account_id",
                        "t24"."person_id" AS "person_id_right",
                        "t24"."fit",
                        "t24"."engagement"
                      FROM (
                        SELECT
                          "t0"."person_id",
                          "t0"."account_id"
                        FROM "people" AS "t0"
                      ) AS "t9"
                      LEFT OUTER JOIN (
                        SELECT
                          "t17"."person_id",
                          CAST(SUM(CAST("t17"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                            "t17"."part" = 'fit') AS DOUBLE) AS "fit",
                          CAST(SUM(CAST("t17"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                            "t17"."part" = 'engagement') AS DOUBLE) AS "engagement"
                        FROM (
                          SELECT
                            "t12"."person_id",
                            "t12"."part",
                            "t12"."category",
                            LEAST(
                              "t12"."got",
                              CASE
                                WHEN (
                                  "t12"."part" = 'fit'
                                ) AND (
                                  "t12"."category" = 'role'
                                )
                                THEN 40.0
                                WHEN (
                                  "t12"."part" = 'engagement'
                                ) AND (
                                  "t12"."category" = 'content'
                                )
                                THEN 50.0
                                ELSE 1000000000.0
                              END
                            ) AS "got"
                          FROM (
                            SELECT
                              "t1"."person_id",
                              "t1"."part",
                              "t1"."category",
                              CAST(SUM(CAST("t1"."points" AS DECIMAL(38, 9))) AS DOUBLE) AS "got"
                            FROM "lead_points" AS "t1"
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS "t12"
                        ) AS "t17"
                        GROUP BY
                          1
                      ) AS "t24"
                        ON "t9"."person_id" = "t24"."person_id"
                    ) AS "t28"
                  ) AS "t30"
                ) AS "t32"
              ) AS "t36"
              LEFT OUTER JOIN (
                SELECT
                  "t41"."account_id",
                  "t41"."together" * (
                    (
                      (
                        "t41"."roles" - 1
                      ) * 0.5
                    ) + 1
                  ) AS "account_points"
                FROM (
                  SELECT
                    "t40"."account_id",
                    CAST(SUM(CAST("t40"."best" AS DECIMAL(38, 9))) AS DOUBLE) AS "together",
                    COUNT(*) AS "roles"
                  FROM (
                    SELECT
                      "t39"."account_id",
                      COALESCE("t39"."role", '') AS "role",
                      MAX("t39"."points") AS "best"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t37".*
                          EXCLUDE ("person_id_right")
                        FROM (
                          SELECT
                            "t36"."person_id",
                            "t36"."account_id",
                            "t36"."fit",
                            "t36"."engagement",
                            "t36"."points",
                            "t21"."person_id" AS "person_id_right",
                            "t21"."role"
                          FROM (
                            SELECT
                              "t32"."person_id",
                              "t32"."account_id",
                              "t32"."fit",
                              "t32"."engagement",
                              (
                                "t32"."fit" * "t32"."engagement"
                              ) / 100.0 AS "points"
                            FROM (
                              SELECT
                                "t30"."person_id",
                                "t30"."account_id",
                                GREATEST(0.0, LEAST(COALESCE("t30"."fit", 0.0), 100.0)) AS "fit",
                                GREATEST(0.0, LEAST(COALESCE("t30"."engagement", 0.0), 100.0)) AS "engagement"
                              FROM (
                                SELECT
                                  "t28".*
                                  EXCLUDE ("person_id_right")
                                FROM (
                                  SELECT
                                    "t9"."person_id",
                                    "t9"."account_id",
                                    "t24"."person_id" AS "person_id_right",
                                    "t24"."fit",
                                    "t24"."engagement"
                                  FROM (
                                    SELECT
                                      "t0"."person_id",
                                      "t0"."account_id"
                                    FROM "people" AS "t0"
                                  ) AS "t9"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t17"."person_id",
                                      CAST(SUM(CAST("t17"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                                        "t17"."part" = 'fit') AS DOUBLE) AS "fit",
                                      CAST(SUM(CAST("t17"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                                        "t17"."part" = 'engagement') AS DOUBLE) AS "engagement"
                                    FROM (
                                      SELECT
                                        "t12"."person_id",
                                        "t12"."part",
                                        "t12"."category",
                                        LEAST(
                                          "t12"."got",
                                          CASE
                                            WHEN (
                                              "t12"."part" = 'fit'
                                            ) AND (
                                              "t12"."category" = 'role'
                                            )
                                            THEN 40.0
                                            WHEN (
                                              "t12"."part" = 'engagement'
                                            ) AND (
                                              "t12"."category" = 'content'
                                            )
                                            THEN 50.0
                                            ELSE 1000000000.0
                                          END
                                        ) AS "got"
                                      FROM (
                                        SELECT
                                          "t1"."person_id",
                                          "t1"."part",
                                          "t1"."category",
                                          CAST(SUM(CAST("t1"."points" AS DECIMAL(38, 9))) AS DOUBLE) AS "got"
                                        FROM "lead_points" AS "t1"
                                        GROUP BY
                                          1,
                                          2,
                                          3
                                      ) AS "t12"
                                    ) AS "t17"
                                    GROUP BY
                                      1
                                  ) AS "t24"
                                    ON "t9"."person_id" = "t24"."person_id"
                                ) AS "t28"
                              ) AS "t30"
                            ) AS "t32"
                          ) AS "t36"
                          LEFT OUTER JOIN (
                            SELECT
                              COALESCE("t16"."person_id", "t10"."person_id") AS "person_id",
                              COALESCE("t16"."said", "t10"."read", "t10"."persona") AS "role"
                            FROM (
                              SELECT
                                "t11"."person_id",
                                MAX("t11"."buying_role") AS "said"
                              FROM (
                                SELECT
                                  *
                                FROM "memberships" AS "t3"
                                WHERE
                                  (
                                    (
                                      "t3"."to" IS NULL
                                    )
                                    OR (
                                      "t3"."to" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                    )
                                  )
                                  AND "t3"."buying_role" IS NOT NULL
                              ) AS "t11"
                              GROUP BY
                                1
                            ) AS "t16"
                            FULL OUTER JOIN (
                              SELECT
                                "t4"."person_id",
                                "t4"."persona",
                                "t4"."buying_role" AS "read"
                              FROM "personas" AS "t4"
                            ) AS "t10"
                              ON "t16"."person_id" = "t10"."person_id"
                          ) AS "t21"
                            ON "t36"."person_id" = "t21"."person_id"
                        ) AS "t37"
                      ) AS "t38"
                      WHERE
                        "t38"."account_id" IS NOT NULL AND "t38"."points" > 0
                    ) AS "t39"
                    GROUP BY
                      1,
                      2
                  ) AS "t40"
                  GROUP BY
                    1
                ) AS "t41"
              ) AS "t43"
                ON "t36"."account_id" = "t43"."account_id"
            ) AS "t44"
          ) AS "t45"
        ) AS "t47"
        LEFT OUTER JOIN (
          SELECT
            "t20"."person_id",
            STR_SPLIT(
              REGEXP_REPLACE(ARRAY_TO_STRING(LIST_SORT("t20"."listed"), '
'), '[0-9]{9}:', '', 'g'),
              '
'
            ) AS "reasons"
          FROM (
            SELECT
              "t14"."person_id",
              ARRAY_AGG(
                CASE
                  WHEN 9 <= LENGTH(CAST("t14"."place" AS TEXT))
                  THEN CAST("t14"."place" AS TEXT)
                  ELSE REPEAT('0', 9 - LENGTH(CAST("t14"."place" AS TEXT))) || CAST("t14"."place" AS TEXT)
                END || ':' || "t14"."because"
              ) FILTER(WHERE
                (
                  CASE
                    WHEN 9 <= LENGTH(CAST("t14"."place" AS TEXT))
                    THEN CAST("t14"."place" AS TEXT)
                    ELSE REPEAT('0', 9 - LENGTH(CAST("t14"."place" AS TEXT))) || CAST("t14"."place" AS TEXT)
                  END || ':' || "t14"."because"
                ) IS NOT NULL
                AND "t14"."place" < 5) AS "listed"
            FROM (
              SELECT
                "t1"."person_id",
                "t1"."rule",
                "t1"."part",
                "t1"."category",
                "t1"."points",
                "t1"."times",
                "t1"."days",
                "t1"."because",
                ROW_NUMBER() OVER (
                  PARTITION BY "t1"."person_id"
                  ORDER BY ABS("t1"."points") DESC, "t1"."rule" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ) - 1 AS "place"
              FROM "lead_points" AS "t1"
            ) AS "t14"
            GROUP BY
              1
          ) AS "t20"
        ) AS "t27"
          ON "t47"."person_id" = "t27"."person_id"
      ) AS "t48"
    ) AS "t50"
    LEFT OUTER JOIN (
      SELECT
        "t31"."person_id",
        (
          "t31"."fit" * "t31"."engagement"
        ) / 100.0 AS "shadow_points"
      FROM (
        SELECT
          "t29"."person_id",
          GREATEST(0.0, LEAST(COALESCE("t29"."fit", 0.0), 100.0)) AS "fit",
          GREATEST(0.0, LEAST(COALESCE("t29"."engagement", 0.0), 100.0)) AS "engagement"
        FROM (
          SELECT
            "t8"."person_id",
            "t25"."person_id" AS "person_id_right",
            "t25"."fit",
            "t25"."engagement"
          FROM (
            SELECT
              "t0"."person_id"
            FROM "people" AS "t0"
          ) AS "t8"
          LEFT OUTER JOIN (
            SELECT
              "t18"."person_id",
              CAST(SUM(CAST("t18"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                "t18"."part" = 'fit') AS DOUBLE) AS "fit",
              CAST(SUM(CAST("t18"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                "t18"."part" = 'engagement') AS DOUBLE) AS "engagement"
            FROM (
              SELECT
                "t13"."person_id",
                "t13"."part",
                "t13"."category",
                LEAST(
                  "t13"."got",
                  CASE
                    WHEN (
                      "t13"."part" = 'fit'
                    ) AND (
                      "t13"."category" = 'role'
                    )
                    THEN 40.0
                    WHEN (
                      "t13"."part" = 'engagement'
                    ) AND (
                      "t13"."category" = 'content'
                    )
                    THEN 50.0
                    ELSE 1000000000.0
                  END
                ) AS "got"
              FROM (
                SELECT
                  "t2"."person_id",
                  "t2"."part",
                  "t2"."category",
                  CAST(SUM(CAST("t2"."points" AS DECIMAL(38, 9))) AS DOUBLE) AS "got"
                FROM "lead_points_tried" AS "t2"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t13"
            ) AS "t18"
            GROUP BY
              1
          ) AS "t25"
            ON "t8"."person_id" = "t25"."person_id"
        ) AS "t29"
      ) AS "t31"
    ) AS "t35"
      ON "t50"."person_id" = "t35"."person_id"
  ) AS "t51"
) AS "t52"
