WITH `t20` AS (
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
    ) AS `t16`
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
), `t36` AS (
  SELECT
    `t32`.`who`,
    `t32`.`at`,
    `t32`.`arm`,
    `t32`.`sought`,
    `t32`.`draw`,
    `t32`.`weight`,
    IF(`t35`.`hit` IS NOT NULL, CAST(1.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `bought`,
    `t10`.`kind` AS `category`
  FROM (
    SELECT
      `t30`.`who`,
      `t30`.`at`,
      `t30`.`arm`,
      `t30`.`sought`,
      `t30`.`draw`,
      `t30`.`weight`
    FROM (
      SELECT
        `t29`.`who`,
        `t29`.`at`,
        `t29`.`arm`,
        `t29`.`sought`,
        `t29`.`propensity`,
        `t29`.`draw`,
        1 / COALESCE(`t29`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
      FROM (
        SELECT
          `t28`.`who`,
          `t28`.`at`,
          `t28`.`arm`,
          `t28`.`sought`,
          `t28`.`propensity`,
          ROW_NUMBER() OVER (
            ORDER BY `t28`.`who` ASC NULLS LAST, `t28`.`at` ASC NULLS LAST, `t28`.`sought` ASC NULLS LAST, `t28`.`arm` ASC NULLS LAST, `t28`.`propensity` ASC NULLS LAST
          ) - 1 AS `draw`
        FROM (
          SELECT
            `t27`.`who`,
            `t27`.`at`,
            `t27`.`arm`,
            `t27`.`sought`,
            `t27`.`propensity`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t6`.`at`,
                `t6`.`arm`,
                `t6`.`propensity`,
                COALESCE(`t19`.`home`, `t6`.`person_ref`) AS `who`,
                `t6`.`action` AS `sought`
              FROM `exposures` AS `t6`
              LEFT OUTER JOIN (
                SELECT
                  `t15`.`person_ref` AS `member`,
                  MIN(`t15`.`account_ref`) AS `home`
                FROM (
                  SELECT
                    *
                  FROM `memberships` AS `t5`
                  WHERE
                    `t5`.`to` IS NULL
                ) AS `t15`
                GROUP BY
                  1
              ) AS `t19`
                ON `t6`.`person_ref` = `t19`.`member`
            ) AS `t24`
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
          ) AS `t27`
        ) AS `t28`
      ) AS `t29`
      WHERE
        `t29`.`arm` IN ('treated', 'control')
        AND (
          `t29`.`at` + INTERVAL '30' DAY
        ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        AND (
          `t29`.`propensity` IS NULL
          OR ISNAN(`t29`.`propensity`)
          OR (
            (
              `t29`.`propensity` > 0
            ) AND (
              `t29`.`propensity` < 1
            )
          )
        )
    ) AS `t30`
  ) AS `t32`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      `t21`.`what` AS `sold`
    FROM `t20` AS `t21`
  ) AS `t25`
    ON `t32`.`sought` = `t25`.`sold`
  LEFT OUTER JOIN (
    SELECT DISTINCT
      `t33`.`draw` AS `hit`
    FROM (
      SELECT
        `t32`.`who`,
        `t32`.`at`,
        `t32`.`arm`,
        `t32`.`sought`,
        `t32`.`draw`,
        `t32`.`weight`,
        `t25`.`sold` IS NOT NULL AS `sells`,
        `t26`.`buyer`,
        `t26`.`what`,
        `t26`.`taken_at`
      FROM (
        SELECT
          `t30`.`who`,
          `t30`.`at`,
          `t30`.`arm`,
          `t30`.`sought`,
          `t30`.`draw`,
          `t30`.`weight`
        FROM (
          SELECT
            `t29`.`who`,
            `t29`.`at`,
            `t29`.`arm`,
            `t29`.`sought`,
            `t29`.`propensity`,
            `t29`.`draw`,
            1 / COALESCE(`t29`.`propensity`, CAST(1.0 AS DOUBLE)) AS `weight`
          FROM (
            SELECT
              `t28`.`who`,
              `t28`.`at`,
              `t28`.`arm`,
              `t28`.`sought`,
              `t28`.`propensity`,
              ROW_NUMBER() OVER (
                ORDER BY `t28`.`who` ASC NULLS LAST, `t28`.`at` ASC NULLS LAST, `t28`.`sought` ASC NULLS LAST, `t28`.`arm` ASC NULLS LAST, `t28`.`propensity` ASC NULLS LAST
              ) - 1 AS `draw`
            FROM (
              SELECT
                `t27`.`who`,
                `t27`.`at`,
                `t27`.`arm`,
                `t27`.`sought`,
                `t27`.`propensity`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t6`.`at`,
                    `t6`.`arm`,
                    `t6`.`propensity`,
                    COALESCE(`t19`.`home`, `t6`.`person_ref`) AS `who`,
                    `t6`.`action` AS `sought`
                  FROM `exposures` AS `t6`
                  LEFT OUTER JOIN (
                    SELECT
                      `t15`.`person_ref` AS `member`,
                      MIN(`t15`.`account_ref`) AS `home`
                    FROM (
                      SELECT
                        *
                      FROM `memberships` AS `t5`
                      WHERE
                        `t5`.`to` IS NULL
                    ) AS `t15`
                    GROUP BY
                      1
                  ) AS `t19`
                    ON `t6`.`person_ref` = `t19`.`member`
                ) AS `t24`
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
              ) AS `t27`
            ) AS `t28`
          ) AS `t29`
          WHERE
            `t29`.`arm` IN ('treated', 'control')
            AND (
              `t29`.`at` + INTERVAL '30' DAY
            ) <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            AND (
              `t29`.`propensity` IS NULL
              OR ISNAN(`t29`.`propensity`)
              OR (
                (
                  `t29`.`propensity` > 0
                ) AND (
                  `t29`.`propensity` < 1
                )
              )
            )
        ) AS `t30`
      ) AS `t32`
      LEFT OUTER JOIN (
        SELECT DISTINCT
          `t21`.`what` AS `sold`
        FROM `t20` AS `t21`
      ) AS `t25`
        ON `t32`.`sought` = `t25`.`sold`
      INNER JOIN (
        SELECT
          `t21`.`who` AS `buyer`,
          `t21`.`what`,
          `t21`.`taken_at`
        FROM `t20` AS `t21`
      ) AS `t26`
        ON `t32`.`who` = `t26`.`buyer`
    ) AS `t33`
    WHERE
      `t33`.`taken_at` > `t33`.`at`
      AND `t33`.`taken_at` <= (
        `t33`.`at` + INTERVAL '30' DAY
      )
      AND (
        NOT (
          `t33`.`sells`
        ) OR (
          `t33`.`sought` = `t33`.`what`
        )
      )
  ) AS `t35`
    ON `t32`.`draw` = `t35`.`hit`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`product_id` AS `kind_of`,
      `t0`.`category` AS `kind`
    FROM `products` AS `t0`
  ) AS `t10`
    ON `t32`.`sought` = `t10`.`kind_of`
), `t44` AS (
  SELECT
    `t43`.`category`,
    `t43`.`arm`,
    `t43`.`rate`,
    SUM(`t43`.`draws`) AS `draws`,
    SUM(`t43`.`bought`) AS `bought`,
    CAST(SUM(CAST(`t43`.`residual` * `t43`.`residual` AS DECIMAL(38, 9))) AS DOUBLE) / (
      POWER(CAST(SUM(CAST(`t43`.`weight` AS DECIMAL(38, 9))) AS DOUBLE), 2)
    ) AS `variance`
  FROM (
    SELECT
      `t42`.`category`,
      `t42`.`arm`,
      `t42`.`who`,
      `t42`.`draws`,
      `t42`.`bought`,
      `t42`.`weight`,
      `t42`.`weighted`,
      `t42`.`rate`,
      `t42`.`weighted` - (
        `t42`.`rate` * `t42`.`weight`
      ) AS `residual`
    FROM (
      SELECT
        `t41`.`category`,
        `t41`.`arm`,
        `t41`.`who`,
        `t41`.`draws`,
        `t41`.`bought`,
        `t41`.`weight`,
        `t41`.`weighted`,
        CAST(SUM(CAST(`t41`.`weighted` AS DECIMAL(38, 9))) OVER (
          PARTITION BY `t41`.`category`, `t41`.`arm`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) / CAST(SUM(CAST(`t41`.`weight` AS DECIMAL(38, 9))) OVER (
          PARTITION BY `t41`.`category`, `t41`.`arm`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE) AS `rate`
      FROM (
        SELECT
          `t40`.`category`,
          `t40`.`arm`,
          `t40`.`who`,
          COUNT(*) AS `draws`,
          CAST(SUM(`t40`.`bought`) AS BIGINT) AS `bought`,
          CAST(SUM(CAST(`t40`.`weight` AS DECIMAL(38, 9))) AS DOUBLE) AS `weight`,
          CAST(SUM(CAST(`t40`.`weight` * `t40`.`bought` AS DECIMAL(38, 9))) AS DOUBLE) AS `weighted`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t37`.`who`,
              `t37`.`at`,
              `t37`.`arm`,
              `t37`.`sought`,
              `t37`.`draw`,
              `t37`.`weight`,
              `t37`.`bought`,
              CAST(NULL AS STRING) AS `category`
            FROM `t36` AS `t37`
          ) AS `t38`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM `t36` AS `t37`
            WHERE
              `t37`.`category` IS NOT NULL
          ) AS `t39`
        ) AS `t40`
        GROUP BY
          1,
          2,
          3
      ) AS `t41`
    ) AS `t42`
  ) AS `t43`
  GROUP BY
    1,
    2,
    3
), `t52` AS (
  SELECT
    `t48`.`log`,
    `t48`.`variance`,
    `t48`.`treated`,
    `t48`.`control`,
    `t48`.`bought_treated`,
    `t48`.`bought_control`,
    'all' AS `name`,
    CAST(NULL AS STRING) AS `category`,
    COALESCE(
      (
        `t48`.`bought_treated` >= 20
      )
      AND (
        `t48`.`bought_control` >= 20
      )
      AND (
        `t48`.`log` IS NOT NULL AND NOT ISNAN(`t48`.`log`)
      ),
      FALSE
    ) AS `known`
  FROM (
    SELECT
      LN(
        NULLIF(MAX(IF(`t46`.`arm` = 'treated', `t46`.`rate`, NULL)), CAST(0.0 AS DOUBLE)) / NULLIF(MAX(IF(`t46`.`arm` = 'control', `t46`.`rate`, NULL)), CAST(0.0 AS DOUBLE))
      ) AS `log`,
      MAX(
        IF(
          `t46`.`arm` = 'treated',
          `t46`.`variance` / NULLIF(`t46`.`rate` * `t46`.`rate`, CAST(0.0 AS DOUBLE)),
          NULL
        )
      ) + MAX(
        IF(
          `t46`.`arm` = 'control',
          `t46`.`variance` / NULLIF(`t46`.`rate` * `t46`.`rate`, CAST(0.0 AS DOUBLE)),
          NULL
        )
      ) AS `variance`,
      COALESCE(MAX(IF(`t46`.`arm` = 'treated', `t46`.`draws`, NULL)), 0) AS `treated`,
      COALESCE(MAX(IF(`t46`.`arm` = 'control', `t46`.`draws`, NULL)), 0) AS `control`,
      COALESCE(MAX(IF(`t46`.`arm` = 'treated', `t46`.`bought`, NULL)), 0) AS `bought_treated`,
      COALESCE(MAX(IF(`t46`.`arm` = 'control', `t46`.`bought`, NULL)), 0) AS `bought_control`
    FROM (
      SELECT
        *
      FROM `t44` AS `t45`
      WHERE
        `t45`.`category` IS NULL
    ) AS `t46`
  ) AS `t48`
)
SELECT
  `t58`.`name`,
  `t58`.`category`,
  IF(
    `t58`.`known`,
    (
      EXP(`t58`.`log`) - 1
    ) * CAST(0.3333333333333333 AS DOUBLE),
    CAST(0.2 AS DOUBLE)
  ) AS `lift`,
  IF(
    `t58`.`known`,
    (
      EXP(`t58`.`log` - (
        SQRT(`t58`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
      )) - 1
    ) * CAST(0.3333333333333333 AS DOUBLE),
    CAST(0.05 AS DOUBLE)
  ) AS `low`,
  IF(
    `t58`.`known`,
    (
      EXP(`t58`.`log` + (
        SQRT(`t58`.`variance`) * CAST(1.2815515655446004 AS DOUBLE)
      )) - 1
    ) * CAST(0.3333333333333333 AS DOUBLE),
    CAST(0.4 AS DOUBLE)
  ) AS `high`,
  IF(`t58`.`known`, 'measured', 'assumed') AS `extra_source`,
  `t58`.`treated`,
  `t58`.`control`,
  `t58`.`bought_treated`,
  `t58`.`bought_control`
FROM (
  SELECT
    *
  FROM `t52` AS `t53`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t56`.`middle` + (
        (
          CAST(0.09 AS DOUBLE) / (
            `t56`.`variance` + CAST(0.09 AS DOUBLE)
          )
        ) * (
          `t56`.`log` - `t56`.`middle`
        )
      ) AS `log`,
      (
        (
          CAST(0.09 AS DOUBLE) / (
            `t56`.`variance` + CAST(0.09 AS DOUBLE)
          )
        ) * `t56`.`variance`
      ) + (
        (
          1 - (
            CAST(0.09 AS DOUBLE) / (
              `t56`.`variance` + CAST(0.09 AS DOUBLE)
            )
          )
        ) * (
          1 - (
            CAST(0.09 AS DOUBLE) / (
              `t56`.`variance` + CAST(0.09 AS DOUBLE)
            )
          )
        ) * `t56`.`about`
      ) AS `variance`,
      `t56`.`treated`,
      `t56`.`control`,
      `t56`.`bought_treated`,
      `t56`.`bought_control`,
      CONCAT('category ', `t56`.`category`) AS `name`,
      `t56`.`category`,
      TRUE AS `known`
    FROM (
      SELECT
        `t51`.`category`,
        `t51`.`log`,
        `t51`.`variance`,
        `t51`.`treated`,
        `t51`.`control`,
        `t51`.`bought_treated`,
        `t51`.`bought_control`,
        `t55`.`middle`,
        `t55`.`about`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t47`.`category`,
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
            FROM `t44` AS `t45`
            WHERE
              `t45`.`category` IS NOT NULL
          ) AS `t47`
          GROUP BY
            1
        ) AS `t49`
        WHERE
          `t49`.`log` IS NOT NULL AND NOT ISNAN(`t49`.`log`)
      ) AS `t51`
      CROSS JOIN (
        SELECT
          `t53`.`log` AS `middle`,
          `t53`.`variance` AS `about`
        FROM `t52` AS `t53`
        WHERE
          `t53`.`known`
      ) AS `t55`
    ) AS `t56`
  ) AS `t57`
) AS `t58`
