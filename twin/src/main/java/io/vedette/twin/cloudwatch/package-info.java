/** The twin's CloudWatch: metrics, alarms, anomaly detectors and dashboards. */
@NullMarked
package io.vedette.twin.cloudwatch;

import org.jspecify.annotations.NullMarked;
