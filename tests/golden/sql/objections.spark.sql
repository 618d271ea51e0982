WITH `t9` AS (
  SELECT
    `t0`.`source_id` AS `person_id`,
    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t0`.`email`), 'İΣ', 'iσ')), '') AS `email`
  FROM `people` AS `t0`
), `t26` AS (
  SELECT
    `t18`.`person_ref`,
    `t18`.`voice`,
    `t18`.`at`,
    `t18`.`given`,
    `t18`.`source`,
    `t18`.`wording`,
    `t18`.`proof`,
    COALESCE(
      CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t18`.`basis`), '[^\\w]+', '_'), '^_+|_+$', '')
        WHEN 'consent'
        THEN 'consent'
        WHEN 'existing_customer'
        THEN 'existing_customer'
        WHEN 'legitimate_interest'
        THEN 'legitimate_interest'
        WHEN 'contract'
        THEN 'contract'
        WHEN 'soft_opt_in'
        THEN 'existing_customer'
        WHEN 'customer'
        THEN 'existing_customer'
        WHEN 'legitimate_interest_existing_customer'
        THEN 'existing_customer'
        WHEN 'legitimate_interest_prospect_lead'
        THEN 'legitimate_interest'
        WHEN 'legitimate_interest_pql'
        THEN 'legitimate_interest'
        WHEN 'legitimate_interest_client'
        THEN 'existing_customer'
        WHEN 'legitimate_interest_other'
        THEN 'legitimate_interest'
        WHEN 'performance_of_contract'
        THEN 'contract'
        WHEN 'performance_of_a_contract'
        THEN 'contract'
        WHEN 'freely_given_consent_from_contact'
        THEN 'consent'
        WHEN 'consent_with_notice'
        THEN 'consent'
        ELSE NULL
      END,
      'consent'
    ) AS `basis`,
    `t25`.`of_purpose` AS `purpose`,
    `t25`.`of_channel` AS `channel`
  FROM (
    SELECT
      COALESCE(`t15`.`exactly`, `t15`.`otherwise`, `t15`.`person_ref`) AS `person_ref`,
      `t15`.`purpose`,
      `t15`.`channel`,
      `t15`.`basis`,
      `t15`.`given`,
      `t15`.`at`,
      `t15`.`wording`,
      `t15`.`proof`,
      `t15`.`source`,
      `t15`.`received_at`,
      `t15`.`load_id`,
      `t15`.`voice`
    FROM (
      SELECT
        `t4`.`person_ref`,
        `t4`.`purpose`,
        `t4`.`channel`,
        `t4`.`basis`,
        `t4`.`given`,
        `t4`.`at`,
        `t4`.`wording`,
        `t4`.`proof`,
        `t4`.`source`,
        `t4`.`received_at`,
        `t4`.`load_id`,
        `t4`.`voice`,
        `t7`.`said_by`,
        `t7`.`said`,
        `t7`.`exactly`,
        `t8`.`told`,
        `t8`.`otherwise`
      FROM (
        SELECT
          `t1`.`person_ref`,
          `t1`.`purpose`,
          `t1`.`channel`,
          `t1`.`basis`,
          `t1`.`given`,
          `t1`.`at`,
          `t1`.`wording`,
          `t1`.`proof`,
          `t1`.`source`,
          `t1`.`received_at`,
          `t1`.`load_id`,
          `t1`.`person_ref` AS `voice`
        FROM `consents` AS `t1`
      ) AS `t4`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`source` AS `said_by`,
          `t2`.`identifier` AS `said`,
          `t2`.`stands_for` AS `exactly`
        FROM `renamed` AS `t2`
        WHERE
          `t2`.`subject` IN ('person') AND `t2`.`source` <> ''
      ) AS `t7`
        ON `t4`.`source` = `t7`.`said_by` AND `t4`.`person_ref` = `t7`.`said`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`identifier` AS `told`,
          `t2`.`stands_for` AS `otherwise`
        FROM `renamed` AS `t2`
        WHERE
          `t2`.`subject` IN ('person') AND `t2`.`source` = ''
      ) AS `t8`
        ON `t4`.`person_ref` = `t8`.`told`
    ) AS `t15`
  ) AS `t18`
  INNER JOIN (
    SELECT
      `t23`.`said`,
      `t23`.`through`,
      ELEMENT_AT(SPLIT(`t23`.`pair`, '/'), CAST(IF(0 < 0, 0, 0 + 1) AS INT)) AS `of_purpose`,
      ELEMENT_AT(SPLIT(`t23`.`pair`, '/'), CAST(IF(1 < 0, 1, 1 + 1) AS INT)) AS `of_channel`
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          `t21`.`said`,
          `t21`.`through`,
          EXPLODE(
            CASE `t21`.`told`
              WHEN 'mailing/email'
              THEN ARRAY('mailing/email')
              WHEN 'mailing/sms'
              THEN ARRAY('mailing/sms')
              WHEN 'mailing/post'
              THEN ARRAY('mailing/post')
              WHEN 'mailing/any'
              THEN ARRAY('mailing/email', 'mailing/sms', 'mailing/post')
              WHEN 'calls/phone'
              THEN ARRAY('calls/phone')
              WHEN 'calls/any'
              THEN ARRAY('calls/phone')
              WHEN 'profiling/email'
              THEN ARRAY('profiling/any')
              WHEN 'profiling/phone'
              THEN ARRAY('profiling/any')
              WHEN 'profiling/sms'
              THEN ARRAY('profiling/any')
              WHEN 'profiling/post'
              THEN ARRAY('profiling/any')
              WHEN 'profiling/web'
              THEN ARRAY('profiling/any')
              WHEN 'profiling/any'
              THEN ARRAY('profiling/any')
              WHEN 'ad_audiences/email'
              THEN ARRAY('ad_audiences/any')
              WHEN 'ad_audiences/phone'
              THEN ARRAY('ad_audiences/any')
              WHEN 'ad_audiences/sms'
              THEN ARRAY('ad_audiences/any')
              WHEN 'ad_audiences/post'
              THEN ARRAY('ad_audiences/any')
              WHEN 'ad_audiences/web'
              THEN ARRAY('ad_audiences/any')
              WHEN 'ad_audiences/any'
              THEN ARRAY('ad_audiences/any')
              WHEN 'tracking/email'
              THEN ARRAY('tracking/any')
              WHEN 'tracking/phone'
              THEN ARRAY('tracking/any')
              WHEN 'tracking/sms'
              THEN ARRAY('tracking/any')
              WHEN 'tracking/post'
              THEN ARRAY('tracking/any')
              WHEN 'tracking/web'
              THEN ARRAY('tracking/any')
              WHEN 'tracking/any'
              THEN ARRAY('tracking/any')
              WHEN 'recording/email'
              THEN ARRAY('recording/any')
              WHEN 'recording/phone'
              THEN ARRAY('recording/any')
              WHEN 'recording/sms'
              THEN ARRAY('recording/any')
              WHEN 'recording/post'
              THEN ARRAY('recording/any')
              WHEN 'recording/web'
              THEN ARRAY('recording/any')
              WHEN 'recording/any'
              THEN ARRAY('recording/any')
              WHEN 'service/email'
              THEN ARRAY('service/any')
              WHEN 'service/phone'
              THEN ARRAY('service/any')
              WHEN 'service/sms'
              THEN ARRAY('service/any')
              WHEN 'service/post'
              THEN ARRAY('service/any')
              WHEN 'service/web'
              THEN ARRAY('service/any')
              WHEN 'service/any'
              THEN ARRAY('service/any')
              WHEN 'marketing/email'
              THEN ARRAY('mailing/email')
              WHEN 'marketing/phone'
              THEN ARRAY('calls/phone')
              WHEN 'marketing/sms'
              THEN ARRAY('mailing/sms')
              WHEN 'marketing/post'
              THEN ARRAY('mailing/post')
              WHEN 'marketing/any'
              THEN ARRAY(
                'mailing/email',
                'mailing/sms',
                'mailing/post',
                'calls/phone',
                'profiling/any',
                'ad_audiences/any'
              )
              ELSE NULL
            END
          ) AS `pair`
        FROM (
          SELECT DISTINCT
            `t20`.`said`,
            `t20`.`through`,
            `t20`.`our_channel`,
            CONCAT(
              CONCAT(
                COALESCE(
                  CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t20`.`said`), '[^\\w]+', '_'), '^_+|_+$', '')
                    WHEN 'mailing'
                    THEN 'mailing'
                    WHEN 'calls'
                    THEN 'calls'
                    WHEN 'profiling'
                    THEN 'profiling'
                    WHEN 'ad_audiences'
                    THEN 'ad_audiences'
                    WHEN 'tracking'
                    THEN 'tracking'
                    WHEN 'recording'
                    THEN 'recording'
                    WHEN 'service'
                    THEN 'service'
                    WHEN 'marketing'
                    THEN 'marketing'
                    WHEN 'direct_marketing'
                    THEN 'marketing'
                    WHEN 'all'
                    THEN 'marketing'
                    WHEN 'everything'
                    THEN 'marketing'
                    WHEN 'markkinointi'
                    THEN 'marketing'
                    WHEN 'werbung'
                    THEN 'marketing'
                    WHEN 'newsletter'
                    THEN 'mailing'
                    WHEN 'email'
                    THEN 'mailing'
                    WHEN 'news'
                    THEN 'mailing'
                    WHEN 'uutiskirje'
                    THEN 'mailing'
                    WHEN 'call'
                    THEN 'calls'
                    WHEN 'phone'
                    THEN 'calls'
                    WHEN 'telemarketing'
                    THEN 'calls'
                    WHEN 'personalisation'
                    THEN 'profiling'
                    WHEN 'personalization'
                    THEN 'profiling'
                    WHEN 'profile'
                    THEN 'profiling'
                    WHEN 'advertising'
                    THEN 'ad_audiences'
                    WHEN 'ads'
                    THEN 'ad_audiences'
                    WHEN 'targeting'
                    THEN 'ad_audiences'
                    WHEN 'retargeting'
                    THEN 'ad_audiences'
                    WHEN 'custom_audiences'
                    THEN 'ad_audiences'
                    WHEN 'analytics'
                    THEN 'tracking'
                    WHEN 'statistics'
                    THEN 'tracking'
                    WHEN 'performance'
                    THEN 'tracking'
                    WHEN 'measurement'
                    THEN 'tracking'
                    WHEN 'analytics_storage'
                    THEN 'tracking'
                    WHEN 'transactional'
                    THEN 'service'
                    WHEN 'customer_service'
                    THEN 'service'
                    WHEN 'one_to_one'
                    THEN 'service'
                    ELSE NULL
                  END,
                  CASE `t20`.`our_channel`
                    WHEN 'email'
                    THEN 'mailing'
                    WHEN 'sms'
                    THEN 'mailing'
                    WHEN 'post'
                    THEN 'mailing'
                    WHEN 'phone'
                    THEN 'calls'
                    ELSE NULL
                  END
                ),
                '/'
              ),
              `t20`.`our_channel`
            ) AS `told`
          FROM (
            SELECT DISTINCT
              `t19`.`said`,
              `t19`.`through`,
              COALESCE(
                CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t19`.`through`), '[^\\w]+', '_'), '^_+|_+$', '')
                  WHEN 'email'
                  THEN 'email'
                  WHEN 'phone'
                  THEN 'phone'
                  WHEN 'sms'
                  THEN 'sms'
                  WHEN 'post'
                  THEN 'post'
                  WHEN 'web'
                  THEN 'web'
                  WHEN 'any'
                  THEN 'any'
                  WHEN 'mail'
                  THEN 'email'
                  WHEN 'e_mail'
                  THEN 'email'
                  WHEN 'newsletter'
                  THEN 'email'
                  WHEN 'sahkoposti'
                  THEN 'email'
                  WHEN 'telephone'
                  THEN 'phone'
                  WHEN 'call'
                  THEN 'phone'
                  WHEN 'mobile'
                  THEN 'phone'
                  WHEN 'puhelin'
                  THEN 'phone'
                  WHEN 'telefon'
                  THEN 'phone'
                  WHEN 'text'
                  THEN 'sms'
                  WHEN 'text_message'
                  THEN 'sms'
                  WHEN 'whatsapp'
                  THEN 'sms'
                  WHEN 'letter'
                  THEN 'post'
                  WHEN 'print'
                  THEN 'post'
                  WHEN 'paper'
                  THEN 'post'
                  WHEN 'direct_mail'
                  THEN 'post'
                  WHEN 'all'
                  THEN 'any'
                  WHEN 'every'
                  THEN 'any'
                  ELSE NULL
                END,
                'any'
              ) AS `our_channel`
            FROM (
              SELECT DISTINCT
                `t17`.`purpose` AS `said`,
                `t17`.`channel` AS `through`
              FROM (
                SELECT
                  COALESCE(`t15`.`exactly`, `t15`.`otherwise`, `t15`.`person_ref`) AS `person_ref`,
                  `t15`.`purpose`,
                  `t15`.`channel`,
                  `t15`.`basis`,
                  `t15`.`given`,
                  `t15`.`at`,
                  `t15`.`wording`,
                  `t15`.`proof`,
                  `t15`.`source`,
                  `t15`.`received_at`,
                  `t15`.`load_id`,
                  `t15`.`voice`
                FROM (
                  SELECT
                    `t4`.`person_ref`,
                    `t4`.`purpose`,
                    `t4`.`channel`,
                    `t4`.`basis`,
                    `t4`.`given`,
                    `t4`.`at`,
                    `t4`.`wording`,
                    `t4`.`proof`,
                    `t4`.`source`,
                    `t4`.`received_at`,
                    `t4`.`load_id`,
                    `t4`.`voice`,
                    `t7`.`said_by`,
                    `t7`.`said`,
                    `t7`.`exactly`,
                    `t8`.`told`,
                    `t8`.`otherwise`
                  FROM (
                    SELECT
                      `t1`.`person_ref`,
                      `t1`.`purpose`,
                      `t1`.`channel`,
                      `t1`.`basis`,
                      `t1`.`given`,
                      `t1`.`at`,
                      `t1`.`wording`,
                      `t1`.`proof`,
                      `t1`.`source`,
                      `t1`.`received_at`,
                      `t1`.`load_id`,
                      `t1`.`person_ref` AS `voice`
                    FROM `consents` AS `t1`
                  ) AS `t4`
                  LEFT OUTER JOIN (
                    SELECT
                      `t2`.`source` AS `said_by`,
                      `t2`.`identifier` AS `said`,
                      `t2`.`stands_for` AS `exactly`
                    FROM `renamed` AS `t2`
                    WHERE
                      `t2`.`subject` IN ('person') AND `t2`.`source` <> ''
                  ) AS `t7`
                    ON `t4`.`source` = `t7`.`said_by` AND `t4`.`person_ref` = `t7`.`said`
                  LEFT OUTER JOIN (
                    SELECT
                      `t2`.`identifier` AS `told`,
                      `t2`.`stands_for` AS `otherwise`
                    FROM `renamed` AS `t2`
                    WHERE
                      `t2`.`subject` IN ('person') AND `t2`.`source` = ''
                  ) AS `t8`
                    ON `t4`.`person_ref` = `t8`.`told`
                ) AS `t15`
              ) AS `t17`
            ) AS `t19`
          ) AS `t20`
        ) AS `t21`
      ) AS `t22`
    ) AS `t23`
  ) AS `t25`
    ON `t18`.`purpose` = `t25`.`said` AND `t18`.`channel` = `t25`.`through`
), `t38` AS (
  SELECT
    `t37`.`person_id`,
    `t37`.`refused_at` AS `since`
  FROM (
    SELECT
      `t36`.`person_id`,
      `t36`.`purpose`,
      `t36`.`channel`,
      COALESCE(MAX(IF(`t36`.`stands`, `t36`.`refused_at`, NULL)), MAX(`t36`.`refused_at`)) AS `refused_at`,
      IF(
        BOOL_OR(`t36`.`stands`)
        AND (
          MAX(`t36`.`agreed_at`) > COALESCE(MAX(IF(`t36`.`stands`, `t36`.`refused_at`, NULL)), MAX(`t36`.`refused_at`))
        ),
        CAST(NULL AS TIMESTAMP),
        MAX(`t36`.`agreed_at`)
      ) AS `agreed_at`,
      MAX_BY(
        IF(`t36`.`stated_basis` IS NOT NULL, `t36`.`stated_basis`, NULL),
        IF(`t36`.`stated_basis` IS NOT NULL, `t36`.`stated_at`, NULL)
      ) AS `stated_basis`,
      MAX_BY(
        IF(`t36`.`stated_by` IS NOT NULL, `t36`.`stated_by`, NULL),
        IF(`t36`.`stated_by` IS NOT NULL, `t36`.`stated_at`, NULL)
      ) AS `stated_by`,
      MAX_BY(
        IF(`t36`.`refused_by` IS NOT NULL, `t36`.`refused_by`, NULL),
        IF(`t36`.`refused_by` IS NOT NULL, `t36`.`refused_at`, NULL)
      ) AS `refused_by`,
      MAX_BY(
        IF(`t36`.`refused_proof` IS NOT NULL, `t36`.`refused_proof`, NULL),
        IF(`t36`.`refused_proof` IS NOT NULL, `t36`.`refused_at`, NULL)
      ) AS `refused_proof`,
      MAX_BY(
        IF(`t36`.`agreed_by` IS NOT NULL, `t36`.`agreed_by`, NULL),
        IF(`t36`.`agreed_by` IS NOT NULL, `t36`.`agreed_at`, NULL)
      ) AS `agreed_by`,
      MAX_BY(
        IF(`t36`.`wording` IS NOT NULL, `t36`.`wording`, NULL),
        IF(`t36`.`wording` IS NOT NULL, `t36`.`agreed_at`, NULL)
      ) AS `wording`,
      MAX_BY(
        IF(`t36`.`agreed_proof` IS NOT NULL, `t36`.`agreed_proof`, NULL),
        IF(`t36`.`agreed_proof` IS NOT NULL, `t36`.`agreed_at`, NULL)
      ) AS `agreed_proof`,
      MAX(`t36`.`stated_at`) AS `stated_at`
    FROM (
      SELECT
        `t35`.`person_id`,
        `t35`.`purpose`,
        `t35`.`channel`,
        `t35`.`voice`,
        `t35`.`refused_at`,
        `t35`.`agreed_at`,
        `t35`.`open_at`,
        `t35`.`stated_at`,
        `t35`.`stated_basis`,
        `t35`.`refused_by`,
        `t35`.`agreed_by`,
        `t35`.`stated_by`,
        `t35`.`wording`,
        `t35`.`agreed_proof`,
        `t35`.`refused_proof`,
        `t35`.`opened`,
        (
          `t35`.`refused_at` IS NOT NULL
        )
        AND NOT (
          (
            `t35`.`agreed_at` IS NOT NULL
          )
          AND (
            `t35`.`agreed_at` > `t35`.`refused_at`
          )
        )
        AND NOT (
          COALESCE(`t35`.`opened` > `t35`.`refused_at`, FALSE)
        ) AS `stands`
      FROM (
        SELECT
          `t34`.`person_id`,
          `t34`.`purpose`,
          `t34`.`channel`,
          `t34`.`voice`,
          `t34`.`refused_at`,
          `t34`.`agreed_at`,
          `t34`.`open_at`,
          `t34`.`stated_at`,
          `t34`.`stated_basis`,
          `t34`.`refused_by`,
          `t34`.`agreed_by`,
          `t34`.`stated_by`,
          `t34`.`wording`,
          `t34`.`agreed_proof`,
          `t34`.`refused_proof`,
          MAX(`t34`.`open_at`) OVER (
            PARTITION BY `t34`.`person_id`, `t34`.`purpose`, `t34`.`channel`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS `opened`
        FROM (
          SELECT
            `t33`.`person_id`,
            `t33`.`purpose`,
            `t33`.`channel`,
            `t33`.`voice`,
            MAX(IF(NOT (
              `t33`.`given`
            ), `t33`.`at`, NULL)) AS `refused_at`,
            MAX(IF(`t33`.`given` AND (
              `t33`.`basis` = 'consent'
            ), `t33`.`at`, NULL)) AS `agreed_at`,
            MAX(
              IF(`t33`.`given` AND (
                `t33`.`basis` = 'consent'
              ) AND `t33`.`open`, `t33`.`at`, NULL)
            ) AS `open_at`,
            MAX(IF(`t33`.`given` AND (
              `t33`.`basis` <> 'consent'
            ), `t33`.`at`, NULL)) AS `stated_at`,
            MAX_BY(
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` <> 'consent'
                )
                AND (
                  `t33`.`basis` IS NOT NULL
                ),
                `t33`.`basis`,
                NULL
              ),
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` <> 'consent'
                )
                AND (
                  `t33`.`basis` IS NOT NULL
                ),
                `t33`.`at`,
                NULL
              )
            ) AS `stated_basis`,
            MAX_BY(
              IF(NOT (
                `t33`.`given`
              ) AND (
                `t33`.`source` IS NOT NULL
              ), `t33`.`source`, NULL),
              IF(NOT (
                `t33`.`given`
              ) AND (
                `t33`.`source` IS NOT NULL
              ), `t33`.`at`, NULL)
            ) AS `refused_by`,
            MAX_BY(
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` = 'consent'
                )
                AND (
                  `t33`.`source` IS NOT NULL
                ),
                `t33`.`source`,
                NULL
              ),
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` = 'consent'
                )
                AND (
                  `t33`.`source` IS NOT NULL
                ),
                `t33`.`at`,
                NULL
              )
            ) AS `agreed_by`,
            MAX_BY(
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` <> 'consent'
                )
                AND (
                  `t33`.`source` IS NOT NULL
                ),
                `t33`.`source`,
                NULL
              ),
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` <> 'consent'
                )
                AND (
                  `t33`.`source` IS NOT NULL
                ),
                `t33`.`at`,
                NULL
              )
            ) AS `stated_by`,
            MAX_BY(
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` = 'consent'
                )
                AND (
                  `t33`.`wording` IS NOT NULL
                ),
                `t33`.`wording`,
                NULL
              ),
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` = 'consent'
                )
                AND (
                  `t33`.`wording` IS NOT NULL
                ),
                `t33`.`at`,
                NULL
              )
            ) AS `wording`,
            MAX_BY(
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` = 'consent'
                )
                AND (
                  `t33`.`proof` IS NOT NULL
                ),
                `t33`.`proof`,
                NULL
              ),
              IF(
                `t33`.`given`
                AND (
                  `t33`.`basis` = 'consent'
                )
                AND (
                  `t33`.`proof` IS NOT NULL
                ),
                `t33`.`at`,
                NULL
              )
            ) AS `agreed_proof`,
            MAX_BY(
              IF(NOT (
                `t33`.`given`
              ) AND (
                `t33`.`proof` IS NOT NULL
              ), `t33`.`proof`, NULL),
              IF(NOT (
                `t33`.`given`
              ) AND (
                `t33`.`proof` IS NOT NULL
              ), `t33`.`at`, NULL)
            ) AS `refused_proof`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t27`.`person_ref` AS `person_id`,
                IF(`t27`.`voice` = `t27`.`person_ref`, '', `t27`.`voice`) AS `voice`,
                `t27`.`at`,
                `t27`.`given`,
                `t27`.`source`,
                `t27`.`wording`,
                `t27`.`proof`,
                `t27`.`basis`,
                `t27`.`purpose`,
                `t27`.`channel`,
                FALSE AS `open`
              FROM `t26` AS `t27`
            ) AS `t28`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t31`.`known_id` AS `person_id`,
                '' AS `voice`,
                `t31`.`at`,
                `t31`.`given`,
                `t31`.`source`,
                `t31`.`wording`,
                `t31`.`proof`,
                `t31`.`basis`,
                `t31`.`purpose`,
                `t31`.`channel`,
                TRUE AS `open`
              FROM (
                SELECT
                  `t30`.`person_ref`,
                  `t30`.`voice`,
                  `t30`.`at`,
                  `t30`.`given`,
                  `t30`.`source`,
                  `t30`.`wording`,
                  `t30`.`proof`,
                  `t30`.`basis`,
                  `t30`.`purpose`,
                  `t30`.`channel`,
                  `t30`.`email`,
                  `t12`.`known_id`
                FROM (
                  SELECT
                    `t27`.`person_ref`,
                    `t27`.`voice`,
                    `t27`.`at`,
                    `t27`.`given`,
                    `t27`.`source`,
                    `t27`.`wording`,
                    `t27`.`proof`,
                    `t27`.`basis`,
                    `t27`.`purpose`,
                    `t27`.`channel`,
                    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t27`.`person_ref`), 'İΣ', 'iσ')), '') AS `email`
                  FROM `t26` AS `t27`
                  WHERE
                    CONTAINS(`t27`.`person_ref`, '@')
                ) AS `t30`
                INNER JOIN (
                  SELECT
                    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t0`.`email`), 'İΣ', 'iσ')), '') AS `email`,
                    `t0`.`source_id` AS `known_id`
                  FROM `people` AS `t0`
                ) AS `t12`
                  ON `t30`.`email` = `t12`.`email`
              ) AS `t31`
              WHERE
                `t31`.`known_id` <> `t31`.`person_ref`
            ) AS `t32`
          ) AS `t33`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t34`
      ) AS `t35`
    ) AS `t36`
    GROUP BY
      1,
      2,
      3
  ) AS `t37`
  WHERE
    `t37`.`purpose` = 'profiling'
    AND `t37`.`refused_at` IS NOT NULL
    AND NOT (
      (
        `t37`.`agreed_at` IS NOT NULL
      )
      AND (
        `t37`.`agreed_at` > `t37`.`refused_at`
      )
    )
)
SELECT
  *
FROM (
  SELECT
    `t45`.`person_id`,
    MAX(`t45`.`since`) AS `since`
  FROM (
    SELECT
      *
    FROM `t38` AS `t39`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t13`.`person_id`,
        `t43`.`since`
      FROM `t9` AS `t13`
      INNER JOIN (
        SELECT
          `t41`.`email`,
          `t41`.`since`
        FROM (
          SELECT
            `t40`.`person_id`,
            `t40`.`since`,
            `t14`.`email`
          FROM `t38` AS `t40`
          INNER JOIN `t9` AS `t14`
            ON `t40`.`person_id` = `t14`.`person_id`
        ) AS `t41`
        WHERE
          `t41`.`email` IS NOT NULL
      ) AS `t43`
        ON `t13`.`email` = `t43`.`email`
    ) AS `t44`
  ) AS `t45`
  GROUP BY
    1
) AS `t46`
