SELECT
  "t15"."customer_id",
  "t15"."person_id",
  "t15"."kind",
  "t15"."what",
  "t15"."product_id",
  "t15"."channel",
  "t15"."now",
  "t15"."later",
  "t15"."cannibalised",
  "t15"."cost",
  "t15"."low",
  "t15"."high",
  "t15"."minutes",
  "t15"."owner",
  "t15"."reasons",
  "t15"."basis",
  "t15"."until"
FROM (
  SELECT
    "t14"."customer_id",
    "t14"."what",
    "t14"."product_id",
    "t14"."now",
    "t14"."cannibalised",
    "t14"."until",
    "t4"."owner",
    "t14"."basis",
    CAST(NULL AS TEXT) AS "person_id",
    'supply' AS "kind",
    'seller' AS "channel",
    0.0 AS "later",
    5.0 AS "cost",
    "t14"."low" - 5.0 AS "low",
    "t14"."high" - 5.0 AS "high",
    CAST(NULL AS DOUBLE) AS "minutes",
    "t14"."reason" || CASE
      WHEN "t14"."more" > 0
      THEN '; and ' || CAST("t14"."more" AS TEXT) || ' more due'
      ELSE ''
    END AS "reasons"
  FROM (
    SELECT
      "t12"."customer_id",
      MAX("t12"."subject") FILTER(WHERE
        "t12"."place" = 0) AS "what",
      MAX("t12"."product_id") FILTER(WHERE
        "t12"."place" = 0) AS "product_id",
      MAX("t12"."reason") FILTER(WHERE
        "t12"."place" = 0) AS "reason",
      COUNT(*) - 1 AS "more",
      MAX("t12"."high_at") AS "until",
      MAX("t12"."caused_by") FILTER(WHERE
        "t12"."place" = 0) AS "basis",
      CAST(SUM(CAST("t12"."now" AS DECIMAL(38, 9))) AS DOUBLE) AS "now",
      CAST(SUM(CAST("t12"."cannibalised" AS DECIMAL(38, 9))) AS DOUBLE) AS "cannibalised",
      CAST(SUM(CAST("t12"."low" AS DECIMAL(38, 9))) AS DOUBLE) AS "low",
      CAST(SUM(CAST("t12"."high" AS DECIMAL(38, 9))) AS DOUBLE) AS "high"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t10"."need_id",
          "t10"."customer_id",
          "t10"."account_id",
          "t10"."kind",
          "t10"."subject",
          "t10"."asset_id",
          "t10"."product_id",
          "t10"."last_at",
          "t10"."due_at",
          "t10"."low_at",
          "t10"."high_at",
          "t10"."rests_on",
          "t10"."in_horizon",
          "t10"."comes_later",
          "t10"."value",
          "t10"."basis",
          "t10"."reason",
          "t10"."act",
          "t10"."lift",
          "t10"."lift_low",
          "t10"."lift_high",
          "t10"."caused_by",
          "t10"."now",
          "t10"."cannibalised",
          "t10"."net",
          "t10"."low",
          "t10"."high",
          ROW_NUMBER() OVER (
            PARTITION BY "t10"."customer_id"
            ORDER BY "t10"."net" IS NULL ASC, CAST(ROUND("t10"."net", 9) AS DOUBLE) DESC, "t10"."due_at" ASC, "t10"."need_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t9"."need_id",
            "t9"."customer_id",
            "t9"."account_id",
            "t9"."kind",
            "t9"."subject",
            "t9"."asset_id",
            "t9"."product_id",
            "t9"."last_at",
            "t9"."due_at",
            "t9"."low_at",
            "t9"."high_at",
            "t9"."rests_on",
            "t9"."in_horizon",
            "t9"."comes_later",
            "t9"."value",
            "t9"."basis",
            "t9"."reason",
            "t9"."act",
            "t9"."lift",
            "t9"."lift_low",
            "t9"."lift_high",
            "t9"."caused_by",
            LEAST("t9"."in_horizon" * "t9"."lift", 1 - "t9"."in_horizon") * "t9"."value" AS "now",
            LEAST("t9"."in_horizon" * "t9"."lift", 1 - "t9"."in_horizon") * "t9"."value" * (
              1 - (
                1 - COALESCE("t9"."comes_later", 0.0)
              )
            ) AS "cannibalised",
            LEAST("t9"."in_horizon" * "t9"."lift", 1 - "t9"."in_horizon") * "t9"."value" * (
              1 - COALESCE("t9"."comes_later", 0.0)
            ) AS "net",
            LEAST(
              LEAST("t9"."in_horizon" * "t9"."lift_low", 1 - "t9"."in_horizon") * "t9"."value",
              LEAST("t9"."in_horizon" * "t9"."lift_high", 1 - "t9"."in_horizon") * "t9"."value"
            ) * (
              1 - COALESCE("t9"."comes_later", 0.0)
            ) AS "low",
            GREATEST(
              LEAST("t9"."in_horizon" * "t9"."lift_low", 1 - "t9"."in_horizon") * "t9"."value",
              LEAST("t9"."in_horizon" * "t9"."lift_high", 1 - "t9"."in_horizon") * "t9"."value"
            ) * (
              1 - COALESCE("t9"."comes_later", 0.0)
            ) AS "high"
          FROM (
            SELECT
              "t8"."need_id",
              "t8"."customer_id",
              "t8"."account_id",
              "t8"."kind",
              "t8"."subject",
              "t8"."asset_id",
              "t8"."product_id",
              "t8"."last_at",
              "t8"."due_at",
              "t8"."low_at",
              "t8"."high_at",
              "t8"."rests_on",
              "t8"."in_horizon",
              "t8"."comes_later",
              "t8"."value",
              "t8"."basis",
              "t8"."reason",
              "t8"."act",
              "t7"."lift",
              "t7"."lift_low",
              "t7"."lift_high",
              "t7"."caused_by"
            FROM (
              SELECT
                "t1"."need_id",
                "t1"."customer_id",
                "t1"."account_id",
                "t1"."kind",
                "t1"."subject",
                "t1"."asset_id",
                "t1"."product_id",
                "t1"."last_at",
                "t1"."due_at",
                "t1"."low_at",
                "t1"."high_at",
                "t1"."rests_on",
                "t1"."in_horizon",
                "t1"."comes_later",
                "t1"."value",
                "t1"."basis",
                "t1"."reason",
                CASE WHEN "t1"."kind" = 'supply' THEN 'rebuy' ELSE 'supply' END AS "act"
              FROM "supply_needs" AS "t1"
              WHERE
                "t1"."kind" <> 'renewal'
                AND "t1"."due_at" <= MAKE_TIMESTAMPTZ(2026, 1, 31, 0, 0, 0.0, 'UTC')
                AND "t1"."high_at" >= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
            ) AS "t8"
            INNER JOIN (
              SELECT
                "t2"."lift",
                "t2"."kind" AS "act",
                "t2"."low" AS "lift_low",
                "t2"."high" AS "lift_high",
                "t2"."extra_source" AS "caused_by"
              FROM "act_lifts" AS "t2"
              WHERE
                "t2"."kind" IN ('rebuy', 'supply')
            ) AS "t7"
              ON "t8"."act" = "t7"."act"
          ) AS "t9"
        ) AS "t10"
      ) AS "t11"
      WHERE
        "t11"."place" < 3
    ) AS "t12"
    GROUP BY
      1
  ) AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t0"."customer_id",
      "t0"."owner"
    FROM "customers" AS "t0"
  ) AS "t4"
    ON "t14"."customer_id" = "t4"."customer_id"
) AS "t15"
