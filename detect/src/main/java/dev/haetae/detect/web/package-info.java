/** Clients of web sites that ask for far more than others do, or are let in after many refusals. */
@NullMarked
package dev.haetae.detect.web;

import org.jspecify.annotations.NullMarked;
