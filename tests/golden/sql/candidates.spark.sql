WITH `t66` AS (
  SELECT
    `t57`.`customer_id`,
    `t57`.`product_id`,
    BOOL_AND(`t57`.`verdict` = 'already_has') AS `has_it`
  FROM (
    SELECT
      `t37`.`customer_id`,
      IF(`t37`.`verdict` = 'never_here', CAST(NULL AS STRING), `t37`.`product_id`) AS `product_id`,
      `t37`.`verdict`
    FROM (
      SELECT
        `t3`.`feedback_id`,
        `t3`.`at`,
        `t3`.`customer_id`,
        `t3`.`product_id`,
        `t3`.`verdict`,
        `t3`.`until`,
        `t3`.`by`,
        `t3`.`undone_at`,
        `t3`.`source`,
        `t3`.`received_at`,
        `t3`.`load_id`,
        GREATEST(
          MAX(`t3`.`at`) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
        ) AS `moment`
      FROM `feedback` AS `t3`
    ) AS `t37`
    WHERE
      (
        (
          `t37`.`undone_at` IS NULL
        ) OR (
          `t37`.`undone_at` > `t37`.`moment`
        )
      )
      AND `t37`.`verdict` <> 'accept'
      AND NOT (
        COALESCE(
          IF(
            (
              `t37`.`until` IS NULL
            ) AND `t37`.`verdict` IN ('not_now', 'done'),
            (
              `t37`.`at` + INTERVAL '90' DAY
            ) <= `t37`.`moment`,
            `t37`.`until` <= `t37`.`moment`
          ),
          FALSE
        )
      )
  ) AS `t57`
  GROUP BY
    1,
    2
)
SELECT
  `t108`.`customer_id`,
  `t108`.`person_id`,
  `t108`.`kind`,
  `t108`.`what`,
  `t108`.`product_id`,
  `t108`.`channel`,
  `t108`.`now`,
  `t108`.`later`,
  `t108`.`cannibalised`,
  `t108`.`cost`,
  `t108`.`pressure`,
  `t108`.`expected_margin`,
  `t108`.`low`,
  `t108`.`high`,
  `t108`.`minutes`,
  `t108`.`owner`,
  `t108`.`reasons`,
  `t108`.`basis`,
  `t108`.`until`,
  `t108`.`why_not`,
  `t108`.`why_words`,
  `t108`.`rank`
FROM (
  SELECT
    `t107`.`customer_id`,
    `t107`.`person_id`,
    `t107`.`kind`,
    `t107`.`what`,
    `t107`.`product_id`,
    `t107`.`channel`,
    `t107`.`now`,
    `t107`.`later`,
    `t107`.`cannibalised`,
    `t107`.`cost`,
    `t107`.`minutes`,
    `t107`.`owner`,
    `t107`.`reasons`,
    `t107`.`basis`,
    `t107`.`until`,
    `t107`.`pressure`,
    `t107`.`expected_margin`,
    `t107`.`low`,
    `t107`.`high`,
    `t107`.`held_words`,
    `t107`.`held_since`,
    `t107`.`contacted_days`,
    `t107`.`written_days`,
    `t107`.`said_no`,
    `t107`.`forbidden`,
    `t107`.`unproved`,
    `t107`.`late`,
    `t107`.`lead_owner`,
    `t107`.`same_sale`,
    `t107`.`why_not`,
    `t107`.`why_words`,
    IF(
      (
        `t107`.`why_not` IS NOT NULL
      )
      AND NOT (
        `t107`.`why_not` IN ('held', 'rested')
      ),
      CAST(NULL AS BIGINT),
      (
        ROW_NUMBER() OVER (
          PARTITION BY `t107`.`customer_id`
          ORDER BY (
            `t107`.`why_not` IS NOT NULL
          )
          AND NOT (
            `t107`.`why_not` IN ('held', 'rested')
          ) ASC NULLS LAST, `t107`.`expected_margin` IS NULL OR ISNAN(`t107`.`expected_margin`) ASC NULLS LAST, CAST(ROUND(`t107`.`expected_margin`, 9) AS DOUBLE) DESC, `t107`.`kind` ASC NULLS LAST, `t107`.`what` ASC NULLS LAST, `t107`.`channel` ASC NULLS LAST, COALESCE(`t107`.`person_id`, '') ASC NULLS LAST
        ) - 1
      ) + 1
    ) AS `rank`
  FROM (
    SELECT
      `t106`.`customer_id`,
      `t106`.`person_id`,
      `t106`.`kind`,
      `t106`.`what`,
      `t106`.`product_id`,
      `t106`.`channel`,
      `t106`.`now`,
      `t106`.`later`,
      `t106`.`cannibalised`,
      `t106`.`cost`,
      `t106`.`minutes`,
      `t106`.`owner`,
      `t106`.`reasons`,
      `t106`.`basis`,
      `t106`.`until`,
      `t106`.`pressure`,
      `t106`.`expected_margin`,
      `t106`.`low`,
      `t106`.`high`,
      `t106`.`held_words`,
      `t106`.`held_since`,
      `t106`.`contacted_days`,
      `t106`.`written_days`,
      `t106`.`said_no`,
      `t106`.`forbidden`,
      `t106`.`unproved`,
      `t106`.`late`,
      `t106`.`lead_owner`,
      `t106`.`same_sale`,
      CASE
        WHEN `t106`.`said_no`
        THEN 'feedback'
        WHEN `t106`.`forbidden`
        THEN 'not_permitted'
        WHEN `t106`.`late`
        THEN 'over'
        WHEN (
          `t106`.`kind` <> 'offer'
        )
        AND (
          `t106`.`expected_margin` IS NULL OR ISNAN(`t106`.`expected_margin`)
        )
        THEN 'unknown'
        WHEN `t106`.`unproved`
        THEN 'unproved'
        WHEN `t106`.`lead_owner` IS NOT NULL
        THEN 'with_seller'
        WHEN `t106`.`same_sale`
        THEN 'same_sale'
        WHEN (
          `t106`.`kind` <> 'keep'
        ) AND (
          `t106`.`held_words` IS NOT NULL
        )
        THEN 'held'
        WHEN COALESCE(`t106`.`minutes` > 0, FALSE)
        AND (
          `t106`.`contacted_days` IS NOT NULL
        )
        THEN 'rested'
        WHEN NOT (
          COALESCE(`t106`.`minutes` > 0, FALSE)
        )
        AND (
          `t106`.`written_days` IS NOT NULL
        )
        THEN 'rested'
        ELSE CAST(NULL AS STRING)
      END AS `why_not`,
      CASE
        WHEN `t106`.`said_no`
        THEN 'Somebody said no to it.'
        WHEN `t106`.`forbidden`
        THEN 'They may not be contacted that way.'
        WHEN `t106`.`late`
        THEN 'It is too late for it.'
        WHEN (
          `t106`.`kind` <> 'offer'
        )
        AND (
          `t106`.`expected_margin` IS NULL OR ISNAN(`t106`.`expected_margin`)
        )
        THEN 'What it would bring is not known.'
        WHEN `t106`.`unproved`
        THEN 'They buy it by themselves; that a contact adds to it is assumed, and not measured.'
        WHEN `t106`.`lead_owner` IS NOT NULL
        THEN 'A seller works on them as a lead.'
        WHEN `t106`.`same_sale`
        THEN 'Another candidate would sell the same, and is worth more.'
        WHEN (
          `t106`.`kind` <> 'keep'
        ) AND (
          `t106`.`held_words` IS NOT NULL
        )
        THEN CONCAT(
          CONCAT(
            CONCAT(CONCAT('Held: ', `t106`.`held_words`), ' since '),
            CAST(CAST(`t106`.`held_since` AS DATE) AS STRING)
          ),
          '. Nothing is sold meanwhile.'
        )
        WHEN COALESCE(`t106`.`minutes` > 0, FALSE)
        AND (
          `t106`.`contacted_days` IS NOT NULL
        )
        THEN CONCAT(
          CONCAT(
            'Contacted ',
            CASE
              WHEN `t106`.`contacted_days` = 0
              THEN 'today'
              WHEN `t106`.`contacted_days` = 1
              THEN 'yesterday'
              ELSE CONCAT(CAST(`t106`.`contacted_days` AS STRING), ' days ago')
            END
          ),
          ': left alone for a while.'
        )
        WHEN NOT (
          COALESCE(`t106`.`minutes` > 0, FALSE)
        )
        AND (
          `t106`.`written_days` IS NOT NULL
        )
        THEN CONCAT(
          CONCAT(
            'Contacted ',
            CASE
              WHEN `t106`.`written_days` = 0
              THEN 'today'
              WHEN `t106`.`written_days` = 1
              THEN 'yesterday'
              ELSE CONCAT(CAST(`t106`.`written_days` AS STRING), ' days ago')
            END
          ),
          ': left alone for a while.'
        )
        ELSE CAST(NULL AS STRING)
      END AS `why_words`
    FROM (
      SELECT
        `t105`.`customer_id`,
        `t105`.`person_id`,
        `t105`.`kind`,
        `t105`.`what`,
        `t105`.`product_id`,
        `t105`.`channel`,
        `t105`.`now`,
        `t105`.`later`,
        `t105`.`cannibalised`,
        `t105`.`cost`,
        `t105`.`minutes`,
        `t105`.`owner`,
        `t105`.`reasons`,
        `t105`.`basis`,
        `t105`.`until`,
        `t105`.`pressure`,
        `t105`.`expected_margin`,
        `t105`.`low`,
        `t105`.`high`,
        `t105`.`held_words`,
        `t105`.`held_since`,
        `t105`.`contacted_days`,
        `t105`.`written_days`,
        `t105`.`said_no`,
        `t105`.`forbidden`,
        `t105`.`unproved`,
        `t105`.`late`,
        `t105`.`lead_owner`,
        (
          `t105`.`product_id` IS NOT NULL
        )
        AND NOT (
          (
            `t105`.`kind` = FIRST(`t105`.`kind`) IGNORE NULLS OVER (
              PARTITION BY `t105`.`customer_id`, `t105`.`product_id`
              ORDER BY NOT (
                `t105`.`said_no` OR `t105`.`forbidden` OR `t105`.`late` OR `t105`.`unproved`
              ) DESC, `t105`.`expected_margin` IS NULL OR ISNAN(`t105`.`expected_margin`) ASC NULLS LAST, CAST(ROUND(`t105`.`expected_margin`, 9) AS DOUBLE) DESC, `t105`.`kind` ASC NULLS LAST, `t105`.`what` ASC NULLS LAST, `t105`.`channel` ASC NULLS LAST, COALESCE(`t105`.`person_id`, '') ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            )
          )
          AND (
            `t105`.`what` = FIRST(`t105`.`what`) IGNORE NULLS OVER (
              PARTITION BY `t105`.`customer_id`, `t105`.`product_id`
              ORDER BY NOT (
                `t105`.`said_no` OR `t105`.`forbidden` OR `t105`.`late` OR `t105`.`unproved`
              ) DESC, `t105`.`expected_margin` IS NULL OR ISNAN(`t105`.`expected_margin`) ASC NULLS LAST, CAST(ROUND(`t105`.`expected_margin`, 9) AS DOUBLE) DESC, `t105`.`kind` ASC NULLS LAST, `t105`.`what` ASC NULLS LAST, `t105`.`channel` ASC NULLS LAST, COALESCE(`t105`.`person_id`, '') ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
            )
          )
        ) AS `same_sale`
      FROM (
        SELECT
          `t104`.`customer_id`,
          `t104`.`person_id`,
          `t104`.`kind`,
          `t104`.`what`,
          `t104`.`product_id`,
          `t104`.`channel`,
          `t104`.`now`,
          `t104`.`later`,
          `t104`.`cannibalised`,
          `t104`.`cost`,
          `t104`.`minutes`,
          `t104`.`owner`,
          `t104`.`reasons`,
          `t104`.`basis`,
          `t104`.`until`,
          `t104`.`pressure`,
          `t104`.`expected_margin`,
          `t104`.`low`,
          `t104`.`high`,
          `t104`.`held_words`,
          `t104`.`held_since`,
          `t104`.`contacted_days`,
          `t104`.`written_days`,
          `t104`.`said_no`,
          `t104`.`forbidden`,
          `t104`.`unproved`,
          `t104`.`late`,
          `t104`.`lead_owner`
        FROM (
          SELECT
            `t103`.`customer_id`,
            `t103`.`person_id`,
            `t103`.`kind`,
            `t103`.`what`,
            `t103`.`product_id`,
            `t103`.`channel`,
            `t103`.`now`,
            `t103`.`later`,
            `t103`.`cannibalised`,
            `t103`.`cost`,
            `t103`.`minutes`,
            `t103`.`owner`,
            `t103`.`reasons`,
            `t103`.`basis`,
            `t103`.`until`,
            `t103`.`pressure`,
            `t103`.`expected_margin`,
            `t103`.`low`,
            `t103`.`high`,
            `t103`.`held_words`,
            `t103`.`held_since`,
            `t103`.`contacted_days`,
            `t103`.`written_days`,
            `t103`.`said_no`,
            `t103`.`forbidden`,
            `t103`.`unproved`,
            `t103`.`late`,
            `t62`.`live_id`,
            `t62`.`lead_owner`
          FROM (
            SELECT
              `t101`.`customer_id`,
              `t101`.`person_id`,
              `t101`.`kind`,
              `t101`.`what`,
              `t101`.`product_id`,
              `t101`.`channel`,
              `t101`.`now`,
              `t101`.`later`,
              `t101`.`cannibalised`,
              `t101`.`cost`,
              `t101`.`minutes`,
              `t101`.`owner`,
              `t101`.`reasons`,
              `t101`.`basis`,
              `t101`.`until`,
              `t101`.`pressure`,
              `t101`.`expected_margin`,
              `t101`.`low`,
              `t101`.`high`,
              `t101`.`held_words`,
              `t101`.`held_since`,
              `t101`.`contacted_days`,
              `t101`.`written_days`,
              `t101`.`said_no`,
              `t101`.`forbidden`,
              COALESCE(
                (
                  `t101`.`kind` = 'supply'
                )
                AND (
                  `t101`.`what` = `t101`.`product_id`
                )
                AND (
                  `t101`.`basis` <> 'measured'
                ),
                FALSE
              ) AS `unproved`,
              COALESCE(`t101`.`until` < CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP), FALSE) AS `late`
            FROM (
              SELECT
                `t100`.`customer_id`,
                `t100`.`person_id`,
                `t100`.`kind`,
                `t100`.`what`,
                `t100`.`product_id`,
                `t100`.`channel`,
                `t100`.`now`,
                `t100`.`later`,
                `t100`.`cannibalised`,
                `t100`.`cost`,
                `t100`.`minutes`,
                `t100`.`owner`,
                `t100`.`reasons`,
                `t100`.`basis`,
                `t100`.`until`,
                `t100`.`pressure`,
                `t100`.`expected_margin`,
                `t100`.`low`,
                `t100`.`high`,
                `t100`.`held_words`,
                `t100`.`held_since`,
                `t100`.`contacted_days`,
                `t100`.`written_days`,
                `t100`.`said_no`,
                `t100`.`forbidden`
              FROM (
                SELECT
                  `t99`.`customer_id`,
                  `t99`.`person_id`,
                  `t99`.`kind`,
                  `t99`.`what`,
                  `t99`.`product_id`,
                  `t99`.`channel`,
                  `t99`.`now`,
                  `t99`.`later`,
                  `t99`.`cannibalised`,
                  `t99`.`cost`,
                  `t99`.`minutes`,
                  `t99`.`owner`,
                  `t99`.`reasons`,
                  `t99`.`basis`,
                  `t99`.`until`,
                  `t99`.`pressure`,
                  `t99`.`expected_margin`,
                  `t99`.`low`,
                  `t99`.`high`,
                  `t99`.`held_words`,
                  `t99`.`held_since`,
                  `t99`.`contacted_days`,
                  `t99`.`written_days`,
                  `t99`.`said_no`,
                  `t99`.`who`,
                  `t99`.`permitted_id`,
                  `t99`.`by_any`,
                  `t99`.`by_email`,
                  `t99`.`by_phone`,
                  `t99`.`by_sms`,
                  `t99`.`by_post`,
                  COALESCE(
                    NOT (
                      CASE
                        WHEN `t99`.`channel` = 'seller'
                        THEN `t99`.`by_any`
                        WHEN `t99`.`channel` = 'email'
                        THEN `t99`.`by_email`
                        WHEN `t99`.`channel` = 'phone'
                        THEN `t99`.`by_phone`
                        WHEN `t99`.`channel` = 'sms'
                        THEN `t99`.`by_sms`
                        WHEN `t99`.`channel` = 'post'
                        THEN `t99`.`by_post`
                        ELSE TRUE
                      END
                    ),
                    FALSE
                  ) AS `forbidden`
                FROM (
                  SELECT
                    `t98`.`customer_id`,
                    `t98`.`person_id`,
                    `t98`.`kind`,
                    `t98`.`what`,
                    `t98`.`product_id`,
                    `t98`.`channel`,
                    `t98`.`now`,
                    `t98`.`later`,
                    `t98`.`cannibalised`,
                    `t98`.`cost`,
                    `t98`.`minutes`,
                    `t98`.`owner`,
                    `t98`.`reasons`,
                    `t98`.`basis`,
                    `t98`.`until`,
                    `t98`.`pressure`,
                    `t98`.`expected_margin`,
                    `t98`.`low`,
                    `t98`.`high`,
                    `t98`.`held_words`,
                    `t98`.`held_since`,
                    `t98`.`contacted_days`,
                    `t98`.`written_days`,
                    `t98`.`said_no`,
                    `t98`.`who`,
                    `t47`.`permitted_id`,
                    `t47`.`by_any`,
                    `t47`.`by_email`,
                    `t47`.`by_phone`,
                    `t47`.`by_sms`,
                    `t47`.`by_post`
                  FROM (
                    SELECT
                      `t96`.`customer_id`,
                      `t96`.`person_id`,
                      `t96`.`kind`,
                      `t96`.`what`,
                      `t96`.`product_id`,
                      `t96`.`channel`,
                      `t96`.`now`,
                      `t96`.`later`,
                      `t96`.`cannibalised`,
                      `t96`.`cost`,
                      `t96`.`minutes`,
                      `t96`.`owner`,
                      `t96`.`reasons`,
                      `t96`.`basis`,
                      `t96`.`until`,
                      `t96`.`pressure`,
                      `t96`.`expected_margin`,
                      `t96`.`low`,
                      `t96`.`high`,
                      `t96`.`held_words`,
                      `t96`.`held_since`,
                      `t96`.`contacted_days`,
                      `t96`.`written_days`,
                      `t96`.`said_no`,
                      COALESCE(`t96`.`person_id`, `t96`.`customer_id`) AS `who`
                    FROM (
                      SELECT
                        `t95`.`customer_id`,
                        `t95`.`person_id`,
                        `t95`.`kind`,
                        `t95`.`what`,
                        `t95`.`product_id`,
                        `t95`.`channel`,
                        `t95`.`now`,
                        `t95`.`later`,
                        `t95`.`cannibalised`,
                        `t95`.`cost`,
                        `t95`.`minutes`,
                        `t95`.`owner`,
                        `t95`.`reasons`,
                        `t95`.`basis`,
                        `t95`.`until`,
                        `t95`.`pressure`,
                        `t95`.`expected_margin`,
                        `t95`.`low`,
                        `t95`.`high`,
                        `t95`.`held_words`,
                        `t95`.`held_since`,
                        `t95`.`contacted_days`,
                        `t95`.`written_days`,
                        `t95`.`said_no`
                      FROM (
                        SELECT
                          `t94`.`customer_id`,
                          `t94`.`person_id`,
                          `t94`.`kind`,
                          `t94`.`what`,
                          `t94`.`product_id`,
                          `t94`.`channel`,
                          `t94`.`now`,
                          `t94`.`later`,
                          `t94`.`cannibalised`,
                          `t94`.`cost`,
                          `t94`.`minutes`,
                          `t94`.`owner`,
                          `t94`.`reasons`,
                          `t94`.`basis`,
                          `t94`.`until`,
                          `t94`.`pressure`,
                          `t94`.`expected_margin`,
                          `t94`.`low`,
                          `t94`.`high`,
                          `t94`.`held_words`,
                          `t94`.`held_since`,
                          `t94`.`contacted_days`,
                          `t94`.`written_days`,
                          `t94`.`subject`,
                          `t94`.`never_id`,
                          `t94`.`no_id`,
                          `t94`.`no_to`,
                          `t94`.`has_it`,
                          (
                            `t94`.`never_id` IS NOT NULL
                          )
                          OR (
                            (
                              `t94`.`no_id` IS NOT NULL
                            )
                            AND NOT (
                              COALESCE(`t94`.`has_it` AND (
                                `t94`.`kind` = 'supply'
                              ), FALSE)
                            )
                          ) AS `said_no`
                        FROM (
                          SELECT
                            `t93`.`customer_id`,
                            `t93`.`person_id`,
                            `t93`.`kind`,
                            `t93`.`what`,
                            `t93`.`product_id`,
                            `t93`.`channel`,
                            `t93`.`now`,
                            `t93`.`later`,
                            `t93`.`cannibalised`,
                            `t93`.`cost`,
                            `t93`.`minutes`,
                            `t93`.`owner`,
                            `t93`.`reasons`,
                            `t93`.`basis`,
                            `t93`.`until`,
                            `t93`.`pressure`,
                            `t93`.`expected_margin`,
                            `t93`.`low`,
                            `t93`.`high`,
                            `t93`.`held_words`,
                            `t93`.`held_since`,
                            `t93`.`contacted_days`,
                            `t93`.`written_days`,
                            `t93`.`subject`,
                            `t74`.`never_id`,
                            `t75`.`no_id`,
                            `t75`.`no_to`,
                            `t75`.`has_it`
                          FROM (
                            SELECT
                              `t91`.`customer_id`,
                              `t91`.`person_id`,
                              `t91`.`kind`,
                              `t91`.`what`,
                              `t91`.`product_id`,
                              `t91`.`channel`,
                              `t91`.`now`,
                              `t91`.`later`,
                              `t91`.`cannibalised`,
                              `t91`.`cost`,
                              `t91`.`minutes`,
                              `t91`.`owner`,
                              `t91`.`reasons`,
                              `t91`.`basis`,
                              `t91`.`until`,
                              `t91`.`pressure`,
                              `t91`.`expected_margin`,
                              `t91`.`low`,
                              `t91`.`high`,
                              `t91`.`held_words`,
                              `t91`.`held_since`,
                              `t91`.`contacted_days`,
                              `t91`.`written_days`,
                              COALESCE(`t91`.`product_id`, `t91`.`what`) AS `subject`
                            FROM (
                              SELECT
                                `t90`.`customer_id`,
                                `t90`.`person_id`,
                                `t90`.`kind`,
                                `t90`.`what`,
                                `t90`.`product_id`,
                                `t90`.`channel`,
                                `t90`.`now`,
                                `t90`.`later`,
                                `t90`.`cannibalised`,
                                `t90`.`cost`,
                                `t90`.`minutes`,
                                `t90`.`owner`,
                                `t90`.`reasons`,
                                `t90`.`basis`,
                                `t90`.`until`,
                                `t90`.`pressure`,
                                `t90`.`expected_margin`,
                                `t90`.`low`,
                                `t90`.`high`,
                                `t90`.`held_words`,
                                `t90`.`held_since`,
                                `t90`.`contacted_days`,
                                `t90`.`written_days`
                              FROM (
                                SELECT
                                  `t89`.`customer_id`,
                                  `t89`.`person_id`,
                                  `t89`.`kind`,
                                  `t89`.`what`,
                                  `t89`.`product_id`,
                                  `t89`.`channel`,
                                  `t89`.`now`,
                                  `t89`.`later`,
                                  `t89`.`cannibalised`,
                                  `t89`.`cost`,
                                  `t89`.`minutes`,
                                  `t89`.`owner`,
                                  `t89`.`reasons`,
                                  `t89`.`basis`,
                                  `t89`.`until`,
                                  `t89`.`pressure`,
                                  `t89`.`expected_margin`,
                                  `t89`.`low`,
                                  `t89`.`high`,
                                  `t89`.`held_words`,
                                  `t89`.`held_since`,
                                  `t60`.`rested_id`,
                                  `t60`.`contacted_days`,
                                  `t60`.`written_days`
                                FROM (
                                  SELECT
                                    `t87`.`customer_id`,
                                    `t87`.`person_id`,
                                    `t87`.`kind`,
                                    `t87`.`what`,
                                    `t87`.`product_id`,
                                    `t87`.`channel`,
                                    `t87`.`now`,
                                    `t87`.`later`,
                                    `t87`.`cannibalised`,
                                    `t87`.`cost`,
                                    `t87`.`minutes`,
                                    `t87`.`owner`,
                                    `t87`.`reasons`,
                                    `t87`.`basis`,
                                    `t87`.`until`,
                                    `t87`.`pressure`,
                                    `t87`.`expected_margin`,
                                    `t87`.`low`,
                                    `t87`.`high`,
                                    `t87`.`held_words`,
                                    `t87`.`held_since`
                                  FROM (
                                    SELECT
                                      `t86`.`customer_id`,
                                      `t86`.`person_id`,
                                      `t86`.`kind`,
                                      `t86`.`what`,
                                      `t86`.`product_id`,
                                      `t86`.`channel`,
                                      `t86`.`now`,
                                      `t86`.`later`,
                                      `t86`.`cannibalised`,
                                      `t86`.`cost`,
                                      `t86`.`minutes`,
                                      `t86`.`owner`,
                                      `t86`.`reasons`,
                                      `t86`.`basis`,
                                      `t86`.`until`,
                                      COALESCE(`t34`.`price`, CAST(0.0 AS DOUBLE)) AS `pressure`,
                                      `t86`.`net` - COALESCE(`t34`.`price`, CAST(0.0 AS DOUBLE)) AS `expected_margin`,
                                      `t86`.`low` - COALESCE(`t34`.`price_high`, CAST(0.0 AS DOUBLE)) AS `low`,
                                      `t86`.`high` - COALESCE(`t34`.`price_low`, CAST(0.0 AS DOUBLE)) AS `high`,
                                      `t55`.`held_id`,
                                      `t55`.`held_words`,
                                      `t55`.`held_since`
                                    FROM (
                                      SELECT
                                        `t84`.`customer_id`,
                                        `t84`.`person_id`,
                                        `t84`.`kind`,
                                        `t84`.`what`,
                                        `t84`.`product_id`,
                                        `t84`.`channel`,
                                        `t84`.`now`,
                                        `t84`.`later`,
                                        `t84`.`cannibalised`,
                                        `t84`.`cost`,
                                        `t84`.`low`,
                                        `t84`.`high`,
                                        `t84`.`minutes`,
                                        COALESCE(`t84`.`owner`, `t84`.`looks_after`) AS `owner`,
                                        `t84`.`reasons`,
                                        `t84`.`basis`,
                                        `t84`.`until`,
                                        `t84`.`net`,
                                        CASE `t84`.`channel`
                                          WHEN 'seller'
                                          THEN 'phone'
                                          WHEN 'call'
                                          THEN 'phone'
                                          WHEN 'mail'
                                          THEN 'email'
                                          WHEN 'activity'
                                          THEN 'phone'
                                          ELSE `t84`.`channel`
                                        END AS `through`,
                                        COALESCE(`t84`.`person_id`, '') AS `whom`
                                      FROM (
                                        SELECT
                                          `t83`.`customer_id`,
                                          `t83`.`person_id`,
                                          `t83`.`kind`,
                                          `t83`.`what`,
                                          `t83`.`product_id`,
                                          `t83`.`channel`,
                                          `t83`.`now`,
                                          `t83`.`later`,
                                          `t83`.`cannibalised`,
                                          `t83`.`cost`,
                                          `t83`.`low`,
                                          `t83`.`high`,
                                          `t83`.`minutes`,
                                          `t83`.`owner`,
                                          `t83`.`reasons`,
                                          `t83`.`basis`,
                                          `t83`.`until`,
                                          `t83`.`net`,
                                          `t26`.`looked_id`,
                                          `t26`.`looks_after`
                                        FROM (
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                `t7`.`customer_id`,
                                                `t7`.`person_id`,
                                                `t7`.`kind`,
                                                `t7`.`what`,
                                                `t7`.`product_id`,
                                                `t7`.`channel`,
                                                `t7`.`now`,
                                                `t7`.`later`,
                                                `t7`.`cannibalised`,
                                                `t7`.`cost`,
                                                `t7`.`low`,
                                                `t7`.`high`,
                                                COALESCE(
                                                  `t7`.`minutes`,
                                                  IF(
                                                    `t7`.`channel` IN ('seller', 'phone', 'visit'),
                                                    CAST(15.0 AS DOUBLE),
                                                    CAST(0.0 AS DOUBLE)
                                                  )
                                                ) AS `minutes`,
                                                `t7`.`owner`,
                                                `t7`.`reasons`,
                                                `t7`.`basis`,
                                                `t7`.`until`,
                                                IF(
                                                  (
                                                    (
                                                      `t7`.`now` IS NOT NULL AND NOT ISNAN(`t7`.`now`)
                                                    )
                                                    OR (
                                                      `t7`.`later` IS NOT NULL AND NOT ISNAN(`t7`.`later`)
                                                    )
                                                  )
                                                  AND COALESCE(`t7`.`basis` <> 'unknown', TRUE),
                                                  (
                                                    (
                                                      COALESCE(`t7`.`now`, CAST(0.0 AS DOUBLE)) + COALESCE(`t7`.`later`, CAST(0.0 AS DOUBLE))
                                                    ) - COALESCE(`t7`.`cannibalised`, CAST(0.0 AS DOUBLE))
                                                  ) - COALESCE(`t7`.`cost`, CAST(0.0 AS DOUBLE)),
                                                  CAST(NULL AS DOUBLE)
                                                ) AS `net`
                                              FROM `keep_candidates` AS `t7`
                                            ) AS `t41`
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                `t8`.`customer_id`,
                                                `t8`.`person_id`,
                                                `t8`.`kind`,
                                                `t8`.`what`,
                                                `t8`.`product_id`,
                                                `t8`.`channel`,
                                                `t8`.`now`,
                                                `t8`.`later`,
                                                `t8`.`cannibalised`,
                                                `t8`.`cost`,
                                                `t8`.`low`,
                                                `t8`.`high`,
                                                COALESCE(
                                                  `t8`.`minutes`,
                                                  IF(
                                                    `t8`.`channel` IN ('seller', 'phone', 'visit'),
                                                    CAST(15.0 AS DOUBLE),
                                                    CAST(0.0 AS DOUBLE)
                                                  )
                                                ) AS `minutes`,
                                                `t8`.`owner`,
                                                `t8`.`reasons`,
                                                `t8`.`basis`,
                                                `t8`.`until`,
                                                IF(
                                                  (
                                                    (
                                                      `t8`.`now` IS NOT NULL AND NOT ISNAN(`t8`.`now`)
                                                    )
                                                    OR (
                                                      `t8`.`later` IS NOT NULL AND NOT ISNAN(`t8`.`later`)
                                                    )
                                                  )
                                                  AND COALESCE(`t8`.`basis` <> 'unknown', TRUE),
                                                  (
                                                    (
                                                      COALESCE(`t8`.`now`, CAST(0.0 AS DOUBLE)) + COALESCE(`t8`.`later`, CAST(0.0 AS DOUBLE))
                                                    ) - COALESCE(`t8`.`cannibalised`, CAST(0.0 AS DOUBLE))
                                                  ) - COALESCE(`t8`.`cost`, CAST(0.0 AS DOUBLE)),
                                                  CAST(NULL AS DOUBLE)
                                                ) AS `net`
                                              FROM `supply_candidates` AS `t8`
                                            ) AS `t42`
                                          ) AS `t45`
                                          UNION ALL
                                          SELECT
                                            *
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                `t9`.`customer_id`,
                                                `t9`.`person_id`,
                                                `t9`.`kind`,
                                                `t9`.`what`,
                                                `t9`.`product_id`,
                                                `t9`.`channel`,
                                                `t9`.`now`,
                                                `t9`.`later`,
                                                `t9`.`cannibalised`,
                                                `t9`.`cost`,
                                                `t9`.`low`,
                                                `t9`.`high`,
                                                COALESCE(
                                                  `t9`.`minutes`,
                                                  IF(
                                                    `t9`.`channel` IN ('seller', 'phone', 'visit'),
                                                    CAST(15.0 AS DOUBLE),
                                                    CAST(0.0 AS DOUBLE)
                                                  )
                                                ) AS `minutes`,
                                                `t9`.`owner`,
                                                `t9`.`reasons`,
                                                `t9`.`basis`,
                                                `t9`.`until`,
                                                IF(
                                                  (
                                                    (
                                                      `t9`.`now` IS NOT NULL AND NOT ISNAN(`t9`.`now`)
                                                    )
                                                    OR (
                                                      `t9`.`later` IS NOT NULL AND NOT ISNAN(`t9`.`later`)
                                                    )
                                                  )
                                                  AND COALESCE(`t9`.`basis` <> 'unknown', TRUE),
                                                  (
                                                    (
                                                      COALESCE(`t9`.`now`, CAST(0.0 AS DOUBLE)) + COALESCE(`t9`.`later`, CAST(0.0 AS DOUBLE))
                                                    ) - COALESCE(`t9`.`cannibalised`, CAST(0.0 AS DOUBLE))
                                                  ) - COALESCE(`t9`.`cost`, CAST(0.0 AS DOUBLE)),
                                                  CAST(NULL AS DOUBLE)
                                                ) AS `net`
                                              FROM `referral_candidates` AS `t9`
                                            ) AS `t43`
                                            UNION ALL
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  `t70`.`customer_id`,
                                                  `t70`.`reached` AS `person_id`,
                                                  'offer' AS `kind`,
                                                  `t70`.`product_id` AS `what`,
                                                  `t70`.`product_id`,
                                                  `t70`.`channel`,
                                                  IF(
                                                    (
                                                      `t70`.`channel` = 'seller'
                                                    ) AND (
                                                      `t70`.`basis` <> 'measured'
                                                    ),
                                                    `t70`.`extra_if_contacted`,
                                                    LEAST(
                                                      `t70`.`extra_if_contacted` * `t70`.`adds`,
                                                      1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                    )
                                                  ) * `t70`.`value` AS `now`,
                                                  CAST(0.0 AS DOUBLE) AS `later`,
                                                  COALESCE(
                                                    IF(
                                                      (
                                                        `t70`.`channel` = 'seller'
                                                      ) AND (
                                                        `t70`.`basis` <> 'measured'
                                                      ),
                                                      `t70`.`extra_if_contacted`,
                                                      LEAST(
                                                        `t70`.`extra_if_contacted` * `t70`.`adds`,
                                                        1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                      )
                                                    ) * (
                                                      1 - `t70`.`keep`
                                                    ) * `t70`.`at_risk_value`,
                                                    CAST(0.0 AS DOUBLE)
                                                  ) AS `cannibalised`,
                                                  COALESCE(`t70`.`contact_cost`, `t70`.`cost`) AS `cost`,
                                                  IF(
                                                    (
                                                      `t70`.`channel` = 'seller'
                                                    ) AND (
                                                      `t70`.`basis` <> 'measured'
                                                    ),
                                                    `t70`.`low`,
                                                    LEAST(
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_low` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_low`
                                                          ) * `t70`.`adds_low`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`),
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_low` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_low`
                                                          ) * `t70`.`adds_high`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`),
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_high` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_high`
                                                          ) * `t70`.`adds_low`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`),
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_high` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_high`
                                                          ) * `t70`.`adds_high`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`)
                                                    )
                                                  ) AS `low`,
                                                  IF(
                                                    (
                                                      `t70`.`channel` = 'seller'
                                                    ) AND (
                                                      `t70`.`basis` <> 'measured'
                                                    ),
                                                    `t70`.`high`,
                                                    GREATEST(
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_low` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_low`
                                                          ) * `t70`.`adds_low`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`),
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_low` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_low`
                                                          ) * `t70`.`adds_high`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`),
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_high` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_high`
                                                          ) * `t70`.`adds_low`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`),
                                                      (
                                                        LEAST(
                                                          IF(
                                                            `t70`.`basis` = 'measured',
                                                            `t70`.`extra_if_contacted` * COALESCE(
                                                              `t70`.`chance_high` / NULLIF(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE)),
                                                              CAST(1.0 AS DOUBLE)
                                                            ),
                                                            `t70`.`extra_high`
                                                          ) * `t70`.`adds_high`,
                                                          1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                        ) * (
                                                          `t70`.`value` - COALESCE((
                                                            1 - `t70`.`keep`
                                                          ) * `t70`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                                                        )
                                                      ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`)
                                                    )
                                                  ) AS `high`,
                                                  `t70`.`minutes`,
                                                  CAST(NULL AS STRING) AS `owner`,
                                                  IF(
                                                    (
                                                      `t70`.`channel` = 'seller'
                                                    ) AND (
                                                      `t70`.`basis` <> 'measured'
                                                    ),
                                                    `t70`.`reasons`,
                                                    CONCAT(CONCAT(CONCAT(`t70`.`reasons`, ' '), `t70`.`about`), '.')
                                                  ) AS `reasons`,
                                                  IF(
                                                    (
                                                      `t70`.`extra_source` = 'measured'
                                                    )
                                                    AND (
                                                      `t70`.`reading` = 'incremental'
                                                    )
                                                    AND (
                                                      `t70`.`basis` <> 'assumed'
                                                    ),
                                                    'measured',
                                                    'assumed'
                                                  ) AS `basis`,
                                                  CAST(NULL AS TIMESTAMP) AS `until`,
                                                  IF(
                                                    (
                                                      `t70`.`channel` = 'seller'
                                                    ) AND (
                                                      `t70`.`basis` <> 'measured'
                                                    ),
                                                    `t70`.`expected_margin`,
                                                    (
                                                      (
                                                        IF(
                                                          (
                                                            `t70`.`channel` = 'seller'
                                                          ) AND (
                                                            `t70`.`basis` <> 'measured'
                                                          ),
                                                          `t70`.`extra_if_contacted`,
                                                          LEAST(
                                                            `t70`.`extra_if_contacted` * `t70`.`adds`,
                                                            1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                          )
                                                        ) * `t70`.`value`
                                                      ) - COALESCE(
                                                        IF(
                                                          (
                                                            `t70`.`channel` = 'seller'
                                                          ) AND (
                                                            `t70`.`basis` <> 'measured'
                                                          ),
                                                          `t70`.`extra_if_contacted`,
                                                          LEAST(
                                                            `t70`.`extra_if_contacted` * `t70`.`adds`,
                                                            1 - COALESCE(`t70`.`would_buy_anyway`, CAST(0.0 AS DOUBLE))
                                                          )
                                                        ) * (
                                                          1 - `t70`.`keep`
                                                        ) * `t70`.`at_risk_value`,
                                                        CAST(0.0 AS DOUBLE)
                                                      )
                                                    ) - COALESCE(`t70`.`contact_cost`, `t70`.`cost`)
                                                  ) AS `net`
                                                FROM (
                                                  SELECT
                                                    `t53`.`customer_id`,
                                                    `t53`.`customer_group`,
                                                    `t53`.`product_id`,
                                                    `t53`.`products`,
                                                    `t53`.`rank`,
                                                    `t53`.`antecedent`,
                                                    `t53`.`confidence`,
                                                    `t53`.`support`,
                                                    `t53`.`n_antecedent`,
                                                    `t53`.`n_both`,
                                                    `t53`.`n_group`,
                                                    `t53`.`confidence_adjusted`,
                                                    `t53`.`would_buy_anyway`,
                                                    `t53`.`chance_low`,
                                                    `t53`.`chance_high`,
                                                    `t53`.`extra_if_contacted`,
                                                    `t53`.`extra_low`,
                                                    `t53`.`extra_high`,
                                                    `t53`.`extra_source`,
                                                    `t53`.`reading`,
                                                    `t53`.`value`,
                                                    `t53`.`at_risk`,
                                                    `t53`.`at_risk_value`,
                                                    `t53`.`keep`,
                                                    `t53`.`keep_source`,
                                                    `t53`.`cost`,
                                                    `t53`.`gain`,
                                                    `t53`.`expected_margin`,
                                                    `t53`.`low`,
                                                    `t53`.`high`,
                                                    `t53`.`pays_from`,
                                                    `t53`.`keep_from`,
                                                    `t53`.`rank_key`,
                                                    `t53`.`decision`,
                                                    `t53`.`reasons`,
                                                    `t53`.`channel`,
                                                    `t53`.`minutes`,
                                                    `t53`.`adds`,
                                                    `t53`.`basis`,
                                                    `t53`.`about`,
                                                    `t53`.`contact_cost`,
                                                    `t53`.`adds_low`,
                                                    `t53`.`adds_high`,
                                                    `t53`.`way`,
                                                    `t65`.`reached_at`,
                                                    `t65`.`reached_by`,
                                                    `t65`.`reached`
                                                  FROM (
                                                    SELECT
                                                      `t38`.`customer_id`,
                                                      `t38`.`customer_group`,
                                                      `t38`.`product_id`,
                                                      `t38`.`products`,
                                                      `t38`.`rank`,
                                                      `t38`.`antecedent`,
                                                      `t38`.`confidence`,
                                                      `t38`.`support`,
                                                      `t38`.`n_antecedent`,
                                                      `t38`.`n_both`,
                                                      `t38`.`n_group`,
                                                      `t38`.`confidence_adjusted`,
                                                      `t38`.`would_buy_anyway`,
                                                      `t38`.`chance_low`,
                                                      `t38`.`chance_high`,
                                                      `t38`.`extra_if_contacted`,
                                                      `t38`.`extra_low`,
                                                      `t38`.`extra_high`,
                                                      `t38`.`extra_source`,
                                                      `t38`.`reading`,
                                                      `t38`.`value`,
                                                      `t38`.`at_risk`,
                                                      `t38`.`at_risk_value`,
                                                      `t38`.`keep`,
                                                      `t38`.`keep_source`,
                                                      `t38`.`cost`,
                                                      `t38`.`gain`,
                                                      `t38`.`expected_margin`,
                                                      `t38`.`low`,
                                                      `t38`.`high`,
                                                      `t38`.`pays_from`,
                                                      `t38`.`keep_from`,
                                                      `t38`.`rank_key`,
                                                      `t38`.`decision`,
                                                      `t38`.`reasons`,
                                                      `t38`.`channel`,
                                                      `t38`.`minutes`,
                                                      `t38`.`adds`,
                                                      `t38`.`basis`,
                                                      `t38`.`about`,
                                                      `t38`.`contact_cost`,
                                                      `t38`.`adds_low`,
                                                      `t38`.`adds_high`,
                                                      IF(`t38`.`channel` = 'seller', '', `t38`.`channel`) AS `way`
                                                    FROM (
                                                      SELECT
                                                        `t16`.`customer_id`,
                                                        `t16`.`customer_group`,
                                                        `t16`.`product_id`,
                                                        `t16`.`products`,
                                                        `t16`.`rank`,
                                                        `t16`.`antecedent`,
                                                        `t16`.`confidence`,
                                                        `t16`.`support`,
                                                        `t16`.`n_antecedent`,
                                                        `t16`.`n_both`,
                                                        `t16`.`n_group`,
                                                        `t16`.`confidence_adjusted`,
                                                        `t16`.`would_buy_anyway`,
                                                        `t16`.`chance_low`,
                                                        `t16`.`chance_high`,
                                                        `t16`.`extra_if_contacted`,
                                                        `t16`.`extra_low`,
                                                        `t16`.`extra_high`,
                                                        `t16`.`extra_source`,
                                                        `t16`.`reading`,
                                                        `t16`.`value`,
                                                        `t16`.`at_risk`,
                                                        `t16`.`at_risk_value`,
                                                        `t16`.`keep`,
                                                        `t16`.`keep_source`,
                                                        `t16`.`cost`,
                                                        `t16`.`gain`,
                                                        `t16`.`expected_margin`,
                                                        `t16`.`low`,
                                                        `t16`.`high`,
                                                        `t16`.`pays_from`,
                                                        `t16`.`keep_from`,
                                                        `t16`.`rank_key`,
                                                        `t16`.`decision`,
                                                        `t16`.`reasons`,
                                                        `t28`.`channel`,
                                                        `t28`.`minutes`,
                                                        `t28`.`adds`,
                                                        `t28`.`basis`,
                                                        `t28`.`about`,
                                                        `t28`.`contact_cost`,
                                                        `t28`.`adds_low`,
                                                        `t28`.`adds_high`
                                                      FROM `offers` AS `t16`
                                                      CROSS JOIN (
                                                        SELECT
                                                          `t12`.`channel`,
                                                          `t12`.`minutes`,
                                                          `t12`.`adds`,
                                                          `t12`.`basis`,
                                                          `t12`.`about`,
                                                          `t12`.`cost` AS `contact_cost`,
                                                          `t12`.`low` AS `adds_low`,
                                                          `t12`.`high` AS `adds_high`
                                                        FROM `plan_channels` AS `t12`
                                                      ) AS `t28`
                                                    ) AS `t38`
                                                  ) AS `t53`
                                                  LEFT OUTER JOIN (
                                                    SELECT
                                                      `t56`.`reached_at`,
                                                      `t56`.`reached_by`,
                                                      SUBSTRING(`t56`.`first`, IF((
                                                        1 + 1
                                                      ) >= 1, 1 + 1, 1 + 1 + LENGTH(`t56`.`first`))) AS `reached`
                                                    FROM (
                                                      SELECT
                                                        `t48`.`reached_at`,
                                                        `t48`.`reached_by`,
                                                        MIN(`t48`.`first`) AS `first`
                                                      FROM (
                                                        SELECT
                                                          COALESCE(`t29`.`home`, `t33`.`person_id`) AS `reached_at`,
                                                          `t33`.`channel` AS `reached_by`,
                                                          CONCAT(IF(COALESCE(`t33`.`stated`, FALSE), '0', '1'), `t33`.`person_id`) AS `first`
                                                        FROM (
                                                          SELECT
                                                            *
                                                          FROM `permissions` AS `t1`
                                                          WHERE
                                                            `t1`.`allowed`
                                                            AND `t1`.`purpose` IN ('mailing', 'calls')
                                                            AND `t1`.`channel` IN ('email', 'phone', 'sms', 'post')
                                                        ) AS `t33`
                                                        LEFT OUTER JOIN (
                                                          SELECT
                                                            `t13`.`person_id` AS `member`,
                                                            `t13`.`account_id` AS `home`
                                                          FROM `people` AS `t13`
                                                        ) AS `t29`
                                                          ON `t33`.`person_id` = `t29`.`member`
                                                      ) AS `t48`
                                                      GROUP BY
                                                        1,
                                                        2
                                                    ) AS `t56`
                                                  ) AS `t65`
                                                    ON `t53`.`customer_id` = `t65`.`reached_at` AND `t53`.`way` = `t65`.`reached_by`
                                                ) AS `t70`
                                                WHERE
                                                  NOT (
                                                    `t70`.`way` IN ('email', 'phone', 'sms', 'post')
                                                  )
                                                  OR (
                                                    `t70`.`reached` IS NOT NULL
                                                  )
                                              ) AS `t78`
                                              UNION ALL
                                              SELECT
                                                *
                                              FROM (
                                                SELECT
                                                  COALESCE(`t77`.`account_id`, `t77`.`person_id`) AS `customer_id`,
                                                  `t77`.`person_id`,
                                                  'lead' AS `kind`,
                                                  `t77`.`person_id` AS `what`,
                                                  CAST(NULL AS STRING) AS `product_id`,
                                                  'phone' AS `channel`,
                                                  LEAST(`t77`.`probability` * `t77`.`lift`, 1 - `t77`.`probability`) * `t77`.`value` AS `now`,
                                                  CAST(0.0 AS DOUBLE) AS `later`,
                                                  CAST(0.0 AS DOUBLE) AS `cannibalised`,
                                                  `t77`.`cost`,
                                                  LEAST(
                                                    (
                                                      LEAST(`t77`.`low` * `t77`.`lift_low`, 1 - `t77`.`low`) * `t77`.`value`
                                                    ) - `t77`.`cost`,
                                                    (
                                                      LEAST(`t77`.`low` * `t77`.`lift_high`, 1 - `t77`.`low`) * `t77`.`value`
                                                    ) - `t77`.`cost`,
                                                    (
                                                      LEAST(`t77`.`high` * `t77`.`lift_low`, 1 - `t77`.`high`) * `t77`.`value`
                                                    ) - `t77`.`cost`,
                                                    (
                                                      LEAST(`t77`.`high` * `t77`.`lift_high`, 1 - `t77`.`high`) * `t77`.`value`
                                                    ) - `t77`.`cost`
                                                  ) AS `low`,
                                                  GREATEST(
                                                    (
                                                      LEAST(`t77`.`low` * `t77`.`lift_low`, 1 - `t77`.`low`) * `t77`.`value`
                                                    ) - `t77`.`cost`,
                                                    (
                                                      LEAST(`t77`.`low` * `t77`.`lift_high`, 1 - `t77`.`low`) * `t77`.`value`
                                                    ) - `t77`.`cost`,
                                                    (
                                                      LEAST(`t77`.`high` * `t77`.`lift_low`, 1 - `t77`.`high`) * `t77`.`value`
                                                    ) - `t77`.`cost`,
                                                    (
                                                      LEAST(`t77`.`high` * `t77`.`lift_high`, 1 - `t77`.`high`) * `t77`.`value`
                                                    ) - `t77`.`cost`
                                                  ) AS `high`,
                                                  COALESCE(
                                                    CAST(15.0 AS DOUBLE),
                                                    IF('phone' IN ('seller', 'phone', 'visit'), CAST(15.0 AS DOUBLE), CAST(0.0 AS DOUBLE))
                                                  ) AS `minutes`,
                                                  `t77`.`owner`,
                                                  IF(
                                                    SIZE(
                                                      SLICE(
                                                        `t77`.`reasons`,
                                                        IF(0 < 0, IF(0 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 0), 0) + 1,
                                                        IF(
                                                          IF(4 < 0, IF(4 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 4), 4) < IF(0 < 0, IF(0 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 0), 0),
                                                          0,
                                                          IF(4 < 0, IF(4 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 4), 4) - IF(0 < 0, IF(0 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 0), 0)
                                                        )
                                                      )
                                                    ) > 0,
                                                    CONCAT_WS(
                                                      '; ',
                                                      SLICE(
                                                        `t77`.`reasons`,
                                                        IF(0 < 0, IF(0 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 0), 0) + 1,
                                                        IF(
                                                          IF(4 < 0, IF(4 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 4), 4) < IF(0 < 0, IF(0 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 0), 0),
                                                          0,
                                                          IF(4 < 0, IF(4 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 4), 4) - IF(0 < 0, IF(0 < -SIZE(`t77`.`reasons`), 0, SIZE(`t77`.`reasons`) + 0), 0)
                                                        )
                                                      )
                                                    ),
                                                    NULL
                                                  ) AS `reasons`,
                                                  `t77`.`caused_by` AS `basis`,
                                                  CAST(NULL AS TIMESTAMP) AS `until`,
                                                  IF(
                                                    (
                                                      (
                                                        (
                                                          LEAST(`t77`.`probability` * `t77`.`lift`, 1 - `t77`.`probability`) * `t77`.`value`
                                                        ) IS NOT NULL
                                                        AND NOT ISNAN(
                                                          LEAST(`t77`.`probability` * `t77`.`lift`, 1 - `t77`.`probability`) * `t77`.`value`
                                                        )
                                                      )
                                                      OR (
                                                        CAST(0.0 AS DOUBLE) IS NOT NULL AND NOT ISNAN(CAST(0.0 AS DOUBLE))
                                                      )
                                                    )
                                                    AND COALESCE(`t77`.`caused_by` <> 'unknown', TRUE),
                                                    (
                                                      (
                                                        COALESCE(
                                                          LEAST(`t77`.`probability` * `t77`.`lift`, 1 - `t77`.`probability`) * `t77`.`value`,
                                                          CAST(0.0 AS DOUBLE)
                                                        ) + COALESCE(CAST(0.0 AS DOUBLE), CAST(0.0 AS DOUBLE))
                                                      ) - COALESCE(CAST(0.0 AS DOUBLE), CAST(0.0 AS DOUBLE))
                                                    ) - COALESCE(`t77`.`cost`, CAST(0.0 AS DOUBLE)),
                                                    CAST(NULL AS DOUBLE)
                                                  ) AS `net`
                                                FROM (
                                                  SELECT
                                                    `t76`.`person_id`,
                                                    `t76`.`account_id`,
                                                    `t76`.`points`,
                                                    `t76`.`fit`,
                                                    `t76`.`engagement`,
                                                    `t76`.`account_points`,
                                                    `t76`.`probability`,
                                                    `t76`.`low`,
                                                    `t76`.`high`,
                                                    `t76`.`expected_profit`,
                                                    `t76`.`qualified`,
                                                    `t76`.`stage`,
                                                    `t76`.`reasons`,
                                                    `t76`.`why_not`,
                                                    `t76`.`scoring_version`,
                                                    `t76`.`shadow_points`,
                                                    `t76`.`owner`,
                                                    `t76`.`lift`,
                                                    `t76`.`act`,
                                                    `t76`.`lift_low`,
                                                    `t76`.`lift_high`,
                                                    `t76`.`caused_by`,
                                                    (
                                                      (
                                                        1 - `t76`.`probability`
                                                      ) * CAST(40.0 AS DOUBLE)
                                                    ) + CAST(60.0 AS DOUBLE) AS `cost`,
                                                    (
                                                      CAST(`t76`.`expected_profit` AS DOUBLE) + (
                                                        (
                                                          (
                                                            1 - `t76`.`probability`
                                                          ) * CAST(40.0 AS DOUBLE)
                                                        ) + CAST(60.0 AS DOUBLE)
                                                      )
                                                    ) / NULLIF(`t76`.`probability`, CAST(0.0 AS DOUBLE)) AS `value`
                                                  FROM (
                                                    SELECT
                                                      `t73`.`person_id`,
                                                      `t73`.`account_id`,
                                                      `t73`.`points`,
                                                      `t73`.`fit`,
                                                      `t73`.`engagement`,
                                                      `t73`.`account_points`,
                                                      `t73`.`probability`,
                                                      `t73`.`low`,
                                                      `t73`.`high`,
                                                      `t73`.`expected_profit`,
                                                      `t73`.`qualified`,
                                                      `t73`.`stage`,
                                                      `t73`.`reasons`,
                                                      `t73`.`why_not`,
                                                      `t73`.`scoring_version`,
                                                      `t73`.`shadow_points`,
                                                      `t73`.`owner`,
                                                      `t35`.`lift`,
                                                      `t35`.`act`,
                                                      `t35`.`lift_low`,
                                                      `t35`.`lift_high`,
                                                      `t35`.`caused_by`
                                                    FROM (
                                                      SELECT
                                                        `t68`.`person_id`,
                                                        `t68`.`account_id`,
                                                        `t68`.`points`,
                                                        `t68`.`fit`,
                                                        `t68`.`engagement`,
                                                        `t68`.`account_points`,
                                                        `t68`.`probability`,
                                                        `t68`.`low`,
                                                        `t68`.`high`,
                                                        `t68`.`expected_profit`,
                                                        `t68`.`qualified`,
                                                        `t68`.`stage`,
                                                        `t68`.`reasons`,
                                                        `t68`.`why_not`,
                                                        `t68`.`scoring_version`,
                                                        `t68`.`shadow_points`,
                                                        `t68`.`owner`
                                                      FROM (
                                                        SELECT
                                                          `t64`.`person_id`,
                                                          `t64`.`account_id`,
                                                          `t64`.`points`,
                                                          `t64`.`fit`,
                                                          `t64`.`engagement`,
                                                          `t64`.`account_points`,
                                                          `t64`.`probability`,
                                                          `t64`.`low`,
                                                          `t64`.`high`,
                                                          `t64`.`expected_profit`,
                                                          `t64`.`qualified`,
                                                          `t64`.`stage`,
                                                          `t64`.`reasons`,
                                                          `t64`.`why_not`,
                                                          `t64`.`scoring_version`,
                                                          `t64`.`shadow_points`,
                                                          `t64`.`own`,
                                                          `t64`.`looks_after`,
                                                          COALESCE(`t64`.`looks_after`, `t64`.`own`) AS `owner`
                                                        FROM (
                                                          SELECT
                                                            `t61`.`person_id`,
                                                            `t61`.`account_id`,
                                                            `t61`.`points`,
                                                            `t61`.`fit`,
                                                            `t61`.`engagement`,
                                                            `t61`.`account_points`,
                                                            `t61`.`probability`,
                                                            `t61`.`low`,
                                                            `t61`.`high`,
                                                            `t61`.`expected_profit`,
                                                            `t61`.`qualified`,
                                                            `t61`.`stage`,
                                                            `t61`.`reasons`,
                                                            `t61`.`why_not`,
                                                            `t61`.`scoring_version`,
                                                            `t61`.`shadow_points`,
                                                            `t61`.`own`,
                                                            `t61`.`looks_after`
                                                          FROM (
                                                            SELECT
                                                              `t54`.`person_id`,
                                                              `t54`.`account_id`,
                                                              `t54`.`points`,
                                                              `t54`.`fit`,
                                                              `t54`.`engagement`,
                                                              `t54`.`account_points`,
                                                              `t54`.`probability`,
                                                              `t54`.`low`,
                                                              `t54`.`high`,
                                                              `t54`.`expected_profit`,
                                                              `t54`.`qualified`,
                                                              `t54`.`stage`,
                                                              `t54`.`reasons`,
                                                              `t54`.`why_not`,
                                                              `t54`.`scoring_version`,
                                                              `t54`.`shadow_points`,
                                                              `t54`.`own`,
                                                              `t31`.`account_id` AS `account_id_right`,
                                                              `t31`.`looks_after`
                                                            FROM (
                                                              SELECT
                                                                `t46`.`person_id`,
                                                                `t46`.`account_id`,
                                                                `t46`.`points`,
                                                                `t46`.`fit`,
                                                                `t46`.`engagement`,
                                                                `t46`.`account_points`,
                                                                `t46`.`probability`,
                                                                `t46`.`low`,
                                                                `t46`.`high`,
                                                                `t46`.`expected_profit`,
                                                                `t46`.`qualified`,
                                                                `t46`.`stage`,
                                                                `t46`.`reasons`,
                                                                `t46`.`why_not`,
                                                                `t46`.`scoring_version`,
                                                                `t46`.`shadow_points`,
                                                                `t46`.`own`
                                                              FROM (
                                                                SELECT
                                                                  `t36`.`person_id`,
                                                                  `t36`.`account_id`,
                                                                  `t36`.`points`,
                                                                  `t36`.`fit`,
                                                                  `t36`.`engagement`,
                                                                  `t36`.`account_points`,
                                                                  `t36`.`probability`,
                                                                  `t36`.`low`,
                                                                  `t36`.`high`,
                                                                  `t36`.`expected_profit`,
                                                                  `t36`.`qualified`,
                                                                  `t36`.`stage`,
                                                                  `t36`.`reasons`,
                                                                  `t36`.`why_not`,
                                                                  `t36`.`scoring_version`,
                                                                  `t36`.`shadow_points`,
                                                                  `t30`.`person_id` AS `person_id_right`,
                                                                  `t30`.`own`
                                                                FROM (
                                                                  SELECT
                                                                    *
                                                                  FROM `lead_scores` AS `t15`
                                                                  WHERE
                                                                    `t15`.`qualified` AND `t15`.`expected_profit` IS NOT NULL
                                                                ) AS `t36`
                                                                LEFT OUTER JOIN (
                                                                  SELECT
                                                                    `t13`.`person_id`,
                                                                    `t13`.`owner` AS `own`
                                                                  FROM `people` AS `t13`
                                                                ) AS `t30`
                                                                  ON `t36`.`person_id` = `t30`.`person_id`
                                                              ) AS `t46`
                                                            ) AS `t54`
                                                            LEFT OUTER JOIN (
                                                              SELECT
                                                                `t14`.`account_id`,
                                                                `t14`.`owner` AS `looks_after`
                                                              FROM `accounts` AS `t14`
                                                            ) AS `t31`
                                                              ON `t54`.`account_id` = `t31`.`account_id`
                                                          ) AS `t61`
                                                        ) AS `t64`
                                                      ) AS `t68`
                                                    ) AS `t73`
                                                    CROSS JOIN (
                                                      SELECT
                                                        `t11`.`lift`,
                                                        `t11`.`kind` AS `act`,
                                                        `t11`.`low` AS `lift_low`,
                                                        `t11`.`high` AS `lift_high`,
                                                        `t11`.`extra_source` AS `caused_by`
                                                      FROM `act_lifts` AS `t11`
                                                      WHERE
                                                        `t11`.`kind` IN ('lead')
                                                    ) AS `t35`
                                                  ) AS `t76`
                                                ) AS `t77`
                                              ) AS `t79`
                                            ) AS `t80`
                                          ) AS `t81`
                                        ) AS `t83`
                                        LEFT OUTER JOIN (
                                          SELECT
                                            `t6`.`customer_id` AS `looked_id`,
                                            `t6`.`owner` AS `looks_after`
                                          FROM `customers` AS `t6`
                                        ) AS `t26`
                                          ON `t83`.`customer_id` = `t26`.`looked_id`
                                      ) AS `t84`
                                    ) AS `t86`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t4`.`customer_id` AS `priced_id`,
                                        COALESCE(`t4`.`person_id`, '') AS `priced_person`,
                                        `t4`.`channel` AS `priced_channel`,
                                        `t4`.`price`,
                                        COALESCE(`t4`.`low`, `t4`.`price`) AS `price_low`,
                                        COALESCE(`t4`.`high`, `t4`.`price`) AS `price_high`
                                      FROM `contact_prices` AS `t4`
                                    ) AS `t34`
                                      ON `t86`.`customer_id` = `t34`.`priced_id`
                                      AND `t86`.`whom` = `t34`.`priced_person`
                                      AND `t86`.`through` = `t34`.`priced_channel`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t40`.`customer_id` AS `held_id`,
                                        `t40`.`words` AS `held_words`,
                                        `t40`.`since` AS `held_since`
                                      FROM (
                                        SELECT
                                          `t5`.`customer_id`,
                                          `t5`.`person_id`,
                                          `t5`.`hold`,
                                          `t5`.`about`,
                                          `t5`.`since`,
                                          `t5`.`words`,
                                          ROW_NUMBER() OVER (
                                            PARTITION BY `t5`.`customer_id`
                                            ORDER BY CASE
                                              WHEN `t5`.`hold` = 'complaint'
                                              THEN 0
                                              WHEN `t5`.`hold` = 'late_delivery'
                                              THEN 1
                                              WHEN `t5`.`hold` = 'quote'
                                              THEN 2
                                              ELSE NULL
                                            END ASC NULLS LAST, `t5`.`since` ASC NULLS LAST, `t5`.`about` ASC NULLS LAST
                                          ) - 1 AS `hold_rank`
                                        FROM `holds` AS `t5`
                                      ) AS `t40`
                                      WHERE
                                        `t40`.`hold_rank` = 0
                                    ) AS `t55`
                                      ON `t86`.`customer_id` = `t55`.`held_id`
                                  ) AS `t87`
                                ) AS `t89`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t2`.`customer_id` AS `rested_id`,
                                    CASE
                                      WHEN CAST(FLOOR(
                                        (
                                          CAST(GREATEST(
                                            MAX(
                                              GREATEST(
                                                COALESCE(`t2`.`at`, `t2`.`written_at`),
                                                COALESCE(`t2`.`written_at`, COALESCE(`t2`.`at`, `t2`.`written_at`))
                                              )
                                            ) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                          ) AS DOUBLE) - CAST(`t2`.`at` AS DOUBLE)
                                        ) / (
                                          86400
                                        )
                                      ) AS BIGINT) < 30
                                      THEN CAST(FLOOR(
                                        (
                                          CAST(GREATEST(
                                            MAX(
                                              GREATEST(
                                                COALESCE(`t2`.`at`, `t2`.`written_at`),
                                                COALESCE(`t2`.`written_at`, COALESCE(`t2`.`at`, `t2`.`written_at`))
                                              )
                                            ) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                          ) AS DOUBLE) - CAST(`t2`.`at` AS DOUBLE)
                                        ) / (
                                          86400
                                        )
                                      ) AS BIGINT)
                                      ELSE NULL
                                    END AS `contacted_days`,
                                    CASE
                                      WHEN CAST(FLOOR(
                                        (
                                          CAST(GREATEST(
                                            MAX(
                                              GREATEST(
                                                COALESCE(`t2`.`at`, `t2`.`written_at`),
                                                COALESCE(`t2`.`written_at`, COALESCE(`t2`.`at`, `t2`.`written_at`))
                                              )
                                            ) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                          ) AS DOUBLE) - CAST(`t2`.`written_at` AS DOUBLE)
                                        ) / (
                                          86400
                                        )
                                      ) AS BIGINT) < 30
                                      THEN CAST(FLOOR(
                                        (
                                          CAST(GREATEST(
                                            MAX(
                                              GREATEST(
                                                COALESCE(`t2`.`at`, `t2`.`written_at`),
                                                COALESCE(`t2`.`written_at`, COALESCE(`t2`.`at`, `t2`.`written_at`))
                                              )
                                            ) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                          ) AS DOUBLE) - CAST(`t2`.`written_at` AS DOUBLE)
                                        ) / (
                                          86400
                                        )
                                      ) AS BIGINT)
                                      ELSE NULL
                                    END AS `written_days`
                                  FROM `last_contacts` AS `t2`
                                ) AS `t60`
                                  ON `t89`.`customer_id` = `t60`.`rested_id`
                              ) AS `t90`
                            ) AS `t91`
                          ) AS `t93`
                          LEFT OUTER JOIN (
                            SELECT
                              `t67`.`customer_id` AS `never_id`
                            FROM `t66` AS `t67`
                            WHERE
                              `t67`.`product_id` IS NULL
                          ) AS `t74`
                            ON `t93`.`customer_id` = `t74`.`never_id`
                          LEFT OUTER JOIN (
                            SELECT
                              `t67`.`customer_id` AS `no_id`,
                              `t67`.`product_id` AS `no_to`,
                              `t67`.`has_it`
                            FROM `t66` AS `t67`
                            WHERE
                              `t67`.`product_id` IS NOT NULL
                          ) AS `t75`
                            ON `t93`.`customer_id` = `t75`.`no_id` AND `t93`.`subject` = `t75`.`no_to`
                        ) AS `t94`
                      ) AS `t95`
                    ) AS `t96`
                  ) AS `t98`
                  LEFT OUTER JOIN (
                    SELECT
                      `t23`.`person_id` AS `permitted_id`,
                      BOOL_OR(`t23`.`allowed` AND `t23`.`channel` IN ('email', 'phone')) AS `by_any`,
                      BOOL_OR(`t23`.`allowed` AND (
                        `t23`.`channel` = 'email'
                      )) AS `by_email`,
                      BOOL_OR(`t23`.`allowed` AND (
                        `t23`.`channel` = 'phone'
                      )) AS `by_phone`,
                      BOOL_OR(`t23`.`allowed` AND (
                        `t23`.`channel` = 'sms'
                      )) AS `by_sms`,
                      BOOL_OR(`t23`.`allowed` AND (
                        `t23`.`channel` = 'post'
                      )) AS `by_post`
                    FROM (
                      SELECT
                        *
                      FROM `permissions` AS `t1`
                      WHERE
                        `t1`.`purpose` IN ('mailing', 'calls')
                    ) AS `t23`
                    GROUP BY
                      1
                  ) AS `t47`
                    ON `t98`.`who` = `t47`.`permitted_id`
                ) AS `t99`
              ) AS `t100`
            ) AS `t101`
          ) AS `t103`
          LEFT OUTER JOIN (
            SELECT
              `t51`.`who` AS `live_id`,
              MAX(COALESCE(`t51`.`lead_owner`, '')) AS `lead_owner`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t22`.`lead_id`,
                  MAX_BY(`t22`.`step`, `t22`.`at`) AS `state`,
                  MAX(COALESCE(`t22`.`account_ref`, `t22`.`person_ref`)) AS `who`,
                  MAX(`t22`.`owner`) AS `lead_owner`
                FROM (
                  SELECT
                    *
                  FROM `leads` AS `t0`
                  WHERE
                    `t0`.`step` IN ('open', 'handed', 'accepted', 'rejected', 'recycled', 'won', 'lost')
                ) AS `t22`
                GROUP BY
                  1
              ) AS `t39`
              WHERE
                `t39`.`state` IN ('open', 'handed', 'accepted') AND `t39`.`who` IS NOT NULL
            ) AS `t51`
            GROUP BY
              1
          ) AS `t62`
            ON `t103`.`customer_id` = `t62`.`live_id`
        ) AS `t104`
      ) AS `t105`
    ) AS `t106`
  ) AS `t107`
) AS `t108`
