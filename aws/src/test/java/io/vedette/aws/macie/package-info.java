@NullMarked
package io.vedette.aws.macie;

import org.jspecify.annotations.NullMarked;
