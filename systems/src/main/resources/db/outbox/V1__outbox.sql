-- Events of this schema's system that are not delivered yet; a delivered one is deleted (decision 0018).
CREATE TABLE outbox (
  id           uuid PRIMARY KEY,
  type         text        NOT NULL,
  aggregate    text        NOT NULL,
  version      integer     NOT NULL,
  payload      text        NOT NULL,
  published_at timestamptz NOT NULL,
  attempts     integer     NOT NULL DEFAULT 0,
  -- From when it may be taken up; of one that was, the end of the visibility time-out.
  due_at       timestamptz NOT NULL,
  -- Given up, for people to look at; last_error says why.
  parked_at    timestamptz,
  last_error   text
);

-- Holds what still has to be delivered, and nothing of what was or never will be.
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE parked_at IS NULL;
