-- The map of films: one at a time, made beside and put in the old one's place.

CREATE TABLE film_map (
  is_only  boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (is_only),
  version  text        NOT NULL,  -- tells the map from any other
  embedder text        NOT NULL,  -- by whose vectors plots were compared
  made_at  timestamptz NOT NULL DEFAULT now()
);

-- Films that lie together, named by what tells them from all others.
CREATE TABLE map_clusters (
  cluster smallint NOT NULL PRIMARY KEY,
  name    text     NOT NULL UNIQUE,
  x       real     NOT NULL,  -- of the centre
  y       real     NOT NULL,
  size    integer  NOT NULL   -- films, when the map was made
);

-- Where a film is: both numbers from 0 to 1. It leaves with the film.
CREATE TABLE map_points (
  film_key integer  NOT NULL PRIMARY KEY REFERENCES films ON DELETE CASCADE,
  x        real     NOT NULL,
  y        real     NOT NULL,
  cluster  smallint NOT NULL REFERENCES map_clusters
);
