WITH `t33` AS (
  SELECT
    `t9`.`person_id`,
    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t9`.`email`), 'İΣ', 'iσ')), '') AS `email`,
    REGEXP_REPLACE(NULLIF(REGEXP_REPLACE(`t9`.`phone`, '[ \t\n\r\v\f   ()./-]+', ''), ''), '^00', '+') AS `phone`,
    COALESCE(`t9`.`street`, `t9`.`postcode`) IS NOT NULL AS `post`,
    `t9`.`country` AS `place`,
    COALESCE(`t9`.`account_id`, `t20`.`member_of`) AS `firm`,
    (
      COALESCE(`t9`.`account_id`, `t20`.`member_of`) IS NOT NULL
    )
    OR (
      `t9`.`company` IS NOT NULL
    ) AS `business`
  FROM `people` AS `t9`
  LEFT OUTER JOIN (
    SELECT
      `t4`.`person_ref`,
      MIN(`t4`.`account_ref`) AS `member_of`
    FROM `memberships` AS `t4`
    GROUP BY
      1
  ) AS `t20`
    ON `t9`.`person_id` = `t20`.`person_ref`
), `t34` AS (
  SELECT
    `t29`.`bought_by`,
    MAX(`t29`.`bought_at`) AS `bought_at`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t6`.`person_ref` AS `bought_by`,
          `t6`.`at` AS `bought_at`
        FROM `order_lines` AS `t6`
        WHERE
          `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t6`.`quantity` > 0
          AND `t6`.`person_ref` IS NOT NULL
      ) AS `t15`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t6`.`account_ref` AS `bought_by`,
          `t6`.`at` AS `bought_at`
        FROM `order_lines` AS `t6`
        WHERE
          `t6`.`at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t6`.`quantity` > 0
          AND `t6`.`account_ref` IS NOT NULL
      ) AS `t16`
    ) AS `t21`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t7`.`person_ref` AS `bought_by`,
          LEAST(
            COALESCE(`t7`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)),
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          ) AS `bought_at`
        FROM `subscriptions` AS `t7`
        WHERE
          `t7`.`started_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t7`.`person_ref` IS NOT NULL
      ) AS `t22`
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          `t7`.`account_ref` AS `bought_by`,
          LEAST(
            COALESCE(`t7`.`ended_at`, CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)),
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          ) AS `bought_at`
        FROM `subscriptions` AS `t7`
        WHERE
          `t7`.`started_at` <= CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP)
          AND `t7`.`account_ref` IS NOT NULL
      ) AS `t23`
    ) AS `t27`
  ) AS `t29`
  GROUP BY
    1
), `t37` AS (
  SELECT
    `t30`.`blocked_address`,
    `t30`.`blocked_through`,
    MIN(`t30`.`at`) AS `blocked_at`,
    MIN(COALESCE(`t30`.`reason`, 'on the firm\'s list')) AS `blocked_why`,
    MIN(`t30`.`source`) AS `blocked_by`
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
  ) AS `t30`
  GROUP BY
    1,
    2
), `t66` AS (
  SELECT
    `t46`.`person_ref`,
    `t46`.`voice`,
    `t46`.`at`,
    `t46`.`given`,
    `t46`.`source`,
    `t46`.`wording`,
    `t46`.`proof`,
    COALESCE(
      CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t46`.`basis`), '[^\\w]+', '_'), '^_+|_+$', '')
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
    `t65`.`of_purpose` AS `purpose`,
    `t65`.`of_channel` AS `channel`
  FROM (
    SELECT
      COALESCE(`t32`.`exactly`, `t32`.`otherwise`, `t32`.`person_ref`) AS `person_ref`,
      `t32`.`purpose`,
      `t32`.`channel`,
      `t32`.`basis`,
      `t32`.`given`,
      `t32`.`at`,
      `t32`.`wording`,
      `t32`.`proof`,
      `t32`.`source`,
      `t32`.`received_at`,
      `t32`.`load_id`,
      `t32`.`voice`
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
        `t24`.`said_by`,
        `t24`.`said`,
        `t24`.`exactly`,
        `t25`.`told`,
        `t25`.`otherwise`
      FROM (
        SELECT
          `t3`.`person_ref`,
          `t3`.`purpose`,
          `t3`.`channel`,
          `t3`.`basis`,
          `t3`.`given`,
          `t3`.`at`,
          `t3`.`wording`,
          `t3`.`proof`,
          `t3`.`source`,
          `t3`.`received_at`,
          `t3`.`load_id`,
          `t3`.`person_ref` AS `voice`
        FROM `consents` AS `t3`
        WHERE
          NOT (
            STARTSWITH(`t3`.`purpose`, 'topic/')
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
      ) AS `t24`
        ON `t26`.`source` = `t24`.`said_by` AND `t26`.`person_ref` = `t24`.`said`
      LEFT OUTER JOIN (
        SELECT
          `t8`.`identifier` AS `told`,
          `t8`.`stands_for` AS `otherwise`
        FROM `renamed` AS `t8`
        WHERE
          `t8`.`subject` IN ('person') AND `t8`.`source` = ''
      ) AS `t25`
        ON `t26`.`person_ref` = `t25`.`told`
    ) AS `t32`
  ) AS `t46`
  INNER JOIN (
    SELECT
      `t61`.`said`,
      `t61`.`through`,
      ELEMENT_AT(SPLIT(`t61`.`pair`, '/'), 0 + 1) AS `of_purpose`,
      ELEMENT_AT(SPLIT(`t61`.`pair`, '/'), 1 + 1) AS `of_channel`
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          `t57`.`said`,
          `t57`.`through`,
          EXPLODE(
            CASE `t57`.`told`
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
            `t55`.`said`,
            `t55`.`through`,
            `t55`.`our_channel`,
            CONCAT(
              CONCAT(
                COALESCE(
                  CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t55`.`said`), '[^\\w]+', '_'), '^_+|_+$', '')
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
                  CASE `t55`.`our_channel`
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
              `t55`.`our_channel`
            ) AS `told`
          FROM (
            SELECT DISTINCT
              `t49`.`said`,
              `t49`.`through`,
              COALESCE(
                CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER(`t49`.`through`), '[^\\w]+', '_'), '^_+|_+$', '')
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
                `t43`.`purpose` AS `said`,
                `t43`.`channel` AS `through`
              FROM (
                SELECT
                  COALESCE(`t32`.`exactly`, `t32`.`otherwise`, `t32`.`person_ref`) AS `person_ref`,
                  `t32`.`purpose`,
                  `t32`.`channel`,
                  `t32`.`basis`,
                  `t32`.`given`,
                  `t32`.`at`,
                  `t32`.`wording`,
                  `t32`.`proof`,
                  `t32`.`source`,
                  `t32`.`received_at`,
                  `t32`.`load_id`,
                  `t32`.`voice`
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
                    `t24`.`said_by`,
                    `t24`.`said`,
                    `t24`.`exactly`,
                    `t25`.`told`,
                    `t25`.`otherwise`
                  FROM (
                    SELECT
                      `t3`.`person_ref`,
                      `t3`.`purpose`,
                      `t3`.`channel`,
                      `t3`.`basis`,
                      `t3`.`given`,
                      `t3`.`at`,
                      `t3`.`wording`,
                      `t3`.`proof`,
                      `t3`.`source`,
                      `t3`.`received_at`,
                      `t3`.`load_id`,
                      `t3`.`person_ref` AS `voice`
                    FROM `consents` AS `t3`
                    WHERE
                      NOT (
                        STARTSWITH(`t3`.`purpose`, 'topic/')
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
                  ) AS `t24`
                    ON `t26`.`source` = `t24`.`said_by` AND `t26`.`person_ref` = `t24`.`said`
                  LEFT OUTER JOIN (
                    SELECT
                      `t8`.`identifier` AS `told`,
                      `t8`.`stands_for` AS `otherwise`
                    FROM `renamed` AS `t8`
                    WHERE
                      `t8`.`subject` IN ('person') AND `t8`.`source` = ''
                  ) AS `t25`
                    ON `t26`.`person_ref` = `t25`.`told`
                ) AS `t32`
              ) AS `t43`
            ) AS `t49`
          ) AS `t55`
        ) AS `t57`
      ) AS `t59`
    ) AS `t61`
  ) AS `t65`
    ON `t46`.`purpose` = `t65`.`said` AND `t46`.`channel` = `t65`.`through`
), `t79` AS (
  SELECT
    `t63`.`person_id`,
    `t63`.`business`,
    `t63`.`country`,
    `t63`.`bought_at`,
    `t63`.`purpose`,
    `t63`.`channel`,
    `t63`.`address`,
    `t78`.`refused_at`,
    `t78`.`agreed_at`,
    `t78`.`stated_basis`,
    `t78`.`stated_by`,
    `t78`.`refused_by`,
    `t78`.`refused_proof`,
    `t78`.`agreed_by`,
    `t78`.`wording`,
    `t78`.`agreed_proof`,
    `t78`.`stated_at`,
    COALESCE(`t51`.`blocked_at`, `t52`.`w_blocked_at`) AS `blocked_at`,
    COALESCE(`t51`.`blocked_why`, `t52`.`w_blocked_why`) AS `blocked_why`,
    COALESCE(`t51`.`blocked_by`, `t52`.`w_blocked_by`) AS `blocked_by`,
    (
      `t51`.`blocked_why` IS NOT NULL
    ) OR (
      `t52`.`w_blocked_why` IS NOT NULL
    ) AS `blocked`
  FROM (
    SELECT
      `t60`.`person_id`,
      `t60`.`business`,
      `t60`.`country`,
      `t60`.`bought_at`,
      `t60`.`purpose`,
      `t60`.`channel`,
      CASE
        WHEN `t60`.`channel` IN ('phone', 'sms')
        THEN `t60`.`phone`
        WHEN `t60`.`channel` = 'post'
        THEN CAST(NULL AS STRING)
        ELSE `t60`.`email`
      END AS `address`
    FROM (
      SELECT
        `t58`.`person_id`,
        `t58`.`email`,
        `t58`.`phone`,
        `t58`.`post`,
        `t58`.`business`,
        `t58`.`country`,
        `t58`.`bought_at`,
        `t58`.`pair`,
        ELEMENT_AT(SPLIT(`t58`.`pair`, '/'), 0 + 1) AS `purpose`,
        ELEMENT_AT(SPLIT(`t58`.`pair`, '/'), 1 + 1) AS `channel`
      FROM (
        SELECT
          `t56`.`person_id`,
          `t56`.`email`,
          `t56`.`phone`,
          `t56`.`post`,
          `t56`.`business`,
          `t56`.`country`,
          `t56`.`bought_at`,
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
            `t54`.`person_id`,
            `t54`.`email`,
            `t54`.`phone`,
            `t54`.`post`,
            `t54`.`business`,
            UPPER(
              COALESCE(
                COALESCE(
                  CASE NULLIF(
                      LOWER(
                        TRIM(' \t\n\r' FROM COALESCE(NULLIF(TRIM(' \t\n\r' FROM `t54`.`place`), ''), `t12`.`firm_place`))
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
                        TRIM(' \t\n\r' FROM COALESCE(NULLIF(TRIM(' \t\n\r' FROM `t54`.`place`), ''), `t12`.`firm_place`))
                      ),
                      ''
                    )
                  )
                ),
                ''
              )
            ) AS `country`,
            GREATEST(
              COALESCE(`t44`.`own_at`, `t45`.`their_at`),
              COALESCE(`t45`.`their_at`, `t44`.`own_at`)
            ) AS `bought_at`
          FROM (
            SELECT
              *
            FROM `t33` AS `t35`
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
                  `t3`.`person_ref` AS `person_id`
                FROM `consents` AS `t3`
              ) AS `t13`
              LEFT ANTI JOIN `t33` AS `t38`
                ON `t13`.`person_id` = `t38`.`person_id`
            ) AS `t50`
          ) AS `t54`
          LEFT OUTER JOIN (
            SELECT
              `t1`.`account_id` AS `firm_id`,
              `t1`.`country` AS `firm_place`
            FROM `accounts` AS `t1`
          ) AS `t12`
            ON `t54`.`firm` = `t12`.`firm_id`
          LEFT OUTER JOIN (
            SELECT
              `t36`.`bought_by` AS `own_id`,
              `t36`.`bought_at` AS `own_at`
            FROM `t34` AS `t36`
          ) AS `t44`
            ON `t54`.`person_id` = `t44`.`own_id`
          LEFT OUTER JOIN (
            SELECT
              `t36`.`bought_by` AS `their_id`,
              `t36`.`bought_at` AS `their_at`
            FROM `t34` AS `t36`
          ) AS `t45`
            ON `t54`.`firm` = `t45`.`their_id`
        ) AS `t56`
      ) AS `t58`
    ) AS `t60`
    WHERE
      CASE
        WHEN `t60`.`channel` = 'email'
        THEN `t60`.`email` IS NOT NULL
        WHEN `t60`.`channel` IN ('phone', 'sms')
        THEN `t60`.`phone` IS NOT NULL
        WHEN `t60`.`channel` = 'post'
        THEN `t60`.`post`
        ELSE TRUE
      END
  ) AS `t63`
  LEFT OUTER JOIN (
    SELECT
      `t76`.`person_id`,
      `t76`.`purpose`,
      `t76`.`channel`,
      COALESCE(MAX(IF(`t76`.`stands`, `t76`.`refused_at`, NULL)), MAX(`t76`.`refused_at`)) AS `refused_at`,
      IF(
        BOOL_OR(`t76`.`stands`)
        AND (
          MAX(`t76`.`agreed_at`) > COALESCE(MAX(IF(`t76`.`stands`, `t76`.`refused_at`, NULL)), MAX(`t76`.`refused_at`))
        ),
        CAST(NULL AS TIMESTAMP),
        MAX(`t76`.`agreed_at`)
      ) AS `agreed_at`,
      MAX_BY(
        IF(`t76`.`stated_basis` IS NOT NULL, `t76`.`stated_basis`, NULL),
        IF(`t76`.`stated_basis` IS NOT NULL, `t76`.`stated_at`, NULL)
      ) AS `stated_basis`,
      MAX_BY(
        IF(`t76`.`stated_by` IS NOT NULL, `t76`.`stated_by`, NULL),
        IF(`t76`.`stated_by` IS NOT NULL, `t76`.`stated_at`, NULL)
      ) AS `stated_by`,
      MAX_BY(
        IF(`t76`.`refused_by` IS NOT NULL, `t76`.`refused_by`, NULL),
        IF(`t76`.`refused_by` IS NOT NULL, `t76`.`refused_at`, NULL)
      ) AS `refused_by`,
      MAX_BY(
        IF(`t76`.`refused_proof` IS NOT NULL, `t76`.`refused_proof`, NULL),
        IF(`t76`.`refused_proof` IS NOT NULL, `t76`.`refused_at`, NULL)
      ) AS `refused_proof`,
      MAX_BY(
        IF(`t76`.`agreed_by` IS NOT NULL, `t76`.`agreed_by`, NULL),
        IF(`t76`.`agreed_by` IS NOT NULL, `t76`.`agreed_at`, NULL)
      ) AS `agreed_by`,
      MAX_BY(
        IF(`t76`.`wording` IS NOT NULL, `t76`.`wording`, NULL),
        IF(`t76`.`wording` IS NOT NULL, `t76`.`agreed_at`, NULL)
      ) AS `wording`,
      MAX_BY(
        IF(`t76`.`agreed_proof` IS NOT NULL, `t76`.`agreed_proof`, NULL),
        IF(`t76`.`agreed_proof` IS NOT NULL, `t76`.`agreed_at`, NULL)
      ) AS `agreed_proof`,
      MAX(`t76`.`stated_at`) AS `stated_at`
    FROM (
      SELECT
        `t75`.`person_id`,
        `t75`.`purpose`,
        `t75`.`channel`,
        `t75`.`voice`,
        `t75`.`refused_at`,
        `t75`.`agreed_at`,
        `t75`.`open_at`,
        `t75`.`stated_at`,
        `t75`.`stated_basis`,
        `t75`.`refused_by`,
        `t75`.`agreed_by`,
        `t75`.`stated_by`,
        `t75`.`wording`,
        `t75`.`agreed_proof`,
        `t75`.`refused_proof`,
        `t75`.`opened`,
        (
          `t75`.`refused_at` IS NOT NULL
        )
        AND NOT (
          (
            `t75`.`agreed_at` IS NOT NULL
          )
          AND (
            `t75`.`agreed_at` > `t75`.`refused_at`
          )
        )
        AND NOT (
          COALESCE(`t75`.`opened` > `t75`.`refused_at`, FALSE)
        ) AS `stands`
      FROM (
        SELECT
          `t74`.`person_id`,
          `t74`.`purpose`,
          `t74`.`channel`,
          `t74`.`voice`,
          `t74`.`refused_at`,
          `t74`.`agreed_at`,
          `t74`.`open_at`,
          `t74`.`stated_at`,
          `t74`.`stated_basis`,
          `t74`.`refused_by`,
          `t74`.`agreed_by`,
          `t74`.`stated_by`,
          `t74`.`wording`,
          `t74`.`agreed_proof`,
          `t74`.`refused_proof`,
          MAX(`t74`.`open_at`) OVER (
            PARTITION BY `t74`.`person_id`, `t74`.`purpose`, `t74`.`channel`
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) AS `opened`
        FROM (
          SELECT
            `t73`.`person_id`,
            `t73`.`purpose`,
            `t73`.`channel`,
            `t73`.`voice`,
            MAX(IF(NOT (
              `t73`.`given`
            ), `t73`.`at`, NULL)) AS `refused_at`,
            MAX(IF(`t73`.`given` AND (
              `t73`.`basis` = 'consent'
            ), `t73`.`at`, NULL)) AS `agreed_at`,
            MAX(
              IF(`t73`.`given` AND (
                `t73`.`basis` = 'consent'
              ) AND `t73`.`open`, `t73`.`at`, NULL)
            ) AS `open_at`,
            MAX(IF(`t73`.`given` AND (
              `t73`.`basis` <> 'consent'
            ), `t73`.`at`, NULL)) AS `stated_at`,
            MAX_BY(
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` <> 'consent'
                )
                AND (
                  `t73`.`basis` IS NOT NULL
                ),
                `t73`.`basis`,
                NULL
              ),
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` <> 'consent'
                )
                AND (
                  `t73`.`basis` IS NOT NULL
                ),
                `t73`.`at`,
                NULL
              )
            ) AS `stated_basis`,
            MAX_BY(
              IF(NOT (
                `t73`.`given`
              ) AND (
                `t73`.`source` IS NOT NULL
              ), `t73`.`source`, NULL),
              IF(NOT (
                `t73`.`given`
              ) AND (
                `t73`.`source` IS NOT NULL
              ), `t73`.`at`, NULL)
            ) AS `refused_by`,
            MAX_BY(
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` = 'consent'
                )
                AND (
                  `t73`.`source` IS NOT NULL
                ),
                `t73`.`source`,
                NULL
              ),
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` = 'consent'
                )
                AND (
                  `t73`.`source` IS NOT NULL
                ),
                `t73`.`at`,
                NULL
              )
            ) AS `agreed_by`,
            MAX_BY(
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` <> 'consent'
                )
                AND (
                  `t73`.`source` IS NOT NULL
                ),
                `t73`.`source`,
                NULL
              ),
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` <> 'consent'
                )
                AND (
                  `t73`.`source` IS NOT NULL
                ),
                `t73`.`at`,
                NULL
              )
            ) AS `stated_by`,
            MAX_BY(
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` = 'consent'
                )
                AND (
                  `t73`.`wording` IS NOT NULL
                ),
                `t73`.`wording`,
                NULL
              ),
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` = 'consent'
                )
                AND (
                  `t73`.`wording` IS NOT NULL
                ),
                `t73`.`at`,
                NULL
              )
            ) AS `wording`,
            MAX_BY(
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` = 'consent'
                )
                AND (
                  `t73`.`proof` IS NOT NULL
                ),
                `t73`.`proof`,
                NULL
              ),
              IF(
                `t73`.`given`
                AND (
                  `t73`.`basis` = 'consent'
                )
                AND (
                  `t73`.`proof` IS NOT NULL
                ),
                `t73`.`at`,
                NULL
              )
            ) AS `agreed_proof`,
            MAX_BY(
              IF(NOT (
                `t73`.`given`
              ) AND (
                `t73`.`proof` IS NOT NULL
              ), `t73`.`proof`, NULL),
              IF(NOT (
                `t73`.`given`
              ) AND (
                `t73`.`proof` IS NOT NULL
              ), `t73`.`at`, NULL)
            ) AS `refused_proof`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t67`.`person_ref` AS `person_id`,
                IF(`t67`.`voice` = `t67`.`person_ref`, '', `t67`.`voice`) AS `voice`,
                `t67`.`at`,
                `t67`.`given`,
                `t67`.`source`,
                `t67`.`wording`,
                `t67`.`proof`,
                `t67`.`basis`,
                `t67`.`purpose`,
                `t67`.`channel`,
                FALSE AS `open`
              FROM `t66` AS `t67`
            ) AS `t68`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t71`.`known_id` AS `person_id`,
                '' AS `voice`,
                `t71`.`at`,
                `t71`.`given`,
                `t71`.`source`,
                `t71`.`wording`,
                `t71`.`proof`,
                `t71`.`basis`,
                `t71`.`purpose`,
                `t71`.`channel`,
                TRUE AS `open`
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
                  `t70`.`email`,
                  `t31`.`known_id`
                FROM (
                  SELECT
                    `t67`.`person_ref`,
                    `t67`.`voice`,
                    `t67`.`at`,
                    `t67`.`given`,
                    `t67`.`source`,
                    `t67`.`wording`,
                    `t67`.`proof`,
                    `t67`.`basis`,
                    `t67`.`purpose`,
                    `t67`.`channel`,
                    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t67`.`person_ref`), 'İΣ', 'iσ')), '') AS `email`
                  FROM `t66` AS `t67`
                  WHERE
                    CONTAINS(`t67`.`person_ref`, '@')
                ) AS `t70`
                INNER JOIN (
                  SELECT
                    NULLIF(LOWER(TRANSLATE(TRIM(' \t\n\r' FROM `t5`.`email`), 'İΣ', 'iσ')), '') AS `email`,
                    `t5`.`source_id` AS `known_id`
                  FROM `people` AS `t5`
                ) AS `t31`
                  ON `t70`.`email` = `t31`.`email`
              ) AS `t71`
              WHERE
                `t71`.`known_id` <> `t71`.`person_ref`
            ) AS `t72`
          ) AS `t73`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t74`
      ) AS `t75`
    ) AS `t76`
    GROUP BY
      1,
      2,
      3
  ) AS `t78`
    ON `t63`.`person_id` = `t78`.`person_id`
    AND `t63`.`purpose` = `t78`.`purpose`
    AND `t63`.`channel` = `t78`.`channel`
  LEFT OUTER JOIN (
    SELECT
      *
    FROM `t37` AS `t39`
    WHERE
      `t39`.`blocked_through` <> 'any'
  ) AS `t51`
    ON `t63`.`address` = `t51`.`blocked_address`
    AND `t63`.`channel` = `t51`.`blocked_through`
  LEFT OUTER JOIN (
    SELECT
      `t39`.`blocked_address` AS `w_blocked_address`,
      `t39`.`blocked_at` AS `w_blocked_at`,
      `t39`.`blocked_why` AS `w_blocked_why`,
      `t39`.`blocked_by` AS `w_blocked_by`
    FROM `t37` AS `t39`
    WHERE
      `t39`.`blocked_through` = 'any'
  ) AS `t52`
    ON `t63`.`address` = `t52`.`w_blocked_address`
), `t88` AS (
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
    `t87`.`told_rule`,
    `t87`.`as_customer`,
    `t87`.`as_interest`,
    `t87`.`bought`,
    `t87`.`verdict`,
    CASE `t87`.`verdict`
      WHEN 0
      THEN CAST(NULL AS STRING)
      WHEN 1
      THEN CAST(NULL AS STRING)
      WHEN 2
      THEN 'consent'
      WHEN 3
      THEN 'contract'
      WHEN 4
      THEN `t87`.`stated_basis`
      WHEN 5
      THEN 'existing_customer'
      WHEN 6
      THEN 'legitimate_interest'
      WHEN 7
      THEN CAST(NULL AS STRING)
      ELSE NULL
    END AS `basis`,
    CASE `t87`.`verdict`
      WHEN 0
      THEN CONCAT(CONCAT('Suppressed: ', `t87`.`blocked_why`), '.')
      WHEN 1
      THEN CONCAT(
        CONCAT('Objected', COALESCE(CONCAT(CONCAT(' (', `t87`.`refused_by`), ')'), '')),
        '.'
      )
      WHEN 2
      THEN CONCAT(CONCAT('Agreed', COALESCE(CONCAT(CONCAT(' (', `t87`.`agreed_by`), ')'), '')), '.')
      WHEN 3
      THEN 'About what they ordered or asked for.'
      WHEN 4
      THEN CONCAT(
        CONCAT(
          'Written down as their basis',
          COALESCE(CONCAT(CONCAT(' (', `t87`.`stated_by`), ')'), '')
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
              IF(`t87`.`country` = '', 'a country that nobody wrote down', `t87`.`country`)
            ),
            ' asks no more for '
          ),
          IF(`t87`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      WHEN 7
      THEN CONCAT(
        CONCAT(
          CONCAT(
            CONCAT(
              'No consent, and nothing stands in for it in ',
              IF(`t87`.`country` = '', 'a country that nobody wrote down', `t87`.`country`)
            ),
            ' for '
          ),
          IF(`t87`.`business`, 'a company', 'a consumer')
        ),
        '.'
      )
      ELSE NULL
    END AS `reason`,
    CASE `t87`.`verdict`
      WHEN 0
      THEN `t87`.`blocked_at`
      WHEN 1
      THEN `t87`.`refused_at`
      WHEN 2
      THEN `t87`.`agreed_at`
      WHEN 3
      THEN CAST(NULL AS TIMESTAMP)
      WHEN 4
      THEN `t87`.`stated_at`
      WHEN 5
      THEN `t87`.`bought_at`
      WHEN 6
      THEN CAST(NULL AS TIMESTAMP)
      WHEN 7
      THEN CAST(NULL AS TIMESTAMP)
      ELSE NULL
    END AS `since`,
    CASE `t87`.`verdict`
      WHEN 0
      THEN `t87`.`blocked_by`
      WHEN 1
      THEN `t87`.`refused_by`
      WHEN 2
      THEN `t87`.`agreed_by`
      WHEN 3
      THEN CAST(NULL AS STRING)
      WHEN 4
      THEN `t87`.`stated_by`
      WHEN 5
      THEN CAST(NULL AS STRING)
      WHEN 6
      THEN CAST(NULL AS STRING)
      WHEN 7
      THEN CAST(NULL AS STRING)
      ELSE NULL
    END AS `source`,
    CASE `t87`.`verdict`
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
      `t86`.`person_id`,
      `t86`.`business`,
      `t86`.`country`,
      `t86`.`bought_at`,
      `t86`.`purpose`,
      `t86`.`channel`,
      `t86`.`address`,
      `t86`.`refused_at`,
      `t86`.`agreed_at`,
      `t86`.`stated_basis`,
      `t86`.`stated_by`,
      `t86`.`refused_by`,
      `t86`.`refused_proof`,
      `t86`.`agreed_by`,
      `t86`.`wording`,
      `t86`.`agreed_proof`,
      `t86`.`stated_at`,
      `t86`.`blocked_at`,
      `t86`.`blocked_why`,
      `t86`.`blocked_by`,
      `t86`.`blocked`,
      `t86`.`rule`,
      `t86`.`told_rule`,
      `t86`.`as_customer`,
      `t86`.`as_interest`,
      COALESCE(
        `t86`.`bought_at` >= (
          CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
        ),
        FALSE
      ) AS `bought`,
      CASE
        WHEN `t86`.`blocked` AND NOT (
          `t86`.`purpose` = 'service'
        )
        THEN 0
        WHEN (
          `t86`.`refused_at` IS NOT NULL
        )
        AND NOT (
          (
            `t86`.`agreed_at` IS NOT NULL
          )
          AND (
            `t86`.`agreed_at` > `t86`.`refused_at`
          )
        )
        THEN 1
        WHEN `t86`.`agreed_at` IS NOT NULL
        THEN 2
        WHEN `t86`.`purpose` = 'service'
        THEN 3
        WHEN COALESCE(
          (
            `t86`.`as_customer` AND (
              `t86`.`stated_basis` = 'existing_customer'
            )
          )
          OR (
            `t86`.`as_interest` AND (
              `t86`.`stated_basis` = 'legitimate_interest'
            )
          ),
          FALSE
        )
        THEN 4
        WHEN `t86`.`as_customer`
        AND COALESCE(
          `t86`.`bought_at` >= (
            CAST('2026-01-01T00:00:00+00:00' AS TIMESTAMP) - INTERVAL '730' DAY
          ),
          FALSE
        )
        THEN 5
        WHEN `t86`.`as_interest`
        THEN 6
        WHEN TRUE
        THEN 7
        ELSE NULL
      END AS `verdict`
    FROM (
      SELECT
        `t83`.`person_id`,
        `t83`.`business`,
        `t83`.`country`,
        `t83`.`bought_at`,
        `t83`.`purpose`,
        `t83`.`channel`,
        `t83`.`address`,
        `t83`.`refused_at`,
        `t83`.`agreed_at`,
        `t83`.`stated_basis`,
        `t83`.`stated_by`,
        `t83`.`refused_by`,
        `t83`.`refused_proof`,
        `t83`.`agreed_by`,
        `t83`.`wording`,
        `t83`.`agreed_proof`,
        `t83`.`stated_at`,
        `t83`.`blocked_at`,
        `t83`.`blocked_why`,
        `t83`.`blocked_by`,
        `t83`.`blocked`,
        `t83`.`rule`,
        `t85`.`told_rule`,
        `t85`.`as_customer`,
        `t85`.`as_interest`
      FROM (
        SELECT
          `t80`.`person_id`,
          `t80`.`business`,
          `t80`.`country`,
          `t80`.`bought_at`,
          `t80`.`purpose`,
          `t80`.`channel`,
          `t80`.`address`,
          `t80`.`refused_at`,
          `t80`.`agreed_at`,
          `t80`.`stated_basis`,
          `t80`.`stated_by`,
          `t80`.`refused_by`,
          `t80`.`refused_proof`,
          `t80`.`agreed_by`,
          `t80`.`wording`,
          `t80`.`agreed_proof`,
          `t80`.`stated_at`,
          `t80`.`blocked_at`,
          `t80`.`blocked_why`,
          `t80`.`blocked_by`,
          `t80`.`blocked`,
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  IF(
                    `t80`.`country` IN (
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
                    `t80`.`country`,
                    '*'
                  ),
                  '/'
                ),
                IF(`t80`.`business`, 'business', 'consumer')
              ),
              '_'
            ),
            IF(`t80`.`channel` = 'post', 'post', `t80`.`purpose`)
          ) AS `rule`
        FROM `t79` AS `t80`
      ) AS `t83`
      INNER JOIN (
        SELECT
          `t82`.`rule` AS `told_rule`,
          `t82`.`rule` IN (
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
          `t82`.`rule` IN (
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
                      `t80`.`country` IN (
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
                      `t80`.`country`,
                      '*'
                    ),
                    '/'
                  ),
                  IF(`t80`.`business`, 'business', 'consumer')
                ),
                '_'
              ),
              IF(`t80`.`channel` = 'post', 'post', `t80`.`purpose`)
            ) AS `rule`
          FROM `t79` AS `t80`
        ) AS `t82`
      ) AS `t85`
        ON `t83`.`rule` = `t85`.`told_rule`
    ) AS `t86`
  ) AS `t87`
)
SELECT
  `t96`.`person_id`,
  `t96`.`purpose`,
  `t96`.`channel`,
  `t96`.`allowed`,
  `t96`.`basis`,
  `t96`.`reason`,
  `t96`.`since`,
  `t96`.`source`,
  `t96`.`wording`,
  `t96`.`proof`,
  `t96`.`stated`,
  `t96`.`address`
FROM (
  SELECT
    `t92`.`person_id`,
    `t92`.`purpose`,
    `t92`.`channel`,
    `t92`.`proof`,
    `t92`.`address`,
    `t92`.`allowed`
    AND NOT (
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE)
    ) AS `allowed`,
    IF(
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t92`.`basis`
    ) AS `basis`,
    IF(
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE),
      CONCAT(
        CONCAT(
          'Somebody of the same address objected',
          COALESCE(CONCAT(CONCAT(' (', `t95`.`their_source`), ')'), '')
        ),
        '.'
      ),
      `t92`.`reason`
    ) AS `reason`,
    IF(
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE),
      `t95`.`their_since`,
      `t92`.`since`
    ) AS `since`,
    IF(
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE),
      `t95`.`their_source`,
      `t92`.`source`
    ) AS `source`,
    IF(
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE),
      CAST(NULL AS STRING),
      `t92`.`wording`
    ) AS `wording`,
    `t92`.`stated` OR (
      `t92`.`allowed` AND COALESCE(`t95`.`objected`, FALSE)
    ) AS `stated`
  FROM (
    SELECT
      `t89`.`person_id`,
      `t89`.`business`,
      `t89`.`country`,
      `t89`.`bought_at`,
      `t89`.`purpose`,
      `t89`.`channel`,
      `t89`.`address`,
      `t89`.`refused_at`,
      `t89`.`agreed_at`,
      `t89`.`stated_basis`,
      `t89`.`stated_by`,
      `t89`.`refused_by`,
      `t89`.`refused_proof`,
      `t89`.`agreed_by`,
      IF(`t89`.`basis` = 'consent', `t89`.`wording`, CAST(NULL AS STRING)) AS `wording`,
      `t89`.`agreed_proof`,
      `t89`.`stated_at`,
      `t89`.`blocked_at`,
      `t89`.`blocked_why`,
      `t89`.`blocked_by`,
      `t89`.`blocked`,
      `t89`.`rule`,
      `t89`.`told_rule`,
      `t89`.`as_customer`,
      `t89`.`as_interest`,
      `t89`.`bought`,
      `t89`.`verdict`,
      `t89`.`basis`,
      `t89`.`reason`,
      `t89`.`since`,
      `t89`.`source`,
      `t89`.`stated`,
      `t89`.`basis` IS NOT NULL AS `allowed`,
      IF(`t89`.`basis` IS NOT NULL, `t89`.`agreed_proof`, `t89`.`refused_proof`) AS `proof`
    FROM `t88` AS `t89`
  ) AS `t92`
  LEFT OUTER JOIN (
    SELECT
      `t93`.`purpose`,
      `t93`.`channel`,
      `t93`.`address`,
      `t93`.`their_since`,
      `t93`.`their_source`,
      TRUE AS `objected`
    FROM (
      SELECT
        `t91`.`purpose`,
        `t91`.`channel`,
        `t91`.`address`,
        MAX(`t91`.`since`) AS `their_since`,
        MAX_BY(`t91`.`source`, `t91`.`since`) AS `their_source`
      FROM (
        SELECT
          `t89`.`person_id`,
          `t89`.`business`,
          `t89`.`country`,
          `t89`.`bought_at`,
          `t89`.`purpose`,
          `t89`.`channel`,
          `t89`.`address`,
          `t89`.`refused_at`,
          `t89`.`agreed_at`,
          `t89`.`stated_basis`,
          `t89`.`stated_by`,
          `t89`.`refused_by`,
          `t89`.`refused_proof`,
          `t89`.`agreed_by`,
          IF(`t89`.`basis` = 'consent', `t89`.`wording`, CAST(NULL AS STRING)) AS `wording`,
          `t89`.`agreed_proof`,
          `t89`.`stated_at`,
          `t89`.`blocked_at`,
          `t89`.`blocked_why`,
          `t89`.`blocked_by`,
          `t89`.`blocked`,
          `t89`.`rule`,
          `t89`.`told_rule`,
          `t89`.`as_customer`,
          `t89`.`as_interest`,
          `t89`.`bought`,
          `t89`.`verdict`,
          `t89`.`basis`,
          `t89`.`reason`,
          `t89`.`since`,
          `t89`.`source`,
          `t89`.`stated`,
          `t89`.`basis` IS NOT NULL AS `allowed`,
          IF(`t89`.`basis` IS NOT NULL, `t89`.`agreed_proof`, `t89`.`refused_proof`) AS `proof`
        FROM `t88` AS `t89`
        WHERE
          NOT (
            `t89`.`basis` IS NOT NULL
          )
          AND `t89`.`stated`
          AND `t89`.`address` IS NOT NULL
      ) AS `t91`
      GROUP BY
        1,
        2,
        3
    ) AS `t93`
  ) AS `t95`
    ON `t92`.`purpose` = `t95`.`purpose`
    AND `t92`.`channel` = `t95`.`channel`
    AND `t92`.`address` = `t95`.`address`
) AS `t96`
