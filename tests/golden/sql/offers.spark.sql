WITH `t7` AS (
  SELECT
    `t0`.`product_id` AS `valued_id`,
    `t0`.`value`
  FROM `products` AS `t0`
)
SELECT
  `t74`.`customer_id`,
  `t74`.`customer_group`,
  `t74`.`product_id`,
  `t74`.`products`,
  `t74`.`rank`,
  `t74`.`antecedent`,
  `t74`.`confidence`,
  `t74`.`support`,
  `t74`.`n_antecedent`,
  `t74`.`n_both`,
  `t74`.`n_group`,
  `t74`.`confidence_adjusted`,
  IF(`t74`.`reading` = 'incremental', `t74`.`chance`, 0.0) AS `would_buy_anyway`,
  `t74`.`chance_low`,
  `t74`.`chance_high`,
  `t74`.`added` AS `extra_if_contacted`,
  `t74`.`added_low` AS `extra_low`,
  `t74`.`added_high` AS `extra_high`,
  'assumed' AS `extra_source`,
  `t74`.`reading`,
  `t74`.`value`,
  `t74`.`at_risk`,
  `t74`.`at_risk_value`,
  `t74`.`keep`,
  `t74`.`keep_source`,
  `t74`.`cost`,
  `t74`.`gain`,
  `t74`.`gain` AS `expected_margin`,
  `t74`.`low`,
  `t74`.`high`,
  `t74`.`pays_from`,
  `t74`.`keep_from`,
  (
    `t74`.`confidence` + `t74`.`support`
  ) / 2 AS `rank_key`,
  IF(COALESCE(`t74`.`gain` > 0, FALSE), 'offer', 'no_contact') AS `decision`,
  `t74`.`reasons`
FROM (
  SELECT
    `t73`.`customer_id`,
    `t73`.`customer_group`,
    `t73`.`product_id`,
    `t73`.`antecedent`,
    `t73`.`confidence`,
    `t73`.`support`,
    `t73`.`n_antecedent`,
    `t73`.`n_both`,
    `t73`.`n_group`,
    `t73`.`confidence_adjusted`,
    `t73`.`products`,
    `t73`.`chance`,
    `t73`.`chance_low`,
    `t73`.`chance_high`,
    `t73`.`reading`,
    `t73`.`stands_in`,
    `t73`.`value`,
    `t73`.`at_risk`,
    `t73`.`at_risk_value`,
    `t73`.`keep`,
    `t73`.`keep_source`,
    `t73`.`cost`,
    `t73`.`added`,
    `t73`.`added_low`,
    `t73`.`added_high`,
    `t73`.`net`,
    `t73`.`gain`,
    `t73`.`low`,
    `t73`.`high`,
    `t73`.`pays_from`,
    `t73`.`keep_from`,
    `t73`.`rank`,
    `t73`.`reasons`
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
      `t72`.`value`,
      `t72`.`at_risk`,
      `t72`.`at_risk_value`,
      `t72`.`keep`,
      `t72`.`keep_source`,
      `t72`.`cost`,
      `t72`.`added`,
      `t72`.`added_low`,
      `t72`.`added_high`,
      `t72`.`net`,
      `t72`.`gain`,
      `t72`.`low`,
      `t72`.`high`,
      `t72`.`pays_from`,
      `t72`.`keep_from`,
      `t72`.`rank`,
      `t72`.`offer_name`,
      `t72`.`first_name`,
      `t72`.`second_name`,
      `t72`.`risk_name`,
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  IF(
                    `t72`.`first_name` IS NULL,
                    CONCAT(
                      CONCAT(
                        CONCAT(CAST(`t72`.`n_both` AS STRING), ' of the '),
                        CAST(`t72`.`n_group` AS STRING)
                      ),
                      ' in their group have '
                    ),
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(CAST(`t72`.`n_both` AS STRING), ' of the '),
                            CAST(`t72`.`n_antecedent` AS STRING)
                          ),
                          ' in their group who have '
                        ),
                        CONCAT(
                          `t72`.`first_name`,
                          IF(`t72`.`second_name` IS NOT NULL, CONCAT(' and ', `t72`.`second_name`), '')
                        )
                      ),
                      ' also have '
                    )
                  ),
                  `t72`.`offer_name`
                ),
                ' ('
              ),
              CONCAT(
                CONCAT(
                  CONCAT(
                    IF(
                      CAST(ROUND(`t72`.`confidence` * 1000, 0) AS BIGINT) < 100,
                      CONCAT(
                        CONCAT(
                          CAST(CAST(FLOOR((
                            CAST(ROUND(`t72`.`confidence` * 1000, 0) AS BIGINT)
                          ) / (
                            10
                          )) AS BIGINT) AS STRING),
                          '.'
                        ),
                        CAST(CAST(ROUND(`t72`.`confidence` * 1000, 0) AS BIGINT) % 10 AS STRING)
                      ),
                      CAST(CAST(ROUND(`t72`.`confidence` * 100, 0) AS BIGINT) AS STRING)
                    ),
                    ' %'
                  ),
                  '; '
                ),
                CONCAT(
                  IF(
                    CAST(ROUND(`t72`.`confidence_adjusted` * 1000, 0) AS BIGINT) < 100,
                    CONCAT(
                      CONCAT(
                        CAST(CAST(FLOOR((
                          CAST(ROUND(`t72`.`confidence_adjusted` * 1000, 0) AS BIGINT)
                        ) / (
                          10
                        )) AS BIGINT) AS STRING),
                        '.'
                      ),
                      CAST(CAST(ROUND(`t72`.`confidence_adjusted` * 1000, 0) AS BIGINT) % 10 AS STRING)
                    ),
                    CAST(CAST(ROUND(`t72`.`confidence_adjusted` * 100, 0) AS BIGINT) AS STRING)
                  ),
                  ' %'
                )
              )
            ),
            ' adjusted for small numbers)'
          ),
          IF(
            `t72`.`reading` = 'confidence',
            CONCAT(
              '; read as the chance of a sale, as nobody takes a contract unasked',
              IF(
                `t72`.`risk_name` IS NULL,
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
                                CAST(ROUND(`t72`.`keep` * 1000, 0) AS BIGINT) < 100,
                                CONCAT(
                                  CONCAT(
                                    CAST(CAST(FLOOR((
                                      CAST(ROUND(`t72`.`keep` * 1000, 0) AS BIGINT)
                                    ) / (
                                      10
                                    )) AS BIGINT) AS STRING),
                                    '.'
                                  ),
                                  CAST(CAST(ROUND(`t72`.`keep` * 1000, 0) AS BIGINT) % 10 AS STRING)
                                ),
                                CAST(CAST(ROUND(`t72`.`keep` * 100, 0) AS BIGINT) AS STRING)
                              ),
                              ' %'
                            )
                          ),
                          ' are expected to keep '
                        ),
                        `t72`.`risk_name`
                      ),
                      ' ('
                    ),
                    `t72`.`keep_source`
                  ),
                  ')'
                )
              )
            ),
            CONCAT(
              IF(
                `t72`.`stands_in`,
                '; that share stands for the chance to buy within 90 days, which no earlier data could tell',
                CONCAT(
                  CONCAT(
                    '; ',
                    CONCAT(
                      IF(
                        CAST(ROUND(`t72`.`chance` * 1000, 0) AS BIGINT) < 100,
                        CONCAT(
                          CONCAT(
                            CAST(CAST(FLOOR((
                              CAST(ROUND(`t72`.`chance` * 1000, 0) AS BIGINT)
                            ) / (
                              10
                            )) AS BIGINT) AS STRING),
                            '.'
                          ),
                          CAST(CAST(ROUND(`t72`.`chance` * 1000, 0) AS BIGINT) % 10 AS STRING)
                        ),
                        CAST(CAST(ROUND(`t72`.`chance` * 100, 0) AS BIGINT) AS STRING)
                      ),
                      ' %'
                    )
                  ),
                  ' would buy it within 90 days anyway'
                )
              ),
              ', and contact is assumed to lift that by 20 %'
            )
          )
        ),
        IF(
          `t72`.`pays_from` IS NULL OR ISNAN(`t72`.`pays_from`),
          IF(`t72`.`reading` = 'confidence', '; no chance would pay.', '; no lift would pay.'),
          CONCAT(
            CONCAT(
              CONCAT('; pays from ', IF(`t72`.`reading` = 'confidence', 'a chance of ', 'a lift of ')),
              CONCAT(
                IF(
                  CAST(ROUND(`t72`.`pays_from` * 1000, 0) AS BIGINT) < 100,
                  CONCAT(
                    CONCAT(
                      CAST(CAST(FLOOR((
                        CAST(ROUND(`t72`.`pays_from` * 1000, 0) AS BIGINT)
                      ) / (
                        10
                      )) AS BIGINT) AS STRING),
                      '.'
                    ),
                    CAST(CAST(ROUND(`t72`.`pays_from` * 1000, 0) AS BIGINT) % 10 AS STRING)
                  ),
                  CAST(CAST(ROUND(`t72`.`pays_from` * 100, 0) AS BIGINT) AS STRING)
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
        `t71`.`at_risk`,
        `t71`.`at_risk_value`,
        `t71`.`keep`,
        `t71`.`keep_source`,
        `t71`.`cost`,
        `t71`.`added`,
        `t71`.`added_low`,
        `t71`.`added_high`,
        `t71`.`net`,
        `t71`.`gain`,
        `t71`.`low`,
        `t71`.`high`,
        `t71`.`pays_from`,
        `t71`.`keep_from`,
        `t71`.`rank`,
        `t71`.`offer_name`,
        `t71`.`first_name`,
        `t71`.`second_name`,
        `t71`.`risk_name`
      FROM (
        SELECT
          `t70`.`customer_id`,
          `t70`.`customer_group`,
          `t70`.`product_id`,
          `t70`.`antecedent`,
          `t70`.`confidence`,
          `t70`.`support`,
          `t70`.`n_antecedent`,
          `t70`.`n_both`,
          `t70`.`n_group`,
          `t70`.`confidence_adjusted`,
          `t70`.`products`,
          `t70`.`chance`,
          `t70`.`chance_low`,
          `t70`.`chance_high`,
          `t70`.`reading`,
          `t70`.`stands_in`,
          `t70`.`value`,
          `t70`.`at_risk`,
          `t70`.`at_risk_value`,
          `t70`.`keep`,
          `t70`.`keep_source`,
          `t70`.`cost`,
          `t70`.`added`,
          `t70`.`added_low`,
          `t70`.`added_high`,
          `t70`.`net`,
          `t70`.`gain`,
          `t70`.`low`,
          `t70`.`high`,
          `t70`.`pays_from`,
          `t70`.`keep_from`,
          `t70`.`rank`,
          `t70`.`offer_name_key`,
          `t70`.`first_name_key`,
          `t70`.`second_name_key`,
          `t70`.`risk_name_key`,
          COALESCE(`t70`.`offer_name`, `t70`.`product_id`) AS `offer_name`,
          `t70`.`first_name`,
          `t70`.`second_name`,
          `t70`.`risk_name`
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
            `t69`.`value`,
            `t69`.`at_risk`,
            `t69`.`at_risk_value`,
            `t69`.`keep`,
            `t69`.`keep_source`,
            `t69`.`cost`,
            `t69`.`added`,
            `t69`.`added_low`,
            `t69`.`added_high`,
            `t69`.`net`,
            `t69`.`gain`,
            `t69`.`low`,
            `t69`.`high`,
            `t69`.`pays_from`,
            `t69`.`keep_from`,
            `t69`.`rank`,
            `t69`.`offer_name_key`,
            `t69`.`first_name_key`,
            `t69`.`second_name_key`,
            `t69`.`risk_name_key`,
            `t69`.`offer_name`,
            `t69`.`first_name`,
            `t69`.`second_name`,
            `t69`.`risk_name`
          FROM (
            SELECT
              `t68`.`customer_id`,
              `t68`.`customer_group`,
              `t68`.`product_id`,
              `t68`.`antecedent`,
              `t68`.`confidence`,
              `t68`.`support`,
              `t68`.`n_antecedent`,
              `t68`.`n_both`,
              `t68`.`n_group`,
              `t68`.`confidence_adjusted`,
              `t68`.`products`,
              `t68`.`chance`,
              `t68`.`chance_low`,
              `t68`.`chance_high`,
              `t68`.`reading`,
              `t68`.`stands_in`,
              `t68`.`value`,
              `t68`.`at_risk`,
              `t68`.`at_risk_value`,
              `t68`.`keep`,
              `t68`.`keep_source`,
              `t68`.`cost`,
              `t68`.`added`,
              `t68`.`added_low`,
              `t68`.`added_high`,
              `t68`.`net`,
              `t68`.`gain`,
              `t68`.`low`,
              `t68`.`high`,
              `t68`.`pays_from`,
              `t68`.`keep_from`,
              `t68`.`rank`,
              `t68`.`offer_name_key`,
              `t68`.`first_name_key`,
              `t68`.`second_name_key`,
              `t68`.`risk_name_key`,
              `t68`.`offer_name`,
              `t68`.`first_name`,
              `t68`.`second_name`,
              `t21`.`risk_name_id`,
              `t21`.`risk_name`
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
                `t66`.`value`,
                `t66`.`at_risk`,
                `t66`.`at_risk_value`,
                `t66`.`keep`,
                `t66`.`keep_source`,
                `t66`.`cost`,
                `t66`.`added`,
                `t66`.`added_low`,
                `t66`.`added_high`,
                `t66`.`net`,
                `t66`.`gain`,
                `t66`.`low`,
                `t66`.`high`,
                `t66`.`pays_from`,
                `t66`.`keep_from`,
                `t66`.`rank`,
                `t66`.`offer_name_key`,
                `t66`.`first_name_key`,
                `t66`.`second_name_key`,
                `t66`.`risk_name_key`,
                `t66`.`offer_name`,
                `t66`.`first_name`,
                `t66`.`second_name`
              FROM (
                SELECT
                  `t65`.`customer_id`,
                  `t65`.`customer_group`,
                  `t65`.`product_id`,
                  `t65`.`antecedent`,
                  `t65`.`confidence`,
                  `t65`.`support`,
                  `t65`.`n_antecedent`,
                  `t65`.`n_both`,
                  `t65`.`n_group`,
                  `t65`.`confidence_adjusted`,
                  `t65`.`products`,
                  `t65`.`chance`,
                  `t65`.`chance_low`,
                  `t65`.`chance_high`,
                  `t65`.`reading`,
                  `t65`.`stands_in`,
                  `t65`.`value`,
                  `t65`.`at_risk`,
                  `t65`.`at_risk_value`,
                  `t65`.`keep`,
                  `t65`.`keep_source`,
                  `t65`.`cost`,
                  `t65`.`added`,
                  `t65`.`added_low`,
                  `t65`.`added_high`,
                  `t65`.`net`,
                  `t65`.`gain`,
                  `t65`.`low`,
                  `t65`.`high`,
                  `t65`.`pays_from`,
                  `t65`.`keep_from`,
                  `t65`.`rank`,
                  `t65`.`offer_name_key`,
                  `t65`.`first_name_key`,
                  `t65`.`second_name_key`,
                  `t65`.`risk_name_key`,
                  `t65`.`offer_name`,
                  `t65`.`first_name`,
                  `t22`.`second_name_id`,
                  `t22`.`second_name`
                FROM (
                  SELECT
                    `t63`.`customer_id`,
                    `t63`.`customer_group`,
                    `t63`.`product_id`,
                    `t63`.`antecedent`,
                    `t63`.`confidence`,
                    `t63`.`support`,
                    `t63`.`n_antecedent`,
                    `t63`.`n_both`,
                    `t63`.`n_group`,
                    `t63`.`confidence_adjusted`,
                    `t63`.`products`,
                    `t63`.`chance`,
                    `t63`.`chance_low`,
                    `t63`.`chance_high`,
                    `t63`.`reading`,
                    `t63`.`stands_in`,
                    `t63`.`value`,
                    `t63`.`at_risk`,
                    `t63`.`at_risk_value`,
                    `t63`.`keep`,
                    `t63`.`keep_source`,
                    `t63`.`cost`,
                    `t63`.`added`,
                    `t63`.`added_low`,
                    `t63`.`added_high`,
                    `t63`.`net`,
                    `t63`.`gain`,
                    `t63`.`low`,
                    `t63`.`high`,
                    `t63`.`pays_from`,
                    `t63`.`keep_from`,
                    `t63`.`rank`,
                    `t63`.`offer_name_key`,
                    `t63`.`first_name_key`,
                    `t63`.`second_name_key`,
                    `t63`.`risk_name_key`,
                    `t63`.`offer_name`,
                    `t63`.`first_name`
                  FROM (
                    SELECT
                      `t62`.`customer_id`,
                      `t62`.`customer_group`,
                      `t62`.`product_id`,
                      `t62`.`antecedent`,
                      `t62`.`confidence`,
                      `t62`.`support`,
                      `t62`.`n_antecedent`,
                      `t62`.`n_both`,
                      `t62`.`n_group`,
                      `t62`.`confidence_adjusted`,
                      `t62`.`products`,
                      `t62`.`chance`,
                      `t62`.`chance_low`,
                      `t62`.`chance_high`,
                      `t62`.`reading`,
                      `t62`.`stands_in`,
                      `t62`.`value`,
                      `t62`.`at_risk`,
                      `t62`.`at_risk_value`,
                      `t62`.`keep`,
                      `t62`.`keep_source`,
                      `t62`.`cost`,
                      `t62`.`added`,
                      `t62`.`added_low`,
                      `t62`.`added_high`,
                      `t62`.`net`,
                      `t62`.`gain`,
                      `t62`.`low`,
                      `t62`.`high`,
                      `t62`.`pays_from`,
                      `t62`.`keep_from`,
                      `t62`.`rank`,
                      `t62`.`offer_name_key`,
                      `t62`.`first_name_key`,
                      `t62`.`second_name_key`,
                      `t62`.`risk_name_key`,
                      `t62`.`offer_name`,
                      `t23`.`first_name_id`,
                      `t23`.`first_name`
                    FROM (
                      SELECT
                        `t60`.`customer_id`,
                        `t60`.`customer_group`,
                        `t60`.`product_id`,
                        `t60`.`antecedent`,
                        `t60`.`confidence`,
                        `t60`.`support`,
                        `t60`.`n_antecedent`,
                        `t60`.`n_both`,
                        `t60`.`n_group`,
                        `t60`.`confidence_adjusted`,
                        `t60`.`products`,
                        `t60`.`chance`,
                        `t60`.`chance_low`,
                        `t60`.`chance_high`,
                        `t60`.`reading`,
                        `t60`.`stands_in`,
                        `t60`.`value`,
                        `t60`.`at_risk`,
                        `t60`.`at_risk_value`,
                        `t60`.`keep`,
                        `t60`.`keep_source`,
                        `t60`.`cost`,
                        `t60`.`added`,
                        `t60`.`added_low`,
                        `t60`.`added_high`,
                        `t60`.`net`,
                        `t60`.`gain`,
                        `t60`.`low`,
                        `t60`.`high`,
                        `t60`.`pays_from`,
                        `t60`.`keep_from`,
                        `t60`.`rank`,
                        `t60`.`offer_name_key`,
                        `t60`.`first_name_key`,
                        `t60`.`second_name_key`,
                        `t60`.`risk_name_key`,
                        `t60`.`offer_name`
                      FROM (
                        SELECT
                          `t59`.`customer_id`,
                          `t59`.`customer_group`,
                          `t59`.`product_id`,
                          `t59`.`antecedent`,
                          `t59`.`confidence`,
                          `t59`.`support`,
                          `t59`.`n_antecedent`,
                          `t59`.`n_both`,
                          `t59`.`n_group`,
                          `t59`.`confidence_adjusted`,
                          `t59`.`products`,
                          `t59`.`chance`,
                          `t59`.`chance_low`,
                          `t59`.`chance_high`,
                          `t59`.`reading`,
                          `t59`.`stands_in`,
                          `t59`.`value`,
                          `t59`.`at_risk`,
                          `t59`.`at_risk_value`,
                          `t59`.`keep`,
                          `t59`.`keep_source`,
                          `t59`.`cost`,
                          `t59`.`added`,
                          `t59`.`added_low`,
                          `t59`.`added_high`,
                          `t59`.`net`,
                          `t59`.`gain`,
                          `t59`.`low`,
                          `t59`.`high`,
                          `t59`.`pays_from`,
                          `t59`.`keep_from`,
                          `t59`.`rank`,
                          `t59`.`offer_name_key`,
                          `t59`.`first_name_key`,
                          `t59`.`second_name_key`,
                          `t59`.`risk_name_key`,
                          `t24`.`offer_name_id`,
                          `t24`.`offer_name`
                        FROM (
                          SELECT
                            `t57`.`customer_id`,
                            `t57`.`customer_group`,
                            `t57`.`product_id`,
                            `t57`.`antecedent`,
                            `t57`.`confidence`,
                            `t57`.`support`,
                            `t57`.`n_antecedent`,
                            `t57`.`n_both`,
                            `t57`.`n_group`,
                            `t57`.`confidence_adjusted`,
                            `t57`.`products`,
                            `t57`.`chance`,
                            `t57`.`chance_low`,
                            `t57`.`chance_high`,
                            `t57`.`reading`,
                            `t57`.`stands_in`,
                            `t57`.`value`,
                            `t57`.`at_risk`,
                            `t57`.`at_risk_value`,
                            `t57`.`keep`,
                            `t57`.`keep_source`,
                            `t57`.`cost`,
                            `t57`.`added`,
                            `t57`.`added_low`,
                            `t57`.`added_high`,
                            `t57`.`net`,
                            `t57`.`gain`,
                            `t57`.`low`,
                            `t57`.`high`,
                            `t57`.`pays_from`,
                            `t57`.`keep_from`,
                            `t57`.`rank`,
                            `t57`.`product_id` AS `offer_name_key`,
                            ELEMENT_AT(`t57`.`antecedent`, 0 + 1) AS `first_name_key`,
                            ELEMENT_AT(`t57`.`antecedent`, 1 + 1) AS `second_name_key`,
                            `t57`.`at_risk` AS `risk_name_key`
                          FROM (
                            SELECT
                              `t56`.`customer_id`,
                              `t56`.`customer_group`,
                              `t56`.`product_id`,
                              `t56`.`antecedent`,
                              `t56`.`confidence`,
                              `t56`.`support`,
                              `t56`.`n_antecedent`,
                              `t56`.`n_both`,
                              `t56`.`n_group`,
                              `t56`.`confidence_adjusted`,
                              `t56`.`products`,
                              `t56`.`chance`,
                              `t56`.`chance_low`,
                              `t56`.`chance_high`,
                              `t56`.`reading`,
                              `t56`.`stands_in`,
                              `t56`.`value`,
                              `t56`.`at_risk`,
                              `t56`.`at_risk_value`,
                              `t56`.`keep`,
                              `t56`.`keep_source`,
                              `t56`.`cost`,
                              `t56`.`added`,
                              `t56`.`added_low`,
                              `t56`.`added_high`,
                              `t56`.`net`,
                              `t56`.`gain`,
                              `t56`.`low`,
                              `t56`.`high`,
                              `t56`.`pays_from`,
                              `t56`.`keep_from`,
                              (
                                ROW_NUMBER() OVER (
                                  PARTITION BY `t56`.`customer_id`
                                  ORDER BY `t56`.`gain` IS NULL OR ISNAN(`t56`.`gain`) ASC NULLS LAST, CAST(ROUND(`t56`.`gain`, 9) AS DOUBLE) DESC, `t56`.`product_id` ASC NULLS LAST
                                ) - 1
                              ) + 1 AS `rank`
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
                                `t55`.`chance`,
                                `t55`.`chance_low`,
                                `t55`.`chance_high`,
                                `t55`.`reading`,
                                `t55`.`stands_in`,
                                `t55`.`value`,
                                `t55`.`at_risk`,
                                `t55`.`at_risk_value`,
                                `t55`.`keep`,
                                `t55`.`keep_source`,
                                `t55`.`cost`,
                                `t55`.`added`,
                                `t55`.`added_low`,
                                `t55`.`added_high`,
                                `t55`.`net`,
                                (
                                  `t55`.`added` * (
                                    `t55`.`value` - (
                                      (
                                        1 - `t55`.`keep`
                                      ) * `t55`.`at_risk_value`
                                    )
                                  )
                                ) - `t55`.`cost` AS `gain`,
                                LEAST(
                                  (
                                    `t55`.`added_low` * `t55`.`net`
                                  ) - `t55`.`cost`,
                                  (
                                    `t55`.`added_high` * `t55`.`net`
                                  ) - `t55`.`cost`
                                ) AS `low`,
                                GREATEST(
                                  (
                                    `t55`.`added_low` * `t55`.`net`
                                  ) - `t55`.`cost`,
                                  (
                                    `t55`.`added_high` * `t55`.`net`
                                  ) - `t55`.`cost`
                                ) AS `high`,
                                CASE
                                  WHEN (
                                    `t55`.`net` > 0
                                  )
                                  AND (
                                    IF(`t55`.`reading` = 'confidence', 1.0, `t55`.`chance`) > 0
                                  )
                                  AND (
                                    (
                                      `t55`.`cost` / NULLIF(`t55`.`net`, 0.0)
                                    ) <= IF(`t55`.`reading` = 'confidence', 1.0, 1 - `t55`.`chance`)
                                  )
                                  THEN (
                                    `t55`.`cost` / NULLIF(`t55`.`net`, 0.0)
                                  ) / NULLIF(IF(`t55`.`reading` = 'confidence', 1.0, `t55`.`chance`), 0.0)
                                  ELSE NULL
                                END AS `pays_from`,
                                CASE
                                  WHEN `t55`.`added` <= 0
                                  THEN CAST(NULL AS DOUBLE)
                                  WHEN (
                                    `t55`.`at_risk_value` <= 0
                                  )
                                  AND (
                                    (
                                      `t55`.`value` - (
                                        `t55`.`cost` / NULLIF(`t55`.`added`, 0.0)
                                      )
                                    ) >= 0
                                  )
                                  THEN 0.0
                                  WHEN (
                                    `t55`.`at_risk_value` > 0
                                  )
                                  AND (
                                    (
                                      1 - (
                                        (
                                          `t55`.`value` - (
                                            `t55`.`cost` / NULLIF(`t55`.`added`, 0.0)
                                          )
                                        ) / NULLIF(`t55`.`at_risk_value`, 0.0)
                                      )
                                    ) <= 1
                                  )
                                  THEN GREATEST(
                                    1 - (
                                      (
                                        `t55`.`value` - (
                                          `t55`.`cost` / NULLIF(`t55`.`added`, 0.0)
                                        )
                                      ) / NULLIF(`t55`.`at_risk_value`, 0.0)
                                    ),
                                    0.0
                                  )
                                  ELSE NULL
                                END AS `keep_from`
                              FROM (
                                SELECT
                                  `t54`.`customer_id`,
                                  `t54`.`customer_group`,
                                  `t54`.`product_id`,
                                  `t54`.`antecedent`,
                                  `t54`.`confidence`,
                                  `t54`.`support`,
                                  `t54`.`n_antecedent`,
                                  `t54`.`n_both`,
                                  `t54`.`n_group`,
                                  `t54`.`confidence_adjusted`,
                                  `t54`.`products`,
                                  `t54`.`chance`,
                                  `t54`.`chance_low`,
                                  `t54`.`chance_high`,
                                  `t54`.`reading`,
                                  `t54`.`stands_in`,
                                  `t54`.`value`,
                                  `t54`.`at_risk`,
                                  `t54`.`at_risk_value`,
                                  `t54`.`keep`,
                                  `t54`.`keep_source`,
                                  5.0 AS `cost`,
                                  IF(
                                    `t54`.`reading` = 'confidence',
                                    `t54`.`chance`,
                                    LEAST(`t54`.`chance` * 0.2, 1 - `t54`.`chance`)
                                  ) AS `added`,
                                  LEAST(
                                    IF(
                                      `t54`.`reading` = 'confidence',
                                      `t54`.`chance_low`,
                                      LEAST(`t54`.`chance_low` * 0.05, 1 - `t54`.`chance_low`)
                                    ),
                                    IF(
                                      `t54`.`reading` = 'confidence',
                                      `t54`.`chance_high`,
                                      LEAST(`t54`.`chance_high` * 0.05, 1 - `t54`.`chance_high`)
                                    )
                                  ) AS `added_low`,
                                  IF(
                                    `t54`.`reading` = 'confidence',
                                    IF(
                                      `t54`.`reading` = 'confidence',
                                      `t54`.`chance_high`,
                                      LEAST(GREATEST(0.7142857142857143, `t54`.`chance_low`), `t54`.`chance_high`)
                                    ),
                                    LEAST(
                                      IF(
                                        `t54`.`reading` = 'confidence',
                                        `t54`.`chance_high`,
                                        LEAST(GREATEST(0.7142857142857143, `t54`.`chance_low`), `t54`.`chance_high`)
                                      ) * 0.4,
                                      1 - IF(
                                        `t54`.`reading` = 'confidence',
                                        `t54`.`chance_high`,
                                        LEAST(GREATEST(0.7142857142857143, `t54`.`chance_low`), `t54`.`chance_high`)
                                      )
                                    )
                                  ) AS `added_high`,
                                  `t54`.`value` - (
                                    (
                                      1 - `t54`.`keep`
                                    ) * `t54`.`at_risk_value`
                                  ) AS `net`
                                FROM (
                                  SELECT
                                    `t45`.`customer_id`,
                                    `t45`.`customer_group`,
                                    `t45`.`product_id`,
                                    `t45`.`antecedent`,
                                    `t45`.`confidence`,
                                    `t45`.`support`,
                                    `t45`.`n_antecedent`,
                                    `t45`.`n_both`,
                                    `t45`.`n_group`,
                                    `t45`.`confidence_adjusted`,
                                    `t45`.`products`,
                                    `t45`.`chance`,
                                    `t45`.`chance_low`,
                                    `t45`.`chance_high`,
                                    `t45`.`reading`,
                                    `t45`.`stands_in`,
                                    `t45`.`value`,
                                    `t53`.`at_risk`,
                                    COALESCE(`t53`.`at_risk_value`, 0.0) AS `at_risk_value`,
                                    COALESCE(`t53`.`keep`, 1.0) AS `keep`,
                                    COALESCE(`t53`.`keep_source`, 'one') AS `keep_source`
                                  FROM (
                                    SELECT
                                      `t43`.`customer_id`,
                                      `t43`.`customer_group`,
                                      `t43`.`product_id`,
                                      `t43`.`antecedent`,
                                      `t43`.`confidence`,
                                      `t43`.`support`,
                                      `t43`.`n_antecedent`,
                                      `t43`.`n_both`,
                                      `t43`.`n_group`,
                                      `t43`.`confidence_adjusted`,
                                      `t43`.`products`,
                                      `t43`.`chance`,
                                      `t43`.`chance_low`,
                                      `t43`.`chance_high`,
                                      `t43`.`reading`,
                                      `t43`.`stands_in`,
                                      `t43`.`value`
                                    FROM (
                                      SELECT
                                        `t41`.`customer_id`,
                                        `t41`.`customer_group`,
                                        `t41`.`product_id`,
                                        `t41`.`antecedent`,
                                        `t41`.`confidence`,
                                        `t41`.`support`,
                                        `t41`.`n_antecedent`,
                                        `t41`.`n_both`,
                                        `t41`.`n_group`,
                                        `t41`.`confidence_adjusted`,
                                        `t41`.`products`,
                                        `t41`.`chance`,
                                        `t41`.`chance_low`,
                                        `t41`.`chance_high`,
                                        `t41`.`reading`,
                                        `t41`.`stands_in`,
                                        `t42`.`valued_id`,
                                        `t42`.`value`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t1`.`customer_id`,
                                            `t1`.`customer_group`,
                                            `t1`.`product_id`,
                                            `t1`.`antecedent`,
                                            `t1`.`confidence`,
                                            `t1`.`support`,
                                            `t1`.`n_antecedent`,
                                            `t1`.`n_both`,
                                            `t1`.`n_group`,
                                            `t1`.`confidence_adjusted`,
                                            ARRAY(`t1`.`product_id`) AS `products`,
                                            `t1`.`would_buy_anyway` AS `chance`,
                                            COALESCE(`t1`.`chance_low`, `t1`.`would_buy_anyway`) AS `chance_low`,
                                            COALESCE(`t1`.`chance_high`, `t1`.`would_buy_anyway`) AS `chance_high`,
                                            'incremental' AS `reading`,
                                            FALSE AS `stands_in`
                                          FROM `chances` AS `t1`
                                          WHERE
                                            `t1`.`would_buy_anyway` IS NOT NULL AND NOT ISNAN(`t1`.`would_buy_anyway`)
                                        ) AS `t17`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t31`.`customer_id`,
                                            `t31`.`customer_group`,
                                            `t31`.`product_id`,
                                            `t31`.`antecedent`,
                                            `t31`.`confidence`,
                                            `t31`.`support`,
                                            `t31`.`n_antecedent`,
                                            `t31`.`n_both`,
                                            `t31`.`n_group`,
                                            `t31`.`confidence_adjusted`,
                                            `t31`.`products`,
                                            `t31`.`confidence_adjusted` AS `chance`,
                                            GREATEST(
                                              `t31`.`confidence_adjusted` - (
                                                SQRT(
                                                  (
                                                    `t31`.`confidence_adjusted` * (
                                                      1 - `t31`.`confidence_adjusted`
                                                    )
                                                  ) / (
                                                    `t31`.`n_antecedent` + 1
                                                  )
                                                ) * 1.2815515594
                                              ),
                                              0.0
                                            ) AS `chance_low`,
                                            LEAST(
                                              `t31`.`confidence_adjusted` + (
                                                SQRT(
                                                  (
                                                    `t31`.`confidence_adjusted` * (
                                                      1 - `t31`.`confidence_adjusted`
                                                    )
                                                  ) / (
                                                    `t31`.`n_antecedent` + 1
                                                  )
                                                ) * 1.2815515594
                                              ),
                                              1.0
                                            ) AS `chance_high`,
                                            IF(`t31`.`first` IS NOT NULL, 'confidence', 'incremental') AS `reading`,
                                            NOT (
                                              `t31`.`first` IS NOT NULL
                                            ) AS `stands_in`
                                          FROM (
                                            SELECT
                                              `t6`.`customer_id`,
                                              `t6`.`customer_group`,
                                              `t6`.`product_id`,
                                              `t6`.`products`,
                                              `t6`.`antecedent`,
                                              `t6`.`confidence`,
                                              `t6`.`support`,
                                              `t6`.`n_antecedent`,
                                              `t6`.`n_both`,
                                              `t6`.`n_group`,
                                              `t6`.`confidence_adjusted`,
                                              `t6`.`rank_key`,
                                              `t26`.`first`
                                            FROM `cross_sell` AS `t6`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t0`.`product_id` AS `first`
                                              FROM `products` AS `t0`
                                              WHERE
                                                `t0`.`sold_as` = 'subscription'
                                            ) AS `t26`
                                              ON ELEMENT_AT(`t6`.`products`, 0 + 1) = `t26`.`first`
                                          ) AS `t31`
                                        ) AS `t37`
                                      ) AS `t41`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          *
                                        FROM `t7` AS `t14`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t34`.`product_id` AS `valued_id`,
                                            CAST(SUM(CAST(`t34`.`value` AS DECIMAL(38, 9))) AS DOUBLE) AS `value`
                                          FROM (
                                            SELECT
                                              `t32`.`product_id`,
                                              `t32`.`products`,
                                              `t32`.`item`,
                                              `t25`.`valued_id`,
                                              `t25`.`value`
                                            FROM (
                                              SELECT
                                                `t28`.`product_id`,
                                                `t28`.`products`,
                                                EXPLODE(`t28`.`products`) AS `item`
                                              FROM (
                                                SELECT DISTINCT
                                                  `t2`.`product_id`,
                                                  `t2`.`products`
                                                FROM `cross_sell` AS `t2`
                                                WHERE
                                                  SIZE(`t2`.`products`) > 1
                                              ) AS `t28`
                                            ) AS `t32`
                                            INNER JOIN `t7` AS `t25`
                                              ON `t32`.`item` = `t25`.`valued_id`
                                          ) AS `t34`
                                          GROUP BY
                                            1
                                        ) AS `t38`
                                      ) AS `t42`
                                        ON `t41`.`product_id` = `t42`.`valued_id`
                                    ) AS `t43`
                                  ) AS `t45`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t51`.`customer_id`,
                                      `t51`.`product_id`,
                                      `t51`.`at_risk`,
                                      `t51`.`at_risk_value`,
                                      `t51`.`keep`,
                                      `t51`.`keep_source`
                                    FROM (
                                      SELECT
                                        `t50`.`customer_id`,
                                        `t50`.`customer_group`,
                                        `t50`.`product_id`,
                                        `t50`.`kind_id`,
                                        `t50`.`category`,
                                        `t50`.`at_risk`,
                                        `t50`.`at_risk_value`,
                                        `t50`.`kept_id`,
                                        `t50`.`added_id`,
                                        `t50`.`observed`,
                                        `t50`.`pair_group`,
                                        `t50`.`one`,
                                        `t50`.`other`,
                                        `t50`.`both_share`,
                                        `t50`.`keep`,
                                        `t50`.`keep_source`,
                                        ROW_NUMBER() OVER (
                                          PARTITION BY `t50`.`customer_id`, `t50`.`product_id`
                                          ORDER BY (
                                            1 - `t50`.`keep`
                                          ) * `t50`.`at_risk_value` DESC, `t50`.`at_risk` ASC NULLS LAST
                                        ) - 1 AS `place`
                                      FROM (
                                        SELECT
                                          `t49`.`customer_id`,
                                          `t49`.`customer_group`,
                                          `t49`.`product_id`,
                                          `t49`.`kind_id`,
                                          `t49`.`category`,
                                          `t49`.`at_risk`,
                                          `t49`.`at_risk_value`,
                                          `t49`.`kept_id`,
                                          `t49`.`added_id`,
                                          `t49`.`observed`,
                                          `t49`.`pair_group`,
                                          `t49`.`one`,
                                          `t49`.`other`,
                                          `t49`.`both_share`,
                                          COALESCE(`t49`.`observed`, COALESCE(`t49`.`both_share`, 0.0)) AS `keep`,
                                          IF(`t49`.`observed` IS NOT NULL AND NOT ISNAN(`t49`.`observed`), 'observed', 'support') AS `keep_source`
                                        FROM (
                                          SELECT
                                            `t48`.`customer_id`,
                                            `t48`.`customer_group`,
                                            `t48`.`product_id`,
                                            `t48`.`kind_id`,
                                            `t48`.`category`,
                                            `t48`.`at_risk`,
                                            `t48`.`at_risk_value`,
                                            `t18`.`kept_id`,
                                            `t18`.`added_id`,
                                            `t18`.`observed`,
                                            `t19`.`pair_group`,
                                            `t19`.`one`,
                                            `t19`.`other`,
                                            `t19`.`both_share`
                                          FROM (
                                            SELECT
                                              `t46`.`customer_id`,
                                              `t46`.`customer_group`,
                                              `t46`.`product_id`,
                                              `t46`.`kind_id`,
                                              `t46`.`category`,
                                              `t46`.`at_risk`,
                                              `t46`.`at_risk_value`
                                            FROM (
                                              SELECT
                                                `t45`.`customer_id`,
                                                `t45`.`customer_group`,
                                                `t45`.`product_id`,
                                                `t27`.`kind_id`,
                                                `t27`.`category`,
                                                `t36`.`owner`,
                                                `t36`.`at_risk`,
                                                `t36`.`had_category`,
                                                `t36`.`at_risk_value`
                                              FROM (
                                                SELECT
                                                  `t43`.`customer_id`,
                                                  `t43`.`customer_group`,
                                                  `t43`.`product_id`,
                                                  `t43`.`antecedent`,
                                                  `t43`.`confidence`,
                                                  `t43`.`support`,
                                                  `t43`.`n_antecedent`,
                                                  `t43`.`n_both`,
                                                  `t43`.`n_group`,
                                                  `t43`.`confidence_adjusted`,
                                                  `t43`.`products`,
                                                  `t43`.`chance`,
                                                  `t43`.`chance_low`,
                                                  `t43`.`chance_high`,
                                                  `t43`.`reading`,
                                                  `t43`.`stands_in`,
                                                  `t43`.`value`
                                                FROM (
                                                  SELECT
                                                    `t41`.`customer_id`,
                                                    `t41`.`customer_group`,
                                                    `t41`.`product_id`,
                                                    `t41`.`antecedent`,
                                                    `t41`.`confidence`,
                                                    `t41`.`support`,
                                                    `t41`.`n_antecedent`,
                                                    `t41`.`n_both`,
                                                    `t41`.`n_group`,
                                                    `t41`.`confidence_adjusted`,
                                                    `t41`.`products`,
                                                    `t41`.`chance`,
                                                    `t41`.`chance_low`,
                                                    `t41`.`chance_high`,
                                                    `t41`.`reading`,
                                                    `t41`.`stands_in`,
                                                    `t42`.`valued_id`,
                                                    `t42`.`value`
                                                  FROM (
                                                    SELECT
                                                      *
                                                    FROM (
                                                      SELECT
                                                        `t1`.`customer_id`,
                                                        `t1`.`customer_group`,
                                                        `t1`.`product_id`,
                                                        `t1`.`antecedent`,
                                                        `t1`.`confidence`,
                                                        `t1`.`support`,
                                                        `t1`.`n_antecedent`,
                                                        `t1`.`n_both`,
                                                        `t1`.`n_group`,
                                                        `t1`.`confidence_adjusted`,
                                                        ARRAY(`t1`.`product_id`) AS `products`,
                                                        `t1`.`would_buy_anyway` AS `chance`,
                                                        COALESCE(`t1`.`chance_low`, `t1`.`would_buy_anyway`) AS `chance_low`,
                                                        COALESCE(`t1`.`chance_high`, `t1`.`would_buy_anyway`) AS `chance_high`,
                                                        'incremental' AS `reading`,
                                                        FALSE AS `stands_in`
                                                      FROM `chances` AS `t1`
                                                      WHERE
                                                        `t1`.`would_buy_anyway` IS NOT NULL AND NOT ISNAN(`t1`.`would_buy_anyway`)
                                                    ) AS `t17`
                                                    UNION ALL
                                                    SELECT
                                                      *
                                                    FROM (
                                                      SELECT
                                                        `t31`.`customer_id`,
                                                        `t31`.`customer_group`,
                                                        `t31`.`product_id`,
                                                        `t31`.`antecedent`,
                                                        `t31`.`confidence`,
                                                        `t31`.`support`,
                                                        `t31`.`n_antecedent`,
                                                        `t31`.`n_both`,
                                                        `t31`.`n_group`,
                                                        `t31`.`confidence_adjusted`,
                                                        `t31`.`products`,
                                                        `t31`.`confidence_adjusted` AS `chance`,
                                                        GREATEST(
                                                          `t31`.`confidence_adjusted` - (
                                                            SQRT(
                                                              (
                                                                `t31`.`confidence_adjusted` * (
                                                                  1 - `t31`.`confidence_adjusted`
                                                                )
                                                              ) / (
                                                                `t31`.`n_antecedent` + 1
                                                              )
                                                            ) * 1.2815515594
                                                          ),
                                                          0.0
                                                        ) AS `chance_low`,
                                                        LEAST(
                                                          `t31`.`confidence_adjusted` + (
                                                            SQRT(
                                                              (
                                                                `t31`.`confidence_adjusted` * (
                                                                  1 - `t31`.`confidence_adjusted`
                                                                )
                                                              ) / (
                                                                `t31`.`n_antecedent` + 1
                                                              )
                                                            ) * 1.2815515594
                                                          ),
                                                          1.0
                                                        ) AS `chance_high`,
                                                        IF(`t31`.`first` IS NOT NULL, 'confidence', 'incremental') AS `reading`,
                                                        NOT (
                                                          `t31`.`first` IS NOT NULL
                                                        ) AS `stands_in`
                                                      FROM (
                                                        SELECT
                                                          `t6`.`customer_id`,
                                                          `t6`.`customer_group`,
                                                          `t6`.`product_id`,
                                                          `t6`.`products`,
                                                          `t6`.`antecedent`,
                                                          `t6`.`confidence`,
                                                          `t6`.`support`,
                                                          `t6`.`n_antecedent`,
                                                          `t6`.`n_both`,
                                                          `t6`.`n_group`,
                                                          `t6`.`confidence_adjusted`,
                                                          `t6`.`rank_key`,
                                                          `t26`.`first`
                                                        FROM `cross_sell` AS `t6`
                                                        LEFT OUTER JOIN (
                                                          SELECT
                                                            `t0`.`product_id` AS `first`
                                                          FROM `products` AS `t0`
                                                          WHERE
                                                            `t0`.`sold_as` = 'subscription'
                                                        ) AS `t26`
                                                          ON ELEMENT_AT(`t6`.`products`, 0 + 1) = `t26`.`first`
                                                      ) AS `t31`
                                                    ) AS `t37`
                                                  ) AS `t41`
                                                  LEFT OUTER JOIN (
                                                    SELECT
                                                      *
                                                    FROM `t7` AS `t14`
                                                    UNION ALL
                                                    SELECT
                                                      *
                                                    FROM (
                                                      SELECT
                                                        `t34`.`product_id` AS `valued_id`,
                                                        CAST(SUM(CAST(`t34`.`value` AS DECIMAL(38, 9))) AS DOUBLE) AS `value`
                                                      FROM (
                                                        SELECT
                                                          `t32`.`product_id`,
                                                          `t32`.`products`,
                                                          `t32`.`item`,
                                                          `t25`.`valued_id`,
                                                          `t25`.`value`
                                                        FROM (
                                                          SELECT
                                                            `t28`.`product_id`,
                                                            `t28`.`products`,
                                                            EXPLODE(`t28`.`products`) AS `item`
                                                          FROM (
                                                            SELECT DISTINCT
                                                              `t2`.`product_id`,
                                                              `t2`.`products`
                                                            FROM `cross_sell` AS `t2`
                                                            WHERE
                                                              SIZE(`t2`.`products`) > 1
                                                          ) AS `t28`
                                                        ) AS `t32`
                                                        INNER JOIN `t7` AS `t25`
                                                          ON `t32`.`item` = `t25`.`valued_id`
                                                      ) AS `t34`
                                                      GROUP BY
                                                        1
                                                    ) AS `t38`
                                                  ) AS `t42`
                                                    ON `t41`.`product_id` = `t42`.`valued_id`
                                                ) AS `t43`
                                              ) AS `t45`
                                              INNER JOIN (
                                                SELECT
                                                  `t0`.`product_id` AS `kind_id`,
                                                  COALESCE(`t0`.`category`, '') AS `category`,
                                                  `t0`.`remaining_years` AS `years`
                                                FROM `products` AS `t0`
                                                WHERE
                                                  `t0`.`sold_as` = 'subscription'
                                              ) AS `t27`
                                                ON ELEMENT_AT(`t45`.`products`, 0 + 1) = `t27`.`kind_id`
                                              INNER JOIN (
                                                SELECT
                                                  `t33`.`customer_id` AS `owner`,
                                                  `t33`.`kind_id` AS `at_risk`,
                                                  `t33`.`category` AS `had_category`,
                                                  CAST(`t33`.`margin` AS DOUBLE) * `t33`.`years` AS `at_risk_value`
                                                FROM (
                                                  SELECT
                                                    `t29`.`customer_id`,
                                                    `t29`.`product_id`,
                                                    `t29`.`how`,
                                                    `t29`.`first_at`,
                                                    `t29`.`last_at`,
                                                    `t29`.`times`,
                                                    `t29`.`amount`,
                                                    `t29`.`margin`,
                                                    `t27`.`kind_id`,
                                                    `t27`.`category`,
                                                    `t27`.`years`
                                                  FROM (
                                                    SELECT
                                                      *
                                                    FROM `owned` AS `t5`
                                                    WHERE
                                                      `t5`.`how` = 'subscription'
                                                  ) AS `t29`
                                                  INNER JOIN (
                                                    SELECT
                                                      `t0`.`product_id` AS `kind_id`,
                                                      COALESCE(`t0`.`category`, '') AS `category`,
                                                      `t0`.`remaining_years` AS `years`
                                                    FROM `products` AS `t0`
                                                    WHERE
                                                      `t0`.`sold_as` = 'subscription'
                                                  ) AS `t27`
                                                    ON `t29`.`product_id` = `t27`.`kind_id`
                                                ) AS `t33`
                                              ) AS `t36`
                                                ON `t45`.`customer_id` = `t36`.`owner`
                                                AND `t27`.`category` = `t36`.`had_category`
                                                AND `t27`.`kind_id` <> `t36`.`at_risk`
                                            ) AS `t46`
                                          ) AS `t48`
                                          LEFT OUTER JOIN (
                                            SELECT
                                              `t3`.`product_id` AS `kept_id`,
                                              `t3`.`added_id`,
                                              `t3`.`keep` AS `observed`
                                            FROM `keeps` AS `t3`
                                          ) AS `t18`
                                            ON `t48`.`at_risk` = `t18`.`kept_id` AND `t48`.`kind_id` = `t18`.`added_id`
                                          LEFT OUTER JOIN (
                                            SELECT
                                              `t4`.`customer_group` AS `pair_group`,
                                              `t4`.`item_a` AS `one`,
                                              `t4`.`item_b` AS `other`,
                                              `t4`.`support` AS `both_share`
                                            FROM `pairs` AS `t4`
                                          ) AS `t19`
                                            ON `t48`.`customer_group` = `t19`.`pair_group`
                                            AND LEAST(`t48`.`at_risk`, `t48`.`kind_id`) = `t19`.`one`
                                            AND GREATEST(`t48`.`at_risk`, `t48`.`kind_id`) = `t19`.`other`
                                        ) AS `t49`
                                      ) AS `t50`
                                    ) AS `t51`
                                    WHERE
                                      `t51`.`place` = 0
                                  ) AS `t53`
                                    ON `t45`.`customer_id` = `t53`.`customer_id`
                                    AND `t45`.`product_id` = `t53`.`product_id`
                                ) AS `t54`
                              ) AS `t55`
                            ) AS `t56`
                          ) AS `t57`
                          WHERE
                            `t57`.`rank` <= 5
                        ) AS `t59`
                        LEFT OUTER JOIN (
                          SELECT
                            `t0`.`product_id` AS `offer_name_id`,
                            COALESCE(`t0`.`name`, `t0`.`product_id`) AS `offer_name`
                          FROM `products` AS `t0`
                        ) AS `t24`
                          ON `t59`.`offer_name_key` = `t24`.`offer_name_id`
                      ) AS `t60`
                    ) AS `t62`
                    LEFT OUTER JOIN (
                      SELECT
                        `t0`.`product_id` AS `first_name_id`,
                        COALESCE(`t0`.`name`, `t0`.`product_id`) AS `first_name`
                      FROM `products` AS `t0`
                    ) AS `t23`
                      ON `t62`.`first_name_key` = `t23`.`first_name_id`
                  ) AS `t63`
                ) AS `t65`
                LEFT OUTER JOIN (
                  SELECT
                    `t0`.`product_id` AS `second_name_id`,
                    COALESCE(`t0`.`name`, `t0`.`product_id`) AS `second_name`
                  FROM `products` AS `t0`
                ) AS `t22`
                  ON `t65`.`second_name_key` = `t22`.`second_name_id`
              ) AS `t66`
            ) AS `t68`
            LEFT OUTER JOIN (
              SELECT
                `t0`.`product_id` AS `risk_name_id`,
                COALESCE(`t0`.`name`, `t0`.`product_id`) AS `risk_name`
              FROM `products` AS `t0`
            ) AS `t21`
              ON `t68`.`risk_name_key` = `t21`.`risk_name_id`
          ) AS `t69`
        ) AS `t70`
      ) AS `t71`
    ) AS `t72`
  ) AS `t73`
) AS `t74`
