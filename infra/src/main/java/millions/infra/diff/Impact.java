package millions.infra.diff;

/** What an update of a stack does to a resource. */
public enum Impact {
  CREATE,
  UPDATE,
  /** CloudFormation decides by values that the template does not contain. */
  MAY_REPLACE,
  /** A new resource is created and the old one deleted with its data. */
  REPLACE,
  /** Deleted; its DeletionPolicy may take a final snapshot. */
  REMOVE,
  /** Leaves the stack and continues to exist. */
  ORPHAN;

  /** The impact by its name in the CDK's diff engine. */
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
