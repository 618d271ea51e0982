WITH `t27` AS (
  SELECT
    `t8`.`source_id` AS `person_id`,
    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t8`.`email`), 'İΣ', 'iσ')), '') AS `email`,
    REGEXP_REPLACE(NULLIF(REGEXP_REPLACE(`t8`.`phone`, '[ \t\n\r\v\f   ()./-]+', ''), ''), '^00', '+') AS `phone`,
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
    `t23`.`bought_by`,
    MAX(`t23`.`bought_at`) AS `bought_at`
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
    ) AS `t21`
  ) AS `t23`
  GROUP BY
    1
), `t31` AS (
  SELECT
    `t24`.`blocked_address`,
    `t24`.`blocked_through`,
    MIN(`t24`.`at`) AS `blocked_at`,
    MIN(COALESCE(`t24`.`reason`, 'on the firm\'s list')) AS `blocked_why`,
    MIN(`t24`.`source`) AS `blocked_by`
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
  ) AS `t24`
  GROUP BY
    1,
    2
), `t52` AS (
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
    `t49`.`of_purpose` AS `purpose`,
    `t49`.`of_channel` AS `channel`
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
  ) AS `t49`
    ON `t7`.`purpose` = `t49`.`said` AND `t7`.`channel` = `t49`.`through`
), `t65` AS (
  SELECT
    `t58`.`person_id`,
    `t58`.`business`,
    `t58`.`country`,
    `t58`.`bought_at`,
    `t58`.`purpose`,
    `t58`.`channel`,
    `t58`.`address`,
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
      `t54`.`person_id`,
      `t54`.`business`,
      `t54`.`country`,
      `t54`.`bought_at`,
      `t54`.`purpose`,
      `t54`.`channel`,
      CASE
        WHEN `t54`.`channel` IN ('phone', 'sms')
        THEN `t54`.`phone`
        WHEN `t54`.`channel` = 'post'
        THEN CAST(NULL AS STRING)
        ELSE `t54`.`email`
      END AS `address`
    FROM (
      SELECT
        `t51`.`person_id`,
        `t51`.`email`,
        `t51`.`phone`,
        `t51`.`post`,
        `t51`.`business`,
        `t51`.`country`,
        `t51`.`bought_at`,
        `t51`.`pair`,
        ELEMENT_AT(SPLIT(`t51`.`pair`, '/'), 0 + 1) AS `purpose`,
        ELEMENT_AT(SPLIT(`t51`.`pair`, '/'), 1 + 1) AS `channel`
      FROM (
        SELECT
          `t50`.`person_id`,
          `t50`.`email`,
          `t50`.`phone`,
          `t50`.`post`,
          `t50`.`business`,
          `t50`.`country`,
          `t50`.`bought_at`,
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
                  CASE NULLIF(
                      LOWER(
                        TRIM(' \t\n\r' FROM COALESCE(NULLIF(TRIM(' \t\n\r' FROM `t44`.`place`), ''), `t12`.`firm_place`))
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
                        TRIM(' \t\n\r' FROM COALESCE(NULLIF(TRIM(' \t\n\r' FROM `t44`.`place`), ''), `t12`.`firm_place`))
                      ),
                      ''
                    )
                  )
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
                  NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t13`.`person_id`), 'İΣ', 'iσ')), ''),
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
        ) AS `t50`
      ) AS `t51`
    ) AS `t54`
    WHERE
      CASE
        WHEN `t54`.`channel` = 'email'
        THEN `t54`.`email` IS NOT NULL
        WHEN `t54`.`channel` IN ('phone', 'sms')
        THEN `t54`.`phone` IS NOT NULL
        WHEN `t54`.`channel` = 'post'
        THEN `t54`.`post`
        ELSE TRUE
      END
  ) AS `t58`
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
          `t53`.`person_ref` AS `person_id`,
          `t53`.`at`,
          `t53`.`given`,
          `t53`.`source`,
          `t53`.`wording`,
          `t53`.`proof`,
          `t53`.`basis`,
          `t53`.`purpose`,
          `t53`.`channel`
        FROM `t52` AS `t53`
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
            `t25`.`known_id`
          FROM (
            SELECT
              `t53`.`person_ref`,
              `t53`.`at`,
              `t53`.`given`,
              `t53`.`source`,
              `t53`.`wording`,
              `t53`.`proof`,
              `t53`.`basis`,
              `t53`.`purpose`,
              `t53`.`channel`,
              NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t53`.`person_ref`), 'İΣ', 'iσ')), '') AS `email`
            FROM `t52` AS `t53`
            WHERE
              CONTAINS(`t53`.`person_ref`, '@')
          ) AS `t59`
          INNER JOIN (
            SELECT
              NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t3`.`email`), 'İΣ', 'iσ')), '') AS `email`,
              `t3`.`source_id` AS `known_id`
            FROM `people` AS `t3`
          ) AS `t25`
            ON `t59`.`email` = `t25`.`email`
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
    ON `t58`.`person_id` = `t64`.`person_id`
    AND `t58`.`purpose` = `t64`.`purpose`
    AND `t58`.`channel` = `t64`.`channel`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t31` AS `t33`
    WHERE
      `t33`.`blocked_through` <> 'any'
  ) AS `t41`
    ON `t58`.`address` = `t41`.`blocked_address`
    AND `t58`.`channel` = `t41`.`blocked_through`
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
    ON `t58`.`address` = `t42`.`w_blocked_address`
), `t74` AS (
  SELECT
    `t73`.`person_id`,
    `t73`.`business`,
    `t73`.`country`,
    `t73`.`bought_at`,
    `t73`.`purpose`,
    `t73`.`channel`,
    `t73`.`address`,
    `t73`.`refused_at`,
    `t73`.`agreed_at`,
    `t73`.`stated_at`,
    `t73`.`stated_basis`,
    `t73`.`refused_by`,
    `t73`.`agreed_by`,
    `t73`.`stated_by`,
    `t73`.`wording`,
    `t73`.`agreed_proof`,
    `t73`.`refused_proof`,
    `t73`.`blocked_at`,
    `t73`.`blocked_why`,
    `t73`.`blocked_by`,
    `t73`.`blocked`,
    `t73`.`rule`,
    `t73`.`told_rule`,
    `t73`.`as_customer`,
    `t73`.`as_interest`,
    `t73`.`bought`,
    `t73`.`verdict`,
    CASE `t73`.`verdict`
      WHEN 0
      THEN CAST(NULL AS STRING)
      WHEN 1
      THEN CAST(NULL AS STRING)
      WHEN 2
      THEN 'consent'
      WHEN 3
      THEN 'contract'
      WHEN 4
      THEN `t73`.`stated_basis`
      WHEN 5
      THEN 'existing_customer'
      WHEN 6
      THEN 'legitimate_interest'
      WHEN 7
      THEN CAST(NULL AS STRING)
      ELSE NULL
    END AS `basis`,
    CASE `t73`.`verdict`
      WHEN 0
      THEN CONCAT(CONCAT('Suppressed: ', `t73`.`blocked_why`), '.')
      WHEN 1
      THEN CONCAT(
        CONCAT('Objected', COALESCE(CONCAT(CONCAT(' (', `t73`.`refused_by`), ')'), '')),
        '.'
      )
      WHEN 2
      THEN CONCAT(CONCAT('Agreed', COALESCE(CONCAT(CONCAT(' (', `t73`.`agreed_by`), ')'), '')), '.')
      WHEN 3
      THEN 'About what they ordered or asked for.'
      WHEN 4
      THEN CONCAT(
        CONCAT(
          'Written down as their basis',
          COALESCE(CONCAT(CONCAT(' (', `t73`.`stated_by`), ')'), '')
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
              IF(`t73`.`country` = '', 'a country that nobody wrote down', `t73`.`country`)
            ),
            ' asks no more for '
          ),
          IF(`t73`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      WHEN 7
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              'No consent, and nothing stands in for it in ',
              IF(`t73`.`country` = '', 'a country that nobody wrote down', `t73`.`country`)
            ),
            ' for '
          ),
          IF(`t73`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      ELSE NULL
    END AS `reason`,
    CASE `t73`.`verdict`
      WHEN 0
      THEN `t73`.`blocked_at`
      WHEN 1
      THEN `t73`.`refused_at`
      WHEN 2
      THEN `t73`.`agreed_at`
      WHEN 3
      THEN CAST(NULL AS TIMESTAMP)
      WHEN 4
      THEN `t73`.`stated_at`
      WHEN 5
      THEN `t73`.`bought_at`
      WHEN 6
      THEN CAST(NULL AS TIMESTAMP)
      WHEN 7
      THEN CAST(NULL AS TIMESTAMP)
      ELSE NULL
    END AS `since`,
    CASE `t73`.`verdict`
      WHEN 0
      THEN `t73`.`blocked_by`
      WHEN 1
      THEN `t73`.`refused_by`
      WHEN 2
      THEN `t73`.`agreed_by`
      WHEN 3
      THEN CAST(NULL AS STRING)
      WHEN 4
      THEN `t73`.`stated_by`
      WHEN 5
      THEN CAST(NULL AS STRING)
      WHEN 6
      THEN CAST(NULL AS STRING)
      WHEN 7
      THEN CAST(NULL AS STRING)
      ELSE NULL
    END AS `source`,
    CASE `t73`.`verdict`
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
      `t72`.`person_id`,
      `t72`.`business`,
      `t72`.`country`,
      `t72`.`bought_at`,
      `t72`.`purpose`,
      `t72`.`channel`,
      `t72`.`address`,
      `t72`.`refused_at`,
      `t72`.`agreed_at`,
      `t72`.`stated_at`,
      `t72`.`stated_basis`,
      `t72`.`refused_by`,
      `t72`.`agreed_by`,
      `t72`.`stated_by`,
      `t72`.`wording`,
      `t72`.`agreed_proof`,
      `t72`.`refused_proof`,
      `t72`.`blocked_at`,
      `t72`.`blocked_why`,
      `t72`.`blocked_by`,
      `t72`.`blocked`,
      `t72`.`rule`,
      `t72`.`told_rule`,
      `t72`.`as_customer`,
      `t72`.`as_interest`,
      COALESCE(
        `t72`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      ) AS `bought`,
      CASE
        WHEN `t72`.`blocked` AND NOT (
          `t72`.`purpose` = 'service'
        )
        THEN 0
        WHEN (
          `t72`.`refused_at` IS NOT NULL
        )
        AND NOT (
          (
            `t72`.`agreed_at` IS NOT NULL
          )
          AND (
            `t72`.`agreed_at` > `t72`.`refused_at`
          )
        )
        THEN 1
        WHEN `t72`.`agreed_at` IS NOT NULL
        THEN 2
        WHEN `t72`.`purpose` = 'service'
        THEN 3
        WHEN COALESCE(
          (
            `t72`.`as_customer` AND (
              `t72`.`stated_basis` = 'existing_customer'
            )
          )
          OR (
            `t72`.`as_interest` AND (
              `t72`.`stated_basis` = 'legitimate_interest'
            )
          ),
          FALSE
        )
        THEN 4
        WHEN `t72`.`as_customer`
        AND COALESCE(
          `t72`.`bought_at` >= (
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
          ),
          FALSE
        )
        THEN 5
        WHEN `t72`.`as_interest`
        THEN 6
        WHEN TRUE
        THEN 7
        ELSE NULL
      END AS `verdict`
    FROM (
      SELECT
        `t69`.`person_id`,
        `t69`.`business`,
        `t69`.`country`,
        `t69`.`bought_at`,
        `t69`.`purpose`,
        `t69`.`channel`,
        `t69`.`address`,
        `t69`.`refused_at`,
        `t69`.`agreed_at`,
        `t69`.`stated_at`,
        `t69`.`stated_basis`,
        `t69`.`refused_by`,
        `t69`.`agreed_by`,
        `t69`.`stated_by`,
        `t69`.`wording`,
        `t69`.`agreed_proof`,
        `t69`.`refused_proof`,
        `t69`.`blocked_at`,
        `t69`.`blocked_why`,
        `t69`.`blocked_by`,
        `t69`.`blocked`,
        `t69`.`rule`,
        `t71`.`told_rule`,
        `t71`.`as_customer`,
        `t71`.`as_interest`
      FROM (
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
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  IF(
                    `t66`.`country` IN (
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
                    `t66`.`country`,
                    '*'
                  ),
                  '/'
                ),
                IF(`t66`.`business`, 'business', 'consumer')
              ),
              '_'
            ),
            IF(`t66`.`channel` = 'post', 'post', `t66`.`purpose`)
          ) AS `rule`
        FROM `t65` AS `t66`
      ) AS `t69`
      INNER JOIN (
        SELECT
          `t68`.`rule` AS `told_rule`,
          `t68`.`rule` IN (
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
          `t68`.`rule` IN (
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
                      `t66`.`country` IN (
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
                      `t66`.`country`,
                      '*'
                    ),
                    '/'
                  ),
                  IF(`t66`.`business`, 'business', 'consumer')
                ),
                '_'
              ),
              IF(`t66`.`channel` = 'post', 'post', `t66`.`purpose`)
            ) AS `rule`
          FROM `t65` AS `t66`
        ) AS `t68`
      ) AS `t71`
        ON `t69`.`rule` = `t71`.`told_rule`
    ) AS `t72`
  ) AS `t73`
)
SELECT
  `t82`.`person_id`,
  `t82`.`purpose`,
  `t82`.`channel`,
  `t82`.`allowed`,
  `t82`.`basis`,
  `t82`.`reason`,
  `t82`.`since`,
  `t82`.`source`,
  `t82`.`wording`,
  `t82`.`proof`,
  `t82`.`stated`,
  `t82`.`address`
FROM (
  SELECT
    `t78`.`person_id`,
    `t78`.`purpose`,
    `t78`.`channel`,
    `t78`.`proof`,
    `t78`.`address`,
    `t78`.`allowed`
    AND NOT (
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE)
    ) AS `allowed`,
    IF(
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t78`.`basis`
    ) AS `basis`,
    IF(
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE),
      CONCAT(
        CONCAT(
          'Somebody of the same address objected',
          COALESCE(CONCAT(CONCAT(' (', `t81`.`their_source`), ')'), '')
        ),
        '.'
      ),
      `t78`.`reason`
    ) AS `reason`,
    IF(
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE),
      `t81`.`their_since`,
      `t78`.`since`
    ) AS `since`,
    IF(
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE),
      `t81`.`their_source`,
      `t78`.`source`
    ) AS `source`,
    IF(
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t78`.`wording`
    ) AS `wording`,
    `t78`.`stated` OR (
      `t78`.`allowed` AND COALESCE(`t81`.`objected`, FALSE)
    ) AS `stated`
  FROM (
    SELECT
      `t75`.`person_id`,
      `t75`.`business`,
      `t75`.`country`,
      `t75`.`bought_at`,
      `t75`.`purpose`,
      `t75`.`channel`,
      `t75`.`address`,
      `t75`.`refused_at`,
      `t75`.`agreed_at`,
      `t75`.`stated_at`,
      `t75`.`stated_basis`,
      `t75`.`refused_by`,
      `t75`.`agreed_by`,
      `t75`.`stated_by`,
      IF(`t75`.`basis` = 'consent', `t75`.`wording`, CAST(NULL AS STRING)) AS `wording`,
      `t75`.`agreed_proof`,
      `t75`.`refused_proof`,
      `t75`.`blocked_at`,
      `t75`.`blocked_why`,
      `t75`.`blocked_by`,
      `t75`.`blocked`,
      `t75`.`rule`,
      `t75`.`told_rule`,
      `t75`.`as_customer`,
      `t75`.`as_interest`,
      `t75`.`bought`,
      `t75`.`verdict`,
      `t75`.`basis`,
      `t75`.`reason`,
      `t75`.`since`,
      `t75`.`source`,
      `t75`.`stated`,
      `t75`.`basis` IS NOT NULL AS `allowed`,
      IF(`t75`.`basis` IS NOT NULL, `t75`.`agreed_proof`, `t75`.`refused_proof`) AS `proof`
    FROM `t74` AS `t75`
  ) AS `t78`
  LEFT OUTER JOIN (
    SELECT
      `t79`.`purpose`,
      `t79`.`channel`,
      `t79`.`address`,
      `t79`.`their_since`,
      `t79`.`their_source`,
      TRUE AS `objected`
    FROM (
      SELECT
        `t77`.`purpose`,
        `t77`.`channel`,
        `t77`.`address`,
        MAX(`t77`.`since`) AS `their_since`,
        MAX_BY(`t77`.`source`, `t77`.`since`) AS `their_source`
      FROM (
        SELECT
          `t75`.`person_id`,
          `t75`.`business`,
          `t75`.`country`,
          `t75`.`bought_at`,
          `t75`.`purpose`,
          `t75`.`channel`,
          `t75`.`address`,
          `t75`.`refused_at`,
          `t75`.`agreed_at`,
          `t75`.`stated_at`,
          `t75`.`stated_basis`,
          `t75`.`refused_by`,
          `t75`.`agreed_by`,
          `t75`.`stated_by`,
          IF(`t75`.`basis` = 'consent', `t75`.`wording`, CAST(NULL AS STRING)) AS `wording`,
          `t75`.`agreed_proof`,
          `t75`.`refused_proof`,
          `t75`.`blocked_at`,
          `t75`.`blocked_why`,
          `t75`.`blocked_by`,
          `t75`.`blocked`,
          `t75`.`rule`,
          `t75`.`told_rule`,
          `t75`.`as_customer`,
          `t75`.`as_interest`,
          `t75`.`bought`,
          `t75`.`verdict`,
          `t75`.`basis`,
          `t75`.`reason`,
          `t75`.`since`,
          `t75`.`source`,
          `t75`.`stated`,
          `t75`.`basis` IS NOT NULL AS `allowed`,
          IF(`t75`.`basis` IS NOT NULL, `t75`.`agreed_proof`, `t75`.`refused_proof`) AS `proof`
        FROM `t74` AS `t75`
        WHERE
          NOT (
            `t75`.`basis` IS NOT NULL
          )
          AND `t75`.`stated`
          AND `t75`.`address` IS NOT NULL
      ) AS `t77`
      GROUP BY
        1,
        2,
        3
    ) AS `t79`
  ) AS `t81`
    ON `t78`.`purpose` = `t81`.`purpose`
    AND `t78`.`channel` = `t81`.`channel`
    AND `t78`.`address` = `t81`.`address`
) AS `t82`
