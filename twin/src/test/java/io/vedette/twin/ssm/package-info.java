@NullMarked
package io.vedette.twin.ssm;

import org.jspecify.annotations.NullMarked;
