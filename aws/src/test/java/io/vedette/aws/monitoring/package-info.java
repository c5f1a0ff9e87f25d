@NullMarked
package io.vedette.aws.monitoring;

import org.jspecify.annotations.NullMarked;
