package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.haetae.model.finding.Finding;
import java.io.IOException;

/** Writes one finding as one JSON object. */
@FunctionalInterface
interface JsonBody {
  void write(Finding finding, JsonGenerator json) throws IOException;
}
