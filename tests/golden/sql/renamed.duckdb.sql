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
        'person' AS "subject",
        "t0"."source",
        "t0"."identifier",
        "t0"."person_id" AS "stands_for"
      FROM "identities" AS "t0"
      WHERE
        "t0"."kind" = 'ref'
        AND "t0"."source" <> ''
        AND "t0"."identifier" <> "t0"."person_id"
    ) AS "t2"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t6"."subject",
        '' AS "source",
        CASE
          WHEN "t6"."place" = 0
          THEN "t6"."identifier"
          ELSE "t6"."source" || ':' || "t6"."identifier"
        END AS "identifier",
        "t6"."person_id" AS "stands_for"
      FROM (
        SELECT
          "t3"."kind",
          "t3"."source",
          "t3"."identifier",
          "t3"."person_id",
          "t3"."since",
          "t3"."how",
          "t3"."subject",
          ROW_NUMBER() OVER (
            PARTITION BY "t3"."identifier"
            ORDER BY "t3"."since" ASC, "t3"."source" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t0"."kind",
            "t0"."source",
            "t0"."identifier",
            "t0"."person_id",
            "t0"."since",
            "t0"."how",
            'person' AS "subject"
          FROM "identities" AS "t0"
          WHERE
            "t0"."kind" = 'ref'
        ) AS "t3"
      ) AS "t6"
      WHERE
        CASE
          WHEN "t6"."place" = 0
          THEN "t6"."identifier"
          ELSE "t6"."source" || ':' || "t6"."identifier"
        END <> "t6"."person_id"
    ) AS "t8"
  ) AS "t10"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        'account' AS "subject",
        "t1"."source",
        "t1"."identifier",
        "t1"."account_id" AS "stands_for"
      FROM "account_identities" AS "t1"
      WHERE
        "t1"."kind" = 'ref'
        AND "t1"."source" <> ''
        AND "t1"."identifier" <> "t1"."account_id"
    ) AS "t4"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t7"."subject",
        '' AS "source",
        CASE
          WHEN "t7"."place" = 0
          THEN "t7"."identifier"
          ELSE "t7"."source" || ':' || "t7"."identifier"
        END AS "identifier",
        "t7"."account_id" AS "stands_for"
      FROM (
        SELECT
          "t5"."kind",
          "t5"."source",
          "t5"."identifier",
          "t5"."account_id",
          "t5"."since",
          "t5"."how",
          "t5"."subject",
          ROW_NUMBER() OVER (
            PARTITION BY "t5"."identifier"
            ORDER BY "t5"."since" ASC, "t5"."source" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
        FROM (
          SELECT
            "t1"."kind",
            "t1"."source",
            "t1"."identifier",
            "t1"."account_id",
            "t1"."since",
            "t1"."how",
            'account' AS "subject"
          FROM "account_identities" AS "t1"
          WHERE
            "t1"."kind" = 'ref'
        ) AS "t5"
      ) AS "t7"
      WHERE
        CASE
          WHEN "t7"."place" = 0
          THEN "t7"."identifier"
          ELSE "t7"."source" || ':' || "t7"."identifier"
        END <> "t7"."account_id"
    ) AS "t9"
  ) AS "t11"
) AS "t12"
