package dev.haetae.detect.geo;

import dev.haetae.model.address.Address;

/** One file of places. */
interface Atlas {
  boolean knowsCountries();

  /** Where an address is, or {@link Place#UNKNOWN}; asked by several threads. */
  Place of(Address address);
}
