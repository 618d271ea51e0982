SELECT
  "t5"."asset_id",
  "t5"."account_id",
  "t5"."product_id",
  "t5"."installed_at",
  "t5"."serviced_at",
  "t5"."due_at",
  "t5"."readings",
  "t5"."read_at"
FROM (
  SELECT
    "t2"."asset_id",
    "t2"."product_id",
    "t2"."installed_at",
    "t2"."serviced_at",
    "t4"."read_at",
    "t2"."account_ref" AS "account_id",
    GREATEST("t2"."installed_at", "t2"."serviced_at") + INTERVAL '365' DAY AS "due_at",
    COALESCE("t4"."readings", 0) AS "readings"
  FROM "assets" AS "t2"
  LEFT OUTER JOIN (
    SELECT
      "t1"."asset_id" AS "read_of",
      COUNT(*) AS "readings",
      MAX("t1"."at") AS "read_at"
    FROM "readings" AS "t1"
    GROUP BY
      1
  ) AS "t4"
    ON "t2"."asset_id" = "t4"."read_of"
) AS "t5"
