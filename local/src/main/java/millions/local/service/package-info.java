/**
 * What a running stage is made of: services, their instances, how they are asked for their health,
 * and what is done when they die.
 */
package millions.local.service;
