import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One node of OpenSearch on ports of its own choice, until its standard input ends. Started by
 * {@code java -cp … OneNode.java FOLDER}; it logs where it listens.
 */
public final class OneNode {
  private OneNode() {}

  /** Starts it over a folder that is its own. */
  public static void main(String[] arguments) throws Exception {
    OpenSearchRunner runner = new OpenSearchRunner();
    runner.onBuild((number, settings) -> {
      settings.put("network.host", "127.0.0.1");
      settings.put("http.port", "0");
      settings.put("transport.port", "0");
      settings.put("discovery.type", "single-node");
      settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    });
    runner.build(
        OpenSearchRunner.newConfigs().basePath(arguments[0]).numOfNode(1).useLogger());
    while (System.in.read() >= 0) {
      // Until who started it is gone or has enough.
    }
    runner.close();
  }
}
