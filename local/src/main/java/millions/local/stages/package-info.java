/** The stages as they run on this machine: services first, arrows last. */
package millions.local.stages;
