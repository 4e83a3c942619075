package millions.pastebin;

/** What became of a request to keep a paste. */
public sealed interface PasteCreation {

  record Created(Paste paste) implements PasteCreation {}

  /** The same request was answered before: this is the same answer, and nothing was written. */
  record Replayed(Paste paste) implements PasteCreation {}

  /** The idempotency key belongs to another request. */
  record KeyReused(IdempotencyKey key) implements PasteCreation {}
}
