package dev.haetae.app.option;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.formats.Origin;
import dev.haetae.formats.vpcflow.FlowOrder;
import dev.haetae.inputs.InputOptions;
import dev.haetae.inputs.inflate.InflaterChoice;
import dev.haetae.inputs.s3.S3Options;
import dev.haetae.model.Limits;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every verb that reads logs takes. */
public final class ReadOptions {
  /** Each takes some megabytes, and more of them than cores read no faster. */
  private static final int MOST_THREADS = 256;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Files, folders, archives, s3://bucket/prefix, or - for standard input. The kind of a"
              + " file is recognised by its content.")
  private List<String> paths = List.of();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that read (default: one a core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "The account of logs that do not name theirs.")
  private @Nullable String account;

  @Option(
      names = "--log-region",
      paramLabel = "REGION",
      description = "The Region of logs that do not name theirs.")
  private @Nullable String region;

  @Option(
      names = "--flow-fields",
      paramLabel = "NAMES",
      description =
          "The fields of VPC flow records without a header line, in their order: 'version srcaddr"
              + " ...', or the log format of the flow log as AWS writes it.")
  private @Nullable FlowOrder flowFields;

  @Option(names = "--role", paramLabel = "ARN", description = "Role to assume for reading from S3.")
  private @Nullable String role;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Endpoint of an S3-compatible store.")
  private @Nullable URI endpoint;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Region of the bucket (default: as the AWS SDK finds it).")
  private @Nullable String bucketRegion;

  @Option(
      names = "--inflater",
      paramLabel = "NAME",
      description = "What unpacks gzip: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private InflaterChoice inflater = InflaterChoice.AUTOMATIC;

  /** What to read; nothing where nothing is named. */
  public List<String> paths() {
    return paths;
  }

  /** What to read, of which something must be named and be there. */
  public List<String> somePaths() {
    if (paths.isEmpty()) {
      throw UserMistake.wrongUse(
          "expected a PATH to read: files, folders, archives, s3://bucket/prefix, or -");
    }
    threads();
    if (NamedPaths.missing(paths).size() == paths.size()) {
      throw UserMistake.notReadable(
          "nothing could be read from " + String.join(", ", paths) + ": no such file or folder");
    }
    return paths;
  }

  /** How many threads read; at least one. */
  public int threads() {
    if (threads < 1 || threads > MOST_THREADS) {
      throw UserMistake.wrongUse("--threads " + threads + ": expected 1 to " + MOST_THREADS);
    }
    return threads;
  }

  /** How inputs are read. */
  public InputOptions inputs() {
    if (account != null && !account.matches("[0-9]{12}")) {
      throw UserMistake.wrongUse(
          "--account " + account + ": expected the 12 digits of an account id");
    }
    return new InputOptions(
        Limits.DEFAULT,
        inflater,
        new S3Options(
            Optional.ofNullable(role),
            Optional.ofNullable(endpoint),
            Optional.ofNullable(bucketRegion)));
  }

  /** An origin with what the flags say where its path says nothing. */
  public Origin origin(Origin origin) {
    return new Origin(
        origin.object(),
        origin.account().or(() -> Optional.ofNullable(account)),
        origin.region().or(() -> Optional.ofNullable(region)),
        origin.reference(),
        flowFields == null ? origin.layouts() : flowFields.layouts());
  }
}
