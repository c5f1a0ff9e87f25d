@NullMarked
package io.vedette.aws.systemsmanager;

import org.jspecify.annotations.NullMarked;
