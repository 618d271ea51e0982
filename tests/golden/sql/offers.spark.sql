WITH `t11` AS (
  SELECT
    `t0`.`product_id` AS `valued_id`,
    `t0`.`value`
  FROM `products` AS `t0`
), `t27` AS (
  SELECT
    *
  FROM `owned` AS `t6`
  WHERE
    `t6`.`how` = 'order' AND `t6`.`margin` IS NOT NULL
), `t53` AS (
  SELECT
    `t39`.`product_id`,
    CAST(SUM(CAST(`t39`.`margin` AS DECIMAL(38, 9))) AS DOUBLE) / CAST(COUNT(*) AS DOUBLE) AS `typical`
  FROM `t27` AS `t39`
  GROUP BY
    1
)
SELECT
  `t110`.`customer_id`,
  `t110`.`customer_group`,
  `t110`.`product_id`,
  `t110`.`products`,
  `t110`.`rank`,
  `t110`.`antecedent`,
  `t110`.`confidence`,
  `t110`.`support`,
  `t110`.`n_antecedent`,
  `t110`.`n_both`,
  `t110`.`n_group`,
  `t110`.`confidence_adjusted`,
  IF(`t110`.`reading` = 'incremental', `t110`.`chance`, CAST(0.0 AS DOUBLE)) AS `would_buy_anyway`,
  `t110`.`chance_low`,
  `t110`.`chance_high`,
  `t110`.`added` AS `extra_if_contacted`,
  `t110`.`added_low` AS `extra_low`,
  `t110`.`added_high` AS `extra_high`,
  `t110`.`extra_source`,
  `t110`.`reading`,
  `t110`.`value`,
  `t110`.`at_risk`,
  `t110`.`at_risk_value`,
  `t110`.`keep`,
  `t110`.`keep_source`,
  `t110`.`cost`,
  `t110`.`gain`,
  `t110`.`gain` AS `expected_margin`,
  `t110`.`low`,
  `t110`.`high`,
  `t110`.`pays_from`,
  `t110`.`keep_from`,
  (
    `t110`.`confidence` + `t110`.`support`
  ) / 2 AS `rank_key`,
  IF(COALESCE(`t110`.`gain` > 0, FALSE), 'offer', 'no_contact') AS `decision`,
  CONCAT(
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                IF(
                  `t110`.`first_name` IS NULL,
                  CONCAT(
                    CONCAT(
                      CONCAT(CAST(`t110`.`n_both` AS STRING), ' of the '),
                      CAST(`t110`.`n_group` AS STRING)
                    ),
                    ' in their group have '
                  ),
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(CAST(`t110`.`n_both` AS STRING), ' of the '),
                          CAST(`t110`.`n_antecedent` AS STRING)
                        ),
                        ' in their group who have '
                      ),
                      CONCAT(
                        `t110`.`first_name`,
                        IF(`t110`.`second_name` IS NOT NULL, CONCAT(' and ', `t110`.`second_name`), '')
                      )
                    ),
                    ' also have '
                  )
                ),
                COALESCE(`t110`.`offer_name`, `t110`.`product_id`)
              ),
              ' ('
            ),
            CONCAT(
              CONCAT(
                CONCAT(
                  IF(
                    CAST(ROUND(`t110`.`confidence` * 1000, 0) AS BIGINT) < 100,
                    CONCAT(
                      CONCAT(
                        CAST(CAST(FLOOR((
                          CAST(ROUND(`t110`.`confidence` * 1000, 0) AS BIGINT)
                        ) / (
                          10
                        )) AS BIGINT) AS STRING),
                        '.'
                      ),
                      CAST(CAST(ROUND(`t110`.`confidence` * 1000, 0) AS BIGINT) % 10 AS STRING)
                    ),
                    CAST(CAST(ROUND(`t110`.`confidence` * 100, 0) AS BIGINT) AS STRING)
                  ),
                  ' %'
                ),
                '; '
              ),
              CONCAT(
                IF(
                  CAST(ROUND(`t110`.`confidence_adjusted` * 1000, 0) AS BIGINT) < 100,
                  CONCAT(
                    CONCAT(
                      CAST(CAST(FLOOR((
                        CAST(ROUND(`t110`.`confidence_adjusted` * 1000, 0) AS BIGINT)
                      ) / (
                        10
                      )) AS BIGINT) AS STRING),
                      '.'
                    ),
                    CAST(CAST(ROUND(`t110`.`confidence_adjusted` * 1000, 0) AS BIGINT) % 10 AS STRING)
                  ),
                  CAST(CAST(ROUND(`t110`.`confidence_adjusted` * 100, 0) AS BIGINT) AS STRING)
                ),
                ' %'
              )
            )
          ),
          ' adjusted for small numbers)'
        ),
        IF(
          `t110`.`reading` = 'confidence',
          '; read as the chance of a sale, as nobody takes a contract unasked',
          CONCAT(
            IF(
              `t110`.`stands_in`,
              '; that share stands for the chance to buy within 90 days, which no earlier data could tell',
              CONCAT(
                CONCAT(
                  '; ',
                  CONCAT(
                    IF(
                      CAST(ROUND(`t110`.`chance` * 1000, 0) AS BIGINT) < 100,
                      CONCAT(
                        CONCAT(
                          CAST(CAST(FLOOR((
                            CAST(ROUND(`t110`.`chance` * 1000, 0) AS BIGINT)
                          ) / (
                            10
                          )) AS BIGINT) AS STRING),
                          '.'
                        ),
                        CAST(CAST(ROUND(`t110`.`chance` * 1000, 0) AS BIGINT) % 10 AS STRING)
                      ),
                      CAST(CAST(ROUND(`t110`.`chance` * 100, 0) AS BIGINT) AS STRING)
                    ),
                    ' %'
                  )
                ),
                ' would buy it within 90 days anyway'
              )
            ),
            CONCAT(
              CONCAT(
                CONCAT(', and contact is ', IF(`t110`.`extra_source` = 'measured', 'measured', 'assumed')),
                ' to lift that by '
              ),
              CONCAT(
                IF(
                  CAST(ROUND(`t110`.`lift` * 1000, 0) AS BIGINT) < 100,
                  CONCAT(
                    CONCAT(
                      CAST(CAST(FLOOR((
                        CAST(ROUND(`t110`.`lift` * 1000, 0) AS BIGINT)
                      ) / (
                        10
                      )) AS BIGINT) AS STRING),
                      '.'
                    ),
                    CAST(CAST(ROUND(`t110`.`lift` * 1000, 0) AS BIGINT) % 10 AS STRING)
                  ),
                  CAST(CAST(ROUND(`t110`.`lift` * 100, 0) AS BIGINT) AS STRING)
                ),
                ' %'
              )
            )
          )
        )
      ),
      IF(
        `t110`.`risk_name` IS NULL,
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
                        CAST(ROUND(`t110`.`keep` * 1000, 0) AS BIGINT) < 100,
                        CONCAT(
                          CONCAT(
                            CAST(CAST(FLOOR((
                              CAST(ROUND(`t110`.`keep` * 1000, 0) AS BIGINT)
                            ) / (
                              10
                            )) AS BIGINT) AS STRING),
                            '.'
                          ),
                          CAST(CAST(ROUND(`t110`.`keep` * 1000, 0) AS BIGINT) % 10 AS STRING)
                        ),
                        CAST(CAST(ROUND(`t110`.`keep` * 100, 0) AS BIGINT) AS STRING)
                      ),
                      ' %'
                    )
                  ),
                  ' are expected to keep '
                ),
                `t110`.`risk_name`
              ),
              ' ('
            ),
            `t110`.`keep_source`
          ),
          ')'
        )
      )
    ),
    IF(
      `t110`.`pays_from` IS NULL OR ISNAN(`t110`.`pays_from`),
      IF(`t110`.`reading` = 'confidence', '; no chance would pay.', '; no lift would pay.'),
      CONCAT(
        CONCAT(
          CONCAT('; pays from ', IF(`t110`.`reading` = 'confidence', 'a chance of ', 'a lift of ')),
          CONCAT(
            IF(
              CAST(ROUND(`t110`.`pays_from` * 1000, 0) AS BIGINT) < 100,
              CONCAT(
                CONCAT(
                  CAST(CAST(FLOOR((
                    CAST(ROUND(`t110`.`pays_from` * 1000, 0) AS BIGINT)
                  ) / (
                    10
                  )) AS BIGINT) AS STRING),
                  '.'
                ),
                CAST(CAST(ROUND(`t110`.`pays_from` * 1000, 0) AS BIGINT) % 10 AS STRING)
              ),
              CAST(CAST(ROUND(`t110`.`pays_from` * 100, 0) AS BIGINT) AS STRING)
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
    `t109`.`customer_id`,
    `t109`.`customer_group`,
    `t109`.`product_id`,
    `t109`.`antecedent`,
    `t109`.`confidence`,
    `t109`.`support`,
    `t109`.`n_antecedent`,
    `t109`.`n_both`,
    `t109`.`n_group`,
    `t109`.`confidence_adjusted`,
    `t109`.`products`,
    `t109`.`chance`,
    `t109`.`chance_low`,
    `t109`.`chance_high`,
    `t109`.`reading`,
    `t109`.`stands_in`,
    `t109`.`value`,
    `t109`.`at_risk`,
    `t109`.`at_risk_value`,
    `t109`.`keep`,
    `t109`.`keep_source`,
    `t109`.`cost`,
    `t109`.`extra_source`,
    `t109`.`lift`,
    `t109`.`lift_low`,
    `t109`.`lift_high`,
    `t109`.`added`,
    `t109`.`added_low`,
    `t109`.`added_high`,
    `t109`.`net`,
    `t109`.`gain`,
    `t109`.`low`,
    `t109`.`high`,
    `t109`.`pays_from`,
    `t109`.`keep_from`,
    `t109`.`rank`,
    `t109`.`offer_name_key`,
    `t109`.`first_name_key`,
    `t109`.`second_name_key`,
    `t109`.`risk_name_key`,
    `t109`.`offer_name`,
    `t109`.`first_name`,
    `t109`.`second_name`,
    `t109`.`risk_name`
  FROM (
    SELECT
      `t108`.`customer_id`,
      `t108`.`customer_group`,
      `t108`.`product_id`,
      `t108`.`antecedent`,
      `t108`.`confidence`,
      `t108`.`support`,
      `t108`.`n_antecedent`,
      `t108`.`n_both`,
      `t108`.`n_group`,
      `t108`.`confidence_adjusted`,
      `t108`.`products`,
      `t108`.`chance`,
      `t108`.`chance_low`,
      `t108`.`chance_high`,
      `t108`.`reading`,
      `t108`.`stands_in`,
      `t108`.`value`,
      `t108`.`at_risk`,
      `t108`.`at_risk_value`,
      `t108`.`keep`,
      `t108`.`keep_source`,
      `t108`.`cost`,
      `t108`.`extra_source`,
      `t108`.`lift`,
      `t108`.`lift_low`,
      `t108`.`lift_high`,
      `t108`.`added`,
      `t108`.`added_low`,
      `t108`.`added_high`,
      `t108`.`net`,
      `t108`.`gain`,
      `t108`.`low`,
      `t108`.`high`,
      `t108`.`pays_from`,
      `t108`.`keep_from`,
      `t108`.`rank`,
      `t108`.`offer_name_key`,
      `t108`.`first_name_key`,
      `t108`.`second_name_key`,
      `t108`.`risk_name_key`,
      `t108`.`offer_name`,
      `t108`.`first_name`,
      `t108`.`second_name`,
      `t28`.`risk_name_id`,
      `t28`.`risk_name`
    FROM (
      SELECT
        `t106`.`customer_id`,
        `t106`.`customer_group`,
        `t106`.`product_id`,
        `t106`.`antecedent`,
        `t106`.`confidence`,
        `t106`.`support`,
        `t106`.`n_antecedent`,
        `t106`.`n_both`,
        `t106`.`n_group`,
        `t106`.`confidence_adjusted`,
        `t106`.`products`,
        `t106`.`chance`,
        `t106`.`chance_low`,
        `t106`.`chance_high`,
        `t106`.`reading`,
        `t106`.`stands_in`,
        `t106`.`value`,
        `t106`.`at_risk`,
        `t106`.`at_risk_value`,
        `t106`.`keep`,
        `t106`.`keep_source`,
        `t106`.`cost`,
        `t106`.`extra_source`,
        `t106`.`lift`,
        `t106`.`lift_low`,
        `t106`.`lift_high`,
        `t106`.`added`,
        `t106`.`added_low`,
        `t106`.`added_high`,
        `t106`.`net`,
        `t106`.`gain`,
        `t106`.`low`,
        `t106`.`high`,
        `t106`.`pays_from`,
        `t106`.`keep_from`,
        `t106`.`rank`,
        `t106`.`offer_name_key`,
        `t106`.`first_name_key`,
        `t106`.`second_name_key`,
        `t106`.`risk_name_key`,
        `t106`.`offer_name`,
        `t106`.`first_name`,
        `t106`.`second_name`
      FROM (
        SELECT
          `t105`.`customer_id`,
          `t105`.`customer_group`,
          `t105`.`product_id`,
          `t105`.`antecedent`,
          `t105`.`confidence`,
          `t105`.`support`,
          `t105`.`n_antecedent`,
          `t105`.`n_both`,
          `t105`.`n_group`,
          `t105`.`confidence_adjusted`,
          `t105`.`products`,
          `t105`.`chance`,
          `t105`.`chance_low`,
          `t105`.`chance_high`,
          `t105`.`reading`,
          `t105`.`stands_in`,
          `t105`.`value`,
          `t105`.`at_risk`,
          `t105`.`at_risk_value`,
          `t105`.`keep`,
          `t105`.`keep_source`,
          `t105`.`cost`,
          `t105`.`extra_source`,
          `t105`.`lift`,
          `t105`.`lift_low`,
          `t105`.`lift_high`,
          `t105`.`added`,
          `t105`.`added_low`,
          `t105`.`added_high`,
          `t105`.`net`,
          `t105`.`gain`,
          `t105`.`low`,
          `t105`.`high`,
          `t105`.`pays_from`,
          `t105`.`keep_from`,
          `t105`.`rank`,
          `t105`.`offer_name_key`,
          `t105`.`first_name_key`,
          `t105`.`second_name_key`,
          `t105`.`risk_name_key`,
          `t105`.`offer_name`,
          `t105`.`first_name`,
          `t29`.`second_name_id`,
          `t29`.`second_name`
        FROM (
          SELECT
            `t103`.`customer_id`,
            `t103`.`customer_group`,
            `t103`.`product_id`,
            `t103`.`antecedent`,
            `t103`.`confidence`,
            `t103`.`support`,
            `t103`.`n_antecedent`,
            `t103`.`n_both`,
            `t103`.`n_group`,
            `t103`.`confidence_adjusted`,
            `t103`.`products`,
            `t103`.`chance`,
            `t103`.`chance_low`,
            `t103`.`chance_high`,
            `t103`.`reading`,
            `t103`.`stands_in`,
            `t103`.`value`,
            `t103`.`at_risk`,
            `t103`.`at_risk_value`,
            `t103`.`keep`,
            `t103`.`keep_source`,
            `t103`.`cost`,
            `t103`.`extra_source`,
            `t103`.`lift`,
            `t103`.`lift_low`,
            `t103`.`lift_high`,
            `t103`.`added`,
            `t103`.`added_low`,
            `t103`.`added_high`,
            `t103`.`net`,
            `t103`.`gain`,
            `t103`.`low`,
            `t103`.`high`,
            `t103`.`pays_from`,
            `t103`.`keep_from`,
            `t103`.`rank`,
            `t103`.`offer_name_key`,
            `t103`.`first_name_key`,
            `t103`.`second_name_key`,
            `t103`.`risk_name_key`,
            `t103`.`offer_name`,
            `t103`.`first_name`
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
              `t30`.`first_name_id`,
              `t30`.`first_name`
            FROM (
              SELECT
                `t100`.`customer_id`,
                `t100`.`customer_group`,
                `t100`.`product_id`,
                `t100`.`antecedent`,
                `t100`.`confidence`,
                `t100`.`support`,
                `t100`.`n_antecedent`,
                `t100`.`n_both`,
                `t100`.`n_group`,
                `t100`.`confidence_adjusted`,
                `t100`.`products`,
                `t100`.`chance`,
                `t100`.`chance_low`,
                `t100`.`chance_high`,
                `t100`.`reading`,
                `t100`.`stands_in`,
                `t100`.`value`,
                `t100`.`at_risk`,
                `t100`.`at_risk_value`,
                `t100`.`keep`,
                `t100`.`keep_source`,
                `t100`.`cost`,
                `t100`.`extra_source`,
                `t100`.`lift`,
                `t100`.`lift_low`,
                `t100`.`lift_high`,
                `t100`.`added`,
                `t100`.`added_low`,
                `t100`.`added_high`,
                `t100`.`net`,
                `t100`.`gain`,
                `t100`.`low`,
                `t100`.`high`,
                `t100`.`pays_from`,
                `t100`.`keep_from`,
                `t100`.`rank`,
                `t100`.`offer_name_key`,
                `t100`.`first_name_key`,
                `t100`.`second_name_key`,
                `t100`.`risk_name_key`,
                `t100`.`offer_name`
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
                  `t31`.`offer_name_id`,
                  `t31`.`offer_name`
                FROM (
                  SELECT
                    `t97`.`customer_id`,
                    `t97`.`customer_group`,
                    `t97`.`product_id`,
                    `t97`.`antecedent`,
                    `t97`.`confidence`,
                    `t97`.`support`,
                    `t97`.`n_antecedent`,
                    `t97`.`n_both`,
                    `t97`.`n_group`,
                    `t97`.`confidence_adjusted`,
                    `t97`.`products`,
                    `t97`.`chance`,
                    `t97`.`chance_low`,
                    `t97`.`chance_high`,
                    `t97`.`reading`,
                    `t97`.`stands_in`,
                    `t97`.`value`,
                    `t97`.`at_risk`,
                    `t97`.`at_risk_value`,
                    `t97`.`keep`,
                    `t97`.`keep_source`,
                    `t97`.`cost`,
                    `t97`.`extra_source`,
                    `t97`.`lift`,
                    `t97`.`lift_low`,
                    `t97`.`lift_high`,
                    `t97`.`added`,
                    `t97`.`added_low`,
                    `t97`.`added_high`,
                    `t97`.`net`,
                    `t97`.`gain`,
                    `t97`.`low`,
                    `t97`.`high`,
                    `t97`.`pays_from`,
                    `t97`.`keep_from`,
                    `t97`.`rank`,
                    `t97`.`product_id` AS `offer_name_key`,
                    ELEMENT_AT(`t97`.`antecedent`, CAST(IF(0 < 0, 0, 0 + 1) AS INT)) AS `first_name_key`,
                    ELEMENT_AT(`t97`.`antecedent`, CAST(IF(1 < 0, 1, 1 + 1) AS INT)) AS `second_name_key`,
                    `t97`.`at_risk` AS `risk_name_key`
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
                      (
                        ROW_NUMBER() OVER (
                          PARTITION BY `t96`.`customer_id`
                          ORDER BY `t96`.`gain` IS NULL OR ISNAN(`t96`.`gain`) ASC NULLS LAST, CAST(ROUND(`t96`.`gain`, 9) AS DOUBLE) DESC, `t96`.`product_id` ASC NULLS LAST
                        ) - 1
                      ) + 1 AS `rank`
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
                        (
                          `t95`.`added` * (
                            `t95`.`value` - (
                              (
                                1 - `t95`.`keep`
                              ) * `t95`.`at_risk_value`
                            )
                          )
                        ) - `t95`.`cost` AS `gain`,
                        LEAST(
                          (
                            `t95`.`added_low` * `t95`.`net`
                          ) - `t95`.`cost`,
                          (
                            `t95`.`added_high` * `t95`.`net`
                          ) - `t95`.`cost`
                        ) AS `low`,
                        GREATEST(
                          (
                            `t95`.`added_low` * `t95`.`net`
                          ) - `t95`.`cost`,
                          (
                            `t95`.`added_high` * `t95`.`net`
                          ) - `t95`.`cost`
                        ) AS `high`,
                        CASE
                          WHEN (
                            `t95`.`net` > 0
                          )
                          AND (
                            IF(`t95`.`reading` = 'confidence', CAST(1.0 AS DOUBLE), `t95`.`chance`) > 0
                          )
                          AND (
                            (
                              `t95`.`cost` / NULLIF(`t95`.`net`, CAST(0.0 AS DOUBLE))
                            ) <= IF(`t95`.`reading` = 'confidence', CAST(1.0 AS DOUBLE), 1 - `t95`.`chance`)
                          )
                          THEN (
                            `t95`.`cost` / NULLIF(`t95`.`net`, CAST(0.0 AS DOUBLE))
                          ) / NULLIF(
                            IF(`t95`.`reading` = 'confidence', CAST(1.0 AS DOUBLE), `t95`.`chance`),
                            CAST(0.0 AS DOUBLE)
                          )
                          ELSE NULL
                        END AS `pays_from`,
                        CASE
                          WHEN `t95`.`added` <= 0
                          THEN CAST(NULL AS DOUBLE)
                          WHEN (
                            `t95`.`at_risk_value` <= 0
                          )
                          AND (
                            (
                              `t95`.`value` - (
                                `t95`.`cost` / NULLIF(`t95`.`added`, CAST(0.0 AS DOUBLE))
                              )
                            ) >= 0
                          )
                          THEN CAST(0.0 AS DOUBLE)
                          WHEN (
                            `t95`.`at_risk_value` > 0
                          )
                          AND (
                            (
                              1 - (
                                (
                                  `t95`.`value` - (
                                    `t95`.`cost` / NULLIF(`t95`.`added`, CAST(0.0 AS DOUBLE))
                                  )
                                ) / NULLIF(`t95`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                              )
                            ) <= 1
                          )
                          THEN GREATEST(
                            1 - (
                              (
                                `t95`.`value` - (
                                  `t95`.`cost` / NULLIF(`t95`.`added`, CAST(0.0 AS DOUBLE))
                                )
                              ) / NULLIF(`t95`.`at_risk_value`, CAST(0.0 AS DOUBLE))
                            ),
                            CAST(0.0 AS DOUBLE)
                          )
                          ELSE NULL
                        END AS `keep_from`
                      FROM (
                        SELECT
                          `t94`.`customer_id`,
                          `t94`.`customer_group`,
                          `t94`.`product_id`,
                          `t94`.`antecedent`,
                          `t94`.`confidence`,
                          `t94`.`support`,
                          `t94`.`n_antecedent`,
                          `t94`.`n_both`,
                          `t94`.`n_group`,
                          `t94`.`confidence_adjusted`,
                          `t94`.`products`,
                          `t94`.`chance`,
                          `t94`.`chance_low`,
                          `t94`.`chance_high`,
                          `t94`.`reading`,
                          `t94`.`stands_in`,
                          `t94`.`value`,
                          `t94`.`at_risk`,
                          `t94`.`at_risk_value`,
                          `t94`.`keep`,
                          `t94`.`keep_source`,
                          `t94`.`cost`,
                          `t94`.`extra_source`,
                          `t94`.`lift`,
                          `t94`.`lift_low`,
                          `t94`.`lift_high`,
                          IF(
                            `t94`.`reading` = 'confidence',
                            `t94`.`chance`,
                            LEAST(`t94`.`chance` * `t94`.`lift`, 1 - `t94`.`chance`)
                          ) AS `added`,
                          LEAST(
                            IF(
                              `t94`.`reading` = 'confidence',
                              `t94`.`chance_low`,
                              LEAST(`t94`.`chance_low` * `t94`.`lift_low`, 1 - `t94`.`chance_low`)
                            ),
                            IF(
                              `t94`.`reading` = 'confidence',
                              `t94`.`chance_high`,
                              LEAST(`t94`.`chance_high` * `t94`.`lift_low`, 1 - `t94`.`chance_high`)
                            )
                          ) AS `added_low`,
                          IF(
                            `t94`.`reading` = 'confidence',
                            IF(
                              `t94`.`reading` = 'confidence',
                              `t94`.`chance_high`,
                              LEAST(GREATEST(1 / (
                                `t94`.`lift_high` + 1
                              ), `t94`.`chance_low`), `t94`.`chance_high`)
                            ),
                            LEAST(
                              IF(
                                `t94`.`reading` = 'confidence',
                                `t94`.`chance_high`,
                                LEAST(GREATEST(1 / (
                                  `t94`.`lift_high` + 1
                                ), `t94`.`chance_low`), `t94`.`chance_high`)
                              ) * `t94`.`lift_high`,
                              1 - IF(
                                `t94`.`reading` = 'confidence',
                                `t94`.`chance_high`,
                                LEAST(GREATEST(1 / (
                                  `t94`.`lift_high` + 1
                                ), `t94`.`chance_low`), `t94`.`chance_high`)
                              )
                            )
                          ) AS `added_high`,
                          `t94`.`value` - (
                            (
                              1 - `t94`.`keep`
                            ) * `t94`.`at_risk_value`
                          ) AS `net`
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
                            `t35`.`extra_source`,
                            COALESCE(`t52`.`own_middle`, `t35`.`all_middle`) AS `lift`,
                            COALESCE(`t52`.`own_low`, `t35`.`all_low`) AS `lift_low`,
                            COALESCE(`t52`.`own_high`, `t35`.`all_high`) AS `lift_high`
                          FROM (
                            SELECT
                              `t91`.`customer_id`,
                              `t91`.`customer_group`,
                              `t91`.`product_id`,
                              `t91`.`antecedent`,
                              `t91`.`confidence`,
                              `t91`.`support`,
                              `t91`.`n_antecedent`,
                              `t91`.`n_both`,
                              `t91`.`n_group`,
                              `t91`.`confidence_adjusted`,
                              `t91`.`products`,
                              `t91`.`chance`,
                              `t91`.`chance_low`,
                              `t91`.`chance_high`,
                              `t91`.`reading`,
                              `t91`.`stands_in`,
                              `t91`.`value`,
                              `t91`.`at_risk`,
                              `t91`.`at_risk_value`,
                              `t91`.`keep`,
                              `t91`.`keep_source`,
                              CAST(5.0 AS DOUBLE) AS `cost`
                            FROM (
                              SELECT
                                `t81`.`customer_id`,
                                `t81`.`customer_group`,
                                `t81`.`product_id`,
                                `t81`.`antecedent`,
                                `t81`.`confidence`,
                                `t81`.`support`,
                                `t81`.`n_antecedent`,
                                `t81`.`n_both`,
                                `t81`.`n_group`,
                                `t81`.`confidence_adjusted`,
                                `t81`.`products`,
                                `t81`.`chance`,
                                `t81`.`chance_low`,
                                `t81`.`chance_high`,
                                `t81`.`reading`,
                                `t81`.`stands_in`,
                                `t81`.`value`,
                                `t90`.`at_risk`,
                                COALESCE(`t90`.`at_risk_value`, CAST(0.0 AS DOUBLE)) AS `at_risk_value`,
                                COALESCE(`t90`.`keep`, CAST(1.0 AS DOUBLE)) AS `keep`,
                                COALESCE(`t90`.`keep_source`, 'one') AS `keep_source`
                              FROM (
                                SELECT
                                  `t79`.`customer_id`,
                                  `t79`.`customer_group`,
                                  `t79`.`product_id`,
                                  `t79`.`antecedent`,
                                  `t79`.`confidence`,
                                  `t79`.`support`,
                                  `t79`.`n_antecedent`,
                                  `t79`.`n_both`,
                                  `t79`.`n_group`,
                                  `t79`.`confidence_adjusted`,
                                  `t79`.`products`,
                                  `t79`.`chance`,
                                  `t79`.`chance_low`,
                                  `t79`.`chance_high`,
                                  `t79`.`reading`,
                                  `t79`.`stands_in`,
                                  IF(
                                    `t79`.`sized`,
                                    `t79`.`value` * COALESCE(`t79`.`size`, CAST(1.0 AS DOUBLE)),
                                    `t79`.`value`
                                  ) AS `value`
                                FROM (
                                  SELECT
                                    `t78`.`customer_id`,
                                    `t78`.`customer_group`,
                                    `t78`.`product_id`,
                                    `t78`.`antecedent`,
                                    `t78`.`confidence`,
                                    `t78`.`support`,
                                    `t78`.`n_antecedent`,
                                    `t78`.`n_both`,
                                    `t78`.`n_group`,
                                    `t78`.`confidence_adjusted`,
                                    `t78`.`products`,
                                    `t78`.`chance`,
                                    `t78`.`chance_low`,
                                    `t78`.`chance_high`,
                                    `t78`.`reading`,
                                    `t78`.`stands_in`,
                                    `t78`.`value`,
                                    `t75`.`sized_id`,
                                    `t75`.`size`,
                                    `t51`.`sold_id`,
                                    `t51`.`sized`
                                  FROM (
                                    SELECT
                                      `t76`.`customer_id`,
                                      `t76`.`customer_group`,
                                      `t76`.`product_id`,
                                      `t76`.`antecedent`,
                                      `t76`.`confidence`,
                                      `t76`.`support`,
                                      `t76`.`n_antecedent`,
                                      `t76`.`n_both`,
                                      `t76`.`n_group`,
                                      `t76`.`confidence_adjusted`,
                                      `t76`.`products`,
                                      `t76`.`chance`,
                                      `t76`.`chance_low`,
                                      `t76`.`chance_high`,
                                      `t76`.`reading`,
                                      `t76`.`stands_in`,
                                      `t76`.`value`
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
                                        `t68`.`valued_id`,
                                        `t68`.`value`
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
                                        ) AS `t23`
                                        UNION ALL
                                        SELECT
                                          *
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
                                            COALESCE(
                                              `t60`.`taken`,
                                              LEAST(`t60`.`confidence_adjusted`, COALESCE(`t60`.`asked`, CAST(1.0 AS DOUBLE)))
                                            ) AS `chance`,
                                            COALESCE(
                                              `t60`.`taken_low`,
                                              GREATEST(
                                                LEAST(`t60`.`confidence_adjusted`, COALESCE(`t60`.`asked`, CAST(1.0 AS DOUBLE))) - (
                                                  SQRT(
                                                    (
                                                      `t60`.`confidence_adjusted` * (
                                                        1 - `t60`.`confidence_adjusted`
                                                      )
                                                    ) / (
                                                      `t60`.`n_antecedent` + 1
                                                    )
                                                  ) * CAST(1.2815515655446004 AS DOUBLE)
                                                ),
                                                CAST(0.0 AS DOUBLE)
                                              )
                                            ) AS `chance_low`,
                                            COALESCE(
                                              `t60`.`taken_high`,
                                              LEAST(
                                                `t60`.`confidence_adjusted` + (
                                                  SQRT(
                                                    (
                                                      `t60`.`confidence_adjusted` * (
                                                        1 - `t60`.`confidence_adjusted`
                                                      )
                                                    ) / (
                                                      `t60`.`n_antecedent` + 1
                                                    )
                                                  ) * CAST(1.2815515655446004 AS DOUBLE)
                                                ),
                                                COALESCE(`t60`.`asked`, CAST(1.0 AS DOUBLE))
                                              )
                                            ) AS `chance_high`,
                                            IF(
                                              (
                                                `t60`.`first` IS NOT NULL
                                              )
                                              AND NOT (
                                                `t60`.`taken` IS NOT NULL AND NOT ISNAN(`t60`.`taken`)
                                              ),
                                              'confidence',
                                              'incremental'
                                            ) AS `reading`,
                                            NOT (
                                              `t60`.`first` IS NOT NULL
                                            ) AS `stands_in`
                                          FROM (
                                            SELECT
                                              `t10`.`customer_id`,
                                              `t10`.`customer_group`,
                                              `t10`.`product_id`,
                                              `t10`.`products`,
                                              `t10`.`antecedent`,
                                              `t10`.`confidence`,
                                              `t10`.`support`,
                                              `t10`.`n_antecedent`,
                                              `t10`.`n_both`,
                                              `t10`.`n_group`,
                                              `t10`.`confidence_adjusted`,
                                              `t10`.`rank_key`,
                                              `t32`.`first`,
                                              `t43`.`asked`,
                                              IF(
                                                `t43`.`rate` IS NULL OR ISNAN(`t43`.`rate`),
                                                CAST(NULL AS DOUBLE),
                                                LEAST(
                                                  `t43`.`rate` * COALESCE(`t10`.`confidence_adjusted` / `t43`.`share`, CAST(1.0 AS DOUBLE)),
                                                  `t10`.`confidence_adjusted`
                                                )
                                              ) AS `taken`,
                                              IF(
                                                `t43`.`low` IS NULL OR ISNAN(`t43`.`low`),
                                                CAST(NULL AS DOUBLE),
                                                LEAST(
                                                  `t43`.`low` * COALESCE(`t10`.`confidence_adjusted` / `t43`.`share`, CAST(1.0 AS DOUBLE)),
                                                  `t10`.`confidence_adjusted`
                                                )
                                              ) AS `taken_low`,
                                              IF(
                                                `t43`.`high` IS NULL OR ISNAN(`t43`.`high`),
                                                CAST(NULL AS DOUBLE),
                                                LEAST(
                                                  `t43`.`high` * COALESCE(`t10`.`confidence_adjusted` / `t43`.`share`, CAST(1.0 AS DOUBLE)),
                                                  `t10`.`confidence_adjusted`
                                                )
                                              ) AS `taken_high`
                                            FROM `cross_sell` AS `t10`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t0`.`product_id` AS `first`
                                              FROM `products` AS `t0`
                                              WHERE
                                                `t0`.`sold_as` = 'subscription'
                                            ) AS `t32`
                                              ON ELEMENT_AT(`t10`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT)) = `t32`.`first`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t7`.`asked`,
                                                `t7`.`product_id` AS `taken_id`,
                                                NULLIF(`t7`.`had` / (
                                                  `t7`.`had` + `t7`.`lacked`
                                                ), CAST(0.0 AS DOUBLE)) AS `share`,
                                                CASE WHEN `t7`.`known` THEN `t7`.`rate` ELSE NULL END AS `rate`,
                                                CASE WHEN `t7`.`known` THEN `t7`.`low` ELSE NULL END AS `low`,
                                                CASE WHEN `t7`.`known` THEN `t7`.`high` ELSE NULL END AS `high`
                                              FROM `takeups` AS `t7`
                                            ) AS `t43`
                                              ON ELEMENT_AT(`t10`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT)) = `t43`.`taken_id`
                                          ) AS `t60`
                                        ) AS `t71`
                                      ) AS `t73`
                                      LEFT ANTI JOIN (
                                        SELECT
                                          `t55`.`product_id`
                                        FROM (
                                          SELECT
                                            `t9`.`product_id`,
                                            `t9`.`name`,
                                            `t9`.`names`,
                                            `t9`.`category`,
                                            `t9`.`sold_as`,
                                            `t9`.`is_product`,
                                            `t9`.`available`,
                                            `t9`.`price`,
                                            `t9`.`margin_share`,
                                            `t9`.`buyers`,
                                            `t9`.`recent_buyers`,
                                            `t9`.`quantity`,
                                            `t9`.`amount`,
                                            `t9`.`margin`,
                                            `t9`.`value`,
                                            `t9`.`remaining_years`,
                                            `t9`.`first_at`,
                                            `t9`.`last_at`,
                                            `t46`.`cases`
                                          FROM `products` AS `t9`
                                          INNER JOIN (
                                            SELECT
                                              `t40`.`product_id`,
                                              COUNT(*) AS `cases`
                                            FROM (
                                              SELECT
                                                *
                                              FROM `opportunities` AS `t8`
                                              WHERE
                                                `t8`.`won`
                                                AND `t8`.`product_id` IS NOT NULL
                                                AND (
                                                  (
                                                    `t8`.`closed_at` IS NULL
                                                  )
                                                  OR (
                                                    `t8`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                                  )
                                                )
                                            ) AS `t40`
                                            GROUP BY
                                              1
                                          ) AS `t46`
                                            ON `t9`.`product_id` = `t46`.`product_id`
                                        ) AS `t55`
                                        WHERE
                                          `t55`.`cases` >= (
                                            `t55`.`buyers` * CAST(0.5 AS DOUBLE)
                                          )
                                      ) AS `t63`
                                        ON `t73`.`product_id` = `t63`.`product_id`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          *
                                        FROM `t11` AS `t19`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t56`.`product_id` AS `valued_id`,
                                            CAST(SUM(CAST(`t56`.`value` AS DECIMAL(38, 9))) AS DOUBLE) AS `value`
                                          FROM (
                                            SELECT
                                              `t49`.`product_id`,
                                              `t49`.`products`,
                                              `t49`.`item`,
                                              `t33`.`valued_id`,
                                              `t33`.`value`
                                            FROM (
                                              SELECT
                                                `t37`.`product_id`,
                                                `t37`.`products`,
                                                EXPLODE(`t37`.`products`) AS `item`
                                              FROM (
                                                SELECT DISTINCT
                                                  `t5`.`product_id`,
                                                  `t5`.`products`
                                                FROM `cross_sell` AS `t5`
                                                WHERE
                                                  SIZE(`t5`.`products`) > 1
                                              ) AS `t37`
                                            ) AS `t49`
                                            INNER JOIN `t11` AS `t33`
                                              ON `t49`.`item` = `t33`.`valued_id`
                                          ) AS `t56`
                                          GROUP BY
                                            1
                                        ) AS `t64`
                                      ) AS `t68`
                                        ON `t73`.`product_id` = `t68`.`valued_id`
                                    ) AS `t76`
                                  ) AS `t78`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t70`.`sized_id`,
                                      GREATEST(
                                        (
                                          `t70`.`own` + (
                                            `t67`.`usual` * CAST(3.0 AS DOUBLE)
                                          )
                                        ) / NULLIF(`t70`.`expected` + (
                                          `t67`.`usual` * CAST(3.0 AS DOUBLE)
                                        ), CAST(0.0 AS DOUBLE)),
                                        CAST(0.01 AS DOUBLE)
                                      ) AS `size`
                                    FROM (
                                      SELECT
                                        `t62`.`customer_id` AS `sized_id`,
                                        CAST(SUM(CAST(`t62`.`margin` AS DECIMAL(38, 9))) AS DOUBLE) AS `own`,
                                        CAST(SUM(CAST(`t62`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) AS `expected`
                                      FROM (
                                        SELECT
                                          `t41`.`customer_id`,
                                          `t41`.`product_id`,
                                          `t41`.`how`,
                                          `t41`.`first_at`,
                                          `t41`.`last_at`,
                                          `t41`.`times`,
                                          `t41`.`amount`,
                                          `t41`.`margin`,
                                          `t58`.`typical`
                                        FROM `t27` AS `t41`
                                        INNER JOIN `t53` AS `t58`
                                          ON `t41`.`product_id` = `t58`.`product_id`
                                      ) AS `t62`
                                      GROUP BY
                                        1
                                    ) AS `t70`
                                    CROSS JOIN (
                                      SELECT
                                        CAST(SUM(CAST(`t54`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) / COUNT(*) AS `usual`
                                      FROM `t53` AS `t54`
                                    ) AS `t67`
                                  ) AS `t75`
                                    ON `t78`.`customer_id` = `t75`.`sized_id`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t0`.`product_id` AS `sold_id`,
                                      (
                                        `t0`.`sold_as` = 'order'
                                      )
                                      AND NOT (
                                        COALESCE(
                                          (
                                            CAST(`t0`.`quantity` AS DOUBLE) / NULLIF(`t0`.`buyers`, 0)
                                          ) < CAST(1.5 AS DOUBLE),
                                          FALSE
                                        )
                                      ) AS `sized`
                                    FROM `products` AS `t0`
                                  ) AS `t51`
                                    ON `t78`.`product_id` = `t51`.`sold_id`
                                ) AS `t79`
                              ) AS `t81`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t88`.`customer_id`,
                                  `t88`.`product_id`,
                                  `t88`.`at_risk`,
                                  `t88`.`at_risk_value`,
                                  `t88`.`keep`,
                                  `t88`.`keep_source`
                                FROM (
                                  SELECT
                                    `t87`.`customer_id`,
                                    `t87`.`customer_group`,
                                    `t87`.`product_id`,
                                    `t87`.`kind_id`,
                                    `t87`.`category`,
                                    `t87`.`at_risk`,
                                    `t87`.`at_risk_value`,
                                    `t87`.`kept_id`,
                                    `t87`.`added_id`,
                                    `t87`.`observed`,
                                    `t87`.`pair_group`,
                                    `t87`.`one`,
                                    `t87`.`other`,
                                    `t87`.`both_share`,
                                    `t87`.`keep`,
                                    `t87`.`keep_source`,
                                    ROW_NUMBER() OVER (
                                      PARTITION BY `t87`.`customer_id`, `t87`.`product_id`
                                      ORDER BY (
                                        1 - `t87`.`keep`
                                      ) * `t87`.`at_risk_value` DESC, `t87`.`at_risk` ASC NULLS LAST
                                    ) - 1 AS `place`
                                  FROM (
                                    SELECT
                                      `t86`.`customer_id`,
                                      `t86`.`customer_group`,
                                      `t86`.`product_id`,
                                      `t86`.`kind_id`,
                                      `t86`.`category`,
                                      `t86`.`at_risk`,
                                      `t86`.`at_risk_value`,
                                      `t86`.`kept_id`,
                                      `t86`.`added_id`,
                                      `t86`.`observed`,
                                      `t86`.`pair_group`,
                                      `t86`.`one`,
                                      `t86`.`other`,
                                      `t86`.`both_share`,
                                      COALESCE(`t86`.`observed`, COALESCE(`t86`.`both_share`, CAST(0.0 AS DOUBLE))) AS `keep`,
                                      IF(`t86`.`observed` IS NOT NULL AND NOT ISNAN(`t86`.`observed`), 'observed', 'support') AS `keep_source`
                                    FROM (
                                      SELECT
                                        `t85`.`customer_id`,
                                        `t85`.`customer_group`,
                                        `t85`.`product_id`,
                                        `t85`.`kind_id`,
                                        `t85`.`category`,
                                        `t85`.`at_risk`,
                                        `t85`.`at_risk_value`,
                                        `t24`.`kept_id`,
                                        `t24`.`added_id`,
                                        `t24`.`observed`,
                                        `t25`.`pair_group`,
                                        `t25`.`one`,
                                        `t25`.`other`,
                                        `t25`.`both_share`
                                      FROM (
                                        SELECT
                                          `t83`.`customer_id`,
                                          `t83`.`customer_group`,
                                          `t83`.`product_id`,
                                          `t83`.`kind_id`,
                                          `t83`.`category`,
                                          `t83`.`at_risk`,
                                          `t83`.`at_risk_value`
                                        FROM (
                                          SELECT
                                            `t82`.`customer_id`,
                                            `t82`.`customer_group`,
                                            `t82`.`product_id`,
                                            `t82`.`kind_id`,
                                            `t82`.`category`,
                                            `t82`.`at_risk`,
                                            `t82`.`had_category`,
                                            `t82`.`at_risk_value`
                                          FROM (
                                            SELECT
                                              `t81`.`customer_id`,
                                              `t81`.`customer_group`,
                                              `t81`.`product_id`,
                                              `t34`.`kind_id`,
                                              `t34`.`category`,
                                              `t59`.`owner`,
                                              `t59`.`at_risk`,
                                              `t59`.`had_category`,
                                              `t59`.`at_risk_value`
                                            FROM (
                                              SELECT
                                                `t79`.`customer_id`,
                                                `t79`.`customer_group`,
                                                `t79`.`product_id`,
                                                `t79`.`antecedent`,
                                                `t79`.`confidence`,
                                                `t79`.`support`,
                                                `t79`.`n_antecedent`,
                                                `t79`.`n_both`,
                                                `t79`.`n_group`,
                                                `t79`.`confidence_adjusted`,
                                                `t79`.`products`,
                                                `t79`.`chance`,
                                                `t79`.`chance_low`,
                                                `t79`.`chance_high`,
                                                `t79`.`reading`,
                                                `t79`.`stands_in`,
                                                IF(
                                                  `t79`.`sized`,
                                                  `t79`.`value` * COALESCE(`t79`.`size`, CAST(1.0 AS DOUBLE)),
                                                  `t79`.`value`
                                                ) AS `value`
                                              FROM (
                                                SELECT
                                                  `t78`.`customer_id`,
                                                  `t78`.`customer_group`,
                                                  `t78`.`product_id`,
                                                  `t78`.`antecedent`,
                                                  `t78`.`confidence`,
                                                  `t78`.`support`,
                                                  `t78`.`n_antecedent`,
                                                  `t78`.`n_both`,
                                                  `t78`.`n_group`,
                                                  `t78`.`confidence_adjusted`,
                                                  `t78`.`products`,
                                                  `t78`.`chance`,
                                                  `t78`.`chance_low`,
                                                  `t78`.`chance_high`,
                                                  `t78`.`reading`,
                                                  `t78`.`stands_in`,
                                                  `t78`.`value`,
                                                  `t75`.`sized_id`,
                                                  `t75`.`size`,
                                                  `t51`.`sold_id`,
                                                  `t51`.`sized`
                                                FROM (
                                                  SELECT
                                                    `t76`.`customer_id`,
                                                    `t76`.`customer_group`,
                                                    `t76`.`product_id`,
                                                    `t76`.`antecedent`,
                                                    `t76`.`confidence`,
                                                    `t76`.`support`,
                                                    `t76`.`n_antecedent`,
                                                    `t76`.`n_both`,
                                                    `t76`.`n_group`,
                                                    `t76`.`confidence_adjusted`,
                                                    `t76`.`products`,
                                                    `t76`.`chance`,
                                                    `t76`.`chance_low`,
                                                    `t76`.`chance_high`,
                                                    `t76`.`reading`,
                                                    `t76`.`stands_in`,
                                                    `t76`.`value`
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
                                                      `t68`.`valued_id`,
                                                      `t68`.`value`
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
                                                      ) AS `t23`
                                                      UNION ALL
                                                      SELECT
                                                        *
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
                                                          COALESCE(
                                                            `t60`.`taken`,
                                                            LEAST(`t60`.`confidence_adjusted`, COALESCE(`t60`.`asked`, CAST(1.0 AS DOUBLE)))
                                                          ) AS `chance`,
                                                          COALESCE(
                                                            `t60`.`taken_low`,
                                                            GREATEST(
                                                              LEAST(`t60`.`confidence_adjusted`, COALESCE(`t60`.`asked`, CAST(1.0 AS DOUBLE))) - (
                                                                SQRT(
                                                                  (
                                                                    `t60`.`confidence_adjusted` * (
                                                                      1 - `t60`.`confidence_adjusted`
                                                                    )
                                                                  ) / (
                                                                    `t60`.`n_antecedent` + 1
                                                                  )
                                                                ) * CAST(1.2815515655446004 AS DOUBLE)
                                                              ),
                                                              CAST(0.0 AS DOUBLE)
                                                            )
                                                          ) AS `chance_low`,
                                                          COALESCE(
                                                            `t60`.`taken_high`,
                                                            LEAST(
                                                              `t60`.`confidence_adjusted` + (
                                                                SQRT(
                                                                  (
                                                                    `t60`.`confidence_adjusted` * (
                                                                      1 - `t60`.`confidence_adjusted`
                                                                    )
                                                                  ) / (
                                                                    `t60`.`n_antecedent` + 1
                                                                  )
                                                                ) * CAST(1.2815515655446004 AS DOUBLE)
                                                              ),
                                                              COALESCE(`t60`.`asked`, CAST(1.0 AS DOUBLE))
                                                            )
                                                          ) AS `chance_high`,
                                                          IF(
                                                            (
                                                              `t60`.`first` IS NOT NULL
                                                            )
                                                            AND NOT (
                                                              `t60`.`taken` IS NOT NULL AND NOT ISNAN(`t60`.`taken`)
                                                            ),
                                                            'confidence',
                                                            'incremental'
                                                          ) AS `reading`,
                                                          NOT (
                                                            `t60`.`first` IS NOT NULL
                                                          ) AS `stands_in`
                                                        FROM (
                                                          SELECT
                                                            `t10`.`customer_id`,
                                                            `t10`.`customer_group`,
                                                            `t10`.`product_id`,
                                                            `t10`.`products`,
                                                            `t10`.`antecedent`,
                                                            `t10`.`confidence`,
                                                            `t10`.`support`,
                                                            `t10`.`n_antecedent`,
                                                            `t10`.`n_both`,
                                                            `t10`.`n_group`,
                                                            `t10`.`confidence_adjusted`,
                                                            `t10`.`rank_key`,
                                                            `t32`.`first`,
                                                            `t43`.`asked`,
                                                            IF(
                                                              `t43`.`rate` IS NULL OR ISNAN(`t43`.`rate`),
                                                              CAST(NULL AS DOUBLE),
                                                              LEAST(
                                                                `t43`.`rate` * COALESCE(`t10`.`confidence_adjusted` / `t43`.`share`, CAST(1.0 AS DOUBLE)),
                                                                `t10`.`confidence_adjusted`
                                                              )
                                                            ) AS `taken`,
                                                            IF(
                                                              `t43`.`low` IS NULL OR ISNAN(`t43`.`low`),
                                                              CAST(NULL AS DOUBLE),
                                                              LEAST(
                                                                `t43`.`low` * COALESCE(`t10`.`confidence_adjusted` / `t43`.`share`, CAST(1.0 AS DOUBLE)),
                                                                `t10`.`confidence_adjusted`
                                                              )
                                                            ) AS `taken_low`,
                                                            IF(
                                                              `t43`.`high` IS NULL OR ISNAN(`t43`.`high`),
                                                              CAST(NULL AS DOUBLE),
                                                              LEAST(
                                                                `t43`.`high` * COALESCE(`t10`.`confidence_adjusted` / `t43`.`share`, CAST(1.0 AS DOUBLE)),
                                                                `t10`.`confidence_adjusted`
                                                              )
                                                            ) AS `taken_high`
                                                          FROM `cross_sell` AS `t10`
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              `t0`.`product_id` AS `first`
                                                            FROM `products` AS `t0`
                                                            WHERE
                                                              `t0`.`sold_as` = 'subscription'
                                                          ) AS `t32`
                                                            ON ELEMENT_AT(`t10`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT)) = `t32`.`first`
                                                          LEFT OUTER JOIN (
                                                            SELECT
                                                              `t7`.`asked`,
                                                              `t7`.`product_id` AS `taken_id`,
                                                              NULLIF(`t7`.`had` / (
                                                                `t7`.`had` + `t7`.`lacked`
                                                              ), CAST(0.0 AS DOUBLE)) AS `share`,
                                                              CASE WHEN `t7`.`known` THEN `t7`.`rate` ELSE NULL END AS `rate`,
                                                              CASE WHEN `t7`.`known` THEN `t7`.`low` ELSE NULL END AS `low`,
                                                              CASE WHEN `t7`.`known` THEN `t7`.`high` ELSE NULL END AS `high`
                                                            FROM `takeups` AS `t7`
                                                          ) AS `t43`
                                                            ON ELEMENT_AT(`t10`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT)) = `t43`.`taken_id`
                                                        ) AS `t60`
                                                      ) AS `t71`
                                                    ) AS `t73`
                                                    LEFT ANTI JOIN (
                                                      SELECT
                                                        `t55`.`product_id`
                                                      FROM (
                                                        SELECT
                                                          `t9`.`product_id`,
                                                          `t9`.`name`,
                                                          `t9`.`names`,
                                                          `t9`.`category`,
                                                          `t9`.`sold_as`,
                                                          `t9`.`is_product`,
                                                          `t9`.`available`,
                                                          `t9`.`price`,
                                                          `t9`.`margin_share`,
                                                          `t9`.`buyers`,
                                                          `t9`.`recent_buyers`,
                                                          `t9`.`quantity`,
                                                          `t9`.`amount`,
                                                          `t9`.`margin`,
                                                          `t9`.`value`,
                                                          `t9`.`remaining_years`,
                                                          `t9`.`first_at`,
                                                          `t9`.`last_at`,
                                                          `t46`.`cases`
                                                        FROM `products` AS `t9`
                                                        INNER JOIN (
                                                          SELECT
                                                            `t40`.`product_id`,
                                                            COUNT(*) AS `cases`
                                                          FROM (
                                                            SELECT
                                                              *
                                                            FROM `opportunities` AS `t8`
                                                            WHERE
                                                              `t8`.`won`
                                                              AND `t8`.`product_id` IS NOT NULL
                                                              AND (
                                                                (
                                                                  `t8`.`closed_at` IS NULL
                                                                )
                                                                OR (
                                                                  `t8`.`closed_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
                                                                )
                                                              )
                                                          ) AS `t40`
                                                          GROUP BY
                                                            1
                                                        ) AS `t46`
                                                          ON `t9`.`product_id` = `t46`.`product_id`
                                                      ) AS `t55`
                                                      WHERE
                                                        `t55`.`cases` >= (
                                                          `t55`.`buyers` * CAST(0.5 AS DOUBLE)
                                                        )
                                                    ) AS `t63`
                                                      ON `t73`.`product_id` = `t63`.`product_id`
                                                    LEFT OUTER JOIN (
                                                      SELECT
                                                        *
                                                      FROM `t11` AS `t19`
                                                      UNION ALL
                                                      SELECT
                                                        *
                                                      FROM (
                                                        SELECT
                                                          `t56`.`product_id` AS `valued_id`,
                                                          CAST(SUM(CAST(`t56`.`value` AS DECIMAL(38, 9))) AS DOUBLE) AS `value`
                                                        FROM (
                                                          SELECT
                                                            `t49`.`product_id`,
                                                            `t49`.`products`,
                                                            `t49`.`item`,
                                                            `t33`.`valued_id`,
                                                            `t33`.`value`
                                                          FROM (
                                                            SELECT
                                                              `t37`.`product_id`,
                                                              `t37`.`products`,
                                                              EXPLODE(`t37`.`products`) AS `item`
                                                            FROM (
                                                              SELECT DISTINCT
                                                                `t5`.`product_id`,
                                                                `t5`.`products`
                                                              FROM `cross_sell` AS `t5`
                                                              WHERE
                                                                SIZE(`t5`.`products`) > 1
                                                            ) AS `t37`
                                                          ) AS `t49`
                                                          INNER JOIN `t11` AS `t33`
                                                            ON `t49`.`item` = `t33`.`valued_id`
                                                        ) AS `t56`
                                                        GROUP BY
                                                          1
                                                      ) AS `t64`
                                                    ) AS `t68`
                                                      ON `t73`.`product_id` = `t68`.`valued_id`
                                                  ) AS `t76`
                                                ) AS `t78`
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    `t70`.`sized_id`,
                                                    GREATEST(
                                                      (
                                                        `t70`.`own` + (
                                                          `t67`.`usual` * CAST(3.0 AS DOUBLE)
                                                        )
                                                      ) / NULLIF(`t70`.`expected` + (
                                                        `t67`.`usual` * CAST(3.0 AS DOUBLE)
                                                      ), CAST(0.0 AS DOUBLE)),
                                                      CAST(0.01 AS DOUBLE)
                                                    ) AS `size`
                                                  FROM (
                                                    SELECT
                                                      `t62`.`customer_id` AS `sized_id`,
                                                      CAST(SUM(CAST(`t62`.`margin` AS DECIMAL(38, 9))) AS DOUBLE) AS `own`,
                                                      CAST(SUM(CAST(`t62`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) AS `expected`
                                                    FROM (
                                                      SELECT
                                                        `t41`.`customer_id`,
                                                        `t41`.`product_id`,
                                                        `t41`.`how`,
                                                        `t41`.`first_at`,
                                                        `t41`.`last_at`,
                                                        `t41`.`times`,
                                                        `t41`.`amount`,
                                                        `t41`.`margin`,
                                                        `t58`.`typical`
                                                      FROM `t27` AS `t41`
                                                      INNER JOIN `t53` AS `t58`
                                                        ON `t41`.`product_id` = `t58`.`product_id`
                                                    ) AS `t62`
                                                    GROUP BY
                                                      1
                                                  ) AS `t70`
                                                  CROSS JOIN (
                                                    SELECT
                                                      CAST(SUM(CAST(`t54`.`typical` AS DECIMAL(38, 9))) AS DOUBLE) / COUNT(*) AS `usual`
                                                    FROM `t53` AS `t54`
                                                  ) AS `t67`
                                                ) AS `t75`
                                                  ON `t78`.`customer_id` = `t75`.`sized_id`
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    `t0`.`product_id` AS `sold_id`,
                                                    (
                                                      `t0`.`sold_as` = 'order'
                                                    )
                                                    AND NOT (
                                                      COALESCE(
                                                        (
                                                          CAST(`t0`.`quantity` AS DOUBLE) / NULLIF(`t0`.`buyers`, 0)
                                                        ) < CAST(1.5 AS DOUBLE),
                                                        FALSE
                                                      )
                                                    ) AS `sized`
                                                  FROM `products` AS `t0`
                                                ) AS `t51`
                                                  ON `t78`.`product_id` = `t51`.`sold_id`
                                              ) AS `t79`
                                            ) AS `t81`
                                            INNER JOIN (
                                              SELECT
                                                `t0`.`product_id` AS `kind_id`,
                                                COALESCE(`t0`.`category`, '') AS `category`,
                                                `t0`.`remaining_years` AS `years`
                                              FROM `products` AS `t0`
                                              WHERE
                                                `t0`.`sold_as` = 'subscription'
                                            ) AS `t34`
                                              ON ELEMENT_AT(`t81`.`products`, CAST(IF(0 < 0, 0, 0 + 1) AS INT)) = `t34`.`kind_id`
                                            INNER JOIN (
                                              SELECT
                                                `t50`.`customer_id` AS `owner`,
                                                `t50`.`kind_id` AS `at_risk`,
                                                `t50`.`category` AS `had_category`,
                                                CAST(`t50`.`margin` AS DOUBLE) * `t50`.`years` AS `at_risk_value`
                                              FROM (
                                                SELECT
                                                  `t38`.`customer_id`,
                                                  `t38`.`product_id`,
                                                  `t38`.`how`,
                                                  `t38`.`first_at`,
                                                  `t38`.`last_at`,
                                                  `t38`.`times`,
                                                  `t38`.`amount`,
                                                  `t38`.`margin`,
                                                  `t34`.`kind_id`,
                                                  `t34`.`category`,
                                                  `t34`.`years`
                                                FROM (
                                                  SELECT
                                                    *
                                                  FROM `owned` AS `t6`
                                                  WHERE
                                                    `t6`.`how` = 'subscription'
                                                ) AS `t38`
                                                INNER JOIN (
                                                  SELECT
                                                    `t0`.`product_id` AS `kind_id`,
                                                    COALESCE(`t0`.`category`, '') AS `category`,
                                                    `t0`.`remaining_years` AS `years`
                                                  FROM `products` AS `t0`
                                                  WHERE
                                                    `t0`.`sold_as` = 'subscription'
                                                ) AS `t34`
                                                  ON `t38`.`product_id` = `t34`.`kind_id`
                                              ) AS `t50`
                                            ) AS `t59`
                                              ON `t81`.`customer_id` = `t59`.`owner`
                                              AND `t34`.`category` = `t59`.`had_category`
                                              AND `t34`.`kind_id` <> `t59`.`at_risk`
                                          ) AS `t82`
                                        ) AS `t83`
                                      ) AS `t85`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          `t3`.`product_id` AS `kept_id`,
                                          `t3`.`added_id`,
                                          `t3`.`keep` AS `observed`
                                        FROM `keeps` AS `t3`
                                      ) AS `t24`
                                        ON `t85`.`at_risk` = `t24`.`kept_id` AND `t85`.`kind_id` = `t24`.`added_id`
                                      LEFT OUTER JOIN (
                                        SELECT
                                          `t4`.`customer_group` AS `pair_group`,
                                          `t4`.`item_a` AS `one`,
                                          `t4`.`item_b` AS `other`,
                                          `t4`.`support` AS `both_share`
                                        FROM `pairs` AS `t4`
                                      ) AS `t25`
                                        ON `t85`.`customer_group` = `t25`.`pair_group`
                                        AND LEAST(`t85`.`at_risk`, `t85`.`kind_id`) = `t25`.`one`
                                        AND GREATEST(`t85`.`at_risk`, `t85`.`kind_id`) = `t25`.`other`
                                    ) AS `t86`
                                  ) AS `t87`
                                ) AS `t88`
                                WHERE
                                  `t88`.`place` = 0
                              ) AS `t90`
                                ON `t81`.`customer_id` = `t90`.`customer_id`
                                AND `t81`.`product_id` = `t90`.`product_id`
                            ) AS `t91`
                          ) AS `t93`
                          CROSS JOIN (
                            SELECT
                              `t1`.`extra_source`,
                              `t1`.`lift` AS `all_middle`,
                              `t1`.`low` AS `all_low`,
                              `t1`.`high` AS `all_high`
                            FROM `lifts` AS `t1`
                            WHERE
                              `t1`.`category` IS NULL
                          ) AS `t35`
                          LEFT OUTER JOIN (
                            SELECT
                              `t9`.`product_id` AS `lifted_id`,
                              `t36`.`lift` AS `own_middle`,
                              `t36`.`low` AS `own_low`,
                              `t36`.`high` AS `own_high`
                            FROM `products` AS `t9`
                            INNER JOIN (
                              SELECT
                                *
                              FROM `lifts` AS `t1`
                              WHERE
                                `t1`.`category` IS NOT NULL
                            ) AS `t36`
                              ON `t9`.`category` = `t36`.`category`
                          ) AS `t52`
                            ON `t93`.`product_id` = `t52`.`lifted_id`
                        ) AS `t94`
                      ) AS `t95`
                    ) AS `t96`
                  ) AS `t97`
                  WHERE
                    `t97`.`rank` <= 5
                ) AS `t99`
                LEFT OUTER JOIN (
                  SELECT
                    `t0`.`product_id` AS `offer_name_id`,
                    COALESCE(`t0`.`name`, `t0`.`product_id`) AS `offer_name`
                  FROM `products` AS `t0`
                ) AS `t31`
                  ON `t99`.`offer_name_key` = `t31`.`offer_name_id`
              ) AS `t100`
            ) AS `t102`
            LEFT OUTER JOIN (
              SELECT
                `t0`.`product_id` AS `first_name_id`,
                COALESCE(`t0`.`name`, `t0`.`product_id`) AS `first_name`
              FROM `products` AS `t0`
            ) AS `t30`
              ON `t102`.`first_name_key` = `t30`.`first_name_id`
          ) AS `t103`
        ) AS `t105`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`product_id` AS `second_name_id`,
            COALESCE(`t0`.`name`, `t0`.`product_id`) AS `second_name`
          FROM `products` AS `t0`
        ) AS `t29`
          ON `t105`.`second_name_key` = `t29`.`second_name_id`
      ) AS `t106`
    ) AS `t108`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`product_id` AS `risk_name_id`,
        COALESCE(`t0`.`name`, `t0`.`product_id`) AS `risk_name`
      FROM `products` AS `t0`
    ) AS `t28`
      ON `t108`.`risk_name_key` = `t28`.`risk_name_id`
  ) AS `t109`
) AS `t110`
