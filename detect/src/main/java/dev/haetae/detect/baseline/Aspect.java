package dev.haetae.detect.baseline;

import java.util.List;
import java.util.Optional;

/**
 * One side of an event that may be unusual.
 *
 * @param name what it is called in findings
 * @param fields where it is read, the first that has something
 * @param form how values are made alike
 * @param within the aspect whose value it is compared within: operations within their service;
 *     empty where it stands alone
 * @param isAct whether it says what was done and not from where or how; something done must be
 *     unusual for the event to be
 * @param isOfAccount whether it is a habit of the account and of nobody in it: who acts
 */
record Aspect(
    String name,
    List<String> fields,
    ValueForm form,
    Optional<String> within,
    boolean isAct,
    boolean isOfAccount) {

  /** Names the hour of the day, three together. */
  static final String HOUR = "hour";

  /** What stands for no value: a value too where it is one of few within another. */
  String absent() {
    return within.isPresent() ? "none" : "";
  }
}
