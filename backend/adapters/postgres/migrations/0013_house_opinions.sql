-- What is heard of a film: the reviews of others; the house's own only while it has none.

CREATE VIEW heard_reviews AS
SELECT r.*
  FROM reviews AS r
 WHERE r.source <> 'starter'
    OR NOT EXISTS (SELECT FROM reviews AS other
                    WHERE other.film_key = r.film_key AND other.source <> 'starter');
