package millions.infra.diff;

/** What happens to a resource when its stack gets another template. */
public enum Impact {
  CREATE,
  UPDATE,
  /** CloudFormation decides by values that the template does not tell. */
  MAY_REPLACE,
  /** A new one is made and the old one removed, with what is in it. */
  REPLACE,
  /** Deleted, unless its policy takes a last snapshot. */
  REMOVE,
  /** Leaves the stack and goes on existing. */
  ORPHAN;

  /** The engine's word for it. */
  static Impact of(String word) {
    return switch (word) {
      case "WILL_CREATE" -> CREATE;
      case "WILL_UPDATE" -> UPDATE;
      case "MAY_REPLACE" -> MAY_REPLACE;
      case "WILL_REPLACE" -> REPLACE;
      case "WILL_DESTROY" -> REMOVE;
      case "WILL_ORPHAN" -> ORPHAN;
      default -> throw new IllegalArgumentException("an impact unknown here: " + word);
    };
  }
}
