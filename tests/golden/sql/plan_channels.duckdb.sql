SELECT
  "t16"."channel",
  "t16"."minutes",
  "t16"."cost",
  "t16"."adds",
  "t16"."low",
  "t16"."high",
  CASE
    WHEN "t16"."measured"
    THEN 'measured'
    WHEN "t16"."channel" = 'seller'
    THEN 'usual'
    ELSE 'assumed'
  END AS "basis",
  "t16"."contacts",
  "t16"."opened",
  "t16"."bought_treated",
  "t16"."bought_control",
  CASE
    WHEN "t16"."measured" AND NOT (
      "t16"."channel" = 'seller'
    )
    THEN CASE "t16"."channel"
      WHEN 'seller'
      THEN 'By a seller'
      WHEN 'phone'
      THEN 'By phone'
      WHEN 'visit'
      THEN 'On a visit'
      WHEN 'sms'
      THEN 'By text message'
      WHEN 'post'
      THEN 'By post'
      WHEN 'email'
      THEN 'By e-mail'
      ELSE 'By ' || "t16"."channel"
    END || ' ' || CAST(CAST(ROUND("t16"."adds" * 100, 0) AS BIGINT) AS TEXT) || ' %' || ' of what a contact by a seller adds' || ', measured by chance'
    WHEN "t16"."channel" = 'seller'
    THEN CASE "t16"."channel"
      WHEN 'seller'
      THEN 'By a seller'
      WHEN 'phone'
      THEN 'By phone'
      WHEN 'visit'
      THEN 'On a visit'
      WHEN 'sms'
      THEN 'By text message'
      WHEN 'post'
      THEN 'By post'
      WHEN 'email'
      THEN 'By e-mail'
      ELSE 'By ' || "t16"."channel"
    END || ', the usual way'
    WHEN "t16"."told"
    THEN CASE "t16"."channel"
      WHEN 'seller'
      THEN 'By a seller'
      WHEN 'phone'
      THEN 'By phone'
      WHEN 'visit'
      THEN 'On a visit'
      WHEN 'sms'
      THEN 'By text message'
      WHEN 'post'
      THEN 'By post'
      WHEN 'email'
      THEN 'By e-mail'
      ELSE 'By ' || "t16"."channel"
    END || ' ' || CAST(CAST(ROUND("t16"."adds" * 100, 0) AS BIGINT) AS TEXT) || ' %' || ' of what a contact by a seller adds' || ': assumed, as ' || CAST("t16"."opened" AS TEXT) || ' of ' || CAST("t16"."contacts" AS TEXT) || ' were opened'
    ELSE CASE "t16"."channel"
      WHEN 'seller'
      THEN 'By a seller'
      WHEN 'phone'
      THEN 'By phone'
      WHEN 'visit'
      THEN 'On a visit'
      WHEN 'sms'
      THEN 'By text message'
      WHEN 'post'
      THEN 'By post'
      WHEN 'email'
      THEN 'By e-mail'
      ELSE 'By ' || "t16"."channel"
    END || ' ' || CAST(CAST(ROUND("t16"."adds" * 100, 0) AS BIGINT) AS TEXT) || ' %' || ' of what a contact by a seller adds' || ': assumed, it is read less often'
  END AS "about"
FROM (
  SELECT
    "t15"."channel",
    "t15"."minutes",
    "t15"."cost",
    "t15"."setting",
    "t15"."contacts",
    "t15"."opened",
    "t15"."told",
    "t15"."own",
    "t15"."least",
    "t15"."most",
    "t15"."base",
    CASE
      WHEN "t15"."channel" = 'seller'
      THEN 1.0
      ELSE COALESCE("t15"."own" / NULLIF("t15"."base", 0.0), 1.0)
    END AS "adds",
    CASE
      WHEN "t15"."channel" = 'seller'
      THEN 1.0
      ELSE COALESCE("t15"."least" / NULLIF("t15"."base", 0.0), 0.0)
    END AS "low",
    CASE
      WHEN "t15"."channel" = 'seller'
      THEN 1.0
      ELSE COALESCE("t15"."most" / NULLIF("t15"."base", 0.0), 1.0)
    END AS "high",
    FALSE AS "measured",
    CAST(NULL AS BIGINT) AS "bought_treated",
    CAST(NULL AS BIGINT) AS "bought_control"
  FROM (
    SELECT
      "t14"."channel",
      "t14"."minutes",
      "t14"."cost",
      "t14"."setting",
      "t14"."contacts",
      "t14"."opened",
      "t14"."told",
      "t14"."own",
      "t14"."least",
      "t14"."most",
      "t12"."base"
    FROM (
      SELECT
        "t10"."channel",
        "t10"."minutes",
        "t10"."cost",
        "t10"."setting",
        "t10"."contacts",
        "t10"."opened",
        COALESCE("t10"."opened" >= 20, FALSE) AS "told",
        CASE
          WHEN COALESCE("t10"."opened" >= 20, FALSE)
          THEN CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
          ELSE "t10"."setting"
        END AS "own",
        CASE
          WHEN COALESCE("t10"."opened" >= 20, FALSE)
          THEN (
            (
              (
                (
                  CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
                ) + (
                  (
                    1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                ) + 1
              )
            ) - (
              (
                (
                  POWER(
                    (
                      (
                        (
                          (
                            CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST("t10"."contacts" AS DOUBLE)
                      ) + (
                        (
                          (
                            1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                          ) / CAST("t10"."contacts" AS DOUBLE)
                        ) / 4
                      )
                    ),
                    0.5
                  )
                ) * 1.2815515655446004
              ) / (
                (
                  1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                ) + 1
              )
            )
          ) / 2.0
          ELSE "t10"."setting" / 4.0
        END AS "least",
        CASE
          WHEN COALESCE("t10"."opened" >= 20, FALSE)
          THEN (
            (
              (
                (
                  CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
                ) + (
                  (
                    1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                  ) / 2
                )
              ) / (
                (
                  1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                ) + 1
              )
            ) + (
              (
                (
                  POWER(
                    (
                      (
                        (
                          (
                            CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
                          ) * (
                            (
                              (
                                CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
                              ) * -1
                            ) + 1
                          )
                        ) / CAST("t10"."contacts" AS DOUBLE)
                      ) + (
                        (
                          (
                            1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                          ) / CAST("t10"."contacts" AS DOUBLE)
                        ) / 4
                      )
                    ),
                    0.5
                  )
                ) * 1.2815515655446004
              ) / (
                (
                  1.642374415149816 / CAST("t10"."contacts" AS DOUBLE)
                ) + 1
              )
            )
          ) * 2.0
          ELSE "t10"."setting" * 4.0
        END AS "most"
      FROM (
        SELECT
          "t9".*
          EXCLUDE ("seen_by")
        FROM (
          SELECT
            "t7"."channel",
            "t7"."minutes",
            "t7"."cost",
            "t7"."setting",
            "t8"."seen_by",
            "t8"."contacts",
            "t8"."opened"
          FROM (
            SELECT
              "t3"."channel",
              CASE WHEN "t3"."channel" IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END AS "minutes",
              CAST(NULL AS DOUBLE) AS "cost",
              COALESCE(
                CASE "t3"."channel"
                  WHEN 'seller'
                  THEN 1.0
                  WHEN 'phone'
                  THEN 1.0
                  WHEN 'visit'
                  THEN 1.0
                  WHEN 'sms'
                  THEN 0.3
                  WHEN 'post'
                  THEN 0.3
                  WHEN 'email'
                  THEN 0.2
                  ELSE CAST(NULL AS DOUBLE)
                END,
                0.2
              ) AS "setting"
            FROM (
              SELECT
                UNNEST(['seller']) AS "channel"
              FROM (
                SELECT
                  COUNT(*) AS "n"
                FROM "lifts" AS "t0"
              ) AS "t2"
            ) AS "t3"
          ) AS "t7"
          LEFT OUTER JOIN (
            SELECT
              "t4"."channel" AS "seen_by",
              COUNT(*) AS "contacts",
              SUM(CAST("t4"."opened" AS BIGINT)) AS "opened"
            FROM (
              SELECT
                *
              FROM "contacts" AS "t1"
              WHERE
                "t1"."at" > MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC')
                AND "t1"."opened" IS NOT NULL
            ) AS "t4"
            GROUP BY
              1
          ) AS "t8"
            ON "t7"."channel" = "t8"."seen_by"
        ) AS "t9"
      ) AS "t10"
    ) AS "t14"
    CROSS JOIN (
      SELECT
        CASE
          WHEN COALESCE("t10"."opened" >= 20, FALSE)
          THEN CAST("t10"."opened" AS DOUBLE) / CAST("t10"."contacts" AS DOUBLE)
          ELSE "t10"."setting"
        END AS "base"
      FROM (
        SELECT
          "t9".*
          EXCLUDE ("seen_by")
        FROM (
          SELECT
            "t7"."channel",
            "t7"."minutes",
            "t7"."cost",
            "t7"."setting",
            "t8"."seen_by",
            "t8"."contacts",
            "t8"."opened"
          FROM (
            SELECT
              "t3"."channel",
              CASE WHEN "t3"."channel" IN ('seller', 'phone', 'visit') THEN 15.0 ELSE 0.0 END AS "minutes",
              CAST(NULL AS DOUBLE) AS "cost",
              COALESCE(
                CASE "t3"."channel"
                  WHEN 'seller'
                  THEN 1.0
                  WHEN 'phone'
                  THEN 1.0
                  WHEN 'visit'
                  THEN 1.0
                  WHEN 'sms'
                  THEN 0.3
                  WHEN 'post'
                  THEN 0.3
                  WHEN 'email'
                  THEN 0.2
                  ELSE CAST(NULL AS DOUBLE)
                END,
                0.2
              ) AS "setting"
            FROM (
              SELECT
                UNNEST(['seller']) AS "channel"
              FROM (
                SELECT
                  COUNT(*) AS "n"
                FROM "lifts" AS "t0"
              ) AS "t2"
            ) AS "t3"
          ) AS "t7"
          LEFT OUTER JOIN (
            SELECT
              "t4"."channel" AS "seen_by",
              COUNT(*) AS "contacts",
              SUM(CAST("t4"."opened" AS BIGINT)) AS "opened"
            FROM (
              SELECT
                *
              FROM "contacts" AS "t1"
              WHERE
                "t1"."at" > MAKE_TIMESTAMPTZ(2025, 1, 1, 0, 0, 0.0, 'UTC')
                AND "t1"."opened" IS NOT NULL
            ) AS "t4"
            GROUP BY
              1
          ) AS "t8"
            ON "t7"."channel" = "t8"."seen_by"
        ) AS "t9"
      ) AS "t10"
      WHERE
        "t10"."channel" = 'seller'
    ) AS "t12"
  ) AS "t15"
) AS "t16"
