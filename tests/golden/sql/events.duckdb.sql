WITH "t8" AS (
  SELECT
    "t0"."event_id",
    "t0"."at",
    "t0"."kind",
    "t0"."name",
    "t0"."channel",
    "t0"."anonymous_id",
    "t0"."user_id",
    "t0"."account_ref",
    "t0"."content_id",
    "t0"."campaign",
    "t0"."referrer",
    "t0"."properties",
    "t0"."context",
    "t0"."clock",
    "t0"."source",
    "t0"."received_at",
    "t0"."load_id",
    COALESCE(
      CASE
        WHEN REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
      END,
      CASE
        WHEN REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
      END
    ) AS "user_agent",
    COALESCE(
      CASE
        WHEN REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
      END
    ) AS "network",
    COALESCE("t0"."user_id", "t0"."anonymous_id") AS "who",
    COALESCE(
      "t0"."content_id",
      COALESCE(
        CASE
          WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
          THEN CAST(NULL AS TEXT)
          ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
        END
      )
    ) AS "mail",
    COALESCE(
      CASE
        WHEN REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
      END,
      CASE
        WHEN REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
        THEN CAST(NULL AS TEXT)
        ELSE REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1)
      END
    ) AS "link",
    (
      "t0"."name" = 'Honeypot Clicked'
    )
    OR COALESCE(REGEXP_MATCHES("t0"."properties", '"honeypot"\s*:\s*true'), FALSE) AS "trap",
    CAST(FLOOR((
      EPOCH(CAST("t0"."at" AS TIMESTAMP))
    ) / (
      2
    )) AS BIGINT) AS "even",
    CAST(FLOOR((
      EPOCH(CAST("t0"."at" AS TIMESTAMP)) + 1
    ) / (
      2
    )) AS BIGINT) AS "odd"
  FROM "events" AS "t0"
  WHERE
    "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
    AND COALESCE("t0"."user_id", "t0"."anonymous_id") IS NOT NULL
    AND COALESCE(
      "t0"."content_id",
      COALESCE(
        CASE
          WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
          THEN CAST(NULL AS TEXT)
          ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
        END
      )
    ) IS NOT NULL
    AND "t0"."name" = 'Email Link Clicked'
)
SELECT
  "t49"."event_id",
  "t49"."at",
  "t49"."kind",
  "t49"."name",
  "t49"."channel",
  "t49"."anonymous_id",
  "t49"."user_id",
  "t49"."account_ref",
  "t49"."content_id",
  "t49"."campaign",
  "t49"."referrer",
  "t49"."properties",
  "t49"."clock",
  CASE
    WHEN "t49"."trap"
    THEN 'machine'
    WHEN "t49"."trapped"
    THEN 'machine'
    WHEN (
      "t49"."by_network" = 'machine'
    )
    AND (
      (
        "t49"."network_of" = 'all'
      ) OR (
        "t49"."name" = 'Email Opened'
      )
    )
    THEN 'machine'
    WHEN (
      "t49"."by_browser" = 'machine'
    )
    AND (
      (
        "t49"."browser_of" = 'all'
      ) OR (
        "t49"."name" = 'Email Opened'
      )
    )
    THEN 'machine'
    WHEN "t49"."fast"
    THEN 'machine'
    WHEN COALESCE("t49"."flood", FALSE)
    THEN 'machine'
    WHEN "t49"."by_browser" = 'human'
    THEN 'human'
    ELSE NULL
  END AS "actor",
  CASE
    WHEN "t49"."trap"
    THEN 'followed what no person sees'
    WHEN "t49"."trapped"
    THEN 'the mail''s hidden link was followed'
    WHEN (
      "t49"."by_network" = 'machine'
    )
    AND (
      (
        "t49"."network_of" = 'all'
      ) OR (
        "t49"."name" = 'Email Opened'
      )
    )
    THEN "t49"."network_reason"
    WHEN (
      "t49"."by_browser" = 'machine'
    )
    AND (
      (
        "t49"."browser_of" = 'all'
      ) OR (
        "t49"."name" = 'Email Opened'
      )
    )
    THEN "t49"."browser_reason"
    WHEN "t49"."fast"
    THEN 'within a second of delivery'
    WHEN COALESCE("t49"."flood", FALSE)
    THEN 'all links at once'
    WHEN "t49"."by_browser" = 'human'
    THEN "t49"."browser_reason"
    ELSE NULL
  END AS "actor_reason",
  "t49"."source"
FROM (
  SELECT
    "t48".*
    EXCLUDE ("marked_id")
  FROM (
    SELECT
      "t47"."event_id",
      "t47"."at",
      "t47"."kind",
      "t47"."name",
      "t47"."channel",
      "t47"."anonymous_id",
      "t47"."user_id",
      "t47"."account_ref",
      "t47"."content_id",
      "t47"."campaign",
      "t47"."referrer",
      "t47"."properties",
      "t47"."context",
      "t47"."clock",
      "t47"."source",
      "t47"."received_at",
      "t47"."load_id",
      "t47"."user_agent",
      "t47"."network",
      "t47"."who",
      "t47"."mail",
      "t47"."link",
      "t47"."trap",
      "t47"."browser",
      "t47"."by_browser",
      "t47"."browser_reason",
      "t47"."browser_of",
      "t47"."known",
      "t47"."by_network",
      "t47"."network_reason",
      "t47"."network_of",
      "t47"."trapped",
      "t47"."fast",
      "t41"."marked_id",
      "t41"."flood"
    FROM (
      SELECT
        "t45"."event_id",
        "t45"."at",
        "t45"."kind",
        "t45"."name",
        "t45"."channel",
        "t45"."anonymous_id",
        "t45"."user_id",
        "t45"."account_ref",
        "t45"."content_id",
        "t45"."campaign",
        "t45"."referrer",
        "t45"."properties",
        "t45"."context",
        "t45"."clock",
        "t45"."source",
        "t45"."received_at",
        "t45"."load_id",
        "t45"."user_agent",
        "t45"."network",
        "t45"."who",
        "t45"."mail",
        "t45"."link",
        "t45"."trap",
        "t45"."browser",
        "t45"."by_browser",
        "t45"."browser_reason",
        "t45"."browser_of",
        "t45"."known",
        "t45"."by_network",
        "t45"."network_reason",
        "t45"."network_of",
        "t45"."trapped",
        COALESCE("t45"."fast", FALSE) AS "fast"
      FROM (
        SELECT
          "t44".*
          EXCLUDE ("marked_id")
        FROM (
          SELECT
            "t43"."event_id",
            "t43"."at",
            "t43"."kind",
            "t43"."name",
            "t43"."channel",
            "t43"."anonymous_id",
            "t43"."user_id",
            "t43"."account_ref",
            "t43"."content_id",
            "t43"."campaign",
            "t43"."referrer",
            "t43"."properties",
            "t43"."context",
            "t43"."clock",
            "t43"."source",
            "t43"."received_at",
            "t43"."load_id",
            "t43"."user_agent",
            "t43"."network",
            "t43"."who",
            "t43"."mail",
            "t43"."link",
            "t43"."trap",
            "t43"."browser",
            "t43"."by_browser",
            "t43"."browser_reason",
            "t43"."browser_of",
            "t43"."known",
            "t43"."by_network",
            "t43"."network_reason",
            "t43"."network_of",
            "t43"."trapped",
            "t36"."marked_id",
            "t36"."fast"
          FROM (
            SELECT
              "t39"."event_id",
              "t39"."at",
              "t39"."kind",
              "t39"."name",
              "t39"."channel",
              "t39"."anonymous_id",
              "t39"."user_id",
              "t39"."account_ref",
              "t39"."content_id",
              "t39"."campaign",
              "t39"."referrer",
              "t39"."properties",
              "t39"."context",
              "t39"."clock",
              "t39"."source",
              "t39"."received_at",
              "t39"."load_id",
              "t39"."user_agent",
              "t39"."network",
              "t39"."who",
              "t39"."mail",
              "t39"."link",
              "t39"."trap",
              "t39"."browser",
              "t39"."by_browser",
              "t39"."browser_reason",
              "t39"."browser_of",
              "t39"."known",
              "t39"."by_network",
              "t39"."network_reason",
              "t39"."network_of",
              COALESCE("t39"."trapped", FALSE) AS "trapped"
            FROM (
              SELECT
                "t38".*
                EXCLUDE ("marked_id")
              FROM (
                SELECT
                  "t7"."event_id",
                  "t7"."at",
                  "t7"."kind",
                  "t7"."name",
                  "t7"."channel",
                  "t7"."anonymous_id",
                  "t7"."user_id",
                  "t7"."account_ref",
                  "t7"."content_id",
                  "t7"."campaign",
                  "t7"."referrer",
                  "t7"."properties",
                  "t7"."context",
                  "t7"."clock",
                  "t7"."source",
                  "t7"."received_at",
                  "t7"."load_id",
                  "t7"."user_agent",
                  "t7"."network",
                  "t7"."who",
                  "t7"."mail",
                  "t7"."link",
                  "t7"."trap",
                  "t4"."browser",
                  "t4"."by_browser",
                  "t4"."browser_reason",
                  "t4"."browser_of",
                  "t5"."known",
                  "t5"."by_network",
                  "t5"."network_reason",
                  "t5"."network_of",
                  "t31"."marked_id",
                  "t31"."trapped"
                FROM (
                  SELECT
                    "t0"."event_id",
                    "t0"."at",
                    "t0"."kind",
                    "t0"."name",
                    "t0"."channel",
                    "t0"."anonymous_id",
                    "t0"."user_id",
                    "t0"."account_ref",
                    "t0"."content_id",
                    "t0"."campaign",
                    "t0"."referrer",
                    "t0"."properties",
                    "t0"."context",
                    "t0"."clock",
                    "t0"."source",
                    "t0"."received_at",
                    "t0"."load_id",
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END
                    ) AS "user_agent",
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END
                    ) AS "network",
                    COALESCE("t0"."user_id", "t0"."anonymous_id") AS "who",
                    COALESCE(
                      "t0"."content_id",
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                        END
                      )
                    ) AS "mail",
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                      END
                    ) AS "link",
                    (
                      "t0"."name" = 'Honeypot Clicked'
                    )
                    OR COALESCE(REGEXP_MATCHES("t0"."properties", '"honeypot"\s*:\s*true'), FALSE) AS "trap"
                  FROM "events" AS "t0"
                  WHERE
                    "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                ) AS "t7"
                LEFT OUTER JOIN (
                  SELECT
                    "t1"."value" AS "browser",
                    "t1"."actor" AS "by_browser",
                    "t1"."actor_reason" AS "browser_reason",
                    "t1"."touches" AS "browser_of"
                  FROM "agents" AS "t1"
                  WHERE
                    "t1"."kind" = 'user_agent'
                ) AS "t4"
                  ON "t7"."user_agent" = "t4"."browser"
                LEFT OUTER JOIN (
                  SELECT
                    "t1"."value" AS "known",
                    "t1"."actor" AS "by_network",
                    "t1"."actor_reason" AS "network_reason",
                    "t1"."touches" AS "network_of"
                  FROM "agents" AS "t1"
                  WHERE
                    "t1"."kind" = 'network'
                ) AS "t5"
                  ON "t7"."network" = "t5"."known"
                LEFT OUTER JOIN (
                  SELECT
                    "t27"."marked_id",
                    TRUE AS "trapped"
                  FROM (
                    SELECT DISTINCT
                      *
                    FROM (
                      SELECT
                        "t15"."event_id" AS "marked_id"
                      FROM (
                        SELECT
                          "t0"."event_id",
                          "t0"."at",
                          "t0"."kind",
                          "t0"."name",
                          "t0"."channel",
                          "t0"."anonymous_id",
                          "t0"."user_id",
                          "t0"."account_ref",
                          "t0"."content_id",
                          "t0"."campaign",
                          "t0"."referrer",
                          "t0"."properties",
                          "t0"."context",
                          "t0"."clock",
                          "t0"."source",
                          "t0"."received_at",
                          "t0"."load_id",
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END
                          ) AS "user_agent",
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END
                          ) AS "network",
                          COALESCE("t0"."user_id", "t0"."anonymous_id") AS "who",
                          COALESCE(
                            "t0"."content_id",
                            COALESCE(
                              CASE
                                WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                              END
                            )
                          ) AS "mail",
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                            END
                          ) AS "link",
                          (
                            "t0"."name" = 'Honeypot Clicked'
                          )
                          OR COALESCE(REGEXP_MATCHES("t0"."properties", '"honeypot"\s*:\s*true'), FALSE) AS "trap"
                        FROM "events" AS "t0"
                        WHERE
                          "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                          AND COALESCE("t0"."user_id", "t0"."anonymous_id") IS NOT NULL
                          AND COALESCE(
                            "t0"."content_id",
                            COALESCE(
                              CASE
                                WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                              END
                            )
                          ) IS NOT NULL
                          AND "t0"."name" = 'Email Link Clicked'
                      ) AS "t15"
                      INNER JOIN (
                        SELECT
                          COALESCE("t0"."user_id", "t0"."anonymous_id") AS "trap_who",
                          COALESCE(
                            "t0"."content_id",
                            COALESCE(
                              CASE
                                WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                              END
                            )
                          ) AS "trap_mail",
                          "t0"."at" AS "trap_at"
                        FROM "events" AS "t0"
                        WHERE
                          "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                          AND COALESCE("t0"."user_id", "t0"."anonymous_id") IS NOT NULL
                          AND COALESCE(
                            "t0"."content_id",
                            COALESCE(
                              CASE
                                WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                                THEN CAST(NULL AS TEXT)
                                ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                              END
                            )
                          ) IS NOT NULL
                          AND (
                            (
                              "t0"."name" = 'Honeypot Clicked'
                            )
                            OR COALESCE(REGEXP_MATCHES("t0"."properties", '"honeypot"\s*:\s*true'), FALSE)
                          )
                      ) AS "t16"
                        ON "t15"."who" = "t16"."trap_who"
                        AND "t15"."mail" = "t16"."trap_mail"
                        AND "t15"."at" <= (
                          "t16"."trap_at" + INTERVAL '60' SECOND
                        )
                        AND "t16"."trap_at" <= (
                          "t15"."at" + INTERVAL '60' SECOND
                        )
                    ) AS "t22"
                  ) AS "t27"
                ) AS "t31"
                  ON "t7"."event_id" = "t31"."marked_id"
              ) AS "t38"
            ) AS "t39"
          ) AS "t43"
          LEFT OUTER JOIN (
            SELECT
              "t30"."marked_id",
              TRUE AS "fast"
            FROM (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  "t14"."event_id" AS "marked_id"
                FROM (
                  SELECT
                    "t0"."event_id",
                    "t0"."at",
                    "t0"."kind",
                    "t0"."name",
                    "t0"."channel",
                    "t0"."anonymous_id",
                    "t0"."user_id",
                    "t0"."account_ref",
                    "t0"."content_id",
                    "t0"."campaign",
                    "t0"."referrer",
                    "t0"."properties",
                    "t0"."context",
                    "t0"."clock",
                    "t0"."source",
                    "t0"."received_at",
                    "t0"."load_id",
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END
                    ) AS "user_agent",
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                      END
                    ) AS "network",
                    COALESCE("t0"."user_id", "t0"."anonymous_id") AS "who",
                    COALESCE(
                      "t0"."content_id",
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                        END
                      )
                    ) AS "mail",
                    COALESCE(
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                      END,
                      CASE
                        WHEN REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                        THEN CAST(NULL AS TEXT)
                        ELSE REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                      END
                    ) AS "link",
                    (
                      "t0"."name" = 'Honeypot Clicked'
                    )
                    OR COALESCE(REGEXP_MATCHES("t0"."properties", '"honeypot"\s*:\s*true'), FALSE) AS "trap"
                  FROM "events" AS "t0"
                  WHERE
                    "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                    AND COALESCE("t0"."user_id", "t0"."anonymous_id") IS NOT NULL
                    AND COALESCE(
                      "t0"."content_id",
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                        END
                      )
                    ) IS NOT NULL
                    AND "t0"."name" IN ('Email Opened', 'Email Link Clicked')
                ) AS "t14"
                INNER JOIN (
                  SELECT
                    "t10"."who" AS "to_who",
                    "t10"."mail" AS "to_mail",
                    MIN("t10"."at") AS "arrived_at"
                  FROM (
                    SELECT
                      "t0"."event_id",
                      "t0"."at",
                      "t0"."kind",
                      "t0"."name",
                      "t0"."channel",
                      "t0"."anonymous_id",
                      "t0"."user_id",
                      "t0"."account_ref",
                      "t0"."content_id",
                      "t0"."campaign",
                      "t0"."referrer",
                      "t0"."properties",
                      "t0"."context",
                      "t0"."clock",
                      "t0"."source",
                      "t0"."received_at",
                      "t0"."load_id",
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."context", '"userAgent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                        END,
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."context", '"user_agent"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                        END
                      ) AS "user_agent",
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."context", '"ip"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                        END
                      ) AS "network",
                      COALESCE("t0"."user_id", "t0"."anonymous_id") AS "who",
                      COALESCE(
                        "t0"."content_id",
                        COALESCE(
                          CASE
                            WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                          END
                        )
                      ) AS "mail",
                      COALESCE(
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."properties", '"link_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                        END,
                        CASE
                          WHEN REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                          THEN CAST(NULL AS TEXT)
                          ELSE REGEXP_EXTRACT("t0"."properties", '"link_url"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                        END
                      ) AS "link",
                      (
                        "t0"."name" = 'Honeypot Clicked'
                      )
                      OR COALESCE(REGEXP_MATCHES("t0"."properties", '"honeypot"\s*:\s*true'), FALSE) AS "trap"
                    FROM "events" AS "t0"
                    WHERE
                      "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
                      AND COALESCE("t0"."user_id", "t0"."anonymous_id") IS NOT NULL
                      AND COALESCE(
                        "t0"."content_id",
                        COALESCE(
                          CASE
                            WHEN REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t0"."properties", '"email_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                          END
                        )
                      ) IS NOT NULL
                      AND "t0"."name" = 'Email Delivered'
                  ) AS "t10"
                  GROUP BY
                    1,
                    2
                ) AS "t21"
                  ON "t14"."who" = "t21"."to_who"
                  AND "t14"."mail" = "t21"."to_mail"
                  AND "t14"."at" >= "t21"."arrived_at"
                  AND "t14"."at" < (
                    "t21"."arrived_at" + INTERVAL '1' SECOND
                  )
              ) AS "t28"
            ) AS "t30"
          ) AS "t36"
            ON "t43"."event_id" = "t36"."marked_id"
        ) AS "t44"
      ) AS "t45"
    ) AS "t47"
    LEFT OUTER JOIN (
      SELECT
        "t37"."marked_id",
        TRUE AS "flood"
      FROM (
        SELECT DISTINCT
          "t34"."event_id" AS "marked_id"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t17"."event_id"
            FROM "t8" AS "t17"
            INNER JOIN (
              SELECT
                *
              FROM (
                SELECT
                  "t13"."who" AS "of_who",
                  "t13"."mail" AS "of_mail",
                  "t13"."even" AS "of_span",
                  COUNT(DISTINCT "t13"."link") AS "links"
                FROM "t8" AS "t13"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t19"
              WHERE
                "t19"."links" >= 3
            ) AS "t25"
              ON "t17"."who" = "t25"."of_who"
              AND "t17"."mail" = "t25"."of_mail"
              AND "t17"."even" = "t25"."of_span"
          ) AS "t32"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t17"."event_id"
            FROM "t8" AS "t17"
            INNER JOIN (
              SELECT
                *
              FROM (
                SELECT
                  "t13"."who" AS "of_who",
                  "t13"."mail" AS "of_mail",
                  "t13"."odd" AS "of_span",
                  COUNT(DISTINCT "t13"."link") AS "links"
                FROM "t8" AS "t13"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t20"
              WHERE
                "t20"."links" >= 3
            ) AS "t26"
              ON "t17"."who" = "t26"."of_who"
              AND "t17"."mail" = "t26"."of_mail"
              AND "t17"."odd" = "t26"."of_span"
          ) AS "t33"
        ) AS "t34"
      ) AS "t37"
    ) AS "t41"
      ON "t47"."event_id" = "t41"."marked_id"
  ) AS "t48"
) AS "t49"
