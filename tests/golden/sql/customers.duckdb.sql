WITH "t7" AS (
  SELECT DISTINCT
    "t3"."customer_id",
    "t3"."product_id"
  FROM "subscriptions" AS "t3"
)
SELECT
  "t45"."customer_id",
  CASE WHEN "t45"."is_account" THEN 'account' ELSE 'person' END AS "kind",
  COALESCE(
    CASE WHEN "t45"."is_account" THEN "t45"."a_name" ELSE "t45"."p_name" END,
    "t45"."customer_id"
  ) AS "name",
  CASE WHEN "t45"."is_account" THEN "t45"."a_owner" ELSE "t45"."p_owner" END AS "owner",
  COALESCE(
    CASE WHEN "t45"."is_account" THEN "t45"."a_unit" ELSE "t45"."p_unit" END,
    "t45"."line_unit"
  ) AS "unit",
  COALESCE(
    CASE WHEN "t45"."is_account" THEN "t45"."a_country" ELSE "t45"."p_country" END,
    "t45"."line_country"
  ) AS "country",
  CASE WHEN "t45"."is_account" THEN "t45"."a_segment" ELSE "t45"."p_segment" END AS "segment",
  CASE WHEN "t45"."is_account" THEN "t45"."a_email" ELSE "t45"."p_email" END AS "email",
  CASE WHEN "t45"."is_account" THEN "t45"."a_phone" ELSE "t45"."p_phone" END AS "phone",
  "t45"."orders",
  COALESCE("t45"."products", 0) AS "products",
  "t45"."amount",
  "t45"."margin",
  "t45"."first_at",
  "t45"."last_at",
  CAST(FLOOR(
    (
      EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t45"."last_at" AS TIMESTAMP))
    ) / (
      86400
    )
  ) AS BIGINT) AS "recency_days",
  COALESCE(
    CASE
      WHEN CAST("t45"."sold" AS DOUBLE) > 0
      THEN ABS(CAST(COALESCE("t45"."returned", 0) AS DOUBLE)) / CAST("t45"."sold" AS DOUBLE)
      ELSE 0.0
    END,
    0.0
  ) AS "returned_share"
FROM (
  SELECT
    "t44".*
    EXCLUDE ("record_id")
  FROM (
    SELECT
      "t40"."customer_id",
      "t40"."is_account",
      "t40"."orders",
      "t40"."amount",
      "t40"."margin",
      "t40"."sold",
      "t40"."returned",
      "t40"."first_at",
      "t40"."last_at",
      "t40"."line_country",
      "t40"."line_unit",
      "t40"."holder",
      "t40"."contract_account",
      "t40"."contract_first",
      "t40"."contract_last",
      "t40"."contract_unit",
      "t40"."products",
      "t40"."a_name",
      "t40"."a_owner",
      "t40"."a_unit",
      "t40"."a_country",
      "t40"."a_segment",
      "t40"."a_email",
      "t40"."a_phone",
      "t43"."record_id",
      "t43"."p_name",
      "t43"."p_owner",
      "t43"."p_unit",
      "t43"."p_country",
      "t43"."p_segment",
      "t43"."p_email",
      "t43"."p_phone"
    FROM (
      SELECT
        "t38".*
        EXCLUDE ("record_id")
      FROM (
        SELECT
          "t35"."customer_id",
          "t35"."is_account",
          "t35"."orders",
          "t35"."amount",
          "t35"."margin",
          "t35"."sold",
          "t35"."returned",
          "t35"."first_at",
          "t35"."last_at",
          "t35"."line_country",
          "t35"."line_unit",
          "t35"."holder",
          "t35"."contract_account",
          "t35"."contract_first",
          "t35"."contract_last",
          "t35"."contract_unit",
          "t35"."products",
          "t18"."record_id",
          "t18"."a_name",
          "t18"."a_owner",
          "t18"."a_unit",
          "t18"."a_country",
          "t18"."a_segment",
          "t18"."a_email",
          "t18"."a_phone"
        FROM (
          SELECT
            "t33".*
            EXCLUDE ("customer_id_right")
          FROM (
            SELECT
              "t32"."customer_id",
              "t32"."is_account",
              "t32"."orders",
              "t32"."amount",
              "t32"."margin",
              "t32"."sold",
              "t32"."returned",
              "t32"."first_at",
              "t32"."last_at",
              "t32"."line_country",
              "t32"."line_unit",
              "t32"."holder",
              "t32"."contract_account",
              "t32"."contract_first",
              "t32"."contract_last",
              "t32"."contract_unit",
              "t29"."customer_id" AS "customer_id_right",
              "t29"."products"
            FROM (
              SELECT
                COALESCE("t28"."customer_id", "t28"."holder") AS "customer_id",
                COALESCE("t28"."is_account", "t28"."contract_account") AS "is_account",
                COALESCE("t28"."orders", 0) AS "orders",
                COALESCE("t28"."amount", 0) AS "amount",
                COALESCE("t28"."margin", 0) AS "margin",
                "t28"."sold",
                "t28"."returned",
                LEAST("t28"."first_at", "t28"."contract_first") AS "first_at",
                GREATEST("t28"."last_at", "t28"."contract_last") AS "last_at",
                "t28"."line_country",
                COALESCE("t28"."line_unit", "t28"."contract_unit") AS "line_unit",
                "t28"."holder",
                "t28"."contract_account",
                "t28"."contract_first",
                "t28"."contract_last",
                "t28"."contract_unit"
              FROM (
                SELECT
                  "t22"."customer_id",
                  "t22"."is_account",
                  "t22"."orders",
                  "t22"."amount",
                  "t22"."margin",
                  "t22"."sold",
                  "t22"."returned",
                  "t22"."first_at",
                  "t22"."last_at",
                  "t22"."line_country",
                  "t22"."line_unit",
                  "t17"."holder",
                  "t17"."contract_account",
                  "t17"."contract_first",
                  "t17"."contract_last",
                  "t17"."contract_unit"
                FROM (
                  SELECT
                    "t8"."customer_id",
                    BOOL_OR(CAST("t8"."account_id" IS NOT NULL AS BOOLEAN)) AS "is_account",
                    COUNT(DISTINCT "t8"."order_id") FILTER(WHERE
                      "t8"."kind" = 'sale') AS "orders",
                    COALESCE(SUM("t8"."amount"), 0) AS "amount",
                    COALESCE(SUM("t8"."margin"), 0) AS "margin",
                    SUM("t8"."amount") FILTER(WHERE
                      "t8"."kind" IN ('sale', 'cancelled')) AS "sold",
                    SUM("t8"."amount") FILTER(WHERE
                      "t8"."kind" = 'return') AS "returned",
                    MIN("t8"."at") FILTER(WHERE
                      "t8"."kind" = 'sale') AS "first_at",
                    MAX("t8"."at") FILTER(WHERE
                      "t8"."kind" = 'sale') AS "last_at",
                    FIRST("t8"."country" ORDER BY "t8"."at" DESC) FILTER(WHERE
                      "t8"."country" IS NOT NULL) AS "line_country",
                    FIRST("t8"."unit" ORDER BY "t8"."at" DESC) FILTER(WHERE
                      "t8"."unit" IS NOT NULL) AS "line_unit"
                  FROM (
                    SELECT
                      *
                    FROM "order_lines" AS "t2"
                    WHERE
                      "t2"."customer_id" IS NOT NULL
                  ) AS "t8"
                  GROUP BY
                    1
                ) AS "t22"
                FULL OUTER JOIN (
                  SELECT
                    "t3"."customer_id" AS "holder",
                    BOOL_OR(CAST("t3"."account_id" IS NOT NULL AS BOOLEAN)) AS "contract_account",
                    MIN("t3"."started_at") AS "contract_first",
                    MAX("t3"."started_at") AS "contract_last",
                    FIRST("t3"."unit" ORDER BY "t3"."started_at" DESC) FILTER(WHERE
                      "t3"."unit" IS NOT NULL) AS "contract_unit"
                  FROM "subscriptions" AS "t3"
                  GROUP BY
                    1
                ) AS "t17"
                  ON "t22"."customer_id" = "t17"."holder"
              ) AS "t28"
            ) AS "t32"
            LEFT OUTER JOIN (
              SELECT
                "t24"."customer_id",
                COUNT(*) AS "products"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t14"."customer_id",
                    "t14"."product_id"
                  FROM (
                    SELECT
                      "t5"."customer_id",
                      "t5"."product_id"
                    FROM "purchases" AS "t5"
                    WHERE
                      "t5"."times" > 0
                  ) AS "t14"
                  ANTI JOIN "t7" AS "t11"
                    ON "t14"."customer_id" = "t11"."customer_id"
                    AND "t14"."product_id" = "t11"."product_id"
                ) AS "t23"
                UNION ALL
                SELECT
                  *
                FROM "t7" AS "t9"
              ) AS "t24"
              GROUP BY
                1
            ) AS "t29"
              ON "t32"."customer_id" = "t29"."customer_id"
          ) AS "t33"
        ) AS "t35"
        LEFT OUTER JOIN (
          SELECT
            "t0"."account_id" AS "record_id",
            "t0"."name" AS "a_name",
            "t0"."owner" AS "a_owner",
            "t0"."unit" AS "a_unit",
            "t0"."country" AS "a_country",
            COALESCE(
              NULLIF(REGEXP_EXTRACT("t0"."properties", '"segment"\s*:\s*"([^"]*)"', 1), ''),
              "t0"."industry"
            ) AS "a_segment",
            CAST(NULL AS TEXT) AS "a_email",
            CAST(NULL AS TEXT) AS "a_phone"
          FROM "accounts" AS "t0"
        ) AS "t18"
          ON "t35"."customer_id" = "t18"."record_id"
      ) AS "t38"
    ) AS "t40"
    LEFT OUTER JOIN (
      SELECT
        "t41"."record_id",
        "t41"."name" AS "p_name",
        "t41"."owner" AS "p_owner",
        "t41"."unit" AS "p_unit",
        "t41"."country" AS "p_country",
        "t41"."segment" AS "p_segment",
        "t41"."email" AS "p_email",
        "t41"."phone" AS "p_phone"
      FROM (
        SELECT
          "t37"."person_id" AS "record_id",
          "t37"."full_name" AS "name",
          "t37"."email",
          "t37"."phone",
          COALESCE("t37"."own_segment", "t19"."segment") AS "segment",
          COALESCE("t37"."owner", "t19"."owner") AS "owner",
          COALESCE("t37"."unit", "t19"."unit") AS "unit",
          COALESCE("t37"."country", "t19"."country") AS "country"
        FROM (
          SELECT
            "t31"."person_id",
            "t31"."name",
            "t31"."email",
            "t31"."phone",
            "t31"."first_name",
            "t31"."last_name",
            "t31"."title",
            "t31"."company",
            "t31"."street",
            "t31"."postcode",
            "t31"."city",
            "t31"."country",
            "t31"."language",
            "t31"."time_zone",
            "t31"."birth_date",
            "t31"."national_id",
            "t31"."owner",
            "t31"."unit",
            "t31"."properties",
            "t31"."account_id",
            "t31"."records",
            "t31"."first_at",
            "t31"."updated_at",
            "t31"."person_ref",
            "t31"."member_of",
            COALESCE("t31"."account_id", "t31"."member_of") AS "home",
            COALESCE(
              NULLIF(
                TRIM(
                  COALESCE("t31"."first_name", '') || ' ' || COALESCE("t31"."last_name", ''),
                  ' 	
'
                ),
                ''
              ),
              "t31"."company",
              "t31"."email"
            ) AS "full_name",
            NULLIF(REGEXP_EXTRACT("t31"."properties", '"segment"\s*:\s*"([^"]*)"', 1), '') AS "own_segment"
          FROM (
            SELECT
              "t6"."person_id",
              "t6"."name",
              "t6"."email",
              "t6"."phone",
              "t6"."first_name",
              "t6"."last_name",
              "t6"."title",
              "t6"."company",
              "t6"."street",
              "t6"."postcode",
              "t6"."city",
              "t6"."country",
              "t6"."language",
              "t6"."time_zone",
              "t6"."birth_date",
              "t6"."national_id",
              "t6"."owner",
              "t6"."unit",
              "t6"."properties",
              "t6"."account_id",
              "t6"."records",
              "t6"."first_at",
              "t6"."updated_at",
              "t26"."person_ref",
              "t26"."member_of"
            FROM "people" AS "t6"
            LEFT OUTER JOIN (
              SELECT
                "t21"."person_ref",
                "t21"."account_ref" AS "member_of"
              FROM (
                SELECT
                  "t13"."person_ref",
                  MIN("t13"."account_ref") AS "account_ref",
                  COUNT(DISTINCT "t13"."account_ref") AS "homes"
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
                ) AS "t13"
                GROUP BY
                  1
              ) AS "t21"
              WHERE
                "t21"."homes" = 1
            ) AS "t26"
              ON "t6"."person_id" = "t26"."person_ref"
          ) AS "t31"
        ) AS "t37"
        LEFT OUTER JOIN (
          SELECT
            "t0"."account_id" AS "record_id",
            "t0"."name",
            "t0"."owner",
            "t0"."unit",
            "t0"."country",
            COALESCE(
              NULLIF(REGEXP_EXTRACT("t0"."properties", '"segment"\s*:\s*"([^"]*)"', 1), ''),
              "t0"."industry"
            ) AS "segment",
            CAST(NULL AS TEXT) AS "email",
            CAST(NULL AS TEXT) AS "phone"
          FROM "accounts" AS "t0"
        ) AS "t19"
          ON "t37"."home" = "t19"."record_id"
      ) AS "t41"
    ) AS "t43"
      ON "t40"."customer_id" = "t43"."record_id"
  ) AS "t44"
) AS "t45"
