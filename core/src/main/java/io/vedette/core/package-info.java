@NullMarked
package io.vedette.core;

import org.jspecify.annotations.NullMarked;
