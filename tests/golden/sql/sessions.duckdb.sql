SELECT
  *
FROM (
  SELECT
    "t1"."session_id",
    MIN("t1"."person_id") AS "person_id",
    MIN("t1"."account_id") AS "account_id",
    MIN("t1"."at") AS "started_at",
    MAX("t1"."at") AS "ended_at",
    MAX("t1"."channel") FILTER(WHERE
      "t1"."touchpoint_id" = "t1"."session_id") AS "channel",
    MAX("t1"."origin") FILTER(WHERE
      "t1"."touchpoint_id" = "t1"."session_id") AS "origin",
    MAX("t1"."campaign") FILTER(WHERE
      "t1"."touchpoint_id" = "t1"."session_id") AS "campaign",
    MAX("t1"."content_id") FILTER(WHERE
      "t1"."touchpoint_id" = "t1"."session_id") AS "content_id",
    COUNT(*) AS "touchpoints"
  FROM (
    SELECT
      *
    FROM "touchpoints" AS "t0"
    WHERE
      "t0"."session_id" IS NOT NULL
      AND "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  ) AS "t1"
  GROUP BY
    1
) AS "t2"
