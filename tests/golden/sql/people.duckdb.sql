WITH "t7" AS (
  SELECT
    "t6"."source_id",
    "t6"."email",
    "t6"."phone",
    "t6"."first_name",
    "t6"."last_name",
    "t6"."title",
    "t6"."company",
    "t6"."account_ref",
    "t6"."street",
    "t6"."postcode",
    "t6"."city",
    "t6"."country",
    "t6"."language",
    "t6"."time_zone",
    "t6"."birth_date",
    "t6"."national_id",
    "t6"."owner",
    "t6"."unit",
    "t6"."properties",
    "t6"."updated_at",
    "t6"."source",
    "t6"."received_at",
    "t6"."load_id",
    "t6"."identifier",
    "t6"."person_id",
    "t6"."known_at",
    "t6"."changed",
    COUNT(*) OVER (
      PARTITION BY "t6"."person_id"
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "records"
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
      "t5"."identifier",
      "t5"."person_id",
      "t5"."known_at",
      COALESCE("t5"."updated_at", "t5"."received_at") AS "changed"
    FROM (
      SELECT
        "t2"."source_id",
        "t2"."email",
        "t2"."phone",
        "t2"."first_name",
        "t2"."last_name",
        "t2"."title",
        "t2"."company",
        "t2"."account_ref",
        "t2"."street",
        "t2"."postcode",
        "t2"."city",
        "t2"."country",
        "t2"."language",
        "t2"."time_zone",
        "t2"."birth_date",
        "t2"."national_id",
        "t2"."owner",
        "t2"."unit",
        "t2"."properties",
        "t2"."updated_at",
        "t2"."source",
        "t2"."received_at",
        "t2"."load_id",
        "t4"."identifier",
        "t4"."person_id",
        "t4"."known_at"
      FROM "people" AS "t2"
      INNER JOIN (
        SELECT
          "t1"."source",
          "t1"."identifier",
          "t1"."person_id",
          "t1"."since" AS "known_at"
        FROM "identities" AS "t1"
        WHERE
          "t1"."kind" = 'ref'
      ) AS "t4"
        ON "t2"."source" = "t4"."source" AND "t2"."source_id" = "t4"."identifier"
    ) AS "t5"
  ) AS "t6"
)
SELECT
  "t14"."person_id",
  COALESCE(
    NULLIF(
      TRIM(
        COALESCE("t14"."first_name", '') || ' ' || COALESCE("t14"."last_name", ''),
        ' 	
'
      ),
      ''
    ),
    "t14"."company",
    "t14"."email"
  ) AS "name",
  "t14"."email",
  "t14"."phone",
  "t14"."first_name",
  "t14"."last_name",
  "t14"."title",
  "t14"."company",
  "t14"."street",
  "t14"."postcode",
  "t14"."city",
  "t14"."country",
  "t14"."language",
  "t14"."time_zone",
  "t14"."birth_date",
  "t14"."national_id",
  "t14"."owner",
  "t14"."unit",
  "t14"."properties",
  "t14"."account_ref" AS "account_id",
  "t14"."records",
  "t14"."first_at",
  "t14"."updated_at"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t8"."person_id",
      "t8"."email",
      "t8"."phone",
      "t8"."first_name",
      "t8"."last_name",
      "t8"."title",
      "t8"."company",
      "t8"."street",
      "t8"."postcode",
      "t8"."city",
      "t8"."country",
      "t8"."language",
      "t8"."time_zone",
      "t8"."birth_date",
      "t8"."national_id",
      "t8"."owner",
      "t8"."unit",
      "t8"."properties",
      "t8"."account_ref",
      "t8"."records",
      "t8"."updated_at",
      "t8"."known_at" AS "first_at"
    FROM "t7" AS "t8"
    WHERE
      "t8"."records" = 1
  ) AS "t9"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t11"."person_id",
        FIRST("t11"."email" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."email" IS NOT NULL) AS "email",
        FIRST("t11"."phone" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."phone" IS NOT NULL) AS "phone",
        FIRST("t11"."first_name" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."first_name" IS NOT NULL) AS "first_name",
        FIRST("t11"."last_name" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."last_name" IS NOT NULL) AS "last_name",
        FIRST("t11"."title" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."title" IS NOT NULL) AS "title",
        FIRST("t11"."company" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."company" IS NOT NULL) AS "company",
        FIRST("t11"."street" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."street" IS NOT NULL) AS "street",
        FIRST("t11"."postcode" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."postcode" IS NOT NULL) AS "postcode",
        FIRST("t11"."city" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."city" IS NOT NULL) AS "city",
        FIRST("t11"."country" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."country" IS NOT NULL) AS "country",
        FIRST("t11"."language" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."language" IS NOT NULL) AS "language",
        FIRST("t11"."time_zone" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."time_zone" IS NOT NULL) AS "time_zone",
        FIRST("t11"."birth_date" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."birth_date" IS NOT NULL) AS "birth_date",
        FIRST("t11"."national_id" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."national_id" IS NOT NULL) AS "national_id",
        FIRST("t11"."owner" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."owner" IS NOT NULL) AS "owner",
        FIRST("t11"."unit" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."unit" IS NOT NULL) AS "unit",
        FIRST("t11"."properties" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."properties" IS NOT NULL) AS "properties",
        FIRST("t11"."account_ref" ORDER BY "t11"."place" DESC) FILTER(WHERE
          "t11"."account_ref" IS NOT NULL) AS "account_ref",
        COUNT(*) AS "records",
        MAX("t11"."updated_at") AS "updated_at",
        MIN("t11"."known_at") AS "first_at"
      FROM (
        SELECT
          "t10"."source_id",
          "t10"."email",
          "t10"."phone",
          "t10"."first_name",
          "t10"."last_name",
          "t10"."title",
          "t10"."company",
          "t10"."account_ref",
          "t10"."street",
          "t10"."postcode",
          "t10"."city",
          "t10"."country",
          "t10"."language",
          "t10"."time_zone",
          "t10"."birth_date",
          "t10"."national_id",
          "t10"."owner",
          "t10"."unit",
          "t10"."properties",
          "t10"."updated_at",
          "t10"."source",
          "t10"."received_at",
          "t10"."load_id",
          "t10"."identifier",
          "t10"."person_id",
          "t10"."known_at",
          "t10"."changed",
          "t10"."records",
          ROW_NUMBER() OVER (
            PARTITION BY "t10"."person_id"
            ORDER BY "t10"."changed" ASC, "t10"."source" ASC, "t10"."source_id" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            *
          FROM "t7" AS "t8"
          WHERE
            "t8"."records" > 1
        ) AS "t10"
      ) AS "t11"
      GROUP BY
        1
    ) AS "t12"
  ) AS "t13"
) AS "t14"
