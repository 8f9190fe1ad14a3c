-- name: add_schedule
-- Schedule a job; the same job scheduled before gets the new times.
INSERT INTO schedules AS s (kind, config, lane, every, next_at)
VALUES (%(kind)s, %(config)s, %(lane)s, %(every)s, %(next_at)s)
    ON CONFLICT (kind, md5(config::text)) DO UPDATE
   SET lane = EXCLUDED.lane, every = EXCLUDED.every, next_at = EXCLUDED.next_at
RETURNING id, kind, config, every, next_at, last_job;

-- name: schedules
-- Every schedule, the next one due first.
SELECT id, kind, config, every, next_at, last_job
  FROM schedules ORDER BY next_at, id;

-- name: remove_schedule
-- Schedule this no longer.
DELETE FROM schedules WHERE id = %(id)s;

-- name: what_time
-- The database's clock, by which all workers go.
SELECT now();

-- name: due_schedules
-- Schedules whose time has come.
SELECT id, kind, config, every, next_at, last_job
  FROM schedules WHERE next_at <= now() ORDER BY next_at, id;

-- name: fire_schedule
-- Queue a schedule's job, unless the last one is not over, and say when it is next due.
WITH fired AS (
  INSERT INTO jobs (kind, config, lane)
  SELECT s.kind, s.config, s.lane FROM schedules AS s
   WHERE s.id = %(id)s
     AND NOT EXISTS (SELECT FROM jobs AS j WHERE j.id = s.last_job
                        AND j.state IN ('queued', 'running'))
  RETURNING id
)
UPDATE schedules
   SET next_at = %(next_at)s, last_job = coalesce((SELECT id FROM fired), last_job)
 WHERE id = %(id)s
RETURNING last_job;
