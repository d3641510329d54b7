package dev.haetae.flow;

import dev.haetae.flow.account.Census;
import dev.haetae.flow.judge.SearchMatch;
import dev.haetae.model.finding.EvidenceStore;
import java.util.List;

/** Looks for more once all events are read and kept, before any of them is judged. */
@FunctionalInterface
public interface Searcher {

  /**
   * What was found.
   *
   * @param matches in order of their events' times
   * @param detectors how many detectors looked
   */
  record Found(List<SearchMatch> matches, int detectors) {
    /** Nothing, by nobody. */
    public static final Found NOTHING = new Found(List.of(), 0);

    public Found {
      matches = List.copyOf(matches);
    }
  }

  /**
   * Looks.
   *
   * @param census what the scan has read
   * @param evidence where the events go that prove what is found
   */
  Found search(Census census, EvidenceStore evidence);
}
