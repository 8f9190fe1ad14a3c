-- What a plot is like by its passages' vectors, and films that were deleted by hand.

-- Themes, tones and settings of a plot, nearest first: nobody states them. They leave
-- with the plot.
CREATE TABLE plot_labels (
  film_key integer  NOT NULL REFERENCES plots ON DELETE CASCADE,
  kind     text     NOT NULL CHECK (kind IN ('theme', 'tone', 'setting')),
  position smallint NOT NULL,
  label    text     NOT NULL,
  PRIMARY KEY (film_key, kind, position)
);

-- With what a plot was compared when its labels were derived; NULL where they are due,
-- as is everything that was compared with something else.
ALTER TABLE plots ADD COLUMN labels_basis text;

-- Films that were deleted by hand, by every id that a source may bring them under: no
-- source brings them back.
CREATE TABLE unwanted_films (
  id      text NOT NULL PRIMARY KEY,
  film_id text NOT NULL  -- the id it went by at last
);
CREATE INDEX unwanted_films_by_film ON unwanted_films (film_id);
