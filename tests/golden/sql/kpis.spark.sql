WITH `t29` AS (
  SELECT
    `t18`.`subject_id`,
    `t18`.`entered_at`,
    `t25`.`person_id`,
    `t25`.`at`,
    `t25`.`content_id`,
    `t25`.`campaign`
  FROM (
    SELECT DISTINCT
      `t3`.`subject_id`,
      `t3`.`entered_at`
    FROM `stages` AS `t3`
    WHERE
      `t3`.`subject` = 'person'
      AND `t3`.`stage` IN ('visitor', 'suspect', 'prospect', 'lead', 'opportunity')
      AND `t3`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
      AND `t3`.`entered_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t18`
  INNER JOIN (
    SELECT
      `t8`.`person_id`,
      `t8`.`at`,
      `t8`.`content_id`,
      `t8`.`campaign`
    FROM `touchpoints` AS `t8`
    WHERE
      (
        `t8`.`content_id` IS NOT NULL
      ) OR (
        `t8`.`campaign` IS NOT NULL
      )
  ) AS `t25`
    ON `t18`.`subject_id` = `t25`.`person_id` AND `t25`.`at` <= `t18`.`entered_at`
), `t35` AS (
  SELECT
    `t9`.`subject` AS `whose`,
    `t9`.`subject_id` AS `whose_id`,
    COALESCE(`t32`.`caught_from`, `t9`.`entry_origin`) AS `origin`,
    `t9`.`entry_channel` AS `channel`,
    `t9`.`owner`,
    `t9`.`unit`
  FROM `journeys` AS `t9`
  LEFT OUTER JOIN (
    SELECT
      `t27`.`person_id` AS `caught_id`,
      MIN(`t27`.`origin`) AS `caught_from`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t1`.`event_id`,
          `t1`.`person_id`,
          `t1`.`account_id`,
          `t1`.`origin`,
          `t1`.`giver`,
          `t1`.`at`,
          `t1`.`how`,
          `t1`.`campaign`,
          `t1`.`content_id`,
          `t1`.`channel`,
          MIN(`t1`.`at`) OVER (
            PARTITION BY `t1`.`person_id`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS `first_at`
        FROM `origins` AS `t1`
      ) AS `t16`
      WHERE
        `t16`.`at` = `t16`.`first_at`
    ) AS `t27`
    GROUP BY
      1
  ) AS `t32`
    ON `t9`.`subject_id` = `t32`.`caught_id` AND `t9`.`subject` = 'person'
), `t47` AS (
  SELECT
    `t22`.`opportunity_id`,
    `t22`.`about`,
    `t22`.`about_id`,
    `t22`.`created_at`,
    `t22`.`closed_at`,
    `t42`.`origin`,
    `t42`.`channel`,
    `t42`.`unit`,
    COALESCE(
      `t22`.`won`
      AND (
        `t22`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      FALSE
    ) AS `won`,
    COALESCE(CAST(`t22`.`amount` AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `euros`,
    COALESCE(`t22`.`owner`, `t42`.`looked_after`) AS `owner`
  FROM (
    SELECT
      `t4`.`opportunity_id`,
      `t4`.`person_ref`,
      `t4`.`account_ref`,
      `t4`.`product_id`,
      `t4`.`owner`,
      `t4`.`created_at`,
      `t4`.`stage`,
      `t4`.`closed_at`,
      `t4`.`won`,
      `t4`.`amount`,
      `t4`.`list_amount`,
      `t4`.`lost_reason`,
      `t4`.`source`,
      `t4`.`received_at`,
      `t4`.`load_id`,
      IF(`t4`.`person_ref` IS NOT NULL, 'person', 'account') AS `about`,
      COALESCE(`t4`.`person_ref`, `t4`.`account_ref`) AS `about_id`
    FROM `opportunities` AS `t4`
    WHERE
      `t4`.`created_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t22`
  LEFT OUTER JOIN (
    SELECT
      `t36`.`whose`,
      `t36`.`whose_id`,
      `t36`.`origin`,
      `t36`.`channel`,
      `t36`.`owner` AS `looked_after`,
      `t36`.`unit`
    FROM `t35` AS `t36`
  ) AS `t42`
    ON `t22`.`about` = `t42`.`whose` AND `t22`.`about_id` = `t42`.`whose_id`
), `t70` AS (
  SELECT
    `t17`.`subject_id`,
    `t17`.`stage`,
    `t17`.`entered_at`,
    `t17`.`left_at`,
    `t17`.`moved_on`,
    `t44`.`origin`,
    `t44`.`channel`,
    `t68`.`content`,
    `t68`.`campaign`,
    `t44`.`owner`,
    `t44`.`unit`
  FROM (
    SELECT
      `t3`.`subject`,
      `t3`.`subject_id`,
      `t3`.`stage`,
      `t3`.`place`,
      `t3`.`customer`,
      `t3`.`entered_at`,
      `t3`.`left_at`,
      `t3`.`how`,
      `t3`.`because`,
      `t3`.`next_stage`,
      `t3`.`moved_on`,
      `t3`.`subject_id` AS `person_id`
    FROM `stages` AS `t3`
    WHERE
      `t3`.`subject` = 'person'
      AND `t3`.`stage` IN ('visitor', 'suspect', 'prospect', 'lead', 'opportunity')
      AND `t3`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
      AND `t3`.`entered_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t17`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t35` AS `t36`
    WHERE
      `t36`.`whose` = 'person'
  ) AS `t44`
    ON `t17`.`subject_id` = `t44`.`whose_id`
  LEFT OUTER JOIN (
    SELECT
      `t18`.`subject_id`,
      `t18`.`entered_at`,
      `t54`.`content`,
      `t55`.`campaign`
    FROM (
      SELECT DISTINCT
        `t3`.`subject_id`,
        `t3`.`entered_at`
      FROM `stages` AS `t3`
      WHERE
        `t3`.`subject` = 'person'
        AND `t3`.`stage` IN ('visitor', 'suspect', 'prospect', 'lead', 'opportunity')
        AND `t3`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
        AND `t3`.`entered_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
    ) AS `t18`
    LEFT OUTER JOIN (
      SELECT
        `t45`.`subject_id`,
        `t45`.`entered_at`,
        MAX(`t45`.`content_id`) AS `content`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t33`.`subject_id`,
            `t33`.`entered_at`,
            `t33`.`person_id`,
            `t33`.`at`,
            `t33`.`content_id`,
            `t33`.`campaign`,
            MAX(`t33`.`at`) OVER (
              PARTITION BY `t33`.`subject_id`, `t33`.`entered_at`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS `last_at`
          FROM (
            SELECT
              *
            FROM `t29` AS `t31`
            WHERE
              `t31`.`content_id` IS NOT NULL
          ) AS `t33`
        ) AS `t37`
        WHERE
          `t37`.`at` = `t37`.`last_at`
      ) AS `t45`
      GROUP BY
        1,
        2
    ) AS `t54`
      ON `t18`.`subject_id` = `t54`.`subject_id`
      AND `t18`.`entered_at` = `t54`.`entered_at`
    LEFT OUTER JOIN (
      SELECT
        `t46`.`subject_id`,
        `t46`.`entered_at`,
        MAX(`t46`.`campaign`) AS `campaign`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t34`.`subject_id`,
            `t34`.`entered_at`,
            `t34`.`person_id`,
            `t34`.`at`,
            `t34`.`content_id`,
            `t34`.`campaign`,
            MAX(`t34`.`at`) OVER (
              PARTITION BY `t34`.`subject_id`, `t34`.`entered_at`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS `last_at`
          FROM (
            SELECT
              *
            FROM `t29` AS `t31`
            WHERE
              `t31`.`campaign` IS NOT NULL
          ) AS `t34`
        ) AS `t38`
        WHERE
          `t38`.`at` = `t38`.`last_at`
      ) AS `t46`
      GROUP BY
        1,
        2
    ) AS `t55`
      ON `t18`.`subject_id` = `t55`.`subject_id`
      AND `t18`.`entered_at` = `t55`.`entered_at`
  ) AS `t68`
    ON `t17`.`subject_id` = `t68`.`subject_id`
    AND `t17`.`entered_at` = `t68`.`entered_at`
)
SELECT
  `t101`.`kpi`,
  `t101`.`period`,
  `t101`.`dimension`,
  `t101`.`member`,
  `t101`.`value`,
  `t101`.`low`,
  `t101`.`high`,
  `t101`.`numerator`,
  `t101`.`denominator`,
  `t101`.`measure`,
  `t101`.`since`,
  `t101`.`until`,
  `t101`.`known_from`,
  `t101`.`target`,
  IF(
    `t101`.`kpi` IN (
      'cost_per_lead',
      'hours_to_answer',
      'days_as_suspect',
      'days_as_prospect',
      'days_as_lead',
      'days_as_opportunity'
    ),
    IF(
      `t101`.`denominator` IS NULL,
      `t101`.`target` * IF(
        IF(
          (
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
          ) IS NULL,
          CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE),
          LEAST(
            1,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
          )
        ) IS NULL,
        IF(
          (
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
          ) IS NULL,
          CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE),
          LEAST(
            1,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
          )
        ),
        GREATEST(
          0,
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
            )
          )
        )
      ),
      `t101`.`target`
    ) / NULLIF(`t101`.`value`, 0),
    `t101`.`value` / NULLIF(
      IF(
        `t101`.`denominator` IS NULL,
        `t101`.`target` * IF(
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
            )
          ) IS NULL,
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
            )
          ),
          GREATEST(
            0,
            IF(
              (
                CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
              ) IS NULL,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE),
              LEAST(
                1,
                CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t101`.`until` AS DOUBLE) - CAST(`t101`.`since` AS DOUBLE) AS DOUBLE)
              )
            )
          )
        ),
        `t101`.`target`
      ),
      0
    )
  ) AS `pace`
FROM (
  SELECT
    `t100`.`kpi`,
    `t100`.`month`,
    `t100`.`dimension`,
    `t100`.`member`,
    `t100`.`numerator`,
    `t100`.`squares`,
    `t100`.`hits`,
    IF(`t100`.`denominator` = 0, NULL, `t100`.`denominator`) AS `denominator`,
    `t100`.`lasts`,
    `t100`.`period`,
    `t100`.`since`,
    `t100`.`until`,
    `t100`.`known_from`,
    `t100`.`waits`,
    `t100`.`measure`,
    IF(
      NOT (
        `t100`.`waits`
      )
      OR (
        `t100`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t100`.`measure` = 'share'
        THEN `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
        WHEN `t100`.`measure` IN ('days', 'hours')
        THEN IF(
          (
            (
              ELEMENT_AT(
                `t100`.`lasts`,
                CAST(IF(
                  IF(
                    CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT))
                  ) < 0,
                  IF(
                    CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT))
                  ),
                  IF(
                    CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR((
                      SIZE(`t100`.`lasts`) - 1
                    ) / 2) AS BIGINT))
                  ) + 1
                ) AS INT)
              ) + ELEMENT_AT(
                `t100`.`lasts`,
                CAST(IF(
                  IF(
                    CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT))
                  ) < 0,
                  IF(
                    CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT))
                  ),
                  IF(
                    CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT))
                  ) + 1
                ) AS INT)
              )
            ) / 2
          ) < CAST(500000000000.0 AS DOUBLE),
          (
            ELEMENT_AT(
              `t100`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT))
                ) < 0,
                IF(
                  CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT))
                ),
                IF(
                  CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR((
                    SIZE(`t100`.`lasts`) - 1
                  ) / 2) AS BIGINT))
                ) + 1
              ) AS INT)
            ) + ELEMENT_AT(
              `t100`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT))
                ) < 0,
                IF(
                  CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT))
                ),
                IF(
                  CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR(SIZE(`t100`.`lasts`) / 2) AS BIGINT))
                ) + 1
              ) AS INT)
            )
          ) / 2,
          CAST(NULL AS DOUBLE)
        )
        WHEN `t100`.`kpi` = 'value_of_lead'
        THEN `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
        WHEN `t100`.`kpi` = 'cost_per_lead'
        THEN `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
        WHEN TRUE
        THEN `t100`.`numerator`
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `value`,
    IF(
      NOT (
        `t100`.`waits`
      )
      OR (
        `t100`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t100`.`measure` = 'share'
        THEN IF(
          `t100`.`numerator` = 0,
          CAST(0.0 AS DOUBLE),
          (
            (
              (
                `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) + (
                (
                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                ) / 2
              )
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          ) - (
            (
              (
                POWER(
                  (
                    (
                      (
                        (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) * (
                          (
                            (
                              `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                            ) * -1
                          ) + 1
                        )
                      ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) + (
                      (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) / 4
                    )
                  ),
                  CAST(0.5 AS DOUBLE)
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          )
        )
        WHEN `t100`.`measure` IN ('days', 'hours')
        THEN IF(
          IF(
            SIZE(`t100`.`lasts`) >= 4,
            ELEMENT_AT(
              `t100`.`lasts`,
              CAST(IF(
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) < 0,
                IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1,
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) + 1
              ) AS INT)
            ),
            NULL
          ) < CAST(500000000000.0 AS DOUBLE),
          IF(
            SIZE(`t100`.`lasts`) >= 4,
            ELEMENT_AT(
              `t100`.`lasts`,
              CAST(IF(
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) < 0,
                IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1,
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) + 1
              ) AS INT)
            ),
            NULL
          ),
          CAST(NULL AS DOUBLE)
        )
        WHEN `t100`.`kpi` = 'value_of_lead'
        THEN IF(
          `t100`.`hits` >= 10,
          IF(
            (
              (
                `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) - (
                SQRT(
                  IF(
                    (
                      (
                        `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    ) IS NULL,
                    (
                      `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      )
                    ),
                    GREATEST(
                      0,
                      (
                        `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    )
                  ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                ) * CAST(1.2815515655446004 AS DOUBLE)
              )
            ) IS NULL,
            (
              `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
            ) - (
              SQRT(
                IF(
                  (
                    (
                      `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL,
                  (
                    `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    )
                  ),
                  GREATEST(
                    0,
                    (
                      `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      )
                    )
                  )
                ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ),
            GREATEST(
              0,
              (
                `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) - (
                SQRT(
                  IF(
                    (
                      (
                        `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    ) IS NULL,
                    (
                      `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      )
                    ),
                    GREATEST(
                      0,
                      (
                        `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    )
                  ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                ) * CAST(1.2815515655446004 AS DOUBLE)
              )
            )
          ),
          NULL
        )
        WHEN `t100`.`kpi` = 'cost_per_lead'
        THEN CAST(NULL AS DOUBLE)
        WHEN TRUE
        THEN CAST(NULL AS DOUBLE)
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `low`,
    IF(
      NOT (
        `t100`.`waits`
      )
      OR (
        `t100`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t100`.`measure` = 'share'
        THEN IF(
          `t100`.`numerator` = CAST(`t100`.`denominator` AS DOUBLE),
          CAST(1.0 AS DOUBLE),
          (
            (
              (
                `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) + (
                (
                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                ) / 2
              )
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          ) + (
            (
              (
                POWER(
                  (
                    (
                      (
                        (
                          `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) * (
                          (
                            (
                              `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                            ) * -1
                          ) + 1
                        )
                      ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) + (
                      (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                        ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                      ) / 4
                    )
                  ),
                  CAST(0.5 AS DOUBLE)
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          )
        )
        WHEN `t100`.`measure` IN ('days', 'hours')
        THEN IF(
          IF(
            SIZE(`t100`.`lasts`) >= 4,
            ELEMENT_AT(
              `t100`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t100`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                              )
                            ) / 2
                          ) AS BIGINT)
                        )
                      )
                    ) AS BIGINT)
                  )
                ) < 0,
                IF(
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t100`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                              )
                            ) / 2
                          ) AS BIGINT)
                        )
                      )
                    ) AS BIGINT)
                  )
                ),
                IF(
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t100`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                              )
                            ) / 2
                          ) AS BIGINT)
                        )
                      )
                    ) AS BIGINT)
                  )
                ) + 1
              ) AS INT)
            ),
            NULL
          ) < CAST(500000000000.0 AS DOUBLE),
          IF(
            SIZE(`t100`.`lasts`) >= 4,
            ELEMENT_AT(
              `t100`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t100`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                              )
                            ) / 2
                          ) AS BIGINT)
                        )
                      )
                    ) AS BIGINT)
                  )
                ) < 0,
                IF(
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t100`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                              )
                            ) / 2
                          ) AS BIGINT)
                        )
                      )
                    ) AS BIGINT)
                  )
                ),
                IF(
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t100`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t100`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t100`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t100`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                              )
                            ) / 2
                          ) AS BIGINT)
                        )
                      )
                    ) AS BIGINT)
                  )
                ) + 1
              ) AS INT)
            ),
            NULL
          ),
          CAST(NULL AS DOUBLE)
        )
        WHEN `t100`.`kpi` = 'value_of_lead'
        THEN IF(
          `t100`.`hits` >= 10,
          (
            `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
          ) + (
            SQRT(
              IF(
                (
                  (
                    `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    )
                  )
                ) IS NULL,
                (
                  `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                ) - (
                  (
                    `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                  ) * (
                    `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                  )
                ),
                GREATEST(
                  0,
                  (
                    `t100`.`squares` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t100`.`numerator` / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
                    )
                  )
                )
              ) / NULLIF(CAST(`t100`.`denominator` AS DOUBLE), 0)
            ) * CAST(1.2815515655446004 AS DOUBLE)
          ),
          NULL
        )
        WHEN `t100`.`kpi` = 'cost_per_lead'
        THEN CAST(NULL AS DOUBLE)
        WHEN TRUE
        THEN CAST(NULL AS DOUBLE)
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `high`,
    CASE
      WHEN CONCAT(
        CONCAT(CONCAT(CONCAT(`t100`.`kpi`, '='), `t100`.`dimension`), '='),
        `t100`.`member`
      ) = 'caught=origin=event'
      THEN CAST(10.0 AS DOUBLE)
      WHEN CONCAT(
        CONCAT(CONCAT(CONCAT(`t100`.`kpi`, '='), `t100`.`dimension`), '='),
        `t100`.`member`
      ) = 'leads=all=all'
      THEN CAST(60.0 AS DOUBLE)
      ELSE NULL
    END AS `target`
  FROM (
    SELECT
      `t99`.`kpi`,
      `t99`.`month`,
      `t99`.`dimension`,
      `t99`.`member`,
      `t99`.`numerator`,
      `t99`.`squares`,
      `t99`.`hits`,
      `t99`.`denominator`,
      ARRAY_SORT(`t99`.`lasts`) AS `lasts`,
      DATE_FORMAT(`t99`.`month`, 'yyyy-MM') AS `period`,
      CAST(`t99`.`month` AS TIMESTAMP) AS `since`,
      CAST(`t99`.`month` + INTERVAL '1' MONTH AS TIMESTAMP) AS `until`,
      IF(
        `t99`.`kpi` IN (
          'visitor_to_suspect',
          'suspect_to_prospect',
          'prospect_to_lead',
          'lead_to_opportunity',
          'opportunity_to_order',
          'value_of_lead',
          'days_as_suspect',
          'days_as_prospect',
          'days_as_lead',
          'days_as_opportunity'
        ),
        CAST(`t99`.`month` + INTERVAL '1' MONTH AS TIMESTAMP) + INTERVAL '90' DAY,
        CAST(`t99`.`month` + INTERVAL '1' MONTH AS TIMESTAMP)
      ) AS `known_from`,
      IF(
        `t99`.`kpi` IN (
          'visitor_to_suspect',
          'suspect_to_prospect',
          'prospect_to_lead',
          'lead_to_opportunity',
          'opportunity_to_order',
          'value_of_lead',
          'days_as_suspect',
          'days_as_prospect',
          'days_as_lead',
          'days_as_opportunity'
        ),
        90,
        0
      ) > 0 AS `waits`,
      CASE `t99`.`kpi`
        WHEN 'caught'
        THEN 'number'
        WHEN 'leads'
        THEN 'number'
        WHEN 'opportunities'
        THEN 'number'
        WHEN 'won'
        THEN 'number'
        WHEN 'revenue'
        THEN 'money'
        WHEN 'visitor_to_suspect'
        THEN 'share'
        WHEN 'suspect_to_prospect'
        THEN 'share'
        WHEN 'prospect_to_lead'
        THEN 'share'
        WHEN 'lead_to_opportunity'
        THEN 'share'
        WHEN 'opportunity_to_order'
        THEN 'share'
        WHEN 'cost_per_lead'
        THEN 'money'
        WHEN 'value_of_lead'
        THEN 'money'
        WHEN 'hours_to_answer'
        THEN 'hours'
        WHEN 'days_as_suspect'
        THEN 'days'
        WHEN 'days_as_prospect'
        THEN 'days'
        WHEN 'days_as_lead'
        THEN 'days'
        WHEN 'days_as_opportunity'
        THEN 'days'
        ELSE `t99`.`kpi`
      END AS `measure`
    FROM (
      SELECT
        `t98`.`kpi`,
        `t98`.`month`,
        `t98`.`dimension`,
        `t98`.`member`,
        CAST(SUM(CAST(`t98`.`amount` AS DECIMAL(38, 9))) AS DOUBLE) AS `numerator`,
        CAST(SUM(CAST(`t98`.`amount` * `t98`.`amount` AS DECIMAL(38, 9))) AS DOUBLE) AS `squares`,
        SUM(CAST(`t98`.`amount` <> 0 AS INT)) AS `hits`,
        SUM(`t98`.`whole`) AS `denominator`,
        COLLECT_LIST(IF(`t98`.`lasts` IS NOT NULL AND NOT ISNAN(`t98`.`lasts`), `t98`.`lasts`, NULL)) AS `lasts`
      FROM (
        SELECT
          `t97`.`kpi`,
          `t97`.`month`,
          `t97`.`amount`,
          `t97`.`whole`,
          `t97`.`lasts`,
          `t97`.`origin`,
          `t97`.`channel`,
          `t97`.`content`,
          `t97`.`campaign`,
          `t97`.`owner`,
          `t97`.`unit`,
          `t97`.`whose`,
          REGEXP_EXTRACT(`t97`.`whose`, '^([a-z]+)=') AS `dimension`,
          REGEXP_EXTRACT(`t97`.`whose`, '(?s)^[a-z]+=(.*)$') AS `member`
        FROM (
          SELECT
            `t96`.`kpi`,
            `t96`.`month`,
            `t96`.`amount`,
            `t96`.`whole`,
            `t96`.`lasts`,
            `t96`.`origin`,
            `t96`.`channel`,
            `t96`.`content`,
            `t96`.`campaign`,
            `t96`.`owner`,
            `t96`.`unit`,
            EXPLODE(
              ARRAY(
                'all=all',
                CONCAT('origin=', `t96`.`origin`),
                CONCAT('channel=', `t96`.`channel`),
                CONCAT('content=', `t96`.`content`),
                CONCAT('campaign=', `t96`.`campaign`),
                CONCAT('owner=', `t96`.`owner`),
                CONCAT('unit=', `t96`.`unit`)
              )
            ) AS `whose`
          FROM (
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
                    'cost_per_lead' AS `kpi`,
                    DATE_TRUNC('month', CAST(`t77`.`entered_at` AS DATE)) AS `month`,
                    CAST(0.0 AS DOUBLE) AS `amount`,
                    1 AS `whole`,
                    CAST(NULL AS DOUBLE) AS `lasts`,
                    `t77`.`origin`,
                    `t77`.`channel`,
                    `t77`.`content`,
                    `t77`.`campaign`,
                    `t77`.`owner`,
                    `t77`.`unit`
                  FROM (
                    SELECT
                      `t76`.`subject_id`,
                      `t76`.`stage`,
                      `t76`.`entered_at`,
                      `t76`.`left_at`,
                      `t76`.`moved_on`,
                      `t76`.`origin`,
                      `t76`.`channel`,
                      `t76`.`content`,
                      `t76`.`campaign`,
                      `t76`.`owner`,
                      `t76`.`unit`,
                      `t76`.`account_id`
                    FROM (
                      SELECT
                        `t75`.`subject_id`,
                        `t75`.`stage`,
                        `t75`.`entered_at`,
                        `t75`.`left_at`,
                        `t75`.`moved_on`,
                        `t75`.`origin`,
                        `t75`.`channel`,
                        `t75`.`content`,
                        `t75`.`campaign`,
                        `t75`.`owner`,
                        `t75`.`unit`,
                        `t12`.`member`,
                        `t12`.`account_id`
                      FROM (
                        SELECT
                          *
                        FROM `t70` AS `t71`
                        WHERE
                          `t71`.`stage` = 'lead'
                      ) AS `t75`
                      LEFT OUTER JOIN (
                        SELECT
                          `t2`.`person_id` AS `member`,
                          `t2`.`account_id`
                        FROM `people` AS `t2`
                      ) AS `t12`
                        ON `t75`.`subject_id` = `t12`.`member`
                    ) AS `t76`
                  ) AS `t77`
                ) AS `t82`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    'value_of_lead' AS `kpi`,
                    DATE_TRUNC('month', CAST(`t77`.`entered_at` AS DATE)) AS `month`,
                    CAST(0.0 AS DOUBLE) AS `amount`,
                    1 AS `whole`,
                    CAST(NULL AS DOUBLE) AS `lasts`,
                    `t77`.`origin`,
                    `t77`.`channel`,
                    `t77`.`content`,
                    `t77`.`campaign`,
                    `t77`.`owner`,
                    `t77`.`unit`
                  FROM (
                    SELECT
                      `t76`.`subject_id`,
                      `t76`.`stage`,
                      `t76`.`entered_at`,
                      `t76`.`left_at`,
                      `t76`.`moved_on`,
                      `t76`.`origin`,
                      `t76`.`channel`,
                      `t76`.`content`,
                      `t76`.`campaign`,
                      `t76`.`owner`,
                      `t76`.`unit`,
                      `t76`.`account_id`
                    FROM (
                      SELECT
                        `t75`.`subject_id`,
                        `t75`.`stage`,
                        `t75`.`entered_at`,
                        `t75`.`left_at`,
                        `t75`.`moved_on`,
                        `t75`.`origin`,
                        `t75`.`channel`,
                        `t75`.`content`,
                        `t75`.`campaign`,
                        `t75`.`owner`,
                        `t75`.`unit`,
                        `t12`.`member`,
                        `t12`.`account_id`
                      FROM (
                        SELECT
                          *
                        FROM `t70` AS `t71`
                        WHERE
                          `t71`.`stage` = 'lead'
                      ) AS `t75`
                      LEFT OUTER JOIN (
                        SELECT
                          `t2`.`person_id` AS `member`,
                          `t2`.`account_id`
                        FROM `people` AS `t2`
                      ) AS `t12`
                        ON `t75`.`subject_id` = `t12`.`member`
                    ) AS `t76`
                  ) AS `t77`
                ) AS `t83`
              ) AS `t85`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    'value_of_lead' AS `kpi`,
                    DATE_TRUNC('month', CAST(`t92`.`entered_at` AS DATE)) AS `month`,
                    `t92`.`euros` * CAST(0.3 AS DOUBLE) AS `amount`,
                    0 AS `whole`,
                    CAST(NULL AS DOUBLE) AS `lasts`,
                    `t92`.`origin`,
                    `t92`.`channel`,
                    `t92`.`content`,
                    `t92`.`campaign`,
                    `t92`.`owner`,
                    `t92`.`unit`
                  FROM (
                    SELECT
                      `t90`.`subject_id`,
                      `t90`.`stage`,
                      `t90`.`entered_at`,
                      `t90`.`left_at`,
                      `t90`.`moved_on`,
                      `t90`.`origin`,
                      `t90`.`channel`,
                      `t90`.`content`,
                      `t90`.`campaign`,
                      `t90`.`owner`,
                      `t90`.`unit`,
                      `t90`.`account_id`,
                      `t90`.`opportunity_id`,
                      `t90`.`about`,
                      `t90`.`about_id`,
                      `t90`.`created_at`,
                      `t90`.`closed_at`,
                      `t90`.`euros`,
                      ROW_NUMBER() OVER (
                        PARTITION BY `t90`.`opportunity_id`
                        ORDER BY `t90`.`entered_at` DESC, `t90`.`subject_id` ASC NULLS LAST
                      ) - 1 AS `place`
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t80`.`subject_id`,
                          `t80`.`stage`,
                          `t80`.`entered_at`,
                          `t80`.`left_at`,
                          `t80`.`moved_on`,
                          `t80`.`origin`,
                          `t80`.`channel`,
                          `t80`.`content`,
                          `t80`.`campaign`,
                          `t80`.`owner`,
                          `t80`.`unit`,
                          `t80`.`account_id`,
                          `t58`.`opportunity_id`,
                          `t58`.`about`,
                          `t58`.`about_id`,
                          `t58`.`created_at`,
                          `t58`.`closed_at`,
                          `t58`.`euros`
                        FROM (
                          SELECT
                            `t76`.`subject_id`,
                            `t76`.`stage`,
                            `t76`.`entered_at`,
                            `t76`.`left_at`,
                            `t76`.`moved_on`,
                            `t76`.`origin`,
                            `t76`.`channel`,
                            `t76`.`content`,
                            `t76`.`campaign`,
                            `t76`.`owner`,
                            `t76`.`unit`,
                            `t76`.`account_id`
                          FROM (
                            SELECT
                              `t75`.`subject_id`,
                              `t75`.`stage`,
                              `t75`.`entered_at`,
                              `t75`.`left_at`,
                              `t75`.`moved_on`,
                              `t75`.`origin`,
                              `t75`.`channel`,
                              `t75`.`content`,
                              `t75`.`campaign`,
                              `t75`.`owner`,
                              `t75`.`unit`,
                              `t12`.`member`,
                              `t12`.`account_id`
                            FROM (
                              SELECT
                                *
                              FROM `t70` AS `t71`
                              WHERE
                                `t71`.`stage` = 'lead'
                            ) AS `t75`
                            LEFT OUTER JOIN (
                              SELECT
                                `t2`.`person_id` AS `member`,
                                `t2`.`account_id`
                              FROM `people` AS `t2`
                            ) AS `t12`
                              ON `t75`.`subject_id` = `t12`.`member`
                          ) AS `t76`
                        ) AS `t80`
                        INNER JOIN (
                          SELECT
                            `t53`.`opportunity_id`,
                            `t53`.`about`,
                            `t53`.`about_id`,
                            `t53`.`created_at`,
                            `t53`.`closed_at`,
                            `t53`.`euros`
                          FROM `t47` AS `t53`
                          WHERE
                            `t53`.`won`
                        ) AS `t58`
                          ON `t80`.`subject_id` = `t58`.`about_id`
                          AND `t58`.`about` = 'person'
                          AND `t80`.`entered_at` <= `t58`.`created_at`
                      ) AS `t87`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t80`.`subject_id`,
                          `t80`.`stage`,
                          `t80`.`entered_at`,
                          `t80`.`left_at`,
                          `t80`.`moved_on`,
                          `t80`.`origin`,
                          `t80`.`channel`,
                          `t80`.`content`,
                          `t80`.`campaign`,
                          `t80`.`owner`,
                          `t80`.`unit`,
                          `t80`.`account_id`,
                          `t58`.`opportunity_id`,
                          `t58`.`about`,
                          `t58`.`about_id`,
                          `t58`.`created_at`,
                          `t58`.`closed_at`,
                          `t58`.`euros`
                        FROM (
                          SELECT
                            `t76`.`subject_id`,
                            `t76`.`stage`,
                            `t76`.`entered_at`,
                            `t76`.`left_at`,
                            `t76`.`moved_on`,
                            `t76`.`origin`,
                            `t76`.`channel`,
                            `t76`.`content`,
                            `t76`.`campaign`,
                            `t76`.`owner`,
                            `t76`.`unit`,
                            `t76`.`account_id`
                          FROM (
                            SELECT
                              `t75`.`subject_id`,
                              `t75`.`stage`,
                              `t75`.`entered_at`,
                              `t75`.`left_at`,
                              `t75`.`moved_on`,
                              `t75`.`origin`,
                              `t75`.`channel`,
                              `t75`.`content`,
                              `t75`.`campaign`,
                              `t75`.`owner`,
                              `t75`.`unit`,
                              `t12`.`member`,
                              `t12`.`account_id`
                            FROM (
                              SELECT
                                *
                              FROM `t70` AS `t71`
                              WHERE
                                `t71`.`stage` = 'lead'
                            ) AS `t75`
                            LEFT OUTER JOIN (
                              SELECT
                                `t2`.`person_id` AS `member`,
                                `t2`.`account_id`
                              FROM `people` AS `t2`
                            ) AS `t12`
                              ON `t75`.`subject_id` = `t12`.`member`
                          ) AS `t76`
                        ) AS `t80`
                        INNER JOIN (
                          SELECT
                            `t53`.`opportunity_id`,
                            `t53`.`about`,
                            `t53`.`about_id`,
                            `t53`.`created_at`,
                            `t53`.`closed_at`,
                            `t53`.`euros`
                          FROM `t47` AS `t53`
                          WHERE
                            `t53`.`won`
                        ) AS `t58`
                          ON `t80`.`account_id` = `t58`.`about_id`
                          AND `t58`.`about` = 'account'
                          AND `t80`.`entered_at` <= `t58`.`created_at`
                      ) AS `t88`
                    ) AS `t90`
                  ) AS `t92`
                  WHERE
                    `t92`.`place` = 0
                    AND (
                      (
                        CAST(`t92`.`created_at` AS DOUBLE) - CAST(`t92`.`entered_at` AS DOUBLE)
                      ) / 86400
                    ) <= 90
                ) AS `t93`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'hours_to_answer' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t15`.`at` AS DATE)) AS `month`,
                      CAST(`t65`.`met_at` IS NOT NULL AS DOUBLE) AS `amount`,
                      1 AS `whole`,
                      COALESCE(
                        (
                          CAST(`t65`.`met_at` AS DOUBLE) - CAST(`t15`.`at` AS DOUBLE)
                        ) / 3600,
                        CAST(1000000000000.0 AS DOUBLE)
                      ) AS `lasts`,
                      `t15`.`origin`,
                      `t15`.`channel`,
                      `t15`.`content_id` AS `content`,
                      `t15`.`campaign`,
                      `t43`.`owner`,
                      `t43`.`unit`
                    FROM (
                      SELECT
                        *
                      FROM `origins` AS `t1`
                      WHERE
                        `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                        AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t15`
                    LEFT OUTER JOIN (
                      SELECT
                        `t36`.`whose_id`,
                        `t36`.`owner`,
                        `t36`.`unit`
                      FROM `t35` AS `t36`
                      WHERE
                        `t36`.`whose` = 'person'
                    ) AS `t43`
                      ON `t15`.`person_id` = `t43`.`whose_id`
                    LEFT OUTER JOIN (
                      SELECT
                        `t56`.`event_id` AS `answered_id`,
                        MIN(`t56`.`met_at`) AS `met_at`
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t15`.`event_id`,
                            `t28`.`met_at`
                          FROM (
                            SELECT
                              *
                            FROM `origins` AS `t1`
                            WHERE
                              `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                              AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          ) AS `t15`
                          LEFT OUTER JOIN (
                            SELECT
                              `t36`.`whose_id`,
                              `t36`.`owner`,
                              `t36`.`unit`
                            FROM `t35` AS `t36`
                            WHERE
                              `t36`.`whose` = 'person'
                          ) AS `t43`
                            ON `t15`.`person_id` = `t43`.`whose_id`
                          INNER JOIN (
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t6`.`person_ref`,
                                `t6`.`account_ref`,
                                `t6`.`at` AS `met_at`
                              FROM `activities` AS `t6`
                              WHERE
                                COALESCE(LOWER(`t6`.`kind`) <> 'note', TRUE)
                                AND `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t23`
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t7`.`person_ref`,
                                `t7`.`account_ref`,
                                `t7`.`at` AS `met_at`
                              FROM `meetings` AS `t7`
                              WHERE
                                NOT (
                                  COALESCE(`t7`.`state` IN ('booked', 'cancelled', 'missed'), FALSE)
                                )
                                AND `t7`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t24`
                          ) AS `t28`
                            ON `t15`.`person_id` = `t28`.`person_ref` AND `t28`.`met_at` >= `t15`.`at`
                        ) AS `t51`
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t15`.`event_id`,
                            `t28`.`met_at`
                          FROM (
                            SELECT
                              *
                            FROM `origins` AS `t1`
                            WHERE
                              `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                              AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          ) AS `t15`
                          LEFT OUTER JOIN (
                            SELECT
                              `t36`.`whose_id`,
                              `t36`.`owner`,
                              `t36`.`unit`
                            FROM `t35` AS `t36`
                            WHERE
                              `t36`.`whose` = 'person'
                          ) AS `t43`
                            ON `t15`.`person_id` = `t43`.`whose_id`
                          INNER JOIN (
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t6`.`person_ref`,
                                `t6`.`account_ref`,
                                `t6`.`at` AS `met_at`
                              FROM `activities` AS `t6`
                              WHERE
                                COALESCE(LOWER(`t6`.`kind`) <> 'note', TRUE)
                                AND `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t23`
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t7`.`person_ref`,
                                `t7`.`account_ref`,
                                `t7`.`at` AS `met_at`
                              FROM `meetings` AS `t7`
                              WHERE
                                NOT (
                                  COALESCE(`t7`.`state` IN ('booked', 'cancelled', 'missed'), FALSE)
                                )
                                AND `t7`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t24`
                          ) AS `t28`
                            ON `t15`.`account_id` = `t28`.`account_ref` AND `t28`.`met_at` >= `t15`.`at`
                        ) AS `t52`
                      ) AS `t56`
                      GROUP BY
                        1
                    ) AS `t65`
                      ON `t15`.`event_id` = `t65`.`answered_id`
                  ) AS `t72`
                ) AS `t73`
              ) AS `t94`
            ) AS `t95`
            UNION ALL
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
                    *
                  FROM (
                    SELECT
                      CASE `t71`.`stage`
                        WHEN 'visitor'
                        THEN 'visitor_to_suspect'
                        WHEN 'suspect'
                        THEN 'suspect_to_prospect'
                        WHEN 'prospect'
                        THEN 'prospect_to_lead'
                        WHEN 'lead'
                        THEN 'lead_to_opportunity'
                        WHEN 'opportunity'
                        THEN 'opportunity_to_order'
                        ELSE `t71`.`stage`
                      END AS `kpi`,
                      DATE_TRUNC('month', CAST(`t71`.`entered_at` AS DATE)) AS `month`,
                      CAST(COALESCE(
                        `t71`.`moved_on`
                        AND (
                          (
                            (
                              CAST(`t71`.`left_at` AS DOUBLE) - CAST(`t71`.`entered_at` AS DOUBLE)
                            ) / 86400
                          ) <= 90
                        ),
                        FALSE
                      ) AS DOUBLE) AS `amount`,
                      1 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t71`.`origin`,
                      `t71`.`channel`,
                      `t71`.`content`,
                      `t71`.`campaign`,
                      `t71`.`owner`,
                      `t71`.`unit`
                    FROM `t70` AS `t71`
                  ) AS `t78`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      CASE `t71`.`stage`
                        WHEN 'suspect'
                        THEN 'days_as_suspect'
                        WHEN 'prospect'
                        THEN 'days_as_prospect'
                        WHEN 'lead'
                        THEN 'days_as_lead'
                        WHEN 'opportunity'
                        THEN 'days_as_opportunity'
                        ELSE `t71`.`stage`
                      END AS `kpi`,
                      DATE_TRUNC('month', CAST(`t71`.`entered_at` AS DATE)) AS `month`,
                      CAST(COALESCE(
                        `t71`.`moved_on`
                        AND (
                          (
                            (
                              CAST(`t71`.`left_at` AS DOUBLE) - CAST(`t71`.`entered_at` AS DOUBLE)
                            ) / 86400
                          ) <= 90
                        ),
                        FALSE
                      ) AS DOUBLE) AS `amount`,
                      1 AS `whole`,
                      IF(
                        COALESCE(
                          `t71`.`moved_on`
                          AND (
                            (
                              (
                                CAST(`t71`.`left_at` AS DOUBLE) - CAST(`t71`.`entered_at` AS DOUBLE)
                              ) / 86400
                            ) <= 90
                          ),
                          FALSE
                        ),
                        (
                          CAST(`t71`.`left_at` AS DOUBLE) - CAST(`t71`.`entered_at` AS DOUBLE)
                        ) / 86400,
                        NULL
                      ) AS `lasts`,
                      `t71`.`origin`,
                      `t71`.`channel`,
                      `t71`.`content`,
                      `t71`.`campaign`,
                      `t71`.`owner`,
                      `t71`.`unit`
                    FROM `t70` AS `t71`
                    WHERE
                      `t71`.`stage` IN ('suspect', 'prospect', 'lead', 'opportunity')
                  ) AS `t79`
                ) AS `t81`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'leads' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t77`.`entered_at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t77`.`origin`,
                      `t77`.`channel`,
                      `t77`.`content`,
                      `t77`.`campaign`,
                      `t77`.`owner`,
                      `t77`.`unit`
                    FROM (
                      SELECT
                        `t76`.`subject_id`,
                        `t76`.`stage`,
                        `t76`.`entered_at`,
                        `t76`.`left_at`,
                        `t76`.`moved_on`,
                        `t76`.`origin`,
                        `t76`.`channel`,
                        `t76`.`content`,
                        `t76`.`campaign`,
                        `t76`.`owner`,
                        `t76`.`unit`,
                        `t76`.`account_id`
                      FROM (
                        SELECT
                          `t75`.`subject_id`,
                          `t75`.`stage`,
                          `t75`.`entered_at`,
                          `t75`.`left_at`,
                          `t75`.`moved_on`,
                          `t75`.`origin`,
                          `t75`.`channel`,
                          `t75`.`content`,
                          `t75`.`campaign`,
                          `t75`.`owner`,
                          `t75`.`unit`,
                          `t12`.`member`,
                          `t12`.`account_id`
                        FROM (
                          SELECT
                            *
                          FROM `t70` AS `t71`
                          WHERE
                            `t71`.`stage` = 'lead'
                        ) AS `t75`
                        LEFT OUTER JOIN (
                          SELECT
                            `t2`.`person_id` AS `member`,
                            `t2`.`account_id`
                          FROM `people` AS `t2`
                        ) AS `t12`
                          ON `t75`.`subject_id` = `t12`.`member`
                      ) AS `t76`
                    ) AS `t77`
                  ) AS `t84`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'caught' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t50`.`at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t50`.`origin`,
                      `t50`.`channel`,
                      `t50`.`content`,
                      `t50`.`campaign`,
                      `t50`.`owner`,
                      `t50`.`unit`
                    FROM (
                      SELECT
                        `t15`.`event_id`,
                        `t15`.`person_id`,
                        `t15`.`account_id`,
                        `t15`.`at`,
                        `t15`.`origin`,
                        `t15`.`channel`,
                        `t15`.`campaign`,
                        `t43`.`owner`,
                        `t43`.`unit`,
                        `t15`.`content_id` AS `content`
                      FROM (
                        SELECT
                          *
                        FROM `origins` AS `t1`
                        WHERE
                          `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                          AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                      ) AS `t15`
                      LEFT OUTER JOIN (
                        SELECT
                          `t36`.`whose_id`,
                          `t36`.`owner`,
                          `t36`.`unit`
                        FROM `t35` AS `t36`
                        WHERE
                          `t36`.`whose` = 'person'
                      ) AS `t43`
                        ON `t15`.`person_id` = `t43`.`whose_id`
                    ) AS `t50`
                  ) AS `t59`
                ) AS `t86`
              ) AS `t89`
              UNION ALL
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
                      'opportunities' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t53`.`created_at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t53`.`origin`,
                      `t53`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      CAST(NULL AS STRING) AS `campaign`,
                      `t53`.`owner`,
                      `t53`.`unit`
                    FROM `t47` AS `t53`
                    WHERE
                      `t53`.`created_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t61`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'won' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t53`.`closed_at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t53`.`origin`,
                      `t53`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      CAST(NULL AS STRING) AS `campaign`,
                      `t53`.`owner`,
                      `t53`.`unit`
                    FROM `t47` AS `t53`
                    WHERE
                      `t53`.`won`
                      AND `t53`.`closed_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t62`
                ) AS `t66`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'revenue' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t53`.`closed_at` AS DATE)) AS `month`,
                      `t53`.`euros` AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t53`.`origin`,
                      `t53`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      CAST(NULL AS STRING) AS `campaign`,
                      `t53`.`owner`,
                      `t53`.`unit`
                    FROM `t47` AS `t53`
                    WHERE
                      `t53`.`won`
                      AND `t53`.`closed_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t63`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'cost_per_lead' AS `kpi`,
                      DATE_TRUNC('month', CAST(CAST(`t0`.`day` AS TIMESTAMP) AS DATE)) AS `month`,
                      CAST(`t0`.`amount` AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      CAST(NULL AS STRING) AS `origin`,
                      `t0`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      `t0`.`campaign`,
                      CAST(NULL AS STRING) AS `owner`,
                      `t0`.`unit`
                    FROM `spend` AS `t0`
                    WHERE
                      (
                        (
                          `t0`.`currency` IS NULL
                        ) OR (
                          `t0`.`currency` = 'EUR'
                        )
                      )
                      AND `t0`.`day` >= MAKE_DATE(2025, 1, 1)
                  ) AS `t21`
                ) AS `t67`
              ) AS `t69`
            ) AS `t91`
          ) AS `t96`
        ) AS `t97`
        WHERE
          `t97`.`whose` IS NOT NULL
      ) AS `t98`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t99`
  ) AS `t100`
  WHERE
    (
      `t100`.`kpi` <> 'cost_per_lead'
    ) OR (
      `t100`.`numerator` > 0
    )
) AS `t101`
