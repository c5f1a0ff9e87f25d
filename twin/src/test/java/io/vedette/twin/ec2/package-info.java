@NullMarked
package io.vedette.twin.ec2;

import org.jspecify.annotations.NullMarked;
