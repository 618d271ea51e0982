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
  `t86`.`person_id`,
  `t86`.`account_id`,
  `t86`.`cut`,
  `t86`.`cut` = CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) AS `now`,
  IF(
    `t86`.`cut` = CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP),
    CAST(NULL AS BOOLEAN),
    COALESCE(`t86`.`by_person_id`, FALSE) OR COALESCE(`t86`.`by_account_id`, FALSE)
  ) AS `outcome`,
  `t86`.`days_since_last`,
  `t86`.`days_since_asked`,
  COALESCE(`t86`.`touches_30`, CAST(0.0 AS DOUBLE)) AS `touches_30`,
  COALESCE(`t86`.`touches_90`, CAST(0.0 AS DOUBLE)) AS `touches_90`,
  COALESCE(`t86`.`pages_30`, CAST(0.0 AS DOUBLE)) AS `pages_30`,
  COALESCE(`t86`.`read_90`, CAST(0.0 AS DOUBLE)) AS `read_90`,
  COALESCE(`t86`.`asked_90`, CAST(0.0 AS DOUBLE)) AS `asked_90`,
  COALESCE(`t86`.`asked_365`, CAST(0.0 AS DOUBLE)) AS `asked_365`,
  COALESCE(`t86`.`mails_90`, CAST(0.0 AS DOUBLE)) AS `mails_90`,
  COALESCE(`t86`.`portal_90`, CAST(0.0 AS DOUBLE)) AS `portal_90`,
  COALESCE(`t86`.`events_365`, CAST(0.0 AS DOUBLE)) AS `events_365`,
  COALESCE(`t86`.`contacts_90`, CAST(0.0 AS DOUBLE)) AS `contacts_90`,
  COALESCE(`t86`.`channels_90`, CAST(0.0 AS DOUBLE)) AS `channels_90`,
  COALESCE(`t86`.`company_touches_90`, CAST(0.0 AS DOUBLE)) AS `company_touches_90`,
  COALESCE(`t86`.`company_people_90`, CAST(0.0 AS DOUBLE)) AS `company_people_90`,
  COALESCE(`t86`.`company_asked_90`, CAST(0.0 AS DOUBLE)) AS `company_asked_90`,
  COALESCE(`t86`.`cases`, CAST(0.0 AS DOUBLE)) AS `cases`,
  COALESCE(`t86`.`cases_won`, CAST(0.0 AS DOUBLE)) AS `cases_won`,
  `t86`.`days_since_case`,
  COALESCE(`t86`.`orders_365`, CAST(0.0 AS DOUBLE)) AS `orders_365`,
  `t86`.`days_since_order`,
  `t86`.`stage`,
  `t86`.`days_in_stage`,
  `t86`.`persona`,
  `t86`.`industry`,
  `t86`.`size`,
  `t86`.`tier`,
  `t86`.`country`
FROM (
  SELECT
    `t85`.`person_id`,
    `t85`.`account_id`,
    `t85`.`cut`,
    `t85`.`days_since_last`,
    `t85`.`days_since_asked`,
    `t85`.`channels_90`,
    `t85`.`touches_30`,
    `t85`.`touches_90`,
    `t85`.`pages_30`,
    `t85`.`read_90`,
    `t85`.`asked_90`,
    `t85`.`asked_365`,
    `t85`.`mails_90`,
    `t85`.`portal_90`,
    `t85`.`events_365`,
    `t85`.`contacts_90`,
    `t85`.`company_touches_90`,
    `t85`.`company_people_90`,
    `t85`.`company_asked_90`,
    `t85`.`cases`,
    `t85`.`cases_won`,
    `t85`.`days_since_case`,
    `t85`.`open_case`,
    `t85`.`orders_365`,
    `t85`.`days_since_order`,
    `t85`.`stage`,
    `t85`.`days_in_stage`,
    `t85`.`persona`,
    `t85`.`industry`,
    `t85`.`size`,
    `t85`.`tier`,
    `t85`.`country`,
    `t85`.`by_person_id`,
    `t85`.`by_account_id`
  FROM (
    SELECT
      `t84`.`person_id`,
      `t84`.`account_id`,
      `t84`.`cut`,
      `t84`.`days_since_last`,
      `t84`.`days_since_asked`,
      `t84`.`channels_90`,
      `t84`.`touches_30`,
      `t84`.`touches_90`,
      `t84`.`pages_30`,
      `t84`.`read_90`,
      `t84`.`asked_90`,
      `t84`.`asked_365`,
      `t84`.`mails_90`,
      `t84`.`portal_90`,
      `t84`.`events_365`,
      `t84`.`contacts_90`,
      `t84`.`company_touches_90`,
      `t84`.`company_people_90`,
      `t84`.`company_asked_90`,
      `t84`.`cases`,
      `t84`.`cases_won`,
      `t84`.`days_since_case`,
      `t84`.`open_case`,
      `t84`.`orders_365`,
      `t84`.`days_since_order`,
      `t84`.`stage`,
      `t84`.`days_in_stage`,
      `t84`.`persona`,
      `t84`.`industry`,
      `t84`.`size`,
      `t84`.`tier`,
      `t84`.`country`,
      `t84`.`by_person_id`,
      `t84`.`cut_right`,
      `t84`.`by_account_id`
    FROM (
      SELECT
        `t77`.`person_id`,
        `t77`.`account_id`,
        `t77`.`cut`,
        `t77`.`days_since_last`,
        `t77`.`days_since_asked`,
        `t77`.`channels_90`,
        `t77`.`touches_30`,
        `t77`.`touches_90`,
        `t77`.`pages_30`,
        `t77`.`read_90`,
        `t77`.`asked_90`,
        `t77`.`asked_365`,
        `t77`.`mails_90`,
        `t77`.`portal_90`,
        `t77`.`events_365`,
        `t77`.`contacts_90`,
        `t77`.`company_touches_90`,
        `t77`.`company_people_90`,
        `t77`.`company_asked_90`,
        `t77`.`cases`,
        `t77`.`cases_won`,
        `t77`.`days_since_case`,
        `t77`.`open_case`,
        `t77`.`orders_365`,
        `t77`.`days_since_order`,
        `t77`.`stage`,
        `t77`.`days_in_stage`,
        `t77`.`persona`,
        `t77`.`industry`,
        `t77`.`size`,
        `t77`.`tier`,
        `t77`.`country`,
        `t77`.`by_person_id`,
        `t83`.`account_id` AS `account_id_right`,
        `t83`.`cut` AS `cut_right`,
        `t83`.`by_account_id`
      FROM (
        SELECT
          `t75`.`person_id`,
          `t75`.`account_id`,
          `t75`.`cut`,
          `t75`.`days_since_last`,
          `t75`.`days_since_asked`,
          `t75`.`channels_90`,
          `t75`.`touches_30`,
          `t75`.`touches_90`,
          `t75`.`pages_30`,
          `t75`.`read_90`,
          `t75`.`asked_90`,
          `t75`.`asked_365`,
          `t75`.`mails_90`,
          `t75`.`portal_90`,
          `t75`.`events_365`,
          `t75`.`contacts_90`,
          `t75`.`company_touches_90`,
          `t75`.`company_people_90`,
          `t75`.`company_asked_90`,
          `t75`.`cases`,
          `t75`.`cases_won`,
          `t75`.`days_since_case`,
          `t75`.`open_case`,
          `t75`.`orders_365`,
          `t75`.`days_since_order`,
          `t75`.`stage`,
          `t75`.`days_in_stage`,
          `t75`.`persona`,
          `t75`.`industry`,
          `t75`.`size`,
          `t75`.`tier`,
          `t75`.`country`,
          `t75`.`by_person_id`
        FROM (
          SELECT
            `t74`.`person_id`,
            `t74`.`account_id`,
            `t74`.`cut`,
            `t74`.`days_since_last`,
            `t74`.`days_since_asked`,
            `t74`.`channels_90`,
            `t74`.`touches_30`,
            `t74`.`touches_90`,
            `t74`.`pages_30`,
            `t74`.`read_90`,
            `t74`.`asked_90`,
            `t74`.`asked_365`,
            `t74`.`mails_90`,
            `t74`.`portal_90`,
            `t74`.`events_365`,
            `t74`.`contacts_90`,
            `t74`.`company_touches_90`,
            `t74`.`company_people_90`,
            `t74`.`company_asked_90`,
            `t74`.`cases`,
            `t74`.`cases_won`,
            `t74`.`days_since_case`,
            `t74`.`open_case`,
            `t74`.`orders_365`,
            `t74`.`days_since_order`,
            `t74`.`stage`,
            `t74`.`days_in_stage`,
            `t74`.`persona`,
            `t74`.`industry`,
            `t74`.`size`,
            `t74`.`tier`,
            `t74`.`country`,
            `t74`.`cut_right`,
            `t74`.`by_person_id`
          FROM (
            SELECT
              `t67`.`person_id`,
              `t67`.`account_id`,
              `t67`.`cut`,
              `t67`.`days_since_last`,
              `t67`.`days_since_asked`,
              `t67`.`channels_90`,
              `t67`.`touches_30`,
              `t67`.`touches_90`,
              `t67`.`pages_30`,
              `t67`.`read_90`,
              `t67`.`asked_90`,
              `t67`.`asked_365`,
              `t67`.`mails_90`,
              `t67`.`portal_90`,
              `t67`.`events_365`,
              `t67`.`contacts_90`,
              `t67`.`company_touches_90`,
              `t67`.`company_people_90`,
              `t67`.`company_asked_90`,
              `t67`.`cases`,
              `t67`.`cases_won`,
              `t67`.`days_since_case`,
              `t67`.`open_case`,
              `t67`.`orders_365`,
              `t67`.`days_since_order`,
              `t67`.`stage`,
              `t67`.`days_in_stage`,
              `t67`.`persona`,
              `t67`.`industry`,
              `t67`.`size`,
              `t67`.`tier`,
              `t67`.`country`,
              `t73`.`person_id` AS `person_id_right`,
              `t73`.`cut` AS `cut_right`,
              `t73`.`by_person_id`
            FROM (
              SELECT
                `t65`.`person_id`,
                `t65`.`account_id`,
                `t65`.`cut`,
                `t65`.`days_since_last`,
                `t65`.`days_since_asked`,
                `t65`.`channels_90`,
                `t65`.`touches_30`,
                `t65`.`touches_90`,
                `t65`.`pages_30`,
                `t65`.`read_90`,
                `t65`.`asked_90`,
                `t65`.`asked_365`,
                `t65`.`mails_90`,
                `t65`.`portal_90`,
                `t65`.`events_365`,
                `t65`.`contacts_90`,
                `t65`.`company_touches_90`,
                `t65`.`company_people_90`,
                `t65`.`company_asked_90`,
                `t65`.`cases`,
                `t65`.`cases_won`,
                `t65`.`days_since_case`,
                `t65`.`open_case`,
                `t65`.`orders_365`,
                `t65`.`days_since_order`,
                `t65`.`stage`,
                `t65`.`days_in_stage`,
                `t65`.`persona`,
                `t65`.`industry`,
                `t65`.`size`,
                `t65`.`tier`,
                `t65`.`country`
              FROM (
                SELECT
                  `t64`.`person_id`,
                  `t64`.`account_id`,
                  `t64`.`cut`,
                  `t64`.`days_since_last`,
                  `t64`.`days_since_asked`,
                  `t64`.`channels_90`,
                  `t64`.`touches_30`,
                  `t64`.`touches_90`,
                  `t64`.`pages_30`,
                  `t64`.`read_90`,
                  `t64`.`asked_90`,
                  `t64`.`asked_365`,
                  `t64`.`mails_90`,
                  `t64`.`portal_90`,
                  `t64`.`events_365`,
                  `t64`.`contacts_90`,
                  `t64`.`company_touches_90`,
                  `t64`.`company_people_90`,
                  `t64`.`company_asked_90`,
                  `t64`.`cases`,
                  `t64`.`cases_won`,
                  `t64`.`days_since_case`,
                  `t64`.`open_case`,
                  `t64`.`orders_365`,
                  `t64`.`days_since_order`,
                  `t64`.`stage`,
                  `t64`.`days_in_stage`,
                  `t64`.`persona`,
                  `t12`.`account_id` AS `account_id_right`,
                  `t12`.`industry`,
                  `t12`.`size`,
                  `t12`.`tier`,
                  `t12`.`country`
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
                    `t62`.`persona`
                  FROM (
                    SELECT
                      `t61`.`person_id`,
                      `t61`.`account_id`,
                      `t61`.`cut`,
                      `t61`.`days_since_last`,
                      `t61`.`days_since_asked`,
                      `t61`.`channels_90`,
                      `t61`.`touches_30`,
                      `t61`.`touches_90`,
                      `t61`.`pages_30`,
                      `t61`.`read_90`,
                      `t61`.`asked_90`,
                      `t61`.`asked_365`,
                      `t61`.`mails_90`,
                      `t61`.`portal_90`,
                      `t61`.`events_365`,
                      `t61`.`contacts_90`,
                      `t61`.`company_touches_90`,
                      `t61`.`company_people_90`,
                      `t61`.`company_asked_90`,
                      `t61`.`cases`,
                      `t61`.`cases_won`,
                      `t61`.`days_since_case`,
                      `t61`.`open_case`,
                      `t61`.`orders_365`,
                      `t61`.`days_since_order`,
                      `t61`.`stage`,
                      `t61`.`days_in_stage`,
                      `t13`.`person_id` AS `person_id_right`,
                      `t13`.`persona`
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
                        `t59`.`days_in_stage`
                      FROM (
                        SELECT
                          `t58`.`person_id`,
                          `t58`.`account_id`,
                          `t58`.`cut`,
                          `t58`.`days_since_last`,
                          `t58`.`days_since_asked`,
                          `t58`.`channels_90`,
                          `t58`.`touches_30`,
                          `t58`.`touches_90`,
                          `t58`.`pages_30`,
                          `t58`.`read_90`,
                          `t58`.`asked_90`,
                          `t58`.`asked_365`,
                          `t58`.`mails_90`,
                          `t58`.`portal_90`,
                          `t58`.`events_365`,
                          `t58`.`contacts_90`,
                          `t58`.`company_touches_90`,
                          `t58`.`company_people_90`,
                          `t58`.`company_asked_90`,
                          `t58`.`cases`,
                          `t58`.`cases_won`,
                          `t58`.`days_since_case`,
                          `t58`.`open_case`,
                          `t58`.`orders_365`,
                          `t58`.`days_since_order`,
                          `t58`.`cut_right`,
                          `t58`.`stage`,
                          `t58`.`days_in_stage`
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
                            `t35`.`person_id` AS `person_id_right`,
                            `t35`.`cut` AS `cut_right`,
                            `t35`.`stage`,
                            `t35`.`days_in_stage`
                          FROM (
                            SELECT
                              `t55`.`person_id`,
                              `t55`.`account_id`,
                              `t55`.`cut`,
                              `t55`.`days_since_last`,
                              `t55`.`days_since_asked`,
                              `t55`.`channels_90`,
                              `t55`.`touches_30`,
                              `t55`.`touches_90`,
                              `t55`.`pages_30`,
                              `t55`.`read_90`,
                              `t55`.`asked_90`,
                              `t55`.`asked_365`,
                              `t55`.`mails_90`,
                              `t55`.`portal_90`,
                              `t55`.`events_365`,
                              `t55`.`contacts_90`,
                              `t55`.`company_touches_90`,
                              `t55`.`company_people_90`,
                              `t55`.`company_asked_90`,
                              `t55`.`cases`,
                              `t55`.`cases_won`,
                              `t55`.`days_since_case`,
                              `t55`.`open_case`,
                              `t55`.`orders_365`,
                              `t55`.`days_since_order`
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
                                `t54`.`cut_right`,
                                `t54`.`orders_365`,
                                `t54`.`days_since_order`
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
                                  `t37`.`account_id` AS `account_id_right`,
                                  `t37`.`cut` AS `cut_right`,
                                  `t37`.`orders_365`,
                                  `t37`.`days_since_order`
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
                                    `t51`.`open_case`
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
                                      `t50`.`cut_right`,
                                      `t50`.`cases`,
                                      `t50`.`cases_won`,
                                      `t50`.`days_since_case`,
                                      `t50`.`open_case`
                                    FROM (
                                      SELECT
                                        `t49`.`person_id`,
                                        `t49`.`account_id`,
                                        `t49`.`cut`,
                                        `t49`.`days_since_last`,
                                        `t49`.`days_since_asked`,
                                        `t49`.`channels_90`,
                                        `t49`.`touches_30`,
                                        `t49`.`touches_90`,
                                        `t49`.`pages_30`,
                                        `t49`.`read_90`,
                                        `t49`.`asked_90`,
                                        `t49`.`asked_365`,
                                        `t49`.`mails_90`,
                                        `t49`.`portal_90`,
                                        `t49`.`events_365`,
                                        `t49`.`contacts_90`,
                                        `t49`.`company_touches_90`,
                                        `t49`.`company_people_90`,
                                        `t49`.`company_asked_90`,
                                        `t33`.`account_id` AS `account_id_right`,
                                        `t33`.`cut` AS `cut_right`,
                                        `t33`.`cases`,
                                        `t33`.`cases_won`,
                                        `t33`.`days_since_case`,
                                        `t33`.`open_case`
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
                                          `t47`.`company_asked_90`
                                        FROM (
                                          SELECT
                                            `t46`.`person_id`,
                                            `t46`.`account_id`,
                                            `t46`.`cut`,
                                            `t46`.`days_since_last`,
                                            `t46`.`days_since_asked`,
                                            `t46`.`channels_90`,
                                            `t46`.`touches_30`,
                                            `t46`.`touches_90`,
                                            `t46`.`pages_30`,
                                            `t46`.`read_90`,
                                            `t46`.`asked_90`,
                                            `t46`.`asked_365`,
                                            `t46`.`mails_90`,
                                            `t46`.`portal_90`,
                                            `t46`.`events_365`,
                                            `t46`.`contacts_90`,
                                            `t46`.`cut_right`,
                                            `t46`.`company_touches_90`,
                                            `t46`.`company_people_90`,
                                            `t46`.`company_asked_90`
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
                                              `t40`.`account_id` AS `account_id_right`,
                                              `t40`.`cut` AS `cut_right`,
                                              `t40`.`company_touches_90`,
                                              `t40`.`company_people_90`,
                                              `t40`.`company_asked_90`
                                            FROM (
                                              SELECT
                                                `t43`.`person_id`,
                                                `t43`.`account_id`,
                                                `t43`.`cut`,
                                                `t43`.`days_since_last`,
                                                `t43`.`days_since_asked`,
                                                `t43`.`channels_90`,
                                                `t43`.`touches_30`,
                                                `t43`.`touches_90`,
                                                `t43`.`pages_30`,
                                                `t43`.`read_90`,
                                                `t43`.`asked_90`,
                                                `t43`.`asked_365`,
                                                `t43`.`mails_90`,
                                                `t43`.`portal_90`,
                                                `t43`.`events_365`,
                                                `t43`.`contacts_90`
                                              FROM (
                                                SELECT
                                                  `t42`.`person_id`,
                                                  `t42`.`account_id`,
                                                  `t42`.`cut`,
                                                  `t42`.`cut_right`,
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
                                              ) AS `t43`
                                            ) AS `t45`
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
                                              ON `t45`.`account_id` = `t40`.`account_id` AND `t45`.`cut` = `t40`.`cut`
                                          ) AS `t46`
                                        ) AS `t47`
                                      ) AS `t49`
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
                                        ON `t49`.`account_id` = `t33`.`account_id` AND `t49`.`cut` = `t33`.`cut`
                                    ) AS `t50`
                                  ) AS `t51`
                                ) AS `t53`
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
                                  ON `t53`.`account_id` = `t37`.`account_id` AND `t53`.`cut` = `t37`.`cut`
                              ) AS `t54`
                            ) AS `t55`
                          ) AS `t57`
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
                            ON `t57`.`person_id` = `t35`.`person_id` AND `t57`.`cut` = `t35`.`cut`
                        ) AS `t58`
                      ) AS `t59`
                    ) AS `t61`
                    LEFT OUTER JOIN (
                      SELECT
                        `t2`.`person_id`,
                        `t2`.`persona`
                      FROM `personas` AS `t2`
                    ) AS `t13`
                      ON `t61`.`person_id` = `t13`.`person_id`
                  ) AS `t62`
                ) AS `t64`
                LEFT OUTER JOIN (
                  SELECT
                    `t1`.`account_id`,
                    `t1`.`industry`,
                    `t1`.`size`,
                    `t1`.`tier`,
                    `t1`.`country`
                  FROM `accounts` AS `t1`
                ) AS `t12`
                  ON `t64`.`account_id` = `t12`.`account_id`
              ) AS `t65`
            ) AS `t67`
            LEFT OUTER JOIN (
              SELECT
                `t71`.`person_id`,
                `t71`.`cut`,
                TRUE AS `by_person_id`
              FROM (
                SELECT DISTINCT
                  `t70`.`person_id`,
                  `t70`.`cut`
                FROM (
                  SELECT
                    `t69`.`person_id`,
                    `t69`.`cut`,
                    `t17`.`who`,
                    `t17`.`success_at`
                  FROM (
                    SELECT DISTINCT
                      `t66`.`person_id`,
                      `t66`.`cut`
                    FROM (
                      SELECT
                        `t65`.`person_id`,
                        `t65`.`account_id`,
                        `t65`.`cut`,
                        `t65`.`days_since_last`,
                        `t65`.`days_since_asked`,
                        `t65`.`channels_90`,
                        `t65`.`touches_30`,
                        `t65`.`touches_90`,
                        `t65`.`pages_30`,
                        `t65`.`read_90`,
                        `t65`.`asked_90`,
                        `t65`.`asked_365`,
                        `t65`.`mails_90`,
                        `t65`.`portal_90`,
                        `t65`.`events_365`,
                        `t65`.`contacts_90`,
                        `t65`.`company_touches_90`,
                        `t65`.`company_people_90`,
                        `t65`.`company_asked_90`,
                        `t65`.`cases`,
                        `t65`.`cases_won`,
                        `t65`.`days_since_case`,
                        `t65`.`open_case`,
                        `t65`.`orders_365`,
                        `t65`.`days_since_order`,
                        `t65`.`stage`,
                        `t65`.`days_in_stage`,
                        `t65`.`persona`,
                        `t65`.`industry`,
                        `t65`.`size`,
                        `t65`.`tier`,
                        `t65`.`country`
                      FROM (
                        SELECT
                          `t64`.`person_id`,
                          `t64`.`account_id`,
                          `t64`.`cut`,
                          `t64`.`days_since_last`,
                          `t64`.`days_since_asked`,
                          `t64`.`channels_90`,
                          `t64`.`touches_30`,
                          `t64`.`touches_90`,
                          `t64`.`pages_30`,
                          `t64`.`read_90`,
                          `t64`.`asked_90`,
                          `t64`.`asked_365`,
                          `t64`.`mails_90`,
                          `t64`.`portal_90`,
                          `t64`.`events_365`,
                          `t64`.`contacts_90`,
                          `t64`.`company_touches_90`,
                          `t64`.`company_people_90`,
                          `t64`.`company_asked_90`,
                          `t64`.`cases`,
                          `t64`.`cases_won`,
                          `t64`.`days_since_case`,
                          `t64`.`open_case`,
                          `t64`.`orders_365`,
                          `t64`.`days_since_order`,
                          `t64`.`stage`,
                          `t64`.`days_in_stage`,
                          `t64`.`persona`,
                          `t12`.`account_id` AS `account_id_right`,
                          `t12`.`industry`,
                          `t12`.`size`,
                          `t12`.`tier`,
                          `t12`.`country`
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
                            `t62`.`persona`
                          FROM (
                            SELECT
                              `t61`.`person_id`,
                              `t61`.`account_id`,
                              `t61`.`cut`,
                              `t61`.`days_since_last`,
                              `t61`.`days_since_asked`,
                              `t61`.`channels_90`,
                              `t61`.`touches_30`,
                              `t61`.`touches_90`,
                              `t61`.`pages_30`,
                              `t61`.`read_90`,
                              `t61`.`asked_90`,
                              `t61`.`asked_365`,
                              `t61`.`mails_90`,
                              `t61`.`portal_90`,
                              `t61`.`events_365`,
                              `t61`.`contacts_90`,
                              `t61`.`company_touches_90`,
                              `t61`.`company_people_90`,
                              `t61`.`company_asked_90`,
                              `t61`.`cases`,
                              `t61`.`cases_won`,
                              `t61`.`days_since_case`,
                              `t61`.`open_case`,
                              `t61`.`orders_365`,
                              `t61`.`days_since_order`,
                              `t61`.`stage`,
                              `t61`.`days_in_stage`,
                              `t13`.`person_id` AS `person_id_right`,
                              `t13`.`persona`
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
                                `t59`.`days_in_stage`
                              FROM (
                                SELECT
                                  `t58`.`person_id`,
                                  `t58`.`account_id`,
                                  `t58`.`cut`,
                                  `t58`.`days_since_last`,
                                  `t58`.`days_since_asked`,
                                  `t58`.`channels_90`,
                                  `t58`.`touches_30`,
                                  `t58`.`touches_90`,
                                  `t58`.`pages_30`,
                                  `t58`.`read_90`,
                                  `t58`.`asked_90`,
                                  `t58`.`asked_365`,
                                  `t58`.`mails_90`,
                                  `t58`.`portal_90`,
                                  `t58`.`events_365`,
                                  `t58`.`contacts_90`,
                                  `t58`.`company_touches_90`,
                                  `t58`.`company_people_90`,
                                  `t58`.`company_asked_90`,
                                  `t58`.`cases`,
                                  `t58`.`cases_won`,
                                  `t58`.`days_since_case`,
                                  `t58`.`open_case`,
                                  `t58`.`orders_365`,
                                  `t58`.`days_since_order`,
                                  `t58`.`cut_right`,
                                  `t58`.`stage`,
                                  `t58`.`days_in_stage`
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
                                    `t35`.`person_id` AS `person_id_right`,
                                    `t35`.`cut` AS `cut_right`,
                                    `t35`.`stage`,
                                    `t35`.`days_in_stage`
                                  FROM (
                                    SELECT
                                      `t55`.`person_id`,
                                      `t55`.`account_id`,
                                      `t55`.`cut`,
                                      `t55`.`days_since_last`,
                                      `t55`.`days_since_asked`,
                                      `t55`.`channels_90`,
                                      `t55`.`touches_30`,
                                      `t55`.`touches_90`,
                                      `t55`.`pages_30`,
                                      `t55`.`read_90`,
                                      `t55`.`asked_90`,
                                      `t55`.`asked_365`,
                                      `t55`.`mails_90`,
                                      `t55`.`portal_90`,
                                      `t55`.`events_365`,
                                      `t55`.`contacts_90`,
                                      `t55`.`company_touches_90`,
                                      `t55`.`company_people_90`,
                                      `t55`.`company_asked_90`,
                                      `t55`.`cases`,
                                      `t55`.`cases_won`,
                                      `t55`.`days_since_case`,
                                      `t55`.`open_case`,
                                      `t55`.`orders_365`,
                                      `t55`.`days_since_order`
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
                                        `t54`.`cut_right`,
                                        `t54`.`orders_365`,
                                        `t54`.`days_since_order`
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
                                          `t37`.`account_id` AS `account_id_right`,
                                          `t37`.`cut` AS `cut_right`,
                                          `t37`.`orders_365`,
                                          `t37`.`days_since_order`
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
                                            `t51`.`open_case`
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
                                              `t50`.`cut_right`,
                                              `t50`.`cases`,
                                              `t50`.`cases_won`,
                                              `t50`.`days_since_case`,
                                              `t50`.`open_case`
                                            FROM (
                                              SELECT
                                                `t49`.`person_id`,
                                                `t49`.`account_id`,
                                                `t49`.`cut`,
                                                `t49`.`days_since_last`,
                                                `t49`.`days_since_asked`,
                                                `t49`.`channels_90`,
                                                `t49`.`touches_30`,
                                                `t49`.`touches_90`,
                                                `t49`.`pages_30`,
                                                `t49`.`read_90`,
                                                `t49`.`asked_90`,
                                                `t49`.`asked_365`,
                                                `t49`.`mails_90`,
                                                `t49`.`portal_90`,
                                                `t49`.`events_365`,
                                                `t49`.`contacts_90`,
                                                `t49`.`company_touches_90`,
                                                `t49`.`company_people_90`,
                                                `t49`.`company_asked_90`,
                                                `t33`.`account_id` AS `account_id_right`,
                                                `t33`.`cut` AS `cut_right`,
                                                `t33`.`cases`,
                                                `t33`.`cases_won`,
                                                `t33`.`days_since_case`,
                                                `t33`.`open_case`
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
                                                  `t47`.`company_asked_90`
                                                FROM (
                                                  SELECT
                                                    `t46`.`person_id`,
                                                    `t46`.`account_id`,
                                                    `t46`.`cut`,
                                                    `t46`.`days_since_last`,
                                                    `t46`.`days_since_asked`,
                                                    `t46`.`channels_90`,
                                                    `t46`.`touches_30`,
                                                    `t46`.`touches_90`,
                                                    `t46`.`pages_30`,
                                                    `t46`.`read_90`,
                                                    `t46`.`asked_90`,
                                                    `t46`.`asked_365`,
                                                    `t46`.`mails_90`,
                                                    `t46`.`portal_90`,
                                                    `t46`.`events_365`,
                                                    `t46`.`contacts_90`,
                                                    `t46`.`cut_right`,
                                                    `t46`.`company_touches_90`,
                                                    `t46`.`company_people_90`,
                                                    `t46`.`company_asked_90`
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
                                                      `t40`.`account_id` AS `account_id_right`,
                                                      `t40`.`cut` AS `cut_right`,
                                                      `t40`.`company_touches_90`,
                                                      `t40`.`company_people_90`,
                                                      `t40`.`company_asked_90`
                                                    FROM (
                                                      SELECT
                                                        `t43`.`person_id`,
                                                        `t43`.`account_id`,
                                                        `t43`.`cut`,
                                                        `t43`.`days_since_last`,
                                                        `t43`.`days_since_asked`,
                                                        `t43`.`channels_90`,
                                                        `t43`.`touches_30`,
                                                        `t43`.`touches_90`,
                                                        `t43`.`pages_30`,
                                                        `t43`.`read_90`,
                                                        `t43`.`asked_90`,
                                                        `t43`.`asked_365`,
                                                        `t43`.`mails_90`,
                                                        `t43`.`portal_90`,
                                                        `t43`.`events_365`,
                                                        `t43`.`contacts_90`
                                                      FROM (
                                                        SELECT
                                                          `t42`.`person_id`,
                                                          `t42`.`account_id`,
                                                          `t42`.`cut`,
                                                          `t42`.`cut_right`,
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
                                                      ) AS `t43`
                                                    ) AS `t45`
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
                                                      ON `t45`.`account_id` = `t40`.`account_id` AND `t45`.`cut` = `t40`.`cut`
                                                  ) AS `t46`
                                                ) AS `t47`
                                              ) AS `t49`
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
                                                ON `t49`.`account_id` = `t33`.`account_id` AND `t49`.`cut` = `t33`.`cut`
                                            ) AS `t50`
                                          ) AS `t51`
                                        ) AS `t53`
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
                                          ON `t53`.`account_id` = `t37`.`account_id` AND `t53`.`cut` = `t37`.`cut`
                                      ) AS `t54`
                                    ) AS `t55`
                                  ) AS `t57`
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
                                    ON `t57`.`person_id` = `t35`.`person_id` AND `t57`.`cut` = `t35`.`cut`
                                ) AS `t58`
                              ) AS `t59`
                            ) AS `t61`
                            LEFT OUTER JOIN (
                              SELECT
                                `t2`.`person_id`,
                                `t2`.`persona`
                              FROM `personas` AS `t2`
                            ) AS `t13`
                              ON `t61`.`person_id` = `t13`.`person_id`
                          ) AS `t62`
                        ) AS `t64`
                        LEFT OUTER JOIN (
                          SELECT
                            `t1`.`account_id`,
                            `t1`.`industry`,
                            `t1`.`size`,
                            `t1`.`tier`,
                            `t1`.`country`
                          FROM `accounts` AS `t1`
                        ) AS `t12`
                          ON `t64`.`account_id` = `t12`.`account_id`
                      ) AS `t65`
                    ) AS `t66`
                  ) AS `t69`
                  INNER JOIN (
                    SELECT
                      `t0`.`person_ref` AS `who`,
                      `t0`.`created_at` AS `success_at`
                    FROM `opportunities` AS `t0`
                    WHERE
                      `t0`.`person_ref` IS NOT NULL
                  ) AS `t17`
                    ON `t69`.`person_id` = `t17`.`who`
                ) AS `t70`
                WHERE
                  (
                    CAST(CAST(DATE_TRUNC('second', `t70`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t70`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
                  ) > 0
                  AND (
                    CAST(CAST(DATE_TRUNC('second', `t70`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t70`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
                  ) <= 60
              ) AS `t71`
            ) AS `t73`
              ON `t67`.`person_id` = `t73`.`person_id` AND `t67`.`cut` = `t73`.`cut`
          ) AS `t74`
        ) AS `t75`
      ) AS `t77`
      LEFT OUTER JOIN (
        SELECT
          `t81`.`account_id`,
          `t81`.`cut`,
          TRUE AS `by_account_id`
        FROM (
          SELECT DISTINCT
            `t80`.`account_id`,
            `t80`.`cut`
          FROM (
            SELECT
              `t79`.`account_id`,
              `t79`.`cut`,
              `t25`.`who`,
              `t25`.`success_at`
            FROM (
              SELECT DISTINCT
                `t76`.`account_id`,
                `t76`.`cut`
              FROM (
                SELECT
                  `t75`.`person_id`,
                  `t75`.`account_id`,
                  `t75`.`cut`,
                  `t75`.`days_since_last`,
                  `t75`.`days_since_asked`,
                  `t75`.`channels_90`,
                  `t75`.`touches_30`,
                  `t75`.`touches_90`,
                  `t75`.`pages_30`,
                  `t75`.`read_90`,
                  `t75`.`asked_90`,
                  `t75`.`asked_365`,
                  `t75`.`mails_90`,
                  `t75`.`portal_90`,
                  `t75`.`events_365`,
                  `t75`.`contacts_90`,
                  `t75`.`company_touches_90`,
                  `t75`.`company_people_90`,
                  `t75`.`company_asked_90`,
                  `t75`.`cases`,
                  `t75`.`cases_won`,
                  `t75`.`days_since_case`,
                  `t75`.`open_case`,
                  `t75`.`orders_365`,
                  `t75`.`days_since_order`,
                  `t75`.`stage`,
                  `t75`.`days_in_stage`,
                  `t75`.`persona`,
                  `t75`.`industry`,
                  `t75`.`size`,
                  `t75`.`tier`,
                  `t75`.`country`,
                  `t75`.`by_person_id`
                FROM (
                  SELECT
                    `t74`.`person_id`,
                    `t74`.`account_id`,
                    `t74`.`cut`,
                    `t74`.`days_since_last`,
                    `t74`.`days_since_asked`,
                    `t74`.`channels_90`,
                    `t74`.`touches_30`,
                    `t74`.`touches_90`,
                    `t74`.`pages_30`,
                    `t74`.`read_90`,
                    `t74`.`asked_90`,
                    `t74`.`asked_365`,
                    `t74`.`mails_90`,
                    `t74`.`portal_90`,
                    `t74`.`events_365`,
                    `t74`.`contacts_90`,
                    `t74`.`company_touches_90`,
                    `t74`.`company_people_90`,
                    `t74`.`company_asked_90`,
                    `t74`.`cases`,
                    `t74`.`cases_won`,
                    `t74`.`days_since_case`,
                    `t74`.`open_case`,
                    `t74`.`orders_365`,
                    `t74`.`days_since_order`,
                    `t74`.`stage`,
                    `t74`.`days_in_stage`,
                    `t74`.`persona`,
                    `t74`.`industry`,
                    `t74`.`size`,
                    `t74`.`tier`,
                    `t74`.`country`,
                    `t74`.`cut_right`,
                    `t74`.`by_person_id`
                  FROM (
                    SELECT
                      `t67`.`person_id`,
                      `t67`.`account_id`,
                      `t67`.`cut`,
                      `t67`.`days_since_last`,
                      `t67`.`days_since_asked`,
                      `t67`.`channels_90`,
                      `t67`.`touches_30`,
                      `t67`.`touches_90`,
                      `t67`.`pages_30`,
                      `t67`.`read_90`,
                      `t67`.`asked_90`,
                      `t67`.`asked_365`,
                      `t67`.`mails_90`,
                      `t67`.`portal_90`,
                      `t67`.`events_365`,
                      `t67`.`contacts_90`,
                      `t67`.`company_touches_90`,
                      `t67`.`company_people_90`,
                      `t67`.`company_asked_90`,
                      `t67`.`cases`,
                      `t67`.`cases_won`,
                      `t67`.`days_since_case`,
                      `t67`.`open_case`,
                      `t67`.`orders_365`,
                      `t67`.`days_since_order`,
                      `t67`.`stage`,
                      `t67`.`days_in_stage`,
                      `t67`.`persona`,
                      `t67`.`industry`,
                      `t67`.`size`,
                      `t67`.`tier`,
                      `t67`.`country`,
                      `t73`.`person_id` AS `person_id_right`,
                      `t73`.`cut` AS `cut_right`,
                      `t73`.`by_person_id`
                    FROM (
                      SELECT
                        `t65`.`person_id`,
                        `t65`.`account_id`,
                        `t65`.`cut`,
                        `t65`.`days_since_last`,
                        `t65`.`days_since_asked`,
                        `t65`.`channels_90`,
                        `t65`.`touches_30`,
                        `t65`.`touches_90`,
                        `t65`.`pages_30`,
                        `t65`.`read_90`,
                        `t65`.`asked_90`,
                        `t65`.`asked_365`,
                        `t65`.`mails_90`,
                        `t65`.`portal_90`,
                        `t65`.`events_365`,
                        `t65`.`contacts_90`,
                        `t65`.`company_touches_90`,
                        `t65`.`company_people_90`,
                        `t65`.`company_asked_90`,
                        `t65`.`cases`,
                        `t65`.`cases_won`,
                        `t65`.`days_since_case`,
                        `t65`.`open_case`,
                        `t65`.`orders_365`,
                        `t65`.`days_since_order`,
                        `t65`.`stage`,
                        `t65`.`days_in_stage`,
                        `t65`.`persona`,
                        `t65`.`industry`,
                        `t65`.`size`,
                        `t65`.`tier`,
                        `t65`.`country`
                      FROM (
                        SELECT
                          `t64`.`person_id`,
                          `t64`.`account_id`,
                          `t64`.`cut`,
                          `t64`.`days_since_last`,
                          `t64`.`days_since_asked`,
                          `t64`.`channels_90`,
                          `t64`.`touches_30`,
                          `t64`.`touches_90`,
                          `t64`.`pages_30`,
                          `t64`.`read_90`,
                          `t64`.`asked_90`,
                          `t64`.`asked_365`,
                          `t64`.`mails_90`,
                          `t64`.`portal_90`,
                          `t64`.`events_365`,
                          `t64`.`contacts_90`,
                          `t64`.`company_touches_90`,
                          `t64`.`company_people_90`,
                          `t64`.`company_asked_90`,
                          `t64`.`cases`,
                          `t64`.`cases_won`,
                          `t64`.`days_since_case`,
                          `t64`.`open_case`,
                          `t64`.`orders_365`,
                          `t64`.`days_since_order`,
                          `t64`.`stage`,
                          `t64`.`days_in_stage`,
                          `t64`.`persona`,
                          `t12`.`account_id` AS `account_id_right`,
                          `t12`.`industry`,
                          `t12`.`size`,
                          `t12`.`tier`,
                          `t12`.`country`
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
                            `t62`.`persona`
                          FROM (
                            SELECT
                              `t61`.`person_id`,
                              `t61`.`account_id`,
                              `t61`.`cut`,
                              `t61`.`days_since_last`,
                              `t61`.`days_since_asked`,
                              `t61`.`channels_90`,
                              `t61`.`touches_30`,
                              `t61`.`touches_90`,
                              `t61`.`pages_30`,
                              `t61`.`read_90`,
                              `t61`.`asked_90`,
                              `t61`.`asked_365`,
                              `t61`.`mails_90`,
                              `t61`.`portal_90`,
                              `t61`.`events_365`,
                              `t61`.`contacts_90`,
                              `t61`.`company_touches_90`,
                              `t61`.`company_people_90`,
                              `t61`.`company_asked_90`,
                              `t61`.`cases`,
                              `t61`.`cases_won`,
                              `t61`.`days_since_case`,
                              `t61`.`open_case`,
                              `t61`.`orders_365`,
                              `t61`.`days_since_order`,
                              `t61`.`stage`,
                              `t61`.`days_in_stage`,
                              `t13`.`person_id` AS `person_id_right`,
                              `t13`.`persona`
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
                                `t59`.`days_in_stage`
                              FROM (
                                SELECT
                                  `t58`.`person_id`,
                                  `t58`.`account_id`,
                                  `t58`.`cut`,
                                  `t58`.`days_since_last`,
                                  `t58`.`days_since_asked`,
                                  `t58`.`channels_90`,
                                  `t58`.`touches_30`,
                                  `t58`.`touches_90`,
                                  `t58`.`pages_30`,
                                  `t58`.`read_90`,
                                  `t58`.`asked_90`,
                                  `t58`.`asked_365`,
                                  `t58`.`mails_90`,
                                  `t58`.`portal_90`,
                                  `t58`.`events_365`,
                                  `t58`.`contacts_90`,
                                  `t58`.`company_touches_90`,
                                  `t58`.`company_people_90`,
                                  `t58`.`company_asked_90`,
                                  `t58`.`cases`,
                                  `t58`.`cases_won`,
                                  `t58`.`days_since_case`,
                                  `t58`.`open_case`,
                                  `t58`.`orders_365`,
                                  `t58`.`days_since_order`,
                                  `t58`.`cut_right`,
                                  `t58`.`stage`,
                                  `t58`.`days_in_stage`
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
                                    `t35`.`person_id` AS `person_id_right`,
                                    `t35`.`cut` AS `cut_right`,
                                    `t35`.`stage`,
                                    `t35`.`days_in_stage`
                                  FROM (
                                    SELECT
                                      `t55`.`person_id`,
                                      `t55`.`account_id`,
                                      `t55`.`cut`,
                                      `t55`.`days_since_last`,
                                      `t55`.`days_since_asked`,
                                      `t55`.`channels_90`,
                                      `t55`.`touches_30`,
                                      `t55`.`touches_90`,
                                      `t55`.`pages_30`,
                                      `t55`.`read_90`,
                                      `t55`.`asked_90`,
                                      `t55`.`asked_365`,
                                      `t55`.`mails_90`,
                                      `t55`.`portal_90`,
                                      `t55`.`events_365`,
                                      `t55`.`contacts_90`,
                                      `t55`.`company_touches_90`,
                                      `t55`.`company_people_90`,
                                      `t55`.`company_asked_90`,
                                      `t55`.`cases`,
                                      `t55`.`cases_won`,
                                      `t55`.`days_since_case`,
                                      `t55`.`open_case`,
                                      `t55`.`orders_365`,
                                      `t55`.`days_since_order`
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
                                        `t54`.`cut_right`,
                                        `t54`.`orders_365`,
                                        `t54`.`days_since_order`
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
                                          `t37`.`account_id` AS `account_id_right`,
                                          `t37`.`cut` AS `cut_right`,
                                          `t37`.`orders_365`,
                                          `t37`.`days_since_order`
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
                                            `t51`.`open_case`
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
                                              `t50`.`cut_right`,
                                              `t50`.`cases`,
                                              `t50`.`cases_won`,
                                              `t50`.`days_since_case`,
                                              `t50`.`open_case`
                                            FROM (
                                              SELECT
                                                `t49`.`person_id`,
                                                `t49`.`account_id`,
                                                `t49`.`cut`,
                                                `t49`.`days_since_last`,
                                                `t49`.`days_since_asked`,
                                                `t49`.`channels_90`,
                                                `t49`.`touches_30`,
                                                `t49`.`touches_90`,
                                                `t49`.`pages_30`,
                                                `t49`.`read_90`,
                                                `t49`.`asked_90`,
                                                `t49`.`asked_365`,
                                                `t49`.`mails_90`,
                                                `t49`.`portal_90`,
                                                `t49`.`events_365`,
                                                `t49`.`contacts_90`,
                                                `t49`.`company_touches_90`,
                                                `t49`.`company_people_90`,
                                                `t49`.`company_asked_90`,
                                                `t33`.`account_id` AS `account_id_right`,
                                                `t33`.`cut` AS `cut_right`,
                                                `t33`.`cases`,
                                                `t33`.`cases_won`,
                                                `t33`.`days_since_case`,
                                                `t33`.`open_case`
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
                                                  `t47`.`company_asked_90`
                                                FROM (
                                                  SELECT
                                                    `t46`.`person_id`,
                                                    `t46`.`account_id`,
                                                    `t46`.`cut`,
                                                    `t46`.`days_since_last`,
                                                    `t46`.`days_since_asked`,
                                                    `t46`.`channels_90`,
                                                    `t46`.`touches_30`,
                                                    `t46`.`touches_90`,
                                                    `t46`.`pages_30`,
                                                    `t46`.`read_90`,
                                                    `t46`.`asked_90`,
                                                    `t46`.`asked_365`,
                                                    `t46`.`mails_90`,
                                                    `t46`.`portal_90`,
                                                    `t46`.`events_365`,
                                                    `t46`.`contacts_90`,
                                                    `t46`.`cut_right`,
                                                    `t46`.`company_touches_90`,
                                                    `t46`.`company_people_90`,
                                                    `t46`.`company_asked_90`
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
                                                      `t40`.`account_id` AS `account_id_right`,
                                                      `t40`.`cut` AS `cut_right`,
                                                      `t40`.`company_touches_90`,
                                                      `t40`.`company_people_90`,
                                                      `t40`.`company_asked_90`
                                                    FROM (
                                                      SELECT
                                                        `t43`.`person_id`,
                                                        `t43`.`account_id`,
                                                        `t43`.`cut`,
                                                        `t43`.`days_since_last`,
                                                        `t43`.`days_since_asked`,
                                                        `t43`.`channels_90`,
                                                        `t43`.`touches_30`,
                                                        `t43`.`touches_90`,
                                                        `t43`.`pages_30`,
                                                        `t43`.`read_90`,
                                                        `t43`.`asked_90`,
                                                        `t43`.`asked_365`,
                                                        `t43`.`mails_90`,
                                                        `t43`.`portal_90`,
                                                        `t43`.`events_365`,
                                                        `t43`.`contacts_90`
                                                      FROM (
                                                        SELECT
                                                          `t42`.`person_id`,
                                                          `t42`.`account_id`,
                                                          `t42`.`cut`,
                                                          `t42`.`cut_right`,
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
                                                      ) AS `t43`
                                                    ) AS `t45`
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
                                                      ON `t45`.`account_id` = `t40`.`account_id` AND `t45`.`cut` = `t40`.`cut`
                                                  ) AS `t46`
                                                ) AS `t47`
                                              ) AS `t49`
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
                                                ON `t49`.`account_id` = `t33`.`account_id` AND `t49`.`cut` = `t33`.`cut`
                                            ) AS `t50`
                                          ) AS `t51`
                                        ) AS `t53`
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
                                          ON `t53`.`account_id` = `t37`.`account_id` AND `t53`.`cut` = `t37`.`cut`
                                      ) AS `t54`
                                    ) AS `t55`
                                  ) AS `t57`
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
                                    ON `t57`.`person_id` = `t35`.`person_id` AND `t57`.`cut` = `t35`.`cut`
                                ) AS `t58`
                              ) AS `t59`
                            ) AS `t61`
                            LEFT OUTER JOIN (
                              SELECT
                                `t2`.`person_id`,
                                `t2`.`persona`
                              FROM `personas` AS `t2`
                            ) AS `t13`
                              ON `t61`.`person_id` = `t13`.`person_id`
                          ) AS `t62`
                        ) AS `t64`
                        LEFT OUTER JOIN (
                          SELECT
                            `t1`.`account_id`,
                            `t1`.`industry`,
                            `t1`.`size`,
                            `t1`.`tier`,
                            `t1`.`country`
                          FROM `accounts` AS `t1`
                        ) AS `t12`
                          ON `t64`.`account_id` = `t12`.`account_id`
                      ) AS `t65`
                    ) AS `t67`
                    LEFT OUTER JOIN (
                      SELECT
                        `t71`.`person_id`,
                        `t71`.`cut`,
                        TRUE AS `by_person_id`
                      FROM (
                        SELECT DISTINCT
                          `t70`.`person_id`,
                          `t70`.`cut`
                        FROM (
                          SELECT
                            `t69`.`person_id`,
                            `t69`.`cut`,
                            `t17`.`who`,
                            `t17`.`success_at`
                          FROM (
                            SELECT DISTINCT
                              `t66`.`person_id`,
                              `t66`.`cut`
                            FROM (
                              SELECT
                                `t65`.`person_id`,
                                `t65`.`account_id`,
                                `t65`.`cut`,
                                `t65`.`days_since_last`,
                                `t65`.`days_since_asked`,
                                `t65`.`channels_90`,
                                `t65`.`touches_30`,
                                `t65`.`touches_90`,
                                `t65`.`pages_30`,
                                `t65`.`read_90`,
                                `t65`.`asked_90`,
                                `t65`.`asked_365`,
                                `t65`.`mails_90`,
                                `t65`.`portal_90`,
                                `t65`.`events_365`,
                                `t65`.`contacts_90`,
                                `t65`.`company_touches_90`,
                                `t65`.`company_people_90`,
                                `t65`.`company_asked_90`,
                                `t65`.`cases`,
                                `t65`.`cases_won`,
                                `t65`.`days_since_case`,
                                `t65`.`open_case`,
                                `t65`.`orders_365`,
                                `t65`.`days_since_order`,
                                `t65`.`stage`,
                                `t65`.`days_in_stage`,
                                `t65`.`persona`,
                                `t65`.`industry`,
                                `t65`.`size`,
                                `t65`.`tier`,
                                `t65`.`country`
                              FROM (
                                SELECT
                                  `t64`.`person_id`,
                                  `t64`.`account_id`,
                                  `t64`.`cut`,
                                  `t64`.`days_since_last`,
                                  `t64`.`days_since_asked`,
                                  `t64`.`channels_90`,
                                  `t64`.`touches_30`,
                                  `t64`.`touches_90`,
                                  `t64`.`pages_30`,
                                  `t64`.`read_90`,
                                  `t64`.`asked_90`,
                                  `t64`.`asked_365`,
                                  `t64`.`mails_90`,
                                  `t64`.`portal_90`,
                                  `t64`.`events_365`,
                                  `t64`.`contacts_90`,
                                  `t64`.`company_touches_90`,
                                  `t64`.`company_people_90`,
                                  `t64`.`company_asked_90`,
                                  `t64`.`cases`,
                                  `t64`.`cases_won`,
                                  `t64`.`days_since_case`,
                                  `t64`.`open_case`,
                                  `t64`.`orders_365`,
                                  `t64`.`days_since_order`,
                                  `t64`.`stage`,
                                  `t64`.`days_in_stage`,
                                  `t64`.`persona`,
                                  `t12`.`account_id` AS `account_id_right`,
                                  `t12`.`industry`,
                                  `t12`.`size`,
                                  `t12`.`tier`,
                                  `t12`.`country`
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
                                    `t62`.`persona`
                                  FROM (
                                    SELECT
                                      `t61`.`person_id`,
                                      `t61`.`account_id`,
                                      `t61`.`cut`,
                                      `t61`.`days_since_last`,
                                      `t61`.`days_since_asked`,
                                      `t61`.`channels_90`,
                                      `t61`.`touches_30`,
                                      `t61`.`touches_90`,
                                      `t61`.`pages_30`,
                                      `t61`.`read_90`,
                                      `t61`.`asked_90`,
                                      `t61`.`asked_365`,
                                      `t61`.`mails_90`,
                                      `t61`.`portal_90`,
                                      `t61`.`events_365`,
                                      `t61`.`contacts_90`,
                                      `t61`.`company_touches_90`,
                                      `t61`.`company_people_90`,
                                      `t61`.`company_asked_90`,
                                      `t61`.`cases`,
                                      `t61`.`cases_won`,
                                      `t61`.`days_since_case`,
                                      `t61`.`open_case`,
                                      `t61`.`orders_365`,
                                      `t61`.`days_since_order`,
                                      `t61`.`stage`,
                                      `t61`.`days_in_stage`,
                                      `t13`.`person_id` AS `person_id_right`,
                                      `t13`.`persona`
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
                                        `t59`.`days_in_stage`
                                      FROM (
                                        SELECT
                                          `t58`.`person_id`,
                                          `t58`.`account_id`,
                                          `t58`.`cut`,
                                          `t58`.`days_since_last`,
                                          `t58`.`days_since_asked`,
                                          `t58`.`channels_90`,
                                          `t58`.`touches_30`,
                                          `t58`.`touches_90`,
                                          `t58`.`pages_30`,
                                          `t58`.`read_90`,
                                          `t58`.`asked_90`,
                                          `t58`.`asked_365`,
                                          `t58`.`mails_90`,
                                          `t58`.`portal_90`,
                                          `t58`.`events_365`,
                                          `t58`.`contacts_90`,
                                          `t58`.`company_touches_90`,
                                          `t58`.`company_people_90`,
                                          `t58`.`company_asked_90`,
                                          `t58`.`cases`,
                                          `t58`.`cases_won`,
                                          `t58`.`days_since_case`,
                                          `t58`.`open_case`,
                                          `t58`.`orders_365`,
                                          `t58`.`days_since_order`,
                                          `t58`.`cut_right`,
                                          `t58`.`stage`,
                                          `t58`.`days_in_stage`
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
                                            `t35`.`person_id` AS `person_id_right`,
                                            `t35`.`cut` AS `cut_right`,
                                            `t35`.`stage`,
                                            `t35`.`days_in_stage`
                                          FROM (
                                            SELECT
                                              `t55`.`person_id`,
                                              `t55`.`account_id`,
                                              `t55`.`cut`,
                                              `t55`.`days_since_last`,
                                              `t55`.`days_since_asked`,
                                              `t55`.`channels_90`,
                                              `t55`.`touches_30`,
                                              `t55`.`touches_90`,
                                              `t55`.`pages_30`,
                                              `t55`.`read_90`,
                                              `t55`.`asked_90`,
                                              `t55`.`asked_365`,
                                              `t55`.`mails_90`,
                                              `t55`.`portal_90`,
                                              `t55`.`events_365`,
                                              `t55`.`contacts_90`,
                                              `t55`.`company_touches_90`,
                                              `t55`.`company_people_90`,
                                              `t55`.`company_asked_90`,
                                              `t55`.`cases`,
                                              `t55`.`cases_won`,
                                              `t55`.`days_since_case`,
                                              `t55`.`open_case`,
                                              `t55`.`orders_365`,
                                              `t55`.`days_since_order`
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
                                                `t54`.`cut_right`,
                                                `t54`.`orders_365`,
                                                `t54`.`days_since_order`
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
                                                  `t37`.`account_id` AS `account_id_right`,
                                                  `t37`.`cut` AS `cut_right`,
                                                  `t37`.`orders_365`,
                                                  `t37`.`days_since_order`
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
                                                    `t51`.`open_case`
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
                                                      `t50`.`cut_right`,
                                                      `t50`.`cases`,
                                                      `t50`.`cases_won`,
                                                      `t50`.`days_since_case`,
                                                      `t50`.`open_case`
                                                    FROM (
                                                      SELECT
                                                        `t49`.`person_id`,
                                                        `t49`.`account_id`,
                                                        `t49`.`cut`,
                                                        `t49`.`days_since_last`,
                                                        `t49`.`days_since_asked`,
                                                        `t49`.`channels_90`,
                                                        `t49`.`touches_30`,
                                                        `t49`.`touches_90`,
                                                        `t49`.`pages_30`,
                                                        `t49`.`read_90`,
                                                        `t49`.`asked_90`,
                                                        `t49`.`asked_365`,
                                                        `t49`.`mails_90`,
                                                        `t49`.`portal_90`,
                                                        `t49`.`events_365`,
                                                        `t49`.`contacts_90`,
                                                        `t49`.`company_touches_90`,
                                                        `t49`.`company_people_90`,
                                                        `t49`.`company_asked_90`,
                                                        `t33`.`account_id` AS `account_id_right`,
                                                        `t33`.`cut` AS `cut_right`,
                                                        `t33`.`cases`,
                                                        `t33`.`cases_won`,
                                                        `t33`.`days_since_case`,
                                                        `t33`.`open_case`
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
                                                          `t47`.`company_asked_90`
                                                        FROM (
                                                          SELECT
                                                            `t46`.`person_id`,
                                                            `t46`.`account_id`,
                                                            `t46`.`cut`,
                                                            `t46`.`days_since_last`,
                                                            `t46`.`days_since_asked`,
                                                            `t46`.`channels_90`,
                                                            `t46`.`touches_30`,
                                                            `t46`.`touches_90`,
                                                            `t46`.`pages_30`,
                                                            `t46`.`read_90`,
                                                            `t46`.`asked_90`,
                                                            `t46`.`asked_365`,
                                                            `t46`.`mails_90`,
                                                            `t46`.`portal_90`,
                                                            `t46`.`events_365`,
                                                            `t46`.`contacts_90`,
                                                            `t46`.`cut_right`,
                                                            `t46`.`company_touches_90`,
                                                            `t46`.`company_people_90`,
                                                            `t46`.`company_asked_90`
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
                                                              `t40`.`account_id` AS `account_id_right`,
                                                              `t40`.`cut` AS `cut_right`,
                                                              `t40`.`company_touches_90`,
                                                              `t40`.`company_people_90`,
                                                              `t40`.`company_asked_90`
                                                            FROM (
                                                              SELECT
                                                                `t43`.`person_id`,
                                                                `t43`.`account_id`,
                                                                `t43`.`cut`,
                                                                `t43`.`days_since_last`,
                                                                `t43`.`days_since_asked`,
                                                                `t43`.`channels_90`,
                                                                `t43`.`touches_30`,
                                                                `t43`.`touches_90`,
                                                                `t43`.`pages_30`,
                                                                `t43`.`read_90`,
                                                                `t43`.`asked_90`,
                                                                `t43`.`asked_365`,
                                                                `t43`.`mails_90`,
                                                                `t43`.`portal_90`,
                                                                `t43`.`events_365`,
                                                                `t43`.`contacts_90`
                                                              FROM (
                                                                SELECT
                                                                  `t42`.`person_id`,
                                                                  `t42`.`account_id`,
                                                                  `t42`.`cut`,
                                                                  `t42`.`cut_right`,
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
                                                              ) AS `t43`
                                                            ) AS `t45`
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
                                                              ON `t45`.`account_id` = `t40`.`account_id` AND `t45`.`cut` = `t40`.`cut`
                                                          ) AS `t46`
                                                        ) AS `t47`
                                                      ) AS `t49`
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
                                                        ON `t49`.`account_id` = `t33`.`account_id` AND `t49`.`cut` = `t33`.`cut`
                                                    ) AS `t50`
                                                  ) AS `t51`
                                                ) AS `t53`
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
                                                  ON `t53`.`account_id` = `t37`.`account_id` AND `t53`.`cut` = `t37`.`cut`
                                              ) AS `t54`
                                            ) AS `t55`
                                          ) AS `t57`
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
                                            ON `t57`.`person_id` = `t35`.`person_id` AND `t57`.`cut` = `t35`.`cut`
                                        ) AS `t58`
                                      ) AS `t59`
                                    ) AS `t61`
                                    LEFT OUTER JOIN (
                                      SELECT
                                        `t2`.`person_id`,
                                        `t2`.`persona`
                                      FROM `personas` AS `t2`
                                    ) AS `t13`
                                      ON `t61`.`person_id` = `t13`.`person_id`
                                  ) AS `t62`
                                ) AS `t64`
                                LEFT OUTER JOIN (
                                  SELECT
                                    `t1`.`account_id`,
                                    `t1`.`industry`,
                                    `t1`.`size`,
                                    `t1`.`tier`,
                                    `t1`.`country`
                                  FROM `accounts` AS `t1`
                                ) AS `t12`
                                  ON `t64`.`account_id` = `t12`.`account_id`
                              ) AS `t65`
                            ) AS `t66`
                          ) AS `t69`
                          INNER JOIN (
                            SELECT
                              `t0`.`person_ref` AS `who`,
                              `t0`.`created_at` AS `success_at`
                            FROM `opportunities` AS `t0`
                            WHERE
                              `t0`.`person_ref` IS NOT NULL
                          ) AS `t17`
                            ON `t69`.`person_id` = `t17`.`who`
                        ) AS `t70`
                        WHERE
                          (
                            CAST(CAST(DATE_TRUNC('second', `t70`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t70`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
                          ) > 0
                          AND (
                            CAST(CAST(DATE_TRUNC('second', `t70`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t70`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
                          ) <= 60
                      ) AS `t71`
                    ) AS `t73`
                      ON `t67`.`person_id` = `t73`.`person_id` AND `t67`.`cut` = `t73`.`cut`
                  ) AS `t74`
                ) AS `t75`
              ) AS `t76`
            ) AS `t79`
            INNER JOIN (
              SELECT
                IF(`t0`.`person_ref` IS NULL, `t0`.`account_ref`, CAST(NULL AS STRING)) AS `who`,
                `t0`.`created_at` AS `success_at`
              FROM `opportunities` AS `t0`
              WHERE
                IF(`t0`.`person_ref` IS NULL, `t0`.`account_ref`, CAST(NULL AS STRING)) IS NOT NULL
            ) AS `t25`
              ON `t79`.`account_id` = `t25`.`who`
          ) AS `t80`
          WHERE
            (
              CAST(CAST(DATE_TRUNC('second', `t80`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t80`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
            ) > 0
            AND (
              CAST(CAST(DATE_TRUNC('second', `t80`.`success_at`) AS DOUBLE) - CAST(DATE_TRUNC('second', `t80`.`cut`) AS DOUBLE) AS DOUBLE) / 86400
            ) <= 60
        ) AS `t81`
      ) AS `t83`
        ON `t77`.`account_id` = `t83`.`account_id` AND `t77`.`cut` = `t83`.`cut`
    ) AS `t84`
  ) AS `t85`
) AS `t86`
WHERE
  (
    `t86`.`cut` = CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
  )
  OR (
    `t86`.`days_since_last` IS NOT NULL
    AND NOT ISNAN(`t86`.`days_since_last`)
    AND NOT (
      COALESCE(`t86`.`open_case`, FALSE)
    )
  )
