@NullMarked
package io.vedette.twin.config;

import org.jspecify.annotations.NullMarked;
