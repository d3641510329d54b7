package dev.haetae.detect.geo;

import dev.haetae.model.Limits;
import dev.haetae.model.address.Address;
import dev.haetae.model.address.Network;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.ProblemSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A table of ranges: {@code start,end,country}, {@code start,end,number,organization}, a network in
 * the place of start and end, or several of these together, latitude and longitude among them
 * ({@code 52.5,13.4}); separated by commas or tabs, plain or gzip. What a cell is, is told by how
 * it looks.
 */
final class RangeFile implements Atlas {
  private static final int LONGEST_LINE = 4096;
  private static final int JUDGED_AFTER = 200;

  private final RangeTable four = new RangeTable();
  private final RangeTable six = new RangeTable();
  private final List<Place> places = new ArrayList<>();
  private final Map<Place, Integer> numbers = new HashMap<>();
  private final Path file;
  private final ProblemSink problems;
  private boolean countries;
  private long taken;
  private long broken;

  private RangeFile(Path file, ProblemSink problems) {
    this.file = file;
    this.problems = problems;
  }

  static RangeFile read(Path file, ProblemSink problems) throws IOException {
    RangeFile ranges = new RangeFile(file, problems);
    boolean packed = file.toString().endsWith(".gz");
    try (InputStream in = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    packed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      ranges.read(lines);
    }
    return ranges.sorted();
  }

  /** What is written in memory. */
  static RangeFile read(List<String> lines) throws IOException {
    RangeFile ranges =
        new RangeFile(
            Path.of("places"),
            problem -> {
              throw new IllegalArgumentException(problem.toString());
            });
    ranges.read(new BufferedReader(new StringReader(String.join("\n", lines))));
    return ranges.sorted();
  }

  private RangeFile sorted() {
    four.sort();
    six.sort();
    numbers.clear();
    return this;
  }

  private void read(BufferedReader lines) throws IOException {
    long number = 0;
    for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
      number++;
      boolean isHeader = number == 1 && !line.get().matches("[\"0-9a-fA-F:].*[0-9].*");
      if (!line.get().isBlank() && !line.get().startsWith("#") && !isHeader) {
        take(number, line.get());
      }
    }
    if (taken == 0) {
      throw refused();
    }
  }

  /** A line, cut where it is longer than any of a table of ranges. */
  private static Optional<String> next(BufferedReader lines) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = lines.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = lines.read()) {
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString().strip());
  }

  private void take(long number, String line) throws IOException {
    String[] cells = line.replace("\"", "").split(line.indexOf('\t') >= 0 ? "\t" : ",", -1);
    int next = addRange(cells);
    if (next == 0) {
      broken++;
      problems.report(
          new Problem(
              Problem.Reason.MALFORMED,
              new dev.haetae.model.log.Place(file.toString(), number),
              "expected start,end,country or start,end,number,organization"));
    } else if (++taken > Limits.DEFAULT.listEntries()) {
      throw new IOException(
          file + ": more than " + Limits.DEFAULT.listEntries() + " ranges (limit listEntries)");
    }
    if (taken + broken >= JUDGED_AFTER && broken > taken) {
      throw refused();
    }
  }

  private IOException refused() {
    return new IOException(
        file
            + ": no table of places; expected an MMDB file, or lines such as"
            + " 192.0.2.0,192.0.2.255,DE or 192.0.2.0/24,64496,Example Ltd");
  }

  /** Adds what a row says; 0 where it says nothing. */
  private int addRange(String[] cells) {
    Optional<Network> network =
        cells[0].contains("/") ? Network.parse(cells[0].strip()) : Optional.empty();
    int from = network.isPresent() ? 1 : 2;
    if (cells.length <= from) {
      return 0;
    }
    Place place = place(cells, from);
    if (network.isPresent()) {
      add(network.get(), number(place));
      return from;
    }
    Address start = new Address();
    Address end = new Address();
    if (!read(start, cells[0]) || !read(end, cells[1]) || start.six() != end.six()) {
      return 0;
    }
    (start.six() ? six : four).add(start.high(), start.low(), end.high(), end.low(), number(place));
    return from;
  }

  private void add(Network network, int place) {
    int free = (network.six() ? 128 : 32) - network.prefix();
    long lowMask = free >= 64 ? -1 : (1L << free) - 1;
    long highMask = free <= 64 ? 0 : free == 128 ? -1 : (1L << (free - 64)) - 1;
    (network.six() ? six : four)
        .add(
            network.high() & ~highMask,
            network.low() & ~lowMask,
            network.high() | highMask,
            network.low() | lowMask,
            place);
  }

  private static boolean read(Address address, String cell) {
    byte[] bytes = cell.strip().getBytes(StandardCharsets.UTF_8);
    return address.read(bytes, 0, bytes.length);
  }

  private Place place(String[] cells, int from) {
    List<Double> degrees = new ArrayList<>();
    String country = "";
    long network = Place.NO_NETWORK;
    String organization = "";
    for (int i = from; i < cells.length; i++) {
      String cell = cells[i].strip();
      if (country.isEmpty() && cell.matches("[A-Za-z]{2}")) {
        country = cell.toUpperCase(Locale.ROOT);
      } else if (network == Place.NO_NETWORK && cell.matches("(?i)(?:AS)?[0-9]{1,10}")) {
        network = Long.parseLong(cell.replaceFirst("(?i)^AS", ""));
      } else if (degrees.size() < 2 && cell.matches("-?[0-9]{1,3}\\.[0-9]+")) {
        degrees.add(Double.parseDouble(cell));
      } else if (network != Place.NO_NETWORK && organization.isEmpty()) {
        organization = cell;
      }
    }
    // ZZ and the like stand for no country in such tables.
    country = country.equals("ZZ") || country.equals("XX") ? "" : country;
    countries |= !country.isEmpty();
    return Place.of(country, network, organization, point(degrees));
  }

  /** Latitude and longitude, as tables of cities have them one beside the other. */
  private static Optional<Point> point(List<Double> degrees) {
    return degrees.size() == 2
        ? Optional.of(new Point(degrees.get(0), degrees.get(1)))
        : Optional.empty();
  }

  private int number(Place place) {
    return numbers.computeIfAbsent(
        place,
        each -> {
          places.add(each);
          return places.size() - 1;
        });
  }

  @Override
  public boolean knowsCountries() {
    return countries;
  }

  @Override
  public Place of(Address address) {
    int number = (address.six() ? six : four).find(address);
    return number < 0 ? Place.UNKNOWN : places.get(number);
  }
}
