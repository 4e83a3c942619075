/** Reads the synthesized template of a stage: what it tells the programs that run here. */
package millions.local.template;
