WITH `t15` AS (
  SELECT
    `t5`.`customer_id`,
    `t5`.`customer_group`,
    `t5`.`product_id`,
    `t5`.`products`,
    `t5`.`rank`,
    `t5`.`antecedent`,
    `t5`.`confidence`,
    `t5`.`support`,
    `t5`.`n_antecedent`,
    `t5`.`n_both`,
    `t5`.`n_group`,
    `t5`.`confidence_adjusted`,
    `t5`.`would_buy_anyway`,
    `t5`.`chance_low`,
    `t5`.`chance_high`,
    `t5`.`extra_if_contacted`,
    `t5`.`extra_low`,
    `t5`.`extra_high`,
    `t5`.`extra_source`,
    `t5`.`reading`,
    `t5`.`value`,
    `t5`.`at_risk`,
    `t5`.`at_risk_value`,
    `t5`.`keep`,
    `t5`.`keep_source`,
    `t5`.`cost`,
    `t5`.`gain`,
    `t5`.`expected_margin`,
    `t5`.`low`,
    `t5`.`high`,
    `t5`.`pays_from`,
    `t5`.`keep_from`,
    `t5`.`rank_key`,
    `t5`.`decision`,
    `t5`.`reasons`
  FROM `offers` AS `t5`
  LEFT SEMI JOIN (
    SELECT
      `t2`.`customer_id`,
      `t2`.`product_id`
    FROM `decisions` AS `t2`
    WHERE
      `t2`.`reason` = 'best_offer'
  ) AS `t12`
    ON `t5`.`customer_id` = `t12`.`customer_id`
    AND `t5`.`product_id` = `t12`.`product_id`
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
                          'margin_share' AS `name`,
                          '30% of the amount' AS `value`,
                          CAST(NULL AS DOUBLE) AS `low`,
                          CAST(NULL AS DOUBLE) AS `high`,
                          `t20`.`rows`,
                          `t20`.`weight`,
                          'Margin where neither the line nor its product says. Load margins, or margin_share.' AS `about`
                        FROM (
                          SELECT
                            COUNT(*) AS `rows`,
                            CAST(COALESCE(SUM(CAST(ABS(`t9`.`margin`) AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                          FROM (
                            SELECT
                              *
                            FROM `order_lines` AS `t3`
                            WHERE
                              `t3`.`margin_source` = 'default'
                          ) AS `t9`
                        ) AS `t20`
                      ) AS `t29`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          'currency' AS `name`,
                          'EUR' AS `value`,
                          CAST(NULL AS DOUBLE) AS `low`,
                          CAST(NULL AS DOUBLE) AS `high`,
                          `t13`.`rows`,
                          `t13`.`weight`,
                          'Amounts without a currency are in the workspace\'s. Load a currency if some are not.' AS `about`
                        FROM (
                          SELECT
                            COUNT(*) AS `rows`,
                            CAST(COALESCE(SUM(CAST(ABS(`t3`.`amount`) AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                          FROM `order_lines` AS `t3`
                        ) AS `t13`
                      ) AS `t18`
                    ) AS `t30`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'own_days' AS `name`,
                        '365 days' AS `value`,
                        CAST(NULL AS DOUBLE) AS `low`,
                        CAST(NULL AS DOUBLE) AS `high`,
                        `t19`.`rows`,
                        `t19`.`weight`,
                        'A product bought within so many days counts as owned. Set it per category.' AS `about`
                      FROM (
                        SELECT
                          COUNT(*) AS `rows`,
                          CAST(COALESCE(SUM(CAST(`t10`.`amount` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                        FROM (
                          SELECT
                            *
                          FROM `owned` AS `t4`
                          WHERE
                            `t4`.`how` = 'order'
                        ) AS `t10`
                      ) AS `t19`
                    ) AS `t22`
                  ) AS `t32`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'lift' AS `name`,
                      '20% more buyers' AS `value`,
                      0.05 AS `low`,
                      0.4 AS `high`,
                      `t37`.`rows`,
                      `t37`.`weight`,
                      'What contact adds to buying anyway, until the control group tells.' AS `about`
                    FROM (
                      SELECT
                        COUNT(*) AS `rows`,
                        CAST(COALESCE(SUM(CAST(`t24`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                      FROM (
                        SELECT
                          *
                        FROM `t15` AS `t17`
                        WHERE
                          `t17`.`reading` = 'incremental' AND `t17`.`extra_source` = 'assumed'
                      ) AS `t24`
                    ) AS `t37`
                  ) AS `t43`
                ) AS `t48`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    'confidence' AS `name`,
                    'chance = confidence' AS `value`,
                    CAST(NULL AS DOUBLE) AS `low`,
                    CAST(NULL AS DOUBLE) AS `high`,
                    `t38`.`rows`,
                    `t38`.`weight`,
                    'Nobody takes a contract unasked, so the chance of a sale is the adjusted confidence.' AS `about`
                  FROM (
                    SELECT
                      COUNT(*) AS `rows`,
                      CAST(COALESCE(SUM(CAST(`t25`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                    FROM (
                      SELECT
                        *
                      FROM `t15` AS `t17`
                      WHERE
                        `t17`.`reading` = 'confidence'
                    ) AS `t25`
                  ) AS `t38`
                ) AS `t44`
              ) AS `t49`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'chance' AS `name`,
                  'adjusted confidence' AS `value`,
                  CAST(NULL AS DOUBLE) AS `low`,
                  CAST(NULL AS DOUBLE) AS `high`,
                  `t36`.`rows`,
                  `t36`.`weight`,
                  'The share who have a product stands for the chance to buy it within 90 days, because the data are too short to fit that. More history replaces it.' AS `about`
                FROM (
                  SELECT
                    COUNT(*) AS `rows`,
                    CAST(COALESCE(SUM(CAST(`t23`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                  FROM (
                    SELECT
                      *
                    FROM `t15` AS `t17`
                    WHERE
                      `t17`.`reading` = 'incremental'
                      AND `t17`.`would_buy_anyway` = `t17`.`confidence_adjusted`
                  ) AS `t23`
                ) AS `t36`
              ) AS `t42`
            ) AS `t50`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                'keep_one' AS `name`,
                'one' AS `value`,
                CAST(NULL AS DOUBLE) AS `low`,
                CAST(NULL AS DOUBLE) AS `high`,
                `t41`.`rows`,
                `t41`.`weight`,
                'The sale ends no other product.' AS `about`
              FROM (
                SELECT
                  COUNT(*) AS `rows`,
                  CAST(COALESCE(SUM(CAST(`t28`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                FROM (
                  SELECT
                    *
                  FROM `t15` AS `t17`
                  WHERE
                    `t17`.`keep_source` = 'one'
                ) AS `t28`
              ) AS `t41`
            ) AS `t47`
          ) AS `t51`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'keep_support' AS `name`,
              'support' AS `value`,
              CAST(NULL AS DOUBLE) AS `low`,
              CAST(NULL AS DOUBLE) AS `high`,
              `t40`.`rows`,
              `t40`.`weight`,
              'The share of the group that has both is the chance to keep the first.' AS `about`
            FROM (
              SELECT
                COUNT(*) AS `rows`,
                CAST(COALESCE(SUM(CAST(`t27`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
              FROM (
                SELECT
                  *
                FROM `t15` AS `t17`
                WHERE
                  `t17`.`keep_source` = 'support'
              ) AS `t27`
            ) AS `t40`
          ) AS `t46`
        ) AS `t52`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            'keep_assumed' AS `name`,
            'assumed' AS `value`,
            CAST(NULL AS DOUBLE) AS `low`,
            CAST(NULL AS DOUBLE) AS `high`,
            `t39`.`rows`,
            `t39`.`weight`,
            'The chance to keep the product at risk is a number from the settings.' AS `about`
          FROM (
            SELECT
              COUNT(*) AS `rows`,
              CAST(COALESCE(SUM(CAST(`t26`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
            FROM (
              SELECT
                *
              FROM `t15` AS `t17`
              WHERE
                `t17`.`keep_source` = 'assumed'
            ) AS `t26`
          ) AS `t39`
        ) AS `t45`
      ) AS `t53`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'contact_cost' AS `name`,
          '5' AS `value`,
          CAST(NULL AS DOUBLE) AS `low`,
          CAST(NULL AS DOUBLE) AS `high`,
          `t33`.`rows`,
          `t33`.`weight`,
          'What one contact costs, the same for everybody.' AS `about`
        FROM (
          SELECT
            COUNT(*) AS `rows`,
            CAST(COALESCE(SUM(CAST(`t17`.`cost` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
          FROM `t15` AS `t17`
        ) AS `t33`
      ) AS `t35`
    ) AS `t54`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'subscription_years' AS `name`,
        '2 years at 15% a year' AS `value`,
        CAST(NULL AS DOUBLE) AS `low`,
        CAST(NULL AS DOUBLE) AS `high`,
        `t16`.`rows`,
        `t16`.`weight`,
        'A contract\'s margin counts for so many years, less what ends, discounted.' AS `about`
      FROM (
        SELECT
          COUNT(*) AS `rows`,
          CAST(COALESCE(SUM(CAST(`t6`.`yearly_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
        FROM (
          SELECT
            *
          FROM `subscriptions` AS `t0`
          WHERE
            `t0`.`ended_at` IS NULL
        ) AS `t6`
      ) AS `t16`
    ) AS `t21`
  ) AS `t55`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'control_share' AS `name`,
      '10% left alone' AS `value`,
      CAST(NULL AS DOUBLE) AS `low`,
      CAST(NULL AS DOUBLE) AS `high`,
      `t31`.`rows`,
      `t31`.`weight`,
      'The price of learning: offers that pay and are not made, so that we learn.' AS `about`
    FROM (
      SELECT
        COUNT(*) AS `rows`,
        CAST(COALESCE(SUM(CAST(`t14`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
      FROM (
        SELECT
          `t5`.`customer_id`,
          `t5`.`customer_group`,
          `t5`.`product_id`,
          `t5`.`products`,
          `t5`.`rank`,
          `t5`.`antecedent`,
          `t5`.`confidence`,
          `t5`.`support`,
          `t5`.`n_antecedent`,
          `t5`.`n_both`,
          `t5`.`n_group`,
          `t5`.`confidence_adjusted`,
          `t5`.`would_buy_anyway`,
          `t5`.`chance_low`,
          `t5`.`chance_high`,
          `t5`.`extra_if_contacted`,
          `t5`.`extra_low`,
          `t5`.`extra_high`,
          `t5`.`extra_source`,
          `t5`.`reading`,
          `t5`.`value`,
          `t5`.`at_risk`,
          `t5`.`at_risk_value`,
          `t5`.`keep`,
          `t5`.`keep_source`,
          `t5`.`cost`,
          `t5`.`gain`,
          `t5`.`expected_margin`,
          `t5`.`low`,
          `t5`.`high`,
          `t5`.`pays_from`,
          `t5`.`keep_from`,
          `t5`.`rank_key`,
          `t5`.`decision`,
          `t5`.`reasons`
        FROM `offers` AS `t5`
        LEFT SEMI JOIN (
          SELECT
            `t2`.`customer_id`,
            `t2`.`product_id`
          FROM `decisions` AS `t2`
          WHERE
            `t2`.`reason` = 'control'
        ) AS `t11`
          ON `t5`.`customer_id` = `t11`.`customer_id`
          AND `t5`.`product_id` = `t11`.`product_id`
      ) AS `t14`
    ) AS `t31`
  ) AS `t34`
) AS `t56`
WHERE
  `t56`.`rows` > 0
