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
  "t33"."subject",
  "t33"."subject_id",
  "t33"."started_at",
  "t33"."entry_channel",
  "t33"."entry_origin",
  STR_SPLIT(
    REGEXP_REPLACE(ARRAY_TO_STRING(LIST_SORT("t33"."path"), '
'), '[0-9]{9}:', '', 'g'),
    '
'
  ) AS "path",
  COALESCE("t33"."touchpoints", 0) AS "touchpoints",
  "t33"."stage",
  "t33"."outcome",
  "t33"."ended_at",
  "t33"."owner",
  "t33"."unit"
FROM (
  SELECT
    "t32".*
    EXCLUDE ("subject_right", "subject_id_right")
  FROM (
    SELECT
      "t31"."subject",
      "t31"."subject_id",
      "t31"."started_at",
      "t31"."stage",
      "t31"."won_at",
      "t31"."lost_at",
      "t31"."outcome",
      "t31"."ended_at",
      "t31"."entry_channel",
      "t31"."path",
      "t31"."touchpoints",
      "t31"."entry_origin",
      "t24"."subject" AS "subject_right",
      "t24"."subject_id" AS "subject_id_right",
      "t24"."owner",
      "t24"."unit"
    FROM (
      SELECT
        "t29".*
        EXCLUDE ("subject_right", "subject_id_right")
      FROM (
        SELECT
          "t28"."subject",
          "t28"."subject_id",
          "t28"."started_at",
          "t28"."stage",
          "t28"."won_at",
          "t28"."lost_at",
          "t28"."outcome",
          "t28"."ended_at",
          "t28"."entry_channel",
          "t28"."path",
          "t28"."touchpoints",
          "t25"."subject" AS "subject_right",
          "t25"."subject_id" AS "subject_id_right",
          "t25"."entry_origin"
        FROM (
          SELECT
            "t26".*
            EXCLUDE ("subject_right", "subject_id_right")
          FROM (
            SELECT
              "t21"."subject",
              "t21"."subject_id",
              "t21"."started_at",
              "t21"."stage",
              "t21"."won_at",
              "t21"."lost_at",
              "t21"."outcome",
              "t21"."ended_at",
              "t17"."subject" AS "subject_right",
              "t17"."subject_id" AS "subject_id_right",
              "t17"."entry_channel",
              "t17"."path",
              "t17"."touchpoints"
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
            ) AS "t21"
            LEFT OUTER JOIN (
              SELECT
                "t3"."subject",
                "t3"."subject_id",
                FIRST("t3"."channel" ORDER BY "t3"."step_no") AS "entry_channel",
                ARRAY_AGG(
                  CASE
                    WHEN 9 <= LENGTH(CAST("t3"."step_no" AS TEXT))
                    THEN CAST("t3"."step_no" AS TEXT)
                    ELSE REPEAT('0', 9 - LENGTH(CAST("t3"."step_no" AS TEXT))) || CAST("t3"."step_no" AS TEXT)
                  END || ':' || "t3"."channel"
                ) FILTER(WHERE
                  (
                    CASE
                      WHEN 9 <= LENGTH(CAST("t3"."step_no" AS TEXT))
                      THEN CAST("t3"."step_no" AS TEXT)
                      ELSE REPEAT('0', 9 - LENGTH(CAST("t3"."step_no" AS TEXT))) || CAST("t3"."step_no" AS TEXT)
                    END || ':' || "t3"."channel"
                  ) IS NOT NULL) AS "path",
                SUM("t3"."touchpoints") AS "touchpoints"
              FROM "journey_steps" AS "t3"
              GROUP BY
                1,
                2
            ) AS "t17"
              ON "t21"."subject" = "t17"."subject" AND "t21"."subject_id" = "t17"."subject_id"
          ) AS "t26"
        ) AS "t28"
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
                  "t4"."touchpoint_id",
                  "t4"."at",
                  "t4"."channel",
                  "t4"."origin",
                  'person' AS "subject",
                  "t4"."person_id" AS "subject_id"
                FROM "touchpoints" AS "t4"
                WHERE
                  "t4"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  AND "t4"."person_id" IS NOT NULL
              ) AS "t7"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t4"."touchpoint_id",
                  "t4"."at",
                  "t4"."channel",
                  "t4"."origin",
                  'account' AS "subject",
                  "t4"."account_id" AS "subject_id"
                FROM "touchpoints" AS "t4"
                WHERE
                  "t4"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  AND "t4"."account_id" IS NOT NULL
              ) AS "t8"
            ) AS "t12"
          ) AS "t18"
          WHERE
            "t18"."place" = 0
        ) AS "t25"
          ON "t28"."subject" = "t25"."subject" AND "t28"."subject_id" = "t25"."subject_id"
      ) AS "t29"
    ) AS "t31"
    LEFT OUTER JOIN (
      SELECT
        *
      FROM (
        SELECT
          'person' AS "subject",
          "t9"."person_id" AS "subject_id",
          COALESCE("t9"."owner", "t15"."of_owner") AS "owner",
          COALESCE("t9"."unit", "t15"."of_unit") AS "unit"
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
        ) AS "t15"
          ON "t9"."account_id" = "t15"."company"
      ) AS "t20"
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
    ) AS "t24"
      ON "t31"."subject" = "t24"."subject" AND "t31"."subject_id" = "t24"."subject_id"
  ) AS "t32"
) AS "t33"
