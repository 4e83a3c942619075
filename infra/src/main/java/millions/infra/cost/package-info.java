/**
 * What a stage costs a month: its template, read resource by resource, times a list of prices.
 *
 * <p>Nothing here knows a stage; what a template holds is what is priced, and what cannot be priced
 * is named.
 */
package millions.infra.cost;
