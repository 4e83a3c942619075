/**
 * One PostgreSQL server as a process: its programs, its data directory, the settings it starts
 * with, and what it answers when it is looked at. {@link
 * millions.local.standin.postgres.server.PostgresServer} is it; nothing here knows of other
 * servers.
 */
package millions.local.standin.postgres.server;
