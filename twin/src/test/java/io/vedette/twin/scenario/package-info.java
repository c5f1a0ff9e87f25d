@NullMarked
package io.vedette.twin.scenario;

import org.jspecify.annotations.NullMarked;
