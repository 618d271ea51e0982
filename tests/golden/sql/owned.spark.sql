WITH `t12` AS (
  SELECT
    `t10`.`customer_id`,
    `t10`.`product_id`,
    `t10`.`first_at`,
    `t10`.`last_at`,
    `t10`.`times`,
    `t10`.`amount`,
    `t10`.`margin`,
    'subscription' AS `how`
  FROM (
    SELECT
      `t9`.`customer_id`,
      `t9`.`product_id`,
      MIN(`t9`.`started_at`) AS `first_at`,
      MAX(`t9`.`started_at`) AS `last_at`,
      COUNT(*) AS `times`,
      COALESCE(SUM(`t9`.`yearly_amount`), 0) AS `amount`,
      COALESCE(SUM(`t9`.`yearly_margin`), 0) AS `margin`
    FROM (
      SELECT
        `t7`.`subscription_id`,
        `t7`.`customer_id`,
        `t7`.`person_id`,
        `t7`.`account_id`,
        `t7`.`product_id`,
        `t7`.`started_at`,
        `t7`.`ended_at`,
        `t7`.`yearly_amount`,
        `t7`.`yearly_margin`,
        `t7`.`unit`
      FROM (
        SELECT
          *
        FROM `subscriptions` AS `t1`
        WHERE
          `t1`.`ended_at` IS NULL
      ) AS `t7`
      LEFT SEMI JOIN (
        SELECT
          `t2`.`product_id`,
          `t2`.`category`
        FROM `products` AS `t2`
        WHERE
          `t2`.`is_product`
      ) AS `t6`
        ON `t7`.`product_id` = `t6`.`product_id`
    ) AS `t9`
    GROUP BY
      1,
      2
  ) AS `t10`
)
SELECT
  `t17`.`customer_id`,
  `t17`.`product_id`,
  `t17`.`how`,
  `t17`.`first_at`,
  `t17`.`last_at`,
  `t17`.`times`,
  `t17`.`amount`,
  `t17`.`margin`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t13`.`customer_id`,
      `t13`.`product_id`,
      `t13`.`first_at`,
      `t13`.`last_at`,
      `t13`.`times`,
      `t13`.`amount`,
      `t13`.`margin`,
      `t13`.`how`
    FROM (
      SELECT
        `t8`.`customer_id`,
        `t8`.`product_id`,
        `t8`.`first_at`,
        `t8`.`last_at`,
        `t8`.`times`,
        `t8`.`amount`,
        `t8`.`margin`,
        'order' AS `how`
      FROM (
        SELECT
          `t3`.`customer_id`,
          `t3`.`product_id`,
          `t3`.`first_at`,
          `t3`.`last_at`,
          `t3`.`times`,
          `t3`.`quantity`,
          `t3`.`amount`,
          `t3`.`margin`,
          `t3`.`recent_margin`,
          `t6`.`category`
        FROM `purchases` AS `t3`
        INNER JOIN (
          SELECT
            `t2`.`product_id`,
            `t2`.`category`
          FROM `products` AS `t2`
          WHERE
            `t2`.`is_product`
        ) AS `t6`
          ON `t3`.`product_id` = `t6`.`product_id`
      ) AS `t8`
      WHERE
        `t8`.`quantity` > 0
        AND CAST(FLOOR(
          (
            CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t8`.`last_at` AS DOUBLE)
          ) / (
            86400
          )
        ) AS BIGINT) <= 365
    ) AS `t13`
    LEFT ANTI JOIN `t12` AS `t15`
      ON `t13`.`customer_id` = `t15`.`customer_id`
      AND `t13`.`product_id` = `t15`.`product_id`
  ) AS `t16`
  UNION ALL
  SELECT
    *
  FROM `t12` AS `t14`
) AS `t17`
