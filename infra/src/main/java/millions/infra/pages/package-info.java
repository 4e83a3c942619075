/**
 * Pages of {@code docs/} that are made from the templates, so that they cannot tell another story.
 */
package millions.infra.pages;
