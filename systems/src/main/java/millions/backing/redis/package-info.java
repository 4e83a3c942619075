/** The one connection to Redis or Valkey that cache and sessions share. */
package millions.backing.redis;
