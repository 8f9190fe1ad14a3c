-- name: last_run
-- The last run of a source over files of these names.
SELECT run_key, source, state, inputs, options, licence, counts, started_at, finished_at
  FROM ingest_runs
 WHERE source = %(source)s
   AND ARRAY(SELECT i->>'name' FROM jsonb_array_elements(inputs) AS i ORDER BY 1)
     = %(names)s::text[]
 ORDER BY run_key DESC LIMIT 1;

-- name: begin_run
-- Note that a source is being taken in.
INSERT INTO ingest_runs (source, state, inputs, options, licence)
VALUES (%(source)s, 'running', %(inputs)s, %(options)s, %(licence)s)
RETURNING run_key;

-- name: end_run
-- Note how a run ended.
UPDATE ingest_runs SET state = %(state)s, counts = %(counts)s, finished_at = now()
 WHERE run_key = %(run_key)s;

-- name: give_up_runs
-- Runs of a source that were left unfinished and are not taken up again.
UPDATE ingest_runs SET state = 'failed', finished_at = now()
 WHERE source = %(source)s AND state = 'running';

-- name: clear_rejected
-- What a run could not use, before it is written anew.
DELETE FROM rejected_rows WHERE run_key = %(run_key)s;

-- name: runs
-- Every run, the last first.
SELECT run_key, source, state, inputs, options, licence, counts, started_at, finished_at
  FROM ingest_runs ORDER BY run_key DESC;

-- name: rejected
-- What the runs that count could not use: of each source and file, the last.
WITH last AS (
  SELECT DISTINCT ON (source, inputs->0->>'name') run_key, source FROM ingest_runs
   WHERE state = 'done' AND (%(source)s::text IS NULL OR source = %(source)s)
   ORDER BY source, inputs->0->>'name', run_key DESC
)
SELECT l.source, r.file, r.line, r.reason, r.raw
  FROM last AS l JOIN rejected_rows AS r USING (run_key)
 ORDER BY l.run_key, r.file, r.line;

-- name: rejected_of_run
-- What one run could not use.
SELECT i.source, r.file, r.line, r.reason, r.raw
  FROM ingest_runs AS i JOIN rejected_rows AS r USING (run_key)
 WHERE i.run_key = %(run_key)s ORDER BY r.file, r.line;

-- name: forget_runs
-- A source was taken out: its runs count no more.
DELETE FROM ingest_runs WHERE source = %(source)s;
