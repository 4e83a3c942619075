/**
 * What a stage on this machine is made of: processes, the parts they show, and the components that
 * tend them.
 */
package millions.local.process;
