SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t0`.`event_id`,
      `t0`.`person_id`,
      `t0`.`account_id`,
      COALESCE(
        COALESCE(
          IF(
            REGEXP_EXTRACT(`t0`.`properties`, '"origin"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
            CAST(NULL AS STRING),
            REGEXP_EXTRACT(`t0`.`properties`, '"origin"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
          )
        ),
        CASE
          WHEN COALESCE(LOWER(`t0`.`source`) LIKE 'fair%', FALSE)
          OR COALESCE(LOWER(`t0`.`source`) LIKE 'event%', FALSE)
          OR COALESCE(LOWER(`t0`.`source`) LIKE 'webinar%', FALSE)
          OR COALESCE(LOWER(`t0`.`name`) = 'badge scanned', FALSE)
          THEN 'event'
          WHEN COALESCE(LOWER(`t0`.`source`) LIKE 'partner%', FALSE)
          OR COALESCE(LOWER(`t0`.`channel`) LIKE 'partner%', FALSE)
          THEN 'partner'
          ELSE NULL
        END,
        CASE `t0`.`name`
          WHEN 'Tip Given'
          THEN 'colleagues'
          WHEN 'Enquiry Received'
          THEN 'mailbox'
          WHEN 'Form Submitted'
          THEN 'form'
          WHEN 'Referral Accepted'
          THEN 'customers'
          WHEN 'Lead Captured'
          THEN 'other'
          WHEN 'Offer Requested'
          THEN 'request'
          WHEN 'Quote Requested'
          THEN 'request'
          WHEN 'Demo Requested'
          THEN 'request'
          WHEN 'Contact Requested'
          THEN 'request'
          WHEN 'Trial Started'
          THEN 'request'
          ELSE `t0`.`name`
        END
      ) AS `origin`,
      COALESCE(
        IF(
          REGEXP_EXTRACT(`t0`.`properties`, '"giver"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"') = '',
          CAST(NULL AS STRING),
          REGEXP_EXTRACT(`t0`.`properties`, '"giver"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"')
        )
      ) AS `giver`,
      `t0`.`at`,
      `t0`.`name` AS `how`,
      `t0`.`campaign`,
      `t0`.`content_id`,
      `t0`.`channel`
    FROM `events` AS `t0`
    WHERE
      (
        `t0`.`name` IN (
          'Tip Given',
          'Enquiry Received',
          'Form Submitted',
          'Referral Accepted',
          'Lead Captured',
          'Offer Requested',
          'Quote Requested',
          'Demo Requested',
          'Contact Requested',
          'Trial Started'
        )
        OR (
          FALSE OR COALESCE(LOWER(`t0`.`name`) = 'badge scanned', FALSE)
        )
      )
      AND NOT (
        COALESCE(`t0`.`actor` = 'machine', FALSE)
      )
  ) AS `t6`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        CONCAT(CONCAT(CONCAT('list:', `t7`.`source`), ':'), `t7`.`source_id`) AS `event_id`,
        `t7`.`source_id` AS `person_id`,
        `t4`.`home` AS `account_id`,
        CASE
          WHEN COALESCE(LOWER(`t7`.`source`) LIKE 'fair%', FALSE)
          OR COALESCE(LOWER(`t7`.`source`) LIKE 'event%', FALSE)
          OR COALESCE(LOWER(`t7`.`source`) LIKE 'webinar%', FALSE)
          THEN 'event'
          WHEN COALESCE(LOWER(`t7`.`source`) LIKE 'partner%', FALSE)
          THEN 'partner'
          ELSE NULL
        END AS `origin`,
        CAST(NULL AS STRING) AS `giver`,
        COALESCE(`t7`.`updated_at`, `t7`.`received_at`) AS `at`,
        'List' AS `how`,
        `t7`.`source` AS `campaign`,
        CAST(NULL AS STRING) AS `content_id`,
        CAST(NULL AS STRING) AS `channel`
      FROM (
        SELECT
          *
        FROM `people` AS `t1`
        WHERE
          FALSE
          OR COALESCE(LOWER(`t1`.`source`) LIKE 'fair%', FALSE)
          OR COALESCE(LOWER(`t1`.`source`) LIKE 'event%', FALSE)
          OR COALESCE(LOWER(`t1`.`source`) LIKE 'webinar%', FALSE)
          OR COALESCE(LOWER(`t1`.`source`) LIKE 'partner%', FALSE)
      ) AS `t7`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`person_id` AS `member`,
          `t2`.`account_id` AS `home`
        FROM `people` AS `t2`
      ) AS `t4`
        ON `t7`.`source_id` = `t4`.`member`
    ) AS `t8`
  ) AS `t9`
) AS `t10`
WHERE
  `t10`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
