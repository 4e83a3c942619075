package millions.standins.edge;

/**
 * What the edge does with the requests of one path pattern, as a cache behavior of CloudFront.
 * Thread-safe.
 */
@FunctionalInterface
interface CacheBehavior {

  EdgeResponse answer(EdgeRequest asked);
}
