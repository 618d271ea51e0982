WITH `t17` AS (
  SELECT
    `t6`.`customer_id`,
    `t6`.`person_id`,
    `t6`.`channel`,
    `t6`.`at`,
    `t6`.`opened`,
    `t14`.`half_life`
  FROM `contacts` AS `t6`
  CROSS JOIN (
    SELECT
      MAX(`t0`.`half_life_days`) AS `half_life`
    FROM `pressure_fits` AS `t0`
  ) AS `t14`
), `t24` AS (
  SELECT
    `t21`.`customer_id`,
    `t21`.`kind`,
    `t21`.`name`,
    `t21`.`owner`,
    `t21`.`unit`,
    `t21`.`country`,
    `t21`.`segment`,
    `t21`.`email`,
    `t21`.`phone`,
    `t21`.`orders`,
    `t21`.`products`,
    `t21`.`amount`,
    `t21`.`margin`,
    `t21`.`first_at`,
    `t21`.`last_at`,
    `t21`.`recency_days`,
    `t21`.`returned_share`,
    `t21`.`holder`,
    `t21`.`yearly`,
    CAST(`t21`.`margin` AS DOUBLE) / GREATEST(
      (
        CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t21`.`first_at` AS DOUBLE)
      ) / CAST(31557600.0 AS DOUBLE),
      CAST(1.0 AS DOUBLE)
    ) AS `bought`,
    GREATEST(
      (
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t21`.`first_at` AS DOUBLE)
        ) / CAST(31557600.0 AS DOUBLE)
      ) * 2,
      CAST(0.0 AS DOUBLE)
    ) AS `halves`
  FROM (
    SELECT
      `t5`.`customer_id`,
      `t5`.`kind`,
      `t5`.`name`,
      `t5`.`owner`,
      `t5`.`unit`,
      `t5`.`country`,
      `t5`.`segment`,
      `t5`.`email`,
      `t5`.`phone`,
      `t5`.`orders`,
      `t5`.`products`,
      `t5`.`amount`,
      `t5`.`margin`,
      `t5`.`first_at`,
      `t5`.`last_at`,
      `t5`.`recency_days`,
      `t5`.`returned_share`,
      `t20`.`holder`,
      `t20`.`yearly`
    FROM `customers` AS `t5`
    LEFT OUTER JOIN (
      SELECT
        `t12`.`customer_id` AS `holder`,
        CAST(SUM(`t12`.`yearly_margin`) AS DOUBLE) AS `yearly`
      FROM (
        SELECT
          *
        FROM `subscriptions` AS `t4`
        WHERE
          `t4`.`ended_at` IS NULL
      ) AS `t12`
      GROUP BY
        1
    ) AS `t20`
      ON `t5`.`customer_id` = `t20`.`holder`
  ) AS `t21`
), `t26` AS (
  SELECT
    `t22`.`customer_id`,
    `t22`.`person_id`,
    CAST(SUM(`t22`.`counts`) AS DOUBLE) AS `recent`,
    SUM(`t22`.`lately`) AS `contacts`,
    MAX(`t22`.`at`) AS `last_at`
  FROM (
    SELECT
      `t18`.`customer_id`,
      `t18`.`person_id`,
      `t18`.`channel`,
      `t18`.`at`,
      `t18`.`opened`,
      `t18`.`half_life`,
      CAST(CASE `t18`.`channel`
        WHEN 'email'
        THEN CAST(1.0 AS DOUBLE)
        WHEN 'sms'
        THEN CAST(2.0 AS DOUBLE)
        WHEN 'post'
        THEN CAST(1.0 AS DOUBLE)
        WHEN 'phone'
        THEN CAST(3.0 AS DOUBLE)
        WHEN 'visit'
        THEN CAST(3.0 AS DOUBLE)
        ELSE CAST(1.0 AS DOUBLE)
      END * EXP(
        (
          (
            (
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
            ) / 86400
          ) / `t18`.`half_life`
        ) * CAST(-0.6931471805599453 AS DOUBLE)
      ) AS DECIMAL(38, 9)) AS `counts`,
      CAST((
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
        ) / 86400
      ) <= 90 AS BIGINT) AS `lately`,
      (
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
        ) / 86400
      ) / `t18`.`half_life` AS `age`
    FROM `t17` AS `t18`
    WHERE
      (
        (
          (
            CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
          ) / 86400
        ) / `t18`.`half_life`
      ) <= 10
      AND `t18`.`person_id` IS NOT NULL
  ) AS `t22`
  GROUP BY
    1,
    2
), `t27` AS (
  SELECT
    `t23`.`customer_id`,
    CAST(SUM(`t23`.`counts`) AS DOUBLE) AS `recent`,
    SUM(`t23`.`lately`) AS `contacts`,
    MAX(`t23`.`at`) AS `last_at`
  FROM (
    SELECT
      `t18`.`customer_id`,
      `t18`.`person_id`,
      `t18`.`channel`,
      `t18`.`at`,
      `t18`.`opened`,
      `t18`.`half_life`,
      CAST(CASE `t18`.`channel`
        WHEN 'email'
        THEN CAST(1.0 AS DOUBLE)
        WHEN 'sms'
        THEN CAST(2.0 AS DOUBLE)
        WHEN 'post'
        THEN CAST(1.0 AS DOUBLE)
        WHEN 'phone'
        THEN CAST(3.0 AS DOUBLE)
        WHEN 'visit'
        THEN CAST(3.0 AS DOUBLE)
        ELSE CAST(1.0 AS DOUBLE)
      END * EXP(
        (
          (
            (
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
            ) / 86400
          ) / `t18`.`half_life`
        ) * CAST(-0.6931471805599453 AS DOUBLE)
      ) AS DECIMAL(38, 9)) AS `counts`,
      CAST((
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
        ) / 86400
      ) <= 90 AS BIGINT) AS `lately`,
      (
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
        ) / 86400
      ) / `t18`.`half_life` AS `age`
    FROM `t17` AS `t18`
    WHERE
      (
        (
          (
            CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t18`.`at` AS DOUBLE)
          ) / 86400
        ) / `t18`.`half_life`
      ) <= 10
      AND `t18`.`person_id` IS NULL
  ) AS `t23`
  GROUP BY
    1
), `t42` AS (
  SELECT
    *
  FROM (
    SELECT
      `t31`.`customer_id`,
      `t31`.`person_id`,
      `t31`.`recent` + COALESCE(`t36`.`all_of`, CAST(0.0 AS DOUBLE)) AS `recent`,
      `t31`.`contacts` + COALESCE(`t36`.`many`, 0) AS `contacts`,
      GREATEST(`t31`.`last_at`, COALESCE(`t36`.`newest`, `t31`.`last_at`)) AS `last_at`
    FROM `t26` AS `t31`
    LEFT OUTER JOIN (
      SELECT
        `t30`.`customer_id` AS `home`,
        `t30`.`recent` AS `all_of`,
        `t30`.`contacts` AS `many`,
        `t30`.`last_at` AS `newest`
      FROM `t27` AS `t30`
    ) AS `t36`
      ON `t31`.`customer_id` = `t36`.`home`
  ) AS `t40`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t33`.`customer_id`,
      `t11`.`person_id`,
      `t33`.`recent`,
      `t33`.`contacts`,
      `t33`.`last_at`
    FROM `t27` AS `t33`
    INNER JOIN (
      SELECT
        `t1`.`person_id`,
        `t1`.`account_id` AS `customer_id`
      FROM `people` AS `t1`
    ) AS `t11`
      ON `t33`.`customer_id` = `t11`.`customer_id`
    LEFT ANTI JOIN `t26` AS `t32`
      ON `t33`.`customer_id` = `t32`.`customer_id`
      AND `t11`.`person_id` = `t32`.`person_id`
  ) AS `t38`
), `t50` AS (
  SELECT
    `t28`.`customer_id` AS `worth_of`,
    GREATEST(
      `t43`.`usual` + (
        COALESCE(
          (
            `t28`.`halves` * `t43`.`r`
          ) / NULLIF((
            (
              `t28`.`halves` * `t43`.`r`
            ) + 1
          ) - `t43`.`r`, CAST(0.0 AS DOUBLE)),
          CAST(1.0 AS DOUBLE)
        ) * (
          `t28`.`bought` - `t43`.`usual`
        )
      ) + COALESCE(`t28`.`yearly`, CAST(0.0 AS DOUBLE)),
      CAST(0.0 AS DOUBLE)
    ) AS `worth`
  FROM `t24` AS `t28`
  CROSS JOIN (
    SELECT
      `t39`.`usual`,
      `t15`.`r`
    FROM (
      SELECT
        CAST(SUM(CAST(`t25`.`bought` AS DECIMAL(38, 9))) AS DOUBLE) / NULLIF(COUNT(`t25`.`bought`), 0) AS `usual`
      FROM `t24` AS `t25`
    ) AS `t39`
    CROSS JOIN (
      SELECT
        MAX(`t0`.`reliability`) AS `r`
      FROM `pressure_fits` AS `t0`
    ) AS `t15`
  ) AS `t43`
)
SELECT
  `t55`.`customer_id`,
  `t55`.`person_id`,
  `t55`.`channel`,
  `t55`.`risk` * (
    (
      `t55`.`growth` * `t55`.`recent`
    ) + 1
  ) * COALESCE(`t55`.`worth`, `t55`.`usual`) AS `price`,
  `t55`.`risk_low` * (
    (
      `t55`.`growth_low` * `t55`.`recent`
    ) + 1
  ) * COALESCE(`t55`.`worth`, `t55`.`usual`) AS `low`,
  `t55`.`risk_high` * (
    (
      `t55`.`growth_high` * `t55`.`recent`
    ) + 1
  ) * COALESCE(`t55`.`worth`, `t55`.`usual`) AS `high`,
  `t55`.`recent`,
  `t55`.`contacts`,
  `t55`.`last_at`,
  COALESCE(`t55`.`worth`, `t55`.`usual`) AS `worth`,
  `t55`.`basis`
FROM (
  SELECT
    `t49`.`customer_id`,
    `t49`.`person_id`,
    `t49`.`recent`,
    `t49`.`contacts`,
    `t49`.`last_at`,
    `t16`.`channel`,
    `t16`.`risk`,
    `t16`.`risk_low`,
    `t16`.`risk_high`,
    `t16`.`growth`,
    `t16`.`growth_low`,
    `t16`.`growth_high`,
    `t16`.`reliability`,
    `t16`.`unsubscribes`,
    `t16`.`complaints`,
    `t16`.`response`,
    `t16`.`unseen`,
    `t16`.`unsubscribed`,
    `t16`.`complained`,
    `t16`.`basis`,
    `t16`.`about`,
    `t52`.`worth_of`,
    `t52`.`worth`,
    `t54`.`usual`
  FROM (
    SELECT
      *
    FROM `t42` AS `t44`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t46`.`customer_id`,
        CAST(NULL AS STRING) AS `person_id`,
        `t46`.`recent`,
        `t46`.`contacts`,
        `t46`.`last_at`
      FROM (
        SELECT
          `t45`.`customer_id`,
          MAX(`t45`.`recent`) AS `recent`,
          MAX(`t45`.`contacts`) AS `contacts`,
          MAX(`t45`.`last_at`) AS `last_at`
        FROM (
          SELECT
            *
          FROM `t42` AS `t44`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t30`.`customer_id`,
              CAST(NULL AS STRING) AS `person_id`,
              `t30`.`recent`,
              `t30`.`contacts`,
              `t30`.`last_at`
            FROM `t27` AS `t30`
          ) AS `t34`
        ) AS `t45`
        GROUP BY
          1
      ) AS `t46`
    ) AS `t47`
  ) AS `t49`
  CROSS JOIN (
    SELECT
      `t8`.`channel`,
      `t8`.`risk`,
      `t8`.`risk_low`,
      `t8`.`risk_high`,
      `t8`.`growth`,
      `t8`.`growth_low`,
      `t8`.`growth_high`,
      `t8`.`reliability`,
      `t8`.`unsubscribes`,
      `t8`.`complaints`,
      `t8`.`response`,
      `t8`.`unseen`,
      `t8`.`unsubscribed`,
      `t8`.`complained`,
      `t8`.`basis`,
      `t8`.`about`
    FROM (
      SELECT
        *
      FROM `pressure_fits` AS `t0`
      WHERE
        `t0`.`channel` <> 'any'
    ) AS `t8`
  ) AS `t16`
  LEFT OUTER JOIN `t50` AS `t52`
    ON `t49`.`customer_id` = `t52`.`worth_of`
  CROSS JOIN (
    SELECT
      COALESCE(
        CAST(SUM(CAST(`t51`.`worth` AS DECIMAL(38, 9))) AS DOUBLE) / NULLIF(COUNT(`t51`.`worth`), 0),
        CAST(0.0 AS DOUBLE)
      ) AS `usual`
    FROM `t50` AS `t51`
  ) AS `t54`
) AS `t55`
