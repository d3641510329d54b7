package dev.haetae.model.event;

/**
 * A thing that acts or is acted upon.
 *
 * @param kind what it is
 * @param name its name as the log writes it
 */
public record Entity(EntityKind kind, String name) {}
