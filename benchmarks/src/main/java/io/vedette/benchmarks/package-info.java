/** Scale runs on generated twins, and micro-benchmarks. */
@NullMarked
package io.vedette.benchmarks;

import org.jspecify.annotations.NullMarked;
