WITH `t16` AS (
  SELECT
    *
  FROM (
    SELECT
      `t9`.`arm`,
      COALESCE(`t14`.`home`, `t9`.`person_ref`) AS `customer_id`,
      `t9`.`at` + INTERVAL '90' DAY AS `until`
    FROM (
      SELECT
        *
      FROM `exposures` AS `t2`
      WHERE
        `t2`.`action` = 'keep'
        AND `t2`.`arm` IN ('treated', 'control')
        AND (
          `t2`.`propensity` IS NULL
          OR ISNAN(`t2`.`propensity`)
          OR `t2`.`propensity` BETWEEN CAST(1e-09 AS DOUBLE) AND CAST(0.999999999 AS DOUBLE)
        )
    ) AS `t9`
    LEFT OUTER JOIN (
      SELECT
        `t12`.`person_ref` AS `member`,
        `t12`.`account_ref` AS `home`
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
      ) AS `t12`
      WHERE
        `t12`.`homes` = 1
    ) AS `t14`
      ON `t9`.`person_ref` = `t14`.`member`
  ) AS `t15`
  WHERE
    `t15`.`until` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
)
SELECT
  'keep' AS `name`,
  `t26`.`treated`,
  `t26`.`control`,
  `t26`.`stayed_treated`,
  `t26`.`stayed_control`,
  IF(
    (
      (
        NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE)) - CAST(`t26`.`stayed_control` AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE)) >= 20
    ),
    (
      (
        CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
      ) - (
        CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
      )
    ) / NULLIF(
      1 - (
        CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
      ),
      CAST(0.0 AS DOUBLE)
    ),
    CAST(NULL AS DOUBLE)
  ) AS `kept`,
  IF(
    (
      (
        NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE)) - CAST(`t26`.`stayed_control` AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE)) >= 20
    ),
    (
      (
        (
          CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
        ) - (
          CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
        )
      ) - (
        POWER(
          (
            (
              POWER(
                (
                  (
                    CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  ) - (
                    (
                      (
                        (
                          CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                          ) / 2
                        )
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                    CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) * (
                                    (
                                      (
                                        CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  (
                                    CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 4
                              )
                            ),
                            CAST(0.5 AS DOUBLE)
                          )
                        ) * CAST(1.2815515655446004 AS DOUBLE)
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + 1
                      )
                    )
                  )
                ),
                2
              )
            ) + (
              POWER(
                (
                  (
                    (
                      (
                        (
                          CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                          ) / 2
                        )
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                    CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) * (
                                    (
                                      (
                                        CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  (
                                    CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 4
                              )
                            ),
                            CAST(0.5 AS DOUBLE)
                          )
                        ) * CAST(1.2815515655446004 AS DOUBLE)
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + 1
                      )
                    )
                  ) - (
                    CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  )
                ),
                2
              )
            )
          ),
          CAST(0.5 AS DOUBLE)
        )
      )
    ) / NULLIF(
      1 - (
        CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
      ),
      CAST(0.0 AS DOUBLE)
    ),
    CAST(NULL AS DOUBLE)
  ) AS `low`,
  IF(
    (
      (
        NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE)) - CAST(`t26`.`stayed_control` AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE)) >= 20
    ),
    (
      (
        (
          CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
        ) - (
          CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
        )
      ) + (
        POWER(
          (
            (
              POWER(
                (
                  (
                    (
                      (
                        (
                          CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                          ) / 2
                        )
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                    CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) * (
                                    (
                                      (
                                        CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  (
                                    CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 4
                              )
                            ),
                            CAST(0.5 AS DOUBLE)
                          )
                        ) * CAST(1.2815515655446004 AS DOUBLE)
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + 1
                      )
                    )
                  ) - (
                    CAST(`t26`.`stayed_treated` AS DOUBLE) / NULLIF(CAST(`t26`.`treated` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  )
                ),
                2
              )
            ) + (
              POWER(
                (
                  (
                    CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                  ) - (
                    (
                      (
                        (
                          CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + (
                          (
                            CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                          ) / 2
                        )
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
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
                                    CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) * (
                                    (
                                      (
                                        CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                              ) + (
                                (
                                  (
                                    CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                  ) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                                ) / 4
                              )
                            ),
                            CAST(0.5 AS DOUBLE)
                          )
                        ) * CAST(1.2815515655446004 AS DOUBLE)
                      ) / (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
                        ) + 1
                      )
                    )
                  )
                ),
                2
              )
            )
          ),
          CAST(0.5 AS DOUBLE)
        )
      )
    ) / NULLIF(
      1 - (
        CAST(`t26`.`stayed_control` AS DOUBLE) / NULLIF(CAST(`t26`.`control` AS DOUBLE), CAST(0.0 AS DOUBLE))
      ),
      CAST(0.0 AS DOUBLE)
    ),
    CAST(NULL AS DOUBLE)
  ) AS `high`
FROM (
  SELECT
    COALESCE(SUM(CAST(`t25`.`arm` = 'treated' AS INT)), 0) AS `treated`,
    COALESCE(SUM(CAST(`t25`.`arm` = 'control' AS INT)), 0) AS `control`,
    COALESCE(SUM(CAST((
      `t25`.`arm` = 'treated'
    ) AND `t25`.`stayed` AS INT)), 0) AS `stayed_treated`,
    COALESCE(SUM(CAST((
      `t25`.`arm` = 'control'
    ) AND `t25`.`stayed` AS INT)), 0) AS `stayed_control`
  FROM (
    SELECT
      `t24`.`arm`,
      COALESCE(`t11`.`bought_at` >= `t24`.`until`, FALSE)
      OR COALESCE(`t8`.`running`, FALSE)
      OR COALESCE(`t8`.`held_until` >= `t24`.`until`, FALSE) AS `stayed`
    FROM (
      SELECT
        `t22`.`customer_id`,
        `t22`.`until`,
        `t22`.`arm`
      FROM (
        SELECT
          `t21`.`customer_id`,
          `t21`.`until`,
          MIN(`t21`.`arm`) AS `arm`,
          COUNT(DISTINCT `t21`.`arm`) AS `arms`
        FROM (
          SELECT
            `t18`.`arm`,
            `t18`.`customer_id`,
            `t18`.`until`
          FROM `t16` AS `t18`
          LEFT SEMI JOIN (
            SELECT
              `t17`.`customer_id`,
              MIN(`t17`.`until`) AS `until`
            FROM `t16` AS `t17`
            GROUP BY
              1
          ) AS `t20`
            ON `t18`.`customer_id` = `t20`.`customer_id` AND `t18`.`until` = `t20`.`until`
        ) AS `t21`
        GROUP BY
          1,
          2
      ) AS `t22`
      WHERE
        `t22`.`arms` = 1
    ) AS `t24`
    LEFT OUTER JOIN (
      SELECT
        `t4`.`customer_id` AS `buyer`,
        MAX(`t4`.`at`) AS `bought_at`
      FROM (
        SELECT
          *
        FROM `order_lines` AS `t1`
        WHERE
          `t1`.`kind` = 'sale'
      ) AS `t4`
      GROUP BY
        1
    ) AS `t11`
      ON `t24`.`customer_id` = `t11`.`buyer`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`customer_id` AS `holder`,
        BOOL_OR(`t0`.`ended_at` IS NULL) AS `running`,
        MAX(`t0`.`ended_at`) AS `held_until`
      FROM `subscriptions` AS `t0`
      GROUP BY
        1
    ) AS `t8`
      ON `t24`.`customer_id` = `t8`.`holder`
  ) AS `t25`
) AS `t26`
