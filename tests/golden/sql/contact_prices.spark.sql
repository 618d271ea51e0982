WITH `t15` AS (
  SELECT
    `t6`.`customer_id`,
    `t6`.`person_id`,
    `t6`.`channel`,
    `t6`.`at`,
    `t6`.`opened`,
    `t13`.`half_life`
  FROM `contacts` AS `t6`
  CROSS JOIN (
    SELECT
      MAX(`t0`.`half_life_days`) AS `half_life`
    FROM `pressure_fits` AS `t0`
  ) AS `t13`
), `t19` AS (
  SELECT
    `t5`.`customer_id` AS `worth_of`,
    GREATEST(
      (
        CAST(`t5`.`margin` AS DOUBLE) / GREATEST(
          (
            CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t5`.`first_at` AS DOUBLE)
          ) / CAST(31557600.0 AS DOUBLE),
          CAST(1.0 AS DOUBLE)
        )
      ) + COALESCE(`t18`.`yearly`, CAST(0.0 AS DOUBLE)),
      CAST(0.0 AS DOUBLE)
    ) AS `worth`
  FROM `customers` AS `t5`
  LEFT OUTER JOIN (
    SELECT
      `t11`.`customer_id` AS `holder`,
      CAST(SUM(`t11`.`yearly_margin`) AS DOUBLE) AS `yearly`
    FROM (
      SELECT
        *
      FROM `subscriptions` AS `t3`
      WHERE
        `t3`.`ended_at` IS NULL
    ) AS `t11`
    GROUP BY
      1
  ) AS `t18`
    ON `t5`.`customer_id` = `t18`.`holder`
), `t24` AS (
  SELECT
    `t22`.`customer_id`,
    `t22`.`person_id`,
    CAST(SUM(`t22`.`counts`) AS DOUBLE) AS `recent`,
    SUM(`t22`.`lately`) AS `contacts`,
    MAX(`t22`.`at`) AS `last_at`
  FROM (
    SELECT
      `t16`.`customer_id`,
      `t16`.`person_id`,
      `t16`.`channel`,
      `t16`.`at`,
      `t16`.`opened`,
      `t16`.`half_life`,
      CAST(CASE `t16`.`channel`
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
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
            ) / 86400
          ) / `t16`.`half_life`
        ) * CAST(-0.6931471805599453 AS DOUBLE)
      ) AS DECIMAL(38, 9)) AS `counts`,
      CAST((
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
        ) / 86400
      ) <= 90 AS BIGINT) AS `lately`,
      (
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
        ) / 86400
      ) / `t16`.`half_life` AS `age`
    FROM `t15` AS `t16`
    WHERE
      (
        (
          (
            CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
          ) / 86400
        ) / `t16`.`half_life`
      ) <= 10
      AND `t16`.`person_id` IS NOT NULL
  ) AS `t22`
  GROUP BY
    1,
    2
), `t25` AS (
  SELECT
    `t23`.`customer_id`,
    CAST(SUM(`t23`.`counts`) AS DOUBLE) AS `recent`,
    SUM(`t23`.`lately`) AS `contacts`,
    MAX(`t23`.`at`) AS `last_at`
  FROM (
    SELECT
      `t16`.`customer_id`,
      `t16`.`person_id`,
      `t16`.`channel`,
      `t16`.`at`,
      `t16`.`opened`,
      `t16`.`half_life`,
      CAST(CASE `t16`.`channel`
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
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
            ) / 86400
          ) / `t16`.`half_life`
        ) * CAST(-0.6931471805599453 AS DOUBLE)
      ) AS DECIMAL(38, 9)) AS `counts`,
      CAST((
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
        ) / 86400
      ) <= 90 AS BIGINT) AS `lately`,
      (
        (
          CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
        ) / 86400
      ) / `t16`.`half_life` AS `age`
    FROM `t15` AS `t16`
    WHERE
      (
        (
          (
            CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
          ) / 86400
        ) / `t16`.`half_life`
      ) <= 10
      AND `t16`.`person_id` IS NULL
  ) AS `t23`
  GROUP BY
    1
), `t38` AS (
  SELECT
    *
  FROM (
    SELECT
      `t30`.`customer_id`,
      `t30`.`person_id`,
      `t30`.`recent` + COALESCE(`t35`.`all_of`, CAST(0.0 AS DOUBLE)) AS `recent`,
      `t30`.`contacts` + COALESCE(`t35`.`many`, 0) AS `contacts`,
      GREATEST(`t30`.`last_at`, COALESCE(`t35`.`newest`, `t30`.`last_at`)) AS `last_at`
    FROM `t24` AS `t30`
    LEFT OUTER JOIN (
      SELECT
        `t28`.`customer_id` AS `home`,
        `t28`.`recent` AS `all_of`,
        `t28`.`contacts` AS `many`,
        `t28`.`last_at` AS `newest`
      FROM `t25` AS `t28`
    ) AS `t35`
      ON `t30`.`customer_id` = `t35`.`home`
  ) AS `t37`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t32`.`customer_id`,
      `t10`.`person_id`,
      `t32`.`recent`,
      `t32`.`contacts`,
      `t32`.`last_at`
    FROM `t25` AS `t32`
    INNER JOIN (
      SELECT
        `t2`.`person_id`,
        `t2`.`account_id` AS `customer_id`
      FROM `people` AS `t2`
    ) AS `t10`
      ON `t32`.`customer_id` = `t10`.`customer_id`
    LEFT ANTI JOIN `t24` AS `t31`
      ON `t32`.`customer_id` = `t31`.`customer_id`
      AND `t10`.`person_id` = `t31`.`person_id`
  ) AS `t36`
)
SELECT
  `t45`.`customer_id`,
  `t45`.`person_id`,
  `t45`.`channel`,
  `t45`.`risk` * (
    (
      `t45`.`growth` * `t45`.`recent`
    ) + 1
  ) * COALESCE(`t45`.`worth`, `t45`.`usual`) AS `price`,
  `t45`.`risk_low` * (
    (
      `t45`.`growth_low` * `t45`.`recent`
    ) + 1
  ) * COALESCE(`t45`.`worth`, `t45`.`usual`) AS `low`,
  `t45`.`risk_high` * (
    (
      `t45`.`growth_high` * `t45`.`recent`
    ) + 1
  ) * COALESCE(`t45`.`worth`, `t45`.`usual`) AS `high`,
  `t45`.`recent`,
  `t45`.`contacts`,
  `t45`.`last_at`,
  COALESCE(`t45`.`worth`, `t45`.`usual`) AS `worth`,
  `t45`.`basis`
FROM (
  SELECT
    `t44`.`customer_id`,
    `t44`.`person_id`,
    `t44`.`recent`,
    `t44`.`contacts`,
    `t44`.`last_at`,
    `t14`.`channel`,
    `t14`.`risk`,
    `t14`.`risk_low`,
    `t14`.`risk_high`,
    `t14`.`growth`,
    `t14`.`growth_low`,
    `t14`.`growth_high`,
    `t14`.`unsubscribes`,
    `t14`.`complaints`,
    `t14`.`response`,
    `t14`.`unseen`,
    `t14`.`unsubscribed`,
    `t14`.`complained`,
    `t14`.`basis`,
    `t14`.`about`,
    `t21`.`worth_of`,
    `t21`.`worth`,
    `t29`.`usual`
  FROM (
    SELECT
      *
    FROM `t38` AS `t39`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t41`.`customer_id`,
        CAST(NULL AS STRING) AS `person_id`,
        `t41`.`recent`,
        `t41`.`contacts`,
        `t41`.`last_at`
      FROM (
        SELECT
          `t40`.`customer_id`,
          MAX(`t40`.`recent`) AS `recent`,
          MAX(`t40`.`contacts`) AS `contacts`,
          MAX(`t40`.`last_at`) AS `last_at`
        FROM (
          SELECT
            *
          FROM `t38` AS `t39`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t28`.`customer_id`,
              CAST(NULL AS STRING) AS `person_id`,
              `t28`.`recent`,
              `t28`.`contacts`,
              `t28`.`last_at`
            FROM `t25` AS `t28`
          ) AS `t33`
        ) AS `t40`
        GROUP BY
          1
      ) AS `t41`
    ) AS `t42`
  ) AS `t44`
  CROSS JOIN (
    SELECT
      `t8`.`channel`,
      `t8`.`risk`,
      `t8`.`risk_low`,
      `t8`.`risk_high`,
      `t8`.`growth`,
      `t8`.`growth_low`,
      `t8`.`growth_high`,
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
  ) AS `t14`
  LEFT OUTER JOIN `t19` AS `t21`
    ON `t44`.`customer_id` = `t21`.`worth_of`
  CROSS JOIN (
    SELECT
      COALESCE(
        CAST(SUM(CAST(`t20`.`worth` AS DECIMAL(38, 9))) AS DOUBLE) / NULLIF(COUNT(*), 0),
        CAST(0.0 AS DOUBLE)
      ) AS `usual`
    FROM `t19` AS `t20`
  ) AS `t29`
) AS `t45`
