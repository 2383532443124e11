-- Search and order by pressure at 50,000 cards and more.
CREATE INDEX "card_reference_trgm" ON "card" USING gin ("reference_id" gin_trgm_ops);
CREATE INDEX "card_pressure_order" ON "card" ((coalesce("pressure", -1)) DESC, "id" DESC);
DROP INDEX "card_pressure_id_idx";
