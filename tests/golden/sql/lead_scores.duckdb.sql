SELECT
  "t38"."person_id",
  "t38"."account_id",
  "t38"."points",
  "t38"."fit",
  "t38"."engagement",
  "t38"."account_points",
  CAST(NULL AS DOUBLE) AS "probability",
  CAST(NULL AS DOUBLE) AS "low",
  CAST(NULL AS DOUBLE) AS "high",
  CAST(NULL AS DECIMAL(18, 2)) AS "expected_profit",
  "t38"."points" >= 50.0 AS "qualified",
  CASE WHEN "t38"."points" >= 50.0 THEN 'mql' ELSE 'none' END AS "stage",
  "t38"."reasons",
  CASE
    WHEN "t38"."points" >= 50.0
    THEN CAST(NULL AS TEXT)
    ELSE 'Fewer than the 50 points that qualify a lead.'
  END AS "why_not",
  'ee044dd3' AS "scoring_version",
  CAST(NULL AS DOUBLE) AS "shadow_points"
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
      "t36"."account_points",
      "t20"."person_id" AS "person_id_right",
      "t20"."reasons"
    FROM (
      SELECT
        "t34"."person_id",
        "t34"."account_id",
        "t34"."fit",
        "t34"."engagement",
        "t34"."points",
        CASE
          WHEN "t34"."account_id" IS NOT NULL
          THEN COALESCE("t34"."account_points", 0.0)
          ELSE CAST(NULL AS DOUBLE)
        END AS "account_points"
      FROM (
        SELECT
          "t33".*
          EXCLUDE ("account_id_right")
        FROM (
          SELECT
            "t25"."person_id",
            "t25"."account_id",
            "t25"."fit",
            "t25"."engagement",
            "t25"."points",
            "t32"."account_id" AS "account_id_right",
            "t32"."account_points"
          FROM (
            SELECT
              "t23"."person_id",
              "t23"."account_id",
              "t23"."fit",
              "t23"."engagement",
              (
                "t23"."fit" * "t23"."engagement"
              ) / 100.0 AS "points"
            FROM (
              SELECT
                "t22"."person_id",
                "t22"."account_id",
                GREATEST(0.0, LEAST(COALESCE("t22"."fit", 0.0), 100.0)) AS "fit",
                GREATEST(0.0, LEAST(COALESCE("t22"."engagement", 0.0), 100.0)) AS "engagement"
              FROM (
                SELECT
                  "t21".*
                  EXCLUDE ("person_id_right")
                FROM (
                  SELECT
                    "t6"."person_id",
                    "t6"."account_id",
                    "t18"."person_id" AS "person_id_right",
                    "t18"."fit",
                    "t18"."engagement"
                  FROM (
                    SELECT
                      "t1"."person_id",
                      "t1"."account_id"
                    FROM "people" AS "t1"
                  ) AS "t6"
                  LEFT OUTER JOIN (
                    SELECT
                      "t13"."person_id",
                      CAST(SUM(CAST("t13"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                        "t13"."part" = 'fit') AS DOUBLE) AS "fit",
                      CAST(SUM(CAST("t13"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                        "t13"."part" = 'engagement') AS DOUBLE) AS "engagement"
                    FROM (
                      SELECT
                        "t9"."person_id",
                        "t9"."part",
                        "t9"."category",
                        LEAST(
                          "t9"."got",
                          CASE
                            WHEN (
                              "t9"."part" = 'fit'
                            ) AND (
                              "t9"."category" = 'role'
                            )
                            THEN 40.0
                            WHEN (
                              "t9"."part" = 'engagement'
                            ) AND (
                              "t9"."category" = 'content'
                            )
                            THEN 50.0
                            ELSE 1000000000.0
                          END
                        ) AS "got"
                      FROM (
                        SELECT
                          "t0"."person_id",
                          "t0"."part",
                          "t0"."category",
                          CAST(SUM(CAST("t0"."points" AS DECIMAL(38, 9))) AS DOUBLE) AS "got"
                        FROM "lead_points" AS "t0"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t9"
                    ) AS "t13"
                    GROUP BY
                      1
                  ) AS "t18"
                    ON "t6"."person_id" = "t18"."person_id"
                ) AS "t21"
              ) AS "t22"
            ) AS "t23"
          ) AS "t25"
          LEFT OUTER JOIN (
            SELECT
              "t30"."account_id",
              "t30"."together" * (
                (
                  (
                    "t30"."roles" - 1
                  ) * 0.5
                ) + 1
              ) AS "account_points"
            FROM (
              SELECT
                "t29"."account_id",
                CAST(SUM(CAST("t29"."best" AS DECIMAL(38, 9))) AS DOUBLE) AS "together",
                COUNT(*) AS "roles"
              FROM (
                SELECT
                  "t28"."account_id",
                  COALESCE("t28"."role", '') AS "role",
                  MAX("t28"."points") AS "best"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t26".*
                      EXCLUDE ("person_id_right")
                    FROM (
                      SELECT
                        "t25"."person_id",
                        "t25"."account_id",
                        "t25"."fit",
                        "t25"."engagement",
                        "t25"."points",
                        "t16"."person_id" AS "person_id_right",
                        "t16"."role"
                      FROM (
                        SELECT
                          "t23"."person_id",
                          "t23"."account_id",
                          "t23"."fit",
                          "t23"."engagement",
                          (
                            "t23"."fit" * "t23"."engagement"
                          ) / 100.0 AS "points"
                        FROM (
                          SELECT
                            "t22"."person_id",
                            "t22"."account_id",
                            GREATEST(0.0, LEAST(COALESCE("t22"."fit", 0.0), 100.0)) AS "fit",
                            GREATEST(0.0, LEAST(COALESCE("t22"."engagement", 0.0), 100.0)) AS "engagement"
                          FROM (
                            SELECT
                              "t21".*
                              EXCLUDE ("person_id_right")
                            FROM (
                              SELECT
                                "t6"."person_id",
                                "t6"."account_id",
                                "t18"."person_id" AS "person_id_right",
                                "t18"."fit",
                                "t18"."engagement"
                              FROM (
                                SELECT
                                  "t1"."person_id",
                                  "t1"."account_id"
                                FROM "people" AS "t1"
                              ) AS "t6"
                              LEFT OUTER JOIN (
                                SELECT
                                  "t13"."person_id",
                                  CAST(SUM(CAST("t13"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                                    "t13"."part" = 'fit') AS DOUBLE) AS "fit",
                                  CAST(SUM(CAST("t13"."got" AS DECIMAL(38, 9))) FILTER(WHERE
                                    "t13"."part" = 'engagement') AS DOUBLE) AS "engagement"
                                FROM (
                                  SELECT
                                    "t9"."person_id",
                                    "t9"."part",
                                    "t9"."category",
                                    LEAST(
                                      "t9"."got",
                                      CASE
                                        WHEN (
                                          "t9"."part" = 'fit'
                                        ) AND (
                                          "t9"."category" = 'role'
                                        )
                                        THEN 40.0
                                        WHEN (
                                          "t9"."part" = 'engagement'
                                        ) AND (
                                          "t9"."category" = 'content'
                                        )
                                        THEN 50.0
                                        ELSE 1000000000.0
                                      END
                                    ) AS "got"
                                  FROM (
                                    SELECT
                                      "t0"."person_id",
                                      "t0"."part",
                                      "t0"."category",
                                      CAST(SUM(CAST("t0"."points" AS DECIMAL(38, 9))) AS DOUBLE) AS "got"
                                    FROM "lead_points" AS "t0"
                                    GROUP BY
                                      1,
                                      2,
                                      3
                                  ) AS "t9"
                                ) AS "t13"
                                GROUP BY
                                  1
                              ) AS "t18"
                                ON "t6"."person_id" = "t18"."person_id"
                            ) AS "t21"
                          ) AS "t22"
                        ) AS "t23"
                      ) AS "t25"
                      LEFT OUTER JOIN (
                        SELECT
                          COALESCE("t12"."person_id", "t7"."person_id") AS "person_id",
                          COALESCE("t12"."said", "t7"."read", "t7"."persona") AS "role"
                        FROM (
                          SELECT
                            "t8"."person_id",
                            MAX("t8"."buying_role") AS "said"
                          FROM (
                            SELECT
                              *
                            FROM "memberships" AS "t2"
                            WHERE
                              (
                                (
                                  "t2"."to" IS NULL
                                )
                                OR (
                                  "t2"."to" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                                )
                              )
                              AND "t2"."buying_role" IS NOT NULL
                          ) AS "t8"
                          GROUP BY
                            1
                        ) AS "t12"
                        FULL OUTER JOIN (
                          SELECT
                            "t3"."person_id",
                            "t3"."persona",
                            "t3"."buying_role" AS "read"
                          FROM "personas" AS "t3"
                        ) AS "t7"
                          ON "t12"."person_id" = "t7"."person_id"
                      ) AS "t16"
                        ON "t25"."person_id" = "t16"."person_id"
                    ) AS "t26"
                  ) AS "t27"
                  WHERE
                    "t27"."account_id" IS NOT NULL AND "t27"."points" > 0
                ) AS "t28"
                GROUP BY
                  1,
                  2
              ) AS "t29"
              GROUP BY
                1
            ) AS "t30"
          ) AS "t32"
            ON "t25"."account_id" = "t32"."account_id"
        ) AS "t33"
      ) AS "t34"
    ) AS "t36"
    LEFT OUTER JOIN (
      SELECT
        "t15"."person_id",
        STR_SPLIT(
          REGEXP_REPLACE(ARRAY_TO_STRING(LIST_SORT("t15"."listed"), '
'), '[0-9]{9}:', '', 'g'),
          '
'
        ) AS "reasons"
      FROM (
        SELECT
          "t10"."person_id",
          ARRAY_AGG(
            CASE
              WHEN 9 <= LENGTH(CAST("t10"."place" AS TEXT))
              THEN CAST("t10"."place" AS TEXT)
              ELSE REPEAT('0', 9 - LENGTH(CAST("t10"."place" AS TEXT))) || CAST("t10"."place" AS TEXT)
            END || ':' || "t10"."because"
          ) FILTER(WHERE
            (
              CASE
                WHEN 9 <= LENGTH(CAST("t10"."place" AS TEXT))
                THEN CAST("t10"."place" AS TEXT)
                ELSE REPEAT('0', 9 - LENGTH(CAST("t10"."place" AS TEXT))) || CAST("t10"."place" AS TEXT)
              END || ':' || "t10"."because"
            ) IS NOT NULL
            AND "t10"."place" < 5) AS "listed"
        FROM (
          SELECT
            "t0"."person_id",
            "t0"."rule",
            "t0"."part",
            "t0"."category",
            "t0"."points",
            "t0"."times",
            "t0"."days",
            "t0"."because",
            ROW_NUMBER() OVER (
              PARTITION BY "t0"."person_id"
              ORDER BY ABS("t0"."points") DESC, "t0"."rule" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM "lead_points" AS "t0"
        ) AS "t10"
        GROUP BY
          1
      ) AS "t15"
    ) AS "t20"
      ON "t36"."person_id" = "t20"."person_id"
  ) AS "t37"
) AS "t38"
