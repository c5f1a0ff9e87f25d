@NullMarked
package io.vedette.aws;

import org.jspecify.annotations.NullMarked;
