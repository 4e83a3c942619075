package millions.local.template;

import java.util.List;

/**
 * How many processes of a program a template wants, and by which rules that number changes.
 *
 * @param least never fewer, from 0
 * @param most never more
 * @param desired at first, from least to most
 * @param tracking the metrics that are kept at a value
 * @param scheduled changes of the limits at given times
 */
public record ScalingDefinition(
    int least,
    int most,
    int desired,
    List<TargetTracking> tracking,
    List<ScheduledAction> scheduled) {}
