package io.vedette.aws.analysis;

import io.vedette.aws.glue.Table.Format;
import java.util.Map;

/** How the files of each kind of logs become rows, in the classes that Athena has for it. */
final class Formats {

    private static final String LINES = "org.apache.hadoop.mapred.TextInputFormat";
    private static final String OUTPUT =
            "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat";

    private Formats() {}

    /** CloudTrail's files, one JSON document with many records. */
    static Format cloudTrail() {
        return new Format(
                "com.amazon.emr.cloudtrail.CloudTrailInputFormat",
                OUTPUT,
                "org.apache.hive.hcatalog.data.JsonSerDe",
                Map.of("serialization.format", "1"));
    }

    /** Columns with one character between them. */
    static Format separated(String by) {
        return new Format(
                LINES,
                OUTPUT,
                "org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe",
                Map.of("field.delim", by, "serialization.format", by));
    }

    /** A JSON document a line. */
    static Format json() {
        return new Format(
                LINES,
                OUTPUT,
                "org.openx.data.jsonserde.JsonSerDe",
                Map.of("serialization.format", "1"));
    }

    /** Lines whose columns are the groups of a regular expression; others become rows of nulls. */
    static Format matching(String regex) {
        return new Format(
                LINES,
                OUTPUT,
                "org.apache.hadoop.hive.serde2.RegexSerDe",
                Map.of("input.regex", regex, "serialization.format", "1"));
    }
}
