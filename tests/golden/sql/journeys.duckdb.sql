WITH "t6" AS (
  SELECT
    "t1"."source_id" AS "account_id",
    MIN("t1"."updated_at") AS "first_at",
    MAX("t1"."owner") AS "owner",
    MAX("t1"."unit") AS "unit"
  FROM "accounts" AS "t1"
  GROUP BY
    1
)
SELECT
  "t34"."subject",
  "t34"."subject_id",
  "t34"."started_at",
  "t34"."entry_channel",
  "t34"."entry_origin",
  STR_SPLIT(
    REGEXP_REPLACE(ARRAY_TO_STRING(LIST_SORT("t34"."path"), '
'), '[0-9]{9}:', '', 'g'),
    '
'
  ) AS "path",
  COALESCE("t34"."touchpoints", 0) AS "touchpoints",
  "t34"."stage",
  "t34"."outcome",
  "t34"."ended_at",
  "t34"."owner",
  "t34"."unit"
FROM (
  SELECT
    "t33".*
    EXCLUDE ("subject_right", "subject_id_right")
  FROM (
    SELECT
      "t32"."subject",
      "t32"."subject_id",
      "t32"."started_at",
      "t32"."stage",
      "t32"."won_at",
      "t32"."lost_at",
      "t32"."outcome",
      "t32"."ended_at",
      "t32"."entry_channel",
      "t32"."path",
      "t32"."touchpoints",
      "t32"."entry_origin",
      "t23"."subject" AS "subject_right",
      "t23"."subject_id" AS "subject_id_right",
      "t23"."owner",
      "t23"."unit"
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
          "t24"."subject" AS "subject_right",
          "t24"."subject_id" AS "subject_id_right",
          "t24"."entry_origin"
        FROM (
          SELECT
            "t27".*
            EXCLUDE ("subject_right", "subject_id_right")
          FROM (
            SELECT
              "t20"."subject",
              "t20"."subject_id",
              "t20"."started_at",
              "t20"."stage",
              "t20"."won_at",
              "t20"."lost_at",
              "t20"."outcome",
              "t20"."ended_at",
              "t26"."subject" AS "subject_right",
              "t26"."subject_id" AS "subject_id_right",
              "t26"."entry_channel",
              "t26"."path",
              "t26"."touchpoints"
            FROM (
              SELECT
                "t11"."subject",
                "t11"."subject_id",
                "t11"."started_at",
                "t11"."stage",
                "t11"."won_at",
                "t11"."lost_at",
                CASE
                  WHEN (
                    "t11"."won_at" IS NOT NULL
                  )
                  AND (
                    (
                      "t11"."lost_at" IS NULL
                    ) OR (
                      "t11"."won_at" >= "t11"."lost_at"
                    )
                  )
                  THEN 'won'
                  WHEN "t11"."lost_at" IS NOT NULL
                  THEN 'lost'
                  ELSE 'open'
                END AS "outcome",
                CASE
                  WHEN (
                    "t11"."won_at" IS NOT NULL
                  )
                  AND (
                    (
                      "t11"."lost_at" IS NULL
                    ) OR (
                      "t11"."won_at" >= "t11"."lost_at"
                    )
                  )
                  THEN "t11"."won_at"
                  ELSE "t11"."lost_at"
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
              ) AS "t11"
            ) AS "t20"
            LEFT OUTER JOIN (
              SELECT
                "t15"."subject",
                "t15"."subject_id",
                FIRST("t15"."channel" ORDER BY "t15"."step_no") AS "entry_channel",
                ARRAY_AGG(
                  CASE
                    WHEN 9 <= LENGTH(CAST("t15"."step_no" AS TEXT))
                    THEN CAST("t15"."step_no" AS TEXT)
                    ELSE REPEAT('0', 9 - LENGTH(CAST("t15"."step_no" AS TEXT))) || CAST("t15"."step_no" AS TEXT)
                  END || ':' || "t15"."channel"
                ) FILTER(WHERE
                  (
                    CASE
                      WHEN 9 <= LENGTH(CAST("t15"."step_no" AS TEXT))
                      THEN CAST("t15"."step_no" AS TEXT)
                      ELSE REPEAT('0', 9 - LENGTH(CAST("t15"."step_no" AS TEXT))) || CAST("t15"."step_no" AS TEXT)
                    END || ':' || "t15"."channel"
                  ) IS NOT NULL
                  AND "t15"."changes") AS "path",
                SUM("t15"."touchpoints") AS "touchpoints"
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
              ) AS "t15"
              GROUP BY
                1,
                2
            ) AS "t26"
              ON "t20"."subject" = "t26"."subject" AND "t20"."subject_id" = "t26"."subject_id"
          ) AS "t27"
        ) AS "t29"
        LEFT OUTER JOIN (
          SELECT
            "t17"."subject",
            "t17"."subject_id",
            "t17"."origin" AS "entry_origin"
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
                  AND "t3"."person_id" IS NOT NULL
              ) AS "t7"
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
                  AND "t3"."account_id" IS NOT NULL
              ) AS "t8"
            ) AS "t12"
          ) AS "t17"
          WHERE
            "t17"."place" = 0
        ) AS "t24"
          ON "t29"."subject" = "t24"."subject" AND "t29"."subject_id" = "t24"."subject_id"
      ) AS "t30"
    ) AS "t32"
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          'person' AS "subject",
          "t9"."person_id" AS "subject_id",
          COALESCE("t9"."owner", "t16"."of_owner") AS "owner",
          COALESCE("t9"."unit", "t16"."of_unit") AS "unit"
        FROM (
          SELECT
            "t0"."source_id" AS "person_id",
            MAX("t0"."account_ref") AS "account_id",
            MIN("t0"."updated_at") AS "first_at",
            MAX("t0"."owner") AS "owner",
            MAX("t0"."unit") AS "unit"
          FROM "people" AS "t0"
          GROUP BY
            1
        ) AS "t9"
        LEFT OUTER JOIN (
          SELECT
            "t10"."account_id" AS "company",
            "t10"."owner" AS "of_owner",
            "t10"."unit" AS "of_unit"
          FROM "t6" AS "t10"
        ) AS "t16"
          ON "t9"."account_id" = "t16"."company"
      ) AS "t19"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'account' AS "subject",
          "t10"."account_id" AS "subject_id",
          "t10"."owner",
          "t10"."unit"
        FROM "t6" AS "t10"
      ) AS "t13"
    ) AS "t23"
      ON "t32"."subject" = "t23"."subject" AND "t32"."subject_id" = "t23"."subject_id"
  ) AS "t33"
) AS "t34"
