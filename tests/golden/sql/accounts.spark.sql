WITH `t7` AS (
  SELECT
    `t6`.`source_id`,
    `t6`.`name`,
    `t6`.`domain`,
    `t6`.`registration_no`,
    `t6`.`industry`,
    `t6`.`size`,
    `t6`.`tier`,
    `t6`.`country`,
    `t6`.`owner`,
    `t6`.`unit`,
    `t6`.`properties`,
    `t6`.`updated_at`,
    `t6`.`source`,
    `t6`.`received_at`,
    `t6`.`load_id`,
    `t6`.`identifier`,
    `t6`.`account_id`,
    `t6`.`known_at`,
    `t6`.`changed`,
    COUNT(*) OVER (
      PARTITION BY `t6`.`account_id`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `records`
  FROM (
    SELECT
      `t5`.`source_id`,
      `t5`.`name`,
      `t5`.`domain`,
      `t5`.`registration_no`,
      `t5`.`industry`,
      `t5`.`size`,
      `t5`.`tier`,
      `t5`.`country`,
      `t5`.`owner`,
      `t5`.`unit`,
      `t5`.`properties`,
      `t5`.`updated_at`,
      `t5`.`source`,
      `t5`.`received_at`,
      `t5`.`load_id`,
      `t5`.`identifier`,
      `t5`.`account_id`,
      `t5`.`known_at`,
      COALESCE(`t5`.`updated_at`, `t5`.`received_at`) AS `changed`
    FROM (
      SELECT
        `t2`.`source_id`,
        `t2`.`name`,
        `t2`.`domain`,
        `t2`.`registration_no`,
        `t2`.`industry`,
        `t2`.`size`,
        `t2`.`tier`,
        `t2`.`country`,
        `t2`.`owner`,
        `t2`.`unit`,
        `t2`.`properties`,
        `t2`.`updated_at`,
        `t2`.`source`,
        `t2`.`received_at`,
        `t2`.`load_id`,
        `t4`.`identifier`,
        `t4`.`account_id`,
        `t4`.`known_at`
      FROM `accounts` AS `t2`
      INNER JOIN (
        SELECT
          `t1`.`source`,
          `t1`.`identifier`,
          `t1`.`account_id`,
          `t1`.`since` AS `known_at`
        FROM `account_identities` AS `t1`
        WHERE
          `t1`.`kind` = 'ref'
      ) AS `t4`
        ON `t2`.`source` = `t4`.`source` AND `t2`.`source_id` = `t4`.`identifier`
    ) AS `t5`
  ) AS `t6`
)
SELECT
  `t14`.`account_id`,
  `t14`.`name`,
  `t14`.`domain`,
  `t14`.`registration_no`,
  `t14`.`industry`,
  `t14`.`size`,
  `t14`.`tier`,
  `t14`.`country`,
  `t14`.`owner`,
  `t14`.`unit`,
  `t14`.`properties`,
  `t14`.`records`,
  `t14`.`first_at`,
  `t14`.`updated_at`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t8`.`account_id`,
      `t8`.`name`,
      `t8`.`domain`,
      `t8`.`registration_no`,
      `t8`.`industry`,
      `t8`.`size`,
      `t8`.`tier`,
      `t8`.`country`,
      `t8`.`owner`,
      `t8`.`unit`,
      `t8`.`properties`,
      `t8`.`records`,
      `t8`.`updated_at`,
      `t8`.`known_at` AS `first_at`
    FROM `t7` AS `t8`
    WHERE
      `t8`.`records` = 1
  ) AS `t9`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t11`.`account_id`,
        MAX_BY(
          IF(`t11`.`name` IS NOT NULL, `t11`.`name`, NULL),
          IF(`t11`.`name` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `name`,
        MAX_BY(
          IF(`t11`.`domain` IS NOT NULL, `t11`.`domain`, NULL),
          IF(`t11`.`domain` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `domain`,
        MAX_BY(
          IF(`t11`.`registration_no` IS NOT NULL, `t11`.`registration_no`, NULL),
          IF(`t11`.`registration_no` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `registration_no`,
        MAX_BY(
          IF(`t11`.`industry` IS NOT NULL, `t11`.`industry`, NULL),
          IF(`t11`.`industry` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `industry`,
        MAX_BY(
          IF(`t11`.`size` IS NOT NULL, `t11`.`size`, NULL),
          IF(`t11`.`size` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `size`,
        MAX_BY(
          IF(`t11`.`tier` IS NOT NULL, `t11`.`tier`, NULL),
          IF(`t11`.`tier` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `tier`,
        MAX_BY(
          IF(`t11`.`country` IS NOT NULL, `t11`.`country`, NULL),
          IF(`t11`.`country` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `country`,
        MAX_BY(
          IF(`t11`.`owner` IS NOT NULL, `t11`.`owner`, NULL),
          IF(`t11`.`owner` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `owner`,
        MAX_BY(
          IF(`t11`.`unit` IS NOT NULL, `t11`.`unit`, NULL),
          IF(`t11`.`unit` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `unit`,
        MAX_BY(
          IF(`t11`.`properties` IS NOT NULL, `t11`.`properties`, NULL),
          IF(`t11`.`properties` IS NOT NULL, `t11`.`place`, NULL)
        ) AS `properties`,
        COUNT(*) AS `records`,
        MAX(`t11`.`updated_at`) AS `updated_at`,
        MIN(`t11`.`known_at`) AS `first_at`
      FROM (
        SELECT
          `t10`.`source_id`,
          `t10`.`name`,
          `t10`.`domain`,
          `t10`.`registration_no`,
          `t10`.`industry`,
          `t10`.`size`,
          `t10`.`tier`,
          `t10`.`country`,
          `t10`.`owner`,
          `t10`.`unit`,
          `t10`.`properties`,
          `t10`.`updated_at`,
          `t10`.`source`,
          `t10`.`received_at`,
          `t10`.`load_id`,
          `t10`.`identifier`,
          `t10`.`account_id`,
          `t10`.`known_at`,
          `t10`.`changed`,
          `t10`.`records`,
          ROW_NUMBER() OVER (
            PARTITION BY `t10`.`account_id`
            ORDER BY `t10`.`changed` ASC NULLS LAST, `t10`.`source` ASC NULLS LAST, `t10`.`source_id` ASC NULLS LAST
          ) - 1 AS `place`
        FROM (
          SELECT
            *
          FROM `t7` AS `t8`
          WHERE
            `t8`.`records` > 1
        ) AS `t10`
      ) AS `t11`
      GROUP BY
        1
    ) AS `t12`
  ) AS `t13`
) AS `t14`
