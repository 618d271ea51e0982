SELECT
  SUBSTRING(
    MD5('e5680aa91a822bbb|2026-01-01T00:00:00+00:00|' || "t21"."customer_id"),
    CASE
      WHEN (
        0 + 1
      ) >= 1
      THEN 0 + 1
      ELSE 0 + 1 + LENGTH(MD5('e5680aa91a822bbb|2026-01-01T00:00:00+00:00|' || "t21"."customer_id"))
    END,
    16
  ) AS "decision_id",
  MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS "at",
  "t21"."customer_id",
  CASE
    WHEN "t21"."of" = 'account'
    THEN CASE WHEN "t21"."place" IS NOT NULL THEN "t21"."whom" ELSE CAST(NULL AS TEXT) END
    ELSE "t21"."customer_id"
  END AS "person_id",
  CASE
    WHEN "t21"."of" = 'account'
    THEN "t21"."customer_id"
    ELSE CAST(NULL AS TEXT)
  END AS "account_id",
  COALESCE(
    CASE WHEN "t21"."place" IS NOT NULL THEN "t21"."seller" ELSE CAST(NULL AS TEXT) END,
    "t21"."owner"
  ) AS "owner",
  "t21"."customer_group",
  CASE WHEN "t21"."place" IS NOT NULL THEN "t21"."kind" ELSE 'no_contact' END AS "action",
  "t21"."product_id",
  CASE WHEN "t21"."kind" = 'offer' THEN CAST(NULL AS TEXT) ELSE "t21"."what" END AS "what",
  CASE WHEN "t21"."kind" = 'offer' THEN "t21"."products" ELSE CAST(NULL AS TEXT[]) END AS "products",
  CASE
    WHEN (
      "t21"."place" IS NOT NULL
    )
    OR COALESCE(STARTS_WITH("t21"."reason", 'control'), FALSE)
    THEN "t21"."channel"
    ELSE CAST(NULL AS TEXT)
  END AS "channel",
  "t21"."arm",
  COALESCE("t21"."propensity", 1.0) AS "propensity",
  CASE WHEN "t21"."place" IS NOT NULL THEN "t21"."expected_margin" ELSE 0.0 END AS "expected_margin",
  CASE WHEN "t21"."place" IS NOT NULL THEN "t21"."low" ELSE 0.0 END AS "low",
  CASE WHEN "t21"."place" IS NOT NULL THEN "t21"."high" ELSE 0.0 END AS "high",
  "t21"."place",
  COALESCE("t21"."reason", 'no_candidate') AS "reason",
  COALESCE("t21"."reasons", 'Nothing they lack goes with what they have.') AS "reasons",
  COALESCE("t21"."beaten", []) AS "runners_up",
  'e5680aa91a822bbb' AS "policy_version"
FROM (
  SELECT
    "t20"."customer_id",
    "t20"."owner",
    "t20"."customer_group",
    "t20"."of",
    "t20"."arm",
    "t20"."kind",
    "t20"."what",
    "t20"."product_id",
    "t20"."channel",
    "t20"."minutes",
    "t20"."place",
    "t20"."expected_margin",
    "t20"."low",
    "t20"."high",
    "t20"."beaten",
    "t20"."beaten_kinds",
    "t20"."beaten_channels",
    "t20"."beaten_by",
    "t20"."reason",
    "t20"."reasons",
    "t20"."propensity",
    "t20"."whom",
    "t20"."seller",
    "t10"."bundled_for",
    "t10"."bundled_id",
    "t10"."products"
  FROM (
    SELECT
      "t18".*
      EXCLUDE ("customer_id_right")
    FROM (
      SELECT
        "t17"."customer_id",
        "t17"."owner",
        "t17"."customer_group",
        "t17"."of",
        "t17"."arm",
        "t11"."customer_id" AS "customer_id_right",
        "t11"."kind",
        "t11"."what",
        "t11"."product_id",
        "t11"."channel",
        "t11"."minutes",
        "t11"."place",
        "t11"."expected_margin",
        "t11"."low",
        "t11"."high",
        "t11"."beaten",
        "t11"."beaten_kinds",
        "t11"."beaten_channels",
        "t11"."beaten_by",
        "t11"."reason",
        "t11"."reasons",
        "t11"."propensity",
        "t11"."whom",
        "t11"."seller"
      FROM (
        SELECT
          "t15"."customer_id",
          "t15"."owner",
          "t15"."customer_group",
          "t15"."of",
          CASE
            WHEN SUBSTRING(
              MD5('control|' || "t15"."customer_id"),
              CASE
                WHEN (
                  0 + 1
                ) >= 1
                THEN 0 + 1
                ELSE 0 + 1 + LENGTH(MD5('control|' || "t15"."customer_id"))
              END,
              8
            ) < '19999999'
            THEN 'control'
            ELSE 'treated'
          END AS "arm"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t12"."customer_id",
              "t12"."owner",
              "t6"."customer_group",
              "t12"."kind" AS "of"
            FROM (
              SELECT
                "t2"."customer_id",
                "t2"."kind",
                "t2"."owner"
              FROM "customers" AS "t2"
            ) AS "t12"
            INNER JOIN "customer_groups" AS "t6"
              ON "t12"."customer_id" = "t6"."customer_id"
          ) AS "t14"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t4"."customer_id",
              "t4"."owner",
              CAST(NULL AS TEXT) AS "customer_group",
              CASE
                WHEN COALESCE("t4"."person_id" <> "t4"."customer_id", TRUE)
                THEN 'account'
                ELSE 'person'
              END AS "of"
            FROM "plan" AS "t4"
            ANTI JOIN "customers" AS "t5"
              ON "t4"."customer_id" = "t5"."customer_id"
          ) AS "t13"
        ) AS "t15"
      ) AS "t17"
      LEFT OUTER JOIN (
        SELECT
          "t1"."customer_id",
          "t1"."kind",
          "t1"."what",
          "t1"."product_id",
          "t1"."channel",
          "t1"."minutes",
          "t1"."place",
          "t1"."expected_margin",
          "t1"."low",
          "t1"."high",
          "t1"."beaten",
          "t1"."beaten_kinds",
          "t1"."beaten_channels",
          "t1"."beaten_by",
          "t1"."reason",
          "t1"."reasons",
          "t1"."propensity",
          "t1"."person_id" AS "whom",
          "t1"."owner" AS "seller"
        FROM "plan" AS "t1"
      ) AS "t11"
        ON "t17"."customer_id" = "t11"."customer_id"
    ) AS "t18"
  ) AS "t20"
  LEFT OUTER JOIN (
    SELECT
      "t0"."customer_id" AS "bundled_for",
      "t0"."product_id" AS "bundled_id",
      "t0"."products"
    FROM "offers" AS "t0"
  ) AS "t10"
    ON "t20"."customer_id" = "t10"."bundled_for"
    AND "t20"."product_id" = "t10"."bundled_id"
) AS "t21"
