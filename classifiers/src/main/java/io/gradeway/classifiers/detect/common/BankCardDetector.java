package io.gradeway.classifiers.detect.common;

import io.gradeway.classification.Candidate;
import io.gradeway.classification.ContextWords;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorProfile;
import io.gradeway.classification.Hits;
import io.gradeway.classification.Separator;
import io.gradeway.classification.Trigger;
import io.gradeway.identifier.BankCard;

/**
 * 银行卡号, ISO/IEC 7812: Luhn, and a known issuer range with its length, or else a context word,
 * because Luhn alone passes one number in ten.
 */
final class BankCardDetector implements Detector {
  private static final DetectorProfile PROFILE =
      DetectorProfile.of(
          "bank-card",
          "property.account.bank-card",
          ContextWords.of(
              "银行卡",
              "卡号",
              "储蓄卡",
              "借记卡",
              "信用卡",
              "账号",
              "帐号",
              "账户",
              "开户行",
              "银行",
              "汇款",
              "转账",
              "打款",
              "card",
              "cardno",
              "bankcard",
              "bank",
              "account",
              "acct",
              "pan",
              "yhk",
              "yhkh",
              "yhzh",
              "khzh",
              "visa",
              "mastercard",
              "unionpay",
              "credit",
              "debit"),
          Trigger.digits(13, 19));

  @Override
  public DetectorProfile profile() {
    return PROFILE;
  }

  @Override
  public void examine(Candidate candidate, Hits hits) {
    if (!BankCard.isValid(candidate.characters())
        || candidate.isFraction()
        || candidate.hasFraction(2)) {
      return;
    }
    boolean unionPay = isUnionPay(candidate);
    boolean usual = isUsual(candidate, unionPay);
    if (unionPay || isInternational(candidate)) {
      int alone = usual ? (unionPay ? 80 : 60) : 0;
      hits.add(candidate.start(), candidate.end(), unionPay && usual, alone, 97);
    } else if (usual) {
      hits.add(candidate.start(), candidate.end(), false, 0, 75);
    }
  }

  /** In one piece, in fours, or the issuer apart. */
  private static boolean isUsual(Candidate candidate, boolean unionPay) {
    int groups = candidate.groups();
    if (groups == 1) {
      return true;
    }
    if (candidate.separatorBefore(1) == Separator.DATE) {
      return false;
    }
    boolean uniform = candidate.isUniform();
    if (!uniform && !mayMix(candidate, unionPay)) {
      return false;
    }
    boolean fours = true;
    for (int group = 0; group < groups - 1; group++) {
      fours &= candidate.groupLength(group) == 4;
    }
    boolean amex = groups == 3 && candidate.groupLength(0) == 4 && candidate.groupLength(1) == 6;
    boolean halves =
        groups == 2 && (candidate.groupLength(0) == 6 || candidate.groupLength(0) == 8);
    boolean broken = groups == 2 && candidate.separatorBefore(1) == Separator.LINE_BREAK;
    return fours || (uniform && (amex || halves || broken));
  }

  /** Fours may be divided now by spaces, now by dashes; a wrapped line needs the surer prefix. */
  private static boolean mayMix(Candidate candidate, boolean unionPay) {
    for (int group = 1; group < candidate.groups(); group++) {
      Separator separator = candidate.separatorBefore(group);
      if (separator != Separator.SPACE
          && separator != Separator.DASH
          && separator != Separator.UNDERSCORE
          && !(unionPay && separator == Separator.LINE_BREAK)) {
        return false;
      }
    }
    return true;
  }

  /** 62 with 16 to 19 digits, and the old nineteen-digit cards that begin with 9558. */
  private static boolean isUnionPay(Candidate candidate) {
    int length = candidate.length();
    return (length >= 16 && candidate.number(0, 2) == 62)
        || (length == 19 && candidate.number(0, 4) == 9558);
  }

  /** Visa, Mastercard, JCB, American Express, Diners Club, Discover, with their lengths. */
  private static boolean isInternational(Candidate candidate) {
    int two = candidate.number(0, 2);
    int four = candidate.number(0, 4);
    return switch (candidate.length()) {
      case 14 -> two == 36 || two == 38 || (four >= 3000 && four <= 3059);
      case 15 -> two == 34 || two == 37;
      case 16 ->
          (two >= 40 && two <= 49)
              || (two >= 51 && two <= 55)
              || (four >= 3528 && four <= 3589)
              || four == 6011
              || two == 65;
      case 19 -> two >= 40 && two <= 49;
      default -> false;
    };
  }
}
