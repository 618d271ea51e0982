SELECT
  "t8"."customer_id",
  "t8"."product_id",
  "t8"."day"
FROM (
  SELECT
    "t7"."customer_id",
    "t7"."product_id",
    "t7"."day",
    COUNT(*) OVER (
      PARTITION BY "t7"."customer_id", "t7"."product_id"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "days"
  FROM (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        "t4"."customer_id",
        "t4"."product_id",
        CAST("t4"."at" AS DATE) AS "day"
      FROM (
        SELECT
          *
        FROM "order_lines" AS "t0"
        WHERE
          "t0"."kind" = 'sale'
          AND "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      ) AS "t4"
      SEMI JOIN (
        SELECT
          "t1"."customer_id",
          "t1"."product_id"
        FROM "purchases" AS "t1"
        WHERE
          "t1"."times" >= 3
      ) AS "t5"
        ON "t4"."customer_id" = "t5"."customer_id" AND "t4"."product_id" = "t5"."product_id"
    ) AS "t6"
  ) AS "t7"
) AS "t8"
WHERE
  "t8"."days" >= 3
