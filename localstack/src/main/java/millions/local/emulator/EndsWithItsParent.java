package millions.local.emulator;

/**
 * LocalStack starts DynamoDB Local with an agent of its own, which lifts a limit nobody reaches
 * here. This one stands in its place, and sees to it that DynamoDB Local does not outlive a killed
 * LocalStack.
 */
public final class EndsWithItsParent {

  private EndsWithItsParent() {}

  /** Called by the JVM before the program. */
  public static void premain(String arguments) {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
  }
}
