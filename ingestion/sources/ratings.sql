-- What DuckDB reads of MovieLens's ratings.

-- name: set_file
-- Where the file is, how many columns it has, and which are ours.
SET VARIABLE file = $file;

-- name: open_ratings
-- The ratings that can be used. Lines are parted here and not by DuckDB's reader,
-- which gives up a whole file where line ends are mixed.
CREATE TEMP VIEW ratings AS
WITH lines AS (
  SELECT string_split(line, ',') AS cells
    FROM read_csv(
      getvariable('file').path, columns = {'line': 'VARCHAR'}, header = true,
      auto_detect = false, delim = '\x1F', quote = '', escape = '',
      strict_mode = false, ignore_errors = true
    )
), typed AS (
  SELECT try_cast(cells[getvariable('file').user_place] AS INTEGER) AS user_id,
         try_cast(cells[getvariable('file').film_place] AS INTEGER) AS movie_id,
         try_cast(cells[getvariable('file').rating_place] AS FLOAT) AS rating
    FROM lines
   WHERE len(cells) = getvariable('file').width
)
SELECT user_id, movie_id, rating
  FROM typed
 WHERE user_id IS NOT NULL AND movie_id IS NOT NULL AND rating BETWEEN 0.5 AND 5;

-- name: film_ratings
-- Each film with how its ratings add up.
SELECT movie_id, count(*) AS ratings, sum(rating) AS total
  FROM ratings
 GROUP BY movie_id
 ORDER BY movie_id;

-- name: likes
-- Who likes which of the films liked most; so many by each user at most.
WITH liked AS (
  SELECT user_id, movie_id
    FROM ratings
   WHERE rating >= $liked_from
   GROUP BY user_id, movie_id
), known AS (
  SELECT movie_id
    FROM liked
   GROUP BY movie_id
  HAVING count(*) >= $fewest_likes
   ORDER BY count(*) DESC, movie_id
   LIMIT $most_films
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
