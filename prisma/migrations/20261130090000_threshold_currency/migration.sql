-- A threshold is an amount of a currency. Where the rules are still those that the console came with, the one about
-- transfers names its currencies, and transfers in any other ask for a second person. What a person has put in force stays.
INSERT INTO "approval_policy_version" ("version")
  SELECT 2 WHERE (SELECT max("version") FROM "approval_policy_version") = 1;
INSERT INTO "approval_policy" ("id", "version", "position", "kind", "role", "currency", "threshold", "needs_second")
  SELECT gen_random_uuid(), 2, "position" + 1, "kind", "role", "currency", "threshold", "needs_second"
  FROM "approval_policy" WHERE "version" = 1 AND "kind" <> 'transfers.create'
    AND EXISTS (SELECT 1 FROM "approval_policy_version" WHERE "version" = 2 AND "created_by_id" IS NULL);
INSERT INTO "approval_policy" ("id", "version", "position", "kind", "currency", "threshold", "needs_second")
  SELECT gen_random_uuid(), 2, place, 'transfers.create', code, 1000, true
  FROM (VALUES (0, 'HKD'), (1, 'USD')) AS given(place, code)
  WHERE EXISTS (SELECT 1 FROM "approval_policy_version" WHERE "version" = 2 AND "created_by_id" IS NULL);
