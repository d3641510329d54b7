package dev.haetae.flow.judge;

import dev.haetae.detect.Detector;
import dev.haetae.findings.Correlated;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;

/**
 * What a detector found that looks through kept events and not at one after the other.
 *
 * @param key what tells it from all else the detector found; a later scan that looks through the
 *     same events finds the same under it
 * @param content all of what was found: where it differs from before, there is more of it
 * @param event what a finding is made from, at the time it was there
 * @param catalog the names of the event's fields
 */
public record SearchMatch(
    Detector detector,
    String key,
    String content,
    Event event,
    FieldCatalog catalog,
    Correlated correlated) {}
