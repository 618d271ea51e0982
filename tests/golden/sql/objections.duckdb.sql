WITH "t4" AS (
  SELECT
    "t0"."source_id" AS "person_id",
    NULLIF(LOWER(TRANSLATE(TRIM("t0"."email", ' 	
'), 'İΣ', 'iσ')), '') AS "email"
  FROM "people" AS "t0"
), "t16" AS (
  SELECT
    "t2"."person_ref",
    "t2"."at",
    "t2"."given",
    "t2"."source",
    "t2"."wording",
    "t2"."proof",
    COALESCE(
      CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER("t2"."basis"), '[^\w]+', '_', 'g'), '^_+|_+$', '', 'g')
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
    ) AS "basis",
    "t15"."of_purpose" AS "purpose",
    "t15"."of_channel" AS "channel"
  FROM "consents" AS "t2"
  INNER JOIN (
    SELECT
      "t13"."said",
      "t13"."through",
      LIST_EXTRACT(STR_SPLIT("t13"."pair", '/'), 1) AS "of_purpose",
      LIST_EXTRACT(STR_SPLIT("t13"."pair", '/'), 2) AS "of_channel"
    FROM (
      SELECT DISTINCT
        *
      FROM (
        SELECT
          "t11"."said",
          "t11"."through",
          UNNEST(
            CASE "t11"."told"
              WHEN 'mailing/email'
              THEN ['mailing/email']
              WHEN 'mailing/sms'
              THEN ['mailing/sms']
              WHEN 'mailing/post'
              THEN ['mailing/post']
              WHEN 'mailing/any'
              THEN ['mailing/email', 'mailing/sms', 'mailing/post']
              WHEN 'calls/phone'
              THEN ['calls/phone']
              WHEN 'calls/any'
              THEN ['calls/phone']
              WHEN 'profiling/email'
              THEN ['profiling/any']
              WHEN 'profiling/phone'
              THEN ['profiling/any']
              WHEN 'profiling/sms'
              THEN ['profiling/any']
              WHEN 'profiling/post'
              THEN ['profiling/any']
              WHEN 'profiling/web'
              THEN ['profiling/any']
              WHEN 'profiling/any'
              THEN ['profiling/any']
              WHEN 'ad_audiences/email'
              THEN ['ad_audiences/any']
              WHEN 'ad_audiences/phone'
              THEN ['ad_audiences/any']
              WHEN 'ad_audiences/sms'
              THEN ['ad_audiences/any']
              WHEN 'ad_audiences/post'
              THEN ['ad_audiences/any']
              WHEN 'ad_audiences/web'
              THEN ['ad_audiences/any']
              WHEN 'ad_audiences/any'
              THEN ['ad_audiences/any']
              WHEN 'tracking/email'
              THEN ['tracking/any']
              WHEN 'tracking/phone'
              THEN ['tracking/any']
              WHEN 'tracking/sms'
              THEN ['tracking/any']
              WHEN 'tracking/post'
              THEN ['tracking/any']
              WHEN 'tracking/web'
              THEN ['tracking/any']
              WHEN 'tracking/any'
              THEN ['tracking/any']
              WHEN 'recording/email'
              THEN ['recording/any']
              WHEN 'recording/phone'
              THEN ['recording/any']
              WHEN 'recording/sms'
              THEN ['recording/any']
              WHEN 'recording/post'
              THEN ['recording/any']
              WHEN 'recording/web'
              THEN ['recording/any']
              WHEN 'recording/any'
              THEN ['recording/any']
              WHEN 'service/email'
              THEN ['service/any']
              WHEN 'service/phone'
              THEN ['service/any']
              WHEN 'service/sms'
              THEN ['service/any']
              WHEN 'service/post'
              THEN ['service/any']
              WHEN 'service/web'
              THEN ['service/any']
              WHEN 'service/any'
              THEN ['service/any']
              WHEN 'marketing/email'
              THEN ['mailing/email']
              WHEN 'marketing/phone'
              THEN ['calls/phone']
              WHEN 'marketing/sms'
              THEN ['mailing/sms']
              WHEN 'marketing/post'
              THEN ['mailing/post']
              WHEN 'marketing/any'
              THEN [
                'mailing/email',
                'mailing/sms',
                'mailing/post',
                'calls/phone',
                'profiling/any',
                'ad_audiences/any'
              ]
              ELSE NULL
            END
          ) AS "pair"
        FROM (
          SELECT DISTINCT
            "t10"."said",
            "t10"."through",
            "t10"."our_channel",
            COALESCE(
              CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER("t10"."said"), '[^\w]+', '_', 'g'), '^_+|_+$', '', 'g')
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
              CASE "t10"."our_channel"
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
            ) || '/' || "t10"."our_channel" AS "told"
          FROM (
            SELECT DISTINCT
              "t3"."said",
              "t3"."through",
              COALESCE(
                CASE REGEXP_REPLACE(REGEXP_REPLACE(LOWER("t3"."through"), '[^\w]+', '_', 'g'), '^_+|_+$', '', 'g')
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
              ) AS "our_channel"
            FROM (
              SELECT DISTINCT
                "t1"."purpose" AS "said",
                "t1"."channel" AS "through"
              FROM "consents" AS "t1"
            ) AS "t3"
          ) AS "t10"
        ) AS "t11"
      ) AS "t12"
    ) AS "t13"
  ) AS "t15"
    ON "t2"."purpose" = "t15"."said" AND "t2"."channel" = "t15"."through"
), "t25" AS (
  SELECT
    "t24"."person_id",
    "t24"."refused_at" AS "since"
  FROM (
    SELECT
      "t23"."person_id",
      "t23"."purpose",
      "t23"."channel",
      MAX("t23"."at") FILTER(WHERE
        NOT (
          "t23"."given"
        )) AS "refused_at",
      MAX("t23"."at") FILTER(WHERE
        "t23"."given" AND (
          "t23"."basis" = 'consent'
        )) AS "agreed_at",
      MAX("t23"."at") FILTER(WHERE
        "t23"."given" AND (
          "t23"."basis" <> 'consent'
        )) AS "stated_at",
      FIRST("t23"."basis" ORDER BY "t23"."at" DESC) FILTER(WHERE
        "t23"."given"
        AND (
          "t23"."basis" <> 'consent'
        )
        AND (
          "t23"."basis" IS NOT NULL
        )) AS "stated_basis",
      FIRST("t23"."source" ORDER BY "t23"."at" DESC) FILTER(WHERE
        NOT (
          "t23"."given"
        ) AND (
          "t23"."source" IS NOT NULL
        )) AS "refused_by",
      FIRST("t23"."source" ORDER BY "t23"."at" DESC) FILTER(WHERE
        "t23"."given"
        AND (
          "t23"."basis" = 'consent'
        )
        AND (
          "t23"."source" IS NOT NULL
        )) AS "agreed_by",
      FIRST("t23"."source" ORDER BY "t23"."at" DESC) FILTER(WHERE
        "t23"."given"
        AND (
          "t23"."basis" <> 'consent'
        )
        AND (
          "t23"."source" IS NOT NULL
        )) AS "stated_by",
      FIRST("t23"."wording" ORDER BY "t23"."at" DESC) FILTER(WHERE
        "t23"."given"
        AND (
          "t23"."basis" = 'consent'
        )
        AND (
          "t23"."wording" IS NOT NULL
        )) AS "wording",
      FIRST("t23"."proof" ORDER BY "t23"."at" DESC) FILTER(WHERE
        "t23"."given"
        AND (
          "t23"."basis" = 'consent'
        )
        AND (
          "t23"."proof" IS NOT NULL
        )) AS "agreed_proof",
      FIRST("t23"."proof" ORDER BY "t23"."at" DESC) FILTER(WHERE
        NOT (
          "t23"."given"
        ) AND (
          "t23"."proof" IS NOT NULL
        )) AS "refused_proof"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t17"."person_ref" AS "person_id",
          "t17"."at",
          "t17"."given",
          "t17"."source",
          "t17"."wording",
          "t17"."proof",
          "t17"."basis",
          "t17"."purpose",
          "t17"."channel"
        FROM "t16" AS "t17"
      ) AS "t18"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t21"."known_id" AS "person_id",
          "t21"."at",
          "t21"."given",
          "t21"."source",
          "t21"."wording",
          "t21"."proof",
          "t21"."basis",
          "t21"."purpose",
          "t21"."channel"
        FROM (
          SELECT
            "t20"."person_ref",
            "t20"."at",
            "t20"."given",
            "t20"."source",
            "t20"."wording",
            "t20"."proof",
            "t20"."basis",
            "t20"."purpose",
            "t20"."channel",
            "t20"."email",
            "t7"."known_id"
          FROM (
            SELECT
              "t17"."person_ref",
              "t17"."at",
              "t17"."given",
              "t17"."source",
              "t17"."wording",
              "t17"."proof",
              "t17"."basis",
              "t17"."purpose",
              "t17"."channel",
              NULLIF(LOWER(TRANSLATE(TRIM("t17"."person_ref", ' 	
'), 'İΣ', 'iσ')), '') AS "email"
            FROM "t16" AS "t17"
            WHERE
              CONTAINS("t17"."person_ref", '@')
          ) AS "t20"
          INNER JOIN (
            SELECT
              NULLIF(LOWER(TRANSLATE(TRIM("t0"."email", ' 	
'), 'İΣ', 'iσ')), '') AS "email",
              "t0"."source_id" AS "known_id"
            FROM "people" AS "t0"
          ) AS "t7"
            ON "t20"."email" = "t7"."email"
        ) AS "t21"
        WHERE
          "t21"."known_id" <> "t21"."person_ref"
      ) AS "t22"
    ) AS "t23"
    GROUP BY
      1,
      2,
      3
  ) AS "t24"
  WHERE
    "t24"."purpose" = 'profiling'
    AND "t24"."refused_at" IS NOT NULL
    AND NOT (
      (
        "t24"."agreed_at" IS NOT NULL
      )
      AND (
        "t24"."agreed_at" > "t24"."refused_at"
      )
    )
)
SELECT
  *
FROM (
  SELECT
    "t32"."person_id",
    MAX("t32"."since") AS "since"
  FROM (
    SELECT
      *
    FROM "t25" AS "t26"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t8"."person_id",
        "t30"."since"
      FROM "t4" AS "t8"
      INNER JOIN (
        SELECT
          "t28"."email",
          "t28"."since"
        FROM (
          SELECT
            "t27"."person_id",
            "t27"."since",
            "t9"."email"
          FROM "t25" AS "t27"
          INNER JOIN "t4" AS "t9"
            ON "t27"."person_id" = "t9"."person_id"
        ) AS "t28"
        WHERE
          "t28"."email" IS NOT NULL
      ) AS "t30"
        ON "t8"."email" = "t30"."email"
    ) AS "t31"
  ) AS "t32"
  GROUP BY
    1
) AS "t33"
