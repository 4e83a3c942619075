package millions.infra.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.infra.RefusedOption;
import millions.infra.StageOption;
import millions.infra.account.client.Account;
import millions.infra.account.stack.MachineImageLookup;
import millions.infra.account.stack.RunningStack;
import millions.infra.constructs.stack.MillionsStack;
import millions.infra.options.Options;
import millions.ladder.ProjectDirectory;
import millions.ladder.Stage;

/**
 * The arguments of {@code ./millions deploy}.
 *
 * @param context the values given as {@code -c key=value}
 */
record DeployRequest(Stage stage, Optional<String> size, Map<String, String> context) {

  /**
   * Validates the arguments; no request to AWS is made.
   *
   * @throws RefusedOption for an unknown key or an invalid value
   */
  static DeployRequest of(String stage, Optional<String> size, Map<String, String> context) {
    var request = new DeployRequest(StageOption.stage(stage), size, Map.copyOf(context));
    var read = new HashSet<String>();
    var values = request.values(Map.of());
    Options.read(
        key -> {
          read.add(key);
          return values.get(key);
        });
    for (var key : context.keySet()) {
      if (!read.contains(key)) {
        throw new RefusedOption(
            "-c " + key,
            "there is no such option; there are "
                + read.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    return request;
  }

  /** All options of the deployment; the running stack and AWS complete the user's arguments. */
  Options options(Account account, String accountId, Optional<RunningStack> running) {
    var known = new HashMap<String, String>();
    known.put("account", accountId);
    for (var option : Options.REMEMBERED) {
      running
          .flatMap(stack -> stack.output(MillionsStack.outputName(option)))
          .ifPresent(value -> known.put(option, value));
    }
    if (!context.containsKey("image")) {
      known.put("image", new MachineImageLookup(account).imageFor(running));
    }
    return Options.read(values(known)::get);
  }

  /** The command that deploys the same with the plain CDK. */
  String cdkCommand(Options options) {
    var all = new StringBuilder("cd infra && npx cdk deploy Millions -c stage=" + stage.number());
    options.decisions().forEach((key, value) -> all.append(" -c '%s=%s'".formatted(key, value)));
    options.image().ifPresent(image -> all.append(" -c image=").append(image));
    return all.toString();
  }

  private Map<String, Object> values(Map<String, String> known) {
    var values = new HashMap<String, Object>(known);
    values.put("application", ProjectDirectory.application().toString());
    values.putAll(context);
    size.ifPresent(word -> values.put("size", word));
    values.put("stage", stage.title());
    return values;
  }
}
