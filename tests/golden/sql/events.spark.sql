WITH `t7` AS (
  SELECT
    `t0`.`event_id`,
    `t0`.`at`,
    `t0`.`name`,
    COALESCE(`t0`.`user_id`, `t0`.`anonymous_id`) AS `who`,
    COALESCE(
      `t0`.`content_id`,
      COALESCE(
        IF(
          REGEXP_EXTRACT(`t0`.`properties`, '"email_id"\\s*:\\s*"?([^",\\s\\[\\]{}]+)') = '',
          CAST(NULL AS STRING),
          REGEXP_EXTRACT(`t0`.`properties`, '"email_id"\\s*:\\s*"?([^",\\s\\[\\]{}]+)')
        )
      )
    ) AS `mail`,
    COALESCE(
      IF(
        REGEXP_EXTRACT(`t0`.`properties`, '"link_id"\\s*:\\s*"?([^",\\s\\[\\]{}]+)') = '',
        CAST(NULL AS STRING),
        REGEXP_EXTRACT(`t0`.`properties`, '"link_id"\\s*:\\s*"?([^",\\s\\[\\]{}]+)')
      ),
      IF(
        REGEXP_EXTRACT(`t0`.`properties`, '"link_url"\\s*:\\s*"?([^",\\s\\[\\]{}]+)') = '',
        CAST(NULL AS STRING),
        REGEXP_EXTRACT(`t0`.`properties`, '"link_url"\\s*:\\s*"?([^",\\s\\[\\]{}]+)')
      )
    ) AS `link`
  FROM `events` AS `t0`
  WHERE
    `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
    AND `t0`.`name` IN ('Email Opened', 'Email Link Clicked', 'Email Delivered', 'Honeypot Clicked')
), `t17` AS (
  SELECT
    `t9`.`event_id`,
    `t9`.`at`,
    `t9`.`name`,
    `t9`.`who`,
    `t9`.`mail`,
    `t9`.`link`,
    CAST(FLOOR((
      CAST(`t9`.`at` AS DOUBLE)
    ) / (
      2
    )) AS BIGINT) AS `even`,
    CAST(FLOOR((
      CAST(`t9`.`at` AS DOUBLE) + 1
    ) / (
      2
    )) AS BIGINT) AS `odd`
  FROM `t7` AS `t9`
  WHERE
    `t9`.`who` IS NOT NULL
    AND `t9`.`mail` IS NOT NULL
    AND `t9`.`name` = 'Email Link Clicked'
)
SELECT
  `t51`.`event_id`,
  `t51`.`at`,
  `t51`.`kind`,
  `t51`.`name`,
  `t51`.`channel`,
  `t51`.`anonymous_id`,
  `t51`.`user_id`,
  `t51`.`account_ref`,
  `t51`.`content_id`,
  `t51`.`campaign`,
  `t51`.`referrer`,
  `t51`.`properties`,
  `t51`.`clock`,
  CASE
    WHEN `t51`.`trap`
    THEN 'machine'
    WHEN `t51`.`trapped`
    THEN 'machine'
    WHEN (
      `t51`.`by_network` = 'machine'
    )
    AND (
      (
        `t51`.`network_of` = 'all'
      ) OR (
        `t51`.`name` = 'Email Opened'
      )
    )
    THEN 'machine'
    WHEN (
      `t51`.`by_browser` = 'machine'
    )
    AND (
      (
        `t51`.`browser_of` = 'all'
      ) OR (
        `t51`.`name` = 'Email Opened'
      )
    )
    THEN 'machine'
    WHEN `t51`.`fast`
    THEN 'machine'
    WHEN COALESCE(`t51`.`flood`, FALSE)
    THEN 'machine'
    WHEN `t51`.`by_browser` = 'human'
    THEN 'human'
    ELSE NULL
  END AS `actor`,
  CASE
    WHEN `t51`.`trap`
    THEN 'followed what no person sees'
    WHEN `t51`.`trapped`
    THEN 'the mail\'s hidden link was followed'
    WHEN (
      `t51`.`by_network` = 'machine'
    )
    AND (
      (
        `t51`.`network_of` = 'all'
      ) OR (
        `t51`.`name` = 'Email Opened'
      )
    )
    THEN `t51`.`network_reason`
    WHEN (
      `t51`.`by_browser` = 'machine'
    )
    AND (
      (
        `t51`.`browser_of` = 'all'
      ) OR (
        `t51`.`name` = 'Email Opened'
      )
    )
    THEN `t51`.`browser_reason`
    WHEN `t51`.`fast`
    THEN 'within a second of delivery'
    WHEN COALESCE(`t51`.`flood`, FALSE)
    THEN 'all links at once'
    WHEN `t51`.`by_browser` = 'human'
    THEN `t51`.`browser_reason`
    ELSE NULL
  END AS `actor_reason`,
  `t51`.`source`
FROM (
  SELECT
    `t50`.`event_id`,
    `t50`.`at`,
    `t50`.`kind`,
    `t50`.`name`,
    `t50`.`channel`,
    `t50`.`anonymous_id`,
    `t50`.`user_id`,
    `t50`.`account_ref`,
    `t50`.`content_id`,
    `t50`.`campaign`,
    `t50`.`referrer`,
    `t50`.`properties`,
    `t50`.`context`,
    `t50`.`clock`,
    `t50`.`source`,
    `t50`.`received_at`,
    `t50`.`load_id`,
    `t50`.`user_agent`,
    `t50`.`network`,
    `t50`.`trap`,
    `t50`.`browser`,
    `t50`.`by_browser`,
    `t50`.`browser_reason`,
    `t50`.`browser_of`,
    `t50`.`known`,
    `t50`.`by_network`,
    `t50`.`network_reason`,
    `t50`.`network_of`,
    `t50`.`trapped`,
    `t50`.`fast`,
    `t50`.`flood`
  FROM (
    SELECT
      `t49`.`event_id`,
      `t49`.`at`,
      `t49`.`kind`,
      `t49`.`name`,
      `t49`.`channel`,
      `t49`.`anonymous_id`,
      `t49`.`user_id`,
      `t49`.`account_ref`,
      `t49`.`content_id`,
      `t49`.`campaign`,
      `t49`.`referrer`,
      `t49`.`properties`,
      `t49`.`context`,
      `t49`.`clock`,
      `t49`.`source`,
      `t49`.`received_at`,
      `t49`.`load_id`,
      `t49`.`user_agent`,
      `t49`.`network`,
      `t49`.`trap`,
      `t49`.`browser`,
      `t49`.`by_browser`,
      `t49`.`browser_reason`,
      `t49`.`browser_of`,
      `t49`.`known`,
      `t49`.`by_network`,
      `t49`.`network_reason`,
      `t49`.`network_of`,
      `t49`.`trapped`,
      `t49`.`fast`,
      `t44`.`marked_id`,
      `t44`.`flood`
    FROM (
      SELECT
        `t47`.`event_id`,
        `t47`.`at`,
        `t47`.`kind`,
        `t47`.`name`,
        `t47`.`channel`,
        `t47`.`anonymous_id`,
        `t47`.`user_id`,
        `t47`.`account_ref`,
        `t47`.`content_id`,
        `t47`.`campaign`,
        `t47`.`referrer`,
        `t47`.`properties`,
        `t47`.`context`,
        `t47`.`clock`,
        `t47`.`source`,
        `t47`.`received_at`,
        `t47`.`load_id`,
        `t47`.`user_agent`,
        `t47`.`network`,
        `t47`.`trap`,
        `t47`.`browser`,
        `t47`.`by_browser`,
        `t47`.`browser_reason`,
        `t47`.`browser_of`,
        `t47`.`known`,
        `t47`.`by_network`,
        `t47`.`network_reason`,
        `t47`.`network_of`,
        `t47`.`trapped`,
        COALESCE(`t47`.`fast`, FALSE) AS `fast`
      FROM (
        SELECT
          `t46`.`event_id`,
          `t46`.`at`,
          `t46`.`kind`,
          `t46`.`name`,
          `t46`.`channel`,
          `t46`.`anonymous_id`,
          `t46`.`user_id`,
          `t46`.`account_ref`,
          `t46`.`content_id`,
          `t46`.`campaign`,
          `t46`.`referrer`,
          `t46`.`properties`,
          `t46`.`context`,
          `t46`.`clock`,
          `t46`.`source`,
          `t46`.`received_at`,
          `t46`.`load_id`,
          `t46`.`user_agent`,
          `t46`.`network`,
          `t46`.`trap`,
          `t46`.`browser`,
          `t46`.`by_browser`,
          `t46`.`browser_reason`,
          `t46`.`browser_of`,
          `t46`.`known`,
          `t46`.`by_network`,
          `t46`.`network_reason`,
          `t46`.`network_of`,
          `t46`.`trapped`,
          `t46`.`fast`
        FROM (
          SELECT
            `t45`.`event_id`,
            `t45`.`at`,
            `t45`.`kind`,
            `t45`.`name`,
            `t45`.`channel`,
            `t45`.`anonymous_id`,
            `t45`.`user_id`,
            `t45`.`account_ref`,
            `t45`.`content_id`,
            `t45`.`campaign`,
            `t45`.`referrer`,
            `t45`.`properties`,
            `t45`.`context`,
            `t45`.`clock`,
            `t45`.`source`,
            `t45`.`received_at`,
            `t45`.`load_id`,
            `t45`.`user_agent`,
            `t45`.`network`,
            `t45`.`trap`,
            `t45`.`browser`,
            `t45`.`by_browser`,
            `t45`.`browser_reason`,
            `t45`.`browser_of`,
            `t45`.`known`,
            `t45`.`by_network`,
            `t45`.`network_reason`,
            `t45`.`network_of`,
            `t45`.`trapped`,
            `t37`.`marked_id`,
            `t37`.`fast`
          FROM (
            SELECT
              `t40`.`event_id`,
              `t40`.`at`,
              `t40`.`kind`,
              `t40`.`name`,
              `t40`.`channel`,
              `t40`.`anonymous_id`,
              `t40`.`user_id`,
              `t40`.`account_ref`,
              `t40`.`content_id`,
              `t40`.`campaign`,
              `t40`.`referrer`,
              `t40`.`properties`,
              `t40`.`context`,
              `t40`.`clock`,
              `t40`.`source`,
              `t40`.`received_at`,
              `t40`.`load_id`,
              `t40`.`user_agent`,
              `t40`.`network`,
              `t40`.`trap`,
              `t40`.`browser`,
              `t40`.`by_browser`,
              `t40`.`browser_reason`,
              `t40`.`browser_of`,
              `t40`.`known`,
              `t40`.`by_network`,
              `t40`.`network_reason`,
              `t40`.`network_of`,
              COALESCE(`t40`.`trapped`, FALSE) AS `trapped`
            FROM (
              SELECT
                `t39`.`event_id`,
                `t39`.`at`,
                `t39`.`kind`,
                `t39`.`name`,
                `t39`.`channel`,
                `t39`.`anonymous_id`,
                `t39`.`user_id`,
                `t39`.`account_ref`,
                `t39`.`content_id`,
                `t39`.`campaign`,
                `t39`.`referrer`,
                `t39`.`properties`,
                `t39`.`context`,
                `t39`.`clock`,
                `t39`.`source`,
                `t39`.`received_at`,
                `t39`.`load_id`,
                `t39`.`user_agent`,
                `t39`.`network`,
                `t39`.`trap`,
                `t39`.`browser`,
                `t39`.`by_browser`,
                `t39`.`browser_reason`,
                `t39`.`browser_of`,
                `t39`.`known`,
                `t39`.`by_network`,
                `t39`.`network_reason`,
                `t39`.`network_of`,
                `t39`.`trapped`
              FROM (
                SELECT
                  `t8`.`event_id`,
                  `t8`.`at`,
                  `t8`.`kind`,
                  `t8`.`name`,
                  `t8`.`channel`,
                  `t8`.`anonymous_id`,
                  `t8`.`user_id`,
                  `t8`.`account_ref`,
                  `t8`.`content_id`,
                  `t8`.`campaign`,
                  `t8`.`referrer`,
                  `t8`.`properties`,
                  `t8`.`context`,
                  `t8`.`clock`,
                  `t8`.`source`,
                  `t8`.`received_at`,
                  `t8`.`load_id`,
                  `t8`.`user_agent`,
                  `t8`.`network`,
                  `t8`.`trap`,
                  `t4`.`browser`,
                  `t4`.`by_browser`,
                  `t4`.`browser_reason`,
                  `t4`.`browser_of`,
                  `t5`.`known`,
                  `t5`.`by_network`,
                  `t5`.`network_reason`,
                  `t5`.`network_of`,
                  `t33`.`marked_id`,
                  `t33`.`trapped`
                FROM (
                  SELECT
                    `t0`.`event_id`,
                    `t0`.`at`,
                    `t0`.`kind`,
                    `t0`.`name`,
                    `t0`.`channel`,
                    `t0`.`anonymous_id`,
                    `t0`.`user_id`,
                    `t0`.`account_ref`,
                    `t0`.`content_id`,
                    `t0`.`campaign`,
                    `t0`.`referrer`,
                    `t0`.`properties`,
                    `t0`.`context`,
                    `t0`.`clock`,
                    `t0`.`source`,
                    `t0`.`received_at`,
                    `t0`.`load_id`,
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t0`.`context`, '"userAgent"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`context`, '"userAgent"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t0`.`context`, '"user_agent"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`context`, '"user_agent"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      )
                    ) AS `user_agent`,
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t0`.`context`, '"ip"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`context`, '"ip"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      )
                    ) AS `network`,
                    (
                      `t0`.`name` = 'Honeypot Clicked'
                    )
                    OR COALESCE(CONTAINS(`t0`.`properties`, '"honeypot":true'), FALSE)
                    OR COALESCE(CONTAINS(`t0`.`properties`, '"honeypot": true'), FALSE) AS `trap`
                  FROM `events` AS `t0`
                  WHERE
                    `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                ) AS `t8`
                LEFT OUTER JOIN (
                  SELECT
                    `t1`.`value` AS `browser`,
                    `t1`.`actor` AS `by_browser`,
                    `t1`.`actor_reason` AS `browser_reason`,
                    `t1`.`touches` AS `browser_of`
                  FROM `agents` AS `t1`
                  WHERE
                    `t1`.`kind` = 'user_agent'
                ) AS `t4`
                  ON `t8`.`user_agent` = `t4`.`browser`
                LEFT OUTER JOIN (
                  SELECT
                    `t1`.`value` AS `known`,
                    `t1`.`actor` AS `by_network`,
                    `t1`.`actor_reason` AS `network_reason`,
                    `t1`.`touches` AS `network_of`
                  FROM `agents` AS `t1`
                  WHERE
                    `t1`.`kind` = 'network'
                ) AS `t5`
                  ON `t8`.`network` = `t5`.`known`
                LEFT OUTER JOIN (
                  SELECT
                    `t25`.`marked_id`,
                    TRUE AS `trapped`
                  FROM (
                    SELECT DISTINCT
                      *
                    FROM (
                      SELECT
                        `t15`.`event_id` AS `marked_id`
                      FROM (
                        SELECT
                          *
                        FROM `t7` AS `t9`
                        WHERE
                          `t9`.`who` IS NOT NULL
                          AND `t9`.`mail` IS NOT NULL
                          AND `t9`.`name` = 'Email Link Clicked'
                      ) AS `t15`
                      INNER JOIN (
                        SELECT
                          `t9`.`who` AS `trap_who`,
                          `t9`.`mail` AS `trap_mail`,
                          `t9`.`at` AS `trap_at`
                        FROM `t7` AS `t9`
                        WHERE
                          `t9`.`who` IS NOT NULL
                          AND `t9`.`mail` IS NOT NULL
                          AND `t9`.`name` = 'Honeypot Clicked'
                      ) AS `t16`
                        ON `t15`.`who` = `t16`.`trap_who`
                        AND `t15`.`mail` = `t16`.`trap_mail`
                        AND `t15`.`at` <= (
                          `t16`.`trap_at` + INTERVAL '60' SECOND
                        )
                        AND `t16`.`trap_at` <= (
                          `t15`.`at` + INTERVAL '60' SECOND
                        )
                    ) AS `t24`
                  ) AS `t25`
                ) AS `t33`
                  ON `t8`.`event_id` = `t33`.`marked_id`
              ) AS `t39`
            ) AS `t40`
          ) AS `t45`
          LEFT OUTER JOIN (
            SELECT
              `t32`.`marked_id`,
              TRUE AS `fast`
            FROM (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  `t14`.`event_id` AS `marked_id`
                FROM (
                  SELECT
                    *
                  FROM `t7` AS `t9`
                  WHERE
                    `t9`.`who` IS NOT NULL
                    AND `t9`.`mail` IS NOT NULL
                    AND `t9`.`name` IN ('Email Opened', 'Email Link Clicked')
                ) AS `t14`
                INNER JOIN (
                  SELECT
                    `t11`.`who` AS `to_who`,
                    `t11`.`mail` AS `to_mail`,
                    MIN(`t11`.`at`) AS `arrived_at`
                  FROM (
                    SELECT
                      *
                    FROM `t7` AS `t9`
                    WHERE
                      `t9`.`who` IS NOT NULL
                      AND `t9`.`mail` IS NOT NULL
                      AND `t9`.`name` = 'Email Delivered'
                  ) AS `t11`
                  GROUP BY
                    1,
                    2
                ) AS `t21`
                  ON `t14`.`who` = `t21`.`to_who`
                  AND `t14`.`mail` = `t21`.`to_mail`
                  AND `t14`.`at` >= `t21`.`arrived_at`
                  AND `t14`.`at` < (
                    `t21`.`arrived_at` + INTERVAL '1' SECOND
                  )
              ) AS `t28`
            ) AS `t32`
          ) AS `t37`
            ON `t45`.`event_id` = `t37`.`marked_id`
        ) AS `t46`
      ) AS `t47`
    ) AS `t49`
    LEFT OUTER JOIN (
      SELECT
        `t41`.`marked_id`,
        TRUE AS `flood`
      FROM (
        SELECT DISTINCT
          `t38`.`event_id` AS `marked_id`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t20`.`event_id`
            FROM `t17` AS `t20`
            INNER JOIN (
              SELECT
                *
              FROM (
                SELECT
                  `t18`.`who` AS `of_who`,
                  `t18`.`mail` AS `of_mail`,
                  `t18`.`even` AS `of_span`,
                  COUNT(DISTINCT `t18`.`link`) AS `links`
                FROM `t17` AS `t18`
                GROUP BY
                  1,
                  2,
                  3
              ) AS `t22`
              WHERE
                `t22`.`links` >= 3
            ) AS `t29`
              ON `t20`.`who` = `t29`.`of_who`
              AND `t20`.`mail` = `t29`.`of_mail`
              AND `t20`.`even` = `t29`.`of_span`
          ) AS `t35`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t20`.`event_id`
            FROM `t17` AS `t20`
            INNER JOIN (
              SELECT
                *
              FROM (
                SELECT
                  `t18`.`who` AS `of_who`,
                  `t18`.`mail` AS `of_mail`,
                  `t18`.`odd` AS `of_span`,
                  COUNT(DISTINCT `t18`.`link`) AS `links`
                FROM `t17` AS `t18`
                GROUP BY
                  1,
                  2,
                  3
              ) AS `t23`
              WHERE
                `t23`.`links` >= 3
            ) AS `t30`
              ON `t20`.`who` = `t30`.`of_who`
              AND `t20`.`mail` = `t30`.`of_mail`
              AND `t20`.`odd` = `t30`.`of_span`
          ) AS `t36`
        ) AS `t38`
      ) AS `t41`
    ) AS `t44`
      ON `t49`.`event_id` = `t44`.`marked_id`
  ) AS `t50`
) AS `t51`
