-- Passages of plots with their vectors, so that the index can be rebuilt
-- without embedding anything again.

ALTER TABLE plots ADD COLUMN is_cut boolean NOT NULL DEFAULT false;
CREATE INDEX plots_to_cut ON plots (film_key) WHERE NOT is_cut;

CREATE TABLE passages (
  film_key   integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  number     smallint NOT NULL,
  text       text     NOT NULL,
  starts_at  real     NOT NULL CHECK (starts_at BETWEEN 0 AND 1),
  text_hash  text     NOT NULL,
  embedder   text,
  vector     bytea,   -- float32, little-endian, of length 1
  is_indexed boolean  NOT NULL DEFAULT false,
  PRIMARY KEY (film_key, number),
  CHECK ((embedder IS NULL) = (vector IS NULL))
);

CREATE INDEX passages_to_index ON passages (film_key, number)
  WHERE vector IS NOT NULL AND NOT is_indexed;

-- Passages that left, until the index has been told.
CREATE TABLE departed_passages (
  passage_id text NOT NULL PRIMARY KEY
);
