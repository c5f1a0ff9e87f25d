@NullMarked
package io.vedette.twin.dynamodb;

import org.jspecify.annotations.NullMarked;
