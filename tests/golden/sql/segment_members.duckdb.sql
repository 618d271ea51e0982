WITH "t27" AS (
  SELECT
    "t18"."subject_id",
    MAX("t18"."value") FILTER(WHERE
      "t18"."feature" = 'seats') AS "seats"
  FROM (
    SELECT
      *
    FROM "features" AS "t5"
    WHERE
      "t5"."feature" IN ('seats')
  ) AS "t18"
  GROUP BY
    1
), "t40" AS (
  SELECT
    "t30"."customer_id",
    COUNT(DISTINCT "t30"."order_id") FILTER(WHERE
      COALESCE(TRUE AND "t30"."category" IN ('pumps'), FALSE)) AS "asked_7"
  FROM (
    SELECT
      "t23"."order_id",
      "t23"."line_no",
      "t23"."at",
      "t23"."customer_id",
      "t23"."person_id",
      "t23"."account_id",
      "t23"."product_id",
      "t23"."product_name",
      "t23"."kind",
      "t23"."cancels_order_id",
      "t23"."quantity",
      "t23"."amount",
      "t23"."margin",
      "t23"."margin_source",
      "t23"."channel",
      "t23"."unit",
      "t23"."country",
      "t17"."family_of",
      "t17"."category"
    FROM (
      SELECT
        *
      FROM "order_lines" AS "t2"
      WHERE
        "t2"."kind" = 'sale'
        AND "t2"."customer_id" IS NOT NULL
        AND "t2"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    ) AS "t23"
    LEFT OUTER JOIN (
      SELECT
        "t3"."product_id" AS "family_of",
        "t3"."category"
      FROM "products" AS "t3"
    ) AS "t17"
      ON "t23"."product_id" = "t17"."family_of"
  ) AS "t30"
  GROUP BY
    1
)
SELECT
  *
FROM (
  SELECT
    "t73"."segment",
    "t73"."person_id",
    COALESCE("t10"."since", MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')) AS "since"
  FROM (
    SELECT
      "t71"."segment",
      "t71"."person_id"
    FROM (
      SELECT
        "t70"."person_id",
        UNNEST(
          CAST([
            CASE
              WHEN COALESCE((
                LOWER("t70"."country") = 'fi'
              ) OR (
                LOWER("t70"."country") = 'se'
              ), FALSE)
              AND COALESCE((
                STRPOS(LOWER("t70"."account.industry"), 'paper') - 1
              ) >= 0, FALSE)
              AND (
                LOWER("t70"."persona") IS NOT NULL
              )
              AND COALESCE("t70"."may.email" = TRUE, FALSE)
              AND COALESCE(
                TRY_CAST(CASE
                  WHEN REGEXP_MATCHES("t70"."feature.seats", '^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$')
                  THEN "t70"."feature.seats"
                  ELSE CAST(NULL AS TEXT)
                END AS DOUBLE) > 10.0,
                FALSE
              )
              AND COALESCE("t70"."birth_date" < MAKE_DATE(2000, 1, 1), FALSE)
              AND (
                COALESCE("t70"."asked_6", 0) >= 1
              )
              AND (
                (
                  COALESCE("t70"."asked_7", 0) >= 2
                ) = FALSE
              )
              AND (
                COALESCE("t70"."asked_8", FALSE)
                OR COALESCE(
                  (
                    "t70"."first_at" > MAKE_TIMESTAMPTZ(2025, 12, 25, 0, 0, 0.0, 'UTC')
                  )
                  AND (
                    "t70"."first_at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  ),
                  FALSE
                )
              )
              THEN 'everything'
              ELSE CAST(NULL AS TEXT)
            END
          ] AS TEXT[])
        ) AS "segment"
      FROM (
        SELECT
          "t69".*
          EXCLUDE ("person_id_right")
        FROM (
          SELECT
            "t68"."account_id",
            "t68"."birth_date",
            "t68"."country",
            "t68"."first_at",
            "t68"."person_id",
            "t68"."account.industry",
            "t68"."persona",
            "t68"."may.email",
            "t68"."may.phone",
            "t68"."may.sms",
            "t68"."may.post",
            "t68"."feature.seats",
            "t68"."asked_6",
            "t68"."asked_7",
            "t26"."person_id" AS "person_id_right",
            "t26"."asked_8"
          FROM (
            SELECT
              "t66"."account_id",
              "t66"."birth_date",
              "t66"."country",
              "t66"."first_at",
              "t66"."person_id",
              "t66"."account.industry",
              "t66"."persona",
              "t66"."may.email",
              "t66"."may.phone",
              "t66"."may.sms",
              "t66"."may.post",
              "t66"."feature.seats",
              "t66"."asked_6",
              COALESCE("t66"."own_asked_7", 0) + CASE
                WHEN "t66"."account_id" = "t66"."person_id"
                THEN 0
                ELSE COALESCE("t66"."their_asked_7", 0)
              END AS "asked_7"
            FROM (
              SELECT
                "t65"."account_id",
                "t65"."birth_date",
                "t65"."country",
                "t65"."first_at",
                "t65"."person_id",
                "t65"."account.industry",
                "t65"."persona",
                "t65"."may.email",
                "t65"."may.phone",
                "t65"."may.sms",
                "t65"."may.post",
                "t65"."feature.seats",
                "t65"."asked_6",
                "t65"."own_asked_7",
                "t48"."customer_id",
                "t48"."their_asked_7"
              FROM (
                SELECT
                  "t63".*
                  EXCLUDE ("person_id_right")
                FROM (
                  SELECT
                    "t62"."account_id",
                    "t62"."birth_date",
                    "t62"."country",
                    "t62"."first_at",
                    "t62"."person_id",
                    "t62"."account.industry",
                    "t62"."persona",
                    "t62"."may.email",
                    "t62"."may.phone",
                    "t62"."may.sms",
                    "t62"."may.post",
                    "t62"."feature.seats",
                    "t62"."asked_6",
                    "t49"."person_id" AS "person_id_right",
                    "t49"."own_asked_7"
                  FROM (
                    SELECT
                      "t60".*
                      EXCLUDE ("person_id_right")
                    FROM (
                      SELECT
                        "t59"."account_id",
                        "t59"."birth_date",
                        "t59"."country",
                        "t59"."first_at",
                        "t59"."person_id",
                        "t59"."account.industry",
                        "t59"."persona",
                        "t59"."may.email",
                        "t59"."may.phone",
                        "t59"."may.sms",
                        "t59"."may.post",
                        "t59"."feature.seats",
                        "t47"."person_id" AS "person_id_right",
                        "t47"."asked_6"
                      FROM (
                        SELECT
                          "t57"."account_id",
                          "t57"."birth_date",
                          "t57"."country",
                          "t57"."first_at",
                          "t57"."person_id",
                          "t57"."account.industry",
                          "t57"."persona",
                          "t57"."may.email",
                          "t57"."may.phone",
                          "t57"."may.sms",
                          "t57"."may.post",
                          COALESCE("t57"."own_seats", "t57"."their_seats") AS "feature.seats"
                        FROM (
                          SELECT
                            "t56".*
                            EXCLUDE ("subject_id")
                          FROM (
                            SELECT
                              "t55"."account_id",
                              "t55"."birth_date",
                              "t55"."country",
                              "t55"."first_at",
                              "t55"."person_id",
                              "t55"."account.industry",
                              "t55"."persona",
                              "t55"."may.email",
                              "t55"."may.phone",
                              "t55"."may.sms",
                              "t55"."may.post",
                              "t55"."own_seats",
                              "t37"."subject_id",
                              "t37"."their_seats"
                            FROM (
                              SELECT
                                "t53".*
                                EXCLUDE ("subject_id")
                              FROM (
                                SELECT
                                  "t52"."account_id",
                                  "t52"."birth_date",
                                  "t52"."country",
                                  "t52"."first_at",
                                  "t52"."person_id",
                                  "t52"."account.industry",
                                  "t52"."persona",
                                  "t52"."may.email",
                                  "t52"."may.phone",
                                  "t52"."may.sms",
                                  "t52"."may.post",
                                  "t38"."subject_id",
                                  "t38"."own_seats"
                                FROM (
                                  SELECT
                                    "t50".*
                                    EXCLUDE ("person_id_right")
                                  FROM (
                                    SELECT
                                      "t43"."account_id",
                                      "t43"."birth_date",
                                      "t43"."country",
                                      "t43"."first_at",
                                      "t43"."person_id",
                                      "t43"."account.industry",
                                      "t43"."persona",
                                      "t32"."person_id" AS "person_id_right",
                                      "t32"."may.email",
                                      "t32"."may.phone",
                                      "t32"."may.sms",
                                      "t32"."may.post"
                                    FROM (
                                      SELECT
                                        "t39".*
                                        EXCLUDE ("person_id_right")
                                      FROM (
                                        SELECT
                                          "t34"."account_id",
                                          "t34"."birth_date",
                                          "t34"."country",
                                          "t34"."first_at",
                                          "t34"."person_id",
                                          "t34"."account.industry",
                                          "t20"."person_id" AS "person_id_right",
                                          "t20"."persona"
                                        FROM (
                                          SELECT
                                            "t29".*
                                            EXCLUDE ("of_account")
                                          FROM (
                                            SELECT
                                              "t21"."account_id",
                                              "t21"."birth_date",
                                              "t21"."country",
                                              "t21"."first_at",
                                              "t21"."person_id",
                                              "t22"."of_account",
                                              "t22"."account.industry"
                                            FROM (
                                              SELECT
                                                "t8"."account_id",
                                                "t8"."birth_date",
                                                "t8"."country",
                                                "t8"."first_at",
                                                "t8"."person_id"
                                              FROM "people" AS "t8"
                                            ) AS "t21"
                                            LEFT OUTER JOIN (
                                              SELECT
                                                "t9"."account_id" AS "of_account",
                                                "t9"."industry" AS "account.industry"
                                              FROM "accounts" AS "t9"
                                            ) AS "t22"
                                              ON "t21"."account_id" = "t22"."of_account"
                                          ) AS "t29"
                                        ) AS "t34"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t7"."person_id",
                                            "t7"."persona"
                                          FROM "personas" AS "t7"
                                        ) AS "t20"
                                          ON "t34"."person_id" = "t20"."person_id"
                                      ) AS "t39"
                                    ) AS "t43"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t19"."person_id",
                                        BOOL_OR(CAST("t19"."allowed" AS BOOLEAN)) FILTER(WHERE
                                          "t19"."channel" = 'email') AS "may.email",
                                        BOOL_OR(CAST("t19"."allowed" AS BOOLEAN)) FILTER(WHERE
                                          "t19"."channel" = 'phone') AS "may.phone",
                                        BOOL_OR(CAST("t19"."allowed" AS BOOLEAN)) FILTER(WHERE
                                          "t19"."channel" = 'sms') AS "may.sms",
                                        BOOL_OR(CAST("t19"."allowed" AS BOOLEAN)) FILTER(WHERE
                                          "t19"."channel" = 'post') AS "may.post"
                                      FROM (
                                        SELECT
                                          *
                                        FROM "permissions" AS "t6"
                                        WHERE
                                          "t6"."purpose" IN ('mailing', 'calls')
                                      ) AS "t19"
                                      GROUP BY
                                        1
                                    ) AS "t32"
                                      ON "t43"."person_id" = "t32"."person_id"
                                  ) AS "t50"
                                ) AS "t52"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t31"."subject_id",
                                    "t31"."seats" AS "own_seats"
                                  FROM "t27" AS "t31"
                                ) AS "t38"
                                  ON "t52"."person_id" = "t38"."subject_id"
                              ) AS "t53"
                            ) AS "t55"
                            LEFT OUTER JOIN (
                              SELECT
                                "t31"."subject_id",
                                "t31"."seats" AS "their_seats"
                              FROM "t27" AS "t31"
                            ) AS "t37"
                              ON "t55"."account_id" = "t37"."subject_id"
                          ) AS "t56"
                        ) AS "t57"
                      ) AS "t59"
                      LEFT OUTER JOIN (
                        SELECT
                          "t24"."person_id",
                          SUM(
                            CAST(COALESCE(
                              (
                                "t24"."name" = 'Page Viewed'
                              )
                              AND (
                                "t24"."at" > MAKE_TIMESTAMPTZ(2025, 12, 2, 0, 0, 0.0, 'UTC')
                              )
                              AND COALESCE(
                                STARTS_WITH(
                                  LOWER(
                                    COALESCE(
                                      CASE
                                        WHEN REGEXP_EXTRACT("t24"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                                        THEN CAST(NULL AS TEXT)
                                        ELSE REGEXP_EXTRACT("t24"."properties", '"path"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                                      END,
                                      CASE
                                        WHEN REGEXP_EXTRACT("t24"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1) = ''
                                        THEN CAST(NULL AS TEXT)
                                        ELSE REGEXP_EXTRACT("t24"."properties", '"path"\s*:\s*(-?[0-9][0-9.eE+-]*|true|false)', 1)
                                      END
                                    )
                                  ),
                                  '/x'
                                ),
                                FALSE
                              ),
                              FALSE
                            ) AS INT)
                          ) AS "asked_6"
                        FROM (
                          SELECT
                            *
                          FROM "events" AS "t4"
                          WHERE
                            "t4"."name" IN ('Page Viewed')
                            AND COALESCE("t4"."actor", 'human') <> 'machine'
                            AND "t4"."person_id" IS NOT NULL
                            AND "t4"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        ) AS "t24"
                        GROUP BY
                          1
                      ) AS "t47"
                        ON "t59"."person_id" = "t47"."person_id"
                    ) AS "t60"
                  ) AS "t62"
                  LEFT OUTER JOIN (
                    SELECT
                      "t42"."customer_id" AS "person_id",
                      "t42"."asked_7" AS "own_asked_7"
                    FROM "t40" AS "t42"
                  ) AS "t49"
                    ON "t62"."person_id" = "t49"."person_id"
                ) AS "t63"
              ) AS "t65"
              LEFT OUTER JOIN (
                SELECT
                  "t42"."customer_id",
                  "t42"."asked_7" AS "their_asked_7"
                FROM "t40" AS "t42"
              ) AS "t48"
                ON "t65"."account_id" = "t48"."customer_id"
            ) AS "t66"
          ) AS "t68"
          LEFT OUTER JOIN (
            SELECT
              "t15"."person_id",
              TRUE AS "asked_8"
            FROM (
              SELECT DISTINCT
                "t1"."person_id"
              FROM "segment_lists" AS "t1"
              WHERE
                "t1"."segment" = 'fair'
            ) AS "t15"
          ) AS "t26"
            ON "t68"."person_id" = "t26"."person_id"
        ) AS "t69"
      ) AS "t70"
    ) AS "t71"
    WHERE
      "t71"."segment" IS NOT NULL
  ) AS "t73"
  LEFT OUTER JOIN "segment_members" AS "t10"
    ON "t73"."segment" = "t10"."segment" AND "t73"."person_id" = "t10"."person_id"
) AS "t74"
