WITH `t19` AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t3`.`customer_id` AS `who`,
          `t3`.`product_id` AS `what`,
          `t3`.`at` AS `taken_at`
        FROM `order_lines` AS `t3`
        WHERE
          `t3`.`kind` = 'sale'
      ) AS `t12`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t3`.`person_id` AS `who`,
          `t3`.`product_id` AS `what`,
          `t3`.`at` AS `taken_at`
        FROM `order_lines` AS `t3`
        WHERE
          `t3`.`kind` = 'sale'
      ) AS `t13`
    ) AS `t15`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t4`.`customer_id` AS `who`,
          `t4`.`product_id` AS `what`,
          `t4`.`started_at` AS `taken_at`
        FROM `subscriptions` AS `t4`
      ) AS `t8`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t4`.`person_id` AS `who`,
          `t4`.`product_id` AS `what`,
          `t4`.`started_at` AS `taken_at`
        FROM `subscriptions` AS `t4`
      ) AS `t9`
    ) AS `t14`
  ) AS `t17`
  WHERE
    `t17`.`who` IS NOT NULL
), `t37` AS (
  SELECT
    `t33`.`who`,
    `t33`.`at`,
    `t33`.`arm`,
    `t33`.`sought`,
    `t33`.`draw`,
    `t33`.`weight`,
    IF(`t36`.`hit` IS NOT NULL, CAST(1.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `bought`,
    `t10`.`kind` AS `category`
  FROM (
    SELECT
      `t31`.`who`,
      `t31`.`at`,
      `t31`.`arm`,
      `t31`.`sought`,
      `t31`.`draw`,
      `t31`.`weight`
    FROM (
      SELECT
        `t30`.`who`,
        `t30`.`at`,
        `t30`.`arm`,
        `t30`.`sought`,
        `t30`.`propensity`,
        `t30`.`draw`,
        1 / COALESCE(`t30`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
      FROM (
        SELECT
          `t29`.`who`,
          `t29`.`at`,
          `t29`.`arm`,
          `t29`.`sought`,
          `t29`.`propensity`,
          ROW_NUMBER() OVER (
            ORDER BY `t29`.`who` ASC NULLS LAST, `t29`.`at` ASC NULLS LAST, `t29`.`sought` ASC NULLS LAST, `t29`.`arm` ASC NULLS LAST, `t29`.`propensity` ASC NULLS LAST
          ) - 1 AS `draw`
        FROM (
          SELECT
            `t28`.`who`,
            `t28`.`at`,
            `t28`.`arm`,
            `t28`.`sought`,
            `t28`.`propensity`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t6`.`at`,
                `t6`.`arm`,
                `t6`.`propensity`,
                COALESCE(`t24`.`home`, `t6`.`person_ref`) AS `who`,
                `t6`.`action` AS `sought`
              FROM `exposures` AS `t6`
              LEFT OUTER JOIN (
                SELECT
                  `t18`.`person_ref` AS `member`,
                  `t18`.`account_ref` AS `home`
                FROM (
                  SELECT
                    `t16`.`person_ref`,
                    MIN(`t16`.`account_ref`) AS `account_ref`,
                    COUNT(DISTINCT `t16`.`account_ref`) AS `homes`
                  FROM (
                    SELECT
                      *
                    FROM `memberships` AS `t5`
                    WHERE
                      (
                        (
                          `t5`.`from` IS NULL
                        )
                        OR (
                          `t5`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        )
                      )
                      AND (
                        (
                          `t5`.`to` IS NULL
                        )
                        OR (
                          `t5`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        )
                      )
                  ) AS `t16`
                  GROUP BY
                    1
                ) AS `t18`
                WHERE
                  `t18`.`homes` = 1
              ) AS `t24`
                ON `t6`.`person_ref` = `t24`.`member`
            ) AS `t27`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t1`.`at`,
                `t1`.`arm`,
                `t1`.`propensity`,
                `t1`.`customer_id` AS `who`,
                `t1`.`product_id` AS `sought`
              FROM `decisions` AS `t1`
              WHERE
                `t1`.`reason` IN ('best_offer', 'control')
            ) AS `t11`
          ) AS `t28`
        ) AS `t29`
      ) AS `t30`
      WHERE
        `t30`.`arm` IN ('treated', 'control')
        AND (
          `t30`.`at` + INTERVAL '30' DAY
        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        AND (
          `t30`.`propensity` IS NULL
          OR ISNAN(`t30`.`propensity`)
          OR (
            (
              `t30`.`propensity` > 0
            ) AND (
              `t30`.`propensity` < 1
            )
          )
        )
    ) AS `t31`
  ) AS `t33`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      `t20`.`what` AS `sold`
    FROM `t19` AS `t20`
  ) AS `t25`
    ON `t33`.`sought` = `t25`.`sold`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      `t34`.`draw` AS `hit`
    FROM (
      SELECT
        `t33`.`who`,
        `t33`.`at`,
        `t33`.`arm`,
        `t33`.`sought`,
        `t33`.`draw`,
        `t33`.`weight`,
        `t25`.`sold` IS NOT NULL AS `sells`,
        `t26`.`buyer`,
        `t26`.`what`,
        `t26`.`taken_at`
      FROM (
        SELECT
          `t31`.`who`,
          `t31`.`at`,
          `t31`.`arm`,
          `t31`.`sought`,
          `t31`.`draw`,
          `t31`.`weight`
        FROM (
          SELECT
            `t30`.`who`,
            `t30`.`at`,
            `t30`.`arm`,
            `t30`.`sought`,
            `t30`.`propensity`,
            `t30`.`draw`,
            1 / COALESCE(`t30`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
          FROM (
            SELECT
              `t29`.`who`,
              `t29`.`at`,
              `t29`.`arm`,
              `t29`.`sought`,
              `t29`.`propensity`,
              ROW_NUMBER() OVER (
                ORDER BY `t29`.`who` ASC NULLS LAST, `t29`.`at` ASC NULLS LAST, `t29`.`sought` ASC NULLS LAST, `t29`.`arm` ASC NULLS LAST, `t29`.`propensity` ASC NULLS LAST
              ) - 1 AS `draw`
            FROM (
              SELECT
                `t28`.`who`,
                `t28`.`at`,
                `t28`.`arm`,
                `t28`.`sought`,
                `t28`.`propensity`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t6`.`at`,
                    `t6`.`arm`,
                    `t6`.`propensity`,
                    COALESCE(`t24`.`home`, `t6`.`person_ref`) AS `who`,
                    `t6`.`action` AS `sought`
                  FROM `exposures` AS `t6`
                  LEFT OUTER JOIN (
                    SELECT
                      `t18`.`person_ref` AS `member`,
                      `t18`.`account_ref` AS `home`
                    FROM (
                      SELECT
                        `t16`.`person_ref`,
                        MIN(`t16`.`account_ref`) AS `account_ref`,
                        COUNT(DISTINCT `t16`.`account_ref`) AS `homes`
                      FROM (
                        SELECT
                          *
                        FROM `memberships` AS `t5`
                        WHERE
                          (
                            (
                              `t5`.`from` IS NULL
                            )
                            OR (
                              `t5`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            )
                          )
                          AND (
                            (
                              `t5`.`to` IS NULL
                            )
                            OR (
                              `t5`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            )
                          )
                      ) AS `t16`
                      GROUP BY
                        1
                    ) AS `t18`
                    WHERE
                      `t18`.`homes` = 1
                  ) AS `t24`
                    ON `t6`.`person_ref` = `t24`.`member`
                ) AS `t27`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t1`.`at`,
                    `t1`.`arm`,
                    `t1`.`propensity`,
                    `t1`.`customer_id` AS `who`,
                    `t1`.`product_id` AS `sought`
                  FROM `decisions` AS `t1`
                  WHERE
                    `t1`.`reason` IN ('best_offer', 'control')
                ) AS `t11`
              ) AS `t28`
            ) AS `t29`
          ) AS `t30`
          WHERE
            `t30`.`arm` IN ('treated', 'control')
            AND (
              `t30`.`at` + INTERVAL '30' DAY
            ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            AND (
              `t30`.`propensity` IS NULL
              OR ISNAN(`t30`.`propensity`)
              OR (
                (
                  `t30`.`propensity` > 0
                ) AND (
                  `t30`.`propensity` < 1
                )
              )
            )
        ) AS `t31`
      ) AS `t33`
      LEFT OUTER JOIN (
        SELECT DISTINCT
          `t20`.`what` AS `sold`
        FROM `t19` AS `t20`
      ) AS `t25`
        ON `t33`.`sought` = `t25`.`sold`
      INNER JOIN (
        SELECT
          `t20`.`who` AS `buyer`,
          `t20`.`what`,
          `t20`.`taken_at`
        FROM `t19` AS `t20`
      ) AS `t26`
        ON `t33`.`who` = `t26`.`buyer`
    ) AS `t34`
    WHERE
      `t34`.`taken_at` > `t34`.`at`
      AND `t34`.`taken_at` <= (
        `t34`.`at` + INTERVAL '30' DAY
      )
      AND (
        NOT (
          `t34`.`sells`
        ) OR (
          `t34`.`sought` = `t34`.`what`
        )
      )
  ) AS `t36`
    ON `t33`.`draw` = `t36`.`hit`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`product_id` AS `kind_of`,
      `t0`.`category` AS `kind`
    FROM `products` AS `t0`
  ) AS `t10`
    ON `t33`.`sought` = `t10`.`kind_of`
), `t45` AS (
  SELECT
    `t44`.`category`,
    `t44`.`arm`,
    `t44`.`rate`,
    SUM(`t44`.`draws`) AS `draws`,
    SUM(`t44`.`bought`) AS `bought`,
    CAST(SUM(CAST(`t44`.`residual` * `t44`.`residual` AS DECIMAL(38, 9))) AS DOUBLE) / (
      POWER(CAST(SUM(CAST(`t44`.`weight` AS DECIMAL(38, 9))) AS DOUBLE), 2)
    ) AS `variance`
  FROM (
    SELECT
      `t43`.`category`,
      `t43`.`arm`,
      `t43`.`who`,
      `t43`.`draws`,
      `t43`.`bought`,
      `t43`.`weight`,
      `t43`.`weighted`,
      `t43`.`rate`,
      `t43`.`weighted` - (
        `t43`.`rate` * `t43`.`weight`
      ) AS `residual`
    FROM (
      SELECT
        `t42`.`category`,
        `t42`.`arm`,
        `t42`.`who`,
        `t42`.`draws`,
        `t42`.`bought`,
        `t42`.`weight`,
        `t42`.`weighted`,
        CAST(SUM(CAST(`t42`.`weighted` AS DECIMAL(38, 9))) OVER (
          PARTITION BY `t42`.`category`, `t42`.`arm`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) / CAST(SUM(CAST(`t42`.`weight` AS DECIMAL(38, 9))) OVER (
          PARTITION BY `t42`.`category`, `t42`.`arm`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) AS `rate`
      FROM (
        SELECT
          `t41`.`category`,
          `t41`.`arm`,
          `t41`.`who`,
          COUNT(*) AS `draws`,
          CAST(SUM(`t41`.`bought`) AS BIGINT) AS `bought`,
          CAST(SUM(CAST(`t41`.`weight` AS DECIMAL(38, 9))) AS DOUBLE) AS `weight`,
          CAST(SUM(CAST(`t41`.`weight` * `t41`.`bought` AS DECIMAL(38, 9))) AS DOUBLE) AS `weighted`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t38`.`who`,
              `t38`.`at`,
              `t38`.`arm`,
              `t38`.`sought`,
              `t38`.`draw`,
              `t38`.`weight`,
              `t38`.`bought`,
              CAST(NULL AS STRING) AS `category`
            FROM `t37` AS `t38`
          ) AS `t39`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM `t37` AS `t38`
            WHERE
              `t38`.`category` IS NOT NULL
          ) AS `t40`
        ) AS `t41`
        GROUP BY
          1,
          2,
          3
      ) AS `t42`
    ) AS `t43`
  ) AS `t44`
  GROUP BY
    1,
    2,
    3
), `t53` AS (
  SELECT
    `t49`.`log`,
    `t49`.`variance`,
    `t49`.`treated`,
    `t49`.`control`,
    `t49`.`bought_treated`,
    `t49`.`bought_control`,
    'all' AS `name`,
    CAST(NULL AS STRING) AS `category`,
    COALESCE(
      (
        `t49`.`bought_treated` >= 20
      )
      AND (
        `t49`.`bought_control` >= 20
      )
      AND (
        `t49`.`log` IS NOT NULL AND NOT ISNAN(`t49`.`log`)
      ),
      FALSE
    ) AS `known`
  FROM (
    SELECT
      LN(
        NULLIF(MAX(IF(`t47`.`arm` = 'treated', `t47`.`rate`, NULL)), CAST(0.0 AS DOUBLE)) / NULLIF(MAX(IF(`t47`.`arm` = 'control', `t47`.`rate`, NULL)), CAST(0.0 AS DOUBLE))
      ) AS `log`,
      MAX(
        IF(
          `t47`.`arm` = 'treated',
          `t47`.`variance` / NULLIF(`t47`.`rate` * `t47`.`rate`, CAST(0.0 AS DOUBLE)),
          NULL
        )
      ) + MAX(
        IF(
          `t47`.`arm` = 'control',
          `t47`.`variance` / NULLIF(`t47`.`rate` * `t47`.`rate`, CAST(0.0 AS DOUBLE)),
          NULL
        )
      ) AS `variance`,
      COALESCE(MAX(IF(`t47`.`arm` = 'treated', `t47`.`draws`, NULL)), 0) AS `treated`,
      COALESCE(MAX(IF(`t47`.`arm` = 'control', `t47`.`draws`, NULL)), 0) AS `control`,
      COALESCE(MAX(IF(`t47`.`arm` = 'treated', `t47`.`bought`, NULL)), 0) AS `bought_treated`,
      COALESCE(MAX(IF(`t47`.`arm` = 'control', `t47`.`bought`, NULL)), 0) AS `bought_control`
    FROM (
      SELECT
        *
      FROM `t45` AS `t46`
      WHERE
        `t46`.`category` IS NULL
    ) AS `t47`
  ) AS `t49`
)
SELECT
  `t59`.`name`,
  `t59`.`category`,
  IF(
    `t59`.`known`,
    (
      EXP(`t59`.`log`) - 1
    ) * CAST(0.3333333333333333 AS DOUBLE),
    CAST(0.05 AS DOUBLE)
  ) AS `lift`,
  IF(
    `t59`.`known`,
    (
      EXP(`t59`.`log` - (
        SQRT(`t59`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
      )) - 1
    ) * CAST(0.3333333333333333 AS DOUBLE),
    CAST(0.01 AS DOUBLE)
  ) AS `low`,
  IF(
    `t59`.`known`,
    (
      EXP(`t59`.`log` + (
        SQRT(`t59`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
      )) - 1
    ) * CAST(0.3333333333333333 AS DOUBLE),
    CAST(0.15 AS DOUBLE)
  ) AS `high`,
  IF(`t59`.`known`, 'measured', 'assumed') AS `extra_source`,
  `t59`.`treated`,
  `t59`.`control`,
  `t59`.`bought_treated`,
  `t59`.`bought_control`
FROM (
  SELECT
    *
  FROM `t53` AS `t54`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t57`.`middle` + (
        (
          CAST(0.09 AS DOUBLE) / (
            `t57`.`variance` + CAST(0.09 AS DOUBLE)
          )
        ) * (
          `t57`.`log` - `t57`.`middle`
        )
      ) AS `log`,
      (
        (
          CAST(0.09 AS DOUBLE) / (
            `t57`.`variance` + CAST(0.09 AS DOUBLE)
          )
        ) * `t57`.`variance`
      ) + (
        (
          1 - (
            CAST(0.09 AS DOUBLE) / (
              `t57`.`variance` + CAST(0.09 AS DOUBLE)
            )
          )
        ) * (
          1 - (
            CAST(0.09 AS DOUBLE) / (
              `t57`.`variance` + CAST(0.09 AS DOUBLE)
            )
          )
        ) * `t57`.`about`
      ) AS `variance`,
      `t57`.`treated`,
      `t57`.`control`,
      `t57`.`bought_treated`,
      `t57`.`bought_control`,
      CONCAT('category ', `t57`.`category`) AS `name`,
      `t57`.`category`,
      TRUE AS `known`
    FROM (
      SELECT
        `t52`.`category`,
        `t52`.`log`,
        `t52`.`variance`,
        `t52`.`treated`,
        `t52`.`control`,
        `t52`.`bought_treated`,
        `t52`.`bought_control`,
        `t56`.`middle`,
        `t56`.`about`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t48`.`category`,
            LN(
              NULLIF(MAX(IF(`t48`.`arm` = 'treated', `t48`.`rate`, NULL)), CAST(0.0 AS DOUBLE)) / NULLIF(MAX(IF(`t48`.`arm` = 'control', `t48`.`rate`, NULL)), CAST(0.0 AS DOUBLE))
            ) AS `log`,
            MAX(
              IF(
                `t48`.`arm` = 'treated',
                `t48`.`variance` / NULLIF(`t48`.`rate` * `t48`.`rate`, CAST(0.0 AS DOUBLE)),
                NULL
              )
            ) + MAX(
              IF(
                `t48`.`arm` = 'control',
                `t48`.`variance` / NULLIF(`t48`.`rate` * `t48`.`rate`, CAST(0.0 AS DOUBLE)),
                NULL
              )
            ) AS `variance`,
            COALESCE(MAX(IF(`t48`.`arm` = 'treated', `t48`.`draws`, NULL)), 0) AS `treated`,
            COALESCE(MAX(IF(`t48`.`arm` = 'control', `t48`.`draws`, NULL)), 0) AS `control`,
            COALESCE(MAX(IF(`t48`.`arm` = 'treated', `t48`.`bought`, NULL)), 0) AS `bought_treated`,
            COALESCE(MAX(IF(`t48`.`arm` = 'control', `t48`.`bought`, NULL)), 0) AS `bought_control`
          FROM (
            SELECT
              *
            FROM `t45` AS `t46`
            WHERE
              `t46`.`category` IS NOT NULL
          ) AS `t48`
          GROUP BY
            1
        ) AS `t50`
        WHERE
          `t50`.`log` IS NOT NULL AND NOT ISNAN(`t50`.`log`)
      ) AS `t52`
      CROSS JOIN (
        SELECT
          `t54`.`log` AS `middle`,
          `t54`.`variance` AS `about`
        FROM `t53` AS `t54`
        WHERE
          `t54`.`known`
      ) AS `t56`
    ) AS `t57`
  ) AS `t58`
) AS `t59`
