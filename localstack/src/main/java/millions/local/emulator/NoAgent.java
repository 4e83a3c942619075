package millions.local.emulator;

/**
 * LocalStack starts DynamoDB Local with an agent of its own, which lifts a limit nobody reaches
 * here. This one stands in its place and does nothing.
 */
public final class NoAgent {

  private NoAgent() {}

  /** Called by the JVM before the program. */
  public static void premain(String arguments) {}
}
