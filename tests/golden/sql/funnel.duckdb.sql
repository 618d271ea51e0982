WITH "t5" AS (
  SELECT
    "t2"."subject",
    "t2"."subject_id",
    "t2"."stage",
    "t2"."place",
    "t2"."customer",
    "t2"."entered_at",
    "t2"."left_at",
    "t2"."how",
    "t2"."because",
    "t2"."next_stage",
    "t2"."moved_on",
    "t4"."subject" AS "subject_right",
    "t4"."subject_id" AS "subject_id_right",
    "t4"."entry_channel",
    "t4"."entry_origin",
    "t4"."outcome",
    "t4"."owner",
    "t4"."unit"
  FROM "stages" AS "t2"
  LEFT OUTER JOIN (
    SELECT
      "t1"."subject",
      "t1"."subject_id",
      "t1"."entry_channel",
      "t1"."entry_origin",
      "t1"."outcome",
      "t1"."owner",
      "t1"."unit"
    FROM "journeys" AS "t1"
  ) AS "t4"
    ON "t2"."subject" = "t4"."subject" AND "t2"."subject_id" = "t4"."subject_id"
)
SELECT
  "t35"."subject",
  "t35"."by",
  "t35"."value",
  "t35"."stage",
  "t35"."place",
  "t35"."period",
  CASE
    WHEN "t35"."period" = 'current'
    THEN MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
    ELSE MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
  END AS "since",
  CASE
    WHEN "t35"."period" = 'current'
    THEN MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
    ELSE MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
  END AS "until",
  "t35"."entered",
  "t35"."moved_on",
  "t35"."share",
  "t35"."low",
  "t35"."high",
  "t35"."median_days",
  "t35"."median_low",
  "t35"."median_high"
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t19".*
        EXCLUDE ("days")
      FROM (
        SELECT
          "t13"."subject",
          "t13"."by",
          "t13"."value",
          "t13"."stage",
          "t13"."place",
          "t13"."period",
          "t13"."entered",
          "t13"."moved_on",
          "t13"."days",
          CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE) AS "share",
          CASE
            WHEN "t13"."moved_on" = 0
            THEN 0.0
            ELSE (
              (
                (
                  CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE)
                ) + (
                  (
                    1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
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
                            CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST("t13"."entered" AS DOUBLE)
                      ) + (
                        (
                          (
                            1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
                          ) / CAST("t13"."entered" AS DOUBLE)
                        ) / 4
                      )
                    ),
                    0.5
                  )
                ) * 1.2815515655446004
              ) / (
                (
                  1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
                ) + 1
              )
            )
          END AS "low",
          CASE
            WHEN "t13"."moved_on" = "t13"."entered"
            THEN 1.0
            ELSE (
              (
                (
                  CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE)
                ) + (
                  (
                    1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
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
                            CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST("t13"."moved_on" AS DOUBLE) / CAST("t13"."entered" AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST("t13"."entered" AS DOUBLE)
                      ) + (
                        (
                          (
                            1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
                          ) / CAST("t13"."entered" AS DOUBLE)
                        ) / 4
                      )
                    ),
                    0.5
                  )
                ) * 1.2815515655446004
              ) / (
                (
                  1.642374415149816 / CAST("t13"."entered" AS DOUBLE)
                ) + 1
              )
            )
          END AS "high",
          (
            LIST_EXTRACT(
              LIST_SORT("t13"."days"),
              CAST(FLOOR((
                "t13"."moved_on" - 1
              ) / (
                2
              )) AS BIGINT) + CAST(CAST(FLOOR((
                "t13"."moved_on" - 1
              ) / (
                2
              )) AS BIGINT) >= 0 AS BIGINT)
            ) + LIST_EXTRACT(
              LIST_SORT("t13"."days"),
              CAST(FLOOR((
                "t13"."moved_on"
              ) / (
                2
              )) AS BIGINT) + CAST(CAST(FLOOR((
                "t13"."moved_on"
              ) / (
                2
              )) AS BIGINT) >= 0 AS BIGINT)
            )
          ) / 2 AS "median_days",
          CASE
            WHEN "t13"."moved_on" >= 4
            THEN LIST_EXTRACT(
              LIST_SORT("t13"."days"),
              (
                CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t13"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END - 1
              ) + CAST((
                CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t13"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END - 1
              ) >= 0 AS BIGINT)
            )
            ELSE NULL
          END AS "median_low",
          CASE
            WHEN "t13"."moved_on" >= 4
            THEN LIST_EXTRACT(
              LIST_SORT("t13"."days"),
              (
                "t13"."moved_on" - CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t13"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END
              ) + CAST((
                "t13"."moved_on" - CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t13"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t13"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t13"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END
              ) >= 0 AS BIGINT)
            )
            ELSE NULL
          END AS "median_high"
        FROM (
          SELECT
            "t7"."subject",
            "t7"."by",
            "t7"."value",
            "t7"."stage",
            "t7"."place",
            "t7"."period",
            COUNT(*) AS "entered",
            COUNT(*) FILTER(WHERE
              "t7"."on_time") AS "moved_on",
            ARRAY_AGG("t7"."days") FILTER(WHERE
              "t7"."days" IS NOT NULL AND "t7"."on_time") AS "days"
          FROM (
            SELECT
              "t6"."subject",
              "t6"."subject_id",
              "t6"."stage",
              "t6"."place",
              "t6"."customer",
              "t6"."entered_at",
              "t6"."left_at",
              "t6"."how",
              "t6"."because",
              "t6"."next_stage",
              "t6"."moved_on",
              "t6"."subject_right",
              "t6"."subject_id_right",
              "t6"."entry_channel",
              "t6"."entry_origin",
              "t6"."outcome",
              "t6"."owner",
              "t6"."unit",
              CASE
                WHEN "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
                THEN 'current'
                ELSE 'previous'
              END AS "period",
              COALESCE(
                "t6"."moved_on"
                AND (
                  (
                    (
                      EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                    ) / 86400
                  ) <= 90
                ),
                FALSE
              ) AS "on_time",
              (
                EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
              ) / 86400 AS "days",
              'owner' AS "by",
              "t6"."owner" AS "value"
            FROM "t5" AS "t6"
            WHERE
              "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
              AND "t6"."entered_at" < MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
              AND "t6"."owner" IS NOT NULL
          ) AS "t7"
          GROUP BY
            1,
            2,
            3,
            4,
            5,
            6
        ) AS "t13"
      ) AS "t19"
    ) AS "t25"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t20".*
        EXCLUDE ("days")
      FROM (
        SELECT
          "t14"."subject",
          "t14"."by",
          "t14"."value",
          "t14"."stage",
          "t14"."place",
          "t14"."period",
          "t14"."entered",
          "t14"."moved_on",
          "t14"."days",
          CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE) AS "share",
          CASE
            WHEN "t14"."moved_on" = 0
            THEN 0.0
            ELSE (
              (
                (
                  CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE)
                ) + (
                  (
                    1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
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
                            CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST("t14"."entered" AS DOUBLE)
                      ) + (
                        (
                          (
                            1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
                          ) / CAST("t14"."entered" AS DOUBLE)
                        ) / 4
                      )
                    ),
                    0.5
                  )
                ) * 1.2815515655446004
              ) / (
                (
                  1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
                ) + 1
              )
            )
          END AS "low",
          CASE
            WHEN "t14"."moved_on" = "t14"."entered"
            THEN 1.0
            ELSE (
              (
                (
                  CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE)
                ) + (
                  (
                    1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
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
                            CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST("t14"."moved_on" AS DOUBLE) / CAST("t14"."entered" AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST("t14"."entered" AS DOUBLE)
                      ) + (
                        (
                          (
                            1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
                          ) / CAST("t14"."entered" AS DOUBLE)
                        ) / 4
                      )
                    ),
                    0.5
                  )
                ) * 1.2815515655446004
              ) / (
                (
                  1.642374415149816 / CAST("t14"."entered" AS DOUBLE)
                ) + 1
              )
            )
          END AS "high",
          (
            LIST_EXTRACT(
              LIST_SORT("t14"."days"),
              CAST(FLOOR((
                "t14"."moved_on" - 1
              ) / (
                2
              )) AS BIGINT) + CAST(CAST(FLOOR((
                "t14"."moved_on" - 1
              ) / (
                2
              )) AS BIGINT) >= 0 AS BIGINT)
            ) + LIST_EXTRACT(
              LIST_SORT("t14"."days"),
              CAST(FLOOR((
                "t14"."moved_on"
              ) / (
                2
              )) AS BIGINT) + CAST(CAST(FLOOR((
                "t14"."moved_on"
              ) / (
                2
              )) AS BIGINT) >= 0 AS BIGINT)
            )
          ) / 2 AS "median_days",
          CASE
            WHEN "t14"."moved_on" >= 4
            THEN LIST_EXTRACT(
              LIST_SORT("t14"."days"),
              (
                CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t14"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END - 1
              ) + CAST((
                CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t14"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END - 1
              ) >= 0 AS BIGINT)
            )
            ELSE NULL
          END AS "median_low",
          CASE
            WHEN "t14"."moved_on" >= 4
            THEN LIST_EXTRACT(
              LIST_SORT("t14"."days"),
              (
                "t14"."moved_on" - CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t14"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END
              ) + CAST((
                "t14"."moved_on" - CASE
                  WHEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL
                  THEN CAST(FLOOR(
                    (
                      CAST("t14"."moved_on" AS DOUBLE) - (
                        SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                      )
                    ) / 2
                  ) AS BIGINT)
                  ELSE GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST("t14"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t14"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                END
              ) >= 0 AS BIGINT)
            )
            ELSE NULL
          END AS "median_high"
        FROM (
          SELECT
            "t8"."subject",
            "t8"."by",
            "t8"."value",
            "t8"."stage",
            "t8"."place",
            "t8"."period",
            COUNT(*) AS "entered",
            COUNT(*) FILTER(WHERE
              "t8"."on_time") AS "moved_on",
            ARRAY_AGG("t8"."days") FILTER(WHERE
              "t8"."days" IS NOT NULL AND "t8"."on_time") AS "days"
          FROM (
            SELECT
              "t6"."subject",
              "t6"."subject_id",
              "t6"."stage",
              "t6"."place",
              "t6"."customer",
              "t6"."entered_at",
              "t6"."left_at",
              "t6"."how",
              "t6"."because",
              "t6"."next_stage",
              "t6"."moved_on",
              "t6"."subject_right",
              "t6"."subject_id_right",
              "t6"."entry_channel",
              "t6"."entry_origin",
              "t6"."outcome",
              "t6"."owner",
              "t6"."unit",
              CASE
                WHEN "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
                THEN 'current'
                ELSE 'previous'
              END AS "period",
              COALESCE(
                "t6"."moved_on"
                AND (
                  (
                    (
                      EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                    ) / 86400
                  ) <= 90
                ),
                FALSE
              ) AS "on_time",
              (
                EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
              ) / 86400 AS "days",
              'unit' AS "by",
              "t6"."unit" AS "value"
            FROM "t5" AS "t6"
            WHERE
              "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
              AND "t6"."entered_at" < MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
              AND "t6"."unit" IS NOT NULL
          ) AS "t8"
          GROUP BY
            1,
            2,
            3,
            4,
            5,
            6
        ) AS "t14"
      ) AS "t20"
    ) AS "t26"
  ) AS "t31"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t21".*
          EXCLUDE ("days")
        FROM (
          SELECT
            "t15"."subject",
            "t15"."by",
            "t15"."value",
            "t15"."stage",
            "t15"."place",
            "t15"."period",
            "t15"."entered",
            "t15"."moved_on",
            "t15"."days",
            CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE) AS "share",
            CASE
              WHEN "t15"."moved_on" = 0
              THEN 0.0
              ELSE (
                (
                  (
                    CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
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
                              CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t15"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
                            ) / CAST("t15"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "low",
            CASE
              WHEN "t15"."moved_on" = "t15"."entered"
              THEN 1.0
              ELSE (
                (
                  (
                    CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
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
                              CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t15"."moved_on" AS DOUBLE) / CAST("t15"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t15"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
                            ) / CAST("t15"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t15"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "high",
            (
              LIST_EXTRACT(
                LIST_SORT("t15"."days"),
                CAST(FLOOR((
                  "t15"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t15"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              ) + LIST_EXTRACT(
                LIST_SORT("t15"."days"),
                CAST(FLOOR((
                  "t15"."moved_on"
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t15"."moved_on"
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              )
            ) / 2 AS "median_days",
            CASE
              WHEN "t15"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t15"."days"),
                (
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t15"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) + CAST((
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t15"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_low",
            CASE
              WHEN "t15"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t15"."days"),
                (
                  "t15"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t15"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) + CAST((
                  "t15"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t15"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t15"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t15"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_high"
          FROM (
            SELECT
              "t9"."subject",
              "t9"."by",
              "t9"."value",
              "t9"."stage",
              "t9"."place",
              "t9"."period",
              COUNT(*) AS "entered",
              COUNT(*) FILTER(WHERE
                "t9"."on_time") AS "moved_on",
              ARRAY_AGG("t9"."days") FILTER(WHERE
                "t9"."days" IS NOT NULL AND "t9"."on_time") AS "days"
            FROM (
              SELECT
                "t6"."subject",
                "t6"."subject_id",
                "t6"."stage",
                "t6"."place",
                "t6"."customer",
                "t6"."entered_at",
                "t6"."left_at",
                "t6"."how",
                "t6"."because",
                "t6"."next_stage",
                "t6"."moved_on",
                "t6"."subject_right",
                "t6"."subject_id_right",
                "t6"."entry_channel",
                "t6"."entry_origin",
                "t6"."outcome",
                "t6"."owner",
                "t6"."unit",
                CASE
                  WHEN "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
                  THEN 'current'
                  ELSE 'previous'
                END AS "period",
                COALESCE(
                  "t6"."moved_on"
                  AND (
                    (
                      (
                        EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS "on_time",
                (
                  EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                ) / 86400 AS "days",
                'all' AS "by",
                'all' AS "value"
              FROM "t5" AS "t6"
              WHERE
                "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
                AND "t6"."entered_at" < MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
            ) AS "t9"
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS "t15"
        ) AS "t21"
      ) AS "t27"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t22".*
          EXCLUDE ("days")
        FROM (
          SELECT
            "t16"."subject",
            "t16"."by",
            "t16"."value",
            "t16"."stage",
            "t16"."place",
            "t16"."period",
            "t16"."entered",
            "t16"."moved_on",
            "t16"."days",
            CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE) AS "share",
            CASE
              WHEN "t16"."moved_on" = 0
              THEN 0.0
              ELSE (
                (
                  (
                    CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
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
                              CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t16"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
                            ) / CAST("t16"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "low",
            CASE
              WHEN "t16"."moved_on" = "t16"."entered"
              THEN 1.0
              ELSE (
                (
                  (
                    CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
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
                              CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t16"."moved_on" AS DOUBLE) / CAST("t16"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t16"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
                            ) / CAST("t16"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t16"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "high",
            (
              LIST_EXTRACT(
                LIST_SORT("t16"."days"),
                CAST(FLOOR((
                  "t16"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t16"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              ) + LIST_EXTRACT(
                LIST_SORT("t16"."days"),
                CAST(FLOOR((
                  "t16"."moved_on"
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t16"."moved_on"
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              )
            ) / 2 AS "median_days",
            CASE
              WHEN "t16"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t16"."days"),
                (
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t16"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) + CAST((
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t16"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_low",
            CASE
              WHEN "t16"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t16"."days"),
                (
                  "t16"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t16"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) + CAST((
                  "t16"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t16"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t16"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t16"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_high"
          FROM (
            SELECT
              "t10"."subject",
              "t10"."by",
              "t10"."value",
              "t10"."stage",
              "t10"."place",
              "t10"."period",
              COUNT(*) AS "entered",
              COUNT(*) FILTER(WHERE
                "t10"."on_time") AS "moved_on",
              ARRAY_AGG("t10"."days") FILTER(WHERE
                "t10"."days" IS NOT NULL AND "t10"."on_time") AS "days"
            FROM (
              SELECT
                "t6"."subject",
                "t6"."subject_id",
                "t6"."stage",
                "t6"."place",
                "t6"."customer",
                "t6"."entered_at",
                "t6"."left_at",
                "t6"."how",
                "t6"."because",
                "t6"."next_stage",
                "t6"."moved_on",
                "t6"."subject_right",
                "t6"."subject_id_right",
                "t6"."entry_channel",
                "t6"."entry_origin",
                "t6"."outcome",
                "t6"."owner",
                "t6"."unit",
                CASE
                  WHEN "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
                  THEN 'current'
                  ELSE 'previous'
                END AS "period",
                COALESCE(
                  "t6"."moved_on"
                  AND (
                    (
                      (
                        EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS "on_time",
                (
                  EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                ) / 86400 AS "days",
                'entry channel' AS "by",
                "t6"."entry_channel" AS "value"
              FROM "t5" AS "t6"
              WHERE
                "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
                AND "t6"."entered_at" < MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                AND "t6"."entry_channel" IS NOT NULL
            ) AS "t10"
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS "t16"
        ) AS "t22"
      ) AS "t28"
    ) AS "t32"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t23".*
          EXCLUDE ("days")
        FROM (
          SELECT
            "t17"."subject",
            "t17"."by",
            "t17"."value",
            "t17"."stage",
            "t17"."place",
            "t17"."period",
            "t17"."entered",
            "t17"."moved_on",
            "t17"."days",
            CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE) AS "share",
            CASE
              WHEN "t17"."moved_on" = 0
              THEN 0.0
              ELSE (
                (
                  (
                    CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
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
                              CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t17"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
                            ) / CAST("t17"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "low",
            CASE
              WHEN "t17"."moved_on" = "t17"."entered"
              THEN 1.0
              ELSE (
                (
                  (
                    CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
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
                              CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t17"."moved_on" AS DOUBLE) / CAST("t17"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t17"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
                            ) / CAST("t17"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t17"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "high",
            (
              LIST_EXTRACT(
                LIST_SORT("t17"."days"),
                CAST(FLOOR((
                  "t17"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t17"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              ) + LIST_EXTRACT(
                LIST_SORT("t17"."days"),
                CAST(FLOOR((
                  "t17"."moved_on"
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t17"."moved_on"
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              )
            ) / 2 AS "median_days",
            CASE
              WHEN "t17"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t17"."days"),
                (
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t17"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) + CAST((
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t17"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_low",
            CASE
              WHEN "t17"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t17"."days"),
                (
                  "t17"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t17"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) + CAST((
                  "t17"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t17"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t17"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t17"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_high"
          FROM (
            SELECT
              "t11"."subject",
              "t11"."by",
              "t11"."value",
              "t11"."stage",
              "t11"."place",
              "t11"."period",
              COUNT(*) AS "entered",
              COUNT(*) FILTER(WHERE
                "t11"."on_time") AS "moved_on",
              ARRAY_AGG("t11"."days") FILTER(WHERE
                "t11"."days" IS NOT NULL AND "t11"."on_time") AS "days"
            FROM (
              SELECT
                "t6"."subject",
                "t6"."subject_id",
                "t6"."stage",
                "t6"."place",
                "t6"."customer",
                "t6"."entered_at",
                "t6"."left_at",
                "t6"."how",
                "t6"."because",
                "t6"."next_stage",
                "t6"."moved_on",
                "t6"."subject_right",
                "t6"."subject_id_right",
                "t6"."entry_channel",
                "t6"."entry_origin",
                "t6"."outcome",
                "t6"."owner",
                "t6"."unit",
                CASE
                  WHEN "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
                  THEN 'current'
                  ELSE 'previous'
                END AS "period",
                COALESCE(
                  "t6"."moved_on"
                  AND (
                    (
                      (
                        EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS "on_time",
                (
                  EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                ) / 86400 AS "days",
                'origin' AS "by",
                "t6"."entry_origin" AS "value"
              FROM "t5" AS "t6"
              WHERE
                "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
                AND "t6"."entered_at" < MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                AND "t6"."entry_origin" IS NOT NULL
            ) AS "t11"
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS "t17"
        ) AS "t23"
      ) AS "t29"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t24".*
          EXCLUDE ("days")
        FROM (
          SELECT
            "t18"."subject",
            "t18"."by",
            "t18"."value",
            "t18"."stage",
            "t18"."place",
            "t18"."period",
            "t18"."entered",
            "t18"."moved_on",
            "t18"."days",
            CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE) AS "share",
            CASE
              WHEN "t18"."moved_on" = 0
              THEN 0.0
              ELSE (
                (
                  (
                    CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
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
                              CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t18"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
                            ) / CAST("t18"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "low",
            CASE
              WHEN "t18"."moved_on" = "t18"."entered"
              THEN 1.0
              ELSE (
                (
                  (
                    CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE)
                  ) + (
                    (
                      1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
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
                              CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST("t18"."moved_on" AS DOUBLE) / CAST("t18"."entered" AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST("t18"."entered" AS DOUBLE)
                        ) + (
                          (
                            (
                              1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
                            ) / CAST("t18"."entered" AS DOUBLE)
                          ) / 4
                        )
                      ),
                      0.5
                    )
                  ) * 1.2815515655446004
                ) / (
                  (
                    1.642374415149816 / CAST("t18"."entered" AS DOUBLE)
                  ) + 1
                )
              )
            END AS "high",
            (
              LIST_EXTRACT(
                LIST_SORT("t18"."days"),
                CAST(FLOOR((
                  "t18"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t18"."moved_on" - 1
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              ) + LIST_EXTRACT(
                LIST_SORT("t18"."days"),
                CAST(FLOOR((
                  "t18"."moved_on"
                ) / (
                  2
                )) AS BIGINT) + CAST(CAST(FLOOR((
                  "t18"."moved_on"
                ) / (
                  2
                )) AS BIGINT) >= 0 AS BIGINT)
              )
            ) / 2 AS "median_days",
            CASE
              WHEN "t18"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t18"."days"),
                (
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t18"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) + CAST((
                  CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t18"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END - 1
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_low",
            CASE
              WHEN "t18"."moved_on" >= 4
              THEN LIST_EXTRACT(
                LIST_SORT("t18"."days"),
                (
                  "t18"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t18"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) + CAST((
                  "t18"."moved_on" - CASE
                    WHEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL
                    THEN CAST(FLOOR(
                      (
                        CAST("t18"."moved_on" AS DOUBLE) - (
                          SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                        )
                      ) / 2
                    ) AS BIGINT)
                    ELSE GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST("t18"."moved_on" AS DOUBLE) - (
                            SQRT(CAST("t18"."moved_on" AS DOUBLE)) * 1.2815515655446004
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  END
                ) >= 0 AS BIGINT)
              )
              ELSE NULL
            END AS "median_high"
          FROM (
            SELECT
              "t12"."subject",
              "t12"."by",
              "t12"."value",
              "t12"."stage",
              "t12"."place",
              "t12"."period",
              COUNT(*) AS "entered",
              COUNT(*) FILTER(WHERE
                "t12"."on_time") AS "moved_on",
              ARRAY_AGG("t12"."days") FILTER(WHERE
                "t12"."days" IS NOT NULL AND "t12"."on_time") AS "days"
            FROM (
              SELECT
                "t6"."subject",
                "t6"."subject_id",
                "t6"."stage",
                "t6"."place",
                "t6"."customer",
                "t6"."entered_at",
                "t6"."left_at",
                "t6"."how",
                "t6"."because",
                "t6"."next_stage",
                "t6"."moved_on",
                "t6"."subject_right",
                "t6"."subject_id_right",
                "t6"."entry_channel",
                "t6"."entry_origin",
                "t6"."outcome",
                "t6"."owner",
                "t6"."unit",
                CASE
                  WHEN "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2025, 4, 6, 0, 0, 0.0, 'UTC')
                  THEN 'current'
                  ELSE 'previous'
                END AS "period",
                COALESCE(
                  "t6"."moved_on"
                  AND (
                    (
                      (
                        EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS "on_time",
                (
                  EPOCH(CAST("t6"."left_at" AS TIMESTAMP)) - EPOCH(CAST("t6"."entered_at" AS TIMESTAMP))
                ) / 86400 AS "days",
                'outcome' AS "by",
                "t6"."outcome" AS "value"
              FROM "t5" AS "t6"
              WHERE
                "t6"."entered_at" >= MAKE_TIMESTAMPTZ(2024, 10, 8, 0, 0, 0.0, 'UTC')
                AND "t6"."entered_at" < MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')
                AND "t6"."outcome" IS NOT NULL
            ) AS "t12"
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS "t18"
        ) AS "t24"
      ) AS "t30"
    ) AS "t33"
  ) AS "t34"
) AS "t35"
