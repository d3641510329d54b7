package dev.haetae.formats.line;

import dev.haetae.formats.Names;
import dev.haetae.formats.Origin;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;

/**
 * Says which account and Region an event belongs to: those of its record, else those known of the
 * object it lies in. For one thread.
 */
public final class AccountAndRegion {
  private static final int ACCOUNT_DIGITS = 12;
  private static final int LONGEST_REGION = 32;

  private final Names names = new Names();
  private final String account;
  private final String region;

  /** What is known before the records. */
  public AccountAndRegion(Origin origin) {
    account = origin.account().orElse(Event.UNKNOWN);
    region = origin.region().orElse(Event.UNKNOWN);
  }

  /** The object's account and Region, until the record names its own. */
  public void begin(EventWriter writer) {
    writer.account(account);
    writer.region(region);
  }

  /** The record's account, if these bytes are one. */
  public void account(EventWriter writer, byte[] bytes, int start, int end) {
    if (end - start == ACCOUNT_DIGITS && Scan.isDigits(bytes, start, end)) {
      writer.account(names.of(bytes, start, end));
    }
  }

  /** The record's Region, if these bytes are one. */
  public void region(EventWriter writer, byte[] bytes, int start, int end) {
    if (isRegion(bytes, start, end)) {
      writer.region(names.of(bytes, start, end));
    }
  }

  /** Account and Region of the resource an ARN names; nothing where it is no ARN. */
  public void arn(EventWriter writer, byte[] bytes, int start, int end) {
    int partition = Scan.find(bytes, start, end, ':');
    int service = after(bytes, partition, end);
    int regionAt = after(bytes, service, end);
    int accountAt = after(bytes, regionAt, end);
    int resource = after(bytes, accountAt, end);
    if (resource >= 0) {
      region(writer, bytes, regionAt + 1, accountAt);
      account(writer, bytes, accountAt + 1, resource);
    }
  }

  private static int after(byte[] bytes, int colon, int end) {
    return colon < 0 ? -1 : Scan.find(bytes, colon + 1, end, ':');
  }

  /** As {@code eu-west-1} or {@code us-gov-east-1}: letters, then parts, the last a number. */
  private static boolean isRegion(byte[] bytes, int start, int end) {
    int dash = Scan.findLast(bytes, start, end, '-');
    if (dash < start + 2 || end - start > LONGEST_REGION || !Scan.isDigits(bytes, dash + 1, end)) {
      return false;
    }
    for (int i = start; i < dash; i++) {
      if (bytes[i] != '-' && (bytes[i] < 'a' || bytes[i] > 'z')) {
        return false;
      }
    }
    return true;
  }
}
