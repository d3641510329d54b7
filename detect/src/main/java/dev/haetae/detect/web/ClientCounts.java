package dev.haetae.detect.web;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.DistinctCount;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the clients of one site ask for in this hour, and the most any asked for in each of the last
 * {@value #MOST_HOURS} hours in which there was a request. Clients are counted by Space-Saving with
 * 64 counters: one that takes a counter over is told without what it inherits, so that what is told
 * is never too large.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi:
 *     Efficient computation of frequent and top-k elements in data streams, 2005</a>
 */
final class ClientCounts {
  /** A week. */
  static final int MOST_HOURS = 168;

  private static final int COUNTERS = 64;

  private final Map<String, Client> clients = new LinkedHashMap<>();
  private long hour = Long.MIN_VALUE;
  private long[] past = {};
  private int next;

  /** One client in this hour. */
  static final class Client {
    private long requests;
    private long inherited;
    private DistinctCount pages = new DistinctCount();
    private DistinctCount programs = new DistinctCount();
    private boolean crawls;
    private long told;
    private EvidenceSample evidence = new EvidenceSample();

    /** How often it asked. */
    long requests() {
      return requests - inherited;
    }

    /** How many different pages it asked for. */
    long pages() {
      return pages.estimate();
    }

    /** How many different programs it asked with. */
    long programs() {
      return Math.max(1, programs.estimate());
    }

    /** Whether it says that it is a crawler, and asked for the rules of the site. */
    boolean crawls() {
      return crawls;
    }

    void crawl() {
      crawls = true;
    }

    void page(long hash) {
      pages.add(hash);
    }

    /** Whether to tell of it: at first, and when it doubled since. */
    boolean tell(long amount) {
      if (amount < 2 * told) {
        return false;
      }
      told = amount;
      return true;
    }

    EvidenceSample evidence() {
      return evidence;
    }

    void write(DataOutput to) throws IOException {
      to.writeLong(requests);
      to.writeLong(inherited);
      DistinctCount.CODEC.write(pages, to);
      DistinctCount.CODEC.write(programs, to);
      to.writeBoolean(crawls);
      to.writeLong(told);
      EvidenceSample.CODEC.write(evidence, to);
    }

    static Client read(DataInput from) throws IOException {
      Client client = new Client();
      client.requests = from.readLong();
      client.inherited = from.readLong();
      client.pages = DistinctCount.CODEC.read(from);
      client.programs = DistinctCount.CODEC.read(from);
      client.crawls = from.readBoolean();
      client.told = from.readLong();
      client.evidence = EvidenceSample.CODEC.read(from);
      return client;
    }
  }

  /**
   * Notes a request; one of an hour that is over belongs to this one.
   *
   * @param byPages whether the most of an hour is of pages and not of requests
   */
  Client add(String name, long program, long observedHour, boolean byPages) {
    if (observedHour > hour) {
      closeHour(byPages);
      hour = observedHour;
    }
    Client client = clients.get(name);
    if (client == null) {
      client = new Client();
      if (clients.size() == COUNTERS) {
        client.requests = takeSmallest();
        client.inherited = client.requests;
      }
      clients.put(name, client);
    }
    client.requests++;
    client.programs.add(program);
    return client;
  }

  private long takeSmallest() {
    String smallest = "";
    long least = Long.MAX_VALUE;
    for (Map.Entry<String, Client> each : clients.entrySet()) {
      if (each.getValue().requests < least) {
        least = each.getValue().requests;
        smallest = each.getKey();
      }
    }
    clients.remove(smallest);
    return least;
  }

  private void closeHour(boolean byPages) {
    long most = 0;
    for (Client each : clients.values()) {
      most = Math.max(most, byPages ? each.pages() : each.requests());
    }
    if (most > 0) {
      if (past.length < MOST_HOURS) {
        past = Arrays.copyOf(past, past.length + 1);
        past[past.length - 1] = most;
      } else {
        past[next] = most;
        next = (next + 1) % MOST_HOURS;
      }
    }
    clients.clear();
  }

  /** How many hours are known. */
  int hours() {
    return past.length;
  }

  /** The most any client asked for in any hour known. */
  long mostBefore() {
    return Arrays.stream(past).max().orElse(0);
  }

  /** How they are written. */
  static final Codec<ClientCounts> CODEC =
      new Codec<>() {
        @Override
        public void write(ClientCounts counts, DataOutput to) throws IOException {
          to.writeLong(counts.hour);
          to.writeInt(counts.past.length);
          for (long most : counts.past) {
            to.writeLong(most);
          }
          to.writeInt(counts.next);
          to.writeInt(counts.clients.size());
          for (Map.Entry<String, Client> each : counts.clients.entrySet()) {
            Texts.write(each.getKey(), to);
            each.getValue().write(to);
          }
        }

        @Override
        public ClientCounts read(DataInput from) throws IOException {
          ClientCounts counts = new ClientCounts();
          counts.hour = from.readLong();
          int hours = from.readInt();
          if (hours < 0 || hours > MOST_HOURS) {
            throw new IOException(hours + " hours");
          }
          counts.past = new long[hours];
          for (int i = 0; i < hours; i++) {
            counts.past[i] = from.readLong();
          }
          counts.next = from.readInt();
          int clients = from.readInt();
          if (counts.next < 0 || counts.next >= MOST_HOURS || clients < 0 || clients > COUNTERS) {
            throw new IOException("clients of another shape");
          }
          for (int i = 0; i < clients; i++) {
            String name = Texts.read(from);
            counts.clients.put(name, Client.read(from));
          }
          return counts;
        }
      };
}
