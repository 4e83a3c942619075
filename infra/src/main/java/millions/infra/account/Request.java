package millions.infra.account;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import millions.infra.Options;
import millions.infra.Project;
import millions.infra.RefusedOption;
import millions.infra.Rung;
import millions.infra.constructs.MillionsStack;

/**
 * What the user asked to deploy.
 *
 * @param context what was given as {@code -c key=value}
 */
record Request(Rung stage, Optional<String> size, Map<String, String> context) {

  /**
   * Checks it before anything is looked up.
   *
   * @throws RefusedOption for a key nobody reads or a value that cannot be taken
   */
  static Request of(String stage, Optional<String> size, Map<String, String> context) {
    var request = new Request(Rung.called(stage), size, Map.copyOf(context));
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

  /** The options of the deployment: what the user did not say, the running stack and AWS do. */
  Options options(Account account, String number, Optional<RunningStack> running) {
    var known = new HashMap<String, String>();
    known.put("account", number);
    for (var option : Options.REMEMBERED) {
      running
          .flatMap(stack -> stack.output(MillionsStack.outputName(option)))
          .ifPresent(value -> known.put(option, value));
    }
    if (!context.containsKey("image")) {
      known.put("image", new MachineImage(account).of(running));
    }
    return Options.read(values(known)::get);
  }

  /** The same by hand. */
  String byHand(Options options) {
    var all = new StringBuilder("cd infra && npx cdk deploy Millions -c stage=" + stage.number());
    options.decisions().forEach((key, value) -> all.append(" -c '%s=%s'".formatted(key, value)));
    options.image().ifPresent(image -> all.append(" -c image=").append(image));
    return all.toString();
  }

  private Map<String, Object> values(Map<String, String> known) {
    var values = new HashMap<String, Object>(known);
    values.put("application", Project.application().toString());
    values.putAll(context);
    size.ifPresent(word -> values.put("size", word));
    values.put("stage", stage.title());
    return values;
  }
}
