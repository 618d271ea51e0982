WITH `t27` AS (
  SELECT
    `t16`.`case_id`,
    `t16`.`at`,
    `t16`.`closed_at`,
    `t16`.`kind`,
    `t16`.`score`,
    COALESCE(`t16`.`account`, `t26`.`account_ref`, `t16`.`person`) AS `customer_id`
  FROM (
    SELECT
      `t2`.`case_id`,
      `t2`.`person_ref` AS `person`,
      `t2`.`account_ref` AS `account`,
      LOWER(COALESCE(`t2`.`kind`, 'case')) AS `kind`,
      `t2`.`opened_at` AS `at`,
      `t2`.`closed_at`,
      `t2`.`score`,
      `t2`.`text`,
      `t2`.`source`,
      `t2`.`received_at`,
      `t2`.`load_id`
    FROM `cases` AS `t2`
  ) AS `t16`
  LEFT OUTER JOIN (
    SELECT
      `t23`.`person_ref`,
      `t23`.`account_ref`
    FROM (
      SELECT
        `t14`.`person_ref`,
        MIN(`t14`.`account_ref`) AS `account_ref`,
        COUNT(DISTINCT `t14`.`account_ref`) AS `homes`
      FROM (
        SELECT
          *
        FROM `memberships` AS `t4`
        WHERE
          (
            (
              `t4`.`from` IS NULL
            )
            OR (
              `t4`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            )
          )
          AND (
            (
              `t4`.`to` IS NULL
            )
            OR (
              `t4`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            )
          )
      ) AS `t14`
      GROUP BY
        1
    ) AS `t23`
    WHERE
      `t23`.`homes` = 1
  ) AS `t26`
    ON `t16`.`person` = `t26`.`person_ref`
), `t43` AS (
  SELECT
    `t42`.`request_id`,
    `t42`.`at`,
    `t42`.`customer_id`,
    `t42`.`kind`,
    MIN(`t42`.`answered_at`) AS `answered_at`
  FROM (
    SELECT
      `t37`.`request_id`,
      `t37`.`at`,
      `t37`.`kind`,
      `t37`.`customer_id`,
      `t36`.`answered_at`,
      `t36`.`of_whom`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t20`.`request_id`,
          `t20`.`at`,
          `t20`.`kind`,
          COALESCE(`t20`.`account`, `t26`.`account_ref`, `t20`.`person`) AS `customer_id`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t2`.`case_id` AS `request_id`,
              `t2`.`opened_at` AS `at`,
              `t2`.`person_ref` AS `person`,
              `t2`.`account_ref` AS `account`,
              LOWER(COALESCE(`t2`.`kind`, 'case')) AS `kind`
            FROM `cases` AS `t2`
          ) AS `t13`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t5`.`event_id` AS `request_id`,
              `t5`.`at`,
              `t5`.`person_id` AS `person`,
              `t5`.`account_id` AS `account`,
              'form' AS `kind`
            FROM `events` AS `t5`
            WHERE
              `t5`.`name` = 'Form Submitted' AND COALESCE(`t5`.`actor`, '') <> 'machine'
          ) AS `t15`
        ) AS `t20`
        LEFT OUTER JOIN (
          SELECT
            `t23`.`person_ref`,
            `t23`.`account_ref`
          FROM (
            SELECT
              `t14`.`person_ref`,
              MIN(`t14`.`account_ref`) AS `account_ref`,
              COUNT(DISTINCT `t14`.`account_ref`) AS `homes`
            FROM (
              SELECT
                *
              FROM `memberships` AS `t4`
              WHERE
                (
                  (
                    `t4`.`from` IS NULL
                  )
                  OR (
                    `t4`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
                AND (
                  (
                    `t4`.`to` IS NULL
                  )
                  OR (
                    `t4`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
            ) AS `t14`
            GROUP BY
              1
          ) AS `t23`
          WHERE
            `t23`.`homes` = 1
        ) AS `t26`
          ON `t20`.`person` = `t26`.`person_ref`
      ) AS `t28`
      WHERE
        `t28`.`customer_id` IS NOT NULL
        AND (
          `t28`.`at` + INTERVAL '30' DAY
        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
    ) AS `t37`
    LEFT OUTER JOIN (
      SELECT
        `t29`.`at` AS `answered_at`,
        `t29`.`customer_id` AS `of_whom`
      FROM (
        SELECT
          `t21`.`at`,
          COALESCE(`t21`.`account`, `t26`.`account_ref`, `t21`.`person`) AS `customer_id`
        FROM (
          SELECT
            `t6`.`activity_id`,
            `t6`.`at`,
            `t6`.`owner`,
            `t6`.`person_ref` AS `person`,
            `t6`.`account_ref` AS `account`,
            `t6`.`kind`,
            `t6`.`minutes`,
            `t6`.`text`,
            `t6`.`source`,
            `t6`.`received_at`,
            `t6`.`load_id`
          FROM `activities` AS `t6`
          WHERE
            LOWER(COALESCE(`t6`.`kind`, '')) <> 'note'
        ) AS `t21`
        LEFT OUTER JOIN (
          SELECT
            `t23`.`person_ref`,
            `t23`.`account_ref`
          FROM (
            SELECT
              `t14`.`person_ref`,
              MIN(`t14`.`account_ref`) AS `account_ref`,
              COUNT(DISTINCT `t14`.`account_ref`) AS `homes`
            FROM (
              SELECT
                *
              FROM `memberships` AS `t4`
              WHERE
                (
                  (
                    `t4`.`from` IS NULL
                  )
                  OR (
                    `t4`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
                AND (
                  (
                    `t4`.`to` IS NULL
                  )
                  OR (
                    `t4`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
            ) AS `t14`
            GROUP BY
              1
          ) AS `t23`
          WHERE
            `t23`.`homes` = 1
        ) AS `t26`
          ON `t21`.`person` = `t26`.`person_ref`
      ) AS `t29`
      WHERE
        `t29`.`customer_id` IS NOT NULL
    ) AS `t36`
      ON `t37`.`customer_id` = `t36`.`of_whom`
      AND `t36`.`answered_at` >= `t37`.`at`
      AND `t36`.`answered_at` <= (
        `t37`.`at` + INTERVAL '30' DAY
      )
  ) AS `t42`
  GROUP BY
    1,
    2,
    3,
    4
)
SELECT
  `t68`.`measure`,
  `t68`.`over`,
  `t68`.`part`,
  `t68`.`n`,
  IF(
    `t68`.`measure` IN ('answered', 'asked_again', 'on_time'),
    CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE),
    `t68`.`median`
  ) AS `estimate`,
  IF(
    `t68`.`measure` IN ('answered', 'asked_again', 'on_time'),
    (
      (
        (
          CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
        ) + (
          (
            CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
          ) / 2
        )
      ) / (
        (
          CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
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
                    CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
                  ) * (
                    (
                      (
                        CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
                      ) * -1
                    ) + 1
                  )
                ) / CAST(`t68`.`n` AS DOUBLE)
              ) + (
                (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
                  ) / CAST(`t68`.`n` AS DOUBLE)
                ) / 4
              )
            ),
            CAST(0.5 AS DOUBLE)
          )
        ) * CAST(1.2815515655446004 AS DOUBLE)
      ) / (
        (
          CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
        ) + 1
      )
    ),
    `t68`.`median_low`
  ) AS `low`,
  IF(
    `t68`.`measure` IN ('answered', 'asked_again', 'on_time'),
    (
      (
        (
          CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
        ) + (
          (
            CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
          ) / 2
        )
      ) / (
        (
          CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
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
                    CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
                  ) * (
                    (
                      (
                        CAST(`t68`.`total` AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
                      ) * -1
                    ) + 1
                  )
                ) / CAST(`t68`.`n` AS DOUBLE)
              ) + (
                (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
                  ) / CAST(`t68`.`n` AS DOUBLE)
                ) / 4
              )
            ),
            CAST(0.5 AS DOUBLE)
          )
        ) * CAST(1.2815515655446004 AS DOUBLE)
      ) / (
        (
          CAST(1.642374415149816 AS DOUBLE) / CAST(`t68`.`n` AS DOUBLE)
        ) + 1
      )
    ),
    `t68`.`median_high`
  ) AS `high`
FROM (
  SELECT
    `t67`.`measure`,
    `t67`.`over`,
    `t67`.`part`,
    MAX(`t67`.`n`) AS `n`,
    SUM(CAST(`t67`.`value` AS DECIMAL(38, 9))) AS `total`,
    AVG(IF(`t67`.`middle`, `t67`.`value`, NULL)) AS `median`,
    MAX(IF(`t67`.`place` = `t67`.`low_place`, `t67`.`value`, NULL)) AS `median_low`,
    MAX(IF(`t67`.`place` = `t67`.`high_place`, `t67`.`value`, NULL)) AS `median_high`
  FROM (
    SELECT
      `t66`.`measure`,
      `t66`.`value`,
      `t66`.`over`,
      `t66`.`part`,
      `t66`.`place`,
      `t66`.`n`,
      GREATEST(
        CAST(FLOOR(
          (
            `t66`.`n` / 2
          ) - (
            SQRT(CAST(`t66`.`n` AS DOUBLE)) * CAST(0.6407757827723002 AS DOUBLE)
          )
        ) AS BIGINT) - 1,
        0
      ) AS `low_place`,
      LEAST(
        CAST(CEIL(
          (
            `t66`.`n` / 2
          ) + (
            SQRT(CAST(`t66`.`n` AS DOUBLE)) * CAST(0.6407757827723002 AS DOUBLE)
          )
        ) AS BIGINT),
        `t66`.`n` - 1
      ) AS `high_place`,
      (
        `t66`.`place` = CAST(FLOOR((
          `t66`.`n` - 1
        ) / (
          2
        )) AS BIGINT)
      )
      OR (
        `t66`.`place` = CAST(FLOOR((
          `t66`.`n`
        ) / (
          2
        )) AS BIGINT)
      ) AS `middle`
    FROM (
      SELECT
        `t65`.`measure`,
        `t65`.`value`,
        `t65`.`over`,
        `t65`.`part`,
        ROW_NUMBER() OVER (
          PARTITION BY `t65`.`measure`, `t65`.`over`, `t65`.`part`
          ORDER BY `t65`.`value` ASC NULLS LAST
        ) - 1 AS `place`,
        COUNT(*) OVER (
          PARTITION BY `t65`.`measure`, `t65`.`over`, `t65`.`part`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `n`
      FROM (
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
                `t57`.`measure`,
                `t57`.`value`,
                'all' AS `over`,
                'all' AS `part`
              FROM (
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
                        'answered' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        CAST(`t45`.`answered_at` IS NOT NULL AS DOUBLE) AS `value`
                      FROM `t43` AS `t45`
                    ) AS `t49`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'answer_hours' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        (
                          CAST(`t45`.`answered_at` AS DOUBLE) - CAST(`t45`.`at` AS DOUBLE)
                        ) / 3600 AS `value`
                      FROM `t43` AS `t45`
                      WHERE
                        `t45`.`answered_at` IS NOT NULL
                    ) AS `t50`
                  ) AS `t52`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'steps' AS `measure`,
                        `t51`.`at`,
                        `t51`.`customer_id`,
                        `t51`.`value`
                      FROM (
                        SELECT
                          `t48`.`customer_id`,
                          `t48`.`answered_at`,
                          MIN(`t48`.`at`) AS `at`,
                          CAST(COUNT(*) AS DOUBLE) AS `value`
                        FROM (
                          SELECT
                            *
                          FROM `t43` AS `t45`
                          WHERE
                            `t45`.`answered_at` IS NOT NULL
                        ) AS `t48`
                        GROUP BY
                          1,
                          2
                      ) AS `t51`
                    ) AS `t53`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'on_time' AS `measure`,
                        `t25`.`promised_at` AS `at`,
                        `t25`.`customer_id`,
                        CAST(COALESCE(`t25`.`delivered_at` <= `t25`.`promised_at`, FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t11`.`order_id`,
                          `t11`.`promised_at`,
                          `t11`.`delivered_at`,
                          `t11`.`source`,
                          `t11`.`received_at`,
                          `t11`.`load_id`,
                          `t22`.`customer_id`
                        FROM (
                          SELECT
                            *
                          FROM `deliveries` AS `t1`
                          WHERE
                            `t1`.`promised_at` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        ) AS `t11`
                        INNER JOIN (
                          SELECT
                            `t10`.`order_id`,
                            MIN(`t10`.`customer_id`) AS `customer_id`
                          FROM (
                            SELECT
                              *
                            FROM `order_lines` AS `t3`
                            WHERE
                              `t3`.`customer_id` IS NOT NULL
                          ) AS `t10`
                          GROUP BY
                            1
                        ) AS `t22`
                          ON `t11`.`order_id` = `t22`.`order_id`
                      ) AS `t25`
                    ) AS `t30`
                  ) AS `t54`
                ) AS `t55`
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
                        'asked_again' AS `measure`,
                        `t41`.`at`,
                        `t41`.`customer_id`,
                        CAST(COALESCE(`t41`.`next_at` <= (
                          `t41`.`at` + INTERVAL '14' DAY
                        ), FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t33`.`case_id`,
                          `t33`.`at`,
                          `t33`.`closed_at`,
                          `t33`.`kind`,
                          `t33`.`score`,
                          `t33`.`customer_id`,
                          LEAD(`t33`.`at`) OVER (
                            PARTITION BY `t33`.`customer_id`, `t33`.`kind`
                            ORDER BY `t33`.`at` ASC NULLS LAST, `t33`.`case_id` ASC NULLS LAST
                          ) AS `next_at`
                        FROM (
                          SELECT
                            *
                          FROM `t27` AS `t31`
                          WHERE
                            `t31`.`customer_id` IS NOT NULL
                        ) AS `t33`
                      ) AS `t41`
                      WHERE
                        (
                          `t41`.`at` + INTERVAL '14' DAY
                        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t44`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'open_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          (
                            `t31`.`closed_at` IS NULL
                          )
                          OR (
                            `t31`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          )
                        )
                        AND `t31`.`kind` IN ('complaint', 'claim')
                    ) AS `t38`
                  ) AS `t46`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'settle_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(`t31`.`closed_at` AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND `t31`.`closed_at` IS NOT NULL
                        AND `t31`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t39`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'mark' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        `t31`.`score` AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          `t31`.`score` IS NOT NULL AND NOT ISNAN(`t31`.`score`)
                        )
                    ) AS `t34`
                  ) AS `t40`
                ) AS `t47`
              ) AS `t57`
              LEFT OUTER JOIN (
                SELECT
                  `t0`.`customer_id` AS `buyer`,
                  `t0`.`unit`,
                  `t0`.`segment`
                FROM `customers` AS `t0`
              ) AS `t8`
                ON `t57`.`customer_id` = `t8`.`buyer`
            ) AS `t58`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t57`.`measure`,
                `t57`.`value`,
                'month' AS `over`,
                DATE_FORMAT(`t57`.`at`, 'yyyy-MM') AS `part`
              FROM (
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
                        'answered' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        CAST(`t45`.`answered_at` IS NOT NULL AS DOUBLE) AS `value`
                      FROM `t43` AS `t45`
                    ) AS `t49`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'answer_hours' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        (
                          CAST(`t45`.`answered_at` AS DOUBLE) - CAST(`t45`.`at` AS DOUBLE)
                        ) / 3600 AS `value`
                      FROM `t43` AS `t45`
                      WHERE
                        `t45`.`answered_at` IS NOT NULL
                    ) AS `t50`
                  ) AS `t52`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'steps' AS `measure`,
                        `t51`.`at`,
                        `t51`.`customer_id`,
                        `t51`.`value`
                      FROM (
                        SELECT
                          `t48`.`customer_id`,
                          `t48`.`answered_at`,
                          MIN(`t48`.`at`) AS `at`,
                          CAST(COUNT(*) AS DOUBLE) AS `value`
                        FROM (
                          SELECT
                            *
                          FROM `t43` AS `t45`
                          WHERE
                            `t45`.`answered_at` IS NOT NULL
                        ) AS `t48`
                        GROUP BY
                          1,
                          2
                      ) AS `t51`
                    ) AS `t53`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'on_time' AS `measure`,
                        `t25`.`promised_at` AS `at`,
                        `t25`.`customer_id`,
                        CAST(COALESCE(`t25`.`delivered_at` <= `t25`.`promised_at`, FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t11`.`order_id`,
                          `t11`.`promised_at`,
                          `t11`.`delivered_at`,
                          `t11`.`source`,
                          `t11`.`received_at`,
                          `t11`.`load_id`,
                          `t22`.`customer_id`
                        FROM (
                          SELECT
                            *
                          FROM `deliveries` AS `t1`
                          WHERE
                            `t1`.`promised_at` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        ) AS `t11`
                        INNER JOIN (
                          SELECT
                            `t10`.`order_id`,
                            MIN(`t10`.`customer_id`) AS `customer_id`
                          FROM (
                            SELECT
                              *
                            FROM `order_lines` AS `t3`
                            WHERE
                              `t3`.`customer_id` IS NOT NULL
                          ) AS `t10`
                          GROUP BY
                            1
                        ) AS `t22`
                          ON `t11`.`order_id` = `t22`.`order_id`
                      ) AS `t25`
                    ) AS `t30`
                  ) AS `t54`
                ) AS `t55`
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
                        'asked_again' AS `measure`,
                        `t41`.`at`,
                        `t41`.`customer_id`,
                        CAST(COALESCE(`t41`.`next_at` <= (
                          `t41`.`at` + INTERVAL '14' DAY
                        ), FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t33`.`case_id`,
                          `t33`.`at`,
                          `t33`.`closed_at`,
                          `t33`.`kind`,
                          `t33`.`score`,
                          `t33`.`customer_id`,
                          LEAD(`t33`.`at`) OVER (
                            PARTITION BY `t33`.`customer_id`, `t33`.`kind`
                            ORDER BY `t33`.`at` ASC NULLS LAST, `t33`.`case_id` ASC NULLS LAST
                          ) AS `next_at`
                        FROM (
                          SELECT
                            *
                          FROM `t27` AS `t31`
                          WHERE
                            `t31`.`customer_id` IS NOT NULL
                        ) AS `t33`
                      ) AS `t41`
                      WHERE
                        (
                          `t41`.`at` + INTERVAL '14' DAY
                        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t44`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'open_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          (
                            `t31`.`closed_at` IS NULL
                          )
                          OR (
                            `t31`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          )
                        )
                        AND `t31`.`kind` IN ('complaint', 'claim')
                    ) AS `t38`
                  ) AS `t46`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'settle_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(`t31`.`closed_at` AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND `t31`.`closed_at` IS NOT NULL
                        AND `t31`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t39`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'mark' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        `t31`.`score` AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          `t31`.`score` IS NOT NULL AND NOT ISNAN(`t31`.`score`)
                        )
                    ) AS `t34`
                  ) AS `t40`
                ) AS `t47`
              ) AS `t57`
              LEFT OUTER JOIN (
                SELECT
                  `t0`.`customer_id` AS `buyer`,
                  `t0`.`unit`,
                  `t0`.`segment`
                FROM `customers` AS `t0`
              ) AS `t8`
                ON `t57`.`customer_id` = `t8`.`buyer`
            ) AS `t59`
          ) AS `t62`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t57`.`measure`,
                `t57`.`value`,
                'unit' AS `over`,
                `t8`.`unit` AS `part`
              FROM (
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
                        'answered' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        CAST(`t45`.`answered_at` IS NOT NULL AS DOUBLE) AS `value`
                      FROM `t43` AS `t45`
                    ) AS `t49`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'answer_hours' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        (
                          CAST(`t45`.`answered_at` AS DOUBLE) - CAST(`t45`.`at` AS DOUBLE)
                        ) / 3600 AS `value`
                      FROM `t43` AS `t45`
                      WHERE
                        `t45`.`answered_at` IS NOT NULL
                    ) AS `t50`
                  ) AS `t52`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'steps' AS `measure`,
                        `t51`.`at`,
                        `t51`.`customer_id`,
                        `t51`.`value`
                      FROM (
                        SELECT
                          `t48`.`customer_id`,
                          `t48`.`answered_at`,
                          MIN(`t48`.`at`) AS `at`,
                          CAST(COUNT(*) AS DOUBLE) AS `value`
                        FROM (
                          SELECT
                            *
                          FROM `t43` AS `t45`
                          WHERE
                            `t45`.`answered_at` IS NOT NULL
                        ) AS `t48`
                        GROUP BY
                          1,
                          2
                      ) AS `t51`
                    ) AS `t53`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'on_time' AS `measure`,
                        `t25`.`promised_at` AS `at`,
                        `t25`.`customer_id`,
                        CAST(COALESCE(`t25`.`delivered_at` <= `t25`.`promised_at`, FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t11`.`order_id`,
                          `t11`.`promised_at`,
                          `t11`.`delivered_at`,
                          `t11`.`source`,
                          `t11`.`received_at`,
                          `t11`.`load_id`,
                          `t22`.`customer_id`
                        FROM (
                          SELECT
                            *
                          FROM `deliveries` AS `t1`
                          WHERE
                            `t1`.`promised_at` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        ) AS `t11`
                        INNER JOIN (
                          SELECT
                            `t10`.`order_id`,
                            MIN(`t10`.`customer_id`) AS `customer_id`
                          FROM (
                            SELECT
                              *
                            FROM `order_lines` AS `t3`
                            WHERE
                              `t3`.`customer_id` IS NOT NULL
                          ) AS `t10`
                          GROUP BY
                            1
                        ) AS `t22`
                          ON `t11`.`order_id` = `t22`.`order_id`
                      ) AS `t25`
                    ) AS `t30`
                  ) AS `t54`
                ) AS `t55`
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
                        'asked_again' AS `measure`,
                        `t41`.`at`,
                        `t41`.`customer_id`,
                        CAST(COALESCE(`t41`.`next_at` <= (
                          `t41`.`at` + INTERVAL '14' DAY
                        ), FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t33`.`case_id`,
                          `t33`.`at`,
                          `t33`.`closed_at`,
                          `t33`.`kind`,
                          `t33`.`score`,
                          `t33`.`customer_id`,
                          LEAD(`t33`.`at`) OVER (
                            PARTITION BY `t33`.`customer_id`, `t33`.`kind`
                            ORDER BY `t33`.`at` ASC NULLS LAST, `t33`.`case_id` ASC NULLS LAST
                          ) AS `next_at`
                        FROM (
                          SELECT
                            *
                          FROM `t27` AS `t31`
                          WHERE
                            `t31`.`customer_id` IS NOT NULL
                        ) AS `t33`
                      ) AS `t41`
                      WHERE
                        (
                          `t41`.`at` + INTERVAL '14' DAY
                        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t44`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'open_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          (
                            `t31`.`closed_at` IS NULL
                          )
                          OR (
                            `t31`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          )
                        )
                        AND `t31`.`kind` IN ('complaint', 'claim')
                    ) AS `t38`
                  ) AS `t46`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'settle_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(`t31`.`closed_at` AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND `t31`.`closed_at` IS NOT NULL
                        AND `t31`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t39`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'mark' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        `t31`.`score` AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          `t31`.`score` IS NOT NULL AND NOT ISNAN(`t31`.`score`)
                        )
                    ) AS `t34`
                  ) AS `t40`
                ) AS `t47`
              ) AS `t57`
              LEFT OUTER JOIN (
                SELECT
                  `t0`.`customer_id` AS `buyer`,
                  `t0`.`unit`,
                  `t0`.`segment`
                FROM `customers` AS `t0`
              ) AS `t8`
                ON `t57`.`customer_id` = `t8`.`buyer`
            ) AS `t60`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t57`.`measure`,
                `t57`.`value`,
                'segment' AS `over`,
                `t8`.`segment` AS `part`
              FROM (
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
                        'answered' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        CAST(`t45`.`answered_at` IS NOT NULL AS DOUBLE) AS `value`
                      FROM `t43` AS `t45`
                    ) AS `t49`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'answer_hours' AS `measure`,
                        `t45`.`at`,
                        `t45`.`customer_id`,
                        (
                          CAST(`t45`.`answered_at` AS DOUBLE) - CAST(`t45`.`at` AS DOUBLE)
                        ) / 3600 AS `value`
                      FROM `t43` AS `t45`
                      WHERE
                        `t45`.`answered_at` IS NOT NULL
                    ) AS `t50`
                  ) AS `t52`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'steps' AS `measure`,
                        `t51`.`at`,
                        `t51`.`customer_id`,
                        `t51`.`value`
                      FROM (
                        SELECT
                          `t48`.`customer_id`,
                          `t48`.`answered_at`,
                          MIN(`t48`.`at`) AS `at`,
                          CAST(COUNT(*) AS DOUBLE) AS `value`
                        FROM (
                          SELECT
                            *
                          FROM `t43` AS `t45`
                          WHERE
                            `t45`.`answered_at` IS NOT NULL
                        ) AS `t48`
                        GROUP BY
                          1,
                          2
                      ) AS `t51`
                    ) AS `t53`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'on_time' AS `measure`,
                        `t25`.`promised_at` AS `at`,
                        `t25`.`customer_id`,
                        CAST(COALESCE(`t25`.`delivered_at` <= `t25`.`promised_at`, FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t11`.`order_id`,
                          `t11`.`promised_at`,
                          `t11`.`delivered_at`,
                          `t11`.`source`,
                          `t11`.`received_at`,
                          `t11`.`load_id`,
                          `t22`.`customer_id`
                        FROM (
                          SELECT
                            *
                          FROM `deliveries` AS `t1`
                          WHERE
                            `t1`.`promised_at` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        ) AS `t11`
                        INNER JOIN (
                          SELECT
                            `t10`.`order_id`,
                            MIN(`t10`.`customer_id`) AS `customer_id`
                          FROM (
                            SELECT
                              *
                            FROM `order_lines` AS `t3`
                            WHERE
                              `t3`.`customer_id` IS NOT NULL
                          ) AS `t10`
                          GROUP BY
                            1
                        ) AS `t22`
                          ON `t11`.`order_id` = `t22`.`order_id`
                      ) AS `t25`
                    ) AS `t30`
                  ) AS `t54`
                ) AS `t55`
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
                        'asked_again' AS `measure`,
                        `t41`.`at`,
                        `t41`.`customer_id`,
                        CAST(COALESCE(`t41`.`next_at` <= (
                          `t41`.`at` + INTERVAL '14' DAY
                        ), FALSE) AS DOUBLE) AS `value`
                      FROM (
                        SELECT
                          `t33`.`case_id`,
                          `t33`.`at`,
                          `t33`.`closed_at`,
                          `t33`.`kind`,
                          `t33`.`score`,
                          `t33`.`customer_id`,
                          LEAD(`t33`.`at`) OVER (
                            PARTITION BY `t33`.`customer_id`, `t33`.`kind`
                            ORDER BY `t33`.`at` ASC NULLS LAST, `t33`.`case_id` ASC NULLS LAST
                          ) AS `next_at`
                        FROM (
                          SELECT
                            *
                          FROM `t27` AS `t31`
                          WHERE
                            `t31`.`customer_id` IS NOT NULL
                        ) AS `t33`
                      ) AS `t41`
                      WHERE
                        (
                          `t41`.`at` + INTERVAL '14' DAY
                        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t44`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'open_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          (
                            `t31`.`closed_at` IS NULL
                          )
                          OR (
                            `t31`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          )
                        )
                        AND `t31`.`kind` IN ('complaint', 'claim')
                    ) AS `t38`
                  ) AS `t46`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'settle_days' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        (
                          CAST(`t31`.`closed_at` AS DOUBLE) - CAST(`t31`.`at` AS DOUBLE)
                        ) / 86400 AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND `t31`.`closed_at` IS NOT NULL
                        AND `t31`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t39`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'mark' AS `measure`,
                        `t31`.`at`,
                        `t31`.`customer_id`,
                        `t31`.`score` AS `value`
                      FROM `t27` AS `t31`
                      WHERE
                        `t31`.`customer_id` IS NOT NULL
                        AND (
                          `t31`.`score` IS NOT NULL AND NOT ISNAN(`t31`.`score`)
                        )
                    ) AS `t34`
                  ) AS `t40`
                ) AS `t47`
              ) AS `t57`
              LEFT OUTER JOIN (
                SELECT
                  `t0`.`customer_id` AS `buyer`,
                  `t0`.`unit`,
                  `t0`.`segment`
                FROM `customers` AS `t0`
              ) AS `t8`
                ON `t57`.`customer_id` = `t8`.`buyer`
            ) AS `t61`
          ) AS `t63`
        ) AS `t64`
        WHERE
          `t64`.`part` IS NOT NULL
      ) AS `t65`
    ) AS `t66`
  ) AS `t67`
  GROUP BY
    1,
    2,
    3
) AS `t68`
