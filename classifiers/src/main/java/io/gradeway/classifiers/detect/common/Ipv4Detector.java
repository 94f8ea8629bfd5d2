package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Separator;
import io.gradeway.classification.Trigger;

/**
 * IPv4 addresses in dotted decimal without leading zeros. Not reported: loopback 127/8, the
 * documentation ranges of RFC 5737, 0/8, and from 224 on (multicast and reserved).
 */
final class Ipv4Detector implements Detector {
  private static final int OCTET_MAX = 255;
  private static final int OCTETS = 4;
  private static final int MULTICAST = 224;

  /** Four numbers below this, such as {@code 3.1.4.2}, are a version or a clause. */
  private static final int SMALL = 10;

  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "ipv4",
          "device.network.ip",
          ContextWords.of(
              "ip", "地址", "主机", "服务器", "网关", "host", "addr", "server", "client", "remote"),
          new Trigger.NumberForm(4, 12, OCTETS, OCTETS, false));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (candidate.continuesBefore(Separator.DOT) || candidate.continuesAfter(Separator.DOT)) {
      return;
    }
    int at = 0;
    int address = 0;
    boolean small = true;
    for (int group = 0; group < OCTETS; group++) {
      int digits = candidate.groupLength(group);
      if (digits > 3 || (group > 0 && candidate.separatorBefore(group) != Separator.DOT)) {
        return;
      }
      int octet = candidate.number(at, digits);
      if (octet > OCTET_MAX || (digits > 1 && candidate.charAt(at) == '0')) {
        return;
      }
      address = address << 8 | octet;
      small &= octet < SMALL;
      at += digits;
    }
    if (!isExcluded(address)) {
      hits.add(candidate.start(), candidate.end(), false, small ? 0 : 70, 95);
    }
  }

  private static boolean isExcluded(int address) {
    int first = address >>> 24;
    int network = address >>> 8;
    return first == 0
        || first == 127
        || first >= MULTICAST
        || network == 0xC00002
        || network == 0xC63364
        || network == 0xCB0071;
  }
}
