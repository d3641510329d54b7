package dev.haetae.lake.catalog;

import java.util.UUID;
import org.apache.iceberg.LocationProviders;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.LocationProvider;

/**
 * A table as Iceberg works on it, whose commits are only put down beside: they count when the
 * catalog names them, together with those of other tables.
 */
final class StagedTable implements TableOperations {
  private final FileIO files;
  private final String committed;
  private TableMetadata current;
  private String location;

  /**
   * A table.
   *
   * @param committed where its metadata is, as the catalog names it
   * @param current what it says
   */
  StagedTable(FileIO files, String committed, TableMetadata current) {
    this.files = files;
    this.committed = committed;
    this.location = committed;
    this.current = current;
  }

  /** Where the metadata was when the table was opened. */
  String committed() {
    return committed;
  }

  /** Where the metadata is that the catalog is to name now. */
  String staged() {
    return location;
  }

  @Override
  public TableMetadata current() {
    return current;
  }

  @Override
  public TableMetadata refresh() {
    return current;
  }

  @Override
  public void commit(TableMetadata base, TableMetadata metadata) {
    location = write(files, metadata, version(location) + 1);
    current = TableMetadataParser.read(files, location);
  }

  /** Writes metadata as the version of its number; returns where. */
  static String write(FileIO files, TableMetadata metadata, int version) {
    String name = "%05d-%s.metadata.json".formatted(version, UUID.randomUUID());
    String location = metadata.location() + "/metadata/" + name;
    TableMetadataParser.write(metadata, files.newOutputFile(location));
    return location;
  }

  private static int version(String location) {
    String name = location.substring(location.lastIndexOf('/') + 1);
    return Integer.parseInt(name.substring(0, name.indexOf('-')));
  }

  @Override
  public FileIO io() {
    return files;
  }

  @Override
  public String metadataFileLocation(String fileName) {
    return current.location() + "/metadata/" + fileName;
  }

  @Override
  public LocationProvider locationProvider() {
    return LocationProviders.locationsFor(current.location(), current.properties());
  }
}
