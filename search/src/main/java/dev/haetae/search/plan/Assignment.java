package dev.haetae.search.plan;

/** A field and what it is set to. */
public record Assignment(String field, Expr value) {}
