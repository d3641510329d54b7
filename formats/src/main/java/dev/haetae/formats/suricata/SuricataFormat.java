package dev.haetae.formats.suricata;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.Format;

/** What a Suricata sensor saw, as EVE JSON. */
@AutoService(Format.class)
public final class SuricataFormat extends DeclaredFormat {}
