WITH "t13" AS (
  SELECT
    "t2"."event_id",
    "t2"."at",
    "t2"."name",
    COALESCE("t2"."user_id", "t2"."anonymous_id") AS "who",
    COALESCE(
      "t2"."content_id",
      COALESCE(
        CASE
          WHEN REGEXP_EXTRACT("t2"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
          THEN CAST(NULL AS TEXT)
          ELSE REGEXP_EXTRACT("t2"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
        END
      )
    ) AS "mail",
    COALESCE(
      CASE
        WHEN REGEXP_EXTRACT("t2"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t2"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
      END,
      CASE
        WHEN REGEXP_EXTRACT("t2"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t2"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1)
      END
    ) AS "link"
  FROM "events" AS "t2"
  WHERE
    "t2"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    AND "t2"."name" IN ('Email Opened', 'Email Link Clicked', 'Email Delivered', 'Honeypot Clicked')
), "t23" AS (
  SELECT
    "t15"."event_id",
    "t15"."at",
    "t15"."name",
    "t15"."who",
    "t15"."mail",
    "t15"."link",
    CAST(FLOOR((
      EPOCH(CAST("t15"."at" AS TIMESTAMP))
    ) / (
      2
    )) AS BIGINT) AS "even",
    CAST(FLOOR((
      EPOCH(CAST("t15"."at" AS TIMESTAMP)) + 1
    ) / (
      2
    )) AS BIGINT) AS "odd"
  FROM "t13" AS "t15"
  WHERE
    "t15"."who" IS NOT NULL
    AND "t15"."mail" IS NOT NULL
    AND "t15"."name" = 'Email Link Clicked'
)
SELECT
  "t63"."event_id",
  "t63"."at",
  "t63"."kind",
  "t63"."name",
  "t63"."channel",
  "t63"."anonymous_id",
  "t63"."user_id",
  "t63"."account_ref",
  "t63"."content_id",
  "t63"."campaign",
  "t63"."referrer",
  "t63"."properties",
  "t63"."clock",
  "t63"."actor",
  "t63"."actor_reason",
  "t63"."person_id",
  COALESCE("t63"."account_ref", "t63"."home") AS "account_id",
  "t63"."source"
FROM (
  SELECT
    "t62"."event_id",
    "t62"."at",
    "t62"."kind",
    "t62"."name",
    "t62"."channel",
    "t62"."anonymous_id",
    "t62"."user_id",
    "t62"."account_ref",
    "t62"."content_id",
    "t62"."campaign",
    "t62"."referrer",
    "t62"."properties",
    "t62"."context",
    "t62"."clock",
    "t62"."source",
    "t62"."received_at",
    "t62"."load_id",
    "t62"."user_agent",
    "t62"."network",
    "t62"."trap",
    "t62"."browser",
    "t62"."by_browser",
    "t62"."browser_reason",
    "t62"."browser_of",
    "t62"."known",
    "t62"."by_network",
    "t62"."network_reason",
    "t62"."network_of",
    "t62"."trapped",
    "t62"."fast",
    "t62"."flood",
    "t62"."actor",
    "t62"."actor_reason",
    "t62"."browser_right",
    "t62"."used_by",
    "t62"."person_id",
    "t8"."lives",
    "t8"."home"
  FROM (
    SELECT
      "t60"."event_id",
      "t60"."at",
      "t60"."kind",
      "t60"."name",
      "t60"."channel",
      "t60"."anonymous_id",
      "t60"."user_id",
      "t60"."account_ref",
      "t60"."content_id",
      "t60"."campaign",
      "t60"."referrer",
      "t60"."properties",
      "t60"."context",
      "t60"."clock",
      "t60"."source",
      "t60"."received_at",
      "t60"."load_id",
      "t60"."user_agent",
      "t60"."network",
      "t60"."trap",
      "t60"."browser",
      "t60"."by_browser",
      "t60"."browser_reason",
      "t60"."browser_of",
      "t60"."known",
      "t60"."by_network",
      "t60"."network_reason",
      "t60"."network_of",
      "t60"."trapped",
      "t60"."fast",
      "t60"."flood",
      "t60"."actor",
      "t60"."actor_reason",
      "t60"."browser_right",
      "t60"."used_by",
      COALESCE("t60"."user_id", "t60"."used_by", 'visitor:' || "t60"."anonymous_id") AS "person_id"
    FROM (
      SELECT
        "t59"."event_id",
        "t59"."at",
        "t59"."kind",
        "t59"."name",
        "t59"."channel",
        "t59"."anonymous_id",
        "t59"."user_id",
        "t59"."account_ref",
        "t59"."content_id",
        "t59"."campaign",
        "t59"."referrer",
        "t59"."properties",
        "t59"."context",
        "t59"."clock",
        "t59"."source",
        "t59"."received_at",
        "t59"."load_id",
        "t59"."user_agent",
        "t59"."network",
        "t59"."trap",
        "t59"."browser",
        "t59"."by_browser",
        "t59"."browser_reason",
        "t59"."browser_of",
        "t59"."known",
        "t59"."by_network",
        "t59"."network_reason",
        "t59"."network_of",
        "t59"."trapped",
        "t59"."fast",
        "t59"."flood",
        "t59"."actor",
        "t59"."actor_reason",
        "t9"."browser" AS "browser_right",
        "t9"."used_by"
      FROM (
        SELECT
          "t57"."event_id",
          "t57"."at",
          "t57"."kind",
          "t57"."name",
          "t57"."channel",
          "t57"."anonymous_id",
          "t57"."user_id",
          "t57"."account_ref",
          "t57"."content_id",
          "t57"."campaign",
          "t57"."referrer",
          "t57"."properties",
          "t57"."context",
          "t57"."clock",
          "t57"."source",
          "t57"."received_at",
          "t57"."load_id",
          "t57"."user_agent",
          "t57"."network",
          "t57"."trap",
          "t57"."browser",
          "t57"."by_browser",
          "t57"."browser_reason",
          "t57"."browser_of",
          "t57"."known",
          "t57"."by_network",
          "t57"."network_reason",
          "t57"."network_of",
          "t57"."trapped",
          "t57"."fast",
          COALESCE("t57"."flood", FALSE) AS "flood",
          CASE
            WHEN "t57"."trap"
            THEN 'machine'
            WHEN "t57"."trapped"
            THEN 'machine'
            WHEN (
              "t57"."by_network" = 'machine'
            )
            AND (
              (
                "t57"."network_of" = 'all'
              ) OR (
                "t57"."name" = 'Email Opened'
              )
            )
            THEN 'machine'
            WHEN (
              "t57"."by_browser" = 'machine'
            )
            AND (
              (
                "t57"."browser_of" = 'all'
              ) OR (
                "t57"."name" = 'Email Opened'
              )
            )
            THEN 'machine'
            WHEN "t57"."fast"
            THEN 'machine'
            WHEN COALESCE("t57"."flood", FALSE)
            THEN 'machine'
            WHEN "t57"."by_browser" = 'human'
            THEN 'human'
            ELSE NULL
          END AS "actor",
          CASE
            WHEN "t57"."trap"
            THEN 'followed what no person sees'
            WHEN "t57"."trapped"
            THEN 'the mail''s hidden link was followed'
            WHEN (
              "t57"."by_network" = 'machine'
            )
            AND (
              (
                "t57"."network_of" = 'all'
              ) OR (
                "t57"."name" = 'Email Opened'
              )
            )
            THEN "t57"."network_reason"
            WHEN (
              "t57"."by_browser" = 'machine'
            )
            AND (
              (
                "t57"."browser_of" = 'all'
              ) OR (
                "t57"."name" = 'Email Opened'
              )
            )
            THEN "t57"."browser_reason"
            WHEN "t57"."fast"
            THEN 'within a second of delivery'
            WHEN COALESCE("t57"."flood", FALSE)
            THEN 'all links at once'
            WHEN "t57"."by_browser" = 'human'
            THEN "t57"."browser_reason"
            ELSE NULL
          END AS "actor_reason"
        FROM (
          SELECT
            "t56".*
            EXCLUDE ("marked_id")
          FROM (
            SELECT
              "t55"."event_id",
              "t55"."at",
              "t55"."kind",
              "t55"."name",
              "t55"."channel",
              "t55"."anonymous_id",
              "t55"."user_id",
              "t55"."account_ref",
              "t55"."content_id",
              "t55"."campaign",
              "t55"."referrer",
              "t55"."properties",
              "t55"."context",
              "t55"."clock",
              "t55"."source",
              "t55"."received_at",
              "t55"."load_id",
              "t55"."user_agent",
              "t55"."network",
              "t55"."trap",
              "t55"."browser",
              "t55"."by_browser",
              "t55"."browser_reason",
              "t55"."browser_of",
              "t55"."known",
              "t55"."by_network",
              "t55"."network_reason",
              "t55"."network_of",
              "t55"."trapped",
              "t55"."fast",
              "t50"."marked_id",
              "t50"."flood"
            FROM (
              SELECT
                "t53"."event_id",
                "t53"."at",
                "t53"."kind",
                "t53"."name",
                "t53"."channel",
                "t53"."anonymous_id",
                "t53"."user_id",
                "t53"."account_ref",
                "t53"."content_id",
                "t53"."campaign",
                "t53"."referrer",
                "t53"."properties",
                "t53"."context",
                "t53"."clock",
                "t53"."source",
                "t53"."received_at",
                "t53"."load_id",
                "t53"."user_agent",
                "t53"."network",
                "t53"."trap",
                "t53"."browser",
                "t53"."by_browser",
                "t53"."browser_reason",
                "t53"."browser_of",
                "t53"."known",
                "t53"."by_network",
                "t53"."network_reason",
                "t53"."network_of",
                "t53"."trapped",
                COALESCE("t53"."fast", FALSE) AS "fast"
              FROM (
                SELECT
                  "t52".*
                  EXCLUDE ("marked_id")
                FROM (
                  SELECT
                    "t51"."event_id",
                    "t51"."at",
                    "t51"."kind",
                    "t51"."name",
                    "t51"."channel",
                    "t51"."anonymous_id",
                    "t51"."user_id",
                    "t51"."account_ref",
                    "t51"."content_id",
                    "t51"."campaign",
                    "t51"."referrer",
                    "t51"."properties",
                    "t51"."context",
                    "t51"."clock",
                    "t51"."source",
                    "t51"."received_at",
                    "t51"."load_id",
                    "t51"."user_agent",
                    "t51"."network",
                    "t51"."trap",
                    "t51"."browser",
                    "t51"."by_browser",
                    "t51"."browser_reason",
                    "t51"."browser_of",
                    "t51"."known",
                    "t51"."by_network",
                    "t51"."network_reason",
                    "t51"."network_of",
                    "t51"."trapped",
                    "t43"."marked_id",
                    "t43"."fast"
                  FROM (
                    SELECT
                      "t46"."event_id",
                      "t46"."at",
                      "t46"."kind",
                      "t46"."name",
                      "t46"."channel",
                      "t46"."anonymous_id",
                      "t46"."user_id",
                      "t46"."account_ref",
                      "t46"."content_id",
                      "t46"."campaign",
                      "t46"."referrer",
                      "t46"."properties",
                      "t46"."context",
                      "t46"."clock",
                      "t46"."source",
                      "t46"."received_at",
                      "t46"."load_id",
                      "t46"."user_agent",
                      "t46"."network",
                      "t46"."trap",
                      "t46"."browser",
                      "t46"."by_browser",
                      "t46"."browser_reason",
                      "t46"."browser_of",
                      "t46"."known",
                      "t46"."by_network",
                      "t46"."network_reason",
                      "t46"."network_of",
                      COALESCE("t46"."trapped", FALSE) AS "trapped"
                    FROM (
                      SELECT
                        "t45".*
                        EXCLUDE ("marked_id")
                      FROM (
                        SELECT
                          "t14"."event_id",
                          "t14"."at",
                          "t14"."kind",
                          "t14"."name",
                          "t14"."channel",
                          "t14"."anonymous_id",
                          "t14"."user_id",
                          "t14"."account_ref",
                          "t14"."content_id",
                          "t14"."campaign",
                          "t14"."referrer",
                          "t14"."properties",
                          "t14"."context",
                          "t14"."clock",
                          "t14"."source",
                          "t14"."received_at",
                          "t14"."load_id",
                          "t14"."user_agent",
                          "t14"."network",
                          "t14"."trap",
                          "t10"."browser",
                          "t10"."by_browser",
                          "t10"."browser_reason",
                          "t10"."browser_of",
                          "t11"."known",
                          "t11"."by_network",
                          "t11"."network_reason",
                          "t11"."network_of",
                          "t39"."marked_id",
                          "t39"."trapped"
                        FROM (
                          SELECT
                            "t2"."event_id",
                            "t2"."at",
                            "t2"."kind",
                            "t2"."name",
                            "t2"."channel",
                            "t2"."anonymous_id",
                            "t2"."user_id",
                            "t2"."account_ref",
                            "t2"."content_id",
                            "t2"."campaign",
                            "t2"."referrer",
                            "t2"."properties",
                            "t2"."context",
                            "t2"."clock",
                            "t2"."source",
                            "t2"."received_at",
                            "t2"."load_id",
                            COALESCE(
                              CASE
                                WHEN REGEXP_EXTRACT("t2"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t2"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                              END,
                              CASE
                                WHEN REGEXP_EXTRACT("t2"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t2"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                              END
                            ) AS "user_agent",
                            COALESCE(
                              CASE
                                WHEN REGEXP_EXTRACT("t2"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t2"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                              END
                            ) AS "network",
                            (
                              "t2"."name" = 'Honeypot Clicked'
                            )
                            OR COALESCE(CONTAINS("t2"."properties", '"honeypot":true'), FALSE)
                            OR COALESCE(CONTAINS("t2"."properties", '"honeypot": true'), FALSE) AS "trap"
                          FROM "events" AS "t2"
                          WHERE
                            "t2"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                        ) AS "t14"
                        LEFT OUTER JOIN (
                          SELECT
                            "t3"."value" AS "browser",
                            "t3"."actor" AS "by_browser",
                            "t3"."actor_reason" AS "browser_reason",
                            "t3"."touches" AS "browser_of"
                          FROM "agents" AS "t3"
                          WHERE
                            "t3"."kind" = 'user_agent'
                        ) AS "t10"
                          ON "t14"."user_agent" = "t10"."browser"
                        LEFT OUTER JOIN (
                          SELECT
                            "t3"."value" AS "known",
                            "t3"."actor" AS "by_network",
                            "t3"."actor_reason" AS "network_reason",
                            "t3"."touches" AS "network_of"
                          FROM "agents" AS "t3"
                          WHERE
                            "t3"."kind" = 'network'
                        ) AS "t11"
                          ON "t14"."network" = "t11"."known"
                        LEFT OUTER JOIN (
                          SELECT
                            "t31"."marked_id",
                            TRUE AS "trapped"
                          FROM (
                            SELECT DISTINCT
                              *
                            FROM (
                              SELECT
                                "t21"."event_id" AS "marked_id"
                              FROM (
                                SELECT
                                  *
                                FROM "t13" AS "t15"
                                WHERE
                                  "t15"."who" IS NOT NULL
                                  AND "t15"."mail" IS NOT NULL
                                  AND "t15"."name" = 'Email Link Clicked'
                              ) AS "t21"
                              INNER JOIN (
                                SELECT
                                  "t15"."who" AS "trap_who",
                                  "t15"."mail" AS "trap_mail",
                                  "t15"."at" AS "trap_at"
                                FROM "t13" AS "t15"
                                WHERE
                                  "t15"."who" IS NOT NULL
                                  AND "t15"."mail" IS NOT NULL
                                  AND "t15"."name" = 'Honeypot Clicked'
                              ) AS "t22"
                                ON "t21"."who" = "t22"."trap_who"
                                AND "t21"."mail" = "t22"."trap_mail"
                                AND "t21"."at" <= (
                                  "t22"."trap_at" + INTERVAL '60' SECOND
                                )
                                AND "t22"."trap_at" <= (
                                  "t21"."at" + INTERVAL '60' SECOND
                                )
                            ) AS "t30"
                          ) AS "t31"
                        ) AS "t39"
                          ON "t14"."event_id" = "t39"."marked_id"
                      ) AS "t45"
                    ) AS "t46"
                  ) AS "t51"
                  LEFT OUTER JOIN (
                    SELECT
                      "t38"."marked_id",
                      TRUE AS "fast"
                    FROM (
                      SELECT DISTINCT
                        *
                      FROM (
                        SELECT
                          "t20"."event_id" AS "marked_id"
                        FROM (
                          SELECT
                            *
                          FROM "t13" AS "t15"
                          WHERE
                            "t15"."who" IS NOT NULL
                            AND "t15"."mail" IS NOT NULL
                            AND "t15"."name" IN ('Email Opened', 'Email Link Clicked')
                        ) AS "t20"
                        INNER JOIN (
                          SELECT
                            "t17"."who" AS "to_who",
                            "t17"."mail" AS "to_mail",
                            MIN("t17"."at") AS "arrived_at"
                          FROM (
                            SELECT
                              *
                            FROM "t13" AS "t15"
                            WHERE
                              "t15"."who" IS NOT NULL
                              AND "t15"."mail" IS NOT NULL
                              AND "t15"."name" = 'Email Delivered'
                          ) AS "t17"
                          GROUP BY
                            1,
                            2
                        ) AS "t27"
                          ON "t20"."who" = "t27"."to_who"
                          AND "t20"."mail" = "t27"."to_mail"
                          AND "t20"."at" >= "t27"."arrived_at"
                          AND "t20"."at" < (
                            "t27"."arrived_at" + INTERVAL '1' SECOND
                          )
                      ) AS "t34"
                    ) AS "t38"
                  ) AS "t43"
                    ON "t51"."event_id" = "t43"."marked_id"
                ) AS "t52"
              ) AS "t53"
            ) AS "t55"
            LEFT OUTER JOIN (
              SELECT
                "t47"."marked_id",
                TRUE AS "flood"
              FROM (
                SELECT DISTINCT
                  "t44"."event_id" AS "marked_id"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t26"."event_id"
                    FROM "t23" AS "t26"
                    INNER JOIN (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t24"."who" AS "of_who",
                          "t24"."mail" AS "of_mail",
                          "t24"."even" AS "of_span",
                          COUNT(DISTINCT "t24"."link") AS "links"
                        FROM "t23" AS "t24"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t28"
                      WHERE
                        "t28"."links" >= 3
                    ) AS "t35"
                      ON "t26"."who" = "t35"."of_who"
                      AND "t26"."mail" = "t35"."of_mail"
                      AND "t26"."even" = "t35"."of_span"
                  ) AS "t41"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t26"."event_id"
                    FROM "t23" AS "t26"
                    INNER JOIN (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t24"."who" AS "of_who",
                          "t24"."mail" AS "of_mail",
                          "t24"."odd" AS "of_span",
                          COUNT(DISTINCT "t24"."link") AS "links"
                        FROM "t23" AS "t24"
                        GROUP BY
                          1,
                          2,
                          3
                      ) AS "t29"
                      WHERE
                        "t29"."links" >= 3
                    ) AS "t36"
                      ON "t26"."who" = "t36"."of_who"
                      AND "t26"."mail" = "t36"."of_mail"
                      AND "t26"."odd" = "t36"."of_span"
                  ) AS "t42"
                ) AS "t44"
              ) AS "t47"
            ) AS "t50"
              ON "t55"."event_id" = "t50"."marked_id"
          ) AS "t56"
        ) AS "t57"
      ) AS "t59"
      LEFT OUTER JOIN (
        SELECT
          "t1"."identifier" AS "browser",
          "t1"."person_id" AS "used_by"
        FROM "identities" AS "t1"
        WHERE
          "t1"."kind" = 'anonymous_id'
      ) AS "t9"
        ON "t59"."anonymous_id" = "t9"."browser"
    ) AS "t60"
  ) AS "t62"
  LEFT OUTER JOIN (
    SELECT
      "t0"."person_id" AS "lives",
      "t0"."account_id" AS "home"
    FROM "people" AS "t0"
    WHERE
      "t0"."account_id" IS NOT NULL
  ) AS "t8"
    ON "t62"."person_id" = "t8"."lives"
) AS "t63"
