package dev.haetae.app.text;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as people read them, in UTC and, where it is another, in the reader's time zone.
 *
 * @param zone the reader's time zone
 */
public record TimeText(ZoneId zone) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** A moment, with the name of each zone. */
  public String moment(long micros) {
    return span(micros, micros);
  }

  /** From the first moment to the last. */
  public String span(long first, long last) {
    if (first == Event.NO_TIME) {
      return "at an unknown time";
    }
    String utc = span(first, last, ZoneOffset.UTC) + " UTC";
    return isUtc() ? utc : utc + " (" + span(first, last, zone) + " " + zone.getId() + ")";
  }

  /** As {@link #span}, in the reader's zone alone and without its name. */
  public String localSpan(long first, long last) {
    return first == Event.NO_TIME ? "at an unknown time" : span(first, last, zone);
  }

  /** What follows a time that is no record's own; nothing where it is. */
  public static String note(boolean assumed) {
    return assumed ? ", as of the time of its file" : "";
  }

  private boolean isUtc() {
    return zone.normalized().equals(ZoneOffset.UTC);
  }

  private static String span(long first, long last, ZoneId zone) {
    var from = Micros.instant(first).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    var to = Micros.instant(last).truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    if (from.equals(to)) {
      return MOMENT.format(from);
    }
    boolean isOneDay = from.toLocalDate().equals(to.toLocalDate());
    return MOMENT.format(from) + " to " + (isOneDay ? CLOCK : MOMENT).format(to);
  }

  /** How long, in its two largest units. */
  public static String length(long micros) {
    Duration time = Duration.of(micros, ChronoUnit.MICROS);
    if (time.toDays() > 0) {
      return time.toDays() + " d " + time.toHoursPart() + " h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
