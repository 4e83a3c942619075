/** Work that belongs to no request. */
package millions.web.platform.jobs;
