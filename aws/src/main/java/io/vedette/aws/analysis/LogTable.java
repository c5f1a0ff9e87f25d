package io.vedette.aws.analysis;

import io.vedette.aws.glue.Table.Column;
import io.vedette.aws.glue.Table.Definition;
import io.vedette.aws.glue.Table.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table over the files of one kind of logs, whose partitions Athena projects from their keys.
 *
 * <p>Accounts, Regions and the like are {@code injected}: a query names those it looks at, and an
 * account or a Region of tomorrow needs no change of the table.
 *
 * @param name the table's name
 * @param injected the partition columns that a query has to name values of
 * @param days how the last partition column stands in the keys
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html">Partition
 *     projection with Amazon Athena</a>
 */
record LogTable(String name, Definition definition, List<String> injected, Days days) {

    /** What a table is made of. */
    static final class Builder {

        private final String name;
        private final String description;
        private final List<String> injected = new ArrayList<>();
        private final List<Column> columns = new ArrayList<>();
        private final Map<String, String> parameters = new TreeMap<>();

        Builder(String name, String description) {
            this.name = name;
            this.description = description;
            parameters.put("EXTERNAL", "TRUE");
            parameters.put("projection.enabled", "true");
        }

        Builder columns(List<Column> all) {
            columns.addAll(all);
            return this;
        }

        Builder injected(String... partitions) {
            for (String partition : partitions) {
                injected.add(partition);
                parameters.put("projection.%s.type".formatted(partition), "injected");
            }
            return this;
        }

        /** Where the first line of every file is no record. */
        Builder headed() {
            parameters.put("skip.header.line.count", "1");
            return this;
        }

        /**
         * The table.
         *
         * @param root what all keys begin with, such as {@code s3://bucket/AWSLogs/}
         * @param rest what follows, with the injected columns in braces, such as <code>
         *     ${account}/</code>; the day comes last
         */
        LogTable over(String root, String rest, Format format, Days days, int keptDays) {
            parameters.putAll(days.projected(keptDays));
            parameters.put("storage.location.template", root + rest + "${day}/");
            List<Column> partitions = new ArrayList<>();
            injected.forEach(it -> partitions.add(new Column(it, "string")));
            partitions.add(Days.COLUMN);
            return new LogTable(
                    name,
                    new Definition(description, columns, partitions, root, format, parameters),
                    List.copyOf(injected),
                    days);
        }
    }
}
