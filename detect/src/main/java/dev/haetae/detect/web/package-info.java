/** Clients of web sites that ask for far more than others do. */
@NullMarked
package dev.haetae.detect.web;

import org.jspecify.annotations.NullMarked;
