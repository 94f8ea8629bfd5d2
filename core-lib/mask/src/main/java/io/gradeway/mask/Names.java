package io.gradeway.mask;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What the masks of personal names show. Han names of two to four characters (five with a compound
 * surname), transliterated Han names with ·, and Latin names are known; other scripts are hidden
 * wholly.
 */
final class Names {
  private static final Set<String> COMPOUND =
      new HashSet<>(
          Arrays.asList(
              ("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 夏侯 轩辕 端木 百里 南宫 独孤 呼延 "
                      + "澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空 亓官 司寇 子车 颛孙 巫马 公西 "
                      + "漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭 南门 羊舌 微生 左丘 东门 西门 第五 赫连 万俟 "
                      + "闻人 公羊 梁丘 完颜 纳兰 叶赫 那拉")
                  .split(" ")));

  private static final int DOTTED_LENGTH_MAX = 30;
  private static final int LATIN_LENGTH_MAX = 80;

  private Names() {}

  static String display(String value) {
    int[] name = withoutBlanksIfHan(value);
    if (isHan(name)) {
      int kept = surnameLength(name);
      return kept == 0 ? null : text(name, kept) + Maskers.stars(name.length - kept);
    }
    if (isDotted(name)) {
      StringBuilder shown = new StringBuilder(text(name, 1));
      for (int i = 1; i < name.length; i++) {
        shown.append(isDot(name[i]) ? '·' : '*');
      }
      return shown.toString();
    }
    return latin(value);
  }

  static String court(String value) {
    int[] name = withoutBlanksIfHan(value);
    if (isHan(name)) {
      int kept = surnameLength(name);
      return kept == 0 ? null : text(name, kept) + (name.length - kept == 1 ? "某" : "某某");
    }
    return isDotted(name) ? text(name, 1) + "某" : latin(value);
  }

  /** 张　三 is written with a blank to fill a column. */
  private static int[] withoutBlanksIfHan(String value) {
    return value.replace(" ", "").codePoints().toArray();
  }

  /** Characters of the surname, 0 when the name is too short or too long for it. */
  private static int surnameLength(int[] name) {
    boolean compound = name.length >= 3 && COMPOUND.contains(text(name, 2));
    int kept = compound ? 2 : 1;
    return name.length > kept && name.length - kept <= 3 ? kept : 0;
  }

  private static boolean isHan(int[] name) {
    for (int c : name) {
      if (!isHan(c)) {
        return false;
      }
    }
    return name.length > 0;
  }

  /** Han segments joined by single dots. */
  private static boolean isDotted(int[] name) {
    boolean dotted = false;
    boolean afterDot = true;
    for (int c : name) {
      if (isDot(c) ? afterDot : !isHan(c)) {
        return false;
      }
      afterDot = isDot(c);
      dotted |= afterDot;
    }
    return dotted && !afterDot && name.length <= DOTTED_LENGTH_MAX;
  }

  private static boolean isHan(int c) {
    return c == 0x3007 || Han.isLetter(c);
  }

  /**
   * The dots people type between the parts: middle dot, bullet, hyphenation point, katakana dot.
   */
  private static boolean isDot(int c) {
    return c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB;
  }

  /** The initial of a name of at least two Latin letters. */
  private static String latin(String value) {
    int letters = 0;
    int other = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN) {
        letters++;
      } else if (letters == 0 || " .'’-,".indexOf(c) < 0) {
        return null;
      } else {
        other++;
      }
    }
    return letters < 2 || letters + other > LATIN_LENGTH_MAX ? null : value.charAt(0) + "***";
  }

  private static String text(int[] codePoints, int count) {
    return new String(codePoints, 0, count);
  }
}
