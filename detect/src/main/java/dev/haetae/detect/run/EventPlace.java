package dev.haetae.detect.run;

import dev.haetae.model.event.Event;
import java.nio.charset.StandardCharsets;

/** The account and Region of events as one text. Those of neighbours mostly are the same. */
final class EventPlace {
  private String account = "";
  private String region = "";
  private byte[] text = {'0', ' '};

  /** The text; not to be changed. */
  byte[] of(Event event) {
    if (!event.account().equals(account) || !event.region().equals(region)) {
      account = event.account();
      region = event.region();
      text = (account.length() + " " + account + region).getBytes(StandardCharsets.UTF_8);
    }
    return text;
  }
}
