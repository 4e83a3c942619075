/** Whole stages, started by the launcher as at the keyboard, used, and broken. */
package millions.local.stages;
