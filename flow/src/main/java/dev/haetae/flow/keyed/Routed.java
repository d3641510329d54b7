package dev.haetae.flow.keyed;

/** An event on the way to where it is judged. */
public record Routed(Route route, Selected selected) {}
