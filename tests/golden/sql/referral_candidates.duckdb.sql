SELECT
  "t15"."customer_id",
  "t15"."person_id",
  'referral' AS "kind",
  'a recommendation' AS "what",
  CAST(NULL AS TEXT) AS "product_id",
  'seller' AS "channel",
  0.0 AS "now",
  (
    COALESCE("t15"."own", "t15"."pays_to") - COALESCE("t15"."given", 0.0)
  ) * "t15"."lift" AS "later",
  0.0 AS "cannibalised",
  5.0 AS "cost",
  LEAST(
    (
      (
        "t15"."pays_to_low" + (
          COALESCE("t15"."own", "t15"."pays_to") - "t15"."pays_to"
        )
      ) - COALESCE("t15"."given", 0.0)
    ) * "t15"."lift_low",
    (
      (
        "t15"."pays_to_low" + (
          COALESCE("t15"."own", "t15"."pays_to") - "t15"."pays_to"
        )
      ) - COALESCE("t15"."given", 0.0)
    ) * "t15"."lift_high"
  ) - 5.0 AS "low",
  GREATEST(
    (
      (
        "t15"."pays_to_high" + (
          COALESCE("t15"."own", "t15"."pays_to") - "t15"."pays_to"
        )
      ) - COALESCE("t15"."given", 0.0)
    ) * "t15"."lift_low",
    (
      (
        "t15"."pays_to_high" + (
          COALESCE("t15"."own", "t15"."pays_to") - "t15"."pays_to"
        )
      ) - COALESCE("t15"."given", 0.0)
    ) * "t15"."lift_high"
  ) - 5.0 AS "high",
  CAST(NULL AS DOUBLE) AS "minutes",
  "t15"."owner",
  CASE
    WHEN "t15"."came" > 0
    THEN 'Satisfied, and brought ' || CAST("t15"."came" AS TEXT) || ' before'
    ELSE 'Satisfied, by their own last answer'
  END AS "reasons",
  CASE
    WHEN (
      (
        COALESCE("t15"."own", "t15"."pays_to") - COALESCE("t15"."given", 0.0)
      ) * "t15"."lift"
    ) IS NULL
    THEN 'unknown'
    ELSE "t15"."caused_by"
  END AS "basis",
  CAST(NULL AS TIMESTAMPTZ) AS "until"
FROM (
  SELECT
    "t5"."customer_id",
    "t5"."person_id",
    "t5"."mark",
    "t5"."at",
    "t14"."pays_to",
    "t14"."pays_to_low",
    "t14"."pays_to_high",
    "t14"."given",
    "t12"."lift",
    "t12"."act",
    "t12"."lift_low",
    "t12"."lift_high",
    "t12"."caused_by",
    "t10"."valued",
    "t10"."own",
    "t10"."came",
    "t11"."owned_by",
    "t11"."owner"
  FROM "satisfied" AS "t5"
  CROSS JOIN (
    SELECT
      MAX("t8"."pays_to") AS "pays_to",
      MAX("t8"."pays_to_low") AS "pays_to_low",
      MAX("t8"."pays_to_high") AS "pays_to_high",
      MAX("t8"."given") AS "given"
    FROM (
      SELECT
        "t4"."pays_to",
        "t4"."pays_to_low",
        "t4"."pays_to_high",
        "t4"."incentive" AS "given"
      FROM "referral_split" AS "t4"
    ) AS "t8"
  ) AS "t14"
  CROSS JOIN (
    SELECT
      "t1"."lift",
      "t1"."kind" AS "act",
      "t1"."low" AS "lift_low",
      "t1"."high" AS "lift_high",
      "t1"."extra_source" AS "caused_by"
    FROM "act_lifts" AS "t1"
    WHERE
      "t1"."kind" IN ('referral')
  ) AS "t12"
  LEFT OUTER JOIN (
    SELECT
      "t2"."customer_id" AS "valued",
      "t2"."pays_to" AS "own",
      "t2"."brought" AS "came"
    FROM "referral_values" AS "t2"
  ) AS "t10"
    ON "t5"."customer_id" = "t10"."valued"
  LEFT OUTER JOIN (
    SELECT
      "t3"."customer_id" AS "owned_by",
      "t3"."owner"
    FROM "customers" AS "t3"
  ) AS "t11"
    ON "t5"."customer_id" = "t11"."owned_by"
) AS "t15"
