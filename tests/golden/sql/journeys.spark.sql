WITH `t6` AS (
  SELECT
    `t1`.`source_id` AS `account_id`,
    MIN(`t1`.`updated_at`) AS `first_at`,
    MAX(`t1`.`owner`) AS `owner`,
    MAX(`t1`.`unit`) AS `unit`
  FROM `accounts` AS `t1`
  GROUP BY
    1
)
SELECT
  `t33`.`subject`,
  `t33`.`subject_id`,
  `t33`.`started_at`,
  `t33`.`entry_channel`,
  `t33`.`entry_origin`,
  SPLIT(
    REGEXP_REPLACE(
      IF(SIZE(ARRAY_SORT(`t33`.`path`)) > 0, CONCAT_WS('\n', ARRAY_SORT(`t33`.`path`)), NULL),
      '[0-9]{9}:',
      ''
    ),
    '\n'
  ) AS `path`,
  COALESCE(`t33`.`touchpoints`, 0) AS `touchpoints`,
  `t33`.`stage`,
  `t33`.`outcome`,
  `t33`.`ended_at`,
  `t33`.`owner`,
  `t33`.`unit`
FROM (
  SELECT
    `t32`.`subject`,
    `t32`.`subject_id`,
    `t32`.`started_at`,
    `t32`.`stage`,
    `t32`.`won_at`,
    `t32`.`lost_at`,
    `t32`.`outcome`,
    `t32`.`ended_at`,
    `t32`.`entry_channel`,
    `t32`.`path`,
    `t32`.`touchpoints`,
    `t32`.`entry_origin`,
    `t32`.`owner`,
    `t32`.`unit`
  FROM (
    SELECT
      `t31`.`subject`,
      `t31`.`subject_id`,
      `t31`.`started_at`,
      `t31`.`stage`,
      `t31`.`won_at`,
      `t31`.`lost_at`,
      `t31`.`outcome`,
      `t31`.`ended_at`,
      `t31`.`entry_channel`,
      `t31`.`path`,
      `t31`.`touchpoints`,
      `t31`.`entry_origin`,
      `t24`.`subject` AS `subject_right`,
      `t24`.`subject_id` AS `subject_id_right`,
      `t24`.`owner`,
      `t24`.`unit`
    FROM (
      SELECT
        `t29`.`subject`,
        `t29`.`subject_id`,
        `t29`.`started_at`,
        `t29`.`stage`,
        `t29`.`won_at`,
        `t29`.`lost_at`,
        `t29`.`outcome`,
        `t29`.`ended_at`,
        `t29`.`entry_channel`,
        `t29`.`path`,
        `t29`.`touchpoints`,
        `t29`.`entry_origin`
      FROM (
        SELECT
          `t28`.`subject`,
          `t28`.`subject_id`,
          `t28`.`started_at`,
          `t28`.`stage`,
          `t28`.`won_at`,
          `t28`.`lost_at`,
          `t28`.`outcome`,
          `t28`.`ended_at`,
          `t28`.`entry_channel`,
          `t28`.`path`,
          `t28`.`touchpoints`,
          `t25`.`subject` AS `subject_right`,
          `t25`.`subject_id` AS `subject_id_right`,
          `t25`.`entry_origin`
        FROM (
          SELECT
            `t26`.`subject`,
            `t26`.`subject_id`,
            `t26`.`started_at`,
            `t26`.`stage`,
            `t26`.`won_at`,
            `t26`.`lost_at`,
            `t26`.`outcome`,
            `t26`.`ended_at`,
            `t26`.`entry_channel`,
            `t26`.`path`,
            `t26`.`touchpoints`
          FROM (
            SELECT
              `t21`.`subject`,
              `t21`.`subject_id`,
              `t21`.`started_at`,
              `t21`.`stage`,
              `t21`.`won_at`,
              `t21`.`lost_at`,
              `t21`.`outcome`,
              `t21`.`ended_at`,
              `t17`.`subject` AS `subject_right`,
              `t17`.`subject_id` AS `subject_id_right`,
              `t17`.`entry_channel`,
              `t17`.`path`,
              `t17`.`touchpoints`
            FROM (
              SELECT
                `t11`.`subject`,
                `t11`.`subject_id`,
                `t11`.`started_at`,
                `t11`.`stage`,
                `t11`.`won_at`,
                `t11`.`lost_at`,
                CASE
                  WHEN (
                    `t11`.`won_at` IS NOT NULL
                  )
                  AND (
                    (
                      `t11`.`lost_at` IS NULL
                    ) OR (
                      `t11`.`won_at` >= `t11`.`lost_at`
                    )
                  )
                  THEN 'won'
                  WHEN `t11`.`lost_at` IS NOT NULL
                  THEN 'lost'
                  ELSE 'open'
                END AS `outcome`,
                IF(
                  (
                    `t11`.`won_at` IS NOT NULL
                  )
                  AND (
                    (
                      `t11`.`lost_at` IS NULL
                    ) OR (
                      `t11`.`won_at` >= `t11`.`lost_at`
                    )
                  ),
                  `t11`.`won_at`,
                  `t11`.`lost_at`
                ) AS `ended_at`
              FROM (
                SELECT
                  `t2`.`subject`,
                  `t2`.`subject_id`,
                  MIN(`t2`.`entered_at`) AS `started_at`,
                  MAX(IF(`t2`.`left_at` IS NULL, `t2`.`stage`, NULL)) AS `stage`,
                  MAX(IF(`t2`.`customer`, `t2`.`entered_at`, NULL)) AS `won_at`,
                  MAX(IF(`t2`.`how` = 'lost', `t2`.`entered_at`, NULL)) AS `lost_at`
                FROM `stages` AS `t2`
                GROUP BY
                  1,
                  2
              ) AS `t11`
            ) AS `t21`
            LEFT OUTER JOIN (
              SELECT
                `t3`.`subject`,
                `t3`.`subject_id`,
                MIN_BY(`t3`.`channel`, `t3`.`step_no`) AS `entry_channel`,
                COLLECT_LIST(
                  CONCAT(
                    CONCAT(
                      LPAD(
                        CAST(`t3`.`step_no` AS STRING),
                        GREATEST(LENGTH(CAST(`t3`.`step_no` AS STRING)), 9),
                        '0'
                      ),
                      ':'
                    ),
                    `t3`.`channel`
                  )
                ) AS `path`,
                SUM(`t3`.`touchpoints`) AS `touchpoints`
              FROM `journey_steps` AS `t3`
              GROUP BY
                1,
                2
            ) AS `t17`
              ON `t21`.`subject` = `t17`.`subject` AND `t21`.`subject_id` = `t17`.`subject_id`
          ) AS `t26`
        ) AS `t28`
        LEFT OUTER JOIN (
          SELECT
            `t18`.`subject`,
            `t18`.`subject_id`,
            `t18`.`origin` AS `entry_origin`
          FROM (
            SELECT
              `t12`.`touchpoint_id`,
              `t12`.`at`,
              `t12`.`channel`,
              `t12`.`origin`,
              `t12`.`subject`,
              `t12`.`subject_id`,
              ROW_NUMBER() OVER (
                PARTITION BY `t12`.`subject`, `t12`.`subject_id`
                ORDER BY `t12`.`at` ASC NULLS LAST, `t12`.`touchpoint_id` ASC NULLS LAST
              ) - 1 AS `place`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t4`.`touchpoint_id`,
                  `t4`.`at`,
                  `t4`.`channel`,
                  `t4`.`origin`,
                  'person' AS `subject`,
                  `t4`.`person_id` AS `subject_id`
                FROM `touchpoints` AS `t4`
                WHERE
                  `t4`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  AND `t4`.`person_id` IS NOT NULL
              ) AS `t7`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  `t4`.`touchpoint_id`,
                  `t4`.`at`,
                  `t4`.`channel`,
                  `t4`.`origin`,
                  'account' AS `subject`,
                  `t4`.`account_id` AS `subject_id`
                FROM `touchpoints` AS `t4`
                WHERE
                  `t4`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  AND `t4`.`account_id` IS NOT NULL
              ) AS `t8`
            ) AS `t12`
          ) AS `t18`
          WHERE
            `t18`.`place` = 0
        ) AS `t25`
          ON `t28`.`subject` = `t25`.`subject` AND `t28`.`subject_id` = `t25`.`subject_id`
      ) AS `t29`
    ) AS `t31`
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          'person' AS `subject`,
          `t9`.`person_id` AS `subject_id`,
          COALESCE(`t9`.`owner`, `t15`.`of_owner`) AS `owner`,
          COALESCE(`t9`.`unit`, `t15`.`of_unit`) AS `unit`
        FROM (
          SELECT
            `t0`.`source_id` AS `person_id`,
            MAX(`t0`.`account_ref`) AS `account_id`,
            MIN(`t0`.`updated_at`) AS `first_at`,
            MAX(`t0`.`owner`) AS `owner`,
            MAX(`t0`.`unit`) AS `unit`
          FROM `people` AS `t0`
          GROUP BY
            1
        ) AS `t9`
        LEFT OUTER JOIN (
          SELECT
            `t10`.`account_id` AS `company`,
            `t10`.`owner` AS `of_owner`,
            `t10`.`unit` AS `of_unit`
          FROM `t6` AS `t10`
        ) AS `t15`
          ON `t9`.`account_id` = `t15`.`company`
      ) AS `t20`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'account' AS `subject`,
          `t10`.`account_id` AS `subject_id`,
          `t10`.`owner`,
          `t10`.`unit`
        FROM `t6` AS `t10`
      ) AS `t13`
    ) AS `t24`
      ON `t31`.`subject` = `t24`.`subject` AND `t31`.`subject_id` = `t24`.`subject_id`
  ) AS `t32`
) AS `t33`
