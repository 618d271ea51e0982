WITH "t5" AS (
  SELECT
    "t3"."customer_id",
    CAST(FLOOR((
      EPOCH(CAST("t3"."at" AS TIMESTAMP))
    ) / (
      86400
    )) AS BIGINT) AS "day",
    BOOL_OR(CAST("t3"."kind" = 'sale' AS BOOLEAN)) AS "sold",
    COALESCE(SUM("t3"."margin"), 0) AS "margin"
  FROM (
    SELECT
      *
    FROM "order_lines" AS "t1"
    WHERE
      "t1"."kind" IN ('sale', 'return', 'cancelled') AND "t1"."customer_id" IS NOT NULL
  ) AS "t3"
  GROUP BY
    1,
    2
)
SELECT
  "t14"."customer_id",
  COALESCE("t14"."segment", 'all') AS "segment",
  "t14"."days" - 1 AS "repeats",
  (
    "t14"."last" - "t14"."first"
  ) / 7.0 AS "last_week",
  (
    CAST(FLOOR(
      (
        EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP))
      ) / (
        86400
      )
    ) AS BIGINT) - "t14"."first"
  ) / 7.0 AS "weeks",
  CAST(COALESCE("t14"."margin", 0) AS DOUBLE) AS "margin",
  CASE WHEN "t14"."then_days" > 0 THEN "t14"."then_days" - 1 ELSE NULL END AS "then_repeats",
  CASE
    WHEN "t14"."then_days" > 0
    THEN (
      "t14"."then_last" - "t14"."then_first"
    ) / 7.0
    ELSE NULL
  END AS "then_last_week",
  CASE
    WHEN "t14"."then_days" > 0
    THEN (
      "t14"."cut" - "t14"."then_first"
    ) / 7.0
    ELSE NULL
  END AS "then_weeks",
  CASE
    WHEN "t14"."then_days" > 0
    THEN CAST(COALESCE("t14"."then_margin", 0) AS DOUBLE)
    ELSE NULL
  END AS "then_margin",
  "t14"."came",
  CAST(COALESCE("t14"."came_margin", 0) AS DOUBLE) AS "came_margin",
  "t14"."before",
  CAST(COALESCE("t14"."before_margin", 0) AS DOUBLE) AS "before_margin",
  "t14"."back" / 7.0 AS "test_weeks"
FROM (
  SELECT
    "t13"."customer_id",
    "t13"."cut",
    "t13"."back",
    "t13"."days",
    "t13"."first",
    "t13"."last",
    "t13"."margin",
    "t13"."then_days",
    "t13"."then_first",
    "t13"."then_last",
    "t13"."then_margin",
    "t13"."came",
    "t13"."came_margin",
    "t13"."before",
    "t13"."before_margin",
    "t4"."who",
    "t4"."segment"
  FROM (
    SELECT
      "t11"."customer_id",
      MIN("t11"."cut") AS "cut",
      MIN("t11"."back") AS "back",
      SUM(CAST("t11"."sold" AS INT)) AS "days",
      MIN("t11"."day") FILTER(WHERE
        "t11"."sold") AS "first",
      MAX("t11"."day") FILTER(WHERE
        "t11"."sold") AS "last",
      SUM("t11"."margin") AS "margin",
      SUM(CAST("t11"."sold" AND NOT (
        "t11"."day" > "t11"."cut"
      ) AS INT)) AS "then_days",
      MIN("t11"."day") FILTER(WHERE
        "t11"."sold" AND NOT (
          "t11"."day" > "t11"."cut"
        )) AS "then_first",
      MAX("t11"."day") FILTER(WHERE
        "t11"."sold" AND NOT (
          "t11"."day" > "t11"."cut"
        )) AS "then_last",
      SUM("t11"."margin") FILTER(WHERE
        NOT (
          "t11"."day" > "t11"."cut"
        )) AS "then_margin",
      SUM(CAST("t11"."sold" AND (
        "t11"."day" > "t11"."cut"
      ) AS INT)) AS "came",
      SUM("t11"."margin") FILTER(WHERE
        "t11"."day" > "t11"."cut") AS "came_margin",
      SUM(
        CAST("t11"."sold"
        AND (
          (
            "t11"."day" > (
              "t11"."cut" - "t11"."back"
            )
          )
          AND NOT (
            "t11"."day" > "t11"."cut"
          )
        ) AS INT)
      ) AS "before",
      SUM("t11"."margin") FILTER(WHERE
        (
          "t11"."day" > (
            "t11"."cut" - "t11"."back"
          )
        )
        AND NOT (
          "t11"."day" > "t11"."cut"
        )) AS "before_margin"
    FROM (
      SELECT
        "t7"."customer_id",
        "t7"."day",
        "t7"."sold",
        "t7"."margin",
        "t10"."cut",
        "t10"."back"
      FROM "t5" AS "t7"
      CROSS JOIN (
        SELECT
          CAST(FLOOR(
            (
              EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP))
            ) / (
              86400
            )
          ) AS BIGINT) - LEAST(
            CAST(FLOOR(
              (
                CAST(FLOOR(
                  (
                    EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP))
                  ) / (
                    86400
                  )
                ) AS BIGINT) - "t8"."start"
              ) / (
                2
              )
            ) AS BIGINT),
            730
          ) AS "cut",
          LEAST(
            CAST(FLOOR(
              (
                CAST(FLOOR(
                  (
                    EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP))
                  ) / (
                    86400
                  )
                ) AS BIGINT) - "t8"."start"
              ) / (
                2
              )
            ) AS BIGINT),
            730
          ) AS "back"
        FROM (
          SELECT
            MIN("t6"."day") AS "start"
          FROM "t5" AS "t6"
        ) AS "t8"
      ) AS "t10"
    ) AS "t11"
    GROUP BY
      1
  ) AS "t13"
  LEFT OUTER JOIN (
    SELECT
      "t0"."customer_id" AS "who",
      COALESCE("t0"."segment", "t0"."country") AS "segment"
    FROM "customers" AS "t0"
  ) AS "t4"
    ON "t13"."customer_id" = "t4"."who"
) AS "t14"
WHERE
  "t14"."days" > 0
