WITH "t24" AS (
  SELECT
    "t16"."touchpoint_id",
    "t16"."at",
    "t16"."person_id",
    "t16"."account_id",
    "t16"."channel",
    "t16"."kind",
    "t16"."owner",
    "t16"."origin",
    "t16"."content_id",
    "t16"."campaign",
    "t16"."session_id",
    "t16"."known",
    "t16"."words",
    UNNEST(
      CAST([
        MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
        MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
      ] AS TIMESTAMPTZ[])
    ) AS "cut"
  FROM (
    SELECT
      *
    FROM "touchpoints" AS "t6"
    WHERE
      "t6"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  ) AS "t16"
)
SELECT
  "t86"."person_id",
  "t86"."account_id",
  "t86"."cut",
  "t86"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS "now",
  CASE
    WHEN "t86"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    THEN CAST(NULL AS BOOLEAN)
    ELSE COALESCE("t86"."by_person_id", FALSE) OR COALESCE("t86"."by_account_id", FALSE)
  END AS "outcome",
  "t86"."days_since_last",
  "t86"."days_since_asked",
  COALESCE("t86"."touches_30", 0.0) AS "touches_30",
  COALESCE("t86"."touches_90", 0.0) AS "touches_90",
  COALESCE("t86"."pages_30", 0.0) AS "pages_30",
  COALESCE("t86"."read_90", 0.0) AS "read_90",
  COALESCE("t86"."asked_90", 0.0) AS "asked_90",
  COALESCE("t86"."asked_365", 0.0) AS "asked_365",
  COALESCE("t86"."mails_90", 0.0) AS "mails_90",
  COALESCE("t86"."portal_90", 0.0) AS "portal_90",
  COALESCE("t86"."events_365", 0.0) AS "events_365",
  COALESCE("t86"."contacts_90", 0.0) AS "contacts_90",
  COALESCE("t86"."channels_90", 0.0) AS "channels_90",
  COALESCE("t86"."company_touches_90", 0.0) AS "company_touches_90",
  COALESCE("t86"."company_people_90", 0.0) AS "company_people_90",
  COALESCE("t86"."company_asked_90", 0.0) AS "company_asked_90",
  COALESCE("t86"."cases", 0.0) AS "cases",
  COALESCE("t86"."cases_won", 0.0) AS "cases_won",
  "t86"."days_since_case",
  COALESCE("t86"."orders_365", 0.0) AS "orders_365",
  "t86"."days_since_order",
  "t86"."stage",
  "t86"."days_in_stage",
  "t86"."persona",
  "t86"."industry",
  "t86"."size",
  "t86"."tier",
  "t86"."country"
FROM (
  SELECT
    "t85".*
    EXCLUDE ("cut_right")
  FROM (
    SELECT
      "t84".*
      EXCLUDE ("account_id_right")
    FROM (
      SELECT
        "t77"."person_id",
        "t77"."account_id",
        "t77"."cut",
        "t77"."days_since_last",
        "t77"."days_since_asked",
        "t77"."channels_90",
        "t77"."touches_30",
        "t77"."touches_90",
        "t77"."pages_30",
        "t77"."read_90",
        "t77"."asked_90",
        "t77"."asked_365",
        "t77"."mails_90",
        "t77"."portal_90",
        "t77"."events_365",
        "t77"."contacts_90",
        "t77"."company_touches_90",
        "t77"."company_people_90",
        "t77"."company_asked_90",
        "t77"."cases",
        "t77"."cases_won",
        "t77"."days_since_case",
        "t77"."open_case",
        "t77"."orders_365",
        "t77"."days_since_order",
        "t77"."stage",
        "t77"."days_in_stage",
        "t77"."persona",
        "t77"."industry",
        "t77"."size",
        "t77"."tier",
        "t77"."country",
        "t77"."by_person_id",
        "t83"."account_id" AS "account_id_right",
        "t83"."cut" AS "cut_right",
        "t83"."by_account_id"
      FROM (
        SELECT
          "t75".*
          EXCLUDE ("cut_right")
        FROM (
          SELECT
            "t74".*
            EXCLUDE ("person_id_right")
          FROM (
            SELECT
              "t67"."person_id",
              "t67"."account_id",
              "t67"."cut",
              "t67"."days_since_last",
              "t67"."days_since_asked",
              "t67"."channels_90",
              "t67"."touches_30",
              "t67"."touches_90",
              "t67"."pages_30",
              "t67"."read_90",
              "t67"."asked_90",
              "t67"."asked_365",
              "t67"."mails_90",
              "t67"."portal_90",
              "t67"."events_365",
              "t67"."contacts_90",
              "t67"."company_touches_90",
              "t67"."company_people_90",
              "t67"."company_asked_90",
              "t67"."cases",
              "t67"."cases_won",
              "t67"."days_since_case",
              "t67"."open_case",
              "t67"."orders_365",
              "t67"."days_since_order",
              "t67"."stage",
              "t67"."days_in_stage",
              "t67"."persona",
              "t67"."industry",
              "t67"."size",
              "t67"."tier",
              "t67"."country",
              "t73"."person_id" AS "person_id_right",
              "t73"."cut" AS "cut_right",
              "t73"."by_person_id"
            FROM (
              SELECT
                "t65".*
                EXCLUDE ("account_id_right")
              FROM (
                SELECT
                  "t64"."person_id",
                  "t64"."account_id",
                  "t64"."cut",
                  "t64"."days_since_last",
                  "t64"."days_since_asked",
                  "t64"."channels_90",
                  "t64"."touches_30",
                  "t64"."touches_90",
                  "t64"."pages_30",
                  "t64"."read_90",
                  "t64"."asked_90",
                  "t64"."asked_365",
                  "t64"."mails_90",
                  "t64"."portal_90",
                  "t64"."events_365",
                  "t64"."contacts_90",
                  "t64"."company_touches_90",
                  "t64"."company_people_90",
                  "t64"."company_asked_90",
                  "t64"."cases",
                  "t64"."cases_won",
                  "t64"."days_since_case",
                  "t64"."open_case",
                  "t64"."orders_365",
                  "t64"."days_since_order",
                  "t64"."stage",
                  "t64"."days_in_stage",
                  "t64"."persona",
                  "t12"."account_id" AS "account_id_right",
                  "t12"."industry",
                  "t12"."size",
                  "t12"."tier",
                  "t12"."country"
                FROM (
                  SELECT
                    "t62".*
                    EXCLUDE ("person_id_right")
                  FROM (
                    SELECT
                      "t61"."person_id",
                      "t61"."account_id",
                      "t61"."cut",
                      "t61"."days_since_last",
                      "t61"."days_since_asked",
                      "t61"."channels_90",
                      "t61"."touches_30",
                      "t61"."touches_90",
                      "t61"."pages_30",
                      "t61"."read_90",
                      "t61"."asked_90",
                      "t61"."asked_365",
                      "t61"."mails_90",
                      "t61"."portal_90",
                      "t61"."events_365",
                      "t61"."contacts_90",
                      "t61"."company_touches_90",
                      "t61"."company_people_90",
                      "t61"."company_asked_90",
                      "t61"."cases",
                      "t61"."cases_won",
                      "t61"."days_since_case",
                      "t61"."open_case",
                      "t61"."orders_365",
                      "t61"."days_since_order",
                      "t61"."stage",
                      "t61"."days_in_stage",
                      "t13"."person_id" AS "person_id_right",
                      "t13"."persona"
                    FROM (
                      SELECT
                        "t59".*
                        EXCLUDE ("cut_right")
                      FROM (
                        SELECT
                          "t58".*
                          EXCLUDE ("person_id_right")
                        FROM (
                          SELECT
                            "t57"."person_id",
                            "t57"."account_id",
                            "t57"."cut",
                            "t57"."days_since_last",
                            "t57"."days_since_asked",
                            "t57"."channels_90",
                            "t57"."touches_30",
                            "t57"."touches_90",
                            "t57"."pages_30",
                            "t57"."read_90",
                            "t57"."asked_90",
                            "t57"."asked_365",
                            "t57"."mails_90",
                            "t57"."portal_90",
                            "t57"."events_365",
                            "t57"."contacts_90",
                            "t57"."company_touches_90",
                            "t57"."company_people_90",
                            "t57"."company_asked_90",
                            "t57"."cases",
                            "t57"."cases_won",
                            "t57"."days_since_case",
                            "t57"."open_case",
                            "t57"."orders_365",
                            "t57"."days_since_order",
                            "t35"."person_id" AS "person_id_right",
                            "t35"."cut" AS "cut_right",
                            "t35"."stage",
                            "t35"."days_in_stage"
                          FROM (
                            SELECT
                              "t55".*
                              EXCLUDE ("cut_right")
                            FROM (
                              SELECT
                                "t54".*
                                EXCLUDE ("account_id_right")
                              FROM (
                                SELECT
                                  "t53"."person_id",
                                  "t53"."account_id",
                                  "t53"."cut",
                                  "t53"."days_since_last",
                                  "t53"."days_since_asked",
                                  "t53"."channels_90",
                                  "t53"."touches_30",
                                  "t53"."touches_90",
                                  "t53"."pages_30",
                                  "t53"."read_90",
                                  "t53"."asked_90",
                                  "t53"."asked_365",
                                  "t53"."mails_90",
                                  "t53"."portal_90",
                                  "t53"."events_365",
                                  "t53"."contacts_90",
                                  "t53"."company_touches_90",
                                  "t53"."company_people_90",
                                  "t53"."company_asked_90",
                                  "t53"."cases",
                                  "t53"."cases_won",
                                  "t53"."days_since_case",
                                  "t53"."open_case",
                                  "t37"."account_id" AS "account_id_right",
                                  "t37"."cut" AS "cut_right",
                                  "t37"."orders_365",
                                  "t37"."days_since_order"
                                FROM (
                                  SELECT
                                    "t51".*
                                    EXCLUDE ("cut_right")
                                  FROM (
                                    SELECT
                                      "t50".*
                                      EXCLUDE ("account_id_right")
                                    FROM (
                                      SELECT
                                        "t49"."person_id",
                                        "t49"."account_id",
                                        "t49"."cut",
                                        "t49"."days_since_last",
                                        "t49"."days_since_asked",
                                        "t49"."channels_90",
                                        "t49"."touches_30",
                                        "t49"."touches_90",
                                        "t49"."pages_30",
                                        "t49"."read_90",
                                        "t49"."asked_90",
                                        "t49"."asked_365",
                                        "t49"."mails_90",
                                        "t49"."portal_90",
                                        "t49"."events_365",
                                        "t49"."contacts_90",
                                        "t49"."company_touches_90",
                                        "t49"."company_people_90",
                                        "t49"."company_asked_90",
                                        "t33"."account_id" AS "account_id_right",
                                        "t33"."cut" AS "cut_right",
                                        "t33"."cases",
                                        "t33"."cases_won",
                                        "t33"."days_since_case",
                                        "t33"."open_case"
                                      FROM (
                                        SELECT
                                          "t47".*
                                          EXCLUDE ("cut_right")
                                        FROM (
                                          SELECT
                                            "t46".*
                                            EXCLUDE ("account_id_right")
                                          FROM (
                                            SELECT
                                              "t45"."person_id",
                                              "t45"."account_id",
                                              "t45"."cut",
                                              "t45"."days_since_last",
                                              "t45"."days_since_asked",
                                              "t45"."channels_90",
                                              "t45"."touches_30",
                                              "t45"."touches_90",
                                              "t45"."pages_30",
                                              "t45"."read_90",
                                              "t45"."asked_90",
                                              "t45"."asked_365",
                                              "t45"."mails_90",
                                              "t45"."portal_90",
                                              "t45"."events_365",
                                              "t45"."contacts_90",
                                              "t40"."account_id" AS "account_id_right",
                                              "t40"."cut" AS "cut_right",
                                              "t40"."company_touches_90",
                                              "t40"."company_people_90",
                                              "t40"."company_asked_90"
                                            FROM (
                                              SELECT
                                                "t43".*
                                                EXCLUDE ("cut_right")
                                              FROM (
                                                SELECT
                                                  "t42".*
                                                  EXCLUDE ("person_id_right")
                                                FROM (
                                                  SELECT
                                                    "t23"."person_id",
                                                    "t23"."account_id",
                                                    "t23"."cut",
                                                    "t41"."person_id" AS "person_id_right",
                                                    "t41"."cut" AS "cut_right",
                                                    "t41"."days_since_last",
                                                    "t41"."days_since_asked",
                                                    "t41"."channels_90",
                                                    "t41"."touches_30",
                                                    "t41"."touches_90",
                                                    "t41"."pages_30",
                                                    "t41"."read_90",
                                                    "t41"."asked_90",
                                                    "t41"."asked_365",
                                                    "t41"."mails_90",
                                                    "t41"."portal_90",
                                                    "t41"."events_365",
                                                    "t41"."contacts_90"
                                                  FROM (
                                                    SELECT
                                                      "t9"."person_id",
                                                      "t9"."account_id",
                                                      UNNEST(
                                                        CAST([
                                                          MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                        ] AS TIMESTAMPTZ[])
                                                      ) AS "cut"
                                                    FROM (
                                                      SELECT
                                                        "t5"."person_id",
                                                        "t5"."account_id"
                                                      FROM "people" AS "t5"
                                                    ) AS "t9"
                                                  ) AS "t23"
                                                  LEFT OUTER JOIN (
                                                    SELECT
                                                      "t31"."person_id",
                                                      "t31"."cut",
                                                      MIN(
                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                      ) AS "days_since_last",
                                                      MIN(
                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                      ) FILTER(WHERE
                                                        COALESCE(
                                                          CONTAINS("t31"."kind", 'Requested') OR (
                                                            "t31"."kind" = 'Form Submitted'
                                                          ),
                                                          FALSE
                                                        )) AS "days_since_asked",
                                                      CAST(COUNT(DISTINCT "t31"."channel") FILTER(WHERE
                                                        (
                                                          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                        ) < 90) AS DOUBLE) AS "channels_90",
                                                      CAST(SUM(
                                                        CAST(COALESCE(
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) >= 0,
                                                          FALSE
                                                        )
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 30
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "touches_30",
                                                      CAST(SUM(
                                                        CAST(COALESCE(
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) >= 0,
                                                          FALSE
                                                        )
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "touches_90",
                                                      CAST(SUM(
                                                        CAST(COALESCE("t31"."channel" = 'web', FALSE)
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 30
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "pages_30",
                                                      CAST(SUM(
                                                        CAST(COALESCE(
                                                          (
                                                            "t31"."content_id" IS NOT NULL
                                                          )
                                                          OR CONTAINS("t31"."kind", 'Download')
                                                          OR CONTAINS("t31"."kind", 'Opened'),
                                                          FALSE
                                                        )
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "read_90",
                                                      CAST(SUM(
                                                        CAST(COALESCE(
                                                          CONTAINS("t31"."kind", 'Requested') OR (
                                                            "t31"."kind" = 'Form Submitted'
                                                          ),
                                                          FALSE
                                                        )
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "asked_90",
                                                      CAST(SUM(
                                                        CAST(COALESCE(
                                                          CONTAINS("t31"."kind", 'Requested') OR (
                                                            "t31"."kind" = 'Form Submitted'
                                                          ),
                                                          FALSE
                                                        )
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 365
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "asked_365",
                                                      CAST(SUM(
                                                        CAST(COALESCE("t31"."channel" = 'email', FALSE)
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "mails_90",
                                                      CAST(SUM(
                                                        CAST(COALESCE("t31"."channel" = 'portal', FALSE)
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "portal_90",
                                                      CAST(SUM(
                                                        CAST(COALESCE("t31"."channel" = 'event', FALSE)
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 365
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "events_365",
                                                      CAST(SUM(
                                                        CAST(COALESCE("t31"."channel" IN ('phone', 'visit', 'meeting'), FALSE)
                                                        AND (
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ) AS BIGINT)
                                                      ) AS DOUBLE) AS "contacts_90"
                                                    FROM (
                                                      SELECT
                                                        *
                                                      FROM "t24" AS "t26"
                                                      WHERE
                                                        "t26"."at" <= "t26"."cut"
                                                        AND NOT (
                                                          STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                        )
                                                        AND "t26"."person_id" IS NOT NULL
                                                    ) AS "t31"
                                                    GROUP BY
                                                      1,
                                                      2
                                                  ) AS "t41"
                                                    ON "t23"."person_id" = "t41"."person_id" AND "t23"."cut" = "t41"."cut"
                                                ) AS "t42"
                                              ) AS "t43"
                                            ) AS "t45"
                                            LEFT OUTER JOIN (
                                              SELECT
                                                "t30"."account_id",
                                                "t30"."cut",
                                                CAST(SUM(
                                                  CAST((
                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                  ) < 90 AS BIGINT)
                                                ) AS DOUBLE) AS "company_touches_90",
                                                CAST(COUNT(DISTINCT "t30"."person_id") FILTER(WHERE
                                                  (
                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                  ) < 90) AS DOUBLE) AS "company_people_90",
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    CONTAINS("t30"."kind", 'Requested')
                                                    AND (
                                                      (
                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                      ) < 90
                                                    ),
                                                    FALSE
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS "company_asked_90"
                                              FROM (
                                                SELECT
                                                  *
                                                FROM "t24" AS "t26"
                                                WHERE
                                                  "t26"."at" <= "t26"."cut"
                                                  AND NOT (
                                                    STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                  )
                                                  AND "t26"."account_id" IS NOT NULL
                                              ) AS "t30"
                                              GROUP BY
                                                1,
                                                2
                                            ) AS "t40"
                                              ON "t45"."account_id" = "t40"."account_id" AND "t45"."cut" = "t40"."cut"
                                          ) AS "t46"
                                        ) AS "t47"
                                      ) AS "t49"
                                      LEFT OUTER JOIN (
                                        SELECT
                                          "t27"."account_ref" AS "account_id",
                                          "t27"."cut",
                                          CAST(COUNT(*) AS DOUBLE) AS "cases",
                                          CAST(SUM(
                                            CAST(COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                            AND COALESCE("t27"."won", FALSE) AS BIGINT)
                                          ) AS DOUBLE) AS "cases_won",
                                          MIN(
                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."created_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                          ) AS "days_since_case",
                                          BOOL_OR(CAST(NOT (
                                            COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                          ) AS BOOLEAN)) AS "open_case"
                                        FROM (
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              "t10"."opportunity_id",
                                              "t10"."person_ref",
                                              "t10"."account_ref",
                                              "t10"."product_id",
                                              "t10"."owner",
                                              "t10"."created_at",
                                              "t10"."stage",
                                              "t10"."closed_at",
                                              "t10"."won",
                                              "t10"."amount",
                                              "t10"."list_amount",
                                              "t10"."lost_reason",
                                              "t10"."source",
                                              "t10"."received_at",
                                              "t10"."load_id",
                                              UNNEST(
                                                CAST([
                                                  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                  MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                ] AS TIMESTAMPTZ[])
                                              ) AS "cut"
                                            FROM (
                                              SELECT
                                                *
                                              FROM "opportunities" AS "t0"
                                              WHERE
                                                "t0"."account_ref" IS NOT NULL
                                            ) AS "t10"
                                          ) AS "t19"
                                          WHERE
                                            "t19"."created_at" <= "t19"."cut"
                                        ) AS "t27"
                                        GROUP BY
                                          1,
                                          2
                                      ) AS "t33"
                                        ON "t49"."account_id" = "t33"."account_id" AND "t49"."cut" = "t33"."cut"
                                    ) AS "t50"
                                  ) AS "t51"
                                ) AS "t53"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t28"."customer_id" AS "account_id",
                                    "t28"."cut",
                                    CAST(COUNT(DISTINCT "t28"."order_id") FILTER(WHERE
                                      (
                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                      ) < 365) AS DOUBLE) AS "orders_365",
                                    MIN(
                                      CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                    ) AS "days_since_order"
                                  FROM (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        "t15"."customer_id",
                                        "t15"."order_id",
                                        "t15"."at",
                                        UNNEST(
                                          CAST([
                                            MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                            MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                          ] AS TIMESTAMPTZ[])
                                        ) AS "cut"
                                      FROM (
                                        SELECT
                                          "t4"."customer_id",
                                          "t4"."order_id",
                                          "t4"."at"
                                        FROM "order_lines" AS "t4"
                                        WHERE
                                          "t4"."kind" = 'sale'
                                      ) AS "t15"
                                    ) AS "t22"
                                    WHERE
                                      "t22"."at" <= "t22"."cut"
                                  ) AS "t28"
                                  GROUP BY
                                    1,
                                    2
                                ) AS "t37"
                                  ON "t53"."account_id" = "t37"."account_id" AND "t53"."cut" = "t37"."cut"
                              ) AS "t54"
                            ) AS "t55"
                          ) AS "t57"
                          LEFT OUTER JOIN (
                            SELECT
                              "t29"."subject_id" AS "person_id",
                              "t29"."cut",
                              FIRST("t29"."stage" ORDER BY "t29"."place" DESC) AS "stage",
                              MIN(
                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."entered_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                              ) AS "days_in_stage"
                            FROM (
                              SELECT
                                *
                              FROM (
                                SELECT
                                  "t14"."subject",
                                  "t14"."subject_id",
                                  "t14"."stage",
                                  "t14"."place",
                                  "t14"."customer",
                                  "t14"."entered_at",
                                  "t14"."left_at",
                                  "t14"."how",
                                  "t14"."because",
                                  "t14"."next_stage",
                                  "t14"."moved_on",
                                  UNNEST(
                                    CAST([
                                      MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                      MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                    ] AS TIMESTAMPTZ[])
                                  ) AS "cut"
                                FROM (
                                  SELECT
                                    *
                                  FROM "stages" AS "t3"
                                  WHERE
                                    "t3"."subject" = 'person'
                                ) AS "t14"
                              ) AS "t21"
                              WHERE
                                "t21"."entered_at" <= "t21"."cut"
                                AND (
                                  (
                                    "t21"."left_at" IS NULL
                                  ) OR (
                                    "t21"."left_at" > "t21"."cut"
                                  )
                                )
                            ) AS "t29"
                            GROUP BY
                              1,
                              2
                          ) AS "t35"
                            ON "t57"."person_id" = "t35"."person_id" AND "t57"."cut" = "t35"."cut"
                        ) AS "t58"
                      ) AS "t59"
                    ) AS "t61"
                    LEFT OUTER JOIN (
                      SELECT
                        "t2"."person_id",
                        "t2"."persona"
                      FROM "personas" AS "t2"
                    ) AS "t13"
                      ON "t61"."person_id" = "t13"."person_id"
                  ) AS "t62"
                ) AS "t64"
                LEFT OUTER JOIN (
                  SELECT
                    "t1"."account_id",
                    "t1"."industry",
                    "t1"."size",
                    "t1"."tier",
                    "t1"."country"
                  FROM "accounts" AS "t1"
                ) AS "t12"
                  ON "t64"."account_id" = "t12"."account_id"
              ) AS "t65"
            ) AS "t67"
            LEFT OUTER JOIN (
              SELECT
                "t71"."person_id",
                "t71"."cut",
                TRUE AS "by_person_id"
              FROM (
                SELECT DISTINCT
                  "t70"."person_id",
                  "t70"."cut"
                FROM (
                  SELECT
                    "t69"."person_id",
                    "t69"."cut",
                    "t17"."who",
                    "t17"."success_at"
                  FROM (
                    SELECT DISTINCT
                      "t66"."person_id",
                      "t66"."cut"
                    FROM (
                      SELECT
                        "t65".*
                        EXCLUDE ("account_id_right")
                      FROM (
                        SELECT
                          "t64"."person_id",
                          "t64"."account_id",
                          "t64"."cut",
                          "t64"."days_since_last",
                          "t64"."days_since_asked",
                          "t64"."channels_90",
                          "t64"."touches_30",
                          "t64"."touches_90",
                          "t64"."pages_30",
                          "t64"."read_90",
                          "t64"."asked_90",
                          "t64"."asked_365",
                          "t64"."mails_90",
                          "t64"."portal_90",
                          "t64"."events_365",
                          "t64"."contacts_90",
                          "t64"."company_touches_90",
                          "t64"."company_people_90",
                          "t64"."company_asked_90",
                          "t64"."cases",
                          "t64"."cases_won",
                          "t64"."days_since_case",
                          "t64"."open_case",
                          "t64"."orders_365",
                          "t64"."days_since_order",
                          "t64"."stage",
                          "t64"."days_in_stage",
                          "t64"."persona",
                          "t12"."account_id" AS "account_id_right",
                          "t12"."industry",
                          "t12"."size",
                          "t12"."tier",
                          "t12"."country"
                        FROM (
                          SELECT
                            "t62".*
                            EXCLUDE ("person_id_right")
                          FROM (
                            SELECT
                              "t61"."person_id",
                              "t61"."account_id",
                              "t61"."cut",
                              "t61"."days_since_last",
                              "t61"."days_since_asked",
                              "t61"."channels_90",
                              "t61"."touches_30",
                              "t61"."touches_90",
                              "t61"."pages_30",
                              "t61"."read_90",
                              "t61"."asked_90",
                              "t61"."asked_365",
                              "t61"."mails_90",
                              "t61"."portal_90",
                              "t61"."events_365",
                              "t61"."contacts_90",
                              "t61"."company_touches_90",
                              "t61"."company_people_90",
                              "t61"."company_asked_90",
                              "t61"."cases",
                              "t61"."cases_won",
                              "t61"."days_since_case",
                              "t61"."open_case",
                              "t61"."orders_365",
                              "t61"."days_since_order",
                              "t61"."stage",
                              "t61"."days_in_stage",
                              "t13"."person_id" AS "person_id_right",
                              "t13"."persona"
                            FROM (
                              SELECT
                                "t59".*
                                EXCLUDE ("cut_right")
                              FROM (
                                SELECT
                                  "t58".*
                                  EXCLUDE ("person_id_right")
                                FROM (
                                  SELECT
                                    "t57"."person_id",
                                    "t57"."account_id",
                                    "t57"."cut",
                                    "t57"."days_since_last",
                                    "t57"."days_since_asked",
                                    "t57"."channels_90",
                                    "t57"."touches_30",
                                    "t57"."touches_90",
                                    "t57"."pages_30",
                                    "t57"."read_90",
                                    "t57"."asked_90",
                                    "t57"."asked_365",
                                    "t57"."mails_90",
                                    "t57"."portal_90",
                                    "t57"."events_365",
                                    "t57"."contacts_90",
                                    "t57"."company_touches_90",
                                    "t57"."company_people_90",
                                    "t57"."company_asked_90",
                                    "t57"."cases",
                                    "t57"."cases_won",
                                    "t57"."days_since_case",
                                    "t57"."open_case",
                                    "t57"."orders_365",
                                    "t57"."days_since_order",
                                    "t35"."person_id" AS "person_id_right",
                                    "t35"."cut" AS "cut_right",
                                    "t35"."stage",
                                    "t35"."days_in_stage"
                                  FROM (
                                    SELECT
                                      "t55".*
                                      EXCLUDE ("cut_right")
                                    FROM (
                                      SELECT
                                        "t54".*
                                        EXCLUDE ("account_id_right")
                                      FROM (
                                        SELECT
                                          "t53"."person_id",
                                          "t53"."account_id",
                                          "t53"."cut",
                                          "t53"."days_since_last",
                                          "t53"."days_since_asked",
                                          "t53"."channels_90",
                                          "t53"."touches_30",
                                          "t53"."touches_90",
                                          "t53"."pages_30",
                                          "t53"."read_90",
                                          "t53"."asked_90",
                                          "t53"."asked_365",
                                          "t53"."mails_90",
                                          "t53"."portal_90",
                                          "t53"."events_365",
                                          "t53"."contacts_90",
                                          "t53"."company_touches_90",
                                          "t53"."company_people_90",
                                          "t53"."company_asked_90",
                                          "t53"."cases",
                                          "t53"."cases_won",
                                          "t53"."days_since_case",
                                          "t53"."open_case",
                                          "t37"."account_id" AS "account_id_right",
                                          "t37"."cut" AS "cut_right",
                                          "t37"."orders_365",
                                          "t37"."days_since_order"
                                        FROM (
                                          SELECT
                                            "t51".*
                                            EXCLUDE ("cut_right")
                                          FROM (
                                            SELECT
                                              "t50".*
                                              EXCLUDE ("account_id_right")
                                            FROM (
                                              SELECT
                                                "t49"."person_id",
                                                "t49"."account_id",
                                                "t49"."cut",
                                                "t49"."days_since_last",
                                                "t49"."days_since_asked",
                                                "t49"."channels_90",
                                                "t49"."touches_30",
                                                "t49"."touches_90",
                                                "t49"."pages_30",
                                                "t49"."read_90",
                                                "t49"."asked_90",
                                                "t49"."asked_365",
                                                "t49"."mails_90",
                                                "t49"."portal_90",
                                                "t49"."events_365",
                                                "t49"."contacts_90",
                                                "t49"."company_touches_90",
                                                "t49"."company_people_90",
                                                "t49"."company_asked_90",
                                                "t33"."account_id" AS "account_id_right",
                                                "t33"."cut" AS "cut_right",
                                                "t33"."cases",
                                                "t33"."cases_won",
                                                "t33"."days_since_case",
                                                "t33"."open_case"
                                              FROM (
                                                SELECT
                                                  "t47".*
                                                  EXCLUDE ("cut_right")
                                                FROM (
                                                  SELECT
                                                    "t46".*
                                                    EXCLUDE ("account_id_right")
                                                  FROM (
                                                    SELECT
                                                      "t45"."person_id",
                                                      "t45"."account_id",
                                                      "t45"."cut",
                                                      "t45"."days_since_last",
                                                      "t45"."days_since_asked",
                                                      "t45"."channels_90",
                                                      "t45"."touches_30",
                                                      "t45"."touches_90",
                                                      "t45"."pages_30",
                                                      "t45"."read_90",
                                                      "t45"."asked_90",
                                                      "t45"."asked_365",
                                                      "t45"."mails_90",
                                                      "t45"."portal_90",
                                                      "t45"."events_365",
                                                      "t45"."contacts_90",
                                                      "t40"."account_id" AS "account_id_right",
                                                      "t40"."cut" AS "cut_right",
                                                      "t40"."company_touches_90",
                                                      "t40"."company_people_90",
                                                      "t40"."company_asked_90"
                                                    FROM (
                                                      SELECT
                                                        "t43".*
                                                        EXCLUDE ("cut_right")
                                                      FROM (
                                                        SELECT
                                                          "t42".*
                                                          EXCLUDE ("person_id_right")
                                                        FROM (
                                                          SELECT
                                                            "t23"."person_id",
                                                            "t23"."account_id",
                                                            "t23"."cut",
                                                            "t41"."person_id" AS "person_id_right",
                                                            "t41"."cut" AS "cut_right",
                                                            "t41"."days_since_last",
                                                            "t41"."days_since_asked",
                                                            "t41"."channels_90",
                                                            "t41"."touches_30",
                                                            "t41"."touches_90",
                                                            "t41"."pages_30",
                                                            "t41"."read_90",
                                                            "t41"."asked_90",
                                                            "t41"."asked_365",
                                                            "t41"."mails_90",
                                                            "t41"."portal_90",
                                                            "t41"."events_365",
                                                            "t41"."contacts_90"
                                                          FROM (
                                                            SELECT
                                                              "t9"."person_id",
                                                              "t9"."account_id",
                                                              UNNEST(
                                                                CAST([
                                                                  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                                ] AS TIMESTAMPTZ[])
                                                              ) AS "cut"
                                                            FROM (
                                                              SELECT
                                                                "t5"."person_id",
                                                                "t5"."account_id"
                                                              FROM "people" AS "t5"
                                                            ) AS "t9"
                                                          ) AS "t23"
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              "t31"."person_id",
                                                              "t31"."cut",
                                                              MIN(
                                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                              ) AS "days_since_last",
                                                              MIN(
                                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                              ) FILTER(WHERE
                                                                COALESCE(
                                                                  CONTAINS("t31"."kind", 'Requested') OR (
                                                                    "t31"."kind" = 'Form Submitted'
                                                                  ),
                                                                  FALSE
                                                                )) AS "days_since_asked",
                                                              CAST(COUNT(DISTINCT "t31"."channel") FILTER(WHERE
                                                                (
                                                                  CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                ) < 90) AS DOUBLE) AS "channels_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) >= 0,
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 30
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "touches_30",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) >= 0,
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "touches_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'web', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 30
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "pages_30",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  (
                                                                    "t31"."content_id" IS NOT NULL
                                                                  )
                                                                  OR CONTAINS("t31"."kind", 'Download')
                                                                  OR CONTAINS("t31"."kind", 'Opened'),
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "read_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  CONTAINS("t31"."kind", 'Requested') OR (
                                                                    "t31"."kind" = 'Form Submitted'
                                                                  ),
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "asked_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  CONTAINS("t31"."kind", 'Requested') OR (
                                                                    "t31"."kind" = 'Form Submitted'
                                                                  ),
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 365
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "asked_365",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'email', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "mails_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'portal', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "portal_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'event', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 365
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "events_365",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" IN ('phone', 'visit', 'meeting'), FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "contacts_90"
                                                            FROM (
                                                              SELECT
                                                                *
                                                              FROM "t24" AS "t26"
                                                              WHERE
                                                                "t26"."at" <= "t26"."cut"
                                                                AND NOT (
                                                                  STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                                )
                                                                AND "t26"."person_id" IS NOT NULL
                                                            ) AS "t31"
                                                            GROUP BY
                                                              1,
                                                              2
                                                          ) AS "t41"
                                                            ON "t23"."person_id" = "t41"."person_id" AND "t23"."cut" = "t41"."cut"
                                                        ) AS "t42"
                                                      ) AS "t43"
                                                    ) AS "t45"
                                                    LEFT OUTER JOIN (
                                                      SELECT
                                                        "t30"."account_id",
                                                        "t30"."cut",
                                                        CAST(SUM(
                                                          CAST((
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90 AS BIGINT)
                                                        ) AS DOUBLE) AS "company_touches_90",
                                                        CAST(COUNT(DISTINCT "t30"."person_id") FILTER(WHERE
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90) AS DOUBLE) AS "company_people_90",
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            CONTAINS("t30"."kind", 'Requested')
                                                            AND (
                                                              (
                                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                              ) < 90
                                                            ),
                                                            FALSE
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS "company_asked_90"
                                                      FROM (
                                                        SELECT
                                                          *
                                                        FROM "t24" AS "t26"
                                                        WHERE
                                                          "t26"."at" <= "t26"."cut"
                                                          AND NOT (
                                                            STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                          )
                                                          AND "t26"."account_id" IS NOT NULL
                                                      ) AS "t30"
                                                      GROUP BY
                                                        1,
                                                        2
                                                    ) AS "t40"
                                                      ON "t45"."account_id" = "t40"."account_id" AND "t45"."cut" = "t40"."cut"
                                                  ) AS "t46"
                                                ) AS "t47"
                                              ) AS "t49"
                                              LEFT OUTER JOIN (
                                                SELECT
                                                  "t27"."account_ref" AS "account_id",
                                                  "t27"."cut",
                                                  CAST(COUNT(*) AS DOUBLE) AS "cases",
                                                  CAST(SUM(
                                                    CAST(COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                                    AND COALESCE("t27"."won", FALSE) AS BIGINT)
                                                  ) AS DOUBLE) AS "cases_won",
                                                  MIN(
                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."created_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                  ) AS "days_since_case",
                                                  BOOL_OR(CAST(NOT (
                                                    COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                                  ) AS BOOLEAN)) AS "open_case"
                                                FROM (
                                                  SELECT
                                                    *
                                                  FROM (
                                                    SELECT
                                                      "t10"."opportunity_id",
                                                      "t10"."person_ref",
                                                      "t10"."account_ref",
                                                      "t10"."product_id",
                                                      "t10"."owner",
                                                      "t10"."created_at",
                                                      "t10"."stage",
                                                      "t10"."closed_at",
                                                      "t10"."won",
                                                      "t10"."amount",
                                                      "t10"."list_amount",
                                                      "t10"."lost_reason",
                                                      "t10"."source",
                                                      "t10"."received_at",
                                                      "t10"."load_id",
                                                      UNNEST(
                                                        CAST([
                                                          MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                        ] AS TIMESTAMPTZ[])
                                                      ) AS "cut"
                                                    FROM (
                                                      SELECT
                                                        *
                                                      FROM "opportunities" AS "t0"
                                                      WHERE
                                                        "t0"."account_ref" IS NOT NULL
                                                    ) AS "t10"
                                                  ) AS "t19"
                                                  WHERE
                                                    "t19"."created_at" <= "t19"."cut"
                                                ) AS "t27"
                                                GROUP BY
                                                  1,
                                                  2
                                              ) AS "t33"
                                                ON "t49"."account_id" = "t33"."account_id" AND "t49"."cut" = "t33"."cut"
                                            ) AS "t50"
                                          ) AS "t51"
                                        ) AS "t53"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t28"."customer_id" AS "account_id",
                                            "t28"."cut",
                                            CAST(COUNT(DISTINCT "t28"."order_id") FILTER(WHERE
                                              (
                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                              ) < 365) AS DOUBLE) AS "orders_365",
                                            MIN(
                                              CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                            ) AS "days_since_order"
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                "t15"."customer_id",
                                                "t15"."order_id",
                                                "t15"."at",
                                                UNNEST(
                                                  CAST([
                                                    MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                  ] AS TIMESTAMPTZ[])
                                                ) AS "cut"
                                              FROM (
                                                SELECT
                                                  "t4"."customer_id",
                                                  "t4"."order_id",
                                                  "t4"."at"
                                                FROM "order_lines" AS "t4"
                                                WHERE
                                                  "t4"."kind" = 'sale'
                                              ) AS "t15"
                                            ) AS "t22"
                                            WHERE
                                              "t22"."at" <= "t22"."cut"
                                          ) AS "t28"
                                          GROUP BY
                                            1,
                                            2
                                        ) AS "t37"
                                          ON "t53"."account_id" = "t37"."account_id" AND "t53"."cut" = "t37"."cut"
                                      ) AS "t54"
                                    ) AS "t55"
                                  ) AS "t57"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t29"."subject_id" AS "person_id",
                                      "t29"."cut",
                                      FIRST("t29"."stage" ORDER BY "t29"."place" DESC) AS "stage",
                                      MIN(
                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."entered_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                      ) AS "days_in_stage"
                                    FROM (
                                      SELECT
                                        *
                                      FROM (
                                        SELECT
                                          "t14"."subject",
                                          "t14"."subject_id",
                                          "t14"."stage",
                                          "t14"."place",
                                          "t14"."customer",
                                          "t14"."entered_at",
                                          "t14"."left_at",
                                          "t14"."how",
                                          "t14"."because",
                                          "t14"."next_stage",
                                          "t14"."moved_on",
                                          UNNEST(
                                            CAST([
                                              MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                            ] AS TIMESTAMPTZ[])
                                          ) AS "cut"
                                        FROM (
                                          SELECT
                                            *
                                          FROM "stages" AS "t3"
                                          WHERE
                                            "t3"."subject" = 'person'
                                        ) AS "t14"
                                      ) AS "t21"
                                      WHERE
                                        "t21"."entered_at" <= "t21"."cut"
                                        AND (
                                          (
                                            "t21"."left_at" IS NULL
                                          ) OR (
                                            "t21"."left_at" > "t21"."cut"
                                          )
                                        )
                                    ) AS "t29"
                                    GROUP BY
                                      1,
                                      2
                                  ) AS "t35"
                                    ON "t57"."person_id" = "t35"."person_id" AND "t57"."cut" = "t35"."cut"
                                ) AS "t58"
                              ) AS "t59"
                            ) AS "t61"
                            LEFT OUTER JOIN (
                              SELECT
                                "t2"."person_id",
                                "t2"."persona"
                              FROM "personas" AS "t2"
                            ) AS "t13"
                              ON "t61"."person_id" = "t13"."person_id"
                          ) AS "t62"
                        ) AS "t64"
                        LEFT OUTER JOIN (
                          SELECT
                            "t1"."account_id",
                            "t1"."industry",
                            "t1"."size",
                            "t1"."tier",
                            "t1"."country"
                          FROM "accounts" AS "t1"
                        ) AS "t12"
                          ON "t64"."account_id" = "t12"."account_id"
                      ) AS "t65"
                    ) AS "t66"
                  ) AS "t69"
                  INNER JOIN (
                    SELECT
                      "t0"."person_ref" AS "who",
                      "t0"."created_at" AS "success_at"
                    FROM "opportunities" AS "t0"
                    WHERE
                      "t0"."person_ref" IS NOT NULL
                  ) AS "t17"
                    ON "t69"."person_id" = "t17"."who"
                ) AS "t70"
                WHERE
                  (
                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."success_at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
                  ) > 0
                  AND (
                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."success_at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
                  ) <= 60
              ) AS "t71"
            ) AS "t73"
              ON "t67"."person_id" = "t73"."person_id" AND "t67"."cut" = "t73"."cut"
          ) AS "t74"
        ) AS "t75"
      ) AS "t77"
      LEFT OUTER JOIN (
        SELECT
          "t81"."account_id",
          "t81"."cut",
          TRUE AS "by_account_id"
        FROM (
          SELECT DISTINCT
            "t80"."account_id",
            "t80"."cut"
          FROM (
            SELECT
              "t79"."account_id",
              "t79"."cut",
              "t25"."who",
              "t25"."success_at"
            FROM (
              SELECT DISTINCT
                "t76"."account_id",
                "t76"."cut"
              FROM (
                SELECT
                  "t75".*
                  EXCLUDE ("cut_right")
                FROM (
                  SELECT
                    "t74".*
                    EXCLUDE ("person_id_right")
                  FROM (
                    SELECT
                      "t67"."person_id",
                      "t67"."account_id",
                      "t67"."cut",
                      "t67"."days_since_last",
                      "t67"."days_since_asked",
                      "t67"."channels_90",
                      "t67"."touches_30",
                      "t67"."touches_90",
                      "t67"."pages_30",
                      "t67"."read_90",
                      "t67"."asked_90",
                      "t67"."asked_365",
                      "t67"."mails_90",
                      "t67"."portal_90",
                      "t67"."events_365",
                      "t67"."contacts_90",
                      "t67"."company_touches_90",
                      "t67"."company_people_90",
                      "t67"."company_asked_90",
                      "t67"."cases",
                      "t67"."cases_won",
                      "t67"."days_since_case",
                      "t67"."open_case",
                      "t67"."orders_365",
                      "t67"."days_since_order",
                      "t67"."stage",
                      "t67"."days_in_stage",
                      "t67"."persona",
                      "t67"."industry",
                      "t67"."size",
                      "t67"."tier",
                      "t67"."country",
                      "t73"."person_id" AS "person_id_right",
                      "t73"."cut" AS "cut_right",
                      "t73"."by_person_id"
                    FROM (
                      SELECT
                        "t65".*
                        EXCLUDE ("account_id_right")
                      FROM (
                        SELECT
                          "t64"."person_id",
                          "t64"."account_id",
                          "t64"."cut",
                          "t64"."days_since_last",
                          "t64"."days_since_asked",
                          "t64"."channels_90",
                          "t64"."touches_30",
                          "t64"."touches_90",
                          "t64"."pages_30",
                          "t64"."read_90",
                          "t64"."asked_90",
                          "t64"."asked_365",
                          "t64"."mails_90",
                          "t64"."portal_90",
                          "t64"."events_365",
                          "t64"."contacts_90",
                          "t64"."company_touches_90",
                          "t64"."company_people_90",
                          "t64"."company_asked_90",
                          "t64"."cases",
                          "t64"."cases_won",
                          "t64"."days_since_case",
                          "t64"."open_case",
                          "t64"."orders_365",
                          "t64"."days_since_order",
                          "t64"."stage",
                          "t64"."days_in_stage",
                          "t64"."persona",
                          "t12"."account_id" AS "account_id_right",
                          "t12"."industry",
                          "t12"."size",
                          "t12"."tier",
                          "t12"."country"
                        FROM (
                          SELECT
                            "t62".*
                            EXCLUDE ("person_id_right")
                          FROM (
                            SELECT
                              "t61"."person_id",
                              "t61"."account_id",
                              "t61"."cut",
                              "t61"."days_since_last",
                              "t61"."days_since_asked",
                              "t61"."channels_90",
                              "t61"."touches_30",
                              "t61"."touches_90",
                              "t61"."pages_30",
                              "t61"."read_90",
                              "t61"."asked_90",
                              "t61"."asked_365",
                              "t61"."mails_90",
                              "t61"."portal_90",
                              "t61"."events_365",
                              "t61"."contacts_90",
                              "t61"."company_touches_90",
                              "t61"."company_people_90",
                              "t61"."company_asked_90",
                              "t61"."cases",
                              "t61"."cases_won",
                              "t61"."days_since_case",
                              "t61"."open_case",
                              "t61"."orders_365",
                              "t61"."days_since_order",
                              "t61"."stage",
                              "t61"."days_in_stage",
                              "t13"."person_id" AS "person_id_right",
                              "t13"."persona"
                            FROM (
                              SELECT
                                "t59".*
                                EXCLUDE ("cut_right")
                              FROM (
                                SELECT
                                  "t58".*
                                  EXCLUDE ("person_id_right")
                                FROM (
                                  SELECT
                                    "t57"."person_id",
                                    "t57"."account_id",
                                    "t57"."cut",
                                    "t57"."days_since_last",
                                    "t57"."days_since_asked",
                                    "t57"."channels_90",
                                    "t57"."touches_30",
                                    "t57"."touches_90",
                                    "t57"."pages_30",
                                    "t57"."read_90",
                                    "t57"."asked_90",
                                    "t57"."asked_365",
                                    "t57"."mails_90",
                                    "t57"."portal_90",
                                    "t57"."events_365",
                                    "t57"."contacts_90",
                                    "t57"."company_touches_90",
                                    "t57"."company_people_90",
                                    "t57"."company_asked_90",
                                    "t57"."cases",
                                    "t57"."cases_won",
                                    "t57"."days_since_case",
                                    "t57"."open_case",
                                    "t57"."orders_365",
                                    "t57"."days_since_order",
                                    "t35"."person_id" AS "person_id_right",
                                    "t35"."cut" AS "cut_right",
                                    "t35"."stage",
                                    "t35"."days_in_stage"
                                  FROM (
                                    SELECT
                                      "t55".*
                                      EXCLUDE ("cut_right")
                                    FROM (
                                      SELECT
                                        "t54".*
                                        EXCLUDE ("account_id_right")
                                      FROM (
                                        SELECT
                                          "t53"."person_id",
                                          "t53"."account_id",
                                          "t53"."cut",
                                          "t53"."days_since_last",
                                          "t53"."days_since_asked",
                                          "t53"."channels_90",
                                          "t53"."touches_30",
                                          "t53"."touches_90",
                                          "t53"."pages_30",
                                          "t53"."read_90",
                                          "t53"."asked_90",
                                          "t53"."asked_365",
                                          "t53"."mails_90",
                                          "t53"."portal_90",
                                          "t53"."events_365",
                                          "t53"."contacts_90",
                                          "t53"."company_touches_90",
                                          "t53"."company_people_90",
                                          "t53"."company_asked_90",
                                          "t53"."cases",
                                          "t53"."cases_won",
                                          "t53"."days_since_case",
                                          "t53"."open_case",
                                          "t37"."account_id" AS "account_id_right",
                                          "t37"."cut" AS "cut_right",
                                          "t37"."orders_365",
                                          "t37"."days_since_order"
                                        FROM (
                                          SELECT
                                            "t51".*
                                            EXCLUDE ("cut_right")
                                          FROM (
                                            SELECT
                                              "t50".*
                                              EXCLUDE ("account_id_right")
                                            FROM (
                                              SELECT
                                                "t49"."person_id",
                                                "t49"."account_id",
                                                "t49"."cut",
                                                "t49"."days_since_last",
                                                "t49"."days_since_asked",
                                                "t49"."channels_90",
                                                "t49"."touches_30",
                                                "t49"."touches_90",
                                                "t49"."pages_30",
                                                "t49"."read_90",
                                                "t49"."asked_90",
                                                "t49"."asked_365",
                                                "t49"."mails_90",
                                                "t49"."portal_90",
                                                "t49"."events_365",
                                                "t49"."contacts_90",
                                                "t49"."company_touches_90",
                                                "t49"."company_people_90",
                                                "t49"."company_asked_90",
                                                "t33"."account_id" AS "account_id_right",
                                                "t33"."cut" AS "cut_right",
                                                "t33"."cases",
                                                "t33"."cases_won",
                                                "t33"."days_since_case",
                                                "t33"."open_case"
                                              FROM (
                                                SELECT
                                                  "t47".*
                                                  EXCLUDE ("cut_right")
                                                FROM (
                                                  SELECT
                                                    "t46".*
                                                    EXCLUDE ("account_id_right")
                                                  FROM (
                                                    SELECT
                                                      "t45"."person_id",
                                                      "t45"."account_id",
                                                      "t45"."cut",
                                                      "t45"."days_since_last",
                                                      "t45"."days_since_asked",
                                                      "t45"."channels_90",
                                                      "t45"."touches_30",
                                                      "t45"."touches_90",
                                                      "t45"."pages_30",
                                                      "t45"."read_90",
                                                      "t45"."asked_90",
                                                      "t45"."asked_365",
                                                      "t45"."mails_90",
                                                      "t45"."portal_90",
                                                      "t45"."events_365",
                                                      "t45"."contacts_90",
                                                      "t40"."account_id" AS "account_id_right",
                                                      "t40"."cut" AS "cut_right",
                                                      "t40"."company_touches_90",
                                                      "t40"."company_people_90",
                                                      "t40"."company_asked_90"
                                                    FROM (
                                                      SELECT
                                                        "t43".*
                                                        EXCLUDE ("cut_right")
                                                      FROM (
                                                        SELECT
                                                          "t42".*
                                                          EXCLUDE ("person_id_right")
                                                        FROM (
                                                          SELECT
                                                            "t23"."person_id",
                                                            "t23"."account_id",
                                                            "t23"."cut",
                                                            "t41"."person_id" AS "person_id_right",
                                                            "t41"."cut" AS "cut_right",
                                                            "t41"."days_since_last",
                                                            "t41"."days_since_asked",
                                                            "t41"."channels_90",
                                                            "t41"."touches_30",
                                                            "t41"."touches_90",
                                                            "t41"."pages_30",
                                                            "t41"."read_90",
                                                            "t41"."asked_90",
                                                            "t41"."asked_365",
                                                            "t41"."mails_90",
                                                            "t41"."portal_90",
                                                            "t41"."events_365",
                                                            "t41"."contacts_90"
                                                          FROM (
                                                            SELECT
                                                              "t9"."person_id",
                                                              "t9"."account_id",
                                                              UNNEST(
                                                                CAST([
                                                                  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                                ] AS TIMESTAMPTZ[])
                                                              ) AS "cut"
                                                            FROM (
                                                              SELECT
                                                                "t5"."person_id",
                                                                "t5"."account_id"
                                                              FROM "people" AS "t5"
                                                            ) AS "t9"
                                                          ) AS "t23"
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              "t31"."person_id",
                                                              "t31"."cut",
                                                              MIN(
                                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                              ) AS "days_since_last",
                                                              MIN(
                                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                              ) FILTER(WHERE
                                                                COALESCE(
                                                                  CONTAINS("t31"."kind", 'Requested') OR (
                                                                    "t31"."kind" = 'Form Submitted'
                                                                  ),
                                                                  FALSE
                                                                )) AS "days_since_asked",
                                                              CAST(COUNT(DISTINCT "t31"."channel") FILTER(WHERE
                                                                (
                                                                  CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                ) < 90) AS DOUBLE) AS "channels_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) >= 0,
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 30
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "touches_30",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) >= 0,
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "touches_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'web', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 30
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "pages_30",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  (
                                                                    "t31"."content_id" IS NOT NULL
                                                                  )
                                                                  OR CONTAINS("t31"."kind", 'Download')
                                                                  OR CONTAINS("t31"."kind", 'Opened'),
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "read_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  CONTAINS("t31"."kind", 'Requested') OR (
                                                                    "t31"."kind" = 'Form Submitted'
                                                                  ),
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "asked_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE(
                                                                  CONTAINS("t31"."kind", 'Requested') OR (
                                                                    "t31"."kind" = 'Form Submitted'
                                                                  ),
                                                                  FALSE
                                                                )
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 365
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "asked_365",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'email', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "mails_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'portal', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "portal_90",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" = 'event', FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 365
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "events_365",
                                                              CAST(SUM(
                                                                CAST(COALESCE("t31"."channel" IN ('phone', 'visit', 'meeting'), FALSE)
                                                                AND (
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90
                                                                ) AS BIGINT)
                                                              ) AS DOUBLE) AS "contacts_90"
                                                            FROM (
                                                              SELECT
                                                                *
                                                              FROM "t24" AS "t26"
                                                              WHERE
                                                                "t26"."at" <= "t26"."cut"
                                                                AND NOT (
                                                                  STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                                )
                                                                AND "t26"."person_id" IS NOT NULL
                                                            ) AS "t31"
                                                            GROUP BY
                                                              1,
                                                              2
                                                          ) AS "t41"
                                                            ON "t23"."person_id" = "t41"."person_id" AND "t23"."cut" = "t41"."cut"
                                                        ) AS "t42"
                                                      ) AS "t43"
                                                    ) AS "t45"
                                                    LEFT OUTER JOIN (
                                                      SELECT
                                                        "t30"."account_id",
                                                        "t30"."cut",
                                                        CAST(SUM(
                                                          CAST((
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90 AS BIGINT)
                                                        ) AS DOUBLE) AS "company_touches_90",
                                                        CAST(COUNT(DISTINCT "t30"."person_id") FILTER(WHERE
                                                          (
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) < 90) AS DOUBLE) AS "company_people_90",
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            CONTAINS("t30"."kind", 'Requested')
                                                            AND (
                                                              (
                                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                              ) < 90
                                                            ),
                                                            FALSE
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS "company_asked_90"
                                                      FROM (
                                                        SELECT
                                                          *
                                                        FROM "t24" AS "t26"
                                                        WHERE
                                                          "t26"."at" <= "t26"."cut"
                                                          AND NOT (
                                                            STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                          )
                                                          AND "t26"."account_id" IS NOT NULL
                                                      ) AS "t30"
                                                      GROUP BY
                                                        1,
                                                        2
                                                    ) AS "t40"
                                                      ON "t45"."account_id" = "t40"."account_id" AND "t45"."cut" = "t40"."cut"
                                                  ) AS "t46"
                                                ) AS "t47"
                                              ) AS "t49"
                                              LEFT OUTER JOIN (
                                                SELECT
                                                  "t27"."account_ref" AS "account_id",
                                                  "t27"."cut",
                                                  CAST(COUNT(*) AS DOUBLE) AS "cases",
                                                  CAST(SUM(
                                                    CAST(COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                                    AND COALESCE("t27"."won", FALSE) AS BIGINT)
                                                  ) AS DOUBLE) AS "cases_won",
                                                  MIN(
                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."created_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                  ) AS "days_since_case",
                                                  BOOL_OR(CAST(NOT (
                                                    COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                                  ) AS BOOLEAN)) AS "open_case"
                                                FROM (
                                                  SELECT
                                                    *
                                                  FROM (
                                                    SELECT
                                                      "t10"."opportunity_id",
                                                      "t10"."person_ref",
                                                      "t10"."account_ref",
                                                      "t10"."product_id",
                                                      "t10"."owner",
                                                      "t10"."created_at",
                                                      "t10"."stage",
                                                      "t10"."closed_at",
                                                      "t10"."won",
                                                      "t10"."amount",
                                                      "t10"."list_amount",
                                                      "t10"."lost_reason",
                                                      "t10"."source",
                                                      "t10"."received_at",
                                                      "t10"."load_id",
                                                      UNNEST(
                                                        CAST([
                                                          MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                          MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                        ] AS TIMESTAMPTZ[])
                                                      ) AS "cut"
                                                    FROM (
                                                      SELECT
                                                        *
                                                      FROM "opportunities" AS "t0"
                                                      WHERE
                                                        "t0"."account_ref" IS NOT NULL
                                                    ) AS "t10"
                                                  ) AS "t19"
                                                  WHERE
                                                    "t19"."created_at" <= "t19"."cut"
                                                ) AS "t27"
                                                GROUP BY
                                                  1,
                                                  2
                                              ) AS "t33"
                                                ON "t49"."account_id" = "t33"."account_id" AND "t49"."cut" = "t33"."cut"
                                            ) AS "t50"
                                          ) AS "t51"
                                        ) AS "t53"
                                        LEFT OUTER JOIN (
                                          SELECT
                                            "t28"."customer_id" AS "account_id",
                                            "t28"."cut",
                                            CAST(COUNT(DISTINCT "t28"."order_id") FILTER(WHERE
                                              (
                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                              ) < 365) AS DOUBLE) AS "orders_365",
                                            MIN(
                                              CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                            ) AS "days_since_order"
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                "t15"."customer_id",
                                                "t15"."order_id",
                                                "t15"."at",
                                                UNNEST(
                                                  CAST([
                                                    MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                    MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                  ] AS TIMESTAMPTZ[])
                                                ) AS "cut"
                                              FROM (
                                                SELECT
                                                  "t4"."customer_id",
                                                  "t4"."order_id",
                                                  "t4"."at"
                                                FROM "order_lines" AS "t4"
                                                WHERE
                                                  "t4"."kind" = 'sale'
                                              ) AS "t15"
                                            ) AS "t22"
                                            WHERE
                                              "t22"."at" <= "t22"."cut"
                                          ) AS "t28"
                                          GROUP BY
                                            1,
                                            2
                                        ) AS "t37"
                                          ON "t53"."account_id" = "t37"."account_id" AND "t53"."cut" = "t37"."cut"
                                      ) AS "t54"
                                    ) AS "t55"
                                  ) AS "t57"
                                  LEFT OUTER JOIN (
                                    SELECT
                                      "t29"."subject_id" AS "person_id",
                                      "t29"."cut",
                                      FIRST("t29"."stage" ORDER BY "t29"."place" DESC) AS "stage",
                                      MIN(
                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."entered_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                      ) AS "days_in_stage"
                                    FROM (
                                      SELECT
                                        *
                                      FROM (
                                        SELECT
                                          "t14"."subject",
                                          "t14"."subject_id",
                                          "t14"."stage",
                                          "t14"."place",
                                          "t14"."customer",
                                          "t14"."entered_at",
                                          "t14"."left_at",
                                          "t14"."how",
                                          "t14"."because",
                                          "t14"."next_stage",
                                          "t14"."moved_on",
                                          UNNEST(
                                            CAST([
                                              MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                              MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                            ] AS TIMESTAMPTZ[])
                                          ) AS "cut"
                                        FROM (
                                          SELECT
                                            *
                                          FROM "stages" AS "t3"
                                          WHERE
                                            "t3"."subject" = 'person'
                                        ) AS "t14"
                                      ) AS "t21"
                                      WHERE
                                        "t21"."entered_at" <= "t21"."cut"
                                        AND (
                                          (
                                            "t21"."left_at" IS NULL
                                          ) OR (
                                            "t21"."left_at" > "t21"."cut"
                                          )
                                        )
                                    ) AS "t29"
                                    GROUP BY
                                      1,
                                      2
                                  ) AS "t35"
                                    ON "t57"."person_id" = "t35"."person_id" AND "t57"."cut" = "t35"."cut"
                                ) AS "t58"
                              ) AS "t59"
                            ) AS "t61"
                            LEFT OUTER JOIN (
                              SELECT
                                "t2"."person_id",
                                "t2"."persona"
                              FROM "personas" AS "t2"
                            ) AS "t13"
                              ON "t61"."person_id" = "t13"."person_id"
                          ) AS "t62"
                        ) AS "t64"
                        LEFT OUTER JOIN (
                          SELECT
                            "t1"."account_id",
                            "t1"."industry",
                            "t1"."size",
                            "t1"."tier",
                            "t1"."country"
                          FROM "accounts" AS "t1"
                        ) AS "t12"
                          ON "t64"."account_id" = "t12"."account_id"
                      ) AS "t65"
                    ) AS "t67"
                    LEFT OUTER JOIN (
                      SELECT
                        "t71"."person_id",
                        "t71"."cut",
                        TRUE AS "by_person_id"
                      FROM (
                        SELECT DISTINCT
                          "t70"."person_id",
                          "t70"."cut"
                        FROM (
                          SELECT
                            "t69"."person_id",
                            "t69"."cut",
                            "t17"."who",
                            "t17"."success_at"
                          FROM (
                            SELECT DISTINCT
                              "t66"."person_id",
                              "t66"."cut"
                            FROM (
                              SELECT
                                "t65".*
                                EXCLUDE ("account_id_right")
                              FROM (
                                SELECT
                                  "t64"."person_id",
                                  "t64"."account_id",
                                  "t64"."cut",
                                  "t64"."days_since_last",
                                  "t64"."days_since_asked",
                                  "t64"."channels_90",
                                  "t64"."touches_30",
                                  "t64"."touches_90",
                                  "t64"."pages_30",
                                  "t64"."read_90",
                                  "t64"."asked_90",
                                  "t64"."asked_365",
                                  "t64"."mails_90",
                                  "t64"."portal_90",
                                  "t64"."events_365",
                                  "t64"."contacts_90",
                                  "t64"."company_touches_90",
                                  "t64"."company_people_90",
                                  "t64"."company_asked_90",
                                  "t64"."cases",
                                  "t64"."cases_won",
                                  "t64"."days_since_case",
                                  "t64"."open_case",
                                  "t64"."orders_365",
                                  "t64"."days_since_order",
                                  "t64"."stage",
                                  "t64"."days_in_stage",
                                  "t64"."persona",
                                  "t12"."account_id" AS "account_id_right",
                                  "t12"."industry",
                                  "t12"."size",
                                  "t12"."tier",
                                  "t12"."country"
                                FROM (
                                  SELECT
                                    "t62".*
                                    EXCLUDE ("person_id_right")
                                  FROM (
                                    SELECT
                                      "t61"."person_id",
                                      "t61"."account_id",
                                      "t61"."cut",
                                      "t61"."days_since_last",
                                      "t61"."days_since_asked",
                                      "t61"."channels_90",
                                      "t61"."touches_30",
                                      "t61"."touches_90",
                                      "t61"."pages_30",
                                      "t61"."read_90",
                                      "t61"."asked_90",
                                      "t61"."asked_365",
                                      "t61"."mails_90",
                                      "t61"."portal_90",
                                      "t61"."events_365",
                                      "t61"."contacts_90",
                                      "t61"."company_touches_90",
                                      "t61"."company_people_90",
                                      "t61"."company_asked_90",
                                      "t61"."cases",
                                      "t61"."cases_won",
                                      "t61"."days_since_case",
                                      "t61"."open_case",
                                      "t61"."orders_365",
                                      "t61"."days_since_order",
                                      "t61"."stage",
                                      "t61"."days_in_stage",
                                      "t13"."person_id" AS "person_id_right",
                                      "t13"."persona"
                                    FROM (
                                      SELECT
                                        "t59".*
                                        EXCLUDE ("cut_right")
                                      FROM (
                                        SELECT
                                          "t58".*
                                          EXCLUDE ("person_id_right")
                                        FROM (
                                          SELECT
                                            "t57"."person_id",
                                            "t57"."account_id",
                                            "t57"."cut",
                                            "t57"."days_since_last",
                                            "t57"."days_since_asked",
                                            "t57"."channels_90",
                                            "t57"."touches_30",
                                            "t57"."touches_90",
                                            "t57"."pages_30",
                                            "t57"."read_90",
                                            "t57"."asked_90",
                                            "t57"."asked_365",
                                            "t57"."mails_90",
                                            "t57"."portal_90",
                                            "t57"."events_365",
                                            "t57"."contacts_90",
                                            "t57"."company_touches_90",
                                            "t57"."company_people_90",
                                            "t57"."company_asked_90",
                                            "t57"."cases",
                                            "t57"."cases_won",
                                            "t57"."days_since_case",
                                            "t57"."open_case",
                                            "t57"."orders_365",
                                            "t57"."days_since_order",
                                            "t35"."person_id" AS "person_id_right",
                                            "t35"."cut" AS "cut_right",
                                            "t35"."stage",
                                            "t35"."days_in_stage"
                                          FROM (
                                            SELECT
                                              "t55".*
                                              EXCLUDE ("cut_right")
                                            FROM (
                                              SELECT
                                                "t54".*
                                                EXCLUDE ("account_id_right")
                                              FROM (
                                                SELECT
                                                  "t53"."person_id",
                                                  "t53"."account_id",
                                                  "t53"."cut",
                                                  "t53"."days_since_last",
                                                  "t53"."days_since_asked",
                                                  "t53"."channels_90",
                                                  "t53"."touches_30",
                                                  "t53"."touches_90",
                                                  "t53"."pages_30",
                                                  "t53"."read_90",
                                                  "t53"."asked_90",
                                                  "t53"."asked_365",
                                                  "t53"."mails_90",
                                                  "t53"."portal_90",
                                                  "t53"."events_365",
                                                  "t53"."contacts_90",
                                                  "t53"."company_touches_90",
                                                  "t53"."company_people_90",
                                                  "t53"."company_asked_90",
                                                  "t53"."cases",
                                                  "t53"."cases_won",
                                                  "t53"."days_since_case",
                                                  "t53"."open_case",
                                                  "t37"."account_id" AS "account_id_right",
                                                  "t37"."cut" AS "cut_right",
                                                  "t37"."orders_365",
                                                  "t37"."days_since_order"
                                                FROM (
                                                  SELECT
                                                    "t51".*
                                                    EXCLUDE ("cut_right")
                                                  FROM (
                                                    SELECT
                                                      "t50".*
                                                      EXCLUDE ("account_id_right")
                                                    FROM (
                                                      SELECT
                                                        "t49"."person_id",
                                                        "t49"."account_id",
                                                        "t49"."cut",
                                                        "t49"."days_since_last",
                                                        "t49"."days_since_asked",
                                                        "t49"."channels_90",
                                                        "t49"."touches_30",
                                                        "t49"."touches_90",
                                                        "t49"."pages_30",
                                                        "t49"."read_90",
                                                        "t49"."asked_90",
                                                        "t49"."asked_365",
                                                        "t49"."mails_90",
                                                        "t49"."portal_90",
                                                        "t49"."events_365",
                                                        "t49"."contacts_90",
                                                        "t49"."company_touches_90",
                                                        "t49"."company_people_90",
                                                        "t49"."company_asked_90",
                                                        "t33"."account_id" AS "account_id_right",
                                                        "t33"."cut" AS "cut_right",
                                                        "t33"."cases",
                                                        "t33"."cases_won",
                                                        "t33"."days_since_case",
                                                        "t33"."open_case"
                                                      FROM (
                                                        SELECT
                                                          "t47".*
                                                          EXCLUDE ("cut_right")
                                                        FROM (
                                                          SELECT
                                                            "t46".*
                                                            EXCLUDE ("account_id_right")
                                                          FROM (
                                                            SELECT
                                                              "t45"."person_id",
                                                              "t45"."account_id",
                                                              "t45"."cut",
                                                              "t45"."days_since_last",
                                                              "t45"."days_since_asked",
                                                              "t45"."channels_90",
                                                              "t45"."touches_30",
                                                              "t45"."touches_90",
                                                              "t45"."pages_30",
                                                              "t45"."read_90",
                                                              "t45"."asked_90",
                                                              "t45"."asked_365",
                                                              "t45"."mails_90",
                                                              "t45"."portal_90",
                                                              "t45"."events_365",
                                                              "t45"."contacts_90",
                                                              "t40"."account_id" AS "account_id_right",
                                                              "t40"."cut" AS "cut_right",
                                                              "t40"."company_touches_90",
                                                              "t40"."company_people_90",
                                                              "t40"."company_asked_90"
                                                            FROM (
                                                              SELECT
                                                                "t43".*
                                                                EXCLUDE ("cut_right")
                                                              FROM (
                                                                SELECT
                                                                  "t42".*
                                                                  EXCLUDE ("person_id_right")
                                                                FROM (
                                                                  SELECT
                                                                    "t23"."person_id",
                                                                    "t23"."account_id",
                                                                    "t23"."cut",
                                                                    "t41"."person_id" AS "person_id_right",
                                                                    "t41"."cut" AS "cut_right",
                                                                    "t41"."days_since_last",
                                                                    "t41"."days_since_asked",
                                                                    "t41"."channels_90",
                                                                    "t41"."touches_30",
                                                                    "t41"."touches_90",
                                                                    "t41"."pages_30",
                                                                    "t41"."read_90",
                                                                    "t41"."asked_90",
                                                                    "t41"."asked_365",
                                                                    "t41"."mails_90",
                                                                    "t41"."portal_90",
                                                                    "t41"."events_365",
                                                                    "t41"."contacts_90"
                                                                  FROM (
                                                                    SELECT
                                                                      "t9"."person_id",
                                                                      "t9"."account_id",
                                                                      UNNEST(
                                                                        CAST([
                                                                          MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                                          MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                                        ] AS TIMESTAMPTZ[])
                                                                      ) AS "cut"
                                                                    FROM (
                                                                      SELECT
                                                                        "t5"."person_id",
                                                                        "t5"."account_id"
                                                                      FROM "people" AS "t5"
                                                                    ) AS "t9"
                                                                  ) AS "t23"
                                                                  LEFT OUTER JOIN (
                                                                    SELECT
                                                                      "t31"."person_id",
                                                                      "t31"."cut",
                                                                      MIN(
                                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                      ) AS "days_since_last",
                                                                      MIN(
                                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                      ) FILTER(WHERE
                                                                        COALESCE(
                                                                          CONTAINS("t31"."kind", 'Requested') OR (
                                                                            "t31"."kind" = 'Form Submitted'
                                                                          ),
                                                                          FALSE
                                                                        )) AS "days_since_asked",
                                                                      CAST(COUNT(DISTINCT "t31"."channel") FILTER(WHERE
                                                                        (
                                                                          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                        ) < 90) AS DOUBLE) AS "channels_90",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE(
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) >= 0,
                                                                          FALSE
                                                                        )
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 30
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "touches_30",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE(
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) >= 0,
                                                                          FALSE
                                                                        )
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 90
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "touches_90",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE("t31"."channel" = 'web', FALSE)
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 30
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "pages_30",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE(
                                                                          (
                                                                            "t31"."content_id" IS NOT NULL
                                                                          )
                                                                          OR CONTAINS("t31"."kind", 'Download')
                                                                          OR CONTAINS("t31"."kind", 'Opened'),
                                                                          FALSE
                                                                        )
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 90
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "read_90",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE(
                                                                          CONTAINS("t31"."kind", 'Requested') OR (
                                                                            "t31"."kind" = 'Form Submitted'
                                                                          ),
                                                                          FALSE
                                                                        )
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 90
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "asked_90",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE(
                                                                          CONTAINS("t31"."kind", 'Requested') OR (
                                                                            "t31"."kind" = 'Form Submitted'
                                                                          ),
                                                                          FALSE
                                                                        )
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 365
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "asked_365",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE("t31"."channel" = 'email', FALSE)
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 90
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "mails_90",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE("t31"."channel" = 'portal', FALSE)
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 90
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "portal_90",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE("t31"."channel" = 'event', FALSE)
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 365
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "events_365",
                                                                      CAST(SUM(
                                                                        CAST(COALESCE("t31"."channel" IN ('phone', 'visit', 'meeting'), FALSE)
                                                                        AND (
                                                                          (
                                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t31"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                          ) < 90
                                                                        ) AS BIGINT)
                                                                      ) AS DOUBLE) AS "contacts_90"
                                                                    FROM (
                                                                      SELECT
                                                                        *
                                                                      FROM "t24" AS "t26"
                                                                      WHERE
                                                                        "t26"."at" <= "t26"."cut"
                                                                        AND NOT (
                                                                          STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                                        )
                                                                        AND "t26"."person_id" IS NOT NULL
                                                                    ) AS "t31"
                                                                    GROUP BY
                                                                      1,
                                                                      2
                                                                  ) AS "t41"
                                                                    ON "t23"."person_id" = "t41"."person_id" AND "t23"."cut" = "t41"."cut"
                                                                ) AS "t42"
                                                              ) AS "t43"
                                                            ) AS "t45"
                                                            LEFT OUTER JOIN (
                                                              SELECT
                                                                "t30"."account_id",
                                                                "t30"."cut",
                                                                CAST(SUM(
                                                                  CAST((
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90 AS BIGINT)
                                                                ) AS DOUBLE) AS "company_touches_90",
                                                                CAST(COUNT(DISTINCT "t30"."person_id") FILTER(WHERE
                                                                  (
                                                                    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                  ) < 90) AS DOUBLE) AS "company_people_90",
                                                                CAST(SUM(
                                                                  CAST(COALESCE(
                                                                    CONTAINS("t30"."kind", 'Requested')
                                                                    AND (
                                                                      (
                                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t30"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                                      ) < 90
                                                                    ),
                                                                    FALSE
                                                                  ) AS BIGINT)
                                                                ) AS DOUBLE) AS "company_asked_90"
                                                              FROM (
                                                                SELECT
                                                                  *
                                                                FROM "t24" AS "t26"
                                                                WHERE
                                                                  "t26"."at" <= "t26"."cut"
                                                                  AND NOT (
                                                                    STARTS_WITH("t26"."kind", 'Stage Set: ')
                                                                  )
                                                                  AND "t26"."account_id" IS NOT NULL
                                                              ) AS "t30"
                                                              GROUP BY
                                                                1,
                                                                2
                                                            ) AS "t40"
                                                              ON "t45"."account_id" = "t40"."account_id" AND "t45"."cut" = "t40"."cut"
                                                          ) AS "t46"
                                                        ) AS "t47"
                                                      ) AS "t49"
                                                      LEFT OUTER JOIN (
                                                        SELECT
                                                          "t27"."account_ref" AS "account_id",
                                                          "t27"."cut",
                                                          CAST(COUNT(*) AS DOUBLE) AS "cases",
                                                          CAST(SUM(
                                                            CAST(COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                                            AND COALESCE("t27"."won", FALSE) AS BIGINT)
                                                          ) AS DOUBLE) AS "cases_won",
                                                          MIN(
                                                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."created_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                          ) AS "days_since_case",
                                                          BOOL_OR(CAST(NOT (
                                                            COALESCE("t27"."closed_at" <= "t27"."cut", FALSE)
                                                          ) AS BOOLEAN)) AS "open_case"
                                                        FROM (
                                                          SELECT
                                                            *
                                                          FROM (
                                                            SELECT
                                                              "t10"."opportunity_id",
                                                              "t10"."person_ref",
                                                              "t10"."account_ref",
                                                              "t10"."product_id",
                                                              "t10"."owner",
                                                              "t10"."created_at",
                                                              "t10"."stage",
                                                              "t10"."closed_at",
                                                              "t10"."won",
                                                              "t10"."amount",
                                                              "t10"."list_amount",
                                                              "t10"."lost_reason",
                                                              "t10"."source",
                                                              "t10"."received_at",
                                                              "t10"."load_id",
                                                              UNNEST(
                                                                CAST([
                                                                  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                                  MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                                ] AS TIMESTAMPTZ[])
                                                              ) AS "cut"
                                                            FROM (
                                                              SELECT
                                                                *
                                                              FROM "opportunities" AS "t0"
                                                              WHERE
                                                                "t0"."account_ref" IS NOT NULL
                                                            ) AS "t10"
                                                          ) AS "t19"
                                                          WHERE
                                                            "t19"."created_at" <= "t19"."cut"
                                                        ) AS "t27"
                                                        GROUP BY
                                                          1,
                                                          2
                                                      ) AS "t33"
                                                        ON "t49"."account_id" = "t33"."account_id" AND "t49"."cut" = "t33"."cut"
                                                    ) AS "t50"
                                                  ) AS "t51"
                                                ) AS "t53"
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    "t28"."customer_id" AS "account_id",
                                                    "t28"."cut",
                                                    CAST(COUNT(DISTINCT "t28"."order_id") FILTER(WHERE
                                                      (
                                                        CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                      ) < 365) AS DOUBLE) AS "orders_365",
                                                    MIN(
                                                      CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t28"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                                    ) AS "days_since_order"
                                                  FROM (
                                                    SELECT
                                                      *
                                                    FROM (
                                                      SELECT
                                                        "t15"."customer_id",
                                                        "t15"."order_id",
                                                        "t15"."at",
                                                        UNNEST(
                                                          CAST([
                                                            MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                            MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                          ] AS TIMESTAMPTZ[])
                                                        ) AS "cut"
                                                      FROM (
                                                        SELECT
                                                          "t4"."customer_id",
                                                          "t4"."order_id",
                                                          "t4"."at"
                                                        FROM "order_lines" AS "t4"
                                                        WHERE
                                                          "t4"."kind" = 'sale'
                                                      ) AS "t15"
                                                    ) AS "t22"
                                                    WHERE
                                                      "t22"."at" <= "t22"."cut"
                                                  ) AS "t28"
                                                  GROUP BY
                                                    1,
                                                    2
                                                ) AS "t37"
                                                  ON "t53"."account_id" = "t37"."account_id" AND "t53"."cut" = "t37"."cut"
                                              ) AS "t54"
                                            ) AS "t55"
                                          ) AS "t57"
                                          LEFT OUTER JOIN (
                                            SELECT
                                              "t29"."subject_id" AS "person_id",
                                              "t29"."cut",
                                              FIRST("t29"."stage" ORDER BY "t29"."place" DESC) AS "stage",
                                              MIN(
                                                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t29"."entered_at") AS TIMESTAMP)) AS DOUBLE) / 86400
                                              ) AS "days_in_stage"
                                            FROM (
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  "t14"."subject",
                                                  "t14"."subject_id",
                                                  "t14"."stage",
                                                  "t14"."place",
                                                  "t14"."customer",
                                                  "t14"."entered_at",
                                                  "t14"."left_at",
                                                  "t14"."how",
                                                  "t14"."because",
                                                  "t14"."next_stage",
                                                  "t14"."moved_on",
                                                  UNNEST(
                                                    CAST([
                                                      MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2025, 11, 2, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2025, 9, 3, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2025, 7, 5, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2025, 5, 6, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2025, 3, 7, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2025, 1, 6, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2024, 11, 7, 0, 0, 0.0, 'UTC'),
                                                      MAKE_TIMESTAMPTZ(2024, 9, 8, 0, 0, 0.0, 'UTC')
                                                    ] AS TIMESTAMPTZ[])
                                                  ) AS "cut"
                                                FROM (
                                                  SELECT
                                                    *
                                                  FROM "stages" AS "t3"
                                                  WHERE
                                                    "t3"."subject" = 'person'
                                                ) AS "t14"
                                              ) AS "t21"
                                              WHERE
                                                "t21"."entered_at" <= "t21"."cut"
                                                AND (
                                                  (
                                                    "t21"."left_at" IS NULL
                                                  ) OR (
                                                    "t21"."left_at" > "t21"."cut"
                                                  )
                                                )
                                            ) AS "t29"
                                            GROUP BY
                                              1,
                                              2
                                          ) AS "t35"
                                            ON "t57"."person_id" = "t35"."person_id" AND "t57"."cut" = "t35"."cut"
                                        ) AS "t58"
                                      ) AS "t59"
                                    ) AS "t61"
                                    LEFT OUTER JOIN (
                                      SELECT
                                        "t2"."person_id",
                                        "t2"."persona"
                                      FROM "personas" AS "t2"
                                    ) AS "t13"
                                      ON "t61"."person_id" = "t13"."person_id"
                                  ) AS "t62"
                                ) AS "t64"
                                LEFT OUTER JOIN (
                                  SELECT
                                    "t1"."account_id",
                                    "t1"."industry",
                                    "t1"."size",
                                    "t1"."tier",
                                    "t1"."country"
                                  FROM "accounts" AS "t1"
                                ) AS "t12"
                                  ON "t64"."account_id" = "t12"."account_id"
                              ) AS "t65"
                            ) AS "t66"
                          ) AS "t69"
                          INNER JOIN (
                            SELECT
                              "t0"."person_ref" AS "who",
                              "t0"."created_at" AS "success_at"
                            FROM "opportunities" AS "t0"
                            WHERE
                              "t0"."person_ref" IS NOT NULL
                          ) AS "t17"
                            ON "t69"."person_id" = "t17"."who"
                        ) AS "t70"
                        WHERE
                          (
                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."success_at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
                          ) > 0
                          AND (
                            CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."success_at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t70"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
                          ) <= 60
                      ) AS "t71"
                    ) AS "t73"
                      ON "t67"."person_id" = "t73"."person_id" AND "t67"."cut" = "t73"."cut"
                  ) AS "t74"
                ) AS "t75"
              ) AS "t76"
            ) AS "t79"
            INNER JOIN (
              SELECT
                CASE
                  WHEN "t0"."person_ref" IS NULL
                  THEN "t0"."account_ref"
                  ELSE CAST(NULL AS TEXT)
                END AS "who",
                "t0"."created_at" AS "success_at"
              FROM "opportunities" AS "t0"
              WHERE
                CASE
                  WHEN "t0"."person_ref" IS NULL
                  THEN "t0"."account_ref"
                  ELSE CAST(NULL AS TEXT)
                END IS NOT NULL
            ) AS "t25"
              ON "t79"."account_id" = "t25"."who"
          ) AS "t80"
          WHERE
            (
              CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t80"."success_at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t80"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
            ) > 0
            AND (
              CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t80"."success_at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t80"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
            ) <= 60
        ) AS "t81"
      ) AS "t83"
        ON "t77"."account_id" = "t83"."account_id" AND "t77"."cut" = "t83"."cut"
    ) AS "t84"
  ) AS "t85"
) AS "t86"
WHERE
  (
    "t86"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  )
  OR (
    (
      "t86"."days_since_last" IS NOT NULL
    )
    AND NOT (
      COALESCE("t86"."open_case", FALSE)
    )
  )
