/**
 * The same flow where its stages do not share a process, as in Flink: events travel by route, the
 * detector and key they are judged under, and each route is judged by itself.
 */
@NullMarked
package dev.haetae.flow.keyed;

import org.jspecify.annotations.NullMarked;
