-- Vectors of several embedders side by side, so that another one's index is built
-- beside the one that is searched, and takes its place whole.

CREATE TABLE embedders (
  embedder_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name         text    NOT NULL UNIQUE,
  dimension    integer,  -- NULL until its first vector
  is_active    boolean NOT NULL DEFAULT false,  -- its index is the one searched
  data_version text,     -- of the passages its index held when it was last whole
  CHECK (NOT is_active OR data_version IS NOT NULL)
);
CREATE UNIQUE INDEX one_active_embedder ON embedders (is_active) WHERE is_active;

CREATE TABLE passage_vectors (
  embedder_key integer  NOT NULL REFERENCES embedders ON DELETE CASCADE,
  film_key     integer  NOT NULL,
  number       smallint NOT NULL,
  text_hash    text     NOT NULL,  -- of the text that was embedded
  vector       bytea    NOT NULL,  -- float32, little-endian, of length 1
  is_indexed   boolean  NOT NULL DEFAULT false,
  PRIMARY KEY (film_key, number, embedder_key),
  FOREIGN KEY (film_key, number) REFERENCES passages ON DELETE CASCADE
) WITH (toast_tuple_target = 256);
-- Out of line and as they are: noting that one is indexed need not write it again.
ALTER TABLE passage_vectors ALTER COLUMN vector SET STORAGE EXTERNAL;

INSERT INTO embedders (name, dimension, is_active, data_version)
SELECT embedder, min(octet_length(vector)) / 4,
       row_number() OVER (ORDER BY count(*) DESC, embedder) = 1, ''
  FROM passages WHERE embedder IS NOT NULL GROUP BY embedder;

INSERT INTO passage_vectors
  (embedder_key, film_key, number, text_hash, vector, is_indexed)
SELECT e.embedder_key, p.film_key, p.number, p.text_hash, p.vector, p.is_indexed
  FROM passages AS p JOIN embedders AS e ON e.name = p.embedder
 ORDER BY p.film_key, p.number;

CREATE INDEX passage_vectors_by_text ON passage_vectors (text_hash, embedder_key);
CREATE INDEX passage_vectors_to_index ON passage_vectors (embedder_key, film_key, number)
  WHERE NOT is_indexed;

DROP INDEX passages_to_index;
ALTER TABLE passages DROP COLUMN embedder, DROP COLUMN vector, DROP COLUMN is_indexed;
-- Embedded before the text and never shown; the genres that it was made of.
ALTER TABLE passages ADD COLUMN header text NOT NULL DEFAULT '';
ALTER TABLE plots ADD COLUMN cut_genres text[] NOT NULL DEFAULT '{}';
CREATE INDEX passages_by_text ON passages (text_hash);
