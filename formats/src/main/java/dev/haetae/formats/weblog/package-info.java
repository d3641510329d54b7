/** Access logs of web servers in the Common and the Combined Log Format. */
@NullMarked
package dev.haetae.formats.weblog;

import org.jspecify.annotations.NullMarked;
