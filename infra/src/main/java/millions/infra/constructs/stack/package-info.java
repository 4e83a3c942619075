/** The stack of a stage, and what all its constructs share: diagram, alarms, log groups, domain. */
package millions.infra.constructs.stack;
