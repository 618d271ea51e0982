SELECT
  `t34`.`person_id`,
  `t34`.`account_id`,
  `t34`.`points`,
  `t34`.`fit`,
  `t34`.`engagement`,
  `t34`.`account_points`,
  `t34`.`probability`,
  `t34`.`low`,
  `t34`.`high`,
  `t34`.`expected_profit`,
  `t34`.`qualified`,
  CASE
    WHEN `t34`.`open_case` IS NOT NULL
    THEN 'sql'
    WHEN `t34`.`qualified`
    THEN 'mql'
    ELSE 'none'
  END AS `stage`,
  CONCAT(COALESCE(`t34`.`reasons`, ARRAY()), COALESCE(`t34`.`moves`, ARRAY())) AS `reasons`,
  CASE
    WHEN `t34`.`qualified`
    THEN CAST(NULL AS STRING)
    WHEN `t34`.`open_case` IS NOT NULL
    THEN 'A sales case of the company is open.'
    WHEN NOT (
      `t34`.`calls`
    ) AND (
      `t34`.`expected_profit` IS NOT NULL
    )
    THEN 'A call would cost more than it is expected to bring.'
    WHEN NOT (
      `t34`.`calls`
    )
    THEN 'Fewer than the 50 points that qualify a lead.'
    ELSE 'Others are worth more, and a seller has time for 25.'
  END AS `why_not`,
  'ee044dd3' AS `scoring_version`,
  `t34`.`shadow_points`
FROM (
  SELECT
    `t33`.`person_id`,
    `t33`.`account_id`,
    `t33`.`points`,
    `t33`.`fit`,
    `t33`.`engagement`,
    `t33`.`account_points`,
    `t33`.`reasons`,
    `t33`.`shadow_points`,
    `t33`.`probability`,
    `t33`.`low`,
    `t33`.`high`,
    `t33`.`moves`,
    `t33`.`own`,
    `t33`.`theirs`,
    `t33`.`owner`,
    `t33`.`open_case`,
    `t33`.`value`,
    `t33`.`expected_profit`,
    `t33`.`worth`,
    (
      `t33`.`worth` > 0
    ) AND (
      `t33`.`open_case` IS NULL
    ) AS `calls`,
    ROW_NUMBER() OVER (
      PARTITION BY `t33`.`owner`
      ORDER BY (
        `t33`.`worth` > 0
      ) AND (
        `t33`.`open_case` IS NULL
      ) DESC, `t33`.`worth` DESC, `t33`.`person_id` ASC NULLS LAST
    ) - 1 AS `place`,
    (
      `t33`.`worth` > 0
    )
    AND (
      `t33`.`open_case` IS NULL
    )
    AND (
      (
        (
          ROW_NUMBER() OVER (
            PARTITION BY `t33`.`owner`
            ORDER BY (
              `t33`.`worth` > 0
            ) AND (
              `t33`.`open_case` IS NULL
            ) DESC, `t33`.`worth` DESC, `t33`.`person_id` ASC NULLS LAST
          ) - 1
        ) < 25
      )
      OR (
        `t33`.`owner` = ''
      )
    ) AS `qualified`
  FROM (
    SELECT
      `t32`.`person_id`,
      `t32`.`account_id`,
      `t32`.`points`,
      `t32`.`fit`,
      `t32`.`engagement`,
      `t32`.`account_points`,
      `t32`.`reasons`,
      `t32`.`shadow_points`,
      `t32`.`probability`,
      `t32`.`low`,
      `t32`.`high`,
      `t32`.`moves`,
      `t32`.`own`,
      `t32`.`theirs`,
      `t32`.`owner`,
      `t32`.`open_case`,
      `t32`.`value`,
      CAST(CAST(ROUND(
        (
          (
            `t32`.`probability` * `t32`.`value`
          ) - CAST(60.0 AS DOUBLE)
        ) - (
          (
            1 - `t32`.`probability`
          ) * CAST(40.0 AS DOUBLE)
        ),
        2
      ) AS DOUBLE) AS DECIMAL(18, 2)) AS `expected_profit`,
      COALESCE(
        CAST(CAST(CAST(ROUND(
          (
            (
              `t32`.`probability` * `t32`.`value`
            ) - CAST(60.0 AS DOUBLE)
          ) - (
            (
              1 - `t32`.`probability`
            ) * CAST(40.0 AS DOUBLE)
          ),
          2
        ) AS DOUBLE) AS DECIMAL(18, 2)) AS DOUBLE),
        (
          `t32`.`points` - CAST(50.0 AS DOUBLE)
        ) + CAST(1e-09 AS DOUBLE)
      ) AS `worth`
    FROM (
      SELECT
        `t31`.`person_id`,
        `t31`.`account_id`,
        `t31`.`points`,
        `t31`.`fit`,
        `t31`.`engagement`,
        `t31`.`account_points`,
        `t31`.`reasons`,
        `t31`.`shadow_points`,
        `t31`.`probability`,
        `t31`.`low`,
        `t31`.`high`,
        `t31`.`moves`,
        `t31`.`own`,
        `t31`.`theirs`,
        `t31`.`owner`,
        `t31`.`open_case`,
        `t20`.`value`
      FROM (
        SELECT
          `t29`.`person_id`,
          `t29`.`account_id`,
          `t29`.`points`,
          `t29`.`fit`,
          `t29`.`engagement`,
          `t29`.`account_points`,
          `t29`.`reasons`,
          `t29`.`shadow_points`,
          `t29`.`probability`,
          `t29`.`low`,
          `t29`.`high`,
          `t29`.`moves`,
          `t29`.`own`,
          `t29`.`theirs`,
          `t29`.`owner`,
          `t29`.`open_case`
        FROM (
          SELECT
            `t28`.`person_id`,
            `t28`.`account_id`,
            `t28`.`points`,
            `t28`.`fit`,
            `t28`.`engagement`,
            `t28`.`account_points`,
            `t28`.`reasons`,
            `t28`.`shadow_points`,
            `t28`.`probability`,
            `t28`.`low`,
            `t28`.`high`,
            `t28`.`moves`,
            `t28`.`own`,
            `t28`.`theirs`,
            `t28`.`owner`,
            `t28`.`key`,
            `t28`.`open_case`
          FROM (
            SELECT
              `t27`.`person_id`,
              `t27`.`account_id`,
              `t27`.`points`,
              `t27`.`fit`,
              `t27`.`engagement`,
              `t27`.`account_points`,
              `t27`.`reasons`,
              `t27`.`shadow_points`,
              `t27`.`probability`,
              `t27`.`low`,
              `t27`.`high`,
              `t27`.`moves`,
              `t27`.`own`,
              `t27`.`theirs`,
              `t27`.`owner`,
              `t27`.`key`,
              `t15`.`who`,
              `t15`.`open_case`
            FROM (
              SELECT
                `t25`.`person_id`,
                `t25`.`account_id`,
                `t25`.`points`,
                `t25`.`fit`,
                `t25`.`engagement`,
                `t25`.`account_points`,
                `t25`.`reasons`,
                `t25`.`shadow_points`,
                `t25`.`probability`,
                `t25`.`low`,
                `t25`.`high`,
                `t25`.`moves`,
                `t25`.`own`,
                `t25`.`theirs`,
                COALESCE(`t25`.`own`, `t25`.`theirs`, '') AS `owner`,
                COALESCE(`t25`.`account_id`, `t25`.`person_id`) AS `key`
              FROM (
                SELECT
                  `t24`.`person_id`,
                  `t24`.`account_id`,
                  `t24`.`points`,
                  `t24`.`fit`,
                  `t24`.`engagement`,
                  `t24`.`account_points`,
                  `t24`.`reasons`,
                  `t24`.`shadow_points`,
                  `t24`.`probability`,
                  `t24`.`low`,
                  `t24`.`high`,
                  `t24`.`moves`,
                  `t24`.`own`,
                  `t24`.`theirs`
                FROM (
                  SELECT
                    `t23`.`person_id`,
                    `t23`.`account_id`,
                    `t23`.`points`,
                    `t23`.`fit`,
                    `t23`.`engagement`,
                    `t23`.`account_points`,
                    `t23`.`reasons`,
                    `t23`.`shadow_points`,
                    `t23`.`probability`,
                    `t23`.`low`,
                    `t23`.`high`,
                    `t23`.`moves`,
                    `t23`.`own`,
                    `t10`.`account_id` AS `account_id_right`,
                    `t10`.`theirs`
                  FROM (
                    SELECT
                      `t21`.`person_id`,
                      `t21`.`account_id`,
                      `t21`.`points`,
                      `t21`.`fit`,
                      `t21`.`engagement`,
                      `t21`.`account_points`,
                      `t21`.`reasons`,
                      `t21`.`shadow_points`,
                      `t21`.`probability`,
                      `t21`.`low`,
                      `t21`.`high`,
                      `t21`.`moves`,
                      `t21`.`own`
                    FROM (
                      SELECT
                        `t18`.`person_id`,
                        `t18`.`account_id`,
                        `t18`.`points`,
                        `t18`.`fit`,
                        `t18`.`engagement`,
                        `t18`.`account_points`,
                        `t18`.`reasons`,
                        `t18`.`shadow_points`,
                        `t18`.`probability`,
                        `t18`.`low`,
                        `t18`.`high`,
                        `t18`.`moves`,
                        `t11`.`person_id` AS `person_id_right`,
                        `t11`.`own`
                      FROM (
                        SELECT
                          `t16`.`person_id`,
                          `t16`.`account_id`,
                          `t16`.`points`,
                          `t16`.`fit`,
                          `t16`.`engagement`,
                          `t16`.`account_points`,
                          `t16`.`reasons`,
                          `t16`.`shadow_points`,
                          `t16`.`probability`,
                          `t16`.`low`,
                          `t16`.`high`,
                          `t16`.`moves`
                        FROM (
                          SELECT
                            `t5`.`person_id`,
                            `t5`.`account_id`,
                            `t5`.`points`,
                            `t5`.`fit`,
                            `t5`.`engagement`,
                            `t5`.`account_points`,
                            `t5`.`reasons`,
                            `t5`.`shadow_points`,
                            `t12`.`person_id` AS `person_id_right`,
                            `t12`.`probability`,
                            `t12`.`low`,
                            `t12`.`high`,
                            `t12`.`moves`
                          FROM `lead_totals` AS `t5`
                          LEFT OUTER JOIN (
                            SELECT
                              `t4`.`person_id`,
                              `t4`.`probability`,
                              `t4`.`low`,
                              `t4`.`high`,
                              `t4`.`reasons` AS `moves`
                            FROM `lead_chances` AS `t4`
                          ) AS `t12`
                            ON `t5`.`person_id` = `t12`.`person_id`
                        ) AS `t16`
                      ) AS `t18`
                      LEFT OUTER JOIN (
                        SELECT
                          `t2`.`person_id`,
                          `t2`.`owner` AS `own`
                        FROM `people` AS `t2`
                      ) AS `t11`
                        ON `t18`.`person_id` = `t11`.`person_id`
                    ) AS `t21`
                  ) AS `t23`
                  LEFT OUTER JOIN (
                    SELECT
                      `t1`.`account_id`,
                      `t1`.`owner` AS `theirs`
                    FROM `accounts` AS `t1`
                  ) AS `t10`
                    ON `t23`.`account_id` = `t10`.`account_id`
                ) AS `t24`
              ) AS `t25`
            ) AS `t27`
            LEFT OUTER JOIN (
              SELECT
                `t13`.`who`,
                TRUE AS `open_case`
              FROM (
                SELECT DISTINCT
                  COALESCE(`t0`.`account_ref`, `t0`.`person_ref`) AS `who`
                FROM `opportunities` AS `t0`
                WHERE
                  `t0`.`closed_at` IS NULL
                  AND `t0`.`won` IS NULL
                  AND COALESCE(`t0`.`account_ref`, `t0`.`person_ref`) IS NOT NULL
              ) AS `t13`
            ) AS `t15`
              ON `t27`.`key` = `t15`.`who`
          ) AS `t28`
        ) AS `t29`
      ) AS `t31`
      CROSS JOIN (
        SELECT
          (
            SUM(IF(`t9`.`won`, CAST(`t9`.`amount` AS DECIMAL(38, 9)), NULL)) / COUNT(IF(`t9`.`won`, `t9`.`amount`, NULL))
          ) * (
            (
              SUM(CAST(`t9`.`won` AS BIGINT)) + CAST(0.5 AS DOUBLE)
            ) / (
              COUNT(*) + 1
            )
          ) * CAST(0.3 AS DOUBLE) AS `value`
        FROM (
          SELECT
            *
          FROM `opportunities` AS `t0`
          WHERE
            `t0`.`won` IS NOT NULL
        ) AS `t9`
      ) AS `t20`
    ) AS `t32`
  ) AS `t33`
) AS `t34`
