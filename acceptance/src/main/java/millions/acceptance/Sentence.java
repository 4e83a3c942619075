package millions.acceptance;

import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/** Reads a name in camel case aloud: {@code expiredPasteIsGone} is "expired paste is gone". */
final class Sentence {

  private Sentence() {}

  static String of(String camelCase) {
    var words = camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    var lower = new StringBuilder();
    for (var word : words.split(" ")) {
      var abbreviation = word.length() > 1 && word.equals(word.toUpperCase());
      lower.append(lower.isEmpty() ? "" : " ").append(abbreviation ? word : word.toLowerCase());
    }
    return lower.toString();
  }

  /** A check's name; with its argument where one method checks several. */
  static String of(TestIdentifier test) {
    if (!(test.getSource().orElse(null) instanceof MethodSource source)) {
      return test.getDisplayName();
    }
    var sentence = of(source.getMethodName());
    var argument = test.getUniqueIdObject().getLastSegment().getType().endsWith("invocation");
    return argument
        ? sentence + ": " + test.getDisplayName().replaceAll("\\p{Cntrl}+", " ")
        : sentence;
  }
}
