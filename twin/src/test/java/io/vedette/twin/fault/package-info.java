@NullMarked
package io.vedette.twin.fault;

import org.jspecify.annotations.NullMarked;
