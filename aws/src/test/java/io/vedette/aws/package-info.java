/** What tests of resource kinds share. */
@NullMarked
package io.vedette.aws;

import org.jspecify.annotations.NullMarked;
