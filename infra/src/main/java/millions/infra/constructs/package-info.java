/**
 * The boxes a stage is drawn with: capabilities, not services of AWS. Each says what it creates,
 * what must be there before, and what it costs at rest.
 */
package millions.infra.constructs;
