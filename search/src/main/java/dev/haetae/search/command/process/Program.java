package dev.haetae.search.command.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs: it is written to and read from until its deadline, and never outlives it.
 */
final class Program implements AutoCloseable {
  /** How long a program that said it is finished may take to end. */
  private static final long GRACE_SECONDS = 2;

  private static final byte[] END = new byte[0];

  private final Process process;
  private final ErrorOutput errors;
  private final MessageReader messages;
  private final long deadline;
  // A program that does not read must not hold up the one who would notice.
  private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(2);

  private Program(Process process, long deadline, long mostBytes) {
    this.process = process;
    this.deadline = deadline;
    this.errors = new ErrorOutput(process.getErrorStream());
    this.messages =
        new MessageReader(
            new PatientStream(process.getInputStream(), process::isAlive, deadline), mostBytes);
    Thread writer = new Thread(this::write, "standard input of a search command");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Starts it.
   *
   * @param deadline by {@link System#nanoTime()}
   * @throws IOException where it cannot be started
   */
  static Program start(ProgramDeclaration declaration, long deadline) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(declaration.executable().toString());
    words.addAll(declaration.arguments());
    ProcessBuilder builder = new ProcessBuilder(words).directory(declaration.folder().toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.put("TMPDIR", Path.of(System.getProperty("java.io.tmpdir")).toString());
    environment.putAll(declaration.environment().get());
    return new Program(builder.start(), deadline, declaration.terms().bytes());
  }

  private void write() {
    try (OutputStream out = process.getOutputStream()) {
      for (byte[] next = outgoing.take(); next.length > 0; next = outgoing.take()) {
        out.write(next);
        out.flush();
      }
    } catch (IOException ended) {
      // It reads no more; what that means is for its answers to say.
      outgoing.clear();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a message. */
  void send(byte[] metadata, byte[] body) throws IOException {
    byte[] header =
        ("chunked 1.0," + metadata.length + "," + body.length + "\n")
            .getBytes(StandardCharsets.UTF_8);
    byte[] message = new byte[header.length + metadata.length + body.length];
    System.arraycopy(header, 0, message, 0, header.length);
    System.arraycopy(metadata, 0, message, header.length, metadata.length);
    System.arraycopy(body, 0, message, header.length + metadata.length, body.length);
    offer(message);
  }

  private void offer(byte[] message) throws IOException {
    try {
      long left = Math.max(0, deadline - System.nanoTime());
      if (!outgoing.offer(message, left, TimeUnit.NANOSECONDS)) {
        throw new PatientStream.TooLate();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The next message; empty where it ended. */
  Optional<Message> receive() throws IOException {
    return messages.next();
  }

  /** What it wrote to its standard error. */
  String errorText() {
    return errors.text();
  }

  /** Lets it end by itself for a while; the code it ended with. */
  Optional<Integer> end() throws InterruptedException {
    outgoing.offer(END);
    long left = Math.max(0, deadline - System.nanoTime());
    long wait = Math.min(left, TimeUnit.SECONDS.toNanos(GRACE_SECONDS));
    return process.waitFor(wait, TimeUnit.NANOSECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  @Override
  public void close() {
    outgoing.clear();
    outgoing.offer(END);
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
