/** LocalStack as the second backend of a run on this machine. */
package millions.localstack;
