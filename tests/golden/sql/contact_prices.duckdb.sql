WITH "t12" AS (
  SELECT
    "t5"."customer_id",
    "t5"."person_id",
    "t5"."channel",
    "t5"."at",
    "t5"."opened",
    "t10"."half_life"
  FROM "contacts" AS "t5"
  CROSS JOIN (
    SELECT
      MAX("t0"."half_life_days") AS "half_life"
    FROM "pressure_fits" AS "t0"
  ) AS "t10"
), "t16" AS (
  SELECT
    "t4"."customer_id" AS "worth_of",
    GREATEST(
      (
        CAST("t4"."margin" AS DOUBLE) / GREATEST(
          (
            EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t4"."first_at" AS TIMESTAMP))
          ) / 31557600.0,
          1.0
        )
      ) + COALESCE("t15"."yearly", 0.0),
      0.0
    ) AS "worth"
  FROM "customers" AS "t4"
  LEFT OUTER JOIN (
    SELECT
      "t8"."customer_id" AS "holder",
      CAST(SUM("t8"."yearly_margin") AS DOUBLE) AS "yearly"
    FROM (
      SELECT
        *
      FROM "subscriptions" AS "t2"
      WHERE
        "t2"."ended_at" IS NULL
    ) AS "t8"
    GROUP BY
      1
  ) AS "t15"
    ON "t4"."customer_id" = "t15"."holder"
), "t24" AS (
  SELECT
    "t20"."customer_id",
    CAST(SUM("t20"."counts") AS DOUBLE) AS "recent",
    SUM("t20"."lately") AS "contacts",
    MAX("t20"."at") AS "last_at"
  FROM (
    SELECT
      "t13"."customer_id",
      "t13"."person_id",
      "t13"."channel",
      "t13"."at",
      "t13"."opened",
      "t13"."half_life",
      CAST(CASE "t13"."channel"
        WHEN 'email'
        THEN 1.0
        WHEN 'sms'
        THEN 2.0
        WHEN 'post'
        THEN 1.0
        WHEN 'phone'
        THEN 3.0
        WHEN 'visit'
        THEN 3.0
        ELSE 1.0
      END * EXP(
        (
          (
            (
              EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
            ) / 86400
          ) / "t13"."half_life"
        ) * -0.6931471805599453
      ) AS DECIMAL(38, 9)) AS "counts",
      CAST((
        (
          EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
        ) / 86400
      ) <= 90 AS BIGINT) AS "lately",
      (
        (
          EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
        ) / 86400
      ) / "t13"."half_life" AS "age"
    FROM "t12" AS "t13"
    WHERE
      (
        (
          (
            EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
          ) / 86400
        ) / "t13"."half_life"
      ) <= 10
      AND "t13"."person_id" IS NULL
  ) AS "t20"
  GROUP BY
    1
), "t30" AS (
  SELECT
    "t25"."customer_id",
    "t25"."person_id",
    "t25"."recent" + COALESCE("t29"."all_of", 0.0) AS "recent",
    "t25"."contacts" + COALESCE("t29"."many", 0) AS "contacts",
    GREATEST("t25"."last_at", COALESCE("t29"."newest", "t25"."last_at")) AS "last_at"
  FROM (
    SELECT
      "t19"."customer_id",
      "t19"."person_id",
      CAST(SUM("t19"."counts") AS DOUBLE) AS "recent",
      SUM("t19"."lately") AS "contacts",
      MAX("t19"."at") AS "last_at"
    FROM (
      SELECT
        "t13"."customer_id",
        "t13"."person_id",
        "t13"."channel",
        "t13"."at",
        "t13"."opened",
        "t13"."half_life",
        CAST(CASE "t13"."channel"
          WHEN 'email'
          THEN 1.0
          WHEN 'sms'
          THEN 2.0
          WHEN 'post'
          THEN 1.0
          WHEN 'phone'
          THEN 3.0
          WHEN 'visit'
          THEN 3.0
          ELSE 1.0
        END * EXP(
          (
            (
              (
                EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
              ) / 86400
            ) / "t13"."half_life"
          ) * -0.6931471805599453
        ) AS DECIMAL(38, 9)) AS "counts",
        CAST((
          (
            EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
          ) / 86400
        ) <= 90 AS BIGINT) AS "lately",
        (
          (
            EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
          ) / 86400
        ) / "t13"."half_life" AS "age"
      FROM "t12" AS "t13"
      WHERE
        (
          (
            (
              EPOCH(CAST(MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC') AS TIMESTAMP)) - EPOCH(CAST("t13"."at" AS TIMESTAMP))
            ) / 86400
          ) / "t13"."half_life"
        ) <= 10
        AND "t13"."person_id" IS NOT NULL
    ) AS "t19"
    GROUP BY
      1,
      2
  ) AS "t25"
  LEFT OUTER JOIN (
    SELECT
      "t26"."customer_id" AS "home",
      "t26"."recent" AS "all_of",
      "t26"."contacts" AS "many",
      "t26"."last_at" AS "newest"
    FROM "t24" AS "t26"
  ) AS "t29"
    ON "t25"."customer_id" = "t29"."home"
)
SELECT
  "t37"."customer_id",
  "t37"."person_id",
  "t37"."channel",
  "t37"."risk" * (
    (
      "t37"."growth" * "t37"."recent"
    ) + 1
  ) * COALESCE("t37"."worth", COALESCE("t37"."whole" / NULLIF("t37"."many", 0), 0.0)) AS "price",
  "t37"."risk_low" * (
    (
      "t37"."growth_low" * "t37"."recent"
    ) + 1
  ) * COALESCE("t37"."worth", COALESCE("t37"."whole" / NULLIF("t37"."many", 0), 0.0)) AS "low",
  "t37"."risk_high" * (
    (
      "t37"."growth_high" * "t37"."recent"
    ) + 1
  ) * COALESCE("t37"."worth", COALESCE("t37"."whole" / NULLIF("t37"."many", 0), 0.0)) AS "high",
  "t37"."recent",
  "t37"."contacts",
  "t37"."last_at",
  COALESCE("t37"."worth", COALESCE("t37"."whole" / NULLIF("t37"."many", 0), 0.0)) AS "worth",
  "t37"."basis"
FROM (
  SELECT
    "t36"."customer_id",
    "t36"."person_id",
    "t36"."recent",
    "t36"."contacts",
    "t36"."last_at",
    "t11"."channel",
    "t11"."risk",
    "t11"."risk_low",
    "t11"."risk_high",
    "t11"."growth",
    "t11"."growth_low",
    "t11"."growth_high",
    "t11"."unsubscribes",
    "t11"."complaints",
    "t11"."response",
    "t11"."unseen",
    "t11"."unsubscribed",
    "t11"."complained",
    "t11"."basis",
    "t11"."about",
    "t18"."worth_of",
    "t18"."worth",
    "t22"."whole",
    "t22"."many"
  FROM (
    SELECT
      *
    FROM "t30" AS "t31"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t33"."customer_id",
        CAST(NULL AS TEXT) AS "person_id",
        "t33"."recent",
        "t33"."contacts",
        "t33"."last_at"
      FROM (
        SELECT
          "t32"."customer_id",
          MAX("t32"."recent") AS "recent",
          MAX("t32"."contacts") AS "contacts",
          MAX("t32"."last_at") AS "last_at"
        FROM (
          SELECT
            *
          FROM "t30" AS "t31"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t26"."customer_id",
              CAST(NULL AS TEXT) AS "person_id",
              "t26"."recent",
              "t26"."contacts",
              "t26"."last_at"
            FROM "t24" AS "t26"
          ) AS "t27"
        ) AS "t32"
        GROUP BY
          1
      ) AS "t33"
    ) AS "t34"
  ) AS "t36"
  CROSS JOIN (
    SELECT
      "t6".*
      EXCLUDE ("contacts", "half_life_days", "wear")
    FROM (
      SELECT
        *
      FROM "pressure_fits" AS "t0"
      WHERE
        "t0"."channel" <> 'any'
    ) AS "t6"
  ) AS "t11"
  LEFT OUTER JOIN "t16" AS "t18"
    ON "t36"."customer_id" = "t18"."worth_of"
  CROSS JOIN (
    SELECT
      CAST(SUM(CAST("t17"."worth" AS DECIMAL(38, 9))) AS DOUBLE) AS "whole",
      COUNT(*) AS "many"
    FROM "t16" AS "t17"
  ) AS "t22"
) AS "t37"
