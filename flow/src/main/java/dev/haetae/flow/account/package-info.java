/**
 * What a scan tells of what it read: how many events of which log, account and Region in which
 * hours, what could not be read and why, and how far it has come.
 */
@NullMarked
package dev.haetae.flow.account;

import org.jspecify.annotations.NullMarked;
