SELECT
  `t32`.`kind`,
  `t32`.`segment`,
  `t32`.`people`,
  `t32`.`acts`,
  `t32`.`acts_low`,
  `t32`.`acts_high`,
  `t32`.`by_machine`,
  `t32`.`minutes`,
  `t32`.`minutes_source`,
  `t32`.`hours`,
  `t32`.`cost`,
  `t32`.`setup`,
  `t32`.`saves`,
  `t32`.`low`,
  `t32`.`high`,
  `t32`.`pays_from`,
  CASE
    WHEN `t32`.`low` > 0
    THEN 'automate'
    WHEN `t32`.`high` < 0
    THEN 'by_hand'
    ELSE 'unclear'
  END AS `verdict`
FROM (
  SELECT
    `t31`.`kind`,
    `t31`.`segment`,
    `t31`.`acts`,
    `t31`.`people`,
    `t31`.`months`,
    `t31`.`known`,
    `t31`.`whole`,
    `t31`.`squares`,
    `t31`.`mailed`,
    COALESCE(`t31`.`by_machine`, 0) AS `by_machine`,
    `t31`.`minutes`,
    `t31`.`fewest`,
    `t31`.`most`,
    `t31`.`minutes_source`,
    POWER(
      IF(
        (
          SQRT(CAST(`t31`.`acts` AS DOUBLE)) - CAST(0.6407757827723002 AS DOUBLE)
        ) IS NULL,
        SQRT(CAST(`t31`.`acts` AS DOUBLE)) - CAST(0.6407757827723002 AS DOUBLE),
        GREATEST(0, SQRT(CAST(`t31`.`acts` AS DOUBLE)) - CAST(0.6407757827723002 AS DOUBLE))
      ),
      2
    ) AS `acts_low`,
    POWER((
      SQRT(CAST(`t31`.`acts` AS DOUBLE)) + CAST(0.6407757827723002 AS DOUBLE)
    ), 2) AS `acts_high`,
    (
      `t31`.`acts` * `t31`.`minutes`
    ) / 60 AS `hours`,
    `t31`.`acts` * `t31`.`minutes` * CAST(1.0 AS DOUBLE) AS `cost`,
    CAST(120.0 AS DOUBLE) AS `setup`,
    (
      `t31`.`acts` * `t31`.`minutes` * CAST(1.0 AS DOUBLE)
    ) - CAST(120.0 AS DOUBLE) AS `saves`,
    (
      (
        POWER(
          IF(
            (
              SQRT(CAST(`t31`.`acts` AS DOUBLE)) - CAST(0.6407757827723002 AS DOUBLE)
            ) IS NULL,
            SQRT(CAST(`t31`.`acts` AS DOUBLE)) - CAST(0.6407757827723002 AS DOUBLE),
            GREATEST(0, SQRT(CAST(`t31`.`acts` AS DOUBLE)) - CAST(0.6407757827723002 AS DOUBLE))
          ),
          2
        )
      ) * `t31`.`fewest` * CAST(1.0 AS DOUBLE)
    ) - CAST(120.0 AS DOUBLE) AS `low`,
    (
      (
        POWER((
          SQRT(CAST(`t31`.`acts` AS DOUBLE)) + CAST(0.6407757827723002 AS DOUBLE)
        ), 2)
      ) * `t31`.`most` * CAST(1.0 AS DOUBLE)
    ) - CAST(120.0 AS DOUBLE) AS `high`,
    IF(
      (
        `t31`.`minutes` * CAST(1.0 AS DOUBLE)
      ) > 0,
      CAST(CEIL(CAST(120.0 AS DOUBLE) / NULLIF(`t31`.`minutes` * CAST(1.0 AS DOUBLE), 0)) AS BIGINT),
      NULL
    ) AS `pays_from`
  FROM (
    SELECT
      `t30`.`kind`,
      `t30`.`segment`,
      `t30`.`acts`,
      `t30`.`people`,
      `t30`.`months`,
      `t30`.`known`,
      `t30`.`whole`,
      `t30`.`squares`,
      `t30`.`mailed`,
      `t30`.`by_machine`,
      IF(
        `t30`.`known` >= 6,
        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0),
        CASE `t30`.`kind`
          WHEN 'call'
          THEN CAST(12.0 AS DOUBLE)
          WHEN 'note'
          THEN CAST(5.0 AS DOUBLE)
          WHEN 'quote'
          THEN CAST(30.0 AS DOUBLE)
          WHEN 'activity'
          THEN CAST(15.0 AS DOUBLE)
          ELSE CAST(15.0 AS DOUBLE)
        END
      ) AS `minutes`,
      IF(
        `t30`.`known` >= 6,
        IF(
          (
            (
              `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
            ) - (
              SQRT(
                IF(
                  (
                    (
                      `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) - (
                      (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      ) * (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL,
                  (
                    `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) - (
                    (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) * (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    )
                  ),
                  GREATEST(
                    0,
                    (
                      `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) - (
                      (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      ) * (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      )
                    )
                  )
                ) / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
              ) * CAST(1.2815515655446004 AS DOUBLE)
            )
          ) IS NULL,
          (
            `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
          ) - (
            SQRT(
              IF(
                (
                  (
                    `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) - (
                    (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) * (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    )
                  )
                ) IS NULL,
                (
                  `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                ) - (
                  (
                    `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) * (
                    `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  )
                ),
                GREATEST(
                  0,
                  (
                    `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) - (
                    (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) * (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    )
                  )
                )
              ) / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
            ) * CAST(1.2815515655446004 AS DOUBLE)
          ),
          GREATEST(
            0,
            (
              `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
            ) - (
              SQRT(
                IF(
                  (
                    (
                      `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) - (
                      (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      ) * (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL,
                  (
                    `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) - (
                    (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) * (
                      `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    )
                  ),
                  GREATEST(
                    0,
                    (
                      `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                    ) - (
                      (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      ) * (
                        `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                      )
                    )
                  )
                ) / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
              ) * CAST(1.2815515655446004 AS DOUBLE)
            )
          )
        ),
        CASE `t30`.`kind`
          WHEN 'call'
          THEN CAST(12.0 AS DOUBLE)
          WHEN 'note'
          THEN CAST(5.0 AS DOUBLE)
          WHEN 'quote'
          THEN CAST(30.0 AS DOUBLE)
          WHEN 'activity'
          THEN CAST(15.0 AS DOUBLE)
          ELSE CAST(15.0 AS DOUBLE)
        END / 2
      ) AS `fewest`,
      IF(
        `t30`.`known` >= 6,
        (
          `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
        ) + (
          SQRT(
            IF(
              (
                (
                  `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                ) - (
                  (
                    `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) * (
                    `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  )
                )
              ) IS NULL,
              (
                `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
              ) - (
                (
                  `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                ) * (
                  `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                )
              ),
              GREATEST(
                0,
                (
                  `t30`.`squares` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                ) - (
                  (
                    `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  ) * (
                    `t30`.`whole` / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
                  )
                )
              )
            ) / NULLIF(CAST(`t30`.`known` AS DOUBLE), 0)
          ) * CAST(1.2815515655446004 AS DOUBLE)
        ),
        CASE `t30`.`kind`
          WHEN 'call'
          THEN CAST(12.0 AS DOUBLE)
          WHEN 'note'
          THEN CAST(5.0 AS DOUBLE)
          WHEN 'quote'
          THEN CAST(30.0 AS DOUBLE)
          WHEN 'activity'
          THEN CAST(15.0 AS DOUBLE)
          ELSE CAST(15.0 AS DOUBLE)
        END * 2
      ) AS `most`,
      IF(`t30`.`known` >= 6, 'measured', 'assumed') AS `minutes_source`
    FROM (
      SELECT
        `t29`.`kind`,
        `t29`.`segment`,
        `t29`.`acts`,
        `t29`.`people`,
        `t29`.`months`,
        `t29`.`known`,
        `t29`.`whole`,
        `t29`.`squares`,
        `t20`.`mailed`,
        `t20`.`by_machine`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t26`.`kind`,
            `t26`.`segment`,
            COUNT(*) AS `acts`,
            COUNT(DISTINCT `t26`.`owner`) AS `people`,
            COUNT(DISTINCT `t26`.`month`) AS `months`,
            COUNT(`t26`.`minutes`) AS `known`,
            CAST(SUM(CAST(`t26`.`minutes` AS DECIMAL(38, 9))) AS DOUBLE) AS `whole`,
            CAST(SUM(`t26`.`square`) AS DOUBLE) AS `squares`
          FROM (
            SELECT
              `t25`.`at`,
              `t25`.`owner`,
              `t25`.`kind`,
              `t25`.`minutes`,
              `t25`.`customer_id`,
              `t25`.`segment`,
              CAST(FLOOR(
                (
                  (
                    CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t25`.`at` AS DOUBLE)
                  ) / 86400
                ) / 30
              ) AS BIGINT) AS `month`,
              CAST(`t25`.`minutes` * `t25`.`minutes` AS DECIMAL(38, 9)) AS `square`
            FROM (
              SELECT
                `t24`.`at`,
                `t24`.`owner`,
                `t24`.`kind`,
                `t24`.`minutes`,
                `t24`.`customer_id`,
                `t24`.`segment`
              FROM (
                SELECT
                  `t23`.`at`,
                  `t23`.`owner`,
                  `t23`.`kind`,
                  `t23`.`minutes`,
                  `t23`.`customer_id`,
                  `t23`.`buyer`,
                  `t23`.`group_of`,
                  COALESCE(`t23`.`group_of`, 'no customers yet') AS `segment`
                FROM (
                  SELECT
                    `t22`.`at`,
                    `t22`.`owner`,
                    `t22`.`kind`,
                    `t22`.`minutes`,
                    `t22`.`customer_id`,
                    `t10`.`buyer`,
                    `t10`.`group_of`
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t16`.`at`,
                        `t16`.`owner`,
                        `t16`.`kind`,
                        `t16`.`minutes`,
                        COALESCE(`t16`.`account_ref`, `t14`.`home`, `t16`.`person_ref`) AS `customer_id`
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t2`.`at`,
                            `t2`.`owner`,
                            `t2`.`person_ref`,
                            `t2`.`account_ref`,
                            `t2`.`minutes`,
                            LOWER(COALESCE(`t2`.`kind`, 'activity')) AS `kind`
                          FROM `activities` AS `t2`
                          WHERE
                            NOT (
                              LOWER(COALESCE(`t2`.`kind`, 'activity')) IN ('visit', 'meeting')
                            )
                        ) AS `t11`
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t3`.`created_at` AS `at`,
                            `t3`.`owner`,
                            `t3`.`person_ref`,
                            `t3`.`account_ref`,
                            CAST(NULL AS DOUBLE) AS `minutes`,
                            'quote' AS `kind`
                          FROM `quotes` AS `t3`
                        ) AS `t5`
                      ) AS `t16`
                      LEFT OUTER JOIN (
                        SELECT
                          `t8`.`person_ref` AS `member`,
                          MIN(`t8`.`account_ref`) AS `home`
                        FROM (
                          SELECT
                            *
                          FROM `memberships` AS `t4`
                          WHERE
                            `t4`.`to` IS NULL
                        ) AS `t8`
                        GROUP BY
                          1
                      ) AS `t14`
                        ON `t16`.`person_ref` = `t14`.`member`
                    ) AS `t18`
                    WHERE
                      `t18`.`at` > CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
                      AND `t18`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t22`
                  LEFT OUTER JOIN (
                    SELECT
                      `t1`.`customer_id` AS `buyer`,
                      COALESCE(`t1`.`segment`, 'customers') AS `group_of`
                    FROM `customers` AS `t1`
                  ) AS `t10`
                    ON `t22`.`customer_id` = `t10`.`buyer`
                ) AS `t23`
              ) AS `t24`
            ) AS `t25`
          ) AS `t26`
          GROUP BY
            1,
            2
        ) AS `t27`
        WHERE
          `t27`.`acts` >= 6 AND (
            `t27`.`months` * 30
          ) >= 90
      ) AS `t29`
      LEFT OUTER JOIN (
        SELECT
          `t17`.`segment` AS `mailed`,
          COUNT(*) AS `by_machine`
        FROM (
          SELECT
            `t15`.`customer_id`,
            `t15`.`at`,
            COALESCE(`t15`.`group_of`, 'no customers yet') AS `segment`
          FROM (
            SELECT
              `t9`.`customer_id`,
              `t9`.`at`,
              `t10`.`buyer`,
              `t10`.`group_of`
            FROM (
              SELECT
                `t0`.`customer_id`,
                `t0`.`at`
              FROM `contacts` AS `t0`
              WHERE
                `t0`.`at` > CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
                AND `t0`.`channel` IN ('email', 'sms')
            ) AS `t9`
            LEFT OUTER JOIN (
              SELECT
                `t1`.`customer_id` AS `buyer`,
                COALESCE(`t1`.`segment`, 'customers') AS `group_of`
              FROM `customers` AS `t1`
            ) AS `t10`
              ON `t9`.`customer_id` = `t10`.`buyer`
          ) AS `t15`
        ) AS `t17`
        GROUP BY
          1
      ) AS `t20`
        ON `t29`.`segment` = `t20`.`mailed`
    ) AS `t30`
  ) AS `t31`
) AS `t32`
