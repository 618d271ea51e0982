SELECT
  `t26`.`customer_id`,
  `t26`.`person_id`,
  `t26`.`channel`,
  `t26`.`at`,
  `t26`.`opened`
FROM (
  SELECT
    `t25`.`customer_id`,
    `t25`.`person_id`,
    `t25`.`channel`,
    `t25`.`day`,
    `t25`.`at`,
    `t25`.`opened`,
    COUNT(`t25`.`person_id`) OVER (
      PARTITION BY `t25`.`customer_id`, `t25`.`channel`, `t25`.`day`
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS `known`
  FROM (
    SELECT
      `t24`.`customer_id`,
      `t24`.`person_id`,
      `t24`.`channel`,
      `t24`.`day`,
      MIN(`t24`.`at`) AS `at`,
      BOOL_OR(`t24`.`opened`) AS `opened`
    FROM (
      SELECT
        `t23`.`person_id`,
        `t23`.`account_id`,
        `t23`.`channel`,
        `t23`.`at`,
        `t23`.`opened`,
        `t23`.`member`,
        `t23`.`home`,
        COALESCE(`t23`.`account_id`, `t23`.`home`, `t23`.`person_id`) AS `customer_id`,
        DATE_TRUNC('day', `t23`.`at`) AS `day`
      FROM (
        SELECT
          `t22`.`person_id`,
          `t22`.`account_id`,
          `t22`.`channel`,
          `t22`.`at`,
          `t22`.`opened`,
          `t17`.`member`,
          `t17`.`home`
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
                  `t15`.`person_id`,
                  `t15`.`account_id`,
                  `t15`.`channel`,
                  `t15`.`at`,
                  `t15`.`opened`
                FROM (
                  SELECT
                    `t11`.`person_id`,
                    `t11`.`account_id`,
                    `t11`.`at`,
                    'email' AS `channel`,
                    IF(`t11`.`letter` IS NOT NULL, `t12`.`reader` IS NOT NULL, CAST(NULL AS BOOLEAN)) AS `opened`
                  FROM (
                    SELECT
                      `t4`.`event_id`,
                      `t4`.`at`,
                      `t4`.`kind`,
                      `t4`.`name`,
                      `t4`.`channel`,
                      `t4`.`anonymous_id`,
                      `t4`.`user_id`,
                      `t4`.`account_ref`,
                      `t4`.`content_id`,
                      `t4`.`campaign`,
                      `t4`.`referrer`,
                      `t4`.`properties`,
                      `t4`.`clock`,
                      `t4`.`actor`,
                      `t4`.`actor_reason`,
                      `t4`.`person_id`,
                      `t4`.`account_id`,
                      `t4`.`source`,
                      COALESCE(`t4`.`content_id`, `t4`.`campaign`) AS `letter`
                    FROM `events` AS `t4`
                    WHERE
                      NOT (
                        STARTSWITH(`t4`.`person_id`, 'visitor:')
                      )
                      AND `t4`.`name` = 'Email Delivered'
                  ) AS `t11`
                  LEFT OUTER JOIN (
                    SELECT DISTINCT
                      `t4`.`person_id` AS `reader`,
                      COALESCE(`t4`.`content_id`, `t4`.`campaign`) AS `read`
                    FROM `events` AS `t4`
                    WHERE
                      NOT (
                        STARTSWITH(`t4`.`person_id`, 'visitor:')
                      )
                      AND `t4`.`name` = 'Email Opened'
                      AND `t4`.`actor` <> 'machine'
                  ) AS `t12`
                    ON `t11`.`person_id` = `t12`.`reader` AND `t11`.`letter` = `t12`.`read`
                ) AS `t15`
              ) AS `t18`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  `t0`.`person_ref` AS `person_id`,
                  `t0`.`account_ref` AS `account_id`,
                  CASE LOWER(LOWER(COALESCE(`t0`.`kind`, 'activity')))
                    WHEN 'seller'
                    THEN 'phone'
                    WHEN 'call'
                    THEN 'phone'
                    WHEN 'mail'
                    THEN 'email'
                    WHEN 'activity'
                    THEN 'phone'
                    ELSE LOWER(LOWER(COALESCE(`t0`.`kind`, 'activity')))
                  END AS `channel`,
                  `t0`.`at`,
                  CAST(NULL AS BOOLEAN) AS `opened`
                FROM `activities` AS `t0`
                WHERE
                  NOT (
                    LOWER(COALESCE(`t0`.`kind`, 'activity')) IN ('note', 'meeting')
                  )
              ) AS `t13`
            ) AS `t19`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t1`.`person_ref` AS `person_id`,
                  CAST(NULL AS STRING) AS `account_id`,
                  CASE LOWER(`t1`.`channel`)
                    WHEN 'seller'
                    THEN 'phone'
                    WHEN 'call'
                    THEN 'phone'
                    WHEN 'mail'
                    THEN 'email'
                    WHEN 'activity'
                    THEN 'phone'
                    ELSE LOWER(`t1`.`channel`)
                  END AS `channel`,
                  `t1`.`at`,
                  CAST(NULL AS BOOLEAN) AS `opened`
                FROM `exposures` AS `t1`
                WHERE
                  COALESCE(`t1`.`arm`, '') <> 'control'
              ) AS `t6`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  CAST(NULL AS STRING) AS `person_id`,
                  `t2`.`customer_id` AS `account_id`,
                  'phone' AS `channel`,
                  `t2`.`at`,
                  CAST(NULL AS BOOLEAN) AS `opened`
                FROM `feedback` AS `t2`
                WHERE
                  `t2`.`verdict` = 'done' AND `t2`.`undone_at` IS NULL
              ) AS `t5`
            ) AS `t10`
          ) AS `t20`
          WHERE
            `t20`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            AND `t20`.`channel` IN ('email', 'sms', 'post', 'phone', 'visit')
        ) AS `t22`
        LEFT OUTER JOIN (
          SELECT
            `t14`.`person_ref` AS `member`,
            `t14`.`account_ref` AS `home`
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
          ) AS `t14`
          WHERE
            `t14`.`homes` = 1
        ) AS `t17`
          ON `t22`.`person_id` = `t17`.`member`
      ) AS `t23`
      WHERE
        COALESCE(`t23`.`account_id`, `t23`.`home`, `t23`.`person_id`) IS NOT NULL
    ) AS `t24`
    GROUP BY
      1,
      2,
      3,
      4
  ) AS `t25`
) AS `t26`
WHERE
  (
    `t26`.`person_id` IS NOT NULL
  ) OR (
    `t26`.`known` = 0
  )
