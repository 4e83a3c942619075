/**
 * What a stage costs a month: the resources of its template times a list of prices.
 *
 * <p>Nothing here depends on a stage. The bill names every resource that has no price.
 */
package millions.infra.cost;
