WITH `t7` AS (
  SELECT
    `t0`.`customer_id`
  FROM `customers` AS `t0`
  WHERE
    `t0`.`first_at` <= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
), `t19` AS (
  SELECT
    `t6`.`subscription_id`,
    `t6`.`customer_id`,
    `t6`.`person_id`,
    `t6`.`account_id`,
    `t6`.`product_id`,
    `t6`.`started_at`,
    `t6`.`ended_at`,
    `t6`.`yearly_amount`,
    `t6`.`yearly_margin`,
    `t6`.`unit`
  FROM `subscriptions` AS `t6`
  LEFT SEMI JOIN `t7` AS `t13`
    ON `t6`.`customer_id` = `t13`.`customer_id`
), `t25` AS (
  SELECT DISTINCT
    `t20`.`customer_id`,
    `t20`.`product_id`
  FROM `t19` AS `t20`
  WHERE
    `t20`.`started_at` <= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
    AND (
      (
        `t20`.`ended_at` IS NULL
      )
      OR (
        `t20`.`ended_at` > CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
      )
    )
), `t31` AS (
  SELECT
    *
  FROM (
    SELECT
      `t27`.`customer_id`,
      `t27`.`at`,
      `t27`.`how`,
      `t27`.`product_id`
    FROM (
      SELECT
        `t16`.`at`,
        `t16`.`how`,
        `t16`.`product_id`,
        COALESCE(`t16`.`account_ref`, `t22`.`home`, `t16`.`person_ref`) AS `customer_id`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t3`.`person_ref`,
            `t3`.`account_ref`,
            `t3`.`at`,
            COALESCE(`t3`.`kind`, 'activity') AS `how`,
            CAST(NULL AS STRING) AS `product_id`
          FROM `activities` AS `t3`
          WHERE
            `t3`.`at` > (
              CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '30' DAY
            )
            AND COALESCE(`t3`.`kind`, '') <> 'note'
        ) AS `t10`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t4`.`person_ref`,
            CAST(NULL AS STRING) AS `account_ref`,
            `t4`.`at`,
            `t4`.`channel` AS `how`,
            `t4`.`action` AS `product_id`
          FROM `exposures` AS `t4`
          WHERE
            COALESCE(`t4`.`arm`, '') <> 'control'
        ) AS `t11`
      ) AS `t16`
      LEFT OUTER JOIN (
        SELECT
          `t18`.`person_ref` AS `member`,
          `t18`.`account_ref` AS `home`
        FROM (
          SELECT
            `t12`.`person_ref`,
            MIN(`t12`.`account_ref`) AS `account_ref`,
            COUNT(DISTINCT `t12`.`account_ref`) AS `homes`
          FROM (
            SELECT
              *
            FROM `memberships` AS `t5`
            WHERE
              (
                (
                  `t5`.`from` IS NULL
                )
                OR (
                  `t5`.`from` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
              AND (
                (
                  `t5`.`to` IS NULL
                )
                OR (
                  `t5`.`to` >= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                )
              )
          ) AS `t12`
          GROUP BY
            1
        ) AS `t18`
        WHERE
          `t18`.`homes` = 1
      ) AS `t22`
        ON `t16`.`person_ref` = `t22`.`member`
    ) AS `t27`
  ) AS `t30`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t2`.`customer_id`,
      `t2`.`at`,
      'done' AS `how`,
      `t2`.`product_id`
    FROM `feedback` AS `t2`
    WHERE
      `t2`.`verdict` = 'done' AND `t2`.`undone_at` IS NULL
  ) AS `t8`
), `t34` AS (
  SELECT
    *
  FROM `t31` AS `t32`
  WHERE
    `t32`.`customer_id` IS NOT NULL
), `t36` AS (
  SELECT
    `t33`.`customer_id`,
    `t33`.`product_id`,
    MIN(`t33`.`started_at`) AS `started_at`
  FROM (
    SELECT
      `t24`.`subscription_id`,
      `t24`.`customer_id`,
      `t24`.`person_id`,
      `t24`.`account_id`,
      `t24`.`product_id`,
      `t24`.`started_at`,
      `t24`.`ended_at`,
      `t24`.`yearly_amount`,
      `t24`.`yearly_margin`,
      `t24`.`unit`
    FROM (
      SELECT
        *
      FROM `t19` AS `t20`
      WHERE
        `t20`.`started_at` > CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
    ) AS `t24`
    LEFT ANTI JOIN `t25` AS `t28`
      ON `t24`.`customer_id` = `t28`.`customer_id`
      AND `t24`.`product_id` = `t28`.`product_id`
  ) AS `t33`
  GROUP BY
    1,
    2
)
SELECT
  `t63`.`product_id`,
  `t63`.`lacked`,
  `t63`.`had`,
  `t63`.`took`,
  `t63`.`unasked`,
  `t63`.`quiet_share`,
  `t63`.`rate`,
  `t63`.`low`,
  `t63`.`high`,
  `t63`.`known`,
  `t63`.`asked`
FROM (
  SELECT
    `t62`.`product_id`,
    `t62`.`had`,
    `t62`.`took`,
    `t62`.`unasked`,
    `t62`.`customers`,
    `t62`.`on_record`,
    `t62`.`fresh`,
    `t62`.`lacked`,
    `t62`.`quiet_share`,
    `t62`.`alone`,
    1 - (
      POWER(
        (
          1 - LEAST(
            (
              `t62`.`unasked` + (
                IF(
                  (
                    SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                      SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0
                    )
                  ) > 0,
                  CAST(1.0 AS DOUBLE),
                  CAST(0.0 AS DOUBLE)
                ) * CAST(5.0 AS DOUBLE)
              )
            ) / (
              `t62`.`alone` + COALESCE(
                CAST(5.0 AS DOUBLE) / NULLIF(
                  SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                    SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                    0
                  ),
                  0
                ),
                CAST(1.0 AS DOUBLE)
              )
            ),
            CAST(1.0 AS DOUBLE)
          )
        ),
        CAST(0.2465753424657534 AS DOUBLE)
      )
    ) AS `rate`,
    1 - (
      POWER(
        (
          1 - GREATEST(
            LEAST(
              (
                `t62`.`unasked` + (
                  IF(
                    (
                      SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      )
                    ) > 0,
                    CAST(1.0 AS DOUBLE),
                    CAST(0.0 AS DOUBLE)
                  ) * CAST(5.0 AS DOUBLE)
                )
              ) / (
                `t62`.`alone` + COALESCE(
                  CAST(5.0 AS DOUBLE) / NULLIF(
                    SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                      SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0
                    ),
                    0
                  ),
                  CAST(1.0 AS DOUBLE)
                )
              ),
              CAST(1.0 AS DOUBLE)
            ) - (
              SQRT(
                (
                  LEAST(
                    (
                      `t62`.`unasked` + (
                        IF(
                          (
                            SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            )
                          ) > 0,
                          CAST(1.0 AS DOUBLE),
                          CAST(0.0 AS DOUBLE)
                        ) * CAST(5.0 AS DOUBLE)
                      )
                    ) / (
                      `t62`.`alone` + COALESCE(
                        CAST(5.0 AS DOUBLE) / NULLIF(
                          SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                            SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                            0
                          ),
                          0
                        ),
                        CAST(1.0 AS DOUBLE)
                      )
                    ),
                    CAST(1.0 AS DOUBLE)
                  ) * (
                    1 - LEAST(
                      (
                        `t62`.`unasked` + (
                          IF(
                            (
                              SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                                SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                0
                              )
                            ) > 0,
                            CAST(1.0 AS DOUBLE),
                            CAST(0.0 AS DOUBLE)
                          ) * CAST(5.0 AS DOUBLE)
                        )
                      ) / (
                        `t62`.`alone` + COALESCE(
                          CAST(5.0 AS DOUBLE) / NULLIF(
                            SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            ),
                            0
                          ),
                          CAST(1.0 AS DOUBLE)
                        )
                      ),
                      CAST(1.0 AS DOUBLE)
                    )
                  )
                ) / (
                  `t62`.`alone` + COALESCE(
                    CAST(5.0 AS DOUBLE) / NULLIF(
                      SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      ),
                      0
                    ),
                    CAST(1.0 AS DOUBLE)
                  )
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ),
            CAST(0.0 AS DOUBLE)
          )
        ),
        CAST(0.2465753424657534 AS DOUBLE)
      )
    ) AS `low`,
    1 - (
      POWER(
        (
          1 - LEAST(
            LEAST(
              (
                `t62`.`unasked` + (
                  IF(
                    (
                      SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      )
                    ) > 0,
                    CAST(1.0 AS DOUBLE),
                    CAST(0.0 AS DOUBLE)
                  ) * CAST(5.0 AS DOUBLE)
                )
              ) / (
                `t62`.`alone` + COALESCE(
                  CAST(5.0 AS DOUBLE) / NULLIF(
                    SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                      SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0
                    ),
                    0
                  ),
                  CAST(1.0 AS DOUBLE)
                )
              ),
              CAST(1.0 AS DOUBLE)
            ) + (
              SQRT(
                (
                  LEAST(
                    (
                      `t62`.`unasked` + (
                        IF(
                          (
                            SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            )
                          ) > 0,
                          CAST(1.0 AS DOUBLE),
                          CAST(0.0 AS DOUBLE)
                        ) * CAST(5.0 AS DOUBLE)
                      )
                    ) / (
                      `t62`.`alone` + COALESCE(
                        CAST(5.0 AS DOUBLE) / NULLIF(
                          SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                            SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                            0
                          ),
                          0
                        ),
                        CAST(1.0 AS DOUBLE)
                      )
                    ),
                    CAST(1.0 AS DOUBLE)
                  ) * (
                    1 - LEAST(
                      (
                        `t62`.`unasked` + (
                          IF(
                            (
                              SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                                SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                0
                              )
                            ) > 0,
                            CAST(1.0 AS DOUBLE),
                            CAST(0.0 AS DOUBLE)
                          ) * CAST(5.0 AS DOUBLE)
                        )
                      ) / (
                        `t62`.`alone` + COALESCE(
                          CAST(5.0 AS DOUBLE) / NULLIF(
                            SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            ),
                            0
                          ),
                          CAST(1.0 AS DOUBLE)
                        )
                      ),
                      CAST(1.0 AS DOUBLE)
                    )
                  )
                ) / (
                  `t62`.`alone` + COALESCE(
                    CAST(5.0 AS DOUBLE) / NULLIF(
                      SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM(`t62`.`alone`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      ),
                      0
                    ),
                    CAST(1.0 AS DOUBLE)
                  )
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ),
            CAST(1.0 AS DOUBLE)
          )
        ),
        CAST(0.2465753424657534 AS DOUBLE)
      )
    ) AS `high`,
    (
      SUM(`t62`.`unasked`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) >= 20
    )
    AND (
      `t62`.`on_record` > 0
    ) AS `known`,
    IF(
      `t62`.`on_record` > 0,
      1 - (
        POWER(
          (
            1 - COALESCE(
              LEAST(
                (
                  LEAST(
                    (
                      `t62`.`took` - `t62`.`unasked`
                    ) / NULLIF(`t62`.`lacked` * (
                      1 - `t62`.`quiet_share`
                    ), CAST(0.0 AS DOUBLE)),
                    CAST(1.0 AS DOUBLE)
                  ) + (
                    (
                      CAST(1.642374415149816 AS DOUBLE) / NULLIF(`t62`.`lacked` * (
                        1 - `t62`.`quiet_share`
                      ), CAST(0.0 AS DOUBLE))
                    ) / 2
                  ) + SQRT(
                    (
                      LEAST(
                        (
                          `t62`.`took` - `t62`.`unasked`
                        ) / NULLIF(`t62`.`lacked` * (
                          1 - `t62`.`quiet_share`
                        ), CAST(0.0 AS DOUBLE)),
                        CAST(1.0 AS DOUBLE)
                      ) * (
                        1 - LEAST(
                          (
                            `t62`.`took` - `t62`.`unasked`
                          ) / NULLIF(`t62`.`lacked` * (
                            1 - `t62`.`quiet_share`
                          ), CAST(0.0 AS DOUBLE)),
                          CAST(1.0 AS DOUBLE)
                        )
                      ) * (
                        CAST(1.642374415149816 AS DOUBLE) / NULLIF(`t62`.`lacked` * (
                          1 - `t62`.`quiet_share`
                        ), CAST(0.0 AS DOUBLE))
                      )
                    ) + (
                      (
                        POWER(
                          (
                            CAST(1.642374415149816 AS DOUBLE) / NULLIF(`t62`.`lacked` * (
                              1 - `t62`.`quiet_share`
                            ), CAST(0.0 AS DOUBLE))
                          ),
                          2
                        )
                      ) / 4
                    )
                  )
                ) / (
                  (
                    CAST(1.642374415149816 AS DOUBLE) / NULLIF(`t62`.`lacked` * (
                      1 - `t62`.`quiet_share`
                    ), CAST(0.0 AS DOUBLE))
                  ) + 1
                ),
                CAST(1.0 AS DOUBLE)
              ),
              CAST(1.0 AS DOUBLE)
            )
          ),
          CAST(0.0821917808219178 AS DOUBLE)
        )
      ),
      CAST(NULL AS DOUBLE)
    ) AS `asked`
  FROM (
    SELECT
      `t61`.`product_id`,
      `t61`.`had`,
      `t61`.`took`,
      `t61`.`unasked`,
      `t61`.`customers`,
      `t61`.`on_record`,
      `t61`.`fresh`,
      `t61`.`lacked`,
      `t61`.`quiet_share`,
      `t61`.`lacked` * `t61`.`quiet_share` AS `alone`
    FROM (
      SELECT
        `t60`.`product_id`,
        `t60`.`had`,
        `t60`.`took`,
        `t60`.`unasked`,
        `t60`.`customers`,
        `t60`.`on_record`,
        `t60`.`fresh`,
        `t60`.`customers` - `t60`.`had` AS `lacked`,
        GREATEST(1 - (
          `t60`.`fresh` / NULLIF(`t60`.`customers` * 365, 0)
        ), CAST(0.05 AS DOUBLE)) AS `quiet_share`
      FROM (
        SELECT
          `t55`.`product_id`,
          `t55`.`had`,
          `t55`.`took`,
          `t55`.`unasked`,
          `t59`.`customers`,
          `t59`.`on_record`,
          `t59`.`fresh`
        FROM (
          SELECT
            `t52`.`product_id`,
            SUM(`t52`.`had`) AS `had`,
            SUM(`t52`.`took`) AS `took`,
            SUM(`t52`.`unasked`) AS `unasked`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t26`.`product_id`,
                  1 AS `had`,
                  0 AS `took`,
                  0 AS `unasked`
                FROM `t25` AS `t26`
              ) AS `t29`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  `t39`.`product_id`,
                  0 AS `had`,
                  1 AS `took`,
                  0 AS `unasked`
                FROM `t36` AS `t39`
              ) AS `t43`
            ) AS `t45`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t41`.`product_id`,
                0 AS `had`,
                0 AS `took`,
                1 AS `unasked`
              FROM `t36` AS `t41`
              LEFT ANTI JOIN (
                SELECT
                  `t47`.`customer_id`,
                  `t47`.`product_id`
                FROM (
                  SELECT
                    `t41`.`customer_id`,
                    `t41`.`product_id`,
                    `t41`.`started_at`,
                    `t38`.`asked_id`,
                    `t38`.`asked_at`,
                    `t38`.`about`
                  FROM `t36` AS `t41`
                  INNER JOIN (
                    SELECT
                      `t32`.`customer_id` AS `asked_id`,
                      `t32`.`at` AS `asked_at`,
                      `t32`.`product_id` AS `about`
                    FROM `t31` AS `t32`
                    WHERE
                      `t32`.`customer_id` IS NOT NULL
                  ) AS `t38`
                    ON `t41`.`customer_id` = `t38`.`asked_id`
                ) AS `t47`
                WHERE
                  `t47`.`asked_at` <= `t47`.`started_at`
                  AND (
                    `t47`.`asked_at` + INTERVAL '30' DAY
                  ) >= `t47`.`started_at`
                  AND (
                    (
                      `t47`.`about` IS NULL
                    ) OR (
                      `t47`.`about` = `t47`.`product_id`
                    )
                  )
              ) AS `t50`
                ON `t41`.`customer_id` = `t50`.`customer_id`
                AND `t41`.`product_id` = `t50`.`product_id`
            ) AS `t51`
          ) AS `t52`
          GROUP BY
            1
        ) AS `t55`
        CROSS JOIN (
          SELECT
            `t17`.`customers`,
            `t44`.`on_record`,
            `t57`.`fresh`
          FROM (
            SELECT
              COUNT(*) AS `customers`
            FROM `t7` AS `t9`
          ) AS `t17`
          CROSS JOIN (
            SELECT
              COUNT(*) AS `on_record`
            FROM `t34` AS `t37`
          ) AS `t44`
          CROSS JOIN (
            SELECT
              COALESCE(SUM(`t53`.`seconds`) / 86400, CAST(0.0 AS DOUBLE)) AS `fresh`
            FROM (
              SELECT
                `t48`.`customer_id`,
                `t48`.`at`,
                `t48`.`how`,
                `t48`.`product_id`,
                LEAST(
                  CAST(COALESCE(
                    LEAD(`t48`.`at`, 1) OVER (PARTITION BY `t48`.`customer_id` ORDER BY `t48`.`at` ASC NULLS LAST),
                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS DOUBLE) - CAST(`t48`.`at` AS DOUBLE),
                  2592000
                ) AS `seconds`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t40`.`customer_id`,
                    `t40`.`at`,
                    `t40`.`how`,
                    `t40`.`product_id`
                  FROM `t34` AS `t40`
                  LEFT SEMI JOIN `t7` AS `t13`
                    ON `t40`.`customer_id` = `t13`.`customer_id`
                ) AS `t46`
                WHERE
                  `t46`.`product_id` IS NULL
              ) AS `t48`
            ) AS `t53`
          ) AS `t57`
        ) AS `t59`
      ) AS `t60`
    ) AS `t61`
  ) AS `t62`
) AS `t63`
