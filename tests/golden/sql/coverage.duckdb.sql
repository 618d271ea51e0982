WITH "t33" AS (
  SELECT
    'decision' AS "phase",
    "t14"."opportunity_id" AS "outcome_id",
    COALESCE("t14"."account_ref", "t30"."account_ref", "t14"."person_ref") AS "customer_id",
    CAST("t14"."created_at" AS DATE) AS "since",
    CAST("t14"."closed_at" AS DATE) AS "until",
    CAST("t14"."amount" AS DOUBLE) * 0.3 AS "margin"
  FROM (
    SELECT
      *
    FROM "opportunities" AS "t0"
    WHERE
      "t0"."won" IS NOT NULL AND "t0"."closed_at" IS NOT NULL
  ) AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t21"."person_ref",
      "t21"."account_ref"
    FROM (
      SELECT
        "t15"."person_ref",
        MIN("t15"."account_ref") AS "account_ref",
        COUNT(DISTINCT "t15"."account_ref") AS "homes"
      FROM (
        SELECT
          *
        FROM "memberships" AS "t2"
        WHERE
          (
            (
              "t2"."from" IS NULL
            )
            OR (
              "t2"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            )
          )
          AND (
            (
              "t2"."to" IS NULL
            )
            OR (
              "t2"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            )
          )
      ) AS "t15"
      GROUP BY
        1
    ) AS "t21"
    WHERE
      "t21"."homes" = 1
  ) AS "t30"
    ON "t14"."person_ref" = "t30"."person_ref"
), "t38" AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      "t31"."person_id",
      "t31"."day",
      "t31"."channel",
      COALESCE("t31"."account_id", "t30"."account_ref", "t31"."person_id") AS "customer_id"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t3"."person_ref" AS "person_id",
            "t3"."account_ref" AS "account_id",
            CAST("t3"."opened_at" AS DATE) AS "day",
            COALESCE('service', 'web') AS "channel"
          FROM "cases" AS "t3"
        ) AS "t13"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT DISTINCT
            "t4"."person_ref" AS "person_id",
            "t4"."account_ref" AS "account_id",
            CAST("t4"."at" AS DATE) AS "day",
            COALESCE('meeting', 'web') AS "channel"
          FROM "meetings" AS "t4"
          WHERE
            LOWER(COALESCE("t4"."state", 'held')) IN ('held', 'done')
        ) AS "t16"
      ) AS "t19"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          *
        FROM (
          SELECT DISTINCT
            *
          FROM (
            SELECT
              CAST(NULL AS TEXT) AS "person_id",
              "t10"."account_id",
              CAST("t9"."at" AS DATE) AS "day",
              COALESCE('machine', 'web') AS "channel"
            FROM "readings" AS "t9"
            INNER JOIN "assets" AS "t10"
              ON "t9"."asset_id" = "t10"."asset_id"
          ) AS "t18"
        ) AS "t23"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            *
          FROM (
            SELECT DISTINCT
              "t5"."person_id",
              "t5"."account_id",
              CAST("t5"."at" AS DATE) AS "day",
              COALESCE("t5"."channel", 'web') AS "channel"
            FROM "events" AS "t5"
            WHERE
              (
                (
                  COALESCE("t5"."actor", '') = 'human'
                )
                OR (
                  (
                    COALESCE("t5"."actor", '') = ''
                  )
                  AND NOT (
                    COALESCE("t5"."channel", '') = 'email'
                  )
                )
              )
              AND NOT (
                COALESCE(STARTS_WITH("t5"."person_id", 'visitor:'), FALSE)
              )
              AND (
                (
                  "t5"."clock" IS NULL
                ) OR (
                  "t5"."clock" = 'late'
                )
              )
          ) AS "t22"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT DISTINCT
              "t6"."person_ref" AS "person_id",
              "t6"."account_ref" AS "account_id",
              CAST("t6"."at" AS DATE) AS "day",
              COALESCE(LOWER("t6"."kind"), 'web') AS "channel"
            FROM "activities" AS "t6"
            WHERE
              LOWER(COALESCE("t6"."kind", '')) <> 'note'
          ) AS "t17"
        ) AS "t24"
      ) AS "t25"
    ) AS "t31"
    LEFT OUTER JOIN (
      SELECT
        "t21"."person_ref",
        "t21"."account_ref"
      FROM (
        SELECT
          "t15"."person_ref",
          MIN("t15"."account_ref") AS "account_ref",
          COUNT(DISTINCT "t15"."account_ref") AS "homes"
        FROM (
          SELECT
            *
          FROM "memberships" AS "t2"
          WHERE
            (
              (
                "t2"."from" IS NULL
              )
              OR (
                "t2"."from" < MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
              )
            )
            AND (
              (
                "t2"."to" IS NULL
              )
              OR (
                "t2"."to" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
              )
            )
        ) AS "t15"
        GROUP BY
          1
      ) AS "t21"
      WHERE
        "t21"."homes" = 1
    ) AS "t30"
      ON "t31"."person_id" = "t30"."person_ref"
  ) AS "t34"
  WHERE
    "t34"."customer_id" IS NOT NULL
), "t47" AS (
  SELECT
    "t42"."customer_id",
    "t42"."day",
    "t42"."channel",
    COALESCE("t32"."role", 'unknown') AS "role"
  FROM "t38" AS "t42"
  LEFT OUTER JOIN (
    SELECT
      "t2"."person_ref" AS "member",
      MIN(
        CASE
          WHEN CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'decid')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'decision')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'executive_sponsor')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'executive sponsor')
          THEN 'decides'
          WHEN CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'pays')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'budget')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'purchas')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'procure')
          THEN 'pays'
          WHEN CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'uses')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'user')
          THEN 'uses'
          WHEN CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'influenc')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'champion')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'block')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'other')
          OR CONTAINS(LOWER(COALESCE("t2"."buying_role", "t2"."role")), 'legal')
          THEN 'influences'
          ELSE NULL
        END
      ) AS "role"
    FROM "memberships" AS "t2"
    GROUP BY
      1
  ) AS "t32"
    ON "t42"."person_id" = "t32"."member"
), "t59" AS (
  SELECT DISTINCT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM "t47" AS "t49"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t49"."customer_id",
          "t49"."day",
          'any' AS "channel",
          "t49"."role"
        FROM "t47" AS "t49"
      ) AS "t52"
    ) AS "t54"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t49"."customer_id",
          "t49"."day",
          "t49"."channel",
          'any' AS "role"
        FROM "t47" AS "t49"
      ) AS "t53"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t49"."customer_id",
          "t49"."day",
          'any' AS "channel",
          'any' AS "role"
        FROM "t47" AS "t49"
      ) AS "t51"
    ) AS "t55"
  ) AS "t56"
), "t64" AS (
  SELECT
    "t58"."phase",
    COUNT(*) AS "outcomes",
    SUM(CAST("t58"."margin" AS DECIMAL(38, 9))) AS "all_margin"
  FROM (
    SELECT
      "t57".*
      EXCLUDE ("begin")
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t48"."phase",
          "t48"."outcome_id",
          "t48"."customer_id",
          "t48"."since",
          "t48"."until",
          "t48"."margin",
          "t45"."begin"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                *
              FROM "t33" AS "t36"
            ) AS "t37"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  CASE WHEN "t28"."before" IS NULL THEN 'interest' ELSE 'use' END AS "phase",
                  'order ' || "t28"."order_id" AS "outcome_id",
                  "t28"."customer_id",
                  CASE
                    WHEN "t28"."before" IS NULL
                    THEN "t28"."until" - INTERVAL '90' DAY
                    ELSE GREATEST("t28"."until" - INTERVAL '90' DAY, "t28"."before")
                  END AS "since",
                  "t28"."until",
                  CAST("t28"."margin" AS DOUBLE) AS "margin"
                FROM (
                  SELECT
                    "t20"."order_id",
                    "t20"."customer_id",
                    "t20"."until",
                    "t20"."margin",
                    LAG("t20"."until") OVER (
                      PARTITION BY "t20"."customer_id"
                      ORDER BY "t20"."until" ASC, "t20"."order_id" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) AS "before"
                  FROM (
                    SELECT
                      "t12"."order_id",
                      "t12"."customer_id",
                      CAST(MIN("t12"."at") AS DATE) AS "until",
                      SUM(CAST("t12"."margin" AS DECIMAL(38, 9))) AS "margin"
                    FROM (
                      SELECT
                        *
                      FROM "order_lines" AS "t1"
                      WHERE
                        "t1"."customer_id" IS NOT NULL AND "t1"."kind" = 'sale'
                    ) AS "t12"
                    GROUP BY
                      1,
                      2
                  ) AS "t20"
                ) AS "t28"
              ) AS "t35"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  'interest' AS "phase",
                  'opening ' || "t36"."outcome_id" AS "outcome_id",
                  "t36"."customer_id",
                  "t36"."since" - INTERVAL '90' DAY AS "since",
                  "t36"."since" AS "until",
                  "t36"."margin"
                FROM "t33" AS "t36"
              ) AS "t39"
            ) AS "t41"
          ) AS "t43"
          WHERE
            "t43"."customer_id" IS NOT NULL
        ) AS "t48"
        CROSS JOIN (
          SELECT
            MIN("t40"."day") AS "begin"
          FROM "t38" AS "t40"
        ) AS "t45"
      ) AS "t50"
      WHERE
        "t50"."since" >= "t50"."begin"
    ) AS "t57"
  ) AS "t58"
  GROUP BY
    1
)
SELECT
  "t75"."phase",
  "t75"."channel",
  "t75"."role",
  "t75"."outcomes",
  COALESCE("t75"."visible", 0) AS "visible",
  COALESCE("t75"."visible", 0) / "t75"."outcomes" AS "share",
  (
    (
      (
        CAST(COALESCE("t75"."visible", 0) AS DOUBLE) / CAST("t75"."outcomes" AS DOUBLE)
      ) + (
        (
          1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
        ) / 2
      )
    ) / (
      (
        1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
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
                  CAST(COALESCE("t75"."visible", 0) AS DOUBLE) / CAST("t75"."outcomes" AS DOUBLE)
                ) * (
                  (
                    (
                      CAST(COALESCE("t75"."visible", 0) AS DOUBLE) / CAST("t75"."outcomes" AS DOUBLE)
                    ) * -1
                  ) + 1
                )
              ) / CAST("t75"."outcomes" AS DOUBLE)
            ) + (
              (
                (
                  1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
                ) / CAST("t75"."outcomes" AS DOUBLE)
              ) / 4
            )
          ),
          0.5
        )
      ) * 1.2815515655446004
    ) / (
      (
        1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
      ) + 1
    )
  ) AS "low",
  (
    (
      (
        CAST(COALESCE("t75"."visible", 0) AS DOUBLE) / CAST("t75"."outcomes" AS DOUBLE)
      ) + (
        (
          1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
        ) / 2
      )
    ) / (
      (
        1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
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
                  CAST(COALESCE("t75"."visible", 0) AS DOUBLE) / CAST("t75"."outcomes" AS DOUBLE)
                ) * (
                  (
                    (
                      CAST(COALESCE("t75"."visible", 0) AS DOUBLE) / CAST("t75"."outcomes" AS DOUBLE)
                    ) * -1
                  ) + 1
                )
              ) / CAST("t75"."outcomes" AS DOUBLE)
            ) + (
              (
                (
                  1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
                ) / CAST("t75"."outcomes" AS DOUBLE)
              ) / 4
            )
          ),
          0.5
        )
      ) * 1.2815515655446004
    ) / (
      (
        1.642374415149816 / CAST("t75"."outcomes" AS DOUBLE)
      ) + 1
    )
  ) AS "high",
  CAST("t75"."all_margin" AS DOUBLE) AS "margin",
  CAST("t75"."all_margin" - COALESCE("t75"."seen_margin", 0) AS DOUBLE) AS "dark_margin"
FROM (
  SELECT
    "t66"."phase",
    "t66"."outcomes",
    "t66"."all_margin",
    "t72"."channel",
    "t72"."role",
    "t74"."phase" AS "phase_right",
    "t74"."channel" AS "channel_right",
    "t74"."role" AS "role_right",
    "t74"."visible",
    "t74"."seen_margin"
  FROM "t64" AS "t66"
  CROSS JOIN (
    SELECT DISTINCT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t61"."channel",
          "t61"."role"
        FROM "t59" AS "t61"
      ) AS "t63"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          'any' AS "channel",
          'any' AS "role"
        FROM "t64" AS "t65"
      ) AS "t67"
    ) AS "t69"
  ) AS "t72"
  LEFT OUTER JOIN (
    SELECT
      "t70"."phase",
      "t70"."channel",
      "t70"."role",
      COUNT(*) AS "visible",
      SUM(CAST("t70"."margin" AS DECIMAL(38, 9))) AS "seen_margin"
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          "t60"."phase",
          "t60"."outcome_id",
          "t60"."margin",
          "t62"."channel",
          "t62"."role"
        FROM (
          SELECT
            "t57".*
            EXCLUDE ("begin")
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t48"."phase",
                "t48"."outcome_id",
                "t48"."customer_id",
                "t48"."since",
                "t48"."until",
                "t48"."margin",
                "t45"."begin"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM "t33" AS "t36"
                  ) AS "t37"
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        CASE WHEN "t28"."before" IS NULL THEN 'interest' ELSE 'use' END AS "phase",
                        'order ' || "t28"."order_id" AS "outcome_id",
                        "t28"."customer_id",
                        CASE
                          WHEN "t28"."before" IS NULL
                          THEN "t28"."until" - INTERVAL '90' DAY
                          ELSE GREATEST("t28"."until" - INTERVAL '90' DAY, "t28"."before")
                        END AS "since",
                        "t28"."until",
                        CAST("t28"."margin" AS DOUBLE) AS "margin"
                      FROM (
                        SELECT
                          "t20"."order_id",
                          "t20"."customer_id",
                          "t20"."until",
                          "t20"."margin",
                          LAG("t20"."until") OVER (
                            PARTITION BY "t20"."customer_id"
                            ORDER BY "t20"."until" ASC, "t20"."order_id" ASC
                            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                          ) AS "before"
                        FROM (
                          SELECT
                            "t12"."order_id",
                            "t12"."customer_id",
                            CAST(MIN("t12"."at") AS DATE) AS "until",
                            SUM(CAST("t12"."margin" AS DECIMAL(38, 9))) AS "margin"
                          FROM (
                            SELECT
                              *
                            FROM "order_lines" AS "t1"
                            WHERE
                              "t1"."customer_id" IS NOT NULL AND "t1"."kind" = 'sale'
                          ) AS "t12"
                          GROUP BY
                            1,
                            2
                        ) AS "t20"
                      ) AS "t28"
                    ) AS "t35"
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'interest' AS "phase",
                        'opening ' || "t36"."outcome_id" AS "outcome_id",
                        "t36"."customer_id",
                        "t36"."since" - INTERVAL '90' DAY AS "since",
                        "t36"."since" AS "until",
                        "t36"."margin"
                      FROM "t33" AS "t36"
                    ) AS "t39"
                  ) AS "t41"
                ) AS "t43"
                WHERE
                  "t43"."customer_id" IS NOT NULL
              ) AS "t48"
              CROSS JOIN (
                SELECT
                  MIN("t40"."day") AS "begin"
                FROM "t38" AS "t40"
              ) AS "t45"
            ) AS "t50"
            WHERE
              "t50"."since" >= "t50"."begin"
          ) AS "t57"
        ) AS "t60"
        INNER JOIN "t59" AS "t62"
          ON "t60"."customer_id" = "t62"."customer_id"
          AND "t62"."day" >= "t60"."since"
          AND "t62"."day" <= "t60"."until"
      ) AS "t68"
    ) AS "t70"
    GROUP BY
      1,
      2,
      3
  ) AS "t74"
    ON "t66"."phase" = "t74"."phase"
    AND "t72"."channel" = "t74"."channel"
    AND "t72"."role" = "t74"."role"
) AS "t75"
