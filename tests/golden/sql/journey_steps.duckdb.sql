SELECT
  *
FROM (
  SELECT
    "t13"."subject",
    "t13"."subject_id",
    "t13"."step_no",
    "t13"."stage",
    "t13"."channel",
    "t13"."at",
    "t13"."ended_at",
    "t13"."touchpoints",
    LEAD("t13"."stage") OVER (
      PARTITION BY "t13"."subject", "t13"."subject_id"
      ORDER BY "t13"."step_no" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "next_stage",
    LEAD("t13"."channel") OVER (
      PARTITION BY "t13"."subject", "t13"."subject_id"
      ORDER BY "t13"."step_no" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "next_channel",
    CAST(EPOCH(
      CAST(LEAD("t13"."at") OVER (
        PARTITION BY "t13"."subject", "t13"."subject_id"
        ORDER BY "t13"."step_no" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) AS TIMESTAMP)
    ) - EPOCH(CAST("t13"."ended_at" AS TIMESTAMP)) AS DOUBLE) / 86400 AS "wait_days"
  FROM (
    SELECT
      "t12"."subject",
      "t12"."subject_id",
      "t12"."step_no",
      MIN("t12"."stage") AS "stage",
      MIN("t12"."channel") AS "channel",
      MIN("t12"."at") AS "at",
      MAX("t12"."at") AS "ended_at",
      COUNT(*) AS "touchpoints"
    FROM (
      SELECT
        "t11"."subject",
        "t11"."subject_id",
        "t11"."at",
        "t11"."stage",
        "t11"."touchpoint_id",
        "t11"."channel",
        "t11"."origin",
        "t11"."stay",
        "t11"."begins",
        SUM("t11"."begins") OVER (
          PARTITION BY "t11"."subject", "t11"."subject_id"
          ORDER BY "t11"."at" ASC, "t11"."touchpoint_id" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "step_no"
      FROM (
        SELECT
          "t10"."subject",
          "t10"."subject_id",
          "t10"."at",
          "t10"."stage",
          "t10"."touchpoint_id",
          "t10"."channel",
          "t10"."origin",
          "t10"."stay",
          CAST(COALESCE(
            (
              "t10"."channel" <> LAG("t10"."channel") OVER (
                PARTITION BY "t10"."subject", "t10"."subject_id"
                ORDER BY "t10"."at" ASC, "t10"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              )
            )
            OR (
              "t10"."stage" <> LAG("t10"."stage") OVER (
                PARTITION BY "t10"."subject", "t10"."subject_id"
                ORDER BY "t10"."at" ASC, "t10"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              )
            ),
            TRUE
          ) AS BIGINT) AS "begins"
        FROM (
          SELECT
            "t9"."subject",
            "t9"."subject_id",
            "t9"."at",
            "t9"."stage",
            "t9"."touchpoint_id",
            COALESCE("t9"."channel", 'other') AS "channel",
            "t9"."origin",
            "t9"."stay"
          FROM (
            SELECT
              "t8"."subject",
              "t8"."subject_id",
              "t8"."at",
              MAX("t8"."stage") OVER (
                PARTITION BY "t8"."subject", "t8"."subject_id", "t8"."stay"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "stage",
              "t8"."touchpoint_id",
              "t8"."channel",
              "t8"."origin",
              "t8"."stay"
            FROM (
              SELECT
                "t7"."subject",
                "t7"."subject_id",
                "t7"."at",
                "t7"."stage",
                "t7"."touchpoint_id",
                "t7"."channel",
                "t7"."origin",
                SUM(CAST("t7"."touchpoint_id" IS NULL AS BIGINT)) OVER (
                  PARTITION BY "t7"."subject", "t7"."subject_id"
                  ORDER BY "t7"."at" ASC, CAST(NOT (
                    "t7"."touchpoint_id" IS NULL
                  ) AS BIGINT) ASC, "t7"."touchpoint_id" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "stay"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t5"."subject",
                    "t5"."subject_id",
                    "t5"."at",
                    CAST(NULL AS TEXT) AS "stage",
                    "t5"."touchpoint_id",
                    "t5"."channel",
                    "t5"."origin"
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t1"."touchpoint_id",
                        "t1"."at",
                        "t1"."channel",
                        "t1"."origin",
                        'person' AS "subject",
                        "t1"."person_id" AS "subject_id"
                      FROM "touchpoints" AS "t1"
                      WHERE
                        "t1"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        AND NOT (
                          STARTS_WITH("t1"."kind", 'Stage Set: ')
                        )
                        AND "t1"."person_id" IS NOT NULL
                    ) AS "t3"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        "t1"."touchpoint_id",
                        "t1"."at",
                        "t1"."channel",
                        "t1"."origin",
                        'account' AS "subject",
                        "t1"."account_id" AS "subject_id"
                      FROM "touchpoints" AS "t1"
                      WHERE
                        "t1"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        AND NOT (
                          STARTS_WITH("t1"."kind", 'Stage Set: ')
                        )
                        AND "t1"."account_id" IS NOT NULL
                    ) AS "t4"
                  ) AS "t5"
                ) AS "t6"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t0"."subject",
                    "t0"."subject_id",
                    "t0"."entered_at" AS "at",
                    "t0"."stage",
                    CAST(NULL AS TEXT) AS "touchpoint_id",
                    CAST(NULL AS TEXT) AS "channel",
                    CAST(NULL AS TEXT) AS "origin"
                  FROM "stages" AS "t0"
                ) AS "t2"
              ) AS "t7"
            ) AS "t8"
          ) AS "t9"
          WHERE
            "t9"."touchpoint_id" IS NOT NULL AND "t9"."stage" IS NOT NULL
        ) AS "t10"
      ) AS "t11"
    ) AS "t12"
    GROUP BY
      1,
      2,
      3
  ) AS "t13"
) AS "t14"
