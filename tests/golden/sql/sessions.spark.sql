SELECT
  *
FROM (
  SELECT
    `t1`.`session_id`,
    MIN(`t1`.`person_id`) AS `person_id`,
    MIN(`t1`.`account_id`) AS `account_id`,
    MIN(`t1`.`at`) AS `started_at`,
    MAX(`t1`.`at`) AS `ended_at`,
    MAX(IF(`t1`.`touchpoint_id` = `t1`.`session_id`, `t1`.`channel`, NULL)) AS `channel`,
    MAX(IF(`t1`.`touchpoint_id` = `t1`.`session_id`, `t1`.`origin`, NULL)) AS `origin`,
    MAX(IF(`t1`.`touchpoint_id` = `t1`.`session_id`, `t1`.`campaign`, NULL)) AS `campaign`,
    MAX(IF(`t1`.`touchpoint_id` = `t1`.`session_id`, `t1`.`content_id`, NULL)) AS `content_id`,
    COUNT(*) AS `touchpoints`
  FROM (
    SELECT
      *
    FROM `touchpoints` AS `t0`
    WHERE
      `t0`.`session_id` IS NOT NULL
      AND `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t1`
  GROUP BY
    1
) AS `t2`
