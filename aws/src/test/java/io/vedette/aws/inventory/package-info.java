@NullMarked
package io.vedette.aws.inventory;

import org.jspecify.annotations.NullMarked;
