WITH `t14` AS (
  SELECT
    `t7`.`order_id`,
    `t7`.`line_no`,
    `t7`.`at`,
    `t7`.`person_ref`,
    `t7`.`account_ref`,
    `t7`.`product_id`,
    `t7`.`quantity`,
    `t7`.`currency`,
    `t7`.`channel`,
    `t7`.`unit`,
    `t7`.`product_name`,
    `t7`.`country`,
    `t7`.`source`,
    `t7`.`received_at`,
    `t7`.`load_id`,
    IF(
      COALESCE(UPPER(`t7`.`currency`), 'EUR') <> 'EUR',
      CAST(CAST(`t7`.`amount` AS DECIMAL(38, 10)) * CAST(`t13`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
      `t7`.`amount`
    ) AS `amount`,
    IF(
      COALESCE(UPPER(`t7`.`currency`), 'EUR') <> 'EUR',
      CAST(CAST(`t7`.`margin` AS DECIMAL(38, 10)) * CAST(`t13`.`rate` AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
      `t7`.`margin`
    ) AS `margin`
  FROM (
    SELECT
      *
    FROM `order_lines` AS `t1`
    WHERE
      `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t7`
  LEFT OUTER JOIN (
    SELECT
      `t11`.`currency`,
      `t11`.`day`,
      MAX_BY(`t11`.`rate`, `t11`.`rate_day`) AS `rate`
    FROM (
      SELECT
        `t10`.`currency`,
        `t10`.`day`,
        `t8`.`code`,
        `t8`.`rate_day`,
        `t8`.`rate`
      FROM (
        SELECT DISTINCT
          `t1`.`currency`,
          CAST(`t1`.`at` AS DATE) AS `day`
        FROM `order_lines` AS `t1`
        WHERE
          `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND COALESCE(UPPER(`t1`.`currency`), 'EUR') <> 'EUR'
      ) AS `t10`
      INNER JOIN (
        SELECT
          UPPER(`t2`.`currency`) AS `code`,
          `t2`.`day` AS `rate_day`,
          `t2`.`rate`
        FROM `rates` AS `t2`
      ) AS `t8`
        ON UPPER(`t10`.`currency`) = `t8`.`code` AND `t8`.`rate_day` <= `t10`.`day`
    ) AS `t11`
    GROUP BY
      1,
      2
  ) AS `t13`
    ON `t7`.`currency` = `t13`.`currency` AND CAST(`t7`.`at` AS DATE) = `t13`.`day`
), `t17` AS (
  SELECT
    `t15`.`order_id`,
    `t15`.`line_no`,
    `t15`.`at`,
    `t15`.`person_ref`,
    `t15`.`account_ref`,
    `t15`.`product_id`,
    `t15`.`quantity`,
    `t15`.`currency`,
    `t15`.`channel`,
    `t15`.`unit`,
    `t15`.`product_name`,
    `t15`.`country`,
    `t15`.`source`,
    `t15`.`received_at`,
    `t15`.`load_id`,
    `t15`.`amount`,
    `t15`.`margin`,
    `t15`.`person_ref` AS `person_id`,
    `t15`.`account_ref` AS `account_id`,
    COALESCE(`t15`.`account_ref`, `t15`.`person_ref`) AS `customer_id`,
    CASE
      WHEN UPPER(`t15`.`product_id`) IN (
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
      OR STARTSWITH(UPPER(`t15`.`product_id`), 'GIFT_0001')
      OR STARTSWITH(UPPER(`t15`.`product_id`), 'TEST')
      OR (
        (
          UPPER(`t15`.`product_id`) = 'M'
        )
        AND (
          UPPER(COALESCE(`t15`.`product_name`, '')) = 'MANUAL'
        )
      )
      OR (
        (
          UPPER(`t15`.`product_id`) = 'D'
        )
        AND (
          UPPER(COALESCE(`t15`.`product_name`, '')) = 'DISCOUNT'
        )
      )
      OR (
        (
          UPPER(`t15`.`product_id`) = 'S'
        )
        AND (
          UPPER(COALESCE(`t15`.`product_name`, '')) = 'SAMPLES'
        )
      )
      OR (
        (
          UPPER(`t15`.`product_id`) = 'C2'
        )
        AND (
          UPPER(COALESCE(`t15`.`product_name`, '')) = 'CARRIAGE'
        )
      )
      OR (
        (
          UPPER(`t15`.`product_id`) = 'B'
        )
        AND (
          UPPER(COALESCE(`t15`.`product_name`, '')) = 'ADJUST BAD DEBT'
        )
      )
      THEN 'charge'
      WHEN (
        (
          CASE
            WHEN `t15`.`quantity` > 0
            THEN 1
            WHEN `t15`.`quantity` < 0
            THEN -1
            WHEN `t15`.`quantity` = 0
            THEN 0
            ELSE NULL
          END * CASE
            WHEN `t15`.`amount` > 0
            THEN 1
            WHEN `t15`.`amount` < 0
            THEN -1
            WHEN `t15`.`amount` = 0
            THEN 0
            ELSE NULL
          END
        ) < 0
      )
      OR (
        (
          CASE
            WHEN `t15`.`amount` > 0
            THEN 1
            WHEN `t15`.`amount` < 0
            THEN -1
            WHEN `t15`.`amount` = 0
            THEN 0
            ELSE NULL
          END = 0
        )
        AND (
          CASE
            WHEN `t15`.`quantity` > 0
            THEN 1
            WHEN `t15`.`quantity` < 0
            THEN -1
            WHEN `t15`.`quantity` = 0
            THEN 0
            ELSE NULL
          END < 0
        )
        AND NOT (
          STARTSWITH(`t15`.`order_id`, 'C')
        )
      )
      THEN 'adjustment'
      WHEN (
        CASE
          WHEN `t15`.`amount` > 0
          THEN 1
          WHEN `t15`.`amount` < 0
          THEN -1
          WHEN `t15`.`amount` = 0
          THEN 0
          ELSE NULL
        END = 0
      )
      AND (
        CASE
          WHEN `t15`.`quantity` > 0
          THEN 1
          WHEN `t15`.`quantity` < 0
          THEN -1
          WHEN `t15`.`quantity` = 0
          THEN 0
          ELSE NULL
        END >= 0
      )
      THEN 'free'
      WHEN (
        CASE
          WHEN `t15`.`quantity` > 0
          THEN 1
          WHEN `t15`.`quantity` < 0
          THEN -1
          WHEN `t15`.`quantity` = 0
          THEN 0
          ELSE NULL
        END < 0
      )
      OR (
        CASE
          WHEN `t15`.`amount` > 0
          THEN 1
          WHEN `t15`.`amount` < 0
          THEN -1
          WHEN `t15`.`amount` = 0
          THEN 0
          ELSE NULL
        END < 0
      )
      THEN 'return'
      ELSE 'sale'
    END AS `kind`
  FROM `t14` AS `t15`
  WHERE
    COALESCE(`t15`.`account_ref`, `t15`.`person_ref`) IS NOT NULL
)
SELECT
  *
FROM (
  SELECT
    `t18`.`order_id`,
    `t18`.`line_no`,
    `t18`.`at`,
    `t18`.`customer_id`,
    `t18`.`person_id`,
    `t18`.`account_id`,
    `t18`.`product_id`,
    `t18`.`product_name`,
    IF(COALESCE(`t31`.`cancelled`, FALSE), 'cancelled', `t18`.`kind`) AS `kind`,
    `t31`.`takes` AS `cancels_order_id`,
    `t18`.`quantity`,
    `t18`.`amount`,
    CASE
      WHEN `t18`.`margin` IS NOT NULL
      THEN `t18`.`margin`
      WHEN NOT (
        `t18`.`kind` IN ('charge', 'adjustment')
      )
      THEN CAST(CAST(`t18`.`amount` AS DECIMAL(38, 10)) * CAST(COALESCE(`t6`.`share`, 0.3) AS DECIMAL(38, 10)) AS DECIMAL(18, 2))
      ELSE NULL
    END AS `margin`,
    CASE
      WHEN `t18`.`margin` IS NOT NULL
      THEN 'given'
      WHEN `t18`.`kind` IN ('charge', 'adjustment')
      THEN CAST(NULL AS STRING)
      WHEN `t6`.`share` IS NOT NULL AND NOT ISNAN(`t6`.`share`)
      THEN 'product'
      ELSE 'default'
    END AS `margin_source`,
    `t18`.`channel`,
    `t18`.`unit`,
    `t18`.`country`
  FROM (
    SELECT
      `t15`.`order_id`,
      `t15`.`line_no`,
      `t15`.`at`,
      `t15`.`person_ref`,
      `t15`.`account_ref`,
      `t15`.`product_id`,
      `t15`.`quantity`,
      `t15`.`currency`,
      `t15`.`channel`,
      `t15`.`unit`,
      `t15`.`product_name`,
      `t15`.`country`,
      `t15`.`source`,
      `t15`.`received_at`,
      `t15`.`load_id`,
      `t15`.`amount`,
      `t15`.`margin`,
      `t15`.`person_ref` AS `person_id`,
      `t15`.`account_ref` AS `account_id`,
      COALESCE(`t15`.`account_ref`, `t15`.`person_ref`) AS `customer_id`,
      CASE
        WHEN UPPER(`t15`.`product_id`) IN (
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
        OR STARTSWITH(UPPER(`t15`.`product_id`), 'GIFT_0001')
        OR STARTSWITH(UPPER(`t15`.`product_id`), 'TEST')
        OR (
          (
            UPPER(`t15`.`product_id`) = 'M'
          )
          AND (
            UPPER(COALESCE(`t15`.`product_name`, '')) = 'MANUAL'
          )
        )
        OR (
          (
            UPPER(`t15`.`product_id`) = 'D'
          )
          AND (
            UPPER(COALESCE(`t15`.`product_name`, '')) = 'DISCOUNT'
          )
        )
        OR (
          (
            UPPER(`t15`.`product_id`) = 'S'
          )
          AND (
            UPPER(COALESCE(`t15`.`product_name`, '')) = 'SAMPLES'
          )
        )
        OR (
          (
            UPPER(`t15`.`product_id`) = 'C2'
          )
          AND (
            UPPER(COALESCE(`t15`.`product_name`, '')) = 'CARRIAGE'
          )
        )
        OR (
          (
            UPPER(`t15`.`product_id`) = 'B'
          )
          AND (
            UPPER(COALESCE(`t15`.`product_name`, '')) = 'ADJUST BAD DEBT'
          )
        )
        THEN 'charge'
        WHEN (
          (
            CASE
              WHEN `t15`.`quantity` > 0
              THEN 1
              WHEN `t15`.`quantity` < 0
              THEN -1
              WHEN `t15`.`quantity` = 0
              THEN 0
              ELSE NULL
            END * CASE
              WHEN `t15`.`amount` > 0
              THEN 1
              WHEN `t15`.`amount` < 0
              THEN -1
              WHEN `t15`.`amount` = 0
              THEN 0
              ELSE NULL
            END
          ) < 0
        )
        OR (
          (
            CASE
              WHEN `t15`.`amount` > 0
              THEN 1
              WHEN `t15`.`amount` < 0
              THEN -1
              WHEN `t15`.`amount` = 0
              THEN 0
              ELSE NULL
            END = 0
          )
          AND (
            CASE
              WHEN `t15`.`quantity` > 0
              THEN 1
              WHEN `t15`.`quantity` < 0
              THEN -1
              WHEN `t15`.`quantity` = 0
              THEN 0
              ELSE NULL
            END < 0
          )
          AND NOT (
            STARTSWITH(`t15`.`order_id`, 'C')
          )
        )
        THEN 'adjustment'
        WHEN (
          CASE
            WHEN `t15`.`amount` > 0
            THEN 1
            WHEN `t15`.`amount` < 0
            THEN -1
            WHEN `t15`.`amount` = 0
            THEN 0
            ELSE NULL
          END = 0
        )
        AND (
          CASE
            WHEN `t15`.`quantity` > 0
            THEN 1
            WHEN `t15`.`quantity` < 0
            THEN -1
            WHEN `t15`.`quantity` = 0
            THEN 0
            ELSE NULL
          END >= 0
        )
        THEN 'free'
        WHEN (
          CASE
            WHEN `t15`.`quantity` > 0
            THEN 1
            WHEN `t15`.`quantity` < 0
            THEN -1
            WHEN `t15`.`quantity` = 0
            THEN 0
            ELSE NULL
          END < 0
        )
        OR (
          CASE
            WHEN `t15`.`amount` > 0
            THEN 1
            WHEN `t15`.`amount` < 0
            THEN -1
            WHEN `t15`.`amount` = 0
            THEN 0
            ELSE NULL
          END < 0
        )
        THEN 'return'
        ELSE 'sale'
      END AS `kind`
    FROM `t14` AS `t15`
  ) AS `t18`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`product_id` AS `product_ref`,
      `t0`.`margin_share` AS `share`
    FROM `products` AS `t0`
    WHERE
      `t0`.`margin_share` IS NOT NULL AND NOT ISNAN(`t0`.`margin_share`)
  ) AS `t6`
    ON `t18`.`product_id` = `t6`.`product_ref`
  LEFT OUTER JOIN (
    SELECT
      `t29`.`order_id`,
      `t29`.`line_no`,
      `t29`.`step` > 0 AS `cancelled`,
      IF(
        (
          `t29`.`step` < 0
        ) AND (
          `t29`.`before` > 0
        ),
        `t29`.`before_id`,
        CAST(NULL AS STRING)
      ) AS `takes`
    FROM (
      SELECT
        `t28`.`order_id`,
        `t28`.`line_no`,
        `t28`.`at`,
        `t28`.`customer_id`,
        `t28`.`product_id`,
        `t28`.`pieces`,
        `t28`.`step`,
        `t28`.`total`,
        `t28`.`height`,
        LAG(`t28`.`step`) OVER (
          PARTITION BY `t28`.`customer_id`, `t28`.`product_id`, `t28`.`pieces`, `t28`.`height`
          ORDER BY `t28`.`at` ASC NULLS LAST, `t28`.`step` DESC, `t28`.`order_id` ASC NULLS LAST, `t28`.`line_no` ASC NULLS LAST
        ) AS `before`,
        LAG(`t28`.`order_id`) OVER (
          PARTITION BY `t28`.`customer_id`, `t28`.`product_id`, `t28`.`pieces`, `t28`.`height`
          ORDER BY `t28`.`at` ASC NULLS LAST, `t28`.`step` DESC, `t28`.`order_id` ASC NULLS LAST, `t28`.`line_no` ASC NULLS LAST
        ) AS `before_id`,
        LEAD(`t28`.`step`) OVER (
          PARTITION BY `t28`.`customer_id`, `t28`.`product_id`, `t28`.`pieces`, `t28`.`height`
          ORDER BY `t28`.`at` ASC NULLS LAST, `t28`.`step` DESC, `t28`.`order_id` ASC NULLS LAST, `t28`.`line_no` ASC NULLS LAST
        ) AS `after`
      FROM (
        SELECT
          `t27`.`order_id`,
          `t27`.`line_no`,
          `t27`.`at`,
          `t27`.`customer_id`,
          `t27`.`product_id`,
          `t27`.`pieces`,
          `t27`.`step`,
          `t27`.`total`,
          (
            `t27`.`total` - LEAST(
              MIN(`t27`.`total`) OVER (
                PARTITION BY `t27`.`customer_id`, `t27`.`product_id`, `t27`.`pieces`
                ORDER BY `t27`.`at` ASC NULLS LAST, `t27`.`step` DESC, `t27`.`order_id` ASC NULLS LAST, `t27`.`line_no` ASC NULLS LAST
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ),
              0
            )
          ) + CAST(`t27`.`step` < 0 AS BIGINT) AS `height`
        FROM (
          SELECT
            `t26`.`order_id`,
            `t26`.`line_no`,
            `t26`.`at`,
            `t26`.`customer_id`,
            `t26`.`product_id`,
            `t26`.`pieces`,
            `t26`.`step`,
            SUM(`t26`.`step`) OVER (
              PARTITION BY `t26`.`customer_id`, `t26`.`product_id`, `t26`.`pieces`
              ORDER BY `t26`.`at` ASC NULLS LAST, `t26`.`step` DESC, `t26`.`order_id` ASC NULLS LAST, `t26`.`line_no` ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS `total`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t24`.`order_id`,
                `t24`.`line_no`,
                `t24`.`at`,
                `t24`.`customer_id`,
                `t24`.`product_id`,
                `t24`.`pieces`,
                `t24`.`step`
              FROM (
                SELECT
                  `t19`.`order_id`,
                  `t19`.`line_no`,
                  `t19`.`at`,
                  `t19`.`customer_id`,
                  `t19`.`product_id`,
                  `t19`.`quantity` AS `pieces`,
                  1 AS `step`
                FROM `t17` AS `t19`
                WHERE
                  `t19`.`kind` = 'sale'
              ) AS `t24`
              LEFT SEMI JOIN (
                SELECT DISTINCT
                  `t19`.`customer_id`,
                  `t19`.`product_id`,
                  -(
                    `t19`.`quantity`
                  ) AS `pieces`
                FROM `t17` AS `t19`
                WHERE
                  `t19`.`kind` = 'return'
              ) AS `t23`
                ON `t24`.`customer_id` = `t23`.`customer_id`
                AND `t24`.`product_id` = `t23`.`product_id`
                AND `t24`.`pieces` = `t23`.`pieces`
            ) AS `t25`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t19`.`order_id`,
                `t19`.`line_no`,
                `t19`.`at`,
                `t19`.`customer_id`,
                `t19`.`product_id`,
                -(
                  `t19`.`quantity`
                ) AS `pieces`,
                -1 AS `step`
              FROM `t17` AS `t19`
              WHERE
                `t19`.`kind` = 'return'
            ) AS `t20`
          ) AS `t26`
        ) AS `t27`
      ) AS `t28`
    ) AS `t29`
    WHERE
      (
        (
          `t29`.`step` < 0
        ) AND (
          `t29`.`before` > 0
        )
      )
      OR (
        (
          `t29`.`step` > 0
        ) AND (
          `t29`.`after` < 0
        )
      )
  ) AS `t31`
    ON `t18`.`order_id` = `t31`.`order_id` AND `t18`.`line_no` = `t31`.`line_no`
) AS `t32`
