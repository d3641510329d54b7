package dev.haetae.bench;

import dev.haetae.content.Content;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.account.ProblemAccount;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.formats.Formats;
import dev.haetae.model.Limits;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogConsumer;
import dev.haetae.model.log.LogObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * What is remembered of very many keys: scans logs in which so many principals call AWS and as many
 * addresses send traffic, all detectors on, and says what of the heap was still in use after a
 * collection. To be run in a heap as large as is allowed.
 */
public final class StateBench {
  private static final int FEW = 1_000;
  private static final int A_BLOCK = 1_000;
  private static final int TIMES = 3;

  /** Milliseconds between looks at the heap, and how many times longer than a look that is. */
  private static final int EVERY = 2_000;

  private static final int LONGER = 9;

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private StateBench() {}

  /** Scans with few keys, then with as many as the argument says, a million if there is none. */
  public static void main(String[] arguments) throws InterruptedException {
    int keys = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    Detection detection =
        Detection.of(
            Content.load(), List.of(), each -> true, Formats.catalogs(), Surroundings.NONE);
    long before = scan(detection, FEW);
    long after = scan(detection, keys);
    System.out.printf(
        Locale.ROOT,
        "%,d principals and %,d addresses: %,d bytes of heap for each pair of them%n",
        keys,
        keys,
        (after - before) / keys);
  }

  private static long scan(Detection detection, int keys) throws InterruptedException {
    Watch watch = new Watch();
    watch.start();
    List<LogBundle> logs =
        List.of(
            new Made("cloudtrail", keys, StateBench::calls),
            new Made("flows", keys, StateBench::flows));
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 2, TimeRange.ALWAYS, false, UnaryOperator.identity());
    ScanResult result =
        new Scan(detection, options, new ProblemAccount()).run(logs.iterator(), logs::iterator);
    watch.end();
    System.out.printf(
        Locale.ROOT,
        "%,d keys of each kind: %,d events, %,d findings, %,d given up, %d s,"
            + " at most %,d MB live of %,d MB%n",
        keys,
        result.read().census().events(),
        result.findings().size(),
        result.judged().givenUp(),
        result.took().toSeconds(),
        watch.most >> 20,
        Runtime.getRuntime().maxMemory() >> 20);
    return watch.most;
  }

  /** Collects again and again and remembers the most that was in use then. */
  private static final class Watch extends Thread {
    private volatile boolean running = true;
    private volatile long most;

    Watch() {
      setDaemon(true);
    }

    @Override
    public void run() {
      while (running) {
        long began = System.nanoTime();
        most = Math.max(most, live());
        long took = (System.nanoTime() - began) / 1_000_000;
        try {
          Thread.sleep(Math.max(EVERY, LONGER * took));
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    // Only a collection tells what is live.
    private static long live() {
      System.gc();
      Runtime heap = Runtime.getRuntime();
      return heap.totalMemory() - heap.freeMemory();
    }

    void end() throws InterruptedException {
      running = false;
      join();
    }
  }

  private static String calls(int key) {
    StringBuilder lines = new StringBuilder();
    for (int time = 0; time < TIMES; time++) {
      Instant at = START.plusSeconds(time * 86_400L + key % 3_600);
      lines.append(
          """
          {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/user-%d",\
          "accountId":"111122223333","accessKeyId":"AKIA%016d","userName":"user-%d"},"eventTime":"%s",\
          "eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-east-1",\
          "sourceIPAddress":"%s","userAgent":"aws-cli/2.15","requestParameters":{"bucketName":"b"},\
          "eventID":"%s","readOnly":true,"managementEvent":false,"eventCategory":"Data",\
          "recipientAccountId":"111122223333"}
          """
              .formatted(key, key, key, at, address(key), new UUID(key, time)));
    }
    return lines.toString();
  }

  private static String flows(int key) {
    StringBuilder lines = new StringBuilder();
    for (int time = 0; time < TIMES; time++) {
      long at = START.getEpochSecond() + time * 600L + key % 600;
      lines.append(
          "2 111122223333 eni-0a1b2c3d4e5f60718 %s 10.0.0.5 %d %d 6 1 40 %d %d REJECT OK%n"
              .formatted(address(key), 40_000 + key % 20_000, 1_000 + time, at, at + 60));
    }
    return lines.toString();
  }

  private static String address(int key) {
    return "%d.%d.%d.%d".formatted(60 + (key >> 24), key >> 16 & 255, key >> 8 & 255, key & 255);
  }

  /** A log that is made as it is read. */
  private record Made(String name, int keys, IntFunction<String> lines)
      implements LogBundle, LogObject {
    @Override
    public OptionalLong storedSize() {
      return OptionalLong.empty();
    }

    @Override
    public Optional<Instant> modified() {
      return Optional.of(START);
    }

    @Override
    public InputStream open() {
      return new Blocks(keys, lines);
    }

    @Override
    public void forEach(LogConsumer consumer) throws IOException {
      consumer.accept(this);
    }
  }

  /** The lines of some keys after another. */
  private static final class Blocks extends InputStream {
    private final int keys;
    private final IntFunction<String> lines;
    private int next;
    private byte[] block = {};
    private int at;

    Blocks(int keys, IntFunction<String> lines) {
      this.keys = keys;
      this.lines = lines;
    }

    @Override
    public int read() {
      return fill() ? block[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, block.length - at);
      System.arraycopy(block, at, bytes, offset, count);
      at += count;
      return count;
    }

    private boolean fill() {
      if (at == block.length && next < keys) {
        StringBuilder made = new StringBuilder();
        for (int end = Math.min(keys, next + A_BLOCK); next < end; next++) {
          made.append(lines.apply(next));
        }
        block = made.toString().getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      return at < block.length;
    }
  }
}
