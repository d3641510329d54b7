package dev.haetae.lake.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/**
 * What one commit changed. Its text is signed, and contains the hash of the text of the commit
 * before: nothing can be changed, taken out or put between without a break that shows.
 *
 * @param number counted from 1
 * @param previous the hash of the commit before; empty for the first
 * @param time when it was made, as an ISO 8601 instant
 * @param what kind of change it is, such as {@code ingest}
 * @param tables where each changed table's metadata is since then
 * @param added the files that became part of the lake
 * @param removed the paths of those that are no longer part of it
 */
public record CommitRecord(
    long number,
    String previous,
    String time,
    String what,
    Map<String, Content> tables,
    List<Entry> added,
    List<String> removed) {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  /** A file of metadata and the hash of its bytes. */
  public record Content(String path, String sha256) {}

  /**
   * A file of events.
   *
   * @param path within the lake's folder; of a file in a tier, its location
   * @param identities hash of the file of its events' identities
   * @param index hash of the file of its words
   */
  public record Entry(
      String path, String sha256, long bytes, long rows, String identities, String index) {
    /** The same file at another place. */
    Entry at(String other) {
      return new Entry(other, sha256, bytes, rows, identities, index);
    }
  }

  /** The text that is signed and kept. */
  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a text that was kept.
   *
   * @throws IllegalArgumentException where it is none
   */
  static CommitRecord of(String text) {
    try {
      return JSON.readValue(text, CommitRecord.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the record of a commit", e);
    }
  }
}
