package dev.haetae.flink;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * A folder with the checkpoints of a job, so that one that is started again goes on where the last
 * one stopped, however it was stopped.
 */
final class KeptState {
  /** Flink writes it last, so that a checkpoint that has it is whole. */
  private static final String WHOLE = "_metadata";

  /** A folder for each run, and in it one for each checkpoint. */
  private static final int DEPTH = 3;

  private KeptState() {}

  /**
   * Settings of a job that keeps its checkpoints in the folder, and begins with the latest there.
   *
   * @throws IOException where the folder cannot be made or looked through
   */
  static Configuration in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Configuration settings = storage(folder);
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    latest(folder)
        .ifPresent(checkpoint -> {
          settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
          settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    return settings;
  }

  /**
   * Settings of a job that keeps its checkpoints in the folder while it runs. In memory, where
   * Flink keeps them where nothing else is said, none may have a state of more than 5 MB.
   */
  static Configuration storage(Path folder) {
    Configuration settings = new Configuration();
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toAbsolutePath().toUri().toString());
    return settings;
  }

  /** The folder of the checkpoint that was completed last. */
  static Optional<Path> latest(Path folder) throws IOException {
    List<Path> whole = new ArrayList<>();
    Files.walkFileTree(folder.toAbsolutePath(), Set.of(), DEPTH, new WholeOnes(whole));
    return whole.stream()
        .max(Comparator.comparing(KeptState::written).thenComparing(Comparator.naturalOrder()))
        .map(Path::getParent);
  }

  /** Notes what is whole, and passes over what a running job takes away meanwhile. */
  private static final class WholeOnes extends SimpleFileVisitor<Path> {
    private final List<Path> whole;

    WholeOnes(List<Path> whole) {
      this.whole = whole;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.endsWith(WHOLE)) {
        whole.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }
}
