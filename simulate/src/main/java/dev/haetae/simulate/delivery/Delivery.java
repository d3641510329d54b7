package dev.haetae.simulate.delivery;

import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.text.Alphabets;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * CloudTrail's delivery to S3: one file for each account, Region and few minutes, each record some
 * minutes after its event, so that files overlap in time; now and then a file or a record comes
 * twice. Holds the files of the next minutes in memory, and no more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html">CloudTrail
 *     log file name format</a>
 */
public final class Delivery {
  private static final int LARGEST_FILE = 24 << 20;
  private static final double FILES_TWICE = 0.004;
  private static final double RECORDS_TWICE = 0.0005;
  private static final int LATEST_SECONDS = 900;

  private final Organization organization;
  private final GzipFiles files;
  private final long windowSeconds;
  private final Draw draw;
  private final TreeMap<Long, Map<Place, Sheet>> windows = new TreeMap<>();
  private final ByteText copy = new ByteText(4096);

  private record Place(String account, String region) {}

  /** A file that is being filled. */
  private static final class Sheet {
    private final ByteText text = new ByteText(16 << 10);
    private final int limit;
    private int records;

    Sheet(int limit) {
      this.limit = limit;
    }
  }

  /** Writes one record at the end of a file. */
  @FunctionalInterface
  public interface Entry {
    /** Writes the record, without separators. */
    void write(ByteText out);
  }

  /**
   * Delivers for an organisation.
   *
   * @param windowSeconds how many seconds of delivery go into one file
   */
  public Delivery(Organization organization, GzipFiles files, long windowSeconds) {
    this.organization = organization;
    this.files = files;
    this.windowSeconds = windowSeconds;
    this.draw = Draw.of(organization.seed(), "delivery");
  }

  /** Takes in one record of an event. */
  public void record(Account account, String region, long second, Entry entry) {
    Place place = new Place(account.id(), region);
    long delay = (long) (draw.unit() * draw.unit() * LATEST_SECONDS);
    Sheet sheet = sheet(place, second + delay);
    int start = begin(sheet);
    entry.write(sheet.text);
    int end = sheet.text.length();
    if (draw.chance(RECORDS_TWICE)) {
      copy.clear();
      copy.add(sheet.text, start, end);
      Sheet again = sheet(place, second + delay + LATEST_SECONDS);
      begin(again);
      again.text.add(copy, 0, end - start);
    }
    if (sheet.text.length() > sheet.limit) {
      long window = Math.floorDiv(second + delay, windowSeconds);
      sheetsOf(window).remove(place);
      deliver(place, window, sheet);
    }
  }

  private Sheet sheet(Place place, long deliverySecond) {
    return sheetsOf(Math.floorDiv(deliverySecond, windowSeconds))
        .computeIfAbsent(place, _ -> new Sheet(limit()));
  }

  private Map<Place, Sheet> sheetsOf(long window) {
    return windows.computeIfAbsent(window, _ -> new LinkedHashMap<>());
  }

  private int limit() {
    double unit = draw.unit();
    return (512 << 10) + (int) (unit * unit * LARGEST_FILE);
  }

  private static int begin(Sheet sheet) {
    sheet.text.add(sheet.records++ == 0 ? "{\"Records\":[" : ",");
    return sheet.text.length();
  }

  /** Delivers every file that nothing before a point in time can still go into. */
  public void deliverBefore(long second) {
    while (!windows.isEmpty() && (windows.firstKey() + 1) * windowSeconds <= second) {
      var window = windows.pollFirstEntry();
      window.getValue().forEach((place, sheet) -> deliver(place, window.getKey(), sheet));
    }
  }

  /** Delivers what is left. */
  public void deliverAll() {
    deliverBefore(Long.MAX_VALUE / 2);
  }

  private void deliver(Place place, long window, Sheet sheet) {
    sheet.text.add("]}");
    Instant time = Instant.ofEpochSecond((window + 1) * windowSeconds + draw.below(240));
    write(place, time, sheet.text);
    if (draw.chance(FILES_TWICE)) {
      write(place, time, sheet.text);
    }
  }

  private void write(Place place, Instant time, ByteText text) {
    String name =
        "%s_CloudTrail_%s_%s_%s.json.gz"
            .formatted(
                place.account,
                place.region,
                FileTimes.minute(time),
                draw.letters(Alphabets.ALPHANUMERIC, 16));
    Path path =
        Path.of(
            "AWSLogs",
            organization.id(),
            place.account,
            "CloudTrail",
            place.region,
            FileTimes.day(time),
            name);
    try {
      files.write(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }
}
