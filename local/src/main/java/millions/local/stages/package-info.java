/** The stages as they run on this machine: boxes first, arrows last. */
package millions.local.stages;
