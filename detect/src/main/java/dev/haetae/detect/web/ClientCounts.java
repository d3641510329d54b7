package dev.haetae.detect.web;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.DistinctCount;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the clients of one site ask for in this hour, and the most any asked for in each hour before
 * in which there was a request. Clients are counted by Space-Saving with 64 counters: one that
 * takes a counter over is told without what it inherits, so that what is told is never too large.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-30570-5_27">Metwally, Agrawal, El Abbadi:
 *     Efficient computation of frequent and top-k elements in data streams, 2005</a>
 */
final class ClientCounts {
  private static final int COUNTERS = 64;

  private final Map<String, Client> clients = new LinkedHashMap<>();
  private long hour = Long.MIN_VALUE;
  private HourlyMost past = new HourlyMost();

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
      past.add(most);
    }
    clients.clear();
  }

  /** How many hours are known. */
  int hours() {
    return past.hours();
  }

  /** The most any client asked for in any hour known. */
  long mostBefore() {
    return past.most();
  }

  /** How they are written. */
  static final Codec<ClientCounts> CODEC =
      new Codec<>() {
        @Override
        public void write(ClientCounts counts, DataOutput to) throws IOException {
          to.writeLong(counts.hour);
          counts.past.write(to);
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
          counts.past = HourlyMost.read(from);
          int clients = from.readInt();
          if (clients < 0 || clients > COUNTERS) {
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
