WITH "t11" AS (
  SELECT
    "t6"."customer_id",
    "t5"."customer_group",
    "t6"."product_id"
  FROM "owned" AS "t6"
  INNER JOIN "customer_groups" AS "t5"
    ON "t6"."customer_id" = "t5"."customer_id"
), "t13" AS (
  SELECT
    "t7"."customer_group",
    "t7"."n_group",
    GREATEST(LEAST(CAST(FLOOR((
      "t7"."n_group"
    ) / (
      100
    )) AS BIGINT), 20), 1) AS "least"
  FROM (
    SELECT
      "t0"."customer_group",
      COUNT(*) AS "n_group"
    FROM "customer_groups" AS "t0"
    GROUP BY
      1
  ) AS "t7"
), "t19" AS (
  SELECT
    "t12"."customer_id",
    "t12"."customer_group",
    CAST(["t12"."product_id"] AS TEXT[]) AS "antecedent"
  FROM "t11" AS "t12"
), "t23" AS (
  SELECT
    "t21"."customer_group",
    "t21"."antecedent",
    COUNT(*) AS "n_antecedent"
  FROM "t19" AS "t21"
  GROUP BY
    1,
    2
), "t25" AS (
  SELECT
    "t6"."customer_id",
    "t5"."customer_group",
    "t6"."product_id"
  FROM "owned" AS "t6"
  INNER JOIN "customer_groups" AS "t5"
    ON "t6"."customer_id" = "t5"."customer_id"
  SEMI JOIN (
    SELECT
      "t2"."product_id"
    FROM "products" AS "t2"
    WHERE
      "t2"."is_product"
      AND "t2"."available"
      AND (
        (
          "t2"."sold_as" = 'subscription'
        )
        OR NOT (
          (
            SELECT
              COUNT("t3"."would_buy_anyway") AS "Count(would_buy_anyway)"
            FROM "chances" AS "t3"
          ) > 0
        )
      )
  ) AS "t20"
    ON "t6"."product_id" = "t20"."product_id"
), "t30" AS (
  SELECT DISTINCT
    CAST(["t27"."product_id"] AS TEXT[]) AS "products"
  FROM "t25" AS "t27"
), "t31" AS (
  SELECT
    "t27"."customer_id",
    "t27"."customer_group",
    CAST(["t27"."product_id"] AS TEXT[]) AS "products"
  FROM "t25" AS "t27"
), "t45" AS (
  SELECT
    "t42"."products",
    "t10"."groups",
    "t42"."n_products" / "t10"."customers" AS "share"
  FROM (
    SELECT
      "t34"."products",
      COUNT(*) AS "n_products"
    FROM "t31" AS "t34"
    GROUP BY
      1
  ) AS "t42"
  CROSS JOIN (
    SELECT
      COUNT(*) AS "customers",
      COUNT(DISTINCT "t0"."customer_group") AS "groups"
    FROM "customer_groups" AS "t0"
  ) AS "t10"
), "t62" AS (
  SELECT
    "t58"."customer_group",
    "t58"."antecedent",
    "t58"."products",
    "t58"."n_group",
    "t58"."least",
    COALESCE("t58"."n_antecedent", 0) AS "n_antecedent",
    COALESCE("t48"."n_both", 0) AS "n_both",
    "t61"."whole_antecedent",
    "t61"."whole_products",
    "t61"."all_both",
    "t61"."all_antecedent",
    "t51"."groups",
    "t51"."share"
  FROM (
    SELECT
      "t56".*
      EXCLUDE ("customer_group_right", "antecedent_right")
    FROM (
      SELECT
        "t55"."antecedent",
        "t55"."customer_group",
        "t55"."n_group",
        "t55"."least",
        "t55"."products",
        "t26"."customer_group" AS "customer_group_right",
        "t26"."antecedent" AS "antecedent_right",
        "t26"."n_antecedent"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t29"."antecedent",
            "t18"."customer_group",
            "t18"."n_group",
            "t18"."least",
            "t36"."products"
          FROM (
            SELECT DISTINCT
              "t24"."antecedent"
            FROM "t23" AS "t24"
          ) AS "t29"
          CROSS JOIN "t13" AS "t18"
          CROSS JOIN "t30" AS "t36"
        ) AS "t40"
        WHERE
          NOT (
            COALESCE(ARRAY_CONTAINS("t40"."antecedent", LIST_EXTRACT("t40"."products", 1)), FALSE)
            OR COALESCE(ARRAY_CONTAINS("t40"."antecedent", LIST_EXTRACT("t40"."products", 2)), FALSE)
            OR COALESCE(ARRAY_CONTAINS("t40"."antecedent", LIST_EXTRACT("t40"."products", 3)), FALSE)
          )
      ) AS "t55"
      LEFT OUTER JOIN "t23" AS "t26"
        ON "t55"."customer_group" = "t26"."customer_group"
        AND "t55"."antecedent" = "t26"."antecedent"
    ) AS "t56"
  ) AS "t58"
  LEFT OUTER JOIN (
    SELECT
      "t44"."customer_group",
      "t44"."antecedent",
      "t44"."products",
      COUNT(*) AS "n_both"
    FROM (
      SELECT
        "t22"."customer_id",
        "t22"."customer_group",
        "t22"."antecedent",
        "t35"."products"
      FROM "t19" AS "t22"
      INNER JOIN (
        SELECT
          "t27"."customer_id",
          CAST(["t27"."product_id"] AS TEXT[]) AS "products"
        FROM "t25" AS "t27"
      ) AS "t35"
        ON "t22"."customer_id" = "t35"."customer_id"
    ) AS "t44"
    GROUP BY
      1,
      2,
      3
  ) AS "t48"
    ON "t58"."customer_group" = "t48"."customer_group"
    AND "t58"."antecedent" = "t48"."antecedent"
    AND "t58"."products" = "t48"."products"
  INNER JOIN (
    SELECT
      "t59"."antecedent" AS "whole_antecedent",
      "t59"."products" AS "whole_products",
      SUM("t59"."n_both") AS "all_both",
      SUM("t59"."n_antecedent") AS "all_antecedent"
    FROM (
      SELECT
        "t58"."customer_group",
        "t58"."antecedent",
        "t58"."products",
        "t58"."n_group",
        "t58"."least",
        COALESCE("t58"."n_antecedent", 0) AS "n_antecedent",
        COALESCE("t48"."n_both", 0) AS "n_both"
      FROM (
        SELECT
          "t56".*
          EXCLUDE ("customer_group_right", "antecedent_right")
        FROM (
          SELECT
            "t55"."antecedent",
            "t55"."customer_group",
            "t55"."n_group",
            "t55"."least",
            "t55"."products",
            "t26"."customer_group" AS "customer_group_right",
            "t26"."antecedent" AS "antecedent_right",
            "t26"."n_antecedent"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t29"."antecedent",
                "t18"."customer_group",
                "t18"."n_group",
                "t18"."least",
                "t36"."products"
              FROM (
                SELECT DISTINCT
                  "t24"."antecedent"
                FROM "t23" AS "t24"
              ) AS "t29"
              CROSS JOIN "t13" AS "t18"
              CROSS JOIN "t30" AS "t36"
            ) AS "t40"
            WHERE
              NOT (
                COALESCE(ARRAY_CONTAINS("t40"."antecedent", LIST_EXTRACT("t40"."products", 1)), FALSE)
                OR COALESCE(ARRAY_CONTAINS("t40"."antecedent", LIST_EXTRACT("t40"."products", 2)), FALSE)
                OR COALESCE(ARRAY_CONTAINS("t40"."antecedent", LIST_EXTRACT("t40"."products", 3)), FALSE)
              )
          ) AS "t55"
          LEFT OUTER JOIN "t23" AS "t26"
            ON "t55"."customer_group" = "t26"."customer_group"
            AND "t55"."antecedent" = "t26"."antecedent"
        ) AS "t56"
      ) AS "t58"
      LEFT OUTER JOIN (
        SELECT
          "t44"."customer_group",
          "t44"."antecedent",
          "t44"."products",
          COUNT(*) AS "n_both"
        FROM (
          SELECT
            "t22"."customer_id",
            "t22"."customer_group",
            "t22"."antecedent",
            "t35"."products"
          FROM "t19" AS "t22"
          INNER JOIN (
            SELECT
              "t27"."customer_id",
              CAST(["t27"."product_id"] AS TEXT[]) AS "products"
            FROM "t25" AS "t27"
          ) AS "t35"
            ON "t22"."customer_id" = "t35"."customer_id"
        ) AS "t44"
        GROUP BY
          1,
          2,
          3
      ) AS "t48"
        ON "t58"."customer_group" = "t48"."customer_group"
        AND "t58"."antecedent" = "t48"."antecedent"
        AND "t58"."products" = "t48"."products"
    ) AS "t59"
    GROUP BY
      1,
      2
  ) AS "t61"
    ON "t58"."antecedent" = "t61"."whole_antecedent"
    AND "t58"."products" = "t61"."whole_products"
  INNER JOIN "t45" AS "t51"
    ON "t58"."products" = "t51"."products"
), "t68" AS (
  SELECT
    CASE
      WHEN (
        (
          "t67"."beyond" / NULLIF("t67"."room", 0.0)
        ) IS NULL
      )
      OR (
        (
          "t67"."beyond" / NULLIF("t67"."room", 0.0)
        ) <= 9.99999000001e-07
      )
      THEN 1000000.0
      ELSE GREATEST((
        1 / NULLIF("t67"."beyond" / NULLIF("t67"."room", 0.0), 0.0)
      ) - 1, 1.0)
    END AS "strength"
  FROM (
    SELECT
      CAST(SUM(
        CAST((
          CAST("t65"."n_antecedent" AS DOUBLE) - 1
        ) * (
          "t65"."centre" * (
            1 - "t65"."centre"
          ) * CASE
            WHEN "t65"."groups" = 1
            THEN 1.0
            ELSE (
              "t65"."groups" - 1
            ) / "t65"."groups"
          END
        ) AS DECIMAL(38, 9))
      ) AS DOUBLE) AS "room",
      CAST(SUM(
        CAST((
          CAST("t65"."n_antecedent" AS DOUBLE) * (
            (
              "t65"."n_both" / CAST("t65"."n_antecedent" AS DOUBLE)
            ) - "t65"."centre"
          ) * (
            (
              "t65"."n_both" / CAST("t65"."n_antecedent" AS DOUBLE)
            ) - "t65"."centre"
          )
        ) - (
          "t65"."centre" * (
            1 - "t65"."centre"
          ) * CASE
            WHEN "t65"."groups" = 1
            THEN 1.0
            ELSE (
              "t65"."groups" - 1
            ) / "t65"."groups"
          END
        ) AS DECIMAL(38, 9))
      ) AS DOUBLE) AS "beyond"
    FROM (
      SELECT
        "t63"."customer_group",
        "t63"."antecedent",
        "t63"."products",
        "t63"."n_group",
        "t63"."least",
        "t63"."n_antecedent",
        "t63"."n_both",
        "t63"."whole_antecedent",
        "t63"."whole_products",
        "t63"."all_both",
        "t63"."all_antecedent",
        "t63"."groups",
        "t63"."share",
        CASE
          WHEN "t63"."groups" = 1
          THEN "t63"."share"
          ELSE "t63"."all_both" / NULLIF("t63"."all_antecedent", 0)
        END AS "centre"
      FROM "t62" AS "t63"
      WHERE
        "t63"."n_antecedent" >= 2
    ) AS "t65"
  ) AS "t67"
), "t78" AS (
  SELECT
    "t22"."customer_id",
    "t22"."antecedent",
    "t22"."customer_group",
    "t76"."products",
    "t76"."n_antecedent",
    "t76"."n_both",
    "t76"."n_group",
    "t76"."confidence_adjusted"
  FROM "t19" AS "t22"
  INNER JOIN (
    SELECT
      "t72"."customer_group",
      "t72"."antecedent",
      "t72"."products",
      "t72"."n_group",
      "t72"."least",
      "t72"."n_antecedent",
      "t72"."n_both",
      "t72"."whole_antecedent",
      "t72"."whole_products",
      "t72"."all_both",
      "t72"."all_antecedent",
      "t72"."groups",
      "t72"."share",
      "t72"."centre",
      "t72"."strength",
      CAST(ROUND(
        (
          "t72"."n_both" + (
            "t72"."strength" * "t72"."centre"
          )
        ) / (
          "t72"."n_antecedent" + "t72"."strength"
        ),
        12
      ) AS DOUBLE) AS "confidence_adjusted"
    FROM (
      SELECT
        "t66"."customer_group",
        "t66"."antecedent",
        "t66"."products",
        "t66"."n_group",
        "t66"."least",
        "t66"."n_antecedent",
        "t66"."n_both",
        "t66"."whole_antecedent",
        "t66"."whole_products",
        "t66"."all_both",
        "t66"."all_antecedent",
        "t66"."groups",
        "t66"."share",
        "t66"."centre",
        "t70"."strength"
      FROM (
        SELECT
          "t63"."customer_group",
          "t63"."antecedent",
          "t63"."products",
          "t63"."n_group",
          "t63"."least",
          "t63"."n_antecedent",
          "t63"."n_both",
          "t63"."whole_antecedent",
          "t63"."whole_products",
          "t63"."all_both",
          "t63"."all_antecedent",
          "t63"."groups",
          "t63"."share",
          CASE
            WHEN "t63"."groups" = 1
            THEN "t63"."share"
            ELSE "t63"."all_both" / NULLIF("t63"."all_antecedent", 0)
          END AS "centre"
        FROM "t62" AS "t63"
      ) AS "t66"
      CROSS JOIN "t68" AS "t70"
    ) AS "t72"
    WHERE
      "t72"."n_antecedent" >= "t72"."least"
  ) AS "t76"
    ON "t22"."customer_group" = "t76"."customer_group"
    AND "t22"."antecedent" = "t76"."antecedent"
)
SELECT
  *
FROM (
  SELECT
    "t89".*
    EXCLUDE ("place")
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t87"."customer_id",
        "t87"."customer_group",
        "t87"."product_id",
        "t87"."products",
        "t87"."antecedent",
        "t87"."confidence",
        "t87"."support",
        "t87"."n_antecedent",
        "t87"."n_both",
        "t87"."n_group",
        "t87"."confidence_adjusted",
        "t87"."rank_key",
        ROW_NUMBER() OVER (
          PARTITION BY "t87"."customer_id"
          ORDER BY CAST(ROUND("t87"."rank_key", 12) AS DOUBLE) DESC, ARRAY_LENGTH("t87"."products") ASC, "t87"."products" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        ) - 1 AS "place"
      FROM (
        SELECT
          "t86"."customer_id",
          "t86"."customer_group",
          ARRAY_TO_STRING("t86"."products", '+') AS "product_id",
          "t86"."products",
          "t86"."antecedent",
          "t86"."n_both" / "t86"."n_antecedent" AS "confidence",
          "t86"."n_both" / "t86"."n_group" AS "support",
          "t86"."n_antecedent",
          "t86"."n_both",
          "t86"."n_group",
          "t86"."confidence_adjusted",
          (
            (
              "t86"."n_both" / "t86"."n_antecedent"
            ) + (
              "t86"."n_both" / "t86"."n_group"
            )
          ) / 2 AS "rank_key"
        FROM (
          SELECT
            "t85"."customer_id",
            "t85"."antecedent",
            "t85"."customer_group",
            "t85"."products",
            "t85"."n_antecedent",
            "t85"."n_both",
            "t85"."n_group",
            "t85"."confidence_adjusted",
            ROW_NUMBER() OVER (
              PARTITION BY "t85"."customer_id", "t85"."products"
              ORDER BY "t85"."confidence_adjusted" DESC, "t85"."n_antecedent" DESC, ARRAY_LENGTH("t85"."antecedent") ASC, "t85"."antecedent" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              "t84"."customer_id",
              "t84"."antecedent",
              "t84"."customer_group",
              "t84"."products",
              "t84"."n_antecedent",
              "t84"."n_both",
              "t84"."n_group",
              "t84"."confidence_adjusted"
            FROM (
              SELECT
                *
              FROM "t78" AS "t79"
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  "t81"."customer_id",
                  "t81"."antecedent",
                  "t81"."customer_group",
                  "t81"."products",
                  "t81"."n_antecedent",
                  "t81"."n_both",
                  "t81"."n_group",
                  "t81"."confidence_adjusted"
                FROM (
                  SELECT
                    "t4"."customer_id",
                    "t4"."customer_group",
                    "t77"."products",
                    "t77"."n_antecedent",
                    "t77"."n_both",
                    "t77"."n_group",
                    "t77"."confidence_adjusted",
                    [] AS "antecedent"
                  FROM "customer_groups" AS "t4"
                  ANTI JOIN "t78" AS "t80"
                    ON "t4"."customer_id" = "t80"."customer_id"
                  INNER JOIN (
                    SELECT
                      "t73"."customer_group",
                      "t73"."products",
                      "t73"."n_group" AS "n_antecedent",
                      COALESCE("t73"."n_in", 0) AS "n_both",
                      "t73"."n_group",
                      CAST(ROUND(
                        (
                          COALESCE("t73"."n_in", 0) + (
                            "t73"."strength" * "t73"."share"
                          )
                        ) / (
                          "t73"."n_group" + "t73"."strength"
                        ),
                        12
                      ) AS DOUBLE) AS "confidence_adjusted"
                    FROM (
                      SELECT
                        "t17"."customer_group",
                        "t17"."n_group",
                        "t17"."least",
                        "t50"."products",
                        "t50"."groups",
                        "t50"."share",
                        "t71"."strength",
                        "t41"."customer_group" AS "customer_group_right",
                        "t41"."products" AS "products_right",
                        "t41"."n_in"
                      FROM "t13" AS "t17"
                      CROSS JOIN "t45" AS "t50"
                      CROSS JOIN "t68" AS "t71"
                      LEFT OUTER JOIN (
                        SELECT
                          "t34"."customer_group",
                          "t34"."products",
                          COUNT(*) AS "n_in"
                        FROM "t31" AS "t34"
                        GROUP BY
                          1,
                          2
                      ) AS "t41"
                        ON "t17"."customer_group" = "t41"."customer_group"
                        AND "t50"."products" = "t41"."products"
                    ) AS "t73"
                  ) AS "t77"
                    ON "t4"."customer_group" = "t77"."customer_group"
                ) AS "t81"
              ) AS "t82"
            ) AS "t84"
            ANTI JOIN (
              SELECT DISTINCT
                *
              FROM (
                SELECT
                  "t14"."customer_id",
                  "t43"."products"
                FROM (
                  SELECT
                    "t33"."products",
                    UNNEST("t33"."products") AS "item"
                  FROM "t30" AS "t33"
                ) AS "t43"
                INNER JOIN "t11" AS "t14"
                  ON "t43"."item" = "t14"."product_id"
              ) AS "t49"
            ) AS "t53"
              ON "t84"."customer_id" = "t53"."customer_id" AND "t84"."products" = "t53"."products"
          ) AS "t85"
        ) AS "t86"
        WHERE
          "t86"."place" = 0 AND "t86"."n_both" > 0
      ) AS "t87"
    ) AS "t88"
    WHERE
      "t88"."place" < 5
  ) AS "t89"
) AS "t90"
