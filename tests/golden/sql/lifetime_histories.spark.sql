WITH `t16` AS (
  SELECT
    `t15`.`customer_id`,
    CAST(FLOOR((
      CAST(`t15`.`at` AS DOUBLE)
    ) / (
      86400
    )) AS BIGINT) AS `day`,
    BOOL_OR(`t15`.`kind` = 'sale') AS `sold`,
    COALESCE(SUM(`t15`.`margin`), 0) AS `margin`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t4`.`order_id`,
        `t4`.`line_no`,
        `t4`.`at`,
        `t4`.`customer_id`,
        `t4`.`person_id`,
        `t4`.`account_id`,
        `t4`.`product_id`,
        `t4`.`product_name`,
        `t4`.`kind`,
        `t4`.`cancels_order_id`,
        `t4`.`quantity`,
        `t4`.`amount`,
        `t4`.`margin`,
        `t4`.`margin_source`,
        `t4`.`channel`,
        `t4`.`unit`,
        `t4`.`country`
      FROM `order_lines` AS `t4`
      LEFT ANTI JOIN (
        SELECT
          `t11`.`product_id`
        FROM (
          SELECT
            `t5`.`product_id`,
            `t5`.`name`,
            `t5`.`names`,
            `t5`.`category`,
            `t5`.`sold_as`,
            `t5`.`is_product`,
            `t5`.`available`,
            `t5`.`price`,
            `t5`.`margin_share`,
            `t5`.`buyers`,
            `t5`.`recent_buyers`,
            `t5`.`quantity`,
            `t5`.`amount`,
            `t5`.`margin`,
            `t5`.`value`,
            `t5`.`remaining_years`,
            `t5`.`first_at`,
            `t5`.`last_at`,
            `t10`.`cases`
          FROM `products` AS `t5`
          INNER JOIN (
            SELECT
              `t8`.`product_id`,
              COUNT(*) AS `cases`
            FROM (
              SELECT
                *
              FROM `opportunities` AS `t3`
              WHERE
                `t3`.`won`
                AND `t3`.`product_id` IS NOT NULL
                AND (
                  (
                    `t3`.`closed_at` IS NULL
                  )
                  OR (
                    `t3`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
            ) AS `t8`
            GROUP BY
              1
          ) AS `t10`
            ON `t5`.`product_id` = `t10`.`product_id`
        ) AS `t11`
        WHERE
          `t11`.`cases` >= (
            `t11`.`buyers` * CAST(0.5 AS DOUBLE)
          )
      ) AS `t13`
        ON `t4`.`product_id` = `t13`.`product_id`
    ) AS `t14`
    WHERE
      `t14`.`kind` IN ('sale', 'return', 'cancelled')
      AND `t14`.`customer_id` IS NOT NULL
  ) AS `t15`
  GROUP BY
    1,
    2
)
SELECT
  `t25`.`customer_id`,
  COALESCE(`t25`.`segment`, 'all') AS `segment`,
  `t25`.`days` - 1 AS `repeats`,
  (
    `t25`.`last` - `t25`.`first`
  ) / CAST(7.0 AS DOUBLE) AS `last_week`,
  (
    CAST(FLOOR(
      (
        CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE)
      ) / (
        86400
      )
    ) AS BIGINT) - `t25`.`first`
  ) / CAST(7.0 AS DOUBLE) AS `weeks`,
  CAST(COALESCE(`t25`.`margin`, 0) AS DOUBLE) AS `margin`,
  IF(`t25`.`then_days` > 0, `t25`.`then_days` - 1, NULL) AS `then_repeats`,
  IF(
    `t25`.`then_days` > 0,
    (
      `t25`.`then_last` - `t25`.`then_first`
    ) / CAST(7.0 AS DOUBLE),
    NULL
  ) AS `then_last_week`,
  IF(
    `t25`.`then_days` > 0,
    (
      `t25`.`cut` - `t25`.`then_first`
    ) / CAST(7.0 AS DOUBLE),
    NULL
  ) AS `then_weeks`,
  IF(`t25`.`then_days` > 0, CAST(COALESCE(`t25`.`then_margin`, 0) AS DOUBLE), NULL) AS `then_margin`,
  `t25`.`came`,
  CAST(COALESCE(`t25`.`came_margin`, 0) AS DOUBLE) AS `came_margin`,
  `t25`.`before`,
  CAST(COALESCE(`t25`.`before_margin`, 0) AS DOUBLE) AS `before_margin`,
  `t25`.`back` / CAST(7.0 AS DOUBLE) AS `test_weeks`
FROM (
  SELECT
    `t24`.`customer_id`,
    `t24`.`cut`,
    `t24`.`back`,
    `t24`.`days`,
    `t24`.`first`,
    `t24`.`last`,
    `t24`.`margin`,
    `t24`.`then_days`,
    `t24`.`then_first`,
    `t24`.`then_last`,
    `t24`.`then_margin`,
    `t24`.`came`,
    `t24`.`came_margin`,
    `t24`.`before`,
    `t24`.`before_margin`,
    `t7`.`who`,
    `t7`.`segment`
  FROM (
    SELECT
      `t22`.`customer_id`,
      MIN(`t22`.`cut`) AS `cut`,
      MIN(`t22`.`back`) AS `back`,
      SUM(CAST(`t22`.`sold` AS INT)) AS `days`,
      MIN(IF(`t22`.`sold`, `t22`.`day`, NULL)) AS `first`,
      MAX(IF(`t22`.`sold`, `t22`.`day`, NULL)) AS `last`,
      SUM(`t22`.`margin`) AS `margin`,
      SUM(CAST(`t22`.`sold` AND NOT (
        `t22`.`day` > `t22`.`cut`
      ) AS INT)) AS `then_days`,
      MIN(IF(`t22`.`sold` AND NOT (
        `t22`.`day` > `t22`.`cut`
      ), `t22`.`day`, NULL)) AS `then_first`,
      MAX(IF(`t22`.`sold` AND NOT (
        `t22`.`day` > `t22`.`cut`
      ), `t22`.`day`, NULL)) AS `then_last`,
      SUM(IF(NOT (
        `t22`.`day` > `t22`.`cut`
      ), `t22`.`margin`, NULL)) AS `then_margin`,
      SUM(CAST(`t22`.`sold` AND (
        `t22`.`day` > `t22`.`cut`
      ) AS INT)) AS `came`,
      SUM(IF(`t22`.`day` > `t22`.`cut`, `t22`.`margin`, NULL)) AS `came_margin`,
      SUM(
        CAST(`t22`.`sold`
        AND (
          (
            `t22`.`day` > (
              `t22`.`cut` - `t22`.`back`
            )
          )
          AND NOT (
            `t22`.`day` > `t22`.`cut`
          )
        ) AS INT)
      ) AS `before`,
      SUM(
        IF(
          (
            `t22`.`day` > (
              `t22`.`cut` - `t22`.`back`
            )
          )
          AND NOT (
            `t22`.`day` > `t22`.`cut`
          ),
          `t22`.`margin`,
          NULL
        )
      ) AS `before_margin`
    FROM (
      SELECT
        `t18`.`customer_id`,
        `t18`.`day`,
        `t18`.`sold`,
        `t18`.`margin`,
        `t21`.`cut`,
        `t21`.`back`
      FROM `t16` AS `t18`
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
                ) AS BIGINT) - `t19`.`start`
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
                ) AS BIGINT) - `t19`.`start`
              ) / (
                2
              )
            ) AS BIGINT),
            730
          ) AS `back`
        FROM (
          SELECT
            MIN(`t17`.`day`) AS `start`
          FROM `t16` AS `t17`
        ) AS `t19`
      ) AS `t21`
    ) AS `t22`
    GROUP BY
      1
  ) AS `t24`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`customer_id` AS `who`,
      COALESCE(`t0`.`segment`, `t0`.`country`) AS `segment`
    FROM `customers` AS `t0`
  ) AS `t7`
    ON `t24`.`customer_id` = `t7`.`who`
) AS `t25`
WHERE
  `t25`.`days` > 0
