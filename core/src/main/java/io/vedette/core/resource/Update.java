package io.vedette.core.resource;

import java.util.List;

/** A resource that exists with differences, on its way to be updated. */
public record Update<S extends Record>(
        Resource<S> resource, S before, List<Difference> differences) {

    public Update {
        differences = List.copyOf(differences);
    }

    /** Whether anything at or below a path differs. */
    public boolean touches(String path) {
        return differences.stream()
                .map(Difference::path)
                .anyMatch(it ->
                        it.equals(path) || it.startsWith(path + ".") || it.startsWith(path + "["));
    }
}
