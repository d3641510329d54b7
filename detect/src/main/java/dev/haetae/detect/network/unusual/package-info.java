/** What a machine never did before: services used, machines reached, volumes sent. */
@NullMarked
package dev.haetae.detect.network.unusual;

import org.jspecify.annotations.NullMarked;
