/**
 * The stand-in for CloudFront: a shared cache before the balancer, static files from the content
 * store, and an access log delivered to it.
 */
package millions.standins.edge;
