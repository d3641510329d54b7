package dev.haetae.model.event;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an event tells of: the kinds of activity by which kept events lie apart, a table each. */
public enum Activity {
  /** Calls to an API, such as those of AWS. */
  API,
  /** Connections and packets. */
  NETWORK,
  /** Names looked up. */
  DNS,
  /** Requests to web servers and what stands before them. */
  HTTP,
  /** Requests to a Kubernetes API server. */
  KUBERNETES,
  /** Logins, logouts and whatever else proves who someone is. */
  AUTHENTICATION,
  /** What happens on a machine. */
  HOST,
  /** What nothing else is known of. */
  GENERIC,
  /** What other products found. */
  FINDING;

  /** The name of its table: the constant in lower case. */
  public String table() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same, as a command line reads and offers it. */
  @Override
  public String toString() {
    return table();
  }

  /**
   * When an event of a log is of an activity.
   *
   * @param when paths with the values one of which the field must have, or {@code "*"} for any; all
   *     must hold. Empty for every event
   */
  public record Rule(Activity is, Map<String, List<String>> when) {}
}
