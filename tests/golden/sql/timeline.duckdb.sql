WITH "t17" AS (
  SELECT
    "t0"."source_id" AS "member",
    "t0"."account_ref" AS "home"
  FROM "people" AS "t0"
  WHERE
    "t0"."account_ref" IS NOT NULL
), "t26" AS (
  SELECT
    *
  FROM "order_lines" AS "t14"
  WHERE
    "t14"."customer_id" IS NOT NULL
)
SELECT
  "t68"."kind",
  "t68"."entry_id",
  "t68"."state",
  "t68"."at",
  "t68"."until",
  COALESCE("t68"."customer_id", COALESCE("t68"."account_id", "t68"."home"), "t68"."person_id") AS "customer_id",
  "t68"."person_id",
  COALESCE("t68"."account_id", "t68"."home") AS "account_id",
  "t68"."channel",
  "t68"."what",
  "t68"."words",
  "t68"."number",
  "t68"."amount",
  "t68"."owner",
  "t68"."unit"
FROM (
  SELECT
    "t67"."kind",
    "t67"."entry_id",
    "t67"."state",
    "t67"."at",
    "t67"."until",
    "t67"."customer_id",
    "t67"."person_id",
    "t67"."account_id",
    "t67"."channel",
    "t67"."what",
    "t67"."words",
    "t67"."number",
    "t67"."amount",
    "t67"."owner",
    "t67"."unit",
    "t63"."member",
    "t63"."home"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              CASE WHEN "t47"."channel" = 'email' THEN 'mail' ELSE 'visit' END AS "kind",
              "t47"."entry_id",
              "t47"."actor" AS "state",
              "t47"."last_at" AS "at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t47"."person_id",
              "t47"."account_id",
              "t47"."channel",
              "t47"."what",
              CASE
                WHEN "t47"."first_content" = "t47"."last_content"
                THEN "t47"."first_content"
                ELSE NULL
              END AS "words",
              CAST("t47"."times" AS DOUBLE) AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM (
              SELECT
                "t30"."user_id" AS "person_id",
                "t30"."account_ref" AS "account_id",
                DATE_TRUNC('DAY', "t30"."at") AS "day",
                COALESCE("t30"."channel", 'web') AS "channel",
                COALESCE("t30"."name", "t30"."kind", 'event') AS "what",
                COALESCE("t30"."actor", '') AS "actor",
                MIN("t30"."event_id") AS "entry_id",
                MAX("t30"."at") AS "last_at",
                MIN("t30"."content_id") AS "first_content",
                MAX("t30"."content_id") AS "last_content",
                COUNT(*) AS "times"
              FROM (
                SELECT
                  *
                FROM "events" AS "t11"
                WHERE
                  (
                    "t11"."user_id" IS NOT NULL
                  ) OR (
                    "t11"."account_ref" IS NOT NULL
                  )
              ) AS "t30"
              GROUP BY
                1,
                2,
                3,
                4,
                5,
                6
            ) AS "t47"
          ) AS "t55"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'order' AS "kind",
              "t53"."order_id" AS "entry_id",
              "t53"."kind" AS "state",
              "t53"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              "t53"."customer_id",
              "t53"."person_id",
              "t53"."account_id",
              "t53"."channel",
              CASE WHEN "t53"."first" = "t53"."last" THEN "t53"."first" ELSE NULL END AS "what",
              CAST(NULL AS TEXT) AS "words",
              CAST("t53"."number" AS DOUBLE) AS "number",
              "t53"."amount",
              CAST(NULL AS TEXT) AS "owner",
              "t53"."unit"
            FROM (
              SELECT
                "t33"."order_id",
                MAX("t33"."at") AS "at",
                MAX("t33"."kind") AS "kind",
                MIN("t33"."person_id") AS "person_id",
                MIN("t33"."account_id") AS "account_id",
                MIN("t33"."customer_id") AS "customer_id",
                MIN("t33"."channel") AS "channel",
                MIN("t33"."unit") AS "unit",
                MIN(COALESCE("t33"."product_name", "t33"."product_id")) FILTER(WHERE
                  "t33"."kind" <> 'charge') AS "first",
                MAX(COALESCE("t33"."product_name", "t33"."product_id")) FILTER(WHERE
                  "t33"."kind" <> 'charge') AS "last",
                COUNT(*) AS "number",
                SUM("t33"."amount") AS "amount"
              FROM "t26" AS "t33"
              GROUP BY
                1
            ) AS "t53"
          ) AS "t57"
        ) AS "t58"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'delivery' AS "kind",
              "t40"."order_id" AS "entry_id",
              CASE
                WHEN NOT (
                  (
                    "t40"."delivered_at" IS NULL
                  )
                  OR (
                    "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  )
                )
                AND COALESCE(
                  "t40"."promised_at" < CASE
                    WHEN NOT (
                      (
                        "t40"."delivered_at" IS NULL
                      )
                      OR (
                        "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                      )
                    )
                    THEN "t40"."delivered_at"
                    ELSE MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  END,
                  FALSE
                )
                THEN 'late'
                WHEN NOT (
                  (
                    "t40"."delivered_at" IS NULL
                  )
                  OR (
                    "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  )
                )
                THEN 'on time'
                WHEN COALESCE(
                  "t40"."promised_at" < CASE
                    WHEN NOT (
                      (
                        "t40"."delivered_at" IS NULL
                      )
                      OR (
                        "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                      )
                    )
                    THEN "t40"."delivered_at"
                    ELSE MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  END,
                  FALSE
                )
                THEN 'overdue'
                ELSE 'on its way'
              END AS "state",
              CASE
                WHEN NOT (
                  (
                    "t40"."delivered_at" IS NULL
                  )
                  OR (
                    "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  )
                )
                THEN "t40"."delivered_at"
                ELSE "t40"."promised_at"
              END AS "at",
              "t40"."promised_at" AS "until",
              "t52"."customer_id",
              "t52"."person_id",
              "t52"."account_id",
              CAST(NULL AS TEXT) AS "channel",
              CAST(NULL AS TEXT) AS "what",
              CAST(NULL AS TEXT) AS "words",
              CAST(CASE
                WHEN COALESCE(
                  "t40"."promised_at" < CASE
                    WHEN NOT (
                      (
                        "t40"."delivered_at" IS NULL
                      )
                      OR (
                        "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                      )
                    )
                    THEN "t40"."delivered_at"
                    ELSE MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                  END,
                  FALSE
                )
                THEN CAST(FLOOR(
                  (
                    EPOCH(
                      CAST(CASE
                        WHEN NOT (
                          (
                            "t40"."delivered_at" IS NULL
                          )
                          OR (
                            "t40"."delivered_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                          )
                        )
                        THEN "t40"."delivered_at"
                        ELSE MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                      END AS TIMESTAMP)
                    ) - EPOCH(CAST("t40"."promised_at" AS TIMESTAMP))
                  ) / (
                    86400
                  )
                ) AS BIGINT)
                ELSE NULL
              END AS DOUBLE) AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              "t52"."unit"
            FROM (
              SELECT
                *
              FROM "deliveries" AS "t12"
              WHERE
                (
                  "t12"."promised_at" IS NOT NULL
                ) OR (
                  "t12"."delivered_at" IS NOT NULL
                )
            ) AS "t40"
            INNER JOIN (
              SELECT
                "t33"."order_id",
                MIN("t33"."person_id") AS "person_id",
                MIN("t33"."account_id") AS "account_id",
                MIN("t33"."customer_id") AS "customer_id",
                MIN("t33"."unit") AS "unit"
              FROM "t26" AS "t33"
              GROUP BY
                1
            ) AS "t52"
              ON "t40"."order_id" = "t52"."order_id"
          ) AS "t60"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'contract' AS "kind",
              "t1"."subscription_id" AS "entry_id",
              'began' AS "state",
              "t1"."started_at" AS "at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              "t1"."customer_id",
              "t1"."person_id",
              "t1"."account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t1"."product_id" AS "what",
              CAST(NULL AS TEXT) AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t1"."yearly_amount" AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              "t1"."unit"
            FROM "subscriptions" AS "t1"
          ) AS "t18"
        ) AS "t62"
      ) AS "t64"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'contract' AS "kind",
              "t1"."subscription_id" AS "entry_id",
              'ended' AS "state",
              "t1"."ended_at" AS "at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              "t1"."customer_id",
              "t1"."person_id",
              "t1"."account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t1"."product_id" AS "what",
              CAST(NULL AS TEXT) AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t1"."yearly_amount" AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              "t1"."unit"
            FROM "subscriptions" AS "t1"
            WHERE
              "t1"."ended_at" IS NOT NULL
          ) AS "t19"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'case' AS "kind",
              "t2"."case_id" AS "entry_id",
              CASE
                WHEN (
                  "t2"."closed_at" IS NULL
                )
                OR (
                  "t2"."closed_at" > MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                )
                THEN 'open'
                ELSE 'closed'
              END AS "state",
              "t2"."opened_at" AS "at",
              "t2"."closed_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t2"."person_ref" AS "person_id",
              "t2"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t2"."kind" AS "what",
              "t2"."text" AS "words",
              "t2"."score" AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "cases" AS "t2"
          ) AS "t35"
        ) AS "t41"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              CASE
                WHEN COALESCE(LOWER("t3"."kind"), '') IN ('meeting', 'note', 'task')
                THEN COALESCE(LOWER("t3"."kind"), '')
                ELSE 'activity'
              END AS "kind",
              "t3"."activity_id" AS "entry_id",
              'done' AS "state",
              "t3"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t3"."person_ref" AS "person_id",
              "t3"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t3"."kind" AS "what",
              "t3"."text" AS "words",
              "t3"."minutes" AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              "t3"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "activities" AS "t3"
          ) AS "t42"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'meeting' AS "kind",
              "t4"."meeting_id" AS "entry_id",
              COALESCE("t4"."state", 'booked') AS "state",
              "t4"."at",
              "t4"."ends_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t4"."person_ref" AS "person_id",
              "t4"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t4"."kind" AS "what",
              "t4"."title" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              "t4"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "meetings" AS "t4"
          ) AS "t20"
        ) AS "t45"
      ) AS "t50"
    ) AS "t65"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'opportunity' AS "kind",
              "t5"."opportunity_id" AS "entry_id",
              'opened' AS "state",
              "t5"."created_at" AS "at",
              "t5"."closed_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t5"."person_ref" AS "person_id",
              "t5"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t5"."product_id" AS "what",
              "t5"."stage" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t5"."amount" AS DECIMAL(38, 2)) AS "amount",
              "t5"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "opportunities" AS "t5"
          ) AS "t21"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'opportunity' AS "kind",
              "t5"."opportunity_id" AS "entry_id",
              CASE WHEN "t5"."won" THEN 'won' ELSE 'lost' END AS "state",
              "t5"."closed_at" AS "at",
              "t5"."closed_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t5"."person_ref" AS "person_id",
              "t5"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t5"."product_id" AS "what",
              "t5"."lost_reason" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t5"."amount" AS DECIMAL(38, 2)) AS "amount",
              "t5"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "opportunities" AS "t5"
            WHERE
              "t5"."won" IS NOT NULL AND "t5"."closed_at" IS NOT NULL
          ) AS "t22"
        ) AS "t28"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'quote' AS "kind",
              "t6"."quote_id" AS "entry_id",
              'opened' AS "state",
              "t6"."created_at" AS "at",
              "t6"."closed_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t6"."person_ref" AS "person_id",
              "t6"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t6"."product_id" AS "what",
              "t6"."opportunity_id" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t6"."amount" AS DECIMAL(38, 2)) AS "amount",
              "t6"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "quotes" AS "t6"
          ) AS "t23"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'quote' AS "kind",
              "t6"."quote_id" AS "entry_id",
              CASE WHEN "t6"."won" THEN 'won' ELSE 'lost' END AS "state",
              "t6"."closed_at" AS "at",
              "t6"."closed_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t6"."person_ref" AS "person_id",
              "t6"."account_ref" AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t6"."product_id" AS "what",
              "t6"."opportunity_id" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t6"."amount" AS DECIMAL(38, 2)) AS "amount",
              "t6"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "quotes" AS "t6"
            WHERE
              "t6"."won" IS NOT NULL AND "t6"."closed_at" IS NOT NULL
          ) AS "t24"
        ) AS "t29"
      ) AS "t36"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'message' AS "kind",
              CONCAT_WS(
                '/',
                "t7"."person_ref",
                CAST(EPOCH(CAST("t7"."at" AS TIMESTAMP)) AS TEXT),
                "t7"."channel",
                "t7"."action"
              ) AS "entry_id",
              CASE WHEN COALESCE("t7"."arm" = 'control', FALSE) THEN 'withheld' ELSE 'sent' END AS "state",
              "t7"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t7"."person_ref" AS "person_id",
              CAST(NULL AS TEXT) AS "account_id",
              "t7"."channel",
              COALESCE("t7"."campaign", "t7"."content_id", "t7"."action") AS "what",
              "t7"."action" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "exposures" AS "t7"
          ) AS "t37"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'consent' AS "kind",
              CONCAT_WS(
                '/',
                "t8"."person_ref",
                "t8"."purpose",
                "t8"."channel",
                CAST(EPOCH(CAST("t8"."at" AS TIMESTAMP)) AS TEXT)
              ) AS "entry_id",
              CASE WHEN "t8"."given" THEN 'given' ELSE 'withdrawn' END AS "state",
              "t8"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              "t8"."person_ref" AS "person_id",
              CAST(NULL AS TEXT) AS "account_id",
              "t8"."channel",
              "t8"."purpose" AS "what",
              COALESCE("t8"."wording", "t8"."proof") AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "consents" AS "t8"
          ) AS "t38"
        ) AS "t43"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'decision' AS "kind",
              "t16"."decision_id" AS "entry_id",
              "t16"."action" AS "state",
              "t16"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              "t16"."customer_id",
              "t16"."person_id",
              "t16"."account_id",
              "t16"."channel",
              "t16"."product_id" AS "what",
              "t16"."reasons" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t16"."expected_margin" AS DECIMAL(38, 2)) AS "amount",
              "t16"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "decisions" AS "t16"
            ANTI JOIN "decisions" AS "t15"
              ON "t16"."decision_id" = "t15"."decision_id"
          ) AS "t39"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              'decision' AS "kind",
              "t9"."decision_id" AS "entry_id",
              "t9"."action" AS "state",
              "t9"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              "t9"."customer_id",
              "t9"."person_id",
              "t9"."account_id",
              "t9"."channel",
              "t9"."product_id" AS "what",
              "t9"."reasons" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t9"."expected_margin" AS DECIMAL(38, 2)) AS "amount",
              "t9"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "decisions" AS "t9"
          ) AS "t25"
        ) AS "t44"
      ) AS "t46"
    ) AS "t51"
  ) AS "t67"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM "t17" AS "t27"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t56"."person_ref" AS "member",
        "t56"."account_ref" AS "home"
      FROM (
        SELECT
          "t48"."person_ref",
          "t48"."account_ref"
        FROM (
          SELECT
            "t32"."person_ref",
            MIN("t32"."account_ref") AS "account_ref",
            COUNT(DISTINCT "t32"."account_ref") AS "homes"
          FROM (
            SELECT
              *
            FROM "memberships" AS "t13"
            WHERE
              (
                (
                  "t13"."from" IS NULL
                )
                OR (
                  "t13"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                )
              )
              AND (
                (
                  "t13"."to" IS NULL
                )
                OR (
                  "t13"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                )
              )
          ) AS "t32"
          GROUP BY
            1
        ) AS "t48"
        WHERE
          "t48"."homes" = 1
      ) AS "t56"
      ANTI JOIN "t17" AS "t34"
        ON "t56"."person_ref" = "t34"."member"
    ) AS "t59"
  ) AS "t63"
    ON "t67"."person_id" = "t63"."member"
) AS "t68"
WHERE
  COALESCE("t68"."customer_id", COALESCE("t68"."account_id", "t68"."home"), "t68"."person_id") IS NOT NULL
ORDER BY
  COALESCE("t68"."account_id", "t68"."home") ASC,
  "t68"."person_id" ASC,
  "t68"."at" ASC,
  "t68"."kind" ASC,
  "t68"."entry_id" ASC,
  "t68"."state" ASC
