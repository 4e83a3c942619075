/**
 * The constructs of which the stages are made: capabilities, not services of AWS. Each says what it
 * creates, what it needs, and what it costs at rest.
 */
package millions.infra.constructs;
