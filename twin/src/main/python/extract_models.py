"""Extracts the input constraints of AWS operations from botocore's service models into the twin's resources.

Usage (from anywhere; needs Python 3.9+ and botocore):

    python3 twin/src/main/python/extract_models.py            # writes the resources
    python3 twin/src/main/python/extract_models.py --check    # exit 1 when a resource is out of date

`operations.txt`, beside this script, lists the operations. For each service one JSON file is written to
twin/src/main/resources/io/vedette/twin/model/SERVICE.json, with sorted keys and nothing that depends on the machine:

    operations   name -> input shape (absent when the input has no constraint at all) and its documented errors
    errors       exception shape -> the code on the wire and the HTTP status
    shapes       name -> type, required members, constrained members, enum, min, max, pattern; each shape once, so
                 that recursive shapes stay finite

A member whose shape bears no constraint, at any depth, is left out: what is absent from a file is unconstrained.
Patterns are copied as AWS wrote them; how they are applied is decided in TextShape.java, and ServiceModelsTest
proves that java.util.regex compiles every one. The newest API version of a service is used.
"""

import gzip
import json
import pathlib
import sys

import botocore

HERE = pathlib.Path(__file__).resolve().parent
LIST = HERE / "operations.txt"
RESOURCES = HERE.parent / "resources" / "io" / "vedette" / "twin" / "model"
NUMBERS = {"integer", "long", "float", "double"}
TEXT = {"string", "character"}


def listed_operations():
    """The list file as {service: [operation, ...]}."""
    services = {}
    for line in LIST.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            service, operation = line.split()
            services.setdefault(service, set()).add(operation)
    return {service: sorted(operations) for service, operations in sorted(services.items())}


def service_model(service):
    """The newest service-2.json of a service."""
    versions = pathlib.Path(botocore.__path__[0], "data", service)
    newest = sorted(versions.glob("*/service-2.json*"))[-1]
    data = newest.read_bytes()
    return json.loads(gzip.decompress(data) if newest.suffix == ".gz" else data)


def limits(shape):
    return {key: shape[key] for key in ("min", "max") if key in shape}


def own_constraints(shape):
    """What a shape itself demands, its members apart."""
    kind = shape["type"]
    if kind in TEXT:
        found = limits(shape)
        found.update({key: shape[key] for key in ("pattern", "enum") if key in shape})
        return found
    if kind in NUMBERS or kind in ("list", "map", "blob"):
        return limits(shape)
    if kind == "structure" and shape.get("required"):
        return {"required": sorted(shape["required"])}
    return {}


def references(shape):
    """The shapes a shape refers to: {role or member name: shape name}."""
    kind = shape["type"]
    if kind == "structure":
        return {name: member["shape"] for name, member in shape.get("members", {}).items()}
    if kind == "list":
        return {"element": shape["member"]["shape"]}
    if kind == "map":
        return {"key": shape["key"]["shape"], "value": shape["value"]["shape"]}
    return {}


def reachable(shapes, roots):
    seen, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(references(shapes[name]).values())
    return seen


def constrained(shapes, names):
    """Those of the names that demand something at any depth: grows until nothing more is found."""
    found = {name for name in names if own_constraints(shapes[name])}
    while True:
        more = {n for n in names - found if found.intersection(references(shapes[n]).values())}
        if not more:
            return found
        found |= more


def compact(shape, kept):
    refs = {role: name for role, name in references(shape).items() if name in kept}
    kind = "number" if shape["type"] in NUMBERS else "string" if shape["type"] in TEXT else shape["type"]
    result = {"type": kind, **own_constraints(shape)}
    if kind == "structure":
        result["members"] = refs
    else:
        result.update(refs)
    return result


def error(shape, name):
    told = shape.get("error", {})
    return {"code": told.get("code", name), "status": told.get("httpStatusCode", 400)}


def extract(service, operations):
    model = service_model(service)
    shapes, known = model["shapes"], model["operations"]
    unknown = [operation for operation in operations if operation not in known]
    if unknown:
        raise SystemExit(f"{service} has no operation {', '.join(unknown)}")
    inputs = {o: known[o]["input"]["shape"] for o in operations if "input" in known[o]}
    kept = constrained(shapes, reachable(shapes, inputs.values()))
    errors = {o: sorted({e["shape"] for e in known[o].get("errors", [])}) for o in operations}
    described = {}
    for operation in operations:
        described[operation] = {"errors": errors[operation]}
        if inputs.get(operation) in kept:
            described[operation]["input"] = inputs[operation]
    # The service's validation exception may be modeled and yet declared by no operation.
    exceptions = {name for name, shape in shapes.items() if shape.get("exception")}
    return {
        "apiVersion": model["metadata"]["apiVersion"],
        "errors": {name: error(shapes[name], name) for name in exceptions},
        "operations": described,
        "service": service,
        "shapes": {name: compact(shapes[name], kept) for name in kept},
    }


def render(model):
    """JSON with an entry a line, so that a difference between two versions can be read."""

    def section(entries):
        lines = [f"{json.dumps(k)}:{json.dumps(entries[k], sort_keys=True, separators=(',', ':'))}" for k in sorted(entries)]
        return "{\n" + ",\n".join(lines) + "\n}"

    parts = [f"{json.dumps(k)}:{section(v) if isinstance(v, dict) else json.dumps(v)}" for k, v in sorted(model.items())]
    return "{" + ",\n".join(parts) + "}\n"


def main(arguments):
    stale = []
    for service, operations in listed_operations().items():
        text = render(extract(service, operations))
        file = RESOURCES / f"{service}.json"
        if file.exists() and file.read_text() == text:
            continue
        stale.append(service)
        if "--check" not in arguments:
            RESOURCES.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    print("changed: " + (", ".join(stale) or "nothing"), file=sys.stderr)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
