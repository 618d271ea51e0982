SELECT
  *
FROM (
  SELECT
    "t2"."subscription_id",
    "t2"."customer_id",
    "t2"."person_id",
    "t2"."product_id",
    "t2"."started_at",
    "t2"."ended_at",
    365.25 / COALESCE("t9"."a_year", 1) AS "period_days",
    COALESCE(CAST("t2"."yearly_margin" AS DOUBLE), 0.0) AS "yearly_margin",
    "t11"."replaced_id" IS NOT NULL AS "replaced"
  FROM "subscriptions" AS "t2"
  LEFT OUTER JOIN (
    SELECT
      "t1"."subscription_id" AS "said_id",
      COALESCE(
        CASE
          WHEN LOWER(COALESCE("t1"."period", 'year')) = 'month'
          THEN 12
          WHEN LOWER(COALESCE("t1"."period", 'year')) = 'quarter'
          THEN 4
          WHEN LOWER(COALESCE("t1"."period", 'year')) = 'year'
          THEN 1
          ELSE NULL
        END,
        1
      ) AS "a_year"
    FROM "subscriptions" AS "t1"
  ) AS "t9"
    ON "t2"."subscription_id" = "t9"."said_id"
  LEFT OUTER JOIN (
    SELECT DISTINCT
      "t8"."subscription_id" AS "replaced_id"
    FROM (
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
        "t6"."unit",
        "t4"."new_id",
        "t4"."holder",
        "t4"."began"
      FROM (
        SELECT
          *
        FROM "subscriptions" AS "t0"
        WHERE
          "t0"."ended_at" IS NOT NULL
      ) AS "t6"
      INNER JOIN (
        SELECT
          "t0"."subscription_id" AS "new_id",
          "t0"."customer_id" AS "holder",
          "t0"."started_at" AS "began"
        FROM "subscriptions" AS "t0"
      ) AS "t4"
        ON "t6"."customer_id" = "t4"."holder"
    ) AS "t8"
    WHERE
      ABS(
        CAST(FLOOR(
          (
            EPOCH(CAST("t8"."began" AS TIMESTAMP)) - EPOCH(CAST("t8"."ended_at" AS TIMESTAMP))
          ) / (
            86400
          )
        ) AS BIGINT)
      ) <= 7
      AND "t8"."new_id" <> "t8"."subscription_id"
  ) AS "t11"
    ON "t2"."subscription_id" = "t11"."replaced_id"
) AS "t12"
