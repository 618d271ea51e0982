SELECT
  `t22`.`person_id`,
  `t22`.`told`.`rule` AS `rule`,
  `t22`.`told`.`part` AS `part`,
  `t22`.`told`.`category` AS `category`,
  `t22`.`told`.`points` AS `points`,
  `t22`.`told`.`times` AS `times`,
  `t22`.`told`.`days` AS `days`,
  `t22`.`told`.`because` AS `because`
FROM (
  SELECT
    `t21`.`person_id`,
    EXPLODE(
      ARRAY(
        STRUCT(
          'decides' AS `rule`,
          'fit' AS `part`,
          'role' AS `category`,
          `t21`.`worth_0` AS `points`,
          CAST(NULL AS BIGINT) AS `times`,
          CAST(NULL AS BIGINT) AS `days`,
          'decides' AS `because`
        ),
        STRUCT(
          'reachable' AS `rule`,
          'fit' AS `part`,
          'other' AS `category`,
          `t21`.`worth_1` AS `points`,
          CAST(NULL AS BIGINT) AS `times`,
          CAST(NULL AS BIGINT) AS `days`,
          'reachable' AS `because`
        ),
        STRUCT(
          'pages' AS `rule`,
          'engagement' AS `part`,
          'content' AS `category`,
          CAST(ROUND(`t21`.`worth_2` * COALESCE(CAST(`t21`.`left_2` AS DOUBLE), CAST(0.0 AS DOUBLE)), 9) AS DOUBLE) AS `points`,
          COALESCE(`t21`.`times_2`, 0) AS `times`,
          CAST(FLOOR((
            `t21`.`age_2`
          ) / (
            86400
          )) AS BIGINT) AS `days`,
          CONCAT(
            CONCAT(
              CONCAT(CONCAT('pages (', CAST(COALESCE(`t21`.`times_2`, 0) AS STRING)), '×, last '),
              CAST(CAST(FLOOR((
                `t21`.`age_2`
              ) / (
                86400
              )) AS BIGINT) AS STRING)
            ),
            ' days ago)'
          ) AS `because`
        ),
        STRUCT(
          'silent' AS `rule`,
          'engagement' AS `part`,
          'other' AS `category`,
          `t21`.`worth_3` AS `points`,
          CAST(NULL AS BIGINT) AS `times`,
          CAST(NULL AS BIGINT) AS `days`,
          'silent' AS `because`
        )
      )
    ) AS `told`
  FROM (
    SELECT
      `t20`.`person_id`,
      `t20`.`worth_0`,
      `t20`.`worth_1`,
      `t20`.`worth_2`,
      `t20`.`worth_3`,
      `t20`.`left_2`,
      `t20`.`times_2`,
      `t20`.`age_2`
    FROM (
      SELECT
        `t19`.`person_id`,
        `t19`.`worth_0`,
        `t19`.`worth_1`,
        `t19`.`worth_2`,
        `t19`.`worth_3`,
        `t17`.`person_id` AS `person_id_right`,
        `t17`.`left_2`,
        `t17`.`times_2`,
        `t17`.`age_2`
      FROM (
        SELECT
          `t15`.`person_id`,
          IF(
            COALESCE(LOWER(`t15`.`persona`) = 'executive', FALSE),
            CAST(40.0 AS DOUBLE),
            CAST(0.0 AS DOUBLE)
          ) AS `worth_0`,
          IF(LOWER(`t15`.`email`) IS NOT NULL, CAST(30.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `worth_1`,
          IF(
            COALESCE(LOWER(`t15`.`persona`) = 'finance', FALSE),
            CAST(1.0 AS DOUBLE),
            CAST(0.0 AS DOUBLE)
          ) + IF(
            COALESCE(LOWER(`t15`.`persona`) = 'finance', FALSE) = FALSE,
            CAST(3.0 AS DOUBLE),
            CAST(0.0 AS DOUBLE)
          ) AS `worth_2`,
          IF(
            (
              COALESCE(`t15`.`asked_4`, 0) >= 1
            ) = FALSE,
            CAST(-20.0 AS DOUBLE),
            CAST(0.0 AS DOUBLE)
          ) AS `worth_3`
        FROM (
          SELECT
            `t14`.`account_id`,
            `t14`.`email`,
            `t14`.`person_id`,
            `t14`.`persona`,
            `t14`.`asked_4`
          FROM (
            SELECT
              `t11`.`account_id`,
              `t11`.`email`,
              `t11`.`person_id`,
              `t11`.`persona`,
              `t13`.`person_id` AS `person_id_right`,
              `t13`.`asked_4`
            FROM (
              SELECT
                `t9`.`account_id`,
                `t9`.`email`,
                `t9`.`person_id`,
                `t9`.`persona`
              FROM (
                SELECT
                  `t5`.`account_id`,
                  `t5`.`email`,
                  `t5`.`person_id`,
                  `t6`.`person_id` AS `person_id_right`,
                  `t6`.`persona`
                FROM (
                  SELECT
                    `t1`.`account_id`,
                    `t1`.`email`,
                    `t1`.`person_id`
                  FROM `people` AS `t1`
                ) AS `t5`
                LEFT OUTER JOIN (
                  SELECT
                    `t2`.`person_id`,
                    `t2`.`persona`
                  FROM `personas` AS `t2`
                ) AS `t6`
                  ON `t5`.`person_id` = `t6`.`person_id`
              ) AS `t9`
            ) AS `t11`
            LEFT OUTER JOIN (
              SELECT
                `t8`.`person_id`,
                SUM(
                  CAST(COALESCE(
                    (
                      `t8`.`name` = 'Page Viewed'
                    )
                    AND (
                      `t8`.`at` > CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
                    ),
                    FALSE
                  ) AS INT)
                ) AS `asked_4`
              FROM (
                SELECT
                  *
                FROM `events` AS `t0`
                WHERE
                  `t0`.`name` IN ('Page Viewed')
                  AND COALESCE(`t0`.`actor`, 'human') <> 'machine'
                  AND `t0`.`person_id` IS NOT NULL
                  AND `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
              ) AS `t8`
              GROUP BY
                1
            ) AS `t13`
              ON `t11`.`person_id` = `t13`.`person_id`
          ) AS `t14`
        ) AS `t15`
      ) AS `t19`
      LEFT OUTER JOIN (
        SELECT
          `t7`.`person_id`,
          SUM(
            IF(
              COALESCE(
                (
                  `t7`.`name` = 'Page Viewed'
                )
                AND (
                  `t7`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
                )
                AND COALESCE(
                  STARTSWITH(
                    LOWER(
                      COALESCE(
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                        ),
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                        )
                      )
                    ),
                    '/x'
                  ),
                  FALSE
                ),
                FALSE
              ),
              CAST(EXP(
                CAST(1767225600 - CAST(CAST(DATE_TRUNC('second', `t7`.`at`) AS DOUBLE) AS BIGINT) AS DOUBLE) * CAST(-2.674178937345468E-7 AS DOUBLE)
              ) AS DECIMAL(38, 9)),
              CAST(0 AS DECIMAL(38, 9))
            )
          ) + SUM(
            IF(
              COALESCE(
                (
                  `t7`.`name` = 'Order Tracked'
                )
                AND (
                  `t7`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
                )
                AND COALESCE(
                  STARTSWITH(
                    LOWER(
                      COALESCE(
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                        ),
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                        )
                      )
                    ),
                    '/x'
                  ),
                  FALSE
                ),
                FALSE
              ),
              CAST(EXP(
                CAST(1767225600 - CAST(CAST(DATE_TRUNC('second', `t7`.`at`) AS DOUBLE) AS BIGINT) AS DOUBLE) * CAST(-2.674178937345468E-7 AS DOUBLE)
              ) AS DECIMAL(38, 9)),
              CAST(0 AS DECIMAL(38, 9))
            )
          ) AS `left_2`,
          SUM(
            CAST(COALESCE(
              (
                `t7`.`name` = 'Page Viewed'
              )
              AND (
                `t7`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
              )
              AND COALESCE(
                STARTSWITH(
                  LOWER(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  ),
                  '/x'
                ),
                FALSE
              ),
              FALSE
            ) AS BIGINT)
          ) + SUM(
            CAST(COALESCE(
              (
                `t7`.`name` = 'Order Tracked'
              )
              AND (
                `t7`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
              )
              AND COALESCE(
                STARTSWITH(
                  LOWER(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  ),
                  '/x'
                ),
                FALSE
              ),
              FALSE
            ) AS BIGINT)
          ) AS `times_2`,
          MIN(
            IF(
              COALESCE(
                (
                  `t7`.`name` = 'Page Viewed'
                )
                AND (
                  `t7`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
                )
                AND COALESCE(
                  STARTSWITH(
                    LOWER(
                      COALESCE(
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                        ),
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                        )
                      )
                    ),
                    '/x'
                  ),
                  FALSE
                ),
                FALSE
              )
              OR COALESCE(
                (
                  `t7`.`name` = 'Order Tracked'
                )
                AND (
                  `t7`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
                )
                AND COALESCE(
                  STARTSWITH(
                    LOWER(
                      COALESCE(
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                        ),
                        IF(
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                          CAST(NULL AS STRING),
                          REGEXP_EXTRACT(`t7`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                        )
                      )
                    ),
                    '/x'
                  ),
                  FALSE
                ),
                FALSE
              ),
              1767225600 - CAST(CAST(DATE_TRUNC('second', `t7`.`at`) AS DOUBLE) AS BIGINT),
              NULL
            )
          ) AS `age_2`
        FROM (
          SELECT
            *
          FROM `events` AS `t0`
          WHERE
            `t0`.`name` IN ('Order Tracked', 'Page Viewed')
            AND COALESCE(`t0`.`actor`, 'human') <> 'machine'
            AND `t0`.`person_id` IS NOT NULL
            AND `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        ) AS `t7`
        GROUP BY
          1
      ) AS `t17`
        ON `t19`.`person_id` = `t17`.`person_id`
    ) AS `t20`
  ) AS `t21`
) AS `t22`
WHERE
  `t22`.`told`.`points` <> 0
