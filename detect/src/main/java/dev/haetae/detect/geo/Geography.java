package dev.haetae.detect.geo;

import dev.haetae.model.address.Address;
import dev.haetae.model.log.ProblemSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where addresses are, by the files the user has: MMDB of any vendor, or tables of ranges. Of
 * several files the first that knows something is believed. Without any, nothing is known, and who
 * needs it can ask that first. May be asked from several threads; an address asked for again soon
 * costs no look-up and makes no objects.
 */
public final class Geography {
  /** Nothing is known. */
  public static final Geography NONE = new Geography(List.of());

  /** A power of two. */
  private static final int REMEMBERED = 1 << 13;

  private final List<Atlas> atlases;
  private final @Nullable Answer[] answers;

  private Geography(List<Atlas> atlases) {
    this.atlases = List.copyOf(atlases);
    this.answers = new Answer[atlases.isEmpty() ? 0 : REMEMBERED];
  }

  /** What was answered; several threads may put theirs in each other's place, and each is right. */
  private record Answer(String address, Place place) {}

  /**
   * Opens files.
   *
   * @param problems told of rows of tables that are not understood
   * @throws IOException where one cannot be read or is of another kind, in words fit for the user
   */
  public static Geography of(List<Path> files, ProblemSink problems) throws IOException {
    List<Atlas> atlases = new ArrayList<>();
    for (Path file : files) {
      atlases.add(Mmdb.isOne(file) ? Mmdb.open(file) : RangeFile.read(file, problems));
    }
    return atlases.isEmpty() ? NONE : new Geography(atlases);
  }

  /**
   * What a table tells, line by line as in a file of ranges: {@code 192.0.2.0/24,DE,64496,Example}.
   *
   * @throws IllegalArgumentException where it is no such table
   */
  public static Geography of(List<String> lines) {
    try {
      return new Geography(List.of(RangeFile.read(lines)));
    } catch (IOException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /** Whether any file tells countries. */
  public boolean knowsCountries() {
    return atlases.stream().anyMatch(Atlas::knowsCountries);
  }

  /** Where an address is; what is no address is nowhere. */
  public Place of(String address) {
    if (atlases.isEmpty()) {
      return Place.UNKNOWN;
    }
    int slot = (address.hashCode() * 0x9E3779B1) >>> 19;
    Answer answer = answers[slot];
    if (answer == null || !answer.address.equals(address)) {
      answer = new Answer(address, find(address));
      answers[slot] = answer;
    }
    return answer.place;
  }

  private Place find(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Address address = new Address();
    if (!address.read(bytes, 0, bytes.length)) {
      return Place.UNKNOWN;
    }
    Place place = Place.UNKNOWN;
    for (Atlas atlas : atlases) {
      place = place.or(atlas.of(address));
    }
    return place;
  }
}
