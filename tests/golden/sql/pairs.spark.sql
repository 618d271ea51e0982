WITH `t10` AS (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`customer_id`,
      COALESCE(`t0`.`customer_group`, 'no group') AS `customer_group`
    FROM `customer_groups` AS `t0`
  ) AS `t5`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t8`.`customer_id`,
      'no group' AS `customer_group`
    FROM (
      SELECT
        `t6`.`customer_id`
      FROM (
        SELECT DISTINCT
          `t1`.`customer_id`
        FROM `owned` AS `t1`
      ) AS `t6`
      LEFT ANTI JOIN `customer_groups` AS `t2`
        ON `t6`.`customer_id` = `t2`.`customer_id`
    ) AS `t8`
  ) AS `t9`
), `t17` AS (
  SELECT
    `t16`.`customer_group`,
    `t16`.`product_id`,
    `t16`.`owners`,
    CAST(ROW_NUMBER() OVER (
      ORDER BY `t16`.`customer_group` ASC NULLS LAST, `t16`.`product_id` ASC NULLS LAST
    ) - 1 AS INT) AS `number`
  FROM (
    SELECT
      `t15`.`customer_group`,
      `t15`.`product_id`,
      COUNT(*) AS `owners`
    FROM (
      SELECT
        `t7`.`customer_id`,
        `t7`.`product_id`,
        `t12`.`customer_group`
      FROM (
        SELECT DISTINCT
          `t1`.`customer_id`,
          `t1`.`product_id`
        FROM `owned` AS `t1`
      ) AS `t7`
      INNER JOIN `t10` AS `t12`
        ON `t7`.`customer_id` = `t12`.`customer_id`
    ) AS `t15`
    GROUP BY
      1,
      2
  ) AS `t16`
), `t25` AS (
  SELECT
    *
  FROM (
    SELECT
      `t7`.`customer_id`,
      `t7`.`product_id`,
      `t12`.`customer_group`,
      `t19`.`owners`,
      `t19`.`number`
    FROM (
      SELECT DISTINCT
        `t1`.`customer_id`,
        `t1`.`product_id`
      FROM `owned` AS `t1`
    ) AS `t7`
    INNER JOIN `t10` AS `t12`
      ON `t7`.`customer_id` = `t12`.`customer_id`
    INNER JOIN `t17` AS `t19`
      ON `t12`.`customer_group` = `t19`.`customer_group`
      AND `t7`.`product_id` = `t19`.`product_id`
  ) AS `t24`
  WHERE
    `t24`.`owners` >= 1
)
SELECT
  *
FROM (
  SELECT
    `t22`.`customer_group`,
    `t22`.`item_a`,
    `t23`.`item_b`,
    `t32`.`n_ab`,
    `t22`.`n_a`,
    `t23`.`n_b`,
    `t14`.`n`,
    `t32`.`n_ab` / `t14`.`n` AS `support`,
    `t32`.`n_ab` / `t22`.`n_a` AS `confidence_ab`,
    `t32`.`n_ab` / `t23`.`n_b` AS `confidence_ba`,
    (
      `t32`.`n_ab` * `t14`.`n`
    ) / (
      `t22`.`n_a` * `t23`.`n_b`
    ) AS `lift`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t29`.`number_a`,
        `t29`.`number_b`,
        COUNT(*) AS `n_ab`
      FROM (
        SELECT
          `t27`.`number` AS `number_a`,
          `t28`.`number` AS `number_b`
        FROM `t25` AS `t27`
        INNER JOIN `t25` AS `t28`
          ON `t27`.`customer_id` = `t28`.`customer_id` AND `t27`.`number` < `t28`.`number`
      ) AS `t29`
      GROUP BY
        1,
        2
    ) AS `t30`
    WHERE
      `t30`.`n_ab` >= 1
  ) AS `t32`
  INNER JOIN (
    SELECT
      `t18`.`customer_group`,
      `t18`.`number` AS `number_a`,
      `t18`.`product_id` AS `item_a`,
      `t18`.`owners` AS `n_a`
    FROM `t17` AS `t18`
  ) AS `t22`
    ON `t32`.`number_a` = `t22`.`number_a`
  INNER JOIN (
    SELECT
      `t18`.`number` AS `number_b`,
      `t18`.`product_id` AS `item_b`,
      `t18`.`owners` AS `n_b`
    FROM `t17` AS `t18`
  ) AS `t23`
    ON `t32`.`number_b` = `t23`.`number_b`
  INNER JOIN (
    SELECT
      `t11`.`customer_group`,
      COUNT(*) AS `n`
    FROM `t10` AS `t11`
    GROUP BY
      1
  ) AS `t14`
    ON `t22`.`customer_group` = `t14`.`customer_group`
) AS `t33`
WHERE
  `t33`.`n_ab` >= GREATEST(LEAST(CAST(FLOOR((
    `t33`.`n`
  ) / (
    100
  )) AS BIGINT), 20), 1)
