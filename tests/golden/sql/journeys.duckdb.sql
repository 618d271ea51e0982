SELECT
  "t31"."subject",
  "t31"."subject_id",
  "t31"."started_at",
  "t31"."entry_channel",
  "t31"."entry_origin",
  STR_SPLIT(
    REGEXP_REPLACE(ARRAY_TO_STRING(LIST_SORT("t31"."path"), '
'), '[0-9]{9}:', '', 'g'),
    '
'
  ) AS "path",
  COALESCE("t31"."touchpoints", 0) AS "touchpoints",
  "t31"."stage",
  "t31"."outcome",
  "t31"."ended_at",
  "t31"."owner",
  "t31"."unit"
FROM (
  SELECT
    "t30".*
    EXCLUDE ("subject_right", "subject_id_right")
  FROM (
    SELECT
      "t29"."subject",
      "t29"."subject_id",
      "t29"."started_at",
      "t29"."stage",
      "t29"."won_at",
      "t29"."lost_at",
      "t29"."outcome",
      "t29"."ended_at",
      "t29"."entry_channel",
      "t29"."path",
      "t29"."touchpoints",
      "t29"."entry_origin",
      "t16"."subject" AS "subject_right",
      "t16"."subject_id" AS "subject_id_right",
      "t16"."owner",
      "t16"."unit"
    FROM (
      SELECT
        "t27".*
        EXCLUDE ("subject_right", "subject_id_right")
      FROM (
        SELECT
          "t26"."subject",
          "t26"."subject_id",
          "t26"."started_at",
          "t26"."stage",
          "t26"."won_at",
          "t26"."lost_at",
          "t26"."outcome",
          "t26"."ended_at",
          "t26"."entry_channel",
          "t26"."path",
          "t26"."touchpoints",
          "t22"."subject" AS "subject_right",
          "t22"."subject_id" AS "subject_id_right",
          "t22"."entry_origin"
        FROM (
          SELECT
            "t24".*
            EXCLUDE ("subject_right", "subject_id_right")
          FROM (
            SELECT
              "t19"."subject",
              "t19"."subject_id",
              "t19"."started_at",
              "t19"."stage",
              "t19"."won_at",
              "t19"."lost_at",
              "t19"."outcome",
              "t19"."ended_at",
              "t23"."subject" AS "subject_right",
              "t23"."subject_id" AS "subject_id_right",
              "t23"."entry_channel",
              "t23"."path",
              "t23"."touchpoints"
            FROM (
              SELECT
                "t9"."subject",
                "t9"."subject_id",
                "t9"."started_at",
                "t9"."stage",
                "t9"."won_at",
                "t9"."lost_at",
                CASE
                  WHEN (
                    "t9"."won_at" IS NOT NULL
                  )
                  AND (
                    (
                      "t9"."lost_at" IS NULL
                    ) OR (
                      "t9"."won_at" >= "t9"."lost_at"
                    )
                  )
                  THEN 'won'
                  WHEN "t9"."lost_at" IS NOT NULL
                  THEN 'lost'
                  ELSE 'open'
                END AS "outcome",
                CASE
                  WHEN (
                    "t9"."won_at" IS NOT NULL
                  )
                  AND (
                    (
                      "t9"."lost_at" IS NULL
                    ) OR (
                      "t9"."won_at" >= "t9"."lost_at"
                    )
                  )
                  THEN "t9"."won_at"
                  ELSE "t9"."lost_at"
                END AS "ended_at"
              FROM (
                SELECT
                  "t2"."subject",
                  "t2"."subject_id",
                  MIN("t2"."entered_at") AS "started_at",
                  MAX("t2"."stage") FILTER(WHERE
                    "t2"."left_at" IS NULL) AS "stage",
                  MAX("t2"."entered_at") FILTER(WHERE
                    "t2"."customer") AS "won_at",
                  MAX("t2"."entered_at") FILTER(WHERE
                    "t2"."how" = 'lost') AS "lost_at"
                FROM "stages" AS "t2"
                GROUP BY
                  1,
                  2
              ) AS "t9"
            ) AS "t19"
            LEFT OUTER JOIN (
              SELECT
                "t13"."subject",
                "t13"."subject_id",
                FIRST("t13"."channel" ORDER BY "t13"."step_no") AS "entry_channel",
                ARRAY_AGG(
                  CASE
                    WHEN 9 <= LENGTH(CAST("t13"."step_no" AS TEXT))
                    THEN CAST("t13"."step_no" AS TEXT)
                    ELSE REPEAT('0', 9 - LENGTH(CAST("t13"."step_no" AS TEXT))) || CAST("t13"."step_no" AS TEXT)
                  END || ':' || "t13"."channel"
                ) FILTER(WHERE
                  (
                    CASE
                      WHEN 9 <= LENGTH(CAST("t13"."step_no" AS TEXT))
                      THEN CAST("t13"."step_no" AS TEXT)
                      ELSE REPEAT('0', 9 - LENGTH(CAST("t13"."step_no" AS TEXT))) || CAST("t13"."step_no" AS TEXT)
                    END || ':' || "t13"."channel"
                  ) IS NOT NULL
                  AND "t13"."changes") AS "path",
                SUM("t13"."touchpoints") AS "touchpoints"
              FROM (
                SELECT
                  "t4"."subject",
                  "t4"."subject_id",
                  "t4"."step_no",
                  "t4"."stage",
                  "t4"."channel",
                  "t4"."at",
                  "t4"."ended_at",
                  "t4"."touchpoints",
                  "t4"."next_stage",
                  "t4"."next_channel",
                  "t4"."wait_days",
                  COALESCE(
                    "t4"."channel" <> LAG("t4"."channel") OVER (
                      PARTITION BY "t4"."subject", "t4"."subject_id"
                      ORDER BY "t4"."step_no" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ),
                    TRUE
                  ) AS "changes"
                FROM "journey_steps" AS "t4"
              ) AS "t13"
              GROUP BY
                1,
                2
            ) AS "t23"
              ON "t19"."subject" = "t23"."subject" AND "t19"."subject_id" = "t23"."subject_id"
          ) AS "t24"
        ) AS "t26"
        LEFT OUTER JOIN (
          SELECT
            "t18"."subject",
            "t18"."subject_id",
            "t18"."origin" AS "entry_origin"
          FROM (
            SELECT
              "t12"."touchpoint_id",
              "t12"."at",
              "t12"."channel",
              "t12"."origin",
              "t12"."subject",
              "t12"."subject_id",
              ROW_NUMBER() OVER (
                PARTITION BY "t12"."subject", "t12"."subject_id"
                ORDER BY "t12"."at" ASC, "t12"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  "t3"."touchpoint_id",
                  "t3"."at",
                  "t3"."channel",
                  "t3"."origin",
                  'person' AS "subject",
                  "t3"."person_id" AS "subject_id"
                FROM "touchpoints" AS "t3"
                WHERE
                  "t3"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  AND NOT (
                    STARTS_WITH("t3"."kind", 'Stage Set: ')
                  )
                  AND "t3"."person_id" IS NOT NULL
              ) AS "t10"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t3"."touchpoint_id",
                  "t3"."at",
                  "t3"."channel",
                  "t3"."origin",
                  'account' AS "subject",
                  "t3"."account_id" AS "subject_id"
                FROM "touchpoints" AS "t3"
                WHERE
                  "t3"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  AND NOT (
                    STARTS_WITH("t3"."kind", 'Stage Set: ')
                  )
                  AND "t3"."account_id" IS NOT NULL
              ) AS "t11"
            ) AS "t12"
          ) AS "t18"
          WHERE
            "t18"."place" = 0
        ) AS "t22"
          ON "t26"."subject" = "t22"."subject" AND "t26"."subject_id" = "t22"."subject_id"
      ) AS "t27"
    ) AS "t29"
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          'person' AS "subject",
          "t5"."person_id" AS "subject_id",
          COALESCE("t5"."owner", "t8"."of_owner") AS "owner",
          COALESCE("t5"."unit", "t8"."of_unit") AS "unit"
        FROM "people" AS "t5"
        LEFT OUTER JOIN (
          SELECT
            "t0"."account_id" AS "company",
            "t0"."owner" AS "of_owner",
            "t0"."unit" AS "of_unit"
          FROM "accounts" AS "t0"
        ) AS "t8"
          ON "t5"."account_id" = "t8"."company"
      ) AS "t14"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'account' AS "subject",
          "t0"."account_id" AS "subject_id",
          "t0"."owner",
          "t0"."unit"
        FROM "accounts" AS "t0"
      ) AS "t6"
    ) AS "t16"
      ON "t29"."subject" = "t16"."subject" AND "t29"."subject_id" = "t16"."subject_id"
  ) AS "t30"
) AS "t31"
