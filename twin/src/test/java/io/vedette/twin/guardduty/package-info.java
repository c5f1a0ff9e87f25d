@NullMarked
package io.vedette.twin.guardduty;

import org.jspecify.annotations.NullMarked;
