package io.gradeway.classifiers.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.gradeway.classification.Classifier;
import io.gradeway.classification.Detector;
import io.gradeway.classification.DetectorPack;
import io.gradeway.classification.Finding;
import io.gradeway.classifiers.detect.cn.CnDetectors;
import io.gradeway.classifiers.detect.common.CommonDetectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorTablesTest {
  private static final Classifier CLASSIFIER = Classifier.discovered();

  static Stream<Arguments> rows() throws IOException {
    List<Arguments> rows = new ArrayList<>();
    for (DetectorPack pack : packs()) {
      for (Detector detector : pack.detectors()) {
        for (String line : Files.readAllLines(table(pack, detector))) {
          if (!line.startsWith("#")) {
            int comma = line.lastIndexOf(',');
            String text = unescape(line.substring(1, comma - 1));
            rows.add(Arguments.of(detector.profile().id(), text, line.substring(comma + 1)));
          }
        }
      }
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowOfTable_isFoundAsStated(String detector, String text, String expected) {
    List<Finding> found =
        CLASSIFIER.detect(text).stream().filter(f -> f.detector().equals(detector)).toList();

    List<Finding> likely =
        found.stream().filter(f -> f.confidence().percent() >= Classifier.LIKELY).toList();
    String spans =
        likely.stream()
            .map(f -> f.span().start() + "-" + f.span().end())
            .collect(Collectors.joining(";"));
    if (expected.equals("?")) {
      assertThat(found).hasSize(1);
      assertThat(likely).isEmpty();
    } else {
      assertThat(spans.isEmpty() ? "-" : spans).isEqualTo(expected);
      assertThat(found).hasSameSizeAs(likely);
    }
  }

  @Test
  void everyTable_beginsWithNegativesAndHasBothKinds() throws IOException {
    for (DetectorPack pack : packs()) {
      for (Detector detector : pack.detectors()) {
        List<String> lines = Files.readAllLines(table(pack, detector));
        assertThat(lines.get(1)).as(detector.profile().id()).endsWith(",-");
        assertThat(lines).anyMatch(line -> line.matches(".*,\\d+-\\d+(;\\d+-\\d+)*"));
      }
    }
  }

  @Test
  void everyDetectorClass_isListedInItsPack() throws IOException {
    for (DetectorPack pack : packs()) {
      Path folder = Path.of("target/classes", pack.getClass().getPackageName().replace('.', '/'));
      TreeSet<String> classes = new TreeSet<>();
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith("Detector.class"))
            .forEach(name -> classes.add(name.replace(".class", "")));
      }
      assertThat(pack.detectors().stream().map(d -> d.getClass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  private static List<DetectorPack> packs() {
    return List.of(new CnDetectors(), new CommonDetectors());
  }

  private static Path table(DetectorPack pack, Detector detector) {
    String name = pack.getClass().getPackageName();
    return Path.of(
        "src/test/resources/detect",
        name.substring(name.lastIndexOf('.') + 1),
        detector.profile().id() + ".csv");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("\\n", i)) {
        plain.append('\n');
        i++;
      } else if (text.startsWith("\\u", i)) {
        plain.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
