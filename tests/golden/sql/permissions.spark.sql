WITH `t32` AS (
  SELECT
    `t9`.`person_id`,
    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t9`.`email`), 'İΣ', 'iσ')), '') AS `email`,
    REGEXP_REPLACE(NULLIF(REGEXP_REPLACE(`t9`.`phone`, '[ \t\n\r\v\f   ()./-]+', ''), ''), '^00', '+') AS `phone`,
    COALESCE(`t9`.`street`, `t9`.`postcode`) IS NOT NULL AS `post`,
    `t9`.`country` AS `place`,
    COALESCE(`t9`.`account_id`, `t18`.`member_of`) AS `firm`,
    (
      COALESCE(`t9`.`account_id`, `t18`.`member_of`) IS NOT NULL
    )
    OR (
      `t9`.`company` IS NOT NULL
    ) AS `business`
  FROM `people` AS `t9`
  LEFT OUTER JOIN (
    SELECT
      `t3`.`person_ref`,
      MIN(`t3`.`account_ref`) AS `member_of`
    FROM `memberships` AS `t3`
    GROUP BY
      1
  ) AS `t18`
    ON `t9`.`person_id` = `t18`.`person_ref`
), `t33` AS (
  SELECT
    `t28`.`bought_by`,
    MAX(`t28`.`bought_at`) AS `bought_at`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t5`.`person_ref` AS `bought_by`,
          `t5`.`at` AS `bought_at`
        FROM `order_lines` AS `t5`
        WHERE
          `t5`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t5`.`quantity` > 0
          AND `t5`.`person_ref` IS NOT NULL
      ) AS `t14`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t5`.`account_ref` AS `bought_by`,
          `t5`.`at` AS `bought_at`
        FROM `order_lines` AS `t5`
        WHERE
          `t5`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t5`.`quantity` > 0
          AND `t5`.`account_ref` IS NOT NULL
      ) AS `t15`
    ) AS `t19`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t6`.`person_ref` AS `bought_by`,
          LEAST(
            COALESCE(`t6`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)),
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          ) AS `bought_at`
        FROM `subscriptions` AS `t6`
        WHERE
          `t6`.`started_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t6`.`person_ref` IS NOT NULL
      ) AS `t20`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t6`.`account_ref` AS `bought_by`,
          LEAST(
            COALESCE(`t6`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)),
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          ) AS `bought_at`
        FROM `subscriptions` AS `t6`
        WHERE
          `t6`.`started_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t6`.`account_ref` IS NOT NULL
      ) AS `t21`
    ) AS `t25`
  ) AS `t28`
  GROUP BY
    1
), `t37` AS (
  SELECT
    `t29`.`blocked_address`,
    `t29`.`blocked_through`,
    MIN(`t29`.`at`) AS `blocked_at`,
    MIN(COALESCE(`t29`.`reason`, 'on the firm\'s list')) AS `blocked_why`,
    MIN(`t29`.`source`) AS `blocked_by`
  FROM (
    SELECT
      `t0`.`reason`,
      `t0`.`at`,
      `t0`.`source`,
      COALESCE(
        CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t0`.`channel`), '[^\\w]+', '_'), '^_+|_+$', '')
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
      ) AS `blocked_through`,
      IF(
        CONTAINS(`t0`.`identifier`, '@'),
        NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t0`.`identifier`), 'İΣ', 'iσ')), ''),
        REGEXP_REPLACE(
          NULLIF(REGEXP_REPLACE(`t0`.`identifier`, '[ \t\n\r\v\f   ()./-]+', ''), ''),
          '^00',
          '+'
        )
      ) AS `blocked_address`
    FROM `suppressions` AS `t0`
  ) AS `t29`
  GROUP BY
    1,
    2
), `t68` AS (
  SELECT
    `t48`.`person_ref`,
    `t48`.`voice`,
    `t48`.`at`,
    `t48`.`given`,
    `t48`.`source`,
    `t48`.`wording`,
    `t48`.`proof`,
    COALESCE(
      CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t48`.`basis`), '[^\\w]+', '_'), '^_+|_+$', '')
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
    `t66`.`of_purpose` AS `purpose`,
    `t66`.`of_channel` AS `channel`
  FROM (
    SELECT
      COALESCE(`t34`.`exactly`, `t34`.`otherwise`, `t34`.`person_ref`) AS `person_ref`,
      `t34`.`purpose`,
      `t34`.`channel`,
      `t34`.`basis`,
      `t34`.`given`,
      `t34`.`at`,
      `t34`.`wording`,
      `t34`.`proof`,
      `t34`.`source`,
      `t34`.`received_at`,
      `t34`.`load_id`,
      `t34`.`voice`
    FROM (
      SELECT
        `t26`.`person_ref`,
        `t26`.`purpose`,
        `t26`.`channel`,
        `t26`.`basis`,
        `t26`.`given`,
        `t26`.`at`,
        `t26`.`wording`,
        `t26`.`proof`,
        `t26`.`source`,
        `t26`.`received_at`,
        `t26`.`load_id`,
        `t26`.`voice`,
        `t23`.`said_by`,
        `t23`.`said`,
        `t23`.`exactly`,
        `t24`.`told`,
        `t24`.`otherwise`
      FROM (
        SELECT
          `t7`.`person_ref`,
          `t7`.`purpose`,
          `t7`.`channel`,
          `t7`.`basis`,
          `t7`.`given`,
          `t7`.`at`,
          `t7`.`wording`,
          `t7`.`proof`,
          `t7`.`source`,
          `t7`.`received_at`,
          `t7`.`load_id`,
          `t7`.`person_ref` AS `voice`
        FROM `consents` AS `t7`
        WHERE
          NOT (
            STARTSWITH(`t7`.`purpose`, 'topic/')
          ) AND CAST(NULL AS STRING) IS NULL
      ) AS `t26`
      LEFT OUTER JOIN (
        SELECT
          `t8`.`source` AS `said_by`,
          `t8`.`identifier` AS `said`,
          `t8`.`stands_for` AS `exactly`
        FROM `renamed` AS `t8`
        WHERE
          `t8`.`subject` IN ('person') AND `t8`.`source` <> ''
      ) AS `t23`
        ON `t26`.`source` = `t23`.`said_by` AND `t26`.`person_ref` = `t23`.`said`
      LEFT OUTER JOIN (
        SELECT
          `t8`.`identifier` AS `told`,
          `t8`.`stands_for` AS `otherwise`
        FROM `renamed` AS `t8`
        WHERE
          `t8`.`subject` IN ('person') AND `t8`.`source` = ''
      ) AS `t24`
        ON `t26`.`person_ref` = `t24`.`told`
    ) AS `t34`
  ) AS `t48`
  INNER JOIN (
    SELECT
      `t63`.`said`,
      `t63`.`through`,
      ELEMENT_AT(SPLIT(`t63`.`pair`, '/'), CAST(IF(0 < 0, 0, 0 + 1) AS INT)) AS `of_purpose`,
      ELEMENT_AT(SPLIT(`t63`.`pair`, '/'), CAST(IF(1 < 0, 1, 1 + 1) AS INT)) AS `of_channel`
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          `t60`.`said`,
          `t60`.`through`,
          EXPLODE(
            CASE `t60`.`told`
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
            `t56`.`said`,
            `t56`.`through`,
            `t56`.`our_channel`,
            CONCAT(
              CONCAT(
                COALESCE(
                  CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t56`.`said`), '[^\\w]+', '_'), '^_+|_+$', '')
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
                  CASE `t56`.`our_channel`
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
              `t56`.`our_channel`
            ) AS `told`
          FROM (
            SELECT DISTINCT
              `t52`.`said`,
              `t52`.`through`,
              COALESCE(
                CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t52`.`through`), '[^\\w]+', '_'), '^_+|_+$', '')
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
                `t47`.`purpose` AS `said`,
                `t47`.`channel` AS `through`
              FROM (
                SELECT
                  COALESCE(`t34`.`exactly`, `t34`.`otherwise`, `t34`.`person_ref`) AS `person_ref`,
                  `t34`.`purpose`,
                  `t34`.`channel`,
                  `t34`.`basis`,
                  `t34`.`given`,
                  `t34`.`at`,
                  `t34`.`wording`,
                  `t34`.`proof`,
                  `t34`.`source`,
                  `t34`.`received_at`,
                  `t34`.`load_id`,
                  `t34`.`voice`
                FROM (
                  SELECT
                    `t26`.`person_ref`,
                    `t26`.`purpose`,
                    `t26`.`channel`,
                    `t26`.`basis`,
                    `t26`.`given`,
                    `t26`.`at`,
                    `t26`.`wording`,
                    `t26`.`proof`,
                    `t26`.`source`,
                    `t26`.`received_at`,
                    `t26`.`load_id`,
                    `t26`.`voice`,
                    `t23`.`said_by`,
                    `t23`.`said`,
                    `t23`.`exactly`,
                    `t24`.`told`,
                    `t24`.`otherwise`
                  FROM (
                    SELECT
                      `t7`.`person_ref`,
                      `t7`.`purpose`,
                      `t7`.`channel`,
                      `t7`.`basis`,
                      `t7`.`given`,
                      `t7`.`at`,
                      `t7`.`wording`,
                      `t7`.`proof`,
                      `t7`.`source`,
                      `t7`.`received_at`,
                      `t7`.`load_id`,
                      `t7`.`person_ref` AS `voice`
                    FROM `consents` AS `t7`
                    WHERE
                      NOT (
                        STARTSWITH(`t7`.`purpose`, 'topic/')
                      ) AND CAST(NULL AS STRING) IS NULL
                  ) AS `t26`
                  LEFT OUTER JOIN (
                    SELECT
                      `t8`.`source` AS `said_by`,
                      `t8`.`identifier` AS `said`,
                      `t8`.`stands_for` AS `exactly`
                    FROM `renamed` AS `t8`
                    WHERE
                      `t8`.`subject` IN ('person') AND `t8`.`source` <> ''
                  ) AS `t23`
                    ON `t26`.`source` = `t23`.`said_by` AND `t26`.`person_ref` = `t23`.`said`
                  LEFT OUTER JOIN (
                    SELECT
                      `t8`.`identifier` AS `told`,
                      `t8`.`stands_for` AS `otherwise`
                    FROM `renamed` AS `t8`
                    WHERE
                      `t8`.`subject` IN ('person') AND `t8`.`source` = ''
                  ) AS `t24`
                    ON `t26`.`person_ref` = `t24`.`told`
                ) AS `t34`
              ) AS `t47`
            ) AS `t52`
          ) AS `t56`
        ) AS `t60`
      ) AS `t61`
    ) AS `t63`
  ) AS `t66`
    ON `t48`.`purpose` = `t66`.`said` AND `t48`.`channel` = `t66`.`through`
), `t83` AS (
  SELECT
    `t71`.`person_id`,
    `t71`.`business`,
    `t71`.`country`,
    `t71`.`bought_at`,
    `t71`.`purpose`,
    `t71`.`channel`,
    `t71`.`address`,
    `t82`.`refused_at`,
    `t82`.`agreed_at`,
    `t82`.`stated_basis`,
    `t82`.`stated_by`,
    `t82`.`refused_by`,
    `t82`.`refused_proof`,
    `t82`.`agreed_by`,
    `t82`.`wording`,
    `t82`.`agreed_proof`,
    `t82`.`stated_at`,
    COALESCE(`t54`.`blocked_at`, `t55`.`w_blocked_at`) AS `blocked_at`,
    COALESCE(`t54`.`blocked_why`, `t55`.`w_blocked_why`) AS `blocked_why`,
    COALESCE(`t54`.`blocked_by`, `t55`.`w_blocked_by`) AS `blocked_by`,
    (
      `t54`.`blocked_why` IS NOT NULL
    ) OR (
      `t55`.`w_blocked_why` IS NOT NULL
    ) AS `blocked`
  FROM (
    SELECT
      `t67`.`person_id`,
      `t67`.`business`,
      `t67`.`country`,
      `t67`.`bought_at`,
      `t67`.`purpose`,
      `t67`.`channel`,
      CASE
        WHEN `t67`.`channel` IN ('phone', 'sms')
        THEN `t67`.`phone`
        WHEN `t67`.`channel` = 'post'
        THEN CAST(NULL AS STRING)
        ELSE `t67`.`email`
      END AS `address`
    FROM (
      SELECT
        `t64`.`person_id`,
        `t64`.`email`,
        `t64`.`phone`,
        `t64`.`post`,
        `t64`.`business`,
        `t64`.`country`,
        `t64`.`bought_at`,
        `t64`.`pair`,
        ELEMENT_AT(SPLIT(`t64`.`pair`, '/'), CAST(IF(0 < 0, 0, 0 + 1) AS INT)) AS `purpose`,
        ELEMENT_AT(SPLIT(`t64`.`pair`, '/'), CAST(IF(1 < 0, 1, 1 + 1) AS INT)) AS `channel`
      FROM (
        SELECT
          `t62`.`person_id`,
          `t62`.`email`,
          `t62`.`phone`,
          `t62`.`post`,
          `t62`.`business`,
          `t62`.`country`,
          `t62`.`bought_at`,
          EXPLODE(
            ARRAY(
              'mailing/email',
              'mailing/sms',
              'mailing/post',
              'calls/phone',
              'profiling/any',
              'ad_audiences/any',
              'tracking/any',
              'recording/any',
              'service/any'
            )
          ) AS `pair`
        FROM (
          SELECT
            `t59`.`person_id`,
            `t59`.`email`,
            `t59`.`phone`,
            `t59`.`post`,
            `t59`.`business`,
            UPPER(
              COALESCE(
                COALESCE(
                  CASE NULLIF(
                      LOWER(
                        TRIM(' \t\n\r' FROM COALESCE(NULLIF(TRIM(' \t\n\r' FROM `t59`.`place`), ''), `t12`.`firm_place`))
                      ),
                      ''
                    )
                    WHEN 'austria'
                    THEN 'AT'
                    WHEN 'osterreich'
                    THEN 'AT'
                    WHEN 'österreich'
                    THEN 'AT'
                    WHEN 'australia'
                    THEN 'AU'
                    WHEN 'belgium'
                    THEN 'BE'
                    WHEN 'belgique'
                    THEN 'BE'
                    WHEN 'belgië'
                    THEN 'BE'
                    WHEN 'canada'
                    THEN 'CA'
                    WHEN 'switzerland'
                    THEN 'CH'
                    WHEN 'schweiz'
                    THEN 'CH'
                    WHEN 'suisse'
                    THEN 'CH'
                    WHEN 'germany'
                    THEN 'DE'
                    WHEN 'deutschland'
                    THEN 'DE'
                    WHEN 'denmark'
                    THEN 'DK'
                    WHEN 'danmark'
                    THEN 'DK'
                    WHEN 'estonia'
                    THEN 'EE'
                    WHEN 'eesti'
                    THEN 'EE'
                    WHEN 'spain'
                    THEN 'ES'
                    WHEN 'españa'
                    THEN 'ES'
                    WHEN 'finland'
                    THEN 'FI'
                    WHEN 'suomi'
                    THEN 'FI'
                    WHEN 'france'
                    THEN 'FR'
                    WHEN 'united kingdom'
                    THEN 'GB'
                    WHEN 'great britain'
                    THEN 'GB'
                    WHEN 'england'
                    THEN 'GB'
                    WHEN 'uk'
                    THEN 'GB'
                    WHEN 'scotland'
                    THEN 'GB'
                    WHEN 'wales'
                    THEN 'GB'
                    WHEN 'ireland'
                    THEN 'IE'
                    WHEN 'eire'
                    THEN 'IE'
                    WHEN 'italy'
                    THEN 'IT'
                    WHEN 'italia'
                    THEN 'IT'
                    WHEN 'netherlands'
                    THEN 'NL'
                    WHEN 'nederland'
                    THEN 'NL'
                    WHEN 'norway'
                    THEN 'NO'
                    WHEN 'norge'
                    THEN 'NO'
                    WHEN 'new zealand'
                    THEN 'NZ'
                    WHEN 'poland'
                    THEN 'PL'
                    WHEN 'polska'
                    THEN 'PL'
                    WHEN 'sweden'
                    THEN 'SE'
                    WHEN 'sverige'
                    THEN 'SE'
                    WHEN 'united states'
                    THEN 'US'
                    WHEN 'united states of america'
                    THEN 'US'
                    WHEN 'usa'
                    THEN 'US'
                    WHEN 'aut'
                    THEN 'AT'
                    WHEN 'aus'
                    THEN 'AU'
                    WHEN 'bel'
                    THEN 'BE'
                    WHEN 'can'
                    THEN 'CA'
                    WHEN 'che'
                    THEN 'CH'
                    WHEN 'deu'
                    THEN 'DE'
                    WHEN 'dnk'
                    THEN 'DK'
                    WHEN 'est'
                    THEN 'EE'
                    WHEN 'esp'
                    THEN 'ES'
                    WHEN 'fin'
                    THEN 'FI'
                    WHEN 'fra'
                    THEN 'FR'
                    WHEN 'gbr'
                    THEN 'GB'
                    WHEN 'irl'
                    THEN 'IE'
                    WHEN 'ita'
                    THEN 'IT'
                    WHEN 'nld'
                    THEN 'NL'
                    WHEN 'nor'
                    THEN 'NO'
                    WHEN 'nzl'
                    THEN 'NZ'
                    WHEN 'pol'
                    THEN 'PL'
                    WHEN 'swe'
                    THEN 'SE'
                    ELSE NULL
                  END,
                  UPPER(
                    NULLIF(
                      LOWER(
                        TRIM(' \t\n\r' FROM COALESCE(NULLIF(TRIM(' \t\n\r' FROM `t59`.`place`), ''), `t12`.`firm_place`))
                      ),
                      ''
                    )
                  )
                ),
                ''
              )
            ) AS `country`,
            GREATEST(
              COALESCE(`t45`.`own_at`, `t46`.`their_at`),
              COALESCE(`t46`.`their_at`, `t45`.`own_at`)
            ) AS `bought_at`
          FROM (
            SELECT
              *
            FROM `t32` AS `t35`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t53`.`person_id`,
                IF(
                  CONTAINS(`t53`.`person_id`, '@'),
                  NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t53`.`person_id`), 'İΣ', 'iσ')), ''),
                  CAST(NULL AS STRING)
                ) AS `email`,
                CAST(NULL AS STRING) AS `phone`,
                FALSE AS `post`,
                CAST(NULL AS STRING) AS `place`,
                CAST(NULL AS STRING) AS `firm`,
                FALSE AS `business`
              FROM (
                SELECT DISTINCT
                  `t44`.`person_ref` AS `person_id`
                FROM (
                  SELECT
                    COALESCE(`t31`.`exactly`, `t31`.`otherwise`, `t31`.`person_ref`) AS `person_ref`,
                    `t31`.`purpose`,
                    `t31`.`channel`,
                    `t31`.`basis`,
                    `t31`.`given`,
                    `t31`.`at`,
                    `t31`.`wording`,
                    `t31`.`proof`,
                    `t31`.`source`,
                    `t31`.`received_at`,
                    `t31`.`load_id`
                  FROM (
                    SELECT
                      `t10`.`person_ref`,
                      `t10`.`purpose`,
                      `t10`.`channel`,
                      `t10`.`basis`,
                      `t10`.`given`,
                      `t10`.`at`,
                      `t10`.`wording`,
                      `t10`.`proof`,
                      `t10`.`source`,
                      `t10`.`received_at`,
                      `t10`.`load_id`,
                      `t23`.`said_by`,
                      `t23`.`said`,
                      `t23`.`exactly`,
                      `t24`.`told`,
                      `t24`.`otherwise`
                    FROM `consents` AS `t10`
                    LEFT OUTER JOIN (
                      SELECT
                        `t8`.`source` AS `said_by`,
                        `t8`.`identifier` AS `said`,
                        `t8`.`stands_for` AS `exactly`
                      FROM `renamed` AS `t8`
                      WHERE
                        `t8`.`subject` IN ('person') AND `t8`.`source` <> ''
                    ) AS `t23`
                      ON `t10`.`source` = `t23`.`said_by` AND `t10`.`person_ref` = `t23`.`said`
                    LEFT OUTER JOIN (
                      SELECT
                        `t8`.`identifier` AS `told`,
                        `t8`.`stands_for` AS `otherwise`
                      FROM `renamed` AS `t8`
                      WHERE
                        `t8`.`subject` IN ('person') AND `t8`.`source` = ''
                    ) AS `t24`
                      ON `t10`.`person_ref` = `t24`.`told`
                  ) AS `t31`
                ) AS `t44`
              ) AS `t53`
              LEFT ANTI JOIN `t32` AS `t38`
                ON `t53`.`person_id` = `t38`.`person_id`
            ) AS `t57`
          ) AS `t59`
          LEFT OUTER JOIN (
            SELECT
              `t1`.`account_id` AS `firm_id`,
              `t1`.`country` AS `firm_place`
            FROM `accounts` AS `t1`
          ) AS `t12`
            ON `t59`.`firm` = `t12`.`firm_id`
          LEFT OUTER JOIN (
            SELECT
              `t36`.`bought_by` AS `own_id`,
              `t36`.`bought_at` AS `own_at`
            FROM `t33` AS `t36`
          ) AS `t45`
            ON `t59`.`person_id` = `t45`.`own_id`
          LEFT OUTER JOIN (
            SELECT
              `t36`.`bought_by` AS `their_id`,
              `t36`.`bought_at` AS `their_at`
            FROM `t33` AS `t36`
          ) AS `t46`
            ON `t59`.`firm` = `t46`.`their_id`
        ) AS `t62`
      ) AS `t64`
    ) AS `t67`
    WHERE
      CASE
        WHEN `t67`.`channel` = 'email'
        THEN `t67`.`email` IS NOT NULL
        WHEN `t67`.`channel` IN ('phone', 'sms')
        THEN `t67`.`phone` IS NOT NULL
        WHEN `t67`.`channel` = 'post'
        THEN `t67`.`post`
        ELSE TRUE
      END
  ) AS `t71`
  LEFT OUTER JOIN (
    SELECT
      `t80`.`person_id`,
      `t80`.`purpose`,
      `t80`.`channel`,
      COALESCE(MAX(IF(`t80`.`stands`, `t80`.`refused_at`, NULL)), MAX(`t80`.`refused_at`)) AS `refused_at`,
      IF(
        BOOL_OR(`t80`.`stands`)
        AND (
          MAX(`t80`.`agreed_at`) > COALESCE(MAX(IF(`t80`.`stands`, `t80`.`refused_at`, NULL)), MAX(`t80`.`refused_at`))
        ),
        CAST(NULL AS TIMESTAMP),
        MAX(`t80`.`agreed_at`)
      ) AS `agreed_at`,
      MAX_BY(
        IF(`t80`.`stated_basis` IS NOT NULL, `t80`.`stated_basis`, NULL),
        IF(`t80`.`stated_basis` IS NOT NULL, `t80`.`stated_at`, NULL)
      ) AS `stated_basis`,
      MAX_BY(
        IF(`t80`.`stated_by` IS NOT NULL, `t80`.`stated_by`, NULL),
        IF(`t80`.`stated_by` IS NOT NULL, `t80`.`stated_at`, NULL)
      ) AS `stated_by`,
      MAX_BY(
        IF(`t80`.`refused_by` IS NOT NULL, `t80`.`refused_by`, NULL),
        IF(`t80`.`refused_by` IS NOT NULL, `t80`.`refused_at`, NULL)
      ) AS `refused_by`,
      MAX_BY(
        IF(`t80`.`refused_proof` IS NOT NULL, `t80`.`refused_proof`, NULL),
        IF(`t80`.`refused_proof` IS NOT NULL, `t80`.`refused_at`, NULL)
      ) AS `refused_proof`,
      MAX_BY(
        IF(`t80`.`agreed_by` IS NOT NULL, `t80`.`agreed_by`, NULL),
        IF(`t80`.`agreed_by` IS NOT NULL, `t80`.`agreed_at`, NULL)
      ) AS `agreed_by`,
      MAX_BY(
        IF(`t80`.`wording` IS NOT NULL, `t80`.`wording`, NULL),
        IF(`t80`.`wording` IS NOT NULL, `t80`.`agreed_at`, NULL)
      ) AS `wording`,
      MAX_BY(
        IF(`t80`.`agreed_proof` IS NOT NULL, `t80`.`agreed_proof`, NULL),
        IF(`t80`.`agreed_proof` IS NOT NULL, `t80`.`agreed_at`, NULL)
      ) AS `agreed_proof`,
      MAX(`t80`.`stated_at`) AS `stated_at`
    FROM (
      SELECT
        `t79`.`person_id`,
        `t79`.`purpose`,
        `t79`.`channel`,
        `t79`.`voice`,
        `t79`.`refused_at`,
        `t79`.`agreed_at`,
        `t79`.`open_at`,
        `t79`.`stated_at`,
        `t79`.`stated_basis`,
        `t79`.`refused_by`,
        `t79`.`agreed_by`,
        `t79`.`stated_by`,
        `t79`.`wording`,
        `t79`.`agreed_proof`,
        `t79`.`refused_proof`,
        `t79`.`opened`,
        (
          `t79`.`refused_at` IS NOT NULL
        )
        AND NOT (
          (
            `t79`.`agreed_at` IS NOT NULL
          )
          AND (
            `t79`.`agreed_at` > `t79`.`refused_at`
          )
        )
        AND NOT (
          COALESCE(`t79`.`opened` > `t79`.`refused_at`, FALSE)
        ) AS `stands`
      FROM (
        SELECT
          `t78`.`person_id`,
          `t78`.`purpose`,
          `t78`.`channel`,
          `t78`.`voice`,
          `t78`.`refused_at`,
          `t78`.`agreed_at`,
          `t78`.`open_at`,
          `t78`.`stated_at`,
          `t78`.`stated_basis`,
          `t78`.`refused_by`,
          `t78`.`agreed_by`,
          `t78`.`stated_by`,
          `t78`.`wording`,
          `t78`.`agreed_proof`,
          `t78`.`refused_proof`,
          MAX(`t78`.`open_at`) OVER (
            PARTITION BY `t78`.`person_id`, `t78`.`purpose`, `t78`.`channel`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS `opened`
        FROM (
          SELECT
            `t77`.`person_id`,
            `t77`.`purpose`,
            `t77`.`channel`,
            `t77`.`voice`,
            MAX(IF(NOT (
              `t77`.`given`
            ), `t77`.`at`, NULL)) AS `refused_at`,
            MAX(IF(`t77`.`given` AND (
              `t77`.`basis` = 'consent'
            ), `t77`.`at`, NULL)) AS `agreed_at`,
            MAX(
              IF(`t77`.`given` AND (
                `t77`.`basis` = 'consent'
              ) AND `t77`.`open`, `t77`.`at`, NULL)
            ) AS `open_at`,
            MAX(IF(`t77`.`given` AND (
              `t77`.`basis` <> 'consent'
            ), `t77`.`at`, NULL)) AS `stated_at`,
            MAX_BY(
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` <> 'consent'
                )
                AND (
                  `t77`.`basis` IS NOT NULL
                ),
                `t77`.`basis`,
                NULL
              ),
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` <> 'consent'
                )
                AND (
                  `t77`.`basis` IS NOT NULL
                ),
                `t77`.`at`,
                NULL
              )
            ) AS `stated_basis`,
            MAX_BY(
              IF(NOT (
                `t77`.`given`
              ) AND (
                `t77`.`source` IS NOT NULL
              ), `t77`.`source`, NULL),
              IF(NOT (
                `t77`.`given`
              ) AND (
                `t77`.`source` IS NOT NULL
              ), `t77`.`at`, NULL)
            ) AS `refused_by`,
            MAX_BY(
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` = 'consent'
                )
                AND (
                  `t77`.`source` IS NOT NULL
                ),
                `t77`.`source`,
                NULL
              ),
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` = 'consent'
                )
                AND (
                  `t77`.`source` IS NOT NULL
                ),
                `t77`.`at`,
                NULL
              )
            ) AS `agreed_by`,
            MAX_BY(
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` <> 'consent'
                )
                AND (
                  `t77`.`source` IS NOT NULL
                ),
                `t77`.`source`,
                NULL
              ),
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` <> 'consent'
                )
                AND (
                  `t77`.`source` IS NOT NULL
                ),
                `t77`.`at`,
                NULL
              )
            ) AS `stated_by`,
            MAX_BY(
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` = 'consent'
                )
                AND (
                  `t77`.`wording` IS NOT NULL
                ),
                `t77`.`wording`,
                NULL
              ),
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` = 'consent'
                )
                AND (
                  `t77`.`wording` IS NOT NULL
                ),
                `t77`.`at`,
                NULL
              )
            ) AS `wording`,
            MAX_BY(
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` = 'consent'
                )
                AND (
                  `t77`.`proof` IS NOT NULL
                ),
                `t77`.`proof`,
                NULL
              ),
              IF(
                `t77`.`given`
                AND (
                  `t77`.`basis` = 'consent'
                )
                AND (
                  `t77`.`proof` IS NOT NULL
                ),
                `t77`.`at`,
                NULL
              )
            ) AS `agreed_proof`,
            MAX_BY(
              IF(NOT (
                `t77`.`given`
              ) AND (
                `t77`.`proof` IS NOT NULL
              ), `t77`.`proof`, NULL),
              IF(NOT (
                `t77`.`given`
              ) AND (
                `t77`.`proof` IS NOT NULL
              ), `t77`.`at`, NULL)
            ) AS `refused_proof`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t70`.`person_ref` AS `person_id`,
                IF(`t70`.`voice` = `t70`.`person_ref`, '', `t70`.`voice`) AS `voice`,
                `t70`.`at`,
                `t70`.`given`,
                `t70`.`source`,
                `t70`.`wording`,
                `t70`.`proof`,
                `t70`.`basis`,
                `t70`.`purpose`,
                `t70`.`channel`,
                FALSE AS `open`
              FROM `t68` AS `t70`
            ) AS `t72`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t75`.`known_id` AS `person_id`,
                '' AS `voice`,
                `t75`.`at`,
                `t75`.`given`,
                `t75`.`source`,
                `t75`.`wording`,
                `t75`.`proof`,
                `t75`.`basis`,
                `t75`.`purpose`,
                `t75`.`channel`,
                TRUE AS `open`
              FROM (
                SELECT
                  `t74`.`person_ref`,
                  `t74`.`voice`,
                  `t74`.`at`,
                  `t74`.`given`,
                  `t74`.`source`,
                  `t74`.`wording`,
                  `t74`.`proof`,
                  `t74`.`basis`,
                  `t74`.`purpose`,
                  `t74`.`channel`,
                  `t74`.`email`,
                  `t30`.`known_id`
                FROM (
                  SELECT
                    `t70`.`person_ref`,
                    `t70`.`voice`,
                    `t70`.`at`,
                    `t70`.`given`,
                    `t70`.`source`,
                    `t70`.`wording`,
                    `t70`.`proof`,
                    `t70`.`basis`,
                    `t70`.`purpose`,
                    `t70`.`channel`,
                    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t70`.`person_ref`), 'İΣ', 'iσ')), '') AS `email`
                  FROM `t68` AS `t70`
                  WHERE
                    CONTAINS(`t70`.`person_ref`, '@')
                ) AS `t74`
                INNER JOIN (
                  SELECT
                    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t4`.`email`), 'İΣ', 'iσ')), '') AS `email`,
                    `t4`.`source_id` AS `known_id`
                  FROM `people` AS `t4`
                ) AS `t30`
                  ON `t74`.`email` = `t30`.`email`
              ) AS `t75`
              WHERE
                `t75`.`known_id` <> `t75`.`person_ref`
            ) AS `t76`
          ) AS `t77`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t78`
      ) AS `t79`
    ) AS `t80`
    GROUP BY
      1,
      2,
      3
  ) AS `t82`
    ON `t71`.`person_id` = `t82`.`person_id`
    AND `t71`.`purpose` = `t82`.`purpose`
    AND `t71`.`channel` = `t82`.`channel`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t37` AS `t40`
    WHERE
      `t40`.`blocked_through` <> 'any'
  ) AS `t54`
    ON `t71`.`address` = `t54`.`blocked_address`
    AND `t71`.`channel` = `t54`.`blocked_through`
  LEFT OUTER JOIN (
    SELECT
      `t40`.`blocked_address` AS `w_blocked_address`,
      `t40`.`blocked_at` AS `w_blocked_at`,
      `t40`.`blocked_why` AS `w_blocked_why`,
      `t40`.`blocked_by` AS `w_blocked_by`
    FROM `t37` AS `t40`
    WHERE
      `t40`.`blocked_through` = 'any'
  ) AS `t55`
    ON `t71`.`address` = `t55`.`w_blocked_address`
), `t92` AS (
  SELECT
    `t91`.`person_id`,
    `t91`.`business`,
    `t91`.`country`,
    `t91`.`bought_at`,
    `t91`.`purpose`,
    `t91`.`channel`,
    `t91`.`address`,
    `t91`.`refused_at`,
    `t91`.`agreed_at`,
    `t91`.`stated_basis`,
    `t91`.`stated_by`,
    `t91`.`refused_by`,
    `t91`.`refused_proof`,
    `t91`.`agreed_by`,
    `t91`.`wording`,
    `t91`.`agreed_proof`,
    `t91`.`stated_at`,
    `t91`.`blocked_at`,
    `t91`.`blocked_why`,
    `t91`.`blocked_by`,
    `t91`.`blocked`,
    `t91`.`rule`,
    `t91`.`told_rule`,
    `t91`.`as_customer`,
    `t91`.`as_interest`,
    `t91`.`bought`,
    `t91`.`verdict`,
    CASE `t91`.`verdict`
      WHEN 0
      THEN CAST(NULL AS STRING)
      WHEN 1
      THEN CAST(NULL AS STRING)
      WHEN 2
      THEN 'consent'
      WHEN 3
      THEN 'contract'
      WHEN 4
      THEN `t91`.`stated_basis`
      WHEN 5
      THEN 'existing_customer'
      WHEN 6
      THEN 'legitimate_interest'
      WHEN 7
      THEN CAST(NULL AS STRING)
      ELSE NULL
    END AS `basis`,
    CASE `t91`.`verdict`
      WHEN 0
      THEN CONCAT(CONCAT('Suppressed: ', `t91`.`blocked_why`), '.')
      WHEN 1
      THEN CONCAT(
        CONCAT('Objected', COALESCE(CONCAT(CONCAT(' (', `t91`.`refused_by`), ')'), '')),
        '.'
      )
      WHEN 2
      THEN CONCAT(CONCAT('Agreed', COALESCE(CONCAT(CONCAT(' (', `t91`.`agreed_by`), ')'), '')), '.')
      WHEN 3
      THEN 'About what they ordered or asked for.'
      WHEN 4
      THEN CONCAT(
        CONCAT(
          'Written down as their basis',
          COALESCE(CONCAT(CONCAT(' (', `t91`.`stated_by`), ')'), '')
        ),
        '.'
      )
      WHEN 5
      THEN 'Bought from us lately: for similar products.'
      WHEN 6
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              'Nobody objected, and ',
              IF(`t91`.`country` = '', 'a country that nobody wrote down', `t91`.`country`)
            ),
            ' asks no more for '
          ),
          IF(`t91`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      WHEN 7
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              'No consent, and nothing stands in for it in ',
              IF(`t91`.`country` = '', 'a country that nobody wrote down', `t91`.`country`)
            ),
            ' for '
          ),
          IF(`t91`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      ELSE NULL
    END AS `reason`,
    CASE `t91`.`verdict`
      WHEN 0
      THEN `t91`.`blocked_at`
      WHEN 1
      THEN `t91`.`refused_at`
      WHEN 2
      THEN `t91`.`agreed_at`
      WHEN 3
      THEN CAST(NULL AS TIMESTAMP)
      WHEN 4
      THEN `t91`.`stated_at`
      WHEN 5
      THEN `t91`.`bought_at`
      WHEN 6
      THEN CAST(NULL AS TIMESTAMP)
      WHEN 7
      THEN CAST(NULL AS TIMESTAMP)
      ELSE NULL
    END AS `since`,
    CASE `t91`.`verdict`
      WHEN 0
      THEN `t91`.`blocked_by`
      WHEN 1
      THEN `t91`.`refused_by`
      WHEN 2
      THEN `t91`.`agreed_by`
      WHEN 3
      THEN CAST(NULL AS STRING)
      WHEN 4
      THEN `t91`.`stated_by`
      WHEN 5
      THEN CAST(NULL AS STRING)
      WHEN 6
      THEN CAST(NULL AS STRING)
      WHEN 7
      THEN CAST(NULL AS STRING)
      ELSE NULL
    END AS `source`,
    CASE `t91`.`verdict`
      WHEN 0
      THEN TRUE
      WHEN 1
      THEN TRUE
      WHEN 2
      THEN TRUE
      WHEN 3
      THEN FALSE
      WHEN 4
      THEN FALSE
      WHEN 5
      THEN FALSE
      WHEN 6
      THEN FALSE
      WHEN 7
      THEN FALSE
      ELSE NULL
    END AS `stated`
  FROM (
    SELECT
      `t90`.`person_id`,
      `t90`.`business`,
      `t90`.`country`,
      `t90`.`bought_at`,
      `t90`.`purpose`,
      `t90`.`channel`,
      `t90`.`address`,
      `t90`.`refused_at`,
      `t90`.`agreed_at`,
      `t90`.`stated_basis`,
      `t90`.`stated_by`,
      `t90`.`refused_by`,
      `t90`.`refused_proof`,
      `t90`.`agreed_by`,
      `t90`.`wording`,
      `t90`.`agreed_proof`,
      `t90`.`stated_at`,
      `t90`.`blocked_at`,
      `t90`.`blocked_why`,
      `t90`.`blocked_by`,
      `t90`.`blocked`,
      `t90`.`rule`,
      `t90`.`told_rule`,
      `t90`.`as_customer`,
      `t90`.`as_interest`,
      COALESCE(
        `t90`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      ) AS `bought`,
      CASE
        WHEN `t90`.`blocked` AND NOT (
          `t90`.`purpose` = 'service'
        )
        THEN 0
        WHEN (
          `t90`.`refused_at` IS NOT NULL
        )
        AND NOT (
          (
            `t90`.`agreed_at` IS NOT NULL
          )
          AND (
            `t90`.`agreed_at` > `t90`.`refused_at`
          )
        )
        THEN 1
        WHEN `t90`.`agreed_at` IS NOT NULL
        THEN 2
        WHEN `t90`.`purpose` = 'service'
        THEN 3
        WHEN COALESCE(
          (
            `t90`.`as_customer` AND (
              `t90`.`stated_basis` = 'existing_customer'
            )
          )
          OR (
            `t90`.`as_interest` AND (
              `t90`.`stated_basis` = 'legitimate_interest'
            )
          ),
          FALSE
        )
        THEN 4
        WHEN `t90`.`as_customer`
        AND COALESCE(
          `t90`.`bought_at` >= (
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
          ),
          FALSE
        )
        THEN 5
        WHEN `t90`.`as_interest`
        THEN 6
        WHEN TRUE
        THEN 7
        ELSE NULL
      END AS `verdict`
    FROM (
      SELECT
        `t87`.`person_id`,
        `t87`.`business`,
        `t87`.`country`,
        `t87`.`bought_at`,
        `t87`.`purpose`,
        `t87`.`channel`,
        `t87`.`address`,
        `t87`.`refused_at`,
        `t87`.`agreed_at`,
        `t87`.`stated_basis`,
        `t87`.`stated_by`,
        `t87`.`refused_by`,
        `t87`.`refused_proof`,
        `t87`.`agreed_by`,
        `t87`.`wording`,
        `t87`.`agreed_proof`,
        `t87`.`stated_at`,
        `t87`.`blocked_at`,
        `t87`.`blocked_why`,
        `t87`.`blocked_by`,
        `t87`.`blocked`,
        `t87`.`rule`,
        `t89`.`told_rule`,
        `t89`.`as_customer`,
        `t89`.`as_interest`
      FROM (
        SELECT
          `t84`.`person_id`,
          `t84`.`business`,
          `t84`.`country`,
          `t84`.`bought_at`,
          `t84`.`purpose`,
          `t84`.`channel`,
          `t84`.`address`,
          `t84`.`refused_at`,
          `t84`.`agreed_at`,
          `t84`.`stated_basis`,
          `t84`.`stated_by`,
          `t84`.`refused_by`,
          `t84`.`refused_proof`,
          `t84`.`agreed_by`,
          `t84`.`wording`,
          `t84`.`agreed_proof`,
          `t84`.`stated_at`,
          `t84`.`blocked_at`,
          `t84`.`blocked_why`,
          `t84`.`blocked_by`,
          `t84`.`blocked`,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  IF(
                    `t84`.`country` IN (
                      '*',
                      'AT',
                      'AU',
                      'BE',
                      'CA',
                      'CH',
                      'DE',
                      'DK',
                      'EE',
                      'ES',
                      'FI',
                      'FR',
                      'GB',
                      'IE',
                      'IT',
                      'NL',
                      'NO',
                      'NZ',
                      'PL',
                      'SE',
                      'US'
                    ),
                    `t84`.`country`,
                    '*'
                  ),
                  '/'
                ),
                IF(`t84`.`business`, 'business', 'consumer')
              ),
              '_'
            ),
            IF(`t84`.`channel` = 'post', 'post', `t84`.`purpose`)
          ) AS `rule`
        FROM `t83` AS `t84`
      ) AS `t87`
      INNER JOIN (
        SELECT
          `t86`.`rule` AS `told_rule`,
          `t86`.`rule` IN (
            '*/business_mailing',
            '*/consumer_mailing',
            '*/business_calls',
            '*/business_post',
            '*/consumer_post',
            '*/business_profiling',
            '*/consumer_profiling',
            'AT/business_mailing',
            'AT/consumer_mailing',
            'AT/business_post',
            'AT/consumer_post',
            'AT/business_profiling',
            'AT/consumer_profiling',
            'AU/business_mailing',
            'AU/consumer_mailing',
            'AU/business_calls',
            'AU/consumer_calls',
            'AU/business_post',
            'AU/consumer_post',
            'AU/business_profiling',
            'AU/consumer_profiling',
            'BE/business_mailing',
            'BE/consumer_mailing',
            'BE/business_calls',
            'BE/consumer_calls',
            'BE/business_post',
            'BE/consumer_post',
            'BE/business_profiling',
            'BE/consumer_profiling',
            'CA/business_mailing',
            'CA/consumer_mailing',
            'CA/business_calls',
            'CA/consumer_calls',
            'CA/business_post',
            'CA/consumer_post',
            'CA/business_profiling',
            'CA/consumer_profiling',
            'CH/business_mailing',
            'CH/consumer_mailing',
            'CH/business_calls',
            'CH/business_post',
            'CH/consumer_post',
            'CH/business_profiling',
            'CH/consumer_profiling',
            'DE/business_mailing',
            'DE/consumer_mailing',
            'DE/business_calls',
            'DE/business_post',
            'DE/consumer_post',
            'DE/business_profiling',
            'DE/consumer_profiling',
            'DK/business_mailing',
            'DK/consumer_mailing',
            'DK/business_calls',
            'DK/business_post',
            'DK/consumer_post',
            'DK/business_profiling',
            'DK/consumer_profiling',
            'EE/business_mailing',
            'EE/consumer_mailing',
            'EE/business_calls',
            'EE/consumer_calls',
            'EE/business_post',
            'EE/consumer_post',
            'EE/business_profiling',
            'EE/consumer_profiling',
            'ES/business_mailing',
            'ES/consumer_mailing',
            'ES/business_post',
            'ES/consumer_post',
            'ES/business_profiling',
            'ES/consumer_profiling',
            'FI/business_mailing',
            'FI/consumer_mailing',
            'FI/business_calls',
            'FI/consumer_calls',
            'FI/business_post',
            'FI/consumer_post',
            'FI/business_profiling',
            'FI/consumer_profiling',
            'FR/business_mailing',
            'FR/consumer_mailing',
            'FR/business_calls',
            'FR/consumer_calls',
            'FR/business_post',
            'FR/consumer_post',
            'FR/business_profiling',
            'FR/consumer_profiling',
            'GB/business_mailing',
            'GB/consumer_mailing',
            'GB/business_calls',
            'GB/consumer_calls',
            'GB/business_post',
            'GB/consumer_post',
            'GB/business_profiling',
            'GB/consumer_profiling',
            'IE/business_mailing',
            'IE/consumer_mailing',
            'IE/business_calls',
            'IE/consumer_calls',
            'IE/business_post',
            'IE/consumer_post',
            'IE/business_profiling',
            'IE/consumer_profiling',
            'IT/business_mailing',
            'IT/consumer_mailing',
            'IT/business_calls',
            'IT/consumer_calls',
            'IT/business_post',
            'IT/consumer_post',
            'IT/business_profiling',
            'IT/consumer_profiling',
            'NL/business_mailing',
            'NL/consumer_mailing',
            'NL/business_calls',
            'NL/business_post',
            'NL/consumer_post',
            'NL/business_profiling',
            'NL/consumer_profiling',
            'NO/business_mailing',
            'NO/consumer_mailing',
            'NO/business_calls',
            'NO/consumer_calls',
            'NO/business_post',
            'NO/consumer_post',
            'NO/business_profiling',
            'NO/consumer_profiling',
            'NZ/business_mailing',
            'NZ/consumer_mailing',
            'NZ/business_calls',
            'NZ/consumer_calls',
            'NZ/business_post',
            'NZ/consumer_post',
            'NZ/business_profiling',
            'NZ/consumer_profiling',
            'PL/business_post',
            'PL/consumer_post',
            'PL/business_profiling',
            'PL/consumer_profiling',
            'SE/business_mailing',
            'SE/consumer_mailing',
            'SE/business_calls',
            'SE/consumer_calls',
            'SE/business_post',
            'SE/consumer_post',
            'SE/business_profiling',
            'SE/consumer_profiling',
            'US/business_mailing',
            'US/consumer_mailing',
            'US/business_calls',
            'US/consumer_calls',
            'US/business_post',
            'US/consumer_post',
            'US/business_profiling',
            'US/consumer_profiling',
            'US/business_tracking',
            'US/consumer_tracking'
          ) AS `as_customer`,
          `t86`.`rule` IN (
            '*/business_post',
            '*/consumer_post',
            '*/business_profiling',
            '*/consumer_profiling',
            'AT/business_post',
            'AT/consumer_post',
            'AT/business_profiling',
            'AT/consumer_profiling',
            'AU/business_calls',
            'AU/business_post',
            'AU/consumer_post',
            'AU/business_profiling',
            'AU/consumer_profiling',
            'BE/business_calls',
            'BE/consumer_calls',
            'BE/business_post',
            'BE/consumer_post',
            'BE/business_profiling',
            'BE/consumer_profiling',
            'CA/business_calls',
            'CA/business_post',
            'CA/consumer_post',
            'CA/business_profiling',
            'CA/consumer_profiling',
            'CH/business_calls',
            'CH/business_post',
            'CH/consumer_post',
            'CH/business_profiling',
            'CH/consumer_profiling',
            'DE/business_calls',
            'DE/business_post',
            'DE/consumer_post',
            'DE/business_profiling',
            'DE/consumer_profiling',
            'DK/business_calls',
            'DK/business_post',
            'DK/consumer_post',
            'DK/business_profiling',
            'DK/consumer_profiling',
            'EE/business_mailing',
            'EE/business_calls',
            'EE/consumer_calls',
            'EE/business_post',
            'EE/consumer_post',
            'EE/business_profiling',
            'EE/consumer_profiling',
            'ES/business_post',
            'ES/consumer_post',
            'ES/business_profiling',
            'ES/consumer_profiling',
            'FI/business_mailing',
            'FI/business_calls',
            'FI/consumer_calls',
            'FI/business_post',
            'FI/consumer_post',
            'FI/business_profiling',
            'FI/consumer_profiling',
            'FR/business_mailing',
            'FR/business_calls',
            'FR/business_post',
            'FR/consumer_post',
            'FR/business_profiling',
            'FR/consumer_profiling',
            'GB/business_mailing',
            'GB/business_calls',
            'GB/consumer_calls',
            'GB/business_post',
            'GB/consumer_post',
            'GB/business_profiling',
            'GB/consumer_profiling',
            'IE/business_mailing',
            'IE/business_calls',
            'IE/consumer_calls',
            'IE/business_post',
            'IE/consumer_post',
            'IE/business_profiling',
            'IE/consumer_profiling',
            'IT/business_calls',
            'IT/consumer_calls',
            'IT/business_post',
            'IT/consumer_post',
            'IT/business_profiling',
            'IT/consumer_profiling',
            'NL/business_calls',
            'NL/business_post',
            'NL/consumer_post',
            'NL/business_profiling',
            'NL/consumer_profiling',
            'NO/business_calls',
            'NO/consumer_calls',
            'NO/business_post',
            'NO/consumer_post',
            'NO/business_profiling',
            'NO/consumer_profiling',
            'NZ/business_calls',
            'NZ/business_post',
            'NZ/consumer_post',
            'NZ/business_profiling',
            'NZ/consumer_profiling',
            'PL/business_post',
            'PL/consumer_post',
            'PL/business_profiling',
            'PL/consumer_profiling',
            'SE/business_mailing',
            'SE/business_calls',
            'SE/consumer_calls',
            'SE/business_post',
            'SE/consumer_post',
            'SE/business_profiling',
            'SE/consumer_profiling',
            'US/business_mailing',
            'US/consumer_mailing',
            'US/business_calls',
            'US/business_post',
            'US/consumer_post',
            'US/business_profiling',
            'US/consumer_profiling',
            'US/business_tracking',
            'US/consumer_tracking'
          ) AS `as_interest`
        FROM (
          SELECT DISTINCT
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    IF(
                      `t84`.`country` IN (
                        '*',
                        'AT',
                        'AU',
                        'BE',
                        'CA',
                        'CH',
                        'DE',
                        'DK',
                        'EE',
                        'ES',
                        'FI',
                        'FR',
                        'GB',
                        'IE',
                        'IT',
                        'NL',
                        'NO',
                        'NZ',
                        'PL',
                        'SE',
                        'US'
                      ),
                      `t84`.`country`,
                      '*'
                    ),
                    '/'
                  ),
                  IF(`t84`.`business`, 'business', 'consumer')
                ),
                '_'
              ),
              IF(`t84`.`channel` = 'post', 'post', `t84`.`purpose`)
            ) AS `rule`
          FROM `t83` AS `t84`
        ) AS `t86`
      ) AS `t89`
        ON `t87`.`rule` = `t89`.`told_rule`
    ) AS `t90`
  ) AS `t91`
)
SELECT
  `t100`.`person_id`,
  `t100`.`purpose`,
  `t100`.`channel`,
  `t100`.`allowed`,
  `t100`.`basis`,
  `t100`.`reason`,
  `t100`.`since`,
  `t100`.`source`,
  `t100`.`wording`,
  `t100`.`proof`,
  `t100`.`stated`,
  `t100`.`address`
FROM (
  SELECT
    `t96`.`person_id`,
    `t96`.`purpose`,
    `t96`.`channel`,
    `t96`.`proof`,
    `t96`.`address`,
    `t96`.`allowed`
    AND NOT (
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE)
    ) AS `allowed`,
    IF(
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t96`.`basis`
    ) AS `basis`,
    IF(
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE),
      CONCAT(
        CONCAT(
          'Somebody of the same address objected',
          COALESCE(CONCAT(CONCAT(' (', `t99`.`their_source`), ')'), '')
        ),
        '.'
      ),
      `t96`.`reason`
    ) AS `reason`,
    IF(
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE),
      `t99`.`their_since`,
      `t96`.`since`
    ) AS `since`,
    IF(
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE),
      `t99`.`their_source`,
      `t96`.`source`
    ) AS `source`,
    IF(
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t96`.`wording`
    ) AS `wording`,
    `t96`.`stated` OR (
      `t96`.`allowed` AND COALESCE(`t99`.`objected`, FALSE)
    ) AS `stated`
  FROM (
    SELECT
      `t93`.`person_id`,
      `t93`.`business`,
      `t93`.`country`,
      `t93`.`bought_at`,
      `t93`.`purpose`,
      `t93`.`channel`,
      `t93`.`address`,
      `t93`.`refused_at`,
      `t93`.`agreed_at`,
      `t93`.`stated_basis`,
      `t93`.`stated_by`,
      `t93`.`refused_by`,
      `t93`.`refused_proof`,
      `t93`.`agreed_by`,
      IF(`t93`.`basis` = 'consent', `t93`.`wording`, CAST(NULL AS STRING)) AS `wording`,
      `t93`.`agreed_proof`,
      `t93`.`stated_at`,
      `t93`.`blocked_at`,
      `t93`.`blocked_why`,
      `t93`.`blocked_by`,
      `t93`.`blocked`,
      `t93`.`rule`,
      `t93`.`told_rule`,
      `t93`.`as_customer`,
      `t93`.`as_interest`,
      `t93`.`bought`,
      `t93`.`verdict`,
      `t93`.`basis`,
      `t93`.`reason`,
      `t93`.`since`,
      `t93`.`source`,
      `t93`.`stated`,
      `t93`.`basis` IS NOT NULL AS `allowed`,
      IF(`t93`.`basis` IS NOT NULL, `t93`.`agreed_proof`, `t93`.`refused_proof`) AS `proof`
    FROM `t92` AS `t93`
  ) AS `t96`
  LEFT OUTER JOIN (
    SELECT
      `t97`.`purpose`,
      `t97`.`channel`,
      `t97`.`address`,
      `t97`.`their_since`,
      `t97`.`their_source`,
      TRUE AS `objected`
    FROM (
      SELECT
        `t95`.`purpose`,
        `t95`.`channel`,
        `t95`.`address`,
        MAX(`t95`.`since`) AS `their_since`,
        MAX_BY(`t95`.`source`, `t95`.`since`) AS `their_source`
      FROM (
        SELECT
          `t93`.`person_id`,
          `t93`.`business`,
          `t93`.`country`,
          `t93`.`bought_at`,
          `t93`.`purpose`,
          `t93`.`channel`,
          `t93`.`address`,
          `t93`.`refused_at`,
          `t93`.`agreed_at`,
          `t93`.`stated_basis`,
          `t93`.`stated_by`,
          `t93`.`refused_by`,
          `t93`.`refused_proof`,
          `t93`.`agreed_by`,
          IF(`t93`.`basis` = 'consent', `t93`.`wording`, CAST(NULL AS STRING)) AS `wording`,
          `t93`.`agreed_proof`,
          `t93`.`stated_at`,
          `t93`.`blocked_at`,
          `t93`.`blocked_why`,
          `t93`.`blocked_by`,
          `t93`.`blocked`,
          `t93`.`rule`,
          `t93`.`told_rule`,
          `t93`.`as_customer`,
          `t93`.`as_interest`,
          `t93`.`bought`,
          `t93`.`verdict`,
          `t93`.`basis`,
          `t93`.`reason`,
          `t93`.`since`,
          `t93`.`source`,
          `t93`.`stated`,
          `t93`.`basis` IS NOT NULL AS `allowed`,
          IF(`t93`.`basis` IS NOT NULL, `t93`.`agreed_proof`, `t93`.`refused_proof`) AS `proof`
        FROM `t92` AS `t93`
        WHERE
          NOT (
            `t93`.`basis` IS NOT NULL
          )
          AND `t93`.`stated`
          AND `t93`.`address` IS NOT NULL
      ) AS `t95`
      GROUP BY
        1,
        2,
        3
    ) AS `t97`
  ) AS `t99`
    ON `t96`.`purpose` = `t99`.`purpose`
    AND `t96`.`channel` = `t99`.`channel`
    AND `t96`.`address` = `t99`.`address`
) AS `t100`
