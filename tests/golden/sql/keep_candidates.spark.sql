SELECT
  *
FROM (
  SELECT
    `t5`.`customer_id`,
    `t5`.`person_id`,
    'keep' AS `kind`,
    COALESCE(`t5`.`subscription_id`, 'orders') AS `what`,
    `t5`.`what` AS `product_id`,
    'seller' AS `channel`,
    CAST(0.0 AS DOUBLE) AS `now`,
    `t5`.`saving` + CAST(5.0 AS DOUBLE) AS `later`,
    CAST(0.0 AS DOUBLE) AS `cannibalised`,
    CAST(5.0 AS DOUBLE) AS `cost`,
    COALESCE(`t5`.`saving_low`, CAST(-5.0 AS DOUBLE)) AS `low`,
    COALESCE(`t5`.`saving_high`, (
      `t5`.`hazard` * `t5`.`at_stake`
    ) - CAST(5.0 AS DOUBLE)) AS `high`,
    CAST(NULL AS DOUBLE) AS `minutes`,
    `t3`.`owner`,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              IF(
                `t5`.`kind` = 'contract',
                CONCAT(CONCAT('contract ', COALESCE(`t5`.`what`, '')), ' is not renewed with '),
                'has left with '
              ),
              CAST(CAST(ROUND(`t5`.`hazard` * 100, 0) AS BIGINT) AS STRING)
            ),
            ' %; at stake: '
          ),
          CAST(CAST(ROUND(`t5`.`at_stake`, 0) AS BIGINT) AS STRING)
        ),
        COALESCE(
          CONCAT(
            '; ',
            NULLIF(IF(SIZE(`t5`.`warnings`) > 0, CONCAT_WS('; ', `t5`.`warnings`), NULL), '')
          ),
          ''
        )
      ),
      COALESCE(CONCAT('; ', `t5`.`missing`), '')
    ) AS `reasons`,
    IF(`t5`.`saving` IS NOT NULL AND NOT ISNAN(`t5`.`saving`), 'measured', 'unknown') AS `basis`,
    IF(`t5`.`kind` = 'contract', `t5`.`due_at`, CAST(NULL AS TIMESTAMP)) AS `until`
  FROM (
    SELECT
      *
    FROM `churn_risks` AS `t0`
    WHERE
      (
        (
          (
            `t0`.`kind` = 'contract'
          )
          AND (
            `t0`.`due_at` <= CAST('2026-04-01T00:00:00+00:00' AS TIMESTAMP)
          )
        )
        OR (
          NOT (
            `t0`.`kind` = 'contract'
          )
          AND (
            `t0`.`due_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          )
        )
      )
      AND (
        `t0`.`pays_from` IS NOT NULL AND NOT ISNAN(`t0`.`pays_from`)
      )
  ) AS `t5`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`customer_id` AS `who`,
      `t1`.`owner`
    FROM `customers` AS `t1`
  ) AS `t3`
    ON `t5`.`customer_id` = `t3`.`who`
) AS `t6`
