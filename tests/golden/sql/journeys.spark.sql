SELECT
  `t24`.`subject`,
  `t24`.`subject_id`,
  `t24`.`started_at`,
  `t24`.`entry_channel`,
  `t24`.`entry_origin`,
  SPLIT(
    REGEXP_REPLACE(
      IF(SIZE(ARRAY_SORT(`t24`.`path`)) > 0, CONCAT_WS('\n', ARRAY_SORT(`t24`.`path`)), NULL),
      '[0-9]{9}:',
      ''
    ),
    '\n'
  ) AS `path`,
  COALESCE(`t24`.`touchpoints`, 0) AS `touchpoints`,
  `t24`.`stage`,
  `t24`.`outcome`,
  `t24`.`ended_at`,
  `t24`.`owner`,
  `t24`.`unit`
FROM (
  SELECT
    `t19`.`subject`,
    `t19`.`subject_id`,
    `t19`.`started_at`,
    `t19`.`stage`,
    `t19`.`won_at`,
    `t19`.`lost_at`,
    `t19`.`outcome`,
    `t19`.`ended_at`,
    `t22`.`entry_channel`,
    `t22`.`path`,
    `t22`.`touchpoints`,
    `t23`.`entry_origin`,
    `t16`.`owner`,
    `t16`.`unit`
  FROM (
    SELECT
      `t9`.`subject`,
      `t9`.`subject_id`,
      `t9`.`started_at`,
      `t9`.`stage`,
      `t9`.`won_at`,
      `t9`.`lost_at`,
      CASE
        WHEN (
          `t9`.`won_at` IS NOT NULL
        )
        AND (
          (
            `t9`.`lost_at` IS NULL
          ) OR (
            `t9`.`won_at` >= `t9`.`lost_at`
          )
        )
        THEN 'won'
        WHEN `t9`.`lost_at` IS NOT NULL
        THEN 'lost'
        ELSE 'open'
      END AS `outcome`,
      IF(
        (
          `t9`.`won_at` IS NOT NULL
        )
        AND (
          (
            `t9`.`lost_at` IS NULL
          ) OR (
            `t9`.`won_at` >= `t9`.`lost_at`
          )
        ),
        `t9`.`won_at`,
        `t9`.`lost_at`
      ) AS `ended_at`
    FROM (
      SELECT
        `t0`.`subject`,
        `t0`.`subject_id`,
        MIN(`t0`.`entered_at`) AS `started_at`,
        MAX(IF(`t0`.`left_at` IS NULL, `t0`.`stage`, NULL)) AS `stage`,
        MAX(IF(`t0`.`customer`, `t0`.`entered_at`, NULL)) AS `won_at`,
        MAX(IF(`t0`.`how` = 'lost', `t0`.`entered_at`, NULL)) AS `lost_at`
      FROM `stages` AS `t0`
      GROUP BY
        1,
        2
    ) AS `t9`
  ) AS `t19`
  LEFT OUTER JOIN (
    SELECT
      `t13`.`subject`,
      `t13`.`subject_id`,
      MIN_BY(`t13`.`channel`, `t13`.`step_no`) AS `entry_channel`,
      COLLECT_LIST(
        IF(
          `t13`.`changes`,
          CONCAT(
            CONCAT(
              LPAD(
                CAST(`t13`.`step_no` AS STRING),
                GREATEST(LENGTH(CAST(`t13`.`step_no` AS STRING)), 9),
                '0'
              ),
              ':'
            ),
            `t13`.`channel`
          ),
          NULL
        )
      ) AS `path`,
      SUM(`t13`.`touchpoints`) AS `touchpoints`
    FROM (
      SELECT
        `t1`.`subject`,
        `t1`.`subject_id`,
        `t1`.`step_no`,
        `t1`.`stage`,
        `t1`.`channel`,
        `t1`.`at`,
        `t1`.`ended_at`,
        `t1`.`touchpoints`,
        `t1`.`next_stage`,
        `t1`.`next_channel`,
        `t1`.`wait_days`,
        COALESCE(
          `t1`.`channel` <> LAG(`t1`.`channel`) OVER (
            PARTITION BY `t1`.`subject`, `t1`.`subject_id`
            ORDER BY `t1`.`step_no` ASC NULLS LAST
          ),
          TRUE
        ) AS `changes`
      FROM `journey_steps` AS `t1`
    ) AS `t13`
    GROUP BY
      1,
      2
  ) AS `t22`
    ON `t19`.`subject` = `t22`.`subject` AND `t19`.`subject_id` = `t22`.`subject_id`
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
            AND NOT (
              STARTSWITH(`t4`.`kind`, 'Stage Set: ')
            )
            AND `t4`.`person_id` IS NOT NULL
        ) AS `t10`
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
            AND NOT (
              STARTSWITH(`t4`.`kind`, 'Stage Set: ')
            )
            AND `t4`.`account_id` IS NOT NULL
        ) AS `t11`
      ) AS `t12`
    ) AS `t18`
    WHERE
      `t18`.`place` = 0
  ) AS `t23`
    ON `t19`.`subject` = `t23`.`subject` AND `t19`.`subject_id` = `t23`.`subject_id`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM (
      SELECT
        'person' AS `subject`,
        `t5`.`person_id` AS `subject_id`,
        COALESCE(`t5`.`owner`, `t8`.`of_owner`) AS `owner`,
        COALESCE(`t5`.`unit`, `t8`.`of_unit`) AS `unit`
      FROM `people` AS `t5`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`account_id` AS `company`,
          `t2`.`owner` AS `of_owner`,
          `t2`.`unit` AS `of_unit`
        FROM `accounts` AS `t2`
      ) AS `t8`
        ON `t5`.`account_id` = `t8`.`company`
    ) AS `t14`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        'account' AS `subject`,
        `t2`.`account_id` AS `subject_id`,
        `t2`.`owner`,
        `t2`.`unit`
      FROM `accounts` AS `t2`
    ) AS `t6`
  ) AS `t16`
    ON `t19`.`subject` = `t16`.`subject` AND `t19`.`subject_id` = `t16`.`subject_id`
) AS `t24`
