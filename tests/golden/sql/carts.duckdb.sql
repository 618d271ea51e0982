WITH "t6" AS (
  SELECT
    "t3"."event_id",
    "t3"."at",
    "t3"."kind",
    "t3"."name",
    "t3"."channel",
    "t3"."anonymous_id",
    "t3"."user_id",
    "t3"."account_ref",
    "t3"."content_id",
    "t3"."campaign",
    "t3"."referrer",
    "t3"."properties",
    "t3"."clock",
    "t3"."actor",
    "t3"."actor_reason",
    "t3"."person_id",
    "t3"."account_id",
    "t3"."source",
    "t3"."person",
    "t5"."buyer",
    "t5"."ordered_at"
  FROM (
    SELECT
      "t0"."event_id",
      "t0"."at",
      "t0"."kind",
      "t0"."name",
      "t0"."channel",
      "t0"."anonymous_id",
      "t0"."user_id",
      "t0"."account_ref",
      "t0"."content_id",
      "t0"."campaign",
      "t0"."referrer",
      "t0"."properties",
      "t0"."clock",
      "t0"."actor",
      "t0"."actor_reason",
      "t0"."person_id",
      "t0"."account_id",
      "t0"."source",
      COALESCE("t0"."user_id", "t0"."anonymous_id") AS "person"
    FROM "events" AS "t0"
    WHERE
      "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
      AND NOT (
        COALESCE("t0"."actor" = 'machine', FALSE)
      )
      AND "t0"."name" IN (
        'Product Added',
        'Product Removed',
        'Cart Viewed',
        'Checkout Started',
        'Checkout Step Viewed'
      )
  ) AS "t3"
  LEFT OUTER JOIN (
    SELECT
      "t2"."person" AS "buyer",
      MAX("t2"."at") AS "ordered_at"
    FROM (
      SELECT
        "t0"."event_id",
        "t0"."at",
        "t0"."kind",
        "t0"."name",
        "t0"."channel",
        "t0"."anonymous_id",
        "t0"."user_id",
        "t0"."account_ref",
        "t0"."content_id",
        "t0"."campaign",
        "t0"."referrer",
        "t0"."properties",
        "t0"."clock",
        "t0"."actor",
        "t0"."actor_reason",
        "t0"."person_id",
        "t0"."account_id",
        "t0"."source",
        COALESCE("t0"."user_id", "t0"."anonymous_id") AS "person"
      FROM "events" AS "t0"
      WHERE
        "t0"."at" <= MAKE_TIMESTAMPTZ(2026, 1, 1, 0, 0, 0.0, 'UTC')
        AND NOT (
          COALESCE("t0"."actor" = 'machine', FALSE)
        )
        AND "t0"."name" = 'Order Completed'
    ) AS "t2"
    GROUP BY
      1
  ) AS "t5"
    ON "t3"."person" = "t5"."buyer"
)
SELECT
  "t18"."person",
  "t18"."product_id",
  "t18"."product_name",
  "t18"."quantity",
  "t18"."price",
  "t18"."added_at",
  "t18"."touched_at"
FROM (
  SELECT
    "t17".*
    EXCLUDE ("toucher")
  FROM (
    SELECT
      "t16"."person",
      "t16"."product_id",
      "t16"."quantity",
      "t16"."product_name",
      "t16"."price",
      "t16"."added_at",
      "t11"."toucher",
      "t11"."touched_at"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t13"."person",
          "t13"."product_id",
          SUM(
            CAST(CASE
              WHEN "t13"."name" = 'Product Added'
              THEN "t13"."pieces"
              ELSE -(
                "t13"."pieces"
              )
            END AS DECIMAL(38, 3))
          ) AS "quantity",
          FIRST("t13"."product_name" ORDER BY "t13"."place" DESC) FILTER(WHERE
            "t13"."product_name" IS NOT NULL) AS "product_name",
          FIRST("t13"."each" ORDER BY "t13"."place" DESC) FILTER(WHERE
            "t13"."each" IS NOT NULL) AS "price",
          MAX("t13"."at") FILTER(WHERE
            "t13"."name" = 'Product Added') AS "added_at"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t9"."event_id",
              "t9"."at",
              "t9"."kind",
              "t9"."name",
              "t9"."channel",
              "t9"."anonymous_id",
              "t9"."user_id",
              "t9"."account_ref",
              "t9"."content_id",
              "t9"."campaign",
              "t9"."referrer",
              "t9"."properties",
              "t9"."clock",
              "t9"."actor",
              "t9"."actor_reason",
              "t9"."person_id",
              "t9"."account_id",
              "t9"."source",
              "t9"."person",
              "t9"."buyer",
              "t9"."ordered_at",
              COALESCE(
                CASE
                  WHEN REGEXP_EXTRACT("t9"."properties", '"product_id"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                  THEN CAST(NULL AS TEXT)
                  ELSE REGEXP_EXTRACT("t9"."properties", '"product_id"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                END,
                CASE
                  WHEN REGEXP_EXTRACT("t9"."properties", '"sku"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                  THEN CAST(NULL AS TEXT)
                  ELSE REGEXP_EXTRACT("t9"."properties", '"sku"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                END
              ) AS "product_id",
              COALESCE(
                CASE
                  WHEN REGEXP_EXTRACT("t9"."properties", '"name"\s*:\s*"((?:[^"\\]|\\.)*)"', 1) = ''
                  THEN CAST(NULL AS TEXT)
                  ELSE REGEXP_EXTRACT("t9"."properties", '"name"\s*:\s*"((?:[^"\\]|\\.)*)"', 1)
                END
              ) AS "product_name",
              COALESCE(
                TRY_CAST(COALESCE(
                  CASE
                    WHEN REGEXP_EXTRACT("t9"."properties", '"quantity"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                    THEN CAST(NULL AS TEXT)
                    ELSE REGEXP_EXTRACT("t9"."properties", '"quantity"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                  END
                ) AS DECIMAL(18, 3)),
                1
              ) AS "pieces",
              TRY_CAST(COALESCE(
                CASE
                  WHEN REGEXP_EXTRACT("t9"."properties", '"price"\s*:\s*"?([^",\s\[\]{}]+)', 1) = ''
                  THEN CAST(NULL AS TEXT)
                  ELSE REGEXP_EXTRACT("t9"."properties", '"price"\s*:\s*"?([^",\s\[\]{}]+)', 1)
                END
              ) AS DECIMAL(18, 2)) AS "each",
              ROW_NUMBER() OVER (
                ORDER BY "t9"."at" ASC, "t9"."event_id" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                *
              FROM "t6" AS "t7"
              WHERE
                (
                  (
                    "t7"."ordered_at" IS NULL
                  ) OR (
                    "t7"."at" > "t7"."ordered_at"
                  )
                )
                AND "t7"."name" IN ('Product Added', 'Product Removed')
            ) AS "t9"
          ) AS "t12"
          WHERE
            "t12"."person" IS NOT NULL AND "t12"."product_id" IS NOT NULL
        ) AS "t13"
        GROUP BY
          1,
          2
      ) AS "t14"
      WHERE
        "t14"."quantity" > 0
    ) AS "t16"
    INNER JOIN (
      SELECT
        "t8"."person" AS "toucher",
        MAX("t8"."at") AS "touched_at"
      FROM (
        SELECT
          *
        FROM "t6" AS "t7"
        WHERE
          (
            "t7"."ordered_at" IS NULL
          ) OR (
            "t7"."at" > "t7"."ordered_at"
          )
      ) AS "t8"
      GROUP BY
        1
    ) AS "t11"
      ON "t16"."person" = "t11"."toucher"
  ) AS "t17"
) AS "t18"
