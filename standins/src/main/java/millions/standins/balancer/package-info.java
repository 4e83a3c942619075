/**
 * The stand-in for an Application Load Balancer: sends each request to a target group by the rules
 * of its {@link millions.standins.balancer.ListenerConfiguration}, to a healthy target of that
 * group, and never repeats one.
 */
package millions.standins.balancer;
