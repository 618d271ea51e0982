SELECT
  "t42"."touchpoint_id",
  "t42"."at",
  "t42"."person_id",
  COALESCE("t42"."account_id", "t42"."company") AS "account_id",
  "t42"."channel",
  "t42"."kind",
  "t42"."owner",
  "t42"."own_origin" AS "origin",
  "t42"."content_id",
  "t42"."campaign",
  "t42"."session_id",
  "t42"."known",
  "t42"."words"
FROM (
  SELECT
    "t41"."touchpoint_id",
    "t41"."at",
    "t41"."person_id",
    "t41"."account_id",
    "t41"."channel",
    "t41"."kind",
    "t41"."content_id",
    "t41"."campaign",
    "t41"."referrer",
    "t41"."known",
    "t41"."words",
    "t41"."owner",
    "t41"."own_origin",
    "t41"."session_id",
    "t11"."member",
    "t11"."company"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
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
          "t37"."own_origin",
          "t37"."session_id"
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
            FIRST_VALUE("t36"."own_origin") OVER (
              PARTITION BY "t36"."whose", "t36"."visit"
              ORDER BY "t36"."at" ASC, "t36"."touchpoint_id" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "own_origin",
            "t36"."visiting",
            "t36"."whose",
            "t36"."named",
            "t36"."begins",
            "t36"."visit",
            CASE
              WHEN "t36"."visiting"
              THEN FIRST_VALUE("t36"."touchpoint_id") OVER (
                PARTITION BY "t36"."whose", "t36"."visit"
                ORDER BY "t36"."at" ASC, "t36"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              )
              ELSE CAST(NULL AS TEXT)
            END AS "session_id"
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
              "t35"."begins",
              SUM("t35"."begins") OVER (
                PARTITION BY "t35"."whose"
                ORDER BY "t35"."at" ASC, "t35"."touchpoint_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS "visit"
            FROM (
              SELECT
                "t34"."touchpoint_id",
                "t34"."at",
                "t34"."person_id",
                "t34"."account_id",
                "t34"."channel",
                "t34"."kind",
                "t34"."content_id",
                "t34"."campaign",
                "t34"."referrer",
                "t34"."known",
                "t34"."words",
                "t34"."owner",
                "t34"."own_origin",
                "t34"."visiting",
                "t34"."whose",
                "t34"."named",
                CAST((
                  (
                    EPOCH(CAST("t34"."at" AS TIMESTAMP)) - EPOCH(
                      CAST(LAG("t34"."at") OVER (
                        PARTITION BY "t34"."whose"
                        ORDER BY "t34"."at" ASC, "t34"."touchpoint_id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS TIMESTAMP)
                    )
                  ) IS NULL
                )
                OR (
                  (
                    EPOCH(CAST("t34"."at" AS TIMESTAMP)) - EPOCH(
                      CAST(LAG("t34"."at") OVER (
                        PARTITION BY "t34"."whose"
                        ORDER BY "t34"."at" ASC, "t34"."touchpoint_id" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ) AS TIMESTAMP)
                    )
                  ) > 1800
                )
                OR (
                  "t34"."named"
                  AND COALESCE(
                    "t34"."campaign" <> LAG("t34"."campaign") OVER (
                      PARTITION BY "t34"."whose", "t34"."named"
                      ORDER BY "t34"."at" ASC, "t34"."touchpoint_id" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ),
                    TRUE
                  )
                ) AS BIGINT) AS "begins"
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
                      OR COALESCE(LOWER("t32"."campaign") = 'email', FALSE)
                      OR COALESCE(LOWER("t32"."campaign") LIKE '%newsletter%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%://mail.%', FALSE)
                      THEN 'email'
                      WHEN COALESCE(LOWER("t32"."channel") = 'ad', FALSE)
                      OR COALESCE(LOWER("t32"."channel") = 'ads', FALSE)
                      OR COALESCE(LOWER("t32"."campaign") LIKE '%cpc%', FALSE)
                      OR COALESCE(LOWER("t32"."campaign") LIKE '%adwords%', FALSE)
                      OR COALESCE(LOWER("t32"."campaign") LIKE '%paid%', FALSE)
                      OR COALESCE(LOWER("t32"."campaign") LIKE 'display%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%gclid=%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%doubleclick.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%googleadservices.%', FALSE)
                      THEN 'ad'
                      WHEN COALESCE(LOWER("t32"."campaign") LIKE 'organic%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%://www.google.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%://google.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%bing.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%duckduckgo.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%yahoo.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%ecosia.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%baidu.%', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%://search.%', FALSE)
                      THEN 'search'
                      WHEN COALESCE(LOWER("t32"."channel") LIKE 'social%', FALSE)
                      OR COALESCE(LOWER("t32"."campaign") = 'social', FALSE)
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
                      WHEN COALESCE(LOWER("t32"."campaign") = 'referral', FALSE)
                      OR COALESCE(LOWER("t32"."referrer") LIKE '%://%', FALSE)
                      THEN 'referral'
                      ELSE NULL
                    END,
                    CASE
                      WHEN "t32"."channel" IN ('web', 'portal', 'app')
                      THEN 'direct'
                      ELSE "t32"."channel"
                    END
                  ) AS "own_origin",
                  "t32"."channel" IN ('web', 'portal', 'app')
                  AND (
                    "t32"."person_id" IS NOT NULL
                  ) AS "visiting",
                  CASE
                    WHEN "t32"."channel" IN ('web', 'portal', 'app')
                    AND (
                      "t32"."person_id" IS NOT NULL
                    )
                    THEN "t32"."person_id"
                    ELSE "t32"."touchpoint_id"
                  END AS "whose",
                  "t32"."campaign" IS NOT NULL AS "named"
                FROM (
                  SELECT
                    "t25"."event_id" AS "touchpoint_id",
                    "t25"."at",
                    "t25"."person_id",
                    "t25"."account_id",
                    COALESCE(REPLACE(LOWER("t25"."channel"), 'e-mail', 'email'), 'web') AS "channel",
                    CASE
                      WHEN COALESCE(
                        "t25"."name",
                        CASE "t25"."kind"
                          WHEN 'page'
                          THEN 'Page Viewed'
                          WHEN 'screen'
                          THEN 'Screen Viewed'
                          WHEN 'identify'
                          THEN 'Identify'
                          WHEN 'track'
                          THEN 'Event'
                          ELSE "t25"."kind"
                        END,
                        'Event'
                      ) = 'Lifecycle Stage Changed'
                      THEN 'Stage Set: ' || COALESCE(
                        COALESCE(
                          CASE
                            WHEN REGEXP_EXTRACT("t25"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t25"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                          END,
                          CASE
                            WHEN REGEXP_EXTRACT("t25"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t25"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                          END,
                          CASE
                            WHEN REGEXP_EXTRACT("t25"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                            THEN CAST(NULL AS TEXT)
                            ELSE REGEXP_EXTRACT("t25"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                          END
                        ),
                        '?'
                      )
                      ELSE COALESCE(
                        "t25"."name",
                        CASE "t25"."kind"
                          WHEN 'page'
                          THEN 'Page Viewed'
                          WHEN 'screen'
                          THEN 'Screen Viewed'
                          WHEN 'identify'
                          THEN 'Identify'
                          WHEN 'track'
                          THEN 'Event'
                          ELSE "t25"."kind"
                        END,
                        'Event'
                      )
                    END AS "kind",
                    "t25"."content_id",
                    "t25"."campaign",
                    "t25"."referrer",
                    "t25"."user_id" IS NOT NULL AS "known",
                    COALESCE(
                      CASE
                        WHEN COALESCE(
                          "t25"."name",
                          CASE "t25"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t25"."kind"
                          END,
                          'Event'
                        ) = 'Lifecycle Stage Changed'
                        THEN 'Stage Set: ' || COALESCE(
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t25"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t25"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t25"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t25"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t25"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t25"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END
                          ),
                          '?'
                        )
                        ELSE COALESCE(
                          "t25"."name",
                          CASE "t25"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t25"."kind"
                          END,
                          'Event'
                        )
                      END || ': ' || COALESCE("t14"."title", "t25"."campaign", "t25"."content_id"),
                      CASE
                        WHEN COALESCE(
                          "t25"."name",
                          CASE "t25"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t25"."kind"
                          END,
                          'Event'
                        ) = 'Lifecycle Stage Changed'
                        THEN 'Stage Set: ' || COALESCE(
                          COALESCE(
                            CASE
                              WHEN REGEXP_EXTRACT("t25"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t25"."properties", '"stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t25"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t25"."properties", '"lifecyclestage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END,
                            CASE
                              WHEN REGEXP_EXTRACT("t25"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                              THEN CAST(NULL AS TEXT)
                              ELSE REGEXP_EXTRACT("t25"."properties", '"lifecycle_stage"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                            END
                          ),
                          '?'
                        )
                        ELSE COALESCE(
                          "t25"."name",
                          CASE "t25"."kind"
                            WHEN 'page'
                            THEN 'Page Viewed'
                            WHEN 'screen'
                            THEN 'Screen Viewed'
                            WHEN 'identify'
                            THEN 'Identify'
                            WHEN 'track'
                            THEN 'Event'
                            ELSE "t25"."kind"
                          END,
                          'Event'
                        )
                      END
                    ) AS "words"
                  FROM (
                    SELECT
                      *
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
                          LOWER("t7"."name") IN (
                            'email delivered',
                            'email bounced',
                            'email sent',
                            'email deferred',
                            'email dropped',
                            'email processed',
                            'email bounce',
                            'honeypot clicked'
                          )
                        )
                      )
                  ) AS "t25"
                  LEFT OUTER JOIN (
                    SELECT
                      "t8"."content_id" AS "about",
                      MAX("t8"."title") AS "title"
                    FROM "contents" AS "t8"
                    GROUP BY
                      1
                  ) AS "t14"
                    ON "t25"."content_id" = "t14"."about"
                ) AS "t32"
              ) AS "t34"
            ) AS "t35"
          ) AS "t36"
        ) AS "t37"
      ) AS "t38"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t31"."touchpoint_id",
          "t31"."at",
          "t31"."person_id",
          "t31"."account_id",
          "t31"."channel",
          "t31"."kind",
          "t31"."content_id",
          "t31"."campaign",
          "t31"."referrer",
          "t31"."known",
          "t31"."words",
          COALESCE(
            CASE
              WHEN COALESCE(LOWER("t31"."channel") LIKE 'partner%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'dealer%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'reseller%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'distributor%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'marketplace%', FALSE)
              THEN 'partner'
              WHEN COALESCE(LOWER("t31"."channel") = 'visit', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'customer%', FALSE)
              OR COALESCE(LOWER("t31"."kind") LIKE 'site visit%', FALSE)
              THEN 'customer'
              WHEN COALESCE(LOWER("t31"."channel") LIKE 'social%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'review%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'press%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'forum%', FALSE)
              OR COALESCE(LOWER("t31"."channel") = 'ad', FALSE)
              OR COALESCE(LOWER("t31"."channel") = 'ads', FALSE)
              THEN 'external'
              WHEN COALESCE(LOWER("t31"."channel") LIKE '%', FALSE)
              THEN 'brand'
              ELSE NULL
            END,
            'brand'
          ) AS "owner",
          COALESCE(
            CASE
              WHEN COALESCE(LOWER("t31"."kind") LIKE 'offer request%', FALSE)
              OR COALESCE(LOWER("t31"."kind") LIKE 'quote request%', FALSE)
              OR COALESCE(LOWER("t31"."kind") LIKE 'demo request%', FALSE)
              OR COALESCE(LOWER("t31"."kind") LIKE 'contact request%', FALSE)
              THEN 'offer request'
              WHEN COALESCE(LOWER("t31"."kind") LIKE 'tip %', FALSE)
              OR COALESCE(LOWER("t31"."channel") = 'tip', FALSE)
              THEN 'tip'
              WHEN COALESCE(LOWER("t31"."channel") = 'event', FALSE)
              OR COALESCE(LOWER("t31"."kind") LIKE 'event %', FALSE)
              OR COALESCE(LOWER("t31"."kind") LIKE 'webinar %', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE '%trade show%', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE '%webinar%', FALSE)
              THEN 'event'
              WHEN COALESCE(LOWER("t31"."channel") = 'visit', FALSE)
              OR COALESCE(LOWER("t31"."channel") = 'field', FALSE)
              THEN 'visit'
              WHEN COALESCE(LOWER("t31"."channel") = 'phone', FALSE)
              THEN 'phone'
              WHEN COALESCE(LOWER("t31"."channel") = 'meeting', FALSE)
              THEN 'meeting'
              WHEN COALESCE(LOWER("t31"."channel") = 'portal', FALSE)
              THEN 'portal'
              WHEN COALESCE(LOWER("t31"."channel") = 'email', FALSE)
              OR COALESCE(LOWER("t31"."campaign") = 'email', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE '%newsletter%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://mail.%', FALSE)
              THEN 'email'
              WHEN COALESCE(LOWER("t31"."channel") = 'ad', FALSE)
              OR COALESCE(LOWER("t31"."channel") = 'ads', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE '%cpc%', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE '%adwords%', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE '%paid%', FALSE)
              OR COALESCE(LOWER("t31"."campaign") LIKE 'display%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%gclid=%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%doubleclick.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%googleadservices.%', FALSE)
              THEN 'ad'
              WHEN COALESCE(LOWER("t31"."campaign") LIKE 'organic%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://www.google.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://google.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%bing.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%duckduckgo.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%yahoo.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%ecosia.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%baidu.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://search.%', FALSE)
              THEN 'search'
              WHEN COALESCE(LOWER("t31"."channel") LIKE 'social%', FALSE)
              OR COALESCE(LOWER("t31"."campaign") = 'social', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%linkedin.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%facebook.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%instagram.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://t.co/%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%youtube.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%xing.%', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://social.%', FALSE)
              THEN 'social'
              WHEN COALESCE(LOWER("t31"."channel") LIKE 'partner%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'dealer%', FALSE)
              OR COALESCE(LOWER("t31"."channel") LIKE 'reseller%', FALSE)
              THEN 'partner'
              WHEN COALESCE(LOWER("t31"."campaign") = 'referral', FALSE)
              OR COALESCE(LOWER("t31"."referrer") LIKE '%://%', FALSE)
              THEN 'referral'
              ELSE NULL
            END,
            CASE
              WHEN "t31"."channel" IN ('web', 'portal', 'app')
              THEN 'direct'
              ELSE "t31"."channel"
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
              ) AS "t13"
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
              ) AS "t18"
            ) AS "t22"
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
              ) AS "t23"
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
              ) AS "t19"
            ) AS "t26"
          ) AS "t27"
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
                    COALESCE("t3"."state" IN ('booked', 'cancelled', 'missed'), FALSE)
                  )
              ) AS "t15"
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
              ) AS "t16"
            ) AS "t20"
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
              ) AS "t17"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'order:' || "t24"."order_id" AS "touchpoint_id",
                  "t24"."at",
                  "t24"."person_id",
                  "t24"."account_id",
                  COALESCE(REPLACE(LOWER("t24"."through"), 'e-mail', 'email'), 'order') AS "channel",
                  'Order Placed' AS "kind",
                  CAST(NULL AS TEXT) AS "content_id",
                  CAST(NULL AS TEXT) AS "campaign",
                  CAST(NULL AS TEXT) AS "referrer",
                  TRUE AS "known",
                  COALESCE('Order Placed' || ': ' || "t24"."order_id", 'Order Placed') AS "words"
                FROM (
                  SELECT
                    "t12"."order_id",
                    MIN("t12"."at") AS "at",
                    MIN("t12"."person_id") AS "person_id",
                    MIN("t12"."account_id") AS "account_id",
                    MIN("t12"."channel") AS "through"
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
                  ) AS "t12"
                  GROUP BY
                    1
                ) AS "t24"
              ) AS "t28"
            ) AS "t29"
          ) AS "t30"
        ) AS "t31"
      ) AS "t33"
    ) AS "t39"
    WHERE
      "t39"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
  ) AS "t41"
  LEFT OUTER JOIN (
    SELECT
      "t0"."person_id" AS "member",
      "t0"."account_id" AS "company"
    FROM "people" AS "t0"
    WHERE
      "t0"."account_id" IS NOT NULL
  ) AS "t11"
    ON "t41"."person_id" = "t11"."member"
) AS "t42"
