SELECT
  SUBSTRING(
    MD5(CONCAT('e5680aa91a822bbb|2026-01-01T00:00:00+00:00|', `t21`.`customer_id`)),
    IF(
      (
        0 + 1
      ) >= 1,
      0 + 1,
      0 + 1 + LENGTH(MD5(CONCAT('e5680aa91a822bbb|2026-01-01T00:00:00+00:00|', `t21`.`customer_id`)))
    ),
    16
  ) AS `decision_id`,
  CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS `at`,
  `t21`.`customer_id`,
  IF(
    `t21`.`of` = 'account',
    IF(`t21`.`place` IS NOT NULL, `t21`.`whom`, CAST(NULL AS STRING)),
    `t21`.`customer_id`
  ) AS `person_id`,
  IF(`t21`.`of` = 'account', `t21`.`customer_id`, CAST(NULL AS STRING)) AS `account_id`,
  COALESCE(IF(`t21`.`place` IS NOT NULL, `t21`.`seller`, CAST(NULL AS STRING)), `t21`.`owner`) AS `owner`,
  `t21`.`customer_group`,
  IF(`t21`.`place` IS NOT NULL, `t21`.`kind`, 'no_contact') AS `action`,
  `t21`.`product_id`,
  IF(`t21`.`kind` = 'offer', CAST(NULL AS STRING), `t21`.`what`) AS `what`,
  IF(`t21`.`kind` = 'offer', `t21`.`products`, CAST(NULL AS ARRAY<STRING>)) AS `products`,
  IF(
    (
      `t21`.`place` IS NOT NULL
    )
    OR COALESCE(STARTSWITH(`t21`.`reason`, 'control'), FALSE),
    `t21`.`channel`,
    CAST(NULL AS STRING)
  ) AS `channel`,
  `t21`.`arm`,
  COALESCE(`t21`.`propensity`, CAST(1.0 AS DOUBLE)) AS `propensity`,
  IF(`t21`.`place` IS NOT NULL, `t21`.`expected_margin`, CAST(0.0 AS DOUBLE)) AS `expected_margin`,
  IF(`t21`.`place` IS NOT NULL, `t21`.`low`, CAST(0.0 AS DOUBLE)) AS `low`,
  IF(`t21`.`place` IS NOT NULL, `t21`.`high`, CAST(0.0 AS DOUBLE)) AS `high`,
  `t21`.`place`,
  COALESCE(`t21`.`reason`, 'no_candidate') AS `reason`,
  COALESCE(`t21`.`reasons`, 'Nothing they lack goes with what they have.') AS `reasons`,
  COALESCE(`t21`.`beaten`, ARRAY()) AS `runners_up`,
  'e5680aa91a822bbb' AS `policy_version`
FROM (
  SELECT
    `t20`.`customer_id`,
    `t20`.`owner`,
    `t20`.`customer_group`,
    `t20`.`of`,
    `t20`.`arm`,
    `t20`.`kind`,
    `t20`.`what`,
    `t20`.`product_id`,
    `t20`.`channel`,
    `t20`.`minutes`,
    `t20`.`place`,
    `t20`.`expected_margin`,
    `t20`.`low`,
    `t20`.`high`,
    `t20`.`beaten`,
    `t20`.`beaten_kinds`,
    `t20`.`beaten_channels`,
    `t20`.`beaten_by`,
    `t20`.`reason`,
    `t20`.`reasons`,
    `t20`.`propensity`,
    `t20`.`whom`,
    `t20`.`seller`,
    `t10`.`bundled_for`,
    `t10`.`bundled_id`,
    `t10`.`products`
  FROM (
    SELECT
      `t18`.`customer_id`,
      `t18`.`owner`,
      `t18`.`customer_group`,
      `t18`.`of`,
      `t18`.`arm`,
      `t18`.`kind`,
      `t18`.`what`,
      `t18`.`product_id`,
      `t18`.`channel`,
      `t18`.`minutes`,
      `t18`.`place`,
      `t18`.`expected_margin`,
      `t18`.`low`,
      `t18`.`high`,
      `t18`.`beaten`,
      `t18`.`beaten_kinds`,
      `t18`.`beaten_channels`,
      `t18`.`beaten_by`,
      `t18`.`reason`,
      `t18`.`reasons`,
      `t18`.`propensity`,
      `t18`.`whom`,
      `t18`.`seller`
    FROM (
      SELECT
        `t17`.`customer_id`,
        `t17`.`owner`,
        `t17`.`customer_group`,
        `t17`.`of`,
        `t17`.`arm`,
        `t11`.`customer_id` AS `customer_id_right`,
        `t11`.`kind`,
        `t11`.`what`,
        `t11`.`product_id`,
        `t11`.`channel`,
        `t11`.`minutes`,
        `t11`.`place`,
        `t11`.`expected_margin`,
        `t11`.`low`,
        `t11`.`high`,
        `t11`.`beaten`,
        `t11`.`beaten_kinds`,
        `t11`.`beaten_channels`,
        `t11`.`beaten_by`,
        `t11`.`reason`,
        `t11`.`reasons`,
        `t11`.`propensity`,
        `t11`.`whom`,
        `t11`.`seller`
      FROM (
        SELECT
          `t15`.`customer_id`,
          `t15`.`owner`,
          `t15`.`customer_group`,
          `t15`.`of`,
          IF(
            SUBSTRING(
              MD5(CONCAT('control|', `t15`.`customer_id`)),
              IF(
                (
                  0 + 1
                ) >= 1,
                0 + 1,
                0 + 1 + LENGTH(MD5(CONCAT('control|', `t15`.`customer_id`)))
              ),
              8
            ) < '19999999',
            'control',
            'treated'
          ) AS `arm`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t12`.`customer_id`,
              `t12`.`owner`,
              `t6`.`customer_group`,
              `t12`.`kind` AS `of`
            FROM (
              SELECT
                `t2`.`customer_id`,
                `t2`.`kind`,
                `t2`.`owner`
              FROM `customers` AS `t2`
            ) AS `t12`
            INNER JOIN `customer_groups` AS `t6`
              ON `t12`.`customer_id` = `t6`.`customer_id`
          ) AS `t14`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t4`.`customer_id`,
              `t4`.`owner`,
              CAST(NULL AS STRING) AS `customer_group`,
              IF(COALESCE(`t4`.`person_id` <> `t4`.`customer_id`, TRUE), 'account', 'person') AS `of`
            FROM `plan` AS `t4`
            LEFT ANTI JOIN `customers` AS `t5`
              ON `t4`.`customer_id` = `t5`.`customer_id`
          ) AS `t13`
        ) AS `t15`
      ) AS `t17`
      LEFT OUTER JOIN (
        SELECT
          `t1`.`customer_id`,
          `t1`.`kind`,
          `t1`.`what`,
          `t1`.`product_id`,
          `t1`.`channel`,
          `t1`.`minutes`,
          `t1`.`place`,
          `t1`.`expected_margin`,
          `t1`.`low`,
          `t1`.`high`,
          `t1`.`beaten`,
          `t1`.`beaten_kinds`,
          `t1`.`beaten_channels`,
          `t1`.`beaten_by`,
          `t1`.`reason`,
          `t1`.`reasons`,
          `t1`.`propensity`,
          `t1`.`person_id` AS `whom`,
          `t1`.`owner` AS `seller`
        FROM `plan` AS `t1`
      ) AS `t11`
        ON `t17`.`customer_id` = `t11`.`customer_id`
    ) AS `t18`
  ) AS `t20`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`customer_id` AS `bundled_for`,
      `t0`.`product_id` AS `bundled_id`,
      `t0`.`products`
    FROM `offers` AS `t0`
  ) AS `t10`
    ON `t20`.`customer_id` = `t10`.`bundled_for`
    AND `t20`.`product_id` = `t10`.`bundled_id`
) AS `t21`
