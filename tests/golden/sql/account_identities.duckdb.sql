SELECT
  'ref' AS "kind",
  "t0"."source",
  "t0"."source_id" AS "identifier",
  "t0"."source_id" AS "account_id",
  COALESCE("t0"."updated_at", "t0"."received_at") AS "since",
  'record' AS "how"
FROM "accounts" AS "t0"
