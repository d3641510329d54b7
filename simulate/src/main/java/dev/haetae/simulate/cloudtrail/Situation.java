package dev.haetae.simulate.cloudtrail;

import dev.haetae.model.JsonText;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.Draw;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The circumstances of one call. Reused from call to call: whoever makes calls sets it anew for
 * each.
 */
public final class Situation {
  private final Map<String, String> values = new HashMap<>();
  private Account account;
  private String region;
  private long second;
  private long seed;
  private Optional<CallError> error = Optional.empty();
  private Optional<String> sharedEventId = Optional.empty();

  /**
   * How a call ended that did not succeed.
   *
   * @param keepsParameters whether the record still says what was asked
   */
  public record CallError(String code, String message, boolean keepsParameters) {}

  /** Nothing has happened yet. */
  public Situation(Account account) {
    this.account = account;
    this.region = account.mainRegion();
  }

  /**
   * Starts a call that succeeds and whose details are drawn.
   *
   * @param account the account called
   * @param second seconds since the epoch
   * @param seed what the details are drawn from
   */
  public Situation begin(Account account, String region, long second, long seed) {
    this.account = account;
    this.region = region;
    this.second = second;
    this.seed = seed;
    values.clear();
    error = Optional.empty();
    sharedEventId = Optional.empty();
    return this;
  }

  /** Says what a slot holds instead of a drawn value. */
  public Situation set(String slot, String value) {
    values.put(slot, JsonText.escape(value));
    return this;
  }

  /** Says what several slots hold. */
  public Situation set(Map<String, String> slots) {
    slots.forEach(this::set);
    return this;
  }

  /** Says what JSON stands in the place of a slot that is not inside a string. */
  public Situation setJson(String slot, String json) {
    values.put(slot, json);
    return this;
  }

  /** Lets the call fail. */
  public Situation fail(CallError failure) {
    error = Optional.of(failure);
    return this;
  }

  /** Marks the call as recorded in two accounts. */
  public Situation share(String id) {
    sharedEventId = Optional.of(id);
    return this;
  }

  Map<String, String> values() {
    return values;
  }

  /** The account called. */
  public Account account() {
    return account;
  }

  String region() {
    return region;
  }

  long second() {
    return second;
  }

  Optional<CallError> error() {
    return error;
  }

  Optional<String> sharedEventId() {
    return sharedEventId;
  }

  /** Random bits for one use within the call: always the same for the same use. */
  long bits(long use) {
    return Draw.mix(seed, use);
  }
}
