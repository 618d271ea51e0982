WITH `t5` AS (
  SELECT
    `t2`.`subject`,
    `t2`.`subject_id`,
    `t2`.`stage`,
    `t2`.`place`,
    `t2`.`customer`,
    `t2`.`entered_at`,
    `t2`.`left_at`,
    `t2`.`how`,
    `t2`.`because`,
    `t2`.`next_stage`,
    `t2`.`moved_on`,
    `t4`.`subject` AS `subject_right`,
    `t4`.`subject_id` AS `subject_id_right`,
    `t4`.`entry_channel`,
    `t4`.`entry_origin`,
    `t4`.`outcome`,
    `t4`.`owner`,
    `t4`.`unit`
  FROM `stages` AS `t2`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`subject`,
      `t1`.`subject_id`,
      `t1`.`entry_channel`,
      `t1`.`entry_origin`,
      `t1`.`outcome`,
      `t1`.`owner`,
      `t1`.`unit`
    FROM `journeys` AS `t1`
  ) AS `t4`
    ON `t2`.`subject` = `t4`.`subject` AND `t2`.`subject_id` = `t4`.`subject_id`
)
SELECT
  `t35`.`subject`,
  `t35`.`by`,
  `t35`.`value`,
  `t35`.`stage`,
  `t35`.`place`,
  `t35`.`period`,
  IF(
    `t35`.`period` = 'current',
    CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
    CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
  ) AS `since`,
  IF(
    `t35`.`period` = 'current',
    CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP),
    CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP)
  ) AS `until`,
  `t35`.`entered`,
  `t35`.`moved_on`,
  `t35`.`share`,
  `t35`.`low`,
  `t35`.`high`,
  `t35`.`median_days`,
  `t35`.`median_low`,
  `t35`.`median_high`
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t19`.`subject`,
        `t19`.`by`,
        `t19`.`value`,
        `t19`.`stage`,
        `t19`.`place`,
        `t19`.`period`,
        `t19`.`entered`,
        `t19`.`moved_on`,
        `t19`.`share`,
        `t19`.`low`,
        `t19`.`high`,
        `t19`.`median_days`,
        `t19`.`median_low`,
        `t19`.`median_high`
      FROM (
        SELECT
          `t13`.`subject`,
          `t13`.`by`,
          `t13`.`value`,
          `t13`.`stage`,
          `t13`.`place`,
          `t13`.`period`,
          `t13`.`entered`,
          `t13`.`moved_on`,
          `t13`.`days`,
          CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE) AS `share`,
          IF(
            `t13`.`moved_on` = 0,
            CAST(0.0 AS DOUBLE),
            (
              (
                (
                  CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                ) + (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
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
                            CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST(`t13`.`entered` AS DOUBLE)
                      ) + (
                        (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                          ) / CAST(`t13`.`entered` AS DOUBLE)
                        ) / 4
                      )
                    ),
                    CAST(0.5 AS DOUBLE)
                  )
                ) * CAST(1.2815515655446004 AS DOUBLE)
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                ) + 1
              )
            )
          ) AS `low`,
          IF(
            `t13`.`moved_on` = `t13`.`entered`,
            CAST(1.0 AS DOUBLE),
            (
              (
                (
                  CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                ) + (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
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
                            CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST(`t13`.`moved_on` AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST(`t13`.`entered` AS DOUBLE)
                      ) + (
                        (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                          ) / CAST(`t13`.`entered` AS DOUBLE)
                        ) / 4
                      )
                    ),
                    CAST(0.5 AS DOUBLE)
                  )
                ) * CAST(1.2815515655446004 AS DOUBLE)
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t13`.`entered` AS DOUBLE)
                ) + 1
              )
            )
          ) AS `high`,
          (
            ELEMENT_AT(
              ARRAY_SORT(`t13`.`days`),
              CAST(IF(
                CAST(FLOOR((
                  `t13`.`moved_on` - 1
                ) / (
                  2
                )) AS BIGINT) < 0,
                CAST(FLOOR((
                  `t13`.`moved_on` - 1
                ) / (
                  2
                )) AS BIGINT),
                CAST(FLOOR((
                  `t13`.`moved_on` - 1
                ) / (
                  2
                )) AS BIGINT) + 1
              ) AS INT)
            ) + ELEMENT_AT(
              ARRAY_SORT(`t13`.`days`),
              CAST(IF(
                CAST(FLOOR((
                  `t13`.`moved_on`
                ) / (
                  2
                )) AS BIGINT) < 0,
                CAST(FLOOR((
                  `t13`.`moved_on`
                ) / (
                  2
                )) AS BIGINT),
                CAST(FLOOR((
                  `t13`.`moved_on`
                ) / (
                  2
                )) AS BIGINT) + 1
              ) AS INT)
            )
          ) / 2 AS `median_days`,
          IF(
            `t13`.`moved_on` >= 4,
            ELEMENT_AT(
              ARRAY_SORT(`t13`.`days`),
              CAST(IF(
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t13`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) < 0,
                IF(
                  CAST(FLOOR(
                    (
                      CAST(`t13`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(`t13`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1,
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t13`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) + 1
              ) AS INT)
            ),
            NULL
          ) AS `median_low`,
          IF(
            `t13`.`moved_on` >= 4,
            ELEMENT_AT(
              ARRAY_SORT(`t13`.`days`),
              CAST(IF(
                (
                  `t13`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t13`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  )
                ) < 0,
                `t13`.`moved_on` - IF(
                  CAST(FLOOR(
                    (
                      CAST(`t13`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(`t13`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ),
                (
                  `t13`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t13`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t13`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t13`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  )
                ) + 1
              ) AS INT)
            ),
            NULL
          ) AS `median_high`
        FROM (
          SELECT
            `t7`.`subject`,
            `t7`.`by`,
            `t7`.`value`,
            `t7`.`stage`,
            `t7`.`place`,
            `t7`.`period`,
            COUNT(*) AS `entered`,
            SUM(CAST(`t7`.`on_time` AS BIGINT)) AS `moved_on`,
            COLLECT_LIST(IF(`t7`.`on_time`, `t7`.`days`, NULL)) AS `days`
          FROM (
            SELECT
              `t6`.`subject`,
              `t6`.`subject_id`,
              `t6`.`stage`,
              `t6`.`place`,
              `t6`.`customer`,
              `t6`.`entered_at`,
              `t6`.`left_at`,
              `t6`.`how`,
              `t6`.`because`,
              `t6`.`next_stage`,
              `t6`.`moved_on`,
              `t6`.`subject_right`,
              `t6`.`subject_id_right`,
              `t6`.`entry_channel`,
              `t6`.`entry_origin`,
              `t6`.`outcome`,
              `t6`.`owner`,
              `t6`.`unit`,
              IF(
                `t6`.`entered_at` >= CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
                'current',
                'previous'
              ) AS `period`,
              COALESCE(
                `t6`.`moved_on`
                AND (
                  (
                    (
                      CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                    ) / 86400
                  ) <= 90
                ),
                FALSE
              ) AS `on_time`,
              (
                CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
              ) / 86400 AS `days`,
              'owner' AS `by`,
              `t6`.`owner` AS `value`
            FROM `t5` AS `t6`
            WHERE
              `t6`.`entered_at` >= CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
              AND `t6`.`entered_at` < CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
              AND `t6`.`owner` IS NOT NULL
          ) AS `t7`
          GROUP BY
            1,
            2,
            3,
            4,
            5,
            6
        ) AS `t13`
      ) AS `t19`
    ) AS `t25`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t20`.`subject`,
        `t20`.`by`,
        `t20`.`value`,
        `t20`.`stage`,
        `t20`.`place`,
        `t20`.`period`,
        `t20`.`entered`,
        `t20`.`moved_on`,
        `t20`.`share`,
        `t20`.`low`,
        `t20`.`high`,
        `t20`.`median_days`,
        `t20`.`median_low`,
        `t20`.`median_high`
      FROM (
        SELECT
          `t14`.`subject`,
          `t14`.`by`,
          `t14`.`value`,
          `t14`.`stage`,
          `t14`.`place`,
          `t14`.`period`,
          `t14`.`entered`,
          `t14`.`moved_on`,
          `t14`.`days`,
          CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE) AS `share`,
          IF(
            `t14`.`moved_on` = 0,
            CAST(0.0 AS DOUBLE),
            (
              (
                (
                  CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                ) + (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
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
                            CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST(`t14`.`entered` AS DOUBLE)
                      ) + (
                        (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                          ) / CAST(`t14`.`entered` AS DOUBLE)
                        ) / 4
                      )
                    ),
                    CAST(0.5 AS DOUBLE)
                  )
                ) * CAST(1.2815515655446004 AS DOUBLE)
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                ) + 1
              )
            )
          ) AS `low`,
          IF(
            `t14`.`moved_on` = `t14`.`entered`,
            CAST(1.0 AS DOUBLE),
            (
              (
                (
                  CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                ) + (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
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
                            CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST(`t14`.`moved_on` AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST(`t14`.`entered` AS DOUBLE)
                      ) + (
                        (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                          ) / CAST(`t14`.`entered` AS DOUBLE)
                        ) / 4
                      )
                    ),
                    CAST(0.5 AS DOUBLE)
                  )
                ) * CAST(1.2815515655446004 AS DOUBLE)
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t14`.`entered` AS DOUBLE)
                ) + 1
              )
            )
          ) AS `high`,
          (
            ELEMENT_AT(
              ARRAY_SORT(`t14`.`days`),
              CAST(IF(
                CAST(FLOOR((
                  `t14`.`moved_on` - 1
                ) / (
                  2
                )) AS BIGINT) < 0,
                CAST(FLOOR((
                  `t14`.`moved_on` - 1
                ) / (
                  2
                )) AS BIGINT),
                CAST(FLOOR((
                  `t14`.`moved_on` - 1
                ) / (
                  2
                )) AS BIGINT) + 1
              ) AS INT)
            ) + ELEMENT_AT(
              ARRAY_SORT(`t14`.`days`),
              CAST(IF(
                CAST(FLOOR((
                  `t14`.`moved_on`
                ) / (
                  2
                )) AS BIGINT) < 0,
                CAST(FLOOR((
                  `t14`.`moved_on`
                ) / (
                  2
                )) AS BIGINT),
                CAST(FLOOR((
                  `t14`.`moved_on`
                ) / (
                  2
                )) AS BIGINT) + 1
              ) AS INT)
            )
          ) / 2 AS `median_days`,
          IF(
            `t14`.`moved_on` >= 4,
            ELEMENT_AT(
              ARRAY_SORT(`t14`.`days`),
              CAST(IF(
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t14`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) < 0,
                IF(
                  CAST(FLOOR(
                    (
                      CAST(`t14`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(`t14`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1,
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t14`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) + 1
              ) AS INT)
            ),
            NULL
          ) AS `median_low`,
          IF(
            `t14`.`moved_on` >= 4,
            ELEMENT_AT(
              ARRAY_SORT(`t14`.`days`),
              CAST(IF(
                (
                  `t14`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t14`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  )
                ) < 0,
                `t14`.`moved_on` - IF(
                  CAST(FLOOR(
                    (
                      CAST(`t14`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(`t14`.`moved_on` AS DOUBLE) - (
                        SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ),
                (
                  `t14`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t14`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t14`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t14`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  )
                ) + 1
              ) AS INT)
            ),
            NULL
          ) AS `median_high`
        FROM (
          SELECT
            `t8`.`subject`,
            `t8`.`by`,
            `t8`.`value`,
            `t8`.`stage`,
            `t8`.`place`,
            `t8`.`period`,
            COUNT(*) AS `entered`,
            SUM(CAST(`t8`.`on_time` AS BIGINT)) AS `moved_on`,
            COLLECT_LIST(IF(`t8`.`on_time`, `t8`.`days`, NULL)) AS `days`
          FROM (
            SELECT
              `t6`.`subject`,
              `t6`.`subject_id`,
              `t6`.`stage`,
              `t6`.`place`,
              `t6`.`customer`,
              `t6`.`entered_at`,
              `t6`.`left_at`,
              `t6`.`how`,
              `t6`.`because`,
              `t6`.`next_stage`,
              `t6`.`moved_on`,
              `t6`.`subject_right`,
              `t6`.`subject_id_right`,
              `t6`.`entry_channel`,
              `t6`.`entry_origin`,
              `t6`.`outcome`,
              `t6`.`owner`,
              `t6`.`unit`,
              IF(
                `t6`.`entered_at` >= CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
                'current',
                'previous'
              ) AS `period`,
              COALESCE(
                `t6`.`moved_on`
                AND (
                  (
                    (
                      CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                    ) / 86400
                  ) <= 90
                ),
                FALSE
              ) AS `on_time`,
              (
                CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
              ) / 86400 AS `days`,
              'unit' AS `by`,
              `t6`.`unit` AS `value`
            FROM `t5` AS `t6`
            WHERE
              `t6`.`entered_at` >= CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
              AND `t6`.`entered_at` < CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
              AND `t6`.`unit` IS NOT NULL
          ) AS `t8`
          GROUP BY
            1,
            2,
            3,
            4,
            5,
            6
        ) AS `t14`
      ) AS `t20`
    ) AS `t26`
  ) AS `t31`
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
          `t21`.`subject`,
          `t21`.`by`,
          `t21`.`value`,
          `t21`.`stage`,
          `t21`.`place`,
          `t21`.`period`,
          `t21`.`entered`,
          `t21`.`moved_on`,
          `t21`.`share`,
          `t21`.`low`,
          `t21`.`high`,
          `t21`.`median_days`,
          `t21`.`median_low`,
          `t21`.`median_high`
        FROM (
          SELECT
            `t15`.`subject`,
            `t15`.`by`,
            `t15`.`value`,
            `t15`.`stage`,
            `t15`.`place`,
            `t15`.`period`,
            `t15`.`entered`,
            `t15`.`moved_on`,
            `t15`.`days`,
            CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE) AS `share`,
            IF(
              `t15`.`moved_on` = 0,
              CAST(0.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
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
                              CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t15`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                            ) / CAST(`t15`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `low`,
            IF(
              `t15`.`moved_on` = `t15`.`entered`,
              CAST(1.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
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
                              CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t15`.`moved_on` AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t15`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                            ) / CAST(`t15`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t15`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `high`,
            (
              ELEMENT_AT(
                ARRAY_SORT(`t15`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t15`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t15`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t15`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              ) + ELEMENT_AT(
                ARRAY_SORT(`t15`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t15`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t15`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t15`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              )
            ) / 2 AS `median_days`,
            IF(
              `t15`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t15`.`days`),
                CAST(IF(
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t15`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) < 0,
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t15`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t15`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1,
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t15`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_low`,
            IF(
              `t15`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t15`.`days`),
                CAST(IF(
                  (
                    `t15`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t15`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) < 0,
                  `t15`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t15`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t15`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ),
                  (
                    `t15`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t15`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t15`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t15`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_high`
          FROM (
            SELECT
              `t9`.`subject`,
              `t9`.`by`,
              `t9`.`value`,
              `t9`.`stage`,
              `t9`.`place`,
              `t9`.`period`,
              COUNT(*) AS `entered`,
              SUM(CAST(`t9`.`on_time` AS BIGINT)) AS `moved_on`,
              COLLECT_LIST(IF(`t9`.`on_time`, `t9`.`days`, NULL)) AS `days`
            FROM (
              SELECT
                `t6`.`subject`,
                `t6`.`subject_id`,
                `t6`.`stage`,
                `t6`.`place`,
                `t6`.`customer`,
                `t6`.`entered_at`,
                `t6`.`left_at`,
                `t6`.`how`,
                `t6`.`because`,
                `t6`.`next_stage`,
                `t6`.`moved_on`,
                `t6`.`subject_right`,
                `t6`.`subject_id_right`,
                `t6`.`entry_channel`,
                `t6`.`entry_origin`,
                `t6`.`outcome`,
                `t6`.`owner`,
                `t6`.`unit`,
                IF(
                  `t6`.`entered_at` >= CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
                  'current',
                  'previous'
                ) AS `period`,
                COALESCE(
                  `t6`.`moved_on`
                  AND (
                    (
                      (
                        CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS `on_time`,
                (
                  CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                ) / 86400 AS `days`,
                'all' AS `by`,
                'all' AS `value`
              FROM `t5` AS `t6`
              WHERE
                `t6`.`entered_at` >= CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`entered_at` < CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
            ) AS `t9`
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS `t15`
        ) AS `t21`
      ) AS `t27`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t22`.`subject`,
          `t22`.`by`,
          `t22`.`value`,
          `t22`.`stage`,
          `t22`.`place`,
          `t22`.`period`,
          `t22`.`entered`,
          `t22`.`moved_on`,
          `t22`.`share`,
          `t22`.`low`,
          `t22`.`high`,
          `t22`.`median_days`,
          `t22`.`median_low`,
          `t22`.`median_high`
        FROM (
          SELECT
            `t16`.`subject`,
            `t16`.`by`,
            `t16`.`value`,
            `t16`.`stage`,
            `t16`.`place`,
            `t16`.`period`,
            `t16`.`entered`,
            `t16`.`moved_on`,
            `t16`.`days`,
            CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE) AS `share`,
            IF(
              `t16`.`moved_on` = 0,
              CAST(0.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
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
                              CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t16`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                            ) / CAST(`t16`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `low`,
            IF(
              `t16`.`moved_on` = `t16`.`entered`,
              CAST(1.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
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
                              CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t16`.`moved_on` AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t16`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                            ) / CAST(`t16`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t16`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `high`,
            (
              ELEMENT_AT(
                ARRAY_SORT(`t16`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t16`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t16`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t16`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              ) + ELEMENT_AT(
                ARRAY_SORT(`t16`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t16`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t16`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t16`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              )
            ) / 2 AS `median_days`,
            IF(
              `t16`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t16`.`days`),
                CAST(IF(
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t16`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) < 0,
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t16`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t16`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1,
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t16`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_low`,
            IF(
              `t16`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t16`.`days`),
                CAST(IF(
                  (
                    `t16`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t16`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) < 0,
                  `t16`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t16`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t16`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ),
                  (
                    `t16`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t16`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t16`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t16`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_high`
          FROM (
            SELECT
              `t10`.`subject`,
              `t10`.`by`,
              `t10`.`value`,
              `t10`.`stage`,
              `t10`.`place`,
              `t10`.`period`,
              COUNT(*) AS `entered`,
              SUM(CAST(`t10`.`on_time` AS BIGINT)) AS `moved_on`,
              COLLECT_LIST(IF(`t10`.`on_time`, `t10`.`days`, NULL)) AS `days`
            FROM (
              SELECT
                `t6`.`subject`,
                `t6`.`subject_id`,
                `t6`.`stage`,
                `t6`.`place`,
                `t6`.`customer`,
                `t6`.`entered_at`,
                `t6`.`left_at`,
                `t6`.`how`,
                `t6`.`because`,
                `t6`.`next_stage`,
                `t6`.`moved_on`,
                `t6`.`subject_right`,
                `t6`.`subject_id_right`,
                `t6`.`entry_channel`,
                `t6`.`entry_origin`,
                `t6`.`outcome`,
                `t6`.`owner`,
                `t6`.`unit`,
                IF(
                  `t6`.`entered_at` >= CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
                  'current',
                  'previous'
                ) AS `period`,
                COALESCE(
                  `t6`.`moved_on`
                  AND (
                    (
                      (
                        CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS `on_time`,
                (
                  CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                ) / 86400 AS `days`,
                'entry channel' AS `by`,
                `t6`.`entry_channel` AS `value`
              FROM `t5` AS `t6`
              WHERE
                `t6`.`entered_at` >= CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`entered_at` < CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`entry_channel` IS NOT NULL
            ) AS `t10`
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS `t16`
        ) AS `t22`
      ) AS `t28`
    ) AS `t32`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t23`.`subject`,
          `t23`.`by`,
          `t23`.`value`,
          `t23`.`stage`,
          `t23`.`place`,
          `t23`.`period`,
          `t23`.`entered`,
          `t23`.`moved_on`,
          `t23`.`share`,
          `t23`.`low`,
          `t23`.`high`,
          `t23`.`median_days`,
          `t23`.`median_low`,
          `t23`.`median_high`
        FROM (
          SELECT
            `t17`.`subject`,
            `t17`.`by`,
            `t17`.`value`,
            `t17`.`stage`,
            `t17`.`place`,
            `t17`.`period`,
            `t17`.`entered`,
            `t17`.`moved_on`,
            `t17`.`days`,
            CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE) AS `share`,
            IF(
              `t17`.`moved_on` = 0,
              CAST(0.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
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
                              CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t17`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                            ) / CAST(`t17`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `low`,
            IF(
              `t17`.`moved_on` = `t17`.`entered`,
              CAST(1.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
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
                              CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t17`.`moved_on` AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t17`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                            ) / CAST(`t17`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t17`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `high`,
            (
              ELEMENT_AT(
                ARRAY_SORT(`t17`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t17`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t17`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t17`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              ) + ELEMENT_AT(
                ARRAY_SORT(`t17`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t17`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t17`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t17`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              )
            ) / 2 AS `median_days`,
            IF(
              `t17`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t17`.`days`),
                CAST(IF(
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t17`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) < 0,
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t17`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t17`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1,
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t17`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_low`,
            IF(
              `t17`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t17`.`days`),
                CAST(IF(
                  (
                    `t17`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t17`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) < 0,
                  `t17`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t17`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t17`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ),
                  (
                    `t17`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t17`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t17`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t17`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_high`
          FROM (
            SELECT
              `t11`.`subject`,
              `t11`.`by`,
              `t11`.`value`,
              `t11`.`stage`,
              `t11`.`place`,
              `t11`.`period`,
              COUNT(*) AS `entered`,
              SUM(CAST(`t11`.`on_time` AS BIGINT)) AS `moved_on`,
              COLLECT_LIST(IF(`t11`.`on_time`, `t11`.`days`, NULL)) AS `days`
            FROM (
              SELECT
                `t6`.`subject`,
                `t6`.`subject_id`,
                `t6`.`stage`,
                `t6`.`place`,
                `t6`.`customer`,
                `t6`.`entered_at`,
                `t6`.`left_at`,
                `t6`.`how`,
                `t6`.`because`,
                `t6`.`next_stage`,
                `t6`.`moved_on`,
                `t6`.`subject_right`,
                `t6`.`subject_id_right`,
                `t6`.`entry_channel`,
                `t6`.`entry_origin`,
                `t6`.`outcome`,
                `t6`.`owner`,
                `t6`.`unit`,
                IF(
                  `t6`.`entered_at` >= CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
                  'current',
                  'previous'
                ) AS `period`,
                COALESCE(
                  `t6`.`moved_on`
                  AND (
                    (
                      (
                        CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS `on_time`,
                (
                  CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                ) / 86400 AS `days`,
                'origin' AS `by`,
                `t6`.`entry_origin` AS `value`
              FROM `t5` AS `t6`
              WHERE
                `t6`.`entered_at` >= CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`entered_at` < CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`entry_origin` IS NOT NULL
            ) AS `t11`
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS `t17`
        ) AS `t23`
      ) AS `t29`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t24`.`subject`,
          `t24`.`by`,
          `t24`.`value`,
          `t24`.`stage`,
          `t24`.`place`,
          `t24`.`period`,
          `t24`.`entered`,
          `t24`.`moved_on`,
          `t24`.`share`,
          `t24`.`low`,
          `t24`.`high`,
          `t24`.`median_days`,
          `t24`.`median_low`,
          `t24`.`median_high`
        FROM (
          SELECT
            `t18`.`subject`,
            `t18`.`by`,
            `t18`.`value`,
            `t18`.`stage`,
            `t18`.`place`,
            `t18`.`period`,
            `t18`.`entered`,
            `t18`.`moved_on`,
            `t18`.`days`,
            CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE) AS `share`,
            IF(
              `t18`.`moved_on` = 0,
              CAST(0.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
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
                              CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t18`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                            ) / CAST(`t18`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `low`,
            IF(
              `t18`.`moved_on` = `t18`.`entered`,
              CAST(1.0 AS DOUBLE),
              (
                (
                  (
                    CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                    ) / 2
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
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
                              CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                            ) * (
                              (
                                (
                                  CAST(`t18`.`moved_on` AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                                ) * -1
                              ) + 1
                            )
                          ) / CAST(`t18`.`entered` AS DOUBLE)
                        ) + (
                          (
                            (
                              CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                            ) / CAST(`t18`.`entered` AS DOUBLE)
                          ) / 4
                        )
                      ),
                      CAST(0.5 AS DOUBLE)
                    )
                  ) * CAST(1.2815515655446004 AS DOUBLE)
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t18`.`entered` AS DOUBLE)
                  ) + 1
                )
              )
            ) AS `high`,
            (
              ELEMENT_AT(
                ARRAY_SORT(`t18`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t18`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t18`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t18`.`moved_on` - 1
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              ) + ELEMENT_AT(
                ARRAY_SORT(`t18`.`days`),
                CAST(IF(
                  CAST(FLOOR((
                    `t18`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) < 0,
                  CAST(FLOOR((
                    `t18`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT),
                  CAST(FLOOR((
                    `t18`.`moved_on`
                  ) / (
                    2
                  )) AS BIGINT) + 1
                ) AS INT)
              )
            ) / 2 AS `median_days`,
            IF(
              `t18`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t18`.`days`),
                CAST(IF(
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t18`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) < 0,
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(`t18`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t18`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1,
                  (
                    IF(
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t18`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    ) - 1
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_low`,
            IF(
              `t18`.`moved_on` >= 4,
              ELEMENT_AT(
                ARRAY_SORT(`t18`.`days`),
                CAST(IF(
                  (
                    `t18`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t18`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) < 0,
                  `t18`.`moved_on` - IF(
                    CAST(FLOOR(
                      (
                        CAST(`t18`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(`t18`.`moved_on` AS DOUBLE) - (
                          SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ),
                  (
                    `t18`.`moved_on` - IF(
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(`t18`.`moved_on` AS DOUBLE) - (
                            SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(`t18`.`moved_on` AS DOUBLE) - (
                              SQRT(CAST(`t18`.`moved_on` AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) + 1
                ) AS INT)
              ),
              NULL
            ) AS `median_high`
          FROM (
            SELECT
              `t12`.`subject`,
              `t12`.`by`,
              `t12`.`value`,
              `t12`.`stage`,
              `t12`.`place`,
              `t12`.`period`,
              COUNT(*) AS `entered`,
              SUM(CAST(`t12`.`on_time` AS BIGINT)) AS `moved_on`,
              COLLECT_LIST(IF(`t12`.`on_time`, `t12`.`days`, NULL)) AS `days`
            FROM (
              SELECT
                `t6`.`subject`,
                `t6`.`subject_id`,
                `t6`.`stage`,
                `t6`.`place`,
                `t6`.`customer`,
                `t6`.`entered_at`,
                `t6`.`left_at`,
                `t6`.`how`,
                `t6`.`because`,
                `t6`.`next_stage`,
                `t6`.`moved_on`,
                `t6`.`subject_right`,
                `t6`.`subject_id_right`,
                `t6`.`entry_channel`,
                `t6`.`entry_origin`,
                `t6`.`outcome`,
                `t6`.`owner`,
                `t6`.`unit`,
                IF(
                  `t6`.`entered_at` >= CAST('2025-04-06T00:00:00+00:00' AS TIMESTAMP),
                  'current',
                  'previous'
                ) AS `period`,
                COALESCE(
                  `t6`.`moved_on`
                  AND (
                    (
                      (
                        CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                      ) / 86400
                    ) <= 90
                  ),
                  FALSE
                ) AS `on_time`,
                (
                  CAST(`t6`.`left_at` AS DOUBLE) - CAST(`t6`.`entered_at` AS DOUBLE)
                ) / 86400 AS `days`,
                'outcome' AS `by`,
                `t6`.`outcome` AS `value`
              FROM `t5` AS `t6`
              WHERE
                `t6`.`entered_at` >= CAST('2024-10-08T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`entered_at` < CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
                AND `t6`.`outcome` IS NOT NULL
            ) AS `t12`
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS `t18`
        ) AS `t24`
      ) AS `t30`
    ) AS `t33`
  ) AS `t34`
) AS `t35`
