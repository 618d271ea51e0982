WITH "t15" AS (
  SELECT
    *
  FROM (
    SELECT
      "t9"."arm",
      COALESCE("t13"."home", "t9"."person_ref") AS "customer_id",
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
        "t5"."person_ref" AS "member",
        MIN("t5"."account_ref") AS "home"
      FROM (
        SELECT
          *
        FROM "memberships" AS "t3"
        WHERE
          "t3"."to" IS NULL
      ) AS "t5"
      GROUP BY
        1
    ) AS "t13"
      ON "t9"."person_ref" = "t13"."member"
  ) AS "t14"
  WHERE
    "t14"."until" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
)
SELECT
  'keep' AS "name",
  "t25"."treated",
  "t25"."control",
  "t25"."stayed_treated",
  "t25"."stayed_control",
  CASE
    WHEN (
      (
        NULLIF(CAST("t25"."control" AS DOUBLE), 0.0) - CAST("t25"."stayed_control" AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0) >= 20
    )
    THEN (
      (
        CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
      ) - (
        CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
      )
    ) / NULLIF(
      1 - (
        CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
      ),
      0.0
    )
    ELSE CAST(NULL AS DOUBLE)
  END AS "kept",
  CASE
    WHEN (
      (
        NULLIF(CAST("t25"."control" AS DOUBLE), 0.0) - CAST("t25"."stayed_control" AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0) >= 20
    )
    THEN (
      (
        (
          CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
        ) - (
          CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
        )
      ) - (
        POWER(
          (
            (
              POWER(
                (
                  (
                    CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                  ) - (
                    (
                      (
                        (
                          CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
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
                                    CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
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
                          CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
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
                                    CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                        ) + 1
                      )
                    )
                  ) - (
                    CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
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
        CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
      ),
      0.0
    )
    ELSE CAST(NULL AS DOUBLE)
  END AS "low",
  CASE
    WHEN (
      (
        NULLIF(CAST("t25"."control" AS DOUBLE), 0.0) - CAST("t25"."stayed_control" AS DOUBLE)
      ) >= 20
    )
    AND (
      NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0) >= 20
    )
    THEN (
      (
        (
          CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
        ) - (
          CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
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
                          CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
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
                                    CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                        ) + 1
                      )
                    )
                  ) - (
                    CAST("t25"."stayed_treated" AS DOUBLE) / NULLIF(CAST("t25"."treated" AS DOUBLE), 0.0)
                  )
                ),
                2
              )
            ) + (
              POWER(
                (
                  (
                    CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                  ) - (
                    (
                      (
                        (
                          CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                        ) + (
                          (
                            1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                          ) / 2
                        )
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
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
                                    CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                  ) * (
                                    (
                                      (
                                        CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                      ) * -1
                                    ) + 1
                                  )
                                ) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                              ) + (
                                (
                                  (
                                    1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                  ) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
                                ) / 4
                              )
                            ),
                            0.5
                          )
                        ) * 1.2815515655446004
                      ) / (
                        (
                          1.642374415149816 / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
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
        CAST("t25"."stayed_control" AS DOUBLE) / NULLIF(CAST("t25"."control" AS DOUBLE), 0.0)
      ),
      0.0
    )
    ELSE CAST(NULL AS DOUBLE)
  END AS "high"
FROM (
  SELECT
    COALESCE(SUM(CAST("t24"."arm" = 'treated' AS INT)), 0) AS "treated",
    COALESCE(SUM(CAST("t24"."arm" = 'control' AS INT)), 0) AS "control",
    COALESCE(SUM(CAST((
      "t24"."arm" = 'treated'
    ) AND "t24"."stayed" AS INT)), 0) AS "stayed_treated",
    COALESCE(SUM(CAST((
      "t24"."arm" = 'control'
    ) AND "t24"."stayed" AS INT)), 0) AS "stayed_control"
  FROM (
    SELECT
      "t23"."arm",
      COALESCE("t12"."bought_at" >= "t23"."until", FALSE)
      OR COALESCE("t8"."running", FALSE)
      OR COALESCE("t8"."held_until" >= "t23"."until", FALSE) AS "stayed"
    FROM (
      SELECT
        "t21"."customer_id",
        "t21"."until",
        "t21"."arm"
      FROM (
        SELECT
          "t20"."customer_id",
          "t20"."until",
          MIN("t20"."arm") AS "arm",
          COUNT(DISTINCT "t20"."arm") AS "arms"
        FROM (
          SELECT
            "t17"."arm",
            "t17"."customer_id",
            "t17"."until"
          FROM "t15" AS "t17"
          SEMI JOIN (
            SELECT
              "t16"."customer_id",
              MIN("t16"."until") AS "until"
            FROM "t15" AS "t16"
            GROUP BY
              1
          ) AS "t19"
            ON "t17"."customer_id" = "t19"."customer_id" AND "t17"."until" = "t19"."until"
        ) AS "t20"
        GROUP BY
          1,
          2
      ) AS "t21"
      WHERE
        "t21"."arms" = 1
    ) AS "t23"
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
    ) AS "t12"
      ON "t23"."customer_id" = "t12"."buyer"
    LEFT OUTER JOIN (
      SELECT
        "t0"."customer_id" AS "holder",
        BOOL_OR(CAST("t0"."ended_at" IS NULL AS BOOLEAN)) AS "running",
        MAX("t0"."ended_at") AS "held_until"
      FROM "subscriptions" AS "t0"
      GROUP BY
        1
    ) AS "t8"
      ON "t23"."customer_id" = "t8"."holder"
  ) AS "t24"
) AS "t25"
