-- What of a passage tells the story, where it tells of the making too: that is embedded
-- in the text's place. Null: all of it does; empty: none of it does.

ALTER TABLE passages ADD COLUMN story text;
ALTER TABLE passages ADD COLUMN embedded text NOT NULL
  GENERATED ALWAYS AS (header || coalesce(nullif(story, ''), text)) STORED;
UPDATE plots SET is_cut = false WHERE is_cut;
