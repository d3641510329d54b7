package dev.haetae.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.Micros;

/**
 * Reads the ways logs write a time, in place. All give microseconds since 1970-01-01T00:00Z, or
 * {@link Event#NO_TIME} for what is not a time or lies outside the years 1970 to 2100. Digits finer
 * than a microsecond are cut off.
 */
public final class Times {
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;
  private static final long AFTER_LAST_YEAR = daysBefore(LAST_YEAR + 1, 1) * Micros.DAY;

  /** A billion seconds: earlier times are told in seconds. */
  private static final long FINE_FROM = 1_000_000_000 * Micros.SECOND;

  private static final int BAD = -1;

  private Times() {}

  /**
   * An ISO 8601 time in its extended form: {@code 2026-03-01T12:00:00.123Z}. A blank may stand for
   * the T and before the zone; the zone is Z, UTC, GMT or an offset, and UTC where there is none; a
   * date alone is its midnight.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3339">RFC 3339</a>
   */
  public static long iso(byte[] bytes, int start, int end) {
    if (end - start < 10 || bytes[start + 4] != '-' || bytes[start + 7] != '-') {
      return Event.NO_TIME;
    }
    long day =
        day(digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2));
    if (end - start == 10 || day == Event.NO_TIME) {
      return day;
    }
    byte between = bytes[start + 10];
    boolean apart = between == 'T' || between == 't' || between == ' ';
    return apart ? withClock(day, bytes, start + 11, end) : Event.NO_TIME;
  }

  /**
   * The clock as {@code HH:MM:SS}, then perhaps a fraction and a zone, added to the day it belongs
   * to.
   *
   * @param day the day's midnight, in microseconds since 1970
   */
  public static long withClock(long day, byte[] bytes, int start, int end) {
    if (end - start < 8) {
      return Event.NO_TIME;
    }
    long clock = clock(bytes, start);
    if (clock == BAD || day == Event.NO_TIME) {
      return Event.NO_TIME;
    }
    int at = start + 8;
    long fraction = 0;
    if (at < end && (bytes[at] == '.' || bytes[at] == ',')) {
      int after = afterDigits(bytes, at + 1, end);
      if (after == at + 1) {
        return Event.NO_TIME;
      }
      fraction = fraction(bytes, at + 1, after);
      at = after;
    }
    long offset = offset(bytes, at, end);
    return offset == Event.NO_TIME ? offset : inRange(day + clock + fraction - offset);
  }

  /**
   * A number since 1970, perhaps with a fraction: seconds, milliseconds, microseconds or
   * nanoseconds, told apart by magnitude. Who counts finer than seconds counts from September 2001
   * on, when the number has as many digits as today: one between is a time in no unit, and not one
   * of the seventies. A fraction of anything but seconds is cut off.
   */
  public static long epoch(byte[] bytes, int start, int end) {
    int after = afterDigits(bytes, start, end);
    if (after == start || after - start > 19) {
      return Event.NO_TIME;
    }
    long whole = 0;
    for (int i = start; i < after; i++) {
      whole = whole * 10 + (bytes[i] - '0');
    }
    if (whole < 0) {
      return Event.NO_TIME;
    }
    if (after == end) {
      return inRange(byMagnitude(whole));
    }
    boolean decimal =
        bytes[after] == '.' && after + 1 < end && afterDigits(bytes, after + 1, end) == end;
    if (!decimal) {
      return Event.NO_TIME;
    }
    boolean seconds = whole < AFTER_LAST_YEAR / Micros.SECOND;
    return inRange(byMagnitude(whole) + (seconds ? fraction(bytes, after + 1, end) : 0));
  }

  private static long byMagnitude(long number) {
    long seconds = AFTER_LAST_YEAR / Micros.SECOND;
    if (number < seconds) {
      return number * Micros.SECOND;
    }
    long micros =
        number < seconds * 1_000
            ? number * 1_000
            : number < AFTER_LAST_YEAR ? number : number / 1_000;
    return micros < FINE_FROM ? Event.NO_TIME : micros;
  }

  /** A time as ISO 8601, in the Common Log Format or as a number since 1970, as it looks. */
  public static long any(byte[] bytes, int start, int end) {
    if (end - start > 2 && bytes[start + 2] == '/') {
      return clf(bytes, start, end);
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] == '-' || bytes[i] == ':') {
        return iso(bytes, start, end);
      }
    }
    return epoch(bytes, start, end);
  }

  /**
   * A time as consoles show it to people and write it into tables: {@code Mar 1, 2026 @
   * 12:00:00.123}, as Kibana does, or {@code 3/1/2026, 12:00:00.123 PM}, as Azure's portal does. No
   * zone is told; it is taken as UTC.
   */
  public static long shown(byte[] bytes, int start, int end) {
    int comma = start;
    while (comma < end && bytes[comma] != ',') {
      comma++;
    }
    if (end - comma < 10) {
      return Event.NO_TIME;
    }
    return bytes[start] > '9' ? kibana(bytes, start, comma, end) : azure(bytes, start, comma, end);
  }

  private static long kibana(byte[] bytes, int start, int comma, int end) {
    int clock = comma + 9;
    boolean shaped = comma - start > 4 && bytes[start + 3] == ' ' && bytes[clock - 2] == '@';
    return shaped
        ? withClock(
            day(
                digits(bytes, comma + 2, 4),
                month(bytes, start),
                digits(bytes, start + 4, comma - start - 4)),
            bytes,
            clock,
            end)
        : Event.NO_TIME;
  }

  /** Month, day and year, then a clock of twelve hours. */
  private static long azure(byte[] bytes, int start, int comma, int end) {
    String[] date = new String(bytes, start, comma - start, ISO_8859_1).split("/", -1);
    String[] clock =
        new String(bytes, comma + 1, end - comma - 1, ISO_8859_1).strip().split(" ", -1);
    int colon = clock[0].indexOf(':');
    if (date.length != 3 || clock.length != 2 || colon < 1) {
      return Event.NO_TIME;
    }
    try {
      long day =
          day(Integer.parseInt(date[2]), Integer.parseInt(date[0]), Integer.parseInt(date[1]));
      int hour = Integer.parseInt(clock[0].substring(0, colon)) % 12;
      int hours = clock[1].equals("PM") ? hour + 12 : hour;
      byte[] text =
          ((hours < 10 ? "0" : "") + hours + clock[0].substring(colon)).getBytes(ISO_8859_1);
      return withClock(day, text, 0, text.length);
    } catch (NumberFormatException notANumber) {
      return Event.NO_TIME;
    }
  }

  /** The Common Log Format's time, without brackets: {@code 01/Mar/2026:12:00:00 +0000}. */
  public static long clf(byte[] bytes, int start, int end) {
    if (end - start < 20
        || bytes[start + 2] != '/'
        || bytes[start + 6] != '/'
        || bytes[start + 11] != ':') {
      return Event.NO_TIME;
    }
    long day = day(digits(bytes, start + 7, 4), month(bytes, start + 3), digits(bytes, start, 2));
    return withClock(day, bytes, start + 12, end);
  }

  /**
   * The time at the start of a BSD syslog line, {@code Mar 1 12:00:00} or with the year between day
   * and clock; the hour's zone is not written and taken as UTC. Where the year is left out it is
   * the latest one that puts the time no later than a day after the reference.
   *
   * @param reference a time near that of the record, in microseconds since 1970
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3164#section-4.1.2">RFC 3164, section 4.1.2</a>
   */
  public static long syslog(byte[] bytes, int start, int end, long reference) {
    if (end - start < 15 || bytes[start + 3] != ' ' || bytes[start + 6] != ' ') {
      return Event.NO_TIME;
    }
    int month = month(bytes, start);
    int dayOfMonth =
        bytes[start + 4] == ' ' ? digits(bytes, start + 5, 1) : digits(bytes, start + 4, 2);
    if (end - start >= 20 && bytes[start + 11] == ' ') {
      return withClock(
          day(digits(bytes, start + 7, 4), month, dayOfMonth), bytes, start + 12, start + 20);
    }
    int latest = yearOf(reference + Micros.DAY);
    // Eight years back there has been a 29 February, even across 2100.
    for (int year = latest; year >= latest - 8; year--) {
      long time = withClock(day(year, month, dayOfMonth), bytes, start + 7, start + 15);
      if (time != Event.NO_TIME && time <= reference + Micros.DAY) {
        return time;
      }
    }
    return Event.NO_TIME;
  }

  /** The time as C's {@code ctime} writes it: {@code Sun Mar 1 12:00:00 2026}, 24 bytes, in UTC. */
  public static long ctime(byte[] bytes, int start, int end) {
    if (end - start < 24 || bytes[start + 3] != ' ' || bytes[start + 19] != ' ') {
      return Event.NO_TIME;
    }
    int day = bytes[start + 8] == ' ' ? start + 9 : start + 8;
    return withClock(
        day(
            digits(bytes, start + 20, 4),
            month(bytes, start + 4),
            digits(bytes, day, start + 10 - day)),
        bytes,
        start + 11,
        start + 19);
  }

  /** How many bytes {@link #syslog} reads of a line that starts so: 15, or 20 with a year. */
  public static int syslogLength(byte[] bytes, int start, int end) {
    return end - start >= 20 && bytes[start + 11] == ' ' && digits(bytes, start + 7, 4) != BAD
        ? 20
        : 15;
  }

  /** Midnight of {@code YYYYMMDD}. */
  public static long basicDate(byte[] bytes, int start, int end) {
    return end - start == 8
        ? day(digits(bytes, start, 4), digits(bytes, start + 4, 2), digits(bytes, start + 6, 2))
        : Event.NO_TIME;
  }

  private static long clock(byte[] bytes, int at) {
    int hour = digits(bytes, at, 2);
    int minute = digits(bytes, at + 3, 2);
    int second = digits(bytes, at + 6, 2);
    // A leap second is the 60th.
    boolean valid =
        hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second <= 60
            && bytes[at + 2] == ':'
            && bytes[at + 5] == ':';
    return valid ? (hour * 3_600L + minute * 60L + second) * Micros.SECOND : BAD;
  }

  private static long offset(byte[] bytes, int start, int end) {
    int at = start < end && bytes[start] == ' ' ? start + 1 : start;
    int length = end - at;
    if (length == 0) {
      return start == at ? 0 : Event.NO_TIME;
    }
    if (bytes[at] == '+' || bytes[at] == '-') {
      long size = offsetSize(bytes, at + 1, length - 1);
      return size == BAD ? Event.NO_TIME : bytes[at] == '-' ? -size : size;
    }
    boolean utc =
        (length == 1 && (bytes[at] == 'Z' || bytes[at] == 'z'))
            || isWord(bytes, at, length, 'U', 'T', 'C')
            || isWord(bytes, at, length, 'G', 'M', 'T');
    return utc ? 0 : Event.NO_TIME;
  }

  private static boolean isWord(byte[] bytes, int at, int length, char a, char b, char c) {
    return length == 3 && bytes[at] == a && bytes[at + 1] == b && bytes[at + 2] == c;
  }

  private static long offsetSize(byte[] bytes, int at, int length) {
    int minuteAt = length == 5 && bytes[at + 2] == ':' ? at + 3 : at + 2;
    if (length != 2 && length != 4 && minuteAt != at + 3) {
      return BAD;
    }
    int hours = digits(bytes, at, 2);
    int minutes = length == 2 ? 0 : digits(bytes, minuteAt, 2);
    boolean valid = hours >= 0 && hours <= 18 && minutes >= 0 && minutes < 60;
    return valid ? (hours * 3_600L + minutes * 60L) * Micros.SECOND : BAD;
  }

  private static int afterDigits(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  private static long fraction(byte[] bytes, int start, int end) {
    long micros = 0;
    for (int i = 0; i < 6; i++) {
      micros = micros * 10 + (start + i < end ? bytes[start + i] - '0' : 0);
    }
    return micros;
  }

  private static int digits(byte[] bytes, int at, int count) {
    int number = 0;
    for (int i = at; i < at + count; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static int month(byte[] bytes, int at) {
    int name = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
    return switch (name) {
      case ('J' << 16) | ('a' << 8) | 'n' -> 1;
      case ('F' << 16) | ('e' << 8) | 'b' -> 2;
      case ('M' << 16) | ('a' << 8) | 'r' -> 3;
      case ('A' << 16) | ('p' << 8) | 'r' -> 4;
      case ('M' << 16) | ('a' << 8) | 'y' -> 5;
      case ('J' << 16) | ('u' << 8) | 'n' -> 6;
      case ('J' << 16) | ('u' << 8) | 'l' -> 7;
      case ('A' << 16) | ('u' << 8) | 'g' -> 8;
      case ('S' << 16) | ('e' << 8) | 'p' -> 9;
      case ('O' << 16) | ('c' << 8) | 't' -> 10;
      case ('N' << 16) | ('o' << 8) | 'v' -> 11;
      case ('D' << 16) | ('e' << 8) | 'c' -> 12;
      default -> BAD;
    };
  }

  private static long day(int year, int month, int dayOfMonth) {
    boolean valid =
        year >= FIRST_YEAR
            && year <= LAST_YEAR
            && month >= 1
            && month <= 12
            && dayOfMonth >= 1
            && dayOfMonth <= daysIn(year, month);
    return valid ? (daysBefore(year, month) + dayOfMonth - 1) * Micros.DAY : Event.NO_TIME;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days from 1970-01-01 to the first of this month. */
  private static long daysBefore(int year, int month) {
    // Counting years from March puts the leap day last; months then begin at (153 m + 2) / 5.
    int marchYear = month <= 2 ? year - 1 : year;
    int marchMonth = (month + 9) % 12;
    return 365L * marchYear
        + marchYear / 4
        - marchYear / 100
        + marchYear / 400
        + (153 * marchMonth + 2) / 5
        - 719_468;
  }

  private static int yearOf(long micros) {
    int year = (int) (FIRST_YEAR + Math.max(0, micros) / (366 * Micros.DAY));
    while (year < LAST_YEAR && daysBefore(year + 1, 1) * Micros.DAY <= micros) {
      year++;
    }
    return Math.min(year, LAST_YEAR);
  }

  private static long inRange(long micros) {
    return micros >= 0 && micros < AFTER_LAST_YEAR ? micros : Event.NO_TIME;
  }
}
