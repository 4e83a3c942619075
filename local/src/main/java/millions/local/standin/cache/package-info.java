/** Amazon ElastiCache's stand-in: a Redis server. */
package millions.local.standin.cache;
