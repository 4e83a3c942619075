-- Base-62 links are case sensitive: the byte order collation keeps 'aaaaaaa' and 'AAAAAAA' apart and compares fastest.
CREATE TABLE pastes (
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
CREATE INDEX pastes_by_expiry ON pastes (expires_at) WHERE expires_at IS NOT NULL;
-- Serves the orphan sweep, which asks which of a page of objects still have a row.
CREATE INDEX pastes_by_content ON pastes (content_path) WHERE content_path IS NOT NULL;

CREATE TABLE idempotency_keys (
  key         text PRIMARY KEY,
  fingerprint char(64)    NOT NULL,
  link        char(7) COLLATE "C" NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
CREATE INDEX idempotency_keys_by_link ON idempotency_keys (link);

CREATE TABLE visits (
  link   char(7) COLLATE "C" NOT NULL,
  day    date    NOT NULL,
  visits bigint  NOT NULL,
  PRIMARY KEY (link, day)
);

-- A segment of an access log is counted in the transaction that names it here, so counting it again changes nothing.
CREATE TABLE visit_segments (
  segment    text PRIMARY KEY,
  lines      bigint      NOT NULL,
  malformed  bigint      NOT NULL,
  counted_at timestamptz NOT NULL
);
