/**
 * Reads the synthesized template of a stage: which programs run with which settings, which queues,
 * tables, buckets, functions and schedules there are, how programs scale and what the balancer
 * does.
 */
package millions.local.template;
