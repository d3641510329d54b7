package dev.haetae.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.content.Content;
import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.run.Detectors;
import dev.haetae.detect.sigma.SigmaFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleWarningsTest {
  @Test
  void doubtsNothingOfWhatComesWithHaetae() {
    List<Detector> all = Content.load();
    RuleWarnings ruleWarnings = new RuleWarnings(all);

    assertThat(all.stream().flatMap(each -> ruleWarnings.about(each).stream())).isEmpty();
    assertThat(Detectors.of(all, List.of(), _ -> true).problems()).isEmpty();
  }

  @Test
  void doubtsAFilterUponARuleThatIsNotThere() {
    SigmaFilter filter =
        new DetectorReader()
            .read(
                "filter.yml",
                """
                title: Our pipeline
                logsource: {product: aws, service: cloudtrail}
                filter:
                  rules: [nobody]
                  pipeline: {userIdentity.arn|endswith: ':role/ci'}
                  condition: not pipeline
                """)
            .filters()
            .get(0);

    assertThat(new RuleWarnings(Content.load()).about("filter.yml", filter))
        .singleElement()
        .asString()
        .contains("filter.yml: the filter leaves something out of \"nobody\", which is neither");
  }
}
