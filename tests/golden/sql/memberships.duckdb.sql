SELECT
  "t0"."person_ref" AS "person_id",
  "t0"."account_ref" AS "account_id",
  "t0"."role",
  "t0"."buying_role",
  "t0"."from",
  "t0"."to"
FROM "memberships" AS "t0"
