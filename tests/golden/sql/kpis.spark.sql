WITH `t36` AS (
  SELECT
    `t22`.`subject_id`,
    `t22`.`entered_at`,
    `t29`.`person_id`,
    `t29`.`at`,
    `t29`.`content_id`,
    `t29`.`campaign`
  FROM (
    SELECT DISTINCT
      `t4`.`subject_id`,
      `t4`.`entered_at`
    FROM `stages` AS `t4`
    WHERE
      `t4`.`subject` = 'person'
      AND `t4`.`stage` IN ('visitor', 'suspect', 'prospect', 'lead', 'opportunity')
      AND `t4`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
      AND `t4`.`entered_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t22`
  INNER JOIN (
    SELECT
      `t9`.`person_id`,
      `t9`.`at`,
      `t9`.`content_id`,
      `t9`.`campaign`
    FROM `touchpoints` AS `t9`
    WHERE
      (
        `t9`.`content_id` IS NOT NULL
      ) OR (
        `t9`.`campaign` IS NOT NULL
      )
  ) AS `t29`
    ON `t22`.`subject_id` = `t29`.`person_id` AND `t29`.`at` <= `t22`.`entered_at`
), `t47` AS (
  SELECT
    `t10`.`subject` AS `whose`,
    `t10`.`subject_id` AS `whose_id`,
    COALESCE(`t39`.`caught_from`, `t10`.`entry_origin`) AS `origin`,
    `t10`.`entry_channel` AS `channel`,
    `t10`.`owner`,
    `t10`.`unit`
  FROM `journeys` AS `t10`
  LEFT OUTER JOIN (
    SELECT
      `t31`.`person_id` AS `caught_id`,
      MIN(`t31`.`origin`) AS `caught_from`
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
      ) AS `t20`
      WHERE
        `t20`.`at` = `t20`.`first_at`
    ) AS `t31`
    GROUP BY
      1
  ) AS `t39`
    ON `t10`.`subject_id` = `t39`.`caught_id` AND `t10`.`subject` = 'person'
), `t49` AS (
  SELECT
    `t44`.`lead_id`,
    `t44`.`owner`,
    `t44`.`entered_at`,
    `t44`.`subject_id`,
    `t44`.`place`,
    `t44`.`stage`,
    LEAD(`t44`.`entered_at`) OVER (PARTITION BY `t44`.`lead_id` ORDER BY `t44`.`place` ASC NULLS LAST) AS `went_at`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t33`.`lead_id`,
        `t33`.`owner`,
        `t33`.`at` AS `entered_at`,
        `t33`.`person_ref` AS `subject_id`,
        2 AS `place`,
        'sales-qualified' AS `stage`
      FROM (
        SELECT
          `t16`.`step_id`,
          `t16`.`at`,
          `t16`.`lead_id`,
          `t16`.`step`,
          `t16`.`person_ref`,
          `t16`.`account_ref`,
          `t16`.`origin`,
          `t16`.`hot`,
          `t16`.`owner`,
          `t16`.`rule`,
          `t16`.`because`,
          `t16`.`reason`,
          `t16`.`words`,
          `t16`.`by`,
          `t16`.`due_at`,
          `t16`.`expected_profit`,
          `t16`.`probability`,
          `t16`.`low`,
          `t16`.`high`,
          `t16`.`points`,
          `t16`.`persona`,
          `t16`.`product_id`,
          `t16`.`scoring_version`,
          `t16`.`opportunity_ref`,
          `t16`.`source`,
          `t16`.`received_at`,
          `t16`.`load_id`,
          ROW_NUMBER() OVER (
            PARTITION BY `t16`.`lead_id`
            ORDER BY `t16`.`at` ASC NULLS LAST, `t16`.`step_id` ASC NULLS LAST
          ) - 1 AS `number`
        FROM (
          SELECT
            *
          FROM `leads` AS `t6`
          WHERE
            `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
            AND `t6`.`step` IN ('opportunity', 'won', 'lost')
        ) AS `t16`
      ) AS `t33`
      WHERE
        `t33`.`number` = 0
    ) AS `t40`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t34`.`lead_id`,
          `t34`.`owner`,
          `t34`.`at` AS `entered_at`,
          `t34`.`person_ref` AS `subject_id`,
          0 AS `place`,
          'marketing-qualified' AS `stage`
        FROM (
          SELECT
            `t17`.`step_id`,
            `t17`.`at`,
            `t17`.`lead_id`,
            `t17`.`step`,
            `t17`.`person_ref`,
            `t17`.`account_ref`,
            `t17`.`origin`,
            `t17`.`hot`,
            `t17`.`owner`,
            `t17`.`rule`,
            `t17`.`because`,
            `t17`.`reason`,
            `t17`.`words`,
            `t17`.`by`,
            `t17`.`due_at`,
            `t17`.`expected_profit`,
            `t17`.`probability`,
            `t17`.`low`,
            `t17`.`high`,
            `t17`.`points`,
            `t17`.`persona`,
            `t17`.`product_id`,
            `t17`.`scoring_version`,
            `t17`.`opportunity_ref`,
            `t17`.`source`,
            `t17`.`received_at`,
            `t17`.`load_id`,
            ROW_NUMBER() OVER (
              PARTITION BY `t17`.`lead_id`
              ORDER BY `t17`.`at` ASC NULLS LAST, `t17`.`step_id` ASC NULLS LAST
            ) - 1 AS `number`
          FROM (
            SELECT
              *
            FROM `leads` AS `t6`
            WHERE
              `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
              AND `t6`.`step` IN ('handed', 'accepted', 'done', 'later', 'opportunity', 'won', 'lost')
          ) AS `t17`
        ) AS `t34`
        WHERE
          `t34`.`number` = 0
      ) AS `t41`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t35`.`lead_id`,
          `t35`.`owner`,
          `t35`.`at` AS `entered_at`,
          `t35`.`person_ref` AS `subject_id`,
          1 AS `place`,
          'sales-accepted' AS `stage`
        FROM (
          SELECT
            `t18`.`step_id`,
            `t18`.`at`,
            `t18`.`lead_id`,
            `t18`.`step`,
            `t18`.`person_ref`,
            `t18`.`account_ref`,
            `t18`.`origin`,
            `t18`.`hot`,
            `t18`.`owner`,
            `t18`.`rule`,
            `t18`.`because`,
            `t18`.`reason`,
            `t18`.`words`,
            `t18`.`by`,
            `t18`.`due_at`,
            `t18`.`expected_profit`,
            `t18`.`probability`,
            `t18`.`low`,
            `t18`.`high`,
            `t18`.`points`,
            `t18`.`persona`,
            `t18`.`product_id`,
            `t18`.`scoring_version`,
            `t18`.`opportunity_ref`,
            `t18`.`source`,
            `t18`.`received_at`,
            `t18`.`load_id`,
            ROW_NUMBER() OVER (
              PARTITION BY `t18`.`lead_id`
              ORDER BY `t18`.`at` ASC NULLS LAST, `t18`.`step_id` ASC NULLS LAST
            ) - 1 AS `number`
          FROM (
            SELECT
              *
            FROM `leads` AS `t6`
            WHERE
              `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
              AND `t6`.`step` IN ('accepted', 'done', 'later', 'opportunity', 'won', 'lost')
          ) AS `t18`
        ) AS `t35`
        WHERE
          `t35`.`number` = 0
      ) AS `t42`
    ) AS `t43`
  ) AS `t44`
), `t67` AS (
  SELECT
    `t26`.`opportunity_id`,
    `t26`.`about`,
    `t26`.`about_id`,
    `t26`.`created_at`,
    `t26`.`closed_at`,
    `t57`.`origin`,
    `t57`.`channel`,
    `t57`.`unit`,
    COALESCE(
      `t26`.`won`
      AND (
        `t26`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      FALSE
    ) AS `won`,
    COALESCE(CAST(`t26`.`amount` AS DOUBLE), CAST(0.0 AS DOUBLE)) AS `euros`,
    COALESCE(`t26`.`owner`, `t57`.`looked_after`) AS `owner`
  FROM (
    SELECT
      `t5`.`opportunity_id`,
      `t5`.`person_ref`,
      `t5`.`account_ref`,
      `t5`.`product_id`,
      `t5`.`owner`,
      `t5`.`created_at`,
      `t5`.`stage`,
      `t5`.`closed_at`,
      `t5`.`won`,
      `t5`.`amount`,
      `t5`.`list_amount`,
      `t5`.`lost_reason`,
      `t5`.`source`,
      `t5`.`received_at`,
      `t5`.`load_id`,
      IF(`t5`.`person_ref` IS NOT NULL, 'person', 'account') AS `about`,
      COALESCE(`t5`.`person_ref`, `t5`.`account_ref`) AS `about_id`
    FROM `opportunities` AS `t5`
    WHERE
      `t5`.`created_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t26`
  LEFT OUTER JOIN (
    SELECT
      `t48`.`whose`,
      `t48`.`whose_id`,
      `t48`.`origin`,
      `t48`.`channel`,
      `t48`.`owner` AS `looked_after`,
      `t48`.`unit`
    FROM `t47` AS `t48`
  ) AS `t57`
    ON `t26`.`about` = `t57`.`whose` AND `t26`.`about_id` = `t57`.`whose_id`
), `t78` AS (
  SELECT
    `t66`.`subject_id`,
    `t66`.`entered_at`,
    `t29`.`person_id`,
    `t29`.`at`,
    `t29`.`content_id`,
    `t29`.`campaign`
  FROM (
    SELECT DISTINCT
      `t53`.`subject_id`,
      `t53`.`entered_at`
    FROM `t49` AS `t53`
    WHERE
      `t53`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t66`
  INNER JOIN (
    SELECT
      `t9`.`person_id`,
      `t9`.`at`,
      `t9`.`content_id`,
      `t9`.`campaign`
    FROM `touchpoints` AS `t9`
    WHERE
      (
        `t9`.`content_id` IS NOT NULL
      ) OR (
        `t9`.`campaign` IS NOT NULL
      )
  ) AS `t29`
    ON `t66`.`subject_id` = `t29`.`person_id` AND `t29`.`at` <= `t66`.`entered_at`
), `t94` AS (
  SELECT
    `t21`.`subject_id`,
    `t21`.`stage`,
    `t21`.`entered_at`,
    `t21`.`left_at`,
    `t21`.`moved_on`,
    `t60`.`origin`,
    `t60`.`channel`,
    `t90`.`content`,
    `t90`.`campaign`,
    `t60`.`owner`,
    `t60`.`unit`
  FROM (
    SELECT
      `t4`.`subject`,
      `t4`.`subject_id`,
      `t4`.`stage`,
      `t4`.`place`,
      `t4`.`customer`,
      `t4`.`entered_at`,
      `t4`.`left_at`,
      `t4`.`how`,
      `t4`.`because`,
      `t4`.`next_stage`,
      `t4`.`moved_on`,
      `t4`.`subject_id` AS `person_id`
    FROM `stages` AS `t4`
    WHERE
      `t4`.`subject` = 'person'
      AND `t4`.`stage` IN ('visitor', 'suspect', 'prospect', 'lead', 'opportunity')
      AND `t4`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
      AND `t4`.`entered_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t21`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t47` AS `t48`
    WHERE
      `t48`.`whose` = 'person'
  ) AS `t60`
    ON `t21`.`subject_id` = `t60`.`whose_id`
  LEFT OUTER JOIN (
    SELECT
      `t22`.`subject_id`,
      `t22`.`entered_at`,
      `t74`.`content`,
      `t75`.`campaign`
    FROM (
      SELECT DISTINCT
        `t4`.`subject_id`,
        `t4`.`entered_at`
      FROM `stages` AS `t4`
      WHERE
        `t4`.`subject` = 'person'
        AND `t4`.`stage` IN ('visitor', 'suspect', 'prospect', 'lead', 'opportunity')
        AND `t4`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
        AND `t4`.`entered_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
    ) AS `t22`
    LEFT OUTER JOIN (
      SELECT
        `t61`.`subject_id`,
        `t61`.`entered_at`,
        MAX(`t61`.`content_id`) AS `content`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t45`.`subject_id`,
            `t45`.`entered_at`,
            `t45`.`person_id`,
            `t45`.`at`,
            `t45`.`content_id`,
            `t45`.`campaign`,
            MAX(`t45`.`at`) OVER (
              PARTITION BY `t45`.`subject_id`, `t45`.`entered_at`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS `last_at`
          FROM (
            SELECT
              *
            FROM `t36` AS `t38`
            WHERE
              `t38`.`content_id` IS NOT NULL
          ) AS `t45`
        ) AS `t50`
        WHERE
          `t50`.`at` = `t50`.`last_at`
      ) AS `t61`
      GROUP BY
        1,
        2
    ) AS `t74`
      ON `t22`.`subject_id` = `t74`.`subject_id`
      AND `t22`.`entered_at` = `t74`.`entered_at`
    LEFT OUTER JOIN (
      SELECT
        `t62`.`subject_id`,
        `t62`.`entered_at`,
        MAX(`t62`.`campaign`) AS `campaign`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t46`.`subject_id`,
            `t46`.`entered_at`,
            `t46`.`person_id`,
            `t46`.`at`,
            `t46`.`content_id`,
            `t46`.`campaign`,
            MAX(`t46`.`at`) OVER (
              PARTITION BY `t46`.`subject_id`, `t46`.`entered_at`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS `last_at`
          FROM (
            SELECT
              *
            FROM `t36` AS `t38`
            WHERE
              `t38`.`campaign` IS NOT NULL
          ) AS `t46`
        ) AS `t51`
        WHERE
          `t51`.`at` = `t51`.`last_at`
      ) AS `t62`
      GROUP BY
        1,
        2
    ) AS `t75`
      ON `t22`.`subject_id` = `t75`.`subject_id`
      AND `t22`.`entered_at` = `t75`.`entered_at`
  ) AS `t90`
    ON `t21`.`subject_id` = `t90`.`subject_id`
    AND `t21`.`entered_at` = `t90`.`entered_at`
), `t125` AS (
  SELECT
    `t65`.`stage`,
    `t65`.`entered_at`,
    `t65`.`went_at`,
    `t58`.`origin`,
    `t58`.`channel`,
    `t115`.`content`,
    `t115`.`campaign`,
    `t65`.`owner`,
    `t58`.`unit`
  FROM (
    SELECT
      *
    FROM `t49` AS `t53`
    WHERE
      `t53`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t65`
  LEFT OUTER JOIN (
    SELECT
      `t48`.`whose_id`,
      `t48`.`origin`,
      `t48`.`channel`,
      `t48`.`unit`
    FROM `t47` AS `t48`
    WHERE
      `t48`.`whose` = 'person'
  ) AS `t58`
    ON `t65`.`subject_id` = `t58`.`whose_id`
  LEFT OUTER JOIN (
    SELECT
      `t66`.`subject_id`,
      `t66`.`entered_at`,
      `t106`.`content`,
      `t107`.`campaign`
    FROM (
      SELECT DISTINCT
        `t53`.`subject_id`,
        `t53`.`entered_at`
      FROM `t49` AS `t53`
      WHERE
        `t53`.`entered_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
    ) AS `t66`
    LEFT OUTER JOIN (
      SELECT
        `t100`.`subject_id`,
        `t100`.`entered_at`,
        MAX(`t100`.`content_id`) AS `content`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t92`.`subject_id`,
            `t92`.`entered_at`,
            `t92`.`person_id`,
            `t92`.`at`,
            `t92`.`content_id`,
            `t92`.`campaign`,
            MAX(`t92`.`at`) OVER (
              PARTITION BY `t92`.`subject_id`, `t92`.`entered_at`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS `last_at`
          FROM (
            SELECT
              *
            FROM `t78` AS `t80`
            WHERE
              `t80`.`content_id` IS NOT NULL
          ) AS `t92`
        ) AS `t95`
        WHERE
          `t95`.`at` = `t95`.`last_at`
      ) AS `t100`
      GROUP BY
        1,
        2
    ) AS `t106`
      ON `t66`.`subject_id` = `t106`.`subject_id`
      AND `t66`.`entered_at` = `t106`.`entered_at`
    LEFT OUTER JOIN (
      SELECT
        `t101`.`subject_id`,
        `t101`.`entered_at`,
        MAX(`t101`.`campaign`) AS `campaign`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t93`.`subject_id`,
            `t93`.`entered_at`,
            `t93`.`person_id`,
            `t93`.`at`,
            `t93`.`content_id`,
            `t93`.`campaign`,
            MAX(`t93`.`at`) OVER (
              PARTITION BY `t93`.`subject_id`, `t93`.`entered_at`
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            ) AS `last_at`
          FROM (
            SELECT
              *
            FROM `t78` AS `t80`
            WHERE
              `t80`.`campaign` IS NOT NULL
          ) AS `t93`
        ) AS `t96`
        WHERE
          `t96`.`at` = `t96`.`last_at`
      ) AS `t101`
      GROUP BY
        1,
        2
    ) AS `t107`
      ON `t66`.`subject_id` = `t107`.`subject_id`
      AND `t66`.`entered_at` = `t107`.`entered_at`
  ) AS `t115`
    ON `t65`.`subject_id` = `t115`.`subject_id`
    AND `t65`.`entered_at` = `t115`.`entered_at`
)
SELECT
  `t141`.`kpi`,
  `t141`.`period`,
  `t141`.`dimension`,
  `t141`.`member`,
  `t141`.`value`,
  `t141`.`low`,
  `t141`.`high`,
  `t141`.`numerator`,
  `t141`.`denominator`,
  `t141`.`measure`,
  `t141`.`since`,
  `t141`.`until`,
  `t141`.`known_from`,
  `t141`.`target`,
  IF(
    `t141`.`kpi` IN (
      'cost_per_lead',
      'hours_to_answer',
      'days_as_suspect',
      'days_as_prospect',
      'days_as_lead',
      'days_as_opportunity'
    ),
    IF(
      `t141`.`denominator` IS NULL,
      `t141`.`target` * IF(
        IF(
          (
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
          ) IS NULL,
          CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE),
          LEAST(
            1,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
          )
        ) IS NULL,
        IF(
          (
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
          ) IS NULL,
          CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE),
          LEAST(
            1,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
          )
        ),
        GREATEST(
          0,
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
            )
          )
        )
      ),
      `t141`.`target`
    ) / NULLIF(`t141`.`value`, 0),
    `t141`.`value` / NULLIF(
      IF(
        `t141`.`denominator` IS NULL,
        `t141`.`target` * IF(
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
            )
          ) IS NULL,
          IF(
            (
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
            ) IS NULL,
            CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE),
            LEAST(
              1,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
            )
          ),
          GREATEST(
            0,
            IF(
              (
                CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
              ) IS NULL,
              CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE),
              LEAST(
                1,
                CAST(CAST(CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE) / CAST(CAST(`t141`.`until` AS DOUBLE) - CAST(`t141`.`since` AS DOUBLE) AS DOUBLE)
              )
            )
          )
        ),
        `t141`.`target`
      ),
      0
    )
  ) AS `pace`
FROM (
  SELECT
    `t140`.`kpi`,
    `t140`.`month`,
    `t140`.`dimension`,
    `t140`.`member`,
    `t140`.`numerator`,
    `t140`.`squares`,
    `t140`.`hits`,
    IF(`t140`.`denominator` = 0, NULL, `t140`.`denominator`) AS `denominator`,
    `t140`.`lasts`,
    `t140`.`period`,
    `t140`.`since`,
    `t140`.`until`,
    `t140`.`known_from`,
    `t140`.`waits`,
    `t140`.`measure`,
    IF(
      NOT (
        `t140`.`waits`
      )
      OR (
        `t140`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t140`.`measure` = 'share'
        THEN `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
        WHEN `t140`.`measure` IN ('days', 'hours')
        THEN IF(
          (
            (
              ELEMENT_AT(
                `t140`.`lasts`,
                CAST(IF(
                  IF(
                    CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT))
                  ) < 0,
                  IF(
                    CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT))
                  ),
                  IF(
                    CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR((
                      SIZE(`t140`.`lasts`) - 1
                    ) / 2) AS BIGINT))
                  ) + 1
                ) AS INT)
              ) + ELEMENT_AT(
                `t140`.`lasts`,
                CAST(IF(
                  IF(
                    CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT))
                  ) < 0,
                  IF(
                    CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT))
                  ),
                  IF(
                    CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT) IS NULL,
                    CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT),
                    GREATEST(0, CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT))
                  ) + 1
                ) AS INT)
              )
            ) / 2
          ) < CAST(500000000000.0 AS DOUBLE),
          (
            ELEMENT_AT(
              `t140`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT))
                ) < 0,
                IF(
                  CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT))
                ),
                IF(
                  CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR((
                    SIZE(`t140`.`lasts`) - 1
                  ) / 2) AS BIGINT))
                ) + 1
              ) AS INT)
            ) + ELEMENT_AT(
              `t140`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT))
                ) < 0,
                IF(
                  CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT))
                ),
                IF(
                  CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT) IS NULL,
                  CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT),
                  GREATEST(0, CAST(FLOOR(SIZE(`t140`.`lasts`) / 2) AS BIGINT))
                ) + 1
              ) AS INT)
            )
          ) / 2,
          CAST(NULL AS DOUBLE)
        )
        WHEN `t140`.`kpi` = 'value_of_lead'
        THEN `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
        WHEN `t140`.`kpi` = 'cost_per_lead'
        THEN `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
        WHEN TRUE
        THEN `t140`.`numerator`
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `value`,
    IF(
      NOT (
        `t140`.`waits`
      )
      OR (
        `t140`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t140`.`measure` = 'share'
        THEN IF(
          `t140`.`numerator` = 0,
          CAST(0.0 AS DOUBLE),
          (
            (
              (
                `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) + (
                (
                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                ) / 2
              )
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
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
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) * (
                          (
                            (
                              `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                            ) * -1
                          ) + 1
                        )
                      ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) + (
                      (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) / 4
                    )
                  ),
                  CAST(0.5 AS DOUBLE)
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          )
        )
        WHEN `t140`.`measure` IN ('days', 'hours')
        THEN IF(
          IF(
            SIZE(`t140`.`lasts`) >= 4,
            ELEMENT_AT(
              `t140`.`lasts`,
              CAST(IF(
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) < 0,
                IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1,
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
            SIZE(`t140`.`lasts`) >= 4,
            ELEMENT_AT(
              `t140`.`lasts`,
              CAST(IF(
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT)
                    )
                  ) - 1
                ) < 0,
                IF(
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    (
                      CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                        SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                      )
                    ) / 2
                  ) AS BIGINT),
                  GREATEST(
                    1,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT)
                  )
                ) - 1,
                (
                  IF(
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT) IS NULL,
                    CAST(FLOOR(
                      (
                        CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                          SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                        )
                      ) / 2
                    ) AS BIGINT),
                    GREATEST(
                      1,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
        WHEN `t140`.`kpi` = 'value_of_lead'
        THEN IF(
          `t140`.`hits` >= 10,
          IF(
            (
              (
                `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) - (
                SQRT(
                  IF(
                    (
                      (
                        `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    ) IS NULL,
                    (
                      `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      )
                    ),
                    GREATEST(
                      0,
                      (
                        `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    )
                  ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                ) * CAST(1.2815515655446004 AS DOUBLE)
              )
            ) IS NULL,
            (
              `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
            ) - (
              SQRT(
                IF(
                  (
                    (
                      `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      )
                    )
                  ) IS NULL,
                  (
                    `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    )
                  ),
                  GREATEST(
                    0,
                    (
                      `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      )
                    )
                  )
                ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ),
            GREATEST(
              0,
              (
                `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) - (
                SQRT(
                  IF(
                    (
                      (
                        `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    ) IS NULL,
                    (
                      `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) - (
                      (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) * (
                        `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      )
                    ),
                    GREATEST(
                      0,
                      (
                        `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) - (
                        (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) * (
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        )
                      )
                    )
                  ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                ) * CAST(1.2815515655446004 AS DOUBLE)
              )
            )
          ),
          NULL
        )
        WHEN `t140`.`kpi` = 'cost_per_lead'
        THEN CAST(NULL AS DOUBLE)
        WHEN TRUE
        THEN CAST(NULL AS DOUBLE)
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `low`,
    IF(
      NOT (
        `t140`.`waits`
      )
      OR (
        `t140`.`known_from` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
      ),
      CASE
        WHEN `t140`.`measure` = 'share'
        THEN IF(
          `t140`.`numerator` = CAST(`t140`.`denominator` AS DOUBLE),
          CAST(1.0 AS DOUBLE),
          (
            (
              (
                `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) + (
                (
                  CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                ) / 2
              )
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
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
                          `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) * (
                          (
                            (
                              `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                            ) * -1
                          ) + 1
                        )
                      ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) + (
                      (
                        (
                          CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                        ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                      ) / 4
                    )
                  ),
                  CAST(0.5 AS DOUBLE)
                )
              ) * CAST(1.2815515655446004 AS DOUBLE)
            ) / (
              (
                CAST(1.642374415149816 AS DOUBLE) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
              ) + 1
            )
          )
        )
        WHEN `t140`.`measure` IN ('days', 'hours')
        THEN IF(
          IF(
            SIZE(`t140`.`lasts`) >= 4,
            ELEMENT_AT(
              `t140`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t140`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t140`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t140`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
            SIZE(`t140`.`lasts`) >= 4,
            ELEMENT_AT(
              `t140`.`lasts`,
              CAST(IF(
                IF(
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t140`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t140`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT) IS NULL,
                  CAST(FLOOR(
                    SIZE(`t140`.`lasts`) - IF(
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT) IS NULL,
                      CAST(FLOOR(
                        (
                          CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                            SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                          )
                        ) / 2
                      ) AS BIGINT),
                      GREATEST(
                        1,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT)
                      )
                    )
                  ) AS BIGINT),
                  GREATEST(
                    0,
                    CAST(FLOOR(
                      SIZE(`t140`.`lasts`) - IF(
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT) IS NULL,
                        CAST(FLOOR(
                          (
                            CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                              SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
                            )
                          ) / 2
                        ) AS BIGINT),
                        GREATEST(
                          1,
                          CAST(FLOOR(
                            (
                              CAST(SIZE(`t140`.`lasts`) AS DOUBLE) - (
                                SQRT(CAST(SIZE(`t140`.`lasts`) AS DOUBLE)) * CAST(1.2815515655446004 AS DOUBLE)
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
        WHEN `t140`.`kpi` = 'value_of_lead'
        THEN IF(
          `t140`.`hits` >= 10,
          (
            `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
          ) + (
            SQRT(
              IF(
                (
                  (
                    `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    )
                  )
                ) IS NULL,
                (
                  `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                ) - (
                  (
                    `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                  ) * (
                    `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                  )
                ),
                GREATEST(
                  0,
                  (
                    `t140`.`squares` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                  ) - (
                    (
                      `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    ) * (
                      `t140`.`numerator` / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
                    )
                  )
                )
              ) / NULLIF(CAST(`t140`.`denominator` AS DOUBLE), 0)
            ) * CAST(1.2815515655446004 AS DOUBLE)
          ),
          NULL
        )
        WHEN `t140`.`kpi` = 'cost_per_lead'
        THEN CAST(NULL AS DOUBLE)
        WHEN TRUE
        THEN CAST(NULL AS DOUBLE)
        ELSE NULL
      END,
      CAST(NULL AS DOUBLE)
    ) AS `high`,
    CASE
      WHEN CONCAT(
        CONCAT(CONCAT(CONCAT(`t140`.`kpi`, '='), `t140`.`dimension`), '='),
        `t140`.`member`
      ) = 'caught=origin=event'
      THEN CAST(10.0 AS DOUBLE)
      WHEN CONCAT(
        CONCAT(CONCAT(CONCAT(`t140`.`kpi`, '='), `t140`.`dimension`), '='),
        `t140`.`member`
      ) = 'leads=all=all'
      THEN CAST(60.0 AS DOUBLE)
      ELSE NULL
    END AS `target`
  FROM (
    SELECT
      `t139`.`kpi`,
      `t139`.`month`,
      `t139`.`dimension`,
      `t139`.`member`,
      `t139`.`numerator`,
      `t139`.`squares`,
      `t139`.`hits`,
      `t139`.`denominator`,
      ARRAY_SORT(`t139`.`lasts`) AS `lasts`,
      DATE_FORMAT(`t139`.`month`, 'yyyy-MM') AS `period`,
      CAST(`t139`.`month` AS TIMESTAMP) AS `since`,
      CAST(`t139`.`month` + INTERVAL '1' MONTH AS TIMESTAMP) AS `until`,
      IF(
        `t139`.`kpi` IN (
          'visitor_to_suspect',
          'suspect_to_prospect',
          'prospect_to_lead',
          'lead_to_opportunity',
          'opportunity_to_order',
          'marketing_qualified_to_sales_accepted',
          'sales_accepted_to_sales_qualified',
          'value_of_lead',
          'days_as_suspect',
          'days_as_prospect',
          'days_as_lead',
          'days_as_opportunity'
        ),
        CAST(`t139`.`month` + INTERVAL '1' MONTH AS TIMESTAMP) + INTERVAL '90' DAY,
        CAST(`t139`.`month` + INTERVAL '1' MONTH AS TIMESTAMP)
      ) AS `known_from`,
      IF(
        `t139`.`kpi` IN (
          'visitor_to_suspect',
          'suspect_to_prospect',
          'prospect_to_lead',
          'lead_to_opportunity',
          'opportunity_to_order',
          'marketing_qualified_to_sales_accepted',
          'sales_accepted_to_sales_qualified',
          'value_of_lead',
          'days_as_suspect',
          'days_as_prospect',
          'days_as_lead',
          'days_as_opportunity'
        ),
        90,
        0
      ) > 0 AS `waits`,
      CASE `t139`.`kpi`
        WHEN 'caught'
        THEN 'number'
        WHEN 'leads'
        THEN 'number'
        WHEN 'marketing_qualified'
        THEN 'number'
        WHEN 'sales_accepted'
        THEN 'number'
        WHEN 'sales_qualified'
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
        WHEN 'marketing_qualified_to_sales_accepted'
        THEN 'share'
        WHEN 'sales_accepted_to_sales_qualified'
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
        ELSE `t139`.`kpi`
      END AS `measure`
    FROM (
      SELECT
        `t138`.`kpi`,
        `t138`.`month`,
        `t138`.`dimension`,
        `t138`.`member`,
        CAST(SUM(CAST(`t138`.`amount` AS DECIMAL(38, 9))) AS DOUBLE) AS `numerator`,
        CAST(SUM(CAST(`t138`.`amount` * `t138`.`amount` AS DECIMAL(38, 9))) AS DOUBLE) AS `squares`,
        SUM(CAST(`t138`.`amount` <> 0 AS INT)) AS `hits`,
        SUM(`t138`.`whole`) AS `denominator`,
        COLLECT_LIST(
          IF(`t138`.`lasts` IS NOT NULL AND NOT ISNAN(`t138`.`lasts`), `t138`.`lasts`, NULL)
        ) AS `lasts`
      FROM (
        SELECT
          `t137`.`kpi`,
          `t137`.`month`,
          `t137`.`amount`,
          `t137`.`whole`,
          `t137`.`lasts`,
          `t137`.`origin`,
          `t137`.`channel`,
          `t137`.`content`,
          `t137`.`campaign`,
          `t137`.`owner`,
          `t137`.`unit`,
          `t137`.`whose`,
          REGEXP_EXTRACT(`t137`.`whose`, '^([a-z]+)=') AS `dimension`,
          REGEXP_EXTRACT(`t137`.`whose`, '(?s)^[a-z]+=(.*)$') AS `member`
        FROM (
          SELECT
            `t136`.`kpi`,
            `t136`.`month`,
            `t136`.`amount`,
            `t136`.`whole`,
            `t136`.`lasts`,
            `t136`.`origin`,
            `t136`.`channel`,
            `t136`.`content`,
            `t136`.`campaign`,
            `t136`.`owner`,
            `t136`.`unit`,
            EXPLODE(
              ARRAY(
                'all=all',
                CONCAT('origin=', `t136`.`origin`),
                CONCAT('channel=', `t136`.`channel`),
                CONCAT('content=', `t136`.`content`),
                CONCAT('campaign=', `t136`.`campaign`),
                CONCAT('owner=', `t136`.`owner`),
                CONCAT('unit=', `t136`.`unit`)
              )
            ) AS `whose`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                CASE `t127`.`stage`
                  WHEN 'marketing-qualified'
                  THEN 'marketing_qualified_to_sales_accepted'
                  WHEN 'sales-accepted'
                  THEN 'sales_accepted_to_sales_qualified'
                  ELSE `t127`.`stage`
                END AS `kpi`,
                DATE_TRUNC('month', CAST(`t127`.`entered_at` AS DATE)) AS `month`,
                CAST(COALESCE(
                  (
                    (
                      CAST(`t127`.`went_at` AS DOUBLE) - CAST(`t127`.`entered_at` AS DOUBLE)
                    ) / 86400
                  ) <= 90,
                  FALSE
                ) AS DOUBLE) AS `amount`,
                1 AS `whole`,
                CAST(NULL AS DOUBLE) AS `lasts`,
                `t127`.`origin`,
                `t127`.`channel`,
                `t127`.`content`,
                `t127`.`campaign`,
                `t127`.`owner`,
                `t127`.`unit`
              FROM `t125` AS `t127`
              WHERE
                `t127`.`stage` IN ('marketing-qualified', 'sales-accepted')
            ) AS `t130`
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
                      *
                    FROM (
                      SELECT
                        'cost_per_lead' AS `kpi`,
                        DATE_TRUNC('month', CAST(`t109`.`entered_at` AS DATE)) AS `month`,
                        CAST(0.0 AS DOUBLE) AS `amount`,
                        1 AS `whole`,
                        CAST(NULL AS DOUBLE) AS `lasts`,
                        `t109`.`origin`,
                        `t109`.`channel`,
                        `t109`.`content`,
                        `t109`.`campaign`,
                        `t109`.`owner`,
                        `t109`.`unit`
                      FROM (
                        SELECT
                          `t108`.`subject_id`,
                          `t108`.`stage`,
                          `t108`.`entered_at`,
                          `t108`.`left_at`,
                          `t108`.`moved_on`,
                          `t108`.`origin`,
                          `t108`.`channel`,
                          `t108`.`content`,
                          `t108`.`campaign`,
                          `t108`.`owner`,
                          `t108`.`unit`,
                          `t108`.`account_id`
                        FROM (
                          SELECT
                            `t103`.`subject_id`,
                            `t103`.`stage`,
                            `t103`.`entered_at`,
                            `t103`.`left_at`,
                            `t103`.`moved_on`,
                            `t103`.`origin`,
                            `t103`.`channel`,
                            `t103`.`content`,
                            `t103`.`campaign`,
                            `t103`.`owner`,
                            `t103`.`unit`,
                            `t13`.`member`,
                            `t13`.`account_id`
                          FROM (
                            SELECT
                              *
                            FROM `t94` AS `t97`
                            WHERE
                              `t97`.`stage` = 'lead'
                          ) AS `t103`
                          LEFT OUTER JOIN (
                            SELECT
                              `t3`.`person_id` AS `member`,
                              `t3`.`account_id`
                            FROM `people` AS `t3`
                          ) AS `t13`
                            ON `t103`.`subject_id` = `t13`.`member`
                        ) AS `t108`
                      ) AS `t109`
                    ) AS `t116`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        'value_of_lead' AS `kpi`,
                        DATE_TRUNC('month', CAST(`t109`.`entered_at` AS DATE)) AS `month`,
                        CAST(0.0 AS DOUBLE) AS `amount`,
                        1 AS `whole`,
                        CAST(NULL AS DOUBLE) AS `lasts`,
                        `t109`.`origin`,
                        `t109`.`channel`,
                        `t109`.`content`,
                        `t109`.`campaign`,
                        `t109`.`owner`,
                        `t109`.`unit`
                      FROM (
                        SELECT
                          `t108`.`subject_id`,
                          `t108`.`stage`,
                          `t108`.`entered_at`,
                          `t108`.`left_at`,
                          `t108`.`moved_on`,
                          `t108`.`origin`,
                          `t108`.`channel`,
                          `t108`.`content`,
                          `t108`.`campaign`,
                          `t108`.`owner`,
                          `t108`.`unit`,
                          `t108`.`account_id`
                        FROM (
                          SELECT
                            `t103`.`subject_id`,
                            `t103`.`stage`,
                            `t103`.`entered_at`,
                            `t103`.`left_at`,
                            `t103`.`moved_on`,
                            `t103`.`origin`,
                            `t103`.`channel`,
                            `t103`.`content`,
                            `t103`.`campaign`,
                            `t103`.`owner`,
                            `t103`.`unit`,
                            `t13`.`member`,
                            `t13`.`account_id`
                          FROM (
                            SELECT
                              *
                            FROM `t94` AS `t97`
                            WHERE
                              `t97`.`stage` = 'lead'
                          ) AS `t103`
                          LEFT OUTER JOIN (
                            SELECT
                              `t3`.`person_id` AS `member`,
                              `t3`.`account_id`
                            FROM `people` AS `t3`
                          ) AS `t13`
                            ON `t103`.`subject_id` = `t13`.`member`
                        ) AS `t108`
                      ) AS `t109`
                    ) AS `t117`
                  ) AS `t119`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        'value_of_lead' AS `kpi`,
                        DATE_TRUNC('month', CAST(`t128`.`entered_at` AS DATE)) AS `month`,
                        `t128`.`euros` * CAST(0.3 AS DOUBLE) AS `amount`,
                        0 AS `whole`,
                        CAST(NULL AS DOUBLE) AS `lasts`,
                        `t128`.`origin`,
                        `t128`.`channel`,
                        `t128`.`content`,
                        `t128`.`campaign`,
                        `t128`.`owner`,
                        `t128`.`unit`
                      FROM (
                        SELECT
                          `t124`.`subject_id`,
                          `t124`.`stage`,
                          `t124`.`entered_at`,
                          `t124`.`left_at`,
                          `t124`.`moved_on`,
                          `t124`.`origin`,
                          `t124`.`channel`,
                          `t124`.`content`,
                          `t124`.`campaign`,
                          `t124`.`owner`,
                          `t124`.`unit`,
                          `t124`.`account_id`,
                          `t124`.`opportunity_id`,
                          `t124`.`about`,
                          `t124`.`about_id`,
                          `t124`.`created_at`,
                          `t124`.`closed_at`,
                          `t124`.`euros`,
                          ROW_NUMBER() OVER (
                            PARTITION BY `t124`.`opportunity_id`
                            ORDER BY `t124`.`entered_at` DESC, `t124`.`subject_id` ASC NULLS LAST
                          ) - 1 AS `place`
                        FROM (
                          SELECT
                            *
                          FROM (
                            SELECT
                              `t112`.`subject_id`,
                              `t112`.`stage`,
                              `t112`.`entered_at`,
                              `t112`.`left_at`,
                              `t112`.`moved_on`,
                              `t112`.`origin`,
                              `t112`.`channel`,
                              `t112`.`content`,
                              `t112`.`campaign`,
                              `t112`.`owner`,
                              `t112`.`unit`,
                              `t112`.`account_id`,
                              `t79`.`opportunity_id`,
                              `t79`.`about`,
                              `t79`.`about_id`,
                              `t79`.`created_at`,
                              `t79`.`closed_at`,
                              `t79`.`euros`
                            FROM (
                              SELECT
                                `t108`.`subject_id`,
                                `t108`.`stage`,
                                `t108`.`entered_at`,
                                `t108`.`left_at`,
                                `t108`.`moved_on`,
                                `t108`.`origin`,
                                `t108`.`channel`,
                                `t108`.`content`,
                                `t108`.`campaign`,
                                `t108`.`owner`,
                                `t108`.`unit`,
                                `t108`.`account_id`
                              FROM (
                                SELECT
                                  `t103`.`subject_id`,
                                  `t103`.`stage`,
                                  `t103`.`entered_at`,
                                  `t103`.`left_at`,
                                  `t103`.`moved_on`,
                                  `t103`.`origin`,
                                  `t103`.`channel`,
                                  `t103`.`content`,
                                  `t103`.`campaign`,
                                  `t103`.`owner`,
                                  `t103`.`unit`,
                                  `t13`.`member`,
                                  `t13`.`account_id`
                                FROM (
                                  SELECT
                                    *
                                  FROM `t94` AS `t97`
                                  WHERE
                                    `t97`.`stage` = 'lead'
                                ) AS `t103`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t3`.`person_id` AS `member`,
                                    `t3`.`account_id`
                                  FROM `people` AS `t3`
                                ) AS `t13`
                                  ON `t103`.`subject_id` = `t13`.`member`
                              ) AS `t108`
                            ) AS `t112`
                            INNER JOIN (
                              SELECT
                                `t73`.`opportunity_id`,
                                `t73`.`about`,
                                `t73`.`about_id`,
                                `t73`.`created_at`,
                                `t73`.`closed_at`,
                                `t73`.`euros`
                              FROM `t67` AS `t73`
                              WHERE
                                `t73`.`won`
                            ) AS `t79`
                              ON `t112`.`subject_id` = `t79`.`about_id`
                              AND `t79`.`about` = 'person'
                              AND `t112`.`entered_at` <= `t79`.`created_at`
                          ) AS `t121`
                          UNION ALL
                          SELECT
                            *
                          FROM (
                            SELECT
                              `t112`.`subject_id`,
                              `t112`.`stage`,
                              `t112`.`entered_at`,
                              `t112`.`left_at`,
                              `t112`.`moved_on`,
                              `t112`.`origin`,
                              `t112`.`channel`,
                              `t112`.`content`,
                              `t112`.`campaign`,
                              `t112`.`owner`,
                              `t112`.`unit`,
                              `t112`.`account_id`,
                              `t79`.`opportunity_id`,
                              `t79`.`about`,
                              `t79`.`about_id`,
                              `t79`.`created_at`,
                              `t79`.`closed_at`,
                              `t79`.`euros`
                            FROM (
                              SELECT
                                `t108`.`subject_id`,
                                `t108`.`stage`,
                                `t108`.`entered_at`,
                                `t108`.`left_at`,
                                `t108`.`moved_on`,
                                `t108`.`origin`,
                                `t108`.`channel`,
                                `t108`.`content`,
                                `t108`.`campaign`,
                                `t108`.`owner`,
                                `t108`.`unit`,
                                `t108`.`account_id`
                              FROM (
                                SELECT
                                  `t103`.`subject_id`,
                                  `t103`.`stage`,
                                  `t103`.`entered_at`,
                                  `t103`.`left_at`,
                                  `t103`.`moved_on`,
                                  `t103`.`origin`,
                                  `t103`.`channel`,
                                  `t103`.`content`,
                                  `t103`.`campaign`,
                                  `t103`.`owner`,
                                  `t103`.`unit`,
                                  `t13`.`member`,
                                  `t13`.`account_id`
                                FROM (
                                  SELECT
                                    *
                                  FROM `t94` AS `t97`
                                  WHERE
                                    `t97`.`stage` = 'lead'
                                ) AS `t103`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t3`.`person_id` AS `member`,
                                    `t3`.`account_id`
                                  FROM `people` AS `t3`
                                ) AS `t13`
                                  ON `t103`.`subject_id` = `t13`.`member`
                              ) AS `t108`
                            ) AS `t112`
                            INNER JOIN (
                              SELECT
                                `t73`.`opportunity_id`,
                                `t73`.`about`,
                                `t73`.`about_id`,
                                `t73`.`created_at`,
                                `t73`.`closed_at`,
                                `t73`.`euros`
                              FROM `t67` AS `t73`
                              WHERE
                                `t73`.`won`
                            ) AS `t79`
                              ON `t112`.`account_id` = `t79`.`about_id`
                              AND `t79`.`about` = 'account'
                              AND `t112`.`entered_at` <= `t79`.`created_at`
                          ) AS `t122`
                        ) AS `t124`
                      ) AS `t128`
                      WHERE
                        `t128`.`place` = 0
                        AND (
                          (
                            CAST(`t128`.`created_at` AS DOUBLE) - CAST(`t128`.`entered_at` AS DOUBLE)
                          ) / 86400
                        ) <= 90
                    ) AS `t131`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          'hours_to_answer' AS `kpi`,
                          DATE_TRUNC('month', CAST(`t19`.`at` AS DATE)) AS `month`,
                          CAST(`t87`.`met_at` IS NOT NULL AS DOUBLE) AS `amount`,
                          1 AS `whole`,
                          COALESCE(
                            (
                              CAST(`t87`.`met_at` AS DOUBLE) - CAST(`t19`.`at` AS DOUBLE)
                            ) / 3600,
                            CAST(1000000000000.0 AS DOUBLE)
                          ) AS `lasts`,
                          `t19`.`origin`,
                          `t19`.`channel`,
                          `t19`.`content_id` AS `content`,
                          `t19`.`campaign`,
                          `t59`.`owner`,
                          `t59`.`unit`
                        FROM (
                          SELECT
                            *
                          FROM `origins` AS `t1`
                          WHERE
                            `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                            AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                        ) AS `t19`
                        LEFT OUTER JOIN (
                          SELECT
                            `t48`.`whose_id`,
                            `t48`.`owner`,
                            `t48`.`unit`
                          FROM `t47` AS `t48`
                          WHERE
                            `t48`.`whose` = 'person'
                        ) AS `t59`
                          ON `t19`.`person_id` = `t59`.`whose_id`
                        LEFT OUTER JOIN (
                          SELECT
                            `t76`.`event_id` AS `answered_id`,
                            MIN(`t76`.`met_at`) AS `met_at`
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t19`.`event_id`,
                                `t32`.`met_at`
                              FROM (
                                SELECT
                                  *
                                FROM `origins` AS `t1`
                                WHERE
                                  `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                                  AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                              ) AS `t19`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t48`.`whose_id`,
                                  `t48`.`owner`,
                                  `t48`.`unit`
                                FROM `t47` AS `t48`
                                WHERE
                                  `t48`.`whose` = 'person'
                              ) AS `t59`
                                ON `t19`.`person_id` = `t59`.`whose_id`
                              INNER JOIN (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t7`.`person_ref`,
                                    `t7`.`account_ref`,
                                    `t7`.`at` AS `met_at`
                                  FROM `activities` AS `t7`
                                  WHERE
                                    COALESCE(LOWER(`t7`.`kind`) <> 'note', TRUE)
                                    AND `t7`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                ) AS `t27`
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t8`.`person_ref`,
                                    `t8`.`account_ref`,
                                    `t8`.`at` AS `met_at`
                                  FROM `meetings` AS `t8`
                                  WHERE
                                    NOT (
                                      COALESCE(`t8`.`state` IN ('booked', 'cancelled', 'missed'), FALSE)
                                    )
                                    AND `t8`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                ) AS `t28`
                              ) AS `t32`
                                ON `t19`.`person_id` = `t32`.`person_ref` AND `t32`.`met_at` >= `t19`.`at`
                            ) AS `t71`
                            UNION ALL
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t19`.`event_id`,
                                `t32`.`met_at`
                              FROM (
                                SELECT
                                  *
                                FROM `origins` AS `t1`
                                WHERE
                                  `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                                  AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                              ) AS `t19`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t48`.`whose_id`,
                                  `t48`.`owner`,
                                  `t48`.`unit`
                                FROM `t47` AS `t48`
                                WHERE
                                  `t48`.`whose` = 'person'
                              ) AS `t59`
                                ON `t19`.`person_id` = `t59`.`whose_id`
                              INNER JOIN (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t7`.`person_ref`,
                                    `t7`.`account_ref`,
                                    `t7`.`at` AS `met_at`
                                  FROM `activities` AS `t7`
                                  WHERE
                                    COALESCE(LOWER(`t7`.`kind`) <> 'note', TRUE)
                                    AND `t7`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                ) AS `t27`
                                UNION ALL
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t8`.`person_ref`,
                                    `t8`.`account_ref`,
                                    `t8`.`at` AS `met_at`
                                  FROM `meetings` AS `t8`
                                  WHERE
                                    NOT (
                                      COALESCE(`t8`.`state` IN ('booked', 'cancelled', 'missed'), FALSE)
                                    )
                                    AND `t8`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                ) AS `t28`
                              ) AS `t32`
                                ON `t19`.`account_id` = `t32`.`account_ref` AND `t32`.`met_at` >= `t19`.`at`
                            ) AS `t72`
                          ) AS `t76`
                          GROUP BY
                            1
                        ) AS `t87`
                          ON `t19`.`event_id` = `t87`.`answered_id`
                      ) AS `t98`
                    ) AS `t99`
                  ) AS `t132`
                ) AS `t133`
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
                          CASE `t97`.`stage`
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
                            ELSE `t97`.`stage`
                          END AS `kpi`,
                          DATE_TRUNC('month', CAST(`t97`.`entered_at` AS DATE)) AS `month`,
                          CAST(COALESCE(
                            `t97`.`moved_on`
                            AND (
                              (
                                (
                                  CAST(`t97`.`left_at` AS DOUBLE) - CAST(`t97`.`entered_at` AS DOUBLE)
                                ) / 86400
                              ) <= 90
                            ),
                            FALSE
                          ) AS DOUBLE) AS `amount`,
                          1 AS `whole`,
                          CAST(NULL AS DOUBLE) AS `lasts`,
                          `t97`.`origin`,
                          `t97`.`channel`,
                          `t97`.`content`,
                          `t97`.`campaign`,
                          `t97`.`owner`,
                          `t97`.`unit`
                        FROM `t94` AS `t97`
                      ) AS `t110`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          CASE `t97`.`stage`
                            WHEN 'suspect'
                            THEN 'days_as_suspect'
                            WHEN 'prospect'
                            THEN 'days_as_prospect'
                            WHEN 'lead'
                            THEN 'days_as_lead'
                            WHEN 'opportunity'
                            THEN 'days_as_opportunity'
                            ELSE `t97`.`stage`
                          END AS `kpi`,
                          DATE_TRUNC('month', CAST(`t97`.`entered_at` AS DATE)) AS `month`,
                          CAST(COALESCE(
                            `t97`.`moved_on`
                            AND (
                              (
                                (
                                  CAST(`t97`.`left_at` AS DOUBLE) - CAST(`t97`.`entered_at` AS DOUBLE)
                                ) / 86400
                              ) <= 90
                            ),
                            FALSE
                          ) AS DOUBLE) AS `amount`,
                          1 AS `whole`,
                          IF(
                            COALESCE(
                              `t97`.`moved_on`
                              AND (
                                (
                                  (
                                    CAST(`t97`.`left_at` AS DOUBLE) - CAST(`t97`.`entered_at` AS DOUBLE)
                                  ) / 86400
                                ) <= 90
                              ),
                              FALSE
                            ),
                            (
                              CAST(`t97`.`left_at` AS DOUBLE) - CAST(`t97`.`entered_at` AS DOUBLE)
                            ) / 86400,
                            NULL
                          ) AS `lasts`,
                          `t97`.`origin`,
                          `t97`.`channel`,
                          `t97`.`content`,
                          `t97`.`campaign`,
                          `t97`.`owner`,
                          `t97`.`unit`
                        FROM `t94` AS `t97`
                        WHERE
                          `t97`.`stage` IN ('suspect', 'prospect', 'lead', 'opportunity')
                      ) AS `t111`
                    ) AS `t113`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          'leads' AS `kpi`,
                          DATE_TRUNC('month', CAST(`t109`.`entered_at` AS DATE)) AS `month`,
                          CAST(1.0 AS DOUBLE) AS `amount`,
                          0 AS `whole`,
                          CAST(NULL AS DOUBLE) AS `lasts`,
                          `t109`.`origin`,
                          `t109`.`channel`,
                          `t109`.`content`,
                          `t109`.`campaign`,
                          `t109`.`owner`,
                          `t109`.`unit`
                        FROM (
                          SELECT
                            `t108`.`subject_id`,
                            `t108`.`stage`,
                            `t108`.`entered_at`,
                            `t108`.`left_at`,
                            `t108`.`moved_on`,
                            `t108`.`origin`,
                            `t108`.`channel`,
                            `t108`.`content`,
                            `t108`.`campaign`,
                            `t108`.`owner`,
                            `t108`.`unit`,
                            `t108`.`account_id`
                          FROM (
                            SELECT
                              `t103`.`subject_id`,
                              `t103`.`stage`,
                              `t103`.`entered_at`,
                              `t103`.`left_at`,
                              `t103`.`moved_on`,
                              `t103`.`origin`,
                              `t103`.`channel`,
                              `t103`.`content`,
                              `t103`.`campaign`,
                              `t103`.`owner`,
                              `t103`.`unit`,
                              `t13`.`member`,
                              `t13`.`account_id`
                            FROM (
                              SELECT
                                *
                              FROM `t94` AS `t97`
                              WHERE
                                `t97`.`stage` = 'lead'
                            ) AS `t103`
                            LEFT OUTER JOIN (
                              SELECT
                                `t3`.`person_id` AS `member`,
                                `t3`.`account_id`
                              FROM `people` AS `t3`
                            ) AS `t13`
                              ON `t103`.`subject_id` = `t13`.`member`
                          ) AS `t108`
                        ) AS `t109`
                      ) AS `t118`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          'caught' AS `kpi`,
                          DATE_TRUNC('month', CAST(`t70`.`at` AS DATE)) AS `month`,
                          CAST(1.0 AS DOUBLE) AS `amount`,
                          0 AS `whole`,
                          CAST(NULL AS DOUBLE) AS `lasts`,
                          `t70`.`origin`,
                          `t70`.`channel`,
                          `t70`.`content`,
                          `t70`.`campaign`,
                          `t70`.`owner`,
                          `t70`.`unit`
                        FROM (
                          SELECT
                            `t19`.`event_id`,
                            `t19`.`person_id`,
                            `t19`.`account_id`,
                            `t19`.`at`,
                            `t19`.`origin`,
                            `t19`.`channel`,
                            `t19`.`campaign`,
                            `t59`.`owner`,
                            `t59`.`unit`,
                            `t19`.`content_id` AS `content`
                          FROM (
                            SELECT
                              *
                            FROM `origins` AS `t1`
                            WHERE
                              `t1`.`at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                              AND `t1`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                          ) AS `t19`
                          LEFT OUTER JOIN (
                            SELECT
                              `t48`.`whose_id`,
                              `t48`.`owner`,
                              `t48`.`unit`
                            FROM `t47` AS `t48`
                            WHERE
                              `t48`.`whose` = 'person'
                          ) AS `t59`
                            ON `t19`.`person_id` = `t59`.`whose_id`
                        ) AS `t70`
                      ) AS `t81`
                    ) AS `t120`
                  ) AS `t123`
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
                          DATE_TRUNC('month', CAST(`t73`.`created_at` AS DATE)) AS `month`,
                          CAST(1.0 AS DOUBLE) AS `amount`,
                          0 AS `whole`,
                          CAST(NULL AS DOUBLE) AS `lasts`,
                          `t73`.`origin`,
                          `t73`.`channel`,
                          CAST(NULL AS STRING) AS `content`,
                          CAST(NULL AS STRING) AS `campaign`,
                          `t73`.`owner`,
                          `t73`.`unit`
                        FROM `t67` AS `t73`
                        WHERE
                          `t73`.`created_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                      ) AS `t83`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          'won' AS `kpi`,
                          DATE_TRUNC('month', CAST(`t73`.`closed_at` AS DATE)) AS `month`,
                          CAST(1.0 AS DOUBLE) AS `amount`,
                          0 AS `whole`,
                          CAST(NULL AS DOUBLE) AS `lasts`,
                          `t73`.`origin`,
                          `t73`.`channel`,
                          CAST(NULL AS STRING) AS `content`,
                          CAST(NULL AS STRING) AS `campaign`,
                          `t73`.`owner`,
                          `t73`.`unit`
                        FROM `t67` AS `t73`
                        WHERE
                          `t73`.`won`
                          AND `t73`.`closed_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                      ) AS `t84`
                    ) AS `t88`
                    UNION ALL
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          'revenue' AS `kpi`,
                          DATE_TRUNC('month', CAST(`t73`.`closed_at` AS DATE)) AS `month`,
                          `t73`.`euros` AS `amount`,
                          0 AS `whole`,
                          CAST(NULL AS DOUBLE) AS `lasts`,
                          `t73`.`origin`,
                          `t73`.`channel`,
                          CAST(NULL AS STRING) AS `content`,
                          CAST(NULL AS STRING) AS `campaign`,
                          `t73`.`owner`,
                          `t73`.`unit`
                        FROM `t67` AS `t73`
                        WHERE
                          `t73`.`won`
                          AND `t73`.`closed_at` >= CAST('2025-01-01T00:00:00+00:00' AS TIMESTAMP)
                      ) AS `t85`
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
                      ) AS `t25`
                    ) AS `t89`
                  ) AS `t91`
                ) AS `t126`
              ) AS `t134`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  CASE `t127`.`stage`
                    WHEN 'marketing-qualified'
                    THEN 'marketing_qualified'
                    WHEN 'sales-accepted'
                    THEN 'sales_accepted'
                    WHEN 'sales-qualified'
                    THEN 'sales_qualified'
                    ELSE `t127`.`stage`
                  END AS `kpi`,
                  DATE_TRUNC('month', CAST(`t127`.`entered_at` AS DATE)) AS `month`,
                  CAST(1.0 AS DOUBLE) AS `amount`,
                  0 AS `whole`,
                  CAST(NULL AS DOUBLE) AS `lasts`,
                  `t127`.`origin`,
                  `t127`.`channel`,
                  `t127`.`content`,
                  `t127`.`campaign`,
                  `t127`.`owner`,
                  `t127`.`unit`
                FROM `t125` AS `t127`
              ) AS `t129`
            ) AS `t135`
          ) AS `t136`
        ) AS `t137`
        WHERE
          `t137`.`whose` IS NOT NULL
      ) AS `t138`
      GROUP BY
        1,
        2,
        3,
        4
    ) AS `t139`
  ) AS `t140`
  WHERE
    (
      `t140`.`kpi` <> 'cost_per_lead'
    ) OR (
      `t140`.`numerator` > 0
    )
) AS `t141`
