package millions.load;

/** Where the database of a run is, and how to come in. */
record Sql(String host, int port, String database, String user, String password) {

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }
}
