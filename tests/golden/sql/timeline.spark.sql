WITH `t20` AS (
  SELECT
    `t0`.`person_id` AS `member`,
    `t0`.`account_id` AS `home`
  FROM `people` AS `t0`
  WHERE
    `t0`.`account_id` IS NOT NULL
), `t30` AS (
  SELECT
    *
  FROM `order_lines` AS `t15`
  WHERE
    `t15`.`customer_id` IS NOT NULL
)
SELECT
  `t76`.`kind`,
  `t76`.`entry_id`,
  `t76`.`state`,
  `t76`.`at`,
  `t76`.`until`,
  COALESCE(`t76`.`customer_id`, COALESCE(`t76`.`account_id`, `t76`.`home`), `t76`.`person_id`) AS `customer_id`,
  `t76`.`person_id`,
  COALESCE(`t76`.`account_id`, `t76`.`home`) AS `account_id`,
  `t76`.`channel`,
  `t76`.`what`,
  `t76`.`words`,
  `t76`.`number`,
  `t76`.`amount`,
  `t76`.`owner`,
  `t76`.`unit`
FROM (
  SELECT
    `t75`.`kind`,
    `t75`.`entry_id`,
    `t75`.`state`,
    `t75`.`at`,
    `t75`.`until`,
    `t75`.`customer_id`,
    `t75`.`person_id`,
    `t75`.`account_id`,
    `t75`.`channel`,
    `t75`.`what`,
    `t75`.`words`,
    `t75`.`number`,
    `t75`.`amount`,
    `t75`.`owner`,
    `t75`.`unit`,
    `t66`.`member`,
    `t66`.`home`
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
            *
          FROM (
            SELECT
              'delivery' AS `kind`,
              `t40`.`order_id` AS `entry_id`,
              CASE
                WHEN NOT (
                  (
                    `t40`.`delivered_at` IS NULL
                  )
                  OR (
                    `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
                AND COALESCE(
                  `t40`.`promised_at` < IF(
                    NOT (
                      (
                        `t40`.`delivered_at` IS NULL
                      )
                      OR (
                        `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                      )
                    ),
                    `t40`.`delivered_at`,
                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ),
                  FALSE
                )
                THEN 'late'
                WHEN NOT (
                  (
                    `t40`.`delivered_at` IS NULL
                  )
                  OR (
                    `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                )
                THEN 'on time'
                WHEN COALESCE(
                  `t40`.`promised_at` < IF(
                    NOT (
                      (
                        `t40`.`delivered_at` IS NULL
                      )
                      OR (
                        `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                      )
                    ),
                    `t40`.`delivered_at`,
                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ),
                  FALSE
                )
                THEN 'overdue'
                ELSE 'on its way'
              END AS `state`,
              IF(
                NOT (
                  (
                    `t40`.`delivered_at` IS NULL
                  )
                  OR (
                    `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  )
                ),
                `t40`.`delivered_at`,
                `t40`.`promised_at`
              ) AS `at`,
              `t40`.`promised_at` AS `until`,
              `t53`.`customer_id`,
              `t53`.`person_id`,
              `t53`.`account_id`,
              CAST(NULL AS STRING) AS `channel`,
              CAST(NULL AS STRING) AS `what`,
              CAST(NULL AS STRING) AS `words`,
              CAST(IF(
                COALESCE(
                  `t40`.`promised_at` < IF(
                    NOT (
                      (
                        `t40`.`delivered_at` IS NULL
                      )
                      OR (
                        `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                      )
                    ),
                    `t40`.`delivered_at`,
                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ),
                  FALSE
                ),
                CAST(FLOOR(
                  (
                    CAST(IF(
                      NOT (
                        (
                          `t40`.`delivered_at` IS NULL
                        )
                        OR (
                          `t40`.`delivered_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        )
                      ),
                      `t40`.`delivered_at`,
                      CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS DOUBLE) - CAST(`t40`.`promised_at` AS DOUBLE)
                  ) / (
                    86400
                  )
                ) AS BIGINT),
                NULL
              ) AS DOUBLE) AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              `t53`.`unit`
            FROM (
              SELECT
                *
              FROM `deliveries` AS `t12`
              WHERE
                (
                  `t12`.`promised_at` IS NOT NULL
                ) OR (
                  `t12`.`delivered_at` IS NOT NULL
                )
            ) AS `t40`
            INNER JOIN (
              SELECT
                `t36`.`order_id`,
                MIN(`t36`.`person_id`) AS `person_id`,
                MIN(`t36`.`account_id`) AS `account_id`,
                MIN(`t36`.`customer_id`) AS `customer_id`,
                MIN(`t36`.`unit`) AS `unit`
              FROM `t30` AS `t36`
              GROUP BY
                1
            ) AS `t53`
              ON `t40`.`order_id` = `t53`.`order_id`
          ) AS `t63`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'contract' AS `kind`,
              `t1`.`subscription_id` AS `entry_id`,
              'began' AS `state`,
              `t1`.`started_at` AS `at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              `t1`.`customer_id`,
              `t1`.`person_id`,
              `t1`.`account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t1`.`product_id` AS `what`,
              CAST(NULL AS STRING) AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t1`.`yearly_amount` AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              `t1`.`unit`
            FROM `subscriptions` AS `t1`
          ) AS `t21`
        ) AS `t65`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'contract' AS `kind`,
              `t1`.`subscription_id` AS `entry_id`,
              'ended' AS `state`,
              `t1`.`ended_at` AS `at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              `t1`.`customer_id`,
              `t1`.`person_id`,
              `t1`.`account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t1`.`product_id` AS `what`,
              CAST(NULL AS STRING) AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t1`.`yearly_amount` AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              `t1`.`unit`
            FROM `subscriptions` AS `t1`
            WHERE
              `t1`.`ended_at` IS NOT NULL
          ) AS `t22`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'case' AS `kind`,
              `t2`.`case_id` AS `entry_id`,
              IF(
                (
                  `t2`.`closed_at` IS NULL
                )
                OR (
                  `t2`.`closed_at` > CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                ),
                'open',
                'closed'
              ) AS `state`,
              `t2`.`opened_at` AS `at`,
              `t2`.`closed_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t2`.`person_ref` AS `person_id`,
              `t2`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t2`.`kind` AS `what`,
              `t2`.`text` AS `words`,
              `t2`.`score` AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `cases` AS `t2`
          ) AS `t38`
        ) AS `t42`
      ) AS `t68`
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
              IF(
                COALESCE(LOWER(`t3`.`kind`), '') IN ('meeting', 'note', 'task'),
                COALESCE(LOWER(`t3`.`kind`), ''),
                'activity'
              ) AS `kind`,
              `t3`.`activity_id` AS `entry_id`,
              'done' AS `state`,
              `t3`.`at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t3`.`person_ref` AS `person_id`,
              `t3`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t3`.`kind` AS `what`,
              `t3`.`text` AS `words`,
              `t3`.`minutes` AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              `t3`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `activities` AS `t3`
          ) AS `t43`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'meeting' AS `kind`,
              `t4`.`meeting_id` AS `entry_id`,
              COALESCE(`t4`.`state`, 'booked') AS `state`,
              `t4`.`at`,
              `t4`.`ends_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t4`.`person_ref` AS `person_id`,
              `t4`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t4`.`kind` AS `what`,
              `t4`.`title` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              `t4`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `meetings` AS `t4`
          ) AS `t23`
        ) AS `t45`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'opportunity' AS `kind`,
              `t5`.`opportunity_id` AS `entry_id`,
              'opened' AS `state`,
              `t5`.`created_at` AS `at`,
              `t5`.`closed_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t5`.`person_ref` AS `person_id`,
              `t5`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t5`.`product_id` AS `what`,
              `t5`.`stage` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t5`.`amount` AS DECIMAL(38, 2)) AS `amount`,
              `t5`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `opportunities` AS `t5`
          ) AS `t24`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'opportunity' AS `kind`,
              `t5`.`opportunity_id` AS `entry_id`,
              IF(`t5`.`won`, 'won', 'lost') AS `state`,
              `t5`.`closed_at` AS `at`,
              `t5`.`closed_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t5`.`person_ref` AS `person_id`,
              `t5`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t5`.`product_id` AS `what`,
              `t5`.`lost_reason` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t5`.`amount` AS DECIMAL(38, 2)) AS `amount`,
              `t5`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `opportunities` AS `t5`
            WHERE
              `t5`.`won` IS NOT NULL AND `t5`.`closed_at` IS NOT NULL
          ) AS `t25`
        ) AS `t32`
      ) AS `t51`
    ) AS `t70`
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
            *
          FROM (
            SELECT
              'quote' AS `kind`,
              `t6`.`quote_id` AS `entry_id`,
              'opened' AS `state`,
              `t6`.`created_at` AS `at`,
              `t6`.`closed_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t6`.`person_ref` AS `person_id`,
              `t6`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t6`.`product_id` AS `what`,
              `t6`.`opportunity_id` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t6`.`amount` AS DECIMAL(38, 2)) AS `amount`,
              `t6`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `quotes` AS `t6`
          ) AS `t26`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'quote' AS `kind`,
              `t6`.`quote_id` AS `entry_id`,
              IF(`t6`.`won`, 'won', 'lost') AS `state`,
              `t6`.`closed_at` AS `at`,
              `t6`.`closed_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t6`.`person_ref` AS `person_id`,
              `t6`.`account_ref` AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t6`.`product_id` AS `what`,
              `t6`.`opportunity_id` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t6`.`amount` AS DECIMAL(38, 2)) AS `amount`,
              `t6`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `quotes` AS `t6`
            WHERE
              `t6`.`won` IS NOT NULL AND `t6`.`closed_at` IS NOT NULL
          ) AS `t27`
        ) AS `t33`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'message' AS `kind`,
              CONCAT_WS(
                '/',
                `t7`.`person_ref`,
                CAST(CAST(ROUND(CAST(`t7`.`at` AS DOUBLE) * CAST(1000000.0 AS DOUBLE), 0) AS BIGINT) AS STRING),
                `t7`.`channel`,
                `t7`.`action`
              ) AS `entry_id`,
              IF(COALESCE(`t7`.`arm` = 'control', FALSE), 'withheld', 'sent') AS `state`,
              `t7`.`at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t7`.`person_ref` AS `person_id`,
              CAST(NULL AS STRING) AS `account_id`,
              `t7`.`channel`,
              COALESCE(`t7`.`campaign`, `t7`.`content_id`, `t7`.`action`) AS `what`,
              `t7`.`action` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `exposures` AS `t7`
          ) AS `t46`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'consent' AS `kind`,
              CONCAT_WS(
                '/',
                `t8`.`person_ref`,
                `t8`.`purpose`,
                `t8`.`channel`,
                CAST(CAST(ROUND(CAST(`t8`.`at` AS DOUBLE) * CAST(1000000.0 AS DOUBLE), 0) AS BIGINT) AS STRING)
              ) AS `entry_id`,
              IF(`t8`.`given`, 'given', 'withdrawn') AS `state`,
              `t8`.`at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              `t8`.`person_ref` AS `person_id`,
              CAST(NULL AS STRING) AS `account_id`,
              `t8`.`channel`,
              `t8`.`purpose` AS `what`,
              COALESCE(`t8`.`wording`, `t8`.`proof`) AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `consents` AS `t8`
          ) AS `t47`
        ) AS `t52`
      ) AS `t56`
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
              'decision' AS `kind`,
              `t18`.`decision_id` AS `entry_id`,
              `t18`.`action` AS `state`,
              `t18`.`at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              `t18`.`customer_id`,
              `t18`.`person_id`,
              `t18`.`account_id`,
              `t18`.`channel`,
              COALESCE(`t18`.`product_id`, `t18`.`what`) AS `what`,
              `t18`.`reasons` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t18`.`expected_margin` AS DECIMAL(38, 2)) AS `amount`,
              `t18`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `decisions` AS `t18`
            LEFT ANTI JOIN `decisions` AS `t17`
              ON `t18`.`decision_id` = `t17`.`decision_id`
          ) AS `t39`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'decision' AS `kind`,
              `t9`.`decision_id` AS `entry_id`,
              `t9`.`action` AS `state`,
              `t9`.`at`,
              CAST(NULL AS TIMESTAMP) AS `until`,
              `t9`.`customer_id`,
              `t9`.`person_id`,
              `t9`.`account_id`,
              `t9`.`channel`,
              COALESCE(`t9`.`product_id`, `t9`.`what`) AS `what`,
              `t9`.`reasons` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(`t9`.`expected_margin` AS DECIMAL(38, 2)) AS `amount`,
              `t9`.`owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `decisions` AS `t9`
          ) AS `t28`
        ) AS `t44`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'stage' AS `kind`,
              CONCAT_WS(
                '/',
                `t10`.`subject_id`,
                `t10`.`stage`,
                CAST(CAST(ROUND(CAST(`t10`.`entered_at` AS DOUBLE) * CAST(1000000.0 AS DOUBLE), 0) AS BIGINT) AS STRING)
              ) AS `entry_id`,
              COALESCE(`t10`.`how`, 'forward') AS `state`,
              `t10`.`entered_at` AS `at`,
              `t10`.`left_at` AS `until`,
              CAST(NULL AS STRING) AS `customer_id`,
              IF(`t10`.`subject` = 'person', `t10`.`subject_id`, CAST(NULL AS STRING)) AS `person_id`,
              IF(`t10`.`subject` = 'account', `t10`.`subject_id`, CAST(NULL AS STRING)) AS `account_id`,
              CAST(NULL AS STRING) AS `channel`,
              `t10`.`stage` AS `what`,
              `t10`.`because` AS `words`,
              CAST(NULL AS DOUBLE) AS `number`,
              CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
              CAST(NULL AS STRING) AS `owner`,
              CAST(NULL AS STRING) AS `unit`
            FROM `stages` AS `t10`
          ) AS `t48`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                IF(`t61`.`channel` = 'email', 'mail', 'visit') AS `kind`,
                `t61`.`entry_id`,
                `t61`.`actor` AS `state`,
                `t61`.`last_at` AS `at`,
                CAST(NULL AS TIMESTAMP) AS `until`,
                CAST(NULL AS STRING) AS `customer_id`,
                `t61`.`person_id`,
                `t61`.`account_id`,
                `t61`.`channel`,
                `t61`.`what`,
                COALESCE(`t29`.`title`, `t61`.`one_thing`) AS `words`,
                CAST(`t61`.`times` AS DOUBLE) AS `number`,
                CAST(NULL AS DECIMAL(38, 2)) AS `amount`,
                CAST(NULL AS STRING) AS `owner`,
                CAST(NULL AS STRING) AS `unit`
              FROM (
                SELECT
                  `t55`.`person_id`,
                  `t55`.`account_id`,
                  `t55`.`day`,
                  `t55`.`channel`,
                  `t55`.`what`,
                  `t55`.`actor`,
                  `t55`.`entry_id`,
                  `t55`.`last_at`,
                  `t55`.`first_content`,
                  `t55`.`last_content`,
                  `t55`.`times`,
                  IF(`t55`.`first_content` = `t55`.`last_content`, `t55`.`first_content`, NULL) AS `one_thing`
                FROM (
                  SELECT
                    `t41`.`person_id`,
                    `t41`.`account_id`,
                    DATE_TRUNC('day', `t41`.`at`) AS `day`,
                    COALESCE(`t41`.`channel`, 'web') AS `channel`,
                    COALESCE(`t41`.`name`, `t41`.`kind`, 'event') AS `what`,
                    COALESCE(`t41`.`actor`, '') AS `actor`,
                    MIN(`t41`.`event_id`) AS `entry_id`,
                    MAX(`t41`.`at`) AS `last_at`,
                    MIN(`t41`.`content_id`) AS `first_content`,
                    MAX(`t41`.`content_id`) AS `last_content`,
                    COUNT(*) AS `times`
                  FROM (
                    SELECT
                      *
                    FROM `events` AS `t16`
                    WHERE
                      NOT (
                        COALESCE(STARTSWITH(`t16`.`person_id`, 'visitor:'), FALSE)
                      )
                      AND (
                        (
                          `t16`.`person_id` IS NOT NULL
                        ) OR (
                          `t16`.`account_id` IS NOT NULL
                        )
                      )
                  ) AS `t41`
                  GROUP BY
                    1,
                    2,
                    3,
                    4,
                    5,
                    6
                ) AS `t55`
              ) AS `t61`
              LEFT OUTER JOIN (
                SELECT
                  `t14`.`content_id` AS `titled`,
                  `t14`.`title`
                FROM `contents` AS `t14`
              ) AS `t29`
                ON `t61`.`one_thing` = `t29`.`titled`
            ) AS `t67`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                'order' AS `kind`,
                `t54`.`order_id` AS `entry_id`,
                `t54`.`kind` AS `state`,
                `t54`.`at`,
                CAST(NULL AS TIMESTAMP) AS `until`,
                `t54`.`customer_id`,
                `t54`.`person_id`,
                `t54`.`account_id`,
                `t54`.`channel`,
                IF(`t54`.`first` = `t54`.`last`, `t54`.`first`, NULL) AS `what`,
                CAST(NULL AS STRING) AS `words`,
                CAST(`t54`.`number` AS DOUBLE) AS `number`,
                `t54`.`amount`,
                CAST(NULL AS STRING) AS `owner`,
                `t54`.`unit`
              FROM (
                SELECT
                  `t36`.`order_id`,
                  MAX(`t36`.`at`) AS `at`,
                  MAX(`t36`.`kind`) AS `kind`,
                  MIN(`t36`.`person_id`) AS `person_id`,
                  MIN(`t36`.`account_id`) AS `account_id`,
                  MIN(`t36`.`customer_id`) AS `customer_id`,
                  MIN(`t36`.`channel`) AS `channel`,
                  MIN(`t36`.`unit`) AS `unit`,
                  MIN(
                    IF(`t36`.`kind` <> 'charge', COALESCE(`t36`.`product_name`, `t36`.`product_id`), NULL)
                  ) AS `first`,
                  MAX(
                    IF(`t36`.`kind` <> 'charge', COALESCE(`t36`.`product_name`, `t36`.`product_id`), NULL)
                  ) AS `last`,
                  COUNT(*) AS `number`,
                  SUM(`t36`.`amount`) AS `amount`
                FROM `t30` AS `t36`
                GROUP BY
                  1
              ) AS `t54`
            ) AS `t59`
          ) AS `t69`
        ) AS `t71`
      ) AS `t72`
    ) AS `t73`
  ) AS `t75`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t20` AS `t31`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t58`.`person_ref` AS `member`,
        `t58`.`account_ref` AS `home`
      FROM (
        SELECT
          `t49`.`person_ref`,
          `t49`.`account_ref`
        FROM (
          SELECT
            `t35`.`person_ref`,
            MIN(`t35`.`account_ref`) AS `account_ref`,
            COUNT(DISTINCT `t35`.`account_ref`) AS `homes`
          FROM (
            SELECT
              *
            FROM `memberships` AS `t13`
            WHERE
              (
                (
                  `t13`.`from` IS NULL
                )
                OR (
                  `t13`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
              AND (
                (
                  `t13`.`to` IS NULL
                )
                OR (
                  `t13`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
          ) AS `t35`
          GROUP BY
            1
        ) AS `t49`
        WHERE
          `t49`.`homes` = 1
      ) AS `t58`
      LEFT ANTI JOIN `t20` AS `t37`
        ON `t58`.`person_ref` = `t37`.`member`
    ) AS `t62`
  ) AS `t66`
    ON `t75`.`person_id` = `t66`.`member`
) AS `t76`
WHERE
  COALESCE(`t76`.`customer_id`, COALESCE(`t76`.`account_id`, `t76`.`home`), `t76`.`person_id`) IS NOT NULL
ORDER BY
  COALESCE(`t76`.`account_id`, `t76`.`home`) ASC NULLS LAST,
  `t76`.`person_id` ASC NULLS LAST,
  `t76`.`at` ASC NULLS LAST,
  `t76`.`kind` ASC NULLS LAST,
  `t76`.`entry_id` ASC NULLS LAST,
  `t76`.`state` ASC NULLS LAST
