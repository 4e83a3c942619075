package millions.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out which process listens on a port, where the system tells (Linux, own processes). */
public final class PortOwner {

  private static final String LISTENING = "0A";

  private PortOwner() {}

  /** The process as words: its id and its program. */
  public static Optional<String> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> socket(Path.of(table), port).stream())
        .findFirst()
        .flatMap(PortOwner::holder)
        .map(PortOwner::words);
  }

  /** The inode of the listening socket, as the kernel's table shows it in its tenth column. */
  private static Optional<String> socket(Path table, int port) {
    var local = ":%04X".formatted(port);
    try (var lines = Files.lines(table)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words.length > 9)
          .filter(words -> words[1].endsWith(local) && words[3].equals(LISTENING))
          .map(words -> words[9])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ProcessHandle> holder(String inode) {
    var link = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses()
        .filter(process -> holds(Path.of("/proc", String.valueOf(process.pid()), "fd"), link))
        .findFirst();
  }

  private static boolean holds(Path descriptors, String link) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
      for (var file : files) {
        if (Files.readSymbolicLink(file).toString().equals(link)) {
          return true;
        }
      }
    } catch (IOException e) {
      // gone meanwhile, or another user's
    }
    return false;
  }

  private static String words(ProcessHandle process) {
    var program = process.info().command().map(path -> Path.of(path).getFileName().toString());
    return "process " + process.pid() + program.map(name -> " (" + name + ")").orElse("");
  }
}
