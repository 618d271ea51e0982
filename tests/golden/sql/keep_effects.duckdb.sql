WITH "t16" AS (
  SELECT
    *
  FROM (
    SELECT
      "t9"."arm",
      COALESCE("t14"."home", "t9"."person_ref") AS "customer_id",
      "t9"."at" + INTERVAL '90' DAY AS "until"
    FROM (
      SELECT
        *
      FROM "exposures" AS "t2"
      WHERE
        "t2"."action" = 'keep'
        AND "t2"."arm" IN ('treated', 'control')
        AND (
          (
            "t2"."propensity" IS NULL
          )
          OR "t2"."propensity" BETWEEN 1e-09 AND 0.999999999
        )
    ) AS "t9"
    LEFT OUTER JOIN (
      SELECT
        "t12"."person_ref" AS "member",
        "t12"."account_ref" AS "home"
      FROM (
        SELECT
          "t7"."person_ref",
          MIN("t7"."account_ref") AS "account_ref",
          COUNT(DISTINCT "t7"."account_ref") AS "homes"
        FROM (
          SELECT
            *
          FROM "memberships" AS "t3"
          WHERE
            (
              (
                "t3"."from" IS NULL
              )
              OR (
                "t3"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
              )
            )
            AND (
              (
                "t3"."to" IS NULL
              )
              OR (
                "t3"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
              )
            )
        ) AS "t7"
        GROUP BY
          1
      ) AS "t12"
      WHERE
        "t12"."homes" = 1
    ) AS "t14"
      ON "t9"."person_ref" = "t14"."member"
  ) AS "t15"
  WHERE
    "t15"."until" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
)
SELECT
  'keep' AS "name",
  "t26"."treated",
  "t26"."control",
  "t26"."stayed_treated",
  "t26"."stayed_control",
  CASE
    WHEN (
      (
        NULLIF(CAST("t26"."control" AS DOUBLE), 0.0) - CAST("t26"."stayed_control" AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0) >= 20
    )
    THEN (
      (
        CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
      ) - (
        CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
      )
    ) / NULLIF(
      1 - (
        CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
      ),
      0.0
    )
    ELSE CAST(NULL AS DOUBLE)
  END AS "kept",
  CASE
    WHEN (
      (
        NULLIF(CAST("t26"."control" AS DOUBLE), 0.0) - CAST("t26"."stayed_control" AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0) >= 20
    )
    THEN (
      (
        (
          CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
        ) - (
          CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
        )
      ) - (
        POWER(
          (
            (
              POWER(
                (
                  (
                    CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                  ) - (
                    (
                      (
                        (
                          CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
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
                                    CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
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
                          CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
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
                                    CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                        ) + 1
                      )
                    )
                  ) - (
                    CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                  )
                ),
                2
              )
            )
          ),
          0.5
        )
      )
    ) / NULLIF(
      1 - (
        CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
      ),
      0.0
    )
    ELSE CAST(NULL AS DOUBLE)
  END AS "low",
  CASE
    WHEN (
      (
        NULLIF(CAST("t26"."control" AS DOUBLE), 0.0) - CAST("t26"."stayed_control" AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0) >= 20
    )
    THEN (
      (
        (
          CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
        ) - (
          CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
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
                          CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
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
                                    CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                        ) + 1
                      )
                    )
                  ) - (
                    CAST("t26"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t26"."treated" AS DOUBLE), 0.0)
                  )
                ),
                2
              )
            ) + (
              POWER(
                (
                  (
                    CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                  ) - (
                    (
                      (
                        (
                          CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
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
                                    CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
                        ) + 1
                      )
                    )
                  )
                ),
                2
              )
            )
          ),
          0.5
        )
      )
    ) / NULLIF(
      1 - (
        CAST("t26"."stayed_control" AS DOUBLE) / NULLIF(CAST("t26"."control" AS DOUBLE), 0.0)
      ),
      0.0
    )
    ELSE CAST(NULL AS DOUBLE)
  END AS "high"
FROM (
  SELECT
    COALESCE(SUM(CAST("t25"."arm" = 'treated' AS INT)), 0) AS "treated",
    COALESCE(SUM(CAST("t25"."arm" = 'control' AS INT)), 0) AS "control",
    COALESCE(SUM(CAST((
      "t25"."arm" = 'treated'
    ) AND "t25"."stayed" AS INT)), 0) AS "stayed_treated",
    COALESCE(SUM(CAST((
      "t25"."arm" = 'control'
    ) AND "t25"."stayed" AS INT)), 0) AS "stayed_control"
  FROM (
    SELECT
      "t24"."arm",
      COALESCE("t11"."bought_at" >= "t24"."until", FALSE)
      OR COALESCE("t8"."running", FALSE)
      OR COALESCE("t8"."held_until" >= "t24"."until", FALSE) AS "stayed"
    FROM (
      SELECT
        "t22"."customer_id",
        "t22"."until",
        "t22"."arm"
      FROM (
        SELECT
          "t21"."customer_id",
          "t21"."until",
          MIN("t21"."arm") AS "arm",
          COUNT(DISTINCT "t21"."arm") AS "arms"
        FROM (
          SELECT
            "t18"."arm",
            "t18"."customer_id",
            "t18"."until"
          FROM "t16" AS "t18"
          SEMI JOIN (
            SELECT
              "t17"."customer_id",
              MIN("t17"."until") AS "until"
            FROM "t16" AS "t17"
            GROUP BY
              1
          ) AS "t20"
            ON "t18"."customer_id" = "t20"."customer_id" AND "t18"."until" = "t20"."until"
        ) AS "t21"
        GROUP BY
          1,
          2
      ) AS "t22"
      WHERE
        "t22"."arms" = 1
    ) AS "t24"
    LEFT OUTER JOIN (
      SELECT
        "t4"."customer_id" AS "buyer",
        MAX("t4"."at") AS "bought_at"
      FROM (
        SELECT
          *
        FROM "order_lines" AS "t1"
        WHERE
          "t1"."kind" = 'sale'
      ) AS "t4"
      GROUP BY
        1
    ) AS "t11"
      ON "t24"."customer_id" = "t11"."buyer"
    LEFT OUTER JOIN (
      SELECT
        "t0"."customer_id" AS "holder",
        BOOL_OR(CAST("t0"."ended_at" IS NULL AS BOOLEAN)) AS "running",
        MAX("t0"."ended_at") AS "held_until"
      FROM "subscriptions" AS "t0"
      GROUP BY
        1
    ) AS "t8"
      ON "t24"."customer_id" = "t8"."holder"
  ) AS "t25"
) AS "t26"
