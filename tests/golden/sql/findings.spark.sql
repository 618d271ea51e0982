WITH `t4` AS (
  SELECT
    *
  FROM `products` AS `t0`
  WHERE
    `t0`.`is_product` AND `t0`.`name` IS NOT NULL
), `t5` AS (
  SELECT
    *
  FROM `subscriptions` AS `t1`
  WHERE
    `t1`.`started_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
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
                          'no_customer' AS `name`,
                          'caution' AS `severity`,
                          'Lines without a customer: they count for products, not for customers.' AS `what`,
                          `t16`.`rows`,
                          COALESCE(`t16`.`rows` / NULLIF(`t16`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                          `t16`.`amount`,
                          `t16`.`example`,
                          'Load person_ref or account_ref with the orders, if you know them.' AS `fix`
                        FROM (
                          SELECT
                            COALESCE(SUM(CAST(`t3`.`customer_id` IS NULL AS INT)), 0) AS `rows`,
                            COUNT(*) AS `every`,
                            COALESCE(SUM(IF(`t3`.`customer_id` IS NULL, `t3`.`amount`, NULL)), 0) AS `amount`,
                            MIN(
                              IF(
                                `t3`.`customer_id` IS NULL,
                                CONCAT(
                                  CONCAT(CONCAT('order ', `t3`.`order_id`), ', line '),
                                  CAST(`t3`.`line_no` AS STRING)
                                ),
                                NULL
                              )
                            ) AS `example`
                          FROM `order_lines` AS `t3`
                        ) AS `t16`
                      ) AS `t27`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          'cancelled' AS `name`,
                          'note' AS `severity`,
                          'Sales that a later return takes back in full: nobody owns these.' AS `what`,
                          `t17`.`rows`,
                          COALESCE(`t17`.`rows` / NULLIF(`t17`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                          `t17`.`amount`,
                          `t17`.`example`,
                          'Nothing to do.' AS `fix`
                        FROM (
                          SELECT
                            COALESCE(SUM(CAST(`t3`.`kind` = 'cancelled' AS INT)), 0) AS `rows`,
                            COUNT(*) AS `every`,
                            COALESCE(SUM(IF(`t3`.`kind` = 'cancelled', `t3`.`amount`, NULL)), 0) AS `amount`,
                            MIN(
                              IF(
                                `t3`.`kind` = 'cancelled',
                                CONCAT(
                                  CONCAT(CONCAT('order ', `t3`.`order_id`), ', line '),
                                  CAST(`t3`.`line_no` AS STRING)
                                ),
                                NULL
                              )
                            ) AS `example`
                          FROM `order_lines` AS `t3`
                        ) AS `t17`
                      ) AS `t28`
                    ) AS `t32`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'return_unmatched' AS `name`,
                        'note' AS `severity`,
                        'Returns without a sale of the same product and quantity to the same customer before.' AS `what`,
                        `t18`.`rows`,
                        COALESCE(`t18`.`rows` / NULLIF(`t18`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                        `t18`.`amount`,
                        `t18`.`example`,
                        'Nothing to do: they lower what a customer has bought. Older orders would match more.' AS `fix`
                      FROM (
                        SELECT
                          COALESCE(
                            SUM(
                              CAST((
                                `t3`.`kind` = 'return'
                              ) AND (
                                `t3`.`cancels_order_id` IS NULL
                              ) AS INT)
                            ),
                            0
                          ) AS `rows`,
                          COUNT(*) AS `every`,
                          COALESCE(
                            SUM(
                              IF(
                                (
                                  `t3`.`kind` = 'return'
                                ) AND (
                                  `t3`.`cancels_order_id` IS NULL
                                ),
                                `t3`.`amount`,
                                NULL
                              )
                            ),
                            0
                          ) AS `amount`,
                          MIN(
                            IF(
                              (
                                `t3`.`kind` = 'return'
                              ) AND (
                                `t3`.`cancels_order_id` IS NULL
                              ),
                              CONCAT(
                                CONCAT(CONCAT('order ', `t3`.`order_id`), ', line '),
                                CAST(`t3`.`line_no` AS STRING)
                              ),
                              NULL
                            )
                          ) AS `example`
                        FROM `order_lines` AS `t3`
                      ) AS `t18`
                    ) AS `t29`
                  ) AS `t33`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'charge' AS `name`,
                      'note' AS `severity`,
                      'Lines whose code is no product: postage, fees, manual corrections.' AS `what`,
                      `t15`.`rows`,
                      COALESCE(`t15`.`rows` / NULLIF(`t15`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                      `t15`.`amount`,
                      `t15`.`example`,
                      'Correct the setting not_products if one of them is a product.' AS `fix`
                    FROM (
                      SELECT
                        COALESCE(SUM(CAST(`t3`.`kind` = 'charge' AS INT)), 0) AS `rows`,
                        COUNT(*) AS `every`,
                        COALESCE(SUM(IF(`t3`.`kind` = 'charge', `t3`.`amount`, NULL)), 0) AS `amount`,
                        MIN(
                          IF(
                            `t3`.`kind` = 'charge',
                            CONCAT(
                              CONCAT(CONCAT('order ', `t3`.`order_id`), ', line '),
                              CAST(`t3`.`line_no` AS STRING)
                            ),
                            NULL
                          )
                        ) AS `example`
                      FROM `order_lines` AS `t3`
                    ) AS `t15`
                  ) AS `t26`
                ) AS `t36`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    'free' AS `name`,
                    'note' AS `severity`,
                    'Lines at a price of zero: nobody bought these.' AS `what`,
                    `t14`.`rows`,
                    COALESCE(`t14`.`rows` / NULLIF(`t14`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                    `t14`.`amount`,
                    `t14`.`example`,
                    'Nothing to do, if they were gifts.' AS `fix`
                  FROM (
                    SELECT
                      COALESCE(SUM(CAST(`t3`.`kind` = 'free' AS INT)), 0) AS `rows`,
                      COUNT(*) AS `every`,
                      COALESCE(SUM(IF(`t3`.`kind` = 'free', `t3`.`amount`, NULL)), 0) AS `amount`,
                      MIN(
                        IF(
                          `t3`.`kind` = 'free',
                          CONCAT(
                            CONCAT(CONCAT('order ', `t3`.`order_id`), ', line '),
                            CAST(`t3`.`line_no` AS STRING)
                          ),
                          NULL
                        )
                      ) AS `example`
                    FROM `order_lines` AS `t3`
                  ) AS `t14`
                ) AS `t25`
              ) AS `t39`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'adjustment' AS `name`,
                  'caution' AS `severity`,
                  'Corrections of stock or debt among the orders: nobody bought these.' AS `what`,
                  `t13`.`rows`,
                  COALESCE(`t13`.`rows` / NULLIF(`t13`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                  `t13`.`amount`,
                  `t13`.`example`,
                  'Keep them out of the export of orders, if you can.' AS `fix`
                FROM (
                  SELECT
                    COALESCE(SUM(CAST(`t3`.`kind` = 'adjustment' AS INT)), 0) AS `rows`,
                    COUNT(*) AS `every`,
                    COALESCE(SUM(IF(`t3`.`kind` = 'adjustment', `t3`.`amount`, NULL)), 0) AS `amount`,
                    MIN(
                      IF(
                        `t3`.`kind` = 'adjustment',
                        CONCAT(
                          CONCAT(CONCAT('order ', `t3`.`order_id`), ', line '),
                          CAST(`t3`.`line_no` AS STRING)
                        ),
                        NULL
                      )
                    ) AS `example`
                  FROM `order_lines` AS `t3`
                ) AS `t13`
              ) AS `t24`
            ) AS `t40`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                'no_rate' AS `name`,
                'bad' AS `severity`,
                'Lines in a currency without a rate on or before the day: they have no amount. The amount here is in their own currency.' AS `what`,
                `t38`.`rows`,
                COALESCE(`t38`.`rows` / NULLIF(`t38`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
                `t38`.`amount`,
                `t38`.`example`,
                'Load rates: day, currency, rate.' AS `fix`
              FROM (
                SELECT
                  COALESCE(SUM(CAST(`t23`.`order_id` IS NOT NULL AS INT)), 0) AS `rows`,
                  COUNT(*) AS `every`,
                  COALESCE(SUM(IF(`t23`.`order_id` IS NOT NULL, `t23`.`amount`, NULL)), 0) AS `amount`,
                  MIN(
                    IF(
                      `t23`.`order_id` IS NOT NULL,
                      CONCAT(CONCAT(`t23`.`currency`, ', order '), `t23`.`order_id`),
                      NULL
                    )
                  ) AS `example`
                FROM (
                  SELECT
                    `t12`.`order_id`,
                    `t12`.`line_no`,
                    `t12`.`at`,
                    `t12`.`person_ref`,
                    `t12`.`account_ref`,
                    `t12`.`product_id`,
                    `t12`.`quantity`,
                    `t12`.`amount`,
                    `t12`.`margin`,
                    `t12`.`currency`,
                    `t12`.`channel`,
                    `t12`.`unit`,
                    `t12`.`product_name`,
                    `t12`.`country`,
                    `t12`.`source`,
                    `t12`.`received_at`,
                    `t12`.`load_id`
                  FROM (
                    SELECT
                      *
                    FROM `order_lines` AS `t2`
                    WHERE
                      `t2`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                      AND COALESCE(UPPER(`t2`.`currency`), 'EUR') <> 'EUR'
                  ) AS `t12`
                  LEFT SEMI JOIN (
                    SELECT
                      `t3`.`order_id`,
                      `t3`.`line_no`
                    FROM `order_lines` AS `t3`
                    WHERE
                      `t3`.`amount` IS NULL
                  ) AS `t10`
                    ON `t12`.`order_id` = `t10`.`order_id` AND `t12`.`line_no` = `t10`.`line_no`
                ) AS `t23`
              ) AS `t38`
            ) AS `t43`
          ) AS `t44`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'positive_cancellation' AS `name`,
              'caution' AS `severity`,
              'Orders with the number of a cancellation but positive quantities: read as sales.' AS `what`,
              `t21`.`rows`,
              COALESCE(`t21`.`rows` / NULLIF(`t21`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
              `t21`.`amount`,
              `t21`.`example`,
              'If they are cancellations, load negative quantities; else set another cancellation_prefix.' AS `fix`
            FROM (
              SELECT
                COALESCE(
                  SUM(CAST(STARTSWITH(`t6`.`order_id`, 'C') AND (
                    `t6`.`quantity` > 0
                  ) AS INT)),
                  0
                ) AS `rows`,
                COUNT(*) AS `every`,
                COALESCE(
                  SUM(
                    IF(STARTSWITH(`t6`.`order_id`, 'C') AND (
                      `t6`.`quantity` > 0
                    ), `t6`.`amount`, NULL)
                  ),
                  0
                ) AS `amount`,
                MIN(
                  IF(
                    STARTSWITH(`t6`.`order_id`, 'C') AND (
                      `t6`.`quantity` > 0
                    ),
                    CONCAT(
                      CONCAT(CONCAT('order ', `t6`.`order_id`), ', line '),
                      CAST(`t6`.`line_no` AS STRING)
                    ),
                    NULL
                  )
                ) AS `example`
              FROM (
                SELECT
                  *
                FROM `order_lines` AS `t2`
                WHERE
                  `t2`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
              ) AS `t6`
            ) AS `t21`
          ) AS `t35`
        ) AS `t45`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            'contract_without_customer' AS `name`,
            'bad' AS `severity`,
            'Contracts of nobody: they are left out.' AS `what`,
            `t22`.`rows`,
            COALESCE(`t22`.`rows` / NULLIF(`t22`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
            `t22`.`amount`,
            `t22`.`example`,
            'Load person_ref or account_ref with them.' AS `fix`
          FROM (
            SELECT
              COALESCE(
                SUM(
                  CAST((
                    `t9`.`person_ref` IS NULL
                  ) AND (
                    `t9`.`account_ref` IS NULL
                  ) AS INT)
                ),
                0
              ) AS `rows`,
              COUNT(*) AS `every`,
              COALESCE(
                SUM(
                  IF(
                    (
                      `t9`.`person_ref` IS NULL
                    ) AND (
                      `t9`.`account_ref` IS NULL
                    ),
                    `t9`.`amount`,
                    NULL
                  )
                ),
                0
              ) AS `amount`,
              MIN(
                IF(
                  (
                    `t9`.`person_ref` IS NULL
                  ) AND (
                    `t9`.`account_ref` IS NULL
                  ),
                  CONCAT('contract ', `t9`.`subscription_id`),
                  NULL
                )
              ) AS `example`
            FROM `t5` AS `t9`
          ) AS `t22`
        ) AS `t37`
      ) AS `t46`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'unknown_period' AS `name`,
          'bad' AS `severity`,
          'Contracts with a period that is not month, quarter or year: worth nothing a year.' AS `what`,
          `t31`.`rows`,
          COALESCE(`t31`.`rows` / NULLIF(`t31`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
          `t31`.`amount`,
          `t31`.`example`,
          'Map the period to month, quarter or year.' AS `fix`
        FROM (
          SELECT
            COALESCE(
              SUM(
                CAST(NOT (
                  LOWER(COALESCE(`t9`.`period`, 'year')) IN ('month', 'quarter', 'year')
                ) AS INT)
              ),
              0
            ) AS `rows`,
            COUNT(*) AS `every`,
            COALESCE(
              SUM(
                IF(
                  NOT (
                    LOWER(COALESCE(`t9`.`period`, 'year')) IN ('month', 'quarter', 'year')
                  ),
                  `t9`.`amount`,
                  NULL
                )
              ),
              0
            ) AS `amount`,
            MIN(
              IF(
                NOT (
                  LOWER(COALESCE(`t9`.`period`, 'year')) IN ('month', 'quarter', 'year')
                ),
                CONCAT('contract ', `t9`.`subscription_id`),
                NULL
              )
            ) AS `example`
          FROM `t5` AS `t9`
        ) AS `t31`
      ) AS `t42`
    ) AS `t47`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'same_name' AS `name`,
        'caution' AS `severity`,
        'Descriptions that stand under several codes: counted as different products.' AS `what`,
        `t30`.`rows`,
        COALESCE(`t30`.`rows` / NULLIF(`t30`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
        `t30`.`amount`,
        `t30`.`example`,
        'Give the codes one product_id if they are one product.' AS `fix`
      FROM (
        SELECT
          COALESCE(SUM(CAST(`t19`.`codes` > 1 AS INT)), 0) AS `rows`,
          COUNT(*) AS `every`,
          COALESCE(SUM(IF(`t19`.`codes` > 1, `t19`.`amount`, NULL)), 0) AS `amount`,
          MIN(IF(`t19`.`codes` > 1, `t19`.`name`, NULL)) AS `example`
        FROM (
          SELECT
            `t8`.`name`,
            COUNT(*) AS `codes`,
            SUM(`t8`.`amount`) AS `amount`
          FROM `t4` AS `t8`
          GROUP BY
            1
        ) AS `t19`
      ) AS `t30`
    ) AS `t41`
  ) AS `t48`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'several_names' AS `name`,
      'note' AS `severity`,
      'Codes with several descriptions: the one most often printed is shown.' AS `what`,
      `t20`.`rows`,
      COALESCE(`t20`.`rows` / NULLIF(`t20`.`every`, 0), CAST(0.0 AS DOUBLE)) AS `share`,
      `t20`.`amount`,
      `t20`.`example`,
      'Load products with their names.' AS `fix`
    FROM (
      SELECT
        COALESCE(SUM(CAST(`t8`.`names` > 1 AS INT)), 0) AS `rows`,
        COUNT(*) AS `every`,
        COALESCE(SUM(IF(`t8`.`names` > 1, `t8`.`amount`, NULL)), 0) AS `amount`,
        MIN(IF(`t8`.`names` > 1, CONCAT(CONCAT(`t8`.`product_id`, ', '), `t8`.`name`), NULL)) AS `example`
      FROM `t4` AS `t8`
    ) AS `t20`
  ) AS `t34`
) AS `t49`
WHERE
  `t49`.`rows` > 0
