@NullMarked
package io.vedette.aws.inspector;

import org.jspecify.annotations.NullMarked;
