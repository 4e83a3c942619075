/**
 * How a command given from another terminal talks to the supervisor of a run: HTTP on 127.0.0.1,
 * with a token that only the owner of the state directory can read.
 */
package millions.local.control;
