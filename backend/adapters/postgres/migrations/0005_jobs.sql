-- Jobs: long work, queued here and carried out by whichever worker takes it.

CREATE TABLE jobs (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text    NOT NULL,
  config        jsonb   NOT NULL,
  lane          text,   -- jobs of one lane run one after another
  state         text    NOT NULL DEFAULT 'queued' CHECK (
    state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  stage         text,
  done          bigint  NOT NULL DEFAULT 0,
  total         bigint,
  skipped       bigint  NOT NULL DEFAULT 0,
  failed        bigint  NOT NULL DEFAULT 0,
  rate_per_s    double precision,
  eta_s         double precision,
  checkpoint    jsonb,
  result        jsonb,
  error         text,
  is_called_off boolean NOT NULL DEFAULT false,
  attempt       integer NOT NULL DEFAULT 0,  -- only the latest run may write
  losses        integer NOT NULL DEFAULT 0,  -- runs that broke without a word
  worker        text,
  version       bigint  NOT NULL DEFAULT 1,  -- grows with all that can be told
  created_at    timestamptz NOT NULL DEFAULT now(),
  started_at    timestamptz,
  finished_at   timestamptz,
  heartbeat_at  timestamptz
);

CREATE INDEX jobs_to_do ON jobs (id) WHERE state IN ('queued', 'running');
CREATE UNIQUE INDEX jobs_one_in_a_lane ON jobs (lane) WHERE state = 'running';

-- What may not be missed by those who watch: each change of state and of stage.
CREATE TABLE job_events (
  job_id     bigint NOT NULL REFERENCES jobs ON DELETE CASCADE,
  number     bigint NOT NULL,  -- the job's version then
  at         timestamptz NOT NULL DEFAULT clock_timestamp(),
  state      text   NOT NULL,
  stage      text,
  done       bigint NOT NULL,
  total      bigint,
  skipped    bigint NOT NULL,
  failed     bigint NOT NULL,
  rate_per_s double precision,
  eta_s      double precision,
  error      text,
  PRIMARY KEY (job_id, number)
);

CREATE TABLE schedules (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind     text   NOT NULL,
  config   jsonb  NOT NULL,
  lane     text,
  every    text   NOT NULL,
  next_at  timestamptz NOT NULL,
  last_job bigint REFERENCES jobs ON DELETE SET NULL
);

CREATE UNIQUE INDEX schedules_once_each ON schedules (kind, md5(config::text));
