package dev.haetae.detect.web;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import java.util.List;

/**
 * The site that clients ask.
 *
 * @param parts the texts that together are its name
 */
record Site(List<Layout.Text> parts) {
  static Site of(List<String> fields, Layout layout) {
    return new Site(fields.stream().map(layout::text).toList());
  }

  /** What state of a site is kept by: the account and the name. */
  String key(Observation observation) {
    StringBuilder key = new StringBuilder(observation.traits().account());
    for (Layout.Text part : parts) {
      key.append('\n').append(part.of(observation));
    }
    return key.toString();
  }
}
