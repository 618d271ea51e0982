SELECT
  `t22`.`customer_id`,
  `t22`.`person_id`,
  `t22`.`hold`,
  `t22`.`about`,
  `t22`.`since`,
  CASE
    WHEN `t22`.`hold` = 'complaint'
    THEN 'a complaint is open'
    WHEN `t22`.`hold` = 'late_delivery'
    THEN 'a delivery is late'
    WHEN `t22`.`hold` = 'quote'
    THEN 'a quote is open'
    ELSE NULL
  END AS `words`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t14`.`customer_id`,
      `t14`.`person_id`,
      'late_delivery' AS `hold`,
      `t10`.`order_id` AS `about`,
      `t10`.`promised_at` AS `since`
    FROM (
      SELECT
        *
      FROM `deliveries` AS `t0`
      WHERE
        `t0`.`promised_at` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        AND (
          (
            `t0`.`delivered_at` IS NULL
          )
          OR (
            `t0`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          )
        )
    ) AS `t10`
    INNER JOIN (
      SELECT
        `t5`.`order_id`,
        MIN(`t5`.`customer_id`) AS `customer_id`,
        MIN(`t5`.`person_id`) AS `person_id`
      FROM (
        SELECT
          *
        FROM `order_lines` AS `t3`
        WHERE
          `t3`.`customer_id` IS NOT NULL
      ) AS `t5`
      GROUP BY
        1
    ) AS `t14`
      ON `t10`.`order_id` = `t14`.`order_id`
  ) AS `t17`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        COALESCE(`t11`.`account_ref`, `t18`.`account_ref`, `t11`.`person_ref`) AS `customer_id`,
        `t11`.`person_ref` AS `person_id`,
        'complaint' AS `hold`,
        `t11`.`about`,
        `t11`.`since`
      FROM (
        SELECT
          `t1`.`case_id`,
          `t1`.`person_ref`,
          `t1`.`account_ref`,
          `t1`.`kind`,
          `t1`.`opened_at`,
          `t1`.`closed_at`,
          `t1`.`score`,
          `t1`.`text`,
          `t1`.`source`,
          `t1`.`received_at`,
          `t1`.`load_id`,
          `t1`.`case_id` AS `about`,
          `t1`.`opened_at` AS `since`
        FROM `cases` AS `t1`
        WHERE
          LOWER(`t1`.`kind`) IN ('complaint', 'claim')
          AND (
            (
              `t1`.`closed_at` IS NULL
            )
            OR (
              `t1`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            )
          )
      ) AS `t11`
      LEFT OUTER JOIN (
        SELECT
          `t15`.`person_ref`,
          `t15`.`account_ref`
        FROM (
          SELECT
            `t9`.`person_ref`,
            MIN(`t9`.`account_ref`) AS `account_ref`,
            COUNT(DISTINCT `t9`.`account_ref`) AS `homes`
          FROM (
            SELECT
              *
            FROM `memberships` AS `t4`
            WHERE
              (
                (
                  `t4`.`from` IS NULL
                )
                OR (
                  `t4`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
              AND (
                (
                  `t4`.`to` IS NULL
                )
                OR (
                  `t4`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
          ) AS `t9`
          GROUP BY
            1
        ) AS `t15`
        WHERE
          `t15`.`homes` = 1
      ) AS `t18`
        ON `t11`.`person_ref` = `t18`.`person_ref`
    ) AS `t19`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        COALESCE(`t12`.`account_ref`, `t18`.`account_ref`, `t12`.`person_ref`) AS `customer_id`,
        `t12`.`person_ref` AS `person_id`,
        'quote' AS `hold`,
        `t12`.`about`,
        `t12`.`since`
      FROM (
        SELECT
          `t2`.`quote_id`,
          `t2`.`opportunity_id`,
          `t2`.`person_ref`,
          `t2`.`account_ref`,
          `t2`.`product_id`,
          `t2`.`owner`,
          `t2`.`created_at`,
          `t2`.`amount`,
          `t2`.`list_amount`,
          `t2`.`won`,
          `t2`.`closed_at`,
          `t2`.`source`,
          `t2`.`received_at`,
          `t2`.`load_id`,
          `t2`.`quote_id` AS `about`,
          `t2`.`created_at` AS `since`
        FROM `quotes` AS `t2`
        WHERE
          `t2`.`won` IS NULL
          AND (
            (
              `t2`.`closed_at` IS NULL
            )
            OR (
              `t2`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            )
          )
      ) AS `t12`
      LEFT OUTER JOIN (
        SELECT
          `t15`.`person_ref`,
          `t15`.`account_ref`
        FROM (
          SELECT
            `t9`.`person_ref`,
            MIN(`t9`.`account_ref`) AS `account_ref`,
            COUNT(DISTINCT `t9`.`account_ref`) AS `homes`
          FROM (
            SELECT
              *
            FROM `memberships` AS `t4`
            WHERE
              (
                (
                  `t4`.`from` IS NULL
                )
                OR (
                  `t4`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
              AND (
                (
                  `t4`.`to` IS NULL
                )
                OR (
                  `t4`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
          ) AS `t9`
          GROUP BY
            1
        ) AS `t15`
        WHERE
          `t15`.`homes` = 1
      ) AS `t18`
        ON `t12`.`person_ref` = `t18`.`person_ref`
    ) AS `t20`
  ) AS `t21`
) AS `t22`
WHERE
  `t22`.`since` > (
    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '60' DAY
  )
  AND `t22`.`since` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  AND `t22`.`customer_id` IS NOT NULL
