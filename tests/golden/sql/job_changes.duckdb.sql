SELECT DISTINCT
  *
FROM (
  SELECT
    "t19"."person_id",
    "t19"."account_ref" AS "account_id",
    "t19"."joined",
    "t19"."at"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t7"."person_ref",
        "t7"."account_ref",
        "t7"."role",
        "t7"."buying_role",
        "t7"."from",
        "t7"."to",
        "t7"."source",
        "t7"."received_at",
        "t7"."load_id",
        "t16"."person_id",
        "t16"."joined",
        "t16"."at"
      FROM (
        SELECT
          *
        FROM "memberships" AS "t0"
        WHERE
          "t0"."to" IS NULL
      ) AS "t7"
      INNER JOIN (
        SELECT
          "t14"."person_id",
          "t14"."joined",
          COALESCE("t14"."first", "t14"."changed") AS "at"
        FROM (
          SELECT
            "t13"."person_id",
            "t13"."joined",
            "t13"."changed",
            MIN("t13"."said_at") FILTER(WHERE
              (
                "t13"."firm" = "t13"."joined"
              )
              AND (
                (
                  "t13"."other" IS NULL
                ) OR (
                  "t13"."said_at" > "t13"."other"
                )
              )) AS "first"
          FROM (
            SELECT
              "t12"."joined",
              "t12"."changed",
              "t12"."person_id",
              "t12"."who",
              "t12"."firm",
              "t12"."said_at",
              MAX("t12"."said_at") FILTER(WHERE
                "t12"."firm" <> "t12"."joined") OVER (
                PARTITION BY "t12"."person_id"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) AS "other"
            FROM (
              SELECT
                "t11"."joined",
                "t11"."changed",
                "t11"."person_id",
                "t8"."who",
                "t8"."firm",
                "t8"."said_at"
              FROM (
                SELECT
                  "t9"."account_ref" AS "joined",
                  "t9"."updated_at" AS "changed",
                  "t9"."source_id" AS "person_id"
                FROM (
                  SELECT
                    "t5"."source_id",
                    "t5"."email",
                    "t5"."phone",
                    "t5"."first_name",
                    "t5"."last_name",
                    "t5"."title",
                    "t5"."company",
                    "t5"."account_ref",
                    "t5"."street",
                    "t5"."postcode",
                    "t5"."city",
                    "t5"."country",
                    "t5"."language",
                    "t5"."time_zone",
                    "t5"."birth_date",
                    "t5"."national_id",
                    "t5"."owner",
                    "t5"."unit",
                    "t5"."properties",
                    "t5"."updated_at",
                    "t5"."source",
                    "t5"."received_at",
                    "t5"."load_id",
                    ROW_NUMBER() OVER (
                      PARTITION BY "t5"."source_id"
                      ORDER BY "t5"."updated_at" DESC, "t5"."source" ASC, "t5"."account_ref" ASC
                      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                    ) - 1 AS "place"
                  FROM (
                    SELECT
                      *
                    FROM "people" AS "t1"
                    WHERE
                      "t1"."account_ref" IS NOT NULL AND "t1"."updated_at" IS NOT NULL
                  ) AS "t5"
                ) AS "t9"
                WHERE
                  "t9"."place" = 0
              ) AS "t11"
              LEFT OUTER JOIN (
                SELECT
                  "t1"."source_id" AS "who",
                  "t1"."account_ref" AS "firm",
                  "t1"."updated_at" AS "said_at"
                FROM "people" AS "t1"
                WHERE
                  "t1"."account_ref" IS NOT NULL AND "t1"."updated_at" IS NOT NULL
              ) AS "t8"
                ON "t11"."person_id" = "t8"."who"
            ) AS "t12"
          ) AS "t13"
          GROUP BY
            1,
            2,
            3
        ) AS "t14"
      ) AS "t16"
        ON "t7"."person_ref" = "t16"."person_id"
    ) AS "t17"
    WHERE
      "t17"."account_ref" <> "t17"."joined"
      AND (
        (
          "t17"."from" IS NULL
        ) OR (
          "t17"."from" < "t17"."at"
        )
      )
  ) AS "t19"
  ANTI JOIN (
    SELECT
      *
    FROM "memberships" AS "t0"
    WHERE
      "t0"."to" IS NULL AND "t0"."from" IS NULL
  ) AS "t6"
    ON "t19"."person_ref" = "t6"."person_ref" AND "t19"."joined" = "t6"."account_ref"
) AS "t20"
