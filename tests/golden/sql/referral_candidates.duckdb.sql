SELECT
  "t12"."customer_id",
  "t12"."person_id",
  'referral' AS "kind",
  'a recommendation' AS "what",
  CAST(NULL AS TEXT) AS "product_id",
  'seller' AS "channel",
  0.0 AS "now",
  (
    COALESCE("t12"."own", "t12"."pays_to") - COALESCE("t12"."given", 0.0)
  ) * 0.03 AS "later",
  0.0 AS "cannibalised",
  5.0 AS "cost",
  LEAST(
    (
      (
        "t12"."pays_to_low" + (
          COALESCE("t12"."own", "t12"."pays_to") - "t12"."pays_to"
        )
      ) - COALESCE("t12"."given", 0.0)
    ) * 0.01,
    (
      (
        "t12"."pays_to_low" + (
          COALESCE("t12"."own", "t12"."pays_to") - "t12"."pays_to"
        )
      ) - COALESCE("t12"."given", 0.0)
    ) * 0.08
  ) - 5.0 AS "low",
  GREATEST(
    (
      (
        "t12"."pays_to_high" + (
          COALESCE("t12"."own", "t12"."pays_to") - "t12"."pays_to"
        )
      ) - COALESCE("t12"."given", 0.0)
    ) * 0.01,
    (
      (
        "t12"."pays_to_high" + (
          COALESCE("t12"."own", "t12"."pays_to") - "t12"."pays_to"
        )
      ) - COALESCE("t12"."given", 0.0)
    ) * 0.08
  ) - 5.0 AS "high",
  CAST(NULL AS DOUBLE) AS "minutes",
  "t12"."owner",
  CASE
    WHEN "t12"."came" > 0
    THEN 'Satisfied, and brought ' || CAST("t12"."came" AS TEXT) || ' before'
    ELSE 'Satisfied, by their own last answer'
  END AS "reasons",
  CASE
    WHEN (
      (
        COALESCE("t12"."own", "t12"."pays_to") - COALESCE("t12"."given", 0.0)
      ) * 0.03
    ) IS NULL
    THEN 'unknown'
    ELSE 'assumed'
  END AS "basis",
  CAST(NULL AS TIMESTAMPTZ) AS "until"
FROM (
  SELECT
    "t4"."customer_id",
    "t4"."person_id",
    "t4"."mark",
    "t4"."at",
    "t11"."pays_to",
    "t11"."pays_to_low",
    "t11"."pays_to_high",
    "t11"."given",
    "t8"."valued",
    "t8"."own",
    "t8"."came",
    "t9"."owned_by",
    "t9"."owner"
  FROM "satisfied" AS "t4"
  CROSS JOIN (
    SELECT
      MAX("t7"."pays_to") AS "pays_to",
      MAX("t7"."pays_to_low") AS "pays_to_low",
      MAX("t7"."pays_to_high") AS "pays_to_high",
      MAX("t7"."given") AS "given"
    FROM (
      SELECT
        "t3"."pays_to",
        "t3"."pays_to_low",
        "t3"."pays_to_high",
        "t3"."incentive" AS "given"
      FROM "referral_split" AS "t3"
    ) AS "t7"
  ) AS "t11"
  LEFT OUTER JOIN (
    SELECT
      "t1"."customer_id" AS "valued",
      "t1"."pays_to" AS "own",
      "t1"."brought" AS "came"
    FROM "referral_values" AS "t1"
  ) AS "t8"
    ON "t4"."customer_id" = "t8"."valued"
  LEFT OUTER JOIN (
    SELECT
      "t2"."customer_id" AS "owned_by",
      "t2"."owner"
    FROM "customers" AS "t2"
  ) AS "t9"
    ON "t4"."customer_id" = "t9"."owned_by"
) AS "t12"
