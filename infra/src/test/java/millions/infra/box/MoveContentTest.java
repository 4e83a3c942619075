package millions.infra.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code millions-move} moves content, with a directory in place of the bucket. */
class MoveContentTest {

  /** Copies missing files as {@code aws s3 sync} does: the last matching filter decides. */
  private static final String AWS =
      """
      case "$1 $2" in
        's3api list-objects-v2')
          cd "$BUCKETS/$4"
          listed=$(find . -type f -printf '%P\\t%s\\n' | sort)
          echo "${listed:-None}" ;;
        's3 sync')
          from=${4/#s3:\\/\\//$BUCKETS/} to=${5/#s3:\\/\\//$BUCKETS/}
          echo "${@:6}" >>"$CALLS"
          cd "$from"
          find . -type f -printf '%P\\n' | while IFS= read -r key; do
            take=yes
            words=("${@:6}")
            for ((i = 0; i + 1 < ${#words[@]}; i++)); do
              [[ ${words[i]} != --exclude || $key != ${words[i + 1]} ]] || take=''
              [[ ${words[i]} != --include || $key != ${words[i + 1]} ]] || take=yes
            done
            [ -n "$take" ] || continue
            [ "$key" != "${LOSES:-}" ] || continue
            mkdir -p "$(dirname "$to/$key")"
            cp "$key" "$to/$key"
          done ;;
        *) exit 2 ;;
      esac
      """;

  @TempDir Path root;
  private Path disk;
  private Path bucket;
  private Bash bash;

  @BeforeEach
  void createDirectories() throws IOException {
    disk = Files.createDirectories(root.resolve("data/content"));
    bucket = Files.createDirectories(root.resolve("buckets/millions"));
    bash =
        Bash.plain()
            .withPath(StubPrograms.in(root).program("aws", AWS).directory())
            .with("BUCKETS", root.resolve("buckets"))
            .with("CALLS", root.resolve("calls"))
            .with("MILLIONS_DATA", root.resolve("data"))
            .with("MILLIONS_OWNER", System.getProperty("user.name"));
  }

  private Bash.Outcome run(String command) {
    return bash.run(
        ". '%1$s/lib/common.sh'; . '%1$s/lib/move-content.sh'; %2$s".formatted(Bash.BOX, command));
  }

  private static void write(Path home, String key, String text) throws IOException {
    var file = home.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void objectsArriveUnderTheirKeys() throws IOException {
    write(disk, "pastes/ab/cdef", "one");
    write(disk, "static/app-1.css", "two");
    var outcome = run("content_to_bucket millions");
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(outcome.output()).contains("Content is equal: 2 objects, 6 bytes");
    assertThat(bucket.resolve("pastes/ab/cdef")).hasContent("one");
    assertThat(bucket.resolve("static/app-1.css")).hasContent("two");
    assertThat(disk.resolve("pastes/ab/cdef")).exists();
  }

  @Test
  void staticFilesHaveTheirContentType() throws IOException {
    write(disk, "static/app-1.css", "two");
    run("content_to_bucket millions");
    assertThat(Files.readAllLines(root.resolve("calls")))
        .anyMatch(
            call -> call.contains("*.css --exclude") && call.contains("text/css; charset=UTF-8"))
        .anyMatch(call -> call.contains("*.js --exclude") && call.contains("immutable"))
        .anyMatch(call -> call.endsWith("--content-type application/octet-stream"));
  }

  @Test
  void unfinishedFilesAreNotMoved() throws IOException {
    write(disk, ".unfinished/a-draft", "x");
    assertThat(run("content_to_bucket millions").exit()).isZero();
    assertThat(bucket).isEmptyDirectory();
  }

  @Test
  void halfMovedContentIsCompleted() throws IOException {
    write(disk, "a", "one");
    write(disk, "b", "two");
    write(bucket, "a", "one");
    assertThat(run("content_to_bucket millions").exit()).isZero();
    assertThat(bucket.resolve("b")).hasContent("two");
  }

  @Test
  void objectOfAnotherContentStopsTheMove() throws IOException {
    write(disk, "a", "one");
    write(bucket, "z", "other");
    var outcome = run("content_to_bucket millions");
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("holds 1 objects that are not of this box");
    assertThat(bucket.resolve("a")).doesNotExist();
  }

  @Test
  void missingObjectIsNamed() throws IOException {
    write(disk, "a", "one");
    write(disk, "b", "two");
    bash = bash.with("LOSES", "b");
    var outcome = run("content_to_bucket millions");
    assertThat(outcome.exit()).isNotZero();
    assertThat(outcome.output()).contains("< b\t3");
  }

  @Test
  void moveBackSetsTheOldContentAside() throws IOException {
    write(disk, "old", "before");
    write(bucket, "a", "one");
    write(root.resolve("data/content.arriving"), "a.6eF5b5dA", "of a killed copy");
    var outcome = run("content_to_disk millions m2");
    assertThat(outcome.exit()).as(outcome.output()).isZero();
    assertThat(disk.resolve("a")).hasContent("one");
    assertThat(disk.resolve("a.6eF5b5dA")).doesNotExist();
    assertThat(disk.resolve("old")).doesNotExist();
    assertThat(root.resolve("data/content.before-m2/old")).hasContent("before");
    assertThat(bucket.resolve("a")).exists();
  }

  @Test
  void secondMoveBackChangesNothing() throws IOException {
    write(bucket, "a", "one");
    run("content_to_disk millions m2");
    assertThat(run("content_to_disk millions m2").exit()).isZero();
    assertThat(root.resolve("data")).isDirectoryNotContaining("glob:**.arriving");
  }

  @Test
  void killBetweenTheTwoRenamesIsRepaired() throws IOException {
    write(bucket, "a", "one");
    write(root.resolve("data/content.before-m2"), "old", "before");
    write(root.resolve("data/content.arriving"), "a", "one");
    Files.delete(disk);
    assertThat(run("content_to_disk millions m2").exit()).isZero();
    assertThat(disk.resolve("a")).hasContent("one");
    assertThat(root.resolve("data/content.before-m2/old")).hasContent("before");
  }
}
