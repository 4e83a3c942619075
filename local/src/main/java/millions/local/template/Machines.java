package millions.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import millions.ladder.template.TemplateResource;
import millions.local.process.StartFailure;

/** The machines of a template: which programs they run, and which of them are scaled together. */
final class Machines {

  private final TemplateReader reader;

  /** By the logical id of the machine or launch template. */
  private final Map<String, ProgramDefinition> programs = new LinkedHashMap<>();

  /**
   * @throws StartFailure when one cannot be understood, or two kinds of them run one program
   */
  Machines(TemplateReader reader) {
    this.reader = reader;
    for (var type : Programs.types()) {
      for (var machine : reader.each(type, it -> Map.entry(it.id(), Programs.of(it, reader)))) {
        machine.getValue().ifPresent(program -> add(machine.getKey(), program));
      }
    }
  }

  private void add(String machine, ProgramDefinition program) {
    if (programs.values().stream().anyMatch(other -> other.name().equals(program.name()))) {
      throw new StartFailure(
          "%s cannot be read: two kinds of machines run a program %s"
              .formatted(reader.source(), program.name()));
    }
    programs.put(machine, program);
  }

  List<ProgramDefinition> programs() {
    return new ArrayList<>(programs.values());
  }

  /** The names of the programs by the logical ids of their Auto Scaling groups. */
  Map<String, String> scaled() {
    var names = new LinkedHashMap<String, String>();
    for (var group : reader.each(Scalings.GROUP, it -> Map.entry(it.id(), machineOf(it)))) {
      Optional.ofNullable(programs.get(group.getValue()))
          .ifPresent(program -> names.put(group.getKey(), program.name()));
    }
    return names;
  }

  private static String machineOf(TemplateResource group) {
    return group
        .referenced("LaunchTemplate", "LaunchTemplateId")
        .map(TemplateResource::id)
        .orElse("");
  }
}
