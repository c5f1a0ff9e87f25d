/** Works out which IAM permissions Vedette needs, from what its resource kinds declare. */
@NullMarked
package io.vedette.core.permission;

import org.jspecify.annotations.NullMarked;
