-- What people say of films, what is in their scripts, keywords derived from plots,
-- and which posters were asked for.

-- What somebody wrote of a film, and which of a source's files it stands in.
CREATE TABLE reviews (
  film_key   integer NOT NULL REFERENCES films ON DELETE CASCADE,
  source     text    NOT NULL,
  origin     text    NOT NULL,  -- the file, or the part of a data set
  file       text    NOT NULL,
  position   integer NOT NULL,  -- the line within the file
  rating     real CHECK (rating BETWEEN 0 AND 10),
  sentiment  text CHECK (sentiment IN ('pos', 'neg')),
  is_derived boolean NOT NULL,  -- whether its words alone tell the sentiment
  text       text    NOT NULL,
  quote      text,              -- its best sentence, if one is worth quoting
  score      real    NOT NULL   -- how good that is
);
CREATE INDEX reviews_by_film ON reviews (film_key);
CREATE INDEX reviews_by_origin ON reviews (source, origin);

-- What the reviews of a film come to.
CREATE TABLE film_opinions (
  film_key  integer NOT NULL PRIMARY KEY REFERENCES films ON DELETE CASCADE,
  reviews   integer NOT NULL,
  positive  integer NOT NULL,
  negative  integer NOT NULL,
  undecided integer NOT NULL,
  derived   integer NOT NULL,
  rated     integer NOT NULL,
  mean      real
);

CREATE TABLE review_quotes (
  film_key  integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  sentiment text     NOT NULL,
  position  smallint NOT NULL,
  text      text     NOT NULL,
  rating    real,
  source    text     NOT NULL,
  file      text     NOT NULL,
  line      integer  NOT NULL,
  PRIMARY KEY (film_key, sentiment, position)
);

-- A film's script: who speaks where and how much, and short quotes; never its text.
CREATE TABLE screenplays (
  screenplay_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  film_key       integer NOT NULL REFERENCES films ON DELETE CASCADE,
  origin         text    NOT NULL,  -- the folder it was read from
  file           text    NOT NULL,
  form           text    NOT NULL,
  title          text,
  authors        text[]  NOT NULL,
  year_guess     smallint,
  pages          integer NOT NULL,
  words          integer NOT NULL,
  dialogue_share real    NOT NULL,
  UNIQUE (origin, file)
);
CREATE INDEX screenplays_by_film ON screenplays (film_key);

CREATE TABLE scenes (
  screenplay_key integer NOT NULL REFERENCES screenplays ON DELETE CASCADE,
  position       integer NOT NULL,
  number         text,
  heading        text    NOT NULL,
  setting        text,
  place          text,
  time_of_day    text,
  page           integer NOT NULL,
  starts_at      real    NOT NULL CHECK (starts_at BETWEEN 0 AND 1),
  words          integer NOT NULL,
  dialogue_words integer NOT NULL,
  speakers       text[]  NOT NULL,
  PRIMARY KEY (screenplay_key, position)
);

CREATE TABLE speakers (
  screenplay_key integer  NOT NULL REFERENCES screenplays ON DELETE CASCADE,
  position       smallint NOT NULL,  -- who says most is first
  name           text     NOT NULL,
  speeches       integer  NOT NULL,
  lines          integer  NOT NULL,
  words          integer  NOT NULL,
  first_scene    integer  NOT NULL,
  last_scene     integer  NOT NULL,
  quote          text,
  quote_scene    integer,
  PRIMARY KEY (screenplay_key, position)
);

-- Keywords that nobody stated, but that a plot yields.
ALTER TABLE film_keywords ADD COLUMN is_derived boolean NOT NULL DEFAULT false;
ALTER TABLE plots ADD COLUMN keywords_are_due boolean NOT NULL DEFAULT true;
CREATE INDEX plots_due_for_keywords ON plots (film_key) WHERE keywords_are_due;

-- Films whose poster was asked for, so that nobody asks again soon.
CREATE TABLE poster_lookups (
  film_key integer NOT NULL PRIMARY KEY REFERENCES films ON DELETE CASCADE,
  asked_on date    NOT NULL
);
