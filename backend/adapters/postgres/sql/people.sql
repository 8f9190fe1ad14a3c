-- name: person
-- A person by id.
SELECT person_key, id, name FROM people WHERE id = %(id)s;

-- name: appearances
-- What a person did, newest film first.
SELECT f.id AS film_id, f.title, f.year, c.category AS role, c.characters
  FROM credits AS c JOIN films AS f USING (film_key)
 WHERE c.person_key = %(person_key)s
 ORDER BY f.year DESC NULLS LAST, f.title, f.id, c.category;
