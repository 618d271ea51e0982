SELECT
  `t2`.`subject_ref` AS `subject_id`,
  `t2`.`feature`,
  `t2`.`value`,
  `t2`.`at`
FROM (
  SELECT
    `t1`.`subject_ref`,
    `t1`.`feature`,
    `t1`.`value`,
    `t1`.`at`,
    `t1`.`source`,
    `t1`.`received_at`,
    `t1`.`load_id`,
    ROW_NUMBER() OVER (
      PARTITION BY `t1`.`subject_ref`, `t1`.`feature`
      ORDER BY `t1`.`at` DESC, `t1`.`value` DESC
    ) - 1 AS `place`
  FROM (
    SELECT
      *
    FROM `features` AS `t0`
    WHERE
      `t0`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t1`
) AS `t2`
WHERE
  `t2`.`place` = 0 AND `t2`.`value` IS NOT NULL
