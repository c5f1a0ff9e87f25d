/** Descriptions of organizations to simulate. */
@NullMarked
package io.vedette.twin.scenario;

import org.jspecify.annotations.NullMarked;
