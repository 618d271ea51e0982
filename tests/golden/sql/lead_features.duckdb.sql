WITH "t29" AS (
  SELECT
    "t22"."person_ref",
    "t22"."created_at",
    "t22"."closed_at",
    "t22"."won",
    "t22"."named",
    "t12"."member",
    "t12"."home"
  FROM (
    SELECT
      "t7"."person_ref",
      "t7"."created_at",
      "t7"."closed_at",
      "t7"."won",
      COALESCE("t7"."account_ref", "t7"."person_ref") AS "named"
    FROM "opportunities" AS "t7"
  ) AS "t22"
  LEFT OUTER JOIN (
    SELECT
      "t0"."person_id" AS "member",
      "t0"."account_id" AS "home"
    FROM "people" AS "t0"
  ) AS "t12"
    ON "t22"."named" = "t12"."member"
), "t34" AS (
  SELECT
    "t26"."person_id",
    "t26"."account_id",
    "t26"."at",
    "t26"."kind",
    "t26"."channel",
    "t26"."content_id",
    "t26"."cut",
    CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t26"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t26"."at") AS TIMESTAMP)) AS DOUBLE) / 86400 AS "age"
  FROM (
    SELECT
      "t19"."person_id",
      "t19"."account_id",
      "t19"."at",
      "t19"."kind",
      "t19"."channel",
      "t19"."content_id",
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
        "t4"."person_id",
        "t4"."account_id",
        "t4"."at",
        "t4"."kind",
        "t4"."channel",
        "t4"."content_id"
      FROM "touchpoints" AS "t4"
      WHERE
        NOT (
          STARTS_WITH("t4"."kind", 'Stage Set: ')
        )
    ) AS "t19"
  ) AS "t26"
  WHERE
    "t26"."at" <= "t26"."cut"
)
SELECT
  "t68"."person_id",
  "t68"."account_id",
  "t68"."cut",
  "t68"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS "now",
  CASE
    WHEN (
      "t68"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    )
    OR (
      COALESCE("t68"."not_found", FALSE)
      AND NOT (
        COALESCE("t68"."by_person_id", FALSE)
        OR (
          COALESCE("t68"."by_customer_id", FALSE)
          AND NOT (
            COALESCE("t68"."failed", FALSE) AND (
              "t68"."account_id" IS NOT NULL
            )
          )
        )
      )
    )
    THEN CAST(NULL AS BOOLEAN)
    ELSE COALESCE("t68"."by_person_id", FALSE)
    OR (
      COALESCE("t68"."by_customer_id", FALSE)
      AND NOT (
        COALESCE("t68"."failed", FALSE) AND (
          "t68"."account_id" IS NOT NULL
        )
      )
    )
  END AS "outcome",
  "t68"."days_since_last",
  "t68"."days_since_asked",
  COALESCE("t68"."touches_30", 0.0) AS "touches_30",
  COALESCE("t68"."touches_90", 0.0) AS "touches_90",
  COALESCE("t68"."pages_30", 0.0) AS "pages_30",
  COALESCE("t68"."read_90", 0.0) AS "read_90",
  COALESCE("t68"."asked_90", 0.0) AS "asked_90",
  COALESCE("t68"."asked_365", 0.0) AS "asked_365",
  COALESCE("t68"."mails_90", 0.0) AS "mails_90",
  COALESCE("t68"."portal_90", 0.0) AS "portal_90",
  COALESCE("t68"."events_365", 0.0) AS "events_365",
  COALESCE("t68"."contacts_90", 0.0) AS "contacts_90",
  COALESCE("t68"."channels_90", 0.0) AS "channels_90",
  COALESCE("t68"."company_touches_90", 0.0) AS "company_touches_90",
  COALESCE("t68"."company_people_90", 0.0) AS "company_people_90",
  COALESCE("t68"."company_asked_90", 0.0) AS "company_asked_90",
  COALESCE("t68"."cases", 0.0) AS "cases",
  COALESCE("t68"."cases_won", 0.0) AS "cases_won",
  "t68"."days_since_case",
  COALESCE("t68"."orders_365", 0.0) AS "orders_365",
  "t68"."days_since_order",
  COALESCE("t68"."rejected_365", 0.0) AS "rejected_365",
  "t68"."days_since_rejected",
  "t68"."stage",
  "t68"."days_in_stage",
  "t68"."persona",
  "t68"."industry",
  "t68"."size",
  "t68"."tier",
  "t68"."country"
FROM (
  SELECT
    "t25"."person_id",
    "t25"."account_id",
    "t25"."customer_id",
    "t25"."cut",
    "t62"."who_0",
    "t62"."cut_0",
    "t62"."days_since_last",
    "t62"."days_since_asked",
    "t62"."channels_90",
    "t62"."touches_30",
    "t62"."touches_90",
    "t62"."pages_30",
    "t62"."read_90",
    "t62"."asked_90",
    "t62"."asked_365",
    "t62"."mails_90",
    "t62"."portal_90",
    "t62"."events_365",
    "t62"."contacts_90",
    "t56"."who_1",
    "t56"."cut_1",
    "t56"."company_touches_90",
    "t56"."company_people_90",
    "t56"."company_asked_90",
    "t67"."who_2",
    "t67"."cut_2",
    "t67"."cases",
    "t67"."cases_won",
    "t67"."days_since_case",
    "t67"."open_case",
    "t64"."who_3",
    "t64"."cut_3",
    "t64"."orders_365",
    "t64"."days_since_order",
    "t44"."who_4",
    "t44"."cut_4",
    "t44"."stage",
    "t44"."days_in_stage",
    "t51"."who_5",
    "t51"."cut_5",
    "t51"."rejected_365",
    "t51"."days_since_rejected",
    "t51"."never_at",
    "t51"."again_at",
    "t51"."failed",
    "t51"."not_found",
    "t58"."who_6",
    "t58"."cut_6",
    "t58"."by_person_id",
    "t61"."who_7",
    "t61"."cut_7",
    "t61"."by_customer_id",
    "t13"."persona",
    "t13"."is_",
    "t14"."industry",
    "t14"."size",
    "t14"."tier",
    "t14"."country",
    "t14"."firm"
  FROM (
    SELECT
      "t11"."person_id",
      "t11"."account_id",
      "t11"."customer_id",
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
        "t0"."person_id",
        "t0"."account_id",
        COALESCE("t0"."account_id", "t0"."person_id") AS "customer_id"
      FROM "people" AS "t0"
    ) AS "t11"
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      "t54"."who" AS "who_0",
      "t54"."cut" AS "cut_0",
      "t54"."days_since_last",
      "t54"."days_since_asked",
      "t54"."channels_90",
      "t54"."touches_30",
      "t54"."touches_90",
      "t54"."pages_30",
      "t54"."read_90",
      "t54"."asked_90",
      "t54"."asked_365",
      "t54"."mails_90",
      "t54"."portal_90",
      "t54"."events_365",
      "t54"."contacts_90"
    FROM (
      SELECT
        "t38"."person_id" AS "who",
        "t38"."cut",
        MIN("t38"."age") AS "days_since_last",
        MIN("t38"."age") FILTER(WHERE
          CONTAINS("t38"."kind", 'Requested') OR (
            "t38"."kind" = 'Form Submitted'
          )) AS "days_since_asked",
        CAST(COUNT(DISTINCT "t38"."channel") FILTER(WHERE
          "t38"."age" < 90) AS DOUBLE) AS "channels_90",
        CAST(SUM(
          CAST(COALESCE((
            "t38"."age" >= 0
          ) AND (
            "t38"."age" < 30
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "touches_30",
        CAST(SUM(
          CAST(COALESCE((
            "t38"."age" >= 0
          ) AND (
            "t38"."age" < 90
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "touches_90",
        CAST(SUM(
          CAST(COALESCE((
            "t38"."channel" = 'web'
          ) AND (
            "t38"."age" < 30
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "pages_30",
        CAST(SUM(
          CAST(COALESCE(
            (
              (
                "t38"."content_id" IS NOT NULL
              )
              OR CONTAINS("t38"."kind", 'Download')
              OR CONTAINS("t38"."kind", 'Opened')
            )
            AND (
              "t38"."age" < 90
            ),
            FALSE
          ) AS BIGINT)
        ) AS DOUBLE) AS "read_90",
        CAST(SUM(
          CAST(COALESCE(
            (
              CONTAINS("t38"."kind", 'Requested') OR (
                "t38"."kind" = 'Form Submitted'
              )
            )
            AND (
              "t38"."age" < 90
            ),
            FALSE
          ) AS BIGINT)
        ) AS DOUBLE) AS "asked_90",
        CAST(SUM(
          CAST(COALESCE(
            (
              CONTAINS("t38"."kind", 'Requested') OR (
                "t38"."kind" = 'Form Submitted'
              )
            )
            AND (
              "t38"."age" < 365
            ),
            FALSE
          ) AS BIGINT)
        ) AS DOUBLE) AS "asked_365",
        CAST(SUM(
          CAST(COALESCE((
            "t38"."channel" = 'email'
          ) AND (
            "t38"."age" < 90
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "mails_90",
        CAST(SUM(
          CAST(COALESCE((
            "t38"."channel" = 'portal'
          ) AND (
            "t38"."age" < 90
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "portal_90",
        CAST(SUM(
          CAST(COALESCE((
            "t38"."channel" = 'event'
          ) AND (
            "t38"."age" < 365
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "events_365",
        CAST(SUM(
          CAST(COALESCE("t38"."channel" IN ('phone', 'visit', 'meeting') AND (
            "t38"."age" < 90
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "contacts_90"
      FROM "t34" AS "t38"
      GROUP BY
        1,
        2
    ) AS "t54"
  ) AS "t62"
    ON "t25"."person_id" = "t62"."who_0" AND "t25"."cut" = "t62"."cut_0"
  LEFT OUTER JOIN (
    SELECT
      "t49"."who" AS "who_1",
      "t49"."cut" AS "cut_1",
      "t49"."company_touches_90",
      "t49"."company_people_90",
      "t49"."company_asked_90"
    FROM (
      SELECT
        "t38"."account_id" AS "who",
        "t38"."cut",
        CAST(SUM(CAST(COALESCE("t38"."age" < 90, FALSE) AS BIGINT)) AS DOUBLE) AS "company_touches_90",
        CAST(COUNT(DISTINCT "t38"."person_id") FILTER(WHERE
          "t38"."age" < 90) AS DOUBLE) AS "company_people_90",
        CAST(SUM(
          CAST(COALESCE(CONTAINS("t38"."kind", 'Requested') AND (
            "t38"."age" < 90
          ), FALSE) AS BIGINT)
        ) AS DOUBLE) AS "company_asked_90"
      FROM "t34" AS "t38"
      GROUP BY
        1,
        2
    ) AS "t49"
  ) AS "t56"
    ON "t25"."account_id" = "t56"."who_1" AND "t25"."cut" = "t56"."cut_1"
  LEFT OUTER JOIN (
    SELECT
      "t65"."who" AS "who_2",
      "t65"."cut" AS "cut_2",
      "t65"."cases",
      "t65"."cases_won",
      "t65"."days_since_case",
      "t65"."open_case"
    FROM (
      SELECT
        "t47"."customer_id" AS "who",
        "t47"."cut",
        CAST(COUNT(*) AS DOUBLE) AS "cases",
        CAST(SUM(
          CAST(COALESCE(COALESCE("t47"."closed_at" <= "t47"."cut", FALSE) AND "t47"."won", FALSE) AS BIGINT)
        ) AS DOUBLE) AS "cases_won",
        MIN("t47"."age") AS "days_since_case",
        BOOL_OR(CAST(NOT (
          COALESCE("t47"."closed_at" <= "t47"."cut", FALSE)
        ) AS BOOLEAN)) AS "open_case"
      FROM (
        SELECT
          "t40"."person_ref",
          "t40"."created_at",
          "t40"."closed_at",
          "t40"."won",
          "t40"."named",
          "t40"."member",
          "t40"."home",
          "t40"."customer_id",
          "t40"."cut",
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t40"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t40"."created_at") AS TIMESTAMP)) AS DOUBLE) / 86400 AS "age"
        FROM (
          SELECT
            "t33"."person_ref",
            "t33"."created_at",
            "t33"."closed_at",
            "t33"."won",
            "t33"."named",
            "t33"."member",
            "t33"."home",
            "t33"."customer_id",
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
              "t30"."person_ref",
              "t30"."created_at",
              "t30"."closed_at",
              "t30"."won",
              "t30"."named",
              "t30"."member",
              "t30"."home",
              COALESCE("t30"."home", "t30"."named") AS "customer_id"
            FROM "t29" AS "t30"
          ) AS "t33"
        ) AS "t40"
        WHERE
          "t40"."created_at" <= "t40"."cut"
      ) AS "t47"
      GROUP BY
        1,
        2
    ) AS "t65"
  ) AS "t67"
    ON "t25"."customer_id" = "t67"."who_2" AND "t25"."cut" = "t67"."cut_2"
  LEFT OUTER JOIN (
    SELECT
      "t57"."who" AS "who_3",
      "t57"."cut" AS "cut_3",
      "t57"."orders_365",
      "t57"."days_since_order"
    FROM (
      SELECT
        "t46"."customer_id" AS "who",
        "t46"."cut",
        CAST(COUNT(DISTINCT "t46"."order_id") FILTER(WHERE
          "t46"."age" < 365) AS DOUBLE) AS "orders_365",
        MIN("t46"."age") AS "days_since_order"
      FROM (
        SELECT
          "t36"."order_id",
          "t36"."at",
          "t36"."named",
          "t36"."member",
          "t36"."home",
          "t36"."customer_id",
          "t36"."cut",
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t36"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t36"."at") AS TIMESTAMP)) AS DOUBLE) / 86400 AS "age"
        FROM (
          SELECT
            "t31"."order_id",
            "t31"."at",
            "t31"."named",
            "t31"."member",
            "t31"."home",
            "t31"."customer_id",
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
              "t28"."order_id",
              "t28"."at",
              "t28"."named",
              "t28"."member",
              "t28"."home",
              COALESCE("t28"."home", "t28"."named") AS "customer_id"
            FROM (
              SELECT
                "t21"."order_id",
                "t21"."at",
                "t21"."named",
                "t12"."member",
                "t12"."home"
              FROM (
                SELECT
                  "t6"."order_id",
                  "t6"."at",
                  "t6"."customer_id" AS "named"
                FROM "order_lines" AS "t6"
                WHERE
                  "t6"."kind" = 'sale'
              ) AS "t21"
              LEFT OUTER JOIN (
                SELECT
                  "t0"."person_id" AS "member",
                  "t0"."account_id" AS "home"
                FROM "people" AS "t0"
              ) AS "t12"
                ON "t21"."named" = "t12"."member"
            ) AS "t28"
          ) AS "t31"
        ) AS "t36"
        WHERE
          "t36"."at" <= "t36"."cut"
      ) AS "t46"
      GROUP BY
        1,
        2
    ) AS "t57"
  ) AS "t64"
    ON "t25"."customer_id" = "t64"."who_3" AND "t25"."cut" = "t64"."cut_3"
  LEFT OUTER JOIN (
    SELECT
      "t42"."who" AS "who_4",
      "t42"."cut" AS "cut_4",
      "t42"."stage",
      "t42"."days_in_stage"
    FROM (
      SELECT
        "t35"."subject_id" AS "who",
        "t35"."cut",
        FIRST("t35"."stage" ORDER BY "t35"."place" DESC) AS "stage",
        MIN("t35"."age") AS "days_in_stage"
      FROM (
        SELECT
          "t27"."subject_id",
          "t27"."stage",
          "t27"."place",
          "t27"."customer",
          "t27"."entered_at",
          "t27"."left_at",
          "t27"."how",
          "t27"."because",
          "t27"."next_stage",
          "t27"."moved_on",
          "t27"."cut",
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t27"."entered_at") AS TIMESTAMP)) AS DOUBLE) / 86400 AS "age"
        FROM (
          SELECT
            "t20"."subject_id",
            "t20"."stage",
            "t20"."place",
            "t20"."customer",
            "t20"."entered_at",
            "t20"."left_at",
            "t20"."how",
            "t20"."because",
            "t20"."next_stage",
            "t20"."moved_on",
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
              "t16".*
              EXCLUDE ("subject")
            FROM (
              SELECT
                *
              FROM "stages" AS "t5"
              WHERE
                "t5"."subject" = 'person'
            ) AS "t16"
          ) AS "t20"
        ) AS "t27"
        WHERE
          "t27"."entered_at" <= "t27"."cut"
          AND (
            (
              "t27"."left_at" IS NULL
            ) OR (
              "t27"."left_at" > "t27"."cut"
            )
          )
      ) AS "t35"
      GROUP BY
        1,
        2
    ) AS "t42"
  ) AS "t44"
    ON "t25"."person_id" = "t44"."who_4" AND "t25"."cut" = "t44"."cut_4"
  LEFT OUTER JOIN (
    SELECT
      "t45"."who" AS "who_5",
      "t45"."cut" AS "cut_5",
      "t45"."rejected_365",
      "t45"."days_since_rejected",
      "t45"."never_at",
      "t45"."again_at",
      "t45"."failed",
      "t45"."not_found"
    FROM (
      SELECT
        "t24"."who",
        "t24"."cut",
        CAST(SUM(
          CAST(COALESCE(
            (
              "t24"."at" <= "t24"."cut"
            )
            AND (
              "t24"."step" = 'rejected'
            )
            AND (
              (
                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
              ) < 365
            ),
            FALSE
          ) AS BIGINT)
        ) AS DOUBLE) AS "rejected_365",
        MIN(
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
        ) FILTER(WHERE
          (
            "t24"."at" <= "t24"."cut"
          ) AND (
            "t24"."step" = 'rejected'
          )) AS "days_since_rejected",
        MAX("t24"."at") FILTER(WHERE
          (
            "t24"."at" <= "t24"."cut"
          ) AND "t24"."reason" IN ('competitor')) AS "never_at",
        MAX("t24"."at") FILTER(WHERE
          (
            "t24"."at" <= "t24"."cut"
          )
          AND "t24"."step" IN ('recycled', 'accepted', 'done', 'won')) AS "again_at",
        CAST(SUM(
          CAST(COALESCE(
            (
              "t24"."at" > "t24"."cut"
            )
            AND (
              (
                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
              ) >= -60
            )
            AND "t24"."reason" IN ('wrong_person', 'competitor'),
            FALSE
          ) AS BIGINT)
        ) AS DOUBLE) > 0 AS "failed",
        CAST(SUM(
          CAST(COALESCE(
            (
              "t24"."at" > "t24"."cut"
            )
            AND (
              (
                CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."cut") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t24"."at") AS TIMESTAMP)) AS DOUBLE) / 86400
              ) >= -60
            )
            AND "t24"."reason" IN ('not_reached', 'known_already', 'wrong_details'),
            FALSE
          ) AS BIGINT)
        ) AS DOUBLE) > 0 AS "not_found"
      FROM (
        SELECT
          "t15"."at",
          "t15"."step",
          "t15"."reason",
          "t15"."who",
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
            "t3"."at",
            "t3"."step",
            "t3"."reason",
            "t3"."person_ref" AS "who"
          FROM "leads" AS "t3"
          WHERE
            "t3"."step" IN ('rejected', 'recycled', 'accepted', 'done', 'won')
        ) AS "t15"
      ) AS "t24"
      GROUP BY
        1,
        2
    ) AS "t45"
  ) AS "t51"
    ON "t25"."person_id" = "t51"."who_5" AND "t25"."cut" = "t51"."cut_5"
  LEFT OUTER JOIN (
    SELECT
      "t50"."who" AS "who_6",
      "t50"."cut" AS "cut_6",
      TRUE AS "by_person_id"
    FROM (
      SELECT DISTINCT
        "t39"."who",
        "t39"."cut"
      FROM (
        SELECT
          "t32"."who",
          "t32"."at",
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
            "t30"."person_ref" AS "who",
            "t30"."created_at" AS "at"
          FROM "t29" AS "t30"
          WHERE
            "t30"."person_ref" IS NOT NULL
        ) AS "t32"
      ) AS "t39"
      WHERE
        (
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t39"."at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t39"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
        ) > 0
        AND (
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t39"."at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t39"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
        ) <= 60
    ) AS "t50"
  ) AS "t58"
    ON "t25"."person_id" = "t58"."who_6" AND "t25"."cut" = "t58"."cut_6"
  LEFT OUTER JOIN (
    SELECT
      "t52"."who" AS "who_7",
      "t52"."cut" AS "cut_7",
      TRUE AS "by_customer_id"
    FROM (
      SELECT DISTINCT
        "t41"."who",
        "t41"."cut"
      FROM (
        SELECT
          "t37"."who",
          "t37"."at",
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
            COALESCE("t30"."home", "t30"."named") AS "who",
            "t30"."created_at" AS "at"
          FROM "t29" AS "t30"
          WHERE
            NOT (
              "t30"."person_ref" IS NOT NULL
            )
        ) AS "t37"
      ) AS "t41"
      WHERE
        (
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t41"."at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t41"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
        ) > 0
        AND (
          CAST(EPOCH(CAST(DATE_TRUNC('SECOND', "t41"."at") AS TIMESTAMP)) - EPOCH(CAST(DATE_TRUNC('SECOND', "t41"."cut") AS TIMESTAMP)) AS DOUBLE) / 86400
        ) <= 60
    ) AS "t52"
  ) AS "t61"
    ON "t25"."customer_id" = "t61"."who_7" AND "t25"."cut" = "t61"."cut_7"
  LEFT OUTER JOIN (
    SELECT
      "t1"."persona",
      "t1"."person_id" AS "is_"
    FROM "personas" AS "t1"
  ) AS "t13"
    ON "t25"."person_id" = "t13"."is_"
  LEFT OUTER JOIN (
    SELECT
      "t2"."industry",
      "t2"."size",
      "t2"."tier",
      "t2"."country",
      "t2"."account_id" AS "firm"
    FROM "accounts" AS "t2"
  ) AS "t14"
    ON "t25"."account_id" = "t14"."firm"
) AS "t68"
WHERE
  (
    "t68"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  )
  OR (
    (
      "t68"."days_since_last" IS NOT NULL
    )
    AND NOT (
      COALESCE("t68"."open_case", FALSE)
    )
    AND NOT (
      (
        "t68"."never_at" IS NOT NULL
      )
      AND (
        (
          "t68"."again_at" IS NULL
        ) OR (
          "t68"."again_at" < "t68"."never_at"
        )
      )
    )
    AND NOT (
      (
        "t68"."cut" = MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      )
      OR (
        COALESCE("t68"."not_found", FALSE)
        AND NOT (
          COALESCE("t68"."by_person_id", FALSE)
          OR (
            COALESCE("t68"."by_customer_id", FALSE)
            AND NOT (
              COALESCE("t68"."failed", FALSE) AND (
                "t68"."account_id" IS NOT NULL
              )
            )
          )
        )
      )
    )
  )
