package millions.localstack;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import millions.local.run.Backend;
import millions.local.run.BackendChoice;
import millions.local.run.BackendProvider;
import millions.local.stages.RunContext;
import millions.local.state.StateDirectory;
import millions.localstack.deployment.BucketLocation;
import millions.localstack.deployment.GivenLocalStack;
import millions.localstack.deployment.LocalStackBackend;
import millions.localstack.emulator.Emulators;

/** Tells a run on this machine that LocalStack can be its backend. */
public final class LocalStackProvider implements BackendProvider {

  @Override
  public String name() {
    return "localstack";
  }

  @Override
  public String title() {
    return "LocalStack";
  }

  @Override
  public Backend open(RunContext context, BackendChoice choice, Consumer<String> tell) {
    var emulator =
        Emulators.choose(
            context.state(),
            choice.endpoint(),
            choice.image(),
            context.ports()::next,
            System.getenv());
    return new LocalStackBackend(context, emulator, tell);
  }

  @Override
  public Optional<ContentElsewhere> contentOf(StateDirectory state) {
    return BucketLocation.kept(state)
        .map(
            kept ->
                new ContentElsewhere(
                    "LocalStack (bucket %s)".formatted(kept.bucket()), kept.option()));
  }

  @Override
  public void removeData(StateDirectory state, Consumer<String> tell) throws InterruptedException {
    Emulators.removeLeftContainer(state, System.getenv());
    GivenLocalStack.removeStack(state, tell);
  }

  @Override
  public Optional<String> way(Map<String, String> environment) {
    return Emulators.way(environment);
  }

  @Override
  public String remedy() {
    return "Docker with Compose, or a Python 3.12 or newer with venv: pyenv install 3.13";
  }
}
