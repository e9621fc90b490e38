package io.salespulse.generator.feed;

import java.util.Optional;

/** 64 bits by which a record is known again: FNV-1a over timestamp, key and value. */
public final class Fingerprint {

  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /**
   * @param timestamp milliseconds since the epoch
   * @param value empty for a record without one
   */
  public static long of(long timestamp, byte[] key, Optional<byte[]> value) {
    long hash = (BASIS ^ timestamp) * PRIME;
    hash = add(hash, key);
    // The length keeps apart what stands at the end of the key and at the start of the value.
    hash = (hash ^ value.map(bytes -> bytes.length).orElse(-1)) * PRIME;
    return add(hash, value.orElse(new byte[0]));
  }

  private static long add(long start, byte[] bytes) {
    long hash = start;
    for (byte next : bytes) {
      hash = (hash ^ (next & 0xff)) * PRIME;
    }
    return hash;
  }
}
