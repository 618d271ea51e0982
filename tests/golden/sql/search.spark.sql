SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'person' AS `kind`,
          `t5`.`person_id` AS `id`,
          COALESCE(`t5`.`name`, `t5`.`person_id`) AS `name`,
          COALESCE(`t10`.`firm`, `t5`.`company`, `t5`.`email`) AS `about`,
          `t5`.`person_id`,
          `t5`.`account_id`,
          COALESCE(`t5`.`account_id`, `t5`.`person_id`, `t5`.`person_id`) AS `customer_id`,
          LOWER(
            CONCAT_WS(
              '¦',
              '',
              COALESCE(`t5`.`person_id`, ''),
              COALESCE(`t5`.`name`, ''),
              COALESCE(COALESCE(`t10`.`firm`, `t5`.`company`, `t5`.`email`), ''),
              COALESCE(`t5`.`email`, ''),
              COALESCE(REGEXP_REPLACE(`t5`.`phone`, '[^0-9+]', ''), ''),
              COALESCE(`t5`.`title`, ''),
              ''
            )
          ) AS `text`
        FROM `people` AS `t5`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`account_id` AS `firm_id`,
            `t0`.`name` AS `firm`
          FROM `accounts` AS `t0`
        ) AS `t10`
          ON `t5`.`account_id` = `t10`.`firm_id`
      ) AS `t15`
    ) AS `t17`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'account' AS `kind`,
        `t0`.`account_id` AS `id`,
        COALESCE(`t0`.`name`, `t0`.`account_id`) AS `name`,
        COALESCE(`t0`.`industry`, `t0`.`country`) AS `about`,
        CAST(NULL AS STRING) AS `person_id`,
        `t0`.`account_id`,
        COALESCE(`t0`.`account_id`, CAST(NULL AS STRING), `t0`.`account_id`) AS `customer_id`,
        LOWER(
          CONCAT_WS(
            '¦',
            '',
            COALESCE(`t0`.`account_id`, ''),
            COALESCE(`t0`.`name`, ''),
            COALESCE(COALESCE(`t0`.`industry`, `t0`.`country`), ''),
            COALESCE(`t0`.`domain`, ''),
            COALESCE(`t0`.`registration_no`, ''),
            ''
          )
        ) AS `text`
      FROM `accounts` AS `t0`
    ) AS `t11`
  ) AS `t19`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'customer' AS `kind`,
          `t7`.`customer_id` AS `id`,
          COALESCE(`t7`.`name`, `t7`.`customer_id`) AS `name`,
          `t7`.`country` AS `about`,
          CAST(NULL AS STRING) AS `person_id`,
          CAST(NULL AS STRING) AS `account_id`,
          COALESCE(CAST(NULL AS STRING), CAST(NULL AS STRING), `t7`.`customer_id`) AS `customer_id`,
          LOWER(
            CONCAT_WS(
              '¦',
              '',
              COALESCE(`t7`.`customer_id`, ''),
              COALESCE(`t7`.`name`, ''),
              COALESCE(`t7`.`country`, ''),
              COALESCE(`t7`.`email`, ''),
              ''
            )
          ) AS `text`
        FROM `customers` AS `t7`
        LEFT ANTI JOIN `accounts` AS `t4`
          ON `t7`.`customer_id` = `t4`.`account_id`
        LEFT ANTI JOIN `people` AS `t6`
          ON `t7`.`customer_id` = `t6`.`person_id`
      ) AS `t12`
    ) AS `t14`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'opportunity' AS `kind`,
          `t8`.`opportunity_id` AS `id`,
          COALESCE(`t8`.`opportunity_id`, `t8`.`opportunity_id`) AS `name`,
          `t10`.`firm` AS `about`,
          `t8`.`person_ref` AS `person_id`,
          `t8`.`account_ref` AS `account_id`,
          COALESCE(`t8`.`account_ref`, `t8`.`person_ref`, `t8`.`opportunity_id`) AS `customer_id`,
          LOWER(
            CONCAT_WS(
              '¦',
              '',
              COALESCE(`t8`.`opportunity_id`, ''),
              COALESCE(`t8`.`opportunity_id`, ''),
              COALESCE(`t10`.`firm`, ''),
              COALESCE(`t8`.`product_id`, ''),
              COALESCE(`t8`.`stage`, ''),
              ''
            )
          ) AS `text`
        FROM `opportunities` AS `t8`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`account_id` AS `firm_id`,
            `t0`.`name` AS `firm`
          FROM `accounts` AS `t0`
        ) AS `t10`
          ON `t8`.`account_ref` = `t10`.`firm_id`
      ) AS `t13`
    ) AS `t16`
  ) AS `t18`
) AS `t20`
