import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Packs a folder into a zip that keeps what may be executed; needs nothing but a JDK. */
public final class Zip {
  private Zip() {}

  /** The folder, and the zip to make of it. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Path zip = Path.of(arguments[1]).toAbsolutePath();
    Files.deleteIfExists(zip);
    Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
    try (FileSystem system = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), options);
        Stream<Path> walk = Files.walk(folder)) {
      List<Path> inside = walk.sorted().toList();
      for (Path each : inside) {
        Path target = system.getPath(folder.getParent().relativize(each).toString());
        Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(each));
      }
    }
  }
}
