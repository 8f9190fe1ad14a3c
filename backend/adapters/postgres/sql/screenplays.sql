-- name: clear_screenplay
-- A script as it was before.
DELETE FROM screenplays WHERE origin = %(origin)s AND file = %(file)s;

-- name: insert_screenplay
-- A script of a film that is there; its key.
INSERT INTO screenplays
       (film_key, origin, file, form, title, authors, year_guess, pages, words,
        dialogue_share)
SELECT film_key, %(origin)s, %(file)s, %(form)s, %(title)s, %(authors)s,
       %(year_guess)s, %(pages)s, %(words)s, %(dialogue_share)s
  FROM films WHERE id = %(film_id)s
RETURNING screenplay_key;

-- name: clear_screenplays
-- Scripts of a folder that are not there any more.
DELETE FROM screenplays
 WHERE origin = %(origin)s AND NOT file = ANY(%(files)s::text[]);

-- name: clear_every_screenplay
-- All scripts; of how many films they were.
WITH gone AS (DELETE FROM screenplays RETURNING film_key)
SELECT count(DISTINCT film_key) FROM gone;

-- name: screenplays_of_film
-- A film's scripts, the longest first.
SELECT s.screenplay_key, s.title, s.authors, s.year_guess, s.pages, s.words,
       s.dialogue_share
  FROM screenplays AS s JOIN films AS f USING (film_key)
 WHERE f.id = %(id)s ORDER BY s.words DESC, s.origin, s.file;

-- name: scenes_of_screenplay
-- A script's scenes in order.
SELECT position, number, heading, setting, place, time_of_day, page, starts_at, words,
       dialogue_words, speakers
  FROM scenes WHERE screenplay_key = %(key)s ORDER BY position;

-- name: speakers_of_screenplay
-- Who speaks in a script, and a short piece of what some say.
SELECT name, speeches, lines, words, first_scene, last_scene, quote, quote_scene
  FROM speakers WHERE screenplay_key = %(key)s ORDER BY position;
