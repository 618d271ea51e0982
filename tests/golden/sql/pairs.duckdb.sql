WITH "t10" AS (
  SELECT
    *
  FROM (
    SELECT
      "t1"."customer_id",
      COALESCE("t1"."customer_group", 'no group') AS "customer_group"
    FROM "customer_groups" AS "t1"
  ) AS "t7"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t8"."customer_id",
      'no group' AS "customer_group"
    FROM (
      SELECT
        "t5"."customer_id"
      FROM (
        SELECT DISTINCT
          "t0"."customer_id"
        FROM "owned" AS "t0"
      ) AS "t5"
      ANTI JOIN "customer_groups" AS "t2"
        ON "t5"."customer_id" = "t2"."customer_id"
    ) AS "t8"
  ) AS "t9"
), "t21" AS (
  SELECT
    "t20"."customer_group",
    "t20"."product_id",
    "t20"."owners",
    "t20"."n",
    "t20"."least",
    CAST(ROW_NUMBER() OVER (
      ORDER BY "t20"."customer_group" ASC, "t20"."product_id" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) - 1 AS INT) AS "number"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t17"."customer_group",
        "t17"."product_id",
        "t17"."owners",
        "t18"."n",
        "t18"."least"
      FROM (
        SELECT
          "t14"."customer_group",
          "t14"."product_id",
          COUNT(*) AS "owners"
        FROM (
          SELECT
            "t6"."customer_id",
            "t6"."product_id",
            "t12"."customer_group"
          FROM (
            SELECT DISTINCT
              "t0"."customer_id",
              "t0"."product_id"
            FROM "owned" AS "t0"
          ) AS "t6"
          INNER JOIN "t10" AS "t12"
            ON "t6"."customer_id" = "t12"."customer_id"
        ) AS "t14"
        GROUP BY
          1,
          2
      ) AS "t17"
      INNER JOIN (
        SELECT
          "t13"."customer_group",
          "t13"."n",
          GREATEST(LEAST(CAST(FLOOR((
            "t13"."n"
          ) / (
            100
          )) AS BIGINT), 20), 1) AS "least"
        FROM (
          SELECT
            "t11"."customer_group",
            COUNT(*) AS "n"
          FROM "t10" AS "t11"
          GROUP BY
            1
        ) AS "t13"
      ) AS "t18"
        ON "t17"."customer_group" = "t18"."customer_group"
    ) AS "t19"
    WHERE
      "t19"."owners" >= "t19"."least"
  ) AS "t20"
)
SELECT
  *
FROM (
  SELECT
    "t35"."customer_group",
    "t35"."item_a",
    "t26"."item_b",
    "t35"."n_ab",
    "t35"."n_a",
    "t26"."n_b",
    "t35"."n",
    "t35"."n_ab" / "t35"."n" AS "support",
    "t35"."n_ab" / "t35"."n_a" AS "confidence_ab",
    "t35"."n_ab" / "t26"."n_b" AS "confidence_ba",
    (
      "t35"."n_ab" * "t35"."n"
    ) / (
      "t35"."n_a" * "t26"."n_b"
    ) AS "lift"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t32"."number_a",
        "t32"."number_b",
        "t32"."n_ab",
        "t27"."customer_group",
        "t27"."n",
        "t27"."least",
        "t27"."item_a",
        "t27"."n_a"
      FROM (
        SELECT
          "t30"."number_a",
          "t30"."number_b",
          COUNT(*) AS "n_ab"
        FROM (
          SELECT
            "t23"."number" AS "number_a",
            "t29"."number" AS "number_b"
          FROM (
            SELECT DISTINCT
              "t0"."customer_id",
              "t0"."product_id"
            FROM "owned" AS "t0"
          ) AS "t6"
          INNER JOIN "t10" AS "t12"
            ON "t6"."customer_id" = "t12"."customer_id"
          INNER JOIN "t21" AS "t23"
            ON "t12"."customer_group" = "t23"."customer_group"
            AND "t6"."product_id" = "t23"."product_id"
          INNER JOIN (
            SELECT
              "t6"."customer_id",
              "t6"."product_id",
              "t12"."customer_group",
              "t23"."owners",
              "t23"."n",
              "t23"."least",
              "t23"."number"
            FROM (
              SELECT DISTINCT
                "t0"."customer_id",
                "t0"."product_id"
              FROM "owned" AS "t0"
            ) AS "t6"
            INNER JOIN "t10" AS "t12"
              ON "t6"."customer_id" = "t12"."customer_id"
            INNER JOIN "t21" AS "t23"
              ON "t12"."customer_group" = "t23"."customer_group"
              AND "t6"."product_id" = "t23"."product_id"
          ) AS "t29"
            ON "t6"."customer_id" = "t29"."customer_id" AND "t23"."number" < "t29"."number"
        ) AS "t30"
        GROUP BY
          1,
          2
      ) AS "t32"
      INNER JOIN (
        SELECT
          "t22"."customer_group",
          "t22"."n",
          "t22"."least",
          "t22"."number" AS "number_a",
          "t22"."product_id" AS "item_a",
          "t22"."owners" AS "n_a"
        FROM "t21" AS "t22"
      ) AS "t27"
        ON "t32"."number_a" = "t27"."number_a"
    ) AS "t33"
    WHERE
      "t33"."n_ab" >= "t33"."least"
  ) AS "t35"
  INNER JOIN (
    SELECT
      "t22"."number" AS "number_b",
      "t22"."product_id" AS "item_b",
      "t22"."owners" AS "n_b"
    FROM "t21" AS "t22"
  ) AS "t26"
    ON "t35"."number_b" = "t26"."number_b"
) AS "t36"
