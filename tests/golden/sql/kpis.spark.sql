WITH `t29` AS (
  SELECT
    `t9`.`subject` AS `whose`,
    `t9`.`subject_id` AS `whose_id`,
    COALESCE(`t17`.`caught_from`, `t9`.`entry_origin`) AS `origin`,
    `t9`.`entry_channel` AS `channel`,
    `t9`.`owner`,
    `t9`.`unit`
  FROM `journeys` AS `t9`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`person_id` AS `caught_id`,
      MIN_BY(`t1`.`origin`, `t1`.`at`) AS `caught_from`
    FROM `origins` AS `t1`
    GROUP BY
      1
  ) AS `t17`
    ON `t9`.`subject_id` = `t17`.`caught_id` AND `t9`.`subject` = 'person'
), `t40` AS (
  SELECT
    `t25`.`opportunity_id`,
    `t25`.`about`,
    `t25`.`about_id`,
    `t25`.`created_at`,
    `t25`.`closed_at`,
    `t35`.`origin`,
    `t35`.`channel`,
    `t35`.`unit`,
    COALESCE(
      `t25`.`won`
      AND (
        `t25`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      FALSE
    ) AS `won`,
    COALESCE(CAST(`t25`.`amount` AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `euros`,
    COALESCE(`t25`.`owner`, `t35`.`looked_after`) AS `owner`
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
  ) AS `t25`
  LEFT OUTER JOIN (
    SELECT
      `t30`.`whose`,
      `t30`.`whose_id`,
      `t30`.`origin`,
      `t30`.`channel`,
      `t30`.`owner` AS `looked_after`,
      `t30`.`unit`
    FROM `t29` AS `t30`
  ) AS `t35`
    ON `t25`.`about` = `t35`.`whose` AND `t25`.`about_id` = `t35`.`whose_id`
), `t46` AS (
  SELECT
    `t18`.`subject_id`,
    `t18`.`stage`,
    `t18`.`entered_at`,
    `t18`.`left_at`,
    `t18`.`moved_on`,
    `t37`.`origin`,
    `t37`.`channel`,
    `t39`.`content`,
    `t39`.`campaign`,
    `t37`.`owner`,
    `t37`.`unit`
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
  ) AS `t18`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t29` AS `t30`
    WHERE
      `t30`.`whose` = 'person'
  ) AS `t37`
    ON `t18`.`subject_id` = `t37`.`whose_id`
  LEFT OUTER JOIN (
    SELECT
      `t31`.`subject_id`,
      `t31`.`entered_at`,
      MAX_BY(
        IF(`t31`.`content_id` IS NOT NULL, `t31`.`content_id`, NULL),
        IF(`t31`.`content_id` IS NOT NULL, `t31`.`at`, NULL)
      ) AS `content`,
      MAX_BY(
        IF(`t31`.`campaign` IS NOT NULL, `t31`.`campaign`, NULL),
        IF(`t31`.`campaign` IS NOT NULL, `t31`.`at`, NULL)
      ) AS `campaign`
    FROM (
      SELECT
        `t19`.`subject_id`,
        `t19`.`entered_at`,
        `t27`.`person_id`,
        `t27`.`at`,
        `t27`.`content_id`,
        `t27`.`campaign`
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
      ) AS `t19`
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
      ) AS `t27`
        ON `t19`.`subject_id` = `t27`.`person_id` AND `t27`.`at` <= `t19`.`entered_at`
    ) AS `t31`
    GROUP BY
      1,
      2
  ) AS `t39`
    ON `t18`.`subject_id` = `t39`.`subject_id`
    AND `t18`.`entered_at` = `t39`.`entered_at`
)
SELECT
  `t88`.`kpi`,
  `t88`.`period`,
  `t88`.`dimension`,
  `t88`.`member`,
  `t88`.`value`,
  `t88`.`low`,
  `t88`.`high`,
  `t88`.`numerator`,
  `t88`.`denominator`,
  `t88`.`measure`,
  `t88`.`since`,
  `t88`.`until`,
  `t88`.`known_from`,
  `t88`.`target`,
  IF(
    `t88`.`kpi` IN (
      'cost_per_lead',
      'hours_to_answer',
      'days_as_suspect',
      'days_as_prospect',
      'days_as_lead',
      'days_as_opportunity'
    ),
    IF(
      `t88`.`denominator` IS NULL,
      `t88`.`target` * IF(
        IF(
          (
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
          ) IS NULL,
          CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE),
          LEAST(
            1,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
          )
        ) IS NULL,
        IF(
          (
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
          ) IS NULL,
          CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE),
          LEAST(
            1,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
          )
        ),
        GREATEST(
          0,
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
            )
          )
        )
      ),
      `t88`.`target`
    ) / NULLIF(`t88`.`value`, 0),
    `t88`.`value` / NULLIF(
      IF(
        `t88`.`denominator` IS NULL,
        `t88`.`target` * IF(
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
            )
          ) IS NULL,
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
            )
          ),
          GREATEST(
            0,
            IF(
              (
                CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
              ) IS NULL,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE),
              LEAST(
                1,
                CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t88`.`until` AS DOUBLE) - CAST(`t88`.`since` AS DOUBLE) AS DOUBLE)
              )
            )
          )
        ),
        `t88`.`target`
      ),
      0
    )
  ) AS `pace`
FROM (
  SELECT
    `t87`.`kpi`,
    `t87`.`month`,
    `t87`.`dimension`,
    `t87`.`member`,
    `t87`.`numerator`,
    `t87`.`squares`,
    `t87`.`hits`,
    IF(`t87`.`denominator` = 0, NULL, `t87`.`denominator`) AS `denominator`,
    `t87`.`lasts`,
    `t87`.`period`,
    `t87`.`since`,
    `t87`.`until`,
    `t87`.`known_from`,
    `t87`.`waits`,
    `t87`.`measure`,
    IF(
      NOT (
        `t87`.`waits`
      )
      OR (
        `t87`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t87`.`measure` = 'share'
        THEN `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
        WHEN `t87`.`measure` IN ('days', 'hours')
        THEN IF(
          (
            (
              ELEMENT_AT(`t87`.`lasts`, CAST(FLOOR((
                SIZE(`t87`.`lasts`) - 1
              ) / 2) AS BIGINT) + 1) + ELEMENT_AT(`t87`.`lasts`, CAST(FLOOR(SIZE(`t87`.`lasts`) / 2) AS BIGINT) + 1)
            ) / 2
          ) < CAST(500000000000.0 AS DOUBLE),
          (
            ELEMENT_AT(`t87`.`lasts`, CAST(FLOOR((
              SIZE(`t87`.`lasts`) - 1
            ) / 2) AS BIGINT) + 1) + ELEMENT_AT(`t87`.`lasts`, CAST(FLOOR(SIZE(`t87`.`lasts`) / 2) AS BIGINT) + 1)
          ) / 2,
          CAST(NULL AS DOUBLE)
        )
        WHEN `t87`.`kpi` = 'value_of_lead'
        THEN `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
        WHEN `t87`.`kpi` = 'cost_per_lead'
        THEN `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
        WHEN TRUE
        THEN `t87`.`numerator`
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `value`,
    IF(
      NOT (
        `t87`.`waits`
      )
      OR (
        `t87`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t87`.`measure` = 'share'
        THEN IF(
          `t87`.`numerator` = 0,
          CAST(0.0 AS DOUBLE),
          (
            (
              (
                `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) + (
                (
                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                ) / 2
              )
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
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
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) * (
                          (
                            (
                              `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                            ) * -1
                          ) + 1
                        )
                      ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) + (
                      (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) / 4
                    )
                  ),
                  CAST(0.5 AS DOUBLE)
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          )
        )
        WHEN `t87`.`measure` IN ('days', 'hours')
        THEN IF(
          IF(
            SIZE(`t87`.`lasts`) >= 4,
            ELEMENT_AT(
              `t87`.`lasts`,
              (
                IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1
              ) + 1
            ),
            NULL
          ) < CAST(500000000000.0 AS DOUBLE),
          IF(
            SIZE(`t87`.`lasts`) >= 4,
            ELEMENT_AT(
              `t87`.`lasts`,
              (
                IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1
              ) + 1
            ),
            NULL
          ),
          CAST(NULL AS DOUBLE)
        )
        WHEN `t87`.`kpi` = 'value_of_lead'
        THEN IF(
          `t87`.`hits` >= 10,
          IF(
            (
              (
                `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) - (
                SQRT(
                  IF(
                    (
                      (
                        `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    ) IS NULL,
                    (
                      `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      )
                    ),
                    GREATEST(
                      0,
                      (
                        `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    )
                  ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                ) * CAST(1.2815515655446004 AS DOUBLE)
              )
            ) IS NULL,
            (
              `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
            ) - (
              SQRT(
                IF(
                  (
                    (
                      `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL,
                  (
                    `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    )
                  ),
                  GREATEST(
                    0,
                    (
                      `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      )
                    )
                  )
                ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ),
            GREATEST(
              0,
              (
                `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) - (
                SQRT(
                  IF(
                    (
                      (
                        `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    ) IS NULL,
                    (
                      `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      )
                    ),
                    GREATEST(
                      0,
                      (
                        `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    )
                  ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                ) * CAST(1.2815515655446004 AS DOUBLE)
              )
            )
          ),
          NULL
        )
        WHEN `t87`.`kpi` = 'cost_per_lead'
        THEN CAST(NULL AS DOUBLE)
        WHEN TRUE
        THEN CAST(NULL AS DOUBLE)
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `low`,
    IF(
      NOT (
        `t87`.`waits`
      )
      OR (
        `t87`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t87`.`measure` = 'share'
        THEN IF(
          `t87`.`numerator` = CAST(`t87`.`denominator` AS DOUBLE),
          CAST(1.0 AS DOUBLE),
          (
            (
              (
                `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) + (
                (
                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                ) / 2
              )
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
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
                          `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) * (
                          (
                            (
                              `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                            ) * -1
                          ) + 1
                        )
                      ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) + (
                      (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                        ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                      ) / 4
                    )
                  ),
                  CAST(0.5 AS DOUBLE)
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          )
        )
        WHEN `t87`.`measure` IN ('days', 'hours')
        THEN IF(
          IF(
            SIZE(`t87`.`lasts`) >= 4,
            ELEMENT_AT(
              `t87`.`lasts`,
              (
                SIZE(`t87`.`lasts`) - IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                )
              ) + 1
            ),
            NULL
          ) < CAST(500000000000.0 AS DOUBLE),
          IF(
            SIZE(`t87`.`lasts`) >= 4,
            ELEMENT_AT(
              `t87`.`lasts`,
              (
                SIZE(`t87`.`lasts`) - IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t87`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t87`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                )
              ) + 1
            ),
            NULL
          ),
          CAST(NULL AS DOUBLE)
        )
        WHEN `t87`.`kpi` = 'value_of_lead'
        THEN IF(
          `t87`.`hits` >= 10,
          (
            `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
          ) + (
            SQRT(
              IF(
                (
                  (
                    `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    )
                  )
                ) IS NULL,
                (
                  `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                ) - (
                  (
                    `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                  ) * (
                    `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                  )
                ),
                GREATEST(
                  0,
                  (
                    `t87`.`squares` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t87`.`numerator` / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
                    )
                  )
                )
              ) / NULLIF(CAST(`t87`.`denominator` AS DOUBLE), 0)
            ) * CAST(1.2815515655446004 AS DOUBLE)
          ),
          NULL
        )
        WHEN `t87`.`kpi` = 'cost_per_lead'
        THEN CAST(NULL AS DOUBLE)
        WHEN TRUE
        THEN CAST(NULL AS DOUBLE)
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `high`,
    CASE
      WHEN CONCAT(CONCAT(CONCAT(CONCAT(`t87`.`kpi`, '='), `t87`.`dimension`), '='), `t87`.`member`) = 'caught=origin=event'
      THEN CAST(10.0 AS DOUBLE)
      WHEN CONCAT(CONCAT(CONCAT(CONCAT(`t87`.`kpi`, '='), `t87`.`dimension`), '='), `t87`.`member`) = 'leads=all=all'
      THEN CAST(60.0 AS DOUBLE)
      ELSE NULL
    END AS `target`
  FROM (
    SELECT
      `t86`.`kpi`,
      `t86`.`month`,
      `t86`.`dimension`,
      `t86`.`member`,
      `t86`.`numerator`,
      `t86`.`squares`,
      `t86`.`hits`,
      `t86`.`denominator`,
      ARRAY_SORT(`t86`.`lasts`) AS `lasts`,
      DATE_FORMAT(`t86`.`month`, 'yyyy-MM') AS `period`,
      CAST(`t86`.`month` AS TIMESTAMP) AS `since`,
      CAST(`t86`.`month` + INTERVAL '1' MONTH AS TIMESTAMP) AS `until`,
      IF(
        `t86`.`kpi` IN (
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
        CAST(`t86`.`month` + INTERVAL '1' MONTH AS TIMESTAMP) + INTERVAL '90' DAY,
        CAST(`t86`.`month` + INTERVAL '1' MONTH AS TIMESTAMP)
      ) AS `known_from`,
      IF(
        `t86`.`kpi` IN (
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
      CASE `t86`.`kpi`
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
        ELSE `t86`.`kpi`
      END AS `measure`
    FROM (
      SELECT
        `t85`.`kpi`,
        `t85`.`month`,
        `t85`.`dimension`,
        `t85`.`member`,
        CAST(SUM(CAST(`t85`.`amount` AS DECIMAL(38, 9))) AS DOUBLE) AS `numerator`,
        CAST(SUM(CAST(`t85`.`amount` * `t85`.`amount` AS DECIMAL(38, 9))) AS DOUBLE) AS `squares`,
        SUM(CAST(`t85`.`amount` <> 0 AS INT)) AS `hits`,
        SUM(`t85`.`whole`) AS `denominator`,
        COLLECT_LIST(IF(`t85`.`lasts` IS NOT NULL AND NOT ISNAN(`t85`.`lasts`), `t85`.`lasts`, NULL)) AS `lasts`
      FROM (
        SELECT
          `t84`.`kpi`,
          `t84`.`month`,
          `t84`.`amount`,
          `t84`.`whole`,
          `t84`.`lasts`,
          `t84`.`origin`,
          `t84`.`channel`,
          `t84`.`content`,
          `t84`.`campaign`,
          `t84`.`owner`,
          `t84`.`unit`,
          `t84`.`whose`,
          REGEXP_EXTRACT(`t84`.`whose`, '^([a-z]+)=') AS `dimension`,
          REGEXP_EXTRACT(`t84`.`whose`, '(?s)^[a-z]+=(.*)$') AS `member`
        FROM (
          SELECT
            `t83`.`kpi`,
            `t83`.`month`,
            `t83`.`amount`,
            `t83`.`whole`,
            `t83`.`lasts`,
            `t83`.`origin`,
            `t83`.`channel`,
            `t83`.`content`,
            `t83`.`campaign`,
            `t83`.`owner`,
            `t83`.`unit`,
            EXPLODE(
              ARRAY(
                'all=all',
                CONCAT('origin=', `t83`.`origin`),
                CONCAT('channel=', `t83`.`channel`),
                CONCAT('content=', `t83`.`content`),
                CONCAT('campaign=', `t83`.`campaign`),
                CONCAT('owner=', `t83`.`owner`),
                CONCAT('unit=', `t83`.`unit`)
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
                    DATE_TRUNC('month', CAST(`t63`.`entered_at` AS DATE)) AS `month`,
                    CAST(0.0 AS DOUBLE) AS `amount`,
                    1 AS `whole`,
                    CAST(NULL AS DOUBLE) AS `lasts`,
                    `t63`.`origin`,
                    `t63`.`channel`,
                    `t63`.`content`,
                    `t63`.`campaign`,
                    `t63`.`owner`,
                    `t63`.`unit`
                  FROM (
                    SELECT
                      `t61`.`subject_id`,
                      `t61`.`stage`,
                      `t61`.`entered_at`,
                      `t61`.`left_at`,
                      `t61`.`moved_on`,
                      `t61`.`origin`,
                      `t61`.`channel`,
                      `t61`.`content`,
                      `t61`.`campaign`,
                      `t61`.`owner`,
                      `t61`.`unit`,
                      `t61`.`account_id`
                    FROM (
                      SELECT
                        `t60`.`subject_id`,
                        `t60`.`stage`,
                        `t60`.`entered_at`,
                        `t60`.`left_at`,
                        `t60`.`moved_on`,
                        `t60`.`origin`,
                        `t60`.`channel`,
                        `t60`.`content`,
                        `t60`.`campaign`,
                        `t60`.`owner`,
                        `t60`.`unit`,
                        `t13`.`member`,
                        `t13`.`account_id`
                      FROM (
                        SELECT
                          *
                        FROM `t46` AS `t48`
                        WHERE
                          `t48`.`stage` = 'lead'
                      ) AS `t60`
                      LEFT OUTER JOIN (
                        SELECT
                          `t2`.`person_id` AS `member`,
                          `t2`.`account_id`
                        FROM `people` AS `t2`
                      ) AS `t13`
                        ON `t60`.`subject_id` = `t13`.`member`
                    ) AS `t61`
                  ) AS `t63`
                ) AS `t69`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    'value_of_lead' AS `kpi`,
                    DATE_TRUNC('month', CAST(`t63`.`entered_at` AS DATE)) AS `month`,
                    CAST(0.0 AS DOUBLE) AS `amount`,
                    1 AS `whole`,
                    CAST(NULL AS DOUBLE) AS `lasts`,
                    `t63`.`origin`,
                    `t63`.`channel`,
                    `t63`.`content`,
                    `t63`.`campaign`,
                    `t63`.`owner`,
                    `t63`.`unit`
                  FROM (
                    SELECT
                      `t61`.`subject_id`,
                      `t61`.`stage`,
                      `t61`.`entered_at`,
                      `t61`.`left_at`,
                      `t61`.`moved_on`,
                      `t61`.`origin`,
                      `t61`.`channel`,
                      `t61`.`content`,
                      `t61`.`campaign`,
                      `t61`.`owner`,
                      `t61`.`unit`,
                      `t61`.`account_id`
                    FROM (
                      SELECT
                        `t60`.`subject_id`,
                        `t60`.`stage`,
                        `t60`.`entered_at`,
                        `t60`.`left_at`,
                        `t60`.`moved_on`,
                        `t60`.`origin`,
                        `t60`.`channel`,
                        `t60`.`content`,
                        `t60`.`campaign`,
                        `t60`.`owner`,
                        `t60`.`unit`,
                        `t13`.`member`,
                        `t13`.`account_id`
                      FROM (
                        SELECT
                          *
                        FROM `t46` AS `t48`
                        WHERE
                          `t48`.`stage` = 'lead'
                      ) AS `t60`
                      LEFT OUTER JOIN (
                        SELECT
                          `t2`.`person_id` AS `member`,
                          `t2`.`account_id`
                        FROM `people` AS `t2`
                      ) AS `t13`
                        ON `t60`.`subject_id` = `t13`.`member`
                    ) AS `t61`
                  ) AS `t63`
                ) AS `t70`
              ) AS `t72`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    'value_of_lead' AS `kpi`,
                    DATE_TRUNC('month', CAST(`t79`.`entered_at` AS DATE)) AS `month`,
                    `t79`.`euros` * CAST(0.3 AS DOUBLE) AS `amount`,
                    0 AS `whole`,
                    CAST(NULL AS DOUBLE) AS `lasts`,
                    `t79`.`origin`,
                    `t79`.`channel`,
                    `t79`.`content`,
                    `t79`.`campaign`,
                    `t79`.`owner`,
                    `t79`.`unit`
                  FROM (
                    SELECT
                      `t77`.`subject_id`,
                      `t77`.`stage`,
                      `t77`.`entered_at`,
                      `t77`.`left_at`,
                      `t77`.`moved_on`,
                      `t77`.`origin`,
                      `t77`.`channel`,
                      `t77`.`content`,
                      `t77`.`campaign`,
                      `t77`.`owner`,
                      `t77`.`unit`,
                      `t77`.`account_id`,
                      `t77`.`opportunity_id`,
                      `t77`.`about`,
                      `t77`.`about_id`,
                      `t77`.`created_at`,
                      `t77`.`closed_at`,
                      `t77`.`euros`,
                      ROW_NUMBER() OVER (
                        PARTITION BY `t77`.`opportunity_id`
                        ORDER BY `t77`.`entered_at` DESC, `t77`.`subject_id` ASC NULLS LAST
                      ) - 1 AS `place`
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t66`.`subject_id`,
                          `t66`.`stage`,
                          `t66`.`entered_at`,
                          `t66`.`left_at`,
                          `t66`.`moved_on`,
                          `t66`.`origin`,
                          `t66`.`channel`,
                          `t66`.`content`,
                          `t66`.`campaign`,
                          `t66`.`owner`,
                          `t66`.`unit`,
                          `t66`.`account_id`,
                          `t49`.`opportunity_id`,
                          `t49`.`about`,
                          `t49`.`about_id`,
                          `t49`.`created_at`,
                          `t49`.`closed_at`,
                          `t49`.`euros`
                        FROM (
                          SELECT
                            `t61`.`subject_id`,
                            `t61`.`stage`,
                            `t61`.`entered_at`,
                            `t61`.`left_at`,
                            `t61`.`moved_on`,
                            `t61`.`origin`,
                            `t61`.`channel`,
                            `t61`.`content`,
                            `t61`.`campaign`,
                            `t61`.`owner`,
                            `t61`.`unit`,
                            `t61`.`account_id`
                          FROM (
                            SELECT
                              `t60`.`subject_id`,
                              `t60`.`stage`,
                              `t60`.`entered_at`,
                              `t60`.`left_at`,
                              `t60`.`moved_on`,
                              `t60`.`origin`,
                              `t60`.`channel`,
                              `t60`.`content`,
                              `t60`.`campaign`,
                              `t60`.`owner`,
                              `t60`.`unit`,
                              `t13`.`member`,
                              `t13`.`account_id`
                            FROM (
                              SELECT
                                *
                              FROM `t46` AS `t48`
                              WHERE
                                `t48`.`stage` = 'lead'
                            ) AS `t60`
                            LEFT OUTER JOIN (
                              SELECT
                                `t2`.`person_id` AS `member`,
                                `t2`.`account_id`
                              FROM `people` AS `t2`
                            ) AS `t13`
                              ON `t60`.`subject_id` = `t13`.`member`
                          ) AS `t61`
                        ) AS `t66`
                        INNER JOIN (
                          SELECT
                            `t44`.`opportunity_id`,
                            `t44`.`about`,
                            `t44`.`about_id`,
                            `t44`.`created_at`,
                            `t44`.`closed_at`,
                            `t44`.`euros`
                          FROM `t40` AS `t44`
                          WHERE
                            `t44`.`won`
                        ) AS `t49`
                          ON `t66`.`subject_id` = `t49`.`about_id`
                          AND `t49`.`about` = 'person'
                          AND `t66`.`entered_at` <= `t49`.`created_at`
                      ) AS `t74`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t66`.`subject_id`,
                          `t66`.`stage`,
                          `t66`.`entered_at`,
                          `t66`.`left_at`,
                          `t66`.`moved_on`,
                          `t66`.`origin`,
                          `t66`.`channel`,
                          `t66`.`content`,
                          `t66`.`campaign`,
                          `t66`.`owner`,
                          `t66`.`unit`,
                          `t66`.`account_id`,
                          `t49`.`opportunity_id`,
                          `t49`.`about`,
                          `t49`.`about_id`,
                          `t49`.`created_at`,
                          `t49`.`closed_at`,
                          `t49`.`euros`
                        FROM (
                          SELECT
                            `t61`.`subject_id`,
                            `t61`.`stage`,
                            `t61`.`entered_at`,
                            `t61`.`left_at`,
                            `t61`.`moved_on`,
                            `t61`.`origin`,
                            `t61`.`channel`,
                            `t61`.`content`,
                            `t61`.`campaign`,
                            `t61`.`owner`,
                            `t61`.`unit`,
                            `t61`.`account_id`
                          FROM (
                            SELECT
                              `t60`.`subject_id`,
                              `t60`.`stage`,
                              `t60`.`entered_at`,
                              `t60`.`left_at`,
                              `t60`.`moved_on`,
                              `t60`.`origin`,
                              `t60`.`channel`,
                              `t60`.`content`,
                              `t60`.`campaign`,
                              `t60`.`owner`,
                              `t60`.`unit`,
                              `t13`.`member`,
                              `t13`.`account_id`
                            FROM (
                              SELECT
                                *
                              FROM `t46` AS `t48`
                              WHERE
                                `t48`.`stage` = 'lead'
                            ) AS `t60`
                            LEFT OUTER JOIN (
                              SELECT
                                `t2`.`person_id` AS `member`,
                                `t2`.`account_id`
                              FROM `people` AS `t2`
                            ) AS `t13`
                              ON `t60`.`subject_id` = `t13`.`member`
                          ) AS `t61`
                        ) AS `t66`
                        INNER JOIN (
                          SELECT
                            `t44`.`opportunity_id`,
                            `t44`.`about`,
                            `t44`.`about_id`,
                            `t44`.`created_at`,
                            `t44`.`closed_at`,
                            `t44`.`euros`
                          FROM `t40` AS `t44`
                          WHERE
                            `t44`.`won`
                        ) AS `t49`
                          ON `t66`.`account_id` = `t49`.`about_id`
                          AND `t49`.`about` = 'account'
                          AND `t66`.`entered_at` <= `t49`.`created_at`
                      ) AS `t75`
                    ) AS `t77`
                  ) AS `t79`
                  WHERE
                    `t79`.`place` = 0
                    AND (
                      (
                        CAST(`t79`.`created_at` AS DOUBLE) - CAST(`t79`.`entered_at` AS DOUBLE)
                      ) / 86400
                    ) <= 90
                ) AS `t80`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'hours_to_answer' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t16`.`at` AS DATE)) AS `month`,
                      CAST(`t55`.`met_at` IS NOT NULL AS DOUBLE) AS `amount`,
                      1 AS `whole`,
                      COALESCE(
                        (
                          CAST(`t55`.`met_at` AS DOUBLE) - CAST(`t16`.`at` AS DOUBLE)
                        ) / 3600,
                        CAST(1000000000000.0 AS DOUBLE)
                      ) AS `lasts`,
                      `t16`.`origin`,
                      `t16`.`channel`,
                      `t16`.`content_id` AS `content`,
                      `t16`.`campaign`,
                      `t36`.`owner`,
                      `t36`.`unit`
                    FROM (
                      SELECT
                        *
                      FROM `origins` AS `t1`
                      WHERE
                        `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                        AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                    ) AS `t16`
                    LEFT OUTER JOIN (
                      SELECT
                        `t30`.`whose_id`,
                        `t30`.`owner`,
                        `t30`.`unit`
                      FROM `t29` AS `t30`
                      WHERE
                        `t30`.`whose` = 'person'
                    ) AS `t36`
                      ON `t16`.`person_id` = `t36`.`whose_id`
                    LEFT OUTER JOIN (
                      SELECT
                        `t45`.`event_id` AS `answered_id`,
                        MIN(`t45`.`met_at`) AS `met_at`
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t16`.`event_id`,
                            `t28`.`met_at`
                          FROM (
                            SELECT
                              *
                            FROM `origins` AS `t1`
                            WHERE
                              `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                              AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          ) AS `t16`
                          LEFT OUTER JOIN (
                            SELECT
                              `t30`.`whose_id`,
                              `t30`.`owner`,
                              `t30`.`unit`
                            FROM `t29` AS `t30`
                            WHERE
                              `t30`.`whose` = 'person'
                          ) AS `t36`
                            ON `t16`.`person_id` = `t36`.`whose_id`
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
                                COALESCE(`t6`.`kind`, '') <> 'note'
                                AND `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t21`
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
                                COALESCE(`t7`.`kind`, '') <> ''
                                AND `t7`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t22`
                          ) AS `t28`
                            ON `t16`.`person_id` = `t28`.`person_ref` AND `t28`.`met_at` >= `t16`.`at`
                        ) AS `t42`
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t16`.`event_id`,
                            `t28`.`met_at`
                          FROM (
                            SELECT
                              *
                            FROM `origins` AS `t1`
                            WHERE
                              `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                              AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          ) AS `t16`
                          LEFT OUTER JOIN (
                            SELECT
                              `t30`.`whose_id`,
                              `t30`.`owner`,
                              `t30`.`unit`
                            FROM `t29` AS `t30`
                            WHERE
                              `t30`.`whose` = 'person'
                          ) AS `t36`
                            ON `t16`.`person_id` = `t36`.`whose_id`
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
                                COALESCE(`t6`.`kind`, '') <> 'note'
                                AND `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t21`
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
                                COALESCE(`t7`.`kind`, '') <> ''
                                AND `t7`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                            ) AS `t22`
                          ) AS `t28`
                            ON `t16`.`account_id` = `t28`.`account_ref` AND `t28`.`met_at` >= `t16`.`at`
                        ) AS `t43`
                      ) AS `t45`
                      GROUP BY
                        1
                    ) AS `t55`
                      ON `t16`.`event_id` = `t55`.`answered_id`
                  ) AS `t62`
                ) AS `t68`
              ) AS `t81`
            ) AS `t82`
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
                      CASE `t48`.`stage`
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
                        ELSE `t48`.`stage`
                      END AS `kpi`,
                      DATE_TRUNC('month', CAST(`t48`.`entered_at` AS DATE)) AS `month`,
                      CAST(COALESCE(
                        `t48`.`moved_on`
                        AND (
                          (
                            (
                              CAST(`t48`.`left_at` AS DOUBLE) - CAST(`t48`.`entered_at` AS DOUBLE)
                            ) / 86400
                          ) <= 90
                        ),
                        FALSE
                      ) AS DOUBLE) AS `amount`,
                      1 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t48`.`origin`,
                      `t48`.`channel`,
                      `t48`.`content`,
                      `t48`.`campaign`,
                      `t48`.`owner`,
                      `t48`.`unit`
                    FROM `t46` AS `t48`
                  ) AS `t64`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      CASE `t48`.`stage`
                        WHEN 'suspect'
                        THEN 'days_as_suspect'
                        WHEN 'prospect'
                        THEN 'days_as_prospect'
                        WHEN 'lead'
                        THEN 'days_as_lead'
                        WHEN 'opportunity'
                        THEN 'days_as_opportunity'
                        ELSE `t48`.`stage`
                      END AS `kpi`,
                      DATE_TRUNC('month', CAST(`t48`.`entered_at` AS DATE)) AS `month`,
                      CAST(COALESCE(
                        `t48`.`moved_on`
                        AND (
                          (
                            (
                              CAST(`t48`.`left_at` AS DOUBLE) - CAST(`t48`.`entered_at` AS DOUBLE)
                            ) / 86400
                          ) <= 90
                        ),
                        FALSE
                      ) AS DOUBLE) AS `amount`,
                      1 AS `whole`,
                      IF(
                        COALESCE(
                          `t48`.`moved_on`
                          AND (
                            (
                              (
                                CAST(`t48`.`left_at` AS DOUBLE) - CAST(`t48`.`entered_at` AS DOUBLE)
                              ) / 86400
                            ) <= 90
                          ),
                          FALSE
                        ),
                        (
                          CAST(`t48`.`left_at` AS DOUBLE) - CAST(`t48`.`entered_at` AS DOUBLE)
                        ) / 86400,
                        NULL
                      ) AS `lasts`,
                      `t48`.`origin`,
                      `t48`.`channel`,
                      `t48`.`content`,
                      `t48`.`campaign`,
                      `t48`.`owner`,
                      `t48`.`unit`
                    FROM `t46` AS `t48`
                    WHERE
                      `t48`.`stage` IN ('suspect', 'prospect', 'lead', 'opportunity')
                  ) AS `t65`
                ) AS `t67`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'leads' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t63`.`entered_at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t63`.`origin`,
                      `t63`.`channel`,
                      `t63`.`content`,
                      `t63`.`campaign`,
                      `t63`.`owner`,
                      `t63`.`unit`
                    FROM (
                      SELECT
                        `t61`.`subject_id`,
                        `t61`.`stage`,
                        `t61`.`entered_at`,
                        `t61`.`left_at`,
                        `t61`.`moved_on`,
                        `t61`.`origin`,
                        `t61`.`channel`,
                        `t61`.`content`,
                        `t61`.`campaign`,
                        `t61`.`owner`,
                        `t61`.`unit`,
                        `t61`.`account_id`
                      FROM (
                        SELECT
                          `t60`.`subject_id`,
                          `t60`.`stage`,
                          `t60`.`entered_at`,
                          `t60`.`left_at`,
                          `t60`.`moved_on`,
                          `t60`.`origin`,
                          `t60`.`channel`,
                          `t60`.`content`,
                          `t60`.`campaign`,
                          `t60`.`owner`,
                          `t60`.`unit`,
                          `t13`.`member`,
                          `t13`.`account_id`
                        FROM (
                          SELECT
                            *
                          FROM `t46` AS `t48`
                          WHERE
                            `t48`.`stage` = 'lead'
                        ) AS `t60`
                        LEFT OUTER JOIN (
                          SELECT
                            `t2`.`person_id` AS `member`,
                            `t2`.`account_id`
                          FROM `people` AS `t2`
                        ) AS `t13`
                          ON `t60`.`subject_id` = `t13`.`member`
                      ) AS `t61`
                    ) AS `t63`
                  ) AS `t71`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'caught' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t41`.`at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t41`.`origin`,
                      `t41`.`channel`,
                      `t41`.`content`,
                      `t41`.`campaign`,
                      `t41`.`owner`,
                      `t41`.`unit`
                    FROM (
                      SELECT
                        `t16`.`event_id`,
                        `t16`.`person_id`,
                        `t16`.`account_id`,
                        `t16`.`at`,
                        `t16`.`origin`,
                        `t16`.`channel`,
                        `t16`.`campaign`,
                        `t36`.`owner`,
                        `t36`.`unit`,
                        `t16`.`content_id` AS `content`
                      FROM (
                        SELECT
                          *
                        FROM `origins` AS `t1`
                        WHERE
                          `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                          AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                      ) AS `t16`
                      LEFT OUTER JOIN (
                        SELECT
                          `t30`.`whose_id`,
                          `t30`.`owner`,
                          `t30`.`unit`
                        FROM `t29` AS `t30`
                        WHERE
                          `t30`.`whose` = 'person'
                      ) AS `t36`
                        ON `t16`.`person_id` = `t36`.`whose_id`
                    ) AS `t41`
                  ) AS `t50`
                ) AS `t73`
              ) AS `t76`
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
                      DATE_TRUNC('month', CAST(`t44`.`created_at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t44`.`origin`,
                      `t44`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      CAST(NULL AS STRING) AS `campaign`,
                      `t44`.`owner`,
                      `t44`.`unit`
                    FROM `t40` AS `t44`
                    WHERE
                      `t44`.`created_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t52`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      'won' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t44`.`closed_at` AS DATE)) AS `month`,
                      CAST(1.0 AS DOUBLE) AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t44`.`origin`,
                      `t44`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      CAST(NULL AS STRING) AS `campaign`,
                      `t44`.`owner`,
                      `t44`.`unit`
                    FROM `t40` AS `t44`
                    WHERE
                      `t44`.`won`
                      AND `t44`.`closed_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t53`
                ) AS `t56`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      'revenue' AS `kpi`,
                      DATE_TRUNC('month', CAST(`t44`.`closed_at` AS DATE)) AS `month`,
                      `t44`.`euros` AS `amount`,
                      0 AS `whole`,
                      CAST(NULL AS DOUBLE) AS `lasts`,
                      `t44`.`origin`,
                      `t44`.`channel`,
                      CAST(NULL AS STRING) AS `content`,
                      CAST(NULL AS STRING) AS `campaign`,
                      `t44`.`owner`,
                      `t44`.`unit`
                    FROM `t40` AS `t44`
                    WHERE
                      `t44`.`won`
                      AND `t44`.`closed_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                  ) AS `t54`
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
                  ) AS `t24`
                ) AS `t57`
              ) AS `t59`
            ) AS `t78`
          ) AS `t83`
        ) AS `t84`
        WHERE
          `t84`.`whose` IS NOT NULL
      ) AS `t85`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t86`
  ) AS `t87`
  WHERE
    (
      `t87`.`kpi` <> 'cost_per_lead'
    ) OR (
      `t87`.`numerator` > 0
    )
) AS `t88`
