/**
 * How fast a web process is beside the bare parts it is made of. Everything is measured on the same
 * machine in the same run, baseline and subject in turns, and told as a ratio: absolute figures
 * speak of the machine, ratios of the program.
 */
package millions.load;
