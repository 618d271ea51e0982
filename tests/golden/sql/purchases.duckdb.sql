SELECT
  *
FROM (
  SELECT
    "t1"."customer_id",
    "t1"."product_id",
    MIN("t1"."at") FILTER(WHERE
      "t1"."kind" = 'sale') AS "first_at",
    MAX("t1"."at") FILTER(WHERE
      "t1"."kind" = 'sale') AS "last_at",
    SUM(CAST("t1"."kind" = 'sale' AS INT)) AS "times",
    SUM("t1"."quantity") AS "quantity",
    COALESCE(SUM("t1"."amount"), 0) AS "amount",
    COALESCE(SUM("t1"."margin"), 0) AS "margin",
    COALESCE(
      SUM("t1"."margin") FILTER(WHERE
        "t1"."at" >= MAKE_TIMESTAMPTZ(2025, 10, 3, 0, 0, 0.0, 'UTC')),
      0
    ) AS "recent_margin"
  FROM (
    SELECT
      *
    FROM "order_lines" AS "t0"
    WHERE
      "t0"."kind" IN ('sale', 'return', 'cancelled')
      AND "t0"."customer_id" IS NOT NULL
      AND "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  ) AS "t1"
  GROUP BY
    1,
    2
) AS "t2"
