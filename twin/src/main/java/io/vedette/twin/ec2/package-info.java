/** Amazon EC2 in the twin. */
@NullMarked
package io.vedette.twin.ec2;

import org.jspecify.annotations.NullMarked;
