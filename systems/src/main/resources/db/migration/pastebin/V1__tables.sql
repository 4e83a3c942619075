-- Release 0.1.0 had its tables in public: they are carried over as they are, rows, indexes and all. Processes of that release
-- may run on beside this one for as long as a rolling replacement takes: the views let them read and write (decision 0017).
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_class WHERE oid = to_regclass('public.pastes') AND relkind = 'r') THEN
    ALTER TABLE public.pastes SET SCHEMA pastebin;
    ALTER TABLE public.idempotency_keys SET SCHEMA pastebin;
    CREATE VIEW public.pastes AS SELECT * FROM pastebin.pastes;
    CREATE VIEW public.idempotency_keys AS SELECT * FROM pastebin.idempotency_keys;
  END IF;
END
$$;

-- Base-62 links are case sensitive: the byte order collation keeps 'aaaaaaa' and 'AAAAAAA' apart and compares fastest.
CREATE TABLE IF NOT EXISTS pastes (
  link         char(7) COLLATE "C" PRIMARY KEY,
  kind         text        NOT NULL,
  content_path varchar(255),
  size_bytes   integer     NOT NULL,
  sha256       char(64)    NOT NULL,
  target_url   text,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  CONSTRAINT text_has_content_url_has_target CHECK (
    (kind = 'text' AND content_path IS NOT NULL AND target_url IS NULL)
    OR (kind = 'url' AND content_path IS NULL AND target_url IS NOT NULL))
);

-- Serves the expiry sweep; most pastes never expire and cost nothing here.
CREATE INDEX IF NOT EXISTS pastes_by_expiry ON pastes (expires_at) WHERE expires_at IS NOT NULL;
-- Serves the orphan sweep, which asks which of a page of objects still have a row.
CREATE INDEX IF NOT EXISTS pastes_by_content ON pastes (content_path) WHERE content_path IS NOT NULL;

CREATE TABLE IF NOT EXISTS idempotency_keys (
  key         text PRIMARY KEY,
  fingerprint char(64)    NOT NULL,
  link        char(7) COLLATE "C" NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS idempotency_keys_by_age ON idempotency_keys (created_at);
CREATE INDEX IF NOT EXISTS idempotency_keys_by_link ON idempotency_keys (link);
