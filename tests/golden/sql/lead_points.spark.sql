WITH `t19` AS (
  SELECT
    `t16`.`person_id`,
    IF(
      COALESCE(LOWER(`t16`.`persona`) = 'executive', FALSE),
      CAST(40.0 AS DOUBLE),
      CAST(0.0 AS DOUBLE)
    ) AS `worth_0`,
    IF(LOWER(`t16`.`email`) IS NOT NULL, CAST(30.0 AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `worth_1`,
    IF(
      COALESCE(LOWER(`t16`.`persona`) = 'finance', FALSE),
      CAST(1.0 AS DOUBLE),
      CAST(0.0 AS DOUBLE)
    ) + IF(
      COALESCE(LOWER(`t16`.`persona`) = 'finance', FALSE) = FALSE,
      CAST(3.0 AS DOUBLE),
      CAST(0.0 AS DOUBLE)
    ) AS `worth_2`,
    IF(
      (
        COALESCE(`t16`.`asked_4`, 0) >= 1
      ) = FALSE,
      CAST(-20.0 AS DOUBLE),
      CAST(0.0 AS DOUBLE)
    ) AS `worth_3`
  FROM (
    SELECT
      `t15`.`account_id`,
      `t15`.`email`,
      `t15`.`person_id`,
      `t15`.`persona`,
      `t15`.`asked_4`
    FROM (
      SELECT
        `t10`.`account_id`,
        `t10`.`email`,
        `t10`.`person_id`,
        `t10`.`persona`,
        `t12`.`person_id` AS `person_id_right`,
        `t12`.`asked_4`
      FROM (
        SELECT
          `t8`.`account_id`,
          `t8`.`email`,
          `t8`.`person_id`,
          `t8`.`persona`
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
        ) AS `t8`
      ) AS `t10`
      LEFT OUTER JOIN (
        SELECT
          `t7`.`person_id`,
          SUM(
            CAST(COALESCE(
              (
                `t7`.`name` = 'Page Viewed'
              )
              AND (
                `t7`.`at` > CAST('2025-10-03T00:00:00+00:00' AS TIMESTAMP)
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
        ) AS `t7`
        GROUP BY
          1
      ) AS `t12`
        ON `t10`.`person_id` = `t12`.`person_id`
    ) AS `t15`
  ) AS `t16`
)
SELECT
  `t25`.`person_id`,
  CASE `t25`.`place`
    WHEN 0
    THEN 'decides'
    WHEN 1
    THEN 'reachable'
    WHEN 2
    THEN 'pages'
    WHEN 3
    THEN 'silent'
    ELSE ''
  END AS `rule`,
  CASE `t25`.`place`
    WHEN 0
    THEN 'fit'
    WHEN 1
    THEN 'fit'
    WHEN 2
    THEN 'engagement'
    WHEN 3
    THEN 'engagement'
    ELSE ''
  END AS `part`,
  CASE `t25`.`place`
    WHEN 0
    THEN 'role'
    WHEN 1
    THEN 'other'
    WHEN 2
    THEN 'content'
    WHEN 3
    THEN 'other'
    ELSE ''
  END AS `category`,
  `t25`.`points`,
  `t25`.`times`,
  `t25`.`days`,
  IF(
    `t25`.`times` IS NULL,
    CASE `t25`.`place`
      WHEN 0
      THEN 'decides'
      WHEN 1
      THEN 'reachable'
      WHEN 2
      THEN 'pages'
      WHEN 3
      THEN 'silent'
      ELSE ''
    END,
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CASE `t25`.`place`
                WHEN 0
                THEN 'decides'
                WHEN 1
                THEN 'reachable'
                WHEN 2
                THEN 'pages'
                WHEN 3
                THEN 'silent'
                ELSE ''
              END,
              ' ('
            ),
            CAST(`t25`.`times` AS STRING)
          ),
          '×, last '
        ),
        CAST(`t25`.`days` AS STRING)
      ),
      ' days ago)'
    )
  ) AS `because`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t22`.`person_id`,
      CAST(`t22`.`one`.`place` AS BIGINT) AS `place`,
      `t22`.`one`.`points` AS `points`,
      CAST(NULL AS BIGINT) AS `times`,
      CAST(NULL AS BIGINT) AS `days`
    FROM (
      SELECT
        `t20`.`person_id`,
        EXPLODE(
          ARRAY(
            STRUCT(0 AS `place`, `t20`.`worth_0` AS `points`),
            STRUCT(1 AS `place`, `t20`.`worth_1` AS `points`),
            STRUCT(3 AS `place`, `t20`.`worth_3` AS `points`)
          )
        ) AS `one`
      FROM `t19` AS `t20`
    ) AS `t22`
  ) AS `t24`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t18`.`person_id`,
      CAST(`t18`.`place` AS BIGINT) AS `place`,
      CAST(ROUND(
        CASE `t18`.`place` WHEN 2 THEN `t21`.`worth_2` ELSE CAST(0.0 AS DOUBLE) END * CAST(`t18`.`left` AS DOUBLE),
        9
      ) AS DOUBLE) AS `points`,
      `t18`.`times`,
      CAST(FLOOR((
        `t18`.`age`
      ) / (
        86400
      )) AS BIGINT) AS `days`
    FROM (
      SELECT
        `t14`.`person_id`,
        `t14`.`place`,
        SUM(
          CAST(EXP(
            CAST(`t14`.`age` AS DOUBLE) * CASE `t14`.`place`
              WHEN 2
              THEN CAST(-2.674178937345468E-7 AS DOUBLE)
              ELSE CAST(0.0 AS DOUBLE)
            END
          ) AS DECIMAL(18, 9))
        ) AS `left`,
        COUNT(*) AS `times`,
        MIN(`t14`.`age`) AS `age`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t0`.`person_id`,
            CASE
              WHEN (
                `t0`.`name` = 'Page Viewed'
              )
              AND (
                `t0`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
              )
              AND COALESCE(
                STARTSWITH(
                  LOWER(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  ),
                  '/x'
                ),
                FALSE
              )
              THEN 2
              WHEN (
                `t0`.`name` = 'Order Tracked'
              )
              AND (
                `t0`.`at` > CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP)
              )
              AND COALESCE(
                STARTSWITH(
                  LOWER(
                    COALESCE(
                      IF(
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
                      ),
                      IF(
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)') = '',
                        CAST(NULL AS STRING),
                        REGEXP_EXTRACT(`t0`.`properties`, '"path"\\s*:\\s*(-?[0-9][0-9.eE+-]*|true|false)')
                      )
                    )
                  ),
                  '/x'
                ),
                FALSE
              )
              THEN 2
              ELSE NULL
            END AS `place`,
            1767225600 - CAST(CAST(DATE_TRUNC('second', `t0`.`at`) AS DOUBLE) AS BIGINT) AS `age`
          FROM `events` AS `t0`
          WHERE
            `t0`.`name` IN ('Order Tracked', 'Page Viewed')
            AND COALESCE(`t0`.`actor`, 'human') <> 'machine'
            AND `t0`.`person_id` IS NOT NULL
            AND `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        ) AS `t13`
        WHERE
          `t13`.`place` IS NOT NULL
      ) AS `t14`
      GROUP BY
        1,
        2
    ) AS `t18`
    INNER JOIN `t19` AS `t21`
      ON `t18`.`person_id` = `t21`.`person_id`
  ) AS `t23`
) AS `t25`
WHERE
  `t25`.`points` <> 0
