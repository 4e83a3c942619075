/** The software of one web machine, without a machine: what can run here runs, the rest is read. */
package millions.infra.box;
