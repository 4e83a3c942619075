/**
 * The stand-in for an Application Load Balancer: spreads requests over the healthy web processes
 * named in the stage's topology file, and never repeats a request.
 */
package millions.local.standin.balancer;
