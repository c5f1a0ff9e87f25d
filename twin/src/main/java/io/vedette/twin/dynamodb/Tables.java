package io.vedette.twin.dynamodb;

import io.vedette.twin.Caller;
import io.vedette.twin.World;
import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of a caller's account and region, by name or ARN. */
final class Tables {

    private static final Pattern ARN =
            Pattern.compile(
                    "arn:aws:dynamodb:([a-z0-9-]+):(\\d{12}):table/([a-zA-Z0-9_.-]{3,255})");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");

    private final World world;
    private final Caller caller;

    Tables(World world, Caller caller) {
        this.world = world;
        this.caller = caller;
    }

    /** The tables, without those that have gone since. */
    NavigableMap<String, StoredTable> all() {
        NavigableMap<String, StoredTable> tables = world.state(TablesState.class, caller).tables;
        tables.values().removeIf(table -> table.gone(world.now()));
        return tables;
    }

    /** A table that is there, in any state. */
    Optional<StoredTable> find(String nameOrArn) {
        String name = name(nameOrArn);
        return Optional.ofNullable(all().get(name));
    }

    StoredTable get(String nameOrArn) {
        return find(nameOrArn).orElseThrow(() -> DynamoDbError.noSuchTable(name(nameOrArn)));
    }

    /** A table whose items can be read and written. */
    StoredTable serving(String nameOrArn) {
        return find(nameOrArn)
                .filter(table -> !table.creating(world.now()) && table.goneFrom == null)
                .orElseThrow(DynamoDbError::noSuchResource);
    }

    /** A table by the ARN that tagging wants. */
    StoredTable byArn(String arn) {
        if (!ARN.matcher(arn).matches()) {
            throw DynamoDbError.invalid(
                    "Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        return all().values().stream()
                .filter(table -> table.arn.equals(arn))
                .findFirst()
                .orElseThrow(DynamoDbError::noSuchResource);
    }

    /** A table that can be changed or deleted now. */
    StoredTable changeable(String nameOrArn) {
        StoredTable table = get(nameOrArn);
        if (table.creating(world.now())) {
            throw DynamoDbError.inUse("created", table.name);
        }
        if (table.goneFrom == null && table.updating(world.now())) {
            throw DynamoDbError.inUse("updated", table.name);
        }
        return table;
    }

    String arn(String name) {
        return "arn:aws:dynamodb:%s:%s:table/%s".formatted(caller.region(), caller.account(), name);
    }

    Items items(StoredTable table) {
        return new Items(world, caller, table);
    }

    Duration delay(String transition, Duration usual) {
        return world.faults().delay("dynamodb." + transition, usual);
    }

    static String name(String nameOrArn) {
        Matcher arn = ARN.matcher(nameOrArn);
        String name = arn.matches() ? arn.group(3) : nameOrArn;
        if (!NAME.matcher(name).matches()) {
            throw DynamoDbError.invalid(
                    "Invalid table/index name.  Table/index names must be between 3 and 255"
                            + " characters long, and may contain only the characters a-z, A-Z, 0-9,"
                            + " '_', '-', and '.'");
        }
        return name;
    }
}
