/** Which databases there are and which of them a piece of work is sent to. */
package millions.backing.sql;
