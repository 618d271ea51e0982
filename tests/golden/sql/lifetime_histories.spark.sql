WITH `t5` AS (
  SELECT
    `t3`.`customer_id`,
    CAST(FLOOR((
      CAST(`t3`.`at` AS DOUBLE)
    ) / (
      86400
    )) AS BIGINT) AS `day`,
    BOOL_OR(`t3`.`kind` = 'sale') AS `sold`,
    COALESCE(SUM(`t3`.`margin`), 0) AS `margin`
  FROM (
    SELECT
      *
    FROM `order_lines` AS `t1`
    WHERE
      `t1`.`kind` IN ('sale', 'return', 'cancelled') AND `t1`.`customer_id` IS NOT NULL
  ) AS `t3`
  GROUP BY
    1,
    2
)
SELECT
  `t14`.`customer_id`,
  COALESCE(`t14`.`segment`, 'all') AS `segment`,
  `t14`.`days` - 1 AS `repeats`,
  (
    `t14`.`last` - `t14`.`first`
  ) / CAST(7.0 AS DOUBLE) AS `last_week`,
  (
    CAST(FLOOR(
      (
        CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE)
      ) / (
        86400
      )
    ) AS BIGINT) - `t14`.`first`
  ) / CAST(7.0 AS DOUBLE) AS `weeks`,
  CAST(COALESCE(`t14`.`margin`, 0) AS DOUBLE) AS `margin`,
  IF(`t14`.`then_days` > 0, `t14`.`then_days` - 1, NULL) AS `then_repeats`,
  IF(
    `t14`.`then_days` > 0,
    (
      `t14`.`then_last` - `t14`.`then_first`
    ) / CAST(7.0 AS DOUBLE),
    NULL
  ) AS `then_last_week`,
  IF(
    `t14`.`then_days` > 0,
    (
      `t14`.`cut` - `t14`.`then_first`
    ) / CAST(7.0 AS DOUBLE),
    NULL
  ) AS `then_weeks`,
  IF(`t14`.`then_days` > 0, CAST(COALESCE(`t14`.`then_margin`, 0) AS DOUBLE), NULL) AS `then_margin`,
  `t14`.`came`,
  CAST(COALESCE(`t14`.`came_margin`, 0) AS DOUBLE) AS `came_margin`,
  `t14`.`before`,
  CAST(COALESCE(`t14`.`before_margin`, 0) AS DOUBLE) AS `before_margin`,
  `t14`.`back` / CAST(7.0 AS DOUBLE) AS `test_weeks`
FROM (
  SELECT
    `t13`.`customer_id`,
    `t13`.`cut`,
    `t13`.`back`,
    `t13`.`days`,
    `t13`.`first`,
    `t13`.`last`,
    `t13`.`margin`,
    `t13`.`then_days`,
    `t13`.`then_first`,
    `t13`.`then_last`,
    `t13`.`then_margin`,
    `t13`.`came`,
    `t13`.`came_margin`,
    `t13`.`before`,
    `t13`.`before_margin`,
    `t4`.`who`,
    `t4`.`segment`
  FROM (
    SELECT
      `t11`.`customer_id`,
      MIN(`t11`.`cut`) AS `cut`,
      MIN(`t11`.`back`) AS `back`,
      SUM(CAST(`t11`.`sold` AS INT)) AS `days`,
      MIN(IF(`t11`.`sold`, `t11`.`day`, NULL)) AS `first`,
      MAX(IF(`t11`.`sold`, `t11`.`day`, NULL)) AS `last`,
      SUM(`t11`.`margin`) AS `margin`,
      SUM(CAST(`t11`.`sold` AND NOT (
        `t11`.`day` > `t11`.`cut`
      ) AS INT)) AS `then_days`,
      MIN(IF(`t11`.`sold` AND NOT (
        `t11`.`day` > `t11`.`cut`
      ), `t11`.`day`, NULL)) AS `then_first`,
      MAX(IF(`t11`.`sold` AND NOT (
        `t11`.`day` > `t11`.`cut`
      ), `t11`.`day`, NULL)) AS `then_last`,
      SUM(IF(NOT (
        `t11`.`day` > `t11`.`cut`
      ), `t11`.`margin`, NULL)) AS `then_margin`,
      SUM(CAST(`t11`.`sold` AND (
        `t11`.`day` > `t11`.`cut`
      ) AS INT)) AS `came`,
      SUM(IF(`t11`.`day` > `t11`.`cut`, `t11`.`margin`, NULL)) AS `came_margin`,
      SUM(
        CAST(`t11`.`sold`
        AND (
          (
            `t11`.`day` > (
              `t11`.`cut` - `t11`.`back`
            )
          )
          AND NOT (
            `t11`.`day` > `t11`.`cut`
          )
        ) AS INT)
      ) AS `before`,
      SUM(
        IF(
          (
            `t11`.`day` > (
              `t11`.`cut` - `t11`.`back`
            )
          )
          AND NOT (
            `t11`.`day` > `t11`.`cut`
          ),
          `t11`.`margin`,
          NULL
        )
      ) AS `before_margin`
    FROM (
      SELECT
        `t7`.`customer_id`,
        `t7`.`day`,
        `t7`.`sold`,
        `t7`.`margin`,
        `t10`.`cut`,
        `t10`.`back`
      FROM `t5` AS `t7`
      CROSS JOIN (
        SELECT
          CAST(FLOOR(
            (
              CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE)
            ) / (
              86400
            )
          ) AS BIGINT) - LEAST(
            CAST(FLOOR(
              (
                CAST(FLOOR(
                  (
                    CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE)
                  ) / (
                    86400
                  )
                ) AS BIGINT) - `t8`.`start`
              ) / (
                2
              )
            ) AS BIGINT),
            730
          ) AS `cut`,
          LEAST(
            CAST(FLOOR(
              (
                CAST(FLOOR(
                  (
                    CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE)
                  ) / (
                    86400
                  )
                ) AS BIGINT) - `t8`.`start`
              ) / (
                2
              )
            ) AS BIGINT),
            730
          ) AS `back`
        FROM (
          SELECT
            MIN(`t6`.`day`) AS `start`
          FROM `t5` AS `t6`
        ) AS `t8`
      ) AS `t10`
    ) AS `t11`
    GROUP BY
      1
  ) AS `t13`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`customer_id` AS `who`,
      COALESCE(`t0`.`segment`, `t0`.`country`) AS `segment`
    FROM `customers` AS `t0`
  ) AS `t4`
    ON `t13`.`customer_id` = `t4`.`who`
) AS `t14`
WHERE
  `t14`.`days` > 0
