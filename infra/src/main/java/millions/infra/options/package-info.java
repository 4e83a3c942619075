/** What the user decides about a deployment, and the values that follow from its size. */
package millions.infra.options;
