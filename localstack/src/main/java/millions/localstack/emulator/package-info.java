/** Finds a LocalStack that answers, or starts one, and keeps it alive. */
package millions.localstack.emulator;
