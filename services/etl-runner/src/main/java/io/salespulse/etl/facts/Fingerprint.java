package io.salespulse.etl.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** Hashes that tell whether a day's inputs are the ones its facts were made of. */
final class Fingerprint {

  private Fingerprint() {}

  /** SHA-256 of the texts in their order, in hexadecimal. */
  static String of(Object... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object part : parts) {
        digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  static String of(SortedMap<String, Long> sizes) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> file : sizes.entrySet()) {
      text.append(file.getKey()).append(' ').append(file.getValue()).append('\n');
    }
    return of(text);
  }
}
