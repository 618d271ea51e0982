WITH "t8" AS (
  SELECT
    "t3"."case_id",
    "t3"."person_ref",
    "t3"."account_ref",
    "t3"."kind",
    "t3"."opened_at",
    "t3"."closed_at",
    "t3"."score",
    "t3"."text",
    "t3"."source",
    "t3"."received_at",
    "t3"."load_id",
    COALESCE("t7"."home", "t3"."person_ref") AS "home"
  FROM (
    SELECT
      *
    FROM "cases" AS "t0"
    WHERE
      "t0"."opened_at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  ) AS "t3"
  LEFT OUTER JOIN (
    SELECT
      "t5"."person_ref" AS "member",
      "t5"."account_ref" AS "home"
    FROM (
      SELECT
        "t4"."person_ref",
        MIN("t4"."account_ref") AS "account_ref",
        COUNT(DISTINCT "t4"."account_ref") AS "homes"
      FROM (
        SELECT
          *
        FROM "memberships" AS "t1"
        WHERE
          (
            (
              "t1"."from" IS NULL
            )
            OR (
              "t1"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            )
          )
          AND (
            (
              "t1"."to" IS NULL
            )
            OR (
              "t1"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            )
          )
      ) AS "t4"
      GROUP BY
        1
    ) AS "t5"
    WHERE
      "t5"."homes" = 1
  ) AS "t7"
    ON "t3"."person_ref" = "t7"."member"
)
SELECT
  "t15"."customer_id",
  "t15"."person_id",
  "t15"."mark",
  "t15"."at"
FROM (
  SELECT
    "t13"."customer_id",
    "t13"."person_id",
    "t13"."at",
    "t13"."score" AS "mark"
  FROM (
    SELECT
      "t11"."case_id",
      "t11"."kind",
      "t11"."score",
      "t11"."opened_at",
      "t11"."closed_at",
      "t11"."customer_id",
      "t11"."person_id",
      "t11"."at",
      ROW_NUMBER() OVER (
        PARTITION BY "t11"."customer_id", "t11"."person_id"
        ORDER BY "t11"."at" DESC, "t11"."case_id" DESC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place"
    FROM (
      SELECT
        "t9"."case_id",
        "t9"."kind",
        "t9"."score",
        "t9"."opened_at",
        "t9"."closed_at",
        COALESCE("t9"."account_ref", "t9"."home") AS "customer_id",
        "t9"."person_ref" AS "person_id",
        COALESCE("t9"."closed_at", "t9"."opened_at") AS "at"
      FROM "t8" AS "t9"
      WHERE
        COALESCE("t9"."account_ref", "t9"."home") IS NOT NULL
        AND "t9"."score" IS NOT NULL
        AND COALESCE("t9"."closed_at", "t9"."opened_at") <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    ) AS "t11"
  ) AS "t13"
  WHERE
    "t13"."place" = 0 AND "t13"."score" >= 4.0
) AS "t15"
ANTI JOIN (
  SELECT DISTINCT
    COALESCE("t9"."account_ref", "t9"."home") AS "customer_id"
  FROM "t8" AS "t9"
  WHERE
    COALESCE("t9"."account_ref", "t9"."home") IS NOT NULL
    AND LOWER("t9"."kind") IN ('complaint', 'claim')
    AND (
      (
        "t9"."closed_at" IS NULL
      )
      OR (
        "t9"."closed_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      )
    )
) AS "t12"
  ON "t15"."customer_id" = "t12"."customer_id"
