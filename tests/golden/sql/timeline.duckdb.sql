WITH "t20" AS (
  SELECT
    "t0"."person_id" AS "member",
    "t0"."account_id" AS "home"
  FROM "people" AS "t0"
  WHERE
    "t0"."account_id" IS NOT NULL
), "t30" AS (
  SELECT
    *
  FROM "order_lines" AS "t15"
  WHERE
    "t15"."customer_id" IS NOT NULL
)
SELECT
  "t76"."kind",
  "t76"."entry_id",
  "t76"."state",
  "t76"."at",
  "t76"."until",
  COALESCE("t76"."customer_id", COALESCE("t76"."account_id", "t76"."home"), "t76"."person_id") AS "customer_id",
  "t76"."person_id",
  COALESCE("t76"."account_id", "t76"."home") AS "account_id",
  "t76"."channel",
  "t76"."what",
  "t76"."words",
  "t76"."number",
  "t76"."amount",
  "t76"."owner",
  "t76"."unit"
FROM (
  SELECT
    "t75"."kind",
    "t75"."entry_id",
    "t75"."state",
    "t75"."at",
    "t75"."until",
    "t75"."customer_id",
    "t75"."person_id",
    "t75"."account_id",
    "t75"."channel",
    "t75"."what",
    "t75"."words",
    "t75"."number",
    "t75"."amount",
    "t75"."owner",
    "t75"."unit",
    "t66"."member",
    "t66"."home"
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
              "t53"."customer_id",
              "t53"."person_id",
              "t53"."account_id",
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
              "t53"."unit"
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
                "t36"."order_id",
                MIN("t36"."person_id") AS "person_id",
                MIN("t36"."account_id") AS "account_id",
                MIN("t36"."customer_id") AS "customer_id",
                MIN("t36"."unit") AS "unit"
              FROM "t30" AS "t36"
              GROUP BY
                1
            ) AS "t53"
              ON "t40"."order_id" = "t53"."order_id"
          ) AS "t63"
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
          ) AS "t21"
        ) AS "t65"
        UNION ALL
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
          ) AS "t22"
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
          ) AS "t38"
        ) AS "t42"
      ) AS "t68"
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
          ) AS "t43"
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
          ) AS "t23"
        ) AS "t45"
        UNION ALL
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
          ) AS "t24"
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
          ) AS "t25"
        ) AS "t32"
      ) AS "t51"
    ) AS "t70"
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
          ) AS "t26"
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
          ) AS "t27"
        ) AS "t33"
        UNION ALL
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
                CAST(CAST(ROUND(EPOCH(CAST("t7"."at" AS TIMESTAMP)) * 1000000.0, 0) AS BIGINT) AS TEXT),
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
          ) AS "t46"
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
                CAST(CAST(ROUND(EPOCH(CAST("t8"."at" AS TIMESTAMP)) * 1000000.0, 0) AS BIGINT) AS TEXT)
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
          ) AS "t47"
        ) AS "t52"
      ) AS "t56"
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
              'decision' AS "kind",
              "t18"."decision_id" AS "entry_id",
              "t18"."action" AS "state",
              "t18"."at",
              CAST(NULL AS TIMESTAMPTZ) AS "until",
              "t18"."customer_id",
              "t18"."person_id",
              "t18"."account_id",
              "t18"."channel",
              COALESCE("t18"."product_id", "t18"."what") AS "what",
              "t18"."reasons" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t18"."expected_margin" AS DECIMAL(38, 2)) AS "amount",
              "t18"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "decisions" AS "t18"
            ANTI JOIN "decisions" AS "t17"
              ON "t18"."decision_id" = "t17"."decision_id"
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
              COALESCE("t9"."product_id", "t9"."what") AS "what",
              "t9"."reasons" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST("t9"."expected_margin" AS DECIMAL(38, 2)) AS "amount",
              "t9"."owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "decisions" AS "t9"
          ) AS "t28"
        ) AS "t44"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT
              'stage' AS "kind",
              CONCAT_WS(
                '/',
                "t10"."subject_id",
                "t10"."stage",
                CAST(CAST(ROUND(EPOCH(CAST("t10"."entered_at" AS TIMESTAMP)) * 1000000.0, 0) AS BIGINT) AS TEXT)
              ) AS "entry_id",
              COALESCE("t10"."how", 'forward') AS "state",
              "t10"."entered_at" AS "at",
              "t10"."left_at" AS "until",
              CAST(NULL AS TEXT) AS "customer_id",
              CASE
                WHEN "t10"."subject" = 'person'
                THEN "t10"."subject_id"
                ELSE CAST(NULL AS TEXT)
              END AS "person_id",
              CASE
                WHEN "t10"."subject" = 'account'
                THEN "t10"."subject_id"
                ELSE CAST(NULL AS TEXT)
              END AS "account_id",
              CAST(NULL AS TEXT) AS "channel",
              "t10"."stage" AS "what",
              "t10"."because" AS "words",
              CAST(NULL AS DOUBLE) AS "number",
              CAST(NULL AS DECIMAL(38, 2)) AS "amount",
              CAST(NULL AS TEXT) AS "owner",
              CAST(NULL AS TEXT) AS "unit"
            FROM "stages" AS "t10"
          ) AS "t48"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                CASE WHEN "t61"."channel" = 'email' THEN 'mail' ELSE 'visit' END AS "kind",
                "t61"."entry_id",
                "t61"."actor" AS "state",
                "t61"."last_at" AS "at",
                CAST(NULL AS TIMESTAMPTZ) AS "until",
                CAST(NULL AS TEXT) AS "customer_id",
                "t61"."person_id",
                "t61"."account_id",
                "t61"."channel",
                "t61"."what",
                COALESCE("t29"."title", "t61"."one_thing") AS "words",
                CAST("t61"."times" AS DOUBLE) AS "number",
                CAST(NULL AS DECIMAL(38, 2)) AS "amount",
                CAST(NULL AS TEXT) AS "owner",
                CAST(NULL AS TEXT) AS "unit"
              FROM (
                SELECT
                  "t55"."person_id",
                  "t55"."account_id",
                  "t55"."day",
                  "t55"."channel",
                  "t55"."what",
                  "t55"."actor",
                  "t55"."entry_id",
                  "t55"."last_at",
                  "t55"."first_content",
                  "t55"."last_content",
                  "t55"."times",
                  CASE
                    WHEN "t55"."first_content" = "t55"."last_content"
                    THEN "t55"."first_content"
                    ELSE NULL
                  END AS "one_thing"
                FROM (
                  SELECT
                    "t41"."person_id",
                    "t41"."account_id",
                    DATE_TRUNC('DAY', "t41"."at") AS "day",
                    COALESCE("t41"."channel", 'web') AS "channel",
                    COALESCE("t41"."name", "t41"."kind", 'event') AS "what",
                    COALESCE("t41"."actor", '') AS "actor",
                    MIN("t41"."event_id") AS "entry_id",
                    MAX("t41"."at") AS "last_at",
                    MIN("t41"."content_id") AS "first_content",
                    MAX("t41"."content_id") AS "last_content",
                    COUNT(*) AS "times"
                  FROM (
                    SELECT
                      *
                    FROM "events" AS "t16"
                    WHERE
                      NOT (
                        COALESCE(STARTS_WITH("t16"."person_id", 'visitor:'), FALSE)
                      )
                      AND (
                        (
                          "t16"."person_id" IS NOT NULL
                        ) OR (
                          "t16"."account_id" IS NOT NULL
                        )
                      )
                  ) AS "t41"
                  GROUP BY
                    1,
                    2,
                    3,
                    4,
                    5,
                    6
                ) AS "t55"
              ) AS "t61"
              LEFT OUTER JOIN (
                SELECT
                  "t14"."content_id" AS "titled",
                  "t14"."title"
                FROM "contents" AS "t14"
              ) AS "t29"
                ON "t61"."one_thing" = "t29"."titled"
            ) AS "t67"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                'order' AS "kind",
                "t54"."order_id" AS "entry_id",
                "t54"."kind" AS "state",
                "t54"."at",
                CAST(NULL AS TIMESTAMPTZ) AS "until",
                "t54"."customer_id",
                "t54"."person_id",
                "t54"."account_id",
                "t54"."channel",
                CASE WHEN "t54"."first" = "t54"."last" THEN "t54"."first" ELSE NULL END AS "what",
                CAST(NULL AS TEXT) AS "words",
                CAST("t54"."number" AS DOUBLE) AS "number",
                "t54"."amount",
                CAST(NULL AS TEXT) AS "owner",
                "t54"."unit"
              FROM (
                SELECT
                  "t36"."order_id",
                  MAX("t36"."at") AS "at",
                  MAX("t36"."kind") AS "kind",
                  MIN("t36"."person_id") AS "person_id",
                  MIN("t36"."account_id") AS "account_id",
                  MIN("t36"."customer_id") AS "customer_id",
                  MIN("t36"."channel") AS "channel",
                  MIN("t36"."unit") AS "unit",
                  MIN(COALESCE("t36"."product_name", "t36"."product_id")) FILTER(WHERE
                    "t36"."kind" <> 'charge') AS "first",
                  MAX(COALESCE("t36"."product_name", "t36"."product_id")) FILTER(WHERE
                    "t36"."kind" <> 'charge') AS "last",
                  COUNT(*) AS "number",
                  SUM("t36"."amount") AS "amount"
                FROM "t30" AS "t36"
                GROUP BY
                  1
              ) AS "t54"
            ) AS "t59"
          ) AS "t69"
        ) AS "t71"
      ) AS "t72"
    ) AS "t73"
  ) AS "t75"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM "t20" AS "t31"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t58"."person_ref" AS "member",
        "t58"."account_ref" AS "home"
      FROM (
        SELECT
          "t49"."person_ref",
          "t49"."account_ref"
        FROM (
          SELECT
            "t35"."person_ref",
            MIN("t35"."account_ref") AS "account_ref",
            COUNT(DISTINCT "t35"."account_ref") AS "homes"
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
          ) AS "t35"
          GROUP BY
            1
        ) AS "t49"
        WHERE
          "t49"."homes" = 1
      ) AS "t58"
      ANTI JOIN "t20" AS "t37"
        ON "t58"."person_ref" = "t37"."member"
    ) AS "t62"
  ) AS "t66"
    ON "t75"."person_id" = "t66"."member"
) AS "t76"
WHERE
  COALESCE("t76"."customer_id", COALESCE("t76"."account_id", "t76"."home"), "t76"."person_id") IS NOT NULL
ORDER BY
  COALESCE("t76"."account_id", "t76"."home") ASC,
  "t76"."person_id" ASC,
  "t76"."at" ASC,
  "t76"."kind" ASC,
  "t76"."entry_id" ASC,
  "t76"."state" ASC
