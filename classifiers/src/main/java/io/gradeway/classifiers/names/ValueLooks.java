package io.gradeway.classifiers.names;

import io.gradeway.classification.ValueTest;
import io.gradeway.model.CategoryId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks of whole values that have no check digit: names by their surname, addresses by their parts,
 * organisations by their endings. Weak one by one; a column of them says something.
 */
final class ValueLooks {
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
          + "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常";
  private static final Set<String> COMPOUND =
      Set.of("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟", "慕容", "令狐", "长孙", "司徒", "夏侯", "端木");
  private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}");
  private static final Pattern DOTTED_NAME =
      Pattern.compile("\\p{IsHan}{1,8}(?:·\\p{IsHan}{1,8}){1,3}");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?=.*(?:省|市|区|县|镇|乡|街道|路|街|巷|弄|村|大道|小区|花园|园区))"
              + "(?=.*(?:\\d+(?:号|弄|栋|幢|楼|室|单元|层)|号楼|-\\d+))\\p{IsHan}.{5,80}");
  private static final Pattern ORGANISATION =
      Pattern.compile(".{2,40}(?:有限公司|公司|集团|研究院|研究所|协会|委员会|合作社|事务所|大学|医院|银行|厂|局|厅)");
  private static final Pattern ETHNICITY =
      Pattern.compile(
          "(?:汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
              + "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京"
              + "|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族");
  private static final Pattern DATE =
      Pattern.compile(
          "(?:18|19|20)\\d{2}[-/.年]?(?:0?[1-9]|1[0-2])[-/.月]?(?:0?[1-9]|[12]\\d|3[01])日?");
  private static final Pattern SEX_CODE = Pattern.compile("[0129]|(?i:m|f|male|female)");
  private static final Pattern PHONE = Pattern.compile("[+(]?\\d(?:[ ()./-]{0,2}\\d){6,14}");
  private static final Pattern LATIN_NAME =
      Pattern.compile("\\p{Lu}\\p{L}+(?:[ ]\\p{Lu}[\\p{L}'.-]*){1,3}");
  private static final Pattern MARITAL = Pattern.compile("已婚|未婚|离异|离婚|丧偶|再婚|初婚");

  private ValueLooks() {}

  private record Look(String id, CategoryId category, int ceiling, Predicate<String> test)
      implements ValueTest {
    @Override
    public boolean admits(String value) {
      return test.test(value);
    }
  }

  static List<ValueTest> all() {
    return List.of(
        look("look-name", "personal.basic.name", 75, ValueLooks::isName),
        look("look-address", "personal.location.address", 85, matches(ADDRESS)),
        look("look-organisation", "organisation.basic.name", 80, matches(ORGANISATION)),
        look("look-ethnicity", "personal.basic.ethnicity", 90, matches(ETHNICITY)),
        look("look-marital", "personal.basic.marital-status", 90, matches(MARITAL)),
        look("look-sex", "personal.basic.sex", 85, Set.of("男", "女", "男性", "女性")::contains),
        look("look-sex-code", "personal.basic.sex", 30, matches(SEX_CODE)),
        look("look-phone", "personal.contact.mobile", 45, matches(PHONE)),
        look("look-latin-name", "personal.basic.name", 40, matches(LATIN_NAME)),
        look("look-date", "personal.basic.birth-date", 20, matches(DATE)));
  }

  private static ValueTest look(String id, String category, int ceiling, Predicate<String> test) {
    return new Look(id, CategoryId.of(category), ceiling, test);
  }

  private static Predicate<String> matches(Pattern pattern) {
    return value -> pattern.matcher(value).matches();
  }

  private static boolean isName(String value) {
    if (DOTTED_NAME.matcher(value).matches()) {
      return true;
    }
    return HAN_NAME.matcher(value).matches()
        && !ORGANISATION.matcher(value).matches()
        && (SURNAMES.indexOf(value.charAt(0)) >= 0 && value.length() <= 3
            || COMPOUND.contains(value.substring(0, 2)));
  }
}
