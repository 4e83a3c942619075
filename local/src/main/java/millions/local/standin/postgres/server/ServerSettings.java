package millions.local.standin.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The settings files of one server, written whole before each start: a copied directory carries its
 * source's.
 *
 * @param name the directory's name; senders know receivers by it
 * @param upstream the port of the server it follows; 0 when it follows none
 * @param synchronous the one server whose disk each commit waits for; empty for none
 * @param recovering it starts by replaying until told to promote or for ever
 */
public record ServerSettings(
    String name,
    int port,
    int upstream,
    String replicationPassword,
    String synchronous,
    boolean recovering) {

  private static final String ACCESS =
      """
      # database  user        address       method
      host all         postgres    127.0.0.1/32  scram-sha-256
      host replication replicator  127.0.0.1/32  scram-sha-256
      host millions    millions    127.0.0.1/32  scram-sha-256
      """;

  ServerSettings withSynchronous(String other) {
    return new ServerSettings(name, port, upstream, replicationPassword, other, recovering);
  }

  void write(Path directory) throws IOException {
    DurableFiles.replace(directory.resolve("postgresql.conf"), text());
    // ALTER SYSTEM would win over our file; nothing may be set there.
    DurableFiles.replace(directory.resolve("postgresql.auto.conf"), "");
    DurableFiles.replace(directory.resolve("pg_hba.conf"), ACCESS);
    var signal = directory.resolve("standby.signal");
    if (recovering) {
      DurableFiles.replace(signal, "");
    } else {
      Files.deleteIfExists(signal);
    }
  }

  /** Only this file: for a change of {@link #synchronous} in a running server. */
  void rewrite(Path directory) throws IOException {
    DurableFiles.replace(directory.resolve("postgresql.conf"), text());
  }

  private String text() {
    var conninfo =
        upstream == 0
            ? ""
            : ("host=127.0.0.1 port=%d user=replicator password=%s application_name=%s"
                    + " sslmode=disable gssencmode=disable connect_timeout=2")
                .formatted(upstream, replicationPassword, name);
    var names = synchronous.isEmpty() ? "" : '"' + synchronous + '"';
    return """
    # Written by the runner before each start.
    listen_addresses = '127.0.0.1'
    port = %d
    cluster_name = '%s'
    # The path of a socket may have 107 bytes only; a project directory may be longer.
    unix_socket_directories = ''
    max_connections = 100
    shared_buffers = 64MB
    huge_pages = off
    # Workers would be three more processes for each server.
    io_method = sync
    jit = off
    password_encryption = scram-sha-256
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_line_prefix = '%%m [%%p] %s %%q%%u@%%d %%a '

    wal_level = replica
    fsync = on
    max_wal_senders = 10
    max_prepared_transactions = 64
    # What a server that was away may have missed and still catch up with.
    wal_keep_size = 128MB
    max_wal_size = 256MB
    synchronous_commit = on
    synchronous_standby_names = '%s'
    wal_sender_timeout = 5s

    hot_standby = on
    hot_standby_feedback = on
    primary_conninfo = '%s'
    wal_receiver_timeout = 5s
    wal_receiver_status_interval = 1s
    wal_retrieve_retry_interval = 100ms
    """
        .formatted(port, name, name, names, conninfo);
  }
}
