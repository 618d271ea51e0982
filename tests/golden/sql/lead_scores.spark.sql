SELECT
  `t38`.`person_id`,
  `t38`.`account_id`,
  `t38`.`points`,
  `t38`.`fit`,
  `t38`.`engagement`,
  `t38`.`account_points`,
  CAST(NULL AS DOUBLE) AS `probability`,
  CAST(NULL AS DOUBLE) AS `low`,
  CAST(NULL AS DOUBLE) AS `high`,
  CAST(NULL AS DECIMAL(18, 2)) AS `expected_profit`,
  `t38`.`points` >= CAST(50.0 AS DOUBLE) AS `qualified`,
  IF(`t38`.`points` >= CAST(50.0 AS DOUBLE), 'mql', 'none') AS `stage`,
  `t38`.`reasons`,
  IF(
    `t38`.`points` >= CAST(50.0 AS DOUBLE),
    CAST(NULL AS STRING),
    'Fewer than the 50 points that qualify a lead.'
  ) AS `why_not`,
  'ee044dd3' AS `scoring_version`,
  CAST(NULL AS DOUBLE) AS `shadow_points`
FROM (
  SELECT
    `t37`.`person_id`,
    `t37`.`account_id`,
    `t37`.`fit`,
    `t37`.`engagement`,
    `t37`.`points`,
    `t37`.`account_points`,
    `t37`.`reasons`
  FROM (
    SELECT
      `t36`.`person_id`,
      `t36`.`account_id`,
      `t36`.`fit`,
      `t36`.`engagement`,
      `t36`.`points`,
      `t36`.`account_points`,
      `t20`.`person_id` AS `person_id_right`,
      `t20`.`reasons`
    FROM (
      SELECT
        `t34`.`person_id`,
        `t34`.`account_id`,
        `t34`.`fit`,
        `t34`.`engagement`,
        `t34`.`points`,
        IF(
          `t34`.`account_id` IS NOT NULL,
          COALESCE(`t34`.`account_points`, CAST(0.0 AS DOUBLE)),
          CAST(NULL AS DOUBLE)
        ) AS `account_points`
      FROM (
        SELECT
          `t33`.`person_id`,
          `t33`.`account_id`,
          `t33`.`fit`,
          `t33`.`engagement`,
          `t33`.`points`,
          `t33`.`account_points`
        FROM (
          SELECT
            `t25`.`person_id`,
            `t25`.`account_id`,
            `t25`.`fit`,
            `t25`.`engagement`,
            `t25`.`points`,
            `t32`.`account_id` AS `account_id_right`,
            `t32`.`account_points`
          FROM (
            SELECT
              `t23`.`person_id`,
              `t23`.`account_id`,
              `t23`.`fit`,
              `t23`.`engagement`,
              (
                `t23`.`fit` * `t23`.`engagement`
              ) / CAST(100.0 AS DOUBLE) AS `points`
            FROM (
              SELECT
                `t22`.`person_id`,
                `t22`.`account_id`,
                GREATEST(
                  CAST(0.0 AS DOUBLE),
                  LEAST(COALESCE(`t22`.`fit`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                ) AS `fit`,
                GREATEST(
                  CAST(0.0 AS DOUBLE),
                  LEAST(COALESCE(`t22`.`engagement`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                ) AS `engagement`
              FROM (
                SELECT
                  `t21`.`person_id`,
                  `t21`.`account_id`,
                  `t21`.`fit`,
                  `t21`.`engagement`
                FROM (
                  SELECT
                    `t6`.`person_id`,
                    `t6`.`account_id`,
                    `t18`.`person_id` AS `person_id_right`,
                    `t18`.`fit`,
                    `t18`.`engagement`
                  FROM (
                    SELECT
                      `t1`.`person_id`,
                      `t1`.`account_id`
                    FROM `people` AS `t1`
                  ) AS `t6`
                  LEFT OUTER JOIN (
                    SELECT
                      `t13`.`person_id`,
                      CAST(SUM(IF(`t13`.`part` = 'fit', CAST(`t13`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `fit`,
                      CAST(SUM(IF(`t13`.`part` = 'engagement', CAST(`t13`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `engagement`
                    FROM (
                      SELECT
                        `t9`.`person_id`,
                        `t9`.`part`,
                        `t9`.`category`,
                        LEAST(
                          `t9`.`got`,
                          CASE
                            WHEN (
                              `t9`.`part` = 'fit'
                            ) AND (
                              `t9`.`category` = 'role'
                            )
                            THEN CAST(40.0 AS DOUBLE)
                            WHEN (
                              `t9`.`part` = 'engagement'
                            ) AND (
                              `t9`.`category` = 'content'
                            )
                            THEN CAST(50.0 AS DOUBLE)
                            ELSE CAST(1000000000.0 AS DOUBLE)
                          END
                        ) AS `got`
                      FROM (
                        SELECT
                          `t0`.`person_id`,
                          `t0`.`part`,
                          `t0`.`category`,
                          CAST(SUM(CAST(`t0`.`points` AS DECIMAL(38, 9))) AS DOUBLE) AS `got`
                        FROM `lead_points` AS `t0`
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS `t9`
                    ) AS `t13`
                    GROUP BY
                      1
                  ) AS `t18`
                    ON `t6`.`person_id` = `t18`.`person_id`
                ) AS `t21`
              ) AS `t22`
            ) AS `t23`
          ) AS `t25`
          LEFT OUTER JOIN (
            SELECT
              `t30`.`account_id`,
              `t30`.`together` * (
                (
                  (
                    `t30`.`roles` - 1
                  ) * CAST(0.5 AS DOUBLE)
                ) + 1
              ) AS `account_points`
            FROM (
              SELECT
                `t29`.`account_id`,
                CAST(SUM(CAST(`t29`.`best` AS DECIMAL(38, 9))) AS DOUBLE) AS `together`,
                COUNT(*) AS `roles`
              FROM (
                SELECT
                  `t28`.`account_id`,
                  COALESCE(`t28`.`role`, '') AS `role`,
                  MAX(`t28`.`points`) AS `best`
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t26`.`person_id`,
                      `t26`.`account_id`,
                      `t26`.`fit`,
                      `t26`.`engagement`,
                      `t26`.`points`,
                      `t26`.`role`
                    FROM (
                      SELECT
                        `t25`.`person_id`,
                        `t25`.`account_id`,
                        `t25`.`fit`,
                        `t25`.`engagement`,
                        `t25`.`points`,
                        `t16`.`person_id` AS `person_id_right`,
                        `t16`.`role`
                      FROM (
                        SELECT
                          `t23`.`person_id`,
                          `t23`.`account_id`,
                          `t23`.`fit`,
                          `t23`.`engagement`,
                          (
                            `t23`.`fit` * `t23`.`engagement`
                          ) / CAST(100.0 AS DOUBLE) AS `points`
                        FROM (
                          SELECT
                            `t22`.`person_id`,
                            `t22`.`account_id`,
                            GREATEST(
                              CAST(0.0 AS DOUBLE),
                              LEAST(COALESCE(`t22`.`fit`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                            ) AS `fit`,
                            GREATEST(
                              CAST(0.0 AS DOUBLE),
                              LEAST(COALESCE(`t22`.`engagement`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                            ) AS `engagement`
                          FROM (
                            SELECT
                              `t21`.`person_id`,
                              `t21`.`account_id`,
                              `t21`.`fit`,
                              `t21`.`engagement`
                            FROM (
                              SELECT
                                `t6`.`person_id`,
                                `t6`.`account_id`,
                                `t18`.`person_id` AS `person_id_right`,
                                `t18`.`fit`,
                                `t18`.`engagement`
                              FROM (
                                SELECT
                                  `t1`.`person_id`,
                                  `t1`.`account_id`
                                FROM `people` AS `t1`
                              ) AS `t6`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t13`.`person_id`,
                                  CAST(SUM(IF(`t13`.`part` = 'fit', CAST(`t13`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `fit`,
                                  CAST(SUM(IF(`t13`.`part` = 'engagement', CAST(`t13`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `engagement`
                                FROM (
                                  SELECT
                                    `t9`.`person_id`,
                                    `t9`.`part`,
                                    `t9`.`category`,
                                    LEAST(
                                      `t9`.`got`,
                                      CASE
                                        WHEN (
                                          `t9`.`part` = 'fit'
                                        ) AND (
                                          `t9`.`category` = 'role'
                                        )
                                        THEN CAST(40.0 AS DOUBLE)
                                        WHEN (
                                          `t9`.`part` = 'engagement'
                                        ) AND (
                                          `t9`.`category` = 'content'
                                        )
                                        THEN CAST(50.0 AS DOUBLE)
                                        ELSE CAST(1000000000.0 AS DOUBLE)
                                      END
                                    ) AS `got`
                                  FROM (
                                    SELECT
                                      `t0`.`person_id`,
                                      `t0`.`part`,
                                      `t0`.`category`,
                                      CAST(SUM(CAST(`t0`.`points` AS DECIMAL(38, 9))) AS DOUBLE) AS `got`
                                    FROM `lead_points` AS `t0`
                                    GROUP BY
                                      1,
                                      2,
                                      3
                                  ) AS `t9`
                                ) AS `t13`
                                GROUP BY
                                  1
                              ) AS `t18`
                                ON `t6`.`person_id` = `t18`.`person_id`
                            ) AS `t21`
                          ) AS `t22`
                        ) AS `t23`
                      ) AS `t25`
                      LEFT OUTER JOIN (
                        SELECT
                          COALESCE(`t12`.`person_id`, `t7`.`person_id`) AS `person_id`,
                          COALESCE(`t12`.`said`, `t7`.`read`, `t7`.`persona`) AS `role`
                        FROM (
                          SELECT
                            `t8`.`person_id`,
                            MAX(`t8`.`buying_role`) AS `said`
                          FROM (
                            SELECT
                              *
                            FROM `memberships` AS `t2`
                            WHERE
                              (
                                (
                                  `t2`.`to` IS NULL
                                )
                                OR (
                                  `t2`.`to` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                )
                              )
                              AND `t2`.`buying_role` IS NOT NULL
                          ) AS `t8`
                          GROUP BY
                            1
                        ) AS `t12`
                        FULL OUTER JOIN (
                          SELECT
                            `t3`.`person_id`,
                            `t3`.`persona`,
                            `t3`.`buying_role` AS `read`
                          FROM `personas` AS `t3`
                        ) AS `t7`
                          ON `t12`.`person_id` = `t7`.`person_id`
                      ) AS `t16`
                        ON `t25`.`person_id` = `t16`.`person_id`
                    ) AS `t26`
                  ) AS `t27`
                  WHERE
                    `t27`.`account_id` IS NOT NULL AND `t27`.`points` > 0
                ) AS `t28`
                GROUP BY
                  1,
                  2
              ) AS `t29`
              GROUP BY
                1
            ) AS `t30`
          ) AS `t32`
            ON `t25`.`account_id` = `t32`.`account_id`
        ) AS `t33`
      ) AS `t34`
    ) AS `t36`
    LEFT OUTER JOIN (
      SELECT
        `t15`.`person_id`,
        SPLIT(
          REGEXP_REPLACE(
            IF(
              SIZE(ARRAY_SORT(`t15`.`listed`)) > 0,
              CONCAT_WS('\n', ARRAY_SORT(`t15`.`listed`)),
              NULL
            ),
            '[0-9]{9}:',
            ''
          ),
          '\n'
        ) AS `reasons`
      FROM (
        SELECT
          `t10`.`person_id`,
          COLLECT_LIST(
            IF(
              `t10`.`place` < 5,
              CONCAT(
                CONCAT(
                  LPAD(
                    CAST(`t10`.`place` AS STRING),
                    GREATEST(LENGTH(CAST(`t10`.`place` AS STRING)), 9),
                    '0'
                  ),
                  ':'
                ),
                `t10`.`because`
              ),
              NULL
            )
          ) AS `listed`
        FROM (
          SELECT
            `t0`.`person_id`,
            `t0`.`rule`,
            `t0`.`part`,
            `t0`.`category`,
            `t0`.`points`,
            `t0`.`times`,
            `t0`.`days`,
            `t0`.`because`,
            ROW_NUMBER() OVER (
              PARTITION BY `t0`.`person_id`
              ORDER BY ABS(`t0`.`points`) DESC, `t0`.`rule` ASC NULLS LAST
            ) - 1 AS `place`
          FROM `lead_points` AS `t0`
        ) AS `t10`
        GROUP BY
          1
      ) AS `t15`
    ) AS `t20`
      ON `t36`.`person_id` = `t20`.`person_id`
  ) AS `t37`
) AS `t38`
