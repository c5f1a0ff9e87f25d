@NullMarked
package io.vedette.aws.guardduty;

import org.jspecify.annotations.NullMarked;
