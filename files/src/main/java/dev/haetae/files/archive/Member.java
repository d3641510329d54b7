package dev.haetae.files.archive;

import java.io.InputStream;

/**
 * One member of an archive.
 *
 * @param bytes good until the next member is asked for
 */
record Member(Stored stored, InputStream bytes) {}
