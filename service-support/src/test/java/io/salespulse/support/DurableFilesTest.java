package io.salespulse.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

  @TempDir Path directory;

  @Test
  void aReplacedFileIsWholeAndAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("state.json"), "a longer one of before");

    DurableFiles.replace(file, "new".getBytes(UTF_8));

    assertThat(file).hasContent("new");
    assertThat(DurableFiles.children(directory)).containsExactly(file);
  }

  @Test
  void ofSeveralThatReplaceAFileAtOnceOneStaysWholeAndNothingIsLeft() throws Exception {
    Path file = directory.resolve("state.json");
    List<String> contents =
        IntStream.range(0, 4).mapToObj(one -> ("" + one).repeat(9_000)).toList();
    List<CompletableFuture<Void>> writers =
        contents.stream()
            .map(content -> CompletableFuture.runAsync(() -> replaceOften(file, content)))
            .toList();

    for (CompletableFuture<Void> writer : writers) {
      writer.get();
    }

    assertThat(Files.readString(file)).isIn(contents);
    assertThat(DurableFiles.children(directory)).containsExactly(file);
  }

  private static void replaceOften(Path file, String content) {
    try {
      for (int time = 0; time < 25; time++) {
        DurableFiles.replaceAmongOthers(file, content.getBytes(UTF_8));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void whatCannotBeReplacedStaysAsItIs() throws IOException {
    Path file = Files.createDirectories(directory.resolve("state/inside")).getParent();

    assertThatThrownBy(() -> DurableFiles.replace(file, new byte[0]))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> DurableFiles.replaceAmongOthers(file, new byte[0]))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(file.toString());

    assertThat(file.resolve("inside")).isDirectory();
  }

  @Test
  void aFailureNamesTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("closed"), "");

    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.close();

    assertThatThrownBy(() -> DurableFiles.write(file, channel, ByteBuffer.allocate(1)))
        .hasMessageContaining(file.toString());
  }

  @Test
  void aTreeIsDeletedAndOneThatIsNotThereIsNoError() throws IOException {
    Path tree = directory.resolve("tree");
    Files.createDirectories(tree.resolve("a/b"));
    Files.writeString(tree.resolve("a/file"), "");

    DurableFiles.deleteTree(tree);
    DurableFiles.deleteTree(tree);

    assertThat(tree).doesNotExist();
    assertThat(DurableFiles.children(tree)).isEmpty();
  }
}
