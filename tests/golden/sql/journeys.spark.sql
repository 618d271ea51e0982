SELECT
  `t31`.`subject`,
  `t31`.`subject_id`,
  `t31`.`started_at`,
  `t31`.`entry_channel`,
  `t31`.`entry_origin`,
  SPLIT(
    REGEXP_REPLACE(
      IF(SIZE(ARRAY_SORT(`t31`.`path`)) > 0, CONCAT_WS('\n', ARRAY_SORT(`t31`.`path`)), NULL),
      '[0-9]{9}:',
      ''
    ),
    '\n'
  ) AS `path`,
  COALESCE(`t31`.`touchpoints`, 0) AS `touchpoints`,
  `t31`.`stage`,
  `t31`.`outcome`,
  `t31`.`ended_at`,
  `t31`.`owner`,
  `t31`.`unit`
FROM (
  SELECT
    `t30`.`subject`,
    `t30`.`subject_id`,
    `t30`.`started_at`,
    `t30`.`stage`,
    `t30`.`won_at`,
    `t30`.`lost_at`,
    `t30`.`outcome`,
    `t30`.`ended_at`,
    `t30`.`entry_channel`,
    `t30`.`path`,
    `t30`.`touchpoints`,
    `t30`.`entry_origin`,
    `t30`.`owner`,
    `t30`.`unit`
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
      `t29`.`entry_origin`,
      `t16`.`subject` AS `subject_right`,
      `t16`.`subject_id` AS `subject_id_right`,
      `t16`.`owner`,
      `t16`.`unit`
    FROM (
      SELECT
        `t27`.`subject`,
        `t27`.`subject_id`,
        `t27`.`started_at`,
        `t27`.`stage`,
        `t27`.`won_at`,
        `t27`.`lost_at`,
        `t27`.`outcome`,
        `t27`.`ended_at`,
        `t27`.`entry_channel`,
        `t27`.`path`,
        `t27`.`touchpoints`,
        `t27`.`entry_origin`
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
          `t26`.`touchpoints`,
          `t22`.`subject` AS `subject_right`,
          `t22`.`subject_id` AS `subject_id_right`,
          `t22`.`entry_origin`
        FROM (
          SELECT
            `t24`.`subject`,
            `t24`.`subject_id`,
            `t24`.`started_at`,
            `t24`.`stage`,
            `t24`.`won_at`,
            `t24`.`lost_at`,
            `t24`.`outcome`,
            `t24`.`ended_at`,
            `t24`.`entry_channel`,
            `t24`.`path`,
            `t24`.`touchpoints`
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
              `t23`.`subject` AS `subject_right`,
              `t23`.`subject_id` AS `subject_id_right`,
              `t23`.`entry_channel`,
              `t23`.`path`,
              `t23`.`touchpoints`
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
                  `t4`.`subject`,
                  `t4`.`subject_id`,
                  `t4`.`step_no`,
                  `t4`.`stage`,
                  `t4`.`channel`,
                  `t4`.`at`,
                  `t4`.`ended_at`,
                  `t4`.`touchpoints`,
                  `t4`.`next_stage`,
                  `t4`.`next_channel`,
                  `t4`.`wait_days`,
                  COALESCE(
                    `t4`.`channel` <> LAG(`t4`.`channel`) OVER (
                      PARTITION BY `t4`.`subject`, `t4`.`subject_id`
                      ORDER BY `t4`.`step_no` ASC NULLS LAST
                    ),
                    TRUE
                  ) AS `changes`
                FROM `journey_steps` AS `t4`
              ) AS `t13`
              GROUP BY
                1,
                2
            ) AS `t23`
              ON `t19`.`subject` = `t23`.`subject` AND `t19`.`subject_id` = `t23`.`subject_id`
          ) AS `t24`
        ) AS `t26`
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
                  `t3`.`touchpoint_id`,
                  `t3`.`at`,
                  `t3`.`channel`,
                  `t3`.`origin`,
                  'person' AS `subject`,
                  `t3`.`person_id` AS `subject_id`
                FROM `touchpoints` AS `t3`
                WHERE
                  `t3`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  AND NOT (
                    STARTSWITH(`t3`.`kind`, 'Stage Set: ')
                  )
                  AND `t3`.`person_id` IS NOT NULL
              ) AS `t10`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  `t3`.`touchpoint_id`,
                  `t3`.`at`,
                  `t3`.`channel`,
                  `t3`.`origin`,
                  'account' AS `subject`,
                  `t3`.`account_id` AS `subject_id`
                FROM `touchpoints` AS `t3`
                WHERE
                  `t3`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  AND NOT (
                    STARTSWITH(`t3`.`kind`, 'Stage Set: ')
                  )
                  AND `t3`.`account_id` IS NOT NULL
              ) AS `t11`
            ) AS `t12`
          ) AS `t18`
          WHERE
            `t18`.`place` = 0
        ) AS `t22`
          ON `t26`.`subject` = `t22`.`subject` AND `t26`.`subject_id` = `t22`.`subject_id`
      ) AS `t27`
    ) AS `t29`
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
            `t0`.`account_id` AS `company`,
            `t0`.`owner` AS `of_owner`,
            `t0`.`unit` AS `of_unit`
          FROM `accounts` AS `t0`
        ) AS `t8`
          ON `t5`.`account_id` = `t8`.`company`
      ) AS `t14`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'account' AS `subject`,
          `t0`.`account_id` AS `subject_id`,
          `t0`.`owner`,
          `t0`.`unit`
        FROM `accounts` AS `t0`
      ) AS `t6`
    ) AS `t16`
      ON `t29`.`subject` = `t16`.`subject` AND `t29`.`subject_id` = `t16`.`subject_id`
  ) AS `t30`
) AS `t31`
