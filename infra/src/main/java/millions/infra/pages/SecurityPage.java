package millions.infra.pages;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import millions.infra.synthesis.Synthesis;
import millions.infra.template.SuppressedRule;
import millions.ladder.ProjectDirectory;

/**
 * Generates {@code docs/security.md}: every rule of cdk-nag that a template suppresses, with the
 * reason given there.
 */
public final class SecurityPage {

  private static final String HEAD =
      """
      # What the rules say against the stages, and the answers

      Every stage is checked, in both sizes and with a domain of its own, by the AWS Solutions rules of
      [cdk-nag](https://github.com/cdklabs/cdk-nag) and by the CDK's own validation of templates; both
      fail the tests when they find anything that is not answered here. An answer stands in the template,
      in the metadata of the one resource it is for. This page is made from the templates by
      `./millions synth --approve`.

      What each role may do and who reaches whom on which port is not told here but tested:
      `LeastPrivilegeTest` and `ReachabilityTest` in `infra/`.

      | rule | resource | stages | answer |
      |---|---|---|---|
      """;

  private static final Comparator<SuppressedRule> ORDER =
      Comparator.comparing(SuppressedRule::rule)
          .thenComparing(SuppressedRule::type)
          .thenComparing(SuppressedRule::resource)
          .thenComparing(SuppressedRule::reason);

  private SecurityPage() {}

  /** The page for these stages. */
  public static GeneratedFile of(List<Synthesis> stages) {
    var answers = new TreeMap<SuppressedRule, TreeSet<Integer>>(ORDER);
    for (var stage : stages) {
      SuppressedRule.in(stage.template())
          .forEach(
              answer ->
                  answers
                      .computeIfAbsent(answer, it -> new TreeSet<>())
                      .add(stage.options().stage().number()));
    }
    return new GeneratedFile(
        ProjectDirectory.root().resolve("docs/security.md"),
        HEAD + answers.entrySet().stream().map(SecurityPage::row).collect(joining()));
  }

  private static String row(Map.Entry<SuppressedRule, TreeSet<Integer>> entry) {
    var answer = entry.getKey();
    var stages = entry.getValue().stream().map(String::valueOf).collect(joining(", "));
    return "| %s | %s %s | %s | %s |\n"
        .formatted(answer.rule(), answer.type(), answer.resource(), stages, answer.reason());
  }
}
