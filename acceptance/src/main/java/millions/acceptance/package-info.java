/**
 * What counts as working, asked over HTTP alone: the suite that {@code ./millions verify} runs
 * against any URL, on any rung, here or on AWS. It knows no class of the application; it may be run
 * again and again against a stage that holds data.
 */
package millions.acceptance;
