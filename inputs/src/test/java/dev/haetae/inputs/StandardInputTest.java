package dev.haetae.inputs;

import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.ProblemSink;
import dev.haetae.testkit.LogBundleContract;
import java.io.ByteArrayInputStream;
import java.util.List;

class StandardInputTest extends LogBundleContract {

  @Override
  protected LogBundle bundle(byte[] stored, ProblemSink sink) {
    return new Inputs(List.of("-"), InputOptions.DEFAULT, sink, new ByteArrayInputStream(stored))
        .bundles()
        .next();
  }
}
