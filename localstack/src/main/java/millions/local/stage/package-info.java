/**
 * The stages of the ladder as they run on this machine: one picture for each rung, the boxes they
 * are drawn with, and the supervisor that keeps a drawn stage alive.
 */
package millions.local.stage;
