/** The stages as pictures, each drawn completely. */
package millions.infra.stages;
