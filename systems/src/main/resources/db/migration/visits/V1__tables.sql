-- Release 0.1.0 had its tables in public and counted visits of pastes only: they are carried over. Processes of that release may
-- run on beside this one: by the views they read all counts, and leave new segments to be counted by this release (decision 0017).
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('public.visits') AND relkind = 'r') THEN
    ALTER TABLE public.visits SET SCHEMA visits;
    ALTER TABLE visits.visits RENAME COLUMN link TO subject;
    ALTER TABLE visits.visits
      ALTER COLUMN subject TYPE text COLLATE "C",
      ADD COLUMN system text COLLATE "C" NOT NULL DEFAULT 'pastebin',
      DROP CONSTRAINT visits_pkey;
    ALTER TABLE visits.visits
      ALTER COLUMN system DROP DEFAULT,
      ADD CONSTRAINT visits_pkey PRIMARY KEY (system, subject, day);
    CREATE VIEW public.visits AS
      SELECT subject AS link, day, visits FROM visits.visits WHERE system = 'pastebin';

    ALTER TABLE public.visit_segments SET SCHEMA visits;
    CREATE VIEW public.visit_segments AS SELECT * FROM visits.visit_segments;
  END IF;
END
$$;

CREATE TABLE IF NOT EXISTS visits (
  system  text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  day     date   NOT NULL,
  visits  bigint NOT NULL,
  PRIMARY KEY (system, subject, day)
);

-- A segment of an access log is counted in the transaction that names it here, so counting it again changes nothing.
CREATE TABLE IF NOT EXISTS visit_segments (
  segment    text PRIMARY KEY,
  lines      bigint      NOT NULL,
  malformed  bigint      NOT NULL,
  counted_at timestamptz NOT NULL
);
