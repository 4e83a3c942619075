/** A process of this machine: its start, its output, its id, its port, and its end. */
package millions.local.process;
