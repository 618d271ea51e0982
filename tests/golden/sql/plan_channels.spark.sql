SELECT
  `t16`.`channel`,
  `t16`.`minutes`,
  `t16`.`cost`,
  `t16`.`adds`,
  `t16`.`low`,
  `t16`.`high`,
  CASE
    WHEN `t16`.`measured`
    THEN 'measured'
    WHEN `t16`.`channel` = 'seller'
    THEN 'usual'
    ELSE 'assumed'
  END AS `basis`,
  `t16`.`contacts`,
  `t16`.`opened`,
  `t16`.`bought_treated`,
  `t16`.`bought_control`,
  CASE
    WHEN `t16`.`measured` AND NOT (
      `t16`.`channel` = 'seller'
    )
    THEN CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CASE `t16`.`channel`
              WHEN 'seller'
              THEN 'By a seller'
              WHEN 'phone'
              THEN 'By phone'
              WHEN 'visit'
              THEN 'On a visit'
              WHEN 'sms'
              THEN 'By text message'
              WHEN 'post'
              THEN 'By post'
              WHEN 'email'
              THEN 'By e-mail'
              ELSE CONCAT('By ', `t16`.`channel`)
            END,
            ' '
          ),
          CONCAT(CAST(CAST(ROUND(`t16`.`adds` * 100, 0) AS BIGINT) AS STRING), ' %')
        ),
        ' of what a contact by a seller adds'
      ),
      ', measured by chance'
    )
    WHEN `t16`.`channel` = 'seller'
    THEN CONCAT(
      CASE `t16`.`channel`
        WHEN 'seller'
        THEN 'By a seller'
        WHEN 'phone'
        THEN 'By phone'
        WHEN 'visit'
        THEN 'On a visit'
        WHEN 'sms'
        THEN 'By text message'
        WHEN 'post'
        THEN 'By post'
        WHEN 'email'
        THEN 'By e-mail'
        ELSE CONCAT('By ', `t16`.`channel`)
      END,
      ', the usual way'
    )
    WHEN `t16`.`told`
    THEN CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CASE `t16`.`channel`
                  WHEN 'seller'
                  THEN 'By a seller'
                  WHEN 'phone'
                  THEN 'By phone'
                  WHEN 'visit'
                  THEN 'On a visit'
                  WHEN 'sms'
                  THEN 'By text message'
                  WHEN 'post'
                  THEN 'By post'
                  WHEN 'email'
                  THEN 'By e-mail'
                  ELSE CONCAT('By ', `t16`.`channel`)
                END,
                ' '
              ),
              CONCAT(CAST(CAST(ROUND(`t16`.`adds` * 100, 0) AS BIGINT) AS STRING), ' %')
            ),
            ' of what a contact by a seller adds'
          ),
          ': assumed, as '
        ),
        CONCAT(CONCAT(CAST(`t16`.`opened` AS STRING), ' of '), CAST(`t16`.`contacts` AS STRING))
      ),
      ' were opened'
    )
    ELSE CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CASE `t16`.`channel`
              WHEN 'seller'
              THEN 'By a seller'
              WHEN 'phone'
              THEN 'By phone'
              WHEN 'visit'
              THEN 'On a visit'
              WHEN 'sms'
              THEN 'By text message'
              WHEN 'post'
              THEN 'By post'
              WHEN 'email'
              THEN 'By e-mail'
              ELSE CONCAT('By ', `t16`.`channel`)
            END,
            ' '
          ),
          CONCAT(CAST(CAST(ROUND(`t16`.`adds` * 100, 0) AS BIGINT) AS STRING), ' %')
        ),
        ' of what a contact by a seller adds'
      ),
      ': assumed, it is read less often'
    )
  END AS `about`
FROM (
  SELECT
    `t15`.`channel`,
    `t15`.`minutes`,
    `t15`.`cost`,
    `t15`.`setting`,
    `t15`.`contacts`,
    `t15`.`opened`,
    `t15`.`told`,
    `t15`.`own`,
    `t15`.`least`,
    `t15`.`most`,
    `t15`.`base`,
    IF(
      `t15`.`channel` = 'seller',
      CAST(1.0 AS DOUBLE),
      COALESCE(`t15`.`own` / NULLIF(`t15`.`base`, CAST(0.0 AS DOUBLE)), CAST(1.0 AS DOUBLE))
    ) AS `adds`,
    IF(
      `t15`.`channel` = 'seller',
      CAST(1.0 AS DOUBLE),
      COALESCE(`t15`.`least` / NULLIF(`t15`.`base`, CAST(0.0 AS DOUBLE)), CAST(0.0 AS DOUBLE))
    ) AS `low`,
    IF(
      `t15`.`channel` = 'seller',
      CAST(1.0 AS DOUBLE),
      COALESCE(`t15`.`most` / NULLIF(`t15`.`base`, CAST(0.0 AS DOUBLE)), CAST(1.0 AS DOUBLE))
    ) AS `high`,
    FALSE AS `measured`,
    CAST(NULL AS BIGINT) AS `bought_treated`,
    CAST(NULL AS BIGINT) AS `bought_control`
  FROM (
    SELECT
      `t14`.`channel`,
      `t14`.`minutes`,
      `t14`.`cost`,
      `t14`.`setting`,
      `t14`.`contacts`,
      `t14`.`opened`,
      `t14`.`told`,
      `t14`.`own`,
      `t14`.`least`,
      `t14`.`most`,
      `t12`.`base`
    FROM (
      SELECT
        `t10`.`channel`,
        `t10`.`minutes`,
        `t10`.`cost`,
        `t10`.`setting`,
        `t10`.`contacts`,
        `t10`.`opened`,
        COALESCE(`t10`.`opened` >= 20, FALSE) AS `told`,
        IF(
          COALESCE(`t10`.`opened` >= 20, FALSE),
          CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE),
          `t10`.`setting`
        ) AS `own`,
        IF(
          COALESCE(`t10`.`opened` >= 20, FALSE),
          (
            (
              (
                (
                  CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                ) + (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                ) + 1
              )
            ) - (
              (
                (
                  POWER(
                    (
                      (
                        (
                          (
                            CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST(`t10`.`contacts` AS DOUBLE)
                      ) + (
                        (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                          ) / CAST(`t10`.`contacts` AS DOUBLE)
                        ) / 4
                      )
                    ),
                    CAST(0.5 AS DOUBLE)
                  )
                ) * CAST(1.2815515655446004 AS DOUBLE)
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                ) + 1
              )
            )
          ) / CAST(2.0 AS DOUBLE),
          `t10`.`setting` / CAST(4.0 AS DOUBLE)
        ) AS `least`,
        IF(
          COALESCE(`t10`.`opened` >= 20, FALSE),
          (
            (
              (
                (
                  CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                ) + (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                ) + 1
              )
            ) + (
              (
                (
                  POWER(
                    (
                      (
                        (
                          (
                            CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST(`t10`.`contacts` AS DOUBLE)
                      ) + (
                        (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                          ) / CAST(`t10`.`contacts` AS DOUBLE)
                        ) / 4
                      )
                    ),
                    CAST(0.5 AS DOUBLE)
                  )
                ) * CAST(1.2815515655446004 AS DOUBLE)
              ) / (
                (
                  CAST(1.642374415149816 AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE)
                ) + 1
              )
            )
          ) * CAST(2.0 AS DOUBLE),
          `t10`.`setting` * CAST(4.0 AS DOUBLE)
        ) AS `most`
      FROM (
        SELECT
          `t9`.`channel`,
          `t9`.`minutes`,
          `t9`.`cost`,
          `t9`.`setting`,
          `t9`.`contacts`,
          `t9`.`opened`
        FROM (
          SELECT
            `t7`.`channel`,
            `t7`.`minutes`,
            `t7`.`cost`,
            `t7`.`setting`,
            `t8`.`seen_by`,
            `t8`.`contacts`,
            `t8`.`opened`
          FROM (
            SELECT
              `t3`.`channel`,
              IF(
                `t3`.`channel` IN ('seller', 'phone', 'visit'),
                CAST(15.0 AS DOUBLE),
                CAST(0.0 AS DOUBLE)
              ) AS `minutes`,
              CAST(NULL AS DOUBLE) AS `cost`,
              COALESCE(
                CASE `t3`.`channel`
                  WHEN 'seller'
                  THEN CAST(1.0 AS DOUBLE)
                  WHEN 'phone'
                  THEN CAST(1.0 AS DOUBLE)
                  WHEN 'visit'
                  THEN CAST(1.0 AS DOUBLE)
                  WHEN 'sms'
                  THEN CAST(0.3 AS DOUBLE)
                  WHEN 'post'
                  THEN CAST(0.3 AS DOUBLE)
                  WHEN 'email'
                  THEN CAST(0.2 AS DOUBLE)
                  ELSE CAST(NULL AS DOUBLE)
                END,
                CAST(0.2 AS DOUBLE)
              ) AS `setting`
            FROM (
              SELECT
                EXPLODE(ARRAY('seller')) AS `channel`
              FROM (
                SELECT
                  COUNT(*) AS `n`
                FROM `lifts` AS `t0`
              ) AS `t2`
            ) AS `t3`
          ) AS `t7`
          LEFT OUTER JOIN (
            SELECT
              `t4`.`channel` AS `seen_by`,
              COUNT(*) AS `contacts`,
              SUM(CAST(`t4`.`opened` AS BIGINT)) AS `opened`
            FROM (
              SELECT
                *
              FROM `contacts` AS `t1`
              WHERE
                `t1`.`at` > CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                AND `t1`.`opened` IS NOT NULL
            ) AS `t4`
            GROUP BY
              1
          ) AS `t8`
            ON `t7`.`channel` = `t8`.`seen_by`
        ) AS `t9`
      ) AS `t10`
    ) AS `t14`
    CROSS JOIN (
      SELECT
        IF(
          COALESCE(`t10`.`opened` >= 20, FALSE),
          CAST(`t10`.`opened` AS DOUBLE) / CAST(`t10`.`contacts` AS DOUBLE),
          `t10`.`setting`
        ) AS `base`
      FROM (
        SELECT
          `t9`.`channel`,
          `t9`.`minutes`,
          `t9`.`cost`,
          `t9`.`setting`,
          `t9`.`contacts`,
          `t9`.`opened`
        FROM (
          SELECT
            `t7`.`channel`,
            `t7`.`minutes`,
            `t7`.`cost`,
            `t7`.`setting`,
            `t8`.`seen_by`,
            `t8`.`contacts`,
            `t8`.`opened`
          FROM (
            SELECT
              `t3`.`channel`,
              IF(
                `t3`.`channel` IN ('seller', 'phone', 'visit'),
                CAST(15.0 AS DOUBLE),
                CAST(0.0 AS DOUBLE)
              ) AS `minutes`,
              CAST(NULL AS DOUBLE) AS `cost`,
              COALESCE(
                CASE `t3`.`channel`
                  WHEN 'seller'
                  THEN CAST(1.0 AS DOUBLE)
                  WHEN 'phone'
                  THEN CAST(1.0 AS DOUBLE)
                  WHEN 'visit'
                  THEN CAST(1.0 AS DOUBLE)
                  WHEN 'sms'
                  THEN CAST(0.3 AS DOUBLE)
                  WHEN 'post'
                  THEN CAST(0.3 AS DOUBLE)
                  WHEN 'email'
                  THEN CAST(0.2 AS DOUBLE)
                  ELSE CAST(NULL AS DOUBLE)
                END,
                CAST(0.2 AS DOUBLE)
              ) AS `setting`
            FROM (
              SELECT
                EXPLODE(ARRAY('seller')) AS `channel`
              FROM (
                SELECT
                  COUNT(*) AS `n`
                FROM `lifts` AS `t0`
              ) AS `t2`
            ) AS `t3`
          ) AS `t7`
          LEFT OUTER JOIN (
            SELECT
              `t4`.`channel` AS `seen_by`,
              COUNT(*) AS `contacts`,
              SUM(CAST(`t4`.`opened` AS BIGINT)) AS `opened`
            FROM (
              SELECT
                *
              FROM `contacts` AS `t1`
              WHERE
                `t1`.`at` > CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                AND `t1`.`opened` IS NOT NULL
            ) AS `t4`
            GROUP BY
              1
          ) AS `t8`
            ON `t7`.`channel` = `t8`.`seen_by`
        ) AS `t9`
      ) AS `t10`
      WHERE
        `t10`.`channel` = 'seller'
    ) AS `t12`
  ) AS `t15`
) AS `t16`
