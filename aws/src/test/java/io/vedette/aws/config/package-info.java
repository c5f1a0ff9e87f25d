@NullMarked
package io.vedette.aws.config;

import org.jspecify.annotations.NullMarked;
