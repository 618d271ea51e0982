WITH `t16` AS (
  SELECT
    `t6`.`customer_id`,
    `t6`.`customer_group`,
    `t6`.`product_id`,
    `t6`.`products`,
    `t6`.`rank`,
    `t6`.`antecedent`,
    `t6`.`confidence`,
    `t6`.`support`,
    `t6`.`n_antecedent`,
    `t6`.`n_both`,
    `t6`.`n_group`,
    `t6`.`confidence_adjusted`,
    `t6`.`would_buy_anyway`,
    `t6`.`chance_low`,
    `t6`.`chance_high`,
    `t6`.`extra_if_contacted`,
    `t6`.`extra_low`,
    `t6`.`extra_high`,
    `t6`.`extra_source`,
    `t6`.`reading`,
    `t6`.`value`,
    `t6`.`at_risk`,
    `t6`.`at_risk_value`,
    `t6`.`keep`,
    `t6`.`keep_source`,
    `t6`.`cost`,
    `t6`.`gain`,
    `t6`.`expected_margin`,
    `t6`.`low`,
    `t6`.`high`,
    `t6`.`pays_from`,
    `t6`.`keep_from`,
    `t6`.`rank_key`,
    `t6`.`decision`,
    `t6`.`reasons`
  FROM `offers` AS `t6`
  LEFT SEMI JOIN (
    SELECT
      `t2`.`customer_id`,
      `t2`.`product_id`
    FROM `decisions` AS `t2`
    WHERE
      `t2`.`reason` = 'best_offer'
  ) AS `t13`
    ON `t6`.`customer_id` = `t13`.`customer_id`
    AND `t6`.`product_id` = `t13`.`product_id`
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
                          *
                        FROM (
                          SELECT
                            'margin_share' AS `name`,
                            '30% of the amount' AS `value`,
                            CAST(NULL AS DOUBLE) AS `low`,
                            CAST(NULL AS DOUBLE) AS `high`,
                            `t21`.`rows`,
                            `t21`.`weight`,
                            'Margin where neither the line nor its product says. Load margins, or margin_share.' AS `about`
                          FROM (
                            SELECT
                              COUNT(*) AS `rows`,
                              CAST(COALESCE(SUM(CAST(ABS(`t10`.`margin`) AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                            FROM (
                              SELECT
                                *
                              FROM `order_lines` AS `t3`
                              WHERE
                                `t3`.`margin_source` = 'default'
                            ) AS `t10`
                          ) AS `t21`
                        ) AS `t31`
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            'currency' AS `name`,
                            'EUR' AS `value`,
                            CAST(NULL AS DOUBLE) AS `low`,
                            CAST(NULL AS DOUBLE) AS `high`,
                            `t14`.`rows`,
                            `t14`.`weight`,
                            'Amounts without a currency are in the workspace\'s. Load a currency if some are not.' AS `about`
                          FROM (
                            SELECT
                              COUNT(*) AS `rows`,
                              CAST(COALESCE(SUM(CAST(ABS(`t3`.`amount`) AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                            FROM `order_lines` AS `t3`
                          ) AS `t14`
                        ) AS `t19`
                      ) AS `t33`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          'own_days' AS `name`,
                          '365 days' AS `value`,
                          CAST(NULL AS DOUBLE) AS `low`,
                          CAST(NULL AS DOUBLE) AS `high`,
                          `t20`.`rows`,
                          `t20`.`weight`,
                          'A product bought within so many days counts as owned. Set it per category.' AS `about`
                        FROM (
                          SELECT
                            COUNT(*) AS `rows`,
                            CAST(COALESCE(SUM(CAST(`t11`.`amount` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                          FROM (
                            SELECT
                              *
                            FROM `owned` AS `t4`
                            WHERE
                              `t4`.`how` = 'order'
                          ) AS `t11`
                        ) AS `t20`
                      ) AS `t23`
                    ) AS `t35`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'lift' AS `name`,
                        '5% more buyers' AS `value`,
                        CAST(0.01 AS DOUBLE) AS `low`,
                        CAST(0.15 AS DOUBLE) AS `high`,
                        `t41`.`rows`,
                        `t41`.`weight`,
                        'What contact adds to buying anyway, until the control group tells.' AS `about`
                      FROM (
                        SELECT
                          COUNT(*) AS `rows`,
                          CAST(COALESCE(SUM(CAST(`t25`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                        FROM (
                          SELECT
                            *
                          FROM `t16` AS `t18`
                          WHERE
                            `t18`.`reading` = 'incremental' AND `t18`.`extra_source` = 'assumed'
                        ) AS `t25`
                      ) AS `t41`
                    ) AS `t47`
                  ) AS `t52`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'confidence' AS `name`,
                      'chance = confidence' AS `value`,
                      CAST(NULL AS DOUBLE) AS `low`,
                      CAST(NULL AS DOUBLE) AS `high`,
                      `t42`.`rows`,
                      `t42`.`weight`,
                      'Nobody takes a contract unasked, so the chance of a sale is the adjusted confidence, but no more than the share who took one after contacts on record.' AS `about`
                    FROM (
                      SELECT
                        COUNT(*) AS `rows`,
                        CAST(COALESCE(SUM(CAST(`t27`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                      FROM (
                        SELECT
                          *
                        FROM `t16` AS `t18`
                        WHERE
                          `t18`.`reading` = 'confidence'
                      ) AS `t27`
                    ) AS `t42`
                  ) AS `t48`
                ) AS `t53`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    'takeup' AS `name`,
                    'contracts taken unasked' AS `value`,
                    CAST(NULL AS DOUBLE) AS `low`,
                    CAST(NULL AS DOUBLE) AS `high`,
                    `t54`.`rows`,
                    `t54`.`weight`,
                    'Your own records replace the reading of contracts by confidence: enough customers took one in the last year without a contact on record (table takeups), so that an offer is worth what contact adds to that.' AS `about`
                  FROM (
                    SELECT
                      COUNT(*) AS `rows`,
                      CAST(COALESCE(SUM(CAST(`t38`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                    FROM (
                      SELECT
                        `t32`.`customer_id`,
                        `t32`.`customer_group`,
                        `t32`.`product_id`,
                        `t32`.`products`,
                        `t32`.`rank`,
                        `t32`.`antecedent`,
                        `t32`.`confidence`,
                        `t32`.`support`,
                        `t32`.`n_antecedent`,
                        `t32`.`n_both`,
                        `t32`.`n_group`,
                        `t32`.`confidence_adjusted`,
                        `t32`.`would_buy_anyway`,
                        `t32`.`chance_low`,
                        `t32`.`chance_high`,
                        `t32`.`extra_if_contacted`,
                        `t32`.`extra_low`,
                        `t32`.`extra_high`,
                        `t32`.`extra_source`,
                        `t32`.`reading`,
                        `t32`.`value`,
                        `t32`.`at_risk`,
                        `t32`.`at_risk_value`,
                        `t32`.`keep`,
                        `t32`.`keep_source`,
                        `t32`.`cost`,
                        `t32`.`gain`,
                        `t32`.`expected_margin`,
                        `t32`.`low`,
                        `t32`.`high`,
                        `t32`.`pays_from`,
                        `t32`.`keep_from`,
                        `t32`.`rank_key`,
                        `t32`.`decision`,
                        `t32`.`reasons`
                      FROM (
                        SELECT
                          *
                        FROM `t16` AS `t18`
                        WHERE
                          `t18`.`reading` = 'incremental'
                      ) AS `t32`
                      LEFT SEMI JOIN `subscriptions` AS `t5`
                        ON `t32`.`product_id` = `t5`.`product_id`
                    ) AS `t38`
                  ) AS `t54`
                ) AS `t55`
              ) AS `t56`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'chance' AS `name`,
                  'adjusted confidence' AS `value`,
                  CAST(NULL AS DOUBLE) AS `low`,
                  CAST(NULL AS DOUBLE) AS `high`,
                  `t40`.`rows`,
                  `t40`.`weight`,
                  'The share who have a product stands for the chance to buy it within 90 days, because the data are too short to fit that. More history replaces it.' AS `about`
                FROM (
                  SELECT
                    COUNT(*) AS `rows`,
                    CAST(COALESCE(SUM(CAST(`t24`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                  FROM (
                    SELECT
                      *
                    FROM `t16` AS `t18`
                    WHERE
                      `t18`.`reading` = 'incremental'
                      AND `t18`.`would_buy_anyway` = `t18`.`confidence_adjusted`
                  ) AS `t24`
                ) AS `t40`
              ) AS `t46`
            ) AS `t57`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                'keep_one' AS `name`,
                'one' AS `value`,
                CAST(NULL AS DOUBLE) AS `low`,
                CAST(NULL AS DOUBLE) AS `high`,
                `t45`.`rows`,
                `t45`.`weight`,
                'The sale ends no other product.' AS `about`
              FROM (
                SELECT
                  COUNT(*) AS `rows`,
                  CAST(COALESCE(SUM(CAST(`t30`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
                FROM (
                  SELECT
                    *
                  FROM `t16` AS `t18`
                  WHERE
                    `t18`.`keep_source` = 'one'
                ) AS `t30`
              ) AS `t45`
            ) AS `t51`
          ) AS `t58`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'keep_support' AS `name`,
              'support' AS `value`,
              CAST(NULL AS DOUBLE) AS `low`,
              CAST(NULL AS DOUBLE) AS `high`,
              `t44`.`rows`,
              `t44`.`weight`,
              'The share of the group that has both is the chance to keep the first.' AS `about`
            FROM (
              SELECT
                COUNT(*) AS `rows`,
                CAST(COALESCE(SUM(CAST(`t29`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
              FROM (
                SELECT
                  *
                FROM `t16` AS `t18`
                WHERE
                  `t18`.`keep_source` = 'support'
              ) AS `t29`
            ) AS `t44`
          ) AS `t50`
        ) AS `t59`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            'keep_assumed' AS `name`,
            'assumed' AS `value`,
            CAST(NULL AS DOUBLE) AS `low`,
            CAST(NULL AS DOUBLE) AS `high`,
            `t43`.`rows`,
            `t43`.`weight`,
            'The chance to keep the product at risk is a number from the settings.' AS `about`
          FROM (
            SELECT
              COUNT(*) AS `rows`,
              CAST(COALESCE(SUM(CAST(`t28`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
            FROM (
              SELECT
                *
              FROM `t16` AS `t18`
              WHERE
                `t18`.`keep_source` = 'assumed'
            ) AS `t28`
          ) AS `t43`
        ) AS `t49`
      ) AS `t60`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'contact_cost' AS `name`,
          '5' AS `value`,
          CAST(NULL AS DOUBLE) AS `low`,
          CAST(NULL AS DOUBLE) AS `high`,
          `t36`.`rows`,
          `t36`.`weight`,
          'What one contact costs, the same for everybody.' AS `about`
        FROM (
          SELECT
            COUNT(*) AS `rows`,
            CAST(COALESCE(SUM(CAST(`t18`.`cost` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
          FROM `t16` AS `t18`
        ) AS `t36`
      ) AS `t39`
    ) AS `t61`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'subscription_years' AS `name`,
        '2 years at 15% a year' AS `value`,
        CAST(NULL AS DOUBLE) AS `low`,
        CAST(NULL AS DOUBLE) AS `high`,
        `t17`.`rows`,
        `t17`.`weight`,
        'A contract\'s margin counts for so many years, less what ends, discounted.' AS `about`
      FROM (
        SELECT
          COUNT(*) AS `rows`,
          CAST(COALESCE(SUM(CAST(`t7`.`yearly_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
        FROM (
          SELECT
            *
          FROM `subscriptions` AS `t0`
          WHERE
            `t0`.`ended_at` IS NULL
        ) AS `t7`
      ) AS `t17`
    ) AS `t22`
  ) AS `t62`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      'control_share' AS `name`,
      '10% left alone' AS `value`,
      CAST(NULL AS DOUBLE) AS `low`,
      CAST(NULL AS DOUBLE) AS `high`,
      `t34`.`rows`,
      `t34`.`weight`,
      'The price of learning: offers that pay and are not made, so that we learn.' AS `about`
    FROM (
      SELECT
        COUNT(*) AS `rows`,
        CAST(COALESCE(SUM(CAST(`t15`.`expected_margin` AS DECIMAL(38, 9))), 0) AS DECIMAL(38, 2)) AS `weight`
      FROM (
        SELECT
          `t6`.`customer_id`,
          `t6`.`customer_group`,
          `t6`.`product_id`,
          `t6`.`products`,
          `t6`.`rank`,
          `t6`.`antecedent`,
          `t6`.`confidence`,
          `t6`.`support`,
          `t6`.`n_antecedent`,
          `t6`.`n_both`,
          `t6`.`n_group`,
          `t6`.`confidence_adjusted`,
          `t6`.`would_buy_anyway`,
          `t6`.`chance_low`,
          `t6`.`chance_high`,
          `t6`.`extra_if_contacted`,
          `t6`.`extra_low`,
          `t6`.`extra_high`,
          `t6`.`extra_source`,
          `t6`.`reading`,
          `t6`.`value`,
          `t6`.`at_risk`,
          `t6`.`at_risk_value`,
          `t6`.`keep`,
          `t6`.`keep_source`,
          `t6`.`cost`,
          `t6`.`gain`,
          `t6`.`expected_margin`,
          `t6`.`low`,
          `t6`.`high`,
          `t6`.`pays_from`,
          `t6`.`keep_from`,
          `t6`.`rank_key`,
          `t6`.`decision`,
          `t6`.`reasons`
        FROM `offers` AS `t6`
        LEFT SEMI JOIN (
          SELECT
            `t2`.`customer_id`,
            `t2`.`product_id`
          FROM `decisions` AS `t2`
          WHERE
            `t2`.`reason` = 'control'
        ) AS `t12`
          ON `t6`.`customer_id` = `t12`.`customer_id`
          AND `t6`.`product_id` = `t12`.`product_id`
      ) AS `t15`
    ) AS `t34`
  ) AS `t37`
) AS `t63`
WHERE
  `t63`.`rows` > 0
