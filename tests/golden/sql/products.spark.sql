WITH `t18` AS (
  SELECT
    `t1`.`subscription_id`,
    `t1`.`customer_id`,
    `t1`.`person_id`,
    `t1`.`account_id`,
    `t1`.`product_id`,
    `t1`.`started_at`,
    `t1`.`ended_at`,
    `t1`.`yearly_amount`,
    `t1`.`yearly_margin`,
    `t1`.`unit`,
    CAST(CEIL(
      (
        CAST(COALESCE(`t1`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)) AS DOUBLE) - CAST(`t1`.`started_at` AS DOUBLE)
      ) / 86400
    ) AS BIGINT) AS `days`
  FROM `subscriptions` AS `t1`
)
SELECT
  `t47`.`product_id`,
  COALESCE(`t47`.`name_given`, `t47`.`printed_name`) AS `name`,
  COALESCE(`t47`.`names`, 0) AS `names`,
  `t47`.`category_given` AS `category`,
  IF(`t47`.`contracts` IS NOT NULL, 'subscription', 'order') AS `sold_as`,
  NOT (
    UPPER(`t47`.`product_id`) IN (
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
    OR STARTSWITH(UPPER(`t47`.`product_id`), 'GIFT_0001')
    OR STARTSWITH(UPPER(`t47`.`product_id`), 'TEST')
    OR (
      (
        UPPER(`t47`.`product_id`) = 'M'
      )
      AND (
        UPPER(COALESCE(`t47`.`printed_name`, '')) = 'MANUAL'
      )
    )
    OR (
      (
        UPPER(`t47`.`product_id`) = 'D'
      )
      AND (
        UPPER(COALESCE(`t47`.`printed_name`, '')) = 'DISCOUNT'
      )
    )
    OR (
      (
        UPPER(`t47`.`product_id`) = 'S'
      )
      AND (
        UPPER(COALESCE(`t47`.`printed_name`, '')) = 'SAMPLES'
      )
    )
    OR (
      (
        UPPER(`t47`.`product_id`) = 'C2'
      )
      AND (
        UPPER(COALESCE(`t47`.`printed_name`, '')) = 'CARRIAGE'
      )
    )
    OR (
      (
        UPPER(`t47`.`product_id`) = 'B'
      )
      AND (
        UPPER(COALESCE(`t47`.`printed_name`, '')) = 'ADJUST BAD DEBT'
      )
    )
  ) AS `is_product`,
  COALESCE(`t47`.`available_given`, TRUE) AS `available`,
  COALESCE(`t47`.`price_given`, CAST(CAST(`t47`.`paid` AS DECIMAL(38, 8)) AS DECIMAL(18, 2))) AS `price`,
  COALESCE(`t47`.`margin_share_given`, CAST(0.3 AS DOUBLE)) AS `margin_share`,
  COALESCE(`t47`.`contract_buyers`, `t47`.`order_buyers`, 0) AS `buyers`,
  COALESCE(`t47`.`contract_recent`, `t47`.`order_recent`, 0) AS `recent_buyers`,
  COALESCE(`t47`.`quantity`, 0) AS `quantity`,
  COALESCE(`t47`.`amount`, 0) AS `amount`,
  COALESCE(`t47`.`margin`, 0) AS `margin`,
  IF(
    `t47`.`contracts` IS NOT NULL,
    (
      CAST(`t47`.`yearly_margin` AS DOUBLE) / CAST(`t47`.`contracts` AS DOUBLE)
    ) * `t47`.`remaining_years`,
    (
      CAST(COALESCE(`t47`.`order_recent_margin`, 0) AS DOUBLE) + (
        (
          CAST(`t47`.`order_margin` AS DOUBLE) / NULLIF(`t47`.`order_times`, 0)
        ) * 20
      )
    ) / (
      CAST(`t47`.`order_recent` AS DOUBLE) + 20
    )
  ) AS `value`,
  `t47`.`remaining_years`,
  COALESCE(`t47`.`contract_first`, `t47`.`first_at`) AS `first_at`,
  COALESCE(`t47`.`contract_last`, `t47`.`last_at`) AS `last_at`
FROM (
  SELECT
    `t46`.`product_id`,
    `t46`.`printed_name`,
    `t46`.`names`,
    `t46`.`quantity`,
    `t46`.`amount`,
    `t46`.`margin`,
    `t46`.`first_at`,
    `t46`.`last_at`,
    `t46`.`paid`,
    `t46`.`order_buyers`,
    `t46`.`order_recent`,
    `t46`.`order_margin`,
    `t46`.`order_recent_margin`,
    `t46`.`order_times`,
    `t46`.`contracts`,
    `t46`.`contract_buyers`,
    `t46`.`contract_recent`,
    `t46`.`yearly_margin`,
    `t46`.`contract_first`,
    `t46`.`contract_last`,
    `t46`.`remaining_years`,
    `t46`.`name_given`,
    `t46`.`category_given`,
    `t46`.`price_given`,
    `t46`.`margin_share_given`,
    `t46`.`available_given`
  FROM (
    SELECT
      `t45`.`product_id`,
      `t45`.`printed_name`,
      `t45`.`names`,
      `t45`.`quantity`,
      `t45`.`amount`,
      `t45`.`margin`,
      `t45`.`first_at`,
      `t45`.`last_at`,
      `t45`.`paid`,
      `t45`.`order_buyers`,
      `t45`.`order_recent`,
      `t45`.`order_margin`,
      `t45`.`order_recent_margin`,
      `t45`.`order_times`,
      `t45`.`contracts`,
      `t45`.`contract_buyers`,
      `t45`.`contract_recent`,
      `t45`.`yearly_margin`,
      `t45`.`contract_first`,
      `t45`.`contract_last`,
      `t45`.`remaining_years`,
      `t8`.`product_id` AS `product_id_right`,
      `t8`.`name_given`,
      `t8`.`category_given`,
      `t8`.`price_given`,
      `t8`.`margin_share_given`,
      `t8`.`available_given`
    FROM (
      SELECT
        `t43`.`product_id`,
        `t43`.`printed_name`,
        `t43`.`names`,
        `t43`.`quantity`,
        `t43`.`amount`,
        `t43`.`margin`,
        `t43`.`first_at`,
        `t43`.`last_at`,
        `t43`.`paid`,
        `t43`.`order_buyers`,
        `t43`.`order_recent`,
        `t43`.`order_margin`,
        `t43`.`order_recent_margin`,
        `t43`.`order_times`,
        `t43`.`contracts`,
        `t43`.`contract_buyers`,
        `t43`.`contract_recent`,
        `t43`.`yearly_margin`,
        `t43`.`contract_first`,
        `t43`.`contract_last`,
        `t43`.`remaining_years`
      FROM (
        SELECT
          `t42`.`product_id`,
          `t42`.`printed_name`,
          `t42`.`names`,
          `t42`.`quantity`,
          `t42`.`amount`,
          `t42`.`margin`,
          `t42`.`first_at`,
          `t42`.`last_at`,
          `t42`.`paid`,
          `t42`.`order_buyers`,
          `t42`.`order_recent`,
          `t42`.`order_margin`,
          `t42`.`order_recent_margin`,
          `t42`.`order_times`,
          `t42`.`contracts`,
          `t42`.`contract_buyers`,
          `t42`.`contract_recent`,
          `t42`.`yearly_margin`,
          `t42`.`contract_first`,
          `t42`.`contract_last`,
          `t35`.`product_id` AS `product_id_right`,
          `t35`.`remaining_years`
        FROM (
          SELECT
            `t40`.`product_id`,
            `t40`.`printed_name`,
            `t40`.`names`,
            `t40`.`quantity`,
            `t40`.`amount`,
            `t40`.`margin`,
            `t40`.`first_at`,
            `t40`.`last_at`,
            `t40`.`paid`,
            `t40`.`order_buyers`,
            `t40`.`order_recent`,
            `t40`.`order_margin`,
            `t40`.`order_recent_margin`,
            `t40`.`order_times`,
            `t40`.`contracts`,
            `t40`.`contract_buyers`,
            `t40`.`contract_recent`,
            `t40`.`yearly_margin`,
            `t40`.`contract_first`,
            `t40`.`contract_last`
          FROM (
            SELECT
              `t39`.`product_id`,
              `t39`.`printed_name`,
              `t39`.`names`,
              `t39`.`quantity`,
              `t39`.`amount`,
              `t39`.`margin`,
              `t39`.`first_at`,
              `t39`.`last_at`,
              `t39`.`paid`,
              `t39`.`order_buyers`,
              `t39`.`order_recent`,
              `t39`.`order_margin`,
              `t39`.`order_recent_margin`,
              `t39`.`order_times`,
              `t15`.`product_id` AS `product_id_right`,
              `t15`.`contracts`,
              `t15`.`contract_buyers`,
              `t15`.`contract_recent`,
              `t15`.`yearly_margin`,
              `t15`.`contract_first`,
              `t15`.`contract_last`
            FROM (
              SELECT
                `t37`.`product_id`,
                `t37`.`printed_name`,
                `t37`.`names`,
                `t37`.`quantity`,
                `t37`.`amount`,
                `t37`.`margin`,
                `t37`.`first_at`,
                `t37`.`last_at`,
                `t37`.`paid`,
                `t37`.`order_buyers`,
                `t37`.`order_recent`,
                `t37`.`order_margin`,
                `t37`.`order_recent_margin`,
                `t37`.`order_times`
              FROM (
                SELECT
                  `t36`.`product_id`,
                  `t36`.`printed_name`,
                  `t36`.`names`,
                  `t36`.`quantity`,
                  `t36`.`amount`,
                  `t36`.`margin`,
                  `t36`.`first_at`,
                  `t36`.`last_at`,
                  `t36`.`paid`,
                  `t16`.`product_id` AS `product_id_right`,
                  `t16`.`order_buyers`,
                  `t16`.`order_recent`,
                  `t16`.`order_margin`,
                  `t16`.`order_recent_margin`,
                  `t16`.`order_times`
                FROM (
                  SELECT
                    `t32`.`product_id`,
                    `t32`.`printed_name`,
                    `t32`.`names`,
                    `t32`.`quantity`,
                    `t32`.`amount`,
                    `t32`.`margin`,
                    `t32`.`first_at`,
                    `t32`.`last_at`,
                    `t32`.`paid`
                  FROM (
                    SELECT
                      `t31`.`product_id`,
                      `t31`.`printed_name`,
                      `t31`.`names`,
                      `t31`.`quantity`,
                      `t31`.`amount`,
                      `t31`.`margin`,
                      `t31`.`first_at`,
                      `t31`.`last_at`,
                      `t21`.`product_id` AS `product_id_right`,
                      `t21`.`paid`
                    FROM (
                      SELECT
                        `t29`.`product_id`,
                        `t29`.`printed_name`,
                        `t29`.`names`,
                        `t29`.`quantity`,
                        `t29`.`amount`,
                        `t29`.`margin`,
                        `t29`.`first_at`,
                        `t29`.`last_at`
                      FROM (
                        SELECT
                          `t17`.`product_id`,
                          `t28`.`product_id` AS `product_id_right`,
                          `t28`.`printed_name`,
                          `t28`.`names`,
                          `t28`.`quantity`,
                          `t28`.`amount`,
                          `t28`.`margin`,
                          `t28`.`first_at`,
                          `t28`.`last_at`
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT DISTINCT
                              `t0`.`product_id`
                            FROM `products` AS `t0`
                          ) AS `t4`
                          UNION
                          SELECT
                            *
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT DISTINCT
                                `t3`.`product_id`
                              FROM `order_lines` AS `t3`
                            ) AS `t7`
                            UNION
                            SELECT
                              *
                            FROM (
                              SELECT DISTINCT
                                `t1`.`product_id`
                              FROM `subscriptions` AS `t1`
                            ) AS `t6`
                          ) AS `t9`
                        ) AS `t17`
                        LEFT OUTER JOIN (
                          SELECT
                            `t22`.`product_id`,
                            MIN_BY(
                              IF(`t22`.`product_name` IS NOT NULL, `t22`.`product_name`, NULL),
                              IF(`t22`.`product_name` IS NOT NULL, `t22`.`place`, NULL)
                            ) AS `printed_name`,
                            SUM(CAST(`t22`.`product_name` IS NOT NULL AS INT)) AS `names`,
                            COALESCE(SUM(`t22`.`quantity`), 0) AS `quantity`,
                            COALESCE(SUM(`t22`.`amount`), 0) AS `amount`,
                            COALESCE(SUM(`t22`.`margin`), 0) AS `margin`,
                            MIN(`t22`.`first_at`) AS `first_at`,
                            MAX(`t22`.`last_at`) AS `last_at`
                          FROM (
                            SELECT
                              `t13`.`product_id`,
                              `t13`.`product_name`,
                              `t13`.`lines`,
                              `t13`.`quantity`,
                              `t13`.`amount`,
                              `t13`.`margin`,
                              `t13`.`first_at`,
                              `t13`.`last_at`,
                              ROW_NUMBER() OVER (
                                PARTITION BY `t13`.`product_id`
                                ORDER BY `t13`.`lines` DESC, `t13`.`product_name` ASC NULLS LAST
                              ) - 1 AS `place`
                            FROM (
                              SELECT
                                `t3`.`product_id`,
                                TRIM(' \t\n\r' FROM `t3`.`product_name`) AS `product_name`,
                                COUNT(*) AS `lines`,
                                SUM(IF(`t3`.`kind` IN ('sale', 'return', 'cancelled'), `t3`.`quantity`, NULL)) AS `quantity`,
                                SUM(IF(`t3`.`kind` IN ('sale', 'return', 'cancelled'), `t3`.`amount`, NULL)) AS `amount`,
                                SUM(IF(`t3`.`kind` IN ('sale', 'return', 'cancelled'), `t3`.`margin`, NULL)) AS `margin`,
                                MIN(IF(`t3`.`kind` = 'sale', `t3`.`at`, NULL)) AS `first_at`,
                                MAX(IF(`t3`.`kind` = 'sale', `t3`.`at`, NULL)) AS `last_at`
                              FROM `order_lines` AS `t3`
                              GROUP BY
                                1,
                                2
                            ) AS `t13`
                          ) AS `t22`
                          GROUP BY
                            1
                        ) AS `t28`
                          ON `t17`.`product_id` = `t28`.`product_id`
                      ) AS `t29`
                    ) AS `t31`
                    LEFT OUTER JOIN (
                      SELECT
                        `t14`.`product_id`,
                        PERCENTILE(`t14`.`paid`, 0.5) AS `paid`
                      FROM (
                        SELECT
                          `t3`.`order_id`,
                          `t3`.`line_no`,
                          `t3`.`at`,
                          `t3`.`customer_id`,
                          `t3`.`person_id`,
                          `t3`.`account_id`,
                          `t3`.`product_id`,
                          `t3`.`product_name`,
                          `t3`.`kind`,
                          `t3`.`cancels_order_id`,
                          `t3`.`quantity`,
                          `t3`.`amount`,
                          `t3`.`margin`,
                          `t3`.`margin_source`,
                          `t3`.`channel`,
                          `t3`.`unit`,
                          `t3`.`country`,
                          CAST(`t3`.`amount` AS DOUBLE) / CAST(`t3`.`quantity` AS DOUBLE) AS `paid`
                        FROM `order_lines` AS `t3`
                        WHERE
                          `t3`.`kind` = 'sale' AND `t3`.`quantity` > 0
                      ) AS `t14`
                      GROUP BY
                        1
                    ) AS `t21`
                      ON `t31`.`product_id` = `t21`.`product_id`
                  ) AS `t32`
                ) AS `t36`
                LEFT OUTER JOIN (
                  SELECT
                    `t2`.`product_id`,
                    SUM(CAST(`t2`.`times` > 0 AS INT)) AS `order_buyers`,
                    SUM(CAST(`t2`.`last_at` >= CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP) AS INT)) AS `order_recent`,
                    SUM(`t2`.`margin`) AS `order_margin`,
                    SUM(
                      IF(
                        `t2`.`last_at` >= CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP),
                        `t2`.`recent_margin`,
                        NULL
                      )
                    ) AS `order_recent_margin`,
                    SUM(`t2`.`times`) AS `order_times`
                  FROM `purchases` AS `t2`
                  GROUP BY
                    1
                ) AS `t16`
                  ON `t36`.`product_id` = `t16`.`product_id`
              ) AS `t37`
            ) AS `t39`
            LEFT OUTER JOIN (
              SELECT
                `t1`.`product_id`,
                COUNT(*) AS `contracts`,
                COUNT(DISTINCT `t1`.`customer_id`) AS `contract_buyers`,
                COUNT(
                  DISTINCT IF(
                    `t1`.`started_at` >= CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP),
                    `t1`.`customer_id`,
                    NULL
                  )
                ) AS `contract_recent`,
                SUM(`t1`.`yearly_margin`) AS `yearly_margin`,
                MIN(`t1`.`started_at`) AS `contract_first`,
                MAX(`t1`.`started_at`) AS `contract_last`
              FROM `subscriptions` AS `t1`
              GROUP BY
                1
            ) AS `t15`
              ON `t39`.`product_id` = `t15`.`product_id`
          ) AS `t40`
        ) AS `t42`
        LEFT OUTER JOIN (
          SELECT
            `t24`.`product_id`,
            (
              1 - EXP(
                -(
                  (
                    (
                      `t24`.`ended` + 1
                    ) / (
                      `t24`.`years` + (
                        `t27`.`all_years` / `t27`.`all_ended`
                      )
                    )
                  ) + CAST(0.13976194237515868 AS DOUBLE)
                ) * CAST(2.0 AS DOUBLE)
              )
            ) / (
              (
                (
                  `t24`.`ended` + 1
                ) / (
                  `t24`.`years` + (
                    `t27`.`all_years` / `t27`.`all_ended`
                  )
                )
              ) + CAST(0.13976194237515868 AS DOUBLE)
            ) AS `remaining_years`
          FROM (
            SELECT
              `t20`.`product_id`,
              COUNT(`t20`.`ended_at`) AS `ended`,
              SUM(`t20`.`days`) / CAST(365.25 AS DOUBLE) AS `years`
            FROM `t18` AS `t20`
            GROUP BY
              1
          ) AS `t24`
          CROSS JOIN (
            SELECT
              COUNT(`t20`.`ended_at`) + 1 AS `all_ended`,
              (
                SUM(`t20`.`days`) / CAST(365.25 AS DOUBLE)
              ) + CAST(1.0 AS DOUBLE) AS `all_years`
            FROM `t18` AS `t20`
          ) AS `t27`
        ) AS `t35`
          ON `t42`.`product_id` = `t35`.`product_id`
      ) AS `t43`
    ) AS `t45`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`product_id`,
        `t0`.`name` AS `name_given`,
        `t0`.`category` AS `category_given`,
        `t0`.`price` AS `price_given`,
        `t0`.`margin_share` AS `margin_share_given`,
        `t0`.`available` AS `available_given`
      FROM `products` AS `t0`
    ) AS `t8`
      ON `t45`.`product_id` = `t8`.`product_id`
  ) AS `t46`
) AS `t47`
