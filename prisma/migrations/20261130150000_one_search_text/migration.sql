-- One rule for what a search sees of a text: without case, width, accents, and whatever is invisible on a screen.
-- Queries pass their words through the same function.
CREATE FUNCTION search_fold(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN lower(normalize(translate(
    regexp_replace(
      normalize(replace(replace(given, 'ß', 'ss'), 'ẞ', 'ss'), NFKD),
      '[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffd]',
      '', 'g'),
    'øØłŁđĐħĦıŧŦς’‘ʼ`´', 'oOlLdDhHitTσ' || repeat('''', 5)), NFKC));

-- The same for names, which are written with or without hyphens, points and apostrophes.
CREATE FUNCTION name_fold(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(search_fold(given), '[''\-‐‑–.·・]', '', 'g');

-- What finds a person or a title: the words as they stand, and all of them in one piece. The piece stands twice where
-- there are several words, or a script that writes none: so that family and given name are found in either order.
CREATE FUNCTION name_search(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (
    SELECT words || ' ' || piece || CASE WHEN words ~ '\s|[^\x01-\x7f]' THEN piece ELSE '' END
    FROM (SELECT words, regexp_replace(words, '\s+', '', 'g') AS piece
      FROM (SELECT btrim(name_fold(given)) AS words) AS folded) AS pieces);

-- A telephone number's digits behind its country's code, without the trunk zero, and as it was given where it has one.
CREATE FUNCTION phone_search(code TEXT, number TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT code || ltrim(digits, '0') || CASE WHEN digits LIKE '0%' THEN ' ' || code || digits ELSE '' END
    FROM (SELECT ltrim(regexp_replace(normalize(coalesce(code, ''), NFKC), '\D', '', 'g'), '0') AS code,
      regexp_replace(normalize(coalesce(number, ''), NFKC), '\D', '', 'g') AS digits) AS given);

ALTER TABLE "card_user" DROP COLUMN "search";
ALTER TABLE "card_user" ADD COLUMN "search" TEXT NOT NULL
  GENERATED ALWAYS AS (name_search("first_name" || ' ' || "last_name")) STORED;
ALTER TABLE "card_user" ADD COLUMN "phone_search" TEXT NOT NULL
  GENERATED ALWAYS AS (phone_search("calling_code", "phone_number")) STORED;
CREATE INDEX "card_user_search_trgm" ON "card_user" USING gin ("search" gin_trgm_ops);
CREATE INDEX "card_user_search_grams" ON "card_user" USING gin (short_grams("search"));
CREATE INDEX "card_user_phone_trgm" ON "card_user" USING gin ("phone_search" gin_trgm_ops);
DROP INDEX "card_user_name_trgm";

ALTER TABLE "card" DROP COLUMN "search";
ALTER TABLE "card" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (name_search("title")) STORED;
CREATE INDEX "card_search_trgm" ON "card" USING gin ("search" gin_trgm_ops);
CREATE INDEX "card_search_grams" ON "card" USING gin (short_grams("search"));
DROP INDEX "card_title_trgm";

ALTER TABLE "card_holder" DROP COLUMN "search";
ALTER TABLE "card_holder" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (name_search("name")) STORED;
CREATE INDEX "card_holder_search_trgm" ON "card_holder" USING gin ("search" gin_trgm_ops);
CREATE INDEX "card_holder_search_grams" ON "card_holder" USING gin (short_grams("search"));

ALTER TABLE "transfer" DROP COLUMN "search";
ALTER TABLE "transfer" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (search_fold(coalesce("remark", ''))) STORED;
CREATE INDEX "transfer_search_trgm" ON "transfer" USING gin ("search" gin_trgm_ops);
CREATE INDEX "transfer_search_grams" ON "transfer" USING gin (short_grams("search"));

-- Whom and what an entry of the audit log names.
ALTER TABLE "audit_entry" ADD COLUMN "search" TEXT NOT NULL
  GENERATED ALWAYS AS (name_search("actor_label") || ' ' || name_search("subject_label")) STORED;
CREATE INDEX "audit_entry_search_trgm" ON "audit_entry" USING gin ("search" gin_trgm_ops);
CREATE INDEX "audit_entry_search_grams" ON "audit_entry" USING gin (short_grams("search"));

-- (\x3b is a semicolon: the migration runner splits scripts at each one.)
CREATE OR REPLACE FUNCTION keep_transaction_facets() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN
    INSERT INTO transaction_facet (key, merchant_id, country, currency, type, search)
    SELECT facet, coalesce(merchant_id, ''''), upper(coalesce(merchant_country, '''')),
      upper(transaction_currency), type,
      search_fold(merchant_name || '' '' || coalesce(merchant_city, '''') || '' '' || coalesce(merchant_country, ''''))
    FROM (SELECT DISTINCT ON (facet) * FROM arrived ORDER BY facet) AS each
    ON CONFLICT DO NOTHING\x3b
    RETURN NULL\x3b
  END';
UPDATE "transaction_facet" SET "search" = search_fold("search");
