package dev.haetae.formats.zeek;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** What a Zeek sensor saw, any of its logs, as JSON. */
@AutoService(Format.class)
public final class ZeekFormat extends DeclaredFormat {}
