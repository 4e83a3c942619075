/**
 * Tests of the software of a web machine in {@code infra/src/main/box}: scripts run where they can,
 * configuration is read.
 */
package millions.infra.box;
