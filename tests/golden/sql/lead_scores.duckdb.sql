SELECT
  "t32"."person_id",
  "t32"."account_id",
  "t32"."points",
  "t32"."fit",
  "t32"."engagement",
  "t32"."account_points",
  "t32"."probability",
  "t32"."low",
  "t32"."high",
  "t32"."expected_profit",
  "t32"."qualified",
  CASE
    WHEN "t32"."has_case" IS NOT NULL
    THEN 'sql'
    WHEN "t32"."qualified"
    THEN 'mql'
    ELSE 'none'
  END AS "stage",
  CASE
    WHEN COALESCE("t32"."reasons", []) IS NULL OR COALESCE("t32"."moves", []) IS NULL
    THEN NULL
    ELSE LIST_CONCAT(COALESCE("t32"."reasons", []), COALESCE("t32"."moves", []))
  END AS "reasons",
  CASE
    WHEN "t32"."qualified"
    THEN CAST(NULL AS TEXT)
    WHEN "t32"."has_case" IS NOT NULL
    THEN 'A sales case of the company is open.'
    WHEN "t32"."never" IS NOT NULL
    THEN 'Sales know them as somebody who never buys.'
    WHEN NOT (
      "t32"."calls"
    ) AND (
      "t32"."expected_profit" IS NOT NULL
    )
    THEN 'A call would cost more than it is expected to bring.'
    WHEN NOT (
      "t32"."calls"
    )
    THEN 'Fewer than the 50 points that qualify a lead.'
    ELSE 'Others are worth more, and a seller has time for 25.'
  END AS "why_not",
  'ee044dd3' AS "scoring_version",
  "t32"."shadow_points"
FROM (
  SELECT
    "t31"."person_id",
    "t31"."account_id",
    "t31"."points",
    "t31"."fit",
    "t31"."engagement",
    "t31"."account_points",
    "t31"."reasons",
    "t31"."shadow_points",
    "t31"."customer_id",
    "t31"."scored",
    "t31"."probability",
    "t31"."low",
    "t31"."high",
    "t31"."moves",
    "t31"."own_id",
    "t31"."own",
    "t31"."firm",
    "t31"."theirs",
    "t31"."has_case",
    "t31"."never",
    "t31"."owner",
    "t31"."value",
    "t31"."expected_profit",
    "t31"."worth",
    (
      "t31"."worth" > 0
    )
    AND (
      "t31"."has_case" IS NULL
    )
    AND (
      "t31"."never" IS NULL
    ) AS "calls",
    ROW_NUMBER() OVER (
      PARTITION BY "t31"."owner"
      ORDER BY (
        "t31"."worth" > 0
      )
      AND (
        "t31"."has_case" IS NULL
      )
      AND (
        "t31"."never" IS NULL
      ) DESC, "t31"."worth" DESC, "t31"."person_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place",
    (
      "t31"."worth" > 0
    )
    AND (
      "t31"."has_case" IS NULL
    )
    AND (
      "t31"."never" IS NULL
    )
    AND (
      (
        (
          ROW_NUMBER() OVER (
            PARTITION BY "t31"."owner"
            ORDER BY (
              "t31"."worth" > 0
            )
            AND (
              "t31"."has_case" IS NULL
            )
            AND (
              "t31"."never" IS NULL
            ) DESC, "t31"."worth" DESC, "t31"."person_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) < 25
      )
      OR (
        "t31"."owner" = ''
      )
    ) AS "qualified"
  FROM (
    SELECT
      "t30"."person_id",
      "t30"."account_id",
      "t30"."points",
      "t30"."fit",
      "t30"."engagement",
      "t30"."account_points",
      "t30"."reasons",
      "t30"."shadow_points",
      "t30"."customer_id",
      "t30"."scored",
      "t30"."probability",
      "t30"."low",
      "t30"."high",
      "t30"."moves",
      "t30"."own_id",
      "t30"."own",
      "t30"."firm",
      "t30"."theirs",
      "t30"."has_case",
      "t30"."never",
      "t30"."owner",
      "t30"."value",
      CAST(CAST(ROUND(
        (
          (
            "t30"."probability" * "t30"."value"
          ) - 60.0
        ) - (
          (
            1 - "t30"."probability"
          ) * 40.0
        ),
        2
      ) AS DOUBLE) AS DECIMAL(18, 2)) AS "expected_profit",
      COALESCE(
        CAST(CAST(CAST(ROUND(
          (
            (
              "t30"."probability" * "t30"."value"
            ) - 60.0
          ) - (
            (
              1 - "t30"."probability"
            ) * 40.0
          ),
          2
        ) AS DOUBLE) AS DECIMAL(18, 2)) AS DOUBLE),
        (
          "t30"."points" - 50.0
        ) + 1e-09
      ) AS "worth"
    FROM (
      SELECT
        "t29"."person_id",
        "t29"."account_id",
        "t29"."points",
        "t29"."fit",
        "t29"."engagement",
        "t29"."account_points",
        "t29"."reasons",
        "t29"."shadow_points",
        "t29"."customer_id",
        "t29"."scored",
        "t29"."probability",
        "t29"."low",
        "t29"."high",
        "t29"."moves",
        "t29"."own_id",
        "t29"."own",
        "t29"."firm",
        "t29"."theirs",
        "t29"."has_case",
        "t29"."never",
        "t29"."owner",
        "t26"."value"
      FROM (
        SELECT
          "t27"."person_id",
          "t27"."account_id",
          "t27"."points",
          "t27"."fit",
          "t27"."engagement",
          "t27"."account_points",
          "t27"."reasons",
          "t27"."shadow_points",
          "t27"."customer_id",
          "t27"."scored",
          "t27"."probability",
          "t27"."low",
          "t27"."high",
          "t27"."moves",
          "t27"."own_id",
          "t27"."own",
          "t27"."firm",
          "t27"."theirs",
          "t27"."has_case",
          "t27"."never",
          COALESCE("t27"."own", "t27"."theirs", '') AS "owner"
        FROM (
          SELECT
            "t18"."person_id",
            "t18"."account_id",
            "t18"."points",
            "t18"."fit",
            "t18"."engagement",
            "t18"."account_points",
            "t18"."reasons",
            "t18"."shadow_points",
            "t18"."customer_id",
            "t13"."scored",
            "t13"."probability",
            "t13"."low",
            "t13"."high",
            "t13"."moves",
            "t14"."own_id",
            "t14"."own",
            "t16"."firm",
            "t16"."theirs",
            "t25"."has_case",
            "t22"."never"
          FROM (
            SELECT
              "t1"."person_id",
              "t1"."account_id",
              "t1"."points",
              "t1"."fit",
              "t1"."engagement",
              "t1"."account_points",
              "t1"."reasons",
              "t1"."shadow_points",
              COALESCE("t1"."account_id", "t1"."person_id") AS "customer_id"
            FROM "lead_totals" AS "t1"
          ) AS "t18"
          LEFT OUTER JOIN (
            SELECT
              "t2"."person_id" AS "scored",
              "t2"."probability",
              "t2"."low",
              "t2"."high",
              "t2"."reasons" AS "moves"
            FROM "lead_chances" AS "t2"
          ) AS "t13"
            ON "t18"."person_id" = "t13"."scored"
          LEFT OUTER JOIN (
            SELECT
              "t3"."person_id" AS "own_id",
              "t3"."owner" AS "own"
            FROM "people" AS "t3"
          ) AS "t14"
            ON "t18"."person_id" = "t14"."own_id"
          LEFT OUTER JOIN (
            SELECT
              "t4"."account_id" AS "firm",
              "t4"."owner" AS "theirs"
            FROM "accounts" AS "t4"
          ) AS "t16"
            ON "t18"."account_id" = "t16"."firm"
          LEFT OUTER JOIN (
            SELECT DISTINCT
              *
            FROM (
              SELECT
                COALESCE("t15"."home", "t17"."named") AS "has_case"
              FROM (
                SELECT
                  COALESCE("t0"."account_ref", "t0"."person_ref") AS "named"
                FROM "opportunities" AS "t0"
                WHERE
                  "t0"."closed_at" IS NULL AND "t0"."won" IS NULL
              ) AS "t17"
              LEFT OUTER JOIN (
                SELECT
                  "t3"."person_id" AS "member",
                  "t3"."account_id" AS "home"
                FROM "people" AS "t3"
              ) AS "t15"
                ON "t17"."named" = "t15"."member"
            ) AS "t20"
          ) AS "t25"
            ON "t18"."customer_id" = "t25"."has_case"
          LEFT OUTER JOIN (
            SELECT
              "t19"."never"
            FROM (
              SELECT
                "t5"."person_ref" AS "never",
                MAX("t5"."at") FILTER(WHERE
                  "t5"."reason" IN ('competitor')) AS "said_at",
                MAX("t5"."at") FILTER(WHERE
                  "t5"."step" IN ('recycled', 'accepted', 'done', 'won')) AS "again_at"
              FROM "leads" AS "t5"
              GROUP BY
                1
            ) AS "t19"
            WHERE
              "t19"."said_at" IS NOT NULL
              AND (
                (
                  "t19"."again_at" IS NULL
                ) OR (
                  "t19"."again_at" < "t19"."said_at"
                )
              )
          ) AS "t22"
            ON "t18"."person_id" = "t22"."never"
        ) AS "t27"
      ) AS "t29"
      CROSS JOIN (
        SELECT
          (
            SUM(CAST("t10"."amount" AS DECIMAL(38, 9))) FILTER(WHERE
              "t10"."won") / COUNT("t10"."amount") FILTER(WHERE
              "t10"."won")
          ) * (
            (
              SUM(CAST("t10"."won" AS BIGINT)) + 0.5
            ) / (
              COUNT(*) + 1
            )
          ) * 0.3 AS "value"
        FROM (
          SELECT
            *
          FROM "opportunities" AS "t0"
          WHERE
            "t0"."won" IS NOT NULL
        ) AS "t10"
      ) AS "t26"
    ) AS "t30"
  ) AS "t31"
) AS "t32"
