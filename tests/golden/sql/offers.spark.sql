WITH `t10` AS (
  SELECT
    `t0`.`product_id` AS `valued_id`,
    `t0`.`value`
  FROM `products` AS `t0`
), `t26` AS (
  SELECT
    *
  FROM `owned` AS `t6`
  WHERE
    `t6`.`how` = 'order' AND `t6`.`margin` IS NOT NULL
), `t49` AS (
  SELECT
    `t38`.`product_id`,
    CAST(SUM(CAST(`t38`.`margin` AS DECIMAL(38, 9))) AS DOUBLE) / CAST(COUNT(*) AS DOUBLE) AS `typical`
  FROM `t26` AS `t38`
  GROUP BY
    1
)
SELECT
  `t103`.`customer_id`,
  `t103`.`customer_group`,
  `t103`.`product_id`,
  `t103`.`products`,
  `t103`.`rank`,
  `t103`.`antecedent`,
  `t103`.`confidence`,
  `t103`.`support`,
  `t103`.`n_antecedent`,
  `t103`.`n_both`,
  `t103`.`n_group`,
  `t103`.`confidence_adjusted`,
  IF(`t103`.`reading` = 'incremental', `t103`.`chance`, 0.0) AS `would_buy_anyway`,
  `t103`.`chance_low`,
  `t103`.`chance_high`,
  `t103`.`added` AS `extra_if_contacted`,
  `t103`.`added_low` AS `extra_low`,
  `t103`.`added_high` AS `extra_high`,
  `t103`.`extra_source`,
  `t103`.`reading`,
  `t103`.`value`,
  `t103`.`at_risk`,
  `t103`.`at_risk_value`,
  `t103`.`keep`,
  `t103`.`keep_source`,
  `t103`.`cost`,
  `t103`.`gain`,
  `t103`.`gain` AS `expected_margin`,
  `t103`.`low`,
  `t103`.`high`,
  `t103`.`pays_from`,
  `t103`.`keep_from`,
  (
    `t103`.`confidence` + `t103`.`support`
  ) / 2 AS `rank_key`,
  IF(COALESCE(`t103`.`gain` > 0, FALSE), 'offer', 'no_contact') AS `decision`,
  CONCAT(
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                IF(
                  `t103`.`first_name` IS NULL,
                  CONCAT(
                    CONCAT(
                      CONCAT(CAST(`t103`.`n_both` AS STRING), ' of the '),
                      CAST(`t103`.`n_group` AS STRING)
                    ),
                    ' in their group have '
                  ),
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(CAST(`t103`.`n_both` AS STRING), ' of the '),
                          CAST(`t103`.`n_antecedent` AS STRING)
                        ),
                        ' in their group who have '
                      ),
                      CONCAT(
                        `t103`.`first_name`,
                        IF(`t103`.`second_name` IS NOT NULL, CONCAT(' and ', `t103`.`second_name`), '')
                      )
                    ),
                    ' also have '
                  )
                ),
                COALESCE(`t103`.`offer_name`, `t103`.`product_id`)
              ),
              ' ('
            ),
            CONCAT(
              CONCAT(
                CONCAT(
                  IF(
                    CAST(ROUND(`t103`.`confidence` * 1000, 0) AS BIGINT) < 100,
                    CONCAT(
                      CONCAT(
                        CAST(CAST(FLOOR((
                          CAST(ROUND(`t103`.`confidence` * 1000, 0) AS BIGINT)
                        ) / (
                          10
                        )) AS BIGINT) AS STRING),
                        '.'
                      ),
                      CAST(CAST(ROUND(`t103`.`confidence` * 1000, 0) AS BIGINT) % 10 AS STRING)
                    ),
                    CAST(CAST(ROUND(`t103`.`confidence` * 100, 0) AS BIGINT) AS STRING)
                  ),
                  ' %'
                ),
                '; '
              ),
              CONCAT(
                IF(
                  CAST(ROUND(`t103`.`confidence_adjusted` * 1000, 0) AS BIGINT) < 100,
                  CONCAT(
                    CONCAT(
                      CAST(CAST(FLOOR((
                        CAST(ROUND(`t103`.`confidence_adjusted` * 1000, 0) AS BIGINT)
                      ) / (
                        10
                      )) AS BIGINT) AS STRING),
                      '.'
                    ),
                    CAST(CAST(ROUND(`t103`.`confidence_adjusted` * 1000, 0) AS BIGINT) % 10 AS STRING)
                  ),
                  CAST(CAST(ROUND(`t103`.`confidence_adjusted` * 100, 0) AS BIGINT) AS STRING)
                ),
                ' %'
              )
            )
          ),
          ' adjusted for small numbers)'
        ),
        IF(
          `t103`.`reading` = 'confidence',
          '; read as the chance of a sale, as nobody takes a contract unasked',
          CONCAT(
            IF(
              `t103`.`stands_in`,
              '; that share stands for the chance to buy within 90 days, which no earlier data could tell',
              CONCAT(
                CONCAT(
                  '; ',
                  CONCAT(
                    IF(
                      CAST(ROUND(`t103`.`chance` * 1000, 0) AS BIGINT) < 100,
                      CONCAT(
                        CONCAT(
                          CAST(CAST(FLOOR((
                            CAST(ROUND(`t103`.`chance` * 1000, 0) AS BIGINT)
                          ) / (
                            10
                          )) AS BIGINT) AS STRING),
                          '.'
                        ),
                        CAST(CAST(ROUND(`t103`.`chance` * 1000, 0) AS BIGINT) % 10 AS STRING)
                      ),
                      CAST(CAST(ROUND(`t103`.`chance` * 100, 0) AS BIGINT) AS STRING)
                    ),
                    ' %'
                  )
                ),
                ' would buy it within 90 days anyway'
              )
            ),
            CONCAT(
              CONCAT(
                CONCAT(', and contact is ', IF(`t103`.`extra_source` = 'measured', 'measured', 'assumed')),
                ' to lift that by '
              ),
              CONCAT(
                IF(
                  CAST(ROUND(`t103`.`lift` * 1000, 0) AS BIGINT) < 100,
                  CONCAT(
                    CONCAT(
                      CAST(CAST(FLOOR((
                        CAST(ROUND(`t103`.`lift` * 1000, 0) AS BIGINT)
                      ) / (
                        10
                      )) AS BIGINT) AS STRING),
                      '.'
                    ),
                    CAST(CAST(ROUND(`t103`.`lift` * 1000, 0) AS BIGINT) % 10 AS STRING)
                  ),
                  CAST(CAST(ROUND(`t103`.`lift` * 100, 0) AS BIGINT) AS STRING)
                ),
                ' %'
              )
            )
          )
        )
      ),
      IF(
        `t103`.`risk_name` IS NULL,
        '',
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    '; ',
                    CONCAT(
                      IF(
                        CAST(ROUND(`t103`.`keep` * 1000, 0) AS BIGINT) < 100,
                        CONCAT(
                          CONCAT(
                            CAST(CAST(FLOOR((
                              CAST(ROUND(`t103`.`keep` * 1000, 0) AS BIGINT)
                            ) / (
                              10
                            )) AS BIGINT) AS STRING),
                            '.'
                          ),
                          CAST(CAST(ROUND(`t103`.`keep` * 1000, 0) AS BIGINT) % 10 AS STRING)
                        ),
                        CAST(CAST(ROUND(`t103`.`keep` * 100, 0) AS BIGINT) AS STRING)
                      ),
                      ' %'
                    )
                  ),
                  ' are expected to keep '
                ),
                `t103`.`risk_name`
              ),
              ' ('
            ),
            `t103`.`keep_source`
          ),
          ')'
        )
      )
    ),
    IF(
      `t103`.`pays_from` IS NULL OR ISNAN(`t103`.`pays_from`),
      IF(`t103`.`reading` = 'confidence', '; no chance would pay.', '; no lift would pay.'),
      CONCAT(
        CONCAT(
          CONCAT('; pays from ', IF(`t103`.`reading` = 'confidence', 'a chance of ', 'a lift of ')),
          CONCAT(
            IF(
              CAST(ROUND(`t103`.`pays_from` * 1000, 0) AS BIGINT) < 100,
              CONCAT(
                CONCAT(
                  CAST(CAST(FLOOR((
                    CAST(ROUND(`t103`.`pays_from` * 1000, 0) AS BIGINT)
                  ) / (
                    10
                  )) AS BIGINT) AS STRING),
                  '.'
                ),
                CAST(CAST(ROUND(`t103`.`pays_from` * 1000, 0) AS BIGINT) % 10 AS STRING)
              ),
              CAST(CAST(ROUND(`t103`.`pays_from` * 100, 0) AS BIGINT) AS STRING)
            ),
            ' %'
          )
        ),
        '.'
      )
    )
  ) AS `reasons`
FROM (
  SELECT
    `t102`.`customer_id`,
    `t102`.`customer_group`,
    `t102`.`product_id`,
    `t102`.`antecedent`,
    `t102`.`confidence`,
    `t102`.`support`,
    `t102`.`n_antecedent`,
    `t102`.`n_both`,
    `t102`.`n_group`,
    `t102`.`confidence_adjusted`,
    `t102`.`products`,
    `t102`.`chance`,
    `t102`.`chance_low`,
    `t102`.`chance_high`,
    `t102`.`reading`,
    `t102`.`stands_in`,
    `t102`.`value`,
    `t102`.`at_risk`,
    `t102`.`at_risk_value`,
    `t102`.`keep`,
    `t102`.`keep_source`,
    `t102`.`cost`,
    `t102`.`extra_source`,
    `t102`.`lift`,
    `t102`.`lift_low`,
    `t102`.`lift_high`,
    `t102`.`added`,
    `t102`.`added_low`,
    `t102`.`added_high`,
    `t102`.`net`,
    `t102`.`gain`,
    `t102`.`low`,
    `t102`.`high`,
    `t102`.`pays_from`,
    `t102`.`keep_from`,
    `t102`.`rank`,
    `t102`.`offer_name_key`,
    `t102`.`first_name_key`,
    `t102`.`second_name_key`,
    `t102`.`risk_name_key`,
    `t102`.`offer_name`,
    `t102`.`first_name`,
    `t102`.`second_name`,
    `t102`.`risk_name`
  FROM (
    SELECT
      `t101`.`customer_id`,
      `t101`.`customer_group`,
      `t101`.`product_id`,
      `t101`.`antecedent`,
      `t101`.`confidence`,
      `t101`.`support`,
      `t101`.`n_antecedent`,
      `t101`.`n_both`,
      `t101`.`n_group`,
      `t101`.`confidence_adjusted`,
      `t101`.`products`,
      `t101`.`chance`,
      `t101`.`chance_low`,
      `t101`.`chance_high`,
      `t101`.`reading`,
      `t101`.`stands_in`,
      `t101`.`value`,
      `t101`.`at_risk`,
      `t101`.`at_risk_value`,
      `t101`.`keep`,
      `t101`.`keep_source`,
      `t101`.`cost`,
      `t101`.`extra_source`,
      `t101`.`lift`,
      `t101`.`lift_low`,
      `t101`.`lift_high`,
      `t101`.`added`,
      `t101`.`added_low`,
      `t101`.`added_high`,
      `t101`.`net`,
      `t101`.`gain`,
      `t101`.`low`,
      `t101`.`high`,
      `t101`.`pays_from`,
      `t101`.`keep_from`,
      `t101`.`rank`,
      `t101`.`offer_name_key`,
      `t101`.`first_name_key`,
      `t101`.`second_name_key`,
      `t101`.`risk_name_key`,
      `t101`.`offer_name`,
      `t101`.`first_name`,
      `t101`.`second_name`,
      `t27`.`risk_name_id`,
      `t27`.`risk_name`
    FROM (
      SELECT
        `t99`.`customer_id`,
        `t99`.`customer_group`,
        `t99`.`product_id`,
        `t99`.`antecedent`,
        `t99`.`confidence`,
        `t99`.`support`,
        `t99`.`n_antecedent`,
        `t99`.`n_both`,
        `t99`.`n_group`,
        `t99`.`confidence_adjusted`,
        `t99`.`products`,
        `t99`.`chance`,
        `t99`.`chance_low`,
        `t99`.`chance_high`,
        `t99`.`reading`,
        `t99`.`stands_in`,
        `t99`.`value`,
        `t99`.`at_risk`,
        `t99`.`at_risk_value`,
        `t99`.`keep`,
        `t99`.`keep_source`,
        `t99`.`cost`,
        `t99`.`extra_source`,
        `t99`.`lift`,
        `t99`.`lift_low`,
        `t99`.`lift_high`,
        `t99`.`added`,
        `t99`.`added_low`,
        `t99`.`added_high`,
        `t99`.`net`,
        `t99`.`gain`,
        `t99`.`low`,
        `t99`.`high`,
        `t99`.`pays_from`,
        `t99`.`keep_from`,
        `t99`.`rank`,
        `t99`.`offer_name_key`,
        `t99`.`first_name_key`,
        `t99`.`second_name_key`,
        `t99`.`risk_name_key`,
        `t99`.`offer_name`,
        `t99`.`first_name`,
        `t99`.`second_name`
      FROM (
        SELECT
          `t98`.`customer_id`,
          `t98`.`customer_group`,
          `t98`.`product_id`,
          `t98`.`antecedent`,
          `t98`.`confidence`,
          `t98`.`support`,
          `t98`.`n_antecedent`,
          `t98`.`n_both`,
          `t98`.`n_group`,
          `t98`.`confidence_adjusted`,
          `t98`.`products`,
          `t98`.`chance`,
          `t98`.`chance_low`,
          `t98`.`chance_high`,
          `t98`.`reading`,
          `t98`.`stands_in`,
          `t98`.`value`,
          `t98`.`at_risk`,
          `t98`.`at_risk_value`,
          `t98`.`keep`,
          `t98`.`keep_source`,
          `t98`.`cost`,
          `t98`.`extra_source`,
          `t98`.`lift`,
          `t98`.`lift_low`,
          `t98`.`lift_high`,
          `t98`.`added`,
          `t98`.`added_low`,
          `t98`.`added_high`,
          `t98`.`net`,
          `t98`.`gain`,
          `t98`.`low`,
          `t98`.`high`,
          `t98`.`pays_from`,
          `t98`.`keep_from`,
          `t98`.`rank`,
          `t98`.`offer_name_key`,
          `t98`.`first_name_key`,
          `t98`.`second_name_key`,
          `t98`.`risk_name_key`,
          `t98`.`offer_name`,
          `t98`.`first_name`,
          `t28`.`second_name_id`,
          `t28`.`second_name`
        FROM (
          SELECT
            `t96`.`customer_id`,
            `t96`.`customer_group`,
            `t96`.`product_id`,
            `t96`.`antecedent`,
            `t96`.`confidence`,
            `t96`.`support`,
            `t96`.`n_antecedent`,
            `t96`.`n_both`,
            `t96`.`n_group`,
            `t96`.`confidence_adjusted`,
            `t96`.`products`,
            `t96`.`chance`,
            `t96`.`chance_low`,
            `t96`.`chance_high`,
            `t96`.`reading`,
            `t96`.`stands_in`,
            `t96`.`value`,
            `t96`.`at_risk`,
            `t96`.`at_risk_value`,
            `t96`.`keep`,
            `t96`.`keep_source`,
            `t96`.`cost`,
            `t96`.`extra_source`,
            `t96`.`lift`,
            `t96`.`lift_low`,
            `t96`.`lift_high`,
            `t96`.`added`,
            `t96`.`added_low`,
            `t96`.`added_high`,
            `t96`.`net`,
            `t96`.`gain`,
            `t96`.`low`,
            `t96`.`high`,
            `t96`.`pays_from`,
            `t96`.`keep_from`,
            `t96`.`rank`,
            `t96`.`offer_name_key`,
            `t96`.`first_name_key`,
            `t96`.`second_name_key`,
            `t96`.`risk_name_key`,
            `t96`.`offer_name`,
            `t96`.`first_name`
          FROM (
            SELECT
              `t95`.`customer_id`,
              `t95`.`customer_group`,
              `t95`.`product_id`,
              `t95`.`antecedent`,
              `t95`.`confidence`,
              `t95`.`support`,
              `t95`.`n_antecedent`,
              `t95`.`n_both`,
              `t95`.`n_group`,
              `t95`.`confidence_adjusted`,
              `t95`.`products`,
              `t95`.`chance`,
              `t95`.`chance_low`,
              `t95`.`chance_high`,
              `t95`.`reading`,
              `t95`.`stands_in`,
              `t95`.`value`,
              `t95`.`at_risk`,
              `t95`.`at_risk_value`,
              `t95`.`keep`,
              `t95`.`keep_source`,
              `t95`.`cost`,
              `t95`.`extra_source`,
              `t95`.`lift`,
              `t95`.`lift_low`,
              `t95`.`lift_high`,
              `t95`.`added`,
              `t95`.`added_low`,
              `t95`.`added_high`,
              `t95`.`net`,
              `t95`.`gain`,
              `t95`.`low`,
              `t95`.`high`,
              `t95`.`pays_from`,
              `t95`.`keep_from`,
              `t95`.`rank`,
              `t95`.`offer_name_key`,
              `t95`.`first_name_key`,
              `t95`.`second_name_key`,
              `t95`.`risk_name_key`,
              `t95`.`offer_name`,
              `t29`.`first_name_id`,
              `t29`.`first_name`
            FROM (
              SELECT
                `t93`.`customer_id`,
                `t93`.`customer_group`,
                `t93`.`product_id`,
                `t93`.`antecedent`,
                `t93`.`confidence`,
                `t93`.`support`,
                `t93`.`n_antecedent`,
                `t93`.`n_both`,
                `t93`.`n_group`,
                `t93`.`confidence_adjusted`,
                `t93`.`products`,
                `t93`.`chance`,
                `t93`.`chance_low`,
                `t93`.`chance_high`,
                `t93`.`reading`,
                `t93`.`stands_in`,
                `t93`.`value`,
                `t93`.`at_risk`,
                `t93`.`at_risk_value`,
                `t93`.`keep`,
                `t93`.`keep_source`,
                `t93`.`cost`,
                `t93`.`extra_source`,
                `t93`.`lift`,
                `t93`.`lift_low`,
                `t93`.`lift_high`,
                `t93`.`added`,
                `t93`.`added_low`,
                `t93`.`added_high`,
                `t93`.`net`,
                `t93`.`gain`,
                `t93`.`low`,
                `t93`.`high`,
                `t93`.`pays_from`,
                `t93`.`keep_from`,
                `t93`.`rank`,
                `t93`.`offer_name_key`,
                `t93`.`first_name_key`,
                `t93`.`second_name_key`,
                `t93`.`risk_name_key`,
                `t93`.`offer_name`
              FROM (
                SELECT
                  `t92`.`customer_id`,
                  `t92`.`customer_group`,
                  `t92`.`product_id`,
                  `t92`.`antecedent`,
                  `t92`.`confidence`,
                  `t92`.`support`,
                  `t92`.`n_antecedent`,
                  `t92`.`n_both`,
                  `t92`.`n_group`,
                  `t92`.`confidence_adjusted`,
                  `t92`.`products`,
                  `t92`.`chance`,
                  `t92`.`chance_low`,
                  `t92`.`chance_high`,
                  `t92`.`reading`,
                  `t92`.`stands_in`,
                  `t92`.`value`,
                  `t92`.`at_risk`,
                  `t92`.`at_risk_value`,
                  `t92`.`keep`,
                  `t92`.`keep_source`,
                  `t92`.`cost`,
                  `t92`.`extra_source`,
                  `t92`.`lift`,
                  `t92`.`lift_low`,
                  `t92`.`lift_high`,
                  `t92`.`added`,
                  `t92`.`added_low`,
                  `t92`.`added_high`,
                  `t92`.`net`,
                  `t92`.`gain`,
                  `t92`.`low`,
                  `t92`.`high`,
                  `t92`.`pays_from`,
                  `t92`.`keep_from`,
                  `t92`.`rank`,
                  `t92`.`offer_name_key`,
                  `t92`.`first_name_key`,
                  `t92`.`second_name_key`,
                  `t92`.`risk_name_key`,
                  `t30`.`offer_name_id`,
                  `t30`.`offer_name`
                FROM (
                  SELECT
                    `t90`.`customer_id`,
                    `t90`.`customer_group`,
                    `t90`.`product_id`,
                    `t90`.`antecedent`,
                    `t90`.`confidence`,
                    `t90`.`support`,
                    `t90`.`n_antecedent`,
                    `t90`.`n_both`,
                    `t90`.`n_group`,
                    `t90`.`confidence_adjusted`,
                    `t90`.`products`,
                    `t90`.`chance`,
                    `t90`.`chance_low`,
                    `t90`.`chance_high`,
                    `t90`.`reading`,
                    `t90`.`stands_in`,
                    `t90`.`value`,
                    `t90`.`at_risk`,
                    `t90`.`at_risk_value`,
                    `t90`.`keep`,
                    `t90`.`keep_source`,
                    `t90`.`cost`,
                    `t90`.`extra_source`,
                    `t90`.`lift`,
                    `t90`.`lift_low`,
                    `t90`.`lift_high`,
                    `t90`.`added`,
                    `t90`.`added_low`,
                    `t90`.`added_high`,
                    `t90`.`net`,
                    `t90`.`gain`,
                    `t90`.`low`,
                    `t90`.`high`,
                    `t90`.`pays_from`,
                    `t90`.`keep_from`,
                    `t90`.`rank`,
                    `t90`.`product_id` AS `offer_name_key`,
                    ELEMENT_AT(`t90`.`antecedent`, 0 + 1) AS `first_name_key`,
                    ELEMENT_AT(`t90`.`antecedent`, 1 + 1) AS `second_name_key`,
                    `t90`.`at_risk` AS `risk_name_key`
                  FROM (
                    SELECT
                      `t89`.`customer_id`,
                      `t89`.`customer_group`,
                      `t89`.`product_id`,
                      `t89`.`antecedent`,
                      `t89`.`confidence`,
                      `t89`.`support`,
                      `t89`.`n_antecedent`,
                      `t89`.`n_both`,
                      `t89`.`n_group`,
                      `t89`.`confidence_adjusted`,
                      `t89`.`products`,
                      `t89`.`chance`,
                      `t89`.`chance_low`,
                      `t89`.`chance_high`,
                      `t89`.`reading`,
                      `t89`.`stands_in`,
                      `t89`.`value`,
                      `t89`.`at_risk`,
                      `t89`.`at_risk_value`,
                      `t89`.`keep`,
                      `t89`.`keep_source`,
                      `t89`.`cost`,
                      `t89`.`extra_source`,
                      `t89`.`lift`,
                      `t89`.`lift_low`,
                      `t89`.`lift_high`,
                      `t89`.`added`,
                      `t89`.`added_low`,
                      `t89`.`added_high`,
                      `t89`.`net`,
                      `t89`.`gain`,
                      `t89`.`low`,
                      `t89`.`high`,
                      `t89`.`pays_from`,
                      `t89`.`keep_from`,
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY `t89`.`customer_id`
                          ORDER BY `t89`.`gain` IS NULL OR ISNAN(`t89`.`gain`) ASC NULLS LAST, CAST(ROUND(`t89`.`gain`, 9) AS DOUBLE) DESC, `t89`.`product_id` ASC NULLS LAST
                        ) - 1
                      ) + 1 AS `rank`
                    FROM (
                      SELECT
                        `t88`.`customer_id`,
                        `t88`.`customer_group`,
                        `t88`.`product_id`,
                        `t88`.`antecedent`,
                        `t88`.`confidence`,
                        `t88`.`support`,
                        `t88`.`n_antecedent`,
                        `t88`.`n_both`,
                        `t88`.`n_group`,
                        `t88`.`confidence_adjusted`,
                        `t88`.`products`,
                        `t88`.`chance`,
                        `t88`.`chance_low`,
                        `t88`.`chance_high`,
                        `t88`.`reading`,
                        `t88`.`stands_in`,
                        `t88`.`value`,
                        `t88`.`at_risk`,
                        `t88`.`at_risk_value`,
                        `t88`.`keep`,
                        `t88`.`keep_source`,
                        `t88`.`cost`,
                        `t88`.`extra_source`,
                        `t88`.`lift`,
                        `t88`.`lift_low`,
                        `t88`.`lift_high`,
                        `t88`.`added`,
                        `t88`.`added_low`,
                        `t88`.`added_high`,
                        `t88`.`net`,
                        (
                          `t88`.`added` * (
                            `t88`.`value` - (
                              (
                                1 - `t88`.`keep`
                              ) * `t88`.`at_risk_value`
                            )
                          )
                        ) - `t88`.`cost` AS `gain`,
                        LEAST(
                          (
                            `t88`.`added_low` * `t88`.`net`
                          ) - `t88`.`cost`,
                          (
                            `t88`.`added_high` * `t88`.`net`
                          ) - `t88`.`cost`
                        ) AS `low`,
                        GREATEST(
                          (
                            `t88`.`added_low` * `t88`.`net`
                          ) - `t88`.`cost`,
                          (
                            `t88`.`added_high` * `t88`.`net`
                          ) - `t88`.`cost`
                        ) AS `high`,
                        CASE
                          WHEN (
                            `t88`.`net` > 0
                          )
                          AND (
                            IF(`t88`.`reading` = 'confidence', 1.0, `t88`.`chance`) > 0
                          )
                          AND (
                            (
                              `t88`.`cost` / NULLIF(`t88`.`net`, 0.0)
                            ) <= IF(`t88`.`reading` = 'confidence', 1.0, 1 - `t88`.`chance`)
                          )
                          THEN (
                            `t88`.`cost` / NULLIF(`t88`.`net`, 0.0)
                          ) / NULLIF(IF(`t88`.`reading` = 'confidence', 1.0, `t88`.`chance`), 0.0)
                          ELSE NULL
                        END AS `pays_from`,
                        CASE
                          WHEN `t88`.`added` <= 0
                          THEN CAST(NULL AS DOUBLE)
                          WHEN (
                            `t88`.`at_risk_value` <= 0
                          )
                          AND (
                            (
                              `t88`.`value` - (
                                `t88`.`cost` / NULLIF(`t88`.`added`, 0.0)
                              )
                            ) >= 0
                          )
                          THEN 0.0
                          WHEN (
                            `t88`.`at_risk_value` > 0
                          )
                          AND (
                            (
                              1 - (
                                (
                                  `t88`.`value` - (
                                    `t88`.`cost` / NULLIF(`t88`.`added`, 0.0)
                                  )
                                ) / NULLIF(`t88`.`at_risk_value`, 0.0)
                              )
                            ) <= 1
                          )
                          THEN GREATEST(
                            1 - (
                              (
                                `t88`.`value` - (
                                  `t88`.`cost` / NULLIF(`t88`.`added`, 0.0)
                                )
                              ) / NULLIF(`t88`.`at_risk_value`, 0.0)
                            ),
                            0.0
                          )
                          ELSE NULL
                        END AS `keep_from`
                      FROM (
                        SELECT
                          `t87`.`customer_id`,
                          `t87`.`customer_group`,
                          `t87`.`product_id`,
                          `t87`.`antecedent`,
                          `t87`.`confidence`,
                          `t87`.`support`,
                          `t87`.`n_antecedent`,
                          `t87`.`n_both`,
                          `t87`.`n_group`,
                          `t87`.`confidence_adjusted`,
                          `t87`.`products`,
                          `t87`.`chance`,
                          `t87`.`chance_low`,
                          `t87`.`chance_high`,
                          `t87`.`reading`,
                          `t87`.`stands_in`,
                          `t87`.`value`,
                          `t87`.`at_risk`,
                          `t87`.`at_risk_value`,
                          `t87`.`keep`,
                          `t87`.`keep_source`,
                          `t87`.`cost`,
                          `t87`.`extra_source`,
                          `t87`.`lift`,
                          `t87`.`lift_low`,
                          `t87`.`lift_high`,
                          IF(
                            `t87`.`reading` = 'confidence',
                            `t87`.`chance`,
                            LEAST(`t87`.`chance` * `t87`.`lift`, 1 - `t87`.`chance`)
                          ) AS `added`,
                          LEAST(
                            IF(
                              `t87`.`reading` = 'confidence',
                              `t87`.`chance_low`,
                              LEAST(`t87`.`chance_low` * `t87`.`lift_low`, 1 - `t87`.`chance_low`)
                            ),
                            IF(
                              `t87`.`reading` = 'confidence',
                              `t87`.`chance_high`,
                              LEAST(`t87`.`chance_high` * `t87`.`lift_low`, 1 - `t87`.`chance_high`)
                            )
                          ) AS `added_low`,
                          IF(
                            `t87`.`reading` = 'confidence',
                            IF(
                              `t87`.`reading` = 'confidence',
                              `t87`.`chance_high`,
                              LEAST(GREATEST(1 / (
                                `t87`.`lift_high` + 1
                              ), `t87`.`chance_low`), `t87`.`chance_high`)
                            ),
                            LEAST(
                              IF(
                                `t87`.`reading` = 'confidence',
                                `t87`.`chance_high`,
                                LEAST(GREATEST(1 / (
                                  `t87`.`lift_high` + 1
                                ), `t87`.`chance_low`), `t87`.`chance_high`)
                              ) * `t87`.`lift_high`,
                              1 - IF(
                                `t87`.`reading` = 'confidence',
                                `t87`.`chance_high`,
                                LEAST(GREATEST(1 / (
                                  `t87`.`lift_high` + 1
                                ), `t87`.`chance_low`), `t87`.`chance_high`)
                              )
                            )
                          ) AS `added_high`,
                          `t87`.`value` - (
                            (
                              1 - `t87`.`keep`
                            ) * `t87`.`at_risk_value`
                          ) AS `net`
                        FROM (
                          SELECT
                            `t86`.`customer_id`,
                            `t86`.`customer_group`,
                            `t86`.`product_id`,
                            `t86`.`antecedent`,
                            `t86`.`confidence`,
                            `t86`.`support`,
                            `t86`.`n_antecedent`,
                            `t86`.`n_both`,
                            `t86`.`n_group`,
                            `t86`.`confidence_adjusted`,
                            `t86`.`products`,
                            `t86`.`chance`,
                            `t86`.`chance_low`,
                            `t86`.`chance_high`,
                            `t86`.`reading`,
                            `t86`.`stands_in`,
                            `t86`.`value`,
                            `t86`.`at_risk`,
                            `t86`.`at_risk_value`,
                            `t86`.`keep`,
                            `t86`.`keep_source`,
                            `t86`.`cost`,
                            `t34`.`extra_source`,
                            COALESCE(`t48`.`own_middle`, `t34`.`all_middle`) AS `lift`,
                            COALESCE(`t48`.`own_low`, `t34`.`all_low`) AS `lift_low`,
                            COALESCE(`t48`.`own_high`, `t34`.`all_high`) AS `lift_high`
                          FROM (
                            SELECT
                              `t84`.`customer_id`,
                              `t84`.`customer_group`,
                              `t84`.`product_id`,
                              `t84`.`antecedent`,
                              `t84`.`confidence`,
                              `t84`.`support`,
                              `t84`.`n_antecedent`,
                              `t84`.`n_both`,
                              `t84`.`n_group`,
                              `t84`.`confidence_adjusted`,
                              `t84`.`products`,
                              `t84`.`chance`,
                              `t84`.`chance_low`,
                              `t84`.`chance_high`,
                              `t84`.`reading`,
                              `t84`.`stands_in`,
                              `t84`.`value`,
                              `t84`.`at_risk`,
                              `t84`.`at_risk_value`,
                              `t84`.`keep`,
                              `t84`.`keep_source`,
                              5.0 AS `cost`
                            FROM (
                              SELECT
                                `t74`.`customer_id`,
                                `t74`.`customer_group`,
                                `t74`.`product_id`,
                                `t74`.`antecedent`,
                                `t74`.`confidence`,
                                `t74`.`support`,
                                `t74`.`n_antecedent`,
                                `t74`.`n_both`,
                                `t74`.`n_group`,
                                `t74`.`confidence_adjusted`,
                                `t74`.`products`,
                                `t74`.`chance`,
                                `t74`.`chance_low`,
                                `t74`.`chance_high`,
                                `t74`.`reading`,
                                `t74`.`stands_in`,
                                `t74`.`value`,
                                `t83`.`at_risk`,
                                COALESCE(`t83`.`at_risk_value`, 0.0) AS `at_risk_value`,
                                COALESCE(`t83`.`keep`, 1.0) AS `keep`,
                                COALESCE(`t83`.`keep_source`, 'one') AS `keep_source`
                              FROM (
                                SELECT
                                  `t72`.`customer_id`,
                                  `t72`.`customer_group`,
                                  `t72`.`product_id`,
                                  `t72`.`antecedent`,
                                  `t72`.`confidence`,
                                  `t72`.`support`,
                                  `t72`.`n_antecedent`,
                                  `t72`.`n_both`,
                                  `t72`.`n_group`,
                                  `t72`.`confidence_adjusted`,
                                  `t72`.`products`,
                                  `t72`.`chance`,
                                  `t72`.`chance_low`,
                                  `t72`.`chance_high`,
                                  `t72`.`reading`,
                                  `t72`.`stands_in`,
                                  IF(`t72`.`sized`, `t72`.`value` * COALESCE(`t72`.`size`, 1.0), `t72`.`value`) AS `value`
                                FROM (
                                  SELECT
                                    `t71`.`customer_id`,
                                    `t71`.`customer_group`,
                                    `t71`.`product_id`,
                                    `t71`.`antecedent`,
                                    `t71`.`confidence`,
                                    `t71`.`support`,
                                    `t71`.`n_antecedent`,
                                    `t71`.`n_both`,
                                    `t71`.`n_group`,
                                    `t71`.`confidence_adjusted`,
                                    `t71`.`products`,
                                    `t71`.`chance`,
                                    `t71`.`chance_low`,
                                    `t71`.`chance_high`,
                                    `t71`.`reading`,
                                    `t71`.`stands_in`,
                                    `t71`.`value`,
                                    `t68`.`sized_id`,
                                    `t68`.`size`,
                                    `t47`.`sold_id`,
                                    `t47`.`sized`
                                  FROM (
                                    SELECT
                                      `t69`.`customer_id`,
                                      `t69`.`customer_group`,
                                      `t69`.`product_id`,
                                      `t69`.`antecedent`,
                                      `t69`.`confidence`,
                                      `t69`.`support`,
                                      `t69`.`n_antecedent`,
                                      `t69`.`n_both`,
                                      `t69`.`n_group`,
                                      `t69`.`confidence_adjusted`,
                                      `t69`.`products`,
                                      `t69`.`chance`,
                                      `t69`.`chance_low`,
                                      `t69`.`chance_high`,
                                      `t69`.`reading`,
                                      `t69`.`stands_in`,
                                      `t69`.`value`
                                    FROM (
                                      SELECT
                                        `t66`.`customer_id`,
                                        `t66`.`customer_group`,
                                        `t66`.`product_id`,
                                        `t66`.`antecedent`,
                                        `t66`.`confidence`,
                                        `t66`.`support`,
                                        `t66`.`n_antecedent`,
                                        `t66`.`n_both`,
                                        `t66`.`n_group`,
                                        `t66`.`confidence_adjusted`,
                                        `t66`.`products`,
                                        `t66`.`chance`,
                                        `t66`.`chance_low`,
                                        `t66`.`chance_high`,
                                        `t66`.`reading`,
                                        `t66`.`stands_in`,
                                        `t61`.`valued_id`,
                                        `t61`.`value`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t2`.`customer_id`,
                                            `t2`.`customer_group`,
                                            `t2`.`product_id`,
                                            `t2`.`antecedent`,
                                            `t2`.`confidence`,
                                            `t2`.`support`,
                                            `t2`.`n_antecedent`,
                                            `t2`.`n_both`,
                                            `t2`.`n_group`,
                                            `t2`.`confidence_adjusted`,
                                            ARRAY(`t2`.`product_id`) AS `products`,
                                            `t2`.`would_buy_anyway` AS `chance`,
                                            COALESCE(`t2`.`chance_low`, `t2`.`would_buy_anyway`) AS `chance_low`,
                                            COALESCE(`t2`.`chance_high`, `t2`.`would_buy_anyway`) AS `chance_high`,
                                            'incremental' AS `reading`,
                                            FALSE AS `stands_in`
                                          FROM `chances` AS `t2`
                                          WHERE
                                            `t2`.`would_buy_anyway` IS NOT NULL AND NOT ISNAN(`t2`.`would_buy_anyway`)
                                        ) AS `t22`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t55`.`customer_id`,
                                            `t55`.`customer_group`,
                                            `t55`.`product_id`,
                                            `t55`.`antecedent`,
                                            `t55`.`confidence`,
                                            `t55`.`support`,
                                            `t55`.`n_antecedent`,
                                            `t55`.`n_both`,
                                            `t55`.`n_group`,
                                            `t55`.`confidence_adjusted`,
                                            `t55`.`products`,
                                            COALESCE(`t55`.`taken`, `t55`.`confidence_adjusted`) AS `chance`,
                                            COALESCE(
                                              `t55`.`taken_low`,
                                              GREATEST(
                                                `t55`.`confidence_adjusted` - (
                                                  SQRT(
                                                    (
                                                      `t55`.`confidence_adjusted` * (
                                                        1 - `t55`.`confidence_adjusted`
                                                      )
                                                    ) / (
                                                      `t55`.`n_antecedent` + 1
                                                    )
                                                  ) * 1.2815515594
                                                ),
                                                0.0
                                              )
                                            ) AS `chance_low`,
                                            COALESCE(
                                              `t55`.`taken_high`,
                                              LEAST(
                                                `t55`.`confidence_adjusted` + (
                                                  SQRT(
                                                    (
                                                      `t55`.`confidence_adjusted` * (
                                                        1 - `t55`.`confidence_adjusted`
                                                      )
                                                    ) / (
                                                      `t55`.`n_antecedent` + 1
                                                    )
                                                  ) * 1.2815515594
                                                ),
                                                1.0
                                              )
                                            ) AS `chance_high`,
                                            IF(
                                              (
                                                `t55`.`first` IS NOT NULL
                                              )
                                              AND NOT (
                                                `t55`.`taken` IS NOT NULL AND NOT ISNAN(`t55`.`taken`)
                                              ),
                                              'confidence',
                                              'incremental'
                                            ) AS `reading`,
                                            NOT (
                                              `t55`.`first` IS NOT NULL
                                            ) AS `stands_in`
                                          FROM (
                                            SELECT
                                              `t9`.`customer_id`,
                                              `t9`.`customer_group`,
                                              `t9`.`product_id`,
                                              `t9`.`products`,
                                              `t9`.`antecedent`,
                                              `t9`.`confidence`,
                                              `t9`.`support`,
                                              `t9`.`n_antecedent`,
                                              `t9`.`n_both`,
                                              `t9`.`n_group`,
                                              `t9`.`confidence_adjusted`,
                                              `t9`.`rank_key`,
                                              `t31`.`first`,
                                              IF(
                                                `t41`.`rate` IS NULL OR ISNAN(`t41`.`rate`),
                                                CAST(NULL AS DOUBLE),
                                                LEAST(
                                                  `t41`.`rate` * COALESCE(`t9`.`confidence_adjusted` / `t41`.`share`, 1.0),
                                                  `t9`.`confidence_adjusted`
                                                )
                                              ) AS `taken`,
                                              IF(
                                                `t41`.`low` IS NULL OR ISNAN(`t41`.`low`),
                                                CAST(NULL AS DOUBLE),
                                                LEAST(
                                                  `t41`.`low` * COALESCE(`t9`.`confidence_adjusted` / `t41`.`share`, 1.0),
                                                  `t9`.`confidence_adjusted`
                                                )
                                              ) AS `taken_low`,
                                              IF(
                                                `t41`.`high` IS NULL OR ISNAN(`t41`.`high`),
                                                CAST(NULL AS DOUBLE),
                                                LEAST(
                                                  `t41`.`high` * COALESCE(`t9`.`confidence_adjusted` / `t41`.`share`, 1.0),
                                                  `t9`.`confidence_adjusted`
                                                )
                                              ) AS `taken_high`
                                            FROM `cross_sell` AS `t9`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t0`.`product_id` AS `first`
                                              FROM `products` AS `t0`
                                              WHERE
                                                `t0`.`sold_as` = 'subscription'
                                            ) AS `t31`
                                              ON ELEMENT_AT(`t9`.`products`, 0 + 1) = `t31`.`first`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t7`.`rate`,
                                                `t7`.`low`,
                                                `t7`.`high`,
                                                `t7`.`product_id` AS `taken_id`,
                                                NULLIF(`t7`.`had` / (
                                                  `t7`.`had` + `t7`.`lacked`
                                                ), 0.0) AS `share`
                                              FROM `takeups` AS `t7`
                                              WHERE
                                                `t7`.`known`
                                            ) AS `t41`
                                              ON ELEMENT_AT(`t9`.`products`, 0 + 1) = `t41`.`taken_id`
                                          ) AS `t55`
                                        ) AS `t64`
                                      ) AS `t66`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          *
                                        FROM `t10` AS `t18`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t51`.`product_id` AS `valued_id`,
                                            CAST(SUM(CAST(`t51`.`value` AS DECIMAL(38, 9))) AS DOUBLE) AS `value`
                                          FROM (
                                            SELECT
                                              `t45`.`product_id`,
                                              `t45`.`products`,
                                              `t45`.`item`,
                                              `t32`.`valued_id`,
                                              `t32`.`value`
                                            FROM (
                                              SELECT
                                                `t36`.`product_id`,
                                                `t36`.`products`,
                                                EXPLODE(`t36`.`products`) AS `item`
                                              FROM (
                                                SELECT DISTINCT
                                                  `t5`.`product_id`,
                                                  `t5`.`products`
                                                FROM `cross_sell` AS `t5`
                                                WHERE
                                                  SIZE(`t5`.`products`) > 1
                                              ) AS `t36`
                                            ) AS `t45`
                                            INNER JOIN `t10` AS `t32`
                                              ON `t45`.`item` = `t32`.`valued_id`
                                          ) AS `t51`
                                          GROUP BY
                                            1
                                        ) AS `t57`
                                      ) AS `t61`
                                        ON `t66`.`product_id` = `t61`.`valued_id`
                                    ) AS `t69`
                                  ) AS `t71`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t63`.`sized_id`,
                                      GREATEST(
                                        (
                                          `t63`.`own` + (
                                            `t60`.`usual` * 3.0
                                          )
                                        ) / NULLIF(`t63`.`expected` + (
                                          `t60`.`usual` * 3.0
                                        ), 0.0),
                                        0.01
                                      ) AS `size`
                                    FROM (
                                      SELECT
                                        `t56`.`customer_id` AS `sized_id`,
                                        CAST(SUM(CAST(`t56`.`margin` AS DECIMAL(38, 9))) AS DOUBLE) AS `own`,
                                        CAST(SUM(CAST(`t56`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) AS `expected`
                                      FROM (
                                        SELECT
                                          `t39`.`customer_id`,
                                          `t39`.`product_id`,
                                          `t39`.`how`,
                                          `t39`.`first_at`,
                                          `t39`.`last_at`,
                                          `t39`.`times`,
                                          `t39`.`amount`,
                                          `t39`.`margin`,
                                          `t53`.`typical`
                                        FROM `t26` AS `t39`
                                        INNER JOIN `t49` AS `t53`
                                          ON `t39`.`product_id` = `t53`.`product_id`
                                      ) AS `t56`
                                      GROUP BY
                                        1
                                    ) AS `t63`
                                    CROSS JOIN (
                                      SELECT
                                        CAST(SUM(CAST(`t50`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) / COUNT(*) AS `usual`
                                      FROM `t49` AS `t50`
                                    ) AS `t60`
                                  ) AS `t68`
                                    ON `t71`.`customer_id` = `t68`.`sized_id`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t0`.`product_id` AS `sold_id`,
                                      (
                                        `t0`.`sold_as` = 'order'
                                      )
                                      AND NOT (
                                        COALESCE((
                                          CAST(`t0`.`quantity` AS DOUBLE) / NULLIF(`t0`.`buyers`, 0)
                                        ) < 1.5, FALSE)
                                      ) AS `sized`
                                    FROM `products` AS `t0`
                                  ) AS `t47`
                                    ON `t71`.`product_id` = `t47`.`sold_id`
                                ) AS `t72`
                              ) AS `t74`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t81`.`customer_id`,
                                  `t81`.`product_id`,
                                  `t81`.`at_risk`,
                                  `t81`.`at_risk_value`,
                                  `t81`.`keep`,
                                  `t81`.`keep_source`
                                FROM (
                                  SELECT
                                    `t80`.`customer_id`,
                                    `t80`.`customer_group`,
                                    `t80`.`product_id`,
                                    `t80`.`kind_id`,
                                    `t80`.`category`,
                                    `t80`.`at_risk`,
                                    `t80`.`at_risk_value`,
                                    `t80`.`kept_id`,
                                    `t80`.`added_id`,
                                    `t80`.`observed`,
                                    `t80`.`pair_group`,
                                    `t80`.`one`,
                                    `t80`.`other`,
                                    `t80`.`both_share`,
                                    `t80`.`keep`,
                                    `t80`.`keep_source`,
                                    ROW_NUMBER() OVER (
                                      PARTITION BY `t80`.`customer_id`, `t80`.`product_id`
                                      ORDER BY (
                                        1 - `t80`.`keep`
                                      ) * `t80`.`at_risk_value` DESC, `t80`.`at_risk` ASC NULLS LAST
                                    ) - 1 AS `place`
                                  FROM (
                                    SELECT
                                      `t79`.`customer_id`,
                                      `t79`.`customer_group`,
                                      `t79`.`product_id`,
                                      `t79`.`kind_id`,
                                      `t79`.`category`,
                                      `t79`.`at_risk`,
                                      `t79`.`at_risk_value`,
                                      `t79`.`kept_id`,
                                      `t79`.`added_id`,
                                      `t79`.`observed`,
                                      `t79`.`pair_group`,
                                      `t79`.`one`,
                                      `t79`.`other`,
                                      `t79`.`both_share`,
                                      COALESCE(`t79`.`observed`, COALESCE(`t79`.`both_share`, 0.0)) AS `keep`,
                                      IF(`t79`.`observed` IS NOT NULL AND NOT ISNAN(`t79`.`observed`), 'observed', 'support') AS `keep_source`
                                    FROM (
                                      SELECT
                                        `t78`.`customer_id`,
                                        `t78`.`customer_group`,
                                        `t78`.`product_id`,
                                        `t78`.`kind_id`,
                                        `t78`.`category`,
                                        `t78`.`at_risk`,
                                        `t78`.`at_risk_value`,
                                        `t23`.`kept_id`,
                                        `t23`.`added_id`,
                                        `t23`.`observed`,
                                        `t24`.`pair_group`,
                                        `t24`.`one`,
                                        `t24`.`other`,
                                        `t24`.`both_share`
                                      FROM (
                                        SELECT
                                          `t76`.`customer_id`,
                                          `t76`.`customer_group`,
                                          `t76`.`product_id`,
                                          `t76`.`kind_id`,
                                          `t76`.`category`,
                                          `t76`.`at_risk`,
                                          `t76`.`at_risk_value`
                                        FROM (
                                          SELECT
                                            `t75`.`customer_id`,
                                            `t75`.`customer_group`,
                                            `t75`.`product_id`,
                                            `t75`.`kind_id`,
                                            `t75`.`category`,
                                            `t75`.`at_risk`,
                                            `t75`.`had_category`,
                                            `t75`.`at_risk_value`
                                          FROM (
                                            SELECT
                                              `t74`.`customer_id`,
                                              `t74`.`customer_group`,
                                              `t74`.`product_id`,
                                              `t33`.`kind_id`,
                                              `t33`.`category`,
                                              `t54`.`owner`,
                                              `t54`.`at_risk`,
                                              `t54`.`had_category`,
                                              `t54`.`at_risk_value`
                                            FROM (
                                              SELECT
                                                `t72`.`customer_id`,
                                                `t72`.`customer_group`,
                                                `t72`.`product_id`,
                                                `t72`.`antecedent`,
                                                `t72`.`confidence`,
                                                `t72`.`support`,
                                                `t72`.`n_antecedent`,
                                                `t72`.`n_both`,
                                                `t72`.`n_group`,
                                                `t72`.`confidence_adjusted`,
                                                `t72`.`products`,
                                                `t72`.`chance`,
                                                `t72`.`chance_low`,
                                                `t72`.`chance_high`,
                                                `t72`.`reading`,
                                                `t72`.`stands_in`,
                                                IF(`t72`.`sized`, `t72`.`value` * COALESCE(`t72`.`size`, 1.0), `t72`.`value`) AS `value`
                                              FROM (
                                                SELECT
                                                  `t71`.`customer_id`,
                                                  `t71`.`customer_group`,
                                                  `t71`.`product_id`,
                                                  `t71`.`antecedent`,
                                                  `t71`.`confidence`,
                                                  `t71`.`support`,
                                                  `t71`.`n_antecedent`,
                                                  `t71`.`n_both`,
                                                  `t71`.`n_group`,
                                                  `t71`.`confidence_adjusted`,
                                                  `t71`.`products`,
                                                  `t71`.`chance`,
                                                  `t71`.`chance_low`,
                                                  `t71`.`chance_high`,
                                                  `t71`.`reading`,
                                                  `t71`.`stands_in`,
                                                  `t71`.`value`,
                                                  `t68`.`sized_id`,
                                                  `t68`.`size`,
                                                  `t47`.`sold_id`,
                                                  `t47`.`sized`
                                                FROM (
                                                  SELECT
                                                    `t69`.`customer_id`,
                                                    `t69`.`customer_group`,
                                                    `t69`.`product_id`,
                                                    `t69`.`antecedent`,
                                                    `t69`.`confidence`,
                                                    `t69`.`support`,
                                                    `t69`.`n_antecedent`,
                                                    `t69`.`n_both`,
                                                    `t69`.`n_group`,
                                                    `t69`.`confidence_adjusted`,
                                                    `t69`.`products`,
                                                    `t69`.`chance`,
                                                    `t69`.`chance_low`,
                                                    `t69`.`chance_high`,
                                                    `t69`.`reading`,
                                                    `t69`.`stands_in`,
                                                    `t69`.`value`
                                                  FROM (
                                                    SELECT
                                                      `t66`.`customer_id`,
                                                      `t66`.`customer_group`,
                                                      `t66`.`product_id`,
                                                      `t66`.`antecedent`,
                                                      `t66`.`confidence`,
                                                      `t66`.`support`,
                                                      `t66`.`n_antecedent`,
                                                      `t66`.`n_both`,
                                                      `t66`.`n_group`,
                                                      `t66`.`confidence_adjusted`,
                                                      `t66`.`products`,
                                                      `t66`.`chance`,
                                                      `t66`.`chance_low`,
                                                      `t66`.`chance_high`,
                                                      `t66`.`reading`,
                                                      `t66`.`stands_in`,
                                                      `t61`.`valued_id`,
                                                      `t61`.`value`
                                                    FROM (
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          `t2`.`customer_id`,
                                                          `t2`.`customer_group`,
                                                          `t2`.`product_id`,
                                                          `t2`.`antecedent`,
                                                          `t2`.`confidence`,
                                                          `t2`.`support`,
                                                          `t2`.`n_antecedent`,
                                                          `t2`.`n_both`,
                                                          `t2`.`n_group`,
                                                          `t2`.`confidence_adjusted`,
                                                          ARRAY(`t2`.`product_id`) AS `products`,
                                                          `t2`.`would_buy_anyway` AS `chance`,
                                                          COALESCE(`t2`.`chance_low`, `t2`.`would_buy_anyway`) AS `chance_low`,
                                                          COALESCE(`t2`.`chance_high`, `t2`.`would_buy_anyway`) AS `chance_high`,
                                                          'incremental' AS `reading`,
                                                          FALSE AS `stands_in`
                                                        FROM `chances` AS `t2`
                                                        WHERE
                                                          `t2`.`would_buy_anyway` IS NOT NULL AND NOT ISNAN(`t2`.`would_buy_anyway`)
                                                      ) AS `t22`
                                                      UNION ALL
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          `t55`.`customer_id`,
                                                          `t55`.`customer_group`,
                                                          `t55`.`product_id`,
                                                          `t55`.`antecedent`,
                                                          `t55`.`confidence`,
                                                          `t55`.`support`,
                                                          `t55`.`n_antecedent`,
                                                          `t55`.`n_both`,
                                                          `t55`.`n_group`,
                                                          `t55`.`confidence_adjusted`,
                                                          `t55`.`products`,
                                                          COALESCE(`t55`.`taken`, `t55`.`confidence_adjusted`) AS `chance`,
                                                          COALESCE(
                                                            `t55`.`taken_low`,
                                                            GREATEST(
                                                              `t55`.`confidence_adjusted` - (
                                                                SQRT(
                                                                  (
                                                                    `t55`.`confidence_adjusted` * (
                                                                      1 - `t55`.`confidence_adjusted`
                                                                    )
                                                                  ) / (
                                                                    `t55`.`n_antecedent` + 1
                                                                  )
                                                                ) * 1.2815515594
                                                              ),
                                                              0.0
                                                            )
                                                          ) AS `chance_low`,
                                                          COALESCE(
                                                            `t55`.`taken_high`,
                                                            LEAST(
                                                              `t55`.`confidence_adjusted` + (
                                                                SQRT(
                                                                  (
                                                                    `t55`.`confidence_adjusted` * (
                                                                      1 - `t55`.`confidence_adjusted`
                                                                    )
                                                                  ) / (
                                                                    `t55`.`n_antecedent` + 1
                                                                  )
                                                                ) * 1.2815515594
                                                              ),
                                                              1.0
                                                            )
                                                          ) AS `chance_high`,
                                                          IF(
                                                            (
                                                              `t55`.`first` IS NOT NULL
                                                            )
                                                            AND NOT (
                                                              `t55`.`taken` IS NOT NULL AND NOT ISNAN(`t55`.`taken`)
                                                            ),
                                                            'confidence',
                                                            'incremental'
                                                          ) AS `reading`,
                                                          NOT (
                                                            `t55`.`first` IS NOT NULL
                                                          ) AS `stands_in`
                                                        FROM (
                                                          SELECT
                                                            `t9`.`customer_id`,
                                                            `t9`.`customer_group`,
                                                            `t9`.`product_id`,
                                                            `t9`.`products`,
                                                            `t9`.`antecedent`,
                                                            `t9`.`confidence`,
                                                            `t9`.`support`,
                                                            `t9`.`n_antecedent`,
                                                            `t9`.`n_both`,
                                                            `t9`.`n_group`,
                                                            `t9`.`confidence_adjusted`,
                                                            `t9`.`rank_key`,
                                                            `t31`.`first`,
                                                            IF(
                                                              `t41`.`rate` IS NULL OR ISNAN(`t41`.`rate`),
                                                              CAST(NULL AS DOUBLE),
                                                              LEAST(
                                                                `t41`.`rate` * COALESCE(`t9`.`confidence_adjusted` / `t41`.`share`, 1.0),
                                                                `t9`.`confidence_adjusted`
                                                              )
                                                            ) AS `taken`,
                                                            IF(
                                                              `t41`.`low` IS NULL OR ISNAN(`t41`.`low`),
                                                              CAST(NULL AS DOUBLE),
                                                              LEAST(
                                                                `t41`.`low` * COALESCE(`t9`.`confidence_adjusted` / `t41`.`share`, 1.0),
                                                                `t9`.`confidence_adjusted`
                                                              )
                                                            ) AS `taken_low`,
                                                            IF(
                                                              `t41`.`high` IS NULL OR ISNAN(`t41`.`high`),
                                                              CAST(NULL AS DOUBLE),
                                                              LEAST(
                                                                `t41`.`high` * COALESCE(`t9`.`confidence_adjusted` / `t41`.`share`, 1.0),
                                                                `t9`.`confidence_adjusted`
                                                              )
                                                            ) AS `taken_high`
                                                          FROM `cross_sell` AS `t9`
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              `t0`.`product_id` AS `first`
                                                            FROM `products` AS `t0`
                                                            WHERE
                                                              `t0`.`sold_as` = 'subscription'
                                                          ) AS `t31`
                                                            ON ELEMENT_AT(`t9`.`products`, 0 + 1) = `t31`.`first`
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              `t7`.`rate`,
                                                              `t7`.`low`,
                                                              `t7`.`high`,
                                                              `t7`.`product_id` AS `taken_id`,
                                                              NULLIF(`t7`.`had` / (
                                                                `t7`.`had` + `t7`.`lacked`
                                                              ), 0.0) AS `share`
                                                            FROM `takeups` AS `t7`
                                                            WHERE
                                                              `t7`.`known`
                                                          ) AS `t41`
                                                            ON ELEMENT_AT(`t9`.`products`, 0 + 1) = `t41`.`taken_id`
                                                        ) AS `t55`
                                                      ) AS `t64`
                                                    ) AS `t66`
                                                    LEFT OUTER JOIN (
                                                      SELECT
                                                        *
                                                      FROM `t10` AS `t18`
                                                      UNION ALL
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          `t51`.`product_id` AS `valued_id`,
                                                          CAST(SUM(CAST(`t51`.`value` AS DECIMAL(38, 9))) AS DOUBLE) AS `value`
                                                        FROM (
                                                          SELECT
                                                            `t45`.`product_id`,
                                                            `t45`.`products`,
                                                            `t45`.`item`,
                                                            `t32`.`valued_id`,
                                                            `t32`.`value`
                                                          FROM (
                                                            SELECT
                                                              `t36`.`product_id`,
                                                              `t36`.`products`,
                                                              EXPLODE(`t36`.`products`) AS `item`
                                                            FROM (
                                                              SELECT DISTINCT
                                                                `t5`.`product_id`,
                                                                `t5`.`products`
                                                              FROM `cross_sell` AS `t5`
                                                              WHERE
                                                                SIZE(`t5`.`products`) > 1
                                                            ) AS `t36`
                                                          ) AS `t45`
                                                          INNER JOIN `t10` AS `t32`
                                                            ON `t45`.`item` = `t32`.`valued_id`
                                                        ) AS `t51`
                                                        GROUP BY
                                                          1
                                                      ) AS `t57`
                                                    ) AS `t61`
                                                      ON `t66`.`product_id` = `t61`.`valued_id`
                                                  ) AS `t69`
                                                ) AS `t71`
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    `t63`.`sized_id`,
                                                    GREATEST(
                                                      (
                                                        `t63`.`own` + (
                                                          `t60`.`usual` * 3.0
                                                        )
                                                      ) / NULLIF(`t63`.`expected` + (
                                                        `t60`.`usual` * 3.0
                                                      ), 0.0),
                                                      0.01
                                                    ) AS `size`
                                                  FROM (
                                                    SELECT
                                                      `t56`.`customer_id` AS `sized_id`,
                                                      CAST(SUM(CAST(`t56`.`margin` AS DECIMAL(38, 9))) AS DOUBLE) AS `own`,
                                                      CAST(SUM(CAST(`t56`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) AS `expected`
                                                    FROM (
                                                      SELECT
                                                        `t39`.`customer_id`,
                                                        `t39`.`product_id`,
                                                        `t39`.`how`,
                                                        `t39`.`first_at`,
                                                        `t39`.`last_at`,
                                                        `t39`.`times`,
                                                        `t39`.`amount`,
                                                        `t39`.`margin`,
                                                        `t53`.`typical`
                                                      FROM `t26` AS `t39`
                                                      INNER JOIN `t49` AS `t53`
                                                        ON `t39`.`product_id` = `t53`.`product_id`
                                                    ) AS `t56`
                                                    GROUP BY
                                                      1
                                                  ) AS `t63`
                                                  CROSS JOIN (
                                                    SELECT
                                                      CAST(SUM(CAST(`t50`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) / COUNT(*) AS `usual`
                                                    FROM `t49` AS `t50`
                                                  ) AS `t60`
                                                ) AS `t68`
                                                  ON `t71`.`customer_id` = `t68`.`sized_id`
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    `t0`.`product_id` AS `sold_id`,
                                                    (
                                                      `t0`.`sold_as` = 'order'
                                                    )
                                                    AND NOT (
                                                      COALESCE((
                                                        CAST(`t0`.`quantity` AS DOUBLE) / NULLIF(`t0`.`buyers`, 0)
                                                      ) < 1.5, FALSE)
                                                    ) AS `sized`
                                                  FROM `products` AS `t0`
                                                ) AS `t47`
                                                  ON `t71`.`product_id` = `t47`.`sold_id`
                                              ) AS `t72`
                                            ) AS `t74`
                                            INNER JOIN (
                                              SELECT
                                                `t0`.`product_id` AS `kind_id`,
                                                COALESCE(`t0`.`category`, '') AS `category`,
                                                `t0`.`remaining_years` AS `years`
                                              FROM `products` AS `t0`
                                              WHERE
                                                `t0`.`sold_as` = 'subscription'
                                            ) AS `t33`
                                              ON ELEMENT_AT(`t74`.`products`, 0 + 1) = `t33`.`kind_id`
                                            INNER JOIN (
                                              SELECT
                                                `t46`.`customer_id` AS `owner`,
                                                `t46`.`kind_id` AS `at_risk`,
                                                `t46`.`category` AS `had_category`,
                                                CAST(`t46`.`margin` AS DOUBLE) * `t46`.`years` AS `at_risk_value`
                                              FROM (
                                                SELECT
                                                  `t37`.`customer_id`,
                                                  `t37`.`product_id`,
                                                  `t37`.`how`,
                                                  `t37`.`first_at`,
                                                  `t37`.`last_at`,
                                                  `t37`.`times`,
                                                  `t37`.`amount`,
                                                  `t37`.`margin`,
                                                  `t33`.`kind_id`,
                                                  `t33`.`category`,
                                                  `t33`.`years`
                                                FROM (
                                                  SELECT
                                                    *
                                                  FROM `owned` AS `t6`
                                                  WHERE
                                                    `t6`.`how` = 'subscription'
                                                ) AS `t37`
                                                INNER JOIN (
                                                  SELECT
                                                    `t0`.`product_id` AS `kind_id`,
                                                    COALESCE(`t0`.`category`, '') AS `category`,
                                                    `t0`.`remaining_years` AS `years`
                                                  FROM `products` AS `t0`
                                                  WHERE
                                                    `t0`.`sold_as` = 'subscription'
                                                ) AS `t33`
                                                  ON `t37`.`product_id` = `t33`.`kind_id`
                                              ) AS `t46`
                                            ) AS `t54`
                                              ON `t74`.`customer_id` = `t54`.`owner`
                                              AND `t33`.`category` = `t54`.`had_category`
                                              AND `t33`.`kind_id` <> `t54`.`at_risk`
                                          ) AS `t75`
                                        ) AS `t76`
                                      ) AS `t78`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          `t3`.`product_id` AS `kept_id`,
                                          `t3`.`added_id`,
                                          `t3`.`keep` AS `observed`
                                        FROM `keeps` AS `t3`
                                      ) AS `t23`
                                        ON `t78`.`at_risk` = `t23`.`kept_id` AND `t78`.`kind_id` = `t23`.`added_id`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          `t4`.`customer_group` AS `pair_group`,
                                          `t4`.`item_a` AS `one`,
                                          `t4`.`item_b` AS `other`,
                                          `t4`.`support` AS `both_share`
                                        FROM `pairs` AS `t4`
                                      ) AS `t24`
                                        ON `t78`.`customer_group` = `t24`.`pair_group`
                                        AND LEAST(`t78`.`at_risk`, `t78`.`kind_id`) = `t24`.`one`
                                        AND GREATEST(`t78`.`at_risk`, `t78`.`kind_id`) = `t24`.`other`
                                    ) AS `t79`
                                  ) AS `t80`
                                ) AS `t81`
                                WHERE
                                  `t81`.`place` = 0
                              ) AS `t83`
                                ON `t74`.`customer_id` = `t83`.`customer_id`
                                AND `t74`.`product_id` = `t83`.`product_id`
                            ) AS `t84`
                          ) AS `t86`
                          CROSS JOIN (
                            SELECT
                              `t1`.`extra_source`,
                              `t1`.`lift` AS `all_middle`,
                              `t1`.`low` AS `all_low`,
                              `t1`.`high` AS `all_high`
                            FROM `lifts` AS `t1`
                            WHERE
                              `t1`.`category` IS NULL
                          ) AS `t34`
                          LEFT OUTER JOIN (
                            SELECT
                              `t8`.`product_id` AS `lifted_id`,
                              `t35`.`lift` AS `own_middle`,
                              `t35`.`low` AS `own_low`,
                              `t35`.`high` AS `own_high`
                            FROM `products` AS `t8`
                            INNER JOIN (
                              SELECT
                                *
                              FROM `lifts` AS `t1`
                              WHERE
                                `t1`.`category` IS NOT NULL
                            ) AS `t35`
                              ON `t8`.`category` = `t35`.`category`
                          ) AS `t48`
                            ON `t86`.`product_id` = `t48`.`lifted_id`
                        ) AS `t87`
                      ) AS `t88`
                    ) AS `t89`
                  ) AS `t90`
                  WHERE
                    `t90`.`rank` <= 5
                ) AS `t92`
                LEFT OUTER JOIN (
                  SELECT
                    `t0`.`product_id` AS `offer_name_id`,
                    COALESCE(`t0`.`name`, `t0`.`product_id`) AS `offer_name`
                  FROM `products` AS `t0`
                ) AS `t30`
                  ON `t92`.`offer_name_key` = `t30`.`offer_name_id`
              ) AS `t93`
            ) AS `t95`
            LEFT OUTER JOIN (
              SELECT
                `t0`.`product_id` AS `first_name_id`,
                COALESCE(`t0`.`name`, `t0`.`product_id`) AS `first_name`
              FROM `products` AS `t0`
            ) AS `t29`
              ON `t95`.`first_name_key` = `t29`.`first_name_id`
          ) AS `t96`
        ) AS `t98`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`product_id` AS `second_name_id`,
            COALESCE(`t0`.`name`, `t0`.`product_id`) AS `second_name`
          FROM `products` AS `t0`
        ) AS `t28`
          ON `t98`.`second_name_key` = `t28`.`second_name_id`
      ) AS `t99`
    ) AS `t101`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`product_id` AS `risk_name_id`,
        COALESCE(`t0`.`name`, `t0`.`product_id`) AS `risk_name`
      FROM `products` AS `t0`
    ) AS `t27`
      ON `t101`.`risk_name_key` = `t27`.`risk_name_id`
  ) AS `t102`
) AS `t103`
