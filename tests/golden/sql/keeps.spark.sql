WITH `t1` AS (
  SELECT
    `t0`.`customer_id`,
    `t0`.`product_id`,
    MIN(`t0`.`started_at`) AS `started_at`,
    MAX(`t0`.`ended_at`) AS `last`,
    BOOL_OR(`t0`.`ended_at` IS NULL) AS `still`
  FROM `subscriptions` AS `t0`
  GROUP BY
    1,
    2
), `t5` AS (
  SELECT
    `t2`.`customer_id`,
    `t2`.`product_id`,
    `t2`.`started_at`,
    IF(`t2`.`still`, CAST(NULL AS TIMESTAMP), `t2`.`last`) AS `ended_at`
  FROM `t1` AS `t2`
), `t12` AS (
  SELECT
    *
  FROM (
    SELECT
      `t10`.`product_id`,
      `t10`.`added_id`,
      CAST(FLOOR(PERCENTILE(`t10`.`age`, 0.5)) AS BIGINT) AS `age`,
      COUNT(*) AS `n_with`,
      SUM(`t10`.`kept`) AS `kept_with`
    FROM (
      SELECT
        `t9`.`customer_id`,
        `t9`.`product_id`,
        `t9`.`added_id`,
        `t9`.`age`,
        `t9`.`lasted`,
        `t9`.`ran`,
        `t9`.`known`,
        CAST(`t9`.`ran` OR (
          `t9`.`lasted` > 90
        ) AS BIGINT) AS `kept`
      FROM (
        SELECT
          `t7`.`customer_id`,
          `t7`.`product_id`,
          `t8`.`product_id` AS `added_id`,
          CAST(FLOOR(
            (
              CAST(`t8`.`started_at` AS DOUBLE) - CAST(`t7`.`started_at` AS DOUBLE)
            ) / (
              86400
            )
          ) AS BIGINT) AS `age`,
          CAST(FLOOR(
            (
              CAST(COALESCE(`t7`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)) AS DOUBLE) - CAST(`t8`.`started_at` AS DOUBLE)
            ) / (
              86400
            )
          ) AS BIGINT) AS `lasted`,
          `t7`.`ended_at` IS NULL AS `ran`,
          CAST(FLOOR(
            (
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t8`.`started_at` AS DOUBLE)
            ) / (
              86400
            )
          ) AS BIGINT) AS `known`
        FROM `t5` AS `t7`
        INNER JOIN `t5` AS `t8`
          ON `t7`.`customer_id` = `t8`.`customer_id`
          AND `t7`.`product_id` <> `t8`.`product_id`
          AND `t7`.`started_at` <= `t8`.`started_at`
          AND (
            (
              `t7`.`ended_at` IS NULL
            ) OR (
              `t7`.`ended_at` > `t8`.`started_at`
            )
          )
      ) AS `t9`
      WHERE
        `t9`.`known` >= 90
    ) AS `t10`
    GROUP BY
      1,
      2
  ) AS `t11`
  WHERE
    `t11`.`n_with` >= 20
)
SELECT
  `t20`.`product_id`,
  `t20`.`added_id`,
  `t20`.`n_with`,
  `t20`.`kept_with`,
  `t20`.`n_without`,
  `t20`.`kept_without`,
  LEAST(
    (
      `t20`.`kept_with` / `t20`.`n_with`
    ) / (
      `t20`.`kept_without` / `t20`.`n_without`
    ),
    CAST(1.0 AS DOUBLE)
  ) AS `keep`
FROM (
  SELECT
    `t14`.`product_id`,
    `t14`.`added_id`,
    `t14`.`age`,
    `t14`.`n_with`,
    `t14`.`kept_with`,
    `t19`.`n_without`,
    `t19`.`kept_without`
  FROM `t12` AS `t14`
  INNER JOIN (
    SELECT
      `t17`.`product_id`,
      `t17`.`added_id`,
      COUNT(*) AS `n_without`,
      SUM(`t17`.`kept`) AS `kept_without`
    FROM (
      SELECT
        `t16`.`customer_id`,
        `t16`.`product_id`,
        `t16`.`added_id`,
        `t16`.`age`,
        `t16`.`lasted`,
        `t16`.`ran`,
        `t16`.`known`,
        CAST(`t16`.`ran` OR (
          `t16`.`lasted` > (
            `t16`.`age` + 90
          )
        ) AS BIGINT) AS `kept`
      FROM (
        SELECT
          `t7`.`customer_id`,
          `t7`.`product_id`,
          `t15`.`added_id`,
          `t15`.`age`,
          CAST(FLOOR(
            (
              CAST(COALESCE(`t7`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)) AS DOUBLE) - CAST(`t7`.`started_at` AS DOUBLE)
            ) / (
              86400
            )
          ) AS BIGINT) AS `lasted`,
          `t7`.`ended_at` IS NULL AS `ran`,
          CAST(FLOOR(
            (
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t7`.`started_at` AS DOUBLE)
            ) / (
              86400
            )
          ) AS BIGINT) AS `known`
        FROM `t5` AS `t7`
        INNER JOIN `t12` AS `t15`
          ON `t7`.`product_id` = `t15`.`product_id`
        LEFT ANTI JOIN (
          SELECT
            `t2`.`customer_id`,
            `t2`.`product_id` AS `added_id`
          FROM `t1` AS `t2`
        ) AS `t4`
          ON `t7`.`customer_id` = `t4`.`customer_id` AND `t15`.`added_id` = `t4`.`added_id`
      ) AS `t16`
      WHERE
        `t16`.`lasted` >= `t16`.`age` AND `t16`.`known` >= (
          `t16`.`age` + 90
        )
    ) AS `t17`
    GROUP BY
      1,
      2
  ) AS `t19`
    ON `t14`.`product_id` = `t19`.`product_id` AND `t14`.`added_id` = `t19`.`added_id`
) AS `t20`
WHERE
  `t20`.`n_without` >= 20 AND `t20`.`kept_without` > 0
