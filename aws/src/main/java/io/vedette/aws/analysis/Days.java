package io.vedette.aws.analysis;

import io.vedette.aws.glue.Table.Column;
import java.util.Map;

/**
 * How a day stands in the keys of log files, and in the partition column {@code day} of their
 * table.
 *
 * @param pattern as Java writes it, which Athena's partition projection takes
 * @param format the same as Trino's {@code date_format} writes it
 */
record Days(String pattern, String format) {

    static final Column COLUMN = new Column("day", "string");

    /** {@code 2026/01/31}, as most services write it. */
    static final Days PLAIN = new Days("yyyy/MM/dd", "%Y/%m/%d");

    /** {@code year=2026/month=01/day=31}, as Hive would write it. */
    static final Days HIVE = new Days("'year='yyyy'/month='MM'/day='dd", "year=%Y/month=%m/day=%d");

    /** The table's parameters that project all days that the logs are kept. */
    Map<String, String> projected(int keptDays) {
        return Map.of(
                "projection.day.type",
                "date",
                "projection.day.format",
                pattern,
                "projection.day.range",
                "NOW-%dDAYS,NOW".formatted(keptDays),
                "projection.day.interval",
                "1",
                "projection.day.interval.unit",
                "DAYS");
    }

    /** The condition that leaves the last days. */
    String last(int days) {
        return "day >= date_format(current_date - interval '%d' day, '%s')".formatted(days, format);
    }
}
