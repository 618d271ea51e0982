WITH "t7" AS (
  SELECT
    "t0"."customer_id"
  FROM "customers" AS "t0"
  WHERE
    "t0"."first_at" <= MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC')
), "t19" AS (
  SELECT
    "t6"."subscription_id",
    "t6"."customer_id",
    "t6"."person_id",
    "t6"."account_id",
    "t6"."product_id",
    "t6"."started_at",
    "t6"."ended_at",
    "t6"."yearly_amount",
    "t6"."yearly_margin",
    "t6"."unit"
  FROM "subscriptions" AS "t6"
  SEMI JOIN "t7" AS "t13"
    ON "t6"."customer_id" = "t13"."customer_id"
), "t25" AS (
  SELECT DISTINCT
    "t20"."customer_id",
    "t20"."product_id"
  FROM "t19" AS "t20"
  WHERE
    "t20"."started_at" <= MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC')
    AND (
      (
        "t20"."ended_at" IS NULL
      )
      OR (
        "t20"."ended_at" > MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC')
      )
    )
), "t31" AS (
  SELECT
    *
  FROM (
    SELECT
      "t27"."customer_id",
      "t27"."at",
      "t27"."how",
      "t27"."product_id"
    FROM (
      SELECT
        "t16"."at",
        "t16"."how",
        "t16"."product_id",
        COALESCE("t16"."account_ref", "t22"."home", "t16"."person_ref") AS "customer_id"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t3"."person_ref",
            "t3"."account_ref",
            "t3"."at",
            COALESCE("t3"."kind", 'activity') AS "how",
            CAST(NULL AS TEXT) AS "product_id"
          FROM "activities" AS "t3"
          WHERE
            "t3"."at" > (
              MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC') - INTERVAL '30' DAY
            )
            AND COALESCE("t3"."kind", '') <> 'note'
        ) AS "t10"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t4"."person_ref",
            CAST(NULL AS TEXT) AS "account_ref",
            "t4"."at",
            "t4"."channel" AS "how",
            "t4"."action" AS "product_id"
          FROM "exposures" AS "t4"
          WHERE
            COALESCE("t4"."arm", '') <> 'control'
        ) AS "t11"
      ) AS "t16"
      LEFT OUTER JOIN (
        SELECT
          "t18"."person_ref" AS "member",
          "t18"."account_ref" AS "home"
        FROM (
          SELECT
            "t12"."person_ref",
            MIN("t12"."account_ref") AS "account_ref",
            COUNT(DISTINCT "t12"."account_ref") AS "homes"
          FROM (
            SELECT
              *
            FROM "memberships" AS "t5"
            WHERE
              (
                (
                  "t5"."from" IS NULL
                )
                OR (
                  "t5"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                )
              )
              AND (
                (
                  "t5"."to" IS NULL
                )
                OR (
                  "t5"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                )
              )
          ) AS "t12"
          GROUP BY
            1
        ) AS "t18"
        WHERE
          "t18"."homes" = 1
      ) AS "t22"
        ON "t16"."person_ref" = "t22"."member"
    ) AS "t27"
  ) AS "t30"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t2"."customer_id",
      "t2"."at",
      'done' AS "how",
      "t2"."product_id"
    FROM "feedback" AS "t2"
    WHERE
      "t2"."verdict" = 'done' AND "t2"."undone_at" IS NULL
  ) AS "t8"
), "t36" AS (
  SELECT
    "t33"."customer_id",
    "t33"."product_id",
    MIN("t33"."started_at") AS "started_at"
  FROM (
    SELECT
      "t24"."subscription_id",
      "t24"."customer_id",
      "t24"."person_id",
      "t24"."account_id",
      "t24"."product_id",
      "t24"."started_at",
      "t24"."ended_at",
      "t24"."yearly_amount",
      "t24"."yearly_margin",
      "t24"."unit"
    FROM (
      SELECT
        *
      FROM "t19" AS "t20"
      WHERE
        "t20"."started_at" > MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC')
    ) AS "t24"
    ANTI JOIN "t25" AS "t28"
      ON "t24"."customer_id" = "t28"."customer_id"
      AND "t24"."product_id" = "t28"."product_id"
  ) AS "t33"
  GROUP BY
    1,
    2
)
SELECT
  "t55"."product_id",
  "t55"."lacked",
  "t55"."had",
  "t55"."took",
  "t55"."unasked",
  "t55"."rate",
  "t55"."low",
  "t55"."high",
  "t55"."known"
FROM (
  SELECT
    "t54"."product_id",
    "t54"."had",
    "t54"."took",
    "t54"."unasked",
    "t54"."customers",
    "t54"."on_record",
    "t54"."lacked",
    1 - (
      POWER(
        (
          1 - (
            (
              "t54"."unasked" + (
                CASE
                  WHEN (
                    SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                      SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0
                    )
                  ) > 0
                  THEN 1.0
                  ELSE 0.0
                END * 5.0
              )
            ) / (
              "t54"."lacked" + COALESCE(
                5.0 / NULLIF(
                  SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                    SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                    0
                  ),
                  0
                ),
                1.0
              )
            )
          )
        ),
        0.2465753424657534
      )
    ) AS "rate",
    1 - (
      POWER(
        (
          1 - GREATEST(
            (
              (
                "t54"."unasked" + (
                  CASE
                    WHEN (
                      SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      )
                    ) > 0
                    THEN 1.0
                    ELSE 0.0
                  END * 5.0
                )
              ) / (
                "t54"."lacked" + COALESCE(
                  5.0 / NULLIF(
                    SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                      SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0
                    ),
                    0
                  ),
                  1.0
                )
              )
            ) - (
              SQRT(
                (
                  (
                    (
                      "t54"."unasked" + (
                        CASE
                          WHEN (
                            SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            )
                          ) > 0
                          THEN 1.0
                          ELSE 0.0
                        END * 5.0
                      )
                    ) / (
                      "t54"."lacked" + COALESCE(
                        5.0 / NULLIF(
                          SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                            SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                            0
                          ),
                          0
                        ),
                        1.0
                      )
                    )
                  ) * (
                    1 - (
                      (
                        "t54"."unasked" + (
                          CASE
                            WHEN (
                              SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                                SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                0
                              )
                            ) > 0
                            THEN 1.0
                            ELSE 0.0
                          END * 5.0
                        )
                      ) / (
                        "t54"."lacked" + COALESCE(
                          5.0 / NULLIF(
                            SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            ),
                            0
                          ),
                          1.0
                        )
                      )
                    )
                  )
                ) / (
                  "t54"."lacked" + COALESCE(
                    5.0 / NULLIF(
                      SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      ),
                      0
                    ),
                    1.0
                  )
                )
              ) * 1.2815515594
            ),
            0.0
          )
        ),
        0.2465753424657534
      )
    ) AS "low",
    1 - (
      POWER(
        (
          1 - LEAST(
            (
              (
                "t54"."unasked" + (
                  CASE
                    WHEN (
                      SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      )
                    ) > 0
                    THEN 1.0
                    ELSE 0.0
                  END * 5.0
                )
              ) / (
                "t54"."lacked" + COALESCE(
                  5.0 / NULLIF(
                    SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                      SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                      0
                    ),
                    0
                  ),
                  1.0
                )
              )
            ) + (
              SQRT(
                (
                  (
                    (
                      "t54"."unasked" + (
                        CASE
                          WHEN (
                            SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            )
                          ) > 0
                          THEN 1.0
                          ELSE 0.0
                        END * 5.0
                      )
                    ) / (
                      "t54"."lacked" + COALESCE(
                        5.0 / NULLIF(
                          SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                            SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                            0
                          ),
                          0
                        ),
                        1.0
                      )
                    )
                  ) * (
                    1 - (
                      (
                        "t54"."unasked" + (
                          CASE
                            WHEN (
                              SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                                SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                0
                              )
                            ) > 0
                            THEN 1.0
                            ELSE 0.0
                          END * 5.0
                        )
                      ) / (
                        "t54"."lacked" + COALESCE(
                          5.0 / NULLIF(
                            SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                              SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                              0
                            ),
                            0
                          ),
                          1.0
                        )
                      )
                    )
                  )
                ) / (
                  "t54"."lacked" + COALESCE(
                    5.0 / NULLIF(
                      SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) / NULLIF(
                        SUM("t54"."lacked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                        0
                      ),
                      0
                    ),
                    1.0
                  )
                )
              ) * 1.2815515594
            ),
            1.0
          )
        ),
        0.2465753424657534
      )
    ) AS "high",
    (
      SUM("t54"."unasked") OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) >= 20
    )
    AND (
      "t54"."on_record" > 0
    ) AS "known"
  FROM (
    SELECT
      "t53"."product_id",
      "t53"."had",
      "t53"."took",
      "t53"."unasked",
      "t53"."customers",
      "t53"."on_record",
      "t53"."customers" - "t53"."had" AS "lacked"
    FROM (
      SELECT
        "t52"."product_id",
        "t52"."had",
        "t52"."took",
        "t52"."unasked",
        "t45"."customers",
        "t45"."on_record"
      FROM (
        SELECT
          "t50"."product_id",
          SUM("t50"."had") AS "had",
          SUM("t50"."took") AS "took",
          SUM("t50"."unasked") AS "unasked"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t26"."product_id",
                1 AS "had",
                0 AS "took",
                0 AS "unasked"
              FROM "t25" AS "t26"
            ) AS "t29"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t38"."product_id",
                0 AS "had",
                1 AS "took",
                0 AS "unasked"
              FROM "t36" AS "t38"
            ) AS "t42"
          ) AS "t43"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t40"."product_id",
              0 AS "had",
              0 AS "took",
              1 AS "unasked"
            FROM "t36" AS "t40"
            ANTI JOIN (
              SELECT
                "t46"."customer_id",
                "t46"."product_id"
              FROM (
                SELECT
                  "t40"."customer_id",
                  "t40"."product_id",
                  "t40"."started_at",
                  "t37"."asked_id",
                  "t37"."asked_at",
                  "t37"."about"
                FROM "t36" AS "t40"
                INNER JOIN (
                  SELECT
                    "t32"."customer_id" AS "asked_id",
                    "t32"."at" AS "asked_at",
                    "t32"."product_id" AS "about"
                  FROM "t31" AS "t32"
                  WHERE
                    "t32"."customer_id" IS NOT NULL
                ) AS "t37"
                  ON "t40"."customer_id" = "t37"."asked_id"
              ) AS "t46"
              WHERE
                "t46"."asked_at" <= "t46"."started_at"
                AND (
                  "t46"."asked_at" + INTERVAL '30' DAY
                ) >= "t46"."started_at"
                AND (
                  (
                    "t46"."about" IS NULL
                  ) OR (
                    "t46"."about" = "t46"."product_id"
                  )
                )
            ) AS "t48"
              ON "t40"."customer_id" = "t48"."customer_id"
              AND "t40"."product_id" = "t48"."product_id"
          ) AS "t49"
        ) AS "t50"
        GROUP BY
          1
      ) AS "t52"
      CROSS JOIN (
        SELECT
          "t17"."customers",
          "t41"."on_record"
        FROM (
          SELECT
            COUNT(*) AS "customers"
          FROM "t7" AS "t9"
        ) AS "t17"
        CROSS JOIN (
          SELECT
            COUNT(*) AS "on_record"
          FROM (
            SELECT
              *
            FROM "t31" AS "t32"
            WHERE
              "t32"."customer_id" IS NOT NULL
          ) AS "t34"
        ) AS "t41"
      ) AS "t45"
    ) AS "t53"
  ) AS "t54"
) AS "t55"
