package dev.haetae.detect.web;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.sketch.DistinctCount;
import dev.haetae.detect.sketch.HourlyMost;
import dev.haetae.detect.sketch.SpaceSaving;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the clients of one site ask for in this hour, and the most any asked for in each hour before
 * in which there was a request. Of many clients only those that ask most are known, and never more
 * than they asked.
 *
 * @see SpaceSaving
 */
final class ClientCounts {
  private final SpaceSaving<Client> clients = new SpaceSaving<>(Client::new);
  private long hour = Long.MIN_VALUE;
  private HourlyMost past = new HourlyMost();

  /** One client in this hour. */
  static final class Client {
    private DistinctCount pages = new DistinctCount();
    private DistinctCount programs = new DistinctCount();
    private boolean crawls;
    private long told;
    private EvidenceSample evidence = new EvidenceSample();

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

    static final Codec<Client> CODEC =
        new Codec<>() {
          @Override
          public void write(Client client, DataOutput to) throws IOException {
            DistinctCount.CODEC.write(client.pages, to);
            DistinctCount.CODEC.write(client.programs, to);
            to.writeBoolean(client.crawls);
            to.writeLong(client.told);
            EvidenceSample.CODEC.write(client.evidence, to);
          }

          @Override
          public Client read(DataInput from) throws IOException {
            Client client = new Client();
            client.pages = DistinctCount.CODEC.read(from);
            client.programs = DistinctCount.CODEC.read(from);
            client.crawls = from.readBoolean();
            client.told = from.readLong();
            client.evidence = EvidenceSample.CODEC.read(from);
            return client;
          }
        };
  }

  /**
   * Notes a request; one of an hour that is over belongs to this one.
   *
   * @param byPages whether the most of an hour is of pages and not of requests
   */
  SpaceSaving.Counter<Client> add(String name, long program, long observedHour, boolean byPages) {
    if (observedHour > hour) {
      closeHour(byPages);
      hour = observedHour;
    }
    SpaceSaving.Counter<Client> counter = clients.add(name, 1);
    counter.details().programs.add(program);
    return counter;
  }

  private void closeHour(boolean byPages) {
    clients.counters().stream()
        .mapToLong(counter -> byPages ? counter.details().pages() : counter.sure())
        .filter(most -> most > 0)
        .max()
        .ifPresent(past::add);
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
          counts.clients.write(Client.CODEC, to);
        }

        @Override
        public ClientCounts read(DataInput from) throws IOException {
          ClientCounts counts = new ClientCounts();
          counts.hour = from.readLong();
          counts.past = HourlyMost.read(from);
          counts.clients.read(Client.CODEC, from);
          return counts;
        }
      };
}
