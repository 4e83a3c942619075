/** The stages as pictures, each drawn whole. */
package millions.infra.stages;
