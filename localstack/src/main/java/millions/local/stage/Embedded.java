package millions.local.stage;

import java.util.List;
import java.util.function.Consumer;
import millions.local.process.Part;

/** This machine alone: every service of AWS is stood in for by a process. */
final class Embedded implements Backend {

  private final Premises premises;

  Embedded(Premises premises) {
    this.premises = premises;
  }

  @Override
  public void prepare(Rung rung, Consumer<String> tell) {
    BucketHome.kept(premises.state())
        .ifPresent(
            kept -> {
              throw NotNow.refused(
                  "The content of these runs lies in LocalStack (bucket %s). Go on there: ./millions up %d %s; or bring it to the disk by a run of stage 1 there; or forget all data with --fresh"
                      .formatted(kept.bucket(), rung.number(), kept.option()));
            });
  }

  @Override
  public Stage draw(Rung rung) {
    var template = StageTemplate.of(rung, StateDirectory.projectRoot());
    return rung.picture().draw(new Boxes(premises, template, content(premises)));
  }

  static ContentBoxes content(Premises premises) {
    return new ContentBoxes(
        new DiskHome(premises.state().disk()), ObjectServerHome.of(premises), List.of());
  }

  @Override
  public void check() {}

  @Override
  public List<Part> parts() {
    return List.of();
  }

  @Override
  public void stop() {}
}
