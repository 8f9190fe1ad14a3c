-- name: enqueue_job
-- Put a job at the end of the queue.
INSERT INTO jobs (kind, config, lane)
VALUES (%(kind)s, %(config)s, %(lane)s)
RETURNING *;

-- name: job
-- One job.
SELECT * FROM jobs WHERE id = %(id)s;

-- name: jobs_newest_first
-- Jobs, of one state if it is named.
SELECT * FROM jobs
 WHERE %(state)s::text IS NULL OR state = %(state)s
 ORDER BY id DESC LIMIT %(limit)s;

-- name: cancel_job
-- Call a job off: at once, unless a living worker has to be told first.
UPDATE jobs
   SET version = version + (state = 'queued' OR NOT is_called_off)::integer,
       is_called_off = true,
       state = CASE WHEN state = 'running'
                     AND heartbeat_at > now() - %(lease)s * interval '1 second'
                    THEN 'running' ELSE 'cancelled' END,
       finished_at = CASE WHEN state = 'running'
                           AND heartbeat_at > now() - %(lease)s * interval '1 second'
                          THEN NULL ELSE now() END
 WHERE id = %(id)s AND state IN ('queued', 'running')
RETURNING *;

-- name: retry_job
-- Queue a job again that failed or was cancelled, with its checkpoint.
UPDATE jobs
   SET state = 'queued', error = NULL, is_called_off = false, losses = 0,
       stage = NULL, done = 0, total = NULL, skipped = 0, failed = 0,
       rate_per_s = NULL, eta_s = NULL, finished_at = NULL, version = version + 1
 WHERE id = %(id)s AND state IN ('failed', 'cancelled')
RETURNING *;

-- name: note_event
-- Keep how a job is now for those who watch it, if that is not kept yet.
INSERT INTO job_events (job_id, number, state, stage, done, total, skipped, failed,
                        rate_per_s, eta_s, error)
SELECT id, version, state, stage, done, total, skipped, failed,
       rate_per_s, eta_s, error
  FROM jobs WHERE id = %(id)s
    ON CONFLICT DO NOTHING;

-- name: job_events_since
-- The events after one, and the newest counts if they are newer than all of these.
SELECT number, at, state, stage, done, total, skipped, failed,
       rate_per_s, eta_s, error
  FROM job_events WHERE job_id = %(id)s AND number > %(since)s
 UNION ALL
SELECT version, now(), state, stage, done, total, skipped, failed,
       rate_per_s, eta_s, error
  FROM jobs AS j
 WHERE id = %(id)s AND version > %(since)s
   AND NOT EXISTS (SELECT FROM job_events WHERE job_id = j.id AND number = j.version)
 ORDER BY number;
