package io.salespulse.etl.spark;

import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Local files as Java makes them. Hadoop's own starts a {@code chmod} process for every file and
 * directory where its native library is missing, which took most of the time of a build, and keeps
 * a checksum file beside each file. Parquet pages have checks of their own, and new files have the
 * permissions of the process's umask.
 */
public final class PlainLocalFileSystem extends RawLocalFileSystem {

  /** Iceberg asks for it. */
  @Override
  public String getScheme() {
    return "file";
  }

  @Override
  public void setPermission(Path path, FsPermission permission) {
    // The umask has said it.
  }
}
