@NullMarked
package io.vedette.aws.ec2;

import org.jspecify.annotations.NullMarked;
