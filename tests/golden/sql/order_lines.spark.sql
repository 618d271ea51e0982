WITH `t11` AS (
  SELECT
    `t0`.`order_id`,
    `t0`.`line_no`,
    `t0`.`at`,
    `t0`.`person_ref`,
    `t0`.`account_ref`,
    `t0`.`product_id`,
    `t0`.`quantity`,
    `t0`.`amount`,
    `t0`.`margin`,
    `t0`.`currency`,
    `t0`.`channel`,
    `t0`.`unit`,
    `t0`.`product_name`,
    `t0`.`country`,
    `t0`.`source`,
    `t0`.`received_at`,
    `t0`.`load_id`,
    `t0`.`person_ref` AS `person_id`,
    `t0`.`account_ref` AS `account_id`,
    COALESCE(`t0`.`account_ref`, `t0`.`person_ref`) AS `customer_id`,
    CASE
      WHEN UPPER(`t0`.`product_id`) IN (
        'POST',
        'POSTAGE',
        'SHIPPING',
        'FREIGHT',
        'DOT',
        'BANK CHARGES',
        'AMAZONFEE',
        'CRUK',
        'PADS'
      )
      OR STARTSWITH(UPPER(`t0`.`product_id`), 'GIFT_0001')
      OR STARTSWITH(UPPER(`t0`.`product_id`), 'TEST')
      OR (
        (
          UPPER(`t0`.`product_id`) = 'M'
        )
        AND (
          UPPER(COALESCE(`t0`.`product_name`, '')) = 'MANUAL'
        )
      )
      OR (
        (
          UPPER(`t0`.`product_id`) = 'D'
        )
        AND (
          UPPER(COALESCE(`t0`.`product_name`, '')) = 'DISCOUNT'
        )
      )
      OR (
        (
          UPPER(`t0`.`product_id`) = 'S'
        )
        AND (
          UPPER(COALESCE(`t0`.`product_name`, '')) = 'SAMPLES'
        )
      )
      OR (
        (
          UPPER(`t0`.`product_id`) = 'C2'
        )
        AND (
          UPPER(COALESCE(`t0`.`product_name`, '')) = 'CARRIAGE'
        )
      )
      OR (
        (
          UPPER(`t0`.`product_id`) = 'B'
        )
        AND (
          UPPER(COALESCE(`t0`.`product_name`, '')) = 'ADJUST BAD DEBT'
        )
      )
      THEN 'charge'
      WHEN (
        (
          CASE
            WHEN `t0`.`quantity` > 0
            THEN 1
            WHEN `t0`.`quantity` < 0
            THEN -1
            WHEN `t0`.`quantity` = 0
            THEN 0
            ELSE NULL
          END * CASE
            WHEN `t0`.`amount` > 0
            THEN 1
            WHEN `t0`.`amount` < 0
            THEN -1
            WHEN `t0`.`amount` = 0
            THEN 0
            ELSE NULL
          END
        ) < 0
      )
      OR (
        (
          CASE
            WHEN `t0`.`amount` > 0
            THEN 1
            WHEN `t0`.`amount` < 0
            THEN -1
            WHEN `t0`.`amount` = 0
            THEN 0
            ELSE NULL
          END = 0
        )
        AND (
          CASE
            WHEN `t0`.`quantity` > 0
            THEN 1
            WHEN `t0`.`quantity` < 0
            THEN -1
            WHEN `t0`.`quantity` = 0
            THEN 0
            ELSE NULL
          END < 0
        )
        AND NOT (
          STARTSWITH(`t0`.`order_id`, 'C')
        )
      )
      THEN 'adjustment'
      WHEN (
        CASE
          WHEN `t0`.`amount` > 0
          THEN 1
          WHEN `t0`.`amount` < 0
          THEN -1
          WHEN `t0`.`amount` = 0
          THEN 0
          ELSE NULL
        END = 0
      )
      AND (
        CASE
          WHEN `t0`.`quantity` > 0
          THEN 1
          WHEN `t0`.`quantity` < 0
          THEN -1
          WHEN `t0`.`quantity` = 0
          THEN 0
          ELSE NULL
        END >= 0
      )
      THEN 'free'
      WHEN (
        CASE
          WHEN `t0`.`quantity` > 0
          THEN 1
          WHEN `t0`.`quantity` < 0
          THEN -1
          WHEN `t0`.`quantity` = 0
          THEN 0
          ELSE NULL
        END < 0
      )
      OR (
        CASE
          WHEN `t0`.`amount` > 0
          THEN 1
          WHEN `t0`.`amount` < 0
          THEN -1
          WHEN `t0`.`amount` = 0
          THEN 0
          ELSE NULL
        END < 0
      )
      THEN 'return'
      ELSE 'sale'
    END AS `kind`
  FROM `order_lines` AS `t0`
  WHERE
    `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
    AND COALESCE(`t0`.`account_ref`, `t0`.`person_ref`) IS NOT NULL
)
SELECT
  *
FROM (
  SELECT
    `t12`.`order_id`,
    `t12`.`line_no`,
    `t12`.`at`,
    `t12`.`customer_id`,
    `t12`.`person_id`,
    `t12`.`account_id`,
    `t12`.`product_id`,
    `t12`.`product_name`,
    IF(COALESCE(`t27`.`cancelled`, FALSE), 'cancelled', `t12`.`kind`) AS `kind`,
    `t27`.`takes` AS `cancels_order_id`,
    `t12`.`quantity`,
    IF(
      COALESCE(UPPER(`t12`.`currency`), 'EUR') <> 'EUR',
      CAST(CAST(`t12`.`amount` AS DECIMAL(38, 10)) * CAST(`t15`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
      `t12`.`amount`
    ) AS `amount`,
    CASE
      WHEN IF(
        COALESCE(UPPER(`t12`.`currency`), 'EUR') <> 'EUR',
        CAST(CAST(`t12`.`margin` AS DECIMAL(38, 10)) * CAST(`t15`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
        `t12`.`margin`
      ) IS NOT NULL
      THEN IF(
        COALESCE(UPPER(`t12`.`currency`), 'EUR') <> 'EUR',
        CAST(CAST(`t12`.`margin` AS DECIMAL(38, 10)) * CAST(`t15`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
        `t12`.`margin`
      )
      WHEN NOT (
        `t12`.`kind` IN ('charge', 'adjustment')
      )
      THEN CAST(CAST(IF(
        COALESCE(UPPER(`t12`.`currency`), 'EUR') <> 'EUR',
        CAST(CAST(`t12`.`amount` AS DECIMAL(38, 10)) * CAST(`t15`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
        `t12`.`amount`
      ) AS DECIMAL(38, 10)) * CAST(COALESCE(`t5`.`share`, CAST(0.3 AS DOUBLE)) AS DECIMAL(38, 10)) AS DECIMAL(18, 2))
      ELSE NULL
    END AS `margin`,
    CASE
      WHEN IF(
        COALESCE(UPPER(`t12`.`currency`), 'EUR') <> 'EUR',
        CAST(CAST(`t12`.`margin` AS DECIMAL(38, 10)) * CAST(`t15`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
        `t12`.`margin`
      ) IS NOT NULL
      THEN 'given'
      WHEN `t12`.`kind` IN ('charge', 'adjustment')
      THEN CAST(NULL AS STRING)
      WHEN `t5`.`share` IS NOT NULL AND NOT ISNAN(`t5`.`share`)
      THEN 'product'
      ELSE 'default'
    END AS `margin_source`,
    `t12`.`channel`,
    `t12`.`unit`,
    `t12`.`country`
  FROM (
    SELECT
      `t0`.`order_id`,
      `t0`.`line_no`,
      `t0`.`at`,
      `t0`.`person_ref`,
      `t0`.`account_ref`,
      `t0`.`product_id`,
      `t0`.`quantity`,
      `t0`.`amount`,
      `t0`.`margin`,
      `t0`.`currency`,
      `t0`.`channel`,
      `t0`.`unit`,
      `t0`.`product_name`,
      `t0`.`country`,
      `t0`.`source`,
      `t0`.`received_at`,
      `t0`.`load_id`,
      `t0`.`person_ref` AS `person_id`,
      `t0`.`account_ref` AS `account_id`,
      COALESCE(`t0`.`account_ref`, `t0`.`person_ref`) AS `customer_id`,
      CASE
        WHEN UPPER(`t0`.`product_id`) IN (
          'POST',
          'POSTAGE',
          'SHIPPING',
          'FREIGHT',
          'DOT',
          'BANK CHARGES',
          'AMAZONFEE',
          'CRUK',
          'PADS'
        )
        OR STARTSWITH(UPPER(`t0`.`product_id`), 'GIFT_0001')
        OR STARTSWITH(UPPER(`t0`.`product_id`), 'TEST')
        OR (
          (
            UPPER(`t0`.`product_id`) = 'M'
          )
          AND (
            UPPER(COALESCE(`t0`.`product_name`, '')) = 'MANUAL'
          )
        )
        OR (
          (
            UPPER(`t0`.`product_id`) = 'D'
          )
          AND (
            UPPER(COALESCE(`t0`.`product_name`, '')) = 'DISCOUNT'
          )
        )
        OR (
          (
            UPPER(`t0`.`product_id`) = 'S'
          )
          AND (
            UPPER(COALESCE(`t0`.`product_name`, '')) = 'SAMPLES'
          )
        )
        OR (
          (
            UPPER(`t0`.`product_id`) = 'C2'
          )
          AND (
            UPPER(COALESCE(`t0`.`product_name`, '')) = 'CARRIAGE'
          )
        )
        OR (
          (
            UPPER(`t0`.`product_id`) = 'B'
          )
          AND (
            UPPER(COALESCE(`t0`.`product_name`, '')) = 'ADJUST BAD DEBT'
          )
        )
        THEN 'charge'
        WHEN (
          (
            CASE
              WHEN `t0`.`quantity` > 0
              THEN 1
              WHEN `t0`.`quantity` < 0
              THEN -1
              WHEN `t0`.`quantity` = 0
              THEN 0
              ELSE NULL
            END * CASE
              WHEN `t0`.`amount` > 0
              THEN 1
              WHEN `t0`.`amount` < 0
              THEN -1
              WHEN `t0`.`amount` = 0
              THEN 0
              ELSE NULL
            END
          ) < 0
        )
        OR (
          (
            CASE
              WHEN `t0`.`amount` > 0
              THEN 1
              WHEN `t0`.`amount` < 0
              THEN -1
              WHEN `t0`.`amount` = 0
              THEN 0
              ELSE NULL
            END = 0
          )
          AND (
            CASE
              WHEN `t0`.`quantity` > 0
              THEN 1
              WHEN `t0`.`quantity` < 0
              THEN -1
              WHEN `t0`.`quantity` = 0
              THEN 0
              ELSE NULL
            END < 0
          )
          AND NOT (
            STARTSWITH(`t0`.`order_id`, 'C')
          )
        )
        THEN 'adjustment'
        WHEN (
          CASE
            WHEN `t0`.`amount` > 0
            THEN 1
            WHEN `t0`.`amount` < 0
            THEN -1
            WHEN `t0`.`amount` = 0
            THEN 0
            ELSE NULL
          END = 0
        )
        AND (
          CASE
            WHEN `t0`.`quantity` > 0
            THEN 1
            WHEN `t0`.`quantity` < 0
            THEN -1
            WHEN `t0`.`quantity` = 0
            THEN 0
            ELSE NULL
          END >= 0
        )
        THEN 'free'
        WHEN (
          CASE
            WHEN `t0`.`quantity` > 0
            THEN 1
            WHEN `t0`.`quantity` < 0
            THEN -1
            WHEN `t0`.`quantity` = 0
            THEN 0
            ELSE NULL
          END < 0
        )
        OR (
          CASE
            WHEN `t0`.`amount` > 0
            THEN 1
            WHEN `t0`.`amount` < 0
            THEN -1
            WHEN `t0`.`amount` = 0
            THEN 0
            ELSE NULL
          END < 0
        )
        THEN 'return'
        ELSE 'sale'
      END AS `kind`
    FROM `order_lines` AS `t0`
    WHERE
      `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t12`
  LEFT OUTER JOIN (
    SELECT
      `t9`.`currency`,
      `t9`.`day`,
      MAX_BY(`t9`.`rate`, `t9`.`rate_day`) AS `rate`
    FROM (
      SELECT
        `t8`.`currency`,
        `t8`.`day`,
        `t6`.`code`,
        `t6`.`rate_day`,
        `t6`.`rate`
      FROM (
        SELECT DISTINCT
          `t0`.`currency`,
          CAST(`t0`.`at` AS DATE) AS `day`
        FROM `order_lines` AS `t0`
        WHERE
          `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND COALESCE(UPPER(`t0`.`currency`), 'EUR') <> 'EUR'
      ) AS `t8`
      INNER JOIN (
        SELECT
          UPPER(`t2`.`currency`) AS `code`,
          `t2`.`day` AS `rate_day`,
          `t2`.`rate`
        FROM `rates` AS `t2`
      ) AS `t6`
        ON UPPER(`t8`.`currency`) = `t6`.`code` AND `t6`.`rate_day` <= `t8`.`day`
    ) AS `t9`
    GROUP BY
      1,
      2
  ) AS `t15`
    ON `t12`.`currency` = `t15`.`currency` AND CAST(`t12`.`at` AS DATE) = `t15`.`day`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`product_id` AS `product_ref`,
      `t1`.`margin_share` AS `share`
    FROM `products` AS `t1`
    WHERE
      `t1`.`margin_share` IS NOT NULL AND NOT ISNAN(`t1`.`margin_share`)
  ) AS `t5`
    ON `t12`.`product_id` = `t5`.`product_ref`
  LEFT OUTER JOIN (
    SELECT
      `t25`.`order_id`,
      `t25`.`line_no`,
      `t25`.`step` > 0 AS `cancelled`,
      IF(
        (
          `t25`.`step` < 0
        ) AND (
          `t25`.`before` > 0
        ),
        `t25`.`before_id`,
        CAST(NULL AS STRING)
      ) AS `takes`
    FROM (
      SELECT
        `t24`.`order_id`,
        `t24`.`line_no`,
        `t24`.`at`,
        `t24`.`customer_id`,
        `t24`.`product_id`,
        `t24`.`pieces`,
        `t24`.`step`,
        `t24`.`total`,
        `t24`.`height`,
        LAG(`t24`.`step`) OVER (
          PARTITION BY `t24`.`customer_id`, `t24`.`product_id`, `t24`.`pieces`, `t24`.`height`
          ORDER BY `t24`.`at` ASC NULLS LAST, `t24`.`step` DESC, `t24`.`order_id` ASC NULLS LAST, `t24`.`line_no` ASC NULLS LAST
        ) AS `before`,
        LAG(`t24`.`order_id`) OVER (
          PARTITION BY `t24`.`customer_id`, `t24`.`product_id`, `t24`.`pieces`, `t24`.`height`
          ORDER BY `t24`.`at` ASC NULLS LAST, `t24`.`step` DESC, `t24`.`order_id` ASC NULLS LAST, `t24`.`line_no` ASC NULLS LAST
        ) AS `before_id`,
        LEAD(`t24`.`step`) OVER (
          PARTITION BY `t24`.`customer_id`, `t24`.`product_id`, `t24`.`pieces`, `t24`.`height`
          ORDER BY `t24`.`at` ASC NULLS LAST, `t24`.`step` DESC, `t24`.`order_id` ASC NULLS LAST, `t24`.`line_no` ASC NULLS LAST
        ) AS `after`
      FROM (
        SELECT
          `t23`.`order_id`,
          `t23`.`line_no`,
          `t23`.`at`,
          `t23`.`customer_id`,
          `t23`.`product_id`,
          `t23`.`pieces`,
          `t23`.`step`,
          `t23`.`total`,
          (
            `t23`.`total` - LEAST(
              MIN(`t23`.`total`) OVER (
                PARTITION BY `t23`.`customer_id`, `t23`.`product_id`, `t23`.`pieces`
                ORDER BY `t23`.`at` ASC NULLS LAST, `t23`.`step` DESC, `t23`.`order_id` ASC NULLS LAST, `t23`.`line_no` ASC NULLS LAST
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ),
              0
            )
          ) + CAST(`t23`.`step` < 0 AS BIGINT) AS `height`
        FROM (
          SELECT
            `t22`.`order_id`,
            `t22`.`line_no`,
            `t22`.`at`,
            `t22`.`customer_id`,
            `t22`.`product_id`,
            `t22`.`pieces`,
            `t22`.`step`,
            SUM(`t22`.`step`) OVER (
              PARTITION BY `t22`.`customer_id`, `t22`.`product_id`, `t22`.`pieces`
              ORDER BY `t22`.`at` ASC NULLS LAST, `t22`.`step` DESC, `t22`.`order_id` ASC NULLS LAST, `t22`.`line_no` ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS `total`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t20`.`order_id`,
                `t20`.`line_no`,
                `t20`.`at`,
                `t20`.`customer_id`,
                `t20`.`product_id`,
                `t20`.`pieces`,
                `t20`.`step`
              FROM (
                SELECT
                  `t13`.`order_id`,
                  `t13`.`line_no`,
                  `t13`.`at`,
                  `t13`.`customer_id`,
                  `t13`.`product_id`,
                  `t13`.`quantity` AS `pieces`,
                  1 AS `step`
                FROM `t11` AS `t13`
                WHERE
                  `t13`.`kind` = 'sale'
              ) AS `t20`
              LEFT SEMI JOIN (
                SELECT DISTINCT
                  `t13`.`customer_id`,
                  `t13`.`product_id`,
                  -(
                    `t13`.`quantity`
                  ) AS `pieces`
                FROM `t11` AS `t13`
                WHERE
                  `t13`.`kind` = 'return'
              ) AS `t19`
                ON `t20`.`customer_id` = `t19`.`customer_id`
                AND `t20`.`product_id` = `t19`.`product_id`
                AND `t20`.`pieces` = `t19`.`pieces`
            ) AS `t21`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t13`.`order_id`,
                `t13`.`line_no`,
                `t13`.`at`,
                `t13`.`customer_id`,
                `t13`.`product_id`,
                -(
                  `t13`.`quantity`
                ) AS `pieces`,
                -1 AS `step`
              FROM `t11` AS `t13`
              WHERE
                `t13`.`kind` = 'return'
            ) AS `t16`
          ) AS `t22`
        ) AS `t23`
      ) AS `t24`
    ) AS `t25`
    WHERE
      (
        (
          `t25`.`step` < 0
        ) AND (
          `t25`.`before` > 0
        )
      )
      OR (
        (
          `t25`.`step` > 0
        ) AND (
          `t25`.`after` < 0
        )
      )
  ) AS `t27`
    ON `t12`.`order_id` = `t27`.`order_id` AND `t12`.`line_no` = `t27`.`line_no`
) AS `t28`
