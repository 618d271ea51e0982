SELECT
  "t34"."person_id",
  "t34"."account_id",
  "t34"."points",
  "t34"."fit",
  "t34"."engagement",
  "t34"."account_points",
  "t34"."probability",
  "t34"."low",
  "t34"."high",
  "t34"."expected_profit",
  "t34"."qualified",
  CASE
    WHEN "t34"."open_case" IS NOT NULL
    THEN 'sql'
    WHEN "t34"."qualified"
    THEN 'mql'
    ELSE 'none'
  END AS "stage",
  CASE
    WHEN COALESCE("t34"."reasons", []) IS NULL OR COALESCE("t34"."moves", []) IS NULL
    THEN NULL
    ELSE LIST_CONCAT(COALESCE("t34"."reasons", []), COALESCE("t34"."moves", []))
  END AS "reasons",
  CASE
    WHEN "t34"."qualified"
    THEN CAST(NULL AS TEXT)
    WHEN "t34"."open_case" IS NOT NULL
    THEN 'A sales case of the company is open.'
    WHEN NOT (
      "t34"."calls"
    ) AND (
      "t34"."expected_profit" IS NOT NULL
    )
    THEN 'A call would cost more than it is expected to bring.'
    WHEN NOT (
      "t34"."calls"
    )
    THEN 'Fewer than the 50 points that qualify a lead.'
    ELSE 'Others are worth more, and a seller has time for 25.'
  END AS "why_not",
  'ee044dd3' AS "scoring_version",
  "t34"."shadow_points"
FROM (
  SELECT
    "t33"."person_id",
    "t33"."account_id",
    "t33"."points",
    "t33"."fit",
    "t33"."engagement",
    "t33"."account_points",
    "t33"."reasons",
    "t33"."shadow_points",
    "t33"."probability",
    "t33"."low",
    "t33"."high",
    "t33"."moves",
    "t33"."own",
    "t33"."theirs",
    "t33"."owner",
    "t33"."open_case",
    "t33"."value",
    "t33"."expected_profit",
    "t33"."worth",
    (
      "t33"."worth" > 0
    ) AND (
      "t33"."open_case" IS NULL
    ) AS "calls",
    ROW_NUMBER() OVER (
      PARTITION BY "t33"."owner"
      ORDER BY (
        "t33"."worth" > 0
      ) AND (
        "t33"."open_case" IS NULL
      ) DESC, "t33"."worth" DESC, "t33"."person_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS "place",
    (
      "t33"."worth" > 0
    )
    AND (
      "t33"."open_case" IS NULL
    )
    AND (
      (
        (
          ROW_NUMBER() OVER (
            PARTITION BY "t33"."owner"
            ORDER BY (
              "t33"."worth" > 0
            ) AND (
              "t33"."open_case" IS NULL
            ) DESC, "t33"."worth" DESC, "t33"."person_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1
        ) < 25
      )
      OR (
        "t33"."owner" = ''
      )
    ) AS "qualified"
  FROM (
    SELECT
      "t32"."person_id",
      "t32"."account_id",
      "t32"."points",
      "t32"."fit",
      "t32"."engagement",
      "t32"."account_points",
      "t32"."reasons",
      "t32"."shadow_points",
      "t32"."probability",
      "t32"."low",
      "t32"."high",
      "t32"."moves",
      "t32"."own",
      "t32"."theirs",
      "t32"."owner",
      "t32"."open_case",
      "t32"."value",
      CAST(CAST(ROUND(
        (
          (
            "t32"."probability" * "t32"."value"
          ) - 60.0
        ) - (
          (
            1 - "t32"."probability"
          ) * 40.0
        ),
        2
      ) AS DOUBLE) AS DECIMAL(18, 2)) AS "expected_profit",
      COALESCE(
        CAST(CAST(CAST(ROUND(
          (
            (
              "t32"."probability" * "t32"."value"
            ) - 60.0
          ) - (
            (
              1 - "t32"."probability"
            ) * 40.0
          ),
          2
        ) AS DOUBLE) AS DECIMAL(18, 2)) AS DOUBLE),
        (
          "t32"."points" - 50.0
        ) + 1e-09
      ) AS "worth"
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
        "t31"."probability",
        "t31"."low",
        "t31"."high",
        "t31"."moves",
        "t31"."own",
        "t31"."theirs",
        "t31"."owner",
        "t31"."open_case",
        "t20"."value"
      FROM (
        SELECT
          "t29".*
          EXCLUDE ("key")
        FROM (
          SELECT
            "t28".*
            EXCLUDE ("who")
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
              "t27"."probability",
              "t27"."low",
              "t27"."high",
              "t27"."moves",
              "t27"."own",
              "t27"."theirs",
              "t27"."owner",
              "t27"."key",
              "t15"."who",
              "t15"."open_case"
            FROM (
              SELECT
                "t25"."person_id",
                "t25"."account_id",
                "t25"."points",
                "t25"."fit",
                "t25"."engagement",
                "t25"."account_points",
                "t25"."reasons",
                "t25"."shadow_points",
                "t25"."probability",
                "t25"."low",
                "t25"."high",
                "t25"."moves",
                "t25"."own",
                "t25"."theirs",
                COALESCE("t25"."own", "t25"."theirs", '') AS "owner",
                COALESCE("t25"."account_id", "t25"."person_id") AS "key"
              FROM (
                SELECT
                  "t24".*
                  EXCLUDE ("account_id_right")
                FROM (
                  SELECT
                    "t23"."person_id",
                    "t23"."account_id",
                    "t23"."points",
                    "t23"."fit",
                    "t23"."engagement",
                    "t23"."account_points",
                    "t23"."reasons",
                    "t23"."shadow_points",
                    "t23"."probability",
                    "t23"."low",
                    "t23"."high",
                    "t23"."moves",
                    "t23"."own",
                    "t10"."account_id" AS "account_id_right",
                    "t10"."theirs"
                  FROM (
                    SELECT
                      "t21".*
                      EXCLUDE ("person_id_right")
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
                        "t18"."probability",
                        "t18"."low",
                        "t18"."high",
                        "t18"."moves",
                        "t11"."person_id" AS "person_id_right",
                        "t11"."own"
                      FROM (
                        SELECT
                          "t16".*
                          EXCLUDE ("person_id_right")
                        FROM (
                          SELECT
                            "t5"."person_id",
                            "t5"."account_id",
                            "t5"."points",
                            "t5"."fit",
                            "t5"."engagement",
                            "t5"."account_points",
                            "t5"."reasons",
                            "t5"."shadow_points",
                            "t12"."person_id" AS "person_id_right",
                            "t12"."probability",
                            "t12"."low",
                            "t12"."high",
                            "t12"."moves"
                          FROM "lead_totals" AS "t5"
                          LEFT OUTER JOIN (
                            SELECT
                              "t4"."person_id",
                              "t4"."probability",
                              "t4"."low",
                              "t4"."high",
                              "t4"."reasons" AS "moves"
                            FROM "lead_chances" AS "t4"
                          ) AS "t12"
                            ON "t5"."person_id" = "t12"."person_id"
                        ) AS "t16"
                      ) AS "t18"
                      LEFT OUTER JOIN (
                        SELECT
                          "t2"."person_id",
                          "t2"."owner" AS "own"
                        FROM "people" AS "t2"
                      ) AS "t11"
                        ON "t18"."person_id" = "t11"."person_id"
                    ) AS "t21"
                  ) AS "t23"
                  LEFT OUTER JOIN (
                    SELECT
                      "t1"."account_id",
                      "t1"."owner" AS "theirs"
                    FROM "accounts" AS "t1"
                  ) AS "t10"
                    ON "t23"."account_id" = "t10"."account_id"
                ) AS "t24"
              ) AS "t25"
            ) AS "t27"
            LEFT OUTER JOIN (
              SELECT
                "t13"."who",
                TRUE AS "open_case"
              FROM (
                SELECT DISTINCT
                  COALESCE("t0"."account_ref", "t0"."person_ref") AS "who"
                FROM "opportunities" AS "t0"
                WHERE
                  "t0"."closed_at" IS NULL
                  AND "t0"."won" IS NULL
                  AND COALESCE("t0"."account_ref", "t0"."person_ref") IS NOT NULL
              ) AS "t13"
            ) AS "t15"
              ON "t27"."key" = "t15"."who"
          ) AS "t28"
        ) AS "t29"
      ) AS "t31"
      CROSS JOIN (
        SELECT
          (
            SUM(CAST("t9"."amount" AS DECIMAL(38, 9))) FILTER(WHERE
              "t9"."won") / COUNT("t9"."amount") FILTER(WHERE
              "t9"."won")
          ) * (
            (
              SUM(CAST("t9"."won" AS BIGINT)) + 0.5
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
        ) AS "t9"
      ) AS "t20"
    ) AS "t32"
  ) AS "t33"
) AS "t34"
