-- Finding transactions. What describes a purchase (who sold it, where, in which currency, of which type) repeats over and
-- over: each distinct description stands once in transaction_facet with its searchable text, and a transaction carries
-- its key. A text index of 10,000,000 rows would cost more to write than the rows themselves.
CREATE TABLE "transaction_facet" (
  "key" BIGINT PRIMARY KEY,
  "merchant_id" TEXT NOT NULL,
  "country" TEXT NOT NULL,
  "currency" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "search" TEXT NOT NULL
);

ALTER TABLE "transaction" ADD COLUMN "facet" BIGINT NOT NULL GENERATED ALWAYS AS (hashtextextended(
  coalesce("merchant_id", '') || E'\x1f' || "merchant_name" || E'\x1f' || coalesce("merchant_city", '') || E'\x1f' ||
  coalesce("merchant_country", '') || E'\x1f' || "transaction_currency" || E'\x1f' || "type" COLLATE "C", 0)) STORED;

-- (\x3b is a semicolon: the migration runner splits scripts at each one.) In order of the key: two writers that meet the
-- same new merchants wait for each other, and do not lock each other out.
CREATE FUNCTION keep_transaction_facets() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN
    INSERT INTO transaction_facet (key, merchant_id, country, currency, type, search)
    SELECT facet, coalesce(merchant_id, ''''), upper(coalesce(merchant_country, '''')),
      upper(transaction_currency), type,
      lower(normalize(merchant_name || '' '' || coalesce(merchant_city, '''') || '' '' || coalesce(merchant_country, ''''), NFKC))
    FROM (SELECT DISTINCT ON (facet) * FROM arrived ORDER BY facet) AS each
    ON CONFLICT DO NOTHING\x3b
    RETURN NULL\x3b
  END';
CREATE TRIGGER "transaction_facet_of_new" AFTER INSERT ON "transaction"
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_transaction_facets();
CREATE TRIGGER "transaction_facet_of_changed" AFTER UPDATE ON "transaction"
  REFERENCING NEW TABLE AS arrived FOR EACH STATEMENT EXECUTE FUNCTION keep_transaction_facets();

INSERT INTO transaction_facet (key, merchant_id, country, currency, type, search)
  SELECT DISTINCT ON (facet) facet, coalesce(merchant_id, ''), upper(coalesce(merchant_country, '')),
    upper(transaction_currency), type,
    lower(normalize(merchant_name || ' ' || coalesce(merchant_city, '') || ' ' || coalesce(merchant_country, ''), NFKC))
  FROM "transaction" ORDER BY facet;

-- Single characters and pairs beyond ASCII: trigrams cannot find words of one or two characters, which Chinese names are
-- made of. Short words of ASCII are too common to be worth an entry each.
CREATE FUNCTION short_grams(given TEXT) RETURNS TEXT[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT COST 5000
  RETURN ARRAY(
    SELECT DISTINCT substr(given, place, size) FROM generate_series(1, length(given)) place, generate_series(1, 2) size
    WHERE ascii(substr(given, place, 1)) > 127);

CREATE INDEX "transaction_facet_search_trgm" ON "transaction_facet"
  USING gin ("search" gin_trgm_ops) WITH (gin_pending_list_limit = 512);
CREATE INDEX "transaction_facet_search_grams" ON "transaction_facet"
  USING gin (short_grams("search")) WITH (gin_pending_list_limit = 512);
CREATE INDEX "transaction_facet_merchant_id_idx" ON "transaction_facet" USING hash ("merchant_id");
CREATE INDEX "transaction_facet_country_idx" ON "transaction_facet" USING hash ("country");
CREATE INDEX "transaction_facet_currency_idx" ON "transaction_facet" USING hash ("currency");
CREATE INDEX "transaction_facet_type_idx" ON "transaction_facet" USING hash ("type");

-- Each leads from one value straight to its newest transactions. The partial ones leave out what another one finds.
CREATE INDEX "transaction_facet_order" ON "transaction" ("facet", "sort_at" DESC, "id" DESC);
CREATE INDEX "transaction_amount_order" ON "transaction" (abs("transaction_amount"), "sort_at" DESC);
CREATE INDEX "transaction_local_amount_order" ON "transaction" (abs("local_amount"), "sort_at" DESC)
  WHERE abs("local_amount") <> abs("transaction_amount");
CREATE INDEX "transaction_final_amount_order" ON "transaction" (abs("final_local_amount"), "sort_at" DESC)
  WHERE "final_local_amount" <> 0 AND abs("final_local_amount") <> abs("transaction_amount")
    AND abs("final_local_amount") IS DISTINCT FROM abs("local_amount");
CREATE STATISTICS "transaction_local_amount" ON (abs("local_amount")) FROM "transaction";
CREATE STATISTICS "transaction_final_amount" ON (abs("final_local_amount")) FROM "transaction";
CREATE INDEX "transaction_user_order" ON "transaction" ("p_user_id", "sort_at" DESC, "id" DESC) WHERE "p_user_id" IS NOT NULL;
CREATE INDEX "transaction_status_order" ON "transaction" ("status", "sort_at" DESC) WHERE "status" <> 'Settled';

-- Titles, and names both ways round (given name first, and the family name first without a blank), with the phone number.
ALTER TABLE "card" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (lower(normalize("title", NFKC))) STORED;
CREATE INDEX "card_search_trgm" ON "card" USING gin ("search" gin_trgm_ops);
CREATE INDEX "card_search_grams" ON "card" USING gin (short_grams("search"));
ALTER TABLE "card_user" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (
  lower(normalize("first_name" || ' ' || "last_name" || "first_name", NFKC)) || ' ' ||
  regexp_replace(coalesce("calling_code", '') || coalesce("phone_number", ''), '\D', '', 'g')) STORED;
CREATE INDEX "card_user_search_trgm" ON "card_user" USING gin ("search" gin_trgm_ops);
CREATE INDEX "card_user_search_grams" ON "card_user" USING gin (short_grams("search"));
