-- Liking a film may say that another one will not be liked: that counts in sums over
-- several films.
ALTER TABLE co_likes DROP CONSTRAINT co_likes_strength_check;
ALTER TABLE co_likes ADD CONSTRAINT co_likes_strength_check
  CHECK (strength BETWEEN -1 AND 1);

-- What was kept before lacks these, and may be of another scale: the next
-- `moviechat ingest ratings` makes it anew.
TRUNCATE co_likes;
