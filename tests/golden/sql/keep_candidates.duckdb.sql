SELECT
  *
FROM (
  SELECT
    "t5"."customer_id",
    "t5"."person_id",
    'keep' AS "kind",
    COALESCE("t5"."subscription_id", 'orders') AS "what",
    "t5"."what" AS "product_id",
    'seller' AS "channel",
    0.0 AS "now",
    "t5"."saving" + 5.0 AS "later",
    0.0 AS "cannibalised",
    5.0 AS "cost",
    COALESCE("t5"."saving_low", -5.0) AS "low",
    COALESCE("t5"."saving_high", (
      "t5"."hazard" * "t5"."at_stake"
    ) - 5.0) AS "high",
    CAST(NULL AS DOUBLE) AS "minutes",
    "t3"."owner",
    CASE
      WHEN "t5"."kind" = 'contract'
      THEN 'contract ' || COALESCE("t5"."what", '') || ' is not renewed with '
      ELSE 'has left with '
    END || CAST(CAST(ROUND("t5"."hazard" * 100, 0) AS BIGINT) AS TEXT) || ' %; at stake: ' || CAST(CAST(ROUND("t5"."at_stake", 0) AS BIGINT) AS TEXT) || COALESCE('; ' || NULLIF(ARRAY_TO_STRING("t5"."warnings", '; '), ''), '') || COALESCE('; ' || "t5"."missing", '') AS "reasons",
    CASE WHEN "t5"."saving" IS NOT NULL THEN 'measured' ELSE 'unknown' END AS "basis",
    CASE
      WHEN "t5"."kind" = 'contract'
      THEN "t5"."due_at"
      ELSE CAST(NULL AS TIMESTAMPTZ)
    END AS "until"
  FROM (
    SELECT
      *
    FROM "churn_risks" AS "t0"
    WHERE
      (
        (
          (
            "t0"."kind" = 'contract'
          )
          AND (
            "t0"."due_at" <= MAKE_TIMESTAMPTZ(2026, 4, 1, 0, 0, 0.0, 'UTC')
          )
        )
        OR (
          NOT (
            "t0"."kind" = 'contract'
          )
          AND (
            "t0"."due_at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
          )
        )
      )
      AND "t0"."pays_from" IS NOT NULL
  ) AS "t5"
  LEFT OUTER JOIN (
    SELECT
      "t1"."customer_id" AS "who",
      "t1"."owner"
    FROM "customers" AS "t1"
  ) AS "t3"
    ON "t5"."customer_id" = "t3"."who"
) AS "t6"
