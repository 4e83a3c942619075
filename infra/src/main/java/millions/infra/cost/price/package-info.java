/** The list of prices. */
package millions.infra.cost.price;
