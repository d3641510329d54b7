/**
 * Logs of an organisation that does not exist: its people, roles and services at work, attacks
 * hidden among them, and a file that says which events those were. One seed gives the same bytes.
 */
@NullMarked
package dev.haetae.simulate;

import org.jspecify.annotations.NullMarked;
