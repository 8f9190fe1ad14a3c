-- What DuckDB reads of MovieLens's ratings. `ratings` is the file as it stands.

-- name: set_path
-- Where the file is.
SET VARIABLE path = $path;

-- name: set_columns
-- The file's columns with their types, in its order.
SET VARIABLE columns = $columns;

-- name: open_ratings
-- The file's rows that have the right columns; the others are told of afterwards.
CREATE TEMP VIEW ratings AS
SELECT userid AS user_id, movieid AS movie_id, rating
  FROM read_csv(
    getvariable('path'), columns = getvariable('columns'),
    header = true, auto_detect = false, delim = ',', quote = '',
    ignore_errors = true, store_rejects = true, rejects_limit = 1000
  );

-- name: film_ratings
-- Each film with how its ratings add up; those out of range are only counted.
SELECT movie_id,
       count(user_id) FILTER (rating BETWEEN 0.5 AND 5) AS ratings,
       coalesce(sum(rating) FILTER (rating BETWEEN 0.5 AND 5), 0) AS total,
       count(*) FILTER (NOT coalesce(rating BETWEEN 0.5 AND 5, false)) AS unusable
  FROM ratings
 GROUP BY movie_id
 ORDER BY movie_id;

-- name: rejected
-- Rows that could not be read, each once.
SELECT line, arg_min(error_message, column_idx) AS reason, any_value(csv_line) AS raw
  FROM reject_errors
 GROUP BY line
 ORDER BY line;

-- name: likes
-- Who likes which film, of those liked often enough; a few by each user at most.
WITH liked AS (
  SELECT user_id, movie_id
    FROM ratings
   WHERE rating BETWEEN $liked_from AND 5
   GROUP BY user_id, movie_id
), known AS (
  SELECT movie_id
    FROM liked
   GROUP BY movie_id
  HAVING count(*) >= $fewest_likes
), numbered AS (
  SELECT user_id, movie_id,
         row_number() OVER (
           PARTITION BY user_id ORDER BY hash(movie_id), movie_id
         ) AS place
    FROM liked
   WHERE movie_id IN (SELECT movie_id FROM known)
)
SELECT user_id, movie_id
  FROM numbered
 WHERE place <= $most_likes;
