WITH `t32` AS (
  SELECT
    `t8`.`quote_id`,
    `t8`.`opportunity_id`,
    `t8`.`person_ref`,
    `t8`.`account_ref`,
    `t8`.`product_id`,
    `t8`.`owner`,
    `t8`.`created_at`,
    `t8`.`amount`,
    `t8`.`list_amount`,
    `t8`.`won`,
    `t8`.`closed_at`,
    `t8`.`source`,
    `t8`.`received_at`,
    `t8`.`load_id`,
    `t26`.`case`,
    `t26`.`case_won`,
    `t26`.`case_at`
  FROM `quotes` AS `t8`
  LEFT OUTER JOIN (
    SELECT
      `t16`.`opportunity_id` AS `case`,
      BOOL_OR(`t16`.`won`) AS `case_won`,
      MAX(`t16`.`closed_at`) AS `case_at`
    FROM (
      SELECT
        *
      FROM `opportunities` AS `t3`
      WHERE
        `t3`.`closed_at` IS NOT NULL AND `t3`.`won` IS NOT NULL
    ) AS `t16`
    GROUP BY
      1
  ) AS `t26`
    ON `t8`.`opportunity_id` = `t26`.`case`
)
SELECT
  `t55`.`name`,
  `t55`.`subject`,
  `t55`.`at`,
  `t55`.`since`,
  COALESCE(
    `t55`.`who`,
    IF(
      COALESCE(`t55`.`dealt` OR (
        `t55`.`members` = 1
      ), FALSE),
      `t55`.`contact`,
      CAST(NULL AS STRING)
    )
  ) AS `person_id`,
  `t55`.`account_id`,
  `t55`.`who` IS NOT NULL AS `named`,
  `t55`.`product_id`,
  `t55`.`due_at`,
  CASE
    WHEN COALESCE(
      `t55`.`who`,
      IF(
        COALESCE(`t55`.`dealt` OR (
          `t55`.`members` = 1
        ), FALSE),
        `t55`.`contact`,
        CAST(NULL AS STRING)
      )
    ) IS NOT NULL
    THEN CAST(NULL AS STRING)
    WHEN (
      `t55`.`account_id` IS NULL
    ) AND (
      `t55`.`person` IS NOT NULL
    )
    THEN 'nobody is known by the number it names'
    WHEN `t55`.`account_id` IS NULL
    THEN 'it names nobody, and no company'
    WHEN `t55`.`members` IS NULL
    THEN 'nobody of the company is known'
    ELSE 'several people of the company are known, and none ever dealt with us'
  END AS `why`
FROM (
  SELECT
    `t54`.`name`,
    `t54`.`subject`,
    `t54`.`at`,
    `t54`.`product_id`,
    `t54`.`since`,
    `t54`.`person`,
    `t54`.`account`,
    `t54`.`due_at`,
    `t54`.`who`,
    `t54`.`home`,
    `t54`.`account_id`,
    `t46`.`members`,
    `t46`.`firm`,
    `t46`.`contact`,
    `t46`.`dealt`
  FROM (
    SELECT
      `t52`.`name`,
      `t52`.`subject`,
      `t52`.`at`,
      `t52`.`product_id`,
      `t52`.`since`,
      `t52`.`person`,
      `t52`.`account`,
      `t52`.`due_at`,
      `t52`.`who`,
      `t52`.`home`,
      COALESCE(`t52`.`account`, `t52`.`home`) AS `account_id`
    FROM (
      SELECT
        `t51`.`name`,
        `t51`.`subject`,
        `t51`.`at`,
        `t51`.`product_id`,
        `t51`.`since`,
        `t51`.`person`,
        `t51`.`account`,
        `t51`.`due_at`,
        `t11`.`who`,
        `t11`.`home`
      FROM (
        SELECT
          `t49`.`name`,
          `t49`.`subject`,
          `t49`.`at`,
          `t49`.`product_id`,
          `t49`.`since`,
          `t49`.`person`,
          `t49`.`account`,
          `t49`.`due_at`
        FROM (
          SELECT
            `t48`.`name`,
            `t48`.`subject`,
            `t48`.`at`,
            `t48`.`product_id`,
            `t48`.`since`,
            `t48`.`person`,
            `t48`.`account`,
            `t48`.`due_at`,
            `t34`.`called`,
            `t34`.`number`,
            `t34`.`sent_at`
          FROM (
            SELECT
              `t44`.`name`,
              `t44`.`subject`,
              IF(
                (
                  CAST(`t44`.`at` AS DOUBLE) % 86400
                ) = 0,
                LEAST(
                  `t44`.`at` + INTERVAL '86399' SECOND,
                  CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                ),
                `t44`.`at`
              ) AS `at`,
              `t44`.`product_id`,
              `t44`.`since`,
              `t44`.`person`,
              `t44`.`account`,
              `t44`.`due_at`
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
                      'Opportunity Lost' AS `name`,
                      `t3`.`opportunity_id` AS `subject`,
                      `t3`.`closed_at` AS `at`,
                      `t3`.`product_id`,
                      `t3`.`closed_at` AS `since`,
                      `t3`.`person_ref` AS `person`,
                      `t3`.`account_ref` AS `account`,
                      CAST(NULL AS TIMESTAMP) AS `due_at`
                    FROM `opportunities` AS `t3`
                    WHERE
                      `t3`.`closed_at` IS NOT NULL AND `t3`.`won` = FALSE
                  ) AS `t14`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'Quote Sent' AS `name`,
                      `t35`.`quote_id` AS `subject`,
                      `t35`.`created_at` AS `at`,
                      `t35`.`product_id`,
                      `t35`.`created_at` AS `since`,
                      `t35`.`person_ref` AS `person`,
                      `t35`.`account_ref` AS `account`,
                      CAST(NULL AS TIMESTAMP) AS `due_at`
                    FROM `t32` AS `t35`
                  ) AS `t37`
                ) AS `t38`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'Quote Accepted' AS `name`,
                      `t35`.`quote_id` AS `subject`,
                      COALESCE(`t35`.`closed_at`, `t35`.`case_at`) AS `at`,
                      `t35`.`product_id`,
                      COALESCE(`t35`.`closed_at`, `t35`.`case_at`) AS `since`,
                      `t35`.`person_ref` AS `person`,
                      `t35`.`account_ref` AS `account`,
                      CAST(NULL AS TIMESTAMP) AS `due_at`
                    FROM `t32` AS `t35`
                    WHERE
                      COALESCE(`t35`.`won`, `t35`.`case_won`) = TRUE
                      AND COALESCE(`t35`.`closed_at`, `t35`.`case_at`) IS NOT NULL
                  ) AS `t39`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'Quote Declined' AS `name`,
                      `t35`.`quote_id` AS `subject`,
                      COALESCE(`t35`.`closed_at`, `t35`.`case_at`) AS `at`,
                      `t35`.`product_id`,
                      COALESCE(`t35`.`closed_at`, `t35`.`case_at`) AS `since`,
                      `t35`.`person_ref` AS `person`,
                      `t35`.`account_ref` AS `account`,
                      CAST(NULL AS TIMESTAMP) AS `due_at`
                    FROM `t32` AS `t35`
                    WHERE
                      COALESCE(`t35`.`won`, `t35`.`case_won`) = FALSE
                      AND COALESCE(`t35`.`closed_at`, `t35`.`case_at`) IS NOT NULL
                  ) AS `t40`
                ) AS `t42`
              ) AS `t43`
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
                      'Order Completed' AS `name`,
                      `t28`.`order_id` AS `subject`,
                      `t28`.`at`,
                      `t28`.`product_id`,
                      `t28`.`at` AS `since`,
                      `t28`.`person_ref` AS `person`,
                      `t28`.`account_ref` AS `account`,
                      CAST(NULL AS TIMESTAMP) AS `due_at`
                    FROM (
                      SELECT
                        `t19`.`order_id`,
                        MIN(`t19`.`at`) AS `at`,
                        MIN(`t19`.`person_id`) AS `person_ref`,
                        MIN(`t19`.`account_id`) AS `account_ref`,
                        IF(COUNT(DISTINCT `t19`.`product_id`) = 1, MIN(`t19`.`product_id`), NULL) AS `product_id`
                      FROM (
                        SELECT
                          *
                        FROM `order_lines` AS `t6`
                        WHERE
                          `t6`.`kind` = 'sale'
                      ) AS `t19`
                      GROUP BY
                        1
                    ) AS `t28`
                  ) AS `t29`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'Service Completed' AS `name`,
                      `t4`.`asset_id` AS `subject`,
                      `t4`.`serviced_at` AS `at`,
                      `t4`.`product_id`,
                      `t4`.`serviced_at` AS `since`,
                      `t4`.`account_id` AS `person`,
                      `t4`.`account_id` AS `account`,
                      CAST(NULL AS TIMESTAMP) AS `due_at`
                    FROM `assets` AS `t4`
                    WHERE
                      `t4`.`serviced_at` IS NOT NULL
                  ) AS `t17`
                ) AS `t33`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'Service Due' AS `name`,
                      `t5`.`asset_id` AS `subject`,
                      LEAST(`t5`.`due_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)) AS `at`,
                      `t5`.`product_id`,
                      COALESCE(`t5`.`last_at`, `t5`.`due_at`) AS `since`,
                      `t5`.`account_id` AS `person`,
                      `t5`.`account_id` AS `account`,
                      `t5`.`due_at`
                    FROM `supply_needs` AS `t5`
                    WHERE
                      `t5`.`asset_id` IS NOT NULL
                      AND `t5`.`kind` IN ('service', 'wear')
                      AND `t5`.`due_at` <= CAST('2026-01-31T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t18`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'Opportunity Opened' AS `name`,
                        `t3`.`opportunity_id` AS `subject`,
                        `t3`.`created_at` AS `at`,
                        `t3`.`product_id`,
                        `t3`.`created_at` AS `since`,
                        `t3`.`person_ref` AS `person`,
                        `t3`.`account_ref` AS `account`,
                        CAST(NULL AS TIMESTAMP) AS `due_at`
                      FROM `opportunities` AS `t3`
                    ) AS `t10`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'Opportunity Won' AS `name`,
                        `t3`.`opportunity_id` AS `subject`,
                        `t3`.`closed_at` AS `at`,
                        `t3`.`product_id`,
                        `t3`.`closed_at` AS `since`,
                        `t3`.`person_ref` AS `person`,
                        `t3`.`account_ref` AS `account`,
                        CAST(NULL AS TIMESTAMP) AS `due_at`
                      FROM `opportunities` AS `t3`
                      WHERE
                        `t3`.`closed_at` IS NOT NULL AND `t3`.`won` = TRUE
                    ) AS `t15`
                  ) AS `t21`
                ) AS `t22`
              ) AS `t36`
            ) AS `t44`
            WHERE
              `t44`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
              AND `t44`.`at` > CAST('2024-12-31T00:00:00+00:00' AS TIMESTAMP)
          ) AS `t48`
          LEFT OUTER JOIN (
            SELECT
              `t27`.`name` AS `called`,
              `t27`.`number`,
              MAX(`t27`.`at`) AS `sent_at`
            FROM (
              SELECT
                `t2`.`event_id`,
                `t2`.`at`,
                `t2`.`kind`,
                `t2`.`name`,
                `t2`.`channel`,
                `t2`.`anonymous_id`,
                `t2`.`user_id`,
                `t2`.`account_ref`,
                `t2`.`content_id`,
                `t2`.`campaign`,
                `t2`.`referrer`,
                `t2`.`properties`,
                `t2`.`clock`,
                `t2`.`actor`,
                `t2`.`actor_reason`,
                `t2`.`person_id`,
                `t2`.`account_id`,
                `t2`.`source`,
                CASE
                  WHEN `t2`.`name` = 'Opportunity Opened'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Opportunity Won'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Opportunity Lost'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"opportunity_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Quote Sent'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    ),
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Quote Accepted'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    ),
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Quote Declined'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"quote_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    ),
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Order Completed'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"order_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Service Due'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  WHEN `t2`.`name` = 'Service Completed'
                  THEN COALESCE(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t2`.`properties`, '"asset_id"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  )
                  ELSE NULL
                END AS `number`
              FROM `events` AS `t2`
              WHERE
                `t2`.`name` IN (
                  'Opportunity Opened',
                  'Opportunity Won',
                  'Opportunity Lost',
                  'Quote Sent',
                  'Quote Accepted',
                  'Quote Declined',
                  'Order Completed',
                  'Service Due',
                  'Service Completed'
                )
            ) AS `t27`
            GROUP BY
              1,
              2
          ) AS `t34`
            ON `t48`.`name` = `t34`.`called` AND `t48`.`subject` = `t34`.`number`
        ) AS `t49`
        WHERE
          (
            `t49`.`sent_at` IS NULL
          )
          OR (
            `t49`.`sent_at` < (
              `t49`.`since` - INTERVAL '7' DAY
            )
          )
      ) AS `t51`
      LEFT OUTER JOIN (
        SELECT
          `t0`.`person_id` AS `who`,
          `t0`.`account_id` AS `home`
        FROM `people` AS `t0`
      ) AS `t11`
        ON `t51`.`person` = `t11`.`who`
    ) AS `t52`
  ) AS `t54`
  LEFT OUTER JOIN (
    SELECT
      `t41`.`members`,
      `t41`.`account_id` AS `firm`,
      `t41`.`person_id` AS `contact`,
      `t41`.`last_at` IS NOT NULL AS `dealt`
    FROM (
      SELECT
        `t30`.`person_id`,
        `t30`.`name`,
        `t30`.`email`,
        `t30`.`phone`,
        `t30`.`first_name`,
        `t30`.`last_name`,
        `t30`.`title`,
        `t30`.`company`,
        `t30`.`street`,
        `t30`.`postcode`,
        `t30`.`city`,
        `t30`.`country`,
        `t30`.`language`,
        `t30`.`time_zone`,
        `t30`.`birth_date`,
        `t30`.`national_id`,
        `t30`.`owner`,
        `t30`.`unit`,
        `t30`.`properties`,
        `t30`.`account_id`,
        `t30`.`records`,
        `t30`.`first_at`,
        `t30`.`updated_at`,
        `t30`.`member`,
        `t30`.`last_at`,
        ROW_NUMBER() OVER (
          PARTITION BY `t30`.`account_id`
          ORDER BY `t30`.`email` IS NULL ASC NULLS LAST, `t30`.`last_at` IS NULL ASC NULLS LAST, `t30`.`last_at` DESC, `t30`.`person_id` ASC NULLS LAST
        ) - 1 AS `place`,
        COUNT(*) OVER (
          PARTITION BY `t30`.`account_id`
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS `members`
      FROM (
        SELECT
          `t20`.`person_id`,
          `t20`.`name`,
          `t20`.`email`,
          `t20`.`phone`,
          `t20`.`first_name`,
          `t20`.`last_name`,
          `t20`.`title`,
          `t20`.`company`,
          `t20`.`street`,
          `t20`.`postcode`,
          `t20`.`city`,
          `t20`.`country`,
          `t20`.`language`,
          `t20`.`time_zone`,
          `t20`.`birth_date`,
          `t20`.`national_id`,
          `t20`.`owner`,
          `t20`.`unit`,
          `t20`.`properties`,
          `t20`.`account_id`,
          `t20`.`records`,
          `t20`.`first_at`,
          `t20`.`updated_at`,
          `t25`.`member`,
          `t25`.`last_at`
        FROM (
          SELECT
            *
          FROM `people` AS `t0`
          WHERE
            `t0`.`account_id` IS NOT NULL
        ) AS `t20`
        LEFT OUTER JOIN (
          SELECT
            `t13`.`person_id` AS `member`,
            MAX(`t13`.`at`) AS `last_at`
          FROM (
            SELECT
              *
            FROM `touchpoints` AS `t1`
            WHERE
              `t1`.`person_id` IS NOT NULL
          ) AS `t13`
          GROUP BY
            1
        ) AS `t25`
          ON `t20`.`person_id` = `t25`.`member`
      ) AS `t30`
    ) AS `t41`
    WHERE
      `t41`.`place` = 0
  ) AS `t46`
    ON `t54`.`account_id` = `t46`.`firm`
) AS `t55`
