SELECT
  `t52`.`person_id`,
  `t52`.`account_id`,
  `t52`.`points`,
  `t52`.`fit`,
  `t52`.`engagement`,
  `t52`.`account_points`,
  `t52`.`reasons`,
  `t52`.`shadow_points`
FROM (
  SELECT
    `t51`.`person_id`,
    `t51`.`account_id`,
    `t51`.`fit`,
    `t51`.`engagement`,
    `t51`.`points`,
    `t51`.`account_points`,
    `t51`.`reasons`,
    `t51`.`shadow_points`
  FROM (
    SELECT
      `t50`.`person_id`,
      `t50`.`account_id`,
      `t50`.`fit`,
      `t50`.`engagement`,
      `t50`.`points`,
      `t50`.`account_points`,
      `t50`.`reasons`,
      `t35`.`person_id` AS `person_id_right`,
      `t35`.`shadow_points`
    FROM (
      SELECT
        `t48`.`person_id`,
        `t48`.`account_id`,
        `t48`.`fit`,
        `t48`.`engagement`,
        `t48`.`points`,
        `t48`.`account_points`,
        `t48`.`reasons`
      FROM (
        SELECT
          `t47`.`person_id`,
          `t47`.`account_id`,
          `t47`.`fit`,
          `t47`.`engagement`,
          `t47`.`points`,
          `t47`.`account_points`,
          `t27`.`person_id` AS `person_id_right`,
          `t27`.`reasons`
        FROM (
          SELECT
            `t45`.`person_id`,
            `t45`.`account_id`,
            `t45`.`fit`,
            `t45`.`engagement`,
            `t45`.`points`,
            IF(
              `t45`.`account_id` IS NOT NULL,
              COALESCE(`t45`.`account_points`, CAST(0.0 AS DOUBLE)),
              CAST(NULL AS DOUBLE)
            ) AS `account_points`
          FROM (
            SELECT
              `t44`.`person_id`,
              `t44`.`account_id`,
              `t44`.`fit`,
              `t44`.`engagement`,
              `t44`.`points`,
              `t44`.`account_points`
            FROM (
              SELECT
                `t36`.`person_id`,
                `t36`.`account_id`,
                `t36`.`fit`,
                `t36`.`engagement`,
                `t36`.`points`,
                `t43`.`account_id` AS `account_id_right`,
                `t43`.`account_points`
              FROM (
                SELECT
                  `t32`.`person_id`,
                  `t32`.`account_id`,
                  `t32`.`fit`,
                  `t32`.`engagement`,
                  (
                    `t32`.`fit` * `t32`.`engagement`
                  ) / CAST(100.0 AS DOUBLE) AS `points`
                FROM (
                  SELECT
                    `t30`.`person_id`,
                    `t30`.`account_id`,
                    GREATEST(
                      CAST(0.0 AS DOUBLE),
                      LEAST(COALESCE(`t30`.`fit`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                    ) AS `fit`,
                    GREATEST(
                      CAST(0.0 AS DOUBLE),
                      LEAST(COALESCE(`t30`.`engagement`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                    ) AS `engagement`
                  FROM (
                    SELECT
                      `t28`.`person_id`,
                      `t28`.`account_id`,
                      `t28`.`fit`,
                      `t28`.`engagement`
                    FROM (
                      SELECT
                        `t9`.`person_id`,
                        `t9`.`account_id`,
                        `t24`.`person_id` AS `person_id_right`,
                        `t24`.`fit`,
                        `t24`.`engagement`
                      FROM (
                        SELECT
                          `t0`.`person_id`,
                          `t0`.`account_id`
                        FROM `people` AS `t0`
                      ) AS `t9`
                      LEFT OUTER JOIN (
                        SELECT
                          `t17`.`person_id`,
                          CAST(SUM(IF(`t17`.`part` = 'fit', CAST(`t17`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `fit`,
                          CAST(SUM(IF(`t17`.`part` = 'engagement', CAST(`t17`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `engagement`
                        FROM (
                          SELECT
                            `t12`.`person_id`,
                            `t12`.`part`,
                            `t12`.`category`,
                            LEAST(
                              `t12`.`got`,
                              CASE
                                WHEN (
                                  `t12`.`part` = 'fit'
                                ) AND (
                                  `t12`.`category` = 'role'
                                )
                                THEN CAST(40.0 AS DOUBLE)
                                WHEN (
                                  `t12`.`part` = 'engagement'
                                ) AND (
                                  `t12`.`category` = 'content'
                                )
                                THEN CAST(50.0 AS DOUBLE)
                                ELSE CAST(1000000000.0 AS DOUBLE)
                              END
                            ) AS `got`
                          FROM (
                            SELECT
                              `t1`.`person_id`,
                              `t1`.`part`,
                              `t1`.`category`,
                              CAST(SUM(CAST(`t1`.`points` AS DECIMAL(38, 9))) AS DOUBLE) AS `got`
                            FROM `lead_points` AS `t1`
                            GROUP BY
                              1,
                              2,
                              3
                          ) AS `t12`
                        ) AS `t17`
                        GROUP BY
                          1
                      ) AS `t24`
                        ON `t9`.`person_id` = `t24`.`person_id`
                    ) AS `t28`
                  ) AS `t30`
                ) AS `t32`
              ) AS `t36`
              LEFT OUTER JOIN (
                SELECT
                  `t41`.`account_id`,
                  `t41`.`together` * (
                    (
                      (
                        `t41`.`roles` - 1
                      ) * CAST(0.5 AS DOUBLE)
                    ) + 1
                  ) AS `account_points`
                FROM (
                  SELECT
                    `t40`.`account_id`,
                    CAST(SUM(CAST(`t40`.`best` AS DECIMAL(38, 9))) AS DOUBLE) AS `together`,
                    COUNT(*) AS `roles`
                  FROM (
                    SELECT
                      `t39`.`account_id`,
                      COALESCE(`t39`.`role`, '') AS `role`,
                      MAX(`t39`.`points`) AS `best`
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t37`.`person_id`,
                          `t37`.`account_id`,
                          `t37`.`fit`,
                          `t37`.`engagement`,
                          `t37`.`points`,
                          `t37`.`role`
                        FROM (
                          SELECT
                            `t36`.`person_id`,
                            `t36`.`account_id`,
                            `t36`.`fit`,
                            `t36`.`engagement`,
                            `t36`.`points`,
                            `t21`.`person_id` AS `person_id_right`,
                            `t21`.`role`
                          FROM (
                            SELECT
                              `t32`.`person_id`,
                              `t32`.`account_id`,
                              `t32`.`fit`,
                              `t32`.`engagement`,
                              (
                                `t32`.`fit` * `t32`.`engagement`
                              ) / CAST(100.0 AS DOUBLE) AS `points`
                            FROM (
                              SELECT
                                `t30`.`person_id`,
                                `t30`.`account_id`,
                                GREATEST(
                                  CAST(0.0 AS DOUBLE),
                                  LEAST(COALESCE(`t30`.`fit`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                                ) AS `fit`,
                                GREATEST(
                                  CAST(0.0 AS DOUBLE),
                                  LEAST(COALESCE(`t30`.`engagement`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
                                ) AS `engagement`
                              FROM (
                                SELECT
                                  `t28`.`person_id`,
                                  `t28`.`account_id`,
                                  `t28`.`fit`,
                                  `t28`.`engagement`
                                FROM (
                                  SELECT
                                    `t9`.`person_id`,
                                    `t9`.`account_id`,
                                    `t24`.`person_id` AS `person_id_right`,
                                    `t24`.`fit`,
                                    `t24`.`engagement`
                                  FROM (
                                    SELECT
                                      `t0`.`person_id`,
                                      `t0`.`account_id`
                                    FROM `people` AS `t0`
                                  ) AS `t9`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t17`.`person_id`,
                                      CAST(SUM(IF(`t17`.`part` = 'fit', CAST(`t17`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `fit`,
                                      CAST(SUM(IF(`t17`.`part` = 'engagement', CAST(`t17`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `engagement`
                                    FROM (
                                      SELECT
                                        `t12`.`person_id`,
                                        `t12`.`part`,
                                        `t12`.`category`,
                                        LEAST(
                                          `t12`.`got`,
                                          CASE
                                            WHEN (
                                              `t12`.`part` = 'fit'
                                            ) AND (
                                              `t12`.`category` = 'role'
                                            )
                                            THEN CAST(40.0 AS DOUBLE)
                                            WHEN (
                                              `t12`.`part` = 'engagement'
                                            ) AND (
                                              `t12`.`category` = 'content'
                                            )
                                            THEN CAST(50.0 AS DOUBLE)
                                            ELSE CAST(1000000000.0 AS DOUBLE)
                                          END
                                        ) AS `got`
                                      FROM (
                                        SELECT
                                          `t1`.`person_id`,
                                          `t1`.`part`,
                                          `t1`.`category`,
                                          CAST(SUM(CAST(`t1`.`points` AS DECIMAL(38, 9))) AS DOUBLE) AS `got`
                                        FROM `lead_points` AS `t1`
                                        GROUP BY
                                          1,
                                          2,
                                          3
                                      ) AS `t12`
                                    ) AS `t17`
                                    GROUP BY
                                      1
                                  ) AS `t24`
                                    ON `t9`.`person_id` = `t24`.`person_id`
                                ) AS `t28`
                              ) AS `t30`
                            ) AS `t32`
                          ) AS `t36`
                          LEFT OUTER JOIN (
                            SELECT
                              COALESCE(`t16`.`person_id`, `t10`.`person_id`) AS `person_id`,
                              COALESCE(`t16`.`said`, `t10`.`read`, `t10`.`persona`) AS `role`
                            FROM (
                              SELECT
                                `t11`.`person_id`,
                                MAX(`t11`.`buying_role`) AS `said`
                              FROM (
                                SELECT
                                  *
                                FROM `memberships` AS `t3`
                                WHERE
                                  (
                                    (
                                      `t3`.`to` IS NULL
                                    )
                                    OR (
                                      `t3`.`to` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                    )
                                  )
                                  AND `t3`.`buying_role` IS NOT NULL
                              ) AS `t11`
                              GROUP BY
                                1
                            ) AS `t16`
                            FULL OUTER JOIN (
                              SELECT
                                `t4`.`person_id`,
                                `t4`.`persona`,
                                `t4`.`buying_role` AS `read`
                              FROM `personas` AS `t4`
                            ) AS `t10`
                              ON `t16`.`person_id` = `t10`.`person_id`
                          ) AS `t21`
                            ON `t36`.`person_id` = `t21`.`person_id`
                        ) AS `t37`
                      ) AS `t38`
                      WHERE
                        `t38`.`account_id` IS NOT NULL AND `t38`.`points` > 0
                    ) AS `t39`
                    GROUP BY
                      1,
                      2
                  ) AS `t40`
                  GROUP BY
                    1
                ) AS `t41`
              ) AS `t43`
                ON `t36`.`account_id` = `t43`.`account_id`
            ) AS `t44`
          ) AS `t45`
        ) AS `t47`
        LEFT OUTER JOIN (
          SELECT
            `t20`.`person_id`,
            SPLIT(
              REGEXP_REPLACE(
                IF(
                  SIZE(ARRAY_SORT(`t20`.`listed`)) > 0,
                  CONCAT_WS('\n', ARRAY_SORT(`t20`.`listed`)),
                  NULL
                ),
                '[0-9]{9}:',
                ''
              ),
              '\n'
            ) AS `reasons`
          FROM (
            SELECT
              `t14`.`person_id`,
              COLLECT_LIST(
                IF(
                  `t14`.`place` < 5,
                  CONCAT(
                    CONCAT(
                      LPAD(
                        CAST(`t14`.`place` AS STRING),
                        GREATEST(LENGTH(CAST(`t14`.`place` AS STRING)), 9),
                        '0'
                      ),
                      ':'
                    ),
                    `t14`.`because`
                  ),
                  NULL
                )
              ) AS `listed`
            FROM (
              SELECT
                `t1`.`person_id`,
                `t1`.`rule`,
                `t1`.`part`,
                `t1`.`category`,
                `t1`.`points`,
                `t1`.`times`,
                `t1`.`days`,
                `t1`.`because`,
                ROW_NUMBER() OVER (
                  PARTITION BY `t1`.`person_id`
                  ORDER BY ABS(`t1`.`points`) DESC, `t1`.`rule` ASC NULLS LAST
                ) - 1 AS `place`
              FROM `lead_points` AS `t1`
            ) AS `t14`
            GROUP BY
              1
          ) AS `t20`
        ) AS `t27`
          ON `t47`.`person_id` = `t27`.`person_id`
      ) AS `t48`
    ) AS `t50`
    LEFT OUTER JOIN (
      SELECT
        `t31`.`person_id`,
        (
          `t31`.`fit` * `t31`.`engagement`
        ) / CAST(100.0 AS DOUBLE) AS `shadow_points`
      FROM (
        SELECT
          `t29`.`person_id`,
          GREATEST(
            CAST(0.0 AS DOUBLE),
            LEAST(COALESCE(`t29`.`fit`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
          ) AS `fit`,
          GREATEST(
            CAST(0.0 AS DOUBLE),
            LEAST(COALESCE(`t29`.`engagement`, CAST(0.0 AS DOUBLE)), CAST(100.0 AS DOUBLE))
          ) AS `engagement`
        FROM (
          SELECT
            `t8`.`person_id`,
            `t25`.`person_id` AS `person_id_right`,
            `t25`.`fit`,
            `t25`.`engagement`
          FROM (
            SELECT
              `t0`.`person_id`
            FROM `people` AS `t0`
          ) AS `t8`
          LEFT OUTER JOIN (
            SELECT
              `t18`.`person_id`,
              CAST(SUM(IF(`t18`.`part` = 'fit', CAST(`t18`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `fit`,
              CAST(SUM(IF(`t18`.`part` = 'engagement', CAST(`t18`.`got` AS DECIMAL(38, 9)), NULL)) AS DOUBLE) AS `engagement`
            FROM (
              SELECT
                `t13`.`person_id`,
                `t13`.`part`,
                `t13`.`category`,
                LEAST(
                  `t13`.`got`,
                  CASE
                    WHEN (
                      `t13`.`part` = 'fit'
                    ) AND (
                      `t13`.`category` = 'role'
                    )
                    THEN CAST(40.0 AS DOUBLE)
                    WHEN (
                      `t13`.`part` = 'engagement'
                    ) AND (
                      `t13`.`category` = 'content'
                    )
                    THEN CAST(50.0 AS DOUBLE)
                    ELSE CAST(1000000000.0 AS DOUBLE)
                  END
                ) AS `got`
              FROM (
                SELECT
                  `t2`.`person_id`,
                  `t2`.`part`,
                  `t2`.`category`,
                  CAST(SUM(CAST(`t2`.`points` AS DECIMAL(38, 9))) AS DOUBLE) AS `got`
                FROM `lead_points_tried` AS `t2`
                GROUP BY
                  1,
                  2,
                  3
              ) AS `t13`
            ) AS `t18`
            GROUP BY
              1
          ) AS `t25`
            ON `t8`.`person_id` = `t25`.`person_id`
        ) AS `t29`
      ) AS `t31`
    ) AS `t35`
      ON `t50`.`person_id` = `t35`.`person_id`
  ) AS `t51`
) AS `t52`
