WITH `t16` AS (
  SELECT
    `t11`.`customer_id`,
    IF(`t11`.`verdict` = 'never_here', CAST(NULL AS STRING), `t11`.`product_id`) AS `product_id`,
    `t11`.`verdict`
  FROM (
    SELECT
      `t4`.`feedback_id`,
      `t4`.`at`,
      `t4`.`customer_id`,
      `t4`.`product_id`,
      `t4`.`verdict`,
      `t4`.`until`,
      `t4`.`by`,
      `t4`.`undone_at`,
      `t4`.`source`,
      `t4`.`received_at`,
      `t4`.`load_id`,
      GREATEST(
        MAX(`t4`.`at`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
        CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ) AS `moment`
    FROM `feedback` AS `t4`
  ) AS `t11`
  WHERE
    (
      (
        `t11`.`undone_at` IS NULL
      ) OR (
        `t11`.`undone_at` > `t11`.`moment`
      )
    )
    AND `t11`.`verdict` <> 'accept'
    AND NOT (
      COALESCE(
        IF(
          (
            `t11`.`until` IS NULL
          ) AND `t11`.`verdict` IN ('not_now', 'done'),
          (
            `t11`.`at` + INTERVAL '90' DAY
          ) <= `t11`.`moment`,
          `t11`.`until` <= `t11`.`moment`
        ),
        FALSE
      )
    )
), `t32` AS (
  SELECT
    `t31`.`customer_id`,
    `t31`.`kind`,
    `t31`.`owner`,
    `t31`.`customer_group`,
    `t31`.`arm`,
    `t31`.`contacted_days`,
    `t31`.`before_id`,
    `t31`.`before_margin`,
    `t31`.`second`,
    `t31`.`third`,
    `t31`.`product_id`,
    `t31`.`products`,
    `t31`.`expected_margin`,
    `t31`.`low`,
    `t31`.`high`,
    `t31`.`reasons`,
    `t31`.`best_id`,
    CASE
      WHEN `t31`.`before_id` IS NULL
      THEN 'no_candidate'
      WHEN NOT (
        COALESCE(`t31`.`expected_margin` > 0, FALSE)
      )
      AND COALESCE(`t31`.`before_margin` > 0, FALSE)
      THEN 'feedback'
      WHEN NOT (
        COALESCE(`t31`.`expected_margin` > 0, FALSE)
      )
      THEN 'no_gain'
      WHEN `t31`.`contacted_days` IS NOT NULL
      THEN 'rested'
      WHEN `t31`.`arm` = 'control'
      THEN 'control'
      ELSE 'best_offer'
    END AS `reason`
  FROM (
    SELECT
      `t26`.`customer_id`,
      `t26`.`kind`,
      `t26`.`owner`,
      `t26`.`customer_group`,
      `t26`.`arm`,
      `t26`.`contacted_days`,
      `t10`.`before_id`,
      `t10`.`before_margin`,
      `t30`.`second`,
      `t30`.`third`,
      `t30`.`product_id`,
      `t30`.`products`,
      `t30`.`expected_margin`,
      `t30`.`low`,
      `t30`.`high`,
      `t30`.`reasons`,
      `t30`.`best_id`
    FROM (
      SELECT
        `t24`.`customer_id`,
        `t24`.`kind`,
        `t24`.`owner`,
        `t24`.`customer_group`,
        `t24`.`arm`,
        `t24`.`contacted_days`
      FROM (
        SELECT
          `t19`.`customer_id`,
          `t19`.`kind`,
          `t19`.`owner`,
          `t19`.`customer_group`,
          `t19`.`arm`,
          `t15`.`rested_id`,
          `t15`.`contacted_days`
        FROM (
          SELECT
            `t12`.`customer_id`,
            `t12`.`kind`,
            `t12`.`owner`,
            `t12`.`customer_group`,
            IF(
              SUBSTRING(
                MD5(CONCAT('control|', `t12`.`customer_id`)),
                IF(
                  (
                    0 + 1
                  ) >= 1,
                  0 + 1,
                  0 + 1 + LENGTH(MD5(CONCAT('control|', `t12`.`customer_id`)))
                ),
                8
              ) < '19999999',
              'control',
              'treated'
            ) AS `arm`
          FROM (
            SELECT
              `t9`.`customer_id`,
              `t9`.`kind`,
              `t9`.`owner`,
              `t6`.`customer_group`
            FROM (
              SELECT
                `t2`.`customer_id`,
                `t2`.`kind`,
                `t2`.`owner`
              FROM `customers` AS `t2`
            ) AS `t9`
            INNER JOIN `customer_groups` AS `t6`
              ON `t9`.`customer_id` = `t6`.`customer_id`
          ) AS `t12`
        ) AS `t19`
        LEFT OUTER JOIN (
          SELECT
            `t13`.`customer_id` AS `rested_id`,
            `t13`.`days` AS `contacted_days`
          FROM (
            SELECT
              `t1`.`customer_id`,
              `t1`.`at`,
              `t1`.`how`,
              CAST(FLOOR(
                (
                  CAST(GREATEST(
                    MAX(`t1`.`at`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS DOUBLE) - CAST(`t1`.`at` AS DOUBLE)
                ) / (
                  86400
                )
              ) AS BIGINT) AS `days`
            FROM `last_contacts` AS `t1`
          ) AS `t13`
          WHERE
            `t13`.`days` < 30
        ) AS `t15`
          ON `t19`.`customer_id` = `t15`.`rested_id`
      ) AS `t24`
    ) AS `t26`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`customer_id` AS `before_id`,
        `t0`.`expected_margin` AS `before_margin`
      FROM `offers` AS `t0`
      WHERE
        `t0`.`rank` = 1
    ) AS `t10`
      ON `t26`.`customer_id` = `t10`.`before_id`
    LEFT OUTER JOIN (
      SELECT
        `t28`.`second`,
        `t28`.`third`,
        `t28`.`product_id`,
        `t28`.`products`,
        `t28`.`expected_margin`,
        `t28`.`low`,
        `t28`.`high`,
        `t28`.`reasons`,
        `t28`.`customer_id` AS `best_id`
      FROM (
        SELECT
          `t27`.`customer_id`,
          `t27`.`customer_group`,
          `t27`.`product_id`,
          `t27`.`products`,
          `t27`.`rank`,
          `t27`.`antecedent`,
          `t27`.`confidence`,
          `t27`.`support`,
          `t27`.`n_antecedent`,
          `t27`.`n_both`,
          `t27`.`n_group`,
          `t27`.`confidence_adjusted`,
          `t27`.`would_buy_anyway`,
          `t27`.`chance_low`,
          `t27`.`chance_high`,
          `t27`.`extra_if_contacted`,
          `t27`.`extra_low`,
          `t27`.`extra_high`,
          `t27`.`extra_source`,
          `t27`.`reading`,
          `t27`.`value`,
          `t27`.`at_risk`,
          `t27`.`at_risk_value`,
          `t27`.`keep`,
          `t27`.`keep_source`,
          `t27`.`cost`,
          `t27`.`gain`,
          `t27`.`expected_margin`,
          `t27`.`low`,
          `t27`.`high`,
          `t27`.`pays_from`,
          `t27`.`keep_from`,
          `t27`.`rank_key`,
          `t27`.`decision`,
          `t27`.`reasons`,
          ROW_NUMBER() OVER (PARTITION BY `t27`.`customer_id` ORDER BY `t27`.`rank` ASC NULLS LAST) - 1 AS `place_left`,
          LEAD(`t27`.`product_id`, 1) OVER (PARTITION BY `t27`.`customer_id` ORDER BY `t27`.`rank` ASC NULLS LAST) AS `second`,
          LEAD(`t27`.`product_id`, 2) OVER (PARTITION BY `t27`.`customer_id` ORDER BY `t27`.`rank` ASC NULLS LAST) AS `third`
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
          LEFT ANTI JOIN (
            SELECT DISTINCT
              `t17`.`customer_id`,
              `t17`.`product_id`
            FROM `t16` AS `t17`
            WHERE
              `t17`.`product_id` IS NOT NULL
          ) AS `t22`
            ON `t5`.`customer_id` = `t22`.`customer_id`
            AND `t5`.`product_id` = `t22`.`product_id`
          LEFT ANTI JOIN (
            SELECT DISTINCT
              `t17`.`customer_id`
            FROM `t16` AS `t17`
            WHERE
              `t17`.`product_id` IS NULL
          ) AS `t23`
            ON `t5`.`customer_id` = `t23`.`customer_id`
        ) AS `t27`
      ) AS `t28`
      WHERE
        `t28`.`place_left` = 0
    ) AS `t30`
      ON `t26`.`customer_id` = `t30`.`best_id`
  ) AS `t31`
)
SELECT
  SUBSTRING(
    MD5(CONCAT('b3cb8d63e5f29baa|2026-01-01T00:00:00+00:00|', `t40`.`customer_id`)),
    IF(
      (
        0 + 1
      ) >= 1,
      0 + 1,
      0 + 1 + LENGTH(MD5(CONCAT('b3cb8d63e5f29baa|2026-01-01T00:00:00+00:00|', `t40`.`customer_id`)))
    ),
    16
  ) AS `decision_id`,
  CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS `at`,
  `t40`.`customer_id`,
  IF(`t40`.`kind` = 'account', CAST(NULL AS STRING), `t40`.`customer_id`) AS `person_id`,
  IF(`t40`.`kind` = 'account', `t40`.`customer_id`, CAST(NULL AS STRING)) AS `account_id`,
  `t40`.`owner`,
  `t40`.`customer_group`,
  IF(`t40`.`reason` = 'best_offer', 'offer', 'no_contact') AS `action`,
  `t40`.`product_id`,
  `t40`.`products`,
  IF(`t40`.`reason` = 'best_offer', 'seller', CAST(NULL AS STRING)) AS `channel`,
  `t40`.`arm`,
  IF(
    `t40`.`reason` IN ('best_offer', 'control') AND (
      `t40`.`arm` <> 'exempt'
    ),
    IF(`t40`.`arm` = 'control', CAST(0.1 AS DOUBLE), CAST(0.9 AS DOUBLE)),
    CAST(1.0 AS DOUBLE)
  ) AS `propensity`,
  IF(`t40`.`reason` = 'best_offer', `t40`.`expected_margin`, CAST(0.0 AS DOUBLE)) AS `expected_margin`,
  IF(`t40`.`reason` = 'best_offer', `t40`.`low`, CAST(0.0 AS DOUBLE)) AS `low`,
  IF(`t40`.`reason` = 'best_offer', `t40`.`high`, CAST(0.0 AS DOUBLE)) AS `high`,
  `t40`.`place`,
  `t40`.`reason`,
  CASE
    WHEN `t40`.`reason` = 'no_candidate'
    THEN 'Nothing they lack goes with what they have.'
    WHEN `t40`.`reason` = 'feedback'
    THEN 'Somebody said no to every offer that pays.'
    WHEN `t40`.`reason` = 'no_gain'
    THEN 'No offer is worth its contact.'
    WHEN `t40`.`reason` = 'control'
    THEN 'In the control group: left alone, so that we learn what contact adds.'
    WHEN `t40`.`reason` = 'capacity'
    THEN 'Pays, but the list is full of better ones.'
    WHEN `t40`.`reason` = 'rested'
    THEN CONCAT(
      CONCAT(
        'Contacted ',
        CASE
          WHEN `t40`.`contacted_days` = 0
          THEN 'today'
          WHEN `t40`.`contacted_days` = 1
          THEN 'yesterday'
          ELSE CONCAT(CAST(`t40`.`contacted_days` AS STRING), ' days ago')
        END
      ),
      ': left alone for a while.'
    )
    ELSE `t40`.`reasons`
  END AS `reasons`,
  CASE
    WHEN `t40`.`third` IS NOT NULL
    THEN ARRAY(`t40`.`second`, `t40`.`third`)
    WHEN `t40`.`second` IS NOT NULL
    THEN ARRAY(`t40`.`second`)
    ELSE ARRAY()
  END AS `runners_up`,
  'b3cb8d63e5f29baa' AS `policy_version`
FROM (
  SELECT
    `t39`.`customer_id`,
    `t39`.`kind`,
    `t39`.`owner`,
    `t39`.`customer_group`,
    `t39`.`arm`,
    `t39`.`contacted_days`,
    `t39`.`before_id`,
    `t39`.`before_margin`,
    `t39`.`second`,
    `t39`.`third`,
    `t39`.`product_id`,
    `t39`.`products`,
    `t39`.`expected_margin`,
    `t39`.`low`,
    `t39`.`high`,
    `t39`.`reasons`,
    `t39`.`best_id`,
    IF(
      `t39`.`reason` IN ('best_offer', 'control') AND (
        `t39`.`number` IS NULL
      ),
      'capacity',
      `t39`.`reason`
    ) AS `reason`,
    `t39`.`listed_id`,
    `t39`.`listed`,
    `t39`.`number`,
    IF(`t39`.`listed` = 'best_offer', `t39`.`number`, CAST(NULL AS BIGINT)) AS `place`
  FROM (
    SELECT
      `t34`.`customer_id`,
      `t34`.`kind`,
      `t34`.`owner`,
      `t34`.`customer_group`,
      `t34`.`arm`,
      `t34`.`contacted_days`,
      `t34`.`before_id`,
      `t34`.`before_margin`,
      `t34`.`second`,
      `t34`.`third`,
      `t34`.`product_id`,
      `t34`.`products`,
      `t34`.`expected_margin`,
      `t34`.`low`,
      `t34`.`high`,
      `t34`.`reasons`,
      `t34`.`best_id`,
      `t34`.`reason`,
      `t38`.`listed_id`,
      `t38`.`listed`,
      `t38`.`number`
    FROM `t32` AS `t34`
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          `t35`.`customer_id` AS `listed_id`,
          `t35`.`reason` AS `listed`,
          (
            SUM(CAST(`t35`.`reason` = 'best_offer' AS BIGINT)) OVER (
              PARTITION BY COALESCE(`t35`.`owner`, '')
              ORDER BY CAST(ROUND(`t35`.`expected_margin`, 9) AS DOUBLE) DESC, `t35`.`customer_id` ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) + 1
          ) - CAST(`t35`.`reason` = 'best_offer' AS BIGINT) AS `number`
        FROM (
          SELECT
            *
          FROM `t32` AS `t33`
          WHERE
            `t33`.`reason` IN ('best_offer', 'control')
        ) AS `t35`
      ) AS `t36`
      WHERE
        `t36`.`number` <= 50
    ) AS `t38`
      ON `t34`.`customer_id` = `t38`.`listed_id`
  ) AS `t39`
) AS `t40`
