WITH `t11` AS (
  SELECT
    `t6`.`customer_id`,
    `t5`.`customer_group`,
    `t6`.`product_id`
  FROM `owned` AS `t6`
  INNER JOIN `customer_groups` AS `t5`
    ON `t6`.`customer_id` = `t5`.`customer_id`
), `t13` AS (
  SELECT
    `t7`.`customer_group`,
    `t7`.`n_group`,
    GREATEST(LEAST(CAST(FLOOR((
      `t7`.`n_group`
    ) / (
      100
    )) AS BIGINT), 20), 1) AS `least`
  FROM (
    SELECT
      `t0`.`customer_group`,
      COUNT(*) AS `n_group`
    FROM `customer_groups` AS `t0`
    GROUP BY
      1
  ) AS `t7`
), `t19` AS (
  SELECT
    `t12`.`customer_id`,
    `t12`.`customer_group`,
    ARRAY(`t12`.`product_id`) AS `antecedent`
  FROM `t11` AS `t12`
), `t23` AS (
  SELECT
    `t21`.`customer_group` AS `of_group`,
    `t21`.`antecedent` AS `owned`,
    COUNT(*) AS `n_antecedent`
  FROM `t19` AS `t21`
  GROUP BY
    1,
    2
), `t25` AS (
  SELECT
    `t6`.`customer_id`,
    `t5`.`customer_group`,
    `t6`.`product_id`
  FROM `owned` AS `t6`
  INNER JOIN `customer_groups` AS `t5`
    ON `t6`.`customer_id` = `t5`.`customer_id`
  LEFT SEMI JOIN (
    SELECT
      `t2`.`product_id`
    FROM `products` AS `t2`
    WHERE
      `t2`.`is_product`
      AND `t2`.`available`
      AND (
        (
          `t2`.`sold_as` = 'subscription'
        )
        OR NOT (
          (
            SELECT
              COUNT(`t3`.`would_buy_anyway`) AS `Count(would_buy_anyway)`
            FROM `chances` AS `t3`
          ) > 0
        )
      )
  ) AS `t20`
    ON `t6`.`product_id` = `t20`.`product_id`
), `t30` AS (
  SELECT DISTINCT
    ARRAY(`t27`.`product_id`) AS `products`
  FROM `t25` AS `t27`
), `t31` AS (
  SELECT
    `t27`.`customer_id`,
    `t27`.`customer_group`,
    ARRAY(`t27`.`product_id`) AS `products`
  FROM `t25` AS `t27`
), `t45` AS (
  SELECT
    `t42`.`products`,
    `t10`.`groups`,
    `t42`.`n_products` / `t10`.`customers` AS `share`
  FROM (
    SELECT
      `t34`.`products`,
      COUNT(*) AS `n_products`
    FROM `t31` AS `t34`
    GROUP BY
      1
  ) AS `t42`
  CROSS JOIN (
    SELECT
      COUNT(*) AS `customers`,
      COUNT(DISTINCT `t0`.`customer_group`) AS `groups`
    FROM `customer_groups` AS `t0`
  ) AS `t10`
), `t59` AS (
  SELECT
    `t55`.`customer_group`,
    `t55`.`antecedent`,
    `t55`.`products`,
    `t55`.`n_group`,
    `t55`.`least`,
    COALESCE(`t26`.`n_antecedent`, 0) AS `n_antecedent`,
    COALESCE(`t48`.`n_both`, 0) AS `n_both`,
    `t58`.`whole_antecedent`,
    `t58`.`whole_products`,
    `t58`.`all_both`,
    `t58`.`all_antecedent`,
    `t51`.`groups`,
    `t51`.`share`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t29`.`antecedent`,
        `t18`.`customer_group`,
        `t18`.`n_group`,
        `t18`.`least`,
        `t36`.`products`
      FROM (
        SELECT DISTINCT
          `t24`.`owned` AS `antecedent`
        FROM `t23` AS `t24`
      ) AS `t29`
      CROSS JOIN `t13` AS `t18`
      CROSS JOIN `t30` AS `t36`
    ) AS `t40`
    WHERE
      NOT (
        COALESCE(
          IF(
            `t40`.`antecedent` IS NULL,
            NULL,
            COALESCE(
              ARRAY_CONTAINS(`t40`.`antecedent`, ELEMENT_AT(`t40`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT))),
              FALSE
            )
          ),
          FALSE
        )
        OR COALESCE(
          IF(
            `t40`.`antecedent` IS NULL,
            NULL,
            COALESCE(
              ARRAY_CONTAINS(`t40`.`antecedent`, ELEMENT_AT(`t40`.`products`, CAST(IF(1 < 0, 1, 1 + 1) AS INT))),
              FALSE
            )
          ),
          FALSE
        )
        OR COALESCE(
          IF(
            `t40`.`antecedent` IS NULL,
            NULL,
            COALESCE(
              ARRAY_CONTAINS(`t40`.`antecedent`, ELEMENT_AT(`t40`.`products`, CAST(IF(2 < 0, 2, 2 + 1) AS INT))),
              FALSE
            )
          ),
          FALSE
        )
      )
  ) AS `t55`
  LEFT OUTER JOIN `t23` AS `t26`
    ON `t55`.`customer_group` = `t26`.`of_group` AND `t55`.`antecedent` = `t26`.`owned`
  LEFT OUTER JOIN (
    SELECT
      `t44`.`customer_group`,
      `t44`.`antecedent`,
      `t44`.`products`,
      COUNT(*) AS `n_both`
    FROM (
      SELECT
        `t22`.`customer_id`,
        `t22`.`customer_group`,
        `t22`.`antecedent`,
        `t35`.`products`
      FROM `t19` AS `t22`
      INNER JOIN (
        SELECT
          `t27`.`customer_id`,
          ARRAY(`t27`.`product_id`) AS `products`
        FROM `t25` AS `t27`
      ) AS `t35`
        ON `t22`.`customer_id` = `t35`.`customer_id`
    ) AS `t44`
    GROUP BY
      1,
      2,
      3
  ) AS `t48`
    ON `t55`.`customer_group` = `t48`.`customer_group`
    AND `t55`.`antecedent` = `t48`.`antecedent`
    AND `t55`.`products` = `t48`.`products`
  INNER JOIN (
    SELECT
      `t56`.`antecedent` AS `whole_antecedent`,
      `t56`.`products` AS `whole_products`,
      SUM(`t56`.`n_both`) AS `all_both`,
      SUM(`t56`.`n_antecedent`) AS `all_antecedent`
    FROM (
      SELECT
        `t55`.`customer_group`,
        `t55`.`antecedent`,
        `t55`.`products`,
        `t55`.`n_group`,
        `t55`.`least`,
        COALESCE(`t26`.`n_antecedent`, 0) AS `n_antecedent`,
        COALESCE(`t48`.`n_both`, 0) AS `n_both`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t29`.`antecedent`,
            `t18`.`customer_group`,
            `t18`.`n_group`,
            `t18`.`least`,
            `t36`.`products`
          FROM (
            SELECT DISTINCT
              `t24`.`owned` AS `antecedent`
            FROM `t23` AS `t24`
          ) AS `t29`
          CROSS JOIN `t13` AS `t18`
          CROSS JOIN `t30` AS `t36`
        ) AS `t40`
        WHERE
          NOT (
            COALESCE(
              IF(
                `t40`.`antecedent` IS NULL,
                NULL,
                COALESCE(
                  ARRAY_CONTAINS(`t40`.`antecedent`, ELEMENT_AT(`t40`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT))),
                  FALSE
                )
              ),
              FALSE
            )
            OR COALESCE(
              IF(
                `t40`.`antecedent` IS NULL,
                NULL,
                COALESCE(
                  ARRAY_CONTAINS(`t40`.`antecedent`, ELEMENT_AT(`t40`.`products`, CAST(IF(1 < 0, 1, 1 + 1) AS INT))),
                  FALSE
                )
              ),
              FALSE
            )
            OR COALESCE(
              IF(
                `t40`.`antecedent` IS NULL,
                NULL,
                COALESCE(
                  ARRAY_CONTAINS(`t40`.`antecedent`, ELEMENT_AT(`t40`.`products`, CAST(IF(2 < 0, 2, 2 + 1) AS INT))),
                  FALSE
                )
              ),
              FALSE
            )
          )
      ) AS `t55`
      LEFT OUTER JOIN `t23` AS `t26`
        ON `t55`.`customer_group` = `t26`.`of_group` AND `t55`.`antecedent` = `t26`.`owned`
      LEFT OUTER JOIN (
        SELECT
          `t44`.`customer_group`,
          `t44`.`antecedent`,
          `t44`.`products`,
          COUNT(*) AS `n_both`
        FROM (
          SELECT
            `t22`.`customer_id`,
            `t22`.`customer_group`,
            `t22`.`antecedent`,
            `t35`.`products`
          FROM `t19` AS `t22`
          INNER JOIN (
            SELECT
              `t27`.`customer_id`,
              ARRAY(`t27`.`product_id`) AS `products`
            FROM `t25` AS `t27`
          ) AS `t35`
            ON `t22`.`customer_id` = `t35`.`customer_id`
        ) AS `t44`
        GROUP BY
          1,
          2,
          3
      ) AS `t48`
        ON `t55`.`customer_group` = `t48`.`customer_group`
        AND `t55`.`antecedent` = `t48`.`antecedent`
        AND `t55`.`products` = `t48`.`products`
    ) AS `t56`
    GROUP BY
      1,
      2
  ) AS `t58`
    ON `t55`.`antecedent` = `t58`.`whole_antecedent`
    AND `t55`.`products` = `t58`.`whole_products`
  INNER JOIN `t45` AS `t51`
    ON `t55`.`products` = `t51`.`products`
), `t65` AS (
  SELECT
    IF(
      (
        `t64`.`beyond` / NULLIF(`t64`.`room`, CAST(0.0 AS DOUBLE))
      ) IS NULL
      OR ISNAN(`t64`.`beyond` / NULLIF(`t64`.`room`, CAST(0.0 AS DOUBLE)))
      OR (
        (
          `t64`.`beyond` / NULLIF(`t64`.`room`, CAST(0.0 AS DOUBLE))
        ) <= CAST(9.99999000001e-07 AS DOUBLE)
      ),
      CAST(1000000.0 AS DOUBLE),
      GREATEST(
        (
          1 / NULLIF(`t64`.`beyond` / NULLIF(`t64`.`room`, CAST(0.0 AS DOUBLE)), CAST(0.0 AS DOUBLE))
        ) - 1,
        CAST(1.0 AS DOUBLE)
      )
    ) AS `strength`
  FROM (
    SELECT
      CAST(SUM(
        CAST((
          CAST(`t62`.`n_antecedent` AS DOUBLE) - 1
        ) * (
          `t62`.`centre` * (
            1 - `t62`.`centre`
          ) * IF(`t62`.`groups` = 1, CAST(1.0 AS DOUBLE), (
            `t62`.`groups` - 1
          ) / `t62`.`groups`)
        ) AS DECIMAL(38, 15))
      ) AS DOUBLE) AS `room`,
      CAST(SUM(
        CAST((
          CAST(`t62`.`n_antecedent` AS DOUBLE) * (
            (
              `t62`.`n_both` / CAST(`t62`.`n_antecedent` AS DOUBLE)
            ) - `t62`.`centre`
          ) * (
            (
              `t62`.`n_both` / CAST(`t62`.`n_antecedent` AS DOUBLE)
            ) - `t62`.`centre`
          )
        ) - (
          `t62`.`centre` * (
            1 - `t62`.`centre`
          ) * IF(`t62`.`groups` = 1, CAST(1.0 AS DOUBLE), (
            `t62`.`groups` - 1
          ) / `t62`.`groups`)
        ) AS DECIMAL(38, 15))
      ) AS DOUBLE) AS `beyond`
    FROM (
      SELECT
        `t60`.`customer_group`,
        `t60`.`antecedent`,
        `t60`.`products`,
        `t60`.`n_group`,
        `t60`.`least`,
        `t60`.`n_antecedent`,
        `t60`.`n_both`,
        `t60`.`whole_antecedent`,
        `t60`.`whole_products`,
        `t60`.`all_both`,
        `t60`.`all_antecedent`,
        `t60`.`groups`,
        `t60`.`share`,
        IF(
          `t60`.`groups` = 1,
          `t60`.`share`,
          `t60`.`all_both` / NULLIF(`t60`.`all_antecedent`, 0)
        ) AS `centre`
      FROM `t59` AS `t60`
      WHERE
        `t60`.`n_antecedent` >= 2
    ) AS `t62`
  ) AS `t64`
), `t75` AS (
  SELECT
    `t22`.`customer_id`,
    `t22`.`antecedent`,
    `t22`.`customer_group`,
    `t73`.`products`,
    `t73`.`n_antecedent`,
    `t73`.`n_both`,
    `t73`.`n_group`,
    `t73`.`confidence_adjusted`
  FROM `t19` AS `t22`
  INNER JOIN (
    SELECT
      `t69`.`customer_group`,
      `t69`.`antecedent`,
      `t69`.`products`,
      `t69`.`n_group`,
      `t69`.`least`,
      `t69`.`n_antecedent`,
      `t69`.`n_both`,
      `t69`.`whole_antecedent`,
      `t69`.`whole_products`,
      `t69`.`all_both`,
      `t69`.`all_antecedent`,
      `t69`.`groups`,
      `t69`.`share`,
      `t69`.`centre`,
      `t69`.`strength`,
      CAST(ROUND(
        (
          `t69`.`n_both` + (
            `t69`.`strength` * `t69`.`centre`
          )
        ) / (
          `t69`.`n_antecedent` + `t69`.`strength`
        ),
        12
      ) AS DOUBLE) AS `confidence_adjusted`
    FROM (
      SELECT
        `t63`.`customer_group`,
        `t63`.`antecedent`,
        `t63`.`products`,
        `t63`.`n_group`,
        `t63`.`least`,
        `t63`.`n_antecedent`,
        `t63`.`n_both`,
        `t63`.`whole_antecedent`,
        `t63`.`whole_products`,
        `t63`.`all_both`,
        `t63`.`all_antecedent`,
        `t63`.`groups`,
        `t63`.`share`,
        `t63`.`centre`,
        `t67`.`strength`
      FROM (
        SELECT
          `t60`.`customer_group`,
          `t60`.`antecedent`,
          `t60`.`products`,
          `t60`.`n_group`,
          `t60`.`least`,
          `t60`.`n_antecedent`,
          `t60`.`n_both`,
          `t60`.`whole_antecedent`,
          `t60`.`whole_products`,
          `t60`.`all_both`,
          `t60`.`all_antecedent`,
          `t60`.`groups`,
          `t60`.`share`,
          IF(
            `t60`.`groups` = 1,
            `t60`.`share`,
            `t60`.`all_both` / NULLIF(`t60`.`all_antecedent`, 0)
          ) AS `centre`
        FROM `t59` AS `t60`
      ) AS `t63`
      CROSS JOIN `t65` AS `t67`
    ) AS `t69`
    WHERE
      `t69`.`n_antecedent` >= `t69`.`least`
  ) AS `t73`
    ON `t22`.`customer_group` = `t73`.`customer_group`
    AND `t22`.`antecedent` = `t73`.`antecedent`
)
SELECT
  *
FROM (
  SELECT
    `t86`.`customer_id`,
    `t86`.`customer_group`,
    `t86`.`product_id`,
    `t86`.`products`,
    `t86`.`antecedent`,
    `t86`.`confidence`,
    `t86`.`support`,
    `t86`.`n_antecedent`,
    `t86`.`n_both`,
    `t86`.`n_group`,
    `t86`.`confidence_adjusted`,
    `t86`.`rank_key`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t84`.`customer_id`,
        `t84`.`customer_group`,
        `t84`.`product_id`,
        `t84`.`products`,
        `t84`.`antecedent`,
        `t84`.`confidence`,
        `t84`.`support`,
        `t84`.`n_antecedent`,
        `t84`.`n_both`,
        `t84`.`n_group`,
        `t84`.`confidence_adjusted`,
        `t84`.`rank_key`,
        ROW_NUMBER() OVER (
          PARTITION BY `t84`.`customer_id`
          ORDER BY CAST(ROUND(`t84`.`rank_key`, 12) AS DOUBLE) DESC, SIZE(`t84`.`products`) ASC NULLS LAST, `t84`.`products` ASC NULLS LAST
        ) - 1 AS `place`
      FROM (
        SELECT
          `t83`.`customer_id`,
          `t83`.`customer_group`,
          IF(SIZE(`t83`.`products`) > 0, CONCAT_WS('+', `t83`.`products`), NULL) AS `product_id`,
          `t83`.`products`,
          `t83`.`antecedent`,
          `t83`.`n_both` / `t83`.`n_antecedent` AS `confidence`,
          `t83`.`n_both` / `t83`.`n_group` AS `support`,
          `t83`.`n_antecedent`,
          `t83`.`n_both`,
          `t83`.`n_group`,
          `t83`.`confidence_adjusted`,
          (
            (
              `t83`.`n_both` / `t83`.`n_antecedent`
            ) + (
              `t83`.`n_both` / `t83`.`n_group`
            )
          ) / 2 AS `rank_key`
        FROM (
          SELECT
            `t82`.`customer_id`,
            `t82`.`antecedent`,
            `t82`.`customer_group`,
            `t82`.`products`,
            `t82`.`n_antecedent`,
            `t82`.`n_both`,
            `t82`.`n_group`,
            `t82`.`confidence_adjusted`,
            ROW_NUMBER() OVER (
              PARTITION BY `t82`.`customer_id`, `t82`.`products`
              ORDER BY `t82`.`confidence_adjusted` DESC, `t82`.`n_antecedent` DESC, SIZE(`t82`.`antecedent`) ASC NULLS LAST, `t82`.`antecedent` ASC NULLS LAST
            ) - 1 AS `place`
          FROM (
            SELECT
              `t81`.`customer_id`,
              `t81`.`antecedent`,
              `t81`.`customer_group`,
              `t81`.`products`,
              `t81`.`n_antecedent`,
              `t81`.`n_both`,
              `t81`.`n_group`,
              `t81`.`confidence_adjusted`
            FROM (
              SELECT
                *
              FROM `t75` AS `t76`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  `t78`.`customer_id`,
                  `t78`.`antecedent`,
                  `t78`.`customer_group`,
                  `t78`.`products`,
                  `t78`.`n_antecedent`,
                  `t78`.`n_both`,
                  `t78`.`n_group`,
                  `t78`.`confidence_adjusted`
                FROM (
                  SELECT
                    `t4`.`customer_id`,
                    `t4`.`customer_group`,
                    `t74`.`products`,
                    `t74`.`n_antecedent`,
                    `t74`.`n_both`,
                    `t74`.`n_group`,
                    `t74`.`confidence_adjusted`,
                    ARRAY() AS `antecedent`
                  FROM `customer_groups` AS `t4`
                  LEFT ANTI JOIN `t75` AS `t77`
                    ON `t4`.`customer_id` = `t77`.`customer_id`
                  INNER JOIN (
                    SELECT
                      `t70`.`customer_group`,
                      `t70`.`products`,
                      `t70`.`n_group` AS `n_antecedent`,
                      COALESCE(`t70`.`n_in`, 0) AS `n_both`,
                      `t70`.`n_group`,
                      CAST(ROUND(
                        (
                          COALESCE(`t70`.`n_in`, 0) + (
                            `t70`.`strength` * `t70`.`share`
                          )
                        ) / (
                          `t70`.`n_group` + `t70`.`strength`
                        ),
                        12
                      ) AS DOUBLE) AS `confidence_adjusted`
                    FROM (
                      SELECT
                        `t17`.`customer_group`,
                        `t17`.`n_group`,
                        `t17`.`least`,
                        `t50`.`products`,
                        `t50`.`groups`,
                        `t50`.`share`,
                        `t68`.`strength`,
                        `t41`.`customer_group` AS `customer_group_right`,
                        `t41`.`products` AS `products_right`,
                        `t41`.`n_in`
                      FROM `t13` AS `t17`
                      CROSS JOIN `t45` AS `t50`
                      CROSS JOIN `t65` AS `t68`
                      LEFT OUTER JOIN (
                        SELECT
                          `t34`.`customer_group`,
                          `t34`.`products`,
                          COUNT(*) AS `n_in`
                        FROM `t31` AS `t34`
                        GROUP BY
                          1,
                          2
                      ) AS `t41`
                        ON `t17`.`customer_group` = `t41`.`customer_group`
                        AND `t50`.`products` = `t41`.`products`
                    ) AS `t70`
                  ) AS `t74`
                    ON `t4`.`customer_group` = `t74`.`customer_group`
                ) AS `t78`
              ) AS `t79`
            ) AS `t81`
            LEFT ANTI JOIN (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  `t14`.`customer_id`,
                  `t43`.`products`
                FROM (
                  SELECT
                    `t33`.`products`,
                    EXPLODE(`t33`.`products`) AS `item`
                  FROM `t30` AS `t33`
                ) AS `t43`
                INNER JOIN `t11` AS `t14`
                  ON `t43`.`item` = `t14`.`product_id`
              ) AS `t49`
            ) AS `t53`
              ON `t81`.`customer_id` = `t53`.`customer_id` AND `t81`.`products` = `t53`.`products`
          ) AS `t82`
        ) AS `t83`
        WHERE
          `t83`.`place` = 0 AND `t83`.`n_both` > 0
      ) AS `t84`
    ) AS `t85`
    WHERE
      `t85`.`place` < 5
  ) AS `t86`
) AS `t87`
