-- name: is_work_due
-- Whether it is worth taking turns: something waits, fell silent or is due.
SELECT EXISTS (SELECT FROM jobs
                WHERE state = 'queued' AND kind = ANY(%(kinds)s)
                   OR state = 'running'
                  AND heartbeat_at < now() - %(lease)s * interval '1 second')
    OR EXISTS (SELECT FROM schedules WHERE next_at <= now());

-- name: take_turns_at_jobs
-- One worker at a time chooses, so that a lane or a slot is never taken twice.
SELECT pg_advisory_xact_lock(hashtext('moviechat.jobs'));

-- name: put_back_silent_jobs
-- What silent workers had: back in the queue, unless it was called off, or breaks
-- whoever takes it.
UPDATE jobs
   SET state = CASE WHEN is_called_off THEN 'cancelled'
                    WHEN losses + 1 >= %(most_losses)s THEN 'failed'
                    ELSE 'queued' END,
       error = CASE WHEN NOT is_called_off AND losses + 1 >= %(most_losses)s
                    THEN %(error)s END,
       finished_at = CASE WHEN is_called_off OR losses + 1 >= %(most_losses)s
                          THEN now() END,
       losses = losses + 1, version = version + 1
 WHERE state = 'running' AND heartbeat_at < now() - %(lease)s * interval '1 second'
RETURNING id;

-- name: claim_job
-- The longest waiting job of these kinds whose lane is free, now this worker's.
UPDATE jobs
   SET state = 'running', attempt = attempt + 1, worker = %(worker)s,
       stage = NULL, done = 0, total = NULL, skipped = 0, failed = 0,
       rate_per_s = NULL, eta_s = NULL, error = NULL,
       started_at = now(), heartbeat_at = clock_timestamp(), version = version + 1
 WHERE id = (SELECT id FROM jobs AS waiting
              WHERE state = 'queued' AND kind = ANY(%(kinds)s)
                AND NOT EXISTS (SELECT FROM jobs AS ahead
                                 WHERE ahead.lane = waiting.lane
                                   AND ahead.state = 'running')
              ORDER BY id LIMIT 1)
RETURNING *;

-- name: report_job
-- Tell how this run goes on, unless it has lost the job.
WITH before AS (SELECT stage FROM jobs WHERE id = %(id)s FOR UPDATE)
UPDATE jobs
   SET heartbeat_at = clock_timestamp(),
       version = version + ((jobs.stage, done, total, skipped, failed, rate_per_s, eta_s)
                            IS DISTINCT FROM
                            (%(stage)s, %(done)s, %(total)s, %(skipped)s, %(failed)s,
                             %(rate_per_s)s, %(eta_s)s))::integer,
       stage = %(stage)s, done = %(done)s, total = %(total)s, skipped = %(skipped)s,
       failed = %(failed)s, rate_per_s = %(rate_per_s)s, eta_s = %(eta_s)s,
       checkpoint = coalesce(%(checkpoint)s, checkpoint)
  FROM before
 WHERE id = %(id)s AND attempt = %(attempt)s AND state = 'running'
RETURNING jobs.*, before.stage IS DISTINCT FROM jobs.stage AS is_new_stage;

-- name: finish_job
-- End a job, unless this run has lost it.
UPDATE jobs
   SET state = %(state)s, result = %(result)s, error = %(error)s,
       rate_per_s = NULL, eta_s = NULL, finished_at = now(), version = version + 1
 WHERE id = %(id)s AND attempt = %(attempt)s AND state = 'running'
RETURNING id;

-- name: give_job_back
-- Let another run go on with a job, unless this one has lost it, it was called off,
-- or it breaks every run.
UPDATE jobs
   SET state = CASE WHEN is_called_off THEN 'cancelled'
                    WHEN losses + %(loss)s >= %(most_losses)s THEN 'failed'
                    ELSE 'queued' END,
       finished_at = CASE WHEN is_called_off
                            OR losses + %(loss)s >= %(most_losses)s THEN now() END,
       error = %(error)s, losses = losses + %(loss)s, version = version + 1
 WHERE id = %(id)s AND attempt = %(attempt)s AND state = 'running'
RETURNING id;
