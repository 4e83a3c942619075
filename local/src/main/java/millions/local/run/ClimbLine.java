package millions.local.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * One line of what the supervisor answers to whoever asked for a climb: a word and a text, in
 * UTF-8. In the text {@code \n} stands for a new line and {@code \\} for one backslash.
 */
record ClimbLine(Word word, String text) {

  enum Word {
    /** What happens, for people. */
    TELL,
    /** Nothing new, and still at it. */
    STILL,
    /** The climb is done; the last line. */
    DONE,
    /** Nothing was done; the last line. */
    REFUSED,
    /** The climb failed; the last line. */
    FAILED
  }

  static final int MOST_BYTES = 64 * 1024;

  boolean isLast() {
    return word != Word.TELL && word != Word.STILL;
  }

  byte[] bytes() {
    var escaped = text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
    var line = word.name().toLowerCase(Locale.ROOT) + " " + escaped;
    return (cut(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A character has four bytes at most. */
  private static String cut(String line) {
    return line.length() < MOST_BYTES / 4 ? line : line.substring(0, MOST_BYTES / 4) + " ...";
  }

  /**
   * @throws IOException when it is no such line
   */
  static ClimbLine parse(String line) throws IOException {
    var words = line.split(" ", 2);
    var word =
        Arrays.stream(Word.values())
            .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(words[0]))
            .findFirst()
            .orElseThrow(() -> new IOException("not a line of a climb: " + line));
    return new ClimbLine(word, unescaped(words.length > 1 ? words[1] : ""));
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
        plain.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }

  /** A connection to the door on this port. */
  static Socket connect(int port) throws IOException {
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Reads up to the next new line.
   *
   * @throws IOException when it is longer, does not come within the limit, or never comes
   */
  static String read(Socket socket, int mostBytes, Duration limit) throws IOException {
    var line = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("no whole line within " + limit.toSeconds() + " s");
      }
      socket.setSoTimeout((int) left);
      int next = socket.getInputStream().read();
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8);
      }
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      if (line.size() == mostBytes) {
        throw new IOException("a line longer than " + mostBytes + " bytes");
      }
      line.write(next);
    }
  }
}
