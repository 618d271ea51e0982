SELECT
  "t43"."touchpoint_id",
  "t43"."at",
  "t43"."person_id",
  COALESCE("t43"."account_id", "t43"."company") AS "account_id",
  "t43"."channel",
  "t43"."kind",
  "t43"."owner",
  "t43"."own_origin" AS "origin",
  "t43"."content_id",
  "t43"."campaign",
  "t43"."session_id",
  "t43"."known",
  "t43"."words"
FROM (
  SELECT
    "t42"."touchpoint_id",
    "t42"."at",
    "t42"."person_id",
    "t42"."account_id",
    "t42"."channel",
    "t42"."kind",
    "t42"."content_id",
    "t42"."campaign",
    "t42"."referrer",
    "t42"."known",
    "t42"."words",
    "t42"."owner",
    "t42"."own_origin",
    "t42"."session_id",
    "t23"."member",
    "t23"."company"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t38".*
          EXCLUDE ("begins", "named", "visit", "visiting", "whose")
        FROM (
          SELECT
            "t37"."touchpoint_id",
            "t37"."at",
            "t37"."person_id",
            "t37"."account_id",
            "t37"."channel",
            "t37"."kind",
            "t37"."content_id",
            "t37"."campaign",
            "t37"."referrer",
            "t37"."known",
            "t37"."words",
            "t37"."owner",
            FIRST_VALUE("t37"."own_origin") OVER (
              PARTITION BY "t37"."whose", "t37"."visit"
              ORDER BY "t37"."at" ASC, "t37"."touchpoint_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "own_origin",
            "t37"."visiting",
            "t37"."whose",
            "t37"."named",
            "t37"."begins",
            "t37"."visit",
            CASE
              WHEN "t37"."visiting"
              THEN FIRST_VALUE("t37"."touchpoint_id") OVER (
                PARTITION BY "t37"."whose", "t37"."visit"
                ORDER BY "t37"."at" ASC, "t37"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              )
              ELSE CAST(NULL AS TEXT)
            END AS "session_id"
          FROM (
            SELECT
              "t36"."touchpoint_id",
              "t36"."at",
              "t36"."person_id",
              "t36"."account_id",
              "t36"."channel",
              "t36"."kind",
              "t36"."content_id",
              "t36"."campaign",
              "t36"."referrer",
              "t36"."known",
              "t36"."words",
              "t36"."owner",
              "t36"."own_origin",
              "t36"."visiting",
              "t36"."whose",
              "t36"."named",
              "t36"."begins",
              SUM("t36"."begins") OVER (
                PARTITION BY "t36"."whose"
                ORDER BY "t36"."at" ASC, "t36"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "visit"
            FROM (
              SELECT
                "t35"."touchpoint_id",
                "t35"."at",
                "t35"."person_id",
                "t35"."account_id",
                "t35"."channel",
                "t35"."kind",
                "t35"."content_id",
                "t35"."campaign",
                "t35"."referrer",
                "t35"."known",
                "t35"."words",
                "t35"."owner",
                "t35"."own_origin",
                "t35"."visiting",
                "t35"."whose",
                "t35"."named",
                CAST((
                  (
                    EPOCH(CAST("t35"."at" AS TIMESTAMP)) - EPOCH(
                      CAST(LAG("t35"."at") OVER (
                        PARTITION BY "t35"."whose"
                        ORDER BY "t35"."at" ASC, "t35"."touchpoint_id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS TIMESTAMP)
                    )
                  ) IS NULL
                )
                OR (
                  (
                    EPOCH(CAST("t35"."at" AS TIMESTAMP)) - EPOCH(
                      CAST(LAG("t35"."at") OVER (
                        PARTITION BY "t35"."whose"
                        ORDER BY "t35"."at" ASC, "t35"."touchpoint_id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS TIMESTAMP)
                    )
                  ) > 1800
                )
                OR (
                  "t35"."named"
                  AND COALESCE(
                    "t35"."campaign" <> LAG("t35"."campaign") OVER (
                      PARTITION BY "t35"."whose", "t35"."named"
                      ORDER BY "t35"."at" ASC, "t35"."touchpoint_id" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ),
                    TRUE
                  )
                ) AS BIGINT) AS "begins"
              FROM (
                SELECT
                  "t33"."touchpoint_id",
                  "t33"."at",
                  "t33"."person_id",
                  "t33"."account_id",
                  "t33"."channel",
                  "t33"."kind",
                  "t33"."content_id",
                  "t33"."campaign",
                  "t33"."referrer",
                  "t33"."known",
                  "t33"."words",
                  COALESCE(
                    CASE
                      WHEN COALESCE(LOWER("t33"."channel") LIKE 'partner%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'dealer%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'reseller%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'distributor%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'marketplace%', FALSE)
                      THEN 'partner'
                      WHEN COALESCE(LOWER("t33"."channel") = 'visit', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'customer%', FALSE)
                      OR COALESCE(LOWER("t33"."kind") LIKE 'site visit%', FALSE)
                      THEN 'customer'
                      WHEN COALESCE(LOWER("t33"."channel") LIKE 'social%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'review%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'press%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'forum%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") = 'ad', FALSE)
                      OR COALESCE(LOWER("t33"."channel") = 'ads', FALSE)
                      THEN 'external'
                      WHEN COALESCE(LOWER("t33"."channel") LIKE '%', FALSE)
                      THEN 'brand'
                      ELSE NULL
                    END,
                    'brand'
                  ) AS "owner",
                  COALESCE(
                    CASE
                      WHEN COALESCE(LOWER("t33"."kind") LIKE 'offer request%', FALSE)
                      OR COALESCE(LOWER("t33"."kind") LIKE 'quote request%', FALSE)
                      OR COALESCE(LOWER("t33"."kind") LIKE 'demo request%', FALSE)
                      OR COALESCE(LOWER("t33"."kind") LIKE 'contact request%', FALSE)
                      THEN 'offer request'
                      WHEN COALESCE(LOWER("t33"."kind") LIKE 'tip %', FALSE)
                      OR COALESCE(LOWER("t33"."channel") = 'tip', FALSE)
                      THEN 'tip'
                      WHEN COALESCE(LOWER("t33"."channel") = 'event', FALSE)
                      OR COALESCE(LOWER("t33"."kind") LIKE 'event %', FALSE)
                      OR COALESCE(LOWER("t33"."kind") LIKE 'webinar %', FALSE)
                      OR COALESCE(LOWER("t33"."campaign") LIKE '%trade show%', FALSE)
                      OR COALESCE(LOWER("t33"."campaign") LIKE '%webinar%', FALSE)
                      THEN 'event'
                      WHEN COALESCE(LOWER("t33"."channel") = 'visit', FALSE)
                      OR COALESCE(LOWER("t33"."channel") = 'field', FALSE)
                      THEN 'visit'
                      WHEN COALESCE(LOWER("t33"."channel") = 'phone', FALSE)
                      THEN 'phone'
                      WHEN COALESCE(LOWER("t33"."channel") = 'meeting', FALSE)
                      THEN 'meeting'
                      WHEN COALESCE(LOWER("t33"."channel") = 'portal', FALSE)
                      THEN 'portal'
                      WHEN COALESCE(LOWER("t33"."channel") = 'email', FALSE)
                      OR COALESCE(LOWER("t33"."campaign") LIKE '%newsletter%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%://mail.%', FALSE)
                      THEN 'email'
                      WHEN COALESCE(LOWER("t33"."channel") = 'ad', FALSE)
                      OR COALESCE(LOWER("t33"."channel") = 'ads', FALSE)
                      OR COALESCE(LOWER("t33"."campaign") LIKE '%cpc%', FALSE)
                      OR COALESCE(LOWER("t33"."campaign") LIKE '%adwords%', FALSE)
                      OR COALESCE(LOWER("t33"."campaign") LIKE '%paid%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%gclid=%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%doubleclick.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%googleadservices.%', FALSE)
                      THEN 'ad'
                      WHEN COALESCE(LOWER("t33"."referrer") LIKE '%://www.google.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%://google.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%bing.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%duckduckgo.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%yahoo.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%ecosia.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%baidu.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%://search.%', FALSE)
                      THEN 'search'
                      WHEN COALESCE(LOWER("t33"."channel") LIKE 'social%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%linkedin.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%facebook.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%instagram.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%://t.co/%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%youtube.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%xing.%', FALSE)
                      OR COALESCE(LOWER("t33"."referrer") LIKE '%://social.%', FALSE)
                      THEN 'social'
                      WHEN COALESCE(LOWER("t33"."channel") LIKE 'partner%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'dealer%', FALSE)
                      OR COALESCE(LOWER("t33"."channel") LIKE 'reseller%', FALSE)
                      THEN 'partner'
                      WHEN COALESCE(LOWER("t33"."referrer") LIKE '%://%', FALSE)
                      THEN 'referral'
                      ELSE NULL
                    END,
                    CASE
                      WHEN "t33"."channel" IN ('web', 'portal', 'app')
                      THEN 'direct'
                      ELSE "t33"."channel"
                    END
                  ) AS "own_origin",
                  "t33"."channel" IN ('web', 'portal', 'app')
                  AND (
                    "t33"."person_id" IS NOT NULL
                  ) AS "visiting",
                  CASE
                    WHEN "t33"."channel" IN ('web', 'portal', 'app')
                    AND (
                      "t33"."person_id" IS NOT NULL
                    )
                    THEN "t33"."person_id"
                    ELSE "t33"."touchpoint_id"
                  END AS "whose",
                  "t33"."campaign" IS NOT NULL AS "named"
                FROM (
                  SELECT
                    "t22"."event_id" AS "touchpoint_id",
                    "t22"."at",
                    "t22"."person_id",
                    "t22"."account_id",
                    COALESCE(REPLACE(LOWER("t22"."channel"), 'e-mail', 'email'), 'web') AS "channel",
                    CASE
                      WHEN COALESCE(
                        "t22"."name",
                        CASE "t22"."kind"
                          WHEN 'page'
                          THEN 'Page Viewed'
                          WHEN 'screen'
                          THEN 'Screen Viewed'
                          WHEN 'identify'
                          THEN 'Identify'
                          WHEN 'track'
                          THEN 'Event'
                          ELSE "t22"."kind"
                        END,
                        'Event'
                      ) = 'Lifecycle Stage Changed'
                      THEN 'Stage Set: ' || COALESCE(
                        COALESCE(
                          CASE
                            WHEN REGEXP_EXTRACT("t22"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t22"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                          END,
                          CASE
                            WHEN REGEXP_EXTRACT("t22"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t22"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                          END,
                          CASE
                            WHEN REGEXP_EXTRACT("t22"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t22"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                          END
                        ),
                        '?'
                      )
                      ELSE COALESCE(
                        "t22"."name",
                        CASE "t22"."kind"
                          WHEN 'page'
                          THEN 'Page Viewed'
                          WHEN 'screen'
                          THEN 'Screen Viewed'
                          WHEN 'identify'
                          THEN 'Identify'
                          WHEN 'track'
                          THEN 'Event'
                          ELSE "t22"."kind"
                        END,
                        'Event'
                      )
                    END AS "kind",
                    "t22"."content_id",
                    "t22"."campaign",
                    "t22"."referrer",
                    "t22"."user_id" IS NOT NULL AS "known",
                    COALESCE(
                      CASE
                        WHEN COALESCE(
                          "t22"."name",
                          CASE "t22"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t22"."kind"
                          END,
                          'Event'
                        ) = 'Lifecycle Stage Changed'
                        THEN 'Stage Set: ' || COALESCE(
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t22"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t22"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t22"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t22"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t22"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t22"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END
                          ),
                          '?'
                        )
                        ELSE COALESCE(
                          "t22"."name",
                          CASE "t22"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t22"."kind"
                          END,
                          'Event'
                        )
                      END || ': ' || COALESCE("t13"."title", "t22"."campaign", "t22"."content_id"),
                      CASE
                        WHEN COALESCE(
                          "t22"."name",
                          CASE "t22"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t22"."kind"
                          END,
                          'Event'
                        ) = 'Lifecycle Stage Changed'
                        THEN 'Stage Set: ' || COALESCE(
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t22"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t22"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t22"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t22"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t22"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t22"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END
                          ),
                          '?'
                        )
                        ELSE COALESCE(
                          "t22"."name",
                          CASE "t22"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t22"."kind"
                          END,
                          'Event'
                        )
                      END
                    ) AS "words"
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
                      "t7"."clock",
                      "t7"."actor",
                      "t7"."actor_reason",
                      COALESCE("t7"."user_id", 'visitor:' || "t7"."anonymous_id") AS "person_id",
                      "t7"."account_ref" AS "account_id",
                      "t7"."source"
                    FROM "events" AS "t7"
                    WHERE
                      NOT (
                        COALESCE("t7"."actor" = 'machine', FALSE)
                      )
                      AND NOT (
                        COALESCE("t7"."kind", 'track') IN ('alias', 'group')
                      )
                      AND (
                        (
                          "t7"."name" IS NULL
                        )
                        OR NOT (
                          "t7"."name" IN (
                            'Email Delivered',
                            'Email Bounced',
                            'Email Sent',
                            'Email Deferred',
                            'Email Dropped',
                            'Honeypot Clicked'
                          )
                        )
                      )
                  ) AS "t22"
                  LEFT OUTER JOIN (
                    SELECT
                      "t8"."content_id" AS "about",
                      MAX("t8"."title") AS "title"
                    FROM "contents" AS "t8"
                    GROUP BY
                      1
                  ) AS "t13"
                    ON "t22"."content_id" = "t13"."about"
                ) AS "t33"
              ) AS "t35"
            ) AS "t36"
          ) AS "t37"
        ) AS "t38"
      ) AS "t39"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t32"."touchpoint_id",
          "t32"."at",
          "t32"."person_id",
          "t32"."account_id",
          "t32"."channel",
          "t32"."kind",
          "t32"."content_id",
          "t32"."campaign",
          "t32"."referrer",
          "t32"."known",
          "t32"."words",
          COALESCE(
            CASE
              WHEN COALESCE(LOWER("t32"."channel") LIKE 'partner%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'dealer%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'reseller%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'distributor%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'marketplace%', FALSE)
              THEN 'partner'
              WHEN COALESCE(LOWER("t32"."channel") = 'visit', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'customer%', FALSE)
              OR COALESCE(LOWER("t32"."kind") LIKE 'site visit%', FALSE)
              THEN 'customer'
              WHEN COALESCE(LOWER("t32"."channel") LIKE 'social%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'review%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'press%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'forum%', FALSE)
              OR COALESCE(LOWER("t32"."channel") = 'ad', FALSE)
              OR COALESCE(LOWER("t32"."channel") = 'ads', FALSE)
              THEN 'external'
              WHEN COALESCE(LOWER("t32"."channel") LIKE '%', FALSE)
              THEN 'brand'
              ELSE NULL
            END,
            'brand'
          ) AS "owner",
          COALESCE(
            CASE
              WHEN COALESCE(LOWER("t32"."kind") LIKE 'offer request%', FALSE)
              OR COALESCE(LOWER("t32"."kind") LIKE 'quote request%', FALSE)
              OR COALESCE(LOWER("t32"."kind") LIKE 'demo request%', FALSE)
              OR COALESCE(LOWER("t32"."kind") LIKE 'contact request%', FALSE)
              THEN 'offer request'
              WHEN COALESCE(LOWER("t32"."kind") LIKE 'tip %', FALSE)
              OR COALESCE(LOWER("t32"."channel") = 'tip', FALSE)
              THEN 'tip'
              WHEN COALESCE(LOWER("t32"."channel") = 'event', FALSE)
              OR COALESCE(LOWER("t32"."kind") LIKE 'event %', FALSE)
              OR COALESCE(LOWER("t32"."kind") LIKE 'webinar %', FALSE)
              OR COALESCE(LOWER("t32"."campaign") LIKE '%trade show%', FALSE)
              OR COALESCE(LOWER("t32"."campaign") LIKE '%webinar%', FALSE)
              THEN 'event'
              WHEN COALESCE(LOWER("t32"."channel") = 'visit', FALSE)
              OR COALESCE(LOWER("t32"."channel") = 'field', FALSE)
              THEN 'visit'
              WHEN COALESCE(LOWER("t32"."channel") = 'phone', FALSE)
              THEN 'phone'
              WHEN COALESCE(LOWER("t32"."channel") = 'meeting', FALSE)
              THEN 'meeting'
              WHEN COALESCE(LOWER("t32"."channel") = 'portal', FALSE)
              THEN 'portal'
              WHEN COALESCE(LOWER("t32"."channel") = 'email', FALSE)
              OR COALESCE(LOWER("t32"."campaign") LIKE '%newsletter%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%://mail.%', FALSE)
              THEN 'email'
              WHEN COALESCE(LOWER("t32"."channel") = 'ad', FALSE)
              OR COALESCE(LOWER("t32"."channel") = 'ads', FALSE)
              OR COALESCE(LOWER("t32"."campaign") LIKE '%cpc%', FALSE)
              OR COALESCE(LOWER("t32"."campaign") LIKE '%adwords%', FALSE)
              OR COALESCE(LOWER("t32"."campaign") LIKE '%paid%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%gclid=%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%doubleclick.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%googleadservices.%', FALSE)
              THEN 'ad'
              WHEN COALESCE(LOWER("t32"."referrer") LIKE '%://www.google.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%://google.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%bing.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%duckduckgo.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%yahoo.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%ecosia.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%baidu.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%://search.%', FALSE)
              THEN 'search'
              WHEN COALESCE(LOWER("t32"."channel") LIKE 'social%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%linkedin.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%facebook.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%instagram.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%://t.co/%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%youtube.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%xing.%', FALSE)
              OR COALESCE(LOWER("t32"."referrer") LIKE '%://social.%', FALSE)
              THEN 'social'
              WHEN COALESCE(LOWER("t32"."channel") LIKE 'partner%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'dealer%', FALSE)
              OR COALESCE(LOWER("t32"."channel") LIKE 'reseller%', FALSE)
              THEN 'partner'
              WHEN COALESCE(LOWER("t32"."referrer") LIKE '%://%', FALSE)
              THEN 'referral'
              ELSE NULL
            END,
            CASE
              WHEN "t32"."channel" IN ('web', 'portal', 'app')
              THEN 'direct'
              ELSE "t32"."channel"
            END
          ) AS "own_origin",
          CAST(NULL AS TEXT) AS "session_id"
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
                  'opportunity:' || "t1"."opportunity_id" AS "touchpoint_id",
                  "t1"."created_at" AS "at",
                  "t1"."person_ref" AS "person_id",
                  "t1"."account_ref" AS "account_id",
                  'sales' AS "channel",
                  'Opportunity Opened' AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE('Opportunity Opened' || ': ' || "t1"."product_id", 'Opportunity Opened') AS "words"
                FROM "opportunities" AS "t1"
              ) AS "t12"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'opportunity:' || "t1"."opportunity_id" || ':end' AS "touchpoint_id",
                  "t1"."closed_at" AS "at",
                  "t1"."person_ref" AS "person_id",
                  "t1"."account_ref" AS "account_id",
                  'sales' AS "channel",
                  CASE WHEN "t1"."won" THEN 'Opportunity Won' ELSE 'Opportunity Lost' END AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE(
                    CASE WHEN "t1"."won" THEN 'Opportunity Won' ELSE 'Opportunity Lost' END || ': ' || CASE
                      WHEN "t1"."won"
                      THEN "t1"."product_id"
                      ELSE COALESCE("t1"."lost_reason", "t1"."product_id")
                    END,
                    CASE WHEN "t1"."won" THEN 'Opportunity Won' ELSE 'Opportunity Lost' END
                  ) AS "words"
                FROM "opportunities" AS "t1"
                WHERE
                  "t1"."closed_at" IS NOT NULL AND "t1"."won" IS NOT NULL
              ) AS "t19"
            ) AS "t24"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  'quote:' || "t2"."quote_id" AS "touchpoint_id",
                  "t2"."created_at" AS "at",
                  "t2"."person_ref" AS "person_id",
                  "t2"."account_ref" AS "account_id",
                  'sales' AS "channel",
                  CASE WHEN "t2"."opportunity_id" IS NULL THEN 'Quote Sent' ELSE 'Case Quoted' END AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE(
                    CASE WHEN "t2"."opportunity_id" IS NULL THEN 'Quote Sent' ELSE 'Case Quoted' END || ': ' || "t2"."product_id",
                    CASE WHEN "t2"."opportunity_id" IS NULL THEN 'Quote Sent' ELSE 'Case Quoted' END
                  ) AS "words"
                FROM "quotes" AS "t2"
              ) AS "t25"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'quote:' || "t2"."quote_id" || ':end' AS "touchpoint_id",
                  "t2"."closed_at" AS "at",
                  "t2"."person_ref" AS "person_id",
                  "t2"."account_ref" AS "account_id",
                  'sales' AS "channel",
                  CASE WHEN "t2"."won" THEN 'Quote Accepted' ELSE 'Quote Declined' END AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE(
                    CASE WHEN "t2"."won" THEN 'Quote Accepted' ELSE 'Quote Declined' END || ': ' || "t2"."product_id",
                    CASE WHEN "t2"."won" THEN 'Quote Accepted' ELSE 'Quote Declined' END
                  ) AS "words"
                FROM "quotes" AS "t2"
                WHERE
                  "t2"."opportunity_id" IS NULL
                  AND "t2"."closed_at" IS NOT NULL
                  AND "t2"."won" IS NOT NULL
              ) AS "t20"
            ) AS "t27"
          ) AS "t28"
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
                  'meeting:' || "t3"."meeting_id" AS "touchpoint_id",
                  "t3"."at",
                  "t3"."person_ref" AS "person_id",
                  "t3"."account_ref" AS "account_id",
                  'meeting' AS "channel",
                  'Meeting Held' AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE('Meeting Held' || ': ' || "t3"."title", 'Meeting Held') AS "words"
                FROM "meetings" AS "t3"
                WHERE
                  NOT (
                    COALESCE("t3"."state" IN ('cancelled', 'missed', 'booked'), FALSE)
                  )
              ) AS "t14"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'activity:' || "t4"."activity_id" AS "touchpoint_id",
                  "t4"."at",
                  "t4"."person_ref" AS "person_id",
                  "t4"."account_ref" AS "account_id",
                  CASE COALESCE(LOWER("t4"."kind"), 'contact')
                    WHEN 'call'
                    THEN 'phone'
                    ELSE COALESCE(LOWER("t4"."kind"), 'contact')
                  END AS "channel",
                  CASE COALESCE(LOWER("t4"."kind"), 'contact')
                    WHEN 'call'
                    THEN 'Call'
                    WHEN 'visit'
                    THEN 'Visit'
                    WHEN 'meeting'
                    THEN 'Meeting Held'
                    ELSE COALESCE(LOWER("t4"."kind"), 'contact')
                  END AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  CASE COALESCE(LOWER("t4"."kind"), 'contact')
                    WHEN 'call'
                    THEN 'Call'
                    WHEN 'visit'
                    THEN 'Visit'
                    WHEN 'meeting'
                    THEN 'Meeting Held'
                    ELSE COALESCE(LOWER("t4"."kind"), 'contact')
                  END AS "words"
                FROM "activities" AS "t4"
                WHERE
                  COALESCE(LOWER("t4"."kind") <> 'note', TRUE)
              ) AS "t15"
            ) AS "t21"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  'case:' || "t5"."case_id" AS "touchpoint_id",
                  "t5"."opened_at" AS "at",
                  "t5"."person_ref" AS "person_id",
                  "t5"."account_ref" AS "account_id",
                  'service' AS "channel",
                  COALESCE(
                    CASE LOWER("t5"."kind")
                      WHEN 'complaint'
                      THEN 'Complaint'
                      WHEN 'claim'
                      THEN 'Claim'
                      WHEN 'service'
                      THEN 'Service'
                      WHEN 'feedback'
                      THEN 'Feedback'
                      ELSE LOWER("t5"."kind")
                    END,
                    'Service'
                  ) AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE(
                    CASE LOWER("t5"."kind")
                      WHEN 'complaint'
                      THEN 'Complaint'
                      WHEN 'claim'
                      THEN 'Claim'
                      WHEN 'service'
                      THEN 'Service'
                      WHEN 'feedback'
                      THEN 'Feedback'
                      ELSE LOWER("t5"."kind")
                    END,
                    'Service'
                  ) AS "words"
                FROM "cases" AS "t5"
              ) AS "t16"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'order:' || "t26"."order_id" AS "touchpoint_id",
                  "t26"."at",
                  "t26"."person_id",
                  "t26"."account_id",
                  COALESCE(REPLACE(LOWER("t26"."through"), 'e-mail', 'email'), 'order') AS "channel",
                  'Order Placed' AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE('Order Placed' || ': ' || "t26"."order_id", 'Order Placed') AS "words"
                FROM (
                  SELECT
                    "t11"."order_id",
                    MIN("t11"."at") AS "at",
                    MIN("t11"."person_id") AS "person_id",
                    MIN("t11"."account_id") AS "account_id",
                    MIN("t11"."channel") AS "through"
                  FROM (
                    SELECT
                      *
                    FROM "order_lines" AS "t6"
                    WHERE
                      "t6"."kind" = 'sale'
                      AND (
                        (
                          "t6"."person_id" IS NOT NULL
                        ) OR (
                          "t6"."account_id" IS NOT NULL
                        )
                      )
                  ) AS "t11"
                  GROUP BY
                    1
                ) AS "t26"
              ) AS "t29"
            ) AS "t30"
          ) AS "t31"
        ) AS "t32"
      ) AS "t34"
    ) AS "t40"
    WHERE
      "t40"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  ) AS "t42"
  LEFT OUTER JOIN (
    SELECT
      "t9"."person_id" AS "member",
      "t9"."account_id" AS "company"
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
    WHERE
      "t9"."account_id" IS NOT NULL
  ) AS "t23"
    ON "t42"."person_id" = "t23"."member"
) AS "t43"
