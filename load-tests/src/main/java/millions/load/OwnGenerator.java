package millions.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A generator for machines without {@code wrk}: a virtual thread and a plain socket a connection.
 * It costs several times what wrk costs, so its figures flatter the slower side of a comparison;
 * the report names it.
 */
final class OwnGenerator implements Generator {

  private static final int READ_TIMEOUT_MS = 10_000;

  @Override
  public String name() {
    return "own generator (wrk is not installed)";
  }

  @Override
  public double perSecond(URI server, Requests requests, int connections, Duration length) {
    var next = encoded(server, requests);
    var start = System.nanoTime();
    var end = start + length.toNanos();
    Callable<Long> connection = () -> drive(server, next, end);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var counts =
          IntStream.range(0, connections).mapToObj(i -> threads.submit(connection)).toList();
      long answers = 0;
      for (var count : counts) {
        answers += count.get();
      }
      return answers * 1e9 / (System.nanoTime() - start);
    } catch (ExecutionException e) {
      throw new Spoiled(String.valueOf(e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Spoiled("interrupted");
    }
  }

  private static Supplier<byte[]> encoded(URI server, Requests requests) {
    return switch (requests) {
      case Requests.Same(var path) -> {
        var bytes = get(server, path);
        yield () -> bytes;
      }
      case Requests.AnyOf(var paths) -> {
        var all = paths.stream().map(path -> get(server, path)).toArray(byte[][]::new);
        yield () -> all[ThreadLocalRandom.current().nextInt(all.length)];
      }
      case Requests.Post(var path, var contentType, var body) -> {
        var text =
            "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(
                    path, server.getAuthority(), contentType, body.getBytes(UTF_8).length, body)
                .getBytes(UTF_8);
        yield () -> text;
      }
    };
  }

  private static byte[] get(URI server, String path) {
    return "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n"
        .formatted(path, server.getAuthority())
        .getBytes(UTF_8);
  }

  private static long drive(URI server, Supplier<byte[]> next, long end) throws IOException {
    try (var socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(READ_TIMEOUT_MS);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), READ_TIMEOUT_MS);
      var in = new BufferedInputStream(socket.getInputStream(), 16_384);
      long answers = 0;
      while (System.nanoTime() < end) {
        socket.getOutputStream().write(next.get());
        readAnswer(in);
        answers++;
      }
      return answers;
    }
  }

  /** Reads one answer that states its length; fails on an error status. */
  private static void readAnswer(InputStream in) throws IOException {
    var status = line(in);
    if (!status.startsWith("HTTP/1.1 2") && !status.startsWith("HTTP/1.1 3")) {
      throw new IOException("an answer was an error: " + status);
    }
    long length = -1;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer does not state its length");
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed a connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
