WITH `t27` AS (
  SELECT
    `t8`.`source_id` AS `person_id`,
    NULLIF(LOWER(TRIM(' \t\n\r' FROM `t8`.`email`)), '') AS `email`,
    REGEXP_REPLACE(NULLIF(REGEXP_REPLACE(`t8`.`phone`, '[\\s()./\\-]+', ''), ''), '^00', '+') AS `phone`,
    COALESCE(`t8`.`street`, `t8`.`postcode`) IS NOT NULL AS `post`,
    `t8`.`country` AS `place`,
    COALESCE(`t8`.`account_ref`, `t17`.`member_of`) AS `firm`,
    (
      COALESCE(`t8`.`account_ref`, `t17`.`member_of`) IS NOT NULL
    )
    OR (
      `t8`.`company` IS NOT NULL
    ) AS `business`
  FROM `people` AS `t8`
  LEFT OUTER JOIN (
    SELECT
      `t4`.`person_ref`,
      MIN(`t4`.`account_ref`) AS `member_of`
    FROM `memberships` AS `t4`
    GROUP BY
      1
  ) AS `t17`
    ON `t8`.`source_id` = `t17`.`person_ref`
), `t28` AS (
  SELECT
    `t24`.`bought_by`,
    MAX(`t24`.`bought_at`) AS `bought_at`
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
      ) AS `t15`
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
      ) AS `t16`
    ) AS `t18`
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
      ) AS `t19`
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
      ) AS `t20`
    ) AS `t22`
  ) AS `t24`
  GROUP BY
    1
), `t31` AS (
  SELECT
    `t25`.`blocked_address`,
    `t25`.`blocked_through`,
    MIN(`t25`.`at`) AS `blocked_at`,
    MIN(COALESCE(`t25`.`reason`, 'on the firm\'s list')) AS `blocked_why`,
    MIN(`t25`.`source`) AS `blocked_by`
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
        NULLIF(LOWER(TRIM(' \t\n\r' FROM `t0`.`identifier`)), ''),
        REGEXP_REPLACE(NULLIF(REGEXP_REPLACE(`t0`.`identifier`, '[\\s()./\\-]+', ''), ''), '^00', '+')
      ) AS `blocked_address`
    FROM `suppressions` AS `t0`
  ) AS `t25`
  GROUP BY
    1,
    2
), `t53` AS (
  SELECT
    `t7`.`person_ref`,
    `t7`.`at`,
    `t7`.`given`,
    `t7`.`source`,
    `t7`.`wording`,
    `t7`.`proof`,
    COALESCE(
      CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t7`.`basis`), '[^\\w]+', '_'), '^_+|_+$', '')
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
    `t51`.`of_purpose` AS `purpose`,
    `t51`.`of_channel` AS `channel`
  FROM `consents` AS `t7`
  INNER JOIN (
    SELECT
      `t47`.`said`,
      `t47`.`through`,
      ELEMENT_AT(SPLIT(`t47`.`pair`, '/'), 0 + 1) AS `of_purpose`,
      ELEMENT_AT(SPLIT(`t47`.`pair`, '/'), 1 + 1) AS `of_channel`
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          `t45`.`said`,
          `t45`.`through`,
          EXPLODE(
            CASE `t45`.`told`
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
            `t26`.`said`,
            `t26`.`through`,
            `t26`.`our_channel`,
            CONCAT(
              CONCAT(
                COALESCE(
                  CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t26`.`said`), '[^\\w]+', '_'), '^_+|_+$', '')
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
                  CASE `t26`.`our_channel`
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
              `t26`.`our_channel`
            ) AS `told`
          FROM (
            SELECT DISTINCT
              `t11`.`said`,
              `t11`.`through`,
              COALESCE(
                CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t11`.`through`), '[^\\w]+', '_'), '^_+|_+$', '')
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
                `t2`.`purpose` AS `said`,
                `t2`.`channel` AS `through`
              FROM `consents` AS `t2`
            ) AS `t11`
          ) AS `t26`
        ) AS `t45`
      ) AS `t46`
    ) AS `t47`
  ) AS `t51`
    ON `t7`.`purpose` = `t51`.`said` AND `t7`.`channel` = `t51`.`through`
), `t67` AS (
  SELECT
    `t66`.`person_id`,
    `t66`.`business`,
    `t66`.`country`,
    `t66`.`bought_at`,
    `t66`.`purpose`,
    `t66`.`channel`,
    `t66`.`address`,
    `t66`.`refused_at`,
    `t66`.`agreed_at`,
    `t66`.`stated_at`,
    `t66`.`stated_basis`,
    `t66`.`refused_by`,
    `t66`.`agreed_by`,
    `t66`.`stated_by`,
    `t66`.`wording`,
    `t66`.`agreed_proof`,
    `t66`.`refused_proof`,
    `t66`.`blocked_at`,
    `t66`.`blocked_why`,
    `t66`.`blocked_by`,
    `t66`.`blocked`,
    `t66`.`rule`,
    CASE
      WHEN `t66`.`blocked` AND NOT (
        `t66`.`purpose` = 'service'
      )
      THEN CAST(NULL AS STRING)
      WHEN (
        `t66`.`refused_at` IS NOT NULL
      )
      AND NOT (
        (
          `t66`.`agreed_at` IS NOT NULL
        )
        AND (
          `t66`.`agreed_at` > `t66`.`refused_at`
        )
      )
      THEN CAST(NULL AS STRING)
      WHEN `t66`.`agreed_at` IS NOT NULL
      THEN 'consent'
      WHEN `t66`.`purpose` = 'service'
      THEN 'contract'
      WHEN COALESCE(
        (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'existing_customer'
          )
        )
        OR (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'legitimate_interest'
          )
        ),
        FALSE
      )
      THEN `t66`.`stated_basis`
      WHEN `t66`.`rule` IN (
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
      )
      AND COALESCE(
        `t66`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      )
      THEN 'existing_customer'
      WHEN `t66`.`rule` IN (
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
      )
      THEN 'legitimate_interest'
      ELSE CAST(NULL AS STRING)
    END AS `basis`,
    CASE
      WHEN `t66`.`blocked` AND NOT (
        `t66`.`purpose` = 'service'
      )
      THEN CONCAT(CONCAT('Suppressed: ', `t66`.`blocked_why`), '.')
      WHEN (
        `t66`.`refused_at` IS NOT NULL
      )
      AND NOT (
        (
          `t66`.`agreed_at` IS NOT NULL
        )
        AND (
          `t66`.`agreed_at` > `t66`.`refused_at`
        )
      )
      THEN CONCAT(
        CONCAT('Objected', COALESCE(CONCAT(CONCAT(' (', `t66`.`refused_by`), ')'), '')),
        '.'
      )
      WHEN `t66`.`agreed_at` IS NOT NULL
      THEN CONCAT(CONCAT('Agreed', COALESCE(CONCAT(CONCAT(' (', `t66`.`agreed_by`), ')'), '')), '.')
      WHEN `t66`.`purpose` = 'service'
      THEN 'About what they ordered or asked for.'
      WHEN COALESCE(
        (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'existing_customer'
          )
        )
        OR (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'legitimate_interest'
          )
        ),
        FALSE
      )
      THEN CONCAT(
        CONCAT(
          'Written down as their basis',
          COALESCE(CONCAT(CONCAT(' (', `t66`.`stated_by`), ')'), '')
        ),
        '.'
      )
      WHEN `t66`.`rule` IN (
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
      )
      AND COALESCE(
        `t66`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      )
      THEN 'Bought from us lately: for similar products.'
      WHEN `t66`.`rule` IN (
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
      )
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              'Nobody objected, and ',
              IF(`t66`.`country` = '', 'a country that nobody wrote down', `t66`.`country`)
            ),
            ' asks no more for '
          ),
          IF(`t66`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      ELSE CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              'No consent, and nothing stands in for it in ',
              IF(`t66`.`country` = '', 'a country that nobody wrote down', `t66`.`country`)
            ),
            ' for '
          ),
          IF(`t66`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
    END AS `reason`,
    CASE
      WHEN `t66`.`blocked` AND NOT (
        `t66`.`purpose` = 'service'
      )
      THEN `t66`.`blocked_at`
      WHEN (
        `t66`.`refused_at` IS NOT NULL
      )
      AND NOT (
        (
          `t66`.`agreed_at` IS NOT NULL
        )
        AND (
          `t66`.`agreed_at` > `t66`.`refused_at`
        )
      )
      THEN `t66`.`refused_at`
      WHEN `t66`.`agreed_at` IS NOT NULL
      THEN `t66`.`agreed_at`
      WHEN `t66`.`purpose` = 'service'
      THEN CAST(NULL AS TIMESTAMP)
      WHEN COALESCE(
        (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'existing_customer'
          )
        )
        OR (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'legitimate_interest'
          )
        ),
        FALSE
      )
      THEN `t66`.`stated_at`
      WHEN `t66`.`rule` IN (
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
      )
      AND COALESCE(
        `t66`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      )
      THEN `t66`.`bought_at`
      WHEN `t66`.`rule` IN (
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
      )
      THEN CAST(NULL AS TIMESTAMP)
      ELSE CAST(NULL AS TIMESTAMP)
    END AS `since`,
    CASE
      WHEN `t66`.`blocked` AND NOT (
        `t66`.`purpose` = 'service'
      )
      THEN `t66`.`blocked_by`
      WHEN (
        `t66`.`refused_at` IS NOT NULL
      )
      AND NOT (
        (
          `t66`.`agreed_at` IS NOT NULL
        )
        AND (
          `t66`.`agreed_at` > `t66`.`refused_at`
        )
      )
      THEN `t66`.`refused_by`
      WHEN `t66`.`agreed_at` IS NOT NULL
      THEN `t66`.`agreed_by`
      WHEN `t66`.`purpose` = 'service'
      THEN CAST(NULL AS STRING)
      WHEN COALESCE(
        (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'existing_customer'
          )
        )
        OR (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'legitimate_interest'
          )
        ),
        FALSE
      )
      THEN `t66`.`stated_by`
      WHEN `t66`.`rule` IN (
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
      )
      AND COALESCE(
        `t66`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      )
      THEN CAST(NULL AS STRING)
      WHEN `t66`.`rule` IN (
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
      )
      THEN CAST(NULL AS STRING)
      ELSE CAST(NULL AS STRING)
    END AS `source`,
    CASE
      WHEN `t66`.`blocked` AND NOT (
        `t66`.`purpose` = 'service'
      )
      THEN TRUE
      WHEN (
        `t66`.`refused_at` IS NOT NULL
      )
      AND NOT (
        (
          `t66`.`agreed_at` IS NOT NULL
        )
        AND (
          `t66`.`agreed_at` > `t66`.`refused_at`
        )
      )
      THEN TRUE
      WHEN `t66`.`agreed_at` IS NOT NULL
      THEN TRUE
      WHEN `t66`.`purpose` = 'service'
      THEN FALSE
      WHEN COALESCE(
        (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'existing_customer'
          )
        )
        OR (
          `t66`.`rule` IN (
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
          )
          AND (
            `t66`.`stated_basis` = 'legitimate_interest'
          )
        ),
        FALSE
      )
      THEN FALSE
      WHEN `t66`.`rule` IN (
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
      )
      AND COALESCE(
        `t66`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      )
      THEN FALSE
      WHEN `t66`.`rule` IN (
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
      )
      THEN FALSE
      ELSE FALSE
    END AS `stated`
  FROM (
    SELECT
      `t65`.`person_id`,
      `t65`.`business`,
      `t65`.`country`,
      `t65`.`bought_at`,
      `t65`.`purpose`,
      `t65`.`channel`,
      `t65`.`address`,
      `t65`.`refused_at`,
      `t65`.`agreed_at`,
      `t65`.`stated_at`,
      `t65`.`stated_basis`,
      `t65`.`refused_by`,
      `t65`.`agreed_by`,
      `t65`.`stated_by`,
      `t65`.`wording`,
      `t65`.`agreed_proof`,
      `t65`.`refused_proof`,
      `t65`.`blocked_at`,
      `t65`.`blocked_why`,
      `t65`.`blocked_by`,
      `t65`.`blocked`,
      CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              IF(
                `t65`.`country` IN (
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
                `t65`.`country`,
                '*'
              ),
              '/'
            ),
            IF(`t65`.`business`, 'business', 'consumer')
          ),
          '_'
        ),
        IF(`t65`.`channel` = 'post', 'post', `t65`.`purpose`)
      ) AS `rule`
    FROM (
      SELECT
        `t57`.`person_id`,
        `t57`.`business`,
        `t57`.`country`,
        `t57`.`bought_at`,
        `t57`.`purpose`,
        `t57`.`channel`,
        `t57`.`address`,
        `t64`.`refused_at`,
        `t64`.`agreed_at`,
        `t64`.`stated_at`,
        `t64`.`stated_basis`,
        `t64`.`refused_by`,
        `t64`.`agreed_by`,
        `t64`.`stated_by`,
        `t64`.`wording`,
        `t64`.`agreed_proof`,
        `t64`.`refused_proof`,
        COALESCE(`t41`.`blocked_at`, `t42`.`w_blocked_at`) AS `blocked_at`,
        COALESCE(`t41`.`blocked_why`, `t42`.`w_blocked_why`) AS `blocked_why`,
        COALESCE(`t41`.`blocked_by`, `t42`.`w_blocked_by`) AS `blocked_by`,
        (
          `t41`.`blocked_why` IS NOT NULL
        ) OR (
          `t42`.`w_blocked_why` IS NOT NULL
        ) AS `blocked`
      FROM (
        SELECT
          `t52`.`person_id`,
          `t52`.`business`,
          `t52`.`country`,
          `t52`.`bought_at`,
          `t52`.`purpose`,
          `t52`.`channel`,
          CASE
            WHEN `t52`.`channel` IN ('phone', 'sms')
            THEN `t52`.`phone`
            WHEN `t52`.`channel` = 'post'
            THEN CAST(NULL AS STRING)
            ELSE `t52`.`email`
          END AS `address`
        FROM (
          SELECT
            `t50`.`person_id`,
            `t50`.`email`,
            `t50`.`phone`,
            `t50`.`post`,
            `t50`.`business`,
            `t50`.`country`,
            `t50`.`bought_at`,
            `t50`.`pair`,
            ELEMENT_AT(SPLIT(`t50`.`pair`, '/'), 0 + 1) AS `purpose`,
            ELEMENT_AT(SPLIT(`t50`.`pair`, '/'), 1 + 1) AS `channel`
          FROM (
            SELECT
              `t48`.`person_id`,
              `t48`.`email`,
              `t48`.`phone`,
              `t48`.`post`,
              `t48`.`business`,
              `t48`.`country`,
              `t48`.`bought_at`,
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
                `t44`.`person_id`,
                `t44`.`email`,
                `t44`.`phone`,
                `t44`.`post`,
                `t44`.`business`,
                UPPER(
                  COALESCE(
                    COALESCE(
                      CASE NULLIF(LOWER(TRIM(' \t\n\r' FROM `t44`.`place`)), '')
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
                      UPPER(NULLIF(LOWER(TRIM(' \t\n\r' FROM `t44`.`place`)), ''))
                    ),
                    COALESCE(
                      CASE NULLIF(LOWER(TRIM(' \t\n\r' FROM `t12`.`firm_place`)), '')
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
                      UPPER(NULLIF(LOWER(TRIM(' \t\n\r' FROM `t12`.`firm_place`)), ''))
                    ),
                    ''
                  )
                ) AS `country`,
                GREATEST(
                  COALESCE(`t36`.`own_at`, `t37`.`their_at`),
                  COALESCE(`t37`.`their_at`, `t36`.`own_at`)
                ) AS `bought_at`
              FROM (
                SELECT
                  *
                FROM `t27` AS `t29`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t13`.`person_id`,
                    IF(
                      CONTAINS(`t13`.`person_id`, '@'),
                      NULLIF(LOWER(TRIM(' \t\n\r' FROM `t13`.`person_id`)), ''),
                      CAST(NULL AS STRING)
                    ) AS `email`,
                    CAST(NULL AS STRING) AS `phone`,
                    FALSE AS `post`,
                    CAST(NULL AS STRING) AS `place`,
                    CAST(NULL AS STRING) AS `firm`,
                    FALSE AS `business`
                  FROM (
                    SELECT DISTINCT
                      `t2`.`person_ref` AS `person_id`
                    FROM `consents` AS `t2`
                  ) AS `t13`
                  LEFT ANTI JOIN `t27` AS `t32`
                    ON `t13`.`person_id` = `t32`.`person_id`
                ) AS `t40`
              ) AS `t44`
              LEFT OUTER JOIN (
                SELECT
                  `t1`.`source_id` AS `firm_id`,
                  `t1`.`country` AS `firm_place`
                FROM `accounts` AS `t1`
              ) AS `t12`
                ON `t44`.`firm` = `t12`.`firm_id`
              LEFT OUTER JOIN (
                SELECT
                  `t30`.`bought_by` AS `own_id`,
                  `t30`.`bought_at` AS `own_at`
                FROM `t28` AS `t30`
              ) AS `t36`
                ON `t44`.`person_id` = `t36`.`own_id`
              LEFT OUTER JOIN (
                SELECT
                  `t30`.`bought_by` AS `their_id`,
                  `t30`.`bought_at` AS `their_at`
                FROM `t28` AS `t30`
              ) AS `t37`
                ON `t44`.`firm` = `t37`.`their_id`
            ) AS `t48`
          ) AS `t50`
        ) AS `t52`
        WHERE
          CASE
            WHEN `t52`.`channel` = 'email'
            THEN `t52`.`email` IS NOT NULL
            WHEN `t52`.`channel` IN ('phone', 'sms')
            THEN `t52`.`phone` IS NOT NULL
            WHEN `t52`.`channel` = 'post'
            THEN `t52`.`post`
            ELSE TRUE
          END
      ) AS `t57`
      LEFT OUTER JOIN (
        SELECT
          `t62`.`person_id`,
          `t62`.`purpose`,
          `t62`.`channel`,
          MAX(IF(NOT (
            `t62`.`given`
          ), `t62`.`at`, NULL)) AS `refused_at`,
          MAX(IF(`t62`.`given` AND (
            `t62`.`basis` = 'consent'
          ), `t62`.`at`, NULL)) AS `agreed_at`,
          MAX(IF(`t62`.`given` AND (
            `t62`.`basis` <> 'consent'
          ), `t62`.`at`, NULL)) AS `stated_at`,
          MAX_BY(
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` <> 'consent'
              )
              AND (
                `t62`.`basis` IS NOT NULL
              ),
              `t62`.`basis`,
              NULL
            ),
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` <> 'consent'
              )
              AND (
                `t62`.`basis` IS NOT NULL
              ),
              `t62`.`at`,
              NULL
            )
          ) AS `stated_basis`,
          MAX_BY(
            IF(NOT (
              `t62`.`given`
            ) AND (
              `t62`.`source` IS NOT NULL
            ), `t62`.`source`, NULL),
            IF(NOT (
              `t62`.`given`
            ) AND (
              `t62`.`source` IS NOT NULL
            ), `t62`.`at`, NULL)
          ) AS `refused_by`,
          MAX_BY(
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` = 'consent'
              )
              AND (
                `t62`.`source` IS NOT NULL
              ),
              `t62`.`source`,
              NULL
            ),
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` = 'consent'
              )
              AND (
                `t62`.`source` IS NOT NULL
              ),
              `t62`.`at`,
              NULL
            )
          ) AS `agreed_by`,
          MAX_BY(
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` <> 'consent'
              )
              AND (
                `t62`.`source` IS NOT NULL
              ),
              `t62`.`source`,
              NULL
            ),
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` <> 'consent'
              )
              AND (
                `t62`.`source` IS NOT NULL
              ),
              `t62`.`at`,
              NULL
            )
          ) AS `stated_by`,
          MAX_BY(
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` = 'consent'
              )
              AND (
                `t62`.`wording` IS NOT NULL
              ),
              `t62`.`wording`,
              NULL
            ),
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` = 'consent'
              )
              AND (
                `t62`.`wording` IS NOT NULL
              ),
              `t62`.`at`,
              NULL
            )
          ) AS `wording`,
          MAX_BY(
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` = 'consent'
              )
              AND (
                `t62`.`proof` IS NOT NULL
              ),
              `t62`.`proof`,
              NULL
            ),
            IF(
              `t62`.`given`
              AND (
                `t62`.`basis` = 'consent'
              )
              AND (
                `t62`.`proof` IS NOT NULL
              ),
              `t62`.`at`,
              NULL
            )
          ) AS `agreed_proof`,
          MAX_BY(
            IF(NOT (
              `t62`.`given`
            ) AND (
              `t62`.`proof` IS NOT NULL
            ), `t62`.`proof`, NULL),
            IF(NOT (
              `t62`.`given`
            ) AND (
              `t62`.`proof` IS NOT NULL
            ), `t62`.`at`, NULL)
          ) AS `refused_proof`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t54`.`person_ref` AS `person_id`,
              `t54`.`at`,
              `t54`.`given`,
              `t54`.`source`,
              `t54`.`wording`,
              `t54`.`proof`,
              `t54`.`basis`,
              `t54`.`purpose`,
              `t54`.`channel`
            FROM `t53` AS `t54`
          ) AS `t55`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t60`.`known_id` AS `person_id`,
              `t60`.`at`,
              `t60`.`given`,
              `t60`.`source`,
              `t60`.`wording`,
              `t60`.`proof`,
              `t60`.`basis`,
              `t60`.`purpose`,
              `t60`.`channel`
            FROM (
              SELECT
                `t59`.`person_ref`,
                `t59`.`at`,
                `t59`.`given`,
                `t59`.`source`,
                `t59`.`wording`,
                `t59`.`proof`,
                `t59`.`basis`,
                `t59`.`purpose`,
                `t59`.`channel`,
                `t59`.`email`,
                `t23`.`known_id`
              FROM (
                SELECT
                  `t54`.`person_ref`,
                  `t54`.`at`,
                  `t54`.`given`,
                  `t54`.`source`,
                  `t54`.`wording`,
                  `t54`.`proof`,
                  `t54`.`basis`,
                  `t54`.`purpose`,
                  `t54`.`channel`,
                  NULLIF(LOWER(TRIM(' \t\n\r' FROM `t54`.`person_ref`)), '') AS `email`
                FROM `t53` AS `t54`
                WHERE
                  CONTAINS(`t54`.`person_ref`, '@')
              ) AS `t59`
              INNER JOIN (
                SELECT
                  NULLIF(LOWER(TRIM(' \t\n\r' FROM `t3`.`email`)), '') AS `email`,
                  `t3`.`source_id` AS `known_id`
                FROM `people` AS `t3`
              ) AS `t23`
                ON `t59`.`email` = `t23`.`email`
            ) AS `t60`
            WHERE
              `t60`.`known_id` <> `t60`.`person_ref`
          ) AS `t61`
        ) AS `t62`
        GROUP BY
          1,
          2,
          3
      ) AS `t64`
        ON `t57`.`person_id` = `t64`.`person_id`
        AND `t57`.`purpose` = `t64`.`purpose`
        AND `t57`.`channel` = `t64`.`channel`
      LEFT OUTER JOIN (
        SELECT
          *
        FROM `t31` AS `t33`
        WHERE
          `t33`.`blocked_through` <> 'any'
      ) AS `t41`
        ON `t57`.`address` = `t41`.`blocked_address`
        AND `t57`.`channel` = `t41`.`blocked_through`
      LEFT OUTER JOIN (
        SELECT
          `t33`.`blocked_address` AS `w_blocked_address`,
          `t33`.`blocked_at` AS `w_blocked_at`,
          `t33`.`blocked_why` AS `w_blocked_why`,
          `t33`.`blocked_by` AS `w_blocked_by`
        FROM `t31` AS `t33`
        WHERE
          `t33`.`blocked_through` = 'any'
      ) AS `t42`
        ON `t57`.`address` = `t42`.`w_blocked_address`
    ) AS `t65`
  ) AS `t66`
)
SELECT
  `t75`.`person_id`,
  `t75`.`purpose`,
  `t75`.`channel`,
  `t75`.`allowed`,
  `t75`.`basis`,
  `t75`.`reason`,
  `t75`.`since`,
  `t75`.`source`,
  `t75`.`wording`,
  `t75`.`proof`,
  `t75`.`stated`,
  `t75`.`address`
FROM (
  SELECT
    `t71`.`person_id`,
    `t71`.`purpose`,
    `t71`.`channel`,
    `t71`.`proof`,
    `t71`.`address`,
    `t71`.`allowed`
    AND NOT (
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE)
    ) AS `allowed`,
    IF(
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t71`.`basis`
    ) AS `basis`,
    IF(
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE),
      CONCAT(
        CONCAT(
          'Somebody of the same address objected',
          COALESCE(CONCAT(CONCAT(' (', `t74`.`their_source`), ')'), '')
        ),
        '.'
      ),
      `t71`.`reason`
    ) AS `reason`,
    IF(
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE),
      `t74`.`their_since`,
      `t71`.`since`
    ) AS `since`,
    IF(
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE),
      `t74`.`their_source`,
      `t71`.`source`
    ) AS `source`,
    IF(
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t71`.`wording`
    ) AS `wording`,
    `t71`.`stated` OR (
      `t71`.`allowed` AND COALESCE(`t74`.`objected`, FALSE)
    ) AS `stated`
  FROM (
    SELECT
      `t68`.`person_id`,
      `t68`.`business`,
      `t68`.`country`,
      `t68`.`bought_at`,
      `t68`.`purpose`,
      `t68`.`channel`,
      `t68`.`address`,
      `t68`.`refused_at`,
      `t68`.`agreed_at`,
      `t68`.`stated_at`,
      `t68`.`stated_basis`,
      `t68`.`refused_by`,
      `t68`.`agreed_by`,
      `t68`.`stated_by`,
      IF(`t68`.`basis` = 'consent', `t68`.`wording`, CAST(NULL AS STRING)) AS `wording`,
      `t68`.`agreed_proof`,
      `t68`.`refused_proof`,
      `t68`.`blocked_at`,
      `t68`.`blocked_why`,
      `t68`.`blocked_by`,
      `t68`.`blocked`,
      `t68`.`rule`,
      `t68`.`basis`,
      `t68`.`reason`,
      `t68`.`since`,
      `t68`.`source`,
      `t68`.`stated`,
      `t68`.`basis` IS NOT NULL AS `allowed`,
      IF(`t68`.`basis` IS NOT NULL, `t68`.`agreed_proof`, `t68`.`refused_proof`) AS `proof`
    FROM `t67` AS `t68`
  ) AS `t71`
  LEFT OUTER JOIN (
    SELECT
      `t72`.`purpose`,
      `t72`.`channel`,
      `t72`.`address`,
      `t72`.`their_since`,
      `t72`.`their_source`,
      TRUE AS `objected`
    FROM (
      SELECT
        `t70`.`purpose`,
        `t70`.`channel`,
        `t70`.`address`,
        MAX(`t70`.`since`) AS `their_since`,
        MAX_BY(`t70`.`source`, `t70`.`since`) AS `their_source`
      FROM (
        SELECT
          `t68`.`person_id`,
          `t68`.`business`,
          `t68`.`country`,
          `t68`.`bought_at`,
          `t68`.`purpose`,
          `t68`.`channel`,
          `t68`.`address`,
          `t68`.`refused_at`,
          `t68`.`agreed_at`,
          `t68`.`stated_at`,
          `t68`.`stated_basis`,
          `t68`.`refused_by`,
          `t68`.`agreed_by`,
          `t68`.`stated_by`,
          IF(`t68`.`basis` = 'consent', `t68`.`wording`, CAST(NULL AS STRING)) AS `wording`,
          `t68`.`agreed_proof`,
          `t68`.`refused_proof`,
          `t68`.`blocked_at`,
          `t68`.`blocked_why`,
          `t68`.`blocked_by`,
          `t68`.`blocked`,
          `t68`.`rule`,
          `t68`.`basis`,
          `t68`.`reason`,
          `t68`.`since`,
          `t68`.`source`,
          `t68`.`stated`,
          `t68`.`basis` IS NOT NULL AS `allowed`,
          IF(`t68`.`basis` IS NOT NULL, `t68`.`agreed_proof`, `t68`.`refused_proof`) AS `proof`
        FROM `t67` AS `t68`
        WHERE
          NOT (
            `t68`.`basis` IS NOT NULL
          )
          AND `t68`.`stated`
          AND `t68`.`address` IS NOT NULL
      ) AS `t70`
      GROUP BY
        1,
        2,
        3
    ) AS `t72`
  ) AS `t74`
    ON `t71`.`purpose` = `t74`.`purpose`
    AND `t71`.`channel` = `t74`.`channel`
    AND `t71`.`address` = `t74`.`address`
) AS `t75`
