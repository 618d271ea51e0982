WITH `t54` AS (
  SELECT
    `t34`.`at`,
    `t34`.`arm`,
    `t34`.`draw`,
    `t34`.`who`,
    `t34`.`sought`,
    `t34`.`bought_from`,
    `t34`.`weight`,
    IF(`t51`.`hit` IS NOT NULL, CAST(1.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `bought`
  FROM (
    SELECT
      `t28`.`at`,
      `t28`.`arm`,
      `t28`.`draw`,
      `t28`.`who`,
      `t28`.`sought`,
      `t28`.`bought_from`,
      `t28`.`weight`
    FROM (
      SELECT
        `t25`.`at`,
        `t25`.`arm`,
        `t25`.`propensity`,
        `t25`.`decision_id` AS `draw`,
        `t25`.`customer_id` AS `who`,
        `t25`.`what` AS `sought`,
        CONCAT(
          CONCAT(`t25`.`customer_id`, '|'),
          IF(`t25`.`what` = `t25`.`product_id`, `t25`.`product_id`, CAST(NULL AS STRING))
        ) AS `bought_from`,
        1 / COALESCE(`t25`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
      FROM (
        SELECT
          `t11`.`decision_id`,
          `t11`.`at`,
          `t11`.`customer_id`,
          `t11`.`person_id`,
          `t11`.`account_id`,
          `t11`.`owner`,
          `t11`.`customer_group`,
          `t11`.`action`,
          `t11`.`product_id`,
          `t11`.`what`,
          `t11`.`products`,
          `t11`.`channel`,
          `t11`.`arm`,
          `t11`.`propensity`,
          `t11`.`expected_margin`,
          `t11`.`low`,
          `t11`.`high`,
          ROW_NUMBER() OVER (
            PARTITION BY `t11`.`customer_id`, `t11`.`what`
            ORDER BY `t11`.`at` ASC NULLS LAST, `t11`.`decision_id` ASC NULLS LAST
          ) - 1 AS `place`,
          `t11`.`reason`,
          `t11`.`reasons`,
          `t11`.`runners_up`,
          `t11`.`policy_version`,
          `t11`.`source`,
          `t11`.`received_at`,
          `t11`.`load_id`
        FROM (
          SELECT
            *
          FROM `decisions` AS `t1`
          WHERE
            `t1`.`reason` IN ('best_supply', 'control_supply')
        ) AS `t11`
      ) AS `t25`
      WHERE
        `t25`.`place` = 0
        AND `t25`.`arm` IN ('treated', 'control')
        AND (
          `t25`.`at` + INTERVAL '90' DAY
        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        AND (
          `t25`.`propensity` IS NULL
          OR ISNAN(`t25`.`propensity`)
          OR (
            (
              `t25`.`propensity` > 0
            ) AND (
              `t25`.`propensity` < 1
            )
          )
        )
    ) AS `t28`
  ) AS `t34`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t39`.`draw` AS `hit`
        FROM (
          SELECT
            `t34`.`at`,
            `t34`.`arm`,
            `t34`.`draw`,
            `t34`.`who`,
            `t34`.`sought`,
            `t34`.`bought_from`,
            `t34`.`weight`,
            `t22`.`hit_of`,
            `t22`.`hit_at`
          FROM (
            SELECT
              `t28`.`at`,
              `t28`.`arm`,
              `t28`.`draw`,
              `t28`.`who`,
              `t28`.`sought`,
              `t28`.`bought_from`,
              `t28`.`weight`
            FROM (
              SELECT
                `t25`.`at`,
                `t25`.`arm`,
                `t25`.`propensity`,
                `t25`.`decision_id` AS `draw`,
                `t25`.`customer_id` AS `who`,
                `t25`.`what` AS `sought`,
                CONCAT(
                  CONCAT(`t25`.`customer_id`, '|'),
                  IF(`t25`.`what` = `t25`.`product_id`, `t25`.`product_id`, CAST(NULL AS STRING))
                ) AS `bought_from`,
                1 / COALESCE(`t25`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
              FROM (
                SELECT
                  `t11`.`decision_id`,
                  `t11`.`at`,
                  `t11`.`customer_id`,
                  `t11`.`person_id`,
                  `t11`.`account_id`,
                  `t11`.`owner`,
                  `t11`.`customer_group`,
                  `t11`.`action`,
                  `t11`.`product_id`,
                  `t11`.`what`,
                  `t11`.`products`,
                  `t11`.`channel`,
                  `t11`.`arm`,
                  `t11`.`propensity`,
                  `t11`.`expected_margin`,
                  `t11`.`low`,
                  `t11`.`high`,
                  ROW_NUMBER() OVER (
                    PARTITION BY `t11`.`customer_id`, `t11`.`what`
                    ORDER BY `t11`.`at` ASC NULLS LAST, `t11`.`decision_id` ASC NULLS LAST
                  ) - 1 AS `place`,
                  `t11`.`reason`,
                  `t11`.`reasons`,
                  `t11`.`runners_up`,
                  `t11`.`policy_version`,
                  `t11`.`source`,
                  `t11`.`received_at`,
                  `t11`.`load_id`
                FROM (
                  SELECT
                    *
                  FROM `decisions` AS `t1`
                  WHERE
                    `t1`.`reason` IN ('best_supply', 'control_supply')
                ) AS `t11`
              ) AS `t25`
              WHERE
                `t25`.`place` = 0
                AND `t25`.`arm` IN ('treated', 'control')
                AND (
                  `t25`.`at` + INTERVAL '90' DAY
                ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                AND (
                  `t25`.`propensity` IS NULL
                  OR ISNAN(`t25`.`propensity`)
                  OR (
                    (
                      `t25`.`propensity` > 0
                    ) AND (
                      `t25`.`propensity` < 1
                    )
                  )
                )
            ) AS `t28`
          ) AS `t34`
          INNER JOIN (
            SELECT
              CONCAT(CONCAT(`t4`.`customer_id`, '|'), `t4`.`product_id`) AS `hit_of`,
              `t4`.`at` AS `hit_at`
            FROM `order_lines` AS `t4`
            WHERE
              `t4`.`kind` = 'sale'
          ) AS `t22`
            ON `t34`.`bought_from` = `t22`.`hit_of`
        ) AS `t39`
        WHERE
          `t39`.`hit_at` > `t39`.`at`
          AND `t39`.`hit_at` <= (
            `t39`.`at` + INTERVAL '90' DAY
          )
      ) AS `t44`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t38`.`draw` AS `hit`
        FROM (
          SELECT
            `t34`.`at`,
            `t34`.`arm`,
            `t34`.`draw`,
            `t34`.`who`,
            `t34`.`sought`,
            `t34`.`bought_from`,
            `t34`.`weight`,
            `t14`.`hit_of`,
            `t14`.`hit_at`
          FROM (
            SELECT
              `t28`.`at`,
              `t28`.`arm`,
              `t28`.`draw`,
              `t28`.`who`,
              `t28`.`sought`,
              `t28`.`bought_from`,
              `t28`.`weight`
            FROM (
              SELECT
                `t25`.`at`,
                `t25`.`arm`,
                `t25`.`propensity`,
                `t25`.`decision_id` AS `draw`,
                `t25`.`customer_id` AS `who`,
                `t25`.`what` AS `sought`,
                CONCAT(
                  CONCAT(`t25`.`customer_id`, '|'),
                  IF(`t25`.`what` = `t25`.`product_id`, `t25`.`product_id`, CAST(NULL AS STRING))
                ) AS `bought_from`,
                1 / COALESCE(`t25`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
              FROM (
                SELECT
                  `t11`.`decision_id`,
                  `t11`.`at`,
                  `t11`.`customer_id`,
                  `t11`.`person_id`,
                  `t11`.`account_id`,
                  `t11`.`owner`,
                  `t11`.`customer_group`,
                  `t11`.`action`,
                  `t11`.`product_id`,
                  `t11`.`what`,
                  `t11`.`products`,
                  `t11`.`channel`,
                  `t11`.`arm`,
                  `t11`.`propensity`,
                  `t11`.`expected_margin`,
                  `t11`.`low`,
                  `t11`.`high`,
                  ROW_NUMBER() OVER (
                    PARTITION BY `t11`.`customer_id`, `t11`.`what`
                    ORDER BY `t11`.`at` ASC NULLS LAST, `t11`.`decision_id` ASC NULLS LAST
                  ) - 1 AS `place`,
                  `t11`.`reason`,
                  `t11`.`reasons`,
                  `t11`.`runners_up`,
                  `t11`.`policy_version`,
                  `t11`.`source`,
                  `t11`.`received_at`,
                  `t11`.`load_id`
                FROM (
                  SELECT
                    *
                  FROM `decisions` AS `t1`
                  WHERE
                    `t1`.`reason` IN ('best_supply', 'control_supply')
                ) AS `t11`
              ) AS `t25`
              WHERE
                `t25`.`place` = 0
                AND `t25`.`arm` IN ('treated', 'control')
                AND (
                  `t25`.`at` + INTERVAL '90' DAY
                ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                AND (
                  `t25`.`propensity` IS NULL
                  OR ISNAN(`t25`.`propensity`)
                  OR (
                    (
                      `t25`.`propensity` > 0
                    ) AND (
                      `t25`.`propensity` < 1
                    )
                  )
                )
            ) AS `t28`
          ) AS `t34`
          INNER JOIN (
            SELECT
              `t5`.`asset_id` AS `hit_of`,
              `t5`.`serviced_at` AS `hit_at`
            FROM `assets` AS `t5`
          ) AS `t14`
            ON `t34`.`sought` = `t14`.`hit_of`
        ) AS `t38`
        WHERE
          `t38`.`hit_at` > `t38`.`at`
          AND `t38`.`hit_at` <= (
            `t38`.`at` + INTERVAL '90' DAY
          )
      ) AS `t43`
    ) AS `t47`
  ) AS `t51`
    ON `t34`.`draw` = `t51`.`hit`
)
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
        *
      FROM (
        SELECT
          'lead' AS `kind`,
          IF(`t80`.`known`, `t80`.`lift`, `t15`.`lift_else`) AS `lift`,
          IF(`t80`.`known`, `t80`.`low`, `t15`.`low_else`) AS `low`,
          IF(`t80`.`known`, `t80`.`high`, `t15`.`high_else`) AS `high`,
          IF(`t80`.`known`, 'measured', 'assumed') AS `extra_source`,
          `t80`.`treated`,
          `t80`.`control`,
          `t80`.`bought_treated` AS `came_treated`,
          `t80`.`bought_control` AS `came_control`
        FROM (
          SELECT
            `t76`.`log`,
            `t76`.`variance`,
            `t76`.`treated`,
            `t76`.`control`,
            `t76`.`bought_treated`,
            `t76`.`bought_control`,
            SQRT(`t76`.`variance`) * CAST(1.2815515655446004 AS DOUBLE) AS `reach`,
            COALESCE(
              (
                `t76`.`bought_treated` >= 20
              )
              AND (
                `t76`.`bought_control` >= 20
              )
              AND (
                `t76`.`log` IS NOT NULL AND NOT ISNAN(`t76`.`log`)
              ),
              FALSE
            ) AS `known`,
            EXP(`t76`.`log`) - 1 AS `lift`,
            EXP(`t76`.`log` - (
              SQRT(`t76`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
            )) - 1 AS `low`,
            EXP(`t76`.`log` + (
              SQRT(`t76`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
            )) - 1 AS `high`
          FROM (
            SELECT
              LN(
                NULLIF(MAX(IF(`t72`.`arm` = 'treated', `t72`.`rate`, NULL)), CAST(0.0 AS DOUBLE)) / NULLIF(MAX(IF(`t72`.`arm` = 'control', `t72`.`rate`, NULL)), CAST(0.0 AS DOUBLE))
              ) AS `log`,
              MAX(
                IF(
                  `t72`.`arm` = 'treated',
                  `t72`.`variance` / NULLIF(`t72`.`rate` * `t72`.`rate`, CAST(0.0 AS DOUBLE)),
                  NULL
                )
              ) + MAX(
                IF(
                  `t72`.`arm` = 'control',
                  `t72`.`variance` / NULLIF(`t72`.`rate` * `t72`.`rate`, CAST(0.0 AS DOUBLE)),
                  NULL
                )
              ) AS `variance`,
              COALESCE(MAX(IF(`t72`.`arm` = 'treated', `t72`.`draws`, NULL)), 0) AS `treated`,
              COALESCE(MAX(IF(`t72`.`arm` = 'control', `t72`.`draws`, NULL)), 0) AS `control`,
              COALESCE(MAX(IF(`t72`.`arm` = 'treated', `t72`.`bought`, NULL)), 0) AS `bought_treated`,
              COALESCE(MAX(IF(`t72`.`arm` = 'control', `t72`.`bought`, NULL)), 0) AS `bought_control`
            FROM (
              SELECT
                `t66`.`category`,
                `t66`.`arm`,
                `t66`.`rate`,
                SUM(`t66`.`draws`) AS `draws`,
                SUM(`t66`.`bought`) AS `bought`,
                CAST(SUM(CAST(`t66`.`residual` * `t66`.`residual` AS DECIMAL(38, 9))) AS DOUBLE) / (
                  POWER(CAST(SUM(CAST(`t66`.`weight` AS DECIMAL(38, 9))) AS DOUBLE), 2)
                ) AS `variance`
              FROM (
                SELECT
                  `t63`.`category`,
                  `t63`.`arm`,
                  `t63`.`who`,
                  `t63`.`draws`,
                  `t63`.`bought`,
                  `t63`.`weight`,
                  `t63`.`weighted`,
                  `t63`.`rate`,
                  `t63`.`weighted` - (
                    `t63`.`rate` * `t63`.`weight`
                  ) AS `residual`
                FROM (
                  SELECT
                    `t60`.`category`,
                    `t60`.`arm`,
                    `t60`.`who`,
                    `t60`.`draws`,
                    `t60`.`bought`,
                    `t60`.`weight`,
                    `t60`.`weighted`,
                    CAST(SUM(CAST(`t60`.`weighted` AS DECIMAL(38, 9))) OVER (
                      PARTITION BY `t60`.`category`, `t60`.`arm`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) / CAST(SUM(CAST(`t60`.`weight` AS DECIMAL(38, 9))) OVER (
                      PARTITION BY `t60`.`category`, `t60`.`arm`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) AS `rate`
                  FROM (
                    SELECT
                      `t56`.`category`,
                      `t56`.`arm`,
                      `t56`.`who`,
                      COUNT(*) AS `draws`,
                      CAST(SUM(`t56`.`bought`) AS BIGINT) AS `bought`,
                      CAST(SUM(CAST(`t56`.`weight` AS DECIMAL(38, 9))) AS DOUBLE) AS `weight`,
                      CAST(SUM(CAST(`t56`.`weight` * `t56`.`bought` AS DECIMAL(38, 9))) AS DOUBLE) AS `weighted`
                    FROM (
                      SELECT
                        `t53`.`at`,
                        `t53`.`arm`,
                        `t53`.`draw`,
                        `t53`.`who`,
                        `t53`.`sought`,
                        `t53`.`bought_from`,
                        `t53`.`weight`,
                        `t53`.`bought`,
                        CAST(NULL AS STRING) AS `category`
                      FROM (
                        SELECT
                          `t33`.`at`,
                          `t33`.`arm`,
                          `t33`.`draw`,
                          `t33`.`who`,
                          `t33`.`sought`,
                          `t33`.`bought_from`,
                          `t33`.`weight`,
                          IF(`t50`.`hit` IS NOT NULL, CAST(1.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `bought`
                        FROM (
                          SELECT
                            `t27`.`at`,
                            `t27`.`arm`,
                            `t27`.`draw`,
                            `t27`.`who`,
                            `t27`.`sought`,
                            `t27`.`bought_from`,
                            `t27`.`weight`
                          FROM (
                            SELECT
                              `t24`.`at`,
                              `t24`.`arm`,
                              `t24`.`propensity`,
                              `t24`.`decision_id` AS `draw`,
                              `t24`.`customer_id` AS `who`,
                              `t24`.`what` AS `sought`,
                              CONCAT(
                                CONCAT(`t24`.`customer_id`, '|'),
                                IF(`t24`.`what` = `t24`.`product_id`, `t24`.`product_id`, CAST(NULL AS STRING))
                              ) AS `bought_from`,
                              1 / COALESCE(`t24`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
                            FROM (
                              SELECT
                                `t10`.`decision_id`,
                                `t10`.`at`,
                                `t10`.`customer_id`,
                                `t10`.`person_id`,
                                `t10`.`account_id`,
                                `t10`.`owner`,
                                `t10`.`customer_group`,
                                `t10`.`action`,
                                `t10`.`product_id`,
                                `t10`.`what`,
                                `t10`.`products`,
                                `t10`.`channel`,
                                `t10`.`arm`,
                                `t10`.`propensity`,
                                `t10`.`expected_margin`,
                                `t10`.`low`,
                                `t10`.`high`,
                                ROW_NUMBER() OVER (
                                  PARTITION BY `t10`.`customer_id`, `t10`.`what`
                                  ORDER BY `t10`.`at` ASC NULLS LAST, `t10`.`decision_id` ASC NULLS LAST
                                ) - 1 AS `place`,
                                `t10`.`reason`,
                                `t10`.`reasons`,
                                `t10`.`runners_up`,
                                `t10`.`policy_version`,
                                `t10`.`source`,
                                `t10`.`received_at`,
                                `t10`.`load_id`
                              FROM (
                                SELECT
                                  *
                                FROM `decisions` AS `t1`
                                WHERE
                                  `t1`.`reason` IN ('best_lead', 'control_lead')
                              ) AS `t10`
                            ) AS `t24`
                            WHERE
                              `t24`.`place` = 0
                              AND `t24`.`arm` IN ('treated', 'control')
                              AND (
                                `t24`.`at` + INTERVAL '60' DAY
                              ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                              AND (
                                `t24`.`propensity` IS NULL
                                OR ISNAN(`t24`.`propensity`)
                                OR (
                                  (
                                    `t24`.`propensity` > 0
                                  ) AND (
                                    `t24`.`propensity` < 1
                                  )
                                )
                              )
                          ) AS `t27`
                        ) AS `t33`
                        LEFT OUTER JOIN (
                          SELECT DISTINCT
                            *
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t37`.`draw` AS `hit`
                              FROM (
                                SELECT
                                  `t33`.`at`,
                                  `t33`.`arm`,
                                  `t33`.`draw`,
                                  `t33`.`who`,
                                  `t33`.`sought`,
                                  `t33`.`bought_from`,
                                  `t33`.`weight`,
                                  `t18`.`hit_of`,
                                  `t18`.`hit_at`
                                FROM (
                                  SELECT
                                    `t27`.`at`,
                                    `t27`.`arm`,
                                    `t27`.`draw`,
                                    `t27`.`who`,
                                    `t27`.`sought`,
                                    `t27`.`bought_from`,
                                    `t27`.`weight`
                                  FROM (
                                    SELECT
                                      `t24`.`at`,
                                      `t24`.`arm`,
                                      `t24`.`propensity`,
                                      `t24`.`decision_id` AS `draw`,
                                      `t24`.`customer_id` AS `who`,
                                      `t24`.`what` AS `sought`,
                                      CONCAT(
                                        CONCAT(`t24`.`customer_id`, '|'),
                                        IF(`t24`.`what` = `t24`.`product_id`, `t24`.`product_id`, CAST(NULL AS STRING))
                                      ) AS `bought_from`,
                                      1 / COALESCE(`t24`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
                                    FROM (
                                      SELECT
                                        `t10`.`decision_id`,
                                        `t10`.`at`,
                                        `t10`.`customer_id`,
                                        `t10`.`person_id`,
                                        `t10`.`account_id`,
                                        `t10`.`owner`,
                                        `t10`.`customer_group`,
                                        `t10`.`action`,
                                        `t10`.`product_id`,
                                        `t10`.`what`,
                                        `t10`.`products`,
                                        `t10`.`channel`,
                                        `t10`.`arm`,
                                        `t10`.`propensity`,
                                        `t10`.`expected_margin`,
                                        `t10`.`low`,
                                        `t10`.`high`,
                                        ROW_NUMBER() OVER (
                                          PARTITION BY `t10`.`customer_id`, `t10`.`what`
                                          ORDER BY `t10`.`at` ASC NULLS LAST, `t10`.`decision_id` ASC NULLS LAST
                                        ) - 1 AS `place`,
                                        `t10`.`reason`,
                                        `t10`.`reasons`,
                                        `t10`.`runners_up`,
                                        `t10`.`policy_version`,
                                        `t10`.`source`,
                                        `t10`.`received_at`,
                                        `t10`.`load_id`
                                      FROM (
                                        SELECT
                                          *
                                        FROM `decisions` AS `t1`
                                        WHERE
                                          `t1`.`reason` IN ('best_lead', 'control_lead')
                                      ) AS `t10`
                                    ) AS `t24`
                                    WHERE
                                      `t24`.`place` = 0
                                      AND `t24`.`arm` IN ('treated', 'control')
                                      AND (
                                        `t24`.`at` + INTERVAL '60' DAY
                                      ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                      AND (
                                        `t24`.`propensity` IS NULL
                                        OR ISNAN(`t24`.`propensity`)
                                        OR (
                                          (
                                            `t24`.`propensity` > 0
                                          ) AND (
                                            `t24`.`propensity` < 1
                                          )
                                        )
                                      )
                                  ) AS `t27`
                                ) AS `t33`
                                INNER JOIN (
                                  SELECT
                                    `t3`.`person_ref` AS `hit_of`,
                                    `t3`.`created_at` AS `hit_at`
                                  FROM `opportunities` AS `t3`
                                  WHERE
                                    `t3`.`person_ref` IS NOT NULL
                                ) AS `t18`
                                  ON `t33`.`sought` = `t18`.`hit_of`
                              ) AS `t37`
                              WHERE
                                `t37`.`hit_at` > `t37`.`at`
                                AND `t37`.`hit_at` <= (
                                  `t37`.`at` + INTERVAL '60' DAY
                                )
                            ) AS `t42`
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t36`.`draw` AS `hit`
                              FROM (
                                SELECT
                                  `t33`.`at`,
                                  `t33`.`arm`,
                                  `t33`.`draw`,
                                  `t33`.`who`,
                                  `t33`.`sought`,
                                  `t33`.`bought_from`,
                                  `t33`.`weight`,
                                  `t21`.`hit_of`,
                                  `t21`.`hit_at`
                                FROM (
                                  SELECT
                                    `t27`.`at`,
                                    `t27`.`arm`,
                                    `t27`.`draw`,
                                    `t27`.`who`,
                                    `t27`.`sought`,
                                    `t27`.`bought_from`,
                                    `t27`.`weight`
                                  FROM (
                                    SELECT
                                      `t24`.`at`,
                                      `t24`.`arm`,
                                      `t24`.`propensity`,
                                      `t24`.`decision_id` AS `draw`,
                                      `t24`.`customer_id` AS `who`,
                                      `t24`.`what` AS `sought`,
                                      CONCAT(
                                        CONCAT(`t24`.`customer_id`, '|'),
                                        IF(`t24`.`what` = `t24`.`product_id`, `t24`.`product_id`, CAST(NULL AS STRING))
                                      ) AS `bought_from`,
                                      1 / COALESCE(`t24`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
                                    FROM (
                                      SELECT
                                        `t10`.`decision_id`,
                                        `t10`.`at`,
                                        `t10`.`customer_id`,
                                        `t10`.`person_id`,
                                        `t10`.`account_id`,
                                        `t10`.`owner`,
                                        `t10`.`customer_group`,
                                        `t10`.`action`,
                                        `t10`.`product_id`,
                                        `t10`.`what`,
                                        `t10`.`products`,
                                        `t10`.`channel`,
                                        `t10`.`arm`,
                                        `t10`.`propensity`,
                                        `t10`.`expected_margin`,
                                        `t10`.`low`,
                                        `t10`.`high`,
                                        ROW_NUMBER() OVER (
                                          PARTITION BY `t10`.`customer_id`, `t10`.`what`
                                          ORDER BY `t10`.`at` ASC NULLS LAST, `t10`.`decision_id` ASC NULLS LAST
                                        ) - 1 AS `place`,
                                        `t10`.`reason`,
                                        `t10`.`reasons`,
                                        `t10`.`runners_up`,
                                        `t10`.`policy_version`,
                                        `t10`.`source`,
                                        `t10`.`received_at`,
                                        `t10`.`load_id`
                                      FROM (
                                        SELECT
                                          *
                                        FROM `decisions` AS `t1`
                                        WHERE
                                          `t1`.`reason` IN ('best_lead', 'control_lead')
                                      ) AS `t10`
                                    ) AS `t24`
                                    WHERE
                                      `t24`.`place` = 0
                                      AND `t24`.`arm` IN ('treated', 'control')
                                      AND (
                                        `t24`.`at` + INTERVAL '60' DAY
                                      ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                      AND (
                                        `t24`.`propensity` IS NULL
                                        OR ISNAN(`t24`.`propensity`)
                                        OR (
                                          (
                                            `t24`.`propensity` > 0
                                          ) AND (
                                            `t24`.`propensity` < 1
                                          )
                                        )
                                      )
                                  ) AS `t27`
                                ) AS `t33`
                                INNER JOIN (
                                  SELECT
                                    `t3`.`account_ref` AS `hit_of`,
                                    `t3`.`created_at` AS `hit_at`
                                  FROM `opportunities` AS `t3`
                                  WHERE
                                    NOT (
                                      `t3`.`person_ref` IS NOT NULL
                                    )
                                ) AS `t21`
                                  ON `t33`.`who` = `t21`.`hit_of`
                              ) AS `t36`
                              WHERE
                                `t36`.`hit_at` > `t36`.`at`
                                AND `t36`.`hit_at` <= (
                                  `t36`.`at` + INTERVAL '60' DAY
                                )
                            ) AS `t41`
                          ) AS `t46`
                        ) AS `t50`
                          ON `t33`.`draw` = `t50`.`hit`
                      ) AS `t53`
                    ) AS `t56`
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS `t60`
                ) AS `t63`
              ) AS `t66`
              GROUP BY
                1,
                2,
                3
            ) AS `t72`
          ) AS `t76`
        ) AS `t80`
        CROSS JOIN (
          SELECT
            `t0`.`lift` AS `lift_else`,
            `t0`.`low` AS `low_else`,
            `t0`.`high` AS `high_else`
          FROM `lifts` AS `t0`
          WHERE
            `t0`.`category` IS NULL
        ) AS `t15`
      ) AS `t84`
    ) AS `t86`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'supply' AS `kind`,
          IF(`t85`.`known`, `t85`.`lift`, `t15`.`lift_else`) AS `lift`,
          IF(`t85`.`known`, `t85`.`low`, `t15`.`low_else`) AS `low`,
          IF(`t85`.`known`, `t85`.`high`, `t15`.`high_else`) AS `high`,
          IF(`t85`.`known`, 'measured', 'assumed') AS `extra_source`,
          `t85`.`treated`,
          `t85`.`control`,
          `t85`.`bought_treated` AS `came_treated`,
          `t85`.`bought_control` AS `came_control`
        FROM (
          SELECT
            `t78`.`log`,
            `t78`.`variance`,
            `t78`.`treated`,
            `t78`.`control`,
            `t78`.`bought_treated`,
            `t78`.`bought_control`,
            SQRT(`t78`.`variance`) * CAST(1.2815515655446004 AS DOUBLE) AS `reach`,
            COALESCE(
              (
                `t78`.`bought_treated` >= 20
              )
              AND (
                `t78`.`bought_control` >= 20
              )
              AND (
                `t78`.`log` IS NOT NULL AND NOT ISNAN(`t78`.`log`)
              ),
              FALSE
            ) AS `known`,
            EXP(`t78`.`log`) - 1 AS `lift`,
            EXP(`t78`.`log` - (
              SQRT(`t78`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
            )) - 1 AS `low`,
            EXP(`t78`.`log` + (
              SQRT(`t78`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
            )) - 1 AS `high`
          FROM (
            SELECT
              LN(
                NULLIF(MAX(IF(`t75`.`arm` = 'treated', `t75`.`rate`, NULL)), CAST(0.0 AS DOUBLE)) / NULLIF(MAX(IF(`t75`.`arm` = 'control', `t75`.`rate`, NULL)), CAST(0.0 AS DOUBLE))
              ) AS `log`,
              MAX(
                IF(
                  `t75`.`arm` = 'treated',
                  `t75`.`variance` / NULLIF(`t75`.`rate` * `t75`.`rate`, CAST(0.0 AS DOUBLE)),
                  NULL
                )
              ) + MAX(
                IF(
                  `t75`.`arm` = 'control',
                  `t75`.`variance` / NULLIF(`t75`.`rate` * `t75`.`rate`, CAST(0.0 AS DOUBLE)),
                  NULL
                )
              ) AS `variance`,
              COALESCE(MAX(IF(`t75`.`arm` = 'treated', `t75`.`draws`, NULL)), 0) AS `treated`,
              COALESCE(MAX(IF(`t75`.`arm` = 'control', `t75`.`draws`, NULL)), 0) AS `control`,
              COALESCE(MAX(IF(`t75`.`arm` = 'treated', `t75`.`bought`, NULL)), 0) AS `bought_treated`,
              COALESCE(MAX(IF(`t75`.`arm` = 'control', `t75`.`bought`, NULL)), 0) AS `bought_control`
            FROM (
              SELECT
                `t69`.`category`,
                `t69`.`arm`,
                `t69`.`rate`,
                SUM(`t69`.`draws`) AS `draws`,
                SUM(`t69`.`bought`) AS `bought`,
                CAST(SUM(CAST(`t69`.`residual` * `t69`.`residual` AS DECIMAL(38, 9))) AS DOUBLE) / (
                  POWER(CAST(SUM(CAST(`t69`.`weight` AS DECIMAL(38, 9))) AS DOUBLE), 2)
                ) AS `variance`
              FROM (
                SELECT
                  `t65`.`category`,
                  `t65`.`arm`,
                  `t65`.`who`,
                  `t65`.`draws`,
                  `t65`.`bought`,
                  `t65`.`weight`,
                  `t65`.`weighted`,
                  `t65`.`rate`,
                  `t65`.`weighted` - (
                    `t65`.`rate` * `t65`.`weight`
                  ) AS `residual`
                FROM (
                  SELECT
                    `t62`.`category`,
                    `t62`.`arm`,
                    `t62`.`who`,
                    `t62`.`draws`,
                    `t62`.`bought`,
                    `t62`.`weight`,
                    `t62`.`weighted`,
                    CAST(SUM(CAST(`t62`.`weighted` AS DECIMAL(38, 9))) OVER (
                      PARTITION BY `t62`.`category`, `t62`.`arm`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) / CAST(SUM(CAST(`t62`.`weight` AS DECIMAL(38, 9))) OVER (
                      PARTITION BY `t62`.`category`, `t62`.`arm`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) AS `rate`
                  FROM (
                    SELECT
                      `t59`.`category`,
                      `t59`.`arm`,
                      `t59`.`who`,
                      COUNT(*) AS `draws`,
                      CAST(SUM(`t59`.`bought`) AS BIGINT) AS `bought`,
                      CAST(SUM(CAST(`t59`.`weight` AS DECIMAL(38, 9))) AS DOUBLE) AS `weight`,
                      CAST(SUM(CAST(`t59`.`weight` * `t59`.`bought` AS DECIMAL(38, 9))) AS DOUBLE) AS `weighted`
                    FROM (
                      SELECT
                        `t55`.`at`,
                        `t55`.`arm`,
                        `t55`.`draw`,
                        `t55`.`who`,
                        `t55`.`sought`,
                        `t55`.`bought_from`,
                        `t55`.`weight`,
                        `t55`.`bought`,
                        CAST(NULL AS STRING) AS `category`
                      FROM `t54` AS `t55`
                      WHERE
                        NOT (
                          `t55`.`bought_from` IS NOT NULL
                        )
                    ) AS `t59`
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS `t62`
                ) AS `t65`
              ) AS `t69`
              GROUP BY
                1,
                2,
                3
            ) AS `t75`
          ) AS `t78`
        ) AS `t85`
        CROSS JOIN (
          SELECT
            `t0`.`lift` AS `lift_else`,
            `t0`.`low` AS `low_else`,
            `t0`.`high` AS `high_else`
          FROM `lifts` AS `t0`
          WHERE
            `t0`.`category` IS NULL
        ) AS `t15`
      ) AS `t88`
    ) AS `t91`
  ) AS `t92`
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
          'rebuy' AS `kind`,
          IF(`t82`.`known`, `t82`.`lift`, `t15`.`lift_else`) AS `lift`,
          IF(`t82`.`known`, `t82`.`low`, `t15`.`low_else`) AS `low`,
          IF(`t82`.`known`, `t82`.`high`, `t15`.`high_else`) AS `high`,
          IF(`t82`.`known`, 'measured', 'assumed') AS `extra_source`,
          `t82`.`treated`,
          `t82`.`control`,
          `t82`.`bought_treated` AS `came_treated`,
          `t82`.`bought_control` AS `came_control`
        FROM (
          SELECT
            `t77`.`log`,
            `t77`.`variance`,
            `t77`.`treated`,
            `t77`.`control`,
            `t77`.`bought_treated`,
            `t77`.`bought_control`,
            SQRT(`t77`.`variance`) * CAST(1.2815515655446004 AS DOUBLE) AS `reach`,
            COALESCE(
              (
                `t77`.`bought_treated` >= 20
              )
              AND (
                `t77`.`bought_control` >= 20
              )
              AND (
                `t77`.`log` IS NOT NULL AND NOT ISNAN(`t77`.`log`)
              ),
              FALSE
            ) AS `known`,
            EXP(`t77`.`log`) - 1 AS `lift`,
            EXP(`t77`.`log` - (
              SQRT(`t77`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
            )) - 1 AS `low`,
            EXP(`t77`.`log` + (
              SQRT(`t77`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
            )) - 1 AS `high`
          FROM (
            SELECT
              LN(
                NULLIF(MAX(IF(`t74`.`arm` = 'treated', `t74`.`rate`, NULL)), CAST(0.0 AS DOUBLE)) / NULLIF(MAX(IF(`t74`.`arm` = 'control', `t74`.`rate`, NULL)), CAST(0.0 AS DOUBLE))
              ) AS `log`,
              MAX(
                IF(
                  `t74`.`arm` = 'treated',
                  `t74`.`variance` / NULLIF(`t74`.`rate` * `t74`.`rate`, CAST(0.0 AS DOUBLE)),
                  NULL
                )
              ) + MAX(
                IF(
                  `t74`.`arm` = 'control',
                  `t74`.`variance` / NULLIF(`t74`.`rate` * `t74`.`rate`, CAST(0.0 AS DOUBLE)),
                  NULL
                )
              ) AS `variance`,
              COALESCE(MAX(IF(`t74`.`arm` = 'treated', `t74`.`draws`, NULL)), 0) AS `treated`,
              COALESCE(MAX(IF(`t74`.`arm` = 'control', `t74`.`draws`, NULL)), 0) AS `control`,
              COALESCE(MAX(IF(`t74`.`arm` = 'treated', `t74`.`bought`, NULL)), 0) AS `bought_treated`,
              COALESCE(MAX(IF(`t74`.`arm` = 'control', `t74`.`bought`, NULL)), 0) AS `bought_control`
            FROM (
              SELECT
                `t67`.`category`,
                `t67`.`arm`,
                `t67`.`rate`,
                SUM(`t67`.`draws`) AS `draws`,
                SUM(`t67`.`bought`) AS `bought`,
                CAST(SUM(CAST(`t67`.`residual` * `t67`.`residual` AS DECIMAL(38, 9))) AS DOUBLE) / (
                  POWER(CAST(SUM(CAST(`t67`.`weight` AS DECIMAL(38, 9))) AS DOUBLE), 2)
                ) AS `variance`
              FROM (
                SELECT
                  `t64`.`category`,
                  `t64`.`arm`,
                  `t64`.`who`,
                  `t64`.`draws`,
                  `t64`.`bought`,
                  `t64`.`weight`,
                  `t64`.`weighted`,
                  `t64`.`rate`,
                  `t64`.`weighted` - (
                    `t64`.`rate` * `t64`.`weight`
                  ) AS `residual`
                FROM (
                  SELECT
                    `t61`.`category`,
                    `t61`.`arm`,
                    `t61`.`who`,
                    `t61`.`draws`,
                    `t61`.`bought`,
                    `t61`.`weight`,
                    `t61`.`weighted`,
                    CAST(SUM(CAST(`t61`.`weighted` AS DECIMAL(38, 9))) OVER (
                      PARTITION BY `t61`.`category`, `t61`.`arm`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) / CAST(SUM(CAST(`t61`.`weight` AS DECIMAL(38, 9))) OVER (
                      PARTITION BY `t61`.`category`, `t61`.`arm`
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS DOUBLE) AS `rate`
                  FROM (
                    SELECT
                      `t58`.`category`,
                      `t58`.`arm`,
                      `t58`.`who`,
                      COUNT(*) AS `draws`,
                      CAST(SUM(`t58`.`bought`) AS BIGINT) AS `bought`,
                      CAST(SUM(CAST(`t58`.`weight` AS DECIMAL(38, 9))) AS DOUBLE) AS `weight`,
                      CAST(SUM(CAST(`t58`.`weight` * `t58`.`bought` AS DECIMAL(38, 9))) AS DOUBLE) AS `weighted`
                    FROM (
                      SELECT
                        `t55`.`at`,
                        `t55`.`arm`,
                        `t55`.`draw`,
                        `t55`.`who`,
                        `t55`.`sought`,
                        `t55`.`bought_from`,
                        `t55`.`weight`,
                        `t55`.`bought`,
                        CAST(NULL AS STRING) AS `category`
                      FROM `t54` AS `t55`
                      WHERE
                        `t55`.`bought_from` IS NOT NULL
                    ) AS `t58`
                    GROUP BY
                      1,
                      2,
                      3
                  ) AS `t61`
                ) AS `t64`
              ) AS `t67`
              GROUP BY
                1,
                2,
                3
            ) AS `t74`
          ) AS `t77`
        ) AS `t82`
        CROSS JOIN (
          SELECT
            `t0`.`lift` AS `lift_else`,
            `t0`.`low` AS `low_else`,
            `t0`.`high` AS `high_else`
          FROM `lifts` AS `t0`
          WHERE
            `t0`.`category` IS NULL
        ) AS `t15`
      ) AS `t87`
    ) AS `t89`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'referral' AS `kind`,
          IF(`t70`.`known`, `t70`.`lift`, `t16`.`lift_else`) AS `lift`,
          IF(`t70`.`known`, `t70`.`low`, `t16`.`low_else`) AS `low`,
          IF(`t70`.`known`, `t70`.`high`, `t16`.`high_else`) AS `high`,
          IF(`t70`.`known`, 'measured', 'assumed') AS `extra_source`,
          `t70`.`treated`,
          `t70`.`control`,
          `t70`.`bought_treated` AS `came_treated`,
          `t70`.`bought_control` AS `came_control`
        FROM (
          SELECT
            `t57`.`treated`,
            `t57`.`control`,
            `t57`.`bought_treated`,
            `t57`.`bought_control`,
            COALESCE(
              (
                `t57`.`bought_treated` >= 20
              )
              AND (
                `t57`.`treated` >= 20
              )
              AND (
                `t57`.`control` >= 20
              ),
              FALSE
            ) AS `known`,
            (
              CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
            ) - (
              CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
            ) AS `lift`,
            (
              (
                CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
              ) - (
                CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
              )
            ) - (
              POWER(
                (
                  (
                    POWER(
                      (
                        (
                          CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) - (
                          (
                            (
                              (
                                CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 2
                              )
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                          CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) * (
                                          (
                                            (
                                              CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                    ) + (
                                      (
                                        (
                                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) / 4
                                    )
                                  ),
                                  CAST(0.5 AS DOUBLE)
                                )
                              ) * CAST(1.2815515655446004 AS DOUBLE)
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + 1
                            )
                          )
                        )
                      ),
                      2
                    )
                  ) + (
                    POWER(
                      (
                        (
                          (
                            (
                              (
                                CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 2
                              )
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                          CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) * (
                                          (
                                            (
                                              CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                    ) + (
                                      (
                                        (
                                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) / 4
                                    )
                                  ),
                                  CAST(0.5 AS DOUBLE)
                                )
                              ) * CAST(1.2815515655446004 AS DOUBLE)
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + 1
                            )
                          )
                        ) - (
                          CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        )
                      ),
                      2
                    )
                  )
                ),
                CAST(0.5 AS DOUBLE)
              )
            ) AS `low`,
            (
              (
                CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
              ) - (
                CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
              )
            ) + (
              POWER(
                (
                  (
                    POWER(
                      (
                        (
                          (
                            (
                              (
                                CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 2
                              )
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                          CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) * (
                                          (
                                            (
                                              CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                    ) + (
                                      (
                                        (
                                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) / 4
                                    )
                                  ),
                                  CAST(0.5 AS DOUBLE)
                                )
                              ) * CAST(1.2815515655446004 AS DOUBLE)
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + 1
                            )
                          )
                        ) - (
                          CAST(`t57`.`bought_treated` AS DOUBLE) / NULLIF(CAST(`t57`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        )
                      ),
                      2
                    )
                  ) + (
                    POWER(
                      (
                        (
                          CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) - (
                          (
                            (
                              (
                                CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 2
                              )
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                          CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) * (
                                          (
                                            (
                                              CAST(`t57`.`bought_control` AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                            ) * -1
                                          ) + 1
                                        )
                                      ) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                    ) + (
                                      (
                                        (
                                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                        ) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) / 4
                                    )
                                  ),
                                  CAST(0.5 AS DOUBLE)
                                )
                              ) * CAST(1.2815515655446004 AS DOUBLE)
                            ) / (
                              (
                                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t57`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + 1
                            )
                          )
                        )
                      ),
                      2
                    )
                  )
                ),
                CAST(0.5 AS DOUBLE)
              )
            ) AS `high`
          FROM (
            SELECT
              COALESCE(SUM(CAST(`t52`.`arm` = 'treated' AS INT)), 0) AS `treated`,
              COALESCE(SUM(CAST(`t52`.`arm` = 'control' AS INT)), 0) AS `control`,
              CAST(COALESCE(SUM(IF(`t52`.`arm` = 'treated', `t52`.`bought`, NULL)), 0) AS BIGINT) AS `bought_treated`,
              CAST(COALESCE(SUM(IF(`t52`.`arm` = 'control', `t52`.`bought`, NULL)), 0) AS BIGINT) AS `bought_control`
            FROM (
              SELECT
                `t32`.`at`,
                `t32`.`arm`,
                `t32`.`draw`,
                `t32`.`who`,
                `t32`.`sought`,
                `t32`.`bought_from`,
                `t32`.`weight`,
                IF(`t45`.`hit` IS NOT NULL, CAST(1.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `bought`
              FROM (
                SELECT
                  `t26`.`at`,
                  `t26`.`arm`,
                  `t26`.`draw`,
                  `t26`.`who`,
                  `t26`.`sought`,
                  `t26`.`bought_from`,
                  `t26`.`weight`
                FROM (
                  SELECT
                    `t23`.`at`,
                    `t23`.`arm`,
                    `t23`.`propensity`,
                    `t23`.`decision_id` AS `draw`,
                    `t23`.`customer_id` AS `who`,
                    `t23`.`what` AS `sought`,
                    CONCAT(
                      CONCAT(`t23`.`customer_id`, '|'),
                      IF(`t23`.`what` = `t23`.`product_id`, `t23`.`product_id`, CAST(NULL AS STRING))
                    ) AS `bought_from`,
                    1 / COALESCE(`t23`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
                  FROM (
                    SELECT
                      `t9`.`decision_id`,
                      `t9`.`at`,
                      `t9`.`customer_id`,
                      `t9`.`person_id`,
                      `t9`.`account_id`,
                      `t9`.`owner`,
                      `t9`.`customer_group`,
                      `t9`.`action`,
                      `t9`.`product_id`,
                      `t9`.`what`,
                      `t9`.`products`,
                      `t9`.`channel`,
                      `t9`.`arm`,
                      `t9`.`propensity`,
                      `t9`.`expected_margin`,
                      `t9`.`low`,
                      `t9`.`high`,
                      ROW_NUMBER() OVER (
                        PARTITION BY `t9`.`customer_id`, `t9`.`what`
                        ORDER BY `t9`.`at` ASC NULLS LAST, `t9`.`decision_id` ASC NULLS LAST
                      ) - 1 AS `place`,
                      `t9`.`reason`,
                      `t9`.`reasons`,
                      `t9`.`runners_up`,
                      `t9`.`policy_version`,
                      `t9`.`source`,
                      `t9`.`received_at`,
                      `t9`.`load_id`
                    FROM (
                      SELECT
                        *
                      FROM `decisions` AS `t1`
                      WHERE
                        `t1`.`reason` IN ('best_referral', 'control_referral')
                    ) AS `t9`
                  ) AS `t23`
                  WHERE
                    `t23`.`place` = 0
                    AND `t23`.`arm` IN ('treated', 'control')
                    AND (
                      `t23`.`at` + INTERVAL '90' DAY
                    ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    AND (
                      `t23`.`propensity` IS NULL
                      OR ISNAN(`t23`.`propensity`)
                      OR (
                        (
                          `t23`.`propensity` > 0
                        ) AND (
                          `t23`.`propensity` < 1
                        )
                      )
                    )
                ) AS `t26`
              ) AS `t32`
              LEFT OUTER JOIN (
                SELECT DISTINCT
                  `t35`.`draw` AS `hit`
                FROM (
                  SELECT
                    `t32`.`at`,
                    `t32`.`arm`,
                    `t32`.`draw`,
                    `t32`.`who`,
                    `t32`.`sought`,
                    `t32`.`bought_from`,
                    `t32`.`weight`,
                    `t17`.`hit_of`,
                    `t17`.`hit_at`
                  FROM (
                    SELECT
                      `t26`.`at`,
                      `t26`.`arm`,
                      `t26`.`draw`,
                      `t26`.`who`,
                      `t26`.`sought`,
                      `t26`.`bought_from`,
                      `t26`.`weight`
                    FROM (
                      SELECT
                        `t23`.`at`,
                        `t23`.`arm`,
                        `t23`.`propensity`,
                        `t23`.`decision_id` AS `draw`,
                        `t23`.`customer_id` AS `who`,
                        `t23`.`what` AS `sought`,
                        CONCAT(
                          CONCAT(`t23`.`customer_id`, '|'),
                          IF(`t23`.`what` = `t23`.`product_id`, `t23`.`product_id`, CAST(NULL AS STRING))
                        ) AS `bought_from`,
                        1 / COALESCE(`t23`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
                      FROM (
                        SELECT
                          `t9`.`decision_id`,
                          `t9`.`at`,
                          `t9`.`customer_id`,
                          `t9`.`person_id`,
                          `t9`.`account_id`,
                          `t9`.`owner`,
                          `t9`.`customer_group`,
                          `t9`.`action`,
                          `t9`.`product_id`,
                          `t9`.`what`,
                          `t9`.`products`,
                          `t9`.`channel`,
                          `t9`.`arm`,
                          `t9`.`propensity`,
                          `t9`.`expected_margin`,
                          `t9`.`low`,
                          `t9`.`high`,
                          ROW_NUMBER() OVER (
                            PARTITION BY `t9`.`customer_id`, `t9`.`what`
                            ORDER BY `t9`.`at` ASC NULLS LAST, `t9`.`decision_id` ASC NULLS LAST
                          ) - 1 AS `place`,
                          `t9`.`reason`,
                          `t9`.`reasons`,
                          `t9`.`runners_up`,
                          `t9`.`policy_version`,
                          `t9`.`source`,
                          `t9`.`received_at`,
                          `t9`.`load_id`
                        FROM (
                          SELECT
                            *
                          FROM `decisions` AS `t1`
                          WHERE
                            `t1`.`reason` IN ('best_referral', 'control_referral')
                        ) AS `t9`
                      ) AS `t23`
                      WHERE
                        `t23`.`place` = 0
                        AND `t23`.`arm` IN ('treated', 'control')
                        AND (
                          `t23`.`at` + INTERVAL '90' DAY
                        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        AND (
                          `t23`.`propensity` IS NULL
                          OR ISNAN(`t23`.`propensity`)
                          OR (
                            (
                              `t23`.`propensity` > 0
                            ) AND (
                              `t23`.`propensity` < 1
                            )
                          )
                        )
                    ) AS `t26`
                  ) AS `t32`
                  INNER JOIN (
                    SELECT
                      `t2`.`customer_id` AS `hit_of`,
                      GREATEST(`t2`.`at`, `t2`.`came_at`) AS `hit_at`
                    FROM `referrals` AS `t2`
                    WHERE
                      `t2`.`came_at` IS NOT NULL
                  ) AS `t17`
                    ON `t32`.`who` = `t17`.`hit_of`
                ) AS `t35`
                WHERE
                  `t35`.`hit_at` > `t35`.`at`
                  AND `t35`.`hit_at` <= (
                    `t35`.`at` + INTERVAL '90' DAY
                  )
              ) AS `t45`
                ON `t32`.`draw` = `t45`.`hit`
            ) AS `t52`
          ) AS `t57`
        ) AS `t70`
        CROSS JOIN (
          SELECT
            CAST(0.03 AS DOUBLE) AS `lift_else`,
            CAST(0.01 AS DOUBLE) AS `low_else`,
            CAST(0.08 AS DOUBLE) AS `high_else`
          FROM `lifts` AS `t0`
          WHERE
            `t0`.`category` IS NULL
        ) AS `t16`
      ) AS `t71`
    ) AS `t73`
  ) AS `t90`
) AS `t93`
