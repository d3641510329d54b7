package dev.haetae.lake.tier;

import dev.haetae.lake.settings.LakeSettings;
import dev.haetae.lake.settings.TierSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tiers of a lake besides its folder, and the cache of what must be fetched. */
public final class Tiers implements AutoCloseable {
  private final List<Tier> tiers = new ArrayList<>();
  private final ColdCache cache;

  /**
   * Opens the tiers of a lake; nothing is connected yet.
   *
   * @param identity what tells the lake from all others: each has a part of a tier for itself
   */
  public Tiers(Path folder, LakeSettings settings, String identity) {
    for (TierSettings each : settings.tiers()) {
      String root = each.in() + "/" + identity;
      tiers.add(
          each.isBucket()
              ? new BucketTier(each, root)
              : new FolderTier(each.name(), Path.of(root)));
    }
    this.cache = new ColdCache(settings.cache().folder(folder), settings.cache().bytes());
  }

  /** All of them. */
  public List<Tier> all() {
    return List.copyOf(tiers);
  }

  /** The one that holds a location; empty where none does. */
  public Optional<Tier> of(String location) {
    return tiers.stream().filter(each -> each.holds(location)).findFirst();
  }

  /** The cache. */
  public ColdCache cache() {
    return cache;
  }

  @Override
  public void close() {
    tiers.forEach(Tier::close);
    cache.close();
  }
}
