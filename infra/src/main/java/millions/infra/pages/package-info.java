/** Pages of {@code docs/} that are generated from the templates, so that they are always true. */
package millions.infra.pages;
