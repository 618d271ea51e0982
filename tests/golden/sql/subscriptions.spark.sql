SELECT
  `t6`.`subscription_id`,
  `t6`.`customer_id`,
  `t6`.`person_id`,
  `t6`.`account_id`,
  `t6`.`product_id`,
  `t6`.`started_at`,
  `t6`.`ended_at`,
  `t6`.`yearly_amount`,
  `t6`.`yearly_margin`,
  `t6`.`unit`
FROM (
  SELECT
    `t5`.`subscription_id`,
    `t5`.`product_id`,
    `t5`.`started_at`,
    `t5`.`unit`,
    COALESCE(`t5`.`account_ref`, `t5`.`person_ref`) AS `customer_id`,
    `t5`.`person_ref` AS `person_id`,
    `t5`.`account_ref` AS `account_id`,
    IF(
      `t5`.`ended_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
      `t5`.`ended_at`,
      CAST(NULL AS TIMESTAMP)
    ) AS `ended_at`,
    CAST(CAST(`t5`.`amount` AS DECIMAL(38, 10)) * CAST(CASE
      WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'month'
      THEN 12
      WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'quarter'
      THEN 4
      WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'year'
      THEN 1
      ELSE NULL
    END AS DECIMAL(38, 10)) AS DECIMAL(18, 2)) AS `yearly_amount`,
    COALESCE(
      CAST(CAST(`t5`.`margin` AS DECIMAL(38, 10)) * CAST(CASE
        WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'month'
        THEN 12
        WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'quarter'
        THEN 4
        WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'year'
        THEN 1
        ELSE NULL
      END AS DECIMAL(38, 10)) AS DECIMAL(18, 2)),
      CAST(CAST(CAST(CAST(`t5`.`amount` AS DECIMAL(38, 10)) * CAST(CASE
        WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'month'
        THEN 12
        WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'quarter'
        THEN 4
        WHEN LOWER(COALESCE(`t5`.`period`, 'year')) = 'year'
        THEN 1
        ELSE NULL
      END AS DECIMAL(38, 10)) AS DECIMAL(18, 2)) AS DECIMAL(38, 10)) * CAST(COALESCE(`t3`.`share`, CAST(0.3 AS DOUBLE)) AS DECIMAL(38, 10)) AS DECIMAL(18, 2))
    ) AS `yearly_margin`
  FROM (
    SELECT
      *
    FROM `subscriptions` AS `t0`
    WHERE
      `t0`.`started_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      AND COALESCE(`t0`.`account_ref`, `t0`.`person_ref`) IS NOT NULL
  ) AS `t5`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`product_id` AS `product_ref`,
      `t1`.`margin_share` AS `share`
    FROM `products` AS `t1`
  ) AS `t3`
    ON `t5`.`product_id` = `t3`.`product_ref`
) AS `t6`
