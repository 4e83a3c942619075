package millions.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The HTTP benchmarking tool {@code wrk}; what varies is told to it as a Lua script. */
record Wrk(String version) implements Generator {

  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern BROKEN =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

  @Override
  public String name() {
    return version.replaceFirst(" \\[.*", "");
  }

  @Override
  public double perSecond(URI server, Requests requests, int connections, Duration length) {
    try {
      var script = Files.createTempFile("requests", ".lua");
      try {
        Files.writeString(script, lua(requests));
        return rate(
            Command.run(
                List.of(
                    "wrk",
                    "-t2",
                    "-c" + connections,
                    "-d" + length.toSeconds() + "s",
                    "--timeout",
                    "10s",
                    "-s",
                    script.toString(),
                    server.toString()),
                Map.of(),
                length.plusSeconds(30)));
      } finally {
        Files.delete(script);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The figure it printed, if nothing spoils it. */
  static double rate(Command.Output output) {
    var text = output.text();
    var errors = ERRORS.matcher(text);
    if (errors.find()) {
      throw new Spoiled(errors.group(1) + " of the answers were errors");
    }
    var broken = BROKEN.matcher(text);
    if (broken.find()) {
      throw new Spoiled("wrk lost connections: " + broken.group());
    }
    var rate = RATE.matcher(text);
    if (output.exitCode() != 0 || !rate.find()) {
      throw new Spoiled("wrk failed: " + text.strip());
    }
    return Double.parseDouble(rate.group(1));
  }

  private static String lua(Requests requests) {
    return switch (requests) {
      case Requests.Same(var path) -> "wrk.path = %s\n".formatted(quoted(path));
      case Requests.AnyOf(var paths) ->
          """
          local requests = {}
          for path in (%s):gmatch("%%S+") do
            requests[#requests + 1] = path
          end
          function init(args)
            math.randomseed(tonumber(tostring({}):match("0x(%%x+)"), 16) %% 2147483647)
            for i, path in ipairs(requests) do requests[i] = wrk.format("GET", path) end
          end
          function request() return requests[math.random(#requests)] end
          """
              .formatted(quoted(paths.stream().collect(Collectors.joining(" "))));
      case Requests.Post(var path, var contentType, var body) ->
          """
          wrk.method = "POST"
          wrk.path = %s
          wrk.headers["Content-Type"] = %s
          wrk.body = %s
          """
              .formatted(quoted(path), quoted(contentType), quoted(body));
    };
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
