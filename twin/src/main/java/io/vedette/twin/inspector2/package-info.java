/**
 * Amazon Inspector as the twin simulates it: what accounts scan, the delegated administrator and
 * its members, filters and settings.
 */
@NullMarked
package io.vedette.twin.inspector2;

import org.jspecify.annotations.NullMarked;
