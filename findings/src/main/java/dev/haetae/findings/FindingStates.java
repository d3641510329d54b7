package dev.haetae.findings;

import dev.haetae.detect.Detector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings while occurrences come in, numbered in the order in which they began. Those that were
 * touched last are at hand; the others are put aside as bytes, where there is somewhere to put
 * them, so that memory does not grow with how many there are.
 */
final class FindingStates {
  private final SpillStore spill;
  private final int most;
  private final List<Detector> detectors = new ArrayList<>();

  /** The number of each to what it is, the one touched longest ago first. */
  private final LinkedHashMap<Integer, FindingState> atHand = new LinkedHashMap<>(64, 0.75f, true);

  /**
   * None yet.
   *
   * @param most how many are at hand at once
   */
  FindingStates(SpillStore spill, int most) {
    this.spill = spill;
    this.most = most;
  }

  int size() {
    return detectors.size();
  }

  Detector detector(int number) {
    return detectors.get(number);
  }

  /** Takes in one more; it has the number that {@link #size} was. */
  int add(FindingState state) {
    int number = detectors.size();
    detectors.add(state.detector());
    atHand.put(number, state);
    tidy();
    return number;
  }

  /** A finding to be changed. */
  FindingState get(int number) {
    FindingState known = atHand.get(number);
    if (known != null) {
      return known;
    }
    FindingState state = unpacked(number);
    atHand.put(number, state);
    tidy();
    return state;
  }

  /** A finding to be looked at: what is changed in it may be lost. */
  FindingState look(int number) {
    FindingState known = atHand.get(number);
    return known == null ? unpacked(number) : known;
  }

  /** A finding as {@link FindingState#write} writes it. */
  byte[] bytes(int number) throws IOException {
    FindingState known = atHand.get(number);
    return known == null ? spill.get(number) : packed(known);
  }

  private FindingState unpacked(int number) {
    try {
      return FindingState.read(
          detectors.get(number), new DataInputStream(new ByteArrayInputStream(spill.get(number))));
    } catch (IOException e) {
      throw new UncheckedIOException("what is known of a finding cannot be read", e);
    }
  }

  private static byte[] packed(FindingState state) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private void tidy() {
    while (atHand.size() > most) {
      Map.Entry<Integer, FindingState> oldest = atHand.entrySet().iterator().next();
      try {
        spill.put(oldest.getKey(), packed(oldest.getValue()));
      } catch (IOException e) {
        throw new UncheckedIOException("what is known of a finding cannot be put aside", e);
      }
      atHand.remove(oldest.getKey());
    }
  }
}
