package dev.haetae.inputs;

import dev.haetae.files.archive.Unpacker;
import dev.haetae.files.directory.FileBundle;
import dev.haetae.files.directory.FolderWalk;
import dev.haetae.inputs.s3.S3Connection;
import dev.haetae.inputs.s3.S3Listing;
import dev.haetae.inputs.s3.S3Location;
import dev.haetae.inputs.s3.S3Options;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Everything the user asks to have read: files, folders, {@code -} for standard input, {@code
 * s3://bucket/prefix}. What cannot be read is told as a problem; the rest is read.
 */
public final class Inputs implements AutoCloseable {
  private static final ProblemSink NOBODY = problem -> {};

  private final List<String> arguments;
  private final InputStream standardInput;
  private final Unpacker unpacker;
  private final Unpacker silent;
  private final ProblemSink problems;
  private final S3Options s3;
  private List<Path> written = List.of();
  private @Nullable S3Connection connection;

  /** Inputs by the arguments that name them, as the user wrote them; one named twice is one. */
  public Inputs(List<String> arguments, InputOptions options, ProblemSink problems) {
    this(arguments, options, problems, System.in);
  }

  Inputs(
      List<String> arguments,
      InputOptions options,
      ProblemSink problems,
      InputStream standardInput) {
    this.arguments = arguments.stream().distinct().toList();
    this.standardInput = standardInput;
    this.problems = problems;
    this.s3 = options.s3();
    this.unpacker = new Unpacker(options.limits(), options.inflater().gunzip(), problems);
    this.silent = new Unpacker(options.limits(), options.inflater().gunzip(), NOBODY);
  }

  /** Passes over these files in folders: whoever reads them writes them too. */
  public Inputs without(List<Path> files) {
    written = List.copyOf(files);
    return this;
  }

  /**
   * Walks what is to be read, in the order of the arguments and of names. Folders and buckets are
   * listed while it is walked. The iterator is for one thread at a time; the bundles it gives may
   * be read by as many as there are.
   */
  public Iterator<LogBundle> bundles() {
    return new Walk(arguments, unpacker, problems);
  }

  /**
   * Walks what can be read a second time, which standard input cannot, telling of no problem: each
   * was told the first time.
   */
  public Iterator<LogBundle> again() {
    List<String> readable =
        arguments.stream().filter(argument -> !argument.equals(StandardInput.NAME)).toList();
    return new Walk(readable, silent, NOBODY);
  }

  /** Counts the local files by a walk of their folders that opens none. */
  public Totals totals() {
    long bundles = 0;
    long bytes = 0;
    boolean complete = true;
    for (String argument : arguments) {
      if (isRemote(argument)) {
        complete = false;
        continue;
      }
      for (Iterator<FileBundle> files = files(argument, silent, NOBODY);
          files.hasNext();
          bundles++) {
        bytes += files.next().storedSize().orElse(0);
      }
    }
    return new Totals(bundles, bytes, complete);
  }

  /** Stored bytes read so far, by all threads; grows towards {@link Totals#bytes}. */
  public long bytesRead() {
    return unpacker.bytesRead();
  }

  private static boolean isRemote(String argument) {
    return argument.equals(StandardInput.NAME) || S3Location.isOne(argument);
  }

  private Iterator<? extends LogBundle> walk(String argument, Unpacker by, ProblemSink sink) {
    if (argument.equals(StandardInput.NAME)) {
      return List.of(new StandardInput(standardInput, by)).iterator();
    }
    return S3Location.isOne(argument) ? objects(argument, by, sink) : files(argument, by, sink);
  }

  private Iterator<? extends LogBundle> objects(String argument, Unpacker by, ProblemSink sink) {
    S3Location location = S3Location.of(argument);
    if (location.hasBucket()) {
      return new S3Listing(connection(), location, by);
    }
    sink.report(
        new Problem(
            Reason.UNREADABLE,
            Place.of(argument),
            "no bucket is named; expected s3://bucket/prefix"));
    return Collections.emptyIterator();
  }

  private synchronized S3Connection connection() {
    if (connection == null) {
      connection = new S3Connection(s3);
    }
    return connection;
  }

  private Iterator<FileBundle> files(String argument, Unpacker by, ProblemSink sink) {
    if (argument.isBlank()) {
      // As of a variable that is not set; it would mean the folder one is in.
      sink.report(
          new Problem(Reason.UNREADABLE, Place.of("\"\""), "expected a name, and it is empty"));
      return Collections.emptyIterator();
    }
    try {
      return new FolderWalk(Path.of(argument), by, sink, this::isWritten);
    } catch (InvalidPathException wrong) {
      sink.report(
          new Problem(Reason.UNREADABLE, Place.of(argument), "not a path: " + wrong.getReason()));
      return Collections.emptyIterator();
    }
  }

  private boolean isWritten(Path file) {
    return written.stream()
        .filter(each -> each.endsWith(file.getFileName()))
        .anyMatch(each -> isSame(each, file));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Ends what connections there are; bundles cannot be read any more. */
  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  /** One argument after another, each begun when the one before is done. */
  private final class Walk implements Iterator<LogBundle> {
    private final Iterator<String> ahead;
    private final Unpacker by;
    private final ProblemSink sink;
    private Iterator<? extends LogBundle> current = Collections.emptyIterator();

    Walk(List<String> arguments, Unpacker by, ProblemSink sink) {
      this.ahead = arguments.iterator();
      this.by = by;
      this.sink = sink;
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && ahead.hasNext()) {
        current = walk(ahead.next(), by, sink);
      }
      return current.hasNext();
    }

    @Override
    public LogBundle next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return current.next();
    }
  }
}
