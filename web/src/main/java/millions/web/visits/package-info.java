/** When visits are counted; what is counted is each system's, and shown by it. */
package millions.web.visits;
