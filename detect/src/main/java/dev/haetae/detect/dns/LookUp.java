package dev.haetae.detect.dns;

import java.util.List;
import java.util.Set;

/**
 * One look-up as a resolver logs it.
 *
 * @param time microseconds since 1970
 * @param name what was looked up
 * @param type of record asked for: {@code A}, {@code TXT}
 * @param code of the answer: {@code NOERROR}, {@code NXDOMAIN}
 * @param answers values of the records of the answer
 */
record LookUp(long time, DomainName name, String type, String code, List<String> answers) {
  private static final Set<String> OF_ADDRESSES = Set.of("A", "AAAA", "HTTPS", "SVCB", "PTR");

  /** Whether there is no such name. */
  boolean isUnanswered() {
    return code.equals("NXDOMAIN");
  }

  /** Whether programs ask for such records all day long; others are asked for by few. */
  boolean asksForAddress() {
    return OF_ADDRESSES.contains(type);
  }
}
