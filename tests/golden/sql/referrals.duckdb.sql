WITH "t9" AS (
  SELECT
    "t8"."person_ref" AS "member",
    "t8"."account_ref" AS "home"
  FROM (
    SELECT
      "t7"."person_ref",
      MIN("t7"."account_ref") AS "account_ref",
      COUNT(DISTINCT "t7"."account_ref") AS "homes"
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
    ) AS "t7"
    GROUP BY
      1
  ) AS "t8"
  WHERE
    "t8"."homes" = 1
)
SELECT
  "t18"."referral_id",
  "t18"."at",
  "t18"."customer_id",
  "t18"."person_id",
  "t18"."referred_id",
  "t18"."came_at",
  "t18"."became",
  "t18"."credit",
  "t18"."would_have_come",
  "t18"."arm",
  "t18"."incentive",
  "t18"."cost",
  "t18"."campaign",
  "t18"."anonymous"
FROM (
  SELECT
    "t17"."referral_id",
    "t17"."at",
    "t17"."referrer_ref",
    "t17"."referred_ref",
    "t17"."would_have_come",
    "t17"."arm",
    "t17"."weight",
    "t17"."incentive",
    "t17"."cost",
    "t17"."campaign",
    "t17"."anonymous",
    "t17"."source",
    "t17"."received_at",
    "t17"."load_id",
    "t17"."customer_id",
    "t17"."referred_id",
    "t17"."person_id",
    "t17"."buyer",
    "t17"."first_at",
    "t17"."became",
    "t17"."came_at",
    "t17"."part",
    COALESCE(
      "t17"."part" / NULLIF(
        CAST(SUM(CAST("t17"."part" AS DECIMAL(38, 9))) OVER (
          PARTITION BY "t17"."referred_id"
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) AS DOUBLE),
        0.0
      ),
      0.0
    ) AS "credit"
  FROM (
    SELECT
      "t16"."referral_id",
      "t16"."at",
      "t16"."referrer_ref",
      "t16"."referred_ref",
      "t16"."would_have_come",
      "t16"."arm",
      "t16"."weight",
      "t16"."incentive",
      "t16"."cost",
      "t16"."campaign",
      "t16"."anonymous",
      "t16"."source",
      "t16"."received_at",
      "t16"."load_id",
      "t16"."customer_id",
      "t16"."referred_id",
      "t16"."person_id",
      "t16"."buyer",
      "t16"."first_at",
      CASE
        WHEN COALESCE("t16"."arm" = 'control', FALSE)
        THEN 'held_back'
        WHEN COALESCE("t16"."first_at" >= (
          "t16"."at" - INTERVAL '30' DAY
        ), FALSE)
        THEN 'came'
        WHEN "t16"."first_at" IS NOT NULL
        THEN 'before'
        ELSE 'open'
      END AS "became",
      CASE
        WHEN COALESCE("t16"."first_at" >= (
          "t16"."at" - INTERVAL '30' DAY
        ), FALSE)
        THEN "t16"."first_at"
        ELSE CAST(NULL AS TIMESTAMPTZ)
      END AS "came_at",
      CASE
        WHEN CASE
          WHEN COALESCE("t16"."arm" = 'control', FALSE)
          THEN 'held_back'
          WHEN COALESCE("t16"."first_at" >= (
            "t16"."at" - INTERVAL '30' DAY
          ), FALSE)
          THEN 'came'
          WHEN "t16"."first_at" IS NOT NULL
          THEN 'before'
          ELSE 'open'
        END IN ('held_back', 'before')
        THEN 0.0
        ELSE GREATEST(COALESCE("t16"."weight", 1.0), 0.0)
      END AS "part"
    FROM (
      SELECT
        "t15"."referral_id",
        "t15"."at",
        "t15"."referrer_ref",
        "t15"."referred_ref",
        "t15"."would_have_come",
        "t15"."arm",
        "t15"."weight",
        "t15"."incentive",
        "t15"."cost",
        "t15"."campaign",
        "t15"."anonymous",
        "t15"."source",
        "t15"."received_at",
        "t15"."load_id",
        "t15"."customer_id",
        "t15"."referred_id",
        "t15"."person_id",
        "t4"."buyer",
        "t4"."first_at"
      FROM (
        SELECT
          "t13"."referral_id",
          "t13"."at",
          "t13"."referrer_ref",
          "t13"."referred_ref",
          "t13"."would_have_come",
          "t13"."arm",
          "t13"."weight",
          "t13"."incentive",
          "t13"."cost",
          "t13"."campaign",
          "t13"."anonymous",
          "t13"."source",
          "t13"."received_at",
          "t13"."load_id",
          "t13"."customer_id",
          "t13"."referred_id",
          "t13"."referrer_ref" AS "person_id"
        FROM (
          SELECT
            "t6"."referral_id",
            "t6"."at",
            "t6"."referrer_ref",
            "t6"."referred_ref",
            "t6"."would_have_come",
            "t6"."arm",
            "t6"."weight",
            "t6"."incentive",
            "t6"."cost",
            "t6"."campaign",
            "t6"."anonymous",
            "t6"."source",
            "t6"."received_at",
            "t6"."load_id",
            COALESCE("t11"."home", "t6"."referrer_ref") AS "customer_id",
            COALESCE("t12"."home", "t6"."referred_ref") AS "referred_id"
          FROM (
            SELECT
              *
            FROM "referrals" AS "t1"
            WHERE
              "t1"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
          ) AS "t6"
          LEFT OUTER JOIN "t9" AS "t11"
            ON "t6"."referrer_ref" = "t11"."member"
          LEFT OUTER JOIN "t9" AS "t12"
            ON "t6"."referred_ref" = "t12"."member"
        ) AS "t13"
      ) AS "t15"
      LEFT OUTER JOIN (
        SELECT
          "t0"."customer_id" AS "buyer",
          "t0"."first_at"
        FROM "customers" AS "t0"
      ) AS "t4"
        ON "t15"."referred_id" = "t4"."buyer"
    ) AS "t16"
    WHERE
      "t16"."customer_id" <> "t16"."referred_id"
  ) AS "t17"
) AS "t18"
