SELECT
  *
FROM (
  SELECT
    `t1`.`customer_id`,
    `t1`.`product_id`,
    MIN(IF(`t1`.`kind` = 'sale', `t1`.`at`, NULL)) AS `first_at`,
    MAX(IF(`t1`.`kind` = 'sale', `t1`.`at`, NULL)) AS `last_at`,
    SUM(CAST(`t1`.`kind` = 'sale' AS INT)) AS `times`,
    SUM(`t1`.`quantity`) AS `quantity`,
    COALESCE(SUM(`t1`.`amount`), 0) AS `amount`,
    COALESCE(SUM(`t1`.`margin`), 0) AS `margin`,
    COALESCE(
      SUM(
        IF(`t1`.`at` >= CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP), `t1`.`margin`, NULL)
      ),
      0
    ) AS `recent_margin`
  FROM (
    SELECT
      *
    FROM `order_lines` AS `t0`
    WHERE
      `t0`.`kind` IN ('sale', 'return', 'cancelled')
      AND `t0`.`customer_id` IS NOT NULL
      AND `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t1`
  GROUP BY
    1,
    2
) AS `t2`
