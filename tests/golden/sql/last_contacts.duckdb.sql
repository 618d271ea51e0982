SELECT
  COALESCE("t27"."customer_id", "t27"."written_to") AS "customer_id",
  "t27"."at",
  "t27"."how",
  "t27"."written_at"
FROM (
  SELECT
    "t26"."customer_id",
    "t26"."at",
    "t26"."how",
    "t26"."product_id",
    "t26"."place",
    "t23"."written_to",
    "t23"."written_at"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t22"."customer_id",
        "t22"."at",
        "t22"."how",
        "t22"."product_id",
        ROW_NUMBER() OVER (
          PARTITION BY "t22"."customer_id"
          ORDER BY "t22"."at" DESC, "t22"."how" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t17"."customer_id",
              "t17"."at",
              "t17"."how",
              "t17"."product_id"
            FROM (
              SELECT
                "t12"."at",
                "t12"."how",
                "t12"."product_id",
                COALESCE("t12"."account_ref", "t15"."home", "t12"."person_ref") AS "customer_id"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t2"."person_ref",
                    "t2"."account_ref",
                    "t2"."at",
                    COALESCE("t2"."kind", 'activity') AS "how",
                    CAST(NULL AS TEXT) AS "product_id"
                  FROM "activities" AS "t2"
                  WHERE
                    COALESCE("t2"."kind", '') <> 'note'
                ) AS "t6"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t3"."person_ref",
                    CAST(NULL AS TEXT) AS "account_ref",
                    "t3"."at",
                    "t3"."channel" AS "how",
                    "t3"."action" AS "product_id"
                  FROM "exposures" AS "t3"
                  WHERE
                    "t3"."channel" = 'seller' AND COALESCE("t3"."arm", '') <> 'control'
                ) AS "t7"
              ) AS "t12"
              LEFT OUTER JOIN (
                SELECT
                  "t13"."person_ref" AS "member",
                  "t13"."account_ref" AS "home"
                FROM (
                  SELECT
                    "t8"."person_ref",
                    MIN("t8"."account_ref") AS "account_ref",
                    COUNT(DISTINCT "t8"."account_ref") AS "homes"
                  FROM (
                    SELECT
                      *
                    FROM "memberships" AS "t4"
                    WHERE
                      (
                        (
                          "t4"."from" IS NULL
                        )
                        OR (
                          "t4"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        )
                      )
                      AND (
                        (
                          "t4"."to" IS NULL
                        )
                        OR (
                          "t4"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        )
                      )
                  ) AS "t8"
                  GROUP BY
                    1
                ) AS "t13"
                WHERE
                  "t13"."homes" = 1
              ) AS "t15"
                ON "t12"."person_ref" = "t15"."member"
            ) AS "t17"
          ) AS "t18"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t0"."customer_id",
              "t0"."at",
              'done' AS "how",
              "t0"."product_id"
            FROM "feedback" AS "t0"
            WHERE
              "t0"."verdict" = 'done' AND "t0"."undone_at" IS NULL
          ) AS "t5"
        ) AS "t20"
        WHERE
          "t20"."customer_id" IS NOT NULL
      ) AS "t22"
    ) AS "t24"
    WHERE
      "t24"."place" = 0
  ) AS "t26"
  FULL OUTER JOIN (
    SELECT
      "t19"."customer_id" AS "written_to",
      MAX("t19"."at") AS "written_at"
    FROM (
      SELECT
        "t16"."customer_id",
        "t16"."at",
        "t16"."how",
        "t16"."product_id"
      FROM (
        SELECT
          "t11"."at",
          "t11"."how",
          "t11"."product_id",
          COALESCE("t11"."account_ref", "t15"."home", "t11"."person_ref") AS "customer_id"
        FROM (
          SELECT
            "t1"."at",
            "t1"."person_id" AS "person_ref",
            "t1"."account_id" AS "account_ref",
            CAST(NULL AS TEXT) AS "how",
            CAST(NULL AS TEXT) AS "product_id"
          FROM "events" AS "t1"
          WHERE
            COALESCE(
              STARTS_WITH("t1"."campaign", 'plan ') AND (
                "t1"."name" = 'Email Delivered'
              ),
              FALSE
            )
        ) AS "t11"
        LEFT OUTER JOIN (
          SELECT
            "t13"."person_ref" AS "member",
            "t13"."account_ref" AS "home"
          FROM (
            SELECT
              "t8"."person_ref",
              MIN("t8"."account_ref") AS "account_ref",
              COUNT(DISTINCT "t8"."account_ref") AS "homes"
            FROM (
              SELECT
                *
              FROM "memberships" AS "t4"
              WHERE
                (
                  (
                    "t4"."from" IS NULL
                  )
                  OR (
                    "t4"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  )
                )
                AND (
                  (
                    "t4"."to" IS NULL
                  )
                  OR (
                    "t4"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  )
                )
            ) AS "t8"
            GROUP BY
              1
          ) AS "t13"
          WHERE
            "t13"."homes" = 1
        ) AS "t15"
          ON "t11"."person_ref" = "t15"."member"
      ) AS "t16"
      WHERE
        "t16"."customer_id" IS NOT NULL
    ) AS "t19"
    GROUP BY
      1
  ) AS "t23"
    ON "t26"."customer_id" = "t23"."written_to"
) AS "t27"
