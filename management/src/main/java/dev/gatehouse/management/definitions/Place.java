package dev.gatehouse.management.definitions;

/** Where in a document something stands, as its author would say it: {@code paths./pets.get.parameters[0]}. */
record Place(String path) {
    static final Place ROOT = new Place("");

    Place member(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name);
    }

    Place item(int index) {
        return new Place(path + "[" + index + "]");
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "The document" : path;
    }
}
