SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        'account' AS "subject",
        "t0"."source",
        "t0"."identifier",
        "t0"."account_id" AS "stands_for"
      FROM "account_identities" AS "t0"
      WHERE
        "t0"."kind" = 'ref'
        AND "t0"."source" <> ''
        AND "t0"."identifier" <> "t0"."account_id"
    ) AS "t3"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t8"."subject",
        '' AS "source",
        CASE
          WHEN "t8"."place" = 0
          THEN "t8"."identifier"
          ELSE "t8"."source" || ':' || "t8"."identifier"
        END AS "identifier",
        "t8"."account_id" AS "stands_for"
      FROM (
        SELECT
          "t4"."kind",
          "t4"."source",
          "t4"."identifier",
          "t4"."account_id",
          "t4"."since",
          "t4"."how",
          "t4"."subject",
          ROW_NUMBER() OVER (
            PARTITION BY "t4"."identifier"
            ORDER BY "t4"."since" ASC, "t4"."source" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t0"."kind",
            "t0"."source",
            "t0"."identifier",
            "t0"."account_id",
            "t0"."since",
            "t0"."how",
            'account' AS "subject"
          FROM "account_identities" AS "t0"
          WHERE
            "t0"."kind" = 'ref'
        ) AS "t4"
      ) AS "t8"
      WHERE
        CASE
          WHEN "t8"."place" = 0
          THEN "t8"."identifier"
          ELSE "t8"."source" || ':' || "t8"."identifier"
        END <> "t8"."account_id"
    ) AS "t11"
  ) AS "t13"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        'case' AS "subject",
        "t7"."source",
        "t7"."opportunity_id" AS "identifier",
        "t7"."source" || ':' || "t7"."opportunity_id" AS "stands_for"
      FROM (
        SELECT
          "t1"."opportunity_id",
          "t1"."person_ref",
          "t1"."account_ref",
          "t1"."product_id",
          "t1"."owner",
          "t1"."created_at",
          "t1"."stage",
          "t1"."closed_at",
          "t1"."won",
          "t1"."amount",
          "t1"."list_amount",
          "t1"."lost_reason",
          "t1"."source",
          "t1"."received_at",
          "t1"."load_id",
          ROW_NUMBER() OVER (
            PARTITION BY "t1"."opportunity_id"
            ORDER BY "t1"."created_at" ASC, "t1"."source" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM "opportunities" AS "t1"
      ) AS "t7"
      WHERE
        "t7"."place" > 0
    ) AS "t10"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          'person' AS "subject",
          "t2"."source",
          "t2"."identifier",
          "t2"."person_id" AS "stands_for"
        FROM "identities" AS "t2"
        WHERE
          "t2"."kind" = 'ref'
          AND "t2"."source" <> ''
          AND "t2"."identifier" <> "t2"."person_id"
      ) AS "t5"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t9"."subject",
          '' AS "source",
          CASE
            WHEN "t9"."place" = 0
            THEN "t9"."identifier"
            ELSE "t9"."source" || ':' || "t9"."identifier"
          END AS "identifier",
          "t9"."person_id" AS "stands_for"
        FROM (
          SELECT
            "t6"."kind",
            "t6"."source",
            "t6"."identifier",
            "t6"."person_id",
            "t6"."since",
            "t6"."how",
            "t6"."subject",
            ROW_NUMBER() OVER (
              PARTITION BY "t6"."identifier"
              ORDER BY "t6"."since" ASC, "t6"."source" ASC
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) - 1 AS "place"
          FROM (
            SELECT
              "t2"."kind",
              "t2"."source",
              "t2"."identifier",
              "t2"."person_id",
              "t2"."since",
              "t2"."how",
              'person' AS "subject"
            FROM "identities" AS "t2"
            WHERE
              "t2"."kind" = 'ref'
          ) AS "t6"
        ) AS "t9"
        WHERE
          CASE
            WHEN "t9"."place" = 0
            THEN "t9"."identifier"
            ELSE "t9"."source" || ':' || "t9"."identifier"
          END <> "t9"."person_id"
      ) AS "t12"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
