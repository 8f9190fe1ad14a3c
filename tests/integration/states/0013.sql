--
-- PostgreSQL database dump
--


-- Dumped from database version 18.4
-- Dumped by pg_dump version 18.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: co_likes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.co_likes (
    film_key integer NOT NULL,
    other_key integer NOT NULL,
    strength real NOT NULL,
    CONSTRAINT co_likes_strength_check CHECK (((strength >= ('-1'::integer)::double precision) AND (strength <= (1)::double precision)))
);


--
-- Name: credits; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.credits (
    film_key integer NOT NULL,
    category text NOT NULL,
    billing integer NOT NULL,
    person_key integer NOT NULL,
    characters text[] DEFAULT '{}'::text[] NOT NULL,
    job text
);


--
-- Name: departed_passages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.departed_passages (
    passage_id text NOT NULL
);


--
-- Name: embedders; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.embedders (
    embedder_key integer NOT NULL,
    name text NOT NULL,
    dimension integer,
    is_active boolean DEFAULT false NOT NULL,
    data_version text,
    CONSTRAINT embedders_check CHECK (((NOT is_active) OR (data_version IS NOT NULL)))
);


--
-- Name: embedders_embedder_key_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.embedders ALTER COLUMN embedder_key ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.embedders_embedder_key_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: field_sources; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.field_sources (
    film_key integer NOT NULL,
    "position" smallint NOT NULL,
    field text NOT NULL,
    name text NOT NULL,
    url text,
    licence text
);


--
-- Name: film_countries; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_countries (
    film_key integer NOT NULL,
    "position" smallint NOT NULL,
    country text NOT NULL
);


--
-- Name: film_genres; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_genres (
    film_key integer NOT NULL,
    "position" smallint NOT NULL,
    genre text NOT NULL
);


--
-- Name: film_keywords; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_keywords (
    film_key integer NOT NULL,
    "position" smallint NOT NULL,
    keyword text NOT NULL,
    is_derived boolean DEFAULT false NOT NULL
);


--
-- Name: film_languages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_languages (
    film_key integer NOT NULL,
    "position" smallint NOT NULL,
    language text NOT NULL
);


--
-- Name: film_map; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_map (
    is_only boolean DEFAULT true NOT NULL,
    version text NOT NULL,
    embedder text NOT NULL,
    made_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT film_map_is_only_check CHECK (is_only)
);


--
-- Name: film_opinions; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_opinions (
    film_key integer NOT NULL,
    reviews integer NOT NULL,
    positive integer NOT NULL,
    negative integer NOT NULL,
    undecided integer NOT NULL,
    derived integer NOT NULL,
    rated integer NOT NULL,
    mean real
);


--
-- Name: film_tastes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_tastes (
    user_id text NOT NULL,
    film_key integer NOT NULL,
    verdict text,
    is_seen boolean NOT NULL,
    is_hidden boolean NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT film_tastes_check CHECK (((verdict IS NOT NULL) OR is_seen OR is_hidden)),
    CONSTRAINT film_tastes_verdict_check CHECK ((verdict = ANY (ARRAY['like'::text, 'dislike'::text])))
);


--
-- Name: film_titles; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.film_titles (
    film_key integer NOT NULL,
    "position" smallint NOT NULL,
    role text NOT NULL,
    title text NOT NULL,
    folded text NOT NULL,
    CONSTRAINT film_titles_role_check CHECK ((role = ANY (ARRAY['primary'::text, 'original'::text, 'aka'::text])))
);


--
-- Name: films; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.films (
    film_key integer NOT NULL,
    id text NOT NULL,
    title text NOT NULL,
    original_title text,
    kind text NOT NULL,
    year smallint,
    runtime integer,
    rating double precision,
    votes bigint,
    logline text,
    poster_url text,
    record_digest bytea,
    sources text[] NOT NULL
);


--
-- Name: films_film_key_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.films ALTER COLUMN film_key ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.films_film_key_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: former_ids; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.former_ids (
    id text NOT NULL,
    film_key integer NOT NULL
);


--
-- Name: reviews; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reviews (
    film_key integer NOT NULL,
    source text NOT NULL,
    origin text NOT NULL,
    file text NOT NULL,
    "position" integer NOT NULL,
    rating real,
    sentiment text,
    is_derived boolean NOT NULL,
    text text NOT NULL,
    quote text,
    score real NOT NULL,
    CONSTRAINT reviews_rating_check CHECK (((rating >= (0)::double precision) AND (rating <= (10)::double precision))),
    CONSTRAINT reviews_sentiment_check CHECK ((sentiment = ANY (ARRAY['pos'::text, 'neg'::text])))
);


--
-- Name: heard_reviews; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.heard_reviews AS
 SELECT film_key,
    source,
    origin,
    file,
    "position",
    rating,
    sentiment,
    is_derived,
    text,
    quote,
    score
   FROM public.reviews r
  WHERE ((source <> 'starter'::text) OR (NOT (EXISTS ( SELECT
           FROM public.reviews other
          WHERE ((other.film_key = r.film_key) AND (other.source <> 'starter'::text))))));


--
-- Name: ingest_runs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ingest_runs (
    run_key integer NOT NULL,
    source text NOT NULL,
    state text NOT NULL,
    inputs jsonb NOT NULL,
    options jsonb NOT NULL,
    licence text,
    counts jsonb DEFAULT '{}'::jsonb NOT NULL,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT ingest_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);


--
-- Name: ingest_runs_run_key_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.ingest_runs ALTER COLUMN run_key ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.ingest_runs_run_key_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: job_events; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job_events (
    job_id bigint NOT NULL,
    number bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    state text NOT NULL,
    stage text,
    done bigint NOT NULL,
    total bigint,
    skipped bigint NOT NULL,
    failed bigint NOT NULL,
    rate_per_s double precision,
    eta_s double precision,
    error text
);


--
-- Name: jobs; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs (
    id bigint NOT NULL,
    kind text NOT NULL,
    config jsonb NOT NULL,
    lane text,
    state text DEFAULT 'queued'::text NOT NULL,
    stage text,
    done bigint DEFAULT 0 NOT NULL,
    total bigint,
    skipped bigint DEFAULT 0 NOT NULL,
    failed bigint DEFAULT 0 NOT NULL,
    rate_per_s double precision,
    eta_s double precision,
    checkpoint jsonb,
    result jsonb,
    error text,
    is_called_off boolean DEFAULT false NOT NULL,
    attempt integer DEFAULT 0 NOT NULL,
    losses integer DEFAULT 0 NOT NULL,
    worker text,
    version bigint DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    heartbeat_at timestamp with time zone,
    CONSTRAINT jobs_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])))
);


--
-- Name: jobs_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.jobs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: map_clusters; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.map_clusters (
    cluster smallint NOT NULL,
    name text NOT NULL,
    x real NOT NULL,
    y real NOT NULL,
    size integer NOT NULL
);


--
-- Name: map_points; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.map_points (
    film_key integer NOT NULL,
    x real NOT NULL,
    y real NOT NULL,
    cluster smallint NOT NULL
);


--
-- Name: passage_vectors; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.passage_vectors (
    embedder_key integer NOT NULL,
    film_key integer NOT NULL,
    number smallint NOT NULL,
    text_hash text NOT NULL,
    vector bytea NOT NULL,
    is_indexed boolean DEFAULT false NOT NULL
)
WITH (toast_tuple_target='256');
ALTER TABLE ONLY public.passage_vectors ALTER COLUMN vector SET STORAGE EXTERNAL;


--
-- Name: passages; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.passages (
    film_key integer NOT NULL,
    number smallint NOT NULL,
    text text NOT NULL,
    starts_at real NOT NULL,
    text_hash text NOT NULL,
    header text DEFAULT ''::text NOT NULL,
    story text,
    embedded text GENERATED ALWAYS AS ((header || COALESCE(NULLIF(story, ''::text), text))) STORED NOT NULL,
    CONSTRAINT passages_starts_at_check CHECK (((starts_at >= (0)::double precision) AND (starts_at <= (1)::double precision)))
);


--
-- Name: people; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people (
    person_key integer NOT NULL,
    id text NOT NULL,
    name text NOT NULL,
    folded text NOT NULL,
    birth_year smallint,
    death_year smallint,
    professions text[] DEFAULT '{}'::text[] NOT NULL
);


--
-- Name: people_person_key_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.people ALTER COLUMN person_key ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.people_person_key_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: plot_labels; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plot_labels (
    film_key integer NOT NULL,
    kind text NOT NULL,
    "position" smallint NOT NULL,
    label text NOT NULL,
    CONSTRAINT plot_labels_kind_check CHECK ((kind = ANY (ARRAY['theme'::text, 'tone'::text, 'setting'::text])))
);


--
-- Name: plots; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.plots (
    film_key integer NOT NULL,
    text text NOT NULL,
    is_cut boolean DEFAULT false NOT NULL,
    cut_genres text[] DEFAULT '{}'::text[] NOT NULL,
    keywords_are_due boolean DEFAULT true NOT NULL,
    labels_basis text
);


--
-- Name: poster_lookups; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.poster_lookups (
    film_key integer NOT NULL,
    asked_on date NOT NULL
);


--
-- Name: ratings; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ratings (
    film_key integer NOT NULL,
    source text NOT NULL,
    mean real NOT NULL,
    votes bigint NOT NULL,
    CONSTRAINT ratings_mean_check CHECK (((mean >= (0)::double precision) AND (mean <= (10)::double precision)))
);


--
-- Name: rejected_rows; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rejected_rows (
    run_key integer NOT NULL,
    file text NOT NULL,
    line bigint NOT NULL,
    reason text NOT NULL,
    raw text NOT NULL
);


--
-- Name: review_quotes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_quotes (
    film_key integer NOT NULL,
    sentiment text NOT NULL,
    "position" smallint NOT NULL,
    text text NOT NULL,
    rating real,
    source text NOT NULL,
    file text NOT NULL,
    line integer NOT NULL
);


--
-- Name: scenes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scenes (
    screenplay_key integer NOT NULL,
    "position" integer NOT NULL,
    number text,
    heading text NOT NULL,
    setting text,
    place text,
    time_of_day text,
    page integer NOT NULL,
    starts_at real NOT NULL,
    words integer NOT NULL,
    dialogue_words integer NOT NULL,
    speakers text[] NOT NULL,
    CONSTRAINT scenes_starts_at_check CHECK (((starts_at >= (0)::double precision) AND (starts_at <= (1)::double precision)))
);


--
-- Name: schedules; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schedules (
    id bigint NOT NULL,
    kind text NOT NULL,
    config jsonb NOT NULL,
    lane text,
    every text NOT NULL,
    next_at timestamp with time zone NOT NULL,
    last_job bigint
);


--
-- Name: schedules_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.schedules ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.schedules_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_migrations (
    version integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: screenplays; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.screenplays (
    screenplay_key integer NOT NULL,
    film_key integer NOT NULL,
    origin text NOT NULL,
    file text NOT NULL,
    form text NOT NULL,
    title text,
    authors text[] NOT NULL,
    year_guess smallint,
    pages integer NOT NULL,
    words integer NOT NULL,
    dialogue_share real NOT NULL
);


--
-- Name: screenplays_screenplay_key_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.screenplays ALTER COLUMN screenplay_key ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.screenplays_screenplay_key_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: speakers; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.speakers (
    screenplay_key integer NOT NULL,
    "position" smallint NOT NULL,
    name text NOT NULL,
    speeches integer NOT NULL,
    lines integer NOT NULL,
    words integer NOT NULL,
    first_scene integer NOT NULL,
    last_scene integer NOT NULL,
    quote text,
    quote_scene integer
);


--
-- Name: statements; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.statements (
    film_key integer NOT NULL,
    source text NOT NULL,
    record jsonb NOT NULL
);


--
-- Name: tastes; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tastes (
    user_id text NOT NULL,
    is_on boolean DEFAULT false NOT NULL,
    limits jsonb DEFAULT '{}'::jsonb NOT NULL
);


--
-- Name: unwanted_films; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unwanted_films (
    id text NOT NULL,
    film_id text NOT NULL
);


--
-- Data for Name: co_likes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: credits; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.credits VALUES (1, 'actor', 1, 1, '{"Harry Lime"}', NULL);
INSERT INTO public.credits VALUES (1, 'actor', 2, 2, '{"Holly Martins"}', NULL);
INSERT INTO public.credits VALUES (1, 'actor', 3, 9, '{"Anna Schmidt"}', NULL);
INSERT INTO public.credits VALUES (1, 'actor', 4, 4, '{"Maj. Calloway"}', NULL);
INSERT INTO public.credits VALUES (1, 'director', 1, 7, '{}', NULL);
INSERT INTO public.credits VALUES (1, 'writer', 1, 3, '{}', NULL);
INSERT INTO public.credits VALUES (1, 'writer', 2, 1, '{}', NULL);
INSERT INTO public.credits VALUES (1, 'writer', 3, 6, '{}', NULL);
INSERT INTO public.credits VALUES (1, 'writer', 4, 7, '{}', NULL);
INSERT INTO public.credits VALUES (2, 'actor', 1, 8, '{"Ki Taek"}', NULL);
INSERT INTO public.credits VALUES (2, 'actor', 2, 10, '{"Dong Ik"}', NULL);
INSERT INTO public.credits VALUES (2, 'actor', 3, 11, '{"Yeon Kyo"}', NULL);
INSERT INTO public.credits VALUES (2, 'actor', 4, 12, '{"Ki Woo"}', NULL);
INSERT INTO public.credits VALUES (2, 'director', 1, 5, '{}', NULL);
INSERT INTO public.credits VALUES (2, 'writer', 1, 5, '{}', NULL);
INSERT INTO public.credits VALUES (2, 'writer', 2, 13, '{}', NULL);


--
-- Data for Name: departed_passages; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: embedders; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: field_sources; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.field_sources VALUES (1, 0, 'facts', 'IMDb, 2023', 'https://www.imdb.com/title/tt0041959/', 'IMDb: personal and non-commercial use');
INSERT INTO public.field_sources VALUES (1, 1, 'plot', 'Movie Chat', NULL, 'Apache-2.0');
INSERT INTO public.field_sources VALUES (1, 2, 'logline', 'Movie Chat', NULL, 'Apache-2.0');
INSERT INTO public.field_sources VALUES (1, 3, 'keywords', 'Movie Chat', NULL, 'Apache-2.0');
INSERT INTO public.field_sources VALUES (2, 0, 'facts', 'IMDb, 2023', 'https://www.imdb.com/title/tt6751668/', 'IMDb: personal and non-commercial use');
INSERT INTO public.field_sources VALUES (2, 1, 'plot', 'Movie Chat', NULL, 'Apache-2.0');
INSERT INTO public.field_sources VALUES (2, 2, 'logline', 'Movie Chat', NULL, 'Apache-2.0');
INSERT INTO public.field_sources VALUES (2, 3, 'keywords', 'Movie Chat', NULL, 'Apache-2.0');


--
-- Data for Name: film_countries; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.film_countries VALUES (1, 0, 'United Kingdom');
INSERT INTO public.film_countries VALUES (2, 0, 'South Korea');


--
-- Data for Name: film_genres; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.film_genres VALUES (1, 0, 'Film-Noir');
INSERT INTO public.film_genres VALUES (1, 1, 'Mystery');
INSERT INTO public.film_genres VALUES (1, 2, 'Thriller');
INSERT INTO public.film_genres VALUES (2, 0, 'Drama');
INSERT INTO public.film_genres VALUES (2, 1, 'Thriller');


--
-- Data for Name: film_keywords; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.film_keywords VALUES (1, 0, 'film noir', false);
INSERT INTO public.film_keywords VALUES (1, 1, 'betrayal', false);
INSERT INTO public.film_keywords VALUES (1, 2, 'friendship', false);
INSERT INTO public.film_keywords VALUES (1, 3, 'occupation', false);
INSERT INTO public.film_keywords VALUES (1, 4, 'black market', false);
INSERT INTO public.film_keywords VALUES (1, 5, 'post-war', false);
INSERT INTO public.film_keywords VALUES (1, 6, 'doomed love', false);
INSERT INTO public.film_keywords VALUES (2, 0, 'class divide', false);
INSERT INTO public.film_keywords VALUES (2, 1, 'poverty', false);
INSERT INTO public.film_keywords VALUES (2, 2, 'family', false);
INSERT INTO public.film_keywords VALUES (2, 3, 'deception', false);
INSERT INTO public.film_keywords VALUES (2, 4, 'black comedy', false);
INSERT INTO public.film_keywords VALUES (2, 5, 'secrets', false);
INSERT INTO public.film_keywords VALUES (2, 6, 'greed', false);
INSERT INTO public.film_keywords VALUES (2, 7, 'violence', false);


--
-- Data for Name: film_languages; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.film_languages VALUES (1, 0, 'English');
INSERT INTO public.film_languages VALUES (1, 1, 'German');
INSERT INTO public.film_languages VALUES (2, 0, 'Korean');
INSERT INTO public.film_languages VALUES (2, 1, 'English');


--
-- Data for Name: film_map; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: film_opinions; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: film_tastes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.film_tastes VALUES ('local', 1, 'like', false, false, '2026-11-27 14:02:22.630818+00');


--
-- Data for Name: film_titles; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.film_titles VALUES (1, 0, 'primary', 'The Third Man', 'third man');
INSERT INTO public.film_titles VALUES (2, 0, 'aka', 'Gisaengchung', 'gisaengchung');
INSERT INTO public.film_titles VALUES (2, 0, 'original', 'Gisaengchung', 'gisaengchung');
INSERT INTO public.film_titles VALUES (2, 0, 'primary', 'Parasite', 'parasite');


--
-- Data for Name: films; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.films OVERRIDING SYSTEM VALUE VALUES (1, 'tt0041959', 'The Third Man', NULL, 'movie', 1949, 104, 8.1, 180000, 'A writer of cheap westerns comes to bombed Vienna to join an old friend and finds only a funeral that does not add up.', NULL, '\x1889d18a5abe4599f2ab825783a6be31', '{own}');
INSERT INTO public.films OVERRIDING SYSTEM VALUE VALUES (2, 'tt6751668', 'Parasite', 'Gisaengchung', 'movie', 2019, 132, 8.5, 870000, 'A poor family cons its way, one by one, into jobs at a rich family''s house, where an unexpected secret waits below.', NULL, '\xb877dc2c8bfd8f44cd7052cbb8bb189d', '{own}');


--
-- Data for Name: former_ids; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ingest_runs; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job_events; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: jobs; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: map_clusters; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: map_points; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: passage_vectors; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: passages; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (1, 'nm0000080', 'Orson Welles', 'orson welles', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (2, 'nm0001072', 'Joseph Cotten', 'joseph cotten', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (3, 'nm0001294', 'Graham Greene', 'graham greene', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (4, 'nm0002145', 'Trevor Howard', 'trevor howard', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (5, 'nm0094435', 'Bong Joon Ho', 'bong joon ho', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (6, 'nm0466099', 'Alexander Korda', 'alexander korda', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (7, 'nm0715346', 'Carol Reed', 'carol reed', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (8, 'nm0814280', 'Song Kang-ho', 'song kang ho', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (9, 'nm0885098', 'Alida Valli', 'alida valli', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (10, 'nm1310525', 'Lee Sun-kyun', 'lee sun kyun', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (11, 'nm1856097', 'Cho Yeo-jeong', 'cho yeo jeong', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (12, 'nm6079248', 'Choi Woo-sik', 'choi woo sik', NULL, NULL, '{}');
INSERT INTO public.people OVERRIDING SYSTEM VALUE VALUES (13, 'nm8243301', 'Han Jin-won', 'han jin won', NULL, NULL, '{}');


--
-- Data for Name: plot_labels; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: plots; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.plots VALUES (1, 'Holly Martins, who writes cheap westerns, arrives in occupied Vienna and hears that his friend Harry Lime has been run over. At the graveside Major Calloway calls Harry a racketeer. Two friends say they carried the body, but the porter saw a third man, and is murdered. Holly falls for Anna, Harry''s girl, an actress with forged papers. One night a cat rubs against shoes in a doorway, a window lights up, and there is Harry, smiling, alive. Calloway shows Holly the children who suffer from the watered penicillin that Harry sold. High in the big wheel at the Prater, Harry compares the people below to dots. Holly agrees to be bait; Anna warns her lover, and police hunt him through the sewers. Wounded, his fingers poking through a grating, Harry nods, and Holly shoots. After the second funeral Holly waits on the long avenue; Anna walks past without a glance.', false, '{}', true, NULL);
INSERT INTO public.plots VALUES (2, 'The Kims fold pizza boxes in a half-basement in Seoul. Ki-woo, with forged papers, tutors the wealthy Parks'' daughter; his sister Ki-jung poses as an art therapist. With planted underwear and a peach allergy they get the driver and the housekeeper dismissed, and father Ki-taek and mother Chung-sook replace them. When the Parks go camping, the Kims drink in their living room. In pouring rain the old housekeeper, Moon-gwang, rings: her husband Geun-sae has lived for years in a bunker below, hiding from creditors. The families fight, the Parks return early, and the Kims hide under a table before running home to a flooded flat. Moon-gwang dies. At a garden birthday party Geun-sae breaks out, fells Ki-woo with a stone and stabs Ki-jung to death. Mr Park winces at his smell, and Ki-taek stabs Park. He hides in the bunker, blinking Morse code with a lamp, and Ki-woo dreams of buying the house.', false, '{}', true, NULL);


--
-- Data for Name: poster_lookups; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: ratings; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: rejected_rows; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: review_quotes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: reviews; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: scenes; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: schedules; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_migrations VALUES (1, '0001_films', '932cc7f21b50c86b4feeaa0fac736f6a6381866b3c9d3a08fe5ba2b9c9c541f5', '2026-11-27 14:02:22.16671+00');
INSERT INTO public.schema_migrations VALUES (2, '0002_passages', 'd1791303d72d7facd1b6ddb8f84ef12164dd33f83f5260a0ee949c07a55f5144', '2026-11-27 14:02:22.2058+00');
INSERT INTO public.schema_migrations VALUES (3, '0003_sources', '6139f71be8d9244314ef060b6889ad98f7a01f201a24a781a8b506e8db9757c6', '2026-11-27 14:02:22.216917+00');
INSERT INTO public.schema_migrations VALUES (4, '0004_embedders', '8f049403671a6b527939cfbb9d5082251826fca2dc56a2d4d86777a9613e1880', '2026-11-27 14:02:22.240922+00');
INSERT INTO public.schema_migrations VALUES (5, '0005_jobs', '613138720432705b1d1a276438013049fa42bd0678133e61d68e17c6ba9345b8', '2026-11-27 14:02:22.257438+00');
INSERT INTO public.schema_migrations VALUES (6, '0006_words', '6d0186b6e2497ee90b38c225b19fb063db078d3ae3baace9f80a8600145f9527', '2026-11-27 14:02:22.271767+00');
INSERT INTO public.schema_migrations VALUES (7, '0007_finding', '2a58d0ca0f9c3d5231990ad6c3e050e22ba2b00057d3a87b789ffec8d246a61a', '2026-11-27 14:02:22.297098+00');
INSERT INTO public.schema_migrations VALUES (8, '0008_labels', '58f2e947c44cf27793a71df2ea42e87568089f0190f9cc9861d20aa03954b8c7', '2026-11-27 14:02:22.304645+00');
INSERT INTO public.schema_migrations VALUES (9, '0009_taste', 'e25e128ed95f327f1393d167916864a5d718ba046e5fc6a4bdd2c51e97d8507f', '2026-11-27 14:02:22.312439+00');
INSERT INTO public.schema_migrations VALUES (10, '0010_film_map', 'e4e28e233bf6f81582faeed8f7c4ed6ea89922b41cf9b80676bf765cafc6bc2f', '2026-11-27 14:02:22.321935+00');
INSERT INTO public.schema_migrations VALUES (11, '0011_co_likes', 'c555d33dcabc7f5de1102129d20d01dfb5e987fd4ea47d43b3e13ba5280d2020', '2026-11-27 14:02:22.332943+00');
INSERT INTO public.schema_migrations VALUES (12, '0012_stories', '454c014660825f7175aaaf47c86fbe8579b7968bed1a666481606b9ece339409', '2026-11-27 14:02:22.337221+00');
INSERT INTO public.schema_migrations VALUES (13, '0013_house_opinions', '77e724afc978ca5d201e4318f1fd2eb833b238f1d61c49ee54706ee39e9cc868', '2026-11-27 14:02:22.34505+00');


--
-- Data for Name: screenplays; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: speakers; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: statements; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: tastes; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tastes VALUES ('local', false, '{"year_gte": 1930, "year_lte": null, "languages": [], "rating_gte": null, "runtime_gte": null, "runtime_lte": null, "never_genres": [], "never_people": []}');


--
-- Data for Name: unwanted_films; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: embedders_embedder_key_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.embedders_embedder_key_seq', 1, false);


--
-- Name: films_film_key_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.films_film_key_seq', 2, true);


--
-- Name: ingest_runs_run_key_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.ingest_runs_run_key_seq', 1, false);


--
-- Name: jobs_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.jobs_id_seq', 1, false);


--
-- Name: people_person_key_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.people_person_key_seq', 13, true);


--
-- Name: schedules_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.schedules_id_seq', 1, false);


--
-- Name: screenplays_screenplay_key_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.screenplays_screenplay_key_seq', 1, false);


--
-- Name: co_likes co_likes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.co_likes
    ADD CONSTRAINT co_likes_pkey PRIMARY KEY (film_key, other_key);


--
-- Name: departed_passages departed_passages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departed_passages
    ADD CONSTRAINT departed_passages_pkey PRIMARY KEY (passage_id);


--
-- Name: embedders embedders_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.embedders
    ADD CONSTRAINT embedders_name_key UNIQUE (name);


--
-- Name: embedders embedders_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.embedders
    ADD CONSTRAINT embedders_pkey PRIMARY KEY (embedder_key);


--
-- Name: field_sources field_sources_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.field_sources
    ADD CONSTRAINT field_sources_pkey PRIMARY KEY (film_key, "position");


--
-- Name: film_countries film_countries_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_countries
    ADD CONSTRAINT film_countries_pkey PRIMARY KEY (film_key, "position");


--
-- Name: film_genres film_genres_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_genres
    ADD CONSTRAINT film_genres_pkey PRIMARY KEY (film_key, "position");


--
-- Name: film_keywords film_keywords_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_keywords
    ADD CONSTRAINT film_keywords_pkey PRIMARY KEY (film_key, "position");


--
-- Name: film_languages film_languages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_languages
    ADD CONSTRAINT film_languages_pkey PRIMARY KEY (film_key, "position");


--
-- Name: film_map film_map_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_map
    ADD CONSTRAINT film_map_pkey PRIMARY KEY (is_only);


--
-- Name: film_opinions film_opinions_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_opinions
    ADD CONSTRAINT film_opinions_pkey PRIMARY KEY (film_key);


--
-- Name: film_tastes film_tastes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_tastes
    ADD CONSTRAINT film_tastes_pkey PRIMARY KEY (user_id, film_key);


--
-- Name: film_titles film_titles_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_titles
    ADD CONSTRAINT film_titles_pkey PRIMARY KEY (film_key, role, "position");


--
-- Name: films films_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.films
    ADD CONSTRAINT films_id_key UNIQUE (id);


--
-- Name: films films_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.films
    ADD CONSTRAINT films_pkey PRIMARY KEY (film_key);


--
-- Name: former_ids former_ids_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.former_ids
    ADD CONSTRAINT former_ids_pkey PRIMARY KEY (id);


--
-- Name: ingest_runs ingest_runs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ingest_runs
    ADD CONSTRAINT ingest_runs_pkey PRIMARY KEY (run_key);


--
-- Name: job_events job_events_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_pkey PRIMARY KEY (job_id, number);


--
-- Name: jobs jobs_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);


--
-- Name: map_clusters map_clusters_name_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_clusters
    ADD CONSTRAINT map_clusters_name_key UNIQUE (name);


--
-- Name: map_clusters map_clusters_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_clusters
    ADD CONSTRAINT map_clusters_pkey PRIMARY KEY (cluster);


--
-- Name: map_points map_points_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_points
    ADD CONSTRAINT map_points_pkey PRIMARY KEY (film_key);


--
-- Name: passage_vectors passage_vectors_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passage_vectors
    ADD CONSTRAINT passage_vectors_pkey PRIMARY KEY (film_key, number, embedder_key);


--
-- Name: passages passages_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passages
    ADD CONSTRAINT passages_pkey PRIMARY KEY (film_key, number);


--
-- Name: people people_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_id_key UNIQUE (id);


--
-- Name: people people_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (person_key);


--
-- Name: plot_labels plot_labels_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plot_labels
    ADD CONSTRAINT plot_labels_pkey PRIMARY KEY (film_key, kind, "position");


--
-- Name: plots plots_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plots
    ADD CONSTRAINT plots_pkey PRIMARY KEY (film_key);


--
-- Name: poster_lookups poster_lookups_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.poster_lookups
    ADD CONSTRAINT poster_lookups_pkey PRIMARY KEY (film_key);


--
-- Name: ratings ratings_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ratings
    ADD CONSTRAINT ratings_pkey PRIMARY KEY (film_key, source);


--
-- Name: review_quotes review_quotes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_quotes
    ADD CONSTRAINT review_quotes_pkey PRIMARY KEY (film_key, sentiment, "position");


--
-- Name: scenes scenes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scenes
    ADD CONSTRAINT scenes_pkey PRIMARY KEY (screenplay_key, "position");


--
-- Name: schedules schedules_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schedules
    ADD CONSTRAINT schedules_pkey PRIMARY KEY (id);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);


--
-- Name: screenplays screenplays_origin_file_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.screenplays
    ADD CONSTRAINT screenplays_origin_file_key UNIQUE (origin, file);


--
-- Name: screenplays screenplays_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.screenplays
    ADD CONSTRAINT screenplays_pkey PRIMARY KEY (screenplay_key);


--
-- Name: speakers speakers_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.speakers
    ADD CONSTRAINT speakers_pkey PRIMARY KEY (screenplay_key, "position");


--
-- Name: statements statements_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_pkey PRIMARY KEY (film_key, source);


--
-- Name: tastes tastes_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tastes
    ADD CONSTRAINT tastes_pkey PRIMARY KEY (user_id);


--
-- Name: unwanted_films unwanted_films_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unwanted_films
    ADD CONSTRAINT unwanted_films_pkey PRIMARY KEY (id);


--
-- Name: co_likes_by_other; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX co_likes_by_other ON public.co_likes USING btree (other_key);


--
-- Name: credits_by_film; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX credits_by_film ON public.credits USING btree (film_key);


--
-- Name: credits_by_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX credits_by_person ON public.credits USING btree (person_key);


--
-- Name: film_countries_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_countries_by_name ON public.film_countries USING btree (lower(country), film_key);


--
-- Name: film_genres_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_genres_by_name ON public.film_genres USING btree (lower(genre));


--
-- Name: film_keywords_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_keywords_by_name ON public.film_keywords USING btree (lower(keyword), film_key);


--
-- Name: film_languages_by_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_languages_by_name ON public.film_languages USING btree (lower(language), film_key);


--
-- Name: film_tastes_by_film; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_tastes_by_film ON public.film_tastes USING btree (film_key);


--
-- Name: film_titles_by_fold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_titles_by_fold ON public.film_titles USING btree (folded text_pattern_ops);


--
-- Name: film_titles_by_word; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX film_titles_by_word ON public.film_titles USING gin (array_to_tsvector(array_remove(string_to_array(folded, ' '::text), ''::text)));


--
-- Name: films_by_rating; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX films_by_rating ON public.films USING btree (rating DESC NULLS LAST, votes DESC NULLS LAST);


--
-- Name: films_by_votes; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX films_by_votes ON public.films USING btree (votes DESC NULLS LAST, film_key);


--
-- Name: films_by_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX films_by_year ON public.films USING btree (year);


--
-- Name: ingest_runs_by_source; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ingest_runs_by_source ON public.ingest_runs USING btree (source, run_key DESC);


--
-- Name: jobs_one_in_a_lane; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX jobs_one_in_a_lane ON public.jobs USING btree (lane) WHERE (state = 'running'::text);


--
-- Name: jobs_to_do; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX jobs_to_do ON public.jobs USING btree (id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));


--
-- Name: one_active_embedder; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX one_active_embedder ON public.embedders USING btree (is_active) WHERE is_active;


--
-- Name: passage_vectors_by_text; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passage_vectors_by_text ON public.passage_vectors USING btree (text_hash, embedder_key);


--
-- Name: passage_vectors_to_index; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passage_vectors_to_index ON public.passage_vectors USING btree (embedder_key, film_key, number) WHERE (NOT is_indexed);


--
-- Name: passages_by_text; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX passages_by_text ON public.passages USING btree (text_hash);


--
-- Name: people_by_fold; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_by_fold ON public.people USING btree (folded text_pattern_ops);


--
-- Name: plots_due_for_keywords; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plots_due_for_keywords ON public.plots USING btree (film_key) WHERE keywords_are_due;


--
-- Name: plots_to_cut; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX plots_to_cut ON public.plots USING btree (film_key) WHERE (NOT is_cut);


--
-- Name: rejected_rows_by_run; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX rejected_rows_by_run ON public.rejected_rows USING btree (run_key);


--
-- Name: reviews_by_film; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reviews_by_film ON public.reviews USING btree (film_key);


--
-- Name: reviews_by_origin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reviews_by_origin ON public.reviews USING btree (source, origin);


--
-- Name: schedules_once_each; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX schedules_once_each ON public.schedules USING btree (kind, md5((config)::text));


--
-- Name: screenplays_by_film; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX screenplays_by_film ON public.screenplays USING btree (film_key);


--
-- Name: unwanted_films_by_film; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX unwanted_films_by_film ON public.unwanted_films USING btree (film_id);


--
-- Name: co_likes co_likes_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.co_likes
    ADD CONSTRAINT co_likes_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: co_likes co_likes_other_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.co_likes
    ADD CONSTRAINT co_likes_other_key_fkey FOREIGN KEY (other_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: credits credits_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.credits
    ADD CONSTRAINT credits_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: credits credits_person_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.credits
    ADD CONSTRAINT credits_person_key_fkey FOREIGN KEY (person_key) REFERENCES public.people(person_key);


--
-- Name: field_sources field_sources_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.field_sources
    ADD CONSTRAINT field_sources_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_countries film_countries_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_countries
    ADD CONSTRAINT film_countries_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_genres film_genres_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_genres
    ADD CONSTRAINT film_genres_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_keywords film_keywords_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_keywords
    ADD CONSTRAINT film_keywords_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_languages film_languages_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_languages
    ADD CONSTRAINT film_languages_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_opinions film_opinions_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_opinions
    ADD CONSTRAINT film_opinions_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_tastes film_tastes_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_tastes
    ADD CONSTRAINT film_tastes_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: film_tastes film_tastes_user_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_tastes
    ADD CONSTRAINT film_tastes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.tastes(user_id) ON DELETE CASCADE;


--
-- Name: film_titles film_titles_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.film_titles
    ADD CONSTRAINT film_titles_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: former_ids former_ids_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.former_ids
    ADD CONSTRAINT former_ids_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: job_events job_events_job_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job_events
    ADD CONSTRAINT job_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.jobs(id) ON DELETE CASCADE;


--
-- Name: map_points map_points_cluster_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_points
    ADD CONSTRAINT map_points_cluster_fkey FOREIGN KEY (cluster) REFERENCES public.map_clusters(cluster);


--
-- Name: map_points map_points_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.map_points
    ADD CONSTRAINT map_points_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: passage_vectors passage_vectors_embedder_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passage_vectors
    ADD CONSTRAINT passage_vectors_embedder_key_fkey FOREIGN KEY (embedder_key) REFERENCES public.embedders(embedder_key) ON DELETE CASCADE;


--
-- Name: passage_vectors passage_vectors_film_key_number_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passage_vectors
    ADD CONSTRAINT passage_vectors_film_key_number_fkey FOREIGN KEY (film_key, number) REFERENCES public.passages(film_key, number) ON DELETE CASCADE;


--
-- Name: passages passages_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.passages
    ADD CONSTRAINT passages_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: plot_labels plot_labels_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plot_labels
    ADD CONSTRAINT plot_labels_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.plots(film_key) ON DELETE CASCADE;


--
-- Name: plots plots_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.plots
    ADD CONSTRAINT plots_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: poster_lookups poster_lookups_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.poster_lookups
    ADD CONSTRAINT poster_lookups_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: ratings ratings_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ratings
    ADD CONSTRAINT ratings_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: rejected_rows rejected_rows_run_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rejected_rows
    ADD CONSTRAINT rejected_rows_run_key_fkey FOREIGN KEY (run_key) REFERENCES public.ingest_runs(run_key) ON DELETE CASCADE;


--
-- Name: review_quotes review_quotes_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_quotes
    ADD CONSTRAINT review_quotes_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: reviews reviews_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: scenes scenes_screenplay_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scenes
    ADD CONSTRAINT scenes_screenplay_key_fkey FOREIGN KEY (screenplay_key) REFERENCES public.screenplays(screenplay_key) ON DELETE CASCADE;


--
-- Name: schedules schedules_last_job_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schedules
    ADD CONSTRAINT schedules_last_job_fkey FOREIGN KEY (last_job) REFERENCES public.jobs(id) ON DELETE SET NULL;


--
-- Name: screenplays screenplays_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.screenplays
    ADD CONSTRAINT screenplays_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- Name: speakers speakers_screenplay_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.speakers
    ADD CONSTRAINT speakers_screenplay_key_fkey FOREIGN KEY (screenplay_key) REFERENCES public.screenplays(screenplay_key) ON DELETE CASCADE;


--
-- Name: statements statements_film_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.statements
    ADD CONSTRAINT statements_film_key_fkey FOREIGN KEY (film_key) REFERENCES public.films(film_key) ON DELETE CASCADE;


--
-- PostgreSQL database dump complete
--


