SELECT
  `t17`.`customer_id`,
  `t17`.`at`,
  `t17`.`how`
FROM (
  SELECT
    `t16`.`customer_id`,
    `t16`.`at`,
    `t16`.`how`,
    `t16`.`product_id`,
    ROW_NUMBER() OVER (
      PARTITION BY `t16`.`customer_id`
      ORDER BY `t16`.`at` DESC, `t16`.`how` ASC NULLS LAST
    ) - 1 AS `place`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t13`.`customer_id`,
          `t13`.`at`,
          `t13`.`how`,
          `t13`.`product_id`
        FROM (
          SELECT
            `t9`.`at`,
            `t9`.`how`,
            `t9`.`product_id`,
            COALESCE(`t9`.`account_ref`, `t12`.`home`, `t9`.`person_ref`) AS `customer_id`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t1`.`person_ref`,
                `t1`.`account_ref`,
                `t1`.`at`,
                COALESCE(`t1`.`kind`, 'activity') AS `how`,
                CAST(NULL AS STRING) AS `product_id`
              FROM `activities` AS `t1`
              WHERE
                COALESCE(`t1`.`kind`, '') <> 'note'
            ) AS `t5`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t2`.`person_ref`,
                CAST(NULL AS STRING) AS `account_ref`,
                `t2`.`at`,
                `t2`.`channel` AS `how`,
                `t2`.`action` AS `product_id`
              FROM `exposures` AS `t2`
              WHERE
                `t2`.`channel` = 'seller' AND COALESCE(`t2`.`arm`, '') <> 'control'
            ) AS `t6`
          ) AS `t9`
          LEFT OUTER JOIN (
            SELECT
              `t10`.`person_ref` AS `member`,
              `t10`.`account_ref` AS `home`
            FROM (
              SELECT
                `t7`.`person_ref`,
                MIN(`t7`.`account_ref`) AS `account_ref`,
                COUNT(DISTINCT `t7`.`account_ref`) AS `homes`
              FROM (
                SELECT
                  *
                FROM `memberships` AS `t3`
                WHERE
                  (
                    (
                      `t3`.`from` IS NULL
                    )
                    OR (
                      `t3`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    )
                  )
                  AND (
                    (
                      `t3`.`to` IS NULL
                    )
                    OR (
                      `t3`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    )
                  )
              ) AS `t7`
              GROUP BY
                1
            ) AS `t10`
            WHERE
              `t10`.`homes` = 1
          ) AS `t12`
            ON `t9`.`person_ref` = `t12`.`member`
        ) AS `t13`
      ) AS `t14`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t0`.`customer_id`,
          `t0`.`at`,
          'done' AS `how`,
          `t0`.`product_id`
        FROM `feedback` AS `t0`
        WHERE
          `t0`.`verdict` = 'done' AND `t0`.`undone_at` IS NULL
      ) AS `t4`
    ) AS `t15`
    WHERE
      `t15`.`customer_id` IS NOT NULL
  ) AS `t16`
) AS `t17`
WHERE
  `t17`.`place` = 0
