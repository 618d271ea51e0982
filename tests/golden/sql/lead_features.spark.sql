WITH `t24` AS (
  SELECT
    `t16`.`touchpoint_id`,
    `t16`.`at`,
    `t16`.`person_id`,
    `t16`.`account_id`,
    `t16`.`channel`,
    `t16`.`kind`,
    `t16`.`owner`,
    `t16`.`origin`,
    `t16`.`content_id`,
    `t16`.`campaign`,
    `t16`.`session_id`,
    `t16`.`known`,
    `t16`.`words`,
    EXPLODE(
      ARRAY(
        CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
        CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
        CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
        CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
        CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
        CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
        CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
        CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
        CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
      )
    ) AS `cut`
  FROM (
    SELECT
      *
    FROM `touchpoints` AS `t6`
    WHERE
      `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  ) AS `t16`
)
SELECT
  `t79`.`person_id`,
  `t79`.`account_id`,
  `t79`.`cut`,
  `t79`.`cut` = CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS `now`,
  IF(
    `t79`.`cut` = CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
    CAST(NULL AS BOOLEAN),
    COALESCE(`t79`.`by_person_id`, FALSE) OR COALESCE(`t79`.`by_account_id`, FALSE)
  ) AS `outcome`,
  `t79`.`days_since_last`,
  `t79`.`days_since_asked`,
  COALESCE(`t79`.`touches_30`, CAST(0.0 AS DOUBLE)) AS `touches_30`,
  COALESCE(`t79`.`touches_90`, CAST(0.0 AS DOUBLE)) AS `touches_90`,
  COALESCE(`t79`.`pages_30`, CAST(0.0 AS DOUBLE)) AS `pages_30`,
  COALESCE(`t79`.`read_90`, CAST(0.0 AS DOUBLE)) AS `read_90`,
  COALESCE(`t79`.`asked_90`, CAST(0.0 AS DOUBLE)) AS `asked_90`,
  COALESCE(`t79`.`asked_365`, CAST(0.0 AS DOUBLE)) AS `asked_365`,
  COALESCE(`t79`.`mails_90`, CAST(0.0 AS DOUBLE)) AS `mails_90`,
  COALESCE(`t79`.`portal_90`, CAST(0.0 AS DOUBLE)) AS `portal_90`,
  COALESCE(`t79`.`events_365`, CAST(0.0 AS DOUBLE)) AS `events_365`,
  COALESCE(`t79`.`contacts_90`, CAST(0.0 AS DOUBLE)) AS `contacts_90`,
  COALESCE(`t79`.`channels_90`, CAST(0.0 AS DOUBLE)) AS `channels_90`,
  COALESCE(`t79`.`company_touches_90`, CAST(0.0 AS DOUBLE)) AS `company_touches_90`,
  COALESCE(`t79`.`company_people_90`, CAST(0.0 AS DOUBLE)) AS `company_people_90`,
  COALESCE(`t79`.`company_asked_90`, CAST(0.0 AS DOUBLE)) AS `company_asked_90`,
  COALESCE(`t79`.`cases`, CAST(0.0 AS DOUBLE)) AS `cases`,
  COALESCE(`t79`.`cases_won`, CAST(0.0 AS DOUBLE)) AS `cases_won`,
  `t79`.`days_since_case`,
  COALESCE(`t79`.`orders_365`, CAST(0.0 AS DOUBLE)) AS `orders_365`,
  `t79`.`days_since_order`,
  `t79`.`stage`,
  `t79`.`days_in_stage`,
  `t79`.`persona`,
  `t79`.`industry`,
  `t79`.`size`,
  `t79`.`tier`,
  `t79`.`country`
FROM (
  SELECT
    `t78`.`person_id`,
    `t78`.`account_id`,
    `t78`.`cut`,
    `t78`.`days_since_last`,
    `t78`.`days_since_asked`,
    `t78`.`channels_90`,
    `t78`.`touches_30`,
    `t78`.`touches_90`,
    `t78`.`pages_30`,
    `t78`.`read_90`,
    `t78`.`asked_90`,
    `t78`.`asked_365`,
    `t78`.`mails_90`,
    `t78`.`portal_90`,
    `t78`.`events_365`,
    `t78`.`contacts_90`,
    `t78`.`company_touches_90`,
    `t78`.`company_people_90`,
    `t78`.`company_asked_90`,
    `t78`.`cases`,
    `t78`.`cases_won`,
    `t78`.`days_since_case`,
    `t78`.`open_case`,
    `t78`.`orders_365`,
    `t78`.`days_since_order`,
    `t78`.`stage`,
    `t78`.`days_in_stage`,
    `t78`.`persona`,
    `t78`.`industry`,
    `t78`.`size`,
    `t78`.`tier`,
    `t78`.`country`,
    `t78`.`by_person_id`,
    `t78`.`by_account_id`
  FROM (
    SELECT
      `t71`.`person_id`,
      `t71`.`account_id`,
      `t71`.`cut`,
      `t71`.`days_since_last`,
      `t71`.`days_since_asked`,
      `t71`.`channels_90`,
      `t71`.`touches_30`,
      `t71`.`touches_90`,
      `t71`.`pages_30`,
      `t71`.`read_90`,
      `t71`.`asked_90`,
      `t71`.`asked_365`,
      `t71`.`mails_90`,
      `t71`.`portal_90`,
      `t71`.`events_365`,
      `t71`.`contacts_90`,
      `t71`.`company_touches_90`,
      `t71`.`company_people_90`,
      `t71`.`company_asked_90`,
      `t71`.`cases`,
      `t71`.`cases_won`,
      `t71`.`days_since_case`,
      `t71`.`open_case`,
      `t71`.`orders_365`,
      `t71`.`days_since_order`,
      `t71`.`stage`,
      `t71`.`days_in_stage`,
      `t71`.`persona`,
      `t71`.`industry`,
      `t71`.`size`,
      `t71`.`tier`,
      `t71`.`country`,
      `t71`.`by_person_id`,
      `t77`.`account_id` AS `account_id_right`,
      `t77`.`cut` AS `cut_right`,
      `t77`.`by_account_id`
    FROM (
      SELECT
        `t69`.`person_id`,
        `t69`.`account_id`,
        `t69`.`cut`,
        `t69`.`days_since_last`,
        `t69`.`days_since_asked`,
        `t69`.`channels_90`,
        `t69`.`touches_30`,
        `t69`.`touches_90`,
        `t69`.`pages_30`,
        `t69`.`read_90`,
        `t69`.`asked_90`,
        `t69`.`asked_365`,
        `t69`.`mails_90`,
        `t69`.`portal_90`,
        `t69`.`events_365`,
        `t69`.`contacts_90`,
        `t69`.`company_touches_90`,
        `t69`.`company_people_90`,
        `t69`.`company_asked_90`,
        `t69`.`cases`,
        `t69`.`cases_won`,
        `t69`.`days_since_case`,
        `t69`.`open_case`,
        `t69`.`orders_365`,
        `t69`.`days_since_order`,
        `t69`.`stage`,
        `t69`.`days_in_stage`,
        `t69`.`persona`,
        `t69`.`industry`,
        `t69`.`size`,
        `t69`.`tier`,
        `t69`.`country`,
        `t69`.`by_person_id`
      FROM (
        SELECT
          `t62`.`person_id`,
          `t62`.`account_id`,
          `t62`.`cut`,
          `t62`.`days_since_last`,
          `t62`.`days_since_asked`,
          `t62`.`channels_90`,
          `t62`.`touches_30`,
          `t62`.`touches_90`,
          `t62`.`pages_30`,
          `t62`.`read_90`,
          `t62`.`asked_90`,
          `t62`.`asked_365`,
          `t62`.`mails_90`,
          `t62`.`portal_90`,
          `t62`.`events_365`,
          `t62`.`contacts_90`,
          `t62`.`company_touches_90`,
          `t62`.`company_people_90`,
          `t62`.`company_asked_90`,
          `t62`.`cases`,
          `t62`.`cases_won`,
          `t62`.`days_since_case`,
          `t62`.`open_case`,
          `t62`.`orders_365`,
          `t62`.`days_since_order`,
          `t62`.`stage`,
          `t62`.`days_in_stage`,
          `t62`.`persona`,
          `t62`.`industry`,
          `t62`.`size`,
          `t62`.`tier`,
          `t62`.`country`,
          `t68`.`person_id` AS `person_id_right`,
          `t68`.`cut` AS `cut_right`,
          `t68`.`by_person_id`
        FROM (
          SELECT
            `t60`.`person_id`,
            `t60`.`account_id`,
            `t60`.`cut`,
            `t60`.`days_since_last`,
            `t60`.`days_since_asked`,
            `t60`.`channels_90`,
            `t60`.`touches_30`,
            `t60`.`touches_90`,
            `t60`.`pages_30`,
            `t60`.`read_90`,
            `t60`.`asked_90`,
            `t60`.`asked_365`,
            `t60`.`mails_90`,
            `t60`.`portal_90`,
            `t60`.`events_365`,
            `t60`.`contacts_90`,
            `t60`.`company_touches_90`,
            `t60`.`company_people_90`,
            `t60`.`company_asked_90`,
            `t60`.`cases`,
            `t60`.`cases_won`,
            `t60`.`days_since_case`,
            `t60`.`open_case`,
            `t60`.`orders_365`,
            `t60`.`days_since_order`,
            `t60`.`stage`,
            `t60`.`days_in_stage`,
            `t60`.`persona`,
            `t60`.`industry`,
            `t60`.`size`,
            `t60`.`tier`,
            `t60`.`country`
          FROM (
            SELECT
              `t59`.`person_id`,
              `t59`.`account_id`,
              `t59`.`cut`,
              `t59`.`days_since_last`,
              `t59`.`days_since_asked`,
              `t59`.`channels_90`,
              `t59`.`touches_30`,
              `t59`.`touches_90`,
              `t59`.`pages_30`,
              `t59`.`read_90`,
              `t59`.`asked_90`,
              `t59`.`asked_365`,
              `t59`.`mails_90`,
              `t59`.`portal_90`,
              `t59`.`events_365`,
              `t59`.`contacts_90`,
              `t59`.`company_touches_90`,
              `t59`.`company_people_90`,
              `t59`.`company_asked_90`,
              `t59`.`cases`,
              `t59`.`cases_won`,
              `t59`.`days_since_case`,
              `t59`.`open_case`,
              `t59`.`orders_365`,
              `t59`.`days_since_order`,
              `t59`.`stage`,
              `t59`.`days_in_stage`,
              `t59`.`persona`,
              `t12`.`account_id` AS `account_id_right`,
              `t12`.`industry`,
              `t12`.`size`,
              `t12`.`tier`,
              `t12`.`country`
            FROM (
              SELECT
                `t57`.`person_id`,
                `t57`.`account_id`,
                `t57`.`cut`,
                `t57`.`days_since_last`,
                `t57`.`days_since_asked`,
                `t57`.`channels_90`,
                `t57`.`touches_30`,
                `t57`.`touches_90`,
                `t57`.`pages_30`,
                `t57`.`read_90`,
                `t57`.`asked_90`,
                `t57`.`asked_365`,
                `t57`.`mails_90`,
                `t57`.`portal_90`,
                `t57`.`events_365`,
                `t57`.`contacts_90`,
                `t57`.`company_touches_90`,
                `t57`.`company_people_90`,
                `t57`.`company_asked_90`,
                `t57`.`cases`,
                `t57`.`cases_won`,
                `t57`.`days_since_case`,
                `t57`.`open_case`,
                `t57`.`orders_365`,
                `t57`.`days_since_order`,
                `t57`.`stage`,
                `t57`.`days_in_stage`,
                `t57`.`persona`
              FROM (
                SELECT
                  `t56`.`person_id`,
                  `t56`.`account_id`,
                  `t56`.`cut`,
                  `t56`.`days_since_last`,
                  `t56`.`days_since_asked`,
                  `t56`.`channels_90`,
                  `t56`.`touches_30`,
                  `t56`.`touches_90`,
                  `t56`.`pages_30`,
                  `t56`.`read_90`,
                  `t56`.`asked_90`,
                  `t56`.`asked_365`,
                  `t56`.`mails_90`,
                  `t56`.`portal_90`,
                  `t56`.`events_365`,
                  `t56`.`contacts_90`,
                  `t56`.`company_touches_90`,
                  `t56`.`company_people_90`,
                  `t56`.`company_asked_90`,
                  `t56`.`cases`,
                  `t56`.`cases_won`,
                  `t56`.`days_since_case`,
                  `t56`.`open_case`,
                  `t56`.`orders_365`,
                  `t56`.`days_since_order`,
                  `t56`.`stage`,
                  `t56`.`days_in_stage`,
                  `t13`.`person_id` AS `person_id_right`,
                  `t13`.`persona`
                FROM (
                  SELECT
                    `t54`.`person_id`,
                    `t54`.`account_id`,
                    `t54`.`cut`,
                    `t54`.`days_since_last`,
                    `t54`.`days_since_asked`,
                    `t54`.`channels_90`,
                    `t54`.`touches_30`,
                    `t54`.`touches_90`,
                    `t54`.`pages_30`,
                    `t54`.`read_90`,
                    `t54`.`asked_90`,
                    `t54`.`asked_365`,
                    `t54`.`mails_90`,
                    `t54`.`portal_90`,
                    `t54`.`events_365`,
                    `t54`.`contacts_90`,
                    `t54`.`company_touches_90`,
                    `t54`.`company_people_90`,
                    `t54`.`company_asked_90`,
                    `t54`.`cases`,
                    `t54`.`cases_won`,
                    `t54`.`days_since_case`,
                    `t54`.`open_case`,
                    `t54`.`orders_365`,
                    `t54`.`days_since_order`,
                    `t54`.`stage`,
                    `t54`.`days_in_stage`
                  FROM (
                    SELECT
                      `t53`.`person_id`,
                      `t53`.`account_id`,
                      `t53`.`cut`,
                      `t53`.`days_since_last`,
                      `t53`.`days_since_asked`,
                      `t53`.`channels_90`,
                      `t53`.`touches_30`,
                      `t53`.`touches_90`,
                      `t53`.`pages_30`,
                      `t53`.`read_90`,
                      `t53`.`asked_90`,
                      `t53`.`asked_365`,
                      `t53`.`mails_90`,
                      `t53`.`portal_90`,
                      `t53`.`events_365`,
                      `t53`.`contacts_90`,
                      `t53`.`company_touches_90`,
                      `t53`.`company_people_90`,
                      `t53`.`company_asked_90`,
                      `t53`.`cases`,
                      `t53`.`cases_won`,
                      `t53`.`days_since_case`,
                      `t53`.`open_case`,
                      `t53`.`orders_365`,
                      `t53`.`days_since_order`,
                      `t35`.`person_id` AS `person_id_right`,
                      `t35`.`cut` AS `cut_right`,
                      `t35`.`stage`,
                      `t35`.`days_in_stage`
                    FROM (
                      SELECT
                        `t51`.`person_id`,
                        `t51`.`account_id`,
                        `t51`.`cut`,
                        `t51`.`days_since_last`,
                        `t51`.`days_since_asked`,
                        `t51`.`channels_90`,
                        `t51`.`touches_30`,
                        `t51`.`touches_90`,
                        `t51`.`pages_30`,
                        `t51`.`read_90`,
                        `t51`.`asked_90`,
                        `t51`.`asked_365`,
                        `t51`.`mails_90`,
                        `t51`.`portal_90`,
                        `t51`.`events_365`,
                        `t51`.`contacts_90`,
                        `t51`.`company_touches_90`,
                        `t51`.`company_people_90`,
                        `t51`.`company_asked_90`,
                        `t51`.`cases`,
                        `t51`.`cases_won`,
                        `t51`.`days_since_case`,
                        `t51`.`open_case`,
                        `t51`.`orders_365`,
                        `t51`.`days_since_order`
                      FROM (
                        SELECT
                          `t50`.`person_id`,
                          `t50`.`account_id`,
                          `t50`.`cut`,
                          `t50`.`days_since_last`,
                          `t50`.`days_since_asked`,
                          `t50`.`channels_90`,
                          `t50`.`touches_30`,
                          `t50`.`touches_90`,
                          `t50`.`pages_30`,
                          `t50`.`read_90`,
                          `t50`.`asked_90`,
                          `t50`.`asked_365`,
                          `t50`.`mails_90`,
                          `t50`.`portal_90`,
                          `t50`.`events_365`,
                          `t50`.`contacts_90`,
                          `t50`.`company_touches_90`,
                          `t50`.`company_people_90`,
                          `t50`.`company_asked_90`,
                          `t50`.`cases`,
                          `t50`.`cases_won`,
                          `t50`.`days_since_case`,
                          `t50`.`open_case`,
                          `t37`.`account_id` AS `account_id_right`,
                          `t37`.`cut` AS `cut_right`,
                          `t37`.`orders_365`,
                          `t37`.`days_since_order`
                        FROM (
                          SELECT
                            `t48`.`person_id`,
                            `t48`.`account_id`,
                            `t48`.`cut`,
                            `t48`.`days_since_last`,
                            `t48`.`days_since_asked`,
                            `t48`.`channels_90`,
                            `t48`.`touches_30`,
                            `t48`.`touches_90`,
                            `t48`.`pages_30`,
                            `t48`.`read_90`,
                            `t48`.`asked_90`,
                            `t48`.`asked_365`,
                            `t48`.`mails_90`,
                            `t48`.`portal_90`,
                            `t48`.`events_365`,
                            `t48`.`contacts_90`,
                            `t48`.`company_touches_90`,
                            `t48`.`company_people_90`,
                            `t48`.`company_asked_90`,
                            `t48`.`cases`,
                            `t48`.`cases_won`,
                            `t48`.`days_since_case`,
                            `t48`.`open_case`
                          FROM (
                            SELECT
                              `t47`.`person_id`,
                              `t47`.`account_id`,
                              `t47`.`cut`,
                              `t47`.`days_since_last`,
                              `t47`.`days_since_asked`,
                              `t47`.`channels_90`,
                              `t47`.`touches_30`,
                              `t47`.`touches_90`,
                              `t47`.`pages_30`,
                              `t47`.`read_90`,
                              `t47`.`asked_90`,
                              `t47`.`asked_365`,
                              `t47`.`mails_90`,
                              `t47`.`portal_90`,
                              `t47`.`events_365`,
                              `t47`.`contacts_90`,
                              `t47`.`company_touches_90`,
                              `t47`.`company_people_90`,
                              `t47`.`company_asked_90`,
                              `t33`.`account_id` AS `account_id_right`,
                              `t33`.`cut` AS `cut_right`,
                              `t33`.`cases`,
                              `t33`.`cases_won`,
                              `t33`.`days_since_case`,
                              `t33`.`open_case`
                            FROM (
                              SELECT
                                `t45`.`person_id`,
                                `t45`.`account_id`,
                                `t45`.`cut`,
                                `t45`.`days_since_last`,
                                `t45`.`days_since_asked`,
                                `t45`.`channels_90`,
                                `t45`.`touches_30`,
                                `t45`.`touches_90`,
                                `t45`.`pages_30`,
                                `t45`.`read_90`,
                                `t45`.`asked_90`,
                                `t45`.`asked_365`,
                                `t45`.`mails_90`,
                                `t45`.`portal_90`,
                                `t45`.`events_365`,
                                `t45`.`contacts_90`,
                                `t45`.`company_touches_90`,
                                `t45`.`company_people_90`,
                                `t45`.`company_asked_90`
                              FROM (
                                SELECT
                                  `t44`.`person_id`,
                                  `t44`.`account_id`,
                                  `t44`.`cut`,
                                  `t44`.`days_since_last`,
                                  `t44`.`days_since_asked`,
                                  `t44`.`channels_90`,
                                  `t44`.`touches_30`,
                                  `t44`.`touches_90`,
                                  `t44`.`pages_30`,
                                  `t44`.`read_90`,
                                  `t44`.`asked_90`,
                                  `t44`.`asked_365`,
                                  `t44`.`mails_90`,
                                  `t44`.`portal_90`,
                                  `t44`.`events_365`,
                                  `t44`.`contacts_90`,
                                  `t40`.`account_id` AS `account_id_right`,
                                  `t40`.`cut` AS `cut_right`,
                                  `t40`.`company_touches_90`,
                                  `t40`.`company_people_90`,
                                  `t40`.`company_asked_90`
                                FROM (
                                  SELECT
                                    `t42`.`person_id`,
                                    `t42`.`account_id`,
                                    `t42`.`cut`,
                                    `t42`.`days_since_last`,
                                    `t42`.`days_since_asked`,
                                    `t42`.`channels_90`,
                                    `t42`.`touches_30`,
                                    `t42`.`touches_90`,
                                    `t42`.`pages_30`,
                                    `t42`.`read_90`,
                                    `t42`.`asked_90`,
                                    `t42`.`asked_365`,
                                    `t42`.`mails_90`,
                                    `t42`.`portal_90`,
                                    `t42`.`events_365`,
                                    `t42`.`contacts_90`
                                  FROM (
                                    SELECT
                                      `t23`.`person_id`,
                                      `t23`.`account_id`,
                                      `t23`.`cut`,
                                      `t41`.`person_id` AS `person_id_right`,
                                      `t41`.`cut` AS `cut_right`,
                                      `t41`.`days_since_last`,
                                      `t41`.`days_since_asked`,
                                      `t41`.`channels_90`,
                                      `t41`.`touches_30`,
                                      `t41`.`touches_90`,
                                      `t41`.`pages_30`,
                                      `t41`.`read_90`,
                                      `t41`.`asked_90`,
                                      `t41`.`asked_365`,
                                      `t41`.`mails_90`,
                                      `t41`.`portal_90`,
                                      `t41`.`events_365`,
                                      `t41`.`contacts_90`
                                    FROM (
                                      SELECT
                                        `t9`.`person_id`,
                                        `t9`.`account_id`,
                                        EXPLODE(
                                          ARRAY(
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                          )
                                        ) AS `cut`
                                      FROM (
                                        SELECT
                                          `t5`.`person_id`,
                                          `t5`.`account_id`
                                        FROM `people` AS `t5`
                                      ) AS `t9`
                                    ) AS `t23`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t31`.`person_id`,
                                        `t31`.`cut`,
                                        MIN(
                                          CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) AS `days_since_last`,
                                        MIN(
                                          IF(
                                            COALESCE(
                                              CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                `t31`.`kind` = 'Form Submitted'
                                              ),
                                              FALSE
                                            ),
                                            CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400,
                                            NULL
                                          )
                                        ) AS `days_since_asked`,
                                        CAST(COUNT(
                                          DISTINCT IF(
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90,
                                            `t31`.`channel`,
                                            NULL
                                          )
                                        ) AS DOUBLE) AS `channels_90`,
                                        CAST(SUM(
                                          CAST(COALESCE(
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) >= 0,
                                            FALSE
                                          )
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 30
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `touches_30`,
                                        CAST(SUM(
                                          CAST(COALESCE(
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) >= 0,
                                            FALSE
                                          )
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `touches_90`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t31`.`channel` = 'web', FALSE)
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 30
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `pages_30`,
                                        CAST(SUM(
                                          CAST(COALESCE(
                                            (
                                              `t31`.`content_id` IS NOT NULL
                                            )
                                            OR CONTAINS(`t31`.`kind`, 'Download')
                                            OR CONTAINS(`t31`.`kind`, 'Opened'),
                                            FALSE
                                          )
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `read_90`,
                                        CAST(SUM(
                                          CAST(COALESCE(
                                            CONTAINS(`t31`.`kind`, 'Requested') OR (
                                              `t31`.`kind` = 'Form Submitted'
                                            ),
                                            FALSE
                                          )
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `asked_90`,
                                        CAST(SUM(
                                          CAST(COALESCE(
                                            CONTAINS(`t31`.`kind`, 'Requested') OR (
                                              `t31`.`kind` = 'Form Submitted'
                                            ),
                                            FALSE
                                          )
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 365
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `asked_365`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t31`.`channel` = 'email', FALSE)
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `mails_90`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t31`.`channel` = 'portal', FALSE)
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `portal_90`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t31`.`channel` = 'event', FALSE)
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 365
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `events_365`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t31`.`channel` IN ('phone', 'visit', 'meeting'), FALSE)
                                          AND (
                                            (
                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) < 90
                                          ) AS BIGINT)
                                        ) AS DOUBLE) AS `contacts_90`
                                      FROM (
                                        SELECT
                                          *
                                        FROM `t24` AS `t26`
                                        WHERE
                                          `t26`.`at` <= `t26`.`cut`
                                          AND NOT (
                                            STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                          )
                                          AND `t26`.`person_id` IS NOT NULL
                                      ) AS `t31`
                                      GROUP BY
                                        1,
                                        2
                                    ) AS `t41`
                                      ON `t23`.`person_id` = `t41`.`person_id` AND `t23`.`cut` = `t41`.`cut`
                                  ) AS `t42`
                                ) AS `t44`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t30`.`account_id`,
                                    `t30`.`cut`,
                                    CAST(SUM(
                                      CAST((
                                        CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                      ) < 90 AS BIGINT)
                                    ) AS DOUBLE) AS `company_touches_90`,
                                    CAST(COUNT(
                                      DISTINCT IF(
                                        (
                                          CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) < 90,
                                        `t30`.`person_id`,
                                        NULL
                                      )
                                    ) AS DOUBLE) AS `company_people_90`,
                                    CAST(SUM(
                                      CAST(COALESCE(
                                        CONTAINS(`t30`.`kind`, 'Requested')
                                        AND (
                                          (
                                            CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                          ) < 90
                                        ),
                                        FALSE
                                      ) AS BIGINT)
                                    ) AS DOUBLE) AS `company_asked_90`
                                  FROM (
                                    SELECT
                                      *
                                    FROM `t24` AS `t26`
                                    WHERE
                                      `t26`.`at` <= `t26`.`cut`
                                      AND NOT (
                                        STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                      )
                                      AND `t26`.`account_id` IS NOT NULL
                                  ) AS `t30`
                                  GROUP BY
                                    1,
                                    2
                                ) AS `t40`
                                  ON `t44`.`account_id` = `t40`.`account_id` AND `t44`.`cut` = `t40`.`cut`
                              ) AS `t45`
                            ) AS `t47`
                            LEFT OUTER JOIN (
                              SELECT
                                `t27`.`account_ref` AS `account_id`,
                                `t27`.`cut`,
                                CAST(COUNT(*) AS DOUBLE) AS `cases`,
                                CAST(SUM(
                                  CAST(COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                  AND COALESCE(`t27`.`won`, FALSE) AS BIGINT)
                                ) AS DOUBLE) AS `cases_won`,
                                MIN(
                                  CAST(CAST(DATE_TRUNC('second', `t27`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t27`.`created_at`) AS DOUBLE) AS DOUBLE) / 86400
                                ) AS `days_since_case`,
                                BOOL_OR(NOT (
                                  COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                )) AS `open_case`
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t10`.`opportunity_id`,
                                    `t10`.`person_ref`,
                                    `t10`.`account_ref`,
                                    `t10`.`product_id`,
                                    `t10`.`owner`,
                                    `t10`.`created_at`,
                                    `t10`.`stage`,
                                    `t10`.`closed_at`,
                                    `t10`.`won`,
                                    `t10`.`amount`,
                                    `t10`.`list_amount`,
                                    `t10`.`lost_reason`,
                                    `t10`.`source`,
                                    `t10`.`received_at`,
                                    `t10`.`load_id`,
                                    EXPLODE(
                                      ARRAY(
                                        CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                      )
                                    ) AS `cut`
                                  FROM (
                                    SELECT
                                      *
                                    FROM `opportunities` AS `t0`
                                    WHERE
                                      `t0`.`account_ref` IS NOT NULL
                                  ) AS `t10`
                                ) AS `t19`
                                WHERE
                                  `t19`.`created_at` <= `t19`.`cut`
                              ) AS `t27`
                              GROUP BY
                                1,
                                2
                            ) AS `t33`
                              ON `t47`.`account_id` = `t33`.`account_id` AND `t47`.`cut` = `t33`.`cut`
                          ) AS `t48`
                        ) AS `t50`
                        LEFT OUTER JOIN (
                          SELECT
                            `t28`.`customer_id` AS `account_id`,
                            `t28`.`cut`,
                            CAST(COUNT(
                              DISTINCT IF(
                                (
                                  CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                ) < 365,
                                `t28`.`order_id`,
                                NULL
                              )
                            ) AS DOUBLE) AS `orders_365`,
                            MIN(
                              CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                            ) AS `days_since_order`
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                `t15`.`customer_id`,
                                `t15`.`order_id`,
                                `t15`.`at`,
                                EXPLODE(
                                  ARRAY(
                                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                    CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                  )
                                ) AS `cut`
                              FROM (
                                SELECT
                                  `t4`.`customer_id`,
                                  `t4`.`order_id`,
                                  `t4`.`at`
                                FROM `order_lines` AS `t4`
                                WHERE
                                  `t4`.`kind` = 'sale'
                              ) AS `t15`
                            ) AS `t22`
                            WHERE
                              `t22`.`at` <= `t22`.`cut`
                          ) AS `t28`
                          GROUP BY
                            1,
                            2
                        ) AS `t37`
                          ON `t50`.`account_id` = `t37`.`account_id` AND `t50`.`cut` = `t37`.`cut`
                      ) AS `t51`
                    ) AS `t53`
                    LEFT OUTER JOIN (
                      SELECT
                        `t29`.`subject_id` AS `person_id`,
                        `t29`.`cut`,
                        MAX_BY(`t29`.`stage`, `t29`.`place`) AS `stage`,
                        MIN(
                          CAST(CAST(DATE_TRUNC('second', `t29`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t29`.`entered_at`) AS DOUBLE) AS DOUBLE) / 86400
                        ) AS `days_in_stage`
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t14`.`subject`,
                            `t14`.`subject_id`,
                            `t14`.`stage`,
                            `t14`.`place`,
                            `t14`.`customer`,
                            `t14`.`entered_at`,
                            `t14`.`left_at`,
                            `t14`.`how`,
                            `t14`.`because`,
                            `t14`.`next_stage`,
                            `t14`.`moved_on`,
                            EXPLODE(
                              ARRAY(
                                CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                              )
                            ) AS `cut`
                          FROM (
                            SELECT
                              *
                            FROM `stages` AS `t3`
                            WHERE
                              `t3`.`subject` = 'person'
                          ) AS `t14`
                        ) AS `t21`
                        WHERE
                          `t21`.`entered_at` <= `t21`.`cut`
                          AND (
                            (
                              `t21`.`left_at` IS NULL
                            ) OR (
                              `t21`.`left_at` > `t21`.`cut`
                            )
                          )
                      ) AS `t29`
                      GROUP BY
                        1,
                        2
                    ) AS `t35`
                      ON `t53`.`person_id` = `t35`.`person_id` AND `t53`.`cut` = `t35`.`cut`
                  ) AS `t54`
                ) AS `t56`
                LEFT OUTER JOIN (
                  SELECT
                    `t2`.`person_id`,
                    `t2`.`persona`
                  FROM `personas` AS `t2`
                ) AS `t13`
                  ON `t56`.`person_id` = `t13`.`person_id`
              ) AS `t57`
            ) AS `t59`
            LEFT OUTER JOIN (
              SELECT
                `t1`.`account_id`,
                `t1`.`industry`,
                `t1`.`size`,
                `t1`.`tier`,
                `t1`.`country`
              FROM `accounts` AS `t1`
            ) AS `t12`
              ON `t59`.`account_id` = `t12`.`account_id`
          ) AS `t60`
        ) AS `t62`
        LEFT OUTER JOIN (
          SELECT
            `t66`.`person_id`,
            `t66`.`cut`,
            TRUE AS `by_person_id`
          FROM (
            SELECT DISTINCT
              `t65`.`person_id`,
              `t65`.`cut`
            FROM (
              SELECT
                `t64`.`person_id`,
                `t64`.`cut`,
                `t17`.`who`,
                `t17`.`success_at`
              FROM (
                SELECT DISTINCT
                  `t61`.`person_id`,
                  `t61`.`cut`
                FROM (
                  SELECT
                    `t60`.`person_id`,
                    `t60`.`account_id`,
                    `t60`.`cut`,
                    `t60`.`days_since_last`,
                    `t60`.`days_since_asked`,
                    `t60`.`channels_90`,
                    `t60`.`touches_30`,
                    `t60`.`touches_90`,
                    `t60`.`pages_30`,
                    `t60`.`read_90`,
                    `t60`.`asked_90`,
                    `t60`.`asked_365`,
                    `t60`.`mails_90`,
                    `t60`.`portal_90`,
                    `t60`.`events_365`,
                    `t60`.`contacts_90`,
                    `t60`.`company_touches_90`,
                    `t60`.`company_people_90`,
                    `t60`.`company_asked_90`,
                    `t60`.`cases`,
                    `t60`.`cases_won`,
                    `t60`.`days_since_case`,
                    `t60`.`open_case`,
                    `t60`.`orders_365`,
                    `t60`.`days_since_order`,
                    `t60`.`stage`,
                    `t60`.`days_in_stage`,
                    `t60`.`persona`,
                    `t60`.`industry`,
                    `t60`.`size`,
                    `t60`.`tier`,
                    `t60`.`country`
                  FROM (
                    SELECT
                      `t59`.`person_id`,
                      `t59`.`account_id`,
                      `t59`.`cut`,
                      `t59`.`days_since_last`,
                      `t59`.`days_since_asked`,
                      `t59`.`channels_90`,
                      `t59`.`touches_30`,
                      `t59`.`touches_90`,
                      `t59`.`pages_30`,
                      `t59`.`read_90`,
                      `t59`.`asked_90`,
                      `t59`.`asked_365`,
                      `t59`.`mails_90`,
                      `t59`.`portal_90`,
                      `t59`.`events_365`,
                      `t59`.`contacts_90`,
                      `t59`.`company_touches_90`,
                      `t59`.`company_people_90`,
                      `t59`.`company_asked_90`,
                      `t59`.`cases`,
                      `t59`.`cases_won`,
                      `t59`.`days_since_case`,
                      `t59`.`open_case`,
                      `t59`.`orders_365`,
                      `t59`.`days_since_order`,
                      `t59`.`stage`,
                      `t59`.`days_in_stage`,
                      `t59`.`persona`,
                      `t12`.`account_id` AS `account_id_right`,
                      `t12`.`industry`,
                      `t12`.`size`,
                      `t12`.`tier`,
                      `t12`.`country`
                    FROM (
                      SELECT
                        `t57`.`person_id`,
                        `t57`.`account_id`,
                        `t57`.`cut`,
                        `t57`.`days_since_last`,
                        `t57`.`days_since_asked`,
                        `t57`.`channels_90`,
                        `t57`.`touches_30`,
                        `t57`.`touches_90`,
                        `t57`.`pages_30`,
                        `t57`.`read_90`,
                        `t57`.`asked_90`,
                        `t57`.`asked_365`,
                        `t57`.`mails_90`,
                        `t57`.`portal_90`,
                        `t57`.`events_365`,
                        `t57`.`contacts_90`,
                        `t57`.`company_touches_90`,
                        `t57`.`company_people_90`,
                        `t57`.`company_asked_90`,
                        `t57`.`cases`,
                        `t57`.`cases_won`,
                        `t57`.`days_since_case`,
                        `t57`.`open_case`,
                        `t57`.`orders_365`,
                        `t57`.`days_since_order`,
                        `t57`.`stage`,
                        `t57`.`days_in_stage`,
                        `t57`.`persona`
                      FROM (
                        SELECT
                          `t56`.`person_id`,
                          `t56`.`account_id`,
                          `t56`.`cut`,
                          `t56`.`days_since_last`,
                          `t56`.`days_since_asked`,
                          `t56`.`channels_90`,
                          `t56`.`touches_30`,
                          `t56`.`touches_90`,
                          `t56`.`pages_30`,
                          `t56`.`read_90`,
                          `t56`.`asked_90`,
                          `t56`.`asked_365`,
                          `t56`.`mails_90`,
                          `t56`.`portal_90`,
                          `t56`.`events_365`,
                          `t56`.`contacts_90`,
                          `t56`.`company_touches_90`,
                          `t56`.`company_people_90`,
                          `t56`.`company_asked_90`,
                          `t56`.`cases`,
                          `t56`.`cases_won`,
                          `t56`.`days_since_case`,
                          `t56`.`open_case`,
                          `t56`.`orders_365`,
                          `t56`.`days_since_order`,
                          `t56`.`stage`,
                          `t56`.`days_in_stage`,
                          `t13`.`person_id` AS `person_id_right`,
                          `t13`.`persona`
                        FROM (
                          SELECT
                            `t54`.`person_id`,
                            `t54`.`account_id`,
                            `t54`.`cut`,
                            `t54`.`days_since_last`,
                            `t54`.`days_since_asked`,
                            `t54`.`channels_90`,
                            `t54`.`touches_30`,
                            `t54`.`touches_90`,
                            `t54`.`pages_30`,
                            `t54`.`read_90`,
                            `t54`.`asked_90`,
                            `t54`.`asked_365`,
                            `t54`.`mails_90`,
                            `t54`.`portal_90`,
                            `t54`.`events_365`,
                            `t54`.`contacts_90`,
                            `t54`.`company_touches_90`,
                            `t54`.`company_people_90`,
                            `t54`.`company_asked_90`,
                            `t54`.`cases`,
                            `t54`.`cases_won`,
                            `t54`.`days_since_case`,
                            `t54`.`open_case`,
                            `t54`.`orders_365`,
                            `t54`.`days_since_order`,
                            `t54`.`stage`,
                            `t54`.`days_in_stage`
                          FROM (
                            SELECT
                              `t53`.`person_id`,
                              `t53`.`account_id`,
                              `t53`.`cut`,
                              `t53`.`days_since_last`,
                              `t53`.`days_since_asked`,
                              `t53`.`channels_90`,
                              `t53`.`touches_30`,
                              `t53`.`touches_90`,
                              `t53`.`pages_30`,
                              `t53`.`read_90`,
                              `t53`.`asked_90`,
                              `t53`.`asked_365`,
                              `t53`.`mails_90`,
                              `t53`.`portal_90`,
                              `t53`.`events_365`,
                              `t53`.`contacts_90`,
                              `t53`.`company_touches_90`,
                              `t53`.`company_people_90`,
                              `t53`.`company_asked_90`,
                              `t53`.`cases`,
                              `t53`.`cases_won`,
                              `t53`.`days_since_case`,
                              `t53`.`open_case`,
                              `t53`.`orders_365`,
                              `t53`.`days_since_order`,
                              `t35`.`person_id` AS `person_id_right`,
                              `t35`.`cut` AS `cut_right`,
                              `t35`.`stage`,
                              `t35`.`days_in_stage`
                            FROM (
                              SELECT
                                `t51`.`person_id`,
                                `t51`.`account_id`,
                                `t51`.`cut`,
                                `t51`.`days_since_last`,
                                `t51`.`days_since_asked`,
                                `t51`.`channels_90`,
                                `t51`.`touches_30`,
                                `t51`.`touches_90`,
                                `t51`.`pages_30`,
                                `t51`.`read_90`,
                                `t51`.`asked_90`,
                                `t51`.`asked_365`,
                                `t51`.`mails_90`,
                                `t51`.`portal_90`,
                                `t51`.`events_365`,
                                `t51`.`contacts_90`,
                                `t51`.`company_touches_90`,
                                `t51`.`company_people_90`,
                                `t51`.`company_asked_90`,
                                `t51`.`cases`,
                                `t51`.`cases_won`,
                                `t51`.`days_since_case`,
                                `t51`.`open_case`,
                                `t51`.`orders_365`,
                                `t51`.`days_since_order`
                              FROM (
                                SELECT
                                  `t50`.`person_id`,
                                  `t50`.`account_id`,
                                  `t50`.`cut`,
                                  `t50`.`days_since_last`,
                                  `t50`.`days_since_asked`,
                                  `t50`.`channels_90`,
                                  `t50`.`touches_30`,
                                  `t50`.`touches_90`,
                                  `t50`.`pages_30`,
                                  `t50`.`read_90`,
                                  `t50`.`asked_90`,
                                  `t50`.`asked_365`,
                                  `t50`.`mails_90`,
                                  `t50`.`portal_90`,
                                  `t50`.`events_365`,
                                  `t50`.`contacts_90`,
                                  `t50`.`company_touches_90`,
                                  `t50`.`company_people_90`,
                                  `t50`.`company_asked_90`,
                                  `t50`.`cases`,
                                  `t50`.`cases_won`,
                                  `t50`.`days_since_case`,
                                  `t50`.`open_case`,
                                  `t37`.`account_id` AS `account_id_right`,
                                  `t37`.`cut` AS `cut_right`,
                                  `t37`.`orders_365`,
                                  `t37`.`days_since_order`
                                FROM (
                                  SELECT
                                    `t48`.`person_id`,
                                    `t48`.`account_id`,
                                    `t48`.`cut`,
                                    `t48`.`days_since_last`,
                                    `t48`.`days_since_asked`,
                                    `t48`.`channels_90`,
                                    `t48`.`touches_30`,
                                    `t48`.`touches_90`,
                                    `t48`.`pages_30`,
                                    `t48`.`read_90`,
                                    `t48`.`asked_90`,
                                    `t48`.`asked_365`,
                                    `t48`.`mails_90`,
                                    `t48`.`portal_90`,
                                    `t48`.`events_365`,
                                    `t48`.`contacts_90`,
                                    `t48`.`company_touches_90`,
                                    `t48`.`company_people_90`,
                                    `t48`.`company_asked_90`,
                                    `t48`.`cases`,
                                    `t48`.`cases_won`,
                                    `t48`.`days_since_case`,
                                    `t48`.`open_case`
                                  FROM (
                                    SELECT
                                      `t47`.`person_id`,
                                      `t47`.`account_id`,
                                      `t47`.`cut`,
                                      `t47`.`days_since_last`,
                                      `t47`.`days_since_asked`,
                                      `t47`.`channels_90`,
                                      `t47`.`touches_30`,
                                      `t47`.`touches_90`,
                                      `t47`.`pages_30`,
                                      `t47`.`read_90`,
                                      `t47`.`asked_90`,
                                      `t47`.`asked_365`,
                                      `t47`.`mails_90`,
                                      `t47`.`portal_90`,
                                      `t47`.`events_365`,
                                      `t47`.`contacts_90`,
                                      `t47`.`company_touches_90`,
                                      `t47`.`company_people_90`,
                                      `t47`.`company_asked_90`,
                                      `t33`.`account_id` AS `account_id_right`,
                                      `t33`.`cut` AS `cut_right`,
                                      `t33`.`cases`,
                                      `t33`.`cases_won`,
                                      `t33`.`days_since_case`,
                                      `t33`.`open_case`
                                    FROM (
                                      SELECT
                                        `t45`.`person_id`,
                                        `t45`.`account_id`,
                                        `t45`.`cut`,
                                        `t45`.`days_since_last`,
                                        `t45`.`days_since_asked`,
                                        `t45`.`channels_90`,
                                        `t45`.`touches_30`,
                                        `t45`.`touches_90`,
                                        `t45`.`pages_30`,
                                        `t45`.`read_90`,
                                        `t45`.`asked_90`,
                                        `t45`.`asked_365`,
                                        `t45`.`mails_90`,
                                        `t45`.`portal_90`,
                                        `t45`.`events_365`,
                                        `t45`.`contacts_90`,
                                        `t45`.`company_touches_90`,
                                        `t45`.`company_people_90`,
                                        `t45`.`company_asked_90`
                                      FROM (
                                        SELECT
                                          `t44`.`person_id`,
                                          `t44`.`account_id`,
                                          `t44`.`cut`,
                                          `t44`.`days_since_last`,
                                          `t44`.`days_since_asked`,
                                          `t44`.`channels_90`,
                                          `t44`.`touches_30`,
                                          `t44`.`touches_90`,
                                          `t44`.`pages_30`,
                                          `t44`.`read_90`,
                                          `t44`.`asked_90`,
                                          `t44`.`asked_365`,
                                          `t44`.`mails_90`,
                                          `t44`.`portal_90`,
                                          `t44`.`events_365`,
                                          `t44`.`contacts_90`,
                                          `t40`.`account_id` AS `account_id_right`,
                                          `t40`.`cut` AS `cut_right`,
                                          `t40`.`company_touches_90`,
                                          `t40`.`company_people_90`,
                                          `t40`.`company_asked_90`
                                        FROM (
                                          SELECT
                                            `t42`.`person_id`,
                                            `t42`.`account_id`,
                                            `t42`.`cut`,
                                            `t42`.`days_since_last`,
                                            `t42`.`days_since_asked`,
                                            `t42`.`channels_90`,
                                            `t42`.`touches_30`,
                                            `t42`.`touches_90`,
                                            `t42`.`pages_30`,
                                            `t42`.`read_90`,
                                            `t42`.`asked_90`,
                                            `t42`.`asked_365`,
                                            `t42`.`mails_90`,
                                            `t42`.`portal_90`,
                                            `t42`.`events_365`,
                                            `t42`.`contacts_90`
                                          FROM (
                                            SELECT
                                              `t23`.`person_id`,
                                              `t23`.`account_id`,
                                              `t23`.`cut`,
                                              `t41`.`person_id` AS `person_id_right`,
                                              `t41`.`cut` AS `cut_right`,
                                              `t41`.`days_since_last`,
                                              `t41`.`days_since_asked`,
                                              `t41`.`channels_90`,
                                              `t41`.`touches_30`,
                                              `t41`.`touches_90`,
                                              `t41`.`pages_30`,
                                              `t41`.`read_90`,
                                              `t41`.`asked_90`,
                                              `t41`.`asked_365`,
                                              `t41`.`mails_90`,
                                              `t41`.`portal_90`,
                                              `t41`.`events_365`,
                                              `t41`.`contacts_90`
                                            FROM (
                                              SELECT
                                                `t9`.`person_id`,
                                                `t9`.`account_id`,
                                                EXPLODE(
                                                  ARRAY(
                                                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                                  )
                                                ) AS `cut`
                                              FROM (
                                                SELECT
                                                  `t5`.`person_id`,
                                                  `t5`.`account_id`
                                                FROM `people` AS `t5`
                                              ) AS `t9`
                                            ) AS `t23`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t31`.`person_id`,
                                                `t31`.`cut`,
                                                MIN(
                                                  CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                ) AS `days_since_last`,
                                                MIN(
                                                  IF(
                                                    COALESCE(
                                                      CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                        `t31`.`kind` = 'Form Submitted'
                                                      ),
                                                      FALSE
                                                    ),
                                                    CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400,
                                                    NULL
                                                  )
                                                ) AS `days_since_asked`,
                                                CAST(COUNT(
                                                  DISTINCT IF(
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90,
                                                    `t31`.`channel`,
                                                    NULL
                                                  )
                                                ) AS DOUBLE) AS `channels_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) >= 0,
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 30
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `touches_30`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) >= 0,
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `touches_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'web', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 30
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `pages_30`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    (
                                                      `t31`.`content_id` IS NOT NULL
                                                    )
                                                    OR CONTAINS(`t31`.`kind`, 'Download')
                                                    OR CONTAINS(`t31`.`kind`, 'Opened'),
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `read_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                      `t31`.`kind` = 'Form Submitted'
                                                    ),
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `asked_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                      `t31`.`kind` = 'Form Submitted'
                                                    ),
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 365
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `asked_365`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'email', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `mails_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'portal', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `portal_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'event', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 365
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `events_365`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` IN ('phone', 'visit', 'meeting'), FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `contacts_90`
                                              FROM (
                                                SELECT
                                                  *
                                                FROM `t24` AS `t26`
                                                WHERE
                                                  `t26`.`at` <= `t26`.`cut`
                                                  AND NOT (
                                                    STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                                  )
                                                  AND `t26`.`person_id` IS NOT NULL
                                              ) AS `t31`
                                              GROUP BY
                                                1,
                                                2
                                            ) AS `t41`
                                              ON `t23`.`person_id` = `t41`.`person_id` AND `t23`.`cut` = `t41`.`cut`
                                          ) AS `t42`
                                        ) AS `t44`
                                        LEFT OUTER JOIN (
                                          SELECT
                                            `t30`.`account_id`,
                                            `t30`.`cut`,
                                            CAST(SUM(
                                              CAST((
                                                CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                              ) < 90 AS BIGINT)
                                            ) AS DOUBLE) AS `company_touches_90`,
                                            CAST(COUNT(
                                              DISTINCT IF(
                                                (
                                                  CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                ) < 90,
                                                `t30`.`person_id`,
                                                NULL
                                              )
                                            ) AS DOUBLE) AS `company_people_90`,
                                            CAST(SUM(
                                              CAST(COALESCE(
                                                CONTAINS(`t30`.`kind`, 'Requested')
                                                AND (
                                                  (
                                                    CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                  ) < 90
                                                ),
                                                FALSE
                                              ) AS BIGINT)
                                            ) AS DOUBLE) AS `company_asked_90`
                                          FROM (
                                            SELECT
                                              *
                                            FROM `t24` AS `t26`
                                            WHERE
                                              `t26`.`at` <= `t26`.`cut`
                                              AND NOT (
                                                STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                              )
                                              AND `t26`.`account_id` IS NOT NULL
                                          ) AS `t30`
                                          GROUP BY
                                            1,
                                            2
                                        ) AS `t40`
                                          ON `t44`.`account_id` = `t40`.`account_id` AND `t44`.`cut` = `t40`.`cut`
                                      ) AS `t45`
                                    ) AS `t47`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t27`.`account_ref` AS `account_id`,
                                        `t27`.`cut`,
                                        CAST(COUNT(*) AS DOUBLE) AS `cases`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                          AND COALESCE(`t27`.`won`, FALSE) AS BIGINT)
                                        ) AS DOUBLE) AS `cases_won`,
                                        MIN(
                                          CAST(CAST(DATE_TRUNC('second', `t27`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t27`.`created_at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) AS `days_since_case`,
                                        BOOL_OR(NOT (
                                          COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                        )) AS `open_case`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t10`.`opportunity_id`,
                                            `t10`.`person_ref`,
                                            `t10`.`account_ref`,
                                            `t10`.`product_id`,
                                            `t10`.`owner`,
                                            `t10`.`created_at`,
                                            `t10`.`stage`,
                                            `t10`.`closed_at`,
                                            `t10`.`won`,
                                            `t10`.`amount`,
                                            `t10`.`list_amount`,
                                            `t10`.`lost_reason`,
                                            `t10`.`source`,
                                            `t10`.`received_at`,
                                            `t10`.`load_id`,
                                            EXPLODE(
                                              ARRAY(
                                                CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                              )
                                            ) AS `cut`
                                          FROM (
                                            SELECT
                                              *
                                            FROM `opportunities` AS `t0`
                                            WHERE
                                              `t0`.`account_ref` IS NOT NULL
                                          ) AS `t10`
                                        ) AS `t19`
                                        WHERE
                                          `t19`.`created_at` <= `t19`.`cut`
                                      ) AS `t27`
                                      GROUP BY
                                        1,
                                        2
                                    ) AS `t33`
                                      ON `t47`.`account_id` = `t33`.`account_id` AND `t47`.`cut` = `t33`.`cut`
                                  ) AS `t48`
                                ) AS `t50`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t28`.`customer_id` AS `account_id`,
                                    `t28`.`cut`,
                                    CAST(COUNT(
                                      DISTINCT IF(
                                        (
                                          CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) < 365,
                                        `t28`.`order_id`,
                                        NULL
                                      )
                                    ) AS DOUBLE) AS `orders_365`,
                                    MIN(
                                      CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                    ) AS `days_since_order`
                                  FROM (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        `t15`.`customer_id`,
                                        `t15`.`order_id`,
                                        `t15`.`at`,
                                        EXPLODE(
                                          ARRAY(
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                          )
                                        ) AS `cut`
                                      FROM (
                                        SELECT
                                          `t4`.`customer_id`,
                                          `t4`.`order_id`,
                                          `t4`.`at`
                                        FROM `order_lines` AS `t4`
                                        WHERE
                                          `t4`.`kind` = 'sale'
                                      ) AS `t15`
                                    ) AS `t22`
                                    WHERE
                                      `t22`.`at` <= `t22`.`cut`
                                  ) AS `t28`
                                  GROUP BY
                                    1,
                                    2
                                ) AS `t37`
                                  ON `t50`.`account_id` = `t37`.`account_id` AND `t50`.`cut` = `t37`.`cut`
                              ) AS `t51`
                            ) AS `t53`
                            LEFT OUTER JOIN (
                              SELECT
                                `t29`.`subject_id` AS `person_id`,
                                `t29`.`cut`,
                                MAX_BY(`t29`.`stage`, `t29`.`place`) AS `stage`,
                                MIN(
                                  CAST(CAST(DATE_TRUNC('second', `t29`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t29`.`entered_at`) AS DOUBLE) AS DOUBLE) / 86400
                                ) AS `days_in_stage`
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t14`.`subject`,
                                    `t14`.`subject_id`,
                                    `t14`.`stage`,
                                    `t14`.`place`,
                                    `t14`.`customer`,
                                    `t14`.`entered_at`,
                                    `t14`.`left_at`,
                                    `t14`.`how`,
                                    `t14`.`because`,
                                    `t14`.`next_stage`,
                                    `t14`.`moved_on`,
                                    EXPLODE(
                                      ARRAY(
                                        CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                      )
                                    ) AS `cut`
                                  FROM (
                                    SELECT
                                      *
                                    FROM `stages` AS `t3`
                                    WHERE
                                      `t3`.`subject` = 'person'
                                  ) AS `t14`
                                ) AS `t21`
                                WHERE
                                  `t21`.`entered_at` <= `t21`.`cut`
                                  AND (
                                    (
                                      `t21`.`left_at` IS NULL
                                    ) OR (
                                      `t21`.`left_at` > `t21`.`cut`
                                    )
                                  )
                              ) AS `t29`
                              GROUP BY
                                1,
                                2
                            ) AS `t35`
                              ON `t53`.`person_id` = `t35`.`person_id` AND `t53`.`cut` = `t35`.`cut`
                          ) AS `t54`
                        ) AS `t56`
                        LEFT OUTER JOIN (
                          SELECT
                            `t2`.`person_id`,
                            `t2`.`persona`
                          FROM `personas` AS `t2`
                        ) AS `t13`
                          ON `t56`.`person_id` = `t13`.`person_id`
                      ) AS `t57`
                    ) AS `t59`
                    LEFT OUTER JOIN (
                      SELECT
                        `t1`.`account_id`,
                        `t1`.`industry`,
                        `t1`.`size`,
                        `t1`.`tier`,
                        `t1`.`country`
                      FROM `accounts` AS `t1`
                    ) AS `t12`
                      ON `t59`.`account_id` = `t12`.`account_id`
                  ) AS `t60`
                ) AS `t61`
              ) AS `t64`
              INNER JOIN (
                SELECT
                  `t0`.`person_ref` AS `who`,
                  `t0`.`created_at` AS `success_at`
                FROM `opportunities` AS `t0`
                WHERE
                  `t0`.`person_ref` IS NOT NULL
              ) AS `t17`
                ON `t64`.`person_id` = `t17`.`who`
            ) AS `t65`
            WHERE
              (
                CAST(CAST(DATE_TRUNC('second', `t65`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t65`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
              ) > 0
              AND (
                CAST(CAST(DATE_TRUNC('second', `t65`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t65`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
              ) <= 60
          ) AS `t66`
        ) AS `t68`
          ON `t62`.`person_id` = `t68`.`person_id` AND `t62`.`cut` = `t68`.`cut`
      ) AS `t69`
    ) AS `t71`
    LEFT OUTER JOIN (
      SELECT
        `t75`.`account_id`,
        `t75`.`cut`,
        TRUE AS `by_account_id`
      FROM (
        SELECT DISTINCT
          `t74`.`account_id`,
          `t74`.`cut`
        FROM (
          SELECT
            `t73`.`account_id`,
            `t73`.`cut`,
            `t25`.`who`,
            `t25`.`success_at`
          FROM (
            SELECT DISTINCT
              `t70`.`account_id`,
              `t70`.`cut`
            FROM (
              SELECT
                `t69`.`person_id`,
                `t69`.`account_id`,
                `t69`.`cut`,
                `t69`.`days_since_last`,
                `t69`.`days_since_asked`,
                `t69`.`channels_90`,
                `t69`.`touches_30`,
                `t69`.`touches_90`,
                `t69`.`pages_30`,
                `t69`.`read_90`,
                `t69`.`asked_90`,
                `t69`.`asked_365`,
                `t69`.`mails_90`,
                `t69`.`portal_90`,
                `t69`.`events_365`,
                `t69`.`contacts_90`,
                `t69`.`company_touches_90`,
                `t69`.`company_people_90`,
                `t69`.`company_asked_90`,
                `t69`.`cases`,
                `t69`.`cases_won`,
                `t69`.`days_since_case`,
                `t69`.`open_case`,
                `t69`.`orders_365`,
                `t69`.`days_since_order`,
                `t69`.`stage`,
                `t69`.`days_in_stage`,
                `t69`.`persona`,
                `t69`.`industry`,
                `t69`.`size`,
                `t69`.`tier`,
                `t69`.`country`,
                `t69`.`by_person_id`
              FROM (
                SELECT
                  `t62`.`person_id`,
                  `t62`.`account_id`,
                  `t62`.`cut`,
                  `t62`.`days_since_last`,
                  `t62`.`days_since_asked`,
                  `t62`.`channels_90`,
                  `t62`.`touches_30`,
                  `t62`.`touches_90`,
                  `t62`.`pages_30`,
                  `t62`.`read_90`,
                  `t62`.`asked_90`,
                  `t62`.`asked_365`,
                  `t62`.`mails_90`,
                  `t62`.`portal_90`,
                  `t62`.`events_365`,
                  `t62`.`contacts_90`,
                  `t62`.`company_touches_90`,
                  `t62`.`company_people_90`,
                  `t62`.`company_asked_90`,
                  `t62`.`cases`,
                  `t62`.`cases_won`,
                  `t62`.`days_since_case`,
                  `t62`.`open_case`,
                  `t62`.`orders_365`,
                  `t62`.`days_since_order`,
                  `t62`.`stage`,
                  `t62`.`days_in_stage`,
                  `t62`.`persona`,
                  `t62`.`industry`,
                  `t62`.`size`,
                  `t62`.`tier`,
                  `t62`.`country`,
                  `t68`.`person_id` AS `person_id_right`,
                  `t68`.`cut` AS `cut_right`,
                  `t68`.`by_person_id`
                FROM (
                  SELECT
                    `t60`.`person_id`,
                    `t60`.`account_id`,
                    `t60`.`cut`,
                    `t60`.`days_since_last`,
                    `t60`.`days_since_asked`,
                    `t60`.`channels_90`,
                    `t60`.`touches_30`,
                    `t60`.`touches_90`,
                    `t60`.`pages_30`,
                    `t60`.`read_90`,
                    `t60`.`asked_90`,
                    `t60`.`asked_365`,
                    `t60`.`mails_90`,
                    `t60`.`portal_90`,
                    `t60`.`events_365`,
                    `t60`.`contacts_90`,
                    `t60`.`company_touches_90`,
                    `t60`.`company_people_90`,
                    `t60`.`company_asked_90`,
                    `t60`.`cases`,
                    `t60`.`cases_won`,
                    `t60`.`days_since_case`,
                    `t60`.`open_case`,
                    `t60`.`orders_365`,
                    `t60`.`days_since_order`,
                    `t60`.`stage`,
                    `t60`.`days_in_stage`,
                    `t60`.`persona`,
                    `t60`.`industry`,
                    `t60`.`size`,
                    `t60`.`tier`,
                    `t60`.`country`
                  FROM (
                    SELECT
                      `t59`.`person_id`,
                      `t59`.`account_id`,
                      `t59`.`cut`,
                      `t59`.`days_since_last`,
                      `t59`.`days_since_asked`,
                      `t59`.`channels_90`,
                      `t59`.`touches_30`,
                      `t59`.`touches_90`,
                      `t59`.`pages_30`,
                      `t59`.`read_90`,
                      `t59`.`asked_90`,
                      `t59`.`asked_365`,
                      `t59`.`mails_90`,
                      `t59`.`portal_90`,
                      `t59`.`events_365`,
                      `t59`.`contacts_90`,
                      `t59`.`company_touches_90`,
                      `t59`.`company_people_90`,
                      `t59`.`company_asked_90`,
                      `t59`.`cases`,
                      `t59`.`cases_won`,
                      `t59`.`days_since_case`,
                      `t59`.`open_case`,
                      `t59`.`orders_365`,
                      `t59`.`days_since_order`,
                      `t59`.`stage`,
                      `t59`.`days_in_stage`,
                      `t59`.`persona`,
                      `t12`.`account_id` AS `account_id_right`,
                      `t12`.`industry`,
                      `t12`.`size`,
                      `t12`.`tier`,
                      `t12`.`country`
                    FROM (
                      SELECT
                        `t57`.`person_id`,
                        `t57`.`account_id`,
                        `t57`.`cut`,
                        `t57`.`days_since_last`,
                        `t57`.`days_since_asked`,
                        `t57`.`channels_90`,
                        `t57`.`touches_30`,
                        `t57`.`touches_90`,
                        `t57`.`pages_30`,
                        `t57`.`read_90`,
                        `t57`.`asked_90`,
                        `t57`.`asked_365`,
                        `t57`.`mails_90`,
                        `t57`.`portal_90`,
                        `t57`.`events_365`,
                        `t57`.`contacts_90`,
                        `t57`.`company_touches_90`,
                        `t57`.`company_people_90`,
                        `t57`.`company_asked_90`,
                        `t57`.`cases`,
                        `t57`.`cases_won`,
                        `t57`.`days_since_case`,
                        `t57`.`open_case`,
                        `t57`.`orders_365`,
                        `t57`.`days_since_order`,
                        `t57`.`stage`,
                        `t57`.`days_in_stage`,
                        `t57`.`persona`
                      FROM (
                        SELECT
                          `t56`.`person_id`,
                          `t56`.`account_id`,
                          `t56`.`cut`,
                          `t56`.`days_since_last`,
                          `t56`.`days_since_asked`,
                          `t56`.`channels_90`,
                          `t56`.`touches_30`,
                          `t56`.`touches_90`,
                          `t56`.`pages_30`,
                          `t56`.`read_90`,
                          `t56`.`asked_90`,
                          `t56`.`asked_365`,
                          `t56`.`mails_90`,
                          `t56`.`portal_90`,
                          `t56`.`events_365`,
                          `t56`.`contacts_90`,
                          `t56`.`company_touches_90`,
                          `t56`.`company_people_90`,
                          `t56`.`company_asked_90`,
                          `t56`.`cases`,
                          `t56`.`cases_won`,
                          `t56`.`days_since_case`,
                          `t56`.`open_case`,
                          `t56`.`orders_365`,
                          `t56`.`days_since_order`,
                          `t56`.`stage`,
                          `t56`.`days_in_stage`,
                          `t13`.`person_id` AS `person_id_right`,
                          `t13`.`persona`
                        FROM (
                          SELECT
                            `t54`.`person_id`,
                            `t54`.`account_id`,
                            `t54`.`cut`,
                            `t54`.`days_since_last`,
                            `t54`.`days_since_asked`,
                            `t54`.`channels_90`,
                            `t54`.`touches_30`,
                            `t54`.`touches_90`,
                            `t54`.`pages_30`,
                            `t54`.`read_90`,
                            `t54`.`asked_90`,
                            `t54`.`asked_365`,
                            `t54`.`mails_90`,
                            `t54`.`portal_90`,
                            `t54`.`events_365`,
                            `t54`.`contacts_90`,
                            `t54`.`company_touches_90`,
                            `t54`.`company_people_90`,
                            `t54`.`company_asked_90`,
                            `t54`.`cases`,
                            `t54`.`cases_won`,
                            `t54`.`days_since_case`,
                            `t54`.`open_case`,
                            `t54`.`orders_365`,
                            `t54`.`days_since_order`,
                            `t54`.`stage`,
                            `t54`.`days_in_stage`
                          FROM (
                            SELECT
                              `t53`.`person_id`,
                              `t53`.`account_id`,
                              `t53`.`cut`,
                              `t53`.`days_since_last`,
                              `t53`.`days_since_asked`,
                              `t53`.`channels_90`,
                              `t53`.`touches_30`,
                              `t53`.`touches_90`,
                              `t53`.`pages_30`,
                              `t53`.`read_90`,
                              `t53`.`asked_90`,
                              `t53`.`asked_365`,
                              `t53`.`mails_90`,
                              `t53`.`portal_90`,
                              `t53`.`events_365`,
                              `t53`.`contacts_90`,
                              `t53`.`company_touches_90`,
                              `t53`.`company_people_90`,
                              `t53`.`company_asked_90`,
                              `t53`.`cases`,
                              `t53`.`cases_won`,
                              `t53`.`days_since_case`,
                              `t53`.`open_case`,
                              `t53`.`orders_365`,
                              `t53`.`days_since_order`,
                              `t35`.`person_id` AS `person_id_right`,
                              `t35`.`cut` AS `cut_right`,
                              `t35`.`stage`,
                              `t35`.`days_in_stage`
                            FROM (
                              SELECT
                                `t51`.`person_id`,
                                `t51`.`account_id`,
                                `t51`.`cut`,
                                `t51`.`days_since_last`,
                                `t51`.`days_since_asked`,
                                `t51`.`channels_90`,
                                `t51`.`touches_30`,
                                `t51`.`touches_90`,
                                `t51`.`pages_30`,
                                `t51`.`read_90`,
                                `t51`.`asked_90`,
                                `t51`.`asked_365`,
                                `t51`.`mails_90`,
                                `t51`.`portal_90`,
                                `t51`.`events_365`,
                                `t51`.`contacts_90`,
                                `t51`.`company_touches_90`,
                                `t51`.`company_people_90`,
                                `t51`.`company_asked_90`,
                                `t51`.`cases`,
                                `t51`.`cases_won`,
                                `t51`.`days_since_case`,
                                `t51`.`open_case`,
                                `t51`.`orders_365`,
                                `t51`.`days_since_order`
                              FROM (
                                SELECT
                                  `t50`.`person_id`,
                                  `t50`.`account_id`,
                                  `t50`.`cut`,
                                  `t50`.`days_since_last`,
                                  `t50`.`days_since_asked`,
                                  `t50`.`channels_90`,
                                  `t50`.`touches_30`,
                                  `t50`.`touches_90`,
                                  `t50`.`pages_30`,
                                  `t50`.`read_90`,
                                  `t50`.`asked_90`,
                                  `t50`.`asked_365`,
                                  `t50`.`mails_90`,
                                  `t50`.`portal_90`,
                                  `t50`.`events_365`,
                                  `t50`.`contacts_90`,
                                  `t50`.`company_touches_90`,
                                  `t50`.`company_people_90`,
                                  `t50`.`company_asked_90`,
                                  `t50`.`cases`,
                                  `t50`.`cases_won`,
                                  `t50`.`days_since_case`,
                                  `t50`.`open_case`,
                                  `t37`.`account_id` AS `account_id_right`,
                                  `t37`.`cut` AS `cut_right`,
                                  `t37`.`orders_365`,
                                  `t37`.`days_since_order`
                                FROM (
                                  SELECT
                                    `t48`.`person_id`,
                                    `t48`.`account_id`,
                                    `t48`.`cut`,
                                    `t48`.`days_since_last`,
                                    `t48`.`days_since_asked`,
                                    `t48`.`channels_90`,
                                    `t48`.`touches_30`,
                                    `t48`.`touches_90`,
                                    `t48`.`pages_30`,
                                    `t48`.`read_90`,
                                    `t48`.`asked_90`,
                                    `t48`.`asked_365`,
                                    `t48`.`mails_90`,
                                    `t48`.`portal_90`,
                                    `t48`.`events_365`,
                                    `t48`.`contacts_90`,
                                    `t48`.`company_touches_90`,
                                    `t48`.`company_people_90`,
                                    `t48`.`company_asked_90`,
                                    `t48`.`cases`,
                                    `t48`.`cases_won`,
                                    `t48`.`days_since_case`,
                                    `t48`.`open_case`
                                  FROM (
                                    SELECT
                                      `t47`.`person_id`,
                                      `t47`.`account_id`,
                                      `t47`.`cut`,
                                      `t47`.`days_since_last`,
                                      `t47`.`days_since_asked`,
                                      `t47`.`channels_90`,
                                      `t47`.`touches_30`,
                                      `t47`.`touches_90`,
                                      `t47`.`pages_30`,
                                      `t47`.`read_90`,
                                      `t47`.`asked_90`,
                                      `t47`.`asked_365`,
                                      `t47`.`mails_90`,
                                      `t47`.`portal_90`,
                                      `t47`.`events_365`,
                                      `t47`.`contacts_90`,
                                      `t47`.`company_touches_90`,
                                      `t47`.`company_people_90`,
                                      `t47`.`company_asked_90`,
                                      `t33`.`account_id` AS `account_id_right`,
                                      `t33`.`cut` AS `cut_right`,
                                      `t33`.`cases`,
                                      `t33`.`cases_won`,
                                      `t33`.`days_since_case`,
                                      `t33`.`open_case`
                                    FROM (
                                      SELECT
                                        `t45`.`person_id`,
                                        `t45`.`account_id`,
                                        `t45`.`cut`,
                                        `t45`.`days_since_last`,
                                        `t45`.`days_since_asked`,
                                        `t45`.`channels_90`,
                                        `t45`.`touches_30`,
                                        `t45`.`touches_90`,
                                        `t45`.`pages_30`,
                                        `t45`.`read_90`,
                                        `t45`.`asked_90`,
                                        `t45`.`asked_365`,
                                        `t45`.`mails_90`,
                                        `t45`.`portal_90`,
                                        `t45`.`events_365`,
                                        `t45`.`contacts_90`,
                                        `t45`.`company_touches_90`,
                                        `t45`.`company_people_90`,
                                        `t45`.`company_asked_90`
                                      FROM (
                                        SELECT
                                          `t44`.`person_id`,
                                          `t44`.`account_id`,
                                          `t44`.`cut`,
                                          `t44`.`days_since_last`,
                                          `t44`.`days_since_asked`,
                                          `t44`.`channels_90`,
                                          `t44`.`touches_30`,
                                          `t44`.`touches_90`,
                                          `t44`.`pages_30`,
                                          `t44`.`read_90`,
                                          `t44`.`asked_90`,
                                          `t44`.`asked_365`,
                                          `t44`.`mails_90`,
                                          `t44`.`portal_90`,
                                          `t44`.`events_365`,
                                          `t44`.`contacts_90`,
                                          `t40`.`account_id` AS `account_id_right`,
                                          `t40`.`cut` AS `cut_right`,
                                          `t40`.`company_touches_90`,
                                          `t40`.`company_people_90`,
                                          `t40`.`company_asked_90`
                                        FROM (
                                          SELECT
                                            `t42`.`person_id`,
                                            `t42`.`account_id`,
                                            `t42`.`cut`,
                                            `t42`.`days_since_last`,
                                            `t42`.`days_since_asked`,
                                            `t42`.`channels_90`,
                                            `t42`.`touches_30`,
                                            `t42`.`touches_90`,
                                            `t42`.`pages_30`,
                                            `t42`.`read_90`,
                                            `t42`.`asked_90`,
                                            `t42`.`asked_365`,
                                            `t42`.`mails_90`,
                                            `t42`.`portal_90`,
                                            `t42`.`events_365`,
                                            `t42`.`contacts_90`
                                          FROM (
                                            SELECT
                                              `t23`.`person_id`,
                                              `t23`.`account_id`,
                                              `t23`.`cut`,
                                              `t41`.`person_id` AS `person_id_right`,
                                              `t41`.`cut` AS `cut_right`,
                                              `t41`.`days_since_last`,
                                              `t41`.`days_since_asked`,
                                              `t41`.`channels_90`,
                                              `t41`.`touches_30`,
                                              `t41`.`touches_90`,
                                              `t41`.`pages_30`,
                                              `t41`.`read_90`,
                                              `t41`.`asked_90`,
                                              `t41`.`asked_365`,
                                              `t41`.`mails_90`,
                                              `t41`.`portal_90`,
                                              `t41`.`events_365`,
                                              `t41`.`contacts_90`
                                            FROM (
                                              SELECT
                                                `t9`.`person_id`,
                                                `t9`.`account_id`,
                                                EXPLODE(
                                                  ARRAY(
                                                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                                  )
                                                ) AS `cut`
                                              FROM (
                                                SELECT
                                                  `t5`.`person_id`,
                                                  `t5`.`account_id`
                                                FROM `people` AS `t5`
                                              ) AS `t9`
                                            ) AS `t23`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t31`.`person_id`,
                                                `t31`.`cut`,
                                                MIN(
                                                  CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                ) AS `days_since_last`,
                                                MIN(
                                                  IF(
                                                    COALESCE(
                                                      CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                        `t31`.`kind` = 'Form Submitted'
                                                      ),
                                                      FALSE
                                                    ),
                                                    CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400,
                                                    NULL
                                                  )
                                                ) AS `days_since_asked`,
                                                CAST(COUNT(
                                                  DISTINCT IF(
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90,
                                                    `t31`.`channel`,
                                                    NULL
                                                  )
                                                ) AS DOUBLE) AS `channels_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) >= 0,
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 30
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `touches_30`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) >= 0,
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `touches_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'web', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 30
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `pages_30`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    (
                                                      `t31`.`content_id` IS NOT NULL
                                                    )
                                                    OR CONTAINS(`t31`.`kind`, 'Download')
                                                    OR CONTAINS(`t31`.`kind`, 'Opened'),
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `read_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                      `t31`.`kind` = 'Form Submitted'
                                                    ),
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `asked_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(
                                                    CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                      `t31`.`kind` = 'Form Submitted'
                                                    ),
                                                    FALSE
                                                  )
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 365
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `asked_365`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'email', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `mails_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'portal', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `portal_90`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` = 'event', FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 365
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `events_365`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t31`.`channel` IN ('phone', 'visit', 'meeting'), FALSE)
                                                  AND (
                                                    (
                                                      CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                    ) < 90
                                                  ) AS BIGINT)
                                                ) AS DOUBLE) AS `contacts_90`
                                              FROM (
                                                SELECT
                                                  *
                                                FROM `t24` AS `t26`
                                                WHERE
                                                  `t26`.`at` <= `t26`.`cut`
                                                  AND NOT (
                                                    STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                                  )
                                                  AND `t26`.`person_id` IS NOT NULL
                                              ) AS `t31`
                                              GROUP BY
                                                1,
                                                2
                                            ) AS `t41`
                                              ON `t23`.`person_id` = `t41`.`person_id` AND `t23`.`cut` = `t41`.`cut`
                                          ) AS `t42`
                                        ) AS `t44`
                                        LEFT OUTER JOIN (
                                          SELECT
                                            `t30`.`account_id`,
                                            `t30`.`cut`,
                                            CAST(SUM(
                                              CAST((
                                                CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                              ) < 90 AS BIGINT)
                                            ) AS DOUBLE) AS `company_touches_90`,
                                            CAST(COUNT(
                                              DISTINCT IF(
                                                (
                                                  CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                ) < 90,
                                                `t30`.`person_id`,
                                                NULL
                                              )
                                            ) AS DOUBLE) AS `company_people_90`,
                                            CAST(SUM(
                                              CAST(COALESCE(
                                                CONTAINS(`t30`.`kind`, 'Requested')
                                                AND (
                                                  (
                                                    CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                  ) < 90
                                                ),
                                                FALSE
                                              ) AS BIGINT)
                                            ) AS DOUBLE) AS `company_asked_90`
                                          FROM (
                                            SELECT
                                              *
                                            FROM `t24` AS `t26`
                                            WHERE
                                              `t26`.`at` <= `t26`.`cut`
                                              AND NOT (
                                                STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                              )
                                              AND `t26`.`account_id` IS NOT NULL
                                          ) AS `t30`
                                          GROUP BY
                                            1,
                                            2
                                        ) AS `t40`
                                          ON `t44`.`account_id` = `t40`.`account_id` AND `t44`.`cut` = `t40`.`cut`
                                      ) AS `t45`
                                    ) AS `t47`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t27`.`account_ref` AS `account_id`,
                                        `t27`.`cut`,
                                        CAST(COUNT(*) AS DOUBLE) AS `cases`,
                                        CAST(SUM(
                                          CAST(COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                          AND COALESCE(`t27`.`won`, FALSE) AS BIGINT)
                                        ) AS DOUBLE) AS `cases_won`,
                                        MIN(
                                          CAST(CAST(DATE_TRUNC('second', `t27`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t27`.`created_at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) AS `days_since_case`,
                                        BOOL_OR(NOT (
                                          COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                        )) AS `open_case`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t10`.`opportunity_id`,
                                            `t10`.`person_ref`,
                                            `t10`.`account_ref`,
                                            `t10`.`product_id`,
                                            `t10`.`owner`,
                                            `t10`.`created_at`,
                                            `t10`.`stage`,
                                            `t10`.`closed_at`,
                                            `t10`.`won`,
                                            `t10`.`amount`,
                                            `t10`.`list_amount`,
                                            `t10`.`lost_reason`,
                                            `t10`.`source`,
                                            `t10`.`received_at`,
                                            `t10`.`load_id`,
                                            EXPLODE(
                                              ARRAY(
                                                CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                              )
                                            ) AS `cut`
                                          FROM (
                                            SELECT
                                              *
                                            FROM `opportunities` AS `t0`
                                            WHERE
                                              `t0`.`account_ref` IS NOT NULL
                                          ) AS `t10`
                                        ) AS `t19`
                                        WHERE
                                          `t19`.`created_at` <= `t19`.`cut`
                                      ) AS `t27`
                                      GROUP BY
                                        1,
                                        2
                                    ) AS `t33`
                                      ON `t47`.`account_id` = `t33`.`account_id` AND `t47`.`cut` = `t33`.`cut`
                                  ) AS `t48`
                                ) AS `t50`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t28`.`customer_id` AS `account_id`,
                                    `t28`.`cut`,
                                    CAST(COUNT(
                                      DISTINCT IF(
                                        (
                                          CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) < 365,
                                        `t28`.`order_id`,
                                        NULL
                                      )
                                    ) AS DOUBLE) AS `orders_365`,
                                    MIN(
                                      CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                    ) AS `days_since_order`
                                  FROM (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        `t15`.`customer_id`,
                                        `t15`.`order_id`,
                                        `t15`.`at`,
                                        EXPLODE(
                                          ARRAY(
                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                            CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                          )
                                        ) AS `cut`
                                      FROM (
                                        SELECT
                                          `t4`.`customer_id`,
                                          `t4`.`order_id`,
                                          `t4`.`at`
                                        FROM `order_lines` AS `t4`
                                        WHERE
                                          `t4`.`kind` = 'sale'
                                      ) AS `t15`
                                    ) AS `t22`
                                    WHERE
                                      `t22`.`at` <= `t22`.`cut`
                                  ) AS `t28`
                                  GROUP BY
                                    1,
                                    2
                                ) AS `t37`
                                  ON `t50`.`account_id` = `t37`.`account_id` AND `t50`.`cut` = `t37`.`cut`
                              ) AS `t51`
                            ) AS `t53`
                            LEFT OUTER JOIN (
                              SELECT
                                `t29`.`subject_id` AS `person_id`,
                                `t29`.`cut`,
                                MAX_BY(`t29`.`stage`, `t29`.`place`) AS `stage`,
                                MIN(
                                  CAST(CAST(DATE_TRUNC('second', `t29`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t29`.`entered_at`) AS DOUBLE) AS DOUBLE) / 86400
                                ) AS `days_in_stage`
                              FROM (
                                SELECT
                                  *
                                FROM (
                                  SELECT
                                    `t14`.`subject`,
                                    `t14`.`subject_id`,
                                    `t14`.`stage`,
                                    `t14`.`place`,
                                    `t14`.`customer`,
                                    `t14`.`entered_at`,
                                    `t14`.`left_at`,
                                    `t14`.`how`,
                                    `t14`.`because`,
                                    `t14`.`next_stage`,
                                    `t14`.`moved_on`,
                                    EXPLODE(
                                      ARRAY(
                                        CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                        CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                      )
                                    ) AS `cut`
                                  FROM (
                                    SELECT
                                      *
                                    FROM `stages` AS `t3`
                                    WHERE
                                      `t3`.`subject` = 'person'
                                  ) AS `t14`
                                ) AS `t21`
                                WHERE
                                  `t21`.`entered_at` <= `t21`.`cut`
                                  AND (
                                    (
                                      `t21`.`left_at` IS NULL
                                    ) OR (
                                      `t21`.`left_at` > `t21`.`cut`
                                    )
                                  )
                              ) AS `t29`
                              GROUP BY
                                1,
                                2
                            ) AS `t35`
                              ON `t53`.`person_id` = `t35`.`person_id` AND `t53`.`cut` = `t35`.`cut`
                          ) AS `t54`
                        ) AS `t56`
                        LEFT OUTER JOIN (
                          SELECT
                            `t2`.`person_id`,
                            `t2`.`persona`
                          FROM `personas` AS `t2`
                        ) AS `t13`
                          ON `t56`.`person_id` = `t13`.`person_id`
                      ) AS `t57`
                    ) AS `t59`
                    LEFT OUTER JOIN (
                      SELECT
                        `t1`.`account_id`,
                        `t1`.`industry`,
                        `t1`.`size`,
                        `t1`.`tier`,
                        `t1`.`country`
                      FROM `accounts` AS `t1`
                    ) AS `t12`
                      ON `t59`.`account_id` = `t12`.`account_id`
                  ) AS `t60`
                ) AS `t62`
                LEFT OUTER JOIN (
                  SELECT
                    `t66`.`person_id`,
                    `t66`.`cut`,
                    TRUE AS `by_person_id`
                  FROM (
                    SELECT DISTINCT
                      `t65`.`person_id`,
                      `t65`.`cut`
                    FROM (
                      SELECT
                        `t64`.`person_id`,
                        `t64`.`cut`,
                        `t17`.`who`,
                        `t17`.`success_at`
                      FROM (
                        SELECT DISTINCT
                          `t61`.`person_id`,
                          `t61`.`cut`
                        FROM (
                          SELECT
                            `t60`.`person_id`,
                            `t60`.`account_id`,
                            `t60`.`cut`,
                            `t60`.`days_since_last`,
                            `t60`.`days_since_asked`,
                            `t60`.`channels_90`,
                            `t60`.`touches_30`,
                            `t60`.`touches_90`,
                            `t60`.`pages_30`,
                            `t60`.`read_90`,
                            `t60`.`asked_90`,
                            `t60`.`asked_365`,
                            `t60`.`mails_90`,
                            `t60`.`portal_90`,
                            `t60`.`events_365`,
                            `t60`.`contacts_90`,
                            `t60`.`company_touches_90`,
                            `t60`.`company_people_90`,
                            `t60`.`company_asked_90`,
                            `t60`.`cases`,
                            `t60`.`cases_won`,
                            `t60`.`days_since_case`,
                            `t60`.`open_case`,
                            `t60`.`orders_365`,
                            `t60`.`days_since_order`,
                            `t60`.`stage`,
                            `t60`.`days_in_stage`,
                            `t60`.`persona`,
                            `t60`.`industry`,
                            `t60`.`size`,
                            `t60`.`tier`,
                            `t60`.`country`
                          FROM (
                            SELECT
                              `t59`.`person_id`,
                              `t59`.`account_id`,
                              `t59`.`cut`,
                              `t59`.`days_since_last`,
                              `t59`.`days_since_asked`,
                              `t59`.`channels_90`,
                              `t59`.`touches_30`,
                              `t59`.`touches_90`,
                              `t59`.`pages_30`,
                              `t59`.`read_90`,
                              `t59`.`asked_90`,
                              `t59`.`asked_365`,
                              `t59`.`mails_90`,
                              `t59`.`portal_90`,
                              `t59`.`events_365`,
                              `t59`.`contacts_90`,
                              `t59`.`company_touches_90`,
                              `t59`.`company_people_90`,
                              `t59`.`company_asked_90`,
                              `t59`.`cases`,
                              `t59`.`cases_won`,
                              `t59`.`days_since_case`,
                              `t59`.`open_case`,
                              `t59`.`orders_365`,
                              `t59`.`days_since_order`,
                              `t59`.`stage`,
                              `t59`.`days_in_stage`,
                              `t59`.`persona`,
                              `t12`.`account_id` AS `account_id_right`,
                              `t12`.`industry`,
                              `t12`.`size`,
                              `t12`.`tier`,
                              `t12`.`country`
                            FROM (
                              SELECT
                                `t57`.`person_id`,
                                `t57`.`account_id`,
                                `t57`.`cut`,
                                `t57`.`days_since_last`,
                                `t57`.`days_since_asked`,
                                `t57`.`channels_90`,
                                `t57`.`touches_30`,
                                `t57`.`touches_90`,
                                `t57`.`pages_30`,
                                `t57`.`read_90`,
                                `t57`.`asked_90`,
                                `t57`.`asked_365`,
                                `t57`.`mails_90`,
                                `t57`.`portal_90`,
                                `t57`.`events_365`,
                                `t57`.`contacts_90`,
                                `t57`.`company_touches_90`,
                                `t57`.`company_people_90`,
                                `t57`.`company_asked_90`,
                                `t57`.`cases`,
                                `t57`.`cases_won`,
                                `t57`.`days_since_case`,
                                `t57`.`open_case`,
                                `t57`.`orders_365`,
                                `t57`.`days_since_order`,
                                `t57`.`stage`,
                                `t57`.`days_in_stage`,
                                `t57`.`persona`
                              FROM (
                                SELECT
                                  `t56`.`person_id`,
                                  `t56`.`account_id`,
                                  `t56`.`cut`,
                                  `t56`.`days_since_last`,
                                  `t56`.`days_since_asked`,
                                  `t56`.`channels_90`,
                                  `t56`.`touches_30`,
                                  `t56`.`touches_90`,
                                  `t56`.`pages_30`,
                                  `t56`.`read_90`,
                                  `t56`.`asked_90`,
                                  `t56`.`asked_365`,
                                  `t56`.`mails_90`,
                                  `t56`.`portal_90`,
                                  `t56`.`events_365`,
                                  `t56`.`contacts_90`,
                                  `t56`.`company_touches_90`,
                                  `t56`.`company_people_90`,
                                  `t56`.`company_asked_90`,
                                  `t56`.`cases`,
                                  `t56`.`cases_won`,
                                  `t56`.`days_since_case`,
                                  `t56`.`open_case`,
                                  `t56`.`orders_365`,
                                  `t56`.`days_since_order`,
                                  `t56`.`stage`,
                                  `t56`.`days_in_stage`,
                                  `t13`.`person_id` AS `person_id_right`,
                                  `t13`.`persona`
                                FROM (
                                  SELECT
                                    `t54`.`person_id`,
                                    `t54`.`account_id`,
                                    `t54`.`cut`,
                                    `t54`.`days_since_last`,
                                    `t54`.`days_since_asked`,
                                    `t54`.`channels_90`,
                                    `t54`.`touches_30`,
                                    `t54`.`touches_90`,
                                    `t54`.`pages_30`,
                                    `t54`.`read_90`,
                                    `t54`.`asked_90`,
                                    `t54`.`asked_365`,
                                    `t54`.`mails_90`,
                                    `t54`.`portal_90`,
                                    `t54`.`events_365`,
                                    `t54`.`contacts_90`,
                                    `t54`.`company_touches_90`,
                                    `t54`.`company_people_90`,
                                    `t54`.`company_asked_90`,
                                    `t54`.`cases`,
                                    `t54`.`cases_won`,
                                    `t54`.`days_since_case`,
                                    `t54`.`open_case`,
                                    `t54`.`orders_365`,
                                    `t54`.`days_since_order`,
                                    `t54`.`stage`,
                                    `t54`.`days_in_stage`
                                  FROM (
                                    SELECT
                                      `t53`.`person_id`,
                                      `t53`.`account_id`,
                                      `t53`.`cut`,
                                      `t53`.`days_since_last`,
                                      `t53`.`days_since_asked`,
                                      `t53`.`channels_90`,
                                      `t53`.`touches_30`,
                                      `t53`.`touches_90`,
                                      `t53`.`pages_30`,
                                      `t53`.`read_90`,
                                      `t53`.`asked_90`,
                                      `t53`.`asked_365`,
                                      `t53`.`mails_90`,
                                      `t53`.`portal_90`,
                                      `t53`.`events_365`,
                                      `t53`.`contacts_90`,
                                      `t53`.`company_touches_90`,
                                      `t53`.`company_people_90`,
                                      `t53`.`company_asked_90`,
                                      `t53`.`cases`,
                                      `t53`.`cases_won`,
                                      `t53`.`days_since_case`,
                                      `t53`.`open_case`,
                                      `t53`.`orders_365`,
                                      `t53`.`days_since_order`,
                                      `t35`.`person_id` AS `person_id_right`,
                                      `t35`.`cut` AS `cut_right`,
                                      `t35`.`stage`,
                                      `t35`.`days_in_stage`
                                    FROM (
                                      SELECT
                                        `t51`.`person_id`,
                                        `t51`.`account_id`,
                                        `t51`.`cut`,
                                        `t51`.`days_since_last`,
                                        `t51`.`days_since_asked`,
                                        `t51`.`channels_90`,
                                        `t51`.`touches_30`,
                                        `t51`.`touches_90`,
                                        `t51`.`pages_30`,
                                        `t51`.`read_90`,
                                        `t51`.`asked_90`,
                                        `t51`.`asked_365`,
                                        `t51`.`mails_90`,
                                        `t51`.`portal_90`,
                                        `t51`.`events_365`,
                                        `t51`.`contacts_90`,
                                        `t51`.`company_touches_90`,
                                        `t51`.`company_people_90`,
                                        `t51`.`company_asked_90`,
                                        `t51`.`cases`,
                                        `t51`.`cases_won`,
                                        `t51`.`days_since_case`,
                                        `t51`.`open_case`,
                                        `t51`.`orders_365`,
                                        `t51`.`days_since_order`
                                      FROM (
                                        SELECT
                                          `t50`.`person_id`,
                                          `t50`.`account_id`,
                                          `t50`.`cut`,
                                          `t50`.`days_since_last`,
                                          `t50`.`days_since_asked`,
                                          `t50`.`channels_90`,
                                          `t50`.`touches_30`,
                                          `t50`.`touches_90`,
                                          `t50`.`pages_30`,
                                          `t50`.`read_90`,
                                          `t50`.`asked_90`,
                                          `t50`.`asked_365`,
                                          `t50`.`mails_90`,
                                          `t50`.`portal_90`,
                                          `t50`.`events_365`,
                                          `t50`.`contacts_90`,
                                          `t50`.`company_touches_90`,
                                          `t50`.`company_people_90`,
                                          `t50`.`company_asked_90`,
                                          `t50`.`cases`,
                                          `t50`.`cases_won`,
                                          `t50`.`days_since_case`,
                                          `t50`.`open_case`,
                                          `t37`.`account_id` AS `account_id_right`,
                                          `t37`.`cut` AS `cut_right`,
                                          `t37`.`orders_365`,
                                          `t37`.`days_since_order`
                                        FROM (
                                          SELECT
                                            `t48`.`person_id`,
                                            `t48`.`account_id`,
                                            `t48`.`cut`,
                                            `t48`.`days_since_last`,
                                            `t48`.`days_since_asked`,
                                            `t48`.`channels_90`,
                                            `t48`.`touches_30`,
                                            `t48`.`touches_90`,
                                            `t48`.`pages_30`,
                                            `t48`.`read_90`,
                                            `t48`.`asked_90`,
                                            `t48`.`asked_365`,
                                            `t48`.`mails_90`,
                                            `t48`.`portal_90`,
                                            `t48`.`events_365`,
                                            `t48`.`contacts_90`,
                                            `t48`.`company_touches_90`,
                                            `t48`.`company_people_90`,
                                            `t48`.`company_asked_90`,
                                            `t48`.`cases`,
                                            `t48`.`cases_won`,
                                            `t48`.`days_since_case`,
                                            `t48`.`open_case`
                                          FROM (
                                            SELECT
                                              `t47`.`person_id`,
                                              `t47`.`account_id`,
                                              `t47`.`cut`,
                                              `t47`.`days_since_last`,
                                              `t47`.`days_since_asked`,
                                              `t47`.`channels_90`,
                                              `t47`.`touches_30`,
                                              `t47`.`touches_90`,
                                              `t47`.`pages_30`,
                                              `t47`.`read_90`,
                                              `t47`.`asked_90`,
                                              `t47`.`asked_365`,
                                              `t47`.`mails_90`,
                                              `t47`.`portal_90`,
                                              `t47`.`events_365`,
                                              `t47`.`contacts_90`,
                                              `t47`.`company_touches_90`,
                                              `t47`.`company_people_90`,
                                              `t47`.`company_asked_90`,
                                              `t33`.`account_id` AS `account_id_right`,
                                              `t33`.`cut` AS `cut_right`,
                                              `t33`.`cases`,
                                              `t33`.`cases_won`,
                                              `t33`.`days_since_case`,
                                              `t33`.`open_case`
                                            FROM (
                                              SELECT
                                                `t45`.`person_id`,
                                                `t45`.`account_id`,
                                                `t45`.`cut`,
                                                `t45`.`days_since_last`,
                                                `t45`.`days_since_asked`,
                                                `t45`.`channels_90`,
                                                `t45`.`touches_30`,
                                                `t45`.`touches_90`,
                                                `t45`.`pages_30`,
                                                `t45`.`read_90`,
                                                `t45`.`asked_90`,
                                                `t45`.`asked_365`,
                                                `t45`.`mails_90`,
                                                `t45`.`portal_90`,
                                                `t45`.`events_365`,
                                                `t45`.`contacts_90`,
                                                `t45`.`company_touches_90`,
                                                `t45`.`company_people_90`,
                                                `t45`.`company_asked_90`
                                              FROM (
                                                SELECT
                                                  `t44`.`person_id`,
                                                  `t44`.`account_id`,
                                                  `t44`.`cut`,
                                                  `t44`.`days_since_last`,
                                                  `t44`.`days_since_asked`,
                                                  `t44`.`channels_90`,
                                                  `t44`.`touches_30`,
                                                  `t44`.`touches_90`,
                                                  `t44`.`pages_30`,
                                                  `t44`.`read_90`,
                                                  `t44`.`asked_90`,
                                                  `t44`.`asked_365`,
                                                  `t44`.`mails_90`,
                                                  `t44`.`portal_90`,
                                                  `t44`.`events_365`,
                                                  `t44`.`contacts_90`,
                                                  `t40`.`account_id` AS `account_id_right`,
                                                  `t40`.`cut` AS `cut_right`,
                                                  `t40`.`company_touches_90`,
                                                  `t40`.`company_people_90`,
                                                  `t40`.`company_asked_90`
                                                FROM (
                                                  SELECT
                                                    `t42`.`person_id`,
                                                    `t42`.`account_id`,
                                                    `t42`.`cut`,
                                                    `t42`.`days_since_last`,
                                                    `t42`.`days_since_asked`,
                                                    `t42`.`channels_90`,
                                                    `t42`.`touches_30`,
                                                    `t42`.`touches_90`,
                                                    `t42`.`pages_30`,
                                                    `t42`.`read_90`,
                                                    `t42`.`asked_90`,
                                                    `t42`.`asked_365`,
                                                    `t42`.`mails_90`,
                                                    `t42`.`portal_90`,
                                                    `t42`.`events_365`,
                                                    `t42`.`contacts_90`
                                                  FROM (
                                                    SELECT
                                                      `t23`.`person_id`,
                                                      `t23`.`account_id`,
                                                      `t23`.`cut`,
                                                      `t41`.`person_id` AS `person_id_right`,
                                                      `t41`.`cut` AS `cut_right`,
                                                      `t41`.`days_since_last`,
                                                      `t41`.`days_since_asked`,
                                                      `t41`.`channels_90`,
                                                      `t41`.`touches_30`,
                                                      `t41`.`touches_90`,
                                                      `t41`.`pages_30`,
                                                      `t41`.`read_90`,
                                                      `t41`.`asked_90`,
                                                      `t41`.`asked_365`,
                                                      `t41`.`mails_90`,
                                                      `t41`.`portal_90`,
                                                      `t41`.`events_365`,
                                                      `t41`.`contacts_90`
                                                    FROM (
                                                      SELECT
                                                        `t9`.`person_id`,
                                                        `t9`.`account_id`,
                                                        EXPLODE(
                                                          ARRAY(
                                                            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                            CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                                          )
                                                        ) AS `cut`
                                                      FROM (
                                                        SELECT
                                                          `t5`.`person_id`,
                                                          `t5`.`account_id`
                                                        FROM `people` AS `t5`
                                                      ) AS `t9`
                                                    ) AS `t23`
                                                    LEFT OUTER JOIN (
                                                      SELECT
                                                        `t31`.`person_id`,
                                                        `t31`.`cut`,
                                                        MIN(
                                                          CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                        ) AS `days_since_last`,
                                                        MIN(
                                                          IF(
                                                            COALESCE(
                                                              CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                                `t31`.`kind` = 'Form Submitted'
                                                              ),
                                                              FALSE
                                                            ),
                                                            CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400,
                                                            NULL
                                                          )
                                                        ) AS `days_since_asked`,
                                                        CAST(COUNT(
                                                          DISTINCT IF(
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90,
                                                            `t31`.`channel`,
                                                            NULL
                                                          )
                                                        ) AS DOUBLE) AS `channels_90`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) >= 0,
                                                            FALSE
                                                          )
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 30
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `touches_30`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) >= 0,
                                                            FALSE
                                                          )
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `touches_90`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(`t31`.`channel` = 'web', FALSE)
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 30
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `pages_30`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            (
                                                              `t31`.`content_id` IS NOT NULL
                                                            )
                                                            OR CONTAINS(`t31`.`kind`, 'Download')
                                                            OR CONTAINS(`t31`.`kind`, 'Opened'),
                                                            FALSE
                                                          )
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `read_90`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                              `t31`.`kind` = 'Form Submitted'
                                                            ),
                                                            FALSE
                                                          )
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `asked_90`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(
                                                            CONTAINS(`t31`.`kind`, 'Requested') OR (
                                                              `t31`.`kind` = 'Form Submitted'
                                                            ),
                                                            FALSE
                                                          )
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 365
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `asked_365`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(`t31`.`channel` = 'email', FALSE)
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `mails_90`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(`t31`.`channel` = 'portal', FALSE)
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `portal_90`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(`t31`.`channel` = 'event', FALSE)
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 365
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `events_365`,
                                                        CAST(SUM(
                                                          CAST(COALESCE(`t31`.`channel` IN ('phone', 'visit', 'meeting'), FALSE)
                                                          AND (
                                                            (
                                                              CAST(CAST(DATE_TRUNC('second', `t31`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t31`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                            ) < 90
                                                          ) AS BIGINT)
                                                        ) AS DOUBLE) AS `contacts_90`
                                                      FROM (
                                                        SELECT
                                                          *
                                                        FROM `t24` AS `t26`
                                                        WHERE
                                                          `t26`.`at` <= `t26`.`cut`
                                                          AND NOT (
                                                            STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                                          )
                                                          AND `t26`.`person_id` IS NOT NULL
                                                      ) AS `t31`
                                                      GROUP BY
                                                        1,
                                                        2
                                                    ) AS `t41`
                                                      ON `t23`.`person_id` = `t41`.`person_id` AND `t23`.`cut` = `t41`.`cut`
                                                  ) AS `t42`
                                                ) AS `t44`
                                                LEFT OUTER JOIN (
                                                  SELECT
                                                    `t30`.`account_id`,
                                                    `t30`.`cut`,
                                                    CAST(SUM(
                                                      CAST((
                                                        CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                      ) < 90 AS BIGINT)
                                                    ) AS DOUBLE) AS `company_touches_90`,
                                                    CAST(COUNT(
                                                      DISTINCT IF(
                                                        (
                                                          CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                        ) < 90,
                                                        `t30`.`person_id`,
                                                        NULL
                                                      )
                                                    ) AS DOUBLE) AS `company_people_90`,
                                                    CAST(SUM(
                                                      CAST(COALESCE(
                                                        CONTAINS(`t30`.`kind`, 'Requested')
                                                        AND (
                                                          (
                                                            CAST(CAST(DATE_TRUNC('second', `t30`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t30`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                          ) < 90
                                                        ),
                                                        FALSE
                                                      ) AS BIGINT)
                                                    ) AS DOUBLE) AS `company_asked_90`
                                                  FROM (
                                                    SELECT
                                                      *
                                                    FROM `t24` AS `t26`
                                                    WHERE
                                                      `t26`.`at` <= `t26`.`cut`
                                                      AND NOT (
                                                        STARTSWITH(`t26`.`kind`, 'Stage Set: ')
                                                      )
                                                      AND `t26`.`account_id` IS NOT NULL
                                                  ) AS `t30`
                                                  GROUP BY
                                                    1,
                                                    2
                                                ) AS `t40`
                                                  ON `t44`.`account_id` = `t40`.`account_id` AND `t44`.`cut` = `t40`.`cut`
                                              ) AS `t45`
                                            ) AS `t47`
                                            LEFT OUTER JOIN (
                                              SELECT
                                                `t27`.`account_ref` AS `account_id`,
                                                `t27`.`cut`,
                                                CAST(COUNT(*) AS DOUBLE) AS `cases`,
                                                CAST(SUM(
                                                  CAST(COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                                  AND COALESCE(`t27`.`won`, FALSE) AS BIGINT)
                                                ) AS DOUBLE) AS `cases_won`,
                                                MIN(
                                                  CAST(CAST(DATE_TRUNC('second', `t27`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t27`.`created_at`) AS DOUBLE) AS DOUBLE) / 86400
                                                ) AS `days_since_case`,
                                                BOOL_OR(NOT (
                                                  COALESCE(`t27`.`closed_at` <= `t27`.`cut`, FALSE)
                                                )) AS `open_case`
                                              FROM (
                                                SELECT
                                                  *
                                                FROM (
                                                  SELECT
                                                    `t10`.`opportunity_id`,
                                                    `t10`.`person_ref`,
                                                    `t10`.`account_ref`,
                                                    `t10`.`product_id`,
                                                    `t10`.`owner`,
                                                    `t10`.`created_at`,
                                                    `t10`.`stage`,
                                                    `t10`.`closed_at`,
                                                    `t10`.`won`,
                                                    `t10`.`amount`,
                                                    `t10`.`list_amount`,
                                                    `t10`.`lost_reason`,
                                                    `t10`.`source`,
                                                    `t10`.`received_at`,
                                                    `t10`.`load_id`,
                                                    EXPLODE(
                                                      ARRAY(
                                                        CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                        CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                                      )
                                                    ) AS `cut`
                                                  FROM (
                                                    SELECT
                                                      *
                                                    FROM `opportunities` AS `t0`
                                                    WHERE
                                                      `t0`.`account_ref` IS NOT NULL
                                                  ) AS `t10`
                                                ) AS `t19`
                                                WHERE
                                                  `t19`.`created_at` <= `t19`.`cut`
                                              ) AS `t27`
                                              GROUP BY
                                                1,
                                                2
                                            ) AS `t33`
                                              ON `t47`.`account_id` = `t33`.`account_id` AND `t47`.`cut` = `t33`.`cut`
                                          ) AS `t48`
                                        ) AS `t50`
                                        LEFT OUTER JOIN (
                                          SELECT
                                            `t28`.`customer_id` AS `account_id`,
                                            `t28`.`cut`,
                                            CAST(COUNT(
                                              DISTINCT IF(
                                                (
                                                  CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                                ) < 365,
                                                `t28`.`order_id`,
                                                NULL
                                              )
                                            ) AS DOUBLE) AS `orders_365`,
                                            MIN(
                                              CAST(CAST(DATE_TRUNC('second', `t28`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t28`.`at`) AS DOUBLE) AS DOUBLE) / 86400
                                            ) AS `days_since_order`
                                          FROM (
                                            SELECT
                                              *
                                            FROM (
                                              SELECT
                                                `t15`.`customer_id`,
                                                `t15`.`order_id`,
                                                `t15`.`at`,
                                                EXPLODE(
                                                  ARRAY(
                                                    CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                    CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                                  )
                                                ) AS `cut`
                                              FROM (
                                                SELECT
                                                  `t4`.`customer_id`,
                                                  `t4`.`order_id`,
                                                  `t4`.`at`
                                                FROM `order_lines` AS `t4`
                                                WHERE
                                                  `t4`.`kind` = 'sale'
                                              ) AS `t15`
                                            ) AS `t22`
                                            WHERE
                                              `t22`.`at` <= `t22`.`cut`
                                          ) AS `t28`
                                          GROUP BY
                                            1,
                                            2
                                        ) AS `t37`
                                          ON `t50`.`account_id` = `t37`.`account_id` AND `t50`.`cut` = `t37`.`cut`
                                      ) AS `t51`
                                    ) AS `t53`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t29`.`subject_id` AS `person_id`,
                                        `t29`.`cut`,
                                        MAX_BY(`t29`.`stage`, `t29`.`place`) AS `stage`,
                                        MIN(
                                          CAST(CAST(DATE_TRUNC('second', `t29`.`cut`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t29`.`entered_at`) AS DOUBLE) AS DOUBLE) / 86400
                                        ) AS `days_in_stage`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t14`.`subject`,
                                            `t14`.`subject_id`,
                                            `t14`.`stage`,
                                            `t14`.`place`,
                                            `t14`.`customer`,
                                            `t14`.`entered_at`,
                                            `t14`.`left_at`,
                                            `t14`.`how`,
                                            `t14`.`because`,
                                            `t14`.`next_stage`,
                                            `t14`.`moved_on`,
                                            EXPLODE(
                                              ARRAY(
                                                CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-11-02T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-09-03T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-07-05T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-05-06T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-03-07T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2025-01-06T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2024-11-07T00:00:00+00:00' AS TIMESTAMP),
                                                CAST('2024-09-08T00:00:00+00:00' AS TIMESTAMP)
                                              )
                                            ) AS `cut`
                                          FROM (
                                            SELECT
                                              *
                                            FROM `stages` AS `t3`
                                            WHERE
                                              `t3`.`subject` = 'person'
                                          ) AS `t14`
                                        ) AS `t21`
                                        WHERE
                                          `t21`.`entered_at` <= `t21`.`cut`
                                          AND (
                                            (
                                              `t21`.`left_at` IS NULL
                                            ) OR (
                                              `t21`.`left_at` > `t21`.`cut`
                                            )
                                          )
                                      ) AS `t29`
                                      GROUP BY
                                        1,
                                        2
                                    ) AS `t35`
                                      ON `t53`.`person_id` = `t35`.`person_id` AND `t53`.`cut` = `t35`.`cut`
                                  ) AS `t54`
                                ) AS `t56`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t2`.`person_id`,
                                    `t2`.`persona`
                                  FROM `personas` AS `t2`
                                ) AS `t13`
                                  ON `t56`.`person_id` = `t13`.`person_id`
                              ) AS `t57`
                            ) AS `t59`
                            LEFT OUTER JOIN (
                              SELECT
                                `t1`.`account_id`,
                                `t1`.`industry`,
                                `t1`.`size`,
                                `t1`.`tier`,
                                `t1`.`country`
                              FROM `accounts` AS `t1`
                            ) AS `t12`
                              ON `t59`.`account_id` = `t12`.`account_id`
                          ) AS `t60`
                        ) AS `t61`
                      ) AS `t64`
                      INNER JOIN (
                        SELECT
                          `t0`.`person_ref` AS `who`,
                          `t0`.`created_at` AS `success_at`
                        FROM `opportunities` AS `t0`
                        WHERE
                          `t0`.`person_ref` IS NOT NULL
                      ) AS `t17`
                        ON `t64`.`person_id` = `t17`.`who`
                    ) AS `t65`
                    WHERE
                      (
                        CAST(CAST(DATE_TRUNC('second', `t65`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t65`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
                      ) > 0
                      AND (
                        CAST(CAST(DATE_TRUNC('second', `t65`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t65`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
                      ) <= 60
                  ) AS `t66`
                ) AS `t68`
                  ON `t62`.`person_id` = `t68`.`person_id` AND `t62`.`cut` = `t68`.`cut`
              ) AS `t69`
            ) AS `t70`
          ) AS `t73`
          INNER JOIN (
            SELECT
              IF(`t0`.`person_ref` IS NULL, `t0`.`account_ref`, CAST(NULL AS STRING)) AS `who`,
              `t0`.`created_at` AS `success_at`
            FROM `opportunities` AS `t0`
            WHERE
              IF(`t0`.`person_ref` IS NULL, `t0`.`account_ref`, CAST(NULL AS STRING)) IS NOT NULL
          ) AS `t25`
            ON `t73`.`account_id` = `t25`.`who`
        ) AS `t74`
        WHERE
          (
            CAST(CAST(DATE_TRUNC('second', `t74`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t74`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
          ) > 0
          AND (
            CAST(CAST(DATE_TRUNC('second', `t74`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t74`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
          ) <= 60
      ) AS `t75`
    ) AS `t77`
      ON `t71`.`account_id` = `t77`.`account_id` AND `t71`.`cut` = `t77`.`cut`
  ) AS `t78`
) AS `t79`
WHERE
  (
    `t79`.`cut` = CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  )
  OR (
    `t79`.`days_since_last` IS NOT NULL
    AND NOT ISNAN(`t79`.`days_since_last`)
    AND NOT (
      COALESCE(`t79`.`open_case`, FALSE)
    )
  )
