package dev.haetae.flow;

import dev.haetae.flow.account.Census;
import dev.haetae.flow.judge.Sought;
import dev.haetae.model.finding.EvidenceStore;
import java.util.List;

/** Looks for more once all events are read and kept, before any of them is judged. */
@FunctionalInterface
public interface Searcher {

  /**
   * What was found.
   *
   * @param sought in order of their events' times
   * @param detectors how many detectors looked
   */
  record Found(List<Sought> sought, int detectors) {
    /** Nothing, by nobody. */
    public static final Found NOTHING = new Found(List.of(), 0);

    public Found {
      sought = List.copyOf(sought);
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
