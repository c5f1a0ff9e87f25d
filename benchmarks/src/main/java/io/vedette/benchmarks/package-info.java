@NullMarked
package io.vedette.benchmarks;

import org.jspecify.annotations.NullMarked;
