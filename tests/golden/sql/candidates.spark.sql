WITH `t40` AS (
  SELECT
    `t34`.`customer_id`,
    `t34`.`product_id`,
    BOOL_AND(`t34`.`verdict` = 'already_has') AS `has_it`
  FROM (
    SELECT
      `t20`.`customer_id`,
      IF(`t20`.`verdict` = 'never_here', CAST(NULL AS STRING), `t20`.`product_id`) AS `product_id`,
      `t20`.`verdict`
    FROM (
      SELECT
        `t2`.`feedback_id`,
        `t2`.`at`,
        `t2`.`customer_id`,
        `t2`.`product_id`,
        `t2`.`verdict`,
        `t2`.`until`,
        `t2`.`by`,
        `t2`.`undone_at`,
        `t2`.`source`,
        `t2`.`received_at`,
        `t2`.`load_id`,
        GREATEST(
          MAX(`t2`.`at`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        ) AS `moment`
      FROM `feedback` AS `t2`
    ) AS `t20`
    WHERE
      (
        (
          `t20`.`undone_at` IS NULL
        ) OR (
          `t20`.`undone_at` > `t20`.`moment`
        )
      )
      AND `t20`.`verdict` <> 'accept'
      AND NOT (
        COALESCE(
          IF(
            (
              `t20`.`until` IS NULL
            ) AND `t20`.`verdict` IN ('not_now', 'done'),
            (
              `t20`.`at` + INTERVAL '90' DAY
            ) <= `t20`.`moment`,
            `t20`.`until` <= `t20`.`moment`
          ),
          FALSE
        )
      )
  ) AS `t34`
  GROUP BY
    1,
    2
)
SELECT
  `t72`.`customer_id`,
  `t72`.`person_id`,
  `t72`.`kind`,
  `t72`.`what`,
  `t72`.`product_id`,
  `t72`.`channel`,
  `t72`.`now`,
  `t72`.`later`,
  `t72`.`cannibalised`,
  `t72`.`cost`,
  `t72`.`pressure`,
  `t72`.`expected_margin`,
  `t72`.`low`,
  `t72`.`high`,
  `t72`.`minutes`,
  `t72`.`owner`,
  `t72`.`reasons`,
  `t72`.`basis`,
  `t72`.`until`,
  `t72`.`why_not`,
  `t72`.`why_words`,
  `t72`.`rank`
FROM (
  SELECT
    `t71`.`customer_id`,
    `t71`.`person_id`,
    `t71`.`kind`,
    `t71`.`what`,
    `t71`.`product_id`,
    `t71`.`channel`,
    `t71`.`now`,
    `t71`.`later`,
    `t71`.`cannibalised`,
    `t71`.`cost`,
    `t71`.`low`,
    `t71`.`high`,
    `t71`.`minutes`,
    `t71`.`owner`,
    `t71`.`reasons`,
    `t71`.`basis`,
    `t71`.`until`,
    `t71`.`net`,
    `t71`.`pressure`,
    `t71`.`expected_margin`,
    `t71`.`held_words`,
    `t71`.`held_since`,
    `t71`.`contacted_days`,
    `t71`.`said_no`,
    `t71`.`forbidden`,
    `t71`.`lead_owner`,
    `t71`.`sale_place`,
    `t71`.`why_not`,
    `t71`.`why_words`,
    IF(
      (
        `t71`.`why_not` IS NOT NULL
      )
      AND NOT (
        `t71`.`why_not` IN ('held', 'rested')
      ),
      CAST(NULL AS BIGINT),
      (
        ROW_NUMBER() OVER (
          PARTITION BY `t71`.`customer_id`
          ORDER BY (
            `t71`.`why_not` IS NOT NULL
          )
          AND NOT (
            `t71`.`why_not` IN ('held', 'rested')
          ) ASC NULLS LAST, `t71`.`expected_margin` IS NULL OR ISNAN(`t71`.`expected_margin`) ASC NULLS LAST, CAST(ROUND(`t71`.`expected_margin`, 9) AS DOUBLE) DESC, `t71`.`kind` ASC NULLS LAST, `t71`.`what` ASC NULLS LAST, `t71`.`channel` ASC NULLS LAST, COALESCE(`t71`.`person_id`, '') ASC NULLS LAST
        ) - 1
      ) + 1
    ) AS `rank`
  FROM (
    SELECT
      `t70`.`customer_id`,
      `t70`.`person_id`,
      `t70`.`kind`,
      `t70`.`what`,
      `t70`.`product_id`,
      `t70`.`channel`,
      `t70`.`now`,
      `t70`.`later`,
      `t70`.`cannibalised`,
      `t70`.`cost`,
      `t70`.`low`,
      `t70`.`high`,
      `t70`.`minutes`,
      `t70`.`owner`,
      `t70`.`reasons`,
      `t70`.`basis`,
      `t70`.`until`,
      `t70`.`net`,
      `t70`.`pressure`,
      `t70`.`expected_margin`,
      `t70`.`held_words`,
      `t70`.`held_since`,
      `t70`.`contacted_days`,
      `t70`.`said_no`,
      `t70`.`forbidden`,
      `t70`.`lead_owner`,
      `t70`.`sale_place`,
      CASE
        WHEN `t70`.`said_no`
        THEN 'feedback'
        WHEN `t70`.`forbidden`
        THEN 'not_permitted'
        WHEN COALESCE(`t70`.`until` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP), FALSE)
        THEN 'over'
        WHEN `t70`.`lead_owner` IS NOT NULL
        THEN 'with_seller'
        WHEN (
          `t70`.`product_id` IS NOT NULL
        ) AND (
          `t70`.`sale_place` > 0
        )
        THEN 'same_sale'
        WHEN (
          `t70`.`kind` <> 'keep'
        ) AND (
          `t70`.`held_words` IS NOT NULL
        )
        THEN 'held'
        WHEN COALESCE(`t70`.`minutes` > 0, FALSE) AND (
          `t70`.`contacted_days` IS NOT NULL
        )
        THEN 'rested'
        ELSE CAST(NULL AS STRING)
      END AS `why_not`,
      CASE
        WHEN `t70`.`said_no`
        THEN 'Somebody said no to it.'
        WHEN `t70`.`forbidden`
        THEN 'They may not be contacted that way.'
        WHEN COALESCE(`t70`.`until` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP), FALSE)
        THEN 'It is too late for it.'
        WHEN `t70`.`lead_owner` IS NOT NULL
        THEN 'A seller works on them as a lead.'
        WHEN (
          `t70`.`product_id` IS NOT NULL
        ) AND (
          `t70`.`sale_place` > 0
        )
        THEN 'Another candidate would sell the same, and is worth more.'
        WHEN (
          `t70`.`kind` <> 'keep'
        ) AND (
          `t70`.`held_words` IS NOT NULL
        )
        THEN CONCAT(
          CONCAT(
            CONCAT(CONCAT('Held: ', `t70`.`held_words`), ' since '),
            CAST(CAST(`t70`.`held_since` AS DATE) AS STRING)
          ),
          '. Nothing is sold meanwhile.'
        )
        WHEN COALESCE(`t70`.`minutes` > 0, FALSE) AND (
          `t70`.`contacted_days` IS NOT NULL
        )
        THEN CONCAT(
          CONCAT(
            'Contacted ',
            CASE
              WHEN `t70`.`contacted_days` = 0
              THEN 'today'
              WHEN `t70`.`contacted_days` = 1
              THEN 'yesterday'
              ELSE CONCAT(CAST(`t70`.`contacted_days` AS STRING), ' days ago')
            END
          ),
          ': left alone for a while.'
        )
        ELSE CAST(NULL AS STRING)
      END AS `why_words`
    FROM (
      SELECT
        `t69`.`customer_id`,
        `t69`.`person_id`,
        `t69`.`kind`,
        `t69`.`what`,
        `t69`.`product_id`,
        `t69`.`channel`,
        `t69`.`now`,
        `t69`.`later`,
        `t69`.`cannibalised`,
        `t69`.`cost`,
        `t69`.`low`,
        `t69`.`high`,
        `t69`.`minutes`,
        `t69`.`owner`,
        `t69`.`reasons`,
        `t69`.`basis`,
        `t69`.`until`,
        `t69`.`net`,
        `t69`.`pressure`,
        `t69`.`expected_margin`,
        `t69`.`held_words`,
        `t69`.`held_since`,
        `t69`.`contacted_days`,
        `t69`.`said_no`,
        `t69`.`forbidden`,
        `t69`.`lead_owner`,
        ROW_NUMBER() OVER (
          PARTITION BY `t69`.`customer_id`, `t69`.`product_id`
          ORDER BY NOT (
            `t69`.`said_no` OR `t69`.`forbidden`
          ) DESC, `t69`.`expected_margin` IS NULL OR ISNAN(`t69`.`expected_margin`) ASC NULLS LAST, CAST(ROUND(`t69`.`expected_margin`, 9) AS DOUBLE) DESC, `t69`.`kind` ASC NULLS LAST, `t69`.`what` ASC NULLS LAST, `t69`.`channel` ASC NULLS LAST, COALESCE(`t69`.`person_id`, '') ASC NULLS LAST
        ) - 1 AS `sale_place`
      FROM (
        SELECT
          `t68`.`customer_id`,
          `t68`.`person_id`,
          `t68`.`kind`,
          `t68`.`what`,
          `t68`.`product_id`,
          `t68`.`channel`,
          `t68`.`now`,
          `t68`.`later`,
          `t68`.`cannibalised`,
          `t68`.`cost`,
          `t68`.`low`,
          `t68`.`high`,
          `t68`.`minutes`,
          `t68`.`owner`,
          `t68`.`reasons`,
          `t68`.`basis`,
          `t68`.`until`,
          `t68`.`net`,
          `t68`.`pressure`,
          `t68`.`expected_margin`,
          `t68`.`held_words`,
          `t68`.`held_since`,
          `t68`.`contacted_days`,
          `t68`.`said_no`,
          `t68`.`forbidden`,
          `t68`.`lead_owner`
        FROM (
          SELECT
            `t67`.`customer_id`,
            `t67`.`person_id`,
            `t67`.`kind`,
            `t67`.`what`,
            `t67`.`product_id`,
            `t67`.`channel`,
            `t67`.`now`,
            `t67`.`later`,
            `t67`.`cannibalised`,
            `t67`.`cost`,
            `t67`.`low`,
            `t67`.`high`,
            `t67`.`minutes`,
            `t67`.`owner`,
            `t67`.`reasons`,
            `t67`.`basis`,
            `t67`.`until`,
            `t67`.`net`,
            `t67`.`pressure`,
            `t67`.`expected_margin`,
            `t67`.`held_words`,
            `t67`.`held_since`,
            `t67`.`contacted_days`,
            `t67`.`said_no`,
            `t67`.`forbidden`,
            `t38`.`live_id`,
            `t38`.`lead_owner`
          FROM (
            SELECT
              `t65`.`customer_id`,
              `t65`.`person_id`,
              `t65`.`kind`,
              `t65`.`what`,
              `t65`.`product_id`,
              `t65`.`channel`,
              `t65`.`now`,
              `t65`.`later`,
              `t65`.`cannibalised`,
              `t65`.`cost`,
              `t65`.`low`,
              `t65`.`high`,
              `t65`.`minutes`,
              `t65`.`owner`,
              `t65`.`reasons`,
              `t65`.`basis`,
              `t65`.`until`,
              `t65`.`net`,
              `t65`.`pressure`,
              `t65`.`expected_margin`,
              `t65`.`held_words`,
              `t65`.`held_since`,
              `t65`.`contacted_days`,
              `t65`.`said_no`,
              `t65`.`forbidden`
            FROM (
              SELECT
                `t64`.`customer_id`,
                `t64`.`person_id`,
                `t64`.`kind`,
                `t64`.`what`,
                `t64`.`product_id`,
                `t64`.`channel`,
                `t64`.`now`,
                `t64`.`later`,
                `t64`.`cannibalised`,
                `t64`.`cost`,
                `t64`.`low`,
                `t64`.`high`,
                `t64`.`minutes`,
                `t64`.`owner`,
                `t64`.`reasons`,
                `t64`.`basis`,
                `t64`.`until`,
                `t64`.`net`,
                `t64`.`pressure`,
                `t64`.`expected_margin`,
                `t64`.`held_words`,
                `t64`.`held_since`,
                `t64`.`contacted_days`,
                `t64`.`said_no`,
                `t64`.`who`,
                `t64`.`permitted_id`,
                `t64`.`by_any`,
                `t64`.`by_email`,
                `t64`.`by_phone`,
                `t64`.`by_sms`,
                `t64`.`by_post`,
                COALESCE(
                  NOT (
                    CASE
                      WHEN `t64`.`channel` = 'seller'
                      THEN `t64`.`by_any`
                      WHEN `t64`.`channel` = 'email'
                      THEN `t64`.`by_email`
                      WHEN `t64`.`channel` = 'phone'
                      THEN `t64`.`by_phone`
                      WHEN `t64`.`channel` = 'sms'
                      THEN `t64`.`by_sms`
                      WHEN `t64`.`channel` = 'post'
                      THEN `t64`.`by_post`
                      ELSE TRUE
                    END
                  ),
                  FALSE
                ) AS `forbidden`
              FROM (
                SELECT
                  `t63`.`customer_id`,
                  `t63`.`person_id`,
                  `t63`.`kind`,
                  `t63`.`what`,
                  `t63`.`product_id`,
                  `t63`.`channel`,
                  `t63`.`now`,
                  `t63`.`later`,
                  `t63`.`cannibalised`,
                  `t63`.`cost`,
                  `t63`.`low`,
                  `t63`.`high`,
                  `t63`.`minutes`,
                  `t63`.`owner`,
                  `t63`.`reasons`,
                  `t63`.`basis`,
                  `t63`.`until`,
                  `t63`.`net`,
                  `t63`.`pressure`,
                  `t63`.`expected_margin`,
                  `t63`.`held_words`,
                  `t63`.`held_since`,
                  `t63`.`contacted_days`,
                  `t63`.`said_no`,
                  `t63`.`who`,
                  `t27`.`permitted_id`,
                  `t27`.`by_any`,
                  `t27`.`by_email`,
                  `t27`.`by_phone`,
                  `t27`.`by_sms`,
                  `t27`.`by_post`
                FROM (
                  SELECT
                    `t61`.`customer_id`,
                    `t61`.`person_id`,
                    `t61`.`kind`,
                    `t61`.`what`,
                    `t61`.`product_id`,
                    `t61`.`channel`,
                    `t61`.`now`,
                    `t61`.`later`,
                    `t61`.`cannibalised`,
                    `t61`.`cost`,
                    `t61`.`low`,
                    `t61`.`high`,
                    `t61`.`minutes`,
                    `t61`.`owner`,
                    `t61`.`reasons`,
                    `t61`.`basis`,
                    `t61`.`until`,
                    `t61`.`net`,
                    `t61`.`pressure`,
                    `t61`.`expected_margin`,
                    `t61`.`held_words`,
                    `t61`.`held_since`,
                    `t61`.`contacted_days`,
                    `t61`.`said_no`,
                    COALESCE(`t61`.`person_id`, `t61`.`customer_id`) AS `who`
                  FROM (
                    SELECT
                      `t60`.`customer_id`,
                      `t60`.`person_id`,
                      `t60`.`kind`,
                      `t60`.`what`,
                      `t60`.`product_id`,
                      `t60`.`channel`,
                      `t60`.`now`,
                      `t60`.`later`,
                      `t60`.`cannibalised`,
                      `t60`.`cost`,
                      `t60`.`low`,
                      `t60`.`high`,
                      `t60`.`minutes`,
                      `t60`.`owner`,
                      `t60`.`reasons`,
                      `t60`.`basis`,
                      `t60`.`until`,
                      `t60`.`net`,
                      `t60`.`pressure`,
                      `t60`.`expected_margin`,
                      `t60`.`held_words`,
                      `t60`.`held_since`,
                      `t60`.`contacted_days`,
                      `t60`.`said_no`
                    FROM (
                      SELECT
                        `t59`.`customer_id`,
                        `t59`.`person_id`,
                        `t59`.`kind`,
                        `t59`.`what`,
                        `t59`.`product_id`,
                        `t59`.`channel`,
                        `t59`.`now`,
                        `t59`.`later`,
                        `t59`.`cannibalised`,
                        `t59`.`cost`,
                        `t59`.`low`,
                        `t59`.`high`,
                        `t59`.`minutes`,
                        `t59`.`owner`,
                        `t59`.`reasons`,
                        `t59`.`basis`,
                        `t59`.`until`,
                        `t59`.`net`,
                        `t59`.`pressure`,
                        `t59`.`expected_margin`,
                        `t59`.`held_words`,
                        `t59`.`held_since`,
                        `t59`.`contacted_days`,
                        `t59`.`subject`,
                        `t59`.`never_id`,
                        `t59`.`no_id`,
                        `t59`.`no_to`,
                        `t59`.`has_it`,
                        (
                          `t59`.`never_id` IS NOT NULL
                        )
                        OR (
                          (
                            `t59`.`no_id` IS NOT NULL
                          )
                          AND NOT (
                            COALESCE(`t59`.`has_it` AND (
                              `t59`.`kind` = 'supply'
                            ), FALSE)
                          )
                        ) AS `said_no`
                      FROM (
                        SELECT
                          `t58`.`customer_id`,
                          `t58`.`person_id`,
                          `t58`.`kind`,
                          `t58`.`what`,
                          `t58`.`product_id`,
                          `t58`.`channel`,
                          `t58`.`now`,
                          `t58`.`later`,
                          `t58`.`cannibalised`,
                          `t58`.`cost`,
                          `t58`.`low`,
                          `t58`.`high`,
                          `t58`.`minutes`,
                          `t58`.`owner`,
                          `t58`.`reasons`,
                          `t58`.`basis`,
                          `t58`.`until`,
                          `t58`.`net`,
                          `t58`.`pressure`,
                          `t58`.`expected_margin`,
                          `t58`.`held_words`,
                          `t58`.`held_since`,
                          `t58`.`contacted_days`,
                          `t58`.`subject`,
                          `t44`.`never_id`,
                          `t45`.`no_id`,
                          `t45`.`no_to`,
                          `t45`.`has_it`
                        FROM (
                          SELECT
                            `t56`.`customer_id`,
                            `t56`.`person_id`,
                            `t56`.`kind`,
                            `t56`.`what`,
                            `t56`.`product_id`,
                            `t56`.`channel`,
                            `t56`.`now`,
                            `t56`.`later`,
                            `t56`.`cannibalised`,
                            `t56`.`cost`,
                            `t56`.`low`,
                            `t56`.`high`,
                            `t56`.`minutes`,
                            `t56`.`owner`,
                            `t56`.`reasons`,
                            `t56`.`basis`,
                            `t56`.`until`,
                            `t56`.`net`,
                            `t56`.`pressure`,
                            `t56`.`expected_margin`,
                            `t56`.`held_words`,
                            `t56`.`held_since`,
                            `t56`.`contacted_days`,
                            COALESCE(`t56`.`product_id`, `t56`.`what`) AS `subject`
                          FROM (
                            SELECT
                              `t55`.`customer_id`,
                              `t55`.`person_id`,
                              `t55`.`kind`,
                              `t55`.`what`,
                              `t55`.`product_id`,
                              `t55`.`channel`,
                              `t55`.`now`,
                              `t55`.`later`,
                              `t55`.`cannibalised`,
                              `t55`.`cost`,
                              `t55`.`low`,
                              `t55`.`high`,
                              `t55`.`minutes`,
                              `t55`.`owner`,
                              `t55`.`reasons`,
                              `t55`.`basis`,
                              `t55`.`until`,
                              `t55`.`net`,
                              `t55`.`pressure`,
                              `t55`.`expected_margin`,
                              `t55`.`held_words`,
                              `t55`.`held_since`,
                              `t55`.`contacted_days`
                            FROM (
                              SELECT
                                `t54`.`customer_id`,
                                `t54`.`person_id`,
                                `t54`.`kind`,
                                `t54`.`what`,
                                `t54`.`product_id`,
                                `t54`.`channel`,
                                `t54`.`now`,
                                `t54`.`later`,
                                `t54`.`cannibalised`,
                                `t54`.`cost`,
                                `t54`.`low`,
                                `t54`.`high`,
                                `t54`.`minutes`,
                                `t54`.`owner`,
                                `t54`.`reasons`,
                                `t54`.`basis`,
                                `t54`.`until`,
                                `t54`.`net`,
                                `t54`.`pressure`,
                                `t54`.`expected_margin`,
                                `t54`.`held_words`,
                                `t54`.`held_since`,
                                `t35`.`rested_id`,
                                `t35`.`contacted_days`
                              FROM (
                                SELECT
                                  `t52`.`customer_id`,
                                  `t52`.`person_id`,
                                  `t52`.`kind`,
                                  `t52`.`what`,
                                  `t52`.`product_id`,
                                  `t52`.`channel`,
                                  `t52`.`now`,
                                  `t52`.`later`,
                                  `t52`.`cannibalised`,
                                  `t52`.`cost`,
                                  `t52`.`low`,
                                  `t52`.`high`,
                                  `t52`.`minutes`,
                                  `t52`.`owner`,
                                  `t52`.`reasons`,
                                  `t52`.`basis`,
                                  `t52`.`until`,
                                  `t52`.`net`,
                                  `t52`.`pressure`,
                                  `t52`.`expected_margin`,
                                  `t52`.`held_words`,
                                  `t52`.`held_since`
                                FROM (
                                  SELECT
                                    `t51`.`customer_id`,
                                    `t51`.`person_id`,
                                    `t51`.`kind`,
                                    `t51`.`what`,
                                    `t51`.`product_id`,
                                    `t51`.`channel`,
                                    `t51`.`now`,
                                    `t51`.`later`,
                                    `t51`.`cannibalised`,
                                    `t51`.`cost`,
                                    `t51`.`low`,
                                    `t51`.`high`,
                                    `t51`.`minutes`,
                                    `t51`.`owner`,
                                    `t51`.`reasons`,
                                    `t51`.`basis`,
                                    `t51`.`until`,
                                    `t51`.`net`,
                                    `t51`.`pressure`,
                                    `t51`.`expected_margin`,
                                    `t33`.`held_id`,
                                    `t33`.`held_words`,
                                    `t33`.`held_since`
                                  FROM (
                                    SELECT
                                      `t49`.`customer_id`,
                                      `t49`.`person_id`,
                                      `t49`.`kind`,
                                      `t49`.`what`,
                                      `t49`.`product_id`,
                                      `t49`.`channel`,
                                      `t49`.`now`,
                                      `t49`.`later`,
                                      `t49`.`cannibalised`,
                                      `t49`.`cost`,
                                      `t49`.`low`,
                                      `t49`.`high`,
                                      `t49`.`minutes`,
                                      COALESCE(`t49`.`owner`, `t49`.`looks_after`) AS `owner`,
                                      `t49`.`reasons`,
                                      `t49`.`basis`,
                                      `t49`.`until`,
                                      `t49`.`net`,
                                      CAST(0.0 AS DOUBLE) AS `pressure`,
                                      `t49`.`net` AS `expected_margin`
                                    FROM (
                                      SELECT
                                        `t48`.`customer_id`,
                                        `t48`.`person_id`,
                                        `t48`.`kind`,
                                        `t48`.`what`,
                                        `t48`.`product_id`,
                                        `t48`.`channel`,
                                        `t48`.`now`,
                                        `t48`.`later`,
                                        `t48`.`cannibalised`,
                                        `t48`.`cost`,
                                        `t48`.`low`,
                                        `t48`.`high`,
                                        `t48`.`minutes`,
                                        `t48`.`owner`,
                                        `t48`.`reasons`,
                                        `t48`.`basis`,
                                        `t48`.`until`,
                                        `t48`.`net`,
                                        `t15`.`looked_id`,
                                        `t15`.`looks_after`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t5`.`customer_id`,
                                            CAST(NULL AS STRING) AS `person_id`,
                                            'offer' AS `kind`,
                                            `t5`.`product_id` AS `what`,
                                            `t5`.`product_id`,
                                            'seller' AS `channel`,
                                            `t5`.`extra_if_contacted` * `t5`.`value` AS `now`,
                                            CAST(0.0 AS DOUBLE) AS `later`,
                                            COALESCE(
                                              `t5`.`extra_if_contacted` * (
                                                1 - `t5`.`keep`
                                              ) * `t5`.`at_risk_value`,
                                              CAST(0.0 AS DOUBLE)
                                            ) AS `cannibalised`,
                                            `t5`.`cost`,
                                            `t5`.`low`,
                                            `t5`.`high`,
                                            CAST(15.0 AS DOUBLE) AS `minutes`,
                                            CAST(NULL AS STRING) AS `owner`,
                                            `t5`.`reasons`,
                                            IF(`t5`.`extra_source` = 'measured', 'measured', 'assumed') AS `basis`,
                                            CAST(NULL AS TIMESTAMP) AS `until`,
                                            `t5`.`expected_margin` AS `net`
                                          FROM `offers` AS `t5`
                                        ) AS `t21`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            COALESCE(`t39`.`account_id`, `t39`.`person_id`) AS `customer_id`,
                                            `t39`.`person_id`,
                                            'lead' AS `kind`,
                                            `t39`.`person_id` AS `what`,
                                            CAST(NULL AS STRING) AS `product_id`,
                                            'phone' AS `channel`,
                                            CAST(`t39`.`expected_profit` AS DOUBLE) + CAST(60.0 AS DOUBLE) + (
                                              (
                                                1 - `t39`.`probability`
                                              ) * CAST(40.0 AS DOUBLE)
                                            ) AS `now`,
                                            CAST(0.0 AS DOUBLE) AS `later`,
                                            CAST(0.0 AS DOUBLE) AS `cannibalised`,
                                            (
                                              (
                                                1 - `t39`.`probability`
                                              ) * CAST(40.0 AS DOUBLE)
                                            ) + CAST(60.0 AS DOUBLE) AS `cost`,
                                            (
                                              (
                                                `t39`.`low` * (
                                                  (
                                                    CAST(`t39`.`expected_profit` AS DOUBLE) + CAST(60.0 AS DOUBLE) + (
                                                      (
                                                        1 - `t39`.`probability`
                                                      ) * CAST(40.0 AS DOUBLE)
                                                    )
                                                  ) / NULLIF(`t39`.`probability`, CAST(0.0 AS DOUBLE))
                                                )
                                              ) - CAST(60.0 AS DOUBLE)
                                            ) - (
                                              (
                                                1 - `t39`.`low`
                                              ) * CAST(40.0 AS DOUBLE)
                                            ) AS `low`,
                                            (
                                              (
                                                `t39`.`high` * (
                                                  (
                                                    CAST(`t39`.`expected_profit` AS DOUBLE) + CAST(60.0 AS DOUBLE) + (
                                                      (
                                                        1 - `t39`.`probability`
                                                      ) * CAST(40.0 AS DOUBLE)
                                                    )
                                                  ) / NULLIF(`t39`.`probability`, CAST(0.0 AS DOUBLE))
                                                )
                                              ) - CAST(60.0 AS DOUBLE)
                                            ) - (
                                              (
                                                1 - `t39`.`high`
                                              ) * CAST(40.0 AS DOUBLE)
                                            ) AS `high`,
                                            CAST(15.0 AS DOUBLE) AS `minutes`,
                                            COALESCE(`t39`.`looks_after`, `t39`.`own`) AS `owner`,
                                            IF(SIZE(`t39`.`reasons`) > 0, CONCAT_WS('; ', `t39`.`reasons`), NULL) AS `reasons`,
                                            'assumed' AS `basis`,
                                            CAST(NULL AS TIMESTAMP) AS `until`,
                                            (
                                              (
                                                CAST(`t39`.`expected_profit` AS DOUBLE) + CAST(60.0 AS DOUBLE) + (
                                                  (
                                                    1 - `t39`.`probability`
                                                  ) * CAST(40.0 AS DOUBLE)
                                                ) + COALESCE(CAST(0.0 AS DOUBLE), CAST(0.0 AS DOUBLE))
                                              ) - COALESCE(CAST(0.0 AS DOUBLE), CAST(0.0 AS DOUBLE))
                                            ) - COALESCE(
                                              (
                                                (
                                                  1 - `t39`.`probability`
                                                ) * CAST(40.0 AS DOUBLE)
                                              ) + CAST(60.0 AS DOUBLE),
                                              CAST(0.0 AS DOUBLE)
                                            ) AS `net`
                                          FROM (
                                            SELECT
                                              `t37`.`person_id`,
                                              `t37`.`account_id`,
                                              `t37`.`points`,
                                              `t37`.`fit`,
                                              `t37`.`engagement`,
                                              `t37`.`account_points`,
                                              `t37`.`probability`,
                                              `t37`.`low`,
                                              `t37`.`high`,
                                              `t37`.`expected_profit`,
                                              `t37`.`qualified`,
                                              `t37`.`stage`,
                                              `t37`.`reasons`,
                                              `t37`.`why_not`,
                                              `t37`.`scoring_version`,
                                              `t37`.`shadow_points`,
                                              `t37`.`own`,
                                              `t37`.`looks_after`
                                            FROM (
                                              SELECT
                                                `t31`.`person_id`,
                                                `t31`.`account_id`,
                                                `t31`.`points`,
                                                `t31`.`fit`,
                                                `t31`.`engagement`,
                                                `t31`.`account_points`,
                                                `t31`.`probability`,
                                                `t31`.`low`,
                                                `t31`.`high`,
                                                `t31`.`expected_profit`,
                                                `t31`.`qualified`,
                                                `t31`.`stage`,
                                                `t31`.`reasons`,
                                                `t31`.`why_not`,
                                                `t31`.`scoring_version`,
                                                `t31`.`shadow_points`,
                                                `t31`.`own`,
                                                `t16`.`account_id` AS `account_id_right`,
                                                `t16`.`looks_after`
                                              FROM (
                                                SELECT
                                                  `t26`.`person_id`,
                                                  `t26`.`account_id`,
                                                  `t26`.`points`,
                                                  `t26`.`fit`,
                                                  `t26`.`engagement`,
                                                  `t26`.`account_points`,
                                                  `t26`.`probability`,
                                                  `t26`.`low`,
                                                  `t26`.`high`,
                                                  `t26`.`expected_profit`,
                                                  `t26`.`qualified`,
                                                  `t26`.`stage`,
                                                  `t26`.`reasons`,
                                                  `t26`.`why_not`,
                                                  `t26`.`scoring_version`,
                                                  `t26`.`shadow_points`,
                                                  `t26`.`own`
                                                FROM (
                                                  SELECT
                                                    `t19`.`person_id`,
                                                    `t19`.`account_id`,
                                                    `t19`.`points`,
                                                    `t19`.`fit`,
                                                    `t19`.`engagement`,
                                                    `t19`.`account_points`,
                                                    `t19`.`probability`,
                                                    `t19`.`low`,
                                                    `t19`.`high`,
                                                    `t19`.`expected_profit`,
                                                    `t19`.`qualified`,
                                                    `t19`.`stage`,
                                                    `t19`.`reasons`,
                                                    `t19`.`why_not`,
                                                    `t19`.`scoring_version`,
                                                    `t19`.`shadow_points`,
                                                    `t18`.`person_id` AS `person_id_right`,
                                                    `t18`.`own`
                                                  FROM (
                                                    SELECT
                                                      *
                                                    FROM `lead_scores` AS `t8`
                                                    WHERE
                                                      `t8`.`qualified` AND `t8`.`expected_profit` IS NOT NULL
                                                  ) AS `t19`
                                                  LEFT OUTER JOIN (
                                                    SELECT
                                                      `t9`.`person_id`,
                                                      `t9`.`owner` AS `own`
                                                    FROM `people` AS `t9`
                                                  ) AS `t18`
                                                    ON `t19`.`person_id` = `t18`.`person_id`
                                                ) AS `t26`
                                              ) AS `t31`
                                              LEFT OUTER JOIN (
                                                SELECT
                                                  `t7`.`account_id`,
                                                  `t7`.`owner` AS `looks_after`
                                                FROM `accounts` AS `t7`
                                              ) AS `t16`
                                                ON `t31`.`account_id` = `t16`.`account_id`
                                            ) AS `t37`
                                          ) AS `t39`
                                        ) AS `t46`
                                      ) AS `t48`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          `t6`.`customer_id` AS `looked_id`,
                                          `t6`.`owner` AS `looks_after`
                                        FROM `customers` AS `t6`
                                      ) AS `t15`
                                        ON `t48`.`customer_id` = `t15`.`looked_id`
                                    ) AS `t49`
                                  ) AS `t51`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t23`.`customer_id` AS `held_id`,
                                      `t23`.`words` AS `held_words`,
                                      `t23`.`since` AS `held_since`
                                    FROM (
                                      SELECT
                                        `t4`.`customer_id`,
                                        `t4`.`person_id`,
                                        `t4`.`hold`,
                                        `t4`.`about`,
                                        `t4`.`since`,
                                        `t4`.`words`,
                                        ROW_NUMBER() OVER (
                                          PARTITION BY `t4`.`customer_id`
                                          ORDER BY CASE
                                            WHEN `t4`.`hold` = 'complaint'
                                            THEN 0
                                            WHEN `t4`.`hold` = 'late_delivery'
                                            THEN 1
                                            WHEN `t4`.`hold` = 'quote'
                                            THEN 2
                                            ELSE NULL
                                          END ASC NULLS LAST, `t4`.`since` ASC NULLS LAST, `t4`.`about` ASC NULLS LAST
                                        ) - 1 AS `hold_rank`
                                      FROM `holds` AS `t4`
                                    ) AS `t23`
                                    WHERE
                                      `t23`.`hold_rank` = 0
                                  ) AS `t33`
                                    ON `t51`.`customer_id` = `t33`.`held_id`
                                ) AS `t52`
                              ) AS `t54`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t25`.`customer_id` AS `rested_id`,
                                  `t25`.`days` AS `contacted_days`
                                FROM (
                                  SELECT
                                    `t3`.`customer_id`,
                                    `t3`.`at`,
                                    `t3`.`how`,
                                    CAST(FLOOR(
                                      (
                                        CAST(GREATEST(
                                          MAX(`t3`.`at`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                        ) AS DOUBLE) - CAST(`t3`.`at` AS DOUBLE)
                                      ) / (
                                        86400
                                      )
                                    ) AS BIGINT) AS `days`
                                  FROM `last_contacts` AS `t3`
                                ) AS `t25`
                                WHERE
                                  `t25`.`days` < 30
                              ) AS `t35`
                                ON `t54`.`customer_id` = `t35`.`rested_id`
                            ) AS `t55`
                          ) AS `t56`
                        ) AS `t58`
                        LEFT OUTER JOIN (
                          SELECT
                            `t41`.`customer_id` AS `never_id`
                          FROM `t40` AS `t41`
                          WHERE
                            `t41`.`product_id` IS NULL
                        ) AS `t44`
                          ON `t58`.`customer_id` = `t44`.`never_id`
                        LEFT OUTER JOIN (
                          SELECT
                            `t41`.`customer_id` AS `no_id`,
                            `t41`.`product_id` AS `no_to`,
                            `t41`.`has_it`
                          FROM `t40` AS `t41`
                          WHERE
                            `t41`.`product_id` IS NOT NULL
                        ) AS `t45`
                          ON `t58`.`customer_id` = `t45`.`no_id` AND `t58`.`subject` = `t45`.`no_to`
                      ) AS `t59`
                    ) AS `t60`
                  ) AS `t61`
                ) AS `t63`
                LEFT OUTER JOIN (
                  SELECT
                    `t14`.`person_id` AS `permitted_id`,
                    BOOL_OR(`t14`.`allowed` AND `t14`.`channel` IN ('email', 'phone')) AS `by_any`,
                    BOOL_OR(`t14`.`allowed` AND (
                      `t14`.`channel` = 'email'
                    )) AS `by_email`,
                    BOOL_OR(`t14`.`allowed` AND (
                      `t14`.`channel` = 'phone'
                    )) AS `by_phone`,
                    BOOL_OR(`t14`.`allowed` AND (
                      `t14`.`channel` = 'sms'
                    )) AS `by_sms`,
                    BOOL_OR(`t14`.`allowed` AND (
                      `t14`.`channel` = 'post'
                    )) AS `by_post`
                  FROM (
                    SELECT
                      *
                    FROM `permissions` AS `t1`
                    WHERE
                      `t1`.`purpose` IN ('mailing', 'calls')
                  ) AS `t14`
                  GROUP BY
                    1
                ) AS `t27`
                  ON `t63`.`who` = `t27`.`permitted_id`
              ) AS `t64`
            ) AS `t65`
          ) AS `t67`
          LEFT OUTER JOIN (
            SELECT
              `t29`.`who` AS `live_id`,
              MAX(COALESCE(`t29`.`lead_owner`, '')) AS `lead_owner`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t13`.`lead_id`,
                  MAX_BY(`t13`.`step`, `t13`.`at`) AS `state`,
                  MAX(COALESCE(`t13`.`account_ref`, `t13`.`person_ref`)) AS `who`,
                  MAX(`t13`.`owner`) AS `lead_owner`
                FROM (
                  SELECT
                    *
                  FROM `leads` AS `t0`
                  WHERE
                    `t0`.`step` IN ('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')
                ) AS `t13`
                GROUP BY
                  1
              ) AS `t22`
              WHERE
                `t22`.`state` IN ('open', 'handed', 'accepted') AND `t22`.`who` IS NOT NULL
            ) AS `t29`
            GROUP BY
              1
          ) AS `t38`
            ON `t67`.`customer_id` = `t38`.`live_id`
        ) AS `t68`
      ) AS `t69`
    ) AS `t70`
  ) AS `t71`
) AS `t72`
