-- What people said of films, and what they never want. A user is a text: accounts will
-- name them.

CREATE TABLE tastes (
  user_id text    NOT NULL PRIMARY KEY,
  is_on   boolean NOT NULL DEFAULT false,  -- whether it is used unasked
  limits  jsonb   NOT NULL DEFAULT '{}'
);

-- Films of which somebody said something: that leaves with the film.
CREATE TABLE film_tastes (
  user_id   text        NOT NULL REFERENCES tastes ON DELETE CASCADE,
  film_key  integer     NOT NULL REFERENCES films ON DELETE CASCADE,
  verdict   text        CHECK (verdict IN ('like', 'dislike')),
  is_seen   boolean     NOT NULL,
  is_hidden boolean     NOT NULL,
  at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, film_key),
  CHECK (verdict IS NOT NULL OR is_seen OR is_hidden)
);
CREATE INDEX film_tastes_by_film ON film_tastes (film_key);
